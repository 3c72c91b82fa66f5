/* _warnings.c -- the module _warnings: what becomes of a warning.
 *
 *     warn(...)            finds out who is warned: file, line, module, and the registry that its globals keep
 *     warn_explicit(...)   has it been said? -- which filter fits? -- raise, pass over, or show it
 *
 * The filters are those of the library's module `warnings` once that is imported; until then, the list made here (the very
 * list that module takes over). The library also shows warnings; without it they are printed here. */
#include "modules/warnings.h"

#include "modules/modules.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/class.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/warn.h"

void (*warnings_print)(View filename, int64_t lineno, View category, View text, View line);

static Ref filters, once_registry, default_action;
static int64_t filters_version;         /* goes up when the filters change: what registries remember is then stale */

/* ---- what the library's module says ------------------------------------------------------------------------- */

Ref warnings_function(const char *name, bool load)
{
    View modules = sys_modules(), found = modules ? dict_get_text(modules, "warnings") : NULL;
    Ref module = found && found != None ? ref_keep(found) : NULL, own = NULL;
    if (!module && load && modules) module = object_import("warnings");
    if (!module) {
        if (err_is(&exc_ImportError)) err_clear();
        return NULL;
    }
    Ref key = str_interned(name);
    if (key) (void)obj_find_attr(module, key, &own);
    ref_drop(key);
    ref_drop(module);
    return own;
}

/* An attribute of the library's module, kept in place of ours from now on. Borrowed; NULL: an exception is pending. */
static View current(const char *name, Ref *ours, TypeObj *type)
{
    Ref theirs = warnings_function(name, false);
    if (!theirs) return err_pending ? NULL : *ours;
    if (type && !type_is_subtype(type_of(theirs), type)) {
        err_raise(&exc_TypeError, type == &list_type ? "_warnings.%s must be a list" : type == &dict_type ? "_warnings.%s must be a dict, not '%T'"
                                                     : "_warnings.%s must be a string, not '%T'", name, theirs);
        ref_drop(theirs);
        return NULL;
    }
    ref_set(ours, theirs);
    return *ours;
}

/* ---- which filter fits -------------------------------------------------------------------------------------- */

/* None fits all; a str must be equal; anything else is asked by its method match. */
static int matches(View pattern, View text)
{
    if (pattern == None) return 1;
    if (pattern->shape == SHAPE_STR) return obj_equal(pattern, text);
    View args[1] = { text };
    Ref result = obj_call_method(pattern, "match", args, 1);
    int answer = result ? obj_truth(result) : -1;
    ref_drop(result);
    return answer;
}

static int filter_fits(View filter, View category, View text, int64_t lineno, View module)
{
    int64_t line;
    int fits = matches(tuple_at(filter, 1), text);
    if (fits > 0) fits = matches(tuple_at(filter, 3), module);
    if (fits > 0) fits = obj_is_subclass(category, tuple_at(filter, 2));
    if (fits <= 0) return fits;
    Ref number = obj_index(tuple_at(filter, 4));
    bool ok = number && int_to_i64(number, &line);
    ref_drop(number);
    return !ok ? -1 : line == 0 || line == lineno;
}

/* The action for this warning, new; *item is the filter it is from, new. */
static Ref find_action(View category, View text, int64_t lineno, View module, Ref *item)
{
    *item = NULL;
    View list = current("filters", &filters, &list_type);
    if (!list) return NULL;
    Ref kept = ref_keep(list);
    for (size_t i = 0; i < as_list(kept)->len; i++) {
        Ref filter = ref_keep(list_at(kept, i));
        int fits = -1;
        if (!is_tuple(filter) || as_tuple(filter)->len != 5) err_raise(&exc_ValueError, "_warnings.filters item %zu isn't a 5-tuple", i);
        else if (!is_str(tuple_at(filter, 0))) err_raise(&exc_TypeError, "action must be a string, not '%T'", tuple_at(filter, 0));
        else fits = filter_fits(filter, category, text, lineno, module);
        if (fits > 0) {
            ref_drop(kept);
            *item = filter;
            return ref_keep(tuple_at(filter, 0));
        }
        ref_drop(filter);
        if (fits < 0) { ref_drop(kept); return NULL; }
    }
    ref_drop(kept);
    View action = current("defaultaction", &default_action, &str_type);
    if (action) *item = None;
    return action ? ref_keep(action) : NULL;
}

/* ---- what has been said ------------------------------------------------------------------------------------- */

/* Does the registry have this key? 1, 0, -1. With `note`, it has it afterwards. What it knew under other filters is forgotten. */
static int was_said(View registry, View key, bool note)
{
    View version = dict_get_text(registry, "version"), found;
    int64_t n;
    if (!version || !is_int(version) || !int_fits(version, &n) || n != filters_version) {
        dict_clear(registry);
        if (!dict_set_text(registry, "version", int_new(filters_version))) return -1;
    } else {
        int there = dict_find(registry, key, &found);
        if (there < 0) return -1;
        if (there) {
            int truth = obj_truth(found);
            if (truth) return truth;
        }
    }
    return note && !dict_set(registry, ref_keep(key), True) ? -1 : 0;
}

static int was_said_as(View registry, View text, View category)
{
    Ref key = tuple_of(2, ref_keep(text), ref_keep(category));
    int said = key ? was_said(registry, key, true) : -1;
    ref_drop(key);
    return said;
}

/* ---- one warning -------------------------------------------------------------------------------------------- */

typedef struct {
    View message, category;             /* an instance of the category, and the category; or a text: see decide */
    View filename, module, registry;    /* module, registry: NULL where there is none */
    int64_t lineno;
    View line, source;                  /* or NULL */
} Warning;

/* Give it to warnings._showwarnmsg, or print it. */
static bool show(const Warning *w, View message, View text)
{
    Ref function = warnings_function("_showwarnmsg", w->source != NULL), type = NULL, lineno = NULL, shown = NULL, result = NULL;
    if (!function) {
        if (!err_pending) warnings_print(w->filename, w->lineno, w->category, text, w->line);
        return !err_pending;
    }
    if (!obj_is_callable(function)) {
        err_raise(&exc_TypeError, "warnings._showwarnmsg() must be set to a callable");
        goto done;
    }
    if (!(type = warnings_function("WarningMessage", false))) {
        if (!err_pending) err_raise(&exc_RuntimeError, "unable to get warnings.WarningMessage");
        goto done;
    }
    if (!(lineno = int_new(w->lineno))) goto done;
    View args[7] = { message, w->category, w->filename, lineno, None, None, w->source ? w->source : None };
    if ((shown = obj_call(type, args, 7, NULL))) result = obj_call_1(function, shown);
done:
    ref_drop(function);
    ref_drop(type);
    ref_drop(lineno);
    ref_drop(shown);
    ref_drop(result);
    return result != NULL;
}

/* Act as the filter says. */
static bool act(const Warning *w, View action, View item, View message, View text, View key)
{
    int said = 0;
    View registry = w->registry;
    if (str_equal_text(action, "error")) {
        err_raise_object(ref_keep(message));
        return false;
    }
    if (str_equal_text(action, "ignore")) return true;
    if (!str_equal_text(action, "always")) {
        if (registry && !dict_set(registry, ref_keep(key), True)) return false;
        if (str_equal_text(action, "once")) {
            if (!registry && !(registry = current("onceregistry", &once_registry, &dict_type))) return false;
            said = was_said_as(registry, text, w->category);
        } else if (str_equal_text(action, "module")) {
            if (registry) said = was_said_as(registry, text, w->category);
        } else if (!str_equal_text(action, "default")) {
            return err_false(&exc_RuntimeError, "Unrecognized action (%R) in warnings.filters:\n %R", action, item);
        }
    }
    return said < 0 ? false : said || show(w, message, text);
}

/* The module's name where none is known: the file's, without its ".py". */
static Ref module_of_file(View filename)
{
    size_t len = as_str(filename)->len;
    if (!len) return str_from_text("<unknown>");
    if (len >= 3 && str_at(filename, len - 3) == '.' && str_at(filename, len - 2) == 'p' && str_at(filename, len - 1) == 'y') len -= 3;
    return str_slice(filename, 0, len);
}

static bool decide(Warning *w)
{
    Ref text = NULL, message = NULL, category = NULL, module = NULL, key = NULL, action = NULL, item = NULL;
    bool ok = false;
    if (w->module == None) return true;
    if (w->registry && !is_dict(w->registry) && w->registry != None) return err_false(&exc_TypeError, "'registry' must be a dict or None");
    if (w->registry == None) w->registry = NULL;
    if (!(module = w->module ? ref_keep(w->module) : module_of_file(w->filename))) goto done;
    int is_warning = obj_is_instance(w->message, &exc_Warning.head);
    if (is_warning < 0) goto done;
    category = ref_keep(is_warning ? &type_of(w->message)->head : w->category);
    w->category = category;
    text = is_warning ? obj_str(w->message) : ref_keep(w->message);
    if (!text || !(message = is_warning ? ref_keep(w->message) : obj_call_1(category, w->message))) goto done;
    if (!(key = tuple_of(3, ref_keep(text), ref_keep(category), int_new(w->lineno)))) goto done;
    int said = w->registry ? was_said(w->registry, key, false) : 0;
    if (said) { ok = said > 0; goto done; }
    if ((action = find_action(category, text, w->lineno, module, &item))) ok = act(w, action, item, message, text, key);
done:
    ref_drop(text);
    ref_drop(message);
    ref_drop(category);
    ref_drop(module);
    ref_drop(key);
    ref_drop(action);
    ref_drop(item);
    return ok;
}

/* ---- who is warned ------------------------------------------------------------------------------------------ */

/* Frames of the import machinery are passed over. */
static bool is_internal(View frame)
{
    Ref code = obj_get_attr_text(frame, "f_code"), name = code ? obj_get_attr_text(code, "co_filename") : NULL;
    Ref part_1 = str_from_text("importlib"), part_2 = str_from_text("_bootstrap");
    bool internal = name && part_1 && part_2 && is_str(name) && str_find(name, part_1, 0, as_str(name)->len) >= 0
        && str_find(name, part_2, 0, as_str(name)->len) >= 0;
    ref_drop(code);
    ref_drop(name);
    ref_drop(part_1);
    ref_drop(part_2);
    return internal;
}

/* The frame `level` calls up (1: the running one), new. NULL without an exception: there is none. */
static Ref frame_at_level(int64_t level)
{
    size_t depth = 0;
    Ref frame = sys_frame_at(depth);
    bool skip = level > 0 && frame && !is_internal(frame);
    while (--level > 0 && frame) {
        do {
            ref_set(&frame, sys_frame_at(++depth));
        } while (skip && frame && is_internal(frame));
    }
    return frame;
}

typedef struct { Ref filename, module, registry; int64_t lineno; } Place;

/* In the globals of that frame, or in those of sys where there is none. */
static bool find_place(int64_t level, Place *out)
{
    *out = (Place){ .lineno = 1 };
    Ref frame = frame_at_level(level), globals = NULL, code = NULL, lineno = NULL;
    bool ok = false;
    if (err_pending) goto done;
    if (frame) {
        if (!(globals = obj_get_attr_text(frame, "f_globals")) || !(code = obj_get_attr_text(frame, "f_code"))
            || !(lineno = obj_get_attr_text(frame, "f_lineno")) || !(out->filename = obj_get_attr_text(code, "co_filename"))) goto done;
        if (!int_fits(lineno, &out->lineno)) out->lineno = 0;
    } else {
        globals = ref_keep(as_module(sys_module)->dict);
        if (!(out->filename = str_from_text("sys"))) goto done;
    }
    View registry = dict_get_text(globals, "__warningregistry__");
    if (registry) {
        out->registry = ref_keep(registry);
    } else if (!(out->registry = dict_new()) || !dict_set_text(globals, "__warningregistry__", ref_keep(out->registry))) {
        goto done;
    }
    View name = dict_get_text(globals, "__name__");
    if (name && (name == None || is_str(name))) out->module = ref_keep(name);
    else if (!(out->module = str_from_text("<string>"))) goto done;
    ok = true;
done:
    ref_drop(frame);
    ref_drop(globals);
    ref_drop(code);
    ref_drop(lineno);
    return ok;
}

static bool warn_from(View message, View category, int64_t level, View source)
{
    Place place;
    bool ok = find_place(level, &place);
    if (ok) {
        Warning w = { .message = message, .category = category, .filename = place.filename, .module = place.module, .registry = place.registry,
                      .lineno = place.lineno, .source = source };
        ok = decide(&w);
    }
    ref_drop(place.filename);
    ref_drop(place.module);
    ref_drop(place.registry);
    return ok;
}

static bool at_level(TypeObj *category, Ref text, int level, View source)
{
    bool ok = warn_from(text, &category->head, level, source);
    ref_drop(text);
    return ok;
}

static bool at_line(TypeObj *category, View text, View filename, unsigned line, View registry)
{
    Warning w = { .message = text, .category = &category->head, .filename = filename, .registry = registry, .lineno = line };
    return decide(&w);
}

/* ---- the module --------------------------------------------------------------------------------------------- */

/* category: given, or the message's own, or UserWarning. Borrowed. */
static View category_of(View message, View category)
{
    int is_warning = obj_is_instance(message, &exc_Warning.head);
    if (is_warning) return is_warning > 0 ? &type_of(message)->head : NULL;
    if (!category || category == None) return &exc_UserWarning.head;
    int fits = is_type(category) ? obj_is_subclass(category, &exc_Warning.head) : 0;
    if (!fits) err_raise(&exc_TypeError, "category must be a Warning subclass, not '%T'", category);
    return fits > 0 ? category : NULL;
}

static Ref f_warn(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t level = 1;
    if (args[2]) {
        Ref number = obj_index(args[2]);
        bool ok = number && int_to_i64(number, &level);
        ref_drop(number);
        if (!ok) return NULL;
    }
    View category = category_of(args[0], args[1]), source = args[3] && args[3] != None ? args[3] : NULL;
    return category && warn_from(args[0], category, level, source) ? None : NULL;
}

/* The line of source as the module's loader knows it, new; NULL without an exception: it does not. */
static Ref line_from_loader(View globals, int64_t lineno)
{
    View loader = dict_get_text(globals, "__loader__"), name = dict_get_text(globals, "__name__");
    Ref method = NULL, source = NULL, lines = NULL, own = NULL, key;
    if (!loader || !name || loader == None) return NULL;
    Ref kept_name = ref_keep(name);
    if ((key = str_interned("get_source")) && obj_find_attr(loader, key, &method) > 0 && (source = obj_call_1(method, kept_name)) && source != None
        && (lines = obj_call_method(source, "splitlines", NULL, 0)) && is_list(lines) && lineno >= 1 && (size_t)lineno <= as_list(lines)->len)
        own = ref_keep(list_at(lines, (size_t)lineno - 1));
    ref_drop(key);
    ref_drop(kept_name);
    ref_drop(method);
    ref_drop(source);
    ref_drop(lines);
    return own;
}

static Ref f_warn_explicit(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t lineno;
    Ref number = NULL, line = NULL;
    if (!is_str(args[2])) return err_raise(&exc_TypeError, "warn_explicit() argument 3 must be str, not %t", args[2]);
    if (!(number = obj_index(args[3]))) return NULL;
    bool ok = int_to_i64(number, &lineno);
    ref_drop(number);
    View globals = args[6] && args[6] != None ? args[6] : NULL;
    if (!ok) return NULL;
    if (globals && !is_dict(globals)) return err_raise(&exc_TypeError, "module_globals must be a dict, not '%T'", globals);
    if (globals && !(line = line_from_loader(globals, lineno)) && err_pending) return NULL;
    Warning w = { .message = args[0], .category = args[1], .filename = args[2], .lineno = lineno, .module = args[4], .registry = args[5],
                  .line = line, .source = args[7] && args[7] != None ? args[7] : NULL };
    ok = decide(&w);
    ref_drop(line);
    return ok ? None : NULL;
}

static Ref f_mutated(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    filters_version++;
    return None;
}

static const NativeDef natives[] = {
    NATIVE_PARAMS("warn", f_warn, "message, category=, stacklevel=, source=", "Give a warning, or raise or ignore it, as the filters say."),
    NATIVE_PARAMS("warn_explicit", f_warn_explicit, "message, category, filename, lineno, module=, registry=, module_globals=, source=",
                  "Give a warning about a line that is named."),
    NATIVE("_filters_mutated", f_mutated, 0, 0, "The filters have changed: forget what has been said."),
    {0}
};

static Ref filter_of(const char *action, TypeObj *category, const char *module)
{
    return tuple_of(5, str_interned(action), None, ref_keep(&category->head), module ? str_from_text(module) : None, int_new(0));
}

static bool push_filter(const char *action, TypeObj *category, const char *module)
{
    Ref filter = filter_of(action, category, module);
    return filter && list_push(filters, filter);
}

bool warnings_init(void)
{
    warn_at_level = at_level;
    warn_at_line = at_line;
    return (filters = list_new()) && (once_registry = dict_new()) && (default_action = str_interned("default"))
        && push_filter("default", &exc_DeprecationWarning, "__main__") && push_filter("ignore", &exc_DeprecationWarning, NULL)
        && push_filter("ignore", &exc_PendingDeprecationWarning, NULL) && push_filter("ignore", &exc_ImportWarning, NULL)
        && push_filter("ignore", &exc_ResourceWarning, NULL);
}

void warnings_shutdown(void)
{
    warn_at_level = NULL;
    warn_at_line = NULL;
    ref_clear(&filters);
    ref_clear(&once_registry);
    ref_clear(&default_action);
}

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add(module, "filters", ref_keep(filters))
        && module_add(module, "_onceregistry", ref_keep(once_registry)) && module_add(module, "_defaultaction", ref_keep(default_action));
}

const ModuleDef _warnings_module = {"_warnings", fill};
