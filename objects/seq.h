#ifndef OURO_OBJECTS_SEQ_H
#define OURO_OBJECTS_SEQ_H
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/str.h"

/* seq.h -- what the containers have in common: comparing and hashing their items quickly, positions, lengths. */

/* Are two keys equal, as far as can be told without running Python? -1: cannot be told. */
static inline int keys_match(View a, View b)
{
    if (a == b) return 1;
    if (a->shape == b->shape) {
        if (a->shape == SHAPE_STR) return str_equal(a, b);
        if (a->shape == SHAPE_INT) return box_int(a) == box_int(b);
    }
    return -1;
}

/* obj_equal for two items of containers, with the common cases in line. Neither need be kept: they are where Python runs. */
static inline int item_equal(View a, View b)
{
    int match = keys_match(a, b);
    if (match >= 0) return match;
    Ref own_a = ref_keep(a), own_b = ref_keep(b);
    int equal = obj_equal(a, b);
    ref_drop(own_a);
    ref_drop(own_b);
    return equal;
}

/* a < b for two items of containers, with the common cases in line; -1: an exception is pending. */
static inline int item_less(View a, View b)
{
    if (a->shape == b->shape) {
        if (a->shape == SHAPE_INT) return box_int(a) < box_int(b);
        if (a->shape == SHAPE_FLOAT) return ((const Box *)a)->f < ((const Box *)b)->f;
        if (a->shape == SHAPE_STR) return str_order(a, b) < 0;
    }
    Ref own_a = ref_keep(a), own_b = ref_keep(b);
    int less = obj_compare_bool(own_a, own_b, CMP_LT);
    ref_drop(own_a);
    ref_drop(own_b);
    return less;
}

/* The hash of a key, with the common cases in line. False: unhashable. */
static inline bool key_hash(View key, Hash *out)
{
    if (key->shape == SHAPE_STR && as_str(key)->hash != -1) {
        *out = as_str(key)->hash;
        return true;
    }
    if (key->shape == SHAPE_INT) {
        int64_t n = box_int(key), largest = ((int64_t)1 << 61) - 2;     /* numbers hash modulo 2**61 - 1 */
        if (n >= 0 && n <= largest) {
            *out = n;
            return true;
        }
    }
    return obj_hash(key, out);
}

/* How many times to repeat: from the operand `n` (which has the index slot) of a * n; 0 for negative numbers. */
bool    seq_times(View n, size_t *times);

/* Write items[0..len) `times` times in a row to `to`, keeping each as often. len * times > 0. */
void    seq_repeat(Ref *to, Ref const *items, size_t len, size_t times);

/* An optional bound of index(x, start, stop) for a sequence of `len`: negative ones count from the end, at least 0. */
bool    seq_bound(View bound, size_t len, size_t *out);

/* The position that `key` (which has the index slot) means in a sequence of any length: negative ones are left so. */
static inline bool seq_position(View key, ptrdiff_t *out)
{
    if (LIKELY(key->shape == SHAPE_INT)) {
        *out = box_int(key);
        return true;
    }
    return obj_index_size(key, &exc_IndexError, out);
}

/* An argument that is a C integer in CPython: any object with __index__, in [min, max], of the C type that the message names. */
bool    seq_c_int(View v, int64_t min, int64_t max, const char *c_type, int64_t *out);

/* The exact int that an object with __index__ stands for: 1 for True. */
NEW Ref seq_exact_int(View v);

/* v itself where it is a list or tuple (or of a subclass), else a list of its items. `refusal` is the TypeError's message where it is
 * not iterable. seq_items is what such a value holds. */
NEW Ref seq_fast(View v, const char *refusal);
View const *seq_items(View list_or_tuple, size_t *len);

/* -1, 0 or 1 compared as `op` says: the end of comparing lengths. */
Ref     seq_compare_lengths(size_t a, size_t b, CompareOp op);

#endif
