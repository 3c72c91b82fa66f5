#ifndef OURO_GRAMMAR_LEXER_H
#define OURO_GRAMMAR_LEXER_H
/* lexer.h -- text to tokens, one at a time. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grammar/arena.h"
#include "grammar/decode.h"
#include "grammar/syntax_err.h"

typedef enum {
#define TOKEN(name) TK_##name,
#define PUNCT(name, text) TK_##name,
#define KEYWORD(name, text) TK_##name,
#include "grammar/tokens.def"
    TOKEN_KINDS
} TokenKind;

/* A token's text is [start, end). INDENT, DEDENT and END have none: their places are a line and no column. */
typedef struct {
    TokenKind kind;
    uint16_t level;                     /* brackets open behind it */
    bool placeless;                     /* col and end_col mean nothing */
    uint32_t line, col, end_line, end_col;
    const char *start, *end;
} Token;

enum { LEXER_MAX_INDENTS = 100, LEXER_MAX_BRACKETS = 200 };

typedef struct { char open; uint32_t line, col; } Bracket;

typedef struct {
    const char *cur;                    /* the next byte to read; a NUL ends the text */
    const char *line_start;             /* of the line that cur is in */
    uint32_t line;                      /* its number */
    uint32_t first_line;                /* number of the text's first line ... */
    uint32_t first_col;                 /* ... and the column in the file where that line's text begins */
    const char *first_line_start;

    bool at_line_start;
    bool started;                       /* there was a line with code */
    bool byte_columns;                  /* of errors: see Source.bytes_unmarked */
    bool interactive;                   /* an empty line ends the text behind such a line */
    bool blank_end;                     /* ... and did */
    bool imply_newline;                 /* the end of the text ends its last line, too */
    bool at_end;                        /* nothing was left to read */
    bool unfinished;                    /* the text ended inside brackets, a triple quote, or behind a backslash */
    bool raised;                        /* *error is filled */
    bool layout_error;                  /* ... about indentation, continuation or the end of the text */
    bool out_of_memory;

    int pending;                        /* INDENTs (> 0) or DEDENTs (< 0) not given out yet */
    int indents, level;
    uint32_t indent[LEXER_MAX_INDENTS]; /* columns with tabs to 8 ... */
    uint32_t alt_indent[LEXER_MAX_INDENTS]; /* ... and with tabs as 1: both must agree */
    Bracket bracket[LEXER_MAX_BRACKETS];

    Arena *arena;                       /* for messages */
    SyntaxErr *error;
} Lexer;

void lexer_init(Lexer *lexer, Arena *arena, const char *text, SyntaxErr *error);

/* Read the next token. After TK_END or TK_ERROR the same is given again. */
Token lexer_next(Lexer *lexer);

/* Fill the error unless one was raised before. Columns are bytes from 0 in the line that starts at `line_start`; ends
 * are exclusive. An `end_col` of LEXER_NO_COL leaves the end unset, as Python's end_offset of 0. */
enum { LEXER_NO_COL = -1 };
void lexer_raise(Lexer *lexer, SyntaxErrKind kind, const char *line_start, uint32_t line, int64_t col,
                 uint32_t end_line, int64_t end_col, const char *message);

/* "'(' was never closed", for the innermost open bracket. */
void lexer_raise_unclosed(Lexer *lexer);

/* Where line `line` of the text begins; its last line when there are fewer. */
const char *lexer_line_start(const Lexer *lexer, uint32_t line);

bool lexer_brackets_match(char open, char close);

const char *token_name(TokenKind kind);     /* "if", "+=", "NAME" */

#endif
