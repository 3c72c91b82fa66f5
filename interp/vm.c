/* vm.c -- the dispatch loop.
 *
 * A register machine with computed goto. What makes it quick, and what must hold for that:
 *
 *   Operands are borrowed. An instruction reads a local where it stands and counts nothing. That is safe because nobody
 *   else can rebind a running frame's registers: captured variables live in cells, and the compiler copies a local
 *   first where a walrus later in the same expression could rebind it.
 *
 *   A temporary is used up by the instruction that reads it (USED below). An int or float may stay behind in it, dead: it is
 *   the scratch box that the next result is written into, when nobody else holds it. Anything else is dropped at once,
 *   so counts and the moment of __del__ are exact.
 *
 *   Unbound locals hold the object UNBOUND, whose shape no fast path accepts; the slow paths look for it.
 *
 *   frame->pc is stored (SAVE) before anything that can raise, run Python code or look at the frame.
 *
 * Each instruction jumps to the next by the table `labels`. While somebody traces, all entries of it are TRACE, so that watching
 * costs nothing when nobody does.
 *
 * A case longer than a few lines calls a helper in vm_slow.c; the fast paths of arithmetic stand in macros here. */
#include "interp/vm.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "gc/collect.h"
#include "interp/tracing.h"
#include "interp/vm_slow.h"
#include "modules/signals.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/instance.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/native.h"
#include "objects/str.h"
#include "objects/tuple.h"

Vm vm;
bool vm_yielded;

/* ---- int and float results ----------------------------------------------------------------------------------- */

static inline uint64_t head_of(View v) { uint64_t h; memcpy(&h, v, sizeof h); return h; }

/* Is this a box of that shape which only we hold? Both halves of the header in one compare. */
static inline bool is_scratch(View v, uint32_t shape) { return head_of(v) == (1u | (uint64_t)shape << 32); }

/* *slot = n. The old box is written over where only this register holds it. */
static inline bool set_int(Ref *slot, int64_t n)
{
    Ref old = *slot;
    if (UNLIKELY(int_is_cached(n))) {
        *slot = &int_cache[n - INT_CACHE_MIN].head;
        ref_release(old);
    } else if (LIKELY(is_scratch(old, SHAPE_INT))) {
        ((Box *)old)->i = n;
    } else {
        Box *box = box_new(SHAPE_INT);
        if (UNLIKELY(!box)) return err_memory(), false;
        box->i = n;
        *slot = &box->head;
        ref_release(old);
    }
    return true;
}

static inline bool set_float(Ref *slot, double d)
{
    Ref old = *slot;
    if (LIKELY(is_scratch(old, SHAPE_FLOAT))) {
        ((Box *)old)->f = d;
    } else {
        Box *box = box_new(SHAPE_FLOAT);
        if (UNLIKELY(!box)) return err_memory(), false;
        box->f = d;
        *slot = &box->head;
        ref_release(old);
    }
    return true;
}

static inline void set(Ref *slot, Ref value)
{
    Ref old = *slot;
    *slot = value;
    ref_release(old);
}

static inline bool is_plain_number(View v) { return v->shape == SHAPE_INT || v->shape == SHAPE_FLOAT; }
static inline double number(View v) { return v->shape == SHAPE_INT ? (double)((Box *)(uintptr_t)v)->i : ((Box *)(uintptr_t)v)->f; }
static inline int64_t int_of(View v) { return ((const Box *)v)->i; }

/* ---- the loop ------------------------------------------------------------------------------------------------ */

/* The instruction being run stands before pc. Its operands are read where it stands: a copy in a variable makes each dispatch so
 * large that gcc shares one indirect jump among all instructions, and the branch predictor is blind. */
#define insn (pc[-1])
#define A (insn.a)
#define B (insn.b)
#define C (insn.c)
#define D (insn.d)
#define R(n) (regs[n])
#define IMM_B ((int16_t)B)
#define IMM_C ((int16_t)C)
#define IS_TEMP(n) ((n) >= nlocals)

#define CASE(op) L_##op: __attribute__((unused));
#define NEXT goto *labels[(pc++)->op]
#define SAVE (frame->pc = pc)
#define TRY(ok) do { if (UNLIKELY(!(ok))) goto error; } while (0)

/* The temporary n has been read for the last time. */
#define USED(n) do { if (IS_TEMP(n)) { Ref dead_ = R(n); \
    if (!is_plain_number(dead_)) { R(n) = UNBOUND; ref_release(dead_); } } } while (0)

/* The value of n as an owned reference: moved out of a temporary, kept from a local. */
#define TAKE(out, n) do { (out) = R(n); \
    if (IS_TEMP(n)) R(n) = UNBOUND; \
    else if (UNLIKELY((out) == UNBOUND)) { SAVE; unbound_local(frame, (n)); goto error; } \
    else ref_keep(out); } while (0)

#define JUMP_NEAR(distance) do { int16_t distance_ = (int16_t)(distance); pc += distance_; \
    if (UNLIKELY(gc_pending) && distance_ < 0) { SAVE; TRY(safepoint()); } } while (0)

/* Reload what the loop keeps in C variables, from the frame on top. */
#define RELOAD do { frame = vm.frame; pc = frame->pc; regs = frame->regs; code = frame->code; nlocals = code->nlocals; } while (0)

/* The same for a frame just pushed. */
#define ENTER(called, args) do { frame++; pc = (called)->insns; regs = (args); code = (called); nlocals = code->nlocals; } while (0)

#define ARITHMETIC(NAME, int_case, float_case) CASE(NAME) { \
    View x = R(B), y = R(C); \
    if (LIKELY(x->shape == y->shape)) { \
        if (x->shape == SHAPE_INT) { int_case } \
        else if (x->shape == SHAPE_FLOAT) { const double fx = float_of(x), fy = float_of(y); float_case } \
    } else if (is_plain_number(x) && is_plain_number(y)) { const double fx = number(x), fy = number(y); float_case } \
    SAVE; TRY(slow_binary(frame, insn)); NEXT; }

#define ARITHMETIC_INT(NAME, int_case, float_case) CASE(NAME) { \
    View x = R(B); \
    if (x->shape == SHAPE_INT) { int_case } \
    else if (x->shape == SHAPE_FLOAT) { float_case } \
    SAVE; TRY(slow_binary_int(frame, insn)); NEXT; }

#define NOT_FOR_FLOATS (void)fx, (void)fy;
#define INT_RESULT(n) do { SAVE; TRY(set_int(&R(A), (n))); NEXT; } while (0)
#define FLOAT_RESULT(d) do { SAVE; TRY(set_float(&R(A), (d))); NEXT; } while (0)
#define OVERFLOW_CHECKED(op, x, y) int64_t r; if (LIKELY(!__builtin_##op##_overflow((x), (y), &r))) INT_RESULT(r);

#define COMPARISON(NAME, OPERATOR) CASE(NAME) { \
    View x = R(B), y = R(C); \
    if (x->shape == SHAPE_INT && y->shape == SHAPE_INT) { bool r = int_of(x) OPERATOR int_of(y); set(&R(A), bool_ref(r)); NEXT; } \
    if (x->shape == SHAPE_FLOAT && y->shape == SHAPE_FLOAT) { bool r = number(x) OPERATOR number(y); set(&R(A), bool_ref(r)); NEXT; } \
    SAVE; TRY(slow_compare(frame, insn, CMP_##NAME)); NEXT; }

#define COMPARE_JUMP(NAME, OPERATOR) CASE(JUMP_##NAME) { \
    View x = R(A), y = R(B); \
    bool answer; \
    if (x->shape == SHAPE_INT && y->shape == SHAPE_INT) answer = int_of(x) OPERATOR int_of(y); \
    else if (x->shape == SHAPE_FLOAT && y->shape == SHAPE_FLOAT) answer = number(x) OPERATOR number(y); \
    else { SAVE; int slow = slow_compare_jump(frame, A, B, CMP_##NAME); if (slow < 0) goto error; answer = slow; } \
    if (answer == D) JUMP_NEAR(C); \
    NEXT; }

#define COMPARE_JUMP_INT(NAME, OPERATOR) CASE(JUMP_##NAME##_INT) { \
    View x = R(A); \
    bool answer; \
    if (x->shape == SHAPE_INT) answer = int_of(x) OPERATOR IMM_B; \
    else if (x->shape == SHAPE_FLOAT) answer = number(x) OPERATOR IMM_B; \
    else { SAVE; int slow = slow_compare_int(frame, A, IMM_B, CMP_##NAME); if (slow < 0) goto error; answer = slow; } \
    if (answer == D) JUMP_NEAR(C); \
    NEXT; }

/* Something is due: a collection, or a signal. */
static bool safepoint(void)
{
    gc_safepoint();
    return !signals_pending || signals_run();
}

/* Push a frame for a call whose arguments fit the parameters as they stand. False: an exception is pending and everything is
 * still where it was. */
static inline bool push_simple(Frame *caller, FuncObj *func, CodeObj *code, Ref *regs)
{
    Ref *end = regs + code->nregs;
    Frame *frame = caller + 1;
    if (UNLIKELY(end > vm.high) && !stack_reserve(end)) return false;
    if (UNLIKELY(recursion_depth >= recursion_limit || frame >= vm.frames_end))
        return err_false(&exc_RecursionError, "maximum recursion depth exceeded");
    make_unbound(regs + code->nargs, regs + code->nlocals);
    recursion_depth++;
    vm.frame = frame;
    frame->pc = code->insns;
    frame->regs = regs;
    frame->code = code;
    frame->func = func;
    frame->globals = (DictObj *)func->globals;
    frame->top = end;
    frame->generator = NULL;
    frame->created = NULL;
    frame->object = NULL;
    frame->entry = frame->seen = false;
    frame->plain = true;
    return true;
}

/* Complain that the __init__ of a new instance returned something (both consumed). */
static bool init_returned(Ref result, Ref created)
{
    err_raise(&exc_TypeError, "__init__() should return None, not '%T'", result);
    ref_release(result);
    ref_release(created);
    return false;
}

/* frame_pop for a frame that returns and that nothing refers to. Its temporaries are dead. Numbers stay where they are, as
 * scratch boxes for whoever uses these registers next. */
static inline void pop_plain(Frame *frame)
{
    Ref *end = frame->regs + frame->code->nlocals;
    for (Ref *r = frame->regs; r < end; r++) {
        Ref old = *r;
        if (old->shape == SHAPE_INT || old->shape == SHAPE_FLOAT || old == UNBOUND) continue;
        *r = UNBOUND;
        ref_release(old);
    }
#ifdef OURO_DEBUG
    /* An answer that a jump has read may stay too: it is True, False or None, which nobody counts. */
    for (Ref *r = end; r < frame->regs + frame->code->nregs; r++)
        assert(*r == UNBOUND || is_plain_number(*r) || *r == True || *r == False || *r == None);
#endif
    if (UNLIKELY(frame->object != NULL)) frame_leave_object(frame);     /* a __del__ just now looked at it */
    FuncObj *func = frame->func;
    vm.frame = frame - 1;
    recursion_depth--;
    ref_release(&func->head);
}

Ref vm_run(VmOrder order)
{
    static const void *const untraced[OP_COUNT] = {
#define OP(name, a, b, c, d, text) [OP_##name] = &&L_##name,
#include "interp/opcodes.def"
#undef OP
    };
    static const void *labels[OP_COUNT] = {
#define OP(name, a, b, c, d, text) [OP_##name] = &&L_##name,
#include "interp/opcodes.def"
#undef OP
    };
    Frame *frame;
    const Insn *pc;
    Ref *regs;
    CodeObj *code;
    unsigned nlocals;
    Ref result;

    if (UNLIKELY(order >= VM_WATCH)) {
        for (size_t i = 0; i < OP_COUNT; i++) labels[i] = order == VM_WATCH ? &&L_TRACE : untraced[i];
        return NULL;
    }
    RELOAD;
    if (order == VM_RAISE) goto error;
    NEXT;

    CASE(TRACE) {
        SAVE;
        TraceStep step = tracing_step(frame);
        if (UNLIKELY(step == TRACE_ABANDON)) goto abandon;
        TRY(step == TRACE_GO_ON);
        goto *untraced[insn.op];
    }

    /* --- moving values --- */
    CASE(NOP) NEXT;
    CASE(LOAD_CONST) {
        Ref value = code->consts[insn_wide(insn)], old = R(A);
        if (old != value) {
            R(A) = ref_keep(value);
            ref_release(old);
        }
        NEXT;
    }
    CASE(MOVE) {
        Ref value;
        TAKE(value, B);
        set(&R(A), value);
        NEXT;
    }
    CASE(COPY) {
        Ref value = R(B);
        if (UNLIKELY(value == UNBOUND)) { SAVE; unbound_local(frame, B); goto error; }
        set(&R(A), ref_keep(value));
        NEXT;
    }
    CASE(DROP) { SAVE; set(&R(A), UNBOUND); NEXT; }
    CASE(DELETE_LOCAL) {
        SAVE;
        if (R(A) == UNBOUND) { unbound_local(frame, A); goto error; }
        set(&R(A), UNBOUND);
        NEXT;
    }
    CASE(MAKE_CELL) {
        Ref value = R(A);
        SAVE;
        R(A) = UNBOUND;
        Ref cell = cell_new(value == UNBOUND ? NULL : value);
        TRY(cell);
        R(A) = cell;
        NEXT;
    }
    CASE(LOAD_CELL) {
        Ref value = as_cell(R(B))->value;
        if (UNLIKELY(!value)) { SAVE; unbound_local(frame, B); goto error; }
        set(&R(A), ref_keep(value));
        NEXT;
    }
    CASE(STORE_CELL) { Ref value; SAVE; TAKE(value, B); ref_set(&as_cell(R(A))->value, value); NEXT; }
    CASE(DELETE_CELL) {
        SAVE;
        if (!as_cell(R(A))->value) { unbound_local(frame, A); goto error; }
        ref_clear(&as_cell(R(A))->value);
        NEXT;
    }
    CASE(GET_CELL) { set(&R(A), ref_keep(R(B))); NEXT; }
    CASE(LOAD_FREE) {
        Ref value = as_cell(tuple_at(frame->func->closure, B))->value;
        if (UNLIKELY(!value)) { SAVE; unbound_free(frame, B); goto error; }
        set(&R(A), ref_keep(value));
        NEXT;
    }
    CASE(STORE_FREE) { Ref value; SAVE; TAKE(value, B); ref_set(&as_cell(tuple_at(frame->func->closure, A))->value, value); NEXT; }
    CASE(DELETE_FREE) {
        CellObj *cell = as_cell(tuple_at(frame->func->closure, A));
        SAVE;
        if (!cell->value) { unbound_free(frame, A); goto error; }
        ref_clear(&cell->value);
        NEXT;
    }
    CASE(GET_FREE) { set(&R(A), ref_keep(tuple_at(frame->func->closure, B))); NEXT; }
    CASE(LOAD_CLASS_FREE) { SAVE; TRY(load_class_free(frame, insn)); NEXT; }
    CASE(LOAD_GLOBAL) {
        const Site *site = &code->sites[B];
        const DictObj *dict = frame->globals;
        if (LIKELY(dict->keys_version == site->globals_version)) {
            if (site->builtins_version) dict = (const DictObj *)frame->func->builtins;
            if (LIKELY(!site->builtins_version || dict->keys_version == site->builtins_version)) {
                Ref value = dict->entries[site->index].value, old = R(A);
                R(A) = ref_keep(value);
                if (UNLIKELY(old != UNBOUND)) ref_release(old);
                NEXT;
            }
        }
        SAVE;
        TRY(load_global(frame, insn));
        NEXT;
    }
    CASE(STORE_GLOBAL) {
        const Site *site = &code->sites[A];
        Ref value;
        SAVE;
        TAKE(value, B);
        if (LIKELY(frame->globals->keys_version == site->globals_version && !site->builtins_version)) {
            ref_set(&frame->globals->entries[site->index].value, value);
            NEXT;
        }
        TRY(store_global(frame, insn, value));
        NEXT;
    }
    CASE(DELETE_GLOBAL) { SAVE; TRY(delete_global(frame, insn)); NEXT; }
    CASE(LOAD_NAME) { SAVE; TRY(load_name_slow(frame, insn)); NEXT; }
    CASE(STORE_NAME) { Ref value; SAVE; TAKE(value, B); TRY(store_name_slow(frame, insn, value)); NEXT; }
    CASE(DELETE_NAME) { SAVE; TRY(delete_name_slow(frame, insn)); NEXT; }

    /* --- arithmetic --- */
    ARITHMETIC(ADD, { OVERFLOW_CHECKED(add, int_of(x), int_of(y)) }, { FLOAT_RESULT(fx + fy); })
    ARITHMETIC(SUB, { OVERFLOW_CHECKED(sub, int_of(x), int_of(y)) }, { FLOAT_RESULT(fx - fy); })
    ARITHMETIC(MUL, { OVERFLOW_CHECKED(mul, int_of(x), int_of(y)) }, { FLOAT_RESULT(fx * fy); })
    ARITHMETIC(DIV, {
        /* Exact in doubles, and so correctly rounded, only for ints of up to 53 bits. */
        int64_t n = int_of(x); int64_t m = int_of(y);
        if (m && n >= -(1LL << 53) && n <= 1LL << 53 && m >= -(1LL << 53) && m <= 1LL << 53) FLOAT_RESULT((double)n / (double)m);
    }, { if (fy != 0.0) FLOAT_RESULT(fx / fy); })
    ARITHMETIC(MOD, {
        int64_t n = int_of(x); int64_t m = int_of(y);
        if (LIKELY(m > 0)) { int64_t r = n % m; if (r < 0) r += m; INT_RESULT(r); }
    }, { if (fy != 0.0) FLOAT_RESULT(float_mod(fx, fy)); })
    ARITHMETIC(FLOORDIV, {
        int64_t n = int_of(x); int64_t m = int_of(y);
        if (LIKELY(m > 0)) { int64_t q = n / m; if (n % m < 0) q--; INT_RESULT(q); }
    }, { if (fy != 0.0) FLOAT_RESULT(float_floordiv(fx, fy)); })
    ARITHMETIC(AND, { INT_RESULT(int_of(x) & int_of(y)); }, { NOT_FOR_FLOATS })
    ARITHMETIC(OR, { INT_RESULT(int_of(x) | int_of(y)); }, { NOT_FOR_FLOATS })
    ARITHMETIC(XOR, { INT_RESULT(int_of(x) ^ int_of(y)); }, { NOT_FOR_FLOATS })
    ARITHMETIC(LSHIFT, {
        int64_t n = int_of(x); int64_t m = int_of(y);
        if (m >= 0 && m < 62 && n >= -(1LL << (62 - m)) && n < 1LL << (62 - m)) INT_RESULT((int64_t)((uint64_t)n << m));
    }, { NOT_FOR_FLOATS })
    ARITHMETIC(RSHIFT, { int64_t m = int_of(y); if (m >= 0) INT_RESULT(int_of(x) >> (m > 63 ? 63 : m)); }, { NOT_FOR_FLOATS })
    ARITHMETIC(POW, {}, {
        double power = fx > 0.0 ? pow(fx, fy) : HUGE_VAL;
        if (power != HUGE_VAL) FLOAT_RESULT(power);
    })
    CASE(MATMUL) { SAVE; TRY(slow_binary(frame, insn)); NEXT; }

    ARITHMETIC_INT(ADD_INT, { OVERFLOW_CHECKED(add, int_of(x), (int64_t)IMM_C) }, { FLOAT_RESULT(number(x) + IMM_C); })
    ARITHMETIC_INT(SUB_INT, { OVERFLOW_CHECKED(sub, int_of(x), (int64_t)IMM_C) }, { FLOAT_RESULT(number(x) - IMM_C); })
    ARITHMETIC_INT(MUL_INT, { OVERFLOW_CHECKED(mul, int_of(x), (int64_t)IMM_C) }, { FLOAT_RESULT(number(x) * IMM_C); })
    ARITHMETIC_INT(MOD_INT, { if (IMM_C > 0) { int64_t r = int_of(x) % IMM_C; if (r < 0) r += IMM_C; INT_RESULT(r); } }, {})
    ARITHMETIC_INT(FLOORDIV_INT, { if (IMM_C > 0) { int64_t n = int_of(x); int64_t q = n / IMM_C; if (n % IMM_C < 0) q--; INT_RESULT(q); } }, {})
    ARITHMETIC_INT(AND_INT, { INT_RESULT(int_of(x) & IMM_C); }, {})
    ARITHMETIC_INT(RSHIFT_INT, { if (IMM_C >= 0) INT_RESULT(int_of(x) >> (IMM_C > 63 ? 63 : IMM_C)); }, {})

    CASE(NEG) {
        View x = R(B);
        if (x->shape == SHAPE_INT && int_of(x) != INT64_MIN) INT_RESULT(-int_of(x));
        if (x->shape == SHAPE_FLOAT) FLOAT_RESULT(-number(x));
        SAVE; TRY(slow_unary(frame, insn, UN_NEG)); NEXT;
    }
    CASE(POS) { SAVE; TRY(slow_unary(frame, insn, UN_POS)); NEXT; }
    CASE(INVERT) { SAVE; TRY(slow_unary(frame, insn, UN_INVERT)); NEXT; }
    CASE(NOT) {
        View x = R(B);
        if (x == True || x == False) { set(&R(A), bool_ref(x == False)); NEXT; }
        SAVE;
        int truth = slow_truth(frame, B);
        TRY(truth >= 0);
        set(&R(A), bool_ref(!truth));
        NEXT;
    }

    /* --- comparison --- */
    COMPARISON(LT, <)
    COMPARISON(LE, <=)
    COMPARISON(EQ, ==)
    COMPARISON(NE, !=)
    COMPARISON(GT, >)
    COMPARISON(GE, >=)
    CASE(IS) {
        SAVE;
        if (UNLIKELY(R(B) == UNBOUND || R(C) == UNBOUND)) { unbound_local(frame, R(B) == UNBOUND ? B : C); goto error; }
        bool same = R(B) == R(C);
        USED(B);
        USED(C);
        set(&R(A), bool_ref(same != D));
        NEXT;
    }
    CASE(IN) { SAVE; TRY(slow_contains(frame, insn)); NEXT; }

    /* --- jumps --- */
    CASE(JUMP) {
        const Insn *target = code->insns + insn_wide(insn);
        if (UNLIKELY(gc_pending) && target < pc) { SAVE; TRY(safepoint()); }
        pc = target;
        NEXT;
    }
    CASE(JUMP_IF) {
        View x = R(A);
        int truth;
        if (x == True) truth = 1;
        else if (x == False || x == None) truth = 0;
        else if (x->shape == SHAPE_INT) truth = int_of(x) != 0;
        else {
            SAVE;
            truth = slow_truth(frame, A);
            TRY(truth >= 0);
        }
        if (truth == D) {
            const Insn *target = code->insns + insn_wide(insn);
            if (UNLIKELY(gc_pending) && target < pc) { SAVE; TRY(safepoint()); }
            pc = target;
        }
        NEXT;
    }
    CASE(JUMP_PEEK) {
        View x = R(A);
        int truth = x == True ? 1 : x == False || x == None ? 0 : -1;
        if (truth < 0) {
            SAVE;
            truth = obj_truth(x);
            TRY(truth >= 0);
        }
        if (truth == D) pc = code->insns + insn_wide(insn);
        NEXT;
    }
    COMPARE_JUMP(LT, <)
    COMPARE_JUMP(LE, <=)
    COMPARE_JUMP(EQ, ==)
    COMPARE_JUMP(NE, !=)
    COMPARE_JUMP(GT, >)
    COMPARE_JUMP(GE, >=)
    COMPARE_JUMP_INT(LT, <)
    COMPARE_JUMP_INT(LE, <=)
    COMPARE_JUMP_INT(EQ, ==)
    COMPARE_JUMP_INT(NE, !=)
    COMPARE_JUMP_INT(GT, >)
    COMPARE_JUMP_INT(GE, >=)
    CASE(JUMP_IS) {
        SAVE;
        if (UNLIKELY(R(A) == UNBOUND || R(B) == UNBOUND)) { unbound_local(frame, R(A) == UNBOUND ? A : B); goto error; }
        bool same = R(A) == R(B);
        USED(A);
        USED(B);
        if (same == D) JUMP_NEAR(C);
        NEXT;
    }
    CASE(JUMP_IS_NONE) {
        if (UNLIKELY(R(A) == UNBOUND)) { SAVE; unbound_local(frame, A); goto error; }
        bool none = R(A) == None;
        SAVE;
        USED(A);
        if (none == D) JUMP_NEAR(C);
        NEXT;
    }

    /* --- attributes and items --- */
    CASE(LOAD_ATTR) {
        View object = R(B);
        const AttrCache *cache = &code->sites[C].attr;
        if (LIKELY(object->shape == cache->shape && type_epoch == cache->epoch && cache->kind == ATTR_SLOT)) {
            Ref value = ref_keep(((InstanceObj *)(uintptr_t)object)->slots[cache->slot]);
            if (IS_TEMP(B)) { SAVE; USED(B); }
            set(&R(A), value);
            NEXT;
        }
        SAVE;
        TRY(load_attr(frame, insn));
        NEXT;
    }
    CASE(STORE_ATTR) {
        View object = R(A);
        const AttrCache *cache = &code->sites[C].attr;
        if (LIKELY(object->shape == cache->shape && type_epoch == cache->epoch)) {
            InstanceObj *instance = (InstanceObj *)(uintptr_t)object;
            if (LIKELY(cache->kind == ATTR_SLOT)) {
                Ref value;
                SAVE;
                TAKE(value, B);
                Ref old = instance->slots[cache->slot];
                instance->slots[cache->slot] = value;
                ref_release(old);
                USED(A);
                NEXT;
            }
            if (cache->kind == ATTR_ADD) {
                Ref value;
                TAKE(value, B);
                instance->slots[cache->slot] = value;
                instance->head.shape = cache->next_shape;
                SAVE;
                USED(A);
                NEXT;
            }
        }
        SAVE;
        TRY(store_attr(frame, insn));
        NEXT;
    }
    CASE(DELETE_ATTR) { SAVE; TRY(delete_attr(frame, insn)); NEXT; }
    CASE(LOAD_METHOD) {
        View object = R(B);
        const AttrCache *cache = &code->sites[C].attr;
        if (LIKELY(object->shape == cache->shape && type_epoch == cache->epoch && cache->kind == ATTR_METHOD)) {
            Ref self;
            TAKE(self, B);
            set(&R(A), ref_keep(cache->value));
            set(&R(A + 1), self);
            NEXT;
        }
        SAVE;
        TRY(load_method(frame, insn));
        NEXT;
    }
    CASE(GET_ITEM) {
        View object = R(B), key = R(C);
        if (LIKELY(key->shape == SHAPE_INT)) {
            size_t at = (size_t)int_of(key);
            if (object->shape == SHAPE_LIST) {
                const ListObj *list = (const ListObj *)object;
                if (UNLIKELY(at >= list->len)) at += list->len;         /* negative ones are huge as unsigned */
                if (LIKELY(at < list->len)) {
                    Ref value = ref_keep(list->items[at]);
                    if (IS_TEMP(B)) { SAVE; USED(B); }
                    set(&R(A), value);
                    NEXT;
                }
            } else if (object->shape == SHAPE_TUPLE) {
                const TupleObj *tuple = (const TupleObj *)object;
                if (UNLIKELY(at >= tuple->len)) at += tuple->len;
                if (LIKELY(at < tuple->len)) {
                    Ref value = ref_keep(tuple->items[at]);
                    if (IS_TEMP(B)) { SAVE; USED(B); }
                    set(&R(A), value);
                    NEXT;
                }
            }
        }
        SAVE;
        TRY(get_item(frame, insn));
        NEXT;
    }
    CASE(GET_ITEM_INT) {
        View object = R(B);
        int64_t at = IMM_C;
        if (object->shape == SHAPE_LIST || object->shape == SHAPE_TUPLE) {
            size_t len = object->shape == SHAPE_LIST ? ((const ListObj *)object)->len : ((const TupleObj *)object)->len;
            Ref const *items = object->shape == SHAPE_LIST ? ((const ListObj *)object)->items : ((const TupleObj *)object)->items;
            if (at < 0) at += (int64_t)len;
            if (LIKELY((size_t)at < len)) {
                Ref value = ref_keep(items[at]);
                if (IS_TEMP(B)) { SAVE; USED(B); }
                set(&R(A), value);
                NEXT;
            }
        }
        SAVE;
        TRY(get_item_int(frame, insn));
        NEXT;
    }
    CASE(SET_ITEM) {
        View object = R(A), key = R(B);
        if (LIKELY(object->shape == SHAPE_LIST && key->shape == SHAPE_INT)) {
            ListObj *list = (ListObj *)(uintptr_t)object;
            size_t at = (size_t)int_of(key);
            if (UNLIKELY(at >= list->len)) at += list->len;
            if (LIKELY(at < list->len)) {
                Ref value;
                SAVE;
                TAKE(value, C);
                Ref old = list->items[at];
                list->items[at] = value;
                ref_release(old);
                USED(A);
                NEXT;
            }
        }
        SAVE;
        TRY(set_item(frame, insn));
        NEXT;
    }
    CASE(DELETE_ITEM) { SAVE; TRY(delete_item(frame, insn)); NEXT; }
    CASE(MAKE_SLICE) { SAVE; TRY(make_slice(frame, insn)); NEXT; }

    /* --- building --- */
    CASE(MAKE_LIST) { SAVE; TRY(make_list(frame, insn)); NEXT; }
    CASE(MAKE_TUPLE) { SAVE; TRY(make_tuple(frame, insn)); NEXT; }
    CASE(MAKE_SET) { SAVE; TRY(make_set(frame, insn)); NEXT; }
    CASE(MAKE_DICT) { SAVE; TRY(make_dict(frame, insn)); NEXT; }
    CASE(MAKE_STRING) { SAVE; TRY(make_string(frame, insn)); NEXT; }
    CASE(FORMAT_VALUE) { SAVE; TRY(format_value(frame, insn)); NEXT; }
    CASE(LIST_APPEND) { Ref item; SAVE; TAKE(item, B); TRY(list_push(R(A), item)); NEXT; }
    CASE(LIST_EXTEND) { SAVE; TRY(list_extend_star(frame, insn)); NEXT; }
    CASE(LIST_TO_TUPLE) { SAVE; TRY(list_to_tuple(frame, insn)); NEXT; }
    CASE(SET_ADD) { SAVE; TRY(set_add_item(frame, insn)); NEXT; }
    CASE(SET_UPDATE) { SAVE; TRY(set_update_star(frame, insn)); NEXT; }
    CASE(DICT_ADD) { SAVE; TRY(dict_add(frame, insn)); NEXT; }
    CASE(DICT_UPDATE) { SAVE; TRY(dict_update_star(frame, insn)); NEXT; }
    CASE(DICT_MERGE) { SAVE; TRY(dict_merge_star(frame, insn)); NEXT; }
    CASE(UNPACK) {
        SAVE;
        result = R(B);
        if (LIKELY(result->shape == SHAPE_TUPLE && ((TupleObj *)result)->len == C)) {
            if (IS_TEMP(B)) R(B) = UNBOUND;
            else ref_keep(result);
        unpack_tuple:
            for (unsigned i = 0; i < C; i++) set(&R(A + i), ref_keep(((TupleObj *)result)->items[i]));
            ref_release(result);
            NEXT;
        }
        TRY(unpack(frame, insn));
        NEXT;
    }
    CASE(UNPACK_STAR) { SAVE; TRY(unpack_star(frame, insn)); NEXT; }
    CASE(MAKE_FUNCTION) { SAVE; TRY(make_function_object(frame, insn)); NEXT; }

    /* --- loops --- */
    CASE(GET_ITER) { SAVE; TRY(get_iter(frame, insn)); NEXT; }
    CASE(FOR_ITER) {
        Ref iterator = R(B);
        SAVE;
        if (iterator->shape == SHAPE_RANGE_ITER) {
            RangeIter *it = (RangeIter *)iterator;
            if (LIKELY(it->left > 0)) {
                it->left--;
                int64_t n = it->next;
                it->next = (int64_t)((uint64_t)n + (uint64_t)it->step);
                TRY(set_int(&R(A), n));
                JUMP_NEAR(C);
                NEXT;
            }
        } else if (iterator->shape == SHAPE_LIST_ITER) {
            ListIter *it = (ListIter *)iterator;
            const ListObj *list = (const ListObj *)it->list;
            if (LIKELY(list && it->next < list->len)) {
                result = ref_keep(list->items[it->next++]);
                goto loop_item;
            }
            ref_clear(&it->list);
        } else if (iterator->shape == SHAPE_GENERATOR) {
            if (as_generator(iterator)->state != GEN_FINISHED) {
                TRY(generator_enter(iterator, None));
                RELOAD;
                NEXT;
            }
        } else {
            Ref (*next)(View self) = type_of(iterator)->next;
            result = LIKELY(next != NULL) ? next(iterator) : obj_next(iterator);
            if (LIKELY(result != NULL)) {
            loop_item: ;
                const Insn *body = pc + IMM_C;
                if (result->shape == SHAPE_TUPLE && body->op == OP_UNPACK && body->b == A && IS_TEMP(A) &&
                    ((TupleObj *)result)->len == body->c && LIKELY(!gc_pending && !tracing_on)) {
                    pc = body + 1;              /* for a, b in ...: the tuple itself is never in a register */
                    goto unpack_tuple;
                }
                set(&R(A), result);
                JUMP_NEAR(C);
                NEXT;
            }
            if (UNLIKELY(err_pending != NULL)) {
                if (!err_is(&exc_StopIteration)) goto error;
                if (UNLIKELY(tracing_on)) TRY(tracing_exception(frame));
                err_clear();
            }
        }
        R(B) = UNBOUND;
        ref_release(iterator);
        NEXT;
    }

    /* --- calls --- */
    CASE(CALL) {
        Ref callee = R(B);
        Ref *args = &R(B + 1);
        SAVE;
        if (UNLIKELY(gc_pending)) TRY(safepoint());
        if (LIKELY(callee->shape == SHAPE_FUNCTION)) {
            CodeObj *called = (CodeObj *)((FuncObj *)callee)->code;
            if (LIKELY(called->plain_args == D && !frame->generator)) {
                TRY(push_simple(frame, (FuncObj *)callee, called, args));
                R(B) = UNBOUND;
                ENTER(called, args);
                NEXT;
            }
            TRY(push_function(frame, &R(B), args, D, NULL));
            RELOAD;
            NEXT;
        }
        if (callee->shape == SHAPE_TYPE) {
            int pushed = ((TypeObj *)callee)->new == object_new ? push_instance(frame, B, D) : 0;
            TRY(pushed >= 0);
            if (pushed) { RELOAD; NEXT; }
        }
        if (callee == &type_type.head && D == 1) result = ref_keep(&type_of(args[0])->head);
        else result = call_object(callee, args, D, NULL);
        TRY(finish_call(frame, insn, D + 1, result));
        NEXT;
    }
    CASE(CALL_METHOD) {
        Ref callee = R(B);
        SAVE;
        if (UNLIKELY(gc_pending)) TRY(safepoint());
        if (LIKELY(callee->shape == SHAPE_FUNCTION)) {
            CodeObj *called = (CodeObj *)((FuncObj *)callee)->code;
            if (LIKELY(called->plain_args == D + 1 && !frame->generator)) {
                Ref *args = &R(B + 1);
                TRY(push_simple(frame, (FuncObj *)callee, called, args));
                R(B) = UNBOUND;
                ENTER(called, args);
                NEXT;
            }
            TRY(push_function(frame, &R(B), &R(B + 1), D + 1u, NULL));
            RELOAD;
            NEXT;
        }
        if (callee == UNBOUND) {
            if (R(B + 1)->shape == SHAPE_FUNCTION) {
                TRY(push_function(frame, &R(B + 1), &R(B + 2), D, NULL));
                RELOAD;
                NEXT;
            }
            result = call_object(R(B + 1), &R(B + 2), D, NULL);
        } else if (callee == vm.list_append && D == 1 && R(B + 1)->shape == SHAPE_LIST) {
            Ref item = R(B + 2);        /* the most frequent method call of all */
            R(B + 2) = UNBOUND;
            TRY(list_push(R(B + 1), item));
            result = None;
        } else {
            result = call_object(callee, &R(B + 1), D + 1u, NULL);
        }
        TRY(finish_call(frame, insn, D + 2u, result));
        NEXT;
    }
    CASE(CALL_KW) CASE(CALL_METHOD_KW) {
        bool method = insn.op == OP_CALL_METHOD_KW, bound = method && R(B) == UNBOUND;
        Ref *callee = &R(B + bound), *args = callee + 1;
        View kwnames = code->consts[C];
        size_t given = D + (method && !bound), n = given - as_tuple(kwnames)->len;
        SAVE;
        if (UNLIKELY(gc_pending)) TRY(safepoint());
        if ((*callee)->shape == SHAPE_FUNCTION) {
            TRY(push_function(frame, callee, args, n, kwnames));
            RELOAD;
            NEXT;
        }
        result = call_object(*callee, args, n, kwnames);
        TRY(finish_call(frame, insn, D + 1u + method, result));
        NEXT;
    }
    CASE(CALL_EX) {
        SAVE;
        if (UNLIKELY(gc_pending)) TRY(safepoint());
        TRY(call_unpacked(frame, insn));
        if (vm.frame != frame) RELOAD;
        NEXT;
    }
    CASE(RETURN) {
        result = R(A);
        if (LIKELY(frame->plain && result != UNBOUND)) {
            R(A) = UNBOUND;             /* moved out of a local too: the frame ends */
            SAVE;
            goto leave_plain;
        }
        TAKE(result, A);
        goto leave;
    }
    CASE(RETURN_NONE) {
        result = None;
        goto leave;
    }

    /* --- generators --- */
    CASE(MAKE_GENERATOR) {
        bool entry = frame->entry;
        Ref created = frame->created;
        SAVE;
        frame->created = NULL;
        if (!(result = generator_new(frame))) { frame->created = created; goto error; }
        if (entry) return result;
        RELOAD;
        TRY(!created || init_returned(result, created));
        set(&R(pc[-1].a), result);
        NEXT;
    }
    CASE(YIELD) {
        bool entry = frame->entry;
        TAKE(result, B);
        SAVE;
        generator_leave(false);
        if (entry) { vm_yielded = true; return result; }
        RELOAD;
        set(&R(A), result);
        if (insn.op == OP_FOR_ITER) JUMP_NEAR(C);
        NEXT;
    }
    CASE(GET_YIELD_FROM) {
        SAVE;
        Ref value;
        TAKE(value, B);
        result = generator_delegate(value, D);
        ref_release(value);
        TRY(result);
        set(&R(A), result);
        NEXT;
    }
    CASE(GET_AITER) { SAVE; TRY(get_aiter(frame, insn)); NEXT; }
    CASE(GET_ANEXT) { SAVE; TRY(get_anext(frame, insn)); NEXT; }
    CASE(SEND) {
        Ref receiver = R(B), value = R(A);
        SAVE;
        R(A) = UNBOUND;
        int more = generator_send(receiver, value, &result);
        ref_release(value);
        TRY(more >= 0);
        set(&R(A), result);
        if (!more) {
            if (UNLIKELY(tracing_on)) TRY(tracing_returned(frame, receiver, R(A)));
            R(B) = UNBOUND;
            ref_release(receiver);
            JUMP_NEAR(C);
        }
        NEXT;
    }

    /* --- exceptions --- */
    CASE(RAISE) { SAVE; if (raise_exception(frame, insn)) goto unwind; goto error; }
    CASE(RERAISE) { SAVE; reraise(frame, insn); goto unwind; }
    CASE(POP_EXCEPT) { SAVE; pop_except(frame, A); NEXT; }
    CASE(MATCH_EXCEPT) { SAVE; TRY(match_except(frame, insn)); NEXT; }
    CASE(SPLIT_GROUP) { SAVE; TRY(split_group(frame, insn)); NEXT; }
    CASE(PUSH_EXCEPT) { push_except(frame, A); NEXT; }
    CASE(JOIN_GROUP) { SAVE; TRY(join_group(frame, insn)); NEXT; }
    CASE(WITH_ENTER) { SAVE; TRY(with_enter(frame, insn)); NEXT; }
    CASE(WITH_EXIT) { SAVE; TRY(with_exit(frame, insn)); NEXT; }
    CASE(LOAD_ASSERTION_ERROR) { set(&R(A), ref_keep(&exc_AssertionError.head)); NEXT; }

    /* --- classes, imports, the prompt --- */
    CASE(LOAD_BUILD_CLASS) { SAVE; TRY(load_build_class(frame, insn)); NEXT; }
    CASE(SETUP_ANNOTATIONS) { SAVE; TRY(setup_annotations_dict(frame)); NEXT; }
    CASE(IMPORT_NAME) { SAVE; TRY(import_name(frame, insn)); NEXT; }
    CASE(IMPORT_FROM) { SAVE; TRY(import_from(frame, insn)); NEXT; }
    CASE(IMPORT_STAR) { SAVE; TRY(import_star(frame, insn)); NEXT; }
    CASE(PRINT_EXPR) { SAVE; TRY(print_expr(frame, insn)); NEXT; }

    /* --- match --- */
    CASE(MATCH_SEQUENCE) CASE(MATCH_MAPPING) CASE(MATCH_LENGTH) CASE(MATCH_ITEM) CASE(MATCH_KEYS) CASE(MATCH_REST) CASE(MATCH_CLASS) {
        SAVE;
        TRY(match_step(frame, insn));
        NEXT;
    }

leave:                                  /* the frame ends with `result` */
    SAVE;
    if (LIKELY(frame->plain)) {
    leave_plain:
        pop_plain(frame);
        RELOAD;
        set(&R(A), result);
        NEXT;
    } else if (frame->created && !frame->entry && !frame->object) {     /* an __init__ called by its class: the value is the instance */
        Ref created = frame->created;
        frame->created = NULL;
        pop_plain(frame);
        RELOAD;
        TRY(result == None || init_returned(result, created));
        set(&R(A), created);
        NEXT;
    } else {
        bool entry = frame->entry;
        if (UNLIKELY(frame->generator != NULL)) {
            generator_leave(true);
            if (entry) { vm_yielded = false; return result; }
            RELOAD;
            Ref iterator = R(B);        /* only FOR_ITER runs a generator in this loop */
            bool ok = LIKELY(!tracing_on) || tracing_returned(frame, iterator, result);
            ref_release(result);
            TRY(ok);
            R(B) = UNBOUND;
            ref_release(iterator);
            NEXT;
        }
        Ref created = frame->created;
        frame->created = NULL;
        frame_pop();
        if (entry) return result;
        RELOAD;
        if (created) {                  /* an __init__ called by its class: the call's value is the instance */
            TRY(result == None || init_returned(result, created));
            result = created;
        }
        set(&R(A), result);
        NEXT;
    }

error:                                  /* an exception is pending */
    traceback_add(vm.frame);
    if (UNLIKELY(tracing_on)) tracing_exception(vm.frame);
unwind: {
        Handler *handler = find_handler(vm.frame);
        if (handler) {
            enter_handler(vm.frame, handler);
            RELOAD;
            NEXT;
        }
    abandon:
        if (UNLIKELY(tracing_on)) tracing_unwound(vm.frame);
        bool entry = vm.frame->entry;
        if (vm.frame->generator) {
            generator_stop_iteration();
            generator_leave(true);
        } else {
            frame_pop();
        }
        if (entry) return NULL;
        goto error;
    }
}
