/* prompt_refs.c -- %refs: who holds an object.
 *
 * Every container that the collector watches is asked for its children, and so are the namespaces of the modules (one that holds only
 * atoms is not watched). What is left of the count is held from where nobody can look: by C code. */
#include "interp/prompt_commands.h"

#include <stdio.h>
#include <string.h>

#include "gc/collect.h"
#include "gc/mem.h"
#include "interp/code.h"
#include "interp/vm.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/func.h"
#include "objects/instance.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { SHOWN = 20 };

typedef struct { View target; uint32_t found; } Search;

static void count_child(View child, void *arg)
{
    Search *s = arg;
    s->found += child == s->target;
}

static uint32_t references(View from, View target)
{
    Search s = { target, 0 };
    void (*traverse)(View, Visit, void *) = shapes[from->shape]->traverse;
    if (traverse) traverse(from, count_child, &s);
    return s.found;
}

/* ---- words for a holder ------------------------------------------------------------------------------------- */

static const char *text_of(View v)
{
    const char *text = v && is_str(v) ? str_utf8(v, NULL) : NULL;
    err_clear();
    return text ? text : "?";
}

/* The module whose namespace this dict is; NULL: none. */
static const char *module_of(View dict)
{
    View modules = sys_modules(), name, module;
    for (size_t at = 0; modules && is_dict(modules) && dict_next(modules, &at, &name, &module);)
        if (module->shape == SHAPE_MODULE && as_module(module)->dict == dict) return text_of(name);
    return NULL;
}

/* A key as it is written, cut short. */
static void print_key(View key)
{
    Ref shown = is_str(key) || key->shape == SHAPE_INT ? obj_repr(key) : NULL;
    err_clear();
    if (shown) printf("%.60s", text_of(shown));
    else printf("a %s", type_of(key)->name);
    ref_drop(shown);
}

static void describe_dict(View dict, View target)
{
    View key, value;
    const char *module = dict == vm.builtins ? "builtins" : module_of(dict);
    for (size_t at = 0; dict_next(dict, &at, &key, &value);) {
        if (key == target && value != target) {
            printf("  a key of a dict of %zu\n", as_dict(dict)->used);
        } else if (value == target) {
            const char *name = is_str(key) ? text_of(key) : "?";
            if (module && dict == vm.builtins && strcmp(name, "_") == 0) printf("  _, the last value that the prompt has shown\n");
            else if (module && strcmp(module, "sys") == 0 && strncmp(name, "last_", 5) == 0) printf("  sys.%s, of the last error\n", name);
            else if (module && strcmp(module, "__main__") == 0) printf("  the name %s\n", name);
            else if (module) printf("  the name %s in the module %s\n", name, module);
            else printf("  the value of "), print_key(key), printf(" in a dict of %zu\n", as_dict(dict)->used);
        }
    }
}

/* Does the traceback of the last error hold this frame? */
static bool in_last_traceback(View frame)
{
    View t = sys_get("last_traceback");
    for (; t && t->shape == SHAPE_TRACEBACK; t = as_traceback(t)->next) {
        View object = as_traceback(t)->frame;
        if (object == frame) return true;
    }
    return false;
}

static void describe_items(const char *kind, Ref const *items, size_t len, View target)
{
    for (size_t i = 0; i < len; i++) if (items[i] == target) printf("  item %zu of a %s of %zu\n", i, kind, len);
}

static void describe_instance(View holder, View target)
{
    const InstanceShape *shape = instance_shape(holder);
    bool named = false;
    for (size_t i = 0; !shape->in_dict && i < shape->count; i++) {
        if (as_instance(holder)->slots[i] != target) continue;
        printf("  the attribute %s of a %s\n", text_of(shape->names[i]), type_of(holder)->name);
        named = true;
    }
    if (!named) printf("  a %s%s\n", type_of(holder)->name, shape->in_dict ? ", as its __dict__" : "");
}

static void describe(View holder, View target)
{
    switch (holder->shape) {
    case SHAPE_DICT: describe_dict(holder, target); return;
    case SHAPE_LIST: describe_items("list", as_list(holder)->items, as_list(holder)->len, target); return;
    case SHAPE_TUPLE: describe_items("tuple", as_tuple(holder)->items, as_tuple(holder)->len, target); return;
    case SHAPE_CELL: printf("  a variable that a closure has captured\n"); return;
    case SHAPE_FUNCTION: printf("  the function %s\n", text_of(as_func(holder)->name)); return;
    case SHAPE_FRAME: {
        const CodeObj *code = frame_object_code(as_frame(holder));
        printf("  a local variable of %s()%s\n", text_of(code->name), in_last_traceback(holder) ? ", kept by the traceback of the last error" : "");
        return;
    }
    case SHAPE_TRACEBACK: printf("  a traceback\n"); return;
    default: break;
    }
    if (holder->shape >= SHAPE_USER && instance_is_plain(holder)) describe_instance(holder, target);
    else if (is_type(holder)) printf("  the class %s\n", as_type(holder)->name);
    else printf("  a %s\n", type_of(holder)->name);
}

/* ---- all holders -------------------------------------------------------------------------------------------- */

/* The containers that are watched, and the namespaces that are not; n of them, kept. NULL: no memory. */
static Ref *all_containers(size_t *n)
{
    View modules = sys_modules(), name, module;
    size_t room = modules && is_dict(modules) ? as_dict(modules)->used + 1 : 1, at = 0;
    for (int i = 0; i < GC_GENERATIONS; i++) room += gc_objects(i, NULL, 0);
    View *found = mem_alloc(room * sizeof *found);
    if (!found) return NULL;
    for (int i = 0; i < GC_GENERATIONS; i++) {
        size_t more = gc_objects(i, found + at, room - at);
        at += more < room - at ? more : room - at;
    }
    for (size_t m = 0; modules && is_dict(modules) && dict_next(modules, &m, &name, &module) && at < room;) {
        View dict = module->shape == SHAPE_MODULE ? as_module(module)->dict : NULL;
        if (dict && !gc_is_tracked(dict)) found[at++] = dict;
    }
    for (size_t i = 0; i < at; i++) ref_keep(found[i]);
    *n = at;
    return (Ref *)(uintptr_t)found;
}

/* Say who holds target, and count. */
static uint32_t show_holders(View target)
{
    size_t n, shown = 0;
    uint32_t sum = 0;
    Ref *all = all_containers(&n);
    for (size_t i = 0; all && i < n; i++) {
        uint32_t found = all[i] == target ? 0 : references(all[i], target);
        if (all[i] == target && (found = references(all[i], target))) printf("  itself\n");
        else if (found && ++shown <= SHOWN) describe(all[i], target);
        sum += found;
    }
    if (shown > SHOWN) printf("  and %zu more\n", shown - SHOWN);
    for (size_t i = 0; all && i < n; i++) ref_drop(all[i]);
    mem_free(all);
    return sum;
}

void prompt_show_referrers(View object, View globals, uint32_t ours)
{
    char address[24];
    (void)globals;
    if (is_immortal(object)) {
        printf("%s at %s: immortal, its references are not counted\n", type_of(object)->name, obj_address(object, address));
        return;
    }
    uint32_t refs = object->refs - ours;
    printf("%s at %s: %u reference%s\n", type_of(object)->name, obj_address(object, address), refs, refs == 1 ? "" : "s");
    uint32_t seen = show_holders(object);
    if (seen < refs) printf("  %u from where nobody can look: C code, a constant, a container that needs no watching\n", refs - seen);
}

/* Is object, which may be freed memory by now, what one of the frames of the last traceback holds? */
static const CodeObj *traceback_holder(View object)
{
    View t = sys_get("last_traceback");
    for (; t && t->shape == SHAPE_TRACEBACK; t = as_traceback(t)->next) {
        View frame = as_traceback(t)->frame;
        if (frame && references(frame, object)) return frame_object_code(as_frame(frame));
    }
    return NULL;
}

void prompt_show_deleted(const char *name, View object)
{
    const CodeObj *code = traceback_holder(object);
    bool shown = dict_get_text(vm.builtins, "_") == object;
    printf("%s has been deleted", name);
    if (!shown && !code) {
        printf("; the prompt holds nothing of it.\n");
        return;
    }
    printf(", but the prompt itself still holds what it was:\n");
    if (shown) printf("  _, the last value that the prompt has shown: the next value lets it go\n");
    if (code) printf("  the traceback of the last error, by a local variable of %s(): `del sys.last_traceback, sys.last_value` lets it go\n", text_of(code->name));
}
