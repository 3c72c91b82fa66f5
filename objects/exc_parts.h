#ifndef OURO_OBJECTS_EXC_PARTS_H
#define OURO_OBJECTS_EXC_PARTS_H
#include "objects/exc.h"

/* exc_parts.h -- what the files that make up the exceptions share among themselves. */

void exc_traverse(View self, Visit visit, void *arg);
void exc_clear(Ref self);
Ref  exc_slot_new(TypeObj *type, View const *args, size_t n, View kwnames);
bool exc_slot_init(View self, View const *args, size_t n, View kwnames);
Ref  exc_slot_str(View self);
/* Make args the exception's args, unless it has just these already. */
bool exc_set_args(View self, View const *args, size_t n);

/* The start of the initialiser of any exception type. */
#define EXC_HEAD(type_name, base_type, text) \
    TYPE_HEAD(type_name, 0, ExcObj), \
    .shape.traverse = exc_traverse, .shape.clear = exc_clear, .shape.free = type_free, .shape.is_container = true, \
    .shape.dict_at = offsetof(ExcObj, dict), .flags = TYPE_BASE | TYPE_EXCEPTION, .base = base_type, .doc = text

/* The offset of fields[i], for MemberDef. */
#define EXC_FIELD(i) (offsetof(ExcObj, fields) + (i) * sizeof(Ref))

bool exc_group_ready(void);             /* the second base of ExceptionGroup */

#endif
