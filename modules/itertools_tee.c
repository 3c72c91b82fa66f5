/* itertools_tee.c -- tee: one iterator read by several.
 *
 * What has been read stands in a chain of blocks. Each tee has its own place in it; a block that all have passed is freed.
 *
 *     iterator <-- [ values 0..56 ] --> [ values 57.. ]
 *                        ^ tee a              ^ tee b
 */
#include "gc/collect.h"
#include "modules/itertools_parts.h"
#include "objects/list.h"

enum { BLOCK = 57 };

typedef struct { Obj head; Ref iterator, next /* the following block, or NULL */; size_t count; bool reading; Ref values[BLOCK]; } TeeData;
typedef struct { Obj head; Ref data; size_t at; } Tee;

static TeeData *as_data(View v) { return (TeeData *)(uintptr_t)v; }
static Tee *as_tee(View v) { return (Tee *)(uintptr_t)v; }

/* ---- blocks ------------------------------------------------------------------------------------------------- */

/* Consumes iterator. */
static NEW Ref data_new(Ref iterator)
{
    TeeData *d = iterator ? (TeeData *)type_alloc(&tee_data_type, 0) : NULL;
    if (!d) {
        ref_drop(iterator);
        return NULL;
    }
    d->iterator = iterator;
    gc_track(&d->head);
    return &d->head;
}

static NEW Ref data_at(TeeData *d, size_t i)
{
    if (i < d->count) return ref_keep(d->values[i]);
    if (d->reading) return err_raise(&exc_RuntimeError, "cannot re-enter the tee iterator");
    if (!d->iterator) return NULL;
    d->reading = true;
    Ref own = ref_keep(&d->head), value = iter_step(d->iterator);
    d->reading = false;
    if (value) d->values[d->count++] = ref_keep(value);
    ref_drop(own);
    return value;
}

/* The block after a full one, made where there is none yet. */
static NEW Ref data_following(TeeData *d)
{
    if (!d->next && !(d->next = data_new(ref_keep(d->iterator)))) return NULL;
    return ref_keep(d->next);
}

static void data_traverse(View self, Visit visit, void *arg)
{
    owns_2_traverse(self, visit, arg);
    for (size_t i = 0; i < as_data(self)->count; i++) visit(as_data(self)->values[i], arg);
}

static void data_clear(Ref self)
{
    TeeData *d = as_data(self);
    size_t count = d->count;
    ref_clear(&d->iterator);
    d->count = 0;
    for (size_t i = 0; i < count; i++) ref_clear(&d->values[i]);
    ref_clear(&d->next);
}

/* _tee_dataobject(iterator, values, next): for unpickling */
static Ref data_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;
    if (!args_positional("teedataobject", n, kwnames, 3, 3)) return NULL;
    if (!is_list(args[1])) return err_raise(&exc_TypeError, "teedataobject() argument 2 must be list, not %t", args[1]);
    size_t count = as_list(args[1])->len;
    bool has_next = args[2] != None;
    if (count > BLOCK || (has_next && (count < BLOCK || type_of(args[2]) != &tee_data_type)))
        return err_raise(&exc_ValueError, "Invalid arguments");
    Ref own = data_new(ref_keep(args[0]));
    if (!own) return NULL;
    for (size_t i = 0; i < count; i++) as_data(own)->values[i] = ref_keep(list_at(args[1], i));
    as_data(own)->count = count;
    if (has_next) as_data(own)->next = ref_keep(args[2]);
    return own;
}

static Ref data_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const TeeData *d = as_data(self);
    Ref values = list_from_array(as_views(d->values), d->count);
    return tuple_of(2, own_type(self), tuple_of(3, ref_keep(d->iterator), values, ref_keep(d->next ? d->next : None)));
}

static const NativeDef data_methods[] = {
    NATIVE("__reduce__", data_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj tee_data_type = {
    TYPE_HEAD("itertools._tee_dataobject", 0, TeeData), .module = "itertools",
    .shape.traverse = data_traverse, .shape.clear = data_clear, .shape.free = type_free, .shape.is_container = true,
    .new = data_make, .methods = data_methods, .doc = "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.",
};

/* ---- tee objects -------------------------------------------------------------------------------------------- */

/* Consumes data. */
static NEW Ref tee_at(Ref data, size_t at)
{
    Tee *t = data ? (Tee *)type_alloc(&tee_type, 0) : NULL;
    if (!t) {
        ref_drop(data);
        return NULL;
    }
    t->data = data;
    t->at = at;
    gc_track(&t->head);
    return &t->head;
}

static NEW Ref tee_over(View iterable)
{
    Ref iterator = obj_iter(iterable);
    if (!iterator || type_of(iterator) != &tee_type) return iterator ? tee_at(data_new(iterator), 0) : NULL;
    Ref copy = tee_at(ref_keep(as_tee(iterator)->data), as_tee(iterator)->at);
    ref_drop(iterator);
    return copy;
}

static Ref tee_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;
    return args_positional("_tee", n, kwnames, 1, 1) ? tee_over(args[0]) : NULL;
}

static Ref tee_next(View self)
{
    Tee *t = as_tee(self);
    if (!t->data) return NULL;
    if (t->at >= BLOCK) {
        Ref following = data_following(as_data(t->data));
        if (!following) return NULL;
        ref_set(&t->data, following);
        t->at = 0;
    }
    Ref value = data_at(as_data(t->data), t->at);
    if (value) t->at++;
    return value;
}

static Ref tee_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tee_at(ref_keep(as_tee(self)->data), as_tee(self)->at);
}

static Ref tee_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(3, own_type(self), tuple_of(1, ref_keep(tuple_empty)),
                    tuple_of(2, ref_keep(as_tee(self)->data), int_new_unsigned(as_tee(self)->at)));
}

static Ref tee_setstate(View self, View const *args, size_t n)
{
    (void)n;
    int64_t at;
    if (!itertools_state(args[0], 2, 2)) return NULL;
    View data = tuple_at(args[0], 0);
    if (type_of(data) != &tee_data_type) return err_raise(&exc_TypeError, "argument 1 must be itertools._tee_dataobject, not %t", data);
    if (!seq_c_int(tuple_at(args[0], 1), INT32_MIN, INT32_MAX, "int", &at)) return NULL;
    if (at < 0 || at > BLOCK) return err_raise(&exc_ValueError, "Index out of range");
    ref_set(&as_tee(self)->data, ref_keep(data));
    as_tee(self)->at = (size_t)at;
    return ref_keep(None);
}

static const NativeDef tee_methods[] = {
    NATIVE("__copy__", tee_copy, 0, 0, "Returns an independent iterator."),
    NATIVE("__reduce__", tee_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", tee_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj tee_type = {
    TYPE_HEAD("itertools._tee", 0, Tee), .module = "itertools", .flags = TYPE_WEAKREF,
    .shape.traverse = owns_1_traverse, .shape.clear = owns_1_clear, .shape.free = type_free, .shape.is_container = true,
    .new = tee_make, .iter = itertools_self, .next = tee_next, .methods = tee_methods,
    .doc = "Iterator wrapped to make it copyable.",
};

/* tee(iterable, n=2): an iterator that can copy itself is the first of the result. */
Ref itertools_tee(View self, View const *args, size_t n)
{
    (void)self;
    int64_t count = 2;
    Ref iterator = NULL, copier = NULL, all = NULL;
    if (n > 1 && !read_size(args[1], &count)) return NULL;
    if (count < 0) return err_raise(&exc_ValueError, "n must be >= 0");
    if (count == 0) return ref_keep(tuple_empty);

    View name = str_known("__copy__");
    if (!name || !(iterator = obj_iter(args[0]))) return NULL;
    if (obj_find_attr(iterator, name, &copier) < 0) goto failed;
    if (!copier) {
        Ref own = tee_over(iterator);
        ref_set(&iterator, own);
        if (!iterator || !(copier = obj_get_attr(iterator, name))) goto failed;
    }
    if ((uint64_t)count > SIZE_MAX / 64) err_memory();
    else all = tuple_sized((size_t)count);
    if (!all) goto failed;
    as_tuple(all)->items[0] = iterator;
    iterator = NULL;
    for (size_t i = 1; i < (size_t)count; i++)
        if (!(as_tuple(all)->items[i] = obj_call_0(copier))) goto failed;
    ref_drop(copier);
    gc_track(all);
    return all;
failed:
    ref_drop(iterator);
    ref_drop(copier);
    ref_drop(all);
    return NULL;
}
