/* test_float.c -- floats from C: shortest texts, reading, rounding, // and %, hashes, formats. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/format.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void init(void)
{
    str_hash_seed = 0;
    cr_assert(heap_init() && gc_init());
    cr_assert(type_ready(&object_type) && type_ready(&type_type));
    cr_assert(int_init() && float_init() && complex_init() && str_init() && bytes_init() && exc_init());
    cr_assert(type_ready(&tuple_type) && type_ready(&list_type) && type_ready(&dict_type));
}

TestSuite(float, .init = init);

static void expect_repr(double d, const char *wanted)
{
    char text[32];
    float_repr(d, true, text);
    cr_expect_str_eq(text, wanted);
}

/* Consumes got. */
static void expect_text(Ref got, const char *wanted)
{
    cr_assert_not_null(got, "wanted %s", wanted);
    cr_expect(str_equal_text(got, wanted), "got %s, wanted %s", str_utf8(got, NULL), wanted);
    ref_drop(got);
}

static void expect_value(Ref got, double wanted)
{
    cr_assert_not_null(got);
    cr_expect(memcmp(&(double){ float_of(got) }, &wanted, sizeof wanted) == 0, "got %.17g, wanted %.17g", float_of(got), wanted);
    ref_drop(got);
}

static void expect_error(Ref got, TypeObj *type)
{
    cr_expect_null(got);
    cr_expect(err_is(type));
    err_clear();
}

Test(float, repr_is_the_shortest_text)
{
    expect_repr(0.1, "0.1");
    expect_repr(0.1 + 0.2, "0.30000000000000004");
    expect_repr(1.0 / 3, "0.3333333333333333");
    expect_repr(-0.0, "-0.0");
    expect_repr(100, "100.0");
    expect_repr(1e15, "1000000000000000.0");
    expect_repr(1e16, "1e+16");
    expect_repr(123456789012345680.0, "1.2345678901234568e+17");
    expect_repr(0.0001, "0.0001");
    expect_repr(0.00001, "1e-05");
    expect_repr(1e22, "1e+22");
    expect_repr(5e-324, "5e-324");
    expect_repr(2.2250738585072014e-308, "2.2250738585072014e-308");
    expect_repr(1.7976931348623157e308, "1.7976931348623157e+308");
    expect_repr(-INFINITY, "-inf");
    expect_repr(NAN, "nan");
    expect_repr(9007199254740993.0, "9007199254740992.0");
}

/* Below a power of two the doubles lie denser: the digits nearest to it need not be those that read back. */
Test(float, repr_knows_the_uneven_gaps_at_powers_of_two)
{
    expect_repr(0x1p-44, "5.684341886080802e-14");
    expect_repr(0x1p-24, "5.960464477539063e-08");
    expect_repr(0x1p89, "6.189700196426902e+26");
    for (int exponent = -1074; exponent < 1024; exponent++) {
        char text[32];
        float_repr(ldexp(1, exponent), true, text);
        cr_expect_eq(strtod(text, NULL), ldexp(1, exponent));
    }
}

Test(float, what_repr_writes_reads_back)
{
    uint64_t state = 88172645463325252u;
    for (int i = 0; i < 100000; i++) {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        double d;
        memcpy(&d, &state, sizeof d);
        if (!isfinite(d)) continue;
        char text[32];
        float_repr(d, true, text);
        double back = strtod(text, NULL);
        cr_assert(memcmp(&back, &d, sizeof d) == 0, "%s", text);
    }
}

static Ref parse(const char *utf8)
{
    Ref text = str_from_text(utf8), number = float_parse(text);
    ref_drop(text);
    return number;
}

Test(float, text_is_read)
{
    expect_value(parse(" 1_0.5e1_0\n"), 10.5e10);
    expect_value(parse("-.5"), -0.5);
    expect_value(parse("5."), 5.0);
    expect_value(parse("-Infinity"), -INFINITY);
    expect_value(parse("1e400"), INFINITY);
    expect_value(parse("\xd9\xa1.5"), 1.5);                     /* ARABIC-INDIC DIGIT ONE */
    static const char *const wrong[] = { "", ".", "e5", "1e", "1__0", "_1", "1_.5", "1._5", "0x10", "infi", "1 2", "1.5\xc3\xa9" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) expect_error(parse(wrong[i]), &exc_ValueError);
}

Test(float, rounding_looks_at_the_exact_value)
{
    Ref two = int_new(2), minus = int_new(-1), far = int_new(-308);
    expect_value(float_round(2.675, two), 2.67);
    expect_value(float_round(0.125, two), 0.12);
    expect_value(float_round(25, minus), 20);
    expect_value(float_round(-35, minus), -40);
    expect_value(float_round(-4, minus), -0.0);
    expect_value(float_round(1e308, far), 1e308);
    expect_error(float_round(1.7e308, far), &exc_OverflowError);
    Ref whole = float_round(2.5, NULL);
    cr_expect_eq(whole, &int_cache[2 - INT_CACHE_MIN].head);
    ref_drop(far);
}

Test(float, quotients_round_down_and_rests_follow_the_divisor)
{
    cr_expect_eq(float_floordiv(-1.5, 0.3), -6);
    cr_expect_eq(float_mod(-1.5, 0.3), 0.29999999999999993);
    cr_expect_eq(float_mod(-1, INFINITY), INFINITY);
    cr_expect_eq(float_floordiv(-1, INFINITY), -1);
    cr_expect(signbit(float_mod(4, -2)));
    cr_expect(signbit(float_floordiv(0, -2)));
}

Test(float, powers)
{
    expect_value(float_power(2, -1), 0.5);
    expect_value(float_power(-1, INFINITY), 1);
    expect_value(float_power(1, NAN), 1);
    expect_error(float_power(0, -1), &exc_ZeroDivisionError);
    expect_error(float_power(10, 400), &exc_OverflowError);
    Ref root = float_power(-4, 0.5);
    cr_assert(root && is_complex(root));
    cr_expect_eq(as_complex(root)->value.imag, 2);
    ref_drop(root);
}

Test(float, hashes_as_the_int_it_equals)
{
    cr_expect_eq(float_hash(1.0), 1);
    cr_expect_eq(float_hash(-1.0), -2);
    cr_expect_eq(float_hash(0x1p61), 1);
    cr_expect_eq(float_hash(1.5), 1152921504606846977);
    cr_expect_eq(float_hash(INFINITY), 314159);
}

static Ref format(double d, const char *spec)
{
    Ref number = float_new(d), text = str_from_text(spec), result = float_format(number, text);
    ref_drop(number);
    ref_drop(text);
    return result;
}

Test(float, formats)
{
    static const struct { double d; const char *spec, *wanted; } cases[] = {
        { 1234567.891, "020,.2f", "0,000,001,234,567.89" }, { 1234567.5, "*>+18,.2f", "*****+1,234,567.50" },
        { 123456, ".6", "1.23456e+05" }, { 12345, ".6", "12345.0" }, { 0, ".0", "0e+00" }, { 1.5, "%", "150.000000%" },
        { -0.0001, "z.2f", "0.00" }, { 1, "#.0f", "1." }, { NAN, "010", "0000000nan" }, { 1e16, "#", "1.e+16" }, { 1e16, "n", "1e+16" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_text(format(cases[i].d, cases[i].spec), cases[i].wanted);
    expect_error(format(1, "d"), &exc_ValueError);
    expect_error(format(1, ".99999999999f"), &exc_ValueError);
}

Test(float, percent_conversions)
{
    static const struct { double d; PercentSpec spec; const char *wanted; } cases[] = {
        { 3.14159, { .width = 8, .precision = 2, .zero = true, .plus = true, .type = 'f' }, "+0003.14" },
        { 3.14159, { .width = 8, .precision = 2, .left = true, .zero = true, .type = 'f' }, "3.14    " },
        { 1e10, { .width = -1, .precision = -1, .type = 'g' }, "1e+10" },
        { 42.9, { .width = 5, .precision = -1, .type = 'd' }, "   42" },
        { -INFINITY, { .width = 7, .precision = -1, .zero = true, .type = 'e' }, "-000inf" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrBuilder out = STR_BUILDER;
        Ref number = float_new(cases[i].d);
        cr_assert(format_percent(&out, number, &cases[i].spec));
        expect_text(str_build(&out), cases[i].wanted);
        ref_drop(number);
    }
}
