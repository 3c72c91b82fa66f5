#include "objects/str_parts.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "objects/unicode.h"
#include "gc/collect.h"

/* str_split.c -- the methods that take text apart: split, splitlines, partition, strip, removeprefix. */

bool push_new(View list, Ref item) { return item && list_push(list, item); }

/* ---- split ---- */

static bool is_ascii_blank(unsigned char c) { return c == ' ' || (unsigned)(c - 9) < 5 || (unsigned)(c - 0x1C) < 4; }

/* split_at for ASCII and a separator of one character. */
static Ref split_ascii_at(const StrObj *s, unsigned char separator, size_t limit)
{
    const unsigned char *at = s->data, *end = s->data + s->len, *hit;
    Ref list = list_new();
    bool ok = list != NULL;
    while (ok && limit-- > 0 && (hit = memchr(at, separator, (size_t)(end - at)))) {
        ok = push_new(list, str_from_ascii(at, (size_t)(hit - at)));
        at = hit + 1;
    }
    ok = ok && push_new(list, at == s->data ? str_exact(&s->head) : str_from_ascii(at, (size_t)(end - at)));
    if (!ok) ref_clear(&list);
    return list;
}

/* split_blanks for ASCII, with nothing in the way. */
static Ref split_ascii_blanks(const StrObj *s)
{
    const unsigned char *at = s->data, *end = s->data + s->len;
    Ref list = list_new();
    bool ok = list != NULL;
    while (ok) {
        while (at < end && is_ascii_blank(*at)) at++;
        if (at == end) break;
        const unsigned char *start = at;
        while (at < end && !is_ascii_blank(*at)) at++;
        ok = push_new(list, str_from_ascii(start, (size_t)(at - start)));
    }
    if (!ok) ref_clear(&list);
    return list;
}

static Ref split_blanks(View v, size_t limit)
{
    if (as_str(v)->ascii && limit == SIZE_MAX) return split_ascii_blanks(as_str(v));
    size_t at = 0, len = as_str(v)->len;
    Ref list = list_new();
    bool ok = list != NULL;
    while (ok) {
        while (at < len && char_is_space(str_at(v, at))) at++;
        if (at == len) break;
        size_t start = at;
        if (limit-- == 0) {                             /* the rest in one piece */
            ok = push_new(list, str_slice(v, start, len));
            break;
        }
        while (at < len && !char_is_space(str_at(v, at))) at++;
        ok = push_new(list, str_slice(v, start, at));
    }
    if (!ok) ref_clear(&list);
    return list;
}

static Ref rsplit_blanks(View v, size_t limit)
{
    size_t at = as_str(v)->len;
    Ref list = list_new();
    bool ok = list != NULL;
    while (ok) {
        while (at > 0 && char_is_space(str_at(v, at - 1))) at--;
        if (at == 0) break;
        size_t stop = at;
        if (limit-- == 0) {
            ok = push_new(list, str_slice(v, 0, stop));
            break;
        }
        while (at > 0 && !char_is_space(str_at(v, at - 1))) at--;
        ok = push_new(list, str_slice(v, at, stop));
    }
    if (ok) list_reverse(list);
    else ref_clear(&list);
    return list;
}

static Ref split_at(View v, View separator, size_t limit)
{
    Chars text = str_chars(v), part = str_chars(separator);
    if (as_str(v)->ascii && part.len == 1 && as_str(separator)->ascii)
        return split_ascii_at(as_str(v), part.data[0], limit);
    size_t from = 0;
    Ref list = list_new();
    bool ok = list != NULL;
    while (ok && limit-- > 0) {
        ptrdiff_t at = chars_find(chars_part(text, from, text.len), part);
        if (at < 0) break;
        ok = push_new(list, str_slice(v, from, from + (size_t)at));
        from += (size_t)at + part.len;
    }
    if (ok && from == 0) ok = push_new(list, str_exact(v));
    else if (ok) ok = push_new(list, str_slice(v, from, text.len));
    if (!ok) ref_clear(&list);
    return list;
}

static Ref rsplit_at(View v, View separator, size_t limit)
{
    Chars text = str_chars(v), part = str_chars(separator);
    size_t stop = text.len;
    Ref list = list_new();
    bool ok = list != NULL;
    while (ok && limit-- > 0) {
        ptrdiff_t at = chars_rfind(chars_part(text, 0, stop), part);
        if (at < 0) break;
        ok = push_new(list, str_slice(v, (size_t)at + part.len, stop));
        stop = (size_t)at;
    }
    if (ok && stop == text.len) ok = push_new(list, str_exact(v));
    else if (ok) ok = push_new(list, str_slice(v, 0, stop));
    if (ok) list_reverse(list);
    else ref_clear(&list);
    return list;
}

typedef Ref SplitBlanks(View v, size_t limit);
typedef Ref SplitAt(View v, View separator, size_t limit);

static Ref split(View self, View const *args, SplitBlanks *by_blanks, SplitAt *by_separator)
{
    ptrdiff_t limit = -1;
    if (args[1] && !size_argument(args[1], &limit)) return NULL;
    if (!args[0] || args[0] == None) return by_blanks(self, limit < 0 ? SIZE_MAX : (size_t)limit);
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "must be str or None, not %T", args[0]);
    if (as_str(args[0])->len == 0) return err_raise(&exc_ValueError, "empty separator");
    return by_separator(self, args[0], limit < 0 ? SIZE_MAX : (size_t)limit);
}

STR_METHOD(split)  { (void)n; return split(self, args, split_blanks, split_at); }
STR_METHOD(rsplit) { (void)n; return split(self, args, rsplit_blanks, rsplit_at); }

STR_METHOD(splitlines)
{
    (void)n;
    size_t at = 0, len = as_str(self)->len;
    bool keep_ends;
    if (!flag_argument(args[0], &keep_ends)) return NULL;
    Ref list = list_new();
    bool ok = list != NULL;
    while (ok && at < len) {
        size_t start = at;
        while (at < len && !char_is_linebreak(str_at(self, at))) at++;
        size_t stop = at;
        if (at < len) at += str_at(self, at) == '\r' && at + 1 < len && str_at(self, at + 1) == '\n' ? 2 : 1;
        ok = push_new(list, str_slice(self, start, keep_ends ? at : stop));
    }
    if (!ok) ref_clear(&list);
    return list;
}

/* ---- partition ---- */

static bool check_separator(View separator)
{
    if (!is_str(separator)) return err_false(&exc_TypeError, "must be str, not %T", separator);
    return as_str(separator)->len > 0 || err_false(&exc_ValueError, "empty separator");
}

static Ref three_parts(View v, View separator, ptrdiff_t at)
{
    size_t from = (size_t)at, to = from + as_str(separator)->len;
    return tuple_of(3, str_slice(v, 0, from), str_exact(separator), str_slice(v, to, as_str(v)->len));
}

STR_METHOD(partition)
{
    (void)n;
    if (!check_separator(args[0])) return NULL;
    ptrdiff_t at = chars_find(str_chars(self), str_chars(args[0]));
    if (at < 0) return tuple_of(3, str_exact(self), ref_keep(str_empty), ref_keep(str_empty));
    return three_parts(self, args[0], at);
}

STR_METHOD(rpartition)
{
    (void)n;
    if (!check_separator(args[0])) return NULL;
    ptrdiff_t at = chars_rfind(str_chars(self), str_chars(args[0]));
    if (at < 0) return tuple_of(3, ref_keep(str_empty), ref_keep(str_empty), str_exact(self));
    return three_parts(self, args[0], at);
}

/* ---- strip ---- */

static bool is_among(uint32_t c, View set)
{
    if (!set) return char_is_space(c);
    unsigned char wide[4];
    memcpy(wide, &c, 4);
    return chars_find(str_chars(set), (Chars){ wide, 1, 4 }) >= 0;
}

static Ref strip(View self, View const *args, size_t n, const char *name, bool left, bool right)
{
    View set = n && args[0] != None ? args[0] : NULL;
    size_t start = 0, stop = as_str(self)->len;
    if (set && !is_str(set)) return err_raise(&exc_TypeError, "%s arg must be None or str", name);
    while (left && start < stop && is_among(str_at(self, start), set)) start++;
    while (right && stop > start && is_among(str_at(self, stop - 1), set)) stop--;
    return str_slice(self, start, stop);
}

STR_METHOD(strip)  { return strip(self, args, n, "strip", true, true); }
STR_METHOD(lstrip) { return strip(self, args, n, "lstrip", true, false); }
STR_METHOD(rstrip) { return strip(self, args, n, "rstrip", false, true); }

STR_METHOD(removeprefix)
{
    (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "removeprefix() argument must be str, not %s", argument_kind(args[0]));
    size_t len = as_str(self)->len, cut = as_str(args[0])->len;
    if (cut > len || !chars_equal(chars_part(str_chars(self), 0, cut), str_chars(args[0]))) return str_exact(self);
    return str_slice(self, cut, len);
}

STR_METHOD(removesuffix)
{
    (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "removesuffix() argument must be str, not %s", argument_kind(args[0]));
    size_t len = as_str(self)->len, cut = as_str(args[0])->len;
    if (cut > len || !chars_equal(chars_part(str_chars(self), len - cut, len), str_chars(args[0]))) return str_exact(self);
    return str_slice(self, 0, len - cut);
}
