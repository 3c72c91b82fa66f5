/* compile_match.c -- the match statement. */
#include "interp/emit.h"

void compile_match(Compiler *c, Node *n) { compile_error(c, n->pos, "'match' is not supported yet"); }
