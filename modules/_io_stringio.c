/* _io_stringio.c -- StringIO: a text file in memory, as narrow as its widest character allows. */
#include "modules/_io_parts.h"

#include "gc/collect.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/tuple.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

typedef struct {
    IoBaseObj base;
    bool ok;
    unsigned char *data;
    size_t len, cap, at;        /* in characters; `at` may lie beyond the end */
    uint8_t width;              /* bytes a character */
    LineMode lines;
    Newlines newlines;
    Ref newline;                /* the argument: a str or None */
} StringIo;
static StringIo *as_string_io(View v) { return (StringIo *)(uintptr_t)v; }

static bool check_open(View self)
{
    if (!as_string_io(self)->ok) return err_false(&exc_ValueError, "I/O operation on uninitialized object");
    return !as_io(self)->closed || err_false(&exc_ValueError, "I/O operation on closed file");
}

/* ---- changing --------------------------------------------------------------------------------------------- */

/* Room for `size` characters of `width` bytes. */
static bool reserve(StringIo *s, size_t size, uint8_t width)
{
    if (width > s->width) {
        size_t cap = size > s->cap ? size : s->cap;
        unsigned char *wider = alloc_bytes(cap * width);
        if (!wider) return false;
        if (s->len) chars_copy(wider, width, (Chars){ s->data, s->len, s->width });
        mem_free(s->data);
        s->data = wider;
        s->cap = cap;
        s->width = width;
    }
    if (size <= s->cap) return true;
    size_t cap = size < 64 ? 64 : size > s->cap * 2 ? size : s->cap * 2;
    if (cap > PTRDIFF_MAX / 4) return err_false(&exc_OverflowError, "new buffer size too large");
    unsigned char *grown = alloc_resize(s->data, cap * s->width);
    if (!grown) return false;
    s->data = grown;
    s->cap = cap;
    return true;
}

static bool put(StringIo *s, View text)
{
    Chars chars = str_chars(text);
    size_t len = chars.len, end = s->at + len;
    if (len == 0) return true;
    if (end > PTRDIFF_MAX / 4) return err_false(&exc_OverflowError, "new position too large");
    if (!reserve(s, end, chars.width)) return false;
    if (s->at > s->len) memset(s->data + s->len * s->width, 0, (s->at - s->len) * s->width);
    chars_copy(s->data + s->at * s->width, s->width, chars);
    s->at = end;
    if (end > s->len) s->len = end;
    return true;
}

static bool write_text(View self, View text)
{
    StringIo *s = as_string_io(self);
    Ref shown = ref_keep(text);
    if (s->lines.universal) shown = newlines_decode(&s->newlines, shown, true);
    if (shown && s->lines.write[0]) {
        Ref from = str_from_char('\n'), to = str_from_text(s->lines.write), whole = NULL;
        if (from && to) whole = obj_call_method(shown, "replace", (View[]){ from, to }, 2);
        ref_drop(from);
        ref_drop(to);
        ref_set(&shown, whole);
    }
    bool ok = shown && put(s, shown);
    ref_drop(shown);
    return ok;
}

static Ref method_write ARGS
{
    (void)n;
    if (!as_string_io(self)->ok) return check_open(self), NULL;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "string argument expected, got '%T'", args[0]);
    if (!check_open(self)) return NULL;
    return write_text(self, args[0]) ? int_new((int64_t)as_str(args[0])->len) : NULL;
}

static Ref method_truncate ARGS
{
    StringIo *s = as_string_io(self);
    ptrdiff_t size = (ptrdiff_t)s->at;
    if (!check_open(self)) return NULL;
    if (n && args[0] != None && !io_index_size(args[0], &size)) return NULL;
    if (size < 0) return err_raise(&exc_ValueError, "Negative size value %zd", size);
    if ((size_t)size < s->len) s->len = (size_t)size;
    return int_new(size);
}

/* ---- reading ---------------------------------------------------------------------------------------------- */

static Chars part(const StringIo *s, size_t from, size_t to)
{
    return chars_part((Chars){ s->data, s->len, s->width }, from, to);
}

static Ref take(StringIo *s, size_t len)
{
    if (len == 0) return ref_keep(str_empty);
    Ref own = str_from_chars_of(part(s, s->at, s->at + len));
    if (own) s->at += len;
    return own;
}

static size_t left(const StringIo *s) { return s->at < s->len ? s->len - s->at : 0; }

static Ref method_read ARGS
{
    StringIo *s = as_string_io(self);
    ptrdiff_t size;
    if (!check_open(self) || !io_size(args, n, &size)) return NULL;
    return take(s, size < 0 || (size_t)size > left(s) ? left(s) : (size_t)size);
}

static bool is_char(const StringIo *s, size_t i, uint32_t c) { return i < s->len && chars_at(s->data, s->width, i) == c; }

/* The length of the line at the position, at most `limit`. */
static size_t line_length(const StringIo *s, ptrdiff_t limit)
{
    size_t have = limit < 0 || (size_t)limit > left(s) ? left(s) : (size_t)limit, stop = s->at + have;
    bool lf_only = s->lines.translate || s->lines.end[0] == '\n';
    if (lf_only && s->width == 1) {
        const unsigned char *lf = have ? memchr(s->data + s->at, '\n', have) : NULL;
        return lf ? (size_t)(lf - (s->data + s->at)) + 1 : have;
    }
    for (size_t i = s->at; i < stop; i++) {
        bool cr = is_char(s, i, '\r'), lf = is_char(s, i, '\n'), pair = cr && is_char(s, i + 1, '\n');
        size_t end = lf_only ? (lf ? i + 1 : 0)
                   : s->lines.universal ? (pair ? i + 2 : cr || lf ? i + 1 : 0)
                   : s->lines.end[1] ? (pair ? i + 2 : 0) : (cr ? i + 1 : 0);
        if (end) return (end < stop ? end : stop) - s->at;
    }
    return have;
}

static Ref method_readline ARGS
{
    ptrdiff_t limit;
    if (!check_open(self) || !io_size(args, n, &limit)) return NULL;
    return take(as_string_io(self), line_length(as_string_io(self), limit));
}

static Ref next_slot(View self)
{
    if (!check_open(self)) return NULL;
    if (type_of(self) == &string_io_type) {
        size_t len = line_length(as_string_io(self), -1);
        return len ? take(as_string_io(self), len) : NULL;
    }
    Ref line = io_call(self, "readline");
    if (line && !is_str(line)) {
        err_raise(&exc_OSError, "readline() should have returned a str object, not '%T'", line);
        ref_clear(&line);
    }
    if (line && as_str(line)->len == 0) ref_clear(&line);
    return line;
}

static Ref method_getvalue ARGS
{
    UNUSED;
    StringIo *s = as_string_io(self);
    if (!check_open(self)) return NULL;
    return s->len ? str_from_chars_of(part(s, 0, s->len)) : ref_keep(str_empty);
}

/* ---- positions and state ---------------------------------------------------------------------------------- */

static Ref method_tell ARGS { UNUSED; return check_open(self) ? int_new_unsigned(as_string_io(self)->at) : NULL; }

static Ref method_seek ARGS
{
    StringIo *s = as_string_io(self);
    ptrdiff_t offset, whence = 0;
    if (!check_open(self) || !io_index_size(args[0], &offset) || (n > 1 && !io_index_size(args[1], &whence))) return NULL;
    if (whence < 0 || whence > 2) return err_raise(&exc_ValueError, "Invalid whence (%zd, should be 0, 1 or 2)", whence);
    if (whence == 0 && offset < 0) return err_raise(&exc_ValueError, "Negative seek position %zd", offset);
    if (whence && offset) return err_raise(&exc_OSError, "Can't do nonzero cur-relative seeks");
    s->at = whence == 0 ? (size_t)offset : whence == 1 ? s->at : s->len;
    return int_new((int64_t)s->at);
}

static Ref method_true ARGS { UNUSED; return check_open(self) ? True : NULL; }

static void drop_data(StringIo *s)
{
    mem_free(s->data);
    s->data = NULL;
    s->len = s->cap = 0;
    s->width = 1;
}

static Ref method_close ARGS
{
    UNUSED;
    as_io(self)->closed = true;
    drop_data(as_string_io(self));
    return None;
}

static Ref get_closed(View self)
{
    if (!as_string_io(self)->ok) return err_raise(&exc_ValueError, "I/O operation on uninitialized object");
    return bool_ref(as_io(self)->closed);
}

static Ref get_line_buffering(View self) { return check_open(self) ? False : NULL; }

static Ref get_newlines(View self)
{
    if (!check_open(self)) return NULL;
    return as_string_io(self)->lines.universal ? newlines_seen(as_string_io(self)->newlines.seen) : None;
}

static bool set_newline(View self, View newline)
{
    StringIo *s = as_string_io(self);
    if (!line_mode_read(newline, &s->lines)) return false;
    s->newlines = (Newlines){ .translate = s->lines.translate };
    ref_set(&s->newline, ref_keep(newline));
    return true;
}

static bool init_slot(View self, View const *args, size_t n, View kwnames)
{
    StringIo *s = as_string_io(self);
    View out[2];
    s->ok = false;
    if (!args_bind("StringIO", "initial_value=, newline=", args, n, kwnames, out)) return false;
    if (out[1] && out[1] != None && !is_str(out[1])) return err_false(&exc_TypeError, "newline must be str or None, not %T", out[1]);
    if (out[1] && out[1] != None && as_str(out[1])->len > 0 && !str_equal_text(out[1], "\n") && !str_equal_text(out[1], "\r")
        && !str_equal_text(out[1], "\r\n"))
        return err_false(&exc_ValueError, "illegal newline value: %R", out[1]);
    if (out[0] && out[0] != None && !is_str(out[0]))
        return err_false(&exc_TypeError, "initial_value must be str or None, not %T", out[0]);
    Ref newline = out[1] ? ref_keep(out[1]) : str_from_char('\n');
    bool ok = newline && set_newline(self, newline);
    ref_drop(newline);
    if (!ok) return false;
    drop_data(s);
    s->at = 0;
    as_io(self)->closed = false;
    s->ok = true;
    if (out[0] && out[0] != None && !write_text(self, out[0])) return false;
    s->at = 0;
    return true;
}

static Ref method_getstate ARGS
{
    Ref value = method_getvalue(self, args, n), dict;
    if (!value) return NULL;
    dict = as_io(self)->dict ? dict_copy(as_io(self)->dict) : None;
    return tuple_of(4, value, ref_keep(as_string_io(self)->newline), int_new_unsigned(as_string_io(self)->at), dict);
}

static Ref method_setstate ARGS
{
    (void)n;
    StringIo *s = as_string_io(self);
    ptrdiff_t at;
    View state = args[0];
    if (as_io(self)->closed) return check_open(self), NULL;
    if (!is_tuple(state) || as_tuple(state)->len < 4)
        return err_raise(&exc_TypeError, "%T.__setstate__ argument should be 4-tuple, got %T", self, state);
    if (!init_slot(self, as_views(as_tuple(state)->items), 2, NULL)) return NULL;
    /* The value is as it was: newlines are not translated once more. */
    drop_data(s);
    if (!put(s, tuple_at(state, 0))) return NULL;
    if (!is_int(tuple_at(state, 2))) return err_raise(&exc_TypeError, "third item of state must be an integer, got %T", tuple_at(state, 2));
    if (!io_index_size(tuple_at(state, 2), &at)) return NULL;
    if (at < 0) return err_raise(&exc_ValueError, "position value cannot be negative");
    s->at = (size_t)at;
    View dict = tuple_at(state, 3);
    if (dict == None) return None;
    if (!is_dict(dict)) return err_raise(&exc_TypeError, "fourth item of state should be a dict, got a %T", dict);
    Ref own = io_get_dict(self);
    bool ok = own && dict_update(own, dict);
    ref_drop(own);
    return ok ? None : NULL;
}

/* ---- the type --------------------------------------------------------------------------------------------- */

static Ref new_slot(TypeObj *type, View const *args, size_t n, View kwnames)
{
    Ref own = io_base_new(type, args, n, kwnames);
    if (own) as_string_io(own)->width = 1;
    return own;
}

static void traverse(View self, Visit visit, void *arg)
{
    io_base_traverse(self, visit, arg);
    if (as_string_io(self)->newline) visit(as_string_io(self)->newline, arg);
}

static void clear(Ref self)
{
    drop_data(as_string_io(self));
    as_string_io(self)->ok = false;
    ref_clear(&as_string_io(self)->newline);
    io_base_clear(self);
}

static const NativeDef methods[] = {
    NATIVE("readable", method_true, 0, 0, "True."), NATIVE("writable", method_true, 0, 0, "True."),
    NATIVE("seekable", method_true, 0, 0, "True."), NATIVE("close", method_close, 0, 0, "Give the memory back."),
    NATIVE("read", method_read, 0, 1, "Read at most so many characters."), NATIVE("readline", method_readline, 0, 1, "Read one line."),
    NATIVE("write", method_write, 1, 1, "Write text; returns how many characters."),
    NATIVE("truncate", method_truncate, 0, 1, "Cut off at a length, or here."),
    NATIVE("tell", method_tell, 0, 0, "The position."), NATIVE("seek", method_seek, 1, 2, "Go to a position; returns it."),
    NATIVE("getvalue", method_getvalue, 0, 0, "All of it, as a str."),
    NATIVE("__getstate__", method_getstate, 0, 0, NULL), NATIVE("__setstate__", method_setstate, 1, 1, NULL),
    {0}
};
static const GetSetDef getset[] = {
    {"closed", get_closed, NULL, NULL}, {"newlines", get_newlines, NULL, NULL}, {"line_buffering", get_line_buffering, NULL, NULL}, {0}
};

TypeObj string_io_type = {
    TYPE_HEAD("_io.StringIO", 0, StringIo), .base = &io_text_base_type, .flags = TYPE_BASE | TYPE_WEAKREF,
    .doc = "A text file in memory.",
    .shape.traverse = traverse, .shape.clear = clear, .shape.free = type_free, .shape.is_container = true,
    .shape.dict_at = offsetof(IoBaseObj, dict),
    .new = new_slot, .init = init_slot, .next = next_slot, .methods = methods, .getset = getset,
};
