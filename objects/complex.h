#ifndef OURO_OBJECTS_COMPLEX_H
#define OURO_OBJECTS_COMPLEX_H
#include "objects/type.h"

/* complex.h -- complex numbers: two doubles. Instances of subclasses begin with the same fields. */

typedef struct { double real, imag; } Complex;
typedef struct { Obj head; Complex value; } ComplexObj;
static inline ComplexObj *as_complex(View v) { return (ComplexObj *)(uintptr_t)v; }
static inline bool is_complex(View v) { return v->shape == SHAPE_COMPLEX || type_has(v, TYPE_COMPLEX); }

extern TypeObj complex_type;

NEW Ref complex_new(double real, double imag);
NEW Ref complex_power(Complex base, Complex exponent);  /* ZeroDivisionError, OverflowError */
NEW Ref complex_repr(View self);
NEW Ref complex_format(View v, View spec);
bool    complex_parse(View text, Complex *out);         /* complex("1+2j"); false: ValueError pending */
bool    complex_init(void);                             /* type_ready */
#endif
