/* _random.c -- the module _random: the generator that random.py draws from.
 *
 * It is the Mersenne Twister MT19937 of Makoto Matsumoto and Takuji Nishimura (2002), which CPython uses too, seeded in the same
 * way: the same seed gives the same numbers. */
#include <errno.h>
#include <sys/random.h>

#include "gc/collect.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/tuple.h"

enum { WORDS = 624, SHIFT = 397 };

typedef struct { Obj head; uint32_t at, state[WORDS]; } RandomObj;      /* state[at] comes next; WORDS: a new round is due */
static RandomObj *as_random(View v) { return (RandomObj *)(uintptr_t)v; }

/* ---- the twister ------------------------------------------------------------------------------------------- */

static uint32_t twist(uint32_t high, uint32_t low)
{
    uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
    return y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
}

static void next_round(RandomObj *r)
{
    uint32_t *s = r->state;
    int i = 0;
    for (; i < WORDS - SHIFT; i++) s[i] = s[i + SHIFT] ^ twist(s[i], s[i + 1]);
    for (; i < WORDS - 1; i++) s[i] = s[i + SHIFT - WORDS] ^ twist(s[i], s[i + 1]);
    s[WORDS - 1] = s[SHIFT - 1] ^ twist(s[WORDS - 1], s[0]);
    r->at = 0;
}

static uint32_t draw(RandomObj *r)
{
    if (r->at >= WORDS) next_round(r);
    uint32_t y = r->state[r->at++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static void seed_with_word(RandomObj *r, uint32_t seed)
{
    r->state[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) r->state[i] = 1812433253u * (r->state[i - 1] ^ r->state[i - 1] >> 30) + i;
    r->at = WORDS;
}

static void seed_with_words(RandomObj *r, const uint32_t *key, size_t len)
{
    uint32_t *s = r->state;
    size_t i = 1, j = 0;
    seed_with_word(r, 19650218u);
    for (size_t k = len > WORDS ? len : WORDS; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i == WORDS) s[0] = s[WORDS - 1], i = 1;
        if (++j == len) j = 0;
    }
    for (size_t k = WORDS - 1; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i == WORDS) s[0] = s[WORDS - 1], i = 1;
    }
    s[0] = 0x80000000u;
}

/* ---- seeding ----------------------------------------------------------------------------------------------- */

static bool seed_from_system(RandomObj *r)
{
    uint32_t key[WORDS];
    for (size_t have = 0; have < sizeof key;) {
        ssize_t got = getrandom((char *)key + have, sizeof key - have > 256 ? 256 : sizeof key - have, 0);
        if (got < 0) return err_errno(errno, NULL);
        have += (size_t)got;
    }
    seed_with_words(r, key, WORDS);
    return true;
}

/* With the 32-bit words of the number, without its sign, lowest first. */
static bool seed_from_int(RandomObj *r, View number)
{
    IntArg arg;
    mpz_srcptr z = int_arg(number, &arg);
    size_t len = mpz_sgn(z) ? (mpz_sizeinbase(z, 2) + 31) / 32 : 1;
    uint32_t *key = alloc_bytes(len * sizeof *key);
    if (!key) return false;
    key[0] = 0;
    mpz_export(key, NULL, -1, sizeof *key, 0, 0, z);
    seed_with_words(r, key, len);
    mem_free(key);
    return true;
}

static bool seed(RandomObj *r, View from)
{
    Hash hash;
    if (!from || from == None) return seed_from_system(r);
    if (is_int(from)) return seed_from_int(r, from);
    if (!obj_hash(from, &hash)) return false;
    Ref number = int_new_unsigned((uint64_t)hash);
    bool ok = number && seed_from_int(r, number);
    ref_drop(number);
    return ok;
}

static bool random_init(View self, View const *args, size_t n, View kwnames)
{
    if (!args_positional("Random", 0, kwnames, 0, 0)) return false;
    if (n > 1) return err_false(&exc_TypeError, "Random() requires 0 or 1 argument");
    return seed(as_random(self), n ? args[0] : NULL);
}

static Ref random_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return type_alloc(type, 0);
}

/* ---- methods ----------------------------------------------------------------------------------------------- */

static Ref method_seed(View self, View const *args, size_t n)
{
    return seed(as_random(self), n ? args[0] : NULL) ? None : NULL;
}

/* 53 bits: from 0 to 1, without 1. */
static Ref method_random(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    uint32_t high = draw(as_random(self)) >> 5, low = draw(as_random(self)) >> 6;
    return float_new((high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

static Ref method_getrandbits(View self, View const *args, size_t n)
{
    (void)n;
    int64_t bits;
    RandomObj *r = as_random(self);
    if (!seq_c_int(args[0], INT32_MIN, INT32_MAX, "int", &bits)) return NULL;
    if (bits < 0) return err_raise(&exc_ValueError, "number of bits must be non-negative");
    if (bits == 0) return int_new(0);
    if (bits <= 32) return int_new(draw(r) >> (32 - bits));
    size_t len = ((size_t)bits + 31) / 32;
    uint32_t *words = alloc_bytes(len * sizeof *words);
    if (!words) return NULL;
    for (size_t i = 0; i < len; i++, bits -= 32) words[i] = bits < 32 ? draw(r) >> (32 - bits) : draw(r);
    mpz_t z;
    mpz_init(z);
    mpz_import(z, len, -1, sizeof *words, 0, 0, words);
    mem_free(words);
    return int_take_mpz(z);
}

static Ref method_getstate(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const RandomObj *r = as_random(self);
    Ref own = tuple_sized(WORDS + 1);
    if (!own) return NULL;
    for (size_t i = 0; i <= WORDS; i++) {
        if (!(as_tuple(own)->items[i] = int_new(i < WORDS ? r->state[i] : r->at))) {
            ref_drop(own);
            return NULL;
        }
    }
    gc_track(own);
    return own;
}

static bool state_word(View v, uint32_t *out)
{
    int64_t number;
    if (!is_int(v)) return err_false(&exc_TypeError, "an integer is required");
    if (!int_fits(v, &number)) {
        if (int_sign(v) < 0 || int_bit_length(v) > 64)
            return err_false(&exc_OverflowError, int_sign(v) < 0 ? "can't convert negative value to unsigned int"
                                                                  : "Python int too large to convert to C unsigned long");
        IntArg arg;
        number = (int64_t)mpz_get_ui(int_arg(v, &arg));
    } else if (number < 0) return err_false(&exc_OverflowError, "can't convert negative value to unsigned int");
    *out = (uint32_t)number;
    return true;
}

static Ref method_setstate(View self, View const *args, size_t n)
{
    (void)n;
    uint32_t state[WORDS];
    int64_t at;
    RandomObj *r = as_random(self);
    if (!is_tuple(args[0])) return err_raise(&exc_TypeError, "state vector must be a tuple");
    if (as_tuple(args[0])->len != WORDS + 1) return err_raise(&exc_ValueError, "state vector is the wrong size");
    for (size_t i = 0; i < WORDS; i++)
        if (!state_word(tuple_at(args[0], i), &state[i])) return NULL;
    if (!seq_c_int(tuple_at(args[0], WORDS), INT64_MIN, INT64_MAX, "long", &at)) return NULL;
    if (at < 0 || at > WORDS) return err_raise(&exc_ValueError, "invalid state");
    memcpy(r->state, state, sizeof state);
    r->at = (uint32_t)at;
    return None;
}

static const NativeDef random_methods[] = {
    NATIVE("random", method_random, 0, 0, "A number from 0 to 1, without 1."),
    NATIVE("seed", method_seed, 0, 1, "Start again from a number, or from the hash of something else; with None from what the system calls random."),
    NATIVE("getstate", method_getstate, 0, 0, "All that the next numbers depend on, as a tuple."),
    NATIVE("setstate", method_setstate, 1, 1, "Go on from what getstate gave."),
    NATIVE("getrandbits", method_getrandbits, 1, 1, "An int of this many random bits."),
    {0}
};

static TypeObj random_type = {
    TYPE_HEAD("_random.Random", 0, RandomObj),
    .shape.free = type_free,
    .flags = TYPE_BASE,
    .doc = "A generator of random numbers.",
    .new = random_new, .init = random_init, .methods = random_methods,
};

static bool fill(View module) { return module_add_type(module, &random_type); }

const ModuleDef _random_module = {"_random", fill};
