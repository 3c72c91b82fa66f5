/* _heapq.c -- the module _heapq: a list as a heap, for heapq.
 *
 *      index  0                      Nothing is less than its parent: items[i] has the children items[2 * i + 1]
 *            1 2                     and items[2 * i + 2]. So the least of all is items[0].
 *           3 4 5
 *
 * In a heap of the other kind ("max", for heapq.nlargest) nothing is greater. A comparison may change the list: then it ends
 * with a RuntimeError. */
#include "modules/modules.h"
#include "objects/list.h"
#include "objects/seq.h"

/* x < y; -1: an exception is pending, perhaps because the list has another length now. */
static inline int less(const ListObj *l, View x, View y)
{
    size_t len = l->len;
    int answer = item_less(x, y);
    if (UNLIKELY(l->len != len) && answer >= 0) return err_int(&exc_RuntimeError, "list changed size during iteration");
    return answer;
}

/* Does x belong above y? */
static inline int above(const ListObj *l, View x, View y, bool max) { return max ? less(l, y, x) : less(l, x, y); }

static void swap(ListObj *l, size_t i, size_t j)
{
    Ref kept = l->items[i];
    l->items[i] = l->items[j];
    l->items[j] = kept;
}

/* The item at `at` climbs to its place, no higher than `top`. */
static bool climb(ListObj *l, size_t top, size_t at, bool max)
{
    while (at > top) {
        size_t parent = (at - 1) / 2;
        int higher = above(l, l->items[at], l->items[parent], max);
        if (higher <= 0) return higher == 0;
        swap(l, at, parent);
        at = parent;
    }
    return true;
}

/* The item at `top` sinks to a leaf, while the better child rises, and climbs from there: most belong near the leaves, and
 * this takes fewer comparisons than stopping on the way. */
static bool settle(ListObj *l, size_t top, bool max)
{
    size_t at = top, len = l->len;
    while (at < len / 2) {
        size_t child = 2 * at + 1;
        if (child + 1 < len) {
            int left = above(l, l->items[child], l->items[child + 1], max);
            if (left < 0) return false;
            child += !left;
        }
        swap(l, child, at);
        at = child;
    }
    return climb(l, top, at, max);
}

static ListObj *heap_of(View v, const char *name, size_t n)
{
    if (is_list(v)) return as_list(v);
    if (n == 1) err_raise(&exc_TypeError, "%s() argument must be list, not %t", name, v);
    else err_raise(&exc_TypeError, "%s() argument 1 must be list, not %t", name, v);
    return NULL;
}

static Ref heapify(View const *args, const char *name, bool max)
{
    ListObj *l = heap_of(args[0], name, 1);
    if (!l) return NULL;
    for (size_t i = l->len / 2; i-- > 0; )
        if (i < l->len && !settle(l, i, max)) return NULL;
    return None;
}

static Ref pop(View const *args, const char *name, bool max)
{
    ListObj *l = heap_of(args[0], name, 1);
    if (!l) return NULL;
    if (l->len == 0) return err_raise(&exc_IndexError, "index out of range");
    Ref last = list_pop(args[0], l->len - 1);
    if (l->len == 0) return last;
    Ref top = l->items[0];
    l->items[0] = last;
    if (!settle(l, 0, max)) ref_clear(&top);
    return top;
}

static Ref replace(View const *args, const char *name, bool max)
{
    ListObj *l = heap_of(args[0], name, 2);
    if (!l) return NULL;
    if (l->len == 0) return err_raise(&exc_IndexError, "index out of range");
    Ref top = l->items[0];
    l->items[0] = ref_keep(args[1]);
    if (!settle(l, 0, max)) ref_clear(&top);
    return top;
}

static Ref f_heappush(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    ListObj *l = heap_of(args[0], "heappush", 2);
    if (!l || !list_push(args[0], ref_keep(args[1]))) return NULL;
    return climb(l, 0, l->len - 1, false) ? None : NULL;
}

static Ref f_heappushpop(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    ListObj *l = heap_of(args[0], "heappushpop", 2);
    if (!l) return NULL;
    if (l->len == 0) return ref_keep(args[1]);
    Ref top = ref_keep(l->items[0]);
    int higher = obj_compare_bool(top, args[1], CMP_LT);
    ref_drop(top);
    if (higher <= 0) return higher < 0 ? NULL : ref_keep(args[1]);
    if (l->len == 0) return err_raise(&exc_IndexError, "index out of range");
    return replace(args, "heappushpop", false);
}

#define NAMED(name, work, max) \
    static Ref f_##name(View self, View const *args, size_t n) { (void)self, (void)n; return work(args, #name, max); }
NAMED(heappop, pop, false)
NAMED(heapify, heapify, false)
NAMED(heapreplace, replace, false)
NAMED(_heappop_max, pop, true)
NAMED(_heapify_max, heapify, true)
NAMED(_heapreplace_max, replace, true)
#undef NAMED

static const NativeDef natives[] = {
    NATIVE("heappush", f_heappush, 2, 2, "Put an item into the heap."),
    NATIVE("heappushpop", f_heappushpop, 2, 2, "Put an item in, then take the least one out: quicker than one after the other."),
    NATIVE("heappop", f_heappop, 1, 1, "Take the least item out of the heap."),
    NATIVE("heapreplace", f_heapreplace, 2, 2, "Take the least item out, then put another in: quicker than one after the other."),
    NATIVE("heapify", f_heapify, 1, 1, "Make a list a heap, in place."),
    NATIVE("_heappop_max", f__heappop_max, 1, 1, "heappop for a heap whose greatest item is on top."),
    NATIVE("_heapreplace_max", f__heapreplace_max, 2, 2, "heapreplace for a heap whose greatest item is on top."),
    NATIVE("_heapify_max", f__heapify_max, 1, 1, "heapify for a heap whose greatest item is on top."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add(module, "__about__", str_from_text("Heaps: lists with the least item first."));
}

const ModuleDef _heapq_module = {"_heapq", fill};
