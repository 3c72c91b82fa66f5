/* modules.c -- the table of built-in modules, expanded from modules.def. */
#include "modules/modules.h"

#include <string.h>

const ModuleDef builtin_modules[] = {
#define MODULE(name) {#name, module_fill_##name},
#include "modules/modules.def"
#undef MODULE
    {NULL, NULL}
};

const ModuleDef *module_find_builtin(const char *name)
{
    for (const ModuleDef *def = builtin_modules; def->name; def++)
        if (strcmp(def->name, name) == 0) return def;
    return NULL;
}
