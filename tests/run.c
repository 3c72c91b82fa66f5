/* run.c -- runs each script test and compares what it prints with what the script says it prints.
 *
 *     build/tests/run [options] INTERPRETER [FILE-OR-FOLDER...]
 *
 * A test is a Python file; its expectations are comments in it, in the order of the output:
 *
 *     print(1 + 1)                      # expect: 2            one line of stdout, exactly
 *     [][0]                             # expect-error: IndexError: list index out of range
 *     # expect-stderr: TEXT             a line of stderr; several must appear in this order
 *     # expect-status: 3                the exit status, when it is neither 0 nor an error's 1
 *     # options: -i                     words that go before the script on the command line
 *     # args: a b                       words that go after it
 *     # needs: library                  left out where CPython's library is not installed
 *     # ouro-only: REASON               on the first line: not run with --oracle
 *
 * Where a file X.out lies beside X.py, it is the whole of stdout and the script holds no "expect:".
 * A test named X.sh is run by /bin/sh and finds the interpreter in $OURO; the same comments count.
 * Without an expect-error or expect-stderr, stderr must stay empty.
 *
 * A file X.cases holds many small programs, each with all that it prints, to stdout or stderr, and its exit status:
 *
 *     === too many values to unpack
 *     a, b = 1, 2, 3
 *     --- 1
 *     Traceback (most recent call last):
 *       ...
 *
 * Each runs as try.py in an empty folder of its own. The folder's name is left out of what it printed, and addresses become 0x... .
 *
 * A file X.commands is the same for command lines: each text is given to /bin/sh in an empty folder, which is called HERE in
 * what was printed, and finds the interpreter there under the name `ouro`. What went to stderr comes last, with "2> " before each line.
 * With --oracle the variables of the environment that the text names as OURO... are called PYTHON... .
 *
 * Tests run in parallel, each in its own process group with a time limit. Names that start with "_" are
 * helpers of other tests, and the folders unit, bench and fuzz belong to other programs.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct { char **at; size_t len, cap; } Lines;

typedef struct {
    char *path;
    Lines out, err;             /* expected lines of stdout and of stderr */
    Lines options, args;        /* words before and after the script */
    char *error;                /* expected last line of stderr, or NULL */
    char *golden;               /* the .out file's name, or NULL */
    int   status;               /* expected exit status; -1: nothing said */
    bool  ouro_only, needs_library, says_something;
    char *program;              /* one of a .cases or .commands file: its text, */
    char *source;               /* as it stands in the file; */
    bool  is_command;           /* is it of a .commands file? */
    char *folder;               /* the folder it runs in, and */
    char *printed;              /* what it printed, kept for --bless */
    pid_t pid;                  /* while it runs */
    int   out_fd, err_fd;
} Test;

static struct {
    const char *interpreter, *program;
    bool oracle, verbose, bless, has_library;
    unsigned jobs, seconds;
    const char *tally;          /* a file to which the closing line is added */
} opt = {.seconds = 60};

static Test *tests;
static size_t n_tests, cap_tests;
static unsigned n_passed, n_failed, n_skipped, n_without;

/* ---- small things ------------------------------------------------------------------------------------ */

static void *must(void *p)
{
    if (p) return p;
    perror("run");
    exit(2);
}

static char *text_of(const char *start, size_t len)
{
    return must(strndup(start, len));
}

static void lines_push(Lines *lines, char *line)
{
    if (lines->len == lines->cap) {
        lines->cap = lines->cap ? lines->cap * 2 : 8;
        lines->at = must(realloc(lines->at, lines->cap * sizeof *lines->at));
    }
    lines->at[lines->len++] = line;
}

static void lines_free(Lines *lines)
{
    for (size_t i = 0; i < lines->len; i++) free(lines->at[i]);
    free(lines->at);
    *lines = (Lines){0};
}

static void push_words(Lines *lines, const char *words)
{
    while (*(words += strspn(words, " "))) {
        size_t len = strcspn(words, " ");
        lines_push(lines, text_of(words, len));
        words += len;
    }
}

/* The lines of `text` without their newlines; a last line that lacks one is marked as such. */
static Lines lines_of(const char *text, size_t len)
{
    Lines lines = {0};
    for (const char *end = text + len; text < end;) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        if (stop) {
            lines_push(&lines, text_of(text, (size_t)(stop - text)));
            text = stop + 1;
        } else {
            char *line = text_of(text, (size_t)(end - text)), *marked;
            if (asprintf(&marked, "%s (no newline here)", line) < 0) exit(2);
            free(line);
            lines_push(&lines, marked);
            text = end;
        }
    }
    return lines;
}

/* All of a file, from its start; NULL when it cannot be read. */
static char *read_all(int fd, size_t *len)
{
    size_t cap = 4096;
    char *text = must(malloc(cap + 1));
    *len = 0;
    if (fd < 0 || lseek(fd, 0, SEEK_SET) < 0) { free(text); return NULL; }
    for (ssize_t got; (got = read(fd, text + *len, cap - *len)) != 0;) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) { free(text); return NULL; }
        *len += (size_t)got;
        if (*len == cap) text = must(realloc(text, (cap *= 2) + 1));
    }
    text[*len] = '\0';
    return text;
}

static char *read_file(const char *path, size_t *len)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *text = read_all(fd, len);
    if (fd >= 0) close(fd);
    return text;
}

static bool ends_with(const char *name, const char *suffix)
{
    size_t n = strlen(name), s = strlen(suffix);
    return n > s && !strcmp(name + n - s, suffix);
}

/* ---- what a test expects ----------------------------------------------------------------------------- */

/* One comment, from its '#' to the end of the line. */
static void read_comment(Test *test, const char *comment, size_t len)
{
    char *text = text_of(comment, len), *value = strchr(text, ':');
    bool taken = true;

    if (value) *value++ = '\0';
    if (value && *value == ' ') value++;
    if (!value) taken = false;
    else if (!strcmp(text, "# expect")) lines_push(&test->out, must(strdup(value)));
    else if (!strcmp(text, "# expect-stderr")) lines_push(&test->err, must(strdup(value)));
    else if (!strcmp(text, "# expect-error")) test->error = must(strdup(value));
    else if (!strcmp(text, "# expect-status")) test->status = atoi(value);
    else taken = false;
    if (taken) test->says_something = true;
    else if (value && !strcmp(text, "# options")) push_words(&test->options, value);
    else if (value && !strcmp(text, "# args")) push_words(&test->args, value);
    else if (value && !strcmp(text, "# ouro-only")) test->ouro_only = true;
    else if (value && !strcmp(text, "# needs")) test->needs_library = !strcmp(value, "library");
    free(text);
}

/* Walk over Python source and read its comments. Strings are skipped, so that a '#' in one is no comment. */
static void read_python(Test *test, const char *at)
{
    while (*at) {
        if (*at == '#') {
            size_t len = strcspn(at, "\n");
            read_comment(test, at, len);
            at += len;
        } else if (*at == '"' || *at == '\'') {
            char quote = *at;
            size_t n = at[1] == quote && at[2] == quote ? 3 : 1;
            for (at += n; *at; at++) {
                if (*at == '\\' && at[1]) at++;
                else if (n == 1 && (*at == quote || *at == '\n')) { at++; break; }
                else if (n == 3 && at[0] == quote && at[1] == quote && at[2] == quote) { at += 3; break; }
            }
        } else {
            at++;
        }
    }
}

/* A shell script: the last "# expect..." of a line counts, whatever quotes stand before it. */
static void read_shell(Test *test, const char *at)
{
    while (*at) {
        size_t len = strcspn(at, "\n");
        for (size_t i = len; i-- > 0;)
            if (!strncmp(at + i, "# ", 2) && (!strncmp(at + i, "# expect", 8) || i == 0)) {
                read_comment(test, at + i, len - i);
                break;
            }
        at += len + (at[len] == '\n');
    }
}

static Test *new_test(char *path)
{
    if (n_tests == cap_tests) {
        cap_tests = cap_tests ? cap_tests * 2 : 256;
        tests = must(realloc(tests, cap_tests * sizeof *tests));
    }
    tests[n_tests] = (Test){.path = path, .status = -1, .out_fd = -1, .err_fd = -1};
    return &tests[n_tests++];
}

/* The text of a command line, with the names of variables as the interpreter knows them. */
static char *command_text(const char *text, size_t len)
{
    char *own = must(malloc(2 * len + 1)), *to = own;
    while (len) {
        bool is_name = opt.oracle && len > 4 && !strncmp(text, "OURO", 4) && text[4] >= 'A' && text[4] <= 'Z';
        if (is_name) to = stpcpy(to, "PYTHON");
        else *to++ = *text;
        text += is_name ? 4 : 1;
        len -= is_name ? 4 : 1;
    }
    *to = '\0';
    return own;
}

/* The programs of a .cases file, each a test named "X.cases: what it shows". Text before the first is for readers, but may say what
 * they need. A .commands file likewise. */
static void add_cases(const char *path)
{
    size_t len;
    char *source = must(read_file(path, &len));
    const char *at = strncmp(source, "=== ", 4) ? strstr(source, "\n=== ") : source;
    const char *needs = strstr(source, "# needs: library");
    while (at) {
        at += *at == '\n' ? 5 : 4;
        size_t name_len = strcspn(at, "\n");
        char *name;
        if (asprintf(&name, "%s: %.*s", path, (int)name_len, at) < 0) exit(2);
        const char *program = at + name_len + (at[name_len] == '\n');
        const char *next = strstr(program - 1, "\n=== "), *end = next ? next + 1 : source + len;
        const char *line = strstr(program - 1, "\n---");
        if (!line || line >= end) line = end - 1;       /* nothing blessed yet */
        Test *test = new_test(name);
        test->says_something = true;
        test->needs_library = needs && needs < at;
        test->is_command = ends_with(path, ".commands");
        test->source = text_of(program, (size_t)(line + 1 - program));
        test->program = test->is_command ? command_text(test->source, strlen(test->source)) : test->source;
        test->status = line + 4 < end ? atoi(line + 4) : 1;
        const char *output = line + 1 < end ? line + 1 + strcspn(line + 1, "\n") + 1 : end;
        if (output < end) test->out = lines_of(output, (size_t)(end - output));
        at = next;
    }
    free(source);
}

static void add_test(const char *path)
{
    if (ends_with(path, ".cases") || ends_with(path, ".commands")) {
        add_cases(path);
        return;
    }
    Test *test = new_test(must(strdup(path)));
    size_t len;
    char *source = must(read_file(path, &len));
    if (ends_with(path, ".sh")) read_shell(test, source);
    else read_python(test, source);
    free(source);

    char *golden;
    if (asprintf(&golden, "%.*s.out", (int)(strrchr(path, '.') - path), path) < 0) exit(2);
    char *text = read_file(golden, &len);
    if (text) {
        test->golden = golden;
        test->says_something = true;
        lines_free(&test->out);
        test->out = lines_of(text, len);
        free(text);
    } else {
        free(golden);
    }
}

static int is_wanted(const struct dirent *entry)
{
    static const char *const others[] = {"unit", "bench", "fuzz", NULL};
    if (entry->d_name[0] == '.' || entry->d_name[0] == '_') return 0;
    for (size_t i = 0; others[i]; i++)
        if (!strcmp(entry->d_name, others[i])) return 0;
    return 1;
}

/* Add the tests at or below `path`; a named file that is none is an error, one met on the way is passed by. */
static void find_tests(const char *path, bool named)
{
    struct stat st;
    if (stat(path, &st) < 0) {
        fprintf(stderr, "run: %s: %s\n", path, strerror(errno));
        exit(2);
    }
    if (!S_ISDIR(st.st_mode)) {
        if (ends_with(path, ".py") || ends_with(path, ".sh") || ends_with(path, ".cases") || ends_with(path, ".commands"))
            add_test(path);
        else if (named) { fprintf(stderr, "run: %s is not a test\n", path); exit(2); }
        return;
    }
    struct dirent **entries;
    int n = scandir(path, &entries, is_wanted, alphasort);
    for (int i = 0; i < n; i++) {
        char *below;
        if (asprintf(&below, "%s%s%s", path, ends_with(path, "/") ? "" : "/", entries[i]->d_name) < 0) exit(2);
        find_tests(below, false);
        free(below);
        free(entries[i]);
    }
    if (n >= 0) free(entries);
}

/* ---- running one ------------------------------------------------------------------------------------- */

static int temporary_file(void)
{
    char name[] = "/tmp/ouro-test-XXXXXX";
    int fd = mkostemp(name, O_CLOEXEC);
    if (fd < 0) { perror(name); exit(2); }
    unlink(name);
    return fd;
}

/* Make the folder in which a program of a .cases file runs, or a command line, which gets the interpreter as .bin/ouro. */
static void make_folder(Test *test)
{
    char name[] = "/tmp/ouro-case-XXXXXX", *file;
    if (!mkdtemp(name) || asprintf(&file, "%s/%s", name, test->is_command ? ".bin" : "try.py") < 0) { perror(name); exit(2); }
    test->folder = must(strdup(name));
    if (test->is_command) {
        char *link;
        if (mkdir(file, 0755) < 0 || asprintf(&link, "%s/ouro", file) < 0 || symlink(getenv("OURO"), link) < 0) { perror(file); exit(2); }
        free(link);
    } else {
        FILE *f = must(fopen(file, "w"));
        fputs(test->program, f);
        fclose(f);
    }
    free(file);
}

/* In the child: the folder, and for a command line the way to the interpreter. */
static void enter_folder(const Test *test)
{
    char *path;
    if (chdir(test->folder) < 0) _exit(126);
    if (!test->is_command) return;
    if (asprintf(&path, "%s/.bin:/usr/bin:/bin", test->folder) < 0) _exit(126);
    setenv("PATH", path, 1);
    setenv("HERE", test->folder, 1);
    unsetenv("PYTHONDONTWRITEBYTECODE");
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
    (void)st, (void)kind, (void)where;
    return remove(path);
}

static void start(Test *test)
{
    Lines argv = {0};
    if (test->is_command) {
        make_folder(test);
        lines_push(&argv, (char *)"/bin/sh");
        lines_push(&argv, (char *)"-c");
    } else if (test->program) {
        make_folder(test);
        lines_push(&argv, getenv("OURO"));
    } else if (ends_with(test->path, ".sh")) {
        lines_push(&argv, (char *)"/bin/sh");
    } else {
        lines_push(&argv, (char *)opt.interpreter);
        for (size_t i = 0; i < test->options.len; i++) lines_push(&argv, test->options.at[i]);
    }
    lines_push(&argv, test->is_command ? test->program : test->program ? (char *)"try.py" : test->path);
    for (size_t i = 0; i < test->args.len; i++) lines_push(&argv, test->args.at[i]);
    lines_push(&argv, NULL);

    test->out_fd = temporary_file();
    test->err_fd = temporary_file();
    test->pid = fork();
    if (test->pid < 0) { perror("fork"); exit(2); }
    if (test->pid == 0) {
        int null = open("/dev/null", O_RDONLY);
        dup2(null, 0);
        dup2(test->out_fd, 1);
        bool together = test->program && !test->is_command;         /* the same open file: in the order of writing */
        dup2(together ? test->out_fd : test->err_fd, 2);
        setpgid(0, 0);
        if (test->folder) enter_folder(test);
        alarm(opt.seconds);             /* outlives exec: the time limit */
        execvp(argv.at[0], argv.at);
        fprintf(stderr, "cannot run %s: %s\n", argv.at[0], strerror(errno));
        _exit(127);
    }
    setpgid(test->pid, test->pid);      /* here as well, whoever comes first */
    free(argv.at);
}

/* ---- judging one ------------------------------------------------------------------------------------- */

/* Failures are said here; the first one of a test prints its name. */
static bool complaining;

__attribute__((format(printf, 2, 3)))
static void complain(const Test *test, const char *format, ...)
{
    va_list args;
    if (!complaining) printf("FAIL %s\n", test->path);
    complaining = true;
    va_start(args, format);
    printf("    ");
    vprintf(format, args);
    printf("\n");
    va_end(args);
}

/* Show where two lists of lines part: what they share around it, '-' what was expected, '+' what came. */
static void compare_stdout(const Test *test, const Lines *want, const Lines *got)
{
    size_t head = 0, tail = 0, most = 12;
    while (head < want->len && head < got->len && !strcmp(want->at[head], got->at[head])) head++;
    if (head == want->len && head == got->len) return;
    while (tail < want->len - head && tail < got->len - head
           && !strcmp(want->at[want->len - 1 - tail], got->at[got->len - 1 - tail])) tail++;

    complain(test, "%s, from line %zu (- expected, + printed):", test->program ? "output" : "stdout", head + 1);
    if (head > 0) complain(test, "  %s", want->at[head - 1]);
    for (size_t i = head; i < want->len - tail && i < head + most; i++) complain(test, "- %s", want->at[i]);
    if (want->len - tail > head + most) complain(test, "- ... and %zu more", want->len - tail - head - most);
    for (size_t i = head; i < got->len - tail && i < head + most; i++) complain(test, "+ %s", got->at[i]);
    if (got->len - tail > head + most) complain(test, "+ ... and %zu more", got->len - tail - head - most);
    if (tail > 0) complain(test, "  %s", want->at[want->len - tail]);
}

static void show_stderr(const Test *test, const Lines *err)
{
    size_t first = err->len > 15 ? err->len - 15 : 0;
    complain(test, err->len ? "stderr%s:" : "stderr is empty%s", first ? ", its last lines" : "");
    for (size_t i = first; i < err->len; i++) complain(test, "| %s", err->at[i]);
}

static void compare_stderr(const Test *test, const Lines *err)
{
    size_t next = 0;
    for (size_t i = 0; i < err->len && next < test->err.len; i++)
        if (!strcmp(err->at[i], test->err.at[next])) next++;
    bool bad = next < test->err.len;
    if (bad) complain(test, "this line is missing from stderr: %s", test->err.at[next]);

    const char *last = err->len ? err->at[err->len - 1] : "";
    if (test->error && strcmp(last, test->error)) {
        complain(test, "expected error: %s", test->error);
        complain(test, "last line came: %s", last);
        bad = true;
    }
    if (err->len && !test->error && !test->err.len) bad = true;
    if (bad) show_stderr(test, err);
}

static void compare_status(const Test *test, int status, const Lines *err)
{
    int want = test->status >= 0 ? test->status : test->error ? 1 : 0;
    if ((WIFEXITED(status) ? WEXITSTATUS(status) : test->program ? 128 + WTERMSIG(status) : -1) == want) return;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        complain(test, "did not end within %u seconds", opt.seconds);
    else if (WIFSIGNALED(status))
        complain(test, "killed by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        complain(test, "exit status %d, expected %d", WEXITSTATUS(status), want);
    if (err->len && (test->error || test->err.len)) show_stderr(test, err);
}

static void bless(const Test *test, const char *text, size_t len)
{
    FILE *f = fopen(test->golden, "w");
    if (!f || fwrite(text, 1, len, f) != len || fclose(f)) { perror(test->golden); exit(2); }
}

/* Put `text` where the `n` bytes at *from stood; *kept is where the new text ends so far. */
static void put(char *out, size_t *kept, size_t *from, size_t n, const char *text)
{
    memcpy(out + *kept, text, strlen(text));
    *kept += strlen(text);
    *from += n;
}

static bool starts(const char *text, const char *with) { return !strncmp(text, with, strlen(with)); }

/* The output of a case without what differs from run to run: the folder's name goes (is HERE in a command's), addresses become
 * 0x... , and CPython's advice and variables are called as ours. No replacement is longer than what it replaces. */
static void normalize(const Test *test, char *text, size_t *len)
{
    size_t folder_len = strlen(test->folder), kept = 0;
    for (size_t i = 0; i < *len;) {
        const char *at = text + i;
        size_t digits;
        if (test->is_command && starts(at, test->folder)) put(text, &kept, &i, folder_len, "HERE");
        else if (test->is_command && starts(at, "Try `python -h'")) put(text, &kept, &i, strlen("Try `python"), "Try `ouro");
        else if (test->is_command && starts(at, "PYTHON") && at[6] >= 'A' && at[6] <= 'Z') put(text, &kept, &i, 6, "OURO");
        else if (starts(at, test->folder) && at[folder_len] == '/') i += folder_len + 1;
        else if (starts(at, "0x") && (digits = strspn(at + 2, "0123456789abcdef")) >= 6) put(text, &kept, &i, digits + 2, "0x...");
        else text[kept++] = text[i++];
    }
    text[kept] = '\0';
    *len = kept;
}

/* Write what each case printed into the file that it came from; n tests are its cases. */
static void bless_cases(const Test *cases, size_t n)
{
    size_t name_len = strcspn(cases->path, ":"), len;
    char *path = text_of(cases->path, name_len), *before = must(read_file(path, &len));
    FILE *f = must(fopen(path, "w"));
    if (!strncmp(before, "=== ", 4)) len = 0;
    else len = (size_t)(strstr(before, "\n=== ") + 1 - before);
    fwrite(before, 1, len, f);
    for (size_t i = 0; i < n; i++) {
        const char *text = cases[i].printed;
        fprintf(f, "=== %s\n%s--- %d\n%s", cases[i].path + name_len + 2, cases[i].source, cases[i].status, text);
        if (*text && text[strlen(text) - 1] != '\n') fputs(" (no newline here)\n", f);
    }
    if (fclose(f)) { perror(path); exit(2); }
    free(before);
    free(path);
}

static void bless_all_cases(void)
{
    for (size_t i = 0, n; i < n_tests; i += n) {
        n = 1;
        if (!tests[i].program) continue;
        size_t name_len = strcspn(tests[i].path, ":");
        while (i + n < n_tests && tests[i + n].program && !strncmp(tests[i + n].path, tests[i].path, name_len + 1)) n++;
        bless_cases(&tests[i], n);
    }
}

/* All that a command line printed: its stdout, then the lines of its stderr, marked. Both texts are consumed. */
static char *add_stderr(char *out, size_t *len, char *err, size_t *err_len)
{
    Lines lines = lines_of(err, *err_len);
    bool cut = *len && out[*len - 1] != '\n';
    char *all = must(malloc(*len + *err_len + 4 * lines.len + 64)), *to = all;
    memcpy(to, out, *len);
    to += *len;
    if (cut && lines.len) to = stpcpy(to, " (no newline here)\n");
    for (size_t i = 0; i < lines.len; i++) to += sprintf(to, "2> %s\n", lines.at[i]);
    *len = (size_t)(to - all);
    *to = *err = '\0';
    *err_len = 0;
    lines_free(&lines);
    free(out);
    return all;
}

static void finish(Test *test, int status)
{
    size_t len, err_len;
    char *out_text = must(read_all(test->out_fd, &len)), *err_text = must(read_all(test->err_fd, &err_len));
    if (test->is_command) out_text = add_stderr(out_text, &len, err_text, &err_len);
    if (test->program) {
        normalize(test, out_text, &len);
        nftw(test->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    }
    Lines out = lines_of(out_text, len), err = lines_of(err_text, err_len);

    kill(-test->pid, SIGKILL);          /* whatever it left running */
    test->pid = 0;
    close(test->out_fd);
    close(test->err_fd);

    complaining = false;
    if (!test->says_something) complain(test, "this file states no expectation");
    if (opt.bless && test->program) {
        test->printed = text_of(out_text, len);
        test->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    } else {
        if (opt.bless && test->golden) bless(test, out_text, len);
        else compare_stdout(test, &test->out, &out);
        compare_stderr(test, &err);
        compare_status(test, status, &err);
    }
    if (complaining)
        complain(test, "again: %s %s%s %.*s", opt.program, opt.oracle ? "--oracle " : "", opt.interpreter,
                 (int)strcspn(test->path, ":"), test->path);
    else if (opt.verbose)
        printf("ok   %s\n", test->path);
    fflush(stdout);
    if (complaining) n_failed++; else n_passed++;

    lines_free(&out);
    lines_free(&err);
    free(out_text);
    free(err_text);
}

/* ---- all of them ------------------------------------------------------------------------------------- */

static void stop(int signal_number)
{
    for (size_t i = 0; i < n_tests; i++)
        if (tests[i].pid > 0) kill(-tests[i].pid, SIGKILL);
    _exit(128 + signal_number);
}

static void run_all(void)
{
    size_t next = 0, running = 0;
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    while (next < n_tests || running) {
        if (next < n_tests && running < opt.jobs) {
            Test *test = &tests[next++];
            if (opt.oracle && test->ouro_only) { n_skipped++; continue; }
            if (test->needs_library && !opt.has_library) { n_without++; continue; }
            start(test);
            running++;
            continue;
        }
        int status;
        pid_t pid = waitpid(-1, &status, 0);
        if (pid < 0 && errno != EINTR) { perror("wait"); exit(2); }
        for (size_t i = 0; i < next && pid > 0; i++)
            if (tests[i].pid == pid) { finish(&tests[i], status); running--; break; }
    }
}

static void usage(void)
{
    fprintf(stderr,
            "usage: run [options] INTERPRETER [FILE-OR-FOLDER...]\n"
            "  --oracle      INTERPRETER is CPython: leave out tests marked ouro-only\n"
            "  --bless       write what is printed to the .out, .cases and .commands files instead of comparing\n"
            "  --tally FILE  add the closing line to FILE\n"
            "  -j N          run N tests at once (default: one for each processor)\n"
            "  -t SECONDS    time limit of one test (default 60)\n"
            "  -v            name the passing tests too\n");
    exit(2);
}

static void print_tally(FILE *f)
{
    fprintf(f, "%u passed, %u failed", n_passed, n_failed);
    if (n_skipped) fprintf(f, ", %u skipped", n_skipped);
    if (n_without) fprintf(f, ", %u skipped for want of Python's library (libpython3.11-stdlib)", n_without);
    fprintf(f, "\n");
}

int main(int argc, char **argv)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    int i = 1;

    opt.program = argv[0];
    opt.jobs = processors > 0 ? (unsigned)processors : 1;
    for (; i < argc && argv[i][0] == '-'; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        if (!strcmp(argv[i], "--oracle")) opt.oracle = true;
        else if (!strcmp(argv[i], "--bless")) opt.bless = true;
        else if (!strcmp(argv[i], "-v")) opt.verbose = true;
        else if (!strcmp(argv[i], "--tally") && value) opt.tally = value, i++;
        else if (!strcmp(argv[i], "-j") && value && atoi(value) > 0) opt.jobs = (unsigned)atoi(value), i++;
        else if (!strcmp(argv[i], "-t") && value && atoi(value) > 0) opt.seconds = (unsigned)atoi(value), i++;
        else usage();
    }
    if (i == argc) usage();
    opt.interpreter = argv[i++];
    opt.has_library = opt.oracle || !access("/usr/lib/python3.11/os.py", R_OK) || !access("/usr/local/lib/python3.11/os.py", R_OK);
    if (access(opt.interpreter, X_OK) < 0) {
        fprintf(stderr, "run: %s: %s\n", opt.interpreter, strerror(errno));
        return 2;
    }

    /* Shell tests may change their folder, so they get the interpreter's full name. */
    char *full = realpath(opt.interpreter, NULL);
    setenv("OURO", full ? full : opt.interpreter, 1);
    free(full);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
    unsetenv("PYTHONSTARTUP");
    unsetenv("PYTHONUNBUFFERED");

    if (i == argc) {
        find_tests("tests", false);
        find_tests("scripts/examples", false);
    }
    for (; i < argc; i++) find_tests(argv[i], true);

    run_all();
    if (opt.bless) bless_all_cases();
    print_tally(stdout);
    if (opt.tally) {
        FILE *f = fopen(opt.tally, "a");
        if (!f) { perror(opt.tally); return 2; }
        print_tally(f);
        fclose(f);
    }
    return n_failed || n_passed == 0;
}
