#ifndef OURO_INTERP_LINE_EDITOR_H
#define OURO_INTERP_LINE_EDITOR_H
#include <stdbool.h>

/* line_editor.h -- reading at a terminal: a line, or a block of lines that is edited as one piece of text.
 *
 *     keys --> line_readline.c or line_libedit.c: moving, killing, searching, inputrc and editrc
 *                |        \-- line_typing.c: what Enter, TAB and backspace mean in Python
 *                \-> the text, and where the cursor is --> line_screen.c --> the terminal
 *
 * Which editor there is, the build decides; the others compile to nothing. Where the terminal is too dumb for one, and in
 * a build without, it is line_plain.c: lines as the terminal gives them. */

typedef enum { LINE_READ, LINE_END, LINE_INTERRUPTED, LINE_MEMORY } LineStatus;

/* Use this terminal from now on. Called once; may be called only where both standard input and output are terminals. */
void line_editor_start(void);
void line_editor_stop(void);            /* leave the terminal as it was */

/* Read one line behind `prompt`; or, where `more` is not NULL, a block: its further lines stand behind `more`. *text is malloc'ed, without
 * newline at its end. LINE_INTERRUPTED: a signal has come, and signals_pending is set. */
LineStatus line_editor_read(const char *prompt, const char *more, char **text);

/* Offer this text when the user goes up. */
void line_editor_remember(const char *text);

/* For this file's implementations: the editor of the build, and what stands in for it. */
typedef struct {
    bool (*start)(void);                /* false: not on this terminal */
    void (*stop)(void);
    LineStatus (*read)(const char *prompt, const char *more, char **text);
    void (*remember)(const char *text);
} LineEditor;
extern const LineEditor line_editor_built, line_plain;
#endif
