/* generator.c -- functions that pause.
 *
 * A generator owns its registers. To run, its frame is put on the frame stack, pointing at them; what it calls uses
 * the stack above its caller's frame. To pause, the frame is copied back and popped: no register moves. */
#include "interp/coroutine.h"

#include <string.h>

#include "gc/collect.h"
#include "objects/str.h"
#include "objects/tuple.h"

const char *generator_kind(const GeneratorObj *g)
{
    return g->head.shape == SHAPE_COROUTINE ? "coroutine" : g->head.shape == SHAPE_ASYNC_GENERATOR ? "async generator" : "generator";
}

Ref generator_new(Frame *frame)
{
    uint32_t flags = frame->code->flags;
    uint32_t shape = flags & CODE_COROUTINE ? SHAPE_COROUTINE : flags & CODE_ASYNC_GENERATOR ? SHAPE_ASYNC_GENERATOR : SHAPE_GENERATOR;
    size_t nregs = frame->code->nregs;
    Ref *regs = alloc_bytes((nregs + 1) * sizeof *regs);
    GeneratorObj *g = regs ? (GeneratorObj *)alloc_container(shape, sizeof *g) : NULL;
    if (!g) { mem_free(regs); return NULL; }
    g->frame = *frame;
    g->frame.regs = g->regs = regs;
    g->frame.generator = NULL;
    g->frame.entry = g->frame.plain = false;
    g->nregs = (uint32_t)nregs;
    g->state = GEN_CREATED;
    g->async_running = g->closed = g->hooked = false;
    g->finalizer = g->origin = NULL;
    g->code = ref_keep(&frame->code->head);
    g->name = ref_keep(frame->func->name);
    g->qualname = ref_keep(frame->func->qualname);
    g->handled = g->outer_handled = NULL;
    memcpy(regs, frame->regs, nregs * sizeof *regs);
    for (size_t i = 0; i < nregs; i++) frame->regs[i] = UNBOUND;
    vm.frame--;
    recursion_depth--;
    gc_track(&g->head);
    if (shape == SHAPE_COROUTINE && !coroutine_note_origin(g)) {
        ref_drop(&g->head);
        return NULL;
    }
    return &g->head;
}

/* Put what is sent where the yield that it waits at expects it. */
static void deliver(GeneratorObj *g, Ref value)
{
    Ref *slot = &g->regs[g->frame.pc[-1].a], old = *slot;
    *slot = value;
    ref_release(old);
}

bool generator_enter(View generator, Ref value)
{
    GeneratorObj *g = as_generator(generator);
    bool running = g->state == GEN_RUNNING;
    if (running || recursion_depth >= recursion_limit || vm.frame + 1 >= vm.frames_end) {
        ref_drop(value);
        if (running) return err_false(&exc_ValueError, "%s already executing", generator_kind(g));
        return err_false(&exc_RecursionError, "maximum recursion depth exceeded");
    }
    if (value && g->state == GEN_SUSPENDED) deliver(g, value);
    else ref_drop(value);
    recursion_depth++;
    Ref *top = vm.frame->top;
    Frame *frame = ++vm.frame;
    *frame = g->frame;
    frame->top = top;
    frame->generator = g;
    frame->seen = false;
    if (frame->object) frame->object->live = frame;
    g->state = GEN_RUNNING;
    g->outer_handled = err_handled;
    err_handled = g->handled ? g->handled : ref_keep_or_null(g->outer_handled);
    g->handled = NULL;
    return true;
}

static void finish(GeneratorObj *g, Frame *frame)
{
    if (!frame->object || !frame_leave_object(frame)) frame_drop_registers(frame);
    Ref func = &frame->func->head;
    g->frame.func = NULL;
    g->frame.object = NULL;
    g->state = GEN_FINISHED;
    ref_drop(func);
}

void generator_leave(bool finished)
{
    Frame *frame = vm.frame;
    GeneratorObj *g = frame->generator;
    Ref inside = err_handled;
    err_handled = g->outer_handled;
    g->outer_handled = NULL;
    if (!finished && inside != err_handled) g->handled = inside;
    else ref_drop(inside);
    if (finished) {
        finish(g, frame);
    } else {
        g->frame.pc = frame->pc;                    /* nothing else has changed since it was entered */
        g->frame.object = frame->object;
        g->state = GEN_SUSPENDED;
        if (frame->object) frame->object->live = &g->frame;
    }
    vm.frame--;
    recursion_depth--;
}

void generator_stop_iteration(void)
{
    const GeneratorObj *g = vm.frame->generator;
    bool is_async = g->head.shape == SHAPE_ASYNC_GENERATOR && err_is(&exc_StopAsyncIteration);
    if (!is_async && !err_is(&exc_StopIteration)) return;
    Ref stop = err_take();
    err_raise(&exc_RuntimeError, "%s raised Stop%sIteration", generator_kind(g), is_async ? "Async" : "");
    if (!err_pending || !is_exc(err_pending)) { ref_drop(stop); return; }
    ref_set(&as_exc(err_pending)->context, ref_keep(stop));
    ref_set(&as_exc(err_pending)->cause, stop);
    as_exc(err_pending)->suppress_context = true;
}

/* ---- running one from C -------------------------------------------------------------------------------------- */

/* A generator that has ended stays ended; to await a coroutine twice is a mistake. */
static Ref refuse_finished(const GeneratorObj *g)
{
    if (g->head.shape == SHAPE_COROUTINE) err_raise(&exc_RuntimeError, "cannot reuse already awaited coroutine");
    return NULL;
}

/* Go on with `value` (consumed). NULL without an exception: it returned *returned (owned; may be asked for or not). */
Ref generator_resume(View self, Ref value, Ref *returned)
{
    GeneratorObj *g = as_generator(self);
    *returned = NULL;
    if (g->state == GEN_FINISHED) { ref_release(value); return refuse_finished(g); }
    if (g->state == GEN_CREATED && value != None) {
        ref_release(value);
        return err_raise(&exc_TypeError, "can't send non-None value to a just-started %s", generator_kind(g));
    }
    if (!c_stack_left()) {
        ref_release(value);
        return NULL;
    }
    Ref own = ref_keep(self);
    Ref result = NULL;
    if (generator_enter(self, value)) {
        vm.frame->entry = true;
        result = vm_run(VM_GO_ON);
        if (result && !vm_yielded) { *returned = result; result = NULL; }
    }
    ref_release(own);
    return result;
}

static Ref generator_next(View self)
{
    Ref returned, value = generator_resume(self, None, &returned);
    if (returned && returned != None) err_raise_value(&exc_StopIteration, ref_keep(returned));
    ref_drop(returned);
    return value;
}

static Ref stop_iteration(View self, Ref returned)
{
    if (self->shape == SHAPE_ASYNC_GENERATOR) err_raise_object(obj_call_0(&exc_StopAsyncIteration.head));
    else if (!returned || returned == None) err_raise_object(obj_call_0(&exc_StopIteration.head));
    else err_raise_value(&exc_StopIteration, ref_keep(returned));
    ref_drop(returned);
    return NULL;
}

Ref generator_send_method(View self, View const *args, size_t n)
{
    (void)n;
    Ref returned, value = generator_resume(self, ref_keep(args[0]), &returned);
    return value || err_pending ? value : stop_iteration(self, returned);
}

/* What is thrown into a generator that is handling an exception gets that one as its context. */
static void chain_thrown(bool handling)
{
    if (handling) err_raise_object(err_take());
}

/* Raise the pending exception where the generator stands. */
static Ref resume_with_error(View self)
{
    GeneratorObj *g = as_generator(self);
    Ref result = NULL;
    if (g->state == GEN_FINISHED) return NULL;
    Ref exception = err_take();
    bool handling = g->handled != NULL;
    if (!generator_enter(self, NULL)) { ref_drop(exception); return NULL; }
    ref_set(&err_pending, exception);
    chain_thrown(handling);
    vm.frame->entry = true;
    result = vm_run(VM_RAISE);
    if (result && !vm_yielded) return stop_iteration(self, result);
    return result;
}

/* The iterator that the generator is delegating to, when it waits in a `yield from`; borrowed, or NULL. */
View generator_delegate_of(const GeneratorObj *g)
{
    if (g->state != GEN_SUSPENDED || g->frame.pc[0].op != OP_JUMP) return NULL;
    const Insn *target = g->frame.code->insns + insn_wide(g->frame.pc[0]);
    return target->op == OP_SEND ? g->regs[target->b] : NULL;
}

/* The delegate has ended with the pending exception: a StopIteration's value is what `yield from` is worth. */
static Ref delegate_ended(View self)
{
    GeneratorObj *g = as_generator(self);
    if (!err_is(&exc_StopIteration)) return resume_with_error(self);
    Ref stop = err_take();
    const Insn *send = g->frame.code->insns + insn_wide(g->frame.pc[0]);
    Ref value = as_exc(stop)->fields[STOP_VALUE];
    value = value ? ref_keep(value) : None;
    Ref receiver = g->regs[send->b];
    g->regs[send->b] = UNBOUND;
    ref_release(receiver);
    ref_release(stop);
    g->frame.pc = send + 1 + (int16_t)send->c;
    Ref own = ref_keep(self), result = NULL;
    if (generator_enter(self, NULL)) {
        Ref old = g->regs[send->a];
        g->regs[send->a] = value;
        ref_release(old);
        vm.frame->entry = true;
        result = vm_run(VM_GO_ON);
        if (result && !vm_yielded) result = stop_iteration(self, result);
    } else {
        ref_release(value);
    }
    ref_release(own);
    return result;
}

static bool close_delegate(View delegate)
{
    Ref close = NULL;
    int found = obj_find_attr(delegate, str_known("close"), &close);
    if (found < 0) err_unraisable(delegate);            /* as if it had none */
    if (found <= 0) return true;
    Ref result = obj_call_0(close);
    ref_drop(close);
    ref_drop(result);
    return result;
}

/* Raise the pending exception in the generator, or in what it delegates to. */
Ref generator_throw_pending(View self)
{
    GeneratorObj *g = as_generator(self);
    View delegate = generator_delegate_of(g);
    if (!delegate) return resume_with_error(self);
    Ref inner = ref_keep(delegate), result = NULL, throw = NULL, exception = err_take();
    if (type_is_subtype(type_of(exception), &exc_GeneratorExit)) {
        g->state = GEN_RUNNING;
        bool closed = close_delegate(inner);
        g->state = GEN_SUSPENDED;
        if (closed) ref_set(&err_pending, exception);
        else ref_drop(exception);
        result = resume_with_error(self);
    } else {
        int found = obj_find_attr(inner, str_known("throw"), &throw);
        if (found == 0) {
            ref_set(&err_pending, exception);
            result = resume_with_error(self);
        } else if (found > 0) {
            g->state = GEN_RUNNING;
            result = obj_call_1(throw, exception);
            g->state = GEN_SUSPENDED;
            /* As in CPython, what passes through a handler on its way out forgets where it has been since one last saw it. */
            if (!result && g->handled) ref_set(&as_exc(err_pending)->traceback, ref_keep_or_null(as_exc(err_pending)->settled));
            ref_drop(exception);
            if (!result) result = delegate_ended(self);
        } else {
            ref_drop(exception);
        }
        ref_drop(throw);
    }
    ref_drop(inner);
    return result;
}

Ref generator_throw(View self, View const *args, size_t n)
{
    GeneratorObj *g = as_generator(self);
    Ref exception = NULL;
    View traceback = n > 2 && args[2] != None ? args[2] : NULL;
    if (traceback && traceback->shape != SHAPE_TRACEBACK) return err_raise(&exc_TypeError, "throw() third argument must be a traceback object");
    if (is_exc_type(args[0])) {
        if (n > 1 && is_exc(args[1]) && type_is_subtype(type_of(args[1]), as_type(args[0]))) exception = ref_keep(args[1]);
        else if (n > 1 && args[1] != None) exception = is_tuple(args[1]) ? obj_call(args[0], as_views(as_tuple(args[1])->items), as_tuple(args[1])->len, NULL) : obj_call_1(args[0], args[1]);
        else exception = obj_call_0(args[0]);
    } else if (is_exc(args[0])) {
        if (n > 1 && args[1] != None) return err_raise(&exc_TypeError, "instance exception may not have a separate value");
        exception = ref_keep(args[0]);
    } else {
        return err_raise(&exc_TypeError, "exceptions must be classes or instances deriving from BaseException, not %T", args[0]);
    }
    if (exception && !is_exc(exception)) {
        err_raise(&exc_TypeError, "calling %R should have returned an instance of BaseException, not %T", args[0], exception);
        ref_clear(&exception);
    }
    if (!exception) exception = err_take();             /* what making it raised is thrown instead */
    if (traceback) ref_set(&as_exc(exception)->traceback, ref_keep(traceback));
    if (g->state == GEN_RUNNING) {
        ref_drop(exception);
        return err_raise(&exc_ValueError, "%s already executing", generator_kind(g));
    }
    if (g->state == GEN_FINISHED && self->shape == SHAPE_COROUTINE) {
        ref_drop(exception);
        return refuse_finished(g);
    }
    ref_set(&err_pending, exception);
    Ref own = ref_keep(self), result = generator_throw_pending(self);
    ref_release(own);
    return result;
}

Ref generator_close(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    GeneratorObj *g = as_generator(self);
    if (g->state == GEN_FINISHED) return ref_keep(None);
    if (g->state == GEN_RUNNING) return err_raise(&exc_ValueError, "%s already executing", generator_kind(g));
    if (g->state == GEN_CREATED) {
        g->frame.generator = NULL;
        finish(g, &g->frame);
        return ref_keep(None);
    }
    err_raise(&exc_GeneratorExit, "");
    Ref own = ref_keep(self), value = generator_throw_pending(self);
    ref_release(own);
    if (value) {
        ref_drop(value);
        return err_raise(&exc_RuntimeError, "%s ignored GeneratorExit", generator_kind(g));
    }
    if (err_is(&exc_StopIteration) || err_is(&exc_GeneratorExit)) err_clear();
    return err_pending ? NULL : ref_keep(None);
}

/* ---- yield from ---------------------------------------------------------------------------------------------- */

Ref generator_delegate(View value, AwaitFor what)
{
    if (what != AWAIT_NOT) return await_iterator(value, what);
    if (value->shape == SHAPE_GENERATOR) return ref_keep(value);
    if (value->shape == SHAPE_COROUTINE)
        return err_raise(&exc_TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    return obj_iter(value);
}

int generator_send(View receiver, View value, Ref *out)
{
    Ref returned = NULL;
    *out = NULL;
    if (is_generator_like(receiver)) {
        *out = generator_resume(receiver, ref_keep(value), &returned);
    } else if (value == None) {
        *out = type_of(receiver)->next ? type_of(receiver)->next(receiver) : obj_next(receiver);
    } else {
        View args[] = { value };
        *out = obj_call_method(receiver, "send", args, 1);
    }
    if (*out) return 1;
    if (err_pending) {
        if (!err_is(&exc_StopIteration)) return -1;
        Ref stop = err_take();
        Ref result = as_exc(stop)->fields[STOP_VALUE];
        returned = ref_keep(result ? result : None);
        ref_release(stop);
    }
    *out = returned ? returned : None;
    return 0;
}

/* ---- the type ------------------------------------------------------------------------------------------------ */

void generator_traverse(View self, Visit visit, void *arg)
{
    GeneratorObj *g = as_generator(self);
    if (g->frame.func) visit(&g->frame.func->head, arg);
    if (g->frame.object) visit(&g->frame.object->head, arg);
    if (g->handled) visit(g->handled, arg);
    if (g->outer_handled) visit(g->outer_handled, arg);
    if (g->finalizer) visit(g->finalizer, arg);
    if (g->origin) visit(g->origin, arg);
    for (size_t i = 0; i < g->nregs; i++) visit(g->regs[i], arg);
}

void generator_clear(Ref self)
{
    GeneratorObj *g = as_generator(self);
    if (g->state != GEN_FINISHED) finish(g, &g->frame);
    ref_clear(&g->handled);
    ref_clear(&g->finalizer);
    ref_clear(&g->origin);
}

void generator_free(Ref self)
{
    GeneratorObj *g = as_generator(self);
    ref_clear(&g->code);
    ref_clear(&g->name);
    ref_clear(&g->qualname);
    mem_free(g->regs);
    heap_free(self, sizeof *g);
}

/* A suspended generator that dies runs its finally blocks. */
void generator_finalize(Ref self)
{
    GeneratorObj *g = as_generator(self);
    if (g->state == GEN_CREATED && self->shape == SHAPE_COROUTINE) coroutine_never_awaited(self);
    if (g->state != GEN_FINISHED && asyncgen_finalize(self)) return;
    if (g->state != GEN_SUSPENDED) return;
    Ref saved = err_take();
    Ref result = generator_close(self, NULL, 0);
    if (!result) err_unraisable(self);
    ref_drop(result);
    ref_set(&err_pending, saved);
}

static Ref generator_repr(View self)
{
    return str_format_c("<generator object %S at 0x%lx>", (View)as_generator(self)->qualname, (unsigned long)(uintptr_t)self);
}

static Ref generator_iter(View self) { return ref_keep(self); }
static Ref get_running(View self) { return bool_ref(as_generator(self)->state == GEN_RUNNING); }
static Ref get_suspended(View self) { return bool_ref(as_generator(self)->state == GEN_SUSPENDED); }

/* Its frame: on the stack while it runs, in the generator while it waits. */
Ref generator_frame(View self)
{
    GeneratorObj *g = as_generator(self);
    Frame *frame = &g->frame;
    if (g->state == GEN_FINISHED) return ref_keep(None);
    if (g->state == GEN_RUNNING) for (frame = vm.frame; frame->generator != g; frame--) {}
    return frame_object(frame);
}

static Ref get_yieldfrom(View self) { View d = generator_delegate_of(as_generator(self)); return ref_keep(d ? d : None); }

static const NativeDef generator_methods[] = {
    NATIVE("send", generator_send_method, 1, 1, "Resume with a value, which the waiting yield returns."),
    NATIVE("throw", generator_throw, 1, 3, "Raise an exception where the generator waits."),
    NATIVE("close", generator_close, 0, 0, "Raise GeneratorExit where the generator waits."),
    { 0 }
};

static const MemberDef generator_members[] = {
    { "gi_code", offsetof(GeneratorObj, code), true, NULL },
    { 0 }
};

static Ref get_name(View self) { return ref_keep(as_generator(self)->name); }
static Ref get_qualname(View self) { return ref_keep(as_generator(self)->qualname); }

static bool set_name(View self, View value)
{
    if (!value || !is_str(value)) return err_false(&exc_TypeError, "__name__ must be set to a string object");
    ref_set(&as_generator(self)->name, ref_keep(value));
    return true;
}

static bool set_qualname(View self, View value)
{
    if (!value || !is_str(value)) return err_false(&exc_TypeError, "__qualname__ must be set to a string object");
    ref_set(&as_generator(self)->qualname, ref_keep(value));
    return true;
}

static const GetSetDef generator_getset[] = {
    { "__name__", get_name, set_name, NULL }, { "__qualname__", get_qualname, set_qualname, NULL },
    { "gi_running", get_running, NULL, NULL }, { "gi_suspended", get_suspended, NULL, NULL },
    { "gi_yieldfrom", get_yieldfrom, NULL, NULL }, { "gi_frame", generator_frame, NULL, NULL },
    { 0 }
};

TypeObj generator_type = {
    TYPE_HEAD("generator", SHAPE_GENERATOR, GeneratorObj), .flags = TYPE_WEAKREF,
    .shape.traverse = generator_traverse, .shape.clear = generator_clear, .shape.free = generator_free,
    .shape.finalize = generator_finalize, .shape.is_container = true,
    .repr = generator_repr, .iter = generator_iter, .next = generator_next,
    .methods = generator_methods, .members = generator_members, .getset = generator_getset,
};
