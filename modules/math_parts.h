#ifndef OURO_MODULES_MATH_PARTS_H
#define OURO_MODULES_MATH_PARTS_H
#include "objects/native.h"

/* math_parts.h -- what makes up the module math. */
extern const NativeDef math_integers[], math_sums[];

double math_gamma(double x);                /* nan at a pole; infinite where it overflows */
double math_lgamma(double x);               /* infinite at a pole, and where it overflows */
#endif
