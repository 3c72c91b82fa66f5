/* builtins.c -- the module `builtins`, put together.
 *
 * Functions: builtins_object.c (repr, getattr, isinstance ...), builtins_iteration.c (iter, sum, sorted ...), builtins_numbers.c
 * (abs, pow, hex ...), builtins_io.c (print, input, open). Those that need the calling frame are with the VM. */
#include "interp/builtins.h"

#include "interp/builtins_parts.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/exc.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/memoryview.h"
#include "objects/module.h"
#include "objects/range.h"
#include "objects/set.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"

static TypeObj *const types[] = {
    &object_type, &type_type, &int_type, &bool_type, &float_type, &complex_type, &str_type, &bytes_type, &bytearray_type,
    &memoryview_type, &tuple_type,
    &list_type, &dict_type, &set_type, &frozenset_type, &range_type, &slice_type, &enumerate_type, &zip_type, &map_type,
    &filter_type, &reversed_type, &property_type, &staticmethod_type, &classmethod_type, &super_type,
};

static View filling;            /* the module, while exc_for_each_type walks */

static bool add_type(TypeObj *type)
{
    return module_add(filling, type->name, ref_keep(&type->head));
}

static bool add_types(View module)
{
    filling = module;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!add_type(types[i])) return false;
    return exc_for_each_type(add_type)
        && module_add(module, "EnvironmentError", ref_keep(&exc_OSError.head))
        && module_add(module, "IOError", ref_keep(&exc_OSError.head));
}

static bool add_constants(View module)
{
    return module_add(module, "None", None) && module_add(module, "True", True) && module_add(module, "False", False)
        && module_add(module, "Ellipsis", Ellipsis) && module_add(module, "NotImplemented", NotImplemented)
        && module_add(module, "__debug__", True);
}

/* The order in which CPython's has its names: the first of equally near ones is suggested for a name that is not there. */
static const char *const order[] = {
    "__name__", "__doc__", "__package__", "__loader__", "__spec__", "__build_class__", "__import__", "abs", "all", "any", "ascii",
    "bin", "breakpoint", "callable", "chr", "compile", "delattr", "dir", "divmod", "eval", "exec", "format", "getattr", "globals",
    "hasattr", "hash", "hex", "id", "input", "isinstance", "issubclass", "iter", "aiter", "len", "locals", "max", "min", "next",
    "anext", "oct", "ord", "pow", "print", "repr", "round", "setattr", "sorted", "sum", "vars", "None", "Ellipsis",
    "NotImplemented", "False", "True", "bool", "memoryview", "bytearray", "bytes", "classmethod", "complex", "dict", "enumerate",
    "filter", "float", "frozenset", "property", "int", "list", "map", "object", "range", "reversed", "set", "slice",
    "staticmethod", "str", "super", "tuple", "type", "zip", "__debug__", "BaseException", "BaseExceptionGroup", "Exception",
    "GeneratorExit", "KeyboardInterrupt", "SystemExit", "ArithmeticError", "AssertionError", "AttributeError", "BufferError",
    "EOFError", "ImportError", "LookupError", "MemoryError", "NameError", "OSError", "ReferenceError", "RuntimeError",
    "StopAsyncIteration", "StopIteration", "SyntaxError", "SystemError", "TypeError", "ValueError", "Warning",
    "FloatingPointError", "OverflowError", "ZeroDivisionError", "BytesWarning", "DeprecationWarning", "EncodingWarning",
    "FutureWarning", "ImportWarning", "PendingDeprecationWarning", "ResourceWarning", "RuntimeWarning", "SyntaxWarning",
    "UnicodeWarning", "UserWarning", "BlockingIOError", "ChildProcessError", "ConnectionError", "FileExistsError",
    "FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError", "PermissionError", "ProcessLookupError",
    "TimeoutError", "IndentationError", "IndexError", "KeyError", "ModuleNotFoundError", "NotImplementedError",
    "RecursionError", "UnboundLocalError", "UnicodeError", "BrokenPipeError", "ConnectionAbortedError",
    "ConnectionRefusedError", "ConnectionResetError", "TabError", "UnicodeDecodeError", "UnicodeEncodeError",
    "UnicodeTranslateError", "ExceptionGroup", "EnvironmentError", "IOError", "open", "quit", "exit",
};

bool builtins_sort(View module)
{
    View dict = as_module(module)->dict;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        Ref name = str_interned(order[i]);
        View value = name ? dict_get_str(dict, name) : NULL;
        Ref kept = ref_keep_or_null(value);
        bool ok = name && (!kept || (dict_delete(dict, name) >= 0 && dict_set_text(dict, order[i], ref_keep(kept))));
        ref_drop(kept);
        ref_drop(name);
        if (!ok) return false;
    }
    return true;
}

Ref builtins_new(void)
{
    Ref module = module_new("builtins", "What every program can use without importing it.");
    if (module && !(add_constants(module) && add_types(module) && module_add_natives(module, builtins_object)
                    && module_add_natives(module, builtins_iteration) && module_add_natives(module, builtins_numbers)
                    && module_add_natives(module, builtins_io)))
        ref_clear(&module);
    return module;
}
