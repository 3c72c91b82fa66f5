#ifndef OURO_INTERP_LINE_EDITOR_H
#define OURO_INTERP_LINE_EDITOR_H

/* line_editor.h -- reading a line at a terminal. Which of line_readline.c, line_libedit.c and line_plain.c is behind it, the build
 * decides; the others compile to nothing. */

typedef enum { LINE_READ, LINE_END, LINE_INTERRUPTED, LINE_MEMORY } LineStatus;

/* Use this terminal from now on. Called once; may be called only where both standard input and output are terminals. */
void line_editor_start(void);
void line_editor_stop(void);            /* leave the terminal as it was */

/* Read one line; *line is malloc'ed, without newline at its end. A paste may come as one line with newlines inside.
 * LINE_INTERRUPTED: Ctrl-C, and signals_pending is set. */
LineStatus line_editor_read(const char *prompt, char **line);

/* Offer this line when the user goes up. */
void line_editor_remember(const char *line);
#endif
