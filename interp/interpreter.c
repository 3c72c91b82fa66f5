/* interpreter.c -- the life of the interpreter.
 *
 * The end can be watched, by __del__ and by what it still finds. As in CPython:
 *
 *   0. what atexit was told is done
 *   1. output is flushed, cycles are collected unless gc is disabled
 *   2. sys forgets what may hold on to frames (last_traceback ...)
 *   3. every module is taken out of sys.modules, in order: one that nobody else holds dies; so does what a program has
 *      put into builtins
 *   4. what it held together, functions and their globals, is found as garbage
 *   5. modules that are still held have their names set to None, the newest module first: names that begin with one
 *      underscore, then all others
 *   6. sys and builtins go last */
#include "interp/interpreter.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "gc/collect.h"
#include "grammar/char_name.h"
#include "grammar/decode.h"
#include "interp/ast_types.h"
#include "interp/builtins.h"
#include "interp/builtins_parts.h"
#include "interp/coroutine.h"
#include "interp/displayhook.h"
#include "interp/helper.h"
#include "interp/import.h"
#include "interp/importlib.h"
#include "interp/print_exception.h"
#include "interp/quitter.h"
#include "interp/report.h"
#include "interp/source_decode.h"
#include "interp/source_lines.h"
#include "interp/sys_hooks.h"
#include "interp/tracing.h"
#include "interp/vm.h"
#include "modules/atexit.h"
#include "modules/signals.h"
#include "modules/sys.h"
#include "modules/warnings.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/file.h"
#include "objects/init.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/unicode.h"

/* ---- the C stack ------------------------------------------------------------------------------------------ */

enum {
    STACK_WANTED = 64 << 20,            /* for deep nesting of Python and C calls; only what is used is taken */
    STACK_KNOWN = 8 << 20,              /* what we count on when nobody tells */
    STACK_MARGIN = 1 << 20              /* for what runs between two checks: a collection, printing an error */
};

/* The main thread's stack grows on demand up to the limit as it is then, so the limit can still be raised. */
static void find_stack_end(void)
{
    struct rlimit limit;
    rlim_t size = STACK_KNOWN;
    if (getrlimit(RLIMIT_STACK, &limit) == 0) {
        rlim_t wanted = limit.rlim_max != RLIM_INFINITY && limit.rlim_max < STACK_WANTED ? limit.rlim_max : STACK_WANTED;
        if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < wanted) {
            struct rlimit more = { wanted, limit.rlim_max };
            if (setrlimit(RLIMIT_STACK, &more) == 0) limit.rlim_cur = wanted;
        }
        size = limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > STACK_WANTED ? STACK_WANTED : limit.rlim_cur;
    }
    rlim_t margin = size > 4 * (rlim_t)STACK_MARGIN ? (rlim_t)STACK_MARGIN : size / 4;
    recursion_stack_end = (char *)__builtin_frame_address(0) - (size - margin);
}

/* ---- the start -------------------------------------------------------------------------------------------- */

static Ref original_builtins;           /* a dict: what builtins held before any program ran */

static bool enter_module(View module)
{
    return dict_set_text(sys_modules(), str_utf8(as_module(module)->name, NULL), ref_keep(module));
}

static bool make_builtins(void)
{
    Ref module = builtins_new();
    bool ok = module && builtins_frame_init(module) && import_init(module) && quitter_init(module) && helper_init(module) && sys_hooks_init(module) && asyncgen_hooks_init() && coroutine_init() && tracing_init()
           && builtins_sort(module) && enter_module(module);
    if (ok) ref_set(&vm.builtins, ref_keep(as_module(module)->dict));
    ref_drop(module);
    return ok && (original_builtins = dict_copy(vm.builtins));
}

static bool make_main(void)
{
    Ref module = module_new("__main__", NULL), annotations = dict_new();
    View builtins = dict_get_text(sys_modules(), "builtins");
    bool ok = module && annotations;
    if (ok) {
        View dict = as_module(module)->dict;
        ok = dict_set_text(dict, "__package__", None) && dict_set_text(dict, "__annotations__", ref_keep(annotations))
          && dict_set_text(dict, "__builtins__", ref_keep(builtins)) && enter_module(module);
    }
    ref_drop(module);
    ref_drop(annotations);
    return ok;
}

bool interpreter_start(void)
{
    find_stack_end();
    decode_foreign = source_decode;
    char_names = (CharNames){ char_by_name, char_sequence, char_name };
    return objects_init() && type_ready(&frame_type) && vm_init() && sys_init() && warnings_init() && make_builtins() && print_exception_init()
        && displayhook_init() && make_main();
}

View interpreter_main(void)
{
    View modules = sys_modules();
    return modules ? dict_get_text(modules, "__main__") : NULL;
}

/* ---- the end ---------------------------------------------------------------------------------------------- */

static void set_none(View dict, const char *name)
{
    if (!dict_set_text(dict, name, None)) err_clear();
}

static void restore_stream(const char *name, const char *original)
{
    View stream = sys_get(original);
    if (!sys_set(name, ref_keep(stream ? stream : None))) err_clear();
}

static void forget_in_sys(void)
{
    static const char *const names[] = { "path", "argv", "ps1", "ps2", "last_type", "last_value", "last_traceback",
                                         "path_importer_cache", "meta_path" };
    importlib_shutdown();
    asyncgen_hooks_clear();
    if (vm.builtins) set_none(vm.builtins, "_");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!sys_set(names[i], None)) err_clear();
    restore_stream("stdin", "__stdin__");
    restore_stream("stdout", "__stdout__");
    restore_stream("stderr", "__stderr__");
}

static void empty_sys_modules(void)
{
    View modules = sys_modules();
    Ref names = modules ? dict_keys_list(modules) : NULL;
    for (size_t i = 0; names && i < as_list(names)->len; i++)
        if (!dict_set(modules, ref_keep(list_at(names, i)), None)) err_clear();
    ref_drop(names);
    if (modules) dict_clear(modules);
    source_stop();
}

static void restore_builtins(void)
{
    if (!vm.builtins) return;
    Ref now = dict_copy(vm.builtins);           /* what is dropped is dropped at the end, when print is back */
    dict_clear(vm.builtins);
    if (!dict_update(vm.builtins, original_builtins)) err_clear();
    ref_drop(now);
}

/* May this key go in the first round (private names), or only in the second? */
static bool is_due(View key, bool first_round)
{
    if (!is_str(key)) return false;
    size_t len = as_str(key)->len;
    bool is_private = len > 0 && str_at(key, 0) == '_' && !(len > 1 && str_at(key, 1) == '_');
    if (first_round) return is_private;
    return !str_equal_text(key, "__builtins__");
}

/* Set the names of a module's dict to None, one by one. */
static void clear_names(View dict, bool first_round)
{
    size_t at = 0;
    View key, value;
    while (dict_next(dict, &at, &key, &value)) {
        if (value == None || !is_due(key, first_round)) continue;
        if (!dict_set(dict, ref_keep(key), None)) err_clear();
    }
}

static void clear_module(View module)
{
    Ref dict = ref_keep_or_null(as_module(module)->dict);
    if (!dict) return;
    clear_names(dict, true);
    clear_names(dict, false);
    ref_drop(dict);
}

/* Modules that somebody still holds, in a new array of owned references; the number of them. */
static size_t living_modules(Ref **out)
{
    size_t room = heap.containers + 1, n = 0;
    View *all = mem_alloc(room * sizeof *all);
    if (!all) return 0;
    for (int generation = GC_GENERATIONS - 1; generation >= 0; generation--) {
        size_t found = gc_objects(generation, all + n, room - n), kept = n;
        for (size_t i = n; i < n + found; i++)
            if (all[i]->shape == SHAPE_MODULE && all[i] != sys_module) all[kept++] = all[i];
        n = kept;
    }
    *out = (Ref *)(uintptr_t)all;
    for (size_t i = 0; i < n; i++) (*out)[i] = ref_keep(all[i]);
    return n;
}

static void clear_living_modules(void)
{
    Ref *modules = NULL;
    size_t n = living_modules(&modules);
    for (size_t i = n; i-- > 0;) {
        if (as_module(modules[i])->dict != vm.builtins) clear_module(modules[i]);
        ref_drop(modules[i]);
    }
    mem_free(modules);
}

static void clear_sys_and_builtins(void)
{
    Ref sys = as_module(sys_module)->dict ? ref_keep(as_module(sys_module)->dict) : NULL;
    if (sys) dict_clear(sys);
    ref_drop(sys);
    if (vm.builtins) dict_clear(vm.builtins);
    ref_clear(&original_builtins);
}

static bool checks_leaks(void)
{
#ifdef OURO_DEBUG
    return true;
#else
    const char *set = getenv("OURO_LEAKCHECK");
    return set && *set && *set != '0';
#endif
}

/* The library's module threading wants to know, if somebody has imported it. */
static void end_threads(void)
{
    View modules = sys_modules(), found = modules ? dict_get_text(modules, "threading") : NULL;
    if (!found || found == None) return;
    Ref threading = ref_keep(found), result = obj_call_method(threading, "_shutdown", NULL, 0);
    if (!result) err_unraisable(threading);
    ref_drop(result);
    ref_drop(threading);
}

int interpreter_end(int status)
{
    end_threads();
    atexit_run();
    if (sys_flush()) status = 120;
    err_forget_memory();
    if (gc.enabled) gc_collect(GC_GENERATIONS - 1);
    tracing_shutdown();
    ref_clear(&gc.callbacks);               /* later collections are nobody's business */
    forget_in_sys();
    empty_sys_modules();
    restore_builtins();
    gc_collect(GC_GENERATIONS - 1);
    clear_living_modules();
    if (sys_flush()) status = 120;
    report_silence();
    clear_sys_and_builtins();
    module_drop_kept();
    ast_types_forget();
    atexit_forget();
    signals_shutdown();
    gc_collect(GC_GENERATIONS - 1);         /* a handler may have been the last to hold __main__'s names; some have a __del__ */
    err_clear();
    warnings_shutdown();
    sys_shutdown();
    quitter_shutdown();
    helper_shutdown();
    type_unready(&frame_type);
    class_finalizers_end();
    vm_shutdown();
    objects_shutdown();
    size_t left = obj_live_count();         /* counted while the heap, which counts, is still there */
    heap_shutdown();
    if (!left || !checks_leaks()) return status;
    fprintf(stderr, "ouro: %zu object%s never freed\n", left, left == 1 ? " was" : "s were");
    return 99;
}
