/* test_lexer.c -- text to tokens: every literal, layout, encodings, and what the lexer refuses. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "grammar/decode.h"
#include "grammar/lex_number.h"
#include "grammar/lexer.h"

static Arena arena;
static SyntaxErr error;

static void start(void) { arena = (Arena){0}; }
static void stop(void) { arena_free(&arena); }

TestSuite(lexer, .init = start, .fini = stop);

/* The names of all tokens of a text with spaces between, NAME, NUMBER and STRING with their text. */
static const char *tokens(const char *text)
{
    static char out[4000];
    Lexer lexer;
    Token t;
    size_t used = 0;
    error = (SyntaxErr){0};
    lexer_init(&lexer, &arena, text, &error);
    do {
        t = lexer_next(&lexer);
        if (t.kind == TK_NAME || t.kind == TK_NUMBER || t.kind == TK_STRING)
            used += (size_t)snprintf(out + used, sizeof out - used, "%.*s ", (int)(t.end - t.start), t.start);
        else
            used += (size_t)snprintf(out + used, sizeof out - used, "%s ", token_name(t.kind));
    } while (t.kind != TK_END && t.kind != TK_ERROR);
    out[used - 1] = 0;
    return out;
}

static void gives(const char *text, const char *expected) { cr_expect_str_eq(tokens(text), expected); }

static void refuses(const char *text, const char *message, uint32_t line, int32_t offset)
{
    tokens(text);
    cr_assert(error.message, "no error in %s", text);
    cr_expect_str_eq(error.message, message);
    cr_expect_eq(error.line, line, "%s: line %u", text, error.line);
    cr_expect_eq(error.offset, offset, "%s: offset %d", text, error.offset);
}

Test(lexer, names_keywords_and_operators)
{
    gives("a if_ if\n", "a if_ if NEWLINE END");
    gives("match _x None\n", "match _x None NEWLINE END");
    gives("a**=b//c->d:=e...\n", "a **= b // c -> d := e ... NEWLINE END");
    gives("a.b . .c\n", "a . b . . c NEWLINE END");
    gives("x<<=1>>2!=3<>4\n", "x <<= 1 >> 2 != 3 != 4 NEWLINE END");
    gives("a ? b\n", "a STRAY b NEWLINE END");
}

Test(lexer, numbers)
{
    gives("0 00 1_000 0x_Ff 0b1_0 0o17 1. .5 1e5 1.5e-3 2j 1_0.0_1e1_0J\n",
          "0 00 1_000 0x_Ff 0b1_0 0o17 1. .5 1e5 1.5e-3 2j 1_0.0_1e1_0J NEWLINE END");
    gives("1if 2else 3\n", "1 if 2 else 3 NEWLINE END");
    gives("0x1for x\n", "0x1f or x NEWLINE END");
    gives("1..real\n", "1. . real NEWLINE END");
    refuses("1a\n", "invalid decimal literal", 1, 1);
    refuses("1__0\n", "invalid decimal literal", 1, 2);
    refuses("1_\n", "invalid decimal literal", 1, 2);
    refuses("1e+\n", "invalid decimal literal", 1, 3);
    refuses("0b12\n", "invalid digit '2' in binary literal", 1, 4);
    refuses("0o8\n", "invalid digit '8' in octal literal", 1, 3);
    refuses("0xg\n", "invalid hexadecimal literal", 1, 2);
    refuses("1jx\n", "invalid imaginary literal", 1, 2);
    refuses("x = 0777\n", "leading zeros in decimal integer literals are not permitted; "
            "use an 0o prefix for octal integers", 1, 5);
    cr_expect_eq(error.end_offset, 6);
}

Test(lexer, number_values)
{
    ConstValue v = {0};
    cr_assert(lex_number_value(&arena, "0x_fF", 5, &v));
    cr_expect_eq(v.kind, CONST_Int);
    cr_expect_eq(v.base, 16);
    cr_expect_str_eq(v.text, "ff");
    cr_assert(lex_number_value(&arena, "1_000", 5, &v));
    cr_expect_str_eq(v.text, "1000");
    cr_assert(lex_number_value(&arena, "1_0.5", 5, &v));
    cr_expect_eq(v.kind, CONST_Float);
    cr_expect_eq(v.real, 10.5);
    cr_assert(lex_number_value(&arena, "3J", 2, &v));
    cr_expect_eq(v.kind, CONST_Imaginary);
    cr_expect_eq(v.real, 3.0);
}

Test(lexer, strings)
{
    gives("'a' \"b\" '''c\nd''' rb'\\'' Rf\"x\" u''\n", "'a' \"b\" '''c\nd''' rb'\\'' Rf\"x\" u'' NEWLINE END");
    gives("ub'a'\n", "ub 'a' NEWLINE END");
    refuses("x = 'abc\n", "unterminated string literal (detected at line 1)", 1, 5);
    refuses("'a\\\nb\n", "unterminated string literal (detected at line 2)", 1, 1);
    refuses("x\n'''a\n\n", "unterminated triple-quoted string literal (detected at line 3)", 2, 1);
}

Test(lexer, layout)
{
    gives("if a:\n  b\n  if c:\n    d\ne\n",
          "if a : NEWLINE INDENT b NEWLINE if c : NEWLINE INDENT d NEWLINE DEDENT DEDENT e NEWLINE END");
    gives("a\n\n  # no code\n\nb # c\n", "a NEWLINE b NEWLINE END");
    gives("(a,\n   # inside\n b)\n", "( a , b ) NEWLINE END");
    gives("a \\\n  + b\n", "a + b NEWLINE END");
    gives("\f a\n", "INDENT a NEWLINE DEDENT END");
    gives("", "END");
    refuses("if a:\n    b\n  c\n", "unindent does not match any outer indentation level", 3, 4);
    cr_expect_eq(error.kind, ERR_IndentationError);
    refuses("if a:\n\tb\n        c\n", "inconsistent use of tabs and spaces in indentation", 3, 1);
    cr_expect_eq(error.kind, ERR_TabError);
    refuses("a \\ b\n", "unexpected character after line continuation character", 1, 4);
    refuses("a \\\n", "unexpected EOF while parsing", 1, 4);
}

Test(lexer, brackets)
{
    refuses("a)\n", "unmatched ')'", 1, 2);
    refuses("(]\n", "closing parenthesis ']' does not match opening parenthesis '('", 1, 2);
    refuses("(\n]\n", "closing parenthesis ']' does not match opening parenthesis '(' on line 1", 2, 1);
    char deep[300];
    memset(deep, '(', sizeof deep);
    deep[201] = '\n';
    deep[202] = 0;
    refuses(deep, "too many nested parentheses", 1, 201);
}

Test(lexer, too_many_indents)
{
    char text[12000], *s = text;
    for (int i = 0; i < 101; i++) s += sprintf(s, "%*sif x:\n", i, "");
    refuses(text, "too many levels of indentation", 101, 1);
}

Test(lexer, letters_beyond_ascii)
{
    gives("caf\xC3\xA9 = \xE6\x97\xA5\n", "caf\xC3\xA9 = \xE6\x97\xA5 NEWLINE END");
    refuses("a\xC2\xA0\x62\n", "invalid non-printable character U+00A0", 1, 2);
    refuses("\xC3\xA9 = \xE2\x82\xAC\n", "invalid character '\xE2\x82\xAC' (U+20AC)", 1, 5);
    refuses("\x01\n", "invalid non-printable character U+0001", 1, 1);
}

Test(lexer, places)
{
    Lexer lexer;
    lexer_init(&lexer, &arena, "  \nx = '''a\nb''' + y\n", &error);
    Token t = lexer_next(&lexer);
    cr_expect(t.line == 2 && t.col == 0 && t.end_col == 1);
    lexer_next(&lexer);
    t = lexer_next(&lexer);
    cr_expect(t.line == 2 && t.col == 4 && t.end_line == 3 && t.end_col == 4);
    t = lexer_next(&lexer);
    cr_expect(t.line == 3 && t.col == 5);
}

/* ---- encodings ---- */

static void decodes(const char *bytes, const char *expected)
{
    Source source;
    cr_assert_eq(decode_source(&arena, bytes, strlen(bytes), true, true, "x.py", &source, &error), DECODE_OK, "%s", bytes);
    cr_expect_str_eq(source.text, expected);
}

static void fails_to_decode(const char *bytes, size_t len, const char *message)
{
    Source source;
    cr_assert_eq(decode_source(&arena, bytes, len, true, true, "x.py", &source, &error), DECODE_ERROR);
    cr_expect_str_eq(error.message, message);
}

Test(lexer, line_ends)
{
    decodes("a\r\nb\rc\nd", "a\nb\nc\nd\n");
    decodes("", "");
}

Test(lexer, encodings)
{
    decodes("\xEF\xBB\xBF\x61", "a\n");
    decodes("# -*- coding: latin-1 -*-\n\xE9", "# -*- coding: latin-1 -*-\n\xC3\xA9\n");
    decodes("#!/x\n# vim: set fileencoding=iso-8859-15 :\n\xA4", "#!/x\n# vim: set fileencoding=iso-8859-15 :\n\xE2\x82\xAC\n");
    decodes("#coding=cp1252\n\x80", "#coding=cp1252\n\xE2\x82\xAC\n");
    decodes("x\n# coding: latin-1 comes too late\n", "x\n# coding: latin-1 comes too late\n");
    fails_to_decode("# coding: foo\n", 14, "encoding problem: foo");
    fails_to_decode("\xEF\xBB\xBF# coding: latin-1\n", 21, "encoding problem: iso-8859-1 with BOM");
    fails_to_decode("a\n\xE9\n", 4,
                    "Non-UTF-8 code starting with '\\xe9' in file x.py on line 2, but no encoding "
                    "declared; see https://peps.python.org/pep-0263/ for details");
    fails_to_decode("a\0b", 3, "source code string cannot contain null bytes");
    cr_expect_eq(error.kind, ERR_ValueError);
}

Test(lexer, invalid_utf8)
{
    cr_expect_eq(decode_valid_utf8("ascii only, and long", 20), 20);
    cr_expect_eq(decode_valid_utf8("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\x8D", 9), 9);
    cr_expect_eq(decode_valid_utf8("a\xC0\x80", 3), 1);          /* overlong */
    cr_expect_eq(decode_valid_utf8("a\xED\xA0\x80", 4), 1);      /* a surrogate */
    cr_expect_eq(decode_valid_utf8("a\xF4\x90\x80\x80", 5), 1);  /* beyond U+10FFFF */
    cr_expect_eq(decode_valid_utf8("a\xE2\x82", 3), 1);          /* cut off */
}
