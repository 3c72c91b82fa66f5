/* test_find_garbage.c -- the collector's verdict, its order, its counts and generations. */
#include "tests/unit/nodes.h"

TestSuite(find_garbage, .init = nodes_init, .fini = nodes_fini);

static Ref new_cycle(int number, uint32_t shape)
{
    Ref a = node_new_as(shape, number, 1), b = node_new_as(shape, number + 1, 1);
    as_node(a)->child[0] = b;
    link_nodes(b, 0, a);
    return a;
}

Test(find_garbage, a_self_loop_is_garbage)
{
    Ref a = node_new(1);
    link_nodes(a, 0, a);
    cr_expect_eq(gc_collect(2), 0);
    ref_drop(a);
    cr_expect_eq(gc_collect(2), 1);
    cr_expect_eq(gc.collected[2], 1);
}

/* The picture at the head of collect.c. */
Test(find_garbage, what_is_held_from_outside_keeps_what_it_reaches)
{
    Ref held = new_cycle(1, NODE);
    ref_drop(new_cycle(3, NODE));
    cr_expect_eq(gc_collect(0), 2);
    cr_expect_eq(obj_live_count(), 2);
    ref_drop(held);
    cr_expect_eq(gc_collect(0), 0, "the survivors are in the next generation");
    cr_expect_eq(gc_collect(1), 2);
}

Test(find_garbage, untracked_containers_are_not_suspects)
{
    Ref a = heap_new(NODE, node_size(1));
    fill_node(a, 0, 1);
    Ref b = node_new(1);
    as_node(a)->child[0] = b;
    link_nodes(b, 0, a);
    ref_drop(a);
    cr_expect_eq(gc_collect(2), 0);
    gc_track(a);
    cr_expect_eq(gc_collect(2), 2);
}

/* Held by an older one: garbage only for the collection that includes it. */
Test(find_garbage, older_generations_hold)
{
    Ref old = node_new(1);
    link_nodes(old, 0, old);
    gc_collect(2);
    Ref young = node_new(1);
    link_nodes(young, 0, old);
    ref_set(&as_node(old)->child[0], young);
    ref_drop(old);
    cr_expect_eq(gc_collect(1), 0);
    cr_expect_eq(gc_collect(2), 2);
}

/* The child of a long chain comes before its parents in the list: each is condemned, then acquitted. */
Test(find_garbage, late_rescue)
{
    Ref chain = NULL;
    for (int i = 0; i < 100000; i++) {
        Ref link = node_new(1);
        as_node(link)->child[0] = chain;
        chain = link;
    }
    cr_expect_eq(gc_collect(0), 0);
    gc_check();
    cr_expect_eq(gc_objects(1, NULL, 0), 100000);
    ref_drop(chain);
}

/* ---- random graphs against a computation of its own ------------------------------------------------------ */

enum { MOST = 60, DEGREE = 3 };
static Ref node[MOST];
static int count;
static bool reachable[MOST];

static void reach(int i)
{
    if (reachable[i]) return;
    reachable[i] = true;
    for (size_t k = 0; k < as_node(node[i])->len; k++)
        if (as_node(node[i])->child[k]) reach(as_node(as_node(node[i])->child[k])->number);
}

static void make_graph(unsigned seed)
{
    srand(seed);
    count = 2 + rand() % (MOST - 2);
    for (int i = 0; i < count; i++) node[i] = node_new_as(rand() % 2 ? NODE : MORTAL_NODE, i, (size_t)(rand() % (DEGREE + 1)));
    for (int i = 0; i < count; i++)
        for (size_t k = 0; k < as_node(node[i])->len; k++)
            if (rand() % 4) link_nodes(node[i], k, node[rand() % count]);
}

Test(find_garbage, random_graphs)
{
    for (unsigned seed = 0; seed < 2000; seed++) {
        make_graph(seed);
        static bool held[MOST];
        memset(reachable, 0, sizeof reachable);
        for (int i = 0; i < count; i++) held[i] = rand() % 5 == 0;
        for (int i = 0; i < count; i++)
            if (held[i]) reach(i);
        if (seed % 3 == 0) gc_collect((int)(seed % 2));
        size_t expected = 0;
        for (int i = 0; i < count; i++) expected += reachable[i];
        for (int i = 0; i < count; i++)
            if (!held[i]) ref_drop(node[i]);
        gc_collect(2);
        gc_check();
        cr_assert_eq(obj_live_count(), expected, "seed %u: %zu, not %zu", seed, obj_live_count(), expected);
        for (int i = 0; i < count; i++) cr_assert(!reachable[i] || as_node(node[i])->number == i);
        for (int i = 0; i < count; i++)
            if (held[i]) ref_drop(node[i]);
        gc_collect(2);
        cr_assert_eq(obj_live_count(), 0);
    }
}

/* A life of making, linking and dropping, with collections at random moments. */
Test(find_garbage, random_lives)
{
    enum { SLOTS = 200 };
    static Ref slot[SLOTS];
    srand(7);
    for (int step = 0; step < 300000; step++) {
        int i = rand() % SLOTS, j = rand() % SLOTS;
        switch (rand() % 4) {
        case 0: ref_set(&slot[i], node_new_as(rand() % 8 ? NODE : MORTAL_NODE, i, (size_t)(rand() % 5))); break;
        case 1: ref_set(&slot[i], ref_keep_or_null(slot[j])); break;
        case 2: if (slot[i] && slot[j] && as_node(slot[i])->len)
                    link_nodes(slot[i], (size_t)rand() % as_node(slot[i])->len, slot[j]);
                break;
        case 3: if (rand() % 2) ref_clear(&slot[i]); break;
        }
        if (gc_pending) gc_safepoint();
        if (step % 1000 == 0) gc_collect(rand() % 3);
        if (step % 5000 == 0) gc_check();
        if (step % 50000 == 0) gc_freeze();
        if (step % 70000 == 0) gc_unfreeze();
    }
    gc_unfreeze();
    for (int i = 0; i < SLOTS; i++) ref_clear(&slot[i]);
    gc_collect(2);
    cr_expect_gt(gc.collections[0], 10);
}

/* ---- finalizers ------------------------------------------------------------------------------------------ */

Test(find_garbage, finalizers_run_once_in_order_of_tracking)
{
    ref_drop(node_new(0));                  /* its granule is used again: order must not come from addresses */
    Ref pad = node_new(1);
    ref_drop(pad);
    for (int i = 0; i < 5; i++) ref_drop(new_cycle(2 * i, MORTAL_NODE));
    cr_expect_eq(gc_collect(2), 10);
    cr_expect_eq(finalized_count, 10);
    for (int i = 0; i < 10; i++) cr_expect_eq(finalized[i], i);
}

static Ref saved[8];
static int saved_count;
static void save_even_cycles(Ref self)
{
    if (as_node(self)->number % 4 == 0) saved[saved_count++] = ref_keep(self);
}

/* python3.11: what a finalizer brings back is not counted, and is finalized only once. */
Test(find_garbage, resurrected_ones_survive_and_are_not_counted)
{
    when_finalized = save_even_cycles;
    for (int i = 0; i < 4; i++) ref_drop(new_cycle(2 * i, MORTAL_NODE));
    cr_expect_eq(gc_collect(0), 4);
    cr_expect_eq(saved_count, 2);
    cr_expect_eq(obj_live_count(), 4);
    gc_check();
    for (int i = 0; i < 2; i++) ref_drop(saved[i]);
    cr_expect_eq(gc_collect(2), 4);
    cr_expect_eq(finalized_count, 8);
}

static void break_cycle(Ref self)
{
    ref_clear(&as_node(self)->child[0]);
    ref_drop(node_new(0));
    saved[saved_count++] = node_new(0);     /* perhaps where garbage has just died */
}

Test(find_garbage, finalizers_may_break_the_cycle_themselves)
{
    when_finalized = break_cycle;
    ref_drop(new_cycle(1, MORTAL_NODE));
    gc_collect(2);
    cr_expect_eq(finalized_count, 2);
    gc_check();
    cr_expect_eq(obj_live_count(), 2);
    for (int i = 0; i < saved_count; i++) ref_drop(saved[i]);
}

static void nest(Ref self) { (void)self; cr_expect_eq(gc_collect(2), 0); }

Test(find_garbage, a_nested_collection_does_nothing)
{
    when_finalized = nest;
    ref_drop(new_cycle(1, MORTAL_NODE));
    cr_expect_eq(gc_collect(2), 2);
}

static void make_many(Ref self)
{
    (void)self;
    for (int i = 0; i < 20000; i++) ref_drop(new_cycle(100, NODE));
}

Test(find_garbage, finalizers_may_make_new_garbage)
{
    when_finalized = make_many;
    ref_drop(new_cycle(1, MORTAL_NODE));
    cr_expect_eq(gc_collect(2), 2);
    gc_check();
    cr_expect_eq(gc_collect(0), 80000);
}

/* ---- weak references ------------------------------------------------------------------------------------- */

static size_t told, asked;
static size_t clear_weakrefs(View const *unreachable, size_t n)
{
    for (size_t i = 0; i < n; i++) cr_expect(gc_is_garbage(unreachable[i]));
    told += n;
    asked += n == 0;
    return 0;
}

Test(find_garbage, weak_references_into_garbage_are_told)
{
    gc_clear_weakrefs = clear_weakrefs;
    Ref alive = node_new(0);
    heap.meta[heap_granule(alive)] |= META_WEAKREF;
    for (int i = 0; i < 100; i++) {
        Ref a = new_cycle(1, NODE);
        heap.meta[heap_granule(a)] |= META_WEAKREF;
        ref_drop(a);
    }
    cr_expect_eq(gc_collect(2), 200);
    cr_expect(told == 100 && asked == 1, "%zu, %zu", told, asked);
    ref_drop(alive);
}

/* ---- when ------------------------------------------------------------------------------------------------ */

static int events[100][2], event_count;
static void on_event(GcEvent event, int generation, size_t collected, size_t uncollectable)
{
    (void)uncollectable;
    if (event == GC_EVENT_STOP && event_count < 100) {
        events[event_count][0] = generation;
        events[event_count++][1] = (int)collected;
    }
}

/* python3.11 with thresholds (100, 3, 3): young at counts 102, 101, 101, 101, then generation 1 when count1 = 4. */
Test(find_garbage, automatic_collections_come_at_cpythons_counts)
{
    Ref chain = NULL;
    gc_on_event = on_event;
    gc.threshold[0] = 100, gc.threshold[1] = 3, gc.threshold[2] = 3;
    for (int i = 0; i < 101 * 5; i++) {
        Ref link = node_new(1);
        as_node(link)->child[0] = chain;
        chain = link;
        cr_assert_eq(gc_pending, i % 101 == 100);
        if (gc_pending) gc_safepoint();
    }
    cr_assert_eq(event_count, 5);
    for (int i = 0; i < 5; i++) cr_expect_eq(events[i][0], i == 4);
    cr_expect_eq(gc.long_lived_pending, 505);
    ref_drop(chain);
}

Test(find_garbage, full_collections_obey_the_quarter_rule)
{
    Ref chain = NULL;
    gc_on_event = on_event;
    for (int i = 0; i < 400000; i++) {
        Ref link = node_new(1);
        as_node(link)->child[0] = chain;
        chain = link;
        if (gc_pending) gc_safepoint();
    }
    cr_expect(gc.collections[2] >= 3 && gc.collections[2] <= 7, "%zu", gc.collections[2]);
    cr_expect_eq(gc.collections[0] + gc.collections[1], 400000 / 701, "those in slices come on top of younger ones");
    ref_drop(chain);
}

Test(find_garbage, no_automatic_collection_when_disabled)
{
    gc.enabled = false;
    for (int i = 0; i < 1000; i++) ref_drop(new_cycle(1, NODE));
    cr_expect(!gc_pending);
    gc.enabled = true;
    gc.threshold[0] = 0;
    for (int i = 0; i < 1000; i++) ref_drop(new_cycle(1, NODE));
    cr_expect(!gc_pending);
    cr_expect_eq(gc.count[0], 4000);
    cr_expect_eq(gc_collect(2), 4000);
    cr_expect_eq(gc.count[0], 0);
}

/* ---- lists ----------------------------------------------------------------------------------------------- */

Test(find_garbage, objects_are_listed_in_order_of_tracking)
{
    static Ref all[9000];
    View listed[9000];
    for (int i = 0; i < 9000; i++) all[i] = node_new(0);
    for (int i = 0; i < 9000; i += 2) {
        ref_drop(all[i]);
        ref_drop(node_new(0));
        all[i] = node_new(0);           /* the same granule, tracked later */
    }
    cr_assert_eq(gc_objects(0, listed, 9000), 9000);
    for (int i = 0; i < 4500; i++) {
        cr_assert_eq(listed[i], all[2 * i + 1]);
        cr_assert_eq(listed[4500 + i], all[2 * i]);
    }
    gc_collect(0);
    cr_expect_eq(gc_objects(0, NULL, 0), 0);
    cr_expect_eq(gc_objects(1, NULL, 0), 9000);
    gc_untrack(all[0]);
    cr_expect_eq(gc_objects(1, NULL, 0), 8999);
    gc_freeze();
    cr_expect_eq(gc_frozen_count(), 8999);
    cr_expect_eq(gc_objects(2, NULL, 0), 0);
    gc_unfreeze();
    cr_expect_eq(gc_objects(2, NULL, 0), 8999);
    for (int i = 0; i < 9000; i++) ref_drop(all[i]);
}

Test(find_garbage, lists_do_not_grow_without_bound)
{
    Ref keep = node_new(0);
    for (int i = 0; i < 3000000; i++) {
        ref_drop(node_new(0));
        if (i % 100 == 0) gc_collect(i % 2);
    }
    cr_expect_lt(gc.tracked_len, 200000);
    ref_drop(keep);
}

Test(find_garbage, frozen_objects_are_never_suspects)
{
    ref_drop(new_cycle(1, NODE));
    gc_freeze();
    cr_expect_eq(gc_frozen_count(), 2);
    cr_expect_eq(gc_collect(2), 0);
    gc_unfreeze();
    cr_expect_eq(gc_collect(2), 2);
}

/* A collection asks for no memory, so it works when there is none. */
Test(find_garbage, collects_when_memory_is_gone)
{
    for (int i = 0; i < 1000; i++) ref_drop(new_cycle(1, NODE));
    mem_fail_at(1, true);
    cr_expect_null(node_new(1));
    cr_expect_eq(gc_collect(2), 2000);
    mem_fail_at(0, false);
}
