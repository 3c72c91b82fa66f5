#ifndef OURO_INTERP_SOURCE_LINES_H
#define OURO_INTERP_SOURCE_LINES_H
#include <stdbool.h>
#include <stddef.h>
#include "gc/obj.h"

/* source_lines.h -- the lines of source files, for tracebacks. A few files are remembered until source_forget, so that a deep
 * traceback reads its file once. */

typedef struct { const char *text; size_t len; } SourceLine;            /* UTF-8, without the newline; good until source_forget */

/* Line `line` (from 1) of the file called filename (a str). False: no such line, or it cannot be read. */
bool source_line(View filename, unsigned line, SourceLine *out);
void source_forget(void);

/* What was typed at the prompt under this filename. The object itself counts, not its text: there are many called "<stdin>". Kept as long
 * as anybody else keeps the filename. False: MemoryError. */
bool source_typed(View filename, const char *text, size_t len);
void source_forget_typed(void);
void source_stop(void);                 /* the end of the program: CPython has no `io` any longer to read sources with */
#endif
