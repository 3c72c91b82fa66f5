#ifndef OURO_GC_TRACKED_H
#define OURO_GC_TRACKED_H
#include "gc/collect.h"

/* tracked.h -- the array heap.tracked and its parts, for the files of this folder. See collect.h for what it holds. */

/* What meta says of the live entries of each part, beside other bits. */
enum { YOUNG = 1, MIDDLE = 2, OLD = 3, FROZEN = OLD | META_FROZEN };
enum { PART_BITS = META_GENERATION | META_FROZEN };

enum { AHEAD = 12 };                        /* how many entries ahead the memory is asked for */

static inline bool is_suspect(uint32_t granule) { return heap.meta[granule] & META_SUSPECT; }

/* Move the entries [begin, end) to `to`; returns their end there. */
size_t tracked_move(size_t begin, size_t end, size_t to);

/* Make suspects of a generation and all younger ones. They are the entries from the returned one to the end. */
size_t tracked_gather(int generation);

/* Take out of [begin, end) what is no suspect any more. Returns the new end. */
size_t tracked_keep_suspects(size_t begin, size_t end);

/* Between full collections nobody else takes the stale entries out of the older parts. */
void tracked_drop_old_stale(void);

void tracked_set_young_limit(void);
void tracked_set_old_limit(void);

#endif
