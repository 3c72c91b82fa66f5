/* options.c -- the command line.
 *
 * Options end at the program: -c TEXT, -m NAME or a file. What follows belongs to that. Letters may be joined: -qi. */
#include "interp/options.h"

#include <stdio.h>
#include <string.h>

static const char usage[] = "usage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char help[] =
    "Options:\n"
    "-c cmd : run this text\n"
    "-m mod : find a module along sys.path and run it as the program\n"
    "-i     : after the program, go on at a prompt; also where the input is not a terminal\n"
    "-O     : leave out assert statements, __debug__ is False; -OO: docstrings too\n"
    "-q     : no greeting at the prompt\n"
    "-u     : write standard output and standard error at once\n"
    "-V     : print the version (also --version)\n"
    "-h     : print this (also -? and --help)\n"
    "-E     : do not look at OUROPATH, OUROWARNINGS\n"
    "-P     : do not put the script's folder in front of sys.path\n"
    "-I     : both\n"
    "-W arg : what to do about warnings: action:message:category:module:lineno (also OUROWARNINGS=arg)\n"
    "-b     : warn where bytes meet text as if they were equal to it; -bb: raise\n"
    "-x     : leave out the first line of the program\n"
    "-X opt : dev: show more warnings; int_max_str_digits=n; others are only told to the program, in sys._xoptions\n"
    "-B -d -s -S -v : accepted for CPython's sake; sys.flags tells of them\n"
    "--dis file : print the instructions that a file is compiled to\n"
    "file   : a program; - or nothing: from standard input, or a prompt where that is a terminal\n"
    "arg ...: for the program, in sys.argv[1:]\n"
    "Environment:\n"
    "OUROPATH        : folders to look for modules in, with ':' between them\n"
    "OUROHASHSEED    : a number that fixes the hashes of strings\n"
    "OURO_LEAKCHECK=1: exit with status 99 when an object outlives the run\n";

static bool mistake(const Options *o, int *status)
{
    fprintf(stderr, usage, o->program);
    fputs("Try `ouro -h' for more information.\n", stderr);
    *status = 2;
    return false;
}

static bool say_help(const Options *o, int *status)
{
    printf(usage, o->program);
    fputs(help, stdout);
    *status = 0;
    return false;
}

static bool say_version(int *status)
{
    puts("ouro " OURO_VERSION " (Python 3.11 language)");
    *status = 0;
    return false;
}

/* --name. */
static bool long_option(Options *o, const char *name, int *status)
{
    if (strcmp(name, "--help") == 0) return say_help(o, status);
    if (strcmp(name, "--version") == 0) return say_version(status);
    if (strcmp(name, "--dis") == 0) return o->dis = true;
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
static bool letters(Options *o, int argc, char **argv, int *at, bool *ends, int *status)
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
        case 'V': return say_version(status);
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
        case 'x': o->skip_line = true; break;
        default:
            fprintf(stderr, "Unknown option: -%c\n", *p);
            return mistake(o, status);
        }
    }
    return true;
}

bool options_parse(int argc, char **argv, Options *out, int *status)
{
    int at = 1;
    bool ends = false;
    *out = (Options){ .program = argc > 0 && argv[0] ? argv[0] : "ouro" };
    for (; at < argc && !ends && argv[at][0] == '-' && argv[at][1]; at++) {
        if (strcmp(argv[at], "--") == 0) { at++; break; }
        if (argv[at][1] == '-' ? !long_option(out, argv[at], status) : !letters(out, argc, argv, &at, &ends, status)) return false;
    }
    if (!ends && at < argc) out->file = argv[at++];
    out->nargs = argc > at ? argc - at : 0;
    out->args = argv + at;
    if (out->dis && !out->file) {
        fputs("Argument expected for the --dis option\n", stderr);
        return mistake(out, status);
    }
    return true;
}
