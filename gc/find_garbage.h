#ifndef OURO_GC_FIND_GARBAGE_H
#define OURO_GC_FIND_GARBAGE_H
#include "gc/tracked.h"

/* find_garbage -- which of the suspects heap.tracked[begin, end) can nobody reach? Those that live are suspects no
 * longer, and their meta says `part` (a generation, and META_SWEPT where that is due); the others stand behind
 * them, from the returned entry on. Uses the entries from `spare` on, at most twice as many as there are suspects. */
size_t find_garbage(size_t begin, size_t end, size_t spare, uint8_t part);

/* Did any of the last suspects have a finalizer? */
extern bool found_finalizer;

/* What no scan says of an object any more, and the part it belongs to now. */
static inline void settle(uint32_t granule, uint8_t part)
{
    const uint8_t forget = META_SUSPECT | META_GENERATION | META_MARKED | META_SWEPT;
    heap.meta[granule] = (uint8_t)((heap.meta[granule] & ~forget) | part);
}

#endif
