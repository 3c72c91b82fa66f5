#ifndef OURO_INTERP_PRINT_EXCEPTION_H
#define OURO_INTERP_PRINT_EXCEPTION_H
#include "gc/obj.h"

/* print_exception.h -- exceptions as the user sees them, on sys.stderr. No exception may be pending; none is afterwards. */

/* With traceback, causes and contexts, notes, members of groups. */
void print_exception(View exception);

/* An exception that nobody caught (consumed): sys.last_type and its kin are set, and sys.excepthook called. If that
 * raises SystemExit, this is pending afterwards. */
void print_uncaught(Ref exception);

/* An exception in a place that cannot raise (consumed), and where that was. message: NULL for "Exception ignored in"; where: NULL for
 * nowhere in particular. */
void print_unraisable(Ref exception, const char *message, View where);

/* sys.excepthook and sys.unraisablehook. */
bool print_exception_init(void);
#endif
