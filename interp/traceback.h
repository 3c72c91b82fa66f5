#ifndef OURO_INTERP_TRACEBACK_H
#define OURO_INTERP_TRACEBACK_H
#include "gc/obj.h"

/* traceback.h -- printing tracebacks. How they are made: vm.h's traceback_add. */

/* What each line begins with: blanks, then the border of an exception group's box ("" outside). */
typedef struct { unsigned blanks; const char *border; } Margin;

void margin_print(Margin margin);

/* A header line and the steps of an exception's traceback, oldest first. */
void traceback_print(View exception, const char *header, Margin header_margin, Margin margin);
#endif
