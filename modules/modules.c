/* modules.c -- the table of built-in modules, expanded from modules.def. */
#include "modules/modules.h"

#include <string.h>

const ModuleDef *const builtin_modules[] = {
#define MODULE(name) &name##_module,
#include "modules/modules.def"
#undef MODULE
    NULL
};

const ModuleDef *module_find_builtin(const char *name)
{
    for (const ModuleDef *const *def = builtin_modules; *def; def++)
        if (strcmp((*def)->name, name) == 0) return *def;
    return NULL;
}
