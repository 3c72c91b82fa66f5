/* descr.c -- property, staticmethod and classmethod. */
#include "objects/descr.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/func.h"
#include "objects/instance.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- property ---------------------------------------------------------------------------------------------- */

View property_getter(View v) { return type_of(v) == &property_type ? as_property(v)->get : NULL; }

static void property_traverse(View self, Visit visit, void *arg)
{
    const PropertyObj *p = as_property(self);
    View const owned[] = {p->get, p->set, p->delete, p->doc, p->name};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        if (owned[i]) visit(owned[i], arg);
}

static void property_clear(Ref self)
{
    PropertyObj *p = as_property(self);
    ref_clear(&p->get);
    ref_clear(&p->set);
    ref_clear(&p->delete);
    ref_clear(&p->doc);
    ref_clear(&p->name);
}

static void free_object(Ref self) { type_free(self); }

static Ref property_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref made = type_alloc(type, 0);
    if (made) gc_track(made);
    return made;
}

static Ref given(View value) { return value && value != None ? ref_keep(value) : NULL; }

static bool property_init(View self, View const *args, size_t n, View kwnames)
{
    static View doc_name;
    PropertyObj *p = as_property(self);
    View out[4];
    if (!doc_name && !(doc_name = str_known("__doc__"))) return false;
    if (!args_bind("property", "fget=, fset=, fdel=, doc=", args, n, kwnames, out)) return false;
    if (p->get) type_move_epoch();      /* inline caches may lead to the old getter */
    ref_set(&p->get, given(out[0]));
    ref_set(&p->set, given(out[1]));
    ref_set(&p->delete, given(out[2]));
    ref_set(&p->doc, given(out[3]));
    ref_clear(&p->name);
    p->doc_from_getter = false;
    if (p->doc || !p->get) return true;

    Ref doc = NULL;
    int found = obj_find_attr(p->get, doc_name, &doc);
    if (found < 0) return false;
    if (found && doc != None) {
        p->doc_from_getter = true;
        if (type_of(self) == &property_type) ref_set(&p->doc, doc);
        else {          /* a subclass may have a __doc__ of its own, so it goes into the instance */
            bool ok = obj_set_attr(self, doc_name, doc);
            ref_drop(doc);
            if (!ok) return false;
        }
    }
    else ref_drop(doc);
    return true;
}

/* "property 'x' of 'C' object has no setter" */
static Ref refuse(View self, View instance, const char *what)
{
    const PropertyObj *p = as_property(self);
    Ref qualname = obj_get_attr_text(&type_of(instance)->head, "__qualname__");
    if (!qualname) return NULL;
    if (p->name) err_raise(&exc_AttributeError, "property %R of %R object has no %s", p->name, qualname, what);
    else err_raise(&exc_AttributeError, "property of %R object has no %s", qualname, what);
    ref_drop(qualname);
    return NULL;
}

static Ref property_get(View self, View instance, View owner)
{
    (void)owner;
    if (!instance || instance == None) return ref_keep(self);
    View getter = as_property(self)->get;
    return getter ? obj_call_1(getter, instance) : refuse(self, instance, "getter");
}

static bool property_set(View self, View instance, View value)
{
    View callee = value ? as_property(self)->set : as_property(self)->delete;
    if (!callee) {
        refuse(self, instance, value ? "setter" : "deleter");
        return false;
    }
    Ref result = value ? obj_call_2(callee, instance, value) : obj_call_1(callee, instance);
    ref_drop(result);
    return result != NULL;
}

/* The same property with one function replaced. */
static Ref replaced(View self, View get, View set, View delete)
{
    const PropertyObj *p = as_property(self);
    View doc = p->doc;
    if (get && p->doc_from_getter) doc = NULL;      /* the new getter's doc takes its place */
    View args[] = {
        get ? get : p->get ? p->get : None, set ? set : p->set ? p->set : None,
        delete ? delete : p->delete ? p->delete : None, doc && !p->doc_from_getter ? doc : None,
    };
    Ref made = obj_call(&type_of(self)->head, args, 4, NULL);
    if (made && type_is_subtype(type_of(made), &property_type))
        ref_set(&as_property(made)->name, ref_keep_or_null(p->name));
    return made;
}

static Ref method_getter(View self, View const *args, size_t n) { (void)n; return replaced(self, args[0], NULL, NULL); }
static Ref method_setter(View self, View const *args, size_t n) { (void)n; return replaced(self, NULL, args[0], NULL); }
static Ref method_deleter(View self, View const *args, size_t n) { (void)n; return replaced(self, NULL, NULL, args[0]); }

static Ref method_set_name(View self, View const *args, size_t n)
{
    if (n != 2) return err_raise(&exc_TypeError, "__set_name__() takes 2 positional arguments but %zu were given", n);
    ref_set(&as_property(self)->name, ref_keep(args[1]));
    return ref_keep(None);
}

/* Is one of the functions abstract? */
static int is_abstract(View callee)
{
    static View name;
    Ref flag;
    if (!callee) return 0;
    if (!name && !(name = str_known("__isabstractmethod__"))) return -1;
    int found = obj_find_attr(callee, name, &flag);
    if (found <= 0) return found;
    int truth = obj_truth(flag);
    ref_drop(flag);
    return truth;
}

static Ref property_abstract(View self)
{
    View const parts[] = {as_property(self)->get, as_property(self)->set, as_property(self)->delete};
    for (size_t i = 0; i < 3; i++) {
        int abstract = is_abstract(parts[i]);
        if (abstract) return abstract < 0 ? NULL : True;
    }
    return False;
}

static const NativeDef property_methods[] = {
    NATIVE("getter", method_getter, 1, 1, "Descriptor to obtain a copy of the property with a different getter."),
    NATIVE("setter", method_setter, 1, 1, "Descriptor to obtain a copy of the property with a different setter."),
    NATIVE("deleter", method_deleter, 1, 1, "Descriptor to obtain a copy of the property with a different deleter."),
    NATIVE("__set_name__", method_set_name, 0, -1, "Method to set name of a property."),
    {0}
};
static const MemberDef property_members[] = {
    {"fget", offsetof(PropertyObj, get), true, NULL}, {"fset", offsetof(PropertyObj, set), true, NULL},
    {"fdel", offsetof(PropertyObj, delete), true, NULL}, {"__doc__", offsetof(PropertyObj, doc), false, NULL}, {0}
};
static const GetSetDef property_getset[] = { {"__isabstractmethod__", property_abstract, NULL, NULL}, {0} };

TypeObj property_type = {
    TYPE_HEAD("property", 0, PropertyObj), .flags = TYPE_BASE,
    .shape.traverse = property_traverse, .shape.clear = property_clear, .shape.free = free_object, .shape.is_container = true,
    .doc = "Property attribute: its value is computed by fget, and set and deleted by fset and fdel.",
    .new = property_new, .init = property_init, .descr_get = property_get, .descr_set = property_set,
    .methods = property_methods, .members = property_members, .getset = property_getset,
};

/* ---- staticmethod and classmethod -------------------------------------------------------------------------- */

static void binder_traverse(View self, Visit visit, void *arg)
{
    if (as_binder(self)->callable) visit(as_binder(self)->callable, arg);
    if (as_binder(self)->dict) visit(as_binder(self)->dict, arg);
}

static void binder_clear(Ref self)
{
    ref_clear(&as_binder(self)->callable);
    ref_clear(&as_binder(self)->dict);
}

static Ref binder_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref made = type_alloc(type, 0);
    if (made) gc_track(made);
    return made;
}

/* What functools.wraps would copy. */
static bool copy_attributes(View self, View callable)
{
    static const char *const names[] = {"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        View name = str_known(names[i]);
        Ref value;
        int found = name ? obj_find_attr(callable, name, &value) : -1;
        if (found < 0) return false;
        if (!found) continue;
        bool ok = obj_set_attr(self, name, value);
        ref_drop(value);
        if (!ok) return false;
    }
    return true;
}

static bool wrap(View self, View callable)
{
    if (as_binder(self)->callable) type_move_epoch();       /* inline caches may lead to what it wrapped before */
    ref_set(&as_binder(self)->callable, ref_keep(callable));
    return copy_attributes(self, callable);
}

static bool staticmethod_init(View self, View const *args, size_t n, View kwnames)
{
    return args_positional("staticmethod", n, kwnames, 1, 1) && wrap(self, args[0]);
}

static bool classmethod_init(View self, View const *args, size_t n, View kwnames)
{
    return args_positional("classmethod", n, kwnames, 1, 1) && wrap(self, args[0]);
}

static Ref binder_make(TypeObj *type, View callable)
{
    Ref made = binder_new(type, NULL, 0, NULL);
    if (made && !wrap(made, callable)) ref_set(&made, NULL);
    return made;
}

Ref staticmethod_new(View callable) { return binder_make(&staticmethod_type, callable); }
Ref classmethod_new(View callable) { return binder_make(&classmethod_type, callable); }

static Ref staticmethod_get(View self, View instance, View owner)
{
    (void)instance, (void)owner;
    View callable = as_binder(self)->callable;
    return callable ? ref_keep(callable) : err_raise(&exc_RuntimeError, "uninitialized staticmethod object");
}

static Ref staticmethod_call(View self, View const *args, size_t n, View kwnames)
{
    View callable = as_binder(self)->callable;
    return callable ? obj_call(callable, args, n, kwnames) : err_raise(&exc_RuntimeError, "uninitialized staticmethod object");
}

static Ref classmethod_get(View self, View instance, View owner)
{
    View callable = as_binder(self)->callable;
    if (!callable) return err_raise(&exc_RuntimeError, "uninitialized classmethod object");
    View cls = owner ? owner : &type_of(instance)->head;
    if (callable->shape == SHAPE_FUNCTION) return method_new(ref_keep(callable), ref_keep(cls));
    if (type_of(callable)->descr_get) return type_of(callable)->descr_get(callable, cls, cls);
    return method_new(ref_keep(callable), ref_keep(cls));
}

static Ref staticmethod_repr(View self) { return str_format_c("<staticmethod(%R)>", as_binder(self)->callable); }
static Ref classmethod_repr(View self) { return str_format_c("<classmethod(%R)>", as_binder(self)->callable); }

static Ref binder_abstract(View self)
{
    int abstract = is_abstract(as_binder(self)->callable);
    return abstract < 0 ? NULL : bool_ref(abstract);
}

static Ref get_dict(View self) { return instance_dict(self); }

static const MemberDef binder_members[] = {
    {"__func__", offsetof(BinderObj, callable), true, NULL}, {"__wrapped__", offsetof(BinderObj, callable), true, NULL}, {0}
};
static const GetSetDef binder_getset[] = {
    {"__isabstractmethod__", binder_abstract, NULL, NULL}, {"__dict__", get_dict, NULL, NULL}, {0}
};

TypeObj staticmethod_type = {
    TYPE_HEAD("staticmethod", 0, BinderObj), .flags = TYPE_BASE, .shape.dict_at = offsetof(BinderObj, dict),
    .shape.traverse = binder_traverse, .shape.clear = binder_clear, .shape.free = free_object, .shape.is_container = true,
    .doc = "staticmethod(function) -> method\n\nConvert a function to be a static method.",
    .new = binder_new, .init = staticmethod_init, .call = staticmethod_call, .repr = staticmethod_repr,
    .descr_get = staticmethod_get, .members = binder_members, .getset = binder_getset,
};

TypeObj classmethod_type = {
    TYPE_HEAD("classmethod", 0, BinderObj), .flags = TYPE_BASE, .shape.dict_at = offsetof(BinderObj, dict),
    .shape.traverse = binder_traverse, .shape.clear = binder_clear, .shape.free = free_object, .shape.is_container = true,
    .doc = "classmethod(function) -> method\n\nConvert a function to be a class method.",
    .new = binder_new, .init = classmethod_init, .repr = classmethod_repr,
    .descr_get = classmethod_get, .members = binder_members, .getset = binder_getset,
};
