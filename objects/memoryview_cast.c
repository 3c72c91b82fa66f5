/* memoryview_cast.c -- m.cast(format, shape): the same memory seen as other items.
 *
 * Either the items change or their number of dimensions, or both; bytes are always on one side of a change of items, and one
 * dimension on one side of a change of shape. */
#include "objects/memoryview.h"

#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/str.h"
#include "objects/tuple.h"

static const char *const native_formats[] = {
    "@c", "@b", "@B", "@h", "@H", "@i", "@I", "@l", "@L", "@q", "@Q", "@n", "@N", "@f", "@d", "@?", "@P", NULL
};

/* The format that the text names, as a string that lives for ever. NULL: an exception is pending. */
static const char *known_format(View text)
{
    size_t len;
    if (!is_str(text)) {
        err_raise(&exc_TypeError, "cast() argument 'format' must be str, not %s", text == None ? "None" : type_of(text)->name);
        return NULL;
    }
    const char *format = str_utf8(text, &len);
    if (!format) return NULL;
    for (const char *const *f = native_formats; *f; f++) {
        if (strcmp(*f, format) == 0) return *f;
        if (strcmp(*f + 1, format) == 0) return *f + 1;
    }
    err_raise(&exc_ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
    return NULL;
}

static bool is_byte(char letter) { return letter == 'b' || letter == 'B' || letter == 'c'; }

/* Fills the lengths of own from the list or tuple; false also where they do not multiply to what is there. */
static bool take_shape(MemoryviewObj *own, View shape)
{
    size_t n, product = own->item_size;
    View const *items = seq_items(shape, &n);
    for (size_t i = 0; i < n; i++) {
        ptrdiff_t len;
        if (!is_int(items[i])) return err_false(&exc_TypeError, "memoryview.cast(): elements of shape must be integers");
        if (!obj_index_size(items[i], NULL, &len)) return false;
        if (len <= 0) return err_false(&exc_ValueError, "memoryview.cast(): elements of shape must be integers > 0");
        if ((size_t)len > PTRDIFF_MAX / product) return err_false(&exc_ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
        product *= (size_t)len;
        view_shape(own)[i] = len;
    }
    return product == own->len || err_false(&exc_TypeError, "memoryview: product(shape) * itemsize != buffer size");
}

static bool fit(View view, const char *format, View shape)
{
    MemoryviewObj *own = as_memoryview(view);
    char letter = buffer_letter(format);
    if (!own->letter)
        return err_false(&exc_ValueError, "memoryview: source format must be a native single character format prefixed with an optional '@'");
    if (!is_byte(letter) && !is_byte(own->letter))
        return err_false(&exc_TypeError, "memoryview: cannot cast between two non-byte formats");
    if (own->len % buffer_letter_size(letter))
        return err_false(&exc_TypeError, "memoryview: length is not a multiple of itemsize");
    own->letter = letter;
    own->format = format;
    own->item_size = buffer_letter_size(letter);
    if (shape) {
        if (!take_shape(own, shape)) return false;
    } else {
        view_shape(own)[0] = (ptrdiff_t)(own->len / own->item_size);
    }
    ptrdiff_t stride = (ptrdiff_t)own->item_size;
    for (int i = own->ndim - 1; i >= 0; i--) {
        view_strides(own)[i] = stride;
        stride *= view_shape(own)[i];
    }
    return true;
}

static bool has_zero(const Buffer *b)
{
    for (int i = 0; i < b->ndim; i++)
        if (b->shape[i] == 0) return true;
    return false;
}

Ref memoryview_cast(View self, View const *args, size_t n)
{
    (void)n;
    const char *format = known_format(args[0]);
    size_t dims = 1;
    if (!format || !memoryview_check(self)) return NULL;
    Buffer layout = memoryview_layout(self);
    View shape = args[1];
    if (!buffer_is_contiguous(&layout, false))
        return err_raise(&exc_TypeError, "memoryview: casts are restricted to C-contiguous views");
    if ((shape || layout.ndim != 1) && has_zero(&layout))
        return err_raise(&exc_TypeError, "memoryview: cannot cast view with zeros in shape or strides");
    if (shape) {
        if (!is_list(shape) && !is_tuple(shape)) return err_raise(&exc_TypeError, "shape must be a list or a tuple");
        seq_items(shape, &dims);
        if (dims > BUFFER_DIMS_MAX)
            return err_raise(&exc_ValueError, "memoryview: number of dimensions must not exceed %d", BUFFER_DIMS_MAX);
        if (layout.ndim != 1 && dims != 1) return err_raise(&exc_TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    Ref own = memoryview_again(self, (int)dims);
    if (own && !fit(own, format, shape)) ref_clear(&own);
    return own;
}
