/* object.c -- the type `object`, whose behaviour all others inherit. */
#include <string.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/slots.h"
#include "objects/str.h"
#include "objects/tuple.h"

Ref (*object_import)(const char *module);

/* ---- making one ----------------------------------------------------------------------------------------- */

static bool has_arguments(size_t n, View kwnames) { return n > 0 || (kwnames && as_tuple(kwnames)->len > 0); }

/* "Can't instantiate abstract class C with abstract methods a, b" */
static Ref refuse_abstract(TypeObj *type)
{
    Ref names = NULL, list = NULL, comma = NULL, text = NULL;
    if (!(names = obj_get_attr_text(&type->head, "__abstractmethods__"))) goto done;
    if (!(list = list_from(names)) || !list_sort(list, NULL, false)) goto done;
    if (!(comma = str_from_text(", "))) goto done;
    for (size_t i = 0; i < as_list(list)->len; i++) {
        if (is_str(list_at(list, i))) continue;
        err_raise(&exc_TypeError, "sequence item %zu: expected str instance, %T found", i, list_at(list, i));
        goto done;
    }
    if (!(text = str_join(comma, as_views(as_list(list)->items), as_list(list)->len))) goto done;
    err_raise(&exc_TypeError, "Can't instantiate abstract class %s with abstract method%s %S", type->name,
              as_list(list)->len > 1 ? "s" : "", text);
done:
    ref_drop(names);
    ref_drop(list);
    ref_drop(comma);
    ref_drop(text);
    return NULL;
}

/* Arguments are for __new__ or for __init__: who does not override one of them must not swallow what is meant for nobody. */
Ref object_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args;
    if (UNLIKELY(has_arguments(n, kwnames))) {
        if (type->new != object_new)
            return err_raise(&exc_TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
        if (type->init == object_init) return err_raise(&exc_TypeError, "%s() takes no arguments", type->name);
    }
    if (UNLIKELY(type->flags & TYPE_ABSTRACT)) return refuse_abstract(type);
    if (type->info && type->info->fresh) return instance_new(type);
    Ref made = type_alloc(type, 0);
    if (made && type != &object_type) gc_track(made);
    return made;
}

bool object_init(View self, View const *args, size_t n, View kwnames)
{
    (void)args;
    TypeObj *type = type_of(self);
    if (LIKELY(!has_arguments(n, kwnames))) return true;
    if (type->init != object_init)
        return err_false(&exc_TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
    if (type->new == object_new)
        return err_false(&exc_TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", type->name);
    return true;
}

static void object_free(Ref self) { type_free(self); }

/* ---- text, hash, comparison ------------------------------------------------------------------------------- */

static Ref object_repr(View self)
{
    char at[24];
    TypeObj *type = type_of(self);
    Ref module = obj_get_attr_text(&type->head, "__module__");
    if (!module) err_clear();
    const char *dot = type->qualname ? NULL : strrchr(type->name, '.');          /* static types may have their module in the name */
    Ref qualname = type->qualname ? ref_keep(type->qualname) : str_from_text(dot ? dot + 1 : type->name);
    Ref text = NULL;
    if (qualname) {
        if (module && is_str(module) && !str_equal_text(module, "builtins"))
            text = str_format_c("<%S.%S object at %s>", module, qualname, obj_address(self, at));
        else text = str_format_c("<%S object at %s>", qualname, obj_address(self, at));
    }
    ref_drop(module);
    ref_drop(qualname);
    return text;
}

static Ref object_str(View self) { return obj_repr(self); }

static bool object_hash(View self, Hash *out)
{
    uintptr_t n = (uintptr_t)self;
    *out = (Hash)((n >> 4) | (n << 60));
    if (*out == -1) *out = -2;
    return true;
}

/* Equal only to itself; != is what == is not. */
static Ref object_compare(View a, View b, CompareOp op)
{
    if (op == CMP_EQ) return a == b ? True : ref_keep(NotImplemented);
    if (op != CMP_NE || !type_of(a)->compare) return ref_keep(NotImplemented);
    Ref equal = type_of(a)->compare(a, b, CMP_EQ);
    if (!equal || equal == NotImplemented) return equal;
    int truth = obj_truth(equal);
    ref_drop(equal);
    return truth < 0 ? NULL : bool_ref(!truth);
}

/* ---- methods ---------------------------------------------------------------------------------------------- */

static Ref method_format(View self, View const *args, size_t n)
{
    (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "__format__() argument must be str, not %t", args[0]);
    if (as_str(args[0])->len > 0)
        return err_raise(&exc_TypeError, "unsupported format string passed to %T.__format__", self);
    return obj_str(self);
}

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new_unsigned(shapes[self->shape]->size);
}

/* Enter the names in a class's dict and in those of its bases. */
static bool merge_class_names(View names, TypeObj *type)
{
    for (size_t i = 0; type->mro && i < as_tuple(type->mro)->len; i++) {
        TypeObj *at = as_type(tuple_at(type->mro, i));
        if (!dict_update(names, at->dict)) return false;
    }
    return true;
}

static Ref sorted_keys(View dict)
{
    Ref keys = dict_keys_list(dict);
    if (keys && !list_sort(keys, NULL, false)) ref_set(&keys, NULL);
    return keys;
}

static Ref method_dir(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref names = NULL, own = NULL, cls = NULL, keys = NULL;
    static View dict_name, class_name;
    if (!dict_name && !(dict_name = str_known("__dict__"))) return NULL;
    if (!class_name && !(class_name = str_known("__class__"))) return NULL;

    if (!(names = dict_new())) goto done;
    int found = obj_find_attr(self, dict_name, &own);
    if (found < 0) goto done;
    if (found && is_dict(own) && !dict_update(names, own)) goto done;
    if (obj_find_attr(self, class_name, &cls) < 0) goto done;
    if (cls && is_type(cls) && !merge_class_names(names, as_type(cls))) goto done;
    keys = sorted_keys(names);
done:
    ref_drop(names);
    ref_drop(own);
    ref_drop(cls);
    return keys;
}


static Ref init_subclass(View self, View const *args, size_t n, View kwnames)
{
    (void)args;
    bool named = kwnames && as_tuple(kwnames)->len;
    if (!named && !n) return ref_keep(None);
    Ref qualname = obj_get_attr_text(self, "__qualname__");
    if (qualname && named) err_raise(&exc_TypeError, "%S.__init_subclass__() takes no keyword arguments", qualname);
    else if (qualname) err_raise(&exc_TypeError, "%S.__init_subclass__() takes no arguments (%zu given)", qualname, n);
    ref_drop(qualname);
    return NULL;
}

static Ref subclasshook(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return ref_keep(NotImplemented);
}

/* ---- copying: __reduce_ex__, as copy and pickle ask for it ------------------------------------------------ */

/* What copyreg (a module written in Python) does with the object. */
static Ref call_copyreg(const char *function, View const *args, size_t n)
{
    Ref module = object_import ? object_import("copyreg") : err_raise(&exc_RuntimeError, "copyreg is not available");
    if (!module) return NULL;
    Ref result = obj_call_method(module, function, args, n);
    ref_drop(module);
    return result;
}

/* The values of the __slots__ that are set, as a dict; NULL without exception: none. */
static Ref slots_state(View self)
{
    TypeObj *type = type_of(self);
    Ref state = NULL;
    for (size_t i = 0; i < as_tuple(type->mro)->len; i++) {
        TypeObj *at = as_type(tuple_at(type->mro, i));
        if (!at->info) continue;
        for (size_t k = 0; k < at->info->nslots; k++) {
            Ref value = *class_place(self, (ptrdiff_t)at->info->slots[k].offset);
            if (!value) continue;
            if (!state && !(state = dict_new())) return NULL;
            if (!dict_set_text(state, at->info->slots[k].name, ref_keep(value))) {
                ref_drop(state);
                return NULL;
            }
        }
    }
    return state;
}

/* object.__getstate__: the dict (or None), and with __slots__ the pair (dict or None, slots). */
static Ref method_getstate(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref own = instance_dict(self), slots = NULL, state = NULL;
    if (!own && err_pending) return NULL;
    slots = slots_state(self);
    if (!slots && err_pending) goto done;
    state = ref_keep(own && as_dict(own)->used > 0 ? own : None);
    if (slots) state = tuple_of(2, state, ref_keep(slots));
done:
    ref_drop(own);
    ref_drop(slots);
    return state;
}

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref protocol = int_new(0);
    View both[] = {self, protocol};
    Ref result = protocol ? call_copyreg("_reduce_ex", both, 2) : NULL;
    ref_drop(protocol);
    return result;
}

static bool check_pair(View pair)
{
    if (!is_tuple(pair)) return err_false(&exc_TypeError, "__getnewargs_ex__ should return a tuple, not '%T'", pair);
    if (as_tuple(pair)->len != 2)
        return err_false(&exc_ValueError, "__getnewargs_ex__ should return a tuple of length 2, not %zu", as_tuple(pair)->len);
    if (!is_tuple(tuple_at(pair, 0)))
        return err_false(&exc_TypeError, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%T'", tuple_at(pair, 0));
    return is_dict(tuple_at(pair, 1))
        || err_false(&exc_TypeError, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%T'", tuple_at(pair, 1));
}

/* The arguments for __new__: from __getnewargs_ex__ or __getnewargs__, else none. kwargs may stay NULL. */
static bool new_arguments(View self, Ref *args, Ref *kwargs)
{
    Ref method = NULL, pair = NULL;
    int found = obj_find_attr(self, str_known("__getnewargs_ex__"), &method);
    if (found < 0) return false;
    if (found) {
        pair = obj_call_0(method);
        ref_drop(method);
        if (!pair) return false;
        if (!check_pair(pair)) {
            ref_drop(pair);
            return false;
        }
        *args = ref_keep(tuple_at(pair, 0));
        *kwargs = ref_keep(tuple_at(pair, 1));
        ref_drop(pair);
        return true;
    }
    found = obj_find_attr(self, str_known("__getnewargs__"), &method);
    if (found < 0) return false;
    if (!found) return (*args = ref_keep(tuple_empty)) != NULL;
    *args = obj_call_0(method);
    ref_drop(method);
    if (*args && !is_tuple(*args)) {
        err_raise(&exc_TypeError, "__getnewargs__ should return a tuple, not '%T'", *args);
        ref_clear(args);
    }
    return *args != NULL;
}

/* iter(self) for a list, iter(self.items()) for a dict, else None: what the copy is refilled from. */
static Ref refill(View self, uint32_t flag)
{
    if (!type_has(self, flag)) return ref_keep(None);
    if (flag == TYPE_LIST) return obj_iter(self);
    Ref items = obj_call_method(self, "items", NULL, 0);
    Ref iterator = items ? obj_iter(items) : NULL;
    ref_drop(items);
    return iterator;
}

/* Would a copy made by __new__ without arguments and from the attributes lack what a built-in type keeps in its own fields? Then the
 * type must say itself how it is pickled. */
static bool needs_more(View self, View args)
{
    static View name;
    const TypeObj *type = type_of(self), *layout = type->info ? type->info->layout : type;
    if (!name && !(name = str_known("__getstate__"))) return false;
    bool own_state = type_lookup(type_of(self), name) != type_lookup(&object_type, name);
    return !own_state && as_tuple(args)->len == 0 && layout->shape.size > sizeof(Obj) && !(type->flags & (TYPE_LIST | TYPE_DICT));
}

static Ref reduce_2(View self)
{
    TypeObj *type = type_of(self);
    Ref args = NULL, kwargs = NULL, copyreg = NULL, maker = NULL, call_args = NULL, state = NULL, result = NULL;

    if (!type->new) return err_raise(&exc_TypeError, "cannot pickle '%T' object", self);
    if (!new_arguments(self, &args, &kwargs)) goto done;
    if (!(copyreg = object_import ? object_import("copyreg") : err_raise(&exc_RuntimeError, "copyreg is not available"))) goto done;
    if (!(maker = obj_get_attr_text(copyreg, kwargs ? "__newobj_ex__" : "__newobj__"))) goto done;
    if (kwargs) call_args = tuple_of(3, ref_keep(&type->head), ref_keep(args), ref_keep(kwargs));
    else {
        size_t n = as_tuple(args)->len;
        if (!(call_args = tuple_sized(n + 1))) goto done;
        as_tuple(call_args)->items[0] = ref_keep(&type->head);
        for (size_t i = 0; i < n; i++) as_tuple(call_args)->items[i + 1] = ref_keep(tuple_at(args, i));
        gc_track(call_args);
    }
    if (!call_args) goto done;
    if (!kwargs && needs_more(self, args)) {
        err_raise(&exc_TypeError, "cannot pickle '%T' object", self);
        goto done;
    }
    if (!(state = obj_call_method(self, "__getstate__", NULL, 0))) goto done;
    result = tuple_of(5, ref_keep(maker), ref_keep(call_args), ref_keep(state), refill(self, TYPE_LIST), refill(self, TYPE_DICT));
done:
    ref_drop(args);
    ref_drop(kwargs);
    ref_drop(copyreg);
    ref_drop(maker);
    ref_drop(call_args);
    ref_drop(state);
    return result;
}

static Ref method_reduce_ex(View self, View const *args, size_t n)
{
    (void)n;
    ptrdiff_t protocol;
    if (!obj_index_size(args[0], NULL, &protocol)) return NULL;
    /* A __reduce__ of its own goes first. */
    View name = str_known("__reduce__");
    if (!name) return NULL;
    if (type_lookup(type_of(self), name) != type_lookup(&object_type, name)) return obj_call_method(self, "__reduce__", NULL, 0);
    if (protocol >= 2) return reduce_2(self);
    View both[] = {self, args[0]};
    return call_copyreg("_reduce_ex", both, 2);
}

static const NativeDef object_methods[] = {
    NATIVE("__reduce_ex__", method_reduce_ex, 1, 1, "Helper for pickle."),
    NATIVE("__reduce__", method_reduce, 0, 0, "Helper for pickle."),
    NATIVE("__getstate__", method_getstate, 0, 0, "Helper for pickle."),
    NATIVE_AS(NATIVE_CLASS, "__subclasshook__", subclasshook, 0, -1, "Abstract classes can override this to customize issubclass()."),
    { "__init_subclass__", { .raw = init_subclass }, NATIVE_UNBOUND, 0, -1, NULL,
      "This method is called when a class is subclassed.", NATIVE_CLASS },
    NATIVE("__format__", method_format, 1, 1, "Default object formatter."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Size of object in memory, in bytes."),
    NATIVE("__dir__", method_dir, 0, 0, "Default dir() implementation."),
    {0}
};

/* ---- __class__ -------------------------------------------------------------------------------------------- */

static Ref get_class(View self) { return ref_keep(&type_of(self)->head); }

static bool set_class(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "can't delete __class__ attribute");
    if (!is_type(value)) return err_false(&exc_TypeError, "__class__ must be set to a class, not '%T' object", value);
    TypeObj *from = type_of(self), *to = as_type(value);
    if (!(from->flags & to->flags & TYPE_HEAP))
        return err_false(&exc_TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (!class_can_become(from, to))
        return err_false(&exc_TypeError, "__class__ assignment: '%s' object layout differs from '%s'", to->name, from->name);
    if (instance_is_plain(self)) return instance_set_class(self, to);
    ref_keep(value);
    bool has_dict = !class_is_bare(self) && to->info->with_dict_id;
    ((Ref)(uintptr_t)self)->shape = has_dict ? to->info->with_dict_id : to->shape_id;
    ref_drop(&from->head);
    return true;
}

static const GetSetDef object_getset[] = {
    {"__class__", get_class, set_class, "the object's class"}, {0}
};

TypeObj object_type = {
    TYPE_HEAD("object", SHAPE_OBJECT, Obj), .flags = TYPE_BASE, .shape.free = object_free, .shape.is_container = true,
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
           "instance that has no instance attributes and cannot be given any.\n",
    .new = object_new, .init = object_init, .repr = object_repr, .str = object_str, .hash = object_hash,
    .compare = object_compare, .methods = object_methods, .getset = object_getset,
};
