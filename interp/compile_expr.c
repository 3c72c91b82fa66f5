/* compile_expr.c -- expressions to instructions.
 *
 * compile_expr(c, n, dest) answers "where is the value?". A local variable's value is where the local is: no instruction, no
 * count (the operand is borrowed). Everything else goes to `dest`, or, where that is ANYWHERE, to a new temporary. Temporaries
 * are a stack: an operator gives back those of its operands before it takes one for its result, so `a*b + c*d` needs two.
 *
 * A register holding a local may be given as dest, so that `x = a + b` is one instruction. It may be written only by
 * the last instruction of an expression, since until then x still has its old value: what builds up its result
 * piece by piece does so in a temporary (see begin_work). */
#include "interp/emit.h"

#include <string.h>

#include "gc/collect.h"
#include "interp/compile_warn.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { MAX_WINDOW = 60,             /* longer displays are built piece by piece, not in registers */
       MAX_CALL_ARGS = 200 };

static void at(Compiler *c, const Node *n) { c->pos = n->pos; }

static Reg result(Compiler *c, Reg dest) { return dest == ANYWHERE ? temp_new(c) : dest; }

/* A register in which a result may be built up in several steps. */
static Reg begin_work(Compiler *c, Reg dest)
{
    return dest == ANYWHERE || !is_temp(c, dest) ? temp_new(c) : dest;
}

/* Give back the temporaries above `mark`, and bring the result home. */
static Reg end_work(Compiler *c, Reg work, Reg dest, Reg mark)
{
    if (dest != ANYWHERE && work != dest) emit(c, OP_MOVE, dest, work, 0, 0);
    c->unit->next_temp = dest == ANYWHERE ? work + 1 : mark;
    return dest == ANYWHERE ? work : dest;
}

/* Could evaluating n rebind a local of this function? Only a walrus can. */
static bool may_rebind(Compiler *c, const Node *n)
{
    return c->unit->scope->has_walrus && n->kind != NODE_Name && n->kind != NODE_Constant;
}

/* The value of n, where it will still be after `later` has been evaluated. */
static Reg operand_before(Compiler *c, Node *n, const Node *later)
{
    Reg r = compile_expr(c, n, ANYWHERE);
    if (is_temp(c, r) || !may_rebind(c, later)) return r;
    Reg copy = temp_new(c);
    emit(c, OP_MOVE, copy, r, 0, 0);
    return copy;
}

/* A register with the same value that an instruction may use up while the first goes on living. */
Reg copy_for_use(Compiler *c, Reg r)
{
    if (!is_temp(c, r)) return r;
    Reg copy = temp_new(c);
    emit(c, OP_COPY, copy, r, 0, 0);
    return copy;
}

/* ---- names --------------------------------------------------------------------------------------------------- */

static Symbol *find_symbol(Compiler *c, Ident **name)
{
    Scope *scope = c->unit->scope;
    *name = mangle(&c->arena, scope->class_name, *name);
    if (!*name) { compile_out_of_memory(c); return NULL; }
    Symbol *s = scope_find(scope, *name);
    if (!s) compile_error(c, c->pos, "internal: unknown name '%s'", (*name)->text);
    return s;
}

static bool uses_namespace(const Compiler *c)
{
    const Scope *scope = c->unit->scope;
    return scope->kind == SCOPE_CLASS || (scope->kind == SCOPE_MODULE && c->flags & COMPILE_NAMESPACE);
}

/* A name may be read and written in a register, a cell, the closure, the namespace, or among the globals. */
typedef enum { IN_REGISTER, IN_CELL, IN_CLOSURE, IN_NAMESPACE, IN_GLOBALS } Place;

static Place place_of(Compiler *c, const Symbol *s)
{
    bool function = c->unit->scope->kind == SCOPE_FUNCTION;
    switch (s->kind) {
    case VAR_LOCAL: return function ? IN_REGISTER : uses_namespace(c) ? IN_NAMESPACE : IN_GLOBALS;
    case VAR_CELL: return IN_CELL;
    case VAR_FREE: return IN_CLOSURE;
    case VAR_IMPLICIT: return uses_namespace(c) ? IN_NAMESPACE : IN_GLOBALS;
    default: return IN_GLOBALS;
    }
}

Reg own_register(Compiler *c, const Node *target)
{
    if (target->kind != NODE_Name || c->unit->scope->kind != SCOPE_FUNCTION) return -1;
    Ident *name = target->Name.id;
    Symbol *s = find_symbol(c, &name);
    return s && s->kind == VAR_LOCAL ? s->reg : -1;
}

Reg load_name(Compiler *c, Ident *name, Reg dest)
{
    if (name->len == 9 && !memcmp(name->text, "__debug__", 9)) {
        dest = result(c, dest);
        emit_const(c, dest, bool_ref(!(c->flags & COMPILE_OPTIMIZE)));
        return dest;
    }
    Symbol *s = find_symbol(c, &name);
    if (!s) return 0;
    Place place = place_of(c, s);
    if (place == IN_REGISTER) {
        if (dest == ANYWHERE || dest == s->reg) return s->reg;
        emit(c, OP_MOVE, dest, s->reg, 0, 0);
        return dest;
    }
    dest = result(c, dest);
    switch (place) {
    case IN_CELL: emit(c, OP_LOAD_CELL, dest, s->reg, 0, 0); break;
    case IN_CLOSURE:
        if (c->unit->scope->kind == SCOPE_CLASS) emit(c, OP_LOAD_CLASS_FREE, dest, s->closure_at, (int)const_name(c, name), 0);
        else emit(c, OP_LOAD_FREE, dest, s->closure_at, 0, 0);
        break;
    case IN_NAMESPACE: emit(c, OP_LOAD_NAME, dest, (int)const_name(c, name), 0, 0); break;
    default: emit(c, OP_LOAD_GLOBAL, dest, (int)site_global(c, name), 0, 0); break;
    }
    return dest;
}

/* May this name be bound? */
static void check_bindable(Compiler *c, Pos pos, const Ident *name)
{
    if (name && name->len == 9 && !memcmp(name->text, "__debug__", 9)) compile_error(c, pos, "cannot assign to __debug__");
}

void check_bindable_params(Compiler *c, Pos pos, const Node *args)
{
    const NodeList lists[] = { args->arguments.posonlyargs, args->arguments.args, args->arguments.kwonlyargs };
    for (size_t k = 0; k < 3; k++)
        for (uint32_t i = 0; i < lists[k].len; i++) check_bindable(c, pos, lists[k].items[i]->arg.arg);
    if (args->arguments.vararg) check_bindable(c, pos, args->arguments.vararg->arg.arg);
    if (args->arguments.kwarg) check_bindable(c, pos, args->arguments.kwarg->arg.arg);
}

void store_name(Compiler *c, Ident *name, Reg value)
{
    check_bindable(c, c->pos, name);
    Symbol *s = find_symbol(c, &name);
    if (!s) return;
    switch (place_of(c, s)) {
    case IN_REGISTER: if (value != s->reg) emit(c, OP_MOVE, s->reg, value, 0, 0); break;
    case IN_CELL: emit(c, OP_STORE_CELL, s->reg, value, 0, 0); break;
    case IN_CLOSURE: emit(c, OP_STORE_FREE, s->closure_at, value, 0, 0); break;
    case IN_NAMESPACE: emit(c, OP_STORE_NAME, (int)const_name(c, name), value, 0, 0); break;
    case IN_GLOBALS: emit(c, OP_STORE_GLOBAL, (int)site_global(c, name), value, 0, 0); break;
    }
}

void delete_name(Compiler *c, Ident *name)
{
    if (name->len == 9 && !memcmp(name->text, "__debug__", 9)) {
        compile_error(c, c->pos, "cannot delete __debug__");
        return;
    }
    Symbol *s = find_symbol(c, &name);
    if (!s) return;
    switch (place_of(c, s)) {
    case IN_REGISTER: emit(c, OP_DELETE_LOCAL, s->reg, 0, 0, 0); break;
    case IN_CELL: emit(c, OP_DELETE_CELL, s->reg, 0, 0, 0); break;
    case IN_CLOSURE: emit(c, OP_DELETE_FREE, s->closure_at, 0, 0, 0); break;
    case IN_NAMESPACE: emit(c, OP_DELETE_NAME, (int)const_name(c, name), 0, 0, 0); break;
    case IN_GLOBALS: emit(c, OP_DELETE_GLOBAL, (int)const_name(c, name), 0, 0, 0); break;
    }
}

/* ---- operators ----------------------------------------------------------------------------------------------- */

/* Is n an int literal that an instruction can hold? */
static bool small_int(Compiler *c, Node *n, int *out)
{
    if (n->kind != NODE_Constant && n->kind != NODE_UnaryOp) return false;
    Ref value = const_value(c, n);
    bool small = value && value->shape == SHAPE_INT && box_int(value) >= INT16_MIN && box_int(value) <= INT16_MAX;
    if (small) *out = (int)box_int(value);
    ref_drop(value);
    return small;
}

static int int_form(BinaryOperator op)
{
    switch (op) {
    case BIN_Add: return OP_ADD_INT;
    case BIN_Sub: return OP_SUB_INT;
    case BIN_Mult: return OP_MUL_INT;
    case BIN_Mod: return OP_MOD_INT;
    case BIN_FloorDiv: return OP_FLOORDIV_INT;
    case BIN_RShift: return OP_RSHIFT_INT;
    case BIN_BitAnd: return OP_AND_INT;
    default: return -1;
    }
}

/* dest = left op right, where left is in a register already. */
void compile_operation(Compiler *c, Node *n, BinaryOperator op, Reg dest, Reg left, Node *right, bool augmented)
{
    int number;
    if (int_form(op) >= 0 && small_int(c, right, &number)) {
        at(c, n);
        emit(c, (Opcode)int_form(op), dest, left, number, augmented);
        return;
    }
    Reg r = compile_expr(c, right, ANYWHERE);
    at(c, n);
    emit(c, (Opcode)(OP_ADD + op), dest, left, r, augmented);
}

/* The register where a local variable or a constant of a loop is anyway, or -1. */
static Reg resident_register(Compiler *c, Node *n)
{
    if (n->kind != NODE_Constant) return own_register(c, n);
    Ref value = const_value(c, n);
    Reg r = value ? const_register(c, value) : -1;
    ref_drop(value);
    return r;
}

/* The left operand goes into the result's register where that is a temporary, so that its dead box can take the result. */
static Reg compile_binary(Compiler *c, Node *n, Reg dest)
{
    Reg mark = c->unit->next_temp;
    Reg target = dest == ANYWHERE ? temp_new(c) : dest, left = resident_register(c, n->BinOp.left);
    if (left < 0 || may_rebind(c, n->BinOp.right)) {
        left = is_temp(c, target) ? target : temp_new(c);
        compile_into(c, n->BinOp.left, left);
    }
    compile_operation(c, n, n->BinOp.op, target, left, n->BinOp.right, false);
    c->unit->next_temp = dest == ANYWHERE ? mark + 1 : mark;
    return target;
}

static Reg compile_unary(Compiler *c, Node *n, Reg dest)
{
    static const Opcode ops[] = { [UNARY_Invert] = OP_INVERT, [UNARY_Not] = OP_NOT, [UNARY_UAdd] = OP_POS, [UNARY_USub] = OP_NEG };
    Reg mark = c->unit->next_temp;
    Reg r = compile_expr(c, n->UnaryOp.operand, ANYWHERE);
    c->unit->next_temp = mark;
    dest = result(c, dest);
    at(c, n);
    emit(c, ops[n->UnaryOp.op], dest, r, 0, 0);
    return dest;
}

static Reg compile_bool_op(Compiler *c, Node *n, Reg dest)
{
    Reg mark = c->unit->next_temp, work = begin_work(c, dest);
    Label end = label_new(c);
    for (uint32_t i = 0; i < n->BoolOp.values.len; i++) {
        compile_into(c, n->BoolOp.values.items[i], work);
        if (i + 1 == n->BoolOp.values.len) break;
        at(c, n);
        emit_jump_if(c, OP_JUMP_PEEK, work, n->BoolOp.op == BOOL_Or, end);
        emit(c, OP_DROP, work, 0, 0, 0);
    }
    label_place(c, end);
    return end_work(c, work, dest, mark);
}

static Reg compile_if_exp(Compiler *c, Node *n, Reg dest)
{
    dest = result(c, dest);
    Label otherwise = label_new(c), end = label_new(c);
    compile_condition(c, n->IfExp.test, false, otherwise);
    compile_into(c, n->IfExp.body, dest);
    emit_jump(c, end);
    label_place(c, otherwise);
    compile_into(c, n->IfExp.orelse, dest);
    label_place(c, end);
    return dest;
}

static Reg compile_walrus(Compiler *c, Node *n, Reg dest)
{
    Reg own = own_register(c, n->NamedExpr.target);
    if (own >= 0) {
        compile_into(c, n->NamedExpr.value, own);
        if (dest == ANYWHERE || dest == own) return own;
        emit(c, OP_MOVE, dest, own, 0, 0);
        return dest;
    }
    dest = result(c, dest);
    Reg mark = c->unit->next_temp;
    compile_into(c, n->NamedExpr.value, dest);
    Reg copy = temp_new(c);
    at(c, n);
    emit(c, OP_COPY, copy, dest, 0, 0);
    store_name(c, n->NamedExpr.target->Name.id, copy);
    c->unit->next_temp = mark;
    return dest;
}

/* ---- comparison ---------------------------------------------------------------------------------------------- */

static int compare_op(CmpOp op)
{
    switch (op) {
    case CMP_Eq: return CMP_EQ;
    case CMP_NotEq: return CMP_NE;
    case CMP_Lt: return CMP_LT;
    case CMP_LtE: return CMP_LE;
    case CMP_Gt: return CMP_GT;
    case CMP_GtE: return CMP_GE;
    default: return -1;
    }
}

static void emit_compare(Compiler *c, CmpOp op, Reg dest, Reg left, Reg right)
{
    if (compare_op(op) >= 0) emit(c, (Opcode)(OP_LT + compare_op(op)), dest, left, right, 0);
    else if (op == CMP_Is || op == CMP_IsNot) emit(c, OP_IS, dest, left, right, op == CMP_IsNot);
    else emit(c, OP_IN, dest, left, right, op == CMP_NotIn);
}

/* The right side of `in`: a list or set display of constants is a constant itself. */
static Reg compile_comparand(Compiler *c, CmpOp op, Node *n)
{
    bool membership = op == CMP_In || op == CMP_NotIn;
    if (!membership || (n->kind != NODE_List && n->kind != NODE_Set)) return compile_expr(c, n, ANYWHERE);
    NodeList elts = n->kind == NODE_List ? n->List.elts : n->Set.elts;
    Ref list = list_new();
    for (uint32_t i = 0; list && i < elts.len; i++) {
        Ref item = const_value(c, elts.items[i]);
        if (!item) { ref_drop(list); return compile_expr(c, n, ANYWHERE); }
        if (!list_push(list, item)) ref_set(&list, NULL);
    }
    Ref value = !list ? NULL : n->kind == NODE_List ? tuple_from(list) : frozenset_from(list);
    ref_drop(list);
    Reg r = temp_new(c);
    emit_const(c, r, value);
    return r;
}

static Reg compile_compare(Compiler *c, Node *n, Reg dest)
{
    uint32_t last = n->Compare.ops.len - 1;
    Reg mark = c->unit->next_temp;
    warn_compare(c, n);
    if (last == 0) {
        Reg left = operand_before(c, n->Compare.left, n->Compare.comparators.items[0]);
        Reg right = compile_comparand(c, n->Compare.ops.items[0], n->Compare.comparators.items[0]);
        c->unit->next_temp = mark;
        dest = result(c, dest);
        at(c, n);
        emit_compare(c, n->Compare.ops.items[0], dest, left, right);
        return dest;
    }
    /* a < b < c: b is needed twice. Where a comparison fails early, the b still held is let go on the way out. */
    Reg work = begin_work(c, dest);
    Label end = label_new(c), *cleanup = arena_alloc(&c->arena, last * sizeof *cleanup);
    Reg *held = arena_alloc(&c->arena, last * sizeof *held);
    if (!cleanup || !held) { compile_out_of_memory(c); return work; }
    Reg left = operand_before(c, n->Compare.left, n);
    for (uint32_t i = 0; i < last; i++) {
        Node *next = n->Compare.comparators.items[i];
        held[i] = operand_before(c, next, n);
        Reg right = copy_for_use(c, held[i]);
        at(c, n);
        emit_compare(c, n->Compare.ops.items[i], work, left, right);
        cleanup[i] = label_new(c);
        emit_jump_if(c, OP_JUMP_PEEK, work, false, is_temp(c, held[i]) ? cleanup[i] : end);
        emit(c, OP_DROP, work, 0, 0, 0);
        left = held[i];
    }
    Reg right = compile_comparand(c, n->Compare.ops.items[last], n->Compare.comparators.items[last]);
    at(c, n);
    emit_compare(c, n->Compare.ops.items[last], work, left, right);
    for (uint32_t i = 0; i < last; i++) {
        if (!is_temp(c, held[i])) continue;
        emit_jump(c, end);
        label_place(c, cleanup[i]);
        emit(c, OP_DROP, held[i], 0, 0, 0);
    }
    label_place(c, end);
    return end_work(c, work, dest, mark);
}

/* A comparison and the jump that depends on it are one instruction where they can be. */
static bool fused_condition(Compiler *c, Node *n, bool sense, Label label)
{
    if (n->kind != NODE_Compare || n->Compare.ops.len != 1 || c->unit->far) return false;
    CmpOp op = n->Compare.ops.items[0];
    Node *right_node = n->Compare.comparators.items[0];
    if (op == CMP_In || op == CMP_NotIn) return false;
    warn_compare(c, n);
    Reg mark = c->unit->next_temp;
    Reg left = operand_before(c, n->Compare.left, right_node);
    int number;
    if (op == CMP_Is || op == CMP_IsNot) {
        bool same = sense == (op == CMP_Is);
        if (right_node->kind == NODE_Constant && right_node->Constant.value.kind == CONST_None) {
            at(c, n);
            emit_near_jump(c, OP_JUMP_IS_NONE, left, 0, same, label);
        } else {
            Reg right = compile_expr(c, right_node, ANYWHERE);
            at(c, n);
            emit_near_jump(c, OP_JUMP_IS, left, right, same, label);
        }
    } else if (small_int(c, right_node, &number)) {
        at(c, n);
        emit_near_jump(c, (Opcode)(OP_JUMP_LT_INT + compare_op(op)), left, number, sense, label);
    } else {
        Reg right = compile_expr(c, right_node, ANYWHERE);
        at(c, n);
        emit_near_jump(c, (Opcode)(OP_JUMP_LT + compare_op(op)), left, right, sense, label);
    }
    c->unit->next_temp = mark;
    return true;
}

/* What goes wrong in asking for the truth of a value belongs to the statement or expression that asks, at c->pos; that of a
 * comparison belongs to it, and so does what comes next, as in CPython. */
void compile_condition(Compiler *c, Node *n, bool sense, Label label)
{
    int known = const_truth(c, n);
    if (known >= 0) {
        at(c, n);
        if (known == sense) emit_jump(c, label);
        return;
    }
    if (n->kind == NODE_UnaryOp && n->UnaryOp.op == UNARY_Not) {
        compile_condition(c, n->UnaryOp.operand, !sense, label);
        return;
    }
    if (n->kind == NODE_BoolOp) {
        bool decides = n->BoolOp.op == BOOL_Or;             /* the answer of one value that settles the whole */
        uint32_t last = n->BoolOp.values.len - 1;
        Label skip = decides == sense ? label : label_new(c);
        for (uint32_t i = 0; i < last; i++) compile_condition(c, n->BoolOp.values.items[i], decides, skip);
        compile_condition(c, n->BoolOp.values.items[last], sense, label);
        if (decides != sense) label_place(c, skip);
        return;
    }
    if (fused_condition(c, n, sense, label)) return;
    Reg mark = c->unit->next_temp;
    Reg r = compile_expr(c, n, ANYWHERE);
    if (n->kind == NODE_Compare) at(c, n);
    emit_jump_if(c, OP_JUMP_IF, r, sense, label);
    c->unit->next_temp = mark;
}

/* ---- attributes and items ------------------------------------------------------------------------------------ */

static Ident *mangled(Compiler *c, Ident *name)
{
    Ident *real = mangle(&c->arena, c->unit->scope->class_name, name);
    if (!real) compile_out_of_memory(c);
    return real ? real : name;
}

/* Where an attribute stands on another line than the expression that it ends, errors are shown at its name. */
static void at_attribute(Compiler *c, const Node *whole, const Node *attribute)
{
    at(c, whole);
    uint32_t len = attribute->Attribute.attr->len;
    if (whole->pos.line == attribute->pos.end_line || len > attribute->pos.end_col) return;
    c->pos.line = attribute->pos.end_line;
    c->pos.col = attribute->pos.end_col - len;
}

static Reg compile_attribute(Compiler *c, Node *n, Reg dest)
{
    Reg mark = c->unit->next_temp;
    Reg object = compile_expr(c, n->Attribute.value, ANYWHERE);
    c->unit->next_temp = mark;
    dest = result(c, dest);
    at_attribute(c, n, n);
    emit(c, OP_LOAD_ATTR, dest, object, (int)site_new(c, mangled(c, n->Attribute.attr)), 0);
    return dest;
}

static void compile_slice_part(Compiler *c, Node *part, Reg dest)
{
    if (part) compile_into(c, part, dest);
    else emit_const(c, dest, None);
}

static Reg compile_slice(Compiler *c, Node *n, Reg dest)
{
    Reg mark = c->unit->next_temp;
    Reg window = temp_window(c, 3);
    at(c, n);
    compile_slice_part(c, n->Slice.lower, window);
    compile_slice_part(c, n->Slice.upper, window + 1);
    compile_slice_part(c, n->Slice.step, window + 2);
    c->unit->next_temp = mark;
    dest = result(c, dest);
    at(c, n);
    emit(c, OP_MAKE_SLICE, dest, window, 0, 0);
    return dest;
}

static Reg compile_subscript(Compiler *c, Node *n, Reg dest)
{
    Reg mark = c->unit->next_temp;
    int number;
    warn_subscript(c, n);
    Reg object = operand_before(c, n->Subscript.value, n->Subscript.slice);
    bool small = small_int(c, n->Subscript.slice, &number);
    Reg key = small ? 0 : compile_expr(c, n->Subscript.slice, ANYWHERE);
    c->unit->next_temp = mark;
    dest = result(c, dest);
    at(c, n);
    if (small) emit(c, OP_GET_ITEM_INT, dest, object, number, 0);
    else emit(c, OP_GET_ITEM, dest, object, key, 0);
    return dest;
}

/* ---- displays ------------------------------------------------------------------------------------------------ */

static bool has_star(NodeList elts)
{
    for (uint32_t i = 0; i < elts.len; i++)
        if (elts.items[i]->kind == NODE_Starred) return true;
    return false;
}

static Ref constant_tuple(Compiler *c, NodeList elts)
{
    Ref list = list_new(), out;
    for (uint32_t i = 0; list && i < elts.len; i++) {
        Ref item = elts.items[i]->kind == NODE_Starred ? NULL : const_value(c, elts.items[i]);
        if (!item) { ref_drop(list); return NULL; }
        if (!list_push(list, item)) ref_set(&list, NULL);
    }
    if (!list) { compile_out_of_memory(c); return NULL; }
    if (!(out = tuple_from(list))) compile_out_of_memory(c);
    ref_drop(list);
    return out;
}

/* Fill the list or set in `work` one element after the other. */
static void add_elements(Compiler *c, Node *n, Reg work, NodeList elts, Opcode add, Opcode extend)
{
    for (uint32_t i = 0; i < elts.len && !c->failed; i++) {
        Reg mark = c->unit->next_temp;
        Node *e = elts.items[i];
        bool star = e->kind == NODE_Starred;
        Reg r = compile_expr(c, star ? e->Starred.value : e, ANYWHERE);
        at(c, n);
        emit(c, star ? extend : add, work, r, 0, 0);
        c->unit->next_temp = mark;
    }
}

static Reg compile_window(Compiler *c, Node *n, NodeList elts, Opcode make, Reg dest)
{
    Reg mark = c->unit->next_temp;
    Reg window = temp_window(c, (int)elts.len);
    for (uint32_t i = 0; i < elts.len; i++) compile_into(c, elts.items[i], window + (Reg)i);
    c->unit->next_temp = mark;
    dest = result(c, dest);
    at(c, n);
    emit(c, make, dest, window, (int)elts.len, 0);
    return dest;
}

static Reg compile_list(Compiler *c, Node *n, NodeList elts, Reg dest)
{
    if (elts.len <= MAX_WINDOW && !has_star(elts)) return compile_window(c, n, elts, OP_MAKE_LIST, dest);
    Reg mark = c->unit->next_temp, work = begin_work(c, dest);
    at(c, n);
    emit(c, OP_MAKE_LIST, work, work, 0, 0);
    Ref constant = constant_tuple(c, elts);
    if (constant) {
        Reg t = temp_new(c);
        emit_const(c, t, constant);
        emit(c, OP_LIST_EXTEND, work, t, 0, 0);
    } else {
        add_elements(c, n, work, elts, OP_LIST_APPEND, OP_LIST_EXTEND);
    }
    return end_work(c, work, dest, mark);
}

static Reg compile_tuple(Compiler *c, Node *n, Reg dest)
{
    NodeList elts = n->Tuple.elts;
    if (elts.len <= MAX_WINDOW && !has_star(elts)) return compile_window(c, n, elts, OP_MAKE_TUPLE, dest);
    Reg mark = c->unit->next_temp;
    Reg list = compile_list(c, n, elts, ANYWHERE);
    c->unit->next_temp = mark;
    dest = result(c, dest);
    at(c, n);
    emit(c, OP_LIST_TO_TUPLE, dest, list, 0, 0);
    return dest;
}

/* A set display of constants is filled from a frozenset constant. CPython builds that one twice over (once when it folds the
 * display, once when it makes equal constants one), and the order in which a set's items come out depends on it. */
static Ref constant_set(Compiler *c, NodeList elts)
{
    Ref tuple = constant_tuple(c, elts), folded = NULL, again = NULL, out = NULL;
    if (!tuple) return NULL;
    if ((folded = frozenset_from(tuple)) && (again = tuple_from(folded))) out = frozenset_from(again);
    if (!out) compile_out_of_memory(c);
    ref_drop(tuple);
    ref_drop(folded);
    ref_drop(again);
    return out;
}

static Reg compile_set(Compiler *c, Node *n, Reg dest)
{
    NodeList elts = n->Set.elts;
    Ref constant = elts.len >= 3 ? constant_set(c, elts) : NULL;
    if (!constant && elts.len <= MAX_WINDOW && !has_star(elts)) return compile_window(c, n, elts, OP_MAKE_SET, dest);
    Reg mark = c->unit->next_temp, work = begin_work(c, dest);
    at(c, n);
    emit(c, OP_MAKE_SET, work, work, 0, 0);
    if (constant) {
        Reg t = temp_new(c);
        emit_const(c, t, constant);
        emit(c, OP_SET_UPDATE, work, t, 0, 0);
    } else {
        add_elements(c, n, work, elts, OP_SET_ADD, OP_SET_UPDATE);
    }
    return end_work(c, work, dest, mark);
}

static bool has_double_star(NodeList keys)
{
    for (uint32_t i = 0; i < keys.len; i++)
        if (!keys.items[i]) return true;
    return false;
}

static Reg compile_dict(Compiler *c, Node *n, Reg dest)
{
    NodeList keys = n->Dict.keys, values = n->Dict.values;
    Reg mark = c->unit->next_temp;
    if (keys.len <= MAX_WINDOW / 2 && !has_double_star(keys)) {
        Reg window = temp_window(c, (int)keys.len * 2);
        for (uint32_t i = 0; i < keys.len; i++) {
            compile_into(c, keys.items[i], window + 2 * (Reg)i);
            compile_into(c, values.items[i], window + 2 * (Reg)i + 1);
        }
        c->unit->next_temp = mark;
        dest = result(c, dest);
        at(c, n);
        emit(c, OP_MAKE_DICT, dest, window, (int)keys.len, 0);
        return dest;
    }
    Reg work = begin_work(c, dest);
    at(c, n);
    emit(c, OP_MAKE_DICT, work, work, 0, 0);
    for (uint32_t i = 0; i < keys.len && !c->failed; i++) {
        Reg inner = c->unit->next_temp;
        Reg key = keys.items[i] ? operand_before(c, keys.items[i], values.items[i]) : 0;
        Reg value = compile_expr(c, values.items[i], ANYWHERE);
        at(c, n);
        if (keys.items[i]) emit(c, OP_DICT_ADD, work, key, value, 0);
        else emit(c, OP_DICT_UPDATE, work, value, 0, 0);
        c->unit->next_temp = inner;
    }
    return end_work(c, work, dest, mark);
}

/* ---- f-strings ----------------------------------------------------------------------------------------------- */

static void compile_formatted(Compiler *c, Node *n, Reg dest)
{
    int how = n->FormattedValue.conversion == 's' ? 1 : n->FormattedValue.conversion == 'r' ? 2 :
              n->FormattedValue.conversion == 'a' ? 3 : 0;
    Reg mark = c->unit->next_temp;
    Reg window = temp_window(c, 2);
    compile_into(c, n->FormattedValue.value, window);
    if (n->FormattedValue.format_spec) compile_into(c, n->FormattedValue.format_spec, window + 1);
    else how |= 4;
    at(c, n);
    emit(c, OP_FORMAT_VALUE, dest, window, 0, how);
    c->unit->next_temp = mark;
}

static Reg compile_joined(Compiler *c, Node *n, Reg dest)
{
    NodeList values = n->JoinedStr.values;
    Reg mark = c->unit->next_temp;
    if (values.len == 1 && values.items[0]->kind == NODE_FormattedValue) {
        dest = result(c, dest);
        compile_formatted(c, values.items[0], dest);
        return dest;
    }
    Reg window = temp_window(c, (int)values.len);
    for (uint32_t i = 0; i < values.len; i++) {
        if (values.items[i]->kind == NODE_FormattedValue) compile_formatted(c, values.items[i], window + (Reg)i);
        else compile_into(c, values.items[i], window + (Reg)i);
    }
    c->unit->next_temp = mark;
    dest = result(c, dest);
    at(c, n);
    emit(c, OP_MAKE_STRING, dest, window, (int)values.len, 0);
    return dest;
}

/* ---- calls --------------------------------------------------------------------------------------------------- */

static bool has_star_args(NodeList args, NodeList keywords)
{
    for (uint32_t i = 0; i < keywords.len; i++)
        if (!keywords.items[i]->keyword.arg) return true;
    return has_star(args) || args.len + keywords.len > MAX_CALL_ARGS;
}

static Ref keyword_names(Compiler *c, NodeList keywords, uint32_t from, uint32_t to)
{
    Ref names = tuple_sized(to - from);
    if (!names) return NULL;
    for (uint32_t i = from; i < to; i++) {
        const Ident *name = keywords.items[i]->keyword.arg;
        Ref text = str_from_utf8(name->text, name->len);
        if (!text) { ref_drop(names); return NULL; }
        str_intern(&text);
        as_tuple(names)->items[i - from] = text;
    }
    if (to > from) gc_track(names);
    (void)c;
    return names;
}

static void check_keywords(Compiler *c, const Node *n, NodeList keywords)
{
    for (uint32_t i = 0; i < keywords.len; i++)
        for (uint32_t j = 0; j < i; j++)
            if (keywords.items[i]->keyword.arg && keywords.items[i]->keyword.arg == keywords.items[j]->keyword.arg)
                compile_error(c, keywords.items[i]->pos, "keyword argument repeated: %s", keywords.items[i]->keyword.arg->text);
    for (uint32_t i = 0; i < keywords.len; i++) check_bindable(c, n->pos, keywords.items[i]->keyword.arg);
}

/* dict[name] = value for the keywords from number i on that have names. The number of the first one that has none. */
static uint32_t add_keywords(Compiler *c, Node *n, NodeList keywords, uint32_t i, Reg dict)
{
    for (; i < keywords.len && keywords.items[i]->keyword.arg && !c->failed; i++) {
        const Node *k = keywords.items[i];
        Reg key = temp_new(c);
        at(c, n);
        emit_wide(c, OP_LOAD_CONST, key, const_name(c, k->keyword.arg), 0);
        Reg value = compile_expr(c, k->keyword.value, ANYWHERE);
        at(c, n);
        emit(c, OP_DICT_ADD, dict, key, value, 1);
        c->unit->next_temp = key;
    }
    return i;
}

/* f(*a, **k), and calls with very many arguments: R[base] holds f; a tuple and a dict are built behind it. */
static void compile_star_call(Compiler *c, Node *n, Reg base, NodeList args, NodeList keywords, int given, Reg dest)
{
    Reg list = base + 1;
    c->unit->next_temp = base + 2;
    temp_window(c, 0);
    if (!given && args.len == 1 && args.items[0]->kind == NODE_Starred) {
        compile_into(c, args.items[0]->Starred.value, list);
    } else {
        at(c, n);
        emit(c, OP_MAKE_LIST, list, list, given, 0);
        add_elements(c, n, list, args, OP_LIST_APPEND, OP_LIST_EXTEND);
        emit(c, OP_LIST_TO_TUPLE, list, list, 0, 0);
    }
    if (keywords.len) {
        Reg dict = temp_new(c);
        at(c, n);
        emit(c, OP_MAKE_DICT, dict, dict, 0, 0);
        for (uint32_t i = 0; i < keywords.len && !c->failed;) {
            Reg mark = c->unit->next_temp, value;
            if (keywords.items[i]->keyword.arg) {       /* names in a row: those behind a ** are all evaluated before one is refused */
                value = i ? temp_new(c) : dict;
                at(c, n);
                if (i) emit(c, OP_MAKE_DICT, value, value, 0, 0);
                i = add_keywords(c, n, keywords, i, value);
            } else {
                value = compile_expr(c, keywords.items[i++]->keyword.value, ANYWHERE);
            }
            at(c, n);
            if (value != dict) emit(c, OP_DICT_MERGE, dict, value, base, 0);
            c->unit->next_temp = mark;
        }
    }
    at(c, n);
    emit(c, OP_CALL_EX, dest, base, 0, keywords.len > 0);
}

/* Arguments behind what is called (R[base], with `method` R[base] and R[base + 1]), and the call. `given` arguments stand
 * there already. */
Reg compile_call_args(Compiler *c, Node *n, Reg base, NodeList args, NodeList keywords, bool method, int given, Reg dest)
{
    Reg target = dest == ANYWHERE ? base : dest;
    check_keywords(c, n, keywords);
    if (has_star_args(args, keywords)) {
        compile_star_call(c, n, base, args, keywords, given, target);
    } else {
        int count = given + (int)(args.len + keywords.len);
        for (uint32_t i = 0; i < args.len; i++) compile_into(c, args.items[i], temp_new(c));
        for (uint32_t i = 0; i < keywords.len; i++) compile_into(c, keywords.items[i]->keyword.value, temp_new(c));
        if (method) at_attribute(c, n, n->Call.func);
        else at(c, n);
        if (keywords.len) {
            int names = (int)const_add(c, keyword_names(c, keywords, 0, keywords.len));
            emit(c, method ? OP_CALL_METHOD_KW : OP_CALL_KW, target, base, names, count);
        } else {
            emit(c, method ? OP_CALL_METHOD : OP_CALL, target, base, 0, count);
        }
    }
    c->unit->next_temp = dest == ANYWHERE ? base + 1 : base;
    return target;
}

static Reg compile_call(Compiler *c, Node *n, Reg dest)
{
    Node *f = n->Call.func;
    Reg base;
    warn_call(c, n);
    if (f->kind == NODE_Attribute && !has_star_args(n->Call.args, n->Call.keywords)) {
        base = temp_window(c, 2);
        Reg object = own_register(c, f->Attribute.value);
        if (object < 0) compile_into(c, f->Attribute.value, object = base + 1);
        at_attribute(c, f, f);
        emit(c, OP_LOAD_METHOD, base, object, (int)site_new(c, mangled(c, f->Attribute.attr)), 0);
        return compile_call_args(c, n, base, n->Call.args, n->Call.keywords, true, 0, dest);
    }
    base = temp_new(c);
    compile_into(c, f, base);
    return compile_call_args(c, n, base, n->Call.args, n->Call.keywords, false, 0, dest);
}

/* ---- generators ---------------------------------------------------------------------------------------------- */

static bool check_yield_place(Compiler *c, Node *n, const char *what)
{
    if (c->unit->scope->kind == SCOPE_FUNCTION) return true;
    compile_error(c, n->pos, "'%s' outside function", what);
    return false;
}

static Reg compile_yield(Compiler *c, Node *n, Reg dest)
{
    if (!check_yield_place(c, n, "yield")) return 0;
    Reg mark = c->unit->next_temp, value;
    if (n->Yield.value) value = compile_expr(c, n->Yield.value, ANYWHERE);
    else emit_const(c, value = temp_new(c), None);
    c->unit->next_temp = mark;
    dest = result(c, dest);
    at(c, n);
    emit(c, OP_YIELD, dest, value, 0, c->unit->scope->is_async);
    return dest;
}

/* `yield from value` or `await value`: see emit_send_loop. */
static Reg compile_delegate(Compiler *c, Node *n, Node *value, bool await, Reg dest)
{
    if (await && c->unit->scope->kind != SCOPE_FUNCTION) {
        compile_error(c, n->pos, "'await' outside function");
        return 0;
    }
    if (await && !c->unit->scope->is_async && !c->unit->scope->is_comprehension) {
        compile_error(c, n->pos, "'await' outside async function");
        return 0;
    }
    if (!await && !check_yield_place(c, n, "yield")) return 0;
    if (!await && c->unit->scope->is_async) {
        compile_error(c, n->pos, "'yield from' inside async function");
        return 0;
    }
    Reg mark = c->unit->next_temp, work = temp_window(c, 2);
    compile_into(c, value, work + 1);
    at(c, n);
    emit(c, OP_GET_YIELD_FROM, work + 1, work + 1, 0, await ? AWAIT_VALUE : AWAIT_NOT);
    emit_send_loop(c, work);
    return end_work(c, work, dest, mark);
}

/* ---- everything ---------------------------------------------------------------------------------------------- */

static void not_yet(Compiler *c, Node *n, const char *what) { compile_error(c, n->pos, "%s not supported yet", what); }

static Reg compile_constant(Compiler *c, Node *n, Ref value, Reg dest)
{
    Reg own = dest == ANYWHERE ? const_register(c, value) : -1;
    if (own >= 0) {
        ref_drop(value);
        return own;
    }
    dest = result(c, dest);
    at(c, n);
    emit_const(c, dest, value);
    return dest;
}

static Reg compile_other(Compiler *c, Node *n, Reg dest)
{
    switch (n->kind) {
    case NODE_Name: return load_name(c, n->Name.id, dest);
    case NODE_BinOp: return compile_binary(c, n, dest);
    case NODE_UnaryOp: return compile_unary(c, n, dest);
    case NODE_BoolOp: return compile_bool_op(c, n, dest);
    case NODE_IfExp: return compile_if_exp(c, n, dest);
    case NODE_NamedExpr: return compile_walrus(c, n, dest);
    case NODE_Compare: return compile_compare(c, n, dest);
    case NODE_Attribute: return compile_attribute(c, n, dest);
    case NODE_Subscript: return compile_subscript(c, n, dest);
    case NODE_Slice: return compile_slice(c, n, dest);
    case NODE_List: return compile_list(c, n, n->List.elts, dest);
    case NODE_Tuple: return compile_tuple(c, n, dest);
    case NODE_Set: return compile_set(c, n, dest);
    case NODE_Dict: return compile_dict(c, n, dest);
    case NODE_JoinedStr: return compile_joined(c, n, dest);
    case NODE_FormattedValue: dest = result(c, dest); compile_formatted(c, n, dest); return dest;
    case NODE_Call: return compile_call(c, n, dest);
    case NODE_Lambda: return compile_lambda(c, n, dest);
    case NODE_ListComp: case NODE_SetComp: case NODE_DictComp: case NODE_GeneratorExp: return compile_comprehension(c, n, dest);
    case NODE_Yield: return compile_yield(c, n, dest);
    case NODE_YieldFrom: return compile_delegate(c, n, n->YieldFrom.value, false, dest);
    case NODE_Await: return compile_delegate(c, n, n->Await.value, true, dest);
    case NODE_Starred: compile_error(c, n->pos, "can't use starred expression here"); return 0;
    default: not_yet(c, n, "this expression is"); return 0;
    }
}

/* Instructions after this one belong to whatever c->pos was before, that is to the statement or expression around. */
Reg compile_expr(Compiler *c, Node *n, Reg dest)
{
    if (c->failed) return 0;
    Pos around = c->pos;
    at(c, n);
    Ref value = const_value(c, n);
    if (c->failed) { ref_drop(value); return 0; }
    Reg r = value ? compile_constant(c, n, value, dest) : compile_other(c, n, dest);
    c->pos = around;
    return r;
}

void compile_into(Compiler *c, Node *n, Reg dest)
{
    Reg mark = c->unit->next_temp;
    Reg r = compile_expr(c, n, dest);
    if (r != dest) {
        Pos around = c->pos;
        at(c, n);                               /* a local may turn out to be unbound */
        emit(c, OP_MOVE, dest, r, 0, 0);
        c->pos = around;
    }
    c->unit->next_temp = mark;
}

/* ---- storing ------------------------------------------------------------------------------------------------- */

/* The first of the registers of the targets, where each is a variable that has one, and they stand in a row; else -1. */
static Reg registers_in_a_row(Compiler *c, NodeList elts)
{
    Reg first = elts.len ? own_register(c, elts.items[0]) : -1;
    for (uint32_t i = 1; i < elts.len && first >= 0; i++)
        if (own_register(c, elts.items[i]) != first + (Reg)i) return -1;
    return first;
}

static void store_unpacked(Compiler *c, Node *target, NodeList elts, Reg value)
{
    int star = -1;
    for (uint32_t i = 0; i < elts.len; i++) {
        if (elts.items[i]->kind != NODE_Starred) continue;
        if (star >= 0) { compile_error(c, target->pos, "multiple starred expressions in assignment"); return; }
        star = (int)i;
    }
    Reg row = registers_in_a_row(c, elts);
    if (row >= 0) {
        at(c, target);
        emit(c, OP_UNPACK, row, value, (int)elts.len, 0);
        return;
    }
    Reg mark = c->unit->next_temp, window = temp_window(c, (int)elts.len);
    at(c, target);
    if (star < 0) emit(c, OP_UNPACK, window, value, (int)elts.len, 0);
    else if ((int)elts.len - star - 1 > UINT8_MAX) compile_error(c, target->pos, "too many expressions in star-unpacking assignment");
    else emit(c, OP_UNPACK_STAR, window, value, star, (int)elts.len - star - 1);
    for (uint32_t i = 0; i < elts.len; i++) {
        Node *e = elts.items[i];
        compile_store(c, e->kind == NODE_Starred ? e->Starred.value : e, window + (Reg)i);
    }
    c->unit->next_temp = mark;
}

void compile_store(Compiler *c, Node *target, Reg value)
{
    if (c->failed) return;
    Reg mark = c->unit->next_temp;
    Pos around = c->pos;
    switch (target->kind) {
    case NODE_Name:
        at(c, target);
        store_name(c, target->Name.id, value);
        break;
    case NODE_Attribute: {
        Reg object = compile_expr(c, target->Attribute.value, ANYWHERE);
        check_bindable(c, target->pos, target->Attribute.attr);
        at_attribute(c, target, target);
        emit(c, OP_STORE_ATTR, object, value, (int)site_new(c, mangled(c, target->Attribute.attr)), 0);
        break;
    }
    case NODE_Subscript: {
        Reg object = operand_before(c, target->Subscript.value, target->Subscript.slice);
        Reg key = compile_expr(c, target->Subscript.slice, ANYWHERE);
        at(c, target);
        emit(c, OP_SET_ITEM, object, key, value, 0);
        break;
    }
    case NODE_Tuple: store_unpacked(c, target, target->Tuple.elts, value); break;
    case NODE_List: store_unpacked(c, target, target->List.elts, value); break;
    case NODE_Starred: compile_error(c, target->pos, "starred assignment target must be in a list or tuple"); break;
    default: compile_error(c, target->pos, "cannot assign to this expression"); break;
    }
    c->pos = around;
    c->unit->next_temp = mark;
}
