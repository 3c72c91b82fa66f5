#include "objects/str.h"
#include <stdio.h>
#include "objects/unicode.h"

/* str_repr.c -- text as it would be written in a program. */

static bool has_char(View v, uint32_t c)
{
    unsigned char one = (unsigned char)c;
    return chars_find(str_chars(v), (Chars){ &one, 1, 1 }) >= 0;
}

static bool add_escaped(StrBuilder *b, uint32_t c, uint32_t quote)
{
    char escape[16];
    if (c == quote || c == '\\') return str_add_char(b, '\\') && str_add_char(b, c);
    if (char_is_printable(c)) return str_add_char(b, c);
    if (c == '\n') return str_add_text(b, "\\n");
    if (c == '\r') return str_add_text(b, "\\r");
    if (c == '\t') return str_add_text(b, "\\t");
    snprintf(escape, sizeof escape, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
    return str_add_text(b, escape);
}

/* Nothing to escape, and no quotes: by far the most of them. */
static bool is_plain(const StrObj *s)
{
    if (!s->ascii) return false;
    for (size_t i = 0; i < s->len; i++)
        if (s->data[i] < 32 || s->data[i] == '\'' || s->data[i] == '\\' || s->data[i] == 127) return false;
    return true;
}

Ref str_repr(View v)
{
    StrBuilder b = STR_BUILDER;
    size_t len = as_str(v)->len;
    if (is_plain(as_str(v))) {
        Ref own = str_sized(len + 2, 0);
        if (!own) return NULL;
        as_str(own)->data[0] = as_str(own)->data[len + 1] = '\'';
        memcpy(as_str(own)->data + 1, as_str(v)->data, len);
        return own;
    }
    uint32_t quote = has_char(v, '\'') && !has_char(v, '"') ? '"' : '\'';
    bool ok = str_add_char(&b, quote);
    for (size_t i = 0; ok && i < len; i++) ok = add_escaped(&b, str_at(v, i), quote);
    if (ok && str_add_char(&b, quote)) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}
