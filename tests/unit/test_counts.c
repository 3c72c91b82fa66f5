/* test_counts.c -- reference counts, and how objects die by them. */
#include "tests/unit/nodes.h"

TestSuite(counts, .init = nodes_init, .fini = nodes_fini);

Test(counts, an_object_dies_with_its_last_reference)
{
    Ref a = node_new(1), b = node_new(0);
    as_node(a)->child[0] = b;
    cr_expect_eq(b->refs, 1);
    Ref also = ref_keep(b);
    cr_expect_eq(b->refs, 2);
    ref_drop(a);
    cr_expect_eq(obj_live_count(), 1);
    cr_expect_eq(also->refs, 1);
    ref_drop(also);
    ref_drop(NULL);
}

Test(counts, immortals_are_not_counted)
{
    Obj none = OBJ_STATIC(SHAPE_NONE);
    for (int i = 0; i < 10; i++) ref_drop(ref_keep(&none));
    ref_drop(&none);
    cr_expect_eq(none.refs, REFS_IMMORTAL);
}

Test(counts, a_full_count_becomes_immortal)
{
    Ref a = node_new(0);
    a->refs = REFS_IMMORTAL - 2;
    (void)ref_keep(a);
    cr_expect(!is_immortal(a));
    (void)ref_keep(a);
    cr_expect(is_immortal(a));
    ref_drop(a);
    (void)ref_keep(a);
    cr_expect_eq(a->refs, REFS_IMMORTAL);
    gc_collect(2);
    a->refs = 1;
    ref_drop(a);
}

Test(counts, slots_change_before_the_old_value_dies)
{
    Ref slot = node_new_as(MORTAL_NODE, 1, 0);
    ref_set(&slot, node_new_as(MORTAL_NODE, 2, 0));
    cr_expect_eq(finalized[0], 1);
    ref_clear(&slot);
    cr_expect_null(slot);
    cr_expect_eq(finalized[1], 2);
}

Test(counts, a_chain_of_ten_million_dies_without_recursion)
{
    Ref chain = NULL;
    for (int i = 0; i < 10000000; i++) {
        Ref link = heap_new(NODE, node_size(1));
        fill_node(link, 0, 1);
        as_node(link)->child[0] = chain;
        chain = link;
    }
    ref_drop(chain);
}

/* A parent's finalizer runs before those of its children, whatever the depth. */
Test(counts, finalizers_run_from_the_parent_down)
{
    Ref chain = NULL;
    for (int i = 199; i >= 0; i--) {
        Ref link = node_new_as(MORTAL_NODE, i, 1);
        as_node(link)->child[0] = chain;
        chain = link;
    }
    ref_drop(chain);
    cr_expect_eq(finalized_count, 200);
    for (int i = 0; i < 64; i++) cr_assert_eq(finalized[i], i);
}

static Ref saved;
static void save(Ref self) { saved = ref_keep(self); }
static void one_reference(Ref self) { cr_expect_eq(self->refs, 1); }

Test(counts, a_finalizer_sees_one_reference)
{
    when_finalized = one_reference;
    ref_drop(node_new_as(MORTAL_NODE, 1, 0));
    cr_expect_eq(finalized_count, 1);
}

Test(counts, a_finalizer_may_resurrect_once)
{
    when_finalized = save;
    Ref a = node_new_as(MORTAL_NODE, 1, 1);
    as_node(a)->child[0] = node_new(0);
    ref_drop(a);
    cr_assert_eq(saved, a);
    cr_expect_eq(a->refs, 1);
    cr_expect_eq(obj_live_count(), 2);
    cr_expect(gc_is_finalized(a) && gc_is_tracked(a));
    gc_collect(2);
    saved = NULL;
    ref_drop(a);
    cr_expect_eq(finalized_count, 1);
    cr_expect_null(saved);
}

static void resurrect_first(Ref self) { if (as_node(self)->number == 0) saved = ref_keep(self); }

Test(counts, resurrection_deep_down_keeps_the_rest)
{
    when_finalized = resurrect_first;
    Ref chain = NULL;
    for (int i = 0; i < 1000; i++) {
        Ref link = node_new_as(MORTAL_NODE, i, 1);
        as_node(link)->child[0] = chain;
        chain = link;
    }
    ref_drop(chain);
    cr_expect_eq(obj_live_count(), 1);
    ref_drop(saved);
}

static int weakrefs_cleared;
static void count_weakref(View dying) { weakrefs_cleared += dying->refs == 0; }

Test(counts, weak_references_are_cleared_after_the_finalizer)
{
    obj_clear_weakrefs = count_weakref;
    Ref a = node_new_as(MORTAL_NODE, 1, 0), b = node_new(0);
    heap.meta[heap_granule(a)] |= META_WEAKREF;
    when_finalized = save;
    ref_drop(a);
    cr_expect_eq(weakrefs_cleared, 0);
    ref_drop(saved);
    ref_drop(b);
    cr_expect_eq(weakrefs_cleared, 1);
}

Test(counts, a_new_object_inherits_nothing_from_the_dead)
{
    Ref a = node_new_as(MORTAL_NODE, 1, 0);
    ref_drop(a);
    Ref b = heap_new(NODE, node_size(0));
    cr_assert_eq(a, b);
    cr_expect_eq(heap.meta[heap_granule(b)], 0);
    ref_drop(fill_node(b, 0, 0));
}
