/* _stat.c -- the module _stat: what the numbers in st_mode mean. */
#include <sys/stat.h>

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/str.h"

static bool mode_of(View v, mode_t *out)
{
    int64_t n;
    if (!seq_c_int(v, INT64_MIN, INT64_MAX, "long", &n)) return false;
    if (n < 0 || n > UINT32_MAX) return err_false(&exc_OverflowError, n < 0 ? "can't convert negative value to unsigned int" : "mode out of range");
    *out = (mode_t)n;
    return true;
}

#define TEST(name) \
    static Ref f_##name(View self, View const *args, size_t n) \
    { (void)self, (void)n; mode_t mode; return mode_of(args[0], &mode) ? bool_ref(name(mode)) : NULL; }
TEST(S_ISDIR) TEST(S_ISCHR) TEST(S_ISBLK) TEST(S_ISREG) TEST(S_ISFIFO) TEST(S_ISLNK) TEST(S_ISSOCK)
#undef TEST

/* Kinds of files that other systems have. */
static Ref f_never(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    mode_t mode;
    return mode_of(args[0], &mode) ? False : NULL;
}

static Ref f_S_IMODE(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    mode_t mode;
    return mode_of(args[0], &mode) ? int_new(mode & 07777) : NULL;
}

static Ref f_S_IFMT(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    mode_t mode;
    return mode_of(args[0], &mode) ? int_new(mode & S_IFMT) : NULL;
}

static char kind_letter(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG: return '-';
    case S_IFDIR: return 'd';
    case S_IFLNK: return 'l';
    case S_IFBLK: return 'b';
    case S_IFCHR: return 'c';
    case S_IFIFO: return 'p';
    case S_IFSOCK: return 's';
    default: return '?';
    }
}

/* "-rwxr-xr-x" */
static Ref f_filemode(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    static const struct { mode_t bit; const char *letters; } special[] = { { S_ISUID, "sS" }, { S_ISGID, "sS" }, { S_ISVTX, "tT" } };
    mode_t mode;
    char text[11] = { 0 };
    if (!mode_of(args[0], &mode)) return NULL;
    text[0] = kind_letter(mode);
    for (unsigned i = 0; i < 9; i++) text[1 + i] = mode & (0400u >> i) ? "rwx"[i % 3] : '-';
    for (unsigned i = 0; i < 3; i++)
        if (mode & special[i].bit) text[3 + 3 * i] = special[i].letters[text[3 + 3 * i] == '-'];
    return str_from_text(text);
}

static const struct { const char *name; int64_t value; } constants[] = {
#define C(name) { #name, name },
    C(S_IFDIR) C(S_IFCHR) C(S_IFBLK) C(S_IFREG) C(S_IFIFO) C(S_IFLNK) C(S_IFSOCK) C(S_ISUID) C(S_ISGID) C(S_ISVTX) C(S_IREAD) C(S_IWRITE)
    C(S_IEXEC) C(S_IRWXU) C(S_IRUSR) C(S_IWUSR) C(S_IXUSR) C(S_IRWXG) C(S_IRGRP) C(S_IWGRP) C(S_IXGRP) C(S_IRWXO) C(S_IROTH) C(S_IWOTH)
    C(S_IXOTH)
#undef C
    { "S_ENFMT", S_ISGID }, { "S_IFDOOR", 0 }, { "S_IFPORT", 0 }, { "S_IFWHT", 0 },
    { "UF_NODUMP", 1 }, { "UF_IMMUTABLE", 2 }, { "UF_APPEND", 4 }, { "UF_OPAQUE", 8 }, { "UF_NOUNLINK", 16 }, { "UF_COMPRESSED", 32 },
    { "UF_HIDDEN", 32768 }, { "SF_ARCHIVED", 65536 }, { "SF_IMMUTABLE", 131072 }, { "SF_APPEND", 262144 }, { "SF_NOUNLINK", 1048576 },
    { "SF_SNAPSHOT", 2097152 },
    { "ST_MODE", 0 }, { "ST_INO", 1 }, { "ST_DEV", 2 }, { "ST_NLINK", 3 }, { "ST_UID", 4 }, { "ST_GID", 5 }, { "ST_SIZE", 6 },
    { "ST_ATIME", 7 }, { "ST_MTIME", 8 }, { "ST_CTIME", 9 },
};

static const NativeDef natives[] = {
    NATIVE("S_ISDIR", f_S_ISDIR, 1, 1, "Is it a directory?"), NATIVE("S_ISCHR", f_S_ISCHR, 1, 1, "Is it a character device?"),
    NATIVE("S_ISBLK", f_S_ISBLK, 1, 1, "Is it a block device?"), NATIVE("S_ISREG", f_S_ISREG, 1, 1, "Is it a regular file?"),
    NATIVE("S_ISFIFO", f_S_ISFIFO, 1, 1, "Is it a named pipe?"), NATIVE("S_ISLNK", f_S_ISLNK, 1, 1, "Is it a symbolic link?"),
    NATIVE("S_ISSOCK", f_S_ISSOCK, 1, 1, "Is it a socket?"), NATIVE("S_ISDOOR", f_never, 1, 1, "Is it a door?"),
    NATIVE("S_ISPORT", f_never, 1, 1, "Is it an event port?"), NATIVE("S_ISWHT", f_never, 1, 1, "Is it a whiteout?"),
    NATIVE("S_IMODE", f_S_IMODE, 1, 1, "The permissions."), NATIVE("S_IFMT", f_S_IFMT, 1, 1, "The kind of file."),
    NATIVE("filemode", f_filemode, 1, 1, "The mode as 'ls -l' shows it."),
    {0}
};

static bool fill(View module)
{
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (!module_add(module, constants[i].name, int_new(constants[i].value))) return false;
    return module_add_natives(module, natives);
}

const ModuleDef _stat_module = {"_stat", fill};
