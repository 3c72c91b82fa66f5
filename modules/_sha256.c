/* _sha256.c -- the module _sha256: SHA-224 and SHA-256; the work is done by nettle. */
#include <nettle/sha2.h>

#include "modules/hashes.h"
#include "modules/modules.h"

NETTLE_HASH("_sha256", sha224, SHA224)
NETTLE_HASH("_sha256", sha256, SHA256)

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
