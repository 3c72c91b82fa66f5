/* compile_const.c -- expressions whose value is known when they are compiled.
 *
 * The same ones that CPython folds: operators on constants, tuples of constants, not. A result that would be large is left
 * to be made at run time, so that "x" * 10**9 in a branch never taken costs nothing. */
#include "interp/emit.h"

#include <stdlib.h>
#include <string.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { MAX_INT_BITS = 128, MAX_ITEMS = 256, MAX_TEXT = 4096 };

Ref const_object(const ConstValue *v)
{
    Ref out = NULL;
    switch (v->kind) {
    case CONST_None: return ref_keep(None);
    case CONST_True: return ref_keep(True);
    case CONST_False: return ref_keep(False);
    case CONST_Ellipsis: return ref_keep(Ellipsis);
    case CONST_Int: return int_parse(v->text, v->len, (int)v->base);
    case CONST_Float: return float_new(v->real);
    case CONST_Imaginary: return complex_new(0.0, v->real);
    case CONST_Bytes: return bytes_new(v->text, v->len);
    case CONST_Object: return ref_keep((View)v->object);
    case CONST_Str: {
        out = str_from_utf8(v->text, v->len);
        /* CPython interns constants that look like identifiers; `is` on them can be seen. */
        bool identifier = out && v->len <= MAX_TEXT;
        for (uint32_t i = 0; identifier && i < v->len; i++) {
            char ch = v->text[i];
            identifier = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_';
        }
        if (identifier) str_intern(&out);
        break;
    }
    }
    return out;
}

static Ref literal(Compiler *c, const Node *n)
{
    Ref out = const_object(&n->Constant.value);
    if (out) return out;
    if (err_is(&exc_ValueError)) {                          /* an int literal of more than 4300 digits */
        Ref e = err_take();
        Ref text = obj_str(e);
        compile_error(c, n->pos, "%s - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                      text && str_utf8(text, NULL) ? str_utf8(text, NULL) : "number too large");
        ref_drop(text);
        ref_drop(e);
    } else {
        compile_out_of_memory(c);
    }
    return NULL;
}

static size_t size_of(View v)
{
    switch (v->shape) {
    case SHAPE_STR: return as_str(v)->len;
    case SHAPE_BYTES: return as_bytes(v)->len;
    case SHAPE_TUPLE: return as_tuple(v)->len;
    default: return 0;
    }
}

static bool is_number(View v)
{
    return v->shape == SHAPE_INT || v->shape == SHAPE_BIGINT || v->shape == SHAPE_FLOAT || v->shape == SHAPE_BOOL || v->shape == SHAPE_COMPLEX;
}

/* Would the result of a op b stay small? */
static bool worth_folding(BinaryOperator op, View a, View b)
{
    int64_t n;
    bool ints = is_int(a) && is_int(b);
    switch (op) {
    case BIN_Mult:
        if (ints) return int_bit_length(a) + int_bit_length(b) <= MAX_INT_BITS;
        if (is_int(a)) { View t = a; a = b; b = t; }
        if (is_number(a)) return is_number(b);
        if (!int_fits(b, &n)) return false;
        return n <= 0 || size_of(a) == 0 || (size_t)n <= (a->shape == SHAPE_TUPLE ? MAX_ITEMS : MAX_TEXT) / size_of(a);
    case BIN_Pow:
        return !ints || (int_fits(b, &n) && n >= 0 && (n == 0 || int_bit_length(a) <= (size_t)MAX_INT_BITS / (size_t)n)) || int_sign(b) < 0;
    case BIN_LShift:
        return ints && int_fits(b, &n) && n >= 0 && n <= MAX_INT_BITS && int_bit_length(a) + (size_t)n <= MAX_INT_BITS;
    case BIN_Mod: return is_number(a);                      /* "%s" % x is formatted at run time */
    case BIN_MatMult: return false;
    default: return size_of(a) + size_of(b) <= MAX_TEXT;
    }
}

static Ref fold_binary(Compiler *c, Node *n)
{
    Ref a = const_value(c, n->BinOp.left), b = NULL, out = NULL;
    if (!a) return NULL;
    if ((b = const_value(c, n->BinOp.right)) && worth_folding(n->BinOp.op, a, b)) {
        out = obj_binary(a, b, (BinaryOp)n->BinOp.op);
        if (!out && !c->failed) err_clear();                /* 1/0: the error belongs to the run */
    }
    ref_drop(a);
    ref_drop(b);
    return out;
}

static Ref fold_unary(Compiler *c, Node *n)
{
    Ref a = const_value(c, n->UnaryOp.operand), out = NULL;
    if (!a) return NULL;
    if (n->UnaryOp.op == UNARY_Not) {
        out = bool_ref(!obj_truth(a));
    } else {
        out = obj_unary(a, n->UnaryOp.op == UNARY_Invert ? UN_INVERT : n->UnaryOp.op == UNARY_UAdd ? UN_POS : UN_NEG);
        if (!out && !c->failed) err_clear();
    }
    ref_drop(a);
    return out;
}

static Ref fold_tuple(Compiler *c, NodeList elts)
{
    for (uint32_t i = 0; i < elts.len; i++)                 /* most tuples hold some variable: look before building */
        if (elts.items[i]->kind != NODE_Constant && elts.items[i]->kind != NODE_UnaryOp &&
            elts.items[i]->kind != NODE_Tuple && elts.items[i]->kind != NODE_BinOp) return NULL;
    Ref tuple = tuple_sized(elts.len);
    if (!tuple) { compile_out_of_memory(c); return NULL; }
    for (uint32_t i = 0; i < elts.len; i++) {
        Ref item = const_value(c, elts.items[i]);
        if (!item) { ref_drop(tuple); return NULL; }
        as_tuple(tuple)->items[i] = item;
    }
    if (elts.len) gc_track(tuple);
    return tuple;
}

Ref const_value(Compiler *c, Node *n)
{
    if (c->failed) return NULL;
    switch (n->kind) {
    case NODE_Constant: return literal(c, n);
    case NODE_BinOp: return fold_binary(c, n);
    case NODE_UnaryOp: return fold_unary(c, n);
    case NODE_Tuple: return n->Tuple.ctx == CTX_Load ? fold_tuple(c, n->Tuple.elts) : NULL;
    case NODE_JoinedStr: return n->JoinedStr.values.len == 0 ? str_interned("") : NULL;
    default: return NULL;
    }
}

int const_truth(Compiler *c, Node *n)
{
    if (n->kind == NODE_Name && n->Name.id->len == 9 && !memcmp(n->Name.id->text, "__debug__", 9))
        return !(c->flags & COMPILE_OPTIMIZE);
    Ref value = const_value(c, n);
    int truth = value ? obj_truth(value) : -1;
    ref_drop(value);
    return truth;
}
