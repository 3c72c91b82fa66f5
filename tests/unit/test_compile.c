/* test_compile.c -- the compiler makes code that the verifier accepts, and the verifier sees what is damaged. */
#include "tests/unit/programs.h"

#include <stdio.h>

TestSuite(compile, .init = programs_begin, .fini = programs_end);

static const char *const snippets[] = {
    "",
    "'doc'",
    "x = 1; x += 2; del x",
    "def f(a, b=1, *c, d, e=2, **g): return a, b, c, d, e, g",
    "while a < 10:\n  if b: continue\n  elif c: break\n  a += 1\nelse: d()",
    "for a, (b, *c) in d:\n  e(a, b, *c, k=1, **f)",
    "def f():\n  for x in y:\n    try: return x\n    except (A, B) as e: continue\n    else: pass\n    finally: g()",
    "try:\n  a\nexcept* ValueError as e:\n  b\nfinally:\n  c",
    "def f():\n  with a as b, c:\n    return 1",
    "def f():\n  n = 0\n  def g():\n    nonlocal n\n    n += 1\n    del n\n    return lambda: n",
    "[x for x in a if x]; {x for x in a}; {x: y for x in a for y in b}; (x for x in a)",
    "def f():\n  x = yield 1\n  y = yield from g()\n  return x",
    "async def f():\n  await g()",
    "@d\nclass A(B, metaclass=M):\n  '''doc'''\n  x: int = 1\n  def f(self): return super().f() + __class__.x",
    "match a:\n  case [1, *r]: b\n  case {'k': v, **r}: c\n  case A(x=1) | B(): d\n  case str() as s if s: e\n  case _: f",
    "f'{a!r:>{b}} {c}' + f'{d=}'",
    "import a.b, c as d\nfrom e import f as g\nfrom . import h",
    "a[1:2, ::3] = b[4] = c.d = [*e, *f]; {**g, 'h': 1}; a[0] += 1; c.d -= 1; (p := q)",
    "assert a, b\nraise c from d",
    "def f(x):\n  raise",
    "a = b if c and not d or e < f <= g is not None else h not in i",
};
enum { N_SNIPPETS = sizeof snippets / sizeof *snippets };

static bool is_fine(const CodeObj *code)
{
    char complaint[200];
    return code_verify(code, complaint, sizeof complaint);
}

/* Call `look` with code and all code within it. */
static void each_code(CodeObj *code, void (*look)(CodeObj *))
{
    look(code);
    for (uint32_t i = 0; i < code->nconsts; i++)
        if (code->consts[i]->shape == SHAPE_CODE) each_code(as_code(code->consts[i]), look);
}

static void each_snippet(void (*look)(CodeObj *))
{
    for (size_t i = 0; i < N_SNIPPETS; i++) {
        Ref code = program_compile(snippets[i]);
        cr_assert(code, "this does not compile: %s", snippets[i]);
        each_code(as_code(code), look);
        ref_drop(code);
    }
}

static void expect_fine(CodeObj *code)
{
    char complaint[200] = "";
    cr_expect(code_verify(code, complaint, sizeof complaint), "%s", complaint);
}

Test(compile, what_the_compiler_makes_is_accepted)
{
    each_snippet(expect_fine);
}

/* ---- damage -------------------------------------------------------------------------------------------------- */

/* The first number that is wrong for an operand of this role; -1: none is. */
static int wrong(const CodeObj *code, Role role)
{
    switch (role) {
    case ROLE_DEF: case ROLE_USE: case ROLE_PEEK: return code->nregs;
    case ROLE_FIRST: return code->nregs + 1;
    case ROLE_CELL: return code->nlocals;
    case ROLE_CONST: return (int)code->nconsts;
    case ROLE_SITE: return (int)code->nsites;
    case ROLE_FREE: return code->nfree;
    case ROLE_LABEL: return INT16_MAX;
    default: return -1;
    }
}

static void expect_rejected(CodeObj *code, uint32_t at, Insn damaged)
{
    Insn before = code->insns[at];
    code->insns[at] = damaged;
    cr_expect_not(is_fine(code), "%s %u %u %u is accepted", op_info[damaged.op].name, damaged.a, damaged.b, damaged.c);
    code->insns[at] = before;
}

static void damage_operands(CodeObj *code)
{
    for (uint32_t i = 0; i < code->ninsns; i++) {
        Insn insn = code->insns[i], bad_a = insn, bad_b = insn, bad_c = insn;
        const OpInfo *info = &op_info[insn.op];
        if (insn.op == OP_RAISE) continue;              /* how many operands it has depends on d */
        int a = wrong(code, info->a), b = wrong(code, info->b), c = wrong(code, info->c);
        bad_a.a = (uint16_t)a;
        bad_b.b = (uint16_t)b;
        bad_c.c = (uint16_t)c;
        if (a >= 0) expect_rejected(code, i, bad_a);
        if (b >= 0) expect_rejected(code, i, bad_b);
        if (c >= 0) expect_rejected(code, i, bad_c);
        if (info->b == ROLE_CONST2) expect_rejected(code, i, insn_set_wide(insn, code->nconsts));
        if (info->b == ROLE_LABEL2) expect_rejected(code, i, insn_set_wide(insn, code->ninsns));
    }
    cr_expect(is_fine(code));
}

Test(compile, every_operand_out_of_range_is_rejected)
{
    each_snippet(damage_operands);
}

static void damage_end(CodeObj *code)
{
    expect_rejected(code, code->ninsns - 1, (Insn){ .op = OP_NOP });
    uint32_t all = code->ninsns;
    code->ninsns = 0;
    cr_expect_not(is_fine(code), "no instructions at all");
    code->ninsns = all;
}

Test(compile, running_off_the_end_is_rejected)
{
    each_snippet(damage_end);
}

static void damage_handlers(CodeObj *code)
{
    for (uint32_t i = 0; i < code->nhandlers; i++) {
        Handler *h = &code->handlers[i], before = *h;
        const Handler damaged[] = {
            { before.end + 1, before.end, before.target, before.depth },
            { before.start, code->ninsns + 1, before.target, before.depth },
            { before.start, before.end, code->ninsns, before.depth },
            { before.start, before.end, before.target, (uint16_t)(code->nregs - 1) },
        };
        for (size_t k = 0; k < sizeof damaged / sizeof *damaged; k++) {
            *h = damaged[k];
            cr_expect_not(is_fine(code), "handler %u, damage %zu is accepted", i, k);
        }
        *h = before;
    }
}

Test(compile, handlers_that_lead_nowhere_are_rejected)
{
    each_snippet(damage_handlers);
}

/* ---- distances that do not fit 16 bits ----------------------------------------------------------------------- */

/* `head`, then `line` so often that no 16-bit jump reaches over it, then `tail`. */
static char *long_program(const char *head, const char *line, const char *tail)
{
    enum { LINES = 40000 };
    size_t n = strlen(line), at = strlen(head);
    char *text = malloc(at + LINES * n + strlen(tail) + 1);
    cr_assert(text);
    strcpy(text, head);
    for (int i = 0; i < LINES; i++, at += n) memcpy(text + at, line, n);
    strcpy(text + at, tail);
    return text;
}

static void run_long(const char *head, const char *line, const char *tail)
{
    char *text = long_program(head, line, tail);
    Ref code = program_compile(text);
    cr_assert(code);
    each_code(as_code(code), expect_fine);
    ref_drop(code);
    cr_expect(program_run(text));
    free(text);
}

Test(compile, loops_longer_than_16_bits)
{
    run_long("def f(n, x):\n"
             " i = s = 0\n"
             " while i < n:\n"
             "  i += 1\n"
             "  if i == 2: continue\n",
             "  x = s\n",
             "  s += i\n"
             " else:\n"
             "  s += 100\n"
             " return s\n"
             "result = f(3, None)\n");
    cr_expect_eq(program_int("result"), 104);
    run_long("def f(n, x):\n"
             " s = 0\n"
             " for i in range(n):\n"
             "  if i == 3: break\n",
             "  x = s\n",
             "  s += i\n"
             " else:\n"
             "  s += 100\n"
             " return s\n"
             "result = f(3, None) * 1000 + f(5, None)\n");
    cr_expect_eq(program_int("result"), 103003);
}

Test(compile, branches_longer_than_16_bits)
{
    run_long("def f(a, x=0):\n"
             " if 1 < a <= 3 and a is not None:\n"
             "  x = 1\n",
             "  x = a\n",
             "  return x\n"
             " else: return -a\n"
             "result = f(2) * 10 + f(9)\n");
    cr_expect_eq(program_int("result"), 11);
}

Test(compile, generators_and_errors_over_long_distances)
{
    run_long("def g(x):\n"
             " try:\n"
             "  r = yield from x\n",
             "  x = r\n",
             "  yield x\n"
             " except KeyError: yield 7\n"
             "def one():\n"
             " yield 1\n"
             " return 5\n"
             "def two():\n"
             " yield 2\n"
             " raise KeyError\n"
             "result = 0\n"
             "for n in list(g(one())) + list(g(two())): result = result * 10 + n\n");
    cr_expect_eq(program_int("result"), 1527);
}

Test(compile, more_constants_than_16_bits)
{
    enum { LINES = 70000 };
    char *text = malloc(LINES * 20 + 10), *at = text;
    cr_assert(text);
    for (int i = 0; i < LINES; i++) at += sprintf(at, "n = %d.5\n", i);
    cr_expect(program_run(text));
    free(text);
}
