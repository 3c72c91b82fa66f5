#ifndef OURO_OBJECTS_TYPE_H
#define OURO_OBJECTS_TYPE_H
#include "gc/heap.h"
#include "objects/native.h"

/* type.h -- what a type is: a layout (its Shape) and a table of behaviour.
 *
 * Every slot may be NULL; type_ready then inherits it from the base. A class made at run time whose dict defines
 * __add__, __len__ ... gets slots that look those up (objects/class.c), so callers use slots only. */

typedef enum { CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE } CompareOp;
typedef enum {
    BIN_ADD, BIN_SUB, BIN_MUL, BIN_MATMUL, BIN_DIV, BIN_MOD, BIN_POW,
    BIN_LSHIFT, BIN_RSHIFT, BIN_OR, BIN_XOR, BIN_AND, BIN_FLOORDIV, BIN_COUNT
} BinaryOp;
typedef enum { UN_INVERT, UN_POS, UN_NEG, UN_ABS, UN_COUNT } UnaryOp;
typedef int64_t Hash;
struct Buffer;

/* A C field shown as an attribute, and an attribute computed by C. */
typedef struct { const char *name; size_t offset; bool read_only; const char *doc; } MemberDef;   /* a Ref field; NULL reads as None */
typedef struct {
    const char *name;
    Ref  (*get)(View self);
    bool (*set)(View self, View value);     /* value NULL: delete. NULL slot: read-only */
    const char *doc;
} GetSetDef;

enum {                              /* TypeObj.flags */
    TYPE_READY = 1, TYPE_HEAP = 2 /* made at run time */, TYPE_BASE = 4 /* may be subclassed */,
    TYPE_INT = 0x10, TYPE_STR = 0x20, TYPE_BYTES = 0x40, TYPE_LIST = 0x80, TYPE_TUPLE = 0x100, TYPE_DICT = 0x200,
    TYPE_SET = 0x400, TYPE_FROZENSET = 0x800, TYPE_FLOAT = 0x1000, TYPE_EXCEPTION = 0x2000, TYPE_TYPE = 0x4000,
    TYPE_COMPLEX = 0x8000, TYPE_BYTEARRAY = 0x10000,    /* this type or a subclass of it: inherited */
    TYPE_SEQUENCE = 0x20000, TYPE_MAPPING = 0x40000,    /* for match statements */
    TYPE_WEAKREF = 0x80000,     /* instances may have weak references */
    TYPE_ABSTRACT = 0x100000,   /* __abstractmethods__ is not empty: cannot be instantiated */
    TYPE_OPEN = 0x800000,       /* built in, but its attributes can be set all the same: CPython makes such a type at run time */
    TYPE_CONCAT = 0x200000,     /* + and * are those of a sequence, as list's, and come after the other operand's: inherited */
};

struct TypeObj {
    Obj head;
    Shape shape;                    /* of its direct instances (the first one, where instances have several) */
    uint32_t shape_id;
    uint32_t flags;
    const char *name;               /* "list": as error messages show it (for heap types: the str's bytes) */
    const char *module;             /* NULL: builtins */
    const char *doc;
    TypeObj *base;                  /* owned by heap types; NULL means object */

    /* --- behaviour: results are new references, NULL/false/-1 means an exception is pending --- */
    Ref  (*new)(TypeObj *type, View const *args, size_t n, View kwnames);   /* __new__; type may be a subclass */
    bool (*init)(View self, View const *args, size_t n, View kwnames);     /* __init__ */
    Ref  (*call)(View self, View const *args, size_t n, View kwnames);     /* __call__ */
    Ref  (*repr)(View self);
    Ref  (*str)(View self);                                     /* NULL: repr */
    bool (*hash)(View self, Hash *out);                         /* hash_refuse: unhashable */
    Ref  (*compare)(View a, View b, CompareOp op);              /* may return NotImplemented; a is of this type */
    int  (*truth)(View self);                                   /* 0, 1, -1; NULL: by length, else true */
    Ref  (*get_attr)(View self, View name);                     /* NULL: the generic lookup */
    bool (*set_attr)(View self, View name, View value);         /* value NULL: delete */
    Ref  (*iter)(View self);
    Ref  (*next)(View self);                                    /* NULL without a pending exception: exhausted */
    bool (*length)(View self, size_t *out);
    Ref  (*get_item)(View self, View key);
    bool (*set_item)(View self, View key, View value);          /* value NULL: delete */
    int  (*contains)(View self, View item);
    Ref  (*binary)(View a, View b, BinaryOp op);                /* a or b is of this type: like CPython's nb_ slots, called
                                                                   for either side; NotImplemented when not its business */
    Ref  (*binary_in_place)(View a, View b, BinaryOp op);       /* a += b; NotImplemented: fall back to binary */
    Ref  (*unary)(View self, UnaryOp op);
    Ref  (*index)(View self);                                   /* __index__: an int */
    Ref  (*to_int)(View self);                                  /* __int__ */
    Ref  (*to_float)(View self);                                /* __float__ */
    Ref  (*descr_get)(View self, View instance, View owner);    /* instance NULL: looked up on the class */
    bool (*descr_set)(View self, View instance, View value);    /* value NULL: delete */
    bool (*get_buffer)(View self, int flags, struct Buffer *out);       /* show one's memory: objects/buffer.h */
    void (*release_buffer)(View self);                          /* one Buffer less; NULL: nothing to do */

    const char *operators;          /* which operators `binary`, `binary_in_place` and `unary` really have, as "add radd neg":
                                       these appear in the type's dict. NULL: see slots.c's table */
    const NativeDef *methods;       /* ends with {0}; include "__format__", "__reduce__" and such here too */
    const MemberDef *members;
    const GetSetDef *getset;

    /* --- filled by type_ready or class creation; owned --- */
    Ref dict;                       /* str -> attribute */
    Ref mro;                        /* tuple of types, this one first */
    Ref bases;                      /* tuple */
    Ref qualname, module_name;      /* str; NULL for static types */
    struct TypeList *subclasses;    /* direct ones, weakly held, or NULL; see type.c */
    struct ClassInfo *info;         /* of heap types: instance layouts and dunder caches (objects/class.c) */
};
static inline TypeObj *as_type(View v) { return (TypeObj *)(uintptr_t)v; }

/* The start of every static type's initialiser. */
#define TYPE_HEAD(type_name, id, Struct) \
    .head = OBJ_STATIC(SHAPE_TYPE), .name = type_name, .shape_id = id, .shape = { .size = sizeof(Struct) }
/* Shape functions follow as .shape.traverse = ..., .shape.clear = ..., .shape.free = ..., .shape.is_container = true */

extern TypeObj object_type, type_type;

/* Make a static type usable: take a shape id (a dynamic one where shape_id is 0), inherit slots, build mro and dict with
 * a descriptor for each method, member, getset and slot (so that list.__len__ exists). */
bool type_ready(TypeObj *type);

/* Drop what type_ready built, at shutdown. */
void type_unready(TypeObj *type);

/* type_lookup -- the attribute `name` (an interned str) along the mro, or NULL without an exception. Cached. Good until
 * the class changes. */
View type_lookup(TypeObj *type, View name);

/* Changes whenever an answer of type_lookup may have changed: what inline caches compare. */
extern uint32_t type_epoch;
void type_changed(TypeObj *type, View name, View old, View fresh);
void type_move_epoch(void);             /* whatever inline caches remember is wrong from now on */

/* type_init readies object, type, None's type ... and everything else in this folder that has no init function of its own;
 * type_shutdown, the last to be called, undoes that and forgets what lookups remember. */
bool type_init(void);
void type_shutdown(void);
void type_forget(void);         /* drop the names that type_lookup's cache holds */

bool type_is_subtype(TypeObj *a, TypeObj *b);       /* along the mro */
static inline bool type_has(View v, uint32_t flag) { return type_of(v)->flags & flag; }
static inline bool is_type(View v) { return v->shape == SHAPE_TYPE || type_has(v, TYPE_TYPE); }

/* type_new_class -- class creation: the body's namespace becomes a class (type(name, bases, ns) and the class statement).
 * bases is a tuple; namespace a dict (copied). */
NEW Ref type_new_class(TypeObj *metatype, View name, View bases, View namespace, View const *kwvalues, View kwnames);

/* A container or atom of this type's (or a subclass's) layout, all fields after the header zeroed; the class is kept where
 * it is a heap type. extra: bytes of the variable part. NULL: MemoryError is pending. */
NEW Ref type_alloc(TypeObj *type, size_t extra);
/* Gives the memory of an object made by type_alloc back, and lets go of the class: for Shape.free. */
void type_free(Ref self);
void type_free_var(Ref self, size_t extra);

/* For the slot `hash` of mutable types: TypeError: unhashable type: 'list'. */
bool hash_refuse(View self, Hash *out);

#endif
