#include "objects/codec.h"
#include <stdio.h>
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/unicode.h"

/* codec_encode.c -- text to bytes.
 *
 * Characters that the encoding lacks are taken a run at a time, as python does: its errors name the whole run. */

typedef struct {
    Codec codec;
    View text;
    OnError on_error;
    const char *errors;
    BytesBuilder bytes;
} Encoder;

static size_t unit_size(const Encoder *e) { return e->codec.kind == CODEC_UTF16 ? 2 : e->codec.kind == CODEC_UTF32 ? 4 : 1; }

static bool can_encode(const Encoder *e, uint32_t c)
{
    switch (e->codec.kind) {
    case CODEC_ASCII:  return c < 128;
    case CODEC_LATIN1: return c < 256;
    case CODEC_ESCAPE: case CODEC_RAW_ESCAPE: return true;
    default:           return !char_is_surrogate(c);
    }
}

static bool add_unit(Encoder *e, uint32_t unit, int size)
{
    unsigned char out[4];
    for (int i = 0; i < size; i++)
        out[i] = (unsigned char)(unit >> 8 * (e->codec.order == ORDER_BIG ? size - 1 - i : i));
    return bytes_add(&e->bytes, out, (size_t)size);
}

static bool add_escape(Encoder *e, uint32_t c)
{
    char out[16];
    if (c == '\\') strcpy(out, "\\\\");
    else if (c == '\n') strcpy(out, "\\n");
    else if (c == '\r') strcpy(out, "\\r");
    else if (c == '\t') strcpy(out, "\\t");
    else if (c >= 32 && c < 127) snprintf(out, sizeof out, "%c", (int)c);
    else snprintf(out, sizeof out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
    return bytes_add(&e->bytes, out, strlen(out));
}

static bool add_char(Encoder *e, uint32_t c)
{
    unsigned char out[4];
    switch (e->codec.kind) {
    case CODEC_ASCII: case CODEC_LATIN1: return bytes_add_byte(&e->bytes, (unsigned char)c);
    case CODEC_ESCAPE: return add_escape(e, c);
    case CODEC_RAW_ESCAPE: return c < 0x100 ? bytes_add_byte(&e->bytes, (unsigned char)c) : add_escape(e, c);
    case CODEC_UTF32:  return add_unit(e, c, 4);
    case CODEC_UTF16:
        if (c < 0x10000) return add_unit(e, c, 2);
        return add_unit(e, 0xD800 + ((c - 0x10000) >> 10), 2) && add_unit(e, 0xDC00 + ((c - 0x10000) & 0x3FF), 2);
    default: return bytes_add(&e->bytes, out, (size_t)utf8_put(c, out));
    }
}

static bool add_ascii(Encoder *e, const char *ascii)
{
    for (; *ascii; ascii++)
        if (!add_char(e, (unsigned char)*ascii)) return false;
    return true;
}

static const char *reason_of(const Encoder *e)
{
    return e->codec.kind == CODEC_ASCII ? "ordinal not in range(128)"
         : e->codec.kind == CODEC_LATIN1 ? "ordinal not in range(256)" : "surrogates not allowed";
}

static bool raise_error(const Encoder *e, size_t start, size_t end)
{
    err_raise_object(codec_encode_error(e->codec.name, e->text, start, end, reason_of(e)));
    return false;
}

/* What a handler has put in the place of [start, ...): bytes as they are, text that can be encoded. */
static bool add_replacement(Encoder *e, View what, size_t start, size_t end)
{
    if (is_bytes(what) && as_bytes(what)->len % unit_size(e)) return raise_error(e, start, end);
    if (is_bytes(what)) return bytes_add(&e->bytes, as_bytes(what)->data, as_bytes(what)->len);
    for (size_t i = 0; i < as_str(what)->len; i++)
        if (!can_encode(e, str_at(what, i))) return raise_error(e, start, end);
    for (size_t i = 0; i < as_str(what)->len; i++)
        if (!add_char(e, str_at(what, i))) return false;
    return true;
}

static bool ask_handler(Encoder *e, size_t start, size_t *end)
{
    Ref handler = codec_lookup_error(e->errors), what = NULL;
    size_t at = *end;
    if (!handler) return false;
    Ref error = codec_encode_error(e->codec.name, e->text, start, *end, reason_of(e));
    bool ok = codec_ask_handler(handler, error, false, as_str(e->text)->len, &what, &at) && add_replacement(e, what, start, *end);
    *end = at;
    ref_drop(what);
    ref_drop(handler);
    return ok;
}

/* Put something in the place of one character. 0: this handler has nothing for it, -1: error. */
static int replace(Encoder *e, uint32_t c)
{
    char out[24];
    switch (e->on_error) {
    case ON_ERROR_IGNORE:  return 1;
    case ON_ERROR_REPLACE: return add_ascii(e, "?") ? 1 : -1;
    case ON_ERROR_BACKSLASH:
        snprintf(out, sizeof out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
        return add_ascii(e, out) ? 1 : -1;
    case ON_ERROR_XML:
        snprintf(out, sizeof out, "&#%u;", (unsigned)c);
        return add_ascii(e, out) ? 1 : -1;
    case ON_ERROR_ESCAPE:
        if (c < 0xDC80 || c > 0xDCFF || unit_size(e) > 1) return 0;
        return bytes_add_byte(&e->bytes, (unsigned char)(c - 0xDC00)) ? 1 : -1;
    case ON_ERROR_PASS:
        if (e->codec.kind == CODEC_ASCII || e->codec.kind == CODEC_LATIN1 || !char_is_surrogate(c)) return 0;
        return add_char(e, c) ? 1 : -1;
    default:               return 0;
    }
}

/* Characters [start, *stop) cannot be encoded; encoding goes on at *stop. */
static bool handle(Encoder *e, size_t start, size_t *stop)
{
    size_t mark = e->bytes.len, end = *stop;
    if (e->on_error == ON_ERROR_UNKNOWN) return ask_handler(e, start, stop);
    for (size_t i = start; i < end; i++) {
        int done = replace(e, str_at(e->text, i));
        if (done > 0) continue;
        e->bytes.len = mark;
        return done < 0 ? false : raise_error(e, start, end);
    }
    return true;
}

static bool run(Encoder *e)
{
    size_t len = as_str(e->text)->len;
    bool wide = e->codec.kind == CODEC_UTF16 || e->codec.kind == CODEC_UTF32;      /* these complain one by one */
    for (size_t i = 0; i < len; i++) {
        if (can_encode(e, str_at(e->text, i))) {
            if (!add_char(e, str_at(e->text, i))) return false;
            continue;
        }
        size_t end = i + 1;
        while (!wide && end < len && !can_encode(e, str_at(e->text, end))) end++;
        if (!handle(e, i, &end)) return false;
        i = end - 1;
    }
    return true;
}

static bool has_surrogates(Chars text)
{
    for (size_t i = 0; text.width > 1 && i < text.len; i++)
        if (char_is_surrogate(chars_at(text.data, text.width, i))) return true;
    return false;
}

/* Where the str's own bytes will do. */
static bool is_plain(Codec codec, const StrObj *s)
{
    if (codec.kind == CODEC_LATIN1 || codec.kind == CODEC_RAW_ESCAPE) return s->width == 1;
    return s->ascii && (codec.kind == CODEC_UTF8 || codec.kind == CODEC_ASCII);
}

Ref codec_encode_with(Codec codec, View text, const char *errors)
{
    Encoder e = { codec, text, codec_on_error(errors), errors, BYTES_BUILDER };
    const StrObj *s = as_str(text);
    if (is_plain(codec, s)) return bytes_new(s->data, s->len);
    if (codec.kind == CODEC_UTF8 && !has_surrogates(str_chars(text))) {
        Ref own = bytes_new(NULL, utf8_size(str_chars(text)));
        if (own) utf8_write(str_chars(text), as_bytes(own)->data);
        return own;
    }
    bool ok = true;
    if (codec.kind == CODEC_UTF8_SIG) ok = bytes_add(&e.bytes, "\xEF\xBB\xBF", 3);
    if (codec.order == ORDER_NATIVE_MARK && (codec.kind == CODEC_UTF16 || codec.kind == CODEC_UTF32))
        ok = add_char(&e, 0xFEFF);
    if (ok && run(&e)) return bytes_build(&e.bytes);
    bytes_builder_drop(&e.bytes);
    return NULL;
}
