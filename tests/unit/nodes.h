#ifndef OURO_TESTS_NODES_H
#define OURO_TESTS_NODES_H
#include "gc/collect.h"

#include <criterion/criterion.h>
#include <stdlib.h>

/* nodes.h -- a container made for tests: a number and `len` references. */

typedef struct { Obj head; int number; size_t len; Ref child[]; } Node;
static inline Node *as_node(View v) { return (Node *)(uintptr_t)v; }

enum { NODE = SHAPE_USER, MORTAL_NODE, ATOM_NODE };     /* MORTAL_NODE has a finalizer */

static int finalized[64], finalized_count;      /* the numbers of finalized nodes, in order */
static void (*when_finalized)(Ref self);

static void node_traverse(View self, Visit visit, void *arg)
{
    for (size_t i = 0; i < as_node(self)->len; i++)
        if (as_node(self)->child[i]) visit(as_node(self)->child[i], arg);
}

static void node_clear(Ref self)
{
    for (size_t i = 0; i < as_node(self)->len; i++) ref_clear(&as_node(self)->child[i]);
}

static size_t node_size(size_t len) { return sizeof(Node) + len * sizeof(Ref); }
static void node_free(Ref self) { heap_free(self, node_size(as_node(self)->len)); }
static void atom_node_free(Ref self) { atom_free(self, node_size(0)); }

static void node_finalize(Ref self)
{
    if (finalized_count < 64) finalized[finalized_count] = as_node(self)->number;
    finalized_count++;
    if (when_finalized) when_finalized(self);
}

static Shape node_shape = {.size = sizeof(Node), .traverse = node_traverse, .clear = node_clear, .free = node_free,
                           .is_container = true};
static Shape mortal_shape = {.size = sizeof(Node), .traverse = node_traverse, .clear = node_clear, .free = node_free,
                             .finalize = node_finalize, .is_container = true};
static Shape atom_shape = {.size = sizeof(Node), .free = atom_node_free};

static inline Ref fill_node(Ref self, int number, size_t len)
{
    as_node(self)->number = number;
    as_node(self)->len = len;
    for (size_t i = 0; i < len; i++) as_node(self)->child[i] = NULL;
    return self;
}

/* A node as most tests want it: tracked. NULL when memory ran out. */
static inline Ref node_new_as(uint32_t shape, int number, size_t len)
{
    Ref self = heap_new(shape, node_size(len));
    if (!self) return NULL;
    fill_node(self, number, len);
    gc_track(self);
    return self;
}
static inline Ref node_new(size_t len) { return node_new_as(NODE, 0, len); }

/* parent[i] = child, keeping the child. */
static inline void link_nodes(View parent, size_t i, View child) { ref_set(&as_node(parent)->child[i], ref_keep(child)); }

static inline void nodes_init(void)
{
    cr_assert(heap_init());
    cr_assert(gc_init());
    shapes[NODE] = &node_shape;
    shapes[MORTAL_NODE] = &mortal_shape;
    shapes[ATOM_NODE] = &atom_shape;
    finalized_count = 0;
    when_finalized = NULL;
    (void)atom_node_free;
}

/* Everything must be dead, and every byte given back. */
static inline void nodes_fini(void)
{
    gc_check();
    cr_expect_eq(obj_live_count(), 0, "%zu objects are left", obj_live_count());
    gc_shutdown();
    heap_shutdown();
    cr_expect_eq(mem_stats().blocks, 0, "%zu blocks are left", mem_stats().blocks);
    cr_expect_eq(mem_stats().bytes, 0, "%zu bytes are left", mem_stats().bytes);
}

#endif
