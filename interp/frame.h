#ifndef OURO_INTERP_FRAME_H
#define OURO_INTERP_FRAME_H
#include "interp/code.h"
#include "objects/dict.h"
#include "objects/func.h"

/* frame.h -- a function being run.
 *
 * Frames lie in one array, registers in another; both are reserved once and never move. A callee's registers begin at its
 * caller's argument window, so that passing arguments moves nothing:
 *
 *     registers   | caller's locals | temporaries ... f  x  y |
 *                                                    | x  y  other locals | temporaries |
 *                                                      callee's
 *
 * Every register always holds an object; one that holds nothing holds UNBOUND. A temporary that is dead may also hold an int
 * or float, as a scratch box for the next result; so may every register above the running frame, up to vm.high. A
 * generator's registers lie in the generator instead; what it calls starts at `top`. */

typedef struct GeneratorObj GeneratorObj;
typedef struct FrameObj FrameObj;

typedef struct Frame {
    const Insn *pc;             /* the next instruction; up to date wherever Python code or an error can look */
    Ref *regs;
    CodeObj *code;              /* View: kept by func */
    FuncObj *func;              /* owned */
    DictObj *globals;           /* View: kept by func */
    Ref *top;                   /* the first register of the stack above this frame's */
    GeneratorObj *generator;    /* View: whose registers these are (its caller keeps it), or NULL */
    Ref created;                /* owned: the new instance, where this is its __init__ called by its class; or NULL */
    FrameObj *object;           /* owned: the frame as Python sees it, once somebody asked; or NULL */
    bool entry;                 /* its end is the end of a vm_run */
    bool plain;                 /* nothing of the four above: its end needs nothing but dropping its registers */
    bool seen;                  /* tracing.c has told of its beginning, or came too late for it */
} Frame;

/* A frame as a Python object: in tracebacks, and for sys._getframe. While the frame runs, `live` leads to it; when it
 * ends and the object lives on, the registers move into `locals`. */
struct FrameObj {
    Obj head;
    Frame *live;                /* NULL once it has ended */
    Ref func;
    Ref back;                   /* FrameObj or NULL; set when the frame ends */
    uint32_t insn;              /* the instruction it ended at */
    uint32_t nlocals;
    Ref *locals;
    Ref trace;                  /* f_trace, or NULL */
    bool trace_lines, trace_opcodes;
    /* of tracing.c */
    bool told;                          /* a trace function is being told of this frame just now ... */
    Ref snapshot;                       /* ... and looks at its variables here; or NULL */
    uint32_t last;                      /* the last instruction that was looked at, plus one; 0: none */
    bool entering;                      /* it has jumped to the test of a loop, whose body has not been run yet */
    Ref calling;                        /* the built-in function that the profiler knows to be running; or NULL */
    bool cleared;               /* by clear(): nothing is bound any more, free variables neither */
};
static inline FrameObj *as_frame(View v) { return (FrameObj *)(uintptr_t)v; }
extern TypeObj frame_type;

static inline CodeObj *frame_object_code(const FrameObj *f) { return as_code(as_func(f->func)->code); }
static inline uint32_t frame_insn(const Frame *f) { return (uint32_t)(f->pc - f->code->insns) - 1; }

/* The Python object of a running frame: made at the first call. A new reference; NULL: MemoryError. */
NEW Ref frame_object(Frame *frame);
/* The frame ends: give its registers to its object if somebody else holds that. True: they were taken. */
bool frame_leave_object(Frame *frame);
uint32_t frame_line(const FrameObj *f);
/* f_locals: the namespace itself where it has one, else a fresh dict of what is bound, cells looked into. */
NEW Ref frame_locals(const FrameObj *f);
/* The variables of a live frame become what the dict holds; those it lacks lose their value. */
void frame_store_locals(FrameObj *f, View dict);

/* A function whose registers outlive each call: a generator. */
struct GeneratorObj {
    Obj head;
    Frame frame;                /* while it does not run: where it goes on */
    enum { GEN_CREATED, GEN_SUSPENDED, GEN_RUNNING, GEN_FINISHED } state;
    /* Of asynchronous ones: somebody awaits its next item; it is not to be thrown at any more; the hooks of sys know of it. */
    bool async_running, closed, hooked;
    Ref finalizer;              /* the hook that it meets when it dies, or NULL */
    Ref origin;                 /* of a coroutine: cr_origin, or NULL */
    Ref code;
    Ref name, qualname;         /* str */
    Ref handled;                /* while suspended: the exception being handled inside, or NULL */
    Ref outer_handled;          /* while running: the one that its caller is handling, or NULL */
    uint32_t nregs;
    Ref *regs;                  /* nregs of them */
};
static inline GeneratorObj *as_generator(View v) { return (GeneratorObj *)(uintptr_t)v; }
extern TypeObj generator_type;

#endif
