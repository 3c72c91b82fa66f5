#ifndef OURO_GRAMMAR_SYNTAX_ERR_H
#define OURO_GRAMMAR_SYNTAX_ERR_H
/* syntax_err.h -- what is wrong with a source text, and where. */
#include <stdint.h>

typedef enum {
    ERR_SyntaxError,
    ERR_IndentationError,
    ERR_TabError,
    ERR_ValueError,         /* message only */
    ERR_MemoryError,        /* nested too deeply; CPython raises MemoryError without a message */
} SyntaxErrKind;

/* What Python's SyntaxError attributes hold. Strings live in the arena. */
typedef struct {
    SyntaxErrKind kind;
    const char *message;                /* UTF-8 */
    uint32_t line, end_line;            /* from 1; 0: no place known, offset and text are unset too */
    int32_t offset, end_offset;         /* from 1, in characters; 0 is possible, as are ends of 0 or -1 */
    const char *text;                   /* the offending line, with its newline if it has one; or NULL */
    uint32_t text_len;
} SyntaxErr;

#endif
