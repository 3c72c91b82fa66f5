/* vm_call.c -- calls that are not a Python function with plain arguments. */
#include "interp/vm_slow.h"


#include "objects/class.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

bool push_function(Frame *frame, Ref *callee, Ref *args, size_t n, View kwnames)
{
    size_t total = n + (kwnames ? as_tuple(kwnames)->len : 0);
    Ref *regs = args;
    if (frame->generator) {             /* its registers are not on the stack: the arguments move there */
        if (!stack_reserve(frame->top + total)) return false;
        regs = frame->top;
        for (size_t i = 0; i < total; i++) {
            place_argument(&regs[i], args[i]);
            args[i] = UNBOUND;
        }
    }
    FuncObj *func = as_func(*callee);
    *callee = UNBOUND;
    return frame_push(func, regs, n, kwnames);
}

int push_instance(Frame *frame, unsigned base, size_t n)
{
    static View init_name;
    TypeObj *cls = as_type(frame->regs[base]);
    if (!cls->info || cls->flags & TYPE_ABSTRACT || cls->head.shape != SHAPE_TYPE || frame->generator) return 0;
    if (!init_name && !(init_name = str_known("__init__"))) return -1;
    View init = type_lookup(cls, init_name);
    if (!init || init->shape != SHAPE_FUNCTION) return 0;
    Ref self = cls->info->fresh ? instance_new(cls) : object_new(cls, NULL, 0, NULL);
    if (!self) return -1;
    store_reg(frame, base, self);       /* the instance stands where its class stood: just before the arguments */
    ref_keep(self);
    if (!frame_push(as_func(ref_keep(init)), &frame->regs[base], n + 1, NULL)) {
        ref_release(self);
        return -1;
    }
    vm.frame->created = self;
    vm.frame->plain = false;
    return 1;
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

enum { FEW = 8 };

/* All values of a call in one array (`few`, where that is enough), kept: the tuple's items, then the dict's values; *kwnames gets the
 * dict's keys. */
static Ref *gather(View tuple, View dict, Ref few[FEW], Ref *kwnames, size_t *total)
{
    size_t n = as_tuple(tuple)->len, nkw = dict ? as_dict(dict)->used : 0;
    View key, value;
    Ref *values = n + nkw <= FEW ? few : alloc_bytes((n + nkw) * sizeof *values);
    if (!values) return NULL;
    *kwnames = NULL;
    if (nkw && !(*kwnames = tuple_sized(nkw))) {
        if (values != few) mem_free(values);
        return NULL;
    }
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
    Ref few[FEW], *values = gather(tuple, dict, few, &kwnames, &total);
    ref_release(tuple);
    if (!values) return false;
    for (size_t i = 0; kwnames && i < as_tuple(kwnames)->len; i++)
        if (!is_str(tuple_at(kwnames, i))) {
            err_raise(&exc_TypeError, "keywords must be strings");
            goto failed;
        }
    if (callee->shape == SHAPE_FUNCTION) {
        if (!stack_reserve(frame->top + total)) goto failed;
        for (size_t i = 0; i < total; i++) place_argument(&frame->top[i], values[i]);
        if (values != few) mem_free(values);
        frame->regs[insn.b] = UNBOUND;
        drop_window(frame, insn.b + 1u, 1 + insn.d);
        bool ok = frame_push(as_func(callee), frame->top, n, kwnames);
        ref_drop(kwnames);
        return ok;
    }
    Ref result = call_object(callee, values, n, kwnames);
    for (size_t i = 0; i < total; i++) ref_release(values[i]);
    if (values != few) mem_free(values);
    ref_drop(kwnames);
    return finish_call(frame, insn, 2u + insn.d, result);
failed:
    for (size_t i = 0; i < total; i++) ref_release(values[i]);
    if (values != few) mem_free(values);
    ref_drop(kwnames);
    return false;
}
