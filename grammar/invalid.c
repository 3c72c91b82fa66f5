/* invalid.c -- naming the mistakes. See invalid.h for when these are called.
 *
 * Most follow one scheme: read on as if the mistake were allowed, and if that works, say what it is. */
#include "grammar/invalid.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- raising ---- */

/* A place as lexer_raise takes it. In a replacement field lines are those of the file, but columns count from its
 * brace, even in later lines, as Python counts. */
static int64_t text_col(const Parser *p, uint32_t col) { return (int64_t)col - p->lexer.first_col; }

static void raise_between(Parser *p, SyntaxErrKind error_kind, uint32_t line, int64_t col, uint32_t end_line,
                          int64_t end_col, const char *format, va_list args)
{
    char message[512];
    if (raised(p)) return;
    int used = p->in_fstring ? snprintf(message, sizeof message, "f-string: ") : 0;
    vsnprintf(message + used, sizeof message - (size_t)used, format, args);
    lexer_raise(&p->lexer, error_kind, lexer_line_start(&p->lexer, line), line, col, end_line, end_col, message);
    if (!p->in_fstring) return;
    p->error->offset = (int32_t)col + 1;                /* bytes, not characters */
    if (end_col >= 0 || p->lexer.first_col) p->error->end_offset = (int32_t)end_col + 1;
}

void raise_pos(Parser *p, Pos pos, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    raise_between(p, ERR_SyntaxError, pos.line, text_col(p, pos.col), pos.end_line, text_col(p, pos.end_col),
                  format, args);
    va_end(args);
}

void raise_from(Parser *p, Pos pos, const char *format, ...)
{
    va_list args;
    Pos end = {0, 0, p->lexer.line, (uint32_t)(p->lexer.cur - p->lexer.line_start)};
    if (p->diagnose && p->furthest_index > p->dropped + p->count) end = p->furthest_end;
    va_start(args, format);
    raise_between(p, ERR_SyntaxError, pos.line, text_col(p, pos.col), end.end_line, (int64_t)end.end_col - 1,
                  format, args);
    va_end(args);
}

void raise_start(Parser *p, Pos pos, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    raise_between(p, ERR_SyntaxError, pos.line, text_col(p, pos.col), pos.line, LEXER_NO_COL, format, args);
    va_end(args);
}

void raise_token(Parser *p, const Token *token, const char *message)
{
    if (!token->placeless) raise_pos(p, token_pos(token), "%s", message);
    else if (!raised(p)) {
        lexer_raise(&p->lexer, ERR_SyntaxError, lexer_line_start(&p->lexer, token->line), token->line, -1, token->line,
                    LEXER_NO_COL, message);
        if (!*p->lexer.first_line_start) p->error->line = p->error->end_line = 0;
    }
}

/* At the last token that anybody has looked at. */
void raise_last(Parser *p, SyntaxErrKind error_kind, const char *format, ...)
{
    va_list args;
    const Token *t = &p->tokens[p->count - 1];
    if (p->diagnose && p->furthest_index > p->dropped + p->count) t = &p->furthest;
    va_start(args, format);
    raise_between(p, error_kind, t->line, text_col(p, t->col) - t->placeless, t->end_line,
                  t->placeless ? -2 : text_col(p, t->end_col), format, args);
    va_end(args);
}

Pos span(Pos first, Pos last)
{
    first.end_line = last.end_line;
    first.end_col = last.end_col;
    return first;
}

/* ---- targets ---- */

static const char *constant_name(const Node *n)
{
    switch (n->Constant.value.kind) {
    case CONST_None:     return "None";
    case CONST_True:     return "True";
    case CONST_False:    return "False";
    case CONST_Ellipsis: return "ellipsis";
    default:             return "literal";
    }
}

const char *expr_name(const Node *n)
{
    switch (n->kind) {
    case NODE_Attribute:    return "attribute";
    case NODE_Subscript:    return "subscript";
    case NODE_Starred:      return "starred";
    case NODE_Name:         return "name";
    case NODE_List:         return "list";
    case NODE_Tuple:        return "tuple";
    case NODE_Lambda:       return "lambda";
    case NODE_Call:         return "function call";
    case NODE_BoolOp: case NODE_BinOp: case NODE_UnaryOp: return "expression";
    case NODE_GeneratorExp: return "generator expression";
    case NODE_Yield: case NODE_YieldFrom: return "yield expression";
    case NODE_Await:        return "await expression";
    case NODE_ListComp:     return "list comprehension";
    case NODE_SetComp:      return "set comprehension";
    case NODE_DictComp:     return "dict comprehension";
    case NODE_Dict:         return "dict literal";
    case NODE_Set:          return "set display";
    case NODE_JoinedStr: case NODE_FormattedValue: return "f-string expression";
    case NODE_Constant:     return constant_name(n);
    case NODE_Compare:      return "comparison";
    case NODE_IfExp:        return "conditional expression";
    case NODE_NamedExpr:    return "named expression";
    default:                return "expression";
    }
}

Node *invalid_part(Node *n, TargetUse use)
{
    NodeList elts = {0};
    switch (n->kind) {
    case NODE_Name: case NODE_Attribute: case NODE_Subscript:
        return NULL;
    case NODE_List:  elts = n->List.elts; break;
    case NODE_Tuple: elts = n->Tuple.elts; break;
    case NODE_Starred:
        return use == TARGET_DEL ? n : invalid_part(n->Starred.value, use);
    case NODE_Compare:                                  /* `for f() in x` has been read as a comparison */
        if (use != TARGET_FOR) return n;
        return n->Compare.ops.items[0] == CMP_In ? invalid_part(n->Compare.left, use) : NULL;
    default:
        return n;
    }
    for (uint32_t i = 0; i < elts.len; i++) {
        Node *bad = invalid_part(elts.items[i], use);
        if (bad) return bad;
    }
    return NULL;
}

void raise_invalid_target(Parser *p, Node *n, TargetUse use)
{
    Node *bad = n ? invalid_part(n, use) : NULL;
    if (bad) raise_pos(p, bad->pos, "cannot %s %s", use == TARGET_DEL ? "delete" : "assign to", expr_name(bad));
}

/* ---- expressions ---- */

/* Is it `print` or `exec`, once statements? */
static bool is_legacy_name(const Node *n)
{
    return n->kind == NODE_Name && (!strcmp(n->Name.id->text, "print") || !strcmp(n->Name.id->text, "exec"));
}

/* An expression read without looking for mistakes in it. */
static Node *quiet_expression(Parser *p)
{
    bool suggest = p->suggest;
    p->suggest = false;
    Node *a = NULL, *n = NULL;
    if (at(p, TK_LAMBDA)) n = rule_lambdef(p);
    else if ((n = rule_disjunction(p)) && at(p, TK_IF)) {
        Mark before = mark(p);
        p->pos++;
        if (!rule_disjunction(p) || !accept(p, TK_ELSE) || !(a = rule_expression(p))) {
            reset(p, before);
        } else {
            Node *whole = parse_make(p, NODE_IfExp, n->pos);
            if (whole) n = whole;
        }
    }
    p->suggest = suggest;
    return raised(p) ? NULL : n;
}

/* Python compares only as many letters as the name has, so `c` and `mat` pass for soft keywords. */
static bool looks_soft(Parser *p)
{
    const Token *t = peek(p);
    size_t len = (size_t)(t->end - t->start);
    if (t->kind != TK_NAME) return false;
    return !strncmp("match", t->start, len) || !strncmp("case", t->start, len) || !strncmp("_", t->start, len);
}

/* Two expressions side by side in brackets; an `if` without `else`. */
void invalid_expression(Parser *p)
{
    Mark before = mark(p);
    TokenKind k = kind(p);
    bool soft = looks_soft(p);
    bool prefixed = k == TK_NAME && kind_after(p) == TK_STRING;
    Node *a = rule_disjunction(p), *b;
    if (a && !prefixed && !soft) {
        Mark behind = mark(p);
        uint16_t level = p->tokens[p->pos - 1].level;
        b = parse_starts_expression(kind(p)) ? quiet_expression(p) : NULL;
        if (b && !is_legacy_name(a) && level)
            raise_pos(p, span(a->pos, b->pos), "invalid syntax. Perhaps you forgot a comma?");
        reset(p, behind);
    }
    if (a && !raised(p) && accept(p, TK_IF) && (b = rule_disjunction(p)) && !at(p, TK_ELSE) && !at(p, TK_COLON))
        raise_pos(p, span(a->pos, b->pos), "expected 'else' after 'if' expression");
    reset(p, before);
}

/* print "x"   -- Python reads on behind any name, and may find another mistake there */
void invalid_legacy_expression(Parser *p)
{
    Mark before = mark(p);
    if (at(p, TK_NAME) && kind_after(p) != TK_LPAR) {
        const Token *t = peek(p);
        int len = (int)(t->end - t->start);
        const char *word = t->start;
        Pos pos = token_pos(t);
        bool legacy = parse_is_word(p, "print") || parse_is_word(p, "exec");
        p->pos++;
        if (!parse_enter(p, 24)) return;
        Node *b = parse_starts_expression(kind(p)) || at(p, TK_STAR) ? rule_star_expressions(p) : NULL;
        if (b && legacy)
            raise_pos(p, span(pos, b->pos), "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?", len, word,
                      len, word);
    }
    reset(p, before);
}

static bool is_assignment_sign(Parser *p) { return at(p, TK_EQUAL) || at(p, TK_WALRUS); }

/* = where == or := is meant, and targets that := cannot have */
void invalid_named_expression(Parser *p)
{
    Mark before = mark(p);
    Node *a = rule_expression(p), *b;
    if (raised(p)) return;
    if (a && accept(p, TK_WALRUS) && rule_expression(p))
        raise_pos(p, a->pos, "cannot use assignment expressions with %s", expr_name(a));
    reset(p, before);
    if (at(p, TK_NAME) && kind_after(p) == TK_EQUAL) {
        Pos pos = token_pos(peek(p));
        p->pos += 2;
        if ((b = rule_bitwise_or(p)) && !is_assignment_sign(p))
            raise_pos(p, span(pos, b->pos), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        reset(p, before);
    }
    if (raised(p)) return;
    TokenKind k = kind(p);
    if (k != TK_TRUE && k != TK_FALSE && k != TK_NONE && (a = rule_bitwise_or(p)) && accept(p, TK_EQUAL)) {
        bool display = a->kind == NODE_List || a->kind == NODE_Tuple || a->kind == NODE_GeneratorExp;
        if (!display && rule_bitwise_or(p) && !is_assignment_sign(p))
            raise_pos(p, a->pos, "cannot assign to %s here. Maybe you meant '==' instead of '='?", expr_name(a));
    }
    reset(p, before);
}

/* ---- statements ---- */

/* (star_targets '=')*: leaves p->pos behind the last '='. */
static void skip_targets(Parser *p)
{
    for (;;) {
        Mark before = mark(p);
        if (!rule_star_targets(p) || !accept(p, TK_EQUAL)) {
            reset(p, before);
            return;
        }
    }
}

static bool is_augassign(TokenKind k)
{
    switch (k) {
#define AUGMENTED(name, text, op) case TK_##name:
#include "grammar/tokens.def"
        return true;
    default:
        return false;
    }
}

/* wrong targets of ':' */
static void invalid_annotation(Parser *p)
{
    Mark before = mark(p);
    Node *a = rule_star_named_expression(p);
    if (a && at(p, TK_COMMA)) {
        p->pos++;                                       /* any number of lists: Python reads over a missing comma */
        while ((parse_starts_expression(kind(p)) || at(p, TK_STAR)) && rule_star_named_expression(p))
            accept(p, TK_COMMA);
        if (!raised(p) && accept(p, TK_COLON) && rule_expression(p))
            raise_pos(p, a->pos, "only single target (not tuple) can be annotated");
    } else if (a && a->kind != NODE_Starred && a->kind != NODE_NamedExpr && accept(p, TK_COLON) && rule_expression(p)) {
        if (a->kind == NODE_List || a->kind == NODE_Tuple)
            raise_pos(p, a->pos, "only single target (not %s) can be annotated", expr_name(a));
        else
            raise_pos(p, a->pos, "illegal target for annotation");
    }
    reset(p, before);
}

void invalid_assignment(Parser *p)
{
    Mark before = mark(p);
    invalid_annotation(p);
    if (raised(p)) return;
    skip_targets(p);
    Mark behind = mark(p);
    Node *a = raised(p) ? NULL : rule_star_expressions(p);
    if (a && at(p, TK_EQUAL)) raise_invalid_target(p, a, TARGET_STAR);
    reset(p, behind);
    if (!raised(p) && (a = rule_yield_expr(p)) && at(p, TK_EQUAL))
        raise_pos(p, a->pos, "assignment to yield expression not possible");
    reset(p, before);
    if (!raised(p) && (a = rule_star_expressions(p)) && is_augassign(kind(p))) {
        p->pos++;
        if (at(p, TK_YIELD) ? rule_yield_expr(p) : rule_star_expressions(p))
            raise_pos(p, a->pos, "'%s' is an illegal expression for augmented assignment", expr_name(a));
    }
    reset(p, before);
}

void invalid_for_target(Parser *p)
{
    Mark before = mark(p);
    accept(p, TK_ASYNC);
    if (accept(p, TK_FOR)) raise_invalid_target(p, rule_star_expressions(p), TARGET_FOR);
    reset(p, before);
}

void invalid_del_stmt(Parser *p)
{
    Mark before = mark(p);
    raise_invalid_target(p, rule_star_expressions(p), TARGET_DEL);
    reset(p, before);
}

void invalid_with_item(Parser *p)
{
    Mark before = mark(p);
    Node *a = NULL;
    if (rule_expression(p) && accept(p, TK_AS) && (a = rule_expression(p))
        && (at(p, TK_COMMA) || at(p, TK_RPAR) || at(p, TK_COLON)))
        raise_invalid_target(p, a, TARGET_STAR);
    reset(p, before);
}

/* expression ['as' star_target] (',' ...)*; in parentheses whole tuples may stand for the expression */
static bool skip_with_items(Parser *p, bool in_parentheses)
{
    do {
        if (in_parentheses && at(p, TK_RPAR)) break;
        if (!rule_expression(p)) return false;
        Mark behind = mark(p);
        if (accept(p, TK_AS) && !rule_star_target(p)) reset(p, behind);
    } while (accept(p, TK_COMMA));
    return !raised(p);
}

void invalid_with_stmt(Parser *p)
{
    Mark keyword = mark(p);
    p->pos++;
    Mark before = mark(p);
    if (skip_with_items(p, false) && at(p, TK_NEWLINE)) raise_last(p, ERR_SyntaxError, "expected ':'");
    reset(p, before);
    if (!raised(p) && accept(p, TK_LPAR) && skip_with_items(p, true) && accept(p, TK_RPAR) && at(p, TK_NEWLINE))
        raise_last(p, ERR_SyntaxError, "expected ':'");
    reset(p, keyword);
}

void invalid_except_stmt(Parser *p)
{
    Mark before = mark(p);
    p->pos++;
    bool star = accept(p, TK_STAR);
    if (star ? at(p, TK_NEWLINE) || at(p, TK_COLON) : at(p, TK_NEWLINE)) {
        raise_last(p, ERR_SyntaxError, star ? "expected one or more exception types" : "expected ':'");
        return;
    }
    Node *a = rule_expression(p);
    Mark behind = mark(p);
    if (a && accept(p, TK_COMMA) && rule_star_expressions(p)) {
        if (accept(p, TK_AS)) accept(p, TK_NAME);
        if (at(p, TK_COLON)) raise_from(p, a->pos, "multiple exception types must be parenthesized");
    }
    reset(p, behind);
    if (a && !raised(p)) {
        if (accept(p, TK_AS) && !accept(p, TK_NAME)) reset(p, behind);
        if (at(p, TK_NEWLINE)) raise_last(p, ERR_SyntaxError, "expected ':'");
    }
    reset(p, before);
}

void invalid_mixed_handlers(Parser *p)
{
    Mark before = mark(p);
    Pos pos = token_pos(peek(p));
    p->pos++;
    if (at(p, TK_STAR)) pos = span(pos, token_pos(peek(p)));
    bool star = accept(p, TK_STAR), type = !at(p, TK_COLON) && rule_expression(p);
    if (type && accept(p, TK_AS)) accept(p, TK_NAME);
    if (at(p, TK_COLON) && (type || !star))
        raise_pos(p, pos, "cannot have both 'except' and 'except*' on the same 'try'");
    reset(p, before);
}

/* ---- brackets ---- */

Node *skip_starred(Parser *p)
{
    Pos start = start_here(p);
    if (!accept(p, TK_STAR) || !rule_expression(p)) return NULL;
    return parse_make(p, NODE_Starred, start);
}

void invalid_group(Parser *p)
{
    Mark before = mark(p);
    Pos star = token_pos(parse_at(p, 1));
    p->pos++;
    Node *a = skip_starred(p);
    if (a && at(p, TK_RPAR)) raise_pos(p, a->pos, "cannot use starred expression here");
    reset(p, before);
    p->pos++;
    if (!raised(p) && accept(p, TK_DOUBLESTAR) && rule_expression(p) && at(p, TK_RPAR))
        raise_pos(p, star, "cannot use double starred expression here");
    reset(p, before);
}

bool skip_for_clauses(Parser *p)
{
    NodeList ignored;
    return (at(p, TK_FOR) || at(p, TK_ASYNC)) && rule_for_if_clauses(p, &ignored);
}

void invalid_comprehension(Parser *p)
{
    Mark before = mark(p);
    TokenKind open = kind(p);
    p->pos++;
    Mark inside = mark(p);
    Node *a = skip_starred(p), *last;
    if (a && skip_for_clauses(p)) raise_pos(p, a->pos, "iterable unpacking cannot be used in comprehension");
    reset(p, inside);
    if (!raised(p) && open != TK_LPAR && (a = last = rule_star_named_expression(p)) && at(p, TK_COMMA)) {
        Pos end = token_pos(peek(p));
        while (last && accept(p, TK_COMMA)) {
            if (!parse_starts_expression(kind(p)) && !at(p, TK_STAR)) break;
            if ((last = rule_star_named_expression(p))) end = last->pos;
        }
        if (!raised(p) && skip_for_clauses(p))
            raise_pos(p, span(a->pos, end), "did you forget parentheses around the comprehension target?");
    }
    reset(p, inside);
    Pos star = token_pos(peek(p));
    if (!raised(p) && open == TK_LBRACE && accept(p, TK_DOUBLESTAR) && rule_bitwise_or(p) && skip_for_clauses(p)
        && at(p, TK_RBRACE))
        raise_pos(p, star, "dict unpacking cannot be used in dict comprehension");
    reset(p, before);
}

/* Without backtracking: Python looks here while parsing quickly, too. */
void invalid_pair(Parser *p, const Node *key, bool first)
{
    Mark before = mark(p);
    if (!at(p, TK_COLON)) {
        Pos pos = key->pos;
        pos.col = pos.end_col - 1;
        if (!first) raise_start(p, pos, "':' expected after dictionary key");
        return;
    }
    Pos colon = token_pos(peek(p)), star;
    p->pos++;
    star = token_pos(peek(p));
    if (at(p, TK_RBRACE) || at(p, TK_COMMA)) raise_pos(p, colon, "expression expected after dictionary key and ':'");
    else if (accept(p, TK_STAR) && rule_bitwise_or(p))
        raise_from(p, star, "cannot use a starred expression in a dictionary value");
    reset(p, before);
}
