/* parse_stmt.c -- statements: the choice among them, and those of one line. */
#include "grammar/invalid.h"
#include "grammar/rules.h"

/* ---- assignments ---- */

static const int8_t augmented_ops[TOKEN_KINDS] = {
#define AUGMENTED(name, text, op) [TK_##name] = (op) + 1,
#include "grammar/tokens.def"
};

/* yield_expr | star_expressions */
static Node *right_side(Parser *p) { return at(p, TK_YIELD) ? rule_yield_expr(p) : rule_star_expressions(p); }

static bool is_single_target(const Node *n)
{
    return n->kind == NODE_Name || n->kind == NODE_Attribute || n->kind == NODE_Subscript;
}

/* target ':' expression ['=' right_side]   -- a bare name is "simple", one in parentheses is not */
static Node *annotated(Parser *p, Pos start, Node *target, bool parenthesised)
{
    Node *value = NULL, *annotation;
    if (!is_single_target(target)) return NULL;
    p->pos++;
    if (!(annotation = rule_expression(p))) return NULL;
    Mark behind = mark(p);
    if (accept(p, TK_EQUAL) && !(value = right_side(p))) {
        if (raised(p)) return NULL;
        reset(p, behind);
    }
    Node *n = parse_make(p, NODE_AnnAssign, start);
    if (!n) return NULL;
    parse_make_target(target, CTX_Store);
    n->AnnAssign.target = target;
    n->AnnAssign.annotation = annotation;
    n->AnnAssign.value = value;
    n->AnnAssign.simple = target->kind == NODE_Name && !parenthesised;
    return n;
}

static Node *augmented(Parser *p, Pos start, Node *target)
{
    BinaryOperator op = (BinaryOperator)(augmented_ops[kind(p)] - 1);
    if (!is_single_target(target)) return NULL;
    p->pos++;
    Node *value = right_side(p);
    Node *n = value ? parse_make(p, NODE_AugAssign, start) : NULL;
    if (!n) return NULL;
    parse_make_target(target, CTX_Store);
    n->AugAssign.target = target;
    n->AugAssign.op = op;
    n->AugAssign.value = value;
    return n;
}

/* (star_targets '=')+ right_side   -- at the first '=' */
static Node *chain(Parser *p, Pos start, Node *target)
{
    uint32_t from = p->stack_len;
    Node *value = target;
    while (accept(p, TK_EQUAL)) {
        if (!parse_make_target(value, CTX_Store) || !parse_push(p, value)) return NULL;
        if (!(value = right_side(p))) return NULL;
    }
    Node *n = parse_make(p, NODE_Assign, start);
    if (!n || !parse_cut(p, from, &n->Assign.targets)) return NULL;
    n->Assign.value = value;
    return n;
}

/* assignment: single_target ':' expression ['=' right_side] | (star_targets '=')+ right_side
 *           | single_target augassign right_side
 * expression statement: star_expressions | yield_expr */
static Node *assignment_or_expression(Parser *p)
{
    Pos start = start_here(p);
    Mark before = mark(p);
    bool parenthesised = at(p, TK_LPAR);
    Node *first = right_side(p), *n = NULL;
    if (first) {
        TokenKind k = kind(p);
        if (k == TK_EQUAL) n = chain(p, start, first);
        else if (k == TK_COLON) n = annotated(p, start, first, parenthesised);
        else if (augmented_ops[k]) n = augmented(p, start, first);
        else if ((n = parse_make(p, NODE_Expr, start))) n->Expr.value = first;
    }
    if (diagnosing(p) && !raised(p) && (!n || n->kind == NODE_Expr)) {
        Mark behind = mark(p);
        reset(p, before);
        invalid_assignment(p);                          /* also of a mere expression: Python tries it second */
        reset(p, behind);
    }
    return raised(p) ? NULL : n;
}

/* ---- imports ---- */

/* dotted_name: NAME ('.' NAME)* */
static Ident *dotted_name(Parser *p)
{
    Ident *name = parse_ident(p);
    if (!name || !at(p, TK_DOT)) return name;
    char *text = NULL;
    size_t len = 0, room = 0;
    for (;;) {                                          /* spaces and NFKC: the parts, not the source, count */
        if (len + name->len + 2 > room) {
            room = 2 * (len + name->len + 2);
            char *more = arena_alloc(p->arena, room);
            if (!more) return parse_out_of_memory(p), NULL;
            for (size_t i = 0; i < len; i++) more[i] = text[i];
            text = more;
        }
        for (uint32_t i = 0; i < name->len; i++) text[len++] = name->text[i];
        if (!accept(p, TK_DOT)) break;
        text[len++] = '.';
        if (!(name = parse_ident(p))) return NULL;
    }
    name = arena_intern(p->arena, text, len);
    if (!name) parse_out_of_memory(p);
    return name;
}

/* name ['as' NAME] */
static Node *alias(Parser *p, Ident *(*parse_name)(Parser *))
{
    Pos start = start_here(p);
    Ident *name = parse_name(p), *asname = NULL;
    if (!name) return NULL;
    if (accept(p, TK_AS) && !(asname = parse_ident(p))) return NULL;
    Node *n = parse_make(p, NODE_alias, start);
    if (!n) return NULL;
    n->alias.name = name;
    n->alias.asname = asname;
    return n;
}

/* import_name: 'import' dotted_name ['as' NAME] (',' dotted_name ['as' NAME])* */
static Node *import_name(Parser *p)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    p->pos++;
    do {
        Node *item = alias(p, dotted_name);
        if (!item || !parse_push(p, item)) return NULL;
    } while (accept(p, TK_COMMA));
    Node *n = parse_make(p, NODE_Import, start);
    return n && parse_cut(p, from, &n->Import.names) ? n : NULL;
}

/* '*' */
static bool import_star(Parser *p)
{
    Node *n = parse_make_at(p, NODE_alias, token_pos(peek(p)));
    p->pos++;
    if (!n || !(n->alias.name = arena_intern(p->arena, "*", 1))) return parse_out_of_memory(p);
    return parse_push(p, n);
}

/* import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*' */
static bool import_from_targets(Parser *p)
{
    if (at(p, TK_STAR)) return import_star(p);
    bool open = accept(p, TK_LPAR);
    for (;;) {
        Node *item = alias(p, parse_ident);
        if (!item || !parse_push(p, item)) return false;
        if (!accept(p, TK_COMMA)) break;
        if (open && at(p, TK_RPAR)) break;
        if (!open && at(p, TK_NEWLINE)) {
            if (diagnosing(p))
                raise_last(p, ERR_SyntaxError, "trailing comma not allowed without surrounding parentheses");
            return false;
        }
    }
    return !open || accept(p, TK_RPAR);
}

/* import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets
 *            | 'from' ('.' | '...')+ 'import' import_from_targets */
static Node *import_from(Parser *p)
{
    Pos start = start_here(p);
    int level = 0;
    uint32_t from = p->stack_len;
    Ident *module = NULL;
    p->pos++;
    for (;; p->pos++) {
        if (at(p, TK_DOT)) level++;
        else if (at(p, TK_ELLIPSIS)) level += 3;
        else break;
    }
    if ((!level || !at(p, TK_IMPORT)) && !(module = dotted_name(p))) return NULL;
    if (!accept(p, TK_IMPORT) || !import_from_targets(p)) return NULL;
    Node *n = parse_make(p, NODE_ImportFrom, start);
    if (!n || !parse_cut(p, from, &n->ImportFrom.names)) return NULL;
    n->ImportFrom.module = module;
    n->ImportFrom.level = level;
    return n;
}

/* ---- words ---- */

static Node *leaf(Parser *p, NodeKind node_kind)
{
    Pos start = start_here(p);
    p->pos++;
    return parse_make(p, node_kind, start);
}

/* return_stmt: 'return' [star_expressions] */
static Node *return_stmt(Parser *p)
{
    Pos start = start_here(p);
    Node *value = NULL;
    p->pos++;
    if ((parse_starts_expression(kind(p)) || at(p, TK_STAR)) && !(value = rule_star_expressions(p))) return NULL;
    Node *n = parse_make(p, NODE_Return, start);
    if (n) n->Return.value = value;
    return n;
}

/* raise_stmt: 'raise' expression ['from' expression] | 'raise' */
static Node *raise_stmt(Parser *p)
{
    Pos start = start_here(p);
    Node *exc = NULL, *cause = NULL;
    p->pos++;
    if (parse_starts_expression(kind(p))) {
        if (!(exc = rule_expression(p))) return NULL;
        if (accept(p, TK_FROM) && !(cause = rule_expression(p))) return NULL;
    }
    Node *n = parse_make(p, NODE_Raise, start);
    if (!n) return NULL;
    n->Raise.exc = exc;
    n->Raise.cause = cause;
    return n;
}

/* global_stmt: 'global' NAME (',' NAME)*       nonlocal_stmt: 'nonlocal' NAME (',' NAME)* */
static Node *scope_stmt(Parser *p, NodeKind node_kind)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    p->pos++;
    do {
        Ident *name = parse_ident(p);
        if (!name || !parse_push(p, (Node *)(void *)name)) return NULL;
    } while (accept(p, TK_COMMA));
    Node *n = parse_make(p, node_kind, start);
    if (!n) return NULL;
    return parse_cut_names(p, from, node_kind == NODE_Global ? &n->Global.names : &n->Nonlocal.names) ? n : NULL;
}

static bool ends_simple_stmt(Parser *p) { return at(p, TK_SEMI) || at(p, TK_NEWLINE); }

/* del_stmt: 'del' del_target (',' del_target)* [','] &(';' | NEWLINE) */
static Node *del_stmt(Parser *p)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    Node *n = NULL;
    bool ok;
    p->pos++;
    Mark targets = mark(p);
    do {
        Node *target = rule_del_target(p);
        ok = target && parse_push(p, target);
    } while (ok && accept(p, TK_COMMA) && !ends_simple_stmt(p));
    if (ok && ends_simple_stmt(p)) {
        n = parse_make(p, NODE_Delete, start);
        return n && parse_cut(p, from, &n->Delete.targets) ? n : NULL;
    }
    if (diagnosing(p) && !raised(p)) {
        reset(p, targets);
        invalid_del_stmt(p);
    }
    return NULL;
}

/* assert_stmt: 'assert' expression [',' expression] */
static Node *assert_stmt(Parser *p)
{
    Pos start = start_here(p);
    Node *test, *msg = NULL;
    p->pos++;
    if (!(test = rule_expression(p))) return NULL;
    if (accept(p, TK_COMMA) && !(msg = rule_expression(p))) return NULL;
    Node *n = parse_make(p, NODE_Assert, start);
    if (!n) return NULL;
    n->Assert.test = test;
    n->Assert.msg = msg;
    return n;
}

/* ---- choosing ---- */

/* simple_stmt: assignment | star_expressions | return_stmt | import_name | import_from | raise_stmt | 'pass' | del_stmt
 *            | yield_expr | assert_stmt | 'break' | 'continue' | global_stmt | nonlocal_stmt */
static Node *simple_stmt(Parser *p)
{
    switch (kind(p)) {
    case TK_RETURN:   return return_stmt(p);
    case TK_IMPORT:   return import_name(p);
    case TK_FROM:     return import_from(p);
    case TK_RAISE:    return raise_stmt(p);
    case TK_PASS:     return leaf(p, NODE_Pass);
    case TK_DEL:      return del_stmt(p);
    case TK_ASSERT:   return assert_stmt(p);
    case TK_BREAK:    return leaf(p, NODE_Break);
    case TK_CONTINUE: return leaf(p, NODE_Continue);
    case TK_GLOBAL:   return scope_stmt(p, NODE_Global);
    case TK_NONLOCAL: return scope_stmt(p, NODE_Nonlocal);
    default:          return assignment_or_expression(p);
    }
}

/* simple_stmts: simple_stmt (';' simple_stmt)* [';'] NEWLINE */
bool rule_simple_stmts(Parser *p)
{
    for (;;) {
        Node *n = simple_stmt(p);
        if (!n || !parse_push(p, n)) return false;
        if (accept(p, TK_NEWLINE)) return true;
        if (!accept(p, TK_SEMI)) return false;
        if (accept(p, TK_NEWLINE)) return true;
    }
}

/* statement: compound_stmt | simple_stmts */
bool rule_statement(Parser *p)
{
    bool found = true;
    Mark before = mark(p);
    bool ok = rule_compound_stmt(p, &found);
    if (found || raised(p)) return ok;
    reset(p, before);
    return rule_simple_stmts(p);
}
