#ifndef OURO_OBJECTS_FLOAT_H
#define OURO_OBJECTS_FLOAT_H
#include "objects/type.h"

/* float.h -- doubles in a Box; instances of subclasses begin with the same 16 bytes. */

extern TypeObj float_type;

static inline bool is_float(View v) { return v->shape == SHAPE_FLOAT || type_has(v, TYPE_FLOAT); }
static inline double float_of(View v) { return ((const Box *)v)->f; }          /* v is a float or an instance of a subclass */

NEW Ref float_new(double d);
/* Any real number as a double: floats, ints, __float__, __index__. False: TypeError ("must be real number, not str") or OverflowError. */
bool    float_from(View v, double *out);
NEW Ref float_parse(View text);                         /* float("..."): str or bytes */
Hash    float_hash(double d);                           /* 0 for a nan: float objects hash those by address */
double  float_floordiv(double a, double b);             /* CPython's // and % for b != 0 */
double  float_mod(double a, double b);
NEW Ref float_power(double a, double b);                /* ZeroDivisionError, OverflowError; a complex for (-8) ** 0.5 */
NEW Ref float_round(double d, View ndigits);            /* round(d, ndigits); None or NULL: to an int */
NEW Ref float_binary(View a, View b, BinaryOp op);

/* repr's digits: shortest text that reads back as d ("1e+16", "0.1", "inf"); add_dot appends ".0" to what looks like an int.
 * Writes at most 32 bytes, NUL included. */
void    float_repr(double d, bool add_dot, char out[32]);

/* The shortest digits that read back as d (finite, > 0), without zeros at either end: d is 0.DIGITS * 10**point.
 * Returns how many there are (at most 17); no NUL is written. */
int     float_shortest(double d, char digits[17], int *point);

bool    float_init(void);                               /* type_ready */
#endif
