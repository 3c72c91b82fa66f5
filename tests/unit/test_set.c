/* test_set.c -- sets: membership, the order in which they come out, algebra. */
#include "tests/unit/containers.h"

TestSuite(set, .init = boot, .fini = boot_end);

static Ref set_of(size_t n, const int64_t *values)
{
    Ref set = set_new();
    for (size_t i = 0; i < n; i++) cr_assert(set_add(set, num(values[i])));
    return set;
}
#define SET(...) set_of(sizeof (int64_t[]){ __VA_ARGS__ } / sizeof(int64_t), (int64_t[]){ __VA_ARGS__ })

Test(set, knows_its_members)
{
    Ref set = set_new();
    for (int64_t i = 0; i < 20000; i++) cr_assert(set_add(set, num(i * i)));
    for (int64_t i = 0; i < 20000; i++) cr_assert(set_add(set, num(i * i)));
    cr_expect_eq(as_set(set)->used, 20000);
    for (int64_t i = 0; i < 20000; i++) {
        Ref square = num(i * i), other = num(i * i + 1);
        cr_assert_eq(set_contains(set, square), 1);
        cr_assert_eq(set_contains(set, other), i == 0);
        cr_assert_eq(set_discard(set, square), 1);
        cr_assert_eq(set_discard(set, square), 0);
        if (i == 0) cr_assert(set_add(set, num(0)));
        ref_drop(square);
        ref_drop(other);
    }
    cr_expect_eq(as_set(set)->used, 1);
    ref_drop(set);
}

/* As python3.11 shows them. */
Test(set, comes_out_in_the_order_of_the_table)
{
    Ref set = SET(8, 1, 40, 16, 3, 1000, -1);
    expect_repr(set, "{1, 3, 8, 40, 1000, 16, -1}");
    ref_drop(set);

    set = SET(1, 11);
    Ref one = num(1);
    cr_expect_eq(set_discard(set, one), 1);
    cr_assert(set_add(set, num(17)));
    expect_repr(set, "{17, 11}");                       /* in the deleted place */
    ref_drop(one);
    ref_drop(set);
}

Test(set, algebra)
{
    Ref a = SET(1, 2, 3, 4), b = SET(3, 4, 5), out;
    expect_repr(out = set_intersection(a, b), "{3, 4}");
    ref_drop(out);
    expect_repr(out = set_difference(a, b), "{1, 2}");
    ref_drop(out);
    expect_repr(out = set_symmetric_difference(a, b), "{1, 2, 5}");
    ref_drop(out);
    cr_expect_eq(set_is_disjoint(a, b), 0);
    cr_expect_eq(set_is_subset(a, a), 1);
    cr_expect_eq(set_is_subset(b, a), 0);
    cr_assert(set_update(a, b));
    expect_repr(a, "{1, 2, 3, 4, 5}");
    cr_assert(set_intersection_update(a, as_views(&b), 1));
    cr_expect_eq(obj_equal(a, b), 1);
    cr_assert(set_difference_update(a, a));
    expect_repr(a, "set()");
    ref_drop(a);
    ref_drop(b);
}

Test(set, a_frozenset_hashes_by_its_members)
{
    Ref list = INTS(1, 2, 3), frozen = frozenset_from(list), holder = set_new(), set = SET(3, 2, 1);
    Hash hash;
    cr_assert(obj_hash(frozen, &hash));
    cr_expect_eq(hash, -272375401224217160);            /* python3.11's */
    cr_assert(set_add(holder, ref_keep(frozen)));
    cr_expect_eq(set_contains(holder, set), 1);         /* a set stands for a frozenset here */
    cr_expect(!set_add(holder, ref_keep(set)));
    expect_error(&exc_TypeError);
    ref_drop(list);
    ref_drop(frozen);
    ref_drop(holder);
    ref_drop(set);
}

Test(set, pops_every_member_once)
{
    Ref set = SET(5, 70, 9, 12), sum = num(0);
    int64_t total = 0;
    while (as_set(set)->used) {
        Ref member = set_pop(set);
        total += box_int(member);
        ref_drop(member);
    }
    cr_expect_eq(total, 96);
    ref_drop(sum);
    ref_drop(set);
}

Test(set, no_memory_is_no_disaster)
{
    for (uint64_t nth = 1; nth < 30; nth++) {
        Ref set = SET(1, 2, 3), other = SET(3, 1000, 2000, 3000, 4000, 5000, 6000), out = NULL;
        mem_fail_at(nth, false);
        bool ok = set_update(set, other) && (out = set_symmetric_difference(set, other)) && set_difference_update(set, other);
        mem_fail_at(0, false);
        if (!ok) expect_error(&exc_MemoryError);
        ref_drop(out);
        ref_drop(other);
        ref_drop(set);
    }
}
