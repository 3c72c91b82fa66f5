/* test_int.c -- integers from C: the border between boxes and GMP, exact division, text, hashes, running out of memory. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/init.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void init(void)
{
    str_hash_seed = 0;
    cr_assert(objects_init());
}

static void done(void)
{
    cr_expect_null(err_pending);
    objects_shutdown();
    cr_expect_eq(obj_live_count(), 0, "%zu objects are still alive", obj_live_count());
}

TestSuite(int, .init = init, .fini = done);

static Ref number(const char *text)
{
    Ref own = int_parse(text, strlen(text), 0);
    cr_assert_not_null(own, "%s", text);
    return own;
}

/* Is it this number, in the form its size asks for? Consumes got. */
static void expect(Ref got, const char *wanted)
{
    cr_assert_not_null(got, "wanted %s", wanted);
    Ref text = int_to_str(got, 10);
    int64_t n;
    cr_expect(str_equal_text(text, wanted), "got %s, wanted %s", str_utf8(text, NULL), wanted);
    cr_expect_eq(got->shape, int_fits(got, &n) ? SHAPE_INT : SHAPE_BIGINT, "%s", wanted);
    if (int_fits(got, &n) && int_is_cached(n)) cr_expect_eq(got, &int_cache[n - INT_CACHE_MIN].head);
    ref_drop(text);
    ref_drop(got);
}

static void expect_binary(const char *a, const char *b, BinaryOp op, const char *wanted)
{
    Ref x = number(a), y = number(b);
    expect(int_binary(x, y, op), wanted);
    ref_drop(x);
    ref_drop(y);
}

static void expect_error(Ref got, TypeObj *type)
{
    cr_expect_null(got);
    cr_expect(err_is(type));
    err_clear();
}

Test(int, small_numbers_are_cached_and_immortal)
{
    for (int64_t n = -5; n <= 256; n++) {
        Ref a = int_new(n), b = int_new(n);
        cr_expect_eq(a, b);
        cr_expect(is_immortal(a));
        cr_expect_eq(box_int(a), n);
    }
    Ref a = int_new(257), b = int_new(257);
    cr_expect_neq(a, b);
    ref_drop(a);
    ref_drop(b);
    expect_binary("1000000000000000000000", "999999999999999999999", BIN_SUB, "1");
}

Test(int, results_cross_the_border_of_int64_both_ways)
{
    expect_binary("9223372036854775807", "1", BIN_ADD, "9223372036854775808");
    expect_binary("-9223372036854775808", "1", BIN_SUB, "-9223372036854775809");
    expect_binary("9223372036854775808", "-1", BIN_ADD, "9223372036854775807");
    expect_binary("-9223372036854775809", "1", BIN_ADD, "-9223372036854775808");
    expect_binary("4294967296", "4294967296", BIN_MUL, "18446744073709551616");
    expect_binary("-9223372036854775808", "-1", BIN_FLOORDIV, "9223372036854775808");
    expect_binary("-9223372036854775808", "-1", BIN_MOD, "0");
    expect_binary("1", "63", BIN_LSHIFT, "9223372036854775808");
    expect_binary("-1", "63", BIN_LSHIFT, "-9223372036854775808");
    expect_binary("18446744073709551616", "64", BIN_RSHIFT, "1");
    expect_binary("2", "63", BIN_POW, "9223372036854775808");
    expect_binary("18446744073709551615", "255", BIN_AND, "255");

    Ref lowest = number("-9223372036854775808");
    expect(int_unary(lowest, UN_NEG), "9223372036854775808");
    expect(int_unary(lowest, UN_ABS), "9223372036854775808");
    expect(int_unary(lowest, UN_INVERT), "9223372036854775807");
    ref_drop(lowest);
}

Test(int, quotients_round_down_and_rests_follow_the_divisor)
{
    static const struct { const char *a, *b, *quotient, *rest; } cases[] = {
        { "7", "2", "3", "1" }, { "-7", "2", "-4", "1" }, { "7", "-2", "-4", "-1" }, { "-7", "-2", "3", "-1" },
        { "6", "-2", "-3", "0" }, { "0", "-5", "0", "0" },
        { "-100000000000000000000", "7", "-14285714285714285715", "5" },
        { "7", "-100000000000000000000", "-1", "-99999999999999999993" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_binary(cases[i].a, cases[i].b, BIN_FLOORDIV, cases[i].quotient);
        expect_binary(cases[i].a, cases[i].b, BIN_MOD, cases[i].rest);
    }
}

Test(int, division_by_zero_raises)
{
    static const BinaryOp ops[] = { BIN_DIV, BIN_FLOORDIV, BIN_MOD };
    Ref big = number("1000000000000000000000000"), zero = int_new(0), one = int_new(1);
    for (size_t i = 0; i < 3; i++) {
        expect_error(int_binary(one, zero, ops[i]), &exc_ZeroDivisionError);
        expect_error(int_binary(big, zero, ops[i]), &exc_ZeroDivisionError);
    }
    expect_error(int_power_mod(one, one, zero), &exc_ValueError);
    ref_drop(big);
}

Test(int, true_division_is_rounded_once)
{
    static const struct { const char *a, *b; double wanted; } cases[] = {
        { "1", "3", 1.0 / 3 }, { "9007199254740993", "1", 9007199254740992.0 }, { "9007199254740995", "1", 9007199254740996.0 },
        { "-9007199254740993", "2", -4503599627370496.0 }, { "0", "-7", -0.0 },
        { "0x10000000000000000000000000000000000000000000000000000001", "0x10000000000000000000000000000000000000000000000000000000", 1.0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Ref a = number(cases[i].a), b = number(cases[i].b), quotient = int_binary(a, b, BIN_DIV);
        cr_assert_not_null(quotient);
        cr_expect_eq(float_of(quotient), cases[i].wanted, "%s / %s", cases[i].a, cases[i].b);
        cr_expect_eq(!!signbit(float_of(quotient)), !!signbit(cases[i].wanted));
        ref_drop(a);
        ref_drop(b);
        ref_drop(quotient);
    }
}

Test(int, subnormal_quotients_are_rounded_once)
{
    Ref one = int_new(1), count = int_new(1075), huge = int_binary(one, count, BIN_LSHIFT), three = int_new(3);
    Ref half = int_binary(one, huge, BIN_DIV);          /* half of the smallest double: to even, 0 */
    Ref more = int_binary(three, huge, BIN_DIV);        /* one and a half of it: to even, 2 */
    cr_expect_eq(float_of(half), 0.0);
    cr_expect_eq(float_of(more), 0x1p-1073);
    ref_drop(count);
    ref_drop(huge);
    ref_drop(half);
    ref_drop(more);
}

Test(int, text_is_read_in_every_base)
{
    static const struct { const char *text; int base; const char *wanted; } cases[] = {
        { " 12\n", 10, "12" }, { "-1_000", 10, "-1000" }, { "0x_ff", 16, "255" }, { "0b1", 16, "177" }, { "0o17", 0, "15" },
        { "zz", 36, "1295" }, { "00", 0, "0" }, { "+0XfF", 0, "255" }, { "9223372036854775808", 10, "9223372036854775808" },
        { "-0x8000000000000000", 0, "-9223372036854775808" },
        { "123456789012345678901234567890", 10, "123456789012345678901234567890" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(int_parse(cases[i].text, strlen(cases[i].text), cases[i].base), cases[i].wanted);

    static const struct { const char *text; int base; } wrong[] = {
        { "", 10 }, { "-", 10 }, { "1__0", 10 }, { "_1", 10 }, { "1_", 10 }, { "0x", 16 }, { "010", 0 }, { "2", 2 }, { "1 2", 10 },
        { "+-1", 10 }, { "0x10", 10 }, { "1.0", 10 },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        expect_error(int_parse(wrong[i].text, strlen(wrong[i].text), wrong[i].base), &exc_ValueError);
}

Test(int, long_decimal_texts_are_refused)
{
    char digits[4302];
    memset(digits, '9', sizeof digits);
    expect_error(int_parse(digits, 4301, 10), &exc_ValueError);
    Ref longest = int_parse(digits, 4300, 10), one = int_new(1), longer = int_binary(longest, one, BIN_ADD);
    Ref text = int_to_str(longest, 10);
    cr_expect_eq(as_str(text)->len, 4300);
    expect_error(int_to_str(longer, 10), &exc_ValueError);
    ref_drop(text);
    ref_drop(text = int_to_str(longer, 16));
    cr_expect_not_null(text);
    ref_drop(longest);
    ref_drop(longer);
}

Test(int, hashes_are_taken_modulo_a_prime)
{
    static const struct { const char *n; Hash hash; } cases[] = {
        { "0", 0 }, { "-1", -2 }, { "2305843009213693951", 0 }, { "2305843009213693952", 1 }, { "-2305843009213693952", -2 },
        { "0x100000000000000000000000000000000000000000000000000", 131072 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Ref n = number(cases[i].n);
        cr_expect_eq(int_hash(n), cases[i].hash, "%s", cases[i].n);
        ref_drop(n);
    }
}

Test(int, comparison_with_doubles_is_exact)
{
    Ref n = number("9007199254740993"), big = number("0x100000000000000000000000000000001");
    cr_expect_eq(int_compare_double(n, 0x1p53), 1);
    cr_expect_eq(int_compare_double(n, 0x1p53 + 2), -1);
    cr_expect_eq(int_compare_double(big, 0x1p128), 1);
    cr_expect_eq(int_compare_double(big, INFINITY), -1);
    cr_expect_eq(int_compare_double(n, -0x1p63), 1);
    cr_expect_eq(int_compare_double(&int_cache[5].head, 0.5), -1);
    cr_expect_eq(int_compare_double(&int_cache[5].head, -0.5), 1);
    ref_drop(n);
    ref_drop(big);
}

Test(int, powers_with_a_modulus)
{
    static const struct { const char *base, *exponent, *modulus, *wanted; } cases[] = {
        { "3", "-1", "7", "5" }, { "3", "-1", "-7", "-2" }, { "3", "2", "-7", "-5" }, { "2", "3", "1", "0" }, { "2", "1", "-1", "0" },
        { "-2", "3", "5", "2" }, { "2", "100000000000000000000", "1000000007", "855473248" },
        { "3", "200", "100000000000000000000000000", "90901302182994384699044001" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Ref base = number(cases[i].base), exponent = number(cases[i].exponent), modulus = number(cases[i].modulus);
        expect(int_power_mod(base, exponent, modulus), cases[i].wanted);
        ref_drop(base);
        ref_drop(exponent);
        ref_drop(modulus);
    }
}

/* Each allocation on the way fails once: MemoryError, and nothing is lost. */
Test(int, running_out_of_memory_raises)
{
    Ref a = number("0x123456789abcdef0123456789abcdef0123456789abcdef"), b = number("98765432109876543210987654321");
    static const BinaryOp ops[] = { BIN_ADD, BIN_MUL, BIN_FLOORDIV, BIN_MOD, BIN_DIV, BIN_XOR };
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        Ref result = NULL;
        for (uint64_t nth = 1; !result && nth < 100; nth++) {
            size_t alive = obj_live_count();
            mem_fail_at(nth, false);
            result = int_binary(a, b, ops[i]);
            mem_fail_at(0, false);
            if (result) continue;
            cr_expect(err_is(&exc_MemoryError));
            err_clear();
            cr_expect_eq(obj_live_count(), alive);
        }
        cr_expect_not_null(result);
        ref_drop(result);
    }
    Ref huge = number("0x10000000000000000"), two = int_new(2);
    expect_error(int_binary(two, huge, BIN_POW), &exc_MemoryError);
    expect_error(int_binary(two, huge, BIN_LSHIFT), &exc_MemoryError);
    ref_drop(huge);
    ref_drop(a);
    ref_drop(b);
}
