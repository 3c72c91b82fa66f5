/* structseq.c -- tuples whose items have names too: the fields are members at the places of the items. */
#include "objects/structseq.h"

#include <assert.h>
#include <stdarg.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/str.h"

enum { MAX_TYPES = 64 };
static struct { TypeObj *type; size_t visible /* items; 0: all fields are items */; } ready[MAX_TYPES];
static size_t ready_count;

bool structseq_ready(TypeObj *type) { return structseq_ready_hidden(type, 0); }

void structseq_shutdown(void)
{
    while (ready_count > 0) type_unready(ready[--ready_count].type);
}

/* The built-in type behind a class derived from it. */
static const TypeObj *static_type(const TypeObj *type)
{
    while (type->flags & TYPE_HEAP) type = type->base;
    return type;
}

static size_t place_of(const MemberDef *field) { return (field->offset - offsetof(TupleObj, items)) / sizeof(Ref); }

/* Items and hidden fields together. */
static size_t total_fields(const TypeObj *type)
{
    size_t total = 0;
    for (const MemberDef *m = static_type(type)->members; m->name; m++)
        if (place_of(m) >= total) total = place_of(m) + 1;
    return total;
}

static size_t visible_fields(const TypeObj *type)
{
    type = static_type(type);
    for (size_t i = 0; i < ready_count; i++)
        if (ready[i].type == type && ready[i].visible) return ready[i].visible;
    return total_fields(type);
}

/* T.n_fields and its kin, and T.__match_args__. */
static bool add_counts(TypeObj *type)
{
    size_t total = total_fields(type), visible = visible_fields(type), named = 0;
    while (type->members[named].name) named++;
    Ref names = tuple_sized(visible < named ? visible : named);
    for (size_t i = 0; names && i < as_tuple(names)->len; i++)
        if (!(as_tuple(names)->items[i] = str_interned(type->members[i].name))) ref_clear(&names);
    return names && dict_set_text(type->dict, "__match_args__", names)
        && dict_set_text(type->dict, "n_fields", int_new((int64_t)total))
        && dict_set_text(type->dict, "n_sequence_fields", int_new((int64_t)visible))
        && dict_set_text(type->dict, "n_unnamed_fields", int_new((int64_t)(total - named)));
}

bool structseq_ready_hidden(TypeObj *type, size_t visible)
{
    if (type->flags & TYPE_READY) return true;
    assert(ready_count < MAX_TYPES);
    ready[ready_count].type = type;
    ready[ready_count++].visible = visible;
    return type_ready(type) && add_counts(type);
}

void structseq_traverse(View self, Visit visit, void *arg)
{
    size_t total = total_fields(type_of(self));
    for (size_t i = 0; i < total; i++)
        if (as_tuple(self)->items[i]) visit(as_tuple(self)->items[i], arg);
}

void structseq_clear(Ref self)
{
    for (size_t i = total_fields(type_of(self)); i-- > 0; ) ref_clear(&as_tuple(self)->items[i]);
}

void structseq_free(Ref self) { type_free_var(self, total_fields(type_of(self)) * sizeof(Ref)); }

Ref structseq_from(TypeObj *type, Ref *values)
{
    size_t total = total_fields(type);
    bool whole = true;
    Ref own = type_alloc(type, total * sizeof(Ref));
    for (size_t i = 0; i < total; i++) {
        whole &= values[i] != NULL;
        if (own) as_tuple(own)->items[i] = values[i];
        else ref_drop(values[i]);
    }
    if (!own) return NULL;
    as_tuple(own)->len = visible_fields(type);
    if (!whole) ref_clear(&own);
    else if (!(type->flags & TYPE_HEAP)) gc_track(own);
    return own;
}

Ref structseq_of(TypeObj *type, size_t n, ...)
{
    va_list args;
    bool whole = true;
    Ref own = structseq_ready(type) ? type_alloc(type, n * sizeof(Ref)) : NULL;
    if (own) as_tuple(own)->len = n;

    va_start(args, n);
    for (size_t i = 0; i < n; i++) {
        Ref item = va_arg(args, Ref);
        if (!item) whole = false;
        if (own) as_tuple(own)->items[i] = item;
        else ref_drop(item);
    }
    va_end(args);
    if (own && whole) gc_track(own);
    else ref_clear(&own);
    return own;
}

Ref structseq_refuse_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return err_raise(&exc_TypeError, "cannot create '%N' instances", type);
}

/* The hidden fields that a longer sequence gives, or else the dict; None where neither does. */
static Ref hidden_field(const TypeObj *type, size_t place, View items, View dict)
{
    if (place < as_tuple(items)->len) return ref_keep(tuple_at(items, place));
    for (const MemberDef *m = static_type(type)->members; dict && m->name; m++)
        if (place_of(m) == place) {
            View value = dict_get_text(dict, m->name);
            if (value) return ref_keep(value);
        }
    return ref_keep(None);
}

Ref structseq_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    size_t visible = visible_fields(type), total = total_fields(type);
    View out[2];
    if (!args_bind("structseq", "sequence, dict=", args, n, kwnames, out)) return NULL;
    if (!type_of(out[0])->iter && !type_of(out[0])->get_item) return err_raise(&exc_TypeError, "constructor requires a sequence");
    if (out[1] && !is_dict(out[1])) return err_raise(&exc_TypeError, "%N() takes a dict as second arg, if any", type);
    Ref items = tuple_from(out[0]), own = NULL;
    if (!items) return NULL;
    size_t len = as_tuple(items)->len;
    if (len < visible || len > total) {
        const char *bound = visible == total ? "a" : len < visible ? "an at least" : "an at most";
        err_raise(&exc_TypeError, "%N() takes %s %zu-sequence (%zu-sequence given)", type, bound, len < visible ? visible : total, len);
    }
    else if ((own = type_alloc(type, total * sizeof(Ref)))) {
        as_tuple(own)->len = visible;
        for (size_t i = 0; i < total; i++) as_tuple(own)->items[i] = hidden_field(type, i, items, out[1]);
        if (!(type->flags & TYPE_HEAP)) gc_track(own);
    }
    ref_drop(items);
    return own;
}

/* (type, ((items), {hidden fields})): what copy and pickle make it from again. */
static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    size_t visible = as_tuple(self)->len;
    Ref dict = dict_new(), items = tuple_from_array(as_views(as_tuple(self)->items), visible);
    bool ok = dict && items;
    for (const MemberDef *m = static_type(type_of(self))->members; ok && m->name; m++)
        if (place_of(m) >= visible) ok = dict_set_text(dict, m->name, ref_keep(as_tuple(self)->items[place_of(m)]));
    if (ok) return tuple_of(2, ref_keep(&type_of(self)->head), tuple_of(2, items, dict));
    ref_drop(dict);
    ref_drop(items);
    return NULL;
}

const NativeDef structseq_methods[] = { NATIVE("__reduce__", method_reduce, 0, 0, NULL), {0} };

Ref structseq_repr(View self)
{
    StrBuilder b = STR_BUILDER;
    const TypeObj *type = type_of(self);
    bool ok = str_add_text(&b, type->name) && str_add_char(&b, '(');
    type = static_type(type);
    for (size_t i = 0; ok && i < as_tuple(self)->len; i++) {
        Ref shown = obj_repr(tuple_at(self, i));
        ok = shown && (i == 0 || str_add_text(&b, ", ")) && str_add_text(&b, type->members[i].name) && str_add_char(&b, '=')
          && str_add_str(&b, shown);
        ref_drop(shown);
    }
    if (ok && str_add_char(&b, ')')) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}
