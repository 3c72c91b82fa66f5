/* frame.c -- a frame as Python sees it: in tracebacks, and for sys._getframe.
 *
 *     while it runs:   Frame  <-- live --  FrameObj        registers stay where they are
 *                             -- object -->
 *     afterwards:                          FrameObj -- locals --> copies of the named registers
 *
 * Most frames end without anybody having asked for their object; then nothing here runs. Making one may not fail
 * visibly, since tracebacks are made while another error is on its way: so no MemoryError is raised below
 * frame_object, which says so itself. */
#include "interp/frame.h"

#include "gc/collect.h"
#include "interp/coroutine.h"
#include "interp/vm.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- making and leaving ----------------------------------------------------------------------------------- */

/* The object of a running frame, without an exception where there is no memory. */
static Ref object_quietly(Frame *frame)
{
    if (frame->object) return ref_keep(&frame->object->head);
    Ref own = heap_new(frame_type.shape_id, sizeof(FrameObj));
    if (!own) return NULL;
    FrameObj *f = as_frame(own);
    *f = (FrameObj){ .head = f->head, .live = frame, .trace_lines = true, .func = ref_keep(&frame->func->head) };
    frame->object = f;
    frame->plain = false;
    gc_track(own);
    return ref_keep(own);
}

Ref frame_object(Frame *frame)
{
    Ref own = object_quietly(frame);
    return own ? own : err_memory();
}

/* The frame that called this one, or NULL: a generator that does not run has none. */
static Frame *caller_of(const FrameObj *f)
{
    Frame *live = f->live;
    return live > vm.frames + 1 && live <= vm.frame ? live - 1 : NULL;
}

/* Move the named registers into the object. False: there was no memory for them. */
static bool move_registers(FrameObj *f, Frame *frame)
{
    const CodeObj *code = frame->code;
    Ref *locals = mem_alloc((code->nlocals ? code->nlocals : 1) * sizeof *locals);
    if (!locals) return false;
    for (size_t i = 0; i < code->nlocals; i++) {
        locals[i] = frame->regs[i];
        frame->regs[i] = UNBOUND;
    }
    f->locals = locals;
    f->nlocals = code->nlocals;
    return true;
}

static void drop_temporaries(Frame *frame)
{
    for (size_t i = frame->code->nregs; i-- > frame->code->nlocals;) {
        Ref old = frame->regs[i];
        frame->regs[i] = UNBOUND;
        ref_drop(old);
    }
}

bool frame_leave_object(Frame *frame)
{
    FrameObj *f = frame->object;
    bool taken = false;
    /* First, while the object is still the frame's: a __del__ that runs now asks for the frame, and must find this one. */
    drop_temporaries(frame);
    if (f->head.refs > 1) {
        Frame *caller = caller_of(f);
        if (caller) f->back = object_quietly(caller);
        f->insn = frame_insn(frame);
        f->live = NULL;
        frame->object = NULL;
        taken = move_registers(f, frame);
    } else {
        frame->object = NULL;
        f->live = NULL;
    }
    ref_release(&f->head);
    return taken;
}

/* ---- where it stands -------------------------------------------------------------------------------------- */

static uint32_t insn_of(const FrameObj *f) { return f->live ? frame_insn(f->live) : f->insn; }

uint32_t frame_line(const FrameObj *f)
{
    const CodeObj *code = frame_object_code(f);
    uint32_t insn = insn_of(f);
    if (insn >= code->ninsns) return code->first_line;
    if (!code->positions[insn].line && f->last && f->last <= code->ninsns) insn = f->last - 1;
    while (!code->positions[insn].line)                 /* what stands in no line belongs to what is before it */
        if (insn-- == 0) return code->first_line;
    return code->positions[insn].line;
}

/* A module has no line before its first instruction; all else begins at the line of its header. */
static uint32_t shown_line(const FrameObj *f)
{
    const CodeObj *code = frame_object_code(f);
    if (insn_of(f) == UINT32_MAX && str_equal_text(code->name, "<module>")) return 0;
    return frame_line(f);
}

/* ---- its variables ---------------------------------------------------------------------------------------- */

/* dict[name] = what the register or cell holds, if anything. */
static bool add_variable(View dict, View name, View value, bool cell)
{
    if (value && value != UNBOUND && cell) value = as_cell(value)->value;
    if (!value || value == UNBOUND) return true;
    return dict_set(dict, ref_keep(name), ref_keep(value));
}

Ref frame_locals(const FrameObj *f)
{
    const CodeObj *code = frame_object_code(f);
    const FuncObj *func = as_func(f->func);
    Ref const *regs = f->live ? f->live->regs : f->locals;
    size_t n = f->live ? code->nlocals : f->nlocals;

    if (code->flags & CODE_NAMESPACE && n && regs[0] != UNBOUND) return ref_keep(regs[0]);
    if (!(code->flags & CODE_NEWLOCALS)) return ref_keep(func->globals);
    Ref dict = dict_new();
    bool ok = dict != NULL;
    for (size_t i = 0; ok && i < n; i++)
        if (as_str(code->local_names[i])->len) ok = add_variable(dict, code->local_names[i], regs[i], code->is_cell[i]);
    for (size_t i = 0; ok && func->closure && !f->cleared && i < code->nfree; i++)
        ok = add_variable(dict, code->free_names[i], tuple_at(func->closure, i), true);
    if (!ok) ref_set(&dict, NULL);
    return dict;
}

/* What a local's register holds: its value, or its cell's. */
static Ref *variable_place(Ref *slot, bool cell)
{
    return cell && (*slot)->shape == SHAPE_CELL ? &as_cell(*slot)->value : slot;
}

static void store_variable(Ref *slot, View value, Ref nothing)
{
    if (*slot == value || (!value && *slot == nothing)) return;
    Ref old = *slot;
    *slot = value ? ref_keep(value) : nothing;
    ref_drop(old);
}

void frame_store_locals(FrameObj *f, View dict)
{
    const CodeObj *code = frame_object_code(f);
    const FuncObj *func = as_func(f->func);
    for (size_t i = 0; i < code->nlocals && f->live; i++) {
        if (!as_str(code->local_names[i])->len) continue;
        Ref *slot = variable_place(&f->live->regs[i], code->is_cell[i]);
        store_variable(slot, dict_get_str(dict, code->local_names[i]), slot == &f->live->regs[i] ? UNBOUND : NULL);
    }
    for (size_t i = 0; func->closure && i < code->nfree; i++)
        store_variable(&as_cell(tuple_at(func->closure, i))->value, dict_get_str(dict, code->free_names[i]), NULL);
}

/* ---- the type --------------------------------------------------------------------------------------------- */

static void frame_traverse(View self, Visit visit, void *arg)
{
    FrameObj *f = as_frame(self);
    if (f->func) visit(f->func, arg);
    if (f->trace) visit(f->trace, arg);
    if (f->snapshot) visit(f->snapshot, arg);
    if (f->calling) visit(f->calling, arg);
    if (f->back) visit(f->back, arg);
    for (size_t i = 0; i < f->nlocals; i++)
        if (f->locals[i]) visit(f->locals[i], arg);
}

static void drop_locals(FrameObj *f)
{
    for (size_t i = 0; i < f->nlocals; i++) {
        Ref old = f->locals[i];
        f->locals[i] = UNBOUND;
        ref_drop(old);
    }
}

/* The function stays: whoever still holds the frame may ask for its code. It holds no reference back to the frame that
 * `locals` and `back` would not have closed, so every cycle is broken all the same. */
static void frame_clear(Ref self)
{
    drop_locals(as_frame(self));
    ref_clear(&as_frame(self)->back);
    ref_clear(&as_frame(self)->trace);
    ref_clear(&as_frame(self)->snapshot);
    ref_clear(&as_frame(self)->calling);
}

static void frame_free(Ref self)
{
    FrameObj *f = as_frame(self);
    mem_free(f->locals);
    ref_clear(&f->func);
    heap_free(self, sizeof(FrameObj));
}

static Ref frame_repr(View self)
{
    char where[24];
    const CodeObj *code = frame_object_code(as_frame(self));
    return str_format_c("<frame at %s, file %R, line %d, code %S>", obj_address(self, where), (View)code->filename,
                        (int)frame_line(as_frame(self)), (View)code->name);
}

static Ref get_code(View self) { return ref_keep(as_func(as_frame(self)->func)->code); }
static Ref get_globals(View self) { return ref_keep(as_func(as_frame(self)->func)->globals); }
static Ref get_builtins(View self) { return ref_keep(as_func(as_frame(self)->func)->builtins); }
static Ref get_lineno(View self) { return int_new(shown_line(as_frame(self))); }

/* A trace function gets the same dict each time, brought up to date; what it has changed there when it returns is stored. */
static Ref get_locals(View self)
{
    FrameObj *f = as_frame(self);
    if (!f->told || !(frame_object_code(f)->flags & CODE_NEWLOCALS) || frame_object_code(f)->flags & CODE_NAMESPACE) return frame_locals(f);
    Ref fresh = frame_locals(f);
    if (!fresh || !f->snapshot) return ref_keep_or_null(f->snapshot = fresh);
    bool ok = dict_update(f->snapshot, fresh);
    ref_drop(fresh);
    return ok ? ref_keep(f->snapshot) : NULL;
}

static Ref get_lasti(View self) { return int_new(2 * (int64_t)(int32_t)insn_of(as_frame(self))); }

static Ref get_back(View self)
{
    FrameObj *f = as_frame(self);
    if (!f->live) return f->back ? ref_keep(f->back) : None;
    Frame *caller = caller_of(f);
    return caller ? frame_object(caller) : None;
}

static bool set_lineno(View self, View value)
{
    (void)self;
    if (!value) return err_false(&exc_AttributeError, "cannot delete attribute");
    if (!is_int(value)) return err_false(&exc_ValueError, "lineno must be an integer");
    return err_false(&exc_ValueError, "can't jump from the 'call' trace event of a new frame");
}

static Ref get_trace(View self) { return as_frame(self)->trace ? ref_keep(as_frame(self)->trace) : None; }

static bool set_trace(View self, View value)
{
    ref_set(&as_frame(self)->trace, !value || value == None ? NULL : ref_keep(value));
    return true;
}

static bool set_flag(bool *flag, View value)
{
    if (!value) return err_false(&exc_TypeError, "can't delete numeric/char attribute");
    if (value != True && value != False) return err_false(&exc_TypeError, "attribute value type must be bool");
    *flag = value == True;
    return true;
}

static Ref get_trace_lines(View self) { return bool_ref(as_frame(self)->trace_lines); }
static bool set_trace_lines(View self, View value) { return set_flag(&as_frame(self)->trace_lines, value); }
static Ref get_trace_opcodes(View self) { return bool_ref(as_frame(self)->trace_opcodes); }
static bool set_trace_opcodes(View self, View value) { return set_flag(&as_frame(self)->trace_opcodes, value); }

static Ref method_clear(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    FrameObj *f = as_frame(self);
    if (f->live && f->live >= vm.frames && f->live <= vm.frame)
        return err_raise(&exc_RuntimeError, "cannot clear an executing frame");
    Ref kept = ref_keep(self);                          /* the locals may hold the last reference to it */
    if (f->live) {                                      /* of a generator, which ends here */
        Ref generator = ref_keep(&((GeneratorObj *)(void *)((char *)f->live - offsetof(GeneratorObj, frame)))->head);
        generator_finalize(generator);
        if (as_generator(generator)->state == GEN_CREATED) ref_drop(generator_close(generator, NULL, 0));
        ref_drop(generator);
    }
    drop_locals(f);
    f->cleared = true;
    ref_drop(kept);
    return None;
}

static const NativeDef frame_methods[] = {
    NATIVE("clear", method_clear, 0, 0, "F.clear(): clear most references held by the frame"),
    {0}
};

static const GetSetDef frame_getset[] = {
    {"f_back", get_back, NULL, NULL},
    {"f_code", get_code, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL},
    {"f_locals", get_locals, NULL, NULL},
    {"f_lineno", get_lineno, set_lineno, NULL},
    {"f_trace", get_trace, set_trace, NULL},
    {"f_trace_lines", get_trace_lines, set_trace_lines, NULL},
    {"f_trace_opcodes", get_trace_opcodes, set_trace_opcodes, NULL},
    {"f_lasti", get_lasti, NULL, NULL},
    {0}
};

TypeObj frame_type = {
    TYPE_HEAD("frame", SHAPE_FRAME, FrameObj),
    .shape.traverse = frame_traverse, .shape.clear = frame_clear, .shape.free = frame_free, .shape.is_container = true,
    .repr = frame_repr, .methods = frame_methods, .getset = frame_getset,
};
