/* test_mem.c -- counted memory, failure on demand, the limit. */
#include "gc/mem.h"

#include <criterion/criterion.h>
#include <string.h>

Test(mem, blocks_and_bytes_are_counted)
{
    MemStats before = mem_stats();
    char *a = mem_alloc(100), *b = mem_calloc(10, 10);
    cr_assert(a && b);
    for (int i = 0; i < 100; i++) cr_assert_eq(b[i], 0);
    MemStats now = mem_stats();
    cr_expect_eq(now.blocks, before.blocks + 2);
    cr_expect_geq(now.bytes, before.bytes + 200);
    cr_expect_eq(now.requests, before.requests + 2);
    mem_free(a);
    mem_free(b);
    mem_free(NULL);
    now = mem_stats();
    cr_expect_eq(now.blocks, before.blocks);
    cr_expect_eq(now.bytes, before.bytes);
    cr_expect_geq(now.peak_bytes, before.bytes + 200);
}

Test(mem, realloc_keeps_content_and_count)
{
    char *a = mem_realloc(NULL, 10);
    memcpy(a, "123456789", 10);
    a = mem_realloc(a, 100000);
    cr_assert_str_eq(a, "123456789");
    cr_expect_eq(mem_stats().blocks, 1);
    cr_expect_geq(mem_stats().bytes, 100000);
    a = mem_realloc(a, 0);
    cr_assert(a, "a block of no bytes is still a block");
    mem_free(a);
    cr_expect_eq(mem_stats().bytes, 0);
}

Test(mem, the_nth_request_fails_once)
{
    mem_fail_at(3, false);
    void *a = mem_alloc(1), *b = mem_alloc(1), *c = mem_alloc(1), *d = mem_alloc(1);
    cr_expect(a && b && !c && d);
    cr_expect_eq(mem_stats().requests, 4);
    mem_free(a), mem_free(b), mem_free(d);
}

Test(mem, or_all_from_the_nth_on)
{
    void *old = mem_alloc(10);
    mem_fail_at(2, true);
    void *a = mem_alloc(1);
    cr_expect(a && !mem_alloc(1) && !mem_calloc(1, 1) && !mem_realloc(NULL, 1));
    cr_expect_null(mem_realloc(old, 20));
    cr_expect_eq(mem_stats().requests, 6);
    mem_fail_at(0, false);
    void *b = mem_alloc(1);
    cr_expect(b);
    mem_free(a), mem_free(b), mem_free(old);
}

Test(mem, limit_refuses_more)
{
    mem_limit(1000);
    void *a = mem_alloc(500);
    cr_expect(a && !mem_alloc(600));
    cr_expect_null(mem_realloc(a, 2000));
    cr_expect(!mem_charge(600) && mem_charge(300));
    mem_uncharge(300);
    mem_limit(0);
    void *b = mem_alloc(600);
    cr_expect(b);
    mem_free(a), mem_free(b);
    cr_expect_eq(mem_stats().bytes, 0);
}

Test(mem, calloc_sees_overflow)
{
    cr_expect_null(mem_calloc(SIZE_MAX / 2, 3));
}
