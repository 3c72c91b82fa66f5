/* _sha256.c -- the module _sha256: SHA-224 and SHA-256; the work is done by nettle. */
#include <nettle/sha2.h>

#include "modules/hashes.h"
#include "modules/modules.h"

/* Nettle's functions, with a state of no particular type. */
#define KIND(name, NAME) \
    static void name##_start(void *state) { name##_init(state); } \
    static void name##_feed(void *state, size_t len, const uint8_t *data) { name##_update(state, len, data); } \
    static void name##_end(void *state, size_t len, uint8_t *out) { name##_digest(state, len, out); } \
    static const HashKind name##_kind = { \
        #name, sizeof(struct name##_ctx), NAME##_DIGEST_SIZE, NAME##_BLOCK_SIZE, name##_start, name##_feed, name##_end }; \
    static TypeObj name##_type = HASH_TYPE("_sha256." #name); \
    static Ref f_##name(View self, View const *args, size_t n) \
    { \
        (void)self, (void)n; \
        return hash_new(&name##_type, &name##_kind, args[0]); \
    }
KIND(sha224, SHA224)
KIND(sha256, SHA256)

static const NativeDef natives[] = {
    NATIVE_PARAMS("sha224", f_sha224, "string=, *, usedforsecurity=", "A new SHA224 hash, of these bytes to begin with."),
    NATIVE_PARAMS("sha256", f_sha256, "string=, *, usedforsecurity=", "A new SHA256 hash, of these bytes to begin with."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_ready_type(&sha224_type)
        && module_add(module, "SHA224Type", ref_keep(&sha224_type.head)) && module_ready_type(&sha256_type)
        && module_add(module, "SHA256Type", ref_keep(&sha256_type.head));
}

const ModuleDef _sha256_module = {"_sha256", fill};
