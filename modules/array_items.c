/* array_items.c -- single items of arrays: one row for each typecode. */
#include <string.h>

#include "modules/array_parts.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"

const char array_codes[] = "bBuhHiIlLqQfd";

static const ArrayKind kinds[] = {
    {'b', 1, "b"}, {'B', 1, "B"}, {'u', sizeof(wchar_t), "w"}, {'h', sizeof(short), "h"}, {'H', sizeof(short), "H"},
    {'i', sizeof(int), "i"}, {'I', sizeof(int), "I"}, {'l', sizeof(long), "l"}, {'L', sizeof(long), "L"},
    {'q', sizeof(long long), "q"}, {'Q', sizeof(long long), "Q"}, {'f', sizeof(float), "f"}, {'d', sizeof(double), "d"},
};

const ArrayKind *array_kind(uint32_t code)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if ((uint32_t)kinds[i].code == code) return &kinds[i];
    return NULL;
}

Ref array_get(View self, size_t i)
{
    const ArrayObj *a = as_array(self);
    const unsigned char *at = a->data + i * a->kind->size;
    uint32_t c;
    if (a->kind->code != 'u') return buffer_item(at, a->kind->code);
    memcpy(&c, at, sizeof c);
    if (c > 0x10ffff) return err_raise(&exc_ValueError, "character U+%x is not in range [U+0000; U+10ffff]", c);
    return str_from_char(c);
}

/* An integer that must fit the limits of a C type, which messages name. */
static bool check(int64_t n, int64_t least, int64_t most, const char *name)
{
    if (n < least) return err_false(&exc_OverflowError, "%s is less than minimum", name);
    return n <= most || err_false(&exc_OverflowError, "%s is greater than maximum", name);
}

/* One that is read as a long first. */
static bool pack_small(char code, View index, int64_t *n)
{
    if (!int_fits(index, n)) return err_false(&exc_OverflowError, code == 'q' ? "int too big to convert" : "Python int too large to convert to C long");
    switch (code) {
    case 'b': return check(*n, INT16_MIN, INT16_MAX, "signed short integer") && check(*n, INT8_MIN, INT8_MAX, "signed char");
    case 'B': return check(*n, 0, UINT8_MAX, "unsigned byte integer");
    case 'h': return check(*n, INT16_MIN, INT16_MAX, "signed short integer");
    case 'H': return check(*n, INT32_MIN, INT32_MAX, "signed integer") && check(*n, 0, UINT16_MAX, "unsigned short");
    case 'i': return check(*n, INT32_MIN, INT32_MAX, "signed integer");
    default: return true;
    }
}

/* One that is read as an unsigned long. */
static bool pack_unsigned(char code, View index, uint64_t *out)
{
    int64_t n;
    if (int_sign(index) < 0)
        return err_false(&exc_OverflowError, code == 'Q' ? "can't convert negative int to unsigned" : "can't convert negative value to unsigned int");
    if (int_fits(index, &n)) *out = (uint64_t)n;
    else if (int_bit_length(index) <= 64) {
        IntArg arg;
        *out = mpz_get_ui(int_arg(index, &arg));
    } else
        return err_false(&exc_OverflowError, code == 'Q' ? "int too big to convert" : "Python int too large to convert to C unsigned long");
    return code != 'I' || *out <= UINT32_MAX || err_false(&exc_OverflowError, "unsigned int is greater than maximum");
}

static bool pack_int(const ArrayKind *kind, View value, unsigned char *to)
{
    union { int64_t i; uint64_t u; int32_t four; int16_t two; int8_t one; } n;
    Ref index = obj_index(value);
    if (!index) return false;
    bool ok = strchr("ILQ", kind->code) ? pack_unsigned(kind->code, index, &n.u) : pack_small(kind->code, index, &n.i);
    ref_drop(index);
    if (!ok) return false;
    if (kind->size == 4) n.four = (int32_t)n.i;
    else if (kind->size == 2) n.two = (int16_t)n.i;
    else if (kind->size == 1) n.one = (int8_t)n.i;
    memcpy(to, &n, kind->size);
    return true;
}

bool array_pack(const ArrayKind *kind, View value, unsigned char *to)
{
    double number;
    float single;
    uint32_t c;
    switch (kind->code) {
    case 'u':
        if (!is_str(value) || as_str(value)->len != 1) return err_false(&exc_TypeError, "array item must be unicode character");
        c = str_at(value, 0);
        memcpy(to, &c, sizeof c);
        return true;
    case 'f':
        if (!float_from(value, &number)) return false;
        single = (float)number;
        memcpy(to, &single, sizeof single);
        return true;
    case 'd':
        if (!float_from(value, &number)) return false;
        memcpy(to, &number, sizeof number);
        return true;
    default:
        return pack_int(kind, value, to);
    }
}

#define COMPARE(type) { type x, y; memcpy(&x, a, sizeof x); memcpy(&y, b, sizeof y); return (x > y) - (x < y); }
int array_compare_items(const ArrayKind *kind, const unsigned char *a, const unsigned char *b)
{
    switch (kind->code) {
    case 'b': COMPARE(signed char)
    case 'B': COMPARE(unsigned char)
    case 'h': COMPARE(short)
    case 'H': COMPARE(unsigned short)
    case 'i': COMPARE(int)
    case 'u': case 'I': COMPARE(unsigned int)
    case 'l': case 'q': COMPARE(int64_t)
    default: COMPARE(uint64_t)
    }
}
#undef COMPARE
