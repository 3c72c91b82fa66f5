/* namespace.c -- types.SimpleNamespace: an object with the attributes one gives it, and nothing else. */
#include "objects/namespace.h"

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/instance.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct { Obj head; Ref dict; } Namespace;
static Namespace *as_namespace(View v) { return (Namespace *)(uintptr_t)v; }

static Ref namespace_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref own = type_alloc(type, 0);
    if (!own) return NULL;
    if (!(as_namespace(own)->dict = dict_new())) {
        ref_drop(own);
        return NULL;
    }
    gc_track(own);
    return own;
}

Ref namespace_new(void) { return namespace_make(&namespace_type, NULL, 0, NULL); }

static bool namespace_init(View self, View const *args, size_t n, View kwnames)
{
    if (n) return err_false(&exc_TypeError, "no positional arguments expected");
    for (size_t i = 0; kwnames && i < as_tuple(kwnames)->len; i++)
        if (!dict_set(as_namespace(self)->dict, ref_keep(tuple_at(kwnames, i)), ref_keep(args[i]))) return false;
    return true;
}

/* "a=1, b='x'": the attributes whose names are text. */
static bool show_attributes(StrBuilder *text, View dict)
{
    View key, value;
    bool ok = true, first = true;
    for (size_t at = 0; ok && dict_next(dict, &at, &key, &value); ) {
        if (!is_str(key) || as_str(key)->len == 0) continue;
        Ref own_key = ref_keep(key), own_value = ref_keep(value), shown = obj_repr(own_value);
        ok = shown && (first || str_add_text(text, ", ")) && str_add_str(text, own_key) && str_add_text(text, "=")
          && str_add_str(text, shown);
        first = false;
        ref_drop(shown);
        ref_drop(own_key);
        ref_drop(own_value);
    }
    return ok;
}

static Ref namespace_repr(View self)
{
    StrBuilder text = STR_BUILDER;
    Ref dict = ref_keep(as_namespace(self)->dict);
    Ref name = type_of(self) == &namespace_type ? str_from_text("namespace") : obj_get_attr_text(&type_of(self)->head, "__name__");
    int shown = name ? repr_enter(self) : -1;
    bool ok = shown >= 0 && str_add_str(&text, name) && str_add_char(&text, '(');

    if (ok) ok = shown ? str_add_text(&text, "...") : show_attributes(&text, dict);
    if (shown == 0) repr_leave(self);
    ok = ok && str_add_char(&text, ')');
    ref_drop(dict);
    ref_drop(name);
    if (ok) return str_build(&text);
    str_builder_drop(&text);
    return NULL;
}

static Ref namespace_compare(View a, View b, CompareOp op)
{
    if (!type_is_subtype(type_of(a), &namespace_type) || !type_is_subtype(type_of(b), &namespace_type)) return ref_keep(NotImplemented);
    return obj_compare(as_namespace(a)->dict, as_namespace(b)->dict, op);
}

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(3, ref_keep(&type_of(self)->head), ref_keep(tuple_empty), ref_keep(as_namespace(self)->dict));
}

static void namespace_traverse(View self, Visit visit, void *arg)
{
    if (as_namespace(self)->dict) visit(as_namespace(self)->dict, arg);
}

/* Only when it dies: a namespace without its dict must never be seen, and the collector can break a cycle in the dict. */
static void namespace_clear(Ref self)
{
    if (!self->refs) ref_clear(&as_namespace(self)->dict);
}

static const NativeDef namespace_methods[] = {
    NATIVE("__reduce__", method_reduce, 0, 0, "How to make such an object again, for pickle and copy."),
    {0}
};
static const MemberDef namespace_members[] = { { "__dict__", offsetof(Namespace, dict), true, NULL }, {0} };

TypeObj namespace_type = {
    TYPE_HEAD("types.SimpleNamespace", 0, Namespace), .module = "types", .flags = TYPE_BASE,
    .doc = "An object with the attributes that the keywords name.",
    .shape.traverse = namespace_traverse, .shape.clear = namespace_clear, .shape.free = type_free, .shape.is_container = true,
    .shape.dict_at = offsetof(Namespace, dict),
    .new = namespace_make, .init = namespace_init, .repr = namespace_repr, .hash = hash_refuse, .compare = namespace_compare,
    .methods = namespace_methods, .members = namespace_members,
};
