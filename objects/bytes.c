#include "objects/bytes_parts.h"
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/codec.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/memoryview.h"
#include "objects/str_parts.h"
#include "objects/tuple.h"
#include "objects/warn.h"

/* bytes.c -- immutable runs of bytes. Their methods and operators are shared with bytearray: bytes_ops.c, bytes_methods.c. */

#define BLOCK_SIZE(len) (offsetof(BytesObj, data) + (len) + 1)

/* The room behind the struct is for the zero that follows the last byte. */
static union { BytesObj bytes; char room[sizeof(BytesObj) + 1]; } empty_object = { .bytes = { .head = OBJ_STATIC(SHAPE_BYTES), .hash = 0 } };
Ref bytes_empty = &empty_object.bytes.head;

Ref bytes_new(const void *data, size_t len)
{
    if (len == 0) return ref_keep(bytes_empty);
    if (len > PTRDIFF_MAX - 64) return err_memory();
    Ref own = alloc_atom(SHAPE_BYTES, BLOCK_SIZE(len));
    if (!own) return NULL;
    BytesObj *b = as_bytes(own);
    b->hash = -1;
    b->len = len;
    if (data) memcpy(b->data, data, len);
    b->data[len] = 0;
    return own;
}

const unsigned char *bytes_view(View v, size_t *len)
{
    if (is_bytes(v)) {
        *len = as_bytes(v)->len;
        return as_bytes(v)->data;
    }
    if (is_bytearray(v)) {
        *len = as_bytearray(v)->len;
        return *len ? as_bytearray(v)->data : as_bytes(bytes_empty)->data;
    }
    return NULL;
}

int bytes_look(View v, Chars *out)
{
    Buffer b;
    *out = bytes_chars(v);
    if (out->data) return 1;
    if (!buffer_is(v)) return 0;
    if (!buffer_get(v, false, &b)) return -1;
    *out = (Chars){ b.data, b.len, 1 };
    buffer_release(&b);
    return 1;
}

const unsigned char *bytes_need(View v, size_t *len)
{
    Chars text;
    int found = bytes_look(v, &text);
    *len = text.len;
    if (found == 0) err_raise(&exc_TypeError, "a bytes-like object is required, not '%T'", v);
    return found > 0 ? text.data : NULL;
}

Ref bytes_decode(View bytes, const char *encoding, const char *errors)
{
    size_t len;
    const unsigned char *data = bytes_need(bytes, &len);
    return data ? codec_decode(data, len, encoding, errors) : NULL;
}

Ref str_encode(View text, const char *encoding, const char *errors) { return codec_encode(text, encoding, errors); }

/* ---- building ---- */

bool bytes_add(BytesBuilder *b, const void *data, size_t len)
{
    if (len > b->cap - b->len) {
        size_t cap = (b->len + len) + (b->len + len) / 2 + 32;
        unsigned char *longer = len > PTRDIFF_MAX / 4 ? (err_memory(), NULL) : alloc_resize(b->data, cap);
        if (!longer) return false;
        b->data = longer;
        b->cap = cap;
    }
    if (len) memcpy(b->data + b->len, data, len);
    b->len += len;
    return true;
}

bool bytes_add_byte(BytesBuilder *b, unsigned char byte) { return bytes_add(b, &byte, 1); }

Ref bytes_build(BytesBuilder *b)
{
    Ref own = bytes_new(b->data, b->len);
    bytes_builder_drop(b);
    return own;
}

void bytes_builder_drop(BytesBuilder *b)
{
    mem_free(b->data);
    *b = (BytesBuilder)BYTES_BUILDER;
}

/* ---- bytes(...) ---- */

bool byte_from(View v, const char *what, unsigned char *out)
{
    int64_t value;
    Ref index = obj_index(v);
    if (!index) return false;
    bool ok = int_fits(index, &value) && value >= 0 && value < 256;
    ref_drop(index);
    if (!ok) return err_false(&exc_ValueError, "%s must be in range(0, 256)", what);
    *out = (unsigned char)value;
    return true;
}

/* What is gathered from an iterable, and what messages call one item of it. */
typedef struct { BytesBuilder bytes; const char *item; } Gathering;

static bool add_item(void *arg, View item)
{
    unsigned char byte;
    Gathering *g = arg;
    return byte_from(item, g->item, &byte) && bytes_add_byte(&g->bytes, byte);
}

Ref bytes_from_iterable(View source, bool for_array)
{
    Gathering g = { BYTES_BUILDER, for_array ? "byte" : "bytes" };
    Ref iterator = obj_iter(source);
    if (!iterator) {
        if (!err_is(&exc_TypeError)) return NULL;
        err_clear();
        return err_raise(&exc_TypeError, "cannot convert '%T' object to %s", source, for_array ? "bytearray" : "bytes");
    }
    bool ok = obj_for_each(iterator, add_item, &g);
    ref_drop(iterator);
    if (ok) return bytes_build(&g.bytes);
    bytes_builder_drop(&g.bytes);
    return NULL;
}

static Ref zeros(View count)
{
    ptrdiff_t len;
    if (!obj_index_size(count, &exc_OverflowError, &len)) return NULL;
    if (len < 0) return err_raise(&exc_ValueError, "negative count");
    Ref own = bytes_new(NULL, (size_t)len);
    if (own && len) memset(as_bytes(own)->data, 0, (size_t)len);
    return own;
}

/* source.__bytes__(): 1 found, 0 none, -1 error. */
static int ask_bytes_method(View source, Ref *out)
{
    static View name;
    Ref method = NULL;
    if (!name && !(name = str_known("__bytes__"))) return -1;
    int found = obj_find_special(source, name, &method);
    if (found <= 0) return found;
    Ref answer = obj_call_0(method);
    ref_drop(method);
    if (!answer) return -1;
    if (!is_bytes(answer)) {
        err_raise(&exc_TypeError, "__bytes__ returned non-bytes (type %T)", answer);
        ref_drop(answer);
        return -1;
    }
    *out = answer;
    return 1;
}

/* All that v shows, in C order. */
static Ref copy_buffer(View v)
{
    Buffer b;
    if (!buffer_get_strided(v, &b)) return NULL;
    Ref own = bytes_new(NULL, b.len);
    if (own) buffer_copy(&b, as_bytes(own)->data, false);
    buffer_release(&b);
    return own;
}

Ref bytes_from_arguments(TypeObj *type, View source, View encoding, View errors)
{
    const char *encoding_text, *errors_text;
    const unsigned char *data;
    size_t len;
    Ref own = NULL;
    bool for_array = type_is_subtype(type, &bytearray_type);
    if (!codec_arguments(for_array ? "bytearray" : "bytes", encoding, errors, &encoding_text, &errors_text)) return NULL;
    if (source && is_str(source)) {
        if (!encoding) return err_raise(&exc_TypeError, "string argument without an encoding");
        return codec_encode(source, encoding_text, errors_text);
    }
    if (encoding) return err_raise(&exc_TypeError, "encoding without a string argument");
    if (errors) return err_raise(&exc_TypeError, "errors without a string argument");
    if (!source) return ref_keep(bytes_empty);
    if (source->shape != SHAPE_BYTES) {
        int found = for_array ? 0 : ask_bytes_method(source, &own);
        if (found) return own;
    }
    if ((data = bytes_view(source, &len))) return bytes_new(data, len);
    if (buffer_is(source)) return copy_buffer(source);
    return type_of(source)->index ? zeros(source) : bytes_from_iterable(source, for_array);
}

static Ref copy_to_type(TypeObj *type, View v)
{
    const BytesObj *from = as_bytes(v);
    Ref own = type_alloc(type, from->len + 1);
    if (!own) return NULL;
    as_bytes(own)->hash = -1;
    as_bytes(own)->len = from->len;
    memcpy(as_bytes(own)->data, from->data, from->len + 1);
    return own;
}

static Ref bytes_slot_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[3];
    if (!args_bind("bytes", "source=, encoding=, errors=", args, n, kwnames, bound)) return NULL;
    if (type == &bytes_type && bound[0] && bound[0]->shape == SHAPE_BYTES && !bound[1] && !bound[2]) return ref_keep(bound[0]);
    Ref own = bytes_from_arguments(type, bound[0], bound[1], bound[2]);
    if (!own) return NULL;
    if (type == &bytes_type) return own;
    Ref copy = copy_to_type(type, own);
    ref_drop(own);
    return copy;
}

/* ---- the type ---- */

Ref bytes_repr(const unsigned char *data, size_t len)
{
    StrBuilder b = STR_BUILDER;
    bool both = len && memchr(data, '\'', len) && memchr(data, '"', len);
    unsigned char quote = len && memchr(data, '\'', len) && !both ? '"' : '\'';
    bool ok = str_add_char(&b, 'b') && str_add_char(&b, quote);
    for (size_t i = 0; ok && i < len; i++) {
        unsigned char c = data[i];
        if (c == quote || c == '\\') ok = str_add_char(&b, '\\') && str_add_char(&b, c);
        else if (c == '\n') ok = str_add_text(&b, "\\n");
        else if (c == '\r') ok = str_add_text(&b, "\\r");
        else if (c == '\t') ok = str_add_text(&b, "\\t");
        else if (c >= 32 && c < 127) ok = str_add_char(&b, c);
        else ok = str_add_text(&b, "\\x") && str_add_char(&b, (unsigned char)"0123456789abcdef"[c >> 4]) &&
                  str_add_char(&b, (unsigned char)"0123456789abcdef"[c & 15]);
    }
    if (ok && str_add_char(&b, quote)) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

static Ref bytes_slot_repr(View self) { return bytes_repr(as_bytes(self)->data, as_bytes(self)->len); }

static Ref bytes_slot_str(View self)
{
    return bytes_warning && !warn(&exc_BytesWarning, "str() on a bytes instance") ? NULL : bytes_slot_repr(self);
}

static bool bytes_slot_hash(View self, Hash *out)
{
    BytesObj *b = as_bytes(self);
    if (b->hash == -1) b->hash = hash_bytes(b->data, b->len);
    *out = b->hash;
    return true;
}

static bool bytes_get_buffer(View self, int flags, Buffer *out)
{
    return buffer_fill(out, self, as_bytes(self)->data, as_bytes(self)->len, true, flags);
}

static void bytes_free(Ref self)
{
    if (self->shape == SHAPE_BYTES) atom_free(self, BLOCK_SIZE(as_bytes(self)->len));
    else type_free_var(self, as_bytes(self)->len + 1);
}

static Ref method_bytes(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return self->shape == SHAPE_BYTES ? ref_keep(self) : bytes_new(as_bytes(self)->data, as_bytes(self)->len);
}

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return int_new((int64_t)(as_bytes(self)->len + 33));        /* as python3.11 counts */
}

static Ref method_getnewargs(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(1, bytes_new(as_bytes(self)->data, as_bytes(self)->len));
}

#define METHOD(name, fn, min, max) NATIVE(name, fn, min, max, NULL),
#define METHOD_BY_NAME(name, fn, params) NATIVE_PARAMS(name, fn, params, NULL),
static const NativeDef bytes_methods[] = {
    BYTES_METHODS(METHOD)
    BYTES_METHODS_BY_NAME(METHOD_BY_NAME)
    NATIVE_AS(NATIVE_CLASS, "fromhex", bytes_fromhex, 1, 1, "Create a bytes object from a string of hexadecimal numbers."),
    NATIVE_AS(NATIVE_STATIC, "maketrans", bytes_maketrans, 2, 2, "Return a table for translate()."),
    NATIVE("__bytes__", method_bytes, 0, 0, "Convert this value to exact type bytes."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, NULL),
    NATIVE("__getnewargs__", method_getnewargs, 0, 0, NULL),
    {0}
};

TypeObj bytes_type = {
    TYPE_HEAD("bytes", SHAPE_BYTES, BytesObj),
    .shape.free = bytes_free,
    .flags = TYPE_BASE | TYPE_BYTES,
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
           "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
           "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
           "bytes() -> empty bytes object",
    .new = bytes_slot_new, .repr = bytes_slot_repr, .hash = bytes_slot_hash, .str = bytes_slot_str, .compare = bytes_slot_compare,
    .truth = bytes_slot_truth, .length = bytes_slot_length, .get_item = bytes_slot_get_item,
    .contains = bytes_slot_contains, .iter = bytes_slot_iter, .binary = bytes_slot_binary, .get_buffer = bytes_get_buffer,
    .methods = bytes_methods,
};

bool bytes_init(void)
{
    return type_ready(&bytes_type) && type_ready(&bytes_iter_type) && type_ready(&bytearray_type) &&
           type_ready(&bytearray_iter_type) && type_ready(&managed_type) && type_ready(&memoryview_type) &&
           type_ready(&memoryview_iter_type);
}

void bytes_shutdown(void)
{
    type_unready(&memoryview_iter_type);
    type_unready(&memoryview_type);
    type_unready(&managed_type);
    type_unready(&bytearray_iter_type);
    type_unready(&bytearray_type);
    type_unready(&bytes_iter_type);
    type_unready(&bytes_type);
}
