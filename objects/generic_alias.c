/* generic_alias.c -- list[int]: a class with the types it is meant to hold. Annotations are made of these; nothing is checked. */
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/descr.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/union.h"

/* ---- type variables ---------------------------------------------------------------------------------------- */

static bool push_unique(View list, View item)
{
    for (size_t i = 0; i < as_list(list)->len; i++)
        if (list_at(list, i) == item) return true;
    return list_push(list, ref_keep(item));
}

/* The type variables in args, each once: what has __typing_subst__, and the __parameters__ of the others. */
Ref alias_find_parameters(View args)
{
    View subst = str_known("__typing_subst__"), inner = str_known("__parameters__");
    Ref list = subst && inner ? list_new() : NULL, value = NULL, result = NULL;
    if (!list) return NULL;
    for (size_t i = 0; i < as_tuple(args)->len; i++) {
        View arg = tuple_at(args, i);
        if (is_type(arg)) continue;
        int found = obj_find_attr(arg, subst, &value);
        if (found < 0) goto done;
        if (found) {
            ref_clear(&value);
            if (!push_unique(list, arg)) goto done;
            continue;
        }
        found = obj_find_attr(arg, inner, &value);
        if (found < 0) goto done;
        for (size_t k = 0; found && is_tuple(value) && k < as_tuple(value)->len; k++)
            if (!push_unique(list, tuple_at(value, k))) goto done;
        ref_clear(&value);
    }
    result = tuple_from_array(as_views(as_list(list)->items), as_list(list)->len);
done:
    ref_drop(value);
    ref_drop(list);
    return result;
}

static ptrdiff_t index_in(View tuple, View item)
{
    for (size_t i = 0; i < as_tuple(tuple)->len; i++)
        if (tuple_at(tuple, i) == item) return (ptrdiff_t)i;
    return -1;
}

/* An attribute that may be missing, new: NULL without an exception then. */
static Ref attr_or_null(View obj, const char *name)
{
    Ref own = NULL;
    View key = str_known(name);
    return key && obj_find_attr(obj, key, &own) > 0 ? own : NULL;
}

static bool push_all(View list, View tuple)
{
    for (size_t i = 0; i < as_tuple(tuple)->len; i++)
        if (!list_push(list, ref_keep(tuple_at(tuple, i)))) return false;
    return true;
}

static Ref tuple_of_list(View list) { return tuple_from_array(as_views(as_list(list)->items), as_list(list)->len); }

/* What stands in brackets as a tuple; *tuple[int, str] in it is two items, *tuple[int, ...] is left as it is. */
static Ref unpack_items(View item)
{
    Ref items = is_tuple(item) ? ref_keep(item) : tuple_of(1, ref_keep(item)), list = items ? list_new() : NULL, out = NULL;
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < as_tuple(items)->len; i++) {
        View it = tuple_at(items, i);
        Ref inner = is_type(it) ? NULL : attr_or_null(it, "__typing_unpacked_tuple_args__");
        size_t n = inner && is_tuple(inner) ? as_tuple(inner)->len : 0;
        bool apart = inner && is_tuple(inner) && !(n && tuple_at(inner, n - 1) == Ellipsis);
        ok = !err_pending && (apart ? push_all(list, inner) : list_push(list, ref_keep(it)));
        ref_drop(inner);
    }
    if (ok) out = tuple_of_list(list);
    ref_drop(items);
    ref_drop(list);
    return out;
}

/* One value for each parameter: those that take several, as *Ts does, make one of them (__typing_prepare_subst__). */
static Ref values_for(View self, View parameters, View item)
{
    Ref values = unpack_items(item);
    for (size_t i = 0; values && i < as_tuple(parameters)->len; i++) {
        Ref prepare = attr_or_null(tuple_at(parameters, i), "__typing_prepare_subst__");
        if (prepare && prepare != None) {
            View args[2] = { self, values };
            Ref prepared = obj_call(prepare, args, 2, NULL);
            if (prepared && !is_tuple(prepared)) {
                Ref alone = tuple_of(1, prepared);
                prepared = alone;
            }
            ref_set(&values, prepared);
        }
        ref_drop(prepare);
        if (err_pending) ref_clear(&values);
    }
    size_t n = as_tuple(parameters)->len;
    if (values && as_tuple(values)->len != n) {
        err_raise(&exc_TypeError, "Too %s arguments for %R; actual %zu, expected %zu",
                  as_tuple(values)->len > n ? "many" : "few", self, as_tuple(values)->len, n);
        ref_clear(&values);
    }
    return values;
}

/* arg[...], where arg is itself an alias with parameters `inner`. */
static Ref substitute_inside(View arg, View inner, View parameters, View values)
{
    Ref list = list_new(), picked = NULL, result = NULL;
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < as_tuple(inner)->len; i++) {
        View own = tuple_at(inner, i);
        ptrdiff_t k = index_in(parameters, own);
        View value = k < 0 ? own : tuple_at(values, (size_t)k);
        ok = k >= 0 && type_of(own)->iter && is_tuple(value) ? push_all(list, value) : list_push(list, ref_keep(value));
    }
    if (ok && (picked = tuple_of_list(list))) result = obj_get_item(arg, picked);
    ref_drop(list);
    ref_drop(picked);
    return result;
}

/* One argument with its type variables replaced. */
static Ref substitute(View arg, View parameters, View values)
{
    ptrdiff_t at = index_in(parameters, arg);
    if (at >= 0) {
        Ref method = attr_or_null(arg, "__typing_subst__");
        if (!method) return err_pending ? NULL : ref_keep(tuple_at(values, (size_t)at));
        Ref result = obj_call_1(method, tuple_at(values, (size_t)at));
        ref_drop(method);
        return result;
    }
    Ref inner = attr_or_null(arg, "__parameters__"), result = NULL;
    if (err_pending) return NULL;
    if (inner && is_tuple(inner) && as_tuple(inner)->len) result = substitute_inside(arg, inner, parameters, values);
    else result = ref_keep(arg);
    ref_drop(inner);
    return result;
}

/* Add to out what arg becomes; *Ts becomes as many items as it stands for. */
static bool push_substituted(View out, View arg, View parameters, View values)
{
    if (is_type(arg)) return list_push(out, ref_keep(arg));
    Ref unpacks = attr_or_null(arg, "__typing_is_unpacked_typevartuple__");
    int several = unpacks ? obj_truth(unpacks) : 0;
    ref_drop(unpacks);
    if (several < 0 || err_pending) return false;
    Ref fresh = substitute(arg, parameters, values);
    if (!fresh) return false;
    if (!several) return list_push(out, fresh);
    bool ok = is_tuple(fresh) ? push_all(out, fresh) : err_false(&exc_TypeError, "expected __typing_subst__ of %T objects to return a tuple, not %T", arg, fresh);
    ref_drop(fresh);
    return ok;
}

Ref alias_substitute(View self, View args, View parameters, View item)
{
    if (!as_tuple(parameters)->len) return err_raise(&exc_TypeError, "%R is not a generic class", self);
    Ref values = values_for(self, parameters, item), list = values ? list_new() : NULL, out = NULL;
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < as_tuple(args)->len; i++) ok = push_substituted(list, tuple_at(args, i), parameters, values);
    if (ok) out = tuple_of_list(list);
    ref_drop(values);
    ref_drop(list);
    return out;
}

/* ---- making them --------------------------------------------------------------------------------------- */

static NEW Ref make(TypeObj *type, View origin, View args)
{
    Ref own = is_tuple(args) ? ref_keep(args) : tuple_of(1, ref_keep(args));
    if (!own) return NULL;
    AliasObj *a = (AliasObj *)type_alloc(type, 0);
    if (!a) {
        ref_drop(own);
        return NULL;
    }
    a->origin = ref_keep(origin);
    a->args = own;
    gc_track(&a->head);
    return &a->head;
}

Ref alias_new(View origin, View args) { return make(&alias_type, origin, args); }

Ref alias_method(View cls, View const *args, size_t n)
{
    (void)n;
    return alias_new(cls, args[0]);
}

static Ref alias_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (kwnames && as_tuple(kwnames)->len) return err_raise(&exc_TypeError, "GenericAlias() takes no keyword arguments");
    if (n != 2) return err_raise(&exc_TypeError, "GenericAlias expected 2 arguments, got %zu", n);
    return make(type, args[0], args[1]);
}

static void alias_traverse(View self, Visit visit, void *arg)
{
    const AliasObj *a = as_alias(self);
    if (a->origin) visit(a->origin, arg);
    if (a->args) visit(a->args, arg);
    if (a->parameters) visit(a->parameters, arg);
}

static void alias_clear(Ref self)
{
    ref_clear(&as_alias(self)->origin);
    ref_clear(&as_alias(self)->args);
    ref_clear(&as_alias(self)->parameters);
}

static void alias_free(Ref self) { type_free(self); }

/* ---- repr ---------------------------------------------------------------------------------------------- */

/* A type by its qualified name, "..." for Ellipsis, None for its type, anything else by its repr. */
bool alias_add_repr(StrBuilder *out, View item)
{
    View origin_name = str_known("__origin__"), qualname_name = str_known("__qualname__"), module_name = str_known("__module__");
    Ref qualname = NULL, module = NULL, text = NULL, origin = NULL;
    bool ok = false;
    if (!origin_name || !qualname_name || !module_name) return false;
    if (item == Ellipsis) return str_add_text(out, "...");
    int is_generic = obj_find_attr(item, origin_name, &origin);
    if (is_generic < 0) return false;
    ref_drop(origin);
    if (!is_generic) {
        if (obj_find_attr(item, qualname_name, &qualname) < 0) goto done;
        if (qualname && obj_find_attr(item, module_name, &module) < 0) goto done;
    }
    if (qualname && module && module != None && is_str(qualname)) {
        if (is_str(module) && str_equal_text(module, "builtins")) ok = str_add_str(out, qualname);
        else ok = (text = str_format_c("%S.%S", module, qualname)) && str_add_str(out, text);
    }
    else ok = (text = obj_repr(item)) && str_add_str(out, text);
done:
    ref_drop(qualname);
    ref_drop(module);
    ref_drop(text);
    return ok;
}

static Ref alias_repr(View self)
{
    const AliasObj *a = as_alias(self);
    StrBuilder out = STR_BUILDER;
    bool ok = (!a->starred || str_add_char(&out, '*')) && alias_add_repr(&out, a->origin) && str_add_char(&out, '[');
    for (size_t i = 0; ok && i < as_tuple(a->args)->len; i++)
        ok = (i == 0 || str_add_text(&out, ", ")) && alias_add_repr(&out, tuple_at(a->args, i));
    if (ok && as_tuple(a->args)->len == 0) ok = str_add_text(&out, "()");
    if (ok && str_add_char(&out, ']')) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

/* ---- behaviour ----------------------------------------------------------------------------------------- */

static View parameters(View self)
{
    AliasObj *a = as_alias(self);
    if (!a->parameters) a->parameters = alias_find_parameters(a->args);
    return a->parameters;
}

static Ref alias_get_item(View self, View item)
{
    View own = parameters(self);
    Ref args = own ? alias_substitute(self, as_alias(self)->args, own, item) : NULL;
    Ref result = args ? alias_new(as_alias(self)->origin, args) : NULL;
    if (result) as_alias(result)->starred = as_alias(self)->starred;
    ref_drop(args);
    return result;
}

/* list[int]() makes a list, which is told where it comes from if it can remember. */
static Ref alias_call(View self, View const *args, size_t n, View kwnames)
{
    static View name;
    if (!name && !(name = str_known("__orig_class__"))) return NULL;
    Ref made = obj_call(as_alias(self)->origin, args, n, kwnames);
    if (made && !obj_set_attr(made, name, self)) {
        if (err_is(&exc_AttributeError) || err_is(&exc_TypeError)) err_clear();
        else ref_set(&made, NULL);
    }
    return made;
}

/* All others are those of the class: list[int].append, list[int].__eq__. */
static const char *const own_names[] = {
    "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__",
};
enum { OWN_NAMES = sizeof own_names / sizeof *own_names };

static bool is_own_name(View name)
{
    for (size_t i = 0; i < OWN_NAMES; i++)
        if (str_equal_text(name, own_names[i])) return true;
    return false;
}

static Ref alias_get_attr(View self, View name)
{
    return is_own_name(name) ? obj_generic_get_attr(self, name) : obj_get_attr(as_alias(self)->origin, name);
}

/* The names of the class, and our own. */
static Ref method_dir(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref method = NULL, found = NULL, names = NULL;
    View key = str_known("__dir__");
    if (!key || obj_find_special(as_alias(self)->origin, key, &method) <= 0) return err_pending ? NULL : list_new();
    if ((found = obj_call_0(method))) names = list_from(found);
    ref_drop(method);
    ref_drop(found);
    for (size_t i = 0; names && i < OWN_NAMES; i++) {
        Ref name = str_interned(own_names[i]);
        int there = name ? obj_contains(names, name) : -1;
        if (there > 0) ref_drop(name);
        else if (there < 0 || !list_push(names, name)) {
            if (there < 0) ref_drop(name);
            ref_clear(&names);
        }
    }
    return names;
}

static Ref alias_compare(View a, View b, CompareOp op)
{
    if (!type_is_subtype(type_of(b), &alias_type) || (op != CMP_EQ && op != CMP_NE)) return ref_keep(NotImplemented);
    int same = as_alias(a)->starred == as_alias(b)->starred ? obj_equal(as_alias(a)->origin, as_alias(b)->origin) : 0;
    if (same > 0) same = obj_equal(as_alias(a)->args, as_alias(b)->args);
    return same < 0 ? NULL : bool_ref(same == (op == CMP_EQ));
}

static bool alias_hash(View self, Hash *out)
{
    Hash origin, args;
    if (!obj_hash(as_alias(self)->origin, &origin) || !obj_hash(as_alias(self)->args, &args)) return false;
    *out = origin ^ args;
    if (*out == -1) *out = -2;
    return true;
}

static Ref alias_binary(View a, View b, BinaryOp op) { return op == BIN_OR ? union_of(a, b) : ref_keep(NotImplemented); }

/* *tuple[int]: yields the alias once, marked as unpacked. */
typedef struct { Obj head; Ref alias; } AliasIterObj;           /* NULL: it has */
static AliasIterObj *as_alias_iter(View v) { return (AliasIterObj *)(uintptr_t)v; }

static Ref alias_iter(View self)
{
    AliasIterObj *it = (AliasIterObj *)alloc_container(alias_iterator_type.shape_id, sizeof *it);
    if (!it) return NULL;
    it->alias = ref_keep(self);
    gc_track(&it->head);
    return &it->head;
}

static Ref iter_self(View self) { return ref_keep(self); }

static Ref iter_next(View self)
{
    Ref alias = as_alias_iter(self)->alias, starred = alias ? alias_new(as_alias(alias)->origin, as_alias(alias)->args) : NULL;
    if (!starred) return NULL;
    as_alias(starred)->starred = true;
    ref_clear(&as_alias_iter(self)->alias);
    return starred;
}

/* builtins.NAME, to be called with `argument` (consumed). */
static Ref reduce_to(const char *name, Ref argument)
{
    Ref builtins = argument ? object_import("builtins") : NULL, function = builtins ? obj_get_attr_text(builtins, name) : NULL;
    ref_drop(builtins);
    if (function) return tuple_of(2, function, tuple_of(1, argument));
    ref_drop(argument);
    return NULL;
}

static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    View alias = as_alias_iter(self)->alias;
    return reduce_to("iter", alias ? ref_keep(alias) : tuple_sized(0));
}

static void iter_traverse(View self, Visit visit, void *arg) { if (as_alias_iter(self)->alias) visit(as_alias_iter(self)->alias, arg); }
static void iter_clear(Ref self) { ref_clear(&as_alias_iter(self)->alias); }

static void iter_free(Ref self)
{
    iter_clear(self);
    heap_free(self, sizeof(AliasIterObj));
}

static const NativeDef iter_methods[] = { NATIVE("__reduce__", iter_reduce, 0, 0, NULL), {0} };

TypeObj alias_iterator_type = {
    TYPE_HEAD("generic_alias_iterator", 0, AliasIterObj),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_self, .next = iter_next, .methods = iter_methods,
};

static Ref method_mro_entries(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(1, ref_keep(as_alias(self)->origin));
}

static Ref refuse(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return err_raise(&exc_TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}

static Ref refuse_subclass(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return err_raise(&exc_TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    if (as_alias(self)->starred) {
        Ref plain = alias_new(as_alias(self)->origin, as_alias(self)->args), iterator = plain ? alias_iter(plain) : NULL;
        ref_drop(plain);
        return reduce_to("next", iterator);
    }
    return tuple_of(2, ref_keep(&alias_type.head), tuple_of(2, ref_keep(as_alias(self)->origin), ref_keep(as_alias(self)->args)));
}

static Ref get_parameters(View self)
{
    View own = parameters(self);
    return own ? ref_keep(own) : NULL;
}

static Ref get_unpacked_args(View self)
{
    const AliasObj *a = as_alias(self);
    return ref_keep(a->starred && a->origin == &tuple_type.head ? a->args : None);
}

static Ref get_unpacked(View self) { return bool_ref(as_alias(self)->starred); }

static const NativeDef alias_methods[] = {
    NATIVE("__mro_entries__", method_mro_entries, 1, 1, NULL), NATIVE("__instancecheck__", refuse, 1, 1, NULL),
    NATIVE("__subclasscheck__", refuse_subclass, 1, 1, NULL), NATIVE("__reduce__", method_reduce, 0, 0, NULL),
    NATIVE("__dir__", method_dir, 0, 0, NULL), {0}
};
static const MemberDef alias_members[] = {
    {"__origin__", offsetof(AliasObj, origin), true, NULL}, {"__args__", offsetof(AliasObj, args), true, NULL}, {0}
};
static const GetSetDef alias_getset[] = {
    {"__parameters__", get_parameters, NULL, NULL}, {"__unpacked__", get_unpacked, NULL, NULL},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL}, {0}
};

TypeObj alias_type = {
    TYPE_HEAD("types.GenericAlias", 0, AliasObj), .flags = TYPE_BASE | TYPE_WEAKREF,
    .shape.traverse = alias_traverse, .shape.clear = alias_clear, .shape.free = alias_free, .shape.is_container = true,
    .new = alias_make, .repr = alias_repr, .hash = alias_hash, .compare = alias_compare, .call = alias_call,
    .get_attr = alias_get_attr, .get_item = alias_get_item, .iter = alias_iter, .binary = alias_binary,
    .methods = alias_methods, .members = alias_members, .getset = alias_getset,
};
