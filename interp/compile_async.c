/* compile_async.c -- await, async for.
 *
 * To await is to delegate: what the awaited object yields goes to whoever runs us, and what that sends goes to the object, until
 * it returns. The same loop serves `yield from`:
 *
 *     again:  SEND  work, work+1 -> done       R[work] = R[work+1].send(R[work]); to done with what it returns
 *             YIELD work
 *             JUMP  again
 *     done:   */
#include "interp/emit.h"

#include "objects/abstract.h"

void emit_send_loop(Compiler *c, Reg work)
{
    Label again = label_new(c), done = label_new(c);
    emit_const(c, work, None);
    label_place(c, again);
    emit_near_jump(c, OP_SEND, work, work + 1, false, done);
    emit(c, OP_YIELD, work, work, 0, 0);
    emit_jump(c, again);
    label_place(c, done);
}

void emit_await(Compiler *c, Reg r, AwaitFor what)
{
    Reg work = temp_window(c, 2);
    emit(c, OP_MOVE, work + 1, r, 0, 0);
    emit(c, OP_GET_YIELD_FROM, work + 1, work + 1, 0, (int)what);
    emit_send_loop(c, work);
    emit(c, OP_MOVE, r, work, 0, 0);
    c->unit->next_temp = work;
}

bool check_async(Compiler *c, const Node *n, const char *what)
{
    if (c->unit->scope->kind == SCOPE_FUNCTION && c->unit->scope->is_async) return true;
    compile_error(c, n->pos, "'%s' outside async function", what);
    return false;
}

/* ---- async for --------------------------------------------------------------------------------------------------- */

Reg async_next(Compiler *c, Block *guard, Reg iterator, Label ended)
{
    block_push(c, guard, BLOCK_FINALLY);                    /* a guard; nothing to do on the way out */
    guard_begin(c, guard, ended);
    Reg item = temp_new(c);
    emit(c, OP_GET_ANEXT, item, iterator, 0, 0);
    emit_await(c, item, AWAIT_ANEXT);
    block_pop(c);
    return item;
}

void async_end(Compiler *c, Reg iterator, Label ended)
{
    Label other = label_new(c), over = label_new(c);
    label_place(c, ended);
    Reg exception = temp_window(c, 2), answer = temp_new(c);
    emit_const(c, answer, ref_keep(&exc_StopAsyncIteration.head));
    emit(c, OP_MATCH_EXCEPT, answer, exception, answer, 0);
    emit_jump_if(c, OP_JUMP_IF, answer, false, other);
    emit(c, OP_POP_EXCEPT, exception, 0, 0, 0);
    if (is_temp(c, iterator)) emit(c, OP_DROP, iterator, 0, 0, 0);
    emit_jump(c, over);
    label_place(c, other);
    emit(c, OP_RERAISE, exception, 0, 0, 0);
    c->unit->next_temp = exception;
    label_place(c, over);
}

void compile_async_for(Compiler *c, Node *n)
{
    if (!check_async(c, n, "async for")) return;
    Reg mark = c->unit->next_temp;
    Block loop = { .reg = temp_new(c) }, guard = { .reg = -1 };
    Label ended = label_new(c);
    loop.on_break = label_new(c);
    loop.on_continue = label_new(c);
    Reg iterable = compile_expr(c, n->AsyncFor.iter, ANYWHERE);
    c->pos = n->pos;
    emit(c, OP_GET_AITER, loop.reg, iterable, 0, 0);
    c->unit->next_temp = loop.reg + 1;

    label_place(c, loop.on_continue);
    c->pos = n->pos;
    Reg item = async_next(c, &guard, loop.reg, ended);
    block_push(c, &loop, BLOCK_LOOP);
    compile_store(c, n->AsyncFor.target, item);
    c->unit->next_temp = item;
    compile_body(c, n->AsyncFor.body);
    block_pop(c);
    emit_jump(c, loop.on_continue);

    c->pos = n->pos;
    async_end(c, loop.reg, ended);
    c->unit->next_temp = mark;
    compile_body(c, n->AsyncFor.orelse);
    label_place(c, loop.on_break);
}
