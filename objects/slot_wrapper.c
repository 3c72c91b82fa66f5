/* slot_wrapper.c -- the slots of built-in types, seen as methods: list.__len__, (1).__add__, object.__init__.
 *
 * Each row of slots.def becomes one SlotDef; a type's dict holds a WrapperObj for each row whose slot the type has.
 * Calling it calls the slot of the *owner*, whatever the receiver's class makes of it: that is how a method of a
 * subclass reaches the one it overrides. */
#include "objects/slots.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/operators.h"
#include "objects/reduce.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define WRAPPER(name) \
    static Ref wrap_##name(const SlotDef *def, TypeObj *owner, View self, View const *args, size_t n, View kwnames)
#define UNUSED (void)def, (void)owner, (void)args, (void)n, (void)kwnames

static Ref none_if(bool ok) { return ok ? ref_keep(None) : NULL; }

WRAPPER(repr) { UNUSED; return owner->repr(self); }
WRAPPER(str) { UNUSED; return owner->str(self); }
WRAPPER(call) { UNUSED; return owner->call(self, args, n, kwnames); }
WRAPPER(compare) { UNUSED; return owner->compare(self, args[0], (CompareOp)def->op); }
WRAPPER(iter) { UNUSED; return owner->iter(self); }
WRAPPER(init) { UNUSED; return none_if(owner->init(self, args, n, kwnames)); }
WRAPPER(get_item) { UNUSED; return owner->get_item(self, args[0]); }
WRAPPER(set_item) { UNUSED; return none_if(owner->set_item(self, args[0], args[1])); }
WRAPPER(del_item) { UNUSED; return none_if(owner->set_item(self, args[0], NULL)); }
WRAPPER(descr_set) { UNUSED; return none_if(owner->descr_set(self, args[0], args[1])); }
WRAPPER(descr_delete) { UNUSED; return none_if(owner->descr_set(self, args[0], NULL)); }
WRAPPER(unary) { UNUSED; return owner->unary(self, (UnaryOp)def->op); }
WRAPPER(index) { UNUSED; return owner->index(self); }
WRAPPER(to_int) { UNUSED; return owner->to_int(self); }
WRAPPER(to_float) { UNUSED; return owner->to_float(self); }
WRAPPER(in_place)
{
    UNUSED;
    return sequence_answer(owner->binary_in_place(self, args[0], (BinaryOp)def->op), self, args[0], (BinaryOp)def->op, true);
}

WRAPPER(hash)
{
    UNUSED;
    Hash hash;
    return owner->hash(self, &hash) ? int_new(hash) : NULL;
}

WRAPPER(next)
{
    UNUSED;
    Ref item = owner->next(self);
    if (!item && !err_pending) err_raise_object(obj_call_0(&exc_StopIteration.head));
    return item;
}

WRAPPER(truth)
{
    UNUSED;
    int truth = owner->truth(self);
    return truth < 0 ? NULL : bool_ref(truth);
}

WRAPPER(contains)
{
    UNUSED;
    int found = owner->contains(self, args[0]);
    return found < 0 ? NULL : bool_ref(found);
}

WRAPPER(length)
{
    UNUSED;
    size_t len;
    return owner->length(self, &len) ? int_new_unsigned(len) : NULL;
}

WRAPPER(binary)
{
    UNUSED;
    Ref result = owner->binary(self, args[0], (BinaryOp)def->op);
    return sequence_answer(result, self, args[0], (BinaryOp)def->op, true);
}

WRAPPER(binary_reflected)
{
    UNUSED;
    Ref result = owner->binary(args[0], self, (BinaryOp)def->op);
    return sequence_answer(result, self, args[0], (BinaryOp)def->op, true);
}

WRAPPER(power)
{
    UNUSED;
    if (n == 2 && args[1] != None) return int_power_or_refuse(self, args[0], args[1]);
    return owner->binary(self, args[0], BIN_POW);
}

WRAPPER(power_reflected)
{
    UNUSED;
    if (n == 2 && args[1] != None) return int_power_or_refuse(args[0], self, args[1]);
    return owner->binary(args[0], self, BIN_POW);
}

WRAPPER(get_attr)
{
    UNUSED;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "attribute name must be string, not '%T'", args[0]);
    return owner->get_attr ? owner->get_attr(self, args[0]) : obj_generic_get_attr(self, args[0]);
}

/* object.__setattr__(SomeClass, ...) would go round what type.__setattr__ forbids. */
static bool set_attr_checked(const SlotDef *def, TypeObj *owner, View self, View name, View value)
{
    if (!is_str(name)) return err_false(&exc_TypeError, "attribute name must be string, not '%T'", name);
    if (owner == &object_type && is_type(self))
        return err_false(&exc_TypeError, "can't apply this %s to type object", def->name);
    return owner->set_attr ? owner->set_attr(self, name, value) : obj_generic_set_attr(self, name, value);
}

WRAPPER(set_attr) { UNUSED; return none_if(set_attr_checked(def, owner, self, args[0], args[1])); }
WRAPPER(del_attr) { UNUSED; return none_if(set_attr_checked(def, owner, self, args[0], NULL)); }

WRAPPER(descr_get)
{
    UNUSED;
    View instance = args[0] == None ? NULL : args[0];
    View class = n < 2 || args[1] == None ? NULL : args[1];
    if (!instance && !class) return err_raise(&exc_TypeError, "__get__(None, None) is invalid");
    return owner->descr_get(self, instance, class);
}

/* A special method that has no slot here but one in CPython: the type's table of methods has its function. */
WRAPPER(method)
{
    UNUSED;
    const NativeDef *method = owner->methods;
    while (strcmp(method->name, def->name)) method++;
    return method->call(self, args, n);
}

static const SlotDef method_defs[] = {
#define METHOD_SLOT(name, count, doc) { name, FIELD_COUNT, 0, count, count, doc, wrap_method },
    METHOD_SLOT("__divmod__", 1, "Return divmod(self, value).")
    METHOD_SLOT("__rdivmod__", 1, "Return divmod(value, self).")
    METHOD_SLOT("__await__", 0, "Return an iterator to be used in await expression.")
    METHOD_SLOT("__aiter__", 0, "Return an awaitable, that resolves in asynchronous iterator.")
    METHOD_SLOT("__anext__", 0, "Return a value or raise StopAsyncIteration.")
};

const SlotDef slot_defs[SLOT_COUNT] = {
#define SLOT(name, field, wrap, op, min, max, doc) \
    [SLOT_##name] = { "__" #name "__", FIELD_##field, op, min, max, doc, wrap_##wrap },
#include "objects/slots.def"
};

/* ---- calling them --------------------------------------------------------------------------------------- */

/* A wrong number of arguments. CPython counts them in two ways; one of them begins its message with an empty name and a space. */
static Ref refuse_count(const WrapperObj *w, size_t n)
{
    const SlotDef *def = w->def;
    int want = n < (size_t)def->min ? def->min : def->max;
    bool repeats = def->op == BIN_MUL && (def->field == FIELD_binary || def->field == FIELD_binary_in_place) && is_sequence_type(w->owner);
    return err_raise(&exc_TypeError, "%sexpected %s%d argument%s, got %zu", def->max == 2 || repeats ? " " : "",
                     def->min == def->max ? "" : n < (size_t)def->min ? "at least " : "at most ", want, want == 1 ? "" : "s", n);
}

static Ref call_slot(const WrapperObj *w, View self, View const *args, size_t n, View kwnames)
{
    const SlotDef *def = w->def;
    if (def->max >= 0) {
        if (kwnames && as_tuple(kwnames)->len) return err_raise(&exc_TypeError, "wrapper %s() takes no keyword arguments", def->name);
        if (n < (size_t)def->min || n > (size_t)def->max) return refuse_count(w, n);
    }
    if (!recursion_enter(" while calling a Python object")) return NULL;
    Ref result = def->wrap(def, w->owner, self, args, n, kwnames);
    recursion_leave();
    return result;
}

static Ref refuse_receiver(const WrapperObj *w, View receiver)
{
    return err_raise(&exc_TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%T' object", w->def->name, w->owner->name, receiver);
}

static Ref wrapper_call(View self, View const *args, size_t n, View kwnames)
{
    const WrapperObj *w = as_wrapper(self);
    if (n == 0)
        return err_raise(&exc_TypeError, "descriptor '%s' of '%s' object needs an argument", w->def->name, w->owner->name);
    if (!type_is_subtype(type_of(args[0]), w->owner))
        return err_raise(&exc_TypeError, "descriptor '%s' requires a '%s' object but received a '%T'",
                         w->def->name, w->owner->name, args[0]);
    return call_slot(w, args[0], args + 1, n - 1, kwnames);
}

static Ref method_call(View self, View const *args, size_t n, View kwnames)
{
    return call_slot(as_wrapper(self), as_wrapper(self)->self, args, n, kwnames);
}

static Ref wrapper_make(uint32_t shape, TypeObj *owner, const SlotDef *def, View self)
{
    WrapperObj *w = (WrapperObj *)alloc_container(shape, sizeof *w);
    if (!w) return NULL;
    w->def = def;
    w->owner = owner;
    w->self = ref_keep_or_null(self);
    if (self) gc_track(&w->head);
    return &w->head;
}

Ref slot_wrapper_new(TypeObj *owner, const SlotDef *def)
{
    return wrapper_make(slot_wrapper_type.shape_id, owner, def, NULL);
}

Ref slot_wrapper_of_method(TypeObj *owner, const char *name)
{
    const SlotDef *def = method_defs;
    while (strcmp(def->name, name)) def++;
    return slot_wrapper_new(owner, def);
}

static Ref wrapper_get(View self, View instance, View owner)
{
    (void)owner;
    const WrapperObj *w = as_wrapper(self);
    if (!instance) return ref_keep(self);
    if (!type_is_subtype(type_of(instance), w->owner)) return refuse_receiver(w, instance);
    return wrapper_make(method_wrapper_type.shape_id, w->owner, w->def, instance);
}

static void wrapper_traverse(View self, Visit visit, void *arg)
{
    if (as_wrapper(self)->self) visit(as_wrapper(self)->self, arg);
}

static void wrapper_clear(Ref self) { ref_clear(&as_wrapper(self)->self); }
static void wrapper_free(Ref self) { heap_free(self, sizeof(WrapperObj)); }

static Ref wrapper_repr(View self)
{
    return str_format_c("<slot wrapper '%s' of '%s' objects>", as_wrapper(self)->def->name, as_wrapper(self)->owner->name);
}

static Ref method_repr(View self)
{
    const WrapperObj *w = as_wrapper(self);
    char at[24];
    return str_format_c("<method-wrapper '%s' of %T object at %s>", w->def->name, w->self, obj_address(w->self, at));
}

static Ref method_compare(View a, View b, CompareOp op)
{
    if (type_of(b) != &method_wrapper_type || (op != CMP_EQ && op != CMP_NE)) return ref_keep(NotImplemented);
    bool same = as_wrapper(a)->def == as_wrapper(b)->def && as_wrapper(a)->self == as_wrapper(b)->self;
    return bool_ref(same == (op == CMP_EQ));
}

static bool method_hash(View self, Hash *out)
{
    *out = (Hash)(((uintptr_t)as_wrapper(self)->self >> 4) ^ (uintptr_t)as_wrapper(self)->def);
    return true;
}

static Ref get_name(View self) { return str_interned(as_wrapper(self)->def->name); }
static Ref get_doc(View self) { return str_from_text(as_wrapper(self)->def->doc); }
static Ref get_objclass(View self) { return ref_keep(&as_wrapper(self)->owner->head); }
static Ref get_self(View self) { return ref_keep(as_wrapper(self)->self); }
static Ref get_qualname(View self) { return str_format_c("%s.%s", as_wrapper(self)->owner->name, as_wrapper(self)->def->name); }
static Ref get_signature(View self)
{
    (void)self;
    return ref_keep(None);
}

static const GetSetDef wrapper_getset[] = {
    {"__name__", get_name, NULL, NULL}, {"__doc__", get_doc, NULL, NULL}, {"__objclass__", get_objclass, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL}, {"__text_signature__", get_signature, NULL, NULL}, {0}
};
static const GetSetDef method_getset[] = {
    {"__name__", get_name, NULL, NULL}, {"__doc__", get_doc, NULL, NULL}, {"__objclass__", get_objclass, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL}, {"__text_signature__", get_signature, NULL, NULL},
    {"__self__", get_self, NULL, NULL}, {0}
};

/* int.__add__ is found in int, (1).__add__ in 1. */
static Ref wrapper_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const WrapperObj *w = as_wrapper(self);
    Ref from = ref_keep(w->self ? w->self : &w->owner->head);
    return tuple_of(2, reduce_builtin("getattr"), tuple_of(2, from, get_name(self)));
}

static const NativeDef wrapper_methods[] = { NATIVE("__reduce__", wrapper_reduce, 0, 0, NULL), {0} };

TypeObj slot_wrapper_type = {
    TYPE_HEAD("wrapper_descriptor", 0, WrapperObj),
    .shape.traverse = wrapper_traverse, .shape.clear = wrapper_clear, .shape.free = wrapper_free, .shape.is_container = true,
    .repr = wrapper_repr, .call = wrapper_call, .descr_get = wrapper_get, .methods = wrapper_methods,
    .getset = wrapper_getset,
};

TypeObj method_wrapper_type = {
    TYPE_HEAD("method-wrapper", 0, WrapperObj),
    .shape.traverse = wrapper_traverse, .shape.clear = wrapper_clear, .shape.free = wrapper_free, .shape.is_container = true,
    .repr = method_repr, .call = method_call, .compare = method_compare, .hash = method_hash, .methods = wrapper_methods,
    .getset = method_getset,
};

/* ---- __new__ -------------------------------------------------------------------------------------------- */

Ref type_make(TypeObj *type, TypeObj *cls, View const *args, size_t n, View kwnames)
{
    Ref made = type->new(cls, args, n, kwnames);
    /* Constructors of atoms (int, str ...) do not track; an instance of a class always is, for it holds its class. */
    if (made && UNLIKELY(cls->flags & TYPE_HEAP) && heap_contains(made) && !gc_is_tracked(made)) gc_track(made);
    return made;
}

static Ref call_new(View self, View const *args, size_t n, View kwnames)
{
    TypeObj *type = as_type(self);
    if (n == 0) return err_raise(&exc_TypeError, "%s.__new__(): not enough arguments", type->name);
    if (!is_type(args[0]))
        return err_raise(&exc_TypeError, "%s.__new__(X): X is not a type object (%T)", type->name, args[0]);
    TypeObj *cls = as_type(args[0]);
    if (!type_is_subtype(cls, type))
        return err_raise(&exc_TypeError, "%s.__new__(%s): %s is not a subtype of %s", type->name, cls->name, cls->name, type->name);

    TypeObj *made_by = cls;             /* the first C `new` above cls must be the one that is called */
    while (made_by->new == class_new) made_by = made_by->base;
    if (made_by->new != type->new)
        return err_raise(&exc_TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", type->name, cls->name, made_by->name);
    return type_make(type, cls, args + 1, n - 1, kwnames);
}

static const NativeDef new_def =
    NATIVE_RAW("__new__", call_new, "Create and return a new object.  See help(type) for accurate signature.");

Ref new_wrapper(TypeObj *type) { return native_new(&new_def, &type->head, NULL); }

TypeObj *new_wrapper_type(View v)
{
    return v->shape == SHAPE_NATIVE && as_native(v)->def == &new_def ? as_type(as_native(v)->self) : NULL;
}
