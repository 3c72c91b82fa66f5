#ifndef OURO_INTERP_INTERPRETER_H
#define OURO_INTERP_INTERPRETER_H
#include "gc/obj.h"

/* interpreter.h -- the life of the interpreter: everything built up, and everything taken down in the order that programs can
 * observe. */

/* False: out of memory. `isolated` etc. are main's business. */
bool interpreter_start(void);

/* The module __main__; borrowed. */
View interpreter_main(void);

/* Run what is due at the end, and free everything. Returns `status`, 120 where output was lost at the last, 99 where an object
 * is left over in a build or run that checks for this. */
int interpreter_end(int status);
#endif
