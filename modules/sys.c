/* sys.c -- the module sys: what a program can ask and tell the interpreter.
 *
 * What needs frames (sys._getframe, settrace) is with the VM; argv, path and executable are set by the command line. Numbers about
 * the build are in sys_info.c. */
#include "modules/sys.h"

#include <fcntl.h>
#include <pthread.h>

#include "modules/_codecs_parts.h"
#include "modules/modules.h"
#include "modules/sys_audit.h"
#include "modules/sys_info.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/codec.h"
#include "objects/file.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/special.h"
#include "objects/str.h"
#include "objects/tuple.h"

Ref sys_module;
Ref (*sys_frame_at)(size_t depth);

int64_t sys_thread_id(void) { return (int64_t)(uintptr_t)pthread_self(); }

View sys_get(const char *name)
{
    return sys_module && as_module(sys_module)->dict ? dict_get_text(as_module(sys_module)->dict, name) : NULL;
}

bool sys_set(const char *name, Ref value)
{
    return module_add(sys_module, name, value);
}

View sys_modules(void)
{
    View modules = sys_get("modules");
    return modules && is_dict(modules) ? modules : NULL;
}

/* ---- functions -------------------------------------------------------------------------------------------- */

static Ref f_exit(View self, View const *args, size_t n)
{
    (void)self;
    if (n && !is_tuple(args[0])) return err_raise_value(&exc_SystemExit, ref_keep(args[0]));
    return err_raise_object(exc_new(&exc_SystemExit, n ? tuple_from(args[0]) : ref_keep(tuple_empty)));
}

/* The reference that holds the argument during the call counts, as in CPython. */
static Ref f_getrefcount(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return int_new(is_immortal(args[0]) ? (int64_t)REFS_IMMORTAL : (int64_t)args[0]->refs);
}

/* Bytes of what an object owns besides its fixed part. */
static size_t variable_size(View v)
{
    if (is_list(v)) return as_list(v)->cap * sizeof(Ref);
    if (is_tuple(v)) return as_tuple(v)->len * sizeof(Ref);
    if (is_str(v)) return (as_str(v)->len + 1) * as_str(v)->width;
    if (is_bytes(v)) return as_bytes(v)->len + 1;
    if (is_bytearray(v)) return as_bytearray(v)->cap;
    if (is_any_set(v)) return as_set(v)->table ? (as_set(v)->mask + 1) * sizeof(SetEntry) : 0;
    if (is_dict(v) && as_dict(v)->log2_size) {
        size_t slots = (size_t)1 << as_dict(v)->log2_size;
        return slots * (slots <= 0xff ? 1 : slots <= 0xffff ? 2 : 4) + slots * 2 / 3 * sizeof(DictEntry);
    }
    if (v->shape == SHAPE_BIGINT) return mpz_size(((const BigInt *)(const void *)v)->value) * sizeof(mp_limb_t);
    return 0;
}

static Ref f_getsizeof(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref method, size;
    if (type_of(args[0])->flags & TYPE_HEAP) {
        int has = special_find(args[0], "__sizeof__", &method);
        if (has < 0) return NULL;
        if (has) {
            size = obj_call_0(method);
            ref_drop(method);
            if (size || !args[1]) return size;
            err_clear();
            return ref_keep(args[1]);
        }
    }
    return int_new((int64_t)(shapes[args[0]->shape]->size + variable_size(args[0])));
}

static Ref f_intern(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "intern() argument must be str, not %t", args[0]);
    if (args[0]->shape != SHAPE_STR) return err_raise(&exc_TypeError, "can't intern %T", args[0]);
    Ref own = ref_keep(args[0]);
    str_intern(&own);
    return own;
}

static Ref f_getrecursionlimit(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new(recursion_limit);
}

static Ref f_setrecursionlimit(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t limit;
    Ref number = obj_index(args[0]);
    if (!number) return NULL;
    bool small = int_fits(number, &limit);
    ref_drop(number);
    if (!small || limit != (int)limit) return err_raise(&exc_OverflowError, "Python int too large to convert to C int");
    if (limit < 1) return err_raise(&exc_ValueError, "recursion limit must be greater or equal than 1");
    if (recursion_depth >= limit)
        return err_raise(&exc_RecursionError, "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low",
                         (int)limit, recursion_depth);
    recursion_limit = (int)limit;
    return None;
}

Ref sys_exc_info(void)
{
    if (!err_handled) return tuple_of(3, None, None, None);
    View tb = as_exc(err_handled)->traceback;
    return tuple_of(3, ref_keep(&type_of(err_handled)->head), ref_keep(err_handled), ref_keep(tb ? tb : None));
}

static Ref f_exc_info(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return sys_exc_info();
}

static Ref f_exception(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return ref_keep(err_handled ? err_handled : None);
}

static Ref f_encoding(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return str_from_text("utf-8");
}

static Ref f_encode_errors(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return str_from_text("surrogateescape");
}

static Ref f_get_max_digits(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new(int_max_str_digits);
}

static Ref f_set_max_digits(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    ptrdiff_t digits;
    if (!obj_index_size(args[0], &exc_OverflowError, &digits)) return NULL;
    if (digits != 0 && digits < 640) return err_raise(&exc_ValueError, "maxdigits must be 0 or larger than 640");
    if (digits != (int)digits) return err_raise(&exc_OverflowError, "Python int too large to convert to C int");
    int_max_str_digits = (int)digits;
    return None;
}

static Ref f_switch_interval(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return float_new(0.005);
}

static Ref f_set_switch_interval(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double interval;                        /* there is one thread only: checked and forgotten */
    if (!float_from(args[0], &interval)) return NULL;
    return interval > 0 ? None : err_raise(&exc_ValueError, "switch interval must be strictly positive");
}

static Ref f_false(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return False;
}

/* How many blocks are in use: objects, and what they own. */
static Ref f_allocated_blocks(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new((int64_t)(obj_live_count() + mem_stats().blocks));
}

static const NativeDef sys_natives[] = {
    NATIVE("exit", f_exit, 0, 1, "End the program by raising SystemExit(status)."),
    NATIVE("getrefcount", f_getrefcount, 1, 1, "How many references to the object there are, the argument's own among them."),
    NATIVE_PARAMS("getsizeof", f_getsizeof, "object, default=", "The bytes that the object itself takes."),
    NATIVE("intern", f_intern, 1, 1, "The one string of this text that all interned strings share."),
    NATIVE("getrecursionlimit", f_getrecursionlimit, 0, 0, "How deep calls may nest."),
    NATIVE("setrecursionlimit", f_setrecursionlimit, 1, 1, "Set how deep calls may nest."),
    NATIVE("exc_info", f_exc_info, 0, 0, "(type, value, traceback) of the exception being handled."),
    NATIVE("exception", f_exception, 0, 0, "The exception being handled, or None."),
    NATIVE("getdefaultencoding", f_encoding, 0, 0, "The encoding used where none is given."),
    NATIVE("getfilesystemencoding", f_encoding, 0, 0, "The encoding of file names."),
    NATIVE("getfilesystemencodeerrors", f_encode_errors, 0, 0, "What becomes of file names that cannot be decoded."),
    NATIVE("get_int_max_str_digits", f_get_max_digits, 0, 0, "How many digits int and str convert at most."),
    NATIVE("set_int_max_str_digits", f_set_max_digits, 1, 1, "Set how many digits int and str convert at most."),
    NATIVE("getswitchinterval", f_switch_interval, 0, 0, NULL),
    NATIVE("setswitchinterval", f_set_switch_interval, 1, 1, NULL),
    NATIVE("_clear_type_cache", sys_none, 0, 0, "There is nothing to clear."),
    NATIVE("is_finalizing", f_false, 0, 0, "Is the interpreter shutting down?"),
    NATIVE("getallocatedblocks", f_allocated_blocks, 0, 0, "How many memory blocks are in use."),
    {0}
};

/* ---- the standard streams --------------------------------------------------------------------------------- */

StreamStyle stream_style;

static bool add_stream(int fd, const char *name, const char *original, const char *shown, const char *mode)
{
    Ref stream = fcntl(fd, F_GETFD) < 0 ? None : file_standard(fd, shown, mode, &stream_style);
    if (!stream) return false;
    return sys_set(original, ref_keep(stream)) ? sys_set(name, stream) : (ref_drop(stream), false);
}

bool sys_open_streams(void)
{
    return add_stream(0, "stdin", "__stdin__", "<stdin>", "r") && add_stream(1, "stdout", "__stdout__", "<stdout>", "w")
        && add_stream(2, "stderr", "__stderr__", "<stderr>", "w");
}

/* True: flushed, or there was nothing to flush. False: an exception is pending. */
static bool flush_stream(View stream)
{
    if (!stream || stream == None) return true;
    if (is_text_file(stream) && file_descriptor(stream) < 0) return true;
    if (is_text_file(stream)) return file_flush(stream);
    Ref result = obj_call_method(stream, "flush", NULL, 0);
    ref_drop(result);
    return result != NULL;
}

int sys_flush(void)
{
    int status = 0;
    Ref out = ref_keep_or_null(sys_get("stdout")), err = ref_keep_or_null(sys_get("stderr"));
    if (!flush_stream(out)) {
        status = 120;
        if (is_text_file(out)) file_discard(out);       /* it would fail again when the file dies */
        err_unraisable(out);
    }
    if (!flush_stream(err)) {
        status = 120;
        if (is_text_file(err)) file_discard(err);
        err_clear();
    }
    ref_drop(out);
    ref_drop(err);
    return status;
}

/* ---- the module ------------------------------------------------------------------------------------------- */

static bool fill(View module)
{
    return module_add_natives(module, sys_natives) && module_add_natives(module, sys_audit_natives) && sys_add_info(module) && sys_open_streams();
}

bool sys_init(void)
{
    codec_add_handlers = codecs_add_handlers;       /* wanted by the codecs of objects/, whether or not _codecs is imported */
    if (!(sys_module = module_new("sys", "What a program can ask and tell the interpreter."))) return false;
    Ref modules = dict_new();
    if (!modules || !sys_set("modules", modules)) return false;
    return dict_set_text(sys_modules(), "sys", ref_keep(sys_module)) && fill(sys_module);
}

void sys_shutdown(void)
{
    audit_shutdown();
    ref_clear(&sys_module);
}
