/* compile_warn.c -- what is wrong with a program without being an error: SyntaxWarnings.
 *
 * A filter may make an error of one. Then it is a SyntaxError at that place. */
#include "interp/compile_warn.h"

#include "objects/abstract.h"
#include "objects/str.h"
#include "objects/warn.h"

static void compile_warn(Compiler *c, const Node *n, const char *format, const char *a, const char *b)
{
    if (c->failed || c->unit->far) return;              /* code that is compiled once more has been warned about */
    Ref text = str_format_c(format, a, b);
    if (!text) { compile_out_of_memory(c); return; }
    if (!warn_line(&exc_SyntaxWarning, text, c->filename, n->pos.line, NULL)) {
        const char *shown = err_is(&exc_SyntaxWarning) ? str_utf8(text, NULL) : NULL;
        if (shown) {
            err_clear();
            compile_error(c, n->pos, "%s", shown);
        } else {
            c->failed = true;
        }
    }
    ref_drop(text);
}

/* A tuple of constants is one constant. */
static bool is_constant(const Node *n)
{
    if (n->kind == NODE_Constant) return true;
    if (n->kind != NODE_Tuple) return false;
    for (uint32_t i = 0; i < n->Tuple.elts.len; i++) if (!is_constant(n->Tuple.elts.items[i])) return false;
    return true;
}

/* None, True, False and ... are compared by identity for a reason. */
static bool is_literal(const Node *n)
{
    return is_constant(n) && (n->kind == NODE_Tuple || n->Constant.value.kind >= CONST_Int);
}

void warn_compare(Compiler *c, const Node *n)
{
    const Node *left = n->Compare.left;
    for (uint32_t i = 0; i < n->Compare.ops.len; i++) {
        const Node *right = n->Compare.comparators.items[i];
        CmpOp op = n->Compare.ops.items[i];
        if ((op == CMP_Is || op == CMP_IsNot) && (is_literal(left) || is_literal(right))) {
            compile_warn(c, n, "\"%s\" with a literal. Did you mean \"%s\"?", op == CMP_Is ? "is" : "is not", op == CMP_Is ? "==" : "!=");
            return;
        }
        left = right;
    }
}

void warn_assert(Compiler *c, const Node *n)
{
    const Node *test = n->Assert.test;
    if (test->kind == NODE_Tuple && test->Tuple.elts.len) compile_warn(c, n, "assertion is always true, perhaps remove parentheses?", NULL, NULL);
}

/* The type that an expression has for certain, or NULL. */
static const char *type_name(const Node *n)
{
    switch (n->kind) {
    case NODE_Tuple: return "tuple";
    case NODE_List: case NODE_ListComp: return "list";
    case NODE_Dict: case NODE_DictComp: return "dict";
    case NODE_Set: case NODE_SetComp: return "set";
    case NODE_GeneratorExp: return "generator";
    case NODE_Lambda: return "function";
    case NODE_JoinedStr: case NODE_FormattedValue: return "str";
    case NODE_Constant: break;
    default: return NULL;
    }
    switch (n->Constant.value.kind) {
    case CONST_None: return "NoneType";
    case CONST_True: case CONST_False: return "bool";
    case CONST_Ellipsis: return "ellipsis";
    case CONST_Int: return "int";
    case CONST_Float: return "float";
    case CONST_Imaginary: return "complex";
    case CONST_Str: return "str";
    case CONST_Bytes: return "bytes";
    default: return NULL;
    }
}

void warn_call(Compiler *c, const Node *n)
{
    const Node *callee = n->Call.func;
    const char *type = callee->kind == NODE_Lambda ? NULL : type_name(callee);
    if (type) compile_warn(c, n, "'%s' object is not callable; perhaps you missed a comma?", type, NULL);
}

static bool is_text(const Node *n)
{
    return n->kind == NODE_Constant && (n->Constant.value.kind == CONST_Str || n->Constant.value.kind == CONST_Bytes);
}

static bool has_items(const Node *n)
{
    return n->kind == NODE_Tuple || n->kind == NODE_List || n->kind == NODE_ListComp || n->kind == NODE_JoinedStr || n->kind == NODE_FormattedValue || is_text(n);
}

/* Can it be subscripted at all? And if its items have numbers, is that one? */
void warn_subscript(Compiler *c, const Node *n)
{
    const Node *value = n->Subscript.value, *slice = n->Subscript.slice;
    const char *type = type_name(value), *index = type_name(slice);
    bool cannot = value->kind == NODE_Set || value->kind == NODE_SetComp || value->kind == NODE_GeneratorExp || value->kind == NODE_Lambda
        || (value->kind == NODE_Constant && !is_text(value));
    if (type && cannot) {
        compile_warn(c, n, "'%s' object is not subscriptable; perhaps you missed a comma?", type, NULL);
    } else if (type && index && has_items(value)) {
        bool number = slice->kind == NODE_Constant
            && (slice->Constant.value.kind == CONST_Int || slice->Constant.value.kind == CONST_True || slice->Constant.value.kind == CONST_False);
        if (!number) compile_warn(c, n, "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type, index);
    }
}
