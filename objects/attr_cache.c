/* attr_cache.c -- which attribute accesses inline caches may remember, and how. */
#include "objects/attr_cache.h"
#include "objects/class.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* The place of a str key in a dict, with the version that guards it. */
static bool find_in_dict(View dict, View name, AttrCache *out)
{
    ptrdiff_t index = dict->shape == SHAPE_DICT ? dict_index_of(dict, name) : -1;
    if (index < 0 || index > UINT32_MAX) return false;
    out->version = dict_keys_version(dict);
    out->index = (uint32_t)index;
    return out->version != 0;
}

/* Where the dict that holds obj's attributes is referred to, as a byte offset; 0: nowhere. */
static size_t dict_offset(View obj)
{
    if (instance_is_plain(obj)) return instance_shape(obj)->in_dict ? offsetof(InstanceObj, slots) : 0;
    if (obj->shape == SHAPE_MODULE) return offsetof(ModuleObj, dict);
    int32_t at = shapes[obj->shape]->dict_at;
    return at > 0 && at <= UINT16_MAX ? (size_t)at : 0;
}

static View dict_at(View obj, size_t offset) { return *(const Ref *)(const void *)((const char *)obj + offset); }

static bool answer(AttrCache *out, AttrKind kind)
{
    out->kind = (uint8_t)kind;
    return true;
}

/* The first class along the mro whose dict has the name. */
static TypeObj *holder_of(TypeObj *type, View name)
{
    View mro = type->mro;
    for (size_t i = 0; mro && i < as_tuple(mro)->len; i++)
        if (dict_get_str(as_type(tuple_at(mro, i))->dict, name)) return as_type(tuple_at(mro, i));
    return NULL;
}

/* cls.name, where the metaclass is `type` and has no such name. */
static bool cache_class_attr(TypeObj *cls, View name, AttrCache *out)
{
    if (cls->head.shape != SHAPE_TYPE || type_lookup(&type_type, name)) return false;
    TypeObj *holder = holder_of(cls, name);
    if (!holder) return false;
    View value = dict_get_str(holder->dict, name);
    out->object = &cls->head;
    if (type_of(value) == &staticmethod_type || type_of(value) == &classmethod_type) {
        View wrapped = as_binder(value)->callable;
        bool is_static = type_of(value) == &staticmethod_type;
        if (!wrapped || (!is_static && wrapped->shape != SHAPE_FUNCTION)) return false;
        out->value = wrapped;
        return answer(out, is_static ? ATTR_TYPE_STATIC : ATTR_TYPE_METHOD);
    }
    if (type_of(value)->descr_get && value->shape != SHAPE_FUNCTION) return false;
    if (!find_in_dict(holder->dict, name, out)) return false;
    out->value = holder->dict;
    return answer(out, ATTR_TYPE);
}

/* An attribute found on the class, which no attribute of obj's shape shadows. */
static bool cache_found(TypeObj *type, View found, View name, AttrCache *out)
{
    if (found->shape == SHAPE_FUNCTION || type_of(found) == &method_descriptor_type) {
        out->value = found;
        return answer(out, ATTR_METHOD);
    }
    if (type_of(found)->descr_get) return false;
    TypeObj *holder = holder_of(type, name);
    if (!holder || !find_in_dict(holder->dict, name, out)) return false;
    out->value = holder->dict;
    return answer(out, ATTR_CLASS);
}

bool attr_cacheable(View obj, View name, AttrCache *out)
{
    TypeObj *type = type_of(obj);
    *out = (AttrCache){ .shape = obj->shape, .epoch = type_epoch, .kind = ATTR_NONE };
    if (!as_str(name)->interned) return false;
    if (is_type(obj)) return cache_class_attr(as_type(obj), name, out);
    if (type->get_attr && obj->shape != SHAPE_MODULE) return false;

    View found = type_lookup(type, name);
    if (found && type_of(found)->descr_set) {
        int32_t slot = member_slot(found, type);
        if (slot >= 0) {
            out->slot = (uint16_t)slot;
            return answer(out, ATTR_MEMBER);
        }
        View getter = property_getter(found);
        if (!getter) return false;
        out->value = getter;
        return answer(out, ATTR_GETTER);
    }

    size_t offset = dict_offset(obj);
    if (instance_is_plain(obj) && !offset) {
        int slot = shape_find(instance_shape(obj), name);
        if (slot >= 0) {
            out->slot = (uint16_t)slot;
            return answer(out, ATTR_SLOT);
        }
        return found && cache_found(type, found, name, out);
    }
    if (class_is_bare(obj)) return found && cache_found(type, found, name, out);
    if (offset) {
        View dict = dict_at(obj, offset);
        if (!dict || !find_in_dict(dict, name, out)) return false;
        out->slot = (uint16_t)offset;
        return answer(out, ATTR_DICT);
    }
    /* No dict at all (built-in types, __slots__): nothing can shadow the class. */
    return shapes[obj->shape]->dict_at == 0 && found && cache_found(type, found, name, out);
}

bool attr_store_cacheable(View obj, View name, AttrCache *out)
{
    TypeObj *type = type_of(obj);
    *out = (AttrCache){ .shape = obj->shape, .epoch = type_epoch, .kind = ATTR_NONE };
    if (!as_str(name)->interned || is_type(obj) || type->set_attr) return false;

    View found = type_lookup(type, name);
    if (found && type_of(found)->descr_set) {
        int32_t slot = member_slot(found, type);
        if (slot < 0) return false;
        out->slot = (uint16_t)slot;
        return answer(out, ATTR_MEMBER);
    }
    size_t offset = dict_offset(obj);
    if (offset) {
        View dict = dict_at(obj, offset);
        if (!dict || !find_in_dict(dict, name, out)) return false;
        out->slot = (uint16_t)offset;
        return answer(out, ATTR_DICT);
    }
    if (!instance_is_plain(obj)) return false;
    InstanceShape *shape = instance_shape(obj);
    int slot = shape_find(shape, name);
    if (slot >= 0) {
        out->slot = (uint16_t)slot;
        return answer(out, ATTR_SLOT);
    }
    InstanceShape *next = shape_add(shape, name);
    if (!next) return false;
    out->slot = shape->count;
    out->next_shape = next->id;
    return answer(out, ATTR_ADD);
}
