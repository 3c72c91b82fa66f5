/* class_layout.c -- where the fields of instances are.
 *
 *   plain class        header | slots named by the shape                          (objects/instance.c)
 *   fixed layout       header | fields of list, int, Exception ... | __slots__ | dict
 *   variable layout    header | len | items ... | padding to 8 | tail            (tuple, str, bytes)
 *
 * A class has the layout of the one built-in type among its bases (object, where there is no other), its __slots__,
 * and a place for a __dict__ unless __slots__ forbids one. Shape.dict_at is the offset of that place, as MemberDef.offset is
 * that of a slot. The tail behind a body of variable size holds both too (slots only for str, as in CPython): its places are counted
 * -1, -2 ..., and body_size computes where it begins from the instance itself. */
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

static size_t round_up(size_t n) { return (n + 7) & ~(size_t)7; }

static bool is_variable(const TypeObj *layout)
{
    return layout == &str_type || layout == &bytes_type || layout == &tuple_type;
}

/* The bytes that a value of variable size takes, without what a class adds. */
static size_t body_size(View self)
{
    uint32_t flags = type_of(self)->flags;
    if (flags & TYPE_TUPLE) return sizeof(TupleObj) + as_tuple(self)->len * sizeof(Ref);
    if (flags & TYPE_STR) return sizeof(StrObj) + (as_str(self)->len + 1) * as_str(self)->width;
    return sizeof(BytesObj) + as_bytes(self)->len + 1;
}

Ref *class_place(View self, ptrdiff_t at)
{
    size_t offset = at > 0 ? (size_t)at : round_up(body_size(self)) + (size_t)(-1 - at) * sizeof(Ref);
    return (Ref *)(void *)((char *)(uintptr_t)self + offset);
}

Ref *class_dict_slot(View self)
{
    int32_t at = shapes[self->shape]->dict_at;
    return at ? class_place(self, at) : NULL;
}

bool class_is_bare(View self)
{
    const TypeObj *type = type_of(self);
    return type->info && type->info->with_dict_id && self->shape == type->shape_id;
}

bool class_set_dict(View self, Ref dict)
{
    const TypeObj *type = type_of(self);
    if (dict && type->info && type->info->with_dict_id) ((Ref)(uintptr_t)self)->shape = type->info->with_dict_id;
    ref_set(class_dict_slot(self), dict);
    return true;
}

/* ---- memory ------------------------------------------------------------------------------------------------ */

static size_t total_size(const TypeObj *type, const Shape *shape, size_t extra)
{
    size_t tail = type->info ? type->info->tail : 0;
    return tail ? round_up(shape->size + extra) + tail * sizeof(Ref) : shape->size + extra;
}

Ref type_alloc(TypeObj *type, size_t extra)
{
    const Shape *shape = &type->shape;
    uint32_t id = type->shape_id;
    if (type->info && type->info->fresh) {
        shape = &type->info->fresh->shape;
        id = type->info->fresh->id;
    }
    size_t size = total_size(type, shape, extra);
    Ref made = shape->is_container ? alloc_container(id, size) : alloc_atom(id, size);
    if (!made) return NULL;
    memset(made + 1, 0, size - sizeof(Obj));
    if (type->flags & TYPE_HEAP) ref_keep(&type->head);
    return made;
}

void type_free_var(Ref self, size_t extra)
{
    const Shape *shape = shapes[self->shape];
    TypeObj *type = shape->type;
    size_t size = total_size(type, shape, extra);
    if (shape->is_container) heap_free(self, size);
    else atom_free(self, size);
    if (type->flags & TYPE_HEAP) ref_release(&type->head);
}

void type_free(Ref self) { type_free_var(self, 0); }

/* ---- what an instance owns beyond its built-in part -------------------------------------------------------- */

static Ref *slot_of(View self, const MemberDef *slot) { return class_place(self, (ptrdiff_t)slot->offset); }

/* Does the class's own code look after the dict (and not the built-in type, as for exceptions)? */
static bool owns_dict(const TypeObj *type) { return type->info->layout->shape.dict_at == 0; }

static void class_traverse(View self, Visit visit, void *arg)
{
    TypeObj *type = type_of(self);
    const TypeObj *layout = type->info->layout;
    if (layout->shape.traverse) layout->shape.traverse(self, visit, arg);
    for (const TypeObj *at = type; at && at->info; at = at->base)
        for (size_t i = 0; i < at->info->nslots; i++)
            if (*slot_of(self, &at->info->slots[i])) visit(*slot_of(self, &at->info->slots[i]), arg);
    Ref *dict = owns_dict(type) ? class_dict_slot(self) : NULL;
    if (dict && *dict) visit(*dict, arg);
    visit(&type->head, arg);
}

static void class_clear(Ref self)
{
    TypeObj *type = type_of(self);
    const TypeObj *layout = type->info->layout;
    for (const TypeObj *at = type; at && at->info; at = at->base)
        for (size_t i = 0; i < at->info->nslots; i++) ref_clear(slot_of(self, &at->info->slots[i]));
    Ref *dict = owns_dict(type) ? class_dict_slot(self) : NULL;
    if (dict) ref_clear(dict);
    if (layout->shape.clear) layout->shape.clear(self);
}

static void class_free(Ref self) { type_of(self)->info->layout->shape.free(self); }

/* ---- deciding the layout of a class ------------------------------------------------------------------------ */

/* Room for what the bases' instances have, and for what the class's own __init__ sets. */
static size_t guess_room(TypeObj *cls)
{
    enum { GUESS_MAX = 31 };
    static View name;
    ClassInfo *info = cls->info;
    const ClassInfo *above = cls->base->info;
    if (above) info->expected = above->expected;
    if (!name && !(name = str_known("__init__"))) return 0;
    View init = dict_get_str(cls->dict, name);
    if (init && class_guess_room && init->shape == SHAPE_FUNCTION) {
        size_t expected = info->expected + class_guess_room(init);
        info->expected = (uint16_t)(expected < GUESS_MAX ? expected : GUESS_MAX);
    }
    return above && above->room > info->expected ? above->room : info->expected;
}

static bool set_plain(TypeObj *cls)
{
    cls->shape.size = sizeof(InstanceObj);
    cls->info->fresh = shape_root(cls, guess_room(cls));
    if (!cls->info->fresh) return false;
    cls->info->room = cls->info->fresh->room;
    cls->shape_id = cls->info->fresh->id;
    return true;
}

/* The slots' places follow the base's fields, and the dict comes last. */
static bool set_fixed(TypeObj *cls)
{
    ClassInfo *info = cls->info;
    const TypeObj *base = cls->base;
    size_t size = round_up(base->shape.size);
    bool needs_dict = info->has_dict && !base->shape.dict_at;
    cls->shape.dict_at = base->shape.dict_at;
    if (is_variable(info->layout)) {
        size_t tail = base->info ? base->info->tail : 0;
        for (size_t i = 0; i < info->nslots; i++) info->slots[i].offset = (size_t)-1 - tail++;
        if (needs_dict) cls->shape.dict_at = -1 - (int32_t)tail++;
        if (tail > UINT16_MAX) return err_false(&exc_ValueError, "too many __slots__");
        info->tail = (uint16_t)tail;
        size = base->shape.size;
    }
    else {
        for (size_t i = 0; i < info->nslots; i++, size += sizeof(Ref)) info->slots[i].offset = size;
        if (needs_dict) cls->shape.dict_at = (int32_t)size, size += sizeof(Ref);
    }
    cls->shape.size = size;
    cls->shape.traverse = class_traverse;
    cls->shape.clear = class_clear;
    cls->shape.free = class_free;
    cls->shape.is_container = true;
    cls->shape.type = cls;
    if (!(cls->shape_id = shape_id_take(&cls->shape))) return err_memory();
    if (!info->has_dict || !owns_dict(cls)) return true;
    info->with_dict = cls->shape;
    return (info->with_dict_id = shape_id_take(&info->with_dict)) || err_memory();
}

bool class_set_layout(TypeObj *cls)
{
    ClassInfo *info = cls->info;
    bool nothing_fixed = info->layout == &object_type && info->nslots == 0 && cls->base->shape.size == sizeof(Obj);
    return nothing_fixed && info->has_dict ? set_plain(cls) : set_fixed(cls);
}

void class_drop_layout(TypeObj *cls)
{
    if (!cls->info) return;
    if (cls->info->roots) shape_drop_all(cls);
    else if (cls->shape_id) shape_id_give(cls->shape_id);
    if (cls->info->with_dict_id) shape_id_give(cls->info->with_dict_id);
    cls->shape_id = cls->info->with_dict_id = 0;
}

bool class_can_become(TypeObj *from, TypeObj *to)
{
    if (!from->info || !to->info || from->info->layout != to->info->layout) return false;
    if (from->info->fresh || to->info->fresh) return from->info->fresh && to->info->fresh;
    if (from->shape.size != to->shape.size || from->info->tail != to->info->tail || from->shape.dict_at != to->shape.dict_at) return false;
    /* the same __slots__ along both chains of bases, or the same base */
    const TypeObj *a = from, *b = to;
    while (a != b && a->info && b->info) {
        if (a->info->nslots != b->info->nslots) return false;
        for (size_t i = 0; i < a->info->nslots; i++)
            if (strcmp(a->info->slots[i].name, b->info->slots[i].name) != 0) return false;
        a = a->base;
        b = b->base;
    }
    return true;
}
