#ifndef OURO_INTERP_QUITTER_H
#define OURO_INTERP_QUITTER_H
#include "gc/obj.h"

/* quitter.h -- exit and quit: called they end the program, shown they say how to. */
bool quitter_init(View builtins);       /* adds both to the module */
void quitter_shutdown(void);
#endif
