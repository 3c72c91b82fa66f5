/* binascii.c -- the module binascii: bytes as text, in hexadecimal digits, base64, uuencode and quoted-printable, and back;
 * checksums. */
#include <string.h>

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/bytes_parts.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/int.h"
#include "objects/str_parts.h"

static TypeObj error_type = { EXC_HEAD("binascii.Error", &exc_ValueError, NULL) };
static TypeObj incomplete_type = { EXC_HEAD("binascii.Incomplete", &exc_Exception, NULL) };

#define FUNCTION(name) static Ref f_##name(View self, View const *args, size_t n)

/* The argument of a function that reads text: a str of ASCII characters, or anything with a buffer. */
static bool text_get(View v, Buffer *out)
{
    if (!is_str(v)) {
        if (buffer_is(v)) return buffer_get(v, false, out);
        return err_false(&exc_TypeError, "argument should be bytes, buffer or ASCII string, not '%T'", v);
    }
    if (!as_str(v)->ascii) return err_false(&exc_ValueError, "string argument should contain only ASCII characters");
    return buffer_fill(out, v, as_str(v)->data, as_str(v)->len, true, 0);
}

/* A str has no buffer that could be given back. */
static void text_release(Buffer *b)
{
    if (b->owner && is_str(b->owner)) ref_clear(&b->owner);
    else buffer_release(b);
}

static Ref finish(BytesBuilder *b, bool ok)
{
    if (ok) return bytes_build(b);
    bytes_builder_drop(b);
    return NULL;
}

/* ---- hexadecimal ------------------------------------------------------------------------------------------- */

static int hex_value(unsigned char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A separator above 127, which bytes.hex refuses; 0: it is something else. */
static unsigned char high_separator(View v)
{
    Chars one = !v ? (Chars){0} : is_str(v) ? str_chars(v) : bytes_chars(v);
    uint32_t c = one.data && one.len == 1 ? chars_at(one.data, one.width, 0) : 0;
    return c > 127 && c < 256 ? (unsigned char)c : 0;
}

FUNCTION(hexlify)
{
    (void)self, (void)n;
    Buffer b;
    unsigned char high = high_separator(args[1]);
    if (!buffer_get(args[0], false, &b)) return NULL;
    Ref bytes = bytes_new(b.data, b.len), stand_in = high ? str_from_char('-') : NULL, text = NULL, own = NULL;
    buffer_release(&b);
    View how[] = { high ? stand_in : args[1], args[2] };
    if (bytes && (stand_in || !high)) text = bytes_hex(bytes, how, 2);
    if (text) own = bytes_new(as_str(text)->data, as_str(text)->len);
    for (size_t i = 0; high && own && i < as_bytes(own)->len; i++)
        if (as_bytes(own)->data[i] == '-') as_bytes(own)->data[i] = high;
    ref_drop(bytes);
    ref_drop(stand_in);
    ref_drop(text);
    return own;
}

FUNCTION(unhexlify)
{
    (void)self, (void)n;
    Buffer b;
    if (!text_get(args[0], &b)) return NULL;
    bool ok = b.len % 2 == 0 || err_false(&error_type, "Odd-length string");
    Ref own = ok ? bytes_new(NULL, b.len / 2) : NULL;
    for (size_t i = 0; own && i < b.len; i += 2) {
        int high = hex_value(b.data[i]), low = hex_value(b.data[i + 1]);
        if (high < 0 || low < 0) {
            ref_clear(&own);
            err_raise(&error_type, "Non-hexadecimal digit found");
        } else as_bytes(own)->data[i / 2] = (unsigned char)(high << 4 | low);
    }
    text_release(&b);
    return own;
}

/* ---- base64 ------------------------------------------------------------------------------------------------ */

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

FUNCTION(b2a_base64)
{
    (void)self, (void)n;
    Buffer b;
    bool newline = true;
    if (args[1] && !flag_argument(args[1], &newline)) return NULL;
    if (!buffer_get(args[0], false, &b)) return NULL;
    Ref own = b.len > PTRDIFF_MAX / 2 ? err_memory() : bytes_new(NULL, (b.len + 2) / 3 * 4 + newline);
    unsigned char *to = own ? as_bytes(own)->data : NULL;
    for (size_t i = 0; own && i < b.len; i += 3, to += 4) {
        size_t have = b.len - i < 3 ? b.len - i : 3;
        uint32_t bits = (uint32_t)b.data[i] << 16 | (have > 1 ? (uint32_t)b.data[i + 1] << 8 : 0) | (have > 2 ? b.data[i + 2] : 0);
        to[0] = (unsigned char)base64[bits >> 18];
        to[1] = (unsigned char)base64[bits >> 12 & 63];
        to[2] = have > 1 ? (unsigned char)base64[bits >> 6 & 63] : '=';
        to[3] = have > 2 ? (unsigned char)base64[bits & 63] : '=';
    }
    if (own && newline) *to = '\n';
    buffer_release(&b);
    return own;
}

/* The six bits that each character stands for; 64: none. */
static const unsigned char *base64_values(void)
{
    static unsigned char values[256];
    if (!values['B']) {
        memset(values, 64, sizeof values);
        for (unsigned char i = 0; i < 64; i++) values[(unsigned char)base64[i]] = i;
    }
    return values;
}

/* Reads quads of characters and writes up to three bytes for each. Characters that are not base64 are skipped, and what
 * follows the padding is not looked at, unless `strict`. Returns how many bytes; -1: error. */
static ptrdiff_t read_base64(const unsigned char *text, size_t len, bool strict, unsigned char *to)
{
    const unsigned char *values = base64_values();
    unsigned char *start = to, left = 0;
    int place = 0, pads = 0;
    bool padding = false;
    if (strict && len && text[0] == '=') return err_int(&error_type, "Leading padding not allowed");
    for (size_t i = 0; i < len; i++) {
        while (place == 0 && !padding && i + 4 < len) {         /* whole quads; the last one is left for below */
            unsigned char a = values[text[i]], b = values[text[i + 1]], c = values[text[i + 2]], d = values[text[i + 3]];
            if ((a | b | c | d) & 64) break;
            *to++ = (unsigned char)(a << 2 | b >> 4);
            *to++ = (unsigned char)(b << 4 | c >> 2);
            *to++ = (unsigned char)(c << 6 | d);
            i += 4;
        }
        if (text[i] == '=') {
            padding = true;
            if (place >= 2 && place + ++pads >= 4) {
                if (strict && i + 1 < len) return err_int(&error_type, "Excess data after padding");
                return to - start;
            }
            continue;
        }
        unsigned char value = values[text[i]];
        if (value == 64) {
            if (strict) return err_int(&error_type, "Only base64 data is allowed");
            continue;
        }
        if (strict && padding) return err_int(&error_type, "Discontinuous padding not allowed");
        pads = 0;
        if (place) *to++ = (unsigned char)(left << 2 * place | value >> (6 - 2 * place));
        left = value;
        place = (place + 1) % 4;
    }
    if (place == 0) return to - start;
    if (place != 1) return err_int(&error_type, "Incorrect padding");
    return err_int(&error_type, "Invalid base64-encoded string: number of data characters (%zd) cannot be 1 more than a multiple of 4",
                   (to - start) / 3 * 4 + 1);
}

FUNCTION(a2b_base64)
{
    (void)self, (void)n;
    Buffer b;
    bool strict = false;
    if (args[1] && !flag_argument(args[1], &strict)) return NULL;
    if (!text_get(args[0], &b)) return NULL;
    unsigned char *bytes = alloc_bytes(b.len / 4 * 3 + 4);
    ptrdiff_t len = bytes ? read_base64(b.data, b.len, strict, bytes) : -1;
    Ref own = len < 0 ? NULL : bytes_new(bytes, (size_t)len);
    mem_free(bytes);
    text_release(&b);
    return own;
}

/* ---- uuencode ---------------------------------------------------------------------------------------------- */

/* A line: its first character says how many bytes it holds, the others hold six bits each. */
static bool read_uu(const unsigned char *text, size_t len, BytesBuilder *out)
{
    size_t count = ((len ? text[0] : 0u) - ' ') & 63, at = 1;
    uint32_t left = 0;
    int bits = 0;
    for (; count > 0; at++) {
        unsigned char c = at < len ? text[at] : '\n';
        if (c == '\n' || c == '\r') c = ' ';            /* blanks at the end may be missing */
        if (c < ' ' || c > ' ' + 64) return err_false(&error_type, "Illegal char");
        left = left << 6 | ((c - ' ') & 63);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        if (!bytes_add_byte(out, (unsigned char)(left >> bits))) return false;
        count--;
    }
    for (; at < len; at++)
        if (!memchr(" `\n\r", text[at], 4)) return err_false(&error_type, "Trailing garbage");
    return true;
}

FUNCTION(a2b_uu)
{
    (void)self, (void)n;
    Buffer b;
    BytesBuilder out = BYTES_BUILDER;
    if (!text_get(args[0], &b)) return NULL;
    bool ok = read_uu(b.data, b.len, &out);
    text_release(&b);
    return finish(&out, ok);
}

FUNCTION(b2a_uu)
{
    (void)self, (void)n;
    Buffer b;
    bool backtick = false;
    unsigned char line[1 + 60 + 1], *to = line;
    if (args[1] && !flag_argument(args[1], &backtick)) return NULL;
    if (!buffer_get(args[0], false, &b)) return NULL;
    if (b.len > 45) {
        buffer_release(&b);
        return err_raise(&error_type, "At most 45 bytes at once");
    }
    *to++ = (unsigned char)(b.len || !backtick ? ' ' + b.len : '`');
    for (size_t i = 0; i < b.len; i += 3) {
        uint32_t bits = 0;
        for (size_t k = i; k < i + 3; k++) bits = bits << 8 | (k < b.len ? b.data[k] : 0);
        for (int shift = 18; shift >= 0; shift -= 6) {
            unsigned char six = bits >> shift & 63;
            *to++ = backtick && !six ? '`' : (unsigned char)(' ' + six);
        }
    }
    *to++ = '\n';
    buffer_release(&b);
    return bytes_new(line, (size_t)(to - line));
}

/* ---- quoted-printable -------------------------------------------------------------------------------------- */

enum { QP_LINE = 76 };

static bool is_line_end(unsigned char c) { return c == '\n' || c == '\r'; }

static bool read_qp(const unsigned char *text, size_t len, bool header, BytesBuilder *out)
{
    bool ok = true;
    for (size_t i = 0; ok && i < len;) {
        unsigned char c = text[i++];
        if (c != '=') {
            ok = bytes_add_byte(out, header && c == '_' ? ' ' : c);
            continue;
        }
        if (i >= len) break;
        if (is_line_end(text[i])) {                     /* the line goes on */
            while (i < len && text[i] != '\n') i++;
            i++;
        } else if (text[i] == '=') {
            ok = bytes_add_byte(out, text[i++]);
        } else if (i + 1 < len && hex_value(text[i]) >= 0 && hex_value(text[i + 1]) >= 0) {
            ok = bytes_add_byte(out, (unsigned char)(hex_value(text[i]) << 4 | hex_value(text[i + 1])));
            i += 2;
        } else {
            ok = bytes_add_byte(out, c);
        }
    }
    return ok;
}

FUNCTION(a2b_qp)
{
    (void)self, (void)n;
    Buffer b;
    BytesBuilder out = BYTES_BUILDER;
    bool header = false;
    if (args[1] && !flag_argument(args[1], &header)) return NULL;
    if (!text_get(args[0], &b)) return NULL;
    bool ok = read_qp(b.data, b.len, header, &out);
    text_release(&b);
    return finish(&out, ok);
}

typedef struct { const unsigned char *data; size_t len; bool quote_tabs, is_text, header, crlf; } QpSource;

static bool must_quote(const QpSource *s, size_t i, size_t column)
{
    unsigned char c = s->data[i];
    bool last = i + 1 == s->len;
    if (c > 126 || c == '=' || (s->header && c == '_')) return true;
    if (c == '.' && column == 0) return last || is_line_end(s->data[i + 1]) || s->data[i + 1] == 0;
    if (is_line_end(c)) return !s->is_text;
    if (c == '\t' || c == ' ') return last || s->quote_tabs;
    return c < 33;
}

static bool add_quoted(BytesBuilder *out, unsigned char c)
{
    const char *digits = "0123456789ABCDEF";
    unsigned char text[] = { '=', (unsigned char)digits[c >> 4], (unsigned char)digits[c & 15] };
    return bytes_add(out, text, sizeof text);
}

static bool end_line(const QpSource *s, BytesBuilder *out) { return (!s->crlf || bytes_add_byte(out, '\r')) && bytes_add_byte(out, '\n'); }

/* A blank before the end of a line would be lost on the way. */
static bool guard_blank(BytesBuilder *out)
{
    unsigned char c = out->len ? out->data[out->len - 1] : 0;
    if (c != ' ' && c != '\t') return true;
    out->len--;
    return add_quoted(out, c);
}

static bool write_qp(const QpSource *s, BytesBuilder *out)
{
    size_t column = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < s->len; i++) {
        unsigned char c = s->data[i];
        bool quoted = must_quote(s, i, column), pair = c == '\r' && i + 1 < s->len && s->data[i + 1] == '\n';
        if (!quoted && s->is_text && (c == '\n' || pair)) {
            ok = guard_blank(out) && end_line(s, out);
            column = 0;
            i += pair;
            continue;
        }
        size_t width = quoted ? 3 : 1;
        if (column + width >= QP_LINE && (quoted || (i + 1 != s->len && s->data[i + 1] != '\n'))) {
            ok = bytes_add_byte(out, '=') && end_line(s, out);
            column = 0;
        }
        ok = ok && (quoted ? add_quoted(out, c) : bytes_add_byte(out, s->header && c == ' ' ? '_' : c));
        column += width;
    }
    return ok;
}

FUNCTION(b2a_qp)
{
    (void)self, (void)n;
    Buffer b;
    BytesBuilder out = BYTES_BUILDER;
    QpSource s = { .is_text = true };
    if ((args[1] && !flag_argument(args[1], &s.quote_tabs)) || (args[2] && !flag_argument(args[2], &s.is_text)) ||
        (args[3] && !flag_argument(args[3], &s.header)) || !buffer_get(args[0], false, &b)) return NULL;
    s.data = b.data;
    s.len = b.len;
    const unsigned char *end = b.len ? memchr(b.data, '\n', b.len) : NULL;
    s.crlf = end && end > b.data && end[-1] == '\r';
    bool ok = write_qp(&s, &out);
    buffer_release(&b);
    return finish(&out, ok);
}

/* ---- checksums --------------------------------------------------------------------------------------------- */

/* tables[k][b]: what byte b does to the sum when k more bytes follow: eight bytes are taken at a time. */
static uint32_t crc_tables[8][256];

static void fill_tables(void)
{
    for (uint32_t b = 0; b < 256; b++) {
        uint32_t sum = b;
        for (int bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (sum & 1 ? 0xedb88320u : 0);
        crc_tables[0][b] = sum;
    }
    for (int k = 1; k < 8; k++)
        for (int b = 0; b < 256; b++) crc_tables[k][b] = crc_tables[k - 1][b] >> 8 ^ crc_tables[0][crc_tables[k - 1][b] & 255];
}

static uint32_t crc32_of(const unsigned char *at, size_t len, uint32_t crc)
{
    if (!crc_tables[0][1]) fill_tables();
    uint32_t sum = ~crc;
    for (; len >= 8; at += 8, len -= 8) {
        sum ^= (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
        sum = crc_tables[7][sum & 255] ^ crc_tables[6][sum >> 8 & 255] ^ crc_tables[5][sum >> 16 & 255] ^ crc_tables[4][sum >> 24] ^
              crc_tables[3][at[4]] ^ crc_tables[2][at[5]] ^ crc_tables[1][at[6]] ^ crc_tables[0][at[7]];
    }
    for (; len > 0; at++, len--) sum = sum >> 8 ^ crc_tables[0][(sum ^ *at) & 255];
    return ~sum;
}

/* Any int, of which the low 32 bits count. */
static bool low_bits(View v, uint32_t *out)
{
    int64_t small;
    Ref index = obj_index(v);
    if (!index) return false;
    if (int_fits(index, &small)) *out = (uint32_t)small;
    else {
        IntArg arg;
        mpz_srcptr z = int_arg(index, &arg);
        *out = (uint32_t)mpz_get_ui(z);
        if (mpz_sgn(z) < 0) *out = 0 - *out;
    }
    ref_drop(index);
    return true;
}

FUNCTION(crc32)
{
    (void)self;
    Buffer b;
    uint32_t crc = 0;
    if (!buffer_get(args[0], false, &b)) return NULL;
    if (n > 1 && !low_bits(args[1], &crc)) {
        buffer_release(&b);
        return NULL;
    }
    crc = crc32_of(b.data, b.len, crc);
    buffer_release(&b);
    return int_new(crc);
}

/* CRC-CCITT, as BinHex files have it. */
FUNCTION(crc_hqx)
{
    (void)self, (void)n;
    Buffer b;
    uint32_t crc;
    if (!buffer_get(args[0], false, &b)) return NULL;
    if (!low_bits(args[1], &crc)) {
        buffer_release(&b);
        return NULL;
    }
    crc &= 0xffff;
    for (size_t i = 0; i < b.len; i++) {
        crc ^= (uint32_t)b.data[i] << 8;
        for (int bit = 0; bit < 8; bit++) crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
    }
    buffer_release(&b);
    return int_new(crc);
}

/* ---- the module -------------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE("a2b_uu", f_a2b_uu, 1, 1, "The bytes in a line of uuencoded text."),
    NATIVE_PARAMS("b2a_uu", f_b2a_uu, "data, /, *, backtick=", "At most 45 bytes as a line of uuencoded text."),
    NATIVE_PARAMS("a2b_base64", f_a2b_base64, "data, /, *, strict_mode=", "The bytes in base64 text."),
    NATIVE_PARAMS("b2a_base64", f_b2a_base64, "data, /, *, newline=", "Bytes as a line of base64 text."),
    NATIVE("a2b_hex", f_unhexlify, 1, 1, "The bytes that hexadecimal digits stand for, two a byte."),
    NATIVE_PARAMS("b2a_hex", f_hexlify, "data, sep=, bytes_per_sep=", "Bytes as hexadecimal digits."),
    NATIVE_PARAMS("hexlify", f_hexlify, "data, sep=, bytes_per_sep=", "Bytes as hexadecimal digits."),
    NATIVE("unhexlify", f_unhexlify, 1, 1, "The bytes that hexadecimal digits stand for, two a byte."),
    NATIVE("crc_hqx", f_crc_hqx, 2, 2, "The CRC-CCITT sum of bytes, going on from another."),
    NATIVE("crc32", f_crc32, 1, 2, "The CRC-32 sum of bytes, going on from another."),
    NATIVE_PARAMS("a2b_qp", f_a2b_qp, "data, header=", "The bytes in quoted-printable text."),
    NATIVE_PARAMS("b2a_qp", f_b2a_qp, "data, quotetabs=, istext=, header=", "Bytes as quoted-printable text."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add_type(module, &error_type) && module_add_type(module, &incomplete_type);
}

const ModuleDef binascii_module = {"binascii", fill};
