/* _thread.c -- the module _thread, for a program that has one thread.
 *
 * Locks are what they are elsewhere, only that nobody else can let go of one: to wait for a locked lock without end is an
 * error at once. What is local to a thread is then simply an object with attributes. */
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "gc/collect.h"
#include "modules/modules.h"
#include "modules/signals.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/file.h"
#include "objects/float.h"
#include "objects/instance.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/structseq.h"
#include "objects/tuple.h"

static const double TIMEOUT_MAX = 9223372036.0;

/* ---- waiting ------------------------------------------------------------------------------------------------ */

/* acquire's arguments. *seconds: how long to wait, -1 without end. */
static bool read_wait(const char *name, View const *args, size_t n, View kwnames, double *seconds)
{
    View bound[2];
    if (!args_bind(name, "blocking=, timeout=", args, n, kwnames, bound)) return false;
    int64_t blocking = 1;
    *seconds = -1;
    if (bound[0]) {
        Ref number = obj_index(bound[0]);
        bool ok = number && int_to_i64(number, &blocking);
        ref_drop(number);
        if (!ok) return false;
    }
    if (bound[1] && !float_from(bound[1], seconds)) return false;
    if (isnan(*seconds)) return err_false(&exc_ValueError, "Invalid value NaN (not a number)");
    if (!blocking && *seconds != -1) return err_false(&exc_ValueError, "can't specify a timeout for a non-blocking call");
    if (*seconds < 0 && *seconds != -1) return err_false(&exc_ValueError, "timeout value must be positive");
    if (fabs(*seconds) >= 9.3e9) return err_false(&exc_OverflowError, "timestamp too large to convert to C _PyTime_t");
    if (*seconds > TIMEOUT_MAX) return err_false(&exc_OverflowError, "timeout value is too large");
    if (!blocking) *seconds = 0;
    return true;
}

/* Wait for a lock that is taken. Only a signal handler could let go of it. 1: somebody did; 0: time is up; -1: an exception. */
static int wait_for(const bool *locked, double seconds)
{
    if (seconds < 0) return err_int(&exc_RuntimeError, "deadlock: the lock is held, and ouro has no other thread to let go of it");
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double end = (double)now.tv_sec + (double)now.tv_nsec * 1e-9 + seconds, left = seconds;
    while (*locked && left > 0) {
        struct timespec rest = { (time_t)left, (long)((left - floor(left)) * 1e9) };
        nanosleep(&rest, NULL);
        if (file_interrupted && !file_interrupted()) return -1;
        clock_gettime(CLOCK_MONOTONIC, &now);
        left = end - ((double)now.tv_sec + (double)now.tv_nsec * 1e-9);
    }
    return !*locked;
}

static void visit_nothing(View self, Visit visit, void *arg) { (void)self, (void)visit, (void)arg; }

/* ---- lock --------------------------------------------------------------------------------------------------- */

typedef struct { Obj head; bool locked; } LockObj;
static LockObj *as_lock(View v) { return (LockObj *)(uintptr_t)v; }

static Ref lock_acquire(View self, View const *args, size_t n, View kwnames)
{
    double seconds;
    if (!read_wait("acquire", args, n, kwnames, &seconds)) return NULL;
    int free_now = as_lock(self)->locked ? wait_for(&as_lock(self)->locked, seconds) : 1;
    if (free_now < 0) return NULL;
    if (free_now) as_lock(self)->locked = true;
    return bool_ref(free_now);
}

static Ref lock_enter(View self, View const *args, size_t n) { return lock_acquire(self, args, n, NULL); }

static Ref lock_release(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    if (!as_lock(self)->locked) return err_raise(&exc_RuntimeError, "release unlocked lock");
    as_lock(self)->locked = false;
    return None;
}

static Ref lock_locked(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return bool_ref(as_lock(self)->locked);
}

static Ref lock_after_fork(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    as_lock(self)->locked = false;
    return None;
}

static Ref lock_repr(View self)
{
    char where[24];
    return str_format_c("<%s %s object at %s>", as_lock(self)->locked ? "locked" : "unlocked", "_thread.lock", obj_address(self, where));
}

static const NativeDef lock_methods[] = {
    NATIVE_RAW("acquire", lock_acquire, "acquire(blocking=True, timeout=-1) -> bool\n\nTake the lock."),
    NATIVE_RAW("acquire_lock", lock_acquire, "The old name of acquire."),
    NATIVE("release", lock_release, 0, 0, "Let go of the lock."),
    NATIVE("release_lock", lock_release, 0, 0, "The old name of release."),
    NATIVE("locked", lock_locked, 0, 0, "Is it taken?"),
    NATIVE("locked_lock", lock_locked, 0, 0, "The old name of locked."),
    NATIVE("__enter__", lock_enter, 0, 0, "Take the lock."),
    NATIVE("__exit__", lock_release, 0, -1, "Let go of the lock."),
    NATIVE("_at_fork_reinit", lock_after_fork, 0, 0, "It is free again in a new process."),
    {0}
};

static TypeObj lock_type = {
    TYPE_HEAD("_thread.lock", 0, LockObj), .shape.is_container = true, .shape.traverse = visit_nothing, .shape.free = type_free,
    .flags = TYPE_WEAKREF, .new = structseq_refuse_new, .repr = lock_repr, .methods = lock_methods,
};

static Ref lock_new(void) { return type_alloc(&lock_type, 0); }

/* ---- RLock -------------------------------------------------------------------------------------------------- */

typedef struct { Obj head; int64_t owner; uint64_t count; } RLockObj;
static RLockObj *as_rlock(View v) { return (RLockObj *)(uintptr_t)v; }
static bool is_owned(View v) { return as_rlock(v)->count && as_rlock(v)->owner == sys_thread_id(); }

static Ref rlock_acquire(View self, View const *args, size_t n, View kwnames)
{
    double seconds;
    if (!read_wait("acquire", args, n, kwnames, &seconds)) return NULL;
    RLockObj *lock = as_rlock(self);
    if (lock->count && lock->owner != sys_thread_id()) {            /* of a thread that _acquire_restore made up */
        bool held = true;
        return wait_for(&held, seconds) < 0 ? NULL : False;
    }
    if (lock->count == UINT64_MAX) return err_raise(&exc_OverflowError, "Internal lock count overflowed");
    lock->owner = sys_thread_id();
    lock->count++;
    return True;
}

static Ref rlock_enter(View self, View const *args, size_t n) { return rlock_acquire(self, args, n, NULL); }

static Ref rlock_release(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    if (!is_owned(self)) return err_raise(&exc_RuntimeError, "cannot release un-acquired lock");
    if (--as_rlock(self)->count == 0) as_rlock(self)->owner = 0;
    return None;
}

static Ref rlock_is_owned(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return bool_ref(is_owned(self));
}

/* For threading.Condition: let go of it however often it was taken, and take it as often again. */
static Ref rlock_release_save(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    RLockObj *lock = as_rlock(self);
    if (!lock->count) return err_raise(&exc_RuntimeError, "cannot release un-acquired lock");
    Ref state = tuple_of(2, int_new_unsigned(lock->count), int_new(lock->owner));
    if (state) lock->count = 0, lock->owner = 0;
    return state;
}

static Ref rlock_acquire_restore(View self, View const *args, size_t n)
{
    (void)n;
    int64_t count, owner;
    if (!is_tuple(args[0]) || as_tuple(args[0])->len != 2) return err_raise(&exc_TypeError, "_acquire_restore() argument 1 must be 2-item tuple, not %t", args[0]);
    if (!int_to_i64(tuple_at(args[0], 0), &count) || !int_to_i64(tuple_at(args[0], 1), &owner)) return NULL;
    as_rlock(self)->count = (uint64_t)count;
    as_rlock(self)->owner = owner;
    return None;
}

static Ref rlock_after_fork(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    as_rlock(self)->count = 0;
    as_rlock(self)->owner = 0;
    return None;
}

static Ref rlock_repr(View self)
{
    char where[24];
    const RLockObj *lock = as_rlock(self);
    return str_format_c("<%s %s object owner=%lld count=%llu at %s>", lock->count ? "locked" : "unlocked", type_of(self)->name,
                        (long long)lock->owner, (unsigned long long)lock->count, obj_address(self, where));
}

static Ref rlock_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return type_alloc(type, 0);
}

static const NativeDef rlock_methods[] = {
    NATIVE_RAW("acquire", rlock_acquire, "acquire(blocking=True, timeout=-1) -> bool\n\nTake the lock, once more if it is ours."),
    NATIVE("release", rlock_release, 0, 0, "Let go of the lock once."),
    NATIVE("__enter__", rlock_enter, 0, 0, "Take the lock."),
    NATIVE("__exit__", rlock_release, 0, -1, "Let go of the lock once."),
    NATIVE("_is_owned", rlock_is_owned, 0, 0, "For threading: is it ours?"),
    NATIVE("_release_save", rlock_release_save, 0, 0, "For threading: let go of it, and say how often it was taken."),
    NATIVE("_acquire_restore", rlock_acquire_restore, 1, 1, "For threading: take it as often as it was."),
    NATIVE("_at_fork_reinit", rlock_after_fork, 0, 0, "It is free again in a new process."),
    {0}
};

static TypeObj rlock_type = {
    TYPE_HEAD("_thread.RLock", 0, RLockObj), .shape.is_container = true, .shape.traverse = visit_nothing, .shape.free = type_free,
    .flags = TYPE_BASE | TYPE_WEAKREF, .new = rlock_new, .repr = rlock_repr, .methods = rlock_methods,
};

/* ---- _local ------------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref dict; } LocalObj;
static LocalObj *as_local(View v) { return (LocalObj *)(uintptr_t)v; }

static void local_traverse(View self, Visit visit, void *arg)
{
    if (as_local(self)->dict) visit(as_local(self)->dict, arg);
}

static void local_clear(Ref self) { ref_clear(&as_local(self)->dict); }

static TypeObj local_type;

static Ref local_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args;
    if ((n || (kwnames && as_tuple(kwnames)->len)) && type->init == object_type.init)
        return err_raise(&exc_TypeError, "Initialization arguments are not supported");
    Ref own = type_alloc(type, 0);
    if (!own) return NULL;
    if (!(as_local(own)->dict = dict_new())) ref_clear(&own);
    else if (type == &local_type) gc_track(own);
    return own;
}

static bool local_set_attr(View self, View name, View value)
{
    if (str_equal_text(name, "__dict__")) return err_false(&exc_AttributeError, "'%T' object attribute '__dict__' is read-only", self);
    return obj_generic_set_attr(self, name, value);
}

static Ref local_dict(View self) { return instance_dict(self); }
static const GetSetDef local_getset[] = { {"__dict__", local_dict, NULL, NULL}, {0} };

static TypeObj local_type = {
    TYPE_HEAD("_thread._local", 0, LocalObj), .shape.is_container = true, .shape.traverse = local_traverse, .shape.clear = local_clear,
    .shape.free = type_free, .shape.dict_at = offsetof(LocalObj, dict), .flags = TYPE_BASE | TYPE_WEAKREF,
    .doc = "Thread-local data", .new = local_new, .set_attr = local_set_attr, .getset = local_getset,
};

/* ---- threads, of which there is one ------------------------------------------------------------------------- */

static Ref f_allocate_lock(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return lock_new();
}

static Ref f_start(View self, View const *args, size_t n)
{
    (void)self;
    if (!obj_is_callable(args[0])) return err_raise(&exc_TypeError, "first arg must be callable");
    if (!is_tuple(args[1])) return err_raise(&exc_TypeError, "2nd arg must be a tuple");
    if (n > 2 && !is_dict(args[2])) return err_raise(&exc_TypeError, "optional 3rd arg must be a dictionary");
    return err_raise(&exc_RuntimeError, "can't start new thread: ouro has one thread");
}

static Ref f_ident(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new(sys_thread_id());
}

static Ref f_native_id(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new((int64_t)syscall(SYS_gettid));
}

static Ref f_count(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new(0);
}

static Ref f_exit(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return err_raise_object(exc_new(&exc_SystemExit, ref_keep(tuple_empty)));
}

/* Kept and given back, for threads that never come. */
static Ref f_stack_size(View self, View const *args, size_t n)
{
    static int64_t size;
    int64_t fresh = 0, old = size;
    (void)self;
    if (n && !int_to_i64(args[0], &fresh)) return NULL;
    if (fresh < 0) return err_raise(&exc_ValueError, "size must be 0 or a positive value");
    if (fresh && fresh < 32768) return err_raise(&exc_ValueError, "size not valid: %lld bytes", (long long)fresh);
    if (n) size = fresh;
    return int_new(old);
}

static Ref f_interrupt_main(View self, View const *args, size_t n)
{
    (void)self;
    int64_t number = SIGINT;
    if (n && !int_to_i64(args[0], &number)) return NULL;
    if (number < 1 || number >= NSIG) return err_raise(&exc_ValueError, "signal number out of range");
    signals_simulate((int)number);
    return None;
}

static const MemberDef hook_fields[] = {
    SEQ_FIELD("exc_type", 0), SEQ_FIELD("exc_value", 1), SEQ_FIELD("exc_traceback", 2), SEQ_FIELD("thread", 3), {0}
};
static TypeObj hook_args_type = STRUCTSEQ_TYPE("_thread._ExceptHookArgs", hook_fields, structseq_new);

/* What threading.excepthook is; only a program that calls it by hand gets here. */
static Ref f_excepthook(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (type_of(args[0]) != &hook_args_type) return err_raise(&exc_TypeError, "_thread.excepthook argument type must be ExceptHookArgs");
    View exception = tuple_at(args[0], 1), thread = tuple_at(args[0], 3);
    if (!is_exc(exception) || tuple_at(args[0], 0) == &exc_SystemExit.head) return None;
    Ref name = thread == None ? int_new(sys_thread_id()) : obj_get_attr_text(thread, "name");
    Ref text = name ? str_format_c("Exception in thread %S", name) : NULL;
    const char *message = text ? str_utf8(text, NULL) : NULL;
    if (message) {
        err_raise_object(ref_keep(exception));
        err_unraisable_as(message, NULL);
    }
    ref_drop(name);
    ref_drop(text);
    return message ? None : NULL;
}

static const NativeDef natives[] = {
    NATIVE("allocate_lock", f_allocate_lock, 0, 0, "A new lock, which nobody holds."),
    NATIVE("allocate", f_allocate_lock, 0, 0, "The old name of allocate_lock."),
    NATIVE("_set_sentinel", f_allocate_lock, 0, 0, "A lock that is let go of when the thread ends."),
    NATIVE("start_new_thread", f_start, 2, 3, "Start a thread, which ouro cannot: a RuntimeError."),
    NATIVE("start_new", f_start, 2, 3, "The old name of start_new_thread."),
    NATIVE("get_ident", f_ident, 0, 0, "The number of this thread, which is not 0."),
    NATIVE("get_native_id", f_native_id, 0, 0, "The number that the system has for this thread."),
    NATIVE("_count", f_count, 0, 0, "How many threads there are besides the first: none."),
    NATIVE("exit", f_exit, 0, 0, "End this thread: raise SystemExit."),
    NATIVE("exit_thread", f_exit, 0, 0, "The old name of exit."),
    NATIVE("stack_size", f_stack_size, 0, 1, "The stack size of threads, and set it."),
    NATIVE("interrupt_main", f_interrupt_main, 0, 1, "As if a signal had come, SIGINT if none is given."),
    NATIVE("_excepthook", f_excepthook, 1, 1, "Show an exception that has ended a thread."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_ready_type(&lock_type) && module_add_type(module, &rlock_type)
        && module_add_type(module, &local_type) && structseq_ready(&hook_args_type)
        && module_add(module, "_ExceptHookArgs", ref_keep(&hook_args_type.head))
        && module_add(module, "LockType", ref_keep(&lock_type.head)) && module_add(module, "error", ref_keep(&exc_RuntimeError.head))
        && module_add(module, "TIMEOUT_MAX", float_new(TIMEOUT_MAX));
}

const ModuleDef _thread_module = {"_thread", fill};
