#ifndef OURO_GC_COLLECT_H
#define OURO_GC_COLLECT_H
#include "gc/heap.h"

/* collect.h -- finding cycles that reference counts cannot free. See collect.c for the story.
 *
 * An automatic collection never runs inside an allocation: heap_new only notes that one is due (gc_pending), and
 * the VM calls gc_safepoint at a call or a backward jump.
 *
 * heap.tracked is one array of granule numbers, cut in four parts:
 *
 *      0 ........ frozen_end ~ old_start ....... old_end ....... middle_end ~ young_start ....... tracked_len
 *        frozen                        old             middle                     young
 *
 * Its order is the order in which CPython's lists would have the objects. Only gc_track writes, at the end. When an
 * object dies or is untracked its entry stays and is stale: an entry counts only if its object is in the
 * generation of that part, and only the last of several equal ones. Between frozen_end and old_start
 * lies nothing, and nothing between middle_end and young_start, except that garbage waits there while its finalizers run.
 *
 * Further up in the same array, from heap.work on, is the work area of a full collection (mark.c). */

enum { GC_GENERATIONS = 3 };

typedef struct {
    bool   enabled;
    int    threshold[GC_GENERATIONS];       /* 700, 10, 10 */
    int    count[GC_GENERATIONS];           /* CPython's counts; heap_new and heap_free keep the first */
    bool   collecting;
    size_t collections[GC_GENERATIONS], collected[GC_GENERATIONS], uncollectable[GC_GENERATIONS];
    size_t long_lived_total, long_lived_pending;    /* CPython's 25 % rule */
    Ref    garbage, callbacks;              /* lists of the gc module, or NULL; gc_shutdown drops them */

    size_t frozen_end, old_start, old_end, middle_end, young_start, tracked_len;   /* the parts of heap.tracked */
    size_t tracked_limit, old_limit;        /* where tracked_len, middle_end make us drop stale entries */
    size_t mark_from;                       /* tracked objects: a larger heap is marked, and in slices */
    size_t slice;                           /* references visited in a slice of marking; sweeping and freeing go by it, too */
    uint8_t swept;                          /* what META_SWEPT is in an old object, between full collections */
} Collector;
extern Collector gc;
extern bool gc_pending;                     /* an automatic collection is due at the next safepoint */

#ifdef OURO_DEBUG
extern int gc_stress;                       /* each tracked container: 1 the heap is checked soon; 2 and collected;
                                             * 3 and a slice of a full collection is done */
#endif

bool gc_init(void);
void gc_shutdown(void);

/* count[0] has passed its threshold: a collection is due, if they are enabled. */
void gc_note_due(void);

/* Take the stale entries out of the young part. */
void gc_drop_stale(void);

/* Enter a fully built container, which is not tracked, into the youngest generation. Never fails. */
static inline void gc_track(View container)
{
    size_t granule = heap_granule(container);
    heap.meta[granule] |= 1;
    heap.tracked[gc.tracked_len++] = (uint32_t)granule;
#ifdef OURO_DEBUG
    if (UNLIKELY(gc_stress != 0)) gc_pending = true;
#endif
    if (UNLIKELY(gc.tracked_len >= gc.tracked_limit)) gc_drop_stale();
}

static inline void gc_untrack(View container)
{ heap.meta[heap_granule(container)] &= (uint8_t)~META_GENERATION; }

static inline bool gc_is_tracked(View obj)
{ return heap_contains(obj) && (heap.meta[heap_granule(obj)] & META_GENERATION); }

static inline bool gc_is_finalized(View obj)
{ return heap_contains(obj) && (heap.meta[heap_granule(obj)] & META_FINALIZED); }

/* While gc_clear_weakrefs, finalizers and the clearing of garbage run: is this object part of it? */
static inline bool gc_is_garbage(View obj)
{ return heap_contains(obj) && (heap.meta[heap_granule(obj)] & META_SUSPECT); }

/* Collect `generation` and all younger ones now. Returns the number of unreachable objects found (collected +
 * uncollectable); 0 when a collection is already running. No exception may be pending. */
size_t gc_collect(int generation);

/* Run the automatic collection that is due. Called by the VM when gc_pending is set. */
void gc_safepoint(void);

/* The tracked objects of one generation (0, 1, 2; frozen ones not included), in CPython's order: fills `out` with at
 * most `capacity` of them and returns how many there are. Borrowed, and good until anything is dropped. */
size_t gc_objects(int generation, View *out, size_t capacity);

/* gc.freeze and its kin: take all tracked objects out of every later collection, and bring them back. */
void gc_freeze(void);
void gc_unfreeze(void);
size_t gc_frozen_count(void);

/* Registers and globals are visited by whoever holds them (the VM), through this hook; NULL visits nothing. */
extern void (*gc_visit_roots)(Visit visit, void *arg);

/* Weak references into garbage; see objects/weakref. Called with those unreachable objects that have META_WEAKREF,
 * in the order of tracking, a few at a time: their weak references are to be cleared, and the callbacks of
 * those weak references that are not garbage themselves (gc_is_garbage) remembered. Then called once with count 0:
 * now the callbacks are to be called. Returns how many weak references died by that: CPython counts them too. */
extern size_t (*gc_clear_weakrefs)(View const *unreachable, size_t count);

/* What the collector does, as it does it; NULL when nobody watches. */
typedef enum { GC_EVENT_START, GC_EVENT_STOP } GcEvent;
extern void (*gc_on_event)(GcEvent event, int generation, size_t collected, size_t uncollectable);

/* For gc.set_debug; NULL: nothing. Each object found unreachable, before anything is done to it (no Python code may run);
 * and a piece of garbage that is to be kept for the user instead of being cleared. */
extern void (*gc_on_unreachable)(View obj);
extern void (*gc_save)(View garbage);

/* gc/check.c: recompute every count and list membership from the heap; abort with a report where one is off.
 * Debug builds only. */
void gc_check(void);

#endif
