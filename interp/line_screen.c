/* line_screen.c -- prompt and text on the terminal.
 *
 *     >>> def f():          row 0     The text is laid out in rows: prompt, characters, and where a row is full the next.
 *     ...     ret|          row 1     Of those, as many as the screen is high make a frame; what differs from the frame
 *                                     that is there is written.
 *
 * A frame's rows are bytes, escapes and all. Between two calls the cursor stands at (frame.row, frame.column). */
#define _GNU_SOURCE
#include "interp/line_screen.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include "gc/mem.h"
#include "interp/colours.h"
#include "interp/highlight.h"
#include "modules/signals.h"

enum { TAB = 8 };

typedef struct { size_t start, len, width; } Row;

typedef struct {
    char *bytes;
    size_t len, cap;
    Row *rows;
    size_t nrows, rows_cap;
    size_t row, column;                 /* of the cursor */
} Frame;

static Frame shown, next;
static const char *first_prompt, *more_prompt;
static size_t width = 80, height = 24;
static bool fresh;                      /* nothing of this text has been drawn */
static volatile sig_atomic_t resized, continued;      /* continued: somebody else has had the screen meanwhile */

/* ---- the terminal ------------------------------------------------------------------------------------------- */

static char *out;
static size_t out_len, out_cap;

static void put(const char *text, size_t len)
{
    if (out_len + len > out_cap) {
        size_t cap = 2 * out_cap + len + 256;
        char *bigger = mem_realloc(out, cap);
        if (!bigger) return;
        out = bigger;
        out_cap = cap;
    }
    memcpy(out + out_len, text, len);
    out_len += len;
}

static void put_text(const char *text) { put(text, strlen(text)); }

static void put_move(size_t n, char letter)
{
    char escape[32];
    if (n) put(escape, (size_t)snprintf(escape, sizeof escape, "\033[%zu%c", n, letter));
}

static void put_repeated(char c, size_t n)
{
    while (n--) put(&c, 1);
}

static void flush(void)
{
    const char *at = out;
    while (out_len) {
        ssize_t n = write(STDOUT_FILENO, at, out_len);
        if (n < 0 && errno == EAGAIN) {
            struct pollfd terminal = { .fd = STDOUT_FILENO, .events = POLLOUT };
            poll(&terminal, 1, 1000);
            continue;
        }
        if (n < 0 && errno != EINTR) break;
        if (n > 0) at += n, out_len -= (size_t)n;
    }
    out_len = 0;
}

static void measure(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return;
    if (size.ws_col) width = size.ws_col < 2 ? 2 : size.ws_col;
    if (size.ws_row) height = size.ws_row;
}

size_t screen_columns(void) { return width; }
size_t screen_rows(void) { return height; }

static void note_change(int number)
{
    if (number == SIGCONT) continued = 1;
    resized = 1;
}

static void watch_signal(int number)
{
    struct sigaction old, action = { .sa_handler = note_change };
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_DFL) sigaction(number, &action, NULL);
}

static void unwatch_signal(int number)
{
    struct sigaction old;
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler == note_change) signal(number, SIG_DFL);
}

/* ---- layout ------------------------------------------------------------------------------------------------- */

typedef struct {
    Frame *frame;
    size_t column;
    unsigned char style;                /* in force at this place of the row */
} Layout;

static bool add_bytes(Frame *f, const char *bytes, size_t len)
{
    if (f->len + len > f->cap) {
        size_t cap = 2 * f->cap + len + 256;
        char *bigger = mem_realloc(f->bytes, cap);
        if (!bigger) return false;
        f->bytes = bigger;
        f->cap = cap;
    }
    memcpy(f->bytes + f->len, bytes, len);
    f->len += len;
    f->rows[f->nrows - 1].len += len;
    return true;
}

static bool add_text(Frame *f, const char *text) { return add_bytes(f, text, strlen(text)); }

static bool new_row(Layout *l)
{
    Frame *f = l->frame;
    if (f->nrows == f->rows_cap) {
        size_t cap = f->rows_cap ? 2 * f->rows_cap : 32;
        Row *bigger = mem_realloc(f->rows, cap * sizeof *bigger);
        if (!bigger) return false;
        f->rows = bigger;
        f->rows_cap = cap;
    }
    if (f->nrows && l->style && !add_text(f, colour_escape(STYLE_NONE))) return false;
    f->rows[f->nrows++] = (Row){ f->len, 0, 0 };
    l->column = 0;
    return !l->style || add_text(f, colour_escape(l->style));
}

static bool set_style(Layout *l, unsigned char style)
{
    if (style == l->style) return true;
    bool ok = (!l->style || add_text(l->frame, colour_escape(STYLE_NONE))) && (!style || add_text(l->frame, colour_escape(style)));
    l->style = style;
    return ok;
}

/* So many columns of one character. */
static bool add_cells(Layout *l, const char *bytes, size_t len, size_t cells)
{
    if (l->column + cells > width && !new_row(l)) return false;
    if (!add_bytes(l->frame, bytes, len)) return false;
    l->column += cells;
    l->frame->rows[l->frame->nrows - 1].width = l->column;
    return true;
}

/* The character at text, of which `left` bytes are there. Returns its length. */
static size_t add_character(Layout *l, const char *text, size_t left)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t len = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)left, &c);
    bool ok;
    if (len < 1) return add_cells(l, "?", 1, 1) ? 1 : 0;
    if (c == '\t') {
        size_t cells = TAB - l->column % TAB;
        if (l->column + cells > width) cells = 1;
        ok = add_cells(l, "        ", cells, cells);
    } else if (c < 32 || c == 127) {
        const char shown_as[2] = { '^', (char)(c ^ 64) };
        ok = add_cells(l, shown_as, 2, 2);
    } else if (c >= 0x80 && c < 0xA0) {
        ok = add_cells(l, "?", 1, 1);
    } else {
        int cells = utf8proc_charwidth(c);
        ok = add_cells(l, text, (size_t)len, cells > 0 ? (size_t)cells : 0);
    }
    return ok ? (size_t)len : 0;
}

/* A prompt may hold escapes between \001 and \002, which take no room, and newlines. */
static bool add_prompt(Layout *l, const char *prompt)
{
    bool own_escapes = strchr(prompt, '\001') || strchr(prompt, '\033');
    if (colours_on && !own_escapes && !set_style(l, STYLE_PROMPT)) return false;
    for (const char *p = prompt; *p;) {
        if (*p == '\001') {
            const char *end = strchr(p, '\002');
            if (!end) end = p + strlen(p);
            if (!add_bytes(l->frame, p + 1, (size_t)(end - p) - 1)) return false;
            p = *end ? end + 1 : end;
        } else if (*p == '\033' && p[1] == '[') {
            size_t len = 2 + strspn(p + 2, "0123456789;:");
            len += p[len] != '\0';
            if (!add_bytes(l->frame, p, len)) return false;
            p += len;
        } else if (*p == '\n') {
            if (!new_row(l)) return false;
            p++;
        } else {
            size_t len = add_character(l, p, strlen(p));
            if (!len) return false;
            p += len;
        }
    }
    return set_style(l, STYLE_NONE);
}

static bool place_cursor(Layout *l)
{
    if (l->column >= width && !new_row(l)) return false;
    l->frame->row = l->frame->nrows - 1;
    l->frame->column = l->column;
    return true;
}

static bool lay_out(Frame *f, const char *prompt, const char *text, size_t len, size_t point)
{
    Layout l = { .frame = f };
    unsigned char *styles = more_prompt && colours_on ? highlight(text, len) : NULL;
    f->len = f->nrows = 0;
    bool ok = new_row(&l) && add_prompt(&l, prompt);
    for (size_t i = 0; ok && i <= len;) {
        if (i == point) ok = place_cursor(&l);
        if (!ok || i == len) break;
        ok = set_style(&l, styles ? styles[i] : STYLE_NONE);
        if (text[i] == '\n' && more_prompt) {
            ok = ok && set_style(&l, STYLE_NONE) && new_row(&l) && add_prompt(&l, more_prompt);
            i++;
        } else if (ok) {
            size_t step = add_character(&l, text + i, len - i);
            ok = step > 0;
            i += step;
        }
    }
    mem_free(styles);
    return ok && set_style(&l, STYLE_NONE);
}

/* Keep only as many rows as the screen has, the cursor's among them. */
static void cut_to_height(Frame *f)
{
    if (f->nrows <= height) return;
    size_t top = f->row + 1 > height ? f->row + 1 - height : 0;
    memmove(f->rows, f->rows + top, height * sizeof *f->rows);
    f->nrows = height;
    f->row -= top;
}

/* ---- drawing ------------------------------------------------------------------------------------------------ */

/* From the row the cursor is in to another that is there, or the one below the last. */
static void go_to_row(size_t from, size_t to)
{
    if (to < from) put_move(from - to, 'A');
    else put_repeated('\n', to - from);
    put_text("\r");
}

static bool same_row(const Frame *a, const Frame *b, size_t i)
{
    return i < a->nrows && a->rows[i].len == b->rows[i].len &&
           memcmp(a->bytes + a->rows[i].start, b->bytes + b->rows[i].start, b->rows[i].len) == 0;
}

static void draw_frame(const Frame *old, const Frame *f)
{
    size_t row = old->row;
    for (size_t i = 0; i < f->nrows; i++) {
        if (same_row(old, f, i)) continue;
        go_to_row(row, i);
        row = i;
        put(f->bytes + f->rows[i].start, f->rows[i].len);
        if (f->rows[i].width < width) put_text("\033[K");
    }
    if (old->nrows > f->nrows) {
        go_to_row(row, f->nrows);
        row = f->nrows;
        put_text("\033[J");
    }
    go_to_row(row, f->row);
    put_move(f->column, 'C');
}

/* The terminal has another size, and has broken rows that were too wide into several: go to where the text began, and forget it. */
static void begin_resized(void)
{
    size_t up = 0;
    measure();
    for (size_t i = 0; i < shown.row && i < shown.nrows; i++) up += shown.rows[i].width ? (shown.rows[i].width - 1) / width + 1 : 1;
    up += shown.column / width;
    put_text("\r");
    put_move(up, 'A');
    put_text("\033[J");
    shown.nrows = shown.row = shown.column = 0;
}

/* Where something stands in the line already, begin in the next: so many blanks go round the corner just then. */
static void begin_in_new_line(void)
{
    put_repeated(' ', width - 1);
    put_text(" \r\033[K");
}

void screen_begin(const char *prompt, const char *more)
{
    watch_signal(SIGWINCH);
    watch_signal(SIGCONT);
    first_prompt = prompt;
    more_prompt = more;
    measure();
    resized = continued = 0;
    shown.nrows = shown.row = shown.column = 0;
    fresh = true;
}

void screen_draw(const char *prompt, const char *text, size_t len, size_t point)
{
    if (continued) shown.nrows = shown.row = shown.column = 0;
    if (fresh || continued) begin_in_new_line();
    fresh = false;
    continued = 0;
    if (resized) {
        resized = 0;
        begin_resized();
    }
    if (lay_out(&next, prompt ? prompt : first_prompt, text, len, point)) {
        cut_to_height(&next);
        draw_frame(&shown, &next);
        Frame old = shown;
        shown = next;
        next = old;
    }
    flush();
}

void screen_end(bool newline)
{
    if (shown.nrows) {
        go_to_row(shown.row, shown.nrows - 1);
        put_move(shown.rows[shown.nrows - 1].width, 'C');
    }
    if (newline) put_text("\r\n");
    flush();
    shown.nrows = shown.row = shown.column = 0;
    unwatch_signal(SIGWINCH);
    unwatch_signal(SIGCONT);
}

void screen_below(const char *lines)
{
    if (shown.nrows) go_to_row(shown.row, shown.nrows - 1);
    put_text("\r\n");
    for (const char *p = lines; *p; p++) {
        if (*p == '\n') put_text("\r\n\033[K");
        else put(p, 1);
    }
    flush();
    shown.nrows = shown.row = shown.column = 0;
}

void screen_clear(void)
{
    put_text("\033[H\033[2J");
    flush();
    shown.nrows = shown.row = shown.column = 0;
}

static void free_frame(Frame *f)
{
    mem_free(f->bytes);
    mem_free(f->rows);
    *f = (Frame){0};
}

void screen_free(void)
{
    free_frame(&shown);
    free_frame(&next);
    mem_free(out);
    out = NULL;
    out_len = out_cap = 0;
}

/* ---- waiting ------------------------------------------------------------------------------------------------ */

bool screen_keys_wait(void)
{
    struct pollfd terminal = { .fd = STDIN_FILENO, .events = POLLIN };
    return poll(&terminal, 1, 0) > 0;
}

/* No signal can come between the look at signals_pending and the wait: they are held back until then. */
bool screen_wait_for_key(void)
{
    sigset_t all, before;
    int ready = 0;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    while (!ready && !signals_pending) {
        struct pollfd terminal = { .fd = STDIN_FILENO, .events = POLLIN };
        const struct timespec at_once = {0};
        bool must_draw = resized;
        ready = ppoll(&terminal, 1, must_draw ? &at_once : NULL, &before);
        if (ready < 0 && errno == EINTR) ready = 0;
        if (must_draw) break;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ready != 0 && !signals_pending;
}
