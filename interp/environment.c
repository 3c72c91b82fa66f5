/* environment.c -- what the environment says before anything can run. */
#include "interp/environment.h"

#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/sys.h"
#include "objects/str.h"

void fatal_start(const char *where, const char *text, const char *state, const char *detail, bool threads)
{
    fprintf(stderr, "Fatal Python error: %s: %s\nPython runtime state: %s\n%s%s\n", where, text, state, detail ? detail : "", detail ? "\n" : "");
    if (threads)
        fprintf(stderr, "Current thread 0x%016llx (most recent call first):\n  <no Python frame>\n", (unsigned long long)sys_thread_id());
    fflush(stderr);
    _exit(1);                           /* nothing else is due: what there is of the interpreter is left as it is */
}

/* ---- options once more ------------------------------------------------------------------------------------ */

/* A variable's value; NULL where it is not set or is empty. */
static const char *variable(const Options *o, const char *name)
{
    const char *value = o->no_environment ? NULL : getenv(name);
    return value && *value ? value : NULL;
}

/* The whole text as a number; false: it is none that an int can hold. */
static bool read_int(const char *text, int *out)
{
    char *end;
    errno = 0;
    long n = strtol(text, &end, 10);
    if (!*text || *end || errno || n < INT_MIN || n > INT_MAX) return false;
    *out = (int)n;
    return true;
}

/* An option that counts: the variable's number, or 1 where it is none, but no less than was given before. */
static void count_variable(const Options *o, const char *name, int *count)
{
    const char *value = variable(o, name);
    int n;
    if (!value) return;
    if (!read_int(value, &n) || n < 0) n = 1;
    if (n > *count) *count = n;
}

static void read_max_digits(Options *o)
{
    const char *text = options_extra(o, "int_max_str_digits"), *from = "-X int_max_str_digits";
    char message[120];
    if (!text) text = variable(o, "OUROINTMAXSTRDIGITS"), from = "OUROINTMAXSTRDIGITS";
    if (!text || (read_int(text, &o->max_digits) && (o->max_digits == 0 || o->max_digits >= 640))) return;
    snprintf(message, sizeof message, "%s: invalid limit; must be >= 640 or 0 for unlimited.", from);
    fatal_start("config_init_int_max_str_digits", message, "preinitialized", NULL, false);
}

/* -1: nobody says. */
static int read_utf8_mode(const Options *o)
{
    const char *said = options_extra(o, "utf8"), *value = variable(o, "OUROUTF8"), *wrong = NULL;
    if (said) {
        if (!*said || strcmp(said, "1") == 0) return 1;
        if (strcmp(said, "0") == 0) return 0;
        wrong = "invalid -X utf8 option value";
    } else if (value) {
        if (strcmp(value, "1") == 0) return 1;
        if (strcmp(value, "0") == 0) return 0;
        wrong = "invalid OUROUTF8 environment variable value";
    }
    if (wrong) fatal_start("preconfig_init_utf8_mode", wrong, "preinitializing", NULL, false);
    return -1;
}

static void set_hash_seed(Options *o)
{
    const char *text = variable(o, "OUROHASHSEED");
    char *end;
    if (o->random_hashes || !text || strcmp(text, "random") == 0) return;
    errno = 0;
    unsigned long long seed = strtoull(text, &end, 10);
    if (*end || *text < '0' || *text > '9' || errno || seed > UINT32_MAX)
        fatal_start("config_init_hash_seed", "OUROHASHSEED must be \"random\" or an integer in range [0; 4294967295]", "preinitialized", NULL,
                    false);
    str_hash_seed = (int64_t)seed;
}

static void read_variables(Options *o)
{
    const char *dev = options_extra(o, "dev");
    o->dev_mode = dev || variable(o, "OURODEVMODE");
    o->warn_default_encoding = options_extra(o, "warn_default_encoding") || variable(o, "OUROWARNDEFAULTENCODING");
    count_variable(o, "OUROOPTIMIZE", &o->optimize);
    count_variable(o, "OURODEBUG", &o->debug);
    count_variable(o, "OUROVERBOSE", &o->verbose);
    count_variable(o, "OURODONTWRITEBYTECODE", &o->no_bytecode);
    count_variable(o, "OURONOUSERSITE", &o->no_user_site);
    if (variable(o, "OUROUNBUFFERED")) o->unbuffered = true;
    if (variable(o, "OUROSAFEPATH")) o->safe_path = true;
    if (variable(o, "OUROINSPECT")) o->inspect = true;
    o->path = variable(o, "OUROPATH");
    o->startup = variable(o, "OUROSTARTUP");
    o->more_warnings = variable(o, "OUROWARNINGS");
    o->io_encoding = variable(o, "OUROIOENCODING");
    read_max_digits(o);
    set_hash_seed(o);
}

/* ---- the locale ------------------------------------------------------------------------------------------- */

static bool is_plain_c(const char *name) { return !name || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0; }

/* Characters are UTF-8, also where nothing is said about them: a locale C becomes C.UTF-8, and programs that we start are told so. A locale
 * that there is not is C, too. */
static void set_locale(Options *o)
{
    const char *name = setlocale(LC_CTYPE, ""), *coerce = variable(o, "OUROCOERCECLOCALE"), *all = getenv("LC_ALL");
    int utf8 = read_utf8_mode(o);
    o->utf8_mode = utf8 >= 0 ? utf8 : is_plain_c(name);
    if (!is_plain_c(name)) return;
    bool leave = (coerce && strcmp(coerce, "0") == 0) || (all && *all) || !name;
    if (!setlocale(LC_CTYPE, "C.UTF-8") || leave) return;
    setenv("LC_CTYPE", "C.UTF-8", 1);
    if (coerce && strcmp(coerce, "warn") == 0)
        fputs("Python detected LC_CTYPE=C: LC_CTYPE coerced to C.UTF-8 (set another locale or OUROCOERCECLOCALE=0 to disable this locale "
              "coercion behavior).\n", stderr);
}

void environment_apply(Options *o)
{
    struct stat info;
    set_locale(o);
    read_variables(o);
    if (fstat(STDIN_FILENO, &info) == 0 && S_ISDIR(info.st_mode))
        fatal_start("init_sys_streams", "<stdin> is a directory, cannot continue", "core initialized", NULL, true);
    stream_style.unbuffered = o->unbuffered;
    if (o->utf8_mode) stream_style.errors = "surrogateescape";
}
