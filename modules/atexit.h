#ifndef OURO_MODULES_ATEXIT_H
#define OURO_MODULES_ATEXIT_H

/* atexit.h -- what is to be done when the program ends. */
void atexit_run(void);          /* call them, last come first; errors are shown, not raised */
void atexit_forget(void);
#endif
