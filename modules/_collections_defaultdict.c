/* _collections_defaultdict.c -- collections.defaultdict: a dict that makes values for keys which are not there. */
#include "gc/collect.h"
#include "modules/_collections_parts.h"
#include "objects/dict.h"
#include "objects/seq.h"
#include "objects/tuple.h"
#include "objects/union.h"

typedef struct { DictObj dict; Ref factory; } DefaultDict;      /* factory: NULL or None: no values are made */

static DefaultDict *as_default(View v) { return (DefaultDict *)(uintptr_t)v; }

/* What d[key] does when key is not there: the factory's value goes in. */
static NEW Ref make_value(View self, View key)
{
    View factory = as_default(self)->factory;
    if (!factory || factory == None) return err_raise_value(&exc_KeyError, ref_keep(key));
    Ref own = ref_keep(factory), value = obj_call_0(own);
    ref_drop(own);
    if (value && !obj_set_item(self, key, value)) ref_clear(&value);
    return value;
}

static Ref method_missing(View self, View const *args, size_t n)
{
    (void)n;
    return make_value(self, args[0]);
}

/* A subclass may have a __missing__ of its own, which dict's lookup finds. */
static Ref default_get_item(View self, View key)
{
    View value;
    if (type_of(self) != &defaultdict_type) return dict_type.get_item(self, key);
    int found = dict_find(self, key, &value);
    if (found < 0) return NULL;
    return found ? ref_keep(value) : make_value(self, key);
}

static Ref default_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref made = type_alloc(type, 0);
    if (!made) return NULL;
    as_dict(made)->only_str = true;
    gc_track(made);
    return made;
}

static bool default_init(View self, View const *args, size_t n, View kwnames)
{
    View factory = n ? args[0] : NULL;
    if (factory && factory != None && !obj_is_callable(factory))
        return err_false(&exc_TypeError, "first argument must be callable or None");
    ref_set(&as_default(self)->factory, ref_keep_or_null(factory));
    return dict_type.init(self, n ? args + 1 : args, n ? n - 1 : 0, kwnames);
}

/* type(self)(factory, other) */
static NEW Ref make_like(View self, View other)
{
    View factory = as_default(self)->factory;
    return obj_call_2(&type_of(self)->head, factory ? factory : None, other);
}

static Ref method_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return make_like(self, self);
}

static Ref default_binary(View a, View b, BinaryOp op)
{
    if (op != BIN_OR || !is_dict(a) || !is_dict(b)) return ref_keep(NotImplemented);
    View self = type_is_subtype(type_of(a), &defaultdict_type) ? a : b;
    Ref both = make_like(self, a);
    if (both && !dict_update(both, b)) ref_clear(&both);
    return both;
}

/* "defaultdict(<class 'list'>, {...})"; a factory that shows the dict again is shown as "..." there. */
static Ref default_repr(View self)
{
    Ref factory_text = NULL, text = NULL, name = NULL;
    Ref factory = ref_keep_or_null(as_default(self)->factory);
    Ref dict_text = dict_type.repr(self);
    int shown = 0;

    if (!dict_text) goto done;
    if (!factory) {
        factory_text = str_from_text("None");
    } else if ((shown = repr_enter(factory)) != 0) {
        factory_text = shown < 0 ? NULL : str_from_text("...");
    } else {
        factory_text = obj_repr(factory);
        repr_leave(factory);
    }
    if (factory_text && (name = obj_get_attr_text(&type_of(self)->head, "__name__")))
        text = str_format_c("%S(%S, %S)", name, factory_text, dict_text);
done:
    ref_drop(name);
    ref_drop(factory);
    ref_drop(factory_text);
    ref_drop(dict_text);
    return text;
}

/* (cls, (factory,), None, None, iterator over the items) */
static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    View factory = as_default(self)->factory;
    Ref items = obj_call_method(self, "items", NULL, 0), iterator = items ? obj_iter(items) : NULL;
    ref_drop(items);
    if (!iterator) return NULL;
    Ref how = factory && factory != None ? tuple_of(1, ref_keep(factory)) : ref_keep(tuple_empty);
    return tuple_of(5, ref_keep(&type_of(self)->head), how, None, None, iterator);
}

static void default_traverse(View self, Visit visit, void *arg)
{
    dict_type.shape.traverse(self, visit, arg);
    if (as_default(self)->factory) visit(as_default(self)->factory, arg);
}

static void default_clear(Ref self)
{
    ref_clear(&as_default(self)->factory);
    dict_clear(self);
}

static const NativeDef default_methods[] = {
    NATIVE("__missing__", method_missing, 1, 1, "The value for a key that is not there: what the factory returns, put in; KeyError without a factory."),
    NATIVE("copy", method_copy, 0, 0, "A shallow copy with the same factory."),
    NATIVE("__copy__", method_copy, 0, 0, "A shallow copy with the same factory."),
    NATIVE("__reduce__", method_reduce, 0, 0, "How to make such a dict again, for pickle and copy."),
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585"),
    {0}
};

static const MemberDef default_members[] = {
    { "default_factory", offsetof(DefaultDict, factory), false, "called without arguments for the value of a key that is not there" },
    {0}
};

TypeObj defaultdict_type = {
    TYPE_HEAD("collections.defaultdict", 0, DefaultDict), .module = "collections", .base = &dict_type,
    .shape.traverse = default_traverse, .shape.clear = default_clear, .shape.free = type_free, .shape.is_container = true,
    .flags = TYPE_BASE, .operators = "or ror",
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
           "A key that is not there gets the factory's value when it is asked for with d[key]. All else is as with dict.",
    .new = default_new, .init = default_init, .repr = default_repr, .get_item = default_get_item, .binary = default_binary,
    .methods = default_methods, .members = default_members,
};
