/* disasm.c -- bytecode beside its source lines, for people. */
#include <inttypes.h>
#include <string.h>

#include "interp/code.h"
#include "objects/abstract.h"
#include "objects/str.h"

typedef struct { FILE *out; const CodeObj *code; const char *source, *end; bool *is_target; } Listing;

static void print_register(const Listing *l, uint16_t r)
{
    const char *name = r < l->code->nlocals ? str_utf8(l->code->local_names[r], NULL) : NULL;
    if (name && *name) fprintf(l->out, " %s", name);
    else if (r == 0 && l->code->flags & CODE_NAMESPACE) fprintf(l->out, " namespace");
    else if (r < l->code->nlocals) fprintf(l->out, " k%u", r);
    else fprintf(l->out, " t%u", r - l->code->nlocals);
}

static void print_constant(const Listing *l, uint32_t index)
{
    View value = l->code->consts[index];
    if (value->shape == SHAPE_CODE) {           /* its repr says an address, and listings should be alike */
        fprintf(l->out, " <code %s>", str_utf8(as_code(value)->name, NULL));
        return;
    }
    Ref text = obj_repr(value);
    const char *utf8 = text ? str_utf8(text, NULL) : NULL;
    if (utf8) fprintf(l->out, " %.60s%s", utf8, strlen(utf8) > 60 ? "..." : "");
    else err_clear();
    ref_drop(text);
}

static void print_operand(const Listing *l, Role role, Insn insn, uint32_t at, uint16_t value)
{
    switch (role) {
    case ROLE_NONE: break;
    case ROLE_DEF: case ROLE_USE: case ROLE_PEEK: case ROLE_CELL: print_register(l, value); break;
    case ROLE_FIRST: print_register(l, value); fputs("..", l->out); break;
    case ROLE_CONST: print_constant(l, value); break;
    case ROLE_CONST2: print_constant(l, insn_wide(insn)); break;
    case ROLE_SITE: fprintf(l->out, " .%s", str_utf8(l->code->sites[value].name, NULL)); break;
    case ROLE_FREE: fprintf(l->out, " ^%s", str_utf8(l->code->free_names[value], NULL)); break;
    case ROLE_LABEL: case ROLE_LABEL2: fprintf(l->out, " -> %" PRId64, insn_target(insn, at)); break;
    case ROLE_INT: fprintf(l->out, " %d", (int16_t)value); break;
    case ROLE_COUNT: case ROLE_FLAG: fprintf(l->out, " #%u", value); break;
    }
}

static void print_source_line(const Listing *l, uint32_t line)
{
    const char *p = l->source;
    for (uint32_t i = 1; p && i < line; i++) {
        p = memchr(p, '\n', (size_t)(l->end - p));
        if (p) p++;
    }
    if (!p) return;
    const char *stop = memchr(p, '\n', (size_t)(l->end - p));
    fprintf(l->out, "%5u  %.*s\n", line, (int)((stop ? stop : l->end) - p), p);
}

static void print_insn(const Listing *l, uint32_t at)
{
    Insn insn = l->code->insns[at];
    const OpInfo *info = &op_info[insn.op];
    fprintf(l->out, "    %2s %4u  %-16s", l->is_target[at] ? ">>" : "", at, info->name);
    print_operand(l, info->a, insn, at, insn.a);
    print_operand(l, info->b, insn, at, insn.b);
    print_operand(l, info->c, insn, at, insn.c);
    print_operand(l, info->d, insn, at, insn.d);
    fputc('\n', l->out);
}

void code_disassemble(FILE *out, const CodeObj *code, const char *source, size_t len)
{
    Listing l = { out, code, source, source ? source + len : NULL, mem_calloc(code->ninsns + 1, 1) };
    if (!l.is_target) return;
    for (uint32_t i = 0; i < code->ninsns; i++) {
        int64_t target = insn_target(code->insns[i], i);
        if (target >= 0) l.is_target[target] = true;
    }
    for (uint32_t i = 0; i < code->nhandlers; i++) l.is_target[code->handlers[i].target] = true;
    fprintf(out, "%s: %u registers, %u of them locals\n", str_utf8(code->qualname, NULL), code->nregs, code->nlocals);
    for (uint32_t i = 0; i < code->ninsns; i++) {
        uint32_t line = code->positions[i].line;
        if (line && (!i || line != code->positions[i - 1].line)) print_source_line(&l, line);
        print_insn(&l, i);
    }
    for (uint32_t i = 0; i < code->nhandlers; i++)
        fprintf(out, "    errors in %u-%u go to %u, with t%u\n", code->handlers[i].start, code->handlers[i].end - 1,
                code->handlers[i].target, code->handlers[i].depth - code->nlocals);
    mem_free(l.is_target);
    for (uint32_t i = 0; i < code->nconsts; i++) {
        if (code->consts[i]->shape != SHAPE_CODE) continue;
        fputc('\n', out);
        code_disassemble(out, as_code(code->consts[i]), source, len);
    }
}
