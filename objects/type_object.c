/* type_object.c -- the type `type`: classes as objects, with their attributes and methods. */
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/exc.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/slots.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/union.h"

/* ---- attributes of a class --------------------------------------------------------------------------------- */

static Ref bind(View attr, View instance, View owner)
{
    Ref (*get)(View, View, View) = type_of(attr)->descr_get;
    if (!get) return ref_keep(attr);
    Ref descr = ref_keep(attr);
    Ref value = get(descr, instance, owner);
    ref_drop(descr);
    return value;
}

/* As for other objects, but "the object's own attributes" are those of the whole mro, and they are bound too. */
Ref type_get_attr(View self, View name)
{
    TypeObj *type = as_type(self), *meta = type_of(self);
    View on_meta = type_lookup(meta, name);
    if (on_meta && type_of(on_meta)->descr_get && type_of(on_meta)->descr_set) return bind(on_meta, self, &meta->head);

    View found = type_lookup(type, name);
    if (found) return bind(found, NULL, self);
    if (on_meta) return bind(on_meta, self, &meta->head);

    err_raise(&exc_AttributeError, "type object '%s' has no attribute '%S'", type->name, name);
    if (err_pending && type_of(err_pending) == &exc_AttributeError) {
        ref_set(&as_exc(err_pending)->fields[NAME_NAME], ref_keep(name));
        ref_set(&as_exc(err_pending)->fields[NAME_OBJ], ref_keep(self));
    }
    return NULL;
}

static bool is_dunder(View name)
{
    const StrObj *s = as_str(name);
    return s->len > 4 && str_at(name, 0) == '_' && str_at(name, 1) == '_' && str_at(name, s->len - 1) == '_';
}

/* Into the class's dict (value NULL: out of it), and all that follows from it. */
static bool store(TypeObj *type, View name, View value)
{
    Ref old = ref_keep_or_null(dict_get_str(type->dict, name));
    bool ok = true;
    if (value) ok = dict_set(type->dict, ref_keep(name), ref_keep(value));
    else if (!old) ok = err_false(&exc_AttributeError, "type object '%s' has no attribute '%S'", type->name, name);
    else ok = dict_delete(type->dict, name) >= 0;
    if (ok) {
        type_changed(type, name, old, value);
        if (is_dunder(name) && type->flags & TYPE_HEAP) class_update_slots(type);
    }
    ref_drop(old);
    return ok;
}

bool type_set_attr(View self, View name, View value)
{
    TypeObj *type = as_type(self);
    if (!(type->flags & (TYPE_HEAP | TYPE_OPEN)))
        return err_false(&exc_TypeError, "cannot set '%S' attribute of immutable type '%s'", name, type->name);
    View on_meta = type_lookup(type_of(self), name);
    if (!on_meta || !type_of(on_meta)->descr_set) return store(type, name, value);

    Ref descr = ref_keep(on_meta);
    bool ok = type_of(descr)->descr_set(descr, self, value);
    ref_drop(descr);
    return ok;
}

/* ---- calling a class --------------------------------------------------------------------------------------- */

Ref type_call(View self, View const *args, size_t n, View kwnames)
{
    TypeObj *type = as_type(self);
    if (UNLIKELY(type == &type_type)) {         /* type(x) */
        bool named = kwnames && as_tuple(kwnames)->len;
        if (n == 1 && !named) return ref_keep(&type_of(args[0])->head);
        if (n == 1 && named) return err_raise(&exc_TypeError, "type() takes no keyword arguments");
        if (n != 3) return err_raise(&exc_TypeError, "type() takes 1 or 3 arguments");
    }
    if (UNLIKELY(!type->new)) return err_raise(&exc_TypeError, "cannot create '%s' instances", type->name);

    Ref made = type_make(type, type, args, n, kwnames);
    if (!made) return NULL;
    TypeObj *got = type_of(made);
    if (got != type && !type_is_subtype(got, type)) return made;       /* __new__ gave something else */
    if (got->init && got->init != object_init && !got->init(made, args, n, kwnames)) ref_set(&made, NULL);
    else if (got->init == object_init && UNLIKELY(n || kwnames) && !object_init(made, args, n, kwnames)) ref_set(&made, NULL);
    return made;
}

static bool type_init_slot(View self, View const *args, size_t n, View kwnames)
{
    (void)self, (void)args;
    if (n == 1 && kwnames && as_tuple(kwnames)->len)
        return err_false(&exc_TypeError, "type.__init__() takes no keyword arguments");
    if (n != 1 && n != 3) return err_false(&exc_TypeError, "type.__init__() takes 1 or 3 arguments");
    return true;
}

/* Bases that stand for others are for the class statement only. */
static bool check_bases(View bases)
{
    View name = str_known("__mro_entries__");
    if (!name) return false;
    for (size_t i = 0; i < as_tuple(bases)->len; i++) {
        Ref found = NULL;
        if (is_type(tuple_at(bases, i))) continue;
        if (obj_find_attr(tuple_at(bases, i), name, &found) < 0) return false;
        if (!found) continue;
        ref_drop(found);
        return err_false(&exc_TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
    }
    return true;
}

static Ref type_new_slot(TypeObj *meta, View const *args, size_t n, View kwnames)
{
    if (n != 3) return err_raise(&exc_TypeError, "type.__new__() takes exactly 3 arguments (%zu given)", n);
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "type.__new__() argument 1 must be str, not %t", args[0]);
    if (!is_tuple(args[1])) return err_raise(&exc_TypeError, "type.__new__() argument 2 must be tuple, not %t", args[1]);
    if (!is_dict(args[2])) return err_raise(&exc_TypeError, "type.__new__() argument 3 must be dict, not %t", args[2]);

    TypeObj *winner = check_bases(args[1]) ? class_metatype(meta, args[1]) : NULL;
    if (!winner) return NULL;
    if (winner != meta && winner->new != type_new_slot) return winner->new(winner, args, n, kwnames);
    return type_new_class(winner, args[0], args[1], args[2], args + 3, kwnames);
}

/* ---- name, module, repr ------------------------------------------------------------------------------------ */

/* The part after the last dot: static types may be called "collections.deque". */
static const char *last_part(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

static Ref get_name(View self)
{
    TypeObj *type = as_type(self);
    if (type->flags & TYPE_HEAP) return ref_keep(type->info->name);
    return str_interned(last_part(type->name));
}

static bool must_be_heap(TypeObj *type, const char *name)
{
    if (type->flags & TYPE_HEAP) return true;
    return err_false(&exc_TypeError, "cannot set '%s' attribute of immutable type '%s'", name, type->name);
}

static bool can_assign(TypeObj *type, const char *name, View value)
{
    if (!must_be_heap(type, name)) return false;
    return value || err_false(&exc_TypeError, "cannot delete '%s' attribute of immutable type '%s'", name, type->name);
}

static bool set_name(View self, View value)
{
    TypeObj *type = as_type(self);
    if (!can_assign(type, "__name__", value)) return false;
    if (!is_str(value))
        return err_false(&exc_TypeError, "can only assign string to %s.__name__, not '%T'", type->name, value);
    size_t len;
    const char *text = str_utf8(value, &len);
    if (!text) return false;
    if (strlen(text) != len) return err_false(&exc_ValueError, "type name must not contain null characters");
    ref_set(&type->info->name, ref_keep(value));
    type->name = text;
    return true;
}

static Ref get_qualname(View self)
{
    TypeObj *type = as_type(self);
    return type->qualname ? ref_keep(type->qualname) : str_interned(last_part(type->name));
}

static bool set_qualname(View self, View value)
{
    TypeObj *type = as_type(self);
    if (!can_assign(type, "__qualname__", value)) return false;
    if (!is_str(value))
        return err_false(&exc_TypeError, "can only assign string to %s.__qualname__, not '%T'", type->name, value);
    ref_set(&type->qualname, ref_keep(value));
    return true;
}

static Ref get_module(View self)
{
    TypeObj *type = as_type(self);
    if (type->flags & (TYPE_HEAP | TYPE_OPEN)) {
        View module = dict_get_text(type->dict, "__module__");
        if (module || type->flags & TYPE_HEAP) return module ? ref_keep(module) : err_raise(&exc_AttributeError, "__module__");
    }
    if (type->module) return str_interned(type->module);
    const char *dot = strrchr(type->name, '.');
    return dot ? str_from_utf8(type->name, (size_t)(dot - type->name)) : str_interned("builtins");
}

static bool set_module(View self, View value)
{
    TypeObj *type = as_type(self);
    View name = str_known("__module__");
    bool open = type->flags & TYPE_OPEN && value;
    return name && (open || can_assign(type, "__module__", value)) && store(type, name, value);
}

static Ref type_repr(View self)
{
    TypeObj *type = as_type(self);
    Ref text = NULL, qualname = NULL, module = get_module(self);
    if (!module) err_clear();
    if (!(qualname = get_qualname(self))) goto done;
    if (module && is_str(module) && !str_equal_text(module, "builtins"))
        text = str_format_c("<class '%S.%S'>", module, qualname);
    else text = str_format_c("<class '%s'>", type->name);
done:
    ref_drop(module);
    ref_drop(qualname);
    return text;
}

/* ---- the other attributes ---------------------------------------------------------------------------------- */

static Ref get_bases(View self) { return ref_keep_or_null(as_type(self)->bases); }
static Ref get_mro(View self) { return as_type(self)->mro ? ref_keep(as_type(self)->mro) : ref_keep(None); }
static Ref get_base(View self) { return as_type(self)->base ? ref_keep(&as_type(self)->base->head) : ref_keep(None); }
static Ref get_dict(View self) { return as_type(self)->dict ? mappingproxy_new(as_type(self)->dict) : ref_keep(None); }
static Ref get_basicsize(View self) { return int_new_unsigned(as_type(self)->shape.size); }
static Ref get_zero(View self) { (void)self; return int_new(0); }
static Ref get_none(View self) { (void)self; return ref_keep(None); }

static Ref get_dictoffset(View self)
{
    TypeObj *type = as_type(self);
    return int_new(type->info && type->info->fresh ? -1 : type->shape.dict_at);
}

/* CPython's tp_flags, as far as programs look at them: heap type, base type, abstract, ready, and the built-in kinds. */
static Ref get_flags(View self)
{
    uint32_t flags = as_type(self)->flags;
    uint64_t out = (uint64_t)1 << 12;
    if (flags & TYPE_HEAP) out |= 1u << 9;
    else out |= 1u << 8;
    if (flags & TYPE_BASE) out |= 1u << 10;
    if (flags & TYPE_ABSTRACT) out |= 1u << 20;
    if (flags & TYPE_SEQUENCE) out |= 1u << 5;
    if (flags & TYPE_MAPPING) out |= 1u << 6;
    if (as_type(self)->shape.is_container) out |= 1u << 14;
    if (flags & TYPE_INT) out |= 1u << 24;
    if (flags & TYPE_LIST) out |= 1u << 25;
    if (flags & TYPE_TUPLE) out |= 1u << 26;
    if (flags & TYPE_BYTES) out |= 1u << 27;
    if (flags & TYPE_STR) out |= 1u << 28;
    if (flags & TYPE_DICT) out |= 1u << 29;
    if (flags & TYPE_EXCEPTION) out |= 1u << 30;
    if (flags & TYPE_TYPE) out |= 1u << 31;
    return int_new_unsigned(out);
}

static Ref get_doc(View self)
{
    TypeObj *type = as_type(self);
    if (!(type->flags & TYPE_HEAP)) return type->doc ? str_from_text(type->doc) : ref_keep(None);
    View doc = dict_get_text(type->dict, "__doc__");
    return doc ? bind(doc, NULL, self) : ref_keep(None);
}

static bool set_doc(View self, View value)
{
    View name = str_known("__doc__");
    return name && can_assign(as_type(self), "__doc__", value) && store(as_type(self), name, value);
}

static Ref get_abstract(View self)
{
    TypeObj *type = as_type(self);
    View value = type == &type_type ? NULL : dict_get_text(type->dict, "__abstractmethods__");
    return value ? ref_keep(value) : err_raise(&exc_AttributeError, "__abstractmethods__");
}

static bool set_abstract(View self, View value)
{
    TypeObj *type = as_type(self);
    View name = str_known("__abstractmethods__");
    if (!name || !must_be_heap(type, "__abstractmethods__")) return false;
    int abstract = value ? obj_truth(value) : 0;
    if (abstract < 0) return false;
    if (!value && !dict_get_str(type->dict, name)) return err_false(&exc_AttributeError, "__abstractmethods__");
    if (!store(type, name, value)) return false;
    if (abstract) type->flags |= TYPE_ABSTRACT;
    else type->flags &= ~(uint32_t)TYPE_ABSTRACT;
    return true;
}

/* __annotations__ of a class that has none is a new dict, kept from then on. */
static Ref get_annotations(View self)
{
    TypeObj *type = as_type(self);
    View name = str_known("__annotations__");
    if (!name) return NULL;
    if (!(type->flags & TYPE_HEAP))
        return err_raise(&exc_AttributeError, "type object '%s' has no attribute '__annotations__'", type->name);
    View found = dict_get_str(type->dict, name);
    if (found) return bind(found, NULL, self);
    Ref fresh = dict_new();
    if (fresh && !store(type, name, fresh)) ref_set(&fresh, NULL);
    return fresh;
}

static bool set_annotations(View self, View value)
{
    View name = str_known("__annotations__");
    if (!name || !must_be_heap(as_type(self), "__annotations__")) return false;
    if (!value && !dict_get_str(as_type(self)->dict, name)) return err_false(&exc_AttributeError, "__annotations__");
    return store(as_type(self), name, value);
}

static const GetSetDef type_getset[] = {
    {"__name__", get_name, set_name, NULL}, {"__qualname__", get_qualname, set_qualname, NULL},
    {"__bases__", get_bases, class_set_bases, NULL}, {"__mro__", get_mro, refuse_write, NULL}, {"__base__", get_base, refuse_write, NULL},
    {"__module__", get_module, set_module, NULL}, {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__dict__", get_dict, NULL, NULL}, {"__doc__", get_doc, set_doc, NULL},
    {"__text_signature__", get_none, NULL, NULL}, {"__annotations__", get_annotations, set_annotations, NULL},
    {"__basicsize__", get_basicsize, refuse_write, NULL}, {"__itemsize__", get_zero, refuse_write, NULL},
    {"__flags__", get_flags, refuse_write, NULL}, {"__weakrefoffset__", get_zero, refuse_write, NULL},
    {"__dictoffset__", get_dictoffset, refuse_write, NULL}, {0}
};

/* ---- methods ----------------------------------------------------------------------------------------------- */

static Ref method_mro(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref order = as_type(self)->flags & TYPE_HEAP ? mro_compute(as_type(self)) : ref_keep(as_type(self)->mro);
    Ref list = order ? list_from(order) : NULL;
    ref_drop(order);
    return list;
}

static Ref method_subclasses(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref list = list_new();
    const struct TypeList *subs = as_type(self)->subclasses;
    for (size_t i = 0; list && subs && i < subs->len; i++)
        if (!list_push(list, ref_keep(&subs->items[i]->head))) ref_set(&list, NULL);
    return list;
}

static Ref method_instancecheck(View self, View const *args, size_t n)
{
    (void)n;
    int answer = instance_check_plain(args[0], self);
    return answer < 0 ? NULL : bool_ref(answer);
}

static Ref method_subclasscheck(View self, View const *args, size_t n)
{
    (void)n;
    int answer = subclass_check_plain(args[0], self);
    return answer < 0 ? NULL : bool_ref(answer);
}

static Ref method_dir(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    TypeObj *type = as_type(self);
    Ref names = dict_new(), keys = NULL;
    if (!names) return NULL;
    for (size_t i = 0; type->mro && i < as_tuple(type->mro)->len; i++)
        if (!dict_update(names, as_type(tuple_at(type->mro, i))->dict)) goto done;
    keys = dict_keys_list(names);
done:
    ref_drop(names);
    return keys;
}

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new_unsigned(sizeof(TypeObj));
}

static Ref prepare(View self, View const *args, size_t n, View kwnames)
{
    (void)self, (void)args, (void)n, (void)kwnames;
    return dict_new();
}

static const NativeDef type_methods[] = {
    NATIVE("mro", method_mro, 0, 0, "Return a type's method resolution order."),
    NATIVE("__subclasses__", method_subclasses, 0, 0, "Return a list of immediate subclasses."),
    { "__prepare__", { .raw = prepare }, NATIVE_UNBOUND, 0, -1, NULL, "Create the namespace for the class statement", NATIVE_CLASS },
    NATIVE("__instancecheck__", method_instancecheck, 1, 1, "Check if an object is an instance."),
    NATIVE("__subclasscheck__", method_subclasscheck, 1, 1, "Check if a class is a subclass."),
    NATIVE("__dir__", method_dir, 0, 0, "Specialized __dir__ implementation for types."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Return memory consumption of the type object."),
    {0}
};

/* int | str */
static Ref type_binary(View a, View b, BinaryOp op)
{
    return op == BIN_OR ? union_of(a, b) : ref_keep(NotImplemented);
}

/* ---- memory ------------------------------------------------------------------------------------------------ */

static void type_traverse(View self, Visit visit, void *arg)
{
    const TypeObj *type = as_type(self);
    if (!(type->flags & TYPE_HEAP)) return;
    if (type->dict) visit(type->dict, arg);
    if (type->mro) visit(type->mro, arg);
    if (type->bases) visit(type->bases, arg);
    if (type->base) visit(&type->base->head, arg);
    if (type->qualname) visit(type->qualname, arg);
    if (type->info && type->info->name) visit(type->info->name, arg);
    if (type->info && type->info->slot_names) visit(type->info->slot_names, arg);
}

/* The class's dict dies key by key while others still look at the class, so it leaves the class first. */
static void type_clear(Ref self)
{
    TypeObj *type = as_type(self);
    for (size_t i = 0; type->bases && i < as_tuple(type->bases)->len; i++)
        type_remove_subclass(as_type(tuple_at(type->bases, i)), type);
    type_changed(type, NULL, NULL, NULL);
    Ref dict = type->dict;
    type->dict = NULL;
    ref_drop(dict);
    ref_clear(&type->mro);
    ref_clear(&type->bases);
}

static void type_free_slot(Ref self)
{
    TypeObj *type = as_type(self);
    TypeObj *base = type->base;
    class_drop_layout(type);
    if (type->info) {
        ref_drop(type->info->name);
        ref_drop(type->info->slot_names);
        mem_free(type->info->slots);
        mem_free(type->info);
    }
    ref_drop(type->qualname);
    ref_drop(type->module_name);
    type->base = NULL;
    type_free(self);
    if (base) ref_drop(&base->head);
}

TypeObj type_type = {
    TYPE_HEAD("type", SHAPE_TYPE, TypeObj), .flags = TYPE_BASE | TYPE_TYPE | TYPE_WEAKREF,
    .shape.traverse = type_traverse, .shape.clear = type_clear, .shape.free = type_free_slot, .shape.is_container = true,
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .new = type_new_slot, .init = type_init_slot, .call = type_call, .repr = type_repr, .binary = type_binary,
    .get_attr = type_get_attr, .set_attr = type_set_attr, .methods = type_methods, .getset = type_getset,
};
