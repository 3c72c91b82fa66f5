/* line_plain.c -- a line at a terminal, with nothing but what the terminal itself can do. */
#ifdef OURO_PLAIN
#include "interp/line_editor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

void line_editor_start(void) {}
void line_editor_stop(void) {}
void line_editor_remember(const char *line) { (void)line; }

LineStatus line_editor_read(const char *prompt, char **line)
{
    size_t room = 0;
    *line = NULL;
    fputs(prompt, stdout);
    fflush(stdout);
    errno = 0;
    ssize_t n = getline(line, &room, stdin);
    if (n >= 0) {
        if (n > 0 && (*line)[n - 1] == '\n') (*line)[n - 1] = '\0';
        return LINE_READ;
    }
    int error = errno;
    clearerr(stdin);                    /* Ctrl-D ends this line, not the terminal */
    free(*line);
    *line = NULL;
    return error == EINTR ? LINE_INTERRUPTED : error == ENOMEM ? LINE_MEMORY : LINE_END;
}
#else
typedef int line_plain_is_not_used;     /* ISO C wants something here */
#endif
