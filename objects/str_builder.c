#include "objects/str_parts.h"
#include "objects/err.h"

/* str_builder.c -- building text piece by piece.
 *
 * A builder holds characters of one width and widens what it has when a wider one comes. `widest` is all of them or-ed
 * together, so that the str can be made as narrow as its characters allow. */

/* The buffer of the last builder that ended, where it is not large: most texts are short, and this saves malloc. */
static unsigned char *spare;
enum { SPARE_SIZE = 512 };

static unsigned char *take_buffer(size_t size)
{
    unsigned char *taken = spare;
    if (size > SPARE_SIZE) return alloc_bytes(size);
    if (!taken) return alloc_bytes(SPARE_SIZE);
    spare = NULL;
    return taken;
}

static void give_buffer(unsigned char *data, size_t size)
{
    if (size != SPARE_SIZE || spare) mem_free(data);
    else spare = data;
}

void str_builder_shutdown(void)
{
    mem_free(spare);
    spare = NULL;
}

/* Make room for `more` characters of which the widest is `widest`. */
static bool reserve(StrBuilder *b, size_t more, uint32_t widest)
{
    uint8_t width = chars_width(b->widest | widest);
    size_t need = b->len + more;
    if (need < b->len || need > PTRDIFF_MAX / 8) return err_memory() != NULL;
    if (width > b->width || need > b->cap) {
        size_t cap = need * width <= SPARE_SIZE ? SPARE_SIZE / width : need + need / 2;
        unsigned char *fresh = take_buffer(cap * width);
        if (!fresh) return false;
        chars_copy(fresh, width, (Chars){ b->data, b->len, b->width });
        if (b->data) give_buffer(b->data, b->cap * b->width);
        b->data = fresh;
        b->cap = cap;
        b->width = width;
    }
    b->widest |= widest;
    return true;
}

bool str_add_char(StrBuilder *b, uint32_t c)
{
    if (b->len == b->cap || c >= 0x80) {
        if (!reserve(b, 1, c)) return false;
    }
    chars_put(b->data, b->width, b->len++, c);
    return true;
}

bool str_add_chars(StrBuilder *b, Chars chars)
{
    if (chars.len == 0) return true;
    if (!reserve(b, chars.len, chars_widest(chars))) return false;
    chars_copy(b->data + b->len * b->width, b->width, chars);
    b->len += chars.len;
    return true;
}

bool str_add_ascii(StrBuilder *b, const unsigned char *ascii, size_t len)
{
    if (len == 0) return true;
    if (b->width == 1 && len <= b->cap - b->len) memcpy(b->data + b->len, ascii, len);
    else if (!reserve(b, len, 0)) return false;
    else chars_copy(b->data + b->len * b->width, b->width, (Chars){ ascii, len, 1 });
    b->len += len;
    return true;
}

bool str_add_str(StrBuilder *b, View s)
{
    const StrObj *t = as_str(s);
    return t->ascii ? str_add_ascii(b, t->data, t->len) : str_add_chars(b, str_chars(s));
}

bool str_add_slice(StrBuilder *b, View s, size_t start, size_t stop)
{
    if (stop > as_str(s)->len) stop = as_str(s)->len;
    if (start >= stop) return true;
    return str_add_chars(b, chars_part(str_chars(s), start, stop));
}

bool str_add_text(StrBuilder *b, const char *ascii)
{
    return str_add_ascii(b, (const unsigned char *)ascii, strlen(ascii));
}

bool str_add_repeated(StrBuilder *b, uint32_t c, size_t times)
{
    if (times == 0) return true;
    if (!reserve(b, times, c)) return false;
    if (b->width == 1) memset(b->data + b->len, (int)c, times);
    else
        for (size_t i = 0; i < times; i++) chars_put(b->data, b->width, b->len + i, c);
    b->len += times;
    return true;
}

bool str_add_utf8(StrBuilder *b, const char *text, size_t len)
{
    if (chars_all_ascii((const unsigned char *)text, len))
        return str_add_ascii(b, (const unsigned char *)text, len);
    Ref s = str_from_utf8(text, len);
    bool ok = s && str_add_str(b, s);
    ref_drop(s);
    return ok;
}

Ref str_build(StrBuilder *b)
{
    Ref own = b->widest < 128 ? str_from_ascii(b->data, b->len)
                              : str_from_chars_of((Chars){ b->data, b->len, b->width });
    str_builder_drop(b);
    return own;
}

void str_builder_drop(StrBuilder *b)
{
    if (b->data) give_buffer(b->data, b->cap * b->width);
    *b = (StrBuilder)STR_BUILDER;
}
