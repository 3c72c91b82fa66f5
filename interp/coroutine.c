/* coroutine.c -- coroutines: what calling an `async def` gives, and what can be awaited.
 *
 * A coroutine is a generator that is not iterable; whoever awaits it sends to it as `yield from` sends to a generator. */
#include "interp/coroutine.h"

#include "gc/collect.h"
#include "modules/sys.h"
#include "modules/warnings.h"
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/module.h"
#include "objects/special.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/warn.h"

/* ---- await ------------------------------------------------------------------------------------------------------- */

static Ref cannot_await(View value, AwaitFor what)
{
    switch (what) {
    case AWAIT_ENTER:
        return err_raise(&exc_TypeError, "'async with' received an object from __aenter__ that does not implement __await__: %T", value);
    case AWAIT_EXIT:
        return err_raise(&exc_TypeError, "'async with' received an object from __aexit__ that does not implement __await__: %T", value);
    default:
        return err_raise(&exc_TypeError, "object %T can't be used in 'await' expression", value);
    }
}

/* value.__await__(), which must be an iterator and no coroutine. */
static Ref call_await(View value, AwaitFor what)
{
    Ref method = NULL;
    int found = special_find(value, "__await__", &method);
    if (found == 0) return cannot_await(value, what);
    if (found < 0) return NULL;
    Ref iterator = obj_call_0(method);
    ref_drop(method);
    if (!iterator) return NULL;
    if (iterator->shape == SHAPE_COROUTINE) err_raise(&exc_TypeError, "__await__() returned a coroutine");
    else if (!type_of(iterator)->next) err_raise(&exc_TypeError, "__await__() returned non-iterator of type '%T'", iterator);
    if (err_pending) ref_set(&iterator, NULL);
    return iterator;
}

/* What __anext__ gave is no awaitable: the error that says so, with the first one as its cause. */
static Ref bad_anext(View value)
{
    Ref cause = err_take();
    err_raise(&exc_TypeError, "'async for' received an invalid object from __anext__: %T", value);
    if (err_is(&exc_TypeError)) {
        ref_set(&as_exc(err_pending)->context, ref_keep(cause));
        ref_set(&as_exc(err_pending)->cause, ref_keep(cause));
        as_exc(err_pending)->suppress_context = true;
    }
    ref_drop(cause);
    return NULL;
}

Ref await_iterator(View value, AwaitFor what)
{
    if (value->shape == SHAPE_COROUTINE) {
        if (generator_delegate_of(as_generator(value))) return err_raise(&exc_RuntimeError, "coroutine is being awaited already");
        return ref_keep(value);
    }
    if (value->shape == SHAPE_GENERATOR && as_generator(value)->code && as_code(as_generator(value)->code)->flags & CODE_ITERABLE_COROUTINE)
        return ref_keep(value);
    Ref iterator = call_await(value, what);
    return iterator || what != AWAIT_ANEXT ? iterator : bad_anext(value);
}

/* ---- the wrapper: coroutine.__await__() --------------------------------------------------------------------------- */

typedef struct { Obj head; Ref coroutine; } WrapperObj;
static View inner(View self) { return ((const WrapperObj *)self)->coroutine; }

static Ref method_await(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    WrapperObj *w = (WrapperObj *)alloc_container(coroutine_wrapper_type.shape_id, sizeof *w);
    if (!w) return NULL;
    w->coroutine = ref_keep(self);
    gc_track(&w->head);
    return &w->head;
}

static Ref wrapper_iter(View self) { return ref_keep(self); }
static Ref wrapper_next(View self) { View none = None; return generator_send_method(inner(self), &none, 1); }
static Ref wrapper_send(View self, View const *args, size_t n) { return generator_send_method(inner(self), args, n); }
static Ref wrapper_throw(View self, View const *args, size_t n) { return generator_throw(inner(self), args, n); }
static Ref wrapper_close(View self, View const *args, size_t n) { return generator_close(inner(self), args, n); }

static void wrapper_traverse(View self, Visit visit, void *arg) { if (inner(self)) visit(inner(self), arg); }
static void wrapper_clear(Ref self) { ref_clear(&((WrapperObj *)self)->coroutine); }
static void wrapper_free(Ref self)
{
    wrapper_clear(self);
    heap_free(self, sizeof(WrapperObj));
}

static const NativeDef wrapper_methods[] = {
    NATIVE("send", wrapper_send, 1, 1, "Resume with a value, which the waiting await gets."),
    NATIVE("throw", wrapper_throw, 1, 3, "Raise an exception where the coroutine waits."),
    NATIVE("close", wrapper_close, 0, 0, "Raise GeneratorExit where the coroutine waits."),
    { 0 }
};

TypeObj coroutine_wrapper_type = {
    TYPE_HEAD("coroutine_wrapper", 0, WrapperObj),
    .shape.traverse = wrapper_traverse, .shape.clear = wrapper_clear, .shape.free = wrapper_free, .shape.is_container = true,
    .iter = wrapper_iter, .next = wrapper_next, .methods = wrapper_methods,
};

/* ---- where they come from ------------------------------------------------------------------------------------------ */

static int origin_depth;

/* (file, line, function) */
static Ref place_of(Frame *frame)
{
    Ref object = frame_object(frame), own = NULL;
    if (object) own = tuple_of(3, ref_keep(frame->code->filename), int_new(frame_line(as_frame(object))), ref_keep(frame->code->name));
    ref_drop(object);
    return own;
}

bool coroutine_note_origin(GeneratorObj *g)
{
    int depth = 0;
    if (!origin_depth) return true;
    for (const Frame *frame = vm.frame; frame > vm.frames && depth < origin_depth; frame--) depth++;
    Ref places = tuple_sized((size_t)depth);
    for (int i = 0; places && i < depth; i++)
        if (!(as_tuple(places)->items[i] = place_of(vm.frame - i))) ref_clear(&places);
    return (g->origin = places);
}

static Ref f_set_depth(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t depth;
    Ref number = obj_index(args[0]);
    bool ok = number && int_to_i64(number, &depth);
    ref_drop(number);
    if (!ok) return NULL;
    if (depth != (int)depth) return err_raise(&exc_OverflowError, "Python int too large to convert to C int");
    if (depth < 0) return err_raise(&exc_ValueError, "depth must be >= 0");
    origin_depth = (int)depth;
    return None;
}

static Ref f_get_depth(View self, View const *args, size_t n) { (void)self, (void)args, (void)n; return int_new(origin_depth); }

static const NativeDef sys_natives[] = {
    NATIVE_PARAMS("set_coroutine_origin_tracking_depth", f_set_depth, "depth", "How many callers a new coroutine remembers in cr_origin."),
    NATIVE("get_coroutine_origin_tracking_depth", f_get_depth, 0, 0, "How many callers a new coroutine remembers."),
    {0}
};

bool coroutine_init(void) { return module_add_natives(sys_module, sys_natives); }

/* ---- the type ------------------------------------------------------------------------------------------------------ */

/* A warning, where the program stands now: by the library's module warnings, which also tells where the coroutine was made. */
void coroutine_never_awaited(View coroutine)
{
    Ref saved = err_take(), function = warnings_function("_warn_unawaited_coroutine", true), result = NULL;
    if (function) {
        result = obj_call_1(function, coroutine);
    } else {
        err_clear();
        if (warn_about(&exc_RuntimeWarning, 1, coroutine, "coroutine '%S' was never awaited", (View)as_generator(coroutine)->qualname)) result = None;
    }
    if (!result) err_unraisable(coroutine);
    ref_drop(function);
    ref_drop(result);
    ref_set(&err_pending, saved);
}

static Ref coroutine_repr(View self)
{
    char where[24];
    return str_format_c("<coroutine object %S at %s>", (View)as_generator(self)->qualname, obj_address(self, where));
}

static Ref get_running(View self) { return bool_ref(as_generator(self)->state == GEN_RUNNING); }
static Ref get_suspended(View self) { return bool_ref(as_generator(self)->state == GEN_SUSPENDED); }
static Ref get_await(View self) { View d = generator_delegate_of(as_generator(self)); return ref_keep(d ? d : None); }
static Ref get_origin(View self) { View origin = as_generator(self)->origin; return ref_keep(origin ? origin : None); }

static const NativeDef coroutine_methods[] = {
    NATIVE("send", generator_send_method, 1, 1, "Resume with a value, which the waiting await gets."),
    NATIVE("throw", generator_throw, 1, 3, "Raise an exception where the coroutine waits."),
    NATIVE("close", generator_close, 0, 0, "Raise GeneratorExit where the coroutine waits."),
    NATIVE_AS(NATIVE_SLOT, "__await__", method_await, 0, 0, "An iterator that runs the coroutine."),
    { 0 }
};

static const MemberDef coroutine_members[] = {
    { "cr_code", offsetof(GeneratorObj, code), true, NULL },
    { "__name__", offsetof(GeneratorObj, name), false, NULL },
    { "__qualname__", offsetof(GeneratorObj, qualname), false, NULL },
    { 0 }
};

static const GetSetDef coroutine_getset[] = {
    { "cr_running", get_running, NULL, NULL }, { "cr_suspended", get_suspended, NULL, NULL }, { "cr_await", get_await, NULL, NULL },
    { "cr_frame", generator_frame, NULL, NULL }, { "cr_origin", get_origin, NULL, NULL },
    { 0 }
};

TypeObj coroutine_type = {
    TYPE_HEAD("coroutine", SHAPE_COROUTINE, GeneratorObj), .flags = TYPE_WEAKREF,
    .shape.traverse = generator_traverse, .shape.clear = generator_clear, .shape.free = generator_free,
    .shape.finalize = generator_finalize, .shape.is_container = true,
    .repr = coroutine_repr, .methods = coroutine_methods, .members = coroutine_members, .getset = coroutine_getset,
};
