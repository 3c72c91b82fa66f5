/* _weakref.c -- the module _weakref: what weakref.py (as CPython ships it) is built on. */
#include "objects/weakref.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"

static Ref f_getweakrefcount(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return int_new_unsigned(weakref_count(args[0]));
}

static Ref f_getweakrefs(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return weakref_list(args[0]);
}

static Ref f_proxy(View self, View const *args, size_t n)
{
    (void)self;
    return weakproxy_new(args[0], n > 1 ? args[1] : NULL);
}

/* Take key out of the dict if its value is a dead weak reference: another thread of events may have put a live one there. */
static Ref f_remove_dead(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    View value;
    if (!is_dict(args[0])) return err_raise(&exc_TypeError, "_remove_dead_weakref() argument 1 must be dict, not %t", args[0]);
    int found = dict_find(args[0], args[1], &value);
    if (found < 0) return NULL;
    if (!found) return ref_keep(None);
    if (!type_is_subtype(type_of(value), &weakref_type)) return err_raise(&exc_TypeError, "not a weakref");
    if (!as_weak(value)->referent && dict_delete(args[0], args[1]) < 0) return NULL;
    return ref_keep(None);
}

static const NativeDef natives[] = {
    NATIVE("getweakrefcount", f_getweakrefcount, 1, 1, "Return the number of weak references to 'object'."),
    NATIVE("getweakrefs", f_getweakrefs, 1, 1, "Return a list of all weak reference objects pointing to 'object'."),
    NATIVE("proxy", f_proxy, 1, 2, "Create a proxy object that weakly references 'object'."),
    NATIVE("_remove_dead_weakref", f_remove_dead, 2, 2, "Remove a dead weak reference from a dictionary."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add(module, "ref", ref_keep(&weakref_type.head))
        && module_add(module, "ReferenceType", ref_keep(&weakref_type.head))
        && module_add(module, "ProxyType", ref_keep(&weakproxy_type.head))
        && module_add(module, "CallableProxyType", ref_keep(&weakcallableproxy_type.head));
}

const ModuleDef _weakref_module = {"_weakref", fill};
