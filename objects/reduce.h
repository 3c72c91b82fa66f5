#ifndef OURO_OBJECTS_REDUCE_H
#define OURO_OBJECTS_REDUCE_H
#include "objects/abstract.h"

/* reduce.h -- what __reduce__ of iterators answers, for copy and pickle: call iter (or reversed ...) again, then __setstate__. */

NEW Ref reduce_builtin(const char *name);               /* builtins.<name> */
NEW Ref reduce_call(const char *name, Ref arg);         /* (builtin, (arg,)); consumes arg */
NEW Ref reduce_call_at(const char *name, Ref arg, int64_t at);  /* (builtin, (arg,), at) */

/* A state that is a position: an exact C ssize_t. */
bool    reduce_read_state(View state, int64_t *out);

/* __reduce__ of iterators over collections without positions: (iter, (a list of what is left,)). The items are taken from
 * `copy`, an iterator of its own, which is consumed. */
NEW Ref reduce_rest(Ref copy);
#endif
