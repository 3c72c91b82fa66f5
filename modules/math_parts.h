#ifndef OURO_MODULES_MATH_PARTS_H
#define OURO_MODULES_MATH_PARTS_H
#include "objects/native.h"

/* math_parts.h -- the tables that make up the module math. */
extern const NativeDef math_integers[], math_sums[];
#endif
