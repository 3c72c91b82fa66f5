#include "objects/str_parts.h"
#include "objects/abstract.h"
#include "objects/unicode.h"

/* str_case.c -- the methods about upper and lower case and about kinds of characters. */

/* ---- changing case ---- */

typedef enum { CASE_LOWER, CASE_UPPER, CASE_TITLE, CASE_SWAP, CASE_CAPITAL } CaseChange;

/* All letters of ASCII text in [first, first + 26) to the other case, eight characters at a time: a byte's high bit tells
 * whether adding took it to 128 or above, and bit 5 is what makes a letter small. */
static void flip_letters(unsigned char *out, const unsigned char *data, size_t len, unsigned char first)
{
    const uint64_t each = 0x0101010101010101u;
    uint64_t eight;
    size_t i = 0;
    for (; i + 8 <= len; i += 8) {
        memcpy(&eight, data + i, 8);
        uint64_t at_least_first = eight + (0x80u - first) * each, beyond_last = eight + (0x80u - first - 26) * each;
        eight ^= (at_least_first & ~beyond_last & 0x80 * each) >> 2;
        memcpy(out + i, &eight, 8);
    }
    for (; i < len; i++) out[i] = (unsigned char)(data[i] - first) < 26 ? data[i] ^ 0x20 : data[i];
}

static Ref change_ascii(View v, CaseChange change)
{
    const StrObj *s = as_str(v);
    bool after_letter = false;
    if (s->len == 0) return ref_keep(str_empty);
    Ref own = str_sized(s->len, 0);
    if (!own) return NULL;
    unsigned char *out = as_str(own)->data;
    if (change == CASE_UPPER || change == CASE_LOWER) {
        flip_letters(out, s->data, s->len, change == CASE_UPPER ? 'a' : 'A');
        return own;
    }
    for (size_t i = 0; i < s->len; i++) {
        unsigned char c = s->data[i];
        bool lower = (unsigned)(c - 'a') < 26, upper = (unsigned)(c - 'A') < 26;
        bool up = change == CASE_SWAP || (change == CASE_TITLE && !after_letter) || (change == CASE_CAPITAL && i == 0);
        bool down = change == CASE_SWAP || !up;
        out[i] = lower && up ? c - 32 : upper && down ? c + 32 : c;
        after_letter = lower || upper;
    }
    return own;
}

/* A capital sigma ends a word when a letter stands before it and none after it, marks aside. */
static bool sigma_is_final(View v, size_t at)
{
    size_t before = at, after = at + 1, len = as_str(v)->len;
    while (before > 0 && char_is_case_ignorable(str_at(v, before - 1))) before--;
    if (before == 0 || !char_is_cased(str_at(v, before - 1))) return false;
    while (after < len && char_is_case_ignorable(str_at(v, after))) after++;
    return after == len || !char_is_cased(str_at(v, after));
}

static int lower_at(View v, size_t at, uint32_t out[CHAR_CASE_MAX])
{
    uint32_t c = str_at(v, at);
    if (c != 0x3A3) return char_lower(c, out);
    out[0] = sigma_is_final(v, at) ? 0x3C2 : 0x3C3;
    return 1;
}

static int change_at(View v, size_t at, CaseChange change, bool after_letter, uint32_t out[CHAR_CASE_MAX])
{
    uint32_t c = str_at(v, at);
    switch (change) {
    case CASE_UPPER:   return char_upper(c, out);
    case CASE_TITLE:   return after_letter ? lower_at(v, at, out) : char_title(c, out);
    case CASE_CAPITAL: return at > 0 ? lower_at(v, at, out) : char_title(c, out);
    case CASE_SWAP:
        if (char_is_upper(c)) return lower_at(v, at, out);
        if (char_is_lower(c)) return char_upper(c, out);
        out[0] = c;
        return 1;
    default: return lower_at(v, at, out);
    }
}

static Ref change_case(View v, CaseChange change)
{
    StrBuilder b = STR_BUILDER;
    uint32_t out[CHAR_CASE_MAX];
    bool ok = true, after_letter = false;
    if (as_str(v)->ascii) return change_ascii(v, change);
    for (size_t i = 0; ok && i < as_str(v)->len; i++) {
        uint32_t c = str_at(v, i);
        if (c < 128 && (change == CASE_LOWER || change == CASE_UPPER)) {
            bool letter = (c | 32) - 'a' < 26;
            ok = str_add_char(&b, !letter ? c : change == CASE_LOWER ? c | 32 : c & ~32u);
            continue;
        }
        int n = change_at(v, i, change, after_letter, out);
        for (int k = 0; ok && k < n; k++) ok = str_add_char(&b, out[k]);
        after_letter = change == CASE_TITLE && char_is_cased(str_at(v, i));
    }
    if (ok) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

STR_METHOD(lower)      { (void)args, (void)n; return change_case(self, CASE_LOWER); }
STR_METHOD(upper)      { (void)args, (void)n; return change_case(self, CASE_UPPER); }
STR_METHOD(title)      { (void)args, (void)n; return change_case(self, CASE_TITLE); }
STR_METHOD(swapcase)   { (void)args, (void)n; return change_case(self, CASE_SWAP); }
STR_METHOD(capitalize) { (void)args, (void)n; return change_case(self, CASE_CAPITAL); }

STR_METHOD(casefold)
{
    (void)args, (void)n;
    StrBuilder b = STR_BUILDER;
    uint32_t out[CHAR_CASE_MAX];
    bool ok = true;
    if (as_str(self)->ascii) return change_ascii(self, CASE_LOWER);
    for (size_t i = 0; ok && i < as_str(self)->len; i++) {
        int count = char_fold(str_at(self, i), out);
        for (int k = 0; ok && k < count; k++) ok = str_add_char(&b, out[k]);
    }
    if (ok) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

/* ---- asking ---- */

static Ref all_are(View v, bool (*claim)(uint32_t c), bool when_empty)
{
    size_t len = as_str(v)->len;
    for (size_t i = 0; i < len; i++)
        if (!claim(str_at(v, i))) return False;
    return bool_ref(len > 0 || when_empty);
}

STR_METHOD(isalnum)     { (void)args, (void)n; return all_are(self, char_is_alnum, false); }
STR_METHOD(isalpha)     { (void)args, (void)n; return all_are(self, char_is_alpha, false); }
STR_METHOD(isascii)     { (void)args, (void)n; return bool_ref(as_str(self)->ascii); }
STR_METHOD(isdecimal)   { (void)args, (void)n; return all_are(self, char_is_decimal, false); }
STR_METHOD(isdigit)     { (void)args, (void)n; return all_are(self, char_is_digit, false); }
STR_METHOD(isnumeric)   { (void)args, (void)n; return all_are(self, char_is_numeric, false); }
STR_METHOD(isprintable) { (void)args, (void)n; return all_are(self, char_is_printable, true); }
STR_METHOD(isspace)     { (void)args, (void)n; return all_are(self, char_is_space, false); }

STR_METHOD(isidentifier)
{
    (void)args, (void)n;
    size_t len = as_str(self)->len;
    if (len == 0 || !char_is_id_start(str_at(self, 0))) return False;
    for (size_t i = 1; i < len; i++)
        if (!char_is_id_continue(str_at(self, i))) return False;
    return True;
}

/* At least one cased character, and none for which `other` holds or that is in title case. */
static Ref has_case(View v, bool (*wanted)(uint32_t c), bool (*other)(uint32_t c))
{
    bool found = false;
    for (size_t i = 0; i < as_str(v)->len; i++) {
        uint32_t c = str_at(v, i);
        if (other(c) || char_is_title(c)) return False;
        found = found || wanted(c);
    }
    return bool_ref(found);
}

STR_METHOD(islower) { (void)args, (void)n; return has_case(self, char_is_lower, char_is_upper); }
STR_METHOD(isupper) { (void)args, (void)n; return has_case(self, char_is_upper, char_is_lower); }

STR_METHOD(istitle)
{
    (void)args, (void)n;
    bool found = false, after_letter = false;
    for (size_t i = 0; i < as_str(self)->len; i++) {
        uint32_t c = str_at(self, i);
        bool capital = char_is_upper(c) || char_is_title(c), small = char_is_lower(c);
        if ((capital && after_letter) || (small && !after_letter)) return False;
        after_letter = capital || small;
        found = found || after_letter;
    }
    return bool_ref(found);
}
