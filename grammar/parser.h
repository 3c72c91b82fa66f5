#ifndef OURO_GRAMMAR_PARSER_H
#define OURO_GRAMMAR_PARSER_H
/* parser.h -- source text to tree: the one door into this folder. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grammar/ast.h"
#include "grammar/syntax_err.h"

typedef enum {
    PARSE_MODULE,           /* a whole file; the tree is a Module */
    PARSE_EXPRESSION,       /* one expression, as for eval(); an Expression */
    PARSE_SINGLE,           /* compile(..., "single"): one statement; an Interactive */
    PARSE_INTERACTIVE,      /* the same as it is typed at a prompt, see below */
    PARSE_BLOCK,            /* what stands in a line editor of many lines: any number of statements; an Interactive */
} ParseMode;

typedef enum {
    PARSE_OK,
    PARSE_ERROR,            /* the SyntaxErr is filled */
    PARSE_INCOMPLETE,       /* only PARSE_INTERACTIVE and PARSE_BLOCK: no error so far, but more lines must follow */
    PARSE_MEMORY,           /* out of memory: nothing is filled */
} ParseStatus;

/* An escape that means nothing, as in "\d". Others later. They lie in the arena, newest first. */
struct ParseWarning {
    ParseWarning *next;
    const char *where;      /* in the source as it was parsed; only to be compared */
    Pos pos;                /* of the literal */
    char letter;            /* behind the backslash */
};

/* How deep constructs may nest: the sum of levels that CPython's parser would be recursing in. */
#define PARSE_MAX_DEPTH 6000

/* Parse `len` bytes of a file. `source` needs no NUL behind it and is not used after the call; encoding is found by
 * BOM and coding cookie and is UTF-8 without them. `filename` only appears in messages. On PARSE_OK *tree is set.
 * The tree and the error's strings live in the arena, which the caller frees in every case.
 *
 * PARSE_INTERACTIVE is fed all lines typed since the prompt appeared. It answers PARSE_INCOMPLETE while the
 * statement could go on: an open bracket, triple quote or backslash, or a compound statement that no
 * empty line has ended yet. PARSE_BLOCK does so at the end of the text; empty lines further up mean nothing to it. */
ParseStatus parse(Arena *arena, const char *source, size_t len, const char *filename, ParseMode mode, Node **tree,
                  SyntaxErr *error);

/* The same for a str: `source` is UTF-8 already, coding cookies mean nothing and a BOM is a wrong character. */
ParseStatus parse_text(Arena *arena, const char *source, size_t len, const char *filename, ParseMode mode, Node **tree,
                       SyntaxErr *error);

#endif
