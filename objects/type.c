/* type.c -- making built-in types usable, and finding attributes along the mro.
 *
 * type_lookup is asked for nearly every attribute access, so its answers are remembered in one table for all types:
 *
 *      hash(type, name) -> { type, name, epoch, value | holder }
 *
 * An entry counts only while its epoch is type_epoch. The epoch moves on when an answer may have changed: a
 * name came or went, or a function or other descriptor was replaced (type_changed). Replacing a plain value by another
 * (`C.count += 1`) does not move it, so for plain values the table remembers which class holds the name,
 * and the value is read from that class's dict. */
#include "objects/type.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/singletons.h"
#include "objects/slots.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- lookup --------------------------------------------------------------------------------------------- */

typedef struct {
    TypeObj *type;
    Ref name;                   /* owned, so that its address is not used for another name */
    uint32_t epoch;
    View value;                 /* a descriptor; or NULL: see holder */
    TypeObj *holder;            /* whose dict has the name; or NULL (and value NULL): nobody's */
} CacheEntry;

enum { CACHE_SIZE = 4096 };
static CacheEntry cache[CACHE_SIZE];

uint32_t type_epoch = 1;

static inline CacheEntry *entry_for(TypeObj *type, View name)
{
    uintptr_t hash = ((uintptr_t)type >> 5) * 31 + ((uintptr_t)name >> 4) * 7;
    return &cache[hash % CACHE_SIZE];
}

void type_move_epoch(void)
{
    if (++type_epoch != 0) return;
    type_epoch = 1;             /* it has come round: entries of the first epochs would count again */
    for (size_t i = 0; i < CACHE_SIZE; i++) cache[i].type = NULL;
}

static bool is_plain(View v) { return !type_of(v)->descr_get && !type_of(v)->descr_set; }

static View search_mro(TypeObj *type, View name, TypeObj **holder)
{
    View mro = type->mro;
    if (!mro) return NULL;
    for (size_t i = 0; i < as_tuple(mro)->len; i++) {
        TypeObj *at = as_type(tuple_at(mro, i));
        View value = at->dict ? dict_get_str(at->dict, name) : NULL;
        if (value) {
            *holder = at;
            return value;
        }
    }
    return NULL;
}

static View lookup_and_remember(TypeObj *type, View name, CacheEntry *entry)
{
    TypeObj *holder = NULL;
    View value = search_mro(type, name, &holder);
    if (!as_str(name)->interned || !type->mro) return value;
    entry->type = type;
    ref_set(&entry->name, ref_keep(name));
    entry->epoch = type_epoch;
    entry->value = value && !is_plain(value) ? value : NULL;
    entry->holder = holder;
    return value;
}

View type_lookup(TypeObj *type, View name)
{
    CacheEntry *entry = entry_for(type, name);
    if (UNLIKELY(entry->type != type || entry->name != name || entry->epoch != type_epoch))
        return lookup_and_remember(type, name, entry);
    if (entry->value) return entry->value;
    return entry->holder ? dict_get_str(entry->holder->dict, name) : NULL;
}

void type_changed(TypeObj *type, View name, View old, View fresh)
{
    (void)type, (void)name;
    if (!old || !fresh || !is_plain(old) || !is_plain(fresh)) type_move_epoch();
}

void type_forget(void)
{
    for (size_t i = 0; i < CACHE_SIZE; i++) {
        cache[i].type = NULL;
        ref_clear(&cache[i].name);
    }
    type_move_epoch();
}

bool type_is_subtype(TypeObj *a, TypeObj *b)
{
    if (a == b || b == &object_type) return true;
    View mro = a->mro;
    if (mro) {
        for (size_t i = 0; i < as_tuple(mro)->len; i++)
            if (tuple_at(mro, i) == &b->head) return true;
        return false;
    }
    for (; a; a = a->base)
        if (a == b) return true;
    return false;
}

/* ---- shape ids ------------------------------------------------------------------------------------------ */

static uint32_t next_static = SHAPE_FIRST_DYNAMIC, next_user = SHAPE_USER;
static uint32_t *given_back;            /* ids of dead classes */
static size_t given_len, given_cap;

uint32_t shape_id_take(Shape *shape)
{
    uint32_t id = 0;
    if (given_len > 0) {
        id = given_back[--given_len];
        if (given_len == 0) {
            mem_free(given_back);
            given_back = NULL;
            given_cap = 0;
        }
    }
    else if (next_user < SHAPE_MAX) id = next_user++;
    if (id) shapes[id] = shape;
    return id;
}

/* The caller moves the epoch: inline caches must not take a new shape for the old one. */
void shape_id_give(uint32_t id)
{
    shapes[id] = NULL;
    type_move_epoch();
    if (given_len == given_cap) {
        size_t cap = given_cap ? 2 * given_cap : 64;
        uint32_t *grown = (uint32_t *)mem_realloc(given_back, cap * sizeof *grown);
        if (!grown) return;             /* this id is lost, no more */
        given_back = grown;
        given_cap = cap;
    }
    given_back[given_len++] = id;
}

/* ---- subclasses ----------------------------------------------------------------------------------------- */

bool type_add_subclass(TypeObj *base, TypeObj *sub)
{
    struct TypeList *list = base->subclasses;
    if (!list) {
        if (!(list = (struct TypeList *)alloc_bytes(sizeof *list))) return false;
        *list = (struct TypeList){0};
        base->subclasses = list;
    }
    if (list->len == list->cap) {
        size_t cap = list->cap ? 2 * list->cap : 4;
        TypeObj **grown = (TypeObj **)alloc_resize(list->items, cap * sizeof *grown);
        if (!grown) return false;
        list->items = grown;
        list->cap = cap;
    }
    list->items[list->len++] = sub;
    return true;
}

void type_remove_subclass(TypeObj *base, TypeObj *sub)
{
    struct TypeList *list = base->subclasses;
    if (!list) return;
    for (size_t i = 0; i < list->len; i++) {
        if (list->items[i] != sub) continue;
        list->len--;
        for (; i < list->len; i++) list->items[i] = list->items[i + 1];
        break;
    }
    if (list->len > 0) return;
    mem_free(list->items);
    mem_free(list);
    base->subclasses = NULL;
}

/* ---- type_ready ----------------------------------------------------------------------------------------- */

/* What subclasses have as their base has it. TYPE_BASE is not among them: each type says so itself. */
enum { INHERITED_FLAGS = TYPE_CONCAT | TYPE_INT | TYPE_STR | TYPE_BYTES | TYPE_LIST | TYPE_TUPLE | TYPE_DICT | TYPE_SET | TYPE_FROZENSET |
       TYPE_FLOAT | TYPE_EXCEPTION | TYPE_TYPE | TYPE_COMPLEX | TYPE_BYTEARRAY | TYPE_SEQUENCE | TYPE_MAPPING | TYPE_WEAKREF };

static void take_shape_id(TypeObj *type)
{
    if (!type->shape_id) type->shape_id = next_static++;
    shapes[type->shape_id] = &type->shape;
    type->shape.type = type;
}

/* What a type's dict is made of must have shapes before the first type is ready. */
static void take_core_shapes(void)
{
    TypeObj *const core[] = {
        &object_type, &type_type, &dict_type, &str_type, &tuple_type, &list_type, &int_type, &none_type, &native_type,
        &method_descriptor_type, &classmethod_descriptor_type, &slot_wrapper_type, &method_wrapper_type,
        &member_descriptor_type, &getset_descriptor_type,
    };
    for (size_t i = 0; i < sizeof core / sizeof *core; i++) take_shape_id(core[i]);
}

static void inherit_shape(TypeObj *type, const TypeObj *base)
{
    Shape *own = &type->shape;
    const Shape *theirs = &base->shape;
    if (base == &object_type) return;
    if (!own->traverse) own->traverse = theirs->traverse;
    if (!own->clear) own->clear = theirs->clear;
    if (!own->free) own->free = theirs->free;
    if (!own->finalize) own->finalize = theirs->finalize;
    if (!own->dict_at) own->dict_at = theirs->dict_at;
    own->is_container |= theirs->is_container;
}

/* hash and compare go together: a type that compares in its own way cannot hash as its base does. */
static void inherit_slots(TypeObj *type, const TypeObj *base)
{
    if (!type->hash) type->hash = type->compare ? hash_refuse : base->hash;
    if (!type->compare) type->compare = base->compare;
    if (!type->new && !(base == &object_type)) type->new = base->new;
    if (!type->get_buffer) {
        type->get_buffer = base->get_buffer;
        type->release_buffer = base->release_buffer;
    }
#define SLOT_FIELD(field) if (!type->field) type->field = base->field;
#include "objects/slots.def"
}

static bool put(TypeObj *type, const char *name, Ref value)
{
    return value && dict_set_text(type->dict, name, value);
}

/* A new entry made by `make`, unless there is one already. */
#define PUT_NEW(type, name, make) (dict_get_text((type)->dict, name) || put(type, name, make))

static bool fill_dict(TypeObj *type)
{
    if (type->new && !put(type, "__new__", new_wrapper(type))) return false;
    for (const NativeDef *m = type->methods; m && m->name; m++)
        if (!PUT_NEW(type, m->name, native_descriptor(type, m))) return false;
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        const SlotDef *def = &slot_defs[i];
        if (!slot_is_own(type, def)) continue;
        Ref value = def->field == FIELD_hash && type->hash == hash_refuse ? ref_keep(None) : slot_wrapper_new(type, def);
        if (!value) return false;
        if (dict_get_text(type->dict, def->name)) ref_drop(value);
        else if (!put(type, def->name, value)) return false;
    }
    for (const MemberDef *m = type->members; m && m->name; m++)
        if (!PUT_NEW(type, m->name, member_new(type, m, false))) return false;
    for (const GetSetDef *g = type->getset; g && g->name; g++)
        if (!PUT_NEW(type, g->name, getset_new(type, g))) return false;
    if (type->compare && !type->hash && !PUT_NEW(type, "__hash__", ref_keep(None))) return false;
    return PUT_NEW(type, "__doc__", type->doc ? str_from_text(type->doc) : ref_keep(None));
}

/* The mro and the tuple of bases of a type with one base. */
static bool fill_mro(TypeObj *type, TypeObj *base)
{
    size_t n = base ? as_tuple(base->mro)->len : 0;
    if (!(type->mro = tuple_sized(n + 1))) return false;
    Ref *items = as_tuple(type->mro)->items;
    items[0] = ref_keep(&type->head);
    for (size_t i = 0; i < n; i++) items[i + 1] = ref_keep(tuple_at(base->mro, i));
    type->bases = base ? tuple_of(1, ref_keep(&base->head)) : ref_keep(tuple_empty);
    return type->bases != NULL;
}

bool type_ready(TypeObj *type)
{
    if (type->flags & TYPE_READY) return true;
    type->flags |= TYPE_READY;
    if (!slot_names[0]) {
        take_core_shapes();
        if (!slots_init()) return false;
    }

    TypeObj *base = type->base;
    if (!base && type != &object_type) base = type->base = &object_type;
    if (base && !type_ready(base)) return false;
    if (!type->head.shape) type->head = (Obj)OBJ_STATIC(SHAPE_TYPE);
    take_shape_id(type);
    if (!(type->dict = dict_new())) return false;
    if (!fill_mro(type, base) || !fill_dict(type)) return false;
    if (base) {
        type->flags |= base->flags & INHERITED_FLAGS;
        inherit_shape(type, base);
        inherit_slots(type, base);
        if (!type_add_subclass(base, type)) return false;
    }
    type_move_epoch();
    return true;
}

void type_unready(TypeObj *type)
{
    if (!(type->flags & TYPE_READY)) return;
    type->flags &= ~(uint32_t)TYPE_READY;
    if (type->base) type_remove_subclass(type->base, type);
    ref_clear(&type->dict);
    ref_clear(&type->mro);
    ref_clear(&type->bases);
}
