/* line_libedit.c -- a line at a terminal, read by BSD libedit through its own interface. */
#ifdef OURO_LIBEDIT
#include "interp/line_editor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <histedit.h>

#include "modules/signals.h"

enum { HISTORY_SIZE = 1000 };

static EditLine *editor;
static History *history_list;
static HistEvent event;
static const char *current_prompt = "";

static char *show_prompt(EditLine *e)
{
    (void)e;
    return (char *)(uintptr_t)current_prompt;
}

void line_editor_start(void)
{
    if (!(editor = el_init("ouro", stdin, stdout, stderr))) return;
    if ((history_list = history_init())) {
        history(history_list, &event, H_SETSIZE, HISTORY_SIZE);
        el_set(editor, EL_HIST, history, history_list);
    }
    el_set(editor, EL_PROMPT, show_prompt);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_SIGNAL, 0);                       /* Ctrl-C is for the interpreter */
    el_set(editor, EL_BIND, "^I", "ed-insert", NULL);   /* Python is indented */
    el_set(editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_source(editor, NULL);                            /* the user's ~/.editrc */
}

void line_editor_stop(void)
{
    if (history_list) history_end(history_list);
    if (editor) el_end(editor);
    editor = NULL;
    history_list = NULL;
}

void line_editor_remember(const char *line)
{
    if (history_list) history(history_list, &event, H_ENTER, line);
}

LineStatus line_editor_read(const char *prompt, char **line)
{
    int len = 0;
    *line = NULL;
    if (!editor) return LINE_MEMORY;
    current_prompt = prompt;
    errno = 0;
    const char *text = el_gets(editor, &len);
    if (signals_pending) {
        el_reset(editor);
        return LINE_INTERRUPTED;
    }
    if (!text || len <= 0) return LINE_END;
    if (!(*line = strdup(text))) return LINE_MEMORY;
    if ((*line)[len - 1] == '\n') (*line)[len - 1] = '\0';
    return LINE_READ;
}
#else
typedef int line_libedit_is_not_used;   /* ISO C wants something here */
#endif
