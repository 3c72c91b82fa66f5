#ifndef OURO_MODULES_LIBRARY_H
#define OURO_MODULES_LIBRARY_H
#include "gc/obj.h"

/* library.h -- CPython's own library of modules written in Python, which ouro imports as it is. */

const char *library_folder(void);                       /* where it is installed, or NULL */
const char *library_missing(const char *name);          /* why this module of CPython's cannot be imported; NULL: the name is not one of them */
NEW Ref library_names(void);                            /* sys.stdlib_module_names */
#endif
