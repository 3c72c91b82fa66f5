#ifndef OURO_MODULES_SYS_INFO_H
#define OURO_MODULES_SYS_INFO_H
#include "objects/type.h"

/* sys_info.h -- the constants of the module sys. */
#define OURO_VERSION "0.1"
#ifdef __clang__
#define OURO_COMPILER __VERSION__
#else
#define OURO_COMPILER "GCC " __VERSION__
#endif

bool sys_add_info(View module);
Ref  sys_none(View self, View const *args, size_t n);       /* a native that returns None */
#endif
