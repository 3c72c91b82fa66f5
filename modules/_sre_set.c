/* _sre_set.c -- what a pattern can ask of one character: its kind, its other case, whether a set holds it. */
#include "modules/_sre.h"

#include <ctype.h>

#include "objects/unicode.h"

static bool is_ascii_word(uint32_t c) { return c < 128 && (isalnum((int)c) || c == '_'); }

/* ctype.h answers as the locale says; for these four there is only ASCII, whatever the locale. */
static bool is_category(uint32_t kind, uint32_t c)
{
    switch (kind) {
    case SRE_DIGIT:         return c - '0' < 10;
    case SRE_SPACE:         return c == ' ' || c - '\t' < 5;
    case SRE_WORD:          return is_ascii_word(c);
    case SRE_LINEBREAK:     return c == '\n';
    case SRE_LOC_WORD:      return c < 256 && (isalnum((int)c) || c == '_');
    case SRE_UNI_DIGIT:     return c < 128 ? c - '0' < 10 : char_is_decimal(c);
    case SRE_UNI_SPACE:     return char_is_space(c);
    case SRE_UNI_WORD:      return c < 128 ? is_ascii_word(c) : char_is_alnum(c);
    case SRE_UNI_LINEBREAK: return char_is_linebreak(c);
    default:                return false;
    }
}

bool sre_is(uint32_t category, uint32_t c) { return is_category(category & ~1u, c) != (category & 1); }

/* ---- case ------------------------------------------------------------------------------------------------- */

uint32_t sre_lower_ascii(uint32_t c) { return c - 'A' < 26 ? c + 32 : c; }

/* A mapping of one character to one: the first of what the full mapping gives. */
uint32_t sre_lower_unicode(uint32_t c)
{
    uint32_t out[CHAR_CASE_MAX];
    if (c < 128) return sre_lower_ascii(c);
    return char_lower(c, out) ? out[0] : c;
}

uint32_t sre_upper_unicode(uint32_t c)
{
    uint32_t out[CHAR_CASE_MAX];
    return char_upper(c, out) ? out[0] : c;
}

uint32_t sre_lower_locale(uint32_t c) { return c < 256 ? (uint32_t)tolower((int)c) : c; }
static uint32_t upper_locale(uint32_t c) { return c < 256 ? (uint32_t)toupper((int)c) : c; }

bool sre_same_in_locale(uint32_t literal, uint32_t c)
{
    return c == literal || sre_lower_locale(c) == literal || upper_locale(c) == literal;
}

/* ---- sets ------------------------------------------------------------------------------------------------- */

static bool has_bit(const uint32_t *bits, uint32_t i) { return bits[i >> 5] >> (i & 31) & 1; }

/* A list of tests up to FAILURE; the first that says yes decides. NEGATE turns the meaning round. */
bool sre_set_has(const uint32_t *set, uint32_t c)
{
    bool yes = true;
    for (;;) {
        switch (*set++) {
        case SRE_FAILURE:
            return !yes;
        case SRE_NEGATE:
            yes = !yes;
            break;
        case SRE_LITERAL:
            if (c == set[0]) return yes;
            set++;
            break;
        case SRE_CATEGORY:
            if (sre_is(set[0], c)) return yes;
            set++;
            break;
        case SRE_RANGE:
            if (set[0] <= c && c <= set[1]) return yes;
            set += 2;
            break;
        case SRE_RANGE_UNI_IGNORE: {
            uint32_t upper = sre_upper_unicode(c);
            if ((set[0] <= c && c <= set[1]) || (set[0] <= upper && upper <= set[1])) return yes;
            set += 2;
            break;
        }
        case SRE_CHARSET:                       /* 256 bits */
            if (c < 256 && has_bit(set, c)) return yes;
            set += 8;
            break;
        case SRE_BIGCHARSET: {                  /* a count of blocks; for each high byte the number of its block; the blocks of 256 bits */
            uint32_t count = *set++;
            const unsigned char *block_of = (const unsigned char *)set;
            set += 256 / SRE_CODE_SIZE;
            if (c < 0x10000 && has_bit(set + 8 * block_of[c >> 8], c & 255)) return yes;
            set += 8 * count;
            break;
        }
        default:                                /* sre_check lets nothing else through */
            return false;
        }
    }
}

bool sre_in(uint32_t op, const uint32_t *set, uint32_t c)
{
    switch (op) {
    case SRE_IN_IGNORE:     return sre_set_has(set, sre_lower_ascii(c));
    case SRE_IN_UNI_IGNORE: return sre_set_has(set, sre_lower_unicode(c));
    case SRE_IN_LOC_IGNORE: {
        uint32_t lower = sre_lower_locale(c), upper = upper_locale(c);
        return sre_set_has(set, lower) || (upper != lower && sre_set_has(set, upper));
    }
    default:                return sre_set_has(set, c);
    }
}

/* ---- places ----------------------------------------------------------------------------------------------- */

/* Is this place such a one? before, after: the characters around it, -1 at the ends; last: at most one character follows;
 * empty: there is no text at all, and so no word to have a boundary. */
bool sre_at(uint32_t place, int32_t before, int32_t after, bool last, bool empty)
{
    uint32_t word;
    switch (place) {
    case SRE_AT_BEGINNING:
    case SRE_AT_BEGINNING_STRING:   return before < 0;
    case SRE_AT_BEGINNING_LINE:     return before < 0 || before == '\n';
    case SRE_AT_END:                return after < 0 || (last && after == '\n');
    case SRE_AT_END_LINE:           return after < 0 || after == '\n';
    case SRE_AT_END_STRING:         return after < 0;
    case SRE_AT_BOUNDARY:
    case SRE_AT_NON_BOUNDARY:       word = SRE_WORD; break;
    case SRE_AT_LOC_BOUNDARY:
    case SRE_AT_LOC_NON_BOUNDARY:   word = SRE_LOC_WORD; break;
    default:                        word = SRE_UNI_WORD; break;
    }
    if (empty) return false;
    bool in_word = before >= 0 && sre_is(word, (uint32_t)before), word_next = after >= 0 && sre_is(word, (uint32_t)after);
    bool wanted = place == SRE_AT_BOUNDARY || place == SRE_AT_LOC_BOUNDARY || place == SRE_AT_UNI_BOUNDARY;
    return (in_word != word_next) == wanted;
}
