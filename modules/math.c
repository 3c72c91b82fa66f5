/* math.c -- the module math: libm behind Python's rules for errors.
 *
 *   a result that is no number, of a number                 ValueError: math domain error
 *   an infinite result of finite arguments, by overflow     OverflowError: math range error
 *                                           at a pole       ValueError: math domain error
 *
 * Whole numbers: math_int.c. Many numbers: math_sums.c. */
#include <math.h>
#include <string.h>

#include "modules/math_parts.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/special.h"
#include "objects/str.h"
#include "objects/tuple.h"

static Ref domain_error(void) { return err_raise(&exc_ValueError, "math domain error"); }
static Ref range_error(void) { return err_raise(&exc_OverflowError, "math range error"); }

/* ---- functions of one number ------------------------------------------------------------------------------ */

/* f(arg); may_overflow says what an infinite result of a finite argument means. */
static Ref apply(View arg, double (*f)(double), bool may_overflow)
{
    double x;
    if (!float_from(arg, &x)) return NULL;
    double y = f(x);
    if (isnan(y) && !isnan(x)) return domain_error();
    if (isinf(y) && isfinite(x)) return may_overflow ? range_error() : domain_error();
    return float_new(y);
}

#define EACH_FUNCTION(X) \
    X(acos, false, "The angle, in radians, with this cosine.") \
    X(acosh, false, "The number with this hyperbolic cosine.") \
    X(asin, false, "The angle, in radians, with this sine.") \
    X(asinh, false, "The number with this hyperbolic sine.") \
    X(atan, false, "The angle, in radians, with this tangent.") \
    X(atanh, false, "The number with this hyperbolic tangent.") \
    X(cbrt, false, "The cube root.") \
    X(cos, false, "The cosine of an angle in radians.") \
    X(cosh, true, "The hyperbolic cosine.") \
    X(erf, false, "The error function.") \
    X(erfc, false, "1 - erf(x), exact where erf(x) is near 1.") \
    X(exp, true, "e ** x") \
    X(exp2, true, "2 ** x") \
    X(expm1, true, "e ** x - 1, exact where x is near 0.") \
    X(fabs, false, "The number without its sign, as a float.") \
    X(log1p, false, "The natural logarithm of 1 + x, exact where x is near 0.") \
    X(sin, false, "The sine of an angle in radians.") \
    X(sinh, true, "The hyperbolic sine.") \
    X(sqrt, false, "The square root.") \
    X(tan, false, "The tangent of an angle in radians.") \
    X(tanh, false, "The hyperbolic tangent.")

#define DEFINE(name, may_overflow, doc) \
    static Ref f_##name(View self, View const *args, size_t n) { (void)self, (void)n; return apply(args[0], name, may_overflow); }
EACH_FUNCTION(DEFINE)
#undef DEFINE

static double pi(void) { return acos(-1.0); }

static double degrees_of(double x) { return x * (180.0 / pi()); }
static double radians_of(double x) { return x * (pi() / 180.0); }

static Ref f_degrees(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x;
    return float_from(args[0], &x) ? float_new(degrees_of(x)) : NULL;
}

static Ref f_radians(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x;
    return float_from(args[0], &x) ? float_new(radians_of(x)) : NULL;
}

static Ref f_gamma(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return apply(args[0], math_gamma, true);
}

static Ref f_lgamma(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x;
    if (!float_from(args[0], &x)) return NULL;
    double y = math_lgamma(x);
    if (!isinf(y) || isinf(x)) return float_new(y);
    return x <= 0 && x == floor(x) ? domain_error() : range_error();
}

/* ---- logarithms ------------------------------------------------------------------------------------------- */

/* A whole number of any size, or a float; log(m * 2**e) = log(m) + e * log(2) where it is too large for a double. */
static bool logarithm(View arg, double (*log_of)(double), double *out)
{
    double x;
    if (!is_int(arg)) {
        if (!float_from(arg, &x)) return false;
        if (x <= 0) return domain_error() != NULL;
        *out = log_of(x);
        return true;
    }
    if (int_sign(arg) <= 0) return domain_error() != NULL;
    if (int_to_double(arg, &x)) {
        *out = log_of(x);
        return true;
    }
    if (!err_is(&exc_OverflowError)) return false;
    err_clear();
    mpz_t z;
    long exponent;
    mpz_init(z);
    int_get_mpz(arg, z);
    x = mpz_get_d_2exp(&exponent, z);
    mpz_clear(z);
    *out = log_of(x) + log_of(2.0) * (double)exponent;
    return true;
}

static Ref f_log(View self, View const *args, size_t n)
{
    (void)self;
    double x, base;
    if (n < 1 || n > 2) return err_raise(&exc_TypeError, "math.log requires 1 to 2 arguments");
    if (!logarithm(args[0], log, &x)) return NULL;
    if (n == 1) return float_new(x);
    if (!logarithm(args[1], log, &base)) return NULL;
    if (base == 0) return err_raise(&exc_ZeroDivisionError, "float division by zero");
    return float_new(x / base);
}

static Ref f_log2(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double y;
    return logarithm(args[0], log2, &y) ? float_new(y) : NULL;
}

static Ref f_log10(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double y;
    return logarithm(args[0], log10, &y) ? float_new(y) : NULL;
}

/* ---- functions of two numbers ----------------------------------------------------------------------------- */

static bool two(View const *args, double *x, double *y)
{
    return float_from(args[0], x) && float_from(args[1], y);
}

static Ref f_atan2(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double y, x;
    return two(args, &y, &x) ? float_new(atan2(y, x)) : NULL;
}

static Ref f_copysign(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x, y;
    return two(args, &x, &y) ? float_new(copysign(x, y)) : NULL;
}

static Ref f_nextafter(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x, y;
    return two(args, &x, &y) ? float_new(nextafter(x, y)) : NULL;
}

static Ref f_fmod(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x, y;
    if (!two(args, &x, &y)) return NULL;
    double r = fmod(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? domain_error() : float_new(r);
}

static Ref f_remainder(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x, y;
    if (!two(args, &x, &y)) return NULL;
    double r = remainder(x, y);
    return isnan(r) && !isnan(x) && !isnan(y) ? domain_error() : float_new(r);
}

static Ref f_pow(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x, y;
    if (!two(args, &x, &y)) return NULL;
    double r = pow(x, y);
    if (!isfinite(r) && isfinite(x) && isfinite(y)) return isnan(r) || x == 0 ? domain_error() : range_error();
    return float_new(r);
}

static Ref f_ldexp(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x;
    int64_t e;
    if (!float_from(args[0], &x)) return NULL;
    if (!is_int(args[1])) return err_raise(&exc_TypeError, "Expected an int as second argument to ldexp.");
    if (!int_fits(args[1], &e)) e = int_sign(args[1]) < 0 ? INT64_MIN : INT64_MAX;
    if (x == 0 || !isfinite(x)) return float_new(x);
    double r = ldexp(x, e < -100000 ? -100000 : e > 100000 ? 100000 : (int)e);
    return isinf(r) ? range_error() : float_new(r);
}

static Ref f_isclose(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double a, b, relative = 1e-9, absolute = 0;
    if (!two(args, &a, &b)) return NULL;
    if (args[2] && !float_from(args[2], &relative)) return NULL;
    if (args[3] && !float_from(args[3], &absolute)) return NULL;
    if (relative < 0 || absolute < 0) return err_raise(&exc_ValueError, "tolerances must be non-negative");
    if (a == b) return True;
    if (isinf(a) || isinf(b)) return False;
    double difference = fabs(b - a);
    return bool_ref(difference <= fabs(relative * b) || difference <= fabs(relative * a) || difference <= absolute);
}

/* ---- parts of a number ------------------------------------------------------------------------------------ */

static Ref f_frexp(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x;
    int e = 0;
    if (!float_from(args[0], &x)) return NULL;
    if (isfinite(x) && x != 0) x = frexp(x, &e);
    return tuple_of(2, float_new(x), int_new(e));
}

static Ref f_modf(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x, integral;
    if (!float_from(args[0], &x)) return NULL;
    double fraction = modf(x, &integral);
    return tuple_of(2, float_new(fraction), float_new(integral));
}

static Ref f_ulp(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x;
    if (!float_from(args[0], &x)) return NULL;
    if (isnan(x)) return float_new(x);
    x = fabs(x);
    if (isinf(x)) return float_new(x);
    double above = nextafter(x, INFINITY);
    return float_new(isinf(above) ? x - nextafter(x, 0) : above - x);
}

/* floor and ceil: exact for whole numbers, __floor__ where the type has it, else by way of a float. */
static Ref round_to(View arg, const char *special, double (*rounding)(double))
{
    Ref method;
    double x;
    if (arg->shape == SHAPE_FLOAT) return int_from_double(rounding(float_of(arg)));
    if (arg->shape == SHAPE_INT || arg->shape == SHAPE_BIGINT) return ref_keep(arg);
    int has = special_find(arg, special, &method);
    if (has < 0) return NULL;
    if (has) {
        Ref result = obj_call_0(method);
        ref_drop(method);
        return result;
    }
    return float_from(arg, &x) ? int_from_double(rounding(x)) : NULL;
}

static Ref f_floor(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return round_to(args[0], "__floor__", floor);
}

static Ref f_ceil(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return round_to(args[0], "__ceil__", ceil);
}

static Ref f_trunc(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref method;
    if (args[0]->shape == SHAPE_FLOAT) return int_from_double(float_of(args[0]));
    int has = special_find(args[0], "__trunc__", &method);
    if (has == 0) return err_raise(&exc_TypeError, "type %T doesn't define __trunc__ method", args[0]);
    if (has < 0) return NULL;
    Ref result = obj_call_0(method);
    ref_drop(method);
    return result;
}

static Ref f_isfinite(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x;
    return float_from(args[0], &x) ? bool_ref(isfinite(x)) : NULL;
}

static Ref f_isinf(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x;
    return float_from(args[0], &x) ? bool_ref(isinf(x)) : NULL;
}

static Ref f_isnan(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double x;
    return float_from(args[0], &x) ? bool_ref(isnan(x)) : NULL;
}

/* ---- the module ------------------------------------------------------------------------------------------- */

static const NativeDef math_floats[] = {
#define ENTRY(name, may_overflow, doc) NATIVE(#name, f_##name, 1, 1, doc),
    EACH_FUNCTION(ENTRY)
#undef ENTRY
    NATIVE("degrees", f_degrees, 1, 1, "An angle in radians, turned into degrees."),
    NATIVE("radians", f_radians, 1, 1, "An angle in degrees, turned into radians."),
    NATIVE("gamma", f_gamma, 1, 1, "The gamma function: gamma(n) is factorial(n - 1)."),
    NATIVE("lgamma", f_lgamma, 1, 1, "The natural logarithm of the absolute value of the gamma function."),
    NATIVE("log", f_log, 0, -1, "The logarithm to a base; the natural logarithm without one."),
    NATIVE("log2", f_log2, 1, 1, "The logarithm to base 2."),
    NATIVE("log10", f_log10, 1, 1, "The logarithm to base 10."),
    NATIVE("atan2", f_atan2, 2, 2, "The angle of the point (x, y), given as y, x."),
    NATIVE("copysign", f_copysign, 2, 2, "The first number with the sign of the second."),
    NATIVE("nextafter", f_nextafter, 2, 2, "The float next to the first, on the way to the second."),
    NATIVE("fmod", f_fmod, 2, 2, "The remainder, with the sign of the first number."),
    NATIVE("remainder", f_remainder, 2, 2, "The difference to the nearest multiple of the second number."),
    NATIVE("pow", f_pow, 2, 2, "x ** y in floats."),
    NATIVE("ldexp", f_ldexp, 2, 2, "x * 2 ** i"),
    NATIVE_PARAMS("isclose", f_isclose, "a, b, *, rel_tol=, abs_tol=", "Are the numbers nearly equal?"),
    NATIVE("frexp", f_frexp, 1, 1, "(m, e) with x == m * 2 ** e and 0.5 <= abs(m) < 1."),
    NATIVE("modf", f_modf, 1, 1, "The fraction and the whole part, both with the number's sign."),
    NATIVE("ulp", f_ulp, 1, 1, "The distance to the next float."),
    NATIVE("floor", f_floor, 1, 1, "The greatest whole number that is not above."),
    NATIVE("ceil", f_ceil, 1, 1, "The smallest whole number that is not below."),
    NATIVE("trunc", f_trunc, 1, 1, "The whole number towards zero."),
    NATIVE("isfinite", f_isfinite, 1, 1, "Neither infinite nor nan?"),
    NATIVE("isinf", f_isinf, 1, 1, "Infinite?"),
    NATIVE("isnan", f_isnan, 1, 1, "Not a number?"),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, math_floats) && module_add_natives(module, math_integers)
        && module_add_natives(module, math_sums)
        && module_add(module, "pi", float_new(pi())) && module_add(module, "e", float_new(exp(1.0)))
        && module_add(module, "tau", float_new(2 * pi()))
        && module_add(module, "inf", float_new(INFINITY)) && module_add(module, "nan", float_new(NAN));
}

const ModuleDef math_module = {"math", fill};
