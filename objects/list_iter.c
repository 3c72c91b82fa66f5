#include "objects/list.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/reduce.h"

/* list_iter.c -- iterators over lists, forwards and backwards.
 *
 * They hold the list and a position, and look at the length in each step: items appended during a loop are visited.
 * An exhausted iterator lets go of its list, and stays exhausted. */

static ListIter *as_iter(View v) { return (ListIter *)(uintptr_t)v; }

static NEW Ref iter_new(TypeObj *type, View list, size_t next)
{
    ListIter *it = (ListIter *)alloc_container(type->shape_id, sizeof *it);
    if (!it) return NULL;
    it->next = next;
    it->list = ref_keep(list);
    gc_track(&it->head);
    return &it->head;
}

Ref list_iter(View list) { return iter_new(&list_iter_type, list, 0); }

/* Backwards, `next` is one more than the position of the next item. */
Ref list_reverse_iter(View list) { return iter_new(&list_reverse_iter_type, list, as_list(list)->len); }

static Ref iter_next(View self)
{
    ListIter *it = as_iter(self);
    if (!it->list) return NULL;
    if (it->next < as_list(it->list)->len) return ref_keep(list_at(it->list, it->next++));
    ref_clear(&it->list);
    return NULL;
}

static Ref reverse_next(View self)
{
    ListIter *it = as_iter(self);
    if (!it->list) return NULL;
    if (it->next > 0 && it->next <= as_list(it->list)->len) return ref_keep(list_at(it->list, --it->next));
    ref_clear(&it->list);
    return NULL;
}

static Ref iter_self(View self) { return ref_keep(self); }

static Ref iter_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const ListIter *it = as_iter(self);
    size_t len = it->list ? as_list(it->list)->len : 0;
    return int_new(it->next < len ? (int64_t)(len - it->next) : 0);
}

static Ref reverse_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const ListIter *it = as_iter(self);
    size_t len = it->list ? as_list(it->list)->len : 0;
    return int_new(it->next <= len ? (int64_t)it->next : 0);
}

static NEW Ref reduce_ended(void)
{
    Ref empty = list_new(), result = empty ? reduce_call("iter", ref_keep(empty)) : NULL;
    ref_drop(empty);
    return result;
}

static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const ListIter *it = as_iter(self);
    return it->list ? reduce_place("iter", it->list, (int64_t)it->next, NULL) : reduce_ended();
}

static Ref iter_setstate(View self, View const *args, size_t n)
{
    (void)n;
    ListIter *it = as_iter(self);
    int64_t at;
    if (!reduce_read_place(args[0], 0, it->list ? (int64_t)as_list(it->list)->len : 0, &at)) return NULL;
    if (it->list) it->next = (size_t)at;
    return ref_keep(None);
}

/* As a pickle has it, backwards too the state is the position of the next item: -1 at the end. */
static Ref reverse_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const ListIter *it = as_iter(self);
    return it->list ? reduce_place("reversed", it->list, (int64_t)it->next - 1, NULL) : reduce_ended();
}

static Ref reverse_setstate(View self, View const *args, size_t n)
{
    (void)n;
    ListIter *it = as_iter(self);
    int64_t at;
    if (!reduce_read_place(args[0], -1, it->list ? (int64_t)as_list(it->list)->len - 1 : -1, &at)) return NULL;
    if (it->list) it->next = (size_t)(at + 1);
    return ref_keep(None);
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->list) visit(as_iter(self)->list, arg);
}

static void iter_clear(Ref self) { ref_clear(&as_iter(self)->list); }
static void iter_free(Ref self) { heap_free(self, sizeof(ListIter)); }

static const NativeDef iter_methods[] = {
    NATIVE("__length_hint__", iter_length_hint, 0, 0, "How many items are left."),
    NATIVE("__reduce__", iter_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", iter_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

static const NativeDef reverse_methods[] = {
    NATIVE("__length_hint__", reverse_length_hint, 0, 0, "How many items are left."),
    NATIVE("__reduce__", reverse_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", reverse_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj list_iter_type = {
    TYPE_HEAD("list_iterator", SHAPE_LIST_ITER, ListIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_self, .next = iter_next, .methods = iter_methods,
};

TypeObj list_reverse_iter_type = {
    TYPE_HEAD("list_reverseiterator", 0, ListIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_self, .next = reverse_next, .methods = reverse_methods,
};
