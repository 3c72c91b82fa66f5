#ifndef OURO_OBJECTS_FLOAT_PARTS_H
#define OURO_OBJECTS_FLOAT_PARTS_H
#include "objects/float.h"

/* float_parts.h -- what the files of float share among themselves. */

Ref float_divmod(View a, View b);                               /* float_math.c */
Ref float_unary(View self, UnaryOp op);
Ref float_compare(View a, View b, CompareOp op);
NEW Ref float_complex_power(double a, double b);                /* a < 0, b not whole */
NEW Ref float_to_hex(double d);                                 /* float_text.c */
/* The number that the text at `at` starts with (no underscores): where it ends, or NULL. */
const char *float_scan(const char *at, double *out);
bool float_from_hex(View text, double *out);
#endif
