/* test_list.c -- lists: growing, slices, sorting; and running out of memory on the way. */
#include "tests/unit/containers.h"
#include "objects/slice.h"

TestSuite(list, .init = boot, .fini = boot_end);

Test(list, push_pop_insert_keep_the_order)
{
    Ref list = list_new();
    for (int i = 0; i < 1000; i++) cr_assert(list_push(list, num(i)));
    cr_expect_eq(as_list(list)->len, 1000);
    for (int i = 999; i >= 4; i--) {
        Ref item = list_pop(list, (size_t)i);
        cr_assert_eq(box_int(item), i);
        ref_drop(item);
    }
    cr_expect(as_list(list)->cap < 100);
    cr_assert(list_insert(list, 0, num(-1)));
    cr_assert(list_insert(list, 5, num(9)));
    cr_assert(list_insert(list, 2, num(7)));
    expect_repr(list, "[-1, 0, 7, 1, 2, 3, 9]");
    list_reverse(list);
    expect_repr(list, "[9, 3, 2, 1, 7, 0, -1]");
    list_clear(list);
    expect_repr(list, "[]");
    ref_drop(list);
}

Test(list, extends_by_itself_and_by_iterators)
{
    Ref list = INTS(1, 2), more = tuple_of(2, num(3), num(4)), iterator = obj_iter(more);
    cr_assert(list_extend(list, list));
    cr_assert(list_extend(list, iterator));
    expect_repr(list, "[1, 2, 1, 2, 3, 4]");
    cr_expect(!list_extend(list, None));
    expect_error(&exc_TypeError);
    ref_drop(iterator);
    ref_drop(more);
    ref_drop(list);
}

Test(list, holds_itself)
{
    Ref list = list_new();
    cr_assert(list_push(list, ref_keep(list)));
    expect_repr(list, "[[...]]");
    ref_drop(list);
    cr_expect_eq(gc_collect(2), 1);
}

/* list[start:stop:step] = what, or del where `what` is NULL; 999 stands for None. */
static bool assign(View list, int64_t start, int64_t stop, int64_t step, View what)
{
    Ref slice = slice_new(start == 999 ? None : num(start), stop == 999 ? None : num(stop), step == 999 ? None : num(step));
    bool ok = slice && list_set_slice(list, slice, what);
    ref_drop(slice);
    return ok;
}

Test(list, slices_as_targets)
{
    Ref list = INTS(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), two = INTS(-1, -2);
    cr_assert(assign(list, 1, 5, 999, two));
    expect_repr(list, "[0, -1, -2, 5, 6, 7, 8, 9]");
    cr_assert(assign(list, 6, 2, 999, two));
    expect_repr(list, "[0, -1, -2, 5, 6, 7, -1, -2, 8, 9]");
    cr_assert(assign(list, 999, 999, -3, NULL));
    expect_repr(list, "[-1, -2, 6, 7, -2, 8]");
    cr_assert(assign(list, 1, 4, 2, two));
    expect_repr(list, "[-1, -1, 6, -2, -2, 8]");
    cr_expect(!assign(list, 0, 3, 2, list));
    expect_error(&exc_ValueError);
    cr_assert(assign(list, 999, 999, -1, list));
    expect_repr(list, "[8, -2, -2, 6, -1, -1]");
    cr_assert(assign(list, 2, 4, 999, list));
    cr_assert(assign(list, 3, 999, 999, NULL));
    expect_repr(list, "[8, -2, 8]");
    ref_drop(two);
    ref_drop(list);
}

/* ---- sorting -------------------------------------------------------------------------------------------- */

static uint64_t seed = 1;
static int64_t random_below(int64_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((seed >> 33) % (uint64_t)n);
}

/* n items of the form (a number below `distinct`, position), or only the number, of several kinds. */
static Ref random_list(size_t n, int64_t distinct, int kind)
{
    Ref list = list_new();
    for (size_t i = 0; i < n; i++) {
        int64_t value = i % 7 < 3 ? (int64_t)i * distinct / (int64_t)n : random_below(distinct);
        Ref item = kind == 0 ? num(value) : kind == 1 ? float_new((double)value / 3) : kind == 2 ? str_format_c("key %ld", value)
                 : tuple_of(2, num(value), num((int64_t)i));
        cr_assert(list_push(list, item));
    }
    return list;
}

static void expect_sorted(View list, bool reverse)
{
    for (size_t i = 1; i < as_list(list)->len; i++)
        cr_assert_eq(obj_compare_bool(list_at(list, i - reverse), list_at(list, i - !reverse), CMP_LT), 0);
}

Test(list, sorts_any_kind_of_keys)
{
    for (int kind = 0; kind < 4; kind++)
        for (size_t n = 0; n < 3000; n = n * 2 + 1)
            for (int64_t distinct = 3; distinct < 10000; distinct *= 50) {
                Ref list = random_list(n, distinct, kind);
                cr_assert(list_sort(list, NULL, n % 4 == 3));
                expect_sorted(list, n % 4 == 3);
                cr_expect_eq(as_list(list)->len, n);
                ref_drop(list);
            }
}

static size_t place_of(View item, View const *items)
{
    size_t i = 0;
    while (items[i] != item) i++;
    return i;
}

/* Equal ints are different objects here, so that their order can be seen. */
Test(list, sorting_is_stable)
{
    enum { N = 700 };
    for (int reverse = 0; reverse < 2; reverse++) {
        Ref list = list_new();
        View before[N];
        for (size_t i = 0; i < N; i++) {
            cr_assert(list_push(list, num(1000 + random_below(10))));
            before[i] = list_at(list, i);
        }
        cr_assert(list_sort(list, NULL, reverse));
        expect_sorted(list, reverse);
        for (size_t i = 1; i < N; i++)
            if (box_int(list_at(list, i)) == box_int(list_at(list, i - 1)))
                cr_assert_lt(place_of(list_at(list, i - 1), before), place_of(list_at(list, i), before));
        ref_drop(list);
    }
}

Test(list, what_cannot_be_compared_leaves_the_list_as_it_was)
{
    Ref list = list_new();
    cr_assert(list_push(list, num(3)) && list_push(list, text("a")) && list_push(list, num(1)));
    cr_expect(!list_sort(list, NULL, false));
    expect_error(&exc_TypeError);
    expect_repr(list, "[3, 'a', 1]");
    ref_drop(list);
}

Test(list, no_memory_is_no_disaster)
{
    for (uint64_t nth = 1; nth < 40; nth++) {
        Ref list = INTS(5, 3, 8, 1), more = INTS(1, 2, 3, 4, 5, 6, 7, 8);
        mem_fail_at(nth, false);
        bool ok = list_extend(list, more) && list_sort(list, NULL, false) && assign(list, 0, 999, 2, NULL);
        Ref copy = ok ? list_slice(list, 0, as_list(list)->len) : NULL;
        mem_fail_at(0, false);
        if (!copy) expect_error(&exc_MemoryError);
        ref_drop(copy);
        ref_drop(more);
        ref_drop(list);
    }
}
