/* settings.c -- the command line and the environment, as the program finds them in the module sys. */
#include "interp/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "interp/compile.h"
#include "interp/environment.h"
#include "interp/import.h"
#include "interp/importlib.h"
#include "modules/library.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

Ref text_from_system(const char *bytes)
{
    Ref own = str_from_utf8(bytes, strlen(bytes));
    if (own || !err_is(&exc_UnicodeDecodeError)) return own;
    err_clear();
    Ref raw = bytes_new((const unsigned char *)bytes, strlen(bytes));
    own = raw ? bytes_decode(raw, "utf-8", "surrogateescape") : NULL;
    ref_drop(raw);
    return own;
}

bool push_system_text(View list, const char *bytes)
{
    Ref text = text_from_system(bytes);
    return text && list_push(list, text);
}

/* ---- the program ------------------------------------------------------------------------------------------ */

void settings_absolute(const char *name, char path[PATH_SIZE])
{
    size_t len = 0;
    path[0] = '\0';
    if (name[0] != '/' && getcwd(path, PATH_SIZE - 1)) len = strlen(path);
    if (!*name || strcmp(name, ".") == 0) return;
    snprintf(path + len, PATH_SIZE - len, "%s%s", len ? "/" : "", name);
}

/* The program's own name, absolute: as it was called, along PATH where it was called without a folder. */
static void find_program(const char *called, char path[PATH_SIZE])
{
    const char *at = called && !strchr(called, '/') ? getenv("PATH") : NULL;
    for (; at && *at; at += *at == ':') {
        size_t len = strcspn(at, ":");
        if (len && snprintf(path, PATH_SIZE, "%.*s/%s", (int)len, at, called) < PATH_SIZE && access(path, X_OK) == 0) return;
        at += len;
    }
    if (called && strchr(called, '/')) {
        settings_absolute(called[0] == '.' && called[1] == '/' ? called + 2 : called, path);
        if (access(path, X_OK) == 0) return;
    }
    ssize_t len = readlink("/proc/self/exe", path, PATH_SIZE - 1);
    path[len > 0 ? len : 0] = '\0';
}

static bool set_program(int argc, char **argv)
{
    char path[PATH_SIZE];
    find_program(argc > 0 ? argv[0] : NULL, path);
    if (!sys_set("executable", text_from_system(path)) || !sys_set("_base_executable", text_from_system(path))) return false;
    Ref list = list_new();
    bool ok = list != NULL;
    for (int i = 0; ok && i < argc; i++) ok = push_system_text(list, argv[i]);
    if (ok) return sys_set("orig_argv", list);
    ref_drop(list);
    return false;
}

/* Take "//", "/./" and "/x/.." out of an absolute path. */
static void collapse(char *path)
{
    char *out = path;
    for (const char *in = path; *in;) {
        in += strspn(in, "/");
        size_t len = strcspn(in, "/");
        if (len == 2 && in[0] == '.' && in[1] == '.') {
            while (out > path && *--out != '/') {}
        } else if (len && !(len == 1 && *in == '.')) {
            *out++ = '/';
            memmove(out, in, len);
            out += len;
        }
        in += len;
    }
    if (out == path) *out++ = '/';
    *out = '\0';
}

/* sys.path.append(folder), absolute, where it is not there yet. */
static bool add_folder(View path, const char *folder, size_t len)
{
    char written[PATH_SIZE], full[PATH_SIZE];
    snprintf(written, sizeof written, "%.*s", (int)len, folder);
    settings_absolute(written, full);
    collapse(full);
    Ref entry = text_from_system(full);
    int there = entry ? obj_contains(path, entry) : -1;
    if (!there) return list_push(path, entry);
    ref_drop(entry);
    return there > 0;
}

/* What sys.path holds behind the script's folder: those of OUROPATH, then CPython's library. An empty name is where the user stands. */
static bool set_path(const Options *o)
{
    const char *library = library_folder();
    View path = sys_get("path");
    for (const char *at = o->path; at; at = *at ? at + 1 : NULL) {
        size_t len = strcspn(at, ":");
        if (!add_folder(path, at, len)) return false;
        at += len;
    }
    if (!sys_set("_stdlib_dir", library ? str_from_text(library) : None)) return false;
    return !library || push_system_text(path, library);
}

/* ---- -X ----------------------------------------------------------------------------------------------------- */

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

static bool set_flags(const Options *o)
{
    SysFlags flags = {
        .debug = o->debug, .inspect = o->interactive || o->inspect, .interactive = o->interactive, .optimize = o->optimize,
        .dont_write_bytecode = o->no_bytecode, .no_user_site = o->no_user_site, .no_site = o->no_site,
        .ignore_environment = o->no_environment, .verbose = o->verbose, .bytes_warning = o->bytes_warning, .quiet = o->quiet,
        .hash_randomization = str_hash_seed != 0, .isolated = o->isolated, .utf8_mode = o->utf8_mode, .dev_mode = o->dev_mode,
        .warn_default_encoding = o->warn_default_encoding, .safe_path = o->safe_path, .int_max_str_digits = o->max_digits,
    };
    if (o->max_digits >= 0) int_max_str_digits = o->max_digits;
    return sys_set_flags(&flags);
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
    const char *more = o->more_warnings;
    const char *bytes = !o->bytes_warning ? "" : o->bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning";
    if (o->dev_mode && !add_warning(list, "default", 7)) return false;
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

/* ---- standard streams ------------------------------------------------------------------------------------- */

/* OUROIOENCODING=encoding:errors. Other encodings than UTF-8 may come from the library, so this waits until it can be found. */
static void set_encoding(const Options *o)
{
    static char encoding[80];
    if (!o->io_encoding) return;
    snprintf(encoding, sizeof encoding, "%s", o->io_encoding);
    char *colon = strchr(encoding, ':');
    if (colon) *colon = '\0';
    if (*encoding) stream_style.encoding = encoding;
    if (*encoding || (colon && colon[1])) stream_style.errors = colon && colon[1] ? colon + 1 : "strict";
    if (sys_open_streams()) return;
    Ref error = err_take(), text = obj_str(error);
    char detail[200];
    snprintf(detail, sizeof detail, "%s: %s", type_of(error)->name, text ? str_utf8(text, NULL) : "");
    fatal_start("init_sys_streams", "can't initialize sys standard streams", "core initialized", detail, true);
}

bool settings_apply(const Options *o, int argc, char **argv)
{
    if (!set_program(argc, argv) || !set_path(o) || !set_extras(o) || !set_flags(o) || !set_warnoptions(o)) return false;
    if (o->check_pycs) importlib_check_pycs = o->check_pycs;
    bytes_warning = o->bytes_warning;
    set_encoding(o);
    return true;
}
