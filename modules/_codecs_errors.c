/* _codecs_errors.c -- python's error handlers as functions that a program can get by codecs.lookup_error: each takes a
 * UnicodeError and returns what stands in the place of the error, and where to go on. */
#include <stdio.h>

#include "modules/_codecs_parts.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/class.h"
#include "objects/codec.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/unicode.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

typedef enum { ENCODE, DECODE, TRANSLATE } Way;
typedef struct { Way way; View object; size_t start, end; } Error;

static Ref refuse(View v) { return err_raise(&exc_TypeError, "don't know how to handle %T in error callback", v); }

/* Read the exception; the place is clipped to the object, as CPython does it. */
static bool read_error(View v, Error *out)
{
    int64_t start = 0, end = 0;
    if (type_is_subtype(type_of(v), &exc_UnicodeEncodeError)) out->way = ENCODE;
    else if (type_is_subtype(type_of(v), &exc_UnicodeDecodeError)) out->way = DECODE;
    else if (type_is_subtype(type_of(v), &exc_UnicodeTranslateError)) out->way = TRANSLATE;
    else return refuse(v), false;
    Ref const *f = as_exc(v)->fields;
    out->object = f[UNICODE_OBJECT];
    if (!out->object || !f[UNICODE_START] || !f[UNICODE_END]) return err_false(&exc_TypeError, "object attribute not set");
    if (!int_fits(f[UNICODE_START], &start) || !int_fits(f[UNICODE_END], &end)) start = end = 0;
    int64_t len = is_str(out->object) ? (int64_t)as_str(out->object)->len : is_bytes(out->object) ? (int64_t)as_bytes(out->object)->len : 0;
    if (start < 0) start = 0;
    if (start >= len) start = len ? len - 1 : 0;
    if (end < 1) end = 1;
    if (end > len) end = len;
    out->start = (size_t)start;
    out->end = end < start ? (size_t)start : (size_t)end;
    return true;
}

static Ref answer(Ref text, size_t at) { return text ? tuple_of(2, text, int_new((int64_t)at)) : NULL; }

static Ref raise_again(View v)
{
    err_raise_object(ref_keep(v));
    return NULL;
}

static Ref f_strict ARGS
{
    UNUSED;
    if (!is_exc(args[0])) return err_raise(&exc_TypeError, "codec must pass exception instance");
    return raise_again(args[0]);
}

static Ref f_ignore ARGS
{
    UNUSED;
    Error e;
    return read_error(args[0], &e) ? answer(ref_keep(str_empty), e.end) : NULL;
}

static Ref f_replace ARGS
{
    UNUSED;
    Error e;
    StrBuilder b = STR_BUILDER;
    if (!read_error(args[0], &e)) return NULL;
    if (e.way == DECODE) return answer(str_from_char(0xFFFD), e.end);
    if (!str_add_repeated(&b, e.way == ENCODE ? '?' : 0xFFFD, e.end - e.start)) return str_builder_drop(&b), NULL;
    return answer(str_build(&b), e.end);
}

/* One piece of text for each character (or byte) of the error. */
static Ref each(const Error *e, bool (*add)(StrBuilder *b, uint32_t c))
{
    StrBuilder b = STR_BUILDER;
    for (size_t i = e->start; i < e->end; i++)
        if (!add(&b, is_str(e->object) ? str_at(e->object, i) : as_bytes(e->object)->data[i])) return str_builder_drop(&b), NULL;
    return answer(str_build(&b), e->end);
}

static bool add_reference(StrBuilder *b, uint32_t c)
{
    char text[16];
    snprintf(text, sizeof text, "&#%u;", (unsigned)c);
    return str_add_text(b, text);
}

static bool add_backslashed(StrBuilder *b, uint32_t c)
{
    char text[16];
    snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
    return str_add_text(b, text);
}

/* By the module unicodedata, which knows the names. */
static bool add_named(StrBuilder *b, uint32_t c)
{
    Ref module = object_import ? object_import("unicodedata") : NULL, text = NULL, name = NULL;
    if (module && (text = str_from_char(c))) name = obj_call_method(module, "name", (View[]){ text, None }, 2);
    ref_drop(module);
    ref_drop(text);
    if (!name || !is_str(name)) {
        ref_drop(name);
        err_clear();
        return add_backslashed(b, c);
    }
    bool ok = str_add_text(b, "\\N{") && str_add_str(b, name) && str_add_char(b, '}');
    ref_drop(name);
    return ok;
}

static Ref f_xml ARGS
{
    UNUSED;
    Error e;
    if (!read_error(args[0], &e)) return NULL;
    return e.way == ENCODE ? each(&e, add_reference) : refuse(args[0]);
}

static Ref f_name ARGS
{
    UNUSED;
    Error e;
    if (!read_error(args[0], &e)) return NULL;
    return e.way == ENCODE ? each(&e, add_named) : refuse(args[0]);
}

static Ref f_backslash ARGS
{
    UNUSED;
    Error e;
    return read_error(args[0], &e) ? each(&e, add_backslashed) : NULL;
}

static Ref f_surrogateescape ARGS
{
    UNUSED;
    Error e;
    if (!read_error(args[0], &e)) return NULL;
    if (e.way == TRANSLATE) return refuse(args[0]);
    if (e.way == ENCODE) {
        BytesBuilder b = BYTES_BUILDER;
        for (size_t i = e.start; i < e.end; i++) {
            uint32_t c = str_at(e.object, i);
            if (c < 0xDC80 || c > 0xDCFF) return bytes_builder_drop(&b), raise_again(args[0]);
            if (!bytes_add_byte(&b, (unsigned char)(c - 0xDC00))) return bytes_builder_drop(&b), NULL;
        }
        return answer(bytes_build(&b), e.end);
    }
    StrBuilder b = STR_BUILDER;
    size_t at = e.start;
    for (; at < e.end && at < e.start + 4 && as_bytes(e.object)->data[at] >= 128; at++)
        if (!str_add_char(&b, 0xDC00u + as_bytes(e.object)->data[at])) return str_builder_drop(&b), NULL;
    if (at == e.start) return str_builder_drop(&b), raise_again(args[0]);
    return answer(str_build(&b), at);
}

/* Which of the UTF encodings the error is about; false: none. */
static bool utf_of(View v, Codec *out)
{
    static const Codec known[] = {
        { CODEC_UTF8, 0, "utf-8" }, { CODEC_UTF16, ORDER_LITTLE, "utf-16-le" }, { CODEC_UTF16, ORDER_BIG, "utf-16-be" },
        { CODEC_UTF32, ORDER_LITTLE, "utf-32-le" }, { CODEC_UTF32, ORDER_BIG, "utf-32-be" }, { CODEC_UTF16, ORDER_LITTLE, "utf-16" },
        { CODEC_UTF32, ORDER_LITTLE, "utf-32" }, { CODEC_UTF8, 0, "utf8" }, { CODEC_UTF16, ORDER_LITTLE, "utf_16_le" },
        { CODEC_UTF16, ORDER_BIG, "utf_16_be" }, { CODEC_UTF32, ORDER_LITTLE, "utf_32_le" }, { CODEC_UTF32, ORDER_BIG, "utf_32_be" },
    };
    View encoding = as_exc(v)->fields[UNICODE_ENCODING];
    for (size_t i = 0; encoding && i < sizeof known / sizeof *known; i++)
        if (str_equal_text(encoding, known[i].name)) {
            *out = known[i];
            return true;
        }
    return false;
}

static Ref f_surrogatepass ARGS
{
    UNUSED;
    Error e;
    Codec codec;
    if (!read_error(args[0], &e)) return NULL;
    if (e.way == TRANSLATE) return refuse(args[0]);
    if (!utf_of(args[0], &codec)) return raise_again(args[0]);
    if (e.way == ENCODE) {
        for (size_t i = e.start; i < e.end; i++)
            if (!char_is_surrogate(str_at(e.object, i))) return raise_again(args[0]);
        Ref part = str_slice(e.object, e.start, e.end), bytes = part ? codec_encode_with(codec, part, "surrogatepass") : NULL;
        ref_drop(part);
        return answer(bytes, e.end);
    }
    size_t size = codec.kind == CODEC_UTF8 ? 3 : codec.kind == CODEC_UTF16 ? 2 : 4, left = as_bytes(e.object)->len - e.start;
    Ref text = left >= size ? codec_decode_with(codec, as_bytes(e.object)->data + e.start, size, "surrogatepass") : NULL;
    if (text && as_str(text)->len == 1 && char_is_surrogate(str_at(text, 0))) return answer(text, e.start + size);
    ref_drop(text);
    err_clear();
    return raise_again(args[0]);
}

static const NativeDef handlers[] = {
    NATIVE("strict_errors", f_strict, 1, 1, "Raise the error."),
    NATIVE("ignore_errors", f_ignore, 1, 1, "Leave out what is wrong."),
    NATIVE("replace_errors", f_replace, 1, 1, "Put '?' or U+FFFD."),
    NATIVE("xmlcharrefreplace_errors", f_xml, 1, 1, "Put an XML character reference."),
    NATIVE("backslashreplace_errors", f_backslash, 1, 1, "Put a backslashed number."),
    NATIVE("namereplace_errors", f_name, 1, 1, "Put \\N{...}."),
    NATIVE("surrogateescape", f_surrogateescape, 1, 1, "Keep bytes as lone surrogates, and turn these into bytes."),
    NATIVE("surrogatepass", f_surrogatepass, 1, 1, "Let lone surrogates pass in UTF encodings."),
    {0}
};

bool codecs_add_handlers(View errors)
{
    static const char *const names[] = { "strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace",
                                         "surrogateescape", "surrogatepass" };
    for (size_t i = 0; handlers[i].name; i++) {
        Ref handler = native_new(&handlers[i], NULL, NULL);
        if (!handler || !dict_set_text(errors, names[i], handler)) return false;
    }
    return true;
}
