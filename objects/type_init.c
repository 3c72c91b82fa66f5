/* type_init.c -- which types are made ready together. */
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/func.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/set.h"
#include "objects/singletons.h"
#include "objects/slots.h"
#include "objects/tuple.h"
#include "objects/union.h"
#include "objects/weakref.h"

static TypeObj *const types[] = {
    &object_type, &type_type, &none_type, &not_implemented_type, &ellipsis_type, &unbound_type,
    &native_type, &method_descriptor_type, &classmethod_descriptor_type, &slot_wrapper_type, &method_wrapper_type,
    &member_descriptor_type, &getset_descriptor_type, &mappingproxy_type, &property_type, &staticmethod_type,
    &classmethod_type, &super_type, &function_type, &method_type, &cell_type, &module_type, &alias_type, &alias_iterator_type, &union_type,
};

/* Built-in types that can be written list[int]. */
static TypeObj *const generic[] = {
    &list_type, &tuple_type, &dict_type, &set_type, &frozenset_type, &enumerate_type, &mappingproxy_type, &weakref_type,
};
static const NativeDef class_getitem =
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585");

/* Those whose instances can have weak references. */
static TypeObj *const weakly_referable[] = { &set_type, &frozenset_type, &native_type, &module_type };

static bool make_generic(TypeObj *type)
{
    if (!type_ready(type)) return false;
    if (dict_get_text(type->dict, class_getitem.name)) return true;
    Ref method = native_descriptor(type, &class_getitem);
    return method && dict_set_text(type->dict, class_getitem.name, method);
}

bool type_init(void)
{
    for (size_t i = 0; i < sizeof weakly_referable / sizeof *weakly_referable; i++)
        weakly_referable[i]->flags |= TYPE_WEAKREF;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!type_ready(types[i])) return false;
    if (!weakref_init()) return false;
    for (size_t i = 0; i < sizeof generic / sizeof *generic; i++)
        if (!make_generic(generic[i])) return false;
    return true;
}

void type_shutdown(void)
{
    weakref_shutdown();
    type_forget();
    for (size_t i = sizeof types / sizeof *types; i-- > 0; ) type_unready(types[i]);
}
