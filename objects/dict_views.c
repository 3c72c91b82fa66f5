#include "objects/dict.h"
#include "gc/collect.h"
#include "objects/descr.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/set.h"
#include "objects/tuple.h"

/* dict_views.c -- d.keys(), d.values() and d.items(): windows onto a dict, which show what it holds now.
 *
 * Keys and items are also sets: &, |, -, ^ make a new set, and < <= == and so on compare by content with other sets and
 * views. */

Ref dict_view_new(TypeObj *type, View dict)
{
    DictView *v = (DictView *)alloc_container(type->shape_id, sizeof *v);
    if (!v) return NULL;
    v->dict = ref_keep(dict);
    gc_track(&v->head);
    return &v->head;
}

static bool is_keys(View v) { return type_is_subtype(type_of(v), &dict_keys_type); }
static bool is_items(View v) { return type_is_subtype(type_of(v), &dict_items_type); }
static bool is_set_like(View v) { return is_keys(v) || is_items(v); }

static bool view_length(View self, size_t *out)
{
    *out = as_dict(as_dict_view(self)->dict)->used;
    return true;
}

static Ref keys_iter(View self) { return dict_iter_new(&dict_key_iter_type, as_dict_view(self)->dict); }
static Ref values_iter(View self) { return dict_iter_new(&dict_value_iter_type, as_dict_view(self)->dict); }
static Ref items_iter(View self) { return dict_iter_new(&dict_item_iter_type, as_dict_view(self)->dict); }

static int keys_contains(View self, View key)
{
    View value;
    return dict_find(as_dict_view(self)->dict, key, &value);
}

/* Is (key, value) an entry? */
static int items_contains(View self, View pair)
{
    View value;

    if (!is_tuple(pair) || as_tuple(pair)->len != 2) return 0;
    int found = dict_find(as_dict_view(self)->dict, tuple_at(pair, 0), &value);
    return found == 1 ? item_equal(value, tuple_at(pair, 1)) : found;
}

/* dict_keys([...]) */
static Ref view_repr(View self)
{
    Ref list = NULL, out = NULL;
    int shown = repr_enter(self);
    if (shown) return shown < 0 ? NULL : str_from_text("...");

    if ((list = list_from(self))) out = str_format_c("%T(%R)", self, list);
    repr_leave(self);
    ref_drop(list);
    return out;
}

/* ---- as sets -------------------------------------------------------------------------------------------- */

/* Is every item of a in b? */
static int all_in(View a, View b)
{
    Ref iterator = obj_iter(a), item;
    int inside = 1;

    if (!iterator) return -1;
    while (inside == 1 && (item = obj_next(iterator))) {
        inside = obj_contains(b, item);
        ref_drop(item);
    }
    ref_drop(iterator);
    return inside == 1 && err_pending ? -1 : inside;
}

static Ref view_compare(View a, View b, CompareOp op)
{
    size_t len_a, len_b;
    int holds = 0;

    if (!is_any_set(b) && !is_set_like(b)) return ref_keep(NotImplemented);
    if (!obj_length(a, &len_a) || !obj_length(b, &len_b)) return NULL;
    switch (op) {
    case CMP_EQ:
    case CMP_NE: holds = len_a == len_b ? all_in(a, b) : 0; break;
    case CMP_LT: holds = len_a < len_b ? all_in(a, b) : 0; break;
    case CMP_LE: holds = len_a <= len_b ? all_in(a, b) : 0; break;
    case CMP_GT: holds = len_a > len_b ? all_in(b, a) : 0; break;
    case CMP_GE: holds = len_a >= len_b ? all_in(b, a) : 0; break;
    }
    if (holds < 0) return NULL;
    return bool_ref(op == CMP_NE ? !holds : holds);
}

/* a & b, one of which is a view: those items of the other that the view has. */
static NEW Ref intersection(View a, View b)
{
    View view = is_set_like(a) ? a : b, other = is_set_like(a) ? b : a;
    size_t len_view, len_other;
    Ref out = NULL, iterator = NULL, item;
    bool ok = false;

    if (!obj_length(view, &len_view)) return NULL;
    if (is_any_set(other) && obj_length(other, &len_other) && len_other > len_view) {
        View longer = other;                    /* ask the longer one about each of the shorter one's */
        other = view;
        view = longer;
    }
    if (!(out = set_new()) || !(iterator = obj_iter(other))) goto done;
    for (ok = true; ok && (item = obj_next(iterator));) {
        int inside = obj_contains(view, item);
        ok = inside >= 0 && (!inside || set_add(out, ref_keep(item)));
        ref_drop(item);
    }
    if (err_pending) ok = false;
done:
    ref_drop(iterator);
    if (!ok) ref_clear(&out);
    return out;
}

/* A new set of a, then changed by a method of set. */
static NEW Ref with_method(View a, const char *method, View b)
{
    bool all = is_keys(a) && as_dict_view(a)->dict->shape == SHAPE_DICT;      /* then the room needed is known at once */
    Ref out = set_from(all ? as_dict_view(a)->dict : a), done = out ? obj_call_method(out, method, &b, 1) : NULL;
    if (!done) ref_clear(&out);
    ref_drop(done);
    return out;
}

/* One step of items ^ items: an entry of b either is in `left`, the rest of a, and goes away there, or goes into the result. */
static bool flip_item(View left, View out, View key, Hash hash, View value)
{
    View other;
    int same = dict_find_hashed(left, key, hash, &other);

    if (same == 1) same = item_equal(other, value);
    if (same == 1) return dict_delete(left, key) >= 0;
    Ref pair = same < 0 ? NULL : tuple_of(2, ref_keep(key), ref_keep(value));
    return pair && set_add(out, pair);
}

/* a.items() ^ b.items(). What is in both is never hashed, so it need not be hashable. */
static NEW Ref items_symmetric_difference(View a, View b)
{
    Ref left = dict_copy(as_dict_view(a)->dict), out = set_new(), rest = NULL;
    const DictObj *d = as_dict(as_dict_view(b)->dict);
    bool ok = left && out;

    for (size_t i = 0; ok && i < d->fill; i++) {
        if (!d->entries[i].key) continue;
        Ref key = ref_keep(d->entries[i].key), value = ref_keep(d->entries[i].value);
        ok = flip_item(left, out, key, d->entries[i].hash, value);
        ref_drop(key);
        ref_drop(value);
    }
    ok = ok && (rest = dict_view_new(&dict_items_type, left)) && set_update(out, rest);
    ref_drop(rest);
    ref_drop(left);
    if (!ok) ref_clear(&out);
    return out;
}

static Ref view_binary(View a, View b, BinaryOp op)
{
    switch (op) {
    case BIN_AND: return intersection(a, b);
    case BIN_OR:  return with_method(a, "update", b);
    case BIN_SUB: return with_method(a, "difference_update", b);
    case BIN_XOR:
        if (is_items(a) && is_items(b)) return items_symmetric_difference(a, b);
        return with_method(a, "symmetric_difference_update", b);
    default:      return ref_keep(NotImplemented);
    }
}

static Ref method_isdisjoint(View self, View const *args, size_t n)
{
    (void)n;
    View few = args[0], many = self;
    size_t len_self, len_other;
    bool shared = false;

    if (self == args[0]) return obj_length(self, &len_self) ? bool_ref(len_self == 0) : NULL;
    if (is_any_set(few) || is_set_like(few)) {
        if (!obj_length(self, &len_self) || !obj_length(few, &len_other)) return NULL;
        if (len_other > len_self) {
            few = self;
            many = args[0];
        }
    }
    Ref iterator = obj_iter(few), item;
    if (!iterator) return NULL;
    while (!shared && (item = obj_next(iterator))) {
        int inside = obj_contains(many, item);
        ref_drop(item);
        if (inside < 0) break;
        shared = inside;
    }
    ref_drop(iterator);
    return err_pending ? NULL : bool_ref(!shared);
}

static Ref keys_reversed(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_iter_new(&dict_reverse_key_iter_type, as_dict_view(self)->dict);
}

static Ref values_reversed(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_iter_new(&dict_reverse_value_iter_type, as_dict_view(self)->dict);
}

static Ref items_reversed(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_iter_new(&dict_reverse_item_iter_type, as_dict_view(self)->dict);
}

static Ref get_mapping(View self) { return mappingproxy_new(as_dict_view(self)->dict); }

/* ---- life and death ------------------------------------------------------------------------------------- */

static void view_traverse(View self, Visit visit, void *arg)
{
    if (as_dict_view(self)->dict) visit(as_dict_view(self)->dict, arg);
}

/* Only when it dies: a view without its dict must never be seen, and the collector can break a cycle in the dict. */
static void view_clear(Ref self)
{
    if (!self->refs) ref_clear(&as_dict_view(self)->dict);
}

static void view_free(Ref self) { heap_free(self, sizeof(DictView)); }

#define SET_METHODS \
    NATIVE("isdisjoint", method_isdisjoint, 1, 1, "Return True if the view and the given iterable have a null intersection.")

static const NativeDef keys_methods[] = {
    SET_METHODS,
    NATIVE("__reversed__", keys_reversed, 0, 0, "Return a reverse iterator over the dict keys."),
    {0}
};

static const NativeDef values_methods[] = {
    NATIVE("__reversed__", values_reversed, 0, 0, "Return a reverse iterator over the dict values."),
    {0}
};

static const NativeDef items_methods[] = {
    SET_METHODS,
    NATIVE("__reversed__", items_reversed, 0, 0, "Return a reverse iterator over the dict items."),
    {0}
};

static const GetSetDef view_getset[] = {
    { "mapping", get_mapping, NULL, "dictionary that this view refers to" },
    {0}
};

#define DICT_VIEW_TYPE(text) \
    TYPE_HEAD(text, 0, DictView), \
    .shape.traverse = view_traverse, .shape.clear = view_clear, .shape.free = view_free, .shape.is_container = true, \
    .repr = view_repr, .length = view_length, .getset = view_getset

TypeObj dict_keys_type = {
    DICT_VIEW_TYPE("dict_keys"),
    .iter = keys_iter, .contains = keys_contains, .compare = view_compare, .hash = hash_refuse, .binary = view_binary,
    .methods = keys_methods,
};

TypeObj dict_values_type = {
    DICT_VIEW_TYPE("dict_values"),
    .iter = values_iter, .methods = values_methods,
};

TypeObj dict_items_type = {
    DICT_VIEW_TYPE("dict_items"),
    .iter = items_iter, .contains = items_contains, .compare = view_compare, .hash = hash_refuse, .binary = view_binary,
    .methods = items_methods,
};
