/* memoryview_items.c -- m[i], m[i, j], m[a:b], also as the target of =; iteration.
 *
 * The index and the value may be any objects, so reading them can run Python code that releases the view. All of that
 * comes first; the view is checked again before its memory is touched. */
#include "objects/memoryview.h"

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool has_native_items(const MemoryviewObj *m)
{
    return m->letter || err_false(&exc_NotImplementedError, "memoryview: format %s not supported", m->format);
}

Ref memoryview_item(View self, const unsigned char *at)
{
    return has_native_items(as_memoryview(self)) ? buffer_item(at, as_memoryview(self)->letter) : NULL;
}

bool memoryview_slot_length(View self, size_t *out)
{
    MemoryviewObj *m = as_memoryview(self);
    if (!memoryview_check(self)) return false;
    *out = m->ndim ? (size_t)view_shape(m)[0] : 1;
    return true;
}

/* ---- where an item is -------------------------------------------------------------------------------------- */

/* Moves *at by `index` items along dimension dim. */
static bool step(MemoryviewObj *m, unsigned char **at, ptrdiff_t index, int dim)
{
    ptrdiff_t len = view_shape(m)[dim];
    if (index < 0) index += len;
    if (index < 0 || index >= len) return err_false(&exc_IndexError, "index out of bounds on dimension %d", dim + 1);
    *at += index * view_strides(m)[dim];
    return true;
}

/* A tuple with an integer for each dimension. NULL: an exception is pending. */
static unsigned char *place_of_tuple(View self, View key)
{
    MemoryviewObj *m = as_memoryview(self);
    unsigned char *at = m->data;
    size_t n = as_tuple(key)->len;
    if ((int)n < m->ndim) {
        err_raise(&exc_NotImplementedError, "sub-views are not implemented");
        return NULL;
    }
    if ((int)n > m->ndim) {
        err_raise(&exc_TypeError, "cannot index %d-dimension view with %zd-element tuple", m->ndim, (ptrdiff_t)n);
        return NULL;
    }
    for (int i = 0; i < m->ndim; i++) {
        ptrdiff_t index;
        if (!seq_position(tuple_at(key, (size_t)i), &index) || !memoryview_check(self)) return NULL;
        if (!step(m, &at, index, i)) return NULL;
    }
    return at;
}

static bool all_are(View key, bool slices)
{
    for (size_t i = 0; i < as_tuple(key)->len; i++) {
        View part = tuple_at(key, i);
        if (slices ? part->shape != SHAPE_SLICE : type_of(part)->index == NULL) return false;
    }
    return true;
}

static bool is_index_tuple(View key) { return is_tuple(key) && all_are(key, false); }
static bool is_slice_tuple(View key) { return is_tuple(key) && as_tuple(key)->len && all_are(key, true); }

/* The one item of a view of no dimensions: m[()], and m[...] too. */
static bool means_all(View key) { return key == Ellipsis || (is_tuple(key) && as_tuple(key)->len == 0); }

/* The part of `view` (its own, not seen by anybody yet) that the slice selects in the first dimension. */
static bool narrow(View view, View slice)
{
    MemoryviewObj *m = as_memoryview(view);
    ptrdiff_t start, stop, by;
    if (!slice_unpack(slice, &start, &stop, &by)) return false;
    size_t count = slice_clip((size_t)view_shape(m)[0], &start, &stop, by);
    if (m->len) m->data += start * view_strides(m)[0];
    view_shape(m)[0] = (ptrdiff_t)count;
    view_strides(m)[0] *= by;
    m->len = m->item_size;
    for (int i = 0; i < m->ndim; i++) m->len *= (size_t)view_shape(m)[i];
    return true;
}

static Ref sliced(View self, View slice)
{
    Ref own = memoryview_again(self, as_memoryview(self)->ndim);
    if (own && !narrow(own, slice)) ref_clear(&own);
    return own;
}

/* ---- reading ----------------------------------------------------------------------------------------------- */

Ref memoryview_slot_get_item(View self, View key)
{
    MemoryviewObj *m = as_memoryview(self);
    unsigned char *at = m->data;
    ptrdiff_t index;
    if (!memoryview_check(self)) return NULL;
    if (m->ndim == 0) {
        if (key == Ellipsis) return ref_keep(self);
        return means_all(key) ? memoryview_item(self, at) : err_raise(&exc_TypeError, "invalid indexing of 0-dim memory");
    }
    if (type_of(key)->index) {
        if (!has_native_items(m)) return NULL;
        if (m->ndim > 1) return err_raise(&exc_NotImplementedError, "multi-dimensional sub-views are not implemented");
        if (!seq_position(key, &index) || !memoryview_check(self)) return NULL;
        return step(m, &at, index, 0) ? memoryview_item(self, at) : NULL;
    }
    if (key->shape == SHAPE_SLICE) return sliced(self, key);
    if (is_index_tuple(key)) {
        if (!has_native_items(m)) return NULL;
        return (at = place_of_tuple(self, key)) ? memoryview_item(self, at) : NULL;
    }
    if (is_slice_tuple(key)) return err_raise(&exc_NotImplementedError, "multi-dimensional slicing is not implemented");
    return err_raise(&exc_TypeError, "memoryview: invalid slice key");
}

/* ---- writing ----------------------------------------------------------------------------------------------- */

typedef union {
    unsigned char byte; short s; int i; int64_t l; uint64_t u; float f; double d; void *p;
    unsigned char bytes[8];
} Packed;

static bool bad_value(const char *format) { return err_false(&exc_ValueError, "memoryview: invalid value for format '%s'", format); }
static bool bad_type(const char *format) { return err_false(&exc_TypeError, "memoryview: invalid type for format '%s'", format); }

/* An integer of `size` bytes; little ends first, as everywhere ouro runs on. */
static bool pack_int(View value, bool is_signed, size_t size, const char *format, Packed *out)
{
    int64_t number = 0;
    uint64_t large = 0;
    if (!type_of(value)->index) return bad_type(format);
    Ref index = obj_index(value);
    if (!index) return err_is(&exc_TypeError) && bad_type(format);
    bool fits = int_fits(index, &number), ok;
    if (!fits && !is_signed && size == 8 && int_sign(index) > 0 && int_bit_length(index) <= 64) {
        IntArg arg;
        large = mpz_get_ui(int_arg(index, &arg));
        ok = true;
    } else {
        int64_t most = size == 8 ? INT64_MAX : is_signed ? ((int64_t)1 << (8 * size - 1)) - 1 : ((int64_t)1 << 8 * size) - 1;
        ok = fits && number <= most && number >= (is_signed ? -most - 1 : 0);
        large = (uint64_t)number;
    }
    ref_drop(index);
    out->u = large;
    return ok || bad_value(format);
}

static bool pack_float(View value, const char *format, double *out)
{
    if (float_from(value, out)) return true;
    return err_is(&exc_TypeError) ? bad_type(format)
         : err_is(&exc_OverflowError) || err_is(&exc_ValueError) ? bad_value(format) : false;
}

static bool pack(View value, char letter, const char *format, Packed *out)
{
    double number;
    int truth;
    switch (letter) {
    case 'c':
        if (!is_bytes(value)) return bad_type(format);
        if (as_bytes(value)->len != 1) return bad_value(format);
        out->byte = as_bytes(value)->data[0];
        return true;
    case '?':
        if ((truth = obj_truth(value)) < 0) return false;
        out->byte = (unsigned char)truth;
        return true;
    case 'f': case 'd':
        if (!pack_float(value, format, &number)) return false;
        if (letter == 'f') out->f = (float)number;
        else out->d = number;
        return true;
    default:
        return pack_int(value, letter >= 'a', buffer_letter_size(letter), format, out);
    }
}

/* Is one laid out as the other, so that items can be copied? */
static bool same_structure(const Buffer *a, const Buffer *b)
{
    const char *left = a->format + (a->format[0] == '@'), *right = b->format + (b->format[0] == '@');
    ptrdiff_t b_len = b->shape ? b->shape[0] : (ptrdiff_t)(b->len / b->item_size);
    return strcmp(left, right) == 0 && a->item_size == b->item_size && a->ndim == 1 && b->ndim == 1 && a->shape[0] == b_len;
}

/* The two may overlap, so by way of a copy; to has one dimension. */
static bool copy_items(const Buffer *to, const Buffer *from)
{
    if (!same_structure(to, from))
        return err_false(&exc_ValueError, "memoryview assignment: lvalue and rvalue have different structures");
    size_t size = to->item_size;
    if (from->len == 0) return true;
    if (buffer_is_contiguous(to, false) && buffer_is_contiguous(from, false)) {
        memmove(to->data, from->data, from->len);
        return true;
    }
    unsigned char *copy = alloc_bytes(from->len);
    if (!copy) return false;
    buffer_copy(from, copy, false);
    for (ptrdiff_t i = 0; i < to->shape[0]; i++) memcpy(to->data + i * to->strides[0], copy + (size_t)i * size, size);
    mem_free(copy);
    return true;
}

static bool set_slice(View self, View key, View value)
{
    Buffer from;
    if (!buffer_get_strided(value, &from)) return false;
    Ref part = sliced(self, key);
    bool ok = part && memoryview_check(self);
    if (ok) {
        Buffer to = memoryview_layout(part);
        ok = copy_items(&to, &from);
    }
    ref_drop(part);
    buffer_release(&from);
    return ok;
}

static bool set_at(View self, unsigned char *at, View value)
{
    MemoryviewObj *m = as_memoryview(self);
    Packed packed = {0};
    if (!at || !pack(value, m->letter, m->format, &packed) || !memoryview_check(self)) return false;
    memcpy(at, packed.bytes, m->item_size);
    return true;
}

bool memoryview_slot_set_item(View self, View key, View value)
{
    MemoryviewObj *m = as_memoryview(self);
    unsigned char *at = m->data;
    ptrdiff_t index;
    if (!memoryview_check(self) || !has_native_items(m)) return false;
    if (m->read_only) return err_false(&exc_TypeError, "cannot modify read-only memory");
    if (!value) return err_false(&exc_TypeError, "cannot delete memory");
    if (m->ndim == 0) {
        return means_all(key) ? set_at(self, at, value) : err_false(&exc_TypeError, "invalid indexing of 0-dim memory");
    }
    if (type_of(key)->index) {
        if (m->ndim > 1) return err_false(&exc_NotImplementedError, "sub-views are not implemented");
        if (!seq_position(key, &index) || !memoryview_check(self)) return false;
        return step(m, &at, index, 0) && set_at(self, at, value);
    }
    if (key->shape == SHAPE_SLICE && m->ndim == 1) return set_slice(self, key, value);
    if (is_index_tuple(key)) return set_at(self, place_of_tuple(self, key), value);
    if (key->shape == SHAPE_SLICE || is_slice_tuple(key))
        return err_false(&exc_NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
    return err_false(&exc_TypeError, "memoryview: invalid slice key");
}

/* ---- iteration --------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Ref view; size_t next, len; } MemoryviewIter;
static MemoryviewIter *as_iter(View v) { return (MemoryviewIter *)(uintptr_t)v; }

Ref memoryview_slot_iter(View self)
{
    MemoryviewObj *m = as_memoryview(self);
    if (!memoryview_check(self)) return NULL;
    if (m->ndim == 0) return err_raise(&exc_TypeError, "invalid indexing of 0-dim memory");
    if (!has_native_items(m)) return NULL;
    MemoryviewIter *own = (MemoryviewIter *)alloc_container(memoryview_iter_type.shape_id, sizeof *own);
    if (!own) return NULL;
    own->view = ref_keep(self);
    own->next = 0;
    own->len = (size_t)view_shape(m)[0];
    gc_track(&own->head);
    return &own->head;
}

static Ref iter_next(View self)
{
    MemoryviewIter *it = as_iter(self);
    if (!it->view) return NULL;
    if (it->next == it->len) {
        ref_clear(&it->view);
        return NULL;
    }
    MemoryviewObj *m = as_memoryview(it->view);
    if (!memoryview_check(it->view)) return NULL;
    if (m->ndim > 1) return err_raise(&exc_NotImplementedError, "multi-dimensional sub-views are not implemented");
    return memoryview_item(it->view, m->data + (ptrdiff_t)it->next++ * view_strides(m)[0]);
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->view) visit(as_iter(self)->view, arg);
}

static void iter_clear(Ref self) { ref_clear(&as_iter(self)->view); }
static void iter_free(Ref self) { heap_free(self, sizeof(MemoryviewIter)); }
static Ref iter_self(View self) { return ref_keep(self); }

TypeObj memoryview_iter_type = {
    TYPE_HEAD("memory_iterator", 0, MemoryviewIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_self, .next = iter_next,
};
