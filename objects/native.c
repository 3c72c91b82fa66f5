/* native.c -- the objects that stand for C functions.
 *
 *   list.append      method_descriptor             in list's dict; its first argument is the receiver
 *   [].append        builtin_function_or_method    the same NativeDef, bound to the list
 *   dict.fromkeys    builtin_function_or_method    bound to the class by a classmethod_descriptor
 *   len, math.sqrt   builtin_function_or_method    bound to their module
 *
 * All four are a NativeObj and differ in what `self` holds. How arguments reach the C function: args.c. */
#include "objects/native.h"

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/descr.h"
#include "objects/module.h"
#include "objects/reduce.h"
#include "objects/slots.h"
#include "objects/tuple.h"
#include "objects/str.h"
#include "objects/type.h"

static Ref native_make(TypeObj *type, const NativeDef *def, TypeObj *owner, View self, View module)
{
    Ref own = alloc_container(type->shape_id, sizeof(NativeObj));
    if (!own) return NULL;
    NativeObj *native = as_native(own);
    native->def = def;
    native->self = ref_keep_or_null(self);
    native->owner = owner;
    native->module = ref_keep_or_null(module);
    gc_track(own);
    return own;
}

Ref native_new(const NativeDef *def, View self, View module)
{
    TypeObj *owner = !self || self->shape == SHAPE_MODULE ? NULL : is_type(self) ? as_type(self) : type_of(self);
    return native_make(&native_type, def, owner, self, module);
}

static Ref static_descriptor(TypeObj *owner, const NativeDef *def)
{
    Ref function = native_make(&native_type, def, owner, &owner->head, NULL), own = NULL;
    if (function) own = staticmethod_new(function);
    ref_drop(function);
    return own;
}

Ref native_descriptor(TypeObj *owner, const NativeDef *def)
{
    if (def->flags & NATIVE_SLOT) return slot_wrapper_of_method(owner, def->name);
    if (def->flags & NATIVE_STATIC) return static_descriptor(owner, def);
    return native_make(def->flags & NATIVE_CLASS ? &classmethod_descriptor_type : &method_descriptor_type, def, owner, NULL, NULL);
}

static void native_traverse(View self, Visit visit, void *arg)
{
    NativeObj *native = as_native(self);
    if (native->self) visit(native->self, arg);
    if (native->module) visit(native->module, arg);
}

static void native_clear(Ref self)
{
    ref_clear(&as_native(self)->self);
    ref_clear(&as_native(self)->module);
}

static void native_free(Ref self)
{
    heap_free(self, sizeof(NativeObj));
}

/* ---- attributes that all three types have ----------------------------------------------------------------- */

static Ref get_name(View self) { return str_from_text(as_native(self)->def->name); }

static Ref get_doc(View self)
{
    const char *doc = as_native(self)->def->doc;
    return doc ? str_from_text(doc) : None;
}

static Ref get_none(View self)
{
    (void)self;
    return None;
}

/* ---- builtin_function_or_method --------------------------------------------------------------------------- */

static bool is_method(const NativeObj *native) { return native->self && native->self->shape != SHAPE_MODULE; }

static Ref native_repr(View self)
{
    NativeObj *native = as_native(self);
    if (!is_method(native)) return str_format_c("<built-in function %s>", native->def->name);
    return str_format_c("<built-in method %s of %T object at 0x%lx>", native->def->name, native->self,
                        (unsigned long)native->self);
}

static bool native_hash(View self, Hash *out)
{
    uintptr_t a = (uintptr_t)as_native(self)->self, b = (uintptr_t)as_native(self)->def;
    *out = (Hash)((a >> 4) ^ (b >> 4 | b << 60));
    if (*out == -1) *out = -2;
    return true;
}

static Ref native_compare(View a, View b, CompareOp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || b->shape != SHAPE_NATIVE) return NotImplemented;
    bool equal = as_native(a)->self == as_native(b)->self && as_native(a)->def == as_native(b)->def;
    return bool_ref(equal == (op == CMP_EQ));
}

static Ref native_slot_call(View self, View const *args, size_t n, View kwnames)
{
    /* Messages name the class of what the method is bound to. */
    NativeObj *native = as_native(self);
    TypeObj *named = !is_method(native) ? native->owner : is_type(native->self) ? as_type(native->self) : type_of(native->self);
    return native_call(native->def, named, native->self, args, n, kwnames);
}

static Ref native_get_self(View self)
{
    Ref bound = as_native(self)->self;
    return bound ? ref_keep(bound) : None;
}

static Ref native_get_module(View self)
{
    Ref module = as_native(self)->module;
    return module ? ref_keep(module) : None;
}

static Ref native_get_qualname(View self)
{
    NativeObj *native = as_native(self);
    if (!is_method(native)) return get_name(self);
    View type = is_type(native->self) ? native->self : (View)type_of(native->self);
    Ref owner = obj_get_attr_text(type, "__qualname__");
    if (!owner) return NULL;
    Ref own = str_format_c("%S.%s", owner, native->def->name);
    ref_drop(owner);
    return own;
}

/* A module's function is found by its name, a method through what it is bound to. */
static Ref native_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const NativeObj *native = as_native(self);
    Ref name = str_interned(native->def->name);
    if (!native->self || native->self->shape == SHAPE_MODULE) return name;
    return tuple_of(2, reduce_builtin("getattr"), tuple_of(2, ref_keep(native->self), name));
}

static const NativeDef native_methods[] = { NATIVE("__reduce__", native_reduce, 0, 0, NULL), {0} };

static const GetSetDef native_getset[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", native_get_qualname, NULL, NULL},
    {"__self__", native_get_self, NULL, NULL},
    {"__module__", native_get_module, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__text_signature__", get_none, NULL, NULL},
    {0}
};

TypeObj native_type = {
    TYPE_HEAD("builtin_function_or_method", SHAPE_NATIVE, NativeObj),
    .shape.traverse = native_traverse, .shape.clear = native_clear, .shape.free = native_free, .shape.is_container = true,
    .repr = native_repr, .hash = native_hash, .compare = native_compare, .call = native_slot_call,
    .methods = native_methods, .getset = native_getset,
};

/* ---- method_descriptor and classmethod_descriptor --------------------------------------------------------- */

static Ref descriptor_repr(View self)
{
    return str_format_c("<method '%s' of '%N' objects>", as_native(self)->def->name, as_native(self)->owner);
}

static bool check_receiver(const NativeObj *native, View receiver)
{
    if (LIKELY(type_is_subtype(type_of(receiver), native->owner))) return true;
    return err_false(&exc_TypeError, "descriptor '%s' for '%N' objects doesn't apply to a '%T' object",
                     native->def->name, native->owner, receiver);
}

static Ref method_descr_get(View self, View instance, View owner)
{
    (void)owner;
    NativeObj *native = as_native(self);
    if (!instance) return ref_keep(self);
    if (!check_receiver(native, instance)) return NULL;
    return native_make(&native_type, native->def, native->owner, instance, NULL);
}

static Ref method_descr_call(View self, View const *args, size_t n, View kwnames)
{
    NativeObj *native = as_native(self);
    if (n == 0) return err_raise(&exc_TypeError, "unbound method %N.%s() needs an argument", native->owner, native->def->name);
    if (!check_receiver(native, args[0])) return NULL;
    return native_call(native->def, native->owner, args[0], args + 1, n - 1, kwnames);
}

static Ref class_descr_get(View self, View instance, View owner)
{
    NativeObj *native = as_native(self);
    View cls = owner ? owner : (View)type_of(instance);
    if (!is_type(cls))
        return err_raise(&exc_TypeError, "descriptor '%s' for type '%N' needs a type, not a '%T' as arg 2", native->def->name,
                         native->owner, cls);
    if (!type_is_subtype(as_type(cls), native->owner))
        return err_raise(&exc_TypeError, "descriptor '%s' requires a subtype of '%N' but received '%N'", native->def->name,
                         native->owner, as_type(cls));
    return native_make(&native_type, native->def, native->owner, cls, NULL);
}

static Ref class_descr_call(View self, View const *args, size_t n, View kwnames)
{
    NativeObj *native = as_native(self);
    if (n == 0)
        return err_raise(&exc_TypeError, "descriptor '%s' of '%N' object needs an argument", native->def->name, native->owner);
    Ref bound = class_descr_get(self, NULL, args[0]);
    if (!bound) return NULL;
    Ref result = native_slot_call(bound, args + 1, n - 1, kwnames);
    ref_drop(bound);
    return result;
}

static Ref descriptor_get_qualname(View self)
{
    return str_format_c("%N.%s", as_native(self)->owner, as_native(self)->def->name);
}

static Ref descriptor_get_owner(View self) { return ref_keep((View)as_native(self)->owner); }

static Ref descriptor_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const NativeObj *native = as_native(self);
    return tuple_of(2, reduce_builtin("getattr"), tuple_of(2, ref_keep(&native->owner->head), str_interned(native->def->name)));
}

static const NativeDef descriptor_methods[] = { NATIVE("__reduce__", descriptor_reduce, 0, 0, NULL), {0} };

static const GetSetDef descriptor_getset[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", descriptor_get_qualname, NULL, NULL},
    {"__objclass__", descriptor_get_owner, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__text_signature__", get_none, NULL, NULL},
    {0}
};

TypeObj method_descriptor_type = {
    TYPE_HEAD("method_descriptor", SHAPE_METHOD_DESCRIPTOR, NativeObj),
    .shape.traverse = native_traverse, .shape.clear = native_clear, .shape.free = native_free, .shape.is_container = true,
    .repr = descriptor_repr, .call = method_descr_call, .descr_get = method_descr_get,
    .methods = descriptor_methods, .getset = descriptor_getset,
};

TypeObj classmethod_descriptor_type = {
    TYPE_HEAD("classmethod_descriptor", 0, NativeObj),
    .shape.traverse = native_traverse, .shape.clear = native_clear, .shape.free = native_free, .shape.is_container = true,
    .repr = descriptor_repr, .call = class_descr_call, .descr_get = class_descr_get, .getset = descriptor_getset,
};
