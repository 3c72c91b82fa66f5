/* mro.c -- the order in which a class and its bases are searched.
 *
 * C3 (Barrett et al., "A monotonic superclass linearization for Dylan", 1996): merge the mros of all bases and the
 * list of bases itself. Again and again take the first head that stands in no other list's tail:
 *
 *     class A(B, C):   merge [B, D, object] [C, D, object] [B, C]   ->   B  C  D  object
 *
 * so every class comes before its bases, and bases keep the order in which they were named. */
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* One list to be merged; `at` is its head. */
typedef struct { View tuple; size_t at; } Merge;

static View head_of(const Merge *m) { return m->at < as_tuple(m->tuple)->len ? tuple_at(m->tuple, m->at) : NULL; }

static bool in_tail(const Merge *lists, size_t n, View type)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = lists[i].at + 1; k < as_tuple(lists[i].tuple)->len; k++)
            if (tuple_at(lists[i].tuple, k) == type) return true;
    return false;
}

static View next_type(const Merge *lists, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        View head = head_of(&lists[i]);
        if (head && !in_tail(lists, n, head)) return head;
    }
    return NULL;
}

static bool is_empty(const Merge *lists, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (head_of(&lists[i])) return false;
    return true;
}

static void take(Merge *lists, size_t n, View type)
{
    for (size_t i = 0; i < n; i++)
        if (head_of(&lists[i]) == type) lists[i].at++;
}

static bool refuse(const Merge *lists, size_t n)
{
    StrBuilder names = STR_BUILDER;
    bool ok = true, first = true;
    for (size_t i = 0; ok && i < n; i++) {
        View head = head_of(&lists[i]);
        bool seen = !head;
        for (size_t k = 0; k < i; k++) seen |= head_of(&lists[k]) == head;
        if (seen) continue;
        ok = (first || str_add_text(&names, ", ")) && str_add_text(&names, as_type(head)->name);
        first = false;
    }
    Ref text = ok ? str_build(&names) : NULL;
    if (!ok) str_builder_drop(&names);
    if (text) err_raise(&exc_TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %S", text);
    ref_drop(text);
    return false;
}

static bool merge(Merge *lists, size_t n, View out)
{
    while (!is_empty(lists, n)) {
        View next = next_type(lists, n);
        if (!next) return refuse(lists, n);
        take(lists, n, next);
        if (!list_push(out, ref_keep(next))) return false;
    }
    return true;
}

static bool check_duplicates(View bases)
{
    for (size_t i = 0; i < as_tuple(bases)->len; i++)
        for (size_t k = i + 1; k < as_tuple(bases)->len; k++)
            if (tuple_at(bases, i) == tuple_at(bases, k))
                return err_false(&exc_TypeError, "duplicate base class %s", as_type(tuple_at(bases, i))->name);
    return true;
}

Ref mro_compute(TypeObj *type)
{
    View bases = type->bases;
    size_t n = as_tuple(bases)->len;
    Ref list = NULL, result = NULL;
    Merge *lists = NULL;

    for (size_t i = 0; i < n; i++)          /* a metaclass's mro() may meddle with the class that it is asked about */
        if (!as_type(tuple_at(bases, i))->mro)
            return err_raise(&exc_TypeError, "Cannot extend an incomplete type '%s'", as_type(tuple_at(bases, i))->name);
    if (!check_duplicates(bases)) return NULL;
    if (!(lists = (Merge *)alloc_bytes((n + 1) * sizeof *lists))) return NULL;
    for (size_t i = 0; i < n; i++) lists[i] = (Merge){as_type(tuple_at(bases, i))->mro, 0};
    lists[n] = (Merge){bases, 0};
    if (!(list = list_new()) || !list_push(list, ref_keep(&type->head))) goto done;
    if (!merge(lists, n + 1, list)) goto done;
    result = tuple_from_array(as_views(as_list(list)->items), as_list(list)->len);
done:
    mem_free(lists);
    ref_drop(list);
    return result;
}
