/* struct_layout.c -- reading formats of the module struct, and moving values between Python and bytes as they say. */
#include "modules/struct_layout.h"

#include <math.h>
#include <string.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/exc_parts.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/tuple.h"

TypeObj struct_error = { EXC_HEAD("struct.error", &exc_Exception, NULL) };

/* ---- reading formats --------------------------------------------------------------------------------------- */

static int item_size(char letter, bool native)
{
    switch (letter) {
    case 'x': case 'c': case 'b': case 'B': case '?': case 's': case 'p': return 1;
    case 'h': case 'H': case 'e': return 2;
    case 'i': case 'I': case 'f': return 4;
    case 'l': case 'L': return native ? (int)sizeof(long) : 4;
    case 'q': case 'Q': case 'd': return 8;
    case 'n': case 'N': case 'P': return native ? (int)sizeof(void *) : 0;
    default: return 0;
    }
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

typedef struct { const char *at, *end; char letter; size_t repeat; bool counted; } Scan;

/* The next letter with the number before it: 1; 0: the end; -1: error. */
static int scan(Scan *s)
{
    while (s->at < s->end && is_blank(*s->at)) s->at++;
    if (s->at == s->end) return 0;
    s->repeat = 1;
    s->counted = *s->at >= '0' && *s->at <= '9';
    if (s->counted) {
        s->repeat = 0;
        for (; s->at < s->end && *s->at >= '0' && *s->at <= '9'; s->at++) {
            size_t digit = (size_t)(*s->at - '0');
            if (s->repeat > (PTRDIFF_MAX - digit) / 10) return err_int(&struct_error, "total struct size too long");
            s->repeat = 10 * s->repeat + digit;
        }
        if (s->at == s->end) return err_int(&struct_error, "repeat count given without format specifier");
    }
    s->letter = *s->at++;
    return 1;
}

/* Where an item of this size goes that follows `size` bytes; -1: too far. */
static ptrdiff_t aligned(size_t size, size_t item, bool native)
{
    size_t more = native ? (item - size % item) % item : 0;
    return more > PTRDIFF_MAX - size ? -1 : (ptrdiff_t)(size + more);
}

static bool read_fields(Layout *layout, Scan s, bool native)
{
    bool native_order = layout->big_endian == (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__);
    int found;
    while ((found = scan(&s)) > 0) {
        int item = item_size(s.letter, native);
        if (!item) return err_false(&struct_error, "bad char in struct format");
        ptrdiff_t offset = aligned(layout->size, (size_t)item, native);
        if (offset < 0 || s.repeat > (PTRDIFF_MAX - (size_t)offset) / (size_t)item)
            return err_false(&struct_error, "total struct size too long");
        bool whole = s.letter == 's' || s.letter == 'p';
        if (s.letter != 'x' && (whole || s.repeat))
            layout->fields[layout->nfields++] = (Field){
                s.letter, native, native_order && item_size(s.letter, true) == item, (uint8_t)item, (size_t)offset, s.repeat };
        if (s.letter != 'x') layout->values += whole ? 1 : s.repeat;
        layout->size = (size_t)offset + s.repeat * (size_t)item;
    }
    return found == 0;
}

Layout *layout_read(const char *format, size_t len)
{
    Scan s = { .at = format, .end = format + len };
    bool native = true, big = false;
    if (memchr(format, 0, len)) {
        err_raise(&struct_error, "embedded null character");
        return NULL;
    }
    if (len && strchr("<>!=@", *s.at)) {
        native = *s.at == '@';
        big = *s.at == '>' || *s.at == '!' || (*s.at == '=' && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__);
        s.at++;
    }
    if (native) big = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;
    Layout *layout = alloc_bytes(sizeof *layout + len * sizeof *layout->fields);     /* no field without a letter */
    if (!layout) return NULL;
    *layout = (Layout){ .uses = 1, .big_endian = big };
    if (read_fields(layout, s, native)) return layout;
    mem_free(layout);
    return NULL;
}

/* ---- numbers in bytes -------------------------------------------------------------------------------------- */

static uint64_t load(const unsigned char *from, size_t size, bool big)
{
    uint64_t out = 0;
    if (!big && size == 4) return (uint64_t)from[0] | (uint64_t)from[1] << 8 | (uint64_t)from[2] << 16 | (uint64_t)from[3] << 24;
    for (size_t i = 0; i < size; i++) out |= (uint64_t)from[big ? size - 1 - i : i] << 8 * i;
    return out;
}

static void store(unsigned char *to, uint64_t value, size_t size, bool big)
{
    for (size_t i = 0; i < size; i++) to[big ? size - 1 - i : i] = (unsigned char)(value >> 8 * i);
}

/* Half precision: a sign, 5 bits of exponent, 10 of fraction. */
static double from_half(uint64_t half)
{
    int exponent = (int)(half >> 10 & 31);
    double fraction = (double)(half & 1023), value;
    if (exponent == 31) value = half & 1023 ? (double)NAN : (double)INFINITY;
    else value = exponent ? ldexp(1024 + fraction, exponent - 25) : ldexp(fraction, -24);
    return half & 0x8000 ? -value : value;
}

static bool to_half(double value, uint64_t *out)
{
    uint64_t sign = signbit(value) ? 0x8000 : 0;
    if (isnan(value)) *out = sign | 0x7e00;
    else if (isinf(value)) *out = sign | 0x7c00;
    else {
        int exponent;
        frexp(fabs(value), &exponent);
        if (value == 0 || exponent < -13) exponent = -13;             /* subnormal ones have the smallest exponent */
        double units = nearbyint(ldexp(fabs(value), 11 - exponent));        /* 1024..2048, or less when subnormal; half to even */
        *out = sign | ((uint64_t)units + ((uint64_t)(exponent + 13) << 10));        /* 1024 units are one step of the exponent */
        if ((*out & 0x7fff) >= 0x7c00) return err_false(&exc_OverflowError, "float too large to pack with e format");
    }
    return true;
}

static bool is_signed(char letter) { return letter >= 'a'; }

static Ref unpack_number(const Layout *layout, const Field *f, const unsigned char *from)
{
    uint64_t bits = load(from, f->size, layout->big_endian);
    float single;
    double number;
    switch (f->letter) {
    case 'c': return bytes_new(from, 1);
    case '?': return bool_ref(bits != 0);
    case 'e': return float_new(from_half(bits));
    case 'f': {
        uint32_t half = (uint32_t)bits;
        memcpy(&single, &half, sizeof single);
        return float_new(single);
    }
    case 'd':
        memcpy(&number, &bits, sizeof number);
        return float_new(number);
    }
    if (!is_signed(f->letter)) return int_new_unsigned(bits);
    if (f->size == 8) return int_new((int64_t)bits);
    uint64_t sign = UINT64_C(1) << (8 * f->size - 1);
    return int_new((int64_t)(bits ^ sign) - (int64_t)sign);
}

/* ---- unpacking --------------------------------------------------------------------------------------------- */

static Ref unpack_text(const Field *f, const unsigned char *from)
{
    if (f->letter == 's') return bytes_new(from, f->repeat);
    size_t len = f->repeat ? from[0] : 0;               /* p: the first byte says how long it is */
    if (f->repeat == 0) return bytes_new("", 0);
    return bytes_new(from + 1, len < f->repeat ? len : f->repeat - 1);
}

Ref layout_unpack(const Layout *layout, const unsigned char *from)
{
    Ref own = tuple_sized(layout->values);
    size_t n = 0;
    if (!own) return NULL;
    for (size_t i = 0; i < layout->nfields; i++) {
        const Field *f = &layout->fields[i];
        const unsigned char *at = from + f->offset;
        bool whole = f->letter == 's' || f->letter == 'p';
        for (size_t k = 0; k < (whole ? 1 : f->repeat); k++, at += f->size) {
            Ref value = whole ? unpack_text(f, at) : unpack_number(layout, f, at);
            if (!value) {
                ref_drop(own);
                return NULL;
            }
            as_tuple(own)->items[n++] = value;
        }
    }
    if (n) gc_track(own);
    return own;
}

/* ---- packing ----------------------------------------------------------------------------------------------- */

static bool out_of_range(const Field *f, uint64_t most)
{
    if (f->size == 1)
        return f->letter == 'b' ? err_false(&struct_error, "byte format requires -128 <= number <= 127")
                                : err_false(&struct_error, "ubyte format requires 0 <= number <= 255");
    if (f->native_int && f->letter == 'h') return err_false(&struct_error, "short format requires -32768 <= number <= 32767");
    if (f->native_int && f->letter == 'H') return err_false(&struct_error, "ushort format requires 0 <= number <= 65535");
    if (is_signed(f->letter))
        return err_false(&struct_error, "'%c' format requires %lld <= number <= %lld", f->letter, -(long long)most - 1, (long long)most);
    return err_false(&struct_error, "'%c' format requires 0 <= number <= %llu", f->letter, (unsigned long long)most);
}

/* These read a signed long first, whatever they are. */
static bool is_small(const Field *f) { return f->size == 1 || (f->native_int && f->size == 2); }

/* The number as 64 bits, if the field can hold it. */
static bool int_bits(const Field *f, View index, uint64_t *out)
{
    int64_t number = 0;
    bool with_sign = is_signed(f->letter) || is_small(f), fits = int_fits(index, &number);
    *out = (uint64_t)number;
    if (!fits && (!with_sign || f->letter == 'P') && int_sign(index) > 0 && int_bit_length(index) <= 64) {
        IntArg arg;
        *out = mpz_get_ui(int_arg(index, &arg));
        fits = true;
    } else if (fits && !with_sign && f->letter != 'P') fits = number >= 0;
    if (!fits && f->size == 8 && (f->letter == 'P' || !f->native_int))
        return err_false(&struct_error, "int too large to convert");
    if (!fits) return err_false(&struct_error, "argument out of range");
    if (f->size == 8) return true;
    uint64_t most = is_signed(f->letter) ? (UINT64_C(1) << (8 * f->size - 1)) - 1 : (UINT64_C(1) << 8 * f->size) - 1;
    if (is_signed(f->letter)) fits = number <= (int64_t)most && number >= -(int64_t)most - 1;
    else fits = *out <= most;
    return fits || out_of_range(f, most);
}

static bool pack_int(const Field *f, View value, uint64_t *out)
{
    if (value->shape == SHAPE_INT) return int_bits(f, value, out);
    if (!is_int(value) && !type_of(value)->index) return err_false(&struct_error, "required argument is not an integer");
    Ref index = obj_index(value);
    bool ok = index && int_bits(f, index, out);
    ref_drop(index);
    return ok;
}

static bool pack_float(const Field *f, View value, uint64_t *out)
{
    double number;
    if (!float_from(value, &number)) {
        err_clear();
        return err_false(&struct_error, "required argument is not a float");
    }
    if (f->letter == 'e') return to_half(number, out);
    if (f->letter == 'd') return memcpy(out, &number, sizeof number), true;
    float single = (float)number;
    uint32_t bits;
    if (!f->native && isinf(single) && !isinf(number)) return err_false(&exc_OverflowError, "float too large to pack with f format");
    memcpy(&bits, &single, sizeof bits);
    *out = bits;
    return true;
}

static bool pack_number(const Layout *layout, const Field *f, View value, unsigned char *to)
{
    uint64_t bits = 0;
    int truth;
    switch (f->letter) {
    case 'c':
        if (!is_bytes(value) || as_bytes(value)->len != 1)
            return err_false(&struct_error, "char format requires a bytes object of length 1");
        to[0] = as_bytes(value)->data[0];
        return true;
    case '?':
        if ((truth = obj_truth(value)) < 0) return false;
        to[0] = (unsigned char)truth;
        return true;
    case 'e': case 'f': case 'd':
        if (!pack_float(f, value, &bits)) return false;
        break;
    default:
        if (!pack_int(f, value, &bits)) return false;
    }
    store(to, bits, f->size, layout->big_endian);
    return true;
}

static bool pack_text(const Field *f, View value, unsigned char *to)
{
    size_t len;
    const unsigned char *data = bytes_view(value, &len);
    if (!data) return err_false(&struct_error, "argument for '%c' must be a bytes object", f->letter);
    size_t head = f->letter == 'p', room = f->repeat - head;
    if (f->repeat < head) return true;
    if (len > room) len = room;
    memcpy(to + head, data, len);
    if (head) to[0] = (unsigned char)(len > 255 ? 255 : len);
    return true;
}

bool layout_pack(const Layout *layout, View const *values, unsigned char *to)
{
    memset(to, 0, layout->size);
    for (size_t i = 0; i < layout->nfields; i++) {
        const Field *f = &layout->fields[i];
        unsigned char *at = to + f->offset;
        if (f->letter == 's' || f->letter == 'p') {
            if (!pack_text(f, *values++, at)) return false;
            continue;
        }
        for (size_t k = 0; k < f->repeat; k++, at += f->size)
            if (!pack_number(layout, f, *values++, at)) return false;
    }
    return true;
}
