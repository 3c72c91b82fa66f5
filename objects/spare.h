#ifndef OURO_OBJECTS_SPARE_H
#define OURO_OBJECTS_SPARE_H
#include "gc/mem.h"

/* spare.h -- small blocks, kept for the next one who needs their size.
 *
 * Most lists and dicts are small and short-lived, and their arrays come and go with them. Asking the system each time
 * cost a third of `[a, b, c]`; a few blocks of each size, on a list, cost next to nothing. Who frees must know the size. In
 * debug builds nothing is kept, so that a use after free is seen. */

enum { SPARE_STEP = 32, SPARE_MAX = 128 };

typedef struct SpareBlock { struct SpareBlock *next; } SpareBlock;
typedef struct { SpareBlock *first; unsigned count; } SpareList;
extern SpareList spares[SPARE_MAX / SPARE_STEP + 1];
extern unsigned spares_kept;         /* of each size, at most */

/* The size that a block for `size` bytes really has. */
static inline size_t spare_size(size_t size) { return size <= SPARE_MAX ? (size + SPARE_STEP - 1) & ~(size_t)(SPARE_STEP - 1) : size; }

/* As mem_alloc: NULL when out of memory. size > 0. */
static inline void *spare_alloc(size_t size)
{
    if (size <= SPARE_MAX) {
        SpareList *list = &spares[(size + SPARE_STEP - 1) / SPARE_STEP];
        SpareBlock *block = list->first;
        if (block) {
            list->first = block->next;
            list->count--;
            return block;
        }
    }
    return mem_alloc(spare_size(size));
}

/* block may be NULL; size as asked for. */
static inline void spare_free(void *block, size_t size)
{
    if (size <= SPARE_MAX && block) {
        SpareList *list = &spares[(size + SPARE_STEP - 1) / SPARE_STEP];
        if (list->count < spares_kept) {
            ((SpareBlock *)block)->next = list->first;
            list->first = block;
            list->count++;
            return;
        }
    }
    mem_free(block);
}

/* As mem_realloc: on NULL the old block is untouched. */
void *spare_resize(void *block, size_t old, size_t size);

/* Give all spare blocks back, and keep no more. */
void spare_shutdown(void);

#endif
