#ifndef OURO_OBJECTS_CHARS_H
#define OURO_OBJECTS_CHARS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* chars.h -- runs of characters of 1, 2 or 4 bytes, wherever they lie: what str, bytes and bytearray share. */

/* Sixteen bytes, so that it is passed in registers. */
typedef struct { const unsigned char *data; uint64_t len : 56, width : 8; } Chars;

static inline uint32_t chars_at(const unsigned char *data, uint8_t width, size_t i)
{
    if (width == 1) return data[i];
    uint16_t two; uint32_t four;
    if (width == 2) { memcpy(&two, data + 2 * i, 2); return two; }
    memcpy(&four, data + 4 * i, 4);
    return four;
}

static inline void chars_put(unsigned char *data, uint8_t width, size_t i, uint32_t c)
{
    uint16_t two = (uint16_t)c;
    if (width == 1) data[i] = (unsigned char)c;
    else if (width == 2) memcpy(data + 2 * i, &two, 2);
    else memcpy(data + 4 * i, &c, 4);
}

static inline uint8_t chars_width(uint32_t widest) { return widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4; }

/* A number as wide as the widest character: all characters or-ed together. */
uint32_t chars_widest(Chars text);
bool     chars_all_ascii(const unsigned char *data, size_t len);

/* Copy text to characters of `width` at `out`; each fits. */
void chars_copy(unsigned char *out, uint8_t width, Chars text);

/* The first or last place of `part` in `text`, or -1. An empty part is at 0, or at text.len. Linear at worst. */
ptrdiff_t chars_find(Chars text, Chars part);
ptrdiff_t chars_rfind(Chars text, Chars part);

/* How many times part occurs, not overlapping, at most `limit`. part is not empty. */
size_t chars_count(Chars text, Chars part, size_t limit);

static inline Chars chars_part(Chars text, size_t start, size_t stop)
{ return (Chars){ text.data + start * text.width, stop - start, text.width }; }

bool chars_equal(Chars a, Chars b);         /* widths may differ */
int  chars_order(Chars a, Chars b);         /* -1, 0, 1 by code points */

#endif
