/* _bisect.c -- the module _bisect: finding a place in a sorted sequence by halving. */
#include "modules/modules.h"
#include "objects/list.h"
#include "objects/seq.h"

typedef enum { LEFT, RIGHT } Side;

static NEW Ref item_at(View sequence, int64_t i)
{
    if (sequence->shape == SHAPE_LIST && (size_t)i < as_list(sequence)->len) return ref_keep(list_at(sequence, (size_t)i));
    Ref n = int_new(i), item = n ? obj_get_item(sequence, n) : NULL;
    ref_drop(n);
    return item;
}

/* Does x go to the left of the item (or of what key(item) gives)? Consumes item. */
static int goes_left(View x, Ref item, View key, Side side)
{
    if (item && key != None) ref_set(&item, obj_call_1(key, item));
    if (!item) return -1;
    int answer = side == LEFT ? item_less(item, x) : item_less(x, item);
    ref_drop(item);
    return answer < 0 ? -1 : (answer == 1) == (side == RIGHT);
}

/* args: a, x, lo, hi, key. The place of x, or -1. */
static int64_t find(View const *args, View x, View key, Side side)
{
    int64_t lo = 0, hi = -1;
    if (args[2] && !seq_c_int(args[2], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &lo)) return -1;
    if (args[3] && args[3] != None && !seq_c_int(args[3], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &hi)) return -1;
    if (lo < 0) return err_int(&exc_ValueError, "lo must be non-negative");
    if (hi == -1) {
        size_t len;
        if (!obj_length(args[0], &len)) return -1;
        hi = (int64_t)len;
    }
    while (lo < hi) {
        int64_t middle = lo + (hi - lo) / 2;
        int left = goes_left(x, item_at(args[0], middle), key, side);
        if (left < 0) return -1;
        if (left) hi = middle;
        else lo = middle + 1;
    }
    return lo;
}

static Ref bisect(View const *args, Side side)
{
    int64_t at = find(args, args[1], args[4] ? args[4] : None, side);
    return at < 0 ? NULL : int_new(at);
}

/* Where a key is given, x is compared by its key too. */
static Ref insort(View const *args, Side side)
{
    View key = args[4] ? args[4] : None;
    Ref x = key == None ? ref_keep(args[1]) : obj_call_1(key, args[1]), result = NULL;
    if (!x) return NULL;
    int64_t at = find(args, x, key, side);
    ref_drop(x);
    if (at < 0) return NULL;
    if (args[0]->shape == SHAPE_LIST) {
        size_t len = as_list(args[0])->len;
        return list_insert(args[0], (size_t)at < len ? (size_t)at : len, ref_keep(args[1])) ? None : NULL;
    }
    Ref place = int_new(at);
    if (place) {
        View both[] = { place, args[1] };
        result = obj_call_method(args[0], "insert", both, 2);
    }
    ref_drop(place);
    if (!result) return NULL;
    ref_drop(result);
    return None;
}

static Ref f_bisect_left(View self, View const *args, size_t n) { (void)self, (void)n; return bisect(args, LEFT); }
static Ref f_bisect_right(View self, View const *args, size_t n) { (void)self, (void)n; return bisect(args, RIGHT); }
static Ref f_insort_left(View self, View const *args, size_t n) { (void)self, (void)n; return insort(args, LEFT); }
static Ref f_insort_right(View self, View const *args, size_t n) { (void)self, (void)n; return insort(args, RIGHT); }

#define PARAMS "a, x, lo=, hi=, *, key="
static const NativeDef natives[] = {
    NATIVE_PARAMS("bisect_left", f_bisect_left, PARAMS, "Where to put x into the sorted a: in front of what is equal to it."),
    NATIVE_PARAMS("bisect_right", f_bisect_right, PARAMS, "Where to put x into the sorted a: behind what is equal to it."),
    NATIVE_PARAMS("insort_left", f_insort_left, PARAMS, "Put x into the sorted a, in front of what is equal to it."),
    NATIVE_PARAMS("insort_right", f_insort_right, PARAMS, "Put x into the sorted a, behind what is equal to it."),
    {0}
};

static bool fill(View module) { return module_add_natives(module, natives); }

const ModuleDef _bisect_module = {"_bisect", fill};
