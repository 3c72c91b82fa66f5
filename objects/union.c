/* union.c -- int | str: types of which one is meant, for annotations and isinstance. */
#include "objects/union.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/singletons.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool may_join(View v) { return v == None || is_type(v) || type_is_subtype(type_of(v), &alias_type) || type_of(v) == &union_type; }

/* Append v (or, of a union, its members) unless it is there. */
static bool add(View list, View v)
{
    if (type_of(v) == &union_type) {
        for (size_t i = 0; i < as_tuple(union_args(v))->len; i++)
            if (!add(list, tuple_at(union_args(v), i))) return false;
        return true;
    }
    if (v == None) v = &none_type.head;
    for (size_t i = 0; i < as_list(list)->len; i++) {
        View there = list_at(list, i);
        if (there == v) return true;
        if (is_type(there) && is_type(v)) continue;
        int same = obj_equal(there, v);
        if (same) return same > 0;
    }
    return list_push(list, ref_keep(v));
}

static Ref from_list(View list)
{
    if (as_list(list)->len == 1) return ref_keep(list_at(list, 0));
    Ref args = tuple_from_array(as_views(as_list(list)->items), as_list(list)->len);
    if (!args) return NULL;
    UnionObj *u = (UnionObj *)type_alloc(&union_type, 0);
    if (!u) {
        ref_drop(args);
        return NULL;
    }
    u->args = args;
    gc_track(&u->head);
    return &u->head;
}

Ref union_of(View a, View b)
{
    if (!may_join(a) || !may_join(b)) return ref_keep(NotImplemented);
    Ref list = list_new(), result = NULL;
    if (list && add(list, a) && add(list, b)) result = from_list(list);
    ref_drop(list);
    return result;
}

static void union_traverse(View self, Visit visit, void *arg)
{
    if (as_union(self)->args) visit(as_union(self)->args, arg);
    if (as_union(self)->parameters) visit(as_union(self)->parameters, arg);
}

static void union_clear(Ref self)
{
    ref_clear(&as_union(self)->args);
    ref_clear(&as_union(self)->parameters);
}

static void union_free(Ref self) { type_free(self); }

static Ref union_repr(View self)
{
    StrBuilder out = STR_BUILDER;
    View args = union_args(self);
    bool ok = true;
    for (size_t i = 0; ok && i < as_tuple(args)->len; i++) {
        View item = tuple_at(args, i);
        ok = i == 0 || str_add_text(&out, " | ");
        ok = ok && (item == &none_type.head ? str_add_text(&out, "None") : alias_add_repr(&out, item));
    }
    if (ok) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

/* Unions are sets: order does not count. */
static Ref as_frozenset(View self) { return frozenset_from(union_args(self)); }

static bool union_hash(View self, Hash *out)
{
    Ref set = as_frozenset(self);
    bool ok = set && obj_hash(set, out);
    ref_drop(set);
    return ok;
}

static Ref union_compare(View a, View b, CompareOp op)
{
    if (type_of(b) != &union_type || (op != CMP_EQ && op != CMP_NE)) return ref_keep(NotImplemented);
    Ref x = as_frozenset(a), y = x ? as_frozenset(b) : NULL;
    Ref answer = y ? obj_compare(x, y, op) : NULL;
    ref_drop(x);
    ref_drop(y);
    return answer;
}

static Ref union_binary(View a, View b, BinaryOp op) { return op == BIN_OR ? union_of(a, b) : ref_keep(NotImplemented); }

static View parameters(View self)
{
    UnionObj *u = as_union(self);
    if (!u->parameters) u->parameters = alias_find_parameters(u->args);
    return u->parameters;
}

static Ref union_get_item(View self, View item)
{
    View own = parameters(self);
    Ref args = own ? alias_substitute(self, union_args(self), own, item) : NULL, list = NULL, result = NULL;
    if (!args || !(list = list_new())) goto done;
    for (size_t i = 0; i < as_tuple(args)->len; i++)
        if (!add(list, tuple_at(args, i))) goto done;
    result = from_list(list);
done:
    ref_drop(args);
    ref_drop(list);
    return result;
}

/* isinstance(x, int | str): any of them. A generic alias among them is asked for last. */
static Ref any_of(View self, View x, int (*check)(View x, View cls), const char *complaint)
{
    View args = union_args(self);
    for (size_t i = 0; i < as_tuple(args)->len; i++) {
        View cls = tuple_at(args, i);
        if (type_is_subtype(type_of(cls), &alias_type)) return err_raise(&exc_TypeError, "%s", complaint);
        int answer = check(x, cls);
        if (answer) return answer < 0 ? NULL : True;
    }
    return False;
}

static Ref method_instancecheck(View self, View const *args, size_t n)
{
    (void)n;
    return any_of(self, args[0], obj_is_instance, "isinstance() argument 2 cannot be a parameterized generic");
}

static Ref method_subclasscheck(View self, View const *args, size_t n)
{
    (void)n;
    if (!is_type(args[0])) return err_raise(&exc_TypeError, "issubclass() arg 1 must be a class");
    return any_of(self, args[0], obj_is_subclass, "issubclass() argument 2 cannot be a parameterized generic");
}

static Ref get_parameters(View self)
{
    View own = parameters(self);
    return own ? ref_keep(own) : NULL;
}

static const NativeDef union_methods[] = {
    NATIVE("__instancecheck__", method_instancecheck, 1, 1, NULL), NATIVE("__subclasscheck__", method_subclasscheck, 1, 1, NULL),
    {0}
};
static const MemberDef union_members[] = { {"__args__", offsetof(UnionObj, args), true, NULL}, {0} };
static const GetSetDef union_getset[] = { {"__parameters__", get_parameters, NULL, NULL}, {0} };

TypeObj union_type = {
    TYPE_HEAD("types.UnionType", 0, UnionObj),
    .shape.traverse = union_traverse, .shape.clear = union_clear, .shape.free = union_free, .shape.is_container = true,
    .repr = union_repr, .hash = union_hash, .compare = union_compare, .get_item = union_get_item, .binary = union_binary,
    .methods = union_methods, .members = union_members, .getset = union_getset,
};
