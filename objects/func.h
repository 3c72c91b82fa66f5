#ifndef OURO_OBJECTS_FUNC_H
#define OURO_OBJECTS_FUNC_H
#include "objects/type.h"

/* func.h -- functions, the cells that their closures share, and bound methods. */

typedef struct { Obj head; Ref value; } CellObj;                /* value NULL: unbound */
static inline CellObj *as_cell(View v) { return (CellObj *)(uintptr_t)v; }
extern TypeObj cell_type;
NEW Ref cell_new(Ref value);                                    /* consumes value (or NULL) */

typedef struct {
    Obj head;
    Ref code;               /* interp/code.h's CodeObj */
    Ref former_codes;       /* list or NULL: what __code__ was before; frames may still be running it */
    Ref globals;            /* dict */
    Ref builtins;           /* dict */
    Ref defaults;           /* tuple or NULL */
    Ref kwdefaults;         /* dict or NULL */
    Ref closure;            /* tuple of cells or NULL */
    Ref name, qualname;     /* str */
    Ref module, doc;        /* any object, or NULL */
    Ref annotations, dict;  /* dict or NULL */
} FuncObj;
static inline FuncObj *as_func(View v) { return (FuncObj *)(uintptr_t)v; }
extern TypeObj function_type;

extern size_t (*func_free_variables)(View code);                /* how many cells a closure of it has; set by interp/class_hooks.c */

typedef struct { Obj head; Ref function, self; } MethodObj;
static inline MethodObj *as_method(View v) { return (MethodObj *)(uintptr_t)v; }
extern TypeObj method_type;
NEW Ref method_new(Ref function, Ref self);                     /* consumes both */

/* How a function is called from C; set by the VM (interp/vm.c). */
extern Ref (*func_call)(View function, View const *args, size_t n, View kwnames);
/* types.FunctionType(code, globals ...), which needs to know code objects; set by interp. */
extern Ref (*func_create)(View const *args, size_t n, View kwnames);
#endif
