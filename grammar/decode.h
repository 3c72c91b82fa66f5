#ifndef OURO_GRAMMAR_DECODE_H
#define OURO_GRAMMAR_DECODE_H
/* decode.h -- the bytes of a file to the text that the lexer reads. */
#include <stdbool.h>
#include <stddef.h>

#include "grammar/arena.h"
#include "grammar/syntax_err.h"

typedef struct {
    const char *text;
    size_t len;
    bool bytes_unmarked;        /* from bytes with neither a BOM nor a cookie: CPython counts columns of errors in bytes then */
} Source;

typedef enum { DECODE_OK, DECODE_ERROR, DECODE_MEMORY } DecodeStatus;

/* Make UTF-8 without BOM, with '\n' for every line end and a NUL behind the text, which itself holds none.
 * `ended`: give the last line its '\n' when it has none. `is_bytes`: look for a BOM and a coding cookie (PEP 263);
 * otherwise the text is UTF-8 and neither counts. */
DecodeStatus decode_source(Arena *arena, const char *bytes, size_t len, bool is_bytes, bool ended,
                           const char *filename, Source *source, SyntaxErr *error);

/* The text in UTF-8, in the arena, of bytes in an encoding that is not one of ours; *len is the bytes' length, then the text's. NULL: nobody
 * knows it, or the bytes are not in it. Set by interp/. */
extern char *(*decode_foreign)(Arena *arena, const char *encoding, const char *bytes, size_t *len);

/* How many bytes of the text are UTF-8; `len` when all are. */
size_t decode_valid_utf8(const char *text, size_t len);

/* Would Python's repr show the character as it is? */
bool decode_is_printable(uint32_t c);

/* Write a character, which may be a surrogate, as UTF-8 and return the number of bytes, at most 4. */
size_t decode_put_utf8(char *out, uint32_t c);

#endif
