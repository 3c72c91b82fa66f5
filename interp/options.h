#ifndef OURO_INTERP_OPTIONS_H
#define OURO_INTERP_OPTIONS_H
#include <stdbool.h>

/* options.h -- the command line. */

#define OURO_VERSION "0.1"

enum { OPTIONS_MAX = 64 };

typedef struct {
    const char *program;                    /* argv[0] */
    const char *command, *module, *file;    /* -c TEXT, -m NAME, FILE ("-": standard input); all NULL: none given */
    bool interactive;                       /* -i: a prompt afterwards, or even without a terminal */
    bool unbuffered, skip_line, dis;        /* -u, -x, --dis */
    bool isolated, safe_path, no_environment; /* -I, which is also the two others; -P; -E */
    int optimize, quiet, debug, verbose, bytes_warning, no_bytecode, no_user_site, no_site; /* how many -O, -q, -d, -v, -b, -B, -s, -S */
    const char *warnings[OPTIONS_MAX];      /* -W, each */
    const char *extras[OPTIONS_MAX];        /* -X, each */
    int nwarnings, nextras;
    int nargs;                              /* what becomes sys.argv, from its second item on */
    char **args;
} Options;

/* False: there is nothing to run (--help, a mistake ...), everything has been said, and *status is how to exit. */
bool options_parse(int argc, char **argv, Options *out, int *status);
#endif
