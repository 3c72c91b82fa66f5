#ifndef OURO_INTERP_BUILTINS_PARTS_H
#define OURO_INTERP_BUILTINS_PARTS_H
#include "interp/builtins.h"

/* builtins_parts.h -- the tables that make up the module. */
extern const NativeDef builtins_object[], builtins_iteration[], builtins_numbers[], builtins_io[], builtins_frame[];

/* Add what needs the frame, and tell vars() and dir() how to find it. */
bool builtins_frame_init(View module);

#endif
