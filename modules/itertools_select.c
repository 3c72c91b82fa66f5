/* itertools_select.c -- compress, dropwhile, takewhile, filterfalse, islice: iterators that leave items out. */
#include "gc/collect.h"
#include "modules/itertools_parts.h"
#include "objects/list.h"

/* Is function(item) true? -1: an exception is pending. */
static int holds(View function, View item)
{
    Ref own = ref_keep(function), answer = obj_call_1(own, item);
    int truth = answer ? obj_truth(answer) : -1;
    ref_drop(answer);
    ref_drop(own);
    return truth;
}

/* ---- dropwhile, takewhile, filterfalse: a function and an iterator ------------------------------------------ */

/* `decided`: dropwhile has begun to give items, takewhile has ended. */
typedef struct { Obj head; Ref function, iterator; bool decided; } Sieve;

static Sieve *as_sieve(View v) { return (Sieve *)(uintptr_t)v; }

static Ref sieve_make(TypeObj *type, const TypeObj *own, const char *name, View const *args, size_t n, View kwnames)
{
    if (!args_positional(name, n, keywords_for(type, own, kwnames), 2, 2)) return NULL;
    Ref iterator = obj_iter(args[1]);
    Sieve *s = iterator ? (Sieve *)type_alloc(type, 0) : NULL;
    if (!s) {
        ref_drop(iterator);
        return NULL;
    }
    s->function = ref_keep(args[0]);
    s->iterator = iterator;
    gc_track(&s->head);
    return &s->head;
}

static Ref dropwhile_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    return sieve_make(type, &dropwhile_type, "dropwhile", args, n, kwnames);
}

static Ref takewhile_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    return sieve_make(type, &takewhile_type, "takewhile", args, n, kwnames);
}

static Ref filterfalse_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    return sieve_make(type, &filterfalse_type, "filterfalse", args, n, kwnames);
}

static Ref dropwhile_next(View self)
{
    Sieve *s = as_sieve(self);
    Ref item;
    while (s->iterator && (item = iter_step(s->iterator))) {
        if (s->decided) return item;
        int drop = holds(s->function, item);
        if (drop == 0) {
            s->decided = true;
            return item;
        }
        ref_drop(item);
        if (drop < 0) return NULL;
    }
    return NULL;
}

static Ref takewhile_next(View self)
{
    Sieve *s = as_sieve(self);
    Ref item = s->decided || !s->iterator ? NULL : iter_step(s->iterator);
    if (!item) return NULL;
    int take = holds(s->function, item);
    if (take > 0) return item;
    ref_drop(item);
    if (take == 0) s->decided = true;
    return NULL;
}

static Ref filterfalse_next(View self)
{
    Sieve *s = as_sieve(self);
    Ref item;
    while (s->iterator && (item = iter_step(s->iterator))) {
        bool as_it_is = s->function == None || s->function == &bool_type.head;
        int truth = as_it_is ? obj_truth(item) : holds(s->function, item);
        if (truth == 0) return item;
        ref_drop(item);
        if (truth < 0) return NULL;
    }
    return NULL;
}

static Ref sieve_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Sieve *s = as_sieve(self);
    return tuple_of(3, own_type(self), tuple_of(2, ref_keep(s->function), ref_keep(s->iterator)), int_new(s->decided));
}

static Ref filterfalse_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Sieve *s = as_sieve(self);
    return tuple_of(2, own_type(self), tuple_of(2, ref_keep(s->function), ref_keep(s->iterator)));
}

static Ref sieve_setstate(View self, View const *args, size_t n)
{
    (void)n;
    int decided = obj_truth(args[0]);
    if (decided < 0) return NULL;
    as_sieve(self)->decided = decided;
    return ref_keep(None);
}

static const NativeDef sieve_methods[] = {
    NATIVE("__reduce__", sieve_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", sieve_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

static const NativeDef filterfalse_methods[] = {
    NATIVE("__reduce__", filterfalse_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj dropwhile_type = {
    ITERTOOL("dropwhile", Sieve, 2, dropwhile_make, dropwhile_next), .methods = sieve_methods,
    .doc = "dropwhile(predicate, iterable, /)\n--\n\nThe items from the first one on for which predicate(item) is false.",
};

TypeObj takewhile_type = {
    ITERTOOL("takewhile", Sieve, 2, takewhile_make, takewhile_next), .methods = sieve_methods,
    .doc = "takewhile(predicate, iterable, /)\n--\n\nThe items before the first one for which predicate(item) is false.",
};

TypeObj filterfalse_type = {
    ITERTOOL("filterfalse", Sieve, 2, filterfalse_make, filterfalse_next), .methods = filterfalse_methods,
    .doc = "filterfalse(function, iterable, /)\n--\n\nThose items for which function(item) is false; with None, the items that are false.",
};

/* ---- compress ----------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref data, selectors; } Compress;

static Compress *as_compress(View v) { return (Compress *)(uintptr_t)v; }

static Ref compress_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    if (!args_bind("compress", "data, selectors", args, n, kwnames, bound)) return NULL;
    Ref data = obj_iter(bound[0]), selectors = data ? obj_iter(bound[1]) : NULL;
    Compress *c = selectors ? (Compress *)type_alloc(type, 0) : NULL;
    if (!c) {
        ref_drop(data);
        ref_drop(selectors);
        return NULL;
    }
    c->data = data;
    c->selectors = selectors;
    gc_track(&c->head);
    return &c->head;
}

static Ref compress_next(View self)
{
    Compress *c = as_compress(self);
    Ref item;
    while (c->data && (item = iter_step(c->data))) {
        Ref selector = c->selectors ? iter_step(c->selectors) : NULL;
        int wanted = selector ? obj_truth(selector) : -1;
        ref_drop(selector);
        if (wanted > 0) return item;
        ref_drop(item);
        if (wanted < 0) return NULL;
    }
    return NULL;
}

static Ref compress_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Compress *c = as_compress(self);
    return tuple_of(2, own_type(self), tuple_of(2, ref_keep(c->data), ref_keep(c->selectors)));
}

static const NativeDef compress_methods[] = {
    NATIVE("__reduce__", compress_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj compress_type = {
    ITERTOOL("compress", Compress, 2, compress_make, compress_next), .methods = compress_methods,
    .doc = "compress(data, selectors)\n--\n\nThe items of data that stand at the places where selectors has a true one.",
};

/* ---- islice ------------------------------------------------------------------------------------------------- */

/* `at` items have been taken from the iterator (NULL once exhausted); the next one wanted is number `next`. stop -1: no end. */
typedef struct { Obj head; Ref iterator; int64_t next, stop, step, at; } ISlice;

static ISlice *as_islice(View v) { return (ISlice *)(uintptr_t)v; }

/* None leaves *out as it is; what is no proper number becomes -1. */
static void read_bound(View v, int64_t *out)
{
    ptrdiff_t size;
    if (v == None) return;
    if (obj_index_size(v, &exc_OverflowError, &size)) *out = size;
    else {
        err_clear();
        *out = -1;
    }
}

static Ref islice_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    int64_t start = 0, stop = INT64_MAX, step = 1;
    if (!args_positional("islice", n, keywords_for(type, &islice_type, kwnames), 2, 4)) return NULL;
    View last = n == 2 ? args[1] : args[2];
    if (n > 2) read_bound(args[1], &start);
    read_bound(last, &stop);
    if (stop == -1)
        return err_raise(&exc_ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (last == None) stop = -1;
    if (start < 0 || stop < -1)
        return err_raise(&exc_ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (n > 3) read_bound(args[3], &step);
    if (step < 1) return err_raise(&exc_ValueError, "Step for islice() must be a positive integer or None.");

    Ref iterator = obj_iter(args[0]);
    ISlice *s = iterator ? (ISlice *)type_alloc(type, 0) : NULL;
    if (!s) {
        ref_drop(iterator);
        return NULL;
    }
    s->iterator = iterator;
    s->next = start;
    s->stop = stop;
    s->step = step;
    gc_track(&s->head);
    return &s->head;
}

static Ref islice_next(View self)
{
    ISlice *s = as_islice(self);
    int64_t stop = s->stop;
    Ref item;
    while (s->iterator && s->at < s->next) {
        if (!(item = iter_step(s->iterator))) goto ended;
        ref_drop(item);
        s->at++;
    }
    if (!s->iterator || (stop != -1 && s->at >= stop) || !(item = iter_step(s->iterator))) goto ended;
    s->at++;
    bool beyond = s->next > INT64_MAX - s->step || (stop != -1 && s->next + s->step > stop);
    s->next = beyond ? stop : s->next + s->step;
    return item;
ended:
    ref_clear(&s->iterator);
    return NULL;
}

static Ref islice_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const ISlice *s = as_islice(self);
    if (!s->iterator) {
        Ref list = list_new(), empty = list ? obj_iter(list) : NULL;
        ref_drop(list);
        return tuple_of(3, own_type(self), tuple_of(2, empty, int_new(0)), int_new(0));
    }
    return tuple_of(3, own_type(self),
                    tuple_of(4, ref_keep(s->iterator), int_new(s->next), s->stop == -1 ? None : int_new(s->stop), int_new(s->step)),
                    int_new(s->at));
}

static Ref islice_setstate(View self, View const *args, size_t n)
{
    (void)n;
    return read_size(args[0], &as_islice(self)->at) ? ref_keep(None) : NULL;
}

static const NativeDef islice_methods[] = {
    NATIVE("__reduce__", islice_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", islice_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj islice_type = {
    ITERTOOL("islice", ISlice, 1, islice_make, islice_next), .methods = islice_methods,
    .doc = "islice(iterable, stop)\nislice(iterable, start, stop[, step])\n\nThe items that a slice of a list of them would hold, one by one.",
};
