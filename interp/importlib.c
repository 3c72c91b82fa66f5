/* importlib.c -- the import system as CPython's library has it in Python, beside ours in C.
 *
 * CPython keeps two files of its library, importlib/_bootstrap.py and _bootstrap_external.py, inside itself, and makes the modules
 * _frozen_importlib and _frozen_importlib_external of them. Here these run from the library's folder, when somebody first imports
 * importlib (or puts an importer of his own into sys.meta_path): then sys.meta_path holds what it holds in CPython, and every module
 * gets its __spec__ and __loader__. Until then neither costs anything.
 *
 * Import statements go on using import_find.c, which does the same and is faster, as long as sys.meta_path and sys.path_hooks
 * are as the library made them. */
#include "interp/importlib.h"

#include <stdio.h>
#include <string.h>

#include "interp/frame.h"
#include "interp/import.h"
#include "interp/import_find.h"
#include "interp/settings.h"
#include "interp/vm.h"
#include "modules/library.h"
#include "modules/modules.h"
#include "modules/sys.h"
#include "modules/sys_info.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

static Ref bootstrap, external;         /* the two modules, once both are ready */
static Ref standard_finders, standard_hooks;    /* lists: what sys.meta_path and sys.path_hooks held then */
static bool starting;

bool importlib_is_ready(void) { return bootstrap != NULL; }

/* ---- the two modules ---------------------------------------------------------------------------------------- */

/* Run a file of the library as the code of the module, under the name that CPython's tracebacks know. */
static bool run_library_file(View module, const char *file, const char *shown)
{
    char path[512];
    const char *folder = library_folder();
    if (!folder) return err_false(&exc_ModuleNotFoundError, "No module named %R (%s)", (View)as_module(module)->name, library_missing("importlib"));
    snprintf(path, sizeof path, "%s/importlib/%s.py", folder, file);
    Ref name = str_from_text(shown), code = name ? import_compile_file(path, name) : NULL, result = NULL;
    if (code && dict_set_text(as_module(module)->dict, "__builtins__", ref_keep(vm.builtins)))
        result = vm_run_code(code, as_module(module)->dict, NULL);
    ref_drop(name);
    ref_drop(code);
    ref_drop(result);
    return result != NULL;
}

static bool call_in(View module, const char *function, View const *args, size_t n)
{
    Ref result = obj_call_method(module, function, args, n);
    ref_drop(result);
    return result != NULL;
}

/* A copy of the list sys.NAME; an empty one where it is none. */
static Ref copy_of(const char *name)
{
    View list = sys_get(name);
    return list && is_list(list) ? list_slice(list, 0, as_list(list)->len) : list_new();
}

static void restore(const char *name, Ref copy)
{
    Ref pending = err_take();
    View list = sys_get(name);
    if (list && is_list(list)) list_splice(list, 0, as_list(list)->len, (View const *)as_list(copy)->items, as_list(copy)->len);
    err_clear();
    err_pending = pending;
    ref_drop(copy);
}

/* What of sys.NAME is not in the list `before`, which was its beginning. */
static Ref added_to(const char *name, View before)
{
    View list = sys_get(name);
    return list && is_list(list) ? list_slice(list, as_list(before)->len, as_list(list)->len) : list_new();
}

static bool adopt_all(void);

static bool start(View module)
{
    View args[2] = { sys_module, NULL };
    Ref imp = NULL, name = str_from_text("_imp");
    bool ok = name && run_library_file(module, "_bootstrap", "<frozen importlib._bootstrap>") && (imp = import_module(name, NULL, NULL, 0));
    ref_drop(name);
    if (ok) {
        args[1] = imp;
        ok = call_in(module, "_install", args, 2) && call_in(module, "_install_external_importers", NULL, 0);
    }
    ref_drop(imp);
    return ok;
}

/* Make both modules ready. Where that fails, sys is as it was. */
static bool fill_bootstrap(View module)
{
    Ref finders = copy_of("meta_path"), hooks = copy_of("path_hooks");
    if (!finders || !hooks) return ref_drop(finders), ref_drop(hooks), false;
    starting = true;
    bool ok = start(module);
    View found = ok ? dict_get_text(sys_modules(), "_frozen_importlib_external") : NULL;
    if (found && (standard_finders = added_to("meta_path", finders)) && (standard_hooks = added_to("path_hooks", hooks))) {
        external = ref_keep(found);
        bootstrap = ref_keep(module);
        ok = adopt_all();
    } else {
        ok = false;
    }
    starting = false;
    if (ok) return ref_drop(finders), ref_drop(hooks), true;
    importlib_shutdown();
    restore("meta_path", finders);
    restore("path_hooks", hooks);
    return false;
}

static bool fill_external(View module)
{
    return run_library_file(module, "_bootstrap_external", "<frozen importlib._bootstrap_external>");
}

const ModuleDef _frozen_importlib_module = {"_frozen_importlib", fill_bootstrap};
const ModuleDef _frozen_importlib_external_module = {"_frozen_importlib_external", fill_external};

void importlib_shutdown(void)
{
    ref_clear(&bootstrap);
    ref_clear(&external);
    ref_clear(&standard_finders);
    ref_clear(&standard_hooks);
}

/* ---- which way ---------------------------------------------------------------------------------------------- */

/* Is sys.NAME a list of just these? */
static bool is_just(const char *name, View expected)
{
    View list = sys_get(name);
    size_t n = expected ? as_list(expected)->len : 0;
    if (!list || !is_list(list) || as_list(list)->len != n) return false;
    for (size_t i = 0; i < n; i++) if (list_at(list, i) != list_at(expected, i)) return false;
    return true;
}

bool importlib_is_wanted(void)
{
    return !starting && !(is_just("meta_path", standard_finders) && is_just("path_hooks", standard_hooks));
}

/* Take the steps that lie in the library's import system out of the pending exception's traceback: all of them for an ImportError, else
 * those that run the module's code. */
static void trim_traceback(void)
{
    bool all = err_is(&exc_ImportError), inside = false;
    Ref *at = &as_exc(err_pending)->traceback, *outer = NULL;
    while (*at) {
        const CodeObj *code = frame_object_code(as_frame(as_traceback(*at)->frame));
        bool was_inside = inside;
        inside = str_equal_text(code->filename, "<frozen importlib._bootstrap>")
            || str_equal_text(code->filename, "<frozen importlib._bootstrap_external>");
        if (inside && !was_inside) outer = at;
        if (inside && (all || str_equal_text(code->name, "_call_with_frames_removed"))) {
            ref_set(outer, ref_keep_or_null(as_traceback(*at)->next));
            at = outer;
        } else {
            at = &as_traceback(*at)->next;
        }
    }
}

Ref importlib_load(View name)
{
    View finders = sys_get("meta_path");
    if (finders == None) return err_raise(&exc_ImportError, "sys.meta_path is None, Python is likely shutting down");
    if (!bootstrap) {
        Ref own = str_from_text("_frozen_importlib"), module = own ? import_find(own, 0, NULL) : NULL;
        ref_drop(own);
        if (!module) return err_pending ? NULL : err_raise(&exc_ImportError, "importlib is missing");
        ref_drop(module);
    }
    Ref again = obj_get_attr_text(bootstrap, "_gcd_import"), result = NULL;
    View args[2] = { name, again };
    if (again) result = obj_call_method(bootstrap, "_find_and_load", args, 2);
    ref_drop(again);
    if (!result) trim_traceback();
    return result;
}

/* ---- -m ----------------------------------------------------------------------------------------------------- */

Ref importlib_run_module(const char *name, bool is_module)
{
    Ref own = str_from_text("runpy"), runpy = own ? import_module(own, NULL, NULL, 0) : NULL, what = runpy ? text_from_system(name) : NULL;
    Ref result = what ? obj_call_method(runpy, "_run_module_as_main", (View[]){ what, is_module ? True : False }, 2) : NULL;
    ref_drop(own);
    ref_drop(runpy);
    ref_drop(what);
    return result;
}

/* ---- modules that we load ----------------------------------------------------------------------------------- */

/* What the spec of a module is made of: bootstrap.spec_from_loader or external.spec_from_file_location. */
static Ref spec_of(View name, View file, View path)
{
    Ref loader = NULL, own = NULL, keywords = NULL, function = NULL;
    View args[4] = { name, file, NULL, path ? path : None };
    if (file) {
        View pair[2] = { name, file };
        if (!(loader = obj_call_method(external, "SourceFileLoader", pair, 2))) return NULL;
        args[2] = loader;
        keywords = tuple_of(2, str_interned("loader"), str_interned("submodule_search_locations"));
        function = keywords ? obj_get_attr_text(external, "spec_from_file_location") : NULL;
        if (function) own = obj_call(function, args, 2, keywords);
    } else if (path) {
        View only[3] = { name, None, True };
        keywords = tuple_of(1, str_interned("is_package"));
        function = keywords ? obj_get_attr_text(bootstrap, "ModuleSpec") : NULL;
        if (function && (own = obj_call(function, only, 2, keywords))) {
            View key = str_known("submodule_search_locations");
            if (!key || !obj_set_attr(own, key, path)) ref_clear(&own);
        }
    } else if ((loader = obj_get_attr_text(bootstrap, "BuiltinImporter"))) {
        Ref origin = str_from_text("built-in");
        View parts[3] = { name, loader, origin };
        keywords = origin ? tuple_of(1, str_interned("origin")) : NULL;
        function = keywords ? obj_get_attr_text(bootstrap, "spec_from_loader") : NULL;
        if (function) own = obj_call(function, parts, 2, keywords);
        ref_drop(origin);
    }
    ref_drop(loader);
    ref_drop(keywords);
    ref_drop(function);
    return own;
}

static bool set_initializing(View spec, Ref value)
{
    View key = str_known("_initializing");
    return key && obj_set_attr(spec, key, value);
}

bool importlib_describe(View module, View name, View file, View path)
{
    if (!bootstrap) return true;
    Ref spec = spec_of(name, file, path);
    if (!spec) return false;
    View args[2] = { spec, module };
    bool ok = set_initializing(spec, True) && call_in(bootstrap, "_init_module_attrs", args, 2);
    ref_drop(spec);
    return ok;
}

void importlib_finished(View module)
{
    if (!bootstrap || module->shape != SHAPE_MODULE) return;
    View spec = as_module(module)->dict ? dict_get_text(as_module(module)->dict, "__spec__") : NULL;
    if (!spec || spec == None) return;
    Ref pending = err_take(), kept = ref_keep(spec);
    set_initializing(kept, False);
    err_clear();
    ref_drop(kept);
    err_pending = pending;
}

/* __main__ has a loader but no spec. */
static bool adopt_main(View dict, View name, View file)
{
    View pair[2] = { name, file };
    return dict_set_text(dict, "__loader__", file ? obj_call_method(external, "SourceFileLoader", pair, 2)
                                                   : obj_get_attr_text(bootstrap, "BuiltinImporter"));
}

static bool adopt(View name, View module)
{
    View dict = as_module(module)->dict, spec = dict ? dict_get_text(dict, "__spec__") : NULL;
    if (!dict || !is_str(name) || (spec && spec != None)) return true;
    View file = dict_get_text(dict, "__file__"), path = dict_get_text(dict, "__path__");
    if (file && !is_str(file)) file = NULL;
    if (str_equal_text(name, "__main__")) return adopt_main(dict, name, file);
    if (!file && !path) return true;
    Ref kept_file = ref_keep_or_null(file), kept_path = ref_keep_or_null(path);
    bool ok = importlib_describe(module, name, kept_file, kept_path);
    if (ok && !import_is_running(module)) importlib_finished(module);
    ref_drop(kept_file);
    ref_drop(kept_path);
    return ok;
}

/* The modules that are there already. (The built-in ones are the library's own business.) */
static bool adopt_all(void)
{
    Ref copy = dict_copy(sys_modules());
    size_t at = 0;
    View name, module;
    bool ok = copy != NULL;
    while (ok && dict_next(copy, &at, &name, &module)) ok = module->shape != SHAPE_MODULE || adopt(name, module);
    ref_drop(copy);
    return ok;
}

/* ---- _imp --------------------------------------------------------------------------------------------------- */

static int64_t lock_depth;

static Ref f_acquire_lock(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    lock_depth++;
    return None;
}

static Ref f_release_lock(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    if (!lock_depth) return err_raise(&exc_RuntimeError, "not holding the import lock");
    lock_depth--;
    return None;
}

static Ref f_lock_held(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return bool_ref(lock_depth);
}

/* 1: can be made; -1: there is one of it, which is there from the start; 0: none of ours. */
static Ref f_is_builtin(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "is_builtin() argument must be str, not %T", args[0]);
    const char *name = str_utf8(args[0], NULL);
    if (!name) return NULL;
    if (!strcmp(name, "sys") || !strcmp(name, "builtins")) return int_new(-1);
    return int_new(module_find_builtin(name) != NULL);
}

static Ref f_create_builtin(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref name = obj_get_attr_text(args[0], "name"), own = NULL;
    View there = NULL, modules = sys_modules();
    if (!name || !is_str(name) || !modules) {
        if (!err_pending) err_raise(&exc_TypeError, "name must be string, not %T", name ? name : None);
    } else if (dict_find(modules, name, &there) > 0) {
        own = ref_keep(there);
    } else if (!err_pending && !(own = import_find_builtin(name)) && !err_pending) {
        own = None;
    }
    ref_drop(name);
    return own;
}

static Ref f_zero(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new(0);
}

static Ref f_false(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return False;
}

static Ref f_empty(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return list_new();
}

static Ref f_no_frozen(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return err_raise(&exc_ImportError, "No such frozen object named %S", args[0]);
}

static Ref f_no_dynamic(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return err_raise(&exc_ImportError, "ouro has no modules of machine code");
}

static const NativeDef imp_natives[] = {
    NATIVE("acquire_lock", f_acquire_lock, 0, 0, "Take the import lock."),
    NATIVE("release_lock", f_release_lock, 0, 0, "Let go of the import lock."),
    NATIVE("lock_held", f_lock_held, 0, 0, "Is the import lock taken?"),
    NATIVE("is_builtin", f_is_builtin, 1, 1, "Is a module of this name built in?"),
    NATIVE("create_builtin", f_create_builtin, 1, 1, "The built-in module of a spec."),
    NATIVE("exec_builtin", f_zero, 1, 1, "A built-in module is complete already."),
    NATIVE("is_frozen", f_false, 1, 1, "No module is frozen."),
    NATIVE("is_frozen_package", f_no_frozen, 1, 1, "No module is frozen."),
    NATIVE("get_frozen_object", f_no_frozen, 1, 2, "No module is frozen."),
    NATIVE("init_frozen", sys_none, 1, 1, "No module is frozen."),
    NATIVE_PARAMS("find_frozen", sys_none, "name, /, *, withdata=", "No module is frozen."),
    NATIVE("_frozen_module_names", f_empty, 0, 0, "No module is frozen."),
    NATIVE("_override_frozen_modules_for_tests", sys_none, 1, 1, "No module is frozen."),
    NATIVE("_fix_co_filename", sys_none, 2, 2, "Code that was compiled from its file has its name."),
    NATIVE("extension_suffixes", f_empty, 0, 0, "How files with modules of machine code end: there are none."),
    NATIVE("create_dynamic", f_no_dynamic, 1, 2, "There are no modules of machine code."),
    NATIVE("exec_dynamic", f_zero, 1, 1, "There are no modules of machine code."),
    {0}
};

const char *importlib_check_pycs = "default";

static bool fill_imp(View module)
{
    return module_add_natives(module, imp_natives) && module_add(module, "check_hash_based_pycs", str_from_text(importlib_check_pycs));
}

const ModuleDef _imp_module = {"_imp", fill_imp};
