#ifndef OURO_INTERP_SYNTAX_ERROR_H
#define OURO_INTERP_SYNTAX_ERROR_H
#include "grammar/parser.h"
#include "objects/err.h"

enum { SYNTAX_NO_END = INT32_MIN };     /* an end_offset: Python shall see None */

/* Raise what the parser or the compiler found, with all the attributes of Python's SyntaxError. */
void syntax_error_raise(const SyntaxErr *error, View filename);

/* Fill in the line's text, and turn byte columns (from 1) into characters. */
void syntax_error_locate(Arena *arena, const char *source, size_t len, SyntaxErr *error);
#endif
