/* int_text.c -- integers from text and to text.
 *
 * A literal is   blanks [sign] [0b | 0o | 0x] digits blanks   where single underscores may stand between digits.
 *
 * Conversions in bases that are no power of two take more than linear time, so python refuses them beyond
 * int_max_str_digits digits: text from outside must not be able to stall a program. */
#include "objects/int.h"

#include <string.h>

#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/int_gmp.h"
#include "objects/str.h"
#include "objects/unicode.h"

int int_max_str_digits = 4300;

/* ---- reading -------------------------------------------------------------------------------------------- */

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static int digit_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

/* The base that a prefix stands for, or 0. */
static int prefix_base(const char *at, const char *end)
{
    if (end - at < 2 || at[0] != '0') return 0;
    switch (at[1] | 0x20) {
    case 'b': return 2;
    case 'o': return 8;
    case 'x': return 16;
    default: return 0;
    }
}

/* Digits with underscores between them, up to the first other character: how many digits, and where they end.
 * False: an underscore stands where none may. */
static bool scan_digits(const char *at, const char *end, int base, size_t *count, const char **stop)
{
    bool after_digit = false;
    size_t n = 0;
    for (; at < end; at++) {
        if (*at == '_') {
            if (!after_digit) return false;
            after_digit = false;
        } else if (digit_value(*at) < base) {
            after_digit = true;
            n++;
        } else break;
    }
    *count = n;
    *stop = at;
    return after_digit;
}

static Ref digits_to_int(const char *at, const char *stop, size_t count, int base, bool negative)
{
    uint64_t small = 0;
    const char *p = at;
    for (; p < stop; p++) {
        if (*p == '_') continue;
        uint64_t next;
        if (__builtin_mul_overflow(small, (uint64_t)base, &next)
            || __builtin_add_overflow(next, (uint64_t)digit_value(*p), &next) || next > INT64_MAX) break;
        small = next;
    }
    if (p == stop) return int_new(negative ? -(int64_t)small : (int64_t)small);

    char *digits = alloc_bytes(count + 1);
    if (!digits) return NULL;
    size_t n = 0;
    for (p = at; p < stop; p++)
        if (*p != '_') digits[n++] = *p;
    digits[n] = 0;
    mpz_t z;
    mpz_init(z);
    mpz_set_str(z, digits, base);
    mem_free(digits);
    if (negative) mpz_neg(z, z);
    return int_take_mpz(z);
}

static bool is_power_of_two(int base) { return (base & (base - 1)) == 0; }

static bool too_many_digits(size_t count, int base)
{
    return int_max_str_digits && count > (size_t)int_max_str_digits && !is_power_of_two(base);
}

/* NULL without an exception: this is no integer in that base. */
static Ref read_int(const char *text, size_t len, int base)
{
    const char *at = text, *end = text + len, *stop;
    while (at < end && is_blank(*at)) at++;
    while (end > at && is_blank(end[-1])) end--;

    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) at++;
    int prefix = prefix_base(at, end);
    if (prefix && (base == 0 || base == prefix)) {
        base = prefix;
        at += 2;
        if (at < end && *at == '_') at++;
    }
    bool must_be_zero = base == 0 && at < end && *at == '0';     /* 010 meant eight once; it is refused now */
    if (base == 0) base = 10;

    size_t count;
    if (!scan_digits(at, end, base, &count, &stop)) return NULL;
    if (too_many_digits(count, base))
        return err_raise(&exc_ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; "
                         "use sys.set_int_max_str_digits() to increase the limit", int_max_str_digits, count);
    if (stop != end) return NULL;
    Ref number = digits_to_int(at, stop, count, base, negative);
    if (number && must_be_zero && int_sign(number) != 0) ref_clear(&number);
    return number;
}

static Ref invalid_literal(View shown, int base)
{
    Ref repr = obj_repr(shown), message = NULL;
    if (!repr) return NULL;
    Ref start = as_str(repr)->len > 200 ? str_slice(repr, 0, 200) : ref_keep(repr);
    if (start) message = str_format_c("invalid literal for int() with base %d: %S", base, start);
    ref_drop(repr);
    ref_drop(start);
    if (message) err_raise_value(&exc_ValueError, message);
    return NULL;
}

Ref int_parse(const char *text, size_t len, int base)
{
    Ref number = read_int(text, len, base);
    if (number || err_pending) return number;
    Ref shown = str_from_utf8(text, len);
    if (shown) invalid_literal(shown, base);
    ref_drop(shown);
    return NULL;
}

/* text_to_ascii -- the characters of a str with the digits of all scripts as '0'..'9' and all blanks as ' '; what else is
 * not ASCII becomes '?', which no number contains. To be given to mem_free. NULL: MemoryError. */
char *text_to_ascii(View text)
{
    size_t len = as_str(text)->len;
    char *ascii = alloc_bytes(len + 1);
    if (!ascii) return NULL;
    for (size_t i = 0; i < len; i++) {
        uint32_t c = str_at(text, i);
        if (char_is_space(c)) c = ' ';
        else if (c >= 0x80) c = char_decimal(c) >= 0 ? (uint32_t)('0' + char_decimal(c)) : '?';
        ascii[i] = (char)c;
    }
    ascii[len] = 0;
    return ascii;
}

Ref int_from_text(View text, int base)
{
    Ref number, bytes = NULL;
    if (is_str(text) && as_str(text)->ascii) {
        number = read_int((const char *)as_str(text)->data, as_str(text)->len, base);
    } else if (is_str(text)) {
        char *ascii = text_to_ascii(text);
        if (!ascii) return NULL;
        number = read_int(ascii, as_str(text)->len, base);
        mem_free(ascii);
    } else {
        bytes = is_bytes(text) ? ref_keep(text) : obj_call_1(&bytes_type.head, text);
        if (!bytes) return NULL;
        number = read_int((const char *)as_bytes(bytes)->data, as_bytes(bytes)->len, base);
    }
    if (!number && !err_pending) invalid_literal(bytes ? bytes : text, base);
    ref_drop(bytes);
    return number;
}

/* ---- writing -------------------------------------------------------------------------------------------- */

static const char digit_chars[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* These write the digits of a number backwards, from `end`, and return where they start. */
char *int_write_decimal(uint64_t n, char *end)
{
    static const char pairs[] =
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
        "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    for (; n >= 100; n /= 100) memcpy(end -= 2, pairs + 2 * (n % 100), 2);
    if (n >= 10) return memcpy(end - 2, pairs + 2 * n, 2);
    *--end = (char)('0' + n);
    return end;
}

static char *write_word(uint64_t n, int base, char *end)
{
    if (base == 10) return int_write_decimal(n, end);
    if (base == 16)
        do *--end = digit_chars[n & 15]; while (n >>= 4);
    else
        do *--end = digit_chars[n % (uint64_t)base]; while (n /= (uint64_t)base);
    return end;
}

enum { LIMBS_SIMPLE = 30 };         /* GMP's way takes over where its better order pays */

/* 19 decimal digits at a time. */
static char *write_limbs(mpz_srcptr z, char *end)
{
    const mp_limb_t chunk = UINT64_C(10000000000000000000);
    mp_limb_t rest[LIMBS_SIMPLE];
    mp_size_t len = (mp_size_t)mpz_size(z);
    mpn_copyi(rest, mpz_limbs_read(z), len);
    while (true) {
        mp_limb_t low = mpn_divrem_1(rest, 0, rest, len, chunk);
        if (rest[len - 1] == 0) len--;
        char *start = write_word(low, 10, end);
        if (!len) return start;
        end -= 19;
        while (start > end) *--start = '0';
    }
}

static char *refuse_long(void)
{
    err_raise(&exc_ValueError, "Exceeds the limit (%d digits) for integer string conversion; "
              "use sys.set_int_max_str_digits() to increase the limit", int_max_str_digits);
    return NULL;
}

static char *big_to_text(mpz_srcptr z, int base, char small[INT_TEXT_SMALL], size_t *len)
{
    size_t digits = mpz_sizeinbase(z, base), size = digits + 2;        /* may be one too many */
    bool negative = mpz_sgn(z) < 0;
    if (too_many_digits(digits - 1, base)) return refuse_long();
    char *text = size <= INT_TEXT_SMALL ? small : alloc_bytes(size);
    if (!text) return NULL;
    if (base == 10 && mpz_size(z) <= LIMBS_SIMPLE) {
        char *end = text + size - 1, *start = write_limbs(z, end);
        if (negative) *--start = '-';
        *len = (size_t)(end - start);
        memmove(text, start, *len);
        text[*len] = 0;
    } else {
        mpz_get_str(text, base, z);
        *len = strlen(text);
    }
    bool failed = int_gmp_failed();
    if (!failed && !too_many_digits(*len - negative, base)) return text;
    if (text != small) mem_free(text);
    if (!failed) return refuse_long();
    err_memory();
    return NULL;
}

char *int_to_text(View v, int base, char small[INT_TEXT_SMALL], size_t *len)
{
    int64_t n;
    IntArg arg;
    if (!int_fits(v, &n)) return big_to_text(int_arg(v, &arg), base, small, len);

    char *end = small + INT_TEXT_SMALL - 1, *start = write_word(n < 0 ? -(uint64_t)n : (uint64_t)n, base, end);
    if (n < 0) *--start = '-';
    *end = 0;
    *len = (size_t)(end - start);
    return start;
}

Ref int_to_str(View v, int base)
{
    char small[INT_TEXT_SMALL];
    size_t len;
    char *text = int_to_text(v, base, small, &len);
    if (!text) return NULL;
    Ref str = str_from_ascii((const unsigned char *)text, len);
    int_text_free(text, small);
    return str;
}
