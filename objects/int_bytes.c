/* int_bytes.c -- int.to_bytes and int.from_bytes: numbers as two's complement bytes of any length. */
#include "objects/int_gmp.h"

#include <string.h>

#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/str.h"

/* "big" where the argument was not given. */
static bool is_little(View order, const char *function, bool *little)
{
    *little = false;
    if (!order) return true;
    if (!is_str(order))
        return err_false(&exc_TypeError, "%s() argument 'byteorder' must be str, not %t", function, order);
    *little = str_equal_text(order, "little");
    return *little || str_equal_text(order, "big")
        || err_raise(&exc_ValueError, "byteorder must be either 'little' or 'big'");
}

static bool is_true(View flag, bool *out)
{
    int truth = flag ? obj_truth(flag) : 0;
    *out = truth > 0;
    return truth >= 0;
}

static void reverse(unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < len / 2; i++) {
        unsigned char swapped = bytes[i];
        bytes[i] = bytes[len - 1 - i];
        bytes[len - 1 - i] = swapped;
    }
}

/* Two's complement of the number that the little-endian bytes hold. */
static void negate(unsigned char *bytes, size_t len)
{
    unsigned carry = 1;
    for (size_t i = 0; i < len; i++) {
        carry += (unsigned char)~bytes[i];
        bytes[i] = (unsigned char)carry;
        carry >>= 8;
    }
}

/* The same for a number that fits int64: its bytes, and then its sign, from the lowest on. */
static void put_small(int64_t n, unsigned char *bytes, size_t len, bool little)
{
    for (size_t i = 0; i < len; i++, n >>= 8) bytes[little ? i : len - 1 - i] = (unsigned char)n;
}

/* At most 8 bytes. */
static uint64_t get_small(const unsigned char *bytes, size_t len, bool little)
{
    uint64_t n = 0;
    for (size_t i = 0; i < len; i++) n = n << 8 | bytes[little ? len - 1 - i : i];
    return n;
}

/* How many bits z needs as a signed number, the sign included: 1 for 0 and -1, 8 for 127 and -128. */
static size_t signed_bits(mpz_srcptr z)
{
    size_t bits = mpz_sgn(z) ? mpz_sizeinbase(z, 2) : 0;
    bool is_lowest = mpz_sgn(z) < 0 && mpz_scan1(z, 0) == bits - 1;     /* -2**k */
    return is_lowest ? bits : bits + 1;
}

/* Both methods are mostly called with two positional arguments: no need to ask what the parameters are called. */
static bool bind(const char *name, const char *params, View const *args, size_t n, View kwnames, View out[3])
{
    if (n != 2 || kwnames) return args_bind(name, params, args, n, kwnames, out);
    out[0] = args[0];
    out[1] = args[1];
    out[2] = NULL;
    return true;
}

Ref int_to_bytes(View self, View const *given, size_t n, View kwnames)
{
    View args[3];
    ptrdiff_t len = 1;
    bool little, is_signed;
    if (!bind("to_bytes", "length=, byteorder=, *, signed=", given, n, kwnames, args)) return NULL;
    if (args[0] && !obj_index_size(args[0], &exc_OverflowError, &len)) return NULL;
    if (!is_little(args[1], "to_bytes", &little) || !is_true(args[2], &is_signed)) return NULL;
    if (len < 0) return err_raise(&exc_ValueError, "length argument must be non-negative");

    IntArg arg;
    mpz_srcptr z = int_arg(self, &arg);
    if (mpz_sgn(z) < 0 && !is_signed) return err_raise(&exc_OverflowError, "can't convert negative int to unsigned");
    size_t bits = is_signed ? signed_bits(z) : mpz_sgn(z) ? mpz_sizeinbase(z, 2) : 0;
    if (len == 0 && (mpz_sgn(z) == 0 || mpz_cmp_si(z, -1) == 0)) bits = 0;      /* nothing but a sign */
    if (bits > 8 * (size_t)len) return err_raise(&exc_OverflowError, "int too big to convert");

    Ref out = bytes_new(NULL, (size_t)len);
    if (!out || !len) return out;
    unsigned char *bytes = as_bytes(out)->data;
    int64_t small;
    if (int_fits(self, &small)) {
        put_small(small, bytes, (size_t)len, little);
        return out;
    }
    memset(bytes, 0, (size_t)len);
    mpz_export(bytes, NULL, -1, 1, 0, 0, z);
    if (mpz_sgn(z) < 0) negate(bytes, (size_t)len);
    if (!little) reverse(bytes, (size_t)len);
    return out;
}

/* bytes(source), in the words of from_bytes. */
static Ref bytes_from(View source)
{
    if (is_bytes(source)) return ref_keep(source);
    if (is_int(source) || is_str(source))
        return err_raise(&exc_TypeError, "cannot convert '%T' object to bytes", source);
    return obj_call_1(&bytes_type.head, source);
}

Ref int_from_bytes(View cls, View const *given, size_t n, View kwnames)
{
    View args[3];
    bool little, is_signed;
    if (!bind("from_bytes", "bytes, byteorder=, *, signed=", given, n, kwnames, args)) return NULL;
    if (!is_little(args[1], "from_bytes", &little) || !is_true(args[2], &is_signed)) return NULL;
    Ref bytes = bytes_from(args[0]);
    if (!bytes) return NULL;

    size_t len = as_bytes(bytes)->len;
    const unsigned char *data = as_bytes(bytes)->data;
    bool negative = is_signed && len && data[little ? len - 1 : 0] & 0x80;
    Ref number;
    if (len < 8) {
        uint64_t small = get_small(data, len, little);
        number = int_new((int64_t)(negative ? small - (UINT64_C(1) << 8 * len) : small));
    } else {
        mpz_import(int_scratch, len, little ? -1 : 1, 1, 0, 0, data);
        if (negative) {                                 /* the sign bit weighs -2**(bits - 1) */
            mpz_t whole;
            mpz_init(whole);
            mpz_setbit(whole, 8 * len);
            mpz_sub(int_scratch, int_scratch, whole);
            mpz_clear(whole);
        }
        number = int_keep_mpz(int_scratch);
    }
    ref_drop(bytes);
    if (!number || cls == &int_type.head) return number;
    Ref made = obj_call_1(cls, number);
    ref_drop(number);
    return made;
}
