/* mappingproxy.c -- a read-only view of a mapping: what cls.__dict__ gives. */
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/str.h"

static inline Ref target(View self) { return ((ProxyObj *)(uintptr_t)self)->mapping; }

Ref mappingproxy_new(View mapping)
{
    ProxyObj *p = (ProxyObj *)alloc_container(mappingproxy_type.shape_id, sizeof *p);
    if (!p) return NULL;
    p->mapping = ref_keep(mapping);
    gc_track(&p->head);
    return &p->head;
}

static Ref proxy_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;
    View mapping;
    if (!args_bind("mappingproxy", "mapping", args, n, kwnames, &mapping)) return NULL;
    if (!type_of(mapping)->get_item || type_has(mapping, TYPE_LIST | TYPE_TUPLE))
        return err_raise(&exc_TypeError, "mappingproxy() argument must be a mapping, not %T", mapping);
    return mappingproxy_new(mapping);
}

static void proxy_traverse(View self, Visit visit, void *arg)
{
    if (target(self)) visit(target(self), arg);
}

static void proxy_clear(Ref self) { ref_clear(&((ProxyObj *)self)->mapping); }
static void proxy_free(Ref self) { heap_free(self, sizeof(ProxyObj)); }

static Ref proxy_repr(View self) { return str_format_c("mappingproxy(%R)", target(self)); }
static Ref proxy_str(View self) { return obj_str(target(self)); }
static bool proxy_hash(View self, Hash *out) { return obj_hash(target(self), out); }
static Ref proxy_iter(View self) { return obj_iter(target(self)); }
static bool proxy_length(View self, size_t *out) { return obj_length(target(self), out); }
static Ref proxy_get_item(View self, View key) { return obj_get_item(target(self), key); }
static int proxy_contains(View self, View key) { return obj_contains(target(self), key); }
static Ref proxy_compare(View a, View b, CompareOp op) { return obj_compare(target(a), b, op); }

static View unwrap(View v) { return type_of(v) == &mappingproxy_type ? target(v) : v; }

static Ref proxy_binary(View a, View b, BinaryOp op)
{
    return op == BIN_OR ? obj_binary(unwrap(a), unwrap(b), op) : ref_keep(NotImplemented);
}

static Ref proxy_in_place(View a, View b, BinaryOp op)
{
    (void)b;
    if (op != BIN_OR) return ref_keep(NotImplemented);
    return err_raise(&exc_TypeError, "'|=' is not supported by %T; use '|' instead", a);
}

static Ref method_get(View self, View const *args, size_t n)
{
    View both[] = {args[0], n > 1 ? args[1] : None};
    return obj_call_method(target(self), "get", both, 2);
}

static Ref method_keys(View self, View const *args, size_t n) { return obj_call_method(target(self), "keys", args, n); }
static Ref method_values(View self, View const *args, size_t n) { return obj_call_method(target(self), "values", args, n); }
static Ref method_items(View self, View const *args, size_t n) { return obj_call_method(target(self), "items", args, n); }
static Ref method_copy(View self, View const *args, size_t n) { return obj_call_method(target(self), "copy", args, n); }
static Ref method_reversed(View self, View const *args, size_t n) { return obj_call_method(target(self), "__reversed__", args, n); }

static const NativeDef proxy_methods[] = {
    NATIVE("get", method_get, 1, 2, "Return the value for key if key is in the mapping, else default."),
    NATIVE("keys", method_keys, 0, 0, "D.keys() -> a set-like object providing a view on D's keys"),
    NATIVE("values", method_values, 0, 0, "D.values() -> an object providing a view on D's values"),
    NATIVE("items", method_items, 0, 0, "D.items() -> a set-like object providing a view on D's items"),
    NATIVE("copy", method_copy, 0, 0, "D.copy() -> a shallow copy of D"),
    NATIVE("__reversed__", method_reversed, 0, 0, "D.__reversed__() -> reverse iterator"),
    {0}
};

TypeObj mappingproxy_type = {
    TYPE_HEAD("mappingproxy", 0, ProxyObj), .flags = TYPE_MAPPING,
    .shape.traverse = proxy_traverse, .shape.clear = proxy_clear, .shape.free = proxy_free, .shape.is_container = true,
    .new = proxy_new, .repr = proxy_repr, .str = proxy_str, .hash = proxy_hash, .compare = proxy_compare,
    .iter = proxy_iter, .length = proxy_length, .get_item = proxy_get_item, .contains = proxy_contains,
    .binary = proxy_binary, .binary_in_place = proxy_in_place, .methods = proxy_methods,
};
