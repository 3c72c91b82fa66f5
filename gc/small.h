#ifndef OURO_GC_SMALL_H
#define OURO_GC_SMALL_H
#include "gc/mem.h"

/* small.h -- blocks of up to SMALL_MAX bytes, for mem.c alone.
 *
 * Arrays of lists, tables of dicts and texts come and go by the million, and most are small. They are cut from pools of one size each:
 *
 *     base                                                    end
 *     +-----------+-----------+-----------+- - - - - - - - - -+
 *     | pool: 48s | pool: 16s | pool: 48s | reserved only     |      16 KiB each
 *     +-----------+-----------+-----------+- - - - - - - - - -+
 *       size, used, free -> block -> block
 *
 * A block's address leads to its pool, and the pool says the size: no byte is added to a block. With the address sanitizer
 * there are no small blocks, so that it sees each one. */

#ifdef OURO_ASAN
enum { SMALL_MAX = 0 };
#else
enum { SMALL_MAX = 1024 };
#endif

enum { SMALL_STEP = 16, POOL_SIZE = 1 << 14 };

typedef struct Pool {
    struct Pool *next, *prev;       /* among the pools of this size that have room */
    void *free;                     /* given back; each begins with the address of the next */
    uint32_t size;                  /* of a block */
    uint32_t used, capacity;        /* blocks */
    uint32_t fresh;                 /* where the blocks begin that never were used */
} Pool;

extern char *small_base, *small_end;

static inline bool small_has(const void *block) { return (const char *)block >= small_base && (const char *)block < small_end; }
static inline Pool *small_pool(const void *block) { return (Pool *)((uintptr_t)block & ~(uintptr_t)(POOL_SIZE - 1)); }
static inline size_t small_round(size_t size) { return (size + SMALL_STEP - 1) & ~(size_t)(SMALL_STEP - 1); }

void *small_alloc(size_t size);     /* 0 < size <= SMALL_MAX; NULL: no room, malloc may have some */
void  small_free(void *block);

#endif
