/* vm_misc.c -- instructions for classes, imports and the prompt. */
#include "interp/vm_slow.h"

#include "interp/import.h"
#include "objects/dict.h"
#include "objects/module.h"
#include "objects/str.h"

bool load_build_class(Frame *frame, Insn insn)
{
    View build = dict_get_text(frame->func->builtins, "__build_class__");
    if (!build) return err_false(&exc_NameError, "__build_class__ not found");
    store_reg(frame, insn.a, ref_keep(build));
    return true;
}

bool setup_annotations_dict(Frame *frame)
{
    View namespace = frame->code->flags & CODE_NAMESPACE ? frame->regs[0] : &frame->globals->head;
    View name = str_known("__annotations__");
    if (!name) return false;
    if (namespace->shape == SHAPE_DICT) {
        int there = obj_contains(namespace, name);
        if (there) return there > 0;
    } else {
        Ref found = obj_get_item(namespace, name);
        ref_drop(found);
        if (found || !err_is(&exc_KeyError)) return found;
        err_clear();
    }
    Ref dict = dict_new();
    bool ok = dict && obj_set_item(namespace, name, dict);
    ref_drop(dict);
    return ok;
}

bool import_name(Frame *frame, Insn insn)
{
    Ref module = import_module(frame->code->consts[insn.b], &frame->globals->head, frame->code->consts[insn.c], insn.d);
    if (!module) return false;
    store_reg(frame, insn.a, module);
    return true;
}

bool import_from(Frame *frame, Insn insn)
{
    Ref value = import_name_from(frame->regs[insn.b], frame->code->consts[insn.c]);
    if (!value) return false;
    store_reg(frame, insn.a, value);
    return true;
}

bool import_star(Frame *frame, Insn insn)
{
    View namespace = frame->code->flags & CODE_NAMESPACE ? frame->regs[0] : &frame->globals->head;
    if (!import_all(frame->regs[insn.a], namespace)) return false;
    use_reg(frame, insn.a);
    return true;
}

/* At the prompt, a value is shown and becomes _; None is neither. sys.displayhook may say otherwise. */
bool print_expr(Frame *frame, Insn insn)
{
    Ref value = take_reg(frame, insn.a), hook = NULL, result = NULL;
    if (!value) return false;
    View name = str_known("sys");
    Ref sys = name ? import_module(name, &frame->globals->head, None, 0) : NULL;
    if (sys) hook = obj_get_attr_text(sys, "displayhook");
    if (hook) result = obj_call_1(hook, value);
    else if (sys && err_is(&exc_AttributeError)) {
        err_clear();
        err_raise(&exc_RuntimeError, "lost sys.displayhook");
    }
    ref_drop(sys);
    ref_drop(hook);
    ref_release(value);
    ref_drop(result);
    return result;
}
