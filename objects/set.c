#include "objects/set.h"
#include <string.h>
#include "gc/collect.h"
#include "objects/dict.h"
#include "objects/iter.h"
#include "objects/seq.h"

/* set.c -- the table behind set and frozenset.
 *
 * Open addressing, with runs: from the place that the hash says a search looks at the next nine entries too (where they do not
 * reach beyond the end), for they are near in memory, and only then jumps to 5 * i + 1 + perturb.
 *
 *      table     [ 8 |   | 10 | 2 | x |   |   |   ]      10 and 2 both belong in place 2; x: deleted, searches go on
 *
 * Sets of small ints come out in a certain order, which depends on sizes, probing and when the table grows; all of these are
 * CPython's, so that the same program prints the same order. (Of several deleted places that an insertion passes, it takes the last.)
 *
 * As in dict.c, a key's __eq__ may change the set while it is searched; then the search begins again. */

enum { NEIGHBOURS = 9, PERTURB_BITS = 5 };
enum { HASH_DELETED = -1 };

static bool is_unused(const SetEntry *e) { return !e->key && e->hash == 0; }
static bool is_deleted(const SetEntry *e) { return !e->key && e->hash == HASH_DELETED; }

/* ---- making sets ---------------------------------------------------------------------------------------- */

void set_make_empty(View set)
{
    SetObj *s = as_set(set);
    *s = (SetObj){ .head = s->head, .mask = SET_SMALL - 1, .table = s->small, .hash = -1 };
}

static NEW Ref new_exact(uint32_t shape)
{
    Ref set = alloc_container(shape, sizeof(SetObj));
    if (!set) return NULL;
    set_make_empty(set);
    gc_track(set);
    return set;
}

Ref set_new(void) { return new_exact(SHAPE_SET); }

Ref set_new_like(View set) { return new_exact(type_has(set, TYPE_FROZENSET) ? SHAPE_FROZENSET : SHAPE_SET); }

Ref set_from(View iterable)
{
    Ref set = set_new();
    if (set && !set_update(set, iterable)) ref_set(&set, NULL);
    return set;
}

Ref frozenset_from(View iterable)
{
    if (iterable->shape == SHAPE_FROZENSET) return ref_keep(iterable);
    Ref set = new_exact(SHAPE_FROZENSET);
    if (set && !set_update(set, iterable)) ref_set(&set, NULL);
    return set;
}

/* ---- searching ------------------------------------------------------------------------------------------ */

/* Is this entry's key, of equal hash, the one that is searched? -1: error. -2: the set has changed, begin again. */
static int compare_entry(const SetObj *s, const SetEntry *e, View key)
{
    int same = keys_match(e->key, key);
    if (same >= 0) return same;

    const SetEntry *table = s->table;
    size_t mask = s->mask;
    Ref there = ref_keep(e->key);
    same = obj_equal(there, key);
    bool changed = s->table != table || s->mask != mask || e->key != there;
    ref_drop(there);
    return same < 0 ? -1 : changed ? -2 : same;
}

/* Where a search stops: the place of `key`, or else of the first unused entry, when *vacant gets the place that an
 * insertion takes. Returns 1 found, 0 not, -1 error. */
static int search(const SetObj *s, View key, Hash hash, SetEntry **found, SetEntry **vacant)
{
again:;
    size_t mask = s->mask, perturb = (size_t)hash, i = perturb & mask;

    *vacant = NULL;
    for (;;) {
        SetEntry *e = &s->table[i], *last = i + NEIGHBOURS <= mask ? e + NEIGHBOURS : e;
        for (; e <= last; e++) {
            if (e->hash == hash && e->key) {
                int same = compare_entry(s, e, key);
                if (same == -1) return -1;
                if (same == -2) goto again;
                if (same) {
                    *found = e;
                    return 1;
                }
            } else if (is_unused(e)) {
                if (!*vacant) *vacant = e;
                else if ((*vacant)->key) goto again;        /* filled by an __eq__ */
                return 0;
            } else if (is_deleted(e)) *vacant = e;
        }
        perturb >>= PERTURB_BITS;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

int set_contains_hashed(View set, View key, Hash hash)
{
    SetEntry *found, *vacant;
    return search(as_set(set), key, hash, &found, &vacant);
}

bool set_next(View set, size_t *at, View *key, Hash *hash)
{
    const SetObj *s = as_set(set);
    while (*at <= s->mask) {
        const SetEntry *e = &s->table[(*at)++];
        if (!e->key) continue;
        *key = e->key;
        *hash = e->hash;
        return true;
    }
    return false;
}

/* ---- changing ------------------------------------------------------------------------------------------- */

/* Put in a key that is not there, where nothing has been deleted. */
static void insert_clean(SetEntry *table, size_t mask, Ref key, Hash hash)
{
    size_t perturb = (size_t)hash, i = perturb & mask;
    for (;;) {
        SetEntry *e = &table[i], *last = i + NEIGHBOURS <= mask ? e + NEIGHBOURS : e;
        for (; e <= last; e++)
            if (!e->key) {
                *e = (SetEntry){ key, hash };
                return;
            }
        perturb >>= PERTURB_BITS;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

bool set_resize(View set, size_t more_than)
{
    SetObj *s = as_set(set);
    SetEntry *old = s->table, copy[SET_SMALL];
    size_t size = SET_SMALL, old_mask = s->mask;

    while (size <= more_than) size <<= 1;
    if (size == SET_SMALL) {
        if (old == s->small) {
            if (s->fill == s->used) return true;
            old = memcpy(copy, s->small, sizeof copy);
        }
        memset(s->small, 0, sizeof s->small);
        s->table = s->small;
    } else {
        if (size > PTRDIFF_MAX / sizeof *old) return err_memory();
        SetEntry *fresh = mem_calloc(size, sizeof *fresh);
        if (!fresh) return err_memory();
        s->table = fresh;
    }
    s->mask = size - 1;
    s->fill = s->used;
    for (size_t i = 0; i <= old_mask; i++)
        if (old[i].key) insert_clean(s->table, s->mask, old[i].key, old[i].hash);
    if (old != copy && old != s->small) mem_free(old);
    return true;
}

static size_t grown_size(const SetObj *s) { return s->used > 50000 ? s->used * 2 : s->used * 4; }

bool set_add_hashed(View set, Ref key, Hash hash)
{
    SetObj *s = as_set(set);
    SetEntry *found, *vacant;
    int there = search(s, key, hash, &found, &vacant);

    if (there) {
        ref_drop(key);
        return there > 0;
    }
    bool was_deleted = is_deleted(vacant);
    *vacant = (SetEntry){ key, hash };
    s->used++;
    if (was_deleted) return true;
    s->fill++;
    return s->fill * 5 < s->mask * 3 || set_resize(set, grown_size(s));
}

bool set_add(View set, Ref key)
{
    Hash hash;
    if (key_hash(key, &hash)) return set_add_hashed(set, key, hash);
    ref_drop(key);
    return false;
}

/* A set as a key stands for a frozenset with the same items: for `in`, remove and discard. NULL: the TypeError stays. */
static NEW Ref frozen_key(View key)
{
    if (!type_has(key, TYPE_SET) || !err_is(&exc_TypeError)) return NULL;
    err_clear();
    return frozenset_from(key);
}

int set_contains(View set, View key)
{
    Hash hash;
    if (key_hash(key, &hash)) return set_contains_hashed(set, key, hash);

    Ref frozen = frozen_key(key);
    int found = frozen ? set_contains(set, frozen) : -1;
    ref_drop(frozen);
    return found;
}

int set_discard_hashed(View set, View key, Hash hash)
{
    SetObj *s = as_set(set);
    SetEntry *found, *vacant;
    int there = search(s, key, hash, &found, &vacant);

    if (there != 1) return there;
    Ref old = found->key;
    *found = (SetEntry){ NULL, HASH_DELETED };
    s->used--;
    ref_drop(old);
    return 1;
}

int set_discard(View set, View key)
{
    Hash hash;
    if (key_hash(key, &hash)) return set_discard_hashed(set, key, hash);

    Ref frozen = frozen_key(key);
    int removed = frozen ? set_discard(set, frozen) : -1;
    ref_drop(frozen);
    return removed;
}

Ref set_pop(View set)
{
    SetObj *s = as_set(set);
    SetEntry *e = &s->table[s->finger & s->mask];

    while (!e->key)
        if (++e > &s->table[s->mask]) e = s->table;
    Ref key = e->key;
    *e = (SetEntry){ NULL, HASH_DELETED };
    s->used--;
    s->finger = (size_t)(e - s->table) + 1;
    return key;
}

/* What a set holds goes as it dies: nobody can look at it any more, so nothing need be put right. */
static void drop_all(SetObj *s)
{
    for (size_t i = 0; i <= s->mask; i++) ref_drop(s->table[i].key);
    if (s->table != s->small) mem_free(s->table);
    s->table = s->small;
    s->fill = s->used = 0;
}

void set_clear(View set)
{
    SetObj *s = as_set(set);
    SetEntry *table = s->table, copy[SET_SMALL];
    size_t mask = s->mask;

    if (s->fill == 0 && table == s->small) return;
    if (set->refs == 0) {
        drop_all(s);
        return;
    }
    if (table == s->small) table = memcpy(copy, s->small, sizeof copy);
    size_t finger = s->finger;
    set_make_empty(set);                /* empty before any __del__ looks at it */
    s->finger = finger;
    for (size_t i = 0; i <= mask; i++) ref_drop(table[i].key);
    if (table != copy) mem_free(table);
}

void set_swap(View a, View b)
{
    SetObj *x = as_set(a), *y = as_set(b), kept = *x;
    Obj head = y->head;
    size_t finger = y->finger;

    *x = *y;
    *y = kept;
    x->head = kept.head;
    x->finger = kept.finger;
    y->head = head;
    y->finger = finger;
    if (x->table == y->small) x->table = x->small;
    if (y->table == x->small) y->table = y->small;
    x->hash = y->hash = -1;
}

/* ---- whole sets ----------------------------------------------------------------------------------------- */

bool set_merge(View set, View other)
{
    SetObj *s = as_set(set);
    const SetObj *from = as_set(other);
    View key;
    Hash hash;

    if (set == other || from->used == 0) return true;
    /* One big step at the beginning instead of many; it counts on few keys being in both. */
    if ((s->fill + from->used) * 5 >= s->mask * 3 && !set_resize(set, (s->used + from->used) * 2)) return false;

    if (s->fill == 0 && s->mask == from->mask && from->fill == from->used) {
        for (size_t i = 0; i <= from->mask; i++)
            s->table[i] = (SetEntry){ ref_keep_or_null(from->table[i].key), from->table[i].hash };
        s->fill = s->used = from->used;
        return true;
    }
    if (s->fill == 0) {
        s->fill = s->used = from->used;
        for (size_t at = 0; set_next(other, &at, &key, &hash);) insert_clean(s->table, s->mask, ref_keep(key), hash);
        return true;
    }
    for (size_t at = 0; set_next(other, &at, &key, &hash);)
        if (!set_add_hashed(set, ref_keep(key), hash)) return false;
    return true;
}

static bool add_dict_keys(View set, View dict)
{
    SetObj *s = as_set(set);
    const DictObj *d = as_dict(dict);

    if ((s->fill + d->used) * 5 >= s->mask * 3 && !set_resize(set, (s->used + d->used) * 2)) return false;
    for (size_t i = 0; i < d->fill; i++)
        if (d->entries[i].key && !set_add_hashed(set, ref_keep(d->entries[i].key), d->entries[i].hash)) return false;
    return true;
}

bool set_update(View set, View iterable)
{
    if (is_any_set(iterable)) return set_merge(set, iterable);
    if (iterable->shape == SHAPE_DICT) return add_dict_keys(set, iterable);

    Ref iterator = obj_iter(iterable), item;
    if (!iterator) return false;
    while ((item = iter_step(iterator)))
        if (!set_add(set, item)) break;
    ref_drop(iterator);
    return !err_pending;
}
