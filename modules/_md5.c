/* _md5.c -- the module _md5: MD5; the work is done by nettle. */
#include <nettle/md5.h>

#include "modules/hashes.h"
#include "modules/modules.h"

/* Nettle's functions, with a state of no particular type. */
#define KIND(name, NAME) \
    static void name##_start(void *state) { name##_init(state); } \
    static void name##_feed(void *state, size_t len, const uint8_t *data) { name##_update(state, len, data); } \
    static void name##_end(void *state, size_t len, uint8_t *out) { name##_digest(state, len, out); } \
    static const HashKind name##_kind = { \
        #name, sizeof(struct name##_ctx), NAME##_DIGEST_SIZE, NAME##_BLOCK_SIZE, name##_start, name##_feed, name##_end }; \
    static TypeObj name##_type = HASH_TYPE("_md5." #name); \
    static Ref f_##name(View self, View const *args, size_t n) \
    { \
        (void)self, (void)n; \
        return hash_new(&name##_type, &name##_kind, args[0]); \
    }
KIND(md5, MD5)

static const NativeDef natives[] = {
    NATIVE_PARAMS("md5", f_md5, "string=, *, usedforsecurity=", "A new MD5 hash, of these bytes to begin with."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_ready_type(&md5_type)
        && module_add(module, "MD5Type", ref_keep(&md5_type.head));
}

const ModuleDef _md5_module = {"_md5", fill};
