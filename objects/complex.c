/* complex.c -- the type complex. Its operators are in complex_math.c, its text in complex_text.c. */
#include "objects/complex.h"

#include "objects/abstract.h"
#include "objects/complex_parts.h"
#include "objects/descr.h"
#include "objects/float.h"
#include "objects/float_parts.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/warn.h"
#include "objects/tuple.h"

Ref complex_new(double real, double imag)
{
    Ref self = alloc_atom(SHAPE_COMPLEX, sizeof(ComplexObj));
    if (self) as_complex(self)->value = (Complex){ real, imag };
    return self;
}

Ref float_complex_power(double a, double b) { return complex_power((Complex){ a, 0 }, (Complex){ b, 0 }); }

static Ref complex_exact(View v)
{
    if (v->shape == SHAPE_COMPLEX) return ref_keep(v);
    return complex_new(as_complex(v)->value.real, as_complex(v)->value.imag);
}

/* ---- complex(real, imag) -------------------------------------------------------------------------------- */

/* v by its __complex__. 1 done, 0 it has none, -1 error. */
static int ask_for_complex(View v, Complex *out)
{
    static View name;
    Ref method;
    if (!name && !(name = str_known("__complex__"))) return -1;
    int found = obj_find_special(v, name, &method);
    if (found <= 0) return found;

    Ref number = obj_call_0(method);
    ref_drop(method);
    if (!number) return -1;
    bool ok = is_complex(number);
    if (ok) *out = as_complex(number)->value;
    if (ok && type_of(number) != &complex_type) ok = warn_subclass("__complex__", "complex", number);
    else if (!ok) err_raise(&exc_TypeError, "__complex__ returned non-complex (type %T)", number);
    ref_drop(number);
    return ok ? 1 : -1;
}

static bool is_real_number(View v) { return type_of(v)->to_float || type_of(v)->index; }

/* z = real + imag * 1j; either may be complex itself, or NULL. An argument that is no complex number leaves the other
 * part alone, so that signs of zeros survive. */
static bool combine(View real, View imag, Complex *z)
{
    Complex a = { 0, 0 }, b = { 0, 0 };
    bool a_is_complex = false, b_is_complex = imag && is_complex(imag);
    if (real) {
        int found = real->shape == SHAPE_COMPLEX ? 1 : ask_for_complex(real, &a);
        if (found < 0) return false;
        if (real->shape == SHAPE_COMPLEX) a = as_complex(real)->value;
        a_is_complex = found;
        if (!found && !is_real_number(real))
            return err_false(&exc_TypeError, "complex() first argument must be a string or a number, not '%T'", real);
        if (imag && !b_is_complex && !is_real_number(imag))
            return err_false(&exc_TypeError, "complex() second argument must be a number, not '%T'", imag);
        if (!found && !float_from(real, &a.real)) return false;
    } else if (imag && !b_is_complex && !is_real_number(imag))
        return err_false(&exc_TypeError, "complex() second argument must be a number, not '%T'", imag);
    if (b_is_complex) b = as_complex(imag)->value;
    else if (imag && !float_from(imag, &b.real)) return false;

    z->real = b_is_complex ? a.real - b.imag : a.real;
    z->imag = !imag ? a.imag : a_is_complex ? b.real + a.imag : b.real;
    return true;
}

static Ref complex_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    Complex z;
    if (!args_bind("complex", "real=, imag=", args, n, kwnames, bound)) return NULL;
    View real = bound[0], imag = bound[1];
    if (real && !imag && type == &complex_type && real->shape == SHAPE_COMPLEX) return ref_keep(real);
    if (real && is_str(real)) {
        if (imag) return err_raise(&exc_TypeError, "complex() can't take second arg if first is a string");
        if (!complex_parse(real, &z)) return NULL;
    } else {
        if (imag && is_str(imag)) return err_raise(&exc_TypeError, "complex() second arg can't be a string");
        if (!combine(real, imag, &z)) return NULL;
    }
    if (type == &complex_type) return complex_new(z.real, z.imag);
    Ref self = type_alloc(type, 0);
    if (self) as_complex(self)->value = z;
    return self;
}

static void complex_free(Ref self)
{
    if (self->shape == SHAPE_COMPLEX) atom_free(self, sizeof(ComplexObj));
    else type_free(self);
}

/* ---- methods -------------------------------------------------------------------------------------------- */

static int complex_truth(View self) { return as_complex(self)->value.real != 0 || as_complex(self)->value.imag != 0; }

#define METHOD(name) static Ref name(View self, View const *args, size_t n)
#define NO_ARGS (void)args, (void)n

METHOD(method_conjugate)
{
    NO_ARGS;
    return complex_new(as_complex(self)->value.real, -as_complex(self)->value.imag);
}

METHOD(method_complex)
{
    NO_ARGS;
    return complex_exact(self);
}

METHOD(method_format)
{
    (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "__format__() argument must be str, not %t", args[0]);
    return complex_format(self, args[0]);
}

METHOD(method_getnewargs)
{
    NO_ARGS;
    return tuple_of(2, float_new(as_complex(self)->value.real), float_new(as_complex(self)->value.imag));
}

METHOD(method_sizeof)
{
    (void)self, NO_ARGS;
    return int_new(32);
}

static const NativeDef complex_methods[] = {
    NATIVE("conjugate", method_conjugate, 0, 0, "The number with the sign of the imaginary part turned."),
    NATIVE("__complex__", method_complex, 0, 0, "The number as an exact complex."),
    NATIVE("__format__", method_format, 1, 1, "The number as the format says."),
    NATIVE("__getnewargs__", method_getnewargs, 0, 0, NULL),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Size of the object in bytes."),
    {0}
};

static Ref get_real(View self) { return float_new(as_complex(self)->value.real); }
static Ref get_imag(View self) { return float_new(as_complex(self)->value.imag); }

static const GetSetDef complex_getset[] = {
    {"real", get_real, refuse_write, "the real part of a complex number"},
    {"imag", get_imag, refuse_write, "the imaginary part of a complex number"},
    {0}
};

TypeObj complex_type = {
    TYPE_HEAD("complex", SHAPE_COMPLEX, ComplexObj),
    .shape.free = complex_free,
    .flags = TYPE_BASE | TYPE_COMPLEX,
    .doc = "A complex number: real + imag * 1j.",
    .new = complex_make, .repr = complex_repr, .hash = complex_hash, .compare = complex_compare, .truth = complex_truth,
    .binary = complex_binary, .unary = complex_unary,
    .methods = complex_methods, .getset = complex_getset,
};

bool complex_init(void) { return type_ready(&complex_type); }
