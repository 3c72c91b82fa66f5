/* _codecs_utf7.c -- UTF-7 (RFC 2152): ASCII, in which other characters stand as base 64 of UTF-16 between '+' and '-'. */
#include "modules/_codecs_parts.h"

#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/int.h"

#define ARGS (View self, View const *args, size_t n)

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int value_of(uint32_t c)
{
    const char *found = c && c < 128 ? strchr(base64, (int)c) : NULL;
    return found ? (int)(found - base64) : -1;
}

/* Characters that stand for themselves. */
static bool is_direct(uint32_t c) { return c < 128 && c != '\\' && c != '~' && c != '+' && c != 127 && (c >= 32 || strchr("\t\n\r", (int)c)) && c; }

/* ---- encoding --------------------------------------------------------------------------------------------- */

static bool add_unit(BytesBuilder *b, uint32_t unit, uint64_t *bits, unsigned *count)
{
    *bits = *bits << 16 | unit;
    for (*count += 16; *count >= 6; *count -= 6)
        if (!bytes_add_byte(b, (unsigned char)base64[*bits >> (*count - 6) & 63])) return false;
    *bits &= ((uint64_t)1 << *count) - 1;
    return true;
}

static bool end_shift(BytesBuilder *b, uint64_t *bits, unsigned *count)
{
    bool ok = !*count || bytes_add_byte(b, (unsigned char)base64[*bits << (6 - *count) & 63]);
    *bits = *count = 0;
    return ok;
}

static Ref f_utf_7_encode ARGS
{
    (void)self;
    bool ok, shifted = false;
    BytesBuilder b = BYTES_BUILDER;
    uint64_t bits = 0;
    unsigned count = 0;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "utf_7_encode() argument 1 must be str, not %t", args[0]);
    codecs_errors(args, n, 1, "utf_7_encode", &ok);
    for (size_t i = 0; ok && i < as_str(args[0])->len; i++) {
        uint32_t c = str_at(args[0], i);
        if (shifted && is_direct(c)) {
            /* '-' ends the shift where the character could belong to it */
            ok = end_shift(&b, &bits, &count) && ((value_of(c) < 0 && c != '-') || bytes_add_byte(&b, '-'));
            shifted = false;
        }
        if (!ok) break;
        if (!shifted && is_direct(c)) ok = bytes_add_byte(&b, (unsigned char)c);
        else if (!shifted && c == '+') ok = bytes_add(&b, "+-", 2);
        else {
            ok = (shifted || bytes_add_byte(&b, '+'));
            shifted = true;
            if (ok && c >= 0x10000) {
                ok = add_unit(&b, 0xD800 + ((c - 0x10000) >> 10), &bits, &count);
                c = 0xDC00 + ((c - 0x10000) & 0x3FF);
            }
            ok = ok && add_unit(&b, c, &bits, &count);
        }
    }
    if (ok && shifted) ok = end_shift(&b, &bits, &count) && bytes_add_byte(&b, '-');
    if (ok) return codecs_pair(bytes_build(&b), as_str(args[0])->len);
    bytes_builder_drop(&b);
    return NULL;
}

/* ---- decoding --------------------------------------------------------------------------------------------- */

typedef struct {
    Buffer data;
    StrBuilder text;
    uint64_t bits;
    unsigned count;             /* of the bits */
    uint32_t surrogate;         /* the first half of a pair, or 0 */
    bool shifted;
    size_t start;               /* of the shift: an error in it begins there */
    size_t start_len;           /* how long the text was there */
} Decoder;

/* Another 16 bits are whole. */
static bool take_unit(Decoder *d)
{
    uint32_t unit = (uint32_t)(d->bits >> (d->count - 16)) & 0xFFFF;
    d->count -= 16;
    d->bits &= ((uint64_t)1 << d->count) - 1;
    if (d->surrogate) {
        uint32_t first = d->surrogate;
        d->surrogate = 0;
        if ((unit & 0xFC00) == 0xDC00) return str_add_char(&d->text, 0x10000 + ((first - 0xD800) << 10) + (unit - 0xDC00));
        if (!str_add_char(&d->text, first)) return false;
    }
    if ((unit & 0xFC00) == 0xD800) {
        d->surrogate = unit;
        return true;
    }
    return str_add_char(&d->text, unit);
}

/* A shift has ended before the character at `at`: what is wrong with it, or NULL. */
static const char *end_of_shift(Decoder *d)
{
    const char *wrong = NULL;
    if (d->count >= 6) wrong = "partial character in shift sequence";
    else if (d->bits) wrong = "non-zero padding bits in shift sequence";
    if (!wrong && d->surrogate && !str_add_char(&d->text, d->surrogate)) wrong = "";
    d->bits = d->count = d->surrogate = 0;
    d->shifted = false;
    return wrong;
}

static Ref f_utf_7_decode ARGS
{
    (void)self;
    bool ok;
    Decoder d = { .text = STR_BUILDER };
    Ref handler = NULL;
    const char *errors = codecs_errors(args, n, 1, "utf_7_decode", &ok);
    int final = n > 2 ? obj_truth(args[2]) : 0;
    if (!ok || final < 0 || !buffer_get(args[0], false, &d.data)) return NULL;
    size_t len = d.data.len, used = len, at = 0;
    for (;;) {
        const char *wrong = NULL;
        size_t from = at;
        if (at == len) {
            if (!d.shifted) break;
            if (!final) {                           /* wait for its end: all of the shift comes again */
                used = d.start;
                d.text.len = d.start_len;
                break;
            }
            if (!d.surrogate && d.count < 6 && !d.bits) break;
            wrong = "unterminated shift sequence";
            from = d.start;
            d.shifted = false;
            d.bits = d.count = d.surrogate = 0;
        }
        else {
            unsigned char c = d.data.data[at];
            if (d.shifted && value_of(c) >= 0) {
                d.bits = d.bits << 6 | (unsigned)value_of(c);
                d.count += 6;
                at++;
                if (d.count >= 16 && !take_unit(&d)) goto failed;
                continue;
            }
            if (d.shifted) {
                from = d.start;
                wrong = end_of_shift(&d);
                if (wrong && !*wrong) goto failed;
                if (wrong) at++;
                else if (c == '-') at++;
                else if (c < 128) {
                    at++;
                    if (!str_add_char(&d.text, c)) goto failed;
                }
                else {
                    from = at++;
                    wrong = "unexpected special character";
                }
            }
            else if (c == '+') {
                d.start = at++;
                d.start_len = d.text.len;
                if (at < len && d.data.data[at] == '-') {
                    at++;
                    if (!str_add_char(&d.text, '+')) goto failed;
                }
                else if (at < len && value_of(d.data.data[at]) < 0) {
                    wrong = "ill-formed sequence";
                    at++;
                }
                else d.shifted = true;
            }
            else if (c < 128) {
                at++;
                if (!str_add_char(&d.text, c)) goto failed;
            }
            else {
                at++;
                wrong = "unexpected special character";
            }
        }
        if (!wrong) continue;
        Ref error = codec_decode_error("utf7", d.data.data, len, from, at, wrong), text = NULL;
        if (!handler) handler = codec_lookup_error(errors);
        if (!handler) {
            ref_drop(error);
            goto failed;
        }
        bool put = codec_ask_handler(handler, error, true, len, &text, &at) && str_add_str(&d.text, text);
        ref_drop(text);
        if (!put) goto failed;
    }
    buffer_release(&d.data);
    ref_drop(handler);
    return codecs_pair(str_build(&d.text), used);
failed:
    buffer_release(&d.data);
    ref_drop(handler);
    str_builder_drop(&d.text);
    return NULL;
}

const NativeDef codecs_utf7_natives[] = {
    NATIVE("utf_7_encode", f_utf_7_encode, 1, 2, NULL), NATIVE("utf_7_decode", f_utf_7_decode, 1, 3, NULL), {0}
};
