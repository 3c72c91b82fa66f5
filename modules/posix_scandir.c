/* posix_scandir.c -- os.scandir: the entries of a directory, which know already what kind of file they are. */
#define _GNU_SOURCE 1
#include "modules/posix_parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gc/collect.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/str.h"
#include "objects/structseq.h"
#include "objects/union.h"

/* ---- DirEntry --------------------------------------------------------------------------------------------- */

typedef struct {
    Obj head;
    Ref name, path;
    Ref stat, lstat;            /* once asked for */
    uint64_t inode;
    int dir_fd;                 /* where the name is meant, when a descriptor was scanned; else AT_FDCWD */
    unsigned char kind;         /* DT_REG ... */
} EntryObj;
static EntryObj *as_entry(View v) { return (EntryObj *)(uintptr_t)v; }

static void entry_traverse(View self, Visit visit, void *arg)
{
    Ref owned[] = { as_entry(self)->name, as_entry(self)->path, as_entry(self)->stat, as_entry(self)->lstat };
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        if (owned[i]) visit(owned[i], arg);
}

static void entry_clear(Ref self)
{
    ref_clear(&as_entry(self)->name);
    ref_clear(&as_entry(self)->path);
    ref_clear(&as_entry(self)->stat);
    ref_clear(&as_entry(self)->lstat);
}

/* False: an exception is pending, or, where `missing` is given, there is no such file. */
static bool read_stat(View self, bool follow, struct stat *out, bool *missing)
{
    EntryObj *e = as_entry(self);
    View path = e->dir_fd == AT_FDCWD ? e->path : e->name;
    Ref raw = is_str(path) ? str_encode(path, "utf-8", "surrogateescape") : ref_keep(path);
    if (!raw) return false;
    bool ok = fstatat(e->dir_fd, (const char *)as_bytes(raw)->data, out, follow ? 0 : AT_SYMLINK_NOFOLLOW) == 0;
    ref_drop(raw);
    if (!ok && missing && errno == ENOENT) *missing = true;
    else if (!ok) err_errno(errno, e->path);
    return ok;
}

static bool read_follow(View const *args, bool *follow) { return posix_flag(args[0], true, follow); }

static Ref entry_stat(View self, View const *args, size_t n)
{
    (void)n;
    EntryObj *e = as_entry(self);
    bool follow;
    struct stat st;
    if (!read_follow(args, &follow)) return NULL;
    Ref *slot = follow && (e->kind == DT_LNK || e->kind == DT_UNKNOWN) ? &e->stat : &e->lstat;
    if (!*slot) {
        if (!read_stat(self, slot == &e->stat, &st, NULL)) return NULL;
        Ref fresh = posix_stat_new(&st);
        if (!fresh) return NULL;
        ref_set(slot, fresh);
    }
    return ref_keep(*slot);
}

/* Is it, or what it links to, of the kind? */
static Ref is_kind(View self, bool follow, unsigned char kind, mode_t mode)
{
    EntryObj *e = as_entry(self);
    struct stat st;
    bool missing = false;
    if (e->kind != DT_UNKNOWN && !(follow && e->kind == DT_LNK)) return bool_ref(e->kind == kind);
    if (!read_stat(self, follow, &st, &missing)) return missing ? False : NULL;
    return bool_ref((st.st_mode & S_IFMT) == mode);
}

static Ref entry_is_dir(View self, View const *args, size_t n)
{
    (void)n;
    bool follow;
    return read_follow(args, &follow) ? is_kind(self, follow, DT_DIR, S_IFDIR) : NULL;
}

static Ref entry_is_file(View self, View const *args, size_t n)
{
    (void)n;
    bool follow;
    return read_follow(args, &follow) ? is_kind(self, follow, DT_REG, S_IFREG) : NULL;
}

static Ref entry_is_symlink(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return is_kind(self, false, DT_LNK, S_IFLNK);
}

static Ref entry_inode(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new_unsigned(as_entry(self)->inode);
}

static Ref entry_fspath(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return ref_keep(as_entry(self)->path);
}

static Ref entry_repr(View self) { return str_format_c("<DirEntry %R>", as_entry(self)->name); }

static const NativeDef entry_methods[] = {
    NATIVE_PARAMS("is_dir", entry_is_dir, "*, follow_symlinks=", "Is it a directory?"),
    NATIVE_PARAMS("is_file", entry_is_file, "*, follow_symlinks=", "Is it a regular file?"),
    NATIVE("is_symlink", entry_is_symlink, 0, 0, "Is it a symbolic link?"),
    NATIVE_PARAMS("stat", entry_stat, "*, follow_symlinks=", "What os.stat says of it; asked once."),
    NATIVE("inode", entry_inode, 0, 0, "Its inode number."),
    NATIVE("__fspath__", entry_fspath, 0, 0, "Its path."),
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585"),
    {0}
};

static const MemberDef entry_members[] = {
    {"name", offsetof(EntryObj, name), true, "its name in the directory"},
    {"path", offsetof(EntryObj, path), true, "the directory's path and its name"},
    {0}
};

static TypeObj entry_type = {
    TYPE_HEAD("posix.DirEntry", 0, EntryObj),
    .shape.traverse = entry_traverse, .shape.clear = entry_clear, .shape.free = type_free, .shape.is_container = true,
    .new = structseq_refuse_new, .repr = entry_repr, .methods = entry_methods, .members = entry_members,
};

/* ---- the iterator ----------------------------------------------------------------------------------------- */

typedef struct {
    Obj head;
    DIR *dir;                   /* NULL: closed */
    Ref path;                   /* str, bytes or int; NULL: the current directory */
    int fd;                     /* the descriptor that was given, or -1 */
} ScanObj;
static ScanObj *as_scan(View v) { return (ScanObj *)(uintptr_t)v; }

static void scan_traverse(View self, Visit visit, void *arg)
{
    if (as_scan(self)->path) visit(as_scan(self)->path, arg);
}

static void close_scan(ScanObj *scan)
{
    if (!scan->dir) return;
    if (scan->fd >= 0) rewinddir(scan->dir);
    closedir(scan->dir);
    scan->dir = NULL;
}

static void scan_clear(Ref self)
{
    close_scan(as_scan(self));
    ref_clear(&as_scan(self)->path);
}

/* directory/name */
static Ref joined(const ScanObj *scan, View name)
{
    if (!scan->path) return str_format_c("./%S", name);
    if (scan->fd >= 0) return ref_keep(name);
    if (is_str(scan->path)) {
        size_t len = as_str(scan->path)->len;
        bool slash = len && str_at(scan->path, len - 1) != '/';
        return str_format_c(slash ? "%S/%S" : "%S%S", scan->path, name);
    }
    BytesBuilder b = BYTES_BUILDER;
    const BytesObj *at = as_bytes(scan->path);
    bool ok = bytes_add(&b, at->data, at->len) && (!at->len || at->data[at->len - 1] == '/' || bytes_add_byte(&b, '/'))
           && bytes_add(&b, as_bytes(name)->data, as_bytes(name)->len);
    if (ok) return bytes_build(&b);
    bytes_builder_drop(&b);
    return NULL;
}

static Ref entry_new(const ScanObj *scan, const struct dirent *entry)
{
    Ref own = type_alloc(&entry_type, 0);
    if (!own) return NULL;
    EntryObj *e = as_entry(own);
    e->inode = entry->d_ino;
    e->kind = entry->d_type;
    e->dir_fd = scan->fd >= 0 ? scan->fd : AT_FDCWD;
    e->name = posix_name(entry->d_name, strlen(entry->d_name), scan->path && is_bytes(scan->path));
    e->path = e->name ? joined(scan, e->name) : NULL;
    if (!e->path) ref_clear(&own);
    else gc_track(own);
    return own;
}

static Ref scan_next(View self)
{
    ScanObj *scan = as_scan(self);
    struct dirent *entry;
    if (!scan->dir) return NULL;
    while ((errno = 0, entry = readdir(scan->dir)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) return entry_new(scan, entry);
    int error = errno;
    close_scan(scan);
    return error ? err_errno(error, scan->path) : NULL;
}

static Ref scan_self(View self) { return ref_keep(self); }

static Ref scan_enter(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return ref_keep(self);
}

static Ref scan_close(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    close_scan(as_scan(self));
    return None;
}

static const NativeDef scan_methods[] = {
    NATIVE("__enter__", scan_enter, 0, 0, NULL), NATIVE("__exit__", scan_close, 0, -1, NULL),
    NATIVE("close", scan_close, 0, 0, "Stop early."), {0}
};

static TypeObj scan_type = {
    TYPE_HEAD("posix.ScandirIterator", 0, ScanObj),
    .shape.traverse = scan_traverse, .shape.clear = scan_clear, .shape.free = type_free, .shape.is_container = true,
    .new = structseq_refuse_new, .iter = scan_self, .next = scan_next, .methods = scan_methods,
};

Ref posix_scandir(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    PathArg path;
    Ref own = NULL;
    int fd = -1;
    if (!posix_path(&path, args[0], "scandir", "path", PATH_FD | PATH_NONE) || !(own = type_alloc(&scan_type, 0))) goto done;
    as_scan(own)->fd = path.fd;
    if (!path.text) fd = fcntl(path.fd, F_DUPFD_CLOEXEC, 0);
    as_scan(own)->dir = path.text ? opendir(path.text) : fd < 0 ? NULL : fdopendir(fd);
    if (as_scan(own)->dir) {
        if (fd >= 0) rewinddir(as_scan(own)->dir);
        as_scan(own)->path = ref_keep_or_null(path.object);
        gc_track(own);
        goto done;
    }
    posix_path_error(&path);
    if (fd >= 0) close(fd);
    ref_clear(&own);
done:
    posix_path_drop(&path);
    return own;
}

bool posix_scandir_init(View module)
{
    return module_ready_type(&scan_type) && module_add_type(module, &entry_type);
}
