/* itertools_endless.c -- count, cycle, repeat: iterators that need not end. */
#include "gc/collect.h"
#include "modules/itertools_parts.h"
#include "objects/list.h"

/* ---- count -------------------------------------------------------------------------------------------------- */

/* As long as whole numbers are counted by ones, the next one is `at`. Then `start` is NULL; else it is the next number. */
typedef struct { Obj head; Ref start, step; int64_t at; } Count;

static Count *as_count(View v) { return (Count *)(uintptr_t)v; }

static bool is_number(View v)
{
    const TypeObj *type = type_of(v);
    return type->index || type->to_int || type->to_float || (type->flags & TYPE_COMPLEX);
}

static Ref count_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    int64_t at = 0, step = 1;
    if (!args_bind("count", "start=, step=", args, n, kwnames, bound)) return NULL;
    if ((bound[0] && !is_number(bound[0])) || (bound[1] && !is_number(bound[1])))
        return err_raise(&exc_TypeError, "a number is required");

    bool quick = (!bound[0] || (is_int(bound[0]) && int_fits(bound[0], &at) && at < INT64_MAX))
              && (!bound[1] || (is_int(bound[1]) && int_fits(bound[1], &step) && step == 1));
    Count *c = (Count *)type_alloc(type, 0);
    if (!c) return NULL;
    c->at = at;
    if (!quick) c->start = bound[0] ? ref_keep(bound[0]) : int_new(0);
    c->step = bound[1] ? ref_keep(bound[1]) : int_new(1);
    gc_track(&c->head);
    return &c->head;
}

static Ref count_next(View self)
{
    Count *c = as_count(self);
    if (LIKELY(!c->start)) {
        if (LIKELY(c->at < INT64_MAX)) return int_new(c->at++);
        if (!(c->start = int_new(INT64_MAX))) return NULL;
    }
    Ref start = ref_keep(c->start), step = ref_keep(c->step), next = obj_binary(start, step, BIN_ADD);
    ref_drop(step);
    if (!next) {
        ref_drop(start);
        return NULL;
    }
    ref_set(&c->start, next);
    return start;
}

/* The next number, for repr and pickles. */
static NEW Ref next_number(const Count *c) { return c->start ? ref_keep(c->start) : int_new(c->at); }

static const char *short_name(View self)
{
    const char *name = type_of(self)->name, *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

static Ref count_repr(View self)
{
    const Count *c = as_count(self);
    Ref next = next_number(c), step = ref_keep(c->step), text = NULL;
    bool by_one = step->shape == SHAPE_INT && box_int(step) == 1;
    if (next) text = by_one || !c->start ? str_format_c("%s(%R)", short_name(self), next)
                                         : str_format_c("%s(%R, %R)", short_name(self), next, step);
    ref_drop(next);
    ref_drop(step);
    return text;
}

static Ref count_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Count *c = as_count(self);
    return tuple_of(2, own_type(self), c->start ? tuple_of(2, next_number(c), ref_keep(c->step)) : tuple_of(1, next_number(c)));
}

static const NativeDef count_methods[] = {
    NATIVE("__reduce__", count_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj count_type = {
    ITERTOOL("count", Count, 2, count_make, count_next), .repr = count_repr, .methods = count_methods,
    .doc = "count(start=0, step=1)\n--\n\nThe numbers start, start + step, start + 2 * step ... without end.",
};

/* ---- cycle -------------------------------------------------------------------------------------------------- */

/* `iterator` is NULL when it has ended. `first` says that its items are being remembered (a copy may have them already). */
typedef struct { Obj head; Ref iterator, saved /* list */; size_t at; bool first; } Cycle;

static Cycle *as_cycle(View v) { return (Cycle *)(uintptr_t)v; }

static Ref cycle_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (!args_positional("cycle", n, keywords_for(type, &cycle_type, kwnames), 1, 1)) return NULL;
    Ref iterator = obj_iter(args[0]), saved = iterator ? list_new() : NULL;
    Cycle *c = saved ? (Cycle *)type_alloc(type, 0) : NULL;
    if (!c) {
        ref_drop(iterator);
        ref_drop(saved);
        return NULL;
    }
    c->iterator = iterator;
    c->saved = saved;
    c->first = true;
    gc_track(&c->head);
    return &c->head;
}

static Ref cycle_next(View self)
{
    Cycle *c = as_cycle(self);
    if (c->iterator) {
        Ref item = iter_step(c->iterator);
        if (item && c->first && !list_push(c->saved, ref_keep(item))) ref_clear(&item);
        if (item || err_pending) return item;
        ref_clear(&c->iterator);
    }
    if (!c->saved || as_list(c->saved)->len == 0) return NULL;
    if (c->at >= as_list(c->saved)->len) c->at = 0;
    Ref item = ref_keep(list_at(c->saved, c->at++));
    if (c->at >= as_list(c->saved)->len) c->at = 0;
    return item;
}

static Ref cycle_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Cycle *c = as_cycle(self);
    if (c->iterator)
        return tuple_of(3, own_type(self), tuple_of(1, ref_keep(c->iterator)), tuple_of(2, ref_keep(c->saved), bool_ref(!c->first)));
    Ref iterator = obj_iter(c->saved);
    if (iterator && c->at) {
        Ref at = int_new_unsigned(c->at), done = at ? obj_call_method(iterator, "__setstate__", (View[]){at}, 1) : NULL;
        if (!done) ref_clear(&iterator);
        ref_drop(at);
        ref_drop(done);
    }
    return tuple_of(3, own_type(self), tuple_of(1, iterator), tuple_of(2, ref_keep(c->saved), True));
}

static Ref cycle_setstate(View self, View const *args, size_t n)
{
    (void)n;
    Cycle *c = as_cycle(self);
    int64_t saved_all;
    if (!itertools_state(args[0], 2, 2)) return NULL;
    View saved = tuple_at(args[0], 0);
    if (!is_list(saved)) return err_raise(&exc_TypeError, "argument 1 must be list, not %t", saved);
    if (!seq_c_int(tuple_at(args[0], 1), INT32_MIN, INT32_MAX, "int", &saved_all)) return NULL;
    c->first = !saved_all;
    c->at = 0;
    ref_set(&c->saved, ref_keep(saved));
    return ref_keep(None);
}

static const NativeDef cycle_methods[] = {
    NATIVE("__reduce__", cycle_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", cycle_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj cycle_type = {
    ITERTOOL("cycle", Cycle, 2, cycle_make, cycle_next), .methods = cycle_methods,
    .doc = "cycle(iterable, /)\n--\n\nThe items of the iterable, again and again.",
};

/* ---- repeat ------------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref element; int64_t left; /* -1: no end */ } Repeat;

static Repeat *as_repeat(View v) { return (Repeat *)(uintptr_t)v; }

static Ref repeat_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    int64_t left = -1;
    if (!args_bind("repeat", "object, times=", args, n, kwnames, bound)) return NULL;
    if (bound[1]) {
        if (!read_size(bound[1], &left)) return NULL;
        if (left < 0) left = 0;
    }
    Repeat *r = (Repeat *)type_alloc(type, 0);
    if (!r) return NULL;
    r->element = ref_keep(bound[0]);
    r->left = left;
    gc_track(&r->head);
    return &r->head;
}

static Ref repeat_next(View self)
{
    Repeat *r = as_repeat(self);
    if (r->left == 0 || !r->element) return NULL;
    if (r->left > 0) r->left--;
    return ref_keep(r->element);
}

static Ref repeat_repr(View self)
{
    const Repeat *r = as_repeat(self);
    if (r->left < 0) return str_format_c("%s(%R)", short_name(self), r->element);
    return str_format_c("%s(%R, %zd)", short_name(self), r->element, (ptrdiff_t)r->left);
}

static Ref repeat_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Repeat *r = as_repeat(self);
    Ref element = ref_keep(r->element);
    return tuple_of(2, own_type(self), r->left < 0 ? tuple_of(1, element) : tuple_of(2, element, int_new(r->left)));
}

static Ref repeat_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    if (as_repeat(self)->left < 0) return err_raise(&exc_TypeError, "len() of unsized object");
    return int_new(as_repeat(self)->left);
}

static const NativeDef repeat_methods[] = {
    NATIVE("__length_hint__", repeat_length_hint, 0, 0, "How many items are left."),
    NATIVE("__reduce__", repeat_reduce, 0, 0, "Return state information for pickling."),
    {0}
};

TypeObj repeat_type = {
    ITERTOOL("repeat", Repeat, 1, repeat_make, repeat_next), .repr = repeat_repr, .methods = repeat_methods,
    .doc = "repeat(object [,times]) -> the object, as many times as it says, or without end",
};
