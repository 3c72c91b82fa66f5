/* math_sums.c -- the functions of math that take many numbers: fsum, prod, hypot, dist. */
#include "modules/math_parts.h"

#include <math.h>

#include "gc/mem.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/tuple.h"

/* ---- fsum ------------------------------------------------------------------------------------------------- */

/* The exact sum so far, as doubles that do not overlap, smallest first (J. R. Shewchuk, Adaptive Precision Floating-Point
 * Arithmetic, 1997): adding a number turns it and each part into a rounded sum and the error of that, which is kept. */
typedef struct {
    double *parts;
    size_t len, cap;
    double special, infinities;     /* sums of what is not finite: of all, and of the infinities */
} ExactSum;

static bool push_part(ExactSum *s, double part)
{
    if (s->len == s->cap) {
        size_t cap = s->cap ? 2 * s->cap : 32;
        double *grown = alloc_resize(s->parts, cap * sizeof *grown);
        if (!grown) return false;
        s->parts = grown;
        s->cap = cap;
    }
    s->parts[s->len++] = part;
    return true;
}

static bool exact_add(ExactSum *s, double x)
{
    double original = x;
    size_t kept = 0;
    for (size_t i = 0; i < s->len; i++) {
        double y = s->parts[i];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        volatile double high = x + y, rounded = high - x;       /* volatile: no extra precision, no reordering */
        double low = y - rounded;
        if (low != 0) s->parts[kept++] = low;
        x = high;
    }
    s->len = kept;
    if (x == 0) return true;
    if (isfinite(x)) return push_part(s, x);
    if (isfinite(original)) return err_false(&exc_OverflowError, "intermediate overflow in fsum");
    if (isinf(original)) s->infinities += original;
    s->special += original;
    s->len = 0;
    return true;
}

/* The parts rounded once, half to even. */
static double exact_round(const ExactSum *s)
{
    if (s->len == 0) return 0;
    size_t n = s->len;
    double high = s->parts[--n], low = 0;
    while (n > 0) {
        double x = high, y = s->parts[--n];
        volatile double sum = x + y, rounded = sum - x;
        high = sum;
        low = y - rounded;
        if (low != 0) break;
    }
    /* Exactly half way: what remains below decides to which side. */
    if (n > 0 && ((low < 0 && s->parts[n - 1] < 0) || (low > 0 && s->parts[n - 1] > 0))) {
        double twice = low * 2;
        volatile double x = high + twice, rounded = x - high;
        if (twice == rounded) high = x;
    }
    return high;
}

static bool add_item(void *arg, View item)
{
    double x;
    return float_from(item, &x) && exact_add(arg, x);
}

static Ref f_fsum(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    ExactSum sum = {0};
    Ref own = NULL;
    if (obj_for_each(args[0], add_item, &sum)) {
        if (sum.special != 0 && isnan(sum.infinities)) err_raise(&exc_ValueError, "-inf + inf in fsum");
        else own = float_new(sum.special != 0 ? sum.special : exact_round(&sum));
    }
    mem_free(sum.parts);
    return own;
}

/* ---- prod ------------------------------------------------------------------------------------------------- */

static bool multiply_item(void *arg, View item)
{
    Ref *total = arg, product = obj_binary(*total, item, BIN_MUL);
    if (product) ref_set(total, product);
    return product != NULL;
}

static Ref f_prod(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref total = args[1] ? ref_keep(args[1]) : int_new(1);
    if (total && !obj_for_each(args[0], multiply_item, &total)) ref_clear(&total);
    return total;
}

/* ---- hypot and dist --------------------------------------------------------------------------------------- */

/* The length of a vector, rounded once: a type with twice the digits of a double, and more range, holds the sum of the squares. */
#ifdef __SIZEOF_FLOAT128__
__extension__ typedef __float128 Wide;
#else
typedef long double Wide;
#endif
typedef struct { Wide squares; bool infinite, nan; } Norm;

static void norm_add(Norm *norm, double x)
{
    if (isinf(x)) norm->infinite = true;
    else if (isnan(x)) norm->nan = true;
    else norm->squares += (Wide)x * x;
}

static Ref norm_length(const Norm *norm)
{
    if (norm->infinite) return float_new(INFINITY);
    if (norm->nan) return float_new(NAN);
    if (norm->squares == 0) return float_new(0.0);
    Wide root = sqrtl((long double)norm->squares);
    root += (norm->squares - root * root) / (2 * root);         /* one step of Newton's method doubles its digits */
    return float_new((double)root);
}

static Ref f_hypot(View self, View const *args, size_t n)
{
    (void)self;
    Norm norm = {0};
    for (size_t i = 0; i < n; i++) {
        double x;
        if (!float_from(args[i], &x)) return NULL;
        norm_add(&norm, x);
    }
    return norm_length(&norm);
}

static Ref f_dist(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Norm norm = {0};
    Ref p = is_tuple(args[0]) ? ref_keep(args[0]) : tuple_from(args[0]);
    Ref q = p ? is_tuple(args[1]) ? ref_keep(args[1]) : tuple_from(args[1]) : NULL, own = NULL;
    if (!q) goto done;
    if (as_tuple(p)->len != as_tuple(q)->len) {
        err_raise(&exc_ValueError, "both points must have the same number of dimensions");
        goto done;
    }
    for (size_t i = 0; i < as_tuple(p)->len; i++) {
        double x, y;
        if (!float_from(tuple_at(p, i), &x) || !float_from(tuple_at(q, i), &y)) goto done;
        norm_add(&norm, x - y);
    }
    own = norm_length(&norm);
done:
    ref_drop(p);
    ref_drop(q);
    return own;
}

const NativeDef math_sums[] = {
    NATIVE("fsum", f_fsum, 1, 1, "The sum of the items, rounded once at the end."),
    NATIVE_PARAMS("prod", f_prod, "iterable, /, *, start=", "The product of the items and start (1)."),
    NATIVE("hypot", f_hypot, 0, -1, "The length of the vector with these coordinates."),
    NATIVE("dist", f_dist, 2, 2, "The distance between two points."),
    {0}
};
