#ifndef OURO_INTERP_HELPER_H
#define OURO_INTERP_HELPER_H
#include "gc/obj.h"

/* helper.h -- the builtins help, copyright, credits and license. */
bool helper_init(View builtins);
void helper_shutdown(void);

#endif
