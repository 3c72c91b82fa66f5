/* _sha512.c -- the module _sha512: SHA-384 and SHA-512; the work is done by nettle. */
#include <nettle/sha2.h>

#include "modules/hashes.h"
#include "modules/modules.h"

NETTLE_HASH("_sha512", sha384, SHA384)
NETTLE_HASH("_sha512", sha512, SHA512)

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
