#ifndef OURO_GC_OBJ_H
#define OURO_GC_OBJ_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* obj.h -- the eight bytes every value starts with, and who must drop what.
 *
 *      0         4         8
 *      +---------+---------+-----------
 *      |  refs   |  shape  | payload ...
 *      +---------+---------+-----------
 *
 * refs   how many references exist. At zero the object dies at once. Immortal objects (None, True, small
 *        ints ...) have the top bit set and are never counted; a count that would overflow becomes immortal.
 * shape  which layout follows. Built-in kinds have fixed ids below 64, so "is it an int?" is one compare
 *        with a constant; each layout of a user class's instances gets an id of its own, so an inline-cache
 *        guard is one compare too. shapes[id] leads to the type. */

typedef struct { uint32_t refs, shape; } Obj;

typedef Obj       *Ref;     /* owned: give it away or drop it, exactly once */
typedef const Obj *View;    /* borrowed: somebody else keeps it alive */

#define NEW __attribute__((warn_unused_result))     /* returns a Ref: new to you; NULL: an exception is pending */
#define LIKELY(x)   __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

#define REFS_IMMORTAL 0x80000000u
#define OBJ_STATIC(shape_id) { REFS_IMMORTAL, (shape_id) }   /* header of an object that is a C variable */

/* The built-in shapes. A type's exact instances have its id; instances of its subclasses have ids >= SHAPE_USER. */
typedef enum {
    SHAPE_INVALID,                      /* freed memory and stray pointers */
    SHAPE_UNBOUND,                      /* what a register holds that holds nothing */
    SHAPE_INT, SHAPE_BIGINT,            /* one type: int64 boxes, and GMP numbers outside that range */
    SHAPE_FLOAT, SHAPE_BOOL, SHAPE_NONE, SHAPE_NOTIMPLEMENTED, SHAPE_ELLIPSIS, SHAPE_COMPLEX,
    SHAPE_STR, SHAPE_BYTES, SHAPE_BYTEARRAY,
    SHAPE_TUPLE, SHAPE_LIST, SHAPE_DICT, SHAPE_SET, SHAPE_FROZENSET, SHAPE_RANGE, SHAPE_SLICE,
    SHAPE_TYPE, SHAPE_FUNCTION, SHAPE_NATIVE, SHAPE_METHOD, SHAPE_CELL, SHAPE_CODE, SHAPE_MODULE,
    SHAPE_GENERATOR, SHAPE_COROUTINE, SHAPE_ASYNC_GENERATOR, SHAPE_FRAME, SHAPE_TRACEBACK,
    SHAPE_LIST_ITER, SHAPE_TUPLE_ITER, SHAPE_RANGE_ITER, SHAPE_STR_ITER, SHAPE_DICT_ITER,
    SHAPE_METHOD_DESCRIPTOR,            /* list.append */
    SHAPE_OBJECT,                       /* plain object() */
    SHAPE_FIRST_DYNAMIC = 48,           /* other built-in types take the next free id in type_ready */
    SHAPE_USER = 1024,                  /* instances of classes made at run time */
    SHAPE_MAX = 1 << 20
} ShapeId;

typedef struct TypeObj TypeObj;

/* Called once for every reference that `self` owns. */
typedef void (*Visit)(View child, void *arg);

/* What the collector and the heap must know of a layout; all else is the type's business. */
typedef struct Shape {
    TypeObj *type;                              /* of every object with this shape; kept by the shape's owner */
    size_t size;                                /* bytes of the fixed part */
    void (*traverse)(View self, Visit visit, void *arg);    /* NULL: owns no references */
    /* NULL, or for containers that may be very large: the same, beginning with reference number `from`, for about `count` of them.
     * Returns where to go on; 0: that was all. The object may have been changed since the last piece was visited. */
    size_t (*traverse_some)(View self, size_t from, size_t count, Visit visit, void *arg);
    void (*clear)(Ref self);                    /* drop every owned reference, leaving a valid empty object; may run twice */
    void (*free)(Ref self);                     /* after clear: give the memory back (heap_free or atom_free) */
    void (*finalize)(Ref self);                 /* NULL or: run __del__ (once an object; obj.c and collect.c see to that).
                                                 * Leaves the pending exception as it was; self may be resurrected.
                                                 * Containers only */
    bool is_container;                          /* lives in the container heap, can be tracked */
    int32_t dict_at;                            /* byte offset of a `Ref dict` field (NULL inside: none yet), or 0 */
} Shape;

extern Shape *shapes[SHAPE_MAX];                /* by shape id; NULL: unused id */

static inline TypeObj *type_of(View obj) { return shapes[obj->shape]->type; }
static inline bool is_immortal(View obj) { return obj->refs & REFS_IMMORTAL; }

/* obj_die -- the count has reached zero: finalize, clear, free. Deep structures are freed without C recursion. */
void obj_die(Ref dead);

/* An object to which weak references exist (META_WEAKREF) is dying: clear them and call their callbacks. Set by
 * objects/weakref; NULL does nothing. */
extern void (*obj_clear_weakrefs)(View dying);

/* Keep an object for oneself. At the last countable number the count tips into the immortal bit by itself. */
static inline Ref ref_keep(View obj)
{
    Ref own = (Ref)(uintptr_t)obj;
    if (LIKELY(!(own->refs & REFS_IMMORTAL))) own->refs++;
    return own;
}

/* Let go of a reference that is not NULL: the form for hot paths. */
static inline void ref_release(Ref own)
{
    if (LIKELY(!(own->refs & REFS_IMMORTAL)) && --own->refs == 0) obj_die(own);
}

/* Let go; NULL is fine. */
static inline void ref_drop(Ref own) { if (own) ref_release(own); }

static inline Ref ref_keep_or_null(View obj) { return obj ? ref_keep(obj) : NULL; }

/* Store first, drop the old value last: its __del__ may read this slot, which must hold the new one by then. */
static inline void ref_set(Ref *slot, Ref fresh)
{
    Ref old = *slot;
    *slot = fresh;
    ref_drop(old);
}

static inline void ref_clear(Ref *slot) { ref_set(slot, NULL); }

/* An array of owned references, seen as an array of borrowed ones. */
static inline View const *as_views(Ref const *refs) { return (View const *)refs; }

/* Objects alive now (containers and atoms, immortal statics not counted): zero after a run. */
size_t obj_live_count(void);

#endif
