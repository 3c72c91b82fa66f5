/* zlib.c -- the module zlib: compressing bytes, by the library of that name.
 *
 * A Compress or Decompress object is a z_stream and what was left of the last call's input. The functions compress and decompress use
 * such a stream for one call. */
#include <limits.h>
#include <string.h>
#include <zlib.h>

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/str.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

/* zlib.h keeps this to itself. */
#define DEF_MEM_LEVEL 8

enum { FIRST_ROOM = 16 * 1024, LARGEST_STEP = 1 << 30 };

static TypeObj error_type = { EXC_HEAD("zlib.error", &exc_Exception, NULL) };

/* "Error -3 while decompressing data: incorrect header check" */
static Ref fail(const z_stream *z, int status, const char *doing)
{
    const char *why = status == Z_VERSION_ERROR ? "library version mismatch" : z->msg;
    if (status == Z_MEM_ERROR) return err_memory();
    if (!why && status == Z_BUF_ERROR) why = "incomplete or truncated stream";
    if (!why && status == Z_STREAM_ERROR) why = "inconsistent stream state";
    if (!why && status == Z_DATA_ERROR) why = "invalid input data";
    if (why) return err_raise(&error_type, "Error %d %s: %s", status, doing, why);
    return err_raise(&error_type, "Error %d %s", status, doing);
}

static void *zlib_alloc(void *opaque, unsigned items, unsigned size)
{
    (void)opaque;
    return mem_alloc((size_t)items * size);
}

static void zlib_free(void *opaque, void *block)
{
    (void)opaque;
    mem_free(block);
}

static z_stream stream_new(void) { return (z_stream){ .zalloc = zlib_alloc, .zfree = zlib_free }; }

static bool read_int(View v, int *out)
{
    int64_t number;
    if (!v) return true;
    if (!seq_c_int(v, INT_MIN, INT_MAX, "int", &number)) return false;
    *out = (int)number;
    return true;
}

/* ---- output that grows -------------------------------------------------------------------------------------- */

typedef struct { unsigned char *data; size_t len, room, limit; } Output;          /* limit: no more than that; 0: none */

/* Room for the stream's next step. False: MemoryError, or (without one) the limit is reached. */
static bool make_room(Output *out, z_stream *z)
{
    if (out->len == out->room) {
        size_t room = out->room ? out->room * 2 : FIRST_ROOM;
        if (out->limit && room > out->limit) room = out->limit;
        if (room == out->room) return false;
        unsigned char *grown = alloc_resize(out->data, room);
        if (!grown) return false;
        out->data = grown;
        out->room = room;
    }
    size_t step = out->room - out->len;
    z->next_out = out->data + out->len;
    z->avail_out = (unsigned)(step < LARGEST_STEP ? step : LARGEST_STEP);
    return true;
}

typedef struct { const unsigned char *data; size_t len; } Input;

/* Feed the input to the stream with `step` (deflate or inflate) until all is read and all that it gives is in out, or the limit is
 * reached. What was not read is left in `in`. last: how to flush with the last piece. An exception may be pending then. */
static int run(z_stream *z, int (*step)(z_stream *, int), Input *in, int last, Output *out)
{
    int status = Z_OK;
    bool full = false;
    do {
        unsigned piece = (unsigned)(in->len < LARGEST_STEP ? in->len : LARGEST_STEP);
        z->next_in = (unsigned char *)(uintptr_t)in->data;
        z->avail_in = piece;
        do {
            if ((full = !make_room(out, z))) break;
            status = step(z, piece == in->len ? last : Z_NO_FLUSH);
            out->len = (size_t)(z->next_out - out->data);
        } while (z->avail_out == 0 && (status == Z_OK || status == Z_BUF_ERROR));
        in->data += piece - z->avail_in;
        in->len -= piece - z->avail_in;
    } while (!full && in->len && status == Z_OK);
    return status;
}

static NEW Ref output_bytes(Output *out)
{
    Ref own = bytes_new(out->data ? (const void *)out->data : "", out->len);
    mem_free(out->data);
    *out = (Output){0};
    return own;
}

/* The bytes written, unless an exception is pending. Frees the output. */
static Ref finish(Output *out)
{
    if (!err_pending) return output_bytes(out);
    mem_free(out->data);
    return NULL;
}

/* ---- all at once -------------------------------------------------------------------------------------------- */

static Ref f_compress ARGS
{
    UNUSED;
    int level = Z_DEFAULT_COMPRESSION, wbits = MAX_WBITS;
    Buffer b;
    Output out = {0};
    if (!read_int(args[1], &level) || !read_int(args[2], &wbits) || !buffer_get(args[0], false, &b)) return NULL;
    z_stream z = stream_new();
    int status = deflateInit2(&z, level, Z_DEFLATED, wbits, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY);
    if (status == Z_STREAM_ERROR) err_raise(&error_type, "Bad compression level");
    else if (status != Z_OK) fail(&z, status, "while compressing data");
    else {
        Input in = { b.data, b.len };
        status = run(&z, deflate, &in, Z_FINISH, &out);
        if (status != Z_STREAM_END && !err_pending) fail(&z, status, "while compressing data");
        deflateEnd(&z);
    }
    buffer_release(&b);
    return finish(&out);
}

static Ref f_decompress ARGS
{
    UNUSED;
    int wbits = MAX_WBITS;
    ptrdiff_t room = FIRST_ROOM;
    Buffer b;
    Output out = {0};
    if (!read_int(args[1], &wbits) || (args[2] && !obj_index_size(args[2], &exc_OverflowError, &room))) return NULL;
    if (room < 0) return err_raise(&exc_ValueError, "bufsize must be non-negative");
    if (!buffer_get(args[0], false, &b)) return NULL;
    z_stream z = stream_new();
    int status = inflateInit2(&z, wbits);
    if (status != Z_OK) fail(&z, status, "while preparing to decompress data");
    else {
        Input in = { b.data, b.len };
        status = run(&z, inflate, &in, Z_SYNC_FLUSH, &out);
        if (status == Z_OK) status = Z_BUF_ERROR;
        if (status != Z_STREAM_END && !err_pending) fail(&z, status, "while decompressing data");
        inflateEnd(&z);
    }
    buffer_release(&b);
    return finish(&out);
}

/* ---- piece by piece ----------------------------------------------------------------------------------------- */

/* open: the stream has memory of zlib's that must be given back. */
typedef struct { Obj head; z_stream z; bool open, eof; Ref unused_data, unconsumed_tail, zdict; } StreamObj;
static StreamObj *as_stream(View v) { return (StreamObj *)(uintptr_t)v; }
static TypeObj compress_type, decompress_type;

static void stream_clear(Ref self)
{
    StreamObj *s = as_stream(self);
    ref_clear(&s->unused_data);
    ref_clear(&s->unconsumed_tail);
    ref_clear(&s->zdict);
}

static void end(StreamObj *s)
{
    if (s->open) (type_of(&s->head) == &compress_type ? deflateEnd : inflateEnd)(&s->z);
    s->open = false;
}

static void stream_free(Ref self)
{
    end(as_stream(self));
    type_free(self);
}

static StreamObj *stream_make(TypeObj *type)
{
    Ref own = type_alloc(type, 0);
    if (!own) return NULL;
    StreamObj *s = as_stream(own);
    s->z = stream_new();
    s->unused_data = ref_keep(bytes_empty);
    s->unconsumed_tail = ref_keep(bytes_empty);
    return s;
}

static Ref f_compressobj ARGS
{
    UNUSED;
    int level = Z_DEFAULT_COMPRESSION, method = Z_DEFLATED, wbits = MAX_WBITS, memory = DEF_MEM_LEVEL, strategy = Z_DEFAULT_STRATEGY;
    Buffer dict = {0};
    if (!read_int(args[0], &level) || !read_int(args[1], &method) || !read_int(args[2], &wbits) || !read_int(args[3], &memory)
        || !read_int(args[4], &strategy) || (args[5] && !buffer_get(args[5], false, &dict))) return NULL;
    StreamObj *s = stream_make(&compress_type);
    if (s) {
        int status = deflateInit2(&s->z, level, method, wbits, memory, strategy);
        s->open = status == Z_OK;
        if (status == Z_STREAM_ERROR) err_raise(&exc_ValueError, "Invalid initialization option");
        else if (status != Z_OK) fail(&s->z, status, "while creating compression object");
        else if (args[5] && (status = deflateSetDictionary(&s->z, dict.data, (unsigned)dict.len)) != Z_OK) {
            if (status == Z_STREAM_ERROR) err_raise(&exc_ValueError, "Invalid dictionary");
            else err_raise(&exc_ValueError, "deflateSetDictionary()");
        }
    }
    if (args[5]) buffer_release(&dict);
    if (s && err_pending) ref_drop(&s->head), s = NULL;
    return s ? &s->head : NULL;
}

/* The stream knows a dictionary by what it was primed with; false: an exception is pending. */
static bool use_dictionary(StreamObj *s)
{
    Buffer dict;
    if (!buffer_get(s->zdict, false, &dict)) return false;
    int status = inflateSetDictionary(&s->z, dict.data, (unsigned)dict.len);
    buffer_release(&dict);
    return status == Z_OK || fail(&s->z, status, "while setting zdict");
}

static Ref f_decompressobj ARGS
{
    UNUSED;
    int wbits = MAX_WBITS;
    if (!read_int(args[0], &wbits)) return NULL;
    if (args[1] && !buffer_is(args[1])) return err_raise(&exc_TypeError, "zdict argument must support the buffer protocol");
    StreamObj *s = stream_make(&decompress_type);
    if (!s) return NULL;
    s->zdict = ref_keep_or_null(args[1]);
    int status = inflateInit2(&s->z, wbits);
    s->open = status == Z_OK;
    if (status == Z_STREAM_ERROR) err_raise(&exc_ValueError, "Invalid initialization option");
    else if (status != Z_OK) fail(&s->z, status, "while creating decompression object");
    else if (s->zdict && wbits < 0) use_dictionary(s);          /* a raw stream does not ask for it */
    if (!err_pending) return &s->head;
    ref_drop(&s->head);
    return NULL;
}

static Ref compress_compress ARGS
{
    UNUSED;
    StreamObj *s = as_stream(self);
    Buffer b;
    Output out = {0};
    if (!buffer_get(args[0], false, &b)) return NULL;
    Input in = { b.data, b.len };
    int status = run(&s->z, deflate, &in, Z_NO_FLUSH, &out);
    if (status == Z_STREAM_ERROR && !err_pending) fail(&s->z, status, "while compressing data");
    buffer_release(&b);
    return finish(&out);
}

static Ref compress_flush ARGS
{
    int mode = Z_FINISH;
    StreamObj *s = as_stream(self);
    Input in = { (const unsigned char *)"", 0 };
    Output out = {0};
    if (n && !read_int(args[0], &mode)) return NULL;
    if (mode == Z_NO_FLUSH) return ref_keep(bytes_empty);
    int status = run(&s->z, deflate, &in, mode, &out);
    if (!err_pending) {
        if (status == Z_STREAM_END && mode == Z_FINISH) end(s);
        else if (status != Z_OK && status != Z_BUF_ERROR) fail(&s->z, status, "while flushing");
    }
    return finish(&out);
}

static Ref stream_copy(View self, TypeObj *type, int (*copy)(z_stream *, z_stream *), const char *doing)
{
    StreamObj *s = as_stream(self), *twin = stream_make(type);
    if (!twin) return NULL;
    int status = copy(&twin->z, &s->z);
    twin->open = status == Z_OK;
    twin->eof = s->eof;
    ref_set(&twin->unused_data, ref_keep(s->unused_data));
    ref_set(&twin->unconsumed_tail, ref_keep(s->unconsumed_tail));
    ref_set(&twin->zdict, ref_keep_or_null(s->zdict));
    if (status == Z_OK) return &twin->head;
    if (status == Z_STREAM_ERROR) err_raise(&exc_ValueError, "Inconsistent stream state");
    else fail(&s->z, status, doing);
    ref_drop(&twin->head);
    return NULL;
}

static Ref compress_copy ARGS { UNUSED; return stream_copy(self, &compress_type, deflateCopy, "while copying compression object"); }
static Ref decompress_copy ARGS { UNUSED; return stream_copy(self, &decompress_type, inflateCopy, "while copying decompression object"); }

/* What the stream did not read: past its end it is unused_data, else, where a limit stopped it, unconsumed_tail. (A tail that was
 * there before is replaced in any case, by what follows the end too.) */
static bool keep_rest(StreamObj *s, Input in, int status)
{
    if (status == Z_STREAM_END) {
        s->eof = true;
        if (in.len) {
            BytesBuilder b = BYTES_BUILDER;
            Ref all = NULL;
            if (bytes_add(&b, as_bytes(s->unused_data)->data, as_bytes(s->unused_data)->len) && bytes_add(&b, in.data, in.len)) all = bytes_build(&b);
            else bytes_builder_drop(&b);
            if (!all) return false;
            ref_set(&s->unused_data, all);
        }
    }
    if ((in.len == 0 || status == Z_STREAM_END) && as_bytes(s->unconsumed_tail)->len == 0) return true;
    Ref tail = bytes_new(in.len ? (const void *)in.data : "", in.len);
    if (!tail) return false;
    ref_set(&s->unconsumed_tail, tail);
    return true;
}

static int inflate_all(StreamObj *s, Input *in, int last, Output *out)
{
    int status = run(&s->z, inflate, in, last, out);
    if (status != Z_NEED_DICT || !s->zdict || err_pending || !use_dictionary(s)) return status;
    return run(&s->z, inflate, in, last, out);
}

static Ref decompress_decompress ARGS
{
    UNUSED;
    StreamObj *s = as_stream(self);
    ptrdiff_t limit = 0;
    Buffer b;
    Output out = {0};
    if (args[1] && !obj_index_size(args[1], &exc_OverflowError, &limit)) return NULL;
    if (limit < 0) return err_raise(&exc_ValueError, "max_length must be non-negative");
    if (!buffer_get(args[0], false, &b)) return NULL;
    out.limit = (size_t)limit;
    Input in = { b.data, b.len };
    int status = s->eof ? Z_STREAM_END : inflate_all(s, &in, Z_SYNC_FLUSH, &out);
    if (!err_pending && keep_rest(s, in, status) && status != Z_STREAM_END && status != Z_OK && status != Z_BUF_ERROR)
        fail(&s->z, status, "while decompressing data");
    buffer_release(&b);
    return finish(&out);
}

static Ref decompress_flush ARGS
{
    StreamObj *s = as_stream(self);
    ptrdiff_t room = FIRST_ROOM;
    Output out = {0};
    if (n && !obj_index_size(args[0], &exc_OverflowError, &room)) return NULL;
    if (room <= 0) return err_raise(&exc_ValueError, "length must be greater than zero");
    Ref tail = ref_keep(s->unconsumed_tail);
    Input in = { as_bytes(tail)->data, as_bytes(tail)->len };
    int status = s->eof ? Z_STREAM_END : inflate_all(s, &in, Z_FINISH, &out);
    if (!err_pending && keep_rest(s, in, status)) {
        if (status == Z_STREAM_END) end(s);
        else if (status != Z_OK && status != Z_BUF_ERROR) fail(&s->z, status, "while decompressing data");
    }
    ref_drop(tail);
    return finish(&out);
}

static Ref get_eof(View self) { return bool_ref(as_stream(self)->eof); }

static const NativeDef compress_methods[] = {
    NATIVE("compress", compress_compress, 1, 1, "Compress more; what is ready so far."),
    NATIVE("flush", compress_flush, 0, 1, "The rest of what is ready."),
    NATIVE("copy", compress_copy, 0, 0, "An object in the same state."),
    NATIVE("__copy__", compress_copy, 0, 0, "An object in the same state."),
    NATIVE("__deepcopy__", compress_copy, 1, 1, "An object in the same state."),
    {0}
};

static const NativeDef decompress_methods[] = {
    NATIVE_PARAMS("decompress", decompress_decompress, "data, /, max_length=", "Decompress more, at most max_length bytes of it (0: all)."),
    NATIVE("flush", decompress_flush, 0, 1, "What is left."),
    NATIVE("copy", decompress_copy, 0, 0, "An object in the same state."),
    NATIVE("__copy__", decompress_copy, 0, 0, "An object in the same state."),
    NATIVE("__deepcopy__", decompress_copy, 1, 1, "An object in the same state."),
    {0}
};

static const MemberDef decompress_members[] = {
    { "unused_data", offsetof(StreamObj, unused_data), true, "What came after the end." },
    { "unconsumed_tail", offsetof(StreamObj, unconsumed_tail), true, "What was not read, because of max_length." },
    {0}
};
static const GetSetDef decompress_getset[] = { { "eof", get_eof, NULL, "Has the end been reached?" }, {0} };

static Ref refuse(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return err_raise(&exc_TypeError, "cannot create '%N' instances", type);
}

static TypeObj compress_type = {
    TYPE_HEAD("zlib.Compress", 0, StreamObj), .doc = "Compresses piece by piece.", .new = refuse, .methods = compress_methods,
    .shape.clear = stream_clear, .shape.free = stream_free,
};
static TypeObj decompress_type = {
    TYPE_HEAD("zlib.Decompress", 0, StreamObj), .doc = "Decompresses piece by piece.", .new = refuse, .methods = decompress_methods,
    .members = decompress_members, .getset = decompress_getset, .shape.clear = stream_clear, .shape.free = stream_free,
};

/* ---- checksums ---------------------------------------------------------------------------------------------- */

static Ref checksum(View const *args, size_t n, uint32_t value, uLong (*sum)(uLong, const Bytef *, z_size_t))
{
    Buffer b;
    if (n > 1) {
        Ref whole = seq_exact_int(args[1]), mask = whole ? int_new(UINT32_MAX) : NULL, low = mask ? obj_binary(whole, mask, BIN_AND) : NULL;
        int64_t number = 0;
        bool ok = low && int_fits(low, &number);
        ref_drop(whole);
        ref_drop(mask);
        ref_drop(low);
        if (!ok) return NULL;
        value = (uint32_t)number;
    }
    if (!buffer_get(args[0], false, &b)) return NULL;
    value = (uint32_t)sum(value, b.data, b.len);
    buffer_release(&b);
    return int_new(value);
}

static Ref f_adler32 ARGS { (void)self; return checksum(args, n, 1, adler32_z); }
static Ref f_crc32 ARGS { (void)self; return checksum(args, n, 0, crc32_z); }

/* ---- the module --------------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE_PARAMS("compress", f_compress, "data, /, level=, wbits=", "The bytes, compressed."),
    NATIVE_PARAMS("decompress", f_decompress, "data, /, wbits=, bufsize=", "The bytes that were compressed."),
    NATIVE_PARAMS("compressobj", f_compressobj, "level=, method=, wbits=, memLevel=, strategy=, zdict=", "An object that compresses piece by piece."),
    NATIVE_PARAMS("decompressobj", f_decompressobj, "wbits=, zdict=", "An object that decompresses piece by piece."),
    NATIVE("adler32", f_adler32, 1, 2, "A checksum, quicker than crc32."),
    NATIVE("crc32", f_crc32, 1, 2, "A checksum."),
    {0}
};

static const struct { const char *name; int value; } constants[] = {
#define X(name) { #name, name },
    X(MAX_WBITS) X(DEF_MEM_LEVEL) X(Z_NO_COMPRESSION) X(Z_BEST_SPEED) X(Z_BEST_COMPRESSION) X(Z_DEFAULT_COMPRESSION) X(Z_FILTERED)
    X(Z_HUFFMAN_ONLY) X(Z_RLE) X(Z_FIXED) X(Z_DEFAULT_STRATEGY) X(Z_NO_FLUSH) X(Z_PARTIAL_FLUSH) X(Z_SYNC_FLUSH) X(Z_FULL_FLUSH) X(Z_FINISH)
    X(Z_BLOCK) X(Z_TREES)
#undef X
    { "DEFLATED", Z_DEFLATED }, { "DEF_BUF_SIZE", FIRST_ROOM }
};

static bool fill(View module)
{
    bool ok = module_add_natives(module, natives) && module_add_type(module, &error_type) && module_ready_type(&compress_type)
           && module_ready_type(&decompress_type) && module_add(module, "ZLIB_VERSION", str_from_text(ZLIB_VERSION))
           && module_add(module, "ZLIB_RUNTIME_VERSION", str_from_text(zlibVersion())) && module_add(module, "__version__", str_from_text("1.0"));
    for (size_t i = 0; ok && i < sizeof constants / sizeof *constants; i++)
        ok = module_add(module, constants[i].name, int_new(constants[i].value));
    return ok;
}

const ModuleDef zlib_module = {"zlib", fill};
