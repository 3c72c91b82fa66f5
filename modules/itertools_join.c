/* itertools_join.c -- accumulate, chain, starmap, pairwise, zip_longest: iterators that put items together. */
#include "gc/collect.h"
#include "modules/itertools_parts.h"
#include "objects/list.h"
#include "objects/union.h"

/* ---- chain -------------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref source /* an iterator over iterables; NULL once exhausted */, active /* the one being read, or NULL */; } Chain;

static Chain *as_chain(View v) { return (Chain *)(uintptr_t)v; }

/* source: consumed. */
static NEW Ref chain_over(TypeObj *type, Ref source)
{
    Chain *c = source ? (Chain *)type_alloc(type, 0) : NULL;
    if (!c) {
        ref_drop(source);
        return NULL;
    }
    c->source = source;
    gc_track(&c->head);
    return &c->head;
}

static Ref chain_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (!args_positional("chain", n, keywords_for(type, &chain_type, kwnames), 0, SIZE_MAX)) return NULL;
    Ref all = tuple_from_array(args, n), source = all ? obj_iter(all) : NULL;
    ref_drop(all);
    return chain_over(type, source);
}

static Ref chain_from_iterable(View cls, View const *args, size_t n)
{
    (void)n;
    return chain_over(as_type(cls), obj_iter(args[0]));
}

static Ref chain_next(View self)
{
    Chain *c = as_chain(self);
    for (;;) {
        if (!c->active) {
            Ref iterable = c->source ? iter_step(c->source) : NULL, active = iterable ? obj_iter(iterable) : NULL;
            ref_drop(iterable);
            if (!active) {
                ref_clear(&c->source);
                return NULL;
            }
            ref_set(&c->active, active);
        }
        Ref item = iter_step(c->active);
        if (item || err_pending) return item;
        ref_clear(&c->active);
    }
}

static Ref chain_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Chain *c = as_chain(self);
    if (!c->source) return tuple_of(2, own_type(self), ref_keep(tuple_empty));
    Ref state = c->active ? tuple_of(2, ref_keep(c->source), ref_keep(c->active)) : tuple_of(1, ref_keep(c->source));
    return tuple_of(3, own_type(self), ref_keep(tuple_empty), state);
}

static Ref chain_setstate(View self, View const *args, size_t n)
{
    (void)n;
    Chain *c = as_chain(self);
    if (!itertools_state(args[0], 1, 2)) return NULL;
    bool started = as_tuple(args[0])->len == 2;
    View source = tuple_at(args[0], 0), active = started ? tuple_at(args[0], 1) : NULL;
    if (!type_of(source)->next || (active && !type_of(active)->next))
        return err_raise(&exc_TypeError, "Arguments must be iterators.");
    ref_set(&c->source, ref_keep(source));
    ref_set(&c->active, ref_keep_or_null(active));
    return ref_keep(None);
}

static const NativeDef chain_methods[] = {
    NATIVE_AS(NATIVE_CLASS, "from_iterable", chain_from_iterable, 1, 1, "Alternative chain() constructor taking a single iterable argument that evaluates lazily."),
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585"),
    NATIVE("__reduce__", chain_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", chain_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj chain_type = {
    ITERTOOL("chain", Chain, 2, chain_make, chain_next), .methods = chain_methods,
    .doc = "chain(*iterables) --> chain object\n\nThe items of the first iterable, then those of the second, and so on.",
};

/* A chain of one value, then what an iterator still has. Consumes first. */
static NEW Ref put_before(Ref first, View iterator)
{
    Ref one = tuple_of(1, first);
    Ref result = one ? chain_make(&chain_type, (View[]){one, iterator}, 2, NULL) : NULL;
    ref_drop(one);
    return result;
}

/* ---- accumulate --------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref function /* NULL: + */, total /* NULL: nothing yet */, initial /* to be given first, or NULL */, iterator; } Accumulate;

static Accumulate *as_accumulate(View v) { return (Accumulate *)(uintptr_t)v; }

static Ref accumulate_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[3];
    if (!args_bind("accumulate", "iterable, func=, *, initial=", args, n, kwnames, bound)) return NULL;
    Ref iterator = obj_iter(bound[0]);
    Accumulate *a = iterator ? (Accumulate *)type_alloc(type, 0) : NULL;
    if (!a) {
        ref_drop(iterator);
        return NULL;
    }
    a->iterator = iterator;
    if (bound[1] && bound[1] != None) a->function = ref_keep(bound[1]);
    if (bound[2] && bound[2] != None) a->initial = ref_keep(bound[2]);
    gc_track(&a->head);
    return &a->head;
}

static Ref accumulate_next(View self)
{
    Accumulate *a = as_accumulate(self);
    if (a->initial) {
        ref_set(&a->total, a->initial);
        a->initial = NULL;
        return ref_keep(a->total);
    }
    Ref item = a->iterator ? iter_step(a->iterator) : NULL, total, fresh;
    if (!item) return NULL;
    if (!a->total) {
        a->total = item;
        return ref_keep(item);
    }
    total = ref_keep(a->total);
    if (!a->function) fresh = obj_binary(total, item, BIN_ADD);
    else {
        Ref function = ref_keep(a->function);
        fresh = obj_call_2(function, total, item);
        ref_drop(function);
    }
    ref_drop(total);
    ref_drop(item);
    if (!fresh) return NULL;
    ref_keep(fresh);
    ref_set(&a->total, fresh);
    return fresh;
}

/* With an initial value still to be given, or a total that is None (which would read as "none yet"), that value is put before the items
 * to come; in the second case the first item must then be skipped. */
static Ref accumulate_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Accumulate *a = as_accumulate(self);
    View function = a->function ? a->function : None;
    if (a->initial)
        return tuple_of(3, own_type(self), tuple_of(2, put_before(ref_keep(a->initial), a->iterator), ref_keep(function)), None);
    if (a->total == None) {
        Ref items = put_before(None, a->iterator);
        Ref again = items ? accumulate_make(type_of(self), (View[]){items, function}, 2, NULL) : NULL;
        ref_drop(items);
        return tuple_of(2, ref_keep(&islice_type.head), tuple_of(3, again, int_new(1), None));
    }
    return tuple_of(3, own_type(self), tuple_of(2, ref_keep(a->iterator), ref_keep(function)), ref_keep(a->total ? a->total : None));
}

static Ref accumulate_setstate(View self, View const *args, size_t n)
{
    (void)n;
    ref_set(&as_accumulate(self)->total, ref_keep(args[0]));
    return ref_keep(None);
}

static const NativeDef accumulate_methods[] = {
    NATIVE("__reduce__", accumulate_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", accumulate_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj accumulate_type = {
    ITERTOOL("accumulate", Accumulate, 4, accumulate_make, accumulate_next), .methods = accumulate_methods,
    .doc = "accumulate(iterable, func=None, *, initial=None)\n--\n\nRunning totals: each is func(the one before, the next item); without func, their sum.",
};

/* ---- starmap ------------------------------------------------------------------------------------------------ */

typedef struct { Obj head; Ref function, iterator; } StarMap;

static StarMap *as_starmap(View v) { return (StarMap *)(uintptr_t)v; }

static Ref starmap_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (!args_positional("starmap", n, keywords_for(type, &starmap_type, kwnames), 2, 2)) return NULL;
    Ref iterator = obj_iter(args[1]);
    StarMap *s = iterator ? (StarMap *)type_alloc(type, 0) : NULL;
    if (!s) {
        ref_drop(iterator);
        return NULL;
    }
    s->function = ref_keep(args[0]);
    s->iterator = iterator;
    gc_track(&s->head);
    return &s->head;
}

static Ref starmap_next(View self)
{
    StarMap *s = as_starmap(self);
    Ref row = s->iterator ? iter_step(s->iterator) : NULL;
    if (!row) return NULL;
    if (row->shape != SHAPE_TUPLE) {
        Ref items = tuple_from(row);
        ref_set(&row, items);
        if (!row) return NULL;
    }
    Ref function = ref_keep(s->function);
    Ref result = obj_call(function, as_views(as_tuple(row)->items), as_tuple(row)->len, NULL);
    ref_drop(function);
    ref_drop(row);
    return result;
}

static Ref starmap_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const StarMap *s = as_starmap(self);
    return tuple_of(2, own_type(self), tuple_of(2, ref_keep(s->function), ref_keep(s->iterator)));
}

static const NativeDef starmap_methods[] = {
    NATIVE("__reduce__", starmap_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj starmap_type = {
    ITERTOOL("starmap", StarMap, 2, starmap_make, starmap_next), .methods = starmap_methods,
    .doc = "starmap(function, iterable, /)\n--\n\nWhat function(*item) returns for each item.",
};

/* ---- pairwise ----------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref iterator /* NULL once exhausted */, old; } Pairwise;

static Pairwise *as_pairwise(View v) { return (Pairwise *)(uintptr_t)v; }

static Ref pairwise_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (!args_positional("pairwise", n, keywords_for(type, &pairwise_type, kwnames), 1, 1)) return NULL;
    Ref iterator = obj_iter(args[0]);
    Pairwise *p = iterator ? (Pairwise *)type_alloc(type, 0) : NULL;
    if (!p) {
        ref_drop(iterator);
        return NULL;
    }
    p->iterator = iterator;
    gc_track(&p->head);
    return &p->head;
}

/* The iterator may be this very pairwise in disguise: what it changes meanwhile is looked at again. */
static Ref pairwise_next(View self)
{
    Pairwise *p = as_pairwise(self);
    if (!p->iterator) return NULL;
    Ref old = p->old ? ref_keep(p->old) : NULL, fresh = NULL;
    if (!old) {
        old = iter_step(p->iterator);
        if (old && p->iterator) ref_set(&p->old, ref_keep(old));
    }
    if (old && p->iterator) fresh = iter_step(p->iterator);
    if (!fresh) {
        ref_drop(old);
        ref_clear(&p->iterator);
        ref_clear(&p->old);
        return NULL;
    }
    Ref pair = tuple_of(2, old, ref_keep(fresh));
    ref_set(&p->old, fresh);
    return pair;
}

TypeObj pairwise_type = {
    ITERTOOL("pairwise", Pairwise, 2, pairwise_make, pairwise_next),
    .doc = "pairwise(iterable, /)\n--\n\nEach item together with the next one: s -> (s0,s1), (s1,s2), (s2, s3), ...",
};

/* ---- zip_longest -------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref fill, row /* tuple handed out last */; size_t count, active; Ref *iterators; /* NULL: has ended */ } ZipLongest;

static ZipLongest *as_longest(View v) { return (ZipLongest *)(uintptr_t)v; }

/* The one keyword: fillvalue=. */
static bool read_fill(View const *values, View kwnames, View *fill)
{
    for (size_t i = 0; kwnames && i < as_tuple(kwnames)->len; i++) {
        if (!str_equal_text(tuple_at(kwnames, i), "fillvalue") || as_tuple(kwnames)->len > 1)
            return err_false(&exc_TypeError, "zip_longest() got an unexpected keyword argument");
        *fill = values[i];
    }
    return true;
}

static Ref longest_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View fill = None;
    Ref row = NULL;
    if (!read_fill(args + n, kwnames, &fill)) return NULL;
    ZipLongest *z = (ZipLongest *)type_alloc(type, 0);
    if (!z) return NULL;
    z->fill = ref_keep(fill);
    if (n && !(z->iterators = alloc_bytes(n * sizeof *z->iterators))) goto failed;
    for (; z->count < n; z->count++)
        if (!(z->iterators[z->count] = obj_iter(args[z->count]))) goto failed;
    z->active = n;
    if (!(row = tuple_sized(n))) goto failed;
    for (size_t i = 0; i < n; i++) as_tuple(row)->items[i] = None;
    if (n) gc_track(row);
    z->row = row;
    gc_track(&z->head);
    return &z->head;
failed:
    ref_drop(&z->head);
    return NULL;
}

/* The next item of iterator i: the fill value where it has ended. NULL: an exception, or all have ended. */
static NEW Ref longest_item(ZipLongest *z, size_t i)
{
    Ref item = z->iterators[i] ? iter_step(z->iterators[i]) : NULL;
    if (item) return item;
    if (err_pending) {
        z->active = 0;
        return NULL;
    }
    if (z->iterators[i]) {
        if (z->active == 0 || --z->active == 0) return NULL;
        ref_clear(&z->iterators[i]);
    }
    return ref_keep(z->fill);
}

static Ref longest_next(View self)
{
    ZipLongest *z = as_longest(self);
    if (z->active == 0 || !z->row) return NULL;

    bool again = z->row->refs == 1;
    if (again && !gc_is_tracked(z->row)) gc_track(z->row);      /* the collector may have let go of it, for its old items */
    Ref row = again ? ref_keep(z->row) : tuple_sized(z->count);
    for (size_t i = 0; row && i < z->count; i++) {
        Ref item = longest_item(z, i);
        if (item) ref_set(&as_tuple(row)->items[i], item);
        else ref_clear(&row);
    }
    if (row && !again) gc_track(row);
    return row;
}

static void longest_traverse(View self, Visit visit, void *arg)
{
    owns_2_traverse(self, visit, arg);
    for (size_t i = 0; i < as_longest(self)->count; i++)
        if (as_longest(self)->iterators[i]) visit(as_longest(self)->iterators[i], arg);
}

static void longest_clear(Ref self)
{
    ZipLongest *z = as_longest(self);
    z->active = 0;
    for (size_t i = z->count; i-- > 0;) ref_clear(&z->iterators[i]);
    owns_2_clear(self);
}

static void longest_free(Ref self)
{
    mem_free(as_longest(self)->iterators);
    type_free(self);
}

static Ref longest_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const ZipLongest *z = as_longest(self);
    Ref all = tuple_sized(z->count);
    if (!all) return NULL;
    for (size_t i = 0; i < z->count; i++) as_tuple(all)->items[i] = ref_keep(z->iterators[i] ? z->iterators[i] : tuple_empty);
    if (z->count) gc_track(all);
    return tuple_of(3, own_type(self), all, ref_keep(z->fill));
}

static Ref longest_setstate(View self, View const *args, size_t n)
{
    (void)n;
    ref_set(&as_longest(self)->fill, ref_keep(args[0]));
    return ref_keep(None);
}

static const NativeDef longest_methods[] = {
    NATIVE("__reduce__", longest_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", longest_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj zip_longest_type = {
    TYPE_HEAD("itertools.zip_longest", 0, ZipLongest), .module = "itertools", .flags = TYPE_BASE,
    .shape.traverse = longest_traverse, .shape.clear = longest_clear, .shape.free = longest_free, .shape.is_container = true,
    .new = longest_make, .iter = itertools_self, .next = longest_next, .methods = longest_methods,
    .doc = "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n\n"
           "As zip, until the longest iterable ends: fillvalue stands for what the others lack.",
};
