/* tracing.c -- sys.settrace and sys.setprofile.
 *
 * Two functions may listen, the tracer and the profiler. Each is called with (frame, event, arg):
 *
 *     event        arg                            tracer            profiler
 *     call         None                           sys.settrace's    yes
 *     line         None                           f_trace           no
 *     return       the value, or None             f_trace           yes
 *     exception    (type, value, traceback)       f_trace           no
 *     opcode       None                           f_trace           no
 *     c_call, c_return, c_exception: the function no                yes
 *
 * What the tracer answers to "call" becomes the frame's f_trace, and so does what f_trace answers later, unless it is None. A frame
 * without f_trace is not traced. A function that raises is never called again.
 *
 * A line begins where an instruction's line is another than that of the one before it, or where a loop starts its next round: CPython's
 * code jumps backwards then. In ouro's code the test of a loop stands below its body, so that the first jump to the body is backwards
 * too; that one does not count. */
#include "interp/tracing.h"

#include "modules/sys.h"
#include "objects/err.h"
#include "objects/module.h"
#include "objects/native.h"
#include "objects/str.h"
#include "objects/tuple.h"

bool tracing_on;

static Ref tracer, profiler;            /* the functions; NULL: none */
static int telling;                     /* more than 0: a listener runs */

/* Make the loop come here, or not. */
static void switch_watch(void)
{
    bool wanted = (tracer || profiler) && !telling;
    if (wanted == tracing_on) return;
    tracing_on = wanted;
    vm_run(wanted ? VM_WATCH : VM_WATCH_NOT);
}

/* ---- telling ---------------------------------------------------------------------------------------------- */

/* func(frame, event, arg). The frame's variables are then what the function made of them. */
static Ref tell(FrameObj *frame, View func, const char *event, View arg)
{
    View name = str_known(event);
    Ref kept = ref_keep(func), result = NULL;
    bool outer = frame->told;
    telling++;
    switch_watch();
    frame->told = true;
    if (name) result = obj_call(kept, (View[]){ &frame->head, name, arg }, 3, NULL);
    if (!result && frame->live) traceback_add(frame->live);
    frame->told = outer;
    if (frame->snapshot && !outer) {
        Ref pending = err_take();
        frame_store_locals(frame, frame->snapshot);
        ref_clear(&frame->snapshot);
        ref_set(&err_pending, pending);
    }
    telling--;
    switch_watch();
    ref_drop(kept);
    return result;
}

static bool tell_tracer(FrameObj *frame, View func, const char *event, View arg)
{
    Ref answer = tell(frame, func, event, arg);
    if (!answer) {
        Ref pending = err_take();
        ref_clear(&tracer);
        switch_watch();
        ref_clear(&frame->trace);
        ref_set(&err_pending, pending);
        return false;
    }
    if (answer == None) ref_drop(answer);
    else ref_set(&frame->trace, answer);
    return true;
}

static bool tell_profiler(FrameObj *frame, const char *event, View arg)
{
    Ref answer = tell(frame, profiler, event, arg);
    if (!answer) {
        Ref pending = err_take();
        ref_clear(&profiler);
        switch_watch();
        ref_set(&err_pending, pending);
        return false;
    }
    ref_drop(answer);
    return true;
}

/* ---- what is told ----------------------------------------------------------------------------------------- */

#define AT_START UINT32_MAX             /* FrameObj.last of a frame that has done nothing */

static bool is_resumed(const Frame *frame) { return frame->generator && frame->pc[-1].op == OP_YIELD; }

/* The frame begins, or a generator goes on: frame->pc stands before what comes next. */
static bool begin(Frame *frame)
{
    const Insn *next = frame->pc;
    frame->seen = true;
    Ref own = frame_object(frame);
    if (!own) return false;
    FrameObj *f = as_frame(own);
    bool resumed = is_resumed(frame), ok = true;
    if (!resumed) frame->pc = frame->code->insns;
    f->last = resumed ? (uint32_t)(next - frame->code->insns) : AT_START;
    if (tracer) ok = tell_tracer(f, tracer, "call", None);
    if (ok && profiler) ok = tell_profiler(f, "call", None);
    frame->pc = next;
    ref_drop(own);
    return ok;
}

/* The frame ends, or a generator pauses, with this value. */
static bool end(Frame *frame, View value)
{
    Ref own = frame_object(frame), kept = ref_keep(value);
    bool ok = own;
    if (ok && tracer && as_frame(own)->trace) ok = tell_tracer(as_frame(own), as_frame(own)->trace, "return", kept);
    if (ok && profiler) ok = tell_profiler(as_frame(own), "return", kept);
    ref_drop(own);
    ref_drop(kept);
    return ok;
}

/* Does a line begin at instruction `at`? */
static bool starts_line(const FrameObj *f, const CodeObj *code, uint32_t at)
{
    uint32_t line = code->positions[at].line, last = f->last ? f->last - 1 : at ? at - 1 : at;
    if (!line) return false;
    if (f->last == AT_START || code->positions[last].line != line) return true;
    return false;
}

/* Does the loop at `last` or `at` start its next round? */
static bool starts_round(FrameObj *f, const CodeObj *code, uint32_t at)
{
    uint32_t last = f->last - 1;
    if (!f->last || f->last == AT_START) return false;
    if (code->insns[at].op == OP_FOR_ITER) return last >= insn_target(code->insns[at], at);
    if (at >= last || code->insns[last].op == OP_FOR_ITER || code->insns[at].op == OP_SEND) return false;
    bool first = f->entering;
    f->entering = false;
    return !first;
}

static bool line_or_opcode(Frame *frame)
{
    FrameObj *f = frame->object;
    uint32_t at = frame_insn(frame);
    bool next_round = starts_round(f, frame->code, at), new_line = starts_line(f, frame->code, at) || next_round, ok = true;
    if (!frame->code->positions[at].line) return true;
    f->last = at + 1;
    if (frame->pc[-1].op == OP_JUMP && frame->pc[-1].d) f->entering = true;
    if (!f->trace || !tracer) return true;
    Ref own = ref_keep(&f->head);
    if (new_line && f->trace_lines) ok = tell_tracer(f, f->trace, "line", None);
    if (ok && f->trace_opcodes && f->trace && tracer) ok = tell_tracer(f, f->trace, "opcode", None);
    ref_drop(own);
    return ok;
}

/* ---- built-in functions ----------------------------------------------------------------------------------- */

/* What a call instruction is about to call, as a bound built-in; a new reference, or NULL: something else, or an exception is pending. */
static Ref native_called(const Frame *frame, Insn insn)
{
    bool plain = insn.op == OP_CALL || insn.op == OP_CALL_KW, method = insn.op == OP_CALL_METHOD || insn.op == OP_CALL_METHOD_KW;
    if (!plain && !method && insn.op != OP_CALL_EX) return NULL;
    Ref *window = &frame->regs[insn.b];
    bool bound = method && window[0] == UNBOUND;
    View callee = window[bound], self = (plain && insn.d) || (method && !bound) ? window[1] : NULL;
    if (callee->shape == SHAPE_NATIVE) return ref_keep(callee);
    if (callee->shape == SHAPE_METHOD_DESCRIPTOR && self) return native_new(as_native(callee)->def, self, NULL);
    return NULL;
}

/* The function that was running has returned (event c_return), or raised (c_exception). */
static bool native_ended(Frame *frame, const char *event)
{
    FrameObj *f = frame->object;
    if (!f || !f->calling) return true;
    Ref own = ref_keep(&f->head), function = f->calling;
    f->calling = NULL;
    bool ok = !profiler || tell_profiler(f, event, function);
    ref_drop(function);
    ref_drop(own);
    return ok;
}

static bool native_begins(Frame *frame, Insn insn)
{
    Ref function = native_called(frame, insn), own = function ? frame_object(frame) : NULL;
    bool ok = own ? tell_profiler(as_frame(own), "c_call", function) : !err_pending;
    if (ok && own && profiler) {
        ref_set(&as_frame(own)->calling, function);
        function = NULL;
    }
    ref_drop(function);
    ref_drop(own);
    return ok;
}

/* ---- from the loop ---------------------------------------------------------------------------------------- */

/* What leaves the frame by this instruction; NULL: it does not leave. */
static View leaving_value(const Frame *frame, Insn insn)
{
    View value = insn.op == OP_RETURN_NONE ? None : insn.op == OP_RETURN ? frame->regs[insn.a] : insn.op == OP_YIELD ? frame->regs[insn.b] : NULL;
    return value == UNBOUND ? NULL : value;
}

TraceStep tracing_step(Frame *frame)
{
    Insn insn = frame->pc[-1];
    if (insn.op == OP_MAKE_CELL || insn.op == OP_MAKE_GENERATOR) return TRACE_GO_ON;           /* before the beginning */
    if (!frame->seen) {
        frame->pc--;
        bool ok = begin(frame);
        frame->pc++;
        if (!ok) return TRACE_FAIL;
    }
    if (frame->object) {
        if (!native_ended(frame, "c_return") || !line_or_opcode(frame)) return TRACE_FAIL;
    }
    if (profiler && !native_begins(frame, insn)) return TRACE_FAIL;
    View value = leaving_value(frame, insn);
    return value && !end(frame, value) ? TRACE_ABANDON : TRACE_GO_ON;
}

bool tracing_exception(Frame *frame)
{
    Ref exception = err_take(), arg = NULL;
    bool ok = frame->seen || begin(frame);
    FrameObj *f = frame->object;
    if (ok) ok = native_ended(frame, "c_exception");
    if (ok && tracer && f && f->trace && is_exc(exception)) {
        View traceback = as_exc(exception)->traceback;
        arg = tuple_of(3, ref_keep(&type_of(exception)->head), ref_keep(exception), ref_keep(traceback ? traceback : None));
        Ref own = ref_keep(&f->head);
        ok = arg && tell_tracer(f, f->trace, "exception", arg);
        ref_drop(own);
        ref_drop(arg);
    }
    if (ok) ref_set(&err_pending, exception);
    else ref_drop(exception);
    return ok;
}

bool tracing_returned(Frame *frame, View receiver, View value)
{
    if (!tracer || (value == None && receiver->shape != SHAPE_COROUTINE)) return true;
    if (value == None) err_raise_object(obj_call_0(&exc_StopIteration.head));
    else err_raise_value(&exc_StopIteration, ref_keep(value));
    if (!err_is(&exc_StopIteration) || !tracing_exception(frame)) return false;
    err_clear();
    return true;
}

void tracing_unwound(Frame *frame)
{
    Ref exception = err_take();
    if (frame->seen && !end(frame, None)) ref_drop(exception);
    else ref_set(&err_pending, exception);
}

/* ---- sys.settrace and its kin ----------------------------------------------------------------------------- */

static void listen(Ref *listener, View func)
{
    for (Frame *frame = vm.frame; frame > vm.frames; frame--) {
        frame->seen = true;
        if (frame->object) ref_clear(&frame->object->calling);
    }
    ref_set(listener, func == None ? NULL : ref_keep(func));
    switch_watch();
}

static Ref f_settrace(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    listen(&tracer, args[0]);
    return None;
}

static Ref f_setprofile(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    listen(&profiler, args[0]);
    return None;
}

static Ref f_gettrace(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return tracer ? ref_keep(tracer) : None;
}

static Ref f_getprofile(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return profiler ? ref_keep(profiler) : None;
}

/* func(*args), told of even where a listener calls it. */
static Ref f_call_tracing(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!is_tuple(args[1])) return err_raise(&exc_TypeError, "call_tracing() argument 2 must be tuple, not %T", args[1]);
    int outer = telling;
    telling = 0;
    switch_watch();
    Ref result = obj_call(args[0], as_views(as_tuple(args[1])->items), as_tuple(args[1])->len, NULL);
    telling = outer;
    switch_watch();
    return result;
}

static const NativeDef natives[] = {
    NATIVE("settrace", f_settrace, 1, 1, "Tell func(frame, event, arg) of calls and, where it asks for them, of lines; None: nobody."),
    NATIVE("gettrace", f_gettrace, 0, 0, "The function that sys.settrace was given, or None."),
    NATIVE("setprofile", f_setprofile, 1, 1, "Tell func(frame, event, arg) of calls and returns, built-in functions' too; None: nobody."),
    NATIVE("getprofile", f_getprofile, 0, 0, "The function that sys.setprofile was given, or None."),
    NATIVE("call_tracing", f_call_tracing, 2, 2, "func(*args), traced even where a trace function calls it."),
    {0}
};

bool tracing_init(void) { return module_add_natives(sys_module, natives); }

void tracing_shutdown(void)
{
    ref_clear(&tracer);
    ref_clear(&profiler);
    switch_watch();
}

void tracing_visit(Visit visit, void *arg)
{
    if (tracer) visit(tracer, arg);
    if (profiler) visit(profiler, arg);
}
