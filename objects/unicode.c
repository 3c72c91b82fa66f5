#include "objects/unicode.h"
#include <stddef.h>
#include <utf8proc.h>
#include "objects/unicode_tables.h"

CharNames char_names;

/* unicode.c -- the kinds of characters and their cases.
 *
 * utf8proc gives a code point's general category and simple case mappings; what it does not tell (derived
 * properties, mappings to several characters) stands in unicode_tables.h. ASCII never gets that far. */

#define IN(table, c) in_ranges(table, sizeof table / sizeof *table, c)
#define CATEGORY(name) (1u << UTF8PROC_CATEGORY_##name)

static bool in_ranges(const CharRange *ranges, size_t count, uint32_t c)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].last) low = middle + 1;
        else high = middle;
    }
    return low < count && c >= ranges[low].first;
}

/* The general category as one bit, to be tested against several at once. */
static uint32_t category(uint32_t c)
{
    if (c > CHAR_MAX_CODE || IN(not_in_14, c)) return CATEGORY(CN);
    return 1u << utf8proc_category((utf8proc_int32_t)c);
}

static const uint32_t letters = CATEGORY(LU) | CATEGORY(LL) | CATEGORY(LT) | CATEGORY(LM) | CATEGORY(LO);

static bool is_ascii_letter(uint32_t c) { return (c | 32) - 'a' < 26; }
static bool is_ascii_digit(uint32_t c) { return c - '0' < 10; }

bool char_is_wide_space(uint32_t c)
{
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool char_is_linebreak(uint32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool char_is_alpha(uint32_t c)
{
    return c < 128 ? is_ascii_letter(c) : (category(c) & letters) != 0;
}

bool char_is_decimal(uint32_t c)
{
    return c < 128 ? is_ascii_digit(c) : (category(c) & CATEGORY(ND)) != 0;
}

bool char_is_digit(uint32_t c)
{
    return char_is_decimal(c) || (c >= 128 && IN(digit, c));
}

bool char_is_numeric(uint32_t c)
{
    if (c < 128) return is_ascii_digit(c);
    return (category(c) & (CATEGORY(ND) | CATEGORY(NL) | CATEGORY(NO))) || IN(numeric, c);
}

bool char_is_alnum(uint32_t c) { return char_is_alpha(c) || char_is_numeric(c); }

bool char_is_lower(uint32_t c)
{
    if (c < 128) return c - 'a' < 26;
    return (category(c) & CATEGORY(LL)) || IN(lower, c);
}

bool char_is_upper(uint32_t c)
{
    if (c < 128) return c - 'A' < 26;
    return (category(c) & CATEGORY(LU)) || IN(upper, c);
}

bool char_is_title(uint32_t c) { return c >= 128 && (category(c) & CATEGORY(LT)); }

bool char_is_printable(uint32_t c)
{
    if (c < 128) return c >= 32 && c < 127;
    return !(category(c) & (CATEGORY(CC) | CATEGORY(CF) | CATEGORY(CS) | CATEGORY(CO) | CATEGORY(CN) |
                            CATEGORY(ZL) | CATEGORY(ZP) | CATEGORY(ZS)));
}

bool char_is_id_start(uint32_t c)
{
    if (c < 128) return is_ascii_letter(c) || c == '_';
    if (category(c) & (letters | CATEGORY(NL))) return !IN(id_start_less, c);
    return IN(id_start_more, c);
}

bool char_is_id_continue(uint32_t c)
{
    if (c < 128) return is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
    if (category(c) & (letters | CATEGORY(NL) | CATEGORY(MN) | CATEGORY(MC) | CATEGORY(ND) | CATEGORY(PC)))
        return !IN(id_continue_less, c);
    return IN(id_continue_more, c);
}

bool char_is_case_ignorable(uint32_t c)
{
    return (category(c) & (CATEGORY(MN) | CATEGORY(ME) | CATEGORY(CF) | CATEGORY(LM) | CATEGORY(SK))) ||
           IN(case_ignorable, c);
}

/* Decimal digits come in runs of ten, the zero first; runs that touch have multiples of ten. */
int char_decimal(uint32_t c)
{
    if (c < 128) return is_ascii_digit(c) ? (int)(c - '0') : -1;
    if (!char_is_decimal(c)) return -1;
    uint32_t first = c;
    while (char_is_decimal(first - 1)) first--;
    return (int)((c - first) % 10);
}

static const SpecialCase *find_special(uint32_t c)
{
    size_t low = 0, high = sizeof special_cases / sizeof *special_cases;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (special_cases[middle].c == c) return &special_cases[middle];
        if (special_cases[middle].c < c) low = middle + 1;
        else high = middle;
    }
    return NULL;
}

static int copy_special(const uint16_t from[CHAR_CASE_MAX], uint32_t out[CHAR_CASE_MAX])
{
    int n = 0;
    while (n < CHAR_CASE_MAX && from[n]) out[n] = from[n], n++;
    return n;
}

int char_upper(uint32_t c, uint32_t out[CHAR_CASE_MAX])
{
    const SpecialCase *special = c < 128 ? NULL : find_special(c);
    if (special) return copy_special(special->upper, out);
    if (c < 128) out[0] = c - 'a' < 26 ? c - 32 : c;
    else out[0] = (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
    return 1;
}

int char_title(uint32_t c, uint32_t out[CHAR_CASE_MAX])
{
    const SpecialCase *special = c < 128 ? NULL : find_special(c);
    if (special) return copy_special(special->title, out);
    if (c < 128) out[0] = c - 'a' < 26 ? c - 32 : c;
    else out[0] = (uint32_t)utf8proc_totitle((utf8proc_int32_t)c);
    return 1;
}

int char_lower(uint32_t c, uint32_t out[CHAR_CASE_MAX])
{
    if (c == 0x130) {                       /* I with a dot above: the only lower case of two characters */
        out[0] = 'i';
        out[1] = 0x307;
        return 2;
    }
    if (c < 128) out[0] = c - 'A' < 26 ? c + 32 : c;
    else out[0] = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    return 1;
}

int char_fold(uint32_t c, uint32_t out[CHAR_CASE_MAX])
{
    if (c < 128) return char_lower(c, out);
    utf8proc_int32_t folded[CHAR_CASE_MAX];
    int last_class = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, folded, CHAR_CASE_MAX, UTF8PROC_CASEFOLD,
                                                 &last_class);
    if (n < 1 || n > CHAR_CASE_MAX) {       /* surrogates are not folded */
        out[0] = c;
        return 1;
    }
    for (int i = 0; i < n; i++) out[i] = (uint32_t)folded[i];
    return (int)n;
}
