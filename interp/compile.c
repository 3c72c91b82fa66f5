/* compile.c -- from source text to a code object: parse, settle names, compile each scope, and turn what went wrong into an
 * exception.
 *
 *     source --parse--> tree --symtab_build--> scopes --compile_unit, inner ones first needed--> CodeObj
 *
 * The tree and the scopes live in one arena that is freed at the end; code objects hold no pointers into it. */
#include "interp/compile.h"

#include <stdlib.h>
#include <string.h>

#include "interp/ast_types.h"
#include "interp/compile_unit.h"
#include "interp/source_lines.h"
#include "interp/syntax_error.h"
#include "interp/unparse.h"
#include "objects/abstract.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/warn.h"

enum { MAX_LOCALS = UINT16_MAX - 1024 };        /* a register number has 16 bits, and temporaries need some */

/* ---- one unit ------------------------------------------------------------------------------------------------ */

static void place_local(Compiler *c, Symbol *s)
{
    Unit *u = c->unit;
    GROW(c, u->locals, (uint32_t)u->nlocals, u->locals_cap);
    if (c->failed) return;
    u->locals[u->nlocals] = s;
    if (s) s->reg = u->nlocals;
    u->nlocals++;
}

static void place_param(Compiler *c, Node *arg)
{
    if (!arg || c->failed) return;
    Ident *name = mangle(&c->arena, c->unit->scope->class_name, arg->arg.arg);
    Symbol *s = name ? scope_find(c->unit->scope, name) : NULL;
    if (s) place_local(c, s);
    else compile_out_of_memory(c);
}

static void place_params(Compiler *c, Node *args)
{
    for (uint32_t i = 0; i < args->arguments.posonlyargs.len; i++) place_param(c, args->arguments.posonlyargs.items[i]);
    for (uint32_t i = 0; i < args->arguments.args.len; i++) place_param(c, args->arguments.args.items[i]);
    for (uint32_t i = 0; i < args->arguments.kwonlyargs.len; i++) place_param(c, args->arguments.kwonlyargs.items[i]);
    place_param(c, args->arguments.vararg);
    place_param(c, args->arguments.kwarg);
}

/* A cell for the class under construction, which methods with super() or __class__ close over. */
static void place_class_cell(Compiler *c)
{
    Symbol *s = arena_alloc(&c->arena, sizeof *s);
    if (!s || !(s->name = arena_intern(&c->arena, "__class__", 9))) { compile_out_of_memory(c); return; }
    s->kind = VAR_CELL;
    c->unit->class_cell = c->unit->nlocals;
    place_local(c, s);
}

/* Constants inside loops have registers of their own, filled when the function begins: a round of the loop reads them like locals. */
static void place_loop_consts(Compiler *c, Scope *scope)
{
    Unit *u = c->unit;
    u->first_loop_const = u->nlocals;
    for (uint32_t i = 0; i < scope->nloop_consts && !c->failed; i++) {
        Ref value = const_value(c, scope->loop_consts[i]);
        if (!value) break;
        bool known = const_register(c, value) >= 0;
        uint32_t index = const_add(c, value);
        if (known || c->failed) continue;
        u->loop_consts[u->nloop_consts++] = index;
        place_local(c, NULL);
    }
}

static int by_name(const void *a, const void *b)
{
    const Ident *x = (*(Symbol *const *)a)->name, *y = (*(Symbol *const *)b)->name;
    int order = memcmp(x->text, y->text, x->len < y->len ? x->len : y->len);
    return order ? order : (x->len > y->len) - (x->len < y->len);
}

Symbol **closure_symbols(Compiler *c, const Scope *scope, uint32_t *count)
{
    uint32_t n = 0;
    for (Symbol *s = scope->first; s; s = s->next) n += s->kind == VAR_FREE || s->passed_on;
    *count = 0;
    Symbol **out = arena_alloc(&c->arena, (n + 1) * sizeof *out);
    if (!out) return compile_out_of_memory(c), NULL;
    for (Symbol *s = scope->first; s; s = s->next)
        if (s->kind == VAR_FREE || s->passed_on) out[(*count)++] = s;
    qsort(out, n, sizeof *out, by_name);
    return out;
}

/* Variables captured by inner functions, after the others and in the order of their names; what comes from outside likewise. */
static void place_captured(Compiler *c, const Scope *scope)
{
    Unit *u = c->unit;
    Reg first = u->nlocals;
    for (Symbol *s = scope->first; s && !c->failed; s = s->next)
        if (scope->kind == SCOPE_FUNCTION && s->reg < 0 && s->kind == VAR_CELL) place_local(c, s);
    if (!c->failed) u->free_symbols = closure_symbols(c, scope, &u->nfree);
    if (c->failed) return;
    if (u->nlocals > first) qsort(u->locals + first, (size_t)(u->nlocals - first), sizeof *u->locals, by_name);
    for (Reg r = first; r < u->nlocals; r++) u->locals[r]->reg = r;
    for (uint32_t i = 0; i < u->nfree; i++) u->free_symbols[i]->closure_at = (int)i;
}

/* Give every variable of the scope its register or its place in the closure. The order is the one in which locals() shows
 * them and in which they die. */
static void place_variables(Compiler *c, const UnitSpec *spec)
{
    Unit *u = c->unit;
    Scope *scope = spec->scope;
    u->class_cell = -1;
    for (Symbol *s = scope->first; s; s = s->next) s->reg = -1;
    if (spec->args) place_params(c, spec->args);
    if (scope->kind == SCOPE_CLASS || (scope->kind == SCOPE_MODULE && c->flags & COMPILE_NAMESPACE)) place_local(c, NULL);
    if (scope->kind == SCOPE_CLASS && scope->needs_class_cell) place_class_cell(c);
    for (Symbol *s = scope->first; s && !c->failed; s = s->next)
        if (scope->kind == SCOPE_FUNCTION && s->reg < 0 && s->kind == VAR_LOCAL) place_local(c, s);
    if (!c->failed) place_captured(c, scope);
    place_loop_consts(c, scope);
    if (u->nlocals > MAX_LOCALS) compile_error(c, spec->node->pos, "too many local variables");
    u->next_temp = u->nregs = u->nlocals;
}

static void prologue(Compiler *c)
{
    Unit *u = c->unit;
    Pos start = c->pos;
    at_no_line(c);
    for (Reg r = 0; r < u->nlocals && !c->failed; r++)
        if (u->locals[r] && u->locals[r]->kind == VAR_CELL) emit(c, OP_MAKE_CELL, r, 0, 0, 0);
    for (uint32_t i = 0; i < u->nloop_consts; i++) emit_wide(c, OP_LOAD_CONST, u->first_loop_const + (Reg)i, u->loop_consts[i], 0);
    c->pos = start;
    if (u->scope->kind == SCOPE_FUNCTION && (u->scope->is_generator || u->scope->is_async)) emit(c, OP_MAKE_GENERATOR, 0, 0, 0, 0);
}

static void describe(const Compiler *c, CodeObj *code, const UnitSpec *spec)
{
    const Scope *scope = spec->scope;
    code->plain_args = UINT16_MAX;
    if (spec->args) {
        code->nposonly = (uint16_t)spec->args->arguments.posonlyargs.len;
        code->nargs = (uint16_t)(spec->args->arguments.args.len + code->nposonly);
        code->nkwonly = (uint16_t)spec->args->arguments.kwonlyargs.len;
        if (spec->args->arguments.vararg) code->flags |= CODE_VARARGS;
        if (spec->args->arguments.kwarg) code->flags |= CODE_VARKEYWORDS;
    } else if (scope->is_comprehension) {
        code->nargs = code->nposonly = 1;
    }
    code->nparams = (uint16_t)(code->nargs + code->nkwonly + !!(code->flags & CODE_VARARGS) + !!(code->flags & CODE_VARKEYWORDS));
    if (c->text_annotations) code->flags |= CODE_TEXT_ANNOTATIONS;
    bool generator = scope->kind == SCOPE_FUNCTION && scope->is_generator;
    if (scope->is_async && generator) code->flags |= CODE_ASYNC_GENERATOR;
    else if (scope->is_async && scope->kind == SCOPE_FUNCTION) code->flags |= CODE_COROUTINE;
    else if (generator) code->flags |= CODE_GENERATOR;
    if (scope->kind == SCOPE_FUNCTION) {
        code->flags |= CODE_OPTIMIZED | CODE_NEWLOCALS;
        if (code->nparams == code->nargs && !scope->is_generator && !scope->is_async) code->plain_args = code->nargs;
        for (const Scope *s = scope->parent; s; s = s->parent)
            if (s->kind == SCOPE_FUNCTION) code->flags |= CODE_NESTED;
    } else if (scope->kind == SCOPE_CLASS || c->flags & COMPILE_NAMESPACE) {
        code->flags |= CODE_NAMESPACE;
        code->nargs = code->nparams = 1;
    }
}

static Ref compile_once(Compiler *c, UnitSpec *spec, View name, bool far)
{
    Unit unit;
    Ref code = NULL;
    if (unit_begin(c, &unit, spec->scope, far)) {
        unit.qualname = ref_keep(spec->qualname);
        place_variables(c, spec);
        c->pos = (Pos){ spec->first_line, 0, spec->first_line, 0 };
        prologue(c);
        if (!c->failed) spec->body(c, spec->node);
        if (!c->failed) code = unit_finish(c, name, spec->first_line, spec->doc ? spec->doc : None);
        if (code) describe(c, as_code(code), spec);
    }
    bool retry = unit.too_far && !far && !c->failed;
    unit_drop(c);
    return retry ? compile_once(c, spec, name, true) : code;
}

#ifdef OURO_DEBUG
static void verify(const CodeObj *code)
{
    char complaint[200];
    if (code_verify(code, complaint, sizeof complaint)) return;
    fprintf(stderr, "ouro: internal error: bad code for %s: %s\n", str_utf8(code->qualname, NULL), complaint);
    code_disassemble(stderr, code, NULL, 0);
    abort();
}
#else
static void verify(const CodeObj *code) { (void)code; }
#endif

Ref compile_unit(Compiler *c, UnitSpec *spec)
{
    Pos here = c->pos;
    Ref code = NULL, name = str_from_text(spec->name);
    if (name && spec->qualname && !c->failed) code = compile_once(c, spec, name, false);
    else compile_out_of_memory(c);
    ref_drop(name);
    ref_drop(spec->qualname);
    ref_drop(spec->doc);
    c->pos = here;
    if (code) verify(as_code(code));
    return code;
}

/* ---- docstrings and annotations ------------------------------------------------------------------------------ */

Ref docstring(Compiler *c, NodeList body)
{
    if (!body.len || body.items[0]->kind != NODE_Expr || c->flags & COMPILE_NO_DOC) return NULL;
    Node *first = body.items[0]->Expr.value;
    if (first->kind != NODE_Constant || first->Constant.value.kind != CONST_Str) return NULL;
    return const_value(c, first);
}

void setup_annotations(Compiler *c)
{
    for (Symbol *s = c->unit->scope->first; s; s = s->next) {
        if (!(s->uses & USE_ANNOTATED)) continue;
        emit(c, OP_SETUP_ANNOTATIONS, 0, 0, 0, 0);
        return;
    }
}

Reg compile_annotation(Compiler *c, Node *n, Reg dest)
{
    if (!c->text_annotations) return compile_expr(c, n, dest);
    if (dest == ANYWHERE) dest = temp_new(c);
    Ref text = unparse(c, n);
    if (text) emit_const(c, dest, text);
    else compile_out_of_memory(c);
    return dest;
}

/* ---- from __future__ import ... ------------------------------------------------------------------------------ */

static bool names_it(const Ident *name, const char *text) { return name && !strcmp(name->text, text); }

static void future_feature(Compiler *c, const Node *statement, const Ident *name)
{
    static const char *const known[] = { "nested_scopes", "generators", "division", "absolute_import", "with_statement",
                                         "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations" };
    bool found = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) found |= names_it(name, known[i]);
    if (names_it(name, "annotations")) c->text_annotations = true;
    if (found) return;
    if (names_it(name, "braces")) compile_error(c, statement->pos, "not a chance");
    else compile_error(c, statement->pos, "future feature %s is not defined", name->text);
    c->error.offset = 1;
    c->error.end_line = c->error.line;
    c->error.end_offset = SYNTAX_NO_END;
}

/* These imports change how the module is compiled. They stand before all else but the docstring. */
static void find_future_imports(Compiler *c, const Node *tree)
{
    NodeList body = tree->kind == NODE_Module ? tree->Module.body : tree->kind == NODE_Interactive ? tree->Interactive.body : (NodeList){ 0, NULL };
    for (uint32_t i = 0; i < body.len && !c->failed; i++) {
        const Node *n = body.items[i];
        bool doc = !i && n->kind == NODE_Expr && n->Expr.value->kind == NODE_Constant && n->Expr.value->Constant.value.kind == CONST_Str;
        if (doc) continue;
        if (n->kind != NODE_ImportFrom || n->ImportFrom.level || !names_it(n->ImportFrom.module, "__future__")) return;
        c->future_line = n->pos.line;
        for (uint32_t k = 0; k < n->ImportFrom.names.len; k++) future_feature(c, n, n->ImportFrom.names.items[k]->alias.name);
    }
}

/* ---- modules ------------------------------------------------------------------------------------------------- */

static void module_body(Compiler *c, Node *n)
{
    if (n->kind == NODE_Expression) {
        Reg r = compile_expr(c, n->Expression.body, ANYWHERE);
        emit(c, OP_RETURN, r, 0, 0, 0);
        return;
    }
    NodeList body = n->kind == NODE_Interactive ? n->Interactive.body : n->Module.body;
    Ref doc = n->kind == NODE_Module ? docstring(c, body) : NULL;
    if (doc) {
        Reg t = temp_new(c);
        c->pos = body.items[0]->pos;
        emit_const(c, t, doc);
        if (c->flags & COMPILE_NAMESPACE) {
            emit(c, OP_STORE_NAME, (int)const_text(c, "__doc__"), t, 0, 0);
        } else {
            Ident *name = arena_intern(&c->arena, "__doc__", 7);
            if (name) emit(c, OP_STORE_GLOBAL, (int)site_global(c, name), t, 0, 0);
            else compile_out_of_memory(c);
        }
        c->unit->next_temp = t;
    }
    setup_annotations(c);
    if (n->kind == NODE_Module) compile_body_after_doc(c, body);
    else compile_body(c, body);
    at_no_line(c);
    emit(c, OP_RETURN_NONE, 0, 0, 0, 0);
}

/* The tree's depth is bounded as CPython bounds it: three levels of tree for each level of recursion allowed. */
static uint32_t max_depth(void)
{
    int left = recursion_limit - recursion_depth;
    return left > 0 ? (uint32_t)(left > 2000 ? 2000 : left) * 3 : 0;
}

static Ref compile_tree(Compiler *c, Node *tree)
{
    Scope *root = NULL;
    c->text_annotations = c->flags & COMPILE_TEXT_ANNOTATIONS;
    find_future_imports(c, tree);
    if (c->failed) return NULL;
    switch (symtab_build(&c->arena, tree, max_depth(), &root, &c->error)) {
    case SYMTAB_OK: break;
    case SYMTAB_MEMORY: return err_memory();
    case SYMTAB_TOO_DEEP: return err_raise(&exc_RecursionError, "maximum recursion depth exceeded during compilation");
    case SYMTAB_ERROR: c->failed = true; return NULL;
    }
    UnitSpec spec = { .scope = root, .name = "<module>", .first_line = 1, .node = tree, .body = module_body,
                      .qualname = str_from_text("<module>") };
    return compile_unit(c, &spec);
}

/* Oldest first. False: a filter made an error of one. */
static bool give_parse_warnings(Compiler *c, const ParseWarning *w)
{
    if (!w) return true;
    if (!give_parse_warnings(c, w->next)) return false;
    Ref text = str_format_c("invalid escape sequence '\\%c'", w->letter);
    bool ok = text && warn_line(&exc_DeprecationWarning, text, c->filename, w->pos.line, NULL);
    ref_drop(text);
    if (ok) return true;
    if (err_is(&exc_DeprecationWarning)) {
        err_clear();
        compile_error(c, w->pos, "invalid escape sequence '\\%c'", w->letter);
    }
    return false;
}

Ref compile_source(const char *source, size_t len, View filename, ParseMode mode, int flags)
{
    Compiler c = { .filename = filename, .mode = mode, .flags = flags };
    Node *tree = NULL;
    Ref code = NULL;
    SourceLine line;
    const char *file = str_utf8(filename, NULL);
    if (!file) return NULL;
    switch ((flags & COMPILE_TEXT ? parse_text : parse)(&c.arena, source, len, file, mode, &tree, &c.error)) {
    case PARSE_OK:
        if (give_parse_warnings(&c, c.arena.warnings)) code = compile_tree(&c, tree);
        /* The compiler knows no text. Nor does CPython's: it reads the file, and tells columns in bytes. */
        if (!code && !err_pending && source_line(filename, c.error.line, &line)) syntax_error_locate(&c.arena, source, len, &c.error);
        if (!code && !err_pending) syntax_error_raise(&c.error, filename);
        break;
    case PARSE_ERROR: syntax_error_raise(&c.error, filename); break;
    case PARSE_INCOMPLETE: break;
    case PARSE_MEMORY: err_memory(); break;
    }
    arena_free(&c.arena);
    return code;
}

/* ---- trees as objects ------------------------------------------------------------------------------------------- */

static NodeKind tree_kind(ParseMode mode)
{
    return mode == PARSE_EXPRESSION ? NODE_Expression : mode == PARSE_SINGLE ? NODE_Interactive : NODE_Module;
}

Ref compile_to_ast(const char *source, size_t len, View filename, ParseMode mode, int flags)
{
    Arena arena = {0};
    SyntaxErr error = {0};
    Node *tree = NULL;
    Ref object = NULL;
    const char *file = str_utf8(filename, NULL);
    if (!file || !ast_types_ready()) return NULL;
    switch ((flags & COMPILE_TEXT ? parse_text : parse)(&arena, source, len, file, mode, &tree, &error)) {
    case PARSE_OK: object = ast_to_object(tree); break;
    case PARSE_ERROR: syntax_error_raise(&error, filename); break;
    case PARSE_INCOMPLETE: break;
    case PARSE_MEMORY: err_memory(); break;
    }
    arena_free(&arena);
    return object;
}

Ref compile_ast(View object, View filename, ParseMode mode, int flags)
{
    Compiler c = { .filename = filename, .mode = mode, .flags = flags };
    AstReader reader = { .arena = &c.arena, .constants = list_new() };
    Node *tree = NULL;
    Ref code = NULL;
    if (reader.constants && ast_from_object(&reader, object, tree_kind(mode), &tree) && ast_validate(tree)) {
        code = compile_tree(&c, tree);
        if (!code && !err_pending) syntax_error_raise(&c.error, filename);
    }
    arena_free(&c.arena);
    ref_drop(reader.constants);
    return code;
}
