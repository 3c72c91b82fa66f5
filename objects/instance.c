/* instance.c -- instances of plain classes: inline slots, named by the shape.
 *
 *   class P:                         p ---> | refs | shape 1030 | x = 1 | y = 2 | (room) |
 *       def __init__(self):                              |
 *           self.x = 1                   (), 1028 -- x --> (x), 1029 -- y --> (x, y), 1030
 *           self.y = 2                        the class's tree of shapes
 *
 * Adding an attribute follows an edge of the tree, or makes one. How much room an instance has is fixed when it is
 * made, since objects never move; a class whose instances turn out to need more gives its next ones more (learn_room).
 * When there is no room, an attribute is deleted out of order, or __dict__ is asked for, the attributes move into a
 * dict: then the shape is the root's dict_shape, and slots[0] is the dict. */
#include "objects/instance.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/str.h"

enum {
    ROOM_MIN = 3,           /* header and three slots fill one granule */
    ROOM_MAX = 63,          /* more attributes than that live in a dict */
    SHAPES_MAX = 1000,      /* a class whose instances differ more than this gets no new shapes */
};

/* ---- shapes ------------------------------------------------------------------------------------------------ */

bool instance_is_plain(View v)
{
    const struct ClassInfo *info = v->shape >= SHAPE_USER ? type_of(v)->info : NULL;
    return info && info->fresh;
}

int shape_find(const InstanceShape *shape, View name)
{
    for (int i = shape->count; i-- > 0; )
        if (shape->names[i] == name) return i;
    return -1;
}

static void instance_traverse(View self, Visit visit, void *arg)
{
    const InstanceShape *shape = instance_shape(self);
    Ref const *slots = as_instance(self)->slots;
    size_t n = shape->in_dict ? 1 : shape->count;
    for (size_t i = 0; i < n; i++) visit(slots[i], arg);
    visit(&shape->shape.type->head, arg);
}

/* First to last. The object is empty before the first one goes, for what goes may still look at it. */
static void drop_slots(Ref self, size_t n, Ref *gone)
{
    Ref const *slots = as_instance(self)->slots;
    for (size_t i = 0; i < n; i++) gone[i] = slots[i];
    self->shape = instance_shape(self)->root->id;
    for (size_t i = 0; i < n; i++) ref_release(gone[i]);
}

static __attribute__((noinline)) void drop_many(Ref self, size_t n)
{
    Ref gone[ROOM_MAX];
    drop_slots(self, n, gone);
}

static void instance_clear(Ref self)
{
    enum { FEW = 7 };
    Ref gone[FEW];
    const InstanceShape *shape = instance_shape(self);
    size_t n = shape->in_dict ? 1 : shape->count;
    if (UNLIKELY(n > FEW)) drop_many(self, n);
    else if (n > 0) drop_slots(self, n, gone);
}

static void instance_free(Ref self)
{
    const InstanceShape *shape = instance_shape(self);
    TypeObj *cls = shape->shape.type;
    heap_free(self, shape->shape.size);
    ref_release(&cls->head);
}

/* A shape with the given number of names, of which the caller fills in the last. */
static InstanceShape *shape_new(TypeObj *cls, size_t room, size_t count)
{
    InstanceShape *shape = (InstanceShape *)mem_calloc(1, sizeof *shape + count * sizeof(Ref));
    if (!shape) return NULL;
    shape->shape = (Shape){
        .type = cls, .size = sizeof(InstanceObj) + room * sizeof(Ref), .is_container = true,
        .traverse = instance_traverse, .clear = instance_clear, .free = instance_free, .finalize = cls->shape.finalize,
    };
    shape->room = (uint16_t)room;
    shape->count = (uint16_t)count;
    shape->names = (Ref *)(void *)(shape + 1);
    shape->root = shape;
    if (!(shape->id = shape_id_take(&shape->shape))) {
        mem_free(shape);
        return NULL;
    }
    cls->info->shapes++;
    return shape;
}

/* The next room that fills whole granules: 3, 7, 11 ... */
static size_t round_room(size_t room)
{
    if (room < ROOM_MIN) return ROOM_MIN;
    if (room > ROOM_MAX) return ROOM_MAX;
    return (room | 3);
}

InstanceShape *shape_root(TypeObj *cls, size_t room)
{
    room = round_room(room);
    for (InstanceShape *root = cls->info->roots; root; root = root->sibling)
        if (root->room == room) return root;
    InstanceShape *root = shape_new(cls, room, 0), *in_dict = root ? shape_new(cls, room, 0) : NULL;
    if (!in_dict) {
        if (root) {
            shape_id_give(root->id);
            mem_free(root);
        }
        err_memory();
        return NULL;
    }
    in_dict->in_dict = true;
    in_dict->root = root;
    root->dict_shape = in_dict;
    root->sibling = cls->info->roots;
    cls->info->roots = root;
    return root;
}

InstanceShape *shape_add(InstanceShape *shape, View name)
{
    for (InstanceShape *child = shape->first_child; child; child = child->sibling)
        if (child->names[shape->count] == name) return child;
    if (shape->in_dict || shape->count == shape->room) return NULL;
    TypeObj *cls = shape->shape.type;
    if (cls->info->shapes >= SHAPES_MAX) return NULL;

    InstanceShape *child = shape_new(cls, shape->room, shape->count + 1u);
    if (!child) return NULL;
    for (size_t i = 0; i < shape->count; i++) child->names[i] = ref_keep(shape->names[i]);
    child->names[shape->count] = ref_keep(name);
    child->root = shape->root;
    child->parent = shape;
    child->sibling = shape->first_child;
    shape->first_child = child;
    return child;
}

/* Calls each for the shape and all below it; each may free its argument. */
static void walk(InstanceShape *shape, void (*each)(InstanceShape *shape, void *arg), void *arg)
{
    for (InstanceShape *child = shape->first_child, *next; child; child = next) {
        next = child->sibling;
        walk(child, each, arg);
    }
    if (shape->dict_shape) each(shape->dict_shape, arg);
    each(shape, arg);
}

static void drop_shape(InstanceShape *shape, void *arg)
{
    (void)arg;
    for (size_t i = 0; i < shape->count; i++) ref_drop(shape->names[i]);
    shape_id_give(shape->id);
    mem_free(shape);
}

void shape_drop_all(TypeObj *cls)
{
    for (InstanceShape *root = cls->info->roots, *next; root; root = next) {
        next = root->sibling;
        walk(root, drop_shape, NULL);
    }
    cls->info->roots = cls->info->fresh = NULL;
}

typedef struct { void (*finalize)(Ref self); } Finalizer;
static void set_finalize(InstanceShape *shape, void *arg) { shape->shape.finalize = ((Finalizer *)arg)->finalize; }

void shape_set_finalize(TypeObj *cls, void (*finalize)(Ref self))
{
    Finalizer arg = {finalize};
    for (InstanceShape *root = cls->info->roots; root; root = root->sibling) walk(root, set_finalize, &arg);
}

/* ---- instances --------------------------------------------------------------------------------------------- */

Ref instance_new(TypeObj *cls)
{
    const InstanceShape *shape = cls->info->fresh;
    Ref made = heap_new(shape->id, shape->shape.size);
    if (UNLIKELY(!made)) return err_memory();
    ref_keep(&cls->head);
    gc_track(made);
    return made;
}

/* Instances of cls have had this many attributes: new ones get room for them. */
static void learn_room(TypeObj *cls, size_t count)
{
    ClassInfo *info = cls->info;
    if (count <= info->room || count > ROOM_MAX) return;
    InstanceShape *root = shape_root(cls, count);
    if (!root) {
        err_clear();        /* then they go on as before */
        return;
    }
    info->room = root->room;
    info->fresh = root;
    cls->shape_id = root->id;
}

/* The attributes move into `dict` (NULL: a new one). */
static bool move_to_dict(View v)
{
    InstanceObj *self = as_instance(v);
    const InstanceShape *shape = instance_shape(v);
    Ref dict = dict_new();
    if (!dict) return false;
    for (size_t i = 0; i < shape->count; i++) {
        if (dict_set(dict, ref_keep(shape->names[i]), ref_keep(self->slots[i]))) continue;
        ref_drop(dict);
        return false;
    }
    size_t count = shape->count;
    self->head.shape = shape->root->dict_shape->id;
    for (size_t i = 0; i < count; i++) ref_release(self->slots[i]);     /* the dict holds them too: nobody dies */
    self->slots[0] = dict;
    return true;
}

View instance_peek(View v, View name)
{
    const InstanceShape *shape = instance_shape(v);
    if (UNLIKELY(shape->in_dict)) {
        View value;
        return dict_find(as_instance(v)->slots[0], name, &value) > 0 ? value : NULL;
    }
    int slot = shape_find(shape, name);
    return slot < 0 ? NULL : as_instance(v)->slots[slot];
}

static int store_in_dict(View v, View name, View value)
{
    View dict = as_instance(v)->slots[0];
    if (!value) return dict_delete(dict, name);
    if (!dict_set(dict, ref_keep(name), ref_keep(value))) return -1;
    learn_room(type_of(v), as_dict(dict)->used);
    return 1;
}

static int delete(View v, View name)
{
    const InstanceShape *shape = instance_shape(v);
    int slot = shape_find(shape, name);
    if (slot < 0) return 0;
    if (slot + 1 < shape->count || !shape->parent) return move_to_dict(v) ? store_in_dict(v, name, NULL) : -1;
    Ref old = as_instance(v)->slots[slot];
    as_instance(v)->head.shape = shape->parent->id;
    ref_drop(old);
    return 1;
}

int instance_store(View v, View name, View value)
{
    InstanceShape *shape = instance_shape(v);
    if (UNLIKELY(shape->in_dict)) return store_in_dict(v, name, value);
    if (!value) return delete(v, name);
    int slot = shape_find(shape, name);
    if (slot >= 0) {
        ref_set(&as_instance(v)->slots[slot], ref_keep(value));
        return 1;
    }
    const InstanceShape *next = shape_add(shape, name);
    if (!next) return move_to_dict(v) ? store_in_dict(v, name, value) : -1;
    as_instance(v)->slots[shape->count] = ref_keep(value);
    as_instance(v)->head.shape = next->id;
    return 1;
}

/* ---- __dict__ and __class__ -------------------------------------------------------------------------------- */

Ref instance_dict(View v)
{
    if (instance_is_plain(v)) {
        if (!instance_shape(v)->in_dict && !move_to_dict(v)) return NULL;
        return ref_keep(as_instance(v)->slots[0]);
    }
    Ref *slot = class_dict_slot(v);
    if (!slot) return NULL;
    if (!*slot) {
        Ref dict = dict_new();
        if (!dict || !class_set_dict(v, dict)) return NULL;
    }
    return ref_keep(*slot);
}

View instance_peek_dict(View v)
{
    if (instance_is_plain(v)) return instance_shape(v)->in_dict ? as_instance(v)->slots[0] : NULL;
    Ref *slot = class_dict_slot(v);
    return slot ? *slot : NULL;
}

bool instance_set_dict(View v, Ref dict)
{
    if (!dict && !(dict = dict_new())) return false;
    if (!instance_shape(v)->in_dict && !move_to_dict(v)) {
        ref_drop(dict);
        return false;
    }
    ref_set(&as_instance(v)->slots[0], dict);
    return true;
}

/* The same names in the other class's tree, or a dict where that has no room. The memory stays as it is. */
bool instance_set_class(View v, TypeObj *cls)
{
    InstanceShape *shape = instance_shape(v);
    TypeObj *old = shape->shape.type;
    InstanceShape *to = shape_root(cls, shape->room);
    if (!to) return false;
    if (!shape->in_dict) {
        InstanceShape *root = to;
        for (size_t i = 0; to && i < shape->count; i++) to = shape_add(to, shape->names[i]);
        if (!to) {
            if (!move_to_dict(v)) return false;
            to = root->dict_shape;
        }
    }
    else to = to->dict_shape;
    ref_keep(&cls->head);
    as_instance(v)->head.shape = to->id;
    ref_release(&old->head);
    return true;
}
