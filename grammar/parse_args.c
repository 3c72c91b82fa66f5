/* parse_args.c -- the arguments of calls and the parameters of functions. */
#include "grammar/invalid.h"
#include "grammar/rules.h"

/* ---- arguments ---- */

/* What may still come: a positional argument ends with the first keyword, an iterable with the first '**'. */
typedef enum { POSITIONAL, KEYWORDS, DOUBLE_STARRED } Phase;

/* NAME '=' expression | '**' expression */
static Node *keyword(Parser *p)
{
    Pos start = start_here(p);
    Ident *arg = NULL;
    if (!accept(p, TK_DOUBLESTAR)) {
        if (!(arg = parse_ident(p)) || !accept(p, TK_EQUAL)) return NULL;
    }
    Node *value = rule_expression(p);
    Node *n = value ? parse_make(p, NODE_keyword, start) : NULL;
    if (!n) return NULL;
    n->keyword.arg = arg;
    n->keyword.value = value;
    return n;
}

/* starred_expression: '*' expression */
static Node *starred_argument(Parser *p)
{
    Pos start = start_here(p);
    p->pos++;
    Node *value = rule_expression(p);
    Node *n = value ? parse_make(p, NODE_Starred, start) : NULL;
    if (n) n->Starred.value = value;
    return n;
}

/* (assignment_expression | expression !':=') !'=' */
static Node *positional(Parser *p)
{
    bool is_walrus = at(p, TK_NAME) && kind_after(p) == TK_WALRUS;
    Node *n = is_walrus ? rule_named_expression(p) : rule_expression(p);
    return n && (at(p, TK_WALRUS) || at(p, TK_EQUAL)) ? NULL : n;
}

/* The only argument is a generator expression, whose place includes the call's parentheses. */
static Node *bare_generator(Parser *p, Pos open, Node *elt)
{
    NodeList generators;
    if (!rule_for_if_clauses(p, &generators) || !at(p, TK_RPAR)) return NULL;
    open.end_line = peek(p)->end_line;
    open.end_col = peek(p)->end_col;
    Node *n = parse_make_at(p, NODE_GeneratorExp, open);
    if (!n) return NULL;
    n->GeneratorExp.elt = elt;
    n->GeneratorExp.generators = generators;
    return n;
}

/* args: (starred_expression | positional) (',' (starred_expression | positional))* [',' kwargs] | kwargs
 * kwargs: kwarg_or_starred (',' kwarg_or_starred)* [',' kwarg_or_double_starred (',' kwarg_or_double_starred)*]
 *       | kwarg_or_double_starred (',' kwarg_or_double_starred)*
 * kwarg_or_starred: NAME '=' expression | starred_expression
 * kwarg_or_double_starred: NAME '=' expression | '**' expression   -- one of them */
static Node *argument(Parser *p, Phase *phase)
{
    TokenKind k = kind(p);
    bool named = k == TK_NAME && kind_after(p) == TK_EQUAL;
    if (*phase == POSITIONAL && k != TK_DOUBLESTAR && k != TK_STAR && !named) {
        Mark before = mark(p);
        Node *n = positional(p);
        if (n || raised(p) || !diagnosing(p)) return n;
        reset(p, before);
        invalid_kwarg(p);
        return NULL;
    }
    if (diagnosing(p) && k != TK_STAR) {
        invalid_kwarg(p);
        if (raised(p)) return NULL;
    }
    if (k == TK_STAR) return *phase == DOUBLE_STARRED ? NULL : starred_argument(p);
    if (k == TK_DOUBLESTAR) *phase = DOUBLE_STARRED;
    else if (!named) return NULL;
    else if (*phase == POSITIONAL) *phase = KEYWORDS;
    return keyword(p);
}

/* Arguments pushed with keywords marked by their kind: part the two, each in order. */
static bool cut_arguments(Parser *p, uint32_t from, NodeList *args, NodeList *keywords)
{
    uint32_t to = p->stack_len, kept = from;
    for (uint32_t i = from; i < to; i++)
        if (p->stack[i]->kind != NODE_keyword && !parse_push(p, p->stack[i])) return false;
    for (uint32_t i = from; i < to; i++)
        if (p->stack[i]->kind == NODE_keyword) p->stack[kept++] = p->stack[i];
    if (!parse_cut(p, to, args)) return false;
    p->stack_len = kept;
    return parse_cut(p, from, keywords);
}

static bool arguments(Parser *p, bool generator, NodeList *args, NodeList *keywords)
{
    uint32_t from = p->stack_len;
    Phase phase = POSITIONAL;
    Pos open = token_pos(&p->tokens[p->pos - 1]);
    *args = *keywords = (NodeList){0};
    while (!at(p, TK_RPAR)) {
        Node *n = argument(p, &phase);
        bool alone = n && p->stack_len == from && phase == POSITIONAL && n->kind != NODE_Starred;
        if (generator && alone && (at(p, TK_FOR) || at(p, TK_ASYNC))) n = bare_generator(p, open, n);
        if (!n || !parse_push(p, n)) return false;
        if (!accept(p, TK_COMMA)) break;
    }
    return at(p, TK_RPAR) && cut_arguments(p, from, args, keywords);
}

/* arguments: args [','] &')'   -- or nothing, also before ')' */
bool rule_arguments(Parser *p, NodeList *args, NodeList *keywords) { return arguments(p, false, args, keywords); }

/* genexp | '(' [arguments] ')'   -- behind '(' and up to ')' */
bool rule_call_arguments(Parser *p, NodeList *args, NodeList *keywords) { return arguments(p, true, args, keywords); }

/* ---- parameters ---- */

/* param: NAME [':' expression]   -- lambda's have no annotation, *args' may be starred */
static Node *param(Parser *p, bool lambda, bool star)
{
    Pos start = start_here(p);
    Node *annotation = NULL;
    if (!at(p, TK_NAME)) return NULL;
    Ident *arg = parse_ident(p);
    if (!arg) return NULL;
    if (!lambda && accept(p, TK_COLON)) {
        annotation = star && at(p, TK_STAR) ? rule_starred(p) : rule_expression(p);
        if (!annotation) return NULL;
    }
    Node *n = parse_make(p, NODE_arg, start);
    if (!n) return NULL;
    n->arg.arg = arg;
    n->arg.annotation = annotation;
    return n;
}

/* The lists of an `arguments` while they grow. */
typedef struct {
    NodeList plain, kwonly, defaults, kw_defaults;
    Node *vararg, *kwarg;
    uint32_t posonly;               /* how many of `plain` stand before '/' */
    bool slash, star;
} Params;

/* Append; capacities are powers of two. */
static bool append(Parser *p, NodeList *list, Node *item)
{
    if (!(list->len & (list->len - 1))) {
        Node **more = arena_alloc(p->arena, (list->len ? list->len * 2 : 1) * sizeof *more);
        if (!more) return parse_out_of_memory(p);
        for (uint32_t i = 0; i < list->len; i++) more[i] = list->items[i];
        list->items = more;
    }
    list->items[list->len++] = item;
    return true;
}

/* param ['=' expression] */
static bool plain_param(Parser *p, bool lambda, Params *ps)
{
    Node *n = param(p, lambda, false), *value = NULL;
    if (!n) return false;
    if (accept(p, TK_EQUAL)) {
        if (!parse_enter(p, 6)) return false;
        if (!(value = rule_expression(p))) return false;
        p->depth -= 6;
    }
    if (ps->star) return append(p, &ps->kwonly, n) && append(p, &ps->kw_defaults, value);
    if (!value && ps->defaults.len) return false;       /* non-default argument follows default argument */
    return append(p, &ps->plain, n) && (!value || append(p, &ps->defaults, value));
}

/* '*' (param | &',') */
static bool star_param(Parser *p, bool lambda, Params *ps)
{
    if (ps->star) return false;
    ps->star = true;
    if (at(p, TK_COMMA)) return kind_after(p) == TK_NAME;       /* a bare star wants a name behind it */
    return (ps->vararg = param(p, lambda, true)) != NULL && !at(p, TK_EQUAL);
}

/* '/' */
static bool slash(Parser *p, Params *ps)
{
    p->pos++;
    if (ps->slash || ps->star || !ps->plain.len) return false;
    ps->slash = true;
    ps->posonly = ps->plain.len;
    return true;
}

static Node *make_arguments(Parser *p, Pos start, const Params *ps)
{
    Node *n = parse_make(p, NODE_arguments, start);
    if (!n) return NULL;
    n->arguments.posonlyargs = (NodeList){ps->posonly, ps->plain.items};
    n->arguments.args = (NodeList){ps->plain.len - ps->posonly, ps->plain.items};
    if (ps->posonly) n->arguments.args.items += ps->posonly;
    n->arguments.vararg = ps->vararg;
    n->arguments.kwonlyargs = ps->kwonly;
    n->arguments.kw_defaults = ps->kw_defaults;
    n->arguments.kwarg = ps->kwarg;
    n->arguments.defaults = ps->defaults;
    return n;
}

/* One parameter, '/' or '*', of whichever kind may stand here; '**' must be the last. */
static bool any_param(Parser *p, bool lambda, Params *ps)
{
    switch (kind(p)) {
    case TK_NAME:  return plain_param(p, lambda, ps);
    case TK_SLASH: return slash(p, ps);
    case TK_STAR:
        p->pos++;
        return star_param(p, lambda, ps);
    case TK_DOUBLESTAR:
        p->pos++;
        return (ps->kwarg = param(p, lambda, false)) != NULL && !at(p, TK_EQUAL);
    default:       return false;
    }
}

/* params: [any_param (',' any_param)* [',']]   -- in the order: plain, '/', plain, '*', keyword-only, '**' */
Node *rule_params(Parser *p, bool lambda)
{
    Params ps = {0};
    Mark before = mark(p);
    Pos start = start_here(p);
    TokenKind close = lambda ? TK_COLON : TK_RPAR;
    bool ok = true;
    while (ok && !at(p, close)) {
        ok = any_param(p, lambda, &ps);
        if (!ok || !accept(p, TK_COMMA)) break;
        if (ps.kwarg && !at(p, close)) ok = false;
    }
    if (ok && at(p, close)) return make_arguments(p, start, &ps);
    if (diagnosing(p) && !raised(p)) {
        reset(p, before);
        invalid_parameters(p, lambda);
    }
    return NULL;
}
