#ifndef OURO_OBJECTS_NATIVE_H
#define OURO_OBJECTS_NATIVE_H
#include "gc/obj.h"

/* native.h -- functions written in C, and how they are called.
 *
 * A native gets its receiver and an array of borrowed arguments, and returns a new reference, or NULL with an
 * exception pending. The tables below say how many arguments it takes, so the check stands in one place:
 *
 *     static const NativeDef list_methods[] = {
 *         NATIVE("append", method_append, 1, 1, "Append object to the end of the list."),
 *         NATIVE_PARAMS("sort", method_sort, "*, key=, reverse=", "Stable sort in place."),
 *         NATIVE_RAW("update", method_update, "..."),
 *         {0}
 *     };
 */
typedef Ref (*NativeFn)(View self, View const *args, size_t n);
typedef Ref (*NativeRawFn)(View self, View const *args, size_t n, View kwnames);

typedef enum {
    NATIVE_POSITIONAL,      /* args[0..n), min <= n <= max (max < 0: no limit); keywords are refused */
    NATIVE_BOUND,           /* `params` names the parameters: args has one entry for each, NULL where not given */
    NATIVE_UNBOUND,         /* raw: args[0..n) positional, then one value for each name in the tuple kwnames (or NULL) */
} NativeStyle;

enum { NATIVE_CLASS = 1, NATIVE_STATIC = 2, NATIVE_SLOT = 4, NATIVE_BESIDE_SLOT = 8 };
/* self is the class; no self; seen as a slot wrapper (int.__divmod__); a method that does what the slot of its name
 * does (dict.__contains__): a class that inherits it has the slot, too */

typedef struct NativeDef {
    const char *name;
    union { NativeFn call; NativeRawFn raw; };
    NativeStyle style;
    int min, max;
    const char *params;     /* "a, b, /, c=, *, d=": as Python writes them; '=' marks the optional ones */
    const char *doc;
    int flags;
} NativeDef;

#define NATIVE(name, fn, min, max, doc)     { name, { .call = fn }, NATIVE_POSITIONAL, min, max, NULL, doc, 0 }
#define NATIVE_PARAMS(name, fn, params, doc) { name, { .call = fn }, NATIVE_BOUND, 0, 0, params, doc, 0 }
#define NATIVE_RAW(name, fn, doc)           { name, { .raw = fn }, NATIVE_UNBOUND, 0, -1, NULL, doc, 0 }
#define NATIVE_AS(flags, name, fn, min, max, doc) { name, { .call = fn }, NATIVE_POSITIONAL, min, max, NULL, doc, flags }

/* A native function object. `self` is what it is bound to (NULL: a method descriptor found in a type's dict, or a
 * plain function); `owner` is the type whose table it stands in (NULL: a module's function). */
typedef struct {
    Obj head;
    const NativeDef *def;
    Ref self;               /* owned; NULL when unbound */
    TypeObj *owner;         /* View: a static type, or kept through self */
    Ref module;             /* owned str: __module__, or NULL */
} NativeObj;
static inline NativeObj *as_native(View v) { return (NativeObj *)(uintptr_t)v; }

extern TypeObj native_type;             /* builtin_function_or_method: len, [].append; shape SHAPE_NATIVE */
extern TypeObj method_descriptor_type;  /* list.append; its first argument is the receiver */
extern TypeObj classmethod_descriptor_type;

NEW Ref native_new(const NativeDef *def, View self, View module);           /* a function, or a method bound to self */
NEW Ref native_descriptor(TypeObj *owner, const NativeDef *def);            /* what type_ready puts into a type's dict */

/* Call def with the arguments of a Python call: checks and binds them as def->style says. `args` holds n positional
 * values followed by those named in kwnames (NULL: none). owner names the type in messages ("list.append()"). */
NEW Ref native_call(const NativeDef *def, TypeObj *owner, View self, View const *args, size_t n, View kwnames);

/* Bind a raw call's arguments to `params` (as in NativeDef) for constructors: out[i] is NULL where not given.
 * False with TypeError pending, worded for the function `name`. */
bool args_bind(const char *name, const char *params, View const *args, size_t n, View kwnames, View *out);

/* n must lie in [min, max] and kwnames be empty; for `new` and `init` slots of types without keywords. */
bool args_positional(const char *name, size_t n, View kwnames, size_t min, size_t max);

#endif
