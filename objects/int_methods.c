/* int_methods.c -- the methods and attributes of int. */
#include "objects/int_gmp.h"

#include "objects/abstract.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define METHOD(name) static Ref name(View self, View const *args, size_t n)
#define NO_ARGS (void)args, (void)n

METHOD(method_bit_length)
{
    NO_ARGS;
    return int_new_unsigned(int_bit_length(self));
}

METHOD(method_bit_count)
{
    NO_ARGS;
    IntArg arg;
    mpz_srcptr z = int_arg(self, &arg);
    mpz_t positive;                     /* the same limbs, without the sign */
    return int_new_unsigned(mpz_popcount(mpz_roinit_n(positive, mpz_limbs_read(z), (mp_size_t)mpz_size(z))));
}

METHOD(method_exact)
{
    NO_ARGS;
    return int_exact(self);
}

METHOD(method_as_integer_ratio)
{
    NO_ARGS;
    return tuple_of(2, int_exact(self), int_new(1));
}

METHOD(method_getnewargs)
{
    NO_ARGS;
    return tuple_of(1, int_exact(self));
}

/* python's ints are made of 30-bit digits; programs that watch memory expect its figures. */
METHOD(method_sizeof)
{
    NO_ARGS;
    return int_new_unsigned(24 + 4 * ((int_bit_length(self) + 29) / 30));
}

METHOD(method_format)
{
    (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "__format__() argument must be str, not %t", args[0]);
    return int_format(self, args[0]);
}

METHOD(method_round) { return n ? int_round(self, args[0]) : int_exact(self); }

METHOD(method_divmod)
{
    (void)n;
    return is_int(args[0]) ? int_divmod(self, args[0]) : ref_keep(NotImplemented);
}

METHOD(method_rdivmod)
{
    (void)n;
    return is_int(args[0]) ? int_divmod(args[0], self) : ref_keep(NotImplemented);
}

/* n rounded to a multiple of 10**k, half to even: n minus the rest, or up to the next multiple. */
static Ref round_to_power(View n, uint64_t k)
{
    IntArg arg;
    mpz_srcptr z = int_arg(n, &arg);
    if (k > mpz_sizeinbase(z, 10) + 1) return int_new(0);
    mpz_t unit, quotient, rest;
    mpz_inits(unit, quotient, rest, NULL);
    mpz_ui_pow_ui(unit, 10, k);
    mpz_fdiv_qr(quotient, rest, z, unit);
    mpz_mul_2exp(rest, rest, 1);
    int order = mpz_cmp(rest, unit);
    if (order > 0 || (order == 0 && mpz_odd_p(quotient))) mpz_add_ui(quotient, quotient, 1);
    mpz_mul(quotient, quotient, unit);
    mpz_clear(unit);
    mpz_clear(rest);
    return int_take_mpz(quotient);
}

Ref int_round(View v, View ndigits)
{
    Ref digits = obj_index(ndigits), result;
    if (!digits) return NULL;
    int64_t n;
    if (int_sign(digits) >= 0) result = int_exact(v);
    else result = round_to_power(v, int_fits(digits, &n) ? -(uint64_t)n : UINT64_MAX);
    ref_drop(digits);
    return result;
}

const NativeDef int_methods[] = {
    NATIVE("as_integer_ratio", method_as_integer_ratio, 0, 0, "The number as a pair of integers, numerator and denominator."),
    NATIVE("bit_count", method_bit_count, 0, 0, "How many ones the binary form of the absolute value has."),
    NATIVE("bit_length", method_bit_length, 0, 0, "How many bits the absolute value needs."),
    NATIVE("conjugate", method_exact, 0, 0, "The number itself."),
    { "from_bytes", { .raw = int_from_bytes }, NATIVE_UNBOUND, 0, -1, NULL,
      "The integer that an array of bytes stands for.", NATIVE_CLASS },
    NATIVE_RAW("to_bytes", int_to_bytes, "The integer as an array of bytes."),
    NATIVE("__ceil__", method_exact, 0, 0, "The number itself."),
    NATIVE_AS(NATIVE_SLOT, "__divmod__", method_divmod, 1, 1, "Return divmod(self, value)."),
    NATIVE("__floor__", method_exact, 0, 0, "The number itself."),
    NATIVE("__format__", method_format, 1, 1, "The number as the format says."),
    NATIVE("__getnewargs__", method_getnewargs, 0, 0, NULL),
    NATIVE_AS(NATIVE_SLOT, "__rdivmod__", method_rdivmod, 1, 1, "Return divmod(value, self)."),
    NATIVE("__round__", method_round, 0, 1, "Rounded to a power of ten, half to even."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Size of the object in bytes."),
    NATIVE("__trunc__", method_exact, 0, 0, "The number itself."),
    {0}
};

static Ref get_imag(View self)
{
    (void)self;
    return int_new(0);
}

static Ref get_denominator(View self)
{
    (void)self;
    return int_new(1);
}

const GetSetDef int_getset[] = {
    {"real", int_exact, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {"numerator", int_exact, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", get_denominator, NULL, "the denominator of a rational number in lowest terms"},
    {0}
};
