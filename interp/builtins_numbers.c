/* builtins_numbers.c -- abs, divmod, pow, round, and numbers as text: bin, oct, hex, chr, ord. */
#include "interp/builtins_parts.h"

#include "objects/bytes.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/special.h"
#include "objects/str.h"
#include "objects/tuple.h"

static Ref b_abs(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return obj_unary(args[0], UN_ABS);
}

static Ref b_pow(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return obj_power(args[0], args[1], args[2] && args[2] != None ? args[2] : NULL);
}

static Ref b_round(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref method, result;
    int has = special_find(args[0], "__round__", &method);
    if (has == 0) return err_raise(&exc_TypeError, "type %T doesn't define __round__ method", args[0]);
    if (has < 0) return NULL;
    result = args[1] && args[1] != None ? obj_call_1(method, args[1]) : obj_call_0(method);
    ref_drop(method);
    return result;
}

/* ---- divmod ----------------------------------------------------------------------------------------------- */

/* a.__divmod__(b) and its like; NotImplemented where a has no such method. */
static Ref call_divmod(View a, View b, const char *name)
{
    Ref method;
    int has = special_find(a, name, &method);
    if (has <= 0) return has < 0 ? NULL : NotImplemented;
    Ref result = obj_call_1(method, b);
    ref_drop(method);
    return result;
}

/* As for every operator: the right side first, where it is of a more special type. */
static Ref divmod_objects(View a, View b)
{
    bool b_first = type_of(a) != type_of(b) && type_is_subtype(type_of(b), type_of(a));
    Ref result = b_first ? call_divmod(b, a, "__rdivmod__") : NotImplemented;
    if (result == NotImplemented) result = call_divmod(a, b, "__divmod__");
    if (result == NotImplemented && !b_first && type_of(a) != type_of(b)) result = call_divmod(b, a, "__rdivmod__");
    if (result != NotImplemented) return result;
    return err_raise(&exc_TypeError, "unsupported operand type(s) for divmod(): '%T' and '%T'", a, b);
}

static bool is_plain_number(View v)
{
    return v->shape == SHAPE_INT || v->shape == SHAPE_BIGINT || v->shape == SHAPE_BOOL || v->shape == SHAPE_FLOAT;
}

static Ref divmod_numbers(View a, View b)
{
    if (a->shape == SHAPE_FLOAT || b->shape == SHAPE_FLOAT) {
        double x, y;
        if (!float_from(a, &x) || !float_from(b, &y)) return NULL;
        if (y == 0) return err_raise(&exc_ZeroDivisionError, "float divmod()");
        return tuple_of(2, float_new(float_floordiv(x, y)), float_new(float_mod(x, y)));
    }
    if (a->shape == SHAPE_INT && b->shape == SHAPE_INT && box_int(b) != 0 && box_int(b) != -1) {
        int64_t x = box_int(a), y = box_int(b), q = x / y, r = x % y;
        if (r != 0 && (r < 0) != (y < 0)) {
            q--;
            r += y;
        }
        return tuple_of(2, int_new(q), int_new(r));
    }
    Ref quotient = obj_binary(a, b, BIN_FLOORDIV);
    return quotient ? tuple_of(2, quotient, obj_binary(a, b, BIN_MOD)) : NULL;
}

static Ref b_divmod(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (is_plain_number(args[0]) && is_plain_number(args[1])) return divmod_numbers(args[0], args[1]);
    return divmod_objects(args[0], args[1]);
}

/* ---- text ------------------------------------------------------------------------------------------------- */

/* For bases 2, 8 and 16: `bits` a digit. */
static Ref small_in_base(int64_t n, int bits, char mark)
{
    char text[72], *at = text + sizeof text;
    uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;
    do {
        *--at = "0123456789abcdef"[rest & ((1u << bits) - 1)];
        rest >>= bits;
    } while (rest);
    *--at = mark;
    *--at = '0';
    if (n < 0) *--at = '-';
    return str_from_latin1(at, (size_t)(text + sizeof text - at));
}

static Ref in_base(View v, int base, const char *prefix)
{
    if (v->shape == SHAPE_INT) return small_in_base(box_int(v), base == 2 ? 1 : base == 8 ? 3 : 4, prefix[1]);
    Ref number = obj_index(v), digits = NULL, own = NULL;
    if (!number) return NULL;
    digits = int_to_str(number, base);
    if (digits) {
        bool negative = int_sign(number) < 0;
        Ref plain = str_slice(digits, negative, as_str(digits)->len);
        if (plain) own = str_format_c("%s%s%S", negative ? "-" : "", prefix, plain);
        ref_drop(plain);
    }
    ref_drop(digits);
    ref_drop(number);
    return own;
}

static Ref b_bin(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return in_base(args[0], 2, "0b");
}

static Ref b_oct(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return in_base(args[0], 8, "0o");
}

static Ref b_hex(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return in_base(args[0], 16, "0x");
}

static Ref b_chr(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t c;
    Ref number = obj_index(args[0]);
    if (!number) return NULL;
    bool small = int_fits(number, &c);
    ref_drop(number);
    if (!small || c != (int)c) return err_raise(&exc_OverflowError, "Python int too large to convert to C int");
    if (c < 0 || c > 0x10ffff) return err_raise(&exc_ValueError, "chr() arg not in range(0x110000)");
    return str_from_char((uint32_t)c);
}

static Ref b_ord(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    size_t len;
    if (is_str(args[0])) {
        len = as_str(args[0])->len;
        if (len == 1) return int_new(str_at(args[0], 0));
    }
    else if (is_bytes(args[0]) || is_bytearray(args[0])) {
        const unsigned char *data = bytes_view(args[0], &len);
        if (len == 1) return int_new(data[0]);
    }
    else return err_raise(&exc_TypeError, "ord() expected string of length 1, but %T found", args[0]);
    return err_raise(&exc_TypeError, "ord() expected a character, but string of length %zu found", len);
}

const NativeDef builtins_numbers[] = {
    NATIVE("abs", b_abs, 1, 1, "The number without its sign."),
    NATIVE("divmod", b_divmod, 2, 2, "The pair (x // y, x % y)."),
    NATIVE_PARAMS("pow", b_pow, "base, exp, mod=", "base ** exp; with mod, base ** exp % mod, found faster."),
    NATIVE_PARAMS("round", b_round, "number, ndigits=", "The number rounded to ndigits decimals; to an int without them."),
    NATIVE("bin", b_bin, 1, 1, "The number in base 2, as in source text."),
    NATIVE("oct", b_oct, 1, 1, "The number in base 8, as in source text."),
    NATIVE("hex", b_hex, 1, 1, "The number in base 16, as in source text."),
    NATIVE("chr", b_chr, 1, 1, "The character with this code point."),
    NATIVE("ord", b_ord, 1, 1, "The code point of a character."),
    {0}
};
