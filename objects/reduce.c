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

Ref reduce_call_at(const char *name, Ref arg, int64_t at)
{
    if (!arg) return NULL;
    return tuple_of(3, reduce_builtin(name), tuple_of(1, arg), int_new(at));
}

bool reduce_read_state(View state, int64_t *out)
{
    if (!is_int(state)) return err_false(&exc_TypeError, "an integer is required");
    return int_fits(state, out) || err_false(&exc_OverflowError, "Python int too large to convert to C ssize_t");
}

Ref reduce_rest(Ref copy)
{
    Ref left = copy ? list_from(copy) : NULL;
    ref_drop(copy);
    return reduce_call("iter", left);
}
