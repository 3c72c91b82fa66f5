#ifndef OURO_INTERP_VM_H
#define OURO_INTERP_VM_H
#include "interp/frame.h"
#include "objects/abstract.h"

/* vm.h -- the machine that runs code objects. */

typedef struct {
    Frame *frames, *frames_end;         /* the array; frames[0] is nobody's, so that vm.frame is never NULL */
    Frame *frame;                       /* the one running */
    Ref *stack, *stack_end;
    Ref *high;                          /* registers below this hold an object */
    Ref builtins;                       /* the dict of the builtins module; owned */
    View list_append;                   /* the method descriptor list.append; kept by the type */
} Vm;
extern Vm vm;

bool vm_init(void);
void vm_shutdown(void);

/* Call a Python function from C. This is objects/func.h's func_call. */
NEW Ref vm_call(View function, View const *args, size_t n, View kwnames);

/* Run a module's (or eval's, or a class body's) code. `namespace` is what LOAD_NAME reads where the code has
 * CODE_NAMESPACE; else NULL. */
NEW Ref vm_run_code(View code, View globals, View namespace);
/* Likewise, with a tuple of cells for the code's free variables (NULL: it has none). */
NEW Ref vm_run_closure(View code, View globals, View namespace, View closure);

/* The loop itself: runs vm.frame, which has `entry` set, to its end. With VM_RAISE, the pending exception is raised where the frame
 * stands. Returns what it returns or yields (vm_yielded says which); NULL: an exception.
 *
 * VM_WATCH runs nothing: from then on tracing_step is called before each instruction, also by loops that are running already, until
 * VM_WATCH_NOT. */
typedef enum { VM_GO_ON, VM_RAISE, VM_WATCH, VM_WATCH_NOT } VmOrder;
Ref vm_run(VmOrder order);
extern bool vm_yielded;

/* A function object of `code` with these globals; builtins are those of globals['__builtins__'], or the machine's. */
NEW Ref func_new(View code, View globals);

/* --- call.c: from arguments to registers --- */

/* Make sure that the stack reaches to `end`. False: RecursionError. */
bool stack_reserve(Ref *end);

/* Where a frame's locals will be, dead scratch boxes may lie: a local that has no value yet must hold UNBOUND. */
static inline void make_unbound(Ref *from, Ref *end)
{
    for (; from < end; from++) {
        Ref old = *from;
        if (old == UNBOUND) continue;
        *from = UNBOUND;
        ref_release(old);
    }
}

/* Put an argument where only dead registers are. */
static inline void place_argument(Ref *reg, Ref value)
{
    Ref old = *reg;
    *reg = value;
    ref_release(old);
}

/* Make a frame for `func` (consumed) on top of the stack: its registers are `regs`, where n arguments (and behind them the
 * values of kwnames) stand already, owned. They are moved to their parameters. False: an exception is pending, and the
 * arguments and func are gone. */
bool frame_push(FuncObj *func, Ref *regs, size_t n, View kwnames);
/* Let go of all registers of a frame: of what an exception left in temporaries last to first, then of its locals. */
void frame_drop_registers(Frame *frame);
/* Let go of all its registers and the function; the frame below runs again. */
void frame_pop(void);

/* Each vm_run takes a piece of the C stack. False: RecursionError, there is none left. Python's own depth is counted by the frames. */
static inline bool c_stack_left(void)
{
    if (LIKELY((char *)__builtin_frame_address(0) > recursion_stack_end)) return true;
    return err_false(&exc_RecursionError, "maximum recursion depth exceeded");
}

/* --- generator.c --- */
NEW Ref generator_new(Frame *frame);    /* takes the registers and the function of the frame, which is popped */
/* Push its frame; `value` (consumed; NULL: nothing) is what the yield it waits at returns. False: an exception is pending. */
bool generator_enter(View generator, Ref value);
void generator_leave(bool finished);    /* the generator frame vm.frame has yielded or ended: pop it */
void generator_stop_iteration(void);    /* a StopIteration that leaves a generator is a RuntimeError */
NEW Ref generator_delegate(View value, AwaitFor what);  /* what `yield from value` (or await) runs */
/* One step of R = receiver.send(value), for receivers that are not generators. 1: *out was yielded; 0: *out is the result; -1. */
int  generator_send(View receiver, View value, Ref *out);
bool generator_init(void);

/* --- traceback.c --- */
void traceback_add(Frame *frame);       /* the pending exception passes through here */
#endif
