#ifndef OURO_INTERP_ENVIRONMENT_H
#define OURO_INTERP_ENVIRONMENT_H
#include "interp/options.h"

/* environment.h -- what the environment says before anything can run: options once more, the seed of hashes, and the locale. */

/* Complete the options by the OURO... variables, give str_hash.c its seed, and set the locale. What cannot be is said, and ends the
 * process. */
void environment_apply(Options *o);

/* End the process in CPython's words for what goes wrong before a program can run; `where` is CPython's name for the place.
 * detail: a line more, or NULL. threads: say where the threads are, too. */
_Noreturn void fatal_start(const char *where, const char *text, const char *state, const char *detail, bool threads);
#endif
