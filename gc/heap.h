#ifndef OURO_GC_HEAP_H
#define OURO_GC_HEAP_H
#include "gc/mem.h"
#include "gc/obj.h"

/* heap.h -- where objects live.
 *
 * Containers (all that can be part of a cycle) lie in one reserved address range cut in 32-byte granules,
 * so that "is it a container?" is a range check. Beside it lie three tables, so that objects carry no links:
 *
 *   meta        one byte a granule: generation, mark, suspect, finalized, weakly referenced, frozen
 *   outside     one u32 a granule: the count that the collector works on, touched only for suspects
 *   tracked     the granules of the tracked objects in the order in which they were tracked (see collect.h)
 *
 * Atoms (int, float, str, bytes, range ...) live elsewhere: they own no references that could close a cycle,
 * cannot be weakly referenced, and have no finalizer. */

enum {
    GRANULE = 32,               /* bytes */
    META_GENERATION = 0x03,     /* 0 untracked, 1 young, 2 middle, 3 old (CPython's generations 0, 1, 2) */
    META_MARKED     = 0x04,
    META_SUSPECT    = 0x08,
    META_FINALIZED  = 0x10,     /* its __del__ has run */
    META_WEAKREF    = 0x20,     /* weak references to it exist (objects/weakref keeps them) */
    META_FROZEN     = 0x40,     /* gc.freeze: old, and never a suspect */
    META_SWEPT      = 0x80,     /* its entry has been seen; see mark.c */
};

typedef struct {
    char     *base, *end;       /* the reserved range; [base, brk) has been handed out at some time */
    char     *brk;
    uint8_t  *meta;             /* one byte a granule */
    uint32_t *outside;          /* one count a granule; valid for suspects during a scan only */
    uint32_t *tracked;          /* room for six entries a granule, and behind them, from `work` on, for four more */
    size_t    work, work_end;   /* indices; work_end is one entry a granule further */
    size_t    granules_used;    /* in live containers */
    size_t    containers, atoms;        /* live objects of each kind; boxes are counted by heap_boxes */
} Heap;
extern Heap heap;

/* Reserve the range (a smaller one where the system refuses). False: not even a small one could be had. */
bool heap_init(void);

/* Give everything back. All objects must be dead. */
void heap_shutdown(void);

/* heap_new -- a container of `size` bytes with the given shape, one reference, untracked; the rest of the memory
 * is uninitialised. NULL when out of memory (no exception pending: use objects/err.h's alloc_container). */
Ref  heap_new(uint32_t shape, size_t size);
void heap_free(Ref container, size_t size);      /* size as given to heap_new */

/* atom_new -- the same for objects that own no references which could close a cycle. */
Ref  atom_new(uint32_t shape, size_t size);
void atom_free(Ref atom, size_t size);

/* int and float are boxes of header + 8 bytes, made and freed so often that the free list is open to all. */
typedef struct Box { Obj head; union { int64_t i; double f; struct Box *next; }; } Box;
extern Box *free_boxes;
Box *box_refill(void);                      /* one fresh box, the rest of its block on free_boxes; NULL when out of memory */

static inline Box *box_new(uint32_t shape)
{
    Box *box = free_boxes;
#ifdef OURO_DEBUG
    if (mem_should_fail()) return NULL;
#endif
    if (LIKELY(box != NULL)) {
        MEM_UNPOISON(box, sizeof *box);
        free_boxes = box->next;
    } else if (!(box = box_refill())) {
        return NULL;
    }
    box->head = (Obj){1, shape};
    return box;
}

static inline void box_free(Box *box)
{
#ifdef OURO_DEBUG
    box->head = (Obj){0, SHAPE_INVALID};
#endif
    box->next = free_boxes;
    free_boxes = box;
    MEM_POISON(box, sizeof *box);
}

size_t heap_boxes(void);                    /* boxes alive; walks the free list */

/* Join neighbouring free blocks and give empty pages back to the system. The collector calls it after it has looked
 * at the whole heap; it does nothing while little is free. */
void heap_tidy(void);

/* Show every free stretch below brk, for gc_check. */
void heap_each_free(void (*show)(View start, size_t granules, void *arg), void *arg);

static inline bool heap_contains(View obj) { return (const char *)obj >= heap.base && (const char *)obj < heap.end; }
static inline size_t heap_granule(View obj) { return (size_t)((const char *)obj - heap.base) / GRANULE; }
static inline View heap_object(size_t granule) { return (View)(heap.base + granule * GRANULE); }

#endif
