/* _collections_ordered.c -- collections.OrderedDict: a dict whose order can be changed.
 *
 * Every dict keeps its entries in order (objects/dict.c). What is added here: entries can be moved to either end, two of
 * these dicts are equal only in the same order, and a loop notices every change of keys or order, by counting them.
 *
 *      entries   [   |   | b | (deleted) | d | a ]         first 2: what lies before it is empty
 *
 * `first` spares popitem(last=False) and next(iter(d)) the way past what was taken off the front. It is only a hint: a
 * table that has been built anew begins with an entry at 0. */
#include "gc/collect.h"
#include "modules/_collections_parts.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"

typedef struct { DictObj dict; size_t first, changes; Ref attributes; } OrderedDict;

static OrderedDict *as_ordered(View v) { return (OrderedDict *)(uintptr_t)v; }
static bool is_ordered(View v) { return type_is_subtype(type_of(v), &ordered_dict_type); }
static bool is_exact(View v) { return type_of(v) == &ordered_dict_type; }

enum { NOWHERE = -1 };

static ptrdiff_t next_place(const DictObj *d, size_t from)
{
    for (size_t i = from; i < d->fill; i++)
        if (d->entries[i].key) return (ptrdiff_t)i;
    return NOWHERE;
}

static ptrdiff_t previous_place(const DictObj *d, size_t before)
{
    for (size_t i = before < d->fill ? before : d->fill; i-- > 0; )
        if (d->entries[i].key) return (ptrdiff_t)i;
    return NOWHERE;
}

static ptrdiff_t first_place(View self)
{
    OrderedDict *o = as_ordered(self);
    const DictObj *d = &o->dict;
    if (o->first > d->fill || (d->fill && d->entries[0].key)) o->first = 0;
    ptrdiff_t place = next_place(d, o->first);
    if (place >= 0) o->first = (size_t)place;
    return place;
}

static ptrdiff_t last_place(View self) { return previous_place(as_dict(self), SIZE_MAX); }

/* ---- entries -------------------------------------------------------------------------------------------- */

static bool ordered_set_item(View self, View key, View value)
{
    size_t used = as_dict(self)->used;
    if (!dict_type.set_item(self, key, value)) return false;
    if (used != as_dict(self)->used) as_ordered(self)->changes++;
    return true;
}

/* The entry at that place, taken out: the key is consumed, the value is the answer. */
static Ref take_value(View self, size_t place)
{
    Ref key, value;
    dict_delete_at(self, place, &key, &value);
    as_ordered(self)->changes++;
    ref_drop(key);
    return value;
}

static Ref method_pop(View self, View const *args, size_t n)
{
    (void)n;
    Hash hash;
    if (!key_hash(args[0], &hash)) return NULL;
    ptrdiff_t place = dict_lookup(self, args[0], hash);
    if (place >= 0) return take_value(self, (size_t)place);
    if (err_pending) return NULL;
    return args[1] ? ref_keep(args[1]) : err_raise_value(&exc_KeyError, ref_keep(args[0]));
}

static Ref method_popitem(View self, View const *args, size_t n)
{
    (void)n;
    Ref key, value;
    int last = args[0] ? obj_truth(args[0]) : 1;
    if (last < 0) return NULL;
    if (as_dict(self)->used == 0) return err_raise(&exc_KeyError, "dictionary is empty");
    if (!last) dict_delete_at(self, (size_t)first_place(self), &key, &value);
    else if (!dict_pop_last(self, &key, &value)) return NULL;
    as_ordered(self)->changes++;
    return tuple_of(2, key, value);
}

static Ref method_move_to_end(View self, View const *args, size_t n)
{
    (void)n;
    Hash hash;
    int last = args[1] ? obj_truth(args[1]) : 1;
    if (last < 0 || !key_hash(args[0], &hash)) return NULL;
    ptrdiff_t place = dict_lookup(self, args[0], hash);
    if (place < 0) return err_pending ? NULL : err_raise_value(&exc_KeyError, ref_keep(args[0]));

    if (place == (last ? last_place(self) : first_place(self))) return None;
    OrderedDict *o = as_ordered(self);
    o->changes++;
    if (last) return dict_move_last(self, (size_t)place) ? None : NULL;
    if (!dict_move_first(self, (size_t)place, o->first)) return NULL;
    if (o->first) o->first--;
    return None;
}

static Ref method_setdefault(View self, View const *args, size_t n)
{
    (void)n;
    View key = args[0], fallback = args[1] ? args[1] : None;
    int there = obj_contains(self, key);
    if (there < 0) return NULL;
    if (there) return obj_get_item(self, key);
    return obj_set_item(self, key, fallback) ? ref_keep(fallback) : NULL;
}

static Ref method_clear(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    as_ordered(self)->first = 0;
    dict_clear(self);
    return None;
}

/* ---- update --------------------------------------------------------------------------------------------- */

/* One pair from any iterable. */
static bool set_pair(void *self, View pair)
{
    Ref iterator = obj_iter(pair), key = NULL, value = NULL, more = NULL;
    bool ok = false;

    if (!iterator) return false;
    if ((key = obj_next(iterator)) && (value = obj_next(iterator))) {
        more = obj_next(iterator);
        if (more) err_raise(&exc_ValueError, "too many values to unpack (expected 2)");
        ok = !more && !err_pending && obj_set_item(self, key, value);
    } else if (!err_pending) {
        err_raise(&exc_ValueError, "need more than %d value%s to unpack", key ? 1 : 0, key ? "" : "s");
    }
    ref_drop(key);
    ref_drop(value);
    ref_drop(more);
    ref_drop(iterator);
    return ok;
}

typedef struct { Ref self; View source; } Update;

static bool set_from_source(void *arg, View key)
{
    const Update *u = arg;
    Ref value = obj_get_item(u->source, key);
    bool ok = value && obj_set_item(u->self, key, value);
    ref_drop(value);
    return ok;
}

/* What other.name() returns; 0: it has no such method. */
static int call_if_there(View other, const char *name, Ref *out)
{
    View known = str_known(name);
    Ref method;
    int found = known ? obj_find_attr(other, known, &method) : -1;
    if (found <= 0) return found;
    *out = obj_call_0(method);
    ref_drop(method);
    return *out ? 1 : -1;
}

static bool update_from(View self, View other)
{
    Ref own = ref_keep(self), list;
    Update update = { own, other };
    bool ok;
    int found = other->shape == SHAPE_DICT ? 0 : call_if_there(other, "keys", &list);
    if (found > 0) {
        ok = obj_for_each(list, set_from_source, &update);
    } else if (found == 0 && (found = call_if_there(other, "items", &list)) > 0) {
        ok = obj_for_each(list, set_pair, own);
    } else {
        list = NULL;
        ok = found == 0 && obj_for_each(other, set_pair, own);
    }
    if (found > 0) ref_drop(list);
    ref_drop(own);
    return ok;
}

static bool update_with(View self, View const *args, size_t n, View kwnames)
{
    if (n && !update_from(self, args[0])) return false;
    size_t named = kwnames ? as_tuple(kwnames)->len : 0;
    for (size_t i = 0; i < named; i++)
        if (!obj_set_item(self, tuple_at(kwnames, i), args[n + i])) return false;
    return true;
}

static Ref method_update(View self, View const *args, size_t n, View kwnames)
{
    if (n > 1) return err_raise(&exc_TypeError, "update() takes at most 1 positional argument (%zu given)", n);
    return update_with(self, args, n, kwnames) ? None : NULL;
}

static bool ordered_init(View self, View const *args, size_t n, View kwnames)
{
    if (n > 1) return err_false(&exc_TypeError, "expected at most 1 arguments, got %zu", n);
    return update_with(self, args, n, kwnames);
}

static Ref ordered_binary(View a, View b, BinaryOp op)
{
    if (op != BIN_OR || !is_dict(a) || !is_dict(b)) return ref_keep(NotImplemented);
    Ref both = obj_call_1(&type_of(is_ordered(a) ? a : b)->head, a);
    if (both && !update_from(both, b)) ref_clear(&both);
    return both;
}

static Ref ordered_binary_in_place(View a, View b, BinaryOp op)
{
    if (op != BIN_OR) return ref_keep(NotImplemented);
    return update_from(a, b) ? ref_keep(a) : NULL;
}

/* ---- as a value ----------------------------------------------------------------------------------------- */

/* Are the keys the same, in the same order? */
static int same_keys(View a, View b)
{
    const DictObj *left = as_dict(a), *right = as_dict(b);
    ptrdiff_t i = first_place(a), j = first_place(b);
    while (i >= 0 && j >= 0) {
        int equal = item_equal(left->entries[i].key, right->entries[j].key);
        if (equal != 1) return equal;
        i = next_place(left, (size_t)i + 1);
        j = next_place(right, (size_t)j + 1);
    }
    return i < 0 && j < 0;
}

static Ref ordered_compare(View a, View b, CompareOp op)
{
    if (!is_dict(b) || (op != CMP_EQ && op != CMP_NE)) return ref_keep(NotImplemented);
    Ref answer = dict_type.compare(a, b, CMP_EQ);
    if (!answer) return NULL;
    int equal = answer == True;
    ref_drop(answer);
    if (equal && is_ordered(b)) equal = same_keys(a, b);
    return equal < 0 ? NULL : bool_ref(equal == (op == CMP_EQ));
}

static Ref ordered_repr(View self)
{
    Ref items = NULL, list = NULL, text = NULL, name = NULL;
    int shown = repr_enter(self);
    if (shown) return shown < 0 ? NULL : str_from_text("...");

    if (!(name = obj_get_attr_text(&type_of(self)->head, "__name__"))) goto done;
    if (as_dict(self)->used == 0) {
        text = str_format_c("%S()", name);
        goto done;
    }
    items = is_exact(self) ? dict_view_new(&ordered_items_type, self) : obj_call_method(self, "items", NULL, 0);
    if (items && (list = list_from(items))) text = str_format_c("%S(%R)", name, list);
done:
    repr_leave(self);
    ref_drop(items);
    ref_drop(list);
    ref_drop(name);
    return text;
}

static Ref ordered_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref made = type_alloc(type, 0);
    if (!made) return NULL;
    as_dict(made)->only_str = true;
    gc_track(made);
    return made;
}

/* A subclass's copy is made by its own methods. */
static Ref method_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref copy = is_exact(self) ? ordered_new(&ordered_dict_type, NULL, 0, NULL) : obj_call_0(&type_of(self)->head);
    if (copy && is_exact(copy) && is_exact(self)) {
        if (!dict_merge(copy, self)) ref_clear(&copy);
        return copy;
    }
    const DictObj *d = as_dict(self);
    for (ptrdiff_t i = first_place(self); copy && i >= 0; i = next_place(d, (size_t)i + 1)) {
        Ref key = ref_keep(d->entries[i].key), value = obj_get_item(self, key);
        if (!value || !obj_set_item(copy, key, value)) ref_clear(&copy);
        ref_drop(key);
        ref_drop(value);
    }
    return copy;
}

/* (cls, (), state, None, iterator over the items) */
static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref state = obj_call_method(self, "__getstate__", NULL, 0), items = NULL, iterator = NULL;
    if (state && (items = obj_call_method(self, "items", NULL, 0))) iterator = obj_iter(items);
    ref_drop(items);
    if (!iterator) {
        ref_drop(state);
        return NULL;
    }
    return tuple_of(5, ref_keep(&type_of(self)->head), ref_keep(tuple_empty), state, None, iterator);
}

static void ordered_traverse(View self, Visit visit, void *arg)
{
    dict_type.shape.traverse(self, visit, arg);
    if (as_ordered(self)->attributes) visit(as_ordered(self)->attributes, arg);
}

static void ordered_clear(Ref self)
{
    ref_clear(&as_ordered(self)->attributes);
    dict_clear(self);
}

/* ---- iterators ------------------------------------------------------------------------------------------ */

typedef enum { KEYS, VALUES, ITEMS } What;
typedef struct {
    Obj head;
    Ref dict;                   /* NULL once exhausted */
    size_t used, changes;       /* of the dict when iteration began; used SIZE_MAX once its size was found changed */
    ptrdiff_t at;               /* where the next entry stands, or NOWHERE */
    What what;
    bool backwards;
} OrderedIter;

static OrderedIter *as_iter(View v) { return (OrderedIter *)(uintptr_t)v; }

static NEW Ref iter_new(View dict, What what, bool backwards)
{
    OrderedIter *it = (OrderedIter *)alloc_container(ordered_iter_type.shape_id, sizeof *it);
    if (!it) return NULL;
    it->dict = ref_keep(dict);
    it->used = as_dict(dict)->used;
    it->changes = as_ordered(dict)->changes;
    it->at = backwards ? last_place(dict) : first_place(dict);
    it->what = what;
    it->backwards = backwards;
    gc_track(&it->head);
    return &it->head;
}

static Ref iter_next(View self)
{
    OrderedIter *it = as_iter(self);
    if (!it->dict) return NULL;
    const DictObj *d = as_dict(it->dict);
    if (it->at == NOWHERE) goto done;
    if (it->changes != as_ordered(it->dict)->changes) {
        err_raise(&exc_RuntimeError, "OrderedDict mutated during iteration");
        goto done;
    }
    if (it->used != d->used || (size_t)it->at >= d->fill || !d->entries[it->at].key) {
        it->used = SIZE_MAX;                    /* and so it stays */
        return err_raise(&exc_RuntimeError, "OrderedDict changed size during iteration");
    }
    const DictEntry *e = &d->entries[it->at];
    it->at = it->backwards ? previous_place(d, (size_t)it->at) : next_place(d, (size_t)it->at + 1);
    switch (it->what) {
    case KEYS:   return ref_keep(e->key);
    case VALUES: return ref_keep(e->value);
    default:     return tuple_of(2, ref_keep(e->key), ref_keep(e->value));
    }
done:
    ref_clear(&it->dict);
    return NULL;
}

/* (iter, ([what is left],)) */
static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const OrderedIter *it = as_iter(self);
    Ref list = list_new(), rest = NULL, builtins = NULL, iter = NULL;
    if (!list) return NULL;
    if (it->dict) {
        if (!(rest = iter_new(it->dict, it->what, it->backwards))) goto failed;
        as_iter(rest)->at = it->at;
        as_iter(rest)->used = it->used;
        as_iter(rest)->changes = it->changes;
        if (!list_extend(list, rest)) goto failed;
        ref_clear(&rest);
    }
    if (!(builtins = object_import("builtins")) || !(iter = obj_get_attr_text(builtins, "iter"))) goto failed;
    ref_drop(builtins);
    return tuple_of(2, iter, tuple_of(1, list));
failed:
    ref_drop(builtins);
    ref_drop(rest);
    ref_drop(list);
    return NULL;
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->dict) visit(as_iter(self)->dict, arg);
}

static void iter_clear(Ref self) { ref_clear(&as_iter(self)->dict); }
static void iter_free(Ref self) { heap_free(self, sizeof(OrderedIter)); }
static Ref iter_self(View self) { return ref_keep(self); }

static const NativeDef iter_methods[] = {
    NATIVE("__reduce__", iter_reduce, 0, 0, "How to make such an iterator again, for pickle and copy."),
    {0}
};

TypeObj ordered_iter_type = {
    TYPE_HEAD("odict_iterator", 0, OrderedIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_self, .next = iter_next, .methods = iter_methods,
};

/* ---- views ---------------------------------------------------------------------------------------------- */

static Ref ordered_iter(View self) { return iter_new(self, KEYS, false); }

static Ref method_reversed(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return iter_new(self, KEYS, true);
}

#define ORDERED_VIEW(lower, what) \
    static Ref lower##_iter(View self) { return iter_new(as_dict_view(self)->dict, what, false); } \
    static Ref lower##_reversed(View self, View const *args, size_t n) \
    { \
        (void)args, (void)n; \
        return iter_new(as_dict_view(self)->dict, what, true); \
    } \
    static const NativeDef lower##_methods[] = { \
        NATIVE("__reversed__", lower##_reversed, 0, 0, "An iterator from the last to the first."), \
        {0} \
    }; \
    TypeObj ordered_##lower##_type = { \
        TYPE_HEAD("odict_" #lower, 0, DictView), .base = &dict_##lower##_type, .iter = lower##_iter, \
        .methods = lower##_methods, \
    }; \
    static Ref method_##lower(View self, View const *args, size_t n) \
    { \
        (void)args, (void)n; \
        return dict_view_new(&ordered_##lower##_type, self); \
    }
ORDERED_VIEW(keys, KEYS)
ORDERED_VIEW(values, VALUES)
ORDERED_VIEW(items, ITEMS)

/* ---- the type ------------------------------------------------------------------------------------------- */

static const NativeDef ordered_methods[] = {
    NATIVE_PARAMS("pop", method_pop, "key, default=", "Take a key out and return its value; default or KeyError where it is not there."),
    NATIVE_PARAMS("popitem", method_popitem, "last=", "Take out the last (key, value) and return it; the first where last is false."),
    NATIVE_PARAMS("move_to_end", method_move_to_end, "key, last=", "Move a key to the end; to the beginning where last is false."),
    NATIVE_PARAMS("setdefault", method_setdefault, "key, default=", "The value for key, which is put in with default where it is not there."),
    NATIVE_RAW("update", method_update, "Put in what another mapping, an iterable of pairs, or keywords hold."),
    NATIVE("clear", method_clear, 0, 0, "Remove all entries."),
    NATIVE("copy", method_copy, 0, 0, "A shallow copy."),
    NATIVE("keys", method_keys, 0, 0, "A set-like view of the keys, in order."),
    NATIVE("values", method_values, 0, 0, "A view of the values, in order."),
    NATIVE("items", method_items, 0, 0, "A set-like view of the (key, value) pairs, in order."),
    NATIVE("__reversed__", method_reversed, 0, 0, "An iterator over the keys from the last to the first."),
    NATIVE("__reduce__", method_reduce, 0, 0, "How to make such a dict again, for pickle and copy."),
    {0}
};

static const GetSetDef ordered_getset[] = { { "__dict__", instance_dict, NULL, NULL }, {0} };

TypeObj ordered_dict_type = {
    TYPE_HEAD("collections.OrderedDict", 0, OrderedDict), .module = "collections", .base = &dict_type,
    .shape.traverse = ordered_traverse, .shape.clear = ordered_clear, .shape.free = type_free, .shape.is_container = true,
    .shape.dict_at = offsetof(OrderedDict, attributes),
    .flags = TYPE_BASE | TYPE_WEAKREF, .operators = "or ror ior", .doc = "A dict whose order can be changed, and counts.",
    .new = ordered_new, .init = ordered_init, .repr = ordered_repr, .hash = hash_refuse, .compare = ordered_compare,
    .iter = ordered_iter, .set_item = ordered_set_item, .binary = ordered_binary, .binary_in_place = ordered_binary_in_place,
    .methods = ordered_methods, .getset = ordered_getset,
};
