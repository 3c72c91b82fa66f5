/* posix_process.c -- processes: starting, waiting, signals, and who runs them. */
#define _GNU_SOURCE 1
#include "modules/posix_parts.h"

#include <errno.h>
#include <grp.h>
#include <limits.h>
#include <pty.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/seq.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/structseq.h"
#include "objects/tuple.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n
#define RETRY(result, call) do result = (call); while (result < 0 && posix_again())

static Ref failed(void) { return err_pending ? NULL : err_errno(errno, NULL); }
static Ref number_or_error(long number) { return number < 0 ? failed() : int_new(number); }

/* ---- who ---------------------------------------------------------------------------------------------------- */

#define ASK(name, call) static Ref f_##name ARGS { UNUSED; return int_new((int64_t)call()); }
ASK(getpid, getpid) ASK(getppid, getppid) ASK(getuid, getuid) ASK(geteuid, geteuid) ASK(getgid, getgid) ASK(getegid, getegid)
ASK(getpgrp, getpgrp)
#undef ASK

#define SET_ID(name, what) \
    static Ref f_##name ARGS { UNUSED; unsigned id; return posix_uid(args[0], what, &id) ? posix_done(name(id)) : NULL; }
SET_ID(setuid, "uid") SET_ID(seteuid, "uid") SET_ID(setgid, "gid") SET_ID(setegid, "gid")
#undef SET_ID

static Ref f_setsid ARGS { UNUSED; return posix_done(setsid()); }
static Ref f_setpgrp ARGS { UNUSED; return posix_done(setpgrp()); }

static Ref f_getsid ARGS { UNUSED; int pid; return posix_int(args[0], &pid) ? number_or_error(getsid(pid)) : NULL; }
static Ref f_getpgid ARGS { UNUSED; int pid; return posix_int(args[0], &pid) ? number_or_error(getpgid(pid)) : NULL; }

static Ref f_setpgid ARGS
{
    UNUSED;
    int pid, group;
    return posix_int(args[0], &pid) && posix_int(args[1], &group) ? posix_done(setpgid(pid, group)) : NULL;
}

static Ref f_tcgetpgrp ARGS { UNUSED; int fd; return posix_int(args[0], &fd) ? number_or_error(tcgetpgrp(fd)) : NULL; }

static Ref f_tcsetpgrp ARGS
{
    UNUSED;
    int fd, group;
    return posix_int(args[0], &fd) && posix_int(args[1], &group) ? posix_done(tcsetpgrp(fd, group)) : NULL;
}

static Ref f_getgroups ARGS
{
    UNUSED;
    gid_t groups[1024];
    int count = getgroups(1024, groups);
    if (count < 0) return failed();
    Ref list = list_new();
    for (int i = 0; list && i < count; i++) {
        Ref id = int_new(groups[i]);
        if (!id || !list_push(list, id)) ref_clear(&list);
    }
    return list;
}

static Ref three(unsigned a, unsigned b, unsigned c) { return tuple_of(3, int_new(a), int_new(b), int_new(c)); }

static Ref f_getresuid ARGS { UNUSED; uid_t a, b, c; return getresuid(&a, &b, &c) < 0 ? failed() : three(a, b, c); }
static Ref f_getresgid ARGS { UNUSED; gid_t a, b, c; return getresgid(&a, &b, &c) < 0 ? failed() : three(a, b, c); }

static Ref f_getlogin ARGS
{
    UNUSED;
    char name[256];
    int error = getlogin_r(name, sizeof name);
    return error ? err_errno(error, NULL) : posix_text(name);
}

/* ---- signals and priorities ----------------------------------------------------------------------------------- */

static Ref f_kill ARGS
{
    UNUSED;
    int pid, number;
    if (!posix_int(args[0], &pid) || !posix_int(args[1], &number)) return NULL;
    int status = kill(pid, number);
    if (status == 0 && file_interrupted && !file_interrupted()) return NULL;    /* it may have been for ourselves */
    return posix_done(status);
}

static Ref f_killpg ARGS
{
    UNUSED;
    int group, number;
    return posix_int(args[0], &group) && posix_int(args[1], &number) ? posix_done(killpg(group, number)) : NULL;
}

static Ref f_nice ARGS
{
    UNUSED;
    int step;
    if (!posix_int(args[0], &step)) return NULL;
    errno = 0;
    int level = nice(step);
    return level == -1 && errno ? failed() : int_new(level);
}

static Ref f_getpriority ARGS
{
    UNUSED;
    int which, who;
    if (!posix_int(args[0], &which) || !posix_int(args[1], &who)) return NULL;
    errno = 0;
    int level = getpriority((__priority_which_t)which, (id_t)who);
    return level == -1 && errno ? failed() : int_new(level);
}

static Ref f_setpriority ARGS
{
    UNUSED;
    int which, who, level;
    bool ok = posix_int(args[0], &which) && posix_int(args[1], &who) && posix_int(args[2], &level);
    return ok ? posix_done(setpriority((__priority_which_t)which, (id_t)who, level)) : NULL;
}

static Ref f_sched_yield ARGS { UNUSED; return posix_done(sched_yield()); }

static Ref f_sched_getaffinity ARGS
{
    UNUSED;
    int pid;
    cpu_set_t cpus;
    if (!posix_int(args[0], &pid)) return NULL;
    if (sched_getaffinity(pid, sizeof cpus, &cpus) < 0) return failed();
    Ref list = list_new();
    for (int i = 0; list && i < CPU_SETSIZE; i++) {
        if (!CPU_ISSET((size_t)i, &cpus)) continue;
        Ref number = int_new(i);
        if (!number || !list_push(list, number)) ref_clear(&list);
    }
    Ref own = list ? obj_call_1(&set_type.head, list) : NULL;
    ref_drop(list);
    return own;
}

/* ---- fork and exec -------------------------------------------------------------------------------------------- */

static Ref fork_hooks;              /* [before], [after in parent], [after in child]; NULL: none */

static Ref f_register_at_fork ARGS
{
    UNUSED;
    static const char *const names[] = { "before", "after_in_child", "after_in_parent" };
    if (!args[0] && !args[1] && !args[2]) return err_raise(&exc_TypeError, "At least one argument is required.");
    for (size_t i = 0; i < 3; i++)
        if (args[i] && !obj_is_callable(args[i])) return err_raise(&exc_TypeError, "'%s' must be callable, not %T", names[i], args[i]);
    if (!fork_hooks && !(fork_hooks = tuple_of(3, list_new(), list_new(), list_new()))) return NULL;
    for (size_t i = 0; i < 3; i++)
        if (args[i] && !list_push(tuple_at(fork_hooks, i), ref_keep(args[i]))) return NULL;
    return None;
}

/* Those before the fork run newest first. Their errors can only be shown. */
void posix_fork_hooks(PosixForkHook which)
{
    Ref hooks = fork_hooks ? list_from(tuple_at(fork_hooks, which)) : NULL;
    size_t count = hooks ? as_list(hooks)->len : 0;
    for (size_t i = 0; i < count; i++) {
        View hook = as_list(hooks)->items[which == HOOK_BEFORE ? count - 1 - i : i];
        Ref result = obj_call_0(hook);
        if (!result) err_unraisable(hook);
        ref_drop(result);
    }
    ref_drop(hooks);
    if (err_pending) err_clear();
}

static Ref f_fork ARGS
{
    UNUSED;
    posix_fork_hooks(HOOK_BEFORE);
    pid_t pid = fork();
    int error = errno;
    posix_fork_hooks(pid == 0 ? HOOK_CHILD : HOOK_PARENT);
    return pid < 0 ? err_errno(error, NULL) : int_new(pid);
}

static Ref f_forkpty ARGS
{
    UNUSED;
    int master = -1;
    posix_fork_hooks(HOOK_BEFORE);
    pid_t pid = forkpty(&master, NULL, NULL, NULL);
    int error = errno;
    posix_fork_hooks(pid == 0 ? HOOK_CHILD : HOOK_PARENT);
    return pid < 0 ? err_errno(error, NULL) : tuple_of(2, int_new(pid), int_new(master));
}

bool posix_strings_add(PosixStrings *s, View v)
{
    Ref raw = NULL;
    Ref path = posix_as_path(v);
    if (path) raw = is_str(path) ? str_encode(path, "utf-8", "surrogateescape") : ref_keep(path);
    else if (!err_pending) err_raise(&exc_TypeError, "expected str, bytes or os.PathLike object, not %T", v);
    ref_drop(path);
    if (!raw) return false;
    if (memchr(as_bytes(raw)->data, 0, as_bytes(raw)->len)) {
        ref_drop(raw);
        return err_false(&exc_ValueError, "embedded null byte");
    }
    char **grown = alloc_resize(s->texts, (s->count + 2) * sizeof *grown);
    if (!grown) return ref_drop(raw), false;
    s->texts = grown;
    s->texts[s->count++] = (char *)as_bytes(raw)->data;
    s->texts[s->count] = NULL;
    return list_push(s->kept, raw);
}

void posix_strings_drop(PosixStrings *s)
{
    mem_free(s->texts);
    ref_drop(s->kept);
}

static bool read_argv(const char *function, View v, PosixStrings *out)
{
    size_t count;
    if (!is_list(v) && !is_tuple(v)) return err_false(&exc_TypeError, "%s() arg 2 must be a tuple or list", function);
    View const *items = seq_items(v, &count);
    if (count == 0) return err_false(&exc_ValueError, "%s() arg 2 must not be empty", function);
    *out = (PosixStrings){ .kept = list_new() };
    bool ok = out->kept != NULL;
    for (size_t i = 0; ok && i < count; i++) ok = posix_strings_add(out, items[i]);
    if (ok && !out->texts[0][0]) ok = err_false(&exc_ValueError, "%s() arg 2 first element cannot be empty", function);
    if (!ok) posix_strings_drop(out);
    return ok;
}

static bool add_pair(PosixStrings *out, View key, View value)
{
    Ref parts[2] = { posix_as_path(key), posix_as_path(value) }, raw = NULL;
    BytesBuilder b = BYTES_BUILDER;
    bool ok = parts[0] && parts[1];
    if (!ok && !err_pending) err_raise(&exc_TypeError, "expected str, bytes or os.PathLike object, not %T", parts[0] ? value : key);
    for (size_t i = 0; ok && i < 2; i++) {
        Ref part = is_str(parts[i]) ? str_encode(parts[i], "utf-8", "surrogateescape") : ref_keep(parts[i]);
        ok = part && (i == 0 || bytes_add_byte(&b, '=')) && bytes_add(&b, as_bytes(part)->data, as_bytes(part)->len);
        if (ok && i == 0 && (b.len == 0 || memchr(b.data, '=', b.len))) ok = err_false(&exc_ValueError, "illegal environment variable name");
        ref_drop(part);
    }
    ref_drop(parts[0]);
    ref_drop(parts[1]);
    if (!ok) return bytes_builder_drop(&b), false;
    ok = (raw = bytes_build(&b)) && posix_strings_add(out, raw);
    ref_drop(raw);
    return ok;
}

static bool read_environment(const char *function, View v, PosixStrings *out)
{
    Ref keys = NULL;
    size_t count = 0;
    *out = (PosixStrings){0};
    if (!type_of(v)->get_item) return err_false(&exc_TypeError, "%s: environment must be a mapping object", function);
    bool ok = (out->kept = list_new()) && (out->texts = alloc_bytes(sizeof *out->texts)) && (keys = obj_call_method(v, "keys", NULL, 0));
    if (ok) {
        out->texts[0] = NULL;
        Ref list = list_from(keys);
        ref_set(&keys, list);
        ok = list != NULL;
    }
    View const *items = ok ? seq_items(keys, &count) : NULL;
    for (size_t i = 0; ok && i < count; i++) {
        Ref value = obj_get_item(v, items[i]);
        ok = value && add_pair(out, items[i], value);
        ref_drop(value);
    }
    ref_drop(keys);
    if (!ok) posix_strings_drop(out);
    return ok;
}

static Ref f_execv ARGS
{
    UNUSED;
    PathArg path;
    PosixStrings argv;
    if (!posix_path(&path, args[0], "execv", "path", 0) || !read_argv("execv", args[1], &argv)) return posix_path_drop(&path), NULL;
    execv(path.text, argv.texts);
    failed();
    posix_strings_drop(&argv);
    posix_path_drop(&path);
    return NULL;
}

static Ref f_execve ARGS
{
    UNUSED;
    PathArg path;
    PosixStrings argv, env;
    if (!posix_path(&path, args[0], "execve", "path", PATH_FD) || !read_argv("execve", args[1], &argv)) return posix_path_drop(&path), NULL;
    if (read_environment("execve", args[2], &env)) {
        if (path.text) execve(path.text, argv.texts, env.texts);
        else fexecve(path.fd, argv.texts, env.texts);
        posix_path_error(&path);
        posix_strings_drop(&env);
    }
    posix_strings_drop(&argv);
    posix_path_drop(&path);
    return NULL;
}

static Ref f__exit ARGS
{
    UNUSED;
    int status;
    if (!posix_int(args[0], &status)) return NULL;
    _exit(status);
}

static Ref f_abort ARGS { UNUSED; abort(); }

static Ref f_system ARGS
{
    UNUSED;
    PathArg command;
    if (!posix_path(&command, args[0], "system", "command", 0)) return posix_path_drop(&command), NULL;
    int status = system(command.text);
    posix_path_drop(&command);
    return int_new(status);
}

/* ---- waiting -------------------------------------------------------------------------------------------------- */

static Ref f_wait ARGS
{
    UNUSED;
    int status = 0;
    pid_t pid;
    RETRY(pid, wait(&status));
    return pid < 0 ? failed() : tuple_of(2, int_new(pid), int_new(status));
}

static Ref f_waitpid ARGS
{
    UNUSED;
    int wanted, options, status = 0;
    pid_t pid;
    if (!posix_int(args[0], &wanted) || !posix_int(args[1], &options)) return NULL;
    RETRY(pid, waitpid(wanted, &status, options));
    return pid < 0 ? failed() : tuple_of(2, int_new(pid), int_new(status));
}

/* struct_rusage lives in the module resource. */
static Ref with_usage(pid_t pid, int status, const struct rusage *u)
{
    if (pid < 0) return failed();
    Ref module = object_import ? object_import("resource") : NULL, type, usage = NULL;
    if (!module) return NULL;
    type = obj_get_attr_text(module, "struct_rusage");
    ref_drop(module);
    if (!type) return NULL;
#define TIME(t) float_new((double)(t).tv_sec + (double)(t).tv_usec * 1e-6)
    Ref fields = tuple_of(16, TIME(u->ru_utime), TIME(u->ru_stime), int_new(u->ru_maxrss), int_new(u->ru_ixrss), int_new(u->ru_idrss),
                          int_new(u->ru_isrss), int_new(u->ru_minflt), int_new(u->ru_majflt), int_new(u->ru_nswap), int_new(u->ru_inblock),
                          int_new(u->ru_oublock), int_new(u->ru_msgsnd), int_new(u->ru_msgrcv), int_new(u->ru_nsignals),
                          int_new(u->ru_nvcsw), int_new(u->ru_nivcsw));
#undef TIME
    if (fields) usage = obj_call_1(type, fields);
    ref_drop(fields);
    ref_drop(type);
    return usage ? tuple_of(3, int_new(pid), int_new(status), usage) : NULL;
}

static Ref f_wait3 ARGS
{
    UNUSED;
    int options, status = 0;
    struct rusage usage = {0};
    pid_t pid;
    if (!posix_int(args[0], &options)) return NULL;
    RETRY(pid, wait3(&status, options, &usage));
    return with_usage(pid, status, &usage);
}

static Ref f_wait4 ARGS
{
    UNUSED;
    int wanted, options, status = 0;
    struct rusage usage = {0};
    pid_t pid;
    if (!posix_int(args[0], &wanted) || !posix_int(args[1], &options)) return NULL;
    RETRY(pid, wait4(wanted, &status, options, &usage));
    return with_usage(pid, status, &usage);
}

#define STATUS_TEST(name) static Ref f_##name ARGS { UNUSED; int status; return posix_int(args[0], &status) ? bool_ref(name(status)) : NULL; }
#define STATUS_PART(name) static Ref f_##name ARGS { UNUSED; int status; return posix_int(args[0], &status) ? int_new(name(status)) : NULL; }
STATUS_TEST(WCOREDUMP) STATUS_TEST(WIFCONTINUED) STATUS_TEST(WIFSTOPPED) STATUS_TEST(WIFSIGNALED) STATUS_TEST(WIFEXITED)
STATUS_PART(WEXITSTATUS) STATUS_PART(WTERMSIG) STATUS_PART(WSTOPSIG)
#undef STATUS_TEST
#undef STATUS_PART

static Ref f_waitstatus_to_exitcode ARGS
{
    UNUSED;
    int status;
    if (!posix_int(args[0], &status)) return NULL;
    if (WIFEXITED(status)) return int_new(WEXITSTATUS(status));
    if (WIFSIGNALED(status)) return int_new(-WTERMSIG(status));
    if (WIFSTOPPED(status)) return err_raise(&exc_ValueError, "process stopped by delivery of signal %d", WSTOPSIG(status));
    return err_raise(&exc_ValueError, "invalid wait status: %d", status);
}

bool posix_process_init(View module)
{
    /* The hooks live in the module, so that they end with it. */
    return (fork_hooks || (fork_hooks = tuple_of(3, list_new(), list_new(), list_new()))) && module_add(module, "_fork_hooks", fork_hooks);
}

const NativeDef posix_process_natives[] = {
    NATIVE("getpid", f_getpid, 0, 0, "The number of this process."),
    NATIVE("getppid", f_getppid, 0, 0, "The number of the process that started this one."),
    NATIVE("getuid", f_getuid, 0, 0, "The user."), NATIVE("geteuid", f_geteuid, 0, 0, "The user whose rights count."),
    NATIVE("getgid", f_getgid, 0, 0, "The group."), NATIVE("getegid", f_getegid, 0, 0, "The group whose rights count."),
    NATIVE("getpgrp", f_getpgrp, 0, 0, "The process group."), NATIVE("setpgrp", f_setpgrp, 0, 0, "Lead a new process group."),
    NATIVE("setuid", f_setuid, 1, 1, "Change the user."), NATIVE("seteuid", f_seteuid, 1, 1, "Change the user whose rights count."),
    NATIVE("setgid", f_setgid, 1, 1, "Change the group."), NATIVE("setegid", f_setegid, 1, 1, "Change the group whose rights count."),
    NATIVE("setsid", f_setsid, 0, 0, "Lead a new session."), NATIVE("getsid", f_getsid, 1, 1, "The session of a process."),
    NATIVE("getpgid", f_getpgid, 1, 1, "The process group of a process."),
    NATIVE("setpgid", f_setpgid, 2, 2, "Put a process into a process group."),
    NATIVE("tcgetpgrp", f_tcgetpgrp, 1, 1, "The process group in the foreground of a terminal."),
    NATIVE("tcsetpgrp", f_tcsetpgrp, 2, 2, "Bring a process group to the foreground of a terminal."),
    NATIVE("getgroups", f_getgroups, 0, 0, "The other groups of the user."),
    NATIVE("getresuid", f_getresuid, 0, 0, "(real, effective, saved) user."),
    NATIVE("getresgid", f_getresgid, 0, 0, "(real, effective, saved) group."),
    NATIVE("getlogin", f_getlogin, 0, 0, "The name under which the user logged in."),
    NATIVE("kill", f_kill, 2, 2, "Send a signal to a process."), NATIVE("killpg", f_killpg, 2, 2, "Send a signal to a process group."),
    NATIVE("nice", f_nice, 1, 1, "Make this process more patient; returns how patient it is."),
    NATIVE_PARAMS("getpriority", f_getpriority, "which, who", "The priority of processes."),
    NATIVE_PARAMS("setpriority", f_setpriority, "which, who, priority", "Set the priority of processes."),
    NATIVE("sched_yield", f_sched_yield, 0, 0, "Let other processes run."),
    NATIVE("sched_getaffinity", f_sched_getaffinity, 1, 1, "The processors that a process may use."),
    NATIVE_PARAMS("register_at_fork", f_register_at_fork, "*, before=, after_in_child=, after_in_parent=", "Functions to call around os.fork."),
    NATIVE("fork", f_fork, 0, 0, "Split this process in two: 0 in the child, the child's number in the parent."),
    NATIVE("forkpty", f_forkpty, 0, 0, "Fork with a new pseudo-terminal: (number, descriptor)."),
    NATIVE("execv", f_execv, 2, 2, "Run another program in the place of this one."),
    NATIVE_PARAMS("execve", f_execve, "path, argv, env", "Run another program with an environment in the place of this one."),
    NATIVE_PARAMS("_exit", f__exit, "status", "End the process at once, cleaning nothing up."),
    NATIVE("abort", f_abort, 0, 0, "End the process by SIGABRT."),
    NATIVE_PARAMS("system", f_system, "command", "Run a command in a shell; returns its wait status."),
    NATIVE("wait", f_wait, 0, 0, "Wait for a child: (number, status)."),
    NATIVE("waitpid", f_waitpid, 2, 2, "Wait for some child: (number, status)."),
    NATIVE_PARAMS("wait3", f_wait3, "options", "Wait for a child: (number, status, what it used)."),
    NATIVE_PARAMS("wait4", f_wait4, "pid, options", "Wait for some child: (number, status, what it used)."),
    NATIVE_PARAMS("WCOREDUMP", f_WCOREDUMP, "status", "Did it leave a core file?"),
    NATIVE_PARAMS("WIFCONTINUED", f_WIFCONTINUED, "status", "Did it go on?"),
    NATIVE_PARAMS("WIFSTOPPED", f_WIFSTOPPED, "status", "Did it stop?"),
    NATIVE_PARAMS("WIFSIGNALED", f_WIFSIGNALED, "status", "Did a signal end it?"),
    NATIVE_PARAMS("WIFEXITED", f_WIFEXITED, "status", "Did it end by itself?"),
    NATIVE_PARAMS("WEXITSTATUS", f_WEXITSTATUS, "status", "Its exit status."),
    NATIVE_PARAMS("WTERMSIG", f_WTERMSIG, "status", "The signal that ended it."),
    NATIVE_PARAMS("WSTOPSIG", f_WSTOPSIG, "status", "The signal that stopped it."),
    NATIVE_PARAMS("waitstatus_to_exitcode", f_waitstatus_to_exitcode, "status", "The exit status, or minus the signal, of a wait status."),
    {0}
};
