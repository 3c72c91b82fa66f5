/* abstract_number.c -- operators.
 *
 * a + b asks the left operand's type, then the right one's; the right one goes first when its type is a
 * subclass with another slot. NotImplemented means "not my business". Sequences need a rule of their own: their + and *
 * come last in CPython (they are not number slots), so [1] + x first asks x's class for __radd__. */
#include "objects/abstract.h"

#include <string.h>

#include "objects/class_slots.h"
#include "objects/int.h"
#include "objects/native.h"
#include "objects/operators.h"
#include "objects/str.h"
#include "objects/warn.h"

static const char *const symbols[BIN_COUNT] = {
    [BIN_ADD] = "+", [BIN_SUB] = "-", [BIN_MUL] = "*", [BIN_MATMUL] = "@", [BIN_DIV] = "/", [BIN_MOD] = "%",
    [BIN_POW] = "**", [BIN_LSHIFT] = "<<", [BIN_RSHIFT] = ">>", [BIN_OR] = "|", [BIN_XOR] = "^", [BIN_AND] = "&",
    [BIN_FLOORDIV] = "//",
};

const char *binary_symbol(BinaryOp op) { return symbols[op]; }

/* ---- sequences ------------------------------------------------------------------------------------------ */

enum { SEQUENCES = TYPE_STR | TYPE_LIST | TYPE_TUPLE | TYPE_BYTES | TYPE_BYTEARRAY | TYPE_CONCAT };

bool is_sequence_type(const TypeObj *type) { return type->flags & SEQUENCES; }

/* Does v's + or * come from a built-in sequence (and not from a method written in Python)? */
static bool is_sequence_operand(View v)
{
    TypeObj *type = type_of(v);
    return (type->flags & SEQUENCES) && type->binary != class_binary;
}

static Ref refuse_concat(View sequence, View other)
{
    TypeObj *type = type_of(sequence);
    if (type->flags & (TYPE_BYTES | TYPE_BYTEARRAY))
        return err_raise(&exc_TypeError, "can't concat %T to %T", other, sequence);
    while (type->flags & TYPE_HEAP) type = type->base;
    const char *dot = strrchr(type->name, '.'), *name = dot ? dot + 1 : type->name;
    return err_raise(&exc_TypeError, "can only concatenate %s (not \"%T\") to %s", name, other, name);
}

Ref sequence_answer(Ref result, View sequence, View other, BinaryOp op, bool as_method)
{
    if (result != NotImplemented || !(type_of(sequence)->flags & SEQUENCES)) return result;
    if (op == BIN_ADD) return refuse_concat(sequence, other);
    if (op != BIN_MUL) return result;
    if (as_method) {
        Ref n = obj_index(other);       /* names what is wrong with it */
        ref_drop(n);
        return n ? result : NULL;
    }
    return err_raise(&exc_TypeError, "can't multiply sequence by non-int of type '%T'", other);
}

/* ---- binary operators ----------------------------------------------------------------------------------- */

/* Both sides' answer, or NotImplemented. */
static Ref ask_both(View a, View b, BinaryOp op)
{
    TypeObj *ta = type_of(a), *tb = type_of(b);
    Ref (*left)(View, View, BinaryOp) = ta->binary;
    Ref (*right)(View, View, BinaryOp) = tb == ta || tb->binary == left ? NULL : tb->binary;
    Ref answer;

    bool right_first = left && right && type_is_subtype(tb, ta);
    if ((op == BIN_ADD || op == BIN_MUL) && right && is_sequence_operand(a) && !is_sequence_operand(b)) right_first = true;
    if (right_first) {
        answer = right(a, b, op);
        if (answer != NotImplemented) return answer;
        right = NULL;
    }
    if (left) {
        answer = left(a, b, op);
        if (answer != NotImplemented) return answer;
    }
    if (right) {
        answer = right(a, b, op);
        if (answer != NotImplemented) return answer;
    }
    return ref_keep(NotImplemented);
}

static bool is_print(View v) { return v->shape == SHAPE_NATIVE && strcmp(as_native(v)->def->name, "print") == 0; }

/* Nobody wanted it: the words depend on who was asked. mark: "" or "=". */
static Ref refuse(View a, View b, BinaryOp op, const char *mark)
{
    if (op == BIN_ADD && is_sequence_operand(a)) return refuse_concat(a, b);
    if (op == BIN_MUL && is_sequence_operand(a)) return sequence_answer(NotImplemented, a, b, op, false);
    bool left_tells = *mark && (type_of(a)->flags & TYPE_HEAP || type_of(a)->length || type_of(a)->contains);   /* d *= [] blames d */
    if (op == BIN_MUL && is_sequence_operand(b) && !left_tells) return sequence_answer(NotImplemented, b, a, op, false);
    if (op == BIN_RSHIFT && is_print(a) && !*mark)
        return err_raise(&exc_TypeError, "unsupported operand type(s) for >>: '%T' and '%T'. "
                         "Did you mean \"print(<message>, file=<output_stream>)\"?", a, b);
    return err_raise(&exc_TypeError, "unsupported operand type(s) for %s%s: '%T' and '%T'",
                     op == BIN_POW && !*mark ? "** or pow()" : symbols[op], mark, a, b);
}

Ref obj_binary(View a, View b, BinaryOp op)
{
    Ref answer = ask_both(a, b, op);
    return LIKELY(answer != NotImplemented) ? answer : refuse(a, b, op, "");
}

Ref obj_binary_in_place(View a, View b, BinaryOp op)
{
    TypeObj *type = type_of(a);
    Ref answer;

    /* [] += x asks x's class for __radd__ before the list extends itself: list's += is no number slot. */
    if ((op == BIN_ADD || op == BIN_MUL) && is_sequence_operand(a) && type_of(b)->binary == class_binary && type_of(b) != type) {
        answer = class_binary(a, b, op);
        if (answer != NotImplemented) return answer;
    }
    if (type->binary_in_place) {
        answer = type->binary_in_place(a, b, op);
        if (answer != NotImplemented) return answer;
    }
    answer = ask_both(a, b, op);
    return LIKELY(answer != NotImplemented) ? answer : refuse(a, b, op, "=");
}

/* ---- power ---------------------------------------------------------------------------------------------- */

Ref int_power_or_refuse(View base, View exponent, View modulus)
{
    if (is_int(base) && is_int(exponent) && is_int(modulus)) return int_power_mod(base, exponent, modulus);
    return ref_keep(NotImplemented);
}

static bool is_complex_operand(View v) { return type_has(v, TYPE_INT | TYPE_FLOAT | TYPE_COMPLEX); }

Ref obj_power(View a, View b, View modulus)
{
    if (!modulus || modulus == None) return obj_binary(a, b, BIN_POW);
    Ref answer = class_power(a, b, modulus);
    if (answer == NotImplemented) answer = int_power_or_refuse(a, b, modulus);
    if (answer != NotImplemented) return answer;
    View asked[] = { a, b, modulus };
    for (int i = 0; i < 3; i++) {
        if (type_has(asked[i], TYPE_FLOAT)) return err_raise(&exc_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
        if (type_has(asked[i], TYPE_COMPLEX) && is_complex_operand(a) && is_complex_operand(b)) return err_raise(&exc_ValueError, "complex modulo");
    }
    return err_raise(&exc_TypeError, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, modulus);
}

/* ---- one operand ---------------------------------------------------------------------------------------- */

Ref obj_unary(View self, UnaryOp op)
{
    static const char *const names[UN_COUNT] = {
        [UN_INVERT] = "unary ~", [UN_POS] = "unary +", [UN_NEG] = "unary -", [UN_ABS] = "abs()",
    };
    TypeObj *type = type_of(self);
    if (type->unary) {
        Ref result = type->unary(self, op);
        if (result != NotImplemented) return result;
    }
    return err_raise(&exc_TypeError, "bad operand type for %s: '%T'", names[op], self);
}

/* An int (not a subclass) made of any object with __index__. */
Ref obj_index(View self)
{
    if (is_int(self)) return ref_keep(self);
    TypeObj *type = type_of(self);
    if (!type->index) return err_raise(&exc_TypeError, "'%T' object cannot be interpreted as an integer", self);
    Ref n = type->index(self);
    if (!n || n->shape == SHAPE_INT || n->shape == SHAPE_BIGINT) return n;
    if (is_int(n)) {
        if (!warn_subclass("__index__", "int", n)) ref_clear(&n);
        return n;
    }
    err_raise(&exc_TypeError, "__index__ returned non-int (type %T)", n);
    ref_drop(n);
    return NULL;
}

bool obj_index_size(View self, TypeObj *overflow, ptrdiff_t *out)
{
    Ref n = obj_index(self);
    if (!n) return false;
    int64_t value;
    bool ok = true;
    if (int_fits(n, &value)) *out = (ptrdiff_t)value;
    else if (!overflow) *out = int_sign(n) < 0 ? PTRDIFF_MIN : PTRDIFF_MAX;
    else ok = err_false(overflow, "cannot fit '%T' into an index-sized integer", self);
    ref_drop(n);
    return ok;
}
