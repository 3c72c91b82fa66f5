#ifndef OURO_INTERP_SYS_HOOKS_H
#define OURO_INTERP_SYS_HOOKS_H
#include "gc/obj.h"

/* sys_hooks.h -- what the module sys has that needs frames or exceptions printed. */

bool sys_hooks_init(View builtins);

/* An exception in a place that cannot raise (consumed): sys.unraisablehook, or as it prints. What err_print_unraisable points to.
 * message: "Exception ignored in" where NULL. */
void unraisable_report(Ref exception, View where);
void unraisable_report_as(Ref exception, const char *message, View where);
#endif
