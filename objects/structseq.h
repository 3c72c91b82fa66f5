#ifndef OURO_OBJECTS_STRUCTSEQ_H
#define OURO_OBJECTS_STRUCTSEQ_H
#include "objects/tuple.h"

/* structseq.h -- tuples whose items have names too: sys.version_info, time.struct_time.
 *
 *     static const MemberDef version_fields[] = { SEQ_FIELD("major", 0), SEQ_FIELD("minor", 1), {0} };
 *     static TypeObj version_type = STRUCTSEQ_TYPE("sys.version_info", version_fields, structseq_refuse_new); */

#define SEQ_FIELD(name, i) { name, offsetof(TupleObj, items) + (i) * sizeof(Ref), true, NULL }
#define STRUCTSEQ_TYPE(type_name, fields, make) { \
    TYPE_HEAD(type_name, 0, TupleObj), .base = &tuple_type, .new = make, .repr = structseq_repr, .members = fields, \
    .methods = structseq_methods }

/* A type with more named fields than items: those past the first `visible` can be asked for by name only, as os.stat_result.st_blocks. */
#define STRUCTSEQ_HIDDEN_TYPE(type_name, fields, make) { \
    TYPE_HEAD(type_name, 0, TupleObj), .base = &tuple_type, .new = make, .repr = structseq_repr, .members = fields, \
    .methods = structseq_methods, \
    .shape.traverse = structseq_traverse, .shape.clear = structseq_clear, .shape.free = structseq_free, .shape.is_container = true }
bool structseq_ready_hidden(TypeObj *type, size_t visible);
/* Takes `values`, one for each item and hidden field; a NULL among them passes an error on. */
NEW Ref structseq_from(TypeObj *type, Ref *values);
void structseq_traverse(View self, Visit visit, void *arg);
void structseq_clear(Ref self);
void structseq_free(Ref self);
extern const NativeDef structseq_methods[];

Ref structseq_repr(View self);
Ref structseq_refuse_new(TypeObj *type, View const *args, size_t n, View kwnames);    /* TypeError: cannot create ... instances */
Ref structseq_new(TypeObj *type, View const *args, size_t n, View kwnames);           /* type(sequence) */

/* type_ready, remembered for structseq_shutdown. */
bool structseq_ready(TypeObj *type);
void structseq_shutdown(void);

/* Make one of `type` (made ready where it is not yet); items are consumed, as by tuple_of. */
NEW Ref structseq_of(TypeObj *type, size_t n, ...);
#endif
