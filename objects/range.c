#include "objects/range.h"
#include "objects/iter.h"
#include "objects/reduce.h"
#include "objects/seq.h"
#include "objects/slice.h"
#include "objects/tuple.h"

/* range.c -- start, start + step, start + 2 * step ... before stop.
 *
 * The four numbers of a range (its length is worked out at once) are int objects of any size. Whatever is asked of a range is
 * tried in machine integers first; where one of them does not fit, or something overflows, it is done in big ints. */

typedef struct { int64_t start, stop, step, length; } Small;

/* The range in machine integers. False: it does not fit. */
static bool get_small(View self, Small *out)
{
    const RangeObj *r = as_range(self);
    return int_fits(r->start, &out->start) && int_fits(r->stop, &out->stop) && int_fits(r->step, &out->step)
        && int_fits(r->length, &out->length);
}

/* ---- making ranges -------------------------------------------------------------------------------------- */

/* How many steps lead from low to before high: (high - low - 1) // step + 1, for low < high and step > 0. */
static NEW Ref count_steps(View low, View high, View step)
{
    Ref one = int_new(1), n = one ? int_binary(high, low, BIN_SUB) : NULL;
    if (n) ref_set(&n, int_binary(n, one, BIN_SUB));
    if (n) ref_set(&n, int_binary(n, step, BIN_FLOORDIV));
    if (n) ref_set(&n, int_binary(n, one, BIN_ADD));
    ref_drop(one);
    return n;
}

static NEW Ref find_length(View start, View stop, View step)
{
    int64_t a, b, by;
    if (int_fits(start, &a) && int_fits(stop, &b) && int_fits(step, &by)) {
        uint64_t size = by > 0 ? (uint64_t)by : 0 - (uint64_t)by;
        uint64_t distance = by > 0 ? (uint64_t)b - (uint64_t)a : (uint64_t)a - (uint64_t)b;
        bool empty = by > 0 ? a >= b : a <= b;
        /* Only from one end of int64 to the other, by 1, it could wrap round. */
        return empty ? int_new(0) : int_new_unsigned((distance - 1) / size + 1);
    }
    int order = int_compare(start, stop);
    if (int_sign(step) > 0) return order < 0 ? count_steps(start, stop, step) : int_new(0);
    if (order <= 0) return int_new(0);
    Ref zero = int_new(0), upwards = zero ? int_binary(zero, step, BIN_SUB) : NULL;
    Ref length = upwards ? count_steps(stop, start, upwards) : NULL;
    ref_drop(zero);
    ref_drop(upwards);
    return length;
}

static void range_clear(Ref self)
{
    RangeObj *r = as_range(self);
    ref_clear(&r->start);
    ref_clear(&r->stop);
    ref_clear(&r->step);
    ref_clear(&r->length);
}

static void range_free(Ref self) { atom_free(self, sizeof(RangeObj)); }

Ref range_new(View start, View stop, View step)
{
    RangeObj *r = (RangeObj *)alloc_atom(SHAPE_RANGE, sizeof *r);
    if (!r) return NULL;
    r->start = r->stop = r->step = r->length = NULL;
    if (!(r->start = seq_exact_int(start)) || !(r->stop = seq_exact_int(stop)) || !(r->step = seq_exact_int(step))) goto failed;
    if (int_sign(r->step) == 0) {
        err_raise(&exc_ValueError, "range() arg 3 must not be zero");
        goto failed;
    }
    if (!(r->length = find_length(r->start, r->stop, r->step))) goto failed;
    return &r->head;
failed:
    ref_drop(&r->head);
    return NULL;
}

static Ref range_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;
    if (!args_positional("range", n, kwnames, 1, 3)) return NULL;

    Ref zero = int_new(0), one = int_new(1), range = NULL;
    if (zero && one) range = range_new(n > 1 ? args[0] : zero, n > 1 ? args[1] : args[0], n > 2 ? args[2] : one);
    ref_drop(zero);
    ref_drop(one);
    return range;
}

/* ---- as a sequence -------------------------------------------------------------------------------------- */

static bool range_length(View self, size_t *out)
{
    int64_t n;
    if (!int_fits(as_range(self)->length, &n))
        return err_false(&exc_OverflowError, "Python int too large to convert to C ssize_t");
    *out = (size_t)n;
    return true;
}

static int range_truth(View self) { return int_sign(as_range(self)->length) != 0; }

/* start + i * step; i is any int, also outside the range (for the ends of slices). */
static NEW Ref item_at(View self, View i)
{
    const RangeObj *r = as_range(self);
    Ref offset = int_binary(i, r->step, BIN_MUL), item = offset ? int_binary(r->start, offset, BIN_ADD) : NULL;
    ref_drop(offset);
    return item;
}

static NEW Ref take_slice(View self, View slice)
{
    const RangeObj *r = as_range(self);
    Ref parts[3], start = NULL, stop = NULL, step = NULL, out = NULL;

    if (!slice_indices(slice, r->length, parts)) return NULL;
    if ((start = item_at(self, parts[0])) && (stop = item_at(self, parts[1])) && (step = int_binary(r->step, parts[2], BIN_MUL)))
        out = range_new(start, stop, step);
    for (size_t i = 0; i < 3; i++) ref_drop(parts[i]);
    ref_drop(start);
    ref_drop(stop);
    ref_drop(step);
    return out;
}

static Ref range_get_item(View self, View key)
{
    const RangeObj *r = as_range(self);
    Small s;
    int64_t offset, item;

    if (key->shape == SHAPE_SLICE) return take_slice(self, key);
    if (!type_of(key)->index) return err_raise(&exc_TypeError, "range indices must be integers or slices, not %T", key);

    Ref i = obj_index(key);
    if (!i) return NULL;
    if (i->shape == SHAPE_INT && get_small(self, &s)) {
        int64_t at = box_int(i) < 0 ? box_int(i) + s.length : box_int(i);
        ref_drop(i);
        if (at < 0 || at >= s.length) return err_raise(&exc_IndexError, "range object index out of range");
        if (!__builtin_mul_overflow(at, s.step, &offset) && !__builtin_add_overflow(s.start, offset, &item)) return int_new(item);
        if (!(i = int_new(at))) return NULL;
    } else if (int_sign(i) < 0) {
        ref_set(&i, int_binary(i, r->length, BIN_ADD));
        if (!i) return NULL;
    }
    Ref out = NULL;
    if (int_sign(i) < 0 || int_compare(i, r->length) >= 0) err_raise(&exc_IndexError, "range object index out of range");
    else out = item_at(self, i);
    ref_drop(i);
    return out;
}

static bool is_exact_int(View v) { return v->shape == SHAPE_INT || v->shape == SHAPE_BIGINT || v->shape == SHAPE_BOOL; }

/* Where the int v stands: 1, and *at is its position; 0: nowhere; -1: error. */
static int find_int(View self, View v, Ref *at)
{
    const RangeObj *r = as_range(self);
    Small s;
    int64_t n;

    if (get_small(self, &s) && int_fits(v, &n)) {
        bool between = s.step > 0 ? n >= s.start && n < s.stop : n <= s.start && n > s.stop;
        if (!between) return 0;
        uint64_t size = s.step > 0 ? (uint64_t)s.step : 0 - (uint64_t)s.step;
        uint64_t distance = s.step > 0 ? (uint64_t)n - (uint64_t)s.start : (uint64_t)s.start - (uint64_t)n;
        if (distance % size) return 0;
        return (*at = int_new_unsigned(distance / size)) ? 1 : -1;
    }
    int from_start = int_compare(v, r->start), from_stop = int_compare(v, r->stop), upwards = int_sign(r->step) > 0;
    if (upwards ? from_start < 0 || from_stop >= 0 : from_start > 0 || from_stop <= 0) return 0;

    Ref distance = int_binary(v, r->start, BIN_SUB), rest = distance ? int_binary(distance, r->step, BIN_MOD) : NULL;
    int found = !rest ? -1 : int_sign(rest) == 0;
    if (found == 1 && !(*at = int_binary(distance, r->step, BIN_FLOORDIV))) found = -1;
    ref_drop(distance);
    ref_drop(rest);
    return found;
}

/* Objects other than ints may be equal to one: how many items are, or (`first`) at which position the first such is; -1: error. */
static int64_t search_items(View self, View v, bool first)
{
    Ref iterator = obj_iter(self), item;
    int64_t count = 0, at = 0;
    if (!iterator) return -1;
    for (; (item = obj_next(iterator)); at++) {
        int equal = item_equal(item, v);
        ref_drop(item);
        if (equal < 0) break;
        count += equal;
        if (equal && first) break;
    }
    ref_drop(iterator);
    if (err_pending) return -1;
    return !first ? count : count ? at : -1;
}

static int range_contains(View self, View v)
{
    if (!is_exact_int(v)) {
        int64_t at = search_items(self, v, true);
        return at >= 0 ? 1 : err_pending ? -1 : 0;
    }
    Ref at = NULL;
    int found = find_int(self, v, &at);
    ref_drop(at);
    return found;
}

static Ref method_index(View self, View const *args, size_t n)
{
    (void)n;
    Ref at = NULL;

    if (!is_exact_int(args[0])) {
        int64_t position = search_items(self, args[0], true);
        if (position >= 0) return int_new(position);
        return err_pending ? NULL : err_raise(&exc_ValueError, "sequence.index(x): x not in sequence");
    }
    int found = find_int(self, args[0], &at);
    if (found == 0) return err_raise(&exc_ValueError, "%R is not in range", args[0]);
    return at;
}

static Ref method_count(View self, View const *args, size_t n)
{
    (void)n;
    int64_t count;
    if (is_exact_int(args[0])) count = range_contains(self, args[0]);
    else count = search_items(self, args[0], false);
    return count < 0 ? NULL : int_new(count);
}

/* ---- as a value ----------------------------------------------------------------------------------------- */

static int same_items(View a, View b)
{
    const RangeObj *x = as_range(a), *y = as_range(b);
    int64_t length;

    if (a == b) return 1;
    if (int_compare(x->length, y->length) != 0) return 0;
    bool few = int_fits(x->length, &length) && length < 2;
    if (few && length == 0) return 1;
    if (int_compare(x->start, y->start) != 0) return 0;
    return few || int_compare(x->step, y->step) == 0;
}

static Ref range_compare(View a, View b, CompareOp op)
{
    if (b->shape != SHAPE_RANGE || (op != CMP_EQ && op != CMP_NE)) return ref_keep(NotImplemented);
    return bool_ref(same_items(a, b) == (op == CMP_EQ));
}

/* Equal ranges hash alike: as the tuple (length, start, step), where what does not matter is None. */
static bool range_hash(View self, Hash *out)
{
    const RangeObj *r = as_range(self);
    int64_t length = 2;
    int_fits(r->length, &length);
    Ref key = tuple_of(3, ref_keep(r->length), length < 1 ? None : ref_keep(r->start), length < 2 ? None : ref_keep(r->step));
    bool ok = key && obj_hash(key, out);
    ref_drop(key);
    return ok;
}

static Ref range_repr(View self)
{
    const RangeObj *r = as_range(self);
    int64_t step;
    if (int_fits(r->step, &step) && step == 1) return str_format_c("range(%R, %R)", r->start, r->stop);
    return str_format_c("range(%R, %R, %R)", r->start, r->stop, r->step);
}

/* ---- iterators ------------------------------------------------------------------------------------------ */

/* Over numbers that do not fit machine integers, or whose end does not. */
typedef struct { Obj head; Ref next, step, left, len /* at the beginning */; } LongRangeIter;

static RangeIter *as_iter(View v) { return (RangeIter *)(uintptr_t)v; }
static LongRangeIter *as_long_iter(View v) { return (LongRangeIter *)(uintptr_t)v; }

static NEW Ref small_iter(int64_t start, int64_t step, int64_t length)
{
    RangeIter *it = (RangeIter *)alloc_atom(SHAPE_RANGE_ITER, sizeof *it);
    if (!it) return NULL;
    it->next = start;
    it->step = step;
    it->left = it->len = length;
    return &it->head;
}

/* Consumes all three. */
static NEW Ref long_iter(Ref start, Ref step, Ref length)
{
    LongRangeIter *it = start && step && length ? (LongRangeIter *)alloc_atom(long_range_iter_type.shape_id, sizeof *it) : NULL;
    if (!it) {
        ref_drop(start);
        ref_drop(step);
        ref_drop(length);
        return NULL;
    }
    it->next = start;
    it->step = step;
    it->left = length;
    it->len = ref_keep(length);
    return &it->head;
}

/* Does the number after the last one fit too? The iterator comes to hold it. */
static bool end_fits(int64_t start, int64_t step, int64_t length)
{
    int64_t distance, end;
    return !__builtin_mul_overflow(step, length, &distance) && !__builtin_add_overflow(start, distance, &end);
}

static Ref range_iter(View self)
{
    const RangeObj *r = as_range(self);
    Small s;
    if (get_small(self, &s) && end_fits(s.start, s.step, s.length)) return small_iter(s.start, s.step, s.length);
    return long_iter(ref_keep(r->start), ref_keep(r->step), ref_keep(r->length));
}

static Ref method_reversed(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const RangeObj *r = as_range(self);
    Small s;
    if (get_small(self, &s) && s.step != INT64_MIN && end_fits(s.start, s.step, s.length - 1)) {
        int64_t last = s.start + s.step * (s.length - 1);
        if (end_fits(last, -s.step, s.length)) return small_iter(last, -s.step, s.length);
    }
    Ref one = int_new(1), zero = int_new(0), last = one ? int_binary(r->length, one, BIN_SUB) : NULL;
    if (last) ref_set(&last, item_at(self, last));
    Ref back = zero ? int_binary(zero, r->step, BIN_SUB) : NULL;
    ref_drop(one);
    ref_drop(zero);
    return long_iter(last, back, ref_keep(r->length));
}

static Ref small_next(View self)
{
    RangeIter *it = as_iter(self);
    if (it->left <= 0) return NULL;
    int64_t n = it->next;
    it->next += it->step;
    it->left--;
    return int_new(n);
}

static Ref long_next(View self)
{
    LongRangeIter *it = as_long_iter(self);
    if (int_sign(it->left) <= 0) return NULL;

    Ref one = int_new(1), after = int_binary(it->next, it->step, BIN_ADD), left = one ? int_binary(it->left, one, BIN_SUB) : NULL;
    Ref item = NULL;
    if (after && left) {
        item = ref_keep(it->next);
        ref_set(&it->next, ref_keep(after));
        ref_set(&it->left, ref_keep(left));
    }
    ref_drop(one);
    ref_drop(after);
    ref_drop(left);
    return item;
}

static Ref iter_self(View self) { return ref_keep(self); }

static Ref small_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new(as_iter(self)->left);
}

static Ref long_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return ref_keep(as_long_iter(self)->left);
}

/* ---- pickling: (iter, (the whole range,), how many were taken) ---- */

/* a op b; both are consumed, and may be NULL. */
static NEW Ref reckon(Ref a, BinaryOp op, Ref b)
{
    Ref result = a && b ? int_binary(a, b, op) : NULL;
    ref_drop(a);
    ref_drop(b);
    return result;
}

/* Consumes start, step, len and taken. */
static NEW Ref reduce_iter(Ref start, Ref step, Ref len, Ref taken)
{
    Ref result = NULL;
    if (start && step && len && taken) {
        Ref stop = reckon(ref_keep(start), BIN_ADD, reckon(ref_keep(step), BIN_MUL, ref_keep(len)));
        Ref range = stop ? obj_call(&range_type.head, (View[]){start, stop, step}, 3, NULL) : NULL;
        result = tuple_of(3, reduce_builtin("iter"), tuple_of(1, range), ref_keep(taken));
        ref_drop(stop);
    }
    ref_drop(start);
    ref_drop(step);
    ref_drop(len);
    ref_drop(taken);
    return result;
}

/* The number it began with is found by going back. */
static Ref small_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const RangeIter *it = as_iter(self);
    int64_t taken = it->len - it->left;
    return reduce_iter(int_new(it->next - taken * it->step), int_new(it->step), int_new(it->len), int_new(taken));
}

static Ref small_setstate(View self, View const *args, size_t n)
{
    (void)n;
    RangeIter *it = as_iter(self);
    int64_t at;
    if (!reduce_read_place(args[0], 0, it->len, &at)) return NULL;
    it->next += (at - (it->len - it->left)) * it->step;
    it->left = it->len - at;
    return ref_keep(None);
}

static NEW Ref long_taken(const LongRangeIter *it) { return reckon(ref_keep(it->len), BIN_SUB, ref_keep(it->left)); }

static Ref long_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const LongRangeIter *it = as_long_iter(self);
    Ref start = reckon(ref_keep(it->next), BIN_SUB, reckon(long_taken(it), BIN_MUL, ref_keep(it->step)));
    return reduce_iter(start, ref_keep(it->step), ref_keep(it->len), long_taken(it));
}

static Ref long_setstate(View self, View const *args, size_t n)
{
    (void)n;
    LongRangeIter *it = as_long_iter(self);
    if (!is_int(args[0])) return err_raise(&exc_TypeError, "state must be an int, not %T", args[0]);
    Ref at = int_sign(args[0]) < 0 ? int_new(0) : int_compare(args[0], it->len) > 0 ? ref_keep(it->len) : int_exact(args[0]);
    Ref left = at ? reckon(ref_keep(it->len), BIN_SUB, ref_keep(at)) : NULL;
    Ref next = left ? reckon(ref_keep(it->next), BIN_ADD, reckon(reckon(ref_keep(at), BIN_SUB, long_taken(it)), BIN_MUL, ref_keep(it->step))) : NULL;
    ref_drop(at);
    if (!next) {
        ref_drop(left);
        return NULL;
    }
    ref_set(&it->next, next);
    ref_set(&it->left, left);
    return ref_keep(None);
}

static void small_free(Ref self) { atom_free(self, sizeof(RangeIter)); }

static void long_clear(Ref self)
{
    LongRangeIter *it = as_long_iter(self);
    ref_clear(&it->next);
    ref_clear(&it->step);
    ref_clear(&it->left);
    ref_clear(&it->len);
}

static void long_free(Ref self) { atom_free(self, sizeof(LongRangeIter)); }

static const NativeDef small_methods[] = {
    NATIVE("__length_hint__", small_length_hint, 0, 0, "How many numbers are left."),
    NATIVE("__reduce__", small_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", small_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

static const NativeDef long_methods[] = {
    NATIVE("__length_hint__", long_length_hint, 0, 0, "How many numbers are left."),
    NATIVE("__reduce__", long_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", long_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj range_iter_type = {
    TYPE_HEAD("range_iterator", SHAPE_RANGE_ITER, RangeIter),
    .shape.free = small_free,
    .iter = iter_self, .next = small_next, .methods = small_methods,
};

TypeObj long_range_iter_type = {
    TYPE_HEAD("longrange_iterator", 0, LongRangeIter),
    .shape.clear = long_clear, .shape.free = long_free,
    .iter = iter_self, .next = long_next, .methods = long_methods,
};

/* ---- the type ------------------------------------------------------------------------------------------- */

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const RangeObj *r = as_range(self);
    return tuple_of(2, ref_keep(&range_type.head), tuple_of(3, ref_keep(r->start), ref_keep(r->stop), ref_keep(r->step)));
}

static const NativeDef range_methods[] = {
    NATIVE("count", method_count, 1, 1, "rangeobject.count(value) -> integer -- return number of occurrences of value"),
    NATIVE("index", method_index, 1, 1, "rangeobject.index(value) -> integer -- return index of value.\n"
           "Raise ValueError if the value is not present."),
    NATIVE("__reversed__", method_reversed, 0, 0, "Return a reverse iterator."),
    NATIVE("__reduce__", method_reduce, 0, 0, NULL),
    {0}
};

static const MemberDef range_members[] = {
    { "start", offsetof(RangeObj, start), true, NULL },
    { "stop", offsetof(RangeObj, stop), true, NULL },
    { "step", offsetof(RangeObj, step), true, NULL },
    {0}
};

TypeObj range_type = {
    TYPE_HEAD("range", SHAPE_RANGE, RangeObj),
    .shape.clear = range_clear, .shape.free = range_free,
    .flags = TYPE_SEQUENCE,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
           "The integers from start (0) to before stop, by step (1); made one at a time.",
    .new = range_make, .repr = range_repr, .hash = range_hash, .compare = range_compare, .truth = range_truth,
    .iter = range_iter, .length = range_length, .get_item = range_get_item, .contains = range_contains,
    .methods = range_methods, .members = range_members,
};
