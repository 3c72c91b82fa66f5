#ifndef OURO_INTERP_COROUTINE_H
#define OURO_INTERP_COROUTINE_H
#include "interp/vm.h"

/* coroutine.h -- what `async def` makes: generators by another name, and the objects that stand for waiting for one. */

static inline bool is_generator_like(View v) { return v->shape >= SHAPE_GENERATOR && v->shape <= SHAPE_ASYNC_GENERATOR; }

/* --- generator.c, for all three kinds --- */
const char *generator_kind(const GeneratorObj *g);      /* "generator", "coroutine", "async generator" */
/* Go on with `value` (consumed) to the next yield: what it yields; NULL without an exception: it has returned, *returned. */
Ref generator_resume(View generator, Ref value, Ref *returned);
/* Raise the pending exception where it stands; as generator.throw(). */
Ref generator_throw_pending(View generator);
Ref generator_throw(View generator, View const *args, size_t n);
Ref generator_close(View generator, View const *args, size_t n);
Ref generator_send_method(View generator, View const *args, size_t n);
View generator_delegate_of(const GeneratorObj *g);      /* what it waits for, borrowed, or NULL */
Ref generator_frame(View generator);
void generator_traverse(View self, Visit visit, void *arg);
void generator_clear(Ref self);
void generator_free(Ref self);
void generator_finalize(Ref self);

/* --- coroutine.c --- */
NEW Ref await_iterator(View value, AwaitFor what);      /* what `await value` runs */
void coroutine_never_awaited(View coroutine);           /* say so */
bool coroutine_note_origin(GeneratorObj *g);            /* who calls, as deep as sys.set_coroutine_origin_tracking_depth says */
bool coroutine_init(void);                              /* after sys */
extern TypeObj coroutine_type, coroutine_wrapper_type;

/* --- async_generator.c --- */
extern TypeObj async_generator_type, async_send_type, async_throw_type;

/* --- asyncgen_hooks.c --- */
bool asyncgen_begin(View generator);                    /* before its first item: tell the loop */
bool asyncgen_finalize(View generator);                 /* it is to die: has the loop taken it over? */
bool asyncgen_hooks_init(void);
void asyncgen_hooks_clear(void);

/* --- anext.c --- */
NEW Ref anext_or_default(Ref step, View fallback);      /* anext(iterator, fallback), where `step` is iterator.__anext__() */
extern TypeObj anext_type;

#endif
