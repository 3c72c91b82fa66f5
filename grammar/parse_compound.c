/* parse_compound.c -- statements that hold blocks. */
#include "grammar/invalid.h"
#include "grammar/rules.h"

/* The ':' of a header. Forgotten at the end of the line, it is worth a message. */
static bool colon(Parser *p)
{
    if (accept(p, TK_COLON)) return true;
    if (diagnosing(p) && at(p, TK_NEWLINE)) raise_last(p, ERR_SyntaxError, "expected ':'");
    return false;
}

/* A ':' that nothing else can replace: its absence is an error at once. */
static bool forced_colon(Parser *p)
{
    if (accept(p, TK_COLON)) return true;
    const Token *t = peek(p);
    if (!raised(p)) raise_pos(p, token_pos(t), "expected ':'");
    return false;
}

/* else_block: 'else' ':' block   -- or nothing */
static bool else_block(Parser *p, NodeList *body)
{
    *body = (NodeList){0};
    if (!at(p, TK_ELSE)) return true;
    Token header = *peek(p);
    p->pos++;
    return forced_colon(p) && rule_block(p, &header, "'else' statement", body);
}

/* if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block])
 * elif_stmt: 'elif' named_expression ':' block (elif_stmt | [else_block]) */
static Node *if_stmt(Parser *p)
{
    Token header = *peek(p);
    Pos start = start_here(p);
    bool elif = header.kind == TK_ELIF;
    NodeList body, orelse = {0};
    p->pos++;
    Node *test = rule_named_expression(p);
    if (!test || !colon(p)) return NULL;
    if (!rule_block(p, &header, elif ? "'elif' statement" : "'if' statement", &body)) return NULL;
    if (at(p, TK_ELIF)) {
        uint32_t from = p->stack_len;
        if (!parse_enter(p, 1)) return NULL;
        Node *rest = if_stmt(p);
        p->depth--;
        if (!rest || !parse_push(p, rest) || !parse_cut(p, from, &orelse)) return NULL;
    } else if (!else_block(p, &orelse)) {
        return NULL;
    }
    Node *n = parse_make(p, NODE_If, start);
    if (!n) return NULL;
    n->If.test = test;
    n->If.body = body;
    n->If.orelse = orelse;
    return n;
}

/* while_stmt: 'while' named_expression ':' block [else_block] */
static Node *while_stmt(Parser *p)
{
    Token header = *peek(p);
    Pos start = start_here(p);
    NodeList body, orelse;
    p->pos++;
    Node *test = rule_named_expression(p);
    if (!test || !colon(p) || !rule_block(p, &header, "'while' statement", &body) || !else_block(p, &orelse))
        return NULL;
    Node *n = parse_make(p, NODE_While, start);
    if (!n) return NULL;
    n->While.test = test;
    n->While.body = body;
    n->While.orelse = orelse;
    return n;
}

/* for_stmt: ['async'] 'for' star_targets 'in' star_expressions ':' block [else_block] */
static Node *for_stmt(Parser *p, Pos start, bool is_async)
{
    Token header = *peek(p);
    NodeList body, orelse;
    Mark before = mark(p);
    p->pos++;
    Node *target = rule_star_targets(p);
    if (!target || !accept(p, TK_IN)) {
        reset(p, before);
        if (diagnosing(p) && !raised(p)) invalid_for_target(p);
        return NULL;
    }
    Node *iter = rule_star_expressions(p);
    if (!iter || !colon(p) || !rule_block(p, &header, "'for' statement", &body) || !else_block(p, &orelse)) return NULL;
    Node *n = parse_make(p, is_async ? NODE_AsyncFor : NODE_For, start);
    if (!n) return NULL;
    n->For.target = target;                             /* AsyncFor is laid out alike */
    n->For.iter = iter;
    n->For.body = body;
    n->For.orelse = orelse;
    return n;
}

/* ---- with ---- */

/* with_item: expression 'as' star_target &(',' | ')' | ':') | expression */
static Node *with_item(Parser *p)
{
    Pos start = start_here(p);
    Mark before = mark(p);
    Node *context = rule_expression(p), *vars = NULL;
    if (!context) return NULL;
    Mark behind = mark(p);
    if (accept(p, TK_AS)) {
        vars = rule_star_target(p);
        if (raised(p)) return NULL;
        if (!vars || !(at(p, TK_COMMA) || at(p, TK_RPAR) || at(p, TK_COLON))) {
            if (diagnosing(p)) {
                reset(p, before);
                invalid_with_item(p);
                if (raised(p)) return NULL;
            }
            vars = NULL;
            reset(p, behind);
        }
    }
    Node *n = parse_make(p, NODE_withitem, start);
    if (!n) return NULL;
    n->withitem.context_expr = context;
    n->withitem.optional_vars = vars;
    return n;
}

/* with_item (',' with_item)* [','] -- the last comma only in parentheses */
static bool with_items(Parser *p, bool in_parentheses, NodeList *items)
{
    uint32_t from = p->stack_len;
    do {
        if (in_parentheses && at(p, TK_RPAR) && p->stack_len > from) break;
        Node *item = with_item(p);
        if (!item || !parse_push(p, item)) return false;
    } while (accept(p, TK_COMMA));
    return parse_cut(p, from, items);
}

/* with_stmt: ['async'] 'with' '(' with_item (',' with_item)* [','] ')' ':' block
 *          | ['async'] 'with' with_item (',' with_item)* ':' block */
static Node *with_stmt(Parser *p, Pos start, bool is_async)
{
    Token header = *peek(p);
    NodeList items, body;
    Mark keyword = mark(p);
    p->pos++;
    Mark before = mark(p);
    bool ok = accept(p, TK_LPAR) && with_items(p, true, &items) && accept(p, TK_RPAR) && accept(p, TK_COLON);
    if (!ok) {
        if (raised(p)) return NULL;
        reset(p, before);
        ok = with_items(p, false, &items) && accept(p, TK_COLON);
    }
    if (!ok) {
        if (diagnosing(p) && !raised(p)) {
            reset(p, keyword);
            invalid_with_stmt(p);
        }
        return NULL;
    }
    if (!rule_block(p, &header, "'with' statement", &body)) return NULL;
    Node *n = parse_make(p, is_async ? NODE_AsyncWith : NODE_With, start);
    if (!n) return NULL;
    n->With.items = items;                              /* AsyncWith is laid out alike */
    n->With.body = body;
    return n;
}

/* ---- try ---- */

/* except_block: 'except' expression ['as' NAME] ':' block | 'except' ':' block
 * except_star_block: 'except' '*' expression ['as' NAME] ':' block */
static Node *except_block(Parser *p, bool *star)
{
    Token header = *peek(p);
    Pos start = start_here(p);
    Mark before = mark(p);
    Node *type = NULL;
    Ident *name = NULL;
    NodeList body;
    p->pos++;
    *star = accept(p, TK_STAR);
    bool ok = *star || !at(p, TK_COLON) ? (type = rule_expression(p)) != NULL : true;
    if (ok && type && accept(p, TK_AS)) ok = (name = parse_ident(p)) != NULL;
    if (!ok || !accept(p, TK_COLON)) {
        if (diagnosing(p) && !raised(p)) {
            reset(p, before);
            invalid_except_stmt(p);
        }
        return NULL;
    }
    if (!rule_block(p, &header, *star ? "'except*' statement" : "'except' statement", &body)) return NULL;
    Node *n = parse_make(p, NODE_ExceptHandler, start);
    if (!n) return NULL;
    n->ExceptHandler.type = type;
    n->ExceptHandler.name = name;
    n->ExceptHandler.body = body;
    return n;
}

/* finally_block: 'finally' ':' block   -- or nothing */
static bool finally_block(Parser *p, NodeList *body)
{
    *body = (NodeList){0};
    if (!at(p, TK_FINALLY)) return true;
    Token header = *peek(p);
    p->pos++;
    return forced_colon(p) && rule_block(p, &header, "'finally' statement", body);
}

/* All handlers of a try; *star tells whether they are except*. */
static bool handlers(Parser *p, bool *star, NodeList *list)
{
    uint32_t from = p->stack_len;
    while (at(p, TK_EXCEPT)) {
        bool this_star = kind_after(p) == TK_STAR;
        if (p->stack_len > from && this_star != *star) {
            if (diagnosing(p)) invalid_mixed_handlers(p);
            return false;
        }
        Node *handler = except_block(p, star);
        if (!handler || !parse_push(p, handler)) return false;
    }
    return parse_cut(p, from, list);
}

/* try_stmt: 'try' ':' block finally_block
 *         | 'try' ':' block except_block+ [else_block] [finally_block]
 *         | 'try' ':' block except_star_block+ [else_block] [finally_block] */
static Node *try_stmt(Parser *p)
{
    Token header = *peek(p);
    Pos start = start_here(p);
    NodeList body, except = {0}, orelse = {0}, final;
    bool star = false;
    p->pos++;
    if (!forced_colon(p) || !rule_block(p, &header, "'try' statement", &body)) return NULL;
    if (!at(p, TK_EXCEPT) && !at(p, TK_FINALLY)) {
        if (diagnosing(p) && !raised(p)) raise_last(p, ERR_SyntaxError, "expected 'except' or 'finally' block");
        return NULL;
    }
    if (!handlers(p, &star, &except) || (except.len && !else_block(p, &orelse)) || !finally_block(p, &final))
        return NULL;
    Node *n = parse_make(p, star ? NODE_TryStar : NODE_Try, start);
    if (!n) return NULL;
    n->Try.body = body;                                 /* TryStar is laid out alike */
    n->Try.handlers = except;
    n->Try.orelse = orelse;
    n->Try.finalbody = final;
    return n;
}

/* ---- definitions ---- */

/* function_def: ['async'] 'def' NAME '(' [params] ')' ['->' expression] ':' block */
static Node *function_def(Parser *p, Pos start, bool is_async, NodeList decorators)
{
    Token header = *peek(p);
    NodeList body;
    Node *args, *returns = NULL;
    p->pos++;
    Ident *name = parse_ident(p);
    if (!name) return NULL;
    if (!accept(p, TK_LPAR)) {
        if (!raised(p)) raise_pos(p, token_pos(peek(p)), "expected '('");
        return NULL;
    }
    if (!(args = rule_params(p, false)) || !accept(p, TK_RPAR)) return NULL;
    Mark behind = mark(p);
    if (accept(p, TK_ARROW) && !(returns = rule_expression(p))) {
        if (raised(p)) return NULL;
        reset(p, behind);
    }
    if (!forced_colon(p) || !rule_block(p, &header, "function definition", &body)) return NULL;
    Node *n = parse_make(p, is_async ? NODE_AsyncFunctionDef : NODE_FunctionDef, start);
    if (!n) return NULL;
    n->FunctionDef.name = name;                         /* AsyncFunctionDef is laid out alike */
    n->FunctionDef.args = args;
    n->FunctionDef.body = body;
    n->FunctionDef.decorator_list = decorators;
    n->FunctionDef.returns = returns;
    return n;
}

/* class_def: 'class' NAME ['(' [arguments] ')'] ':' block */
static Node *class_def(Parser *p, NodeList decorators)
{
    Token header = *peek(p);
    Pos start = start_here(p);
    NodeList bases = {0}, keywords = {0}, body;
    p->pos++;
    Ident *name = parse_ident(p);
    if (!name) return NULL;
    if (accept(p, TK_LPAR)) {
        Mark open = mark(p);
        if (!rule_arguments(p, &bases, &keywords) || !accept(p, TK_RPAR)) {
            if (raised(p) || !diagnosing(p)) return NULL;
            reset(p, open);
            invalid_arguments(p);
            return NULL;
        }
    }
    if (!colon(p) || !rule_block(p, &header, "class definition", &body)) return NULL;
    Node *n = parse_make(p, NODE_ClassDef, start);
    if (!n) return NULL;
    n->ClassDef.name = name;
    n->ClassDef.bases = bases;
    n->ClassDef.keywords = keywords;
    n->ClassDef.body = body;
    n->ClassDef.decorator_list = decorators;
    return n;
}

/* decorators: ('@' named_expression NEWLINE)+ */
static Node *decorated(Parser *p)
{
    NodeList list;
    uint32_t from = p->stack_len;
    while (accept(p, TK_AT)) {
        Node *n = rule_named_expression(p);
        if (!n || !accept(p, TK_NEWLINE) || !parse_push(p, n)) return NULL;
    }
    if (!parse_cut(p, from, &list)) return NULL;
    Pos start = start_here(p);
    if (at(p, TK_CLASS)) return class_def(p, list);
    bool is_async = accept(p, TK_ASYNC);
    return at(p, TK_DEF) ? function_def(p, start, is_async, list) : NULL;
}

_Static_assert(offsetof(Node, For.orelse) == offsetof(Node, AsyncFor.orelse)
               && offsetof(Node, With.body) == offsetof(Node, AsyncWith.body)
               && offsetof(Node, Try.finalbody) == offsetof(Node, TryStar.finalbody)
               && offsetof(Node, FunctionDef.returns) == offsetof(Node, AsyncFunctionDef.returns), "laid out alike");

/* 'async' (function_def | with_stmt | for_stmt) */
static Node *async_stmt(Parser *p)
{
    Pos start = start_here(p);
    p->pos++;
    switch (kind(p)) {
    case TK_DEF:  return function_def(p, start, true, (NodeList){0});
    case TK_WITH: return with_stmt(p, start, true);
    case TK_FOR:  return for_stmt(p, start, true);
    default:      return NULL;
    }
}

static Node *compound_stmt(Parser *p, bool *found)
{
    switch (kind(p)) {
    case TK_DEF:   return function_def(p, start_here(p), false, (NodeList){0});
    case TK_AT:    return decorated(p);
    case TK_ASYNC: return async_stmt(p);
    case TK_CLASS: return class_def(p, (NodeList){0});
    case TK_IF:    return if_stmt(p);
    case TK_WITH:  return with_stmt(p, start_here(p), false);
    case TK_FOR:   return for_stmt(p, start_here(p), false);
    case TK_TRY:   return try_stmt(p);
    case TK_WHILE: return while_stmt(p);
    case TK_NAME:
        if (parse_is_word(p, "match")) return rule_match_stmt(p, found);
        break;
    default:
        break;
    }
    *found = false;
    return NULL;
}

/* compound_stmt: function_def | if_stmt | class_def | with_stmt | for_stmt | try_stmt | while_stmt | match_stmt */
bool rule_compound_stmt(Parser *p, bool *found)
{
    *found = true;
    Node *n = compound_stmt(p, found);
    return n && parse_push(p, n);
}
