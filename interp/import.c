/* import.c -- what an import statement does.
 *
 *     import a.b.c    import_module: "a", then "a.b" along a.__path__, then "a.b.c" along a.b.__path__
 *                     each: sys.modules, else import_find.c, which makes and runs it
 *                     a module becomes an attribute of its package once it has run
 *
 * A module stands in sys.modules before its code runs, so that modules may import each other in a circle. */
#include "interp/import.h"

#include <string.h>

#include "interp/import_find.h"
#include "interp/importlib.h"
#include "interp/vm.h"
#include "modules/library.h"
#include "modules/sys.h"
#include "modules/sys_audit.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- errors ----------------------------------------------------------------------------------------------- */

/* Raise type(message) with .name and .path set (NULL: None). message is consumed; NULL passes an error on. */
static Ref raise_import(TypeObj *type, Ref message, View name, View path)
{
    if (!message) return NULL;
    Ref exception = obj_call_1(&type->head, message);
    ref_drop(message);
    if (!exception) return NULL;
    ref_set(&as_exc(exception)->fields[IMPORT_NAME], ref_keep_or_null(name));
    ref_set(&as_exc(exception)->fields[IMPORT_PATH], ref_keep_or_null(path));
    return err_raise_object(exception);
}

static Ref not_found(View name, View parent)
{
    const char *text = str_utf8(name, NULL), *why = NULL;
    if (!text) return NULL;
    Ref message;
    if (parent) message = str_format_c("No module named %R; %R is not a package", name, parent);
    else if ((why = library_missing(text))) message = str_format_c("No module named %R (%s)", name, why);
    else message = str_format_c("No module named %R", name);
    return raise_import(&exc_ModuleNotFoundError, message, name, NULL);
}

/* ---- dotted names ----------------------------------------------------------------------------------------- */

static ptrdiff_t last_dot(View name)
{
    for (size_t i = as_str(name)->len; i-- > 0;) if (str_at(name, i) == '.') return (ptrdiff_t)i;
    return -1;
}

/* An attribute that may be missing, new; NULL without an exception: it is not there. */
static Ref quiet_attr(View obj, const char *name)
{
    Ref own = NULL, key = str_interned(name);
    if (!key || obj_find_attr(obj, key, &own) < 0) err_clear();
    ref_drop(key);
    return own;
}

/* ---- loading ---------------------------------------------------------------------------------------------- */

/* sys.modules[name], new. NULL without an exception: it is not there. */
static Ref loaded(View name)
{
    View modules = sys_modules(), found = NULL;
    if (!modules) return err_pending ? NULL : err_raise(&exc_RuntimeError, "unable to get sys.modules");
    if (dict_find(modules, name, &found) <= 0) return NULL;
    if (found != None) return ref_keep(found);
    return raise_import(&exc_ModuleNotFoundError, str_format_c("import of %S halted; None in sys.modules", name), name, NULL);
}

static Ref load(View name);

/* The last part of a module's name becomes an attribute of its package. */
static bool bind_in_parent(View parent, View name, size_t dot, View module)
{
    Ref last = str_slice(name, dot + 1, as_str(name)->len);
    if (!last) return false;
    str_intern(&last);
    bool ok = obj_set_attr(parent, last, module);
    ref_drop(last);
    return ok;
}

/* Find "a.b" in package "a", which is loaded first. */
static Ref load_below(View name, size_t dot)
{
    Ref own = NULL, path = NULL, parent = NULL, parent_name = str_slice(name, 0, dot);
    if (!parent_name || !(parent = load(parent_name))) goto done;
    if ((own = loaded(name)) || err_pending) goto done;         /* the package has imported it itself */
    if (!(path = quiet_attr(parent, "__path__"))) {
        not_found(name, parent_name);
        goto done;
    }
    own = import_find(name, dot + 1, path);
    if (!own && !err_pending) not_found(name, NULL);
    if (own && !bind_in_parent(parent, name, dot, own)) ref_clear(&own);
done:
    ref_drop(parent_name);
    ref_drop(parent);
    ref_drop(path);
    return own;
}

static Ref or_none(View v) { return ref_keep(v ? v : None); }

/* The module of this absolute name, from sys.modules or made now. */
static Ref load(View name)
{
    Ref own = loaded(name);
    if (own || err_pending) return own;
    if (!audit("import", 5, ref_keep(name), None, or_none(sys_get("path")), or_none(sys_get("meta_path")), or_none(sys_get("path_hooks")))) return NULL;
    if (importlib_is_wanted()) return importlib_load(name);
    if (!recursion_enter(" while importing a module")) return NULL;
    ptrdiff_t dot = last_dot(name);
    if (dot > 0) {
        own = load_below(name, (size_t)dot);
    } else {
        own = import_find(name, 0, NULL);
        if (!own && !err_pending) not_found(name, NULL);
    }
    recursion_leave();
    return own;
}

/* ---- relative names --------------------------------------------------------------------------------------- */

/* The package that the code with these globals is in. NULL: an exception is pending. */
static Ref package_of(View globals)
{
    View package = globals && is_dict(globals) ? dict_get_text(globals, "__package__") : NULL;
    if (package && package != None) {
        if (!is_str(package)) return err_raise(&exc_TypeError, "package must be a string");
        return ref_keep(package);
    }
    View name = globals && is_dict(globals) ? dict_get_text(globals, "__name__") : NULL;
    if (!name) return err_raise(&exc_KeyError, "'__name__' not in globals");
    if (!is_str(name)) return err_raise(&exc_TypeError, "__name__ must be a string");
    if (dict_get_text(globals, "__path__")) return ref_keep(name);
    ptrdiff_t dot = last_dot(name);
    return str_slice(name, 0, dot < 0 ? 0 : (size_t)dot);
}

/* `level` dots in front of name, seen from these globals: the absolute name. */
static Ref resolve(View name, View globals, int level)
{
    Ref package = package_of(globals), base = NULL, own = NULL;
    if (!package) return NULL;
    size_t end = as_str(package)->len;
    if (!end) {
        err_raise(&exc_ImportError, "attempted relative import with no known parent package");
        goto done;
    }
    for (int i = 1; i < level; i++) {
        while (end > 0 && str_at(package, end - 1) != '.') end--;
        if (end == 0) {
            err_raise(&exc_ImportError, "attempted relative import beyond top-level package");
            goto done;
        }
        end--;
    }
    if (!(base = str_slice(package, 0, end))) goto done;
    own = as_str(name)->len ? str_format_c("%S.%S", base, name) : ref_keep(base);
done:
    ref_drop(package);
    ref_drop(base);
    return own;
}

/* ---- the statement ---------------------------------------------------------------------------------------- */

static bool import_listed(View module, View module_name, View fromlist, bool from_all);

/* One name of a fromlist: if the package has no such attribute, it may be a submodule. That there is none is for the
 * `from` itself to say. */
static bool import_one(View module, View module_name, View item, bool from_all)
{
    if (!is_str(item))
        return from_all ? err_false(&exc_TypeError, "Item in %S.__all__ must be str, not %T", module_name, item)
                        : err_false(&exc_TypeError, "Item in ``from list'' must be str, not %T", item);
    if (str_equal_text(item, "*")) {
        Ref all = from_all ? NULL : quiet_attr(module, "__all__");
        bool ok = !all || import_listed(module, module_name, all, true);
        ref_drop(all);
        return ok;
    }
    Ref there = NULL;
    int found = obj_find_attr(module, item, &there);
    ref_drop(there);
    if (found) return found > 0;
    Ref full = str_format_c("%S.%S", module_name, item), sub = full ? load(full) : NULL;
    if (full && !sub && err_is(&exc_ModuleNotFoundError)) {
        View missing = as_exc(err_pending)->fields[IMPORT_NAME];
        if (missing && is_str(missing) && str_equal(missing, full)) err_clear();
    }
    ref_drop(full);
    ref_drop(sub);
    return !err_pending;
}

static bool import_listed(View module, View module_name, View fromlist, bool from_all)
{
    Ref names = tuple_from(fromlist);
    bool ok = names != NULL;
    for (size_t i = 0; ok && i < as_tuple(names)->len; i++) ok = import_one(module, module_name, tuple_at(names, i), from_all);
    ref_drop(names);
    return ok;
}

/* `import a.b.c` binds a: of the absolute name, as many parts as the relative one has beyond its first. */
static Ref top_of(View name, View absolute)
{
    size_t len = as_str(name)->len, first = 0;
    while (first < len && str_at(name, first) != '.') first++;
    Ref top = str_slice(absolute, 0, as_str(absolute)->len - (len - first)), own = top ? load(top) : NULL;
    ref_drop(top);
    return own;
}

Ref import_module(View name, View globals, View fromlist, int level)
{
    Ref absolute = NULL, module = NULL;
    if (level < 0) return err_raise(&exc_ValueError, "level must be >= 0");
    if (!level && !as_str(name)->len) return err_raise(&exc_ValueError, "Empty module name");
    if (!(absolute = level ? resolve(name, globals, level) : ref_keep(name))) return NULL;
    if (!(module = load(absolute))) goto done;
    int listed = fromlist && fromlist != None ? obj_truth(fromlist) : 0;
    if (listed < 0) {
        ref_clear(&module);
    } else if (listed) {
        Ref path = quiet_attr(module, "__path__");
        if (path && !import_listed(module, absolute, fromlist, false)) ref_clear(&module);
        ref_drop(path);
    } else if (as_str(name)->len) {
        ref_set(&module, top_of(name, absolute));
    }
done:
    ref_drop(absolute);
    return module;
}

/* Is the module's code still running? The library's import system notes that in the spec. */
static bool is_initializing(View module)
{
    Ref spec = NULL, noted = NULL;
    if (import_is_running(module)) return true;
    if (!importlib_is_ready()) return false;
    /* Of a module only what is in its dict: it is asked here because an attribute was missing. */
    spec = module->shape == SHAPE_MODULE ? ref_keep_or_null(dict_get_text(as_module(module)->dict, "__spec__")) : quiet_attr(module, "__spec__");
    if (!spec) return false;
    noted = spec == None ? NULL : quiet_attr(spec, "_initializing");
    int truth = noted ? obj_truth(noted) : 0;
    ref_drop(spec);
    ref_drop(noted);
    err_clear();
    return truth > 0;
}

/* ---- from module import name ------------------------------------------------------------------------------ */

static Ref cannot_import(View module, View name)
{
    Ref module_name = quiet_attr(module, "__name__"), file = quiet_attr(module, "__file__"), message;
    if (!module_name || !is_str(module_name)) ref_set(&module_name, str_from_text("<unknown module name>"));
    if (!module_name) { ref_drop(file); return NULL; }
    bool has_file = file && is_str(file), partial = is_initializing(module);
    Ref place = has_file ? ref_keep(file) : str_from_text("unknown location");
    const char *format = partial ? "cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)"
                                 : "cannot import name %R from %R (%S)";
    message = place ? str_format_c(format, name, module_name, place) : NULL;
    raise_import(&exc_ImportError, message, module_name, has_file ? file : NULL);
    ref_drop(place);
    ref_drop(module_name);
    ref_drop(file);
    return NULL;
}

Ref import_name_from(View module, View name)
{
    Ref own = NULL;
    int found = obj_find_attr(module, name, &own);
    if (found) return own;
    Ref module_name = quiet_attr(module, "__name__");           /* `from a import b` while a.b is still running */
    if (module_name && is_str(module_name)) {
        Ref full = str_format_c("%S.%S", module_name, name);
        View modules = sys_modules(), there = NULL;
        if (full && modules && dict_find(modules, full, &there) > 0) own = ref_keep(there);
        ref_drop(full);
    }
    ref_drop(module_name);
    return own || err_pending ? own : cannot_import(module, name);
}

/* ---- from module import * --------------------------------------------------------------------------------- */

static bool store_all(View module, View names, bool listed, View namespace)
{
    for (size_t i = 0; i < as_list(names)->len; i++) {
        Ref name = ref_keep(list_at(names, i)), value = NULL;
        bool ok = true;
        if (!is_str(name)) {
            Ref module_name = quiet_attr(module, "__name__");
            ok = listed ? err_false(&exc_TypeError, "Item in %S.__all__ must be str, not %T", module_name ? module_name : None, name)
                        : err_false(&exc_TypeError, "Key in %S.__dict__ must be str, not %T", module_name ? module_name : None, name);
            ref_drop(module_name);
        } else if (listed || !as_str(name)->len || str_at(name, 0) != '_') {
            str_intern(&name);
            value = obj_get_attr(module, name);
            ok = value && obj_set_item(namespace, name, value);
        }
        ref_drop(value);
        ref_drop(name);
        if (!ok) return false;
    }
    return true;
}

bool import_all(View module, View namespace)
{
    bool listed = true;
    Ref all = NULL, dict = NULL, names = NULL;
    View name = str_known("__all__");
    int found = name ? obj_find_attr(module, name, &all) : -1;
    if (found < 0) return false;
    if (!found) {
        listed = false;
        if (!(dict = quiet_attr(module, "__dict__")))
            return err_false(&exc_ImportError, "from-import-* object has no __dict__ and no __all__");
    }
    names = list_from(listed ? all : dict);
    bool ok = names && store_all(module, names, listed, namespace);
    ref_drop(all);
    ref_drop(dict);
    ref_drop(names);
    return ok;
}

/* ---- __import__ ------------------------------------------------------------------------------------------- */

static Ref builtin_import(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t level = 0;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "module name must be a string");
    if (args[4] && !int_to_i64(args[4], &level)) return NULL;
    return import_module(args[0], args[1], args[3], (int)level);
}

static const NativeDef natives[] = {
    NATIVE_PARAMS("__import__", builtin_import, "name, globals=, locals=, fromlist=, level=",
                  "What the import statement calls. With a fromlist the module itself is returned, else the package in front."),
    {0}
};

/* For objects/, which cannot see us. */
static Ref import_text(const char *name)
{
    Ref text = str_interned(name), own = text ? load(text) : NULL;
    ref_drop(text);
    return own;
}

bool import_init(View builtins)
{
    object_import = import_text;
    module_is_running = is_initializing;
    return module_add_natives(builtins, natives);
}
