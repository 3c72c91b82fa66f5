/* collect.c -- collections: which generations, when, and one from its beginning to its end.
 *
 * What is garbage is decided in find_garbage.c, what becomes of it in garbage.c; when the heap is large, mark.c looks for
 * what is obviously alive first, so that there are few suspects, and does it in slices when nobody waits for the result.
 *
 * Small heaps are always collected in one go and without marks: then every order that a program can see is CPython's.
 *
 * Always true while no scan is running (checked in gc/check.c):
 *   I1 no object is a suspect, but for garbage whose finalizers are running or that waits to be freed
 *   I2 every tracked object has refs > 0
 *   I3 every tracked object stands in the part of heap.tracked that its generation says
 *   I4 no child of a tracked object has been freed
 *   I5 no object has fewer references than tracked objects hold to it
 *   I6 no free block is tracked, and the free lists and the counters agree
 *   I7 no old object is marked, but while marking and sweeping */
#include "gc/collect.h"

#include "gc/garbage.h"
#include "gc/mark.h"

Collector gc;
bool gc_pending;
void (*gc_visit_roots)(Visit visit, void *arg);
size_t (*gc_clear_weakrefs)(View const *unreachable, size_t count);
void (*gc_on_event)(GcEvent event, int generation, size_t collected, size_t uncollectable);
void (*gc_on_unreachable)(View obj);
void (*gc_save)(View garbage);

enum {
    MARK_FROM = 1 << 16,        /* tracked objects, from which on marking pays; below, a full collection takes about a millisecond */
    SLICE = 12000,              /* references: about 0.2 ms */
};

/* What lives after a collection stands at the end of the older parts. */
static void add_survivors(size_t begin, size_t end, uint8_t part)
{
    gc.middle_end = tracked_move(begin, end, gc.middle_end);
    if ((part & PART_BITS) == OLD) gc.old_end = gc.middle_end;
}

/* Finalize and clear garbage. Returns how many objects were unreachable to the end. */
static size_t dispose(size_t begin, size_t end, size_t spare, uint8_t part)
{
    size_t first = begin;
    size_t died = garbage_finalize(&begin, &end, spare, part);
    add_survivors(first, begin, part);
    add_survivors(begin, garbage_clear(begin, end, part), part);
    return end - begin + died;
}

static bool is_large(void) { return gc.tracked_len - gc.old_start > gc.mark_from; }

/* Of the suspects [begin, end) those that are marked are none any more. The others are copied to the end of the work area;
 * returns where they begin there. */
static size_t set_unmarked_apart(size_t begin, size_t end)
{
    const uint8_t part = old_part();
    size_t first = heap.work_end;
    for (size_t i = end; i-- > begin;) {
        if (i >= begin + AHEAD) __builtin_prefetch(&heap.meta[heap.tracked[i - AHEAD]], 1);
        uint32_t granule = heap.tracked[i];
        if (heap.meta[granule] & META_MARKED) settle(granule, part);
        else heap.tracked[--first] = granule;
    }
    return first;
}

static void unmark_frozen(void)
{
    for (size_t i = 0; i < gc.frozen_end; i++) heap.meta[heap.tracked[i]] &= (uint8_t)~META_MARKED;
}

static size_t drop_suspects(size_t begin, size_t end)
{
    size_t kept = begin;
    for (size_t i = begin; i < end; i++)
        if (!is_suspect(heap.tracked[i])) heap.tracked[kept++] = heap.tracked[i];
    return kept;
}

static size_t collect(int generation)
{
    const uint8_t part = generation == 0 ? MIDDLE : old_part();
    bool large = generation == 2 && is_large();

    if (generation + 1 < GC_GENERATIONS) gc.count[generation + 1]++;
    for (int i = 0; i <= generation; i++) gc.count[i] = 0;

    size_t marked = large ? mark_all() : 0;
    if (marked) unmark_frozen();
    size_t begin = tracked_gather(generation), end = gc.tracked_len;
    if (marked < (end - begin) / 4) large = false;      /* nearly all is garbage: the marks are no help, and find_garbage takes them off */
    size_t kept, garbage, garbage_end, spare;
    if (large) {
        size_t suspects = set_unmarked_apart(begin, end);
        garbage_end = spare = heap.work_end;
        garbage = find_garbage(suspects, garbage_end, spare, part);
        kept = garbage < garbage_end ? drop_suspects(begin, end) : end;
    } else {
        garbage_end = end;
        spare = 0;
        kept = garbage = find_garbage(begin, end, end, part);
    }
    if (generation == 1) {
        gc.long_lived_pending += kept - begin;
        cycle_promoted(begin, kept);
    } else if (generation == 2) {
        gc.long_lived_pending = 0;
        gc.long_lived_total = kept - begin;
    }
    gc.young_start = gc.tracked_len;            /* what finalizers make is young; a gap lies before it */
    gc.middle_end = begin;
    add_survivors(begin, kept, part);
    tracked_set_young_limit();

    size_t found = dispose(garbage, garbage_end, spare, part);

    gc.tracked_len = tracked_move(gc.young_start, gc.tracked_len, gc.middle_end);
    gc.young_start = gc.middle_end;
    tracked_set_young_limit();
    if (generation == 2) {
        tracked_set_old_limit();
        heap_tidy();
    } else if (gc.middle_end > gc.old_limit && cycle_leaves_entries()) {
        tracked_drop_old_stale();
    }
    return found;
}

size_t gc_collect(int generation)
{
    if (gc.collecting) return 0;
    gc.collecting = true;
    if (generation == 2) cycle_end();
    if (gc_on_event) gc_on_event(GC_EVENT_START, generation, 0, 0);
#ifdef OURO_DEBUG
    if (generation == 2) gc_check();
#endif
    size_t found = collect(generation);
    gc.collections[generation]++;
    gc.collected[generation] += found;
    if (gc_on_event) gc_on_event(GC_EVENT_STOP, generation, found, 0);
    gc.collecting = false;
    return found;
}

void gc_note_due(void)
{
    if (gc.enabled && gc.threshold[0] && !gc.collecting) gc_pending = true;
}

/* A full collection is due, and would take long: begin it, with the younger generations behind us. */
static void start_slices(void)
{
    gc_collect(1);
    gc.count[2] = 0;
    if (gc.tracked_len == gc.old_end) cycle_start();
}

#ifdef OURO_DEBUG
int gc_stress;

static void one_more_slice(void)
{
    gc.mark_from = 0;
    gc.slice = 40;
    if (cycle_is_running()) cycle_step();
    else start_slices();
}

/* Check the heap, as often as a time proportional to what is tracked in it allows; and collect, when that is asked for too. */
static void stress(void)
{
    static size_t waited;
    if (++waited < gc.tracked_len / 64) {
        gc_pending = true;
        return;
    }
    waited = 0;
    gc_check();
    if (gc_stress == 2 && gc.enabled) gc_collect(0);
    if (gc_stress == 3 && gc.enabled) one_more_slice();
}
#endif

/* The oldest generation whose count is over its threshold, with all younger ones. A full collection must also be worth
 * it: a quarter of the long-lived objects must be new, or else a growing heap would cost quadratic time. */
void gc_safepoint(void)
{
    gc_pending = false;
#ifdef OURO_DEBUG
    if (gc_stress && !gc.collecting) {
        stress();
        if (!gc.threshold[0] || gc.count[0] <= gc.threshold[0]) return;     /* it was not for a collection */
    }
#endif
    if (!gc.enabled || gc.collecting) return;
    for (int generation = GC_GENERATIONS - 1; generation >= 0; generation--) {
        if (gc.count[generation] <= gc.threshold[generation]) continue;
        if (generation == 2 && (cycle_is_running() || gc.long_lived_pending < gc.long_lived_total / 4)) continue;
        if (generation == 2 && is_large()) start_slices();
        else gc_collect(generation);
        if (generation < 2) cycle_step();
        return;
    }
}

/* ---- start and end -------------------------------------------------------------------------------------- */

bool gc_init(void)
{
    gc = (Collector){.enabled = true, .threshold = {700, 10, 10}, .mark_from = MARK_FROM, .slice = SLICE};
    gc_pending = false;
    cycle_forget();
    tracked_set_old_limit();
    tracked_set_young_limit();
    return true;
}

void gc_shutdown(void)
{
    ref_clear(&gc.garbage);
    ref_clear(&gc.callbacks);
    gc_on_event = NULL;
    gc_on_unreachable = gc_save = NULL;
    gc = (Collector){0};
    gc_pending = false;
}
