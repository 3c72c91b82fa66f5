#include "objects/bytes_parts.h"
#include "objects/abstract.h"
#include "objects/codec.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/str_parts.h"
#include "objects/tuple.h"

/* bytes_methods.c -- the methods of bytes and bytearray that search, ask, change case and pad. Those that take bytes apart are
 * in bytes_split.c. "Letters" are those of ASCII. */

#define BYTES_METHOD(name) Ref bytes_##name(View self, View const *args, size_t n)

static bool is_lower(unsigned char c) { return (unsigned)(c - 'a') < 26; }
static bool is_upper(unsigned char c) { return (unsigned)(c - 'A') < 26; }
static bool is_alpha(unsigned char c) { return is_lower(c) || is_upper(c); }
static bool is_digit(unsigned char c) { return (unsigned)(c - '0') < 10; }
static bool is_alnum(unsigned char c) { return is_alpha(c) || is_digit(c); }
static bool is_space(unsigned char c) { return c == ' ' || (c >= 9 && c <= 13); }
static bool is_ascii(unsigned char c) { return c < 128; }

static unsigned char *writable(View own) { return (unsigned char *)(uintptr_t)bytes_chars(own).data; }

/* ---- searching ---- */

/* What to search for: bytes, or one byte given as a number, kept in *byte. */
static bool needle(View v, unsigned char *byte, Chars *out)
{
    int found = bytes_look(v, out);
    if (found) return found > 0;
    if (!type_of(v)->index)
        return err_false(&exc_TypeError, "argument should be integer or bytes-like object, not '%T'", v);
    if (!byte_from(v, "byte", byte)) return false;
    *out = (Chars){ byte, 1, 1 };
    return true;
}

typedef enum { SEARCH_FIRST, SEARCH_LAST, SEARCH_COUNT } Search;

static bool search(const char *name, View self, View const *args, size_t n, Search what, ptrdiff_t *out)
{
    size_t start, stop;
    unsigned char byte;
    Chars part;
    if (!search_arguments(name, n) || !text_bounds(args, n, 1, bytes_chars(self).len, &start, &stop) || !needle(args[0], &byte, &part)) return false;
    *out = what == SEARCH_COUNT ? 0 : -1;
    if (stop > bytes_chars(self).len) stop = bytes_chars(self).len;
    if (start > stop) return true;
    Chars text = chars_part(bytes_chars(self), start, stop);
    if (what == SEARCH_COUNT) {
        *out = part.len ? (ptrdiff_t)chars_count(text, part, SIZE_MAX) : (ptrdiff_t)text.len + 1;
        return true;
    }
    *out = what == SEARCH_FIRST ? chars_find(text, part) : chars_rfind(text, part);
    if (*out >= 0) *out += (ptrdiff_t)start;
    return true;
}

static Ref number(const char *name, View self, View const *args, size_t n, Search what)
{
    ptrdiff_t at;
    return search(name, self, args, n, what, &at) ? int_new(at) : NULL;
}

static Ref number_or_fail(const char *name, View self, View const *args, size_t n, Search what)
{
    ptrdiff_t at;
    if (!search(name, self, args, n, what, &at)) return NULL;
    return at >= 0 ? int_new(at) : err_raise(&exc_ValueError, "subsection not found");
}

BYTES_METHOD(find)   { return number("find", self, args, n, SEARCH_FIRST); }
BYTES_METHOD(rfind)  { return number("rfind", self, args, n, SEARCH_LAST); }
BYTES_METHOD(count)  { return number("count", self, args, n, SEARCH_COUNT); }
BYTES_METHOD(index)  { return number_or_fail("index", self, args, n, SEARCH_FIRST); }
BYTES_METHOD(rindex) { return number_or_fail("rindex", self, args, n, SEARCH_LAST); }

static bool stands_at_edge(View self, Chars what, size_t start, size_t stop, bool at_end)
{
    Chars text = bytes_chars(self);
    if (start > stop || what.len > stop - start) return false;
    size_t at = at_end ? stop - what.len : start;
    return chars_equal(chars_part(text, at, at + what.len), what);
}

static Ref edge(View self, View const *args, size_t n, const char *name, bool at_end)
{
    size_t start, stop;
    if (!search_arguments(name, n) || !text_bounds(args, n, 1, bytes_chars(self).len, &start, &stop)) return NULL;
    if (stop > bytes_chars(self).len) stop = bytes_chars(self).len;
    Chars what;
    int found = is_tuple(args[0]) ? 0 : bytes_look(args[0], &what);
    if (found) return found > 0 ? bool_ref(stands_at_edge(self, what, start, stop, at_end)) : NULL;
    if (!is_tuple(args[0]))
        return err_raise(&exc_TypeError, "%s first arg must be bytes or a tuple of bytes, not %T", name, args[0]);
    for (size_t i = 0; i < as_tuple(args[0])->len; i++) {
        size_t len;
        const unsigned char *data = bytes_need(tuple_at(args[0], i), &len);
        if (!data) return NULL;
        if (stands_at_edge(self, (Chars){ data, len, 1 }, start, stop, at_end)) return True;
    }
    return False;
}

BYTES_METHOD(startswith) { return edge(self, args, n, "startswith", false); }
BYTES_METHOD(endswith)   { return edge(self, args, n, "endswith", true); }

/* ---- asking ---- */

static Ref all_are(View self, bool (*claim)(unsigned char c), bool when_empty)
{
    Chars text = bytes_chars(self);
    for (size_t i = 0; i < text.len; i++)
        if (!claim(text.data[i])) return False;
    return bool_ref(text.len > 0 || when_empty);
}

BYTES_METHOD(isalnum) { (void)args, (void)n; return all_are(self, is_alnum, false); }
BYTES_METHOD(isalpha) { (void)args, (void)n; return all_are(self, is_alpha, false); }
BYTES_METHOD(isascii) { (void)args, (void)n; return all_are(self, is_ascii, true); }
BYTES_METHOD(isdigit) { (void)args, (void)n; return all_are(self, is_digit, false); }
BYTES_METHOD(isspace) { (void)args, (void)n; return all_are(self, is_space, false); }

static Ref has_case(View self, bool (*wanted)(unsigned char c), bool (*other)(unsigned char c))
{
    Chars text = bytes_chars(self);
    bool found = false;
    for (size_t i = 0; i < text.len; i++) {
        if (other(text.data[i])) return False;
        found = found || wanted(text.data[i]);
    }
    return bool_ref(found);
}

BYTES_METHOD(islower) { (void)args, (void)n; return has_case(self, is_lower, is_upper); }
BYTES_METHOD(isupper) { (void)args, (void)n; return has_case(self, is_upper, is_lower); }

BYTES_METHOD(istitle)
{
    (void)args, (void)n;
    Chars text = bytes_chars(self);
    bool found = false, after_letter = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = text.data[i];
        if ((is_upper(c) && after_letter) || (is_lower(c) && !after_letter)) return False;
        after_letter = is_alpha(c);
        found = found || after_letter;
    }
    return bool_ref(found);
}

/* ---- changing case ---- */

typedef enum { CASE_LOWER, CASE_UPPER, CASE_TITLE, CASE_SWAP, CASE_CAPITAL } CaseChange;

static Ref change_case(View self, CaseChange change)
{
    Chars text = bytes_chars(self);
    Ref own = bytes_like(self, text.data, text.len);
    if (!own) return NULL;
    unsigned char *out = writable(own);
    bool after_letter = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = out[i];
        bool up = change == CASE_UPPER || change == CASE_SWAP || (change == CASE_TITLE && !after_letter) ||
                  (change == CASE_CAPITAL && i == 0);
        after_letter = is_alpha(c);
        if (is_lower(c) && up) out[i] = c - 32;
        else if (is_upper(c) && (!up || change == CASE_SWAP)) out[i] = c + 32;
    }
    return own;
}

BYTES_METHOD(lower)      { (void)args, (void)n; return change_case(self, CASE_LOWER); }
BYTES_METHOD(upper)      { (void)args, (void)n; return change_case(self, CASE_UPPER); }
BYTES_METHOD(title)      { (void)args, (void)n; return change_case(self, CASE_TITLE); }
BYTES_METHOD(swapcase)   { (void)args, (void)n; return change_case(self, CASE_SWAP); }
BYTES_METHOD(capitalize) { (void)args, (void)n; return change_case(self, CASE_CAPITAL); }

/* ---- padding ---- */

static Ref pad(View self, View const *args, size_t n, const char *name, int left_part)
{
    ptrdiff_t width;
    unsigned char fill = ' ';
    if (!size_argument(args[0], &width)) return NULL;
    if (n > 1) {
        Chars one = bytes_chars(args[1]);
        if (!one.data || one.len != 1)
            return err_raise(&exc_TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name,
                             argument_kind(args[1]));
        fill = one.data[0];
    }
    Chars text = bytes_chars(self);
    size_t more = width > (ptrdiff_t)text.len ? (size_t)width - text.len : 0;
    size_t left = left_part == 0 ? 0 : left_part == 2 ? more : more / 2 + (more & (size_t)width & 1);
    if (more == 0) return self->shape == SHAPE_BYTES ? ref_keep(self) : bytes_like(self, text.data, text.len);
    Ref own = bytes_like(self, NULL, text.len + more);
    if (!own) return NULL;
    memset(writable(own), fill, text.len + more);
    if (text.len) memcpy(writable(own) + left, text.data, text.len);
    return own;
}

BYTES_METHOD(ljust)  { return pad(self, args, n, "ljust", 0); }
BYTES_METHOD(center) { return pad(self, args, n, "center", 1); }
BYTES_METHOD(rjust)  { return pad(self, args, n, "rjust", 2); }

BYTES_METHOD(zfill)
{
    (void)n;
    ptrdiff_t width;
    if (!size_argument(args[0], &width)) return NULL;
    Chars text = bytes_chars(self);
    size_t more = width > (ptrdiff_t)text.len ? (size_t)width - text.len : 0;
    if (more == 0) return self->shape == SHAPE_BYTES ? ref_keep(self) : bytes_like(self, text.data, text.len);
    Ref own = bytes_like(self, NULL, text.len + more);
    if (!own) return NULL;
    size_t sign = text.len > 0 && (text.data[0] == '+' || text.data[0] == '-');
    unsigned char *out = writable(own);
    memset(out, '0', text.len + more);
    if (sign) out[0] = text.data[0];
    if (text.len > sign) memcpy(out + more + sign, text.data + sign, text.len - sign);
    return own;
}

BYTES_METHOD(expandtabs)
{
    (void)n;
    BytesBuilder b = BYTES_BUILDER;
    ptrdiff_t size = 8;
    size_t column = 0;
    bool ok = true;
    if (args[0] && !size_argument(args[0], &size)) return NULL;
    Chars text = bytes_chars(self);
    for (size_t i = 0; ok && i < text.len; i++) {
        unsigned char c = text.data[i];
        if (c == '\t') {
            size_t more = size > 0 ? (size_t)size - column % (size_t)size : 0;
            column += more;
            while (ok && more-- > 0) ok = bytes_add_byte(&b, ' ');
        } else {
            ok = bytes_add_byte(&b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    if (ok) return bytes_built_like(self, &b);
    bytes_builder_drop(&b);
    return NULL;
}

/* ---- replace, translate ---- */

static bool interleave(BytesBuilder *b, Chars text, Chars fresh, size_t limit)
{
    bool ok = true;
    size_t i = 0;
    for (; ok && limit > 0 && i <= text.len; limit--, i++)
        ok = bytes_add(b, fresh.data, fresh.len) && (i == text.len || bytes_add_byte(b, text.data[i]));
    return ok && (i >= text.len || bytes_add(b, text.data + i, text.len - i));
}

BYTES_METHOD(replace)
{
    BytesBuilder b = BYTES_BUILDER;
    ptrdiff_t count = -1;
    size_t from = 0;
    bool ok = true;
    if (n > 2 && !size_argument(args[2], &count)) return NULL;
    size_t limit = count < 0 ? SIZE_MAX : (size_t)count, old_len, fresh_len;
    const unsigned char *old_data = bytes_need(args[0], &old_len), *fresh_data = old_data ? bytes_need(args[1], &fresh_len) : NULL;
    if (!fresh_data) return NULL;
    Chars text = bytes_chars(self), old = { old_data, old_len, 1 }, fresh = { fresh_data, fresh_len, 1 };
    if (old.len == 0) {
        ok = interleave(&b, text, fresh, limit);
    } else {
        while (ok && limit-- > 0) {
            ptrdiff_t at = chars_find(chars_part(text, from, text.len), old);
            if (at < 0) break;
            ok = bytes_add(&b, text.data + from, (size_t)at) && bytes_add(&b, fresh.data, fresh.len);
            from += (size_t)at + old.len;
        }
        ok = ok && bytes_add(&b, text.data + from, text.len - from);
    }
    if (ok) return bytes_built_like(self, &b);
    bytes_builder_drop(&b);
    return NULL;
}

BYTES_METHOD(translate)
{
    (void)n;
    BytesBuilder b = BYTES_BUILDER;
    bool drop[256] = {0}, ok = true;
    const unsigned char *table = NULL;
    size_t len;
    if (args[0] != None) {
        if (!(table = bytes_need(args[0], &len))) return NULL;
        if (len != 256) return err_raise(&exc_ValueError, "translation table must be 256 characters long");
    }
    if (args[1]) {
        const unsigned char *delete = bytes_need(args[1], &len);
        if (!delete) return NULL;
        for (size_t i = 0; i < len; i++) drop[delete[i]] = true;
    }
    Chars text = bytes_chars(self);
    for (size_t i = 0; ok && i < text.len; i++) {
        unsigned char c = text.data[i];
        if (!drop[c]) ok = bytes_add_byte(&b, table ? table[c] : c);
    }
    if (ok) return bytes_built_like(self, &b);
    bytes_builder_drop(&b);
    return NULL;
}

BYTES_METHOD(maketrans)
{
    (void)self, (void)n;
    size_t from_len, to_len;
    const unsigned char *from = bytes_need(args[0], &from_len), *to = from ? bytes_need(args[1], &to_len) : NULL;
    if (!to) return NULL;
    if (from_len != to_len) return err_raise(&exc_ValueError, "maketrans arguments must have same length");
    Ref own = bytes_new(NULL, 256);
    if (!own) return NULL;
    for (int i = 0; i < 256; i++) as_bytes(own)->data[i] = (unsigned char)i;
    for (size_t i = 0; i < from_len; i++) as_bytes(own)->data[from[i]] = to[i];
    return own;
}

/* ---- hex, decode, join ---- */

static bool hex_separator(View v, unsigned char *out)
{
    Chars one = is_str(v) ? str_chars(v) : bytes_chars(v);
    size_t len;
    if (!obj_length(v, &len)) return false;
    if (len != 1) return err_false(&exc_ValueError, "sep must be length 1.");
    if (!one.data) return err_false(&exc_TypeError, "sep must be str or bytes.");
    uint32_t c = chars_at(one.data, one.width, 0);
    if (c >= 128) return err_false(&exc_ValueError, "sep must be ASCII.");
    *out = (unsigned char)c;
    return true;
}

/* A separator each `group` bytes, counted from the end, or from the start where group is negative. */
BYTES_METHOD(hex)
{
    (void)n;
    StrBuilder b = STR_BUILDER;
    ptrdiff_t group = 1;
    unsigned char separator = 0;
    bool ok = true;
    if (args[1] && !size_argument(args[1], &group)) return NULL;
    if (args[0] && !hex_separator(args[0], &separator)) return NULL;
    Chars text = bytes_chars(self);
    size_t each = group < 0 ? (size_t)-group : (size_t)group;
    if (!args[0] && text.len) {
        Ref own = str_sized(2 * text.len, 'f');
        for (size_t i = 0; own && i < text.len; i++) {
            as_str(own)->data[2 * i] = (unsigned char)"0123456789abcdef"[text.data[i] >> 4];
            as_str(own)->data[2 * i + 1] = (unsigned char)"0123456789abcdef"[text.data[i] & 15];
        }
        return own;
    }
    for (size_t i = 0; ok && i < text.len; i++) {
        bool border = i && args[0] && each && (group < 0 ? i : text.len - i) % each == 0;
        ok = (!border || str_add_char(&b, separator)) &&
             str_add_char(&b, (unsigned char)"0123456789abcdef"[text.data[i] >> 4]) &&
             str_add_char(&b, (unsigned char)"0123456789abcdef"[text.data[i] & 15]);
    }
    if (ok) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

static int hex_digit(View text, size_t at)
{
    uint32_t c = at < as_str(text)->len ? str_at(text, at) : 0;
    if (c >= '0' && c <= '9') return (int)c - '0';
    return (c | 32) >= 'a' && (c | 32) <= 'f' ? (int)(c | 32) - 'a' + 10 : -1;
}

BYTES_METHOD(fromhex)
{
    BytesBuilder b = BYTES_BUILDER;
    View text = args[0];
    bool ok = true;
    (void)n;
    if (!is_str(text)) return err_raise(&exc_TypeError, "fromhex() argument must be str, not %s", argument_kind(text));
    for (size_t i = 0; ok && i < as_str(text)->len; i += 2) {
        while (i < as_str(text)->len && str_at(text, i) < 128 && is_space((unsigned char)str_at(text, i))) i++;
        if (i == as_str(text)->len) break;
        int high = hex_digit(text, i), low = high < 0 ? -1 : hex_digit(text, i + 1);
        if (low < 0) ok = err_false(&exc_ValueError, "non-hexadecimal number found in fromhex() arg at position %zd",
                                    (ptrdiff_t)(high < 0 ? i : i + 1));
        else ok = bytes_add_byte(&b, (unsigned char)(high << 4 | low));
    }
    Ref bytes = ok ? bytes_build(&b) : NULL;
    bytes_builder_drop(&b);
    if (!bytes || self == &bytes_type.head) return bytes;
    Ref own = obj_call_1(self, bytes);
    ref_drop(bytes);
    return own;
}

BYTES_METHOD(decode_method)
{
    (void)n;
    const char *encoding, *errors;
    if (!codec_arguments("decode", args[0], args[1], &encoding, &errors)) return NULL;
    Chars text = bytes_chars(self);
    return codec_decode(text.data, text.len, encoding, errors);
}

BYTES_METHOD(join)
{
    (void)n;
    BytesBuilder b = BYTES_BUILDER;
    size_t len;
    bool ok = true;
    Ref fast = seq_fast(args[0], "can only join an iterable");
    if (!fast) return NULL;
    View const *items = seq_items(fast, &len);
    Chars separator = bytes_chars(self);
    for (size_t i = 0; ok && i < len; i++) {
        Chars part;
        if (bytes_look(items[i], &part) <= 0) {
            err_clear();
            ok = err_false(&exc_TypeError, "sequence item %zd: expected a bytes-like object, %T found", (ptrdiff_t)i, items[i]);
            break;
        }
        ok = (i == 0 || bytes_add(&b, separator.data, separator.len)) && bytes_add(&b, part.data, part.len);
    }
    ref_drop(fast);
    if (ok) return bytes_built_like(self, &b);
    bytes_builder_drop(&b);
    return NULL;
}
