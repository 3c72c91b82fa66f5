/* file_open.c -- open(): understanding its arguments, opening the descriptor, and making the right kind of file of it. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/file.h"
#include "objects/int.h"
#include "objects/special.h"
#include "objects/str.h"

enum { ARG_FILE, ARG_MODE, ARG_BUFFERING, ARG_ENCODING, ARG_ERRORS, ARG_NEWLINE, ARG_CLOSEFD, ARG_OPENER };

typedef struct {
    char action;                /* r w a x */
    bool plus, binary, text;
    ptrdiff_t buffering;
    NewlineMode newline;
} Request;

/* ---- arguments -------------------------------------------------------------------------------------------- */

static bool read_mode(const char *mode, Request *r)
{
    size_t actions = 0;
    for (const char *p = mode; *p; p++) {
        if (!strchr("rwax+tb", *p) || strchr(p + 1, *p)) return err_false(&exc_ValueError, "invalid mode: '%s'", mode);
        if (*p == '+') r->plus = true;
        else if (*p == 't') r->text = true;
        else if (*p == 'b') r->binary = true;
        else {
            r->action = *p;
            actions++;
        }
    }
    if (r->text && r->binary) return err_false(&exc_ValueError, "can't have text and binary mode at once");
    if (actions > 1) return err_false(&exc_ValueError, "must have exactly one of create/read/write/append mode");
    if (actions == 0)
        return err_false(&exc_ValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
    return true;
}

static bool is_given(View v) { return v && v != None; }

static bool check_str_or_none(View v, const char *name)
{
    return !is_given(v) || is_str(v) || err_false(&exc_TypeError, "open() argument '%s' must be str or None, not %T", name, v);
}

static bool read_newline(View v, Request *r)
{
    static const struct { const char *text; NewlineMode mode; } known[] = {
        {"", NEWLINE_KEEP}, {"\n", NEWLINE_LF}, {"\r", NEWLINE_CR}, {"\r\n", NEWLINE_CRLF},
    };
    if (!is_given(v)) return true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_equal_text(v, known[i].text)) {
            r->newline = known[i].mode;
            return true;
        }
    return err_false(&exc_ValueError, "illegal newline value: %S", v);
}

static bool read_request(View const *args, Request *r)
{
    *r = (Request){ .action = 'r', .buffering = -1 };
    View mode = args[ARG_MODE];
    if (mode && !is_str(mode)) return err_false(&exc_TypeError, "open() argument 'mode' must be str, not %T", mode);
    if (args[ARG_BUFFERING] && !obj_index_size(args[ARG_BUFFERING], &exc_OverflowError, &r->buffering)) return false;
    if (!check_str_or_none(args[ARG_ENCODING], "encoding") || !check_str_or_none(args[ARG_ERRORS], "errors")
        || !check_str_or_none(args[ARG_NEWLINE], "newline"))
        return false;
    const char *text = mode ? str_utf8(mode, NULL) : "r";
    if (!text || !read_mode(text, r)) return false;
    if (r->binary && is_given(args[ARG_ENCODING])) return err_false(&exc_ValueError, "binary mode doesn't take an encoding argument");
    if (r->binary && is_given(args[ARG_ERRORS])) return err_false(&exc_ValueError, "binary mode doesn't take an errors argument");
    if (r->binary && is_given(args[ARG_NEWLINE])) return err_false(&exc_ValueError, "binary mode doesn't take a newline argument");
    if (r->buffering == 0 && !r->binary) return err_false(&exc_ValueError, "can't have unbuffered text I/O");
    if (r->buffering < -1) return err_false(&exc_ValueError, "invalid buffering size");
    return true;
}

/* What the environment says about text. Where it says nothing, text is UTF-8 all the same, and bytes that are not are kept. */
static const char *locale_name(void)
{
    static const char *name;
    if (!name) name = setlocale(LC_CTYPE, "");
    return name && strcmp(name, "POSIX") != 0 ? name : "C";
}

static const char *default_encoding(void) { return strcmp(locale_name(), "C") == 0 ? "utf-8" : "UTF-8"; }

const char *file_standard_errors(void)
{
    return locale_name()[0] == 'C' && (locale_name()[1] == 0 || locale_name()[1] == '.') ? "surrogateescape" : "strict";
}

/* Is it an encoding that we know? Try it. */
static bool check_encoding(View encoding)
{
    const char *name = is_given(encoding) ? str_utf8(encoding, NULL) : "utf-8";
    Ref some = name ? bytes_new("ouro", 4) : NULL, probe = some ? bytes_decode(some, name, "ignore") : NULL;
    ref_drop(some);
    ref_drop(probe);
    return probe != NULL;
}

/* ---- opening ---------------------------------------------------------------------------------------------- */

/* What a path is given by: a str, bytes, or an object with __fspath__. */
static Ref path_of(View file)
{
    Ref method, path;
    if (is_str(file) || is_bytes(file)) return ref_keep(file);
    int has = special_find(file, "__fspath__", &method);
    if (has < 0) return NULL;
    if (has == 0) return err_raise(&exc_TypeError, "expected str, bytes or os.PathLike object, not %T", file);
    path = obj_call_0(method);
    ref_drop(method);
    if (path && !is_str(path) && !is_bytes(path)) {
        err_raise(&exc_TypeError, "expected %T.__fspath__() to return str or bytes, not %T", file, path);
        ref_clear(&path);
    }
    return path;
}

static int open_flags(const Request *r)
{
    int flags = r->plus ? O_RDWR : r->action == 'r' ? O_RDONLY : O_WRONLY;
    if (r->action == 'w') flags |= O_CREAT | O_TRUNC;
    if (r->action == 'x') flags |= O_CREAT | O_EXCL;
    if (r->action == 'a') flags |= O_CREAT | O_APPEND;
    return flags | O_CLOEXEC;
}

/* The path's bytes for the system: str in UTF-8, with surrogateescape undone. */
static Ref system_path(View path)
{
    Ref raw = is_str(path) ? str_encode(path, "utf-8", "surrogateescape") : ref_keep(path);
    if (raw && memchr(as_bytes(raw)->data, 0, as_bytes(raw)->len)) {
        err_raise(&exc_ValueError, "embedded null byte");
        ref_clear(&raw);
    }
    return raw;
}

/* -1: an exception is pending. */
static int open_path(View path, View opener, const Request *r)
{
    int64_t fd = -1;
    if (is_given(opener)) {
        Ref flags = int_new(open_flags(r)), answer = flags ? obj_call_2(opener, path, flags) : NULL;
        bool ok = answer && (int_fits(answer, &fd) || err_false(&exc_TypeError, "expected integer from opener"));
        if (ok && fd < 0) err_raise(&exc_ValueError, "opener returned %d", (int)fd);
        ref_drop(flags);
        ref_drop(answer);
        return ok ? (int)fd : -1;
    }
    Ref raw = system_path(path);
    if (!raw) return -1;
    const char *text = as_bytes(raw)->len ? (const char *)as_bytes(raw)->data : "";
    do fd = open(text, open_flags(r), 0666);
    while (fd < 0 && errno == EINTR && (!file_interrupted || file_interrupted()));
    if (fd < 0 && !err_pending) err_errno(errno, path);
    ref_drop(raw);
    return (int)fd;
}

/* The descriptor is ours to close from here on, where own_fd is true. */
static bool check_descriptor(int fd, View name)
{
    struct stat info;
    if (fstat(fd, &info) < 0) err_errno(errno, is_int(name) ? NULL : name);
    else if (S_ISDIR(info.st_mode)) err_errno(EISDIR, name);
    return !err_pending;
}

static TypeObj *type_for(const Request *r)
{
    if (!r->binary) return &text_file_type;
    if (r->buffering == 0) return &raw_file_type;
    return r->plus ? &binary_random_type : r->action == 'r' ? &binary_reader_type : &binary_writer_type;
}

/* What .mode of a binary file says. */
static Ref binary_mode(const Request *r)
{
    char text[4] = { r->action == 'w' && r->plus ? 'r' : r->action, 'b', r->plus ? '+' : 0, 0 };
    return str_from_text(text);
}

/* fd is consumed where own_fd is true. */
static Ref file_make(int fd, bool own_fd, View name, Ref mode, View encoding, View errors, const Request *r)
{
    Ref own = mode ? type_alloc(type_for(r), 0) : NULL;
    if (!own) {
        if (own_fd) close(fd);
        ref_drop(mode);
        return NULL;
    }
    FileObj *f = as_file(own);
    f->fd = fd;
    f->own_fd = own_fd;
    f->readable = r->action == 'r' || r->plus;
    f->writable = r->action != 'r' || r->plus;
    f->unbuffered = r->binary && r->buffering == 0;
    f->line_buffered = !r->binary && (r->buffering == 1 || (r->buffering == -1 && f->writable && isatty(fd)));
    f->newline = r->newline;
    f->name = ref_keep(name);
    f->mode = mode;
    if (!r->binary) {
        f->encoding = is_given(encoding) ? ref_keep(encoding) : str_from_text(default_encoding());
        f->errors = is_given(errors) ? ref_keep(errors) : str_from_text("strict");
    }
    if (!r->binary && (!f->encoding || !f->errors)) ref_clear(&own);
    else if (!r->binary) f->wide = file_encoding_is_wide(f->encoding);
    if (own) gc_track(own);
    return own;
}

Ref file_open(View const *args)
{
    Request r;
    Ref name = NULL, own = NULL;
    int fd;
    int truth = args[ARG_CLOSEFD] ? obj_truth(args[ARG_CLOSEFD]) : 1;
    bool own_fd = truth != 0, opened = false;

    if (truth < 0 || !read_request(args, &r)) return NULL;
    if (is_int(args[ARG_FILE])) {
        int64_t number;
        if (!int_to_i64(args[ARG_FILE], &number)) return NULL;
        if (number < 0) return err_raise(&exc_ValueError, "negative file descriptor");
        fd = (int)number;
        name = ref_keep(args[ARG_FILE]);
    }
    else {
        if (!own_fd) return err_raise(&exc_ValueError, "Cannot use closefd=False with file name");
        if (!(name = path_of(args[ARG_FILE]))) return NULL;
        fd = open_path(name, args[ARG_OPENER], &r);
        opened = true;
    }
    if (fd < 0) goto done;
    bool fine = check_descriptor(fd, name)
             && (r.binary || (read_newline(args[ARG_NEWLINE], &r) && check_encoding(args[ARG_ENCODING])));
    if (!fine) {
        if (opened) close(fd);
        goto done;
    }
    if (r.action == 'a') lseek(fd, 0, SEEK_END);
    Ref mode = r.binary ? binary_mode(&r) : args[ARG_MODE] ? ref_keep(args[ARG_MODE]) : str_from_text("r");
    own = file_make(fd, own_fd, name, mode, args[ARG_ENCODING], args[ARG_ERRORS], &r);
done:
    ref_drop(name);
    return own;
}

Ref file_standard(int fd, const char *name, const char *mode, const char *errors)
{
    Request r = { .action = *mode, .buffering = fd == 2 ? 1 : -1, .newline = NEWLINE_LF };
    Ref shown = str_from_text(name), encoding = str_from_text("utf-8"), handler = str_from_text(errors), own = NULL;
    if (shown && encoding && handler) own = file_make(fd, false, shown, str_from_text(mode), encoding, handler, &r);
    ref_drop(shown);
    ref_drop(encoding);
    ref_drop(handler);
    return own;
}
