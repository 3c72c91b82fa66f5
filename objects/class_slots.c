/* class_slots.c -- slots that look special methods up: how `len(x)` finds C.__len__ written in Python.
 *
 * class_fill_slots decides, for each slot of a new class, from what its mro holds under the slot's names (slots.def):
 * nothing: as the base has it; only wrappers of one C function: that function, with no detour;
 * anything else: class_<slot> below, which looks the name up at each call. Assigning C.__len__ later runs it again. */
#include "objects/class_slots.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/exc.h"
#include "objects/float.h"
#include "objects/func.h"
#include "objects/int.h"
#include "objects/slots.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- calling a method found on the class -------------------------------------------------------------------- */

/* args[0] is self. The method is kept: it may be deleted from the class while it runs. */
static Ref call_found(View found, View const *args, size_t n, View kwnames)
{
    View self = args[0];
    Ref method = ref_keep(found), result = NULL;
    if (method->shape == SHAPE_FUNCTION) result = func_call(method, args, n, kwnames);
    else {
        Ref (*get)(View, View, View) = type_of(method)->descr_get;
        if (get) {
            Ref bound = get(method, self, &type_of(self)->head);
            ref_drop(method);
            method = bound;
        }
        if (method) result = obj_call(method, args + 1, n - 1, kwnames);
    }
    ref_drop(method);
    return result;
}

/* NULL with AttributeError where the class has no such method (its twin made it have the slot). */
static Ref call_dunder(SlotId id, View const *args, size_t n)
{
    View found = type_lookup(type_of(args[0]), slot_names[id]);
    if (!found) return err_raise(&exc_AttributeError, "%s", slot_defs[id].name);
    return call_found(found, args, n, NULL);
}

/* The same for operators: without the method the answer is NotImplemented. */
static Ref call_operator(SlotId id, View self, View other)
{
    View args[] = {self, other};
    View found = type_lookup(type_of(self), slot_names[id]);
    return found ? call_found(found, args, 2, NULL) : ref_keep(NotImplemented);
}

static Ref call_0(SlotId id, View self) { return call_dunder(id, &self, 1); }

static Ref call_1(SlotId id, View self, View arg)
{
    View args[] = {self, arg};
    return call_dunder(id, args, 2);
}

static Ref call_2(SlotId id, View self, View a, View b)
{
    View args[] = {self, a, b};
    return call_dunder(id, args, 3);
}

static bool succeeded(Ref result)
{
    ref_drop(result);
    return result != NULL;
}

/* Is the method there but None: `__iter__ = None`? */
static bool is_blocked(View self, SlotId id) { return type_lookup(type_of(self), slot_names[id]) == None; }

/* ---- text, hash, truth, comparison ------------------------------------------------------------------------- */

static Ref class_repr(View self) { return call_0(SLOT_repr, self); }
static Ref class_str(View self) { return call_0(SLOT_str, self); }

/* What __hash__ returns is the hash as it stands; only what does not fit in a word is hashed as an int is. */
static bool class_hash(View self, Hash *out)
{
    if (is_blocked(self, SLOT_hash)) return hash_refuse(self, out);
    Ref n = call_0(SLOT_hash, self);
    if (!n) return false;
    bool ok = is_int(n);
    int64_t word;
    if (ok) *out = !int_fits(n, &word) ? int_hash(n) : word == -1 ? -2 : word;
    else err_raise(&exc_TypeError, "__hash__ method should return an integer");
    ref_drop(n);
    return ok;
}

static int class_truth(View self)
{
    Ref answer = call_0(SLOT_bool, self);
    if (!answer) return -1;
    int truth = answer == True ? 1 : answer == False ? 0 : -1;
    if (truth < 0) err_raise(&exc_TypeError, "__bool__ should return bool, returned %T", answer);
    ref_drop(answer);
    return truth;
}

/* Whatever finding the method raises is as if there were none, as in CPython. */
static Ref class_compare(View a, View b, CompareOp op)
{
    View found = type_lookup(type_of(a), slot_names[slot_of_compare[op]]);
    if (!found) return ref_keep(NotImplemented);
    Ref (*get)(View, View, View) = type_of(found)->descr_get;
    if (found->shape == SHAPE_FUNCTION || !get) {
        View args[] = {a, b};
        return call_found(found, args, 2, NULL);
    }
    Ref method = get(found, a, &type_of(a)->head);
    if (!method) return err_clear(), ref_keep(NotImplemented);
    Ref answer = obj_call_1(method, b);
    ref_drop(method);
    return answer;
}

/* ---- attributes -------------------------------------------------------------------------------------------- */

static View getattr_name(void)
{
    static View name;
    if (!name) name = str_known("__getattr__");
    return name;
}

/* __getattribute__ (or the generic lookup), and where that raises AttributeError, __getattr__. */
static Ref class_get_attr(View self, View name)
{
    TypeObj *type = type_of(self);
    View args[] = {self, name};
    View getattribute = type_lookup(type, slot_names[SLOT_getattribute]);
    View hook = type_lookup(type, getattr_name());
    Ref kept = ref_keep_or_null(hook);
    Ref value = NULL;

    if (getattribute == type_lookup(&object_type, slot_names[SLOT_getattribute])) {
        int found = kept ? obj_find_generic(self, name, &value) : -1;
        if (!kept) value = obj_generic_get_attr(self, name);
        else if (found == 0) value = call_found(kept, args, 2, NULL);
        else if (found < 0 && err_is(&exc_AttributeError)) {
            err_clear();
            value = call_found(kept, args, 2, NULL);
        }
    }
    else {
        value = call_found(getattribute, args, 2, NULL);
        if (!value && kept && err_is(&exc_AttributeError)) {
            err_clear();
            value = call_found(kept, args, 2, NULL);
        }
    }
    ref_drop(kept);
    return value;
}

static bool class_set_attr(View self, View name, View value)
{
    if (value) return succeeded(call_2(SLOT_setattr, self, name, value));
    return succeeded(call_1(SLOT_delattr, self, name));
}

static Ref class_descr_get(View self, View instance, View owner)
{
    View found = type_lookup(type_of(self), slot_names[SLOT_get]);
    if (!found) return ref_keep(self);
    View args[] = {self, instance ? instance : None, owner ? owner : None};
    return call_found(found, args, 3, NULL);
}

static bool class_descr_set(View self, View instance, View value)
{
    if (value) return succeeded(call_2(SLOT_set, self, instance, value));
    return succeeded(call_1(SLOT_delete, self, instance));
}

/* ---- calls ------------------------------------------------------------------------------------------------- */

/* args with self before them. Up to SHORT of them stand on the C stack. */
enum { SHORT = 8 };

static Ref call_with_self(View found, View self, View const *args, size_t n, View kwnames)
{
    size_t total = n + (kwnames ? as_tuple(kwnames)->len : 0);
    View few[SHORT], *all = few;
    if (total + 1 > SHORT && !(all = (View *)alloc_bytes((total + 1) * sizeof *all))) return NULL;
    all[0] = self;
    for (size_t i = 0; i < total; i++) all[i + 1] = args[i];
    Ref result = call_found(found, all, n + 1, kwnames);
    if (all != few) mem_free(all);
    return result;
}

static Ref class_call(View self, View const *args, size_t n, View kwnames)
{
    View found = type_lookup(type_of(self), slot_names[SLOT_call]);
    if (!found) return err_raise(&exc_TypeError, "'%T' object is not callable", self);
    return call_with_self(found, self, args, n, kwnames);
}

static bool class_init(View self, View const *args, size_t n, View kwnames)
{
    View found = type_lookup(type_of(self), slot_names[SLOT_init]);
    if (!found) return err_false(&exc_AttributeError, "__init__");
    Ref result = call_with_self(found, self, args, n, kwnames);
    if (!result) return false;
    bool ok = result == None;
    if (!ok) err_raise(&exc_TypeError, "__init__() should return None, not '%T'", result);
    ref_drop(result);
    return ok;
}

static View new_name(void)
{
    static View name;
    if (!name) name = str_known("__new__");
    return name;
}

/* __new__ is a static method: it gets the class, and is not bound to anything. */
Ref class_new(TypeObj *cls, View const *args, size_t n, View kwnames)
{
    Ref callee = obj_get_attr(&cls->head, new_name());
    if (!callee) return NULL;
    size_t total = n + (kwnames ? as_tuple(kwnames)->len : 0);
    View few[SHORT], *all = few;
    Ref result = NULL;
    if (total + 1 > SHORT && !(all = (View *)alloc_bytes((total + 1) * sizeof *all))) goto done;
    all[0] = &cls->head;
    for (size_t i = 0; i < total; i++) all[i + 1] = args[i];
    result = obj_call(callee, all, n + 1, kwnames);
    if (all != few) mem_free(all);
done:
    ref_drop(callee);
    return result;
}

/* ---- sequences, mappings, iterators ---------------------------------------------------------------------- */

static bool class_length(View self, size_t *out)
{
    Ref answer = call_0(SLOT_len, self), n = NULL;
    bool ok = false;
    int64_t value;
    if (!answer || !(n = obj_index(answer))) goto done;
    if (int_sign(n) < 0) err_raise(&exc_ValueError, "__len__() should return >= 0");
    else if (!int_fits(n, &value)) err_raise(&exc_OverflowError, "cannot fit '%T' into an index-sized integer", answer);
    else {
        *out = (size_t)value;
        ok = true;
    }
done:
    ref_drop(answer);
    ref_drop(n);
    return ok;
}

static Ref class_get_item(View self, View key) { return call_1(SLOT_getitem, self, key); }

static bool class_set_item(View self, View key, View value)
{
    if (value) return succeeded(call_2(SLOT_setitem, self, key, value));
    return succeeded(call_1(SLOT_delitem, self, key));
}

static int class_contains(View self, View item)
{
    if (is_blocked(self, SLOT_contains)) return err_int(&exc_TypeError, "'%T' object is not a container", self);
    Ref answer = call_1(SLOT_contains, self, item);
    if (!answer) return -1;
    int truth = obj_truth(answer);
    ref_drop(answer);
    return truth;
}

static Ref class_iter(View self)
{
    if (is_blocked(self, SLOT_iter)) return err_raise(&exc_TypeError, "'%T' object is not iterable", self);
    return call_0(SLOT_iter, self);
}

static Ref class_next(View self) { return call_0(SLOT_next, self); }

/* ---- numbers ----------------------------------------------------------------------------------------------- */

/* Does b's class define the reflected method anew, so that it knows better than a's? */
static bool is_overloaded(View a, View b, SlotId id)
{
    View theirs = type_lookup(type_of(b), slot_names[id]);
    return theirs && theirs != type_lookup(type_of(a), slot_names[id]);
}

/* a + b where at least one of the classes has class_binary; obj_binary calls it once when both have. */
Ref class_binary(View a, View b, BinaryOp op)
{
    TypeObj *ta = type_of(a), *tb = type_of(b);
    bool ask_b = ta != tb && tb->binary == class_binary;
    Ref answer;

    if (ta->binary == class_binary) {
        if (ask_b && type_is_subtype(tb, ta) && is_overloaded(a, b, slot_of_reflected[op])) {
            answer = call_operator(slot_of_reflected[op], b, a);
            if (answer != NotImplemented) return answer;
            ask_b = false;
        }
        answer = call_operator(slot_of_binary[op], a, b);
        if (answer != NotImplemented) return answer;
    }
    return ask_b ? call_operator(slot_of_reflected[op], b, a) : ref_keep(NotImplemented);
}

Ref class_power(View a, View b, View modulus)
{
    View found = type_of(a)->binary == class_binary ? type_lookup(type_of(a), slot_names[SLOT_pow]) : NULL;
    View args[] = {a, b, modulus};
    return found ? call_found(found, args, 3, NULL) : ref_keep(NotImplemented);
}

static Ref class_binary_in_place(View a, View b, BinaryOp op) { return call_operator(slot_of_in_place[op], a, b); }

static Ref class_unary(View self, UnaryOp op)
{
    SlotId id = slot_of_unary[op];
    View found = type_lookup(type_of(self), slot_names[id]);
    return found ? call_found(found, &self, 1, NULL) : ref_keep(NotImplemented);
}

static Ref class_index(View self) { return call_0(SLOT_index, self); }
static Ref class_to_int(View self) { return call_0(SLOT_int, self); }
static Ref class_to_float(View self) { return call_0(SLOT_float, self); }

/* ---- __del__ ----------------------------------------------------------------------------------------------- */

static View del_name(void)
{
    static View name;
    if (!name) name = str_known("__del__");
    return name;
}

static bool finalizers_ended;

void class_finalizers_end(void) { finalizers_ended = true; }

/* Runs while the object dies, perhaps with an exception on its way elsewhere, which must not be lost. */
static void class_finalize(Ref self)
{
    if (finalizers_ended) return;
    Ref pending = err_take();
    View found = type_lookup(type_of(self), del_name());
    if (found) {
        Ref method = ref_keep(found);
        View args[] = {self};
        Ref result = call_found(method, args, 1, NULL);
        if (!result) err_unraisable(method);
        ref_drop(result);
        ref_drop(method);
    }
    if (pending) ref_set(&err_pending, pending);
}

/* ---- filling the slots ----------------------------------------------------------------------------------- */

static const AnyFn class_functions[FIELD_COUNT] = {
#define SLOT_FIELD(field) [FIELD_##field] = (AnyFn)class_##field,
#include "objects/slots.def"
};

/* What is known of one slot while the names that stand for it are looked up. */
typedef struct { AnyFn native; bool is_native, is_python; } Choice;

/* The built-in type whose slot `def` this is, or NULL. */
static TypeObj *owner_of_slot(const SlotDef *def, View found)
{
    if (type_of(found) == &slot_wrapper_type && as_wrapper(found)->def->field == def->field && as_wrapper(found)->def->op == def->op)
        return as_wrapper(found)->owner;
    if (type_of(found) == &method_descriptor_type && as_native(found)->def->flags & NATIVE_BESIDE_SLOT &&
        !strcmp(as_native(found)->def->name, def->name)) return as_native(found)->owner;
    return NULL;
}

static void choose(Choice *choice, TypeObj *cls, const SlotDef *def, View found)
{
    AnyFn native = NULL;
    TypeObj *owner = owner_of_slot(def, found);
    if (def->field == FIELD_hash && found == None) native = (AnyFn)hash_refuse;
    else if (!owner || !type_is_subtype(cls, owner)) {
        choice->is_python = true;
        return;
    }
    else native = *slot_at(owner, def->field);
    if (choice->is_native && choice->native != native) choice->is_python = true;
    choice->is_native = true;
    choice->native = native;
}

static void fill_new(TypeObj *cls)
{
    View found = type_lookup(cls, new_name());
    if (found && found->shape == SHAPE_FUNCTION) cls->new = class_new;
    else {
        TypeObj *maker = found ? new_wrapper_type(found) : NULL;
        if (maker) cls->new = maker->new;
        else cls->new = found ? class_new : cls->base->new;
    }
}

/* After this the names below can be asked for without memory. */
bool class_names_init(void) { return getattr_name() && new_name() && del_name(); }

void class_fill_slots(TypeObj *cls)
{
    Choice choices[FIELD_COUNT] = {0};
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        View found = type_lookup(cls, slot_names[i]);
        if (found) choose(&choices[slot_defs[i].field], cls, &slot_defs[i], found);
    }
    if (type_lookup(cls, getattr_name())) choices[FIELD_get_attr].is_python = true;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        AnyFn *slot = slot_at(cls, (FieldId)i);
        if (choices[i].is_python) *slot = class_functions[i];
        else if (choices[i].is_native) *slot = choices[i].native;
        else *slot = *slot_at(cls->base, (FieldId)i);
    }
    fill_new(cls);

    void (*finalize)(Ref) = type_lookup(cls, del_name()) ? class_finalize : cls->info->layout->shape.finalize;
    cls->shape.finalize = cls->info->with_dict.finalize = finalize;
    shape_set_finalize(cls, finalize);
}

void class_update_slots(TypeObj *cls)
{
    class_fill_slots(cls);
    for (size_t i = 0; cls->subclasses && i < cls->subclasses->len; i++) class_update_slots(cls->subclasses->items[i]);
}
