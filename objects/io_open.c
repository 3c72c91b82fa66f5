/* io_open.c -- open(): understanding its arguments, and putting the right layers on top of each other. */
#include <unistd.h>

#include "objects/int.h"
#include "objects/io.h"

enum { ARG_FILE, ARG_MODE, ARG_BUFFERING, ARG_ENCODING, ARG_ERRORS, ARG_NEWLINE, ARG_CLOSEFD, ARG_OPENER };

typedef struct {
    char action;                /* r w a x */
    bool plus, binary, text;
    ptrdiff_t buffering;
    LineMode lines;
} Request;

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
    return true;
}

static bool is_given(View v) { return v && v != None; }

static bool check_str_or_none(View v, const char *name)
{
    if (!is_given(v)) return true;
    if (!is_str(v)) return err_false(&exc_TypeError, "open() argument '%s' must be str or None, not %t", name, v);
    size_t len;
    const char *text = str_utf8(v, &len);
    return text && (strlen(text) == len || err_false(&exc_ValueError, "embedded null character"));
}

static bool read_request(View const *args, Request *r)
{
    *r = (Request){ .action = 'r', .buffering = -1 };
    View mode = args[ARG_MODE];
    if (mode && !is_str(mode)) return err_false(&exc_TypeError, "open() argument 'mode' must be str, not %t", mode);
    if (args[ARG_BUFFERING] && !obj_index_size(args[ARG_BUFFERING], &exc_OverflowError, &r->buffering)) return false;
    if (!check_str_or_none(args[ARG_ENCODING], "encoding") || !check_str_or_none(args[ARG_ERRORS], "errors")
        || !check_str_or_none(args[ARG_NEWLINE], "newline"))
        return false;
    const char *text = mode ? str_utf8(mode, NULL) : "r";
    if (!text || !read_mode(text, r)) return false;
    if (r->binary && is_given(args[ARG_ENCODING])) return err_false(&exc_ValueError, "binary mode doesn't take an encoding argument");
    if (r->binary && is_given(args[ARG_ERRORS])) return err_false(&exc_ValueError, "binary mode doesn't take an errors argument");
    if (r->binary && is_given(args[ARG_NEWLINE])) return err_false(&exc_ValueError, "binary mode doesn't take a newline argument");
    return true;
}

/* The mode as FileIO takes it: without b and t. Where none of r, w, a, x was given, FileIO refuses it. */
static void raw_mode(const char *mode, char out[8])
{
    size_t len = 0;
    for (; *mode && len < 7; mode++)
        if (*mode != 'b' && *mode != 't') out[len++] = *mode;
    out[len] = 0;
}

static TypeObj *buffer_type(const Request *r)
{
    return r->plus ? &buffered_random_type : r->action == 'r' ? &buffered_reader_type : &buffered_writer_type;
}

/* The raw file with its buffer; files are read and written in larger pieces than DEFAULT_BUFFER_SIZE, if nobody says how large. */
static Ref add_buffer(View raw, const Request *r, size_t size)
{
    if (r->plus && !io_check_able(raw, "seekable")) return NULL;
    return buffered_new(buffer_type(r), raw, size);
}

static Ref open_layers(View raw, View const *args, Request *r)
{
    if (r->buffering == 0 && !r->binary) return err_raise(&exc_ValueError, "can't have unbuffered text I/O");
    bool lines = r->buffering == 1;
    if (r->buffering < 0 && !(r->binary && r->action == 'r' && !r->plus) && isatty(as_file_io(raw)->fd)) lines = true;
    if (r->buffering == 0) return ref_keep(raw);
    Ref buffer = add_buffer(raw, r, r->buffering > 1 ? (size_t)r->buffering : IO_FILE_BUFFER);
    if (!buffer || r->binary) return buffer;
    TextOptions o = { .encoding = args[ARG_ENCODING], .errors = args[ARG_ERRORS], .line_buffering = lines };
    Ref own = line_mode_read(args[ARG_NEWLINE], &o.lines) ? text_io_new(buffer, &o) : NULL;
    ref_drop(buffer);
    if (own && !io_set_attr(own, "mode", args[ARG_MODE] ? args[ARG_MODE] : str_known("r"))) ref_clear(&own);
    return own;
}

Ref file_open(View const *args)
{
    Request r;
    char mode[8];
    int truth = args[ARG_CLOSEFD] ? obj_truth(args[ARG_CLOSEFD]) : 1;
    if (truth < 0 || !read_request(args, &r)) return NULL;
    raw_mode(args[ARG_MODE] ? str_utf8(args[ARG_MODE], NULL) : "r", mode);
    Ref raw = file_io_open(args[ARG_FILE], mode, truth, args[ARG_OPENER]);
    if (!raw) return NULL;
    Ref own = open_layers(raw, args, &r);
    if (!own) {                             /* nobody will see the raw file: close it without a warning */
        Ref error = err_take(), closed = io_call(raw, "close");
        ref_drop(closed);
        io_chain(error);
    }
    ref_drop(raw);
    return own;
}

/* What is below a standard stream. Writing passes on each full chunk of text: less than that is kept only until the next flush. So a write
 * that failed has left nothing behind that would fail once more at the end, as in CPython. */
static Ref standard_buffer(Ref raw, const char *mode, bool unbuffered)
{
    Request r = { .action = *mode };
    if (*mode == 'w' && unbuffered) return ref_keep(raw);
    return add_buffer(raw, &r, *mode == 'w' ? IO_STANDARD_BUFFER : IO_FILE_BUFFER);
}

Ref file_standard(int fd, const char *name, const char *mode, const StreamStyle *style)
{
    Ref number = int_new(fd), shown = str_from_text(name), own = NULL, raw = NULL, buffer = NULL;
    Ref encoding = str_from_text(style->encoding ? style->encoding : "utf-8"), mode_text = str_from_text(mode);
    Ref handler = str_from_text(fd == 2 ? "backslashreplace" : style->errors ? style->errors : io_standard_errors());
    if (!number || !shown || !encoding || !handler || !mode_text) goto done;
    if (!(raw = file_io_open(number, mode, false, NULL)) || !(buffer = standard_buffer(raw, mode, style->unbuffered))) goto done;
    if (!io_set_attr(raw, "name", shown)) goto done;
    TextOptions o = { .encoding = encoding, .errors = handler, .line_buffering = !style->unbuffered && (fd == 2 || isatty(fd)),
                      .write_through = style->unbuffered };
    strcpy(o.lines.end, "\n");
    own = text_io_new(buffer, &o);
    if (own && !io_set_attr(own, "mode", mode_text)) ref_clear(&own);
done:
    ref_drop(number);
    ref_drop(shown);
    ref_drop(encoding);
    ref_drop(handler);
    ref_drop(mode_text);
    ref_drop(raw);
    ref_drop(buffer);
    return own;
}
