/* float_text.c -- floats from text: float("1_000.5"), and the hexadecimal form of float.hex.
 *
 * Python's grammar is checked here; the conversion itself is strtod's, which rounds correctly.
 *
 *      number:  [sign] (inf | infinity | nan | digits [. [digits]] [exponent] | . digits [exponent])
 *      digits:  single underscores may stand between two of them                                        */
#include "objects/float_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/int_gmp.h"
#include "objects/str.h"

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_hex_digit(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

/* Does the text at `at`, whatever its case, start with this word? */
static bool starts_with(const char *at, const char *word)
{
    for (; *word; at++, word++)
        if ((*at | 0x20) != *word) return false;
    return true;
}

/* [sign] inf, infinity or nan: where it ends, else NULL. */
static const char *scan_special(const char *at, double *out)
{
    bool negative = *at == '-';
    if (*at == '-' || *at == '+') at++;
    bool is_nan = starts_with(at, "nan"), is_inf = starts_with(at, "inf");
    if (!is_nan && !is_inf) return NULL;
    double d = is_nan ? NAN : INFINITY;
    *out = negative ? -d : d;
    return at + (starts_with(at, "infinity") ? 8 : 3);
}

/* Copies digits to *out, leaving underscores away. Stops at what is no digit; false: an underscore stands where none may. */
static bool copy_digits(const char **at, char **out)
{
    const char *p = *at;
    for (; is_digit(*p) || *p == '_'; p++) {
        if (is_digit(*p)) *(*out)++ = *p;
        else if (p == *at || !is_digit(p[-1]) || !is_digit(p[1])) return false;
    }
    *at = p;
    return true;
}

/* Is text[0..len), NUL-terminated, a number in Python's grammar? The plain form for strtod goes to `clean`. */
static bool clean_number(const char *at, const char *end, char *clean)
{
    char *out = clean;
    if (*at == '-' || *at == '+') *out++ = *at++;
    char *digits = out;
    if (!copy_digits(&at, &out)) return false;
    size_t count = (size_t)(out - digits);
    if (*at == '.') {
        *out++ = *at++;
        char *fraction = out;
        if (!copy_digits(&at, &out)) return false;
        count += (size_t)(out - fraction);
    }
    if (!count) return false;
    if (*at == 'e' || *at == 'E') {
        *out++ = *at++;
        if (*at == '-' || *at == '+') *out++ = *at++;
        if (!is_digit(*at) || !copy_digits(&at, &out)) return false;
    }
    *out = 0;
    return at == end;
}

/* Numbers as they mostly come: at most 15 digits, so exact in a double, and a power of ten that is one too. Then a single
 * multiplication or division gives the nearest double (W. D. Clinger, 1990). False: not of that kind. */
static bool read_simple(const char *at, const char *end, double *out)
{
    static const double powers[] = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    };
    uint64_t whole = 0;
    int digits = 0, scale = 0, exponent = 0;
    bool negative = *at == '-', down = false;
    if (*at == '-' || *at == '+') at++;
    for (; is_digit(*at); at++, digits++) whole = whole * 10 + (uint64_t)(*at - '0');
    if (*at == '.')
        for (at++; is_digit(*at); at++, digits++, scale--) whole = whole * 10 + (uint64_t)(*at - '0');
    if (digits == 0 || digits > 15) return false;
    if (*at == 'e' || *at == 'E') {
        down = *++at == '-';
        if (*at == '-' || *at == '+') at++;
        if (!is_digit(*at)) return false;
        for (; is_digit(*at) && exponent < 1000; at++) exponent = exponent * 10 + (*at - '0');
    }
    scale += down ? -exponent : exponent;
    if (at != end || scale < -22 || scale > 22) return false;
    double d = scale < 0 ? (double)whole / powers[-scale] : (double)whole * powers[scale];
    *out = negative ? -d : d;
    return true;
}

const char *float_scan(const char *at, double *out)
{
    const char *p = at, *stop = scan_special(at, out);
    if (stop) return stop;
    size_t count = 0;
    if (*p == '-' || *p == '+') p++;
    for (; is_digit(*p); p++) count++;
    if (*p == '.')
        for (p++; is_digit(*p); p++) count++;
    if (!count) return NULL;
    if ((*p | 0x20) == 'x') return NULL;            /* strtod would read on */
    char *end;
    *out = strtod(at, &end);
    return end;
}

/* 1: *out is the number, 0: this is none, -1: MemoryError. text[len] is NUL. */
static int read_float(const char *text, size_t len, double *out)
{
    const char *at = text, *end = text + len, *stop;
    while (at < end && is_blank(*at)) at++;
    while (end > at && is_blank(end[-1])) end--;
    if (read_simple(at, end, out)) return true;
    if ((stop = scan_special(at, out))) return stop == end;

    char small[64], *clean = small;
    size_t size = (size_t)(end - at) + 1;
    if (size > sizeof small && !(clean = alloc_bytes(size))) return -1;
    int found = clean_number(at, end, clean);
    if (found) *out = strtod(clean, NULL);
    if (clean != small) mem_free(clean);
    return found;
}

Ref float_parse(View text)
{
    double d;
    int found;
    Ref bytes = NULL;
    if (is_str(text) && as_str(text)->ascii) {
        found = read_float((const char *)as_str(text)->data, as_str(text)->len, &d);
    } else if (is_str(text)) {
        char *ascii = text_to_ascii(text);
        if (!ascii) return NULL;
        found = read_float(ascii, as_str(text)->len, &d);
        mem_free(ascii);
    } else {
        bytes = is_bytes(text) ? ref_keep(text) : obj_call_1(&bytes_type.head, text);
        if (!bytes) return NULL;
        found = read_float((const char *)as_bytes(bytes)->data, as_bytes(bytes)->len, &d);
    }
    if (!found) err_raise(&exc_ValueError, "could not convert string to float: %R", text);
    ref_drop(bytes);
    return found > 0 ? float_new(d) : NULL;
}

/* ---- hexadecimal ---------------------------------------------------------------------------------------- */

/* [-]0xH.HHHHHHHHHHHHHp[+-]E */
Ref float_to_hex(double d)
{
    const char *sign = signbit(d) ? "-" : "";
    if (isnan(d)) return str_from_text("nan");
    if (isinf(d)) return str_format_c("%sinf", sign);
    if (d == 0) return str_format_c("%s0x0.0p+0", sign);

    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1);
    int exponent = (int)(bits >> 52 & 0x7ff), lead = exponent != 0;
    exponent = lead ? exponent - 1023 : -1022;
    char digits[14];
    for (int i = 0; i < 13; i++) digits[i] = "0123456789abcdef"[fraction >> (48 - 4 * i) & 15];
    digits[13] = 0;
    return str_format_c("%s0x%d.%sp%s%d", sign, lead, digits, exponent < 0 ? "-" : "+", abs(exponent));
}

/* The hexadecimal number [at, end): [sign] [0x] digits [. digits] [p [sign] decimal digits], as strtod wants it. */
static bool clean_hex(const char *at, const char *end, char *out)
{
    size_t count = 0;
    if (*at == '-' || *at == '+') *out++ = *at++;
    if (at[0] == '0' && (at[1] | 0x20) == 'x') at += 2;
    *out++ = '0', *out++ = 'x';
    for (; is_hex_digit(*at); count++) *out++ = *at++;
    if (*at == '.') {
        *out++ = *at++;
        for (; is_hex_digit(*at); count++) *out++ = *at++;
    }
    if (!count) return false;
    if ((*at | 0x20) == 'p') {
        *out++ = *at++;
        if (*at == '-' || *at == '+') *out++ = *at++;
        if (!is_digit(*at)) return false;
        while (is_digit(*at)) *out++ = *at++;
    }
    *out = 0;
    return at == end;
}

bool float_from_hex(View text, double *out)
{
    size_t len;
    const char *at = str_utf8(text, &len), *stop;
    if (!at) return false;
    const char *end = at + len;
    while (at < end && is_blank(*at)) at++;
    while (end > at && is_blank(end[-1])) end--;

    bool valid;
    if ((stop = scan_special(at, out))) valid = stop == end;
    else {
        char *clean = alloc_bytes((size_t)(end - at) + 3);
        if (!clean) return false;
        if ((valid = clean_hex(at, end, clean))) *out = strtod(clean, NULL);
        mem_free(clean);
        if (valid && isinf(*out))
            return err_false(&exc_OverflowError, "hexadecimal value too large to represent as a float");
    }
    return valid || err_raise(&exc_ValueError, "invalid hexadecimal floating-point string");
}
