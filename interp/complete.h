#ifndef OURO_INTERP_COMPLETE_H
#define OURO_INTERP_COMPLETE_H
#include <stdbool.h>
#include <stddef.h>

/* complete.h -- what could be meant by what stands before the cursor. */

typedef struct {
    char *insert;           /* what all of them go on with; "" where they differ at once */
    char *list;             /* all of them, in columns for the screen */
    size_t count;
} Completion;

/* False: nothing fits. Never raises. */
bool complete(const char *text, size_t point, Completion *out);
void completion_free(Completion *c);

/* Where names are looked up: the namespace of the prompt, which must outlive its use. NULL: nowhere. */
#include "gc/obj.h"
void complete_in(View globals);
#endif
