/* file_buffer.c -- between a file object and its descriptor: one buffer each way.
 *
 *   read() --> in [already used | at .. len waiting ] --> lines, characters
 *   write() <-- out [ 0 .. len waiting ]             <-- text, bytes
 *
 * A file that does both has at most one of them filled: writing first steps back over what was read ahead, reading first writes. */
#include "objects/file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/str.h"

enum { READ_SIZE = 1 << 16, WRITE_SIZE = 1 << 16 };

bool (*file_interrupted)(void);

static bool reserve(FileBuffer *b, size_t extra)
{
    if (b->cap - b->len >= extra) return true;
    if (b->at > 0) {
        memmove(b->data, b->data + b->at, b->len - b->at);
        b->len -= b->at;
        b->at = 0;
        if (b->cap - b->len >= extra) return true;
    }
    size_t cap = b->cap * 2 > b->len + extra ? b->cap * 2 : b->len + extra;
    char *grown = alloc_resize(b->data, cap);
    if (!grown) return false;
    b->data = grown;
    b->cap = cap;
    return true;
}

/* A system call failed. True: try again. */
static bool try_again(void)
{
    if (errno == EINTR) return !file_interrupted || file_interrupted();
    err_errno(errno, NULL);
    return false;
}

/* ---- reading ---------------------------------------------------------------------------------------------- */

/* At most `max` bytes from the descriptor: how many, 0 at the end, -1 error. */
static ptrdiff_t read_some(FileObj *f, size_t max)
{
    if (!reserve(&f->in, max)) return -1;
    for (;;) {
        ssize_t got = read(f->fd, f->in.data + f->in.len, max);
        if (got >= 0) {
            f->in.len += (size_t)got;
            return got;
        }
        if (!try_again()) return -1;
    }
}

bool file_encoding_is_wide(View encoding)
{
    static const char *const wide[] = { "utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32", "utf-8-sig", "utf_8_sig" };
    const char *name = str_utf8(encoding, NULL);
    for (size_t i = 0; name && i < sizeof wide / sizeof *wide; i++)
        if (strncasecmp(name, wide[i], strlen(wide[i])) == 0) return true;
    return false;
}

/* Where a newline is not one byte, or a mark stands first: the whole file is turned into UTF-8, so that the rest need not care. */
static bool recode(FileObj *f)
{
    ptrdiff_t got;
    f->recoded = true;
    while ((got = read_some(f, READ_SIZE)) > 0) ;
    if (got < 0) return false;
    Ref raw = bytes_new(f->in.data + f->in.at, f->in.len - f->in.at), text = NULL;
    size_t len = 0;
    const char *utf8 = NULL;
    f->in.at = f->in.len = 0;
    if (raw) text = bytes_decode(raw, str_utf8(f->encoding, NULL), str_utf8(f->errors, NULL));
    if (text) utf8 = str_utf8(text, &len);
    bool ok = utf8 && reserve(&f->in, len);
    if (ok && len) memcpy(f->in.data, utf8, len);
    if (ok) f->in.len = len;
    ref_drop(raw);
    ref_drop(text);
    return ok;
}

int file_fill(FileObj *f)
{
    if (f->out.len && !file_drain(f)) return -1;
    if (f->recoded) return 0;
    if (f->wide) return !recode(f) ? -1 : f->in.len > 0;
    if (f->in.at == f->in.len) f->in.at = f->in.len = 0;
    ptrdiff_t got = read_some(f, READ_SIZE);
    return got < 0 ? -1 : got > 0;
}

bool file_fill_all(FileObj *f)
{
    int more;
    while ((more = file_fill(f)) > 0) ;
    return more == 0;
}

void file_forget_input(FileObj *f)
{
    if (f->in.len > f->in.at && !f->recoded) lseek(f->fd, -(off_t)(f->in.len - f->in.at), SEEK_CUR);
    f->in.at = f->in.len = 0;
    f->skip_lf = false;
}

/* ---- writing ---------------------------------------------------------------------------------------------- */

/* Write all; *done says how much was written, also when it fails. */
static bool write_all(FileObj *f, const char *data, size_t len, size_t *done)
{
    *done = 0;
    while (*done < len) {
        ssize_t put = write(f->fd, data + *done, len - *done);
        if (put >= 0) *done += (size_t)put;
        else if (!try_again()) return false;
    }
    return true;
}

bool file_drain(FileObj *f)
{
    size_t done;
    if (f->out.len == 0) return true;
    bool ok = write_all(f, f->out.data, f->out.len, &done);
    if (done < f->out.len) memmove(f->out.data, f->out.data + done, f->out.len - done);
    f->out.len -= done;
    return ok;
}

bool file_put(FileObj *f, const void *data, size_t len)
{
    size_t done;
    if (f->in.len > f->in.at) file_forget_input(f);
    if (f->unbuffered) return write_all(f, data, len, &done);
    if (f->out.len + len > WRITE_SIZE) {
        if (!file_drain(f)) {
            if (f->encoding) f->out.len = 0;        /* what a text file cannot hand on is lost, as in CPython */
            return false;
        }
        if (len >= WRITE_SIZE) return write_all(f, data, len, &done);
    }
    if (!f->out.data && !reserve(&f->out, WRITE_SIZE)) return false;
    memcpy(f->out.data + f->out.len, data, len);
    f->out.len += len;
    return true;
}
