/* int.c -- making integers, reading them, comparing and hashing them; and the type.
 *
 *      SHAPE_INT     | refs | shape | int64 |             a Box: nearly all ints there are
 *      SHAPE_BIGINT  | refs | shape | mpz_t | limbs ...   numbers outside int64, and only those
 *      subclass      | refs | shape | int64 | Ref big |   big is NULL, or the SHAPE_BIGINT with the value
 *      SHAPE_BOOL    | refs | shape | 0 / 1 |             bool.c
 *
 * So "same number" is "same box payload" or mpz_cmp of two BIGINTs, and a subclass (an enum's members, say) needs no
 * variable size. Arithmetic on anything but two SHAPE_INTs goes through int_fits or int_arg, which know all four. */
#include "objects/int.h"

#include <math.h>
#include <string.h>

#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/float.h"
#include "objects/int_gmp.h"
#include "objects/str.h"
#include "objects/warn.h"

Box int_cache[INT_CACHE_MAX - INT_CACHE_MIN + 1];

/* ---- making ints ---------------------------------------------------------------------------------------- */

Ref int_new(int64_t n)
{
    if (int_is_cached(n)) return &int_cache[n - INT_CACHE_MIN].head;
    Box *box = box_new(SHAPE_INT);
    if (!box) return err_memory();
    box->i = n;
    return &box->head;
}

static size_t inside_size(size_t limbs) { return sizeof(BigInt) + limbs * sizeof(mp_limb_t); }

/* z does not fit int64 and has at most LIMBS_INSIDE limbs. */
static Ref copy_inside(const mpz_t z)
{
    size_t limbs = mpz_size(z);
    Ref own = alloc_atom(SHAPE_BIGINT, inside_size(limbs));
    if (!own) return NULL;
    BigInt *big = as_big(own);
    memcpy(big->limbs, mpz_limbs_read(z), limbs * sizeof(mp_limb_t));
    const mpz_t value = MPZ_ROINIT_N(big->limbs, mpz_sgn(z) < 0 ? -(int)limbs : (int)limbs);
    big->value[0] = value[0];
    return own;
}

Ref int_keep_mpz(mpz_t z)
{
    Ref own;
    if (UNLIKELY(int_gmp_failed())) own = err_memory();
    else if (mpz_fits_slong_p(z)) own = int_new(mpz_get_si(z));
    else if (mpz_size(z) <= LIMBS_INSIDE) own = copy_inside(z);
    else if ((own = alloc_atom(SHAPE_BIGINT, sizeof(BigInt)))) {
        as_big(own)->value[0] = z[0];
        mpz_init(z);
    }
    int_scratch_trim(z);
    return own;
}

Ref int_take_mpz(mpz_t z)
{
    Ref own = int_keep_mpz(z);
    mpz_clear(z);
    return own;
}

Ref int_from_mpz(const mpz_t z)
{
    if (mpz_fits_slong_p(z)) return int_new(mpz_get_si(z));
    if (mpz_size(z) <= LIMBS_INSIDE) return copy_inside(z);
    mpz_set(int_scratch, z);
    return int_keep_mpz(int_scratch);
}

Ref int_new_unsigned(uint64_t n)
{
    if (n <= INT64_MAX) return int_new((int64_t)n);
    mpz_set_ui(int_scratch, n);
    return int_keep_mpz(int_scratch);
}

Ref int_from_double(double d)
{
    if (isnan(d)) return err_raise(&exc_ValueError, "cannot convert float NaN to integer");
    if (isinf(d)) return err_raise(&exc_OverflowError, "cannot convert float infinity to integer");
    if (d >= -0x1p63 && d < 0x1p63) return int_new((int64_t)d);
    mpz_set_d(int_scratch, d);
    return int_keep_mpz(int_scratch);
}

Ref int_exact(View v)
{
    if (v->shape == SHAPE_INT || v->shape == SHAPE_BIGINT) return ref_keep(v);
    if (v->shape != SHAPE_BOOL && as_int_sub(v)->big) return ref_keep(as_int_sub(v)->big);
    return int_new(box_int(v));
}

/* ---- reading them --------------------------------------------------------------------------------------- */

bool int_fits(View v, int64_t *out)
{
    if (LIKELY(v->shape == SHAPE_INT || v->shape == SHAPE_BOOL)) {
        *out = box_int(v);
        return true;
    }
    if (v->shape == SHAPE_BIGINT || !type_has(v, TYPE_INT) || as_int_sub(v)->big) return false;
    *out = box_int(v);
    return true;
}

/* The GMP number of an int that int_fits refuses. */
static mpz_srcptr big_value(View v) { return as_big(v->shape == SHAPE_BIGINT ? v : as_int_sub(v)->big)->value; }

mpz_srcptr int_arg(View v, IntArg *arg)
{
    int64_t n;
    if (!int_fits(v, &n)) return big_value(v);
    arg->limb = n < 0 ? -(uint64_t)n : (uint64_t)n;
    const mpz_t value = MPZ_ROINIT_N(&arg->limb, n < 0 ? -1 : n > 0);
    arg->z[0] = value[0];
    return arg->z;
}

void int_get_mpz(View v, mpz_t out)
{
    IntArg arg;
    mpz_set(out, int_arg(v, &arg));
}

bool int_to_i64(View v, int64_t *out)
{
    return int_fits(v, out) || err_raise(&exc_OverflowError, "Python int too large to convert to C long");
}

int int_sign(View v)
{
    int64_t n;
    if (!int_fits(v, &n)) return mpz_sgn(big_value(v));
    return (n > 0) - (n < 0);
}

bool int_is_odd(View v)
{
    int64_t n;
    return int_fits(v, &n) ? n & 1 : mpz_odd_p(big_value(v));
}

size_t int_bit_length(View v)
{
    IntArg arg;
    mpz_srcptr z = int_arg(v, &arg);
    return mpz_sgn(z) ? mpz_sizeinbase(z, 2) : 0;
}

double int_scale(uint64_t q, int64_t exponent)
{
    if (!q) return 0.0;
    int bits = 64 - __builtin_clzll(q);
    int64_t room = bits + exponent + 1074;          /* how many bits of a subnormal result there are */
    int64_t drop = bits - (room < 53 ? room : 53);
    if (drop > 63) return 0.0;                      /* below half of the smallest double */
    if (bits + exponent > 1025) return INFINITY;
    if (drop > 0) {
        uint64_t below = q & ((UINT64_C(1) << drop) - 1), half = UINT64_C(1) << (drop - 1);
        q >>= drop;
        exponent += drop;
        if (below > half || (below == half && (q & 1))) q++;
    }
    return ldexp((double)q, (int)exponent);
}

bool int_to_double(View v, double *out)
{
    int64_t n;
    if (int_fits(v, &n)) {
        *out = (double)n;
        return true;
    }
    mpz_srcptr z = big_value(v);
    size_t bits = mpz_sizeinbase(z, 2);
    if (bits <= 1024) {
        /* The top 64 bits, and whether anything lies below them. A BIGINT has at least 64 bits. */
        size_t below = bits - 64, word = below / 64, shift = below % 64;
        uint64_t top = mpz_getlimbn(z, (mp_size_t)word) >> shift;
        if (shift) top |= mpz_getlimbn(z, (mp_size_t)word + 1) << (64 - shift);
        if (mpz_scan1(z, 0) < below) top |= 1;
        double d = int_scale(top, (int64_t)below);
        if (!isinf(d)) {
            *out = mpz_sgn(z) < 0 ? -d : d;
            return true;
        }
    }
    return err_false(&exc_OverflowError, "int too large to convert to float");
}

/* ---- comparing and hashing ------------------------------------------------------------------------------ */

int int_compare(View a, View b)
{
    int64_t x, y;
    if (int_fits(a, &x) && int_fits(b, &y)) return (x > y) - (x < y);
    IntArg xa, ya;
    int order = mpz_cmp(int_arg(a, &xa), int_arg(b, &ya));
    return (order > 0) - (order < 0);
}

int int_compare_double(View a, double d)
{
    int64_t n;
    if (isinf(d)) return d > 0 ? -1 : 1;
    if (!int_fits(a, &n)) {
        int order = mpz_cmp_d(big_value(a), d);
        return (order > 0) - (order < 0);
    }
    if (d >= 0x1p63) return -1;
    if (d < -0x1p63) return 1;
    int64_t whole = (int64_t)d;                     /* towards zero; exact where |d| is large */
    if (n != whole) return n > whole ? 1 : -1;
    double rest = d - (double)whole;
    return (rest < 0) - (rest > 0);
}

/* Python promises that equal numbers hash equal: all are taken modulo the prime 2**61 - 1. */
Hash int_hash(View v)
{
    const uint64_t prime = (UINT64_C(1) << 61) - 1;
    int64_t n;
    uint64_t hash;
    bool negative;
    if (int_fits(v, &n)) {
        negative = n < 0;
        hash = (negative ? -(uint64_t)n : (uint64_t)n) % prime;
    } else {
        negative = mpz_sgn(big_value(v)) < 0;
        hash = mpz_tdiv_ui(big_value(v), prime);
    }
    Hash signed_hash = negative ? -(Hash)hash : (Hash)hash;
    return signed_hash == -1 ? -2 : signed_hash;
}

/* ---- the type's slots ----------------------------------------------------------------------------------- */

static void int_traverse(View self, Visit visit, void *arg)
{
    if (self->shape < SHAPE_FIRST_DYNAMIC) return;           /* a plain box owns nothing */
    if (as_int_sub(self)->big) visit(as_int_sub(self)->big, arg);
}

/* The box keeps some number, so that the object stays a valid int. */
static void int_clear(Ref self)
{
    if (self->shape >= SHAPE_FIRST_DYNAMIC) ref_clear(&as_int_sub(self)->big);
}

static void int_free(Ref self)
{
    if (self->shape == SHAPE_INT) box_free((Box *)self);
    else type_free(self);
}

static void big_free(Ref self)
{
    BigInt *big = as_big(self);
    bool inside = mpz_limbs_read(big->value) == big->limbs;
    size_t size = inside ? inside_size(mpz_size(big->value)) : sizeof(BigInt);
    if (!inside) mpz_clear(big->value);
    atom_free(self, size);
}

static Shape big_shape = { .type = &int_type, .size = sizeof(BigInt), .free = big_free };

/* An instance of the subclass `type` with the given value, which is consumed. */
static Ref int_make_sub(TypeObj *type, Ref value)
{
    if (!value) return NULL;
    Ref self = type_alloc(type, 0);
    if (!self) goto done;
    if (int_fits(value, &as_int_sub(self)->box.i)) goto done;
    as_int_sub(self)->big = value;
    return self;
done:
    ref_drop(value);
    return self;
}

/* int(x) where x has no __int__ of its own: __index__, then __trunc__, which need not give an int. */
static Ref int_by_trunc(View v)
{
    static View trunc_name;
    Ref method = NULL, whole = NULL, result = NULL;
    if (!trunc_name && !(trunc_name = str_known("__trunc__"))) return NULL;

    int found = obj_find_special(v, trunc_name, &method);
    if (found < 0) return NULL;
    if (!found)
        return err_raise(&exc_TypeError,
                         "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
    if (!warn(&exc_DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.")) goto done;
    if (!(whole = obj_call_0(method))) goto done;
    if (is_int(whole)) result = int_exact(whole);
    else if (type_of(whole)->index) {
        Ref number = obj_index(whole);
        if (number) result = int_exact(number);
        ref_drop(number);
    } else err_raise(&exc_TypeError, "__trunc__ returned non-Integral (type %T)", whole);
done:
    ref_drop(method);
    ref_drop(whole);
    return result;
}

Ref int_from_object(View v)
{
    if (v->shape == SHAPE_INT || v->shape == SHAPE_BIGINT) return ref_keep(v);
    if (type_of(v)->to_int) {
        Ref number = type_of(v)->to_int(v);
        if (!number) return NULL;
        if (!is_int(number)) {
            err_raise(&exc_TypeError, "__int__ returned non-int (type %T)", number);
            ref_drop(number);
            return NULL;
        }
        bool is_exact = number->shape == SHAPE_INT || number->shape == SHAPE_BIGINT;
        Ref exact = is_exact || warn_subclass("__int__", "int", number) ? int_exact(number) : NULL;
        ref_drop(number);
        return exact;
    }
    if (type_of(v)->index) {
        Ref number = obj_index(v), exact = number ? int_exact(number) : NULL;
        ref_drop(number);
        return exact;
    }
    if (is_str(v) || buffer_is(v)) return int_from_text(v, 10);
    return int_by_trunc(v);
}

static Ref int_with_base(View text, View base)
{
    ptrdiff_t number;
    if (!obj_index_size(base, NULL, &number)) return NULL;
    if (number != 0 && (number < 2 || number > 36))
        return err_raise(&exc_ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (!is_str(text) && !type_has(text, TYPE_BYTES | TYPE_BYTEARRAY))
        return err_raise(&exc_TypeError, "int() can't convert non-string with explicit base");
    return int_from_text(text, (int)number);
}

static Ref int_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    if (n == 1 && !kwnames) bound[0] = args[0], bound[1] = NULL;
    else if (!args_bind("int", "x=, /, base=", args, n, kwnames, bound)) return NULL;

    Ref value;
    if (bound[1]) {
        if (!bound[0]) return err_raise(&exc_TypeError, "int() missing string argument");
        value = int_with_base(bound[0], bound[1]);
    } else value = bound[0] ? int_from_object(bound[0]) : int_new(0);
    return type == &int_type ? value : int_make_sub(type, value);
}

static Ref int_repr(View self) { return int_to_str(self, 10); }

static bool int_hash_slot(View self, Hash *out)
{
    *out = int_hash(self);
    return true;
}

static Ref int_compare_slot(View a, View b, CompareOp op)
{
    if (!is_int(a) || !is_int(b)) return ref_keep(NotImplemented);
    int order = int_compare(a, b);
    switch (op) {
    case CMP_LT: return bool_ref(order < 0);
    case CMP_LE: return bool_ref(order <= 0);
    case CMP_EQ: return bool_ref(order == 0);
    case CMP_NE: return bool_ref(order != 0);
    case CMP_GT: return bool_ref(order > 0);
    default:     return bool_ref(order >= 0);
    }
}

static int int_truth(View self) { return int_sign(self) != 0; }

static Ref int_to_float(View self)
{
    double d;
    return int_to_double(self, &d) ? float_new(d) : NULL;
}

TypeObj int_type = {
    TYPE_HEAD("int", SHAPE_INT, IntSub),
    .shape.traverse = int_traverse, .shape.clear = int_clear, .shape.free = int_free,
    .flags = TYPE_BASE | TYPE_INT,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\n"
           "The whole number that x stands for, or 0. Text is read in the given base; base 0 goes by\n"
           "the prefix 0b, 0o or 0x. Other numbers are cut off towards zero.",
    .new = int_make, .repr = int_repr, .hash = int_hash_slot, .compare = int_compare_slot, .truth = int_truth,
    .binary = int_binary, .unary = int_unary, .index = int_exact, .to_int = int_exact, .to_float = int_to_float,
    .methods = int_methods, .getset = int_getset,
};

bool int_init(void)
{
    for (int i = 0; i <= INT_CACHE_MAX - INT_CACHE_MIN; i++) {
        int_cache[i].head = (Obj)OBJ_STATIC(SHAPE_INT);
        int_cache[i].i = i + INT_CACHE_MIN;
    }
    int_gmp_init();
    shapes[SHAPE_BIGINT] = &big_shape;
    return type_ready(&int_type) && type_ready(&bool_type);
}
