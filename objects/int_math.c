/* int_math.c -- the operators of int.
 *
 * Two int64 numbers are tried first, with the compiler's overflow checks; what does not fit is done again by GMP:
 *
 *      small_binary   int64 (op) int64      NULL without an exception: the result may be too large
 *      big_binary     any ints              int_arg lends GMP their limbs, int_keep_mpz makes a box of what fits
 */
#include "objects/int.h"

#include <math.h>
#include <stdlib.h>

#include "objects/abstract.h"
#include "objects/float.h"
#include "objects/int_gmp.h"
#include "objects/tuple.h"

Ref int_zero_division(BinaryOp op)
{
    return err_raise(&exc_ZeroDivisionError, op == BIN_DIV ? "division by zero"
                     : op == BIN_MOD ? "integer modulo by zero" : "integer division or modulo by zero");
}

/* ---- two int64 ------------------------------------------------------------------------------------------ */

static bool small_power(int64_t base, int64_t exponent, int64_t *out)
{
    int64_t result = 1;
    while (true) {
        if ((exponent & 1) && __builtin_mul_overflow(result, base, &result)) return false;
        if (!(exponent >>= 1)) break;
        if (__builtin_mul_overflow(base, base, &base)) return false;
    }
    *out = result;
    return true;
}

/* As every operator in Python: the quotient is rounded down, the rest has the divisor's sign. */
static int64_t floor_div(int64_t x, int64_t y)
{
    int64_t q = x / y;
    return x % y != 0 && (x ^ y) < 0 ? q - 1 : q;
}

static int64_t floor_mod(int64_t x, int64_t y)
{
    int64_t r = x % y;
    return r != 0 && (r ^ y) < 0 ? r + y : r;
}

/* The exponent is negative: a float. */
static Ref power_as_float(View a, View b)
{
    double base, exponent;
    if (!int_to_double(a, &base) || !int_to_double(b, &exponent)) return NULL;
    return float_power(base, exponent);
}

static Ref small_shift(int64_t x, int64_t count, bool left)
{
    if (count < 0) return err_raise(&exc_ValueError, "negative shift count");
    if (!left) return int_new(count > 63 ? x >> 63 : x >> count);
    if (x == 0) return int_new(0);
    if (count > 62) return NULL;
    int64_t shifted = (int64_t)((uint64_t)x << count);
    return shifted >> count == x ? int_new(shifted) : NULL;
}

static Ref small_binary(int64_t x, int64_t y, BinaryOp op)
{
    const int64_t exact = INT64_C(1) << 53;         /* up to here every integer is a double */
    int64_t result;
    switch (op) {
    case BIN_ADD: return __builtin_add_overflow(x, y, &result) ? NULL : int_new(result);
    case BIN_SUB: return __builtin_sub_overflow(x, y, &result) ? NULL : int_new(result);
    case BIN_MUL: return __builtin_mul_overflow(x, y, &result) ? NULL : int_new(result);
    case BIN_FLOORDIV:
    case BIN_MOD:
        if (y == 0) return int_zero_division(op);
        if (y == -1) return op == BIN_MOD ? int_new(0) : x == INT64_MIN ? NULL : int_new(-x);
        return int_new(op == BIN_MOD ? floor_mod(x, y) : floor_div(x, y));
    case BIN_DIV:
        if (y == 0) return int_zero_division(op);
        if (x < -exact || x > exact || y < -exact || y > exact) return NULL;
        return float_new((double)x / (double)y);
    case BIN_POW: return y >= 0 && small_power(x, y, &result) ? int_new(result) : NULL;
    case BIN_LSHIFT: return small_shift(x, y, true);
    case BIN_RSHIFT: return small_shift(x, y, false);
    case BIN_AND: return int_new(x & y);
    case BIN_OR: return int_new(x | y);
    case BIN_XOR: return int_new(x ^ y);
    default: return ref_keep(NotImplemented);
    }
}

/* ---- any ints ------------------------------------------------------------------------------------------- */

static double bits_of(mpz_srcptr z) { return (double)mpz_sizeinbase(z, 2); }

/* a / b as the nearest double: 56 or 57 bits of quotient, the lowest of them set where a rest is left, rounded once. */
static Ref true_divide(mpz_srcptr a, mpz_srcptr b)
{
    if (mpz_sgn(b) == 0) return int_zero_division(BIN_DIV);
    if (mpz_sgn(a) == 0) return float_new(mpz_sgn(b) < 0 ? -0.0 : 0.0);
    bool negative = mpz_sgn(a) != mpz_sgn(b);
    int64_t more = (int64_t)mpz_sizeinbase(a, 2) - (int64_t)mpz_sizeinbase(b, 2);
    if (more < -1080) return float_new(negative ? -0.0 : 0.0);
    if (more > 1025) goto too_large;

    int64_t shift = more - 56;                      /* a / b = quotient * 2**shift */
    mpz_ptr shifted = int_scratch_shifted, rest = int_scratch_rest;
    if (shift < 0) mpz_mul_2exp(shifted, a, (mp_bitcnt_t)-shift), a = shifted;
    else if (shift > 0) mpz_mul_2exp(shifted, b, (mp_bitcnt_t)shift), b = shifted;
    mpz_tdiv_qr(int_scratch, rest, a, b);
    double d = int_scale(mpz_get_ui(int_scratch) | (mpz_sgn(rest) != 0), shift);    /* of the absolute value */
    int_scratch_trim(shifted);
    int_scratch_trim(rest);
    int_scratch_trim(int_scratch);
    if (int_gmp_failed()) return err_memory();
    if (!isinf(d)) return float_new(negative ? -d : d);
too_large:
    return err_raise(&exc_OverflowError, "integer division result too large for a float");
}

static Ref big_power(View a, View b, mpz_srcptr base, mpz_srcptr exponent)
{
    if (mpz_sgn(exponent) < 0) return power_as_float(a, b);
    if (mpz_cmpabs_ui(base, 1) <= 0) {              /* 0, 1, -1: any exponent will do */
        if (mpz_sgn(exponent) == 0 || (mpz_sgn(base) < 0 && mpz_even_p(exponent))) return int_new(1);
        return int_new(mpz_get_si(base));
    }
    if (!mpz_fits_ulong_p(exponent)) return err_memory();
    uint64_t n = mpz_get_ui(exponent);
    if (!int_room((bits_of(base) - 1) * (double)n, INT_PRODUCT)) return NULL;
    mpz_pow_ui(int_scratch, base, n);
    return int_keep_mpz(int_scratch);
}

/* CPython cannot count the 30-bit digits of some results; of smaller ones it merely has no room for them. */
static Ref shift_too_far(mpz_srcptr count)
{
    const double most_digits = (double)(1ULL << 61);
    if (mpz_get_d(count) < 30.0 * most_digits) return err_memory();
    return err_raise(&exc_OverflowError, "too many digits in integer");
}

static Ref big_shift(mpz_srcptr z, mpz_srcptr count, bool left)
{
    if (mpz_sgn(count) < 0) return err_raise(&exc_ValueError, "negative shift count");
    if (mpz_sgn(z) == 0) return int_new(0);
    if (!mpz_fits_ulong_p(count)) return left ? shift_too_far(count) : int_new(mpz_sgn(z) < 0 ? -1 : 0);
    mp_bitcnt_t n = mpz_get_ui(count);
    if (left && !int_room(bits_of(z) + (double)n, 2)) return NULL;
    if (left) mpz_mul_2exp(int_scratch, z, n);
    else mpz_fdiv_q_2exp(int_scratch, z, n);
    return int_keep_mpz(int_scratch);
}

enum { LIMBS_LARGE = 1 << 12 };     /* from here on it is worth asking whether there is memory for a result */

static Ref big_binary(View a, View b, BinaryOp op)
{
    IntArg xa, ya;
    mpz_srcptr x = int_arg(a, &xa), y = int_arg(b, &ya);
    mpz_ptr result = int_scratch;

    if (op == BIN_DIV) return true_divide(x, y);
    if (op == BIN_POW) return big_power(a, b, x, y);
    if (op == BIN_LSHIFT || op == BIN_RSHIFT) return big_shift(x, y, op == BIN_LSHIFT);
    if (op == BIN_MATMUL) return ref_keep(NotImplemented);
    if ((op == BIN_FLOORDIV || op == BIN_MOD) && mpz_sgn(y) == 0) return int_zero_division(op);
    size_t limbs = mpz_size(x) + mpz_size(y);       /* as many as any result may have */
    if (UNLIKELY(limbs > LIMBS_LARGE) && !int_room(64.0 * (double)limbs, op == BIN_ADD || op == BIN_SUB ? 1 : INT_PRODUCT)) return NULL;

    switch (op) {
    case BIN_ADD: mpz_add(result, x, y); break;
    case BIN_SUB: mpz_sub(result, x, y); break;
    case BIN_MUL: mpz_mul(result, x, y); break;
    case BIN_FLOORDIV: mpz_fdiv_q(result, x, y); break;
    case BIN_MOD: mpz_fdiv_r(result, x, y); break;
    case BIN_AND: mpz_and(result, x, y); break;
    case BIN_OR: mpz_ior(result, x, y); break;
    default: mpz_xor(result, x, y); break;
    }
    return int_keep_mpz(result);
}

/* ---- the slots ------------------------------------------------------------------------------------------ */

Ref int_binary(View a, View b, BinaryOp op)
{
    int64_t x, y;
    if (LIKELY(a->shape == SHAPE_INT && b->shape == SHAPE_INT)) x = box_int(a), y = box_int(b);
    else if (!is_int(a) || !is_int(b)) return ref_keep(NotImplemented);
    else if (!int_fits(a, &x) || !int_fits(b, &y)) return big_binary(a, b, op);

    Ref result = small_binary(x, y, op);
    return LIKELY(result != NULL) || err_pending ? result : big_binary(a, b, op);
}

Ref int_unary(View v, UnaryOp op)
{
    int64_t n;
    if (int_fits(v, &n) && n != INT64_MIN) {
        switch (op) {
        case UN_NEG: return int_new(-n);
        case UN_ABS: return int_new(n < 0 ? -n : n);
        case UN_INVERT: return int_new(~n);
        default: return int_new(n);
        }
    }
    if (op == UN_POS || (op == UN_ABS && int_sign(v) >= 0)) return int_exact(v);
    IntArg arg;
    mpz_srcptr z = int_arg(v, &arg);
    if (!int_room(bits_of(z), 1)) return NULL;
    if (op == UN_INVERT) mpz_com(int_scratch, z);
    else mpz_neg(int_scratch, z);                   /* abs of a negative number, too */
    return int_keep_mpz(int_scratch);
}

Ref int_divmod(View a, View b)
{
    int64_t x, y;
    if (int_fits(a, &x) && int_fits(b, &y) && y != 0 && y != -1) return tuple_of(2, int_new(floor_div(x, y)), int_new(floor_mod(x, y)));
    if (int_sign(b) == 0) return int_zero_division(BIN_FLOORDIV);
    Ref quotient = int_binary(a, b, BIN_FLOORDIV);
    Ref rest = quotient ? int_binary(a, b, BIN_MOD) : NULL;
    if (!rest) {
        ref_drop(quotient);
        return NULL;
    }
    return tuple_of(2, quotient, rest);
}

/* ---- pow(base, exponent, modulus) ----------------------------------------------------------------------- */

__extension__ typedef unsigned __int128 Wide;

/* All are below 2**63, modulus > 0. */
static uint64_t small_power_mod(uint64_t base, uint64_t exponent, uint64_t modulus)
{
    uint64_t result = 1 % modulus;
    base %= modulus;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1) result = (uint64_t)((Wide)result * base % modulus);
        base = (uint64_t)((Wide)base * base % modulus);
    }
    return result;
}

Ref int_power_mod(View base, View exponent, View modulus)
{
    int64_t b, e, m;
    if (int_sign(modulus) == 0) return err_raise(&exc_ValueError, "pow() 3rd argument cannot be 0");
    if (int_fits(base, &b) && int_fits(exponent, &e) && int_fits(modulus, &m) && e >= 0 && m > 0)
        return int_new((int64_t)small_power_mod((uint64_t)floor_mod(b, m), (uint64_t)e, (uint64_t)m));

    IntArg base_arg, exponent_arg, modulus_arg;
    mpz_srcptr n = int_arg(modulus, &modulus_arg), power = int_arg(exponent, &exponent_arg);
    mpz_t result, size;
    bool invertible = true;
    mpz_init(result);
    mpz_init(size);
    mpz_abs(size, n);
    mpz_mod(result, int_arg(base, &base_arg), size);
    if (mpz_cmp_ui(size, 1) == 0) mpz_set_ui(result, 0);
    else if (mpz_sgn(power) >= 0) mpz_powm(result, result, power, size);
    else if ((invertible = mpz_invert(result, result, size))) {
        mpz_t positive;
        mpz_init(positive);
        mpz_neg(positive, power);
        mpz_powm(result, result, positive, size);
        mpz_clear(positive);
    }
    if (mpz_sgn(n) < 0 && mpz_sgn(result) != 0) mpz_add(result, result, n);      /* the modulus gives the sign */
    mpz_clear(size);
    if (invertible) return int_take_mpz(result);
    mpz_clear(result);
    return int_gmp_failed() ? err_memory() : err_raise(&exc_ValueError, "base is not invertible for the given modulus");
}
