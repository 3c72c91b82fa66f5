#ifndef OURO_OBJECTS_INT_H
#define OURO_OBJECTS_INT_H
#include <gmp.h>
#include "objects/type.h"

/* int.h -- integers: int64 boxes (SHAPE_INT), and GMP numbers outside that range (SHAPE_BIGINT) behind the same type.
 *
 * -5..256 are cached and immortal, and every result in that range is the cached object. A number that fits int64 is
 * never a BIGINT. bool is a Box too (SHAPE_BOOL). Instances of subclasses hold {Box, Ref big}: see int.c. */

/* The limbs of a number that is not huge stand behind it; value points there, or to a block of its own. */
typedef struct { Obj head; mpz_t value; mp_limb_t limbs[]; } BigInt;
static inline BigInt *as_big(View v) { return (BigInt *)(uintptr_t)v; }

extern TypeObj int_type, bool_type;

enum { INT_CACHE_MIN = -5, INT_CACHE_MAX = 256 };
extern Box int_cache[INT_CACHE_MAX - INT_CACHE_MIN + 1];

static inline bool is_int(View v) { return v->shape == SHAPE_INT || type_has(v, TYPE_INT); }     /* bool and subclasses too */
static inline int64_t box_int(View v) { return ((const Box *)v)->i; }          /* v has SHAPE_INT or SHAPE_BOOL */
static inline bool int_is_cached(int64_t n) { return (uint64_t)n + 5 <= 261; }

NEW Ref int_new(int64_t n);                             /* NULL: MemoryError */
NEW Ref int_new_unsigned(uint64_t n);
NEW Ref int_from_mpz(const mpz_t z);                    /* copies; normalised */
NEW Ref int_take_mpz(mpz_t z);                          /* z is given away, also on failure */
NEW Ref int_keep_mpz(mpz_t z);                          /* its value is taken or copied; z lives on with any value */
NEW Ref int_from_double(double d);                      /* truncates; OverflowError / ValueError for inf / nan */
NEW Ref int_parse(const char *text, size_t len, int base);     /* int("..."): text is ASCII digits, sign, underscores, blanks as int() accepts */
NEW Ref int_from_text(View text, int base);             /* int(text, base): a str or bytes; the ValueError shows it */
NEW Ref int_exact(View v);                              /* the plain int behind a bool or an instance of a subclass */
NEW Ref int_from_object(View v);                        /* int(v): __int__, __index__, __trunc__, or text */

/* False without an exception when it does not fit (or v is no int). */
bool    int_fits(View v, int64_t *out);
bool    int_to_i64(View v, int64_t *out);               /* false: OverflowError pending: Python int too large to convert to C long */
bool    int_to_double(View v, double *out);             /* false: OverflowError: int too large to convert to float */
void    int_get_mpz(View v, mpz_t out);                 /* out is initialised by the caller */
int     int_sign(View v);                               /* -1, 0, 1 */
bool    int_is_odd(View v);
size_t  int_bit_length(View v);

NEW Ref int_binary(View a, View b, BinaryOp op);        /* the type's slot: the slow path of the VM */
NEW Ref int_unary(View v, UnaryOp op);
NEW Ref int_power_mod(View base, View exponent, View modulus);
NEW Ref int_divmod(View a, View b);                     /* (a // b, a % b) */
NEW Ref int_round(View v, View ndigits);                /* round half to even at 10 ** -ndigits */
NEW Ref int_to_str(View v, int base);                   /* a str: digits with sign, no prefix; base 2..36 */
/* The same as NUL-terminated text, in `small` or in a block; for int_text_free. NULL: an error is pending. */
enum { INT_TEXT_SMALL = 96 };
char   *int_to_text(View v, int base, char small[INT_TEXT_SMALL], size_t *len);
char   *int_write_decimal(uint64_t n, char *end);       /* backwards from end; returns where the digits start */
static inline void int_text_free(char *text, const char small[INT_TEXT_SMALL])
{
    if (text < small || text >= small + INT_TEXT_SMALL) mem_free(text);
}
int     int_compare(View a, View b);                    /* -1, 0, 1; both are ints */
int     int_compare_double(View a, double d);           /* exactly; d is not a nan */
Hash    int_hash(View v);

/* How many decimal digits int <-> str conversions may have (0: no limit): sys.set_int_max_str_digits. */
extern int int_max_str_digits;

/* A read-only GMP view of any int, good while both live; nothing is allocated. */
typedef struct { mpz_t z; mp_limb_t limb; } IntArg;
mpz_srcptr int_arg(View v, IntArg *arg);

/* Can an operation have so many bits of result, and room for `results` of them while it runs? Asks for the memory
 * beforehand, since GMP itself cannot fail. False: MemoryError is pending. */
bool    int_room(double bits, int results);
enum { INT_PRODUCT = 8 };                               /* what GMP's multiplication of large numbers may take */

bool int_init(void);                                    /* GMP's memory functions, the cache, type_ready */
#endif
