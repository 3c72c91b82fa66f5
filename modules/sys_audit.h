#ifndef OURO_MODULES_SYS_AUDIT_H
#define OURO_MODULES_SYS_AUDIT_H
#include "objects/type.h"

/* sys_audit.h -- telling the program's audit hooks what is about to happen. */

extern Ref audit_hooks;                                 /* a list, or NULL: nobody listens */

/* Call the hooks with the event's name and (args...), n Refs, consumed. False: one of them raised, so it must not happen. */
bool audit_tell(const char *event, size_t n, ...);

/* The same in one test where nobody listens; the arguments are then not even made. */
#define audit(...) (LIKELY(!audit_hooks) || audit_tell(__VA_ARGS__))

extern const NativeDef sys_audit_natives[];             /* sys.audit, sys.addaudithook */
void audit_shutdown(void);
#endif
