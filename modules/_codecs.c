/* _codecs.c -- the module _codecs, on which codecs.py and the package encodings are built: the registry, and the encodings that are
 * written in C as functions of their own. Charmaps are in _codecs_charmap.c, error handlers in _codecs_errors.c. */
#include "modules/_codecs_parts.h"

#include <stdio.h>

#include "modules/modules.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/int.h"
#include "objects/tuple.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

/* ---- the registry ----------------------------------------------------------------------------------------- */

static bool need_str(const char *function, const char *name, View v)
{
    return is_str(v) || err_false(&exc_TypeError, "%s() argument %s must be str, not %t", function, name, v);
}

static Ref f_register ARGS { UNUSED; return codec_register(args[0]) ? None : NULL; }
static Ref f_unregister ARGS { UNUSED; return codec_unregister(args[0]) ? None : NULL; }

static Ref f_lookup ARGS
{
    UNUSED;
    return is_str(args[0]) ? codec_lookup(args[0]) : err_raise(&exc_TypeError, "lookup() argument must be str, not %t", args[0]);
}

static Ref run(const char *function, View const *args, bool decoding)
{
    if (args[1] && !need_str(function, "'encoding'", args[1])) return NULL;
    if (args[2] && !need_str(function, "'errors'", args[2])) return NULL;
    Ref encoding = args[1] ? ref_keep(args[1]) : str_from_text("utf-8"), own = NULL;
    if (encoding) own = codec_run(encoding, args[0], args[2], decoding, false);
    ref_drop(encoding);
    return own;
}

static Ref f_encode ARGS { UNUSED; return run("encode", args, false); }
static Ref f_decode ARGS { UNUSED; return run("decode", args, true); }

static Ref f_register_error ARGS
{
    UNUSED;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "register_error() argument 1 must be str, not %t", args[0]);
    return codec_register_error(args[0], args[1]) ? None : NULL;
}

static Ref f_lookup_error ARGS
{
    UNUSED;
    const char *name = is_str(args[0]) ? str_utf8(args[0], NULL) : NULL;
    if (name) return codec_lookup_error(name);
    return err_pending ? NULL : err_raise(&exc_TypeError, "lookup_error() argument must be str, not %t", args[0]);
}

/* ---- arguments and answers of encoders and decoders -------------------------------------------------------- */

const char *codecs_errors(View const *args, size_t n, size_t i, const char *function, bool *ok)
{
    *ok = true;
    if (n <= i || args[i] == None) return NULL;
    if (!is_str(args[i])) {
        err_raise(&exc_TypeError, "%s() argument %zu must be str or None, not %t", function, i + 1, args[i]);
        *ok = false;
        return NULL;
    }
    const char *text = str_utf8(args[i], NULL);
    *ok = text != NULL;
    return text;
}

Ref codecs_pair(Ref result, size_t used) { return result ? tuple_of(2, result, int_new((int64_t)used)) : NULL; }

bool codecs_data(View v, bool text_too, Buffer *out)
{
    if (text_too && is_str(v)) {
        size_t len;
        const char *text = str_utf8(v, &len);
        return text && buffer_fill(out, v, text, len, true, 0);
    }
    return buffer_get(v, false, out);
}

static Ref encode_as(Codec codec, const char *function, View const *args, size_t n)
{
    bool ok;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "%s() argument 1 must be str, not %t", function, args[0]);
    const char *errors = codecs_errors(args, n, 1, function, &ok);
    return ok ? codecs_pair(codec_encode_with(codec, args[0], errors), as_str(args[0])->len) : NULL;
}

/* final_at: which argument says whether more is to come; 0: nothing is. */
static Ref decode_as(Codec *codec, const char *function, View const *args, size_t n, size_t final_at, bool text_too)
{
    bool ok;
    Buffer data;
    size_t used;
    const char *errors = codecs_errors(args, n, 1, function, &ok);
    int final = final_at == 0 ? 1 : n > final_at ? obj_truth(args[final_at]) : 0;
    if (!ok || final < 0 || !codecs_data(args[0], text_too, &data)) return NULL;
    Ref text = codec_decode_piece(codec, data.data, data.len, errors, final, &used);
    buffer_release(&data);
    return codecs_pair(text, used);
}

#define ENCODER(name, kind, order, shown) \
    static Ref f_##name##_encode ARGS { (void)self; return encode_as((Codec){ kind, order, shown }, #name "_encode", args, n); }
#define DECODER(name, kind, order, shown, final_at, text_too) \
    static Ref f_##name##_decode ARGS \
    { (void)self; Codec codec = { kind, order, shown }; return decode_as(&codec, #name "_decode", args, n, final_at, text_too); }

ENCODER(utf_8, CODEC_UTF8, 0, "utf-8") DECODER(utf_8, CODEC_UTF8, 0, "utf-8", 2, false)
ENCODER(ascii, CODEC_ASCII, 0, "ascii") DECODER(ascii, CODEC_ASCII, 0, "ascii", 0, false)
ENCODER(latin_1, CODEC_LATIN1, 0, "latin-1") DECODER(latin_1, CODEC_LATIN1, 0, "latin-1", 0, false)
ENCODER(utf_16_le, CODEC_UTF16, ORDER_LITTLE, "utf-16-le") DECODER(utf_16_le, CODEC_UTF16, ORDER_LITTLE, "utf-16-le", 2, false)
ENCODER(utf_16_be, CODEC_UTF16, ORDER_BIG, "utf-16-be") DECODER(utf_16_be, CODEC_UTF16, ORDER_BIG, "utf-16-be", 2, false)
ENCODER(utf_32_le, CODEC_UTF32, ORDER_LITTLE, "utf-32-le") DECODER(utf_32_le, CODEC_UTF32, ORDER_LITTLE, "utf-32-le", 2, false)
ENCODER(utf_32_be, CODEC_UTF32, ORDER_BIG, "utf-32-be") DECODER(utf_32_be, CODEC_UTF32, ORDER_BIG, "utf-32-be", 2, false)
DECODER(utf_16, CODEC_UTF16, ORDER_NATIVE_MARK, "utf-16", 2, false) DECODER(utf_32, CODEC_UTF32, ORDER_NATIVE_MARK, "utf-32", 2, false)
ENCODER(unicode_escape, CODEC_ESCAPE, 0, "unicodeescape") ENCODER(raw_unicode_escape, CODEC_RAW_ESCAPE, 0, "rawunicodeescape")

/* These decode all unless they are told that more comes. */
static Ref decode_escapes(Codec codec, const char *function, View const *args, size_t n)
{
    return decode_as(&codec, function, args, n, n > 2 ? 2 : 0, true);
}

static Ref f_unicode_escape_decode ARGS
{
    (void)self;
    return decode_escapes((Codec){ CODEC_ESCAPE, 0, "unicodeescape" }, "unicode_escape_decode", args, n);
}

static Ref f_raw_unicode_escape_decode ARGS
{
    (void)self;
    return decode_escapes((Codec){ CODEC_RAW_ESCAPE, 0, "rawunicodeescape" }, "raw_unicode_escape_decode", args, n);
}

/* byteorder: -1 little, 1 big, 0 as a mark says, or the machine's with a mark. */
static bool read_order(View const *args, size_t n, size_t i, ByteOrder *out)
{
    ptrdiff_t order = 0;
    if (n > i && !obj_index_size(args[i], &exc_OverflowError, &order)) return false;
    *out = order < 0 ? ORDER_LITTLE : order > 0 ? ORDER_BIG : ORDER_NATIVE_MARK;
    return true;
}

static const char *ordered_name(CodecKind kind, ByteOrder order)
{
    static const char *const names[2][3] = { { "utf-16", "utf-16-le", "utf-16-be" }, { "utf-32", "utf-32-le", "utf-32-be" } };
    return names[kind == CODEC_UTF32][order];
}

static Ref encode_ordered(CodecKind kind, const char *function, View const *args, size_t n)
{
    ByteOrder order;
    return read_order(args, n, 2, &order) ? encode_as((Codec){ kind, order, ordered_name(kind, order) }, function, args, n) : NULL;
}

static Ref f_utf_16_encode ARGS { (void)self; return encode_ordered(CODEC_UTF16, "utf_16_encode", args, n); }
static Ref f_utf_32_encode ARGS { (void)self; return encode_ordered(CODEC_UTF32, "utf_32_encode", args, n); }

/* (text, how many bytes were used, byte order) */
static Ref decode_ordered(CodecKind kind, const char *function, View const *args, size_t n)
{
    bool ok;
    Buffer data;
    size_t used;
    ByteOrder order;
    const char *errors = codecs_errors(args, n, 1, function, &ok);
    int final = n > 3 ? obj_truth(args[3]) : 0;
    if (!ok || final < 0 || !read_order(args, n, 2, &order) || !buffer_get(args[0], false, &data)) return NULL;
    Codec codec = { kind, order, ordered_name(kind, order) };
    bool marked = kind == CODEC_UTF16 ? data.len >= 2 && ((data.data[0] == 0xFF && data.data[1] == 0xFE) || (data.data[0] == 0xFE && data.data[1] == 0xFF))
                                      : data.len >= 4 && (memcmp(data.data, "\xFF\xFE\0\0", 4) == 0 || memcmp(data.data, "\0\0\xFE\xFF", 4) == 0);
    Ref text = codec_decode_piece(&codec, data.data, data.len, errors, final, &used);
    buffer_release(&data);
    int shown = order != ORDER_NATIVE_MARK ? (order == ORDER_LITTLE ? -1 : 1) : !marked ? 0 : codec.order == ORDER_BIG ? 1 : -1;
    return text ? tuple_of(3, text, int_new((int64_t)used), int_new(shown)) : NULL;
}

static Ref f_utf_16_ex_decode ARGS { (void)self; return decode_ordered(CODEC_UTF16, "utf_16_ex_decode", args, n); }
static Ref f_utf_32_ex_decode ARGS { (void)self; return decode_ordered(CODEC_UTF32, "utf_32_ex_decode", args, n); }

static Ref f_readbuffer_encode ARGS
{
    (void)self;
    bool ok;
    Buffer data;
    codecs_errors(args, n, 1, "readbuffer_encode", &ok);
    if (!ok || !codecs_data(args[0], true, &data)) return NULL;
    Ref own = codecs_pair(bytes_new(data.data, data.len), data.len);
    buffer_release(&data);
    return own;
}

/* ---- escapes in bytes --------------------------------------------------------------------------------------- */

static Ref f_escape_encode ARGS
{
    (void)self;
    bool ok;
    BytesBuilder b = BYTES_BUILDER;
    codecs_errors(args, n, 1, "escape_encode", &ok);
    if (!ok) return NULL;
    if (!is_bytes(args[0])) return err_raise(&exc_TypeError, "escape_encode() argument 1 must be bytes, not %t", args[0]);
    for (size_t i = 0; ok && i < as_bytes(args[0])->len; i++) {
        unsigned char c = as_bytes(args[0])->data[i];
        char text[8];
        if (c && strchr("\t\n\r'\\", c))
            snprintf(text, sizeof text, "\\%c", c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c);
        else if (c < ' ' || c >= 127) snprintf(text, sizeof text, "\\x%02x", c);
        else snprintf(text, sizeof text, "%c", c);
        ok = bytes_add(&b, text, strlen(text));
    }
    if (ok) return codecs_pair(bytes_build(&b), as_bytes(args[0])->len);
    bytes_builder_drop(&b);
    return NULL;
}

static int hex_value(unsigned char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* What stands behind a backslash at p: how many bytes were read; 0: an exception is pending. */
static size_t unescape(const unsigned char *p, const unsigned char *end, size_t at, const char *errors, BytesBuilder *b)
{
    static const char letters[] = "\\'\"bftnrva", meanings[] = "\\'\"\b\f\t\n\r\v\a";
    const char *known = *p ? strchr(letters, *p) : NULL;
    if (*p == '\n') return 1;
    if (known) return bytes_add_byte(b, (unsigned char)meanings[known - letters]);
    if (*p >= '0' && *p <= '7') {
        size_t len = 0;
        unsigned value = 0;
        for (; len < 3 && p + len < end && p[len] >= '0' && p[len] <= '7'; len++) value = value * 8 + (unsigned)(p[len] - '0');
        return bytes_add_byte(b, (unsigned char)value) ? len : 0;
    }
    if (*p != 'x') return bytes_add_byte(b, '\\') && bytes_add_byte(b, *p);
    if (end - p >= 3 && hex_value(p[1]) >= 0 && hex_value(p[2]) >= 0)
        return bytes_add_byte(b, (unsigned char)(hex_value(p[1]) * 16 + hex_value(p[2]))) ? 3 : 0;
    size_t skip = end - p >= 2 && hex_value(p[1]) >= 0 ? 2 : 1;
    if (!errors || strcmp(errors, "strict") == 0) return err_raise(&exc_ValueError, "invalid \\x escape at position %zu", at), 0;
    if (strcmp(errors, "replace") == 0) return bytes_add_byte(b, '?') ? skip : 0;
    if (strcmp(errors, "ignore") == 0) return skip;
    return err_raise(&exc_ValueError, "decoding error; unknown error handling code: %s", errors), 0;
}

static Ref f_escape_decode ARGS
{
    (void)self;
    bool ok;
    Buffer data;
    BytesBuilder b = BYTES_BUILDER;
    const char *errors = codecs_errors(args, n, 1, "escape_decode", &ok);
    if (!ok || !codecs_data(args[0], true, &data)) return NULL;
    const unsigned char *start = data.data, *end = start + data.len;
    for (const unsigned char *p = start; ok && p < end; ) {
        if (*p != '\\') ok = bytes_add_byte(&b, *p++);
        else if (++p == end) ok = err_false(&exc_ValueError, "Trailing \\ in string");
        else {
            size_t len = unescape(p, end, (size_t)(p - 1 - start), errors, &b);
            ok = len > 0;
            p += len;
        }
    }
    size_t used = data.len;
    buffer_release(&data);
    if (ok) return codecs_pair(bytes_build(&b), used);
    bytes_builder_drop(&b);
    return NULL;
}

/* ---- the module --------------------------------------------------------------------------------------------- */

#define CODER(name, max) NATIVE(#name, f_##name, 1, max, NULL)
static const NativeDef natives[] = {
    NATIVE("register", f_register, 1, 1, "Add a function that finds encodings by name."),
    NATIVE("unregister", f_unregister, 1, 1, "Take such a function out again, and forget what was found."),
    NATIVE("lookup", f_lookup, 1, 1, "The CodecInfo of an encoding."),
    NATIVE_PARAMS("encode", f_encode, "obj, encoding=, errors=", "Encode an object by any codec."),
    NATIVE_PARAMS("decode", f_decode, "obj, encoding=, errors=", "Decode an object by any codec."),
    NATIVE("register_error", f_register_error, 2, 2, "Give an error handler a name."),
    NATIVE("lookup_error", f_lookup_error, 1, 1, "The error handler of a name."),
    CODER(utf_8_encode, 2), CODER(utf_8_decode, 3), CODER(ascii_encode, 2), CODER(ascii_decode, 2), CODER(latin_1_encode, 2),
    CODER(latin_1_decode, 2), CODER(utf_16_encode, 3), CODER(utf_16_le_encode, 2), CODER(utf_16_be_encode, 2), CODER(utf_16_decode, 3),
    CODER(utf_16_le_decode, 3), CODER(utf_16_be_decode, 3), CODER(utf_16_ex_decode, 4), CODER(utf_32_encode, 3), CODER(utf_32_le_encode, 2),
    CODER(utf_32_be_encode, 2), CODER(utf_32_decode, 3), CODER(utf_32_le_decode, 3), CODER(utf_32_be_decode, 3), CODER(utf_32_ex_decode, 4),
    CODER(unicode_escape_encode, 2), CODER(unicode_escape_decode, 3), CODER(raw_unicode_escape_encode, 2),
    CODER(raw_unicode_escape_decode, 3), CODER(escape_encode, 2), CODER(escape_decode, 2), CODER(readbuffer_encode, 2),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add_natives(module, codecs_charmap_natives)
        && module_add_natives(module, codecs_utf7_natives) && codecs_charmap_init();
}

const ModuleDef _codecs_module = {"_codecs", fill};
