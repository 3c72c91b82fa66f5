#ifndef OURO_INTERP_SOURCE_DECODE_H
#define OURO_INTERP_SOURCE_DECODE_H
#include "grammar/arena.h"

/* source_decode.h -- source text in an encoding that the lexer does not know. For decode_foreign in grammar/decode.h. */
char *source_decode(Arena *arena, const char *encoding, const char *bytes, size_t *len);
#endif
