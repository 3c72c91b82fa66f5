#ifndef OURO_INTERP_AST_TYPES_H
#define OURO_INTERP_AST_TYPES_H
#include "grammar/ast.h"
#include "interp/code.h"
#include "objects/str.h"

/* ast_types.h -- the classes of the module _ast, made from ast.def, and the way from the parser's tree to their instances and back.
 *
 * The classes are made when they are first asked for. What they have in common is told by tables, so that the ways there and back
 * are one loop each over a node's fields. */

/* What a field holds; see ast.def. */
typedef enum {
    AST_NODE, AST_OPT, AST_IDENT, AST_OPTID, AST_LIST, AST_NAMES, AST_INT, AST_OPTINT, AST_TEXT, AST_KIND, AST_VALUE, AST_IGNORES,
    AST_BINOP, AST_UNOP, AST_BOOLOP, AST_CTX, AST_CMPOPS,
} AstFieldType;

/* A sort of nodes or values that Python's ast knows by name: expr, operator, keyword ... */
typedef struct AstSort AstSort;

typedef struct {
    const char *name;
    View key;                   /* the name as a str */
    const AstSort *sort;
    AstFieldType type;
    size_t at;                  /* where in a Node */
} AstField;

enum { AST_FIELDS_MAX = 7 };

typedef struct {
    const char *name;
    const AstSort *sort;
    AstField fields[AST_FIELDS_MAX];
    uint32_t nfields;
    Ref class;
} AstKind;

/* The choices of a field that is one of several words: Add, Sub ...; each is one object, for ever the same. */
typedef struct { const char *name; Ref class, object; } AstWord;

struct AstSort {
    const char *name;
    AstKind *first, *last;      /* its kinds of nodes */
    AstWord *words;             /* or its words; NULL: it has kinds */
    uint32_t nwords;
    bool has_position, is_sum;  /* is_sum: there is a class for the sort, and its kinds are classes of their own */
    const char *too_deep;       /* what RecursionError says */
    Ref class;
};

enum { AST_ONLY = 0x400 };       /* the flag of compile() that asks for a tree: ast.PyCF_ONLY_AST */

extern AstKind ast_kinds[NODE_KINDS];

/* Make the classes, unless they are there. False: an exception is pending. */
bool ast_types_ready(void);
/* Let go of them, at the end. */
void ast_types_forget(void);

/* The names of the positions: lineno, col_offset, end_lineno, end_col_offset. */
extern View ast_position_keys[4];

NEW Ref ast_to_object(const Node *tree);                /* an instance of ast.Module ... */

/* What a program's tree is while it is compiled. */
typedef struct { Arena *arena; Ref constants; } AstReader;       /* constants: a list that keeps the values of AST constants alive */
/* The tree that an object describes; it must be of the kind. False: TypeError, ValueError ... */
bool ast_from_object(AstReader *reader, View object, NodeKind kind, Node **out);
/* Is it one that the compiler can take? ValueError and TypeError say what is wrong. */
bool ast_validate(const Node *tree);

bool ast_is(View object);                               /* an instance of ast.AST? */
#endif
