#ifndef OURO_OBJECTS_CLASS_H
#define OURO_OBJECTS_CLASS_H
#include "objects/instance.h"

/* class.h -- what a class made at run time knows beyond other types. */

typedef struct ClassInfo {
    TypeObj *layout;            /* the static type whose fields the instances begin with: object, list, Exception ... */
    InstanceShape *fresh;       /* what a new instance starts as; NULL: not a plain class (see instance_is_plain) */
    InstanceShape *roots;       /* all empty shapes, one for each room, linked by `sibling` */
    uint32_t shapes;            /* how many shapes hang on the roots */
    uint16_t room;              /* slots that a new instance gets */
    uint16_t expected;          /* attributes that __init__ and those of the bases set, as far as was seen */
    bool has_dict;              /* instances have a __dict__ */
    uint16_t tail;              /* places for __slots__ and __dict__ behind a body of variable size */
    Shape with_dict;            /* of instances that are not plain, once their dict is there: as long as they have the class's own
                                   shape, nothing shadows the class, and inline caches may remember its methods */
    uint32_t with_dict_id;      /* 0: the two are not told apart */
    Ref name;                   /* str; TypeObj.name points into it */
    MemberDef *slots;           /* __slots__ of this very class; ends with {0}. Names point into slot_names */
    Ref slot_names;             /* tuple of str, or NULL */
    size_t nslots;
} ClassInfo;

/* The most derived of `metatype` and the types of the bases. NULL: TypeError (metaclass conflict). Borrowed. */
TypeObj *class_metatype(TypeObj *metatype, View bases);

/* bases with __mro_entries__ applied, as the class statement wants them: the same tuple where nothing has any. */
NEW Ref class_resolve_bases(View bases);

/* How many attributes instances of a class will get, as far as its __init__ shows; set by the compiler's side. NULL: no guess. */
extern size_t (*class_guess_room)(View function);

/* __name__ of the module whose code runs now (borrowed), or NULL; set by the VM. Becomes __module__ of type("X", (), {}). */
extern View (*class_current_module)(void);

/* class_layout.c: where fields are. */
bool class_set_layout(TypeObj *cls);                     /* base and info are set, but for what this decides */
void class_drop_layout(TypeObj *cls);
Ref *class_place(View self, ptrdiff_t at);              /* of a field: behind the header, or (at < 0) in the tail */
Ref *class_dict_slot(View self);                        /* the place of its __dict__, or NULL; not for plain instances */
bool class_set_dict(View self, Ref dict);               /* put a dict there (NULL: take it away); consumes it. There is a place */
bool class_is_bare(View self);                          /* not plain, and no dict has been there so far */
bool class_can_become(TypeObj *from, TypeObj *to);      /* is obj.__class__ = to sound, as far as layouts go? */

/* class_slots.c: slots that look dunders up. */
bool class_names_init(void);                            /* names that class_fill_slots and the slots look for; before them */
void class_finalizers_end(void);                         /* nothing is left that could run a __del__: the rest dies without */
void class_fill_slots(TypeObj *cls);                    /* from what its mro holds now */
void class_update_slots(TypeObj *cls);                  /* the same for it and everything below it */

/* The subclasses of a type that are alive, in the order of creation. */
struct TypeList { size_t len, cap; TypeObj **items; };
bool type_add_subclass(TypeObj *base, TypeObj *sub);
void type_remove_subclass(TypeObj *base, TypeObj *sub);

/* mro.c */
NEW Ref mro_compute(TypeObj *type);                     /* C3 over type->bases */

/* type_object.c */
bool type_set_attr(View self, View name, View value);
NEW Ref type_get_attr(View self, View name);
NEW Ref type_call(View type, View const *args, size_t n, View kwnames);

Ref  class_new(TypeObj *cls, View const *args, size_t n, View kwnames);      /* the slot of a class whose __new__ is in Python */

/* class.c */
bool class_set_bases(View self, View bases);             /* cls.__bases__ = bases */

/* instance_check.c: the answers when nobody overrides the question */
int  instance_check_plain(View self, View cls);
int  subclass_check_plain(View self, View cls);

/* object.c */
NEW Ref object_new(TypeObj *type, View const *args, size_t n, View kwnames);
bool object_init(View self, View const *args, size_t n, View kwnames);

/* Imports a module; set by interp/import.c. NULL: there is no importing. */
extern Ref (*object_import)(const char *module);

/* shape ids: the next free dynamic one for a static type, and those of classes, which are used again */
uint32_t shape_id_take(Shape *shape);                   /* 0: all ids are in use */
void     shape_id_give(uint32_t id);
#endif
