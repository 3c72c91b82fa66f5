/* lex_number.c -- how numbers are spelled, and what they are worth.
 *
 *     number: '0' [xX] (['_'] hex)+ | '0' [oO] (['_'] oct)+ | '0' [bB] (['_'] bin)+
 *           | decimal | [digits] '.' digits [exponent] | digits '.' [exponent] | digits exponent, all with [jJ] behind
 *     digits: digit (['_'] digit)*        decimal: digits that are zero or do not begin with one */
#include "grammar/lex_number.h"

#include <stdlib.h>
#include <string.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_hex(char c) { return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f'); }

static bool is_name_char(char c)
{
    return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || (unsigned char)c >= 128;
}

static bool in_base(char c, int base) { return base == 16 ? is_hex(c) : c >= '0' && c < '0' + base; }

/* Digits with single underscores between them, from s on. NULL with *end set where an underscore has no digit
 * behind it. */
static const char *skip_digits(const char *s, int base, const char **end)
{
    for (;;) {
        while (in_base(*s, base)) s++;
        if (*s != '_') return s;
        s++;
        if (!in_base(*s, base)) {
            *end = s;
            return NULL;
        }
    }
}

static LexNumber bad(const char *end, const char *message) { return (LexNumber){end, message, NULL}; }

/* Behind a number a name may only begin if it is one of the words that can follow: `1if x else 2`. */
static bool word_follows(const char *s)
{
    static const char *const words[] = {"and", "else", "for", "or", "not"};
    if (*s == 'i' && (s[1] == 'f' || s[1] == 'n' || s[1] == 's')) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (!strncmp(s, words[i], len) && !is_name_char(s[len])) return true;
    }
    return false;
}

static LexNumber finish(const char *end, const char *message)
{
    if (is_name_char(*end) && !word_follows(end)) return bad(end, message);
    return (LexNumber){end, NULL, NULL};
}

static LexNumber based(const char *s, int base, const char *message, const char *const digit_messages[10])
{
    const char *end;
    if (*s == '_') s++;
    end = s;
    if (!in_base(*s, base) || !(s = skip_digits(s, base, &end)))
        return is_digit(*end) ? bad(end + 1, digit_messages[*end - '0']) : bad(end, message);
    if (is_digit(*s)) return bad(s + 1, digit_messages[*s - '0']);
    return finish(s, message);
}

/* From the dot, exponent or j on, if there is one. */
static LexNumber fraction(const char *s, bool *found)
{
    const char *end;
    *found = true;
    if (*s == '.') {
        s++;
        if (is_digit(*s) && !(s = skip_digits(s, 10, &end))) return bad(end, "invalid decimal literal");
    } else if ((*s | 32) != 'e' && (*s | 32) != 'j') {
        *found = false;
    }
    if ((*s | 32) == 'e') {
        const char *digits = s + (s[1] == '+' || s[1] == '-' ? 2 : 1);
        if (is_digit(*digits)) {
            if (!(s = skip_digits(digits, 10, &end))) return bad(end, "invalid decimal literal");
        } else if (digits > s + 1) {
            return bad(digits, "invalid decimal literal");
        }
    }
    if ((*s | 32) == 'j') return finish(s + 1, "invalid imaginary literal");
    return finish(s, "invalid decimal literal");
}

LexNumber lex_number(const char *text)
{
    static const char *const octal[10] = {
        [8] = "invalid digit '8' in octal literal", [9] = "invalid digit '9' in octal literal",
    };
    static const char *const binary[10] = {
        [2] = "invalid digit '2' in binary literal", [3] = "invalid digit '3' in binary literal",
        [4] = "invalid digit '4' in binary literal", [5] = "invalid digit '5' in binary literal",
        [6] = "invalid digit '6' in binary literal", [7] = "invalid digit '7' in binary literal",
        [8] = "invalid digit '8' in binary literal", [9] = "invalid digit '9' in binary literal",
    };
    const char *end = NULL, *s = text;
    bool found;
    if (*s == '0')
        switch (s[1] | 32) {
        case 'x': return based(s + 2, 16, "invalid hexadecimal literal", octal);
        case 'o': return based(s + 2, 8, "invalid octal literal", octal);
        case 'b': return based(s + 2, 2, "invalid binary literal", binary);
        }
    if (*s != '.' && !(s = skip_digits(s, 10, &end))) return bad(end, "invalid decimal literal");
    LexNumber rest = fraction(s, &found);
    if (found || *text != '0') return rest;
    const char *zeros = text;
    while (*zeros == '0' || (*zeros == '_' && zeros < s)) zeros++;
    if (zeros == s) return rest;
    return (LexNumber){zeros + 1, "leading zeros in decimal integer literals are not permitted; "
                       "use an 0o prefix for octal integers", text};
}

/* ---- values ---- */

bool lex_number_value(Arena *arena, const char *text, size_t len, ConstValue *value)
{
    char *plain = arena_alloc(arena, len + 1);
    if (!plain) return false;
    uint32_t used = 0, base = 10;
    bool real = false;
    if (len > 2 && *text == '0')
        switch (text[1] | 32) {
        case 'x': base = 16; break;
        case 'o': base = 8; break;
        case 'b': base = 2; break;
        }
    for (size_t i = base == 10 ? 0 : 2; i < len; i++) {
        char c = text[i];
        if (c == '_') continue;
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        if (base == 10 && !is_digit(c)) real = true;
        plain[used++] = c;
    }
    bool imaginary = real && plain[used - 1] == 'j';
    if (imaginary) plain[--used] = 0;
    if (real) {
        value->kind = imaginary ? CONST_Imaginary : CONST_Float;
        value->real = strtod(plain, NULL);
    } else {
        value->kind = CONST_Int;
        value->base = base;
        value->text = plain;
        value->len = used;
    }
    return true;
}
