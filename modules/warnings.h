#ifndef OURO_MODULES_WARNINGS_H
#define OURO_MODULES_WARNINGS_H
#include "gc/obj.h"

/* warnings.h -- the module _warnings, which decides what becomes of each warning. */

bool warnings_init(void);               /* C code may warn from now on (objects/warn.h) */
void warnings_shutdown(void);

/* Print one to sys.stderr, where the library's module warnings is not there to do it. line: of the source, or NULL: look it
 * up. Set by interp/. */
extern void (*warnings_print)(View filename, int64_t lineno, View category, View text, View line);

/* A function of the library's module `warnings`, new. NULL without an exception: it is not there. `load`: import it if need be. */
NEW Ref warnings_function(const char *name, bool load);
#endif
