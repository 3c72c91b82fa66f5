#include "objects/seq.h"
#include "objects/list.h"
#include "objects/tuple.h"

/* seq.c -- what the containers have in common. */

bool seq_times(View n, size_t *times)
{
    ptrdiff_t count;

    if (!obj_index_size(n, &exc_OverflowError, &count)) return false;
    *times = count > 0 ? (size_t)count : 0;
    return true;
}

/* n times ref_keep. */
static void keep_times(Ref own, size_t n)
{
    if (is_immortal(own)) return;
    if (n < REFS_IMMORTAL - own->refs) own->refs += (uint32_t)n;
    else own->refs = REFS_IMMORTAL;
}

void seq_repeat(Ref *to, Ref const *items, size_t len, size_t times)
{
    size_t total = len * times;

    for (size_t i = 0; i < len; i++) keep_times(items[i], times);
    if (len == 1)
        for (size_t i = 0; i < total; i++) to[i] = items[0];
    else {
        memmove(to, items, len * sizeof(Ref));
        for (size_t done = len; done < total; done *= 2)
            memcpy(to + done, to, (done < total - done ? done : total - done) * sizeof(Ref));
    }
}

bool seq_bound(View bound, size_t len, size_t *out)
{
    ptrdiff_t at;

    if (!type_of(bound)->index)
        return err_false(&exc_TypeError, "slice indices must be integers or have an __index__ method");
    if (!obj_index_size(bound, NULL, &at)) return false;
    if (at < 0) at += (ptrdiff_t)len;
    *out = at > 0 ? (size_t)at : 0;
    return true;
}

bool seq_c_int(View v, int64_t min, int64_t max, const char *c_type, int64_t *out)
{
    Ref n = obj_index(v);
    if (!n) return false;
    bool fits = int_fits(n, out) && *out >= min && *out <= max;
    ref_drop(n);
    return fits || err_false(&exc_OverflowError, "Python int too large to convert to C %s", c_type);
}

Ref seq_exact_int(View v)
{
    Ref n = obj_index(v);
    if (!n || n->shape == SHAPE_INT || n->shape == SHAPE_BIGINT) return n;
    Ref zero = int_new(0), exact = zero ? int_binary(n, zero, BIN_ADD) : NULL;
    ref_drop(zero);
    ref_drop(n);
    return exact;
}

Ref seq_fast(View v, const char *refusal)
{
    if (is_list(v) || is_tuple(v)) return ref_keep(v);

    Ref iterator = obj_iter(v), list = NULL;
    if (!iterator) {
        if (err_is(&exc_TypeError)) {
            err_clear();
            err_raise(&exc_TypeError, "%s", refusal);
        }
        return NULL;
    }
    list = list_from(iterator);
    ref_drop(iterator);
    return list;
}

View const *seq_items(View v, size_t *len)
{
    if (is_list(v)) {
        *len = as_list(v)->len;
        return as_views(as_list(v)->items);
    }
    *len = as_tuple(v)->len;
    return as_views(as_tuple(v)->items);
}

Ref seq_compare_lengths(size_t a, size_t b, CompareOp op)
{
    switch (op) {
    case CMP_LT: return bool_ref(a < b);
    case CMP_LE: return bool_ref(a <= b);
    case CMP_EQ: return bool_ref(a == b);
    case CMP_NE: return bool_ref(a != b);
    case CMP_GT: return bool_ref(a > b);
    default:     return bool_ref(a >= b);
    }
}
