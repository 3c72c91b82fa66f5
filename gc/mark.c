/* mark.c -- looking at the whole heap without stopping the program for it.
 *
 * find_garbage is exact, but looks at each suspect several times and in one go. When the heap is large, nearly all of it is
 * alive, and easily seen to be: by walking from the registers and the globals. So a full collection goes through phases, and
 * each is cut in slices of a fraction of a millisecond, done after each collection of the young:
 *
 *     MARK      walk from the roots; what is reached is marked. The queue lies at heap.tracked[heap.work ...].
 *     SWEEP     go through the old part. Those not marked are candidates; from the others the marks are taken away.
 *     JUDGE     take some candidates, and all candidates that they reach; find_garbage among those; weak references, finalizers
 *     FREE      clear the garbage, some objects at a time; then back to JUDGE
 *
 * Meanwhile the program runs and changes the graph, and nothing tells us: there is no write barrier. So the marks are only
 * hints. A live object may be missed, because the reference to it moved from where we had not been to where we had been:
 * then it becomes a candidate, and find_garbage acquits it. An object may be marked and die: then it is collected the
 * next time. What the marks get wrong costs time, never the truth.
 *
 * SWEEP goes backwards, because of several entries for one granule the last is the one that counts, and moves what it
 * keeps up, over the stale ones:
 *
 *     frozen_end         old_start ..... read ....... write ............ end .... old_end
 *        nothing               not yet seen    copies       kept             promoted meanwhile
 *
 * The copies between read and write are stale, for the same objects have entries further on. META_SWEPT tells an entry that
 * was met already; what it says changes its meaning from cycle to cycle (gc.swept), so nobody needs to go and take
 * it away. Candidates are written downwards from the end of the work area; while judging, META_MARKED means "candidate".
 *
 * JUDGE is right about what it condemns: a set closed under "reaches" contains each cycle whole. What it acquits may be held
 * only by garbage of a later batch. So acquitted candidates are kept for a last batch, when the other garbage is gone; it is
 * small, unless much of the garbage hangs on other garbage that was made after it. */
#include "gc/mark.h"

#include <assert.h>
#include <sys/mman.h>

#include "gc/garbage.h"

enum {
    LARGE = 4096,               /* references of a container that are visited in one go */
    WINDOW = 16,                /* objects whose memory has been asked for, and that come next */
    BATCHES = 3,                /* so many candidates, measured in batches, are judged at once */
};

static struct {
    enum { IDLE, MARK, SWEEP, JUDGE, FREE } phase;
    bool roots_again;           /* MARK: the roots have been visited a second time */
    size_t top;                 /* MARK: end of the queue */
    size_t marked;              /* MARK: how many objects */
    uint32_t large;             /* MARK: a container being visited piece by piece ... */
    size_t at;                  /* ... from here on; 0: none */
    size_t visited;             /* MARK: references, in this slice */
    size_t read, write;         /* SWEEP */
    size_t candidates, next;    /* [candidates, heap.work_end); those from `next` on are still to be judged */
    size_t batch_end;           /* JUDGE: a batch lies at [heap.work_end, batch_end) */
    size_t begin, end;          /* FREE: the garbage */
    size_t found;               /* garbage, so far */
    bool last;                  /* JUDGE, FREE: all have been judged once */
} cycle;

bool cycle_is_running(void) { return cycle.phase != IDLE; }
bool cycle_is_freeing(void) { return cycle.phase == FREE; }
bool cycle_leaves_entries(void) { return cycle.phase == IDLE || cycle.phase == MARK; }

/* ---- marking -------------------------------------------------------------------------------------------- */

static void push(uint32_t granule)
{
    if (UNLIKELY(cycle.top == heap.work_end)) return;       /* full: it stays unmarked */
    heap.meta[granule] |= META_MARKED;
    cycle.marked++;
    heap.tracked[cycle.top++] = granule;
}

static void visit_mark(View child, void *unused)
{
    (void)unused;
    cycle.visited++;
    if (!heap_contains(child)) return;
    uint32_t granule = (uint32_t)heap_granule(child);
    uint8_t meta = heap.meta[granule];
    if ((meta & META_GENERATION) && !(meta & META_MARKED)) push(granule);
}

static void visit_roots(void)
{
    if (gc_visit_roots) gc_visit_roots(visit_mark, NULL);
    if (gc.garbage) visit_mark(gc.garbage, NULL);
    if (gc.callbacks) visit_mark(gc.callbacks, NULL);
}

/* Visit what an object refers to; a large one only in part. What is in the queue may have died since, and something else may
 * live there now: that is looked into as well, if it is tracked. */
static void look_into(uint32_t granule, size_t from)
{
    if (!(heap.meta[granule] & META_GENERATION)) return;
    View obj = heap_object(granule);
    const Shape *shape = shapes[obj->shape];
    if (shape->traverse_some) {
        cycle.at = shape->traverse_some(obj, from, LARGE, visit_mark, NULL);
        cycle.large = granule;
    } else if (shape->traverse) {
        shape->traverse(obj, visit_mark, NULL);
    }
}

/* Empty the queue, or visit `limit` references. True: it is empty. What comes from the queue waits in a window while its
 * memory is fetched. */
static bool mark(size_t limit)
{
    uint32_t window[WINDOW];
    size_t first = 0, waiting = 0;

    cycle.visited = 0;
    while (cycle.visited < limit) {
        if (cycle.at) {
            look_into(cycle.large, cycle.at);
            continue;
        }
        while (waiting < WINDOW && cycle.top > heap.work) {
            uint32_t granule = heap.tracked[--cycle.top];
            __builtin_prefetch(heap_object(granule));
            window[(first + waiting++) % WINDOW] = granule;
        }
        if (!waiting) return true;
        waiting--;
        cycle.visited++;
        look_into(window[first++ % WINDOW], 0);
    }
    while (waiting--) heap.tracked[cycle.top++] = window[first++ % WINDOW];
    return false;
}

static void begin_marking(void)
{
    cycle.top = heap.work;
    cycle.marked = 0;
    cycle.at = 0;
    cycle.roots_again = false;
    visit_roots();
}

size_t mark_all(void)
{
    assert(cycle.phase == IDLE);
    begin_marking();
    mark(SIZE_MAX);
    return cycle.marked;
}

void cycle_start(void)
{
    assert(cycle.phase == IDLE && gc.tracked_len == gc.old_end);
    cycle.phase = MARK;
    begin_marking();
}

void cycle_promoted(size_t begin, size_t end)
{
    if (cycle.phase != MARK) return;
    for (size_t i = begin; i < end; i++) push(heap.tracked[i]);
}

/* ---- sweeping ------------------------------------------------------------------------------------------- */

static void begin_sweeping(void)
{
    cycle.phase = SWEEP;
    gc.swept ^= META_SWEPT;
    cycle.read = cycle.write = gc.old_end;
    cycle.candidates = heap.work_end;
}

static void sweep_one(uint32_t granule)
{
    uint8_t *meta = &heap.meta[granule];
    if ((*meta & PART_BITS) != OLD || (*meta & META_SWEPT) == gc.swept) return;
    heap.tracked[--cycle.write] = granule;
    if (!(*meta & META_MARKED)) heap.tracked[--cycle.candidates] = granule;
    *meta = (uint8_t)(((*meta ^ META_MARKED) & ~META_SWEPT) | gc.swept);
}

/* The entries that were passed over have become a gap in front: its pages go back to the system. */
static void close_gap(void)
{
    enum { ENTRIES = 1024 };    /* in a page */
    size_t first = (gc.frozen_end + ENTRIES - 1) / ENTRIES * ENTRIES, last = cycle.write / ENTRIES * ENTRIES;
    gc.old_start = cycle.write;
    tracked_set_old_limit();
    if (first < last) madvise(heap.tracked + first, (last - first) * sizeof *heap.tracked, MADV_DONTNEED);
}

/* True: the whole old part has been seen. The marks of frozen ones go, too: they are at its front. */
static bool sweep(size_t entries)
{
    for (; entries && cycle.read > gc.old_start; entries--) {
        cycle.read--;
        if (cycle.read >= AHEAD) __builtin_prefetch(&heap.meta[heap.tracked[cycle.read - AHEAD]], 1);
        sweep_one(heap.tracked[cycle.read]);
    }
    if (cycle.read > gc.old_start) return false;
    for (size_t i = 0; i < gc.frozen_end; i++) heap.meta[heap.tracked[i]] &= (uint8_t)~META_MARKED;
    close_gap();
    return true;
}

/* ---- judging and freeing -------------------------------------------------------------------------------- */

static void begin_judging(void)
{
    cycle.phase = JUDGE;
    cycle.next = cycle.candidates;
    cycle.found = 0;
    cycle.last = false;
    gc.long_lived_pending = 0;
    gc.long_lived_total = gc.old_end - gc.old_start;
}

static void take(uint32_t granule)
{
    heap.meta[granule] ^= META_MARKED | META_SUSPECT;
    heap.tracked[cycle.batch_end++] = granule;
}

static void visit_take(View child, void *unused)
{
    (void)unused;
    if (!heap_contains(child)) return;
    uint32_t granule = (uint32_t)heap_granule(child);
    if ((heap.meta[granule] & (PART_BITS | META_MARKED)) == (OLD | META_MARKED)) take(granule);
}

/* A batch: about `size` candidates, and what candidates they reach. */
static void take_batch(size_t size)
{
    size_t looked_into = cycle.batch_end = heap.work_end;
    while (cycle.next < heap.work_end && cycle.batch_end - heap.work_end < size) {
        uint32_t granule = heap.tracked[cycle.next++];
        if ((heap.meta[granule] & (PART_BITS | META_MARKED)) != (OLD | META_MARKED)) continue;
        take(granule);
        for (; looked_into < cycle.batch_end; looked_into++) {
            View obj = heap_object(heap.tracked[looked_into]);
            if (shapes[obj->shape]->traverse) shapes[obj->shape]->traverse(obj, visit_take, NULL);
        }
    }
}

/* The acquitted have the other META_SWEPT. Those, and candidates that nobody judged, are the last batch. */
static void take_the_rest(void)
{
    cycle.batch_end = heap.work_end;
    for (size_t i = cycle.candidates; i < heap.work_end; i++) {
        if (i + AHEAD < heap.work_end) __builtin_prefetch(&heap.meta[heap.tracked[i + AHEAD]], 1);
        uint32_t granule = heap.tracked[i];
        uint8_t *meta = &heap.meta[granule];
        if ((*meta & PART_BITS) != OLD || (!(*meta & META_MARKED) && (*meta & META_SWEPT) == gc.swept)) continue;
        *meta = (uint8_t)((*meta & ~(META_MARKED | META_SWEPT)) | gc.swept | META_SUSPECT);
        heap.tracked[cycle.batch_end++] = granule;
    }
}

/* The garbage has entries in the old part. So that nobody takes those for live ones, its meta says young, as long as it is
 * garbage. */
static void leave_old_part(size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        uint8_t *meta = &heap.meta[heap.tracked[i]];
        *meta = (uint8_t)((*meta & ~META_GENERATION) | YOUNG);
    }
}

/* Those of the batch that live get `part`. */
static void judge_batch(uint8_t part)
{
    size_t end = cycle.batch_end, begin = find_garbage(heap.work_end, end, end, part);
    leave_old_part(begin, end);
    gc.long_lived_total -= end - begin;
    cycle.found += garbage_finalize(&begin, &end, end, part);
    cycle.found += end - begin;
    cycle.begin = begin;
    cycle.end = end;
}

static void free_some(size_t objects)
{
    size_t begin = cycle.begin;
    cycle.begin = cycle.end - begin > objects ? begin + objects : cycle.end;
    garbage_clear(begin, cycle.begin, old_part());
    if (cycle.begin == cycle.end) cycle.phase = cycle.last ? IDLE : JUDGE;
}

static void judge(void)
{
    const size_t batch = gc.slice / 3;
    if (cycle.next == cycle.candidates && heap.work_end - cycle.candidates < BATCHES * batch) cycle.next = heap.work_end;
    cycle.last = cycle.next == heap.work_end;
    gc.collecting = true;
    if (!cycle.last) {
        take_batch(batch);
        judge_batch(old_part() ^ META_SWEPT);
    } else {
        if (gc_on_event) gc_on_event(GC_EVENT_START, 2, 0, 0);
        take_the_rest();
        judge_batch(old_part());
    }
    cycle.phase = FREE;
    free_some(gc_save ? SIZE_MAX : batch);
    if (cycle.last) {
        gc.collections[2]++;
        gc.collected[2] += cycle.found;
        if (gc_on_event) gc_on_event(GC_EVENT_STOP, 2, cycle.found, 0);
    }
    gc.collecting = false;
}

void cycle_step(void)
{
    switch (cycle.phase) {
    case IDLE:
        break;
    case MARK:
        if (!mark(gc.slice)) break;
        if (cycle.roots_again) {
            begin_sweeping();
        } else {
            cycle.roots_again = true;       /* what has come into the registers since */
            visit_roots();
        }
        break;
    case SWEEP:
        if (sweep(3 * gc.slice)) begin_judging();
        break;
    case JUDGE:
        judge();
        break;
    case FREE:
        gc.collecting = true;
        free_some(gc.slice / 3);
        gc.collecting = false;
        break;
    }
}

void cycle_forget(void) { cycle.phase = IDLE; }

/* Marks and META_SWEPT as if nothing had been begun. */
static void forget_marks(size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        uint8_t *meta = &heap.meta[heap.tracked[i]];
        if (*meta & META_GENERATION) *meta = (uint8_t)((*meta & ~(META_MARKED | META_SWEPT)) | gc.swept);
    }
}

void cycle_end(void)
{
    while (cycle.phase == FREE) free_some(SIZE_MAX);
    if (cycle.phase == IDLE) return;
    cycle.phase = IDLE;
    forget_marks(0, gc.tracked_len);
}
