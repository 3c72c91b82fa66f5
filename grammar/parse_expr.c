/* parse_expr.c -- expressions, from the loosest binding to the tightest.
 *
 * Binary operators climb one table of precedences; everything else has a function for each rule. Rules
 * with a tail go back to before it when the tail does not parse, so that `a if b` reads as `a` and it is the
 * statement that is surprised by the `if`: Python's errors are worded from there. */
#include "grammar/invalid.h"
#include "grammar/rules.h"

/* ---- memo ---- */

/* While diagnosing, each rule here is asked many times at the same token. */
static Node *memoized(Parser *p, MemoRule rule, Node *(*parse_rule)(Parser *))
{
    if (!p->diagnose) return parse_rule(p);
    peek(p);
    uint32_t from = p->pos;
    if (from >= p->count || raised(p)) return NULL;
    if (p->memo[from].known[rule]) {
        p->pos = p->memo[from].end[rule];
        return p->memo[from].node[rule];
    }
    Node *n = parse_rule(p);
    if (raised(p)) return NULL;
    if (!n) p->pos = from;
    Memo *m = &p->memo[from];           /* only now: the table may have moved */
    m->known[rule] = true;
    m->end[rule] = p->pos;
    m->node[rule] = n;
    return n;
}

bool parse_starts_expression(TokenKind k)
{
    switch (k) {
    case TK_NAME: case TK_NUMBER: case TK_STRING: case TK_NONE: case TK_TRUE: case TK_FALSE: case TK_ELLIPSIS:
    case TK_LPAR: case TK_LSQB: case TK_LBRACE: case TK_MINUS: case TK_PLUS: case TK_TILDE: case TK_NOT: case TK_LAMBDA:
    case TK_AWAIT:
        return true;
    default:
        return false;
    }
}

/* ---- operators ---- */

typedef struct { uint8_t level, op; } Binary;

static const Binary binary_table[TOKEN_KINDS] = {
    [TK_VBAR] = {1, BIN_BitOr},
    [TK_CIRCUMFLEX] = {2, BIN_BitXor},
    [TK_AMPER] = {3, BIN_BitAnd},
    [TK_LEFTSHIFT] = {4, BIN_LShift}, [TK_RIGHTSHIFT] = {4, BIN_RShift},
    [TK_PLUS] = {5, BIN_Add}, [TK_MINUS] = {5, BIN_Sub},
    [TK_STAR] = {6, BIN_Mult}, [TK_SLASH] = {6, BIN_Div}, [TK_DOUBLESLASH] = {6, BIN_FloorDiv},
    [TK_PERCENT] = {6, BIN_Mod}, [TK_AT] = {6, BIN_MatMult},
};

static Node *factor(Parser *p);

/* await_primary: 'await' primary | primary */
static Node *await_primary(Parser *p)
{
    Pos start = start_here(p);
    if (!accept(p, TK_AWAIT)) return rule_primary(p);
    Node *value = rule_primary(p);
    Node *n = value ? parse_make(p, NODE_Await, start) : NULL;
    if (n) n->Await.value = value;
    return n;
}

static Node *make_binary(Parser *p, Pos start, Node *left, BinaryOperator op, Node *right)
{
    Node *n = parse_make(p, NODE_BinOp, start);
    if (!n) return NULL;
    n->BinOp.left = left;
    n->BinOp.op = op;
    n->BinOp.right = right;
    return n;
}

/* power: await_primary ['**' factor] */
static Node *power(Parser *p)
{
    Pos start = start_here(p);
    Node *left = await_primary(p);
    if (!left || !at(p, TK_DOUBLESTAR)) return left;
    Mark before = mark(p);
    p->pos++;
    if (!parse_enter(p, 2)) return NULL;
    Node *right = factor(p);
    p->depth -= 2;
    if (right) return make_binary(p, start, left, BIN_Pow, right);
    reset(p, before);
    return raised(p) ? NULL : left;
}

/* factor: ('+' | '-' | '~') factor | power */
static Node *factor(Parser *p)
{
    UnaryOperator op;
    switch (kind(p)) {
    case TK_PLUS:  op = UNARY_UAdd; break;
    case TK_MINUS: op = UNARY_USub; break;
    case TK_TILDE: op = UNARY_Invert; break;
    default:       return power(p);
    }
    Pos start = start_here(p);
    p->pos++;
    if (!parse_enter(p, 1)) return NULL;
    Node *operand = factor(p);
    p->depth--;
    Node *n = operand ? parse_make(p, NODE_UnaryOp, start) : NULL;
    if (!n) return NULL;
    n->UnaryOp.op = op;
    n->UnaryOp.operand = operand;
    return n;
}

/* Operators of at least this level:
 *     bitwise_or: bitwise_or '|' bitwise_xor | bitwise_xor           (level 1)
 *     bitwise_xor: bitwise_xor '^' bitwise_and | bitwise_and         (2)
 *     bitwise_and: bitwise_and '&' shift_expr | shift_expr           (3)
 *     shift_expr: shift_expr ('<<' | '>>') sum | sum                 (4)
 *     sum: sum ('+' | '-') term | term                               (5)
 *     term: term ('*' | '/' | '//' | '%' | '@') factor | factor      (6) */
static Node *binary(Parser *p, int level)
{
    Pos start = start_here(p);
    Node *left = factor(p);
    while (left) {
        Binary b = binary_table[kind(p)];
        if (b.level < level || !b.level) break;
        Mark before = mark(p);
        p->pos++;
        Node *right = b.level == 6 ? factor(p) : binary(p, b.level + 1);
        if (!right) {
            reset(p, before);
            return raised(p) ? NULL : left;
        }
        left = make_binary(p, start, left, (BinaryOperator)b.op, right);
    }
    return left;
}

static Node *bitwise_or(Parser *p) { return binary(p, 1); }

Node *rule_bitwise_or(Parser *p) { return memoized(p, MEMO_BITWISE_OR, bitwise_or); }

/* compare_op: '==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in' | 'is' 'not' | 'is' */
static bool compare_op(Parser *p, CmpOp *op)
{
    switch (kind(p)) {
    case TK_EQEQUAL:      *op = CMP_Eq; break;
    case TK_NOTEQUAL:
        if (peek(p)->start[0] != '!') return false;     /* Python reads <> but takes it only as a joke */
        *op = CMP_NotEq;
        break;
    case TK_LESS:         *op = CMP_Lt; break;
    case TK_LESSEQUAL:    *op = CMP_LtE; break;
    case TK_GREATER:      *op = CMP_Gt; break;
    case TK_GREATEREQUAL: *op = CMP_GtE; break;
    case TK_IN:           *op = CMP_In; break;
    case TK_NOT:
        if (kind_after(p) != TK_IN) return false;
        *op = CMP_NotIn;
        p->pos++;
        break;
    case TK_IS:
        *op = CMP_Is;
        if (kind_after(p) == TK_NOT) {
            *op = CMP_IsNot;
            p->pos++;
        }
        break;
    default:
        return false;
    }
    p->pos++;
    return true;
}

static bool push_op(Parser *p, CmpOpList *ops, CmpOp op)
{
    if (!(ops->len & (ops->len - 1))) {                     /* full at each power of two */
        CmpOp *more = arena_alloc(p->arena, (ops->len ? ops->len * 2 : 1) * sizeof *more);
        if (!more) return parse_out_of_memory(p);
        for (uint32_t i = 0; i < ops->len; i++) more[i] = ops->items[i];
        ops->items = more;
    }
    ops->items[ops->len++] = op;
    return true;
}

/* comparison: bitwise_or (compare_op bitwise_or)* */
static Node *comparison(Parser *p)
{
    Pos start = start_here(p);
    Node *left = rule_bitwise_or(p);
    if (!left) return NULL;
    CmpOpList ops = {0};
    uint32_t from = p->stack_len;
    for (;;) {
        Mark before = mark(p);
        CmpOp op;
        Node *right = NULL;
        if (!compare_op(p, &op) || !(right = rule_bitwise_or(p))) {
            if (raised(p)) return NULL;
            reset(p, before);
            break;
        }
        if (!push_op(p, &ops, op) || !parse_push(p, right)) return NULL;
    }
    if (!ops.len) return left;
    Node *n = parse_make(p, NODE_Compare, start);
    if (!n || !parse_cut(p, from, &n->Compare.comparators)) return NULL;
    n->Compare.left = left;
    n->Compare.ops = ops;
    return n;
}

/* inversion: 'not' inversion | comparison */
static Node *inversion(Parser *p)
{
    if (!at(p, TK_NOT)) return comparison(p);
    Pos start = start_here(p);
    p->pos++;
    if (!parse_enter(p, 1)) return NULL;
    Node *operand = inversion(p);
    p->depth--;
    Node *n = operand ? parse_make(p, NODE_UnaryOp, start) : NULL;
    if (!n) return NULL;
    n->UnaryOp.op = UNARY_Not;
    n->UnaryOp.operand = operand;
    return n;
}

/* One `and` or `or` level: operand (word operand)* */
static Node *boolean(Parser *p, TokenKind word, BoolOperator op, Node *(*operand)(Parser *))
{
    Pos start = start_here(p);
    Node *first = operand(p);
    if (!first || !at(p, word)) return first;
    uint32_t from = p->stack_len;
    if (!parse_push(p, first)) return NULL;
    for (;;) {
        Mark before = mark(p);
        Node *next = accept(p, word) ? operand(p) : NULL;
        if (!next) {
            if (raised(p)) return NULL;
            reset(p, before);
            break;
        }
        if (!parse_push(p, next)) return NULL;
    }
    if (p->stack_len == from + 1) {
        p->stack_len = from;
        return first;
    }
    Node *n = parse_make(p, NODE_BoolOp, start);
    if (!n || !parse_cut(p, from, &n->BoolOp.values)) return NULL;
    n->BoolOp.op = op;
    return n;
}

/* conjunction: inversion ('and' inversion)* */
static Node *conjunction(Parser *p) { return boolean(p, TK_AND, BOOL_And, inversion); }

/* disjunction: conjunction ('or' conjunction)* */
static Node *disjunction(Parser *p) { return boolean(p, TK_OR, BOOL_Or, conjunction); }

Node *rule_disjunction(Parser *p) { return memoized(p, MEMO_DISJUNCTION, disjunction); }

/* ---- expressions ---- */

/* expression: disjunction ['if' disjunction 'else' expression] | lambdef */
static Node *expression(Parser *p)
{
    if (diagnosing(p)) {
        invalid_expression(p);
        if (!raised(p)) invalid_legacy_expression(p);
        if (raised(p)) return NULL;
    }
    Pos start = start_here(p);
    if (at(p, TK_LAMBDA)) return rule_lambdef(p);
    Node *body = rule_disjunction(p);
    if (!body || !at(p, TK_IF)) return body;
    Mark before = mark(p);
    p->pos++;
    Node *test = rule_disjunction(p), *orelse = NULL;
    if (test && accept(p, TK_ELSE)) {
        if (!parse_enter(p, 1)) return NULL;
        orelse = rule_expression(p);
        p->depth--;
    }
    if (!orelse) {
        reset(p, before);
        return raised(p) ? NULL : body;
    }
    Node *n = parse_make(p, NODE_IfExp, start);
    if (!n) return NULL;
    n->IfExp.test = test;
    n->IfExp.body = body;
    n->IfExp.orelse = orelse;
    return n;
}

Node *rule_expression(Parser *p) { return memoized(p, MEMO_EXPRESSION, expression); }

/* lambdef: 'lambda' [params] ':' expression */
Node *rule_lambdef(Parser *p)
{
    Pos start = start_here(p);
    if (!accept(p, TK_LAMBDA) || !parse_enter(p, 2)) return NULL;
    Node *args = rule_params(p, true), *body = NULL;
    if (!args || !accept(p, TK_COLON) || !(body = rule_expression(p))) return NULL;
    p->depth -= 2;
    Node *n = parse_make(p, NODE_Lambda, start);
    if (!n) return NULL;
    n->Lambda.args = args;
    n->Lambda.body = body;
    return n;
}

/* named_expression: NAME ':=' expression | expression !':=' */
Node *rule_named_expression(Parser *p)
{
    Pos start = start_here(p);
    if (at(p, TK_NAME) && kind_after(p) == TK_WALRUS) {
        Node *target = parse_make_at(p, NODE_Name, start);
        if (!target) return NULL;
        target->Name.id = parse_ident(p);
        target->Name.ctx = CTX_Store;
        p->pos++;
        Node *value = raised(p) ? NULL : rule_expression(p);
        Node *n = value ? parse_make(p, NODE_NamedExpr, start) : NULL;
        if (!n) return NULL;
        n->NamedExpr.target = target;
        n->NamedExpr.value = value;
        return n;
    }
    if (diagnosing(p)) {
        invalid_named_expression(p);
        if (raised(p)) return NULL;
    }
    Node *n = rule_expression(p);
    return n && at(p, TK_WALRUS) ? NULL : n;
}

/* starred: '*' bitwise_or */
Node *rule_starred(Parser *p)
{
    Pos start = start_here(p);
    if (!accept(p, TK_STAR)) return NULL;
    Node *value = rule_bitwise_or(p);
    Node *n = value ? parse_make(p, NODE_Starred, start) : NULL;
    if (n) n->Starred.value = value;
    return n;
}

/* star_named_expression: starred | named_expression */
Node *rule_star_named_expression(Parser *p) { return at(p, TK_STAR) ? rule_starred(p) : rule_named_expression(p); }

/* star_expression: starred | expression */
Node *rule_star_expression(Parser *p) { return at(p, TK_STAR) ? rule_starred(p) : rule_expression(p); }

/* item (',' item)* [',']: one item, or a tuple */
static Node *comma_separated(Parser *p, bool stars, Node *(*item)(Parser *))
{
    Pos start = start_here(p);
    Node *first = item(p);
    if (!first || !at(p, TK_COMMA)) return first;
    uint32_t from = p->stack_len;
    if (!parse_push(p, first)) return NULL;
    while (accept(p, TK_COMMA)) {
        Mark before = mark(p);
        Node *next = parse_starts_expression(kind(p)) || (stars && at(p, TK_STAR)) ? item(p) : NULL;
        if (!next) {
            if (raised(p)) return NULL;
            reset(p, before);
            break;
        }
        if (!parse_push(p, next)) return NULL;
    }
    Node *n = parse_make(p, NODE_Tuple, start);
    return n && parse_cut(p, from, &n->Tuple.elts) ? n : NULL;
}

/* expressions: expression (',' expression)* [','] */
Node *rule_expressions(Parser *p) { return comma_separated(p, false, rule_expression); }

/* star_expressions: star_expression (',' star_expression)* [','] */
Node *rule_star_expressions(Parser *p) { return comma_separated(p, true, rule_star_expression); }

/* yield_expr: 'yield' 'from' expression | 'yield' [star_expressions] */
Node *rule_yield_expr(Parser *p)
{
    Pos start = start_here(p);
    if (!accept(p, TK_YIELD)) return NULL;
    Node *value = NULL, *n;
    if (accept(p, TK_FROM)) {
        if (!(value = rule_expression(p))) return NULL;
        if ((n = parse_make(p, NODE_YieldFrom, start))) n->YieldFrom.value = value;
        return n;
    }
    Mark before = mark(p);
    if ((parse_starts_expression(kind(p)) || at(p, TK_STAR)) && !(value = rule_star_expressions(p))) {
        if (raised(p)) return NULL;
        reset(p, before);
    }
    if ((n = parse_make(p, NODE_Yield, start))) n->Yield.value = value;
    return n;
}

Node *rule_primary(Parser *p)
{
    return memoized(p, MEMO_PRIMARY, rule_plain_primary);
}
