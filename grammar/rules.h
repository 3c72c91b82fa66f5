#ifndef OURO_GRAMMAR_RULES_H
#define OURO_GRAMMAR_RULES_H
/* rules.h -- what the files of the parser share. Only grammar/ includes it.
 *
 * A rule is a function that reads tokens from p->pos on and returns a node. NULL means that the text does not
 * match: then either p->lexer.raised is set (an error with a message, or no memory), or it is up to the caller to
 * go back to where it was (`reset`) and try something else. A caller with nothing else to try just returns NULL.
 *
 * A text is first parsed quickly. If that fails it is parsed a second time with p->diagnose set. Then rules ask
 * the functions of invalid.h whether what they see is one of the well-known mistakes, and those raise. If none does,
 * the error is "invalid syntax" at the furthest token that the first pass looked at. */
#include <stdbool.h>

#include "grammar/ast.h"
#include "grammar/lexer.h"
#include "grammar/parser.h"

/* Rules whose result is kept by token while diagnosing, so that asking about a mistake costs no more than parsing
 * once. */
typedef enum { MEMO_EXPRESSION, MEMO_DISJUNCTION, MEMO_BITWISE_OR, MEMO_PRIMARY, MEMO_RULES } MemoRule;

typedef struct {
    bool known[MEMO_RULES];
    uint32_t end[MEMO_RULES];
    Node *node[MEMO_RULES];
} Memo;

/* Tokens are kept from the last one with a text before the current statement on; `pos` counts within them. */
typedef struct Parser {
    Lexer lexer;
    Arena *arena;
    SyntaxErr *error;
    ParseMode mode;

    Token *tokens;
    uint32_t pos, count, cap;
    uint64_t dropped;                   /* tokens read and forgotten */

    Node **stack;                       /* items of the lists that are being read */
    uint32_t stack_len, stack_cap;
    int depth;                          /* see parse_enter */

    bool diagnose;                      /* second pass */
    bool suggest;                       /* ... and expressions may raise */
    bool ran_out;                       /* the first pass failed at the end of the text */
    bool unfinished;                    /* ... inside brackets, a triple quote, or behind a backslash */
    bool in_fstring;                    /* the text is a replacement field */
    Memo *memo;                         /* one for each of `tokens`, second pass only */
    uint64_t furthest_index;            /* how many tokens the first pass read ... */
    Token furthest;                     /* ... and the last of them */
    Pos furthest_end;                   /* where its lexer stopped, in end_line and end_col */
} Parser;

/* Is it time to ask about mistakes? */
static inline bool diagnosing(const Parser *p) { return p->diagnose && p->suggest; }

/* ---- tokens ---- */

bool parse_fill(Parser *p);             /* read one more token; never fails, the token may be TK_ERROR */

static inline const Token *parse_at(Parser *p, uint32_t ahead)
{
    while (p->pos + ahead >= p->count)
        if (!parse_fill(p)) return &p->tokens[p->count - 1];
    return &p->tokens[p->pos + ahead];
}
static inline const Token *peek(Parser *p) { return parse_at(p, 0); }
static inline TokenKind kind(Parser *p) { return peek(p)->kind; }
static inline bool at(Parser *p, TokenKind k) { return kind(p) == k; }
static inline TokenKind kind_after(Parser *p) { return parse_at(p, 1)->kind; }
static inline bool raised(const Parser *p) { return p->lexer.raised; }

static inline bool accept(Parser *p, TokenKind k)
{
    if (!at(p, k)) return false;
    p->pos++;
    return true;
}

bool parse_is_word(Parser *p, const char *word);    /* is the current token this NAME? For match, case, _ */
Ident *parse_ident(Parser *p);                      /* NAME, interned; NULL when it is none */

/* ---- places ---- */

static inline Pos start_here(Parser *p)
{
    const Token *t = peek(p);
    return (Pos){t->line, t->col, t->end_line, t->end_col};
}

static inline bool is_layout(TokenKind k) { return k == TK_NEWLINE || k == TK_INDENT || k == TK_DEDENT; }

/* From `start` to the end of the last token taken that has a text: a block ends with its last statement. */
static inline Pos to_here(const Parser *p, Pos start)
{
    uint32_t i = p->pos;
    while (i && is_layout(p->tokens[i - 1].kind)) i--;
    if (i) {
        start.end_line = p->tokens[i - 1].end_line;
        start.end_col = p->tokens[i - 1].end_col;
    }
    return start;
}

static inline Pos token_pos(const Token *t) { return (Pos){t->line, t->col, t->end_line, t->end_col}; }

/* ---- going back ---- */

typedef struct { uint32_t pos, stack_len; int depth; } Mark;

static inline Mark mark(Parser *p) { return (Mark){p->pos, p->stack_len, p->depth}; }

static inline void reset(Parser *p, Mark m)
{
    p->pos = m.pos;
    p->stack_len = m.stack_len;
    p->depth = m.depth;
}

/* May the construct at hand nest `weight` levels deeper? Undo with p->depth -= weight. Raises MemoryError. */
bool parse_enter(Parser *p, int weight);

/* ---- making ---- */

Node *parse_make(Parser *p, NodeKind kind, Pos start);      /* from start to here */
Node *parse_make_at(Parser *p, NodeKind kind, Pos pos);     /* exactly there */
bool  parse_out_of_memory(Parser *p);                       /* note it; false */

/* Lists: note p->stack_len, push items, and cut what is above into a list. */
bool parse_push(Parser *p, Node *item);
bool parse_cut(Parser *p, uint32_t from, NodeList *list);
bool parse_cut_names(Parser *p, uint32_t from, IdentList *list);    /* the same for pushed Idents */

/* ---- rules ---- */

Node *rule_expression(Parser *p);                   /* expression */
Node *rule_expressions(Parser *p);                  /* without stars */
Node *rule_star_expressions(Parser *p);
Node *rule_star_expression(Parser *p);
Node *rule_named_expression(Parser *p);
Node *rule_star_named_expression(Parser *p);
Node *rule_disjunction(Parser *p);
Node *rule_bitwise_or(Parser *p);
Node *rule_primary(Parser *p);
Node *rule_plain_primary(Parser *p);                /* without memo */
Node *rule_atom(Parser *p);
Node *rule_yield_expr(Parser *p);
Node *rule_starred(Parser *p);                      /* '*' bitwise_or */
Node *rule_strings(Parser *p);
Node *rule_lambdef(Parser *p);
Node *rule_slices(Parser *p);
bool  rule_arguments(Parser *p, NodeList *args, NodeList *keywords);    /* [arguments], up to ')' */
bool  rule_call_arguments(Parser *p, NodeList *args, NodeList *keywords);   /* or one generator expression */
bool  rule_for_if_clauses(Parser *p, NodeList *generators);
Node *rule_params(Parser *p, bool lambda);          /* never NULL for an empty list */
Node *rule_star_targets(Parser *p);                 /* up to 'in', Store context */
Node *rule_star_target(Parser *p);
Node *rule_del_target(Parser *p);
bool  parse_make_target(Node *n, ExprContext ctx);  /* give it and its parts the context; false when it is no target */
Node *rule_patterns(Parser *p);
Node *rule_pattern(Parser *p);
Node *rule_number(Parser *p);
Node *rule_fstring(Parser *p);                      /* the whole text of a replacement field */

bool  rule_statement(Parser *p);                    /* pushes one or more */
bool  rule_simple_stmts(Parser *p);
bool  rule_block(Parser *p, const Token *header, const char *what, NodeList *body);
bool  rule_compound_stmt(Parser *p, bool *found);   /* pushes one when *found */
Node *rule_match_stmt(Parser *p, bool *found);     /* *found is false when it is no match statement after all */

bool  parse_starts_expression(TokenKind k);         /* can an expression begin so? */

/* ---- a whole text ---- */

Node *parse_two_passes(Parser *p, Node *(*rule)(Parser *));
bool  parse_init(Parser *p, Arena *arena, const char *text, SyntaxErr *error);
void  parse_done(Parser *p);

#endif
