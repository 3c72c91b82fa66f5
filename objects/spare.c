#include "objects/spare.h"
#include <string.h>

/* spare.c -- small blocks, kept for the next one who needs their size. */

SpareList spares[SPARE_MAX / SPARE_STEP + 1];

#ifdef OURO_DEBUG
unsigned spares_kept = 0;
#else
unsigned spares_kept = 200;
#endif

void *spare_resize(void *block, size_t old, size_t size)
{
    if (spare_size(old) == spare_size(size)) return block;
    if (old > SPARE_MAX && size > SPARE_MAX) return mem_realloc(block, size);

    void *moved = spare_alloc(size);
    if (!moved) return NULL;
    memcpy(moved, block, old < size ? old : size);
    spare_free(block, old);
    return moved;
}

void spare_shutdown(void)
{
    spares_kept = 0;
    for (size_t i = 0; i <= SPARE_MAX / SPARE_STEP; i++)
        while (spares[i].first) {
            SpareBlock *block = spares[i].first;
            spares[i].first = block->next;
            spares[i].count--;
            mem_free(block);
        }
}
