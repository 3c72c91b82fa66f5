#ifndef OURO_MODULES_MODULES_H
#define OURO_MODULES_MODULES_H
#include "objects/module.h"

/* modules.h -- the built-in modules, from modules.def. */
#define MODULE(name) extern const ModuleDef name##_module;
#include "modules/modules.def"
#undef MODULE

extern const ModuleDef *const builtin_modules[];            /* ends with NULL */

/* The built-in module of this name, or NULL. */
const ModuleDef *module_find_builtin(const char *name);
#endif
