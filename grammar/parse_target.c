/* parse_target.c -- what can stand left of '=', behind 'for', 'as' and 'del'.
 *
 * Python's grammar has rules of its own for targets. They accept exactly those expressions that are names,
 * attributes, subscripts, and tuples and lists of targets, so we read an expression and look at what it is. */
#include "grammar/rules.h"

static bool all_valid(const NodeList *list, ExprContext ctx);

static bool is_valid(const Node *n, ExprContext ctx)
{
    switch (n->kind) {
    case NODE_Name: case NODE_Attribute: case NODE_Subscript:
        return true;
    case NODE_Tuple:   return all_valid(&n->Tuple.elts, ctx);
    case NODE_List:    return all_valid(&n->List.elts, ctx);
    case NODE_Starred: return ctx == CTX_Store && is_valid(n->Starred.value, ctx);
    default:           return false;
    }
}

static bool all_valid(const NodeList *list, ExprContext ctx)
{
    for (uint32_t i = 0; i < list->len; i++)
        if (!is_valid(list->items[i], ctx)) return false;
    return true;
}

static void set_context(Node *n, ExprContext ctx)
{
    NodeList elts = {0};
    switch (n->kind) {
    case NODE_Name:      n->Name.ctx = ctx; break;
    case NODE_Attribute: n->Attribute.ctx = ctx; break;
    case NODE_Subscript: n->Subscript.ctx = ctx; break;
    case NODE_Starred:
        n->Starred.ctx = ctx;
        set_context(n->Starred.value, ctx);
        break;
    case NODE_Tuple:
        n->Tuple.ctx = ctx;
        elts = n->Tuple.elts;
        break;
    case NODE_List:
        n->List.ctx = ctx;
        elts = n->List.elts;
        break;
    default:
        break;
    }
    for (uint32_t i = 0; i < elts.len; i++) set_context(elts.items[i], ctx);
}

bool parse_make_target(Node *n, ExprContext ctx)
{
    if (!is_valid(n, ctx)) return false;
    set_context(n, ctx);
    return true;
}

/* star_target: '*' !'*' star_target | primary that is a target */
Node *rule_star_target(Parser *p)
{
    Pos start = start_here(p);
    bool star = accept(p, TK_STAR);
    Node *n = rule_primary(p);
    if (!n || !parse_make_target(n, CTX_Store)) return NULL;
    if (!star) return n;
    Node *starred = parse_make(p, NODE_Starred, start);
    if (!starred) return NULL;
    starred->Starred.value = n;
    starred->Starred.ctx = CTX_Store;
    return starred;
}

/* star_targets: star_target (',' star_target)* [','] */
Node *rule_star_targets(Parser *p)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    Node *first = rule_star_target(p);
    if (!first || !at(p, TK_COMMA)) return first;
    if (!parse_push(p, first)) return NULL;
    while (accept(p, TK_COMMA)) {
        if (!parse_starts_expression(kind(p)) && !at(p, TK_STAR)) break;
        Node *next = rule_star_target(p);
        if (!next || !parse_push(p, next)) return NULL;
    }
    Node *n = parse_make(p, NODE_Tuple, start);
    if (!n || !parse_cut(p, from, &n->Tuple.elts)) return NULL;
    n->Tuple.ctx = CTX_Store;
    return n;
}

/* del_target: primary that is a target without stars */
Node *rule_del_target(Parser *p)
{
    Node *n = rule_primary(p);
    return n && parse_make_target(n, CTX_Del) ? n : NULL;
}
