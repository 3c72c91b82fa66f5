/* _md5.c -- the module _md5: MD5; the work is done by nettle. */
#include <nettle/md5.h>

#include "modules/hashes.h"
#include "modules/modules.h"

NETTLE_HASH("_md5", md5, MD5)

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
