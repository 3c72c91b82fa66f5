#include "objects/list.h"
#include <string.h>
#include "objects/abstract.h"
#include "objects/float.h"
#include "objects/seq.h"
#include "objects/spare.h"
#include "objects/tuple.h"

/* list_sort.c -- a stable merge sort that takes advantage of order that is already there.
 *
 * The list is read as a row of runs, stretches that already ascend (or strictly descend: those are turned round). Short
 * runs are filled up by insertion to some 32-63 items. Then neighbouring runs are merged:
 *
 *      3 5 8 9 | 1 2 4 | 6 7 10        ->      1 2 3 4 5 8 9 | 6 7 10      ->      1 2 3 ... 10
 *
 * Which neighbours come first is Powersort's rule (Munro and Wild, "Nearly-Optimal Mergesorts", 2018): the border between
 * two runs gets a power, the level it would have in a perfectly balanced tree over the whole list, and deeper borders are
 * merged first. Merging itself gallops, as in Tim Peters' listsort: when one side wins often in a row, the end of its streak is found by
 * doubling steps, so that merging long streaks costs few comparisons.
 *
 * What is moved about is not the items but small records {word, at}: `at` is the item's place in the list, and `word` what is
 * compared. Where all keys are ints, or all floats, the word is the number itself; for strs it is their first few
 * characters, and only ties look at the whole. For tuples that begin so the same is done with the first item, and ties
 * compare the tuples. Anything else is asked by <.
 *
 * During the sort the list is empty, so that a key function or __lt__ that looks at it finds nothing half done; when it has
 * put something in, that is an error. When anything fails, the list has its items in the old order. */

typedef enum { BY_INT, BY_FLOAT, BY_STR, BY_OBJECT, BY_TUPLE_INT, BY_TUPLE_FLOAT, BY_TUPLE_STR } Kind;

typedef struct {
    union { int64_t i; double f; uint64_t prefix; View key; } word;
    size_t at;
} Record;

typedef struct { size_t start, len; int power; /* of the border on its left */ } Run;

enum { MIN_GALLOP = 7, MAX_RUNS = 66 /* powers rise along the stack, and fit the bits of a size_t */, FEW = 64 };

typedef struct {
    Record *records;
    View const *keys;           /* in the list's order, as `at` counts */
    Record *room;               /* for the shorter of two runs being merged */
    size_t room_size;
    size_t min_gallop;
    Run runs[MAX_RUNS];
    int run_count;
} Sorter;

#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* ---- comparing ------------------------------------------------------------------------------------------ */

/* a < b for two exact tuples: by the first items that differ. */
static int tuple_less(View a, View b)
{
    const TupleObj *x = as_tuple(a), *y = as_tuple(b);
    for (size_t i = 0; i < x->len && i < y->len; i++) {
        int equal = item_equal(x->items[i], y->items[i]);
        if (equal < 0) return -1;
        if (!equal) return item_less(x->items[i], y->items[i]);
    }
    return x->len < y->len;
}

/* Is a < b? 1, 0, or -1: an exception is pending. `kind` is a constant in every instance of this function. */
ALWAYS_INLINE int less(const Sorter *s, const Record *a, const Record *b, Kind kind)
{
    switch (kind) {
    case BY_INT:
        return a->word.i < b->word.i;
    case BY_FLOAT:
        return a->word.f < b->word.f;
    case BY_STR:
        if (LIKELY(a->word.prefix != b->word.prefix)) return a->word.prefix < b->word.prefix;
        return str_order(s->keys[a->at], s->keys[b->at]) < 0;
    case BY_OBJECT:
        return obj_compare_bool(a->word.key, b->word.key, CMP_LT);
    case BY_TUPLE_INT:
        if (LIKELY(a->word.i != b->word.i)) return a->word.i < b->word.i;
        break;
    case BY_TUPLE_FLOAT:
        if (a->word.f < b->word.f) return 1;
        if (a->word.f > b->word.f) return 0;
        break;
    case BY_TUPLE_STR:
        if (LIKELY(a->word.prefix != b->word.prefix)) return a->word.prefix < b->word.prefix;
        break;
    }
    return tuple_less(s->keys[a->at], s->keys[b->at]);
}

/* ---- runs ----------------------------------------------------------------------------------------------- */

static void reverse(Record *r, size_t len)
{
    for (size_t i = 0, j = len; i + 1 < j; i++) {
        Record swapped = r[i];
        r[i] = r[--j];
        r[j] = swapped;
    }
}

/* The length of the run that r[0..len) begins with, ascending when this returns; 0: error. len > 0. */
ALWAYS_INLINE size_t find_run(Sorter *s, Record *r, size_t len, Kind kind)
{
    size_t n = 1;
    int falls;

    if (len == 1) return 1;
    if ((falls = less(s, &r[1], &r[0], kind)) < 0) return 0;
    for (n = 2; n < len; n++) {
        int below = less(s, &r[n], &r[n - 1], kind);
        if (below < 0) return 0;
        if (below != falls) break;
    }
    if (falls) reverse(r, n);       /* strictly descending: no equal items change places */
    return n;
}

/* Sort r[0..len), of which the first `sorted` are in order already. */
ALWAYS_INLINE bool insert_rest(Sorter *s, Record *r, size_t len, size_t sorted, Kind kind)
{
    for (size_t i = sorted; i < len; i++) {
        Record moving = r[i];
        size_t low = 0, high = i;               /* it belongs in [low, high], after its equals */
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            int before = less(s, &moving, &r[middle], kind);
            if (before < 0) return false;
            if (before) high = middle;
            else low = middle + 1;
        }
        memmove(r + low + 1, r + low, (i - low) * sizeof *r);
        r[low] = moving;
    }
    return true;
}

/* ---- galloping ------------------------------------------------------------------------------------------ */

/* How many of r[0..len) come before `key`: those < key, or <= key where `after_equals`. The search starts at `hint` (< len)
 * and doubles its steps away from it. SIZE_MAX: error. */
ALWAYS_INLINE size_t gallop(Sorter *s, const Record *key, const Record *r, size_t len, size_t hint, bool after_equals, Kind kind)
{
    /* Is r[i] before key?  <=: not key < r[i].  <: r[i] < key. */
    #define IS_BEFORE(i) (after_equals ? (answer = less(s, key, &r[i], kind), answer < 0 ? -1 : !answer) \
                                       : (answer = less(s, &r[i], key, kind)))
    int answer, before = IS_BEFORE(hint);
    size_t low, high, step = 1;         /* r[0..low) is before, r[high..len) is not */

    if (before < 0) return SIZE_MAX;
    if (before) {
        for (low = hint + 1, high = len; step < len - hint; step = step * 2 + 1) {
            if ((before = IS_BEFORE(hint + step)) < 0) return SIZE_MAX;
            if (!before) {
                high = hint + step;
                break;
            }
            low = hint + step + 1;
        }
    } else {
        for (low = 0, high = hint; step <= hint; step = step * 2 + 1) {
            if ((before = IS_BEFORE(hint - step)) < 0) return SIZE_MAX;
            if (before) {
                low = hint - step + 1;
                break;
            }
            high = hint - step;
        }
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((before = IS_BEFORE(middle)) < 0) return SIZE_MAX;
        if (before) low = middle + 1;
        else high = middle;
    }
    return low;
    #undef IS_BEFORE
}

/* ---- merging -------------------------------------------------------------------------------------------- */

static bool need_room(Sorter *s, size_t n)
{
    if (n <= s->room_size) return true;
    mem_free(s->room);
    s->room_size = 0;
    if (!(s->room = alloc_bytes(n * sizeof *s->room))) return false;
    s->room_size = n;
    return true;
}

/* Merge left[0..n) with the m records that follow it, from the front; n is the smaller. The left run goes to s->room, which
 * leaves room to write where it stood. The right run begins with the smallest record of all, the left one ends with the
 * greatest: merge_at has seen to that. */
ALWAYS_INLINE bool merge_up(Sorter *s, Record *left, size_t n, size_t m, Kind kind)
{
    if (!need_room(s, n)) return false;
    memcpy(s->room, left, n * sizeof *left);

    const Record *a = s->room, *a_last = a + n - 1, *b = left + n, *b_end = b + m;
    Record *to = left;
    size_t a_wins = 0, b_wins = 0;

    *to++ = *b++;
    while (a < a_last && b < b_end) {
        int take_b = less(s, b, a, kind);
        if (take_b < 0) return false;
        if (take_b) {
            *to++ = *b++;
            b_wins++;
            a_wins = 0;
        } else {
            *to++ = *a++;
            a_wins++;
            b_wins = 0;
        }
        if (a_wins + b_wins < s->min_gallop) continue;
        if (a == a_last || b == b_end) break;

        /* One side has won many times in a row: from here on take whole streaks, for as long as they are long. */
        s->min_gallop++;
        do {
            if (s->min_gallop > 1) s->min_gallop--;
            if ((a_wins = gallop(s, b, a, (size_t)(a_last + 1 - a), 0, true, kind)) == SIZE_MAX) return false;
            memcpy(to, a, a_wins * sizeof *a);
            to += a_wins;
            a += a_wins;
            if (a >= a_last) goto ended;
            *to++ = *b++;
            if (b == b_end) goto ended;
            if ((b_wins = gallop(s, a, b, (size_t)(b_end - b), 0, false, kind)) == SIZE_MAX) return false;
            memmove(to, b, b_wins * sizeof *b);
            to += b_wins;
            b += b_wins;
            if (b == b_end) goto ended;
            *to++ = *a++;
            if (a == a_last) goto ended;
        } while (a_wins >= MIN_GALLOP || b_wins >= MIN_GALLOP);
        s->min_gallop++;                        /* leaving costs: begin later next time */
        a_wins = b_wins = 0;
    }
ended:
    if (a == a_last) {                          /* the greatest goes behind all that is left of b */
        memmove(to, b, (size_t)(b_end - b) * sizeof *b);
        to += b_end - b;
    }
    memcpy(to, a, (size_t)(a_last + 1 - a) * sizeof *a);
    return true;
}

/* The same from the back; m is the smaller. */
ALWAYS_INLINE bool merge_down(Sorter *s, Record *left, size_t n, size_t m, Kind kind)
{
    if (!need_room(s, m)) return false;
    memcpy(s->room, left + n, m * sizeof *left);

    const Record *a = left, *b = s->room;       /* a[0..n) and b[0..m) are still to be placed, ending at `to` */
    Record *to = left + n + m;
    size_t a_wins = 0, b_wins = 0, keep;

    *--to = a[--n];
    while (n && m > 1) {
        int take_a = less(s, &b[m - 1], &a[n - 1], kind);
        if (take_a < 0) return false;
        if (take_a) {
            *--to = a[--n];
            a_wins++;
            b_wins = 0;
        } else {
            *--to = b[--m];
            b_wins++;
            a_wins = 0;
        }
        if (a_wins + b_wins < s->min_gallop) continue;
        if (n == 0 || m == 1) break;

        s->min_gallop++;
        do {
            if (s->min_gallop > 1) s->min_gallop--;
            if ((keep = gallop(s, &b[m - 1], a, n, n - 1, true, kind)) == SIZE_MAX) return false;
            a_wins = n - keep;
            to -= a_wins;
            memmove(to, a + keep, a_wins * sizeof *a);
            if ((n = keep) == 0) goto ended;
            *--to = b[--m];
            if (m == 1) goto ended;
            if ((keep = gallop(s, &a[n - 1], b, m, m - 1, false, kind)) == SIZE_MAX) return false;
            b_wins = m - keep;
            to -= b_wins;
            memcpy(to, b + keep, b_wins * sizeof *b);
            if ((m = keep) <= 1) goto ended;
            *--to = a[--n];
            if (n == 0) goto ended;
        } while (a_wins >= MIN_GALLOP || b_wins >= MIN_GALLOP);
        s->min_gallop++;
        a_wins = b_wins = 0;
    }
ended:
    if (m == 1) {                               /* the smallest goes before all that is left of a */
        to -= n;
        memmove(to, a, n * sizeof *a);
        n = 0;
    }
    memcpy(to - m, b, m * sizeof *b);
    return true;
}

/* Merge run i on the stack with the one above it. */
ALWAYS_INLINE bool merge_at(Sorter *s, int i, Kind kind)
{
    Run *x = &s->runs[i], *y = &s->runs[i + 1];
    Record *left = s->records + x->start, *right = left + x->len;
    size_t n = x->len, m = y->len;

    x->len += m;
    s->run_count--;
    if (i + 1 < s->run_count) *y = y[1];        /* at most one is above */

    /* What is in its place already need not be moved: the start of the left run, and the end of the right one. */
    size_t in_place = gallop(s, right, left, n, 0, true, kind);
    if (in_place == SIZE_MAX) return false;
    left += in_place;
    n -= in_place;
    if (n == 0) return true;
    if ((m = gallop(s, &left[n - 1], right, m, m - 1, false, kind)) == SIZE_MAX) return false;
    if (m == 0) return true;
    return n <= m ? merge_up(s, left, n, m, kind) : merge_down(s, left, n, m, kind);
}

/* Powersort's power of the border between two neighbouring runs in a list of `total`: in which binary digit the two
 * runs' middles, as fractions of the list, first differ. Long division of both by 2 * total, a bit at a time. */
static int border_power(size_t start, size_t n, size_t m, size_t total)
{
    size_t a = 2 * start + n, b = a + n + m;
    for (int power = 1;; power++) {
        if (a >= total) {
            a -= total;
            b -= total;
        } else if (b >= total) return power;
        a *= 2;
        b *= 2;
    }
}

/* Fewest items of a run: len itself when small, else such that len divided by it is a power of two or just below one. */
static size_t run_min(size_t len)
{
    size_t odd = 0;
    while (len >= FEW) {
        odd |= len & 1;
        len >>= 1;
    }
    return len + odd;
}

ALWAYS_INLINE bool sort_records(Sorter *s, size_t total, Kind kind)
{
    size_t shortest = run_min(total);

    for (size_t start = 0; start < total;) {
        size_t left = total - start, len = find_run(s, s->records + start, left, kind);
        if (len == 0) return false;
        if (len < shortest && len < left) {
            size_t filled = shortest < left ? shortest : left;
            if (!insert_rest(s, s->records + start, filled, len, kind)) return false;
            len = filled;
        }
        int power = 0;
        if (s->run_count) {
            const Run *last = &s->runs[s->run_count - 1];
            power = border_power(last->start, last->len, len, total);
        }
        while (s->run_count > 1 && s->runs[s->run_count - 1].power > power)
            if (!merge_at(s, s->run_count - 2, kind)) return false;
        s->runs[s->run_count++] = (Run){ start, len, power };
        start += len;
    }
    while (s->run_count > 1) {
        int i = s->run_count - 2;
        if (i > 0 && s->runs[i - 1].len < s->runs[i + 1].len) i--;
        if (!merge_at(s, i, kind)) return false;
    }
    return true;
}

/* One copy of the whole algorithm for each kind, each with its own comparison in line. */
static bool sort_ints(Sorter *s, size_t n) { return sort_records(s, n, BY_INT); }
static bool sort_floats(Sorter *s, size_t n) { return sort_records(s, n, BY_FLOAT); }
static bool sort_strs(Sorter *s, size_t n) { return sort_records(s, n, BY_STR); }
static bool sort_objects(Sorter *s, size_t n) { return sort_records(s, n, BY_OBJECT); }
static bool sort_tuples_int(Sorter *s, size_t n) { return sort_records(s, n, BY_TUPLE_INT); }
static bool sort_tuples_float(Sorter *s, size_t n) { return sort_records(s, n, BY_TUPLE_FLOAT); }
static bool sort_tuples_str(Sorter *s, size_t n) { return sort_records(s, n, BY_TUPLE_STR); }

static bool (*const sort_by[])(Sorter *, size_t) = {
    [BY_INT] = sort_ints, [BY_FLOAT] = sort_floats, [BY_STR] = sort_strs, [BY_OBJECT] = sort_objects,
    [BY_TUPLE_INT] = sort_tuples_int, [BY_TUPLE_FLOAT] = sort_tuples_float, [BY_TUPLE_STR] = sort_tuples_str,
};

/* ---- what to compare ------------------------------------------------------------------------------------ */

/* What decides first about a key of this kind: the key, or the first item of a tuple. */
static View leader(View key, bool of_tuple) { return of_tuple ? tuple_at(key, 0) : key; }

/* The kind that serves all keys. *narrow: all the strs have one byte a character. */
static Kind choose_kind(View const *keys, size_t n, bool *narrow)
{
    bool of_tuple = keys[0]->shape == SHAPE_TUPLE;

    *narrow = true;
    for (size_t i = 0; of_tuple && i < n; i++)
        if (keys[i]->shape != SHAPE_TUPLE || as_tuple(keys[i])->len == 0) return BY_OBJECT;

    uint32_t shape = leader(keys[0], of_tuple)->shape;
    for (size_t i = 0; i < n; i++) {
        View first = leader(keys[i], of_tuple);
        if (first->shape != shape) return BY_OBJECT;
        if (shape == SHAPE_STR && as_str(first)->width != 1) *narrow = false;
    }
    switch (shape) {
    case SHAPE_INT:   return of_tuple ? BY_TUPLE_INT : BY_INT;
    case SHAPE_FLOAT: return of_tuple ? BY_TUPLE_FLOAT : BY_FLOAT;
    case SHAPE_STR:   return of_tuple ? BY_TUPLE_STR : BY_STR;
    default:          return BY_OBJECT;
    }
}

/* The first characters of a str as a number of the same order: eight of a byte each, or else two of four bytes. */
static uint64_t str_prefix(View str, bool narrow)
{
    size_t len = as_str(str)->len, chars = narrow ? 8 : 2, bits = narrow ? 8 : 32;
    uint64_t prefix = 0;
    for (size_t i = 0; i < chars; i++) prefix = prefix << bits | (i < len ? str_at(str, i) : 0);
    return prefix;
}

static void fill_record(Record *r, View key, size_t at, Kind kind, bool narrow)
{
    r->at = at;
    switch (kind) {
    case BY_INT:         r->word.i = box_int(key); break;
    case BY_FLOAT:       r->word.f = float_of(key); break;
    case BY_STR:         r->word.prefix = str_prefix(key, narrow); break;
    case BY_OBJECT:      r->word.key = key; break;
    case BY_TUPLE_INT:   r->word.i = box_int(tuple_at(key, 0)); break;
    case BY_TUPLE_FLOAT: r->word.f = float_of(tuple_at(key, 0)); break;
    case BY_TUPLE_STR:   r->word.prefix = str_prefix(tuple_at(key, 0), narrow); break;
    }
}

/* Put items[0..n), whose keys are given, in order. False: an exception is pending, the items are as before. */
static bool sort_array(Ref *items, View const *keys, size_t n, bool backwards)
{
    Record few[FEW];
    Sorter s = { .keys = keys, .min_gallop = MIN_GALLOP };
    bool narrow, ok;

    if (n < 2) return true;
    s.records = n <= FEW ? few : alloc_bytes(n * sizeof *s.records);
    if (!s.records) return false;

    /* A descending sort is an ascending one of the list read from its end, read from its end again: equal items stay in order. */
    Kind kind = choose_kind(keys, n, &narrow);
    for (size_t i = 0; i < n; i++) {
        size_t at = backwards ? n - 1 - i : i;
        fill_record(&s.records[i], keys[at], at, kind, narrow);
    }
    if ((ok = sort_by[kind](&s, n))) {
        for (size_t i = 0; i < n; i++) s.records[i].word.key = items[s.records[i].at];
        for (size_t i = 0; i < n; i++) items[backwards ? n - 1 - i : i] = (Ref)(uintptr_t)s.records[i].word.key;
    }
    mem_free(s.room);
    if (s.records != few) mem_free(s.records);
    return ok;
}

/* ---- the list ------------------------------------------------------------------------------------------- */

/* key(item) for each; NULL: an exception is pending. */
static Ref *make_keys(Ref const *items, size_t n, View key)
{
    Ref *keys = alloc_bytes(n * sizeof *keys);
    if (!keys) return NULL;
    for (size_t i = 0; i < n; i++) {
        if ((keys[i] = obj_call_1(key, items[i]))) continue;
        while (i > 0) ref_drop(keys[--i]);
        mem_free(keys);
        return NULL;
    }
    return keys;
}

bool list_sort(View list, View key, bool backwards)
{
    static Ref being_sorted[1];         /* what `items` points to meanwhile: a list that was changed has another array, or NULL */
    ListObj *l = as_list(list);
    ListObj own = *l;
    Ref *keys = NULL;
    bool ok = true;

    if (key == None) key = NULL;
    if (own.len == 0) return true;
    l->items = being_sorted;
    l->len = l->cap = 0;

    if (key) ok = (keys = make_keys(own.items, own.len, key)) != NULL;
    ok = ok && sort_array(own.items, key ? as_views(keys) : as_views(own.items), own.len, backwards);

    ListObj meanwhile = *l;
    bool changed = meanwhile.items != being_sorted;
    l->items = own.items;
    l->len = own.len;
    l->cap = own.cap;
    if (ok && changed) ok = err_false(&exc_ValueError, "list modified during sort");

    if (keys) {
        for (size_t i = 0; i < own.len; i++) ref_drop(keys[i]);
        mem_free(keys);
    }
    if (changed && meanwhile.cap) {
        while (meanwhile.len > 0) ref_drop(meanwhile.items[--meanwhile.len]);
        spare_free(meanwhile.items, meanwhile.cap * sizeof(Ref));
    }
    return ok;
}
