/* posix_system.c -- what surrounds the process: environment, machine, limits, random bytes. */
#define _GNU_SOURCE 1
#include "modules/posix_parts.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/structseq.h"
#include "objects/tuple.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

static Ref failed(void) { return err_pending ? NULL : err_errno(errno, NULL); }

/* ---- environment ------------------------------------------------------------------------------------------ */

/* The bytes of a name or value. */
static Ref variable_bytes(View v)
{
    Ref path = posix_as_path(v), raw;
    if (!path) return err_pending ? NULL : err_raise(&exc_TypeError, "expected str, bytes or os.PathLike object, not %T", v);
    raw = is_str(path) ? str_encode(path, "utf-8", "surrogateescape") : ref_keep(path);
    ref_drop(path);
    if (raw && memchr(as_bytes(raw)->data, 0, as_bytes(raw)->len)) {
        ref_clear(&raw);
        err_raise(&exc_ValueError, "embedded null byte");
    }
    return raw;
}

static Ref f_putenv ARGS
{
    UNUSED;
    Ref name = variable_bytes(args[0]), value = name ? variable_bytes(args[1]) : NULL, result = NULL;
    if (value && strchr((char *)as_bytes(name)->data, '=')) err_raise(&exc_ValueError, "illegal environment variable name");
    else if (value) result = posix_done(setenv((char *)as_bytes(name)->data, (char *)as_bytes(value)->data, 1));
    ref_drop(name);
    ref_drop(value);
    return result;
}

static Ref f_unsetenv ARGS
{
    UNUSED;
    Ref name = variable_bytes(args[0]), result = NULL;
    if (name) result = posix_done(unsetenv((char *)as_bytes(name)->data));
    ref_drop(name);
    return result;
}

static Ref environment(void)
{
    Ref dict = dict_new();
    for (char **at = environ; dict && *at; at++) {
        char *equals = strchr(*at, '=');
        if (!equals) continue;
        Ref name = bytes_new(*at, (size_t)(equals - *at)), value = name ? bytes_new(equals + 1, strlen(equals + 1)) : NULL;
        View known;
        int found = value ? dict_find(dict, name, &known) : -1;
        if (found == 0) {
            if (!dict_set(dict, name, value)) ref_clear(&dict);     /* the first of several counts */
            continue;
        }
        ref_drop(name);
        ref_drop(value);
        if (found < 0) ref_clear(&dict);
    }
    return dict;
}

/* ---- the machine ------------------------------------------------------------------------------------------ */

static const MemberDef uname_fields[] = {
    SEQ_FIELD("sysname", 0), SEQ_FIELD("nodename", 1), SEQ_FIELD("release", 2), SEQ_FIELD("version", 3), SEQ_FIELD("machine", 4), {0}
};
static TypeObj uname_type = STRUCTSEQ_TYPE("posix.uname_result", uname_fields, structseq_new);

static const MemberDef times_fields[] = {
    SEQ_FIELD("user", 0), SEQ_FIELD("system", 1), SEQ_FIELD("children_user", 2), SEQ_FIELD("children_system", 3), SEQ_FIELD("elapsed", 4), {0}
};
static TypeObj times_type = STRUCTSEQ_TYPE("posix.times_result", times_fields, structseq_new);

static Ref f_uname ARGS
{
    UNUSED;
    struct utsname u;
    if (uname(&u) < 0) return failed();
    return structseq_of(&uname_type, 5, posix_text(u.sysname), posix_text(u.nodename), posix_text(u.release), posix_text(u.version),
                        posix_text(u.machine));
}

static Ref f_times ARGS
{
    UNUSED;
    struct tms t;
    double ticks = (double)sysconf(_SC_CLK_TCK);
    clock_t elapsed = times(&t);
    if (elapsed == (clock_t)-1) return failed();
    return structseq_of(&times_type, 5, float_new((double)t.tms_utime / ticks), float_new((double)t.tms_stime / ticks),
                        float_new((double)t.tms_cutime / ticks), float_new((double)t.tms_cstime / ticks), float_new((double)elapsed / ticks));
}

static Ref f_cpu_count ARGS
{
    UNUSED;
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? int_new(count) : None;
}

static Ref f_getloadavg ARGS
{
    UNUSED;
    double load[3];
    if (getloadavg(load, 3) != 3) return err_raise(&exc_OSError, "Load averages are unobtainable");
    return tuple_of(3, float_new(load[0]), float_new(load[1]), float_new(load[2]));
}

static Ref f_ctermid ARGS { UNUSED; char name[L_ctermid]; return posix_text(ctermid(name)); }

/* ---- limits ----------------------------------------------------------------------------------------------- */

typedef struct { const char *name; int number; } Name;

static const Name sysconf_table[] = {
#define S(name) { "SC_" #name, _SC_##name },
    S(AIO_LISTIO_MAX) S(AIO_MAX) S(AIO_PRIO_DELTA_MAX) S(ARG_MAX) S(ASYNCHRONOUS_IO) S(ATEXIT_MAX) S(AVPHYS_PAGES) S(BC_BASE_MAX)
    S(BC_DIM_MAX) S(BC_SCALE_MAX) S(BC_STRING_MAX) S(CHILD_MAX) S(CLK_TCK) S(COLL_WEIGHTS_MAX) S(DELAYTIMER_MAX) S(EXPR_NEST_MAX)
    S(FSYNC) S(GETGR_R_SIZE_MAX) S(GETPW_R_SIZE_MAX) S(IOV_MAX) S(JOB_CONTROL) S(LINE_MAX) S(LOGIN_NAME_MAX) S(MAPPED_FILES)
    S(MEMLOCK) S(MEMLOCK_RANGE) S(MEMORY_PROTECTION) S(MESSAGE_PASSING) S(MINSIGSTKSZ) S(MQ_OPEN_MAX) S(MQ_PRIO_MAX) S(NGROUPS_MAX)
    S(NPROCESSORS_CONF) S(NPROCESSORS_ONLN) S(NZERO) S(OPEN_MAX) S(PAGESIZE) S(PAGE_SIZE) S(PHYS_PAGES) S(PRIORITIZED_IO)
    S(PRIORITY_SCHEDULING) S(REALTIME_SIGNALS) S(RE_DUP_MAX) S(RTSIG_MAX) S(SAVED_IDS) S(SEMAPHORES) S(SEM_NSEMS_MAX) S(SEM_VALUE_MAX)
    S(SHARED_MEMORY_OBJECTS) S(SIGQUEUE_MAX) S(STREAM_MAX) S(SYMLOOP_MAX) S(SYNCHRONIZED_IO) S(THREADS) S(THREAD_KEYS_MAX)
    S(THREAD_STACK_MIN) S(THREAD_THREADS_MAX) S(TIMERS) S(TIMER_MAX) S(TTY_NAME_MAX) S(TZNAME_MAX) S(VERSION)
#undef S
};

static const Name pathconf_table[] = {
#define P(name) { "PC_" #name, _PC_##name },
    P(ASYNC_IO) P(CHOWN_RESTRICTED) P(FILESIZEBITS) P(LINK_MAX) P(MAX_CANON) P(MAX_INPUT) P(NAME_MAX) P(NO_TRUNC) P(PATH_MAX) P(PIPE_BUF)
    P(PRIO_IO) P(SOCK_MAXBUF) P(SYNC_IO) P(VDISABLE)
#undef P
};

static const Name confstr_table[] = {
    { "CS_GNU_LIBC_VERSION", _CS_GNU_LIBC_VERSION }, { "CS_GNU_LIBPTHREAD_VERSION", _CS_GNU_LIBPTHREAD_VERSION }, { "CS_PATH", _CS_PATH },
};

#define COUNT(table) (sizeof (table) / sizeof *(table))

static Ref names_dict(const Name *table, size_t count)
{
    Ref dict = dict_new();
    for (size_t i = 0; dict && i < count; i++)
        if (!dict_set_text(dict, table[i].name, int_new(table[i].number))) ref_clear(&dict);
    return dict;
}

static bool read_name(View v, const Name *table, size_t count, int *out)
{
    if (type_of(v)->index) return posix_int(v, out);
    if (!is_str(v)) return err_false(&exc_TypeError, "configuration names must be strings or integers");
    for (size_t i = 0; i < count; i++)
        if (str_equal_text(v, table[i].name)) {
            *out = table[i].number;
            return true;
        }
    return err_false(&exc_ValueError, "unrecognized configuration name");
}

static Ref limit_or_error(long value) { return value == -1 && errno ? failed() : int_new(value); }

static Ref f_sysconf ARGS
{
    UNUSED;
    int name;
    if (!read_name(args[0], sysconf_table, COUNT(sysconf_table), &name)) return NULL;
    errno = 0;
    return limit_or_error(sysconf(name));
}

static Ref f_pathconf ARGS
{
    UNUSED;
    PathArg path;
    int name;
    bool ok = posix_path(&path, args[0], "pathconf", "path", PATH_FD) && read_name(args[1], pathconf_table, COUNT(pathconf_table), &name);
    Ref result = NULL;
    if (ok) {
        errno = 0;
        long value = path.text ? pathconf(path.text, name) : fpathconf(path.fd, name);
        result = value == -1 && errno ? posix_path_error(&path) : int_new(value);
    }
    posix_path_drop(&path);
    return result;
}

static Ref f_fpathconf ARGS
{
    UNUSED;
    int fd, name;
    if (!posix_fd(args[0], &fd) || !read_name(args[1], pathconf_table, COUNT(pathconf_table), &name)) return NULL;
    errno = 0;
    return limit_or_error(fpathconf(fd, name));
}

static Ref f_confstr ARGS
{
    UNUSED;
    int name;
    char text[1024];
    if (!read_name(args[0], confstr_table, COUNT(confstr_table), &name)) return NULL;
    errno = 0;
    size_t len = confstr(name, text, sizeof text);
    if (len == 0) return errno ? failed() : None;
    return posix_name(text, strnlen(text, sizeof text), false);
}

/* ---- random bytes ----------------------------------------------------------------------------------------- */

static Ref random_bytes(ptrdiff_t size, unsigned flags, bool all)
{
    Ref own = bytes_new(NULL, (size_t)size);
    size_t done = 0;
    while (own && done < (size_t)size) {
        ssize_t got = getrandom(as_bytes(own)->data + done, (size_t)size - done, flags);
        if (got < 0 && posix_again()) continue;
        if (got < 0) {
            failed();
            ref_clear(&own);
            break;
        }
        done += (size_t)got;
        if (!all) break;
    }
    if (own && done < (size_t)size) ref_set(&own, bytes_new(as_bytes(own)->data, done));
    return own;
}

static Ref f_urandom ARGS
{
    UNUSED;
    ptrdiff_t size;
    if (!obj_index_size(args[0], &exc_OverflowError, &size)) return NULL;
    if (size < 0) return err_raise(&exc_ValueError, "negative argument not allowed");
    return random_bytes(size, 0, true);
}

static Ref f_getrandom ARGS
{
    UNUSED;
    ptrdiff_t size;
    int flags = 0;
    if (!obj_index_size(args[0], &exc_OverflowError, &size) || (args[1] && !posix_int(args[1], &flags))) return NULL;
    if (size < 0) return errno = EINVAL, failed();
    return random_bytes(size, (unsigned)flags, false);
}

bool posix_system_init(View module)
{
    return structseq_ready(&uname_type) && structseq_ready(&times_type)
        && module_add(module, "uname_result", ref_keep(&uname_type.head)) && module_add(module, "times_result", ref_keep(&times_type.head))
        && module_add(module, "environ", environment())
        && module_add(module, "sysconf_names", names_dict(sysconf_table, COUNT(sysconf_table)))
        && module_add(module, "pathconf_names", names_dict(pathconf_table, COUNT(pathconf_table)))
        && module_add(module, "confstr_names", names_dict(confstr_table, COUNT(confstr_table)));
}

const NativeDef posix_system_natives[] = {
    NATIVE("putenv", f_putenv, 2, 2, "Set a variable of the environment."),
    NATIVE("unsetenv", f_unsetenv, 1, 1, "Take a variable out of the environment."),
    NATIVE("uname", f_uname, 0, 0, "What the system calls itself."),
    NATIVE("times", f_times, 0, 0, "Processor times of this process and its children."),
    NATIVE("cpu_count", f_cpu_count, 0, 0, "How many processors there are."),
    NATIVE("getloadavg", f_getloadavg, 0, 0, "How busy the machine was in the last 1, 5 and 15 minutes."),
    NATIVE("ctermid", f_ctermid, 0, 0, "The name of the terminal of this process."),
    NATIVE("sysconf", f_sysconf, 1, 1, "A limit of the system."),
    NATIVE_PARAMS("pathconf", f_pathconf, "path, name", "A limit of a file."),
    NATIVE("fpathconf", f_fpathconf, 2, 2, "A limit of an open file."),
    NATIVE("confstr", f_confstr, 1, 1, "A text that the system is configured with."),
    NATIVE("urandom", f_urandom, 1, 1, "Random bytes fit for secrets."),
    NATIVE_PARAMS("getrandom", f_getrandom, "size, flags=", "Random bytes from the system."),
    {0}
};
