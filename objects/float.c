/* float.c -- the type float: making them, and the methods.
 *
 * A float is a Box with a double. An instance of a subclass begins with the same 16 bytes, so float_of reads both. The
 * arithmetic is in float_math.c, text in float_text.c and float_repr.c. */
#include "objects/float.h"

#include <stdio.h>
#include <math.h>
#include <string.h>

#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/float_parts.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/warn.h"
#include "objects/tuple.h"

Ref float_new(double d)
{
    Box *box = box_new(SHAPE_FLOAT);
    if (!box) return err_memory();
    box->f = d;
    return &box->head;
}

static Ref float_exact(View v) { return v->shape == SHAPE_FLOAT ? ref_keep(v) : float_new(float_of(v)); }

/* Asks v's __float__, then its __index__. 1 done, 0 it has neither, -1 error. */
static int ask_for_float(View v, double *out)
{
    if (type_of(v)->to_float) {
        Ref number = type_of(v)->to_float(v);
        if (!number) return -1;
        bool ok = is_float(number);
        if (ok) *out = float_of(number);
        if (ok && number->shape != SHAPE_FLOAT) {
            char method[80];
            snprintf(method, sizeof method, "%.50s.__float__", type_of(v)->name);
            ok = warn_subclass(method, "float", number);
        }
        else if (!ok) err_raise(&exc_TypeError, "%T.__float__ returned non-float (type %T)", v, number);
        ref_drop(number);
        return ok ? 1 : -1;
    }
    if (type_of(v)->index) {
        Ref number = obj_index(v);
        if (!number) return -1;
        bool ok = int_to_double(number, out);
        ref_drop(number);
        return ok ? 1 : -1;
    }
    return 0;
}

bool float_from(View v, double *out)
{
    if (v->shape == SHAPE_FLOAT) {
        *out = float_of(v);
        return true;
    }
    if (v->shape == SHAPE_INT) {
        *out = (double)box_int(v);
        return true;
    }
    int found = ask_for_float(v, out);
    if (!found) err_raise(&exc_TypeError, "must be real number, not %T", v);
    return found > 0;
}

static Ref float_from_object(View v)
{
    if (v->shape == SHAPE_FLOAT) return ref_keep(v);
    if (v->shape == SHAPE_INT) return float_new((double)box_int(v));
    if (is_str(v)) return float_parse(v);
    double d;
    int found = ask_for_float(v, &d);
    if (found < 0) return NULL;
    if (found) return float_new(d);
    if (buffer_is(v)) return float_parse(v);
    return err_raise(&exc_TypeError, "float() argument must be a string or a real number, not '%T'", v);
}

static Ref float_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    /* A subclass with an __init__ of its own may have use for keywords. */
    if (!args_positional("float", n, type->init == float_type.init ? kwnames : NULL, 0, 1)) return NULL;
    Ref value = n ? float_from_object(args[0]) : float_new(0.0);
    if (!value || type == &float_type) return value;

    Ref self = type_alloc(type, 0);
    if (self) ((Box *)self)->f = float_of(value);
    ref_drop(value);
    return self;
}

static void float_free(Ref self)
{
    if (self->shape == SHAPE_FLOAT) box_free((Box *)self);
    else type_free(self);
}

/* ---- slots ---------------------------------------------------------------------------------------------- */

static Ref float_repr_slot(View self)
{
    char text[32];
    float_repr(float_of(self), true, text);
    return str_from_latin1(text, strlen(text));
}

static bool float_hash_slot(View self, Hash *out)
{
    uintptr_t at = (uintptr_t)self;
    *out = isnan(float_of(self)) ? (Hash)(at >> 4 | at << 60) : float_hash(float_of(self));    /* no nan equals another */
    return true;
}

static int float_truth(View self) { return float_of(self) != 0; }
static Ref float_to_int(View self) { return int_from_double(float_of(self)); }

/* ---- methods -------------------------------------------------------------------------------------------- */

#define METHOD(name) static Ref name(View self, View const *args, size_t n)
#define NO_ARGS (void)args, (void)n

METHOD(method_exact)
{
    NO_ARGS;
    return float_exact(self);
}

METHOD(method_trunc)
{
    NO_ARGS;
    return int_from_double(float_of(self));
}

METHOD(method_floor)
{
    NO_ARGS;
    return int_from_double(floor(float_of(self)));
}

METHOD(method_ceil)
{
    NO_ARGS;
    return int_from_double(ceil(float_of(self)));
}

METHOD(method_is_integer)
{
    NO_ARGS;
    double d = float_of(self);
    return bool_ref(isfinite(d) && floor(d) == d);
}

/* The mantissa is scaled until it is whole; what is left of the exponent goes to one side or the other. */
METHOD(method_as_integer_ratio)
{
    NO_ARGS;
    double d = float_of(self);
    if (isinf(d)) return err_raise(&exc_OverflowError, "cannot convert Infinity to integer ratio");
    if (isnan(d)) return err_raise(&exc_ValueError, "cannot convert NaN to integer ratio");

    int exponent;
    d = frexp(d, &exponent);
    for (; d != floor(d); exponent--) d *= 2;
    mpz_t top, bottom;
    mpz_init_set_d(top, d);
    mpz_init_set_ui(bottom, 1);
    if (exponent > 0) mpz_mul_2exp(top, top, (mp_bitcnt_t)exponent);
    else mpz_mul_2exp(bottom, bottom, (mp_bitcnt_t)-exponent);
    Ref numerator = int_take_mpz(top);
    return tuple_of(2, numerator, int_take_mpz(bottom));
}

METHOD(method_hex)
{
    NO_ARGS;
    return float_to_hex(float_of(self));
}

/* A class method. */
METHOD(method_fromhex)
{
    (void)n;
    double d;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "bad argument type for built-in operation");
    if (!float_from_hex(args[0], &d)) return NULL;
    Ref number = float_new(d);
    if (!number || self == &float_type.head) return number;
    Ref made = obj_call_1(self, number);
    ref_drop(number);
    return made;
}

METHOD(method_round) { return float_round(float_of(self), n ? args[0] : NULL); }

METHOD(method_divmod)
{
    (void)n;
    return float_divmod(self, args[0]);
}

METHOD(method_rdivmod)
{
    (void)n;
    return float_divmod(args[0], self);
}

METHOD(method_format)
{
    (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "__format__() argument must be str, not %t", args[0]);
    return float_format(self, args[0]);
}

METHOD(method_getnewargs)
{
    NO_ARGS;
    return tuple_of(1, float_exact(self));
}

METHOD(method_sizeof)
{
    (void)self, NO_ARGS;
    return int_new(24);
}

/* A class method: how the machine stores floats. */
METHOD(method_getformat)
{
    (void)self, (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "__getformat__() argument must be str, not %t", args[0]);
    if (!str_equal_text(args[0], "double") && !str_equal_text(args[0], "float"))
        return err_raise(&exc_ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
    return str_from_text(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? "IEEE, little-endian" : "IEEE, big-endian");
}

static const NativeDef float_methods[] = {
    NATIVE("as_integer_ratio", method_as_integer_ratio, 0, 0, "The number as a pair of integers, numerator and denominator."),
    NATIVE("conjugate", method_exact, 0, 0, "The number itself."),
    NATIVE_AS(NATIVE_CLASS, "fromhex", method_fromhex, 1, 1, "The float that a hexadecimal text stands for."),
    NATIVE("hex", method_hex, 0, 0, "The number in hexadecimal, exactly."),
    NATIVE("is_integer", method_is_integer, 0, 0, "Is the number whole?"),
    NATIVE("__ceil__", method_ceil, 0, 0, "The smallest integer that is not below the number."),
    NATIVE_AS(NATIVE_SLOT, "__divmod__", method_divmod, 1, 1, "Return divmod(self, value)."),
    NATIVE("__floor__", method_floor, 0, 0, "The largest integer that is not above the number."),
    NATIVE("__format__", method_format, 1, 1, "The number as the format says."),
    NATIVE_AS(NATIVE_CLASS, "__getformat__", method_getformat, 1, 1, "How 'double' or 'float' are stored."),
    NATIVE("__getnewargs__", method_getnewargs, 0, 0, NULL),
    NATIVE_AS(NATIVE_SLOT, "__rdivmod__", method_rdivmod, 1, 1, "Return divmod(value, self)."),
    NATIVE("__round__", method_round, 0, 1, "Rounded to a power of ten, half to even; to an int where no power is given."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Size of the object in bytes."),
    NATIVE("__trunc__", method_trunc, 0, 0, "The whole part of the number."),
    {0}
};

static Ref get_imag(View self)
{
    (void)self;
    return float_new(0.0);
}

static const GetSetDef float_getset[] = {
    {"real", float_exact, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {0}
};

TypeObj float_type = {
    TYPE_HEAD("float", SHAPE_FLOAT, Box),
    .shape.free = float_free,
    .flags = TYPE_BASE | TYPE_FLOAT,
    .doc = "Convert a string or number to a floating-point number, if possible.",
    .new = float_make, .repr = float_repr_slot, .hash = float_hash_slot, .compare = float_compare, .truth = float_truth,
    .binary = float_binary, .unary = float_unary, .to_int = float_to_int, .to_float = float_exact,
    .methods = float_methods, .getset = float_getset,
};

bool float_init(void) { return type_ready(&float_type); }
