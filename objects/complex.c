/* complex.c -- complex numbers: not there yet. */
#include "objects/err.h"
#include "objects/float_parts.h"

Ref float_complex_power(double a, double b)
{
    (void)a, (void)b;
    return err_raise(&exc_NotImplementedError, "complex numbers are not supported yet");
}
