/* test_instance.c -- classes and their instances: shapes, room, dicts, what inline caches are told. */
#include "tests/unit/boot.h"

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/attr_cache.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

TestSuite(instance, .init = boot, .fini = boot_end);

/* class C(base): pass; base NULL: object */
static Ref make_class(TypeObj *base)
{
    Ref name = str_from_text("C"), namespace = dict_new();
    Ref bases = base ? tuple_of(1, ref_keep(&base->head)) : tuple_of(0);
    Ref cls = type_new_class(&type_type, name, bases, namespace, NULL, NULL);
    ref_drop(name);
    ref_drop(namespace);
    ref_drop(bases);
    return cls;
}

static void set(View self, const char *name, int64_t n)
{
    Ref value = int_new(n);
    cr_assert(obj_set_attr(self, str_known(name), value));
    ref_drop(value);
}

static int64_t get(View self, const char *name)
{
    Ref value = obj_get_attr(self, str_known(name));
    cr_assert(value);
    int64_t n = box_int(value);
    ref_drop(value);
    return n;
}

Test(instance, built_alike_share_a_shape)
{
    Ref cls = make_class(NULL), a = obj_call_0(cls), b = obj_call_0(cls);
    set(a, "x", 1);
    cr_expect_neq(a->shape, b->shape);
    set(b, "x", 2);
    cr_expect_eq(a->shape, b->shape);
    cr_expect_eq(get(a, "x"), 1);
    cr_expect_eq(get(b, "x"), 2);
    ref_drop(a);
    ref_drop(b);
    ref_drop(cls);
}

Test(instance, a_class_learns_how_much_room_its_instances_need)
{
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    Ref cls = make_class(NULL);
    for (int round = 0; round < 3; round++) {
        Ref v = obj_call_0(cls);
        for (int i = 0; i < 10; i++) set(v, names[i], i);
        for (int i = 0; i < 10; i++) cr_expect_eq(get(v, names[i]), i);
        cr_expect_eq(instance_shape(v)->in_dict, round == 0);
        ref_drop(v);
    }
    ref_drop(cls);
}

Test(instance, the_last_attribute_can_go_and_others_move_to_a_dict)
{
    Ref cls = make_class(NULL), v = obj_call_0(cls);
    set(v, "x", 1);
    uint32_t shape = v->shape;
    set(v, "y", 2);
    cr_expect(obj_set_attr(v, str_known("y"), NULL));
    cr_expect_eq(v->shape, shape);
    set(v, "y", 2);
    cr_expect(obj_set_attr(v, str_known("x"), NULL));
    cr_expect(instance_shape(v)->in_dict);
    cr_expect_eq(get(v, "y"), 2);
    ref_drop(v);
    ref_drop(cls);
}

Test(instance, its_dict_is_the_truth_once_taken_out)
{
    Ref cls = make_class(NULL), v = obj_call_0(cls);
    set(v, "x", 1);
    Ref dict = instance_dict(v);
    Ref two = int_new(2);
    cr_expect(dict_set_text(dict, "x", two));
    cr_expect_eq(get(v, "x"), 2);
    ref_drop(dict);
    ref_drop(v);
    ref_drop(cls);
}

Test(instance, subclasses_of_every_layout_have_attributes)
{
    TypeObj *const bases[] = {&list_type, &tuple_type, &dict_type, &int_type, &str_type, &exc_KeyError};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        Ref cls = make_class(bases[i]), v = obj_call_0(cls);
        cr_assert(v);
        set(v, "x", 5);
        set(v, "y", 6);
        cr_expect_eq(get(v, "x"), 5);
        cr_expect(gc_is_tracked(v));
        ref_drop(v);
        ref_drop(cls);
    }
    gc_collect(2);
}

Test(instance, caches_are_told_where_attributes_are)
{
    Ref cls = make_class(NULL), v = obj_call_0(cls);
    AttrCache cache;
    View x = str_known("x");

    cr_expect(attr_store_cacheable(v, x, &cache));
    cr_expect_eq(cache.kind, ATTR_ADD);
    cr_expect_eq(cache.slot, 0);
    set(v, "x", 1);
    cr_expect_eq(cache.next_shape, v->shape);
    cr_expect(attr_cacheable(v, x, &cache));
    cr_expect_eq(cache.kind, ATTR_SLOT);
    cr_expect_eq(box_int(as_instance(v)->slots[cache.slot]), 1);

    /* a plain value on the class */
    set(cls, "count", 7);
    cr_expect(attr_cacheable(v, str_known("count"), &cache));
    cr_expect_eq(cache.kind, ATTR_CLASS);
    uint32_t epoch = type_epoch;
    set(cls, "count", 8);
    cr_expect_eq(type_epoch, epoch);            /* plain by plain: caches stay */
    cr_expect_eq(box_int(as_dict(cache.value)->entries[cache.index].value), 8);

    ref_drop(v);
    ref_drop(cls);
}

Test(instance, a_dead_class_moves_the_epoch)
{
    Ref cls = make_class(NULL);
    uint32_t epoch = type_epoch;
    ref_drop(cls);
    gc_collect(2);
    cr_expect_neq(type_epoch, epoch);
}
