#include "objects/dict.h"
#include <string.h>
#include "gc/collect.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/spare.h"

/* dict.c -- the table behind dict, and what C code does with it. Methods are in dict_type.c.
 *
 * A sparse table of small indices leads into a dense array of entries, which stands in insertion order. Both are in one
 * block; here {'x': 1, 'y': 2, 'z': 3} after del d['y']:
 *
 *      indices   [ -1 | 2 | -1 | -2 | -1 | 0 | -1 | -1 ]        log2_size 3; -1 never used, -2 deleted
 *      entries   [ x: 1 | (deleted) | z: 3 |   |   ]            used 2, fill 3; room for two thirds of the indices
 *
 * A lookup begins at hash mod size; on a collision it goes from i to 5 * i + 1 + perturb, where perturb brings in the
 * hash's higher bits: CPython's sequence. Deleted places stay as they are until the table is built anew.
 *
 * A key's __eq__ may do anything to the dict, even while it is being searched. So lookups of str and int keys, which cannot
 * meet an __eq__ (unless keys of other types are there too), have loops of their own; the general one looks after
 * each comparison whether the table is still the one it was, and else begins again.
 *
 * Always true: every live entry is reached by exactly one index; fill + popped <= usable; the first index that is -1 or -2 on the way of
 * a hash can take a new key. */

enum { EMPTY = -1, DELETED = -2, NOT_THERE = -1, FAILED = -2, MIN_LOG2 = 3 };

static const size_t max_log2 = 48;

/* Functions that get the width of an index as a constant. */
#define ALWAYS_INLINE static inline __attribute__((always_inline))

/* ---- the block ------------------------------------------------------------------------------------------ */

static size_t usable(uint8_t log2_size) { return ((size_t)2 << log2_size) / 3; }

static size_t index_width(uint8_t log2_size) { return log2_size < 8 ? 1 : log2_size < 16 ? 2 : log2_size < 32 ? 4 : 8; }

ALWAYS_INLINE ptrdiff_t read_index(const void *indices, size_t i, size_t width)
{
    switch (width) {
    case 1:  return ((const int8_t *)indices)[i];
    case 2:  return ((const int16_t *)indices)[i];
    case 4:  return ((const int32_t *)indices)[i];
    default: return ((const int64_t *)indices)[i];
    }
}

ALWAYS_INLINE void write_index(void *indices, size_t i, size_t width, ptrdiff_t place)
{
    switch (width) {
    case 1:  ((int8_t *)indices)[i] = (int8_t)place; break;
    case 2:  ((int16_t *)indices)[i] = (int16_t)place; break;
    case 4:  ((int32_t *)indices)[i] = (int32_t)place; break;
    default: ((int64_t *)indices)[i] = place; break;
    }
}

static size_t block_size(uint8_t log2_size)
{
    return (index_width(log2_size) << log2_size) + usable(log2_size) * sizeof(DictEntry);
}

/* Room for a table; NULL: MemoryError is pending. */
static void *block_new(uint8_t log2_size)
{
    void *block = spare_alloc(block_size(log2_size));
    return block ? block : err_memory();
}

static void block_drop(void *block, uint8_t log2_size)
{
    if (block) spare_free(block, block_size(log2_size));
}

/* The smallest table with at least `size` indices. */
static uint8_t log2_for(size_t size)
{
    uint8_t log2_size = MIN_LOG2;
    while (log2_size < max_log2 && ((size_t)1 << log2_size) < size) log2_size++;
    return log2_size;
}

ALWAYS_INLINE void enter(void *indices, uint8_t log2_size, Hash hash, ptrdiff_t place, size_t width)
{
    size_t mask = ((size_t)1 << log2_size) - 1, perturb = (size_t)hash, i = perturb & mask;
    while (read_index(indices, i, width) >= 0) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
    write_index(indices, i, width, place);
}

/* Put a key that is not there into the index table. */
static inline void enter_index(void *indices, uint8_t log2_size, Hash hash, ptrdiff_t place)
{
    if (LIKELY(log2_size < 8)) enter(indices, log2_size, hash, place, 1);
    else if (log2_size < 16) enter(indices, log2_size, hash, place, 2);
    else if (log2_size < 32) enter(indices, log2_size, hash, place, 4);
    else enter(indices, log2_size, hash, place, 8);
}

/* Build the table anew with 2^log2_size indices, without the deleted entries, but with `gap` empty ones in front. */
static bool resize_with_gap(DictObj *d, uint8_t log2_size, size_t gap)
{
    size_t index_bytes = index_width(log2_size) << log2_size;
    void *indices = block_new(log2_size);
    if (!indices) return false;

    DictEntry *entries = (DictEntry *)((char *)indices + index_bytes), *to = entries + gap;
    memset(indices, 0xff, index_bytes);                     /* EMPTY in any width */
    for (size_t i = 0; i < gap; i++) entries[i] = (DictEntry){ 0, NULL, NULL };
    for (size_t i = 0; i < d->fill; i++)
        if (d->entries[i].key) {
            enter_index(indices, log2_size, d->entries[i].hash, to - entries);
            *to++ = d->entries[i];
        }
    block_drop(d->indices, d->log2_size);
    d->indices = indices;
    d->entries = entries;
    d->log2_size = log2_size;
    d->fill = d->used + gap;
    d->popped = 0;
    d->keys_version = 0;
    return true;
}

static bool resize(DictObj *d, uint8_t log2_size) { return resize_with_gap(d, log2_size, 0); }

bool dict_reserve(View dict, size_t extra)
{
    DictObj *d = as_dict(dict);
    if (d->log2_size && d->fill + d->popped + extra <= usable(d->log2_size)) return true;
    if (extra > ((size_t)1 << max_log2) / 4) return err_memory();
    return resize(d, log2_for(((d->used + extra) * 3 + 1) / 2));
}

Ref dict_new(void)
{
    DictObj *d = (DictObj *)alloc_container(SHAPE_DICT, sizeof *d);
    if (!d) return NULL;
    *d = (DictObj){ .head = d->head, .only_str = true };
    return &d->head;                            /* tracked when something comes in that could be part of a cycle */
}

static void track_for(View dict, View value)
{
    if (!heap_contains(value)) return;
    if (value->shape == SHAPE_TUPLE && !gc_is_tracked(value)) return;
    if (!gc_is_tracked(dict)) gc_track(dict);
}

/* ---- looking up ----------------------------------------------------------------------------------------- */

/* An exact str among keys that all are exact strs. */
ALWAYS_INLINE ptrdiff_t find_str(const DictObj *d, View key, Hash hash, size_t width)
{
    const void *indices = d->indices;
    const DictEntry *entries = d->entries;
    size_t mask = ((size_t)1 << d->log2_size) - 1, perturb = (size_t)hash, i = perturb & mask;

    for (;;) {
        ptrdiff_t place = read_index(indices, i, width);
        if (place >= 0) {
            const DictEntry *e = &entries[place];
            if (e->key == key || (e->hash == hash && str_equal(e->key, key))) return place;
        } else if (place == EMPTY) return NOT_THERE;
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
}

static ptrdiff_t lookup_str(const DictObj *d, View key, Hash hash)
{
    if (LIKELY(d->log2_size < 8)) return d->log2_size ? find_str(d, key, hash, 1) : NOT_THERE;
    if (d->log2_size < 16) return find_str(d, key, hash, 2);
    if (d->log2_size < 32) return find_str(d, key, hash, 4);
    return find_str(d, key, hash, 8);
}

/* Any key among any keys. */
static ptrdiff_t lookup_any(View dict, View key, Hash hash)
{
    const DictObj *d = as_dict(dict);

    for (;;) {                                      /* once, and again after each change of the table */
        if (!d->log2_size) return NOT_THERE;
        const void *indices = d->indices;
        uint8_t log2_size = d->log2_size;
        size_t mask = ((size_t)1 << log2_size) - 1, perturb = (size_t)hash, i = perturb & mask;
        size_t width = index_width(log2_size), fill = d->fill;

        for (;;) {
            ptrdiff_t place = read_index(indices, i, width);
            if (place == EMPTY) return NOT_THERE;
            if (place >= 0 && (d->entries[place].hash == hash || d->entries[place].key == key)) {
                int same = keys_match(d->entries[place].key, key);
                if (same < 0) {
                    Ref there = ref_keep(d->entries[place].key);
                    same = obj_equal(there, key);
                    bool changed = d->indices != indices || d->log2_size != log2_size || d->fill != fill
                                || d->entries[place].key != there;
                    ref_drop(there);
                    if (same < 0) return FAILED;
                    if (changed) break;
                }
                if (same) return place;
            }
            perturb >>= 5;
            i = (i * 5 + perturb + 1) & mask;
        }
    }
}

ptrdiff_t dict_lookup(View dict, View key, Hash hash)
{
    if (key->shape == SHAPE_STR && as_dict(dict)->only_str) return lookup_str(as_dict(dict), key, hash);
    return lookup_any(dict, key, hash);
}

int dict_find_hashed(View dict, View key, Hash hash, View *value)
{
    ptrdiff_t place = dict_lookup(dict, key, hash);
    *value = place >= 0 ? as_dict(dict)->entries[place].value : NULL;
    return place >= 0 ? 1 : place == NOT_THERE ? 0 : -1;
}

int dict_find(View dict, View key, View *value)
{
    Hash hash;
    if (!key_hash(key, &hash)) return -1;
    return dict_find_hashed(dict, key, hash, value);
}

/* The place of an exact str without ever running Python: a key that is no str is not equal to it. */
ptrdiff_t dict_index_of(View dict, View name)
{
    const DictObj *d = as_dict(dict);
    Hash hash = as_str(name)->hash;
    if (hash == -1) hash = str_hash(name);
    if (LIKELY(d->only_str)) return lookup_str(d, name, hash);
    if (!d->log2_size) return NOT_THERE;

    size_t mask = ((size_t)1 << d->log2_size) - 1, perturb = (size_t)hash, i = perturb & mask;
    for (;;) {
        ptrdiff_t place = read_index(d->indices, i, index_width(d->log2_size));
        if (place == EMPTY) return NOT_THERE;
        if (place >= 0 && d->entries[place].hash == hash && is_str(d->entries[place].key)
            && str_equal(d->entries[place].key, name)) return place;
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
}

View dict_get_str(View dict, View name)
{
    ptrdiff_t place = dict_index_of(dict, name);
    return place >= 0 ? as_dict(dict)->entries[place].value : NULL;
}

/* The key is made in place: looking for a name takes no memory, and so cannot fail. */
View dict_get_text(View dict, const char *name)
{
    enum { LONGEST = 63 };
    _Alignas(StrObj) unsigned char room[sizeof(StrObj) + LONGEST + 1];
    size_t len = strlen(name);
    if (len > LONGEST || !chars_all_ascii((const unsigned char *)name, len)) {
        View known = str_known(name);
        return known ? dict_get_str(dict, known) : NULL;
    }
    StrObj *key = (StrObj *)(void *)room;
    *key = (StrObj){ .head = OBJ_STATIC(SHAPE_STR), .hash = -1, .len = len, .width = 1, .ascii = true };
    memcpy(key->data, name, len + 1);
    return dict_get_str(dict, &key->head);
}

uint32_t dict_keys_version(View dict)
{
    static uint32_t last;
    DictObj *d = as_dict(dict);
    if (d->keys_version == 0 && last < UINT32_MAX) d->keys_version = ++last;
    return d->keys_version;
}

bool dict_next(View dict, size_t *at, View *key, View *value)
{
    const DictObj *d = as_dict(dict);
    while (*at < d->fill) {
        const DictEntry *e = &d->entries[(*at)++];
        if (!e->key) continue;
        if (key) *key = e->key;
        if (value) *value = e->value;
        return true;
    }
    return false;
}

/* ---- changing ------------------------------------------------------------------------------------------- */

bool dict_insert(View dict, Ref key, Hash hash, Ref value)
{
    DictObj *d = as_dict(dict);
    ptrdiff_t place = dict_lookup(dict, key, hash);

    if (place == FAILED) goto failed;
    if (place >= 0) {
        track_for(dict, value);
        ref_set(&d->entries[place].value, value);
        ref_drop(key);
        return true;
    }
    return dict_insert_absent(dict, key, hash, value);
failed:
    ref_drop(key);
    ref_drop(value);
    return false;
}

bool dict_insert_absent(View dict, Ref key, Hash hash, Ref value)
{
    DictObj *d = as_dict(dict);
    track_for(dict, value);
    if (UNLIKELY(d->log2_size == 0 || d->fill + d->popped == usable(d->log2_size)) && !resize(d, log2_for(d->used * 3)))
        goto failed;
    if (key->shape != SHAPE_STR) {
        d->only_str = false;
        track_for(dict, key);
    }
    enter_index(d->indices, d->log2_size, hash, (ptrdiff_t)d->fill);
    d->entries[d->fill++] = (DictEntry){ hash, key, value };
    d->used++;
    d->keys_version = 0;
    return true;
failed:
    ref_drop(key);
    ref_drop(value);
    return false;
}

bool dict_set(View dict, Ref key, Ref value)
{
    Hash hash;
    if (LIKELY(key_hash(key, &hash))) return dict_insert(dict, key, hash, value);
    ref_drop(key);
    ref_drop(value);
    return false;
}

bool dict_set_text(View dict, const char *name, Ref value)
{
    Ref key = value ? str_interned(name) : NULL;
    if (key) return dict_set(dict, key, value);
    ref_drop(value);
    return false;
}

/* The index that leads to this place now leads elsewhere, or nowhere. */
static void redirect(DictObj *d, size_t place, ptrdiff_t to)
{
    size_t mask = ((size_t)1 << d->log2_size) - 1, perturb = (size_t)d->entries[place].hash, i = perturb & mask;
    size_t width = index_width(d->log2_size);

    while (read_index(d->indices, i, width) != (ptrdiff_t)place) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
    write_index(d->indices, i, width, to);
}

void dict_delete_at(View dict, size_t place, Ref *key, Ref *value)
{
    DictObj *d = as_dict(dict);
    DictEntry *e = &d->entries[place];

    redirect(d, place, DELETED);
    *key = e->key;
    *value = e->value;
    e->key = e->value = NULL;
    d->used--;
    d->keys_version = 0;
}

static void move_entry(DictObj *d, size_t from, size_t to)
{
    redirect(d, from, (ptrdiff_t)to);
    d->entries[to] = d->entries[from];
    d->entries[from].key = d->entries[from].value = NULL;
    d->keys_version = 0;
}

/* Where the key at `place` will be once the deleted entries are gone. */
static size_t entries_before(const DictObj *d, size_t place)
{
    size_t n = 0;
    for (size_t i = 0; i < place; i++) n += d->entries[i].key != NULL;
    return n;
}

bool dict_move_last(View dict, size_t place)
{
    DictObj *d = as_dict(dict);
    if (place + 1 == d->fill) return true;
    if (d->fill + d->popped == usable(d->log2_size)) {
        place = entries_before(d, place);
        if (!resize(d, log2_for(d->used * 3))) return false;
    }
    move_entry(d, place, d->fill);
    d->fill++;
    return true;
}

bool dict_move_first(View dict, size_t place, size_t first)
{
    DictObj *d = as_dict(dict);
    if (place == first) return true;
    if (first == 0) {                   /* half as much room in front as there are entries, and no less behind them */
        size_t gap = d->used / 2 + 2;
        place = entries_before(d, place) + gap;
        if (!resize_with_gap(d, log2_for(d->used * 3 + 8), gap)) return false;
        first = gap;
    }
    move_entry(d, place, first - 1);
    return true;
}

bool dict_pop_last(View dict, Ref *key, Ref *value)
{
    DictObj *d = as_dict(dict);

    /* Its place is given up, so that the next call need not pass it. */
    if (d->popped == UINT16_MAX && !resize(d, d->log2_size)) return false;
    while (!d->entries[d->fill - 1].key) {
        d->fill--;
        d->popped++;
        if (d->popped == UINT16_MAX && !resize(d, d->log2_size)) return false;
    }
    dict_delete_at(dict, d->fill - 1, key, value);
    d->fill--;
    d->popped++;
    return true;
}

int dict_delete(View dict, View key)
{
    Hash hash;
    Ref old_key, old_value;

    if (!key_hash(key, &hash)) return -1;
    ptrdiff_t place = dict_lookup(dict, key, hash);
    if (place < 0) return place == NOT_THERE ? 0 : -1;
    dict_delete_at(dict, (size_t)place, &old_key, &old_value);
    ref_drop(old_key);
    ref_drop(old_value);
    return 1;
}

Ref dict_pop(View dict, View key)
{
    Hash hash;
    Ref old_key, value;

    if (as_dict(dict)->used == 0) return NULL;
    if (!key_hash(key, &hash)) return NULL;
    ptrdiff_t place = dict_lookup(dict, key, hash);
    if (place < 0) return NULL;
    dict_delete_at(dict, (size_t)place, &old_key, &value);
    ref_drop(old_key);
    return value;
}

void dict_clear(View dict)
{
    DictObj *d = as_dict(dict);
    DictEntry *entries = d->entries;
    void *block = d->indices;
    size_t fill = d->fill;
    uint8_t log2_size = d->log2_size;

    d->indices = NULL;                  /* the dict is empty before any __del__ looks at it */
    d->entries = NULL;
    d->used = d->fill = 0;
    d->log2_size = 0;
    d->only_str = true;
    d->popped = 0;
    d->keys_version = 0;
    for (size_t i = 0; i < fill; i++)
        if (entries[i].key) {
            ref_drop(entries[i].key);
            ref_drop(entries[i].value);
        }
    block_drop(block, log2_size);
}

/* ---- whole dicts ---------------------------------------------------------------------------------------- */

/* Make the empty `d` a copy of `other`: the block as it stands, or one without gaps where many entries are deleted. */
static bool copy_table(DictObj *d, const DictObj *other)
{
    if (other->used == 0) return true;
    if (other->used < other->fill * 2 / 3) {
        *d = (DictObj){ .head = d->head, .only_str = other->only_str };
        DictObj gapped = *other;
        gapped.indices = NULL;          /* what resize gives back */
        if (!resize(&gapped, log2_for((gapped.used * 3 + 1) / 2))) return false;
        d->indices = gapped.indices;
        d->entries = gapped.entries;
        d->log2_size = gapped.log2_size;
        d->fill = d->used = gapped.used;
    } else {
        size_t index_bytes = index_width(other->log2_size) << other->log2_size;
        char *block = block_new(other->log2_size);
        if (!block) return false;
        memcpy(block, other->indices, index_bytes + other->fill * sizeof(DictEntry));
        d->indices = block;
        d->entries = (DictEntry *)(block + index_bytes);
        d->log2_size = other->log2_size;
        d->used = other->used;
        d->fill = other->fill;
        d->popped = other->popped;
        d->only_str = other->only_str;
    }
    d->keys_version = 0;
    for (size_t i = 0; i < d->fill; i++)
        if (d->entries[i].key) {
            ref_keep(d->entries[i].key);
            ref_keep(d->entries[i].value);
        }
    return true;
}

Ref dict_copy(View dict)
{
    Ref copy = dict_new();
    if (!copy) return NULL;
    if (!copy_table(as_dict(copy), as_dict(dict))) {
        ref_drop(copy);
        return NULL;
    }
    if (gc_is_tracked(dict)) gc_track(copy);
    return copy;
}

bool dict_merge(View dict, View other)
{
    DictObj *d = as_dict(dict);
    const DictObj *from = as_dict(other);

    if (dict == other || from->used == 0) return true;
    if (d->used == 0) {
        dict_clear(dict);               /* gives up a table of deleted entries */
        if (!copy_table(d, from)) return false;
        if (gc_is_tracked(other) && !gc_is_tracked(dict)) gc_track(dict);
        return true;
    }
    if (!dict_reserve(dict, from->used)) return false;

    size_t used = from->used;
    for (size_t i = 0; i < from->fill; i++) {
        const DictEntry *e = &from->entries[i];
        if (!e->key) continue;
        if (!dict_insert(dict, ref_keep(e->key), e->hash, ref_keep(e->value))) return false;
        if (from->used != used) return err_false(&exc_RuntimeError, "dict mutated during update");
    }
    return true;
}

Ref dict_keys_list(View dict)
{
    const DictObj *d = as_dict(dict);
    Ref list = list_sized(d->used);
    if (!list) return NULL;
    for (size_t i = 0, n = 0; i < d->fill; i++)
        if (d->entries[i].key) as_list(list)->items[n++] = ref_keep(d->entries[i].key);
    gc_track(list);
    return list;
}

size_t dict_size(View dict)
{
    const DictObj *d = as_dict(dict);
    if (!d->log2_size) return sizeof *d;
    return sizeof *d + block_size(d->log2_size);
}
