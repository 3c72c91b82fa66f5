#ifndef OURO_OBJECTS_INIT_H
#define OURO_OBJECTS_INIT_H
#include <stdbool.h>

/* init.h -- from nothing to a world of objects, and back. */

bool objects_init(void);            /* the heap, the collector, all built-in types. False: out of memory, nothing works */

/* Free all objects. Before this, drop every object that is held outside (modules, frames ...). After it obj_live_count() is
 * zero, unless something has been lost; heap_shutdown then gives the heap itself back. */
void objects_shutdown(void);
#endif
