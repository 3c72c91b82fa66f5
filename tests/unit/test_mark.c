/* test_mark.c -- full collections in slices: what is alive stays, what is dead goes, whatever happens between slices. */
#include "tests/unit/nodes.h"

enum { SLOTS = 3000 };
static Ref slot[SLOTS];         /* the roots; slot[0 .. seen) are those that marking knows of */
static int seen = SLOTS;

static void visit_slots(Visit visit, void *arg)
{
    for (int i = 0; i < seen; i++)
        if (slot[i]) visit(slot[i], arg);
}

static size_t ends;
static void on_event(GcEvent event, int generation, size_t collected, size_t uncollectable)
{
    (void)collected, (void)uncollectable;
    ends += event == GC_EVENT_STOP && generation == 2;
}

static void init(void)
{
    nodes_init();
    gc.mark_from = 0;
    gc.slice = 2000;
    gc_visit_roots = visit_slots;
    gc_on_event = on_event;
    memset(slot, 0, sizeof slot);
    seen = SLOTS;
    ends = 0;
}

static void fini(void)
{
    for (int i = 0; i < SLOTS; i++) ref_clear(&slot[i]);
    gc_collect(2);
    gc_visit_roots = NULL;
    gc_on_event = NULL;
    nodes_fini();
}

TestSuite(mark, .init = init, .fini = fini);

static void safepoint(void)
{
    if (gc_pending) gc_safepoint();
}

/* Fill all slots with chains of `length`, so that full collections come due. */
static void fill(int length)
{
    for (int i = 0; i < SLOTS; i++)
        for (int k = 0; k < length; k++) {
            Ref link = node_new(2);
            as_node(link)->child[0] = slot[i];
            slot[i] = link;
            safepoint();
        }
}

static size_t chain_length(View from)
{
    size_t n = 0;
    for (; from; from = as_node(from)->child[0]) n++;
    return n;
}

/* Allocate and drop until `wanted` full collections in slices have ended. */
static void wait_for(size_t wanted)
{
    static Ref kept;
    for (int i = 0; ends < wanted && i < 20000000; i++) {
        Ref one = node_new(1);
        as_node(one)->child[0] = kept;
        kept = i % 100000 ? one : NULL;         /* what is kept for a while makes full collections come due */
        if (!kept) ref_drop(one);
        safepoint();
    }
    ref_clear(&kept);
    cr_assert_geq(ends, wanted);
}

Test(mark, a_growing_heap_is_collected_in_slices)
{
    fill(120);
    cr_expect_gt(gc.collections[2], 0);
    cr_expect_eq(ends, gc.collections[2]);
    for (int i = 0; i < SLOTS; i++) cr_assert_eq(chain_length(slot[i]), 120);
    gc_check();
}

Test(mark, collect_finds_all_at_once)
{
    fill(10);
    for (int i = 0; i < SLOTS; i++) link_nodes(slot[i], 1, slot[i]);
    for (int i = 0; i < SLOTS; i += 2) ref_clear(&slot[i]);
    cr_expect_eq(gc_collect(2), SLOTS / 2 * 10);
    cr_expect_eq(obj_live_count(), SLOTS / 2 * 10);
    gc_check();
}

Test(mark, old_cyclic_garbage_is_found_by_slices)
{
    fill(10);
    gc_collect(2);
    for (int i = 0; i < SLOTS; i++) link_nodes(slot[i], 1, slot[i]);
    for (int i = 0; i < SLOTS; i++) ref_clear(&slot[i]);
    size_t collected = gc.collected[2];
    ends = 0;
    wait_for(2);
    cr_expect_gt(gc.collected[2] - collected, SLOTS * 9, "a chain that lies in two batches dies by its counts");
    gc_collect(2);
    cr_expect_eq(obj_live_count(), 0);
}

/* Marks are hints: what the roots do not show is acquitted. */
Test(mark, hidden_roots_cost_time_only)
{
    fill(20);
    seen = 100;
    ends = 0;
    wait_for(3);
    gc_collect(2);
    for (int i = 0; i < SLOTS; i++) cr_assert_eq(chain_length(slot[i]), 20);
    gc_check();
}

Test(mark, frozen_objects_stay_out)
{
    fill(20);
    gc_freeze();
    cr_expect_eq(gc_frozen_count(), SLOTS * 20);
    ends = 0;
    wait_for(1);
    gc_check();
    gc_unfreeze();
    gc_check();
    gc_collect(2);
    for (int i = 0; i < SLOTS; i++) cr_assert_eq(chain_length(slot[i]), 20);
}

static Ref saved;
static void save(Ref self)
{
    if (as_node(self)->number == 5 && !saved) saved = ref_keep(self);
    ref_drop(node_new(0));
}

Test(mark, finalizers_and_resurrection)
{
    fill(5);
    gc_collect(2);
    when_finalized = save;
    for (int i = 0; i < 10; i++) {
        Ref a = node_new_as(MORTAL_NODE, i, 1), b = node_new_as(MORTAL_NODE, i + 100, 1);
        link_nodes(a, 0, b);
        as_node(b)->child[0] = a;
        slot[i] = (ref_clear(&slot[i]), b);
    }
    gc_collect(2);
    for (int i = 0; i < 10; i++) ref_clear(&slot[i]);
    ends = 0;
    wait_for(2);
    cr_expect_eq(finalized_count, 20);
    cr_assert(saved && as_node(as_node(saved)->child[0])->number == 105);
    gc_check();
    ref_clear(&saved);
    cr_expect_eq(gc_collect(2), 2);
}

/* ---- at random ------------------------------------------------------------------------------------------- */

/* Everything reachable from the slots, counted independently: numbers are marks here. */
static size_t count_reachable(int round)
{
    static View stack[1 << 20];
    size_t top = 0, count = 0;
    for (int i = 0; i < SLOTS; i++)
        if (slot[i]) stack[top++] = slot[i];
    while (top) {
        View n = stack[--top];
        if (as_node(n)->number == round) continue;
        as_node(n)->number = round;
        count++;
        for (size_t k = 0; k < as_node(n)->len; k++)
            if (as_node(n)->child[k]) stack[top++] = as_node(n)->child[k];
    }
    return count;
}

static Ref pick(void)
{
    Ref n = slot[rand() % SLOTS];
    for (int depth = rand() % 8; n && depth; depth--) {
        if (!as_node(n)->len) break;
        Ref next = as_node(n)->child[(size_t)rand() % as_node(n)->len];
        if (!next) break;
        n = next;
    }
    return n;
}

static void mutate(void)
{
    Ref a = pick(), b = pick();
    switch (rand() % 8) {
    case 0: case 1: case 2:
        ref_set(&slot[rand() % SLOTS], node_new_as(rand() % 50 ? NODE : MORTAL_NODE, 0, (size_t)(rand() % 4)));
        break;
    case 3: case 4:
        if (a && b && as_node(a)->len) link_nodes(a, (size_t)rand() % as_node(a)->len, b);
        break;
    case 5:                             /* move a subgraph from one holder to another */
        if (a && b && as_node(a)->len && as_node(b)->len) {
            Ref *from = &as_node(a)->child[(size_t)rand() % as_node(a)->len], moved = *from;
            *from = NULL;
            ref_set(&as_node(b)->child[(size_t)rand() % as_node(b)->len], moved);
        }
        break;
    case 6:
        if (a) ref_set(&slot[rand() % SLOTS], ref_keep(a));
        break;
    case 7:
        if (rand() % 4 == 0) ref_clear(&slot[rand() % SLOTS]);
        break;
    }
    safepoint();
}

static Ref revived[4];
static void revive(Ref self)
{
    if (rand() % 10 == 0) ref_set(&revived[rand() % 4], ref_keep(self));
    if (rand() % 10 == 0 && as_node(self)->len) ref_clear(&as_node(self)->child[0]);
    if (rand() % 10 == 0) ref_set(&slot[rand() % SLOTS], node_new(2));
}

Test(mark, the_graph_changes_at_random)
{
    srand(11);
    when_finalized = revive;
    for (int step = 1; step <= 4000000; step++) {
        mutate();
        if (step % 400000) continue;
        gc_check();
        if (step % 800000) continue;
        for (int i = 0; i < 4; i++) ref_clear(&revived[i]);
        gc_collect(2);                  /* finalizers may revive: twice */
        for (int i = 0; i < 4; i++) ref_clear(&revived[i]);
        when_finalized = NULL;
        gc_collect(2);
        when_finalized = revive;
        cr_assert_eq(obj_live_count(), count_reachable(step), "step %d", step);
    }
    for (int i = 0; i < 4; i++) ref_clear(&revived[i]);
    when_finalized = NULL;
    cr_expect_gt(ends, 5, "%zu", ends);
}
