/* vm_build.c -- instructions that build containers, strings and functions, and take sequences apart. */
#include "interp/vm_slow.h"

#include "gc/collect.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* Move `n` values of a window into an array: out of temporaries, which is what windows are made of. */
static void move_window(Frame *f, unsigned first, size_t n, Ref *out)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = f->regs[first + i];
        f->regs[first + i] = UNBOUND;
    }
}

bool make_slice(Frame *f, Insn insn)
{
    Ref parts[3];
    move_window(f, insn.b, 3, parts);
    Ref slice = slice_new(parts[0], parts[1], parts[2]);
    if (slice) store_reg(f, insn.a, slice);
    return slice;
}

bool make_list(Frame *f, Insn insn)
{
    Ref list = insn.c ? list_sized(insn.c) : list_new();
    if (!list) return false;
    move_window(f, insn.b, insn.c, as_list(list)->items);
    if (insn.c) gc_track(list);
    store_reg(f, insn.a, list);
    return true;
}

bool make_tuple(Frame *f, Insn insn)
{
    Ref tuple = tuple_sized(insn.c);
    if (!tuple) return false;
    move_window(f, insn.b, insn.c, as_tuple(tuple)->items);
    if (insn.c) gc_track(tuple);
    store_reg(f, insn.a, tuple);
    return true;
}

bool make_set(Frame *f, Insn insn)
{
    Ref set = set_new();
    if (!set) return false;
    for (unsigned i = 0; i < insn.c; i++) {
        Ref item;
        move_window(f, insn.b + i, 1, &item);
        if (!set_add(set, item)) { ref_drop(set); return false; }
    }
    store_reg(f, insn.a, set);
    return true;
}

bool make_dict(Frame *f, Insn insn)
{
    Ref dict = dict_new();
    if (!dict) return false;
    for (unsigned i = 0; i < insn.c; i++) {
        Ref pair[2];
        move_window(f, insn.b + 2 * i, 2, pair);
        if (!dict_set(dict, pair[0], pair[1])) { ref_drop(dict); return false; }
    }
    store_reg(f, insn.a, dict);
    return true;
}

bool make_string(Frame *f, Insn insn)
{
    Ref text = str_join(str_empty, as_views(&f->regs[insn.b]), insn.c);
    if (!text) return false;
    drop_window(f, insn.b, insn.c);
    store_reg(f, insn.a, text);
    return true;
}

bool format_value(Frame *f, Insn insn)
{
    Ref value;
    move_window(f, insn.b, 1, &value);
    if (insn.d & 3) {
        Ref text = (insn.d & 3) == 1 ? obj_str(value) : (insn.d & 3) == 2 ? obj_repr(value) : obj_ascii(value);
        ref_release(value);
        if (!(value = text)) return false;
    }
    Ref text = insn.d & 4 ? (value->shape == SHAPE_STR ? ref_keep(value) : obj_format(value, str_empty))
                          : obj_format(value, f->regs[insn.b + 1]);
    ref_release(value);
    if (!text) return false;
    if (!(insn.d & 4)) store_reg(f, insn.b + 1u, UNBOUND);
    store_reg(f, insn.a, text);
    return true;
}

/* ---- displays with stars ------------------------------------------------------------------------------------- */

bool list_extend_star(Frame *f, Insn insn)
{
    if (!check_bound(f, insn.b)) return false;
    View iterable = f->regs[insn.b];
    if (!list_extend(f->regs[insn.a], iterable)) {
        bool iterates = type_of(iterable)->iter || type_of(iterable)->get_item;
        if (err_is(&exc_TypeError) && !iterates) {
            err_clear();
            err_raise(&exc_TypeError, "Value after * must be an iterable, not %T", iterable);
        }
        return false;
    }
    use_reg(f, insn.b);
    return true;
}

bool list_to_tuple(Frame *f, Insn insn)
{
    Ref tuple = tuple_from(f->regs[insn.b]);
    if (!tuple) return false;
    use_reg(f, insn.b);
    store_reg(f, insn.a, tuple);
    return true;
}

bool set_add_item(Frame *f, Insn insn)
{
    Ref item = take_reg(f, insn.b);
    return item && set_add(f->regs[insn.a], item);
}

bool set_update_star(Frame *f, Insn insn)
{
    if (!check_bound(f, insn.b) || !set_update(f->regs[insn.a], f->regs[insn.b])) return false;
    use_reg(f, insn.b);
    return true;
}

static bool repeated_keyword(View callee, View key)
{
    Ref text = function_text(callee);
    if (text) err_raise(&exc_TypeError, "%S got multiple values for keyword argument '%S'", text, key);
    ref_drop(text);
    return false;
}

/* d = 1: the dict is that of a call's keywords, and the callee stands two registers below it. */
bool dict_add(Frame *f, Insn insn)
{
    View dict = f->regs[insn.a], old;
    if (!check_bound(f, insn.b) || !check_bound(f, insn.c)) return false;
    if (insn.d && dict_find(dict, f->regs[insn.b], &old) > 0) return repeated_keyword(f->regs[insn.a - 2], f->regs[insn.b]);
    Ref key = take_reg(f, insn.b), value = take_reg(f, insn.c);
    return dict_set(dict, key, value);
}

/* 1, 0, -1. */
static int is_mapping(View v)
{
    Ref keys = NULL;
    if (is_dict(v)) return 1;
    int has = obj_find_attr(v, str_known("keys"), &keys);
    ref_drop(keys);
    return has;
}

bool dict_update_star(Frame *f, Insn insn)
{
    if (!check_bound(f, insn.b)) return false;
    View other = f->regs[insn.b];
    int mapping = is_mapping(other);
    if (mapping < 0) return false;
    if (!mapping) return err_false(&exc_TypeError, "'%T' object is not a mapping", other);
    if (!dict_update(f->regs[insn.a], other)) return false;
    use_reg(f, insn.b);
    return true;
}

/* f(**mapping): no name twice, and names are strings. */
bool dict_merge_star(Frame *f, Insn insn)
{
    if (!check_bound(f, insn.b)) return false;
    View dict = f->regs[insn.a], other = f->regs[insn.b], callee = f->regs[insn.c], key, value, old;
    if (!is_mapping(other)) {
        Ref text = function_text(callee);
        if (text) err_raise(&exc_TypeError, "%S argument after ** must be a mapping, not %T", text, other);
        ref_drop(text);
        return false;
    }
    Ref plain = dict_new();
    bool ok = plain && dict_update(plain, other);
    for (size_t at = 0; ok && dict_next(plain, &at, &key, &value);) {
        int there = dict_find(dict, key, &old);
        if (there > 0) ok = repeated_keyword(callee, key);
        else ok = there == 0 && dict_set(dict, ref_keep(key), ref_keep(value));
    }
    ref_drop(plain);
    if (ok) use_reg(f, insn.b);
    return ok;
}

/* ---- taking apart -------------------------------------------------------------------------------------------- */

/* The items of a value as a list or tuple; NULL: an exception is pending. */
static Ref as_items(View value)
{
    if (value->shape == SHAPE_TUPLE || value->shape == SHAPE_LIST) return ref_keep(value);
    if (!type_of(value)->iter && !type_of(value)->get_item)
        return err_raise(&exc_TypeError, "cannot unpack non-iterable %T object", value);
    return NULL;
}

/* The next items of an iterator into row. Returns how many there were; -1: an exception is pending. */
static int fill_row(View row, View iterator)
{
    size_t n = as_tuple(row)->len;
    for (size_t i = 0; i < n; i++)
        if (!(as_tuple(row)->items[i] = obj_next(iterator))) return err_pending ? -1 : (int)i;
    return (int)n;
}

bool unpack(Frame *f, Insn insn)
{
    if (!check_bound(f, insn.b)) return false;
    View value = f->regs[insn.b];
    unsigned n = insn.c;
    Ref items = as_items(value);
    if (!items && err_pending) return false;
    if (items) {
        size_t len = items->shape == SHAPE_LIST ? as_list(items)->len : as_tuple(items)->len;
        if (len != n) {
            ref_release(items);
            if (len > n) return err_false(&exc_ValueError, "too many values to unpack (expected %d)", (int)n);
            return err_false(&exc_ValueError, "not enough values to unpack (expected %d, got %zu)", (int)n, len);
        }
        use_reg(f, insn.b);
        for (unsigned i = 0; i < n; i++)
            store_reg(f, insn.a + i, ref_keep(items->shape == SHAPE_LIST ? list_at(items, i) : tuple_at(items, i)));
        ref_release(items);
        return true;
    }
    Ref iterator = obj_iter(value);
    if (!iterator) return false;
    Ref row = tuple_sized(n);           /* the registers may be variables, which change only when all is well */
    int got = row ? fill_row(row, iterator) : -1;
    bool ok = got == (int)n;
    if (got >= 0 && !ok) err_raise(&exc_ValueError, "not enough values to unpack (expected %d, got %d)", (int)n, got);
    if (ok) {
        Ref more = obj_next(iterator);
        ok = !more && !err_pending;
        if (more) err_raise(&exc_ValueError, "too many values to unpack (expected %d)", (int)n);
        ref_drop(more);
    }
    ref_release(iterator);
    if (ok) use_reg(f, insn.b);
    for (unsigned i = 0; ok && i < n; i++) store_reg(f, insn.a + i, ref_keep(tuple_at(row, i)));
    ref_drop(row);
    return ok;
}

bool unpack_star(Frame *f, Insn insn)
{
    if (!check_bound(f, insn.b)) return false;
    View value = f->regs[insn.b];
    unsigned before = insn.c, after = insn.d;
    if (!type_of(value)->iter && !type_of(value)->get_item)
        return err_false(&exc_TypeError, "cannot unpack non-iterable %T object", value);
    Ref list = list_from(value);
    if (!list) return false;
    size_t len = as_list(list)->len;
    if (len < before + after) {
        ref_release(list);
        return err_false(&exc_ValueError, "not enough values to unpack (expected at least %d, got %zu)", (int)(before + after), len);
    }
    Ref middle = list_slice(list, before, len - after);
    if (middle) {
        use_reg(f, insn.b);
        for (unsigned i = 0; i < before; i++) store_reg(f, insn.a + i, ref_keep(list_at(list, i)));
        store_reg(f, insn.a + before, middle);
        for (unsigned i = 0; i < after; i++) store_reg(f, insn.a + before + 1 + i, ref_keep(list_at(list, len - after + i)));
    }
    ref_release(list);
    return middle;
}

/* ---- functions ----------------------------------------------------------------------------------------------- */

bool make_function_object(Frame *f, Insn insn)
{
    Ref object = func_new(f->code->consts[insn.c], &f->globals->head);
    if (!object) return false;
    FuncObj *func = as_func(object);
    unsigned at = insn.b;
    if (insn.d & FUNC_DEFAULTS) func->defaults = take_reg(f, at++);
    if (insn.d & FUNC_KWDEFAULTS) func->kwdefaults = take_reg(f, at++);
    if (insn.d & FUNC_ANNOTATIONS) func->annotations = take_reg(f, at++);
    if (insn.d & FUNC_CLOSURE) func->closure = take_reg(f, at++);
    store_reg(f, insn.a, object);
    return true;
}
