/* class.c -- making a class: what type(name, bases, namespace) and the class statement do.
 *
 *   1. which metaclass, which base gives the layout, which __slots__
 *   2. the type object: the namespace's copy becomes its dict, with what every class has added
 *   3. its mro, its layout, its slots
 *   4. __set_name__ of what is in the dict, __init_subclass__ of the base
 *
 * Python code runs only in step 4 (and in a metaclass's mro), when the class is whole. */
#include "objects/class.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/exc.h"
#include "objects/func.h"
#include "objects/list.h"
#include "objects/slots.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/weakref.h"

size_t (*class_guess_room)(View function);
View (*class_current_module)(void);

/* ---- metaclass and bases ----------------------------------------------------------------------------------- */

TypeObj *class_metatype(TypeObj *metatype, View bases)
{
    for (size_t i = 0; i < as_tuple(bases)->len; i++) {
        TypeObj *other = type_of(tuple_at(bases, i));
        if (type_is_subtype(metatype, other)) continue;
        if (!type_is_subtype(other, metatype)) {
            err_raise(&exc_TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                      "of the metaclasses of all its bases");
            return NULL;
        }
        metatype = other;
    }
    return metatype;
}

/* What base contributes in place of itself: appended to list. 1 replaced, 0 not, -1 error. */
static int add_mro_entries(View list, View base, View bases)
{
    static View name;
    Ref method = NULL, entries = NULL;
    int done = -1;
    if (!name && !(name = str_known("__mro_entries__"))) return -1;
    if (is_type(base)) return 0;
    int found = obj_find_attr(base, name, &method);
    if (found <= 0) return found;
    if (!(entries = obj_call_1(method, bases))) goto done;
    if (!is_tuple(entries)) {
        err_raise(&exc_TypeError, "__mro_entries__ must return a tuple");
        goto done;
    }
    done = list_extend(list, entries) ? 1 : -1;
done:
    ref_drop(method);
    ref_drop(entries);
    return done;
}

Ref class_resolve_bases(View bases)
{
    bool changed = false;
    Ref list = list_new(), result = NULL;
    for (size_t i = 0; list && i < as_tuple(bases)->len; i++) {
        int replaced = add_mro_entries(list, tuple_at(bases, i), bases);
        if (replaced < 0 || (!replaced && !list_push(list, ref_keep(tuple_at(bases, i))))) goto done;
        changed |= replaced > 0;
    }
    if (list) result = changed ? tuple_from_array(as_views(as_list(list)->items), as_list(list)->len) : ref_keep(bases);
done:
    ref_drop(list);
    return result;
}

/* The nearest type above (or at) `type` that adds fields of its own. */
static TypeObj *solid_base(TypeObj *type)
{
    while (type->base) {
        if (type->info ? type->info->nslots > 0 : type->shape.size != type->base->shape.size) break;
        type = type->base;
    }
    return type;
}

/* The base whose fields the new class begins with: all others' fields must be among them. */
static TypeObj *best_base(View bases)
{
    static View entries_name;
    TypeObj *best = NULL, *solid = NULL;
    if (!entries_name && !(entries_name = str_known("__mro_entries__"))) return NULL;
    for (size_t i = 0; i < as_tuple(bases)->len; i++) {
        View item = tuple_at(bases, i);
        if (!is_type(item)) {
            err_raise(&exc_TypeError, "bases must be types");
            return NULL;
        }
        TypeObj *base = as_type(item);
        if (!(base->flags & TYPE_BASE)) {
            err_raise(&exc_TypeError, "type '%s' is not an acceptable base type", base->name);
            return NULL;
        }
        TypeObj *candidate = solid_base(base);
        if (!solid || (candidate != solid && type_is_subtype(candidate, solid))) {
            best = base;
            solid = candidate;
        }
        else if (!type_is_subtype(solid, candidate)) {
            err_raise(&exc_TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

/* ---- __slots__ --------------------------------------------------------------------------------------------- */

typedef struct {
    View bases;                 /* borrowed, as all here */
    View dict;                  /* the future dict of the class */
    TypeObj *base;
    Ref names;                  /* owned: list of the slots' names, mangled; NULL: no __slots__ */
    bool dict_slot, weakref_slot;
} Slots;

/* Classes have a dict of their own kind, from type itself: a metaclass adds none. */
static bool base_has_dict(TypeObj *base)
{
    if (base->flags & TYPE_TYPE) return true;
    return base->info ? base->info->has_dict : base->shape.dict_at != 0;
}

static bool any_base(View bases, bool (*has)(TypeObj *base))
{
    for (size_t i = 0; i < as_tuple(bases)->len; i++)
        if (has(as_type(tuple_at(bases, i)))) return true;
    return false;
}

static bool base_has_weakref(TypeObj *base) { return base->flags & TYPE_WEAKREF; }

/* __name becomes _Class__name, as the compiler does with names in the class's body. */
static Ref mangle(View cls_name, View name)
{
    const StrObj *n = as_str(name), *c = as_str(cls_name);
    size_t skip = 0;
    if (n->len < 3 || str_at(name, 0) != '_' || str_at(name, 1) != '_') return ref_keep(name);
    if (str_at(name, n->len - 1) == '_' && str_at(name, n->len - 2) == '_') return ref_keep(name);
    while (skip < c->len && str_at(cls_name, skip) == '_') skip++;
    if (skip == c->len) return ref_keep(name);
    Ref bare = str_slice(cls_name, skip, c->len);
    Ref mangled = bare ? str_format_c("_%S%S", bare, name) : NULL;
    ref_drop(bare);
    return mangled;
}

static bool check_slot_name(View name)
{
    if (!is_str(name)) return err_false(&exc_TypeError, "__slots__ items must be strings, not '%T'", name);
    Ref answer = obj_call_method(name, "isidentifier", NULL, 0);
    if (!answer) return false;
    bool ok = answer == True;
    ref_drop(answer);
    return ok || err_false(&exc_TypeError, "__slots__ must be identifiers");
}

static bool add_slot(Slots *slots, View cls_name, View name)
{
    if (!check_slot_name(name)) return false;
    if (str_equal_text(name, "__dict__")) {
        if (slots->dict_slot || base_has_dict(slots->base))
            return err_false(&exc_TypeError, "__dict__ slot disallowed: we already got one");
        slots->dict_slot = true;
        return true;
    }
    if (str_equal_text(name, "__weakref__")) {
        if (slots->weakref_slot || base_has_weakref(slots->base))
            return err_false(&exc_TypeError, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
        slots->weakref_slot = true;
        return true;
    }
    Ref mangled = mangle(cls_name, name);
    if (!mangled) return false;
    str_intern(&mangled);
    /* The compiler's own names may also stand in __slots__. */
    if (dict_get_str(slots->dict, mangled) && !str_equal_text(mangled, "__qualname__") && !str_equal_text(mangled, "__classcell__")) {
        err_raise(&exc_ValueError, "%R in __slots__ conflicts with class variable", name);
        ref_drop(mangled);
        return false;
    }
    return list_push(slots->names, mangled);
}

static bool refuse_slots(TypeObj *base)
{
    return err_false(&exc_TypeError, "nonempty __slots__ not supported for subtype of '%s'", base->name);
}

/* Read __slots__ from the namespace. As in CPython, tuples, bytes and ints can have none. */
static bool read_slots(Slots *slots, View cls_name)
{
    View value = dict_get_text(slots->dict, "__slots__");
    Ref items = NULL;
    bool ok = false;
    if (!value) return true;
    if (!(slots->names = list_new())) return false;
    if (!(items = is_str(value) ? tuple_from_array(&value, 1) : tuple_from(value))) return false;
    uint32_t variable = TYPE_TUPLE | TYPE_BYTES | TYPE_INT | TYPE_TYPE;
    if (as_tuple(items)->len > 0 && (slots->base->flags & variable)) {
        refuse_slots(slots->base);
        goto done;
    }
    for (size_t i = 0; i < as_tuple(items)->len; i++)
        if (!add_slot(slots, cls_name, tuple_at(items, i))) goto done;
    if (!list_sort(slots->names, NULL, false)) goto done;
    ok = true;
done:
    ref_drop(items);
    return ok;
}

/* ---- the type object --------------------------------------------------------------------------------------- */

/* MemberDefs for the slots; their names point into the tuple of names. */
static bool make_slots(ClassInfo *info, View names)
{
    size_t n = names ? as_list(names)->len : 0;
    if (n == 0) return true;
    if (!(info->slot_names = tuple_from_array(as_views(as_list(names)->items), n))) return false;
    gc_untrack(info->slot_names);       /* strs only, and nobody else sees it */
    if (!(info->slots = (MemberDef *)alloc_bytes((n + 1) * sizeof *info->slots))) return false;
    memset(info->slots, 0, (n + 1) * sizeof *info->slots);
    for (size_t i = 0; i < n; i++)
        if (!(info->slots[i].name = str_utf8(tuple_at(info->slot_names, i), NULL))) return false;
    info->nslots = n;
    return true;
}

/* A class without its dict, mro and layout. */
static TypeObj *allocate(TypeObj *metatype, View name, View bases, const Slots *slots)
{
    size_t len;
    const char *text = str_utf8(name, &len);
    if (!text) return NULL;
    if (strlen(text) != len) {
        err_raise(&exc_ValueError, "type name must not contain null characters");
        return NULL;
    }
    Ref made = type_alloc(metatype, 0);
    if (!made) return NULL;
    TypeObj *cls = as_type(made), *base = slots->base;
    cls->flags = TYPE_READY | TYPE_HEAP | TYPE_BASE;
    cls->shape.type = cls;
    cls->name = text;
    cls->base = as_type(ref_keep(&base->head));
    cls->bases = ref_keep(bases);
    ClassInfo *info = cls->info = (ClassInfo *)mem_calloc(1, sizeof *info);
    if (!info) {
        err_memory();
        goto failed;
    }
    info->name = ref_keep(name);
    info->layout = base->info ? base->info->layout : base;
    info->has_dict = !(base->flags & TYPE_TYPE) && (slots->dict_slot || !slots->names || any_base(bases, base_has_dict));
    if (make_slots(info, slots->names)) return cls;
failed:
    ref_drop(made);
    return NULL;
}

static View known_qualname(View dict) { return dict_get_text(dict, "__qualname__"); }

/* __qualname__ moves from the namespace into the type. */
static bool take_qualname(TypeObj *cls)
{
    View given = known_qualname(cls->dict);
    if (given && !is_str(given))
        return err_false(&exc_TypeError, "type __qualname__ must be a str, not %T", given);
    cls->qualname = ref_keep(given ? given : cls->info->name);
    View name = given ? str_known("__qualname__") : NULL;
    return !given || (name && dict_delete(cls->dict, name) >= 0);
}

/* A function under this name is wrapped, as if it had been decorated. */
static bool wrap_function(TypeObj *cls, const char *name, Ref (*wrap)(View callable))
{
    View found = dict_get_text(cls->dict, name);
    if (!found || found->shape != SHAPE_FUNCTION) return true;
    Ref wrapped = wrap(found);
    return wrapped && dict_set_text(cls->dict, name, wrapped);
}

static bool put_if_absent(TypeObj *cls, const char *name, Ref value)
{
    if (!value) return false;
    if (!dict_get_text(cls->dict, name)) return dict_set_text(cls->dict, name, value);
    ref_drop(value);
    return true;
}

static bool put_module(TypeObj *cls)
{
    View module = class_current_module ? class_current_module() : NULL;
    return !module || put_if_absent(cls, "__module__", ref_keep(module));
}

/* The class cell of the body (for super()) now has its class. */
static bool fill_cell(TypeObj *cls)
{
    View cell = dict_get_text(cls->dict, "__classcell__");
    if (!cell) return true;
    if (cell->shape != SHAPE_CELL)
        return err_false(&exc_TypeError, "__classcell__ must be a nonlocal cell, not <class '%T'>", cell);
    ref_set(&as_cell(cell)->value, ref_keep(&cls->head));
    View name = str_known("__classcell__");
    return name && dict_delete(cls->dict, name) >= 0;
}

static Ref get_dict(View self)
{
    Ref dict = instance_dict(self);
    if (!dict && !err_pending) err_raise(&exc_AttributeError, "'%T' object has no attribute '__dict__'", self);
    return dict;
}

static bool set_dict(View self, View value)
{
    if (value && !is_dict(value))
        return err_false(&exc_TypeError, "__dict__ must be set to a dictionary, not a '%T'", value);
    if (instance_is_plain(self)) return instance_set_dict(self, ref_keep_or_null(value));
    if (!class_dict_slot(self)) return err_false(&exc_AttributeError, "This object has no __dict__");
    return class_set_dict(self, ref_keep_or_null(value));
}

static Ref get_weakref(View self)
{
    return weakref_first(self);
}

static const GetSetDef dict_getset = {"__dict__", get_dict, set_dict, "dictionary for instance variables (if defined)"};
static const GetSetDef weakref_getset = {"__weakref__", get_weakref, NULL, "list of weak references to the object (if defined)"};

/* The dict of the class: the namespace's names first, then what is added. */
static bool fill_dict(TypeObj *cls, const Slots *slots)
{
    ClassInfo *info = cls->info;
    if (!take_qualname(cls) || !put_module(cls)) return false;
    if (!wrap_function(cls, "__new__", staticmethod_new)) return false;
    if (!wrap_function(cls, "__init_subclass__", classmethod_new)) return false;
    if (!wrap_function(cls, "__class_getitem__", classmethod_new)) return false;
    for (size_t i = 0; i < info->nslots; i++)
        if (!put_if_absent(cls, info->slots[i].name, member_new(cls, &info->slots[i], true))) return false;

    bool adds_dict = info->has_dict && !base_has_dict(slots->base);
    bool adds_weakref = !base_has_weakref(slots->base) && (slots->weakref_slot || !slots->names || any_base(cls->bases, base_has_weakref))
                        && !(cls->base->flags & (TYPE_TUPLE | TYPE_INT | TYPE_BYTES));
    if (adds_dict && !put_if_absent(cls, "__dict__", getset_new(cls, &dict_getset))) return false;
    if (adds_weakref && !put_if_absent(cls, "__weakref__", getset_new(cls, &weakref_getset))) return false;
    if (adds_weakref || any_base(cls->bases, base_has_weakref)) cls->flags |= TYPE_WEAKREF;
    if (!put_if_absent(cls, "__doc__", ref_keep(None))) return false;
    if (dict_get_text(cls->dict, "__eq__") && !put_if_absent(cls, "__hash__", ref_keep(None))) return false;
    return fill_cell(cls);
}

/* ---- mro --------------------------------------------------------------------------------------------------- */

/* From the metaclass's own mro(), where it has one. */
static Ref find_mro(TypeObj *cls)
{
    static View name;
    if (!name && !(name = str_known("mro"))) return NULL;
    TypeObj *meta = type_of(&cls->head);
    if (meta == &type_type || type_lookup(meta, name) == type_lookup(&type_type, name)) return mro_compute(cls);

    Ref method = NULL, answer = NULL, mro = NULL;
    if (obj_find_special(&cls->head, name, &method) < 0) return NULL;
    if (!(answer = obj_call_0(method)) || !(mro = tuple_from(answer))) goto done;
    for (size_t i = 0; i < as_tuple(mro)->len; i++) {
        if (is_type(tuple_at(mro, i))) continue;
        err_raise(&exc_TypeError, "mro() returned a non-class ('%T')", tuple_at(mro, i));
        ref_set(&mro, NULL);
        goto done;
    }
    if (!as_tuple(mro)->len) {
        err_raise(&exc_TypeError, "type MRO must not be empty");
        ref_set(&mro, NULL);
    }
done:
    ref_drop(method);
    ref_drop(answer);
    return mro;
}

enum { FROM_BASES = TYPE_INT | TYPE_STR | TYPE_BYTES | TYPE_LIST | TYPE_TUPLE | TYPE_DICT | TYPE_SET | TYPE_FROZENSET |
       TYPE_FLOAT | TYPE_EXCEPTION | TYPE_TYPE | TYPE_COMPLEX | TYPE_BYTEARRAY };

static void inherit_flags(TypeObj *cls)
{
    cls->flags |= cls->base->flags & FROM_BASES;
    cls->get_buffer = cls->base->get_buffer;
    cls->release_buffer = cls->base->release_buffer;
    for (size_t i = 1; i < as_tuple(cls->mro)->len; i++) {
        uint32_t flags = as_type(tuple_at(cls->mro, i))->flags & (TYPE_SEQUENCE | TYPE_MAPPING);
        if (!(cls->flags & (TYPE_SEQUENCE | TYPE_MAPPING))) cls->flags |= flags;
    }
}

/* ---- the hooks of step 4 ----------------------------------------------------------------------------------- */

static bool set_name(TypeObj *cls, View key, View value)
{
    static View name;
    Ref method;
    if (!name && !(name = str_known("__set_name__"))) return false;
    int found = obj_find_special(value, name, &method);
    if (found <= 0) return found == 0;
    Ref result = obj_call_2(method, &cls->head, key);
    ref_drop(method);
    ref_drop(result);
    if (result) return true;

    Ref cause = err_take();
    err_raise(&exc_RuntimeError, "Error calling __set_name__ on '%T' instance %R in '%s'", value, key, cls->name);
    if (err_pending && is_exc(err_pending) && type_of(err_pending) == &exc_RuntimeError) {
        ref_set(&as_exc(err_pending)->context, ref_keep(cause));
        ref_set(&as_exc(err_pending)->cause, ref_keep(cause));
        as_exc(err_pending)->suppress_context = true;
    }
    ref_drop(cause);
    return false;
}

static bool set_names(TypeObj *cls)
{
    Ref copy = dict_copy(cls->dict);    /* the hooks may add to the class */
    size_t at = 0;
    View key, value;
    bool ok = copy != NULL;
    while (ok && dict_next(copy, &at, &key, &value)) ok = set_name(cls, key, value);
    ref_drop(copy);
    return ok;
}

static bool init_subclass(TypeObj *cls, View const *kwvalues, View kwnames)
{
    Ref above = super_new(cls, &cls->head), hook = NULL, result = NULL;
    if (!above) return false;
    if ((hook = obj_get_attr_text(above, "__init_subclass__"))) result = obj_call(hook, kwvalues, 0, kwnames);
    ref_drop(above);
    ref_drop(hook);
    ref_drop(result);
    return result != NULL;
}

/* ---- all together ------------------------------------------------------------------------------------------ */

/* The keys of the class's dict are interned, or lookups by interned names would miss them. */
static Ref intern_keys(View namespace)
{
    Ref dict = dict_new();
    size_t at = 0;
    View key, value;
    while (dict && dict_next(namespace, &at, &key, &value)) {
        Ref own = ref_keep(key);
        if (own->shape == SHAPE_STR) str_intern(&own);
        if (!dict_set(dict, own, ref_keep(value))) ref_set(&dict, NULL);
    }
    return dict;
}

static bool add_to_bases(TypeObj *cls)
{
    for (size_t i = 0; i < as_tuple(cls->bases)->len; i++)
        if (!type_add_subclass(as_type(tuple_at(cls->bases, i)), cls)) return false;
    return true;
}

Ref type_new_class(TypeObj *metatype, View name, View bases, View namespace, View const *kwvalues, View kwnames)
{
    Slots slots = {0};
    TypeObj *cls = NULL;
    Ref own_bases = as_tuple(bases)->len ? ref_keep(bases) : tuple_of(1, ref_keep(&object_type.head));
    Ref dict = NULL;
    bool ok = false;

    if (!class_names_init() || !own_bases || !(dict = intern_keys(namespace))) goto done;
    slots = (Slots){ .bases = own_bases, .dict = dict, .base = best_base(own_bases) };
    if (!slots.base || !read_slots(&slots, name)) goto done;
    if (!(cls = allocate(metatype, name, own_bases, &slots))) goto done;
    cls->dict = ref_keep(dict);
    if (!fill_dict(cls, &slots)) goto done;
    if (!(cls->mro = find_mro(cls))) goto done;
    inherit_flags(cls);
    if (!class_set_layout(cls) || !add_to_bases(cls)) goto done;
    class_fill_slots(cls);
    gc_track(&cls->head);
    ok = set_names(cls) && init_subclass(cls, kwvalues, kwnames);
done:
    ref_drop(own_bases);
    ref_drop(dict);
    ref_drop(slots.names);
    if (ok) return &cls->head;
    if (cls) {          /* it may hang in a cycle already, with its descriptors: that is for the collector */
        if (!gc_is_tracked(&cls->head)) gc_track(&cls->head);
        ref_drop(&cls->head);
    }
    return NULL;
}

/* ---- cls.__bases__ = ... ----------------------------------------------------------------------------------- */

static bool renew_mro(TypeObj *cls)
{
    Ref mro = find_mro(cls);
    if (!mro) return false;
    ref_set(&cls->mro, mro);
    for (size_t i = 0; cls->subclasses && i < cls->subclasses->len; i++)
        if (!renew_mro(cls->subclasses->items[i])) return false;
    return true;
}

/* By first bases alone: a mro() that sets __bases__ meets classes whose own mro is not renewed yet. */
static bool is_above(const TypeObj *cls, const TypeObj *below)
{
    while (below && below != cls) below = below->base;
    return below != NULL;
}

static bool check_bases(TypeObj *cls, View bases)
{
    if (!(cls->flags & TYPE_HEAP))
        return err_false(&exc_TypeError, "cannot set '__bases__' attribute of immutable type '%s'", cls->name);
    if (!bases) return err_false(&exc_TypeError, "cannot delete '__bases__' attribute of immutable type '%s'", cls->name);
    if (!is_tuple(bases))
        return err_false(&exc_TypeError, "can only assign tuple to %s.__bases__, not %T", cls->name, bases);
    if (as_tuple(bases)->len == 0)
        return err_false(&exc_TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", cls->name);
    for (size_t i = 0; i < as_tuple(bases)->len; i++) {
        View base = tuple_at(bases, i);
        if (!is_type(base))
            return err_false(&exc_TypeError, "%s.__bases__ must be tuple of classes, not '%T'", cls->name, base);
        if (type_is_subtype(as_type(base), cls) || is_above(cls, as_type(base)))
            return err_false(&exc_TypeError, "a __bases__ item causes an inheritance cycle");
    }
    return true;
}

bool class_set_bases(View self, View bases)
{
    TypeObj *cls = as_type(self);
    if (!check_bases(cls, bases)) return false;
    TypeObj *base = best_base(bases);
    if (!base) return false;
    bool same_layout = base == cls->base || (base->info && cls->base->info && class_can_become(cls->base, base));
    if (!same_layout)
        return err_false(&exc_TypeError, "__bases__ assignment: '%s' object layout differs from '%s'", base->name, cls->base->name);

    Ref old_bases = cls->bases;
    TypeObj *old_base = cls->base;
    for (size_t i = 0; i < as_tuple(old_bases)->len; i++) type_remove_subclass(as_type(tuple_at(old_bases, i)), cls);
    cls->bases = ref_keep(bases);
    cls->base = as_type(ref_keep(&base->head));
    bool ok = add_to_bases(cls) && renew_mro(cls);
    if (!ok) {          /* as it was */
        for (size_t i = 0; i < as_tuple(bases)->len; i++) type_remove_subclass(as_type(tuple_at(bases, i)), cls);
        Ref new_bases = cls->bases;
        TypeObj *new_base = cls->base;
        cls->bases = old_bases;
        cls->base = old_base;
        old_bases = new_bases;
        old_base = new_base;
        add_to_bases(cls);
    }
    ref_drop(old_bases);
    ref_drop(&old_base->head);
    type_changed(cls, NULL, NULL, NULL);
    class_update_slots(cls);
    return ok;
}
