/* settings.c -- the command line and the environment, as the program finds them in the module sys. */
#include "interp/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "interp/compile.h"
#include "interp/import.h"
#include "modules/library.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { PATH_SIZE = 4096 };

Ref text_from_system(const char *bytes)
{
    Ref own = str_from_utf8(bytes, strlen(bytes));
    if (own || !err_is(&exc_UnicodeDecodeError)) return own;
    err_clear();
    return str_from_latin1(bytes, strlen(bytes));
}

bool push_system_text(View list, const char *bytes)
{
    Ref text = text_from_system(bytes);
    return text && list_push(list, text);
}

/* ---- the program ------------------------------------------------------------------------------------------ */

static bool set_program(int argc, char **argv)
{
    char path[PATH_SIZE];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    path[len > 0 ? len : 0] = '\0';
    if (!sys_set("executable", text_from_system(path)) || !sys_set("_base_executable", text_from_system(path))) return false;
    Ref list = list_new();
    bool ok = list != NULL;
    for (int i = 0; ok && i < argc; i++) ok = push_system_text(list, argv[i]);
    if (ok) return sys_set("orig_argv", list);
    ref_drop(list);
    return false;
}

/* What sys.path holds behind the script's folder: those of OUROPATH, then CPython's library. An empty name is where the user stands. */
static bool set_path(const Options *o)
{
    const char *more = o->no_environment ? NULL : getenv("OUROPATH"), *library = library_folder();
    View path = sys_get("path");
    while (more && *more) {
        size_t len = strcspn(more, ":");
        char folder[PATH_SIZE];
        if (len || !getcwd(folder, sizeof folder)) snprintf(folder, sizeof folder, "%.*s", (int)len, more);
        if (!push_system_text(path, folder)) return false;
        more += len + (more[len] == ':');
    }
    if (!sys_set("_stdlib_dir", library ? str_from_text(library) : None)) return false;
    return !library || push_system_text(path, library);
}

/* ---- -X ----------------------------------------------------------------------------------------------------- */

/* What stands behind "name=" among the -X options, "" where it has no value; NULL: it is not there. The last one counts. */
static const char *extra(const Options *o, const char *name)
{
    size_t len = strlen(name);
    for (int i = o->nextras; i-- > 0;) {
        if (strncmp(o->extras[i], name, len) != 0) continue;
        if (!o->extras[i][len]) return "";
        if (o->extras[i][len] == '=') return o->extras[i] + len + 1;
    }
    return NULL;
}

static bool set_extras(const Options *o)
{
    Ref dict = dict_new();
    for (int i = 0; dict && i < o->nextras; i++) {
        const char *text = o->extras[i], *equals = strchr(text, '=');
        Ref name = equals ? str_from_utf8(text, (size_t)(equals - text)) : text_from_system(text);
        Ref value = equals ? text_from_system(equals + 1) : True;
        if (name && value ? !dict_set(dict, name, value) : (ref_drop(name), ref_drop(value), true)) ref_clear(&dict);
    }
    return dict && sys_set("_xoptions", dict);
}

/* ---- flags -------------------------------------------------------------------------------------------------- */

int settings_compile_flags(const Options *o)
{
    return (o->optimize > 0 ? COMPILE_OPTIMIZE : 0) | (o->optimize > 1 ? COMPILE_NO_DOC : 0);
}

/* -X int_max_str_digits=N. False: that is no number it may have, and this has been said. */
static bool set_max_digits(const Options *o, int *out)
{
    const char *text = extra(o, "int_max_str_digits");
    if (!text) return true;
    char *end;
    long digits = strtol(text, &end, 10);
    if (!*text || *end || (digits && (digits < 640 || digits > INT32_MAX))) {
        fprintf(stderr, "Fatal Python error: -X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.\n");
        exit(1);
    }
    int_max_str_digits = *out = (int)digits;
    return true;
}

static bool set_flags(const Options *o)
{
    const char *seed = getenv("OUROHASHSEED");
    SysFlags flags = {
        .debug = o->debug, .inspect = o->interactive, .interactive = o->interactive, .optimize = o->optimize,
        .dont_write_bytecode = o->no_bytecode, .no_user_site = o->no_user_site, .no_site = o->no_site,
        .ignore_environment = o->no_environment, .verbose = o->verbose, .bytes_warning = o->bytes_warning, .quiet = o->quiet,
        .hash_randomization = !(seed && !strcmp(seed, "0")), .isolated = o->isolated, .utf8_mode = extra(o, "utf8") && strcmp(extra(o, "utf8"), "0"),
        .dev_mode = extra(o, "dev") != NULL, .safe_path = o->safe_path, .int_max_str_digits = -1,
    };
    return set_max_digits(o, &flags.int_max_str_digits) && sys_set_flags(&flags);
}

/* ---- warnings --------------------------------------------------------------------------------------------- */

/* Once each. */
static bool add_warning(View list, const char *text, size_t len)
{
    Ref word = len ? str_from_utf8(text, len) : NULL;
    if (!word) return !len;
    int there = obj_contains(list, word);
    if (!there) return list_push(list, word);
    ref_drop(word);
    return there > 0;
}

/* The later stand for more: -X dev, OUROWARNINGS, -W, -b. */
static bool set_warnoptions(const Options *o)
{
    View list = sys_get("warnoptions");
    const char *more = o->no_environment ? NULL : getenv("OUROWARNINGS");
    const char *bytes = !o->bytes_warning ? "" : o->bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning";
    if (extra(o, "dev") && !add_warning(list, "default", 7)) return false;
    while (more && *more) {
        size_t len = strcspn(more, ",");
        if (!add_warning(list, more, len)) return false;
        more += len + (more[len] == ',');
    }
    for (int i = 0; i < o->nwarnings; i++) if (!add_warning(list, o->warnings[i], strlen(o->warnings[i]))) return false;
    return add_warning(list, bytes, strlen(bytes));
}

void settings_use_warnings(void)
{
    View list = sys_get("warnoptions");
    if (!list || !is_list(list) || !as_list(list)->len) return;
    Ref name = str_from_text("warnings"), module = name ? import_module(name, NULL, NULL, 0) : NULL;
    err_clear();
    ref_drop(name);
    ref_drop(module);
}

bool settings_apply(const Options *o, int argc, char **argv)
{
    return set_program(argc, argv) && set_path(o) && set_extras(o) && set_flags(o) && set_warnoptions(o);
}
