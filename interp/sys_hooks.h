#ifndef OURO_INTERP_SYS_HOOKS_H
#define OURO_INTERP_SYS_HOOKS_H
#include "gc/obj.h"

/* sys_hooks.h -- what the module sys has that needs frames or exceptions printed. */

bool sys_hooks_init(View builtins);
#endif
