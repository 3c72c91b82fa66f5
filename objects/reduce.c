/* reduce.c -- iterators taken apart, so that copy and pickle can make them again. */
#include "objects/reduce.h"

#include "objects/class.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"

Ref reduce_builtin(const char *name)
{
    Ref builtins = object_import ? object_import("builtins") : err_raise(&exc_RuntimeError, "builtins is not available");
    Ref found = builtins ? obj_get_attr_text(builtins, name) : NULL;
    ref_drop(builtins);
    return found;
}

Ref reduce_call(const char *name, Ref arg)
{
    if (!arg) return NULL;
    return tuple_of(2, reduce_builtin(name), tuple_of(1, arg));
}

Ref reduce_place(const char *name, View collection, int64_t at, View ended)
{
    if (!collection) return reduce_call("iter", ref_keep(ended));
    return tuple_of(3, reduce_builtin(name), tuple_of(1, ref_keep(collection)), int_new(at));
}

bool reduce_read_place(View state, int64_t min, int64_t max, int64_t *out)
{
    int64_t at;
    if (!is_int(state)) return err_false(&exc_TypeError, "an integer is required");
    if (!int_fits(state, &at)) return err_false(&exc_OverflowError, "Python int too large to convert to C ssize_t");
    *out = at < min ? min : at > max ? max : at;
    return true;
}

Ref reduce_rest(Ref copy)
{
    Ref left = copy ? list_from(copy) : NULL;
    ref_drop(copy);
    return reduce_call("iter", left);
}
