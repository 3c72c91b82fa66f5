#include "objects/set.h"
#include "gc/collect.h"
#include "objects/instance.h"
#include "objects/list.h"
#include "objects/reduce.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* set_type.c -- set and frozenset as Python sees them. The table is in set.c, the algebra in set_ops.c. */

/* ---- making them ---------------------------------------------------------------------------------------- */

static NEW Ref make_for(TypeObj *type)
{
    Ref set = type_alloc(type, 0);
    if (!set) return NULL;
    set_make_empty(set);
    gc_track(set);
    return set;
}

static Ref set_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return type == &set_type ? set_new() : make_for(type);
}

static bool set_init(View self, View const *args, size_t n, View kwnames)
{
    if (kwnames && !args_positional("set", n, kwnames, 0, SIZE_MAX)) return false;
    if (!args_positional(type_of(self)->name, n, NULL, 0, 1)) return false;
    set_clear(self);
    return n == 0 || set_update(self, args[0]);
}

static Ref frozenset_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (kwnames && type->init == frozenset_type.init && !args_positional("frozenset", n, kwnames, 0, SIZE_MAX)) return NULL;
    if (!args_positional(type->name, n, NULL, 0, 1)) return NULL;
    if (type == &frozenset_type) return frozenset_from(n ? args[0] : tuple_empty);

    Ref set = make_for(type);
    if (set && n && !set_update(set, args[0])) ref_set(&set, NULL);
    return set;
}

/* ---- as a value ----------------------------------------------------------------------------------------- */

static bool set_length(View self, size_t *out)
{
    *out = as_set(self)->used;
    return true;
}

static uint64_t shuffle(uint64_t hash) { return (hash ^ 89869747u ^ hash << 16) * 3644798167u; }

/* CPython's hash of a frozenset: the order of the keys must not matter, so their hashes are shuffled and xored. */
static bool frozenset_hash(View self, Hash *out)
{
    SetObj *s = as_set(self);
    uint64_t mixed = 0;

    if (s->hash == -1) {
        for (size_t i = 0; i <= s->mask; i++)
            if (s->table[i].key) mixed ^= shuffle((uint64_t)s->table[i].hash);
        mixed ^= (s->used + 1) * 1927868237u;
        mixed ^= mixed >> 11 ^ mixed >> 25;
        mixed = mixed * 69069u + 907133923u;
        s->hash = mixed == UINT64_MAX ? 590923713 : (Hash)mixed;
    }
    *out = s->hash;
    return true;
}

static int sets_equal(View a, View b)
{
    const SetObj *x = as_set(a), *y = as_set(b);
    if (x->used != y->used || (x->hash != -1 && y->hash != -1 && x->hash != y->hash)) return 0;
    return set_is_subset(a, b);
}

static Ref set_compare(View a, View b, CompareOp op)
{
    int holds;

    if (!is_any_set(b)) return ref_keep(NotImplemented);
    size_t len_a = as_set(a)->used, len_b = as_set(b)->used;
    switch (op) {
    case CMP_EQ: holds = sets_equal(a, b); break;
    case CMP_NE: holds = sets_equal(a, b); break;
    case CMP_LE: holds = set_is_subset(a, b); break;
    case CMP_GE: holds = set_is_subset(b, a); break;
    case CMP_LT: holds = len_a < len_b ? set_is_subset(a, b) : 0; break;
    default:     holds = len_a > len_b ? set_is_subset(b, a) : 0; break;
    }
    if (holds < 0) return NULL;
    return bool_ref(op == CMP_NE ? !holds : holds);
}

/* {1, 2}; set(); frozenset({1, 2}); Name({1, 2}) of a subclass. The items are listed first: repr can change the set. */
static Ref set_repr(View self)
{
    Ref list = NULL, shown = NULL, items = NULL, out = NULL;

    int again = repr_enter(self);
    if (again) return again < 0 ? NULL : str_format_c("%T(...)", self);
    if (as_set(self)->used == 0) out = str_format_c("%T()", self);
    else if ((list = list_from(self)) && (shown = obj_repr(list)) && (items = str_slice(shown, 1, as_str(shown)->len - 1)))
        out = self->shape == SHAPE_SET ? str_format_c("{%S}", items) : str_format_c("%T({%S})", self, items);
    repr_leave(self);
    ref_drop(list);
    ref_drop(shown);
    ref_drop(items);
    return out;
}

/* ---- operators ------------------------------------------------------------------------------------------ */

static Ref set_binary(View a, View b, BinaryOp op)
{
    if (!is_any_set(a) || !is_any_set(b)) return ref_keep(NotImplemented);
    switch (op) {
    case BIN_AND: return set_intersection(a, b);
    case BIN_SUB: return set_difference(a, b);
    case BIN_XOR: return set_symmetric_difference(a, b);
    case BIN_OR: {
        Ref out = set_copy(a);
        if (out && a != b && !set_merge(out, b)) ref_set(&out, NULL);
        return out;
    }
    default: return ref_keep(NotImplemented);
    }
}

static Ref set_binary_in_place(View a, View b, BinaryOp op)
{
    bool ok;

    if (!is_any_set(b)) return ref_keep(NotImplemented);
    switch (op) {
    case BIN_AND: ok = set_intersection_update(a, &b, 1); break;
    case BIN_SUB: ok = set_difference_update(a, b); break;
    case BIN_XOR: ok = set_symmetric_difference_update(a, b); break;
    case BIN_OR:  ok = set_merge(a, b); break;
    default: return ref_keep(NotImplemented);
    }
    return ok ? ref_keep(a) : NULL;
}

/* ---- methods of both ------------------------------------------------------------------------------------ */

static Ref method_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return self->shape == SHAPE_FROZENSET ? ref_keep(self) : set_copy(self);
}

static Ref method_union(View self, View const *args, size_t n)
{
    Ref out = set_copy(self);
    for (size_t i = 0; i < n && out; i++)
        if (args[i] != self && !set_update(out, args[i])) ref_set(&out, NULL);
    return out;
}

static Ref method_intersection(View self, View const *args, size_t n)
{
    if (n == 0) return set_copy(self);
    Ref out = set_intersection(self, args[0]);
    for (size_t i = 1; i < n && out; i++) ref_set(&out, set_intersection(out, args[i]));
    return out;
}

static Ref method_difference(View self, View const *args, size_t n)
{
    if (n == 0) return set_copy(self);
    Ref out = set_difference(self, args[0]);
    for (size_t i = 1; i < n && out; i++)
        if (!set_difference_update(out, args[i])) ref_set(&out, NULL);
    return out;
}

static Ref method_symmetric_difference(View self, View const *args, size_t n)
{
    (void)n;
    return set_symmetric_difference(self, args[0]);
}

/* other as a set: itself where it is one. */
static NEW Ref as_any_set(View other) { return is_any_set(other) ? ref_keep(other) : set_from(other); }

static Ref method_issubset(View self, View const *args, size_t n)
{
    (void)n;
    Ref other = as_any_set(args[0]);
    int holds = other ? set_is_subset(self, other) : -1;
    ref_drop(other);
    return holds < 0 ? NULL : bool_ref(holds);
}

static Ref method_issuperset(View self, View const *args, size_t n)
{
    (void)n;
    if (is_any_set(args[0])) {
        int holds = set_is_subset(args[0], self);
        return holds < 0 ? NULL : bool_ref(holds);
    }
    Ref iterator = obj_iter(args[0]), item;
    int inside = 1;
    if (!iterator) return NULL;
    while (inside == 1 && (item = obj_next(iterator))) {
        inside = set_contains(self, item);
        ref_drop(item);
    }
    ref_drop(iterator);
    return err_pending ? NULL : bool_ref(inside);
}

static Ref method_isdisjoint(View self, View const *args, size_t n)
{
    (void)n;
    int holds = set_is_disjoint(self, args[0]);
    return holds < 0 ? NULL : bool_ref(holds);
}

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const SetObj *s = as_set(self);
    return int_new((int64_t)(sizeof *s + (s->table == s->small ? 0 : (s->mask + 1) * sizeof *s->table)));
}

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref state = obj_call_method(self, "__getstate__", NULL, 0);
    return state ? tuple_of(3, ref_keep(&type_of(self)->head), tuple_of(1, list_from(self)), state) : NULL;
}

/* ---- methods that change a set -------------------------------------------------------------------------- */

static Ref method_add(View self, View const *args, size_t n)
{
    (void)n;
    return set_add(self, ref_keep(args[0])) ? None : NULL;
}

static Ref method_discard(View self, View const *args, size_t n)
{
    (void)n;
    return set_discard(self, args[0]) >= 0 ? None : NULL;
}

static Ref method_remove(View self, View const *args, size_t n)
{
    (void)n;
    int removed = set_discard(self, args[0]);
    if (removed == 0) return err_raise_value(&exc_KeyError, ref_keep(args[0]));
    return removed > 0 ? None : NULL;
}

static Ref method_pop(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    if (as_set(self)->used == 0) return err_raise(&exc_KeyError, "pop from an empty set");
    return set_pop(self);
}

static Ref method_clear(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    set_clear(self);
    return None;
}

static Ref method_update(View self, View const *args, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!set_update(self, args[i])) return NULL;
    return None;
}

static Ref method_intersection_update(View self, View const *args, size_t n)
{
    return set_intersection_update(self, args, n) ? None : NULL;
}

static Ref method_difference_update(View self, View const *args, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!set_difference_update(self, args[i])) return NULL;
    return None;
}

static Ref method_symmetric_difference_update(View self, View const *args, size_t n)
{
    (void)n;
    return set_symmetric_difference_update(self, args[0]) ? None : NULL;
}

/* ---- the iterator --------------------------------------------------------------------------------------- */

typedef struct {
    Obj head;
    Ref set;            /* NULL once exhausted */
    size_t used;        /* of the set when iteration began; SIZE_MAX once it was found changed */
    size_t at, left;
} SetIter;

static SetIter *as_iter(View v) { return (SetIter *)(uintptr_t)v; }

Ref set_iter(View set)
{
    SetIter *it = (SetIter *)alloc_container(set_iter_type.shape_id, sizeof *it);
    if (!it) return NULL;
    it->set = ref_keep(set);
    it->used = it->left = as_set(set)->used;
    it->at = 0;
    gc_track(&it->head);
    return &it->head;
}

static Ref iter_next(View self)
{
    SetIter *it = as_iter(self);
    View key;
    Hash hash;

    if (!it->set) return NULL;
    if (it->used != as_set(it->set)->used) {
        it->used = SIZE_MAX;
        return err_raise(&exc_RuntimeError, "Set changed size during iteration");
    }
    if (set_next(it->set, &it->at, &key, &hash)) {
        it->left--;
        return ref_keep(key);
    }
    ref_clear(&it->set);
    return NULL;
}

static Ref iter_self(View self) { return ref_keep(self); }

static Ref iter_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const SetIter *it = as_iter(self);
    return int_new(it->set && it->used == as_set(it->set)->used ? (int64_t)it->left : 0);
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->set) visit(as_iter(self)->set, arg);
}

static void iter_clear(Ref self) { ref_clear(&as_iter(self)->set); }
static void iter_free(Ref self) { heap_free(self, sizeof(SetIter)); }

/* A second iterator at the same place says what is left. */
static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const SetIter *it = as_iter(self);
    SetIter *copy = (SetIter *)alloc_container(set_iter_type.shape_id, sizeof *copy);
    if (!copy) return NULL;
    copy->set = ref_keep_or_null(it->set);
    copy->used = it->used;
    copy->at = it->at;
    copy->left = it->left;
    gc_track(&copy->head);
    return reduce_rest(&copy->head);
}

static const NativeDef iter_methods[] = {
    NATIVE("__length_hint__", iter_length_hint, 0, 0, "How many items are left."),
    NATIVE("__reduce__", iter_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj set_iter_type = {
    TYPE_HEAD("set_iterator", 0, SetIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_self, .next = iter_next, .methods = iter_methods,
};

/* ---- life and death ------------------------------------------------------------------------------------- */

static size_t set_traverse_some(View self, size_t from, size_t count, Visit visit, void *arg)
{
    const SetObj *s = as_set(self);
    size_t end = from <= s->mask && count <= s->mask - from ? from + count : s->mask + 1;
    for (size_t i = from; i < end; i++)
        if (s->table[i].key) visit(s->table[i].key, arg);
    return end <= s->mask ? end : 0;
}

static void set_traverse(View self, Visit visit, void *arg) { set_traverse_some(self, 0, SIZE_MAX, visit, arg); }

static void clear_slot(Ref self) { set_clear(self); }

static void set_free(Ref self)
{
    if (self->shape == SHAPE_SET || self->shape == SHAPE_FROZENSET) heap_free(self, sizeof(SetObj));
    else type_free(self);
}

static Ref method_contains(View self, View const *args, size_t n)
{
    (void)n;
    int found = set_contains(self, args[0]);
    return found < 0 ? NULL : bool_ref(found);
}

#define METHODS_OF_BOTH \
    NATIVE_AS(NATIVE_BESIDE_SLOT, "__contains__", method_contains, 1, 1, "True if the item is in the set, else False."), \
    NATIVE("copy", method_copy, 0, 0, "Return a shallow copy of a set."), \
    NATIVE("difference", method_difference, 0, -1, "Return the difference of two or more sets as a new set."), \
    NATIVE("intersection", method_intersection, 0, -1, "Return the intersection of two sets as a new set."), \
    NATIVE("isdisjoint", method_isdisjoint, 1, 1, "Return True if two sets have a null intersection."), \
    NATIVE("issubset", method_issubset, 1, 1, "Report whether another set contains this set."), \
    NATIVE("issuperset", method_issuperset, 1, 1, "Report whether this set contains another set."), \
    NATIVE("symmetric_difference", method_symmetric_difference, 1, 1, \
           "Return the symmetric difference of two sets as a new set."), \
    NATIVE("union", method_union, 0, -1, "Return the union of sets as a new set."), \
    NATIVE("__reduce__", method_reduce, 0, 0, "Return state information for pickling."), \
    NATIVE("__sizeof__", method_sizeof, 0, 0, "S.__sizeof__() -> size of S in memory, in bytes")

static const NativeDef set_methods[] = {
    METHODS_OF_BOTH,
    NATIVE("add", method_add, 1, 1, "Add an element to a set. This has no effect if the element is already present."),
    NATIVE("clear", method_clear, 0, 0, "Remove all elements from this set."),
    NATIVE("difference_update", method_difference_update, 0, -1, "Remove all elements of another set from this set."),
    NATIVE("discard", method_discard, 1, 1, "Remove an element from a set if it is a member."),
    NATIVE("intersection_update", method_intersection_update, 0, -1, "Update a set with the intersection of itself and another."),
    NATIVE("pop", method_pop, 0, 0, "Remove and return an arbitrary set element. Raises KeyError if the set is empty."),
    NATIVE("remove", method_remove, 1, 1, "Remove an element from a set; it must be a member, else KeyError."),
    NATIVE("symmetric_difference_update", method_symmetric_difference_update, 1, 1,
           "Update a set with the symmetric difference of itself and another."),
    NATIVE("update", method_update, 0, -1, "Update a set with the union of itself and others."),
    {0}
};

static const NativeDef frozenset_methods[] = {
    METHODS_OF_BOTH,
    {0}
};

#define SET_TYPE(text, id, own_flag) \
    TYPE_HEAD(text, id, SetObj), \
    .shape.traverse = set_traverse, .shape.traverse_some = set_traverse_some, .shape.clear = clear_slot, \
    .shape.free = set_free, .shape.is_container = true, \
    .flags = TYPE_BASE | own_flag, \
    .repr = set_repr, .compare = set_compare, .iter = set_iter, .length = set_length, .contains = set_contains, \
    .binary = set_binary

TypeObj set_type = {
    SET_TYPE("set", SHAPE_SET, TYPE_SET),
    .doc = "set() -> new empty set object\nset(iterable) -> new set object\n\nDifferent hashable objects, in no order.",
    .new = set_make, .init = set_init, .hash = hash_refuse, .binary_in_place = set_binary_in_place, .methods = set_methods,
};

TypeObj frozenset_type = {
    SET_TYPE("frozenset", SHAPE_FROZENSET, TYPE_FROZENSET),
    .doc = "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nA set that cannot be changed.",
    .new = frozenset_make, .hash = frozenset_hash, .methods = frozenset_methods,
};
