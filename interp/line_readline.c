/* line_readline.c -- a line at a terminal, read by GNU readline.
 *
 * readline() itself would go on after Ctrl-C. So we wait for each character ourselves and hand it to readline's callback
 * interface; when a signal interrupts the wait, the line is dropped. */
#ifdef OURO_READLINE
#include "interp/line_editor.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "modules/signals.h"

static char *finished;
static bool is_finished;

static void take_line(char *line)
{
    finished = line;
    is_finished = true;
    rl_callback_handler_remove();
}

void line_editor_start(void)
{
    rl_readline_name = "ouro";
    rl_catch_signals = 0;               /* Ctrl-C is for the interpreter */
    rl_initialize();
    rl_bind_key('\t', rl_insert);       /* Python is indented */
    using_history();
}

void line_editor_stop(void) { clear_history(); }

void line_editor_remember(const char *line) { add_history(line); }

static LineStatus interrupted(void)
{
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_cleanup_after_signal();
    rl_callback_handler_remove();
    return LINE_INTERRUPTED;
}

LineStatus line_editor_read(const char *prompt, char **line)
{
    *line = NULL;
    is_finished = false;
    rl_callback_handler_install(prompt, take_line);
    while (!is_finished) {
        struct pollfd terminal = { .fd = STDIN_FILENO, .events = POLLIN };
        int ready = poll(&terminal, 1, -1);
        if (signals_pending) return interrupted();
        if (ready > 0) rl_callback_read_char();
        else if (errno != EINTR) take_line(NULL);
    }
    *line = finished;
    finished = NULL;
    return *line ? LINE_READ : LINE_END;
}
#else
typedef int line_readline_is_not_used;  /* ISO C wants something here */
#endif
