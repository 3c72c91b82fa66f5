/* call.c -- calling any object. */
#include "objects/abstract.h"
#include "objects/func.h"
#include "objects/str.h"

Ref obj_call(View callee, View const *args, size_t n, View kwnames)
{
    if (callee->shape == SHAPE_FUNCTION) return func_call(callee, args, n, kwnames);

    /* C functions that take positional arguments only, without the way through their type. */
    if (callee->shape == SHAPE_NATIVE) {
        const NativeObj *native = as_native(callee);
        const NativeDef *def = native->def;
        if (LIKELY(def->style == NATIVE_POSITIONAL && !kwnames && n >= (size_t)def->min && (def->max < 0 || n <= (size_t)def->max))) {
            if (!recursion_enter(" while calling a Python object")) return NULL;
            Ref result = def->call(native->self, args, n);
            recursion_leave();
            return result;
        }
    }
    TypeObj *type = type_of(callee);
    if (!type->call) return err_raise(&exc_TypeError, "'%T' object is not callable", callee);
    if (!recursion_enter(" while calling a Python object")) return NULL;
    Ref result = type->call(callee, args, n, kwnames);
    recursion_leave();
    return result;
}

Ref obj_call_0(View callee) { return obj_call(callee, NULL, 0, NULL); }
Ref obj_call_1(View callee, View a) { return obj_call(callee, &a, 1, NULL); }

Ref obj_call_2(View callee, View a, View b)
{
    View args[] = {a, b};
    return obj_call(callee, args, 2, NULL);
}

Ref obj_call_method(View self, const char *name, View const *args, size_t n)
{
    Ref method = obj_get_attr_text(self, name);
    if (!method) return NULL;
    Ref result = obj_call(method, args, n, NULL);
    ref_drop(method);
    return result;
}

bool obj_is_callable(View self) { return type_of(self)->call != NULL; }
