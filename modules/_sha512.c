/* _sha512.c -- the module _sha512: SHA-384 and SHA-512; the work is done by nettle. */
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
    static TypeObj name##_type = HASH_TYPE("_sha512." #name); \
    static Ref f_##name(View self, View const *args, size_t n) \
    { \
        (void)self, (void)n; \
        return hash_new(&name##_type, &name##_kind, args[0]); \
    }
KIND(sha384, SHA384)
KIND(sha512, SHA512)

static const NativeDef natives[] = {
    NATIVE_PARAMS("sha384", f_sha384, "string=, *, usedforsecurity=", "A new SHA384 hash, of these bytes to begin with."),
    NATIVE_PARAMS("sha512", f_sha512, "string=, *, usedforsecurity=", "A new SHA512 hash, of these bytes to begin with."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_ready_type(&sha384_type)
        && module_add(module, "SHA384Type", ref_keep(&sha384_type.head)) && module_ready_type(&sha512_type)
        && module_add(module, "SHA512Type", ref_keep(&sha512_type.head));
}

const ModuleDef _sha512_module = {"_sha512", fill};
