#include "objects/codec.h"
#include "objects/unicode.h"

/* utf8.c -- UTF-8, the encoding everything outside speaks. */

int utf8_put(uint32_t c, unsigned char *out)
{
    if (c < 0x80) {
        out[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (unsigned char)(0xC0 | c >> 6);
        out[1] = (unsigned char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (unsigned char)(0xE0 | c >> 12);
        out[1] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (unsigned char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (unsigned char)(0xF0 | c >> 18);
    out[1] = (unsigned char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (unsigned char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_size(Chars text)
{
    size_t size = 0;
    for (size_t i = 0; i < text.len; i++) {
        uint32_t c = chars_at(text.data, text.width, i);
        size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return size;
}

void utf8_write(Chars text, unsigned char *out)
{
    for (size_t i = 0; i < text.len; i++) out += utf8_put(chars_at(text.data, text.width, i), out);
}

static bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/* May `second` follow `first` of a sequence of three or four? Keeps out overlong forms, surrogates and too large numbers. */
static bool second_fits(unsigned char first, unsigned char second, bool surrogates)
{
    if (!continues(second)) return false;
    switch (first) {
    case 0xE0: return second >= 0xA0;
    case 0xED: return surrogates || second < 0xA0;
    case 0xF0: return second >= 0x90;
    case 0xF4: return second < 0x90;
    default:   return true;
    }
}

int utf8_step(const unsigned char *bytes, size_t len, bool surrogates, uint32_t *c, const char **reason)
{
    unsigned char first = bytes[0];
    if (first < 0x80) {
        *c = first;
        return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
        *reason = "invalid start byte";
        return -1;
    }
    int size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    uint32_t value = first & (0x7F >> size);
    for (int i = 1; i < size; i++) {
        if ((size_t)i >= len) {
            *reason = "unexpected end of data";
            return -i;
        }
        if (i == 1 ? !second_fits(first, bytes[1], surrogates) : !continues(bytes[i])) {
            *reason = "invalid continuation byte";
            return -i;
        }
        value = value << 6 | (bytes[i] & 0x3F);
    }
    *c = value;
    return size;
}

bool utf8_measure(const unsigned char *bytes, size_t len, bool surrogates, size_t *count, uint32_t *widest)
{
    const char *reason;
    uint32_t c, all = 0;
    size_t n = 0;
    for (size_t at = 0; at < len; n++) {
        if (bytes[at] < 0x80) {
            at++;
            continue;
        }
        int size = utf8_step(bytes + at, len - at, surrogates, &c, &reason);
        if (size < 0) return false;
        all |= c;
        at += (size_t)size;
    }
    *count = n;
    *widest = all;
    return true;
}

void utf8_read(const unsigned char *bytes, size_t len, unsigned char *out, uint8_t width)
{
    const char *reason;
    uint32_t c = 0;
    size_t n = 0;
    for (size_t at = 0; at < len; n++) {
        if (bytes[at] < 0x80) c = bytes[at++];
        else at += (size_t)utf8_step(bytes + at, len - at, true, &c, &reason);
        chars_put(out, width, n, c);
    }
}
