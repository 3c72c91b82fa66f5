/* posix_stat.c -- what the system knows of a file: os.stat, os.statvfs, and setting its times. */
#define _GNU_SOURCE 1
#include "modules/posix_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/structseq.h"
#include "objects/tuple.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

/* Ten items, of which the times are whole seconds; the names of the times mean floats that stand behind. */
enum { STAT_ITEMS = 10, STAT_TOTAL = 19 };
static const MemberDef stat_fields[] = {
    SEQ_FIELD("st_mode", 0), SEQ_FIELD("st_ino", 1), SEQ_FIELD("st_dev", 2), SEQ_FIELD("st_nlink", 3), SEQ_FIELD("st_uid", 4),
    SEQ_FIELD("st_gid", 5), SEQ_FIELD("st_size", 6), SEQ_FIELD("st_atime", 10), SEQ_FIELD("st_mtime", 11), SEQ_FIELD("st_ctime", 12),
    SEQ_FIELD("st_atime_ns", 13), SEQ_FIELD("st_mtime_ns", 14), SEQ_FIELD("st_ctime_ns", 15), SEQ_FIELD("st_blksize", 16),
    SEQ_FIELD("st_blocks", 17), SEQ_FIELD("st_rdev", 18), {0}
};

/* Where the float times are not given, the whole seconds are. */
static Ref stat_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    Ref own = structseq_new(type, args, n, kwnames);
    for (size_t i = 0; own && i < 3; i++)
        if (as_tuple(own)->items[STAT_ITEMS + i] == None)
            ref_set(&as_tuple(own)->items[STAT_ITEMS + i], ref_keep(as_tuple(own)->items[STAT_ITEMS - 3 + i]));
    return own;
}

static TypeObj stat_type = STRUCTSEQ_HIDDEN_TYPE("os.stat_result", stat_fields, stat_make);

static Ref nanoseconds(struct timespec t)
{
    int64_t whole;
    if (!__builtin_mul_overflow((int64_t)t.tv_sec, 1000000000, &whole) && !__builtin_add_overflow(whole, t.tv_nsec, &whole))
        return int_new(whole);
    mpz_t z;
    mpz_init_set_si(z, t.tv_sec);
    mpz_mul_ui(z, z, 1000000000);
    mpz_add_ui(z, z, (unsigned long)t.tv_nsec);
    return int_take_mpz(z);
}

static Ref seconds(struct timespec t) { return float_new((double)t.tv_sec + 1e-9 * (double)t.tv_nsec); }

Ref posix_stat_new(const struct stat *st)
{
    Ref values[STAT_TOTAL] = {
        int_new(st->st_mode), int_new_unsigned(st->st_ino), int_new_unsigned(st->st_dev), int_new_unsigned(st->st_nlink),
        int_new(st->st_uid), int_new(st->st_gid), int_new(st->st_size),
        int_new(st->st_atim.tv_sec), int_new(st->st_mtim.tv_sec), int_new(st->st_ctim.tv_sec),
        seconds(st->st_atim), seconds(st->st_mtim), seconds(st->st_ctim),
        nanoseconds(st->st_atim), nanoseconds(st->st_mtim), nanoseconds(st->st_ctim),
        int_new(st->st_blksize), int_new(st->st_blocks), int_new_unsigned(st->st_rdev),
    };
    return structseq_from(&stat_type, values);
}

static Ref stat_as(const char *function, View file, View dir_fd, bool follow)
{
    PathArg path;
    struct stat st;
    int dir, status;
    bool ok = posix_path(&path, file, function, "path", function[0] == 's' ? PATH_FD : 0) && posix_dir_fd(dir_fd, &dir);
    if (ok && !path.text && dir != AT_FDCWD)
        ok = err_false(&exc_ValueError, "%s: can't specify dir_fd without matching path", function);
    if (ok && !path.text && !follow) ok = err_false(&exc_ValueError, "%s: cannot use fd and follow_symlinks together", function);
    if (!ok) return posix_path_drop(&path), NULL;
    status = path.text ? fstatat(dir, path.text, &st, follow ? 0 : AT_SYMLINK_NOFOLLOW) : fstat(path.fd, &st);
    Ref result = status < 0 ? posix_path_error(&path) : posix_stat_new(&st);
    posix_path_drop(&path);
    return result;
}

static Ref f_stat ARGS
{
    UNUSED;
    bool follow;
    return posix_flag(args[2], true, &follow) ? stat_as("stat", args[0], args[1], follow) : NULL;
}

static Ref f_lstat ARGS { UNUSED; return stat_as("lstat", args[0], args[1], false); }

static Ref f_fstat ARGS
{
    UNUSED;
    int fd;
    struct stat st;
    if (!posix_int(args[0], &fd)) return NULL;
    return fstat(fd, &st) < 0 ? err_errno(errno, NULL) : posix_stat_new(&st);
}

/* ---- times ------------------------------------------------------------------------------------------------ */

static bool from_seconds(View v, struct timespec *out)
{
    int64_t whole;
    if (type_has(v, TYPE_FLOAT)) {
        double time = float_of(v), floor_of = floor(time);
        if (isnan(time)) return err_false(&exc_ValueError, "Invalid value NaN (not a number)");
        if (fabs(time) > 9.2e18) return err_false(&exc_OverflowError, "timestamp out of range for platform time_t");
        *out = (struct timespec){ (time_t)floor_of, (long)floor((time - floor_of) * 1e9) };
        return true;
    }
    Ref number = obj_index(v);
    if (!number) return false;
    bool small = int_fits(number, &whole);
    ref_drop(number);
    *out = (struct timespec){ (time_t)whole, 0 };
    return small || err_false(&exc_OverflowError, "timestamp out of range for platform time_t");
}

static bool from_nanoseconds(View v, struct timespec *out)
{
    int64_t ns;
    if (!is_int(v)) return err_false(&exc_TypeError, "unsupported operand type(s) for divmod(): '%T' and 'int'", v);
    if (!int_to_i64(v, &ns)) return false;
    int64_t rest = ns % 1000000000, whole = ns / 1000000000;
    if (rest < 0) rest += 1000000000, whole--;
    *out = (struct timespec){ (time_t)whole, (long)rest };
    return true;
}

static Ref f_utime ARGS
{
    UNUSED;
    PathArg path;
    int dir, status;
    bool follow;
    struct timespec times[2] = { { 0, UTIME_NOW }, { 0, UTIME_NOW } };
    View given = args[1] && args[1] != None ? args[1] : NULL, ns = args[2];
    bool ok = posix_path(&path, args[0], "utime", "path", PATH_FD) && posix_dir_fd(args[3], &dir) && posix_flag(args[4], true, &follow);
    if (ok && given && ns) ok = err_false(&exc_ValueError, "utime: you may specify either 'times' or 'ns' but not both");
    if (ok && given)
        ok = (is_tuple(given) && as_tuple(given)->len == 2)
           ? from_seconds(tuple_at(given, 0), &times[0]) && from_seconds(tuple_at(given, 1), &times[1])
           : err_false(&exc_TypeError, "utime: 'times' must be either a tuple of two ints or None");
    if (ok && ns)
        ok = (is_tuple(ns) && as_tuple(ns)->len == 2)
           ? from_nanoseconds(tuple_at(ns, 0), &times[0]) && from_nanoseconds(tuple_at(ns, 1), &times[1])
           : err_false(&exc_TypeError, "utime: 'ns' must be a tuple of two ints");
    if (ok && !path.text && (dir != AT_FDCWD || !follow))
        ok = err_false(&exc_ValueError, follow ? "utime: can't specify dir_fd without matching path"
                                               : "utime: cannot use fd and follow_symlinks together");
    if (!ok) return posix_path_drop(&path), NULL;
    status = path.text ? utimensat(dir, path.text, times, follow ? 0 : AT_SYMLINK_NOFOLLOW) : futimens(path.fd, times);
    posix_path_drop(&path);
    return posix_done(status);                  /* without the name, as in CPython */
}

/* ---- file systems ----------------------------------------------------------------------------------------- */

static const MemberDef statvfs_fields[] = {
    SEQ_FIELD("f_bsize", 0), SEQ_FIELD("f_frsize", 1), SEQ_FIELD("f_blocks", 2), SEQ_FIELD("f_bfree", 3), SEQ_FIELD("f_bavail", 4),
    SEQ_FIELD("f_files", 5), SEQ_FIELD("f_ffree", 6), SEQ_FIELD("f_favail", 7), SEQ_FIELD("f_flag", 8), SEQ_FIELD("f_namemax", 9),
    SEQ_FIELD("f_fsid", 10), {0}
};
enum { STATVFS_ITEMS = 10 };
static TypeObj statvfs_type = STRUCTSEQ_HIDDEN_TYPE("os.statvfs_result", statvfs_fields, structseq_new);

static Ref statvfs_new(const struct statvfs *st)
{
    Ref values[] = {
        int_new_unsigned(st->f_bsize), int_new_unsigned(st->f_frsize), int_new_unsigned(st->f_blocks), int_new_unsigned(st->f_bfree),
        int_new_unsigned(st->f_bavail), int_new_unsigned(st->f_files), int_new_unsigned(st->f_ffree), int_new_unsigned(st->f_favail),
        int_new_unsigned(st->f_flag), int_new_unsigned(st->f_namemax), int_new_unsigned(st->f_fsid),
    };
    return structseq_from(&statvfs_type, values);
}

static Ref f_statvfs ARGS
{
    UNUSED;
    PathArg path;
    struct statvfs st;
    if (!posix_path(&path, args[0], "statvfs", "path", PATH_FD)) return posix_path_drop(&path), NULL;
    int status = path.text ? statvfs(path.text, &st) : fstatvfs(path.fd, &st);
    Ref result = status < 0 ? posix_path_error(&path) : statvfs_new(&st);
    posix_path_drop(&path);
    return result;
}

static Ref f_fstatvfs ARGS
{
    UNUSED;
    int fd;
    struct statvfs st;
    if (!posix_int(args[0], &fd)) return NULL;
    return fstatvfs(fd, &st) < 0 ? err_errno(errno, NULL) : statvfs_new(&st);
}

bool posix_stat_init(View module)
{
    return structseq_ready_hidden(&stat_type, STAT_ITEMS) && structseq_ready_hidden(&statvfs_type, STATVFS_ITEMS)
        && module_add(module, "stat_result", ref_keep(&stat_type.head))
        && module_add(module, "statvfs_result", ref_keep(&statvfs_type.head));
}

const NativeDef posix_stat_natives[] = {
    NATIVE_PARAMS("stat", f_stat, "path, *, dir_fd=, follow_symlinks=", "What the system knows of a file."),
    NATIVE_PARAMS("lstat", f_lstat, "path, *, dir_fd=", "The same, of a symbolic link itself."),
    NATIVE_PARAMS("fstat", f_fstat, "fd", "The same, of an open file."),
    NATIVE_PARAMS("utime", f_utime, "path, times=, *, ns=, dir_fd=, follow_symlinks=", "Set when a file was last read and changed."),
    NATIVE_PARAMS("statvfs", f_statvfs, "path", "What the system knows of a file system."),
    NATIVE_PARAMS("fstatvfs", f_fstatvfs, "fd", "The same, by an open file."),
    {0}
};
