#ifndef OURO_GRAMMAR_CHAR_NAME_H
#define OURO_GRAMMAR_CHAR_NAME_H
/* char_name.h -- what characters are called: for "\N{EM DASH}" and the module unicodedata. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CHAR_NAME_ROOM = 256, CHAR_SEQUENCE_MAX = 4 };
#define CHAR_UNNAMED UINT32_MAX

/* The character of this name or alias, in capital letters or not; CHAR_UNNAMED: there is none. */
uint32_t char_by_name(const char *name, size_t len);

/* The characters that have this name together; how many, 0: it names none. */
size_t char_sequence(const char *name, size_t len, uint32_t out[CHAR_SEQUENCE_MAX]);

/* The character's own name, or NULL. */
const char *char_name(uint32_t c, char out[CHAR_NAME_ROOM]);

#endif
