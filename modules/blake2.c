/* blake2.c -- the hashes BLAKE2b and BLAKE2s, after RFC 7693. */
#include "modules/blake2.h"

#include <string.h>

static const uint64_t iv_b[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

/* Which words of the block each round mixes in; BLAKE2b's last two rounds are the first two again. */
static const uint8_t sigma[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

static uint64_t load(const uint8_t *at, size_t size)
{
    uint64_t word = 0;
    for (size_t i = 0; i < size; i++) word |= (uint64_t)at[i] << 8 * i;
    return word;
}

static size_t word_size(const Blake2 *b) { return b->small ? 4 : 8; }
static size_t block_size(const Blake2 *b) { return 16 * word_size(b); }
static uint64_t iv(const Blake2 *b, int i) { return b->small ? iv_b[i] >> 32 : iv_b[i]; }

/* The same code for both widths: eight mixings a round, of columns and then of diagonals. */
#define COMPRESS(name, Word, rounds, r1, r2, r3, r4) \
    static Word name##_turn(Word x, int by) { return x >> by | x << (8 * (int)sizeof(Word) - by); } \
    static void name(Blake2 *b, const uint8_t *block, bool last) \
    { \
        Word v[16], m[16]; \
        for (int i = 0; i < 16; i++) m[i] = (Word)load(block + (size_t)i * sizeof(Word), sizeof(Word)); \
        for (int i = 0; i < 8; i++) v[i] = (Word)b->h[i], v[i + 8] = (Word)iv(b, i); \
        v[12] ^= (Word)b->count[0]; \
        v[13] ^= (Word)(sizeof(Word) == 8 ? b->count[1] : b->count[0] >> 32); \
        if (last) v[14] = (Word)~v[14]; \
        if (last && b->last_node) v[15] = (Word)~v[15]; \
        for (int round = 0; round < rounds; round++) { \
            const uint8_t *s = sigma[round % 10]; \
            for (int g = 0; g < 8; g++) { \
                int turn = g / 4; \
                Word *w = &v[g % 4], *x = &v[4 + (g + turn) % 4], *y = &v[8 + (g + 2 * turn) % 4], *z = &v[12 + (g + 3 * turn) % 4]; \
                *w = (Word)(*w + *x + m[s[2 * g]]); \
                *z = name##_turn(*z ^ *w, r1); \
                *y = (Word)(*y + *z); \
                *x = name##_turn(*x ^ *y, r2); \
                *w = (Word)(*w + *x + m[s[2 * g + 1]]); \
                *z = name##_turn(*z ^ *w, r3); \
                *y = (Word)(*y + *z); \
                *x = name##_turn(*x ^ *y, r4); \
            } \
        } \
        for (int i = 0; i < 8; i++) b->h[i] ^= (Word)(v[i] ^ v[i + 8]); \
    }
COMPRESS(compress_b, uint64_t, 12, 32, 24, 16, 63)
COMPRESS(compress_s, uint32_t, 10, 16, 12, 8, 7)
#undef COMPRESS

static void compress(Blake2 *b, const uint8_t *block, size_t fresh, bool last)
{
    b->count[0] += fresh;
    if (b->count[0] < fresh) b->count[1]++;
    if (b->small) compress_s(b, block, last);
    else compress_b(b, block, last);
}

void blake2_start(Blake2 *b, bool small, const uint8_t *params, bool last_node)
{
    *b = (Blake2){ .small = small, .last_node = last_node };
    for (int i = 0; i < 8; i++) b->h[i] = iv(b, i) ^ load(params + (size_t)i * word_size(b), word_size(b));
}

/* The last block is not compressed before blake2_end, for it is marked as such. */
void blake2_feed(Blake2 *b, size_t len, const uint8_t *data)
{
    size_t block = block_size(b);
    while (len > 0) {
        if (b->used == block) {
            compress(b, b->buffer, block, false);
            b->used = 0;
        }
        size_t part = block - b->used < len ? block - b->used : len;
        memcpy(b->buffer + b->used, data, part);
        b->used += part;
        data += part;
        len -= part;
    }
}

void blake2_end(Blake2 *b, size_t len, uint8_t *out)
{
    memset(b->buffer + b->used, 0, block_size(b) - b->used);
    compress(b, b->buffer, b->used, true);
    for (size_t i = 0; i < len; i++) out[i] = (uint8_t)(b->h[i / word_size(b)] >> i % word_size(b) * 8);
}
