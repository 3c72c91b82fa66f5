#ifndef OURO_OBJECTS_REDUCE_H
#define OURO_OBJECTS_REDUCE_H
#include "objects/abstract.h"

/* reduce.h -- what __reduce__ of iterators answers, for copy and pickle: call iter (or reversed ...) again, then __setstate__. */

NEW Ref reduce_builtin(const char *name);               /* builtins.<name> */
NEW Ref reduce_call(const char *name, Ref arg);         /* (builtin, (arg,)); consumes arg */

/* An iterator at a place in a collection: (builtin, (collection,), at). collection NULL: it has ended, (iter, (ended,)). */
NEW Ref reduce_place(const char *name, View collection, int64_t at, View ended);
/* A state for __setstate__ that is such a place, at least min and at most max. */
bool    reduce_read_place(View state, int64_t min, int64_t max, int64_t *out);

/* __reduce__ of iterators over collections without positions: (iter, (a list of what is left,)). The items are taken from
 * `copy`, an iterator of its own, which is consumed. */
NEW Ref reduce_rest(Ref copy);
#endif
