#include "objects/dict.h"
#include "gc/collect.h"
#include "objects/descr.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/set.h"
#include "objects/tuple.h"

/* dict_type.c -- dict as Python sees it: operators and methods. The table itself is in dict.c.
 *
 * Wherever a key is hashed or compared, or a value is dropped, the dict may change; places among the entries are
 * therefore used at once, and items that outlive a call are kept. */

/* ---- as a mapping --------------------------------------------------------------------------------------- */

static bool dict_length(View self, size_t *out)
{
    *out = as_dict(self)->used;
    return true;
}

/* What a subclass has for keys that are not there; NULL: KeyError or another exception is pending. */
static NEW Ref ask_missing(View self, View key)
{
    static View name;
    Ref method, value;

    if (self->shape != SHAPE_DICT) {
        if (!name && !(name = str_known("__missing__"))) return NULL;
        int found = obj_find_special(self, name, &method);
        if (found < 0) return NULL;
        if (found) {
            value = obj_call_1(method, key);
            ref_drop(method);
            return value;
        }
    }
    return err_raise_value(&exc_KeyError, ref_keep(key));
}

static Ref dict_get_item(View self, View key)
{
    View value;
    int found = dict_find(self, key, &value);
    if (found < 0) return NULL;
    return found ? ref_keep(value) : ask_missing(self, key);
}

static bool dict_set_item(View self, View key, View value)
{
    if (value) return dict_set(self, ref_keep(key), ref_keep(value));
    int deleted = dict_delete(self, key);
    if (deleted == 0) err_raise_value(&exc_KeyError, ref_keep(key));
    return deleted == 1;
}

static int dict_contains(View self, View key)
{
    View value;
    return dict_find(self, key, &value);
}

static Ref dict_iter(View self) { return dict_iter_new(&dict_key_iter_type, self); }

/* ---- update --------------------------------------------------------------------------------------------- */

/* From any object with keys(). */
static bool update_from_mapping(View self, View other, View keys_method)
{
    Ref keys = obj_call_0(keys_method), iterator = NULL, key;

    if (!keys) return false;
    iterator = obj_iter(keys);
    ref_drop(keys);
    if (!iterator) return false;
    while ((key = obj_next(iterator))) {
        Ref value = obj_get_item(other, key);
        if (!value) ref_drop(key);
        if (!value || !dict_set(self, key, value)) break;
    }
    ref_drop(iterator);
    return !err_pending;
}

/* One (key, value) of a sequence of pairs; `at` counts them for the message. */
static bool update_from_pair(View self, View pair, size_t at)
{
    size_t n;
    Ref fast = seq_fast(pair, "");

    if (!fast) {
        if (!err_is(&exc_TypeError)) return false;
        err_clear();
        return err_false(&exc_TypeError, "cannot convert dictionary update sequence element #%zu to a sequence", at);
    }
    View const *items = seq_items(fast, &n);
    bool ok = n == 2 ? dict_set(self, ref_keep(items[0]), ref_keep(items[1]))
            : err_false(&exc_ValueError, "dictionary update sequence element #%zu has length %zu; 2 is required", at, n);
    ref_drop(fast);
    return ok;
}

static bool update_from_pairs(View self, View pairs)
{
    Ref iterator = obj_iter(pairs), pair;
    bool ok = true;

    if (!iterator) return false;
    for (size_t at = 0; ok && (pair = obj_next(iterator)); at++) {
        ok = update_from_pair(self, pair, at);
        ref_drop(pair);
    }
    ref_drop(iterator);
    return ok && !err_pending;
}

bool dict_update(View self, View other)
{
    static View name;
    Ref keys = NULL;

    if (other->shape == SHAPE_DICT || (is_dict(other) && type_of(other)->iter == dict_iter)) return dict_merge(self, other);
    if (!name && !(name = str_known("keys"))) return false;
    int found = obj_find_attr(other, name, &keys);
    if (found < 0) return false;
    if (!found) return update_from_pairs(self, other);
    bool ok = update_from_mapping(self, other, keys);
    ref_drop(keys);
    return ok;
}

/* dict(...) and update(...): at most one object, then keywords. */
static bool update_with(const char *name, View self, View const *args, size_t n, View kwnames)
{
    if (!args_positional(name, n, NULL, 0, 1)) return false;
    if (n && !dict_update(self, args[0])) return false;
    size_t named = kwnames ? as_tuple(kwnames)->len : 0;
    for (size_t i = 0; i < named; i++)
        if (!dict_set(self, ref_keep(tuple_at(kwnames, i)), ref_keep(args[n + i]))) return false;
    return true;
}

static Ref method_update(View self, View const *args, size_t n, View kwnames)
{
    return update_with("update", self, args, n, kwnames) ? None : NULL;
}

static Ref dict_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    if (type == &dict_type) return dict_new();
    Ref dict = type_alloc(type, 0);
    if (!dict) return NULL;
    as_dict(dict)->only_str = true;
    gc_track(dict);
    return dict;
}

static bool dict_init(View self, View const *args, size_t n, View kwnames)
{
    return update_with("dict", self, args, n, kwnames);
}

/* ---- operators ------------------------------------------------------------------------------------------ */

static Ref dict_binary(View a, View b, BinaryOp op)
{
    if (op != BIN_OR || !is_dict(a) || !is_dict(b)) return ref_keep(NotImplemented);
    Ref both = dict_copy(a);
    if (both && !dict_update(both, b)) ref_set(&both, NULL);
    return both;
}

static Ref dict_binary_in_place(View a, View b, BinaryOp op)
{
    if (op != BIN_OR) return ref_keep(NotImplemented);
    return dict_update(a, b) ? ref_keep(a) : NULL;
}

/* Has b every entry of a, with an equal value? */
static int is_part_of(View a, View b)
{
    const DictObj *d = as_dict(a);
    for (size_t i = 0; i < d->fill; i++) {
        if (!d->entries[i].key) continue;
        Hash hash = d->entries[i].hash;
        Ref key = ref_keep(d->entries[i].key), value = ref_keep(d->entries[i].value);
        View other;
        int same = dict_find_hashed(b, key, hash, &other);
        if (same > 0) {
            Ref own = ref_keep(other);
            same = item_equal(own, value);
            ref_drop(own);
        }
        ref_drop(key);
        ref_drop(value);
        if (same != 1) return same;
    }
    return 1;
}

static Ref dict_compare(View a, View b, CompareOp op)
{
    if (!is_dict(b) || (op != CMP_EQ && op != CMP_NE)) return ref_keep(NotImplemented);
    int equal = as_dict(a)->used == as_dict(b)->used ? is_part_of(a, b) : 0;
    return equal < 0 ? NULL : bool_ref(equal == (op == CMP_EQ));
}

static bool show_entry(StrBuilder *text, View key, View value)
{
    Ref key_text = obj_repr(key), value_text = key_text ? obj_repr(value) : NULL;
    bool ok = value_text && str_add_str(text, key_text) && str_add_text(text, ": ") && str_add_str(text, value_text);
    ref_drop(key_text);
    ref_drop(value_text);
    return ok;
}

static Ref dict_repr(View self)
{
    StrBuilder text = STR_BUILDER;
    View key, value;
    size_t at = 0;
    bool ok = true, first = true;

    int shown = repr_enter(self);
    if (shown) return shown < 0 ? NULL : str_from_text("{...}");
    ok = str_add_char(&text, '{');
    while (ok && dict_next(self, &at, &key, &value)) {
        Ref own_key = ref_keep(key), own_value = ref_keep(value);
        ok = (first || str_add_text(&text, ", ")) && show_entry(&text, own_key, own_value);
        ref_drop(own_key);
        ref_drop(own_value);
        first = false;
    }
    ok = ok && str_add_char(&text, '}');
    repr_leave(self);
    if (ok) return str_build(&text);
    str_builder_drop(&text);
    return NULL;
}

/* ---- methods -------------------------------------------------------------------------------------------- */

static Ref method_get(View self, View const *args, size_t n)
{
    View value;
    int found = dict_find(self, args[0], &value);
    if (found < 0) return NULL;
    return ref_keep(found ? value : n > 1 ? args[1] : None);
}

static Ref method_setdefault(View self, View const *args, size_t n)
{
    Hash hash;
    View value;

    if (!key_hash(args[0], &hash)) return NULL;
    int found = dict_find_hashed(self, args[0], hash, &value);
    if (found < 0) return NULL;
    if (found) return ref_keep(value);
    value = n > 1 ? args[1] : None;
    return dict_insert_absent(self, ref_keep(args[0]), hash, ref_keep(value)) ? ref_keep(value) : NULL;
}

static Ref method_pop(View self, View const *args, size_t n)
{
    Ref value = dict_pop(self, args[0]);
    if (value || err_pending) return value;
    return n > 1 ? ref_keep(args[1]) : err_raise_value(&exc_KeyError, ref_keep(args[0]));
}

static Ref method_popitem(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref key, value;

    if (as_dict(self)->used == 0) return err_raise(&exc_KeyError, "popitem(): dictionary is empty");
    return dict_pop_last(self, &key, &value) ? tuple_of(2, key, value) : NULL;
}

static Ref method_clear(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    dict_clear(self);
    return None;
}

static Ref method_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_copy(self);
}

static Ref method_keys(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_view_new(&dict_keys_type, self);
}

static Ref method_values(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_view_new(&dict_values_type, self);
}

static Ref method_items(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_view_new(&dict_items_type, self);
}

static Ref method_reversed(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_iter_new(&dict_reverse_key_iter_type, self);
}

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new((int64_t)dict_size(self));
}

/* cls.fromkeys(iterable, value): cls may be a subclass, whose own __setitem__ is then used. */
static Ref method_fromkeys(View cls, View const *args, size_t n)
{
    View value = n > 1 ? args[1] : None;
    Ref dict = cls == &dict_type.head ? dict_new() : obj_call_0(cls), iterator = NULL, key;
    bool ok = false;

    if (!dict || !(iterator = obj_iter(args[0]))) goto done;
    for (ok = true; ok && (key = obj_next(iterator));) {
        if (dict->shape == SHAPE_DICT) {
            ok = dict_set(dict, key, ref_keep(value));
        } else {
            ok = obj_set_item(dict, key, value);
            ref_drop(key);
        }
    }
    if (err_pending) ok = false;
done:
    ref_drop(iterator);
    if (!ok) ref_clear(&dict);
    return dict;
}

/* ---- life and death ------------------------------------------------------------------------------------- */

static size_t dict_traverse_some(View self, size_t from, size_t count, Visit visit, void *arg)
{
    const DictObj *d = as_dict(self);
    size_t end = from < d->fill && count < d->fill - from ? from + count : d->fill;
    for (size_t i = from; i < end; i++)
        if (d->entries[i].key) {
            visit(d->entries[i].key, arg);
            visit(d->entries[i].value, arg);
        }
    return end < d->fill ? end : 0;
}

static void dict_traverse(View self, Visit visit, void *arg) { dict_traverse_some(self, 0, SIZE_MAX, visit, arg); }

static void clear_slot(Ref self) { dict_clear(self); }

static void dict_free(Ref self)
{
    if (self->shape == SHAPE_DICT) heap_free(self, sizeof(DictObj));
    else type_free(self);
}

static Ref method_getitem(View self, View const *args, size_t n)
{
    (void)n;
    return dict_get_item(self, args[0]);
}

static Ref method_contains(View self, View const *args, size_t n)
{
    (void)n;
    int found = dict_contains(self, args[0]);
    return found < 0 ? NULL : bool_ref(found);
}

static const NativeDef dict_methods[] = {
    NATIVE_AS(NATIVE_BESIDE_SLOT, "__getitem__", method_getitem, 1, 1, "Return self[key]."),
    NATIVE_AS(NATIVE_BESIDE_SLOT, "__contains__", method_contains, 1, 1, "True if the dictionary has the key, else False."),
    NATIVE("get", method_get, 1, 2, "Return the value for key if key is in the dictionary, else default."),
    NATIVE("setdefault", method_setdefault, 1, 2,
           "Insert key with a value of default if key is not in the dictionary.\n\n"
           "Return the value for key if key is in the dictionary, else default."),
    NATIVE("pop", method_pop, 1, 2, "Remove the key and return its value; if it is not there, return default, or raise KeyError."),
    NATIVE("popitem", method_popitem, 0, 0, "Remove and return the (key, value) pair that was put in last; KeyError if empty."),
    NATIVE("keys", method_keys, 0, 0, "D.keys() -> a set-like object providing a view on D's keys"),
    NATIVE("items", method_items, 0, 0, "D.items() -> a set-like object providing a view on D's items"),
    NATIVE("values", method_values, 0, 0, "D.values() -> an object providing a view on D's values"),
    NATIVE_RAW("update", method_update, "Put in what another mapping, an iterable of pairs, or keywords hold."),
    NATIVE_AS(NATIVE_CLASS, "fromkeys", method_fromkeys, 1, 2,
              "Create a new dictionary with keys from iterable and values set to value."),
    NATIVE("clear", method_clear, 0, 0, "D.clear() -> None.  Remove all items from D."),
    NATIVE("copy", method_copy, 0, 0, "D.copy() -> a shallow copy of D"),
    NATIVE("__reversed__", method_reversed, 0, 0, "Return a reverse iterator over the dict keys."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "D.__sizeof__() -> size of D in memory, in bytes"),
    {0}
};

TypeObj dict_type = {
    TYPE_HEAD("dict", SHAPE_DICT, DictObj),
    .shape.traverse = dict_traverse, .shape.traverse_some = dict_traverse_some, .shape.clear = clear_slot, .shape.free = dict_free, .shape.is_container = true,
    .flags = TYPE_BASE | TYPE_DICT | TYPE_MAPPING,
    .doc = "dict() -> new empty dictionary\ndict(mapping or iterable of pairs, **keywords) -> a new dictionary with these entries",
    .new = dict_make, .init = dict_init, .repr = dict_repr, .hash = hash_refuse, .compare = dict_compare, .iter = dict_iter,
    .length = dict_length, .get_item = dict_get_item, .set_item = dict_set_item, .contains = dict_contains,
    .binary = dict_binary, .binary_in_place = dict_binary_in_place, .methods = dict_methods,
};
