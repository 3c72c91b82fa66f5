/* line_libedit.c -- texts at a terminal, edited with BSD libedit through its own interface.
 *
 * Its keys and commands are libedit's, with what the user's editrc makes of them; the keys that mean something special in Python are ours.
 * What libedit itself would draw goes nowhere: before each key, line_screen.c shows what the text is by then. So a block's
 * lines have their prompts, there is colour, and nothing that libedit cannot draw matters. It knows no bracketed paste either; that
 * is done here. Only input() is drawn by libedit, behind whatever the program has printed in that line. */
#ifdef OURO_LIBEDIT
#define _GNU_SOURCE
#include "interp/line_editor.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <histedit.h>

#include "interp/complete.h"
#include "interp/line_screen.h"
#include "interp/line_typing.h"
#include "modules/signals.h"

enum { HISTORY_SIZE = 1000 };

static EditLine *block_editor, *line_editor;    /* for blocks; for lines of input(), made when it is first called */
static FILE *nowhere;
static History *history_list;
static HistEvent event;
static const char *current_prompt = "";
static char *accepted;                  /* the text that Enter has finished */
static char *seen;                      /* the text as it was when we last waited for a key */
static bool arrived;                    /* it came as a whole, by a paste or from the history */
static bool listed, was_tab;            /* the last key was a TAB that could not choose */

/* ---- the text ----------------------------------------------------------------------------------------------- */

typedef struct { char *text; size_t len, point; } Typed;

/* A copy, for libedit's own has no end mark. text NULL: no memory. */
static Typed typed(EditLine *e)
{
    const LineInfo *line = el_line(e);
    Typed t = { NULL, (size_t)(line->lastchar - line->buffer), (size_t)(line->cursor - line->buffer) };
    if ((t.text = malloc(t.len + 1))) {
        memcpy(t.text, line->buffer, t.len);
        t.text[t.len] = '\0';
    }
    return t;
}

static int characters(const char *text, size_t len)
{
    int n = 0;
    for (size_t i = 0; i < len; i++) n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

static void move_to(EditLine *e, const Typed *t, size_t point)
{
    el_cursor(e, point < t->point ? -characters(t->text + point, t->point - point) : characters(t->text + t->point, point - t->point));
}

static void notice_arrival(const Typed *t)
{
    if (seen && strcmp(seen, t->text) == 0) return;
    arrived = typing_arrived(seen ? seen : "", t->text);
    free(seen);
    seen = strdup(t->text);
}

static void draw(const Typed *t) { screen_draw(NULL, t->text, t->len, t->point); }

/* ---- keys --------------------------------------------------------------------------------------------------- */

/* Escape sequences are understood here, and given to libedit as one of the characters that nobody types: bound as sequences they would
 * take the escape key away from vi's users. */
enum { KEY_FIRST = 0201, PASTE, UP, DOWN, HOME, END, SEQUENCE_ROOM = 8 };
static const struct { const char *bytes; wchar_t key; } sequences[] = {
    { "[200~", PASTE }, { "[A", UP }, { "OA", UP }, { "[B", DOWN }, { "OB", DOWN },
    { "[H", HOME }, { "OH", HOME }, { "[1~", HOME }, { "[F", END }, { "OF", END }, { "[4~", END },
};
static char held[SEQUENCE_ROOM];        /* read, but not given to libedit yet */
static size_t nheld;

static int read_byte(char *byte)
{
    if (nheld) {
        *byte = held[0];
        memmove(held, held + 1, --nheld);
        return 1;
    }
    for (;;) {
        ssize_t got = read(STDIN_FILENO, byte, 1);
        if (got >= 0 || errno != EINTR || signals_pending) return (int)got;
    }
}

/* Behind an escape: the key that it begins, or the escape key itself. What follows at once belongs to it. */
static wchar_t read_sequence(void)
{
    while (nheld < SEQUENCE_ROOM && screen_keys_wait()) {
        bool begins = false;
        if (read(STDIN_FILENO, held + nheld, 1) != 1) break;
        nheld++;
        for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
            size_t len = strlen(sequences[i].bytes);
            if (nheld > len || memcmp(sequences[i].bytes, held, nheld) != 0) continue;
            begins = true;
            if (nheld < len) continue;
            nheld = 0;
            return sequences[i].key;
        }
        if (!begins) break;
    }
    return '\033';
}

/* The next key, with the screen as it should be while we wait. */
static int get_key(EditLine *e, wchar_t *key)
{
    char bytes[MB_LEN_MAX];
    mbstate_t state = {0};
    while (!nheld) {
        if (!screen_keys_wait()) {
            Typed t = typed(e);
            if (t.text) notice_arrival(&t), draw(&t);
            free(t.text);
        }
        if (screen_wait_for_key()) break;
        if (signals_pending) return errno = EINTR, -1;
        el_resize(e);
    }
    for (size_t n = 0; n < sizeof bytes;) {
        int got = read_byte(bytes + n);
        if (got <= 0) return got;
        memset(&state, 0, sizeof state);
        size_t len = mbrtowc(key, bytes, ++n, &state);
        if (len == (size_t)-2) continue;
        if (len == (size_t)-1) *key = '?';
        break;
    }
    if (*key == '\033' && !nheld) *key = read_sequence();
    if (*key != '\t') was_tab = false;
    return 1;
}

static unsigned char key_enter(EditLine *e, int key)
{
    char insert[TYPING_ROOM];
    Typed t = typed(e);
    (void)key;
    if (!t.text) return CC_ERROR;
    notice_arrival(&t);
    if (typing_enter(t.text, t.point, arrived, screen_keys_wait(), insert)) {
        t.point = t.len;
        draw(&t);
        screen_end(true);
        accepted = t.text;
        return CC_NEWLINE;
    }
    el_insertstr(e, insert);
    free(t.text);
    if ((t = typed(e)).text) notice_arrival(&t);
    arrived = false;
    free(t.text);
    return CC_REFRESH;
}

static unsigned char key_backspace(EditLine *e, int key)
{
    Typed t = typed(e);
    (void)key;
    if (!t.text || !t.point) return free(t.text), CC_ERROR;
    el_deletestr(e, (int)typing_backspace(t.text, t.point));
    free(t.text);
    return CC_REFRESH;
}

/* One line up or down, or `otherwise`: a key that leads through the history. */
static unsigned char go(EditLine *e, size_t (*place)(const char *, size_t), const char *otherwise)
{
    Typed t = typed(e);
    if (!t.text) return CC_ERROR;
    notice_arrival(&t);
    size_t to = place(t.text, t.point);
    if (arrived || to == t.point) el_push(e, otherwise);
    else move_to(e, &t, to);
    free(t.text);
    return CC_REFRESH;
}

static unsigned char key_up(EditLine *e, int key) { return (void)key, go(e, typing_up, "\020"); }
static unsigned char key_down(EditLine *e, int key) { return (void)key, go(e, typing_down, "\016"); }

/* In a block of lines, these keys go as far as their line does. */
static unsigned char go_to(EditLine *e, size_t (*place)(const char *, size_t))
{
    Typed t = typed(e);
    if (!t.text) return CC_ERROR;
    move_to(e, &t, place(t.text, t.point));
    free(t.text);
    return CC_REFRESH;
}

static unsigned char key_home(EditLine *e, int key) { return (void)key, go_to(e, typing_home); }
static unsigned char key_end(EditLine *e, int key) { return (void)key, go_to(e, typing_end); }

static unsigned char key_clear(EditLine *e, int key)
{
    (void)e, (void)key;
    screen_clear();
    return CC_REFRESH;
}

static unsigned char key_tab(EditLine *e, int key)
{
    static const char blanks[] = "    ";
    Completion found;
    Typed t = typed(e);
    bool again = was_tab && listed;
    (void)key;
    if (!t.text) return CC_ERROR;
    size_t n = typing_tab(t.text, t.point);
    was_tab = true;
    listed = false;
    if (n) {
        el_insertstr(e, blanks + 4 - n);
    } else if (complete(t.text, t.point, &found)) {
        if (*found.insert) el_insertstr(e, found.insert);
        else if (again) screen_below(found.list);
        listed = !again && found.count > 1;
        completion_free(&found);
    }
    free(t.text);
    return CC_REFRESH;
}

/* A paste is put in as it is, up to ESC [ 201 ~, with newlines for the carriage returns that the terminal sends. */
static unsigned char key_paste(EditLine *e, int key)
{
    static const char end[] = "\033[201~";
    char *text = NULL;
    size_t len = 0, cap = 0;
    (void)key;
    while (len < 6 || memcmp(text + len - 6, end, 6) != 0) {
        if (len + 2 > cap) {
            char *bigger = realloc(text, cap = 2 * cap + 4096);
            if (!bigger) break;
            text = bigger;
        }
        if (read_byte(text + len) <= 0) break;
        if (text[len] == '\r') text[len] = '\n';
        len++;
    }
    if (text && len >= 6 && memcmp(text + len - 6, end, 6) == 0) len -= 6;
    if (text && len) {
        text[len] = '\0';
        el_insertstr(e, text);
    }
    free(text);
    return CC_REFRESH;
}

static void bind_keys(EditLine *e)
{
    static const struct { const char *name; unsigned char (*function)(EditLine *, int); const char *keys[3]; bool always; } ours[] = {
        { "ouro-enter", key_enter, { "^M", "^J" }, true },
        { "ouro-backspace", key_backspace, { "^?", "^H" }, false },
        { "ouro-tab", key_tab, { "^I" }, false },
        { "ouro-clear", key_clear, { "^L" }, true },
        { "ouro-paste", key_paste, { "\\202" }, true },
        { "ouro-up", key_up, { "\\203" }, true },
        { "ouro-down", key_down, { "\\204" }, true },
        { "ouro-home", key_home, { "^A", "\\205" }, false },
        { "ouro-end", key_end, { "^E", "\\206" }, false },
    };
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        el_set(e, EL_ADDFN, ours[i].name, "", ours[i].function);
        for (size_t k = 0; ours[i].keys[k]; k++) {
            el_set(e, EL_BIND, ours[i].keys[k], ours[i].name, NULL);
            if (ours[i].always) el_set(e, EL_BIND, "-a", ours[i].keys[k], ours[i].name, NULL);      /* where vi has commands */
        }
    }
}

/* ---- the editors -------------------------------------------------------------------------------------------- */

static char *show_prompt(EditLine *e)
{
    (void)e;
    return (char *)(uintptr_t)current_prompt;
}

static EditLine *make(FILE *out)
{
    EditLine *e = el_init_fd("ouro", stdin, out, nowhere, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
    if (!e) return NULL;
    if (history_list) el_set(e, EL_HIST, history, history_list);
    el_set(e, EL_EDITOR, "emacs");
    el_set(e, EL_SIGNAL, 0);                            /* Ctrl-C is for the interpreter */
    el_set(e, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_source(e, NULL);                                 /* the user's ~/.editrc */
    return e;
}

static bool start(void)
{
    if (!(nowhere = fopen("/dev/null", "w"))) return false;
    if ((history_list = history_init())) history(history_list, &event, H_SETSIZE, HISTORY_SIZE);
    if (!(block_editor = make(nowhere))) return false;
    el_set(block_editor, EL_GETCFN, get_key);
    bind_keys(block_editor);
    return true;
}

static void stop(void)
{
    if (line_editor) el_end(line_editor);
    if (block_editor) el_end(block_editor);
    if (history_list) history_end(history_list);
    if (nowhere) fclose(nowhere);
    line_editor = block_editor = NULL;
    history_list = NULL;
    nowhere = NULL;
    free(seen);
    seen = NULL;
    screen_free();
}

static void remember(const char *text)
{
    if (history_list) history(history_list, &event, H_ENTER, text);
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

static LineStatus read_block(const char *prompt, const char *more, char **text)
{
    static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
    int len = 0;
    free(seen);
    seen = NULL;
    accepted = NULL;
    arrived = listed = was_tab = false;
    screen_begin(prompt, more);
    fputs(paste_on, stdout);
    fflush(stdout);
    el_gets(block_editor, &len);
    if (!accepted) screen_end(false);
    fputs(paste_off, stdout);
    fflush(stdout);
    if (signals_pending && !accepted) {
        el_reset(block_editor);
        return LINE_INTERRUPTED;
    }
    *text = accepted;
    return accepted ? LINE_READ : LINE_END;
}

static LineStatus read_line(const char *prompt, char **text)
{
    int len = 0;
    if (!line_editor && !(line_editor = make(stdout))) return LINE_MEMORY;
    el_set(line_editor, EL_PROMPT, show_prompt);
    current_prompt = prompt;
    errno = 0;
    const char *line = el_gets(line_editor, &len);
    if (signals_pending) {
        el_reset(line_editor);
        return LINE_INTERRUPTED;
    }
    if (!line || len <= 0) return LINE_END;
    if (!(*text = strdup(line))) return LINE_MEMORY;
    if ((*text)[len - 1] == '\n') (*text)[len - 1] = '\0';
    return LINE_READ;
}

static LineStatus read_text(const char *prompt, const char *more, char **text)
{
    *text = NULL;
    return more ? read_block(prompt, more, text) : read_line(prompt, text);
}

const LineEditor line_editor_built = { start, stop, read_text, remember };
#else
typedef int line_libedit_is_not_used;   /* ISO C wants something here */
#endif
