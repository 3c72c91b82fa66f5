/* _abc.c -- the module _abc: what abc.ABCMeta is built on.
 *
 * An abstract base class may count others among its subclasses that do not derive from it: those registered with it, and
 * those its __subclasshook__ accepts. As asking is slow, each such class remembers the answers, in an _abc_data
 * under its attribute _abc_impl: classes known to be subclasses, and classes known not to be, which holds until anything is
 * registered anywhere. None of these may keep a class alive:
 *
 *      Sequence._abc_impl --> registry    { list, str, ... }     all three are sets of weak references, found by the
 *                             subclasses  { list, ... }          address of what they refer to. One that has died
 *                             others      { int, dict, ... }     is not found, and gives way when the set grows. */
#include "modules/modules.h"
#include "gc/collect.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/set.h"
#include "objects/tuple.h"
#include "objects/weakref.h"

/* ---- sets of classes that keep none alive --------------------------------------------------------------- */

typedef struct { const void *address; Ref weak; } Member;         /* weak NULL: free */
typedef struct { size_t used, cap; Member *members; } ClassSet;   /* cap: 0 or a power of two, more than used */

static size_t start_of(const ClassSet *set, const void *address)
{
    return (size_t)(((uintptr_t)address >> 4) * 0x9E3779B97F4A7C15u >> 20) & (set->cap - 1);
}

/* Where the address stands, or a free place. */
static Member *place_of(const ClassSet *set, const void *address)
{
    size_t i = start_of(set, address);
    while (set->members[i].weak && set->members[i].address != address) i = (i + 1) & (set->cap - 1);
    return &set->members[i];
}

static View class_in(const Member *m) { return m->weak ? as_weak(m->weak)->referent : NULL; }

static bool class_set_has(const ClassSet *set, View cls)
{
    return set->cap && class_in(place_of(set, cls)) == cls;
}

static bool class_set_grow(ClassSet *set)
{
    size_t alive = 0;
    for (size_t i = 0; i < set->cap; i++) alive += class_in(&set->members[i]) != NULL;
    ClassSet fresh = { .cap = 8 };
    while (fresh.cap < 3 * (alive + 1)) fresh.cap *= 2;
    if (!(fresh.members = alloc_bytes(fresh.cap * sizeof *fresh.members))) return false;
    for (size_t i = 0; i < fresh.cap; i++) fresh.members[i] = (Member){0};
    ClassSet old = *set;
    for (size_t i = 0; i < old.cap; i++) {
        if (!class_in(&old.members[i])) continue;
        *place_of(&fresh, old.members[i].address) = old.members[i];
        old.members[i].weak = NULL;
        fresh.used++;
    }
    *set = fresh;
    for (size_t i = 0; i < old.cap; i++) ref_drop(old.members[i].weak);
    mem_free(old.members);
    return true;
}

static bool class_set_add(ClassSet *set, View cls)
{
    Ref weak = weakref_new(cls, NULL);
    if (!weak) return false;
    if (2 * (set->used + 1) > set->cap && !class_set_grow(set)) {
        ref_drop(weak);
        return false;
    }
    Member *m = place_of(set, cls);
    set->used += !m->weak;
    m->address = cls;
    ref_set(&m->weak, weak);
    return true;
}

static void class_set_clear(ClassSet *set)
{
    ClassSet old = *set;
    *set = (ClassSet){0};
    for (size_t i = 0; i < old.cap; i++) ref_drop(old.members[i].weak);
    mem_free(old.members);
}

static void class_set_visit(const ClassSet *set, Visit visit, void *arg)
{
    for (size_t i = 0; i < set->cap; i++)
        if (set->members[i].weak) visit(set->members[i].weak, arg);
}

/* Those alive, as a list. */
static NEW Ref class_set_list(const ClassSet *set)
{
    Ref list = list_new();
    for (size_t i = 0; list && i < set->cap; i++)
        if (class_in(&set->members[i]) && !list_push(list, ref_keep(class_in(&set->members[i])))) ref_clear(&list);
    return list;
}

/* As a set of weak references, for _get_dump. */
static NEW Ref class_set_show(const ClassSet *set)
{
    Ref out = set_new();
    for (size_t i = 0; out && i < set->cap; i++)
        if (class_in(&set->members[i]) && !set_add(out, ref_keep(set->members[i].weak))) ref_clear(&out);
    return out;
}

/* ---- _abc_data ------------------------------------------------------------------------------------------ */

typedef struct { Obj head; ClassSet registry, subclasses, others; uint64_t others_version; } AbcData;
static AbcData *as_data(View v) { return (AbcData *)(uintptr_t)v; }

static uint64_t registrations;          /* how often anything has been registered: `others` hold for one number */

static void data_traverse(View self, Visit visit, void *arg)
{
    class_set_visit(&as_data(self)->registry, visit, arg);
    class_set_visit(&as_data(self)->subclasses, visit, arg);
    class_set_visit(&as_data(self)->others, visit, arg);
}

static void data_clear(Ref self)
{
    class_set_clear(&as_data(self)->registry);
    class_set_clear(&as_data(self)->subclasses);
    class_set_clear(&as_data(self)->others);
}

static Ref data_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref made = type_alloc(type, 0);
    if (!made) return NULL;
    as_data(made)->others_version = registrations;
    gc_track(made);
    return made;
}

static TypeObj abc_data_type = {
    TYPE_HEAD("_abc._abc_data", 0, AbcData), .module = "_abc", .doc = "What an abstract base class remembers.",
    .shape.traverse = data_traverse, .shape.clear = data_clear, .shape.free = type_free, .shape.is_container = true,
    .new = data_new,
};

/* The data of a class, kept, as what runs may take _abc_impl away. */
static NEW Ref data_of(View cls)
{
    static View name;
    if (!name && !(name = str_known("_abc_impl"))) return NULL;
    View own = is_type(cls) ? type_lookup(as_type(cls), name) : NULL;
    if (LIKELY(own && type_of(own) == &abc_data_type)) return ref_keep(own);
    Ref data = obj_get_attr(cls, name);
    if (data && type_of(data) != &abc_data_type) {
        err_raise(&exc_TypeError, "_abc_impl is set to a wrong type");
        ref_clear(&data);
    }
    return data;
}

/* ---- abstract methods ----------------------------------------------------------------------------------- */

static int is_abstract(View value)
{
    static View name;
    Ref flag;
    if (!name && !(name = str_known("__isabstractmethod__"))) return -1;
    int found = obj_find_attr(value, name, &flag);
    if (found <= 0) return found;
    int truth = obj_truth(flag);
    ref_drop(flag);
    return truth;
}

static bool add_if_abstract(View set, View name, View value)
{
    int abstract = is_abstract(value);
    return abstract == 0 || (abstract > 0 && set_add(set, ref_keep(name)));
}

static bool add_own(View set, View cls)
{
    Ref dict = obj_get_attr_text(cls, "__dict__"), items = dict ? obj_call_method(dict, "items", NULL, 0) : NULL;
    Ref list = items ? list_from(items) : NULL;
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < as_list(list)->len; i++)
        ok = add_if_abstract(set, tuple_at(list_at(list, i), 0), tuple_at(list_at(list, i), 1));
    ref_drop(dict);
    ref_drop(items);
    ref_drop(list);
    return ok;
}

typedef struct { View set, cls; } Inherit;

static bool add_inherited(void *arg, View name)
{
    const Inherit *in = arg;
    Ref value = NULL;
    if (!is_str(name)) return err_false(&exc_TypeError, "attribute name must be string, not '%T'", name);
    int found = obj_find_attr(in->cls, name, &value);
    bool ok = found == 0 || (found > 0 && add_if_abstract(in->set, name, value));
    ref_drop(value);
    return ok;
}

static bool add_from_bases(View set, View cls)
{
    static View name;
    if (!name && !(name = str_known("__abstractmethods__"))) return false;
    Ref bases = obj_get_attr_text(cls, "__bases__"), names;
    Inherit in = { set, cls };
    bool ok = bases != NULL;
    if (ok && !is_tuple(bases)) ok = err_false(&exc_TypeError, "__bases__ is not tuple");
    for (size_t i = 0; ok && i < as_tuple(bases)->len; i++) {
        int found = obj_find_attr(tuple_at(bases, i), name, &names);
        if (found > 0) {
            ok = obj_for_each(names, add_inherited, &in);
            ref_drop(names);
        }
        ok = ok && found >= 0;
    }
    ref_drop(bases);
    return ok;
}

static bool set_abstract_methods(View cls)
{
    Ref set = set_new(), frozen = NULL;
    View name = str_known("__abstractmethods__");
    bool ok = set && name && add_own(set, cls) && add_from_bases(set, cls)
           && (frozen = obj_call_1(&frozenset_type.head, set)) && obj_set_attr(cls, name, frozen);
    ref_drop(set);
    ref_drop(frozen);
    return ok;
}

/* __abc_tpflags__ = 1 << 5 (a sequence) or 1 << 6 (a mapping) says what the class is in match statements. */
static bool take_flags(View cls)
{
    enum { SEQUENCE = 1 << 5, MAPPING = 1 << 6 };
    View name = str_known("__abc_tpflags__");
    if (!name) return false;
    if (!is_type(cls)) return true;
    View value = dict_get_str(as_type(cls)->dict, name);
    int64_t flags;
    if (!value) return true;
    if (is_int(value) && int_fits(value, &flags)) {
        if ((flags & SEQUENCE) && (flags & MAPPING))
            return err_false(&exc_TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        if (flags & (SEQUENCE | MAPPING)) {
            as_type(cls)->flags &= ~(uint32_t)(TYPE_SEQUENCE | TYPE_MAPPING);
            as_type(cls)->flags |= flags & SEQUENCE ? TYPE_SEQUENCE : TYPE_MAPPING;
        }
    }
    return obj_set_attr(cls, name, NULL);
}

static Ref f_init(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    View name = str_known("_abc_impl");
    Ref data = NULL;
    bool ok = name && set_abstract_methods(args[0]) && (data = data_new(&abc_data_type, NULL, 0, NULL))
           && obj_set_attr(args[0], name, data) && take_flags(args[0]);
    ref_drop(data);
    return ok ? None : NULL;
}

/* ---- registering ---------------------------------------------------------------------------------------- */

/* A registered class is a sequence or mapping in match statements where the class it is registered with is one. */
static void pass_flags(TypeObj *type, uint32_t flag)
{
    if (!(type->flags & TYPE_HEAP) || (type->flags & (TYPE_SEQUENCE | TYPE_MAPPING)) == flag) return;
    type->flags &= ~(uint32_t)(TYPE_SEQUENCE | TYPE_MAPPING);
    type->flags |= flag;
    for (size_t i = 0; type->subclasses && i < type->subclasses->len; i++) pass_flags(type->subclasses->items[i], flag);
}

static Ref f_register(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    View cls = args[0], subclass = args[1];
    if (!is_type(subclass)) return err_raise(&exc_TypeError, "Can only register classes");
    int known = obj_is_subclass(subclass, cls);
    if (known) return known < 0 ? NULL : ref_keep(subclass);
    int cycle = obj_is_subclass(cls, subclass);
    if (cycle < 0) return NULL;
    if (cycle) return err_raise(&exc_RuntimeError, "Refusing to create an inheritance cycle");
    Ref data = data_of(cls);
    if (!data) return NULL;
    bool ok = class_set_add(&as_data(data)->registry, subclass);
    ref_drop(data);
    if (!ok) return NULL;
    registrations++;
    if (is_type(cls)) {
        uint32_t flag = as_type(cls)->flags & (TYPE_SEQUENCE | TYPE_MAPPING);
        if (flag) pass_flags(as_type(subclass), flag);
    }
    return ref_keep(subclass);
}

/* ---- asking --------------------------------------------------------------------------------------------- */

/* Is subclass one of those in the list, or below one of them? */
static int is_below_any(View subclass, View list)
{
    int answer = 0;
    for (size_t i = 0; answer == 0 && i < as_list(list)->len; i++) {
        Ref other = ref_keep(list_at(list, i));
        answer = obj_is_subclass(subclass, other);
        ref_drop(other);
    }
    return answer;
}

/* What __subclasshook__ says; 2: nothing. */
static int ask_hook(View cls, View subclass)
{
    Ref answer = obj_call_method(cls, "__subclasshook__", &subclass, 1);
    if (!answer) return -1;
    int said = answer == True ? 1 : answer == False ? 0 : answer == NotImplemented ? 2 : -1;
    ref_drop(answer);
    return said < 0 ? err_int(&exc_AssertionError, "__subclasshook__ must return either False, True, or NotImplemented") : said;
}

static int ask_registry(AbcData *d, View subclass)
{
    if (d->registry.used == 0) return 0;
    Ref list = class_set_list(&d->registry);
    int answer = list ? is_below_any(subclass, list) : -1;
    ref_drop(list);
    return answer;
}

static int ask_subclasses(View cls, View subclass)
{
    Ref list = obj_call_method(cls, "__subclasses__", NULL, 0);
    if (!list) return -1;
    int answer = is_list(list) ? is_below_any(subclass, list) : err_int(&exc_TypeError, "__subclasses__() must return a list");
    ref_drop(list);
    return answer;
}

static Ref f_subclasscheck(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    View cls = args[0], subclass = args[1];
    if (!is_type(subclass)) return err_raise(&exc_TypeError, "issubclass() arg 1 must be a class");
    Ref data = data_of(cls);
    if (!data) return NULL;
    AbcData *d = as_data(data);
    int answer = 1;

    if (class_set_has(&d->subclasses, subclass)) goto done;
    if (d->others_version != registrations) {
        class_set_clear(&d->others);
        d->others_version = registrations;
    } else if (class_set_has(&d->others, subclass)) {
        answer = 0;
        goto done;
    }
    answer = ask_hook(cls, subclass);
    if (answer == 2) answer = is_type(cls) && type_is_subtype(as_type(subclass), as_type(cls));
    else goto remember;
    if (answer == 0 && class_set_has(&d->registry, subclass)) {
        answer = 1;
        goto done;
    }
    if (answer == 0) answer = ask_registry(d, subclass);
    if (answer == 0) answer = ask_subclasses(cls, subclass);
remember:
    if (answer >= 0 && !class_set_add(answer ? &d->subclasses : &d->others, subclass)) answer = -1;
done:
    ref_drop(data);
    return answer < 0 ? NULL : bool_ref(answer);
}

/* instance.__class__: its type, unless it says otherwise. */
static NEW Ref claimed_class(View instance)
{
    static View name;
    if (!name && !(name = str_known("__class__"))) return NULL;
    TypeObj *type = type_of(instance);
    if (!type->get_attr && type_lookup(type, name) == type_lookup(&object_type, name)) return ref_keep(&type->head);
    return obj_get_attr(instance, name);
}

static Ref f_instancecheck(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    View cls = args[0], instance = args[1];
    View type = &type_of(instance)->head;
    Ref data = data_of(cls), claimed = data ? claimed_class(instance) : NULL, answer = NULL;
    if (!claimed) goto done;
    const AbcData *d = as_data(data);
    View asked = claimed;
    if (class_set_has(&d->subclasses, claimed)) answer = True;
    else if (claimed == type && d->others_version == registrations && class_set_has(&d->others, claimed)) answer = False;
    else answer = obj_call_method(cls, "__subclasscheck__", &asked, 1);
    if (!answer || claimed == type) goto done;
    int truth = obj_truth(answer);              /* a proxy: its own class may be one, too */
    if (truth > 0) goto done;
    ref_clear(&answer);
    if (truth == 0) answer = obj_call_method(cls, "__subclasscheck__", &type, 1);
done:
    ref_drop(claimed);
    ref_drop(data);
    return answer;
}

/* ---- for tests and functools ---------------------------------------------------------------------------- */

static Ref f_get_cache_token(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new_unsigned(registrations);
}

static Ref f_get_dump(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref data = data_of(args[0]);
    if (!data) return NULL;
    const AbcData *d = as_data(data);
    Ref dump = tuple_of(4, class_set_show(&d->registry), class_set_show(&d->subclasses), class_set_show(&d->others),
                        int_new_unsigned(d->others_version));
    ref_drop(data);
    return dump;
}

static Ref f_reset_registry(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref data = data_of(args[0]);
    if (!data) return NULL;
    class_set_clear(&as_data(data)->registry);
    ref_drop(data);
    return None;
}

static Ref f_reset_caches(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref data = data_of(args[0]);
    if (!data) return NULL;
    class_set_clear(&as_data(data)->subclasses);
    class_set_clear(&as_data(data)->others);
    ref_drop(data);
    return None;
}

static const NativeDef natives[] = {
    NATIVE("get_cache_token", f_get_cache_token, 0, 0, "A number that changes with each class registered."),
    NATIVE("_abc_init", f_init, 1, 1, "Find the abstract methods of a new class, and give it a place for what it remembers."),
    NATIVE("_abc_register", f_register, 2, 2, "Count subclass among the subclasses of a class."),
    NATIVE("_abc_instancecheck", f_instancecheck, 2, 2, "isinstance for abstract base classes."),
    NATIVE("_abc_subclasscheck", f_subclasscheck, 2, 2, "issubclass for abstract base classes."),
    NATIVE("_get_dump", f_get_dump, 1, 1, "What a class remembers: registry, subclasses, others, and the version of these."),
    NATIVE("_reset_registry", f_reset_registry, 1, 1, "Forget what is registered with a class."),
    NATIVE("_reset_caches", f_reset_caches, 1, 1, "Forget the answers a class remembers."),
    {0}
};

static bool fill(View module) { return module_add_natives(module, natives) && module_ready_type(&abc_data_type); }

const ModuleDef _abc_module = {"_abc", fill};
