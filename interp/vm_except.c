/* vm_except.c -- raising, handlers, with.
 *
 * A try costs nothing until something is raised. Then the handler table of the frame is searched for the innermost range that
 * holds the instruction; the handler's two registers get the exception and what was being handled before (err_handled),
 * so that leaving the handler can restore it. */
#include "interp/vm_slow.h"

#include "objects/special.h"
#include "objects/str.h"

/* In a generator, what its caller is handling is not remembered across a yield: this stands for it. */
#define AS_OUTSIDE NotImplemented

Handler *find_handler(const Frame *frame)
{
    uint32_t at = frame_insn(frame);
    CodeObj *code = frame->code;
    for (uint32_t i = 0; i < code->nhandlers; i++)
        if (at >= code->handlers[i].start && at < code->handlers[i].end) return &code->handlers[i];
    return NULL;
}

static void set_handled(Ref fresh)
{
    Ref old = err_handled;
    err_handled = fresh;
    ref_drop(old);
}

void enter_handler(Frame *frame, const Handler *handler)
{
    Ref exception = err_take();
    if (is_exc(exception)) ref_set(&as_exc(exception)->settled, ref_keep_or_null(as_exc(exception)->traceback));
    for (unsigned r = frame->code->nregs; r-- > handler->depth;) store_reg(frame, r, UNBOUND);
    GeneratorObj *generator = frame->generator;
    Ref before = err_handled ? err_handled : UNBOUND;
    if (generator && err_handled == generator->outer_handled) {
        ref_drop(err_handled);
        before = AS_OUTSIDE;
    }
    frame->regs[handler->depth] = exception;
    frame->regs[handler->depth + 1] = before;
    err_handled = ref_keep(exception);
    frame->pc = frame->code->insns + handler->target;
}

/* What was being handled before the handler whose registers begin at reg, moved out of its register. */
static void restore_handled(Frame *frame, unsigned reg)
{
    Ref before = frame->regs[reg + 1];
    frame->regs[reg + 1] = UNBOUND;
    if (before == UNBOUND) before = NULL;
    else if (before == AS_OUTSIDE) before = frame->generator ? ref_keep_or_null(frame->generator->outer_handled) : NULL;
    set_handled(before);
}

void pop_except(Frame *frame, unsigned reg)
{
    restore_handled(frame, reg);
    store_reg(frame, reg, UNBOUND);
}

void reraise(Frame *frame, Insn insn)
{
    Ref exception = frame->regs[insn.a];
    frame->regs[insn.a] = UNBOUND;
    restore_handled(frame, insn.a);
    if (insn.d) pop_except(frame, insn.a - 2u);
    ref_set(&err_pending, exception);
}

static bool set_cause(Ref exception, View cause)
{
    Ref value = NULL;
    if (cause != None) {
        if (is_exc_type(cause)) {
            if (!(value = obj_call_0(cause))) return false;
            if (!is_exc(value)) { ref_drop(value); return err_false(&exc_TypeError, "exception causes must derive from BaseException"); }
        } else if (is_exc(cause)) {
            value = ref_keep(cause);
        } else {
            return err_false(&exc_TypeError, "exception causes must derive from BaseException");
        }
    }
    ref_set(&as_exc(exception)->cause, value);
    as_exc(exception)->suppress_context = true;
    return true;
}

bool raise_exception(Frame *frame, Insn insn)
{
    if (insn.d == 0) {
        if (!err_handled) return err_false(&exc_RuntimeError, "No active exception to reraise");
        ref_set(&err_pending, ref_keep(err_handled));
        return true;
    }
    if (!check_bound(frame, insn.a) || (insn.d == 2 && !check_bound(frame, insn.b))) return false;
    Ref exception = exc_instantiate(frame->regs[insn.a]);
    if (!exception) return false;
    if (insn.d == 2 && !set_cause(exception, frame->regs[insn.b])) { ref_drop(exception); return false; }
    err_raise_object(exception);
    return false;
}

bool match_except(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.c)) return false;
    int matches = exc_matches(frame->regs[insn.b], frame->regs[insn.c]);
    if (matches < 0) return false;
    use_reg(frame, insn.c);
    store_reg(frame, insn.a, bool_ref(matches));
    return true;
}

/* ---- with ---------------------------------------------------------------------------------------------------- */

static Ref find_or_refuse(View manager, const char *name, bool is_async, const char *missed)
{
    Ref method = NULL;
    int found = special_find(manager, name, &method);
    if (found == 0)
        err_raise(&exc_TypeError, "'%T' object does not support the %scontext manager protocol%s", manager, is_async ? "asynchronous " : "", missed);
    return found > 0 ? method : NULL;
}

bool with_enter(Frame *frame, Insn insn)
{
    bool is_async = insn.d;
    Ref manager = take_reg(frame, insn.b), enter, leave = NULL, value = NULL;
    if (!manager) return false;
    enter = find_or_refuse(manager, is_async ? "__aenter__" : "__enter__", is_async, "");
    if (enter) leave = find_or_refuse(manager, is_async ? "__aexit__" : "__exit__", is_async,
                                      is_async ? " (missed __aexit__ method)" : " (missed __exit__ method)");
    if (leave) value = obj_call_0(enter);
    ref_drop(enter);
    ref_drop(manager);
    if (!value) { ref_drop(leave); return false; }
    store_reg(frame, insn.a, leave);
    store_reg(frame, insn.a + 1u, value);
    return true;
}

bool with_exit(Frame *frame, Insn insn)
{
    View exception = frame->regs[insn.c];
    View traceback = as_exc(exception)->traceback;
    View args[] = { &type_of(exception)->head, exception, traceback ? traceback : None };
    Ref answer = obj_call(frame->regs[insn.b], args, 3, NULL);
    if (!answer) return false;
    store_reg(frame, insn.a, answer);
    return true;
}
