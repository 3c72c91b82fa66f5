/* test_str.c -- text from C: how it is made, kept narrow, interned, searched, grown and encoded. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/unicode.h"

static void init(void)
{
    str_hash_seed = 0;
    cr_assert(heap_init() && gc_init());
    cr_assert(type_ready(&object_type) && type_ready(&type_type));
    cr_assert(int_init() && str_init() && bytes_init() && exc_init());
    cr_assert(type_ready(&tuple_type) && type_ready(&list_type) && type_ready(&dict_type));
}

TestSuite(str, .init = init);

static Ref text(const char *utf8)
{
    Ref own = str_from_text(utf8);
    cr_assert_not_null(own);
    return own;
}

/* Consumes got. */
static void expect(Ref got, const char *utf8)
{
    Ref wanted = text(utf8);
    cr_assert_not_null(got);
    cr_expect(str_equal(got, wanted), "got %s, wanted %s", str_utf8(got, NULL), utf8);
    ref_drop(got);
    ref_drop(wanted);
}

static void expect_error(TypeObj *type)
{
    cr_expect(err_is(type));
    err_clear();
}

Test(str, is_as_narrow_as_its_widest_character)
{
    static const struct { const char *utf8; size_t len; int width; bool ascii; } cases[] = {
        { "", 0, 1, true }, { "abc", 3, 1, true }, { "h\xc3\xa9", 2, 1, false }, { "\xe2\x82\xac" "5", 2, 2, false },
        { "a\xf0\x9f\x98\x80", 2, 4, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Ref s = text(cases[i].utf8);
        size_t bytes;
        cr_expect_eq(as_str(s)->len, cases[i].len);
        cr_expect_eq(as_str(s)->width, cases[i].width);
        cr_expect_eq(as_str(s)->ascii, cases[i].ascii);
        cr_expect_str_eq(str_utf8(s, &bytes), cases[i].utf8);
        cr_expect_eq(bytes, strlen(cases[i].utf8));
        ref_drop(s);
    }
}

Test(str, slices_and_joins_become_narrow_again)
{
    Ref s = text("ab\xe2\x82\xac"), part = str_slice(s, 0, 2);
    cr_expect_eq(as_str(part)->width, 1);
    cr_expect(as_str(part)->ascii);
    View parts[] = { part, s, part };
    expect(str_join(part, parts, 3), "ababab\xe2\x82\xac" "abab");
    expect(str_join(part, parts, 0), "");
    expect(str_slice(s, 2, 99), "\xe2\x82\xac");
    expect(str_slice(s, 2, 1), "");
    ref_drop(part);
    ref_drop(s);
}

Test(str, refuses_bytes_that_are_not_utf8)
{
    cr_expect_null(str_from_utf8("\xff", 1));
    expect_error(&exc_UnicodeDecodeError);
    cr_expect_null(str_from_utf8("ab\xc0\x80", 4));
    expect_error(&exc_UnicodeDecodeError);
    expect(str_from_utf8("\xed\xa0\x80", 3), "\xed\xa0\x80");       /* a lone surrogate */
}

Test(str, hashes_as_python_does_with_a_zero_key)
{
    Ref s = text("abc"), wide = text("\xc4\x80");
    cr_expect_eq(str_hash(s), -4594863902769663758);
    cr_expect_eq(str_hash(wide), 75343234424780393);
    cr_expect_eq(str_hash(str_empty), 0);
    cr_expect_eq(hash_bytes("123456789abcdef", 15), -913037096377707736);
    ref_drop(s);
    ref_drop(wide);
}

Test(str, one_object_for_each_interned_text)
{
    Ref a = str_interned("a_name"), b = text("a_name");
    cr_expect_neq(a, b);
    str_intern(&b);
    cr_expect_eq(a, b);
    cr_expect_eq(a->refs, 2);
    cr_expect_eq(str_known("other_name"), str_known("other_name"));
    Ref one = text("x");
    str_intern(&one);
    cr_expect_eq(one, str_from_char('x'));
    size_t live = obj_live_count();
    ref_drop(a);
    ref_drop(b);                                    /* it takes itself out of the table */
    cr_expect_eq(obj_live_count(), live - 1);
    Ref again = str_interned("a_name");
    cr_expect(str_equal_text(again, "a_name"));
    ref_drop(again);
}

Test(str, thousands_of_interned_texts_come_and_go)
{
    enum { COUNT = 5000 };
    static Ref names[COUNT];
    char buffer[32];
    size_t live = obj_live_count();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < COUNT; i++) {
            snprintf(buffer, sizeof buffer, "name%d", i);
            names[i] = str_interned(buffer);
        }
        for (int i = 0; i < COUNT; i += 7) {
            snprintf(buffer, sizeof buffer, "name%d", i);
            Ref same = str_interned(buffer);
            cr_expect_eq(same, names[i]);
            ref_drop(same);
        }
        for (int i = 0; i < COUNT; i++) ref_drop(names[i]);
    }
    cr_expect_eq(obj_live_count(), live);
}

Test(str, appending_grows_in_place_when_nobody_else_looks)
{
    Ref s = text("0123456789012345678901234567890123456789"), piece = text("abcdefghij");
    size_t moves = 0;
    for (int i = 0; i < 10000; i++) {
        Ref before = s;
        s = str_append(s, piece);
        cr_assert_not_null(s);
        moves += s != before;
    }
    cr_expect_eq(as_str(s)->len, 100040);
    cr_expect_lt(moves, 100);
    cr_expect_eq(str_at(s, 100039), 'j');
    Ref shared = ref_keep(s);
    s = str_append(s, piece);
    cr_expect_neq(s, shared);
    cr_expect_eq(as_str(shared)->len, 100040);
    ref_drop(shared);
    Ref euro = text("\xe2\x82\xac");
    s = str_append(s, euro);
    cr_expect_eq(as_str(s)->width, 2);
    cr_expect_eq(str_at(s, as_str(s)->len - 1), 0x20AC);
    (void)str_utf8(s, NULL);
    s = str_append(s, euro);                        /* what the cache held is gone */
    cr_expect_eq(strlen(str_utf8(s, NULL)), 100050 + 6);
    ref_drop(s);
    ref_drop(euro);
    ref_drop(piece);
}

Test(str, appending_itself)
{
    Ref s = text("01234567890123456789012345678901234567890123456789"), half = text("x");
    s = str_append(s, half);
    s = str_append(s, s);
    cr_expect_eq(as_str(s)->len, 102);
    cr_expect_eq(str_at(s, 101), 'x');
    ref_drop(s);
    ref_drop(half);
}

static ptrdiff_t slow_find(View v, View part)
{
    size_t len = as_str(part)->len;
    for (size_t at = 0; at + len <= as_str(v)->len; at++) {
        size_t i = 0;
        while (i < len && str_at(v, at + i) == str_at(part, i)) i++;
        if (i == len) return (ptrdiff_t)at;
    }
    return -1;
}

static ptrdiff_t slow_rfind(View v, View part)
{
    size_t len = as_str(part)->len;
    for (size_t at = as_str(v)->len + 1; at-- > 0;) {
        size_t i = 0;
        if (at + len > as_str(v)->len) continue;
        while (i < len && str_at(v, at + i) == str_at(part, i)) i++;
        if (i == len) return (ptrdiff_t)at;
    }
    return -1;
}

static Ref random_text(size_t len, const uint32_t *alphabet, size_t letters)
{
    StrBuilder b = STR_BUILDER;
    while (len-- > 0) cr_assert(str_add_char(&b, alphabet[(size_t)rand() % letters]));
    return str_build(&b);
}

Test(str, find_agrees_with_the_simple_search)
{
    static const uint32_t alphabets[][2] = { { 'a', 'b' }, { 'a', 0x20AC }, { 0x1F600, 'a' } };
    srand(1);
    for (int i = 0; i < 3000; i++) {
        const uint32_t *letters = alphabets[i % 3];
        Ref v = random_text((size_t)rand() % 60, letters, 2), part = random_text((size_t)rand() % 8, letters, 2);
        cr_expect_eq(str_find(v, part, 0, SIZE_MAX), slow_find(v, part));
        cr_expect_eq(chars_rfind(str_chars(v), str_chars(part)), slow_rfind(v, part));
        ref_drop(v);
        ref_drop(part);
    }
}

/* What drives the simple search to quadratic time: the two-way search must take over, and be right. */
Test(str, find_is_linear_on_malicious_text, .timeout = 10)
{
    static const uint32_t firsts[] = { 'a', 0x20AC, 0x1F600 };
    for (int kind = 0; kind < 3; kind++) {
        StrBuilder hay = STR_BUILDER, needle = STR_BUILDER, mirror = STR_BUILDER;
        str_add_repeated(&hay, firsts[kind], 400000);
        str_add_repeated(&needle, firsts[kind], 50000);
        str_add_char(&needle, 'b');
        str_add_repeated(&needle, firsts[kind], 50000);
        str_add_repeated(&mirror, firsts[kind], 100000);
        Ref v = str_build(&hay), part = str_build(&needle), all = str_build(&mirror);
        cr_expect_eq(str_find(v, part, 0, SIZE_MAX), -1);
        cr_expect_eq(chars_rfind(str_chars(v), str_chars(part)), -1);
        cr_expect_eq(str_find(v, all, 0, SIZE_MAX), 0);
        v = str_append(v, part);
        cr_expect_eq(str_find(v, part, 0, SIZE_MAX), 400000);
        cr_expect_eq(chars_rfind(str_chars(v), str_chars(part)), 400000);
        ref_drop(v);
        ref_drop(part);
        ref_drop(all);
    }
}

Test(str, long_random_parts_are_found_by_both_searches)
{
    static const uint32_t letters[] = { 'a', 'a', 'a', 'b' };
    srand(2);
    for (int i = 0; i < 200; i++) {
        Ref v = random_text(5000, letters, 4);
        size_t at = (size_t)rand() % 4000, len = 2 + (size_t)rand() % 900;
        Ref part = str_slice(v, at, at + len);
        cr_expect_eq(str_find(v, part, 0, SIZE_MAX), slow_find(v, part));
        cr_expect_eq(chars_rfind(str_chars(v), str_chars(part)), slow_rfind(v, part));
        ref_drop(v);
        ref_drop(part);
    }
}

Test(str, cs_formatter)
{
    Ref s = text("it's");
    expect(str_format_c("%s|%.3s|%d|%zd|%zu|%c|%x|%%", "abc", "abcdef", -5, (ptrdiff_t)-6, (size_t)7, 0x20AC, 255u),
           "abc|abc|-5|-6|7|\xe2\x82\xac|ff|%");
    expect(str_format_c("%R %S %T %N %lld %lu", s, s, s, &str_type, -1099511627776LL, 1UL), "\"it's\" it's str str -1099511627776 1");
    expect(str_format_c("%.2s", "a\xc3\xa9z"), "a");
    ref_drop(s);
}

Test(str, repr_escapes_what_cannot_be_printed)
{
    Ref s = text("a\n\t'\\\x7f\xc3\xa9\xc2\x85\xe2\x80\xa8\xf0\x9f\x98\x80");
    expect(str_repr(s), "\"a\\n\\t'\\\\\\x7f\xc3\xa9\\x85\\u2028\xf0\x9f\x98\x80\"");
    ref_drop(s);
}

Test(str, cases_of_several_characters)
{
    uint32_t out[CHAR_CASE_MAX];
    cr_expect_eq(char_upper(0xDF, out), 2);
    cr_expect(out[0] == 'S' && out[1] == 'S');
    cr_expect_eq(char_title(0xDF, out), 2);
    cr_expect(out[0] == 'S' && out[1] == 's');
    cr_expect_eq(char_lower(0x130, out), 2);
    cr_expect_eq(char_fold(0xDF, out), 2);
    cr_expect_eq(char_decimal(0x663), 3);
    cr_expect_eq(char_decimal(0x1D7D8), 0);
    cr_expect_eq(char_decimal('x'), -1);
    cr_expect(char_is_printable(' ') && !char_is_printable(0xAD) && !char_is_printable(0xD800));
}

Test(str, encodes_and_decodes)
{
    Ref s = text("a\xe2\x82\xac\xf0\x9f\x98\x80");
    static const char *const encodings[] = { "utf-8", "UTF-16", "utf_16_be", "utf-32", "utf-32-le", "utf-8-sig" };
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        Ref bytes = str_encode(s, encodings[i], NULL), back = bytes ? bytes_decode(bytes, encodings[i], NULL) : NULL;
        cr_assert_not_null(back);
        cr_expect(str_equal(s, back), "%s", encodings[i]);
        ref_drop(bytes);
        ref_drop(back);
    }
    cr_expect_null(str_encode(s, "ascii", NULL));
    expect_error(&exc_UnicodeEncodeError);
    cr_expect_null(str_encode(s, "nonsense", NULL));
    expect_error(&exc_LookupError);
    Ref bytes = str_encode(s, "ascii", "xmlcharrefreplace");
    expect(bytes_decode(bytes, NULL, NULL), "a&#8364;&#128512;");
    ref_drop(bytes);
    ref_drop(s);
}

Test(str, survives_running_out_of_memory)
{
    Ref s = text("\xe2\x82\xac" "0123456789"), t = text("abc");
    for (uint64_t nth = 1; nth < 40; nth++) {
        mem_fail_at(nth, false);
        Ref results[] = { str_concat(s, t), str_repr(s), str_format_c("%S %S %s", s, t, "x"), str_interned("some_name") };
        const char *utf8 = str_utf8(s, NULL);
        mem_fail_at(0, false);
        cr_expect(!utf8 || strlen(utf8) == 13);
        for (int i = 0; i < 4; i++) ref_drop(results[i]);
        err_clear();
    }
    cr_expect_eq(s->refs, 1);
    ref_drop(s);
    ref_drop(t);
}
