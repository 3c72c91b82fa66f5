#ifndef OURO_GC_MEM_H
#define OURO_GC_MEM_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* mem.h -- the one place where ouro asks the system for memory.
 *
 * Every block is counted, and any request can be told to fail, so that running out of memory is an
 * ordinary, tested path: callers get NULL, raise MemoryError, and go on. Nothing here knows what an
 * object or an exception is. */

void *mem_alloc(size_t size);                       /* uninitialised; NULL when out of memory */
void *mem_calloc(size_t count, size_t size);        /* zeroed; NULL also when count * size overflows */
void *mem_realloc(void *block, size_t size);        /* as realloc; on NULL the old block is untouched */
void  mem_free(void *block);                        /* NULL is fine */

/* Failure on demand: the nth request from now (1 is the next) fails, and if `then_all` every later one
 * too. 0 switches it off. */
void mem_fail_at(uint64_t nth, bool then_all);

/* True when this request must fail; the object heap asks it too, so that "nth" counts every request.
 * One counter does it all: it runs down to the failure, and how far it has run is the number of requests. */
extern uint64_t mem_until_failure;
bool mem_failure_is_here(void);
static inline bool mem_should_fail(void) { return --mem_until_failure == 0 && mem_failure_is_here(); }

/* Refuse requests once more than `bytes` are in use (0: no limit). */
void mem_limit(size_t bytes);

/* Bytes that came from the system by another way than mem_alloc (the pages of the object heap) are counted with
 * these, so that the limit and the figures cover them. False: the limit forbids it. */
bool mem_charge(size_t bytes);
void mem_uncharge(size_t bytes);
void mem_recharge(size_t bytes);        /* as mem_charge, of what was uncharged too early: no limit stops it */

typedef struct {
    size_t   blocks;        /* blocks in use now */
    size_t   bytes;         /* bytes in use now, as the system rounds them up */
    size_t   peak_bytes;
    uint64_t requests;      /* requests so far */
} MemStats;
MemStats mem_stats(void);

/* Tell the address sanitizer, where there is one, which bytes nobody may touch. */
#if defined(__SANITIZE_ADDRESS__)           /* gcc */
#define OURO_ASAN 1
#elif defined(__has_feature)                /* clang */
#if __has_feature(address_sanitizer)
#define OURO_ASAN 1
#endif
#endif
#ifdef OURO_ASAN
#include <sanitizer/asan_interface.h>
#define MEM_POISON(start, size)   ASAN_POISON_MEMORY_REGION((start), (size))
#define MEM_UNPOISON(start, size) ASAN_UNPOISON_MEMORY_REGION((start), (size))
#else
#define MEM_POISON(start, size)   ((void)0)
#define MEM_UNPOISON(start, size) ((void)0)
#endif

#endif
