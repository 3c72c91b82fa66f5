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
#include <stdio.h>
#include <stdlib.h>

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

bool format_number(StrBuilder *out, const NumberText *number, const FormatSpec *spec)
{
    char sign = number->negative ? '-' : spec->sign == '-' ? 0 : spec->sign;
    size_t width = spec->width > 0 ? (size_t)spec->width : 0, group = group_size(spec);
    size_t around = (sign != 0) + strlen(number->prefix) + number->rest_len;

    size_t total = number->len;
    if (spec->grouping && total && spec->fill == '0' && spec->align == '=' && width > around)
        total = digits_for(total, width - around, group);
    size_t len = around + (spec->grouping ? grouped_len(total, group) : total);
    size_t pad = width > len ? width - len : 0;
    size_t before = spec->align == '>' ? pad : spec->align == '^' ? pad / 2 : 0;
    size_t inside = spec->align == '=' ? pad : 0;

    return str_add_repeated(out, spec->fill, before)
        && (!sign || str_add_char(out, (uint32_t)sign))
        && str_add_text(out, number->prefix)
        && str_add_repeated(out, spec->fill, inside)
        && add_digits(out, number, total, group, spec->grouping)
        && str_add_utf8(out, number->rest, number->rest_len)
        && str_add_repeated(out, spec->fill, pad - before - inside);
}

static Ref finish(const NumberText *number, const FormatSpec *spec)
{
    StrBuilder out = STR_BUILDER;
    if (format_number(&out, number, spec)) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

/* ---- doubles -------------------------------------------------------------------------------------------- */

/* Trailing zeros behind the point, before an exponent: 1.500e+10 -> 1.5e+10. The point goes with the last of them. */
static void strip_zeros(char *text)
{
    char *point = strchr(text, '.'), *end = strchr(text, 'e');
    if (!point) return;
    if (!end) end = text + strlen(text);
    char *last = end;
    while (last[-1] == '0') last--;
    if (last[-1] == '.') last--;
    memmove(last, end, strlen(end) + 1);
}

/* Type 0 with a precision: as 'g', but with an exponent one digit earlier and always a point, so that it looks a float. */
static void general_with_point(double d, int precision, bool alternate, char *text, size_t size)
{
    if (precision == 0) precision = 1;
    snprintf(text, size, alternate ? "%#.*e" : "%.*e", precision - 1, d);
    int exponent = atoi(strchr(text, 'e') + 1);
    if (exponent < -4 || exponent >= precision - 1) {
        if (!alternate) strip_zeros(text);
        return;
    }
    snprintf(text, size, "%.*f", precision - 1 - exponent, d);
    if (alternate) return;
    strip_zeros(text);
    if (!strchr(text, '.')) strcat(text, ".0");
}

/* "#" with repr's digits: a point there must be. */
static void add_point(char *text)
{
    char *end = strchr(text, 'e');
    if (strchr(text, '.')) return;
    if (!end) end = text + strlen(text);
    memmove(end + 1, end, strlen(end) + 1);
    *end = '.';
}

char *format_double(double d, char type, int64_t precision, bool alternate, char small[FORMAT_SMALL])
{
    d = fabs(d);
    if (!isfinite(d)) {
        bool upper = type == 'E' || type == 'F' || type == 'G';
        strcpy(small, isnan(d) ? upper ? "NAN" : "nan" : upper ? "INF" : "inf");
        if (type == '%') strcat(small, "%");
        return small;
    }
    if (type == 0 && precision < 0) {
        float_repr(d, true, small);
        if (alternate) add_point(small);
        return small;
    }
    if (precision < 0) precision = 6;
    if (precision > INT_MAX - FORMAT_SMALL) {
        err_raise(&exc_ValueError, "precision too big");
        return NULL;
    }
    char *text = small;
    size_t size = (size_t)precision + 330;          /* 309 digits at most before the point, 3 for strcat and sign */
    if (size > FORMAT_SMALL && !(text = alloc_bytes(size))) return NULL;
    if (type == 0) general_with_point(d, (int)precision, alternate, text, size);
    else {
        char directive[] = "%#.*f", *at = directive;
        if (!alternate) *++at = '%';
        if (type == '%') d *= 100;
        directive[4] = type == '%' ? 'f' : type == 'n' ? 'g' : type;
        snprintf(text, size, at, (int)precision, d);
        if (type == '%') strcat(text, "%");
    }
    return text;
}

void format_split(const char *text, NumberText *number)
{
    number->digits = text;
    number->len = strspn(text, "0123456789");
    number->rest = text + number->len;
    number->rest_len = strlen(number->rest);
}

bool format_is_zero(const char *text)
{
    size_t zeros = strspn(text, "0.");
    return zeros && !(text[zeros] >= '1' && text[zeros] <= '9');
}

static Ref format_as_double(double d, View owner, const FormatSpec *spec)
{
    if (spec->type >= 128 || (spec->type && !strchr("eEfFgGn%", (int)spec->type)))
        return format_unknown_type(spec->type, owner);
    if (spec->precision > INT_MAX) return err_raise(&exc_ValueError, "precision too big");

    char small[FORMAT_SMALL];
    if (spec->type == '%' && isinf(d * 100) && isfinite(d)) d *= 100;
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
    Ref plain = int_to_str(v, base);
    if (!plain) return NULL;
    char *text = (char *)as_str(plain)->data;
    NumberText number = { .negative = *text == '-', .prefix = base != 10 && spec->alternate ? prefixes[spec->type] : "" };
    char *upper = NULL;
    Ref result = NULL;
    if (spec->type == 'X') {            /* the str may be a shared one */
        if (!(upper = alloc_bytes(as_str(plain)->len + 1))) goto done;
        text = strcpy(upper, text);
        to_upper(text);
    }
    number.digits = text + number.negative;
    number.len = as_str(plain)->len - number.negative;
    number.rest = "";
    result = finish(&number, spec);
done:
    mem_free(upper);
    ref_drop(plain);
    return result;
}

Ref int_format(View v, View text)
{
    FormatSpec spec;
    if (!as_str(text)->len) return v->shape == SHAPE_INT ? int_to_str(v, 10) : obj_str(v);
    if (!format_parse(text, v, 'd', '>', &spec)) return NULL;
    if (spec.type < 128 && strchr("eEfFgG%", (int)spec.type) && spec.type) {
        double d;
        return int_to_double(v, &d) ? format_as_double(d, v, &spec) : NULL;
    }
    if (spec.type >= 128 || !spec.type || !strchr("bcdoxXn", (int)spec.type)) return format_unknown_type(spec.type, v);
    if (spec.precision >= 0) return err_raise(&exc_ValueError, "Precision not allowed in integer format specifier");
    if (spec.no_negative_zero)
        return err_raise(&exc_ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
    return spec.type == 'c' ? format_char(v, &spec) : format_int_digits(v, &spec);
}
