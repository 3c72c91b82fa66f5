/* test_heap.c -- blocks of every size, reuse, joining, giving back, atoms and boxes. */
#include "tests/unit/nodes.h"

#include <string.h>
#include <sys/resource.h>

TestSuite(heap, .init = nodes_init, .fini = nodes_fini);

Test(heap, containers_lie_in_the_range_and_atoms_do_not)
{
    Ref a = node_new(0), b = atom_new(ATOM_NODE, node_size(0)), c = &box_new(SHAPE_INT)->head;
    cr_expect(heap_contains(a) && !heap_contains(b) && !heap_contains(c));
    cr_expect_eq(heap_object(heap_granule(a)), a);
    cr_expect_eq((uintptr_t)a % GRANULE, 0);
    cr_expect_eq(obj_live_count(), 3);
    ref_drop(a), ref_drop(b), ref_drop(c);
}

Test(heap, last_freed_is_reused_first)
{
    Ref a = heap_new(NODE, 64), b = heap_new(NODE, 64);
    heap_free(a, 64);
    heap_free(b, 64);
    Ref c = heap_new(NODE, 64), d = heap_new(NODE, 64), e = heap_new(NODE, 32);
    cr_expect(c == b && d == a && e != a && e != b);
    heap_free(c, 64), heap_free(d, 64), heap_free(e, 32);
}

Test(heap, blocks_of_all_sizes_do_not_overlap)
{
    enum { COUNT = 3000 };
    static Ref block[COUNT];
    static size_t size[COUNT];
    srand(1);
    for (int round = 0; round < 20000; round++) {
        int i = rand() % COUNT;
        if (block[i]) {
            unsigned char *bytes = (unsigned char *)block[i];
            cr_assert(size[i] < 10 || (bytes[8] == i % 251 && bytes[size[i] - 1] == i % 251));
            heap_free(block[i], size[i]);
            block[i] = NULL;
        } else {
            int scale = rand() % 20;
            size[i] = 8 + (size_t)rand() % (16u << (scale < 14 ? scale % 7 : scale));
            cr_assert((block[i] = heap_new(NODE, size[i])));
            memset((char *)block[i] + 8, i % 251, size[i] - 8);
        }
        if (round % 1000 == 0) {
            heap_tidy();
            gc_check();
        }
    }
    for (int i = 0; i < COUNT; i++)
        if (block[i]) heap_free(block[i], size[i]);
    cr_expect_eq(heap.granules_used, 0);
    gc_check();
    heap_tidy();
    gc_check();
    cr_expect_leq(heap.brk - heap.base, (1 << 25) + (1 << 17), "brk came back");
}

Test(heap, small_blocks_are_joined_to_large_ones)
{
    enum { COUNT = 3000000 };
    static Ref block[COUNT];
    for (int i = 0; i < COUNT; i++) block[i] = heap_new(NODE, 40);
    Ref last = heap_new(NODE, 40);
    size_t bytes = mem_stats().bytes;
    for (int i = 0; i < COUNT; i++) heap_free(block[i], 40);
    heap_tidy();
    cr_expect_lt(mem_stats().bytes, bytes / 4, "pages were given back");
    char *brk = heap.brk;
    Ref large = heap_new(NODE, 10000000);
    cr_expect_eq(heap.brk, brk, "the free stretch was used");
    heap_free(large, 10000000);
    heap_free(last, 40);
}

Test(heap, big_blocks_begin_at_a_page_and_give_it_back)
{
    Ref big = heap_new(NODE, 5000000);
    cr_assert(big);
    cr_expect_eq((uintptr_t)big % 4096, 0);
    memset(big + 1, 1, 5000000 - 8);
    size_t bytes = mem_stats().bytes;
    heap_free(big, 5000000);
    cr_expect_lt(mem_stats().bytes + 4900000, bytes);
    Ref again = heap_new(NODE, 5000000);
    cr_expect_eq(again, big);
    cr_expect_eq(mem_stats().bytes, bytes);
    heap_free(again, 5000000);
}

Test(heap, too_large_is_refused)
{
    cr_expect_null(heap_new(NODE, SIZE_MAX / 2));
    cr_expect_null(heap_new(NODE, (size_t)(heap.end - heap.base) + 1));
}

Test(heap, the_limit_holds_for_containers_too)
{
    mem_limit(mem_stats().bytes + 1000000);
    Ref first = NULL, last;
    int count = 0;
    while ((last = heap_new(NODE, node_size(1)))) {
        fill_node(last, 0, 1);
        as_node(last)->child[0] = first;
        first = last;
        count++;
    }
    cr_expect(count > 20000 && count < 32000, "%d", count);
    ref_drop(first);
    mem_limit(0);
}

Test(heap, counts_are_exact_for_atoms_and_boxes)
{
    enum { COUNT = 5000 };
    static Ref atom[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        atom[i] = i % 3 ? atom_new(ATOM_NODE, 8 + i % 700) : &box_new(SHAPE_FLOAT)->head;
        if (i % 3) memset((char *)atom[i] + 8, 7, i % 700);
        cr_assert_eq(obj_live_count(), i + 1);
    }
    for (size_t i = 0; i < COUNT; i++) {
        if (i % 3) atom_free(atom[i], 8 + i % 700);
        else ref_drop(atom[i]);
    }
}

Test(heap, every_request_can_fail)
{
    for (uint64_t nth = 1;; nth++) {
        mem_fail_at(nth, true);
        Ref a = heap_new(NODE, node_size(0));
        Ref b = atom_new(ATOM_NODE, node_size(0));
        Box *c = box_new(SHAPE_INT);
        bool done = a && b && c;
        mem_fail_at(0, false);
        if (a) ref_drop(fill_node(a, 0, 0));
        ref_drop(b);
        if (c) box_free(c);
        cr_assert_eq(obj_live_count(), 0);
        if (done) break;
        cr_assert_lt(nth, 10);
    }
}

#ifndef OURO_ASAN       /* which needs all the address space itself */
/* As after `ulimit -v 1000000`: a smaller range, which can be used to the last granule, and leaves room for others. */
Test(heap, a_small_address_space_will_do)
{
    struct rlimit limit = {1000000 << 10, 1000000 << 10};
    gc_shutdown();
    heap_shutdown();
    cr_assert_eq(setrlimit(RLIMIT_AS, &limit), 0);
    nodes_init();
    cr_expect_geq(heap.end - heap.base, 64 << 20);
    void *other = mem_alloc((size_t)200 << 20);
    cr_expect(other);
    mem_free(other);

    for (int round = 0; round < 3; round++) {
        Ref chain = NULL, link;
        while ((link = heap_new(NODE, node_size(1)))) {
            fill_node(link, 0, 1);
            as_node(link)->child[0] = chain;
            gc_track(chain = link);
        }
        cr_expect_eq(heap.brk, heap.end);
        gc_collect(2);
        ref_drop(chain);
        Ref large = heap_new(NODE, 50 << 20);       /* once the small blocks have been joined */
        cr_expect_null(large);
        gc_collect(2);
        large = heap_new(NODE, 50 << 20);
        cr_expect(large);
        if (large) ref_drop(fill_node(large, 0, ((50 << 20) - sizeof(Node)) / sizeof(Ref)));
    }
}
#endif
