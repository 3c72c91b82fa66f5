#ifndef OURO_OBJECTS_COMPLEX_PARTS_H
#define OURO_OBJECTS_COMPLEX_PARTS_H
#include "objects/complex.h"

/* complex_parts.h -- the slots of complex, from complex_math.c. */

Ref  complex_binary(View a, View b, BinaryOp op);
Ref  complex_unary(View self, UnaryOp op);
Ref  complex_compare(View a, View b, CompareOp op);
bool complex_hash(View self, Hash *out);
#endif
