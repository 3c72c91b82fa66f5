/* format_double.c -- the digits of a double as %e, %f, %g and their like show them.
 *
 * Written from the shortest digits where those decide the rounding (float_decimal.h), else by C's printf, which knows the
 * exact number but takes several times as long. */
#include "objects/format.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "objects/err.h"
#include "objects/float_decimal.h"

/* Trailing zeros behind the point, before an exponent: 1.500e+10 -> 1.5e+10. The point goes with the last of them. */
static void strip_zeros(char *text)
{
    char *point = strchr(text, '.'), *end = strpbrk(text, "eE");
    if (!point) return;
    if (!end) end = text + strlen(text);
    char *last = end;
    while (last[-1] == '0') last--;
    if (last[-1] == '.') last--;
    memmove(last, end, strlen(end) + 1);
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

/* Types g and 0 choose between the two forms by the exponent of the rounded number. Type 0 is to look like a float: it has
 * an exponent one digit earlier, and a digit behind the point. */
static bool wants_exponent(int exponent, int precision, char type)
{
    return exponent < -4 || exponent >= (type == 0 ? precision - 1 : precision);
}

static void finish_general(char *text, char type, bool exponent, bool alternate)
{
    if (alternate) return;
    strip_zeros(text);
    if (type == 0 && !exponent && !strchr(text, '.')) strcat(text, ".0");
}

/* type: e f g 0. False: the shortest digits do not decide. */
static bool write_shortest(double d, char type, int precision, bool alternate, char *text)
{
    Decimal n;
    if (precision > 100 || !decimal_from(d, &n)) return false;
    if (type == 'f') {
        if (!decimal_round(&n, n.point + precision)) return false;
        decimal_plain(&n, precision, alternate, text);
        return true;
    }
    if (type == 'e') {
        if (!decimal_round(&n, precision + 1)) return false;
        decimal_exponent(&n, precision, alternate, text);
        return true;
    }
    if (!decimal_round(&n, precision)) return false;
    bool exponent = wants_exponent(n.point - 1, precision, type);
    if (exponent) decimal_exponent(&n, precision - 1, alternate, text);
    else decimal_plain(&n, precision - n.point, alternate, text);
    finish_general(text, type, exponent, alternate);
    return true;
}

static void write_exactly(double d, char type, int precision, bool alternate, char *text, size_t size)
{
    if (type) {
        char directive[] = "%#.*_", *at = directive;
        if (!alternate) *++at = '%';
        directive[4] = type;
        snprintf(text, size, at, precision, d);
        return;
    }
    snprintf(text, size, alternate ? "%#.*e" : "%.*e", precision - 1, d);
    int exponent = atoi(strchr(text, 'e') + 1);
    bool shown = wants_exponent(exponent, precision, type);
    if (!shown) snprintf(text, size, "%.*f", precision - 1 - exponent, d);
    finish_general(text, type, shown, alternate);
}

static char *special_text(double d, char type, char *small)
{
    bool upper = type == 'E' || type == 'F' || type == 'G';
    strcpy(small, isnan(d) ? upper ? "NAN" : "nan" : upper ? "INF" : "inf");
    if (type == '%') strcat(small, "%");
    return small;
}

char *format_double(double d, char type, int64_t precision, bool alternate, char small[FORMAT_SMALL])
{
    d = fabs(d);
    if (type == '%') d *= 100;
    if (!isfinite(d)) return special_text(d, type, small);
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
    char lower = type == '%' || type == 'F' ? 'f' : type == 'n' || type == 'G' ? 'g' : type == 'E' ? 'e' : type;
    if (precision == 0 && (lower == 'g' || lower == 0)) precision = 1;
    char *text = small;
    size_t size = (size_t)precision + 330;          /* 309 digits at most before the point, and room for strcat */
    if (size > FORMAT_SMALL && !(text = alloc_bytes(size))) return NULL;

    if (!write_shortest(d, lower, (int)precision, alternate, text))
        write_exactly(d, lower, (int)precision, alternate, text, size);
    if (type == 'E' || type == 'G') {
        char *e = strchr(text, 'e');
        if (e) *e = 'E';
    }
    if (type == '%') strcat(text, "%");
    return text;
}

bool format_is_zero(const char *text)
{
    size_t zeros = strspn(text, "0.");
    return zeros && !(text[zeros] >= '1' && text[zeros] <= '9');
}

void format_split(const char *text, NumberText *number)
{
    number->digits = text;
    number->len = strspn(text, "0123456789");
    number->rest = text + number->len;
    number->rest_len = strlen(number->rest);
}
