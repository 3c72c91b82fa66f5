#ifndef OURO_INTERP_OPTIONS_H
#define OURO_INTERP_OPTIONS_H
#include <stdbool.h>

/* options.h -- the command line, and the variables of the environment that say the same. */

enum { OPTIONS_MAX = 64 };

typedef struct {
    const char *program;                    /* argv[0] */
    const char *command, *module, *file;    /* -c TEXT, -m NAME, FILE ("-": standard input); all NULL: none given */
    bool interactive;                       /* -i: a prompt afterwards, or even without a terminal */
    bool inspect;                           /* OUROINSPECT: a prompt afterwards, at a terminal */
    bool unbuffered, skip_line, dis;        /* -u, -x, --dis */
    bool isolated, safe_path, no_environment; /* -I, which is also the two others; -P; -E */
    bool random_hashes;                     /* -R */
    bool dev_mode, utf8_mode, warn_default_encoding;
    int optimize, quiet, debug, verbose, bytes_warning, no_bytecode, no_user_site, no_site; /* how many -O, -q, -d, -v, -b, -B, -s, -S */
    int max_digits;                         /* -X int_max_str_digits; -1: nothing was said */
    const char *check_pycs;                 /* --check-hash-based-pycs; NULL: nothing was said */
    const char *path, *startup, *more_warnings, *io_encoding; /* OUROPATH, OUROSTARTUP, OUROWARNINGS, OUROIOENCODING; NULL: not there */
    const char *warnings[OPTIONS_MAX];      /* -W, each */
    const char *extras[OPTIONS_MAX];        /* -X, each */
    int nwarnings, nextras;
    int nargs;                              /* what becomes sys.argv, from its second item on */
    char **args;
} Options;

/* False: there is nothing to run (--help, a mistake ...), everything has been said, and *status is how to exit. */
bool options_parse(int argc, char **argv, Options *out, int *status);

/* What stands behind "name=" among the -X options, "" where it has no value; NULL: it is not there. The last one counts. */
const char *options_extra(const Options *o, const char *name);
#endif
