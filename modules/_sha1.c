/* _sha1.c -- the module _sha1: SHA-1; the work is done by nettle. */
#include <nettle/sha1.h>

#include "modules/hashes.h"
#include "modules/modules.h"

NETTLE_HASH("_sha1", sha1, SHA1)

static const NativeDef natives[] = {
    NATIVE_PARAMS("sha1", f_sha1, "string=, *, usedforsecurity=", "A new SHA1 hash, of these bytes to begin with."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_ready_type(&sha1_type)
        && module_add(module, "SHA1Type", ref_keep(&sha1_type.head));
}

const ModuleDef _sha1_module = {"_sha1", fill};
