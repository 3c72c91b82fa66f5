/* unparse.c -- an expression's tree back to text.
 *
 * Under `from __future__ import annotations` an annotation is kept as text: not the text of the source, but what its tree says in
 * one spelling. An expression gets parentheses when it stands where only tighter ones may (its `level`); spaces, quotes and
 * parentheses come out exactly as CPython's, since programs read these texts. */
#include "interp/unparse.h"

#include <string.h>

#include "objects/abstract.h"
#include "objects/str.h"

typedef enum {
    LOOSE,                              /* a tuple needs no parentheses here */
    TEST,                               /* if-else, lambda */
    OR, AND, NOT, COMPARE,
    BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT, SIGN, POWER, AWAIT, ATOM,
} Level;

typedef struct { Compiler *c; StrBuilder out; bool ok; } Writer;

static void expression(Writer *w, Node *n, Level level);

static void text(Writer *w, const char *ascii) { w->ok = w->ok && str_add_text(&w->out, ascii); }
static void name(Writer *w, const Ident *id) { w->ok = w->ok && str_add_utf8(&w->out, id->text, id->len); }
static void text_if(Writer *w, bool wanted, const char *ascii) { if (wanted) text(w, ascii); }

static void list(Writer *w, NodeList items)
{
    for (uint32_t i = 0; i < items.len; i++) {
        text_if(w, i > 0, ", ");
        expression(w, items.items[i], TEST);
    }
}

/* ---- constants and f-strings ------------------------------------------------------------------------------------ */

static void constant(Writer *w, Node *n)
{
    if (n->Constant.value.kind == CONST_Ellipsis) { text(w, "..."); return; }
    Ref value = w->ok ? const_value(w->c, n) : NULL, shown = value ? obj_repr(value) : NULL;
    const char *number = shown ? str_utf8(shown, NULL) : NULL;
    if (n->Constant.kind) text(w, "u");
    /* Infinity has no literal: this one is too large for a float. */
    if (number && n->Constant.value.kind == CONST_Float && !strcmp(number, "inf")) text(w, "1e309");
    else if (number && n->Constant.value.kind == CONST_Imaginary && !strcmp(number, "infj")) text(w, "1e309j");
    else w->ok = number && str_add_str(&w->out, shown);
    ref_drop(value);
    ref_drop(shown);
}

static void fstring_parts(Writer *w, Node *n);

static void replacement(Writer *w, Node *n)
{
    Writer inner = { .c = w->c, .out = STR_BUILDER, .ok = w->ok };
    expression(&inner, n->FormattedValue.value, (Level)(TEST + 1));
    Ref shown = inner.ok ? str_build(&inner.out) : NULL;
    if (!inner.ok) str_builder_drop(&inner.out);
    if (!shown) { w->ok = false; return; }
    bool brace = as_str(shown)->len && str_at(shown, 0) == '{';
    text(w, brace ? "{ " : "{");
    w->ok = w->ok && str_add_str(&w->out, shown);
    ref_drop(shown);
    if (n->FormattedValue.conversion > 0) {
        char how[] = { '!', (char)n->FormattedValue.conversion, 0 };
        text(w, how);
    }
    if (n->FormattedValue.format_spec) {
        text(w, ":");
        fstring_parts(w, n->FormattedValue.format_spec);
    }
    text(w, "}");
}

static void literal_part(Writer *w, Node *n)
{
    Ref value = w->ok ? const_value(w->c, n) : NULL;
    if (!value) w->ok = false;
    for (size_t i = 0; w->ok && i < as_str(value)->len; i++) {
        uint32_t ch = str_at(value, i);
        w->ok = str_add_char(&w->out, ch) && ((ch != '{' && ch != '}') || str_add_char(&w->out, ch));
    }
    ref_drop(value);
}

static void fstring_parts(Writer *w, Node *n)
{
    if (n->kind == NODE_FormattedValue) { replacement(w, n); return; }
    if (n->kind == NODE_Constant) { literal_part(w, n); return; }
    for (uint32_t i = 0; i < n->JoinedStr.values.len; i++) fstring_parts(w, n->JoinedStr.values.items[i]);
}

static void fstring(Writer *w, Node *n)
{
    Writer inner = { .c = w->c, .out = STR_BUILDER, .ok = w->ok };
    fstring_parts(&inner, n);
    Ref body = inner.ok ? str_build(&inner.out) : NULL, shown = body ? obj_repr(body) : NULL;
    if (!inner.ok) str_builder_drop(&inner.out);
    text(w, "f");
    w->ok = w->ok && shown && str_add_str(&w->out, shown);
    ref_drop(body);
    ref_drop(shown);
}

/* ---- operators -------------------------------------------------------------------------------------------------- */

static void open_paren(Writer *w, Level level, Level own) { text_if(w, level > own, "("); }
static void close_paren(Writer *w, Level level, Level own) { text_if(w, level > own, ")"); }

static void bool_op(Writer *w, Node *n, Level level)
{
    Level own = n->BoolOp.op == BOOL_And ? AND : OR;
    open_paren(w, level, own);
    for (uint32_t i = 0; i < n->BoolOp.values.len; i++) {
        text_if(w, i > 0, own == AND ? " and " : " or ");
        expression(w, n->BoolOp.values.items[i], (Level)(own + 1));
    }
    close_paren(w, level, own);
}

static void binary(Writer *w, Node *n, Level level)
{
    static const struct { const char *sign; Level level; } ops[] = {
        [BIN_Add] = { " + ", SUM }, [BIN_Sub] = { " - ", SUM }, [BIN_Mult] = { " * ", PRODUCT }, [BIN_MatMult] = { " @ ", PRODUCT },
        [BIN_Div] = { " / ", PRODUCT }, [BIN_Mod] = { " % ", PRODUCT }, [BIN_FloorDiv] = { " // ", PRODUCT },
        [BIN_Pow] = { " ** ", POWER }, [BIN_LShift] = { " << ", SHIFT }, [BIN_RShift] = { " >> ", SHIFT },
        [BIN_BitOr] = { " | ", BIT_OR }, [BIN_BitXor] = { " ^ ", BIT_XOR }, [BIN_BitAnd] = { " & ", BIT_AND },
    };
    Level own = ops[n->BinOp.op].level;
    bool to_the_right = n->BinOp.op == BIN_Pow;             /* a ** b ** c is a ** (b ** c) */
    open_paren(w, level, own);
    expression(w, n->BinOp.left, (Level)(own + to_the_right));
    text(w, ops[n->BinOp.op].sign);
    expression(w, n->BinOp.right, (Level)(own + !to_the_right));
    close_paren(w, level, own);
}

static void unary(Writer *w, Node *n, Level level)
{
    static const char *const signs[] = { [UNARY_Invert] = "~", [UNARY_Not] = "not ", [UNARY_UAdd] = "+", [UNARY_USub] = "-" };
    Level own = n->UnaryOp.op == UNARY_Not ? NOT : SIGN;
    open_paren(w, level, own);
    text(w, signs[n->UnaryOp.op]);
    expression(w, n->UnaryOp.operand, own);
    close_paren(w, level, own);
}

static void compare(Writer *w, Node *n, Level level)
{
    static const char *const signs[] = { [CMP_Eq] = " == ", [CMP_NotEq] = " != ", [CMP_Lt] = " < ", [CMP_LtE] = " <= ", [CMP_Gt] = " > ",
        [CMP_GtE] = " >= ", [CMP_Is] = " is ", [CMP_IsNot] = " is not ", [CMP_In] = " in ", [CMP_NotIn] = " not in " };
    open_paren(w, level, COMPARE);
    expression(w, n->Compare.left, (Level)(COMPARE + 1));
    for (uint32_t i = 0; i < n->Compare.ops.len; i++) {
        text(w, signs[n->Compare.ops.items[i]]);
        expression(w, n->Compare.comparators.items[i], (Level)(COMPARE + 1));
    }
    close_paren(w, level, COMPARE);
}

static void if_else(Writer *w, Node *n, Level level)
{
    open_paren(w, level, TEST);
    expression(w, n->IfExp.body, (Level)(TEST + 1));
    text(w, " if ");
    expression(w, n->IfExp.test, (Level)(TEST + 1));
    text(w, " else ");
    expression(w, n->IfExp.orelse, TEST);
    close_paren(w, level, TEST);
}

/* ---- lambda ----------------------------------------------------------------------------------------------------- */

static void parameter(Writer *w, Node *arg, Node *value, bool *first)
{
    text_if(w, !*first, ", ");
    *first = false;
    name(w, arg->arg.arg);
    if (!value) return;
    text(w, "=");
    expression(w, value, TEST);
}

static void parameters(Writer *w, Node *a)
{
    NodeList posonly = a->arguments.posonlyargs, plain = a->arguments.args, defaults = a->arguments.defaults;
    uint32_t count = posonly.len + plain.len;
    bool first = true;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t required = count - defaults.len;
        parameter(w, i < posonly.len ? posonly.items[i] : plain.items[i - posonly.len],
                  i < required ? NULL : defaults.items[i - required], &first);
        text_if(w, posonly.len && i + 1 == posonly.len, ", /");
    }
    if (a->arguments.vararg || a->arguments.kwonlyargs.len) {
        text(w, first ? "*" : ", *");
        first = false;
        if (a->arguments.vararg) name(w, a->arguments.vararg->arg.arg);
    }
    for (uint32_t i = 0; i < a->arguments.kwonlyargs.len; i++)
        parameter(w, a->arguments.kwonlyargs.items[i], a->arguments.kw_defaults.items[i], &first);
    if (!a->arguments.kwarg) return;
    text(w, first ? "**" : ", **");
    name(w, a->arguments.kwarg->arg.arg);
}

static void lambda(Writer *w, Node *n, Level level)
{
    Node *a = n->Lambda.args;
    bool positional = a->arguments.posonlyargs.len || a->arguments.args.len;
    open_paren(w, level, TEST);
    text(w, positional ? "lambda " : "lambda");             /* `lambda*a: 0`: CPython sees to it only here */
    parameters(w, a);
    text(w, ": ");
    expression(w, n->Lambda.body, TEST);
    close_paren(w, level, TEST);
}

/* ---- displays, comprehensions, calls ------------------------------------------------------------------------------ */

static void dict(Writer *w, Node *n)
{
    text(w, "{");
    for (uint32_t i = 0; i < n->Dict.keys.len; i++) {
        text_if(w, i > 0, ", ");
        if (n->Dict.keys.items[i]) {
            expression(w, n->Dict.keys.items[i], TEST);
            text(w, ": ");
            expression(w, n->Dict.values.items[i], TEST);
        } else {
            text(w, "**");
            expression(w, n->Dict.values.items[i], BIT_OR);
        }
    }
    text(w, "}");
}

static void tuple(Writer *w, Node *n, Level level)
{
    NodeList elts = n->Tuple.elts;
    if (!elts.len) { text(w, "()"); return; }
    open_paren(w, level, LOOSE);
    list(w, elts);
    text_if(w, elts.len == 1, ",");
    close_paren(w, level, LOOSE);
}

static void clauses(Writer *w, NodeList generators)
{
    for (uint32_t i = 0; i < generators.len; i++) {
        Node *g = generators.items[i];
        text(w, g->comprehension.is_async ? " async for " : " for ");
        expression(w, g->comprehension.target, LOOSE);
        text(w, " in ");
        expression(w, g->comprehension.iter, (Level)(TEST + 1));
        for (uint32_t k = 0; k < g->comprehension.ifs.len; k++) {
            text(w, " if ");
            expression(w, g->comprehension.ifs.items[k], (Level)(TEST + 1));
        }
    }
}

static void comprehension(Writer *w, Node *n, const char *open, const char *close)
{
    text(w, open);
    if (n->kind == NODE_DictComp) {
        expression(w, n->DictComp.key, TEST);
        text(w, ": ");
        expression(w, n->DictComp.value, TEST);
        clauses(w, n->DictComp.generators);
    } else {                                                /* ListComp, SetComp and GeneratorExp are alike */
        expression(w, n->ListComp.elt, TEST);
        clauses(w, n->ListComp.generators);
    }
    text(w, close);
}

static void call(Writer *w, Node *n)
{
    NodeList args = n->Call.args, keywords = n->Call.keywords;
    expression(w, n->Call.func, ATOM);
    if (args.len == 1 && !keywords.len && args.items[0]->kind == NODE_GeneratorExp) {
        expression(w, args.items[0], TEST);                 /* its own parentheses are the call's */
        return;
    }
    text(w, "(");
    list(w, args);
    for (uint32_t i = 0; i < keywords.len; i++) {
        Node *k = keywords.items[i];
        text_if(w, i || args.len, ", ");
        if (k->keyword.arg) {
            name(w, k->keyword.arg);
            text(w, "=");
        } else {
            text(w, "**");
        }
        expression(w, k->keyword.value, TEST);
    }
    text(w, ")");
}

static void attribute(Writer *w, Node *n)
{
    const Node *object = n->Attribute.value;
    bool whole = object->kind == NODE_Constant && object->Constant.value.kind == CONST_Int;
    expression(w, n->Attribute.value, ATOM);
    text(w, whole ? " ." : ".");                            /* 1 .real: `1.real` would begin a float */
    name(w, n->Attribute.attr);
}

static void slice(Writer *w, Node *n)
{
    if (n->Slice.lower) expression(w, n->Slice.lower, TEST);
    text(w, ":");
    if (n->Slice.upper) expression(w, n->Slice.upper, TEST);
    if (!n->Slice.step) return;
    text(w, ":");
    expression(w, n->Slice.step, TEST);
}

/* ---- everything ------------------------------------------------------------------------------------------------- */

static void expression(Writer *w, Node *n, Level level)
{
    if (!w->ok) return;
    switch (n->kind) {
    case NODE_Constant: constant(w, n); break;
    case NODE_JoinedStr: case NODE_FormattedValue: fstring(w, n); break;
    case NODE_Name: name(w, n->Name.id); break;
    case NODE_Attribute: attribute(w, n); break;
    case NODE_Subscript:
        expression(w, n->Subscript.value, ATOM);
        text(w, "[");
        expression(w, n->Subscript.slice, LOOSE);
        text(w, "]");
        break;
    case NODE_Slice: slice(w, n); break;
    case NODE_Call: call(w, n); break;
    case NODE_BoolOp: bool_op(w, n, level); break;
    case NODE_BinOp: binary(w, n, level); break;
    case NODE_UnaryOp: unary(w, n, level); break;
    case NODE_Compare: compare(w, n, level); break;
    case NODE_IfExp: if_else(w, n, level); break;
    case NODE_Lambda: lambda(w, n, level); break;
    case NODE_Tuple: tuple(w, n, level); break;
    case NODE_List: text(w, "["); list(w, n->List.elts); text(w, "]"); break;
    case NODE_Set: text(w, "{"); list(w, n->Set.elts); text(w, "}"); break;
    case NODE_Dict: dict(w, n); break;
    case NODE_ListComp: comprehension(w, n, "[", "]"); break;
    case NODE_SetComp: case NODE_DictComp: comprehension(w, n, "{", "}"); break;
    case NODE_GeneratorExp: comprehension(w, n, "(", ")"); break;
    case NODE_Starred: text(w, "*"); expression(w, n->Starred.value, BIT_OR); break;
    default:
        compile_error(w->c, n->pos, "'%s expression' can not be used within an annotation",
                      n->kind == NODE_NamedExpr ? "named" : n->kind == NODE_Await ? "await" : "yield");
        w->ok = false;
        break;
    }
}

Ref unparse(Compiler *c, Node *n)
{
    Writer w = { .c = c, .out = STR_BUILDER, .ok = !c->failed };
    expression(&w, n, TEST);
    if (w.ok) return str_build(&w.out);
    str_builder_drop(&w.out);
    return NULL;
}
