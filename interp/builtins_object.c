/* builtins_object.c -- asking any object: repr, hash, attributes, class. */
#include "interp/builtins_parts.h"

#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/special.h"
#include "objects/str.h"
#include "objects/tuple.h"

Ref (*builtins_locals)(void);

static Ref b_repr(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return obj_repr(args[0]);
}

static Ref b_ascii(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return obj_ascii(args[0]);
}

static Ref b_format(View self, View const *args, size_t n)
{
    (void)self;
    if (n > 1 && !is_str(args[1])) return err_raise(&exc_TypeError, "format() argument 2 must be str, not %t", args[1]);
    return obj_format(args[0], n > 1 ? args[1] : str_empty);
}

static Ref b_hash(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Hash hash;
    return obj_hash(args[0], &hash) ? int_new(hash) : NULL;
}

static Ref b_id(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return int_new((int64_t)(intptr_t)args[0]);
}

static Ref b_len(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    size_t len;
    return obj_length(args[0], &len) ? int_new((int64_t)len) : NULL;
}

static Ref b_callable(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return bool_ref(obj_is_callable(args[0]));
}

static Ref answer(int yes) { return yes < 0 ? NULL : bool_ref(yes); }

static Ref b_isinstance(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return answer(obj_is_instance(args[0], args[1]));
}

static Ref b_issubclass(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return answer(obj_is_subclass(args[0], args[1]));
}

/* ---- attributes ------------------------------------------------------------------------------------------- */

static bool check_name(View name)
{
    return is_str(name) || err_false(&exc_TypeError, "attribute name must be string, not '%T'", name);
}

static Ref b_getattr(View self, View const *args, size_t n)
{
    (void)self;
    Ref found;
    if (!check_name(args[1])) return NULL;
    if (n == 2) return obj_get_attr(args[0], args[1]);
    int has = obj_find_attr(args[0], args[1], &found);
    return has < 0 ? NULL : has ? found : ref_keep(args[2]);
}

static Ref b_hasattr(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref found = NULL;
    if (!check_name(args[1])) return NULL;
    int has = obj_find_attr(args[0], args[1], &found);
    if (has > 0) ref_drop(found);
    return answer(has);
}

static Ref b_setattr(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return check_name(args[1]) && obj_set_attr(args[0], args[1], args[2]) ? None : NULL;
}

static Ref b_delattr(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return check_name(args[1]) && obj_set_attr(args[0], args[1], NULL) ? None : NULL;
}

static Ref frame_locals(void)
{
    return builtins_locals ? builtins_locals() : err_raise(&exc_SystemError, "frame does not exist");
}

static Ref b_vars(View self, View const *args, size_t n)
{
    (void)self;
    Ref dict;
    if (n == 0) return frame_locals();
    View name = str_known("__dict__");
    int has = name ? obj_find_attr(args[0], name, &dict) : -1;
    if (has == 0) return err_raise(&exc_TypeError, "vars() argument must have __dict__ attribute");
    return has < 0 ? NULL : dict;
}

/* The sorted list of names; consumes them. */
static Ref sorted_list(Ref names)
{
    if (!names) return NULL;
    Ref list = list_from(names);
    ref_drop(names);
    if (list && !list_sort(list, NULL, false)) ref_clear(&list);
    return list;
}

static Ref b_dir(View self, View const *args, size_t n)
{
    (void)self;
    if (n == 0) {
        Ref names = frame_locals();
        if (!names) return NULL;
        Ref keys = names->shape == SHAPE_DICT ? dict_keys_list(names) : obj_call_method(names, "keys", NULL, 0);
        ref_drop(names);
        return sorted_list(keys);
    }
    Ref method;
    int has = special_find(args[0], "__dir__", &method);
    if (has == 0) return err_raise(&exc_TypeError, "object does not provide __dir__");
    if (has < 0) return NULL;
    Ref names = obj_call_0(method);
    ref_drop(method);
    return sorted_list(names);
}

const NativeDef builtins_object[] = {
    NATIVE("repr", b_repr, 1, 1, "The text that shows an object to a programmer."),
    NATIVE("ascii", b_ascii, 1, 1, "Like repr, with all that is not ASCII escaped."),
    NATIVE("format", b_format, 1, 2, "The object as text, laid out as the format specification says."),
    NATIVE("hash", b_hash, 1, 1, "The number by which dicts and sets find the object."),
    NATIVE("id", b_id, 1, 1, "The object's address: unique among the objects alive now."),
    NATIVE("len", b_len, 1, 1, "How many items a container holds."),
    NATIVE("callable", b_callable, 1, 1, "Can the object be called?"),
    NATIVE("isinstance", b_isinstance, 2, 2, "Is the object an instance of the class, or of one of a tuple of classes?"),
    NATIVE("issubclass", b_issubclass, 2, 2, "Is the class derived from another, or from one of a tuple of classes?"),
    NATIVE("getattr", b_getattr, 2, 3, "getattr(x, 'y') is x.y; a third argument stands in where there is no such attribute."),
    NATIVE("hasattr", b_hasattr, 2, 2, "Has the object an attribute of this name?"),
    NATIVE("setattr", b_setattr, 3, 3, "setattr(x, 'y', v) is x.y = v."),
    NATIVE("delattr", b_delattr, 2, 2, "delattr(x, 'y') is del x.y."),
    NATIVE("vars", b_vars, 0, 1, "The __dict__ of the object; without an argument, the local names."),
    NATIVE("dir", b_dir, 0, 1, "A sorted list of the object's attributes; without an argument, of the local names."),
    {0}
};
