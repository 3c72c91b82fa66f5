#ifndef OURO_GC_MARK_H
#define OURO_GC_MARK_H
#include "gc/tracked.h"

/* mark.h -- a full collection in slices, and marking all at once. See mark.c for the story. */

/* What meta says of an old object that is not marked. */
static inline uint8_t old_part(void) { return OLD | gc.swept; }

/* Is a collection in slices on its way? */
bool cycle_is_running(void);

/* Is it freeing what it has found? */
bool cycle_is_freeing(void);

/* Are the parts of heap.tracked as they should be: is no slice in the middle of moving old entries or freeing? */
bool cycle_leaves_entries(void);

/* Begin one. Every tracked object must be old. */
void cycle_start(void);

/* The entries heap.tracked[begin, end) have become old just now: they are marked, and looked into like any other. */
void cycle_promoted(size_t begin, size_t end);

/* One slice. */
void cycle_step(void);

/* Free the garbage that was found, and forget the rest of what was begun: no object is marked then. */
void cycle_end(void);

/* Nothing has been begun: at the start. */
void cycle_forget(void);

/* Mark all that the roots reach, at once; returns how many. No cycle may be running. */
size_t mark_all(void);

#endif
