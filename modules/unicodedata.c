/* unicodedata.c -- the module unicodedata: what Unicode 14 says of characters, from GNU libunistring, which has that version. */
#include <stdio.h>
#include <stdlib.h>
#include <unictype.h>
#include <uninorm.h>

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/unicode.h"

/* ---- arguments -------------------------------------------------------------------------------------------- */

/* The character that an argument is. which: "1 " where the function takes several arguments. */
static bool read_char(const char *function, const char *which, View v, uint32_t *out)
{
    if (!is_str(v) || as_str(v)->len != 1)
        return err_false(&exc_TypeError, "%s() argument %smust be a unicode character, not %T", function, which, v);
    *out = str_at(v, 0);
    return true;
}

/* What a function answers for a character that has no such property. */
static Ref fallback(View const *args, size_t n, const char *message)
{
    return n > 1 ? ref_keep(args[1]) : err_raise(&exc_ValueError, "%s", message);
}

/* ---- properties ------------------------------------------------------------------------------------------- */

static Ref f_category(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    uint32_t c;
    return read_char("category", "", args[0], &c) ? str_interned(uc_general_category_name(uc_general_category(c))) : NULL;
}

static bool is_assigned(uint32_t c) { return !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn); }

static Ref f_bidirectional(View self, View const *args, size_t n)
{
    static const char *const isolates[] = { "LRI", "RLI", "FSI", "PDI" };       /* newer than the library's list of classes */
    (void)self, (void)n;
    uint32_t c;
    if (!read_char("bidirectional", "", args[0], &c)) return NULL;
    if (!is_assigned(c)) return ref_keep(str_empty);
    if (c - 0x2066 < 4) return str_interned(isolates[c - 0x2066]);
    return str_interned(uc_bidi_class_name(uc_bidi_class(c)));
}

static Ref f_combining(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    uint32_t c;
    return read_char("combining", "", args[0], &c) ? int_new(uc_combining_class(c)) : NULL;
}

static Ref f_mirrored(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    uint32_t c;
    ucs4_t other;
    return read_char("mirrored", "", args[0], &c) ? int_new(uc_mirror_char(c, &other)) : NULL;
}

typedef enum { N, NA, H, W, F, A } Width;

static Ref f_east_asian_width(View self, View const *args, size_t n)
{
    static const char *const names[] = { "N", "Na", "H", "W", "F", "A" };
    static const struct { uint32_t first; Width width; } runs[] = {
#define RUN(first, width) { first, width },
#include "modules/unicodedata_width.def"
#undef RUN
    };
    (void)self, (void)n;
    uint32_t c;
    if (!read_char("east_asian_width", "", args[0], &c)) return NULL;
    size_t low = 0, high = sizeof runs / sizeof *runs;         /* runs[low].first <= c < runs[high].first */
    while (high - low > 1) {
        size_t half = (low + high) / 2;
        if (runs[half].first <= c) low = half;
        else high = half;
    }
    return str_interned(names[runs[low].width]);
}

static Ref f_decomposition(View self, View const *args, size_t n)
{
    static const char *const tags[] = {
        "", "<font> ", "<noBreak> ", "<initial> ", "<medial> ", "<final> ", "<isolated> ", "<circle> ", "<super> ", "<sub> ", "<vertical> ",
        "<wide> ", "<narrow> ", "<small> ", "<square> ", "<fraction> ", "<compat> ",
    };
    (void)self, (void)n;
    uint32_t c;
    int tag;
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    char text[16 + 8 * UC_DECOMPOSITION_MAX_LENGTH];
    if (!read_char("decomposition", "", args[0], &c)) return NULL;
    /* Syllables of Hangul fall apart by arithmetic, which is not told here. */
    int count = c >= 0xAC00 && c <= 0xD7A3 ? 0 : uc_decomposition(c, &tag, parts);
    if (count <= 0) return ref_keep(str_empty);
    int len = snprintf(text, sizeof text, "%s", tags[tag]);
    for (int i = 0; i < count; i++) len += snprintf(text + len, sizeof text - (size_t)len, "%s%04X", i ? " " : "", (unsigned)parts[i]);
    return str_from_ascii((unsigned char *)text, (size_t)len);
}

/* ---- numbers ---------------------------------------------------------------------------------------------- */

static Ref f_decimal(View self, View const *args, size_t n)
{
    (void)self;
    uint32_t c;
    if (!read_char("decimal", "1 ", args[0], &c)) return NULL;
    int value = uc_decimal_value(c);
    return value >= 0 ? int_new(value) : fallback(args, n, "not a decimal");
}

static Ref f_digit(View self, View const *args, size_t n)
{
    (void)self;
    uint32_t c;
    if (!read_char("digit", "1 ", args[0], &c)) return NULL;
    int value = uc_digit_value(c);
    return value >= 0 ? int_new(value) : fallback(args, n, "not a digit");
}

/* The value of a number that the library does not know; -1: it is none. */
static double other_number(uint32_t c)
{
    static const struct { uint32_t c; double value; } numbers[] = {
#define NUMBER(c, value) { c, value },
#include "modules/unicodedata_numbers.def"
#undef NUMBER
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].c == c) return numbers[i].value;
    return -1;
}

static Ref f_numeric(View self, View const *args, size_t n)
{
    (void)self;
    uint32_t c;
    if (!read_char("numeric", "1 ", args[0], &c)) return NULL;
    double other = other_number(c);
    if (other >= 0) return float_new(other);
    uc_fraction_t value = uc_numeric_value(c);
    return value.denominator ? float_new((double)value.numerator / value.denominator) : fallback(args, n, "not a numeric character");
}

/* ---- names ------------------------------------------------------------------------------------------------ */

static Ref f_name(View self, View const *args, size_t n)
{
    (void)self;
    uint32_t c;
    char room[256];
    if (!read_char("name", "1 ", args[0], &c)) return NULL;
    const char *name = char_names.of(c, room);
    return name ? str_from_text(name) : fallback(args, n, "no such name");
}

static Ref f_lookup(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    size_t len;
    uint32_t chars[4];
    Ref bytes = is_str(args[0]) ? str_encode(args[0], "utf-8", "strict") : bytes_need(args[0], &len) ? ref_keep(args[0]) : NULL;
    const char *name = bytes ? (const char *)bytes_view(bytes, &len) : NULL;
    Ref found = NULL;
    if (!name) goto done;
    if (len > 256) {
        err_raise(&exc_KeyError, "name too long");
        goto done;
    }
    chars[0] = char_names.find(name, len);
    size_t count = chars[0] != UINT32_MAX ? 1 : char_names.find_sequence(name, len, chars);
    if (count) found = str_from_chars(chars, count);
    else {
        Ref shown = str_from_utf8(name, len);
        if (shown) err_raise(&exc_KeyError, "undefined character name '%S'", shown);
        ref_drop(shown);
    }
done:
    ref_drop(bytes);
    return found;
}

/* ---- normal forms ----------------------------------------------------------------------------------------- */

static bool read_form(const char *function, View form, View text, uninorm_t *out)
{
    static const char *const names[] = { "NFC", "NFD", "NFKC", "NFKD" };
    const uninorm_t forms[] = { UNINORM_NFC, UNINORM_NFD, UNINORM_NFKC, UNINORM_NFKD };
    for (int i = 0; i < 2; i++) {
        View v = i ? text : form;
        if (!is_str(v)) return err_false(&exc_TypeError, "%s() argument %d must be str, not %t", function, i + 1, v);
    }
    for (int i = 0; i < 4; i++)
        if (str_equal_text(form, names[i])) return *out = forms[i], true;
    return as_str(text)->len == 0 ? *out = NULL, true : err_false(&exc_ValueError, "invalid normalization form");
}

/* ASCII is in every form already; NFC leaves Latin-1 alone. */
static bool is_plain(View text, uninorm_t form)
{
    return as_str(text)->ascii || (form == UNINORM_NFC && as_str(text)->width == 1);
}

/* Append chars[0..n), which has no surrogates, in this form. */
static bool add_piece(StrBuilder *out, const uint32_t *chars, size_t n, uninorm_t form)
{
    size_t len;
    if (n == 0) return true;
    uint32_t *piece = u32_normalize(form, chars, n, NULL, &len);
    if (!piece) {
        err_memory();
        return false;
    }
    bool ok = str_add_chars(out, (Chars){ (const unsigned char *)piece, len, 4 });
    free(piece);
    return ok;
}

/* The library takes lone surrogates for mistakes; nothing composes with them, so what lies between is done piece by piece. */
static bool add_normalized(StrBuilder *out, const uint32_t *chars, size_t n, uninorm_t form)
{
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        if (!char_is_surrogate(chars[i])) continue;
        if (!add_piece(out, chars + from, i - from, form) || !str_add_char(out, chars[i])) return false;
        from = i + 1;
    }
    return add_piece(out, chars + from, n - from, form);
}

static NEW Ref normalized(View text, uninorm_t form)
{
    size_t n = as_str(text)->len;
    if (!form || is_plain(text, form)) return ref_keep(text);
    uint32_t *chars = alloc_bytes(n * sizeof *chars);
    if (!chars) return NULL;
    chars_copy((unsigned char *)chars, 4, str_chars(text));
    StrBuilder out = STR_BUILDER;
    bool ok = add_normalized(&out, chars, n, form);
    mem_free(chars);
    if (ok) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

static Ref f_normalize(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    uninorm_t form;
    if (!read_form("normalize", args[0], args[1], &form)) return NULL;
    Ref made = normalized(args[1], form);
    if (made && str_equal(made, args[1])) ref_set(&made, ref_keep(args[1]));
    return made;
}

static Ref f_is_normalized(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    uninorm_t form;
    if (!read_form("is_normalized", args[0], args[1], &form)) return NULL;
    Ref made = normalized(args[1], form);
    bool same = made && str_equal(made, args[1]), ok = made != NULL;
    ref_drop(made);
    return ok ? bool_ref(same) : NULL;
}

/* ---- the module ------------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE("name", f_name, 1, 2, "The name of a character; default (or ValueError) where it has none."),
    NATIVE("lookup", f_lookup, 1, 1, "The character of this name, or the characters of a named sequence."),
    NATIVE("category", f_category, 1, 1, "The general category of a character: two letters."),
    NATIVE("bidirectional", f_bidirectional, 1, 1, "The bidirectional class of a character, '' where it has none."),
    NATIVE("combining", f_combining, 1, 1, "The canonical combining class of a character; 0: it does not combine."),
    NATIVE("east_asian_width", f_east_asian_width, 1, 1, "The East Asian width of a character."),
    NATIVE("mirrored", f_mirrored, 1, 1, "1 where the character is mirrored in text from right to left, else 0."),
    NATIVE("decomposition", f_decomposition, 1, 1, "What the character is put together of, in hexadecimal; '' where it is one piece."),
    NATIVE("decimal", f_decimal, 1, 2, "The value of a decimal digit."),
    NATIVE("digit", f_digit, 1, 2, "The value of a digit."),
    NATIVE("numeric", f_numeric, 1, 2, "The numeric value of a character, as a float."),
    NATIVE("normalize", f_normalize, 2, 2, "The text in normal form NFC, NFD, NFKC or NFKD."),
    NATIVE("is_normalized", f_is_normalized, 2, 2, "Is the text in this normal form?"),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add(module, "unidata_version", str_from_text("14.0.0"));
}

const ModuleDef unicodedata_module = {"unicodedata", fill};
