/* garbage.c -- what becomes of what find_garbage has found.
 *
 * As in CPython: the weak references into the garbage are cleared and their callbacks called; then finalizers run, each once
 * in its object's life; then find_garbage looks once more, for any code that ran may have brought objects back to
 * life; and the rest is cleared, each object being held while it is cleared. */
#include "gc/garbage.h"

/* Clear the weak references into the garbage, then call their callbacks. True if there were any. */
static bool clear_weakrefs(size_t begin, size_t end, size_t *died)
{
    View some[64];
    size_t count = 0;
    bool any = false;

    if (!gc_clear_weakrefs) return false;
    for (size_t i = begin; i < end; i++) {
        uint32_t granule = heap.tracked[i];
        if (!(heap.meta[granule] & META_WEAKREF)) continue;
        some[count++] = heap_object(granule);
        any = true;
        if (count == sizeof some / sizeof *some) {
            gc_clear_weakrefs(some, count);
            count = 0;
        }
    }
    if (count) gc_clear_weakrefs(some, count);
    if (any) *died = gc_clear_weakrefs(NULL, 0);
    return any;
}

/* Any Python code may run in a finalizer: garbage may die meanwhile, and its granule be used again; then it is no
 * suspect any more. True if there were any finalizers. */
static bool run_finalizers(size_t begin, size_t end)
{
    bool any = false;
    for (size_t i = begin; i < end; i++) {
        if (i + AHEAD < end) __builtin_prefetch(heap_object(heap.tracked[i + AHEAD]));
        uint32_t granule = heap.tracked[i];
        if ((heap.meta[granule] & (META_SUSPECT | META_FINALIZED)) != META_SUSPECT) continue;
        const Shape *shape = shapes[heap_object(granule)->shape];
        if (!shape->finalize) continue;
        heap.meta[granule] |= META_FINALIZED;
        Ref own = ref_keep(heap_object(granule));
        shape->finalize(own);
        ref_release(own);
        any = true;
    }
    return any;
}

/* Code ran: what died meanwhile is gone, and what came back to life, with all that it reaches, is garbage no longer. */
size_t garbage_finalize(size_t *begin, size_t *end, size_t spare, uint8_t part)
{
    size_t died = 0;
    if (gc_on_unreachable)
        for (size_t i = *begin; i < *end; i++) gc_on_unreachable(heap_object(heap.tracked[i]));
    bool code_ran = clear_weakrefs(*begin, *end, &died);
    if (found_finalizer) code_ran |= run_finalizers(*begin, *end);
    if (code_ran) {
        *end = tracked_keep_suspects(*begin, *end);
        *begin = find_garbage(*begin, *end, spare ? spare : gc.tracked_len, part);
    }
    return died;
}

size_t garbage_clear(size_t begin, size_t end, uint8_t part)
{
    size_t kept = begin;
    for (size_t i = begin; i < end; i++) {
        if (i + AHEAD < end) __builtin_prefetch(heap_object(heap.tracked[i + AHEAD]), 1);
        uint32_t granule = heap.tracked[i];
        if (!is_suspect(granule)) continue;
        Ref own = ref_keep(heap_object(granule));
        const Shape *shape = shapes[own->shape];
        if (UNLIKELY(gc_save != NULL)) gc_save(own);
        else if (shape->clear) shape->clear(own);
        if (own->refs == 1 && !(heap.meta[granule] & META_WEAKREF)) {       /* the rest of obj_die */
            heap.meta[granule] = 0;
            shape->free(own);
            continue;
        }
        ref_release(own);
        if (!is_suspect(granule)) continue;
        settle(granule, part);
        heap.tracked[kept++] = granule;
    }
    return kept;
}
