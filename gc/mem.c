/* mem.c -- counted allocation, with failure on demand.
 *
 * Small blocks come from the pools of small.c, all others from malloc. Either knows the size of each of its blocks, so we ask (size_of)
 * instead of keeping the size in a header of our own: no byte is added to a block, and the address sanitizer sees the exact
 * size that was asked for. */
#include "gc/mem.h"
#include "gc/small.h"

#include <malloc.h>
#include <sys/mman.h>
#include <stdlib.h>
#include <string.h>

static MemStats stats;
static size_t limit = SIZE_MAX;

/* requests so far = earlier_requests + (countdown_start - mem_until_failure) */
uint64_t mem_until_failure = UINT64_MAX;
static uint64_t countdown_start = UINT64_MAX, earlier_requests;
static bool fail_all_later;

/* Without a failure ahead the countdown starts so high that it never ends. */
static void restart_countdown(uint64_t nth)
{
    earlier_requests += countdown_start - mem_until_failure;
    countdown_start = mem_until_failure = nth ? nth : UINT64_MAX;
}

void mem_fail_at(uint64_t nth, bool then_all)
{
    restart_countdown(nth);
    fail_all_later = then_all;
}

bool mem_failure_is_here(void)
{
    restart_countdown(fail_all_later ? 1 : 0);
    return true;
}

void mem_limit(size_t bytes) { limit = bytes ? bytes : SIZE_MAX; }

static bool fits(size_t more) { return stats.bytes <= limit && more <= limit - stats.bytes; }

static void add(size_t bytes)
{
    stats.bytes += bytes;
    if (stats.bytes > stats.peak_bytes) stats.peak_bytes = stats.bytes;
}

bool mem_charge(size_t bytes)
{
    if (!fits(bytes)) return false;
    add(bytes);
    return true;
}

void mem_recharge(size_t bytes) { stats.bytes += bytes; }

void mem_uncharge(size_t bytes) { stats.bytes -= bytes; }

/* A large block is walked with strides that miss the TLB at every step (tests/bench/sieve.py): ask for huge pages. */
static void prefer_huge_pages(void *block, size_t size)
{
    enum { HUGE_PAGE = 2 << 20 };
    if (size < 2 * HUGE_PAGE) return;
    uintptr_t from = ((uintptr_t)block + HUGE_PAGE - 1) & ~(uintptr_t)(HUGE_PAGE - 1), to = ((uintptr_t)block + size) & ~(uintptr_t)(HUGE_PAGE - 1);
    if (to > from) madvise((void *)from, to - from, MADV_HUGEPAGE);     /* a wish: what comes of it does not matter */
}

static inline size_t size_of(void *block) { return small_has(block) ? small_pool(block)->size : malloc_usable_size(block); }

static void *counted(void *block, size_t size)
{
    stats.blocks++;
    add(size);
    return block;
}

static void *counted_large(void *block)
{
    if (!block) return NULL;
    size_t size = malloc_usable_size(block);
    prefer_huge_pages(block, size);
    return counted(block, size);
}

void *mem_alloc(size_t size)
{
    if (mem_should_fail() || !fits(size)) return NULL;
    if (!size) size = 1;
    void *small = size <= SMALL_MAX ? small_alloc(size) : NULL;
    return small ? counted(small, small_round(size)) : counted_large(malloc(size));
}

void *mem_calloc(size_t count, size_t size)
{
    size_t total;
    if (mem_should_fail() || __builtin_mul_overflow(count, size, &total) || !fits(total)) return NULL;
    if (!total) total = 1;
    void *small = total <= SMALL_MAX ? small_alloc(total) : NULL;
    return small ? counted(memset(small, 0, total), small_round(total)) : counted_large(calloc(total, 1));
}

/* Between the pools, or between a pool and malloc. */
static void *move(void *block, size_t before, size_t size)
{
    void *small = size <= SMALL_MAX ? small_alloc(size) : NULL;
    void *moved = small ? small : malloc(size);
    if (!moved) return NULL;
    memcpy(moved, block, before < size ? before : size);
    if (small_has(block)) small_free(block);
    else free(block);
    return moved;
}

void *mem_realloc(void *block, size_t size)
{
    if (!block) return mem_alloc(size);
    size_t before = size_of(block);
    if (mem_should_fail() || (size > before && !fits(size - before))) return NULL;
    if (!size) size = 1;                                /* realloc(block, 0) would free it */
    if (small_has(block) && small_round(size) == before) return block;
    void *moved = small_has(block) || size <= SMALL_MAX ? move(block, before, size) : realloc(block, size);
    if (!moved) return NULL;
    stats.bytes -= before;
    add(size_of(moved));
    return moved;
}

void mem_free(void *block)
{
    if (!block) return;
    stats.blocks--;
    if (small_has(block)) {
        stats.bytes -= small_pool(block)->size;
        small_free(block);
    } else {
        stats.bytes -= malloc_usable_size(block);
        free(block);
    }
}

MemStats mem_stats(void)
{
    stats.requests = earlier_requests + (countdown_start - mem_until_failure);
    return stats;
}
