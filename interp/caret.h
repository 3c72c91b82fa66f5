#ifndef OURO_INTERP_CARET_H
#define OURO_INTERP_CARET_H
#include "interp/code.h"
#include "interp/source_lines.h"
#include "interp/traceback.h"

/* caret.h -- a source line of a traceback, and under it the marks that show which part failed. */

/* The line without its indentation, and the marks for `where`, unless they would underline all of it. unbound: the local variable
 * that had no value there, or NULL: then only its name is marked. */
void caret_print(SourceLine line, const Position *where, const char *unbound, Margin margin);
#endif
