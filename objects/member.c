/* member.c -- attributes that C knows of: fields (member_descriptor) and computed ones (getset_descriptor).
 *
 * Both stand in the dict of the type `owner` and work on its instances only. A __slots__ entry is a member too. */
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/descr.h"
#include "objects/reduce.h"
#include "objects/tuple.h"
#include "objects/str.h"

static MemberObj *as_member(View v) { return (MemberObj *)(uintptr_t)v; }
static GetSetObj *as_getset(View v) { return (GetSetObj *)(uintptr_t)v; }

/* A class made at run time is kept by its descriptors (and keeps them: a cycle for the collector). */
static void keep_owner(TypeObj *owner) { if (owner->flags & TYPE_HEAP) ref_keep(&owner->head); }

static void owner_traverse(View self, Visit visit, void *arg)
{
    TypeObj *owner = as_member(self)->owner;        /* both structs have it at the same place */
    if (owner && owner->flags & TYPE_HEAP) visit(&owner->head, arg);
}

static void owner_clear(Ref self)
{
    TypeObj *owner = as_member(self)->owner;
    as_member(self)->owner = NULL;
    if (owner && owner->flags & TYPE_HEAP) ref_drop(&owner->head);
}
_Static_assert(offsetof(MemberObj, owner) == offsetof(GetSetObj, owner), "owner_traverse serves both");

static void member_free(Ref self) { heap_free(self, sizeof(MemberObj)); }
static void getset_free(Ref self) { heap_free(self, sizeof(GetSetObj)); }

Ref member_new(TypeObj *owner, const MemberDef *def, bool is_slot)
{
    MemberObj *m = (MemberObj *)alloc_container(member_descriptor_type.shape_id, sizeof *m);
    if (!m) return NULL;
    m->owner = owner;
    m->def = def;
    m->is_slot = is_slot;
    keep_owner(owner);
    if (owner->flags & TYPE_HEAP) gc_track(&m->head);
    return &m->head;
}

Ref getset_new(TypeObj *owner, const GetSetDef *def)
{
    GetSetObj *g = (GetSetObj *)alloc_container(getset_descriptor_type.shape_id, sizeof *g);
    if (!g) return NULL;
    g->owner = owner;
    g->def = def;
    keep_owner(owner);
    if (owner->flags & TYPE_HEAP) gc_track(&g->head);
    return &g->head;
}

/* Is the instance one of owner's? */
static bool applies(const char *name, TypeObj *owner, View instance)
{
    if (!owner) return err_false(&exc_TypeError, "descriptor '%s' has lost its class", name);
    if (type_is_subtype(type_of(instance), owner)) return true;
    return err_false(&exc_TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%T' object", name, owner->name, instance);
}

/* ---- members ----------------------------------------------------------------------------------------------- */

static Ref *field(View instance, const MemberDef *def) { return class_place(instance, (ptrdiff_t)def->offset); }

int32_t member_slot(View v, TypeObj *type)
{
    if (type_of(v) != &member_descriptor_type || !as_member(v)->is_slot) return -1;
    const MemberObj *m = as_member(v);
    if (!m->owner || !type_is_subtype(type, m->owner)) return -1;
    size_t index = (m->def->offset - sizeof(Obj)) / sizeof(Ref);
    return index <= UINT16_MAX ? (int32_t)index : -1;
}

static Ref member_get(View self, View instance, View owner)
{
    (void)owner;
    const MemberObj *m = as_member(self);
    if (!instance) return ref_keep(self);
    if (!applies(m->def->name, m->owner, instance)) return NULL;
    Ref value = *field(instance, m->def);
    if (value) return ref_keep(value);
    if (!m->is_slot) return ref_keep(None);
    return err_raise(&exc_AttributeError, "'%T' object has no attribute '%s'", instance, m->def->name);
}

static bool member_set(View self, View instance, View value)
{
    const MemberObj *m = as_member(self);
    if (!applies(m->def->name, m->owner, instance)) return false;
    if (m->def->read_only) return err_false(&exc_AttributeError, "readonly attribute");
    if (!value && m->is_slot && !*field(instance, m->def)) return err_false(&exc_AttributeError, "%s", m->def->name);
    ref_set(field(instance, m->def), ref_keep_or_null(value));
    return true;
}

static Ref member_repr(View self)
{
    const MemberObj *m = as_member(self);
    return str_format_c("<member '%s' of '%s' objects>", m->def->name, m->owner ? m->owner->name : "?");
}

bool refuse_write(View self, View value)
{
    (void)self, (void)value;
    return err_false(&exc_AttributeError, "readonly attribute");
}

/* ---- getsets ----------------------------------------------------------------------------------------------- */

static Ref getset_get(View self, View instance, View owner)
{
    (void)owner;
    const GetSetObj *g = as_getset(self);
    if (!instance) return ref_keep(self);
    if (!applies(g->def->name, g->owner, instance)) return NULL;
    if (!g->def->get)
        return err_raise(&exc_AttributeError, "attribute '%s' of '%s' objects is not readable", g->def->name, g->owner->name);
    return g->def->get(instance);
}

static bool getset_set(View self, View instance, View value)
{
    const GetSetObj *g = as_getset(self);
    if (!applies(g->def->name, g->owner, instance)) return false;
    if (!g->def->set)
        return err_false(&exc_AttributeError, "attribute '%s' of '%s' objects is not writable", g->def->name, g->owner->name);
    return g->def->set(instance, value);
}

static Ref getset_repr(View self)
{
    const GetSetObj *g = as_getset(self);
    return str_format_c("<attribute '%s' of '%s' objects>", g->def->name, g->owner ? g->owner->name : "?");
}

/* ---- what both have ---------------------------------------------------------------------------------------- */

static Ref get_owner(View self)
{
    TypeObj *owner = as_member(self)->owner;
    return owner ? ref_keep(&owner->head) : ref_keep(None);
}

static Ref qualified(TypeObj *owner, const char *name)
{
    Ref qualname = owner ? obj_get_attr_text(&owner->head, "__qualname__") : str_interned("?");
    Ref text = qualname ? str_format_c("%S.%s", qualname, name) : NULL;
    ref_drop(qualname);
    return text;
}

static Ref text_or_none(const char *text) { return text ? str_from_text(text) : ref_keep(None); }

static Ref member_name(View self) { return str_interned(as_member(self)->def->name); }
static Ref member_doc(View self) { return text_or_none(as_member(self)->def->doc); }
static Ref member_qualname(View self) { return qualified(as_member(self)->owner, as_member(self)->def->name); }
static Ref getset_name(View self) { return str_interned(as_getset(self)->def->name); }
static Ref getset_doc(View self) { return text_or_none(as_getset(self)->def->doc); }
static Ref getset_qualname(View self) { return qualified(as_getset(self)->owner, as_getset(self)->def->name); }

static const GetSetDef member_getset[] = {
    {"__name__", member_name, refuse_write, NULL}, {"__objclass__", get_owner, refuse_write, NULL},
    {"__doc__", member_doc, NULL, NULL}, {"__qualname__", member_qualname, NULL, NULL}, {0}
};
static const GetSetDef getset_getset[] = {
    {"__name__", getset_name, refuse_write, NULL}, {"__objclass__", get_owner, refuse_write, NULL},
    {"__doc__", getset_doc, NULL, NULL}, {"__qualname__", getset_qualname, NULL, NULL}, {0}
};

static Ref member_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(2, reduce_builtin("getattr"), tuple_of(2, get_owner(self), member_name(self)));
}

static const NativeDef member_methods[] = { NATIVE("__reduce__", member_reduce, 0, 0, NULL), {0} };

TypeObj member_descriptor_type = {
    TYPE_HEAD("member_descriptor", 0, MemberObj),
    .shape.traverse = owner_traverse, .shape.clear = owner_clear, .shape.free = member_free, .shape.is_container = true,
    .repr = member_repr, .descr_get = member_get, .descr_set = member_set, .methods = member_methods,
    .getset = member_getset,
};

TypeObj getset_descriptor_type = {
    TYPE_HEAD("getset_descriptor", 0, GetSetObj),
    .shape.traverse = owner_traverse, .shape.clear = owner_clear, .shape.free = getset_free, .shape.is_container = true,
    .repr = getset_repr, .descr_get = getset_get, .descr_set = getset_set, .getset = getset_getset,
};
