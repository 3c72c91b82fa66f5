/* vm_call.c -- calls that are not a Python function with plain arguments. */
#include "interp/vm_slow.h"

#include <string.h>

#include "objects/dict.h"
#include "objects/native.h"
#include "objects/str.h"
#include "objects/tuple.h"

Ref call_object(View callee, Ref const *args, size_t n, View kwnames)
{
    if (callee == UNBOUND) return err_raise(&exc_SystemError, "call of nothing");
    TypeObj *type = type_of(callee);
    if (!kwnames && (type == &native_type || type == &method_descriptor_type)) {
        const NativeObj *native = as_native(callee);
        const NativeDef *def = native->def;
        /* A method descriptor's first argument is the receiver; its type is checked by the general way. */
        bool method = type == &method_descriptor_type;
        if (def->style == NATIVE_POSITIONAL && (!method || (n && type_of(args[0]) == native->owner))) {
            size_t given = n - method;
            if ((int)given >= def->min && (def->max < 0 || (int)given <= def->max))
                return def->call(method ? args[0] : native->self, as_views(args + method), given);
        }
    }
    return obj_call(callee, as_views(args), n, kwnames);
}

bool finish_call(Frame *frame, Insn insn, size_t window, Ref result)
{
    if (!result) return false;
    drop_window(frame, insn.b, window);
    store_reg(frame, insn.a, result);
    return true;
}

bool push_function(Frame *frame, Ref *callee, Ref *args, size_t n, View kwnames)
{
    size_t total = n + (kwnames ? as_tuple(kwnames)->len : 0);
    Ref *regs = args;
    if (frame->generator) {             /* its registers are not on the stack: the arguments move there */
        if (!stack_reserve(frame->top + total)) return false;
        regs = frame->top;
        memcpy(regs, args, total * sizeof *regs);
        for (size_t i = 0; i < total; i++) args[i] = UNBOUND;
    }
    FuncObj *func = as_func(*callee);
    *callee = UNBOUND;
    return frame_push(func, regs, n, kwnames);
}

/* ---- f(*args, **kwargs) -------------------------------------------------------------------------------------- */

Ref function_text(View callee)
{
    Ref qualname = NULL, module = NULL, out = NULL;
    if (obj_find_attr(callee, str_known("__qualname__"), &qualname) < 0) err_clear();
    if (!qualname || !is_str(qualname)) {
        ref_drop(qualname);
        return obj_str(callee);
    }
    if (obj_find_attr(callee, str_known("__module__"), &module) < 0) err_clear();
    if (module && is_str(module) && !str_equal_text(module, "builtins")) out = str_format_c("%S.%S()", module, qualname);
    else out = str_format_c("%S()", qualname);
    ref_drop(qualname);
    ref_drop(module);
    return out;
}

static Ref positional_tuple(View callee, View args)
{
    if (args->shape == SHAPE_TUPLE) return ref_keep(args);
    if (!type_of(args)->iter && !type_of(args)->get_item) {
        Ref text = function_text(callee);
        if (text) err_raise(&exc_TypeError, "%S argument after * must be an iterable, not %T", text, args);
        ref_drop(text);
        return NULL;
    }
    return tuple_from(args);
}

/* All values of a call in one array, kept: the tuple's items, then the dict's values; *kwnames gets the dict's keys. */
static Ref *gather(View tuple, View dict, Ref *kwnames, size_t *total)
{
    size_t n = as_tuple(tuple)->len, nkw = dict ? as_dict(dict)->used : 0;
    View key, value;
    Ref *values = alloc_bytes((n + nkw + 1) * sizeof *values);
    if (!values) return NULL;
    *kwnames = NULL;
    if (nkw && !(*kwnames = tuple_sized(nkw))) { mem_free(values); return NULL; }
    for (size_t i = 0; i < n; i++) values[i] = ref_keep(tuple_at(tuple, i));
    for (size_t at = 0, i = 0; i < nkw && dict_next(dict, &at, &key, &value); i++) {
        as_tuple(*kwnames)->items[i] = ref_keep(key);
        values[n + i] = ref_keep(value);
    }
    *total = n + nkw;
    return values;
}

bool call_unpacked(Frame *frame, Insn insn)
{
    Ref callee = frame->regs[insn.b];
    Ref tuple = positional_tuple(callee, frame->regs[insn.b + 1]), kwnames = NULL;
    if (!tuple) return false;
    size_t total = 0, n = as_tuple(tuple)->len;
    View dict = insn.d ? frame->regs[insn.b + 2] : NULL;
    Ref *values = gather(tuple, dict, &kwnames, &total);
    ref_release(tuple);
    if (!values) return false;
    for (size_t i = 0; kwnames && i < as_tuple(kwnames)->len; i++)
        if (!is_str(tuple_at(kwnames, i))) {
            err_raise(&exc_TypeError, "keywords must be strings");
            goto failed;
        }
    if (callee->shape == SHAPE_FUNCTION) {
        if (!stack_reserve(frame->top + total)) goto failed;
        memcpy(frame->top, values, total * sizeof *values);
        mem_free(values);
        frame->regs[insn.b] = UNBOUND;
        drop_window(frame, insn.b + 1u, 1 + insn.d);
        bool ok = frame_push(as_func(callee), frame->top, n, kwnames);
        ref_drop(kwnames);
        return ok;
    }
    Ref result = call_object(callee, values, n, kwnames);
    for (size_t i = 0; i < total; i++) ref_release(values[i]);
    mem_free(values);
    ref_drop(kwnames);
    return finish_call(frame, insn, 2u + insn.d, result);
failed:
    for (size_t i = 0; i < total; i++) ref_release(values[i]);
    mem_free(values);
    ref_drop(kwnames);
    return false;
}
