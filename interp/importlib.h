#ifndef OURO_INTERP_IMPORTLIB_H
#define OURO_INTERP_IMPORTLIB_H
#include "gc/obj.h"

/* importlib.h -- the import system as CPython's library has it in Python, beside ours in C. */

/* Must this import go through sys.meta_path, because a program has put something of its own there? */
bool importlib_is_wanted(void);
/* Find and load the module the library's way, making its import system ready first where it is not. */
NEW Ref importlib_load(View name);

bool importlib_is_ready(void);
/* Once it is ready, modules that we load ourselves get a __spec__ and a __loader__ too. file, path: NULL where it has none. True where
 * there is nothing to do. */
bool importlib_describe(View module, View name, View file, View path);
void importlib_finished(View module);           /* its code has run */

extern const char *importlib_check_pycs;        /* _imp.check_hash_based_pycs */

/* `-m name`; or, where it is no module of this name, __main__ of the folder that sys.path begins with: the library's runpy runs it. NULL: an
 * exception is pending. */
NEW Ref importlib_run_module(const char *name, bool is_module);

void importlib_shutdown(void);
#endif
