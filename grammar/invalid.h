#ifndef OURO_GRAMMAR_INVALID_H
#define OURO_GRAMMAR_INVALID_H
/* invalid.h -- the mistakes that the parser can name.
 *
 * Each function looks at the tokens from p->pos on, raises if it knows what is wrong, and leaves p->pos alone. They
 * are called in the second pass only (but for invalid_pair), where Python's own parser would look for the same
 * mistake. */
#include "grammar/rules.h"

/* ---- raising ---- */

#define PRINTF __attribute__((format(printf, 3, 4)))

PRINTF void raise_pos(Parser *p, Pos pos, const char *format, ...);
PRINTF void raise_from(Parser *p, Pos pos, const char *format, ...);       /* up to what has been read */
PRINTF void raise_start(Parser *p, Pos pos, const char *format, ...);      /* without an end */
PRINTF void raise_last(Parser *p, SyntaxErrKind kind, const char *format, ...);    /* at the last token looked at */
void raise_token(Parser *p, const Token *token, const char *message);
Pos  span(Pos first, Pos last);
const char *expr_name(const Node *n);           /* "function call" */

typedef enum { TARGET_STAR, TARGET_DEL, TARGET_FOR } TargetUse;

/* The part of the expression that cannot be a target; NULL when all can. */
Node *invalid_part(Node *n, TargetUse use);

/* Raise "cannot assign to ..." or "cannot delete ..." about that part, if there is one. */
void raise_invalid_target(Parser *p, Node *n, TargetUse use);

/* ---- reading on, for the sake of a mistake ---- */

bool  skip_for_clauses(Parser *p);              /* is here, and behind here, a for_if_clauses? */
Node *skip_starred(Parser *p);                  /* '*' expression */

/* ---- mistakes, by the rule in which they are found ---- */

void invalid_expression(Parser *p);
void invalid_legacy_expression(Parser *p);
void invalid_named_expression(Parser *p);
void invalid_assignment(Parser *p);
void invalid_group(Parser *p);
void invalid_comprehension(Parser *p);
void invalid_pair(Parser *p, const Node *key, bool first);  /* a dict's, behind its key; in both passes */
void invalid_arguments(Parser *p);              /* behind '(' */
void invalid_kwarg(Parser *p);
void invalid_parameters(Parser *p, bool lambda);
void invalid_for_target(Parser *p);             /* at 'for' or 'async' */
void invalid_del_stmt(Parser *p);               /* behind 'del' */
void invalid_with_item(Parser *p);
void invalid_with_stmt(Parser *p);              /* at 'with' */
void invalid_except_stmt(Parser *p);            /* at 'except' */
void invalid_mixed_handlers(Parser *p);         /* at an 'except' unlike the one before */
void invalid_class_pattern(Parser *p);          /* behind '(' */
void invalid_as_pattern(Parser *p);             /* behind 'as' */

#endif
