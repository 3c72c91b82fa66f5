#include "objects/list.h"
#include <limits.h>
#include "gc/collect.h"
#include "objects/iter.h"
#include "objects/seq.h"
#include "objects/slice.h"
#include "objects/spare.h"
#include "objects/tuple.h"

/* list.c -- growable arrays of references.
 *
 *      ListObj  len 3, cap 4        items --> [ a | b | c |   ]
 *
 * The array has spare room at its end and grows by an eighth, so that appending costs the same on average
 * whatever the length. A list may change whenever Python code runs, which a mere == can do: so every loop here looks at
 * len anew in each round, and keeps an item for as long as it is in use. */

/* ---- storage -------------------------------------------------------------------------------------------- */

static bool resize_array(ListObj *l, size_t cap)
{
    if (cap > PTRDIFF_MAX / sizeof(Ref)) return err_memory();
    Ref *items = l->cap ? spare_resize(l->items, l->cap * sizeof(Ref), cap * sizeof(Ref)) : spare_alloc(cap * sizeof(Ref));
    if (!items) return err_memory();
    l->items = items;
    l->cap = cap;
    return true;
}

static bool grow(ListObj *l, size_t need)
{
    return resize_array(l, (need + (need >> 3) + 6) & ~(size_t)3);
}

bool list_reserve(View list, size_t extra)
{
    ListObj *l = as_list(list);
    if (extra > PTRDIFF_MAX) return err_memory();
    return l->len + extra <= l->cap || grow(l, l->len + extra);
}

/* Give memory back once less than half of the array is in use. Nothing is lost where that fails. */
static void shrink(ListObj *l)
{
    if (l->len >= l->cap / 2) return;
    if (l->len == 0) {
        spare_free(l->items, l->cap * sizeof(Ref));
        l->items = NULL;
        l->cap = 0;
        return;
    }
    size_t cap = (l->len + (l->len >> 3) + 6) & ~(size_t)3;
    Ref *items = cap < l->cap ? spare_resize(l->items, l->cap * sizeof(Ref), cap * sizeof(Ref)) : NULL;
    if (!items) return;
    l->items = items;
    l->cap = cap;
}

/* ---- making lists --------------------------------------------------------------------------------------- */

static NEW Ref new_untracked(void)
{
    ListObj *l = (ListObj *)alloc_container(SHAPE_LIST, sizeof *l);
    if (!l) return NULL;
    l->len = l->cap = 0;
    l->items = NULL;
    return &l->head;
}

Ref list_new(void)
{
    Ref list = new_untracked();
    if (list) gc_track(list);
    return list;
}

/* A list of `len` items, still to be filled: for callers that do so at once. */
static NEW Ref new_unfilled(size_t len)
{
    Ref list = new_untracked();
    if (!list || len == 0) return list;

    ListObj *l = as_list(list);
    if (!resize_array(l, len)) {
        ref_drop(list);
        return NULL;
    }
    l->len = len;
    return list;
}

Ref list_sized(size_t len)
{
    Ref list = new_unfilled(len);
    if (list && len) memset(as_list(list)->items, 0, len * sizeof(Ref));
    return list;
}

Ref list_from_array(View const *items, size_t n)
{
    Ref list = new_unfilled(n);
    if (!list) return NULL;
    for (size_t i = 0; i < n; i++) as_list(list)->items[i] = ref_keep(items[i]);
    gc_track(list);
    return list;
}

Ref list_from(View iterable)
{
    if (iterable->shape == SHAPE_LIST) return list_from_array(as_views(as_list(iterable)->items), as_list(iterable)->len);
    if (iterable->shape == SHAPE_TUPLE) return list_from_array(as_views(as_tuple(iterable)->items), as_tuple(iterable)->len);

    Ref list = list_new();
    if (list && !list_extend(list, iterable)) ref_set(&list, NULL);
    return list;
}

Ref list_slice(View list, size_t start, size_t stop)
{
    if (start == stop) return list_new();
    return list_from_array(as_views(as_list(list)->items) + start, stop - start);
}

/* ---- changing them -------------------------------------------------------------------------------------- */

bool list_push(View list, Ref item)
{
    ListObj *l = as_list(list);
    if (UNLIKELY(l->len == l->cap) && !grow(l, l->len + 1)) {
        ref_drop(item);
        return false;
    }
    l->items[l->len++] = item;
    return true;
}

bool list_set(View list, size_t i, Ref item)
{
    ref_set(&as_list(list)->items[i], item);
    return true;
}

bool list_insert(View list, size_t i, Ref item)
{
    ListObj *l = as_list(list);
    if (!list_reserve(list, 1)) {
        ref_drop(item);
        return false;
    }
    memmove(l->items + i + 1, l->items + i, (l->len - i) * sizeof(Ref));
    l->items[i] = item;
    l->len++;
    return true;
}

Ref list_pop(View list, size_t i)
{
    ListObj *l = as_list(list);
    Ref item = l->items[i];
    l->len--;
    memmove(l->items + i, l->items + i + 1, (l->len - i) * sizeof(Ref));
    if (UNLIKELY(l->len < l->cap / 2)) shrink(l);
    return item;
}

void list_clear(View list)
{
    ListObj *l = as_list(list);
    if (l->cap == 0) return;            /* not even `items` is touched: see list_sort */

    Ref *items = l->items;
    size_t len = l->len, cap = l->cap;
    l->items = NULL;                    /* the list is empty before any item's __del__ looks at it */
    l->len = l->cap = 0;
    while (len > 0) ref_drop(items[--len]);
    spare_free(items, cap * sizeof(Ref));
}

void list_reverse(View list)
{
    ListObj *l = as_list(list);
    for (size_t i = 0, j = l->len; i + 1 < j; i++) {
        Ref swapped = l->items[i];
        l->items[i] = l->items[--j];
        l->items[j] = swapped;
    }
}

bool list_splice(View list, size_t start, size_t stop, View const *items, size_t n)
{
    ListObj *l = as_list(list);
    size_t gone = stop - start, tail = l->len - stop;
    Ref few[16], *removed = few;

    if (gone > 16 && !(removed = alloc_bytes(gone * sizeof(Ref)))) return false;
    if (n > gone && !list_reserve(list, n - gone)) {
        if (removed != few) mem_free(removed);
        return false;
    }
    if (gone) memcpy(removed, l->items + start, gone * sizeof(Ref));
    if (n != gone && tail) memmove(l->items + start + n, l->items + stop, tail * sizeof(Ref));
    for (size_t i = 0; i < n; i++) l->items[start + i] = ref_keep(items[i]);
    l->len = start + n + tail;
    shrink(l);

    while (gone > 0) ref_drop(removed[--gone]);
    if (removed != few) mem_free(removed);
    return true;
}

/* Append n items, which may be the list's own. */
static bool extend_array(View list, View source, size_t n)
{
    ListObj *l = as_list(list);
    if (n == 0) return true;
    if (!list_reserve(list, n)) return false;
    size_t len;
    View const *items = seq_items(source, &len);        /* after growing: source may be this very list */
    for (size_t i = 0; i < n; i++) l->items[l->len + i] = ref_keep(items[i]);
    l->len += n;
    return true;
}

bool list_extend(View list, View iterable)
{
    if (iterable->shape == SHAPE_LIST || iterable == list) return extend_array(list, iterable, as_list(iterable)->len);
    if (iterable->shape == SHAPE_TUPLE) return extend_array(list, iterable, as_tuple(iterable)->len);

    ListObj *l = as_list(list);
    Ref iterator = obj_iter(iterable), item;
    if (!iterator) return false;
    /* Where the length can be guessed, make room at once; a wrong guess, or memory that is not there, is no error. */
    size_t hint = obj_length_hint(iterable);
    if (hint > 4 && hint < PTRDIFF_MAX / sizeof(Ref) - l->len && l->cap - l->len < hint && !resize_array(l, l->len + hint))
        err_clear();
    while ((item = iter_step(iterator)))
        if (!list_push(list, item)) break;
    ref_drop(iterator);
    return !err_pending;
}

/* ---- as a sequence -------------------------------------------------------------------------------------- */

static bool list_length(View self, size_t *out)
{
    *out = as_list(self)->len;
    return true;
}

static Ref list_get_item(View self, View key)
{
    const ListObj *l = as_list(self);
    ptrdiff_t i;

    if (key->shape == SHAPE_SLICE) return list_get_slice(self, key);
    if (!type_of(key)->index) return err_raise(&exc_TypeError, "list indices must be integers or slices, not %T", key);
    if (!seq_position(key, &i)) return NULL;
    if (i < 0) i += (ptrdiff_t)l->len;
    if ((size_t)i >= l->len) return err_raise(&exc_IndexError, "list index out of range");
    return ref_keep(l->items[i]);
}

static bool list_set_item(View self, View key, View value)
{
    const ListObj *l = as_list(self);
    ptrdiff_t i;

    if (key->shape == SHAPE_SLICE) return list_set_slice(self, key, value);
    if (!type_of(key)->index) return err_false(&exc_TypeError, "list indices must be integers or slices, not %T", key);
    if (!seq_position(key, &i)) return false;
    if (i < 0) i += (ptrdiff_t)l->len;
    if ((size_t)i >= l->len) return err_false(&exc_IndexError, "list assignment index out of range");
    if (value) return list_set(self, (size_t)i, ref_keep(value));
    ref_drop(list_pop(self, (size_t)i));
    return true;
}

static int list_contains(View self, View item)
{
    const ListObj *l = as_list(self);
    int found = 0;
    for (size_t i = 0; i < l->len && found == 0; i++) found = item_equal(l->items[i], item);
    return found;
}

static NEW Ref concat(View a, View b)
{
    const ListObj *left = as_list(a), *right = as_list(b);
    Ref list = new_unfilled(left->len + right->len);
    if (!list) return NULL;
    Ref *to = as_list(list)->items;
    for (size_t i = 0; i < left->len; i++) *to++ = ref_keep(left->items[i]);
    for (size_t i = 0; i < right->len; i++) *to++ = ref_keep(right->items[i]);
    gc_track(list);
    return list;
}

static NEW Ref repeat(View self, View n)
{
    const ListObj *l = as_list(self);
    size_t times;

    if (!seq_times(n, &times)) return NULL;
    if (l->len && times > PTRDIFF_MAX / sizeof(Ref) / l->len) return err_memory();
    Ref list = new_unfilled(l->len * times);
    if (!list) return NULL;
    if (as_list(list)->len) seq_repeat(as_list(list)->items, l->items, l->len, times);
    gc_track(list);
    return list;
}

static Ref list_binary(View a, View b, BinaryOp op)
{
    if (op == BIN_ADD && is_list(a) && is_list(b)) return concat(a, b);
    if (op != BIN_MUL) return ref_keep(NotImplemented);
    View n = is_list(a) ? b : a;
    return type_of(n)->index ? repeat(is_list(a) ? a : b, n) : ref_keep(NotImplemented);
}

/* self *= n */
static bool repeat_in_place(View self, View n)
{
    ListObj *l = as_list(self);
    size_t times;

    if (!seq_times(n, &times)) return false;
    size_t len = l->len;
    if (times == 0) {
        list_clear(self);
        return true;
    }
    if (len && times > PTRDIFF_MAX / sizeof(Ref) / len) return err_memory();
    if (!list_reserve(self, len * (times - 1))) return false;
    if (len && times > 1) seq_repeat(l->items + len, l->items, len, times - 1);
    l->len = len * times;
    return true;
}

static Ref list_binary_in_place(View a, View b, BinaryOp op)
{
    if (op == BIN_ADD) return list_extend(a, b) ? ref_keep(a) : NULL;
    if (op == BIN_MUL && type_of(b)->index) return repeat_in_place(a, b) ? ref_keep(a) : NULL;
    return ref_keep(NotImplemented);
}

/* ---- as a value ----------------------------------------------------------------------------------------- */

static Ref list_compare(View a, View b, CompareOp op)
{
    if (!is_list(b)) return ref_keep(NotImplemented);

    const ListObj *left = as_list(a), *right = as_list(b);
    if (left->len != right->len && (op == CMP_EQ || op == CMP_NE)) return bool_ref(op == CMP_NE);
    for (size_t i = 0; i < left->len && i < right->len; i++) {
        int equal = item_equal(left->items[i], right->items[i]);
        if (equal < 0) return NULL;
        if (equal) continue;
        if (op == CMP_EQ) return False;
        if (op == CMP_NE) return True;
        if (i >= left->len || i >= right->len) break;       /* == has shortened a list */
        Ref x = ref_keep(left->items[i]), y = ref_keep(right->items[i]), out = obj_compare(x, y, op);
        ref_drop(x);
        ref_drop(y);
        return out;
    }
    return seq_compare_lengths(left->len, right->len, op);
}

static Ref list_repr(View self)
{
    const ListObj *l = as_list(self);
    StrBuilder text = STR_BUILDER;
    bool ok = false;

    if (l->len == 0) return str_from_text("[]");
    int shown = repr_enter(self);
    if (shown) return shown < 0 ? NULL : str_from_text("[...]");

    if (!str_add_char(&text, '[')) goto done;
    for (size_t i = 0; i < l->len; i++) {
        if (i && !str_add_text(&text, ", ")) goto done;
        Ref item = ref_keep(l->items[i]), shown_item = obj_repr(item);
        bool added = shown_item && str_add_str(&text, shown_item);
        ref_drop(item);
        ref_drop(shown_item);
        if (!added) goto done;
    }
    ok = str_add_char(&text, ']');
done:
    repr_leave(self);
    if (ok) return str_build(&text);
    str_builder_drop(&text);
    return NULL;
}

/* ---- methods -------------------------------------------------------------------------------------------- */

static Ref method_append(View self, View const *args, size_t n)
{
    (void)n;
    return list_push(self, ref_keep(args[0])) ? None : NULL;
}

static Ref method_clear(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    list_clear(self);
    return None;
}

static Ref method_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return list_slice(self, 0, as_list(self)->len);
}

static Ref method_count(View self, View const *args, size_t n)
{
    (void)n;
    const ListObj *l = as_list(self);
    int64_t count = 0;
    for (size_t i = 0; i < l->len; i++) {
        int equal = item_equal(l->items[i], args[0]);
        if (equal < 0) return NULL;
        count += equal;
    }
    return int_new(count);
}

static Ref method_extend(View self, View const *args, size_t n)
{
    (void)n;
    return list_extend(self, args[0]) ? None : NULL;
}

static Ref method_index(View self, View const *args, size_t n)
{
    const ListObj *l = as_list(self);
    size_t start = 0, stop = PTRDIFF_MAX;

    if (n > 1 && !seq_bound(args[1], l->len, &start)) return NULL;
    if (n > 2 && !seq_bound(args[2], l->len, &stop)) return NULL;
    for (size_t i = start; i < stop && i < l->len; i++) {
        int equal = item_equal(l->items[i], args[0]);
        if (equal < 0) return NULL;
        if (equal) return int_new((int64_t)i);
    }
    return err_raise(&exc_ValueError, "%R is not in list", args[0]);
}

static Ref method_insert(View self, View const *args, size_t n)
{
    (void)n;
    int64_t at;

    if (!seq_c_int(args[0], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &at)) return NULL;
    ptrdiff_t len = (ptrdiff_t)as_list(self)->len;
    if (at < 0) at += len;
    if (at < 0) at = 0;
    if (at > len) at = len;
    return list_insert(self, (size_t)at, ref_keep(args[1])) ? None : NULL;
}

static Ref method_pop(View self, View const *args, size_t n)
{
    const ListObj *l = as_list(self);
    int64_t at = -1;

    if (n && !seq_c_int(args[0], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &at)) return NULL;
    if (l->len == 0) return err_raise(&exc_IndexError, "pop from empty list");
    if (at < 0) at += (ptrdiff_t)l->len;
    if ((size_t)at >= l->len) return err_raise(&exc_IndexError, "pop index out of range");
    return list_pop(self, (size_t)at);
}

static Ref method_remove(View self, View const *args, size_t n)
{
    (void)n;
    const ListObj *l = as_list(self);
    for (size_t i = 0; i < l->len; i++) {
        int equal = item_equal(l->items[i], args[0]);
        if (equal < 0) return NULL;
        if (!equal) continue;
        if (i < l->len) ref_drop(list_pop(self, i));        /* the comparison may have shortened the list */
        return None;
    }
    return err_raise(&exc_ValueError, "list.remove(x): x not in list");
}

static Ref method_reverse(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    list_reverse(self);
    return None;
}

static Ref method_sort(View self, View const *args, size_t n, View kwnames)
{
    View bound[2];
    int64_t reverse = 0;

    if (!args_bind("sort", "*, key=, reverse=", args, n, kwnames, bound)) return NULL;
    if (bound[1] && !seq_c_int(bound[1], INT_MIN, INT_MAX, "int", &reverse)) return NULL;
    return list_sort(self, bound[0], reverse != 0) ? None : NULL;
}

static Ref method_reversed(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return list_reverse_iter(self);
}

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new((int64_t)(sizeof(ListObj) + as_list(self)->cap * sizeof(Ref)));
}

static Ref list_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    if (type == &list_type) return list_new();
    Ref list = type_alloc(type, 0);
    if (list) gc_track(list);
    return list;
}

static bool list_init(View self, View const *args, size_t n, View kwnames)
{
    if (type_of(self)->new != list_type.new) kwnames = NULL;        /* those were for a __new__ of its own */
    if (!args_positional("list", n, kwnames, 0, 1)) return false;
    list_clear(self);
    return n == 0 || list_extend(self, args[0]);
}

/* ---- life and death ------------------------------------------------------------------------------------- */

static size_t list_traverse_some(View self, size_t from, size_t count, Visit visit, void *arg)
{
    const ListObj *l = as_list(self);
    size_t end = from < l->len && count < l->len - from ? from + count : l->len;
    for (size_t i = from; i < end; i++)
        if (l->items[i]) visit(l->items[i], arg);
    return end < l->len ? end : 0;
}

static void list_traverse(View self, Visit visit, void *arg) { list_traverse_some(self, 0, SIZE_MAX, visit, arg); }

static void clear_slot(Ref self) { list_clear(self); }

static void list_free(Ref self)
{
    if (self->shape == SHAPE_LIST) heap_free(self, sizeof(ListObj));
    else type_free(self);
}

static Ref method_getitem(View self, View const *args, size_t n)
{
    (void)n;
    return list_get_item(self, args[0]);
}

static const NativeDef list_methods[] = {
    NATIVE_AS(NATIVE_BESIDE_SLOT, "__getitem__", method_getitem, 1, 1, "Return self[index]."),
    NATIVE("append", method_append, 1, 1, "Append object to the end of the list."),
    NATIVE("clear", method_clear, 0, 0, "Remove all items from list."),
    NATIVE("copy", method_copy, 0, 0, "Return a shallow copy of the list."),
    NATIVE("count", method_count, 1, 1, "Return number of occurrences of value."),
    NATIVE("extend", method_extend, 1, 1, "Extend list by appending elements from the iterable."),
    NATIVE("index", method_index, 1, 3, "Return first index of value.\n\nRaises ValueError if the value is not present."),
    NATIVE("insert", method_insert, 2, 2, "Insert object before index."),
    NATIVE("pop", method_pop, 0, 1,
           "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range."),
    NATIVE("remove", method_remove, 1, 1, "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."),
    NATIVE("reverse", method_reverse, 0, 0, "Reverse *IN PLACE*."),
    NATIVE_RAW("sort", method_sort, "Sort the list in place, in ascending order; equal items keep their order.\n\n"
               "With a key function, items are compared by what it returns; reverse sorts in descending order."),
    NATIVE("__reversed__", method_reversed, 0, 0, "Return a reverse iterator over the list."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Return the size of the list in memory, in bytes."),
    {0}
};

TypeObj list_type = {
    TYPE_HEAD("list", SHAPE_LIST, ListObj),
    .shape.traverse = list_traverse, .shape.traverse_some = list_traverse_some, .shape.clear = clear_slot, .shape.free = list_free, .shape.is_container = true,
    .flags = TYPE_BASE | TYPE_LIST | TYPE_SEQUENCE,
    .doc = "list(iterable=(), /)\n\nA sequence that can change and grow; without an argument a new, empty one.",
    .new = list_make, .init = list_init, .repr = list_repr, .hash = hash_refuse, .compare = list_compare, .iter = list_iter,
    .length = list_length, .get_item = list_get_item, .set_item = list_set_item, .contains = list_contains,
    .binary = list_binary, .binary_in_place = list_binary_in_place, .methods = list_methods,
};
