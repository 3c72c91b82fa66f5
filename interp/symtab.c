/* symtab.c -- which variable a name means.
 *
 * Two passes. The first walks the tree and notes in every scope which names are read, bound, declared. The second walks
 * the scopes from the outside in, and settles each name:
 *
 *     def outer():             x: a cell of outer, since inner uses it
 *         x = 1
 *         def inner():         x: free in inner
 *             return x + y     y: nobody binds it, so a global or builtin
 *
 * A class body's names are invisible to functions inside it. A comprehension is a function of one parameter, the
 * iterator of its first `for`, which is evaluated outside. */
#include "interp/symtab.h"

#include <stdarg.h>
#include <string.h>

typedef struct {
    Arena *arena;
    Scope *scope;
    SyntaxErr *error;
    bool failed, too_deep;
    uint32_t depth, max_depth;
    uint32_t in_iterable;               /* inside how many iterables of comprehensions we are */
    Ident *super, *class_cell, *implicit;
} Builder;

/* ---- scopes and symbols ------------------------------------------------------------------------------------ */

static void out_of_memory(Builder *b) { b->failed = true; }

static void fail(Builder *b, Pos pos, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void fail(Builder *b, Pos pos, const char *format, ...)
{
    if (b->failed) return;
    b->failed = true;
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    *b->error = (SyntaxErr){ .kind = ERR_SyntaxError, .message = arena_copy(b->arena, text, strlen(text)), .line = pos.line,
                             .end_line = pos.end_line, .offset = (int32_t)pos.col + 1, .end_offset = (int32_t)pos.end_col + 1 };
}

Symbol *scope_find(const Scope *scope, const Ident *name)
{
    if (!scope->nslots) return NULL;
    Symbol *s = scope->slots[name->id & (scope->nslots - 1)];
    while (s && s->name != name) s = s->same_slot;
    return s;
}

static bool grow(Builder *b, Scope *scope)
{
    uint32_t n = scope->nslots ? scope->nslots * 2 : 8;
    Symbol **slots = arena_alloc(b->arena, n * sizeof *slots);
    if (!slots) return false;
    for (Symbol *s = scope->first; s; s = s->next) {
        s->same_slot = slots[s->name->id & (n - 1)];
        slots[s->name->id & (n - 1)] = s;
    }
    scope->slots = slots;
    scope->nslots = n;
    return true;
}

static Symbol *add_symbol(Builder *b, Scope *scope, Ident *name)
{
    Symbol *s = scope_find(scope, name);
    if (s) return s;
    if (scope->nsymbols >= scope->nslots && !grow(b, scope)) return out_of_memory(b), NULL;
    if (!(s = arena_alloc(b->arena, sizeof *s))) return out_of_memory(b), NULL;
    s->name = name;
    s->reg = s->closure_at = -1;
    Symbol **slot = &scope->slots[name->id & (scope->nslots - 1)];
    s->same_slot = *slot;
    *slot = s;
    if (scope->last) scope->last->next = s;
    else scope->first = s;
    scope->last = s;
    scope->nsymbols++;
    return s;
}

Ident *mangle(Arena *arena, const Ident *class_name, Ident *name)
{
    if (!class_name || name->len < 3 || name->text[0] != '_' || name->text[1] != '_') return name;
    if (name->text[name->len - 1] == '_' && name->text[name->len - 2] == '_') return name;
    if (memchr(name->text, '.', name->len)) return name;
    const char *cls = class_name->text;
    size_t len = class_name->len;
    while (len && *cls == '_') cls++, len--;
    if (!len) return name;
    char *text = arena_alloc(arena, 1 + len + name->len + 1);
    if (!text) return NULL;
    text[0] = '_';
    memcpy(text + 1, cls, len);
    memcpy(text + 1 + len, name->text, name->len);
    return arena_intern(arena, text, 1 + len + name->len);
}

static Symbol *note(Builder *b, Ident *name, uint32_t use)
{
    Ident *real = mangle(b->arena, b->scope->class_name, name);
    Symbol *s = real ? add_symbol(b, b->scope, real) : NULL;
    if (!s) return out_of_memory(b), NULL;
    s->uses |= use;
    return s;
}

static Scope *open_scope(Builder *b, ScopeKind kind, Node *node)
{
    Scope *scope = arena_alloc(b->arena, sizeof *scope);
    if (!scope) return out_of_memory(b), NULL;
    scope->kind = kind;
    scope->node = node;
    scope->parent = b->scope;
    if (b->scope) {
        scope->class_name = b->scope->class_name;
        if (b->scope->last_child) b->scope->last_child->next_sibling = scope;
        else b->scope->first_child = b->scope->cursor = scope;
        b->scope->last_child = scope;
    }
    b->scope = scope;
    return scope;
}

static void close_scope(Builder *b) { b->scope = b->scope->parent; }

Scope *scope_child(Scope *scope, const Node *node)
{
    Scope *start = scope->cursor ? scope->cursor : scope->first_child;
    for (Scope *s = start; s; s = s->next_sibling)
        if (s->node == node) return scope->cursor = s;
    for (Scope *s = scope->first_child; s != start; s = s->next_sibling)
        if (s->node == node) return scope->cursor = s;
    return NULL;
}

/* ---- pass 1: who uses what ----------------------------------------------------------------------------------- */

static void visit(Builder *b, Node *n);

static void visit_list(Builder *b, NodeList list)
{
    for (uint32_t i = 0; i < list.len && !b->failed; i++)
        if (list.items[i]) visit(b, list.items[i]);
}

static void add_param(Builder *b, Node *arg)
{
    if (!arg) return;
    Ident *real = mangle(b->arena, b->scope->class_name, arg->arg.arg);
    Symbol *old = real ? scope_find(b->scope, real) : NULL;
    if (old && old->uses & USE_PARAM)
        fail(b, arg->pos, "duplicate argument '%s' in function definition", arg->arg.arg->text);
    note(b, arg->arg.arg, USE_PARAM | USE_BOUND);
}

static void add_params(Builder *b, Node *args)
{
    for (uint32_t i = 0; i < args->arguments.posonlyargs.len; i++) add_param(b, args->arguments.posonlyargs.items[i]);
    for (uint32_t i = 0; i < args->arguments.args.len; i++) add_param(b, args->arguments.args.items[i]);
    for (uint32_t i = 0; i < args->arguments.kwonlyargs.len; i++) add_param(b, args->arguments.kwonlyargs.items[i]);
    add_param(b, args->arguments.vararg);
    add_param(b, args->arguments.kwarg);
}

static void visit_annotation(Builder *b, Node *arg) { if (arg && arg->arg.annotation) visit(b, arg->arg.annotation); }

/* Defaults and annotations belong to the scope around the function. */
static void visit_signature(Builder *b, Node *args)
{
    visit_list(b, args->arguments.defaults);
    visit_list(b, args->arguments.kw_defaults);
    for (uint32_t i = 0; i < args->arguments.posonlyargs.len; i++) visit_annotation(b, args->arguments.posonlyargs.items[i]);
    for (uint32_t i = 0; i < args->arguments.args.len; i++) visit_annotation(b, args->arguments.args.items[i]);
    visit_annotation(b, args->arguments.vararg);
    for (uint32_t i = 0; i < args->arguments.kwonlyargs.len; i++) visit_annotation(b, args->arguments.kwonlyargs.items[i]);
    visit_annotation(b, args->arguments.kwarg);
}

static void visit_function(Builder *b, Node *n)
{
    bool is_async = n->kind == NODE_AsyncFunctionDef;       /* the same fields as FunctionDef */
    note(b, n->FunctionDef.name, USE_BOUND);
    visit_list(b, n->FunctionDef.decorator_list);
    visit_signature(b, n->FunctionDef.args);
    if (n->FunctionDef.returns) visit(b, n->FunctionDef.returns);
    if (!open_scope(b, SCOPE_FUNCTION, n)) return;
    b->scope->is_async = is_async;
    add_params(b, n->FunctionDef.args);
    visit_list(b, n->FunctionDef.body);
    if (is_async && b->scope->is_generator && b->scope->has_return_value)
        fail(b, b->scope->return_pos, "'return' with value in async generator");
    close_scope(b);
}

static void visit_lambda(Builder *b, Node *n)
{
    visit_signature(b, n->Lambda.args);
    if (!open_scope(b, SCOPE_FUNCTION, n)) return;
    add_params(b, n->Lambda.args);
    visit(b, n->Lambda.body);
    close_scope(b);
}

static void visit_class(Builder *b, Node *n)
{
    note(b, n->ClassDef.name, USE_BOUND);
    visit_list(b, n->ClassDef.decorator_list);
    visit_list(b, n->ClassDef.bases);
    visit_list(b, n->ClassDef.keywords);
    if (!open_scope(b, SCOPE_CLASS, n)) return;
    b->scope->class_name = n->ClassDef.name;
    visit_list(b, n->ClassDef.body);
    close_scope(b);
}

/* The targets of a comprehension may not be rebound by a walrus inside it: remember them. */
static void mark_iter_targets(Builder *b, Node *target)
{
    switch (target->kind) {
    case NODE_Name: {
        Symbol *s = note(b, target->Name.id, USE_ITER_TARGET);
        if (s && s->uses & (USE_GLOBAL | USE_NONLOCAL))         /* a walrus in an earlier `if` has set it */
            fail(b, target->pos, "comprehension inner loop cannot rebind assignment expression target '%s'", target->Name.id->text);
        break;
    }
    case NODE_Tuple: for (uint32_t i = 0; i < target->Tuple.elts.len; i++) mark_iter_targets(b, target->Tuple.elts.items[i]); break;
    case NODE_List: for (uint32_t i = 0; i < target->List.elts.len; i++) mark_iter_targets(b, target->List.elts.items[i]); break;
    case NODE_Starred: mark_iter_targets(b, target->Starred.value); break;
    default: break;
    }
}

static void visit_iterable(Builder *b, Node *n)
{
    b->in_iterable++;
    visit(b, n);
    b->in_iterable--;
}

static void visit_comprehension(Builder *b, Node *n, Node *first, Node *second, NodeList generators)
{
    visit_iterable(b, generators.items[0]->comprehension.iter);
    bool is_async = false;
    if (!open_scope(b, SCOPE_FUNCTION, n)) return;
    Scope *scope = b->scope;
    scope->is_comprehension = true;
    note(b, b->implicit, USE_PARAM | USE_BOUND);
    for (uint32_t i = 0; i < generators.len && !b->failed; i++) {
        Node *g = generators.items[i];
        mark_iter_targets(b, g->comprehension.target);
        visit(b, g->comprehension.target);
        if (i) visit_iterable(b, g->comprehension.iter);
        visit_list(b, g->comprehension.ifs);
        is_async |= g->comprehension.is_async;
    }
    if (second) visit(b, second);
    visit(b, first);
    if (n->kind == NODE_GeneratorExp) scope->is_generator = true;
    scope->is_async |= is_async;
    close_scope(b);
    if (scope->is_async && n->kind != NODE_GeneratorExp && b->scope->is_comprehension) b->scope->is_async = true;
}

/* `(name := value)`: inside comprehensions the name belongs to the function around them. */
static void visit_walrus(Builder *b, Node *n)
{
    Ident *name = n->NamedExpr.target->Name.id;
    if (b->in_iterable) {
        fail(b, n->pos, "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    visit(b, n->NamedExpr.value);
    Scope *inner = b->scope, *s = inner;
    for (; s->is_comprehension; s = s->parent) {
        Symbol *target = scope_find(s, name);
        if (target && target->uses & USE_ITER_TARGET) {
            fail(b, n->NamedExpr.target->pos, "assignment expression cannot rebind comprehension iteration variable '%s'", name->text);
            return;
        }
    }
    s->has_walrus = true;
    if (s == inner) {
        visit(b, n->NamedExpr.target);
        return;
    }
    if (s->kind == SCOPE_CLASS) {
        fail(b, n->NamedExpr.target->pos, "assignment expression within a comprehension cannot be used in a class body");
        return;
    }
    b->scope = s;
    Symbol *outer = note(b, name, USE_BOUND);
    bool global = s->kind == SCOPE_MODULE || (outer && outer->uses & USE_GLOBAL);
    for (Scope *c = inner; c != s; c = c->parent) {
        b->scope = c;
        c->has_walrus = true;
        note(b, name, global ? USE_GLOBAL : USE_NONLOCAL);
    }
    b->scope = inner;
}

static void declare(Builder *b, Node *n, IdentList names, uint32_t use, const char *word)
{
    for (uint32_t i = 0; i < names.len && !b->failed; i++) {
        Ident *name = names.items[i], *real = mangle(b->arena, b->scope->class_name, name);
        Symbol *s = real ? add_symbol(b, b->scope, real) : NULL;
        if (!s) { out_of_memory(b); return; }
        if (use == USE_NONLOCAL && b->scope->kind == SCOPE_MODULE)
            fail(b, n->pos, "nonlocal declaration not allowed at module level");
        else if (s->uses & USE_PARAM) fail(b, n->pos, "name '%s' is parameter and %s", name->text, word);
        else if (s->uses & (USE_GLOBAL | USE_NONLOCAL) & ~use)
            fail(b, s->pos, "name '%s' is nonlocal and global", name->text);
        else if (s->uses & USE_ANNOTATED) fail(b, n->pos, "annotated name '%s' can't be %s", name->text, word);
        else if (s->uses & USE_BOUND) fail(b, n->pos, "name '%s' is assigned to before %s declaration", name->text, word);
        else if (s->uses & USE_READ) fail(b, n->pos, "name '%s' is used prior to %s declaration", name->text, word);
        s->uses |= use;
        s->pos = n->pos;
        /* The module's own uses of the name mean the global then, too: exec() may run it with locals apart. */
        Scope *module = b->scope;
        while (module->parent) module = module->parent;
        if (use == USE_GLOBAL && module != b->scope) {
            if (!(s = add_symbol(b, module, real))) { out_of_memory(b); return; }
            s->uses |= USE_GLOBAL;
        }
    }
}

static void visit_ann_assign(Builder *b, Node *n)
{
    Node *target = n->AnnAssign.target;
    if (target->kind == NODE_Name) {
        Ident *real = mangle(b->arena, b->scope->class_name, target->Name.id);
        Symbol *s = real ? scope_find(b->scope, real) : NULL;
        if (n->AnnAssign.simple && s && s->uses & (USE_GLOBAL | USE_NONLOCAL) && b->scope->kind != SCOPE_MODULE)
            fail(b, n->pos, "annotated name '%s' can't be %s", target->Name.id->text, s->uses & USE_GLOBAL ? "global" : "nonlocal");
        if (n->AnnAssign.simple) note(b, target->Name.id, USE_ANNOTATED | USE_BOUND);
        else if (n->AnnAssign.value) note(b, target->Name.id, USE_BOUND);
    } else {
        visit(b, target);
    }
    visit(b, n->AnnAssign.annotation);
    if (n->AnnAssign.value) visit(b, n->AnnAssign.value);
}

static void visit_import(Builder *b, NodeList names)
{
    for (uint32_t i = 0; i < names.len && !b->failed; i++) {
        Node *alias = names.items[i];
        Ident *name = alias->alias.asname ? alias->alias.asname : alias->alias.name;
        const char *dot = alias->alias.asname ? NULL : memchr(name->text, '.', name->len);
        if (dot) name = arena_intern(b->arena, name->text, (size_t)(dot - name->text));
        if (!name) { out_of_memory(b); return; }
        if (name->len == 1 && name->text[0] == '*') {
            if (b->scope->kind != SCOPE_MODULE) fail(b, alias->pos, "import * only allowed at module level");
            continue;
        }
        note(b, name, USE_BOUND);
    }
}

static void visit_name(Builder *b, Node *n)
{
    note(b, n->Name.id, n->Name.ctx == CTX_Load ? USE_READ : USE_BOUND);
    /* super() finds its class through the cell __class__ of the class statement around. */
    if (n->Name.id == b->super && n->Name.ctx == CTX_Load && b->scope->kind == SCOPE_FUNCTION) note(b, b->class_cell, USE_READ);
}

static void visit_pattern(Builder *b, Node *n)
{
    switch (n->kind) {
    case NODE_MatchValue: visit(b, n->MatchValue.value); break;
    case NODE_MatchSequence: visit_list(b, n->MatchSequence.patterns); break;
    case NODE_MatchMapping:
        visit_list(b, n->MatchMapping.keys);
        visit_list(b, n->MatchMapping.patterns);
        if (n->MatchMapping.rest) note(b, n->MatchMapping.rest, USE_BOUND);
        break;
    case NODE_MatchClass:
        visit(b, n->MatchClass.cls);
        visit_list(b, n->MatchClass.patterns);
        visit_list(b, n->MatchClass.kwd_patterns);
        break;
    case NODE_MatchStar: if (n->MatchStar.name) note(b, n->MatchStar.name, USE_BOUND); break;
    case NODE_MatchAs:
        if (n->MatchAs.pattern) visit(b, n->MatchAs.pattern);
        if (n->MatchAs.name) note(b, n->MatchAs.name, USE_BOUND);
        break;
    case NODE_MatchOr: visit_list(b, n->MatchOr.patterns); break;
    default: break;
    }
}

static void visit_yield(Builder *b, Node *n, Node *value)
{
    if (value) visit(b, value);
    Scope *s = b->scope;
    if (s->is_comprehension)
        fail(b, n->pos, "'yield' inside %s", s->node->kind == NODE_ListComp ? "list comprehension" :
             s->node->kind == NODE_SetComp ? "set comprehension" : s->node->kind == NODE_DictComp ? "dict comprehension" :
             "generator expression");
    s->is_generator = true;
}

/* The body of a loop, and what is evaluated in each of its rounds. */
static void visit_loop_body(Builder *b, Node *test, NodeList body)
{
    b->scope->loop_depth++;
    if (test) visit(b, test);
    visit_list(b, body);
    b->scope->loop_depth--;
}

/* A constant inside a loop may get a register of its own. */
static void note_constant(Builder *b, Node *n)
{
    Scope *s = b->scope;
    if (s->kind != SCOPE_CLASS && s->loop_depth && s->nloop_consts < LOOP_CONSTS) s->loop_consts[s->nloop_consts++] = n;
}

static void visit_expr(Builder *b, Node *n)
{
    switch (n->kind) {
    case NODE_Constant: note_constant(b, n); break;
    case NODE_BoolOp: visit_list(b, n->BoolOp.values); break;
    case NODE_NamedExpr: visit_walrus(b, n); break;
    case NODE_BinOp: visit(b, n->BinOp.left); visit(b, n->BinOp.right); break;
    case NODE_Attribute: visit(b, n->Attribute.value); break;
    case NODE_Subscript: visit(b, n->Subscript.value); visit(b, n->Subscript.slice); break;
    case NODE_Call: visit(b, n->Call.func); visit_list(b, n->Call.args); visit_list(b, n->Call.keywords); break;
    case NODE_UnaryOp: visit(b, n->UnaryOp.operand); break;
    case NODE_Lambda: visit_lambda(b, n); break;
    case NODE_IfExp: visit(b, n->IfExp.test); visit(b, n->IfExp.body); visit(b, n->IfExp.orelse); break;
    case NODE_Dict: visit_list(b, n->Dict.keys); visit_list(b, n->Dict.values); break;
    case NODE_Set: visit_list(b, n->Set.elts); break;
    case NODE_ListComp: visit_comprehension(b, n, n->ListComp.elt, NULL, n->ListComp.generators); break;
    case NODE_SetComp: visit_comprehension(b, n, n->SetComp.elt, NULL, n->SetComp.generators); break;
    case NODE_GeneratorExp: visit_comprehension(b, n, n->GeneratorExp.elt, NULL, n->GeneratorExp.generators); break;
    case NODE_DictComp: visit_comprehension(b, n, n->DictComp.value, n->DictComp.key, n->DictComp.generators); break;
    case NODE_Await:
        visit(b, n->Await.value);
        if (b->scope->is_comprehension) b->scope->is_async = true;
        break;
    case NODE_Yield: visit_yield(b, n, n->Yield.value); break;
    case NODE_YieldFrom: visit_yield(b, n, n->YieldFrom.value); break;
    case NODE_Compare: visit(b, n->Compare.left); visit_list(b, n->Compare.comparators); break;
    case NODE_FormattedValue:
        visit(b, n->FormattedValue.value);
        if (n->FormattedValue.format_spec) visit(b, n->FormattedValue.format_spec);
        break;
    case NODE_JoinedStr: visit_list(b, n->JoinedStr.values); break;
    case NODE_Starred: visit(b, n->Starred.value); break;
    case NODE_Name: visit_name(b, n); break;
    case NODE_List: visit_list(b, n->List.elts); break;
    case NODE_Tuple: visit_list(b, n->Tuple.elts); break;
    case NODE_Slice:
        if (n->Slice.lower) visit(b, n->Slice.lower);
        if (n->Slice.upper) visit(b, n->Slice.upper);
        if (n->Slice.step) visit(b, n->Slice.step);
        break;
    case NODE_keyword: visit(b, n->keyword.value); break;
    default: visit_pattern(b, n); break;
    }
}

static void visit_try(Builder *b, Node *n)
{
    visit_list(b, n->Try.body);                             /* TryStar has the same fields */
    for (uint32_t i = 0; i < n->Try.handlers.len && !b->failed; i++) {
        Node *h = n->Try.handlers.items[i];
        if (h->ExceptHandler.type) visit(b, h->ExceptHandler.type);
        if (h->ExceptHandler.name) note(b, h->ExceptHandler.name, USE_BOUND);
        visit_list(b, h->ExceptHandler.body);
    }
    visit_list(b, n->Try.orelse);
    visit_list(b, n->Try.finalbody);
}

static void visit_return(Builder *b, Node *n)
{
    if (!n->Return.value) return;
    visit(b, n->Return.value);
    b->scope->has_return_value = true;
    b->scope->return_pos = n->pos;
}

static void visit_with(Builder *b, Node *n)
{
    for (uint32_t i = 0; i < n->With.items.len && !b->failed; i++) {
        visit(b, n->With.items.items[i]->withitem.context_expr);
        if (n->With.items.items[i]->withitem.optional_vars) visit(b, n->With.items.items[i]->withitem.optional_vars);
    }
    visit_list(b, n->With.body);
}

static void visit_match(Builder *b, Node *n)
{
    visit(b, n->Match.subject);
    for (uint32_t i = 0; i < n->Match.cases.len && !b->failed; i++) {
        Node *c = n->Match.cases.items[i];
        visit(b, c->match_case.pattern);
        if (c->match_case.guard) visit(b, c->match_case.guard);
        visit_list(b, c->match_case.body);
    }
}

static void visit(Builder *b, Node *n)
{
    if (b->failed) return;
    if (++b->depth > b->max_depth) b->too_deep = b->failed = true;
    switch (n->kind) {
    case NODE_Module: visit_list(b, n->Module.body); break;
    case NODE_Interactive: visit_list(b, n->Interactive.body); break;
    case NODE_Expression: visit(b, n->Expression.body); break;
    case NODE_FunctionDef: case NODE_AsyncFunctionDef: visit_function(b, n); break;
    case NODE_ClassDef: visit_class(b, n); break;
    case NODE_Return: visit_return(b, n); break;
    case NODE_Delete: visit_list(b, n->Delete.targets); break;
    case NODE_Assign: visit_list(b, n->Assign.targets); visit(b, n->Assign.value); break;
    case NODE_AugAssign: visit(b, n->AugAssign.target); visit(b, n->AugAssign.value); break;
    case NODE_AnnAssign: visit_ann_assign(b, n); break;
    case NODE_For: case NODE_AsyncFor:
        visit(b, n->For.target);
        visit(b, n->For.iter);
        visit_loop_body(b, NULL, n->For.body);
        visit_list(b, n->For.orelse);
        break;
    case NODE_While: visit_loop_body(b, n->While.test, n->While.body); visit_list(b, n->While.orelse); break;
    case NODE_If: visit(b, n->If.test); visit_list(b, n->If.body); visit_list(b, n->If.orelse); break;
    case NODE_With: case NODE_AsyncWith: visit_with(b, n); break;
    case NODE_Match: visit_match(b, n); break;
    case NODE_Raise:
        if (n->Raise.exc) visit(b, n->Raise.exc);
        if (n->Raise.cause) visit(b, n->Raise.cause);
        break;
    case NODE_Try: case NODE_TryStar: visit_try(b, n); break;
    case NODE_Assert: visit(b, n->Assert.test); if (n->Assert.msg) visit(b, n->Assert.msg); break;
    case NODE_Import: visit_import(b, n->Import.names); break;
    case NODE_ImportFrom: visit_import(b, n->ImportFrom.names); break;
    case NODE_Global: declare(b, n, n->Global.names, USE_GLOBAL, "global"); break;
    case NODE_Nonlocal: declare(b, n, n->Nonlocal.names, USE_NONLOCAL, "nonlocal"); break;
    case NODE_Expr: visit(b, n->Expr.value); break;
    default: visit_expr(b, n); break;
    }
    b->depth--;
}

/* ---- pass 2: settle each name -------------------------------------------------------------------------------- */

/* The function around `scope` (classes do not count) in which `name` is a local; every function between gets it as a free
 * variable. False: there is none. */
static bool find_outside(Builder *b, Scope *scope, Ident *name)
{
    for (Scope *s = scope->parent; s; s = s->parent) {
        if (s->kind == SCOPE_MODULE) return false;
        if (s->kind == SCOPE_CLASS) {
            if (name != b->class_cell) continue;
            s->needs_class_cell = true;                     /* the class statement makes this cell */
        } else {
            Symbol *sym = scope_find(s, name);
            if (!sym || !(sym->uses & (USE_BOUND | USE_NONLOCAL | USE_GLOBAL))) continue;
            if (sym->kind == VAR_GLOBAL) return false;
            if (sym->kind == VAR_LOCAL) sym->kind = VAR_CELL;
        }
        for (Scope *t = scope; t != s; t = t->parent) {
            Symbol *through = add_symbol(b, t, name);
            if (!through) return false;
            if (t->kind == SCOPE_CLASS && through->kind == VAR_LOCAL) through->passed_on = true;
            else through->kind = VAR_FREE;
        }
        return true;
    }
    return false;
}

static void settle(Builder *b, Scope *scope)
{
    for (Symbol *s = scope->first; s && !b->failed; s = s->next) {
        if (s->uses & USE_GLOBAL) s->kind = VAR_GLOBAL;
        else if (s->uses & USE_NONLOCAL) {
            s->kind = VAR_FREE;
            if (!find_outside(b, scope, s->name) && !b->failed)
                fail(b, s->pos, "no binding for nonlocal '%s' found", s->name->text);
        } else if (s->uses & USE_BOUND) {
            if (s->kind == VAR_UNKNOWN) s->kind = VAR_LOCAL;
        } else if (s->kind == VAR_UNKNOWN) {
            s->kind = VAR_IMPLICIT;
            find_outside(b, scope, s->name);
        }
    }
}

static void settle_all(Builder *b, Scope *root)
{
    Scope *s = root;                                        /* parents before children, without recursion */
    while (s && !b->failed) {
        settle(b, s);
        if (s->first_child) { s = s->first_child; continue; }
        while (s && !s->next_sibling) s = s->parent;
        if (s) s = s->next_sibling;
    }
}

SymtabStatus symtab_build(Arena *arena, Node *tree, uint32_t max_depth, Scope **root, SyntaxErr *error)
{
    Builder b = { .arena = arena, .error = error, .max_depth = max_depth };
    *error = (SyntaxErr){0};
    b.super = arena_intern(arena, "super", 5);
    b.class_cell = arena_intern(arena, "__class__", 9);
    b.implicit = arena_intern(arena, ".0", 2);
    if (!b.super || !b.class_cell || !b.implicit) return SYMTAB_MEMORY;
    *root = open_scope(&b, SCOPE_MODULE, tree);
    if (*root) visit(&b, tree);
    if (!b.failed) settle_all(&b, *root);
    return !b.failed ? SYMTAB_OK : b.too_deep ? SYMTAB_TOO_DEEP : error->message ? SYMTAB_ERROR : SYMTAB_MEMORY;
}
