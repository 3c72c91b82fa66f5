#ifndef OURO_INTERP_CODE_INFO_H
#define OURO_INTERP_CODE_INFO_H
#include "interp/code.h"

/* code_info.h -- the attributes of code objects that are computed (code_info.c), and replace() (code_replace.c). */

Ref code_names(View self);                                      /* co_names */
Ref code_bytes(View self);                                      /* co_code */
Ref code_linetable(View self);
Ref code_lnotab(View self);
Ref code_handlers(View self);                                   /* co_exceptiontable */
Ref code_positions(View self, View const *args, size_t n);
Ref code_lines(View self, View const *args, size_t n);
Ref code_compare(View a, View b, CompareOp op);
bool code_hash(View self, Hash *out);

Ref code_replace(View self, View const *args, size_t n, View kwnames);

#endif
