#define _GNU_SOURCE         /* memmem, memrchr */
#include "objects/chars.h"

/* chars.c -- copying, comparing and searching runs of characters.
 *
 * A search looks for the first character of the part and compares the rest there. That is fast on ordinary text and
 * quadratic on text made to spite it ("aaaa...ab" in "aaaa..."), so each failed comparison is charged to a budget;
 * when that is used up, the two-way algorithm of Crochemore and Perrin (1991), linear always, takes over. */

uint32_t chars_widest(Chars text)
{
    uint32_t widest = 0;
    if (text.width == 1) {
        if (!chars_all_ascii(text.data, text.len)) widest = 0xFF;
    } else {
        uint32_t limit = text.width == 2 ? 0x100 : 0x10000;
        for (size_t i = 0; i < text.len; i++) {
            widest |= chars_at(text.data, text.width, i);
            if (widest >= limit) break;                 /* as wide as it can be */
        }
    }
    return widest;
}

bool chars_all_ascii(const unsigned char *data, size_t len)
{
    const uint64_t high_bits = 0x8080808080808080u;
    uint64_t eight;
    size_t i = 0;
    for (; i + 8 <= len; i += 8) {
        memcpy(&eight, data + i, 8);
        if (eight & high_bits) return false;
    }
    for (; i < len; i++)
        if (data[i] & 0x80) return false;
    return true;
}

static void widen_bytes_to_two(unsigned char *out, Chars text)
{
    for (size_t i = 0; i < text.len; i++) chars_put(out, 2, i, text.data[i]);
}

void chars_copy(unsigned char *out, uint8_t width, Chars text)
{
    if (text.len == 0) return;
    if (width == text.width) memcpy(out, text.data, text.len * width);
    else if (width == 2 && text.width == 1) widen_bytes_to_two(out, text);
    else
        for (size_t i = 0; i < text.len; i++) chars_put(out, width, i, chars_at(text.data, text.width, i));
}

bool chars_equal(Chars a, Chars b)
{
    if (a.len != b.len) return false;
    if (a.len == 0) return true;
    if (a.width == b.width) return memcmp(a.data, b.data, a.len * a.width) == 0;
    for (size_t i = 0; i < a.len; i++)
        if (chars_at(a.data, a.width, i) != chars_at(b.data, b.width, i)) return false;
    return true;
}

int chars_order(Chars a, Chars b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    if (a.width == 1 && b.width == 1) {
        int order = shared ? memcmp(a.data, b.data, shared) : 0;
        if (order) return order < 0 ? -1 : 1;
    } else {
        for (size_t i = 0; i < shared; i++) {
            uint32_t x = chars_at(a.data, a.width, i), y = chars_at(b.data, b.width, i);
            if (x != y) return x < y ? -1 : 1;
        }
    }
    return (a.len > b.len) - (a.len < b.len);
}

/* ---- two-way search ---- */

/* Text read from either end, so that one search serves both directions. */
typedef struct { Chars text; bool backwards; } Tape;

static inline uint32_t tape_at(const Tape *tape, size_t i)
{
    return chars_at(tape->text.data, tape->text.width, tape->backwards ? tape->text.len - 1 - i : i);
}

/* The start of the greatest suffix of part in alphabetical order (the reverse order where `reversed`), and its period. */
static size_t greatest_suffix(const Tape *part, bool reversed, size_t *period)
{
    size_t len = part->text.len, suffix = 0, at = 1, k = 0;
    *period = 1;
    while (at + k < len) {
        uint32_t a = tape_at(part, at + k), b = tape_at(part, suffix + k);
        if (a == b) {
            if (++k == *period) at += *period, k = 0;
        } else if (reversed ? a > b : a < b) {
            at += k + 1;
            k = 0;
            *period = at - suffix;
        } else {
            suffix = at++;
            k = 0;
            *period = 1;
        }
    }
    return suffix;
}

static bool tape_repeats(const Tape *part, size_t len, size_t period)
{
    if (period + len > part->text.len) return false;
    for (size_t i = 0; i < len; i++)
        if (tape_at(part, i) != tape_at(part, i + period)) return false;
    return true;
}

/* part is split in two at `cut` so that a mismatch in the right half allows a shift by how far we came. Where part repeats
 * itself with `period`, `known` characters at its front need not be compared again. */
static ptrdiff_t two_way(const Tape *text, const Tape *part)
{
    size_t len = part->text.len, period, other_period, at = 0, known = 0;
    size_t cut = greatest_suffix(part, false, &period);
    size_t other = greatest_suffix(part, true, &other_period);
    if (other > cut) cut = other, period = other_period;
    bool periodic = tape_repeats(part, cut, period);
    if (!periodic) period = (cut > len - cut ? cut : len - cut) + 1;

    while (at + len <= text->text.len) {
        size_t i = cut > known ? cut : known;
        while (i < len && tape_at(part, i) == tape_at(text, at + i)) i++;
        if (i < len) {
            at += i - cut + 1;
            known = 0;
            continue;
        }
        i = cut;
        while (i > known && tape_at(part, i - 1) == tape_at(text, at + i - 1)) i--;
        if (i <= known) return (ptrdiff_t)at;
        at += period;
        known = periodic ? len - period : 0;
    }
    return -1;
}

/* ---- searching ---- */

/* The first place in [from, stop) that holds c, or stop. */
static size_t find_char(Chars text, size_t from, size_t stop, uint32_t c)
{
    if (text.width == 1) {
        const unsigned char *hit = c < 256 && from < stop ? memchr(text.data + from, (int)c, stop - from) : NULL;
        return hit ? (size_t)(hit - text.data) : stop;
    }
    while (from < stop && chars_at(text.data, text.width, from) != c) from++;
    return from;
}

/* The last place below `stop` that holds c, or -1. */
static ptrdiff_t find_char_backwards(Chars text, size_t stop, uint32_t c)
{
    if (text.width == 1) {
        const unsigned char *hit = c < 256 && stop ? memrchr(text.data, (int)c, stop) : NULL;
        return hit ? hit - text.data : -1;
    }
    while (stop > 0 && chars_at(text.data, text.width, stop - 1) != c) stop--;
    return (ptrdiff_t)stop - 1;
}

/* Does part stand at `at`? Charges the characters compared to the budget. */
static bool stands_at(Chars text, size_t at, Chars part, size_t *spent)
{
    size_t i = 1;
    while (i < part.len && chars_at(text.data, text.width, at + i) == chars_at(part.data, part.width, i)) i++;
    *spent += i;
    return i == part.len;
}

/* Comparisons that failed may cost this much until we suspect the text of malice. */
static bool over_budget(size_t spent, size_t walked) { return spent > 8 * walked + 2000; }

ptrdiff_t chars_find(Chars text, Chars part)
{
    if (part.len == 0) return 0;
    if (part.len > text.len) return -1;
    uint32_t first = chars_at(part.data, part.width, 0);
    size_t stop = text.len - part.len + 1, spent = 0;
    if (part.len == 1) {
        size_t at = find_char(text, 0, stop, first);
        return at < stop ? (ptrdiff_t)at : -1;
    }
    /* The library's search is linear enough for parts of this size, but not fast for the shortest. */
    if (text.width == 1 && part.width == 1 && part.len >= 4 && part.len < 256) {
        const unsigned char *hit = memmem(text.data, text.len, part.data, part.len);
        return hit ? hit - text.data : -1;
    }
    for (size_t at = 0; (at = find_char(text, at, stop, first)) < stop; at++) {
        if (stands_at(text, at, part, &spent)) return (ptrdiff_t)at;
        if (over_budget(spent, at)) {
            Tape rest = { chars_part(text, at, text.len), false }, what = { part, false };
            ptrdiff_t found = two_way(&rest, &what);
            return found < 0 ? -1 : (ptrdiff_t)at + found;
        }
    }
    return -1;
}

ptrdiff_t chars_rfind(Chars text, Chars part)
{
    if (part.len == 0) return (ptrdiff_t)text.len;
    if (part.len > text.len) return -1;
    uint32_t first = chars_at(part.data, part.width, 0);
    size_t stop = text.len - part.len + 1, spent = 0;
    ptrdiff_t at = (ptrdiff_t)stop;
    while ((at = find_char_backwards(text, (size_t)at, first)) >= 0) {
        if (stands_at(text, (size_t)at, part, &spent)) return at;
        if (over_budget(spent, stop - (size_t)at)) {
            size_t end = (size_t)at + part.len;
            Tape rest = { chars_part(text, 0, end), true }, what = { part, true };
            ptrdiff_t found = two_way(&rest, &what);
            return found < 0 ? -1 : (ptrdiff_t)(end - (size_t)found - part.len);
        }
    }
    return -1;
}

/* The same for bytes and a short part, in one loop. */
static size_t count_short(Chars text, Chars part, size_t limit)
{
    const unsigned char *at = text.data, *stop = text.data + text.len - part.len + 1;
    size_t count = 0;
    while (count < limit && at < stop && (at = memchr(at, part.data[0], (size_t)(stop - at)))) {
        bool here = memcmp(at, part.data, part.len) == 0;
        at += here ? part.len : 1;
        count += here;
    }
    return count;
}

size_t chars_count(Chars text, Chars part, size_t limit)
{
    size_t count = 0, from = 0;
    if (part.len > text.len) return 0;
    if (text.width == 1 && part.width == 1 && part.len <= 16) return count_short(text, part, limit);
    while (count < limit) {
        ptrdiff_t at = chars_find(chars_part(text, from, text.len), part);
        if (at < 0) break;
        count++;
        from += (size_t)at + part.len;
    }
    return count;
}
