#ifndef OURO_OBJECTS_ABSTRACT_H
#define OURO_OBJECTS_ABSTRACT_H
#include "objects/err.h"

/* abstract.h -- operations on any object: each finds the slot, calls it, checks its answer. The counterpart of
 * CPython's abstract.c and object.c; error messages are CPython's. */

NEW Ref  obj_repr(View self);                           /* a str */
NEW Ref  obj_str(View self);
NEW Ref  obj_ascii(View self);
NEW Ref  obj_format(View self, View spec);              /* format(self, spec); spec a str */
bool     obj_hash(View self, Hash *out);
NEW Ref  obj_compare(View a, View b, CompareOp op);     /* with reflection; == and != fall back to identity */
int      obj_compare_bool(View a, View b, CompareOp op);        /* -1 error; identity counts as equal, as in containers */
int      obj_equal(View a, View b);                     /* obj_compare_bool(a, b, CMP_EQ) */
int      obj_truth(View self);

NEW Ref  obj_get_attr(View self, View name);            /* name: a str */
void     obj_blame_if_nameless(View self, View name);   /* a pending AttributeError that Python code raised learns what was asked for, and of whom */
NEW Ref  obj_get_attr_text(View self, const char *name);
int      obj_find_attr(View self, View name, Ref *out); /* 1 found, 0 no such attribute (no exception), -1 error */
bool     obj_set_attr(View self, View name, View value);        /* value NULL: delete */
NEW Ref  obj_generic_get_attr(View self, View name);    /* object.__getattribute__ */
bool     obj_generic_set_attr(View self, View name, View value);
/* A method by name as the interpreter calls special methods: looked up on the type, bound. 0: none. */
int      obj_find_special(View self, View name, Ref *out);

NEW Ref  obj_call(View callee, View const *args, size_t n, View kwnames);    /* values of kwnames follow the n positional */
NEW Ref  obj_call_0(View callee);
NEW Ref  obj_call_1(View callee, View a);
NEW Ref  obj_call_2(View callee, View a, View b);
NEW Ref  obj_call_method(View self, const char *name, View const *args, size_t n);
bool     obj_is_callable(View self);

NEW Ref  obj_iter(View self);                           /* iter(self); TypeError: 'int' object is not iterable */
NEW Ref  obj_next(View iterator);                       /* NULL without a pending exception: exhausted (a StopIteration is swallowed) */
bool     obj_length(View self, size_t *out);
size_t   obj_length_hint(View self);                    /* a guess, 0 when unknown; never fails */
NEW Ref  obj_get_item(View self, View key);
bool     obj_set_item(View self, View key, View value); /* value NULL: delete */
int      obj_contains(View container, View item);

NEW Ref  obj_binary(View a, View b, BinaryOp op);       /* TypeError: unsupported operand type(s) for +: 'int' and 'str' */
NEW Ref  obj_binary_in_place(View a, View b, BinaryOp op);
NEW Ref  obj_power(View a, View b, View modulus);       /* modulus may be NULL */
NEW Ref  obj_unary(View self, UnaryOp op);
NEW Ref  obj_index(View self);                          /* an int; TypeError: 'str' object cannot be interpreted as an integer */
bool     obj_index_size(View self, TypeObj *overflow, ptrdiff_t *out);      /* overflow NULL: clipped; else raise that type */

/* isinstance / issubclass with classes, tuples of them, unions and __instancecheck__. */
int      obj_is_instance(View self, View classinfo);
int      obj_is_subclass(View self, View classinfo);

/* Loops over any iterable in C: calls `each` with a borrowed item; stops when it returns false (an exception is pending). */
bool     obj_for_each(View iterable, bool (*each)(void *arg, View item), void *arg);

/* Where an object is, as reprs show it: "0x7f21c0de4a50". Returns out. */
const char *obj_address(View self, char out[24]);

/* repr of containers that may hold themselves: 0 first visit (call leave later), 1 already being shown, -1 error. */
int      repr_enter(View self);
void     repr_leave(View self);

/* Singletons. */
extern Obj None_object, NotImplemented_object, Ellipsis_object, unbound_object;
#define None           ((Ref)&None_object)
#define NotImplemented ((Ref)&NotImplemented_object)
#define Ellipsis       ((Ref)&Ellipsis_object)
#define UNBOUND        ((Ref)&unbound_object)
extern Box True_object, False_object;
#define True  ((Ref)&True_object)
#define False ((Ref)&False_object)
static inline Ref bool_ref(bool b) { return b ? True : False; }     /* immortal: owned as it stands */

#endif
