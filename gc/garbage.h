#ifndef OURO_GC_GARBAGE_H
#define OURO_GC_GARBAGE_H
#include "gc/find_garbage.h"

/* garbage.h -- for heap.tracked[begin, end), suspects which find_garbage has condemned. */

/* Clear weak references, call callbacks, run finalizers, and look again. What is garbage still is [*begin, *end) afterwards;
 * what lives again lies before *begin, its meta says `part`. `spare` is where the second look may write, 0: behind the
 * tracked ones. Returns how many weak references died. */
size_t garbage_finalize(size_t *begin, size_t *end, size_t spare, uint8_t part);

/* Let each piece of garbage drop what it owns; that frees them all, except what somebody got hold of (a clear function
 * may run Python too). What is still alive gets `part`. Returns the end of its entries. */
size_t garbage_clear(size_t begin, size_t end, uint8_t part);

#endif
