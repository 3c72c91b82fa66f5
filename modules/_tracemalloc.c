/* _tracemalloc.c -- the module _tracemalloc, for programs that ask whether allocations are traced. They are not, and cannot be. */
#include "modules/modules.h"
#include "modules/sys_info.h"
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/tuple.h"

static Ref f_is_tracing(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return False;
}

static Ref f_start(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return err_raise(&exc_RuntimeError, "ouro does not trace its allocations");
}

static Ref f_traces(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return list_new();
}

static Ref f_memory(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return tuple_of(2, int_new(0), int_new(0));
}

static Ref f_zero(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new(0);
}

static Ref f_limit(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new(1);
}

static const NativeDef natives[] = {
    NATIVE("is_tracing", f_is_tracing, 0, 0, "False: allocations are not traced."),
    NATIVE("start", f_start, 0, 1, "Start tracing, which ouro cannot: a RuntimeError."),
    NATIVE("stop", sys_none, 0, 0, "There is nothing to stop."),
    NATIVE("clear_traces", sys_none, 0, 0, "There is nothing to clear."),
    NATIVE("reset_peak", sys_none, 0, 0, "There is nothing to reset."),
    NATIVE("_get_traces", f_traces, 0, 0, "The traces: none."),
    NATIVE("_get_object_traceback", sys_none, 1, 1, "Where an object was allocated: None, nobody knows."),
    NATIVE("get_traceback_limit", f_limit, 0, 0, "How many frames a trace would have."),
    NATIVE("get_traced_memory", f_memory, 0, 0, "(now, at most): nothing is traced."),
    NATIVE("get_tracemalloc_memory", f_zero, 0, 0, "What tracing costs: nothing."),
    {0}
};

static bool fill(View module) { return module_add_natives(module, natives); }

const ModuleDef _tracemalloc_module = {"_tracemalloc", fill};
