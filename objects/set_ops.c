#include "objects/set.h"
#include "objects/dict.h"
#include "objects/seq.h"

/* set_ops.c -- the algebra of sets.
 *
 * Each operation decides by sizes which side it walks and which it asks, as CPython does, because the order of the result
 * shows it. Keys being walked are kept: to look for one in the other set can run an __eq__ that changes either. */

Ref set_copy(View set)
{
    Ref copy = set_new_like(set);
    if (copy && !set_merge(copy, set)) ref_set(&copy, NULL);
    return copy;
}

/* Where the iteration over any object leads: the set's item-wise operations below are all of this kind. */
typedef bool (*EachKey)(View set, View out, View key, Hash hash);

/* Call each(set, out, key, hash) for every item of `other`. */
static bool walk(View other, EachKey each, View set, View out)
{
    bool ok = true;
    Hash hash;

    if (is_any_set(other)) {
        View key;
        for (size_t at = 0; ok && set_next(other, &at, &key, &hash);) {
            Ref own = ref_keep(key);
            ok = each(set, out, own, hash);
            ref_drop(own);
        }
        return ok;
    }
    if (other->shape == SHAPE_DICT) {
        const DictObj *d = as_dict(other);
        for (size_t i = 0; ok && i < d->fill; i++) {
            if (!d->entries[i].key) continue;
            Ref own = ref_keep(d->entries[i].key);
            ok = each(set, out, own, d->entries[i].hash);
            ref_drop(own);
        }
        return ok;
    }
    Ref iterator = obj_iter(other), item;
    if (!iterator) return false;
    while (ok && (item = obj_next(iterator))) {
        ok = key_hash(item, &hash) && each(set, out, item, hash);
        ref_drop(item);
    }
    ref_drop(iterator);
    return ok && !err_pending;
}

static bool add_if_in(View set, View out, View key, Hash hash)
{
    int inside = set_contains_hashed(set, key, hash);
    return inside == 0 || (inside > 0 && set_add_hashed(out, ref_keep(key), hash));
}

static bool add_if_not_in(View set, View out, View key, Hash hash)
{
    int inside = set_contains_hashed(set, key, hash);
    return inside > 0 || (inside == 0 && set_add_hashed(out, ref_keep(key), hash));
}

static bool add_if_not_in_dict(View dict, View out, View key, Hash hash)
{
    View value;
    int inside = dict_find_hashed(dict, key, hash, &value);
    return inside > 0 || (inside == 0 && set_add_hashed(out, ref_keep(key), hash));
}

static bool remove_key(View set, View out, View key, Hash hash)
{
    (void)out;
    return set_discard_hashed(set, key, hash) >= 0;
}

static bool flip(View set, View out, View key, Hash hash)
{
    (void)out;
    int removed = set_discard_hashed(set, key, hash);
    return removed > 0 || (removed == 0 && set_add_hashed(set, ref_keep(key), hash));
}

/* ---- intersection --------------------------------------------------------------------------------------- */

Ref set_intersection(View set, View other)
{
    if (set == other) return set_copy(set);

    Ref out = set_new_like(set);
    if (!out) return NULL;
    bool swapped = is_any_set(other) && as_set(other)->used > as_set(set)->used;
    if (!walk(swapped ? set : other, add_if_in, swapped ? other : set, out)) ref_set(&out, NULL);
    return out;
}

static NEW Ref intersection_of_all(View set, View const *others, size_t n)
{
    if (n == 0) return set_copy(set);

    Ref out = ref_keep(set);
    for (size_t i = 0; i < n && out; i++) ref_set(&out, set_intersection(out, others[i]));
    return out;
}

bool set_intersection_update(View set, View const *others, size_t n)
{
    Ref common = intersection_of_all(set, others, n);
    if (!common) return false;
    set_swap(set, common);
    ref_drop(common);
    return true;
}

/* ---- difference ----------------------------------------------------------------------------------------- */

bool set_difference_update(View set, View other)
{
    SetObj *s = as_set(set);

    if (set == other) {
        set_clear(set);
        return true;
    }
    /* Of a far bigger set only what is in this one matters. */
    Ref walked = is_any_set(other) && as_set(other)->used >> 3 > s->used ? set_intersection(set, other) : ref_keep(other);
    if (!walked) return false;
    bool ok = walk(walked, remove_key, set, NULL);
    ref_drop(walked);
    if (!ok) return false;
    if (s->fill - s->used <= s->mask / 4) return true;          /* few enough deleted entries */
    return set_resize(set, s->used > 50000 ? s->used * 2 : s->used * 4);
}

Ref set_difference(View set, View other)
{
    bool of_dict = other->shape == SHAPE_DICT, of_set = is_any_set(other);
    size_t len = of_dict ? as_dict(other)->used : of_set ? as_set(other)->used : 0;

    if ((!of_dict && !of_set) || as_set(set)->used >> 2 > len) {
        Ref out = set_copy(set);
        if (out && !set_difference_update(out, other)) ref_set(&out, NULL);
        return out;
    }
    Ref out = set_new_like(set);
    if (out && !walk(set, of_dict ? add_if_not_in_dict : add_if_not_in, other, out)) ref_set(&out, NULL);
    return out;
}

/* ---- symmetric difference ------------------------------------------------------------------------------- */

bool set_symmetric_difference_update(View set, View other)
{
    if (set == other) {
        set_clear(set);
        return true;
    }
    if (other->shape == SHAPE_DICT || is_any_set(other)) return walk(other, flip, set, NULL);

    Ref others = set_new_like(set);                 /* an item that comes twice must count once */
    bool ok = others && set_update(others, other) && walk(others, flip, set, NULL);
    ref_drop(others);
    return ok;
}

Ref set_symmetric_difference(View set, View other)
{
    Ref out = set_new_like(set);
    if (out && !(set_update(out, other) && set_symmetric_difference_update(out, set))) ref_set(&out, NULL);
    return out;
}

/* ---- questions ------------------------------------------------------------------------------------------ */

int set_is_subset(View a, View b)
{
    View key;
    Hash hash;

    if (as_set(a)->used > as_set(b)->used) return 0;
    for (size_t at = 0; set_next(a, &at, &key, &hash);) {
        Ref own = ref_keep(key);
        int inside = set_contains_hashed(b, own, hash);
        ref_drop(own);
        if (inside != 1) return inside;
    }
    return 1;
}

static bool stop_if_in(View set, View out, View key, Hash hash)
{
    (void)out;
    return set_contains_hashed(set, key, hash) == 0;
}

int set_is_disjoint(View set, View other)
{
    if (set == other) return as_set(set)->used == 0;
    bool swapped = is_any_set(other) && as_set(other)->used > as_set(set)->used;
    bool through = walk(swapped ? set : other, stop_if_in, swapped ? other : set, NULL);
    return err_pending ? -1 : through;
}
