#ifndef OURO_OBJECTS_STR_H
#define OURO_OBJECTS_STR_H
#include "objects/chars.h"
#include "objects/type.h"

/* str.h -- text: 1, 2 or 4 bytes a character, whichever its widest needs, so that s[i] takes one step.
 *
 * Immutable. Characters are code points (lone surrogates too). Interned strings (every identifier) are unique, so
 * two of them are equal only when they are the same object. */

typedef struct {
    Obj head;
    Hash hash;              /* -1: not computed yet */
    size_t len;             /* characters */
    uint8_t width;          /* bytes a character: 1, 2, 4 */
    bool ascii;             /* all below 128: then data is UTF-8 too */
    bool interned : 1, has_utf8 : 1;        /* has_utf8: its UTF-8 stands in the cache (str.c) */
    uint8_t room;           /* the block's size where it was made to grow (str_append), or 0: just what is needed */
    unsigned char data[];   /* len + 1 characters: a zero follows the last */
} StrObj;
static inline StrObj *as_str(View v) { return (StrObj *)(uintptr_t)v; }
static inline bool is_str(View v) { return v->shape == SHAPE_STR || type_has(v, TYPE_STR); }

extern TypeObj str_type;
extern Ref str_empty;                                   /* "" */

static inline uint32_t str_at(View v, size_t i)         /* i < len */
{
    return chars_at(as_str(v)->data, as_str(v)->width, i);
}
static inline Chars str_chars(View v) { return (Chars){ as_str(v)->data, as_str(v)->len, as_str(v)->width }; }

NEW Ref str_from_utf8(const char *text, size_t len);    /* WTF-8: surrogates encoded as three bytes are accepted; invalid bytes: UnicodeDecodeError */
NEW Ref str_from_text(const char *text);                /* NUL-terminated UTF-8 */
NEW Ref str_from_latin1(const char *text, size_t len);
NEW Ref str_from_ascii(const unsigned char *ascii, size_t len);
NEW Ref str_from_chars(const uint32_t *chars, size_t len);
NEW Ref str_from_char(uint32_t c);                      /* one character; Latin-1 ones are cached */
NEW Ref str_sized(size_t len, uint32_t widest);         /* len > 0 characters for the caller to fill in before anybody sees it;
                                                           widest: all of them or-ed together, as narrow as that allows */
NEW Ref str_from_chars_of(Chars chars);                 /* copies, narrowed as far as it goes */
NEW Ref str_format_c(const char *format, ...);          /* err_raise's format */
NEW Ref str_vformat_c(const char *format, __builtin_va_list args);

/* interning: `str_intern(&own)` replaces own by the one interned string of that text. */
void    str_intern(Ref *own);
NEW Ref str_interned(const char *text);                 /* the interned str of ASCII text */
View    str_known(const char *text);                    /* the same, borrowed, alive until shutdown: for names C code uses; NULL: MemoryError */

/* UTF-8 of the text, NUL-terminated; *len in bytes (may be NULL). Surrogates come out as WTF-8. The result belongs to the
 * string for ASCII strings; others are kept in a cache until the str dies. NULL: MemoryError. */
const char *str_utf8(View v, size_t *len);

bool    str_equal(View a, View b);                      /* both are str; never fails */
bool    str_equal_text(View v, const char *ascii);
int     str_order(View a, View b);                      /* -1, 0, 1 by code points */
Hash    str_hash(View v);
Hash    hash_bytes(const void *data, size_t len);       /* the keyed hash of str and bytes; never -1 */
NEW Ref str_concat(View a, View b);
NEW Ref str_append(Ref a, View b);                      /* a + b; consumes a, which grows in place when only we hold it (amortised) */
NEW Ref str_slice(View v, size_t start, size_t stop);
NEW Ref str_join(View separator, View const *parts, size_t n);  /* all str */
/* The places in [start, stop) where part begins; stop is clipped to the length. */
ptrdiff_t str_find(View v, View part, size_t start, size_t stop);       /* -1: not there */
NEW Ref str_repr(View v);

/* Its iterator, open to the VM. str is NULL once exhausted. */
typedef struct { Obj head; size_t next; Ref str; } StrIter;
extern TypeObj str_iter_type, str_ascii_iter_type;

/* Building text piece by piece. Functions return false with MemoryError pending; then str_builder_drop. */
typedef struct { unsigned char *data; size_t len, cap; uint8_t width; uint32_t widest; } StrBuilder;
#define STR_BUILDER { NULL, 0, 0, 1, 0 }
bool    str_add_char(StrBuilder *b, uint32_t c);
bool    str_add_str(StrBuilder *b, View s);
bool    str_add_slice(StrBuilder *b, View s, size_t start, size_t stop);
bool    str_add_text(StrBuilder *b, const char *ascii);
bool    str_add_ascii(StrBuilder *b, const unsigned char *ascii, size_t len);
bool    str_add_utf8(StrBuilder *b, const char *text, size_t len);
bool    str_add_chars(StrBuilder *b, Chars chars);
bool    str_add_repeated(StrBuilder *b, uint32_t c, size_t times);
NEW Ref str_build(StrBuilder *b);                       /* ends the builder */
void    str_builder_drop(StrBuilder *b);

/* format(value, spec) for str, int, float (and complex): the format mini-language (objects/format.c). */
NEW Ref str_format_value(View v, View spec);
NEW Ref int_format(View v, View spec);
NEW Ref float_format(View v, View spec);
/* What the module _string shows of format strings, one piece for each call; *at (from 0) is moved on. NULL without an exception: that
 * was all. (literal, field name, spec, conversion) of a format string; (is it an attribute?, name or index) of a field name from its
 * end of the first part on, which str_format_first gives: a str or an int. */
NEW Ref str_format_next_field(View text, size_t *at);
NEW Ref str_format_first(View name, size_t *at);
NEW Ref str_format_next_part(View name, size_t *at);
NEW Ref str_percent(View format, View args);            /* format % args */

bool str_init(void);                                    /* type_ready, caches, the hash key */
extern int64_t str_hash_seed;                           /* what the hash key is made of, 0 to UINT32_MAX; -1: chance. Before str_init */
void str_shutdown(void);
#endif
