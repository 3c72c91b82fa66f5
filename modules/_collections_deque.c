/* _collections_deque.c -- collections.deque: a list with two ends.
 *
 * The items stand in a ring, an array whose size is a power of two. Items are put in and taken out at either end
 * without moving the others, and d[i] is one step anywhere:
 *
 *      items   [ c | d |   |   |   |   | a | b ]       cap 8, first 6, len 4
 *
 * Each change of length or order adds one to `changes`, so that a loop over the deque notices. */
#include <string.h>

#include "gc/collect.h"
#include "modules/_collections_parts.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"
#include "objects/union.h"

typedef struct {
    Obj head;
    Ref *items;
    size_t cap, first, len;
    size_t changes;
    ptrdiff_t maxlen;           /* -1: no limit */
} Deque;
typedef struct { Obj head; Ref deque; size_t changes, left; ptrdiff_t next; } DequeIter;

static Deque *as_deque(View v) { return (Deque *)(uintptr_t)v; }
static DequeIter *as_iter(View v) { return (DequeIter *)(uintptr_t)v; }
static bool is_deque(View v) { return type_is_subtype(type_of(v), &deque_type); }

/* ---- the ring ------------------------------------------------------------------------------------------- */

enum { MIN_CAP = 8 };

static Ref *slot(const Deque *d, size_t i) { return &d->items[(d->first + i) & (d->cap - 1)]; }

/* Lay the items out from the start of a new ring. cap is a power of two, at least len. */
static bool resize(Deque *d, size_t cap)
{
    if (cap > PTRDIFF_MAX / sizeof(Ref)) return err_memory();
    Ref *items = alloc_bytes(cap * sizeof(Ref));
    if (!items) return false;
    if (d->len) {
        size_t to_end = d->cap - d->first, head = d->len < to_end ? d->len : to_end;
        memcpy(items, d->items + d->first, head * sizeof(Ref));
        memcpy(items + head, d->items, (d->len - head) * sizeof(Ref));
    }
    mem_free(d->items);
    d->items = items;
    d->cap = cap;
    d->first = 0;
    return true;
}

static bool grow(Deque *d) { return resize(d, d->cap ? 2 * d->cap : MIN_CAP); }

/* Give memory back when less than an eighth of the ring is in use. Nothing is lost where that fails. */
static void shrink(Deque *d)
{
    if (d->cap <= 4 * MIN_CAP || d->len > d->cap / 8) return;
    if (!resize(d, d->cap / 4)) err_clear();
}

static Ref take_first(Deque *d)
{
    Ref item = *slot(d, 0);
    d->first = (d->first + 1) & (d->cap - 1);
    d->len--;
    d->changes++;
    return item;
}

static Ref take_last(Deque *d)
{
    Ref item = *slot(d, --d->len);
    d->changes++;
    return item;
}

/* The item consumed, one at the other end dropped where maxlen says so. */
static bool push_last(View self, Ref item)
{
    Deque *d = as_deque(self);
    if (UNLIKELY(d->len == d->cap) && !grow(d)) {
        ref_drop(item);
        return false;
    }
    *slot(d, d->len++) = item;
    d->changes++;
    if (d->maxlen >= 0 && d->len > (size_t)d->maxlen) ref_release(take_first(d));
    return true;
}

static bool push_first(View self, Ref item)
{
    Deque *d = as_deque(self);
    if (UNLIKELY(d->len == d->cap) && !grow(d)) {
        ref_drop(item);
        return false;
    }
    d->first = (d->first - 1) & (d->cap - 1);
    *slot(d, 0) = item;
    d->len++;
    d->changes++;
    if (d->maxlen >= 0 && d->len > (size_t)d->maxlen) ref_release(take_last(d));
    return true;
}

static void clear(View self)
{
    Deque *d = as_deque(self), old = *d;
    if (!d->cap) return;
    d->items = NULL;                    /* empty before any item's __del__ looks at it */
    d->cap = d->first = d->len = 0;
    d->changes++;
    for (size_t i = 0; i < old.len; i++) ref_drop(*slot(&old, i));
    mem_free(old.items);
}

/* Turn the ring by n steps to the right, the shorter way round. */
static void rotate(Deque *d, ptrdiff_t n)
{
    if (d->len <= 1) return;
    ptrdiff_t len = (ptrdiff_t)d->len, half = len / 2;
    if (n > half || n < -half) {
        n %= len;
        if (n > half) n -= len;
        else if (n < -half) n += len;
    }
    if (n) d->changes++;
    if (d->len == d->cap) {             /* the ring is full: only its beginning moves */
        d->first = (d->first - (size_t)n) & (d->cap - 1);
        return;
    }
    for (; n > 0; n--) {
        Ref last = *slot(d, d->len - 1);
        d->first = (d->first - 1) & (d->cap - 1);
        *slot(d, 0) = last;
    }
    for (; n < 0; n++) {
        Ref head = *slot(d, 0);
        d->first = (d->first + 1) & (d->cap - 1);
        *slot(d, d->len - 1) = head;
    }
}

/* Items from `at` on move one place to the left, or those before it one to the right: whichever are fewer. */
static Ref take_at(Deque *d, size_t at)
{
    Ref item = *slot(d, at);
    if (at < d->len / 2) {
        for (size_t i = at; i > 0; i--) *slot(d, i) = *slot(d, i - 1);
        d->first = (d->first + 1) & (d->cap - 1);
    } else {
        for (size_t i = at; i + 1 < d->len; i++) *slot(d, i) = *slot(d, i + 1);
    }
    d->len--;
    d->changes++;
    return item;
}

static bool put_at(Deque *d, size_t at, Ref item)
{
    if (d->len == d->cap && !grow(d)) {
        ref_drop(item);
        return false;
    }
    if (at < d->len / 2) {
        d->first = (d->first - 1) & (d->cap - 1);
        for (size_t i = 0; i < at; i++) *slot(d, i) = *slot(d, i + 1);
    } else {
        for (size_t i = d->len; i > at; i--) *slot(d, i) = *slot(d, i - 1);
    }
    *slot(d, at) = item;
    d->len++;
    d->changes++;
    return true;
}

/* ---- many items ----------------------------------------------------------------------------------------- */

static bool extend(View self, View iterable, bool (*push)(View self, Ref item))
{
    Ref source = iterable == self ? list_from(iterable) : ref_keep(iterable);   /* its own items: those it has now */
    Ref iterator = source ? obj_iter(source) : NULL, item;
    ref_drop(source);
    if (!iterator) return false;
    while ((item = obj_next(iterator))) {
        if (as_deque(self)->maxlen == 0) ref_release(item);
        else if (!push(self, item)) break;
    }
    ref_drop(iterator);
    return !err_pending;
}

static NEW Ref make(TypeObj *type, ptrdiff_t maxlen)
{
    Deque *d = (Deque *)type_alloc(type, 0);
    if (!d) return NULL;
    d->maxlen = maxlen;
    gc_track(&d->head);
    return &d->head;
}

/* As d.copy(): subclasses are called with the items, and with maxlen where there is one. */
static NEW Ref copy(View self)
{
    const Deque *d = as_deque(self);
    Ref made = NULL, maxlen = NULL;

    if (type_of(self) == &deque_type) {
        if (!(made = make(&deque_type, d->maxlen))) return NULL;
        Deque *to = as_deque(made);
        if (d->len && !resize(to, d->cap)) {
            ref_drop(made);
            return NULL;
        }
        for (size_t i = 0; i < d->len; i++) to->items[i] = ref_keep(*slot(d, i));
        to->len = d->len;
        return made;
    }
    if (d->maxlen < 0) made = obj_call_1(&type_of(self)->head, self);
    else if ((maxlen = int_new(d->maxlen))) made = obj_call_2(&type_of(self)->head, self, maxlen);
    ref_drop(maxlen);
    if (made && !is_deque(made)) {
        err_raise(&exc_TypeError, "%N() must return a deque, not %T", type_of(self), made);
        ref_clear(&made);
    }
    return made;
}

/* The deque's items, n times over; n <= 0: none. */
static bool repeat(View self, ptrdiff_t n)
{
    Deque *d = as_deque(self);
    size_t len = d->len;

    if (n <= 0) clear(self);
    if (n <= 1 || len == 0) return true;
    if (d->maxlen >= 0 && (size_t)n > (size_t)d->maxlen / len + 1) n = d->maxlen / (ptrdiff_t)len + 1;      /* more would fall out */
    if ((size_t)n > PTRDIFF_MAX / sizeof(Ref) / len) return err_memory();
    for (size_t left = len * (size_t)(n - 1); left > 0; left--)
        if (!push_last(self, ref_keep(*slot(d, d->len - len)))) return false;
    return true;
}

/* ---- as a sequence -------------------------------------------------------------------------------------- */

static bool deque_length(View self, size_t *out)
{
    *out = as_deque(self)->len;
    return true;
}

static bool position(View self, View key, size_t *out)
{
    ptrdiff_t i;
    if (!type_of(key)->index) return err_false(&exc_TypeError, "sequence index must be integer, not '%T'", key);
    if (!seq_position(key, &i)) return false;
    if (i < 0) i += (ptrdiff_t)as_deque(self)->len;
    *out = (size_t)i;
    return (size_t)i < as_deque(self)->len || err_false(&exc_IndexError, "deque index out of range");
}

static Ref deque_get_item(View self, View key)
{
    size_t i;
    return position(self, key, &i) ? ref_keep(*slot(as_deque(self), i)) : NULL;
}

static bool deque_set_item(View self, View key, View value)
{
    size_t i;
    if (!position(self, key, &i)) return false;
    if (value) ref_set(slot(as_deque(self), i), ref_keep(value));
    else ref_drop(take_at(as_deque(self), i));
    return true;
}

static const char mutated[] = "deque mutated during iteration";

/* The place of an equal item in [start, stop), len where there is none, or -1. `error` is raised where == changes the deque. */
static ptrdiff_t find(View self, View value, size_t start, size_t stop, TypeObj *error)
{
    const Deque *d = as_deque(self);
    size_t changes = d->changes;
    for (size_t i = start; i < stop && i < d->len; i++) {
        int equal = item_equal(*slot(d, i), value);
        if (equal < 0) return -1;
        if (changes != d->changes) return err_int(error, "%s", mutated);
        if (equal) return (ptrdiff_t)i;
    }
    return (ptrdiff_t)d->len;
}

static int deque_contains(View self, View value)
{
    ptrdiff_t at = find(self, value, 0, SIZE_MAX, &exc_RuntimeError);
    return at < 0 ? -1 : (size_t)at < as_deque(self)->len;
}

static Ref deque_binary(View a, View b, BinaryOp op)
{
    ptrdiff_t n;
    if (op == BIN_ADD) {
        if (!is_deque(a) || !is_deque(b)) return ref_keep(NotImplemented);
        Ref both = copy(a);
        if (both && !extend(both, b, push_last)) ref_clear(&both);
        return both;
    }
    View self = is_deque(a) ? a : b, times = is_deque(a) ? b : a;
    if (op != BIN_MUL || !type_of(times)->index) return ref_keep(NotImplemented);
    if (!obj_index_size(times, &exc_OverflowError, &n)) return NULL;
    Ref many = copy(self);
    if (many && !repeat(many, n)) ref_clear(&many);
    return many;
}

static Ref deque_binary_in_place(View a, View b, BinaryOp op)
{
    ptrdiff_t n;
    if (op == BIN_ADD) return extend(a, b, push_last) ? ref_keep(a) : NULL;
    if (op != BIN_MUL || !type_of(b)->index) return ref_keep(NotImplemented);
    return obj_index_size(b, &exc_OverflowError, &n) && repeat(a, n) ? ref_keep(a) : NULL;
}

/* ---- as a value ----------------------------------------------------------------------------------------- */

static Ref deque_compare(View a, View b, CompareOp op)
{
    if (!is_deque(b)) return ref_keep(NotImplemented);
    const Deque *left = as_deque(a), *right = as_deque(b);
    if (op == CMP_EQ && a == b) return True;
    if (op == CMP_NE && a == b) return False;
    if (left->len != right->len && (op == CMP_EQ || op == CMP_NE)) return bool_ref(op == CMP_NE);

    size_t changes_left = left->changes, changes_right = right->changes;
    for (size_t i = 0; i < left->len && i < right->len; i++) {
        Ref x = ref_keep(*slot(left, i)), y = ref_keep(*slot(right, i)), answer = NULL;
        int equal = item_equal(x, y);
        if (equal == 0) answer = op == CMP_EQ ? False : op == CMP_NE ? True : obj_compare(x, y, op);
        ref_drop(x);
        ref_drop(y);
        if (equal <= 0) return answer;
        if (changes_left != left->changes || changes_right != right->changes) return err_raise(&exc_RuntimeError, mutated);
    }
    return seq_compare_lengths(left->len, right->len, op);
}

static Ref deque_repr(View self)
{
    Ref list = NULL, text = NULL, name = NULL;
    int shown = repr_enter(self);
    if (shown) return shown < 0 ? NULL : str_from_text("[...]");
    if ((list = list_from(self)) && (name = obj_get_attr_text(&type_of(self)->head, "__name__"))) {
        if (as_deque(self)->maxlen < 0) text = str_format_c("%S(%R)", name, list);
        else text = str_format_c("%S(%R, maxlen=%zd)", name, list, as_deque(self)->maxlen);
    }
    repr_leave(self);
    ref_drop(name);
    ref_drop(list);
    return text;
}

/* ---- methods -------------------------------------------------------------------------------------------- */

static Ref method_append(View self, View const *args, size_t n)
{
    (void)n;
    return push_last(self, ref_keep(args[0])) ? None : NULL;
}

static Ref method_appendleft(View self, View const *args, size_t n)
{
    (void)n;
    return push_first(self, ref_keep(args[0])) ? None : NULL;
}

static Ref method_extend(View self, View const *args, size_t n)
{
    (void)n;
    return extend(self, args[0], push_last) ? None : NULL;
}

static Ref method_extendleft(View self, View const *args, size_t n)
{
    (void)n;
    return extend(self, args[0], push_first) ? None : NULL;
}

static Ref method_pop(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Deque *d = as_deque(self);
    if (d->len == 0) return err_raise(&exc_IndexError, "pop from an empty deque");
    Ref item = take_last(d);
    shrink(d);
    return item;
}

static Ref method_popleft(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Deque *d = as_deque(self);
    if (d->len == 0) return err_raise(&exc_IndexError, "pop from an empty deque");
    Ref item = take_first(d);
    shrink(d);
    return item;
}

static Ref method_clear(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    clear(self);
    return None;
}

static Ref method_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return copy(self);
}

static Ref method_count(View self, View const *args, size_t n)
{
    (void)n;
    const Deque *d = as_deque(self);
    size_t changes = d->changes;
    int64_t count = 0;
    for (size_t i = 0; i < d->len; i++) {
        int equal = item_equal(*slot(d, i), args[0]);
        if (equal < 0) return NULL;
        if (changes != d->changes) return err_raise(&exc_RuntimeError, mutated);
        count += equal;
    }
    return int_new(count);
}

static Ref method_index(View self, View const *args, size_t n)
{
    size_t start = 0, stop = as_deque(self)->len;
    if (n > 1 && !seq_bound(args[1], as_deque(self)->len, &start)) return NULL;
    if (n > 2 && !seq_bound(args[2], as_deque(self)->len, &stop)) return NULL;
    ptrdiff_t at = find(self, args[0], start, stop, &exc_RuntimeError);
    if (at < 0) return NULL;
    if ((size_t)at < as_deque(self)->len) return int_new(at);
    return err_raise(&exc_ValueError, "%R is not in deque", args[0]);
}

static Ref method_insert(View self, View const *args, size_t n)
{
    (void)n;
    Deque *d = as_deque(self);
    int64_t at;
    if (!seq_c_int(args[0], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &at)) return NULL;
    if (d->maxlen >= 0 && d->len == (size_t)d->maxlen) return err_raise(&exc_IndexError, "deque already at its maximum size");
    if (at < 0) at += (ptrdiff_t)d->len;
    if (at < 0) at = 0;
    if (at > (ptrdiff_t)d->len) at = (ptrdiff_t)d->len;
    return put_at(d, (size_t)at, ref_keep(args[1])) ? None : NULL;
}

static Ref method_remove(View self, View const *args, size_t n)
{
    (void)n;
    ptrdiff_t at = find(self, args[0], 0, SIZE_MAX, &exc_IndexError);
    if (at < 0) return NULL;
    if ((size_t)at >= as_deque(self)->len) return err_raise(&exc_ValueError, "%R is not in deque", args[0]);
    ref_drop(take_at(as_deque(self), (size_t)at));
    return None;
}

static Ref method_reverse(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Deque *d = as_deque(self);
    for (size_t i = 0, j = d->len; i + 1 < j; i++) {
        Ref swapped = *slot(d, i);
        *slot(d, i) = *slot(d, --j);
        *slot(d, j) = swapped;
    }
    return None;
}

static Ref method_rotate(View self, View const *args, size_t n)
{
    int64_t steps = 1;
    if (n > 1) return err_raise(&exc_TypeError, "deque.rotate expected at most 1 argument, got %zu", n);
    if (n && !seq_c_int(args[0], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &steps)) return NULL;
    rotate(as_deque(self), (ptrdiff_t)steps);
    return None;
}

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new((int64_t)(sizeof(Deque) + as_deque(self)->cap * sizeof(Ref)));
}

/* (cls, ((),), state, iterator) or (cls, ((), maxlen), state, iterator) */
static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref state = obj_call_method(self, "__getstate__", NULL, 0);
    if (!state) return NULL;
    Ref iterator = obj_iter(self);
    if (!iterator) {
        ref_drop(state);
        return NULL;
    }
    ptrdiff_t maxlen = as_deque(self)->maxlen;
    Ref how = maxlen < 0 ? ref_keep(tuple_empty) : tuple_of(2, ref_keep(tuple_empty), int_new(maxlen));
    return tuple_of(4, ref_keep(&type_of(self)->head), how, state, iterator);
}

static Ref get_maxlen(View self)
{
    ptrdiff_t maxlen = as_deque(self)->maxlen;
    return maxlen < 0 ? ref_keep(None) : int_new(maxlen);
}

/* ---- life and death ------------------------------------------------------------------------------------- */

static Ref deque_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return make(type, -1);
}

static bool deque_init(View self, View const *args, size_t n, View kwnames)
{
    View bound[2];
    int64_t maxlen = -1;

    if (!args_bind("deque", "iterable=, maxlen=", args, n, kwnames, bound)) return false;
    if (bound[1] && bound[1] != None) {
        if (!is_int(bound[1])) return err_false(&exc_TypeError, "an integer is required");
        if (!seq_c_int(bound[1], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &maxlen)) return false;
        if (maxlen < 0) return err_false(&exc_ValueError, "maxlen must be non-negative");
    }
    as_deque(self)->maxlen = (ptrdiff_t)maxlen;
    clear(self);
    return !bound[0] || extend(self, bound[0], push_last);
}

static void deque_traverse(View self, Visit visit, void *arg)
{
    const Deque *d = as_deque(self);
    for (size_t i = 0; i < d->len; i++) visit(*slot(d, i), arg);
}

static void deque_clear(Ref self) { clear(self); }

/* ---- iterators ------------------------------------------------------------------------------------------ */

static NEW Ref iter_new(TypeObj *type, View deque)
{
    DequeIter *it = (DequeIter *)alloc_container(type->shape_id, sizeof *it);
    if (!it) return NULL;
    it->deque = ref_keep(deque);
    it->changes = as_deque(deque)->changes;
    it->left = as_deque(deque)->len;
    it->next = type == &deque_iter_type ? 0 : (ptrdiff_t)it->left - 1;
    gc_track(&it->head);
    return &it->head;
}

static Ref deque_iter(View self) { return iter_new(&deque_iter_type, self); }

static Ref method_reversed(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return iter_new(&deque_reverse_iter_type, self);
}

static Ref step(DequeIter *it, ptrdiff_t direction)
{
    if (it->left == 0) return NULL;
    Ref item = ref_keep(*slot(as_deque(it->deque), (size_t)it->next));
    it->next += direction;
    it->left--;
    return item;
}

static bool has_changed(DequeIter *it)
{
    if (it->changes == as_deque(it->deque)->changes) return false;
    it->left = 0;
    err_raise(&exc_RuntimeError, mutated);
    return true;
}

static Ref iter_next(View self)
{
    return has_changed(as_iter(self)) ? NULL : step(as_iter(self), 1);
}

/* Backwards, an iterator that is at its end does not look for changes: so it is in CPython. */
static Ref iter_previous(View self)
{
    return as_iter(self)->left == 0 || has_changed(as_iter(self)) ? NULL : step(as_iter(self), -1);
}

/* _deque_iterator(deque, skip=0): what an iterator's __reduce__ names. */
static Ref iter_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    int64_t skip = 0;
    if (kwnames && as_tuple(kwnames)->len) return err_raise(&exc_TypeError, "%N() takes no keyword arguments", type);
    if (n < 1) return err_raise(&exc_TypeError, "function takes at least 1 argument (0 given)");
    if (n > 2) return err_raise(&exc_TypeError, "function takes at most 2 arguments (%zu given)", n);
    if (!is_deque(args[0])) return err_raise(&exc_TypeError, "argument 1 must be collections.deque, not %t", args[0]);
    if (n > 1 && !seq_c_int(args[1], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &skip)) return NULL;
    Ref iterator = iter_new(type, args[0]), item;
    for (int64_t i = 0; iterator && i < skip; i++) {
        if (!(item = type->next(iterator))) {
            if (err_pending) ref_clear(&iterator);
            break;
        }
        ref_release(item);
    }
    return iterator;
}

static Ref iter_self(View self) { return ref_keep(self); }

static Ref iter_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new((int64_t)as_iter(self)->left);
}

static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const DequeIter *it = as_iter(self);
    int64_t done = (int64_t)as_deque(it->deque)->len - (int64_t)it->left;
    return tuple_of(2, ref_keep(&type_of(self)->head), tuple_of(2, ref_keep(it->deque), int_new(done)));
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->deque) visit(as_iter(self)->deque, arg);
}

/* Only when it dies: an iterator without its deque must never be seen. */
static void iter_clear(Ref self)
{
    if (!self->refs) ref_clear(&as_iter(self)->deque);
}

static void iter_free(Ref self) { heap_free(self, sizeof(DequeIter)); }

static const NativeDef iter_methods[] = {
    NATIVE("__length_hint__", iter_length_hint, 0, 0, "How many items are left."),
    NATIVE("__reduce__", iter_reduce, 0, 0, "How to make such an iterator again, for pickle and copy."),
    {0}
};

#define DEQUE_ITER_TYPE(text, step) { \
    TYPE_HEAD(text, 0, DequeIter), .module = "_collections", \
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true, \
    .new = iter_make, .iter = iter_self, .next = step, .methods = iter_methods }
TypeObj deque_iter_type = DEQUE_ITER_TYPE("_collections._deque_iterator", iter_next);
TypeObj deque_reverse_iter_type = DEQUE_ITER_TYPE("_collections._deque_reverse_iterator", iter_previous);

/* ---- the type ------------------------------------------------------------------------------------------- */

static const NativeDef deque_methods[] = {
    NATIVE("append", method_append, 1, 1, "Add an item at the right end."),
    NATIVE("appendleft", method_appendleft, 1, 1, "Add an item at the left end."),
    NATIVE("clear", method_clear, 0, 0, "Remove all items."),
    NATIVE("__copy__", method_copy, 0, 0, "A shallow copy."),
    NATIVE("copy", method_copy, 0, 0, "A shallow copy."),
    NATIVE("count", method_count, 1, 1, "How many items are equal to value."),
    NATIVE("extend", method_extend, 1, 1, "Add the items of an iterable at the right end."),
    NATIVE("extendleft", method_extendleft, 1, 1, "Add the items of an iterable at the left end, one after the other."),
    NATIVE("index", method_index, 1, 3, "The first place of value; ValueError where it is not there."),
    NATIVE("insert", method_insert, 2, 2, "Put an item in front of the one at index."),
    NATIVE("pop", method_pop, 0, 0, "Take out the rightmost item and return it."),
    NATIVE("popleft", method_popleft, 0, 0, "Take out the leftmost item and return it."),
    NATIVE("__reduce__", method_reduce, 0, 0, "How to make such a deque again, for pickle and copy."),
    NATIVE("remove", method_remove, 1, 1, "Remove the first item equal to value."),
    NATIVE("__reversed__", method_reversed, 0, 0, "An iterator from right to left."),
    NATIVE("reverse", method_reverse, 0, 0, "Reverse in place."),
    NATIVE("rotate", method_rotate, 0, -1, "Turn the deque n steps to the right (default 1); to the left where n is negative."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Its size in memory, in bytes."),
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585"),
    {0}
};

static const GetSetDef deque_getset[] = {
    { "maxlen", get_maxlen, NULL, "the greatest length it may have, or None" },
    {0}
};

TypeObj deque_type = {
    TYPE_HEAD("collections.deque", 0, Deque), .module = "collections",
    .shape.traverse = deque_traverse, .shape.clear = deque_clear, .shape.free = type_free, .shape.is_container = true,
    .flags = TYPE_BASE | TYPE_SEQUENCE | TYPE_CONCAT | TYPE_WEAKREF, .operators = "add mul rmul iadd imul",
    .doc = "deque([iterable[, maxlen]]) --> deque object\n\nA sequence that grows and shrinks quickly at both ends.",
    .new = deque_new, .init = deque_init, .repr = deque_repr, .hash = hash_refuse, .compare = deque_compare, .iter = deque_iter,
    .length = deque_length, .get_item = deque_get_item, .set_item = deque_set_item, .contains = deque_contains,
    .binary = deque_binary, .binary_in_place = deque_binary_in_place, .methods = deque_methods, .getset = deque_getset,
};
