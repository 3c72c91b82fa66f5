/* _functools_partial.c -- partial: a function with some of its arguments given. */
#include "gc/collect.h"
#include "modules/_functools_parts.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/instance.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/union.h"

typedef struct {
    Obj head;
    Ref function, args /* tuple */, keywords /* dict */, dict /* __dict__, or NULL */;
    Ref names;                  /* the keys of `keywords` as a tuple, as calls need them, or NULL */
    uint32_t names_version;     /* dict_keys_version(keywords) when they were put together */
} Partial;

static Partial *as_partial(View v) { return (Partial *)(uintptr_t)v; }

static Ref partial_call(View self, View const *args, size_t n, View kwnames);

static NEW Ref joined(View const *a, size_t na, View const *b, size_t nb)
{
    Ref all = tuple_sized(na + nb);
    if (!all || na + nb == 0) return all;
    for (size_t i = 0; i < na; i++) as_tuple(all)->items[i] = ref_keep(a[i]);
    for (size_t i = 0; i < nb; i++) as_tuple(all)->items[na + i] = ref_keep(b[i]);
    gc_track(all);
    return all;
}

static bool add_keywords(View dict, View const *values, View kwnames)
{
    for (size_t i = 0; kwnames && i < as_tuple(kwnames)->len; i++)
        if (!dict_set(dict, ref_keep(tuple_at(kwnames, i)), ref_keep(values[i]))) return false;
    return true;
}

/* partial(partial(f, 1), 2) is partial(f, 1, 2), unless attributes were set on the inner one. */
static Ref partial_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (n < 1) return err_raise(&exc_TypeError, "type 'partial' takes at least one argument");
    View function = args[0], inner = NULL;
    if (!obj_is_callable(function)) return err_raise(&exc_TypeError, "the first argument must be callable");
    if (type_of(function)->call == partial_call && !as_partial(function)->dict) {
        inner = function;
        function = as_partial(inner)->function;
    }
    View given = inner ? as_partial(inner)->args : tuple_empty;
    Ref all = joined(as_views(as_tuple(given)->items), as_tuple(given)->len, args + 1, n - 1);
    Ref keywords = !all ? NULL : inner ? dict_copy(as_partial(inner)->keywords) : dict_new();
    Partial *p = keywords && add_keywords(keywords, args + n, kwnames) ? (Partial *)type_alloc(type, 0) : NULL;
    if (!p) {
        ref_drop(all);
        ref_drop(keywords);
        return NULL;
    }
    p->function = ref_keep(function);
    p->args = all;
    p->keywords = keywords;
    gc_track(&p->head);
    return &p->head;
}

/* ---- the call ----------------------------------------------------------------------------------------------- */

/* The names of the stored keywords, kept from call to call as long as they stay the same. Borrowed from the partial. */
static View stored_names(Partial *p)
{
    uint32_t version = dict_keys_version(p->keywords);
    if (p->names && version && p->names_version == version) return p->names;
    size_t at = 0, n = 0;
    View key, value;
    Ref names = tuple_sized(as_dict(p->keywords)->used);
    if (!names) return NULL;
    while (dict_next(p->keywords, &at, &key, &value)) {
        if (!is_str(key)) {
            ref_drop(names);
            return err_raise(&exc_TypeError, "keywords must be strings");
        }
        as_tuple(names)->items[n++] = ref_keep(key);
    }
    gc_track(names);
    p->names_version = version;
    ref_set(&p->names, names);
    return names;
}

/* Arguments being put together: a few in place, more in a block. All are kept until the call has ended. */
enum { FEW = 12 };
typedef struct { Ref few[FEW], *all; size_t n; } Arguments;

static bool arguments_start(Arguments *a, size_t room)
{
    a->n = 0;
    a->all = a->few;
    return room <= FEW || (a->all = alloc_bytes(room * sizeof *a->all)) != NULL;
}

static void arguments_add(Arguments *a, View const *values, size_t n)
{
    for (size_t i = 0; i < n; i++) a->all[a->n++] = ref_keep(values[i]);
}

static void arguments_end(Arguments *a)
{
    while (a->n > 0) ref_drop(a->all[--a->n]);
    if (a->all != a->few) mem_free(a->all);
}

/* Keywords on both sides: those of the call replace stored ones in their places, new ones follow. */
static NEW Ref call_merged(View function, Arguments *a, size_t positional, Ref merged)
{
    size_t at = 0, n = 0;
    View key, value;
    Ref names = tuple_sized(as_dict(merged)->used);
    if (!names) return NULL;
    while (dict_next(merged, &at, &key, &value)) {
        as_tuple(names)->items[n++] = ref_keep(key);
        arguments_add(a, &value, 1);
    }
    gc_track(names);
    Ref result = obj_call(function, as_views(a->all), positional, names);
    ref_drop(names);
    return result;
}

static Ref partial_call(View self, View const *args, size_t n, View kwnames)
{
    Partial *p = as_partial(self);
    if (!p->keywords) return err_raise(&exc_TypeError, "this partial has been cleared");      /* in garbage, by a __del__ */
    size_t stored = as_tuple(p->args)->len, given = kwnames ? as_tuple(kwnames)->len : 0, kept = as_dict(p->keywords)->used;
    Arguments a;
    Ref result = NULL, merged = NULL;

    if (stored == 0 && kept == 0) {
        Ref function = ref_keep(p->function);
        result = obj_call(function, args, n, kwnames);
        ref_drop(function);
        return result;
    }
    if (!arguments_start(&a, stored + n + kept + given)) return NULL;
    arguments_add(&a, as_views(as_tuple(p->args)->items), stored);
    arguments_add(&a, args, n);
    Ref function = ref_keep(p->function), names = NULL;
    if (kept == 0) {
        arguments_add(&a, args + n, given);
        result = obj_call(function, as_views(a.all), stored + n, kwnames);
    } else if (given == 0) {
        size_t at = 0;
        View key, value, found = stored_names(p);
        if (!found) goto done;
        names = ref_keep(found);
        while (dict_next(p->keywords, &at, &key, &value)) arguments_add(&a, &value, 1);
        result = obj_call(function, as_views(a.all), stored + n, names);
    } else if (stored_names(p) && (merged = dict_copy(p->keywords)) && add_keywords(merged, args + n, kwnames)) {
        result = call_merged(function, &a, stored + n, merged);
    }
done:
    arguments_end(&a);
    ref_drop(merged);
    ref_drop(names);
    ref_drop(function);
    return result;
}

/* ---- as seen ------------------------------------------------------------------------------------------------ */

static bool add_value(StrBuilder *out, View value)
{
    Ref text = obj_repr(value);
    bool ok = text && str_add_str(out, text);
    ref_drop(text);
    return ok;
}

static bool add_key(StrBuilder *out, View key)
{
    Ref text = obj_str(key);
    bool ok = text && str_add_text(out, ", ") && str_add_str(out, text) && str_add_text(out, "=");
    ref_drop(text);
    return ok;
}

static Ref show(const Partial *p)
{
    StrBuilder out = STR_BUILDER;
    Ref args = ref_keep(p->args), keywords = dict_copy(p->keywords);     /* a repr may run anything */
    bool ok = keywords && str_add_text(&out, type_of(&p->head)->name) && str_add_char(&out, '(') && add_value(&out, p->function);
    for (size_t i = 0; ok && i < as_tuple(args)->len; i++) ok = str_add_text(&out, ", ") && add_value(&out, tuple_at(args, i));
    size_t at = 0;
    View key, value;
    while (ok && dict_next(keywords, &at, &key, &value)) ok = add_key(&out, key) && add_value(&out, value);
    ok = ok && str_add_char(&out, ')');
    ref_drop(args);
    ref_drop(keywords);
    if (ok) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

static Ref partial_repr(View self)
{
    int entered = repr_enter(self);
    if (entered) return entered > 0 ? str_from_text("...") : NULL;
    Ref text = show(as_partial(self));
    repr_leave(self);
    return text;
}

static Ref partial_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Partial *p = as_partial(self);
    return tuple_of(3, ref_keep(&type_of(self)->head), tuple_of(1, ref_keep(p->function)),
                    tuple_of(4, ref_keep(p->function), ref_keep(p->args), ref_keep(p->keywords), ref_keep(p->dict ? p->dict : None)));
}

static Ref partial_setstate(View self, View const *args, size_t n)
{
    (void)n;
    Partial *p = as_partial(self);
    View state = args[0];
    bool right = is_tuple(state) && as_tuple(state)->len == 4 && obj_is_callable(tuple_at(state, 0)) && is_tuple(tuple_at(state, 1))
              && (tuple_at(state, 2) == None || is_dict(tuple_at(state, 2)));
    if (!right) return err_raise(&exc_TypeError, "invalid partial state");
    View own_dict = tuple_at(state, 3), given = tuple_at(state, 1), words = tuple_at(state, 2);
    Ref all = given->shape == SHAPE_TUPLE ? ref_keep(given) : tuple_from(given);
    Ref keywords = !all ? NULL : words == None ? dict_new() : words->shape == SHAPE_DICT ? ref_keep(words) : dict_copy(words);
    if (!keywords) {
        ref_drop(all);
        return NULL;
    }
    ref_set(&p->function, ref_keep(tuple_at(state, 0)));
    ref_set(&p->args, all);
    ref_clear(&p->names);
    ref_set(&p->keywords, keywords);
    ref_set(&p->dict, own_dict == None ? NULL : ref_keep(own_dict));
    return ref_keep(None);
}

static void partial_traverse(View self, Visit visit, void *arg)
{
    const Partial *p = as_partial(self);
    if (p->function) visit(p->function, arg);
    if (p->args) visit(p->args, arg);
    if (p->keywords) visit(p->keywords, arg);
    if (p->dict) visit(p->dict, arg);
    if (p->names) visit(p->names, arg);
}

static void partial_clear(Ref self)
{
    Partial *p = as_partial(self);
    ref_clear(&p->names);
    ref_clear(&p->dict);
    ref_clear(&p->function);
    ref_clear(&p->args);
    ref_clear(&p->keywords);
}

static Ref get_dict(View self) { return instance_dict(self); }

static bool set_dict(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "cannot delete __dict__");
    if (!is_dict(value)) return err_false(&exc_TypeError, "__dict__ must be set to a dictionary, not a '%T'", value);
    ref_set(&as_partial(self)->dict, ref_keep(value));
    return true;
}

static const NativeDef partial_methods[] = {
    NATIVE("__reduce__", partial_reduce, 0, 0, NULL),
    NATIVE("__setstate__", partial_setstate, 1, 1, NULL),
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585"),
    {0}
};
static const MemberDef partial_members[] = {
    {"func", offsetof(Partial, function), true, "function object to use in future partial calls"},
    {"args", offsetof(Partial, args), true, "tuple of arguments to future partial calls"},
    {"keywords", offsetof(Partial, keywords), true, "dictionary of keyword arguments to future partial calls"},
    {0}
};
static const GetSetDef partial_getset[] = { {"__dict__", get_dict, set_dict, NULL}, {0} };

TypeObj partial_type = {
    TYPE_HEAD("functools.partial", 0, Partial), .module = "functools", .flags = TYPE_BASE | TYPE_WEAKREF,
    .shape.dict_at = offsetof(Partial, dict), .shape.traverse = partial_traverse, .shape.clear = partial_clear,
    .shape.free = type_free, .shape.is_container = true,
    .doc = "partial(func, *args, **keywords) - func, with these arguments given before those of the call.",
    .new = partial_make, .call = partial_call, .repr = partial_repr,
    .methods = partial_methods, .members = partial_members, .getset = partial_getset,
};
