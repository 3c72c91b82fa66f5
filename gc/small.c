/* small.c -- pools of small blocks: small.h has the picture.
 *
 * For each size there is a list of the pools that have room; the first serves all requests. A pool that is full leaves the list and comes
 * back with the first block that is freed. One that is empty serves whichever size wants a pool next. */
#include "gc/small.h"

#include <sys/mman.h>

enum {
    CLASSES = SMALL_MAX / SMALL_STEP + 1,
    PAGE = 4096,
    KEPT = 1024,                    /* empty pools beyond so many give back their pages, but for the first */
};

char *small_base, *small_end;

static char *unused;                /* from here on no pool was ever cut */
static Pool *with_room[CLASSES];
static Pool *empty;
static unsigned empties;

/* Address space for all that may come; memory is taken page by page, as it is touched. Where the system refuses, malloc does it all. */
static bool reserve(void)
{
    static bool tried;
    const size_t range = (size_t)64 << 30;
    if (tried) return false;
    tried = true;
    char *start = mmap(NULL, range, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED) return false;
    small_base = unused = (char *)(((uintptr_t)start + POOL_SIZE - 1) & ~(uintptr_t)(POOL_SIZE - 1));
    small_end = small_base + range - POOL_SIZE;
    return true;
}

static void link_pool(Pool **list, Pool *pool)
{
    pool->prev = NULL;
    pool->next = *list;
    if (*list) (*list)->prev = pool;
    *list = pool;
}

static void unlink_pool(Pool **list, Pool *pool)
{
    if (pool->prev) pool->prev->next = pool->next;
    else *list = pool->next;
    if (pool->next) pool->next->prev = pool->prev;
}

static Pool *new_pool(uint32_t size)
{
    Pool *pool = empty;
    if (pool) {
        empty = pool->next;
        empties--;
    } else {
        if (unused == small_end && !reserve()) return NULL;
        pool = (Pool *)(void *)unused;
        unused += POOL_SIZE;
    }
    const uint32_t first = (uint32_t)small_round(sizeof *pool);
    *pool = (Pool){ .size = size, .capacity = (POOL_SIZE - first) / size, .fresh = first };
    link_pool(&with_room[size / SMALL_STEP], pool);
    return pool;
}

void *small_alloc(size_t size)
{
    size = small_round(size);
    Pool **list = &with_room[size / SMALL_STEP], *pool = *list;
    if (__builtin_expect(!pool, 0) && !(pool = new_pool((uint32_t)size))) return NULL;
    void *block = pool->free;
    if (block) {
        pool->free = *(void **)block;
    } else {
        block = (char *)pool + pool->fresh;
        pool->fresh += pool->size;
    }
    if (__builtin_expect(++pool->used == pool->capacity, 0)) unlink_pool(list, pool);
    return block;
}

static void retire(Pool *pool)
{
    unlink_pool(&with_room[pool->size / SMALL_STEP], pool);
    pool->next = empty;
    empty = pool;
    if (++empties > KEPT) madvise((char *)pool + PAGE, POOL_SIZE - PAGE, MADV_DONTNEED);
}

void small_free(void *block)
{
    Pool *pool = small_pool(block);
    *(void **)block = pool->free;
    pool->free = block;
    if (__builtin_expect(pool->used-- == pool->capacity, 0)) link_pool(&with_room[pool->size / SMALL_STEP], pool);
    else if (__builtin_expect(!pool->used, 0) && (pool->prev || pool->next)) retire(pool);     /* the last of its size stays, it will be wanted */
}
