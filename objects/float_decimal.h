#ifndef OURO_OBJECTS_FLOAT_DECIMAL_H
#define OURO_OBJECTS_FLOAT_DECIMAL_H
#include "objects/float.h"

/* float_decimal.h -- rounding a double to so many decimal digits, correctly and mostly without printf.
 *
 * The shortest digits of a double (float_shortest) tell nearly always how the exact number rounds: a number of fewer
 * digits cannot lie between the two, or it would have been found instead. They leave it open only where they end in the very
 * digit 5 that decides, or where more digits are wanted than the double holds for certain: 15. */
typedef struct {
    char digits[17];
    int  count, point;          /* 0.DIGITS * 10**point; no digits: zero */
    bool whole;                 /* the digits are the exact number */
} Decimal;

/* d is finite and >= 0. False: too small for the promise of 15 digits. */
bool decimal_from(double d, Decimal *out);

/* Keep `want` digits, of which those at the end that are 0 may be missing; want <= 0: the number may vanish. False: the digits
 * do not decide it, n is as before. */
bool decimal_round(Decimal *n, int want);

/* Text of n; `always` writes the point also where no decimals follow. Return the end of what they wrote. */
char *decimal_plain(const Decimal *n, int decimals, bool always, char *out);            /* 12.50 */
char *decimal_exponent(const Decimal *n, int decimals, bool always, char *out);         /* 1.250e+01 */
#endif
