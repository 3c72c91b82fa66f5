/* line_editor.c -- which line editor serves this terminal. */
#include "interp/line_editor.h"

#include <stdlib.h>
#include <string.h>

static const LineEditor *editor = &line_plain;

/* One that can move the cursor about? */
static bool is_capable(void)
{
    const char *term = getenv("TERM");
    return term && *term && strcmp(term, "dumb") != 0;
}

void line_editor_start(void)
{
    editor = &line_plain;
#ifndef OURO_PLAIN
    if (is_capable() && line_editor_built.start()) editor = &line_editor_built;
#else
    (void)is_capable;
#endif
}

void line_editor_stop(void)
{
    if (editor->stop) editor->stop();
    editor = &line_plain;
}

LineStatus line_editor_read(const char *prompt, const char *more, char **text) { return editor->read(prompt, more, text); }

void line_editor_remember(const char *text)
{
    if (editor->remember) editor->remember(text);
}
