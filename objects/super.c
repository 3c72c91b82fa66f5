/* super.c -- super(cls, self): the attributes of self, looked up after cls in the mro of self's class. */
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

bool (*super_find_arguments)(View *cls, View *self);

static inline SuperObj *as_super(View v) { return (SuperObj *)(uintptr_t)v; }

/* The class in whose mro the search runs: self itself where it is a class below cls, else self's class. A new reference. */
static TypeObj *find_start(TypeObj *cls, View self)
{
    if (is_type(self) && type_is_subtype(as_type(self), cls)) return as_type(ref_keep(self));
    if (type_is_subtype(type_of(self), cls)) return as_type(ref_keep(&type_of(self)->head));

    static View name;           /* a proxy may claim another class */
    Ref claimed = NULL;
    if (!name && !(name = str_known("__class__"))) return NULL;
    if (obj_find_attr(self, name, &claimed) < 0) return NULL;
    if (claimed && is_type(claimed) && type_is_subtype(as_type(claimed), cls)) return as_type(claimed);
    ref_drop(claimed);
    err_raise(&exc_TypeError, "super(type, obj): obj must be an instance or subtype of type");
    return NULL;
}

/* Bind a super object anew; self may be NULL. */
static bool fill(SuperObj *s, TypeObj *cls, View self)
{
    TypeObj *start = NULL;
    if (self == None) self = NULL;
    if (self && !(start = find_start(cls, self))) return false;
    TypeObj *old_cls = s->cls, *old_type = s->self_type;
    s->cls = as_type(ref_keep(&cls->head));
    s->self_type = start;
    ref_set(&s->self, ref_keep_or_null(self));
    if (old_cls) ref_drop(&old_cls->head);
    if (old_type) ref_drop(&old_type->head);
    return true;
}

static Ref super_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref made = type_alloc(type, 0);
    if (made) gc_track(made);
    return made;
}

Ref super_new(TypeObj *cls, View self)
{
    Ref made = super_make(&super_type, NULL, 0, NULL);
    if (made && !fill(as_super(made), cls, self)) ref_set(&made, NULL);
    return made;
}

static bool super_init(View self, View const *args, size_t n, View kwnames)
{
    if (kwnames && as_tuple(kwnames)->len) return err_false(&exc_TypeError, "super() takes no keyword arguments");
    if (n > 2) return err_false(&exc_TypeError, "super() expected at most 2 arguments, got %zu", n);
    View cls = n > 0 ? args[0] : NULL, object = n > 1 ? args[1] : NULL;
    if (n == 0) {
        if (!super_find_arguments) return err_false(&exc_RuntimeError, "super(): no arguments");
        if (!super_find_arguments(&cls, &object)) return false;
    }
    if (!is_type(cls) && type_of(self) == &super_type) return err_false(&exc_TypeError, "super() argument 1 must be a type, not %T", cls);
    if (!is_type(cls)) return err_false(&exc_TypeError, "super() argument 1 must be type, not %t", cls);
    return fill(as_super(self), as_type(cls), object);
}

/* The attribute after cls in the mro of self's class, unbound; NULL: not there. */
static View search(TypeObj *self_type, TypeObj *cls, View name)
{
    View mro = self_type->mro;
    size_t n = mro ? as_tuple(mro)->len : 0, i = 0;
    while (i < n && tuple_at(mro, i) != &cls->head) i++;
    for (i++; i < n; i++) {
        TypeObj *at = as_type(tuple_at(mro, i));
        View value = at->dict ? dict_get_str(at->dict, name) : NULL;
        if (value) return value;
    }
    return NULL;
}

static Ref super_get_attr(View self, View name)
{
    const SuperObj *s = as_super(self);
    if (s->self_type && !str_equal_text(name, "__class__")) {
        View found = search(s->self_type, s->cls, name);
        if (found) {
            Ref (*get)(View, View, View) = type_of(found)->descr_get;
            if (!get) return ref_keep(found);
            /* On a class (super(C, cls) in a class method) nothing is bound to an instance. */
            View instance = s->self == &s->self_type->head ? NULL : s->self;
            Ref descr = ref_keep(found), start = ref_keep(&s->self_type->head);
            Ref value = get(descr, instance, start);
            ref_drop(descr);
            ref_drop(start);
            return value;
        }
    }
    return obj_generic_get_attr(self, name);
}

int super_find_method(TypeObj *cls, View self, View name, Ref *out)
{
    if (type_is_subtype(type_of(self), cls) && !is_type(self)) {
        View found = search(type_of(self), cls, name);
        if (found && found->shape == SHAPE_FUNCTION) {
            *out = ref_keep(found);
            return 1;
        }
    }
    Ref above = super_new(cls, self);
    *out = above ? obj_get_attr(above, name) : NULL;
    ref_drop(above);
    return *out ? 2 : -1;
}

static Ref super_repr(View self)
{
    const SuperObj *s = as_super(self);
    const char *name = s->cls ? s->cls->name : "NULL";
    if (s->self_type) return str_format_c("<super: <class '%s'>, <%s object>>", name, s->self_type->name);
    return str_format_c("<super: <class '%s'>, NULL>", name);
}

static Ref super_get(View self, View instance, View owner)
{
    (void)owner;
    const SuperObj *s = as_super(self);
    if (!instance || instance == None || s->self) return ref_keep(self);
    View args[] = {&s->cls->head, instance};
    if (type_of(self) != &super_type) return obj_call(&type_of(self)->head, args, 2, NULL);
    return super_new(s->cls, instance);
}

static void super_traverse(View self, Visit visit, void *arg)
{
    const SuperObj *s = as_super(self);
    if (s->cls) visit(&s->cls->head, arg);
    if (s->self) visit(s->self, arg);
    if (s->self_type) visit(&s->self_type->head, arg);
}

static void super_clear(Ref self)
{
    SuperObj *s = as_super(self);
    TypeObj *cls = s->cls, *start = s->self_type;
    s->cls = s->self_type = NULL;
    ref_clear(&s->self);
    if (cls) ref_drop(&cls->head);
    if (start) ref_drop(&start->head);
}

static void super_free(Ref self) { type_free(self); }

static Ref get_this(View self) { return as_super(self)->cls ? ref_keep(&as_super(self)->cls->head) : ref_keep(None); }
static Ref get_self(View self) { return as_super(self)->self ? ref_keep(as_super(self)->self) : ref_keep(None); }
static Ref get_self_class(View self)
{
    TypeObj *start = as_super(self)->self_type;
    return start ? ref_keep(&start->head) : ref_keep(None);
}

static const GetSetDef super_getset[] = {
    {"__thisclass__", get_this, refuse_write, "the class invoking super()"},
    {"__self__", get_self, refuse_write, "the instance invoking super(); may be None"},
    {"__self_class__", get_self_class, refuse_write, "the type of the instance invoking super(); may be None"}, {0}
};

TypeObj super_type = {
    TYPE_HEAD("super", 0, SuperObj), .flags = TYPE_BASE,
    .shape.traverse = super_traverse, .shape.clear = super_clear, .shape.free = super_free, .shape.is_container = true,
    .doc = "super() -> same as super(__class__, <first argument>)\nsuper(type, obj) -> bound super object",
    .new = super_make, .init = super_init, .repr = super_repr, .get_attr = super_get_attr, .descr_get = super_get,
    .getset = super_getset,
};
