#ifndef OURO_MODULES_MODULES_H
#define OURO_MODULES_MODULES_H
#include "objects/module.h"

/* modules.h -- the built-in modules, from modules.def. */
#define MODULE(name) bool module_fill_##name(View module);
#include "modules/modules.def"
#undef MODULE

extern const ModuleDef builtin_modules[];           /* ends with {NULL} */

/* The built-in module of this name (ASCII), or NULL. */
const ModuleDef *module_find_builtin(const char *name);
#endif
