#ifndef OURO_INTERP_IMPORT_H
#define OURO_INTERP_IMPORT_H
#include "gc/obj.h"

/* import.h -- finding modules and running them: sys.modules, the built-in ones, .py files along sys.path. */

/* What `import name` and __import__(name, globals, None, fromlist, level) return: with an empty fromlist (a tuple, list, or None)
 * the package in front of the first dot. globals (a dict, or None) says which package relative names start from. */
NEW Ref import_module(View name, View globals, View fromlist, int level);

/* `from module import name`: an attribute, or else a submodule that is loaded already. */
NEW Ref import_name_from(View module, View name);

/* `from module import *` into a namespace. */
bool import_all(View module, View namespace);

/* A new module for source code, with what every such module has, its builtins too. file and path (a list, of a package) may be NULL. */
NEW Ref import_new_module(View name, View package, View file, View path);

extern int import_compile_flags;        /* of compile_source, for imported files: -O */

bool import_init(View builtins);        /* puts __import__ into the module builtins */
#endif
