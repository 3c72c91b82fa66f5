#ifndef OURO_OBJECTS_DESCR_H
#define OURO_OBJECTS_DESCR_H
#include "objects/type.h"

/* descr.h -- objects that stand in a class's dict and decide what an attribute access means. */

/* property(fget, fset, fdel, doc) */
typedef struct { Obj head; Ref get, set, delete, doc /* NULL: none */, name /* __set_name__'s, or NULL */; bool doc_from_getter; } PropertyObj;
static inline PropertyObj *as_property(View v) { return (PropertyObj *)(uintptr_t)v; }
extern TypeObj property_type;
/* The getter to be called with the instance, when v is exactly a property that has one; else NULL. */
View property_getter(View v);

/* staticmethod and classmethod: a function in a wrapping that says how it is bound */
typedef struct { Obj head; Ref callable, dict; } BinderObj;
static inline BinderObj *as_binder(View v) { return (BinderObj *)(uintptr_t)v; }
extern TypeObj staticmethod_type, classmethod_type;
NEW Ref staticmethod_new(View callable);
NEW Ref classmethod_new(View callable);

/* A C field and a computed attribute: 'member_descriptor', 'getset_descriptor'. Both live as long as `owner`, which they
 * keep where it is a class made at run time. */
typedef struct { Obj head; TypeObj *owner; const MemberDef *def; bool is_slot /* of __slots__: NULL raises */; } MemberObj;
typedef struct { Obj head; TypeObj *owner; const GetSetDef *def; } GetSetObj;
extern TypeObj member_descriptor_type, getset_descriptor_type;
NEW Ref member_new(TypeObj *owner, const MemberDef *def, bool is_slot);
bool refuse_write(View self, View value);                /* the setter of what CPython has as a read-only member */
NEW Ref getset_new(TypeObj *owner, const GetSetDef *def);
/* The index into InstanceObj.slots of a __slots__ member that instances of `type` have; -1: v is something else. */
int32_t member_slot(View v, TypeObj *type);

/* mappingproxy: a read-only view of a mapping */
typedef struct { Obj head; Ref mapping; } ProxyObj;
extern TypeObj mappingproxy_type;
NEW Ref mappingproxy_new(View mapping);

/* super(cls, self): attributes of self as found after cls in the mro of self's class. */
typedef struct { Obj head; TypeObj *cls; Ref self; TypeObj *self_type; } SuperObj;      /* all owned; self and self_type may be NULL */
extern TypeObj super_type;
NEW Ref super_new(TypeObj *cls, View self);
/* super(cls, self).name for a method call, without the super object. 1: *out is a function to be called with self first;
 * 2: *out is the attribute itself; -1: an exception is pending. */
int super_find_method(TypeObj *cls, View self, View name, Ref *out);
/* Finds what super() without arguments means in the calling frame; set by the VM. False: an exception is pending. */
extern bool (*super_find_arguments)(View *cls, View *self);
#endif
