#ifndef OURO_MODULES_SYS_H
#define OURO_MODULES_SYS_H
#include "objects/type.h"

/* sys.h -- what the interpreter keeps in the module sys. */

bool sys_init(void);                                /* make the module, sys.modules (with sys in it) and the standard streams */
void sys_shutdown(void);

extern Ref sys_module;
View sys_get(const char *name);                     /* sys.<name> as it is now, or NULL without an exception; until it is set anew */
bool sys_set(const char *name, Ref value);          /* consumes value; NULL passes an error on */
View sys_modules(void);                             /* the dict sys.modules, or NULL where a program has deleted it */

/* Flush sys.stdout and sys.stderr at the end of a run. An error cannot be raised: it is printed, and the result is the
 * exit status 120 that CPython has for this; else 0. */
int sys_flush(void);
#endif
