/* cmath.c -- the module cmath: libm's complex functions behind Python's rules for errors.
 *
 *   an infinite result of a finite argument                 OverflowError: math range error
 *   a pole, or an angle that is infinite                    ValueError: math domain error
 *
 * What C's functions say of infinities, nans and signed zeros (C11, annex G) is what Python promises too. */
#include <complex.h>
#include <float.h>
#include <math.h>

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/complex.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* complex.h of C defines a macro of this name, for the imaginary unit. */
#undef I

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

static Ref domain_error(void) { return err_raise(&exc_ValueError, "math domain error"); }
static Ref range_error(void) { return err_raise(&exc_OverflowError, "math range error"); }

/* A complex number, or what an object's __complex__ says; else a real number. */
static bool read_complex(View v, Complex *out)
{
    Ref method = NULL;
    View name;
    *out = (Complex){ 0, 0 };
    if (is_complex(v)) {
        *out = as_complex(v)->value;
        return true;
    }
    if (is_float(v) || is_int(v)) return float_from(v, &out->real);
    int found = (name = str_known("__complex__")) ? obj_find_special(v, name, &method) : -1;
    if (found < 0) return false;
    if (!found) return float_from(v, &out->real);
    Ref answer = obj_call_0(method);
    ref_drop(method);
    if (!answer) return false;
    bool ok = is_complex(answer) || err_false(&exc_TypeError, "__complex__ returned non-complex (type %T)", answer);
    if (ok) *out = as_complex(answer)->value;
    ref_drop(answer);
    return ok;
}

static double complex double_of(Complex z) { return __builtin_complex(z.real, z.imag); }
static bool is_finite(Complex z) { return isfinite(z.real) && isfinite(z.imag); }

/* f(arg), where an infinite result means overflow. */
static Ref apply(Complex z, double complex (*f)(double complex))
{
    double complex w = f(double_of(z));
    if (is_finite(z) && (isinf(creal(w)) || isinf(cimag(w)))) return range_error();
    return complex_new(creal(w), cimag(w));
}

/* ---- roots, powers, angles ---------------------------------------------------------------------------------- */

static Ref f_sqrt ARGS
{
    UNUSED;
    Complex z;
    return read_complex(args[0], &z) ? apply(z, csqrt) : NULL;
}

/* What the angle (the imaginary part) being infinite means hangs on the length. */
static Ref f_exp ARGS
{
    UNUSED;
    Complex z;
    if (!read_complex(args[0], &z)) return NULL;
    if (isinf(z.imag) && (isfinite(z.real) || z.real == INFINITY)) return domain_error();
    return apply(z, cexp);
}

/* log|z|: exact also where |z| is near 1, too large for a double, or too small to have all its digits. */
static double log_of_size(Complex z)
{
    double x = fabs(z.real), y = fabs(z.imag), large = fmax(x, y), small = fmin(x, y);
    if (!isfinite(large)) return isinf(x) || isinf(y) ? INFINITY : log(hypot(x, y));
    if (large > DBL_MAX / 4) return log(hypot(x / 2, y / 2)) + M_LN2;
    if (large < DBL_MIN) return log(hypot(ldexp(x, DBL_MANT_DIG), ldexp(y, DBL_MANT_DIG))) - DBL_MANT_DIG * M_LN2;
    double size = hypot(x, y);
    if (size >= 0.71 && size <= 1.73) return log1p((large - 1) * (large + 1) + small * small) / 2;
    return log(size);
}

static bool logarithm(Complex z, Complex *out)
{
    *out = (Complex){ 0, 0 };
    if (z.real == 0 && z.imag == 0) {
        domain_error();
        return false;
    }
    *out = (Complex){ log_of_size(z), atan2(z.imag, z.real) };
    return true;
}

static Ref f_log ARGS
{
    UNUSED;
    Complex z, base, top, bottom;
    if (!read_complex(args[0], &z) || (n == 2 && !read_complex(args[1], &base))) return NULL;
    if (!logarithm(z, &top)) return NULL;
    if (n == 1) return complex_new(top.real, top.imag);
    if (!logarithm(base, &bottom)) return NULL;
    Ref a = complex_new(top.real, top.imag), b = complex_new(bottom.real, bottom.imag), own = NULL;
    if (a && b) own = obj_binary(a, b, BIN_DIV);
    if (!own && err_is(&exc_ZeroDivisionError)) {
        err_clear();
        domain_error();
    }
    ref_drop(a);
    ref_drop(b);
    return own;
}

static Ref f_log10 ARGS
{
    UNUSED;
    Complex z;
    if (!read_complex(args[0], &z) || !logarithm(z, &z)) return NULL;
    return complex_new(z.real / M_LN10, z.imag / M_LN10);
}

/* ---- trigonometry ------------------------------------------------------------------------------------------- */

/* i * z and its opposite: sin, cos and tan are the hyperbolic functions turned by a quarter. */
static Complex turned(Complex z) { return (Complex){ -z.imag, z.real }; }

static Ref hyperbolic(Complex z, double complex (*f)(double complex), bool bounded)
{
    if (isinf(z.imag) && (bounded ? isfinite(z.real) : !isnan(z.real))) return domain_error();
    return apply(z, f);
}

static Ref f_cosh ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? hyperbolic(z, ccosh, false) : NULL; }
static Ref f_sinh ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? hyperbolic(z, csinh, false) : NULL; }
static Ref f_tanh ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? hyperbolic(z, ctanh, true) : NULL; }

static Ref f_cos ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? hyperbolic(turned(z), ccosh, false) : NULL; }

/* -i * f(i * z) */
static Ref turned_back(Ref w)
{
    if (!w) return NULL;
    Complex z = as_complex(w)->value;
    ref_drop(w);
    return complex_new(z.imag, -z.real);
}

static Ref f_sin ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? turned_back(hyperbolic(turned(z), csinh, false)) : NULL; }
static Ref f_tan ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? turned_back(hyperbolic(turned(z), ctanh, true)) : NULL; }

static Ref f_acos ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? apply(z, cacos) : NULL; }
static Ref f_asin ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? apply(z, casin) : NULL; }
static Ref f_asinh ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? apply(z, casinh) : NULL; }

/* An angle that is no number makes the whole no number; libm knows the angle of 0. */
static Ref f_acosh ARGS
{
    UNUSED;
    Complex z;
    if (!read_complex(args[0], &z)) return NULL;
    return z.real == 0 && isnan(z.imag) ? complex_new(NAN, NAN) : apply(z, cacosh);
}

/* Poles at 1 and -1. */
static Ref f_atanh ARGS
{
    UNUSED;
    Complex z;
    if (!read_complex(args[0], &z)) return NULL;
    if (fabs(z.real) == 1 && z.imag == 0) return domain_error();
    return apply(z, catanh);
}

static Ref f_atan ARGS
{
    UNUSED;
    Complex z;
    if (!read_complex(args[0], &z)) return NULL;
    if (fabs(z.imag) == 1 && z.real == 0) return domain_error();
    return apply(z, catan);
}

/* ---- polar form --------------------------------------------------------------------------------------------- */

static Ref f_phase ARGS
{
    UNUSED;
    Complex z;
    return read_complex(args[0], &z) ? float_new(atan2(z.imag, z.real)) : NULL;
}

static Ref f_polar ARGS
{
    UNUSED;
    Complex z;
    if (!read_complex(args[0], &z)) return NULL;
    double size = hypot(z.real, z.imag);
    if (isinf(size) && is_finite(z)) return range_error();
    return tuple_of(2, float_new(size), float_new(atan2(z.imag, z.real)));
}

static Ref f_rect ARGS
{
    UNUSED;
    double r, phi;
    if (!float_from(args[0], &r) || !float_from(args[1], &phi)) return NULL;
    if (isinf(phi) && r != 0 && !isnan(r)) return domain_error();
    if (r == 0 && !isfinite(phi)) return complex_new(0, 0);
    if (isnan(r) && phi == 0) return complex_new(r, phi);
    if (isinf(r) && isfinite(phi) && phi != 0) return complex_new(copysign(r, r * cos(phi)), copysign(INFINITY, r * sin(phi)));
    return phi == 0 ? complex_new(r, r * phi == r * phi ? r * phi : 0.0) : complex_new(r * cos(phi), r * sin(phi));
}

/* ---- questions ---------------------------------------------------------------------------------------------- */

static Ref f_isfinite ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? bool_ref(is_finite(z)) : NULL; }
static Ref f_isinf ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? bool_ref(isinf(z.real) || isinf(z.imag)) : NULL; }
static Ref f_isnan ARGS { UNUSED; Complex z; return read_complex(args[0], &z) ? bool_ref(isnan(z.real) || isnan(z.imag)) : NULL; }

static double size_of(Complex z) { return hypot(z.real, z.imag); }

static Ref f_isclose ARGS
{
    UNUSED;
    Complex a, b;
    double relative = 1e-9, absolute = 0;
    if (!read_complex(args[0], &a) || !read_complex(args[1], &b)) return NULL;
    if ((args[2] && !float_from(args[2], &relative)) || (args[3] && !float_from(args[3], &absolute))) return NULL;
    if (relative < 0 || absolute < 0) return err_raise(&exc_ValueError, "tolerances must be non-negative");
    if (a.real == b.real && a.imag == b.imag) return True;
    if (isinf(a.real) || isinf(a.imag) || isinf(b.real) || isinf(b.imag)) return False;
    double apart = size_of((Complex){ a.real - b.real, a.imag - b.imag });
    return bool_ref(apart <= relative * size_of(b) || apart <= relative * size_of(a) || apart <= absolute);
}

/* ---- the module --------------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE("acos", f_acos, 1, 1, "The arc cosine."), NATIVE("acosh", f_acosh, 1, 1, "The inverse hyperbolic cosine."),
    NATIVE("asin", f_asin, 1, 1, "The arc sine."), NATIVE("asinh", f_asinh, 1, 1, "The inverse hyperbolic sine."),
    NATIVE("atan", f_atan, 1, 1, "The arc tangent."), NATIVE("atanh", f_atanh, 1, 1, "The inverse hyperbolic tangent."),
    NATIVE("cos", f_cos, 1, 1, "The cosine."), NATIVE("cosh", f_cosh, 1, 1, "The hyperbolic cosine."),
    NATIVE("exp", f_exp, 1, 1, "e ** z"),
    NATIVE_PARAMS("isclose", f_isclose, "a, b, *, rel_tol=, abs_tol=", "Are two numbers near each other?"),
    NATIVE("isfinite", f_isfinite, 1, 1, "Are both parts finite?"), NATIVE("isinf", f_isinf, 1, 1, "Is a part infinite?"),
    NATIVE("isnan", f_isnan, 1, 1, "Is a part no number?"), NATIVE("log", f_log, 1, 2, "The logarithm, to base e or another."),
    NATIVE("log10", f_log10, 1, 1, "The logarithm to base 10."), NATIVE("phase", f_phase, 1, 1, "The angle from the real axis."),
    NATIVE("polar", f_polar, 1, 1, "(length, angle)"), NATIVE("rect", f_rect, 2, 2, "The number with this length and angle."),
    NATIVE("sin", f_sin, 1, 1, "The sine."), NATIVE("sinh", f_sinh, 1, 1, "The hyperbolic sine."),
    NATIVE("sqrt", f_sqrt, 1, 1, "The square root."), NATIVE("tan", f_tan, 1, 1, "The tangent."),
    NATIVE("tanh", f_tanh, 1, 1, "The hyperbolic tangent."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add(module, "pi", float_new(M_PI)) && module_add(module, "e", float_new(M_E))
        && module_add(module, "tau", float_new(2 * M_PI)) && module_add(module, "inf", float_new(INFINITY))
        && module_add(module, "infj", complex_new(0, INFINITY)) && module_add(module, "nan", float_new(NAN))
        && module_add(module, "nanj", complex_new(0, NAN));
}

const ModuleDef cmath_module = {"cmath", fill};
