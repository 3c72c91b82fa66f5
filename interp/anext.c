/* anext.c -- anext(iterator, default): waits for the iterator's next item; where there is none, the default is the answer. */
#include "interp/coroutine.h"

#include "gc/collect.h"
#include "objects/abstract.h"

typedef struct {
    Obj head;
    Ref step, fallback;         /* what __anext__ gave; the default */
    Ref iterator;               /* what running `step` runs; NULL before the first send */
} AnextObj;
static AnextObj *as_anext(View v) { return (AnextObj *)(uintptr_t)v; }

Ref anext_or_default(Ref step, View fallback)
{
    AnextObj *a = (AnextObj *)alloc_container(anext_type.shape_id, sizeof *a);
    if (!a) { ref_drop(step); return NULL; }
    a->step = step;
    a->fallback = ref_keep(fallback);
    a->iterator = NULL;
    gc_track(&a->head);
    return &a->head;
}

/* What runs; borrowed. NULL with an exception where it cannot be awaited. */
static View iterator_of(AnextObj *a)
{
    if (!a->iterator) a->iterator = await_iterator(a->step, AWAIT_VALUE);
    return a->iterator;
}

/* The iterator has ended with the pending exception: no more items means that the default is what the await gives. */
static Ref ended(const AnextObj *a)
{
    if (!err_is(&exc_StopAsyncIteration)) return NULL;
    err_clear();
    return err_raise_value(&exc_StopIteration, ref_keep(a->fallback));
}

static Ref anext_send(View self, View const *args, size_t n)
{
    (void)n;
    AnextObj *a = as_anext(self);
    Ref out = NULL;
    View iterator = iterator_of(a);
    if (!iterator) return NULL;
    int going = generator_send(iterator, args[0], &out);
    if (going > 0) return out;
    if (going < 0) return ended(a);
    return err_raise_value(&exc_StopIteration, out);
}

static Ref pass_on(View self, const char *method, View const *args, size_t n)
{
    View iterator = iterator_of(as_anext(self));
    Ref result = iterator ? obj_call_method(iterator, method, args, n) : NULL;
    return result || !iterator ? result : ended(as_anext(self));
}

static Ref anext_next(View self) { View none = None; return anext_send(self, &none, 1); }
static Ref anext_throw(View self, View const *args, size_t n) { return pass_on(self, "throw", args, n); }
static Ref anext_close(View self, View const *args, size_t n) { return pass_on(self, "close", args, n); }
static Ref anext_self(View self) { return ref_keep(self); }
static Ref anext_await(View self, View const *args, size_t n) { (void)args, (void)n; return ref_keep(self); }

static void anext_traverse(View self, Visit visit, void *arg)
{
    const AnextObj *a = as_anext(self);
    if (a->step) visit(a->step, arg);
    if (a->fallback) visit(a->fallback, arg);
    if (a->iterator) visit(a->iterator, arg);
}

static void anext_clear(Ref self)
{
    ref_clear(&as_anext(self)->step);
    ref_clear(&as_anext(self)->fallback);
    ref_clear(&as_anext(self)->iterator);
}

static void anext_free(Ref self)
{
    anext_clear(self);
    heap_free(self, sizeof(AnextObj));
}

static const NativeDef anext_methods[] = {
    NATIVE("send", anext_send, 1, 1, "Go on with a value, which the waiting await gets."),
    NATIVE("throw", anext_throw, 1, 3, "Raise an exception where it waits."),
    NATIVE("close", anext_close, 0, 0, "Nothing more is wanted of it."),
    NATIVE_AS(NATIVE_SLOT, "__await__", anext_await, 0, 0, "The object itself, which is an iterator."),
    { 0 }
};

TypeObj anext_type = {
    TYPE_HEAD("anext_awaitable", 0, AnextObj),
    .shape.traverse = anext_traverse, .shape.clear = anext_clear, .shape.free = anext_free, .shape.is_container = true,
    .iter = anext_self, .next = anext_next, .methods = anext_methods,
};
