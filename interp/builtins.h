#ifndef OURO_INTERP_BUILTINS_H
#define OURO_INTERP_BUILTINS_H
#include "objects/abstract.h"

/* builtins.h -- the module `builtins`: all types, the constants, and the functions that need no frame. */

NEW Ref builtins_new(void);
bool builtins_sort(View module);         /* once all names are in it: put them into CPython's order */

/* The names of the calling frame, for vars() and dir() without arguments: a new reference to a dict. Set by the VM. */
extern Ref (*builtins_locals)(void);

/* Reads a line at a terminal for input(): *line is a new str without its newline, or NULL at the end of the input. False: an
 * exception is pending. Set by the prompt; NULL: input() reads sys.stdin itself. */
extern bool (*builtins_read_line)(View prompt, Ref *line);

#endif
