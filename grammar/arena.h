#ifndef OURO_GRAMMAR_ARENA_H
#define OURO_GRAMMAR_ARENA_H
/* arena.h -- memory that is freed all at once, and the identifiers interned in it.
 *
 * An `Arena arena = {0};` is ready for use; arena_free leaves it so again. */
#include <stddef.h>
#include <stdint.h>

/* A name in NFKC. Interned: within one arena equal text means equal pointer. `id` counts 0, 1, 2 ... in
 * order of first appearance and is below Arena.idents, so a table indexed by it can hold what you know of a name. */
typedef struct { const char *text; uint32_t len, hash, id; } Ident;

typedef struct ArenaBlock ArenaBlock;
typedef struct ParseWarning ParseWarning;       /* parser.h */

typedef struct {
    ArenaBlock *blocks;             /* newest first */
    char *next, *end;               /* what is left of the newest block */
    size_t bytes;                   /* asked of mem_alloc so far */
    Ident **table;                  /* open addressing; NULL is a free slot */
    uint32_t idents, slots;         /* entries in the table, its size (a power of two) */
    ParseWarning *warnings;         /* what the parser met that is no error, newest first */
} Arena;

/* Zeroed memory, aligned for any node; NULL when memory is out. */
void *arena_alloc(Arena *arena, size_t size);

/* A copy of the bytes with a NUL behind; NULL when memory is out. */
char *arena_copy(Arena *arena, const char *text, size_t len);

/* The identifier of this text (already in NFKC); NULL when memory is out. */
Ident *arena_intern(Arena *arena, const char *text, size_t len);

void arena_free(Arena *arena);

#endif
