/* _sha3.c -- the module _sha3: SHA-3 and SHAKE. Both soak bytes up into 200 bytes of state, a block at a time, and press the result
 * out again; the mixing in between is done by nettle. How large a block is, and the bits behind the last byte, make the difference. */
#include <nettle/sha3.h>

#include "modules/hashes.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/seq.h"

typedef struct { struct sha3_state words; size_t at; } Sponge;      /* at: where in the block the next byte goes */

static void put(Sponge *s, size_t at, uint8_t byte) { s->words.a[at / 8] ^= (uint64_t)byte << at % 8 * 8; }

static void soak(Sponge *s, size_t block, size_t len, const uint8_t *data)
{
    while (len > 0) {
        if (s->at % 8 == 0 && len >= 8) {
            uint64_t word = 0;
            for (int i = 0; i < 8; i++) word |= (uint64_t)data[i] << 8 * i;
            s->words.a[s->at / 8] ^= word;
            s->at += 8, data += 8, len -= 8;
        } else {
            put(s, s->at++, *data++);
            len--;
        }
        if (s->at == block) {
            sha3_permute(&s->words);
            s->at = 0;
        }
    }
}

static void press(Sponge *s, size_t block, uint8_t suffix, size_t len, uint8_t *out)
{
    put(s, s->at, suffix);
    put(s, block - 1, 0x80);
    for (size_t i = 0; i < len; i++) {
        if (i % block == 0) sha3_permute(&s->words);
        out[i] = (uint8_t)(s->words.a[i % block / 8] >> i % 8 * 8);
    }
}

/* ---- the six kinds ----------------------------------------------------------------------------------------- */

enum { SUFFIX_SHA3 = 0x06, SUFFIX_SHAKE = 0x1f };
static uint8_t suffix_of(const HashKind *kind) { return kind->digest_size ? SUFFIX_SHA3 : SUFFIX_SHAKE; }
static size_t capacity_of(const HashKind *kind) { return 200 - kind->block_size; }

static void start(void *state) { *(Sponge *)state = (Sponge){0}; }
static TypeObj *const types[6];

#define KIND(name, digest, block, suffix) \
    static void name##_feed(void *state, size_t len, const uint8_t *data) { soak(state, block, len, data); } \
    static void name##_end(void *state, size_t len, uint8_t *out) { press(state, block, suffix, len, out); } \
    static const HashKind name##_kind = { #name, sizeof(Sponge), digest, block, start, name##_feed, name##_end };
KIND(sha3_224, 28, 144, SUFFIX_SHA3)
KIND(sha3_256, 32, 136, SUFFIX_SHA3)
KIND(sha3_384, 48, 104, SUFFIX_SHA3)
KIND(sha3_512, 64, 72, SUFFIX_SHA3)
KIND(shake_128, 0, 168, SUFFIX_SHAKE)
KIND(shake_256, 0, 136, SUFFIX_SHAKE)
static const HashKind *const kinds[6] = { &sha3_224_kind, &sha3_256_kind, &sha3_384_kind, &sha3_512_kind, &shake_128_kind, &shake_256_kind };

static Ref sha3_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    size_t i = 0;
    while (types[i] != type) i++;
    if (!args_bind("sha3_224", "data=, /, *, usedforsecurity=", args, n, kwnames, bound)) return NULL;
    return hash_new(type, kinds[i], bound[0]);
}

/* A result of any length. */
static Ref shake(View self, View length, bool hex)
{
    int64_t len;
    if (!is_int(length)) return err_raise(&exc_TypeError, "an integer is required");
    if (int_sign(length) < 0) return err_raise(&exc_ValueError, "value must be positive");
    if (!int_fits(length, &len)) return err_raise(&exc_OverflowError, "Python int too large to convert to C unsigned long");
    if (len >= 1 << 29) return err_raise(&exc_ValueError, "length is too large");
    return hash_result(self, (size_t)len, hex);
}

static Ref shake_digest(View self, View const *args, size_t n) { (void)n; return shake(self, args[0], false); }
static Ref shake_hexdigest(View self, View const *args, size_t n) { (void)n; return shake(self, args[0], true); }

static Ref get_capacity(View self) { return int_new((int64_t)(8 * capacity_of(as_hash(self)->kind))); }
static Ref get_rate(View self) { return int_new((int64_t)(8 * as_hash(self)->kind->block_size)); }

static Ref get_suffix(View self)
{
    uint8_t suffix = suffix_of(as_hash(self)->kind);
    return bytes_new(&suffix, 1);
}

static const GetSetDef getset[] = {
    HASH_GETSET,
    {"_capacity_bits", get_capacity, NULL, NULL}, {"_rate_bits", get_rate, NULL, NULL}, {"_suffix", get_suffix, NULL, NULL},
    {0}
};

static const NativeDef shake_methods[] = {
    HASH_METHODS,
    NATIVE("digest", shake_digest, 1, 1, "The hash of all bytes so far: this many bytes."),
    NATIVE("hexdigest", shake_hexdigest, 1, 1, "The hash of all bytes so far: this many bytes as hexadecimal text."),
    {0}
};

#define TYPE(kind_name, its_methods) \
    static TypeObj kind_name##_type = { \
        TYPE_HEAD("_sha3." #kind_name, 0, HashObj), .shape.free = hash_free, .doc = "A " #kind_name " hash, of these bytes to begin with.", \
        .new = sha3_new, .methods = its_methods, .getset = getset };
TYPE(sha3_224, hash_methods)
TYPE(sha3_256, hash_methods)
TYPE(sha3_384, hash_methods)
TYPE(sha3_512, hash_methods)
TYPE(shake_128, shake_methods)
TYPE(shake_256, shake_methods)
static TypeObj *const types[6] = { &sha3_224_type, &sha3_256_type, &sha3_384_type, &sha3_512_type, &shake_128_type, &shake_256_type };

static bool fill(View module)
{
    for (size_t i = 0; i < 6; i++)
        if (!module_add_type(module, types[i])) return false;
    return module_add(module, "keccakopt", int_new(0)) && module_add(module, "implementation", str_from_text("nettle"));
}

const ModuleDef _sha3_module = {"_sha3", fill};
