#include "objects/codec.h"
#include "objects/bytes.h"
#include "objects/err.h"

/* codec.c -- names of encodings and of error handlers. */

static const struct { const char *alias; Codec codec; } aliases[] = {
    { "utf_8", { CODEC_UTF8, 0, "utf-8" } },            { "utf8", { CODEC_UTF8, 0, "utf-8" } },
    { "u8", { CODEC_UTF8, 0, "utf-8" } },               { "utf", { CODEC_UTF8, 0, "utf-8" } },
    { "cp65001", { CODEC_UTF8, 0, "utf-8" } },          { "utf_8_sig", { CODEC_UTF8_SIG, 0, "utf-8" } },
    { "ascii", { CODEC_ASCII, 0, "ascii" } },           { "us_ascii", { CODEC_ASCII, 0, "ascii" } },
    { "646", { CODEC_ASCII, 0, "ascii" } },             { "us", { CODEC_ASCII, 0, "ascii" } },
    { "latin_1", { CODEC_LATIN1, 0, "latin-1" } },      { "latin1", { CODEC_LATIN1, 0, "latin-1" } },
    { "latin", { CODEC_LATIN1, 0, "latin-1" } },        { "l1", { CODEC_LATIN1, 0, "latin-1" } },
    { "iso_8859_1", { CODEC_LATIN1, 0, "latin-1" } },   { "iso8859_1", { CODEC_LATIN1, 0, "latin-1" } },
    { "iso8859", { CODEC_LATIN1, 0, "latin-1" } },      { "8859", { CODEC_LATIN1, 0, "latin-1" } },
    { "cp819", { CODEC_LATIN1, 0, "latin-1" } },
    { "utf_16", { CODEC_UTF16, ORDER_NATIVE_MARK, "utf-16" } },     { "utf16", { CODEC_UTF16, ORDER_NATIVE_MARK, "utf-16" } },
    { "u16", { CODEC_UTF16, ORDER_NATIVE_MARK, "utf-16" } },
    { "utf_16_le", { CODEC_UTF16, ORDER_LITTLE, "utf-16-le" } },    { "utf_16le", { CODEC_UTF16, ORDER_LITTLE, "utf-16-le" } },
    { "utf_16_be", { CODEC_UTF16, ORDER_BIG, "utf-16-be" } },       { "utf_16be", { CODEC_UTF16, ORDER_BIG, "utf-16-be" } },
    { "utf_32", { CODEC_UTF32, ORDER_NATIVE_MARK, "utf-32" } },     { "utf32", { CODEC_UTF32, ORDER_NATIVE_MARK, "utf-32" } },
    { "u32", { CODEC_UTF32, ORDER_NATIVE_MARK, "utf-32" } },
    { "utf_32_le", { CODEC_UTF32, ORDER_LITTLE, "utf-32-le" } },    { "utf_32le", { CODEC_UTF32, ORDER_LITTLE, "utf-32-le" } },
    { "utf_32_be", { CODEC_UTF32, ORDER_BIG, "utf-32-be" } },       { "utf_32be", { CODEC_UTF32, ORDER_BIG, "utf-32-be" } },
    { "unicode_escape", { CODEC_ESCAPE, 0, "unicodeescape" } },
    { "raw_unicode_escape", { CODEC_RAW_ESCAPE, 0, "rawunicodeescape" } },
};

/* "UTF-8", "utf 8" and "utf_8" are one name. */
static void normalise(const char *name, char *out, size_t size)
{
    size_t n = 0;
    for (; *name && n + 1 < size; name++) {
        char c = *name;
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        out[n++] = c == '-' || c == ' ' || c == '.' ? '_' : c;
    }
    out[n] = 0;
}

static bool find_codec(const char *name, Codec *out)
{
    char wanted[32];
    normalise(name, wanted, sizeof wanted);
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (strcmp(aliases[i].alias, wanted)) continue;
        *out = aliases[i].codec;
        return true;
    }
    return false;
}

bool codec_native_kind(const char *encoding, CodecKind *kind)
{
    Codec codec;
    if (!find_codec(encoding, &codec)) return false;
    *kind = codec.kind;
    return codec.kind == CODEC_UTF8 || codec.kind == CODEC_ASCII || codec.kind == CODEC_LATIN1;
}

OnError codec_on_error(const char *errors)
{
    static const char *const names[] = { "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace",
                                         "surrogateescape", "surrogatepass" };
    if (!errors) return ON_ERROR_STRICT;
    int i = 0;
    while (i < ON_ERROR_UNKNOWN && strcmp(errors, names[i])) i++;
    return (OnError)i;
}

/* By a codec that is not built in. object is consumed. */
static Ref run_registered(const char *encoding, Ref object, const char *errors, bool decoding)
{
    Ref name = str_from_text(encoding), handler = errors ? str_from_text(errors) : NULL, result = NULL;
    if (object && name && (handler || !errors)) result = codec_run(name, object, handler, decoding, true);
    ref_drop(name);
    ref_drop(handler);
    ref_drop(object);
    return result;
}

Ref codec_decode(const unsigned char *bytes, size_t len, const char *encoding, const char *errors)
{
    Codec codec = { CODEC_UTF8, ORDER_NATIVE_MARK, "utf-8" };
    if (len == 0) return ref_keep(str_empty);               /* python asks for no codec here */
    if (encoding && !find_codec(encoding, &codec)) return run_registered(encoding, bytes_new(bytes, len), errors, true);
    return codec_decode_with(codec, bytes, len, errors);
}

Ref codec_encode(View text, const char *encoding, const char *errors)
{
    Codec codec = { CODEC_UTF8, ORDER_NATIVE_MARK, "utf-8" };
    if (encoding && !find_codec(encoding, &codec)) return run_registered(encoding, ref_keep(text), errors, false);
    return codec_encode_with(codec, text, errors);
}
