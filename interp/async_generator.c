/* async_generator.c -- generators whose body may await.
 *
 * __anext__, asend, athrow and aclose do nothing yet: they give an object to be awaited. Running that runs the generator to
 * its next yield. Two kinds of values come out of a generator then: what an `await` inside lets through, which whoever runs
 * us all shall get; and what its own `yield` gives, which is the result of the await: StopIteration(value). */
#include "interp/coroutine.h"

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/union.h"

typedef enum { STEP_SEND, STEP_THROW, STEP_CLOSE } StepKind;
typedef struct {
    Obj head;
    Ref generator, argument;            /* what to send; the tuple of athrow's arguments; or NULL */
    StepKind kind;
    enum { STEP_NEW, STEP_GOING, STEP_DONE } state;
} StepObj;
static StepObj *as_step(View v) { return (StepObj *)(uintptr_t)v; }

static Ref step_new(View generator, StepKind kind, Ref argument)
{
    if (!asyncgen_begin(generator)) {
        ref_drop(argument);
        return NULL;
    }
    TypeObj *type = kind == STEP_SEND ? &async_send_type : &async_throw_type;
    StepObj *s = (StepObj *)alloc_container(type->shape_id, sizeof *s);
    if (!s) { ref_drop(argument); return NULL; }
    s->generator = ref_keep(generator);
    s->argument = argument;
    s->kind = kind;
    s->state = STEP_NEW;
    gc_track(&s->head);
    return &s->head;
}

/* Has the generator just stopped at a yield of its own, rather than within an await? */
static bool at_own_yield(const GeneratorObj *g)
{
    return g->state == GEN_SUSPENDED && g->frame.pc[-1].op == OP_YIELD && g->frame.pc[-1].d;
}

static Ref refuse(const StepObj *s)
{
    return err_raise(&exc_RuntimeError, "cannot reuse already awaited %s", s->kind == STEP_SEND ? "__anext__()/asend()" : "aclose()/athrow()");
}

static Ref stop(TypeObj *type) { return err_raise_object(obj_call_0(&type->head)); }

static void end(StepObj *s)
{
    as_generator(s->generator)->async_running = false;
    s->state = STEP_DONE;
}

/* What running the generator gave, as the step's own answer. result NULL: it has ended, with the pending exception or without. */
static Ref answer(StepObj *s, Ref result, Ref returned)
{
    GeneratorObj *g = as_generator(s->generator);
    ref_drop(returned);
    if (result && !at_own_yield(g)) return result;
    end(s);
    if (result && s->kind == STEP_CLOSE) {
        ref_drop(result);
        return err_raise(&exc_RuntimeError, "async generator ignored GeneratorExit");
    }
    if (result) return err_raise_value(&exc_StopIteration, result);
    if (!err_pending) stop(&exc_StopAsyncIteration);
    if (err_is(&exc_StopAsyncIteration) || err_is(&exc_GeneratorExit)) {
        g->closed = true;
        if (s->kind == STEP_CLOSE) {                        /* just as it should */
            err_clear();
            stop(&exc_StopIteration);
        }
    }
    return NULL;
}

/* The first run. False: an exception is pending. */
static bool begin(StepObj *s, View value)
{
    static const char *const names[] = { "anext", "athrow", "aclose" };
    GeneratorObj *g = as_generator(s->generator);
    if (s->kind != STEP_SEND && g->state == GEN_FINISHED) {
        s->state = STEP_DONE;
        return stop(&exc_StopIteration), false;
    }
    if (g->async_running) {
        if (s->kind != STEP_SEND) s->state = STEP_DONE;
        return err_false(&exc_RuntimeError, "%s(): asynchronous generator is already running", names[s->kind]);
    }
    if (s->kind != STEP_SEND && g->closed) {
        s->state = STEP_DONE;
        return stop(&exc_StopAsyncIteration), false;
    }
    if (s->kind != STEP_SEND && value != None)
        return err_false(&exc_RuntimeError, "can't send non-None value to a just-started coroutine");
    s->state = STEP_GOING;
    g->async_running = true;
    return true;
}

static Ref step_send(View self, View const *args, size_t n)
{
    (void)n;
    StepObj *s = as_step(self);
    View value = args[0];
    if (s->state == STEP_DONE) return refuse(s);
    bool first = s->state == STEP_NEW;
    if (first && !begin(s, value)) return NULL;
    Ref own = ref_keep(self), result = NULL, returned = NULL;
    if (!first || s->kind == STEP_SEND) {
        if (first && value == None && s->argument) value = s->argument;
        result = generator_resume(s->generator, ref_keep(value), &returned);
    } else if (s->kind == STEP_CLOSE) {
        as_generator(s->generator)->closed = true;
        err_raise(&exc_GeneratorExit, "");
        result = generator_throw_pending(s->generator);
    } else {
        result = generator_throw(s->generator, as_views(as_tuple(s->argument)->items), as_tuple(s->argument)->len);
    }
    result = answer(s, result, returned);
    ref_release(own);
    return result;
}

static Ref step_next(View self) { View none = None; return step_send(self, &none, 1); }

static Ref step_throw(View self, View const *args, size_t n)
{
    StepObj *s = as_step(self);
    if (s->state == STEP_DONE) return refuse(s);
    Ref own = ref_keep(self), result = answer(s, generator_throw(s->generator, args, n), NULL);
    if (!result) end(s);
    ref_release(own);
    return result;
}

static Ref step_close(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    as_step(self)->state = STEP_DONE;
    return None;
}

static Ref step_self(View self) { return ref_keep(self); }
static Ref step_await(View self, View const *args, size_t n) { (void)args, (void)n; return ref_keep(self); }

static void step_traverse(View self, Visit visit, void *arg)
{
    if (as_step(self)->generator) visit(as_step(self)->generator, arg);
    if (as_step(self)->argument) visit(as_step(self)->argument, arg);
}

static void step_clear(Ref self)
{
    ref_clear(&as_step(self)->generator);
    ref_clear(&as_step(self)->argument);
}

static void step_free(Ref self)
{
    step_clear(self);
    heap_free(self, sizeof(StepObj));
}

static const NativeDef step_methods[] = {
    NATIVE("send", step_send, 1, 1, "Run the generator on to what it yields or awaits."),
    NATIVE("throw", step_throw, 1, 3, "Raise an exception where the generator waits."),
    NATIVE("close", step_close, 0, 0, "Nothing more is wanted of it."),
    NATIVE_AS(NATIVE_SLOT, "__await__", step_await, 0, 0, "The object itself, which is an iterator."),
    { 0 }
};

#define STEP_TYPE(type_name) { \
    TYPE_HEAD(type_name, 0, StepObj), \
    .shape.traverse = step_traverse, .shape.clear = step_clear, .shape.free = step_free, .shape.is_container = true, \
    .iter = step_self, .next = step_next, .methods = step_methods }

TypeObj async_send_type = STEP_TYPE("async_generator_asend");
TypeObj async_throw_type = STEP_TYPE("async_generator_athrow");

/* ---- the generator ------------------------------------------------------------------------------------------------- */

static Ref method_aiter(View self, View const *args, size_t n) { (void)args, (void)n; return ref_keep(self); }
static Ref method_anext(View self, View const *args, size_t n) { (void)args, (void)n; return step_new(self, STEP_SEND, NULL); }
static Ref method_asend(View self, View const *args, size_t n) { (void)n; return step_new(self, STEP_SEND, ref_keep(args[0])); }
static Ref method_aclose(View self, View const *args, size_t n) { (void)args, (void)n; return step_new(self, STEP_CLOSE, NULL); }

static Ref method_athrow(View self, View const *args, size_t n)
{
    Ref given = tuple_from_array(args, n);
    return given ? step_new(self, STEP_THROW, given) : NULL;
}

static Ref async_repr(View self)
{
    char where[24];
    return str_format_c("<async_generator object %S at %s>", (View)as_generator(self)->qualname, obj_address(self, where));
}

static Ref get_running(View self) { return bool_ref(as_generator(self)->async_running); }
static Ref get_await(View self) { View d = generator_delegate_of(as_generator(self)); return ref_keep(d ? d : None); }

static const NativeDef async_methods[] = {
    NATIVE_AS(NATIVE_SLOT, "__aiter__", method_aiter, 0, 0, "The generator itself."),
    NATIVE_AS(NATIVE_SLOT, "__anext__", method_anext, 0, 0, "The next item, to be awaited."),
    NATIVE("asend", method_asend, 1, 1, "Resume with a value; the next item, to be awaited."),
    NATIVE("athrow", method_athrow, 1, 3, "Raise an exception where it waits; to be awaited."),
    NATIVE("aclose", method_aclose, 0, 0, "Raise GeneratorExit where it waits; to be awaited."),
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "An alias that says what it yields."),
    { 0 }
};

static const MemberDef async_members[] = {
    { "ag_code", offsetof(GeneratorObj, code), true, NULL },
    { "__name__", offsetof(GeneratorObj, name), false, NULL },
    { "__qualname__", offsetof(GeneratorObj, qualname), false, NULL },
    { 0 }
};

static const GetSetDef async_getset[] = {
    { "ag_running", get_running, NULL, NULL }, { "ag_await", get_await, NULL, NULL }, { "ag_frame", generator_frame, NULL, NULL },
    { 0 }
};

TypeObj async_generator_type = {
    TYPE_HEAD("async_generator", SHAPE_ASYNC_GENERATOR, GeneratorObj), .flags = TYPE_WEAKREF,
    .shape.traverse = generator_traverse, .shape.clear = generator_clear, .shape.free = generator_free,
    .shape.finalize = generator_finalize, .shape.is_container = true,
    .repr = async_repr, .methods = async_methods, .members = async_members, .getset = async_getset,
};
