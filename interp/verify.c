/* verify.c -- is this code object something the VM can run without looking? */
#include <stdio.h>

#include "interp/code.h"

typedef struct { const CodeObj *code; uint32_t at; char *complaint; size_t size; bool fine; } Check;

static void complain(Check *k, const char *what, unsigned value)
{
    if (!k->fine) return;
    k->fine = false;
    snprintf(k->complaint, k->size, "instruction %u (%s): %s %u", k->at, op_info[k->code->insns[k->at].op].name, what, value);
}

static void check_operand(Check *k, Role role, Insn insn, uint16_t value)
{
    const CodeObj *code = k->code;
    switch (role) {
    case ROLE_DEF: case ROLE_USE: case ROLE_PEEK: case ROLE_FIRST:
        /* A window of no registers may begin behind the last one. */
        if (value > code->nregs || (value == code->nregs && role != ROLE_FIRST)) complain(k, "no register", value);
        break;
    case ROLE_CELL: if (value >= code->nlocals) complain(k, "no cell in register", value); break;
    case ROLE_CONST: if (value >= code->nconsts) complain(k, "no constant", value); break;
    case ROLE_CONST2: if (insn_wide(insn) >= code->nconsts) complain(k, "no constant", insn_wide(insn)); break;
    case ROLE_SITE: if (value >= code->nsites) complain(k, "no site", value); break;
    case ROLE_FREE: if (value >= code->nfree) complain(k, "no free variable", value); break;
    case ROLE_LABEL: case ROLE_LABEL2: {
        int64_t target = insn_target(insn, k->at);
        if (target < 0 || target >= code->ninsns) complain(k, "jumps to", (unsigned)target);
        break;
    }
    case ROLE_NONE: case ROLE_INT: case ROLE_COUNT: case ROLE_FLAG: break;
    }
}

static bool ends_run(uint8_t op)
{
    return op == OP_RETURN || op == OP_RETURN_NONE || op == OP_JUMP || op == OP_RAISE || op == OP_RERAISE;
}

bool code_verify(const CodeObj *code, char *complaint, size_t size)
{
    Check k = { .code = code, .complaint = complaint, .size = size, .fine = true };
    for (k.at = 0; k.at < code->ninsns && k.fine; k.at++) {
        Insn insn = code->insns[k.at];
        const OpInfo *info = &op_info[insn.op];
        unsigned raised = insn.op == OP_RAISE ? insn.d : 2;         /* `raise` alone has no operands, `raise x` one */
        if (raised > 0) check_operand(&k, info->a, insn, insn.a);
        if (raised > 1) check_operand(&k, info->b, insn, insn.b);
        check_operand(&k, info->c, insn, insn.c);
    }
    k.at = code->ninsns ? code->ninsns - 1 : 0;
    if (k.fine && (!code->ninsns || !ends_run(code->insns[k.at].op))) complain(&k, "the code may run off its end at", k.at);
    for (uint32_t i = 0; i < code->nhandlers && k.fine; i++) {
        Handler h = code->handlers[i];
        if (h.start > h.end || h.end > code->ninsns || h.target >= code->ninsns || h.depth + 2 > code->nregs || h.depth < code->nlocals)
            complain(&k, "bad handler", i);
    }
    return k.fine;
}
