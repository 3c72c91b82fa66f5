#include "objects/bytes_parts.h"
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/slice.h"
#include "objects/str_parts.h"
#include "objects/tuple.h"
#include "objects/warn.h"

/* bytearray.c -- bytes that can change: an array with some room to grow, as much as in python3.11. */

/* ---- the array ---- */

/* May its length become len? Not while somebody holds its memory. */
static bool may_have(const BytearrayObj *b, size_t len)
{
    return !b->exports || len == b->len || err_false(&exc_BufferError, "Existing exports of data: object cannot be re-sized");
}

static bool resize(BytearrayObj *b, size_t len)
{
    if (len > b->cap) {
        size_t cap = b->cap == 0 ? len : len + len / 8 + (len < 9 ? 3 : 6);
        if (len > PTRDIFF_MAX / 4) return err_memory() != NULL;
        unsigned char *data = alloc_resize(b->data, cap);
        if (!data) return false;
        b->data = data;
        b->cap = cap;
    }
    b->len = len;
    return true;
}

static Ref make(TypeObj *type)
{
    if (type != &bytearray_type) return type_alloc(type, 0);
    Ref own = alloc_atom(SHAPE_BYTEARRAY, sizeof(BytearrayObj));
    if (!own) return NULL;
    as_bytearray(own)->len = as_bytearray(own)->cap = as_bytearray(own)->exports = 0;
    as_bytearray(own)->data = NULL;
    return own;
}

Ref bytearray_new(const void *data, size_t len)
{
    Ref own = make(&bytearray_type);
    if (!own) return NULL;
    if (len == 0) return own;
    if (!resize(as_bytearray(own), len)) {
        ref_drop(own);
        return NULL;
    }
    if (data) memcpy(as_bytearray(own)->data, data, len);
    return own;
}

static void bytearray_free(Ref self)
{
    mem_free(as_bytearray(self)->data);
    if (self->shape == SHAPE_BYTEARRAY) atom_free(self, sizeof(BytearrayObj));
    else type_free(self);
}

/* Put `more` bytes in the place of [start, stop). They do not lie in b. */
static bool replace(BytearrayObj *b, size_t start, size_t stop, const unsigned char *more, size_t len)
{
    size_t old_len = b->len, tail = old_len - stop;
    if (!may_have(b, start + len + tail)) return false;
    if (len > stop - start && !resize(b, old_len + len - (stop - start))) return false;
    if (tail) memmove(b->data + start + len, b->data + stop, tail);
    if (len) memcpy(b->data + start, more, len);
    b->len = start + len + tail;
    return true;
}

/* ---- bytearray(...) ---- */

static Ref bytearray_slot_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return make(type);
}

static bool bytearray_slot_init(View self, View const *args, size_t n, View kwnames)
{
    View bound[3];
    if (!args_bind("bytearray", "source=, encoding=, errors=", args, n, kwnames, bound)) return false;
    Ref bytes = bytes_from_arguments(&bytearray_type, bound[0], bound[1], bound[2]);
    if (!bytes) return false;
    bool ok = replace(as_bytearray(self), 0, as_bytearray(self)->len, as_bytes(bytes)->data, as_bytes(bytes)->len);
    ref_drop(bytes);
    return ok;
}

static bool bytearray_get_buffer(View self, int flags, Buffer *out)
{
    if (!buffer_fill(out, self, as_bytearray(self)->len ? as_bytearray(self)->data : NULL, as_bytearray(self)->len, false, flags))
        return false;
    as_bytearray(self)->exports++;
    return true;
}

static void bytearray_release_buffer(View self) { as_bytearray(self)->exports--; }

static Ref bytearray_slot_repr(View self)
{
    Ref bytes = bytes_repr(as_bytearray(self)->data, as_bytearray(self)->len), own = NULL;
    if (bytes) own = str_format_c("%T(%S)", self, bytes);
    ref_drop(bytes);
    return own;
}

static Ref bytearray_slot_str(View self)
{
    return bytes_warning && !warn(&exc_BytesWarning, "str() on a bytearray instance") ? NULL : bytearray_slot_repr(self);
}

/* ---- item assignment ---- */

static bool set_index(View self, View key, View value)
{
    ptrdiff_t at;
    unsigned char byte = 0;
    BytearrayObj *b = as_bytearray(self);
    if (!type_of(key)->index) return err_false(&exc_TypeError, "bytearray indices must be integers or slices, not %T", key);
    if (!seq_position(key, &at) || (value && !byte_from(value, "byte", &byte))) return false;
    if (at < 0) at += (ptrdiff_t)b->len;
    if (at < 0 || (size_t)at >= b->len) return err_false(&exc_IndexError, "bytearray index out of range");
    if (!value) return replace(b, (size_t)at, (size_t)at + 1, NULL, 0);
    b->data[at] = byte;
    return true;
}

/* The bytes to put in, as an exact bytes: a copy, so that a[...] = a works. */
static Ref new_content(View value)
{
    if (!value) return ref_keep(bytes_empty);
    const TypeObj *type = type_of(value);
    bool shows = buffer_is(value);
    if (!shows && (type->index || type->to_float || is_str(value)))
        return err_raise(&exc_TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    return bytes_from_arguments(&bytearray_type, value, NULL, NULL);
}

static bool delete_steps(BytearrayObj *b, ptrdiff_t start, ptrdiff_t step, size_t count)
{
    if (count == 0) return true;
    if (!may_have(b, b->len - count)) return false;
    if (step < 0) {
        start += (ptrdiff_t)(count - 1) * step;
        step = -step;
    }
    size_t to = (size_t)start;
    for (size_t from = to, left = count; from < b->len; from++) {
        if (left && from == (size_t)start) {
            left--;
            start += step;
        } else {
            b->data[to++] = b->data[from];
        }
    }
    b->len = to;
    return true;
}

static bool set_slice(View self, View key, View value)
{
    ptrdiff_t start, stop, step;
    size_t count;
    bool ok = false;
    Ref bytes = new_content(value);
    if (!bytes) return false;
    BytearrayObj *b = as_bytearray(self);
    const BytesObj *content = as_bytes(bytes);
    if (!slice_resolve(key, b->len, &start, &stop, &step, &count)) goto done;
    if (step == 1) {
        ok = replace(b, (size_t)start, (size_t)start + count, content->data, content->len);
    } else if (content->len == 0) {
        ok = delete_steps(b, start, step, count);
    } else if (content->len != count) {
        err_raise(&exc_ValueError, "attempt to assign bytes of size %zd to extended slice of size %zd",
                  (ptrdiff_t)content->len, (ptrdiff_t)count);
    } else {
        for (size_t i = 0; i < count; i++) b->data[start + (ptrdiff_t)i * step] = content->data[i];
        ok = true;
    }
done:
    ref_drop(bytes);
    return ok;
}

static bool bytearray_slot_set_item(View self, View key, View value)
{
    return key->shape == SHAPE_SLICE ? set_slice(self, key, value) : set_index(self, key, value);
}

/* ---- methods that change it ---- */

static bool extend(View self, View more)
{
    BytearrayObj *b = as_bytearray(self);
    Ref bytes = buffer_is(more) ? bytes_from_arguments(&bytearray_type, more, NULL, NULL) : bytes_from_iterable(more, true);
    if (!bytes) return false;
    bool ok = replace(b, b->len, b->len, as_bytes(bytes)->data, as_bytes(bytes)->len);
    ref_drop(bytes);
    return ok;
}

static Ref none_if(bool ok) { return ok ? ref_keep(None) : NULL; }

static Ref method_append(View self, View const *args, size_t n)
{
    unsigned char byte;
    BytearrayObj *b = as_bytearray(self);
    (void)n;
    return none_if(byte_from(args[0], "byte", &byte) && replace(b, b->len, b->len, &byte, 1));
}

static Ref method_extend(View self, View const *args, size_t n)
{
    (void)n;
    if (!buffer_is(args[0]) && !type_of(args[0])->iter && !type_of(args[0])->get_item)
        return err_raise(&exc_TypeError, "can't extend bytearray with %T", args[0]);
    return none_if(extend(self, args[0]));
}

static Ref method_insert(View self, View const *args, size_t n)
{
    ptrdiff_t at;
    unsigned char byte;
    BytearrayObj *b = as_bytearray(self);
    (void)n;
    if (!size_argument(args[0], &at) || !byte_from(args[1], "byte", &byte)) return NULL;
    if (at < 0) at += (ptrdiff_t)b->len;
    size_t where = at < 0 ? 0 : (size_t)at > b->len ? b->len : (size_t)at;
    return none_if(replace(b, where, where, &byte, 1));
}

static Ref method_pop(View self, View const *args, size_t n)
{
    ptrdiff_t at = -1;
    BytearrayObj *b = as_bytearray(self);
    if (n && !size_argument(args[0], &at)) return NULL;
    if (b->len == 0) return err_raise(&exc_IndexError, "pop from empty bytearray");
    if (at < 0) at += (ptrdiff_t)b->len;
    if (at < 0 || (size_t)at >= b->len) return err_raise(&exc_IndexError, "pop index out of range");
    unsigned char byte = b->data[at];
    return replace(b, (size_t)at, (size_t)at + 1, NULL, 0) ? int_new(byte) : NULL;
}

static Ref method_remove(View self, View const *args, size_t n)
{
    unsigned char byte;
    BytearrayObj *b = as_bytearray(self);
    (void)n;
    if (!byte_from(args[0], "byte", &byte)) return NULL;
    const unsigned char *hit = b->len ? memchr(b->data, byte, b->len) : NULL;
    if (!hit) return err_raise(&exc_ValueError, "value not found in bytearray");
    size_t at = (size_t)(hit - b->data);
    return none_if(replace(b, at, at + 1, NULL, 0));
}

static Ref method_clear(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    if (!may_have(as_bytearray(self), 0)) return NULL;
    as_bytearray(self)->len = 0;
    return ref_keep(None);
}

static Ref method_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return bytearray_new(as_bytearray(self)->data, as_bytearray(self)->len);
}

static Ref method_reverse(View self, View const *args, size_t n)
{
    BytearrayObj *b = as_bytearray(self);
    (void)args, (void)n;
    for (size_t i = 0, k = b->len; i + 1 < k; i++) {
        unsigned char byte = b->data[--k];
        b->data[k] = b->data[i];
        b->data[i] = byte;
    }
    return ref_keep(None);
}

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    size_t cap = as_bytearray(self)->cap;
    return int_new((int64_t)(cap ? 56 + cap + 1 : 56));         /* as python3.11 counts: a zero behind the last byte */
}

static Ref method_alloc(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    size_t cap = as_bytearray(self)->cap;
    return int_new(cap ? (int64_t)cap + 1 : 0);
}

/* (type, (contents,), state); before protocol 3 there were no bytes in pickles, so the contents go as Latin-1 text. */
static NEW Ref reduce(View self, int64_t protocol)
{
    const BytearrayObj *b = as_bytearray(self);
    Ref contents = NULL, state = obj_call_method(self, "__getstate__", NULL, 0);
    if (!state) return NULL;
    if (b->len == 0) contents = ref_keep(tuple_empty);
    else if (protocol < 3) contents = tuple_of(2, str_from_latin1((const char *)b->data, b->len), str_from_text("latin-1"));
    else contents = tuple_of(1, bytes_new(b->data, b->len));
    return tuple_of(3, ref_keep(&type_of(self)->head), contents, state);
}

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return reduce(self, 2);
}

static Ref method_reduce_ex(View self, View const *args, size_t n)
{
    int64_t protocol = 0;
    return n > 0 && !seq_c_int(args[0], INT32_MIN, INT32_MAX, "int", &protocol) ? NULL : reduce(self, protocol);
}

static Ref bytearray_slot_in_place(View a, View b, BinaryOp op)
{
    if (op == BIN_ADD && is_bytearray(a)) {
        if (!buffer_is(b)) return err_raise(&exc_TypeError, "can't concat %T to bytearray", b);
        if (a == b && as_bytearray(a)->len > 0)
            return err_raise(&exc_BufferError, "Existing exports of data: object cannot be re-sized");
        return extend(a, b) ? ref_keep(a) : NULL;
    }
    if (op != BIN_MUL || !is_bytearray(a) || !type_of(b)->index) return ref_keep(NotImplemented);
    Ref product = bytes_slot_binary(a, b, op);
    if (!product) return NULL;
    bool ok = replace(as_bytearray(a), 0, as_bytearray(a)->len, as_bytearray(product)->data, as_bytearray(product)->len);
    ref_drop(product);
    return ok ? ref_keep(a) : NULL;
}

#define METHOD(name, fn, min, max) NATIVE(name, fn, min, max, NULL),
#define METHOD_BY_NAME(name, fn, params) NATIVE_PARAMS(name, fn, params, NULL),
static const NativeDef bytearray_methods[] = {
    BYTES_METHODS(METHOD)
    BYTES_METHODS_BY_NAME(METHOD_BY_NAME)
    NATIVE_AS(NATIVE_CLASS, "fromhex", bytes_fromhex, 1, 1, "Create a bytearray object from a string of hexadecimal numbers."),
    NATIVE_AS(NATIVE_STATIC, "maketrans", bytes_maketrans, 2, 2, "Return a table for translate()."),
    NATIVE("append", method_append, 1, 1, "Append a single item to the end of the bytearray."),
    NATIVE("clear", method_clear, 0, 0, "Remove all items from the bytearray."),
    NATIVE("copy", method_copy, 0, 0, "Return a copy of B."),
    NATIVE("extend", method_extend, 1, 1, "Append all the items from the iterator or sequence to the bytearray."),
    NATIVE("insert", method_insert, 2, 2, "Insert a single item into the bytearray before the given index."),
    NATIVE("pop", method_pop, 0, 1, "Remove and return a single item from B, the last one by default."),
    NATIVE("remove", method_remove, 1, 1, "Remove the first occurrence of a value in the bytearray."),
    NATIVE("reverse", method_reverse, 0, 0, "Reverse the order of the values in B in place."),
    NATIVE("__alloc__", method_alloc, 0, 0, "Return the number of bytes actually allocated."),
    NATIVE("__reduce__", method_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__reduce_ex__", method_reduce_ex, 0, 1, "Return state information for pickling."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Returns the size of the bytearray object in memory, in bytes."),
    {0}
};

TypeObj bytearray_type = {
    TYPE_HEAD("bytearray", SHAPE_BYTEARRAY, BytearrayObj),
    .shape.free = bytearray_free,
    .flags = TYPE_BASE | TYPE_BYTEARRAY,
    .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n"
           "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
           "bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
           "bytearray() -> empty bytes array",
    .new = bytearray_slot_new, .init = bytearray_slot_init, .repr = bytearray_slot_repr, .hash = hash_refuse,
    .str = bytearray_slot_str, .compare = bytes_slot_compare, .truth = bytes_slot_truth, .length = bytes_slot_length, .get_item = bytes_slot_get_item,
    .set_item = bytearray_slot_set_item, .contains = bytes_slot_contains, .iter = bytes_slot_iter,
    .binary = bytes_slot_binary, .binary_in_place = bytearray_slot_in_place,
    .get_buffer = bytearray_get_buffer, .release_buffer = bytearray_release_buffer, .methods = bytearray_methods,
};
