/* _operator_getters.c -- itemgetter, attrgetter, methodcaller: functions that fetch something from their argument.
 *
 *     itemgetter(1)(r)            r[1]
 *     attrgetter('a.b', 'c')(r)   (r.a.b, r.c)
 *     methodcaller('f', 1)(r)     r.f(1)
 */
#include "gc/collect.h"
#include "modules/_operator_parts.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* `wanted` is a tuple: the keys of an itemgetter, the names of an attrgetter, a methodcaller's arguments. */
typedef struct {
    Obj head;
    Ref wanted;
    Ref paths;                  /* attrgetter: for each name with dots a tuple of its parts, else the name; methodcaller: the name */
    Ref keywords;               /* methodcaller: names of the last arguments, or NULL */
} Getter;

static Getter *as_getter(View v) { return (Getter *)(uintptr_t)v; }

static void getter_traverse(View self, Visit visit, void *arg)
{
    const Getter *g = as_getter(self);
    if (g->wanted) visit(g->wanted, arg);
    if (g->paths) visit(g->paths, arg);
    if (g->keywords) visit(g->keywords, arg);
}

static void getter_clear(Ref self)
{
    Getter *g = as_getter(self);
    ref_clear(&g->wanted);
    ref_clear(&g->paths);
    ref_clear(&g->keywords);
}

/* Consumes all three. */
static NEW Ref getter_new(TypeObj *type, Ref wanted, Ref paths, Ref keywords)
{
    Getter *g = wanted && !err_pending ? (Getter *)type_alloc(type, 0) : NULL;
    if (!g) {
        ref_drop(wanted);
        ref_drop(paths);
        ref_drop(keywords);
        return NULL;
    }
    g->wanted = wanted;
    g->paths = paths;
    g->keywords = keywords;
    gc_track(&g->head);
    return &g->head;
}

/* One result for one thing wanted, a tuple for several. */
static NEW Ref fetch_all(View wanted, View from, Ref (*fetch)(View from, View what))
{
    size_t n = as_tuple(wanted)->len;
    if (n == 1) return fetch(from, tuple_at(wanted, 0));
    Ref all = tuple_sized(n);
    for (size_t i = 0; i < n && all; i++)
        if (!(as_tuple(all)->items[i] = fetch(from, tuple_at(wanted, i)))) ref_clear(&all);
    if (all) gc_track(all);
    return all;
}

/* ---- as seen ------------------------------------------------------------------------------------------------ */

static bool add_value(StrBuilder *out, View value, bool *more)
{
    Ref text = obj_repr(value);
    bool ok = text && (!*more || str_add_text(out, ", ")) && str_add_str(out, text);
    *more = true;
    ref_drop(text);
    return ok;
}

static Ref show(const Getter *g)
{
    StrBuilder out = STR_BUILDER;
    bool more = false;
    size_t words = g->keywords ? as_tuple(g->keywords)->len : 0, n = as_tuple(g->wanted)->len - words;
    bool ok = str_add_text(&out, type_of(&g->head)->name) && str_add_char(&out, '(');
    if (type_of(&g->head) == &methodcaller_type) ok = ok && add_value(&out, g->paths, &more);
    for (size_t i = 0; ok && i < n; i++) ok = add_value(&out, tuple_at(g->wanted, i), &more);
    for (size_t i = 0; ok && i < words; i++) {
        ok = (!more || str_add_text(&out, ", ")) && str_add_str(&out, tuple_at(g->keywords, i)) && str_add_char(&out, '=');
        more = false;
        ok = ok && add_value(&out, tuple_at(g->wanted, n + i), &more);
    }
    if (ok && str_add_char(&out, ')')) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

static Ref getter_repr(View self)
{
    int entered = repr_enter(self);
    if (entered) return entered > 0 ? str_format_c("%s(...)", type_of(self)->name) : NULL;
    Ref text = show(as_getter(self));
    repr_leave(self);
    return text;
}

static Ref getter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(2, ref_keep(&type_of(self)->head), ref_keep(as_getter(self)->wanted));
}

static const NativeDef getter_methods[] = {
    NATIVE("__reduce__", getter_reduce, 0, 0, "Return state information for pickling"),
    {0}
};

#define GETTER(type_name) \
    TYPE_HEAD("operator." type_name, 0, Getter), .module = "operator", \
    .shape.traverse = getter_traverse, .shape.clear = getter_clear, .shape.free = type_free, .shape.is_container = true, \
    .repr = getter_repr

/* ---- itemgetter --------------------------------------------------------------------------------------------- */

static Ref itemgetter_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (!args_positional("itemgetter", n, kwnames, 1, SIZE_MAX)) {
        if (n == 0 && (!kwnames || as_tuple(kwnames)->len == 0)) {
            err_clear();
            args_positional("itemgetter", n, NULL, 1, 1);
        }
        return NULL;
    }
    return getter_new(type, tuple_from_array(args, n), NULL, NULL);
}

static Ref fetch_item(View from, View key)
{
    if (from->shape == SHAPE_TUPLE && key->shape == SHAPE_INT) {
        int64_t at = box_int(key), len = (int64_t)as_tuple(from)->len;
        if (at >= 0 && at < len) return ref_keep(tuple_at(from, (size_t)at));
    }
    return obj_get_item(from, key);
}

static Ref itemgetter_call(View self, View const *args, size_t n, View kwnames)
{
    if (!args_positional("itemgetter", n, kwnames, 1, 1)) return NULL;
    return fetch_all(as_getter(self)->wanted, args[0], fetch_item);
}

TypeObj itemgetter_type = {
    GETTER("itemgetter"), .new = itemgetter_make, .call = itemgetter_call, .methods = getter_methods,
    .doc = "itemgetter(item, ...) --> itemgetter object\n\nA function that fetches items: after f = itemgetter(2), f(r) is r[2]; "
           "after g = itemgetter(2, 5, 3), g(r) is (r[2], r[5], r[3]).",
};

/* ---- attrgetter --------------------------------------------------------------------------------------------- */

/* 'a.b.c' as ('a', 'b', 'c'), interned; a name without dots as it stands. */
static NEW Ref path_of(View name)
{
    size_t dots = 0, start = 0, part = 0, len = as_str(name)->len;
    for (size_t i = 0; i < len; i++) dots += str_at(name, i) == '.';
    if (dots == 0) {
        Ref own = str_slice(name, 0, len);
        if (own) str_intern(&own);
        return own;
    }
    Ref parts = tuple_sized(dots + 1);
    for (size_t i = 0; i <= len && parts; i++) {
        if (i < len && str_at(name, i) != '.') continue;
        Ref own = str_slice(name, start, i);
        if (own) str_intern(&own);
        as_tuple(parts)->items[part++] = own;
        start = i + 1;
        if (!own) ref_clear(&parts);
    }
    if (parts) gc_track(parts);
    return parts;
}

static Ref attrgetter_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (!args_positional("attrgetter", n, kwnames, n ? 0 : 1, n ? SIZE_MAX : 1)) return NULL;
    for (size_t i = 0; i < n; i++)
        if (!is_str(args[i])) return err_raise(&exc_TypeError, "attribute name must be a string");
    Ref paths = tuple_sized(n);
    for (size_t i = 0; i < n && paths; i++)
        if (!(as_tuple(paths)->items[i] = path_of(args[i]))) ref_clear(&paths);
    if (!paths) return NULL;
    gc_track(paths);
    return getter_new(type, tuple_from_array(args, n), paths, NULL);
}

static Ref fetch_attribute(View from, View path)
{
    if (!is_tuple(path)) return obj_get_attr(from, path);
    Ref at = ref_keep(from);
    for (size_t i = 0; i < as_tuple(path)->len && at; i++) ref_set(&at, obj_get_attr(at, tuple_at(path, i)));
    return at;
}

static Ref attrgetter_call(View self, View const *args, size_t n, View kwnames)
{
    if (!args_positional("attrgetter", n, kwnames, 1, 1)) return NULL;
    return fetch_all(as_getter(self)->paths, args[0], fetch_attribute);
}

TypeObj attrgetter_type = {
    GETTER("attrgetter"), .new = attrgetter_make, .call = attrgetter_call, .methods = getter_methods,
    .doc = "attrgetter(attr, ...) --> attrgetter object\n\nA function that fetches attributes: after f = attrgetter('name'), f(r) is r.name; "
           "after g = attrgetter('name', 'date'), g(r) is (r.name, r.date); after h = attrgetter('name.first'), h(r) is r.name.first.",
};

/* ---- methodcaller ------------------------------------------------------------------------------------------- */

static Ref methodcaller_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (n < 1) return err_raise(&exc_TypeError, "methodcaller needs at least one argument, the method name");
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "method name must be a string");
    size_t words = kwnames ? as_tuple(kwnames)->len : 0;
    Ref name = str_slice(args[0], 0, as_str(args[0])->len);
    if (!name) return NULL;
    str_intern(&name);
    return getter_new(type, tuple_from_array(args + 1, n - 1 + words), name, words ? ref_keep(kwnames) : NULL);
}

static Ref methodcaller_call(View self, View const *args, size_t n, View kwnames)
{
    const Getter *g = as_getter(self);
    if (!args_positional("methodcaller", n, kwnames, 1, 1)) return NULL;
    Ref method = obj_get_attr(args[0], g->paths);
    if (!method) return NULL;
    size_t words = g->keywords ? as_tuple(g->keywords)->len : 0;
    Ref result = obj_call(method, as_views(as_tuple(g->wanted)->items), as_tuple(g->wanted)->len - words, g->keywords);
    ref_drop(method);
    return result;
}

/* Keywords cannot be given in a pickle's call, so functools.partial carries them. */
static NEW Ref maker_with_keywords(View self, size_t n, size_t words)
{
    const Getter *g = as_getter(self);
    Ref functools = object_import("functools"), partial = functools ? obj_get_attr_text(functools, "partial") : NULL, maker = NULL;
    View *values = partial ? alloc_bytes((2 + words) * sizeof *values) : NULL;
    if (values) {
        values[0] = &type_of(self)->head;
        values[1] = g->paths;
        for (size_t i = 0; i < words; i++) values[2 + i] = tuple_at(g->wanted, n + i);
        maker = obj_call(partial, values, 2, g->keywords);
    }
    mem_free(values);
    ref_drop(functools);
    ref_drop(partial);
    return maker;
}

static Ref methodcaller_reduce(View self, View const *args, size_t count)
{
    (void)args, (void)count;
    const Getter *g = as_getter(self);
    size_t words = g->keywords ? as_tuple(g->keywords)->len : 0, n = as_tuple(g->wanted)->len - words;
    if (words) return tuple_of(2, maker_with_keywords(self, n, words), tuple_from_array(as_views(as_tuple(g->wanted)->items), n));
    Ref all = tuple_sized(n + 1);
    if (!all) return NULL;
    as_tuple(all)->items[0] = ref_keep(g->paths);
    for (size_t i = 0; i < n; i++) as_tuple(all)->items[i + 1] = ref_keep(tuple_at(g->wanted, i));
    gc_track(all);
    return tuple_of(2, ref_keep(&type_of(self)->head), all);
}

static const NativeDef methodcaller_methods[] = {
    NATIVE("__reduce__", methodcaller_reduce, 0, 0, "Return state information for pickling"),
    {0}
};

TypeObj methodcaller_type = {
    GETTER("methodcaller"), .new = methodcaller_make, .call = methodcaller_call, .methods = methodcaller_methods,
    .doc = "methodcaller(name, ...) --> methodcaller object\n\nA function that calls a method: after f = methodcaller('name'), f(r) is "
           "r.name(); after g = methodcaller('name', 'date', foo=1), g(r) is r.name('date', foo=1).",
};
