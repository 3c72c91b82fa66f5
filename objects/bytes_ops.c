#include "objects/bytes_parts.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/reduce.h"
#include "objects/tuple.h"
#include "objects/seq.h"
#include "objects/slice.h"
#include "objects/warn.h"

/* bytes_ops.c -- operators, indexing, comparison and iteration of bytes and bytearray. */

Chars bytes_chars(View self)
{
    size_t len = 0;
    const unsigned char *data = bytes_view(self, &len);
    return (Chars){ data, len, 1 };
}

Ref bytes_like(View self, const void *data, size_t len)
{
    return is_bytearray(self) ? bytearray_new(data, len) : bytes_new(data, len);
}

Ref bytes_built_like(View self, BytesBuilder *b)
{
    Ref own = bytes_like(self, b->len ? b->data : (const unsigned char *)"", b->len);
    bytes_builder_drop(b);
    return own;
}

bool bytes_slot_length(View self, size_t *out)
{
    *out = bytes_chars(self).len;
    return true;
}

int bytes_slot_truth(View self) { return bytes_chars(self).len > 0; }

int bytes_warning;

/* -b: text that equals no bytes, and is written as if it did. */
static bool warn_of_text(View a, View b, CompareOp op)
{
    if (!bytes_warning || (op != CMP_EQ && op != CMP_NE)) return true;
    if (is_str(b)) return warn(&exc_BytesWarning, "Comparison between %s and string", is_bytes(a) ? "bytes" : "bytearray");
    return !is_bytes(a) || !is_int(b) || warn(&exc_BytesWarning, "Comparison between bytes and int");
}

Ref bytes_slot_compare(View a, View b, CompareOp op)
{
    Chars left = bytes_chars(a), right;
    if (!warn_of_text(a, b, op)) return NULL;
    if (is_bytes(a) ? !is_bytes(b) : !is_bytearray(a)) return ref_keep(NotImplemented);
    if (bytes_look(b, &right) <= 0) {
        err_clear();
        return ref_keep(NotImplemented);
    }
    if (op == CMP_EQ || op == CMP_NE) return bool_ref(chars_equal(left, right) == (op == CMP_EQ));
    int order = chars_order(left, right);
    return bool_ref(op == CMP_LT ? order < 0 : op == CMP_LE ? order <= 0 : op == CMP_GT ? order > 0 : order >= 0);
}

int bytes_slot_contains(View self, View item)
{
    Chars part;
    int found = bytes_look(item, &part);
    if (found < 0) return -1;
    if (found) return chars_find(bytes_chars(self), part) >= 0;
    if (!type_of(item)->index) return err_int(&exc_TypeError, "a bytes-like object is required, not '%T'", item);
    unsigned char byte;
    if (!byte_from(item, "byte", &byte)) return -1;
    Chars text = bytes_chars(self);                     /* now: __index__ may have changed it */
    return text.len && memchr(text.data, byte, text.len);
}

static Ref take(View self, ptrdiff_t start, ptrdiff_t step, size_t count)
{
    const unsigned char *data = bytes_chars(self).data;
    if (step == 1) return bytes_like(self, data + start, count);
    Ref own = bytes_like(self, NULL, count);
    if (!own) return NULL;
    unsigned char *out = (unsigned char *)(uintptr_t)bytes_chars(own).data;
    for (size_t i = 0; i < count; i++) out[i] = data[start + (ptrdiff_t)i * step];
    return own;
}

Ref bytes_slot_get_item(View self, View key)
{
    ptrdiff_t at, start, stop, step;
    size_t count;
    bool array = is_bytearray(self);
    if (key->shape == SHAPE_SLICE) {
        if (!slice_resolve(key, bytes_chars(self).len, &start, &stop, &step, &count)) return NULL;
        if (count == 0) return bytes_like(self, "", 0);
        if (start == 0 && step == 1 && self->shape == SHAPE_BYTES && count == as_bytes(self)->len) return ref_keep(self);
        return take(self, start, step, count);
    }
    if (!type_of(key)->index)
        return err_raise(&exc_TypeError, "%s indices must be integers or slices, not %T", array ? "bytearray" : "byte", key);
    if (!seq_position(key, &at)) return NULL;
    Chars text = bytes_chars(self);
    if (at < 0) at += (ptrdiff_t)text.len;
    if (at < 0 || (size_t)at >= text.len)
        return err_raise(&exc_IndexError, array ? "bytearray index out of range" : "index out of range");
    return int_new(text.data[at]);
}

static Ref concat(View a, View b)
{
    Chars left = bytes_chars(a), right;
    if (bytes_look(b, &right) <= 0) {
        err_clear();
        return ref_keep(NotImplemented);
    }
    if (right.len == 0 && a->shape == SHAPE_BYTES) return ref_keep(a);
    if (left.len == 0 && a->shape == SHAPE_BYTES && b->shape == SHAPE_BYTES) return ref_keep(b);
    Ref own = bytes_like(a, NULL, left.len + right.len);
    if (!own) return NULL;
    unsigned char *out = (unsigned char *)(uintptr_t)bytes_chars(own).data;
    if (left.len) memcpy(out, left.data, left.len);
    if (right.len) memcpy(out + left.len, right.data, right.len);
    return own;
}

static Ref repeat(View self, View times_object)
{
    size_t times;
    if (!seq_times(times_object, &times)) return NULL;
    Chars text = bytes_chars(self);
    if (times == 1 && self->shape == SHAPE_BYTES) return ref_keep(self);
    if (text.len == 0 || times == 0) return bytes_like(self, "", 0);
    if (text.len > PTRDIFF_MAX / times)
        return is_bytearray(self) ? err_memory() : err_raise(&exc_OverflowError, "repeated bytes are too long");
    Ref own = bytes_like(self, NULL, text.len * times);
    if (!own) return NULL;
    unsigned char *out = (unsigned char *)(uintptr_t)bytes_chars(own).data;
    if (text.len == 1) memset(out, text.data[0], times);
    else
        for (size_t i = 0; i < times; i++) memcpy(out + i * text.len, text.data, text.len);
    return own;
}

static bool is_either(View v) { return is_bytes(v) || is_bytearray(v); }

Ref bytes_slot_binary(View a, View b, BinaryOp op)
{
    if (op == BIN_ADD && is_either(a)) return concat(a, b);
    if (op == BIN_MUL && is_either(a) && type_of(b)->index) return repeat(a, b);
    if (op == BIN_MUL && is_either(b) && type_of(a)->index) return repeat(b, a);
    if (op == BIN_MOD && is_either(a)) return bytes_percent(a, b);
    return ref_keep(NotImplemented);
}

/* ---- iteration ---- */

typedef struct { Obj head; size_t next; Ref bytes; } BytesIter;
static BytesIter *as_iter(View v) { return (BytesIter *)(uintptr_t)v; }

Ref bytes_slot_iter(View self)
{
    const TypeObj *type = is_bytearray(self) ? &bytearray_iter_type : &bytes_iter_type;
    Ref own = alloc_container(type->shape_id, sizeof(BytesIter));
    if (!own) return NULL;
    as_iter(own)->next = 0;
    as_iter(own)->bytes = ref_keep(self);
    gc_track(own);
    return own;
}

static Ref iter_next(View self)
{
    BytesIter *it = as_iter(self);
    if (!it->bytes) return NULL;
    Chars text = bytes_chars(it->bytes);
    if (it->next < text.len) return int_new(text.data[it->next++]);
    ref_clear(&it->bytes);
    return NULL;
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->bytes) visit(as_iter(self)->bytes, arg);
}

static void iter_clear(Ref self) { ref_clear(&as_iter(self)->bytes); }
static void iter_free(Ref self) { heap_free(self, sizeof(BytesIter)); }
static Ref iter_iter(View self) { return ref_keep(self); }

static Ref iter_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const BytesIter *it = as_iter(self);
    size_t len = it->bytes ? bytes_chars(it->bytes).len : 0;
    return int_new(len > it->next ? (int64_t)(len - it->next) : 0);
}

static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const BytesIter *it = as_iter(self);
    return reduce_place("iter", it->bytes, (int64_t)it->next, tuple_empty);
}

static Ref iter_setstate(View self, View const *args, size_t n)
{
    (void)n;
    BytesIter *it = as_iter(self);
    int64_t at;
    if (!reduce_read_place(args[0], 0, it->bytes ? (int64_t)bytes_chars(it->bytes).len : 0, &at)) return NULL;
    if (it->bytes) it->next = (size_t)at;
    return ref_keep(None);
}

static const NativeDef iter_methods[] = {
    NATIVE("__length_hint__", iter_length_hint, 0, 0, "Private method returning an estimate of len(list(it))."),
    NATIVE("__reduce__", iter_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", iter_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

#define ITER_TYPE(name) \
    { \
        TYPE_HEAD(name, 0, BytesIter), \
        .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true, \
        .iter = iter_iter, .next = iter_next, .methods = iter_methods, \
    }
TypeObj bytes_iter_type = ITER_TYPE("bytes_iterator"), bytearray_iter_type = ITER_TYPE("bytearray_iterator");
