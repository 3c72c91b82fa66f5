/* mem.c -- counted malloc, with failure on demand.
 *
 * The allocator knows the size of each of its blocks, so we ask it (malloc_usable_size) instead of keeping the
 * size in a header of our own: no byte is added to a block, and the address sanitizer sees the exact
 * size that was asked for. */
#include "gc/mem.h"

#include <malloc.h>
#include <sys/mman.h>
#include <stdlib.h>

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

static void *counted(void *block)
{
    if (!block) return NULL;
    size_t size = malloc_usable_size(block);
    stats.blocks++;
    add(size);
    prefer_huge_pages(block, size);
    return block;
}

void *mem_alloc(size_t size)
{
    if (mem_should_fail() || !fits(size)) return NULL;
    return counted(malloc(size ? size : 1));
}

void *mem_calloc(size_t count, size_t size)
{
    size_t total;
    if (mem_should_fail() || __builtin_mul_overflow(count, size, &total) || !fits(total)) return NULL;
    return counted(calloc(total ? total : 1, 1));
}

void *mem_realloc(void *block, size_t size)
{
    if (!block) return mem_alloc(size);
    size_t before = malloc_usable_size(block);
    if (mem_should_fail() || (size > before && !fits(size - before))) return NULL;
    void *moved = realloc(block, size ? size : 1);      /* realloc(block, 0) would free it */
    if (!moved) return NULL;
    stats.bytes -= before;
    add(malloc_usable_size(moved));
    return moved;
}

void mem_free(void *block)
{
    if (!block) return;
    stats.blocks--;
    stats.bytes -= malloc_usable_size(block);
    free(block);
}

MemStats mem_stats(void)
{
    stats.requests = earlier_requests + (countdown_start - mem_until_failure);
    return stats;
}
