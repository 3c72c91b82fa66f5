/* float_shortest.c -- the shortest digits that read back as the same double.
 *
 * What is looked for, in words:
 *
 *      for count in 1 .. 17:
 *          candidates = the numbers of that many digits that strtod turns into d
 *          if there are any: return the one nearest to d
 *
 * All that reads back as d = c * 2**q lies between the middles of the gaps to its neighbours. Choose the power of ten
 * 10**k that is just smaller than this interval is wide; then at least one, and at most a few multiples of 10**k lie in it,
 * and at most one multiple of 10**(k + 1), which is a digit shorter. So it is enough to compute d / 10**k and both ends, and
 * to look at their whole parts:
 *
 *          lower                 d       upper          in units of 10**k
 *      ------|--------|----------|--|------|-----
 *                     s             s + 1
 *
 * With 128 bits of 10**-k the product is exact enough to decide all of it, if what is cut off leaves a mark in the last
 * bit ("rounding to odd"). This is R. Giulietti, "The Schubfach way to render doubles" (2020). The powers are
 * made by GMP when they are first needed. */
#include <math.h>
#include <string.h>

#include "objects/float.h"
#include "objects/int_gmp.h"

__extension__ typedef unsigned __int128 Wide;

enum { POWER_MIN = -292, POWER_MAX = 324 };
typedef struct { uint64_t high, low; } Power;           /* 10**k / 2**r, rounded up, with the top bit set; high 0: not made yet */
static Power powers[POWER_MAX - POWER_MIN + 1];

static int floor_log2_of_power(int k) { return (k * 1741647) >> 19; }      /* of 10**k, in this range */

static Power make_power(int k)
{
    int shift = 127 - floor_log2_of_power(k);           /* by how many bits 10**k moves to fill 128 */
    mpz_t z, unit;
    mpz_init(z);
    mpz_init(unit);
    mpz_ui_pow_ui(z, 10, (unsigned long)(k < 0 ? -k : k));
    if (k < 0) {
        mpz_setbit(unit, (mp_bitcnt_t)shift);
        mpz_cdiv_q(z, unit, z);
    } else if (shift >= 0) mpz_mul_2exp(z, z, (mp_bitcnt_t)shift);
    else mpz_cdiv_q_2exp(z, z, (mp_bitcnt_t)-shift);
    Power power = { .high = mpz_getlimbn(z, 1), .low = mpz_getlimbn(z, 0) };
    mpz_clear(z);
    mpz_clear(unit);
    int_gmp_failed();                                   /* if it was short of memory for a moment, it has made do */
    return power;
}

static Power power_of_ten(int k)
{
    Power *power = &powers[k - POWER_MIN];
    if (!power->high) *power = make_power(k);
    return *power;
}

/* power * n / 2**128, the last bit set where anything was cut off. */
static uint64_t scale_to_odd(Power power, uint64_t n)
{
    Wide product = (Wide)power.high * n + ((Wide)power.low * n >> 64);
    return (uint64_t)(product >> 64) | ((uint64_t)product > 1);
}

/* d = result * 10**k; d is finite and > 0. */
static uint64_t find_shortest(double d, int *k)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t c = bits & ((UINT64_C(1) << 52) - 1);
    int exponent = (int)(bits >> 52);
    bool closer_below = c == 0 && exponent > 1;         /* a power of two: the doubles below it lie twice as dense */
    int q = (exponent ? exponent : 1) - 1075;
    if (exponent) c |= UINT64_C(1) << 52;

    *k = (q * 1262611 - (closer_below ? 524031 : 0)) >> 22;     /* floor(log10(width of the interval)) */
    int shift = q + floor_log2_of_power(-*k) + 1;
    Power power = power_of_ten(-*k);

    /* In quarters of 10**k, so that the middles are whole. A middle itself reads back as d only if c is even. */
    uint64_t odd = c & 1;
    uint64_t lower = scale_to_odd(power, (4 * c - 2 + closer_below) << shift) + odd;
    uint64_t value = scale_to_odd(power, (4 * c) << shift);
    uint64_t upper = scale_to_odd(power, (4 * c + 2) << shift) - odd;

    uint64_t s = value / 4, tens = s / 10;
    if (tens) {
        bool down = lower <= 40 * tens, up = 40 * tens + 40 <= upper;
        if (down != up) {
            ++*k;
            return tens + up;
        }
    }
    bool down = lower <= 4 * s, up = 4 * s + 4 <= upper;
    if (down != up) return s + up;
    uint64_t middle = 4 * s + 2;                        /* both are inside: the nearer one, or the even one */
    return s + (value > middle || (value == middle && (s & 1)));
}

/* Writes the digits of n > 0, without the zeros at its end, and returns how many they are; *point is how many there were. */
static int write_digits(uint64_t n, char digits[17], int *point)
{
    char text[20], *end = text + sizeof text;
    int zeros = 0;
    if (n % 100000000 == 0) n /= 100000000, zeros = 8;      /* many digits are a detour where few are left */
    char *start = int_write_decimal(n, end);
    *point = (int)(end - start) + zeros;
    while (end[-1] == '0') end--;
    memcpy(digits, start, (size_t)(end - start));
    return (int)(end - start);
}

int float_shortest(double d, char digits[17], int *point)
{
    if (d < 0x1p53 && d == floor(d)) return write_digits((uint64_t)d, digits, point);
    int k, count = write_digits(find_shortest(d, &k), digits, point);
    *point += k;
    return count;
}
