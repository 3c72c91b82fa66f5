/* collect.c -- finding cycles that reference counts cannot free.
 *
 * Some containers are suspects. We copy each suspect's count into `outside`, then take away one for
 * every reference that starts at a suspect. What is left counts references from elsewhere:
 *
 *                               stack --> A <--> B      C <--> D
 *                      count              2      1      1      1
 *                      outside            1      0      0      0
 *
 * A is held from outside, and so is all that it reaches (B). C and D are what we came for. No list of roots is
 * needed: whatever holds a suspect from a register, a C variable or an object that is no suspect
 * leaves a remainder in its `outside`.
 *
 * find_garbage does this in four steps, for a stretch of heap.tracked:
 *
 *     1 copy     each object's count to outside[]
 *     2 subtract one for each reference between suspects
 *     3 rescue   walk the stretch in order. An object with a remainder is acquitted, and so are its children; one without
 *                is condemned. A child condemned earlier is acquitted after all and put at the end of the
 *                walk, so that its children get their turn.
 *     4 part     acquitted ones first, condemned ones behind them
 *
 * This is also how CPython walks its lists, object for object, so the order in which finalizers and weakref
 * callbacks run, and which gc.get_objects() shows, is the same. Nothing is allocated and nothing recurses: the
 * walk needs two entries for each suspect beyond the end of heap.tracked, which has that room.
 *
 * A collection (gc_collect) then does as CPython does: clear the weak references into the garbage and call their
 * callbacks; run the finalizers, once in an object's life; find_garbage once more among the garbage, for any code
 * that ran may have brought objects back to life; and clear the rest, holding each while it is cleared.
 *
 * Always true while no scan is running (checked in gc/check.c):
 *   I1 no object is a suspect, but for garbage whose finalizers are running
 *   I2 every tracked object has refs > 0
 *   I3 every tracked object stands in the part of heap.tracked that its generation says
 *   I4 no child of a tracked object has been freed
 *   I5 no object has fewer references than tracked objects hold to it
 *   I6 no free block is tracked, and the free lists and the counters agree */
#include "gc/collect.h"

#include <assert.h>
#include <string.h>

Collector gc;
bool gc_pending;
void (*gc_visit_roots)(Visit visit, void *arg);
size_t (*gc_clear_weakrefs)(View const *unreachable, size_t count);
void (*gc_on_event)(GcEvent event, int generation, size_t collected, size_t uncollectable);
void (*gc_on_unreachable)(View obj);
void (*gc_save)(View garbage);

enum { YOUNG_ROOM = 1 << 12, OLD_ROOM = 1 << 16 };  /* entries: the parts may grow by so many before stale ones are dropped */
enum { AHEAD = 12 };                        /* how many entries ahead the memory is asked for */
static const uint32_t CONDEMNED = UINT32_MAX;       /* in outside[]: passed by step 3 without a remainder */

/* ---- heap.tracked --------------------------------------------------------------------------------------- */

/* What meta says of the live entries of each part, beside other bits. */
enum { YOUNG = 1, MIDDLE = 2, OLD = 3, FROZEN = OLD | META_FROZEN };
enum { PART_BITS = META_GENERATION | META_FROZEN };

/* Move the entries of [begin, end) that count up until they end at `to`, and make suspects of them. It goes backwards, and
 * what is a suspect already has been met: so of several equal entries the last one counts. Returns where they
 * begin now. */
static size_t pack(size_t begin, size_t end, size_t to, uint8_t part)
{
    uint32_t *tracked = heap.tracked;
    for (size_t i = end; i-- > begin;) {
        if (i >= begin + AHEAD) __builtin_prefetch(&heap.meta[tracked[i - AHEAD]]);
        uint32_t granule = tracked[i];
        uint8_t meta = heap.meta[granule];
        if ((meta & (PART_BITS | META_SUSPECT)) != part) continue;
        heap.meta[granule] = meta | META_SUSPECT;
        tracked[--to] = granule;
    }
    return to;
}

static size_t move_entries(size_t begin, size_t end, size_t to)
{
    if (begin != to) memmove(heap.tracked + to, heap.tracked + begin, (end - begin) * sizeof *heap.tracked);
    return to + (end - begin);
}

/* Move what counts in [begin, end) down to `to`. Returns its end there. */
static size_t drop_stale(size_t begin, size_t end, size_t to, uint8_t part)
{
    size_t first = pack(begin, end, end, part);
    for (size_t i = first; i < end; i++) heap.meta[heap.tracked[i]] &= (uint8_t)~META_SUSPECT;
    return move_entries(first, end, to);
}

static inline bool is_suspect(uint32_t granule) { return heap.meta[granule] & META_SUSPECT; }

/* Take out what is no suspect any more. Returns the new end. */
static size_t still_suspects(size_t begin, size_t end)
{
    size_t kept = begin;
    for (size_t i = begin; i < end; i++)
        if (is_suspect(heap.tracked[i])) heap.tracked[kept++] = heap.tracked[i];
    return kept;
}

static void set_young_limit(void)
{
    gc.tracked_limit = gc.tracked_len + (gc.tracked_len - gc.young_start) + YOUNG_ROOM;
}

void gc_drop_stale(void)
{
    gc.tracked_len = drop_stale(gc.young_start, gc.tracked_len, gc.young_start, YOUNG);
    set_young_limit();
}

static void set_old_limit(void) { gc.old_limit = 2 * gc.middle_end - gc.frozen_end + OLD_ROOM; }

/* Between full collections nobody else takes the stale entries out of the older parts. */
static void drop_old_stale(void)
{
    size_t old_end = drop_stale(gc.frozen_end, gc.old_end, gc.frozen_end, OLD);
    size_t middle_end = drop_stale(gc.old_end, gc.middle_end, old_end, MIDDLE);
    gc.tracked_len = move_entries(gc.young_start, gc.tracked_len, middle_end);
    gc.old_end = old_end;
    gc.middle_end = gc.young_start = middle_end;
    set_old_limit();
    set_young_limit();
}

/* CPython puts the young ones before the middle ones when it collects all. [middle][young] -> [young][middle]. */
static void swap_young_and_middle(void)
{
    size_t spare = gc.tracked_len;
    move_entries(gc.old_end, gc.middle_end, spare);
    size_t young_end = move_entries(gc.young_start, gc.tracked_len, gc.old_end);
    move_entries(spare, spare + (gc.middle_end - gc.old_end), young_end);
    gc.middle_end = gc.young_start = young_end;     /* now the end of the young part */
}

/* Make suspects of a generation and all younger ones. They are the entries from the returned one to the end. */
static size_t gather(int generation)
{
    size_t end = gc.tracked_len, first, begin = gc.young_start;

    if (generation < 2) {
        first = pack(gc.young_start, end, end, YOUNG);
        if (generation == 1) first = pack(begin = gc.old_end, gc.middle_end, first, MIDDLE);
    } else {
        swap_young_and_middle();
        first = pack(gc.middle_end, end, end, MIDDLE);
        first = pack(gc.old_end, gc.middle_end, first, YOUNG);
        first = pack(begin = gc.frozen_end, gc.old_end, first, OLD);
    }
    gc.tracked_len = move_entries(first, end, begin);
    return begin;
}

/* ---- find_garbage --------------------------------------------------------------------------------------- */

static size_t late_end;         /* of the entries that were acquitted after having been condemned */
static bool any_finalizer;      /* among the suspects */
static uint8_t acquitted_part;  /* the generation into which acquitted ones go */

/* Step 1: outside = the object's count. */
static void copy_counts(size_t begin, size_t end)
{
    const uint32_t *tracked = heap.tracked;
    for (size_t i = begin; i < end; i++) {
        if (i + AHEAD < end) __builtin_prefetch(heap_object(tracked[i + AHEAD]));
        heap.outside[tracked[i]] = heap_object(tracked[i])->refs;
    }
}

static inline const Shape *traverse(View obj, Visit visit)
{
    const Shape *shape = shapes[obj->shape];
    if (shape->traverse) shape->traverse(obj, visit, NULL);
    return shape;
}

/* Step 2: take away one for every reference between suspects. */
static void visit_subtract(View child, void *unused)
{
    (void)unused;
    if (!heap_contains(child)) return;
    size_t granule = heap_granule(child);
    if (!(heap.meta[granule] & META_SUSPECT)) return;
    assert(heap.outside[granule] > 0);
    heap.outside[granule]--;
}

static void subtract_inner_references(size_t begin, size_t end)
{
    const uint32_t *tracked = heap.tracked;
    for (size_t i = begin; i < end; i++) {
        if (i + AHEAD < end) __builtin_prefetch(heap_object(tracked[i + AHEAD]));
        any_finalizer |= traverse(heap_object(tracked[i]), visit_subtract)->finalize != NULL;
    }
}

/* Step 3: what keeps a remainder lives, and so does all that it reaches. */
static inline void acquit(uint32_t granule)
{
    heap.meta[granule] = (uint8_t)((heap.meta[granule] & ~(META_SUSPECT | META_GENERATION)) | acquitted_part);
}

static void visit_rescue(View child, void *unused)
{
    (void)unused;
    if (!heap_contains(child)) return;
    uint32_t granule = (uint32_t)heap_granule(child);
    if (!(heap.meta[granule] & META_SUSPECT)) return;
    acquit(granule);
    if (heap.outside[granule] == CONDEMNED) heap.tracked[late_end++] = granule;
}

/* Steps 3 and 4. The acquitted gather at `begin`, the condemned at `spare`, those acquitted late behind them: then the three
 * are put one behind the other. Returns where the condemned begin. */
static size_t rescue_and_part(size_t begin, size_t end, size_t spare)
{
    uint32_t *tracked = heap.tracked;
    const size_t late = spare + (end - begin);
    size_t kept = begin, condemned = spare;

    late_end = late;
    for (size_t i = begin; i < end; i++) {
        if (i + AHEAD < end) __builtin_prefetch(heap_object(tracked[i + AHEAD]));
        uint32_t granule = tracked[i];
        if (heap.meta[granule] & META_SUSPECT) {
            if (heap.outside[granule] == 0) {
                heap.outside[granule] = CONDEMNED;
                tracked[condemned++] = granule;
                continue;
            }
            acquit(granule);
        }
        tracked[kept++] = granule;
        traverse(heap_object(granule), visit_rescue);
    }
    for (size_t i = late; i < late_end; i++) traverse(heap_object(tracked[i]), visit_rescue);
    if (late_end > late) {
        condemned = still_suspects(spare, condemned);
        kept = move_entries(late, late_end, kept);
    }
    move_entries(spare, condemned, kept);
    return kept;
}

/* find_garbage -- which of the suspects heap.tracked[begin, end) can nobody reach? Those that live are suspects no
 * longer and are in `generation` now; the others stand behind them, from the returned entry on. Uses the entries
 * from `spare` on, at most twice as many as there are suspects. */
static size_t find_garbage(size_t begin, size_t end, size_t spare, uint8_t generation)
{
    acquitted_part = generation;
    any_finalizer = false;
    copy_counts(begin, end);
    subtract_inner_references(begin, end);
    return rescue_and_part(begin, end, spare);
}

/* ---- what becomes of garbage ---------------------------------------------------------------------------- */

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

/* Let each piece of garbage drop what it owns; that frees them all, except what somebody got hold of (a clear function
 * may run Python too). What is still alive goes to `generation`. Returns the end of its entries. */
static size_t clear_garbage(size_t begin, size_t end, uint8_t generation)
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
        heap.meta[granule] = (uint8_t)((heap.meta[granule] & ~(META_SUSPECT | META_GENERATION)) | generation);
        heap.tracked[kept++] = granule;
    }
    return kept;
}

/* ---- a collection --------------------------------------------------------------------------------------- */

/* The survivors of a collection end at `end` and are in `generation` now. */
static void set_survivors_end(size_t end, uint8_t generation)
{
    gc.middle_end = end;
    if (generation == OLD) gc.old_end = end;
}

/* Finalize and clear heap.tracked[gc.middle_end, gc.young_start). Returns how many were unreachable to the end. */
static size_t dispose(uint8_t generation)
{
    size_t begin = gc.middle_end, end = gc.young_start, died = 0;

    if (gc_on_unreachable)
        for (size_t i = begin; i < end; i++) gc_on_unreachable(heap_object(heap.tracked[i]));
    bool code_ran = clear_weakrefs(begin, end, &died);
    if (any_finalizer) code_ran |= run_finalizers(begin, end);
    if (code_ran) {
        end = still_suspects(begin, end);               /* without what died meanwhile */
        begin = find_garbage(begin, end, gc.tracked_len, generation);
        set_survivors_end(begin, generation);
    }
    set_survivors_end(clear_garbage(begin, end, generation), generation);
    return end - begin + died;
}

static void keep_long_lived_books(int generation, size_t survivors)
{
    if (generation == 1) gc.long_lived_pending += survivors;
    if (generation < 2) return;
    gc.long_lived_pending = 0;
    gc.long_lived_total = survivors;
}

static size_t collect(int generation)
{
    uint8_t next = generation == 0 ? MIDDLE : OLD;

    if (generation + 1 < GC_GENERATIONS) gc.count[generation + 1]++;
    for (int i = 0; i <= generation; i++) gc.count[i] = 0;

    size_t begin = gather(generation);
    size_t garbage = find_garbage(begin, gc.tracked_len, gc.tracked_len, next);
    keep_long_lived_books(generation, garbage - begin);
    gc.young_start = gc.tracked_len;            /* what finalizers make is young; the garbage lies before it */
    set_survivors_end(garbage, next);
    set_young_limit();

    size_t found = dispose(next);

    gc.tracked_len = move_entries(gc.young_start, gc.tracked_len, gc.middle_end);
    gc.young_start = gc.middle_end;
    set_young_limit();
    if (generation == 2) {
        set_old_limit();
        heap_tidy();
    } else if (gc.middle_end > gc.old_limit) {
        drop_old_stale();
    }
    return found;
}

size_t gc_collect(int generation)
{
    if (gc.collecting) return 0;
    gc.collecting = true;
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

#ifdef OURO_DEBUG
int gc_stress;

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
    if (gc_stress > 1 && gc.enabled) gc_collect(0);
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
        if (generation == 2 && gc.long_lived_pending < gc.long_lived_total / 4) continue;
        gc_collect(generation);
        return;
    }
}

/* ---- what the gc module asks for ------------------------------------------------------------------------ */

/* As pack, but into `out`, and leaving all as it was. */
static size_t list_part(size_t begin, size_t end, uint8_t part_bits, View *out, size_t capacity)
{
    size_t count = 0;
    for (size_t i = end; i-- > begin;) {
        uint32_t granule = heap.tracked[i];
        if ((heap.meta[granule] & (PART_BITS | META_SUSPECT)) != part_bits) continue;
        heap.meta[granule] |= META_SUSPECT;
        if (++count <= capacity) out[capacity - count] = heap_object(granule);
    }
    for (size_t i = begin; i < end; i++)
        if ((heap.meta[heap.tracked[i]] & PART_BITS) == part_bits) heap.meta[heap.tracked[i]] &= (uint8_t)~META_SUSPECT;
    if (count < capacity) memmove(out, out + (capacity - count), count * sizeof *out);
    return count;
}

size_t gc_objects(int generation, View *out, size_t capacity)
{
    if (generation == 0) return list_part(gc.young_start, gc.tracked_len, YOUNG, out, capacity);
    if (generation == 1) return list_part(gc.old_end, gc.middle_end, MIDDLE, out, capacity);
    return list_part(gc.frozen_end, gc.old_end, OLD, out, capacity);
}

void gc_freeze(void)
{
    if (gc.collecting) return;
    for (size_t i = gather(2); i < gc.tracked_len; i++) {
        uint8_t *meta = &heap.meta[heap.tracked[i]];
        *meta = (uint8_t)((*meta & ~META_SUSPECT) | FROZEN);
    }
    gc.frozen_end = gc.old_end = gc.middle_end = gc.young_start = gc.tracked_len;
    for (int i = 0; i < GC_GENERATIONS; i++) gc.count[i] = 0;
    drop_old_stale();
}

void gc_unfreeze(void)
{
    for (size_t i = 0; i < gc.frozen_end; i++) heap.meta[heap.tracked[i]] &= (uint8_t)~META_FROZEN;
    gc.frozen_end = 0;
}

size_t gc_frozen_count(void) { return list_part(0, gc.frozen_end, FROZEN, NULL, 0); }

/* ---- start and end -------------------------------------------------------------------------------------- */

bool gc_init(void)
{
    gc = (Collector){.enabled = true, .threshold = {700, 10, 10}};
    gc_pending = false;
    set_old_limit();
    set_young_limit();
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
