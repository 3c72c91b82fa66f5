/* obj.c -- how an object dies.
 *
 * Its count has reached zero. Then, in this order, as in CPython:
 *
 *   finalize    run __del__, once in the object's life. Meanwhile the object has one reference, so that Python code
 *               can hold it; when more are there afterwards it has been resurrected and lives on.
 *   weakrefs    clear those that point at it, and call their callbacks.
 *   clear       drop what it owns; each of those may die in turn, inside this call.
 *   free        give the memory back.
 *
 * "In turn" would recurse once for each link of a long chain and run out of C stack. So only DEPTH deaths nest;
 * deeper ones wait in a list until the outermost is done:
 *
 *   a -> b -> c -> ... -> object 51 -> object 52 -> ...
 *   nested deaths         waits; when a .. object 50 are freed, its death is the outermost one
 *
 * The list needs no memory of its own: heap.outside, one u32 a granule, is used only for suspects of the
 * collector, and a dead object is never one. */
#include "gc/obj.h"
#include "gc/collect.h"

#include <assert.h>

enum { DEPTH = 50 };        /* as CPython's trashcan, so that __del__ methods run in the same order */

Shape *shapes[SHAPE_MAX];
void (*obj_clear_weakrefs)(View dying);

static int depth;
static uint32_t waiting;    /* granule + 1 of the object that came last; 0: none */

static void wait(View dead)
{
    size_t granule = heap_granule(dead);
    heap.meta[granule] &= (uint8_t)~(META_GENERATION | META_SUSPECT | META_FROZEN);
    heap.outside[granule] = waiting;
    waiting = (uint32_t)granule + 1;
}

static Ref next_waiting(void)
{
    size_t granule = waiting - 1;
    waiting = heap.outside[granule];
    return (Ref)(uintptr_t)heap_object(granule);
}

/* Run __del__. True: nobody holds the object, its death goes on. */
static bool is_final(Ref dead, const Shape *shape)
{
    uint8_t *meta = &heap.meta[heap_granule(dead)];
    dead->refs = 1;
    *meta = (uint8_t)((*meta & ~(META_GENERATION | META_SUSPECT | META_FROZEN)) | META_FINALIZED);
    gc_track(dead);         /* for the collector it is a new object: CPython too puts it at the end of its list again */
    shape->finalize(dead);
    return !is_immortal(dead) && --dead->refs == 0;
}

static void destroy(Ref dead)
{
    const Shape *shape = shapes[dead->shape];
    uint8_t *meta = &heap.meta[heap_granule(dead)];

    if (UNLIKELY(shape->finalize && !(*meta & META_FINALIZED)) && !is_final(dead, shape)) return;
    *meta &= (uint8_t)~(META_GENERATION | META_SUSPECT | META_FROZEN);
    if (UNLIKELY(*meta & META_WEAKREF) && obj_clear_weakrefs) obj_clear_weakrefs(dead);
    *meta = 0;
    if (shape->clear) shape->clear(dead);
    shape->free(dead);
}

void obj_die(Ref dead)
{
    if (dead->shape == SHAPE_INT || dead->shape == SHAPE_FLOAT) {
        box_free((Box *)dead);
        return;
    }
    const Shape *shape = shapes[dead->shape];
    if (!shape->is_container) {
        if (shape->clear) shape->clear(dead);
        shape->free(dead);
        return;
    }
    if (UNLIKELY(depth >= DEPTH)) {
        wait(dead);
        return;
    }
    depth++;
    destroy(dead);
    if (depth == 1)
        while (waiting) destroy(next_waiting());
    depth--;
}

size_t obj_live_count(void) { return heap.containers + heap.atoms + heap_boxes(); }
