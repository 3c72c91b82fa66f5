/* parse_atom.c -- what binds tightest: names, literals, things in brackets, and their tails. */
#include "grammar/invalid.h"
#include "grammar/lex_number.h"
#include "grammar/rules.h"

enum { BRACKET_WEIGHT = 25 };       /* how deep Python's parser recurses for one pair of brackets */

/* ---- comprehensions ---- */

/* for_if_clause: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)* */
static Node *for_if_clause(Parser *p)
{
    Mark before = mark(p);
    Pos start = start_here(p);
    bool is_async = accept(p, TK_ASYNC), header = false;
    Node *target = NULL, *iter = NULL;
    if (accept(p, TK_FOR) && (target = rule_star_targets(p))) header = accept(p, TK_IN);
    if (!header) {
        reset(p, before);
        if (diagnosing(p) && !raised(p)) invalid_for_target(p);
        return NULL;
    }
    if (!(iter = rule_disjunction(p))) return NULL;
    uint32_t from = p->stack_len;
    while (at(p, TK_IF)) {
        before = mark(p);
        p->pos++;
        Node *test = rule_disjunction(p);
        if (!test) {
            if (raised(p)) return NULL;
            reset(p, before);
            break;
        }
        if (!parse_push(p, test)) return NULL;
    }
    Node *n = parse_make(p, NODE_comprehension, start);
    if (!n || !parse_cut(p, from, &n->comprehension.ifs)) return NULL;
    n->comprehension.target = target;
    n->comprehension.iter = iter;
    n->comprehension.is_async = is_async;
    return n;
}

static bool at_for(Parser *p) { return at(p, TK_FOR) || at(p, TK_ASYNC); }

/* for_if_clauses: for_if_clause+ */
bool rule_for_if_clauses(Parser *p, NodeList *generators)
{
    uint32_t from = p->stack_len;
    if (!at_for(p)) return false;
    do {
        Node *clause = for_if_clause(p);
        if (!clause || !parse_push(p, clause)) return false;
    } while (at_for(p));
    return parse_cut(p, from, generators);
}

/* for_if_clauses and the closing bracket, behind `elt` (and `value` of a dict); the kind says which. */
static Node *comprehension(Parser *p, Pos start, NodeKind node_kind, Node *elt, Node *value, TokenKind close)
{
    NodeList generators;
    if (!rule_for_if_clauses(p, &generators) || !accept(p, close)) return NULL;
    Node *n = parse_make(p, node_kind, start);
    if (!n) return NULL;
    if (node_kind == NODE_DictComp) {
        n->DictComp.key = elt;
        n->DictComp.value = value;
        n->DictComp.generators = generators;
    } else {
        n->ListComp.elt = elt;                          /* the other three are laid out alike */
        n->ListComp.generators = generators;
    }
    return n;
}

_Static_assert(offsetof(Node, ListComp.generators) == offsetof(Node, SetComp.generators)
               && offsetof(Node, ListComp.generators) == offsetof(Node, GeneratorExp.generators)
               && offsetof(Node, List.elts) == offsetof(Node, Tuple.elts)
               && offsetof(Node, List.elts) == offsetof(Node, Set.elts), "laid out alike");

/* ---- brackets ---- */

/* star_named_expressions: star_named_expression (',' star_named_expression)* [',']   -- the first is pushed already */
static bool more_elements(Parser *p)
{
    while (accept(p, TK_COMMA)) {
        if (!parse_starts_expression(kind(p)) && !at(p, TK_STAR)) return true;
        Node *next = rule_star_named_expression(p);
        if (!next || !parse_push(p, next)) return false;
    }
    return true;
}

/* The rest of a display whose first element is read, with the closing bracket. */
static Node *display(Parser *p, Pos start, NodeKind node_kind, Node *first, TokenKind close)
{
    uint32_t from = p->stack_len;
    if (!parse_push(p, first) || !more_elements(p) || !accept(p, close)) return NULL;
    Node *n = parse_make(p, node_kind, start);
    return n && parse_cut(p, from, &n->List.elts) ? n : NULL;
}

/* group: '(' (yield_expr | named_expression) ')'
 * tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
 * genexp: '(' named_expression for_if_clauses ')' */
static Node *parenthesis(Parser *p)
{
    Pos start = start_here(p);
    p->pos++;
    if (accept(p, TK_RPAR)) return parse_make(p, NODE_Tuple, start);
    bool is_yield = at(p, TK_YIELD);            /* not so in `((yield), 1)` */
    Node *first = is_yield ? rule_yield_expr(p) : rule_star_named_expression(p);
    if (!first) return NULL;
    if (first->kind != NODE_Starred && accept(p, TK_RPAR)) return first;
    if (is_yield) return NULL;
    if (at(p, TK_COMMA)) return display(p, start, NODE_Tuple, first, TK_RPAR);
    return first->kind == NODE_Starred ? NULL : comprehension(p, start, NODE_GeneratorExp, first, NULL, TK_RPAR);
}

/* list: '[' [star_named_expressions] ']'
 * listcomp: '[' named_expression for_if_clauses ']' */
static Node *square(Parser *p)
{
    Pos start = start_here(p);
    p->pos++;
    if (accept(p, TK_RSQB)) return parse_make(p, NODE_List, start);
    Node *first = rule_star_named_expression(p);
    if (!first) return NULL;
    if (!at_for(p)) return display(p, start, NODE_List, first, TK_RSQB);
    return first->kind == NODE_Starred ? NULL : comprehension(p, start, NODE_ListComp, first, NULL, TK_RSQB);
}

/* double_starred_kvpair: '**' bitwise_or | expression ':' expression   -- pushes key and value; a NULL key for '**' */
static bool dict_item(Parser *p)
{
    Node *key = NULL, *value;
    if (accept(p, TK_DOUBLESTAR)) {
        value = rule_bitwise_or(p);
    } else {
        if (!(key = rule_expression(p))) return false;
        Mark behind = mark(p);
        value = accept(p, TK_COLON) ? rule_expression(p) : NULL;
        if (!value && !raised(p)) {
            reset(p, behind);
            invalid_pair(p, key, false);
        }
    }
    return value && parse_push(p, key) && parse_push(p, value);
}

/* Part keys from values, which lie by turns on the stack. */
static bool cut_pairs(Parser *p, uint32_t from, NodeList *keys, NodeList *values)
{
    NodeList both;
    if (!parse_cut(p, from, &both)) return false;
    keys->len = values->len = both.len / 2;
    keys->items = both.items;
    if (!both.len) return true;
    values->items = arena_alloc(p->arena, values->len * sizeof *values->items);
    if (!values->items) return parse_out_of_memory(p);
    for (uint32_t i = 0; i < keys->len; i++) {
        values->items[i] = both.items[2 * i + 1];
        keys->items[i] = both.items[2 * i];
    }
    return true;
}

/* A dict behind its first pair, whose key and value are pushed at `from`:
 * dict: '{' [double_starred_kvpair (',' double_starred_kvpair)* [',']] '}'
 * dictcomp: '{' expression ':' expression for_if_clauses '}' */
static Node *rest_of_dict(Parser *p, Pos start, uint32_t from)
{
    if (p->stack[from] && at_for(p)) {
        p->stack_len = from;
        return comprehension(p, start, NODE_DictComp, p->stack[from], p->stack[from + 1], TK_RBRACE);
    }
    while (accept(p, TK_COMMA) && !at(p, TK_RBRACE))
        if (!dict_item(p)) return NULL;
    if (!accept(p, TK_RBRACE)) return NULL;
    Node *n = parse_make(p, NODE_Dict, start);
    return n && cut_pairs(p, from, &n->Dict.keys, &n->Dict.values) ? n : NULL;
}

/* A set behind its first element:
 * set: '{' star_named_expressions '}'
 * setcomp: '{' named_expression for_if_clauses '}' */
static Node *rest_of_set(Parser *p, Pos start, Node *first)
{
    if (!at_for(p)) return display(p, start, NODE_Set, first, TK_RBRACE);
    return first->kind == NODE_Starred ? NULL : comprehension(p, start, NODE_SetComp, first, NULL, TK_RBRACE);
}

/* dict | set | dictcomp | setcomp   -- what follows the first expression tells */
static Node *brace(Parser *p)
{
    Pos start = start_here(p);
    uint32_t from = p->stack_len;
    Mark before = mark(p);
    p->pos++;
    if (accept(p, TK_RBRACE)) return parse_make(p, NODE_Dict, start);
    if (at(p, TK_DOUBLESTAR)) {
        if (dict_item(p)) {
            Node *n = rest_of_dict(p, start, from);
            if (n) return n;
        }
    } else if (!at(p, TK_STAR) && !(at(p, TK_NAME) && kind_after(p) == TK_WALRUS)) {
        Node *first = rule_expression(p), *value, *n = NULL;
        if (!first) return NULL;
        if (!diagnosing(p) && !at(p, TK_COLON)) return rest_of_set(p, start, first);
        Mark behind = mark(p);
        value = accept(p, TK_COLON) ? rule_expression(p) : NULL;
        if (value && parse_push(p, first) && parse_push(p, value)) {
            n = rest_of_dict(p, start, from);
        } else if (!raised(p)) {
            reset(p, behind);
            invalid_pair(p, first, true);
        }
        if (n) return n;
    }
    if (raised(p)) return NULL;
    reset(p, before);
    p->pos++;
    Node *first = rule_star_named_expression(p);
    return first ? rest_of_set(p, start, first) : NULL;
}

/* ---- atoms ---- */

static Node *name(Parser *p)
{
    Pos pos = token_pos(peek(p));
    Node *n = parse_make_at(p, NODE_Name, pos);
    if (!n || !(n->Name.id = parse_ident(p))) return NULL;
    return n;
}

static Node *constant(Parser *p, ConstKind const_kind)
{
    Node *n = parse_make_at(p, NODE_Constant, token_pos(peek(p)));
    p->pos++;
    if (n) n->Constant.value.kind = const_kind;
    return n;
}

Node *rule_number(Parser *p)
{
    const Token *t = peek(p);
    if (t->kind != TK_NUMBER) return NULL;
    Node *n = parse_make_at(p, NODE_Constant, token_pos(t));
    if (!n) return NULL;
    if (!lex_number_value(p->arena, t->start, (size_t)(t->end - t->start), &n->Constant.value)) parse_out_of_memory(p);
    p->pos++;
    return raised(p) ? NULL : n;
}

/* One of the three brackets, with what can be said about a wrong one. */
static Node *bracket(Parser *p, Node *(*parse_bracket)(Parser *))
{
    Mark before = mark(p);
    bool round = at(p, TK_LPAR);
    if (!parse_enter(p, BRACKET_WEIGHT)) return NULL;
    Node *n = parse_bracket(p);
    p->depth -= BRACKET_WEIGHT;
    if (n || raised(p) || !diagnosing(p)) return n;
    reset(p, before);
    if (round) invalid_group(p);
    if (!raised(p)) invalid_comprehension(p);
    return NULL;
}

/* atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | '...' | tuple | group | genexp | list | listcomp
 *     | dict | set | dictcomp | setcomp */
Node *rule_atom(Parser *p)
{
    switch (kind(p)) {
    case TK_NAME:     return name(p);
    case TK_NUMBER:   return rule_number(p);
    case TK_STRING:   return rule_strings(p);
    case TK_TRUE:     return constant(p, CONST_True);
    case TK_FALSE:    return constant(p, CONST_False);
    case TK_NONE:     return constant(p, CONST_None);
    case TK_ELLIPSIS: return constant(p, CONST_Ellipsis);
    case TK_LPAR:     return bracket(p, parenthesis);
    case TK_LSQB:     return bracket(p, square);
    case TK_LBRACE:   return bracket(p, brace);
    default:          return NULL;
    }
}

/* ---- tails ---- */

/* slice: [expression] ':' [expression] [':' [expression]] | named_expression */
static Node *slice(Parser *p)
{
    Pos start = start_here(p);
    Node *parts[3] = {0};
    if (!at(p, TK_COLON)) {
        bool is_walrus = at(p, TK_NAME) && kind_after(p) == TK_WALRUS;
        if (!(parts[0] = rule_named_expression(p))) return NULL;
        if (is_walrus || !at(p, TK_COLON)) return parts[0];
    }
    for (int i = 1; i < 3 && accept(p, TK_COLON); i++)
        if (parse_starts_expression(kind(p)) && !(parts[i] = rule_expression(p))) return NULL;
    Node *n = parse_make(p, NODE_Slice, start);
    if (!n) return NULL;
    n->Slice.lower = parts[0];
    n->Slice.upper = parts[1];
    n->Slice.step = parts[2];
    return n;
}

/* starred_expression: '*' expression */
static Node *slice_or_starred(Parser *p)
{
    if (!at(p, TK_STAR)) return slice(p);
    Pos start = start_here(p);
    p->pos++;
    Node *value = rule_expression(p);
    Node *n = value ? parse_make(p, NODE_Starred, start) : NULL;
    if (n) n->Starred.value = value;
    return n;
}

/* slices: slice !',' | (slice | starred_expression) (',' (slice | starred_expression))* [','] */
Node *rule_slices(Parser *p)
{
    Pos start = start_here(p);
    Node *first = slice_or_starred(p);
    if (!first || (!at(p, TK_COMMA) && first->kind != NODE_Starred)) return first;
    uint32_t from = p->stack_len;
    if (!parse_push(p, first)) return NULL;
    while (accept(p, TK_COMMA) && !at(p, TK_RSQB)) {
        Node *next = slice_or_starred(p);
        if (!next || !parse_push(p, next)) return NULL;
    }
    Node *n = parse_make(p, NODE_Tuple, start);
    return n && parse_cut(p, from, &n->Tuple.elts) ? n : NULL;
}

static Node *attribute(Parser *p, Pos start, Node *value)
{
    p->pos++;
    if (!at(p, TK_NAME)) return NULL;
    Ident *attr = parse_ident(p);
    Node *n = attr ? parse_make(p, NODE_Attribute, start) : NULL;
    if (!n) return NULL;
    n->Attribute.value = value;
    n->Attribute.attr = attr;
    return n;
}

static Node *subscript(Parser *p, Pos start, Node *value)
{
    p->pos++;
    Node *index = rule_slices(p);
    if (!index || !accept(p, TK_RSQB)) return NULL;
    Node *n = parse_make(p, NODE_Subscript, start);
    if (!n) return NULL;
    n->Subscript.value = value;
    n->Subscript.slice = index;
    return n;
}

/* genexp | '(' [arguments] ')' */
static Node *call(Parser *p, Pos start, Node *func)
{
    NodeList args, keywords;
    Mark open = mark(p);
    p->pos++;
    if (!rule_call_arguments(p, &args, &keywords) || !accept(p, TK_RPAR)) {
        if (raised(p) || !diagnosing(p)) return NULL;
        reset(p, open);
        invalid_comprehension(p);
        p->pos++;
        if (!raised(p)) invalid_arguments(p);
        return NULL;
    }
    Node *n = parse_make(p, NODE_Call, start);
    if (!n) return NULL;
    n->Call.func = func;
    n->Call.args = args;
    n->Call.keywords = keywords;
    return n;
}

/* primary: atom ('.' NAME | genexp | '(' [arguments] ')' | '[' slices ']')* */
Node *rule_plain_primary(Parser *p)
{
    Pos start = start_here(p);
    Node *left = rule_atom(p);
    while (left) {
        Mark before = mark(p);
        Node *longer;
        switch (kind(p)) {
        case TK_DOT:
            longer = attribute(p, start, left);
            break;
        case TK_LPAR: case TK_LSQB:
            if (!parse_enter(p, BRACKET_WEIGHT)) return NULL;
            longer = at(p, TK_LPAR) ? call(p, start, left) : subscript(p, start, left);
            p->depth -= BRACKET_WEIGHT;
            break;
        default:
            return left;
        }
        if (!longer) {
            reset(p, before);
            return raised(p) ? NULL : left;
        }
        left = longer;
    }
    return left;
}
