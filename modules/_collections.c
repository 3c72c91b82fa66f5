/* _collections.c -- the module _collections: what the library's collections is built on. deque, defaultdict and OrderedDict
 * have files of their own; here are the attributes of named tuples, and Counter's loop. */
#include "modules/_collections_parts.h"
#include "gc/collect.h"
#include "modules/modules.h"
#include "objects/dict.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* ---- _tuplegetter: an attribute that is an item --------------------------------------------------------- */

typedef struct { Obj head; ptrdiff_t index; Ref doc; } TupleGetter;
static TupleGetter *as_getter(View v) { return (TupleGetter *)(uintptr_t)v; }
static TypeObj tuplegetter_type;

static Ref getter_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    int64_t index;
    if (!args_positional("_tuplegetter", n, kwnames, 2, 2)) return NULL;
    if (!seq_c_int(args[0], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &index)) return NULL;
    TupleGetter *g = (TupleGetter *)type_alloc(type, 0);
    if (!g) return NULL;
    g->index = (ptrdiff_t)index;
    g->doc = ref_keep(args[1]);
    gc_track(&g->head);
    return &g->head;
}

static Ref getter_get(View self, View instance, View owner)
{
    (void)owner;
    ptrdiff_t index = as_getter(self)->index;
    if (!instance || instance == None) return ref_keep(self);
    if (!is_tuple(instance))
        return err_raise(&exc_TypeError, "descriptor for index '%zd' for tuple subclasses doesn't apply to '%T' object", index, instance);
    if ((size_t)index >= as_tuple(instance)->len) return err_raise(&exc_IndexError, "tuple index out of range");
    return ref_keep(tuple_at(instance, (size_t)index));
}

static bool getter_set(View self, View instance, View value)
{
    (void)self, (void)instance;
    return err_false(&exc_AttributeError, "can't %s attribute", value ? "set" : "delete");
}

static Ref getter_repr(View self)
{
    return str_format_c("_tuplegetter(%zd, %R)", as_getter(self)->index, as_getter(self)->doc);
}

static Ref getter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(2, ref_keep(&type_of(self)->head), tuple_of(2, int_new(as_getter(self)->index), ref_keep(as_getter(self)->doc)));
}

static void getter_traverse(View self, Visit visit, void *arg)
{
    if (as_getter(self)->doc) visit(as_getter(self)->doc, arg);
}

static void getter_clear(Ref self)
{
    if (!self->refs) ref_clear(&as_getter(self)->doc);
}

static const NativeDef getter_methods[] = {
    NATIVE("__reduce__", getter_reduce, 0, 0, "How to make such a descriptor again, for pickle and copy."),
    {0}
};

static const MemberDef getter_members[] = { { "__doc__", offsetof(TupleGetter, doc), false, NULL }, {0} };

static TypeObj tuplegetter_type = {
    TYPE_HEAD("_collections._tuplegetter", 0, TupleGetter), .module = "_collections",
    .shape.traverse = getter_traverse, .shape.clear = getter_clear, .shape.free = type_free, .shape.is_container = true,
    .new = getter_new, .repr = getter_repr, .descr_get = getter_get, .descr_set = getter_set,
    .methods = getter_methods, .members = getter_members,
};

/* ---- Counter's loop ------------------------------------------------------------------------------------- */

/* mapping[item] = mapping.get(item, 0) + 1 in a dict whose class has not changed what these mean. */
static bool count_in_dict(View dict, View item, View one)
{
    Hash hash;
    View there;
    if (!key_hash(item, &hash)) return false;
    int found = dict_find_hashed(dict, item, hash, &there);
    if (found < 0) return false;
    Ref old = found ? ref_keep(there) : NULL, sum = old ? obj_binary(old, one, BIN_ADD) : ref_keep(one);
    ref_drop(old);
    return sum && dict_insert(dict, ref_keep(item), hash, sum);
}

static bool count_in_mapping(View mapping, View item, View zero, View one)
{
    View both[] = { item, zero };
    Ref old = obj_call_method(mapping, "get", both, 2), sum = old ? obj_binary(old, one, BIN_ADD) : NULL;
    bool ok = sum && obj_set_item(mapping, item, sum);
    ref_drop(old);
    ref_drop(sum);
    return ok;
}

typedef struct { View mapping; View zero, one; bool plain; } Count;

static bool count_one(void *arg, View item)
{
    const Count *c = arg;
    return c->plain ? count_in_dict(c->mapping, item, c->one) : count_in_mapping(c->mapping, item, c->zero, c->one);
}

static bool has_dicts(TypeObj *type, const char *name, bool *same)
{
    View known = str_known(name);
    if (!known) return false;
    *same = *same && type_lookup(type, known) == type_lookup(&dict_type, known);
    return true;
}

static Ref f_count_elements(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    TypeObj *type = type_of(args[0]);
    Count count = { args[0], &int_cache[0 - INT_CACHE_MIN].head,
                    &int_cache[1 - INT_CACHE_MIN].head, is_dict(args[0]) };
    if (!has_dicts(type, "get", &count.plain) || !has_dicts(type, "__setitem__", &count.plain)) return NULL;
    return obj_for_each(args[1], count_one, &count) ? None : NULL;
}

static const NativeDef natives[] = {
    NATIVE("_count_elements", f_count_elements, 2, 2, "Count the items of an iterable in a mapping."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add_type(module, &deque_type) && module_add_type(module, &defaultdict_type)
        && module_add_type(module, &ordered_dict_type) && module_add_type(module, &deque_iter_type)
        && module_add_type(module, &tuplegetter_type) && module_ready_type(&deque_reverse_iter_type)
        && module_ready_type(&ordered_iter_type) && module_ready_type(&ordered_keys_type)
        && module_ready_type(&ordered_values_type) && module_ready_type(&ordered_items_type);
}

const ModuleDef _collections_module = {"_collections", fill};
