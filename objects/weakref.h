#ifndef OURO_OBJECTS_WEAKREF_H
#define OURO_OBJECTS_WEAKREF_H
#include "objects/type.h"

/* weakref.h -- references that do not keep alive. */

typedef struct WeakObj {
    Obj head;
    View referent;                      /* NULL: dead. Not owned */
    Ref callback;                       /* or NULL */
    Hash hash;                          /* of the referent, -1: not asked for yet */
    struct WeakObj *next, *previous;    /* in its bucket of the table, newest first */
} WeakObj;
static inline WeakObj *as_weak(View v) { return (WeakObj *)(uintptr_t)v; }

extern TypeObj weakref_type, weakproxy_type, weakcallableproxy_type;

NEW Ref weakref_new(View referent, View callback);      /* weakref.ref(referent, callback); callback NULL: none */
NEW Ref weakproxy_new(View referent, View callback);
/* All weak references to the object (proxies too), newest first: __weakref__ is the first of them or None. */
NEW Ref weakref_first(View referent);
NEW Ref weakref_list(View referent);
size_t weakref_count(View referent);

bool weakref_init(void);                /* type_ready, and the collector's hooks */
void weakref_shutdown(void);
#endif
