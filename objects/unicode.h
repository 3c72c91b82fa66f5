#ifndef OURO_OBJECTS_UNICODE_H
#define OURO_OBJECTS_UNICODE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* unicode.h -- what kind of character a code point is (Unicode 14, as python3.11), and its other case. */

enum { CHAR_MAX_CODE = 0x10FFFF, CHAR_CASE_MAX = 3 };       /* a case mapping gives at most three characters */

bool char_is_wide_space(uint32_t c);        /* beyond ASCII */
static inline bool char_is_space(uint32_t c)
{ return c < 128 ? c == ' ' || c - 9 < 5 || c - 0x1C < 4 : char_is_wide_space(c); }
bool char_is_linebreak(uint32_t c);
bool char_is_alpha(uint32_t c);
bool char_is_decimal(uint32_t c);
bool char_is_digit(uint32_t c);
bool char_is_numeric(uint32_t c);
bool char_is_alnum(uint32_t c);
bool char_is_lower(uint32_t c);
bool char_is_upper(uint32_t c);
bool char_is_title(uint32_t c);             /* a ligature in title case: the second case of U+01C5 and its like */
bool char_is_printable(uint32_t c);
bool char_is_id_start(uint32_t c);
bool char_is_id_continue(uint32_t c);
bool char_is_case_ignorable(uint32_t c);
static inline bool char_is_cased(uint32_t c) { return char_is_lower(c) || char_is_upper(c) || char_is_title(c); }
static inline bool char_is_surrogate(uint32_t c) { return (c & ~0x7FFu) == 0xD800; }

/* The value 0..9 of a decimal digit of any script, -1 for other characters. */
int char_decimal(uint32_t c);

/* Names of characters are the grammar's business, which sets this: see grammar/char_name.h for what each does. */
typedef struct {
    uint32_t    (*find)(const char *name, size_t len);          /* UINT32_MAX: there is none */
    size_t      (*find_sequence)(const char *name, size_t len, uint32_t out[4]);
    const char *(*of)(uint32_t c, char out[256]);
} CharNames;
extern CharNames char_names;

/* Full case mappings without context; how many characters were written to out. */
typedef int CharMapping(uint32_t c, uint32_t out[CHAR_CASE_MAX]);
CharMapping char_upper, char_lower, char_title, char_fold;

#endif
