#ifndef OURO_OBJECTS_ATTR_CACHE_H
#define OURO_OBJECTS_ATTR_CACHE_H
#include "objects/type.h"

/* attr_cache.h -- what an inline cache may remember about `obj.name`.
 *
 * The answer holds for every object with the same shape, as long as type_epoch is the same:
 *
 *     if (obj->shape == cache.shape && type_epoch == cache.epoch) switch (cache.kind) ...
 *
 * Only ATTR_TYPE and what follows ask for `obj == cache.object` in place of the shape (all classes share one). Kinds that lead
 * into a dict hold only while dict_keys_version(dict) == cache.version too; then the value is
 * as_dict(dict)->entries[cache.index].value. */

typedef enum {
    ATTR_NONE,          /* nothing to remember */
    ATTR_SLOT,          /* as_instance(obj)->slots[slot]; never NULL */
    ATTR_MEMBER,        /* the same place, but NULL (a __slots__ attribute that is not set) needs the slow path */
    ATTR_METHOD,        /* `value` is a function (SHAPE_FUNCTION) or method descriptor found on the class, not shadowed: load
                           binds it to obj, a method call passes obj first */
    ATTR_GETTER,        /* a property: the attribute's value is what calling `value` with obj returns */
    ATTR_DICT,          /* in obj's own dict: *(Ref *)((char *)obj + slot), which may be NULL */
    ATTR_CLASS,         /* a plain value on the class, not shadowed: in the dict `value` */
    ATTR_ADD,           /* stores only: obj gets the new shape `next_shape`, and slots[slot] (uninitialised until then) the value */
    ATTR_TYPE,          /* obj is the class `object`: in the dict `value` (its own or a base's), taken as it is */
    ATTR_TYPE_STATIC,   /* the same, and `value` is what its staticmethod wraps */
    ATTR_TYPE_METHOD,   /* the same, and `value` is the function (SHAPE_FUNCTION) its classmethod wraps: bound to, or called with, obj */
} AttrKind;

typedef struct {
    uint32_t shape, epoch;
    uint8_t  kind;                  /* AttrKind */
    uint16_t slot;                  /* index into slots; ATTR_DICT: byte offset of the dict */
    uint32_t next_shape;            /* ATTR_ADD */
    uint32_t version, index;        /* ATTR_DICT, ATTR_CLASS, ATTR_TYPE */
    View     value;                 /* borrowed: alive while the epoch is the same */
    View     object;                /* ATTR_TYPE and what follows */
} AttrCache;

/* What `obj.name` (name interned) may be remembered as. Runs no Python code and never fails: false leaves kind ATTR_NONE. */
bool attr_cacheable(View obj, View name, AttrCache *out);

/* The same for `obj.name = value`: ATTR_SLOT, ATTR_MEMBER, ATTR_DICT (a key that is there already) or ATTR_ADD. Ask before storing. */
bool attr_store_cacheable(View obj, View name, AttrCache *out);

#endif
