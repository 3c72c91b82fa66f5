/* posix_path.c -- reading the arguments that functions of posix have in common. */
#define _GNU_SOURCE 1
#include "modules/posix_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>

#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/special.h"
#include "objects/str.h"

static bool refuse(View v, const char *function, const char *name, int allowed)
{
    static const char *const kinds[] = {
        "string, bytes or os.PathLike", "string, bytes, os.PathLike or integer", "string, bytes, os.PathLike or None",
        "string, bytes, os.PathLike, integer or None",
    };
    return err_false(&exc_TypeError, "%s: %s should be %s, not %T", function, name, kinds[allowed], v);
}

Ref posix_as_path(View v)
{
    Ref method;
    if (is_str(v) || is_bytes(v)) return ref_keep(v);
    int found = special_find(v, "__fspath__", &method);
    if (found <= 0) return NULL;
    Ref path = obj_call_0(method);
    ref_drop(method);
    if (path && !is_str(path) && !is_bytes(path)) {
        err_raise(&exc_TypeError, "expected %T.__fspath__() to return str or bytes, not %T", v, path);
        ref_clear(&path);
    }
    return path;
}

static bool set_path(PathArg *out, const char *function, const char *name)
{
    out->bytes = is_str(out->object) ? str_encode(out->object, "utf-8", "surrogateescape") : ref_keep(out->object);
    if (!out->bytes) return false;
    out->text = (const char *)as_bytes(out->bytes)->data;
    if (as_bytes(out->bytes)->len == 0) out->text = "";
    if (strlen(out->text) == as_bytes(out->bytes)->len) return true;
    if (is_str(out->object)) return err_false(&exc_ValueError, "embedded null byte");
    return err_false(&exc_ValueError, "%s: embedded null character in %s", function, name);
}

bool posix_path(PathArg *out, View v, const char *function, const char *name, int allowed)
{
    *out = (PathArg){ .text = ".", .fd = -1 };
    if (!v || v == None) return (allowed & PATH_NONE) || refuse(None, function, name, allowed);
    if ((out->object = posix_as_path(v))) return set_path(out, function, name);
    if (err_pending) return false;
    if (!(allowed & PATH_FD) || !type_of(v)->index) return refuse(v, function, name, allowed);
    out->text = NULL;
    out->object = ref_keep(v);
    return posix_int(v, &out->fd);
}

void posix_path_drop(PathArg *path)
{
    ref_clear(&path->object);
    ref_clear(&path->bytes);
}

Ref posix_path_error(const PathArg *path)
{
    if (err_pending) return NULL;
    return err_errno(errno, path->object && !is_int(path->object) ? path->object : NULL);
}

Ref posix_path_error2(const PathArg *from, const PathArg *to)
{
    if (err_pending) return NULL;
    int number = errno;
    Ref args[5] = { int_new(number), str_from_text(strerror(number)), ref_keep(from->object), None, ref_keep(to->object) };
    if (args[0] && args[1]) {
        Ref error = obj_call(&exc_OSError.head, as_views(args), 5, NULL);
        if (error) err_raise_object(error);
    }
    for (size_t i = 0; i < 5; i++) ref_drop(args[i]);
    return NULL;
}

Ref posix_name(const char *text, size_t len, bool as_raw)
{
    Ref raw = bytes_new(text, len);
    if (!raw || as_raw) return raw;
    Ref name = bytes_decode(raw, "utf-8", "surrogateescape");
    ref_drop(raw);
    return name;
}

Ref posix_text(const char *text) { return posix_name(text, strlen(text), false); }

bool posix_int(View v, int *out)
{
    int64_t n;
    if (!seq_c_int(v, INT_MIN, INT_MAX, "int", &n)) return false;
    *out = (int)n;
    return true;
}

bool posix_dir_fd(View v, int *out)
{
    *out = AT_FDCWD;
    if (!v || v == None) return true;
    if (!type_of(v)->index) return err_false(&exc_TypeError, "argument should be integer or None, not %T", v);
    return posix_int(v, out);
}

bool posix_fd(View v, int *out)
{
    Ref number = NULL;
    int64_t n;
    if (is_int(v)) number = ref_keep(v);
    else {
        Ref method;
        View name = str_known("fileno");
        int found = name ? obj_find_attr(v, name, &method) : -1;
        if (found < 0) return false;
        if (!found) return err_false(&exc_TypeError, "argument must be an int, or have a fileno() method.");
        number = obj_call_0(method);
        ref_drop(method);
        if (!number) return false;
        if (!is_int(number)) {
            ref_drop(number);
            return err_false(&exc_TypeError, "fileno() returned a non-integer");
        }
    }
    bool ok = seq_c_int(number, INT_MIN, INT_MAX, "int", &n);
    ref_drop(number);
    if (ok && n < 0) return err_false(&exc_ValueError, "file descriptor cannot be a negative integer (%d)", (int)n);
    *out = (int)n;
    return ok;
}

bool posix_flag(View v, bool otherwise, bool *out)
{
    int truth = v ? obj_truth(v) : otherwise;
    *out = truth > 0;
    return truth >= 0;
}

bool posix_uid(View v, const char *what, unsigned *out)
{
    int64_t n;
    if (!type_of(v)->index) return err_false(&exc_TypeError, "%s should be integer, not %T", what, v);
    Ref number = obj_index(v);
    if (!number) return false;
    bool small = int_fits(number, &n), negative = int_sign(number) < 0;
    ref_drop(number);
    if (negative && !(small && n == -1)) return err_false(&exc_OverflowError, "%s is less than minimum", what);
    if (!small || n > (int64_t)UINT32_MAX) return err_false(&exc_OverflowError, "%s is greater than maximum", what);
    *out = (unsigned)n;
    return true;
}

bool posix_again(void) { return errno == EINTR && (!file_interrupted || file_interrupted()); }

Ref posix_done(int status)
{
    if (err_pending) return NULL;
    return status < 0 ? err_errno(errno, NULL) : None;
}

Ref posix_done_path(int status, PathArg *path)
{
    Ref result = status < 0 ? posix_path_error(path) : None;
    posix_path_drop(path);
    return result;
}
