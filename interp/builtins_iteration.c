/* builtins_iteration.c -- walking through iterables: iter, next, any, all, sum, min, max, sorted. */
#include "interp/builtins_parts.h"

#include "interp/coroutine.h"

#include "objects/float.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/special.h"
#include "objects/str.h"
#include "objects/tuple.h"

static Ref b_iter(View self, View const *args, size_t n)
{
    (void)self;
    if (n == 1) return obj_iter(args[0]);
    if (!obj_is_callable(args[0])) return err_raise(&exc_TypeError, "iter(v, w): v must be callable");
    return callable_iter_new(args[0], args[1]);
}

/* Not obj_next: the StopIteration of a generator carries a value. */
static Ref b_next(View self, View const *args, size_t n)
{
    (void)self;
    TypeObj *type = type_of(args[0]);
    if (!type->next) return err_raise(&exc_TypeError, "'%T' object is not an iterator", args[0]);
    Ref item = type->next(args[0]);
    if (item) return item;
    if (n > 1) {
        if (err_pending && !err_is(&exc_StopIteration)) return NULL;
        err_clear();
        return ref_keep(args[1]);
    }
    return err_pending ? NULL : err_raise_object(exc_new(&exc_StopIteration, ref_keep(tuple_empty)));
}

/* ---- asynchronous iterators ------------------------------------------------------------------------------- */

/* x.<method>(), for methods that are looked up on the type. */
static Ref call_special(View x, const char *method, const char *refusal)
{
    Ref bound;
    int has = special_find(x, method, &bound);
    if (has == 0) return err_raise(&exc_TypeError, "'%T' object is not an async %s", x, refusal);
    if (has < 0) return NULL;
    Ref result = obj_call_0(bound);
    ref_drop(bound);
    return result;
}

static Ref b_aiter(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref result = call_special(args[0], "__aiter__", "iterable"), next;
    if (!result) return NULL;
    int has = special_find(result, "__anext__", &next);
    if (has > 0) ref_drop(next);
    if (has == 0) err_raise(&exc_TypeError, "aiter() returned not an async iterator of type '%T'", result);
    if (has <= 0) ref_clear(&result);
    return result;
}

static Ref b_anext(View self, View const *args, size_t n)
{
    (void)self;
    Ref step = call_special(args[0], "__anext__", "iterator");
    return n == 1 || !step ? step : anext_or_default(step, args[1]);
}

/* ---- walking ---------------------------------------------------------------------------------------------- */

/* As obj_iter and obj_next, but lists and tuples are read in place. */
typedef struct { Ref source; size_t at; } Walk;

static bool walk_start(Walk *w, View iterable)
{
    bool in_place = iterable->shape == SHAPE_LIST || iterable->shape == SHAPE_TUPLE;
    *w = (Walk){ .source = in_place ? ref_keep(iterable) : obj_iter(iterable) };
    return w->source != NULL;
}

static inline Ref walk_next(Walk *w)
{
    if (w->source->shape == SHAPE_LIST) return w->at < as_list(w->source)->len ? ref_keep(list_at(w->source, w->at++)) : NULL;
    if (w->source->shape == SHAPE_TUPLE) return w->at < as_tuple(w->source)->len ? ref_keep(tuple_at(w->source, w->at++)) : NULL;
    return obj_next(w->source);
}

static void walk_end(Walk *w) { ref_drop(w->source); }

/* Does some item have this truth? */
static Ref any_is(View iterable, bool wanted)
{
    Walk walk;
    Ref item;
    if (!walk_start(&walk, iterable)) return NULL;
    int found = 0;
    while (!found && (item = walk_next(&walk))) {
        int truth = item == True ? 1 : item == False ? 0 : obj_truth(item);
        ref_drop(item);
        if (truth < 0) found = -1;
        else if (truth == wanted) found = 1;
    }
    walk_end(&walk);
    return found < 0 || err_pending ? NULL : bool_ref(found);
}

static Ref b_any(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return any_is(args[0], true);
}

static Ref b_all(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref some_false = any_is(args[0], false);
    return some_false ? bool_ref(some_false == False) : NULL;
}

/* ---- sum -------------------------------------------------------------------------------------------------- */

/* While the total is a machine number it is kept as one: first as an int, then, once a float has come, as a double. Anything
 * else is added as objects are. */
typedef struct { enum { SUM_INT, SUM_FLOAT, SUM_OBJECT } kind; int64_t i; double f; Ref object; } Total;

/* The total as an object, which moves out of it. */
static Ref total_take(Total *t)
{
    Ref own = t->kind == SUM_INT ? int_new(t->i) : t->kind == SUM_FLOAT ? float_new(t->f) : t->object;
    *t = (Total){ .kind = SUM_OBJECT };
    return own;
}

static bool add_object(Total *t, View item)
{
    Ref left = total_take(t);
    if (!left) return false;
    t->object = obj_binary(left, item, BIN_ADD);
    ref_drop(left);
    return t->object != NULL;
}

static void total_start(Total *t, View start)
{
    if (start->shape == SHAPE_INT) *t = (Total){ .kind = SUM_INT, .i = box_int(start) };
    else if (start->shape == SHAPE_FLOAT) *t = (Total){ .kind = SUM_FLOAT, .f = float_of(start) };
    else *t = (Total){ .kind = SUM_OBJECT, .object = ref_keep(start) };
}

static bool total_add(Total *t, View item)
{
    bool is_small = item->shape == SHAPE_INT || item->shape == SHAPE_BOOL;
    if (t->kind == SUM_INT) {
        if (is_small && !__builtin_add_overflow(t->i, box_int(item), &t->i)) return true;
        if (is_small) t->i = (int64_t)((uint64_t)t->i - (uint64_t)box_int(item));   /* what the overflow left behind */
        if (item->shape == SHAPE_FLOAT) {
            *t = (Total){ .kind = SUM_FLOAT, .f = (double)t->i + float_of(item) };
            return true;
        }
    }
    else if (t->kind == SUM_FLOAT) {
        if (item->shape == SHAPE_FLOAT) {
            t->f += float_of(item);
            return true;
        }
        if (is_small) {
            t->f += (double)box_int(item);
            return true;
        }
    }
    return add_object(t, item);
}

static bool refuse_text(View start)
{
    if (is_str(start)) return err_false(&exc_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (type_has(start, TYPE_BYTES)) return err_false(&exc_TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    if (type_has(start, TYPE_BYTEARRAY))
        return err_false(&exc_TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
    return true;
}

static Ref b_sum(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Total total = { .kind = SUM_INT };
    Walk walk;
    Ref item;
    if (!walk_start(&walk, args[0])) return NULL;
    bool ok = !args[1] || refuse_text(args[1]);
    if (ok && args[1]) total_start(&total, args[1]);
    while (ok && (item = walk_next(&walk))) {
        ok = total_add(&total, item);
        ref_release(item);
    }
    walk_end(&walk);
    if (ok && !err_pending) return total_take(&total);
    ref_drop(total.object);
    return NULL;
}

/* ---- min and max ------------------------------------------------------------------------------------------ */

/* Is a better than b? Numbers of the machine are compared at once. */
static inline int is_better(View a, View b, CompareOp better)
{
    if (a->shape == SHAPE_INT && b->shape == SHAPE_INT) return better == CMP_LT ? box_int(a) < box_int(b) : box_int(a) > box_int(b);
    if (a->shape == SHAPE_FLOAT && b->shape == SHAPE_FLOAT)
        return better == CMP_LT ? float_of(a) < float_of(b) : float_of(a) > float_of(b);
    return obj_compare_bool(a, b, better);
}

/* The least or greatest item; of equal ones the first. NULL without an exception: there was none. */
static Ref extreme(View iterable, View key, CompareOp better)
{
    Walk walk;
    Ref best = NULL, best_key = NULL, item;
    if (!walk_start(&walk, iterable)) return NULL;
    while ((item = walk_next(&walk))) {
        Ref item_key = key ? obj_call_1(key, item) : ref_keep(item);
        int wins = !item_key ? -1 : !best ? 1 : is_better(item_key, best_key, better);
        if (wins > 0) {
            Ref old = best, old_key = best_key;
            best = item;
            best_key = item_key;
            item = old;
            item_key = old_key;
        }
        ref_drop(item);
        ref_drop(item_key);
        if (wins < 0) break;
    }
    walk_end(&walk);
    ref_drop(best_key);
    if (err_pending) ref_clear(&best);
    return best;
}

static Ref min_or_max(const char *name, CompareOp better, View const *args, size_t n, View kwnames)
{
    View out[2];                            /* key, default */
    if (n == 0) return err_raise(&exc_TypeError, "%s expected at least 1 argument, got 0", name);
    if (!args_bind(name, "*, key=, default=", args + n, 0, kwnames, out)) return NULL;
    if (n > 1 && out[1])
        return err_raise(&exc_TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
    View key = out[0] && out[0] != None ? out[0] : NULL;
    Ref items = n == 1 ? ref_keep(args[0]) : tuple_from_array(args, n);
    if (!items) return NULL;
    Ref best = extreme(items, key, better);
    ref_drop(items);
    if (best || err_pending) return best;
    return out[1] ? ref_keep(out[1]) : err_raise(&exc_ValueError, "%s() arg is an empty sequence", name);
}

static Ref b_min(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    return min_or_max("min", CMP_LT, args, n, kwnames);
}

static Ref b_max(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    return min_or_max("max", CMP_GT, args, n, kwnames);
}

static Ref b_sorted(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    View out[2];                            /* key, reverse */
    ptrdiff_t reverse = 0;
    if (n != 1) return err_raise(&exc_TypeError, "sorted expected 1 argument, got %zu", n);
    Ref list = list_from(args[0]);
    if (!list) return NULL;
    if (!args_bind("sort", "*, key=, reverse=", args + n, 0, kwnames, out) ||
        (out[1] && !obj_index_size(out[1], &exc_OverflowError, &reverse)) ||
        !list_sort(list, out[0], reverse != 0)) ref_clear(&list);
    return list;
}

const NativeDef builtins_iteration[] = {
    NATIVE("iter", b_iter, 1, 2, "An iterator over the object; with two arguments, one that calls until it gets the second."),
    NATIVE("next", b_next, 1, 2, "The iterator's next item; a second argument is returned where there is none."),
    NATIVE("aiter", b_aiter, 1, 1, "An asynchronous iterator over the object."),
    NATIVE("anext", b_anext, 1, 2, "The asynchronous iterator's next item, to be awaited."),
    NATIVE("any", b_any, 1, 1, "Is some item true?"),
    NATIVE("all", b_all, 1, 1, "Is every item true?"),
    NATIVE_PARAMS("sum", b_sum, "iterable, /, start=", "The sum of the items, added to start (0)."),
    NATIVE_RAW("min", b_min, "The smallest item of an iterable, or of several arguments."),
    NATIVE_RAW("max", b_max, "The greatest item of an iterable, or of several arguments."),
    NATIVE_RAW("sorted", b_sorted, "A new sorted list of the items; key gives what to compare, reverse turns the order around."),
    {0}
};
