/* float_math.c -- the operators of float, and rounding.
 *
 * C's arithmetic is python's, but for three things: division by zero and overflowing powers raise, // and % round down
 * (the rest has the divisor's sign), and a negative number to a fractional power is complex. */
#include "objects/float.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "objects/abstract.h"
#include "objects/float_decimal.h"
#include "objects/float_parts.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

double float_mod(double a, double b)
{
    double rest = fmod(a, b);
    if (rest == 0) return copysign(0.0, b);
    return (b < 0) != (rest < 0) ? rest + b : rest;
}

double float_floordiv(double a, double b)
{
    double rest = fmod(a, b), quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0)) quotient -= 1.0;
    if (quotient == 0) return copysign(0.0, a / b);
    double whole = floor(quotient);                 /* the quotient is nearly whole: repair its rounding */
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

/* OverflowError(34, 'Numerical result out of range') */
static Ref out_of_range(void)
{
    Ref number = int_new(34), text = number ? str_from_text("Numerical result out of range") : NULL;
    Ref exception = text ? obj_call_2(&exc_OverflowError.head, number, text) : NULL;
    ref_drop(number);
    ref_drop(text);
    return exception ? err_raise_object(exception) : NULL;
}

Ref float_power(double a, double b)
{
    if (a == 0 && b < 0 && isfinite(b))
        return err_raise(&exc_ZeroDivisionError, "0.0 cannot be raised to a negative power");
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b)) return float_complex_power(a, b);
    double power = pow(a, b);
    if (isinf(power) && isfinite(a) && isfinite(b)) return out_of_range();
    return float_new(power);
}

/* float or int to double. 1 done, 0 another type, -1 an int too large. */
static int to_double(View v, double *out)
{
    if (is_float(v)) {
        *out = float_of(v);
        return 1;
    }
    if (!is_int(v)) return 0;
    return int_to_double(v, out) ? 1 : -1;
}

static Ref zero_division(const char *message) { return err_raise(&exc_ZeroDivisionError, "%s", message); }

Ref float_binary(View a, View b, BinaryOp op)
{
    double x, y;
    int known = to_double(a, &x);
    if (known > 0) known = to_double(b, &y);
    if (known < 0) return NULL;
    if (!known) return ref_keep(NotImplemented);

    switch (op) {
    case BIN_ADD: return float_new(x + y);
    case BIN_SUB: return float_new(x - y);
    case BIN_MUL: return float_new(x * y);
    case BIN_DIV: return y == 0 ? zero_division("float division by zero") : float_new(x / y);
    case BIN_MOD: return y == 0 ? zero_division("float modulo") : float_new(float_mod(x, y));
    case BIN_FLOORDIV: return y == 0 ? zero_division("float floor division by zero") : float_new(float_floordiv(x, y));
    case BIN_POW: return float_power(x, y);
    default: return ref_keep(NotImplemented);
    }
}

Ref float_divmod(View a, View b)
{
    double x, y;
    int known = to_double(a, &x);
    if (known > 0) known = to_double(b, &y);
    if (known < 0) return NULL;
    if (!known) return ref_keep(NotImplemented);
    if (y == 0) return zero_division("float divmod()");
    return tuple_of(2, float_new(float_floordiv(x, y)), float_new(float_mod(x, y)));
}

Ref float_unary(View self, UnaryOp op)
{
    double d = float_of(self);
    switch (op) {
    case UN_NEG: return float_new(-d);
    case UN_ABS: return float_new(fabs(d));
    case UN_POS: return float_new(d);
    default: return ref_keep(NotImplemented);
    }
}

/* ---- comparing ------------------------------------------------------------------------------------------ */

static Ref answer(int order, CompareOp op)
{
    switch (op) {
    case CMP_LT: return bool_ref(order < 0);
    case CMP_LE: return bool_ref(order <= 0);
    case CMP_EQ: return bool_ref(order == 0);
    case CMP_NE: return bool_ref(order != 0);
    case CMP_GT: return bool_ref(order > 0);
    default:     return bool_ref(order >= 0);
    }
}

/* Exact also with ints that no float equals: 2**53 + 1 is not 2.0**53. */
Ref float_compare(View a, View b, CompareOp op)
{
    double d = float_of(a);
    if (!is_float(b) && !is_int(b)) return ref_keep(NotImplemented);
    if (isnan(d) || (is_float(b) && isnan(float_of(b)))) return bool_ref(op == CMP_NE);
    if (is_float(b)) return answer((d > float_of(b)) - (d < float_of(b)), op);
    return answer(-int_compare_double(b, d), op);
}

/* ---- hashing -------------------------------------------------------------------------------------------- */

/* The number modulo the prime 2**61 - 1, so that floats hash as the ints and fractions they equal. The mantissa is
 * taken 28 bits at a time; multiplying by 2**n modulo the prime is a rotation of 61 bits. */
Hash float_hash(double d)
{
    const uint64_t prime = (UINT64_C(1) << 61) - 1;
    if (isinf(d)) return d > 0 ? 314159 : -314159;
    if (isnan(d)) return 0;

    int exponent;
    uint64_t hash = 0;
    double mantissa = frexp(fabs(d), &exponent);
    while (mantissa != 0) {
        hash = ((hash << 28) & prime) | hash >> (61 - 28);
        mantissa *= 0x1p28;
        exponent -= 28;
        uint64_t top = (uint64_t)mantissa;
        mantissa -= (double)top;
        hash += top;
        if (hash >= prime) hash -= prime;
    }
    int turn = exponent % 61;
    if (turn < 0) turn += 61;
    hash = ((hash << turn) & prime) | hash >> (61 - turn);
    Hash signed_hash = d < 0 ? -(Hash)hash : (Hash)hash;
    return signed_hash == -1 ? -2 : signed_hash;
}

/* ---- rounding ------------------------------------------------------------------------------------------- */

/* round(d, -k), k > 0: cut the digits of the whole part in the middle; what is cut off decides, half to even. */
static double round_left(double d, size_t k)
{
    char text[400];                                 /* at most 309 digits and, so that it is exact, 52 behind the point */
    snprintf(text + 1, sizeof text - 1, "%.53f", fabs(d));
    text[0] = '0';                                  /* takes a carry */
    size_t whole = (size_t)(strchr(text, '.') - text);
    if (k >= whole) return copysign(0.0, d);

    size_t keep = whole - k;
    const char *cut = text + keep;
    size_t rest = strspn(cut + 1, "0.");
    bool beyond_half = *cut > '5' || (*cut == '5' && cut[1 + rest] != 0);
    bool up = beyond_half || (*cut == '5' && (text[keep - 1] - '0') % 2 != 0);
    for (size_t i = keep; up; ) {
        up = text[--i] == '9';
        text[i] = up ? '0' : (char)(text[i] + 1);
    }
    memset(text + keep, '0', k);
    text[whole] = 0;
    return copysign(strtod(text, NULL), d);
}

/* The exact value decides, half to even: 2.675 lies below 2.675. A whole number of at most 15 digits divided by a power of ten
 * that is a double is rounded once, so it reads as its text would. */
static double round_right(double d, int digits)
{
    static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
    Decimal n;
    if (digits <= 15 && decimal_from(fabs(d), &n)) {
        int want = n.point + digits;
        if (want >= n.count) return d;
        if (want <= 15 && decimal_round(&n, want)) {
            double whole = 0;
            for (int i = 0; i < n.point + digits; i++) whole = whole * 10 + (i < n.count ? n.digits[i] - '0' : 0);
            return copysign(whole / powers[digits], d);
        }
    }
    char text[700];                                 /* 309 + 1 + 323 at most */
    snprintf(text, sizeof text, "%.*f", digits, d);
    return strtod(text, NULL);
}

Ref float_round(double d, View ndigits)
{
    if (!ndigits || ndigits == None) return int_from_double(nearbyint(d));
    ptrdiff_t n;
    if (!obj_index_size(ndigits, NULL, &n)) return NULL;
    if (!isfinite(d) || n > 323) return float_new(d);
    if (n < -308) return float_new(copysign(0.0, d));
    double rounded = n < 0 ? round_left(d, (size_t)-n) : round_right(d, (int)n);
    if (isinf(rounded)) return err_raise(&exc_OverflowError, "rounded value too large to represent");
    return float_new(rounded);
}
