/* attr.c -- obj.name: reading, setting and deleting attributes of any object.
 *
 * The generic rule (object.__getattribute__), in this order:
 *   1. a data descriptor on the class (it has __set__ or __delete__: property, __slots__ member)
 *   2. the object's own attributes
 *   3. any other descriptor on the class (a function becomes a bound method), or a plain value there
 * and setting asks for 1, then stores into 2. */
#include "objects/abstract.h"
#include "objects/attr_cache.h"
#include "objects/class.h"
#include "objects/class_slots.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/func.h"
#include "objects/slots.h"
#include "objects/str.h"

/* ---- names ---------------------------------------------------------------------------------------------- */

/* The interned str that stands for name; NULL with TypeError where name is no str. */
static Ref name_of(View name)
{
    if (!name) return NULL;             /* no memory for str_known */
    if (name->shape != SHAPE_STR) {
        if (!is_str(name)) return err_raise(&exc_TypeError, "attribute name must be string, not '%T'", name);
        Ref copy = str_slice(name, 0, as_str(name)->len);       /* an exact str */
        if (copy && copy->shape == SHAPE_STR) str_intern(&copy);
        return copy;
    }
    Ref own = ref_keep(name);
    if (!as_str(name)->interned) str_intern(&own);
    return own;
}

/* ---- reading -------------------------------------------------------------------------------------------- */

/* Leave an AttributeError that knows what was looked for, and where: a traceback may suggest a name. */
static void blame(View self, View name)
{
    if (!err_pending || type_of(err_pending) != &exc_AttributeError) return;
    ref_set(&as_exc(err_pending)->fields[NAME_NAME], ref_keep(name));
    ref_set(&as_exc(err_pending)->fields[NAME_OBJ], ref_keep(self));
}

static Ref no_attribute(View self, View name)
{
    if (is_type(self)) err_raise(&exc_AttributeError, "type object '%s' has no attribute '%S'", as_type(self)->name, name);
    else err_raise(&exc_AttributeError, "'%T' object has no attribute '%S'", self, name);
    blame(self, name);
    return NULL;
}

/* The attribute in the object's own dict or slots, for any object: 1, 0, -1. */
static int find_own(View self, View name, Ref *out)
{
    if (instance_is_plain(self)) {
        *out = ref_keep_or_null(instance_peek(self, name));
        return *out != NULL;
    }
    View dict = instance_peek_dict(self);
    if (!dict) return 0;
    View value;
    int found = dict_find(dict, name, &value);
    if (found > 0) *out = ref_keep(value);
    return found;
}

/* The generic lookup without an exception for "not there": 1, 0, -1. name is interned. */
int obj_find_generic(View self, View name, Ref *out)
{
    TypeObj *type = type_of(self);
    View on_class = type_lookup(type, name);
    if (on_class && on_class->shape == SHAPE_FUNCTION) {        /* by far the most: a method */
        int found = find_own(self, name, out);
        if (found) return found;
        *out = method_new(ref_keep(on_class), ref_keep(self));
        return *out ? 1 : -1;
    }
    if (!on_class) return find_own(self, name, out);

    TypeObj *kind = type_of(on_class);
    if (!kind->descr_get) {
        /* data descriptor without __get__: the object's own value, or the descriptor itself */
        int found = find_own(self, name, out);
        if (found) return found;
        if ((on_class = type_lookup(type, name))) *out = ref_keep(on_class);
        return on_class ? 1 : 0;
    }
    Ref descr = ref_keep(on_class);
    int found = 0;
    if (!kind->descr_set) found = find_own(self, name, out);
    if (!found) {
        *out = kind->descr_get(descr, self, &type->head);
        found = *out ? 1 : -1;
    }
    ref_drop(descr);
    return found;
}

Ref obj_generic_get_attr(View self, View name)
{
    Ref value = NULL, own = name_of(name);
    if (!own) return NULL;
    if (obj_find_generic(self, own, &value) == 0) no_attribute(self, own);
    ref_drop(own);
    return value;
}

void obj_blame_if_nameless(View self, View name)
{
    if (!err_pending || !err_is(&exc_AttributeError)) return;
    ExcObj *error = as_exc(err_pending);
    if (error->fields[NAME_NAME] || error->fields[NAME_OBJ]) return;
    ref_set(&error->fields[NAME_NAME], ref_keep(name));
    ref_set(&error->fields[NAME_OBJ], ref_keep(self));
}

Ref obj_get_attr(View self, View name)
{
    TypeObj *type = type_of(self);
    if (!type->get_attr) {
        Ref value = obj_generic_get_attr(self, name);
        if (!value && is_str(name)) obj_blame_if_nameless(self, name);
        return value;
    }
    Ref own = name_of(name);
    if (!own) return NULL;
    Ref value = type->get_attr(self, own);
    if (!value) obj_blame_if_nameless(self, own);
    ref_drop(own);
    return value;
}

Ref obj_get_attr_text(View self, const char *name)
{
    Ref own = str_interned(name);
    if (!own) return NULL;
    Ref value = obj_get_attr(self, own);
    ref_drop(own);
    return value;
}

int obj_find_attr(View self, View name, Ref *out)
{
    TypeObj *type = type_of(self);
    Ref own = name_of(name);
    int found = -1;
    *out = NULL;
    if (!own) return -1;
    if (!type->get_attr) found = obj_find_generic(self, own, out);
    else if ((*out = type->get_attr(self, own))) found = 1;
    ref_drop(own);
    if (found < 0 && err_is(&exc_AttributeError)) {
        err_clear();
        return 0;
    }
    return found;
}

int obj_find_special(View self, View name, Ref *out)
{
    *out = NULL;
    if (!name) return -1;               /* no memory for str_known */
    TypeObj *type = type_of(self);
    View found = type_lookup(type, name);
    if (!found) return 0;
    Ref (*get)(View, View, View) = type_of(found)->descr_get;
    if (!get) {
        *out = ref_keep(found);
        return 1;
    }
    Ref descr = ref_keep(found);
    *out = get(descr, self, &type->head);
    ref_drop(descr);
    return *out ? 1 : -1;
}

/* ---- setting and deleting ------------------------------------------------------------------------------- */

static bool cannot_set(View self, View name, View on_class)
{
    if (on_class)
        err_raise(&exc_AttributeError, "'%T' object attribute '%S' is read-only", self, name);
    else err_raise(&exc_AttributeError, "'%T' object has no attribute '%S'", self, name);
    blame(self, name);
    return false;
}

/* Into (or, value NULL, out of) the object's own attributes. name is interned. */
static bool store_own(View self, View name, View value, View on_class)
{
    int done;
    if (instance_is_plain(self)) done = instance_store(self, name, value);
    else {
        Ref *slot = class_dict_slot(self);
        if (!slot) return cannot_set(self, name, on_class);
        if (!value) done = *slot ? dict_delete(*slot, name) : 0;
        else {
            if (!*slot) {
                Ref dict = dict_new();
                if (!dict || !class_set_dict(self, dict)) return false;
            }
            done = dict_set(*slot, ref_keep(name), ref_keep(value)) ? 1 : -1;
        }
    }
    if (done == 0) no_attribute(self, name);
    return done > 0;
}

static bool set_generic(View self, View name, View value)
{
    View on_class = type_lookup(type_of(self), name);
    if (on_class && type_of(on_class)->descr_set) {
        Ref descr = ref_keep(on_class);
        bool ok = type_of(descr)->descr_set(descr, self, value);
        ref_drop(descr);
        return ok;
    }
    return store_own(self, name, value, on_class);
}

bool obj_generic_set_attr(View self, View name, View value)
{
    Ref own = name_of(name);
    if (!own) return false;
    bool ok = set_generic(self, own, value);
    ref_drop(own);
    return ok;
}

bool obj_set_attr(View self, View name, View value)
{
    TypeObj *type = type_of(self);
    Ref own = name_of(name);
    if (!own) return false;
    bool ok = type->set_attr ? type->set_attr(self, own, value) : set_generic(self, own, value);
    ref_drop(own);
    return ok;
}
