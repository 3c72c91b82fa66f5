/* type_init.c -- which types are made ready together. */
#include "objects/descr.h"
#include "objects/func.h"
#include "objects/module.h"
#include "objects/singletons.h"
#include "objects/slots.h"
#include "objects/union.h"
#include "objects/weakref.h"

static TypeObj *const types[] = {
    &object_type, &type_type, &none_type, &not_implemented_type, &ellipsis_type, &unbound_type,
    &native_type, &method_descriptor_type, &classmethod_descriptor_type, &slot_wrapper_type, &method_wrapper_type,
    &member_descriptor_type, &getset_descriptor_type, &mappingproxy_type, &property_type, &staticmethod_type,
    &classmethod_type, &super_type, &function_type, &method_type, &cell_type, &module_type, &alias_type, &union_type,
};

bool type_init(void)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!type_ready(types[i])) return false;
    return weakref_init();
}

void type_shutdown(void)
{
    weakref_shutdown();
    type_forget();
    for (size_t i = sizeof types / sizeof *types; i-- > 0; ) type_unready(types[i]);
}
