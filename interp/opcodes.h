#ifndef OURO_INTERP_OPCODES_H
#define OURO_INTERP_OPCODES_H
#include <stdint.h>

/* opcodes.h -- instructions, generated from opcodes.def. */

typedef struct { uint8_t op, d; uint16_t a, b, c; } Insn;

typedef enum {
#define OP(name, a, b, c, d, text) OP_##name,
#include "interp/opcodes.def"
#undef OP
    OP_COUNT
} Opcode;
_Static_assert(OP_COUNT <= UINT8_MAX + 1, "an opcode must fit Insn.op");

typedef enum {
    ROLE_NONE, ROLE_DEF, ROLE_USE, ROLE_PEEK, ROLE_CELL, ROLE_FIRST, ROLE_CONST, ROLE_CONST2, ROLE_SITE, ROLE_FREE,
    ROLE_LABEL, ROLE_LABEL2, ROLE_INT, ROLE_COUNT, ROLE_FLAG,
} Role;

typedef struct { const char *name, *text; Role a, b, c, d; } OpInfo;
extern const OpInfo op_info[OP_COUNT];

/* The 32-bit operand of LABEL2 and CONST2. */
static inline uint32_t insn_wide(Insn i) { return i.b | (uint32_t)i.c << 16; }
static inline Insn insn_set_wide(Insn i, uint32_t wide)
{
    i.b = (uint16_t)wide;
    i.c = (uint16_t)(wide >> 16);
    return i;
}

/* Where instruction number `at` may jump to, or -1 where it does not jump. */
static inline int64_t insn_target(Insn i, uint32_t at)
{
    if (op_info[i.op].b == ROLE_LABEL2) return insn_wide(i);
    if (op_info[i.op].c == ROLE_LABEL) return (int64_t)at + 1 + (int16_t)i.c;
    return -1;
}
#endif
