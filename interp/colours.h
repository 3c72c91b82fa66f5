#ifndef OURO_INTERP_COLOURS_H
#define OURO_INTERP_COLOURS_H
#include <stdbool.h>

/* colours.h -- whether there is colour, and which.
 *
 * The usual rules: NO_COLOR says no, FORCE_COLOR says yes, TERM=dumb and no TERM say no; else a terminal has it. PYTHON_COLORS does not
 * count here, nor does any of this where the program's own output is concerned. */

typedef enum {
    STYLE_NONE, STYLE_PROMPT, STYLE_KEYWORD, STYLE_STRING, STYLE_NUMBER, STYLE_COMMENT, STYLE_BUILTIN, STYLE_DEFINED,
    STYLE_ERROR, STYLE_MESSAGE, STYLE_PLACE,
} Style;

extern bool colours_on;                 /* at the prompt */
bool colours_wanted(int fd);            /* by the rules above, for what is written here */
const char *colour_escape(Style style); /* STYLE_NONE: back to no style */
#endif
