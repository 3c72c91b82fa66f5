#include "objects/dict.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/reduce.h"
#include "objects/tuple.h"

/* dict_iter.c -- iterators over a dict's keys, values and items, in both directions.
 *
 * An iterator walks the entries by place. It complains when the dict has another length than at the beginning, and when
 * there turn out to be more entries than there should be, because some were replaced by others on the way. */

static DictIter *as_iter(View v) { return (DictIter *)(uintptr_t)v; }

static bool is_backwards(View iter)
{
    const TypeObj *type = type_of(iter);
    return type == &dict_reverse_key_iter_type || type == &dict_reverse_value_iter_type || type == &dict_reverse_item_iter_type;
}

Ref dict_iter_new(TypeObj *type, View dict)
{
    DictIter *it = (DictIter *)alloc_container(type->shape_id, sizeof *it);
    if (!it) return NULL;
    it->dict = ref_keep(dict);
    it->used = it->left = as_dict(dict)->used;
    it->at = is_backwards(&it->head) ? as_dict(dict)->fill : 0;
    it->pair = NULL;
    if ((type == &dict_item_iter_type || type == &dict_reverse_item_iter_type) && !(it->pair = tuple_of(2, None, None))) {
        ref_drop(&it->head);
        return NULL;
    }
    gc_track(&it->head);
    return &it->head;
}

/* The next entry, borrowed and good until the dict changes. NULL: there is none, or an exception is pending. */
static inline const DictEntry *next_entry(DictIter *it, bool backwards)
{
    if (!it->dict) return NULL;
    const DictObj *d = as_dict(it->dict);
    const DictEntry *e = NULL;

    if (UNLIKELY(it->used != d->used)) {
        it->used = SIZE_MAX;                    /* and so it stays */
        err_raise(&exc_RuntimeError, "dictionary changed size during iteration");
        return NULL;
    }
    if (backwards) {
        if (it->at > d->fill) it->at = d->fill;
        while (it->at > 0 && !e)
            if (d->entries[--it->at].key) e = &d->entries[it->at];
    } else {
        while (it->at < d->fill && !e)
            if (d->entries[it->at++].key) e = &d->entries[it->at - 1];
    }
    if (e && it->left > 0) {
        it->left--;
        return e;
    }
    if (e) err_raise(&exc_RuntimeError, "dictionary keys changed during iteration");
    ref_clear(&it->dict);
    return NULL;
}

/* (key, value), in the tuple of last time where nobody else has kept that: a loop over items() need not make one for each. */
static Ref pair_of(DictIter *it, const DictEntry *e)
{
    Ref key = ref_keep(e->key), value = ref_keep(e->value), pair = it->pair;

    if (pair->refs == 1) {
        TupleObj *t = as_tuple(pair);
        Ref old_key = t->items[0], old_value = t->items[1];
        t->items[0] = key;
        t->items[1] = value;
        ref_keep(pair);
        if (!gc_is_tracked(pair)) gc_track(pair);       /* the collector leaves tuples of atoms alone; this one has new items */
        ref_drop(old_key);
        ref_drop(old_value);
        return pair;
    }
    return tuple_of(2, key, value);
}

static Ref next_key(View self)
{
    const DictEntry *e = next_entry(as_iter(self), false);
    return e ? ref_keep(e->key) : NULL;
}

static Ref next_value(View self)
{
    const DictEntry *e = next_entry(as_iter(self), false);
    return e ? ref_keep(e->value) : NULL;
}

static Ref next_item(View self)
{
    const DictEntry *e = next_entry(as_iter(self), false);
    return e ? pair_of(as_iter(self), e) : NULL;
}

static Ref previous_key(View self)
{
    const DictEntry *e = next_entry(as_iter(self), true);
    return e ? ref_keep(e->key) : NULL;
}

static Ref previous_value(View self)
{
    const DictEntry *e = next_entry(as_iter(self), true);
    return e ? ref_keep(e->value) : NULL;
}

static Ref previous_item(View self)
{
    const DictEntry *e = next_entry(as_iter(self), true);
    return e ? pair_of(as_iter(self), e) : NULL;
}

static Ref iter_self(View self) { return ref_keep(self); }

static Ref iter_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const DictIter *it = as_iter(self);
    return int_new(it->dict && it->used == as_dict(it->dict)->used ? (int64_t)it->left : 0);
}

/* A second iterator at the same place says what is left. */
static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const DictIter *it = as_iter(self);
    Ref empty = it->dict ? NULL : dict_new(), copy = it->dict || empty ? dict_iter_new(type_of(self), it->dict ? it->dict : empty) : NULL;
    ref_drop(empty);
    if (copy && it->dict) {
        as_iter(copy)->used = it->used;
        as_iter(copy)->at = it->at;
        as_iter(copy)->left = it->left;
    }
    return reduce_rest(copy);
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    const DictIter *it = as_iter(self);
    if (it->dict) visit(it->dict, arg);
    if (it->pair) visit(it->pair, arg);
}

static void iter_clear(Ref self)
{
    DictIter *it = as_iter(self);
    ref_clear(&it->dict);
    ref_clear(&it->pair);
}

static void iter_free(Ref self) { heap_free(self, sizeof(DictIter)); }

static const NativeDef iter_methods[] = {
    NATIVE("__length_hint__", iter_length_hint, 0, 0, "How many entries are left."),
    NATIVE("__reduce__", iter_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

#define DICT_ITER_TYPE(text, id, step) { \
    TYPE_HEAD(text, id, DictIter), \
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true, \
    .iter = iter_self, .next = step, .methods = iter_methods, \
}
TypeObj dict_key_iter_type = DICT_ITER_TYPE("dict_keyiterator", SHAPE_DICT_ITER, next_key);
TypeObj dict_value_iter_type = DICT_ITER_TYPE("dict_valueiterator", 0, next_value);
TypeObj dict_item_iter_type = DICT_ITER_TYPE("dict_itemiterator", 0, next_item);
TypeObj dict_reverse_key_iter_type = DICT_ITER_TYPE("dict_reversekeyiterator", 0, previous_key);
TypeObj dict_reverse_value_iter_type = DICT_ITER_TYPE("dict_reversevalueiterator", 0, previous_value);
TypeObj dict_reverse_item_iter_type = DICT_ITER_TYPE("dict_reverseitemiterator", 0, previous_item);
