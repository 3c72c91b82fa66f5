#ifndef OURO_INTERP_EMIT_H
#define OURO_INTERP_EMIT_H
#include "interp/compile.h"
#include "interp/symtab.h"

/* emit.h -- the half-made code of one function: instructions, labels, constants, registers.
 *
 * Nothing here returns an error: the first failure sets compiler->failed (with an exception pending, or one to be made
 * from compiler->error), everything after is harmless, and compile_source looks once at the end. */

typedef uint32_t Label;                 /* an index into Unit.labels */
typedef int Reg;                        /* a register number; ANYWHERE as a destination: wherever is cheapest */
enum { ANYWHERE = -1 };

/* What a break, continue, return or exception passes on its way out of a block. */
typedef enum { BLOCK_LOOP, BLOCK_FINALLY, BLOCK_WITH, BLOCK_HANDLER, BLOCK_VALUE } BlockKind;
typedef struct Block {
    BlockKind kind;
    struct Block *outer;
    Label on_break, on_continue;        /* LOOP */
    Reg reg;                            /* LOOP: the iterator, or -1; WITH: the exit function; HANDLER: the exception;
                                         * VALUE: what a return further in was about to return */
    bool is_async;                      /* WITH */
    NodeList body;                      /* FINALLY: what must run */
    Ident *name;                        /* HANDLER: `except E as name`; or NULL */
    bool is_star;                       /* HANDLER: of except*, which only its end and exceptions leave */
    Pos pos;                            /* WITH: where the statement is */
    bool guarded;                       /* a handler covers the code since `start` */
    uint32_t start;
    Label target;                       /* of that handler */
    uint16_t depth;
} Block;

typedef struct { uint32_t insn; Label label; } Fixup;
typedef struct { uint32_t start, end; Label target; uint16_t depth; } HandlerDraft;

typedef struct Unit {
    struct Unit *outer;
    Scope *scope;
    Insn *insns; Position *positions; uint32_t ninsns, insns_cap, positions_cap;
    int64_t *labels; uint32_t nlabels, labels_cap;      /* where each stands; -1: not placed yet */
    Fixup *fixups; uint32_t nfixups, fixups_cap;
    HandlerDraft *handlers; uint32_t nhandlers, handlers_cap;
    Site *sites; uint32_t nsites, sites_cap;
    Ref consts, const_places;           /* list; dict from key to index */
    Ref global_sites;                   /* dict: name -> index of the site that LOAD_GLOBAL shares */
    int singleton_at[4];                /* None, True, False, Ellipsis; -1: not among the constants */
    Block *block;
    Symbol **locals; uint32_t locals_cap;               /* by register; NULL where it has no name */
    uint32_t loop_consts[LOOP_CONSTS], nloop_consts;    /* constants that have registers: their indices ... */
    Reg first_loop_const;                               /* ... and the first of the registers */
    Reg nlocals, next_temp, nregs;
    Reg class_cell;                     /* of a class body: the register of the cell __class__, or -1 */
    uint32_t nfree;
    Symbol **free_symbols;              /* in the arena */
    bool far;                           /* distances do not fit 16 bits: use 32-bit jumps only */
    bool too_far;                       /* found out while resolving */
    Ref qualname;
} Unit;

typedef struct Compiler {
    Arena arena;
    View filename;
    ParseMode mode;
    int flags;
    Unit *unit;
    Pos pos;                            /* of the instructions being emitted */
    bool failed;                        /* an exception is pending, or error.message is set */
    SyntaxErr error;
    int depth;
    bool text_annotations;              /* from __future__ import annotations */
    uint32_t future_line;               /* of the last `from __future__` where it may stand */
} Compiler;

/* --- failure --- */
void compile_error(Compiler *c, Pos pos, const char *format, ...) __attribute__((format(printf, 3, 4)));
void compile_out_of_memory(Compiler *c);
/* Room for one more element of an array that grows: the array, or NULL (and failed). */
void *compile_grow(Compiler *c, void *array, uint32_t used, uint32_t *cap, size_t size);
#define GROW(c, array, used, cap) ((array) = compile_grow(c, array, used, &(cap), sizeof *(array)))

/* --- instructions --- */
uint32_t emit(Compiler *c, Opcode op, int a, int b, int cc, int d);     /* its number */
void     emit_wide(Compiler *c, Opcode op, int a, uint32_t wide, int d);
Label    label_new(Compiler *c);
void     label_place(Compiler *c, Label label);
void     emit_jump(Compiler *c, Label label);
void     emit_loop_entry(Compiler *c, Label label);     /* the jump to the test of a while, which stands below its body */
void     emit_jump_if(Compiler *c, Opcode op, Reg a, bool sense, Label label);          /* JUMP_IF, JUMP_PEEK */
void     emit_near_jump(Compiler *c, Opcode op, int a, int b, bool sense, Label label); /* the fused ones; not when unit->far */
void     emit_for_iter(Compiler *c, Reg item, Reg iterator, Label body);

/* Code that can never run is compiled for its mistakes and thrown away: all since dead_begin goes. */
typedef struct { uint32_t ninsns, nfixups, nhandlers; } DeadCode;
DeadCode dead_begin(Compiler *c);
void     dead_end(Compiler *c, DeadCode from);

/* What is emitted from here on stands in no line: a trace function is not told of it. */
static inline void at_no_line(Compiler *c) { c->pos = (Pos){0}; }

/* --- registers --- */
Reg  temp_new(Compiler *c);
Reg  temp_window(Compiler *c, int count);               /* the first of `count` neighbours */
static inline bool is_temp(const Compiler *c, Reg r) { return r >= c->unit->nlocals; }

/* --- constants, names, caches --- */
uint32_t const_add(Compiler *c, Ref value);             /* consumes value (NULL: an exception is pending); its index, shared by equals */
uint32_t const_name(Compiler *c, const Ident *name);    /* an interned str; index */
uint32_t const_text(Compiler *c, const char *text);
uint32_t site_new(Compiler *c, const Ident *name);
uint32_t site_global(Compiler *c, const Ident *name);   /* one for each name */
void     emit_const(Compiler *c, Reg dest, Ref value);  /* consumes value */
Reg      const_register(Compiler *c, View value);       /* the register that holds this constant all the time, or -1 */

/* --- handlers --- */
void block_push(Compiler *c, Block *block, BlockKind kind);
void block_pop(Compiler *c);
/* Cover the code from here with a handler at `target`, whose registers begin at the next temporary. */
void guard_begin(Compiler *c, Block *block, Label target);
void guard_suspend(Compiler *c, Block *block);          /* uncovered from here ... */
void guard_resume(Compiler *c, Block *block);           /* ... to here */

/* --- units --- */
bool unit_begin(Compiler *c, Unit *unit, Scope *scope, bool far);
void unit_drop(Compiler *c);
/* The finished code: consumes nothing, leaves the unit. NULL: failed, or unit->too_far. */
NEW Ref unit_finish(Compiler *c, View name, uint32_t first_line, View doc);

/* --- compile_async.c --- */
void emit_send_loop(Compiler *c, Reg work);             /* run the iterator R[work+1] to its end: R[work] = what it returns */
void emit_await(Compiler *c, Reg r, AwaitFor what);     /* R[r] = await R[r] */
bool check_async(Compiler *c, const Node *n, const char *what);
/* One round of `async for`: the item, in a new temporary. At the end of the items control goes to `ended`. */
Reg  async_next(Compiler *c, Block *guard, Reg iterator, Label ended);
void async_end(Compiler *c, Reg iterator, Label ended); /* the code at `ended`; the round's temporaries are given back */
void compile_async_for(Compiler *c, Node *n);

/* --- the rules: compile_expr.c, compile_stmt.c, compile_func.c, compile_match.c --- */
Reg  compile_expr(Compiler *c, Node *n, Reg dest);      /* where the value is: dest, or a local's own register, or a new temporary */
void compile_into(Compiler *c, Node *n, Reg dest);
/* dest = left op right, for the operator or (augmented) the assignment n; left is in a register already. */
void compile_operation(Compiler *c, Node *n, BinaryOperator op, Reg dest, Reg left, Node *right, bool augmented);
Reg  copy_for_use(Compiler *c, Reg r);                  /* the same value, to be used up while r's goes on living */
void compile_condition(Compiler *c, Node *n, bool sense, Label label);     /* go to label if bool(n) == sense */
void compile_store(Compiler *c, Node *target, Reg value);       /* uses value up if it is a temporary */
void check_bindable_params(Compiler *c, Pos pos, const Node *args);       /* none of them may be called __debug__ */
void store_name(Compiler *c, Ident *name, Reg value);
Reg  load_name(Compiler *c, Ident *name, Reg dest);
void delete_name(Compiler *c, Ident *name);
Reg  own_register(Compiler *c, const Node *target);     /* the register of a plain local, or -1 */
void compile_body(Compiler *c, NodeList body);
void compile_match(Compiler *c, Node *n);
Reg  compile_function(Compiler *c, Node *n, Reg dest);  /* the function object of a def, without decorators */
Reg  compile_lambda(Compiler *c, Node *n, Reg dest);
Reg  compile_comprehension(Compiler *c, Node *n, Reg dest);
void compile_function_def(Compiler *c, Node *n);
void compile_class_def(Compiler *c, Node *n);
Ref  const_object(const ConstValue *value);             /* what a literal stands for; NULL: an exception is pending */
Ref  const_value(Compiler *c, Node *n);                 /* fold: the constant this expression always is, or NULL (and no exception) */
int  const_truth(Compiler *c, Node *n);                 /* 0, 1, or -1: not a constant */
Reg  compile_call_args(Compiler *c, Node *n, Reg base, NodeList args, NodeList keywords, bool method, int given, Reg dest);

#endif
