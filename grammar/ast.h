#ifndef OURO_GRAMMAR_AST_H
#define OURO_GRAMMAR_AST_H
/* ast.h -- the tree that the parser builds and the compiler reads.
 *
 * One struct per kind, generated from ast.def, inside one union:
 *
 *     switch (n->kind) {
 *     case NODE_BinOp:  visit(n->BinOp.left); visit(n->BinOp.right); emit(n->BinOp.op == BIN_Add ...);
 *     case NODE_Name:   load(n->Name.id->text, n->Name.id->len);
 *     case NODE_While:  for (uint32_t i = 0; i < n->While.body.len; i++) visit(n->While.body.items[i]);
 *
 * Everything lives in one arena and dies with it; nothing in the tree is freed alone. A node is allocated with
 * just the bytes that its kind needs, so never copy a whole `Node` by value.
 *
 * A tree may be as deep as its source is long along its left edge: `1+1+...`, `a.b.c...`, `f()()...` nest in
 * BinOp.left, Attribute.value, Call.func, Subscript.value. Walk those fields with a loop or count the depth.
 * An `elif` chain nests in If.orelse. All other nesting is bounded by PARSE_MAX_DEPTH (parser.h). */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "grammar/arena.h"

typedef struct Node Node;

/* Where a node's text is: lines from 1, columns from 0 in bytes of UTF-8, the end exclusive. */
typedef struct { uint32_t line, col, end_line, end_col; } Pos;

typedef struct { uint32_t len; Node **items; } NodeList;
typedef struct { uint32_t len; Ident **items; } IdentList;

typedef enum {
#define NODE(kind, group, fields) NODE_##kind,
#define LEAF(kind, group) NODE_##kind,
#include "grammar/ast.def"
    NODE_KINDS
} NodeKind;

typedef enum {
#define BINARY(op) BIN_##op,
#include "grammar/ast.def"
} BinaryOperator;

typedef enum {
#define COMPARE(op) CMP_##op,
#include "grammar/ast.def"
} CmpOp;

typedef enum {
#define UNARY(op) UNARY_##op,
#include "grammar/ast.def"
} UnaryOperator;

typedef enum {
#define BOOLEAN(op) BOOL_##op,
#include "grammar/ast.def"
} BoolOperator;

typedef enum {
#define CONTEXT(name) CTX_##name,
#include "grammar/ast.def"
} ExprContext;

typedef enum {
#define CONSTANT(kind) CONST_##kind,
#include "grammar/ast.def"
} ConstKind;

typedef struct { uint32_t len; CmpOp *items; } CmpOpList;

/* A literal's value.
 *   Int               text/len: the digits, lower case, without prefix or underscores; base: 2, 8, 10 or 16
 *   Float, Imaginary  real
 *   Str               text/len: UTF-8 with escapes done; may hold NULs, and lone surrogates encoded as three
 *                     bytes as if they were characters
 *   Bytes             text/len: the bytes
 *   Object            object: whatever the maker of the tree and its reader agree on
 *   others            nothing
 * text is followed by a NUL that is not counted. */
typedef struct {
    ConstKind kind;
    uint32_t base;
    union {
        struct { const char *text; uint32_t len; };
        double real;
        const void *object;
    };
} ConstValue;

#define AST_FIELD_NODE   Node *
#define AST_FIELD_OPT    Node *
#define AST_FIELD_IDENT  Ident *
#define AST_FIELD_OPTID  Ident *
#define AST_FIELD_LIST   NodeList
#define AST_FIELD_NAMES  IdentList
#define AST_FIELD_INT    int
#define AST_FIELD_OPTINT int
#define AST_FIELD_TEXT   const char *
#define AST_FIELD_KIND   int
#define AST_FIELD_IGNORES NodeList
#define AST_FIELD_VALUE  ConstValue
#define AST_FIELD_BINOP  BinaryOperator
#define AST_FIELD_UNOP   UnaryOperator
#define AST_FIELD_BOOLOP BoolOperator
#define AST_FIELD_CTX    ExprContext
#define AST_FIELD_CMPOPS CmpOpList

struct Node {
    NodeKind kind;
    Pos pos;
    union {
#define F(type, sort, name) AST_FIELD_##type name;
#define NODE(kind, group, fields) struct { fields } kind;
#include "grammar/ast.def"
#undef F
    };
};

/* Has it a position in Python's ast? */
bool node_has_position(NodeKind kind);

/* "BinOp", as Python's ast spells it. */
const char *node_kind_name(NodeKind kind);

/* A node of this kind at this place, all fields zero; NULL when memory is out. */
Node *node_new(Arena *arena, NodeKind kind, Pos pos);

/* Write the tree as `ast.dump(tree, include_attributes=positions)` would. Returns 0, or -1 when memory is
 * out or the tree is too deep to print. */
int ast_dump(FILE *out, const Node *tree, int positions);

#endif
