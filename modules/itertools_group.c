/* itertools_group.c -- groupby: neighbouring items with equal keys.
 *
 * groupby and the group it gave last read the same iterator. An item that was read ahead waits in `value`, with its key in `key`;
 * a group takes items as long as their key equals its own. When groupby moves on, the older group is over. */
#include "gc/collect.h"
#include "modules/itertools_parts.h"
#include "objects/reduce.h"

typedef struct {
    Obj head;
    Ref iterator, function /* None: items are their own keys */;
    Ref target /* key of the group given last */, key, value;       /* NULL: none */
    View group;                 /* the group given last: not owned, only compared by address */
} GroupBy;

typedef struct { Obj head; Ref parent, target; } Grouper;

static GroupBy *as_groupby(View v) { return (GroupBy *)(uintptr_t)v; }
static Grouper *as_grouper(View v) { return (Grouper *)(uintptr_t)v; }

static Ref groupby_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    if (!args_bind("groupby", "iterable, key=", args, n, kwnames, bound)) return NULL;
    Ref iterator = obj_iter(bound[0]);
    GroupBy *g = iterator ? (GroupBy *)type_alloc(type, 0) : NULL;
    if (!g) {
        ref_drop(iterator);
        return NULL;
    }
    g->iterator = iterator;
    g->function = ref_keep(bound[1] ? bound[1] : None);
    gc_track(&g->head);
    return &g->head;
}

/* Read the next item and find its key. False: no more, or an exception is pending. */
static bool read_ahead(GroupBy *g)
{
    Ref value = g->iterator ? iter_step(g->iterator) : NULL, key;
    if (!value) return false;
    if (g->function == None) key = ref_keep(value);
    else {
        Ref function = ref_keep(g->function);
        key = obj_call_1(function, value);
        ref_drop(function);
    }
    if (!key) {
        ref_drop(value);
        return false;
    }
    Ref old = g->value;
    g->value = value;
    ref_set(&g->key, key);
    ref_drop(old);
    return true;
}

static NEW Ref grouper_new(View parent, View target)
{
    Grouper *own = (Grouper *)type_alloc(&grouper_type, 0);
    if (!own) return NULL;
    own->parent = ref_keep(parent);
    own->target = ref_keep(target);
    as_groupby(parent)->group = &own->head;
    gc_track(&own->head);
    return &own->head;
}

static Ref groupby_next(View self)
{
    GroupBy *g = as_groupby(self);
    g->group = NULL;
    while (!g->key || g->target) {
        if (g->key) {
            int same = item_equal(g->target, g->key);
            if (same < 0) return NULL;
            if (same == 0) break;
        }
        if (!read_ahead(g)) return NULL;
    }
    if (!g->key) return NULL;           /* a comparison or the iterator has used this object itself */
    ref_set(&g->target, ref_keep(g->key));
    Ref key = ref_keep(g->target), group = grouper_new(self, key);
    return tuple_of(2, key, group);
}

static Ref grouper_next(View self)
{
    Grouper *own = as_grouper(self);
    if (!own->parent) return NULL;
    GroupBy *g = as_groupby(own->parent);
    if (g->group != self) return NULL;
    if (!g->value && !read_ahead(g)) return NULL;
    if (!g->key || item_equal(own->target, g->key) <= 0) return NULL;
    Ref value = g->value;
    g->value = NULL;
    ref_clear(&g->key);
    return value;
}

static void groupby_traverse(View self, Visit visit, void *arg)
{
    const GroupBy *g = as_groupby(self);
    if (g->iterator) visit(g->iterator, arg);
    if (g->function) visit(g->function, arg);
    if (g->target) visit(g->target, arg);
    if (g->key) visit(g->key, arg);
    if (g->value) visit(g->value, arg);
}

static void groupby_clear(Ref self)
{
    GroupBy *g = as_groupby(self);
    ref_clear(&g->iterator);
    ref_clear(&g->function);
    ref_clear(&g->target);
    ref_clear(&g->key);
    ref_clear(&g->value);
}

static Ref groupby_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const GroupBy *g = as_groupby(self);
    Ref make_args = tuple_of(2, ref_keep(g->iterator), ref_keep(g->function));
    if (!g->target || !g->key || !g->value) return tuple_of(2, own_type(self), make_args);
    return tuple_of(3, own_type(self), make_args, tuple_of(3, ref_keep(g->key), ref_keep(g->value), ref_keep(g->target)));
}

static Ref groupby_setstate(View self, View const *args, size_t n)
{
    (void)n;
    GroupBy *g = as_groupby(self);
    if (!itertools_state(args[0], 3, 3)) return NULL;
    ref_set(&g->key, ref_keep(tuple_at(args[0], 0)));
    ref_set(&g->value, ref_keep(tuple_at(args[0], 1)));
    ref_set(&g->target, ref_keep(tuple_at(args[0], 2)));
    return ref_keep(None);
}

static Ref grouper_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;
    if (!args_positional("_grouper", n, kwnames, 2, 2)) return NULL;
    if (!type_is_subtype(type_of(args[0]), &groupby_type))
        return err_raise(&exc_TypeError, "_grouper() argument 1 must be itertools.groupby, not %t", args[0]);
    return grouper_new(args[0], args[1]);
}

/* A group that is over is an empty iterator. */
static Ref grouper_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Grouper *own = as_grouper(self);
    if (as_groupby(own->parent)->group == self)
        return tuple_of(2, own_type(self), tuple_of(2, ref_keep(own->parent), ref_keep(own->target)));
    return reduce_call("iter", ref_keep(tuple_empty));
}

static const NativeDef groupby_methods[] = {
    NATIVE("__reduce__", groupby_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", groupby_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

static const NativeDef grouper_methods[] = {
    NATIVE("__reduce__", grouper_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj groupby_type = {
    TYPE_HEAD("itertools.groupby", 0, GroupBy), .module = "itertools", .flags = TYPE_BASE,
    .shape.traverse = groupby_traverse, .shape.clear = groupby_clear, .shape.free = type_free, .shape.is_container = true,
    .new = groupby_make, .iter = itertools_self, .next = groupby_next, .methods = groupby_methods,
    .doc = "groupby(iterable, key=None)\n--\n\nPairs of a key and an iterator over the neighbouring items that have it.",
};

TypeObj grouper_type = {
    TYPE_HEAD("itertools._grouper", 0, Grouper), .module = "itertools",
    .shape.traverse = owns_2_traverse, .shape.clear = owns_2_clear, .shape.free = type_free, .shape.is_container = true,
    .new = grouper_make, .iter = itertools_self, .next = grouper_next, .methods = grouper_methods,
};
