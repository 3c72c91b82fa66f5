/* posix_files.c -- what is done with files by their names: making, moving, removing, permissions, links. */
#define _GNU_SOURCE 1
#include "modules/posix_parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

/* ---- directories ------------------------------------------------------------------------------------------ */

static Ref working_directory(bool raw)
{
    char *at = getcwd(NULL, 0);
    if (!at) return err_errno(errno, NULL);
    Ref own = posix_name(at, strlen(at), raw);
    free(at);
    return own;
}

static Ref f_getcwd ARGS { UNUSED; return working_directory(false); }
static Ref f_getcwdb ARGS { UNUSED; return working_directory(true); }

static Ref f_chdir ARGS
{
    UNUSED;
    PathArg path;
    if (!posix_path(&path, args[0], "chdir", "path", PATH_FD)) return posix_path_drop(&path), NULL;
    return posix_done_path(path.text ? chdir(path.text) : fchdir(path.fd), &path);
}

static Ref f_fchdir ARGS
{
    UNUSED;
    int fd;
    return posix_fd(args[0], &fd) ? posix_done(fchdir(fd)) : NULL;
}

static Ref f_mkdir ARGS
{
    UNUSED;
    PathArg path;
    int mode = 0777, dir;
    bool ok = posix_path(&path, args[0], "mkdir", "path", 0) && (!args[1] || posix_int(args[1], &mode)) && posix_dir_fd(args[2], &dir);
    if (!ok) return posix_path_drop(&path), NULL;
    return posix_done_path(mkdirat(dir, path.text, (mode_t)mode), &path);
}

static Ref unlink_as(const char *function, View const *args, int flags)
{
    PathArg path;
    int dir;
    if (!posix_path(&path, args[0], function, "path", 0) || !posix_dir_fd(args[1], &dir)) return posix_path_drop(&path), NULL;
    return posix_done_path(unlinkat(dir, path.text, flags), &path);
}

static Ref f_rmdir ARGS { UNUSED; return unlink_as("rmdir", args, AT_REMOVEDIR); }
static Ref f_unlink ARGS { UNUSED; return unlink_as("unlink", args, 0); }
static Ref f_remove ARGS { UNUSED; return unlink_as("remove", args, 0); }

/* The names in a directory, without "." and "..". */
static Ref f_listdir ARGS
{
    UNUSED;
    PathArg path;
    struct dirent *entry;
    Ref list = NULL;
    DIR *dir = NULL;
    if (!posix_path(&path, args[0], "listdir", "path", PATH_FD | PATH_NONE)) goto done;
    int fd = path.text ? -1 : fcntl(path.fd, F_DUPFD_CLOEXEC, 0);
    dir = path.text ? opendir(path.text) : fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        posix_path_error(&path);
        if (fd >= 0) close(fd);
        goto done;
    }
    if (!path.text) rewinddir(dir);
    bool raw = path.object && is_bytes(path.object);
    list = list_new();
    while (list && (errno = 0, entry = readdir(dir))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        Ref name = posix_name(entry->d_name, strlen(entry->d_name), raw);
        if (!name || !list_push(list, name)) ref_clear(&list);
    }
    if (list && errno) {
        posix_path_error(&path);
        ref_clear(&list);
    }
done:
    if (dir) {
        if (!path.text) rewinddir(dir);
        closedir(dir);
    }
    posix_path_drop(&path);
    return list;
}

/* ---- two names -------------------------------------------------------------------------------------------- */

static Ref rename_as(const char *function, View const *args)
{
    PathArg from = {0}, to = {0};
    int from_dir, to_dir;
    Ref result = NULL;
    bool ok = posix_path(&from, args[0], function, "src", 0) && posix_path(&to, args[1], function, "dst", 0)
           && posix_dir_fd(args[2], &from_dir) && posix_dir_fd(args[3], &to_dir);
    if (ok) result = renameat(from_dir, from.text, to_dir, to.text) < 0 ? posix_path_error2(&from, &to) : None;
    posix_path_drop(&from);
    posix_path_drop(&to);
    return result;
}

static Ref f_rename ARGS { UNUSED; return rename_as("rename", args); }
static Ref f_replace ARGS { UNUSED; return rename_as("replace", args); }

static Ref f_link ARGS
{
    UNUSED;
    PathArg from = {0}, to = {0};
    int from_dir, to_dir;
    bool follow;
    Ref result = NULL;
    bool ok = posix_path(&from, args[0], "link", "src", 0) && posix_path(&to, args[1], "link", "dst", 0)
           && posix_dir_fd(args[2], &from_dir) && posix_dir_fd(args[3], &to_dir) && posix_flag(args[4], true, &follow);
    /* link() does not follow symbolic links on Linux, so a plain call does not ask it to either. */
    if (ok) result = linkat(from_dir, from.text, to_dir, to.text, args[4] && follow ? AT_SYMLINK_FOLLOW : 0) < 0
                   ? posix_path_error2(&from, &to) : None;
    posix_path_drop(&from);
    posix_path_drop(&to);
    return result;
}

static Ref f_symlink ARGS
{
    UNUSED;
    PathArg from = {0}, to = {0};
    int dir;
    Ref result = NULL;
    bool ok = posix_path(&from, args[0], "symlink", "src", 0) && posix_path(&to, args[1], "symlink", "dst", 0) && posix_dir_fd(args[3], &dir);
    if (ok) result = symlinkat(from.text, dir, to.text) < 0 ? posix_path_error2(&from, &to) : None;
    posix_path_drop(&from);
    posix_path_drop(&to);
    return result;
}

static Ref f_readlink ARGS
{
    UNUSED;
    PathArg path;
    int dir;
    char target[4096];
    if (!posix_path(&path, args[0], "readlink", "path", 0) || !posix_dir_fd(args[1], &dir)) return posix_path_drop(&path), NULL;
    ssize_t len = readlinkat(dir, path.text, target, sizeof target);
    Ref result = len < 0 ? posix_path_error(&path) : posix_name(target, (size_t)len, is_bytes(path.object));
    posix_path_drop(&path);
    return result;
}

/* ---- permissions ------------------------------------------------------------------------------------------ */

static Ref f_access ARGS
{
    UNUSED;
    PathArg path;
    int mode, dir;
    bool effective, follow;
    bool ok = posix_path(&path, args[0], "access", "path", 0) && posix_int(args[1], &mode) && posix_dir_fd(args[2], &dir)
           && posix_flag(args[3], false, &effective) && posix_flag(args[4], true, &follow);
    Ref result = NULL;
    if (ok) result = bool_ref(faccessat(dir, path.text, mode, (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW)) == 0);
    posix_path_drop(&path);
    return result;
}

static Ref f_chmod ARGS
{
    UNUSED;
    PathArg path;
    int mode, dir;
    bool follow;
    bool ok = posix_path(&path, args[0], "chmod", "path", PATH_FD) && posix_int(args[1], &mode) && posix_dir_fd(args[2], &dir)
           && posix_flag(args[3], true, &follow);
    if (!ok) return posix_path_drop(&path), NULL;
    if (!path.text) return posix_done_path(fchmod(path.fd, (mode_t)mode), &path);
    int status = fchmodat(dir, path.text, (mode_t)mode, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    if (status < 0 && !follow && errno == EOPNOTSUPP) {
        err_raise(&exc_NotImplementedError, "chmod: follow_symlinks unavailable on this platform");
        return posix_path_drop(&path), NULL;
    }
    return posix_done_path(status, &path);
}

static Ref f_fchmod ARGS
{
    UNUSED;
    int fd, mode;
    return posix_int(args[0], &fd) && posix_int(args[1], &mode) ? posix_done(fchmod(fd, (mode_t)mode)) : NULL;
}

static Ref chown_as(const char *function, View const *args, View dir_fd, View follow_symlinks, bool follow)
{
    PathArg path;
    unsigned uid, gid;
    int dir;
    bool ok = posix_path(&path, args[0], function, "path", PATH_FD) && posix_uid(args[1], "uid", &uid) && posix_uid(args[2], "gid", &gid)
           && posix_dir_fd(dir_fd, &dir) && posix_flag(follow_symlinks, follow, &follow);
    if (!ok) return posix_path_drop(&path), NULL;
    if (!path.text) return posix_done_path(fchown(path.fd, uid, gid), &path);
    return posix_done_path(fchownat(dir, path.text, uid, gid, follow ? 0 : AT_SYMLINK_NOFOLLOW), &path);
}

static Ref f_chown ARGS { UNUSED; return chown_as("chown", args, args[3], args[4], true); }
static Ref f_lchown ARGS { UNUSED; return chown_as("lchown", args, NULL, NULL, false); }

static Ref f_fchown ARGS
{
    UNUSED;
    int fd;
    unsigned uid, gid;
    bool ok = posix_int(args[0], &fd) && posix_uid(args[1], "uid", &uid) && posix_uid(args[2], "gid", &gid);
    return ok ? posix_done(fchown(fd, uid, gid)) : NULL;
}

static Ref f_umask ARGS
{
    UNUSED;
    int mask;
    return posix_int(args[0], &mask) ? int_new(umask((mode_t)mask)) : NULL;
}

static Ref f_truncate ARGS
{
    UNUSED;
    PathArg path;
    int64_t size;
    bool ok = posix_path(&path, args[0], "truncate", "path", PATH_FD);
    Ref length = ok ? obj_index(args[1]) : NULL;
    ok = length && int_to_i64(length, &size);
    ref_drop(length);
    if (!ok) return posix_path_drop(&path), NULL;
    return posix_done_path(path.text ? truncate(path.text, size) : ftruncate(path.fd, size), &path);
}

static Ref f_mkfifo ARGS
{
    UNUSED;
    PathArg path;
    int mode = 0666, dir;
    bool ok = posix_path(&path, args[0], "mkfifo", "path", 0) && (!args[1] || posix_int(args[1], &mode)) && posix_dir_fd(args[2], &dir);
    if (!ok) return posix_path_drop(&path), NULL;
    return posix_done_path(mkfifoat(dir, path.text, (mode_t)mode), &path);
}

static Ref f_mknod ARGS
{
    UNUSED;
    PathArg path;
    int mode = 0600, dir;
    int64_t device = 0;
    bool ok = posix_path(&path, args[0], "mknod", "path", 0) && (!args[1] || posix_int(args[1], &mode))
           && (!args[2] || int_to_i64(args[2], &device)) && posix_dir_fd(args[3], &dir);
    if (!ok) return posix_path_drop(&path), NULL;
    return posix_done_path(mknodat(dir, path.text, (mode_t)mode, (dev_t)device), &path);
}

static Ref device_part(View device, bool minor_part)
{
    int64_t number;
    Ref own = obj_index(device);
    bool ok = own && int_to_i64(own, &number);
    ref_drop(own);
    return !ok ? NULL : int_new(minor_part ? minor((dev_t)number) : major((dev_t)number));
}

static Ref f_major ARGS { UNUSED; return device_part(args[0], false); }
static Ref f_minor ARGS { UNUSED; return device_part(args[0], true); }

static Ref f_makedev ARGS
{
    UNUSED;
    int high, low;
    return posix_int(args[0], &high) && posix_int(args[1], &low) ? int_new((int64_t)makedev((unsigned)high, (unsigned)low)) : NULL;
}

/* ---- names themselves ------------------------------------------------------------------------------------- */

static Ref f_fspath ARGS
{
    UNUSED;
    Ref path = posix_as_path(args[0]);
    if (path || err_pending) return path;
    return err_raise(&exc_TypeError, "expected str, bytes or os.PathLike object, not %T", args[0]);
}

/* Where a path component ends: at the next '/', or at `stop`. */
static size_t component_end(Chars path, size_t at)
{
    while (at < path.len && chars_at(path.data, path.width, at) != '/') at++;
    return at;
}

/* Is path[from, to) so many dots? */
static bool is_dots(Chars path, size_t from, size_t to, size_t dots)
{
    if (to - from != dots) return false;
    for (; from < to; from++)
        if (chars_at(path.data, path.width, from) != '.') return false;
    return true;
}

/* os.path.normpath: "a//b/./c/.." is "a/b". Components that stay are kept in `starts`, so that ".." takes one away. */
static Ref f_path_normpath ARGS
{
    UNUSED;
    typedef struct { size_t from, to; } Part;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "expected 'str', not '%T'", args[0]);
    Chars path = str_chars(args[0]);
    size_t slashes = 0, count = 0;
    StrBuilder b = STR_BUILDER;
    if (str_equal_text(args[0], ".")) return ref_keep(args[0]);         /* this one is left alone, though "./" is "" */
    Part *parts = alloc_bytes((path.len / 2 + 2) * sizeof *parts);
    if (!parts) return NULL;
    while (slashes < path.len && chars_at(path.data, path.width, slashes) == '/') slashes++;
    for (size_t at = slashes, end; at < path.len; at = end + 1) {
        end = component_end(path, at);
        if (end == at || is_dots(path, at, end, 1)) continue;
        bool up = is_dots(path, at, end, 2);
        if (up && count && !is_dots(path, parts[count - 1].from, parts[count - 1].to, 2)) count--;
        else if (!up || !slashes) parts[count++] = (Part){ at, end };
    }
    bool ok = str_add_repeated(&b, '/', slashes == 2 ? 2 : slashes > 0);        /* exactly two slashes have a meaning of their own */
    for (size_t i = 0; ok && i < count; i++)
        ok = (i == 0 || str_add_char(&b, '/')) && str_add_slice(&b, args[0], parts[i].from, parts[i].to);
    mem_free(parts);
    if (ok) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

static Ref f_strerror ARGS
{
    UNUSED;
    int number;
    return posix_int(args[0], &number) ? posix_text(strerror(number)) : NULL;
}

const NativeDef posix_file_natives[] = {
    NATIVE("getcwd", f_getcwd, 0, 0, "The current directory."),
    NATIVE("getcwdb", f_getcwdb, 0, 0, "The current directory, as bytes."),
    NATIVE_PARAMS("chdir", f_chdir, "path", "Change the current directory."),
    NATIVE_PARAMS("fchdir", f_fchdir, "fd", "Change the current directory to an open one."),
    NATIVE_PARAMS("mkdir", f_mkdir, "path, mode=, *, dir_fd=", "Make a directory."),
    NATIVE_PARAMS("rmdir", f_rmdir, "path, *, dir_fd=", "Remove an empty directory."),
    NATIVE_PARAMS("unlink", f_unlink, "path, *, dir_fd=", "Remove a file."),
    NATIVE_PARAMS("remove", f_remove, "path, *, dir_fd=", "Remove a file."),
    NATIVE_PARAMS("listdir", f_listdir, "path=", "The names in a directory, in no order."),
    NATIVE_PARAMS("scandir", posix_scandir, "path=", "An iterator of the entries of a directory."),
    NATIVE_PARAMS("rename", f_rename, "src, dst, *, src_dir_fd=, dst_dir_fd=", "Give a file another name."),
    NATIVE_PARAMS("replace", f_replace, "src, dst, *, src_dir_fd=, dst_dir_fd=", "Give a file another name, in the place of what has it."),
    NATIVE_PARAMS("link", f_link, "src, dst, *, src_dir_fd=, dst_dir_fd=, follow_symlinks=", "Give a file a second name."),
    NATIVE_PARAMS("symlink", f_symlink, "src, dst, target_is_directory=, *, dir_fd=", "Make a symbolic link dst that points to src."),
    NATIVE_PARAMS("readlink", f_readlink, "path, *, dir_fd=", "Where a symbolic link points to."),
    NATIVE_PARAMS("access", f_access, "path, mode, *, dir_fd=, effective_ids=, follow_symlinks=", "May this process read, write, execute it?"),
    NATIVE_PARAMS("chmod", f_chmod, "path, mode, *, dir_fd=, follow_symlinks=", "Set the permissions of a file."),
    NATIVE_PARAMS("fchmod", f_fchmod, "fd, mode", "Set the permissions of an open file."),
    NATIVE_PARAMS("chown", f_chown, "path, uid, gid, *, dir_fd=, follow_symlinks=", "Set the owner of a file."),
    NATIVE_PARAMS("lchown", f_lchown, "path, uid, gid", "Set the owner of a file or symbolic link."),
    NATIVE_PARAMS("fchown", f_fchown, "fd, uid, gid", "Set the owner of an open file."),
    NATIVE("umask", f_umask, 1, 1, "Set which permissions new files do not get; returns the mask before."),
    NATIVE_PARAMS("truncate", f_truncate, "path, length", "Cut a file off at a length."),
    NATIVE_PARAMS("mkfifo", f_mkfifo, "path, mode=, *, dir_fd=", "Make a named pipe."),
    NATIVE_PARAMS("mknod", f_mknod, "path, mode=, device=, *, dir_fd=", "Make a node in the file system."),
    NATIVE("major", f_major, 1, 1, "The major number of a device."),
    NATIVE("minor", f_minor, 1, 1, "The minor number of a device."),
    NATIVE("makedev", f_makedev, 2, 2, "A device number of its two parts."),
    NATIVE_PARAMS("fspath", f_fspath, "path", "The str or bytes of a path."),
    NATIVE_PARAMS("_path_normpath", f_path_normpath, "path", "Normalise a path: no double slashes, '.' and '..'."),
    NATIVE("strerror", f_strerror, 1, 1, "The message for an error number."),
    {0}
};
