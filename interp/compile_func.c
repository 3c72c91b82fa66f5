/* compile_func.c -- what has code of its own: functions, lambdas, comprehensions, class bodies. */
#include "interp/emit.h"

#include <string.h>

#include "interp/compile_unit.h"
#include "objects/abstract.h"
#include "objects/str.h"

static void at(Compiler *c, const Node *n) { c->pos = n->pos; }

/* ---- qualified names ----------------------------------------------------------------------------------------- */

/* outer.<locals>.name, Class.name, or just name at the top and for what a global statement names. */
static Ref qualified(Compiler *c, const char *name, Ident *bound)
{
    Unit *outer = c->unit;
    Symbol *s = bound ? scope_find(outer->scope, bound) : NULL;
    if (outer->scope->kind == SCOPE_MODULE || (s && s->kind == VAR_GLOBAL)) return str_from_text(name);
    return str_format_c(outer->scope->kind == SCOPE_FUNCTION ? "%S.<locals>.%s" : "%S.%s", (View)outer->qualname, name);
}

/* ---- the function object ------------------------------------------------------------------------------------- */

/* The cells of the current function that a function with scope `inner` closes over, as a tuple in `dest`. */
static void make_closure(Compiler *c, const Scope *inner, Reg dest)
{
    Reg mark = c->unit->next_temp;
    Unit *u = c->unit;
    uint32_t count;
    Symbol **captured = closure_symbols(c, inner, &count);
    Reg window = temp_window(c, (int)count), next = window;
    for (uint32_t i = 0; i < count; i++) {
        const Symbol *s = captured[i];
        Symbol *mine = scope_find(u->scope, s->name);
        bool class_cell = u->class_cell >= 0 && s->name->len == 9 && !memcmp(s->name->text, "__class__", 9);
        if (class_cell) emit(c, OP_GET_CELL, next, u->class_cell, 0, 0);
        else if (mine && mine->kind == VAR_CELL) emit(c, OP_GET_CELL, next, mine->reg, 0, 0);
        else if (mine && mine->closure_at >= 0) emit(c, OP_GET_FREE, next, mine->closure_at, 0, 0);
        else compile_error(c, c->pos, "internal: no cell for '%s'", s->name->text);
        next++;
    }
    emit(c, OP_MAKE_TUPLE, dest, window, (int)count, 0);
    c->unit->next_temp = mark;
}

static bool closes_over_something(const Scope *inner)
{
    for (Symbol *s = inner->first; s; s = s->next)
        if (s->kind == VAR_FREE || s->passed_on) return true;
    return false;
}

/* The defaults of keyword-only parameters as a dict in the next temporary. */
static bool make_kwdefaults(Compiler *c, Node *args)
{
    uint32_t count = 0;
    Reg dict = c->unit->next_temp, window;
    for (uint32_t i = 0; i < args->arguments.kw_defaults.len; i++) count += args->arguments.kw_defaults.items[i] != NULL;
    if (!count) return false;
    temp_new(c);
    window = temp_window(c, (int)count * 2);
    for (uint32_t i = 0; i < args->arguments.kw_defaults.len; i++) {
        if (!args->arguments.kw_defaults.items[i]) continue;
        Ident *name = mangle(&c->arena, c->unit->scope->class_name, args->arguments.kwonlyargs.items[i]->arg.arg);
        if (!name) { compile_out_of_memory(c); return false; }
        emit_wide(c, OP_LOAD_CONST, window++, const_name(c, name), 0);
        compile_into(c, args->arguments.kw_defaults.items[i], window++);
    }
    emit(c, OP_MAKE_DICT, dict, window - (Reg)count * 2, (int)count, 0);
    c->unit->next_temp = dict + 1;
    return true;
}

static void annotate(Compiler *c, const char *name, size_t len, Node *annotation, Reg dict)
{
    if (!annotation || c->failed) return;
    Reg mark = c->unit->next_temp, key = temp_new(c);
    Ident *id = arena_intern(&c->arena, name, len);
    if (id) id = mangle(&c->arena, c->unit->scope->class_name, id);
    if (!id) { compile_out_of_memory(c); return; }
    emit_wide(c, OP_LOAD_CONST, key, const_name(c, id), 0);
    Reg value;
    if (annotation->kind == NODE_Starred && !c->text_annotations) {     /* *args: *Ts  means the one item of Ts */
        value = temp_new(c);
        Reg whole = temp_new(c);
        compile_into(c, annotation->Starred.value, whole);
        emit(c, OP_UNPACK, value, whole, 1, 0);
    } else {
        value = compile_annotation(c, annotation, ANYWHERE);
    }
    at(c, annotation);
    emit(c, OP_DICT_ADD, dict, key, value, 0);
    c->unit->next_temp = mark;
}

static void annotate_all(Compiler *c, NodeList args, Reg dict)
{
    for (uint32_t i = 0; i < args.len; i++)
        annotate(c, args.items[i]->arg.arg->text, args.items[i]->arg.arg->len, args.items[i]->arg.annotation, dict);
}

static bool any_annotation(NodeList args)
{
    for (uint32_t i = 0; i < args.len; i++)
        if (args.items[i]->arg.annotation) return true;
    return false;
}

static bool make_annotations(Compiler *c, Node *args, Node *returns)
{
    Node *vararg = args->arguments.vararg, *kwarg = args->arguments.kwarg;
    if (!returns && !any_annotation(args->arguments.posonlyargs) && !any_annotation(args->arguments.args) &&
        !any_annotation(args->arguments.kwonlyargs) && !(vararg && vararg->arg.annotation) && !(kwarg && kwarg->arg.annotation))
        return false;
    Reg dict = temp_new(c);
    emit(c, OP_MAKE_DICT, dict, dict, 0, 0);
    annotate_all(c, args->arguments.posonlyargs, dict);
    annotate_all(c, args->arguments.args, dict);
    if (vararg) annotate(c, vararg->arg.arg->text, vararg->arg.arg->len, vararg->arg.annotation, dict);
    annotate_all(c, args->arguments.kwonlyargs, dict);
    if (kwarg) annotate(c, kwarg->arg.arg->text, kwarg->arg.arg->len, kwarg->arg.annotation, dict);
    annotate(c, "return", 6, returns, dict);
    return true;
}

static void make_defaults(Compiler *c, NodeList defaults)
{
    Reg window = c->unit->next_temp;
    temp_window(c, (int)defaults.len);
    for (uint32_t i = 0; i < defaults.len; i++) compile_into(c, defaults.items[i], window + (Reg)i);
    emit(c, OP_MAKE_TUPLE, window, window, (int)defaults.len, 0);
    c->unit->next_temp = window + 1;
}

/* R[dest] = the function of `code` (consumed). args NULL: no defaults, no annotations. */
static Reg make_function(Compiler *c, Node *n, Ref code, const Scope *inner, Reg window, int flags, Reg dest)
{
    at(c, n);
    if (closes_over_something(inner)) {
        make_closure(c, inner, temp_new(c));
        flags |= FUNC_CLOSURE;
    }
    uint32_t k = const_add(c, code);
    c->unit->next_temp = window;
    Reg target = dest == ANYWHERE ? temp_new(c) : dest;
    if (k > UINT16_MAX) compile_error(c, n->pos, "too many constants before this function");
    emit(c, OP_MAKE_FUNCTION, target, window, (int)k, flags);
    return target;
}

/* ---- bodies -------------------------------------------------------------------------------------------------- */

static void function_body(Compiler *c, Node *n)
{
    uint32_t before = c->unit->ninsns;
    compile_body_after_doc(c, n->FunctionDef.body);
    if (c->unit->ninsns > before) at_no_line(c);
    emit(c, OP_RETURN_NONE, 0, 0, 0, 0);
}

static void lambda_body(Compiler *c, Node *n)
{
    Reg r = compile_expr(c, n->Lambda.body, ANYWHERE);
    emit(c, OP_RETURN, r, 0, 0, 0);
}

Reg compile_function(Compiler *c, Node *n, Reg dest)
{
    Node *args = n->FunctionDef.args;
    Reg window = c->unit->next_temp;
    int flags = 0;
    at(c, n);
    check_bindable_params(c, n->pos, args);
    if (args->arguments.defaults.len) { make_defaults(c, args->arguments.defaults); flags |= FUNC_DEFAULTS; }
    if (make_kwdefaults(c, args)) flags |= FUNC_KWDEFAULTS;
    if (make_annotations(c, args, n->FunctionDef.returns)) flags |= FUNC_ANNOTATIONS;
    Scope *inner = scope_child(c->unit->scope, n);
    Pos first = n->FunctionDef.decorator_list.len ? n->FunctionDef.decorator_list.items[0]->pos : n->pos;
    UnitSpec spec = { .scope = inner, .name = n->FunctionDef.name->text, .first_line = first.line, .args = args, .node = n,
                      .body = function_body, .doc = docstring(c, n->FunctionDef.body),
                      .qualname = qualified(c, n->FunctionDef.name->text, n->FunctionDef.name) };
    Ref code = compile_unit(c, &spec);
    if (!code) return 0;
    return make_function(c, n, code, inner, window, flags, dest);
}

Reg compile_lambda(Compiler *c, Node *n, Reg dest)
{
    Node *args = n->Lambda.args;
    Reg window = c->unit->next_temp;
    int flags = 0;
    check_bindable_params(c, n->pos, args);
    if (args->arguments.defaults.len) { make_defaults(c, args->arguments.defaults); flags |= FUNC_DEFAULTS; }
    if (make_kwdefaults(c, args)) flags |= FUNC_KWDEFAULTS;
    Scope *inner = scope_child(c->unit->scope, n);
    UnitSpec spec = { .scope = inner, .name = "<lambda>", .first_line = n->pos.line, .args = args, .node = n,
                      .body = lambda_body, .qualname = qualified(c, "<lambda>", NULL) };
    Ref code = compile_unit(c, &spec);
    if (!code) return 0;
    return make_function(c, n, code, inner, window, flags, dest);
}

/* ---- decorators ---------------------------------------------------------------------------------------------- */

static Reg begin_decorators(Compiler *c, NodeList list)
{
    Reg first = c->unit->next_temp;
    for (uint32_t i = 0; i < list.len; i++) compile_into(c, list.items[i], temp_new(c));
    return first;
}

/* R[first], R[first + 1] ... are the decorators, and behind them stands what they decorate. */
static Reg apply_decorators(Compiler *c, NodeList list, Reg first)
{
    for (uint32_t i = list.len; i-- > 0;) {
        Reg base = first + (Reg)i;
        at(c, list.items[i]);
        emit(c, OP_CALL, base, base, 0, 1);
    }
    c->unit->next_temp = first + 1;
    return first;
}

void compile_function_def(Compiler *c, Node *n)
{
    NodeList decorators = n->FunctionDef.decorator_list;
    Reg mark = c->unit->next_temp, first = begin_decorators(c, decorators);
    Reg function = temp_new(c);
    compile_function(c, n, function);
    apply_decorators(c, decorators, first);
    at(c, n);
    store_name(c, n->FunctionDef.name, first);
    c->unit->next_temp = mark;
}

/* ---- classes ------------------------------------------------------------------------------------------------- */

static void store_namespace(Compiler *c, const char *name, Reg value)
{
    emit(c, OP_STORE_NAME, (int)const_text(c, name), value, 0, 0);
}

static void class_body(Compiler *c, Node *n)
{
    Reg t = temp_new(c);
    Ident *dunder_name = arena_intern(&c->arena, "__name__", 8);
    if (!dunder_name) { compile_out_of_memory(c); return; }
    c->pos.end_line = c->pos.line;
    emit(c, OP_LOAD_NAME, t, (int)const_name(c, dunder_name), 0, 0);
    store_namespace(c, "__module__", t);
    emit_const(c, t, ref_keep(c->unit->qualname));
    store_namespace(c, "__qualname__", t);
    Ref doc = docstring(c, n->ClassDef.body);
    if (doc) {
        c->pos = n->ClassDef.body.items[0]->pos;
        emit_const(c, t, doc);
        store_namespace(c, "__doc__", t);
    }
    setup_annotations(c);
    c->unit->next_temp = t;
    compile_body_after_doc(c, n->ClassDef.body);
    at_no_line(c);
    if (c->unit->class_cell >= 0) {
        temp_new(c);
        emit(c, OP_GET_CELL, t, c->unit->class_cell, 0, 0);
        store_namespace(c, "__classcell__", t);
        emit(c, OP_GET_CELL, t, c->unit->class_cell, 0, 0);     /* __build_class__ looks whether it was filled */
        emit(c, OP_RETURN, t, 0, 0, 0);
        c->unit->next_temp = t;
    } else {
        emit(c, OP_RETURN_NONE, 0, 0, 0, 0);
    }
}

void compile_class_def(Compiler *c, Node *n)
{
    NodeList decorators = n->ClassDef.decorator_list;
    Reg mark = c->unit->next_temp, first = begin_decorators(c, decorators);
    Reg base = temp_new(c);
    at(c, n);
    emit(c, OP_LOAD_BUILD_CLASS, base, 0, 0, 0);
    Scope *inner = scope_child(c->unit->scope, n);
    UnitSpec spec = { .scope = inner, .name = n->ClassDef.name->text, .node = n, .body = class_body,
                      .first_line = decorators.len ? decorators.items[0]->pos.line : n->pos.line,
                      .qualname = qualified(c, n->ClassDef.name->text, n->ClassDef.name) };
    Ref code = compile_unit(c, &spec);
    if (!code) return;
    make_function(c, n, code, inner, c->unit->next_temp, 0, ANYWHERE);
    emit_const(c, temp_new(c), str_from_text(n->ClassDef.name->text));
    compile_call_args(c, n, base, n->ClassDef.bases, n->ClassDef.keywords, false, 2, base);
    c->unit->next_temp = base + 1;
    apply_decorators(c, decorators, first);
    at(c, n);
    store_name(c, n->ClassDef.name, first);
    c->unit->next_temp = mark;
}

/* ---- comprehensions ------------------------------------------------------------------------------------------ */

static void comprehension_element(Compiler *c, Node *n, Reg work)
{
    Reg mark = c->unit->next_temp;
    Node *elt = n->kind == NODE_DictComp ? n->DictComp.key : n->ListComp.elt;   /* SetComp and GeneratorExp are alike */
    Reg value = compile_expr(c, elt, ANYWHERE);
    switch (n->kind) {
    case NODE_ListComp: emit(c, OP_LIST_APPEND, work, value, 0, 0); break;
    case NODE_SetComp: emit(c, OP_SET_ADD, work, value, 0, 0); break;
    case NODE_DictComp: {
        if (!is_temp(c, value) && c->unit->scope->has_walrus) {
            Reg copy = temp_new(c);
            emit(c, OP_MOVE, copy, value, 0, 0);
            value = copy;
        }
        Reg second = compile_expr(c, n->DictComp.value, ANYWHERE);
        emit(c, OP_DICT_ADD, work, value, second, 0);
        break;
    }
    default: {
        Reg sent = temp_new(c);
        emit(c, OP_YIELD, sent, value, 0, c->unit->scope->is_async);
        emit(c, OP_DROP, sent, 0, 0, 0);
        break;
    }
    }
    c->unit->next_temp = mark;
}

static void comprehension_loop(Compiler *c, Node *n, NodeList generators, uint32_t index, Reg work);

/* for ... in: round the loop by a jump back, to where the next item is awaited. */
static void async_comprehension_loop(Compiler *c, Node *n, NodeList generators, uint32_t index, Reg iterator, Reg work)
{
    Node *g = generators.items[index];
    Block guard = { .reg = -1 };
    Label next = label_new(c), ended = label_new(c);
    label_place(c, next);
    Pos here = c->pos;
    Reg item = async_next(c, &guard, iterator, ended);
    compile_store(c, g->comprehension.target, item);
    c->unit->next_temp = item;
    for (uint32_t i = 0; i < g->comprehension.ifs.len; i++) compile_condition(c, g->comprehension.ifs.items[i], false, next);
    comprehension_loop(c, n, generators, index + 1, work);
    emit_jump(c, next);
    c->pos = here;
    async_end(c, iterator, ended);
}

static void comprehension_loop(Compiler *c, Node *n, NodeList generators, uint32_t index, Reg work)
{
    if (index == generators.len) { comprehension_element(c, n, work); return; }
    Node *g = generators.items[index];
    Reg mark = c->unit->next_temp, iterator = 0;            /* the first iterator is the parameter, register 0 */
    Label body = label_new(c), next = label_new(c);
    if (index) {
        iterator = temp_new(c);
        Reg iterable = compile_expr(c, g->comprehension.iter, ANYWHERE);
        emit(c, g->comprehension.is_async ? OP_GET_AITER : OP_GET_ITER, iterator, iterable, 0, 0);
        c->unit->next_temp = iterator + 1;
    }
    if (g->comprehension.is_async) {
        async_comprehension_loop(c, n, generators, index, iterator, work);
        c->unit->next_temp = mark;
        return;
    }
    Pos here = c->pos;
    emit_jump(c, next);
    label_place(c, body);
    Reg item = own_register(c, g->comprehension.target);
    bool direct = item >= 0;
    if (!direct) {
        item = temp_new(c);
        compile_store(c, g->comprehension.target, item);
        c->unit->next_temp = item;
    }
    for (uint32_t i = 0; i < g->comprehension.ifs.len; i++) compile_condition(c, g->comprehension.ifs.items[i], false, next);
    comprehension_loop(c, n, generators, index + 1, work);
    label_place(c, next);
    c->pos = here;
    emit_for_iter(c, item, iterator, body);
    c->unit->next_temp = mark;
}

static void comprehension_body(Compiler *c, Node *n)
{
    NodeList generators = n->kind == NODE_DictComp ? n->DictComp.generators : n->ListComp.generators;
    Reg work = -1;
    at(c, n);
    if (n->kind != NODE_GeneratorExp) {
        work = temp_new(c);
        emit(c, n->kind == NODE_ListComp ? OP_MAKE_LIST : n->kind == NODE_SetComp ? OP_MAKE_SET : OP_MAKE_DICT, work, work, 0, 0);
    }
    comprehension_loop(c, n, generators, 0, work);
    at(c, n);
    if (work >= 0) emit(c, OP_RETURN, work, 0, 0, 0);
    else emit(c, OP_RETURN_NONE, 0, 0, 0, 0);
}

Reg compile_comprehension(Compiler *c, Node *n, Reg dest)
{
    static const char *const names[] = { [NODE_ListComp] = "<listcomp>", [NODE_SetComp] = "<setcomp>",
                                         [NODE_DictComp] = "<dictcomp>", [NODE_GeneratorExp] = "<genexpr>" };
    NodeList generators = n->kind == NODE_DictComp ? n->DictComp.generators : n->ListComp.generators;
    at(c, n);
    Reg base = temp_new(c);
    Scope *inner = scope_child(c->unit->scope, n), *here = c->unit->scope;
    bool awaited = inner && inner->is_async && n->kind != NODE_GeneratorExp;
    if (awaited && !(here->kind == SCOPE_FUNCTION && (here->is_async || here->is_comprehension)))
        compile_error(c, n->pos, "asynchronous comprehension outside of an asynchronous function");
    UnitSpec spec = { .scope = inner, .name = names[n->kind], .first_line = n->pos.line, .node = n, .body = comprehension_body,
                      .qualname = qualified(c, names[n->kind], NULL) };
    Ref code = compile_unit(c, &spec);
    if (!code) return 0;
    make_function(c, n, code, inner, c->unit->next_temp, 0, base);
    c->unit->next_temp = base + 1;
    Reg argument = temp_new(c);
    Reg iterable = compile_expr(c, generators.items[0]->comprehension.iter, ANYWHERE);
    emit(c, generators.items[0]->comprehension.is_async ? OP_GET_AITER : OP_GET_ITER, argument, iterable, 0, 0);
    at(c, n);
    Reg target = dest == ANYWHERE ? base : dest;
    emit(c, OP_CALL, awaited ? base : target, base, 0, 1);
    if (awaited) {
        c->unit->next_temp = base + 1;
        emit_await(c, base, AWAIT_VALUE);
        if (target != base) emit(c, OP_MOVE, target, base, 0, 0);
    }
    c->unit->next_temp = dest == ANYWHERE ? base + 1 : base;
    return target;
}
