/* _operator.c -- the module _operator: Python's operators as functions. attrgetter and its kin stand in _operator_getters.c. */
#include "modules/_operator_parts.h"
#include "modules/modules.h"
#include "objects/buffer.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/seq.h"
#include "objects/special.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- one function an operator ------------------------------------------------------------------------------- */

#define BINARY(name, op) \
    static Ref f_##name(View self, View const *args, size_t n) { (void)self, (void)n; return obj_binary(args[0], args[1], op); } \
    static Ref f_i##name(View self, View const *args, size_t n) { (void)self, (void)n; return obj_binary_in_place(args[0], args[1], op); }
#define UNARY(name, op) \
    static Ref f_##name(View self, View const *args, size_t n) { (void)self, (void)n; return obj_unary(args[0], op); }
#define COMPARE(name, op) \
    static Ref f_##name(View self, View const *args, size_t n) { (void)self, (void)n; return obj_compare(args[0], args[1], op); }

BINARY(add, BIN_ADD) BINARY(sub, BIN_SUB) BINARY(mul, BIN_MUL) BINARY(matmul, BIN_MATMUL) BINARY(truediv, BIN_DIV)
BINARY(mod, BIN_MOD) BINARY(pow, BIN_POW) BINARY(lshift, BIN_LSHIFT) BINARY(rshift, BIN_RSHIFT) BINARY(or_, BIN_OR)
BINARY(xor, BIN_XOR) BINARY(and_, BIN_AND) BINARY(floordiv, BIN_FLOORDIV)
UNARY(neg, UN_NEG) UNARY(pos, UN_POS) UNARY(abs, UN_ABS) UNARY(invert, UN_INVERT)
COMPARE(lt, CMP_LT) COMPARE(le, CMP_LE) COMPARE(eq, CMP_EQ) COMPARE(ne, CMP_NE) COMPARE(gt, CMP_GT) COMPARE(ge, CMP_GE)

static Ref f_truth(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int truth = obj_truth(args[0]);
    return truth < 0 ? NULL : bool_ref(truth);
}

static Ref f_not(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int truth = obj_truth(args[0]);
    return truth < 0 ? NULL : bool_ref(!truth);
}

static Ref f_is(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return bool_ref(args[0] == args[1]);
}

static Ref f_is_not(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return bool_ref(args[0] != args[1]);
}

static Ref f_index(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return seq_exact_int(args[0]);
}

/* ---- sequences ---------------------------------------------------------------------------------------------- */

/* a + b as sequences do it: numbers are refused. */
static bool is_sequence(View v) { return type_of(v)->get_item && !type_has(v, TYPE_DICT); }

static NEW Ref concat(View a, View b, Ref (*add)(View a, View b, BinaryOp op))
{
    bool own_way = is_sequence(a) && !(type_of(a)->flags & TYPE_HEAP);
    if (own_way || (is_sequence(a) && is_sequence(b))) {
        Ref result = add(a, b, BIN_ADD);
        if (result || own_way || !err_is(&exc_TypeError) || type_of(a)->binary) return result;
        err_clear();
    }
    return err_raise(&exc_TypeError, "'%T' object can't be concatenated", a);
}

static Ref f_concat(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return concat(args[0], args[1], obj_binary);
}

static Ref f_iconcat(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return concat(args[0], args[1], obj_binary_in_place);
}

static Ref f_contains(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int found = obj_contains(args[0], args[1]);
    return found < 0 ? NULL : bool_ref(found);
}

static Ref f_getitem(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return obj_get_item(args[0], args[1]);
}

static Ref f_setitem(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return obj_set_item(args[0], args[1], args[2]) ? ref_keep(None) : NULL;
}

static Ref f_delitem(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return obj_set_item(args[0], args[1], NULL) ? ref_keep(None) : NULL;
}

/* How many items equal `wanted`; with first_only, the position of the first one: -1 where there is none. False: an error is pending. */
static bool search(View sequence, View wanted, bool first_only, int64_t *out)
{
    Ref iterator = obj_iter(sequence), item;
    int64_t position = 0, count = 0;
    if (!iterator) {
        if (!err_is(&exc_TypeError)) return false;
        err_clear();
        return err_false(&exc_TypeError, "argument of type '%T' is not iterable", sequence);
    }
    for (; (item = iter_step(iterator)); position++) {
        int equal = obj_equal(item, wanted);
        ref_drop(item);
        if (equal < 0 || (equal && first_only)) {
            ref_drop(iterator);
            *out = position;
            return equal > 0;
        }
        count += equal;
    }
    ref_drop(iterator);
    *out = first_only ? -1 : count;
    return !err_pending;
}

static Ref f_count_of(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t count;
    return search(args[0], args[1], false, &count) ? int_new(count) : NULL;
}

static Ref f_index_of(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t position;
    if (!search(args[0], args[1], true, &position)) return NULL;
    return position < 0 ? err_raise(&exc_ValueError, "sequence.index(x): x not in sequence") : int_new(position);
}

/* TypeErrors of __len__ and __length_hint__ mean "unknown". */
static bool is_unknown(void)
{
    if (!err_is(&exc_TypeError)) return false;
    err_clear();
    return true;
}

static Ref f_length_hint(View self, View const *args, size_t n)
{
    (void)self;
    ptrdiff_t otherwise = 0;
    size_t len;
    Ref method, hint;
    if (n > 1 && !is_int(args[1]) && !type_of(args[1])->index)
        return err_raise(&exc_TypeError, "'%T' object cannot be interpreted as an integer", args[1]);
    if (n > 1 && !obj_index_size(args[1], &exc_OverflowError, &otherwise)) return NULL;
    if (type_of(args[0])->length) {
        if (obj_length(args[0], &len)) return int_new_unsigned(len);
        if (!is_unknown()) return NULL;
    }
    int found = special_find(args[0], "__length_hint__", &method);
    if (found < 0) return NULL;
    if (!found) return int_new(otherwise);
    hint = obj_call_0(method);
    ref_drop(method);
    if (!hint) return is_unknown() ? int_new(otherwise) : NULL;
    if (hint == NotImplemented) {
        ref_drop(hint);
        return int_new(otherwise);
    }
    if (!is_int(hint)) err_raise(&exc_TypeError, "__length_hint__ must be an integer, not %T", hint);
    else if (int_sign(hint) < 0) err_raise(&exc_ValueError, "__length_hint__() should return >= 0");
    Ref exact = err_pending ? NULL : int_exact(hint);
    ref_drop(hint);
    return exact;
}

/* ---- the rest ----------------------------------------------------------------------------------------------- */

static Ref f_call(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    if (n < 1) return err_raise(&exc_TypeError, "call expected at least 1 argument, got 0");
    return obj_call(args[0], args + 1, n - 1, kwnames);
}

/* Takes as long for unequal values as for equal ones of that length. */
static bool same_bytes(const unsigned char *a, size_t len_a, const unsigned char *b, size_t len_b)
{
    volatile unsigned char difference = len_a != len_b;
    const unsigned char *left = len_a == len_b ? a : b;
    for (size_t i = 0; i < len_b; i++) difference = (unsigned char)(difference | (left[i] ^ b[i]));
    return difference == 0;
}

static Ref f_compare_digest(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    View a = args[0], b = args[1];
    if (is_str(a) && is_str(b)) {
        if (!as_str(a)->ascii || !as_str(b)->ascii)
            return err_raise(&exc_TypeError, "comparing strings with non-ASCII characters is not supported");
        return bool_ref(same_bytes(as_str(a)->data, as_str(a)->len, as_str(b)->data, as_str(b)->len));
    }
    if (!buffer_is(a) && !buffer_is(b))
        return err_raise(&exc_TypeError, "unsupported operand types(s) or combination of types: '%T' and '%T'", a, b);
    Buffer left, right;
    if (!buffer_get(a, false, &left)) return NULL;
    if (!buffer_get(b, false, &right)) {
        buffer_release(&left);
        return NULL;
    }
    bool same = same_bytes(left.data, left.len, right.data, right.len);
    buffer_release(&left);
    buffer_release(&right);
    return bool_ref(same);
}

/* ---- the module --------------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE("truth", f_truth, 1, 1, "Return True if a is true, False otherwise."),
    NATIVE("contains", f_contains, 2, 2, "Same as b in a (note reversed operands)."),
    NATIVE("indexOf", f_index_of, 2, 2, "Return the first index of b in a."),
    NATIVE("countOf", f_count_of, 2, 2, "Return the number of items in a which are, or which equal, b."),
    NATIVE("is_", f_is, 2, 2, "Same as a is b."),
    NATIVE("is_not", f_is_not, 2, 2, "Same as a is not b."),
    NATIVE("add", f_add, 2, 2, "Same as a + b."),
    NATIVE("sub", f_sub, 2, 2, "Same as a - b."),
    NATIVE("mul", f_mul, 2, 2, "Same as a * b."),
    NATIVE("matmul", f_matmul, 2, 2, "Same as a @ b."),
    NATIVE("floordiv", f_floordiv, 2, 2, "Same as a // b."),
    NATIVE("truediv", f_truediv, 2, 2, "Same as a / b."),
    NATIVE("mod", f_mod, 2, 2, "Same as a % b."),
    NATIVE("neg", f_neg, 1, 1, "Same as -a."),
    NATIVE("pos", f_pos, 1, 1, "Same as +a."),
    NATIVE("abs", f_abs, 1, 1, "Same as abs(a)."),
    NATIVE("inv", f_invert, 1, 1, "Same as ~a."),
    NATIVE("invert", f_invert, 1, 1, "Same as ~a."),
    NATIVE("lshift", f_lshift, 2, 2, "Same as a << b."),
    NATIVE("rshift", f_rshift, 2, 2, "Same as a >> b."),
    NATIVE("not_", f_not, 1, 1, "Same as not a."),
    NATIVE("and_", f_and_, 2, 2, "Same as a & b."),
    NATIVE("xor", f_xor, 2, 2, "Same as a ^ b."),
    NATIVE("or_", f_or_, 2, 2, "Same as a | b."),
    NATIVE("iadd", f_iadd, 2, 2, "Same as a += b."),
    NATIVE("isub", f_isub, 2, 2, "Same as a -= b."),
    NATIVE("imul", f_imul, 2, 2, "Same as a *= b."),
    NATIVE("imatmul", f_imatmul, 2, 2, "Same as a @= b."),
    NATIVE("ifloordiv", f_ifloordiv, 2, 2, "Same as a //= b."),
    NATIVE("itruediv", f_itruediv, 2, 2, "Same as a /= b."),
    NATIVE("imod", f_imod, 2, 2, "Same as a %= b."),
    NATIVE("ilshift", f_ilshift, 2, 2, "Same as a <<= b."),
    NATIVE("irshift", f_irshift, 2, 2, "Same as a >>= b."),
    NATIVE("iand", f_iand_, 2, 2, "Same as a &= b."),
    NATIVE("ixor", f_ixor, 2, 2, "Same as a ^= b."),
    NATIVE("ior", f_ior_, 2, 2, "Same as a |= b."),
    NATIVE("concat", f_concat, 2, 2, "Same as a + b, for a and b sequences."),
    NATIVE("iconcat", f_iconcat, 2, 2, "Same as a += b, for a and b sequences."),
    NATIVE("getitem", f_getitem, 2, 2, "Same as a[b]."),
    NATIVE("setitem", f_setitem, 3, 3, "Same as a[b] = c."),
    NATIVE("delitem", f_delitem, 2, 2, "Same as del a[b]."),
    NATIVE("pow", f_pow, 2, 2, "Same as a ** b."),
    NATIVE("ipow", f_ipow, 2, 2, "Same as a **= b."),
    NATIVE("eq", f_eq, 2, 2, "Same as a == b."),
    NATIVE("ne", f_ne, 2, 2, "Same as a != b."),
    NATIVE("lt", f_lt, 2, 2, "Same as a < b."),
    NATIVE("le", f_le, 2, 2, "Same as a <= b."),
    NATIVE("gt", f_gt, 2, 2, "Same as a > b."),
    NATIVE("ge", f_ge, 2, 2, "Same as a >= b."),
    NATIVE("index", f_index, 1, 1, "Same as a.__index__()"),
    NATIVE("length_hint", f_length_hint, 1, 2, "About how many items an iterable has: its length, or what it guesses, or the default."),
    NATIVE("_compare_digest", f_compare_digest, 2, 2, "a == b, in a time that tells nothing about where they differ."),
    NATIVE_RAW("call", f_call, "Same as obj(*args, **kwargs)."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add_type(module, &itemgetter_type)
        && module_add_type(module, &attrgetter_type) && module_add_type(module, &methodcaller_type);
}

const ModuleDef _operator_module = {"_operator", fill};
