#ifndef OURO_INTERP_COMPILE_WARN_H
#define OURO_INTERP_COMPILE_WARN_H
#include "interp/emit.h"

/* compile_warn.h -- what is wrong with a program without being an error: SyntaxWarnings. */

void warn_compare(Compiler *c, const Node *n);          /* x is 1 */
void warn_assert(Compiler *c, const Node *n);           /* assert (x, "y") */
void warn_call(Compiler *c, const Node *n);             /* [(1, 2) (3, 4)] */
void warn_subscript(Compiler *c, const Node *n);        /* [{1, 2} [3, 4]], [[1, 2] [3, 4]] */
#endif
