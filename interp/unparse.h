#ifndef OURO_INTERP_UNPARSE_H
#define OURO_INTERP_UNPARSE_H
#include "interp/emit.h"

/* unparse.h -- an expression's tree back to text, as annotations show it under `from __future__ import annotations`. */
NEW Ref unparse(Compiler *c, Node *n);          /* a str; NULL: an exception is pending, or the compiler has failed */

#endif
