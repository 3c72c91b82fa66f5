/* _posixsubprocess.c -- the module _posixsubprocess: starting another program, for the library's subprocess.py.
 *
 *     parent                                 child
 *     read the arguments  -- fork -->        streams in place, folder, session, user, preexec_fn, other descriptors closed
 *     the child's number                     execve: the first of some files that can be run
 *
 * A child that fails writes why to a pipe that the parent reads to its end: "OSError:2:", errno in base 16 and, where the failure
 * came before execve, "noexec". The pipe closes by itself when execve works. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/modules.h"
#include "modules/posix_parts.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* What a child needs, read while errors can still be raised. */
typedef struct {
    PosixStrings argv, env, files;          /* env.texts NULL: the parent's; files: those to try one after the other */
    PosixStrings cwd;                       /* one path, or none */
    bool close_fds, restore_signals, new_session;
    View keep;                              /* tuple of ints: descriptors that stay open, in order */
    int in[2], out[2], error[2];            /* pipes of the standard streams, [0] to read from; -1: none */
    int report[2];
    int group, mask;                        /* -1: leave as it is */
    bool set_gid, set_uid, set_groups;
    unsigned gid, uid;
    gid_t groups[1024];
    size_t group_count;
    View preexec;
} Plan;

enum { ARGV, FILES, CLOSE_FDS, KEEP, CWD, ENV, IN_READ, IN_WRITE, OUT_READ, OUT_WRITE, ERR_READ, ERR_WRITE, REPORT_READ, REPORT_WRITE,
       RESTORE_SIGNALS, NEW_SESSION, GROUP, GID, GROUPS, UID, MASK, PREEXEC, VFORK, PARAMS };

/* ---- reading the arguments ------------------------------------------------------------------------------------ */

static bool read_strings(View v, const char *refusal, PosixStrings *out)
{
    size_t count;
    Ref items = seq_fast(v, refusal);
    if (!items) return false;
    View const *each = seq_items(items, &count);
    bool ok = (out->kept = list_new()) && (out->texts = alloc_bytes(sizeof *out->texts));
    if (ok) out->texts[0] = NULL;
    for (size_t i = 0; ok && i < count; i++) ok = posix_strings_add(out, each[i]);
    ref_drop(items);
    return ok;
}

/* Non-negative ints, each larger than the one before. */
static bool read_keep(View v)
{
    int before = -1, fd;
    if (!is_tuple(v)) return err_false(&exc_TypeError, "fork_exec() argument 4 must be tuple, not %T", v);
    for (size_t i = 0; i < as_tuple(v)->len; i++) {
        int64_t n;
        View item = tuple_at(v, i);
        if (!is_int(item) || !int_fits(item, &n) || n <= before || n > INT32_MAX) return err_false(&exc_ValueError, "bad value(s) in fds_to_keep");
        fd = (int)n;
        before = fd;
    }
    return true;
}

static bool read_groups(View v, Plan *plan)
{
    size_t count;
    if (v == None) return true;
    if (!is_list(v)) return err_false(&exc_TypeError, "setgroups argument must be a sequence");
    View const *items = seq_items(v, &count);
    if (count > sizeof plan->groups / sizeof *plan->groups) return err_false(&exc_ValueError, "too many extra_groups");
    for (size_t i = 0; i < count; i++) {
        unsigned id;
        if (!is_int(items[i])) return err_false(&exc_TypeError, "groups must be integers");
        if (!posix_uid(items[i], "gid", &id)) return false;
        plan->groups[plan->group_count++] = id;
    }
    return plan->set_groups = true;
}

static bool read_id(View v, const char *what, bool *given, unsigned *out)
{
    *given = v != None;
    return !*given || posix_uid(v, what, out);
}

static bool read_plan(View const *args, Plan *plan)
{
    int *const fds[] = { &plan->in[0], &plan->in[1], &plan->out[0], &plan->out[1], &plan->error[0], &plan->error[1], &plan->report[0], &plan->report[1] };
    if (!posix_flag(args[CLOSE_FDS], true, &plan->close_fds) || !read_keep(args[KEEP])) return false;
    plan->keep = args[KEEP];
    for (size_t i = 0; i < 8; i++) if (!posix_int(args[IN_READ + i], fds[i])) return false;
    if (plan->close_fds && plan->report[1] < 3) return err_false(&exc_ValueError, "errpipe_write must be >= 3");
    if (!posix_flag(args[RESTORE_SIGNALS], false, &plan->restore_signals) || !posix_flag(args[NEW_SESSION], false, &plan->new_session)) return false;
    if (!posix_int(args[GROUP], &plan->group) || !posix_int(args[MASK], &plan->mask)) return false;
    if (!read_strings(args[FILES], "executable_list must be a sequence", &plan->files)) return false;
    if (!read_strings(args[ARGV], "argv must be a tuple", &plan->argv)) return false;
    if (args[ENV] != None && !read_strings(args[ENV], "env must be a list", &plan->env)) return false;
    if (args[CWD] != None && !((plan->cwd.kept = list_new()) && posix_strings_add(&plan->cwd, args[CWD]))) return false;
    plan->preexec = args[PREEXEC];
    return read_groups(args[GROUPS], plan) && read_id(args[GID], "gid", &plan->set_gid, &plan->gid)
        && read_id(args[UID], "uid", &plan->set_uid, &plan->uid);
}

/* ---- in the child ---------------------------------------------------------------------------------------------- */

static bool inheritable(int fd) { return fcntl(fd, F_SETFD, 0) == 0; }

/* Make the descriptor `from` the standard stream `to`; -1: leave it. */
static bool put_stream(int from, int to)
{
    if (from < 0) return true;
    return from == to ? inheritable(to) : dup2(from, to) >= 0;
}

/* A stream's descriptor that stands where another stream is going to be moves out of the way. */
static bool move_away(int *fd, int below)
{
    if (*fd < 0 || *fd >= below) return true;
    *fd = fcntl(*fd, F_DUPFD_CLOEXEC, 3);
    return *fd >= 0;
}

static bool put_streams(Plan *plan)
{
    if (plan->in[1] >= 0) close(plan->in[1]);
    if (plan->out[0] >= 0) close(plan->out[0]);
    if (plan->error[0] >= 0) close(plan->error[0]);
    close(plan->report[0]);
    return move_away(&plan->out[1], 1) && move_away(&plan->error[1], 2)
        && put_stream(plan->in[0], 0) && put_stream(plan->out[1], 1) && put_stream(plan->error[1], 2);
}

static void close_others(const Plan *plan)
{
    unsigned from = 3;
    for (size_t i = 0; i < as_tuple(plan->keep)->len; i++) {
        unsigned fd = (unsigned)box_int(tuple_at(plan->keep, i));
        if (fd < from) continue;
        if (fd > from) close_range(from, fd - 1, 0);
        from = fd + 1;
    }
    close_range(from, ~0u, 0);
}

static bool prepare(Plan *plan)
{
    for (size_t i = 0; i < as_tuple(plan->keep)->len; i++) {
        int fd = (int)box_int(tuple_at(plan->keep, i));
        if (fd != plan->report[1] && !inheritable(fd)) return false;
    }
    if (!put_streams(plan)) return false;
    if (plan->cwd.texts && chdir(plan->cwd.texts[0]) < 0) return false;
    if (plan->mask >= 0) umask((mode_t)plan->mask);
    if (plan->restore_signals) {
        signal(SIGPIPE, SIG_DFL);
        signal(SIGXFSZ, SIG_DFL);
    }
    if (plan->new_session) setsid();
    if (plan->group >= 0 && setpgid(0, plan->group) < 0) return false;
    if (plan->set_groups && setgroups(plan->group_count, plan->groups) < 0) return false;
    if (plan->set_gid && setregid(plan->gid, plan->gid) < 0) return false;
    return !plan->set_uid || setreuid(plan->uid, plan->uid) >= 0;
}

/* The error worth telling: a file that is there and cannot be run says more than one that is not there. */
static int run(const Plan *plan)
{
    int error = 0;
    for (size_t i = 0; i < plan->files.count; i++) {
        if (plan->env.texts) execve(plan->files.texts[i], plan->argv.texts, plan->env.texts);
        else execv(plan->files.texts[i], plan->argv.texts);
        if (errno != ENOENT && errno != ENOTDIR) error = errno;
    }
    return error ? error : errno;
}

static void tell(int fd, const char *text)
{
    ssize_t put = write(fd, text, strlen(text));
    (void)put;                  /* nobody is left who could be told */
}

__attribute__((noreturn)) static void child(Plan *plan)
{
    char text[64];
    errno = 0;
    if (!prepare(plan)) {
        snprintf(text, sizeof text, "OSError:%X:noexec", (unsigned)errno);
        tell(plan->report[1], text);
        _exit(255);
    }
    if (plan->preexec != None) {
        Ref result = obj_call_0(plan->preexec);
        if (!result) {
            tell(plan->report[1], "SubprocessError:0:Exception occurred in preexec_fn.");
            _exit(255);
        }
        ref_drop(result);
    }
    if (plan->close_fds) close_others(plan);
    snprintf(text, sizeof text, "OSError:%X:", (unsigned)run(plan));
    tell(plan->report[1], text);
    _exit(255);
}

/* ---- the module ------------------------------------------------------------------------------------------------ */

static Ref f_fork_exec(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Plan plan = {0};
    Ref result = NULL;
    if (read_plan(args, &plan)) {
        bool runs_python = plan.preexec != None;        /* only then can the hooks matter to the child */
        if (runs_python) posix_fork_hooks(HOOK_BEFORE);
        pid_t pid = fork();
        int error = errno;
        if (pid == 0) {
            if (runs_python) posix_fork_hooks(HOOK_CHILD);
            child(&plan);
        }
        if (runs_python) posix_fork_hooks(HOOK_PARENT);
        result = pid < 0 ? err_errno(error, NULL) : int_new(pid);
    }
    posix_strings_drop(&plan.argv);
    posix_strings_drop(&plan.env);
    posix_strings_drop(&plan.files);
    posix_strings_drop(&plan.cwd);
    return result;
}

static const NativeDef natives[] = {
    NATIVE("fork_exec", f_fork_exec, PARAMS, PARAMS, "Start another program in a new process; returns its number."),
    {0}
};

static bool fill(View module) { return module_add_natives(module, natives); }

const ModuleDef _posixsubprocess_module = {"_posixsubprocess", fill};
