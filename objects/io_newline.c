/* io_newline.c -- the kinds of newlines: '\n', '\r', '\r\n', and streams where any of them ends a line.
 *
 * A '\r' at the end of a piece may be half of a '\r\n', so it waits for the next piece (pending_cr). */
#include "objects/io.h"

#include "gc/collect.h"
#include "objects/codec.h"
#include "objects/int.h"
#include "objects/tuple.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

static ptrdiff_t find_char(View text, uint32_t c, size_t from)
{
    const StrObj *s = as_str(text);
    if (s->width == 1) {
        const unsigned char *found = from < s->len ? memchr(s->data + from, (int)c, s->len - from) : NULL;
        return found ? found - s->data : -1;
    }
    for (; from < s->len; from++)
        if (str_at(text, from) == c) return (ptrdiff_t)from;
    return -1;
}

/* ---- translating ------------------------------------------------------------------------------------------ */

/* Which newlines are there. */
static uint8_t kinds_in(View text, ptrdiff_t first_cr)
{
    uint8_t seen = 0;
    size_t len = as_str(text)->len;
    if (first_cr < 0) return find_char(text, '\n', 0) >= 0 ? SEEN_LF : 0;
    if (find_char(text, '\n', 0) >= 0 && find_char(text, '\n', 0) < first_cr) seen = SEEN_LF;
    for (size_t i = (size_t)first_cr; i < len && seen != (SEEN_CR | SEEN_LF | SEEN_CRLF); i++) {
        uint32_t c = str_at(text, i);
        if (c == '\n') seen |= SEEN_LF;
        else if (c == '\r' && i + 1 < len && str_at(text, i + 1) == '\n') seen |= SEEN_CRLF, i++;
        else if (c == '\r') seen |= SEEN_CR;
    }
    return seen;
}

static Ref translated(View text, ptrdiff_t at)
{
    StrBuilder b = STR_BUILDER;
    size_t from = 0, len = as_str(text)->len;
    bool ok = true;
    for (; ok && at >= 0; at = find_char(text, '\r', from)) {
        ok = str_add_slice(&b, text, from, (size_t)at) && str_add_char(&b, '\n');
        from = (size_t)at + 1;
        if (from < len && str_at(text, from) == '\n') from++;
    }
    if (ok && str_add_slice(&b, text, from, len)) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

Ref newlines_decode(Newlines *state, Ref text, bool final)
{
    if (!text) return NULL;
    if (state->pending_cr && (as_str(text)->len || final)) {
        Ref cr = str_from_char('\r'), whole = cr ? str_concat(cr, text) : NULL;
        ref_drop(cr);
        ref_set(&text, whole);
        if (!text) return NULL;
        state->pending_cr = false;
    }
    size_t len = as_str(text)->len;
    if (!final && len && str_at(text, len - 1) == '\r') {
        state->pending_cr = true;
        ref_set(&text, str_slice(text, 0, len - 1));
        if (!text) return NULL;
    }
    ptrdiff_t cr = find_char(text, '\r', 0);
    state->seen |= kinds_in(text, cr);
    if (state->translate && cr >= 0) ref_set(&text, translated(text, cr));
    return text;
}

Ref newlines_seen(uint8_t seen)
{
    static const struct { uint8_t bit; const char *text; } kinds[] = { { SEEN_CR, "\r" }, { SEEN_LF, "\n" }, { SEEN_CRLF, "\r\n" } };
    Ref found[3] = { NULL };
    size_t count = 0;
    for (size_t i = 0; i < 3; i++)
        if (seen & kinds[i].bit) found[count++] = str_from_text(kinds[i].text);
    if (count == 0) return None;
    if (count == 1) return found[0];
    return count == 2 ? tuple_of(2, found[0], found[1]) : tuple_of(3, found[0], found[1], found[2]);
}

/* ---- finding lines ---------------------------------------------------------------------------------------- */

bool line_mode_read(View newline, LineMode *out)
{
    static const char *const known[] = { "", "\n", "\r", "\r\n" };
    *out = (LineMode){ .universal = true, .translate = true };
    if (!newline || newline == None) return true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_equal_text(newline, known[i])) {
            *out = (LineMode){ .universal = i == 0 };
            strcpy(out->end, known[i]);
            if (i > 1) strcpy(out->write, known[i]);
            return true;
        }
    return err_false(&exc_ValueError, "illegal newline value: %S", newline);
}

ptrdiff_t line_find_end(const LineMode *mode, View text, size_t from)
{
    ptrdiff_t at;
    if (mode->translate || (mode->end[0] == '\n')) {
        at = find_char(text, '\n', from);
        return at < 0 ? -1 : at + 1;
    }
    if (mode->universal) {
        ptrdiff_t lf = find_char(text, '\n', from);
        at = find_char(text, '\r', from);
        if (at < 0 || (lf >= 0 && lf < at)) return lf < 0 ? -1 : lf + 1;
        return lf == at + 1 ? lf + 1 : at + 1;
    }
    while ((at = find_char(text, '\r', from)) >= 0) {
        if (!mode->end[1]) return at + 1;
        if ((size_t)at + 1 < as_str(text)->len && str_at(text, (size_t)at + 1) == '\n') return at + 2;
        from = (size_t)at + 1;
    }
    return -1;
}

/* ---- IncrementalNewlineDecoder ---------------------------------------------------------------------------- */

typedef struct { Obj head; Ref decoder; bool ok; Newlines newlines; } NewlineDecoder;
static NewlineDecoder *as_decoder(View v) { return (NewlineDecoder *)(uintptr_t)v; }

static void traverse(View self, Visit visit, void *arg)
{
    if (as_decoder(self)->decoder) visit(as_decoder(self)->decoder, arg);
}

static void clear(Ref self) { ref_clear(&as_decoder(self)->decoder); }

static bool init_slot(View self, View const *args, size_t n, View kwnames)
{
    View out[3];
    NewlineDecoder *d = as_decoder(self);
    if (!args_bind("IncrementalNewlineDecoder", "decoder, translate, errors=", args, n, kwnames, out)) return false;
    int translate = obj_truth(out[1]);
    if (translate < 0) return false;
    ref_set(&d->decoder, ref_keep(out[0]));
    d->newlines = (Newlines){ .translate = translate };
    return d->ok = true;
}

static bool check(View self)
{
    return as_decoder(self)->ok || err_false(&exc_ValueError, "IncrementalNewlineDecoder.__init__() not called");
}

static Ref method_decode ARGS
{
    (void)n;
    NewlineDecoder *d = as_decoder(self);
    int final = args[1] ? obj_truth(args[1]) : 0;
    if (final < 0 || !check(self)) return NULL;
    Ref text = d->decoder == None ? ref_keep(args[0]) : obj_call_method(d->decoder, "decode", (View[]){ args[0], bool_ref(final) }, 2);
    if (text && !is_str(text)) {
        err_raise(&exc_TypeError, "decoder should return a string result, not '%T'", text);
        ref_clear(&text);
    }
    return newlines_decode(&d->newlines, text, final);
}

static Ref method_getstate ARGS
{
    UNUSED;
    NewlineDecoder *d = as_decoder(self);
    Ref state = NULL, own = NULL;
    int64_t flags = 0;
    if (!check(self)) return NULL;
    if (d->decoder == None) return tuple_of(2, ref_keep(bytes_empty), int_new(d->newlines.pending_cr));
    if (!(state = io_call(d->decoder, "getstate"))) return NULL;
    if (!is_tuple(state)) err_raise(&exc_TypeError, "illegal decoder state");
    else if (as_tuple(state)->len != 2 || !int_fits(tuple_at(state, 1), &flags)) err_raise(&exc_TypeError, "illegal decoder state");
    else own = tuple_of(2, ref_keep(tuple_at(state, 0)), int_new(flags << 1 | d->newlines.pending_cr));
    ref_drop(state);
    return own;
}

static Ref method_setstate ARGS
{
    UNUSED;
    NewlineDecoder *d = as_decoder(self);
    int64_t flags;
    if (!check(self)) return NULL;
    if (!is_tuple(args[0])) return err_raise(&exc_TypeError, "state argument must be a tuple");
    if (as_tuple(args[0])->len != 2 || !int_fits(tuple_at(args[0], 1), &flags)) return err_raise(&exc_TypeError, "illegal decoder state");
    d->newlines.pending_cr = flags & 1;
    if (d->decoder == None) return None;
    Ref state = tuple_of(2, ref_keep(tuple_at(args[0], 0)), int_new(flags >> 1)), result = NULL;
    if (state) result = obj_call_method(d->decoder, "setstate", (View[]){ state }, 1);
    ref_drop(state);
    return result;
}

static Ref method_reset ARGS
{
    UNUSED;
    NewlineDecoder *d = as_decoder(self);
    if (!check(self)) return NULL;
    d->newlines.pending_cr = false;
    d->newlines.seen = 0;
    return d->decoder == None ? None : io_call(d->decoder, "reset");
}

static Ref get_newlines(View self) { return check(self) ? newlines_seen(as_decoder(self)->newlines.seen) : NULL; }

static const NativeDef methods[] = {
    NATIVE_PARAMS("decode", method_decode, "input, final=", "Decode a piece, and translate its newlines."),
    NATIVE("getstate", method_getstate, 0, 0, "(bytes not used yet, flags)"),
    NATIVE("setstate", method_setstate, 1, 1, "Go back to a state."),
    NATIVE("reset", method_reset, 0, 0, "Start anew."),
    {0}
};
static const GetSetDef getset[] = { {"newlines", get_newlines, NULL, "the kinds of newlines seen so far"}, {0} };

TypeObj newline_decoder_type = {
    TYPE_HEAD("_io.IncrementalNewlineDecoder", 0, NewlineDecoder), .flags = TYPE_BASE,
    .shape.traverse = traverse, .shape.clear = clear, .shape.free = type_free, .shape.is_container = true,
    .doc = "Decode pieces of bytes one after the other, and translate '\\r\\n' and '\\r' to '\\n'.",
    .new = io_base_new, .init = init_slot, .methods = methods, .getset = getset,
};
