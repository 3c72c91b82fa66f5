/* float_repr.c -- the shortest text that reads back as the same float.
 *
 * Fifteen digits survive the way from text to a double and back, so a number with at most fifteen is found at once;
 * others need sixteen, or at most seventeen. Two traps:
 *
 *   - Below a power of two doubles lie twice as dense as above it, so the nearest 16-digit number can lie below and miss,
 *     while the next one above, though farther away, hits:
 *                      2**-44    5.684341886080801|486...e-14    16 digits: ...801 misses, ...802 reads back
 *   - Subnormal numbers have fewer bits, so fewer digits may do: 5e-324. */
#include "objects/float.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "d.ddde-dd" */
static void print_digits(double d, int count, char text[32]) { snprintf(text, 32, "%.*e", count - 1, d); }

static bool reads_back(const char *text, double d) { return strtod(text, NULL) == d; }

/* Add one to the last digit of "d.ddde-dd". False where that would carry out of the first digit: then there is no
 * neighbour of that length worth trying. */
static bool next_up(char *text)
{
    char *at = strchr(text, 'e') - 1;
    for (; at >= text; at--) {
        if (*at == '.') continue;
        if (*at != '9') {
            ++*at;
            return true;
        }
        *at = '0';
    }
    return false;
}

static bool is_power_of_two(double d)
{
    int exponent;
    return frexp(d, &exponent) == 0.5;
}

static void shortest_text(double d, char text[32])
{
    for (int count = d < 0x1p-1022 ? 1 : 15; count < 17; count++) {
        print_digits(d, count, text);
        if (reads_back(text, d)) return;
        if (is_power_of_two(d) && next_up(text) && reads_back(text, d)) return;
    }
    print_digits(d, 17, text);
}

/* Whole numbers, the commonest floats that are printed, need no search. */
static int whole_digits(uint64_t whole, char digits[17], int *point)
{
    char reversed[20];
    int len = 0, count = 0;
    while (whole) {
        reversed[len++] = (char)('0' + whole % 10);
        whole /= 10;
    }
    *point = len;
    while (len) digits[count++] = reversed[--len];
    while (digits[count - 1] == '0') count--;
    return count;
}

int float_shortest(double d, char digits[17], int *point)
{
    if (d < 1e15 && d == (double)(uint64_t)d) return whole_digits((uint64_t)d, digits, point);
    char text[32];
    shortest_text(d, text);
    const char *at = text;
    int count = 0;
    for (; *at != 'e'; at++)
        if (*at != '.') digits[count++] = *at;
    while (count > 1 && digits[count - 1] == '0') count--;
    *point = atoi(at + 1) + 1;
    return count;
}

void float_repr(double d, bool add_dot, char out[32])
{
    char digits[17];
    int point, count;
    if (isnan(d)) {
        strcpy(out, "nan");
        return;
    }
    if (signbit(d)) *out++ = '-', d = -d;
    if (isinf(d)) {
        strcpy(out, "inf");
        return;
    }
    if (d == 0) {
        strcpy(out, add_dot ? "0.0" : "0");
        return;
    }
    count = float_shortest(d, digits, &point);

    if (point < -3 || point > 16) {                 /* d.ddde+XX */
        *out++ = digits[0];
        if (count > 1) *out++ = '.';
        memcpy(out, digits + 1, (size_t)count - 1);
        out += count - 1;
        int exponent = point - 1;
        *out++ = 'e';
        *out++ = exponent < 0 ? '-' : '+';
        if (exponent < 0) exponent = -exponent;
        if (exponent >= 100) *out++ = (char)('0' + exponent / 100);
        *out++ = (char)('0' + exponent / 10 % 10);
        *out++ = (char)('0' + exponent % 10);
        *out = 0;
        return;
    }
    int i = 0;
    if (point <= 0) {                               /* 0.000ddd */
        *out++ = '0', *out++ = '.';
        for (; i > point; i--) *out++ = '0';
        memcpy(out, digits, (size_t)count);
        out[count] = 0;
        return;
    }
    for (; i < point; i++) *out++ = i < count ? digits[i] : '0';
    if (i < count || add_dot) *out++ = '.';
    if (i >= count && add_dot) *out++ = '0';
    for (; i < count; i++) *out++ = digits[i];
    *out = 0;
}
