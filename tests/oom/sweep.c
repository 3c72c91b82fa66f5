/* sweep.c -- run scripts again and again, and let the 1st, 2nd, 3rd ... request for memory of each run fail.
 *
 *     build/debug/tests/oom/sweep [--seconds N] [--from N] [--to N] [--start] [SCRIPT...]
 *
 * Whatever fails, one of three things may happen: the script prints what it prints without failure (somebody could
 * do without the memory, or the script caught the MemoryError, perhaps saying so), or it ends with a MemoryError and status 1. A crash, a
 * report of a sanitizer, an object that is never freed, a run that hangs, or other output is a failure of ours. --start
 * sweeps the start of the interpreter instead: it starts, or says so.
 *
 * Each run is a child of a process that has started the interpreter already: fork is much faster than starting anew. When the
 * time does not suffice for every request, all of the first ones are tried and then ever fewer. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "gc/mem.h"
#include "interp/compile.h"
#include "interp/interpreter.h"
#include "interp/print_exception.h"
#include "interp/source_file.h"
#include "interp/vm.h"
#include "modules/sys.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"

enum { CHILD_SECONDS = 20, SHOWN = 2000, FIRST_ONES = 200, STARTED = 0, NOT_STARTED = 1 };

static unsigned n_runs, n_bad;
static View main_globals;               /* borrowed from __main__, before anything fails */
static FILE *out, *err;                 /* of the children */
static uint64_t *requests;              /* shared: how many requests the child's run took */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- the child -------------------------------------------------------------------------------------------- */

static bool prepare(const char *path, View globals)
{
    char folder[4096];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash) *slash = '\0';
    View sys_path = sys_get("path");
    Ref entry = str_from_text(slash ? folder : "");
    return entry && sys_path && list_insert(sys_path, 0, entry) && sys_set("argv", list_new())
        && dict_set_text(globals, "__file__", str_from_text(path));
}

static int run_script(const char *path)
{
    SourceFile source;
    Ref code = NULL, result = NULL, name = NULL;
    View globals = main_globals;
    int error = source_file_read(path, &source);
    if (error) {
        fputs("MemoryError\n", stderr);
        return 1;
    }
    if (prepare(path, globals) && (name = str_from_text(path))) {
        code = compile_source(source.data ? source.data : "", source.len, name, PARSE_MODULE, 0);
        if (code) result = vm_run_code(code, globals, NULL);
    }
    source_file_free(&source);
    ref_drop(name);
    ref_drop(code);
    if (!result) {
        if (err_pending) print_uncaught(err_take());
        else fputs("sweep: failed without an exception\n", stderr);
    }
    int status = result ? 0 : 1;
    ref_drop(result);
    return status;
}

static int child(const char *script, uint64_t nth)
{
    alarm(CHILD_SECONDS);
    dup2(fileno(out), STDOUT_FILENO);
    dup2(fileno(err), STDERR_FILENO);
    uint64_t before = mem_stats().requests;
    mem_fail_at(nth, false);
    int status = NOT_STARTED;
    if (script) {
        status = run_script(script);
    } else if (interpreter_start()) {
        status = STARTED;
    }
    *requests = mem_stats().requests - before;
    mem_fail_at(0, false);
    if (!script && status == NOT_STARTED) _exit(NOT_STARTED);
    int end = interpreter_end(status);
    fflush(stdout);
    fflush(stderr);
    return end;
}

static int run(const char *script, uint64_t nth)
{
    rewind(out), rewind(err);
    if (ftruncate(fileno(out), 0) != 0 || ftruncate(fileno(err), 0) != 0) perror("sweep");
    pid_t pid = fork();
    if (pid == 0) _exit(child(script, nth));
    int status = 0;
    if (pid < 0 || waitpid(pid, &status, 0) != pid) perror("sweep"), exit(2);
    n_runs++;
    return status;
}

/* ---- the judgement ---------------------------------------------------------------------------------------- */

static char *text_of(FILE *file)
{
    static char buffers[3][1 << 16];
    static unsigned turn;
    char *text = buffers[turn++ % 3];
    ssize_t len = pread(fileno(file), text, sizeof buffers[0] - 1, 0);
    text[len > 0 ? len : 0] = '\0';
    return text;
}

/* The last line of what an uncaught exception prints. */
static bool ends_with_memory_error(const char *text)
{
    size_t len = strlen(text);
    while (len && text[len - 1] == '\n') len--;
    size_t start = len;
    while (start && text[start - 1] != '\n') start--;
    return strncmp(text + start, "MemoryError", strlen("MemoryError")) == 0;
}

static const char *verdict(int status, const char *script, const char *expected)
{
    const char *stderr_text = text_of(err);
    if (WIFSIGNALED(status)) return WTERMSIG(status) == SIGALRM ? "hangs" : strsignal(WTERMSIG(status));
    int code = WEXITSTATUS(status);
    if (!script) return code == STARTED || code == NOT_STARTED ? NULL : "wrong status";
    if (code == 99) return "objects are never freed";
    if (code == 1) return ends_with_memory_error(stderr_text) ? NULL : "another exception";
    if (code != 0) return "wrong status";
    if (strstr(stderr_text, "MemoryError")) return NULL;        /* ignored, and said so */
    const char *stdout_text = text_of(out);
    return strcmp(stdout_text, expected) == 0 || strstr(stdout_text, "MemoryError") ? NULL : "other output";
}

static void judge(int status, const char *script, uint64_t nth, const char *expected)
{
    const char *bad = verdict(status, script, expected);
    if (!bad) return;
    n_bad++;
    printf("%s: request %llu fails: %s (status %x)\n%.*s\n", script ? script : "--start", (unsigned long long)nth, bad,
           status, SHOWN, text_of(err));
    fflush(stdout);
}

static void sweep(const char *script, uint64_t from, uint64_t to, double seconds)
{
    static char expected[1 << 16];
    double end = now() + seconds;
    int status = run(script, 0);
    uint64_t total = *requests;
    strcpy(expected, text_of(out));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        printf("%s: fails without our help (status %x)\n%s\n", script ? script : "--start", status, text_of(err));
        n_bad++;
        return;
    }
    if (to > total) to = total;
    unsigned tried = 0;
    double begin = now();
    for (uint64_t nth = from; nth <= to && now() < end; tried++) {
        judge(run(script, nth), script, nth, expected);
        uint64_t step = 1;
        if (tried >= FIRST_ONES || now() - begin > seconds / 2) {      /* as many as the time will do, evenly over the rest */
            double left = (end - now()) / ((now() - begin) / tried);
            if (left < 1) break;
            step = (uint64_t)((double)(to - nth) / left) + 1;
        }
        nth += step;
    }
    printf("%s: %u of %llu requests failed one by one\n", script ? script : "--start", tried, (unsigned long long)total);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    uint64_t from = 1, to = UINT64_MAX;
    double seconds = 10;
    bool start = false;
    int first = 1;
    for (; first < argc && argv[first][0] == '-'; first++) {
        const char *value = first + 1 < argc ? argv[first + 1] : "0";
        if (strcmp(argv[first], "--start") == 0) start = true;
        else if (strcmp(argv[first], "--seconds") == 0) seconds = atof(value), first++;
        else if (strcmp(argv[first], "--from") == 0) from = strtoull(value, NULL, 10), first++;
        else if (strcmp(argv[first], "--to") == 0) to = strtoull(value, NULL, 10), first++;
    }
    out = tmpfile();
    err = tmpfile();
    requests = mmap(NULL, sizeof *requests, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (!out || !err || requests == MAP_FAILED) return perror("sweep"), 2;
    if (start) sweep(NULL, from, to, seconds);
    if (first < argc && !interpreter_start()) return 2;
    if (first < argc) main_globals = as_module(interpreter_main())->dict;
    for (; first < argc; first++) sweep(argv[first], from, to, seconds);
    printf("oom: %u runs, %u bad\n", n_runs, n_bad);
    fflush(stdout);
    _exit(n_bad != 0);                  /* our own interpreter lives on: no leak is to be looked for */
}
