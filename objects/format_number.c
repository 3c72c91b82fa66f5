/* format_number.c -- format() of int and float.
 *
 * A number becomes text in pieces, and format_number puts them together:
 *
 *      format(-1234567.5, "*>+18,.2f")         ***** - 1,234,567 .50
 *                                              pad   sign  digits  rest       ('=' pads behind sign and prefix)
 *
 * Zeros that fill up digits with separators get separators too: format(1234, "08,") is 0,001,234. */
#include "objects/format.h"

#include <limits.h>
#include <math.h>

#include "objects/abstract.h"
#include "objects/float.h"
#include "objects/int.h"

/* ---- putting the pieces together ------------------------------------------------------------------------ */

static size_t group_size(const FormatSpec *spec)
{
    return spec->type && spec->type < 128 && strchr("boxX", (int)spec->type) ? 4 : 3;
}

/* How long n digits are with separators. */
static size_t grouped_len(size_t n, size_t group) { return n + (n ? (n - 1) / group : 0); }

/* Digits, with zeros in front until they and their separators are at least min_len long. */
static size_t digits_for(size_t len, size_t min_len, size_t group)
{
    size_t lower = min_len / (group + 1) * group;
    size_t n = len > lower ? len : lower;
    while (grouped_len(n, group) < min_len) n++;
    return n;
}

/* Where everything goes. */
typedef struct { char sign; size_t before, inside, total, after, len; } Layout;

static Layout lay_out(const NumberText *number, const FormatSpec *spec)
{
    Layout at = { .sign = number->negative ? '-' : spec->sign == '-' ? 0 : spec->sign, .total = number->len };
    size_t width = spec->width > 0 ? (size_t)spec->width : 0, group = spec->grouping ? group_size(spec) : 0;
    size_t around = (at.sign != 0) + strlen(number->prefix) + number->rest_len;

    if (spec->grouping && at.total && spec->fill == '0' && spec->align == '=' && width > around)
        at.total = digits_for(at.total, width - around, group);
    at.len = around + (spec->grouping ? grouped_len(at.total, group) : at.total);
    size_t pad = width > at.len ? width - at.len : 0;
    at.before = spec->align == '>' ? pad : spec->align == '^' ? pad / 2 : 0;
    at.inside = spec->align == '=' ? pad : 0;
    at.after = pad - at.before - at.inside;
    at.len += pad;
    return at;
}

static bool add_digits(StrBuilder *out, const NumberText *number, size_t total, size_t group, char separator)
{
    size_t zeros = total - number->len;
    if (!separator)
        return str_add_repeated(out, '0', zeros) && str_add_utf8(out, number->digits, number->len);
    for (size_t i = 0; i < total; i++) {
        if (i && (total - i) % group == 0 && !str_add_char(out, (uint32_t)separator)) return false;
        if (!str_add_char(out, i < zeros ? '0' : (unsigned char)number->digits[i - zeros])) return false;
    }
    return true;
}

static bool add_pieces(StrBuilder *out, const NumberText *number, const FormatSpec *spec, const Layout *at)
{
    return str_add_repeated(out, spec->fill, at->before)
        && (!at->sign || str_add_char(out, (uint32_t)at->sign))
        && str_add_text(out, number->prefix)
        && str_add_repeated(out, spec->fill, at->inside)
        && add_digits(out, number, at->total, group_size(spec), spec->grouping)
        && str_add_utf8(out, number->rest, number->rest_len)
        && str_add_repeated(out, spec->fill, at->after);
}

/* The same without separators, where all is ASCII and short: nearly always. */
enum { SHORT = 128 };
static bool is_short(const FormatSpec *spec, const Layout *at)
{
    return at->len <= SHORT && spec->fill < 128 && !spec->grouping;
}

static void write_short(char *out, const NumberText *number, const FormatSpec *spec, const Layout *at)
{
    memset(out, (int)spec->fill, at->before);
    out += at->before;
    if (at->sign) *out++ = at->sign;
    for (const char *p = number->prefix; *p; p++) *out++ = *p;
    memset(out, (int)spec->fill, at->inside);
    memcpy(out += at->inside, number->digits, number->len);
    memcpy(out += number->len, number->rest, number->rest_len);
    memset(out + number->rest_len, (int)spec->fill, at->after);
}

bool format_number(StrBuilder *out, const NumberText *number, const FormatSpec *spec)
{
    Layout at = lay_out(number, spec);
    char text[SHORT];
    if (!is_short(spec, &at)) return add_pieces(out, number, spec, &at);
    write_short(text, number, spec, &at);
    return str_add_utf8(out, text, at.len);
}

static Ref finish(const NumberText *number, const FormatSpec *spec)
{
    Layout at = lay_out(number, spec);
    char text[SHORT];
    if (is_short(spec, &at)) {
        write_short(text, number, spec, &at);
        return str_from_ascii((unsigned char *)text, at.len);
    }
    StrBuilder out = STR_BUILDER;
    if (add_pieces(&out, number, spec, &at)) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

/* ---- floats --------------------------------------------------------------------------------------------- */

static Ref format_as_double(double d, View owner, const FormatSpec *spec)
{
    switch (spec->type) {
    case 0: case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'n': case '%': break;
    default: return format_unknown_type(spec->type, owner);
    }
    if (spec->precision > INT_MAX) return err_raise(&exc_ValueError, "precision too big");

    char small[FORMAT_SMALL];
    char *text = format_double(d, (char)spec->type, spec->precision, spec->alternate, small);
    if (!text) return NULL;
    NumberText number = { .negative = signbit(d) && !isnan(d), .prefix = "" };
    if (spec->no_negative_zero && format_is_zero(text)) number.negative = false;
    format_split(text, &number);
    Ref result = finish(&number, spec);
    if (text != small) mem_free(text);
    return result;
}

Ref float_format(View v, View text)
{
    FormatSpec spec;
    if (!as_str(text)->len) return obj_str(v);
    if (!format_parse(text, v, 0, '>', &spec)) return NULL;
    return format_as_double(float_of(v), v, &spec);
}

/* ---- ints ----------------------------------------------------------------------------------------------- */

static Ref format_char(View v, FormatSpec *spec)
{
    int64_t code;
    if (spec->sign) return err_raise(&exc_ValueError, "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate) return err_raise(&exc_ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    if (!int_to_i64(v, &code)) return NULL;
    if (code < 0 || code > 0x10ffff) return err_raise(&exc_OverflowError, "%%c arg not in range(0x110000)");

    size_t pad = spec->width > 1 ? (size_t)spec->width - 1 : 0;
    size_t before = spec->align == '<' ? 0 : spec->align == '^' ? pad / 2 : pad;
    StrBuilder out = STR_BUILDER;
    if (str_add_repeated(&out, spec->fill, before) && str_add_char(&out, (uint32_t)code)
        && str_add_repeated(&out, spec->fill, pad - before)) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

static void to_upper(char *text)
{
    for (; *text; text++)
        if (*text >= 'a' && *text <= 'z') *text = (char)(*text - 'a' + 'A');
}

static Ref format_int_digits(View v, const FormatSpec *spec)
{
    static const char *const prefixes[] = { ['b'] = "0b", ['o'] = "0o", ['x'] = "0x", ['X'] = "0X" };
    int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : spec->type == 'x' || spec->type == 'X' ? 16 : 10;
    char small[INT_TEXT_SMALL];
    size_t len;
    char *text = int_to_text(v, base, small, &len);
    if (!text) return NULL;
    if (spec->type == 'X') to_upper(text);
    bool negative = *text == '-';
    NumberText number = {
        .negative = negative, .prefix = base != 10 && spec->alternate ? prefixes[spec->type] : "",
        .digits = text + negative, .len = len - negative, .rest = "",
    };
    Ref result = finish(&number, spec);
    int_text_free(text, small);
    return result;
}

Ref int_format(View v, View text)
{
    FormatSpec spec;
    if (!as_str(text)->len) return v->shape == SHAPE_INT ? int_to_str(v, 10) : obj_str(v);
    if (!format_parse(text, v, 'd', '>', &spec)) return NULL;
    switch (spec.type) {
    case 'b': case 'c': case 'd': case 'n': case 'o': case 'x': case 'X': break;
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%': {
        double d;
        return int_to_double(v, &d) ? format_as_double(d, v, &spec) : NULL;
    }
    default: return format_unknown_type(spec.type, v);
    }
    if (spec.precision >= 0) return err_raise(&exc_ValueError, "Precision not allowed in integer format specifier");
    if (spec.no_negative_zero)
        return err_raise(&exc_ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
    return spec.type == 'c' ? format_char(v, &spec) : format_int_digits(v, &spec);
}
