/* line_readline.c -- texts at a terminal, edited with GNU readline.
 *
 * Its keys and commands are readline's, with what the user's inputrc makes of them; only the keys that mean something special in Python,
 * and only where they still have their usual meaning, are ours. What is on the screen is line_screen.c's.
 *
 * readline() itself would go on after Ctrl-C. So we wait for each key ourselves and hand it to readline's callback
 * interface; when a signal interrupts the wait, the text is dropped. */
#ifdef OURO_READLINE
#include "interp/line_editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "interp/complete.h"
#include "interp/line_screen.h"
#include "interp/line_typing.h"
#include "modules/signals.h"

static char *finished;
static bool is_finished, accepted;
static bool is_block;                   /* not just a line for input() */
static bool needs_drawing;
static char *seen;                      /* the text as it was when we last waited for a key */
static bool arrived;                    /* it came as a whole */
static bool listed;                     /* the last key was a TAB that could not choose */

static void take_text(char *text)
{
    finished = text;
    is_finished = true;
    rl_callback_handler_remove();
}

/* ---- the screen --------------------------------------------------------------------------------------------- */

static void draw(void)
{
    needs_drawing = false;
    screen_draw(rl_display_prompt == rl_prompt ? NULL : rl_display_prompt, rl_line_buffer, (size_t)rl_end, (size_t)rl_point);
}

static void redisplay(void)
{
    if (is_block) needs_drawing = true;
    else rl_redisplay();
}

/* ---- keys --------------------------------------------------------------------------------------------------- */

static void notice_arrival(void)
{
    if (seen && strcmp(seen, rl_line_buffer) == 0) return;
    arrived = typing_arrived(seen ? seen : "", rl_line_buffer);
    free(seen);
    seen = strdup(rl_line_buffer);
}

static void accept(void)
{
    rl_point = rl_end;
    draw();
    screen_end(true);
    accepted = true;
    rl_done = 1;
}

static int key_enter(int count, int key)
{
    char insert[TYPING_ROOM];
    if (!is_block) return rl_newline(count, key);
    notice_arrival();
    if (typing_enter(rl_line_buffer, (size_t)rl_point, arrived, screen_keys_wait(), insert)) return accept(), 0;
    rl_insert_text(insert);
    notice_arrival();
    arrived = false;
    return 0;
}

static int key_backspace(int count, int key)
{
    if (!is_block || count != 1) return rl_rubout(count, key);
    size_t n = typing_backspace(rl_line_buffer, (size_t)rl_point);
    return rl_rubout((int)n, key);
}

static int key_up(int count, int key)
{
    size_t to = is_block ? typing_up(rl_line_buffer, (size_t)rl_point) : (size_t)rl_point;
    notice_arrival();
    if (arrived || to == (size_t)rl_point) return rl_get_previous_history(count, key);
    rl_point = (int)to;
    return 0;
}

static int key_down(int count, int key)
{
    size_t to = is_block ? typing_down(rl_line_buffer, (size_t)rl_point) : (size_t)rl_point;
    notice_arrival();
    if (arrived || to == (size_t)rl_point) return rl_get_next_history(count, key);
    rl_point = (int)to;
    return 0;
}

/* In a block of lines, these keys go as far as their line does. */
static int key_home(int count, int key)
{
    (void)count, (void)key;
    rl_point = (int)typing_home(rl_line_buffer, (size_t)rl_point);
    return 0;
}

static int key_end(int count, int key)
{
    (void)count, (void)key;
    rl_point = (int)typing_end(rl_line_buffer, (size_t)rl_point);
    return 0;
}

static int key_kill(int count, int key)
{
    int to = (int)typing_end(rl_line_buffer, (size_t)rl_point);
    if (count < 0 || to == rl_end) return rl_kill_line(count, key);
    rl_kill_text(rl_point, to > rl_point ? to : to + 1);        /* at its end, what joins it to the next */
    return 0;
}

static int key_discard(int count, int key)
{
    int from = (int)typing_home(rl_line_buffer, (size_t)rl_point);
    if (!from || from == rl_point) return rl_unix_line_discard(count, key);
    rl_kill_text(rl_point, from);
    rl_point = from;
    return 0;
}

static int key_clear(int count, int key)
{
    if (!is_block) return rl_clear_screen(count, key);
    screen_clear();
    return 0;
}

static int key_tab(int count, int key)
{
    Completion found;
    bool again = rl_last_func == key_tab && listed;
    size_t blanks = typing_tab(rl_line_buffer, (size_t)rl_point);
    (void)count, (void)key;
    listed = false;
    if (!is_block) return rl_insert(1, '\t');
    if (blanks) {
        while (blanks--) rl_insert_text(" ");
        return 0;
    }
    if (!complete(rl_line_buffer, (size_t)rl_point, &found)) return rl_ding();
    if (*found.insert) rl_insert_text(found.insert);
    else if (again) screen_below(found.list);
    else listed = true, rl_ding();
    if (*found.insert && found.count > 1) listed = true;
    completion_free(&found);
    return 0;
}

/* Make a key ours wherever it means what we mean to replace. */
static void rebind(const char *keys, rl_command_func_t *usual, rl_command_func_t *ours)
{
    static const char *const maps[] = { "emacs", "vi-insert", "vi-command" };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        Keymap map = rl_get_keymap_by_name(maps[i]);
        if (rl_function_of_keyseq(keys, map, NULL) == usual) rl_bind_keyseq_in_map(keys, ours, map);
    }
}

static void bind_keys(void)
{
    static const char *const up[] = { "\033[A", "\033OA" }, *const down[] = { "\033[B", "\033OB" };
    static const char *const home[] = { "\033[H", "\033OH", "\033[1~" }, *const end[] = { "\033[F", "\033OF", "\033[4~" };
    rebind("\r", rl_newline, key_enter);
    rebind("\n", rl_newline, key_enter);
    rebind("\b", rl_rubout, key_backspace);
    rebind("\177", rl_rubout, key_backspace);
    rebind("\t", rl_complete, key_tab);
    rebind("\f", rl_clear_screen, key_clear);
    rebind("\001", rl_beg_of_line, key_home);
    rebind("\005", rl_end_of_line, key_end);
    rebind("\013", rl_kill_line, key_kill);
    rebind("\025", rl_unix_line_discard, key_discard);
    for (int i = 0; i < 2; i++) {
        rebind(up[i], rl_get_previous_history, key_up);
        rebind(down[i], rl_get_next_history, key_down);
    }
    for (int i = 0; i < 3; i++) {
        rebind(home[i], rl_beg_of_line, key_home);
        rebind(end[i], rl_end_of_line, key_end);
    }
}

static bool start(void)
{
    rl_readline_name = "ouro";
    rl_catch_signals = 0;               /* Ctrl-C is for the interpreter, and the size of the screen for line_screen.c */
    rl_catch_sigwinch = 0;
    rl_initialize();
    rl_redisplay_function = redisplay;
    using_history();
    return true;
}

static void stop(void)
{
    clear_history();
    screen_free();
    free(seen);
    seen = NULL;
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

static LineStatus interrupted(void)
{
    if (is_block) rl_point = rl_end, draw(), screen_end(false);
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_cleanup_after_signal();
    rl_callback_handler_remove();
    return LINE_INTERRUPTED;
}

static LineStatus read_text(const char *prompt, const char *more, char **text)
{
    static bool bound;
    *text = NULL;
    is_finished = accepted = arrived = listed = false;
    is_block = more != NULL;
    free(seen);
    seen = NULL;
    if (is_block) screen_begin(prompt, more);
    rl_callback_handler_install(prompt, take_text);
    if (!bound) bind_keys();            /* the arrow keys are known only now */
    bound = true;
    while (!is_finished) {
        if (is_block && needs_drawing && !screen_keys_wait()) {
            notice_arrival();
            draw();
        }
        if (!screen_wait_for_key()) {
            if (signals_pending) return interrupted();
            if (is_block) draw();       /* the screen has another size */
            else rl_resize_terminal();
            continue;
        }
        rl_callback_read_char();
    }
    if (is_block && !accepted) screen_end(false);
    *text = finished;
    finished = NULL;
    return *text ? LINE_READ : LINE_END;
}

static void remember(const char *text) { add_history(text); }

const LineEditor line_editor_built = { start, stop, read_text, remember };
#else
typedef int line_readline_is_not_used;  /* ISO C wants something here */
#endif
