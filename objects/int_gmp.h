#ifndef OURO_OBJECTS_INT_GMP_H
#define OURO_OBJECTS_INT_GMP_H
#include "objects/int.h"

/* int_gmp.h -- what the files of int share among themselves. */

void int_gmp_init(void);
bool int_gmp_failed(void);      /* has GMP been short of memory since the last call? The results are to be thrown away */

/* Results are computed here and then copied to where they stay: most operations need no other memory. */
extern mpz_t int_scratch, int_scratch_shifted, int_scratch_rest;

/* A scratch number that has grown large gives its memory back. */
enum { LIMBS_INSIDE = 512 };        /* numbers with more of them are not copied but stay where GMP has put them */
static inline void int_scratch_trim(mpz_t z)
{
    if (LIKELY(z->_mp_alloc <= 2 * LIMBS_INSIDE)) return;
    mpz_clear(z);
    mpz_init(z);
}

/* An instance of a subclass of int: the number in the box, or in `big` where that is not NULL. */
typedef struct { Box box; Ref big; } IntSub;
static inline IntSub *as_int_sub(View v) { return (IntSub *)(uintptr_t)v; }

Ref int_zero_division(BinaryOp op);                     /* ZeroDivisionError with the operator's message; NULL */

/* The double nearest to q * 2**exponent, with q's lowest bit set where anything was cut off below it (q should have more
 * than 54 bits then). inf on overflow. */
double int_scale(uint64_t q, int64_t exponent);

/* int_text.c: the ASCII reading of a str for the parsers of numbers; to be given to mem_free. NULL: MemoryError. */
char *text_to_ascii(View text);

extern const NativeDef int_methods[];                   /* int_methods.c */
extern const GetSetDef int_getset[];
/* int_bytes.c: to_bytes(length=1, byteorder='big', *, signed=False) and the class method from_bytes(bytes, ...) */
Ref int_to_bytes(View self, View const *given, size_t n, View kwnames);
Ref int_from_bytes(View cls, View const *given, size_t n, View kwnames);
#endif
