/* memoryview_compare.c -- are two views equal? They are where their shapes and all items are, whatever the formats. */
#include "objects/memoryview.h"

#include <string.h>

#include "objects/abstract.h"
#include "objects/err.h"

static ptrdiff_t len_of(const Buffer *b, int dim) { return b->shape ? b->shape[dim] : (ptrdiff_t)(b->len / b->item_size); }
static ptrdiff_t stride_of(const Buffer *b, int dim) { return b->strides ? b->strides[dim] : (ptrdiff_t)b->item_size; }

/* With the same letter: by value where bytes may differ (-0.0, nan), else by bytes. With two: as Python objects. */
static int items_equal(const unsigned char *x, const unsigned char *y, char x_letter, char y_letter)
{
    if (x_letter == y_letter) {
        float f, g;
        double d, e;
        switch (x_letter) {
        case 'f': return memcpy(&f, x, sizeof f), memcpy(&g, y, sizeof g), f == g;
        case 'd': return memcpy(&d, x, sizeof d), memcpy(&e, y, sizeof e), d == e;
        case '?': return (*x != 0) == (*y != 0);
        default: return memcmp(x, y, buffer_letter_size(x_letter)) == 0;
        }
    }
    Ref a = buffer_item(x, x_letter), b = a ? buffer_item(y, y_letter) : NULL;
    int equal = b ? obj_equal(a, b) : -1;
    ref_drop(a);
    ref_drop(b);
    return equal;
}

typedef struct { const Buffer *a, *b; char a_letter, b_letter; } Pair;

static int rows_equal(const Pair *p, const unsigned char *x, const unsigned char *y, int dim)
{
    if (dim == p->a->ndim) return items_equal(x, y, p->a_letter, p->b_letter);
    ptrdiff_t len = len_of(p->a, dim), x_step = stride_of(p->a, dim), y_step = stride_of(p->b, dim);
    int equal = 1;
    for (ptrdiff_t i = 0; equal > 0 && i < len; i++, x += x_step, y += y_step) equal = rows_equal(p, x, y, dim + 1);
    return equal;
}

static int buffers_equal(const Buffer *a, const Buffer *b)
{
    Pair pair = { a, b, buffer_letter(a->format), buffer_letter(b->format) };
    if (!pair.a_letter || !pair.b_letter || a->ndim != b->ndim) return 0;
    for (int i = 0; i < a->ndim; i++) {
        if (len_of(a, i) != len_of(b, i)) return 0;
        if (len_of(a, i) == 0) return 1;
    }
    bool by_bytes = pair.a_letter == pair.b_letter && !strchr("fd?", pair.a_letter);
    if (by_bytes && buffer_is_contiguous(a, false) && buffer_is_contiguous(b, false)) return memcmp(a->data, b->data, a->len) == 0;
    return rows_equal(&pair, a->data, b->data, 0);
}

Ref memoryview_slot_compare(View a, View b, CompareOp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || !buffer_is(b)) return ref_keep(NotImplemented);
    Buffer right;
    int equal;
    if (!memoryview_check(a) || (is_memoryview(b) && !memoryview_check(b))) {
        err_clear();
        return bool_ref((a == b) == (op == CMP_EQ));
    }
    if (!buffer_get_strided(b, &right)) {
        err_clear();
        return ref_keep(NotImplemented);
    }

    Buffer left = memoryview_layout(a);
    equal = buffers_equal(&left, &right);
    buffer_release(&right);
    return equal < 0 ? NULL : bool_ref(equal == (op == CMP_EQ));
}
