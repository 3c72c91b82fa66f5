/* vm_match.c -- the tests that patterns of a match statement are made of. */
#include "interp/vm_slow.h"

#include "gc/collect.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static Ref match_length(View subject, int want, bool at_least)
{
    size_t len;
    if (!obj_length(subject, &len)) return NULL;
    return bool_ref(at_least ? len >= (size_t)want : len == (size_t)want);
}

static Ref match_item(View subject, int at, bool from_end)
{
    size_t len = 0;
    if (from_end && !obj_length(subject, &len)) return NULL;
    Ref key = int_new(from_end ? (int64_t)len - at : at), item = key ? obj_get_item(subject, key) : NULL;
    ref_drop(key);
    return item;
}

/* subject.get(key, missing), for every key: a tuple of the values, or None where one is not there. */
static Ref match_keys(View subject, View keys)
{
    size_t n = as_tuple(keys)->len;
    Ref out = list_new(), missing = dict_new(), get = obj_get_attr_text(subject, "get"), result = NULL;
    bool ok = out && missing && get, all = true;
    for (size_t i = 0; ok && all && i < n; i++) {
        for (size_t j = 0; ok && j < i; j++) {
            int same = obj_equal(tuple_at(keys, i), tuple_at(keys, j));
            if (same > 0) err_raise(&exc_ValueError, "mapping pattern checks duplicate key (%R)", tuple_at(keys, i));
            ok = same == 0;
        }
        Ref value = ok ? obj_call_2(get, tuple_at(keys, i), missing) : NULL;
        ok = value != NULL;
        if (value == missing) {
            all = false;
            ref_drop(value);
        } else if (value) {
            ok = list_push(out, value);
        }
    }
    if (ok) result = all ? tuple_from(out) : ref_keep(None);
    ref_drop(out);
    ref_drop(missing);
    ref_drop(get);
    return result;
}

static Ref match_rest(View subject, View keys)
{
    Ref rest = dict_new();
    bool ok = rest && dict_update(rest, subject);
    for (size_t i = 0; ok && i < as_tuple(keys)->len; i++) ok = dict_delete(rest, tuple_at(keys, i)) >= 0;
    if (!ok) ref_set(&rest, NULL);
    return rest;
}

/* Types whose single positional pattern is the subject itself. */
static bool matches_itself(TypeObj *cls)
{
    enum { SELF = TYPE_INT | TYPE_STR | TYPE_BYTES | TYPE_LIST | TYPE_TUPLE | TYPE_DICT | TYPE_SET | TYPE_FROZENSET | TYPE_FLOAT |
                  TYPE_BYTEARRAY };
    return cls->flags & SELF;
}

/* One attribute into the list. 1 added, 0 the subject has none, -1 error. */
static int add_attribute(Ref list, Ref seen, View subject, View cls, View name)
{
    View before;
    Ref value = NULL;
    int twice = dict_find(seen, name, &before);
    if (twice < 0) return -1;
    if (twice) return err_int(&exc_TypeError, "%N() got multiple sub-patterns for attribute %R", as_type(cls), name);
    if (!dict_set(seen, ref_keep(name), None)) return -1;
    int found = obj_find_attr(subject, name, &value);
    if (found <= 0) return found;
    return list_push(list, value) ? 1 : -1;
}

static int add_positional(Ref list, Ref seen, View subject, View cls, int count)
{
    Ref names = NULL;
    int found = obj_find_attr(cls, str_known("__match_args__"), &names), answer = 1;
    if (found < 0) return -1;
    bool itself = !found && matches_itself(as_type(cls));
    size_t allowed = itself ? 1 : 0;
    if (found && !is_tuple(names)) {
        err_raise(&exc_TypeError, "%N.__match_args__ must be a tuple (got %T)", as_type(cls), names);
        ref_drop(names);
        return -1;
    }
    if (found) allowed = as_tuple(names)->len;
    if ((size_t)count > allowed) {
        err_raise(&exc_TypeError, "%N() accepts %zu positional sub-pattern%s (%d given)", as_type(cls), allowed, allowed == 1 ? "" : "s", count);
        answer = -1;
    } else if (itself) {
        answer = list_push(list, ref_keep(subject)) ? 1 : -1;
    }
    for (int i = 0; answer > 0 && !itself && i < count; i++) {
        View name = tuple_at(names, (size_t)i);
        if (!is_str(name)) {
            err_raise(&exc_TypeError, "__match_args__ elements must be strings (got %T)", name);
            answer = -1;
        } else {
            answer = add_attribute(list, seen, subject, cls, name);
        }
    }
    ref_drop(names);
    return answer;
}

static Ref match_class(View subject, View cls, View names, int positional)
{
    if (!is_type(cls)) return err_raise(&exc_TypeError, "called match pattern must be a type");
    int fits = obj_is_instance(subject, cls);
    if (fits <= 0) return fits < 0 ? NULL : ref_keep(None);
    Ref list = list_new(), seen = dict_new(), result = NULL;
    int answer = list && seen ? 1 : -1;
    if (answer > 0 && positional) answer = add_positional(list, seen, subject, cls, positional);
    for (size_t i = 0; answer > 0 && i < as_tuple(names)->len; i++)
        answer = add_attribute(list, seen, subject, cls, tuple_at(names, i));
    if (answer > 0) result = tuple_from(list);
    else if (answer == 0) result = ref_keep(None);
    ref_drop(list);
    ref_drop(seen);
    return result;
}

bool match_step(Frame *frame, Insn insn)
{
    View subject = frame->regs[insn.b];
    Ref result = NULL;
    if (!check_bound(frame, insn.b)) return false;
    switch (insn.op) {
    case OP_MATCH_SEQUENCE: result = bool_ref(type_has(subject, TYPE_SEQUENCE)); break;
    case OP_MATCH_MAPPING: result = bool_ref(type_has(subject, TYPE_MAPPING)); break;
    case OP_MATCH_LENGTH: result = match_length(subject, insn.c, insn.d); break;
    case OP_MATCH_ITEM: result = match_item(subject, insn.c, insn.d); break;
    case OP_MATCH_KEYS: result = match_keys(subject, frame->regs[insn.c]); break;
    case OP_MATCH_REST: result = match_rest(subject, frame->regs[insn.c]); break;
    default: result = match_class(subject, frame->regs[insn.c], frame->regs[insn.c + 1], insn.d); break;
    }
    if (!result) return false;
    if (insn.op == OP_MATCH_KEYS || insn.op == OP_MATCH_REST) use_reg(frame, insn.c);
    if (insn.op == OP_MATCH_CLASS) drop_window(frame, insn.c, 2);
    store_reg(frame, insn.a, result);
    return true;
}
