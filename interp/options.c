/* options.c -- the command line.
 *
 * Options end at the program: -c TEXT, -m NAME or a file. What follows belongs to that. Letters may be joined: -qi. */
#include "interp/options.h"

#include <stdio.h>
#include <string.h>

#include "modules/sys_info.h"

static const char usage[] = "usage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char help[] =
    "Options (and corresponding environment variables):\n"
    "-b     : warn where bytes meet text as if they were equal to it; -bb: raise\n"
    "-B     : only for CPython's sake: no bytecode is written anyway (also OURODONTWRITEBYTECODE=x)\n"
    "-c cmd : run this text; it ends the options\n"
    "-d     : only told to the program, in sys.flags (also OURODEBUG=x)\n"
    "-E     : look at none of the OURO... variables\n"
    "-h     : print this (also -? and --help)\n"
    "-i     : after the program, go on at a prompt; also where the input is not a terminal (OUROINSPECT=x: at terminals only)\n"
    "-I     : -E, -P and -s\n"
    "-m mod : find a module along sys.path and run it as the program; it ends the options\n"
    "-O     : leave out assert statements, __debug__ is False (also OUROOPTIMIZE=x)\n"
    "-OO    : docstrings too\n"
    "-P     : do not put the program's folder in front of sys.path (also OUROSAFEPATH=x)\n"
    "-q     : no greeting at the prompt\n"
    "-R     : random hashes, whatever OUROHASHSEED says\n"
    "-s     : only told to the program, in sys.flags (also OURONOUSERSITE=x)\n"
    "-S     : only told to the program, in sys.flags: no module site is imported anyway\n"
    "-u     : write standard output and standard error at once (also OUROUNBUFFERED=x)\n"
    "-v     : only told to the program, in sys.flags (also OUROVERBOSE=x)\n"
    "-V     : print the version (also --version); -VV: more of it\n"
    "-W arg : what to do about warnings: action:message:category:module:lineno (also OUROWARNINGS=arg)\n"
    "-x     : leave out the first line of the program\n"
    "-X opt : an option of the interpreter: --help-xoptions lists them\n"
    "--check-hash-based-pycs always|default|never : only for CPython's sake\n"
    "--dis file      : print the instructions that a file is compiled to\n"
    "--help-env      : print what the environment can say\n"
    "--help-xoptions : print what -X can say\n"
    "--help-all      : print all of this\n"
    "Arguments:\n"
    "file   : a program, or a folder with a __main__.py in it\n"
    "-      : the program comes from standard input, as where nothing is given; a prompt where that is a terminal\n"
    "arg ...: for the program, in sys.argv[1:]\n";

static const char help_env[] =
    "Variables of the environment (x stands for anything that is not empty):\n"
    "OUROPATH         : folders to look for modules in, with ':' between them\n"
    "OUROSTARTUP      : a file that is run before the first prompt\n"
    "OUROHASHSEED     : a number that fixes the hashes of text, and so the order of sets of text; or `random'\n"
    "OUROUNBUFFERED   : x is -u        OUROOPTIMIZE : x is -O, a number that many\n"
    "OUROINSPECT      : x: a prompt after the program, at a terminal\n"
    "OUROWARNINGS     : as -W, with ',' between them\n"
    "OUROBREAKPOINT   : what breakpoint() calls: module.function; 0: nothing\n"
    "OUROSAFEPATH     : x is -P        OURODEVMODE     : x is -X dev\n"
    "OURODEBUG        : x is -d        OUROVERBOSE     : x is -v\n"
    "OURONOUSERSITE   : x is -s        OURODONTWRITEBYTECODE : x is -B\n"
    "OUROINTMAXSTRDIGITS : as -X int_max_str_digits\n"
    "OUROUTF8         : as -X utf8\n"
    "OUROWARNDEFAULTENCODING : x is -X warn_default_encoding\n"
    "OUROIOENCODING   : encoding:errors of the standard streams\n"
    "OUROCOERCECLOCALE: 0: leave the locale C as it is; warn: say so when it is replaced\n"
    "OURO_LEAKCHECK   : 1: exit with status 99 when an object outlives the run\n"
    "NO_COLOR, FORCE_COLOR : whether the prompt is coloured\n";

static const char help_extras[] =
    "What -X can say; all of it is in sys._xoptions:\n"
    "-X dev                  : show more warnings\n"
    "-X int_max_str_digits=n : how many digits int and str convert at most; 0: any number\n"
    "-X utf8, -X utf8=0      : sys.flags.utf8_mode; text is UTF-8 either way\n"
    "-X warn_default_encoding: only told to the program, in sys.flags\n"
    "anything else           : only for the program\n";

static bool mistake(const Options *o, int *status)
{
    fprintf(stderr, usage, o->program);
    fputs("Try `ouro -h' for more information.\n", stderr);
    *status = 2;
    return false;
}

static bool say(const char *text, int *status)
{
    fputs(text, stdout);
    *status = 0;
    return false;
}

static bool say_help(const Options *o, int *status)
{
    printf(usage, o->program);
    return say(help, status);
}

/* Which ouro; asked for twice, also how it was built. */
static bool say_version(int times, int *status)
{
    return say(times > 1 ? "ouro " OURO_VERSION " (Python 3.11 language) [" OURO_COMPILER "]\n"
                         : "ouro " OURO_VERSION " (Python 3.11 language)\n", status);
}

/* --check-hash-based-pycs: there are no such files, but what it may be is checked. */
static bool check_pycs(Options *o, const char *value, int *status)
{
    static const char *const known[] = { "default", "always", "never" };
    for (size_t i = 0; value && i < sizeof known / sizeof *known; i++)
        if (strcmp(value, known[i]) == 0) return (o->check_pycs = known[i]);
    fputs(value ? "--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n"
                : "Argument expected for the --check-hash-based-pycs options\n", stderr);
    return mistake(o, status);
}

/* --name. */
static bool long_option(Options *o, int argc, char **argv, int *at, int *versions, int *status)
{
    const char *name = argv[*at];
    if (strcmp(name, "--help") == 0) return say_help(o, status);
    if (strcmp(name, "--help-env") == 0) return say(help_env, status);
    if (strcmp(name, "--help-xoptions") == 0) return say(help_extras, status);
    if (strcmp(name, "--help-all") == 0) return say_help(o, status) || say(help_env, status) || say(help_extras, status);
    if (strcmp(name, "--version") == 0) return ++*versions;
    if (strcmp(name, "--dis") == 0) return o->dis = true;
    if (strcmp(name, "--check-hash-based-pycs") == 0) return check_pycs(o, *at + 1 < argc ? argv[++*at] : NULL, status);
    fprintf(stderr, "unknown option %s\n", name);
    return mistake(o, status);
}

/* The value of an option: the rest of its word, or the next one. NULL: there is none. */
static const char *value_of(const char *rest, int argc, char **argv, int *at)
{
    if (*rest) return rest;
    return *at + 1 < argc ? argv[++*at] : NULL;
}

static bool keep(const char **values, int *n, const char *value, int *status)
{
    if (*n < OPTIONS_MAX) {
        values[(*n)++] = value;
        return true;
    }
    fputs("too many options\n", stderr);
    *status = 2;
    return false;
}

/* The letters of one word. *ends: an option was among them that takes the rest of the command line. */
static bool letters(Options *o, int argc, char **argv, int *at, bool *ends, int *versions, int *status)
{
    for (const char *p = argv[*at] + 1; *p; p++) {
        const char *value = NULL;
        if (strchr("cmWX", *p) && !(value = value_of(p + 1, argc, argv, at))) {
            fprintf(stderr, "Argument expected for the -%c option\n", *p);
            return mistake(o, status);
        }
        switch (*p) {
        case 'c': o->command = value; *ends = true; return true;
        case 'm': o->module = value; *ends = true; return true;
        case 'W': return keep(o->warnings, &o->nwarnings, value, status);
        case 'X': return keep(o->extras, &o->nextras, value, status);
        case 'h': case '?': return say_help(o, status);
        case 'V': ++*versions; break;
        case 'i': o->interactive = true; break;
        case 'q': o->quiet++; break;
        case 'u': o->unbuffered = true; break;
        case 'O': o->optimize++; break;
        case 'I': o->isolated = o->safe_path = o->no_environment = true; o->no_user_site++; break;
        case 'P': o->safe_path = true; break;
        case 'E': o->no_environment = true; break;
        case 'b': o->bytes_warning++; break;
        case 'B': o->no_bytecode++; break;
        case 'd': o->debug++; break;
        case 's': o->no_user_site++; break;
        case 'S': o->no_site++; break;
        case 'v': o->verbose++; break;
        case 'R': o->random_hashes = true; break;
        case 't': break;                            /* meant something once */
        case 'x': o->skip_line = true; break;
        case 'J':
            fputs("-J is reserved for Jython\n", stderr);
            return mistake(o, status);
        default:
            fprintf(stderr, "Unknown option: -%c\n", *p);
            return mistake(o, status);
        }
    }
    return true;
}

bool options_parse(int argc, char **argv, Options *out, int *status)
{
    int at = 1, versions = 0;
    bool ends = false, ok = true;
    *out = (Options){ .program = argc > 0 && argv[0] ? argv[0] : "ouro", .max_digits = -1 };
    for (; at < argc && ok && !ends && argv[at][0] == '-' && argv[at][1]; at++) {
        if (strcmp(argv[at], "--") == 0) { at++; break; }
        ok = argv[at][1] == '-' ? long_option(out, argc, argv, &at, &versions, status)
                                : letters(out, argc, argv, &at, &ends, &versions, status);
    }
    if (!ok) return false;
    if (versions) return say_version(versions, status);
    if (!ends && at < argc) out->file = argv[at++];
    out->nargs = argc > at ? argc - at : 0;
    out->args = argv + at;
    if (out->dis && !out->file) {
        fputs("Argument expected for the --dis option\n", stderr);
        return mistake(out, status);
    }
    return true;
}

const char *options_extra(const Options *o, const char *name)
{
    size_t len = strlen(name);
    for (int i = o->nextras; i-- > 0;) {
        if (strncmp(o->extras[i], name, len) != 0) continue;
        if (!o->extras[i][len]) return "";
        if (o->extras[i][len] == '=') return o->extras[i] + len + 1;
    }
    return NULL;
}
