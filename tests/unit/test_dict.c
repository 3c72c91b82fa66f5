/* test_dict.c -- dicts: lookup, order, deletion, the numbers that inline caches compare. */
#include "tests/unit/containers.h"

TestSuite(dict, .init = boot, .fini = boot_end);

static int64_t value_of(View dict, View key)
{
    View value = NULL;
    return dict_find(dict, key, &value) == 1 ? box_int(value) : -1;
}

Test(dict, finds_what_was_put_in)
{
    Ref dict = dict_new();
    for (int64_t i = 0; i < 70000; i++) {
        cr_assert(dict_set(dict, num(i * 64), num(i)));
        if (i % 3 == 0) cr_assert(dict_set(dict, str_format_c("key %ld", i), num(i)));
    }
    for (int64_t i = 0; i < 70000; i++) {
        Ref key = num(i * 64), name = str_format_c("key %ld", i);
        cr_assert_eq(value_of(dict, key), i);
        cr_assert_eq(value_of(dict, name), i % 3 == 0 ? i : -1);
        View direct = dict_get_str(dict, name);
        cr_assert_eq(direct != NULL, i % 3 == 0);
        ref_drop(key);
        ref_drop(name);
    }
    ref_drop(dict);
}

Test(dict, keeps_the_order_of_insertion)
{
    Ref dict = dict_new();
    for (int i = 0; i < 8; i++) cr_assert(dict_set(dict, num(i), num(i * i)));
    Ref two = num(2), six = num(6);
    cr_expect_eq(dict_delete(dict, two), 1);
    cr_expect_eq(dict_delete(dict, two), 0);
    cr_assert(dict_set(dict, num(6), num(0)));
    cr_assert(dict_set(dict, num(2), num(1)));
    expect_repr(dict, "{0: 0, 1: 1, 3: 9, 4: 16, 5: 25, 6: 0, 7: 49, 2: 1}");
    Ref copy = dict_copy(dict);
    cr_expect_eq(obj_equal(copy, dict), 1);
    Ref popped = dict_pop(copy, six);
    cr_expect_eq(box_int(popped), 0);
    cr_expect_null(dict_pop(copy, six));
    cr_expect_null(err_pending);
    cr_expect_eq(obj_equal(copy, dict), 0);
    ref_drop(popped);
    ref_drop(two);
    ref_drop(six);
    ref_drop(copy);
    ref_drop(dict);
}

/* Taking the last one out and putting another in, over and over, must not use the table up. */
Test(dict, popping_the_last_entry_for_ever)
{
    Ref dict = dict_new();
    for (int64_t i = 0; i < 300000; i++) {
        Ref key, value;
        cr_assert(dict_set(dict, num(i * 1000003), num(i)));
        if (i < 3) continue;
        cr_assert(dict_pop_last(dict, &key, &value));
        cr_assert_eq(box_int(value), i);
        ref_drop(key);
        ref_drop(value);
    }
    cr_expect_eq(as_dict(dict)->used, 3);
    cr_expect(as_dict(dict)->log2_size <= 4);
    ref_drop(dict);
}

Test(dict, a_great_dict_popped_to_the_last_entry)
{
    Ref dict = dict_new(), key, value;
    for (int64_t i = 0; i < 200000; i++) cr_assert(dict_set(dict, num(i), num(i)));
    for (int64_t i = 200000; i-- > 0;) {
        cr_assert(dict_pop_last(dict, &key, &value));
        cr_assert_eq(box_int(key), i);
        ref_drop(key);
        ref_drop(value);
    }
    cr_expect_eq(as_dict(dict)->used, 0);
    ref_drop(dict);
}

Test(dict, the_version_changes_with_the_keys_only)
{
    Ref dict = dict_new();
    View a = str_known("a"), b = str_known("b");
    cr_assert(dict_set_text(dict, "a", num(1)) && dict_set_text(dict, "b", num(2)));
    uint32_t version = dict_keys_version(dict);
    cr_expect_neq(version, 0);
    cr_expect_eq(dict_index_of(dict, b), 1);
    cr_assert(dict_set_text(dict, "b", num(3)));
    cr_expect_eq(dict_keys_version(dict), version);
    cr_expect_eq(box_int(as_dict(dict)->entries[1].value), 3);

    cr_assert(dict_set_text(dict, "c", num(4)));
    uint32_t grown = dict_keys_version(dict);
    cr_expect_neq(grown, version);
    cr_expect_eq(dict_delete(dict, a), 1);
    cr_expect_neq(dict_keys_version(dict), grown);
    cr_expect_eq(dict_index_of(dict, a), -1);
    dict_clear(dict);
    cr_expect_eq(as_dict(dict)->keys_version, 0);
    ref_drop(dict);
}

Test(dict, strs_are_found_among_other_keys)
{
    Ref dict = dict_new();
    cr_expect(as_dict(dict)->only_str);
    cr_assert(dict_set_text(dict, "a", num(1)));
    cr_expect(as_dict(dict)->only_str);
    cr_assert(dict_set(dict, num(5), num(2)));
    cr_expect(!as_dict(dict)->only_str);
    cr_expect_eq(box_int(dict_get_text(dict, "a")), 1);
    cr_expect_null(dict_get_text(dict, "b"));
    ref_drop(dict);
}

Test(dict, is_tracked_when_it_could_be_in_a_cycle)
{
    Ref dict = dict_new();
    cr_assert(dict_set_text(dict, "a", num(1)));
    cr_expect(!gc_is_tracked(dict));
    cr_assert(dict_set_text(dict, "self", ref_keep(dict)));
    cr_expect(gc_is_tracked(dict));
    expect_repr(dict, "{'a': 1, 'self': {...}}");
    ref_drop(dict);
    cr_expect_eq(gc_collect(2), 1);
}

Test(dict, unhashable_keys_are_refused)
{
    Ref dict = dict_new(), key = list_new();
    View value;
    cr_expect(!dict_set(dict, ref_keep(key), None));
    expect_error(&exc_TypeError);
    cr_expect_eq(dict_find(dict, key, &value), -1);
    expect_error(&exc_TypeError);
    ref_drop(key);
    ref_drop(dict);
}

Test(dict, no_memory_is_no_disaster)
{
    for (uint64_t nth = 1; nth < 60; nth++) {
        Ref dict = dict_new(), copy = NULL;
        bool ok = true;
        mem_fail_at(nth, false);
        for (int i = 0; ok && i < 20; i++) {
            Ref key = num(1000 + i);
            ok = key && dict_set(dict, key, ref_keep(True));
        }
        ok = ok && (copy = dict_copy(dict)) && dict_update(copy, dict);
        mem_fail_at(0, false);
        if (!ok) expect_error(&exc_MemoryError);
        size_t live = 0, at = 0;
        View key;
        while (dict_next(dict, &at, &key, NULL)) live++;
        cr_expect_eq(live, as_dict(dict)->used);
        ref_drop(copy);
        ref_drop(dict);
    }
}
