#include "objects/str.h"
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* str_hash.c -- the hash of text and bytes: SipHash-1-3 (Aumasson and Bernstein) with a key drawn at start-up, so that
 * nobody can send us a thousand strings that fall on one another in a dict.
 *
 * A seed (OUROHASHSEED=n) fixes the key, and 0 makes it zero: then hashes, and with them the order of sets of text, are those of
 * python3.11 under PYTHONHASHSEED=n. */

static uint64_t key[2];
static bool key_ready;

static void random_key(void)
{
    if (getrandom(key, sizeof key, 0) == sizeof key) return;
    struct timespec now;                                    /* better than nothing */
    clock_gettime(CLOCK_REALTIME, &now);
    key[0] = (uint64_t)now.tv_nsec << 32 ^ (uint64_t)now.tv_sec;
    key[1] = (uint64_t)getpid() << 32 ^ (uint64_t)(uintptr_t)&now;
}

/* The generator by which python3.11 stretches a seed to a key: multiplier and increment of old C libraries' rand. */
static void key_from_seed(uint32_t seed)
{
    unsigned char bytes[sizeof key];
    for (size_t i = 0; i < sizeof bytes; i++) {
        seed = seed * 214013 + 2531011;
        bytes[i] = (unsigned char)(seed >> 16);
    }
    memcpy(key, bytes, sizeof key);
}

int64_t str_hash_seed = -1;

static void make_key(void)
{
    key_ready = true;
    if (str_hash_seed < 0) random_key();
    else if (str_hash_seed) key_from_seed((uint32_t)str_hash_seed);
}

static inline uint64_t rotate(uint64_t x, int by) { return x << by | x >> (64 - by); }

typedef struct { uint64_t a, b, c, d; } SipState;

static inline void sip_round(SipState *s)
{
    s->a += s->b;  s->b = rotate(s->b, 13);  s->b ^= s->a;  s->a = rotate(s->a, 32);
    s->c += s->d;  s->d = rotate(s->d, 16);  s->d ^= s->c;
    s->a += s->d;  s->d = rotate(s->d, 21);  s->d ^= s->a;
    s->c += s->b;  s->b = rotate(s->b, 17);  s->b ^= s->c;  s->c = rotate(s->c, 32);
}

static inline void sip_take(SipState *s, uint64_t word)
{
    s->d ^= word;
    sip_round(s);
    s->a ^= word;
}

/* Words are read in the machine's own byte order. */
Hash hash_bytes(const void *data, size_t len)
{
    if (len == 0) return 0;
    if (UNLIKELY(!key_ready)) make_key();
    const unsigned char *bytes = data;
    uint64_t word, last = 0;
    SipState s = { key[0] ^ 0x736f6d6570736575u, key[1] ^ 0x646f72616e646f6du,
                   key[0] ^ 0x6c7967656e657261u, key[1] ^ 0x7465646279746573u };
    size_t left = len;
    for (; left >= 8; left -= 8, bytes += 8) {
        memcpy(&word, bytes, 8);
        sip_take(&s, word);
    }
    memcpy(&last, bytes, left);
    sip_take(&s, last | (uint64_t)len << 56);
    s.c ^= 0xFF;
    for (int i = 0; i < 3; i++) sip_round(&s);
    Hash hash = (Hash)((s.a ^ s.b) ^ (s.c ^ s.d));
    return hash == -1 ? -2 : hash;
}
