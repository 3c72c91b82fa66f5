/* parse_pattern.c -- the match statement and its patterns. */
#include "grammar/invalid.h"
#include "grammar/rules.h"

enum { PATTERN_WEIGHT = 12 };


static Node *make_pattern(Parser *p, NodeKind node_kind, Pos start, uint32_t from)
{
    NodeList items;
    Node *n = parse_make(p, node_kind, start);
    if (!n || !parse_cut(p, from, &items)) return NULL;
    if (node_kind == NODE_MatchOr) n->MatchOr.patterns = items;
    else n->MatchSequence.patterns = items;
    return n;
}

/* ---- literals and names ---- */

static Node *value_pattern(Parser *p, Pos start, Node *value)
{
    Node *n = value ? parse_make(p, NODE_MatchValue, start) : NULL;
    if (n) n->MatchValue.value = value;
    return n;
}

/* signed_number: ['-'] NUMBER */
static Node *signed_number(Parser *p)
{
    Pos start = start_here(p);
    bool minus = accept(p, TK_MINUS);
    Node *number = rule_number(p);
    if (!number || !minus) return number;
    Node *n = parse_make(p, NODE_UnaryOp, start);
    if (!n) return NULL;
    n->UnaryOp.op = UNARY_USub;
    n->UnaryOp.operand = number;
    return n;
}

static bool is_imaginary(const Node *n)
{
    return n->kind == NODE_Constant && n->Constant.value.kind == CONST_Imaginary;
}

static bool is_real(const Node *n)
{
    return n->kind == NODE_UnaryOp ? is_real(n->UnaryOp.operand) : !is_imaginary(n);
}

/* complex_number: signed_real_number ('+' | '-') imaginary_number | signed_number */
static Node *complex_number(Parser *p)
{
    Pos start = start_here(p);
    Node *left = signed_number(p);
    if (!left || !(at(p, TK_PLUS) || at(p, TK_MINUS))) return left;
    BinaryOperator op = at(p, TK_PLUS) ? BIN_Add : BIN_Sub;
    if (!is_real(left)) {
        if (!raised(p)) raise_pos(p, left->pos, "real number required in complex literal");
        return NULL;
    }
    p->pos++;
    Node *right = rule_number(p);
    if (!right) return NULL;
    if (!is_imaginary(right)) {
        raise_pos(p, right->pos, "imaginary number required in complex literal");
        return NULL;
    }
    Node *n = parse_make(p, NODE_BinOp, start);
    if (!n) return NULL;
    n->BinOp.left = left;
    n->BinOp.op = op;
    n->BinOp.right = right;
    return n;
}

/* literal_expr: signed_number | complex_number | strings | 'None' | 'True' | 'False' */
static Node *literal_expr(Parser *p)
{
    switch (kind(p)) {
    case TK_MINUS: case TK_NUMBER: return complex_number(p);
    case TK_STRING: case TK_NONE: case TK_TRUE: case TK_FALSE: return rule_atom(p);
    default: return NULL;
    }
}

/* literal_pattern: signed_number | complex_number | strings | 'None' | 'True' | 'False' */
static Node *literal_pattern(Parser *p)
{
    Pos start = start_here(p);
    Node *value = literal_expr(p);
    if (!value) return NULL;
    if (value->kind != NODE_Constant || value->Constant.value.kind > CONST_False) return value_pattern(p, start, value);
    Node *n = parse_make(p, NODE_MatchSingleton, start);
    if (n) n->MatchSingleton.value = value->Constant.value;
    return n;
}

/* name_or_attr: NAME ('.' NAME)* */
static Node *name_or_attr(Parser *p)
{
    Pos start = start_here(p);
    Node *n = parse_make_at(p, NODE_Name, start);
    if (!n || !(n->Name.id = parse_ident(p))) return NULL;
    while (accept(p, TK_DOT)) {
        Ident *attr = parse_ident(p);
        Node *longer = attr ? parse_make(p, NODE_Attribute, start) : NULL;
        if (!longer) return NULL;
        longer->Attribute.value = n;
        longer->Attribute.attr = attr;
        n = longer;
    }
    return n;
}

/* A name that is not '_', which stands for "whatever" and binds nothing: *name stays NULL for it. */
static bool capture(Parser *p, Ident **name)
{
    bool wildcard = parse_is_word(p, "_");
    *name = parse_ident(p);
    if (!*name) return false;
    if (wildcard) *name = NULL;
    return true;
}

/* capture_pattern: NAME !('.' | '(' | '=')          wildcard_pattern: '_' */
static Node *capture_pattern(Parser *p)
{
    Ident *name;
    Pos start = start_here(p);
    bool wildcard = parse_is_word(p, "_");
    if (!capture(p, &name)) return NULL;
    if (!wildcard && at(p, TK_EQUAL)) return NULL;
    Node *n = parse_make(p, NODE_MatchAs, start);
    if (n) n->MatchAs.name = name;
    return n;
}

/* ---- classes ---- */

/* keyword_pattern: NAME '=' pattern */
static bool keyword_pattern(Parser *p, uint32_t *names)
{
    Ident *name = parse_ident(p);
    p->pos++;
    Node *value = name ? rule_pattern(p) : NULL;
    ++*names;
    return value && parse_push(p, (Node *)(void *)name) && parse_push(p, value);
}

/* class_pattern: name_or_attr '(' [pattern (',' pattern)*] [','] [keyword_pattern (',' keyword_pattern)*] [','] ')' */
static Node *class_pattern(Parser *p, Pos start, Node *cls)
{
    uint32_t from = p->stack_len, positional = 0, keywords = 0;
    bool ok = true;
    p->pos++;
    Mark open = mark(p);
    while (ok && !at(p, TK_RPAR)) {
        if (at(p, TK_NAME) && kind_after(p) == TK_EQUAL) {
            ok = keyword_pattern(p, &keywords);
        } else {
            Node *n = keywords ? NULL : rule_pattern(p);
            ok = n && parse_push(p, n);
            positional++;
        }
        if (ok && !accept(p, TK_COMMA)) break;
    }
    if (!ok || !accept(p, TK_RPAR)) {
        if (raised(p) || !diagnosing(p)) return NULL;
        reset(p, open);
        invalid_class_pattern(p);
        return NULL;
    }
    Node *n = parse_make(p, NODE_MatchClass, start);
    if (!n) return NULL;
    n->MatchClass.cls = cls;
    for (uint32_t i = 0; i < keywords; i++)             /* names first, then patterns */
        if (!parse_push(p, p->stack[from + positional + 2 * i])) return NULL;
    if (!parse_cut_names(p, p->stack_len - keywords, &n->MatchClass.kwd_attrs)) return NULL;
    for (uint32_t i = 0; i < keywords; i++) p->stack[from + positional + i] = p->stack[from + positional + 2 * i + 1];
    p->stack_len = from + positional + keywords;
    if (!parse_cut(p, from + positional, &n->MatchClass.kwd_patterns)) return NULL;
    return parse_cut(p, from, &n->MatchClass.patterns) ? n : NULL;
}

/* What a name begins: class_pattern | value_pattern | capture_pattern | wildcard_pattern
 * value_pattern: NAME ('.' NAME)+ !('.' | '(' | '=') */
static Node *name_pattern(Parser *p)
{
    TokenKind next = kind_after(p);
    if (next != TK_DOT && next != TK_LPAR) return capture_pattern(p);
    Pos start = start_here(p);
    Node *n = name_or_attr(p);
    if (!n) return NULL;
    if (at(p, TK_LPAR)) return class_pattern(p, start, n);
    return at(p, TK_EQUAL) ? NULL : value_pattern(p, start, n);
}

/* ---- mappings ---- */

/* key_value_pattern: (literal_expr | attr) ':' pattern */
static bool key_value_pattern(Parser *p)
{
    Node *key = at(p, TK_NAME) ? name_or_attr(p) : literal_expr(p);
    if (!key || key->kind == NODE_Name || !accept(p, TK_COLON)) return false;
    Node *value = rule_pattern(p);
    return value && parse_push(p, key) && parse_push(p, value);
}

/* mapping_pattern: '{' [key_value_pattern (',' key_value_pattern)*] [','] ['**' NAME] [','] '}' */
static Node *mapping_pattern(Parser *p)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    Ident *rest = NULL;
    p->pos++;
    while (!at(p, TK_RBRACE)) {
        if (accept(p, TK_DOUBLESTAR)) {
            if (parse_is_word(p, "_") || !(rest = parse_ident(p))) return NULL;
            accept(p, TK_COMMA);
            break;
        }
        if (!key_value_pattern(p)) return NULL;
        if (!accept(p, TK_COMMA)) break;
    }
    if (!accept(p, TK_RBRACE)) return NULL;
    Node *n = parse_make(p, NODE_MatchMapping, start);
    if (!n) return NULL;
    uint32_t pairs = (p->stack_len - from) / 2;
    for (uint32_t i = 0; i < pairs; i++)
        if (!parse_push(p, p->stack[from + 2 * i + 1])) return NULL;
    if (!parse_cut(p, from + 2 * pairs, &n->MatchMapping.patterns)) return NULL;
    for (uint32_t i = 0; i < pairs; i++) p->stack[from + i] = p->stack[from + 2 * i];
    p->stack_len = from + pairs;
    if (!parse_cut(p, from, &n->MatchMapping.keys)) return NULL;
    n->MatchMapping.rest = rest;
    return n;
}

/* ---- sequences ---- */

/* maybe_star_pattern: '*' NAME | pattern */
static Node *maybe_star_pattern(Parser *p)
{
    if (!at(p, TK_STAR)) return rule_pattern(p);
    Ident *name;
    Pos start = start_here(p);
    p->pos++;
    if (!at(p, TK_NAME) || !capture(p, &name)) return NULL;
    Node *n = parse_make(p, NODE_MatchStar, start);
    if (n) n->MatchStar.name = name;
    return n;
}

static bool starts_pattern(Parser *p)
{
    switch (kind(p)) {
    case TK_NAME: case TK_NUMBER: case TK_STRING: case TK_NONE: case TK_TRUE: case TK_FALSE: case TK_MINUS:
    case TK_STAR: case TK_LPAR: case TK_LSQB: case TK_LBRACE:
        return true;
    default:
        return false;
    }
}

/* Push (',' maybe_star_pattern)* [','] */
static bool more_patterns(Parser *p)
{
    while (accept(p, TK_COMMA) && starts_pattern(p)) {
        Node *n = maybe_star_pattern(p);
        if (!n || !parse_push(p, n)) return false;
    }
    return true;
}

/* sequence_pattern: '[' [maybe_star_pattern (',' maybe_star_pattern)*] [','] ']' | '(' [open_sequence_pattern] ')'
 * group_pattern: '(' pattern ')' */
static Node *sequence_pattern(Parser *p)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    TokenKind close = at(p, TK_LPAR) ? TK_RPAR : TK_RSQB;
    p->pos++;
    if (accept(p, close)) return make_pattern(p, NODE_MatchSequence, start, from);
    Node *first = maybe_star_pattern(p);
    if (!first) return NULL;
    if (close == TK_RPAR && first->kind != NODE_MatchStar && accept(p, TK_RPAR)) return first;
    if (close == TK_RPAR && !at(p, TK_COMMA)) return NULL;
    if (!parse_push(p, first) || !more_patterns(p) || !accept(p, close)) return NULL;
    return make_pattern(p, NODE_MatchSequence, start, from);
}

/* ---- patterns ---- */

/* closed_pattern: literal_pattern | capture_pattern | wildcard_pattern | value_pattern | group_pattern
 *               | sequence_pattern | mapping_pattern | class_pattern */
static Node *closed_pattern(Parser *p)
{
    TokenKind k = kind(p);
    if (k != TK_NAME && k != TK_LPAR && k != TK_LSQB && k != TK_LBRACE) return literal_pattern(p);
    if (!parse_enter(p, PATTERN_WEIGHT)) return NULL;
    Node *n = k == TK_NAME ? name_pattern(p) : k == TK_LBRACE ? mapping_pattern(p) : sequence_pattern(p);
    p->depth -= PATTERN_WEIGHT;
    return n;
}

/* or_pattern: closed_pattern ('|' closed_pattern)* */
static Node *or_pattern(Parser *p)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    Node *first = closed_pattern(p);
    if (!first || !at(p, TK_VBAR)) return first;
    if (!parse_push(p, first)) return NULL;
    while (accept(p, TK_VBAR)) {
        Node *next = closed_pattern(p);
        if (!next || !parse_push(p, next)) return NULL;
    }
    return make_pattern(p, NODE_MatchOr, start, from);
}

/* pattern: or_pattern 'as' NAME | or_pattern   -- the name is not '_' */
Node *rule_pattern(Parser *p)
{
    Pos start = start_here(p);
    Node *inner = or_pattern(p);
    if (!inner || !accept(p, TK_AS)) return inner;
    Mark behind = mark(p);
    Ident *name = NULL;
    if (at(p, TK_NAME) && !parse_is_word(p, "_")) name = parse_ident(p);
    if (!name || at(p, TK_DOT) || at(p, TK_LPAR) || at(p, TK_EQUAL)) {
        reset(p, behind);
        if (diagnosing(p) && !raised(p)) invalid_as_pattern(p);
        return NULL;
    }
    Node *n = parse_make(p, NODE_MatchAs, start);
    if (!n) return NULL;
    n->MatchAs.pattern = inner;
    n->MatchAs.name = name;
    return n;
}

/* patterns: open_sequence_pattern | pattern
 * open_sequence_pattern: maybe_star_pattern ',' [maybe_star_pattern (',' maybe_star_pattern)*] [','] */
Node *rule_patterns(Parser *p)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    Node *first = maybe_star_pattern(p);
    if (!first) return NULL;
    if (!at(p, TK_COMMA)) return first->kind == NODE_MatchStar ? NULL : first;
    if (!parse_push(p, first) || !more_patterns(p)) return NULL;
    return make_pattern(p, NODE_MatchSequence, start, from);
}

/* ---- the statement ---- */

static bool colon(Parser *p)
{
    if (accept(p, TK_COLON)) return true;
    if (diagnosing(p) && at(p, TK_NEWLINE)) raise_last(p, ERR_SyntaxError, "expected ':'");
    return false;
}

/* case_block: "case" patterns ['if' named_expression] ':' block */
static Node *case_block(Parser *p)
{
    Token header = *peek(p);
    Pos start = start_here(p);
    Node *guard = NULL, *what;
    NodeList body;
    if (!parse_is_word(p, "case")) return NULL;
    p->pos++;
    if (!(what = rule_patterns(p))) return NULL;
    if (accept(p, TK_IF) && !(guard = rule_named_expression(p))) return NULL;
    if (!colon(p) || !rule_block(p, &header, "'case' statement", &body)) return NULL;
    Node *n = parse_make(p, NODE_match_case, start);
    if (!n) return NULL;
    n->match_case.pattern = what;
    n->match_case.guard = guard;
    n->match_case.body = body;
    return n;
}

/* subject_expr: star_named_expression ',' [star_named_expressions] | named_expression */
static Node *subject_expr(Parser *p)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    if (!parse_starts_expression(kind(p)) && !at(p, TK_STAR)) return NULL;
    Node *first = rule_star_named_expression(p);
    if (!first) return NULL;
    if (!at(p, TK_COMMA)) return first->kind == NODE_Starred ? NULL : first;
    if (!parse_push(p, first)) return NULL;
    while (accept(p, TK_COMMA) && (parse_starts_expression(kind(p)) || at(p, TK_STAR))) {
        Node *next = rule_star_named_expression(p);
        if (!next || !parse_push(p, next)) return NULL;
    }
    Node *n = parse_make(p, NODE_Tuple, start);
    return n && parse_cut(p, from, &n->Tuple.elts) ? n : NULL;
}

/* match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
 * `match` may also be a plain name: the caller tries other statements when *found is false. */
Node *rule_match_stmt(Parser *p, bool *found)
{
    Token header = *peek(p);
    Pos start = start_here(p);
    p->pos++;
    *found = false;
    Node *subject = subject_expr(p);
    if (!subject || !colon(p) || !accept(p, TK_NEWLINE)) return NULL;
    if (!accept(p, TK_INDENT)) {
        if (diagnosing(p) && !raised(p))
            raise_last(p, ERR_IndentationError, "expected an indented block after 'match' statement on line %u",
                       header.line);
        return NULL;
    }
    *found = true;
    uint32_t from = p->stack_len;
    do {
        Node *c = case_block(p);
        if (!c || !parse_push(p, c)) return NULL;
    } while (!at(p, TK_DEDENT));
    p->pos++;
    Node *n = parse_make(p, NODE_Match, start);
    if (!n || !parse_cut(p, from, &n->Match.cases)) return NULL;
    n->Match.subject = subject;
    return n;
}
