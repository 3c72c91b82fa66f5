/* func.c -- functions, the cells that closures share, and bound methods. */
#include "objects/func.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/instance.h"
#include "objects/reduce.h"
#include "objects/str.h"
#include "objects/tuple.h"

Ref (*func_call)(View function, View const *args, size_t n, View kwnames);
size_t (*func_free_variables)(View code);
Ref (*func_create)(View const *args, size_t n, View kwnames);

/* ---- functions --------------------------------------------------------------------------------------------- */

static void function_traverse(View self, Visit visit, void *arg)
{
    const FuncObj *f = as_func(self);
    View const owned[] = {
        f->code, f->globals, f->builtins, f->defaults, f->kwdefaults, f->closure, f->name, f->qualname, f->module, f->doc,
        f->annotations, f->dict, f->former_codes,
    };
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        if (owned[i]) visit(owned[i], arg);
}

/* What it cannot do without stays until the end: a finalizer may get hold of a function that the collector has cleared, and call
 * it. No cycle lasts for that: the globals are a dict, which is cleared itself. */
static void function_clear(Ref self)
{
    FuncObj *f = as_func(self);
    ref_clear(&f->module);
    ref_clear(&f->defaults);
    ref_clear(&f->kwdefaults);
    ref_clear(&f->doc);
    ref_clear(&f->dict);
    ref_clear(&f->closure);
    ref_clear(&f->annotations);
}

static void function_free(Ref self)
{
    FuncObj *f = as_func(self);
    ref_clear(&f->globals);
    ref_clear(&f->builtins);
    ref_clear(&f->name);
    ref_clear(&f->qualname);
    ref_clear(&f->former_codes);
    ref_clear(&f->code);
    heap_free(self, sizeof(FuncObj));
}

static Ref function_repr(View self)
{
    char at[24];
    return str_format_c("<function %S at %s>", as_func(self)->qualname, obj_address(self, at));
}

static Ref function_call(View self, View const *args, size_t n, View kwnames) { return func_call(self, args, n, kwnames); }

static Ref function_get(View self, View instance, View owner)
{
    (void)owner;
    return instance ? method_new(ref_keep(self), ref_keep(instance)) : ref_keep(self);
}

static Ref function_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;
    return func_create ? func_create(args, n, kwnames) : err_raise(&exc_TypeError, "cannot create 'function' instances");
}

#define GETTER(field) static Ref get_##field(View self) \
    { Ref value = as_func(self)->field; return value ? ref_keep(value) : ref_keep(None); }
GETTER(code) GETTER(defaults) GETTER(kwdefaults) GETTER(name) GETTER(qualname)

static bool set_code(View self, View value)
{
    if (!value || value->shape != SHAPE_CODE)
        return err_false(&exc_TypeError, "__code__ must be set to a code object");
    FuncObj *f = as_func(self);
    size_t wants = func_free_variables(value), has = f->closure ? as_tuple(f->closure)->len : 0;
    if (wants != has) return err_false(&exc_ValueError, "%S() requires a code object with %zu free vars, not %zu", (View)f->name, has, wants);
    if (!f->former_codes && !(f->former_codes = list_new())) return false;
    if (!list_push(f->former_codes, ref_keep(f->code))) return false;
    ref_set(&f->code, ref_keep(value));
    return true;
}

/* Set, or with None and NULL clear. */
static bool set_or_clear(Ref *field, View value)
{
    ref_set(field, !value || value == None ? NULL : ref_keep(value));
    return true;
}

static bool set_defaults(View self, View value)
{
    if (value && value != None && !is_tuple(value))
        return err_false(&exc_TypeError, "__defaults__ must be set to a tuple object");
    return set_or_clear(&as_func(self)->defaults, value);
}

static bool set_kwdefaults(View self, View value)
{
    if (value && value != None && !is_dict(value))
        return err_false(&exc_TypeError, "__kwdefaults__ must be set to a dict object");
    return set_or_clear(&as_func(self)->kwdefaults, value);
}

static bool set_name(View self, View value)
{
    if (!value || !is_str(value)) return err_false(&exc_TypeError, "__name__ must be set to a string object");
    ref_set(&as_func(self)->name, ref_keep(value));
    return true;
}

static bool set_qualname(View self, View value)
{
    if (!value || !is_str(value)) return err_false(&exc_TypeError, "__qualname__ must be set to a string object");
    ref_set(&as_func(self)->qualname, ref_keep(value));
    return true;
}

static Ref get_annotations(View self)
{
    FuncObj *f = as_func(self);
    if (!f->annotations && !(f->annotations = dict_new())) return NULL;
    return ref_keep(f->annotations);
}

static bool set_annotations(View self, View value)
{
    if (value && value != None && !is_dict(value))
        return err_false(&exc_TypeError, "__annotations__ must be set to a dict object");
    return set_or_clear(&as_func(self)->annotations, value);
}

static Ref get_dict(View self) { return instance_dict(self); }

static bool set_dict(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "cannot delete __dict__");
    if (!is_dict(value)) return err_false(&exc_TypeError, "__dict__ must be set to a dictionary, not a '%T'", value);
    ref_set(&as_func(self)->dict, ref_keep(value));
    return true;
}

static const GetSetDef function_getset[] = {
    {"__code__", get_code, set_code, NULL}, {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL}, {"__annotations__", get_annotations, set_annotations, NULL},
    {"__dict__", get_dict, set_dict, NULL}, {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL}, {0}
};

static const MemberDef function_members[] = {
    {"__closure__", offsetof(FuncObj, closure), true, NULL}, {"__doc__", offsetof(FuncObj, doc), false, NULL},
    {"__globals__", offsetof(FuncObj, globals), true, NULL}, {"__module__", offsetof(FuncObj, module), false, NULL},
    {"__builtins__", offsetof(FuncObj, builtins), true, NULL}, {0}
};

TypeObj function_type = {
    TYPE_HEAD("function", SHAPE_FUNCTION, FuncObj), .flags = TYPE_WEAKREF,
    .shape.traverse = function_traverse, .shape.clear = function_clear, .shape.free = function_free,
    .shape.is_container = true, .shape.dict_at = offsetof(FuncObj, dict),
    .doc = "Create a function object.",
    .new = function_new, .repr = function_repr, .call = function_call, .descr_get = function_get,
    .members = function_members, .getset = function_getset,
};

/* ---- bound methods ----------------------------------------------------------------------------------------- */

Ref method_new(Ref function, Ref self)
{
    MethodObj *m = (MethodObj *)alloc_container(SHAPE_METHOD, sizeof *m);
    if (!m) {
        ref_drop(function);
        ref_drop(self);
        return NULL;
    }
    m->function = function;
    m->self = self;
    gc_track(&m->head);
    return &m->head;
}

static void method_traverse(View self, Visit visit, void *arg)
{
    if (as_method(self)->function) visit(as_method(self)->function, arg);
    if (as_method(self)->self) visit(as_method(self)->self, arg);
}

static void method_clear(Ref self)
{
    ref_clear(&as_method(self)->function);
    ref_clear(&as_method(self)->self);
}

static void method_free(Ref self) { heap_free(self, sizeof(MethodObj)); }

static Ref method_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;
    if (!args_positional("method", n, kwnames, 2, 2)) return NULL;
    if (!obj_is_callable(args[0])) return err_raise(&exc_TypeError, "first argument must be callable");
    if (args[1] == None) return err_raise(&exc_TypeError, "instance must not be None");
    return method_new(ref_keep(args[0]), ref_keep(args[1]));
}

static Ref method_call(View self, View const *args, size_t n, View kwnames)
{
    enum { SHORT = 8 };
    const MethodObj *m = as_method(self);
    size_t total = n + (kwnames ? as_tuple(kwnames)->len : 0);
    View few[SHORT], *all = few;
    if (total + 1 > SHORT && !(all = (View *)alloc_bytes((total + 1) * sizeof *all))) return NULL;
    all[0] = m->self;
    for (size_t i = 0; i < total; i++) all[i + 1] = args[i];
    Ref result = obj_call(m->function, all, n + 1, kwnames);
    if (all != few) mem_free(all);
    return result;
}

static Ref method_repr(View self)
{
    static View qualname_name, name_name;
    const MethodObj *m = as_method(self);
    Ref name = NULL, of = NULL, text = NULL;
    if (!qualname_name && !(qualname_name = str_known("__qualname__"))) return NULL;
    if (!name_name && !(name_name = str_known("__name__"))) return NULL;
    int found = obj_find_attr(m->function, qualname_name, &name);
    if (found == 0) found = obj_find_attr(m->function, name_name, &name);
    if (found < 0 || !(of = obj_repr(m->self))) goto done;
    if (name && is_str(name)) text = str_format_c("<bound method %S of %S>", name, of);
    else text = str_format_c("<bound method ? of %S>", of);
done:
    ref_drop(name);
    ref_drop(of);
    return text;
}

static Ref method_compare(View a, View b, CompareOp op)
{
    if (b->shape != SHAPE_METHOD || (op != CMP_EQ && op != CMP_NE)) return ref_keep(NotImplemented);
    int same = obj_equal(as_method(a)->function, as_method(b)->function);
    if (same < 0) return NULL;
    same = same && as_method(a)->self == as_method(b)->self;
    return bool_ref(same == (op == CMP_EQ));
}

static bool method_hash(View self, Hash *out)
{
    Hash hash;
    if (!obj_hash(as_method(self)->function, &hash)) return false;
    *out = hash ^ (Hash)((uintptr_t)as_method(self)->self >> 4);
    if (*out == -1) *out = -2;
    return true;
}

/* What the method itself has not, its function may have. */
static Ref method_get_attr(View self, View name)
{
    View own = type_lookup(&method_type, name);
    if (own) {
        Ref (*get)(View, View, View) = type_of(own)->descr_get;
        return get ? get(own, self, &method_type.head) : ref_keep(own);
    }
    return obj_get_attr(as_method(self)->function, name);
}

/* A method is bound once and for all. */
static Ref method_doc(View self) { return obj_get_attr_text(as_method(self)->function, "__doc__"); }

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref name = obj_get_attr_text(as_method(self)->function, "__name__");
    Ref builtin = name ? reduce_builtin("getattr") : NULL;
    if (!name || !builtin) {
        ref_drop(name);
        return NULL;
    }
    return tuple_of(2, builtin, tuple_of(2, ref_keep(as_method(self)->self), name));
}

static const NativeDef method_methods[] = { NATIVE("__reduce__", method_reduce, 0, 0, NULL), {0} };
static const GetSetDef method_getset[] = { {"__doc__", method_doc, NULL, NULL}, {0} };
static const MemberDef method_members[] = {
    {"__func__", offsetof(MethodObj, function), true, "the function (or other callable) implementing a method"},
    {"__self__", offsetof(MethodObj, self), true, "the instance to which a method is bound"}, {0}
};

TypeObj method_type = {
    TYPE_HEAD("method", SHAPE_METHOD, MethodObj), .flags = TYPE_WEAKREF,
    .shape.traverse = method_traverse, .shape.clear = method_clear, .shape.free = method_free, .shape.is_container = true,
    .doc = "Create a bound instance method object.",
    .new = method_make, .call = method_call, .repr = method_repr, .hash = method_hash, .compare = method_compare,
    .get_attr = method_get_attr, .methods = method_methods, .members = method_members,
    .getset = method_getset,
};

/* ---- cells ------------------------------------------------------------------------------------------------- */

Ref cell_new(Ref value)
{
    CellObj *cell = (CellObj *)alloc_container(SHAPE_CELL, sizeof *cell);
    if (!cell) {
        ref_drop(value);
        return NULL;
    }
    cell->value = value;
    gc_track(&cell->head);
    return &cell->head;
}

static void cell_traverse(View self, Visit visit, void *arg)
{
    if (as_cell(self)->value) visit(as_cell(self)->value, arg);
}

static void cell_clear(Ref self) { ref_clear(&as_cell(self)->value); }
static void cell_free(Ref self) { heap_free(self, sizeof(CellObj)); }

static Ref cell_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;
    if (!args_positional("cell", n, kwnames, 0, 1)) return NULL;
    return cell_new(n ? ref_keep(args[0]) : NULL);
}

static Ref cell_repr(View self)
{
    char at[24], value_at[24];
    View value = as_cell(self)->value;
    if (!value) return str_format_c("<cell at %s: empty>", obj_address(self, at));
    return str_format_c("<cell at %s: %T object at %s>", obj_address(self, at), value, obj_address(value, value_at));
}

/* Cells compare by what they hold; an empty one comes first. */
static Ref cell_compare(View a, View b, CompareOp op)
{
    if (b->shape != SHAPE_CELL) return ref_keep(NotImplemented);
    View x = as_cell(a)->value, y = as_cell(b)->value;
    if (x && y) return obj_compare(x, y, op);
    int order = (x != NULL) - (y != NULL);
    switch (op) {
    case CMP_LT: return bool_ref(order < 0);
    case CMP_LE: return bool_ref(order <= 0);
    case CMP_EQ: return bool_ref(order == 0);
    case CMP_NE: return bool_ref(order != 0);
    case CMP_GT: return bool_ref(order > 0);
    default:     return bool_ref(order >= 0);
    }
}

static Ref get_contents(View self)
{
    Ref value = as_cell(self)->value;
    return value ? ref_keep(value) : err_raise(&exc_ValueError, "Cell is empty");
}

static bool set_contents(View self, View value)
{
    ref_set(&as_cell(self)->value, ref_keep_or_null(value));
    return true;
}

static const GetSetDef cell_getset[] = { {"cell_contents", get_contents, set_contents, NULL}, {0} };

TypeObj cell_type = {
    TYPE_HEAD("cell", SHAPE_CELL, CellObj),
    .shape.traverse = cell_traverse, .shape.clear = cell_clear, .shape.free = cell_free, .shape.is_container = true,
    .doc = "Create a new cell object.",
    .new = cell_make, .repr = cell_repr, .compare = cell_compare, .getset = cell_getset,
};
