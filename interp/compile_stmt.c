/* compile_stmt.c -- statements to instructions.
 *
 * Unit.block is the chain of statements that we are inside of and that care how they are left: loops, try, with, handlers.
 * break, continue and return walk it from the inside out and emit what each one wants done (leave_block); exceptions take
 * the handler table instead. While the code of such an exit is emitted, the guard of the block being left is suspended:
 * an error in a finally body is not caught by its own try. */
#include "interp/emit.h"

#include <string.h>

#include "interp/compile_unit.h"
#include "interp/compile_warn.h"
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void compile_stmt(Compiler *c, Node *n);
static void at(Compiler *c, const Node *n) { c->pos = n->pos; }

static bool is_text_stmt(const Node *n)
{
    return n->kind == NODE_Expr && n->Expr.value->kind == NODE_Constant && n->Expr.value->Constant.value.kind == CONST_Str;
}

void compile_body(Compiler *c, NodeList body)
{
    for (uint32_t i = 0; i < body.len && !c->failed; i++) compile_stmt(c, body.items[i]);
}

void compile_body_after_doc(Compiler *c, NodeList body)
{
    if (body.len && is_text_stmt(body.items[0])) {
        body.items++;
        body.len--;
    }
    compile_body(c, body);
}

static void compile_maybe_dead(Compiler *c, NodeList body, bool dead)
{
    DeadCode from = {0};
    if (dead) from = dead_begin(c);
    compile_body(c, body);
    if (dead) dead_end(c, from);
}

/* ---- leaving blocks ------------------------------------------------------------------------------------------ */

static void emit_with_exit_call(Compiler *c, Reg exit_reg, bool is_async)
{
    Reg mark = c->unit->next_temp, window = temp_window(c, 4);
    emit(c, OP_COPY, window, exit_reg, 0, 0);
    for (int i = 1; i < 4; i++) emit_const(c, window + i, None);
    emit(c, OP_CALL, window, window, 0, 3);
    if (is_async) emit_await(c, window, AWAIT_EXIT);
    emit(c, OP_DROP, window, 0, 0, 0);
    emit(c, OP_DROP, exit_reg, 0, 0, 0);
    c->unit->next_temp = mark;
}

static void unbind_handler_name(Compiler *c, Ident *name)
{
    if (!name) return;
    Reg none = temp_new(c);
    emit_const(c, none, None);
    store_name(c, name, none);
    delete_name(c, name);
    c->unit->next_temp = none;
}

/* What must happen when control leaves `b` by break, continue or return; by return, with what is returned in the temporary
 * `value` (else -1), which a finally body that itself breaks or returns lets go of. */
static void leave_block(Compiler *c, Block *b, Reg value)
{
    Block held = { .kind = BLOCK_VALUE, .outer = b->outer, .reg = value };
    Block *inner = c->unit->block;
    switch (b->kind) {
    case BLOCK_LOOP:
        if (b->reg >= 0) emit(c, OP_DROP, b->reg, 0, 0, 0);
        break;
    case BLOCK_FINALLY:
        c->unit->block = value >= 0 ? &held : b->outer;
        compile_body(c, b->body);
        c->unit->block = inner;
        break;
    case BLOCK_WITH: {
        Pos here = c->pos;
        c->pos = b->pos;
        emit_with_exit_call(c, b->reg, b->is_async);
        c->pos = here;
        break;
    }
    case BLOCK_HANDLER:
        emit(c, OP_POP_EXCEPT, b->reg, 0, 0, 0);
        unbind_handler_name(c, b->name);
        break;
    case BLOCK_VALUE:
        emit(c, OP_DROP, b->reg, 0, 0, 0);
        break;
    }
}

/* Leave every block up to, not including, `stop` (NULL: all). Guards of the blocks left do not cover this code. */
static void leave_blocks(Compiler *c, Block *stop, Reg value)
{
    for (Block *b = c->unit->block; b != stop; b = b->outer) {
        guard_suspend(c, b);
        leave_block(c, b, value);
    }
}

static void resume_blocks(Compiler *c, Block *stop)
{
    for (Block *b = c->unit->block; b != stop; b = b->outer) guard_resume(c, b);
}

static bool leaves_star_handler(Compiler *c, const Node *n, const Block *stop)
{
    for (const Block *b = c->unit->block; b != stop; b = b->outer) {
        if (!b->is_star) continue;
        compile_error(c, n->pos, "'break', 'continue' and 'return' cannot appear in an except* block");
        return true;
    }
    return false;
}

/* The loop that a break or continue means; NULL: a mistake, already noted. */
static Block *innermost_loop(Compiler *c, Node *n, const char *complaint)
{
    Block *b = c->unit->block;
    while (b && b->kind != BLOCK_LOOP) b = b->outer;
    if (leaves_star_handler(c, n, b)) return NULL;
    if (!b) compile_error(c, n->pos, "%s", complaint);
    return b;
}

/* The same for a break or continue, whose own line comes first. */
static void leave_blocks_for(Compiler *c, const Node *n, Block *stop)
{
    at(c, n);
    if (c->unit->block == stop) return;
    emit(c, OP_NOP, 0, 0, 0, 0);
    leave_blocks(c, stop, -1);
    at_no_line(c);
}

static void compile_break(Compiler *c, Node *n)
{
    Block *loop = innermost_loop(c, n, "'break' outside loop");
    if (!loop) return;
    leave_blocks_for(c, n, loop);
    if (loop->reg >= 0) emit(c, OP_DROP, loop->reg, 0, 0, 0);
    emit_jump(c, loop->on_break);
    resume_blocks(c, loop);
}

static void compile_continue(Compiler *c, Node *n)
{
    Block *loop = innermost_loop(c, n, "'continue' not properly in loop");
    if (!loop) return;
    leave_blocks_for(c, n, loop);
    emit_jump(c, loop->on_continue);
    resume_blocks(c, loop);
}

static void compile_return(Compiler *c, Node *n)
{
    Scope *scope = c->unit->scope;
    if (scope->kind != SCOPE_FUNCTION) { compile_error(c, n->pos, "'return' outside function"); return; }
    const Node *value_node = n->Return.value;
    if (leaves_star_handler(c, value_node && value_node->pos.line == n->pos.line ? value_node : n, NULL)) return;
    Reg mark = c->unit->next_temp, value = -1;
    bool blocks = c->unit->block != NULL;
    if (n->Return.value) {
        value = compile_expr(c, n->Return.value, ANYWHERE);
        if (blocks && !is_temp(c, value)) {                 /* a finally body may rebind the variable */
            Reg copy = temp_new(c);
            emit(c, OP_MOVE, copy, value, 0, 0);
            value = copy;
        }
    }
    at(c, n);
    if (!blocks) goto leave;
    if (value < 0) emit(c, OP_NOP, 0, 0, 0, 0);
    uint32_t before = c->unit->ninsns;
    leave_blocks(c, NULL, value);
    if (c->unit->ninsns > before) at_no_line(c);
leave:
    if (value >= 0) emit(c, OP_RETURN, value, 0, 0, 0);
    else emit(c, OP_RETURN_NONE, 0, 0, 0, 0);
    resume_blocks(c, NULL);
    c->unit->next_temp = mark;
}

/* ---- loops --------------------------------------------------------------------------------------------------- */

/* The test stands below the body, so that each round takes one jump:  JUMP test; body: ...; test: if cond go to body */
static void compile_while(Compiler *c, Node *n)
{
    Block loop = { .reg = -1 };
    Label body = label_new(c);
    int known = const_truth(c, n->While.test);
    loop.on_break = label_new(c);
    loop.on_continue = label_new(c);
    if (known < 0) emit_loop_entry(c, loop.on_continue);
    if (known > 0) emit(c, OP_NOP, 0, 0, 0, 0);
    DeadCode from = {0};
    if (known == 0) from = dead_begin(c);
    label_place(c, body);
    block_push(c, &loop, BLOCK_LOOP);
    compile_body(c, n->While.body);
    block_pop(c);
    if (known == 0) dead_end(c, from);
    label_place(c, loop.on_continue);
    at(c, n);
    if (known != 0) compile_condition(c, n->While.test, true, body);
    compile_body(c, n->While.orelse);
    label_place(c, loop.on_break);
}

static void compile_for(Compiler *c, Node *n)
{
    Reg mark = c->unit->next_temp;
    Block loop = { .reg = temp_new(c) };
    Label body = label_new(c);
    loop.on_break = label_new(c);
    loop.on_continue = label_new(c);
    Reg iterable = compile_expr(c, n->For.iter, ANYWHERE);
    at(c, n);
    emit(c, OP_GET_ITER, loop.reg, iterable, 0, 0);
    c->unit->next_temp = loop.reg + 1;
    emit_jump(c, loop.on_continue);

    Reg item = own_register(c, n->For.target);
    bool direct = item >= 0;
    label_place(c, body);
    if (!direct) item = temp_new(c);
    block_push(c, &loop, BLOCK_LOOP);
    if (!direct) {
        compile_store(c, n->For.target, item);
        c->unit->next_temp = item;
    }
    compile_body(c, n->For.body);
    block_pop(c);

    label_place(c, loop.on_continue);
    at(c, n);
    emit_for_iter(c, item, loop.reg, body);
    c->unit->next_temp = mark;
    compile_body(c, n->For.orelse);
    label_place(c, loop.on_break);
}

/* ---- try and with -------------------------------------------------------------------------------------------- */

/* A handler that runs `leave` for an exception raised inside another handler: restores what was being handled before. */
static void emit_handler_cleanup(Compiler *c, Label cleanup, Reg exception, Ident *name)
{
    label_place(c, cleanup);
    c->unit->next_temp = exception + 4;
    temp_window(c, 0);
    unbind_handler_name(c, name);
    emit(c, OP_RERAISE, exception + 2, 0, 0, 1);
}

static void compile_handler(Compiler *c, Node *h, Reg exception, Label end)
{
    Label next = label_new(c), cleanup = label_new(c), not_entered = label_new(c);
    Block block = { .reg = exception, .name = h->ExceptHandler.name };
    if (h->ExceptHandler.type) {
        Block types = { .reg = exception };
        block_push(c, &types, BLOCK_HANDLER);
        guard_begin(c, &types, not_entered);
        Reg type = compile_expr(c, h->ExceptHandler.type, ANYWHERE);
        Reg answer = is_temp(c, type) ? type : temp_new(c);
        at(c, h);
        emit(c, OP_MATCH_EXCEPT, answer, exception, type, 0);
        block_pop(c);
        emit_jump_if(c, OP_JUMP_IF, answer, false, next);
        c->unit->next_temp = exception + 2;
    }
    if (h->ExceptHandler.name) {
        Block naming = { .reg = exception };                /* where the name lives may refuse it */
        block_push(c, &naming, BLOCK_HANDLER);
        guard_begin(c, &naming, not_entered);
        Reg copy = temp_new(c);
        at(c, h);
        emit(c, OP_COPY, copy, exception, 0, 0);
        store_name(c, h->ExceptHandler.name, copy);
        c->unit->next_temp = copy;
        block_pop(c);
    }
    block_push(c, &block, BLOCK_HANDLER);
    guard_begin(c, &block, cleanup);
    compile_body(c, h->ExceptHandler.body);
    block_pop(c);
    at_no_line(c);
    emit(c, OP_POP_EXCEPT, exception, 0, 0, 0);
    unbind_handler_name(c, h->ExceptHandler.name);
    emit_jump(c, end);
    emit_handler_cleanup(c, cleanup, exception, h->ExceptHandler.name);
    if (h->ExceptHandler.type) emit_handler_cleanup(c, not_entered, exception, NULL);
    c->unit->next_temp = exception + 2;
    label_place(c, next);
}

static void compile_try_except(Compiler *c, Node *n)
{
    Reg mark = c->unit->next_temp;
    Label handler = label_new(c), end = label_new(c);
    Block block = { .reg = -1, .body = { 0, NULL } };
    block_push(c, &block, BLOCK_FINALLY);                   /* a guard; nothing to do on the way out */
    guard_begin(c, &block, handler);
    compile_body(c, n->Try.body);
    block_pop(c);
    compile_body(c, n->Try.orelse);
    at_no_line(c);
    emit_jump(c, end);

    label_place(c, handler);
    Reg exception = temp_window(c, 2);
    for (uint32_t i = 0; i < n->Try.handlers.len && !c->failed; i++) {
        Node *h = n->Try.handlers.items[i];
        if (!h->ExceptHandler.type && i + 1 < n->Try.handlers.len)
            compile_error(c, h->pos, "default 'except:' must be last");
        compile_handler(c, h, exception, end);
    }
    at_no_line(c);
    emit(c, OP_RERAISE, exception, 0, 0, 0);
    c->unit->next_temp = mark;
    label_place(c, end);
}

/* The registers of the handler of a try with except*:
 *
 *     whole    the exception, and behind it what was being handled before
 *     list     what must go on after all clauses
 *     rest     what no clause has caught yet
 *     match    what the clause being run has caught, and behind it what was being handled before: whole               */
typedef struct { Reg whole, list, rest, match; } StarRegs;

/* Go to label if R[r] is None; it stays. */
static void jump_if_none(Compiler *c, Reg r, Label label)
{
    Reg copy = temp_window(c, 2);
    emit(c, OP_COPY, copy, r, 0, 0);
    emit_const(c, copy + 1, None);
    emit(c, OP_IS, copy, copy, copy + 1, 0);
    emit_jump_if(c, OP_JUMP_IF, copy, true, label);
    c->unit->next_temp = copy;
}

static void compile_star_handler(Compiler *c, Node *h, StarRegs r)
{
    Label next = label_new(c), cleanup = label_new(c);
    Block block = { .reg = r.match, .name = h->ExceptHandler.name, .is_star = true };
    Reg type = temp_new(c);
    compile_into(c, h->ExceptHandler.type, type);
    at(c, h);
    emit(c, OP_SPLIT_GROUP, r.rest, type, 0, 0);
    c->unit->next_temp = type;
    jump_if_none(c, r.match, next);
    emit(c, OP_PUSH_EXCEPT, r.match, 0, 0, 0);
    block_push(c, &block, BLOCK_HANDLER);
    guard_begin(c, &block, cleanup);
    if (h->ExceptHandler.name) {
        Reg copy = temp_new(c);
        at(c, h);
        emit(c, OP_COPY, copy, r.match, 0, 0);
        store_name(c, h->ExceptHandler.name, copy);
        c->unit->next_temp = copy;
    }
    compile_body(c, h->ExceptHandler.body);
    block_pop(c);
    at_no_line(c);
    emit(c, OP_POP_EXCEPT, r.match, 0, 0, 0);
    unbind_handler_name(c, h->ExceptHandler.name);
    emit_jump(c, next);

    label_place(c, cleanup);                                /* what the clause raises waits on the list */
    Reg raised = temp_window(c, 2), copy = temp_new(c);
    unbind_handler_name(c, h->ExceptHandler.name);
    emit(c, OP_COPY, copy, raised, 0, 0);
    emit(c, OP_LIST_APPEND, r.list, copy, 0, 0);
    emit(c, OP_POP_EXCEPT, raised, 0, 0, 0);
    emit(c, OP_POP_EXCEPT, r.match, 0, 0, 0);
    c->unit->next_temp = raised;
    label_place(c, next);
}

static void compile_try_star(Compiler *c, Node *n)
{
    Reg mark = c->unit->next_temp;
    Label handler = label_new(c), end = label_new(c), cleanup = label_new(c), nothing = label_new(c);
    Block block = { .reg = -1, .body = { 0, NULL } };
    block_push(c, &block, BLOCK_FINALLY);
    guard_begin(c, &block, handler);
    compile_body(c, n->TryStar.body);
    block_pop(c);
    compile_body(c, n->TryStar.orelse);
    at_no_line(c);
    emit_jump(c, end);

    label_place(c, handler);
    StarRegs r = { .whole = temp_window(c, 2) };
    Block clauses = { .reg = r.whole };
    block_push(c, &clauses, BLOCK_HANDLER);
    guard_begin(c, &clauses, cleanup);
    r.list = temp_window(c, 4);
    r.rest = r.list + 1;
    r.match = r.list + 2;
    emit(c, OP_MAKE_LIST, r.list, r.list, 0, 0);
    emit(c, OP_COPY, r.rest, r.whole, 0, 0);
    for (uint32_t i = 0; i < n->TryStar.handlers.len && !c->failed; i++) compile_star_handler(c, n->TryStar.handlers.items[i], r);
    at(c, n);
    emit(c, OP_LIST_APPEND, r.list, r.rest, 0, 0);
    emit(c, OP_JOIN_GROUP, r.rest, r.whole, r.list, 0);
    block_pop(c);
    jump_if_none(c, r.rest, nothing);
    emit(c, OP_MOVE, r.whole, r.rest, 0, 0);
    emit(c, OP_RERAISE, r.whole, 0, 0, 0);
    label_place(c, nothing);
    emit(c, OP_DROP, r.rest, 0, 0, 0);
    emit(c, OP_POP_EXCEPT, r.whole, 0, 0, 0);
    emit_jump(c, end);
    emit_handler_cleanup(c, cleanup, r.whole, NULL);
    c->unit->next_temp = mark;
    label_place(c, end);
}

static void compile_handlers(Compiler *c, Node *n)
{
    if (n->kind == NODE_TryStar) compile_try_star(c, n);
    else compile_try_except(c, n);
}

/* try ... finally; TryStar has the fields of Try. */
static void compile_try(Compiler *c, Node *n)
{
    emit(c, OP_NOP, 0, 0, 0, 0);                            /* the line of `try` */
    if (!n->Try.finalbody.len) { compile_handlers(c, n); return; }
    Reg mark = c->unit->next_temp;
    Label handler = label_new(c), end = label_new(c), cleanup = label_new(c);
    Block block = { .body = n->Try.finalbody };
    block_push(c, &block, BLOCK_FINALLY);
    guard_begin(c, &block, handler);
    if (n->Try.handlers.len) {
        compile_handlers(c, n);
    } else {
        compile_body(c, n->Try.body);
        compile_body(c, n->Try.orelse);
    }
    block_pop(c);
    compile_body(c, n->Try.finalbody);
    at_no_line(c);
    emit_jump(c, end);

    label_place(c, handler);
    Reg exception = temp_window(c, 2);
    Block unwinding = { .reg = exception };
    block_push(c, &unwinding, BLOCK_HANDLER);
    guard_begin(c, &unwinding, cleanup);
    compile_body(c, n->Try.finalbody);
    block_pop(c);
    at_no_line(c);
    emit(c, OP_RERAISE, exception, 0, 0, 0);
    emit_handler_cleanup(c, cleanup, exception, NULL);
    c->unit->next_temp = mark;
    label_place(c, end);
}

static void compile_with(Compiler *c, Node *n, uint32_t index)
{
    Node *item = n->With.items.items[index];
    bool is_async = n->kind == NODE_AsyncWith;              /* the same fields */
    if (is_async && !check_async(c, n, "async with")) return;
    Reg mark = c->unit->next_temp, exit_reg = temp_window(c, 2);
    Label handler = label_new(c), end = label_new(c), swallow = label_new(c), cleanup = label_new(c);
    compile_into(c, item->withitem.context_expr, exit_reg);
    at(c, n);
    emit(c, OP_WITH_ENTER, exit_reg, exit_reg, 0, is_async);
    if (is_async) emit_await(c, exit_reg + 1, AWAIT_ENTER);
    c->unit->next_temp = exit_reg + 1;

    Block block = { .reg = exit_reg, .is_async = is_async, .pos = n->pos };
    block_push(c, &block, BLOCK_WITH);
    guard_begin(c, &block, handler);
    c->unit->next_temp = exit_reg + 2;
    if (item->withitem.optional_vars) compile_store(c, item->withitem.optional_vars, exit_reg + 1);
    else emit(c, OP_DROP, exit_reg + 1, 0, 0, 0);
    c->unit->next_temp = exit_reg + 1;
    if (index + 1 < n->With.items.len) compile_with(c, n, index + 1);
    else compile_body(c, n->With.body);
    block_pop(c);
    c->pos = block.pos;
    emit_with_exit_call(c, exit_reg, is_async);
    at_no_line(c);
    emit_jump(c, end);

    label_place(c, handler);
    Reg exception = temp_window(c, 2);
    Block unwinding = { .reg = exception };
    block_push(c, &unwinding, BLOCK_HANDLER);
    guard_begin(c, &unwinding, cleanup);
    Reg answer = temp_new(c);
    c->pos = block.pos;
    emit(c, OP_WITH_EXIT, answer, exit_reg, exception, 0);
    if (is_async) emit_await(c, answer, AWAIT_EXIT);
    emit_jump_if(c, OP_JUMP_IF, answer, true, swallow);
    block_pop(c);
    at_no_line(c);
    emit(c, OP_RERAISE, exception, 0, 0, 0);
    emit_handler_cleanup(c, cleanup, exception, NULL);
    label_place(c, swallow);
    emit(c, OP_POP_EXCEPT, exception, 0, 0, 0);
    emit(c, OP_DROP, exit_reg, 0, 0, 0);
    c->unit->next_temp = mark;
    label_place(c, end);
}

static void compile_raise(Compiler *c, Node *n)
{
    Reg exception = 0, cause = 0;
    if (n->Raise.exc) exception = compile_expr(c, n->Raise.exc, ANYWHERE);
    if (n->Raise.cause) cause = compile_expr(c, n->Raise.cause, ANYWHERE);
    at(c, n);
    emit(c, OP_RAISE, exception, cause, 0, n->Raise.cause ? 2 : n->Raise.exc ? 1 : 0);
}

static void compile_assert(Compiler *c, Node *n)
{
    warn_assert(c, n);
    if (c->flags & COMPILE_OPTIMIZE) return;
    Label fine = label_new(c);
    at(c, n);
    compile_condition(c, n->Assert.test, true, fine);
    Reg base = temp_new(c);
    Pos here = c->pos;                                      /* the statement, or the comparison that failed */
    emit(c, OP_LOAD_ASSERTION_ERROR, base, 0, 0, 0);
    if (n->Assert.msg) {
        compile_into(c, n->Assert.msg, temp_new(c));
        c->pos = here;
        emit(c, OP_CALL, base, base, 0, 1);
    }
    emit(c, OP_RAISE, base, 0, 0, 1);
    c->unit->next_temp = base;
    label_place(c, fine);
}

/* ---- assignment ---------------------------------------------------------------------------------------------- */

static bool plain_elements(NodeList elts)
{
    for (uint32_t i = 0; i < elts.len; i++)
        if (elts.items[i]->kind == NODE_Starred) return false;
    return true;
}

/* a, b = x, y needs no tuple: all values first, then all stores. */
static bool compile_parallel_assign(Compiler *c, Node *target, Node *value)
{
    enum { MOST = 16 };
    if (target->kind != NODE_Tuple || value->kind != NODE_Tuple) return false;
    NodeList to = target->Tuple.elts, from = value->Tuple.elts;
    if (to.len != from.len || to.len > MOST || !plain_elements(to) || !plain_elements(from)) return false;
    Reg window = temp_window(c, (int)to.len);
    for (uint32_t i = 0; i < from.len; i++) compile_into(c, from.items[i], window + (Reg)i);
    for (uint32_t i = 0; i < to.len; i++) compile_store(c, to.items[i], window + (Reg)i);
    c->unit->next_temp = window;
    return true;
}

/* local = value. `x = x` changes nothing, but asks whether x is there. */
static void assign_local(Compiler *c, Node *value, Reg own)
{
    if (own_register(c, value) == own) emit(c, OP_MOVE, own, own, 0, 0);
    else compile_into(c, value, own);
}

static void compile_assign(Compiler *c, Node *n)
{
    NodeList targets = n->Assign.targets;
    Reg mark = c->unit->next_temp;
    if (targets.len == 1) {
        Reg own = own_register(c, targets.items[0]);
        if (own >= 0) { assign_local(c, n->Assign.value, own); return; }
        if (compile_parallel_assign(c, targets.items[0], n->Assign.value)) return;
    }
    Reg value = compile_expr(c, n->Assign.value, ANYWHERE);
    if (!is_temp(c, value) && c->unit->scope->has_walrus) {
        Reg copy = temp_new(c);
        emit(c, OP_MOVE, copy, value, 0, 0);
        value = copy;
    }
    if (targets.len > 1 && own_register(c, n->Assign.value) >= 0) emit(c, OP_MOVE, value, value, 0, 0);
    for (uint32_t i = 0; i < targets.len && !c->failed; i++) {
        Reg v = value;
        if (i + 1 < targets.len && is_temp(c, value)) {
            v = temp_new(c);
            emit(c, OP_COPY, v, value, 0, 0);
        }
        compile_store(c, targets.items[i], v);
        c->unit->next_temp = is_temp(c, value) ? value + 1 : mark;
    }
    c->unit->next_temp = mark;
}

/* Emit dest = left op value, for `target op= value`. */
static void augment(Compiler *c, Node *n, Reg dest, Reg left)
{
    Reg mark = c->unit->next_temp;
    compile_operation(c, n, n->AugAssign.op, dest, left, n->AugAssign.value, true);
    c->unit->next_temp = mark;
}

static Reg pinned(Compiler *c, Node *n)
{
    Reg r = compile_expr(c, n, ANYWHERE);
    if (is_temp(c, r) || !c->unit->scope->has_walrus) return r;
    Reg copy = temp_new(c);
    emit(c, OP_MOVE, copy, r, 0, 0);
    return copy;
}

static void compile_aug_assign(Compiler *c, Node *n)
{
    Node *target = n->AugAssign.target;
    Reg mark = c->unit->next_temp;
    if (target->kind == NODE_Name) {
        Reg own = own_register(c, target);
        if (own >= 0 && !c->unit->scope->has_walrus) {
            augment(c, n, own, own);
        } else {
            Reg work = temp_new(c);
            at(c, target);
            Reg r = load_name(c, target->Name.id, work);
            if (r != work) emit(c, OP_MOVE, work, r, 0, 0);
            augment(c, n, work, work);
            at(c, n);
            store_name(c, target->Name.id, work);
        }
    } else if (target->kind == NODE_Attribute) {
        Reg object = pinned(c, target->Attribute.value);
        Ident *name = mangle(&c->arena, c->unit->scope->class_name, target->Attribute.attr);
        if (!name) { compile_out_of_memory(c); return; }
        Reg work = temp_new(c);
        at(c, target);
        emit(c, OP_LOAD_ATTR, work, copy_for_use(c, object), (int)site_new(c, name), 0);
        c->unit->next_temp = work + 1;
        augment(c, n, work, work);
        at(c, target);
        emit(c, OP_STORE_ATTR, object, work, (int)site_new(c, name), 0);
    } else {
        Reg object = pinned(c, target->Subscript.value), key = pinned(c, target->Subscript.slice);
        Reg work = temp_new(c);
        at(c, target);
        Reg used = copy_for_use(c, object);
        emit(c, OP_GET_ITEM, work, used, copy_for_use(c, key), 0);
        c->unit->next_temp = work + 1;
        augment(c, n, work, work);
        at(c, target);
        emit(c, OP_SET_ITEM, object, key, work, 0);
    }
    c->unit->next_temp = mark;
}

/* Evaluate n for what it does and the errors it may raise. */
static void evaluate(Compiler *c, Node *n)
{
    Reg value = temp_new(c);
    compile_into(c, n, value);
    emit(c, OP_DROP, value, 0, 0, 0);
    c->unit->next_temp = value;
}

/* x: annotation = value. In a module or class body a simple name's annotation goes into __annotations__. */
static void compile_ann_assign(Compiler *c, Node *n)
{
    Reg mark = c->unit->next_temp;
    Node *target = n->AnnAssign.target;
    if (n->AnnAssign.value) {
        Reg value = compile_expr(c, n->AnnAssign.value, ANYWHERE);
        if (own_register(c, n->AnnAssign.value) >= 0) emit(c, OP_MOVE, value, value, 0, 0);
        compile_store(c, target, value);
        c->unit->next_temp = mark;
    }
    bool in_function = c->unit->scope->kind == SCOPE_FUNCTION;
    if (!n->AnnAssign.value && target->kind == NODE_Attribute) evaluate(c, target->Attribute.value);
    if (!n->AnnAssign.value && target->kind == NODE_Subscript) {
        evaluate(c, target->Subscript.value);
        evaluate(c, target->Subscript.slice);
    }
    if (target->kind == NODE_Name && n->AnnAssign.simple) {
        if (!in_function) {
            Reg annotation = temp_new(c);
            compile_annotation(c, n->AnnAssign.annotation, annotation);
            Ident *dict = arena_intern(&c->arena, "__annotations__", 15);
            if (!dict) { compile_out_of_memory(c); return; }
            Reg annotations = temp_new(c), key = temp_new(c);
            at(c, n);
            bool namespace = c->unit->scope->kind == SCOPE_CLASS || c->flags & COMPILE_NAMESPACE;
            if (namespace) emit(c, OP_LOAD_NAME, annotations, (int)const_name(c, dict), 0, 0);
            else emit(c, OP_LOAD_GLOBAL, annotations, (int)site_global(c, dict), 0, 0);
            Ident *name = mangle(&c->arena, c->unit->scope->class_name, target->Name.id);
            if (!name) { compile_out_of_memory(c); return; }
            emit_wide(c, OP_LOAD_CONST, key, const_name(c, name), 0);
            emit(c, OP_SET_ITEM, annotations, key, annotation, 0);
        }
    } else if (!in_function && !c->text_annotations) {
        evaluate(c, n->AnnAssign.annotation);
    }
    c->unit->next_temp = mark;
}

static void compile_delete(Compiler *c, Node *target)
{
    Reg mark = c->unit->next_temp;
    switch (target->kind) {
    case NODE_Name: at(c, target); delete_name(c, target->Name.id); break;
    case NODE_Attribute: {
        Ident *name = mangle(&c->arena, c->unit->scope->class_name, target->Attribute.attr);
        if (!name) { compile_out_of_memory(c); return; }
        Reg object = compile_expr(c, target->Attribute.value, ANYWHERE);
        at(c, target);
        emit(c, OP_DELETE_ATTR, object, 0, (int)site_new(c, name), 0);
        break;
    }
    case NODE_Subscript: {
        Reg object = pinned(c, target->Subscript.value);
        Reg key = compile_expr(c, target->Subscript.slice, ANYWHERE);
        at(c, target);
        emit(c, OP_DELETE_ITEM, object, key, 0, 0);
        break;
    }
    case NODE_Tuple: for (uint32_t i = 0; i < target->Tuple.elts.len; i++) compile_delete(c, target->Tuple.elts.items[i]); break;
    case NODE_List: for (uint32_t i = 0; i < target->List.elts.len; i++) compile_delete(c, target->List.elts.items[i]); break;
    default: compile_error(c, target->pos, "cannot delete this expression"); break;
    }
    c->unit->next_temp = mark;
}

/* ---- imports ------------------------------------------------------------------------------------------------- */

static void import(Compiler *c, Reg dest, const char *name, size_t len, Ref names, int level)
{
    Ident *text = arena_intern(&c->arena, name, len);
    if (!text) { ref_drop(names); compile_out_of_memory(c); return; }
    uint32_t from = const_add(c, names), module = const_name(c, text);
    emit(c, OP_IMPORT_NAME, dest, (int)module, (int)from, level);
}

/* import a.b.c binds a; import a.b.c as d binds c. */
static void compile_import(Compiler *c, Node *n)
{
    for (uint32_t i = 0; i < n->Import.names.len && !c->failed; i++) {
        Node *alias = n->Import.names.items[i];
        Ident *name = alias->alias.name;
        Reg module = temp_new(c);
        at(c, n);
        import(c, module, name->text, name->len, ref_keep(None), 0);
        const char *dot = memchr(name->text, '.', name->len), *end = name->text + name->len;
        Ident *bound = alias->alias.asname;
        if (!bound) bound = dot ? arena_intern(&c->arena, name->text, (size_t)(dot - name->text)) : name;
        else while (dot) {
            const char *start = dot + 1;
            dot = memchr(start, '.', (size_t)(end - start));
            Ident *part = arena_intern(&c->arena, start, (size_t)((dot ? dot : end) - start));
            if (!part) { compile_out_of_memory(c); return; }
            Reg next = temp_new(c);
            emit(c, OP_IMPORT_FROM, next, module, (int)const_name(c, part), 0);
            emit(c, OP_MOVE, module, next, 0, 0);
            c->unit->next_temp = next;
        }
        if (!bound) { compile_out_of_memory(c); return; }
        store_name(c, bound, module);
        c->unit->next_temp = module;
    }
}

static void compile_import_from(Compiler *c, Node *n)
{
    NodeList names = n->ImportFrom.names;
    Ident *module_name = n->ImportFrom.module;
    if (n->pos.line > c->future_line && !n->ImportFrom.level && !strcmp(module_name->text, "__future__")) {
        compile_error(c, n->pos, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    Ref list = tuple_sized(names.len);
    if (!list) { compile_out_of_memory(c); return; }
    for (uint32_t i = 0; i < names.len; i++) {
        Ident *name = names.items[i]->alias.name;
        if (!(as_tuple(list)->items[i] = str_from_utf8(name->text, name->len))) { ref_drop(list); compile_out_of_memory(c); return; }
    }
    Reg module = temp_new(c);
    at(c, n);
    import(c, module, module_name ? module_name->text : "", module_name ? module_name->len : 0, list, n->ImportFrom.level);
    if (names.len == 1 && !strcmp(names.items[0]->alias.name->text, "*")) {
        emit(c, OP_IMPORT_STAR, module, 0, 0, 0);
        c->unit->next_temp = module;
        return;
    }
    for (uint32_t i = 0; i < names.len && !c->failed; i++) {
        Node *alias = names.items[i];
        Reg value = temp_new(c);
        emit(c, OP_IMPORT_FROM, value, module, (int)const_name(c, alias->alias.name), 0);
        store_name(c, alias->alias.asname ? alias->alias.asname : alias->alias.name, value);
        c->unit->next_temp = value;
    }
    emit(c, OP_DROP, module, 0, 0, 0);
    c->unit->next_temp = module;
}

/* ---- everything ---------------------------------------------------------------------------------------------- */

static void compile_if(Compiler *c, Node *n)
{
    Label otherwise = label_new(c), end = label_new(c);
    at(c, n);
    compile_condition(c, n->If.test, false, otherwise);
    int known = const_truth(c, n->If.test);
    compile_maybe_dead(c, n->If.body, known == 0);
    at_no_line(c);
    if (n->If.orelse.len) emit_jump(c, end);
    label_place(c, otherwise);
    compile_maybe_dead(c, n->If.orelse, known == 1);
    label_place(c, end);
}

static void compile_expr_stmt(Compiler *c, Node *n)
{
    Reg mark = c->unit->next_temp;
    bool print = c->mode == PARSE_INTERACTIVE || c->mode == PARSE_SINGLE || c->mode == PARSE_BLOCK;
    if (print && c->unit->scope->kind == SCOPE_MODULE) {
        Reg value = compile_expr(c, n->Expr.value, ANYWHERE);
        at(c, n);
        emit(c, OP_PRINT_EXPR, value, 0, 0, 0);
    } else if (n->Expr.value->kind == NODE_Constant) {
        emit(c, OP_NOP, 0, 0, 0, 0);
    } else {
        Reg value = compile_expr(c, n->Expr.value, ANYWHERE);
        at(c, n);
        if (is_temp(c, value)) emit(c, OP_DROP, value, 0, 0, 0);
        else {
            Reg check = temp_new(c);                        /* an unbound local is an error even here */
            emit(c, OP_MOVE, check, value, 0, 0);
            emit(c, OP_DROP, check, 0, 0, 0);
        }
    }
    c->unit->next_temp = mark;
}

static void compile_stmt(Compiler *c, Node *n)
{
    Reg mark = c->unit->next_temp;
    at(c, n);
    switch (n->kind) {
    case NODE_Expr: compile_expr_stmt(c, n); break;
    case NODE_Assign: compile_assign(c, n); break;
    case NODE_AugAssign: compile_aug_assign(c, n); break;
    case NODE_AnnAssign: compile_ann_assign(c, n); break;
    case NODE_Delete: for (uint32_t i = 0; i < n->Delete.targets.len; i++) compile_delete(c, n->Delete.targets.items[i]); break;
    case NODE_If: compile_if(c, n); break;
    case NODE_While: compile_while(c, n); break;
    case NODE_For: compile_for(c, n); break;
    case NODE_Break: compile_break(c, n); break;
    case NODE_Continue: compile_continue(c, n); break;
    case NODE_Return: compile_return(c, n); break;
    case NODE_Raise: compile_raise(c, n); break;
    case NODE_Try: case NODE_TryStar: compile_try(c, n); break;
    case NODE_With: case NODE_AsyncWith: compile_with(c, n, 0); break;
    case NODE_Assert: compile_assert(c, n); break;
    case NODE_FunctionDef: case NODE_AsyncFunctionDef: compile_function_def(c, n); break;
    case NODE_ClassDef: compile_class_def(c, n); break;
    case NODE_Import: compile_import(c, n); break;
    case NODE_ImportFrom: compile_import_from(c, n); break;
    case NODE_Match: compile_match(c, n); break;
    case NODE_Pass: emit(c, OP_NOP, 0, 0, 0, 0); break;
    case NODE_Global: case NODE_Nonlocal: break;
    case NODE_AsyncFor: compile_async_for(c, n); break;
    default: compile_error(c, n->pos, "this statement is not supported yet"); break;
    }
    c->unit->next_temp = mark;
}
