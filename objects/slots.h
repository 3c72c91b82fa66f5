#ifndef OURO_OBJECTS_SLOTS_H
#define OURO_OBJECTS_SLOTS_H
#include "objects/type.h"

/* slots.h -- special methods and the slots they stand for, from slots.def. */

typedef enum {
#define SLOT(name, field, wrap, op, min, max, doc) SLOT_##name,
#include "objects/slots.def"
    SLOT_COUNT
} SlotId;

typedef enum {
#define SLOT_FIELD(field) FIELD_##field,
#include "objects/slots.def"
    FIELD_COUNT
} FieldId;

typedef void (*AnyFn)(void);            /* any slot's function, to be compared and copied only */

typedef struct SlotDef {
    const char *name;                   /* "__add__" */
    FieldId field;
    int op;                             /* BinaryOp, UnaryOp or CompareOp */
    int min, max;
    const char *doc;
    Ref (*wrap)(const struct SlotDef *def, TypeObj *owner, View self, View const *args, size_t n, View kwnames);
} SlotDef;

extern const SlotDef slot_defs[SLOT_COUNT];
extern const size_t slot_offsets[FIELD_COUNT];          /* in TypeObj */

static inline AnyFn *slot_at(TypeObj *type, FieldId field) { return (AnyFn *)(void *)((char *)type + slot_offsets[field]); }

/* The interned names "__add__" ..., by SlotId. slots_init makes them (false: MemoryError). */
extern View slot_names[SLOT_COUNT];
bool slots_init(void);

/* Which operator method stands for what: SLOT_add, SLOT_radd, SLOT_iadd, SLOT_neg, SLOT_lt ... */
extern const uint8_t slot_of_binary[BIN_COUNT], slot_of_reflected[BIN_COUNT], slot_of_in_place[BIN_COUNT];
extern const uint8_t slot_of_unary[UN_COUNT], slot_of_compare[6];

/* Has this built-in type the operator method `def` in its dict? Only its own slots count, before inheritance. */
bool slot_is_own(TypeObj *type, const SlotDef *def);

/* A slot of a built-in type as a function: list.__len__ (self NULL: 'slot wrapper') and [].__len__ ('method-wrapper'). */
typedef struct { Obj head; const SlotDef *def; TypeObj *owner /* static */; Ref self; } WrapperObj;
static inline WrapperObj *as_wrapper(View v) { return (WrapperObj *)(uintptr_t)v; }
extern TypeObj slot_wrapper_type, method_wrapper_type;
NEW Ref slot_wrapper_new(TypeObj *owner, const SlotDef *def);
NEW Ref slot_wrapper_of_method(TypeObj *owner, const char *name);      /* for one with NATIVE_SLOT in the type's table */

/* What __new__ in the dict of a built-in type is: a native bound to the type. */
NEW Ref new_wrapper(TypeObj *type);
/* The type whose `new` it calls, or NULL where it is something else. */
TypeObj *new_wrapper_type(View v);
/* Call type's own C `new` for cls, and track the new instance of a class made at run time. */
NEW Ref type_make(TypeObj *type, TypeObj *cls, View const *args, size_t n, View kwnames);
#endif
