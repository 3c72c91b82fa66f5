#include "objects/codec.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/unicode.h"

/* codec_decode.c -- bytes to text.
 *
 * One character after another: `step` reads one, or says how many bytes are wrong and why; then the error handler decides what
 * stands in their place. Plain ASCII and valid UTF-8 take short cuts. */

typedef struct {
    Codec codec;
    const unsigned char *bytes;
    size_t len;
    OnError on_error;
    const char *errors;
    StrBuilder text;
} Decoder;

static uint32_t read_unit(const Decoder *d, size_t at, int size)
{
    uint32_t unit = 0;
    for (int i = 0; i < size; i++) {
        uint32_t byte = d->bytes[at + (size_t)i];
        unit |= byte << 8 * (d->codec.order == ORDER_BIG ? size - 1 - i : i);
    }
    return unit;
}

static int step_utf16(const Decoder *d, size_t at, uint32_t *c, const char **reason)
{
    size_t left = d->len - at;
    if (left < 2) {
        *reason = "truncated data";
        return -(int)left;
    }
    *c = read_unit(d, at, 2);
    if (!char_is_surrogate(*c)) return 2;
    if (*c >= 0xDC00) {
        *reason = "illegal encoding";
        return -2;
    }
    if (left < 4) {
        *reason = "unexpected end of data";
        return -(int)left;
    }
    uint32_t second = read_unit(d, at + 2, 2);
    if (second < 0xDC00 || second > 0xDFFF) {
        *reason = "illegal UTF-16 surrogate";
        return -2;
    }
    *c = 0x10000 + ((*c - 0xD800) << 10) + (second - 0xDC00);
    return 4;
}

static int step_utf32(const Decoder *d, size_t at, uint32_t *c, const char **reason)
{
    size_t left = d->len - at;
    if (left < 4) {
        *reason = "truncated data";
        return -(int)left;
    }
    *c = read_unit(d, at, 4);
    if (*c <= CHAR_MAX_CODE && !char_is_surrogate(*c)) return 4;
    *reason = char_is_surrogate(*c) ? "code point in surrogate code point range(0xd800, 0xe000)"
                                    : "code point not in range(0x110000)";
    return -4;
}

static int hex_value(unsigned char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f') return (c | 32) - 'a' + 10;
    return -1;
}

/* What follows \x, \u or \U: `digits` hexadecimal digits. */
static int step_hex(const Decoder *d, size_t at, size_t digits, uint32_t *c, const char **reason)
{
    uint32_t value = 0;
    size_t n = 0;
    for (; n < digits && at + 2 + n < d->len && hex_value(d->bytes[at + 2 + n]) >= 0; n++)
        value = value << 4 | (uint32_t)hex_value(d->bytes[at + 2 + n]);
    *reason = digits == 2 ? "truncated \\xXX escape" : digits == 4 ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
    if (n < digits) return -(int)(2 + n);
    *reason = "illegal Unicode character";
    if (value > CHAR_MAX_CODE) return -(int)(2 + n);
    *c = value;
    return (int)(2 + n);
}

static int step_escape(const Decoder *d, size_t at, uint32_t *c, const char **reason)
{
    static const char letters[] = "\\'\"abfnrtv", meanings[] = "\\'\"\a\b\f\n\r\t\v";
    *c = d->bytes[at];
    if (*c != '\\') return 1;
    if (at + 1 == d->len) {
        *reason = "\\ at end of string";
        return -1;
    }
    unsigned char next = d->bytes[at + 1];
    const char *known = next ? strchr(letters, next) : NULL;
    if (known) {
        *c = (unsigned char)meanings[known - letters];
        return 2;
    }
    if (next == 'x') return step_hex(d, at, 2, c, reason);
    if (next == 'u') return step_hex(d, at, 4, c, reason);
    if (next == 'U') return step_hex(d, at, 8, c, reason);
    if (next >= '0' && next <= '7') {
        int n = 1;
        for (*c = 0; n < 4 && at + (size_t)n < d->len && (d->bytes[at + (size_t)n] & ~7) == '0'; n++)
            *c = *c << 3 | (uint32_t)(d->bytes[at + (size_t)n] - '0');
        return n;
    }
    return 1;                                   /* an unknown escape stands for itself */
}

/* Only \u and \U mean something. */
static int step_raw_escape(const Decoder *d, size_t at, uint32_t *c, const char **reason)
{
    *c = d->bytes[at];
    if (*c != '\\' || at + 1 == d->len) return 1;
    size_t before = 0;                          /* an even number of backslashes in front: they go together by twos */
    while (before < at && d->bytes[at - 1 - before] == '\\') before++;
    unsigned char next = d->bytes[at + 1];
    if (before % 2 || (next != 'u' && next != 'U')) return 1;
    int size = step_hex(d, at, next == 'u' ? 4 : 8, c, reason);
    if (size < 0 && strcmp(*reason, "illegal Unicode character") == 0) *reason = "\\Uxxxxxxxx out of range";
    return size;
}

/* Read the character at `at`: how many bytes it takes, or -n: n bytes are wrong. */
static int step(const Decoder *d, size_t at, uint32_t *c, const char **reason)
{
    switch (d->codec.kind) {
    case CODEC_UTF8: case CODEC_UTF8_SIG: return utf8_step(d->bytes + at, d->len - at, false, c, reason);
    case CODEC_UTF16: return step_utf16(d, at, c, reason);
    case CODEC_UTF32: return step_utf32(d, at, c, reason);
    case CODEC_ESCAPE: return step_escape(d, at, c, reason);
    case CODEC_RAW_ESCAPE: return step_raw_escape(d, at, c, reason);
    default:
        *c = d->bytes[at];
        *reason = "ordinal not in range(128)";
        return *c < 128 || d->codec.kind == CODEC_LATIN1 ? 1 : -1;
    }
}

static bool raise_error(const Decoder *d, size_t start, size_t end, const char *reason)
{
    err_raise_object(codec_decode_error(d->codec.name, d->bytes, d->len, start, end, reason));
    return false;
}

static bool add_backslashed(Decoder *d, size_t start, size_t end)
{
    for (; start < end; start++) {
        char escape[8] = { '\\', 'x', "0123456789abcdef"[d->bytes[start] >> 4], "0123456789abcdef"[d->bytes[start] & 15], 0 };
        if (!str_add_text(&d->text, escape)) return false;
    }
    return true;
}

/* surrogatepass: the encoded surrogate at `at`, or 0 bytes. */
static size_t read_surrogate(const Decoder *d, size_t at, uint32_t *c)
{
    const char *reason;
    size_t left = d->len - at, size = 0;
    if (d->codec.kind == CODEC_UTF8 && left >= 3) {
        int n = utf8_step(d->bytes + at, left, true, c, &reason);
        size = n > 0 ? (size_t)n : 0;
    } else if (d->codec.kind == CODEC_UTF16 && left >= 2) {
        *c = read_unit(d, at, 2);
        size = 2;
    } else if (d->codec.kind == CODEC_UTF32 && left >= 4) {
        *c = read_unit(d, at, 4);
        size = 4;
    }
    return size && char_is_surrogate(*c) ? size : 0;
}

static bool ask_handler(Decoder *d, size_t start, size_t *end, const char *reason)
{
    Ref handler = codec_lookup_error(d->errors), error, text = NULL;
    if (!handler) return false;
    error = codec_decode_error(d->codec.name, d->bytes, d->len, start, *end, reason);
    bool ok = codec_ask_handler(handler, error, true, d->len, &text, end) && str_add_str(&d->text, text);
    ref_drop(text);
    ref_drop(handler);
    return ok;
}

/* The bytes [start, *end) are wrong: let the handler put something in their place. It may move *end. */
static bool handle(Decoder *d, size_t start, size_t *end, const char *reason)
{
    uint32_t c;
    size_t size, at = start;
    switch (d->on_error) {
    case ON_ERROR_IGNORE:    return true;
    case ON_ERROR_REPLACE:   return str_add_char(&d->text, 0xFFFD);
    case ON_ERROR_BACKSLASH: return add_backslashed(d, start, *end);
    case ON_ERROR_XML:
        return err_false(&exc_TypeError, "don't know how to handle UnicodeDecodeError in error callback");
    case ON_ERROR_ESCAPE:
        for (; at < *end && d->bytes[at] >= 128; at++)
            if (!str_add_char(&d->text, 0xDC00u + d->bytes[at])) return false;
        if (at == start) return raise_error(d, start, *end, reason);
        *end = at;
        return true;
    case ON_ERROR_PASS:
        size = read_surrogate(d, start, &c);
        if (!size) return raise_error(d, start, *end, reason);
        *end = start + size;
        return str_add_char(&d->text, c);
    case ON_ERROR_UNKNOWN: return ask_handler(d, start, end, reason);
    default:               return raise_error(d, start, *end, reason);
    }
}

/* Does what is wrong mean only that the text has not ended yet? */
static bool is_unfinished(const Decoder *d, size_t end, const char *reason)
{
    return end == d->len && (strncmp(reason, "trunc", 5) == 0 || strncmp(reason, "unexpected end", 14) == 0
                             || strcmp(reason, "\\ at end of string") == 0);
}

static bool run(Decoder *d, size_t *from, bool final)
{
    const char *reason = NULL;
    uint32_t c = 0;
    size_t at = *from;
    for (; at < d->len; *from = at) {
        int size = step(d, at, &c, &reason);
        size_t end = at + (size_t)(size < 0 ? -size : size);
        if (size < 0 && !final && is_unfinished(d, end, reason)) break;
        if (size > 0 ? !str_add_char(&d->text, c) : !handle(d, at, &end, reason)) return false;
        at = end;
    }
    return true;
}

/* A byte order mark settles the order, and stands outside the text. Returns its size. */
static size_t read_mark(Decoder *d)
{
    size_t size = d->codec.kind == CODEC_UTF16 ? 2 : 4;
    bool little = d->len >= size && memcmp(d->bytes, "\xFF\xFE\0\0", size) == 0;
    bool big = d->len >= size && memcmp(d->bytes, size == 2 ? "\xFE\xFF" : "\0\0\xFE\xFF", size) == 0;
    d->codec.order = big ? ORDER_BIG : ORDER_LITTLE;
    d->codec.name = size == 2 ? (big ? "utf-16-be" : "utf-16-le") : (big ? "utf-32-be" : "utf-32-le");
    return little || big ? size : 0;
}

Ref codec_decode_piece(Codec *codec, const unsigned char *bytes, size_t len, const char *errors, bool final, size_t *used)
{
    Decoder d = { *codec, bytes, len, codec_on_error(errors), errors, STR_BUILDER };
    size_t count;
    uint32_t widest;
    CodecKind kind = codec->kind;
    bool one_byte = kind == CODEC_UTF8 || kind == CODEC_ASCII, wide = kind == CODEC_UTF16 || kind == CODEC_UTF32;
    *used = len;
    if (kind == CODEC_LATIN1) return str_from_latin1((const char *)bytes, len);
    if (one_byte && chars_all_ascii(bytes, len)) return str_from_ascii(bytes, len);
    if (kind == CODEC_UTF8 && utf8_measure(bytes, len, false, &count, &widest)) return str_from_utf8((const char *)bytes, len);

    *used = 0;
    if (kind == CODEC_UTF8_SIG && len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) *used = 3;
    if (wide && codec->order == ORDER_NATIVE_MARK) {
        if (!final && len < (size_t)(kind == CODEC_UTF16 ? 2 : 4)) return ref_keep(str_empty);      /* the mark is not whole yet */
        *used = read_mark(&d);
        codec->order = d.codec.order;
    }
    if (run(&d, used, final)) return str_build(&d.text);
    str_builder_drop(&d.text);
    return NULL;
}

Ref codec_decode_part(CodecKind kind, const unsigned char *bytes, size_t len, const char *errors, bool final, size_t *used)
{
    Codec codec = { kind, ORDER_NATIVE_MARK, kind == CODEC_UTF8 ? "utf-8" : kind == CODEC_ASCII ? "ascii" : "latin-1" };
    return codec_decode_piece(&codec, bytes, len, errors, final, used);
}

Ref codec_decode_with(Codec codec, const unsigned char *bytes, size_t len, const char *errors)
{
    size_t used;
    return codec_decode_piece(&codec, bytes, len, errors, true, &used);
}
