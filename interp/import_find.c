/* import_find.c -- where a module comes from.
 *
 * For each entry of the path, in this order:    entry/name/__init__.py    a package
 *                                               entry/name.py             a module
 *                                               entry/name/               part of a namespace package: only if nothing else is found */
#include "interp/import_find.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "interp/compile.h"
#include "interp/import.h"
#include "interp/importlib.h"
#include "interp/source_file.h"
#include "interp/vm.h"
#include "modules/library.h"
#include "modules/modules.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"

int import_compile_flags;

/* ---- modules whose code runs ------------------------------------------------------------------------------ */

/* One for each module being run, on the C stack. */
typedef struct Running { View module; struct Running *outer; } Running;
static Running *running;

bool import_is_running(View module)
{
    for (const Running *r = running; r; r = r->outer) if (r->module == module) return true;
    return false;
}

/* ---- making --------------------------------------------------------------------------------------------- */

static bool add_names(View dict, View package, View file, View path)
{
    return dict_set_text(dict, "__package__", ref_keep(package))
        && (!file || dict_set_text(dict, "__file__", ref_keep(file)))
        && (!path || dict_set_text(dict, "__path__", ref_keep(path)));
}

Ref import_new_module(View name, View package, View file, View path)
{
    const char *text = str_utf8(name, NULL);
    Ref own = text ? module_new(text, NULL) : NULL;
    if (!own) return NULL;
    View dict = as_module(own)->dict;
    if (!add_names(dict, package, file, path) || !dict_set_text(dict, "__builtins__", ref_keep(vm.builtins))) ref_clear(&own);
    return own;
}

/* sys.modules[name] = module. */
static bool enter(View name, View module)
{
    View modules = sys_modules();
    if (modules) return dict_set(modules, ref_keep(name), ref_keep(module));
    if (!err_pending) err_raise(&exc_RuntimeError, "unable to get sys.modules");
    return false;
}

static void forget(View name)
{
    Ref pending = err_take();
    View modules = sys_modules();
    if (modules) (void)dict_delete(modules, name);
    err_clear();
    err_pending = pending;
}

static bool run(View module, View code)
{
    Running here = { module, running };
    running = &here;
    Ref result = vm_run_code(code, as_module(module)->dict, NULL);
    running = here.outer;
    importlib_finished(module);
    ref_drop(result);
    return result != NULL;
}

Ref import_compile_file(const char *filename, View file)
{
    SourceFile source;
    int error = source_file_read(filename, &source);
    if (error == ENOMEM) return err_memory();
    if (error) return err_errno(error, file);
    Ref code = compile_source(source.data ? source.data : "", source.len, file, PARSE_MODULE, import_compile_flags);
    source_file_free(&source);
    return code;
}

/* What tracebacks call the file of a module. CPython has these of its library built in, and has no source to show of them. */
static Ref shown_file(const char *filename, View name, View file)
{
    static const char *const frozen[] = { "os", "abc", "codecs", "io", "_collections_abc", "_sitebuiltins", "genericpath", "ntpath", "posixpath",
                                          "site", "stat", "importlib.util", "importlib.machinery", "runpy", "zipimport" };
    const char *library = library_folder();
    size_t len = library ? strlen(library) : 0;
    if (!len || strncmp(filename, library, len) != 0 || filename[len] != '/') return ref_keep(file);
    for (size_t i = 0; i < sizeof frozen / sizeof *frozen; i++)
        if (str_equal_text(name, frozen[i])) return str_format_c("<frozen %S>", name);
    return ref_keep(file);
}

/* Run the file as module `name`. What stands in sys.modules afterwards is the module: the code may have put another there. */
static Ref load_file(View name, const char *filename, View package, View path)
{
    Ref own = NULL, code = NULL, file = str_from_text(filename), shown = file ? shown_file(filename, name, file) : NULL;
    if (!shown || !(code = import_compile_file(filename, shown))) goto done;
    if (!(own = import_new_module(name, package, file, path))) goto done;
    if (!importlib_describe(own, name, file, path) || !enter(name, own)) {
        ref_clear(&own);
    } else if (!run(own, code)) {
        forget(name);
        ref_clear(&own);
    } else {
        View modules = sys_modules(), now = NULL;
        int found = modules ? dict_find(modules, name, &now) : 0;
        ref_set(&own, found > 0 ? ref_keep(now) : NULL);
        if (!found && !err_pending) err_raise_value(&exc_KeyError, ref_keep(name));
    }
done:
    ref_drop(file);
    ref_drop(shown);
    ref_drop(code);
    return own;
}

/* ---- looking along a path --------------------------------------------------------------------------------- */

enum { PATH_SIZE = 4096 };

static bool is_file(const char *path) { struct stat s; return stat(path, &s) == 0 && S_ISREG(s.st_mode); }
static bool is_folder(const char *path) { struct stat s; return stat(path, &s) == 0 && S_ISDIR(s.st_mode); }

/* path[0..) = folder/name. False: too long. The empty entry is where the user stands. */
static bool join(char *path, const char *folder, const char *name, const char *tail)
{
    char here[PATH_SIZE];
    if (!*folder) folder = getcwd(here, sizeof here) ? here : ".";
    size_t len = strlen(folder);
    bool slash = len && folder[len - 1] == '/';
    int n = snprintf(path, PATH_SIZE, "%s%s%s%s", folder, slash ? "" : "/", name, tail);
    return n > 0 && n < PATH_SIZE;
}

/* The part of a dotted name in front of the last dot. */
static Ref package_part(View name, size_t last) { return last ? str_slice(name, 0, last - 1) : ref_keep(str_empty); }

static Ref load_package(View name, const char *folder, const char *init)
{
    Ref path = list_new(), entry = path ? str_from_text(folder) : NULL, own = NULL;
    if (entry && list_push(path, entry)) own = load_file(name, init, name, path);
    ref_drop(path);
    return own;
}

/* Try one entry of the path. NULL without an exception: not here. */
static Ref try_entry(const char *folder, View name, size_t last, const char *short_name, View portions)
{
    char found[PATH_SIZE], init[PATH_SIZE];
    if (!join(found, folder, short_name, "") ) return NULL;
    bool is_dir = is_folder(found);
    if (is_dir && join(init, found, "__init__.py", "") && is_file(init)) return load_package(name, found, init);
    if (join(init, folder, short_name, ".py") && is_file(init)) {
        Ref package = package_part(name, last), own = package ? load_file(name, init, package, NULL) : NULL;
        ref_drop(package);
        return own;
    }
    if (is_dir) {
        Ref portion = str_from_text(found);
        if (portion) list_push(portions, portion);
    }
    return NULL;
}

/* A folder without __init__.py, as the last resort. */
static Ref make_namespace(View name, View portions)
{
    if (importlib_is_ready()) return importlib_load(name);         /* its path there is a thing that finds new folders */
    Ref own = import_new_module(name, name, NULL, portions);
    if (own && !enter(name, own)) ref_clear(&own);
    return own;
}

static Ref find_along(View entries, View name, size_t last, const char *short_name)
{
    Ref portions = list_new(), own = NULL;
    for (size_t i = 0; portions && !own && !err_pending && i < as_list(entries)->len; i++) {
        View entry = list_at(entries, i);
        const char *folder = is_str(entry) ? str_utf8(entry, NULL) : NULL;
        if (folder) own = try_entry(folder, name, last, short_name, portions);
    }
    if (portions && !own && !err_pending && as_list(portions)->len) own = make_namespace(name, portions);
    ref_drop(portions);
    return own;
}

/* ---- the built-in ones ------------------------------------------------------------------------------------ */

static Ref load_builtin(View name, const ModuleDef *def)
{
    Ref own = module_new(def->name, NULL);
    if (!own) return NULL;
    if (!enter(name, own)) {
        ref_clear(&own);
    } else if (!def->fill(own) || !importlib_describe(own, name, NULL, NULL)) {
        forget(name);
        ref_clear(&own);
    } else {
        importlib_finished(own);
    }
    return own;
}

Ref import_find_builtin(View name)
{
    const char *text = str_utf8(name, NULL);
    const ModuleDef *def = text ? module_find_builtin(text) : NULL;
    return def ? load_builtin(name, def) : NULL;
}

Ref import_find(View name, size_t last, View path)
{
    const char *text = str_utf8(name, NULL);
    if (!text) return NULL;
    if (strlen(text) != as_str(name)->len && as_str(name)->ascii) return NULL;         /* a NUL inside */
    const ModuleDef *def = path ? NULL : module_find_builtin(text);
    if (def) return load_builtin(name, def);

    Ref short_name = str_slice(name, last, as_str(name)->len), entries = NULL, own = NULL;
    View along = path ? path : sys_get("path");
    const char *short_text = short_name ? str_utf8(short_name, NULL) : NULL;
    if (short_text && !strchr(short_text, '/') && *short_text && along) entries = list_from(along);
    if (entries) own = find_along(entries, name, last, short_text);
    ref_drop(short_name);
    ref_drop(entries);
    return own;
}
