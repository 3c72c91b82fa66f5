/* module.c -- modules: a name and a dict.
 *
 * The attributes of a module are what its dict holds; a missing one is looked for by the module's own __getattr__, where
 * it has one (PEP 562). */
#include "objects/module.h"

#include <assert.h>
#include <string.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"

/* What every module has besides its name. */
static bool add_standard_names(View dict, View name, View doc, View package)
{
    return dict_set_text(dict, "__name__", ref_keep(name)) && dict_set_text(dict, "__doc__", ref_keep(doc))
        && dict_set_text(dict, "__package__", ref_keep(package)) && dict_set_text(dict, "__loader__", None)
        && dict_set_text(dict, "__spec__", None);
}

static Ref module_make(TypeObj *type)
{
    Ref own = type_alloc(type, 0);
    if (!own) return NULL;
    if (!(as_module(own)->dict = dict_new()) || !(as_module(own)->name = str_from_text("?"))) {
        ref_drop(own);
        return NULL;
    }
    return own;
}

Ref module_new(const char *name, const char *doc)
{
    Ref own = NULL, doc_text = NULL;
    bool ok = false;

    if (!(own = module_make(&module_type))) goto done;
    ref_set(&as_module(own)->name, str_from_text(name));
    if (!as_module(own)->name) goto done;
    str_intern(&as_module(own)->name);
    if (!(doc_text = doc ? str_from_text(doc) : None)) goto done;
    ok = add_standard_names(as_module(own)->dict, as_module(own)->name, doc_text, str_empty);
    if (ok) gc_track(own);
done:
    ref_drop(doc_text);
    if (!ok) ref_clear(&own);
    return own;
}

bool module_add(View module, const char *name, Ref value)
{
    return value && dict_set_text(as_module(module)->dict, name, value);
}

bool module_add_natives(View module, const NativeDef *natives)
{
    for (const NativeDef *def = natives; def->name; def++)
        if (!module_add(module, def->name, native_new(def, module, as_module(module)->name))) return false;
    return true;
}

/* ---- types that come with a module ------------------------------------------------------------------------ */

static struct { TypeObj **items; size_t len, cap; } late;      /* in the order of becoming ready */

static bool remember(TypeObj *type)
{
    if (late.len == late.cap) {
        size_t cap = late.cap ? 2 * late.cap : 32;
        TypeObj **grown = alloc_resize(late.items, cap * sizeof *grown);
        if (!grown) return false;
        late.items = grown;
        late.cap = cap;
    }
    late.items[late.len++] = type;
    return true;
}

bool module_ready_type(TypeObj *type)
{
    return (type->flags & TYPE_READY) || (remember(type) && type_ready(type));
}

bool module_add_type(View module, TypeObj *type)
{
    const char *dot = strrchr(type->name, '.');
    return module_ready_type(type) && module_add(module, dot ? dot + 1 : type->name, ref_keep(&type->head));
}

enum { MAX_AT_END = 16 };
static void (*at_end[MAX_AT_END])(void);
static size_t at_end_count;

void module_at_end(void (*drop)(void))
{
    for (size_t i = 0; i < at_end_count; i++)
        if (at_end[i] == drop) return;
    assert(at_end_count < MAX_AT_END);
    at_end[at_end_count++] = drop;
}

void module_drop_kept(void)
{
    while (at_end_count > 0) at_end[--at_end_count]();
}

void module_shutdown(void)
{
    while (late.len > 0) type_unready(late.items[--late.len]);
    mem_free(late.items);
    late.items = NULL;
    late.cap = 0;
}

/* ---- the type --------------------------------------------------------------------------------------------- */

static void module_traverse(View self, Visit visit, void *arg)
{
    ModuleObj *m = as_module(self);
    if (m->name) visit(m->name, arg);
    if (m->dict) visit(m->dict, arg);
}

static void module_clear(Ref self)
{
    ref_clear(&as_module(self)->dict);
}

static void module_free(Ref self)
{
    ref_clear(&as_module(self)->name);      /* only now: a module that was cleared can still say who it was */
    type_free(self);
}

/* An entry of its dict, borrowed; NULL: none, or the module has been cleared. */
static View peek(View self, const char *name)
{
    View dict = as_module(self)->dict;
    return dict ? dict_get_text(dict, name) : NULL;
}

static Ref module_slot_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref own = module_make(type);
    if (own && type == &module_type) gc_track(own);
    return own;
}

static bool module_init(View self, View const *args, size_t n, View kwnames)
{
    ModuleObj *m = as_module(self);
    View bound[2];
    if (!args_bind("module", "name, doc=", args, n, kwnames, bound)) return false;
    if (!is_str(bound[0])) return err_false(&exc_TypeError, "module() argument 'name' must be str, not %t", bound[0]);
    if (!m->dict && !(m->dict = dict_new())) return false;
    ref_set(&m->name, ref_keep(bound[0]));
    return add_standard_names(m->dict, bound[0], bound[1] ? bound[1] : None, None);
}

/* An attribute of a spec, new; NULL without an exception where it has none. */
static Ref of_spec(View spec, const char *name)
{
    Ref own = NULL, key = str_interned(name);
    if (!key || obj_find_attr(spec, key, &own) < 0) err_clear();
    ref_drop(key);
    return own;
}

/* As the spec tells it: <module 'x' from 'x.py'>, <module 'math' (built-in)>, or where there is no origin, <module 'x' (its loader)>. */
static Ref repr_of_spec(View spec)
{
    Ref name = of_spec(spec, "name"), origin = of_spec(spec, "origin"), loader = of_spec(spec, "loader"), located = of_spec(spec, "has_location"), own;
    int has_location = located ? obj_truth(located) : 0;
    if (!name) name = str_from_text("?");
    if (!name) own = NULL;
    else if (origin && origin != None) own = str_format_c(has_location > 0 ? "<module %R from %R>" : "<module %R (%S)>", name, origin);
    else if (loader && loader != None) own = str_format_c("<module %R (%R)>", name, loader);
    else own = str_format_c("<module %R>", name);
    ref_drop(name);
    ref_drop(origin);
    ref_drop(loader);
    ref_drop(located);
    return own;
}

/* Without a spec: the file, or "built-in". A module made by hand says its name only; it is known by having no package. */
static Ref module_repr(View self)
{
    ModuleObj *m = as_module(self);
    View name = peek(self, "__name__"), file = peek(self, "__file__"), spec = peek(self, "__spec__"), loader = peek(self, "__loader__");
    Ref kept_name, kept_file, own;
    if (spec && spec != None) {
        Ref kept = ref_keep(spec);
        own = repr_of_spec(kept);
        ref_drop(kept);
        return own;
    }
    kept_name = ref_keep(name ? name : m->name);
    kept_file = ref_keep_or_null(file);
    if (kept_file && kept_file != None) {
        own = str_format_c("<module %R from %R>", kept_name, kept_file);
    } else if (loader && loader != None) {
        Ref kept = ref_keep(loader);
        own = str_format_c("<module %R (%R)>", kept_name, kept);
        ref_drop(kept);
    } else {
        own = str_format_c(peek(self, "__package__") == None ? "<module %R>" : "<module %R (built-in)>", kept_name);
    }
    ref_drop(kept_name);
    ref_drop(kept_file);
    return own;
}

bool (*module_is_running)(View module);

/* The attribute is not there: ask the module's __getattr__, or word the error for a module. */
static Ref missing(View self, View name)
{
    View hook = peek(self, "__getattr__");
    if (hook) {
        err_clear();
        Ref kept = ref_keep(hook), result = obj_call_1(kept, name);
        ref_drop(kept);
        return result;
    }
    View own_name = peek(self, "__name__");
    if (!own_name || !is_str(own_name)) return err_raise_attribute(self, name, "module has no attribute '%S'", name);
    Ref kept_name = ref_keep(own_name), pending = err_take();
    bool partial = module_is_running && module_is_running(self);
    ref_drop(pending);
    err_raise_attribute(self, name, partial ? "partially initialized module '%S' has no attribute '%S' (most likely due to a circular import)"
                                            : "module '%S' has no attribute '%S'", kept_name, name);
    ref_drop(kept_name);
    return NULL;
}

static Ref module_get_attr(View self, View name)
{
    Ref own = obj_generic_get_attr(self, name);
    if (!own && err_is(&exc_AttributeError)) return missing(self, name);
    return own;
}

static Ref module_dir(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    View hook = peek(self, "__dir__");
    if (!as_module(self)->dict) return list_new();
    if (!hook) return dict_keys_list(as_module(self)->dict);
    Ref kept = ref_keep(hook), result = obj_call_0(kept);
    ref_drop(kept);
    return result;
}

static Ref module_get_annotations(View self)
{
    View found = peek(self, "__annotations__");
    if (!as_module(self)->dict) return None;
    if (found) return ref_keep(found);
    Ref fresh = dict_new();
    if (fresh && !dict_set_text(as_module(self)->dict, "__annotations__", ref_keep(fresh))) ref_clear(&fresh);
    return fresh;
}

static bool module_set_annotations(View self, View value)
{
    View dict = as_module(self)->dict;
    if (!dict) return err_false(&exc_AttributeError, "__annotations__");
    if (value) return dict_set_text(dict, "__annotations__", ref_keep(value));
    View name = str_known("__annotations__");
    int found = name ? dict_delete(dict, name) : -1;
    if (found == 0) return err_false(&exc_AttributeError, "__annotations__");
    return found > 0;
}

static const NativeDef module_methods[] = {
    NATIVE("__dir__", module_dir, 0, 0, "__dir__() -> list\nspecialized dir() implementation"),
    {0}
};

static const MemberDef module_members[] = {
    {"__dict__", offsetof(ModuleObj, dict), true, NULL},
    {0}
};

static const GetSetDef module_getset[] = {
    {"__annotations__", module_get_annotations, module_set_annotations, NULL},
    {0}
};

TypeObj module_type = {
    TYPE_HEAD("module", SHAPE_MODULE, ModuleObj),
    .shape.traverse = module_traverse, .shape.clear = module_clear, .shape.free = module_free, .shape.is_container = true,
    .shape.dict_at = offsetof(ModuleObj, dict),
    .flags = TYPE_BASE,
    .doc = "Create a module object.\n\nThe name must be a string; the optional docstring argument can have any type.",
    .new = module_slot_new, .init = module_init, .repr = module_repr, .get_attr = module_get_attr,
    .methods = module_methods, .members = module_members, .getset = module_getset,
};
