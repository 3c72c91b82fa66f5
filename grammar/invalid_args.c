/* invalid_args.c -- naming the mistakes in arguments, parameters and patterns. See invalid.h. */
#include "grammar/invalid.h"

/* ---- arguments ---- */

/* True = 1, f(a) = 1, or a generator behind a keyword */
void invalid_kwarg(Parser *p)
{
    Mark before = mark(p);
    Token name = *peek(p), sign = name;
    Node *a;
    bool word = name.kind == TK_TRUE || name.kind == TK_FALSE || name.kind == TK_NONE;
    if (word || name.kind == TK_NAME) sign = *parse_at(p, 1);
    if (word && sign.kind == TK_EQUAL)
        raise_pos(p, span(token_pos(&name), token_pos(&sign)), "cannot assign to %s", token_name(name.kind));
    if (name.kind == TK_NAME && sign.kind == TK_EQUAL) {
        p->pos += 2;
        if (!raised(p) && rule_expression(p) && skip_for_clauses(p))
            raise_pos(p, span(token_pos(&name), token_pos(&sign)),
                      "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    } else if (!raised(p) && (a = rule_expression(p)) && at(p, TK_EQUAL)) {
        raise_pos(p, span(a->pos, token_pos(peek(p))),
                  "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    reset(p, before);
}

/* What has been read of an argument list. */
typedef struct {
    uint32_t positional, keywords;
    bool unpacked;                      /* there was a '**' */
    Node *last;                         /* the last positional argument */
} Args;

/* As many arguments as are in order: positional ones, then keywords, then '**'. False when there is none. */
static bool skip_args(Parser *p, Args *args)
{
    bool any = false;
    *args = (Args){0};
    for (;;) {
        Mark before = mark(p);
        if (any && !accept(p, TK_COMMA)) return true;
        bool named = at(p, TK_NAME) && kind_after(p) == TK_EQUAL, star = at(p, TK_STAR), twice = at(p, TK_DOUBLESTAR);
        Node *n = NULL;
        if (named || twice) {
            invalid_kwarg(p);
            p->pos += twice ? 1 : 2;
            n = raised(p) ? NULL : rule_expression(p);
        } else if (star) {
            n = args->unpacked ? NULL : skip_starred(p);
        } else if (!args->keywords) {
            n = at(p, TK_NAME) && kind_after(p) == TK_WALRUS ? rule_named_expression(p) : rule_expression(p);
            if (n && (at(p, TK_EQUAL) || at(p, TK_WALRUS))) n = NULL;
        }
        if (!n) {
            reset(p, before);
            return any && !raised(p);
        }
        if (named || twice) args->keywords++, args->unpacked |= twice;
        else args->positional++, args->last = n;
        any = true;
    }
}

void invalid_arguments(Parser *p)
{
    Mark before = mark(p);
    Args args, more;
    Pos first = token_pos(peek(p)), last = first;
    bool any = skip_args(p, &args);
    if (any && !raised(p)) last = to_here(p, first);
    Mark behind = mark(p);
    if (any && accept(p, TK_COMMA) && at(p, TK_STAR))
        raise_pos(p, last, "iterable argument unpacking follows keyword argument unpacking");
    reset(p, before);

    Node *a = raised(p) ? NULL : rule_expression(p);    /* f(x for x in y, 1) */
    if (a && skip_for_clauses(p)) {
        Pos generator = to_here(p, a->pos);
        if (accept(p, TK_COMMA) && (skip_args(p, &more) || !raised(p)))
            raise_pos(p, generator, "Generator expression must be parenthesized");
    }
    reset(p, before);
    if (raised(p)) return;

    if (at(p, TK_NAME) && kind_after(p) == TK_EQUAL) {
        Pos sign = token_pos(parse_at(p, 1));
        p->pos += 2;
        if (rule_expression(p) && skip_for_clauses(p))
            raise_pos(p, span(first, sign), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        reset(p, before);
    }
    reset(p, behind);
    if (any && !raised(p) && skip_for_clauses(p)) {          /* f(1, x for x in y) */
        Pos generator = to_here(p, first);
        if (args.positional > 1 || args.keywords)
            raise_pos(p, span(args.last ? args.last->pos : first, generator),
                      "Generator expression must be parenthesized");
    }
    reset(p, behind);
    if (any && !raised(p) && accept(p, TK_COMMA)) {
        Mark comma = mark(p);
        a = rule_expression(p);
        if (a && skip_for_clauses(p)) raise_pos(p, to_here(p, a->pos), "Generator expression must be parenthesized");
        reset(p, comma);
        if (!raised(p) && skip_args(p, &more))
            raise_last(p, ERR_SyntaxError, "positional argument follows keyword argument%s",
                       args.unpacked ? " unpacking" : "");
    }
    reset(p, before);
}

/* ---- parameters ---- */

/* What has been read of a parameter list. */
typedef struct {
    bool lambda, slash, star, defaulted;
    bool unpacked;                      /* *args has an annotation with a star, which only the right rule expects */
    uint32_t count;                     /* plain parameters */
} Params;

static bool skip_param(Parser *p, bool lambda)
{
    if (!accept(p, TK_NAME)) return false;
    return lambda || !accept(p, TK_COLON) || rule_expression(p) != NULL;
}

static bool at_end_of_params(Parser *p, bool lambda) { return at(p, lambda ? TK_COLON : TK_RPAR); }

static void invalid_plain(Parser *p, Params *ps)
{
    Pos pos = token_pos(peek(p));
    if (!skip_param(p, ps->lambda)) return;
    ps->count++;
    pos = to_here(p, pos);
    if (accept(p, TK_EQUAL)) {
        Pos sign = token_pos(&p->tokens[p->pos - 1]);
        ps->defaulted = true;
        if (at(p, TK_RPAR) || at(p, TK_COMMA)) raise_pos(p, sign, "expected default value expression");
        else rule_expression(p);
    } else if (ps->defaulted && !ps->star && (at(p, TK_COMMA) || at_end_of_params(p, ps->lambda))) {
        raise_pos(p, pos, "non-default argument follows default argument");
    }
}

static void invalid_slash(Parser *p, Params *ps)
{
    Pos pos = token_pos(peek(p));
    p->pos++;
    if (ps->slash && !ps->star) raise_pos(p, pos, "/ may appear only once");
    else if (ps->unpacked) return;
    else if (ps->star) raise_pos(p, pos, "/ must be ahead of *");
    else if (!ps->count && at(p, TK_COMMA)) raise_pos(p, pos, "at least one argument must precede /");
    else if (ps->count && at(p, TK_STAR)) raise_pos(p, token_pos(peek(p)), "expected comma between / and *");
    ps->slash = true;
}

static void invalid_star(Parser *p, Params *ps)
{
    Pos pos = token_pos(peek(p));
    p->pos++;
    if (ps->star) {
        bool named = !at(p, TK_COMMA) && skip_param(p, ps->lambda);
        if (!ps->unpacked && (at(p, TK_COMMA) || (named && at_end_of_params(p, ps->lambda))))
            raise_pos(p, pos, "* argument may appear only once");
        return;
    }
    ps->star = true;
    TokenKind close = ps->lambda ? TK_COLON : TK_RPAR;
    if (at(p, close) || (at(p, TK_COMMA) && (kind_after(p) == close || kind_after(p) == TK_DOUBLESTAR))) {
        if (ps->lambda) raise_last(p, ERR_SyntaxError, "named arguments must follow bare *");
        else raise_pos(p, pos, "named arguments must follow bare *");
    } else if (at(p, TK_NAME) && !ps->lambda && kind_after(p) == TK_COLON && parse_at(p, 2)->kind == TK_STAR) {
        p->pos += 2;
        ps->unpacked = rule_starred(p) != NULL;
    } else if (at(p, TK_NAME) && skip_param(p, ps->lambda) && at(p, TK_EQUAL)) {
        raise_pos(p, token_pos(peek(p)), "var-positional argument cannot have default value");
    }
}

static void invalid_kwds(Parser *p, Params *ps)
{
    p->pos++;
    if (!skip_param(p, ps->lambda)) return;
    if (at(p, TK_EQUAL)) raise_pos(p, token_pos(peek(p)), "var-keyword argument cannot have default value");
    if (!accept(p, TK_COMMA)) return;
    Pos pos = token_pos(peek(p));
    if (at(p, TK_STAR) || at(p, TK_DOUBLESTAR) || at(p, TK_SLASH)) {
        raise_pos(p, pos, "arguments cannot follow var-keyword argument");
    } else if (skip_param(p, ps->lambda)) {
        raise_pos(p, to_here(p, pos), "arguments cannot follow var-keyword argument");
    }
}

/* def f((a, b)) */
static void invalid_parenthesised(Parser *p, Params *ps)
{
    Pos open = token_pos(peek(p));
    p->pos++;
    if (!skip_param(p, ps->lambda)) return;
    while (accept(p, TK_COMMA) && at(p, TK_NAME)) skip_param(p, ps->lambda);
    if (at(p, TK_RPAR))
        raise_pos(p, span(open, token_pos(peek(p))), "%s parameters cannot be parenthesized",
                  ps->lambda ? "Lambda expression" : "Function");
}

void invalid_parameters(Parser *p, bool lambda)
{
    Params ps = {.lambda = lambda};
    Mark before = mark(p);
    do {
        uint32_t from = p->pos;
        switch (kind(p)) {
        case TK_NAME:       invalid_plain(p, &ps); break;
        case TK_SLASH:      invalid_slash(p, &ps); break;
        case TK_STAR:       invalid_star(p, &ps); break;
        case TK_DOUBLESTAR: invalid_kwds(p, &ps); break;
        case TK_LPAR:       if (!ps.defaulted) invalid_parenthesised(p, &ps); break;
        default:            break;
        }
        if (p->pos == from) break;
    } while (!raised(p) && accept(p, TK_COMMA));
    reset(p, before);
}

/* ---- patterns ---- */

void invalid_as_pattern(Parser *p)
{
    Mark before = mark(p);
    Pos pos = token_pos(peek(p));
    Node *a = NULL;
    if (parse_is_word(p, "_")) raise_pos(p, pos, "cannot use '_' as a target");
    else if (!at(p, TK_NAME) && (a = rule_expression(p))) raise_pos(p, a->pos, "invalid pattern target");
    reset(p, before);
}

void invalid_class_pattern(Parser *p)
{
    Mark before = mark(p);
    bool keywords = false;
    Pos first = {0}, last = {0};
    while (!at(p, TK_RPAR) && !raised(p)) {
        bool named = at(p, TK_NAME) && kind_after(p) == TK_EQUAL;
        if (named) {
            if (first.line) break;
            keywords = true;
            p->pos += 2;
        }
        Pos start = start_here(p);
        if (!rule_pattern(p)) break;
        if (!named && keywords) {
            last = to_here(p, start);
            if (!first.line) first = last;
        }
        if (!accept(p, TK_COMMA)) break;
    }
    if (first.line) raise_pos(p, span(first, last), "positional patterns follow keyword patterns");
    reset(p, before);
}
