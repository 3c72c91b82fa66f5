#ifndef OURO_INTERP_VM_SLOW_H
#define OURO_INTERP_VM_SLOW_H
#include "interp/vm.h"
#include "objects/native.h"

/* vm_slow.h -- what the dispatch loop calls when an instruction's fast path does not fit, and the instructions that have none.
 *
 * Each takes the frame and the instruction, reads and uses up the operand registers as opcodes.def says, stores the
 * result, and returns false with an exception pending. What it leaves in temporaries then, the handler search drops. */

/* --- vm_slow.c: names, operators, items --- */
void unbound_local(const Frame *frame, unsigned reg);           /* raise UnboundLocalError for it */
void unbound_free(const Frame *frame, unsigned index);          /* raise NameError */
bool load_global(Frame *frame, Insn insn);
bool store_global(Frame *frame, Insn insn, Ref value);          /* consumes value */
bool delete_global(Frame *frame, Insn insn);
bool load_name_slow(Frame *frame, Insn insn);
bool store_name_slow(Frame *frame, Insn insn, Ref value);       /* consumes value */
bool delete_name_slow(Frame *frame, Insn insn);
bool load_class_free(Frame *frame, Insn insn);

bool slow_binary(Frame *frame, Insn insn);
bool slow_binary_int(Frame *frame, Insn insn);
bool slow_unary(Frame *frame, Insn insn, UnaryOp op);
bool slow_compare(Frame *frame, Insn insn, CompareOp op);
int  slow_compare_jump(Frame *frame, unsigned a, unsigned b, CompareOp op);     /* 0, 1, -1 */
int  slow_compare_int(Frame *frame, unsigned a, int number, CompareOp op);
int  slow_truth(Frame *frame, unsigned reg);
bool slow_contains(Frame *frame, Insn insn);

bool get_item(Frame *frame, Insn insn);
bool get_item_int(Frame *frame, Insn insn);
bool set_item(Frame *frame, Insn insn);
bool delete_item(Frame *frame, Insn insn);
bool get_iter(Frame *frame, Insn insn);
bool get_aiter(Frame *frame, Insn insn);
bool get_anext(Frame *frame, Insn insn);

/* --- vm_attr.c --- */
bool load_attr(Frame *frame, Insn insn);
bool store_attr(Frame *frame, Insn insn);
bool delete_attr(Frame *frame, Insn insn);
bool load_method(Frame *frame, Insn insn);

/* --- vm_build.c --- */
bool make_slice(Frame *frame, Insn insn);
bool make_list(Frame *frame, Insn insn);
bool make_tuple(Frame *frame, Insn insn);
bool make_set(Frame *frame, Insn insn);
bool make_dict(Frame *frame, Insn insn);
bool make_string(Frame *frame, Insn insn);
bool format_value(Frame *frame, Insn insn);
bool list_extend_star(Frame *frame, Insn insn);
bool list_to_tuple(Frame *frame, Insn insn);
bool set_add_item(Frame *frame, Insn insn);
bool set_update_star(Frame *frame, Insn insn);
bool dict_add(Frame *frame, Insn insn);
bool dict_update_star(Frame *frame, Insn insn);
bool dict_merge_star(Frame *frame, Insn insn);
bool unpack(Frame *frame, Insn insn);
bool unpack_star(Frame *frame, Insn insn);
bool make_function_object(Frame *frame, Insn insn);

/* --- vm_call.c --- */
/* Push a frame for *callee (moved out) with the arguments at args (moved). */
bool push_function(Frame *frame, Ref *callee, Ref *args, size_t n, View kwnames);
/* cls(...), where R[base] is a class whose instances are made by object and whose __init__ is in Python: push the frame of
 * __init__. 1 pushed, 0 not such a class, -1 an exception is pending. */
int  push_instance(Frame *frame, unsigned base, size_t n);
bool call_unpacked(Frame *frame, Insn insn);            /* may push a frame */
NEW Ref function_text(View callee);                     /* "module.name()", as messages call it */

/* --- vm_except.c --- */
Handler *find_handler(const Frame *frame);
void enter_handler(Frame *frame, const Handler *handler);
bool raise_exception(Frame *frame, Insn insn);          /* true: raised again, no new traceback entry */
void reraise(Frame *frame, Insn insn);
void pop_except(Frame *frame, unsigned reg);
bool match_except(Frame *frame, Insn insn);
bool with_enter(Frame *frame, Insn insn);
bool with_exit(Frame *frame, Insn insn);

/* --- vm_group.c: except* --- */
bool split_group(Frame *frame, Insn insn);
void push_except(Frame *frame, unsigned reg);
bool join_group(Frame *frame, Insn insn);

/* --- vm_misc.c: classes, imports, the prompt, match --- */
bool load_build_class(Frame *frame, Insn insn);
bool setup_annotations_dict(Frame *frame);
bool import_name(Frame *frame, Insn insn);
bool import_from(Frame *frame, Insn insn);
bool import_star(Frame *frame, Insn insn);
bool print_expr(Frame *frame, Insn insn);
bool match_step(Frame *frame, Insn insn);

/* --- shared --- */
static inline bool is_temporary(const Frame *f, unsigned reg) { return reg >= f->code->nlocals; }

static inline void store_reg(Frame *f, unsigned reg, Ref value)
{
    Ref old = f->regs[reg];
    f->regs[reg] = value;
    ref_release(old);
}

/* A register has been read for the last time: drop it if it is a temporary. */
static inline void use_reg(Frame *f, unsigned reg) { if (is_temporary(f, reg)) store_reg(f, reg, UNBOUND); }

/* Its value as an owned reference; NULL: UnboundLocalError. */
static inline Ref take_reg(Frame *f, unsigned reg)
{
    Ref value = f->regs[reg];
    if (value == UNBOUND) { unbound_local(f, reg); return NULL; }
    if (!is_temporary(f, reg)) return ref_keep(value);
    f->regs[reg] = UNBOUND;
    return value;
}

static inline bool check_bound(const Frame *f, unsigned reg)
{
    if (f->regs[reg] != UNBOUND) return true;
    unbound_local(f, reg);
    return false;
}

/* Drop `n` registers of a window. Numbers may stay, as scratch boxes. */
static inline void drop_window(Frame *f, unsigned first, size_t n)
{
    Ref *end = f->regs + first + n;
    for (Ref *r = f->regs + first; r < end; r++) {
        Ref old = *r;
        if (old == UNBOUND || old->shape == SHAPE_INT || old->shape == SHAPE_FLOAT) continue;
        *r = UNBOUND;
        ref_release(old);
    }
}

/* Drop the window at insn.b, store the result (NULL: false). */
static inline bool finish_call(Frame *frame, Insn insn, size_t window, Ref result)
{
    if (UNLIKELY(!result)) return false;
    drop_window(frame, insn.b, window);
    store_reg(frame, insn.a, result);
    return true;
}

/* Call anything but a Python function. Natives whose arguments need no binding are called at once. */
static inline Ref call_object(View callee, Ref const *args, size_t n, View kwnames)
{
    bool method = callee->shape == SHAPE_METHOD_DESCRIPTOR;
    if (LIKELY((method || callee->shape == SHAPE_NATIVE) && !kwnames)) {
        const NativeObj *native = as_native(callee);
        const NativeDef *def = native->def;
        int given = (int)n - method;
        /* A method descriptor's first argument is the receiver; if it is not plainly of the right type, the general way checks. */
        if (def->style == NATIVE_POSITIONAL && given >= def->min && (def->max < 0 || given <= def->max) &&
            (!method || type_of(args[0]) == native->owner))
            return def->call(method ? args[0] : native->self, as_views(args + method), (size_t)given);
    }
    if (UNLIKELY(callee == UNBOUND)) return err_raise(&exc_SystemError, "call of nothing");
    return obj_call(callee, as_views(args), n, kwnames);
}
#endif
