/* line_plain.c -- lines at a terminal, with nothing but what the terminal itself can do. */
#include "interp/line_editor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interp/line_typing.h"

static LineStatus read_line(const char *prompt, char **line)
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

/* *text += "\n" + line; line is freed. */
static bool join(char **text, char *line)
{
    size_t len = strlen(*text), more = strlen(line);
    char *longer = realloc(*text, len + more + 2);
    if (longer) {
        longer[len] = '\n';
        memcpy(longer + len + 1, line, more + 1);
        *text = longer;
    }
    free(line);
    return longer != NULL;
}

/* The end of the input ends a block, too. */
static LineStatus read_text(const char *prompt, const char *more, char **text)
{
    LineStatus status = read_line(prompt, text);
    while (status == LINE_READ && more && !typing_is_complete(*text)) {
        char *line;
        status = read_line(more, &line);
        if (status == LINE_READ && !join(text, line)) status = LINE_MEMORY;
        else if (status == LINE_END) return putchar('\n'), LINE_READ;
    }
    if (status == LINE_READ) return LINE_READ;
    free(*text);
    *text = NULL;
    return status;
}

const LineEditor line_plain = { .read = read_text };
