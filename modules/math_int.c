/* math_int.c -- the functions of math that compute with whole numbers, of any size: GMP does the work. */
#include "modules/math_parts.h"

#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/int.h"

/* The argument as an exact int; TypeError: 'float' object cannot be interpreted as an integer. */
static Ref whole(View v) { return obj_index(v); }

static Ref from_mpz(mpz_t z)
{
    Ref own = int_from_mpz(z);
    mpz_clear(z);
    return own;
}

/* ---- gcd and lcm ------------------------------------------------------------------------------------------ */

/* Both consume a and b. */
static Ref gcd_of(Ref a, Ref b)
{
    mpz_t x, y;
    mpz_init(x);
    mpz_init(y);
    int_get_mpz(a, x);
    int_get_mpz(b, y);
    mpz_gcd(x, x, y);
    mpz_clear(y);
    ref_drop(a);
    ref_drop(b);
    return from_mpz(x);
}

static Ref lcm_of(Ref a, Ref b)
{
    mpz_t x, y;
    mpz_init(x);
    mpz_init(y);
    int_get_mpz(a, x);
    int_get_mpz(b, y);
    mpz_lcm(x, x, y);
    mpz_clear(y);
    ref_drop(a);
    ref_drop(b);
    return from_mpz(x);
}

/* Fold the arguments, starting with `first`, which is also what no arguments give. */
static Ref fold(View const *args, size_t n, int64_t first, Ref (*combine)(Ref, Ref))
{
    Ref total = int_new(first);
    for (size_t i = 0; i < n && total; i++) {
        Ref item = whole(args[i]);
        if (item) total = combine(total, item);
        else ref_clear(&total);
    }
    return total;
}

static Ref f_gcd(View self, View const *args, size_t n)
{
    (void)self;
    return fold(args, n, 0, gcd_of);
}

static Ref f_lcm(View self, View const *args, size_t n)
{
    (void)self;
    return fold(args, n, 1, lcm_of);
}

/* ---- factorial, perm, comb, isqrt ------------------------------------------------------------------------- */

static Ref f_factorial(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t k;
    Ref number = whole(args[0]);
    if (!number) return NULL;
    bool small = int_fits(number, &k), negative = int_sign(number) < 0;
    ref_drop(number);
    if (negative) return err_raise(&exc_ValueError, "factorial() not defined for negative values");
    if (!small) return err_raise(&exc_OverflowError, "factorial() argument should not exceed %lld", (long long)INT64_MAX);
    mpz_t z;
    mpz_init(z);
    mpz_fac_ui(z, (unsigned long)k);
    return from_mpz(z);
}

/* n and k as whole numbers that are not negative. */
static bool read_pair(View const *args, Ref *n, Ref *k)
{
    *k = NULL;
    if (!(*n = whole(args[0]))) return false;
    if (!(*k = whole(args[1]))) return false;
    if (int_sign(*n) < 0) return err_false(&exc_ValueError, "n must be a non-negative integer");
    return int_sign(*k) >= 0 || err_false(&exc_ValueError, "k must be a non-negative integer");
}

static Ref f_comb(View self, View const *args, size_t count)
{
    (void)self, (void)count;
    Ref n = NULL, k = NULL, own = NULL;
    mpz_t z, rest, few;
    if (!read_pair(args, &n, &k)) goto done;
    mpz_init(z);
    mpz_init(rest);
    mpz_init(few);
    int_get_mpz(n, z);
    int_get_mpz(k, few);
    mpz_sub(rest, z, few);
    if (mpz_sgn(rest) < 0) own = int_new(0);
    else {
        if (mpz_cmp(rest, few) < 0) mpz_swap(rest, few);
        if (mpz_fits_ulong_p(few)) {
            mpz_bin_ui(z, z, mpz_get_ui(few));
            own = int_from_mpz(z);
        }
        else err_raise(&exc_OverflowError, "min(n - k, k) must not exceed %lld", (long long)INT64_MAX);
    }
    mpz_clear(z);
    mpz_clear(rest);
    mpz_clear(few);
done:
    ref_drop(n);
    ref_drop(k);
    return own;
}

/* low * (low + 1) * ... * (low + count - 1), halving the range so that GMP multiplies numbers of like size. */
static void product(mpz_t out, const mpz_t low, unsigned long count)
{
    if (count <= 16) {
        mpz_t factor;
        mpz_init_set(factor, low);
        mpz_set_ui(out, 1);
        for (unsigned long i = 0; i < count; i++) {
            mpz_mul(out, out, factor);
            mpz_add_ui(factor, factor, 1);
        }
        mpz_clear(factor);
        return;
    }
    mpz_t middle, upper;
    mpz_init(middle);
    mpz_init(upper);
    mpz_add_ui(middle, low, count / 2);
    product(upper, middle, count - count / 2);
    product(out, low, count / 2);
    mpz_mul(out, out, upper);
    mpz_clear(middle);
    mpz_clear(upper);
}

static Ref f_perm(View self, View const *args, size_t count)
{
    Ref n = NULL, k = NULL, own = NULL;
    mpz_t z, low;
    if (count < 2 || args[1] == None) return f_factorial(self, args, 1);
    if (!read_pair(args, &n, &k)) goto done;
    mpz_init(z);
    mpz_init(low);
    int_get_mpz(n, z);
    int_get_mpz(k, low);
    if (mpz_cmp(z, low) < 0) own = int_new(0);
    else if (!mpz_fits_slong_p(low)) err_raise(&exc_OverflowError, "k must not exceed %lld", (long long)INT64_MAX);
    else {
        unsigned long factors = mpz_get_ui(low);
        mpz_sub(low, z, low);
        mpz_add_ui(low, low, 1);
        product(z, low, factors);
        own = int_from_mpz(z);
    }
    mpz_clear(z);
    mpz_clear(low);
done:
    ref_drop(n);
    ref_drop(k);
    return own;
}

static Ref f_isqrt(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref number = whole(args[0]);
    mpz_t z;
    if (!number) return NULL;
    if (int_sign(number) < 0) {
        ref_drop(number);
        return err_raise(&exc_ValueError, "isqrt() argument must be nonnegative");
    }
    mpz_init(z);
    int_get_mpz(number, z);
    ref_drop(number);
    mpz_sqrt(z, z);
    return from_mpz(z);
}

const NativeDef math_integers[] = {
    NATIVE("gcd", f_gcd, 0, -1, "The greatest whole number that divides all arguments."),
    NATIVE("lcm", f_lcm, 0, -1, "The smallest positive whole number that all arguments divide."),
    NATIVE("factorial", f_factorial, 1, 1, "1 * 2 * ... * n"),
    NATIVE("comb", f_comb, 2, 2, "In how many ways k things can be chosen from n, whatever their order."),
    NATIVE("perm", f_perm, 1, 2, "In how many ways k things can be chosen from n in order."),
    NATIVE("isqrt", f_isqrt, 1, 1, "The square root, rounded down to a whole number."),
    {0}
};
