/* test_vm.c -- whatever a program does and however it ends, nothing of it is alive afterwards. */
#include "tests/unit/programs.h"

TestSuite(vm, .init = programs_begin, .fini = programs_end);

static const char *const programs[] = {
    "x = 1 << 100; y = [x] * 3; z = {'a': y}",
    "a = []; a.append(a)",
    "def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nf(10)",
    "def g():\n  try: yield [1]\n  finally: h = []\nnext(g())\nk = g(); next(k)",
    "class A:\n  def __init__(self): self.me = self\nA(); a = A()",
    "class A:\n  def __del__(self):\n    global kept\n    kept = self\nA()",
    "def f():\n  x = []\n  def g(): return x, g\n  return g\nf()()",
    "try: {}['k']\nexcept KeyError as e: kept = e",
    "try:\n  try: 1 / 0\n  finally: raise ValueError\nexcept ValueError: pass",
    "[(x, y) for x in range(9) for y in 'ab' if x]; sorted(range(9), key=lambda x: -x)",
    "class M(type): pass\nclass A(metaclass=M): x = 1\nclass B(A): pass\nB().x",
    "match [1, {'k': 2}]:\n  case [a, {'k': b, **c}]: d = f'{a}{b!r}{c}'",
};
enum { N_PROGRAMS = sizeof programs / sizeof *programs };

Test(vm, programs_leave_nothing_alive)
{
    for (size_t i = 0; i < N_PROGRAMS; i++)
        cr_expect(program_run(programs[i]), "this does not run: %s", programs[i]);
}

static const char *const failing[] = {
    "1 / 0",
    "def f(): x = [1]; y = {2}; return x + y\nf()",
    "def g():\n  yield 1\n  raise KeyError\nlist(g())",
    "[a, *b] = 5",
    "def f(a, *, b): pass\nf(1, *[2], **{'b': 3})",
    "def f(): return f()\nf()",
    "class A:\n  def __init__(self): self.x = [self]; self.y\nA()",
    "[x.y for x in [1, 2]]",
    "f(",
};
enum { N_FAILING = sizeof failing / sizeof *failing };

Test(vm, errors_leave_nothing_alive)
{
    for (size_t i = 0; i < N_FAILING; i++) {
        cr_expect_not(program_run(failing[i]), "this runs: %s", failing[i]);
        cr_expect(err_pending);
        err_clear();
    }
}

Test(vm, the_frame_stack_is_as_it_was)
{
    Frame *frame = vm.frame;
    cr_expect(program_run(programs[2]));
    cr_expect_eq(vm.frame, frame);
    cr_expect_not(program_run(failing[5]));
    err_clear();
    cr_expect_eq(vm.frame, frame);
}
