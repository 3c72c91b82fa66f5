/* _functools_lru.c -- what functools.lru_cache wraps a function in.
 *
 * Results stand in a dict by their key, and where their number is limited also in a ring, the one used longest ago first:
 *
 *     cache[key] --> link          root <--> oldest <--> ... <--> newest <--> root
 *
 * The dict and the ring each own a reference to a link. The collector sees links as parts of the cache: it is the cache that
 * shows their keys and results.
 *
 * Calling the function, hashing and comparing keys run Python code that may use this very cache; so after each of them the dict
 * is asked again, and a link is never held across one while it is out of the ring. */
#include "gc/collect.h"
#include "modules/_functools_parts.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/func.h"
#include "objects/instance.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct Link { Obj head; struct Link *previous, *next; Hash hash; Ref key, result; } Link;

typedef struct {
    Obj head;
    Ref function, cache /* dict: results where there is no limit, else links */, info_type, dict /* __dict__, or NULL */;
    int64_t limit /* -1: none */, hits, misses;
    bool typed;
    Link *first, *last;         /* the ring, cut open; each link is owned */
} Lru;

static Link *as_link(View v) { return (Link *)(uintptr_t)v; }
static Lru *as_lru(View v) { return (Lru *)(uintptr_t)v; }

/* ---- links -------------------------------------------------------------------------------------------------- */

static void link_clear(Ref self)
{
    ref_clear(&as_link(self)->key);
    ref_clear(&as_link(self)->result);
}

TypeObj lru_link_type = {
    TYPE_HEAD("functools._lru_list_elem", 0, Link), .module = "functools",
    .shape.clear = link_clear, .shape.free = type_free, .shape.is_container = true,
};

static void take_out(Lru *c, Link *link)
{
    if (link->previous) link->previous->next = link->next;
    else c->first = link->next;
    if (link->next) link->next->previous = link->previous;
    else c->last = link->previous;
    link->previous = link->next = NULL;
}

static void put_last(Lru *c, Link *link)
{
    link->previous = c->last;
    link->next = NULL;
    if (c->last) c->last->next = link;
    else c->first = link;
    c->last = link;
}

static void put_first(Lru *c, Link *link)
{
    link->next = c->first;
    link->previous = NULL;
    if (c->first) c->first->previous = link;
    else c->last = link;
    c->first = link;
}

/* Let all links go. */
static void empty_ring(Lru *c)
{
    Link *link = c->first;
    c->first = c->last = NULL;
    while (link) {
        Link *next = link->next;
        link->previous = link->next = NULL;
        ref_drop(&link->head);
        link = next;
    }
}

/* ---- keys --------------------------------------------------------------------------------------------------- */

static Obj keyword_mark = OBJ_STATIC(SHAPE_OBJECT);     /* stands between positional and keyword arguments in a key */

/* One int or str is its own key; else a tuple of the arguments, the keywords behind a mark, and where `typed` the types. */
static NEW Ref make_key(const Lru *c, View const *args, size_t n, View kwnames)
{
    size_t words = kwnames ? as_tuple(kwnames)->len : 0;
    if (!c->typed && !words) {
        if (n == 1 && (args[0]->shape == SHAPE_INT || args[0]->shape == SHAPE_STR || args[0]->shape == SHAPE_BIGINT)) return ref_keep(args[0]);
        return tuple_from_array(args, n);
    }
    Ref key = tuple_sized(n + (words ? 1 + 2 * words : 0) + (c->typed ? n + words : 0));
    if (!key || as_tuple(key)->len == 0) return key;
    Ref *to = as_tuple(key)->items;
    for (size_t i = 0; i < n; i++) *to++ = ref_keep(args[i]);
    if (words) *to++ = &keyword_mark;
    for (size_t i = 0; i < words; i++) {
        *to++ = ref_keep(tuple_at(kwnames, i));
        *to++ = ref_keep(args[n + i]);
    }
    for (size_t i = 0; c->typed && i < n + words; i++) *to++ = ref_keep(&type_of(args[i])->head);
    gc_track(key);
    return key;
}

/* ---- the call, in three kinds ------------------------------------------------------------------------------- */

static Ref call_unlimited(Lru *c, Ref key, Hash hash, View const *args, size_t n, View kwnames)
{
    View known;
    int found = dict_find_hashed(c->cache, key, hash, &known);
    if (found < 0) return NULL;
    if (found) {
        c->hits++;
        return ref_keep(known);
    }
    c->misses++;
    Ref result = obj_call(c->function, args, n, kwnames);
    if (result && !dict_insert(c->cache, ref_keep(key), hash, ref_keep(result))) ref_clear(&result);
    return result;
}

/* A result for a key that is not there, put into a link of its own. */
static bool store(Lru *c, Ref key, Hash hash, Ref result)
{
    Link *link = (Link *)type_alloc(&lru_link_type, 0);
    if (!link) return false;
    link->hash = hash;
    link->key = ref_keep(key);
    link->result = ref_keep(result);
    if (!dict_insert(c->cache, ref_keep(key), hash, ref_keep(&link->head))) {
        ref_drop(&link->head);
        return false;
    }
    put_last(c, link);
    return true;
}

/* The same where the cache is full: the oldest link is emptied and used again. */
static bool replace_oldest(Lru *c, Ref key, Hash hash, Ref result)
{
    Link *link = c->first;
    Ref old_key, old_link = NULL;
    take_out(c, link);
    ptrdiff_t place = dict_lookup(c->cache, link->key, link->hash);
    if (place == -2) {
        put_first(c, link);
        return false;
    }
    if (place < 0) {                    /* a comparison has thrown it out meanwhile */
        ref_drop(&link->head);
        return true;
    }
    dict_delete_at(c->cache, (size_t)place, &old_key, &old_link);
    Ref link_key = link->key, old_result = link->result;
    link->hash = hash;
    link->key = ref_keep(key);
    link->result = ref_keep(result);
    bool ok = dict_insert(c->cache, ref_keep(key), hash, ref_keep(&link->head));
    if (ok) put_last(c, link);
    else ref_drop(&link->head);
    ref_drop(old_link);
    ref_drop(old_key);
    ref_drop(link_key);
    ref_drop(old_result);
    return ok;
}

static Ref call_limited(Lru *c, Ref key, Hash hash, View const *args, size_t n, View kwnames)
{
    View known;
    int found = dict_find_hashed(c->cache, key, hash, &known);
    if (found < 0) return NULL;
    if (found) {
        Link *link = as_link(known);
        if (c->last != link) {
            take_out(c, link);
            put_last(c, link);
        }
        c->hits++;
        return ref_keep(link->result);
    }
    c->misses++;
    Ref result = obj_call(c->function, args, n, kwnames);
    if (!result) return NULL;
    found = dict_find_hashed(c->cache, key, hash, &known);      /* the function may have called itself with these arguments */
    if (found == 0) {
        bool full = as_dict(c->cache)->used >= (uint64_t)c->limit && c->first;
        if (!(full ? replace_oldest(c, key, hash, result) : store(c, key, hash, result))) found = -1;
    }
    if (found < 0) ref_clear(&result);
    return result;
}

static Ref lru_call(View self, View const *args, size_t n, View kwnames)
{
    Lru *c = as_lru(self);
    Hash hash;
    if (!c->cache) return err_raise(&exc_TypeError, "this cache has been cleared");   /* in garbage, by a __del__ */
    if (c->limit == 0) {
        c->misses++;
        return obj_call(c->function, args, n, kwnames);
    }
    Ref key = make_key(c, args, n, kwnames), result = NULL;
    if (key && key_hash(key, &hash))
        result = (c->limit < 0 ? call_unlimited : call_limited)(c, key, hash, args, n, kwnames);
    ref_drop(key);
    return result;
}

/* ---- making and asking -------------------------------------------------------------------------------------- */

static bool read_limit(View v, int64_t *out)
{
    ptrdiff_t limit;
    *out = -1;
    if (v == None) return true;
    if (!type_of(v)->index) return err_false(&exc_TypeError, "maxsize should be integer or None");
    if (!obj_index_size(v, &exc_OverflowError, &limit)) return false;
    *out = limit < 0 ? 0 : limit;
    return true;
}

static Ref lru_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[4];
    int64_t limit;
    int typed;
    if (!args_bind("lru_cache", "user_function, maxsize, typed, cache_info_type", args, n, kwnames, bound)) return NULL;
    if ((typed = obj_truth(bound[2])) < 0) return NULL;
    if (!obj_is_callable(bound[0])) return err_raise(&exc_TypeError, "the first argument must be callable");
    if (!read_limit(bound[1], &limit)) return NULL;
    Ref cache = dict_new();
    Lru *c = cache ? (Lru *)type_alloc(type, 0) : NULL;
    if (!c) {
        ref_drop(cache);
        return NULL;
    }
    c->cache = cache;
    c->function = ref_keep(bound[0]);
    c->info_type = ref_keep(bound[3]);
    c->limit = limit;
    c->typed = typed;
    gc_track(&c->head);
    return &c->head;
}

static Ref lru_cache_info(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Lru *c = as_lru(self);
    if (!c->cache) return ref_keep(None);
    Ref values = tuple_of(4, int_new(c->hits), int_new(c->misses), c->limit < 0 ? None : int_new(c->limit),
                          int_new_unsigned(as_dict(c->cache)->used));
    Ref info = values ? obj_call(c->info_type, as_views(as_tuple(values)->items), 4, NULL) : NULL;
    ref_drop(values);
    return info;
}

static Ref lru_cache_clear(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Lru *c = as_lru(self);
    Lru old = { .first = c->first };    /* what is let go may call this cache: it finds it empty */
    c->hits = c->misses = 0;
    c->first = c->last = NULL;
    if (c->cache) dict_clear(c->cache);
    empty_ring(&old);
    return ref_keep(None);
}

static Ref lru_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return obj_get_attr_text(self, "__qualname__");
}

static Ref lru_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return ref_keep(self);
}

static Ref lru_get(View self, View instance, View owner)
{
    (void)owner;
    return instance && instance != None ? method_new(ref_keep(self), ref_keep(instance)) : ref_keep(self);
}

static void lru_traverse(View self, Visit visit, void *arg)
{
    const Lru *c = as_lru(self);
    if (c->function) visit(c->function, arg);
    if (c->cache) visit(c->cache, arg);
    if (c->info_type) visit(c->info_type, arg);
    if (c->dict) visit(c->dict, arg);
    for (const Link *link = c->first; link; link = link->next) {
        visit(&link->head, arg);
        if (link->key) visit(link->key, arg);
        if (link->result) visit(link->result, arg);
    }
}

static void lru_clear(Ref self)
{
    Lru *c = as_lru(self);
    empty_ring(c);
    ref_clear(&c->cache);
    ref_clear(&c->function);
    ref_clear(&c->info_type);
    ref_clear(&c->dict);
}

static Ref get_dict(View self) { return instance_dict(self); }

static bool set_dict(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "cannot delete __dict__");
    if (!is_dict(value)) return err_false(&exc_TypeError, "__dict__ must be set to a dictionary, not a '%T'", value);
    ref_set(&as_lru(self)->dict, ref_keep(value));
    return true;
}

static const NativeDef lru_methods[] = {
    NATIVE("cache_info", lru_cache_info, 0, 0, "Report cache statistics"),
    NATIVE("cache_clear", lru_cache_clear, 0, 0, "Clear the cache and cache statistics"),
    NATIVE("__reduce__", lru_reduce, 0, 0, NULL),
    NATIVE("__copy__", lru_copy, 0, -1, NULL),
    NATIVE("__deepcopy__", lru_copy, 0, -1, NULL),
    {0}
};
static const GetSetDef lru_getset[] = { {"__dict__", get_dict, set_dict, NULL}, {0} };

TypeObj lru_cache_type = {
    TYPE_HEAD("functools._lru_cache_wrapper", 0, Lru), .module = "functools", .flags = TYPE_BASE | TYPE_WEAKREF,
    .shape.dict_at = offsetof(Lru, dict), .shape.traverse = lru_traverse, .shape.clear = lru_clear, .shape.free = type_free,
    .shape.is_container = true,
    .doc = "Create a cached callable that wraps another function.\n\nuser_function: what is cached\nmaxsize: how many results at most, "
           "None: no limit, 0: nothing is cached\ntyped: arguments of different types are different, even if equal\n"
           "cache_info_type: the named tuple (hits, misses, maxsize, currsize)",
    .new = lru_make, .call = lru_call, .descr_get = lru_get, .methods = lru_methods, .getset = lru_getset,
};
