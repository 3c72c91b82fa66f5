/* gc.c -- the gc module: the collector as a program sees it, and its debugging aids.
 *
 * The work is done in gc/collect.c. Here are argument checks, lists for what the collector knows, and the hooks by which
 * it tells what it does: gc.callbacks and gc.set_debug. */
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

#include <limits.h>
#include <stdio.h>
#include <time.h>

enum { DEBUG_STATS = 1, DEBUG_COLLECTABLE = 2, DEBUG_UNCOLLECTABLE = 4, DEBUG_SAVEALL = 32, DEBUG_LEAK = 38 };
static int debug;

/* ---- arguments ------------------------------------------------------------------------------------------ */

/* A C int; `what` completes the message of the OverflowError. */
static bool to_int(View v, const char *too_large, const char *too_small, int *out)
{
    Ref index = obj_index(v);
    int64_t n = 0;
    if (!index) return false;
    bool fits = int_fits(index, &n);
    bool negative = int_sign(index) < 0;
    ref_drop(index);
    if (!fits) return err_false(&exc_OverflowError, "Python int too large to convert to C %s", too_large == too_small ? "int" : "long");
    if (n < INT_MIN || n > INT_MAX) return err_false(&exc_OverflowError, "%s", negative ? too_small : too_large);
    *out = (int)n;
    return true;
}

/* The two ways in which CPython's argument parsers word it. */
static bool to_plain_int(View v, int *out)
{
    static const char text[] = "Python int too large to convert to C int";
    return to_int(v, text, text, out);
}

static bool to_parsed_int(View v, int *out)
{
    return to_int(v, "signed integer is greater than maximum", "signed integer is less than minimum", out);
}

static Ref three_ints(const int *values)
{
    return tuple_of(3, int_new(values[0]), int_new(values[1]), int_new(values[2]));
}

/* ---- collecting ----------------------------------------------------------------------------------------- */

static Ref module_collect(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int generation = 2;
    if (args[0] && !to_plain_int(args[0], &generation)) return NULL;
    if (generation < 0 || generation >= GC_GENERATIONS) return err_raise(&exc_ValueError, "invalid generation");
    return int_new_unsigned(gc_collect(generation));
}

static Ref module_enable(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    gc.enabled = true;
    return None;
}

static Ref module_disable(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    gc.enabled = false;
    return None;
}

static Ref module_isenabled(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return bool_ref(gc.enabled);
}

/* Those given before a bad one are set, as in CPython. */
static Ref module_set_threshold(View self, View const *args, size_t n)
{
    (void)self;
    if (n < 1) return err_raise(&exc_TypeError, "set_threshold() takes at least 1 argument (0 given)");
    if (n > GC_GENERATIONS) return err_raise(&exc_TypeError, "set_threshold() takes at most 3 arguments (%zu given)", n);
    for (size_t i = 0; i < n; i++)
        if (!to_parsed_int(args[i], &gc.threshold[i])) return NULL;
    return None;
}

static Ref module_get_threshold(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return three_ints(gc.threshold);
}

static Ref module_get_count(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    const int count[3] = {gc.count[0], gc.count[1], gc.count[2]};       /* before the tuple itself is made */
    return three_ints(count);
}

static Ref stats_of(int generation)
{
    Ref stats = dict_new();
    if (!stats) return NULL;
    if (dict_set_text(stats, "collections", int_new_unsigned(gc.collections[generation])) &&
        dict_set_text(stats, "collected", int_new_unsigned(gc.collected[generation])) &&
        dict_set_text(stats, "uncollectable", int_new_unsigned(gc.uncollectable[generation])))
        return stats;
    ref_drop(stats);
    return NULL;
}

static Ref module_get_stats(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    Ref out = list_new();
    for (int generation = 0; out && generation < GC_GENERATIONS; generation++) {
        Ref stats = stats_of(generation);
        if (!stats || !list_push(out, stats)) ref_clear(&out);
    }
    return out;
}

static Ref module_freeze(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    gc_freeze();
    return None;
}

static Ref module_unfreeze(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    gc_unfreeze();
    return None;
}

static Ref module_get_freeze_count(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new_unsigned(gc_frozen_count());
}

/* ---- what is there -------------------------------------------------------------------------------------- */

static Ref module_is_tracked(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return bool_ref(gc_is_tracked(args[0]));
}

static Ref module_is_finalized(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return bool_ref(gc_is_finalized(args[0]));
}

/* The tracked objects of generations first..last: an array to be freed, NULL with MemoryError. */
static View *tracked_objects(int first, int last, size_t *count)
{
    size_t capacity = 0, len = 0;
    for (int generation = first; generation <= last; generation++) capacity += gc_objects(generation, NULL, 0);
    View *objects = alloc_bytes((capacity + 1) * sizeof *objects);
    if (!objects) return NULL;
    for (int generation = first; generation <= last; generation++)
        len += gc_objects(generation, objects + len, capacity - len);
    *count = len;
    return objects;
}

static Ref module_get_objects(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int first = 0, last = GC_GENERATIONS - 1;
    if (args[0] && args[0] != None) {
        ptrdiff_t generation;
        if (!is_int(args[0]) && !type_of(args[0])->index)
            return err_raise(&exc_TypeError, "argument should be integer or None, not '%T'", args[0]);
        if (!obj_index_size(args[0], &exc_OverflowError, &generation)) return NULL;
        if (generation >= GC_GENERATIONS)
            return err_raise(&exc_ValueError, "generation parameter must be less than the number of available generations (%d)",
                             GC_GENERATIONS);
        if (generation < -1) return err_raise(&exc_ValueError, "generation parameter cannot be negative");
        if (generation >= 0) first = last = (int)generation;
    }
    size_t count;
    View *objects = tracked_objects(first, last, &count);
    if (!objects) return NULL;
    Ref out = list_from_array(objects, count);
    mem_free(objects);
    return out;
}

typedef struct { View const *wanted; size_t n; bool found; } Search;

static void visit_search(View child, void *arg)
{
    Search *search = arg;
    for (size_t i = 0; i < search->n && !search->found; i++) search->found = child == search->wanted[i];
}

static Ref module_get_referrers(View self, View const *args, size_t n)
{
    (void)self;
    size_t count, kept = 0;
    View *objects = tracked_objects(0, GC_GENERATIONS - 1, &count);
    if (!objects) return NULL;
    for (size_t i = 0; i < count; i++) {
        Search search = {args, n, false};
        const Shape *shape = shapes[objects[i]->shape];
        if (shape->traverse) shape->traverse(objects[i], visit_search, &search);
        if (search.found) objects[kept++] = objects[i];
    }
    Ref out = list_from_array(objects, kept);
    mem_free(objects);
    return out;
}

typedef struct { Ref list; bool ok; } Gathering;

static void visit_gather(View child, void *arg)
{
    Gathering *gathering = arg;
    if (gathering->ok) gathering->ok = list_push(gathering->list, ref_keep(child));
}

static Ref module_get_referents(View self, View const *args, size_t n)
{
    (void)self;
    Gathering gathering = {list_new(), true};
    if (!gathering.list) return NULL;
    for (size_t i = 0; i < n && gathering.ok; i++) {
        const Shape *shape = shapes[args[i]->shape];
        if (heap_contains(args[i]) && shape->traverse) shape->traverse(args[i], visit_gather, &gathering);
    }
    if (!gathering.ok) ref_clear(&gathering.list);
    return gathering.list;
}

/* ---- gc.callbacks --------------------------------------------------------------------------------------- */

static Ref info_of(int generation, size_t collected, size_t uncollectable)
{
    Ref info = dict_new();
    if (!info) return NULL;
    if (dict_set_text(info, "generation", int_new(generation)) &&
        dict_set_text(info, "collected", int_new_unsigned(collected)) &&
        dict_set_text(info, "uncollectable", int_new_unsigned(uncollectable)))
        return info;
    ref_drop(info);
    return NULL;
}

static void call_callbacks(const char *phase_name, int generation, size_t collected, size_t uncollectable)
{
    if (!gc.callbacks || as_list(gc.callbacks)->len == 0) return;
    Ref phase = str_from_text(phase_name), info = info_of(generation, collected, uncollectable);
    if (!phase || !info) err_unraisable(None);
    for (size_t i = 0; phase && info && i < as_list(gc.callbacks)->len; i++) {
        Ref callback = ref_keep(list_at(gc.callbacks, i));      /* it may take itself out of the list */
        Ref result = obj_call_2(callback, phase, info);
        if (!result) err_unraisable(callback);
        ref_drop(result);
        ref_drop(callback);
    }
    ref_drop(phase);
    ref_drop(info);
}

/* ---- gc.set_debug --------------------------------------------------------------------------------------- */

static double started;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void print_start(int generation)
{
    fprintf(stderr, "gc: collecting generation %d...\n", generation);
    fprintf(stderr, "gc: objects in each generation:");
    for (int i = 0; i < GC_GENERATIONS; i++) fprintf(stderr, " %zu", gc_objects(i, NULL, 0));
    fprintf(stderr, "\ngc: objects in permanent generation: %zu\n", gc_frozen_count());
    started = now();
}

static void print_stop(size_t collected, size_t uncollectable)
{
    fprintf(stderr, "gc: done, %zu unreachable, %zu uncollectable, %.4fs elapsed\n", collected + uncollectable, uncollectable,
            now() - started);
}

static void print_collectable(View obj)
{
    char address[24];
    fprintf(stderr, "gc: collectable <%s %s>\n", type_of(obj)->name, obj_address(obj, address));
}

static void save_garbage(View garbage)
{
    if (!list_push(gc.garbage, ref_keep(garbage))) err_clear();
}

static void on_event(GcEvent event, int generation, size_t collected, size_t uncollectable)
{
    if (event == GC_EVENT_START) {
        call_callbacks("start", generation, 0, 0);
        if (debug & DEBUG_STATS) print_start(generation);
    } else {
        if (debug & DEBUG_STATS) print_stop(collected, uncollectable);
        call_callbacks("stop", generation, collected, uncollectable);
    }
}

static Ref module_set_debug(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!to_plain_int(args[0], &debug)) return NULL;
    gc_on_unreachable = debug & DEBUG_COLLECTABLE ? print_collectable : NULL;
    gc_save = debug & DEBUG_SAVEALL ? save_garbage : NULL;
    return None;
}

static Ref module_get_debug(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new(debug);
}

/* ---- the module ----------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE("enable", module_enable, 0, 0, "Enable automatic garbage collection."),
    NATIVE("disable", module_disable, 0, 0, "Disable automatic garbage collection."),
    NATIVE("isenabled", module_isenabled, 0, 0, "Is automatic garbage collection enabled?"),
    NATIVE_PARAMS("collect", module_collect, "generation=",
                  "Collect a generation and all younger ones (by default everything) and return how many\n"
                  "unreachable objects were found."),
    NATIVE("get_count", module_get_count, 0, 0, "The collection counts, a tuple of three."),
    NATIVE("get_threshold", module_get_threshold, 0, 0, "The thresholds, a tuple of three."),
    NATIVE("set_threshold", module_set_threshold, 0, -1,
           "set_threshold(threshold0, [threshold1, threshold2]) -> None\n\n"
           "Collect the youngest generation when its count exceeds threshold0, the next one after threshold1 of\n"
           "those, and so on. Zero stops automatic collection."),
    NATIVE("get_stats", module_get_stats, 0, 0, "A dict for each generation: collections, collected, uncollectable."),
    NATIVE_PARAMS("get_objects", module_get_objects, "generation=",
                  "The tracked objects of one generation, or of all, without the list returned."),
    NATIVE("get_referrers", module_get_referrers, 0, -1, "get_referrers(*objs) -> list\nTracked objects that refer to any of objs."),
    NATIVE("get_referents", module_get_referents, 0, -1, "get_referents(*objs) -> list\nWhat objs refer to directly."),
    NATIVE("is_tracked", module_is_tracked, 1, 1, "Does the collector look at this object?"),
    NATIVE("is_finalized", module_is_finalized, 1, 1, "Has the finalizer of this object run?"),
    NATIVE("freeze", module_freeze, 0, 0, "Take all tracked objects out of every later collection."),
    NATIVE("unfreeze", module_unfreeze, 0, 0, "Put the frozen objects into the oldest generation."),
    NATIVE("get_freeze_count", module_get_freeze_count, 0, 0, "How many objects are frozen?"),
    NATIVE("set_debug", module_set_debug, 1, 1, "Choose what the collector reports on stderr, by or-ing DEBUG_ flags."),
    NATIVE("get_debug", module_get_debug, 0, 0, "The DEBUG_ flags that are set."),
    {0}
};

static bool add_list(View module, const char *name, Ref *list)
{
    return (*list = list_new()) && module_add(module, name, ref_keep(*list));
}

static bool fill(View module)
{
    debug = 0;
    if (!module_add_natives(module, natives)) return false;
    if (!add_list(module, "garbage", &gc.garbage) || !add_list(module, "callbacks", &gc.callbacks)) return false;
    if (!module_add(module, "DEBUG_STATS", int_new(DEBUG_STATS)) ||
        !module_add(module, "DEBUG_COLLECTABLE", int_new(DEBUG_COLLECTABLE)) ||
        !module_add(module, "DEBUG_UNCOLLECTABLE", int_new(DEBUG_UNCOLLECTABLE)) ||
        !module_add(module, "DEBUG_SAVEALL", int_new(DEBUG_SAVEALL)) ||
        !module_add(module, "DEBUG_LEAK", int_new(DEBUG_LEAK)))
        return false;
    gc_on_event = on_event;
    return true;
}

const ModuleDef gc_module = {"gc", fill};
