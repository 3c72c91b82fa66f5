#ifndef OURO_INTERP_IMPORT_FIND_H
#define OURO_INTERP_IMPORT_FIND_H
#include <stddef.h>
#include "gc/obj.h"

/* import_find.h -- where a module comes from. */

/* Make and run the module called `name`, whose last part begins at `last`: built into ouro (only where path is NULL), or a file or
 * folder along path (NULL: sys.path). NULL without an exception: there is none. */
NEW Ref import_find(View name, size_t last, View path);

NEW Ref import_find_builtin(View name);         /* only those built into ouro */
NEW Ref import_compile_file(const char *filename, View shown);          /* the code of a file, whose name in tracebacks is `shown` */

/* Is the code of this module still running for the first time? */
bool import_is_running(View module);
#endif
