#ifndef OURO_GRAMMAR_PARSE_STRING_H
#define OURO_GRAMMAR_PARSE_STRING_H
/* parse_string.h -- what the two files about string literals share. */
#include "grammar/rules.h"

/* Adjacent literals become one value. Its text is written from `out` on into one buffer that is as large as the
 * literals' source, which no escape outgrows; what lies between `piece` and `out` is not in a node yet. */
typedef struct {
    Parser *p;
    Pos pos;                        /* of all literals together: the place of each node made here */
    char *out, *piece;
    const Token *token;             /* of the literal being read */
    int kind;                       /* 'u' where the first literal begins so, else 0 */
} Text;

/* One STRING token taken apart. */
typedef struct {
    const Token *token;
    const char *start, *end;        /* between the quotes */
    bool raw, bytes, format;
} Literal;

/* Append [start, end) with escapes done unless `raw`. False when raised. */
bool text_decode(Text *text, const char *start, const char *end, bool raw);

/* Push a Constant of the piece, if there is any. */
bool text_flush(Text *text);

/* Append an f-string: its values are pushed, the last piece is left open. */
bool fstring_values(Text *text, const Literal *literal);

#endif
