/* io_text.c -- TextIOWrapper: making it, writing, flushing, closing. Reading is in io_text_read.c, positions in io_text_seek.c.
 *
 * UTF-8, ASCII and Latin-1 are encoded and decoded here; other encodings have objects that do it piece by piece, from
 * the library's package encodings. */
#include "objects/io.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "gc/collect.h"
#include "objects/class.h"
#include "objects/codec.h"
#include "objects/int.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

bool io_text_check(View self)
{
    TextIo *t = as_text_io(self);
    if (UNLIKELY(!t->ok))
        return err_false(&exc_ValueError, t->detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
    if (LIKELY(is_plain_buffered(t->buffer))) {
        const Buffered *b = as_buffered(t->buffer);
        if (LIKELY(b->ok && b->data && is_file_io(b->raw) && as_file_io(b->raw)->fd >= 0)) return true;
    }
    return io_check_closed(self);
}

static bool check_attached(View self)
{
    TextIo *t = as_text_io(self);
    if (t->ok) return true;
    return err_false(&exc_ValueError, t->detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
}

/* ---- encodings -------------------------------------------------------------------------------------------- */

/* What the environment says about text. Where it says nothing, text is UTF-8 all the same, and bytes that are not are kept. */
static const char *locale_name(void)
{
    static const char *name;
    if (!name) name = setlocale(LC_CTYPE, "");
    return name && strcmp(name, "POSIX") != 0 ? name : "C";
}

const char *io_locale_encoding(void) { return strcmp(locale_name(), "C") == 0 ? "utf-8" : "UTF-8"; }

const char *io_standard_errors(void)
{
    return locale_name()[0] == 'C' && (locale_name()[1] == 0 || locale_name()[1] == '.') ? "surrogateescape" : "strict";
}

/* codecs.lookup(encoding).<kind>(errors), checked to be an encoding of text. */
static Ref incremental(View encoding, View errors, const char *kind)
{
    Ref info = codec_lookup_text(encoding, "codecs.open()"), made = NULL, maker;
    if (!info) return NULL;
    maker = obj_get_attr_text(info, kind);
    if (maker) made = obj_call_1(maker, errors);
    ref_drop(maker);
    ref_drop(info);
    return made;
}

/* Does writing go on in the middle of the stream? Then the encoder writes no mark. */
static bool continue_encoder(TextIo *t)
{
    if (!t->encoder || !t->seekable) return true;
    Ref at = io_call(t->buffer, "tell"), zero = int_new(0), result = NULL;
    int64_t position = 0;
    bool ok = at && zero && is_int(at);
    if (ok && (!int_fits(at, &position) || position != 0)) ok = (result = obj_call_method(t->encoder, "setstate", (View[]){ zero }, 1));
    ref_drop(result);
    ref_drop(at);
    ref_drop(zero);
    return ok;
}

/* Set how text is encoded, for a stream whose abilities are known. */
static bool set_encoding(View self, View encoding, View errors)
{
    TextIo *t = as_text_io(self);
    CodecKind kind;
    const char *name = str_utf8(encoding, NULL), *handler = str_utf8(errors, NULL);
    if (!name || !handler) return false;
    bool native = codec_native_kind(name, &kind);
    if (!native || codec_on_error(handler) == ON_ERROR_UNKNOWN) native = false;
    Ref decoder = NULL, encoder = NULL;
    if (!native) {
        if (t->readable && !(decoder = incremental(encoding, errors, "incrementaldecoder"))) return false;
        if (t->writable && !(encoder = incremental(encoding, errors, "incrementalencoder"))) return ref_drop(decoder), false;
        if (!t->readable && !t->writable) {
            Ref info = codec_lookup_text(encoding, "codecs.open()");
            if (!info) return false;
            ref_drop(info);
        }
    }
    t->native = native ? (int)kind : -1;
    t->tail_len = 0;
    ref_set(&t->decoder, decoder);
    ref_set(&t->encoder, encoder);
    ref_set(&t->encoding, ref_keep(encoding));
    ref_set(&t->errors, ref_keep(errors));
    return continue_encoder(t);
}

static void set_lines(TextIo *t, LineMode lines)
{
    t->lines = lines;
    t->newlines = (Newlines){ .translate = lines.translate };
}

/* ---- making ----------------------------------------------------------------------------------------------- */

static bool learn_abilities(TextIo *t)
{
    if (is_plain_buffered(t->buffer) && is_file_io(as_buffered(t->buffer)->raw)) {
        Buffered *b = as_buffered(t->buffer);
        FileIo *f = as_file_io(b->raw);
        t->readable = b->readable && f->readable;
        t->writable = b->writable && f->writable;
        t->has_read1 = b->readable;
        int seekable = f->fd < 0 ? io_ask(t->buffer, "seekable") : f->seekable >= 0 ? f->seekable : io_ask(b->raw, "seekable");
        t->seekable = seekable > 0;
        return seekable >= 0;
    }
    Ref method = NULL;
    View name = str_known("read1");
    int readable = io_ask(t->buffer, "readable"), writable = readable < 0 ? -1 : io_ask(t->buffer, "writable");
    int seekable = writable < 0 ? -1 : io_ask(t->buffer, "seekable");
    int found = seekable < 0 || !name ? -1 : obj_find_attr(t->buffer, name, &method);
    if (found > 0) ref_drop(method);
    t->readable = readable > 0;
    t->writable = writable > 0;
    t->seekable = seekable > 0;
    t->has_read1 = found > 0;
    return found >= 0;
}

static bool set_up(View self, View buffer, const TextOptions *options)
{
    TextIo *t = as_text_io(self);
    t->ok = t->detached = false;
    io_text_forget(t);
    t->out_len = 0;
    t->line_buffering = options->line_buffering;
    t->write_through = options->write_through;
    t->chunk = IO_BUFFER_SIZE;
    t->bytes_per_char = 0;
    set_lines(t, options->lines);
    ref_set(&t->buffer, ref_keep(buffer));
    if (!learn_abilities(t)) return false;
    t->telling = t->seekable;
    bool by_locale = !options->encoding || options->encoding == None || str_equal_text(options->encoding, "locale");
    Ref encoding = by_locale ? str_from_text(io_locale_encoding()) : ref_keep(options->encoding);
    Ref errors = options->errors && options->errors != None ? ref_keep(options->errors) : str_interned("strict");
    t->ok = encoding && errors && set_encoding(self, encoding, errors);
    ref_drop(encoding);
    ref_drop(errors);
    return t->ok;
}

Ref text_io_new(View buffer, const TextOptions *options)
{
    Ref own = io_base_new(&text_io_type, NULL, 0, NULL);
    if (own && !set_up(own, buffer, options)) ref_clear(&own);
    return own;
}

static bool check_text(const char *function, const char *name, View v)
{
    if (!v || v == None) return true;
    if (!is_str(v)) return err_false(&exc_TypeError, "%s() argument '%s' must be str or None, not %t", function, name, v);
    size_t len;
    const char *text = str_utf8(v, &len);
    return text && (strlen(text) == len || err_false(&exc_ValueError, "embedded null character"));
}

static bool init_slot(View self, View const *args, size_t n, View kwnames)
{
    View out[6];
    TextOptions o = {0};
    as_text_io(self)->ok = false;
    if (!args_bind("TextIOWrapper", "buffer, encoding=, errors=, newline=, line_buffering=, write_through=", args, n, kwnames, out)) return false;
    if (!check_text("TextIOWrapper", "encoding", out[1])) return false;
    if (out[2] && out[2] != None && !is_str(out[2]))
        return err_false(&exc_TypeError, "TextIOWrapper() argument 'errors' must be str or None, not %t", out[2]);
    if (!check_text("TextIOWrapper", "newline", out[3]) || !line_mode_read(out[3], &o.lines)) return false;
    int buffering = out[4] ? obj_truth(out[4]) : 0, through = out[5] ? obj_truth(out[5]) : 0;
    if (buffering < 0 || through < 0) return false;
    o.encoding = out[1];
    o.errors = out[2];
    o.line_buffering = buffering;
    o.write_through = through;
    return set_up(self, out[0], &o);
}

static void traverse(View self, Visit visit, void *arg)
{
    TextIo *t = as_text_io(self);
    Ref owned[] = { t->buffer, t->encoding, t->errors, t->decoder, t->encoder, t->decoded, t->next_input };
    io_base_traverse(self, visit, arg);
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        if (owned[i]) visit(owned[i], arg);
}

static void clear(Ref self)
{
    TextIo *t = as_text_io(self);
    t->ok = false;
    ref_clear(&t->buffer);
    ref_clear(&t->encoding);
    ref_clear(&t->errors);
    ref_clear(&t->decoder);
    ref_clear(&t->encoder);
    io_text_forget(t);
    mem_free(t->out);
    t->out = NULL;
    t->out_len = t->out_cap = 0;
    io_base_clear(self);
}

/* ---- writing ---------------------------------------------------------------------------------------------- */

static bool hand_over(View self, const unsigned char *data, size_t len)
{
    TextIo *t = as_text_io(self);
    size_t written;
    if (LIKELY(is_plain_buffered(t->buffer) && as_buffered(t->buffer)->writable))
        return buffered_check(t->buffer, "write to") && buffered_write_bytes(t->buffer, data, len, &written);
    Ref bytes = bytes_new(data, len), buffer = ref_keep(t->buffer), result = NULL;
    if (bytes) result = obj_call_method(buffer, "write", (View[]){ bytes }, 1);
    ref_drop(bytes);
    ref_drop(buffer);
    ref_drop(result);
    return result != NULL;
}

/* What the buffer does not take is lost, as in CPython. */
bool io_text_write_out(View self)
{
    TextIo *t = as_text_io(self);
    size_t len = t->out_len;
    if (!len) return true;
    t->out_len = 0;
    if (is_plain_buffered(t->buffer)) return hand_over(self, t->out, len);
    unsigned char *data = t->out;       /* a write method may come back to us: it gets a block of its own */
    t->out = NULL;
    t->out_cap = 0;
    bool ok = hand_over(self, data, len);
    if (!t->out) t->out = data, t->out_cap = len;
    else mem_free(data);
    return ok;
}

static bool put(View self, const unsigned char *data, size_t len)
{
    TextIo *t = as_text_io(self);
    if (t->out_len + len > t->chunk) {
        if (!io_text_write_out(self)) return false;
        if (len >= t->chunk) return hand_over(self, data, len);
    }
    if (t->out_len + len > t->out_cap) {
        size_t cap = t->chunk > t->out_len + len ? t->chunk : t->out_len + len;
        unsigned char *grown = alloc_resize(t->out, cap);
        if (!grown) return false;
        t->out = grown;
        t->out_cap = cap;
    }
    if (len) memcpy(t->out + t->out_len, data, len);
    t->out_len += len;
    return true;
}

static Ref with_newlines(View text, const char *newline)
{
    Ref from = str_from_char('\n'), to = str_from_text(newline), own = NULL;
    if (from && to) own = obj_call_method(text, "replace", (View[]){ from, to }, 2);
    ref_drop(from);
    ref_drop(to);
    return own;
}

static bool put_text(View self, View text)
{
    TextIo *t = as_text_io(self);
    if (t->native >= 0 && as_str(text)->ascii) return put(self, as_str(text)->data, as_str(text)->len);
    Ref bytes = t->native >= 0 ? str_encode(text, str_utf8(t->encoding, NULL), str_utf8(t->errors, NULL))
                               : obj_call_method(t->encoder, "encode", (View[]){ text }, 1);
    bool ok = bytes && (is_bytes(bytes) || err_false(&exc_TypeError, "encoder should return a bytes object, not '%T'", bytes))
           && put(self, as_bytes(bytes)->data, as_bytes(bytes)->len);
    ref_drop(bytes);
    return ok;
}

static bool flush_buffer(View self)
{
    TextIo *t = as_text_io(self);
    if (is_plain_buffered(t->buffer) && as_buffered(t->buffer)->writable)
        return buffered_check(t->buffer, "flush of") && buffered_flush(t->buffer);
    Ref buffer = ref_keep(t->buffer), result = io_call(buffer, "flush");
    ref_drop(buffer);
    ref_drop(result);
    return result != NULL;
}

bool file_write(View self, View text)
{
    TextIo *t = as_text_io(self);
    if (!io_text_check(self)) return false;
    if (!t->writable) return io_unsupported("not writable"), false;
    Chars chars = str_chars(text);
    bool narrow = chars.width == 1, has_lf = false, translated = t->lines.write[0] != 0;
    if (translated || t->line_buffering)
        has_lf = narrow ? memchr(chars.data, '\n', chars.len) != NULL : line_find_end(&(LineMode){ .translate = true }, text, 0) >= 0;
    bool flushing = t->line_buffering && (has_lf || (narrow ? memchr(chars.data, '\r', chars.len) != NULL
                                                            : line_find_end(&(LineMode){ .end = "\r" }, text, 0) >= 0));
    Ref shown = has_lf && translated ? with_newlines(text, t->lines.write) : ref_keep(text);
    bool ok = shown && put_text(self, shown);
    ref_drop(shown);
    if (ok && (t->write_through || flushing)) ok = io_text_write_out(self);
    if (ok && flushing) ok = flush_buffer(self);
    if (ok && t->decoded) {
        io_text_forget(t);
        io_text_decoder_reset(self);
    }
    return ok && !err_pending;
}

bool io_text_flush(View self)
{
    TextIo *t = as_text_io(self);
    if (!io_text_check(self)) return false;
    t->telling = t->seekable;
    return io_text_write_out(self) && flush_buffer(self);
}

bool file_flush(View self) { return io_text_flush(self); }

void file_discard(View self)
{
    TextIo *t = as_text_io(self);
    t->out_len = 0;
    if (t->buffer && is_plain_buffered(t->buffer)) as_buffered(t->buffer)->pending = 0;
}

int file_descriptor(View self)
{
    const TextIo *t = as_text_io(self);
    if (!is_text_file(self) || !t->ok) return -1;
    if (is_file_io(t->buffer)) return as_file_io(t->buffer)->fd;       /* -u */
    if (!is_plain_buffered(t->buffer)) return -1;
    const Buffered *b = as_buffered(t->buffer);
    return b->ok && is_file_io(b->raw) ? as_file_io(b->raw)->fd : -1;
}

static Ref method_write ARGS
{
    (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "write() argument must be str, not %t", args[0]);
    return file_write(self, args[0]) ? int_new((int64_t)as_str(args[0])->len) : NULL;
}

static Ref method_flush ARGS { UNUSED; return io_text_flush(self) ? None : NULL; }

/* ---- closing ---------------------------------------------------------------------------------------------- */

static Ref method_close ARGS
{
    UNUSED;
    TextIo *t = as_text_io(self);
    if (!check_attached(self)) return NULL;
    int closed = io_is_closed(self);
    if (closed) return closed > 0 ? None : NULL;
    Ref buffer = ref_keep(t->buffer);
    if (as_io(self)->finalizing) {
        Ref warned = obj_call_method(buffer, "_dealloc_warn", &self, 1);
        ref_drop(warned);
        err_clear();
    }
    Ref flushed = io_call(self, "flush"), error = flushed ? NULL : err_take();
    ref_drop(flushed);
    Ref result = io_call(buffer, "close");
    ref_drop(buffer);
    if (!error) return result;
    ref_drop(result);
    io_chain(error);
    return NULL;
}

static Ref method_detach ARGS
{
    UNUSED;
    TextIo *t = as_text_io(self);
    if (!check_attached(self)) return NULL;
    Ref flushed = io_call(self, "flush");
    if (!flushed) return NULL;
    ref_drop(flushed);
    Ref buffer = t->buffer;
    t->buffer = NULL;
    t->detached = true;
    t->ok = false;
    return buffer;
}

/* ---- the rest --------------------------------------------------------------------------------------------- */

static Ref method_reconfigure ARGS
{
    (void)n;
    TextIo *t = as_text_io(self);
    enum { ENCODING, ERRORS, NEWLINE, BUFFERING, THROUGH };
    LineMode lines = t->lines;
    bool has[3];
    if (!check_attached(self)) return NULL;
    if (t->decoded && ((args[ENCODING] && args[ENCODING] != None) || (args[ERRORS] && args[ERRORS] != None) || args[NEWLINE]))
        return err_raise(&unsupported_operation, "It is not possible to set the encoding or newline of stream after the first read");
    for (size_t i = ENCODING; i <= ERRORS; i++) {
        has[i] = args[i] && args[i] != None;
        if (has[i] && !is_str(args[i]))
            return err_raise(&exc_TypeError, "reconfigure() argument '%s' must be str or None, not %t", i ? "errors" : "encoding", args[i]);
    }
    has[NEWLINE] = args[NEWLINE] != NULL;
    if (has[NEWLINE] && args[NEWLINE] != None && !is_str(args[NEWLINE]))
        return err_raise(&exc_TypeError, "reconfigure() argument 'newline' must be str or None, not %t", args[NEWLINE]);
    if (has[NEWLINE] && !line_mode_read(args[NEWLINE], &lines)) return NULL;
    int buffering = args[BUFFERING] && args[BUFFERING] != None ? obj_truth(args[BUFFERING]) : t->line_buffering;
    int through = args[THROUGH] && args[THROUGH] != None ? obj_truth(args[THROUGH]) : t->write_through;
    if (buffering < 0 || through < 0) return NULL;
    Ref flushed = io_call(self, "flush");
    if (!flushed) return NULL;
    ref_drop(flushed);
    if (has[ENCODING] || has[ERRORS]) {
        bool by_locale = has[ENCODING] && str_equal_text(args[ENCODING], "locale");
        Ref encoding = by_locale ? str_from_text(io_locale_encoding()) : ref_keep(has[ENCODING] ? args[ENCODING] : t->encoding);
        Ref errors = has[ERRORS] ? ref_keep(args[ERRORS]) : has[ENCODING] ? str_interned("strict") : ref_keep(t->errors);
        bool ok = encoding && errors && set_encoding(self, encoding, errors);
        ref_drop(encoding);
        ref_drop(errors);
        if (!ok) return NULL;
    }
    if (has[NEWLINE]) set_lines(t, lines);
    t->line_buffering = buffering;
    t->write_through = through;
    return None;
}

static Ref method_truncate ARGS
{
    if (!check_attached(self)) return NULL;
    Ref flushed = io_call(self, "flush"), buffer, result;
    if (!flushed) return NULL;
    ref_drop(flushed);
    buffer = ref_keep(as_text_io(self)->buffer);
    result = obj_call_method(buffer, "truncate", (View[]){ n ? args[0] : None }, 1);
    ref_drop(buffer);
    return result;
}

#define PASS(name) static Ref method_##name ARGS { UNUSED; return check_attached(self) ? io_call(as_text_io(self)->buffer, #name) : NULL; }
PASS(seekable) PASS(readable) PASS(writable) PASS(fileno) PASS(isatty)
#undef PASS

static Ref method_read ARGS
{
    ptrdiff_t size;
    return check_attached(self) && io_size(args, n, &size) ? io_text_read(self, size) : NULL;
}

static Ref method_readline ARGS
{
    ptrdiff_t limit = -1;
    if (!check_attached(self)) return NULL;
    if (n && args[0] && !io_index_size(args[0], &limit)) return NULL;
    return io_text_line(self, limit < 0 ? -1 : limit);
}

Ref file_read_line(View self) { return io_text_line(self, -1); }

static Ref next_slot(View self)
{
    TextIo *t = as_text_io(self);
    if (!check_attached(self)) return NULL;
    t->telling = false;
    Ref line = is_text_file(self) ? io_text_line(self, -1) : io_call(self, "readline");
    if (line && !is_str(line)) {
        err_raise(&exc_OSError, "readline() should have returned an str object, not '%T'", line);
        ref_clear(&line);
    }
    if (line && as_str(line)->len == 0) {
        t->has_snapshot = false;
        t->telling = t->seekable;
        ref_clear(&line);
    }
    return line;
}

static Ref buffer_attribute(View self, const char *name) { return check_attached(self) ? obj_get_attr_text(as_text_io(self)->buffer, name) : NULL; }
static Ref get_closed(View self) { return buffer_attribute(self, "closed"); }
static Ref get_name(View self) { return buffer_attribute(self, "name"); }
static Ref get_errors(View self) { return check_attached(self) ? ref_keep(as_text_io(self)->errors) : NULL; }
static Ref get_line_buffering(View self) { return bool_ref(as_text_io(self)->line_buffering); }
static Ref get_write_through(View self) { return bool_ref(as_text_io(self)->write_through); }
static Ref get_finalizing(View self) { return bool_ref(as_io(self)->finalizing); }

static Ref get_newlines(View self)
{
    if (!check_attached(self)) return NULL;
    return as_text_io(self)->lines.universal ? newlines_seen(as_text_io(self)->newlines.seen) : None;
}

static Ref get_chunk(View self) { return check_attached(self) ? int_new_unsigned(as_text_io(self)->chunk) : NULL; }

static bool set_chunk(View self, View value)
{
    ptrdiff_t size;
    if (!check_attached(self)) return false;
    if (!value) return err_false(&exc_AttributeError, "cannot delete attribute");
    if (!io_index_size(value, &size)) return false;
    if (size <= 0) return err_false(&exc_ValueError, "a strictly positive integer is required");
    as_text_io(self)->chunk = (size_t)size;
    return true;
}

/* 1: *out is the attribute; 0: there is none (or the stream cannot tell). */
static int shown_attribute(View self, const char *name, Ref *out)
{
    View key = str_known(name);
    *out = NULL;
    int found = key ? obj_find_attr(self, key, out) : -1;
    if (found < 0 && err_is(&exc_ValueError)) {
        err_clear();
        return 0;
    }
    return found;
}

static bool add_shown(StrBuilder *b, View self, const char *name)
{
    Ref value, shown;
    int found = shown_attribute(self, name, &value);
    if (found <= 0) return found == 0;
    shown = str_format_c(" %s=%R", name, value);
    ref_drop(value);
    bool ok = shown && str_add_str(b, shown);
    ref_drop(shown);
    return ok;
}

static Ref text_repr(View self)
{
    StrBuilder b = STR_BUILDER;
    if (!as_text_io(self)->encoding) return check_attached(self), NULL;
    int status = repr_enter(self);
    if (status > 0) return err_raise(&exc_RuntimeError, "reentrant call inside %s.__repr__", type_of(self)->name);
    if (status < 0) return NULL;
    Ref end = str_format_c(" encoding=%R>", as_text_io(self)->encoding);
    bool ok = end && str_add_text(&b, "<_io.TextIOWrapper") && add_shown(&b, self, "name") && add_shown(&b, self, "mode") && str_add_str(&b, end);
    repr_leave(self);
    ref_drop(end);
    if (ok) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

static const NativeDef methods[] = {
    NATIVE("read", method_read, 0, 1, "Read at most so many characters; all that is left without a number."),
    NATIVE("readline", method_readline, 0, 1, "Read the next line, with its newline; empty at the end."),
    NATIVE("write", method_write, 1, 1, "Write text; returns how many characters."),
    NATIVE("flush", method_flush, 0, 0, "Hand what is buffered to the system."),
    NATIVE("close", method_close, 0, 0, "Flush and close the file."),
    NATIVE("detach", method_detach, 0, 0, "Separate the buffer from the text layer and return it."),
    NATIVE_PARAMS("reconfigure", method_reconfigure, "*, encoding=, errors=, newline=, line_buffering=, write_through=",
                  "Change how the file is buffered or encoded."),
    NATIVE("seekable", method_seekable, 0, 0, "Has it positions?"),
    NATIVE("readable", method_readable, 0, 0, "Can it be read?"),
    NATIVE("writable", method_writable, 0, 0, "Can it be written?"),
    NATIVE("fileno", method_fileno, 0, 0, "The descriptor below."),
    NATIVE("isatty", method_isatty, 0, 0, "Is it a terminal?"),
    NATIVE_PARAMS("seek", io_text_m_seek, "cookie, whence=, /", "Go to a position that tell() has given."),
    NATIVE("tell", io_text_m_tell, 0, 0, "The position, as a number that means something to seek() only."),
    NATIVE("truncate", method_truncate, 0, 1, "Cut the file off at a length, or here."),
    NATIVE("__reduce__", io_refuse_pickle, 0, 0, NULL),
    NATIVE("__reduce_ex__", io_refuse_pickle, 0, 1, NULL),
    {0}
};

static const MemberDef members[] = {
    {"encoding", offsetof(TextIo, encoding), true, NULL},
    {"buffer", offsetof(TextIo, buffer), true, NULL},
    {0}
};

static const GetSetDef getset[] = {
    {"closed", get_closed, NULL, NULL},
    {"name", get_name, NULL, NULL},
    {"errors", get_errors, NULL, NULL},
    {"newlines", get_newlines, NULL, NULL},
    {"line_buffering", get_line_buffering, NULL, NULL},
    {"write_through", get_write_through, NULL, NULL},
    {"_finalizing", get_finalizing, NULL, NULL},
    {"_CHUNK_SIZE", get_chunk, set_chunk, NULL},
    {0}
};

TypeObj text_io_type = {
    TYPE_HEAD("_io.TextIOWrapper", 0, TextIo), .base = &io_text_base_type, .flags = TYPE_BASE | TYPE_WEAKREF,
    .doc = "Text over a buffer of bytes.",
    .shape.traverse = traverse, .shape.clear = clear, .shape.free = type_free, .shape.is_container = true,
    .shape.dict_at = offsetof(IoBaseObj, dict),
    .new = io_base_new, .init = init_slot, .repr = text_repr, .next = next_slot,
    .methods = methods, .members = members, .getset = getset,
};
