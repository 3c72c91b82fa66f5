/* posix.c -- the module posix, on which os.py is built: the system's calls, its constants, its errors. The calls stand in
 * posix_*.c, by what they are about. */
#define _GNU_SOURCE 1
#include "modules/posix_parts.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <dlfcn.h>
#include <limits.h>
#include <sysexits.h>
#include <unistd.h>

#include "modules/modules.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"

static const struct { const char *name; int64_t value; } constants[] = {
#define C(name) { #name, name },
    C(F_OK) C(R_OK) C(W_OK) C(X_OK) C(NGROUPS_MAX) C(TMP_MAX)
    C(WCONTINUED) C(WNOHANG) C(WUNTRACED) C(WEXITED) C(WNOWAIT) C(WSTOPPED) C(P_ALL) C(P_PID) C(P_PGID)
    C(CLD_CONTINUED) C(CLD_DUMPED) C(CLD_EXITED) C(CLD_KILLED) C(CLD_STOPPED) C(CLD_TRAPPED)
    C(O_RDONLY) C(O_WRONLY) C(O_RDWR) C(O_ACCMODE) C(O_APPEND) C(O_ASYNC) C(O_CLOEXEC) C(O_CREAT) C(O_DIRECT) C(O_DIRECTORY) C(O_DSYNC)
    C(O_EXCL) C(O_FSYNC) C(O_LARGEFILE) C(O_NDELAY) C(O_NOATIME) C(O_NOCTTY) C(O_NOFOLLOW) C(O_NONBLOCK) C(O_PATH) C(O_RSYNC) C(O_SYNC)
    C(O_TMPFILE) C(O_TRUNC)
    C(SEEK_DATA) C(SEEK_HOLE) C(F_LOCK) C(F_TEST) C(F_TLOCK) C(F_ULOCK)
    C(PRIO_PROCESS) C(PRIO_PGRP) C(PRIO_USER)
    C(EX_OK) C(EX_USAGE) C(EX_DATAERR) C(EX_NOINPUT) C(EX_NOUSER) C(EX_NOHOST) C(EX_UNAVAILABLE) C(EX_SOFTWARE) C(EX_OSERR) C(EX_OSFILE)
    C(EX_CANTCREAT) C(EX_IOERR) C(EX_TEMPFAIL) C(EX_PROTOCOL) C(EX_NOPERM) C(EX_CONFIG)
    C(ST_RDONLY) C(ST_NOSUID) C(ST_NODEV) C(ST_NOEXEC) C(ST_SYNCHRONOUS) C(ST_MANDLOCK) C(ST_WRITE) C(ST_APPEND) C(ST_NOATIME)
    C(ST_NODIRATIME) C(ST_RELATIME)
    C(SCHED_OTHER) C(SCHED_FIFO) C(SCHED_RR) C(SCHED_BATCH) C(SCHED_IDLE)
    C(RTLD_LAZY) C(RTLD_NOW) C(RTLD_GLOBAL) C(RTLD_LOCAL) C(RTLD_NODELETE) C(RTLD_NOLOAD) C(RTLD_DEEPBIND)
    C(GRND_RANDOM) C(GRND_NONBLOCK) C(MFD_CLOEXEC) C(MFD_ALLOW_SEALING)
    C(POSIX_FADV_NORMAL) C(POSIX_FADV_SEQUENTIAL) C(POSIX_FADV_RANDOM) C(POSIX_FADV_NOREUSE) C(POSIX_FADV_WILLNEED) C(POSIX_FADV_DONTNEED)
#undef C
};

/* What os.py asks to find out which functions take dir_fd, descriptors and follow_symlinks. */
static const char *const have_functions[] = {
    "HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMOD", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FEXECVE", "HAVE_FDOPENDIR",
    "HAVE_FPATHCONF", "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS", "HAVE_FUTIMES", "HAVE_FUTIMESAT", "HAVE_LINKAT",
    "HAVE_LCHOWN", "HAVE_LSTAT", "HAVE_LUTIMES", "HAVE_MKDIRAT", "HAVE_MKFIFOAT", "HAVE_MKNODAT", "HAVE_OPENAT", "HAVE_READLINKAT",
    "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT",
};

static bool add_constants(View module)
{
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (!module_add(module, constants[i].name, int_new(constants[i].value))) return false;
    Ref names = list_new();
    for (size_t i = 0; names && i < sizeof have_functions / sizeof *have_functions; i++) {
        Ref name = str_from_text(have_functions[i]);
        if (!name || !list_push(names, name)) ref_clear(&names);
    }
    return module_add(module, "_have_functions", names) && module_add(module, "error", ref_keep(&exc_OSError.head));
}

static bool fill(View module)
{
    return module_add_natives(module, posix_file_natives) && module_add_natives(module, posix_fd_natives)
        && module_add_natives(module, posix_stat_natives) && module_add_natives(module, posix_process_natives)
        && module_add_natives(module, posix_system_natives) && posix_fd_init(module) && posix_stat_init(module)
        && posix_system_init(module) && posix_process_init(module) && posix_scandir_init(module) && add_constants(module);
}

const ModuleDef posix_module = {"posix", fill};
