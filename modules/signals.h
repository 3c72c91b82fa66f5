#ifndef OURO_MODULES_SIGNALS_H
#define OURO_MODULES_SIGNALS_H
#include <signal.h>
#include "gc/obj.h"

/* signals.h -- signals from the system, on their way to Python functions.
 *
 *     the system --> note_signal (C, at any moment) --> signals_pending --> signals_run, at the next safepoint */

extern volatile sig_atomic_t signals_pending;   /* some signal has come */
bool signals_run(void);                         /* call the handlers of those that came; false: an exception is pending */
void signals_simulate(int number);              /* as if it had come; nothing where it is ignored or has no handler of ours */

bool signals_start(void);                       /* Ctrl-C is KeyboardInterrupt, from now on */
void signals_shutdown(void);
void signals_forget_module(void);               /* what _signal.c holds */

/* The handler as signal.getsignal gives it, new: a function, 0 and 1 for SIG_DFL and SIG_IGN, None for one that is not ours. */
NEW Ref signals_handler(int number);
NEW Ref signals_set_handler(int number, View handler);  /* returns the old one; OSError where the system refuses */
#endif
