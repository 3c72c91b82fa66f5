/* abstract_seq.c -- iteration, items, membership and length of any object. */
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/union.h"

/* ---- iteration ------------------------------------------------------------------------------------------ */

Ref obj_iter(View self)
{
    TypeObj *type = type_of(self);
    if (!type->iter) {
        if (type->get_item && !(type->flags & TYPE_DICT) && !is_type(self)) return seq_iter_new(self);
        return err_raise(&exc_TypeError, "'%T' object is not iterable", self);
    }
    Ref iterator = type->iter(self);
    if (iterator && !type_of(iterator)->next) {
        err_raise(&exc_TypeError, "iter() returned non-iterator of type '%T'", iterator);
        ref_set(&iterator, NULL);
    }
    return iterator;
}

Ref obj_next(View iterator)
{
    TypeObj *type = type_of(iterator);
    if (UNLIKELY(!type->next)) return err_raise(&exc_TypeError, "'%T' object is not an iterator", iterator);
    Ref item = type->next(iterator);
    if (!item && err_pending && err_is(&exc_StopIteration)) err_clear();
    return item;
}

/* Lists and tuples without an iterator object. A list may change meanwhile, so its length is read each time. */
static bool each_in_list(View list, bool (*each)(void *arg, View item), void *arg)
{
    bool ok = true;
    for (size_t i = 0; ok && i < as_list(list)->len; i++) {
        Ref item = ref_keep(list_at(list, i));
        ok = each(arg, item);
        ref_drop(item);
    }
    return ok;
}

bool obj_for_each(View iterable, bool (*each)(void *arg, View item), void *arg)
{
    if (iterable->shape == SHAPE_LIST) return each_in_list(iterable, each, arg);
    if (iterable->shape == SHAPE_TUPLE) {
        for (size_t i = 0; i < as_tuple(iterable)->len; i++)
            if (!each(arg, tuple_at(iterable, i))) return false;
        return true;
    }
    Ref iterator = obj_iter(iterable), item;
    if (!iterator) return false;
    bool ok = true;
    while (ok && (item = obj_next(iterator))) {
        ok = each(arg, item);
        ref_drop(item);
    }
    ref_drop(iterator);
    return ok && !err_pending;
}

/* ---- length --------------------------------------------------------------------------------------------- */

bool obj_length(View self, size_t *out)
{
    TypeObj *type = type_of(self);
    if (!type->length) return err_false(&exc_TypeError, "object of type '%T' has no len()", self);
    return type->length(self, out);
}

size_t obj_length_hint(View self)
{
    static View name;
    size_t len = 0;
    if (type_of(self)->length) {
        if (type_of(self)->length(self, &len)) return len;
        err_clear();
        return 0;
    }
    if (!name && !(name = str_known("__length_hint__"))) goto failed;
    Ref method;
    int found = obj_find_special(self, name, &method);
    if (found < 0) goto failed;
    if (!found) return 0;
    Ref hint = obj_call_0(method);
    ref_drop(method);
    if (!hint) goto failed;
    int64_t n;
    if (is_int(hint) && int_fits(hint, &n) && n > 0) len = (size_t)n;
    ref_drop(hint);
    return len;
failed:
    err_clear();
    return 0;
}

/* ---- items ---------------------------------------------------------------------------------------------- */

/* C[x] on a class: __class_getitem__. */
static Ref class_item(View cls, View key)
{
    static View name;
    if (!name && !(name = str_known("__class_getitem__"))) return NULL;
    Ref method;
    int found = obj_find_attr(cls, name, &method);
    if (found < 0) return NULL;
    if (!found && cls == &type_type.head) return alias_new(cls, key);
    if (!found) return err_raise(&exc_TypeError, "type '%s' is not subscriptable", as_type(cls)->name);
    Ref result = obj_call_1(method, key);
    ref_drop(method);
    return result;
}

Ref obj_get_item(View self, View key)
{
    TypeObj *type = type_of(self);
    if (type->get_item) return type->get_item(self, key);
    if (is_type(self)) return class_item(self, key);
    return err_raise(&exc_TypeError, "'%T' object is not subscriptable", self);
}

bool obj_set_item(View self, View key, View value)
{
    TypeObj *type = type_of(self);
    if (type->set_item) return type->set_item(self, key, value);
    bool by_index = type_of(key)->index && (type->flags & TYPE_HEAP || type->length || type->contains);
    ptrdiff_t index;
    if (by_index && !obj_index_size(key, &exc_IndexError, &index)) return false;
    if (value) return err_false(&exc_TypeError, "'%T' object does not support item assignment", self);
    return err_false(&exc_TypeError, "'%T' object do%s support item deletion", self, by_index ? "esn't" : "es not");
}

int obj_contains(View container, View item)
{
    TypeObj *type = type_of(container);
    if (type->contains) return type->contains(container, item);
    if (!type->iter && (!type->get_item || is_type(container)))
        return err_int(&exc_TypeError, "argument of type '%T' is not iterable", container);

    Ref iterator = obj_iter(container), each;
    if (!iterator && err_is(&exc_TypeError)) {
        err_clear();
        return err_int(&exc_TypeError, "argument of type '%T' is not iterable", container);
    }
    if (!iterator) return -1;
    int found = 0;
    while (!found && (each = obj_next(iterator))) {
        found = obj_equal(each, item);
        ref_drop(each);
    }
    ref_drop(iterator);
    return found ? found : err_pending ? -1 : 0;
}
