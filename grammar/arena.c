/* arena.c -- memory that is freed all at once.
 *
 * The tree of a program is built in one go and thrown away in one go, so its nodes are cut from large blocks
 * and never freed alone. Blocks double up to 1 MB: small programs stay small, big ones make few requests. */
#include "grammar/arena.h"

#include <stdbool.h>
#include <string.h>

#include "gc/mem.h"

enum { ALIGN = 8 };
#ifdef OURO_DEBUG                      /* meet every edge early */
enum { FIRST_BLOCK = 256, LAST_BLOCK = 2048, FIRST_SLOTS = 4 };
#else
enum { FIRST_BLOCK = 4096, LAST_BLOCK = 1 << 20, FIRST_SLOTS = 64 };
#endif

struct ArenaBlock {
    ArenaBlock *older;
    size_t size;
};

_Static_assert(sizeof(ArenaBlock) % ALIGN == 0, "what follows the block header must be aligned");

/* Start a new block with room for `size` bytes. A request too big to share a block gets one of its own behind
 * the newest, so that what is left of the newest is not lost. */
static void *alloc_slow(Arena *arena, size_t size)
{
    size_t usual = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (usual > LAST_BLOCK) usual = LAST_BLOCK;
    bool own = size > usual / 4 && arena->blocks;
    size_t room = size > usual / 4 ? size + (own ? 0 : usual) : usual;

    ArenaBlock *block = mem_calloc(1, sizeof(ArenaBlock) + room);
    if (!block) return NULL;
    arena->bytes += sizeof(ArenaBlock) + room;
    char *data = (char *)(block + 1);
    if (own) {
        block->size = usual / 2;
        block->older = arena->blocks->older;
        arena->blocks->older = block;
        return data;
    }
    block->size = usual;
    block->older = arena->blocks;
    arena->blocks = block;
    arena->next = data + size;
    arena->end = data + room;
    return data;
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) return NULL;
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (size > (size_t)(arena->end - arena->next)) return alloc_slow(arena, size);
    void *out = arena->next;
    arena->next += size;
    return out;
}

char *arena_copy(Arena *arena, const char *text, size_t len)
{
    char *out = arena_alloc(arena, len + 1);
    if (out && len) memcpy(out, text, len);
    return out;
}

/* FNV-1a: names are short, and the table dies with the parse, so nothing stronger is called for. */
static uint32_t hash_bytes(const char *text, size_t len)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++) hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

static bool grow_table(Arena *arena)
{
    uint32_t slots = arena->slots ? arena->slots * 2 : FIRST_SLOTS;
    Ident **table = mem_calloc(slots, sizeof *table);
    if (!table) return false;
    for (uint32_t i = 0; i < arena->slots; i++) {
        Ident *ident = arena->table[i];
        if (!ident) continue;
        uint32_t at = ident->hash & (slots - 1);
        while (table[at]) at = (at + 1) & (slots - 1);
        table[at] = ident;
    }
    mem_free(arena->table);
    arena->table = table;
    arena->slots = slots;
    return true;
}

Ident *arena_intern(Arena *arena, const char *text, size_t len)
{
    if (arena->idents >= arena->slots / 2 && !grow_table(arena)) return NULL;
    uint32_t hash = hash_bytes(text, len);
    uint32_t at = hash & (arena->slots - 1);
    for (Ident *old; (old = arena->table[at]); at = (at + 1) & (arena->slots - 1))
        if (old->hash == hash && old->len == len && !memcmp(old->text, text, len)) return old;

    Ident *fresh = arena_alloc(arena, sizeof *fresh);
    if (!fresh || !(fresh->text = arena_copy(arena, text, len))) return NULL;
    fresh->len = (uint32_t)len;
    fresh->hash = hash;
    fresh->id = arena->idents++;
    return arena->table[at] = fresh;
}

void arena_free(Arena *arena)
{
    while (arena->blocks) {
        ArenaBlock *older = arena->blocks->older;
        mem_free(arena->blocks);
        arena->blocks = older;
    }
    mem_free(arena->table);
    *arena = (Arena){0};
}
