/* _blake2.c -- the module _blake2: BLAKE2b and BLAKE2s with all their parameters; the work is done in blake2.c. */
#include <stdio.h>
#include <string.h>

#include "modules/blake2.h"
#include "modules/hashes.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/seq.h"

/* The state of a hash object is a Blake2, started by blake2_new. */
static void start_nothing(void *state) { memset(state, 0, sizeof(Blake2)); }
static void feed(void *state, size_t len, const uint8_t *data) { blake2_feed(state, len, data); }
static void end(void *state, size_t len, uint8_t *out) { blake2_end(state, len, out); }
static const HashKind big_kind = { "blake2b", sizeof(Blake2), 64, 128, start_nothing, feed, end };
static const HashKind small_kind = { "blake2s", sizeof(Blake2), 32, 64, start_nothing, feed, end };

static TypeObj blake2b_type, blake2s_type;

/* ---- parameters -------------------------------------------------------------------------------------------- */

enum { DATA, DIGEST_SIZE, KEY, SALT, PERSON, FANOUT, DEPTH, LEAF_SIZE, NODE_OFFSET, NODE_DEPTH, INNER_SIZE, LAST_NODE, SECURITY, PARAMS };
static const char params_text[] = "data=, /, *, digest_size=, key=, salt=, person=, fanout=, depth=, leaf_size=, node_offset=, "
                                  "node_depth=, inner_size=, last_node=, usedforsecurity=";

/* A C int with limits; `fallback` where it is not given. */
static bool small_param(View v, int64_t least, int64_t most, int64_t fallback, const char *refusal, int64_t most_shown, int64_t *out)
{
    *out = fallback;
    if (!v) return true;
    if (!seq_c_int(v, INT32_MIN, INT32_MAX, "int", out)) return false;
    return (*out >= least && *out <= most) || err_false(&exc_ValueError, refusal, (long long)most_shown);
}

/* A number without a sign; `bits` of it fit. */
static bool wide_param(View v, int bits, const char *name, uint64_t *out)
{
    int64_t n;
    *out = 0;
    if (!v) return true;
    if (!is_int(v)) return err_false(&exc_TypeError, "an integer is required");
    bool negative = int_sign(v) < 0, fits = int_fits(v, &n);
    if (fits) *out = (uint64_t)n;
    else if (!negative && int_bit_length(v) <= 64) {
        IntArg arg;
        *out = mpz_get_ui(int_arg(v, &arg));
        fits = true;
    }
    if (negative) return err_false(&exc_ValueError, "value must be positive");
    if (!fits) return err_false(&exc_OverflowError, bits == 32 ? "Python int too large to convert to C unsigned long" : "int too big to convert");
    return bits == 64 || *out >> bits == 0 || err_false(&exc_OverflowError, "%s is too large", name);
}

/* At most `max` bytes to `to`. */
static bool bytes_param(View v, size_t max, const char *name, uint8_t *to, size_t *len)
{
    Buffer b;
    *len = 0;
    if (!v) return true;
    if (!buffer_get(v, false, &b)) return false;
    bool ok = b.len <= max || err_false(&exc_ValueError, "maximum %s length is %zd bytes", name, (ptrdiff_t)max);
    if (ok) memcpy(to, b.data, *len = b.len);
    buffer_release(&b);
    return ok;
}

static void store(uint8_t *to, uint64_t value, size_t size)
{
    for (size_t i = 0; i < size; i++) to[i] = (uint8_t)(value >> 8 * i);
}

static Ref blake2_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View a[PARAMS];
    bool small = type == &blake2s_type;
    const HashKind *kind = small ? &small_kind : &big_kind;
    size_t most = kind->digest_size, salt_at = small ? 16 : 32, salt_max = small ? 8 : 16, len, key_len;
    int64_t size, fanout, depth, node_depth, inner;
    uint64_t leaf, offset;
    uint8_t params[64] = {0}, key[128] = {0};

    if (!args_bind(kind->name, params_text, args, n, kwnames, a)) return NULL;
    if (!small_param(a[DIGEST_SIZE], 1, (int64_t)most, (int64_t)most, "digest_size must be between 1 and %lld bytes", (int64_t)most, &size) ||
        !bytes_param(a[SALT], salt_max, "salt", params + salt_at, &len) ||
        !bytes_param(a[PERSON], salt_max, "person", params + salt_at + salt_max, &len) ||
        !small_param(a[FANOUT], 0, 255, 1, "fanout must be between 0 and %lld", 255, &fanout) ||
        !small_param(a[DEPTH], 1, 255, 1, "depth must be between 1 and %lld", 255, &depth) ||
        !wide_param(a[LEAF_SIZE], 32, "leaf_size", &leaf) || !wide_param(a[NODE_OFFSET], small ? 48 : 64, "node_offset", &offset) ||
        !small_param(a[NODE_DEPTH], 0, 255, 0, "node_depth must be between 0 and %lld", 255, &node_depth) ||
        !small_param(a[INNER_SIZE], 0, (int64_t)most, 0, "inner_size must be between 0 and is %lld", (int64_t)most, &inner) ||
        !bytes_param(a[KEY], most, "key", key, &key_len)) return NULL;
    int last_node = a[LAST_NODE] ? obj_truth(a[LAST_NODE]) : 0;
    if (last_node < 0) return NULL;
    params[0] = (uint8_t)size;
    params[1] = (uint8_t)key_len;
    params[2] = (uint8_t)fanout;
    params[3] = (uint8_t)depth;
    store(params + 4, leaf, 4);
    store(params + 8, offset, small ? 6 : 8);
    params[small ? 14 : 16] = (uint8_t)node_depth;
    params[small ? 15 : 17] = (uint8_t)inner;

    Ref own = hash_new(type, kind, NULL);
    if (!own) return NULL;
    Blake2 *state = (void *)as_hash(own)->state;
    as_hash(own)->digest_size = (size_t)size;
    blake2_start(state, small, params, last_node);
    if (key_len) blake2_feed(state, kind->block_size, key);
    if (a[DATA] && !hash_feed(own, a[DATA])) ref_clear(&own);
    return own;
}

/* ---- the module -------------------------------------------------------------------------------------------- */

#define TYPE(kind_name) { \
    TYPE_HEAD("_blake2." kind_name, 0, HashObj), .shape.free = hash_free, .doc = "A " kind_name " hash, of these bytes to begin with.", \
    .new = blake2_new, .methods = hash_methods, .getset = hash_getset }
static TypeObj blake2b_type = TYPE("blake2b"), blake2s_type = TYPE("blake2s");

/* The limits stand in the module and, without the prefix, in the type. */
static bool add_limits(View module, TypeObj *type, const char *prefix, int salt, int most)
{
    const struct { const char *name; int value; } limits[] = {
        {"SALT_SIZE", salt}, {"PERSON_SIZE", salt}, {"MAX_KEY_SIZE", most}, {"MAX_DIGEST_SIZE", most},
    };
    for (size_t i = 0; i < 4; i++) {
        char name[48];
        snprintf(name, sizeof name, "%s_%s", prefix, limits[i].name);
        if (!module_add(module, name, int_new(limits[i].value))) return false;
        Ref value = int_new(limits[i].value);
        if (!value || !dict_set_text(type->dict, limits[i].name, value)) return false;
    }
    return true;
}

static bool fill(View module)
{
    return module_add_type(module, &blake2b_type) && module_add_type(module, &blake2s_type)
        && add_limits(module, &blake2b_type, "BLAKE2B", 16, 64) && add_limits(module, &blake2s_type, "BLAKE2S", 8, 32);
}

const ModuleDef _blake2_module = {"_blake2", fill};
