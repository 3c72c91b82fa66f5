#ifndef OURO_OBJECTS_ERR_H
#define OURO_OBJECTS_ERR_H
#include "objects/exc.h"

/* err.h -- the pending exception. A function that fails leaves one here and returns NULL, false or -1. */

extern Ref err_pending;         /* the exception instance being raised, or NULL. Owned. */

/* Raise `type` with a message. Always returns NULL, so that a function returning a Ref can `return err_raise(...)`.
 * Format: %s %.Ns char *, %d int, %zd %zu size, %ld %lld %lu %llu, %c code point (int), %x unsigned, %%, and objects:
 * %R repr, %S str, %T the name of the object's type (View), %t likewise but "None" for None (as converters of arguments
 * say it), %N a type's name (TypeObj *). */
Ref err_raise(TypeObj *type, const char *format, ...);
#define err_false(...) (err_raise(__VA_ARGS__), false)
#define err_int(...)   (err_raise(__VA_ARGS__), -1)

Ref  err_memory(void);                                  /* MemoryError, without allocating; returns NULL */
void err_forget_memory(void);                           /* what the MemoryError set aside was last raised for, if nobody looks at it */
Ref  err_raise_object(Ref exception);                   /* consumes it; the exception being handled becomes its __context__ */
Ref  err_raise_value(TypeObj *type, Ref value);         /* type(value): KeyError(key), StopIteration(v); consumes value */
/* AttributeError and NameError that know what was missing, for suggestions. obj may be NULL (a NameError). */
Ref  err_raise_attribute(View obj, View name, const char *format, ...);
Ref  err_raise_name(TypeObj *type, View name, const char *format, ...);
Ref  err_errno(int number, View filename);              /* the OSError subclass for errno; filename may be NULL */
bool err_is(TypeObj *type);                             /* is an exception of this type pending? */
void err_clear(void);                                   /* forget it */
NEW Ref err_take(void);                                 /* take it out; NULL when none is pending */

/* The exception being handled (sys.exc_info()), or NULL: becomes __context__ of a new one. The VM keeps it right. */
extern Ref err_handled;

/* An error in a place that cannot raise (a __del__, a callback): "Exception ignored in: <where>" and traceback to stderr. */
void err_unraisable(View where);
void err_unraisable_as(const char *message, View where);                /* another text than "Exception ignored in" */
extern void (*err_print_unraisable)(Ref exception, const char *message, View where);  /* set by interp/sys_hooks.c; consumes exception; message may be NULL */

/* Every C recursion that follows the user's data (repr, compare, hash, call ...) is bracketed by these.
 * where: " while getting the repr of an object". False: RecursionError is pending, do not leave. */
bool recursion_enter(const char *where);
void recursion_leave(void);
extern int recursion_depth, recursion_limit;            /* Python frames and C levels together; sys.setrecursionlimit */
extern char *recursion_stack_end;                       /* lowest C stack address that may be used; set by main */

/* heap_new and atom_new with MemoryError pending on failure. */
NEW Ref alloc_container(uint32_t shape, size_t size);
NEW Ref alloc_atom(uint32_t shape, size_t size);
void *alloc_bytes(size_t size);                         /* mem_alloc, likewise */
void *alloc_resize(void *block, size_t size);

bool err_init(void);                                    /* after exc_init: sets a MemoryError aside */
void err_shutdown(void);

#endif
