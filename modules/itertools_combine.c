/* itertools_combine.c -- product, permutations, combinations: rows chosen from pools.
 *
 * Each keeps the places of the row that it gave last, and moves on from there. The row is a tuple, filled anew when nobody else
 * holds it any more; otherwise a copy of it is filled. */
#include "gc/collect.h"
#include "modules/itertools_parts.h"

/* `pools` is a tuple of tuples (product) or the one tuple. at[0..width) are the places in them; permutations have a second
 * array behind it: see there. */
typedef struct { Obj head; Ref pools, row /* NULL: none given yet */; size_t width, places; size_t *at; bool ended; } Chooser;

static Chooser *as_chooser(View v) { return (Chooser *)(uintptr_t)v; }

/* A chooser with room for so many places. Consumes pools. */
static NEW Ref chooser_new(TypeObj *type, Ref pools, size_t width, size_t places)
{
    Chooser *c = NULL;
    size_t *at = NULL;
    if (!pools) return NULL;
    if (places > SIZE_MAX / 4 / sizeof *at) err_memory();
    else if ((at = alloc_bytes(places ? places * sizeof *at : 1)) != NULL) c = (Chooser *)type_alloc(type, 0);
    if (!c) {
        mem_free(at);
        ref_drop(pools);
        return NULL;
    }
    c->pools = pools;
    c->width = width;
    c->places = places;
    c->at = at;
    for (size_t i = 0; i < places; i++) at[i] = 0;
    gc_track(&c->head);
    return &c->head;
}

static void chooser_free(Ref self)
{
    mem_free(as_chooser(self)->at);
    type_free(self);
}

/* A row of its own that may be changed, holding what was given last; NULL: no memory. Borrowed. */
static View own_row(Chooser *c)
{
    if (c->row->refs > 1) {
        Ref copy = tuple_from_array(as_views(as_tuple(c->row)->items), c->width);
        if (!copy) return NULL;
        ref_set(&c->row, copy);
    }
    if (c->width && !gc_is_tracked(c->row)) gc_track(c->row);   /* the collector may have let go of it, for its old items */
    return c->row;
}

static Ref finish(Chooser *c)
{
    c->ended = true;
    return NULL;
}

static Ref hand_out(Chooser *c) { return ref_keep_or_null(c->row); }

/* Where one pool serves all columns, items[i] = pool[at[i]] for the columns from `first` on. */
static void fill_from(Chooser *c, View row, size_t first)
{
    for (size_t i = first; i < c->width; i++) ref_set(&as_tuple(row)->items[i], ref_keep(tuple_at(c->pools, c->at[i])));
}

/* The row for the places as they stand. */
static NEW Ref row_of(const Chooser *c)
{
    Ref row = tuple_sized(c->width);
    if (!row || c->width == 0) return row;
    for (size_t i = 0; i < c->width; i++) as_tuple(row)->items[i] = ref_keep(tuple_at(c->pools, c->at[i]));
    gc_track(row);
    return row;
}

static NEW Ref places_tuple(const size_t *at, size_t n)
{
    Ref all = tuple_sized(n);
    for (size_t i = 0; i < n && all; i++)
        if (!(as_tuple(all)->items[i] = int_new_unsigned(at[i]))) ref_clear(&all);
    if (all && n) gc_track(all);
    return all;
}

static Ref chooser_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new_unsigned(shapes[self->shape]->size + as_chooser(self)->places * sizeof(size_t));
}

static Ref invalid_arguments(void) { return err_raise(&exc_ValueError, "invalid arguments"); }

/* Place i of a pickled state, at most `top`. */
static bool read_place(View state, size_t i, size_t top, size_t *out)
{
    int64_t place;
    if (!read_size(tuple_at(state, i), &place)) return false;
    *out = place < 0 ? 0 : (uint64_t)place > top ? top : (size_t)place;
    return true;
}

/* The number of columns: r. */
static bool read_width(View r, int64_t *out)
{
    if (!read_size(r, out)) return false;
    return *out >= 0 || err_false(&exc_ValueError, "r must be non-negative");
}

#define CHOOSER(name, make, step) \
    TYPE_HEAD("itertools." name, 0, Chooser), .module = "itertools", .flags = TYPE_BASE, \
    .shape.traverse = owns_2_traverse, .shape.clear = chooser_clear, .shape.free = chooser_free, .shape.is_container = true, \
    .new = make, .iter = itertools_self, .next = step

static void chooser_clear(Ref self)
{
    as_chooser(self)->ended = true;
    owns_2_clear(self);
}

/* ---- product: an odometer with a wheel for each pool ---------------------------------------------------------- */

static bool read_repeat(View const *values, View kwnames, int64_t *repeat)
{
    View bound[1];
    if (!kwnames || as_tuple(kwnames)->len == 0) return true;
    if (!args_bind("product", "*, repeat=", values, 0, kwnames, bound)) return false;
    if (!read_size(bound[0], repeat)) return false;
    return *repeat >= 0 || err_false(&exc_ValueError, "repeat argument cannot be negative");
}

static Ref product_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    int64_t repeat = 1;
    if (!read_repeat(args + n, kwnames, &repeat)) return NULL;
    if (repeat == 0) n = 0;
    else if (n > (size_t)INT64_MAX / sizeof(size_t) / (size_t)repeat)
        return err_raise(&exc_OverflowError, "repeat argument too large");
    size_t width = n * (size_t)repeat;
    if (width > SIZE_MAX / 64) return err_memory();

    Ref pools = tuple_sized(width);
    for (size_t i = 0; i < n && pools; i++)
        if (!(as_tuple(pools)->items[i] = tuple_from(args[i]))) ref_clear(&pools);
    if (!pools) return NULL;
    for (size_t i = n; i < width; i++) as_tuple(pools)->items[i] = ref_keep(tuple_at(pools, i - n));
    if (width) gc_track(pools);
    return chooser_new(type, pools, width, width);
}

static View pool_of(const Chooser *c, size_t i) { return tuple_at(c->pools, i); }

static NEW Ref product_row(const Chooser *c)
{
    Ref row = tuple_sized(c->width);
    if (!row || c->width == 0) return row;
    for (size_t i = 0; i < c->width; i++) as_tuple(row)->items[i] = ref_keep(tuple_at(pool_of(c, i), c->at[i]));
    gc_track(row);
    return row;
}

static Ref product_first(Chooser *c)
{
    for (size_t i = 0; i < c->width; i++)
        if (as_tuple(pool_of(c, i))->len == 0) return finish(c);
    if (!(c->row = product_row(c))) return finish(c);
    return hand_out(c);
}

static Ref product_next(View self)
{
    Chooser *c = as_chooser(self);
    if (c->ended) return NULL;
    if (!c->row) return product_first(c);
    View row = own_row(c);
    if (!row) return finish(c);
    for (size_t i = c->width; i-- > 0;) {
        View pool = pool_of(c, i);
        bool turned = ++c->at[i] == as_tuple(pool)->len;
        if (turned) c->at[i] = 0;
        ref_set(&as_tuple(row)->items[i], ref_keep(tuple_at(pool, c->at[i])));
        if (!turned) return hand_out(c);
        if (c->ended) return NULL;
    }
    return finish(c);
}

static Ref product_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Chooser *c = as_chooser(self);
    if (c->ended) return tuple_of(2, own_type(self), tuple_of(1, ref_keep(tuple_empty)));
    if (!c->row) return tuple_of(2, own_type(self), ref_keep(c->pools));
    return tuple_of(3, own_type(self), ref_keep(c->pools), places_tuple(c->at, c->width));
}

static Ref product_setstate(View self, View const *args, size_t n)
{
    (void)n;
    Chooser *c = as_chooser(self);
    if (!is_tuple(args[0]) || as_tuple(args[0])->len != c->width) return invalid_arguments();
    for (size_t i = 0; i < c->width; i++) {
        size_t len = as_tuple(pool_of(c, i))->len;
        if (len == 0) {
            c->ended = true;
            return ref_keep(None);
        }
        if (!read_place(args[0], i, len - 1, &c->at[i])) return NULL;
    }
    Ref row = product_row(c);
    if (!row) return NULL;
    ref_set(&c->row, row);
    return ref_keep(None);
}

#define REDUCE(fn) NATIVE("__reduce__", fn, 0, 0, "Return state information for pickling.")
#define SETSTATE(fn) NATIVE("__setstate__", fn, 1, 1, "Set state information for unpickling.")
#define SIZEOF NATIVE("__sizeof__", chooser_sizeof, 0, 0, "Returns size in memory, in bytes.")

static const NativeDef product_methods[] = { REDUCE(product_reduce), SETSTATE(product_setstate), SIZEOF, {0} };

TypeObj product_type = {
    CHOOSER("product", product_make, product_next), .methods = product_methods,
    .doc = "product(*iterables, repeat=1) --> product object\n\nAll rows of one item of each iterable, as nested loops give them: "
           "the last item changes quickest. product(a, repeat=3) is product(a, a, a).",
};

/* ---- combinations ----------------------------------------------------------------------------------------------- */

/* Args (iterable, r): the pool as a tuple, and the number of columns. */
static NEW Ref pool_and_width(const char *name, View const *args, size_t n, View kwnames, int64_t *width)
{
    View bound[2];
    if (!args_bind(name, "iterable, r", args, n, kwnames, bound) || !seq_c_int(bound[1], INT64_MIN, INT64_MAX, "ssize_t", width)) return NULL;
    Ref pool = tuple_from(bound[0]);
    if (pool && *width < 0) {
        ref_drop(pool);
        return err_raise(&exc_ValueError, "r must be non-negative");
    }
    return pool;
}

static Ref combinations_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    int64_t width;
    Ref pool = pool_and_width("combinations", args, n, kwnames, &width), own;
    size_t len = pool ? as_tuple(pool)->len : 0;
    if (!(own = chooser_new(type, pool, (size_t)width, (size_t)width))) return NULL;
    Chooser *c = as_chooser(own);
    for (size_t i = 0; i < c->width; i++) c->at[i] = i;
    c->ended = c->width > len;
    return own;
}

/* The first row of combinations and permutations. */
static Ref first_row(Chooser *c)
{
    if (!(c->row = row_of(c))) return finish(c);
    return hand_out(c);
}

/* The rightmost place that can still move on does; those after it follow close behind. */
static Ref combinations_next(View self)
{
    Chooser *c = as_chooser(self);
    if (c->ended) return NULL;
    if (!c->row) return first_row(c);
    View row = own_row(c);
    if (!row) return finish(c);
    size_t i = c->width, slack = as_tuple(c->pools)->len - c->width;
    while (i > 0 && c->at[i - 1] == i - 1 + slack) i--;
    if (i == 0) return finish(c);
    i--;
    c->at[i]++;
    for (size_t k = i + 1; k < c->width; k++) c->at[k] = c->at[k - 1] + 1;
    fill_from(c, row, i);
    return hand_out(c);
}

/* type(pool, r) with the places as state; permutations have a state of their own. */
static Ref one_pool_reduce(View self, Ref (*state)(const Chooser *c))
{
    const Chooser *c = as_chooser(self);
    if (c->ended) return tuple_of(2, own_type(self), tuple_of(2, ref_keep(tuple_empty), int_new_unsigned(c->width)));
    Ref make_args = tuple_of(2, ref_keep(c->pools), int_new_unsigned(c->width));
    if (!c->row) return tuple_of(2, own_type(self), make_args);
    return tuple_of(3, own_type(self), make_args, state(c));
}

static Ref places_state(const Chooser *c) { return places_tuple(c->at, c->width); }

static Ref combinations_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return one_pool_reduce(self, places_state);
}

static Ref set_places(View self, View state, bool distinct)
{
    Chooser *c = as_chooser(self);
    size_t len = c->pools ? as_tuple(c->pools)->len : 0;
    if (!is_tuple(state) || as_tuple(state)->len != c->width || (c->width && (len == 0 || (distinct && len < c->width))))
        return invalid_arguments();
    for (size_t i = 0; i < c->width; i++)
        if (!read_place(state, i, distinct ? i + len - c->width : len - 1, &c->at[i])) return NULL;
    Ref row = row_of(c);
    if (!row) return NULL;
    ref_set(&c->row, row);
    return ref_keep(None);
}

static Ref combinations_setstate(View self, View const *args, size_t n)
{
    (void)n;
    return set_places(self, args[0], true);
}

static const NativeDef combinations_methods[] = { REDUCE(combinations_reduce), SETSTATE(combinations_setstate), SIZEOF, {0} };

TypeObj combinations_type = {
    CHOOSER("combinations", combinations_make, combinations_next), .methods = combinations_methods,
    .doc = "combinations(iterable, r)\n--\n\nAll rows of r items of the iterable, in its order.",
};

/* ---- combinations_with_replacement -------------------------------------------------------------------------------- */

static Ref replacement_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    int64_t width;
    Ref pool = pool_and_width("combinations_with_replacement", args, n, kwnames, &width), own;
    size_t len = pool ? as_tuple(pool)->len : 0;
    if (!(own = chooser_new(type, pool, (size_t)width, (size_t)width))) return NULL;
    as_chooser(own)->ended = len == 0 && width > 0;
    return own;
}

static Ref replacement_next(View self)
{
    Chooser *c = as_chooser(self);
    if (c->ended) return NULL;
    if (!c->row) return first_row(c);
    View row = own_row(c);
    if (!row) return finish(c);
    size_t i = c->width, last = as_tuple(c->pools)->len - 1;
    while (i > 0 && c->at[i - 1] == last) i--;
    if (i == 0) return finish(c);
    i--;
    size_t place = c->at[i] + 1;
    for (size_t k = i; k < c->width; k++) c->at[k] = place;
    fill_from(c, row, i);
    return hand_out(c);
}

static Ref replacement_setstate(View self, View const *args, size_t n)
{
    (void)n;
    return set_places(self, args[0], false);
}

static const NativeDef replacement_methods[] = { REDUCE(combinations_reduce), SETSTATE(replacement_setstate), SIZEOF, {0} };

TypeObj replacement_type = {
    CHOOSER("combinations_with_replacement", replacement_make, replacement_next), .methods = replacement_methods,
    .doc = "combinations_with_replacement(iterable, r)\n--\n\nAll rows of r items of the iterable, in its order, where an item may come more than once.",
};

/* ---- permutations ------------------------------------------------------------------------------------------------- */

/* Here `at` holds all places of the pool, those of the row first; behind it stands, for each column, how many changes it has
 * left before it has seen all that remains (its cycle). */
static size_t *cycles_of(const Chooser *c) { return c->at + as_tuple(c->pools)->len; }

static Ref permutations_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    int64_t width = 0;
    if (!args_bind("permutations", "iterable, r=", args, n, kwnames, bound)) return NULL;
    Ref pool = tuple_from(bound[0]), own;
    if (!pool) return NULL;
    size_t len = as_tuple(pool)->len;
    if (!bound[1] || bound[1] == None) width = (int64_t)len;
    else if (!is_int(bound[1])) err_raise(&exc_TypeError, "Expected int as r");
    else read_width(bound[1], &width);
    if (err_pending) {
        ref_drop(pool);
        return NULL;
    }
    if (!(own = chooser_new(type, pool, (size_t)width, len + (size_t)width))) return NULL;
    Chooser *c = as_chooser(own);
    for (size_t i = 0; i < len; i++) c->at[i] = i;
    for (size_t i = 0; i < c->width; i++) cycles_of(c)[i] = len - i;
    c->ended = c->width > len;
    return own;
}

static void swap(size_t *a, size_t *b)
{
    size_t c = *a;
    *a = *b;
    *b = c;
}

/* From the right: a column whose cycle is over takes its place to the end of the line, and the next column to the left moves on. */
static Ref permutations_next(View self)
{
    Chooser *c = as_chooser(self);
    if (c->ended) return NULL;
    if (!c->row) return first_row(c);
    View row = own_row(c);
    if (!row) return finish(c);
    size_t len = as_tuple(c->pools)->len, *cycles = cycles_of(c);
    for (size_t i = c->width; i-- > 0;) {
        if (--cycles[i] > 0) {
            swap(&c->at[i], &c->at[len - cycles[i]]);
            fill_from(c, row, i);
            return hand_out(c);
        }
        size_t first = c->at[i];
        memmove(&c->at[i], &c->at[i + 1], (len - 1 - i) * sizeof *c->at);
        c->at[len - 1] = first;
        cycles[i] = len - i;
    }
    return finish(c);
}

static Ref permutations_state(const Chooser *c)
{
    return tuple_of(2, places_tuple(c->at, as_tuple(c->pools)->len), places_tuple(cycles_of(c), c->width));
}

static Ref permutations_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return one_pool_reduce(self, permutations_state);
}

static Ref permutations_setstate(View self, View const *args, size_t n)
{
    (void)n;
    Chooser *c = as_chooser(self);
    size_t len = c->pools ? as_tuple(c->pools)->len : 0;
    if (!itertools_state(args[0], 2, 2)) return NULL;
    View places = tuple_at(args[0], 0), cycles = tuple_at(args[0], 1);
    if (!is_tuple(places) || !is_tuple(cycles))
        return err_raise(&exc_TypeError, "argument %d must be tuple, not %t", is_tuple(places) ? 2 : 1, is_tuple(places) ? cycles : places);
    if (as_tuple(places)->len != len || as_tuple(cycles)->len != c->width || c->width > len) return invalid_arguments();
    for (size_t i = 0; i < len; i++)
        if (!read_place(places, i, len - 1, &c->at[i])) return NULL;
    for (size_t i = 0; i < c->width; i++) {
        size_t left;
        if (!read_place(cycles, i, len - i, &left)) return NULL;
        cycles_of(c)[i] = left ? left : 1;
    }
    Ref row = row_of(c);
    if (!row) return NULL;
    ref_set(&c->row, row);
    return ref_keep(None);
}

static const NativeDef permutations_methods[] = { REDUCE(permutations_reduce), SETSTATE(permutations_setstate), SIZEOF, {0} };

TypeObj permutations_type = {
    CHOOSER("permutations", permutations_make, permutations_next), .methods = permutations_methods,
    .doc = "permutations(iterable, r=None)\n--\n\nAll rows of r different items of the iterable, in every order.",
};
