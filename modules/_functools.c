/* _functools.c -- the module _functools, on which functools.py is built: reduce and cmp_to_key here, partial and the cache of
 * lru_cache in files of their own. */
#include "gc/collect.h"
#include "modules/_functools_parts.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/str.h"

static Ref f_reduce(View self, View const *args, size_t n)
{
    (void)self;
    Ref iterator = obj_iter(args[1]), total = n > 2 ? ref_keep(args[2]) : NULL, item;
    if (!iterator) {
        if (err_is(&exc_TypeError)) {
            err_clear();
            err_raise(&exc_TypeError, "reduce() arg 2 must support iteration");
        }
        ref_drop(total);
        return NULL;
    }
    while ((item = iter_step(iterator))) {
        if (!total) {
            total = item;
            continue;
        }
        Ref fresh = obj_call_2(args[0], total, item);
        ref_drop(item);
        ref_set(&total, fresh);
        if (!total) break;
    }
    ref_drop(iterator);
    if (err_pending) ref_clear(&total);
    else if (!total) err_raise(&exc_TypeError, "reduce() of empty iterable with no initial value");
    return total;
}

/* ---- cmp_to_key: keys that a function compares ------------------------------------------------------------- */

typedef struct { Obj head; Ref compare, obj /* NULL: what cmp_to_key returns, from which keys are made */; } Key;
static TypeObj key_type;

static Key *as_key(View v) { return (Key *)(uintptr_t)v; }

static NEW Ref key_new(View compare, View obj)
{
    Key *k = (Key *)type_alloc(&key_type, 0);
    if (!k) return NULL;
    k->compare = ref_keep(compare);
    k->obj = ref_keep_or_null(obj);
    gc_track(&k->head);
    return &k->head;
}

static Ref f_cmp_to_key(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return key_new(args[0], NULL);
}

static Ref key_call(View self, View const *args, size_t n, View kwnames)
{
    View bound[1];
    return args_bind("K", "obj", args, n, kwnames, bound) ? key_new(as_key(self)->compare, bound[0]) : NULL;
}

static Ref key_compare(View a, View b, CompareOp op)
{
    if (type_of(b) != &key_type) return err_raise(&exc_TypeError, "other argument must be K instance");
    const Key *x = as_key(a), *y = as_key(b);
    if (!x->obj || !y->obj) return err_raise(&exc_AttributeError, "object");
    Ref function = ref_keep(x->compare), left = ref_keep(x->obj), right = ref_keep(y->obj);
    Ref order = obj_call_2(function, left, right), zero = order ? int_new(0) : NULL;
    Ref answer = zero ? obj_compare(order, zero, op) : NULL;
    ref_drop(function);
    ref_drop(left);
    ref_drop(right);
    ref_drop(order);
    ref_drop(zero);
    return answer;
}

static void key_traverse(View self, Visit visit, void *arg)
{
    if (as_key(self)->compare) visit(as_key(self)->compare, arg);
    if (as_key(self)->obj) visit(as_key(self)->obj, arg);
}

static void key_clear(Ref self)
{
    ref_clear(&as_key(self)->compare);
    ref_clear(&as_key(self)->obj);
}

static const MemberDef key_members[] = { {"obj", offsetof(Key, obj), false, "Value wrapped by a key function."}, {0} };

static TypeObj key_type = {
    TYPE_HEAD("functools.KeyWrapper", 0, Key), .module = "functools",
    .shape.traverse = key_traverse, .shape.clear = key_clear, .shape.free = type_free, .shape.is_container = true,
    .call = key_call, .compare = key_compare, .hash = hash_refuse, .members = key_members,
};

/* ---- the module --------------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE("reduce", f_reduce, 2, 3, "reduce(function, iterable[, initial]) -> value\n\n"
           "function(function(function(initial, x1), x2), x3) ... for the items of the iterable."),
    NATIVE_PARAMS("cmp_to_key", f_cmp_to_key, "mycmp", "Convert a cmp= function into a key= function."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add_type(module, &partial_type) && module_add_type(module, &lru_cache_type)
        && module_ready_type(&lru_link_type) && module_ready_type(&key_type);
}

const ModuleDef _functools_module = {"_functools", fill};
