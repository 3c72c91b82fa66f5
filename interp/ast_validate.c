/* ast_validate.c -- is a tree that a program made one that the parser could have made? What follows believes so. */
#include "interp/ast_types.h"

#include <string.h>

#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/tuple.h"

static bool check(const Node *n, ExprContext ctx);

static bool wrong(const char *text) { return err_false(&exc_ValueError, "%s", text); }

/* ---- constants and names ---------------------------------------------------------------------------------- */

/* Values that cannot change, down to the last one. */
static bool is_constant(View v)
{
    if (v == None || v == Ellipsis || v->shape == SHAPE_INT || v->shape == SHAPE_BIGINT || v->shape == SHAPE_BOOL || v->shape == SHAPE_FLOAT
        || v->shape == SHAPE_COMPLEX || v->shape == SHAPE_STR || v->shape == SHAPE_BYTES)
        return true;
    if (v->shape != SHAPE_TUPLE && v->shape != SHAPE_FROZENSET) return err_false(&exc_TypeError, "got an invalid type in Constant: %T", v);
    if (!recursion_enter(" during compilation")) return false;
    Ref items = list_from(v);
    bool ok = items != NULL;
    for (size_t i = 0; ok && i < as_list(items)->len; i++) ok = is_constant(list_at(items, i));
    ref_drop(items);
    recursion_leave();
    return ok;
}

static bool is_name(const Ident *name)
{
    static const char *const words[] = { "None", "True", "False" };
    for (int i = 0; i < 3; i++)
        if (!strcmp(name->text, words[i])) return err_false(&exc_ValueError, "identifier field can't represent '%s' constant", words[i]);
    return true;
}

static bool is_capture(const Ident *name)
{
    return !name || ((strcmp(name->text, "_") || wrong("can't capture name '_' in patterns")) && is_name(name));
}

/* ---- contexts --------------------------------------------------------------------------------------------- */

static const char *const context_names[] = {
#define CONTEXT(name) #name,
#include "grammar/ast.def"
};

/* The context that an expression says it is in; those that cannot be assigned to are only loaded. */
static ExprContext own_context(const Node *n, bool *has)
{
    *has = true;
    switch (n->kind) {
    case NODE_Attribute:    return n->Attribute.ctx;
    case NODE_Subscript:    return n->Subscript.ctx;
    case NODE_Starred:      return n->Starred.ctx;
    case NODE_Name:         return n->Name.ctx;
    case NODE_List:         return n->List.ctx;
    case NODE_Tuple:        return n->Tuple.ctx;
    default:                *has = false; return CTX_Load;
    }
}

static bool check_context(const Node *n, ExprContext ctx)
{
    bool has;
    ExprContext own = own_context(n, &has);
    if (own == ctx) return true;
    if (!has) return err_false(&exc_ValueError, "expression which can't be assigned to in %s context", context_names[ctx]);
    return err_false(&exc_ValueError, "expression must have %s context but has %s instead", context_names[ctx], context_names[own]);
}

/* The context in which a node's field stands. */
static ExprContext field_context(const Node *n, const char *field, ExprContext ctx)
{
    switch (n->kind) {
    case NODE_Assign: case NODE_AugAssign: case NODE_AnnAssign: case NODE_For: case NODE_AsyncFor: case NODE_comprehension: case NODE_NamedExpr:
        return !strncmp(field, "target", 6) ? CTX_Store : CTX_Load;
    case NODE_withitem:
        return !strcmp(field, "optional_vars") ? CTX_Store : CTX_Load;
    case NODE_Delete:
        return CTX_Del;
    case NODE_Starred: case NODE_List: case NODE_Tuple:
        return ctx;
    default:
        return CTX_Load;
    }
}

/* ---- what each kind asks for beyond its fields ------------------------------------------------------------- */

static bool must_not_be_empty(const Node *n, const char *field)
{
    static const char *const lists[] = { "targets", "items", "cases", "names" };
    if (!strcmp(field, "body")) return n->kind != NODE_Module && n->kind != NODE_Interactive;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (!strcmp(field, lists[i])) return true;
    return false;
}

static bool check_try(const char *name, uint32_t handlers, uint32_t orelse, uint32_t finalbody)
{
    if (!handlers && !finalbody) return err_false(&exc_ValueError, "%s has neither except handlers nor finalbody", name);
    if (!handlers && orelse) return err_false(&exc_ValueError, "%s has orelse but no except handlers", name);
    return true;
}

/* The value in `case value:`: a literal, a dotted name, or numbers with signs. */
static bool check_match_value(const Node *n)
{
    switch (n->kind) {
    case NODE_Constant: {
        View v = n->Constant.value.kind == CONST_Object ? (View)n->Constant.value.object : NULL;
        bool literal = v ? v->shape != SHAPE_TUPLE && v->shape != SHAPE_FROZENSET : n->Constant.value.kind > CONST_Ellipsis;
        return literal || wrong("unexpected constant inside of a literal pattern");
    }
    case NODE_Attribute: case NODE_UnaryOp: case NODE_BinOp: case NODE_JoinedStr:
        return true;
    default:
        return wrong("patterns may only match literals and attribute lookups");
    }
}

/* The class in `case cls(...):` is a dotted name. */
static bool is_class_name(const Node *n)
{
    while (n->kind == NODE_Attribute) n = n->Attribute.value;
    return n->kind == NODE_Name || wrong("MatchClass cls field can only contain Name or Attribute nodes.");
}

static bool check_kind(const Node *n)
{
    switch (n->kind) {
    case NODE_Name:         return is_name(n->Name.id);
    case NODE_Constant:     return n->Constant.value.kind != CONST_Object || is_constant((View)n->Constant.value.object);
    case NODE_BoolOp:       return n->BoolOp.values.len >= 2 || wrong("BoolOp with less than 2 values");
    case NODE_Dict:         return n->Dict.keys.len == n->Dict.values.len || wrong("Dict doesn't have the same number of keys as values");
    case NODE_ListComp:     return n->ListComp.generators.len || wrong("comprehension with no generators");
    case NODE_SetComp:      return n->SetComp.generators.len || wrong("comprehension with no generators");
    case NODE_GeneratorExp: return n->GeneratorExp.generators.len || wrong("comprehension with no generators");
    case NODE_DictComp:     return n->DictComp.generators.len || wrong("comprehension with no generators");
    case NODE_NamedExpr:
        return n->NamedExpr.target->kind == NODE_Name || err_false(&exc_TypeError, "NamedExpr target must be a Name");
    case NODE_Compare:
        if (!n->Compare.comparators.len) return wrong("Compare with no comparators");
        return n->Compare.comparators.len == n->Compare.ops.len || wrong("Compare has a different number of comparators and operands");
    case NODE_AnnAssign:
        if (n->AnnAssign.target->kind != NODE_Name && n->AnnAssign.simple) return err_false(&exc_TypeError, "AnnAssign with simple non-Name target");
        return n->AnnAssign.target->kind == NODE_Name || n->AnnAssign.target->kind == NODE_Attribute || n->AnnAssign.target->kind == NODE_Subscript
            || wrong("invalid node type for annotated assignment");
    case NODE_AugAssign:
        return n->AugAssign.target->kind == NODE_Name || n->AugAssign.target->kind == NODE_Attribute || n->AugAssign.target->kind == NODE_Subscript
            || wrong("invalid node type for augmented assignment");
    case NODE_Raise:        return n->Raise.exc || !n->Raise.cause || wrong("Raise with cause but no exception");
    case NODE_Try:          return check_try("Try", n->Try.handlers.len, n->Try.orelse.len, n->Try.finalbody.len);
    case NODE_TryStar:      return check_try("TryStar", n->TryStar.handlers.len, n->TryStar.orelse.len, n->TryStar.finalbody.len);
    case NODE_ImportFrom:   return n->ImportFrom.level >= 0 || wrong("Negative ImportFrom level");
    case NODE_FormattedValue: {
        int c = n->FormattedValue.conversion;
        return c == -1 || c == 's' || c == 'r' || c == 'a' || err_false(&exc_SystemError, "Unrecognized conversion character %d", c);
    }
    case NODE_arguments:
        if (n->arguments.defaults.len > n->arguments.posonlyargs.len + n->arguments.args.len)
            return wrong("more positional defaults than args on arguments");
        return n->arguments.kw_defaults.len == n->arguments.kwonlyargs.len || wrong("length of kwonlyargs is not the same as kw_defaults on arguments");
    case NODE_arg:          return is_name(n->arg.arg);
    case NODE_MatchValue:   return check_match_value(n->MatchValue.value);
    case NODE_MatchSingleton:
        return n->MatchSingleton.value.kind == CONST_None || n->MatchSingleton.value.kind == CONST_True || n->MatchSingleton.value.kind == CONST_False
            || wrong("MatchSingleton can only contain True, False and None");
    case NODE_MatchMapping:
        if (n->MatchMapping.keys.len != n->MatchMapping.patterns.len) return wrong("MatchMapping doesn't have the same number of keys as patterns");
        for (uint32_t i = 0; i < n->MatchMapping.keys.len; i++) {
            const Node *key = n->MatchMapping.keys.items[i];
            if (key && key->kind == NODE_Constant && key->Constant.value.kind <= CONST_False) continue;
            if (key && !check_match_value(key)) return false;
        }
        return is_capture(n->MatchMapping.rest);
    case NODE_MatchClass:
        for (uint32_t i = 0; i < n->MatchClass.kwd_attrs.len; i++)
            if (n->MatchClass.kwd_attrs.items[i] && !is_name(n->MatchClass.kwd_attrs.items[i])) return false;
        return is_class_name(n->MatchClass.cls) && (n->MatchClass.kwd_attrs.len == n->MatchClass.kwd_patterns.len
            || wrong("MatchClass doesn't have the same number of keyword attributes as patterns"));
    case NODE_MatchStar:    return is_capture(n->MatchStar.name);
    case NODE_MatchAs:
        if (n->MatchAs.pattern && !n->MatchAs.name) return wrong("MatchAs must specify a target name if a pattern is given");
        return is_capture(n->MatchAs.name);
    case NODE_MatchOr:      return n->MatchOr.patterns.len >= 2 || wrong("MatchOr requires at least 2 patterns");
    default:                return true;
    }
}

/* ---- the walk --------------------------------------------------------------------------------------------- */

/* May this list hold None? */
static bool may_hold_none(const Node *n, const char *field)
{
    return (n->kind == NODE_Dict && !strcmp(field, "keys")) || (n->kind == NODE_arguments && !strcmp(field, "kw_defaults"));
}

static bool check_list(const Node *n, const AstField *f, const NodeList *list, ExprContext ctx)
{
    if (!list->len && must_not_be_empty(n, f->name))
        return err_false(&exc_ValueError, "empty %s on %s", f->name, ast_kinds[n->kind].name);
    for (uint32_t i = 0; i < list->len; i++) {
        const Node *item = list->items[i];
        if (item) {
            bool star = item->kind == NODE_MatchStar && n->kind != NODE_MatchSequence;
            if (star) return wrong("can't use MatchStar here");
            if (!check(item, ctx)) return false;
        } else if (!may_hold_none(n, f->name)) {
            return err_false(&exc_ValueError, "None disallowed in %s list", !strcmp(f->sort->name, "stmt") ? "statement" : !strcmp(f->sort->name, "pattern") ? "pattern" : "expression");
        }
    }
    return true;
}

static bool check_field(const Node *n, const AstField *f, ExprContext ctx)
{
    const void *at = (const char *)n + f->at;
    switch (f->type) {
    case AST_NODE: case AST_OPT: {
        Node *const *child = at;
        if (*child && (*child)->kind == NODE_MatchStar) return wrong("can't use MatchStar here");
        return !*child || check(*child, field_context(n, f->name, ctx));
    }
    case AST_LIST:
        return check_list(n, f, at, field_context(n, f->name, ctx));
    case AST_NAMES: {
        const IdentList *names = at;
        if (!names->len && must_not_be_empty(n, f->name)) return err_false(&exc_ValueError, "empty %s on %s", f->name, ast_kinds[n->kind].name);
        for (uint32_t i = 0; i < names->len; i++)
            if (!names->items[i]) return wrong("None disallowed in identifier list");
        return true;
    }
    default:
        return true;
    }
}

static bool check(const Node *n, ExprContext ctx)
{
    const AstKind *kind = &ast_kinds[n->kind];
    bool is_expr = n->kind >= NODE_BoolOp && n->kind <= NODE_Slice;
    if (is_expr && !check_context(n, ctx)) return false;
    if (!recursion_enter(" during compilation")) return false;
    /* In the order in which CPython finds fault: generators before what they generate, names of arguments before their number. */
    bool backwards = n->kind == NODE_ListComp || n->kind == NODE_SetComp || n->kind == NODE_DictComp || n->kind == NODE_GeneratorExp;
    bool ok = n->kind == NODE_arguments || check_kind(n);
    for (uint32_t i = 0; ok && i < kind->nfields; i++) ok = check_field(n, &kind->fields[backwards ? kind->nfields - 1 - i : i], ctx);
    ok = ok && (n->kind != NODE_arguments || check_kind(n));
    recursion_leave();
    return ok;
}

bool ast_validate(const Node *tree) { return check(tree, CTX_Load); }
