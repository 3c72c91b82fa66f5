/* math_gamma.c -- the gamma function and its logarithm.
 *
 * By C. Lanczos's approximation with g = 6.0246..., in the rational form of 13 terms that fits doubles (G. R. Pugh, An Analysis of
 * the Lanczos Gamma Approximation, 2004): CPython computes it so too, and libm's results differ in the last digit.
 *
 *     gamma(x) = S(x) * (x + g - 1/2) ** (x - 1/2) / e ** (x + g - 1/2)         for x > 0
 *     gamma(x) = -pi / (sin(pi |x|) * |x| * gamma(|x|))                         for x < 0 */
#include "modules/math_parts.h"

#include <math.h>

enum { TERMS = 13 };
static const double g = 6.024680040776729583740234375;
static const double shift = 5.524680040776729583740234375;          /* g - 1/2 */

static const double numerator[TERMS] = {
    23531376880.41075968857200767445, 42919803642.64909876895789904700, 35711959237.35566804944018545155,
    17921034426.03720969991975575446, 6039542586.352028005064291644307, 1439720407.311721673663223072795,
    248874557.8620541565114603864132, 31426415.58540019438061423162832, 2876370.628935372441225409051621,
    186056.2653952234950402949897160, 8071.672002365816210638002902272, 210.8242777515793458725097339207,
    2.506628274631000270164908177134,
};
static const double denominator[TERMS] = {
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
};

/* S(x), x > 0. Evaluated in 1/x where x is not small, for powers of x would lose digits. */
static double lanczos_sum(double x)
{
    double top = 0, bottom = 0;
    for (int i = 0; i < TERMS; i++) {
        int k = x < 5 ? TERMS - 1 - i : i;
        top = x < 5 ? top * x + numerator[k] : top / x + numerator[k];
        bottom = x < 5 ? bottom * x + denominator[k] : bottom / x + denominator[k];
    }
    return top / bottom;
}

/* sin(pi * x), exact at multiples of 1/2. */
static double sin_pi(double x)
{
    double pi = acos(-1.0), y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(pi * y); break;
    case 1: r = cos(pi * (y - 0.5)); break;
    case 2: r = sin(pi * (1.0 - y)); break;
    case 3: r = -cos(pi * (y - 1.5)); break;
    default: r = sin(pi * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

/* For whole numbers the gamma function is a factorial, which fits a double exactly as far as 22!. */
static double small_factorial(double x)
{
    double product = 1;
    for (double k = 2; k < x; k++) product *= k;
    return product;
}

double math_gamma(double x)
{
    if (!isfinite(x)) return x > 0 || isnan(x) ? x : NAN;
    if (x == floor(x)) {
        if (x <= 0) return NAN;             /* a pole */
        if (x <= 23) return small_factorial(x);
    }
    double a = fabs(x), r;
    if (a < 1e-20) return 1.0 / x;
    if (a > 200) return x > 0 ? INFINITY : 0.0 / sin_pi(x);

    /* y is rounded; z makes up for what that did to the exponent. */
    double y = a + shift;
    double lost = a > shift ? (y - a) - shift : (y - shift) - a;
    double z = lost * g / y;
    double power = a < 140 ? pow(y, a - 0.5) : pow(y, a / 2.0 - 0.25);      /* its square root where it would overflow */
    if (x < 0) {
        r = -acos(-1.0) / sin_pi(a) / a * exp(y) / lanczos_sum(a);
        r -= z * r;
        r /= power;
        if (a >= 140) r /= power;
        return r;
    }
    r = lanczos_sum(a) / exp(y);
    r += z * r;
    r *= power;
    if (a >= 140) r *= power;
    return r;
}

double math_lgamma(double x)
{
    if (!isfinite(x)) return isnan(x) ? x : INFINITY;
    if (x == floor(x) && x <= 2) return x <= 0 ? INFINITY : 0.0;
    double a = fabs(x);
    if (a < 1e-20) return -log(a);
    double r = log(lanczos_sum(a)) - g;
    r += (a - 0.5) * (log(a + g - 0.5) - 1);
    if (x < 0) r = log(acos(-1.0)) - log(fabs(sin_pi(a))) - log(a) - r;
    return r;
}
