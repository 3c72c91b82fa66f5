/* tracked.c -- the order of the tracked objects, and the parts of heap.tracked.
 *
 * An entry is a granule number. Entries are only ever written at the end; an object that dies leaves a stale one behind. So
 * whoever wants to know what is in a part walks it backwards, noting what was met: of several entries that name
 * a granule the last is the one that counts, for it is that of the object which lives there now. */
#include "gc/tracked.h"

#include <string.h>

#include "gc/mark.h"

enum { YOUNG_ROOM = 1 << 12, OLD_ROOM = 1 << 16 };  /* entries: the parts may grow by so many before stale ones are dropped */

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

size_t tracked_move(size_t begin, size_t end, size_t to)
{
    if (begin != to) memmove(heap.tracked + to, heap.tracked + begin, (end - begin) * sizeof *heap.tracked);
    return to + (end - begin);
}

/* Move what counts in [begin, end) down to `to`. Returns its end there. */
static size_t drop_stale(size_t begin, size_t end, size_t to, uint8_t part)
{
    size_t first = pack(begin, end, end, part);
    for (size_t i = first; i < end; i++) heap.meta[heap.tracked[i]] &= (uint8_t)~META_SUSPECT;
    return tracked_move(first, end, to);
}

/* Take out what is no suspect any more. Returns the new end. */
size_t tracked_keep_suspects(size_t begin, size_t end)
{
    size_t kept = begin;
    for (size_t i = begin; i < end; i++)
        if (is_suspect(heap.tracked[i])) heap.tracked[kept++] = heap.tracked[i];
    return kept;
}

void tracked_set_young_limit(void)
{
    gc.tracked_limit = gc.tracked_len + (gc.tracked_len - gc.young_start) + YOUNG_ROOM;
}

void gc_drop_stale(void)
{
    gc.tracked_len = drop_stale(gc.young_start, gc.tracked_len, gc.young_start, YOUNG);
    tracked_set_young_limit();
}

void tracked_set_old_limit(void) { gc.old_limit = 2 * gc.middle_end - gc.old_start + OLD_ROOM; }

/* Between full collections nobody else takes the stale entries out of the older parts. */
void tracked_drop_old_stale(void)
{
    size_t old_end = drop_stale(gc.old_start, gc.old_end, gc.frozen_end, OLD);
    size_t middle_end = drop_stale(gc.old_end, gc.middle_end, old_end, MIDDLE);
    gc.tracked_len = tracked_move(gc.young_start, gc.tracked_len, middle_end);
    gc.old_start = gc.frozen_end;
    gc.old_end = old_end;
    gc.middle_end = gc.young_start = middle_end;
    tracked_set_old_limit();
    tracked_set_young_limit();
}

/* CPython puts the young ones before the middle ones when it collects all. [middle][young] -> [young][middle]. */
static void swap_young_and_middle(void)
{
    size_t spare = gc.tracked_len;
    tracked_move(gc.old_end, gc.middle_end, spare);
    size_t young_end = tracked_move(gc.young_start, gc.tracked_len, gc.old_end);
    tracked_move(spare, spare + (gc.middle_end - gc.old_end), young_end);
    gc.middle_end = gc.young_start = young_end;     /* now the end of the young part */
}

/* Make suspects of a generation and all younger ones. They are the entries from the returned one to the end. */
size_t tracked_gather(int generation)
{
    size_t end = gc.tracked_len, first, begin = gc.young_start;

    if (generation < 2) {
        first = pack(gc.young_start, end, end, YOUNG);
        if (generation == 1) first = pack(begin = gc.old_end, gc.middle_end, first, MIDDLE);
    } else {
        swap_young_and_middle();
        first = pack(gc.middle_end, end, end, MIDDLE);
        first = pack(gc.old_end, gc.middle_end, first, YOUNG);
        first = pack(gc.old_start, gc.old_end, first, OLD);
        begin = gc.old_start = gc.frozen_end;
    }
    gc.tracked_len = tracked_move(first, end, begin);
    return begin;
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
    return list_part(gc.old_start, gc.old_end, OLD, out, capacity);
}

void gc_freeze(void)
{
    if (gc.collecting) return;
    gc.collecting = true;
    cycle_end();
    gc.collecting = false;
    for (size_t i = tracked_gather(2); i < gc.tracked_len; i++) {
        uint8_t *meta = &heap.meta[heap.tracked[i]];
        *meta = (uint8_t)((*meta & ~META_SUSPECT) | FROZEN);
    }
    gc.frozen_end = gc.old_start = gc.old_end = gc.middle_end = gc.young_start = gc.tracked_len;
    for (int i = 0; i < GC_GENERATIONS; i++) gc.count[i] = 0;
    tracked_drop_old_stale();
}

void gc_unfreeze(void)
{
    for (size_t i = 0; i < gc.frozen_end; i++) {
        uint8_t *meta = &heap.meta[heap.tracked[i]];
        if (*meta & META_FROZEN) *meta = (uint8_t)((*meta & ~(META_FROZEN | META_SWEPT)) | gc.swept);
    }
    gc.frozen_end = gc.old_start = 0;
}

size_t gc_frozen_count(void) { return list_part(0, gc.frozen_end, FROZEN, NULL, 0); }
