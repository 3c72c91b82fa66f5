/* sys_hooks.c -- what the module sys has that needs frames or exceptions printed: _getframe, unraisablehook, breakpointhook.
 *
 * An exception in a __del__, a callback or the like has nobody to go to. It is given to sys.unraisablehook:
 *
 *     err_unraisable --> unraisable_report --> sys.unraisablehook(args)    the program's own, or else
 *                                              print_unraisable            at once */
#include "interp/sys_hooks.h"

#include <stdlib.h>
#include <string.h>

#include "interp/import.h"
#include "interp/print_exception.h"
#include "interp/report.h"
#include "interp/traceback.h"
#include "interp/source_lines.h"
#include "interp/vm.h"
#include "modules/sys.h"
#include "modules/sys_audit.h"
#include "modules/warnings.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/structseq.h"
#include "objects/tuple.h"

/* ---- frames ----------------------------------------------------------------------------------------------- */

/* The frame `depth` calls up, as a new object. NULL without an exception: there are not so many. */
static Ref frame_at(size_t depth)
{
    Frame *frame = vm.frame;
    for (; depth && frame > vm.frames; depth--) frame--;
    return frame > vm.frames ? frame_object(frame) : NULL;
}

static Ref f_getframe(View self, View const *args, size_t n)
{
    (void)self;
    int64_t depth = 0;
    if (n) {
        Ref number = obj_index(args[0]);
        bool ok = number && int_to_i64(number, &depth);
        ref_drop(number);
        if (!ok) return NULL;
        if (depth != (int)depth) return err_raise(&exc_OverflowError, "Python int too large to convert to C int");
    }
    Ref own = frame_at(depth > 0 ? (size_t)depth : 0);
    if (!own) return err_pending ? NULL : err_raise(&exc_ValueError, "call stack is not deep enough");
    if (audit("sys._getframe", 1, ref_keep(own))) return own;
    ref_drop(own);
    return NULL;
}

/* {thread: its frame}: there is one thread. */
static Ref f_current_frames(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    Ref own = dict_new(), frame = frame_at(0), key = int_new(sys_thread_id());
    if (own && frame && key && dict_set(own, ref_keep(key), ref_keep(frame))) goto done;
    ref_clear(&own);
done:
    ref_drop(frame);
    ref_drop(key);
    return own;
}

static Ref f_current_exceptions(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    Ref own = dict_new(), key = int_new(sys_thread_id()), info = sys_exc_info();
    if (own && key && info && dict_set(own, ref_keep(key), ref_keep(info))) goto done;
    ref_clear(&own);
done:
    ref_drop(info);
    ref_drop(key);
    return own;
}

/* ---- unraisablehook --------------------------------------------------------------------------------------- */

static const MemberDef args_fields[] = {
    SEQ_FIELD("exc_type", 0), SEQ_FIELD("exc_value", 1), SEQ_FIELD("exc_traceback", 2), SEQ_FIELD("err_msg", 3), SEQ_FIELD("object", 4), {0}
};
static TypeObj args_type = STRUCTSEQ_TYPE("UnraisableHookArgs", args_fields, structseq_new);

static Ref or_none(View v) { return ref_keep(v ? v : None); }

/* What sys.unraisablehook does when it is called by hand. */
static Ref hook_unraisable(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (type_of(args[0]) != &args_type) return err_raise(&exc_TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
    View exception = tuple_at(args[0], 1), message = tuple_at(args[0], 3), where = tuple_at(args[0], 4);
    if (!is_exc(exception)) return None;
    print_unraisable(ref_keep(exception), message != None && is_str(message) ? str_utf8(message, NULL) : NULL, where == None ? NULL : where);
    return None;
}

static Ref f_breakpointhook(View self, View const *args, size_t n, View kwnames);

static const NativeDef natives[] = {
    NATIVE("unraisablehook", hook_unraisable, 1, 1, "Show an exception that nobody can handle."),
    NATIVE_RAW("breakpointhook", f_breakpointhook, "What breakpoint() calls: pdb.set_trace, or what OUROBREAKPOINT names."),
    NATIVE("_getframe", f_getframe, 0, 1, "The frame of the caller, or one that many calls further up."),
    NATIVE("_current_frames", f_current_frames, 0, 0, "{thread: frame}; there is one thread."),
    NATIVE("_current_exceptions", f_current_exceptions, 0, 0, "{thread: exception being handled}; there is one thread."),
    {0}
};

static bool is_ours(View hook) { return hook->shape == SHAPE_NATIVE && as_native(hook)->def == natives; }

/* Give it to the program's hook. */
static void call_hook(View hook, Ref exception, const char *message, View where)
{
    View traceback = as_exc(exception)->traceback;
    Ref text = message ? str_from_text(message) : None;
    Ref args = structseq_of(&args_type, 5, ref_keep(&type_of(exception)->head), ref_keep(exception), or_none(traceback), text, or_none(where));
    Ref result = args ? obj_call_1(hook, args) : NULL;
    ref_drop(args);
    ref_drop(exception);
    if (!result) print_unraisable(err_take(), "Exception ignored in sys.unraisablehook", hook);
    ref_drop(result);
}

static void unraisable_report(Ref exception, const char *message, View where)
{
    if (!as_exc(exception)->traceback && vm.frame->code) {      /* raised where no frame was left: the running one will do */
        ref_set(&err_pending, exception);
        traceback_add(vm.frame);
        exception = err_take();
    }
    Ref hook = ref_keep_or_null(sys_get("unraisablehook"));
    if (!hook || hook == None || is_ours(hook)) print_unraisable(exception, message, where);
    else call_hook(hook, exception, message, where);
    ref_drop(hook);
}

/* ---- warnings --------------------------------------------------------------------------------------------- */

/* file:line: Category: text, and the line itself. */
static void print_warning(View filename, int64_t lineno, View category, View text, View line)
{
    SourceLine source;
    Ref stderr_now = ref_keep_or_null(sys_get("stderr"));
    if (stderr_now && stderr_now != None) {
        report_str(filename);
        report_text(":");
        report_number((unsigned long)lineno);
        report_text(": ");
        report_text(is_type(category) ? as_type(category)->name : "?");
        report_text(": ");
        Ref shown_text = obj_str(text);
        if (shown_text) report_str(shown_text);
        ref_drop(shown_text);
        report_text("\n");
        const char *shown = line && is_str(line) ? str_utf8(line, &source.len) : NULL;
        if (shown) source.text = shown;
        if (shown || source_line(filename, (unsigned)lineno, &source)) {
            while (source.len && strchr(" \t\f", *source.text)) source.text++, source.len--;
            report_text("  ");
            report_bytes(source.text, source.len);
            report_text("\n");
        }
        report_flush();
        source_forget();
    }
    ref_drop(stderr_now);
    err_clear();
}

/* ---- breakpointhook --------------------------------------------------------------------------------------- */

/* "a.b.c": the attribute c of module a.b; "c": a builtin. NULL: an exception is pending. */
static Ref named_function(const char *name)
{
    const char *dot = strrchr(name, '.');
    Ref module_name = dot ? str_from_utf8(name, (size_t)(dot - name)) : str_from_text("builtins"), fromlist = NULL, own = NULL;
    Ref module = module_name && (fromlist = tuple_of(1, str_from_text(dot ? dot + 1 : name))) ? import_module(module_name, NULL, fromlist, 0) : NULL;
    if (module) own = obj_get_attr_text(module, dot ? dot + 1 : name);
    ref_drop(module_name);
    ref_drop(fromlist);
    ref_drop(module);
    return own;
}

static Ref f_breakpointhook(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    const char *name = getenv("OUROBREAKPOINT");
    if (!name || !*name) name = "pdb.set_trace";
    if (!strcmp(name, "0")) return None;
    Ref function = named_function(name);
    if (!function) return NULL;
    Ref result = obj_call(function, args, n, kwnames);
    ref_drop(function);
    return result;
}

/* breakpoint(*args, **names) */
static Ref builtin_breakpoint(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    View hook = sys_get("breakpointhook");
    if (!hook) return err_raise(&exc_RuntimeError, "lost sys.breakpointhook");
    Ref kept = ref_keep(hook), result = NULL;
    if (audit("builtins.breakpoint", 1, ref_keep(kept))) result = obj_call(kept, args, n, kwnames);
    ref_drop(kept);
    return result;
}

static const NativeDef builtin_natives[] = {
    NATIVE_RAW("breakpoint", builtin_breakpoint, "breakpoint(*args, **kws)\n\nCall sys.breakpointhook: enter the debugger."),
    {0}
};

/* ---- the start -------------------------------------------------------------------------------------------- */

bool sys_hooks_init(View builtins)
{
    err_print_unraisable = unraisable_report;
    sys_frame_at = frame_at;
    warnings_print = print_warning;
    return structseq_ready(&args_type) && module_add_natives(sys_module, natives) && module_add_natives(builtins, builtin_natives)
        && sys_set("__unraisablehook__", ref_keep(sys_get("unraisablehook")))
        && sys_set("__breakpointhook__", ref_keep(sys_get("breakpointhook")));
}
