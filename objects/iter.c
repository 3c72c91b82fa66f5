#include "objects/iter.h"
#include "gc/collect.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/range.h"
#include "objects/reduce.h"
#include "objects/seq.h"
#include "objects/set.h"
#include "objects/slice.h"
#include "objects/spare.h"
#include "objects/tuple.h"

/* iter.c -- iterators over what only has items (seq_iter, reversed), and over calls (callable_iter).
 *
 * All of them end in the same way: they drop what they iterate over, and from then on stay exhausted. */

Ref iter_failed(void)
{
    if (err_is(&exc_StopIteration)) err_clear();
    return NULL;
}

/* ---- sequences by index --------------------------------------------------------------------------------- */

/* Forwards (iter(x) of a class with __getitem__) `at` counts up; backwards (reversed(x)) it counts down and ends below 0. */
typedef struct { Obj head; ptrdiff_t at; Ref sequence /* NULL once exhausted */; } SeqIter;

static SeqIter *as_seq(View v) { return (SeqIter *)(uintptr_t)v; }

/* sequence[at]; NULL without an exception where there is no such item. */
static NEW Ref item_at(View sequence, ptrdiff_t at)
{
    if (sequence->shape == SHAPE_TUPLE) return (size_t)at < as_tuple(sequence)->len ? ref_keep(tuple_at(sequence, (size_t)at)) : NULL;

    Ref index = int_new(at), kept = ref_keep(sequence), item = index ? obj_get_item(sequence, index) : NULL;
    ref_drop(index);
    ref_drop(kept);
    if (!item && (err_is(&exc_IndexError) || err_is(&exc_StopIteration))) err_clear();
    return item;
}

static Ref seq_next(View self)
{
    SeqIter *it = as_seq(self);
    if (!it->sequence) return NULL;
    if (it->at == PTRDIFF_MAX) return err_raise(&exc_OverflowError, "iter index too large");
    Ref item = item_at(it->sequence, it->at);
    if (item) it->at++;
    else if (!err_pending) ref_clear(&it->sequence);
    return item;
}

static Ref reversed_next(View self)
{
    SeqIter *it = as_seq(self);
    if (!it->sequence) return NULL;
    Ref item = it->at >= 0 ? item_at(it->sequence, it->at) : NULL;
    it->at = item ? it->at - 1 : -1;
    if (!item) ref_clear(&it->sequence);
    return item;
}

Ref seq_iter_new(View sequence)
{
    SeqIter *it = (SeqIter *)alloc_container(seq_iter_type.shape_id, sizeof *it);
    if (!it) return NULL;
    it->at = 0;
    it->sequence = ref_keep(sequence);
    gc_track(&it->head);
    return &it->head;
}

/* reversed(x): x.__reversed__() where there is one, else by index from the end. */
static Ref reversed_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    static View name;
    Ref method;
    size_t len;

    if (!args_positional("reversed", n, type->init == reversed_type.init ? kwnames : NULL, 1, 1)) return NULL;
    if (!name && !(name = str_known("__reversed__"))) return NULL;
    int found = obj_find_special(args[0], name, &method);
    if (found < 0) return NULL;
    if (found && method != None) {
        Ref iterator = obj_call_0(method);
        ref_drop(method);
        return iterator;
    }
    if (found || !type_of(args[0])->get_item || is_dict(args[0]))
        return err_raise(&exc_TypeError, "'%T' object is not reversible", args[0]);
    if (!obj_length(args[0], &len)) return NULL;

    SeqIter *it = (SeqIter *)type_alloc(type, 0);
    if (!it) return NULL;
    it->at = (ptrdiff_t)len - 1;
    it->sequence = ref_keep(args[0]);
    gc_track(&it->head);
    return &it->head;
}

static Ref seq_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const SeqIter *it = as_seq(self);
    size_t len = 0;
    if (!it->sequence) return int_new(0);
    if (!type_of(it->sequence)->length) return ref_keep(NotImplemented);
    if (!obj_length(it->sequence, &len)) return NULL;
    return int_new((ptrdiff_t)len > it->at ? (ptrdiff_t)len - it->at : 0);
}

static Ref reversed_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const SeqIter *it = as_seq(self);
    size_t len = 0;
    if (!it->sequence) return int_new(0);
    if (!obj_length(it->sequence, &len)) return NULL;
    return int_new(it->at < (ptrdiff_t)len ? it->at + 1 : 0);
}

static Ref seq_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return reduce_place("iter", as_seq(self)->sequence, as_seq(self)->at, tuple_empty);
}

static Ref seq_setstate(View self, View const *args, size_t n)
{
    (void)n;
    int64_t at;
    if (!reduce_read_place(args[0], 0, PTRDIFF_MAX, &at)) return NULL;
    if (as_seq(self)->sequence) as_seq(self)->at = at;
    return ref_keep(None);
}

static Ref reversed_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const SeqIter *it = as_seq(self);
    Ref type = ref_keep(&type_of(self)->head);
    if (!it->sequence) return tuple_of(2, type, tuple_of(1, ref_keep(tuple_empty)));
    return tuple_of(3, type, tuple_of(1, ref_keep(it->sequence)), int_new(it->at));
}

static Ref reversed_setstate(View self, View const *args, size_t n)
{
    (void)n;
    SeqIter *it = as_seq(self);
    size_t len = 0;
    int64_t at;
    if (it->sequence && !obj_length(it->sequence, &len)) return NULL;
    if (!reduce_read_place(args[0], -1, (int64_t)len - 1, &at)) return NULL;
    if (it->sequence) it->at = at;
    return ref_keep(None);
}

static Ref iter_self(View self) { return ref_keep(self); }

static void seq_traverse(View self, Visit visit, void *arg)
{
    if (as_seq(self)->sequence) visit(as_seq(self)->sequence, arg);
}

static void seq_clear(Ref self) { ref_clear(&as_seq(self)->sequence); }
static void seq_free(Ref self) { heap_free(self, sizeof(SeqIter)); }

static const NativeDef seq_methods[] = {
    NATIVE("__length_hint__", seq_length_hint, 0, 0, "How many items are left."),
    NATIVE("__reduce__", seq_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", seq_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

static const NativeDef reversed_methods[] = {
    NATIVE("__length_hint__", reversed_length_hint, 0, 0, "How many items are left."),
    NATIVE("__reduce__", reversed_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", reversed_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj seq_iter_type = {
    TYPE_HEAD("iterator", 0, SeqIter),
    .shape.traverse = seq_traverse, .shape.clear = seq_clear, .shape.free = seq_free, .shape.is_container = true,
    .iter = iter_self, .next = seq_next, .methods = seq_methods,
};

TypeObj reversed_type = {
    TYPE_HEAD("reversed", 0, SeqIter),
    .shape.traverse = seq_traverse, .shape.clear = seq_clear, .shape.free = type_free, .shape.is_container = true,
    .flags = TYPE_BASE,
    .doc = "reversed(sequence, /)\n\nReturn a reverse iterator over the values of the given sequence.",
    .new = reversed_make, .iter = iter_self, .next = reversed_next, .methods = reversed_methods,
};

/* ---- iter(callable, sentinel) --------------------------------------------------------------------------- */

typedef struct { Obj head; Ref callee, sentinel; /* NULL once exhausted */ } CallIter;

static CallIter *as_call(View v) { return (CallIter *)(uintptr_t)v; }

static void call_clear(Ref self)
{
    CallIter *it = as_call(self);
    ref_clear(&it->callee);
    ref_clear(&it->sentinel);
}

Ref callable_iter_new(View callee, View sentinel)
{
    CallIter *it = (CallIter *)alloc_container(callable_iter_type.shape_id, sizeof *it);
    if (!it) return NULL;
    it->callee = ref_keep(callee);
    it->sentinel = ref_keep(sentinel);
    gc_track(&it->head);
    return &it->head;
}

static Ref call_next(View self)
{
    CallIter *it = as_call(self);
    if (!it->callee) return NULL;

    /* The call may use up this very iterator. */
    Ref callee = ref_keep(it->callee), result = obj_call_0(callee);
    ref_drop(callee);
    if (!result) {
        if (!err_is(&exc_StopIteration)) return NULL;
        err_clear();
        call_clear(&it->head);
        return NULL;
    }
    if (it->sentinel) {
        int last = item_equal(it->sentinel, result);
        if (last == 0) return result;
        if (last > 0) call_clear(&it->head);
    }
    ref_drop(result);
    return NULL;
}

static void call_traverse(View self, Visit visit, void *arg)
{
    const CallIter *it = as_call(self);
    if (it->callee) visit(it->callee, arg);
    if (it->sentinel) visit(it->sentinel, arg);
}

static Ref call_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const CallIter *it = as_call(self);
    if (!it->callee || !it->sentinel) return reduce_call("iter", ref_keep(tuple_empty));
    return tuple_of(2, reduce_builtin("iter"), tuple_of(2, ref_keep(it->callee), ref_keep(it->sentinel)));
}

static const NativeDef call_methods[] = {
    NATIVE("__reduce__", call_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

static void call_free(Ref self) { heap_free(self, sizeof(CallIter)); }

TypeObj callable_iter_type = {
    TYPE_HEAD("callable_iterator", 0, CallIter),
    .shape.traverse = call_traverse, .shape.clear = call_clear, .shape.free = call_free, .shape.is_container = true,
    .iter = iter_self, .next = call_next, .methods = call_methods,
};

/* ---- all containers and iterators ----------------------------------------------------------------------- */

static TypeObj *const types[] = {
    &list_type, &list_iter_type, &list_reverse_iter_type, &tuple_type, &tuple_iter_type,
    &dict_type, &dict_keys_type, &dict_values_type, &dict_items_type,
    &dict_key_iter_type, &dict_value_iter_type, &dict_item_iter_type,
    &dict_reverse_key_iter_type, &dict_reverse_value_iter_type, &dict_reverse_item_iter_type,
    &set_type, &frozenset_type, &set_iter_type, &range_type, &range_iter_type, &long_range_iter_type, &slice_type,
    &seq_iter_type, &callable_iter_type, &reversed_type, &enumerate_type, &zip_type, &map_type, &filter_type,
};
enum { TYPES = sizeof types / sizeof *types };

bool iter_init(void)
{
    for (size_t i = 0; i < TYPES; i++)
        if (!type_ready(types[i])) return false;
    return true;
}

void iter_shutdown(void)
{
    for (size_t i = TYPES; i-- > 0;) type_unready(types[i]);
    spare_shutdown();
}
