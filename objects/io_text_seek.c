/* io_text_seek.c -- positions in text.
 *
 * A position in bytes alone does not tell where reading goes on: the decoder may be in the middle of something. So tell()
 * gives a cookie: where in the file to start, the decoder's flags there, and how many bytes to feed it and how many characters to
 * skip then. Mostly a place can be found where the decoder keeps nothing, and the cookie is just that position.
 *
 *      bits   0..63 position   64..127 flags   128..191 bytes to feed   192..255 characters to skip   256 feed the end too */
#include "objects/io.h"

#include <stdio.h>

#include "objects/int.h"

#define ARGS (View self, View const *args, size_t n)

typedef struct { int64_t position, flags, feed, skip; bool at_end; } Cookie;

static Ref cookie_pack(const Cookie *c)
{
    if (!c->flags && !c->feed && !c->skip && !c->at_end) return int_new(c->position);
    uint64_t words[5] = { (uint64_t)c->position, (uint64_t)c->flags, (uint64_t)c->feed, (uint64_t)c->skip, c->at_end };
    mpz_t z;
    mpz_init(z);
    mpz_import(z, 5, -1, sizeof *words, 0, 0, words);
    return int_take_mpz(z);
}

static bool cookie_unpack(View v, Cookie *c)
{
    uint64_t words[5] = { 0 };
    size_t count = 0;
    *c = (Cookie){0};
    if (int_fits(v, &c->position)) return true;
    if (int_bit_length(v) > 257) return err_false(&exc_OverflowError, "int too big to convert");
    mpz_t z;
    mpz_init(z);
    int_get_mpz(v, z);
    mpz_export(words, &count, -1, sizeof *words, 0, 0, z);
    mpz_clear(z);
    *c = (Cookie){ (int64_t)words[0], (int64_t)words[1], (int64_t)words[2], (int64_t)words[3], words[4] & 1 };
    return true;
}

/* ---- tell ------------------------------------------------------------------------------------------------- */

/* Feed input[from, to) to the decoder: how many characters come out; -1: error. */
static ptrdiff_t feed(View self, const BytesObj *input, size_t from, size_t to, bool final)
{
    Ref part = bytes_new(input->data + from, to - from), text = part ? io_text_decode(self, part, final) : NULL;
    ptrdiff_t count = text ? (ptrdiff_t)as_str(text)->len : -1;
    ref_drop(part);
    ref_drop(text);
    return count;
}

/* Does the decoder keep nothing of what it was fed? -1: error. */
static int is_clean(View self, int64_t *flags)
{
    Ref kept;
    if (!io_text_decoder_state(self, &kept, flags)) return -1;
    int clean = as_bytes(kept)->len == 0;
    ref_drop(kept);
    return clean;
}

/* From the snapshot on, find a place close to the `skip` characters that have been taken, from which reading can start. */
static bool find_start(View self, Cookie *c)
{
    TextIo *t = as_text_io(self);
    Ref input = ref_keep(t->next_input);
    const BytesObj *in = as_bytes(input);
    size_t low = 0, skip = t->used;
    int64_t flags = t->snapshot_flags;
    bool ok = false;

    c->flags = flags;
    /* A first guess by bytes per character, made smaller until the characters before it are not too many. */
    size_t guess = (size_t)(t->bytes_per_char * (double)skip), back = 1;
    if (guess > in->len) guess = in->len;
    while (guess > 0) {
        if (!io_text_decoder_set(self, bytes_empty, flags)) goto done;
        ptrdiff_t count = feed(self, in, 0, guess, false);
        if (count < 0) goto done;
        if ((size_t)count <= skip) {
            int64_t now;
            Ref kept;
            if (!io_text_decoder_state(self, &kept, &now)) goto done;
            size_t waiting = as_bytes(kept)->len;
            ref_drop(kept);
            if (waiting == 0) {
                c->flags = now;
                skip -= (size_t)count;
                low = guess;
                break;
            }
            guess -= waiting < guess ? waiting : guess;
            back = 1;
        }
        else {
            guess -= back < guess ? back : guess;
            back *= 2;
        }
    }
    if (guess == 0 && !io_text_decoder_set(self, bytes_empty, flags)) goto done;
    c->position += (int64_t)low;
    c->skip = (int64_t)skip;
    if (skip == 0) {
        ok = true;
        goto done;
    }
    /* Then byte by byte, remembering the last clean place. */
    size_t decoded = 0, start = low, at = low;
    for (; at < in->len; ) {
        ptrdiff_t count = feed(self, in, at, at + 1, false);
        if (count < 0) goto done;
        at++;
        c->feed++;
        decoded += (size_t)count;
        int64_t now;
        int clean = is_clean(self, &now);
        if (clean < 0) goto done;
        if (clean && decoded <= skip) {
            c->position += (int64_t)(at - start);
            start = at;
            skip -= decoded;
            decoded = 0;
            c->flags = now;
            c->feed = 0;
        }
        if (decoded >= skip) break;
    }
    if (at >= in->len && decoded < skip) {
        ptrdiff_t count = feed(self, in, at, at, true);
        if (count < 0) goto done;
        c->at_end = true;
        if (decoded + (size_t)count < skip) {
            err_raise(&exc_OSError, "can't reconstruct logical file position");
            goto done;
        }
    }
    c->skip = (int64_t)skip;
    ok = true;
done:
    ref_drop(input);
    return ok;
}

Ref io_text_m_tell ARGS
{
    (void)args, (void)n;
    TextIo *t = as_text_io(self);
    Cookie c = {0};
    if (!io_text_check(self)) return NULL;
    if (!t->seekable) return io_unsupported("underlying stream is not seekable");
    if (!t->telling) return err_raise(&exc_OSError, "telling position disabled by next() call");
    if (!io_text_write_out(self)) return NULL;
    Ref flushed = io_call(self, "flush");
    if (!flushed) return NULL;
    ref_drop(flushed);
    Ref at = io_call(t->buffer, "tell");
    if (!at || !t->readable || !t->has_snapshot) return at;
    bool ok = io_position(at, &c.position);
    ref_drop(at);
    if (!ok) return NULL;
    c.position -= (int64_t)as_bytes(t->next_input)->len;
    if (t->used == 0) {
        c.flags = t->snapshot_flags;
        return cookie_pack(&c);
    }
    Ref kept, error;
    int64_t flags;
    uint8_t seen = t->newlines.seen;
    if (!io_text_decoder_state(self, &kept, &flags)) return NULL;
    ok = find_start(self, &c);
    error = err_take();
    bool restored = io_text_decoder_set(self, kept, flags);
    t->newlines.seen = seen;
    ref_drop(kept);
    if (error) ref_set(&err_pending, error);
    return ok && restored ? cookie_pack(&c) : NULL;
}

/* ---- seek ------------------------------------------------------------------------------------------------- */

static Ref buffer_seek(View self, View target, int whence)
{
    Ref from = int_new(whence), buffer = ref_keep(as_text_io(self)->buffer), at = NULL;
    if (from) at = obj_call_method(buffer, "seek", (View[]){ target, from }, 2);
    ref_drop(from);
    ref_drop(buffer);
    return at;
}

static bool reset_encoder(View self, bool at_start)
{
    TextIo *t = as_text_io(self);
    if (!t->encoder) return true;
    Ref zero = int_new(0), result = NULL;
    if (zero) result = at_start ? io_call(t->encoder, "reset") : obj_call_method(t->encoder, "setstate", (View[]){ zero }, 1);
    ref_drop(zero);
    ref_drop(result);
    return result != NULL;
}

static Ref seek_end(View self)
{
    TextIo *t = as_text_io(self);
    Ref flushed = io_call(self, "flush"), zero;
    if (!flushed) return NULL;
    ref_drop(flushed);
    io_text_forget(t);
    io_text_decoder_reset(self);
    if (err_pending || !(zero = int_new(0))) return NULL;
    Ref at = buffer_seek(self, zero, 2);
    ref_drop(zero);
    if (!at) return NULL;
    if (!reset_encoder(self, is_int(at) && int_sign(at) == 0)) ref_clear(&at);
    return at;
}

/* Read on from the place that the cookie names. */
static bool go_on_from(View self, const Cookie *c)
{
    TextIo *t = as_text_io(self);
    io_text_forget(t);
    if (t->readable) {
        if (!c->position && !c->flags) io_text_decoder_reset(self);
        else if (!io_text_decoder_set(self, bytes_empty, c->flags)) return false;
        if (err_pending) return false;
    }
    if (!c->skip) return reset_encoder(self, c->position == 0);
    Ref size = int_new(c->feed), bytes = size ? obj_call_method(t->buffer, "read", (View[]){ size }, 1) : NULL;
    ref_drop(size);
    if (!bytes) return false;
    if (!is_bytes(bytes)) {
        err_raise(&exc_TypeError, "underlying read() should have returned a bytes object, not '%T'", bytes);
        ref_drop(bytes);
        return false;
    }
    t->next_input = ref_keep(bytes);
    t->snapshot_flags = c->flags;
    t->has_snapshot = true;
    Ref text = io_text_decode(self, bytes, c->at_end);
    ref_drop(bytes);
    if (!text) return false;
    ref_set(&t->decoded, text);
    if (as_str(text)->len < (size_t)c->skip) return err_false(&exc_OSError, "can't restore logical file position");
    t->used = (size_t)c->skip;
    return reset_encoder(self, c->position == 0);
}

Ref io_text_m_seek ARGS
{
    (void)n;
    TextIo *t = as_text_io(self);
    ptrdiff_t whence = 0;
    Cookie c;
    if (!io_text_check(self) || (args[1] && !io_index_size(args[1], &whence))) return NULL;
    if (!t->seekable) return io_unsupported("underlying stream is not seekable");
    if (whence < 0 || whence > 2) return err_raise(&exc_ValueError, "invalid whence (%zd, should be 0, 1 or 2)", whence);
    Ref cookie = ref_keep(args[0]), at = NULL, flushed = NULL, start = NULL;
    if (whence) {
        Ref zero = int_new(0);
        int nonzero = zero ? obj_compare_bool(cookie, zero, CMP_NE) : -1;
        ref_drop(zero);
        if (nonzero > 0) io_unsupported(whence == 1 ? "can't do nonzero cur-relative seeks" : "can't do nonzero end-relative seeks");
        if (nonzero) goto done;
        if (whence == 2) {
            at = seek_end(self);
            goto done;
        }
        ref_set(&cookie, io_call(self, "tell"));        /* this sets the decoder's state to that of the place */
        if (!cookie) goto done;
    }
    if (!is_int(cookie)) {
        Ref number = obj_index(cookie);
        ref_set(&cookie, number);
        if (!number) goto done;
    }
    if (int_sign(cookie) < 0) {
        err_raise(&exc_ValueError, "negative seek position %R", cookie);
        goto done;
    }
    if (!(flushed = io_call(self, "flush")) || !cookie_unpack(cookie, &c) || !(start = int_new(c.position))) goto done;
    Ref moved = buffer_seek(self, start, 0);
    ref_drop(moved);
    if (moved && go_on_from(self, &c)) at = ref_keep(cookie);
done:
    ref_drop(start);
    ref_drop(flushed);
    ref_drop(cookie);
    return at;
}
