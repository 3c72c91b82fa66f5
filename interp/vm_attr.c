/* vm_attr.c -- attributes, through the inline caches of objects/attr_cache.h. */
#include "interp/vm_slow.h"

#include "objects/dict.h"
#include "objects/instance.h"

static bool cache_fits(View object, const AttrCache *cache)
{
    if (type_epoch != cache->epoch) return false;
    return cache->kind >= ATTR_TYPE ? object == cache->object : object->shape == cache->shape;
}

/* What the cache says about object.name; NULL: it does not say (no exception), or the property it leads to raised. */
static Ref cached_value(View object, const AttrCache *cache)
{
    Ref value = NULL;
    switch ((AttrKind)cache->kind) {
    case ATTR_SLOT: case ATTR_MEMBER: value = as_instance(object)->slots[cache->slot]; break;
    case ATTR_METHOD:
        if (cache->value->shape != SHAPE_FUNCTION) return NULL;
        return method_new(ref_keep(cache->value), ref_keep(object));
    case ATTR_TYPE_STATIC: return ref_keep(cache->value);
    case ATTR_TYPE_METHOD: return method_new(ref_keep(cache->value), ref_keep(object));
    case ATTR_GETTER: return obj_call_1(cache->value, object);
    case ATTR_DICT: {
        Ref dict = *(Ref *)((char *)(uintptr_t)object + cache->slot);
        if (dict && as_dict(dict)->keys_version == cache->version) value = as_dict(dict)->entries[cache->index].value;
        break;
    }
    case ATTR_CLASS: case ATTR_TYPE:
        if (as_dict(cache->value)->keys_version == cache->version) value = as_dict(cache->value)->entries[cache->index].value;
        break;
    case ATTR_NONE: case ATTR_ADD: break;
    }
    return ref_keep_or_null(value);
}

/* Ask for a new answer, unless the last one was that there is none to remember. */
static void refill(View object, Site *site)
{
    if (site->attr.kind == ATTR_NONE && object->shape == site->attr.shape && type_epoch == site->attr.epoch) return;
    if (attr_cacheable(object, site->name, &site->attr)) return;
    site->attr.kind = ATTR_NONE;
    site->attr.shape = object->shape;
    site->attr.epoch = type_epoch;
}

static Ref attribute(View object, Site *site)
{
    if (!cache_fits(object, &site->attr)) refill(object, site);
    if (cache_fits(object, &site->attr)) {
        Ref value = cached_value(object, &site->attr);
        if (value) return value;
        if (err_pending) {                                  /* from a property */
            obj_blame_if_nameless(object, site->name);
            return NULL;
        }
        /* A dict that has changed since: forget, so that the next visit asks again. */
        if (site->attr.kind == ATTR_DICT || site->attr.kind == ATTR_CLASS || site->attr.kind == ATTR_TYPE) site->attr.epoch--;
    }
    return obj_get_attr(object, site->name);
}

bool load_attr(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.b)) return false;
    Ref value = attribute(frame->regs[insn.b], &frame->code->sites[insn.c]);
    if (!value) return false;
    use_reg(frame, insn.b);
    store_reg(frame, insn.a, value);
    return true;
}

bool load_method(Frame *frame, Insn insn)
{
    Site *site = &frame->code->sites[insn.c];
    if (!check_bound(frame, insn.b)) return false;
    View object = frame->regs[insn.b];
    if (!cache_fits(object, &site->attr)) refill(object, site);
    if (cache_fits(object, &site->attr) && (site->attr.kind == ATTR_METHOD || site->attr.kind == ATTR_TYPE_METHOD)) {
        Ref self = take_reg(frame, insn.b);
        store_reg(frame, insn.a, ref_keep(site->attr.value));
        store_reg(frame, insn.a + 1u, self);
        return true;
    }
    Ref value = attribute(object, site);
    if (!value) return false;
    use_reg(frame, insn.b);
    store_reg(frame, insn.a, UNBOUND);
    store_reg(frame, insn.a + 1u, value);
    return true;
}

bool store_attr(Frame *frame, Insn insn)
{
    Site *site = &frame->code->sites[insn.c];
    AttrCache *cache = &site->attr;
    if (!check_bound(frame, insn.a) || !check_bound(frame, insn.b)) return false;
    View object = frame->regs[insn.a];
    Ref *place = NULL;
    bool fits = type_epoch == cache->epoch && object->shape == cache->shape;
    if (!fits && !attr_store_cacheable(object, site->name, cache)) {
        cache->kind = ATTR_NONE;
        cache->shape = object->shape;
        cache->epoch = type_epoch;
    }
    if (fits && cache->kind == ATTR_MEMBER) {
        place = &as_instance(object)->slots[cache->slot];
    } else if (fits && cache->kind == ATTR_DICT) {
        Ref dict = *(Ref *)((char *)(uintptr_t)object + cache->slot);
        if (dict && as_dict(dict)->keys_version == cache->version) place = &as_dict(dict)->entries[cache->index].value;
        else cache->epoch--;
    }
    if (place) {
        ref_set(place, take_reg(frame, insn.b));
    } else {
        if (!obj_set_attr(object, site->name, frame->regs[insn.b])) return false;
        use_reg(frame, insn.b);
    }
    use_reg(frame, insn.a);
    return true;
}

bool delete_attr(Frame *frame, Insn insn)
{
    if (!check_bound(frame, insn.a)) return false;
    if (!obj_set_attr(frame->regs[insn.a], frame->code->sites[insn.c].name, NULL)) return false;
    use_reg(frame, insn.a);
    return true;
}
