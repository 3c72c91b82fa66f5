#ifndef OURO_OBJECTS_INSTANCE_H
#define OURO_OBJECTS_INSTANCE_H
#include "objects/type.h"

/* instance.h -- instances of classes written in Python: a header and inline slots named by the shape.
 *
 * Setting a new attribute moves the instance to the shape that has this name too (a tree of shapes for each class,
 * after Self's maps), so instances built alike share a shape and an inline cache needs one compare. A class remembers how many
 * attributes its instances came to have, and gives new ones that much room. When the room is used up, an attribute is deleted out
 * of order, or __dict__ is asked for, the attributes move into a dict, which slot 0 then holds (`in_dict`). */

typedef struct { Obj head; Ref slots[]; } InstanceObj;
static inline InstanceObj *as_instance(View v) { return (InstanceObj *)(uintptr_t)v; }

typedef struct InstanceShape {
    Shape shape;                    /* first: shapes[id] points here. shape.size is what an instance takes */
    uint32_t id;
    uint16_t count, room;           /* attributes present; slots allocated (>= 1) */
    bool in_dict;                   /* slots[0] is the __dict__ */
    Ref *names;                     /* count interned strs, in the order of setting */
    struct InstanceShape *parent, *first_child, *sibling;       /* child: one name more */
    struct InstanceShape *root, *dict_shape;                    /* the empty one of the same room, and (at the root) the one in_dict */
} InstanceShape;

/* Has v inline slots (is its class a heap type with object's layout, a __dict__ and no __slots__)? */
bool instance_is_plain(View v);
static inline InstanceShape *instance_shape(View v) { return (InstanceShape *)shapes[v->shape]; }

/* The slot of `name` (interned) in that shape, or -1. */
int  shape_find(const InstanceShape *shape, View name);
/* The shape after adding `name`; NULL: no room (the instance must move to a dict). */
InstanceShape *shape_add(InstanceShape *shape, View name);

/* The empty shape for instances of cls with so much room; made where there is none. NULL: MemoryError is pending. */
InstanceShape *shape_root(TypeObj *cls, size_t room);
/* Forget all shapes of a class: it dies. */
void shape_drop_all(TypeObj *cls);
/* Set `finalize` of all shapes of a class anew: __del__ was defined or deleted. */
void shape_set_finalize(TypeObj *cls, void (*finalize)(Ref self));

/* The parts of attribute access that concern the object itself. name is interned. */
View instance_peek(View v, View name);                  /* borrowed, or NULL: not there */
int  instance_store(View v, View name, View value);     /* 1 stored, -1 error; value NULL deletes: 0 not there */
bool instance_set_dict(View v, Ref dict);               /* obj.__dict__ = dict (NULL: an empty one); consumes it. v is plain */
bool instance_set_class(View v, TypeObj *cls);          /* both plain */

NEW Ref instance_new(TypeObj *cls);                     /* object.__new__ for a plain class */
NEW Ref instance_dict(View v);                          /* its __dict__, made now where there was none; any object with a dict. NULL without exception: it has none */
View    instance_peek_dict(View v);                     /* the dict if there is one already, else NULL */
#endif
