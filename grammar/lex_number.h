#ifndef OURO_GRAMMAR_LEX_NUMBER_H
#define OURO_GRAMMAR_LEX_NUMBER_H
/* lex_number.h -- how numbers are spelled, and what they are worth. */
#include <stdbool.h>

#include "grammar/ast.h"

/* The number that begins at a digit or at ".digit". When it is misspelled `message` says how and the text up to `end`
 * was read; the trouble is its last byte, or begins at message_start when that is set. */
typedef struct { const char *end, *message, *message_start; } LexNumber;

LexNumber lex_number(const char *text);

/* The value of a well-spelled number; false when memory is out. */
bool lex_number_value(Arena *arena, const char *text, size_t len, ConstValue *value);

#endif
