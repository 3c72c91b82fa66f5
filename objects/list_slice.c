#include "objects/list.h"
#include "gc/collect.h"
#include "objects/seq.h"
#include "objects/slice.h"

/* list_slice.c -- list[a:b:c], also as the target of = and del.
 *
 * The parts of a slice and the new items may be any objects, so working them out can run Python code that changes
 * the list. All of that comes first; only then the length is looked at, and from there on nothing runs until the
 * list is whole again. The old items are dropped last. */

Ref list_get_slice(View list, View slice)
{
    ptrdiff_t start, stop, step;

    if (!slice_unpack(slice, &start, &stop, &step)) return NULL;
    size_t count = slice_clip(as_list(list)->len, &start, &stop, step);
    if (step == 1) return list_slice(list, (size_t)start, (size_t)start + count);

    Ref out = list_sized(count);
    if (!out) return NULL;
    for (size_t i = 0; i < count; i++, start += step) as_list(out)->items[i] = ref_keep(list_at(list, (size_t)start));
    gc_track(out);
    return out;
}

/* del list[start::step] for `count` items. */
static bool delete_spaced(ListObj *l, size_t start, ptrdiff_t step, size_t count)
{
    if (count == 0) return true;
    if (step < 0) {                                     /* the same items, lowest first */
        start -= (count - 1) * (size_t)-step;
        step = -step;
    }
    Ref *gone = alloc_bytes(count * sizeof(Ref));
    if (!gone) return false;

    size_t to = start, found = 0;
    for (size_t from = start; from < l->len; from++) {
        if (found < count && from == start + found * (size_t)step) gone[found++] = l->items[from];
        else l->items[to++] = l->items[from];
    }
    l->len = to;
    for (size_t i = 0; i < count; i++) ref_drop(gone[i]);
    mem_free(gone);
    return true;
}

/* list[start::step] = as many items as it selects. */
static bool assign_spaced(ListObj *l, size_t start, ptrdiff_t step, size_t count, View items)
{
    size_t n;
    View const *fresh = seq_items(items, &n);

    if (n != count)
        return err_false(&exc_ValueError, "attempt to assign sequence of size %zd to extended slice of size %zd", n, count);
    if (count == 0) return true;
    Ref *old = alloc_bytes(count * sizeof(Ref));
    if (!old) return false;
    for (size_t i = 0, at = start; i < count; i++, at += (size_t)step) {
        old[i] = l->items[at];
        l->items[at] = ref_keep(fresh[i]);
    }
    for (size_t i = 0; i < count; i++) ref_drop(old[i]);
    mem_free(old);
    return true;
}

bool list_set_slice(View list, View slice, View value)
{
    ListObj *l = as_list(list);
    ptrdiff_t start, stop, step;
    Ref items = NULL;
    size_t n = 0;
    bool ok;

    if (!slice_unpack(slice, &start, &stop, &step)) return false;
    if (value == list) items = list_slice(list, 0, l->len);     /* a[::-1] = a reads what it writes */
    else if (value) items = seq_fast(value, step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice");
    if (value && !items) return false;

    size_t count = slice_clip(l->len, &start, &stop, step);
    if (step == 1) {
        View const *fresh = items ? seq_items(items, &n) : NULL;
        ok = list_splice(list, (size_t)start, (size_t)start + count, fresh, n);
    } else if (value) ok = assign_spaced(l, (size_t)start, step, count, items);
    else ok = delete_spaced(l, (size_t)start, step, count);
    ref_drop(items);
    return ok;
}
