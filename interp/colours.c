/* colours.c -- whether there is colour, and which. */
#include "interp/colours.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool colours_on;

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

bool colours_wanted(int fd)
{
    const char *term = getenv("TERM");
    if (is_set("NO_COLOR")) return false;
    if (is_set("FORCE_COLOR")) return true;
    return term && *term && strcmp(term, "dumb") != 0 && isatty(fd);
}

const char *colour_escape(Style style)
{
    static const char *const escapes[] = {
        [STYLE_NONE] = "\033[0m",       [STYLE_PROMPT] = "\033[1;35m", [STYLE_KEYWORD] = "\033[1;34m", [STYLE_STRING] = "\033[32m",
        [STYLE_NUMBER] = "\033[33m",    [STYLE_COMMENT] = "\033[31m",  [STYLE_BUILTIN] = "\033[36m",   [STYLE_DEFINED] = "\033[1m",
        [STYLE_ERROR] = "\033[1;31m",   [STYLE_MESSAGE] = "\033[35m",  [STYLE_PLACE] = "\033[35m",
    };
    return escapes[style];
}
