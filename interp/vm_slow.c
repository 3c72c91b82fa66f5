/* vm_slow.c -- names, operators and items, when the quick way does not fit. */
#include "interp/vm_slow.h"

#include "objects/dict.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/special.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- names --------------------------------------------------------------------------------------------------- */

void unbound_local(const Frame *frame, unsigned reg)
{
    if (reg >= frame->code->nlocals) err_raise(&exc_SystemError, "register %d holds nothing", (int)reg);
    else err_raise(&exc_UnboundLocalError, "cannot access local variable '%S' where it is not associated with a value",
                   (View)frame->code->local_names[reg]);
}

void unbound_free(const Frame *frame, unsigned index)
{
    err_raise(&exc_NameError, "cannot access free variable '%S' where it is not associated with a value in enclosing scope",
              (View)frame->code->free_names[index]);
    if (err_pending && err_is(&exc_NameError)) ref_set(&as_exc(err_pending)->fields[NAME_NAME], ref_keep(frame->code->free_names[index]));
}

static bool name_error(View name)
{
    err_raise(&exc_NameError, "name '%S' is not defined", name);
    if (err_pending && err_is(&exc_NameError)) ref_set(&as_exc(err_pending)->fields[NAME_NAME], ref_keep(name));
    return false;
}

/* Where is the name now? Remembered in the site while the keys of the dicts stay the same. */
static View find_global(Frame *frame, Site *site)
{
    View globals = &frame->globals->head, builtins = frame->func->builtins;
    ptrdiff_t index = dict_index_of(globals, site->name);
    if (index >= 0) {
        site->globals_version = dict_keys_version(globals);
        site->builtins_version = 0;
        site->index = (size_t)index;
        return as_dict(globals)->entries[index].value;
    }
    index = dict_index_of(builtins, site->name);
    if (index < 0) return NULL;
    site->globals_version = dict_keys_version(globals);
    site->builtins_version = dict_keys_version(builtins);
    site->index = (size_t)index;
    return as_dict(builtins)->entries[index].value;
}

bool load_global(Frame *frame, Insn insn)
{
    Site *site = &frame->code->sites[insn.b];
    View value = find_global(frame, site);
    if (!value) return name_error(site->name);
    store_reg(frame, insn.a, ref_keep(value));
    return true;
}

bool store_global(Frame *frame, Insn insn, Ref value)
{
    Site *site = &frame->code->sites[insn.a];
    View globals = &frame->globals->head;
    if (!dict_set(globals, ref_keep(site->name), value)) return false;
    ptrdiff_t index = dict_index_of(globals, site->name);
    if (index >= 0) {
        site->globals_version = dict_keys_version(globals);
        site->builtins_version = 0;
        site->index = (size_t)index;
    }
    return true;
}

bool delete_global(Frame *frame, Insn insn)
{
    View name = frame->code->consts[insn.a];
    int found = dict_delete(&frame->globals->head, name);
    return found > 0 ? true : found < 0 ? false : name_error(name);
}

/* Look `name` up in the namespace in register 0, which may be any mapping. 1 found, 0 not, -1 error. */
static int find_in_namespace(Frame *frame, View name, Ref *out)
{
    View namespace = frame->regs[0], value;
    if (namespace->shape == SHAPE_DICT) {
        int found = dict_find(namespace, name, &value);
        if (found > 0) *out = ref_keep(value);
        return found;
    }
    *out = obj_get_item(namespace, name);
    if (*out) return 1;
    if (!err_is(&exc_KeyError)) return -1;
    err_clear();
    return 0;
}

static int find_outside(Frame *frame, View name, Ref *out)
{
    View value = dict_get_str(&frame->globals->head, name);
    if (!value) value = dict_get_str(frame->func->builtins, name);
    if (!value) return 0;
    *out = ref_keep(value);
    return 1;
}

bool load_name_slow(Frame *frame, Insn insn)
{
    View name = frame->code->consts[insn.b];
    Ref value = NULL;
    int found = find_in_namespace(frame, name, &value);
    if (found == 0) found = find_outside(frame, name, &value);
    if (found <= 0) return found < 0 ? false : name_error(name);
    store_reg(frame, insn.a, value);
    return true;
}

bool store_name_slow(Frame *frame, Insn insn, Ref value)
{
    View name = frame->code->consts[insn.a], namespace = frame->regs[0];
    if (namespace->shape == SHAPE_DICT) return dict_set(namespace, ref_keep(name), value);
    bool ok = obj_set_item(namespace, name, value);
    ref_release(value);
    return ok;
}

bool delete_name_slow(Frame *frame, Insn insn)
{
    View name = frame->code->consts[insn.a], namespace = frame->regs[0];
    if (obj_set_item(namespace, name, NULL)) return true;
    if (!err_is(&exc_KeyError)) return false;
    err_clear();
    return name_error(name);
}

bool load_class_free(Frame *frame, Insn insn)
{
    Ref value = NULL;
    int found = find_in_namespace(frame, frame->code->consts[insn.c], &value);
    if (found < 0) return false;
    if (!found) {
        Ref held = as_cell(tuple_at(frame->func->closure, insn.b))->value;
        if (!held) { unbound_free(frame, insn.b); return false; }
        value = ref_keep(held);
    }
    store_reg(frame, insn.a, value);
    return true;
}

/* ---- operators ----------------------------------------------------------------------------------------------- */

/* s = s + t where nobody else holds s: it may grow in place. */
static bool append_str(Frame *frame, Insn insn)
{
    Ref s = frame->regs[insn.b];
    frame->regs[insn.b] = UNBOUND;
    Ref joined = str_append(s, frame->regs[insn.c]);
    if (!joined) return false;
    use_reg(frame, insn.c);
    store_reg(frame, insn.a, joined);
    return true;
}

bool slow_binary(Frame *frame, Insn insn)
{
    View x = frame->regs[insn.b], y = frame->regs[insn.c];
    BinaryOp op = (BinaryOp)(insn.op - OP_ADD);
    if (op == BIN_ADD && x->shape == SHAPE_STR && y->shape == SHAPE_STR && x->refs == 1 &&
        (is_temporary(frame, insn.b) || insn.a == insn.b) && insn.b != insn.c) return append_str(frame, insn);
    if (!check_bound(frame, insn.b) || !check_bound(frame, insn.c)) return false;
    Ref result = insn.d ? obj_binary_in_place(x, y, op) : obj_binary(x, y, op);
    if (!result) return false;
    use_reg(frame, insn.b);
    use_reg(frame, insn.c);
    store_reg(frame, insn.a, result);
    return true;
}

bool slow_binary_int(Frame *frame, Insn insn)
{
    static const BinaryOp ops[] = { BIN_ADD, BIN_SUB, BIN_MUL, BIN_MOD, BIN_RSHIFT, BIN_AND, BIN_FLOORDIV };
    BinaryOp op = ops[insn.op - OP_ADD_INT];
    if (!check_bound(frame, insn.b)) return false;
    Ref number = int_new((int16_t)insn.c);
    if (!number) return false;
    View x = frame->regs[insn.b];
    Ref result = insn.d ? obj_binary_in_place(x, number, op) : obj_binary(x, number, op);
    ref_release(number);
    if (!result) return false;
    use_reg(frame, insn.b);
    store_reg(frame, insn.a, result);
    return true;
}

bool slow_unary(Frame *frame, Insn insn, UnaryOp op)
{
    if (!check_bound(frame, insn.b)) return false;
    Ref result = obj_unary(frame->regs[insn.b], op);
    if (!result) return false;
    use_reg(frame, insn.b);
    store_reg(frame, insn.a, result);
    return true;
}

bool slow_compare(Frame *frame, Insn insn, CompareOp op)
{
    if (!check_bound(frame, insn.b) || !check_bound(frame, insn.c)) return false;
    Ref result = obj_compare(frame->regs[insn.b], frame->regs[insn.c], op);
    if (!result) return false;
    use_reg(frame, insn.b);
    use_reg(frame, insn.c);
    store_reg(frame, insn.a, result);
    return true;
}

static int truth_of(Ref value)
{
    if (!value) return -1;
    int truth = value == True ? 1 : value == False ? 0 : obj_truth(value);
    ref_release(value);
    return truth;
}

int slow_compare_jump(Frame *frame, unsigned a, unsigned b, CompareOp op)
{
    if (!check_bound(frame, a) || !check_bound(frame, b)) return -1;
    View x = frame->regs[a], y = frame->regs[b];
    int truth;
    if (x->shape == SHAPE_STR && y->shape == SHAPE_STR && (op == CMP_EQ || op == CMP_NE)) truth = str_equal(x, y) == (op == CMP_EQ);
    else truth = truth_of(obj_compare(x, y, op));
    use_reg(frame, a);
    use_reg(frame, b);
    return truth;
}

int slow_compare_int(Frame *frame, unsigned a, int number, CompareOp op)
{
    if (!check_bound(frame, a)) return -1;
    Ref y = int_new(number);
    if (!y) return -1;
    int truth = truth_of(obj_compare(frame->regs[a], y, op));
    ref_release(y);
    use_reg(frame, a);
    return truth;
}

int slow_truth(Frame *frame, unsigned reg)
{
    if (!check_bound(frame, reg)) return -1;
    int truth = obj_truth(frame->regs[reg]);
    use_reg(frame, reg);
    return truth;
}

bool slow_contains(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.b) || !check_bound(frame, insn.c)) return false;
    int found = obj_contains(frame->regs[insn.c], frame->regs[insn.b]);
    if (found < 0) return false;
    use_reg(frame, insn.b);
    use_reg(frame, insn.c);
    store_reg(frame, insn.a, bool_ref(found != insn.d));
    return true;
}

/* ---- items --------------------------------------------------------------------------------------------------- */

bool get_item(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.b) || !check_bound(frame, insn.c)) return false;
    View object = frame->regs[insn.b], key = frame->regs[insn.c];
    Ref value = NULL;
    if (object->shape == SHAPE_DICT) {
        View found;
        int there = dict_find(object, key, &found);
        if (there < 0) return false;
        if (!there) return err_raise_value(&exc_KeyError, ref_keep(key)), false;
        value = ref_keep(found);
    } else if (!(value = obj_get_item(object, key))) {
        return false;
    }
    use_reg(frame, insn.b);
    use_reg(frame, insn.c);
    store_reg(frame, insn.a, value);
    return true;
}

bool get_item_int(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.b)) return false;
    Ref key = int_new((int16_t)insn.c);
    if (!key) return false;
    Ref value = obj_get_item(frame->regs[insn.b], key);
    ref_release(key);
    if (!value) return false;
    use_reg(frame, insn.b);
    store_reg(frame, insn.a, value);
    return true;
}

bool set_item(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.a) || !check_bound(frame, insn.b) || !check_bound(frame, insn.c)) return false;
    View object = frame->regs[insn.a], key = frame->regs[insn.b];
    if (object->shape == SHAPE_DICT) {
        Ref value = take_reg(frame, insn.c);
        if (!dict_set(object, ref_keep(key), value)) return false;
    } else {
        if (!obj_set_item(object, key, frame->regs[insn.c])) return false;
        use_reg(frame, insn.c);
    }
    use_reg(frame, insn.b);
    use_reg(frame, insn.a);
    return true;
}

bool delete_item(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.a) || !check_bound(frame, insn.b)) return false;
    if (!obj_set_item(frame->regs[insn.a], frame->regs[insn.b], NULL)) return false;
    use_reg(frame, insn.a);
    use_reg(frame, insn.b);
    return true;
}

bool get_iter(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.b)) return false;
    Ref iterator = obj_iter(frame->regs[insn.b]);
    if (!iterator) return false;
    use_reg(frame, insn.b);
    store_reg(frame, insn.a, iterator);
    return true;
}

/* R[a] = R[b].name(); what it takes to have one is said by `refusal`. */
static Ref call_async_special(View object, const char *name, const char *refusal)
{
    Ref method = NULL;
    int found = special_find(object, name, &method);
    if (found == 0) err_raise(&exc_TypeError, refusal, object);
    if (found <= 0) return NULL;
    Ref result = obj_call_0(method);
    ref_drop(method);
    return result;
}

bool get_aiter(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.b)) return false;
    Ref iterator = call_async_special(frame->regs[insn.b], "__aiter__", "'async for' requires an object with __aiter__ method, got %T");
    if (!iterator) return false;
    Ref next = NULL;
    int found = special_find(iterator, "__anext__", &next);
    ref_drop(next);
    if (found == 0) err_raise(&exc_TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %T", iterator);
    if (found <= 0) { ref_drop(iterator); return false; }
    use_reg(frame, insn.b);
    store_reg(frame, insn.a, iterator);
    return true;
}

bool get_anext(Frame *frame, Insn insn)
{
    Ref awaitable = call_async_special(frame->regs[insn.b], "__anext__", "'async for' requires an iterator with __anext__ method, got %T");
    if (!awaitable) return false;
    store_reg(frame, insn.a, awaitable);
    return true;
}
