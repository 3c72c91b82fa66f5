/* file_lines.c -- lines and characters out of a file's buffer, and text into it.
 *
 * Newlines are looked for among the bytes, before decoding: in all encodings read this way (UTF-8, ASCII, Latin-1) the
 * bytes 10 and 13 mean nothing else. */
#include <string.h>

#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/file.h"
#include "objects/str.h"

/* ---- decoding and encoding -------------------------------------------------------------------------------- */

static bool is_ascii(const unsigned char *bytes, size_t len)
{
    size_t i = 0;
    for (; i + 8 <= len; i += 8) {
        uint64_t eight;
        memcpy(&eight, bytes + i, 8);
        if (eight & 0x8080808080808080u) return false;
    }
    for (; i < len; i++)
        if (bytes[i] & 0x80) return false;
    return true;
}

static Ref decode(const FileObj *f, const char *bytes, size_t len)
{
    if (is_ascii((const unsigned char *)bytes, len)) return str_from_latin1(bytes, len);
    if (f->recoded) return str_from_utf8(bytes, len);
    Ref raw = bytes_new(bytes, len), text = NULL;
    if (raw) text = bytes_decode(raw, str_utf8(f->encoding, NULL), str_utf8(f->errors, NULL));
    ref_drop(raw);
    return text;
}

/* ---- reading lines ---------------------------------------------------------------------------------------- */

/* How many of the bytes make up the first line, its newline included, and how many of them are the newline. 0: none ends here. */
static size_t line_end(NewlineMode mode, const char *p, size_t len, size_t *newline)
{
    const char *lf = memchr(p, '\n', mode == NEWLINE_CR ? 0 : len);
    const char *cr;
    *newline = 1;
    switch (mode) {
    case NEWLINE_LF:
        return lf ? (size_t)(lf - p) + 1 : 0;
    case NEWLINE_CR:
        cr = memchr(p, '\r', len);
        return cr ? (size_t)(cr - p) + 1 : 0;
    case NEWLINE_CRLF:
        *newline = 2;
        for (; lf; lf = memchr(lf + 1, '\n', (size_t)(p + len - lf - 1)))
            if (lf > p && lf[-1] == '\r') return (size_t)(lf - p) + 1;
        return 0;
    case NEWLINE_UNIVERSAL: case NEWLINE_KEEP:
        break;
    }
    cr = memchr(p, '\r', lf ? (size_t)(lf - p) : len);
    if (!cr) return lf ? (size_t)(lf - p) + 1 : 0;
    if (lf == cr + 1) *newline = 2;
    return (size_t)(cr - p) + *newline;
}

/* The line [at, at + len) of the buffer as a str. */
static Ref take_line(FileObj *f, size_t len, size_t newline)
{
    char *p = f->in.data + f->in.at, kept;
    size_t shown = len;
    f->in.at += len;
    if (f->newline != NEWLINE_UNIVERSAL || p[len - newline] == '\n') return decode(f, p, len);
    shown = len - newline + 1;              /* CR and CRLF are shown as LF */
    kept = p[shown - 1];
    p[shown - 1] = '\n';
    Ref text = decode(f, p, shown);
    f->in.data[f->in.at - len + shown - 1] = kept;
    if (newline == 1) f->skip_lf = f->in.at == f->in.len;
    return text;
}

static void drop_lf(FileObj *f)
{
    if (!f->skip_lf || f->in.at == f->in.len) return;
    f->skip_lf = false;
    if (f->in.data[f->in.at] == '\n') f->in.at++;
}

/* The whole line, or NULL without an exception at the end. */
static Ref whole_line(FileObj *f)
{
    size_t searched = 0, newline;
    for (;;) {
        drop_lf(f);
        size_t have = f->in.len - f->in.at;
        size_t back = searched > 0 ? searched - 1 : 0;      /* a CR may stand right before */
        size_t len = have ? line_end(f->newline, f->in.data + f->in.at + back, have - back, &newline) : 0;
        bool undecided = len && f->newline == NEWLINE_KEEP && back + len == have && f->in.data[f->in.at + back + len - 1] == '\r';
        if (len && !undecided) return take_line(f, back + len, newline);
        searched = undecided ? 0 : have;
        int more = file_fill(f);
        if (more < 0) return NULL;
        if (more) continue;
        have = f->in.len - f->in.at;
        if (!have) return NULL;
        f->in.at += have;
        return decode(f, f->in.data + f->in.at - have, have);
    }
}

/* ---- reading characters ----------------------------------------------------------------------------------- */

/* Universal newlines in place: CRLF and CR become LF. Returns the new length. */
static size_t translate(char *p, size_t len)
{
    size_t out = 0;
    if (!memchr(p, '\r', len)) return len;
    for (size_t i = 0; i < len; i++) {
        if (p[i] != '\r') p[out++] = p[i];
        else {
            p[out++] = '\n';
            if (i + 1 < len && p[i + 1] == '\n') i++;
        }
    }
    return out;
}

static Ref all_text(FileObj *f)
{
    if (!file_fill_all(f)) return NULL;
    drop_lf(f);
    char *p = f->in.data + f->in.at;
    size_t len = f->in.len - f->in.at;
    if (f->newline == NEWLINE_UNIVERSAL && len) len = translate(p, len);
    f->in.at = f->in.len;
    return decode(f, p, len);
}

/* Bytes of the character that starts with this byte. */
static size_t width_of(const FileObj *f, unsigned char first)
{
    bool utf8 = f->recoded || strncasecmp(str_utf8(f->encoding, NULL), "utf", 3) == 0 || str_equal_text(f->encoding, "U8");
    return !utf8 || first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* Make the next character whole in the buffer: its bytes, 0 at the end, -1 error. */
static int need_character(FileObj *f)
{
    if (f->in.at == f->in.len || (f->skip_lf && f->in.len - f->in.at < 2))
        if (file_fill(f) < 0) return -1;
    drop_lf(f);
    if (f->in.at == f->in.len) return 0;
    size_t width = width_of(f, (unsigned char)f->in.data[f->in.at]);
    while (f->in.len - f->in.at < width) {
        int more = file_fill(f);
        if (more < 0) return -1;
        if (!more) width = f->in.len - f->in.at;
    }
    return (int)width;
}

/* After this character, and `before` it: does a line end here? *undecided: a CR that a LF may still follow. */
static bool ends_line(NewlineMode mode, char c, char before, bool *undecided)
{
    *undecided = false;
    switch (mode) {
    case NEWLINE_CR: return c == '\r';
    case NEWLINE_CRLF: return c == '\n' && before == '\r';
    case NEWLINE_KEEP: *undecided = c == '\r'; return c == '\n';
    default: return c == '\n';
    }
}

/* At most `limit` characters; at_line: not beyond the end of a line. */
static Ref some_text(FileObj *f, size_t limit, bool at_line)
{
    BytesBuilder b = BYTES_BUILDER;
    Ref text = NULL;
    char before = 0;
    bool ended = false, undecided = false;
    for (size_t n = 0; n < limit && !ended; n++) {
        int width = need_character(f);
        if (width < 0) goto done;
        if (width == 0) break;
        char c = f->in.data[f->in.at];
        if (undecided && c != '\n') break;          /* the CR before was a newline by itself */
        if (c == '\r' && f->newline == NEWLINE_UNIVERSAL) {
            f->skip_lf = true;
            c = '\n';
            if (!bytes_add_byte(&b, '\n')) goto done;
        }
        else if (!bytes_add(&b, f->in.data + f->in.at, (size_t)width)) goto done;
        f->in.at += (size_t)width;
        if (at_line) ended = ends_line(f->newline, c, before, &undecided);
        before = c;
    }
    text = decode(f, (char *)b.data, b.len);
done:
    bytes_builder_drop(&b);
    return text;
}

Ref file_text_line(View file, ptrdiff_t limit)
{
    if (limit >= 0) return some_text(file_base(file), (size_t)limit, true);
    Ref line = whole_line(file_base(file));
    return line || err_pending ? line : ref_keep(str_empty);
}

Ref file_text_read(View file, ptrdiff_t limit)
{
    return limit < 0 ? all_text(file_base(file)) : some_text(file_base(file), (size_t)limit, false);
}

/* ---- bytes ------------------------------------------------------------------------------------------------ */

static Ref take_bytes(FileObj *f, size_t len)
{
    f->in.at += len;
    return bytes_new(len ? f->in.data + f->in.at - len : "", len);
}

Ref file_binary_read(View file, ptrdiff_t limit)
{
    FileObj *f = file_base(file);
    if (limit < 0) return file_fill_all(f) ? take_bytes(f, f->in.len - f->in.at) : NULL;
    while (f->in.len - f->in.at < (size_t)limit) {
        int more = file_fill(f);
        if (more < 0) return NULL;
        if (!more || f->unbuffered) break;
    }
    size_t have = f->in.len - f->in.at;
    return take_bytes(f, have < (size_t)limit ? have : (size_t)limit);
}

Ref file_binary_line(View file, ptrdiff_t limit)
{
    FileObj *f = file_base(file);
    size_t searched = 0;
    for (;;) {
        size_t have = f->in.len - f->in.at, end = have;
        const char *lf = have ? memchr(f->in.data + f->in.at + searched, '\n', have - searched) : NULL;
        if (lf) end = (size_t)(lf - (f->in.data + f->in.at)) + 1;
        if (limit >= 0 && end >= (size_t)limit) return take_bytes(f, (size_t)limit);
        if (lf) return take_bytes(f, end);
        searched = have;
        int more = file_fill(f);
        if (more < 0) return NULL;
        if (!more) return take_bytes(f, f->in.len - f->in.at);
    }
}

/* ---- writing text ----------------------------------------------------------------------------------------- */

/* For newline='\r' and '\r\n': every LF as that. */
static bool put_translated(FileObj *f, const char *p, size_t len)
{
    const char *newline = f->newline == NEWLINE_CR ? "\r" : "\r\n";
    while (len > 0) {
        const char *lf = memchr(p, '\n', len);
        size_t plain = lf ? (size_t)(lf - p) : len;
        if (!file_put(f, p, plain)) return false;
        if (!lf) break;
        if (!file_put(f, newline, strlen(newline))) return false;
        p += plain + 1;
        len -= plain + 1;
    }
    return true;
}

bool file_write_text(View file, View text)
{
    FileObj *f = file_base(file);
    const char *data;
    size_t len;
    Ref encoded = NULL;
    bool ok;

    if (as_str(text)->ascii && !f->wide) {
        data = (const char *)as_str(text)->data;
        len = as_str(text)->len;
    }
    else {
        if (!(encoded = str_encode(text, str_utf8(f->encoding, NULL), str_utf8(f->errors, NULL)))) return false;
        data = (const char *)as_bytes(encoded)->data;
        len = as_bytes(encoded)->len;
    }
    bool translated = f->newline == NEWLINE_CR || f->newline == NEWLINE_CRLF;
    ok = translated ? put_translated(f, data, len) : file_put(f, data, len);
    if (ok && f->line_buffered && (memchr(data, '\n', len) || memchr(data, '\r', len))) ok = file_drain(f);
    ref_drop(encoded);
    return ok;
}
