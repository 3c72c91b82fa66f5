/* check.c -- what collect.c and heap.c promise, proved on the heap as it is.
 *
 * The invariants are those at the head of collect.c, in the same words. What a check finds wrong it reports with the
 * object's granule, shape and count, and aborts. While garbage is being finalized (gc.collecting) only that
 * which holds then too is checked. */
#include "gc/mark.h"

#include <stdio.h>
#include <stdlib.h>

static void fail(View obj, const char *claim, size_t found)
{
    fprintf(stderr, "gc_check: %s\n", claim);
    if (obj) fprintf(stderr, "  object %p, granule %zu, shape %u, refs %u, meta 0x%02x, found %zu\n", (const void *)obj,
                     heap_contains(obj) ? heap_granule(obj) : 0, obj->shape, obj->refs,
                     heap_contains(obj) ? heap.meta[heap_granule(obj)] : 0, found);
    abort();
}

#define CLAIM(holds, obj, text, found) ((holds) ? (void)0 : fail(obj, text, found))

static size_t used(void) { return (size_t)(heap.brk - heap.base) / GRANULE; }

/* Garbage that waits to be freed in slices stands nowhere, and nobody sees it. */
static bool is_waiting(size_t granule) { return (heap.meta[granule] & META_SUSPECT) && cycle_is_freeing(); }
static bool is_tracked(size_t granule) { return (heap.meta[granule] & META_GENERATION) && !is_waiting(granule); }

/* Every tracked object is counted once for each entry of its part that it has; a part's entries may be stale. */
static size_t count_listed(size_t begin, size_t end, uint8_t part_bits)
{
    size_t listed = 0;
    for (size_t i = begin; i < end; i++) {
        uint32_t granule = heap.tracked[i];
        CLAIM(granule < used(), NULL, "I3 an entry of heap.tracked lies outside of the heap", granule);
        if ((heap.meta[granule] & PART_BITS) != part_bits || heap.outside[granule] != 0) continue;
        heap.outside[granule] = 1;
        listed++;
    }
    return listed;
}

static void check_membership(void)
{
    size_t tracked = 0;
    for (size_t granule = 0; granule < used(); granule++) {
        if (!is_tracked(granule)) continue;
        heap.outside[granule] = 0;
        tracked++;
    }
    size_t listed = count_listed(0, gc.frozen_end, FROZEN) + count_listed(gc.old_start, gc.old_end, OLD) +
                    count_listed(gc.old_end, gc.middle_end, MIDDLE) + count_listed(gc.young_start, gc.tracked_len, YOUNG);
    if (listed == tracked) return;
    for (size_t granule = 0; granule < used(); granule++)
        CLAIM(!is_tracked(granule) || heap.outside[granule] != 0, heap_object(granule),
              "I3 a tracked object does not stand in the part of heap.tracked that its generation says", listed);
}

static void check_child(View child, void *parent)
{
    CLAIM(child != NULL, parent, "I4 traverse visits NULL in a tracked object", 0);
    CLAIM(child->refs > 0 && child->shape != SHAPE_INVALID && child->shape < SHAPE_MAX && shapes[child->shape], child,
          "I4 a child of a tracked object has been freed", 0);
    if (heap_contains(child) && is_tracked(heap_granule(child))) heap.outside[heap_granule(child)]++;
}

static void check_counts(void)
{
    for (size_t granule = 0; granule < used(); granule++)
        if (is_tracked(granule)) heap.outside[granule] = 0;
    for (size_t granule = 0; granule < used(); granule++) {
        if (!is_tracked(granule)) continue;
        View obj = heap_object(granule);
        CLAIM(!(heap.meta[granule] & META_SUSPECT) || gc.collecting, obj, "I1 an object is a suspect while no scan is running", 0);
        CLAIM(!(heap.meta[granule] & META_MARKED) || (heap.meta[granule] & META_GENERATION) != OLD || cycle_is_running() || gc.collecting,
              obj,
              "I7 an old object is marked while nothing marks", 0);
        CLAIM(obj->refs > 0, obj, "I2 a tracked object has no references", 0);
        CLAIM(obj->shape < SHAPE_MAX && shapes[obj->shape] && shapes[obj->shape]->is_container, obj,
              "I2 a tracked object is no container", 0);
        if (shapes[obj->shape]->traverse) shapes[obj->shape]->traverse(obj, check_child, (void *)(uintptr_t)obj);
    }
    for (size_t granule = 0; granule < used(); granule++)
        CLAIM(!is_tracked(granule) || is_immortal(heap_object(granule)) || heap_object(granule)->refs >= heap.outside[granule],
              heap_object(granule), "I5 an object has fewer references than tracked objects hold to it", heap.outside[granule]);
}

static void check_free(View start, size_t granules, void *sum)
{
    for (size_t granule = heap_granule(start), end = granule + granules; granule < end; granule++)
        CLAIM(heap.meta[granule] == 0, heap_object(granule), "I6 a free block is tracked", granules);
    *(size_t *)sum += granules;
}

void gc_check(void)
{
    size_t unused = 0;
    heap_each_free(check_free, &unused);
    CLAIM(unused + heap.granules_used == used(), NULL, "I6 the free lists and the counters disagree", unused);
    if (!gc.collecting) check_membership();
    check_counts();
}
