#ifndef OURO_INTERP_SYMTAB_H
#define OURO_INTERP_SYMTAB_H
#include "grammar/parser.h"

/* symtab.h -- which variable a name means: found for the whole module before any code is made. */

typedef enum { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION } ScopeKind;

typedef enum {
    VAR_UNKNOWN,
    VAR_LOCAL,          /* a register of its function; in a module or class body, a name in the namespace */
    VAR_CELL,           /* a local that inner functions use too: it lives in a cell */
    VAR_FREE,           /* a cell of an enclosing function */
    VAR_GLOBAL,         /* by a global statement */
    VAR_IMPLICIT,       /* not bound anywhere that we see: a global or a builtin */
} VarKind;

enum {                  /* Symbol.uses */
    USE_READ = 1, USE_BOUND = 2, USE_PARAM = 4, USE_GLOBAL = 8, USE_NONLOCAL = 16, USE_ANNOTATED = 32,
    USE_ITER_TARGET = 64,
};

typedef struct Symbol {
    Ident *name;
    uint32_t uses;
    VarKind kind;
    bool passed_on;                     /* a class body's own name, and also the name of a cell it hands to functions inside */
    int reg;                            /* register; -1: none yet */
    int closure_at;                     /* index in the closure (VAR_FREE or passed_on) */
    Pos pos;                            /* of the global or nonlocal statement that names it */
    struct Symbol *next;                /* in order of first appearance */
    struct Symbol *same_slot;           /* hash chain */
} Symbol;

enum { LOOP_CONSTS = 8 };

typedef struct Scope {
    ScopeKind kind;
    Node *node;                         /* Module, FunctionDef, Lambda, ClassDef, ListComp ... */
    struct Scope *parent, *first_child, *last_child, *next_sibling;
    struct Scope *cursor;               /* where scope_child looks first */
    Symbol *first, *last;
    Symbol **slots;
    uint32_t nsymbols, nslots;
    Ident *class_name;                  /* the innermost class's name, for mangling; or NULL */
    bool is_comprehension, is_generator, is_async, has_walrus, needs_class_cell;
    bool has_return_value;
    Pos return_pos;
    uint32_t loop_depth;                /* while the tree is walked */
    Node *loop_consts[LOOP_CONSTS];     /* the first constants that stand inside loops */
    uint32_t nloop_consts;
} Scope;

typedef enum { SYMTAB_OK, SYMTAB_ERROR, SYMTAB_MEMORY, SYMTAB_TOO_DEEP } SymtabStatus;

/* The scopes of a whole tree, in `arena`: *root. SYMTAB_ERROR: *error is filled. SYMTAB_TOO_DEEP: the tree nests deeper than
 * `max_depth` (the compiler recurses over it). */
SymtabStatus symtab_build(Arena *arena, Node *tree, uint32_t max_depth, Scope **root, SyntaxErr *error);

Symbol *scope_find(const Scope *scope, const Ident *name);
/* The scope that `node` opens directly inside this one. */
Scope *scope_child(Scope *scope, const Node *node);
/* __x inside class C is _C__x. NULL when memory is out. */
Ident *mangle(Arena *arena, const Ident *class_name, Ident *name);

#endif
