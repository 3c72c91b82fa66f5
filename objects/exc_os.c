/* exc_os.c -- OSError, which turns into the subclass that its errno stands for.
 *
 *     OSError(2, 'No such file or directory', 'x')  -->  FileNotFoundError(2, 'No such file or directory'), .filename = 'x'
 *
 * The subclass must be known when the object is made, so `new` reads the arguments already; `init` does it only for
 * subclasses that pass other arguments on in an __init__ of their own. */
#include <errno.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { OS_WRITTEN = OS_FILENAME2 + 1 };     /* BlockingIOError.characters_written */

static TypeObj *type_for_errno(int64_t number)
{
    switch (number) {
    case EAGAIN: case EALREADY: case EINPROGRESS: return &exc_BlockingIOError;
    case EPIPE: case ESHUTDOWN: return &exc_BrokenPipeError;
    case ECHILD: return &exc_ChildProcessError;
    case ECONNABORTED: return &exc_ConnectionAbortedError;
    case ECONNREFUSED: return &exc_ConnectionRefusedError;
    case ECONNRESET: return &exc_ConnectionResetError;
    case EEXIST: return &exc_FileExistsError;
    case ENOENT: return &exc_FileNotFoundError;
    case EISDIR: return &exc_IsADirectoryError;
    case ENOTDIR: return &exc_NotADirectoryError;
    case EINTR: return &exc_InterruptedError;
    case EACCES: case EPERM: return &exc_PermissionError;
    case ESRCH: return &exc_ProcessLookupError;
    case ETIMEDOUT: return &exc_TimeoutError;
    default: return &exc_OSError;
    }
}

/* Fill fields and args from (errno, strerror[, filename[, winerror, filename2]]); other counts are just args. */
static bool read_arguments(View self, View const *args, size_t n)
{
    ExcObj *e = as_exc(self);
    size_t shown = n;
    if (n >= 2 && n <= 5) {
        ref_set(&e->fields[OS_ERRNO], ref_keep(args[0]));
        ref_set(&e->fields[OS_STRERROR], ref_keep(args[1]));
        if (n > 2 && args[2] != None) {
            if (type_is_subtype(type_of(self), &exc_BlockingIOError) && type_of(args[2])->index)
                ref_set(&e->fields[OS_WRITTEN], ref_keep(args[2]));
            else {
                ref_set(&e->fields[OS_FILENAME], ref_keep(args[2]));
                if (n > 4 && args[4] != None) ref_set(&e->fields[OS_FILENAME2], ref_keep(args[4]));
                shown = 2;
            }
        }
    }
    return exc_set_args(self, args, shown);
}

static bool os_init(View self, View const *args, size_t n, View kwnames);

/* Does __init__ of this class come before ours, and leave the arguments of `new` to us? */
static bool has_own_init(const TypeObj *type) { return type->init != os_init; }

static bool refuse_keywords(const TypeObj *type, View kwnames)
{
    if (!kwnames || as_tuple(kwnames)->len == 0) return true;
    return err_false(&exc_TypeError, "%N() takes no keyword arguments", type);
}

static Ref os_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    int64_t number;
    if (has_own_init(type)) return exc_slot_new(type, NULL, 0, NULL);
    if (!refuse_keywords(type, kwnames)) return NULL;
    if (type == &exc_OSError && n >= 2 && n <= 5 && int_fits(args[0], &number)) type = type_for_errno(number);
    Ref own = exc_slot_new(type, args, n, NULL);
    if (own && !read_arguments(own, args, n)) ref_clear(&own);
    return own;
}

static bool os_init(View self, View const *args, size_t n, View kwnames)
{
    if (!has_own_init(type_of(self))) return true;
    return refuse_keywords(type_of(self), kwnames) && read_arguments(self, args, n);
}

static Ref os_str(View self)
{
    enum { COUNT = OS_FILENAME2 + 1 };
    Ref f[COUNT], own;
    if (!as_exc(self)->fields[OS_ERRNO] || !as_exc(self)->fields[OS_STRERROR]) return exc_slot_str(self);
    for (size_t i = 0; i < COUNT; i++) f[i] = ref_keep_or_null(as_exc(self)->fields[i]);     /* their __str__ may set them */
    if (f[OS_FILENAME] && f[OS_FILENAME2])
        own = str_format_c("[Errno %S] %S: %R -> %R", f[OS_ERRNO], f[OS_STRERROR], f[OS_FILENAME], f[OS_FILENAME2]);
    else if (f[OS_FILENAME]) own = str_format_c("[Errno %S] %S: %R", f[OS_ERRNO], f[OS_STRERROR], f[OS_FILENAME]);
    else own = str_format_c("[Errno %S] %S", f[OS_ERRNO], f[OS_STRERROR]);
    for (size_t i = 0; i < COUNT; i++) ref_drop(f[i]);
    return own;
}

static Ref get_written(View self)
{
    Ref count = as_exc(self)->fields[OS_WRITTEN];
    return count ? ref_keep(count) : err_raise(&exc_AttributeError, "characters_written");
}

static bool set_written(View self, View value)
{
    Ref *slot = &as_exc(self)->fields[OS_WRITTEN];
    if (!value) {
        if (!*slot) return err_false(&exc_AttributeError, "characters_written");
        ref_clear(slot);
        return true;
    }
    Ref count = obj_index(value);
    if (!count) return false;
    ref_set(slot, count);
    return true;
}

/* The arguments with which it can be made again: args lacks the file names. */
static Ref all_arguments(const ExcObj *e)
{
    if (!e->args || as_tuple(e->args)->len != 2 || !e->fields[OS_FILENAME]) return ref_keep(e->args ? e->args : tuple_empty);
    View errno_arg = tuple_at(e->args, 0), text = tuple_at(e->args, 1);
    if (!e->fields[OS_FILENAME2]) return tuple_of(3, ref_keep(errno_arg), ref_keep(text), ref_keep(e->fields[OS_FILENAME]));
    return tuple_of(5, ref_keep(errno_arg), ref_keep(text), ref_keep(e->fields[OS_FILENAME]), None,
                    ref_keep(e->fields[OS_FILENAME2]));
}

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    ExcObj *e = as_exc(self);
    Ref type = ref_keep(&type_of(self)->head);
    return e->dict ? tuple_of(3, type, all_arguments(e), ref_keep(e->dict)) : tuple_of(2, type, all_arguments(e));
}

static const NativeDef os_methods[] = { NATIVE("__reduce__", method_reduce, 0, 0, NULL), {0} };

static const MemberDef os_members[] = {
    {"errno", EXC_FIELD(OS_ERRNO), false, "POSIX exception code"},
    {"strerror", EXC_FIELD(OS_STRERROR), false, "exception strerror"},
    {"filename", EXC_FIELD(OS_FILENAME), false, "exception filename"},
    {"filename2", EXC_FIELD(OS_FILENAME2), false, "second exception filename"},
    {0}
};

static const GetSetDef os_getset[] = { {"characters_written", get_written, set_written, NULL}, {0} };

TypeObj exc_OSError = {
    EXC_HEAD("OSError", &exc_Exception, "Base class for I/O related errors."),
    .new = os_new, .init = os_init, .str = os_str, .methods = os_methods, .members = os_members, .getset = os_getset,
};
