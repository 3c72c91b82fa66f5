/* opcodes.c -- the table of instructions: names, roles of operands, meanings. */
#include "interp/opcodes.h"

const OpInfo op_info[OP_COUNT] = {
#define OP(name, a, b, c, d, text) [OP_##name] = { #name, text, ROLE_##a, ROLE_##b, ROLE_##c, ROLE_##d },
#include "interp/opcodes.def"
#undef OP
};
