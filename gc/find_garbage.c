/* find_garbage.c -- finding cycles that reference counts cannot free.
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
 *     1 copy     each object's count to outside[]        (both in one walk)
 *     2 subtract one for each reference between suspects
 *     3 rescue   walk the stretch in order. An object with a remainder is acquitted, and so are its children; one without
 *                is condemned. A child condemned earlier is acquitted after all and put at the end of the
 *                walk, so that its children get their turn.
 *     4 part     acquitted ones first, condemned ones behind them
 *
 * This is also how CPython walks its lists, object for object, so the order in which finalizers and weakref
 * callbacks run, and which gc.get_objects() shows, is the same. Nothing is allocated and nothing recurses: the
 * walk needs two entries for each suspect beyond the end of heap.tracked, which has that room. */
#include "gc/find_garbage.h"

static const uint32_t CONDEMNED = UINT32_MAX;       /* in outside[]: passed by step 3 without a remainder */

bool found_finalizer;
static size_t late_end;         /* of the entries that were acquitted after having been condemned */
static uint8_t acquitted_part;  /* what meta says of those acquitted */

static inline const Shape *traverse(View obj, Visit visit)
{
    const Shape *shape = shapes[obj->shape];
    if (shape->traverse) shape->traverse(obj, visit, NULL);
    return shape;
}

/* Steps 1 and 2. A reference may be taken away before its object's count is added: only the sum matters. */
static void visit_subtract(View child, void *unused)
{
    (void)unused;
    if (!heap_contains(child)) return;
    size_t granule = heap_granule(child);
    if (heap.meta[granule] & META_SUSPECT) heap.outside[granule]--;
}

static void count_outside_references(size_t begin, size_t end)
{
    const uint32_t *tracked = heap.tracked;
    for (size_t i = begin; i < end; i++) heap.outside[tracked[i]] = 0;
    for (size_t i = begin; i < end; i++) {
        if (i + AHEAD < end) __builtin_prefetch(heap_object(tracked[i + AHEAD]));
        View obj = heap_object(tracked[i]);
        heap.outside[tracked[i]] += obj->refs;
        found_finalizer |= traverse(obj, visit_subtract)->finalize != NULL;
    }
}

/* Step 3: what keeps a remainder lives, and so does all that it reaches. */
static void visit_rescue(View child, void *unused)
{
    (void)unused;
    if (!heap_contains(child)) return;
    uint32_t granule = (uint32_t)heap_granule(child);
    if (!(heap.meta[granule] & META_SUSPECT)) return;
    settle(granule, acquitted_part);
    if (heap.outside[granule] == CONDEMNED) heap.tracked[late_end++] = granule;
}

/* Steps 3 and 4. The acquitted gather at `begin`, the condemned at `spare`, those acquitted late behind them: then the three
 * are put one behind the other. As long as nobody is acquitted the condemned stay where they are. Returns where they begin. */
static size_t rescue_and_part(size_t begin, size_t end, size_t spare)
{
    uint32_t *tracked = heap.tracked;
    const size_t late = spare + (end - begin);
    size_t kept = begin, condemned = spare;
    bool parted = false;

    late_end = late;
    for (size_t i = begin; i < end; i++) {
        if (i + AHEAD < end) __builtin_prefetch(heap_object(tracked[i + AHEAD]));
        uint32_t granule = tracked[i];
        if (heap.meta[granule] & META_SUSPECT) {
            if (heap.outside[granule] == 0) {
                heap.outside[granule] = CONDEMNED;
                if (parted) tracked[condemned++] = granule;
                continue;
            }
            settle(granule, acquitted_part);
        }
        if (!parted) condemned = tracked_move(begin, i, spare);
        parted = true;
        tracked[kept++] = granule;
        traverse(heap_object(granule), visit_rescue);
    }
    if (!parted) return begin;
    for (size_t i = late; i < late_end; i++) traverse(heap_object(tracked[i]), visit_rescue);
    if (late_end > late) {
        condemned = tracked_keep_suspects(spare, condemned);
        kept = tracked_move(late, late_end, kept);
    }
    tracked_move(spare, condemned, kept);
    return kept;
}

size_t find_garbage(size_t begin, size_t end, size_t spare, uint8_t part)
{
    acquitted_part = part;
    found_finalizer = false;
    count_outside_references(begin, end);
    return rescue_and_part(begin, end, spare);
}
