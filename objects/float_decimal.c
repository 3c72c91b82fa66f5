/* float_decimal.c -- see float_decimal.h. */
#include "objects/float_decimal.h"

#include <math.h>
#include <string.h>

bool decimal_from(double d, Decimal *out)
{
    out->whole = d < 0x1p53 && d == floor(d);
    out->count = 0;
    out->point = 1;
    if (d == 0) return true;
    if (d < 1e-300) return false;
    out->count = float_shortest(d, out->digits, &out->point);
    return true;
}

bool decimal_round(Decimal *n, int want)
{
    if (want >= n->count) return n->whole || want <= 15;
    if (want < 0) {
        n->count = 0;
        return true;
    }
    bool up = n->digits[want] >= '5';
    if (n->digits[want] == '5' && want + 1 == n->count) return false;
    n->count = want;
    if (!up) return true;
    while (n->count && n->digits[n->count - 1] == '9') n->count--;
    if (n->count) n->digits[n->count - 1]++;
    else {
        n->digits[n->count++] = '1';
        n->point++;
    }
    return true;
}

static char digit_at(const Decimal *n, int i) { return i >= 0 && i < n->count ? n->digits[i] : '0'; }

char *decimal_plain(const Decimal *n, int decimals, bool always, char *out)
{
    int i = 0;
    if (n->point <= 0) *out++ = '0';
    for (; i < n->point; i++) *out++ = digit_at(n, i);
    if (decimals || always) *out++ = '.';
    for (i = n->point; decimals > 0; decimals--) *out++ = digit_at(n, i++);
    *out = 0;
    return out;
}

char *decimal_exponent(const Decimal *n, int decimals, bool always, char *out)
{
    int exponent = n->count ? n->point - 1 : 0;
    *out++ = digit_at(n, 0);
    if (decimals || always) *out++ = '.';
    for (int i = 1; i <= decimals; i++) *out++ = digit_at(n, i);
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    if (exponent < 0) exponent = -exponent;
    if (exponent >= 100) *out++ = (char)('0' + exponent / 100);
    *out++ = (char)('0' + exponent / 10 % 10);
    *out++ = (char)('0' + exponent % 10);
    *out = 0;
    return out;
}
