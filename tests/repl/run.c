/* run.c -- sessions at the prompt: types real keys, and reads the real screen.
 *
 *     build/tests/repl [--editor NAME] INTERPRETER [FILE-OR-FOLDER...]
 *
 * A session says what is typed and what is then to be seen:
 *
 *     # a block is one text in the history
 *     keys: if 1:<Enter>2<Enter><Enter>
 *     screen:
 *     | >>> if 1:
 *     | ...     2
 *     | ...
 *     | 2
 *     | >>>
 *
 * Before the first key, these may stand, each on a line of its own:
 *
 *     only: readline libedit      other editors leave it out       size: 80x24
 *     env: NAME=value             unset: NAME                      options: -i      instead of -q, which all have
 *     file: NAME                  a file in the home folder, with the "| " lines that follow
 *     read-only                   the home folder
 *
 * And then any number of these, in any order:
 *
 *     keys: TEXT<Enter>...        one after the other, as a person types: <Enter> <Tab> <BS> <Del> <Esc> <Up> <Down> <Left>
 *                                 <Right> <Home> <End> <C-a> ...; <wait> lets time pass
 *     fast: TEXT                  the same, all at once
 *     repeat: N TEXT              N times, all at once
 *     paste:                      the "| " lines that follow (or `paste: N TEXT`, N such lines), as the terminal's paste key sends them
 *     screen:                     the "| " lines are the last ones on the screen; `...` at a line's end: whatever comes there
 *     cursor: N                   it stands in column N (from 0)
 *     style: 1;34 TEXT            TEXT can be seen, in this style
 *     resize: 40x10               the window has another size
 *     exit: 0                     the interpreter has ended with this status; -2: by SIGINT
 *     start                       and is started again
 *     terminal: 2                 what follows happens at another one, where a second prompt is opened
 *
 * What is to be seen may take a while to appear: it is waited for, and only after some seconds found missing. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/repl/terminal.h"

enum { QUIET_MS = 25, PATIENCE_MS = 10000, MAX_LINES = 4000, ROW_BYTES = TERMINAL_MAX_COLUMNS * CELL_BYTES, TERMINALS = 2, JOBS = 4 };

typedef struct { Terminal screen; pid_t pid; int fd, status; } Place;
static Place places[TERMINALS], *here;
static const char *interpreter, *editor = "readline", *file_name;
static char *lines[MAX_LINES];
static int nlines, at, rows, columns;
static char home[64], options[256];
static unsigned passed, failed, left_out, running;

static void fatal(const char *what)
{
    perror(what);
    exit(2);
}

static long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- the interpreter and its terminal ----------------------------------------------------------------------- */

/* Read what has been written so far, for so long as something comes within `ms`. */
static void listen_for(int ms)
{
    char bytes[65536];
    struct pollfd terminal = { .fd = here->fd, .events = POLLIN };
    while (here->fd >= 0 && poll(&terminal, 1, ms) > 0) {
        ssize_t n = read(here->fd, bytes, sizeof bytes);
        if (n <= 0) {
            close(here->fd);
            here->fd = -1;
        } else {
            terminal_write(&here->screen, bytes, (size_t)n);
        }
    }
}

static void start(void)
{
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
    terminal_reset(&here->screen, rows, columns);
    here->pid = forkpty(&here->fd, NULL, NULL, &size);
    if (here->pid < 0) fatal("forkpty");
    if (here->pid == 0) {
        char *words[16], copy[sizeof options];
        int n = 0;
        strcpy(copy, options);
        words[n++] = (char *)(uintptr_t)interpreter;
        for (char *word = strtok(copy, " "); word && n < 15; word = strtok(NULL, " ")) words[n++] = word;
        words[n] = NULL;
        signal(SIGINT, SIG_DFL);
        execv(interpreter, words);
        _exit(127);
    }
    /* Nobody types before there is a prompt. */
    for (long until = now_ms() + PATIENCE_MS; now_ms() < until && here->fd >= 0 && !here->screen.column;) listen_for(QUIET_MS);
    listen_for(QUIET_MS);
}

static void end(Place *place)
{
    if (place->pid <= 0) return;
    kill(place->pid, SIGKILL);
    waitpid(place->pid, NULL, 0);
    if (place->fd >= 0) close(place->fd);
    place->pid = 0;
}

/* Whoever reads slowly is waited for, and what it writes meanwhile is read. */
static void send(const char *bytes, size_t len)
{
    long until = now_ms() + PATIENCE_MS;
    while (len && here->fd >= 0 && now_ms() < until) {
        struct pollfd terminal = { .fd = here->fd, .events = POLLOUT };
        if (poll(&terminal, 1, 10) > 0 && (terminal.revents & POLLOUT)) {
            ssize_t n = write(here->fd, bytes, len < 512 ? len : 512);
            if (n > 0) bytes += n, len -= (size_t)n;
        }
        listen_for(0);
    }
}

/* ---- keys --------------------------------------------------------------------------------------------------- */

static const struct { const char *name, *bytes; } keys[] = {
    { "Enter", "\r" }, { "Tab", "\t" }, { "BS", "\177" }, { "Del", "\033[3~" }, { "Esc", "\033" }, { "Up", "\033[A" }, { "Down", "\033[B" },
    { "Right", "\033[C" }, { "Left", "\033[D" }, { "Home", "\033[H" }, { "End", "\033[F" }, { "wait", "" }, { "lt", "<" },
};

/* The bytes of the key that begins at text. Returns how much of the text it took. */
static size_t key_bytes(const char *text, char bytes[16], bool *special)
{
    const char *close = *text == '<' ? strchr(text, '>') : NULL;
    *special = close != NULL;
    if (close && strncmp(text, "<C-", 3) == 0) {
        sprintf(bytes, "%c", text[3] & 0x1f);
        return (size_t)(close - text) + 1;
    }
    for (size_t i = 0; close && i < sizeof keys / sizeof *keys; i++) {
        if (strlen(keys[i].name) != (size_t)(close - text) - 1 || strncmp(keys[i].name, text + 1, strlen(keys[i].name)) != 0) continue;
        strcpy(bytes, keys[i].bytes);
        return (size_t)(close - text) + 1;
    }
    *special = false;
    sprintf(bytes, "%c", *text);
    return 1;
}

/* Wait until the key has shown, if it does. */
static void settle(void)
{
    struct pollfd terminal = { .fd = here->fd, .events = POLLIN };
    if (here->fd >= 0) poll(&terminal, 1, 500);
    listen_for(QUIET_MS);
}

static void type(const char *text, bool slowly)
{
    while (*text) {
        char bytes[16];
        bool special;
        bool waits = strncmp(text, "<wait>", 6) == 0;
        text += key_bytes(text, bytes, &special);
        if (special && slowly) listen_for(QUIET_MS);    /* a Ctrl-C throws away what has not been read yet */
        send(bytes, strlen(bytes));
        if (waits) listen_for(300);
        else if (slowly && special) settle();
    }
}

/* As the terminal's own paste key does it. */
static void paste(const char *text)
{
    bool bracketed = here->screen.bracketed_paste;
    if (bracketed) send("\033[200~", 6);
    send(text, strlen(text));
    if (bracketed) send("\033[201~", 6);
    listen_for(QUIET_MS);
}

/* ---- what is to be seen ------------------------------------------------------------------------------------- */

static bool fits(const char *expected, const char *row)
{
    size_t len = strlen(expected);
    if (len > 4 && strcmp(expected + len - 4, " ...") == 0 && strncmp(expected, row, len - 3) == 0) return true;
    while (len && expected[len - 1] == ' ') len--;
    return strlen(row) == len && strncmp(expected, row, len) == 0;
}

static int last_row(const Terminal *t)
{
    static char row[ROW_BYTES];
    int r = t->rows - 1;
    for (; r > t->row; r--) {
        terminal_row(t, r, row, sizeof row);
        if (*row) break;
    }
    return r;
}

static bool screen_fits(char **expected, int n)
{
    static char row[ROW_BYTES];
    int first = last_row(&here->screen) - n + 1;
    if (first < 0) return false;
    for (int i = 0; i < n; i++) {
        terminal_row(&here->screen, first + i, row, sizeof row);
        if (!fits(expected[i], row)) return false;
    }
    return true;
}

static void complain(const char *what, ...)
{
    static char row[ROW_BYTES];
    va_list args;
    va_start(args, what);
    printf("FAIL %s (%s), line %d: ", file_name, editor, at);
    vprintf(what, args);
    printf("\n");
    va_end(args);
    for (int r = 0; r <= last_row(&here->screen); r++) {
        terminal_row(&here->screen, r, row, sizeof row);
        printf("    | %s\n", row);
    }
    printf("    the cursor is in row %d, column %d\n", here->screen.row, here->screen.column);
}

/* The "| " lines from `at` on. */
static int block(char **out)
{
    int n = 0;
    while (at < nlines && lines[at][0] == '|') {
        out[n++] = lines[at][1] ? lines[at] + 2 : lines[at] + 1;
        at++;
    }
    return n;
}

/* Wait until `seen` holds, and goes on holding while nothing more comes. */
static bool wait_for(bool (*seen)(const void *), const void *what)
{
    long until = now_ms() + PATIENCE_MS;
    do {
        listen_for(QUIET_MS);
        if (seen(what)) return true;
        if (here->fd < 0) break;
    } while (now_ms() < until);
    return seen(what);
}

typedef struct { char **rows; int n; } Rows;
static bool rows_seen(const void *what) { return screen_fits(((const Rows *)what)->rows, ((const Rows *)what)->n); }
static bool cursor_seen(const void *what) { return here->screen.column == *(const int *)what; }
typedef struct { const char *text, *style; } Styled;
static bool style_seen(const void *what) { return terminal_has_style(&here->screen, ((const Styled *)what)->text, ((const Styled *)what)->style); }
static bool end_seen(const void *what)
{
    (void)what;
    return here->fd < 0;
}

/* ---- a session ---------------------------------------------------------------------------------------------- */

static void write_file(const char *name)
{
    char *text[MAX_LINES], path[512];
    int n = block(text);
    snprintf(path, sizeof path, "%s/%s", home, name);
    FILE *f = fopen(path, "w");
    if (!f) fatal(path);
    for (int i = 0; i < n; i++) fprintf(f, "%s\n", text[i]);
    fclose(f);
}

static void paste_block(const char *count)
{
    char *text[MAX_LINES], *all = NULL;
    size_t size;
    FILE *f = open_memstream(&all, &size);
    int n = atoi(count);
    if (n) for (int i = 0; i < n; i++) fprintf(f, "%s\r", strchr(count, ' ') + 1);
    else n = block(text);
    if (!atoi(count)) for (int i = 0; i < n; i++) fprintf(f, "%s%s", text[i], i + 1 < n ? "\r" : "");
    fclose(f);
    paste(all);
    free(all);
}

static bool check_exit(int expected)
{
    int status;
    if (!wait_for(end_seen, NULL)) return complain("the interpreter has not ended"), false;
    waitpid(here->pid, &status, 0);
    here->pid = 0;
    int got = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    if (got != expected) complain("exit status %d, expected %d", got, expected);
    return got == expected;
}

/* One line of the session, where there is an interpreter. */
static bool step(const char *verb, char *rest)
{
    char *text[MAX_LINES];
    if (strcmp(verb, "keys") == 0) type(rest, true);
    else if (strcmp(verb, "fast") == 0) type(rest, false);
    else if (strcmp(verb, "paste") == 0) paste_block(rest);
    else if (strcmp(verb, "start") == 0) start();
    else if (strcmp(verb, "exit") == 0) return check_exit(atoi(rest));
    else if (strcmp(verb, "repeat") == 0) for (int n = atoi(rest); n-- > 0;) type(strchr(rest, ' ') + 1, false);
    else if (strcmp(verb, "terminal") == 0) {
        here = &places[atoi(rest) - 1];
        if (!here->pid) start();
    } else if (strcmp(verb, "resize") == 0) {
        int c = atoi(rest), r = atoi(strchr(rest, 'x') + 1);
        struct winsize size = { .ws_row = (unsigned short)r, .ws_col = (unsigned short)c };
        terminal_resize(&here->screen, r, c);
        ioctl(here->fd, TIOCSWINSZ, &size);
        listen_for(QUIET_MS);
    } else if (strcmp(verb, "cursor") == 0) {
        int column = atoi(rest);
        if (!wait_for(cursor_seen, &column)) return complain("the cursor is not in column %d", column), false;
    } else if (strcmp(verb, "style") == 0) {
        char *space = strchr(rest, ' ');
        *space = '\0';
        Styled styled = { space + 1, strcmp(rest, "none") == 0 ? "" : rest };
        if (!wait_for(style_seen, &styled)) return complain("'%s' is not there in style %s", styled.text, rest), false;
    } else if (strcmp(verb, "screen") == 0) {
        int line = at;
        Rows expected = { text, block(text) };
        if (!wait_for(rows_seen, &expected)) return at = line, complain("the screen is not as expected; it is"), false;
    } else {
        return complain("what is '%s'?", verb), false;
    }
    return true;
}

/* What stands before the first key. True: it was such a line. */
static bool prepare(const char *verb, char *rest, bool *wanted)
{
    if (strcmp(verb, "only") == 0) *wanted = strstr(rest, editor) != NULL;
    else if (strcmp(verb, "size") == 0) columns = atoi(rest), rows = atoi(strchr(rest, 'x') + 1);
    else if (strcmp(verb, "env") == 0) putenv(rest);
    else if (strcmp(verb, "unset") == 0) unsetenv(rest);
    else if (strcmp(verb, "options") == 0) snprintf(options, sizeof options, "%s", rest);
    else if (strcmp(verb, "file") == 0) write_file(rest);
    else if (strcmp(verb, "read-only") == 0) chmod(home, 0500);
    else return false;
    return true;
}

static void read_lines(const char *path)
{
    size_t room;
    FILE *f = fopen(path, "r");
    if (!f) fatal(path);
    for (nlines = 0; nlines < MAX_LINES; nlines++) {
        lines[nlines] = NULL;
        ssize_t n = getline(&lines[nlines], &room, f);
        if (n < 0) break;
        if (lines[nlines][n - 1] == '\n') lines[nlines][n - 1] = '\0';
    }
    fclose(f);
}

static int remove_one(const char *path, const struct stat *st, int type_flag, struct FTW *walk)
{
    (void)st, (void)type_flag, (void)walk;
    return remove(path);
}

/* 0: passed, 1: failed, 2: not for this editor. */
static int run(const char *path)
{
    bool ok = true, wanted = true, is_started = false;
    char name[] = "/tmp/ouro-home-XXXXXX";
    file_name = path;
    read_lines(path);
    if (!mkdtemp(name) || chdir(name) != 0) fatal(name);
    strcpy(home, name);
    setenv("HOME", home, 1);
    setenv("TERM", "xterm", 1);
    setenv("NO_COLOR", "1", 1);
    rows = 24;
    columns = 80;
    strcpy(options, "-q");
    here = &places[0];
    for (at = 0; ok && wanted && at < nlines;) {
        char *line = lines[at++], *colon = strchr(line, ':'), *rest = colon ? colon + 1 + (colon[1] == ' ') : line + strlen(line);
        if (!*line || *line == '#') continue;
        char verb[16];
        snprintf(verb, sizeof verb, "%.*s", (int)(colon ? colon - line : (ptrdiff_t)strlen(line)), line);
        if (!is_started && prepare(verb, rest, &wanted)) continue;
        if (!is_started) start();
        is_started = true;
        ok = step(verb, rest);
    }
    for (int i = 0; i < TERMINALS; i++) end(&places[i]);
    chmod(home, 0700);
    if (chdir("/") == 0) nftw(home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    return !wanted ? 2 : !ok;
}

static void take_result(void)
{
    int status;
    if (wait(&status) < 0) fatal("wait");
    switch (WIFEXITED(status) ? WEXITSTATUS(status) : 1) {
    case 0: passed++; break;
    case 2: left_out++; break;
    default: failed++;
    }
    running--;
}

/* Each in a process of its own, some at once: the environment is the session's, and most of the time is spent waiting. */
static void run_apart(const char *path)
{
    char *whole = realpath(path, NULL);
    if (!whole) fatal(path);
    if (running == JOBS) take_result();
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) fatal("fork");
    if (child == 0) {
        int result = run(whole);
        fflush(stdout);
        _exit(result);
    }
    running++;
    free(whole);
}

static int is_session(const struct dirent *e)
{
    size_t len = strlen(e->d_name);
    return len > 8 && strcmp(e->d_name + len - 8, ".session") == 0;
}

static void run_all(const char *path)
{
    struct dirent **entries;
    int n = scandir(path, &entries, is_session, alphasort);
    if (n < 0) run_apart(path);
    for (int i = 0; i < n; i++) {
        char file[1024];
        snprintf(file, sizeof file, "%s/%s", path, entries[i]->d_name);
        run_apart(file);
    }
}

int main(int argc, char **argv)
{
    const char *tally = NULL;
    int i = 1;
    for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
        if (strcmp(argv[i], "--editor") == 0) editor = argv[i + 1];
        else if (strcmp(argv[i], "--tally") == 0) tally = argv[i + 1];
    }
    if (i >= argc || !setlocale(LC_CTYPE, "C.UTF-8")) {
        fprintf(stderr, "usage: repl [--editor NAME] [--tally FILE] INTERPRETER [FILE-OR-FOLDER...]\n");
        return 2;
    }
    interpreter = realpath(argv[i++], NULL);
    if (!interpreter) fatal(argv[i - 1]);
    if (i == argc) run_all("tests/repl");
    for (; i < argc; i++) run_all(argv[i]);
    while (running) take_result();
    printf("%u passed, %u failed, %u not for %s\n", passed, failed, left_out, editor);
    FILE *f = tally ? fopen(tally, "a") : NULL;
    if (f) fprintf(f, "%u passed, %u failed\n", passed, failed), fclose(f);
    return failed > 0;
}
