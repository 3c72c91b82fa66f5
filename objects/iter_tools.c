#include "objects/iter.h"
#include "gc/collect.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* iter_tools.c -- enumerate, zip, map, filter: iterators made of others.
 *
 * enumerate and zip hand out tuples, which a loop usually takes apart at once. So they hold on to the last one, and when by
 * the next step nobody else has it, they fill it anew. */

/* May this tuple, handed out last, be filled anew? */
static bool is_ours(View tuple) { return tuple->refs == 1; }

/* Another round for a tuple that has been filled anew. The collector may have stopped tracking it, for its old items. */
static inline Ref hand_out(Ref tuple)
{
    if (!gc_is_tracked(tuple)) gc_track(tuple);
    return ref_keep(tuple);
}

static Ref iter_self(View self) { return ref_keep(self); }

/* ---- enumerate ------------------------------------------------------------------------------------------ */

typedef struct { Obj head; int64_t at; Ref big_at /* instead of `at` where that is not enough, or NULL */; Ref iterator, pair /* handed out last */; } Enumerate;

static Enumerate *as_enumerate(View v) { return (Enumerate *)(uintptr_t)v; }

/* CPython calls enumerate itself (not a subclass) in a shorter way, with messages of its own. */
static bool refuse_enumerate(size_t n, View kwnames)
{
    size_t nkw = kwnames ? as_tuple(kwnames)->len : 0;
    if (n == 0 && (nkw == 0 || nkw > 2)) return err_false(&exc_TypeError, "enumerate() missing required argument 'iterable'");
    for (size_t i = 0; n == 0 && i < nkw; i++)
        if (!str_equal_text(tuple_at(kwnames, i), "iterable") && !str_equal_text(tuple_at(kwnames, i), "start"))
            return err_false(&exc_TypeError, "'%S' is an invalid keyword argument for enumerate()", tuple_at(kwnames, i));
    return true;
}

static Ref enumerate_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    Ref start = NULL;
    int64_t at = 0;

    if (type == &enumerate_type && !refuse_enumerate(n, kwnames)) return NULL;
    if (!args_bind("enumerate", "iterable, start=", args, n, kwnames, bound)) return NULL;
    if (bound[1] && !(start = obj_index(bound[1]))) return NULL;
    if (start && int_fits(start, &at)) ref_clear(&start);

    Ref iterator = obj_iter(bound[0]), pair = iterator ? tuple_of(2, None, None) : NULL;
    Enumerate *e = pair ? (Enumerate *)type_alloc(type, 0) : NULL;
    if (!e) {
        ref_drop(start);
        ref_drop(iterator);
        ref_drop(pair);
        return NULL;
    }
    e->at = at;
    e->big_at = start;
    e->iterator = iterator;
    e->pair = pair;
    gc_track(&e->head);
    return &e->head;
}

/* The number of this item; the counter moves on. */
static NEW Ref next_number(Enumerate *e)
{
    if (!e->big_at) {
        if (e->at < INT64_MAX) return int_new(e->at++);
        if (!(e->big_at = int_new(e->at))) return NULL;
    }
    Ref one = int_new(1), number = ref_keep(e->big_at), after = one ? int_binary(number, one, BIN_ADD) : NULL;
    ref_drop(one);
    if (!after) {
        ref_drop(number);
        return NULL;
    }
    ref_set(&e->big_at, after);
    return number;
}

static Ref enumerate_next(View self)
{
    Enumerate *e = as_enumerate(self);
    Ref item = e->iterator ? iter_step(e->iterator) : NULL, number;

    if (!item) return NULL;
    if (!(number = next_number(e))) {
        ref_drop(item);
        return NULL;
    }
    if (is_ours(e->pair)) {
        TupleObj *t = as_tuple(e->pair);
        Ref old_number = t->items[0], old_item = t->items[1], pair = hand_out(e->pair);
        t->items[0] = number;
        t->items[1] = item;
        ref_drop(old_number);
        ref_drop(old_item);
        return pair;
    }
    return tuple_of(2, number, item);
}

static void enumerate_traverse(View self, Visit visit, void *arg)
{
    const Enumerate *e = as_enumerate(self);
    if (e->big_at) visit(e->big_at, arg);
    if (e->iterator) visit(e->iterator, arg);
    if (e->pair) visit(e->pair, arg);
}

static void enumerate_clear(Ref self)
{
    Enumerate *e = as_enumerate(self);
    ref_clear(&e->iterator);
    ref_clear(&e->pair);
    ref_clear(&e->big_at);
}

static Ref enumerate_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Enumerate *e = as_enumerate(self);
    Ref number = e->big_at ? ref_keep(e->big_at) : int_new(e->at);
    return tuple_of(2, ref_keep(&type_of(self)->head), tuple_of(2, ref_keep(e->iterator), number));
}

static const NativeDef enumerate_methods[] = {
    NATIVE("__reduce__", enumerate_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj enumerate_type = {
    TYPE_HEAD("enumerate", 0, Enumerate),
    .shape.traverse = enumerate_traverse, .shape.clear = enumerate_clear, .shape.free = type_free, .shape.is_container = true,
    .flags = TYPE_BASE,
    .doc = "enumerate(iterable, start=0)\n\nPairs of a number, counting from start, and an item of the iterable.",
    .new = enumerate_make, .iter = iter_self, .next = enumerate_next, .methods = enumerate_methods,
};

/* ---- zip ------------------------------------------------------------------------------------------------ */

typedef struct { Obj head; bool strict; Ref iterators /* tuple */, row /* handed out last */; } Zip;

static Zip *as_zip(View v) { return (Zip *)(uintptr_t)v; }

/* Iterators over args[0..n), in a tuple. */
static NEW Ref iterators_of(View const *args, size_t n)
{
    Ref all = tuple_sized(n);
    for (size_t i = 0; i < n && all; i++)
        if (!(as_tuple(all)->items[i] = obj_iter(args[i]))) ref_set(&all, NULL);
    if (all && n) gc_track(all);
    return all;
}

/* A row of zip before the first step. */
static NEW Ref nones(size_t n)
{
    Ref row = tuple_sized(n);
    if (!row || n == 0) return row;
    for (size_t i = 0; i < n; i++) as_tuple(row)->items[i] = None;
    gc_track(row);
    return row;
}

/* The one keyword: strict=. */
static bool read_strict(View const *values, View kwnames, bool *strict)
{
    if (kwnames && as_tuple(kwnames)->len > 1)
        return err_false(&exc_TypeError, "zip() takes at most 1 keyword argument (%zu given)", as_tuple(kwnames)->len);
    for (size_t i = 0; kwnames && i < as_tuple(kwnames)->len; i++) {
        if (!str_equal_text(tuple_at(kwnames, i), "strict"))
            return err_false(&exc_TypeError, "'%S' is an invalid keyword argument for zip()", tuple_at(kwnames, i));
        int truth = obj_truth(values[i]);
        if (truth < 0) return false;
        *strict = truth;
    }
    return true;
}

static Ref zip_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    bool strict = false;

    if (!read_strict(args + n, kwnames, &strict)) return NULL;
    Ref iterators = iterators_of(args, n), row = iterators ? nones(n) : NULL;
    Zip *z = row ? (Zip *)type_alloc(type, 0) : NULL;
    if (!z) {
        ref_drop(iterators);
        ref_drop(row);
        return NULL;
    }
    z->strict = strict;
    z->iterators = iterators;
    z->row = row;
    gc_track(&z->head);
    return &z->head;
}

/* Iterator `at` is the first that has ended. Where that is no error, simply returns NULL. */
static Ref zip_end(const Zip *z, size_t at)
{
    const char *others = at == 1 ? " " : "s 1-";

    if (!z->strict || err_pending) return NULL;
    if (at > 0) return err_raise(&exc_ValueError, "zip() argument %zu is shorter than argument%s%zu", at + 1, others, at);
    for (at = 1; at < as_tuple(z->iterators)->len; at++) {
        Ref extra = iter_step(tuple_at(z->iterators, at));
        if (extra) {
            ref_drop(extra);
            return err_raise(&exc_ValueError, "zip() argument %zu is longer than argument%s%zu", at + 1, at == 1 ? " " : "s 1-", at);
        }
        if (err_pending) return NULL;
    }
    return NULL;
}

static Ref zip_next(View self)
{
    Zip *z = as_zip(self);
    size_t n = z->iterators ? as_tuple(z->iterators)->len : 0;
    if (n == 0) return NULL;

    bool again = is_ours(z->row);
    Ref row = again ? hand_out(z->row) : tuple_sized(n);
    if (!row) return NULL;
    for (size_t i = 0; i < n; i++) {
        Ref item = iter_step(tuple_at(z->iterators, i));
        if (!item) {
            ref_drop(row);
            return zip_end(z, i);
        }
        ref_set(&as_tuple(row)->items[i], item);
    }
    if (!again) gc_track(row);
    return row;
}

static void zip_traverse(View self, Visit visit, void *arg)
{
    const Zip *z = as_zip(self);
    if (z->iterators) visit(z->iterators, arg);
    if (z->row) visit(z->row, arg);
}

static void zip_clear(Ref self)
{
    ref_clear(&as_zip(self)->iterators);
    ref_clear(&as_zip(self)->row);
}

static Ref zip_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Zip *z = as_zip(self);
    Ref type = ref_keep(&type_of(self)->head), iterators = ref_keep(z->iterators);
    return z->strict ? tuple_of(3, type, iterators, True) : tuple_of(2, type, iterators);
}

static Ref zip_setstate(View self, View const *args, size_t n)
{
    (void)n;
    int strict = obj_truth(args[0]);
    if (strict < 0) return NULL;
    as_zip(self)->strict = strict;
    return ref_keep(None);
}

static const NativeDef zip_methods[] = {
    NATIVE("__reduce__", zip_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", zip_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj zip_type = {
    TYPE_HEAD("zip", 0, Zip),
    .shape.traverse = zip_traverse, .shape.clear = zip_clear, .shape.free = type_free, .shape.is_container = true,
    .flags = TYPE_BASE,
    .doc = "zip(*iterables, strict=False)\n\nTuples of one item of each iterable, until the shortest one ends; "
           "with strict, another length is a ValueError.",
    .new = zip_make, .iter = iter_self, .next = zip_next, .methods = zip_methods,
};

/* ---- map ------------------------------------------------------------------------------------------------ */

typedef struct { Obj head; Ref function, iterators /* tuple */; } Map;

static Map *as_map(View v) { return (Map *)(uintptr_t)v; }

static Ref map_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (type->init == map_type.init && !args_positional("map", 0, kwnames, 0, 0)) return NULL;
    if (n < 2) return err_raise(&exc_TypeError, "map() must have at least two arguments.");

    Ref iterators = iterators_of(args + 1, n - 1);
    Map *m = iterators ? (Map *)type_alloc(type, 0) : NULL;
    if (!m) {
        ref_drop(iterators);
        return NULL;
    }
    m->function = ref_keep(args[0]);
    m->iterators = iterators;
    gc_track(&m->head);
    return &m->head;
}

static Ref map_next(View self)
{
    Map *m = as_map(self);
    size_t n = m->iterators ? as_tuple(m->iterators)->len : 0, got = 0;
    Ref few[4], *items = few, result = NULL;

    if (n == 0) return NULL;
    if (n > 4 && !(items = alloc_bytes(n * sizeof *items))) return NULL;
    while (got < n && (items[got] = iter_step(tuple_at(m->iterators, got)))) got++;
    if (got == n) result = obj_call(m->function, as_views(items), n, NULL);
    while (got > 0) ref_drop(items[--got]);
    if (items != few) mem_free(items);
    return result;
}

static void map_traverse(View self, Visit visit, void *arg)
{
    const Map *m = as_map(self);
    if (m->function) visit(m->function, arg);
    if (m->iterators) visit(m->iterators, arg);
}

static void map_clear(Ref self)
{
    ref_clear(&as_map(self)->iterators);
    ref_clear(&as_map(self)->function);
}

static Ref map_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Map *m = as_map(self);
    size_t count = as_tuple(m->iterators)->len;
    Ref all = tuple_sized(count + 1);
    if (!all) return NULL;
    as_tuple(all)->items[0] = ref_keep(m->function);
    for (size_t i = 0; i < count; i++) as_tuple(all)->items[i + 1] = ref_keep(tuple_at(m->iterators, i));
    gc_track(all);
    return tuple_of(2, ref_keep(&type_of(self)->head), all);
}

static const NativeDef map_methods[] = {
    NATIVE("__reduce__", map_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj map_type = {
    TYPE_HEAD("map", 0, Map),
    .shape.traverse = map_traverse, .shape.clear = map_clear, .shape.free = type_free, .shape.is_container = true,
    .flags = TYPE_BASE,
    .doc = "map(func, *iterables)\n\nWhat func returns for the items of the iterables, until the shortest one ends.",
    .new = map_make, .iter = iter_self, .next = map_next, .methods = map_methods,
};

/* ---- filter --------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref function /* or None: the items themselves must be true */, iterator; } Filter;

static Filter *as_filter(View v) { return (Filter *)(uintptr_t)v; }

static Ref filter_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (!args_positional("filter", n, type->init == filter_type.init ? kwnames : NULL, 2, 2)) return NULL;

    Ref iterator = obj_iter(args[1]);
    Filter *f = iterator ? (Filter *)type_alloc(type, 0) : NULL;
    if (!f) {
        ref_drop(iterator);
        return NULL;
    }
    f->function = ref_keep(args[0]);
    f->iterator = iterator;
    gc_track(&f->head);
    return &f->head;
}

static int passes(View function, View item)
{
    if (function == None || function == &bool_type.head) return obj_truth(item);
    Ref answer = obj_call_1(function, item);
    int truth = answer ? obj_truth(answer) : -1;
    ref_drop(answer);
    return truth;
}

static Ref filter_next(View self)
{
    Filter *f = as_filter(self);
    Ref item;

    while (f->iterator && (item = iter_step(f->iterator))) {
        int pass = passes(f->function, item);
        if (pass > 0) return item;
        ref_drop(item);
        if (pass < 0) return NULL;
    }
    return NULL;
}

static void filter_traverse(View self, Visit visit, void *arg)
{
    const Filter *f = as_filter(self);
    if (f->function) visit(f->function, arg);
    if (f->iterator) visit(f->iterator, arg);
}

static void filter_clear(Ref self)
{
    ref_clear(&as_filter(self)->iterator);
    ref_clear(&as_filter(self)->function);
}

static Ref filter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Filter *f = as_filter(self);
    return tuple_of(2, ref_keep(&type_of(self)->head), tuple_of(2, ref_keep(f->function), ref_keep(f->iterator)));
}

static const NativeDef filter_methods[] = {
    NATIVE("__reduce__", filter_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj filter_type = {
    TYPE_HEAD("filter", 0, Filter),
    .shape.traverse = filter_traverse, .shape.clear = filter_clear, .shape.free = type_free, .shape.is_container = true,
    .flags = TYPE_BASE,
    .doc = "filter(function or None, iterable)\n\nThose items of the iterable for which function(item) is true; "
           "with None, the items that are true.",
    .new = filter_make, .iter = iter_self, .next = filter_next, .methods = filter_methods,
};
