#ifndef OURO_OBJECTS_FORMAT_H
#define OURO_OBJECTS_FORMAT_H
#include "objects/str.h"

/* format.h -- the format mini-language of format(), f-strings and str.format, and the number half of the % operator.
 * (str_format_value, int_format and float_format are declared in str.h.) */

/* [[fill]align][sign][z][#][0][width][grouping][.precision][type] */
typedef struct {
    uint32_t fill;              /* ' ' where not given */
    char align;                 /* '<' '>' '^' '='; the value's default where not given */
    char sign;                  /* '+' '-' ' '; 0 where not given */
    bool alternate;             /* '#' */
    bool no_negative_zero;      /* 'z' */
    char grouping;              /* ',' or '_'; 0: none */
    int64_t width, precision;   /* -1 where not given */
    uint32_t type;              /* the value's default where not given */
} FormatSpec;

/* Reads the str `text` into spec; owner (the value being formatted) is named in the messages. False: ValueError pending. */
bool format_parse(View text, View owner, uint32_t default_type, char default_align, FormatSpec *spec);

/* ValueError: Unknown format code 'd' for object of type 'str'. Always NULL. */
Ref format_unknown_type(uint32_t type, View owner);

/* A number in pieces, as grouping and padding need it: -0x1f, 12.50e+10, inf. */
typedef struct {
    bool negative;
    const char *prefix;                 /* "0x", "" */
    const char *digits; size_t len;     /* the whole part, ASCII; len 0 for inf and nan */
    const char *rest; size_t rest_len;  /* what follows it */
} NumberText;

/* Adds the number with sign, grouping and padding. False: MemoryError. */
bool format_number(StrBuilder *out, const NumberText *number, const FormatSpec *spec);

/* |d| as text for the types e E f F g G, % and 0 (as repr, or with precision as g that shows it is a float); precision -1 is
 * the type's default. May be `small` or a block to be given to mem_free; NULL: an error is pending. */
enum { FORMAT_SMALL = 512 };
char *format_double(double d, char type, int64_t precision, bool alternate, char small[FORMAT_SMALL]);

/* Is what format_double gives zero, as printed? */
bool format_is_zero(const char *text);

/* Splits what format_double gives into digits and rest. */
void format_split(const char *text, NumberText *number);

/* A % conversion of a number: %[flags][width][.precision]type with type one of d i u o x X e E f F g G. */
typedef struct {
    bool left, plus, blank, alternate, zero;    /* '-' '+' ' ' '#' '0' */
    int64_t width, precision;                   /* -1 where not given */
    char type;
    bool bytes;                                 /* for bytes, where some errors have other words */
} PercentSpec;

/* Adds v, converted and padded. False with TypeError ("%d format: a real number is required, not str"),
 * OverflowError ... pending. */
bool format_percent(StrBuilder *out, View v, const PercentSpec *spec);

#endif
