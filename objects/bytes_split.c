#include "objects/bytes_parts.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/list.h"
#include "objects/str_parts.h"
#include "objects/tuple.h"

/* bytes_split.c -- the methods of bytes and bytearray that take them apart. */

#define BYTES_METHOD(name) Ref bytes_##name(View self, View const *args, size_t n)

static bool is_space(unsigned char c) { return c == ' ' || (c >= 9 && c <= 13); }

static Ref part_of(View self, size_t start, size_t stop)
{
    Chars text = bytes_chars(self);
    if (start == 0 && stop == text.len && self->shape == SHAPE_BYTES) return ref_keep(self);
    return bytes_like(self, text.data + start, stop - start);
}

/* ---- split ---- */

/* The pieces are found from one end; backwards, they are turned round at the end. */
static bool split_blanks(View self, View list, size_t limit)
{
    Chars text = bytes_chars(self);
    size_t at = 0, len = text.len;
    for (;;) {
        while (at < len && is_space(text.data[at])) at++;
        if (at == len) return true;
        size_t start = at;
        if (limit-- == 0) return push_new(list, part_of(self, start, len));
        while (at < len && !is_space(text.data[at])) at++;
        if (!push_new(list, part_of(self, start, at))) return false;
    }
}

static bool rsplit_blanks(View self, View list, size_t limit)
{
    Chars text = bytes_chars(self);
    size_t at = text.len;
    for (;;) {
        while (at > 0 && is_space(text.data[at - 1])) at--;
        if (at == 0) return true;
        size_t stop = at;
        if (limit-- == 0) return push_new(list, part_of(self, 0, stop));
        while (at > 0 && !is_space(text.data[at - 1])) at--;
        if (!push_new(list, part_of(self, at, stop))) return false;
    }
}

static bool split_at(View self, View list, Chars separator, size_t limit)
{
    Chars text = bytes_chars(self);
    size_t from = 0;
    while (limit-- > 0) {
        ptrdiff_t at = chars_find(chars_part(text, from, text.len), separator);
        if (at < 0) break;
        if (!push_new(list, part_of(self, from, from + (size_t)at))) return false;
        from += (size_t)at + separator.len;
    }
    return push_new(list, part_of(self, from, text.len));
}

static bool rsplit_at(View self, View list, Chars separator, size_t limit)
{
    Chars text = bytes_chars(self);
    size_t stop = text.len;
    while (limit-- > 0) {
        ptrdiff_t at = chars_rfind(chars_part(text, 0, stop), separator);
        if (at < 0) break;
        if (!push_new(list, part_of(self, (size_t)at + separator.len, stop))) return false;
        stop = (size_t)at;
    }
    return push_new(list, part_of(self, 0, stop));
}

static Ref split(View self, View const *args, bool backwards)
{
    ptrdiff_t count = -1;
    size_t len = 0;
    const unsigned char *separator = NULL;
    bool blanks = !args[0] || args[0] == None;
    if (args[1] && !size_argument(args[1], &count)) return NULL;
    size_t limit = count < 0 ? SIZE_MAX : (size_t)count;
    if (!blanks && !(separator = bytes_need(args[0], &len))) return NULL;
    if (!blanks && len == 0) return err_raise(&exc_ValueError, "empty separator");
    Ref list = list_new();
    if (!list) return NULL;
    bool ok = blanks ? (backwards ? rsplit_blanks : split_blanks)(self, list, limit)
                     : (backwards ? rsplit_at : split_at)(self, list, (Chars){ separator, len, 1 }, limit);
    if (ok && backwards) list_reverse(list);
    if (!ok) ref_clear(&list);
    return list;
}

BYTES_METHOD(split)  { (void)n; return split(self, args, false); }
BYTES_METHOD(rsplit) { (void)n; return split(self, args, true); }

BYTES_METHOD(splitlines)
{
    (void)n;
    bool keep_ends;
    if (!flag_argument(args[0], &keep_ends)) return NULL;
    Chars text = bytes_chars(self);
    Ref list = list_new();
    bool ok = list != NULL;
    for (size_t at = 0; ok && at < text.len;) {
        size_t start = at;
        while (at < text.len && text.data[at] != '\n' && text.data[at] != '\r') at++;
        size_t stop = at;
        if (at < text.len) at += text.data[at] == '\r' && at + 1 < text.len && text.data[at + 1] == '\n' ? 2 : 1;
        ok = push_new(list, part_of(self, start, keep_ends ? at : stop));
    }
    if (!ok) ref_clear(&list);
    return list;
}

/* ---- partition ---- */

static Ref partition(View self, View separator, bool backwards)
{
    size_t cut;
    const unsigned char *data = bytes_need(separator, &cut);
    if (!data) return NULL;
    if (cut == 0) return err_raise(&exc_ValueError, "empty separator");
    Chars text = bytes_chars(self), part = { data, cut, 1 };
    ptrdiff_t at = backwards ? chars_rfind(text, part) : chars_find(text, part);
    if (at < 0 && backwards) return tuple_of(3, bytes_like(self, "", 0), bytes_like(self, "", 0), part_of(self, 0, text.len));
    if (at < 0) return tuple_of(3, part_of(self, 0, text.len), bytes_like(self, "", 0), bytes_like(self, "", 0));
    Ref middle = is_bytearray(self) ? bytearray_new(part.data, part.len) : ref_keep(separator);
    return tuple_of(3, part_of(self, 0, (size_t)at), middle, part_of(self, (size_t)at + cut, text.len));
}

BYTES_METHOD(partition)  { (void)n; return partition(self, args[0], false); }
BYTES_METHOD(rpartition) { (void)n; return partition(self, args[0], true); }

/* ---- strip ---- */

static bool is_among(unsigned char c, Chars set) { return set.len && memchr(set.data, c, set.len); }

static Ref strip(View self, View const *args, size_t n, bool left, bool right)
{
    Chars set = { (const unsigned char *)" \t\n\r\v\f", 6, 1 };
    size_t len;
    if (n && args[0] != None) {
        const unsigned char *data = bytes_need(args[0], &len);
        if (!data) return NULL;
        set = (Chars){ data, len, 1 };
    }
    Chars text = bytes_chars(self);
    size_t start = 0, stop = text.len;
    while (left && start < stop && is_among(text.data[start], set)) start++;
    while (right && stop > start && is_among(text.data[stop - 1], set)) stop--;
    return part_of(self, start, stop);
}

BYTES_METHOD(strip)  { return strip(self, args, n, true, true); }
BYTES_METHOD(lstrip) { return strip(self, args, n, true, false); }
BYTES_METHOD(rstrip) { return strip(self, args, n, false, true); }

BYTES_METHOD(removeprefix)
{
    (void)n;
    size_t cut;
    const unsigned char *data = bytes_need(args[0], &cut);
    if (!data) return NULL;
    Chars text = bytes_chars(self);
    bool there = cut <= text.len && chars_equal(chars_part(text, 0, cut), (Chars){ data, cut, 1 });
    return part_of(self, there ? cut : 0, text.len);
}

BYTES_METHOD(removesuffix)
{
    (void)n;
    size_t cut;
    const unsigned char *data = bytes_need(args[0], &cut);
    if (!data) return NULL;
    Chars text = bytes_chars(self);
    bool there = cut <= text.len && chars_equal(chars_part(text, text.len - cut, text.len), (Chars){ data, cut, 1 });
    return part_of(self, 0, there ? text.len - cut : text.len);
}
