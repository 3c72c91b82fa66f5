#include "objects/tuple.h"
#include <stdarg.h>
#include "gc/collect.h"
#include "objects/list.h"
#include "objects/reduce.h"
#include "objects/seq.h"
#include "objects/slice.h"

/* tuple.c -- fixed sequences: the items stand behind the header, in one block.
 *
 * Nothing can change a tuple once it has been handed out, so its items can be read in place while Python code
 * runs, as long as the tuple itself is kept. */

static TupleObj empty_tuple = { .head = OBJ_STATIC(SHAPE_TUPLE) };
Ref tuple_empty = &empty_tuple.head;

/* ---- making tuples -------------------------------------------------------------------------------------- */

enum { TUPLE_MAX = INT32_MAX };     /* an arbitrary bound well below what heap sizes can overflow at, in items */

/* A tuple of `len` items, still to be filled: for callers that do so at once. */
static NEW Ref new_unfilled(size_t len)
{
    if (len == 0) return tuple_empty;
    if (len > TUPLE_MAX) return err_memory();

    TupleObj *t = (TupleObj *)alloc_container(SHAPE_TUPLE, sizeof *t + len * sizeof(Ref));
    if (!t) return NULL;
    t->len = len;
    return &t->head;
}

Ref tuple_sized(size_t len)
{
    Ref tuple = new_unfilled(len);
    if (tuple && len) memset(as_tuple(tuple)->items, 0, len * sizeof(Ref));
    return tuple;
}

/* Track a tuple that its maker has filled; the empty one is not a heap object. */
static Ref finished(Ref tuple)
{
    if (tuple != tuple_empty) gc_track(tuple);
    return tuple;
}

Ref tuple_from_array(View const *items, size_t n)
{
    Ref tuple = new_unfilled(n);
    if (!tuple) return NULL;
    for (size_t i = 0; i < n; i++) as_tuple(tuple)->items[i] = ref_keep(items[i]);
    return finished(tuple);
}

Ref tuple_of(size_t n, ...)
{
    va_list args;
    bool whole = true;
    Ref tuple = new_unfilled(n);

    va_start(args, n);
    for (size_t i = 0; i < n; i++) {
        Ref item = va_arg(args, Ref);
        if (!item) whole = false;
        if (tuple) as_tuple(tuple)->items[i] = item;
        else ref_drop(item);
    }
    va_end(args);
    if (!tuple) return NULL;
    if (!whole) {
        ref_drop(tuple);
        return NULL;
    }
    return finished(tuple);
}

Ref tuple_from(View iterable)
{
    if (iterable->shape == SHAPE_TUPLE) return ref_keep(iterable);
    if (iterable->shape == SHAPE_LIST) return tuple_from_array(as_views(as_list(iterable)->items), as_list(iterable)->len);

    /* Gather in a list, then move the items over. */
    Ref list = list_from(iterable), tuple = NULL;
    if (!list) return NULL;
    ListObj *l = as_list(list);
    if ((tuple = new_unfilled(l->len)) && l->len) {
        memcpy(as_tuple(tuple)->items, l->items, l->len * sizeof(Ref));
        l->len = 0;
    }
    ref_drop(list);
    return tuple ? finished(tuple) : NULL;
}

static Ref tuple_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (!args_positional("tuple", n, type->init == tuple_type.init ? kwnames : NULL, 0, 1)) return NULL;

    Ref exact = n ? tuple_from(args[0]) : tuple_empty;
    if (!exact || type == &tuple_type) return exact;

    size_t len = as_tuple(exact)->len;
    Ref tuple = type_alloc(type, len * sizeof(Ref));
    if (tuple) {
        as_tuple(tuple)->len = len;
        for (size_t i = 0; i < len; i++) as_tuple(tuple)->items[i] = ref_keep(tuple_at(exact, i));
        gc_track(tuple);
    }
    ref_drop(exact);
    return tuple;
}

/* ---- as a sequence -------------------------------------------------------------------------------------- */

static bool tuple_length(View self, size_t *out)
{
    *out = as_tuple(self)->len;
    return true;
}

static NEW Ref take_slice(View self, View slice)
{
    const TupleObj *t = as_tuple(self);
    ptrdiff_t start, stop, step;
    size_t count;

    if (!slice_resolve(slice, t->len, &start, &stop, &step, &count)) return NULL;
    if (step == 1 && count == t->len && self->shape == SHAPE_TUPLE) return ref_keep(self);
    if (step == 1) return tuple_from_array(as_views(t->items) + start, count);

    Ref tuple = new_unfilled(count);
    if (!tuple) return NULL;
    for (size_t i = 0; i < count; i++, start += step) as_tuple(tuple)->items[i] = ref_keep(t->items[start]);
    return finished(tuple);
}

static Ref tuple_get_item(View self, View key)
{
    const TupleObj *t = as_tuple(self);
    ptrdiff_t i;

    if (key->shape == SHAPE_SLICE) return take_slice(self, key);
    if (!type_of(key)->index) return err_raise(&exc_TypeError, "tuple indices must be integers or slices, not %T", key);
    if (!seq_position(key, &i)) return NULL;
    if (i < 0) i += (ptrdiff_t)t->len;
    if ((size_t)i >= t->len) return err_raise(&exc_IndexError, "tuple index out of range");
    return ref_keep(t->items[i]);
}

static int tuple_contains(View self, View item)
{
    const TupleObj *t = as_tuple(self);
    int found = 0;
    for (size_t i = 0; i < t->len && found == 0; i++) found = item_equal(t->items[i], item);
    return found;
}

static NEW Ref concat(View a, View b)
{
    const TupleObj *left = as_tuple(a), *right = as_tuple(b);

    if (left->len == 0 && b->shape == SHAPE_TUPLE) return ref_keep(b);
    if (right->len == 0 && a->shape == SHAPE_TUPLE) return ref_keep(a);

    Ref tuple = new_unfilled(left->len + right->len);
    if (!tuple) return NULL;
    Ref *to = as_tuple(tuple)->items;
    for (size_t i = 0; i < left->len; i++) *to++ = ref_keep(left->items[i]);
    for (size_t i = 0; i < right->len; i++) *to++ = ref_keep(right->items[i]);
    return finished(tuple);
}

static NEW Ref repeat(View self, View n)
{
    const TupleObj *t = as_tuple(self);
    size_t times;

    if (!seq_times(n, &times)) return NULL;
    if (self->shape == SHAPE_TUPLE && (times == 1 || t->len == 0)) return ref_keep(self);
    if (t->len && times > TUPLE_MAX / t->len) return err_memory();

    Ref tuple = new_unfilled(t->len * times);
    if (!tuple || tuple == tuple_empty) return tuple;
    seq_repeat(as_tuple(tuple)->items, t->items, t->len, times);
    return finished(tuple);
}

static Ref tuple_binary(View a, View b, BinaryOp op)
{
    if (op == BIN_ADD && is_tuple(a) && is_tuple(b)) return concat(a, b);
    if (op != BIN_MUL) return ref_keep(NotImplemented);
    View n = is_tuple(a) ? b : a;
    return type_of(n)->index ? repeat(is_tuple(a) ? a : b, n) : ref_keep(NotImplemented);
}

/* ---- as a value ----------------------------------------------------------------------------------------- */

/* The hash CPython uses, which mixes the items' hashes as xxHash does its lanes. */
static bool tuple_hash(View self, Hash *out)
{
    const uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u, prime5 = 2870177450012600261u;
    const TupleObj *t = as_tuple(self);
    uint64_t mixed = prime5;
    bool ok = true;

    if (!recursion_enter(" while hashing")) return false;
    for (size_t i = 0; i < t->len && ok; i++) {
        Hash lane;
        if (!(ok = key_hash(t->items[i], &lane))) break;
        mixed += (uint64_t)lane * prime2;
        mixed = (mixed << 31 | mixed >> 33) * prime1;
    }
    recursion_leave();
    mixed += t->len ^ (prime5 ^ 3527539u);
    *out = mixed == UINT64_MAX ? 1546275796 : (Hash)mixed;
    return ok;
}

static Ref tuple_compare(View a, View b, CompareOp op)
{
    if (!is_tuple(b)) return ref_keep(NotImplemented);

    const TupleObj *left = as_tuple(a), *right = as_tuple(b);
    size_t shorter = left->len < right->len ? left->len : right->len, i;
    for (i = 0; i < shorter; i++) {
        int equal = item_equal(left->items[i], right->items[i]);
        if (equal < 0) return NULL;
        if (!equal) break;
    }
    if (i == shorter) return seq_compare_lengths(left->len, right->len, op);
    if (op == CMP_EQ) return False;
    if (op == CMP_NE) return True;
    return obj_compare(left->items[i], right->items[i], op);
}

static Ref tuple_repr(View self)
{
    const TupleObj *t = as_tuple(self);
    StrBuilder text = STR_BUILDER;
    bool ok = false;

    if (t->len == 0) return str_from_text("()");
    int shown = repr_enter(self);
    if (shown) return shown < 0 ? NULL : str_from_text("(...)");

    if (!str_add_char(&text, '(')) goto done;
    for (size_t i = 0; i < t->len; i++) {
        if (i && !str_add_text(&text, ", ")) goto done;
        Ref item = obj_repr(t->items[i]);
        bool added = item && str_add_str(&text, item);
        ref_drop(item);
        if (!added) goto done;
    }
    ok = str_add_text(&text, t->len == 1 ? ",)" : ")");
done:
    repr_leave(self);
    if (ok) return str_build(&text);
    str_builder_drop(&text);
    return NULL;
}

/* ---- methods -------------------------------------------------------------------------------------------- */

static Ref method_count(View self, View const *args, size_t n)
{
    (void)n;
    const TupleObj *t = as_tuple(self);
    int64_t count = 0;
    for (size_t i = 0; i < t->len; i++) {
        int equal = item_equal(t->items[i], args[0]);
        if (equal < 0) return NULL;
        count += equal;
    }
    return int_new(count);
}

static Ref method_index(View self, View const *args, size_t n)
{
    const TupleObj *t = as_tuple(self);
    size_t start = 0, stop = t->len;

    if (n > 1 && !seq_bound(args[1], t->len, &start)) return NULL;
    if (n > 2 && !seq_bound(args[2], t->len, &stop)) return NULL;
    for (size_t i = start; i < stop && i < t->len; i++) {
        int equal = item_equal(t->items[i], args[0]);
        if (equal < 0) return NULL;
        if (equal) return int_new((int64_t)i);
    }
    return err_raise(&exc_ValueError, "tuple.index(x): x not in tuple");
}

static Ref method_getnewargs(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(1, tuple_from_array(as_views(as_tuple(self)->items), as_tuple(self)->len));
}

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new((int64_t)(sizeof(TupleObj) + as_tuple(self)->len * sizeof(Ref)));
}

/* ---- life and death ------------------------------------------------------------------------------------- */

static size_t tuple_traverse_some(View self, size_t from, size_t count, Visit visit, void *arg)
{
    const TupleObj *t = as_tuple(self);
    size_t end = from < t->len && count < t->len - from ? from + count : t->len;
    for (size_t i = from; i < end; i++)
        if (t->items[i]) visit(t->items[i], arg);
    return end < t->len ? end : 0;
}

static void tuple_traverse(View self, Visit visit, void *arg) { tuple_traverse_some(self, 0, SIZE_MAX, visit, arg); }

/* Last to first, as CPython. Only a dying tuple is cleared: the collector has to break a cycle at its other members (none is
 * made of tuples alone), because nobody may see a tuple with holes. */
static void tuple_clear(Ref self)
{
    TupleObj *t = as_tuple(self);
    if (self->refs) return;
    for (size_t i = t->len; i-- > 0;) ref_clear(&t->items[i]);
}

static void tuple_free(Ref self)
{
    size_t extra = as_tuple(self)->len * sizeof(Ref);
    if (self->shape == SHAPE_TUPLE) heap_free(self, sizeof(TupleObj) + extra);
    else type_free_var(self, extra);
}

/* ---- the iterator --------------------------------------------------------------------------------------- */

static TupleIter *as_iter(View v) { return (TupleIter *)(uintptr_t)v; }

static Ref tuple_iter(View self)
{
    TupleIter *it = (TupleIter *)alloc_container(SHAPE_TUPLE_ITER, sizeof *it);
    if (!it) return NULL;
    it->next = 0;
    it->tuple = ref_keep(self);
    gc_track(&it->head);
    return &it->head;
}

static Ref iter_next(View self)
{
    TupleIter *it = as_iter(self);
    if (!it->tuple) return NULL;
    if (it->next < as_tuple(it->tuple)->len) return ref_keep(tuple_at(it->tuple, it->next++));
    ref_clear(&it->tuple);
    return NULL;
}

static Ref iter_self(View self) { return ref_keep(self); }

static Ref iter_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const TupleIter *it = as_iter(self);
    return int_new(it->tuple ? (int64_t)(as_tuple(it->tuple)->len - it->next) : 0);
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->tuple) visit(as_iter(self)->tuple, arg);
}

static void iter_clear(Ref self) { ref_clear(&as_iter(self)->tuple); }
static void iter_free(Ref self) { heap_free(self, sizeof(TupleIter)); }

static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const TupleIter *it = as_iter(self);
    return reduce_place("iter", it->tuple, (int64_t)it->next, tuple_empty);
}

static Ref iter_setstate(View self, View const *args, size_t n)
{
    (void)n;
    TupleIter *it = as_iter(self);
    int64_t at;
    if (!reduce_read_place(args[0], 0, it->tuple ? (int64_t)as_tuple(it->tuple)->len : 0, &at)) return NULL;
    if (it->tuple) it->next = (size_t)at;
    return ref_keep(None);
}

static const NativeDef iter_methods[] = {
    NATIVE("__length_hint__", iter_length_hint, 0, 0, "How many items are left."),
    NATIVE("__reduce__", iter_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", iter_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj tuple_iter_type = {
    TYPE_HEAD("tuple_iterator", SHAPE_TUPLE_ITER, TupleIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_self, .next = iter_next, .methods = iter_methods,
};

/* ---- the type ------------------------------------------------------------------------------------------- */

static const NativeDef tuple_methods[] = {
    NATIVE("count", method_count, 1, 1, "Return number of occurrences of value."),
    NATIVE("index", method_index, 1, 3, "Return first index of value.\n\nRaises ValueError if the value is not present."),
    NATIVE("__getnewargs__", method_getnewargs, 0, 0, NULL),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Size of the object in memory, in bytes."),
    {0}
};

TypeObj tuple_type = {
    TYPE_HEAD("tuple", SHAPE_TUPLE, TupleObj),
    .shape.traverse = tuple_traverse, .shape.traverse_some = tuple_traverse_some, .shape.clear = tuple_clear, .shape.free = tuple_free, .shape.is_container = true,
    .flags = TYPE_BASE | TYPE_TUPLE | TYPE_SEQUENCE,
    .doc = "tuple(iterable=(), /)\n\nA sequence that cannot be changed, made of the items of the iterable.",
    .new = tuple_make, .repr = tuple_repr, .hash = tuple_hash, .compare = tuple_compare, .iter = tuple_iter,
    .length = tuple_length, .get_item = tuple_get_item, .contains = tuple_contains, .binary = tuple_binary,
    .methods = tuple_methods,
};
