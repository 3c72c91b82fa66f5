#include "objects/slice.h"
#include "gc/collect.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* slice.c -- start:stop:step, as an object.
 *
 * Finding out what a slice selects takes two steps. Unpacking turns the three parts into machine integers (clipped,
 * since nothing is longer than memory) and may run a user's __index__. Clipping fits them to a length and
 * counts the positions; it runs nothing. */

Ref slice_new(Ref start, Ref stop, Ref step)
{
    SliceObj *s = (SliceObj *)alloc_container(SHAPE_SLICE, sizeof *s);
    if (!s) {
        ref_drop(start);
        ref_drop(stop);
        ref_drop(step);
        return NULL;
    }
    s->start = start;
    s->stop = stop;
    s->step = step;
    gc_track(&s->head);
    return &s->head;
}

/* One part of a slice: `absent` where it is None. */
static bool unpack_part(View part, ptrdiff_t absent, ptrdiff_t *out)
{
    if (part == None) {
        *out = absent;
        return true;
    }
    if (part->shape == SHAPE_INT) {
        *out = box_int(part);
        return true;
    }
    if (!type_of(part)->index)
        return err_false(&exc_TypeError, "slice indices must be integers or None or have an __index__ method");
    return obj_index_size(part, NULL, out);
}

bool slice_unpack(View slice, ptrdiff_t *start, ptrdiff_t *stop, ptrdiff_t *step)
{
    const SliceObj *s = as_slice(slice);

    if (!unpack_part(s->step, 1, step)) return false;
    if (*step == 0) return err_false(&exc_ValueError, "slice step cannot be zero");
    if (*step < -PTRDIFF_MAX) *step = -PTRDIFF_MAX;             /* so that -step exists */
    return unpack_part(s->start, *step < 0 ? PTRDIFF_MAX : 0, start)
        && unpack_part(s->stop, *step < 0 ? PTRDIFF_MIN : PTRDIFF_MAX, stop);
}

/* Fit a position to [low, high]; negative ones count from the end. */
static ptrdiff_t clip(ptrdiff_t at, ptrdiff_t len, ptrdiff_t low, ptrdiff_t high)
{
    if (at < 0) at += len;
    return at < low ? low : at > high ? high : at;
}

size_t slice_clip(size_t len, ptrdiff_t *start, ptrdiff_t *stop, ptrdiff_t step)
{
    ptrdiff_t n = (ptrdiff_t)len;

    if (step > 0) {
        *start = clip(*start, n, 0, n);
        *stop = clip(*stop, n, 0, n);
        return *start < *stop ? (size_t)(*stop - *start - 1) / (size_t)step + 1 : 0;
    }
    *start = clip(*start, n, -1, n - 1);
    *stop = clip(*stop, n, -1, n - 1);
    return *stop < *start ? (size_t)(*start - *stop - 1) / (size_t)-step + 1 : 0;
}

bool slice_resolve(View slice, size_t len, ptrdiff_t *start, ptrdiff_t *stop, ptrdiff_t *step, size_t *count)
{
    if (!slice_unpack(slice, start, stop, step)) return false;
    *count = slice_clip(len, start, stop, *step);
    return true;
}

/* ---- the same for integers of any size ---------------------------------------------------- */

static NEW Ref index_part(View part)
{
    if (!type_of(part)->index)
        return err_raise(&exc_TypeError, "slice indices must be integers or None or have an __index__ method");
    return seq_exact_int(part);
}

/* The end of a slice as an exact int: `part` fitted to [low, high], or `absent` where it is None. */
static NEW Ref fit_part(View part, View absent, View length, View low, View high)
{
    if (part == None) return ref_keep(absent);

    Ref at = index_part(part);
    if (at && int_sign(at) < 0) ref_set(&at, int_binary(at, length, BIN_ADD));
    if (!at) return NULL;
    if (int_compare(at, low) < 0) ref_set(&at, ref_keep(low));
    else if (int_compare(at, high) > 0) ref_set(&at, ref_keep(high));
    return at;
}

bool slice_indices(View slice, View length, Ref out[3])
{
    const SliceObj *s = as_slice(slice);
    Ref step = NULL, low = NULL, high = NULL, start = NULL, stop = NULL, one = NULL;
    bool ok = false;

    if (!(one = int_new(1))) goto done;
    if (!(step = s->step == None ? ref_keep(one) : index_part(s->step))) goto done;
    int direction = int_sign(step);
    if (direction == 0) {
        err_raise(&exc_ValueError, "slice step cannot be zero");
        goto done;
    }
    /* Going down, positions lie in [-1, length - 1]; going up, in [0, length]. */
    if (!(low = int_new(direction < 0 ? -1 : 0))) goto done;
    if (!(high = direction < 0 ? int_binary(length, one, BIN_SUB) : ref_keep(length))) goto done;
    if (!(start = fit_part(s->start, direction < 0 ? high : low, length, low, high))) goto done;
    if (!(stop = fit_part(s->stop, direction < 0 ? low : high, length, low, high))) goto done;
    out[0] = ref_keep(start);
    out[1] = ref_keep(stop);
    out[2] = ref_keep(step);
    ok = true;
done:
    ref_drop(one);
    ref_drop(step);
    ref_drop(low);
    ref_drop(high);
    ref_drop(start);
    ref_drop(stop);
    return ok;
}

static Ref method_indices(View self, View const *args, size_t n)
{
    (void)n;
    Ref length = seq_exact_int(args[0]), parts[3], out = NULL;

    if (!length) return NULL;
    if (int_sign(length) < 0) err_raise(&exc_ValueError, "length should not be negative");
    else if (slice_indices(self, length, parts)) out = tuple_of(3, parts[0], parts[1], parts[2]);
    ref_drop(length);
    return out;
}

/* ---- the type ------------------------------------------------------------------------------------------- */

static Ref slice_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;
    if (!args_positional("slice", n, kwnames, 1, 3)) return NULL;
    View start = n > 1 ? args[0] : None, stop = n > 1 ? args[1] : args[0], step = n > 2 ? args[2] : None;
    return slice_new(ref_keep(start), ref_keep(stop), ref_keep(step));
}

static Ref slice_repr(View self)
{
    const SliceObj *s = as_slice(self);
    return str_format_c("slice(%R, %R, %R)", s->start, s->stop, s->step);
}

static NEW Ref as_triple(View self)
{
    const SliceObj *s = as_slice(self);
    return tuple_of(3, ref_keep(s->start), ref_keep(s->stop), ref_keep(s->step));
}

/* Slices compare as the tuples of their parts. */
static Ref slice_compare(View a, View b, CompareOp op)
{
    if (b->shape != SHAPE_SLICE) return ref_keep(NotImplemented);
    if (a == b) return bool_ref(op == CMP_EQ || op == CMP_LE || op == CMP_GE);

    Ref left = as_triple(a), right = as_triple(b), out = NULL;
    if (left && right) out = obj_compare(left, right, op);
    ref_drop(left);
    ref_drop(right);
    return out;
}

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(2, ref_keep(&slice_type.head), as_triple(self));
}

static void slice_traverse(View self, Visit visit, void *arg)
{
    const SliceObj *s = as_slice(self);
    if (s->start) visit(s->start, arg);
    if (s->stop) visit(s->stop, arg);
    if (s->step) visit(s->step, arg);
}

/* Only a dying slice is cleared: the collector breaks a cycle at its other members, for nobody may see a slice without parts. */
static void slice_clear(Ref self)
{
    SliceObj *s = as_slice(self);
    if (self->refs) return;
    ref_clear(&s->step);
    ref_clear(&s->start);
    ref_clear(&s->stop);
}

static void slice_free(Ref self) { heap_free(self, sizeof(SliceObj)); }

static const NativeDef slice_methods[] = {
    NATIVE("indices", method_indices, 1, 1, "S.indices(len) -> (start, stop, step) for a sequence of that length."),
    NATIVE("__reduce__", method_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

static const MemberDef slice_members[] = {
    { "start", offsetof(SliceObj, start), true, NULL },
    { "stop", offsetof(SliceObj, stop), true, NULL },
    { "step", offsetof(SliceObj, step), true, NULL },
    {0}
};

TypeObj slice_type = {
    TYPE_HEAD("slice", SHAPE_SLICE, SliceObj),
    .shape.traverse = slice_traverse, .shape.clear = slice_clear, .shape.free = slice_free, .shape.is_container = true,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nWhich positions of a sequence to take: what a[start:stop:step] passes to a.",
    .new = slice_make, .repr = slice_repr, .hash = hash_refuse, .compare = slice_compare,
    .methods = slice_methods, .members = slice_members,
};
