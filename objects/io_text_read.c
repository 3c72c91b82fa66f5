/* io_text_read.c -- reading text: a chunk of bytes is decoded at a time, and lines and characters are taken from it. */
#include "objects/io.h"

#include "objects/codec.h"
#include "objects/int.h"
#include "objects/tuple.h"

/* ---- the decoder ------------------------------------------------------------------------------------------ */

static Ref decode_native(View self, const unsigned char *data, size_t len, bool final)
{
    TextIo *t = as_text_io(self);
    unsigned char *joined = NULL;
    size_t used = len;
    if (t->tail_len) {
        if (!(joined = alloc_bytes(t->tail_len + len))) return NULL;
        memcpy(joined, t->tail, t->tail_len);
        memcpy(joined + t->tail_len, data, len);
        data = joined;
        len += t->tail_len;
    }
    Ref text = codec_decode_part((CodecKind)t->native, data, len, str_utf8(t->errors, NULL), final, &used);
    if (text) {
        t->tail_len = (uint8_t)(len - used);
        memcpy(t->tail, data + used, t->tail_len);
    }
    mem_free(joined);
    return text;
}

Ref io_text_decode(View self, View bytes, bool final)
{
    TextIo *t = as_text_io(self);
    Ref text = NULL;
    if (t->native >= 0) {
        Buffer b;
        if (is_bytes(bytes)) text = decode_native(self, as_bytes(bytes)->data, as_bytes(bytes)->len, final);
        else if (buffer_get(bytes, false, &b)) {
            text = decode_native(self, b.data, b.len, final);
            buffer_release(&b);
        }
    }
    else {
        text = obj_call_method(t->decoder, "decode", (View[]){ bytes, bool_ref(final) }, 2);
        if (text && !is_str(text)) {
            err_raise(&exc_TypeError, "decoder should return a string result, not '%T'", text);
            ref_clear(&text);
        }
    }
    return t->lines.universal ? newlines_decode(&t->newlines, text, final) : text;
}

bool io_text_decoder_state(View self, Ref *bytes, int64_t *flags)
{
    TextIo *t = as_text_io(self);
    *flags = 0;
    if (t->native >= 0) *bytes = bytes_new(t->tail, t->tail_len);
    else {
        Ref state = io_call(t->decoder, "getstate");
        *bytes = NULL;
        if (!state) return false;
        if (!is_tuple(state) || as_tuple(state)->len != 2 || !is_bytes(tuple_at(state, 0)) || !int_fits(tuple_at(state, 1), flags))
            err_raise(&exc_TypeError, "illegal decoder state");
        else *bytes = ref_keep(tuple_at(state, 0));
        ref_drop(state);
    }
    if (t->lines.universal) *flags = *flags << 1 | t->newlines.pending_cr;
    return *bytes != NULL;
}

bool io_text_decoder_set(View self, View bytes, int64_t flags)
{
    TextIo *t = as_text_io(self);
    if (t->lines.universal) {
        t->newlines.pending_cr = flags & 1;
        flags >>= 1;
    }
    if (t->native >= 0) {
        t->tail_len = (uint8_t)as_bytes(bytes)->len;
        memcpy(t->tail, as_bytes(bytes)->data, t->tail_len);
        return true;
    }
    Ref state = tuple_of(2, ref_keep(bytes), int_new(flags)), result = NULL;
    if (state) result = obj_call_method(t->decoder, "setstate", (View[]){ state }, 1);
    ref_drop(state);
    ref_drop(result);
    return result != NULL;
}

void io_text_decoder_reset(View self)
{
    TextIo *t = as_text_io(self);
    t->tail_len = 0;
    t->newlines.pending_cr = false;
    t->newlines.seen = 0;
    if (t->decoder) {
        Ref result = io_call(t->decoder, "reset");
        ref_drop(result);
    }
}

void io_text_forget(TextIo *t)
{
    t->has_snapshot = false;
    t->used = 0;
    ref_clear(&t->decoded);
    ref_clear(&t->next_input);
}

/* ---- chunks ----------------------------------------------------------------------------------------------- */

static size_t waiting(const TextIo *t) { return t->decoded ? as_str(t->decoded)->len - t->used : 0; }

static Ref read_bytes(TextIo *t, size_t size)
{
    if (is_plain_buffered(t->buffer)) return buffered_read1(t->buffer, (ptrdiff_t)size);
    Ref number = int_new((int64_t)size), buffer = ref_keep(t->buffer), bytes = NULL;
    if (number) bytes = obj_call_method(buffer, t->has_read1 ? "read1" : "read", (View[]){ number }, 1);
    ref_drop(number);
    ref_drop(buffer);
    return bytes;
}

/* What the decoder has kept, and the new bytes: that is what it must be fed to come from the snapshot to here. */
static bool take_snapshot(TextIo *t, Ref kept, View bytes, int64_t flags)
{
    Ref input = NULL;
    if (as_bytes(kept)->len == 0 && bytes->shape == SHAPE_BYTES) input = ref_keep(bytes);
    else {
        BytesBuilder b = BYTES_BUILDER;
        Buffer data;
        bool ok = buffer_get(bytes, false, &data);
        ok = ok && bytes_add(&b, as_bytes(kept)->data, as_bytes(kept)->len) && bytes_add(&b, data.data, data.len);
        buffer_release(&data);
        if (ok) input = bytes_build(&b);
        else bytes_builder_drop(&b);
    }
    if (!input) return false;
    ref_set(&t->next_input, input);
    t->snapshot_flags = flags;
    return t->has_snapshot = true;
}

/* Decode one more chunk; `hint` characters are wanted. 1: done, 0: the end, -1: error. */
static int read_chunk(View self, size_t hint)
{
    TextIo *t = as_text_io(self);
    Ref kept = NULL, bytes = NULL, text = NULL;
    int64_t flags = 0;
    int result = -1;
    size_t size = t->chunk, len;
    if (!t->readable) return io_unsupported("not readable"), -1;
    if (t->telling && !io_text_decoder_state(self, &kept, &flags)) goto done;
    if (hint && t->bytes_per_char > 0 && (double)hint * t->bytes_per_char > (double)size) size = (size_t)((double)hint * t->bytes_per_char);
    if (!(bytes = read_bytes(t, size))) goto done;
    if (!buffer_is(bytes)) {
        err_raise(&exc_TypeError, "underlying %s() should have returned a bytes-like object, not '%T'", t->has_read1 ? "read1" : "read", bytes);
        goto done;
    }
    if (!obj_length(bytes, &len) || !(text = io_text_decode(self, bytes, len == 0))) goto done;
    t->bytes_per_char = as_str(text)->len ? (double)len / (double)as_str(text)->len : 0;
    bool more = len > 0 || as_str(text)->len > 0;
    t->used = 0;
    ref_set(&t->decoded, text);
    text = NULL;
    if (kept && !take_snapshot(t, kept, bytes, flags)) goto done;
    result = more;
done:
    ref_drop(kept);
    ref_drop(bytes);
    ref_drop(text);
    return result;
}

/* ---- lines ------------------------------------------------------------------------------------------------ */

static Ref take(TextIo *t, size_t end)
{
    size_t from = t->used;
    t->used = end;
    if (from == 0 && end == as_str(t->decoded)->len) return ref_keep(t->decoded);
    return str_slice(t->decoded, from, end);
}

/* Does the CR at the end of what was gathered belong to an LF that comes now? Only where lines end in '\r\n'. */
static bool completes(const TextIo *t, const StrBuilder *b)
{
    return t->lines.end[0] == '\r' && t->lines.end[1] && b->len && chars_at(b->data, b->width, b->len - 1) == '\r'
        && str_at(t->decoded, t->used) == '\n';
}

Ref io_text_line(View self, ptrdiff_t limit)
{
    TextIo *t = as_text_io(self);
    StrBuilder b = STR_BUILDER;
    if (!io_text_check(self) || !io_text_write_out(self)) return NULL;
    for (;;) {
        int more = 1;
        while (!waiting(t) && (more = read_chunk(self, 0)) > 0) ;
        if (more < 0) break;
        if (!more) {
            io_text_forget(t);
            return str_build(&b);
        }
        size_t len = as_str(t->decoded)->len;
        ptrdiff_t end = completes(t, &b) ? (ptrdiff_t)t->used + 1 : line_find_end(&t->lines, t->decoded, t->used);
        size_t stop = end < 0 ? len : (size_t)end;
        bool whole = end >= 0;
        if (limit >= 0 && stop - t->used >= (size_t)limit - b.len) {
            stop = t->used + ((size_t)limit - b.len);
            whole = true;
        }
        if (whole && b.len == 0) return take(t, stop);              /* usually the line lies in one chunk */
        if (!str_add_slice(&b, t->decoded, t->used, stop)) break;
        t->used = stop;
        if (whole) return str_build(&b);
    }
    str_builder_drop(&b);
    return NULL;
}

/* ---- characters ------------------------------------------------------------------------------------------- */

static Ref read_all(View self)
{
    TextIo *t = as_text_io(self);
    if (!t->readable) return io_unsupported("not readable");
    Ref buffer = ref_keep(t->buffer), bytes = is_plain_buffered(buffer) ? buffered_read(buffer, -1) : io_call(buffer, "read"), rest = NULL;
    ref_drop(buffer);
    if (bytes && !buffer_is(bytes)) err_raise(&exc_TypeError, "underlying read() should have returned a bytes-like object, not '%T'", bytes);
    else if (bytes) rest = io_text_decode(self, bytes, true);
    ref_drop(bytes);
    if (!rest) return NULL;
    if (waiting(t)) {
        Ref first = take(t, as_str(t->decoded)->len), whole = first ? str_concat(first, rest) : NULL;
        ref_drop(first);
        ref_set(&rest, whole);
    }
    if (t->has_snapshot || t->decoded) {
        Ref nothing = ref_keep(str_empty);      /* something has been read, as far as reconfigure() is concerned */
        io_text_forget(t);
        t->decoded = nothing;
    }
    return rest;
}

Ref io_text_read(View self, ptrdiff_t size)
{
    TextIo *t = as_text_io(self);
    StrBuilder b = STR_BUILDER;
    if (!io_text_check(self)) return NULL;
    if (!t->readable) return io_unsupported("not readable");
    if (!io_text_write_out(self)) return NULL;
    if (size < 0) return read_all(self);
    while (b.len < (size_t)size) {
        size_t wanted = (size_t)size - b.len, have = waiting(t);
        if (have) {
            size_t stop = t->used + (have < wanted ? have : wanted);
            if (b.len == 0 && have >= wanted) return take(t, stop);
            if (!str_add_slice(&b, t->decoded, t->used, stop)) goto failed;
            t->used = stop;
            continue;
        }
        int more = read_chunk(self, wanted);
        if (more < 0) goto failed;
        if (!more) break;
    }
    return str_build(&b);
failed:
    str_builder_drop(&b);
    return NULL;
}
