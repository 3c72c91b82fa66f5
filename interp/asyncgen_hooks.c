/* asyncgen_hooks.c -- sys.set_asyncgen_hooks: an event loop keeps account of the asynchronous generators that run in it.
 *
 * firstiter is called with a generator when its first item is asked for. The finalizer of that moment is called instead of close() when
 * nobody holds the generator any more: only the loop can await what stands in its finally blocks. */
#include "interp/coroutine.h"

#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/module.h"
#include "objects/structseq.h"

static Ref firstiter, finalizer;        /* NULL: none */

bool asyncgen_begin(View generator)
{
    GeneratorObj *g = as_generator(generator);
    if (g->hooked) return true;
    g->hooked = true;
    ref_set(&g->finalizer, ref_keep_or_null(finalizer));
    if (!firstiter) return true;
    Ref hook = ref_keep(firstiter), result = obj_call_1(hook, generator);
    ref_drop(hook);
    ref_drop(result);
    return result != NULL;
}

bool asyncgen_finalize(View generator)
{
    const GeneratorObj *g = as_generator(generator);
    if (!g->finalizer || g->closed) return false;
    Ref saved = err_take(), hook = ref_keep(g->finalizer), result = obj_call_1(hook, generator);
    if (!result) err_unraisable(generator);
    ref_drop(hook);
    ref_drop(result);
    ref_set(&err_pending, saved);
    return true;
}

/* ---- sys ---------------------------------------------------------------------------------------------------- */

static const MemberDef hooks_fields[] = { SEQ_FIELD("firstiter", 0), SEQ_FIELD("finalizer", 1), {0} };
static TypeObj hooks_type = STRUCTSEQ_TYPE("asyncgen_hooks", hooks_fields, structseq_refuse_new);

static Ref or_none(View v) { return ref_keep(v ? v : None); }

static Ref f_get_hooks(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return structseq_of(&hooks_type, 2, or_none(firstiter), or_none(finalizer));
}

static bool check(View hook, const char *name)
{
    return !hook || hook == None || obj_is_callable(hook) || err_false(&exc_TypeError, "callable %s expected, got %T", name, hook);
}

static void set(Ref *slot, View hook)
{
    if (hook) ref_set(slot, hook == None ? NULL : ref_keep(hook));
}

static Ref f_set_hooks(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!check(args[1], "finalizer") || !check(args[0], "firstiter")) return NULL;
    set(&finalizer, args[1]);
    set(&firstiter, args[0]);
    return None;
}

static const NativeDef natives[] = {
    NATIVE("get_asyncgen_hooks", f_get_hooks, 0, 0, "The hooks that set_asyncgen_hooks has set."),
    NATIVE_PARAMS("set_asyncgen_hooks", f_set_hooks, "firstiter=, finalizer=",
                  "Set what is called when an asynchronous generator is first used, and when nobody holds it any more."),
    {0}
};

bool asyncgen_hooks_init(void) { return structseq_ready(&hooks_type) && module_add_natives(sys_module, natives); }

void asyncgen_hooks_clear(void)
{
    ref_clear(&firstiter);
    ref_clear(&finalizer);
}
