/* array.c -- the module array: rows of numbers or characters of one kind, in plain memory. What single items are stands in
 * array_items.c, the methods in array_methods.c, how arrays are pickled in array_pickle.c. */
#include <string.h>

#include "gc/collect.h"
#include "modules/array_parts.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/reduce.h"
#include "objects/seq.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- the memory -------------------------------------------------------------------------------------------- */

bool array_resize(View self, size_t len)
{
    ArrayObj *a = as_array(self);
    if (a->exports && len != a->len) return err_false(&exc_BufferError, "cannot resize an array that is exporting buffers");
    if (len > a->cap || len < a->cap / 2) {
        size_t cap = len ? len + (len >> 4) + (a->len < 8 ? 3 : 7) : 0;     /* as much as CPython takes */
        if (len > PTRDIFF_MAX / 16) return err_memory() != NULL;
        if (cap == 0) {
            mem_free(a->data);
            a->data = NULL;
        } else {
            unsigned char *data = alloc_resize(a->data, cap * a->kind->size);
            if (!data) return false;
            a->data = data;
        }
        a->cap = cap;
    }
    a->len = len;
    return true;
}

Ref array_new(TypeObj *type, const ArrayKind *kind, size_t len)
{
    if (len > PTRDIFF_MAX / kind->size) return err_memory();
    Ref own = type_alloc(type, 0);
    if (!own) return NULL;
    ArrayObj *a = as_array(own);
    a->kind = kind;
    if (len && !(a->data = alloc_bytes(len * kind->size))) {
        ref_drop(own);
        return NULL;
    }
    if (len) memset(a->data, 0, len * kind->size);
    a->len = a->cap = len;
    gc_track(own);
    return own;
}

bool array_splice(View self, size_t start, size_t stop, const void *items, size_t count)
{
    ArrayObj *a = as_array(self);
    size_t old_len = a->len, size = a->kind->size, tail = (old_len - stop) * size, len = start + count + (old_len - stop);
    if (a->exports && len != old_len) return err_false(&exc_BufferError, "cannot resize an array that is exporting buffers");
    if (len > old_len && !array_resize(self, len)) return false;
    if (tail && len != old_len) memmove(a->data + (start + count) * size, a->data + stop * size, tail);
    if (count) memcpy(a->data + start * size, items, count * size);
    return len >= old_len || array_resize(self, len);
}

bool array_append(View self, View value)
{
    unsigned char item[8];
    ArrayObj *a = as_array(self);
    if (!array_pack(a->kind, value, item) || !array_resize(self, a->len + 1)) return false;
    memcpy(a->data + (a->len - 1) * a->kind->size, item, a->kind->size);
    return true;
}

static bool append_each(void *self, View item) { return array_append((View)self, item); }

bool array_extend(View self, View source)
{
    if (!is_array(source)) {
        Ref iterator = obj_iter(source);
        bool ok = iterator && obj_for_each(iterator, append_each, (void *)(uintptr_t)self);
        ref_drop(iterator);
        return ok;
    }
    ArrayObj *a = as_array(self), *b = as_array(source);
    size_t before = a->len, more = b->len;              /* both may be the same array */
    if (a->kind != b->kind) return err_false(&exc_TypeError, "can only extend with array of same kind");
    if (!more) return true;
    if (!array_resize(self, before + more)) return false;
    memcpy(a->data + before * a->kind->size, b->data, more * a->kind->size);
    return true;
}

bool array_add_bytes(View self, View source)
{
    Buffer b;
    ArrayObj *a = as_array(self);
    size_t size = a->kind->size, before = a->len;
    if (!buffer_get(source, false, &b)) return false;
    bool ok = b.item_size == 1 || err_false(&exc_TypeError, "a bytes-like object is required");
    if (ok && b.len % size) ok = err_false(&exc_ValueError, "bytes length not a multiple of item size");
    if (ok && b.len && (ok = array_resize(self, before + b.len / size))) memcpy(a->data + before * size, b.data, b.len);
    buffer_release(&b);
    return ok;
}

bool array_add_text(View self, View text)
{
    size_t before = as_array(self)->len, len = as_str(text)->len;
    if (!array_resize(self, before + len)) return false;
    for (size_t i = 0; i < len; i++) {
        uint32_t c = str_at(text, i);
        memcpy(as_array(self)->data + (before + i) * sizeof c, &c, sizeof c);
    }
    return true;
}

/* ---- array(...) -------------------------------------------------------------------------------------------- */

static bool fill_from(View own, View source)
{
    if (is_array(source) && as_array(source)->kind == as_array(own)->kind) return array_extend(own, source);
    if (is_bytes(source) || is_bytearray(source)) return array_add_bytes(own, source);
    if (is_str(source)) return array_add_text(own, source);
    return array_extend(own, source);
}

static Ref array_slot_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    if (type == &array_type && kwnames && as_tuple(kwnames)->len)
        return err_raise(&exc_TypeError, "array.array() takes no keyword arguments");
    if (n < 1 || n > 2)
        return err_raise(&exc_TypeError, "array() takes at %s (%zd given)", n ? "most 2 arguments" : "least 1 argument", (ptrdiff_t)n);
    if (!is_str(args[0]) || as_str(args[0])->len != 1)
        return err_raise(&exc_TypeError, "array() argument 1 must be a unicode character, not %t", args[0]);
    uint32_t code = str_at(args[0], 0);
    const ArrayKind *kind = array_kind(code);
    View source = n > 1 ? args[1] : NULL;
    Ref iterator = NULL, own = NULL;
    bool counted = source && (is_array(source) || is_list(source) || is_tuple(source) || is_str(source));
    bool wide = source && is_array(source) && as_array(source)->kind->code == 'u';
    if (source && code != 'u' && (is_str(source) || wide))
        return err_raise(&exc_TypeError, "cannot use a %s to initialize an array with typecode '%c'", wide ? "unicode array" : "str", (int)code);
    if (source && !is_array(source) && !is_bytes(source) && !is_bytearray(source) && !is_str(source) &&
        !(source = iterator = obj_iter(source))) return NULL;
    if (!kind) err_raise(&exc_ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    else if (source && is_array(source) && as_array(source)->kind != kind) source = iterator = obj_iter(source);
    if (kind && (source || n < 2) && (own = array_new(type, kind, 0)) && source) {
        if (!fill_from(own, source)) ref_clear(&own);
        else if (counted && as_array(own)->cap != as_array(own)->len) {        /* no more room than it needs */
            unsigned char *data = mem_realloc(as_array(own)->data, array_bytes(own));
            if (data) as_array(own)->data = data, as_array(own)->cap = as_array(own)->len;
        }
    }
    ref_drop(iterator);
    return own;
}

static void array_free(Ref self)
{
    mem_free(as_array(self)->data);
    type_free(self);
}

static void array_traverse(View self, Visit visit, void *arg) { (void)self, (void)visit, (void)arg; }
static void array_clear(Ref self) { (void)self; }

static bool array_get_buffer(View self, int flags, Buffer *out)
{
    ArrayObj *a = as_array(self);
    if (!buffer_fill(out, self, a->len ? a->data : NULL, array_bytes(self), false, flags)) return false;
    out->item_size = a->kind->size;
    out->format = a->kind->format;
    a->exports++;
    return true;
}

static void array_release_buffer(View self) { as_array(self)->exports--; }

/* ---- reading ----------------------------------------------------------------------------------------------- */

static Ref array_repr(View self)
{
    const char *dot = strrchr(type_of(self)->name, '.'), *name = dot ? dot + 1 : type_of(self)->name;
    if (as_array(self)->len == 0) return str_format_c("%s('%c')", name, as_array(self)->kind->code);
    Ref items = as_array(self)->kind->code == 'u' ? array_to_text(self) : array_to_list(self);
    Ref own = items ? str_format_c("%s('%c', %R)", name, as_array(self)->kind->code, items) : NULL;
    ref_drop(items);
    return own;
}

static bool array_length(View self, size_t *out)
{
    *out = as_array(self)->len;
    return true;
}

static Ref get_slice(View self, View slice)
{
    ptrdiff_t start, stop, step;
    if (!slice_unpack(slice, &start, &stop, &step)) return NULL;
    const ArrayObj *a = as_array(self);
    size_t count = slice_clip(a->len, &start, &stop, step), size = a->kind->size;
    Ref own = array_new(&array_type, a->kind, count);
    if (!own || !count) return own;
    if (step == 1) memcpy(as_array(own)->data, a->data + (size_t)start * size, count * size);
    else
        for (size_t i = 0; i < count; i++, start += step) memcpy(as_array(own)->data + i * size, a->data + (size_t)start * size, size);
    return own;
}

static Ref array_get_item(View self, View key)
{
    ptrdiff_t at;
    if (key->shape == SHAPE_SLICE) return get_slice(self, key);
    if (!type_of(key)->index) return err_raise(&exc_TypeError, "array indices must be integers");
    if (!seq_position(key, &at)) return NULL;
    if (at < 0) at += (ptrdiff_t)as_array(self)->len;
    if (at < 0 || (size_t)at >= as_array(self)->len) return err_raise(&exc_IndexError, "array index out of range");
    return array_get(self, (size_t)at);
}

static int array_contains(View self, View item)
{
    int equal = 0;
    for (size_t i = 0; equal == 0 && i < as_array(self)->len; i++) {
        Ref own = array_get(self, i);
        equal = own ? obj_equal(own, item) : -1;
        ref_drop(own);
    }
    return equal;
}

/* ---- writing ----------------------------------------------------------------------------------------------- */

static bool set_index(View self, View key, View value)
{
    ptrdiff_t at;
    unsigned char item[8];
    ArrayObj *a = as_array(self);
    if (!seq_position(key, &at)) return false;
    if (at < 0) at += (ptrdiff_t)a->len;
    if (at < 0 || (size_t)at >= a->len) return err_false(&exc_IndexError, "array assignment index out of range");
    if (!value) return array_splice(self, (size_t)at, (size_t)at + 1, NULL, 0);
    if (!array_pack(a->kind, value, item)) return false;
    if ((size_t)at >= a->len) return err_false(&exc_IndexError, "array assignment index out of range");    /* __index__ has shortened it */
    memcpy(a->data + (size_t)at * a->kind->size, item, a->kind->size);
    return true;
}

static bool delete_steps(View self, size_t start, ptrdiff_t step, size_t count)
{
    ArrayObj *a = as_array(self);
    size_t size = a->kind->size;
    if (step < 0) {
        start -= (count - 1) * (size_t)-step;
        step = -step;
    }
    if (a->exports) return err_false(&exc_BufferError, "cannot resize an array that is exporting buffers");
    size_t to = start, found = 0;
    for (size_t from = start; from < a->len; from++) {
        if (found < count && from == start + found * (size_t)step) found++;
        else memcpy(a->data + to++ * size, a->data + from * size, size);
    }
    return array_resize(self, to);
}

static bool set_slice(View self, View slice, View value)
{
    ptrdiff_t start, stop, step;
    ArrayObj *a = as_array(self);
    size_t size = a->kind->size;
    if (!slice_unpack(slice, &start, &stop, &step)) return false;
    size_t count = slice_clip(a->len, &start, &stop, step), fresh = value ? as_array(value)->len : 0, at = (size_t)start;
    if (step == 1) return array_splice(self, at, at + count, value ? as_array(value)->data : NULL, fresh);
    if (fresh == 0) return count == 0 || delete_steps(self, at, step, count);
    if (fresh != count)
        return err_false(&exc_ValueError, "attempt to assign array of size %zd to extended slice of size %zd", (ptrdiff_t)fresh, (ptrdiff_t)count);
    for (size_t i = 0; i < count; i++, at += (size_t)step) memcpy(a->data + at * size, as_array(value)->data + i * size, size);
    return true;
}

static Ref copy_of(View self)
{
    Ref own = array_new(&array_type, as_array(self)->kind, as_array(self)->len);
    if (own && as_array(self)->len) memcpy(as_array(own)->data, as_array(self)->data, array_bytes(self));
    return own;
}

static bool array_set_item(View self, View key, View value)
{
    if (key->shape != SHAPE_SLICE) {
        if (!type_of(key)->index) return err_false(&exc_TypeError, "array indices must be integers");
        return set_index(self, key, value);
    }
    if (value && !is_array(value)) return err_false(&exc_TypeError, "can only assign array (not \"%T\") to array slice", value);
    if (value && as_array(value)->kind != as_array(self)->kind) return err_false(&exc_TypeError, "bad argument type for built-in operation");
    if (value != self) return set_slice(self, key, value);
    Ref copy = copy_of(value);
    bool ok = copy && set_slice(self, key, copy);
    ref_drop(copy);
    return ok;
}

/* ---- operators --------------------------------------------------------------------------------------------- */

static Ref concat(View a, View b)
{
    if (!is_array(b)) return err_raise(&exc_TypeError, "can only append array (not \"%T\") to array", b);
    if (as_array(a)->kind != as_array(b)->kind) return err_raise(&exc_TypeError, "bad argument type for built-in operation");
    Ref own = array_new(&array_type, as_array(a)->kind, as_array(a)->len + as_array(b)->len);
    if (!own) return NULL;
    if (as_array(a)->len) memcpy(as_array(own)->data, as_array(a)->data, array_bytes(a));
    if (as_array(b)->len) memcpy(as_array(own)->data + array_bytes(a), as_array(b)->data, array_bytes(b));
    return own;
}

static Ref repeat(View self, View times_object)
{
    size_t times, bytes = array_bytes(self);
    if (!type_of(times_object)->index) return err_raise(&exc_TypeError, "can't multiply sequence by non-int of type '%T'", times_object);
    if (!seq_times(times_object, &times)) return NULL;
    if (bytes && times > PTRDIFF_MAX / bytes) return err_memory();
    Ref own = array_new(&array_type, as_array(self)->kind, as_array(self)->len * times);
    for (size_t i = 0; own && bytes && i < times; i++) memcpy(as_array(own)->data + i * bytes, as_array(self)->data, bytes);
    return own;
}

static Ref array_binary(View a, View b, BinaryOp op)
{
    if (op == BIN_ADD && is_array(a)) return concat(a, b);
    if (op == BIN_MUL) return is_array(a) ? repeat(a, b) : repeat(b, a);
    return ref_keep(NotImplemented);
}

static Ref array_in_place(View a, View b, BinaryOp op)
{
    if (!is_array(a) || (op != BIN_ADD && op != BIN_MUL)) return ref_keep(NotImplemented);
    if (op == BIN_ADD) {
        if (!is_array(b)) return err_raise(&exc_TypeError, "can only extend array with array (not \"%T\")", b);
        return array_extend(a, b) ? ref_keep(a) : NULL;
    }
    Ref product = repeat(a, b);
    bool ok = product && array_splice(a, 0, as_array(a)->len, as_array(product)->data, as_array(product)->len);
    ref_drop(product);
    return ok ? ref_keep(a) : NULL;
}

/* Are the items at i equal? -1: error. Where they are not and an order is asked for, *answer is what x op y gives. */
static int compare_at(View a, View b, size_t i, CompareOp op, Ref *answer)
{
    Ref x = array_get(a, i), y = x ? array_get(b, i) : NULL;
    int equal = y ? obj_equal(x, y) : -1;
    if (equal == 0 && op != CMP_EQ && op != CMP_NE) *answer = obj_compare(x, y, op);
    bool failed = equal < 0 || (equal == 0 && op != CMP_EQ && op != CMP_NE && !*answer);
    ref_drop(x);
    ref_drop(y);
    return failed ? -1 : equal;
}

static Ref array_compare(View a, View b, CompareOp op)
{
    if (!is_array(a) || !is_array(b)) return ref_keep(NotImplemented);
    const ArrayKind *kind = as_array(a)->kind;
    bool same = kind == as_array(b)->kind && kind->code != 'f' && kind->code != 'd';
    if (as_array(a)->len != as_array(b)->len && (op == CMP_EQ || op == CMP_NE)) return bool_ref(op == CMP_NE);
    if (same && (op == CMP_EQ || op == CMP_NE))
        return bool_ref((!array_bytes(a) || memcmp(as_array(a)->data, as_array(b)->data, array_bytes(a)) == 0) == (op == CMP_EQ));
    for (size_t i = 0; i < as_array(a)->len && i < as_array(b)->len; i++) {
        Ref answer = NULL;
        int equal;
        if (same) {
            int order = array_compare_items(kind, as_array(a)->data + i * kind->size, as_array(b)->data + i * kind->size);
            equal = order == 0;
            if (!equal) answer = bool_ref(op == CMP_LT || op == CMP_LE ? order < 0 : order > 0);
        } else if ((equal = compare_at(a, b, i, op, &answer)) < 0) return NULL;
        if (!equal) return answer ? answer : bool_ref(op == CMP_NE);
    }
    return seq_compare_lengths(as_array(a)->len, as_array(b)->len, op);
}

/* ---- iteration --------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref array; size_t next; } ArrayIter;
static ArrayIter *as_iter(View v) { return (ArrayIter *)(uintptr_t)v; }
static TypeObj array_iter_type;

static Ref array_iter(View self)
{
    ArrayIter *own = (ArrayIter *)alloc_container(array_iter_type.shape_id, sizeof *own);
    if (!own) return NULL;
    own->array = ref_keep(self);
    own->next = 0;
    gc_track(&own->head);
    return &own->head;
}

static Ref iter_next(View self)
{
    ArrayIter *it = as_iter(self);
    if (!it->array) return NULL;
    if (it->next < as_array(it->array)->len) return array_get(it->array, it->next++);
    ref_clear(&it->array);
    return NULL;
}

static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    ArrayIter *it = as_iter(self);
    return reduce_place("iter", it->array, (int64_t)it->next, tuple_empty);
}

static Ref iter_setstate(View self, View const *args, size_t n)
{
    (void)n;
    int64_t at;
    ArrayIter *it = as_iter(self);
    if (!reduce_read_place(args[0], 0, it->array ? (int64_t)as_array(it->array)->len : 0, &at)) return NULL;
    if (it->array) it->next = (size_t)at;
    return None;
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->array) visit(as_iter(self)->array, arg);
}

static void iter_clear(Ref self) { ref_clear(&as_iter(self)->array); }
static void iter_free(Ref self) { heap_free(self, sizeof(ArrayIter)); }
static Ref iter_self(View self) { return ref_keep(self); }

static const NativeDef iter_methods[] = {
    NATIVE("__reduce__", iter_reduce, 0, 0, NULL),
    NATIVE("__setstate__", iter_setstate, 1, 1, NULL),
    {0}
};

static TypeObj array_iter_type = {
    TYPE_HEAD("array.arrayiterator", 0, ArrayIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_self, .next = iter_next, .methods = iter_methods,
};

/* ---- the module -------------------------------------------------------------------------------------------- */

static Ref get_typecode(View self) { return str_from_char((unsigned char)as_array(self)->kind->code); }
static Ref get_itemsize(View self) { return int_new(as_array(self)->kind->size); }

static const GetSetDef array_getset[] = {
    {"typecode", get_typecode, NULL, "The letter that says what the items are."},
    {"itemsize", get_itemsize, NULL, "How many bytes an item takes."},
    {0}
};

TypeObj array_type = {
    TYPE_HEAD("array.array", 0, ArrayObj),
    .shape.traverse = array_traverse, .shape.clear = array_clear, .shape.free = array_free, .shape.is_container = true,
    .flags = TYPE_BASE | TYPE_SEQUENCE | TYPE_WEAKREF,
    .doc = "array(typecode, items) -> a row of items of one kind, which the typecode tells: b B h H i I l L q Q integers of 1, 2, 4 or 8 "
           "bytes, with a sign or without; f d floats of 4 or 8; u characters.",
    .new = array_slot_new, .repr = array_repr, .hash = hash_refuse, .compare = array_compare, .length = array_length,
    .get_item = array_get_item, .set_item = array_set_item, .contains = array_contains, .iter = array_iter,
    .binary = array_binary, .binary_in_place = array_in_place, .operators = "add mul rmul iadd imul",
    .get_buffer = array_get_buffer, .release_buffer = array_release_buffer,
    .methods = array_methods, .getset = array_getset,
};

static bool fill(View module)
{
    return module_add_type(module, &array_type) && module_ready_type(&array_iter_type) && module_add_natives(module, array_functions)
        && module_add(module, "ArrayType", ref_keep(&array_type.head)) && module_add(module, "typecodes", str_from_text(array_codes));
}

const ModuleDef array_module = {"array", fill};
