/* singletons.c -- None, NotImplemented, Ellipsis, and the mark that says "no value here". */
#include "objects/singletons.h"
#include "objects/abstract.h"
#include "objects/str.h"
#include "objects/warn.h"

Obj None_object = OBJ_STATIC(SHAPE_NONE);
Obj NotImplemented_object = OBJ_STATIC(SHAPE_NOTIMPLEMENTED);
Obj Ellipsis_object = OBJ_STATIC(SHAPE_ELLIPSIS);
Obj unbound_object = OBJ_STATIC(SHAPE_UNBOUND);

static Ref none_repr(View self) { (void)self; return str_interned("None"); }
static Ref not_implemented_repr(View self) { (void)self; return str_interned("NotImplemented"); }
static Ref ellipsis_repr(View self) { (void)self; return str_interned("Ellipsis"); }

static int none_truth(View self) { (void)self; return 0; }

/* Calling the type gives the one value there is. */
static Ref only_value(TypeObj *type, size_t n, View kwnames, View value)
{
    if (n || kwnames) return err_raise(&exc_TypeError, "%s takes no arguments", type->shape_id == SHAPE_ELLIPSIS ? "EllipsisType" : type->name);
    return ref_keep(value);
}

static Ref none_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args;
    return only_value(type, n, kwnames, None);
}

static Ref not_implemented_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args;
    return only_value(type, n, kwnames, NotImplemented);
}

static Ref ellipsis_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args;
    return only_value(type, n, kwnames, Ellipsis);
}

static Ref not_implemented_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return obj_repr(self);
}

static const NativeDef reduce_methods[] = {
    NATIVE("__reduce__", not_implemented_reduce, 0, 0, NULL),
    {0}
};

TypeObj none_type = {
    TYPE_HEAD("NoneType", SHAPE_NONE, Obj), .new = none_new, .repr = none_repr, .truth = none_truth,
};

static int not_implemented_truth(View self)
{
    (void)self;
    return warn(&exc_DeprecationWarning, "NotImplemented should not be used in a boolean context") ? 1 : -1;
}

TypeObj not_implemented_type = {
    TYPE_HEAD("NotImplementedType", SHAPE_NOTIMPLEMENTED, Obj), .new = not_implemented_new,
    .repr = not_implemented_repr, .truth = not_implemented_truth, .methods = reduce_methods,
};

TypeObj ellipsis_type = {
    TYPE_HEAD("ellipsis", SHAPE_ELLIPSIS, Obj), .new = ellipsis_new, .repr = ellipsis_repr, .methods = reduce_methods,
};

/* Never seen by programs; it exists so that every shape id has a type. */
TypeObj unbound_type = { TYPE_HEAD("unbound", SHAPE_UNBOUND, Obj) };
