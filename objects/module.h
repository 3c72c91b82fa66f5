#ifndef OURO_OBJECTS_MODULE_H
#define OURO_OBJECTS_MODULE_H
#include "objects/type.h"

typedef struct { Obj head; Ref name; Ref dict; } ModuleObj;
static inline ModuleObj *as_module(View v) { return (ModuleObj *)(uintptr_t)v; }
extern TypeObj module_type;
NEW Ref module_new(const char *name, const char *doc);  /* with __name__, __doc__, __package__, __loader__, __spec__ */

extern bool (*module_is_running)(View module);          /* for error texts: is its code still running for the first time? Set by interp/ */

/* A built-in module: its name and what fills it. modules/modules.def lists them. */
typedef struct { const char *name; bool (*fill)(View module); } ModuleDef;
bool module_add(View module, const char *name, Ref value);              /* consumes value */
bool module_add_natives(View module, const NativeDef *natives);
bool module_add_type(View module, TypeObj *type);                       /* under the last part of its name; readied as below */

/* type_ready for a type that not every program needs: remembered, and undone by module_shutdown. */
bool module_ready_type(TypeObj *type);
void module_shutdown(void);

/* What a module keeps outside its dict, in a C variable: `drop` is called at the end, when the modules are gone. */
void module_at_end(void (*drop)(void));
void module_drop_kept(void);
#endif
