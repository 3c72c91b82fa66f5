/* complex_math.c -- the operators of complex. */
#include "objects/complex.h"
#include "objects/complex_parts.h"

#include <math.h>

#include "objects/abstract.h"
#include "objects/float.h"
#include "objects/int.h"

/* complex, float or int. 1 done, 0 another type, -1 an int too large. */
static int to_complex(View v, Complex *out)
{
    *out = (Complex){ 0, 0 };
    if (is_complex(v)) *out = as_complex(v)->value;
    else if (is_float(v)) out->real = float_of(v);
    else if (is_int(v)) return int_to_double(v, &out->real) ? 1 : -1;
    else return 0;
    return 1;
}

static Complex multiply(Complex a, Complex b)
{
    return (Complex){ a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real };
}

/* R. L. Smith's way (1962): scaled by the larger part of b, so that b's square cannot overflow. False: b is zero. */
static bool divide(Complex a, Complex b, Complex *out)
{
    if (fabs(b.real) >= fabs(b.imag)) {
        if (b.real == 0) return false;
        double ratio = b.imag / b.real, scale = b.real + b.imag * ratio;
        *out = (Complex){ (a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale };
    } else if (fabs(b.imag) >= fabs(b.real)) {
        double ratio = b.real / b.imag, scale = b.real * ratio + b.imag;
        *out = (Complex){ (a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale };
    } else *out = (Complex){ NAN, NAN };            /* b has a nan */
    return true;
}

static Complex power_of_int(Complex base, unsigned n)
{
    Complex result = { 1, 0 };
    for (;; base = multiply(base, base)) {
        if (n & 1) result = multiply(result, base);
        if (!(n >>= 1)) return result;
    }
}

/* In polar form. False: zero to a power that is negative or not real. */
static bool polar_power(Complex base, Complex exponent, Complex *out)
{
    if (exponent.real == 0 && exponent.imag == 0) {
        *out = (Complex){ 1, 0 };
        return true;
    }
    if (base.real == 0 && base.imag == 0) {
        *out = (Complex){ 0, 0 };
        return exponent.imag == 0 && exponent.real >= 0;
    }
    double size = hypot(base.real, base.imag), angle = atan2(base.imag, base.real);
    double length = pow(size, exponent.real), phase = angle * exponent.real;
    if (exponent.imag != 0) {
        length /= exp(angle * exponent.imag);
        phase += exponent.imag * log(size);
    }
    *out = (Complex){ length * cos(phase), length * sin(phase) };
    return true;
}

Ref complex_power(Complex base, Complex exponent)
{
    Complex power;
    bool defined = true;
    if (exponent.imag == 0 && exponent.real == floor(exponent.real) && fabs(exponent.real) <= 100) {
        power = power_of_int(base, (unsigned)fabs(exponent.real));
        if (exponent.real < 0) defined = divide((Complex){ 1, 0 }, power, &power);
    } else defined = polar_power(base, exponent, &power);
    if (!defined) return err_raise(&exc_ZeroDivisionError, "0.0 to a negative or complex power");
    if (isinf(power.real) || isinf(power.imag)) return err_raise(&exc_OverflowError, "complex exponentiation");
    return complex_new(power.real, power.imag);
}

Ref complex_binary(View a, View b, BinaryOp op)
{
    Complex x, y, quotient;
    int known = to_complex(a, &x);
    if (known > 0) known = to_complex(b, &y);
    if (known < 0) return NULL;
    if (!known) return ref_keep(NotImplemented);

    switch (op) {
    case BIN_ADD: return complex_new(x.real + y.real, x.imag + y.imag);
    case BIN_SUB: return complex_new(x.real - y.real, x.imag - y.imag);
    case BIN_MUL: x = multiply(x, y); return complex_new(x.real, x.imag);
    case BIN_DIV:
        if (!divide(x, y, &quotient)) return err_raise(&exc_ZeroDivisionError, "complex division by zero");
        return complex_new(quotient.real, quotient.imag);
    case BIN_POW: return complex_power(x, y);
    default: return ref_keep(NotImplemented);
    }
}

static Ref absolute(Complex z)
{
    double size = hypot(z.real, z.imag);
    if (isinf(size) && isfinite(z.real) && isfinite(z.imag))
        return err_raise(&exc_OverflowError, "absolute value too large");
    return float_new(size);
}

Ref complex_unary(View self, UnaryOp op)
{
    Complex z = as_complex(self)->value;
    if (op == UN_NEG) return complex_new(-z.real, -z.imag);
    if (op == UN_ABS) return absolute(z);
    return op == UN_POS ? complex_new(z.real, z.imag) : ref_keep(NotImplemented);
}

/* Only == and !=: complex numbers have no order. */
Ref complex_compare(View a, View b, CompareOp op)
{
    Complex x = as_complex(a)->value, y = { 0, 0 };
    bool equal;
    if (op != CMP_EQ && op != CMP_NE) return ref_keep(NotImplemented);
    if (is_int(b)) equal = x.imag == 0 && !isnan(x.real) && int_compare_double(b, x.real) == 0;
    else if (to_complex(b, &y)) equal = x.real == y.real && x.imag == y.imag;
    else return ref_keep(NotImplemented);
    return bool_ref(equal == (op == CMP_EQ));
}

/* Equal to the hash of the real number that it equals. */
bool complex_hash(View self, Hash *out)
{
    const uint64_t imaginary_unit = 1000003;
    Complex z = as_complex(self)->value;
    uint64_t hash = (uint64_t)float_hash(z.real) + imaginary_unit * (uint64_t)float_hash(z.imag);
    *out = (Hash)hash == -1 ? -2 : (Hash)hash;
    return true;
}
