/* atexit.c -- the module atexit: functions to be called when the program ends, last come first.
 *
 * They lie in one list, each as (function, args, keyword names); None stands for one that was taken back. What is registered
 * while they are being called is forgotten, as in CPython. */
#include "modules/atexit.h"

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/tuple.h"

static Ref callbacks;           /* a list, or NULL */

static Ref f_register(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    size_t nkw = kwnames ? as_tuple(kwnames)->len : 0;
    if (!n) return err_raise(&exc_TypeError, "register() takes at least 1 argument (0 given)");
    if (!obj_is_callable(args[0])) return err_raise(&exc_TypeError, "the first argument must be callable");
    if (!callbacks && !(callbacks = list_new())) return NULL;
    Ref entry = tuple_of(3, ref_keep(args[0]), tuple_from_array(args + 1, n - 1 + nkw), ref_keep(kwnames ? kwnames : None));
    if (!entry || !list_push(callbacks, entry)) return NULL;
    return ref_keep(args[0]);
}

static size_t count(void) { return callbacks ? as_list(callbacks)->len : 0; }

static void call(View entry)
{
    View function = tuple_at(entry, 0), args = tuple_at(entry, 1), kwnames = tuple_at(entry, 2);
    size_t nkw = kwnames == None ? 0 : as_tuple(kwnames)->len;
    Ref result = obj_call(function, (View const *)as_tuple(args)->items, as_tuple(args)->len - nkw, nkw ? kwnames : NULL);
    if (!result) err_unraisable_as("Exception ignored in atexit callback", function);
    ref_drop(result);
}

void atexit_forget(void) { ref_clear(&callbacks); }

void atexit_run(void)
{
    for (size_t i = count(); i-- > 0;) {
        if (i >= count()) continue;                     /* one of them has forgotten all the others */
        Ref entry = ref_keep(list_at(callbacks, i));
        if (entry != None) call(entry);
        ref_drop(entry);
    }
    atexit_forget();
}

static Ref f_run(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    atexit_run();
    return None;
}

static Ref f_clear(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    atexit_forget();
    return None;
}

static Ref f_count(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new_unsigned(count());
}

/* Every entry whose function is equal to it. */
static Ref f_unregister(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    for (size_t i = 0; i < count(); i++) {
        Ref entry = ref_keep(list_at(callbacks, i));
        int equal = entry == None ? 0 : obj_equal(tuple_at(entry, 0), args[0]);
        bool there = equal > 0 && i < count();          /* __eq__ may have forgotten them all */
        bool ok = equal >= 0 && (!there || list_set(callbacks, i, None));
        ref_drop(entry);
        if (!ok) return NULL;
    }
    return None;
}

static const NativeDef natives[] = {
    NATIVE_RAW("register", f_register, "register(func, *args, **kwargs) -> func\n\nCall it at the end of the program."),
    NATIVE("unregister", f_unregister, 1, 1, "Do not call it at the end after all."),
    NATIVE("_clear", f_clear, 0, 0, "Forget all of them."),
    NATIVE("_run_exitfuncs", f_run, 0, 0, "Call and forget all of them."),
    NATIVE("_ncallbacks", f_count, 0, 0, "How many were registered, those taken back among them."),
    {0}
};

static bool fill(View module) { return module_add_natives(module, natives); }

const ModuleDef atexit_module = {"atexit", fill};
