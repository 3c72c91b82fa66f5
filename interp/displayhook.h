#ifndef OURO_INTERP_DISPLAYHOOK_H
#define OURO_INTERP_DISPLAYHOOK_H
#include <stdbool.h>

/* displayhook.h -- sys.displayhook: how the prompt shows the value of an expression. */
bool displayhook_init(void);
#endif
