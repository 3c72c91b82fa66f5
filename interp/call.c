/* call.c -- from the arguments of a call to the registers of the callee.
 *
 * The arguments stand where the callee's registers begin, in the order of the call. For most calls they are right as they
 * stand; the VM does those itself. Here is the rest: keywords, defaults, *args and **kwargs, and every way to get
 * it wrong. Messages and their order of precedence are CPython's. */
#include <string.h>

#include "gc/collect.h"
#include "interp/vm.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

bool stack_reserve(Ref *end)
{
    if (end <= vm.high) return true;
    if (end > vm.stack_end) return err_false(&exc_RecursionError, "maximum recursion depth exceeded");
    for (; vm.high < end; vm.high++) *vm.high = UNBOUND;
    return true;
}

/* ---- wrong calls --------------------------------------------------------------------------------------------- */

static Ref quoted_list(Ref const *names, size_t n)
{
    StrBuilder b = STR_BUILDER;
    bool ok = true;
    for (size_t i = 0; i < n && ok; i++) {
        if (i) ok = str_add_text(&b, i + 1 < n ? ", " : n == 2 ? " and " : ", and ");
        Ref text = ok ? str_repr(names[i]) : NULL;
        ok = text && str_add_str(&b, text);
        ref_drop(text);
    }
    if (ok) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

static bool missing(const FuncObj *func, const char *kind, Ref const *names, size_t n)
{
    Ref list = quoted_list(names, n);
    if (list) err_raise(&exc_TypeError, "%S() missing %zu required %s argument%s: %S", (View)func->qualname, n, kind, n == 1 ? "" : "s", list);
    ref_drop(list);
    return false;
}

static bool too_many_positional(const FuncObj *func, const CodeObj *code, Ref const *regs, size_t given)
{
    size_t defaults = func->defaults ? as_tuple(func->defaults)->len : 0, kwonly = 0;
    for (size_t i = code->nargs; i < (size_t)code->nargs + code->nkwonly; i++) kwonly += regs[i] != UNBOUND;
    Ref takes = defaults ? str_format_c("from %d to %d", (int)code->nargs - (int)defaults, (int)code->nargs) : str_format_c("%d", (int)code->nargs);
    bool plural = defaults ? true : code->nargs != 1;
    Ref were = kwonly ? str_format_c(" positional argument%s (and %zu keyword-only argument%s)", given == 1 ? "" : "s", kwonly, kwonly == 1 ? "" : "s")
                      : str_from_text("");
    if (takes && were)
        err_raise(&exc_TypeError, "%S() takes %S positional argument%s but %zu%S %s given", (View)func->qualname, takes, plural ? "s" : "",
                  given, were, given == 1 && !kwonly ? "was" : "were");
    ref_drop(takes);
    ref_drop(were);
    return false;
}

static bool positional_only_as_keyword(const FuncObj *func, const CodeObj *code, View kwnames)
{
    StrBuilder b = STR_BUILDER;
    bool ok = true, any = false;
    for (size_t p = 0; p < code->nposonly && ok; p++)
        for (size_t i = 0; i < as_tuple(kwnames)->len && ok; i++)
            if (str_equal(code->local_names[p], tuple_at(kwnames, i))) {
                if (any) ok = str_add_text(&b, ", ");
                ok = ok && str_add_str(&b, code->local_names[p]);
                any = true;
            }
    if (!any || !ok) { str_builder_drop(&b); return true; }
    Ref names = str_build(&b);
    if (names) err_raise(&exc_TypeError, "%S() got some positional-only arguments passed as keyword arguments: '%S'", (View)func->qualname, names);
    ref_drop(names);
    return false;
}

/* ---- binding ------------------------------------------------------------------------------------------------- */

/* Which parameter takes keyword `name`? -1: none. */
static int find_param(const CodeObj *code, View name)
{
    int n = code->nargs + code->nkwonly;
    for (int i = code->nposonly; i < n; i++) if (code->local_names[i] == name) return i;
    for (int i = code->nposonly; i < n; i++) if (str_equal(code->local_names[i], name)) return i;
    return -1;
}

/* Give each keyword's value (consumed) to its parameter, or to `extra`, the **kwargs dict. */
static bool bind_keywords(const FuncObj *func, const CodeObj *code, Ref *regs, Ref *values, View kwnames, View extra)
{
    for (size_t i = 0; i < as_tuple(kwnames)->len; i++) {
        View name = tuple_at(kwnames, i);
        if (!is_str(name)) return err_false(&exc_TypeError, "%S() keywords must be strings", (View)func->qualname);
        int at = find_param(code, name);
        Ref value = values[i];
        if (at >= 0) {
            if (regs[at] != UNBOUND)
                return err_false(&exc_TypeError, "%S() got multiple values for argument '%S'", (View)func->qualname, name);
            values[i] = UNBOUND;
            regs[at] = value;
        } else if (extra) {
            values[i] = UNBOUND;
            if (!dict_set(extra, ref_keep(name), value)) return false;
        } else {
            if (code->nposonly && !positional_only_as_keyword(func, code, kwnames)) return false;
            return err_false(&exc_TypeError, "%S() got an unexpected keyword argument '%S'", (View)func->qualname, name);
        }
    }
    return true;
}

static bool fill_defaults(const FuncObj *func, const CodeObj *code, Ref *regs)
{
    size_t ndefaults = func->defaults ? as_tuple(func->defaults)->len : 0, required = code->nargs - (ndefaults < code->nargs ? ndefaults : code->nargs);
    Ref absent[64];
    size_t nabsent = 0;
    for (size_t i = 0; i < required; i++)
        if (regs[i] == UNBOUND && nabsent < 64) absent[nabsent++] = code->local_names[i];
    if (nabsent) return missing(func, "positional", absent, nabsent);
    for (size_t i = required; i < code->nargs; i++)
        if (regs[i] == UNBOUND) regs[i] = ref_keep(tuple_at(func->defaults, ndefaults - (code->nargs - i)));
    for (size_t i = code->nargs; i < (size_t)code->nargs + code->nkwonly; i++) {
        View value = NULL;
        if (regs[i] != UNBOUND) continue;
        if (func->kwdefaults) value = dict_get_str(func->kwdefaults, code->local_names[i]);
        if (value) regs[i] = ref_keep(value);
        else if (nabsent < 64) absent[nabsent++] = code->local_names[i];
    }
    return nabsent ? missing(func, "keyword-only", absent, nabsent) : true;
}

static void drop_registers(Ref *regs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Ref old = regs[i];
        regs[i] = UNBOUND;
        ref_release(old);
    }
}

/* Move regs[0..n) and the keywords' values behind them to their parameters. On failure all of them are dropped. */
static bool bind(const FuncObj *func, const CodeObj *code, Ref *regs, size_t n, View kwnames)
{
    size_t nkw = kwnames ? as_tuple(kwnames)->len : 0, total = n + nkw;
    Ref few[16], *values = few, star = NULL, extra = NULL;
    bool ok = false;
    if (nkw > 16 && !(values = mem_alloc(nkw * sizeof *values))) {
        drop_registers(regs, total);
        return err_memory(), false;
    }
    for (size_t i = 0; i < nkw; i++) {
        values[i] = regs[n + i];
        regs[n + i] = UNBOUND;
    }
    if (code->flags & CODE_VARARGS) {
        size_t more = n > code->nargs ? n - code->nargs : 0;
        if (!(star = tuple_sized(more))) goto done;
        for (size_t i = 0; i < more; i++) {
            as_tuple(star)->items[i] = regs[code->nargs + i];
            regs[code->nargs + i] = UNBOUND;
        }
        if (more) gc_track(star);
    }
    if (code->flags & CODE_VARKEYWORDS && !(extra = dict_new())) goto done;
    /* Positional arguments too many for the parameters stand in registers that are not theirs: count them, then drop them. */
    size_t given = n;
    Ref *spill = NULL;
    size_t nspill = !(code->flags & CODE_VARARGS) && n > code->nargs ? n - code->nargs : 0;
    if (nspill) {
        if (!(spill = mem_alloc(nspill * sizeof *spill))) { err_memory(); goto done; }
        memcpy(spill, regs + code->nargs, nspill * sizeof *spill);
        for (size_t i = 0; i < nspill; i++) regs[code->nargs + i] = UNBOUND;
    }
    ok = !nkw || bind_keywords(func, code, regs, values, kwnames, extra);
    if (ok && nspill) ok = too_many_positional(func, code, regs, given);
    for (size_t i = 0; i < nspill; i++) ref_release(spill[i]);
    mem_free(spill);
    if (ok) ok = fill_defaults(func, code, regs);
    if (ok) {
        size_t at = (size_t)code->nargs + code->nkwonly;
        if (star) { regs[at++] = star; star = NULL; }
        if (extra) { regs[at] = extra; extra = NULL; }
    }
done:
    for (size_t i = 0; i < nkw; i++) if (values[i] != UNBOUND) ref_release(values[i]);
    if (values != few) mem_free(values);
    ref_drop(star);
    ref_drop(extra);
    if (!ok) drop_registers(regs, total > code->nparams ? total : code->nparams);
    return ok;
}

/* ---- frames -------------------------------------------------------------------------------------------------- */

bool frame_push(FuncObj *func, Ref *regs, size_t n, View kwnames)
{
    CodeObj *code = as_code(func->code);
    size_t total = n + (kwnames ? as_tuple(kwnames)->len : 0), room = total > code->nregs ? total : code->nregs;
    if (!stack_reserve(regs + room)) goto failed;
    make_unbound(regs + total, regs + code->nlocals);
    if (recursion_depth >= recursion_limit || vm.frame + 1 >= vm.frames_end) {
        err_raise(&exc_RecursionError, "maximum recursion depth exceeded");
        goto failed;
    }
    if (!(n == code->plain_args && !kwnames) && !bind(func, code, regs, n, kwnames)) {
        ref_release(&func->head);
        return false;
    }
    recursion_depth++;
    *++vm.frame = (Frame){ .pc = code->insns, .regs = regs, .code = code, .func = func, .globals = as_dict(func->globals),
                           .top = regs + code->nregs, .plain = true };
    return true;
failed:
    drop_registers(regs, total);
    ref_release(&func->head);
    return false;
}

static void drop_register(Ref *slot)
{
    Ref old = *slot;
    *slot = UNBOUND;
    ref_release(old);
}

void frame_drop_registers(Frame *frame)
{
    Ref *locals = frame->regs, *temporaries = locals + frame->code->nlocals;
    for (Ref *r = locals + frame->code->nregs; r-- > temporaries;) drop_register(r);
    for (Ref *r = locals; r < temporaries; r++) drop_register(r);
    if (frame->object) frame_leave_object(frame);           /* a __del__ just now looked at the frame */
}

void frame_pop(void)
{
    Frame *frame = vm.frame;
    if (!frame->object || !frame_leave_object(frame)) frame_drop_registers(frame);
    FuncObj *func = frame->func;
    Ref created = frame->created;
    vm.frame--;
    recursion_depth--;
    ref_release(&func->head);
    ref_drop(created);
}

Ref vm_call(View function, View const *args, size_t n, View kwnames)
{
    size_t total = n + (kwnames ? as_tuple(kwnames)->len : 0);
    Ref *regs = vm.frame->top;
    Ref result = NULL;
    if (c_stack_left() && stack_reserve(regs + total)) {
        for (size_t i = 0; i < total; i++) place_argument(&regs[i], ref_keep(args[i]));
        if (frame_push(as_func(ref_keep(function)), regs, n, kwnames)) {
            vm.frame->entry = true;
            vm.frame->plain = false;
            result = vm_run(VM_GO_ON);
        }
    }
    return result;
}

Ref vm_run_code(View code, View globals, View namespace) { return vm_run_closure(code, globals, namespace, NULL); }

Ref vm_run_closure(View code, View globals, View namespace, View closure)
{
    Ref func = func_new(code, globals), result = NULL;
    if (!func) return NULL;
    if (closure) ref_set(&as_func(func)->closure, ref_keep(closure));
    result = vm_call(func, &namespace, namespace && as_code(code)->flags & CODE_NAMESPACE ? 1 : 0, NULL);
    ref_drop(func);
    return result;
}
