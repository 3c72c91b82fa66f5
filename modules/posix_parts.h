#ifndef OURO_MODULES_POSIX_PARTS_H
#define OURO_MODULES_POSIX_PARTS_H
#include "objects/abstract.h"
#include "objects/file.h"
#include "objects/module.h"

/* posix_parts.h -- what the files that make up the module posix share.
 *
 * A path argument is a str, bytes or path-like object, and for many functions also a descriptor. The system gets bytes: a str is
 * encoded as UTF-8 with surrogateescape, and names that come back are decoded the same way, so that any name survives. */

typedef struct {
    Ref object;             /* as errors show it: str, bytes or int; NULL: None was given */
    Ref bytes;              /* NULL where fd is used */
    const char *text;       /* in bytes */
    int fd;                 /* -1: a path */
} PathArg;

enum { PATH_FD = 1 /* a descriptor will do */, PATH_NONE = 2 /* None (or nothing) means the current directory */ };

/* posix_path reads the argument `name` of `function`. Initialise with {0}; posix_path_drop always. */
/* What __fspath__ gives; the object itself where it is a path already. NULL without an exception: it is none. */
Ref  posix_as_path(View v);
bool posix_path(PathArg *out, View v, const char *function, const char *name, int allowed);
void posix_path_drop(PathArg *path);
Ref  posix_path_error(const PathArg *path);             /* OSError of errno with the file's name */
Ref  posix_path_error2(const PathArg *from, const PathArg *to);
Ref  posix_name(const char *text, size_t len, bool as_bytes);  /* a file name for Python */
Ref  posix_text(const char *text);                      /* the same, a str */

bool posix_dir_fd(View v, int *out);                    /* NULL or None: AT_FDCWD */
bool posix_int(View v, int *out);                       /* a C int */
bool posix_fd(View v, int *out);                        /* an int, or something with fileno() */
bool posix_flag(View v, bool otherwise, bool *out);     /* truth of an optional argument */
bool posix_uid(View v, const char *what, unsigned *out);        /* -1 means: leave as it is */

/* After a system call that failed: true, go on and try again (it was interrupted); false: an exception is pending, or errno tells. */
bool posix_again(void);

/* The result of a call that returned `status`: None, or the OSError of errno (unless a signal's handler has raised). */
Ref posix_done(int status);
Ref posix_done_path(int status, PathArg *path);         /* the same; drops the path */

/* An array of C strings with a NULL at its end, each kept alive by a bytes in `kept`: { .kept = list_new() } to begin with. */
typedef struct { char **texts; Ref kept; size_t count; } PosixStrings;
bool posix_strings_add(PosixStrings *s, View path);     /* a str, bytes or path */
void posix_strings_drop(PosixStrings *s);

/* What os.register_at_fork was given. */
typedef enum { HOOK_BEFORE, HOOK_CHILD, HOOK_PARENT } PosixForkHook;
void posix_fork_hooks(PosixForkHook which);

extern const NativeDef posix_file_natives[], posix_fd_natives[], posix_stat_natives[], posix_process_natives[], posix_system_natives[];
bool posix_fd_init(View module);
bool posix_stat_init(View module);
bool posix_system_init(View module);
bool posix_process_init(View module);
bool posix_scandir_init(View module);
Ref  posix_scandir(View self, View const *args, size_t n);
struct stat;
Ref  posix_stat_new(const struct stat *st);
#endif
