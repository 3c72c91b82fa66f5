#ifndef OURO_INTERP_REPL_H
#define OURO_INTERP_REPL_H
#include "gc/obj.h"

/* repl.h -- the prompt. */

/* Where standard input and output are terminals: edit lines from now on, here and in input(). */
void repl_start_editor(void);
void repl_stop_editor(void);

/* Read statements and run them in this namespace until the input ends or SystemExit is raised, which is pending then.
 * startup: the name of a program that is run before, or NULL. */
void repl_run(View globals, int compile_flags, bool banner, const char *startup);
#endif
