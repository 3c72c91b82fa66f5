/* run.c -- times the same programs under ouro, CPython and Lua.
 *
 *     build/tests/bench [--rounds N | --quick] [--python PATH] [--lua PATH] OURO [NAME...]
 *
 * Each program prints a checksum; the interpreters must agree on it, or the figures would mean nothing.
 * What is measured is the processor time of the child (user + system, from wait4), so that a busy machine
 * disturbs little. The interpreters take turns, round after round, and the fastest round of each counts:
 * noise only ever adds.
 *
 * --quick runs every program once under ouro alone (and CPython, for the checksum, when it is here).
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OURO, PYTHON, LUA, N_RUNNERS };
enum { MAX_OUTPUT = 1 << 16 };

static const char *const runner_name[N_RUNNERS] = {"ouro", "python", "lua"};
static const char *runner[N_RUNNERS];           /* a path, or NULL when it is not here */
static const char *folder = "tests/bench";

/* Run `program` on `file`; its output goes to `output`. Returns its processor time in seconds, -1 if it failed. */
static double run_once(const char *program, const char *file, char output[MAX_OUTPUT])
{
    int ends[2], status;
    if (pipe(ends) < 0) { perror("pipe"); exit(2); }
    fflush(stdout);
    pid_t pid = fork();
    if (pid < 0) { perror("fork"); exit(2); }
    if (pid == 0) {
        dup2(ends[1], 1);
        close(ends[0]);
        close(ends[1]);
        execlp(program, program, file, (char *)NULL);
        perror(program);
        _exit(127);
    }
    close(ends[1]);
    size_t len = 0;
    for (ssize_t got; len < MAX_OUTPUT - 1 && (got = read(ends[0], output + len, MAX_OUTPUT - 1 - len)) > 0;)
        len += (size_t)got;
    output[len] = '\0';
    close(ends[0]);

    struct rusage used;
    if (wait4(pid, &status, 0, &used) < 0) { perror("wait4"); exit(2); }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return -1;
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
         + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* The first of `names` that is a program, or NULL. A name without '/' is looked for along PATH. */
static const char *find_program(const char *const *names)
{
    for (; *names; names++) {
        if (strchr(*names, '/')) {
            if (access(*names, X_OK) == 0) return *names;
            continue;
        }
        char *path = strdup(getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin"), *rest = path, *part;
        while (path && (part = strsep(&rest, ":"))) {
            char *full;
            if (asprintf(&full, "%s/%s", part, *names) < 0) exit(2);
            if (access(full, X_OK) == 0) { free(path); return full; }
            free(full);
        }
        free(path);
    }
    return NULL;
}

static int is_benchmark(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && !strcmp(dot, ".py");
}

/* Ratios to CPython of all programs so far, kept as sums of logarithms. */
static double log_sum[N_RUNNERS];
static int    log_count[N_RUNNERS];

/* Time one program in each interpreter and print its line of the table. Returns whether all agreed. */
static bool bench(const char *name, int rounds)
{
    static char output[N_RUNNERS][MAX_OUTPUT], again[MAX_OUTPUT];
    double best[N_RUNNERS] = {-1, -1, -1};
    char *file[N_RUNNERS];
    bool agreed = true;

    for (int r = 0; r < N_RUNNERS; r++)
        if (asprintf(&file[r], "%s/%s.%s", folder, name, r == LUA ? "lua" : "py") < 0) exit(2);
    for (int round = 0; round < rounds; round++)
        for (int r = 0; r < N_RUNNERS; r++) {
            if (!runner[r] || access(file[r], R_OK) != 0) continue;
            double t = run_once(runner[r], file[r], round ? again : output[r]);
            if (t < 0 || (round && strcmp(again, output[r]))) {
                printf("%s: %s %s\n", name, runner_name[r], t < 0 ? "failed" : "prints something else each time");
                agreed = false;
                goto done;
            }
            if (best[r] < 0 || t < best[r]) best[r] = t;
            if (strcmp(output[r], output[OURO])) {
                printf("%s: ouro prints %s", name, output[OURO]);
                printf("%*s  %s prints %s", (int)strlen(name), "", runner_name[r], output[r]);
                agreed = false;
                goto done;
            }
        }

    printf("%-16s", name);
    for (int r = PYTHON; r >= OURO; r--)
        if (best[r] >= 0) printf(" %8.3f", best[r]); else printf(" %8s", "-");
    for (int r = OURO; r < N_RUNNERS; r++) {
        if (r == PYTHON) continue;
        if (best[PYTHON] < 0 || best[r] < 0) { printf(" %9s", "-"); continue; }
        double ratio = best[PYTHON] / fmax(best[r], 1e-4);
        printf(" %8.2fx", ratio);
        log_sum[r] += log(ratio);
        log_count[r]++;
    }
    printf("\n");
done:
    fflush(stdout);
    for (int r = 0; r < N_RUNNERS; r++) free(file[r]);
    return agreed;
}

int main(int argc, char **argv)
{
    int rounds = 3, i = 1, n = 0;
    bool quick = false, good = true;

    runner[PYTHON] = find_program((const char *const[]){"/usr/bin/python3.11", "python3.11", NULL});
    runner[LUA] = find_program((const char *const[]){"lua5.4", "lua", NULL});
    for (; i < argc && argv[i][0] == '-'; i++) {
        if (!strcmp(argv[i], "--quick")) quick = true;
        else if (!strcmp(argv[i], "--rounds") && i + 1 < argc && atoi(argv[i + 1]) > 0) rounds = atoi(argv[++i]);
        else if (!strcmp(argv[i], "--python") && i + 1 < argc) runner[PYTHON] = argv[++i];
        else if (!strcmp(argv[i], "--lua") && i + 1 < argc) runner[LUA] = argv[++i];
        else i = argc;
    }
    if (i >= argc) {
        fprintf(stderr, "usage: bench [--rounds N | --quick] [--python PATH] [--lua PATH] OURO [NAME...]\n");
        return 2;
    }
    runner[OURO] = argv[i++];
    if (quick) runner[LUA] = NULL, rounds = 1;

    printf("%-16s %8s %8s %9s %9s\n", "benchmark", "python s", "ouro s", "ouro is", "Lua is");
    if (i < argc) {
        for (; i < argc; i++) good &= bench(argv[i], rounds);
    } else {
        struct dirent **entries;
        n = scandir(folder, &entries, is_benchmark, alphasort);
        if (n <= 0) { fprintf(stderr, "bench: no programs in %s\n", folder); return 2; }
        for (int e = 0; e < n; e++) {
            *strrchr(entries[e]->d_name, '.') = '\0';
            good &= bench(entries[e]->d_name, rounds);
            free(entries[e]);
        }
        free(entries);
    }
    if (log_count[OURO]) {
        printf("%-16s %8s %8s %8.2fx", "geometric mean", "", "", exp(log_sum[OURO] / log_count[OURO]));
        if (log_count[LUA]) printf(" %8.2fx", exp(log_sum[LUA] / log_count[LUA]));
        printf("   times as fast as python\n");
    }
    if (!good) printf("something failed or disagreed; see above\n");
    return good ? 0 : 1;
}
