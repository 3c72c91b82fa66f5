#ifndef OURO_OBJECTS_CLASS_SLOTS_H
#define OURO_OBJECTS_CLASS_SLOTS_H
#include "objects/type.h"

/* class_slots.h -- the slots of classes that define operators in Python. */

/* What such a class has as `binary`; it finds __add__, __radd__ ... of both operands. */
NEW Ref class_binary(View a, View b, BinaryOp op);
/* a.__pow__(b, modulus), where a's class is one of those; else NotImplemented. */
NEW Ref class_power(View a, View b, View modulus);

/* The generic attribute lookup without an exception for "not there" (attr.c): 1, 0, -1. name is interned. */
int obj_find_generic(View self, View name, Ref *out);
#endif
