/* float_repr.c -- repr of a float: the shortest digits (float_shortest.c), laid out as a plain number or with an exponent. */
#include "objects/float.h"

#include <math.h>
#include <string.h>

/* d.ddde+XX */
static void write_exponent_form(const char *digits, int count, int exponent, char *out)
{
    *out++ = digits[0];
    if (count > 1) *out++ = '.';
    memcpy(out, digits + 1, (size_t)count - 1);
    out += count - 1;
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    if (exponent < 0) exponent = -exponent;
    if (exponent >= 100) *out++ = (char)('0' + exponent / 100);
    *out++ = (char)('0' + exponent / 10 % 10);
    *out++ = (char)('0' + exponent % 10);
    *out = 0;
}

/* 0.000ddd, d.ddd or ddd000.0 */
static void write_plain_form(const char *digits, int count, int point, bool add_dot, char *out)
{
    int i = 0;
    if (point <= 0) {
        *out++ = '0', *out++ = '.';
        for (; point < 0; point++) *out++ = '0';
    } else {
        for (; i < point; i++) *out++ = i < count ? digits[i] : '0';
        if (i < count || add_dot) *out++ = '.';
        if (i >= count && add_dot) *out++ = '0';
    }
    for (; i < count; i++) *out++ = digits[i];
    *out = 0;
}

void float_repr(double d, bool add_dot, char out[32])
{
    if (signbit(d) && !isnan(d)) *out++ = '-', d = -d;
    if (!isfinite(d) || d == 0) {
        strcpy(out, isnan(d) ? "nan" : d != 0 ? "inf" : add_dot ? "0.0" : "0");
        return;
    }
    char digits[17];
    int point, count = float_shortest(d, digits, &point);
    if (point < -3 || point > 16) write_exponent_form(digits, count, point - 1, out);
    else write_plain_form(digits, count, point, add_dot, out);
}
