/* weakref.c -- references that do not keep alive, and are told when what they refer to dies.
 *
 * An object with weak references carries META_WEAKREF in its granule's byte, and nothing else; the references stand in
 * a table keyed by its address:
 *
 *     buckets[hash(address)] --> newest WeakObj <--> ... <--> oldest
 *
 * When the object dies (obj_die), all its references are first cleared, then the callbacks are called, newest first.
 * For cyclic garbage the collector does it in two steps: callbacks of references that are garbage too are never called. */
#include "objects/weakref.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

#include <assert.h>

/* ---- the table ------------------------------------------------------------------------------------------- */

enum { BUCKETS_MIN = 64 };
static WeakObj **buckets;
static size_t bucket_count, weak_count;         /* bucket_count is a power of two, or 0 */

static WeakObj **bucket_of(View referent)
{
    uintptr_t n = (uintptr_t)referent >> 5;
    return &buckets[(n ^ n >> 16) & (bucket_count - 1)];
}

static void link_in(WeakObj *w)
{
    WeakObj **bucket = bucket_of(w->referent);
    w->previous = NULL;
    w->next = *bucket;
    if (w->next) w->next->previous = w;
    *bucket = w;
}

/* Room for one more. The chains of a larger table are refilled oldest first, so that their order stays. */
static bool reserve(void)
{
    if (weak_count < bucket_count) return true;
    size_t old_count = bucket_count, count = old_count ? 2 * old_count : BUCKETS_MIN;
    WeakObj **old = buckets, **fresh = (WeakObj **)mem_calloc(count, sizeof *fresh);
    if (!fresh) {
        err_memory();
        return false;
    }
    buckets = fresh;
    bucket_count = count;
    for (size_t i = 0; i < old_count; i++) {
        WeakObj *w = old[i];
        while (w && w->next) w = w->next;
        for (WeakObj *newer; w; w = newer) {
            newer = w->previous;
            link_in(w);
        }
    }
    mem_free(old);
    return true;
}

/* The next weak reference to the object in its bucket, from w on. */
static WeakObj *next_to(WeakObj *w, View referent)
{
    while (w && w->referent != referent) w = w->next;
    return w;
}

static WeakObj *first_to(View referent) { return bucket_count ? next_to(*bucket_of(referent), referent) : NULL; }

/* Immortal objects that are C variables lie outside the heap, and need no mark: they never die. */
static void set_mark(View referent, bool on)
{
    if (!heap_contains(referent)) return;
    uint8_t *meta = &heap.meta[heap_granule(referent)];
    if (on) *meta |= META_WEAKREF;
    else *meta &= (uint8_t)~META_WEAKREF;
}

/* Out of the table; from now on it is dead. */
static void unlink_dead(WeakObj *w)
{
    assert(bucket_count > 0);
    WeakObj **bucket = bucket_of(w->referent);
    if (w->previous) w->previous->next = w->next;
    else *bucket = w->next;
    if (w->next) w->next->previous = w->previous;
    w->next = w->previous = NULL;
    w->referent = NULL;
    weak_count--;
}

/* ---- making them ----------------------------------------------------------------------------------------- */

static bool may_refer(View referent)
{
    if (type_of(referent)->flags & TYPE_WEAKREF && (heap_contains(referent) || is_immortal(referent))) return true;
    return err_false(&exc_TypeError, "cannot create weak reference to '%T' object", referent);
}

/* One that can be shared: the same type, and no callback. */
static WeakObj *find_plain(TypeObj *type, View referent)
{
    for (WeakObj *w = first_to(referent); w; w = next_to(w->next, referent))
        if (!w->callback && type_of(&w->head) == type) return w;
    return NULL;
}

static Ref make(TypeObj *type, View referent, View callback)
{
    if (callback == None) callback = NULL;
    if (!may_refer(referent)) return NULL;
    if (!callback && !(type->flags & TYPE_HEAP)) {
        WeakObj *found = find_plain(type, referent);
        if (found) return ref_keep(&found->head);
    }
    if (!reserve()) return NULL;
    Ref made = type_alloc(type, 0);
    if (!made) return NULL;
    WeakObj *w = as_weak(made);
    w->referent = referent;
    w->callback = ref_keep_or_null(callback);
    w->hash = -1;
    weak_count++;
    link_in(w);
    set_mark(referent, true);
    gc_track(made);
    return made;
}

Ref weakref_new(View referent, View callback) { return make(&weakref_type, referent, callback); }

Ref weakproxy_new(View referent, View callback)
{
    return make(obj_is_callable(referent) ? &weakcallableproxy_type : &weakproxy_type, referent, callback);
}

size_t weakref_count(View referent)
{
    size_t n = 0;
    for (WeakObj *w = first_to(referent); w; w = next_to(w->next, referent)) n++;
    return n;
}

Ref weakref_list(View referent)
{
    Ref list = list_new();
    /* CPython keeps those that can be shared in front of those with a callback. */
    for (int with_callback = 0; with_callback < 2; with_callback++)
        for (WeakObj *w = first_to(referent); list && w; w = next_to(w->next, referent)) {
            if (w->head.refs == 0 || (w->callback != NULL) != with_callback) continue;
            if (!list_push(list, ref_keep(&w->head))) ref_set(&list, NULL);
        }
    return list;
}

Ref weakref_first(View referent)
{
    WeakObj *w = first_to(referent);
    while (w && w->head.refs == 0) w = next_to(w->next, referent);
    return w ? ref_keep(&w->head) : ref_keep(None);
}

/* ---- death of the referent ------------------------------------------------------------------------------- */

/* Callbacks to be called: the references, kept until then. */
typedef struct { Ref *items; size_t len, cap; } Calls;

static void add_call(Calls *calls, WeakObj *w)
{
    if (calls->len == calls->cap) {
        size_t cap = calls->cap ? 2 * calls->cap : 16;
        Ref *grown = (Ref *)mem_realloc(calls->items, cap * sizeof *grown);
        if (!grown) return;             /* no memory to remember it: the callback is not called */
        calls->items = grown;
        calls->cap = cap;
    }
    calls->items[calls->len++] = ref_keep(&w->head);
}

/* An error in a callback can only be shown. What was being raised when the object died goes on afterwards. */
static void run_callback(Ref weak)
{
    Ref callback = as_weak(weak)->callback;
    as_weak(weak)->callback = NULL;
    if (!callback) return;
    Ref pending = err_take();
    Ref result = obj_call_1(callback, weak);
    if (!result) err_unraisable(callback);
    ref_drop(result);
    ref_drop(callback);
    if (pending) ref_set(&err_pending, pending);
}

/* Returns how many of the references died by losing their last holder. */
static size_t run_calls(Calls *calls)
{
    Calls own = *calls;
    size_t died = 0;
    *calls = (Calls){0};
    for (size_t i = 0; i < own.len; i++) {
        run_callback(own.items[i]);
        died += own.items[i]->refs == 1;
        ref_release(own.items[i]);
    }
    mem_free(own.items);
    return died;
}

/* Clear all references to the object. Those with callbacks go to `calls`, unless they die with it. */
static void clear_all(View referent, Calls *calls, bool (*is_garbage)(View obj))
{
    for (WeakObj *w; (w = first_to(referent)); ) {
        unlink_dead(w);
        if (w->callback && w->head.refs > 0 && !(is_garbage && is_garbage(&w->head))) add_call(calls, w);
    }
    set_mark(referent, false);
}

static void clear_dying(View dying)
{
    Calls calls = {0};
    clear_all(dying, &calls, NULL);
    run_calls(&calls);
}

static Calls collected;                 /* between the two steps of a collection */

static size_t clear_garbage(View const *unreachable, size_t count)
{
    for (size_t i = 0; i < count; i++) clear_all(unreachable[i], &collected, gc_is_garbage);
    return count ? 0 : run_calls(&collected);
}

/* ---- weakref.ref ----------------------------------------------------------------------------------------- */

static void weak_traverse(View self, Visit visit, void *arg)
{
    if (as_weak(self)->callback) visit(as_weak(self)->callback, arg);
}

static void weak_clear(Ref self)
{
    WeakObj *w = as_weak(self);
    if (w->referent) {
        View referent = w->referent;
        unlink_dead(w);
        if (!first_to(referent)) set_mark(referent, false);
    }
    ref_clear(&w->callback);
}

static void weak_free(Ref self) { type_free(self); }

static bool check_arguments(const char *name, size_t n, View kwnames)
{
    if (kwnames && as_tuple(kwnames)->len) return err_false(&exc_TypeError, "%s() takes no keyword arguments", name);
    if (n < 1) return err_false(&exc_TypeError, "%s expected at least 1 argument, got %zu", name, n);
    if (n > 2) return err_false(&exc_TypeError, "%s expected at most 2 arguments, got %zu", name, n);
    return true;
}

static Ref ref_new_slot(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (type->flags & TYPE_HEAP) kwnames = NULL;        /* those are for the subclass's __init__ */
    if (n < 1 || (n > 2 && !(type->flags & TYPE_HEAP)) || kwnames) {
        if (!check_arguments("__new__", n, kwnames)) return NULL;
    }
    return make(type, args[0], n > 1 ? args[1] : NULL);
}

static bool ref_init_slot(View self, View const *args, size_t n, View kwnames)
{
    (void)self, (void)args;
    return check_arguments("__init__", n, kwnames);
}

/* The referent, or NULL: it is dead. One whose death has begun, but waits for that of others, is dead already. */
static View alive(View weak)
{
    View referent = as_weak(weak)->referent;
    return referent && referent->refs ? referent : NULL;
}

static Ref ref_call(View self, View const *args, size_t n, View kwnames)
{
    (void)args;
    if (!args_positional("weakref", n, kwnames, 0, 0)) return NULL;
    View referent = alive(self);
    return referent ? ref_keep(referent) : ref_keep(None);
}

static bool ref_hash(View self, Hash *out)
{
    WeakObj *w = as_weak(self);
    if (w->hash == -1) {
        if (!alive(self)) return err_false(&exc_TypeError, "weak object has gone away");
        Ref referent = ref_keep(w->referent);
        bool ok = obj_hash(referent, &w->hash);
        ref_drop(referent);
        if (!ok) {
            w->hash = -1;
            return false;
        }
    }
    *out = w->hash;
    return true;
}

/* By what they refer to while both live, then by identity. */
static Ref ref_compare(View a, View b, CompareOp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || !type_is_subtype(type_of(b), &weakref_type)) return ref_keep(NotImplemented);
    View x = alive(a), y = alive(b);
    if (!x || !y) return bool_ref((a == b) == (op == CMP_EQ));
    Ref left = ref_keep(x), right = ref_keep(y);
    Ref answer = obj_compare(left, right, op);
    ref_drop(left);
    ref_drop(right);
    return answer;
}

/* "<weakref at 0x...; to 'C' at 0x...>" or "; dead>" */
static Ref ref_repr(View self)
{
    static View name_name;
    char at[24], referent_at[24];
    if (!name_name && !(name_name = str_known("__name__"))) return NULL;
    if (!alive(self)) return str_format_c("<weakref at %s; dead>", obj_address(self, at));
    Ref referent = ref_keep(as_weak(self)->referent), name = NULL, text = NULL;
    if (obj_find_attr(referent, name_name, &name) < 0) goto done;
    obj_address(self, at);
    obj_address(referent, referent_at);
    if (name && is_str(name)) text = str_format_c("<weakref at %s; to '%T' at %s (%S)>", at, referent, referent_at, name);
    else text = str_format_c("<weakref at %s; to '%T' at %s>", at, referent, referent_at);
done:
    ref_drop(referent);
    ref_drop(name);
    return text;
}

static Ref get_callback(View self)
{
    Ref callback = as_weak(self)->callback;
    return callback && alive(self) ? ref_keep(callback) : ref_keep(None);
}

static const GetSetDef ref_getset[] = { {"__callback__", get_callback, NULL, NULL}, {0} };

TypeObj weakref_type = {
    TYPE_HEAD("weakref.ReferenceType", 0, WeakObj), .flags = TYPE_BASE, .module = "weakref",
    .shape.traverse = weak_traverse, .shape.clear = weak_clear, .shape.free = weak_free, .shape.is_container = true,
    .new = ref_new_slot, .init = ref_init_slot, .call = ref_call, .hash = ref_hash, .compare = ref_compare, .repr = ref_repr,
    .getset = ref_getset,
};

/* ---- proxies: every operation goes to the referent -------------------------------------------------------- */

/* The referent, kept; or ReferenceError. */
static Ref target(View proxy)
{
    View referent = alive(proxy);
    return referent ? ref_keep(referent) : err_raise(&exc_ReferenceError, "weakly-referenced object no longer exists");
}

static bool is_proxy(View v) { return type_of(v) == &weakproxy_type || type_of(v) == &weakcallableproxy_type; }

/* The referent of a proxy, or the value itself. */
static Ref unwrap(View v) { return is_proxy(v) ? target(v) : ref_keep(v); }

/* One target: `result = expression` where `t` is the referent. */
#define THROUGH(type, failed, expression) \
    Ref t = target(self); \
    if (!t) return failed; \
    type result = expression; \
    ref_drop(t); \
    return result

static Ref proxy_get_attr(View self, View name) { THROUGH(Ref, NULL, obj_get_attr(t, name)); }
static bool proxy_set_attr(View self, View name, View value) { THROUGH(bool, false, obj_set_attr(t, name, value)); }
static Ref proxy_str(View self) { THROUGH(Ref, NULL, obj_str(t)); }
static int proxy_truth(View self) { THROUGH(int, -1, obj_truth(t)); }
static Ref proxy_iter(View self) { THROUGH(Ref, NULL, obj_iter(t)); }
static bool proxy_length(View self, size_t *out) { THROUGH(bool, false, obj_length(t, out)); }
static Ref proxy_get_item(View self, View key) { THROUGH(Ref, NULL, obj_get_item(t, key)); }
static bool proxy_set_item(View self, View key, View value) { THROUGH(bool, false, obj_set_item(t, key, value)); }
static int proxy_contains(View self, View item) { THROUGH(int, -1, obj_contains(t, item)); }
static Ref proxy_unary(View self, UnaryOp op) { THROUGH(Ref, NULL, obj_unary(t, op)); }
static Ref proxy_index(View self) { THROUGH(Ref, NULL, obj_index(t)); }

static Ref proxy_call(View self, View const *args, size_t n, View kwnames)
{
    THROUGH(Ref, NULL, obj_call(t, args, n, kwnames));
}

static Ref proxy_next(View self)
{
    Ref t = target(self), item = NULL;
    if (!t) return NULL;
    if (type_of(t)->next) item = obj_next(t);
    else err_raise(&exc_TypeError, "Weakref proxy referenced a non-iterator '%T' object", t);
    ref_drop(t);
    return item;
}

static Ref proxy_repr(View self)
{
    char at[24], referent_at[24];
    View referent = as_weak(self)->referent ? as_weak(self)->referent : None;
    return str_format_c("<weakproxy at %s to %T at %s>", obj_address(self, at), referent, obj_address(referent, referent_at));
}

/* Two targets. */
static Ref both(View a, View b, int op, Ref (*apply)(View a, View b, int op))
{
    Ref x = unwrap(a), y = x ? unwrap(b) : NULL;
    Ref result = y ? apply(x, y, op) : NULL;
    ref_drop(x);
    ref_drop(y);
    return result;
}

static Ref apply_compare(View a, View b, int op) { return obj_compare(a, b, (CompareOp)op); }
static Ref apply_binary(View a, View b, int op) { return obj_binary(a, b, (BinaryOp)op); }
static Ref apply_in_place(View a, View b, int op) { return obj_binary_in_place(a, b, (BinaryOp)op); }
static Ref proxy_compare(View a, View b, CompareOp op) { return both(a, b, (int)op, apply_compare); }
static Ref proxy_binary(View a, View b, BinaryOp op) { return both(a, b, (int)op, apply_binary); }
static Ref proxy_in_place(View a, View b, BinaryOp op) { return both(a, b, (int)op, apply_in_place); }

#define PROXY_SLOTS \
    .shape.traverse = weak_traverse, .shape.clear = weak_clear, .shape.free = weak_free, .shape.is_container = true, \
    .repr = proxy_repr, .str = proxy_str, .hash = hash_refuse, .compare = proxy_compare, .truth = proxy_truth, \
    .get_attr = proxy_get_attr, .set_attr = proxy_set_attr, .iter = proxy_iter, .next = proxy_next, .length = proxy_length, \
    .get_item = proxy_get_item, .set_item = proxy_set_item, .contains = proxy_contains, .binary = proxy_binary, \
    .binary_in_place = proxy_in_place, .unary = proxy_unary, .index = proxy_index

TypeObj weakproxy_type = { TYPE_HEAD("weakref.ProxyType", 0, WeakObj), .module = "weakref", PROXY_SLOTS };
TypeObj weakcallableproxy_type = {
    TYPE_HEAD("weakref.CallableProxyType", 0, WeakObj), .module = "weakref", PROXY_SLOTS, .call = proxy_call,
};

/* ---- start and end --------------------------------------------------------------------------------------- */

bool weakref_init(void)
{
    obj_clear_weakrefs = clear_dying;
    gc_clear_weakrefs = clear_garbage;
    return type_ready(&weakref_type) && type_ready(&weakproxy_type) && type_ready(&weakcallableproxy_type);
}

void weakref_shutdown(void)
{
    obj_clear_weakrefs = NULL;
    gc_clear_weakrefs = NULL;
    if (weak_count > 0) return;             /* some are still held: they must find their bucket when they die */
    mem_free(buckets);
    buckets = NULL;
    bucket_count = 0;
}
