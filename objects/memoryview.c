/* memoryview.c -- the type memoryview: making and releasing views, their attributes and methods. Items and slices are in
 * memoryview_items.c, casts in memoryview_cast.c, comparison in memoryview_compare.c. */
#include "objects/memoryview.h"

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes_parts.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- the managed buffer ------------------------------------------------------------------------------------ */

static void managed_traverse(View self, Visit visit, void *arg)
{
    if (as_managed(self)->master.owner) visit(as_managed(self)->master.owner, arg);
}

static void managed_clear(Ref self) { buffer_release(&as_managed(self)->master); }
static void managed_free(Ref self) { heap_free(self, sizeof(ManagedObj)); }

TypeObj managed_type = {
    TYPE_HEAD("managedbuffer", 0, ManagedObj),
    .shape.traverse = managed_traverse, .shape.clear = managed_clear, .shape.free = managed_free, .shape.is_container = true,
};

static Ref managed_new(View object)
{
    if (!buffer_is(object)) return err_raise(&exc_TypeError, "memoryview: a bytes-like object is required, not '%T'", object);
    ManagedObj *own = (ManagedObj *)alloc_container(managed_type.shape_id, sizeof *own);
    if (!own) return NULL;
    own->views = 0;
    own->master = (Buffer){0};
    if (!buffer_get_strided(object, &own->master)) {
        ref_drop(&own->head);
        return NULL;
    }
    gc_track(&own->head);
    return &own->head;
}

/* ---- making views ------------------------------------------------------------------------------------------ */

static size_t view_size(int ndim) { return sizeof(MemoryviewObj) + 2 * (size_t)ndim * sizeof(ptrdiff_t); }

/* A view of managed's memory, without dimensions yet, and tracked by the caller. Keeps managed. */
static MemoryviewObj *view_new(View managed, int ndim)
{
    MemoryviewObj *own = (MemoryviewObj *)alloc_container(memoryview_type.shape_id, view_size(ndim));
    if (!own) return NULL;
    memset(&own->head + 1, 0, view_size(ndim) - sizeof(Obj));
    own->managed = ref_keep(managed);
    own->ndim = ndim;
    as_managed(managed)->views++;
    return own;
}

Ref memoryview_again(View self, int ndim)
{
    MemoryviewObj *m = as_memoryview(self), *own = view_new(m->managed, ndim);
    if (!own) return NULL;
    own->read_only = m->read_only;
    own->letter = m->letter;
    own->format = m->format;
    own->item_size = m->item_size;
    own->len = m->len;
    own->data = m->data;
    if (ndim == m->ndim) memcpy(own->dims, m->dims, 2 * (size_t)ndim * sizeof *m->dims);
    gc_track(&own->head);
    return &own->head;
}

Ref memoryview_new(View object)
{
    if (is_memoryview(object)) return memoryview_check(object) ? memoryview_again(object, as_memoryview(object)->ndim) : NULL;
    Ref managed = managed_new(object);
    if (!managed) return NULL;
    const Buffer *b = &as_managed(managed)->master;
    MemoryviewObj *own = view_new(managed, b->ndim);
    ref_drop(managed);
    if (!own) return NULL;
    own->read_only = b->read_only;
    own->letter = buffer_letter(b->format);
    own->format = b->format;
    own->item_size = b->item_size;
    own->len = b->len;
    own->data = b->data;
    for (int i = 0; i < b->ndim; i++) {
        view_shape(own)[i] = b->shape ? b->shape[i] : (ptrdiff_t)(b->len / b->item_size);
        view_strides(own)[i] = b->strides ? b->strides[i] : (ptrdiff_t)b->item_size;
    }
    gc_track(&own->head);
    return &own->head;
}

static Ref memoryview_slot_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View object;
    (void)type;
    return args_bind("memoryview", "object", args, n, kwnames, &object) ? memoryview_new(object) : NULL;
}

/* ---- releasing them ---------------------------------------------------------------------------------------- */

static bool is_released(const MemoryviewObj *m)
{
    return m->released || !m->managed || !as_managed(m->managed)->master.owner;
}

bool memoryview_check(View self)
{
    if (LIKELY(!is_released(as_memoryview(self)))) return true;
    return err_false(&exc_ValueError, "operation forbidden on released memoryview object");
}

static void let_go(MemoryviewObj *m)
{
    if (m->released || !m->managed) return;
    m->released = true;
    if (--as_managed(m->managed)->views == 0) buffer_release(&as_managed(m->managed)->master);
}

static Ref method_release(View self, View const *args, size_t n)
{
    MemoryviewObj *m = as_memoryview(self);
    (void)args, (void)n;
    if (!m->released && m->exports)
        return err_raise(&exc_BufferError, "memoryview has %zd exported buffer%s", (ptrdiff_t)m->exports, m->exports == 1 ? "" : "s");
    let_go(m);
    return None;
}

static Ref method_enter(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return memoryview_check(self) ? ref_keep(self) : NULL;
}

static void memoryview_traverse(View self, Visit visit, void *arg)
{
    if (as_memoryview(self)->managed) visit(as_memoryview(self)->managed, arg);
}

static void memoryview_clear(Ref self)
{
    let_go(as_memoryview(self));
    ref_clear(&as_memoryview(self)->managed);
}

static void memoryview_free(Ref self) { heap_free(self, view_size(as_memoryview(self)->ndim)); }

/* ---- views have buffers too -------------------------------------------------------------------------------- */

Buffer memoryview_layout(View self)
{
    MemoryviewObj *m = as_memoryview(self);
    return (Buffer){ .data = m->data, .len = m->len, .read_only = m->read_only, .item_size = m->item_size, .format = m->format,
                     .ndim = m->ndim, .shape = view_shape(m), .strides = view_strides(m) };
}

static bool memoryview_get_buffer(View self, int flags, Buffer *out)
{
    if (!memoryview_check(self)) return false;
    Buffer layout = memoryview_layout(self);
    if ((flags & BUFFER_WRITABLE) && layout.read_only)
        return err_false(&exc_BufferError, "memoryview: underlying buffer is not writable");
    if (!(flags & BUFFER_STRIDED) && !buffer_is_contiguous(&layout, false))
        return err_false(&exc_BufferError, "memoryview: underlying buffer is not C-contiguous");
    layout.owner = ref_keep(self);
    as_memoryview(self)->exports++;
    *out = layout;
    return true;
}

static void memoryview_release_buffer(View self) { as_memoryview(self)->exports--; }

/* ---- attributes -------------------------------------------------------------------------------------------- */

#define ATTRIBUTE(name, value) \
    static Ref get_##name(View self) \
    { \
        const MemoryviewObj *m = as_memoryview(self); \
        Buffer b = memoryview_layout(self); \
        (void)m, (void)b; \
        return memoryview_check(self) ? (value) : NULL; \
    }

static Ref tuple_of_sizes(const ptrdiff_t *sizes, int n)
{
    Ref own = tuple_sized((size_t)n);
    if (!own || n == 0) return own;
    for (int i = 0; i < n; i++) {
        if (!(as_tuple(own)->items[i] = int_new(sizes[i]))) {
            ref_drop(own);
            return NULL;
        }
    }
    gc_track(own);
    return own;
}

ATTRIBUTE(obj, ref_keep(as_managed(m->managed)->master.owner))
ATTRIBUTE(nbytes, int_new((int64_t)m->len))
ATTRIBUTE(itemsize, int_new((int64_t)m->item_size))
ATTRIBUTE(format, str_from_text(m->format))
ATTRIBUTE(ndim, int_new(m->ndim))
ATTRIBUTE(readonly, bool_ref(m->read_only))
ATTRIBUTE(shape, tuple_of_sizes(b.shape, b.ndim))
ATTRIBUTE(strides, tuple_of_sizes(b.strides, b.ndim))
ATTRIBUTE(suboffsets, ref_keep(tuple_empty))
ATTRIBUTE(c_contiguous, bool_ref(buffer_is_contiguous(&b, false)))
ATTRIBUTE(f_contiguous, bool_ref(buffer_is_contiguous(&b, true)))
ATTRIBUTE(contiguous, bool_ref(buffer_is_contiguous(&b, false) || buffer_is_contiguous(&b, true)))

static const GetSetDef memoryview_getset[] = {
    {"obj", get_obj, NULL, "The object whose memory is seen."},
    {"nbytes", get_nbytes, NULL, "How many bytes all items take together."},
    {"readonly", get_readonly, NULL, "Whether the memory cannot be changed."},
    {"itemsize", get_itemsize, NULL, "How many bytes one item takes."},
    {"format", get_format, NULL, "What an item is, as the module struct writes it."},
    {"ndim", get_ndim, NULL, "How many dimensions there are."},
    {"shape", get_shape, NULL, "The length of each dimension."},
    {"strides", get_strides, NULL, "How many bytes lie between neighbours, in each dimension."},
    {"suboffsets", get_suboffsets, NULL, "An empty tuple: no pointers are followed."},
    {"c_contiguous", get_c_contiguous, NULL, "Whether the items lie in C order without gaps."},
    {"f_contiguous", get_f_contiguous, NULL, "Whether the items lie in Fortran order without gaps."},
    {"contiguous", get_contiguous, NULL, "Whether there are no gaps."},
    {0}
};

/* ---- what it holds ----------------------------------------------------------------------------------------- */

static Ref copy_out(View self, bool fortran)
{
    Buffer b = memoryview_layout(self);
    Ref own = bytes_new(NULL, b.len);
    if (own) buffer_copy(&b, as_bytes(own)->data, fortran);
    return own;
}

static Ref method_tobytes(View self, View const *args, size_t n)
{
    (void)n;
    bool fortran = false;
    if (args[0] && args[0] != None) {
        if (!is_str(args[0]))
            return err_raise(&exc_TypeError, "tobytes() argument 'order' must be str or None, not %t", args[0]);
        Buffer b = memoryview_layout(self);
        if (str_equal_text(args[0], "F")) fortran = true;
        else if (str_equal_text(args[0], "A")) fortran = !buffer_is_contiguous(&b, false) && buffer_is_contiguous(&b, true);
        else if (!str_equal_text(args[0], "C")) return err_raise(&exc_ValueError, "order must be 'C', 'F' or 'A'");
    }
    return memoryview_check(self) ? copy_out(self, fortran) : NULL;
}

static Ref list_of(View self, const unsigned char *at, int dim)
{
    MemoryviewObj *m = as_memoryview(self);
    if (dim == m->ndim) return memoryview_item(self, at);
    Ref list = list_new();
    if (!list) return NULL;
    for (ptrdiff_t i = 0; i < view_shape(m)[dim]; i++, at += view_strides(m)[dim]) {
        Ref item = list_of(self, at, dim + 1);
        if (!item || !list_push(list, item)) {
            ref_drop(list);
            return NULL;
        }
    }
    return list;
}

static Ref method_tolist(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return memoryview_check(self) ? list_of(self, as_memoryview(self)->data, 0) : NULL;
}

static Ref method_toreadonly(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    if (!memoryview_check(self)) return NULL;
    Ref own = memoryview_again(self, as_memoryview(self)->ndim);
    if (own) as_memoryview(own)->read_only = true;
    return own;
}

static Ref method_hex(View self, View const *args, size_t n)
{
    if (!memoryview_check(self)) return NULL;
    Ref bytes = copy_out(self, false);
    Ref text = bytes ? bytes_hex(bytes, args, n) : NULL;
    ref_drop(bytes);
    return text;
}

/* ---- the type ---------------------------------------------------------------------------------------------- */

static Ref memoryview_repr(View self)
{
    char at[24];
    return str_format_c("<%s at %s>", is_released(as_memoryview(self)) ? "released memory" : "memory", obj_address(self, at));
}

static bool memoryview_hash(View self, Hash *out)
{
    MemoryviewObj *m = as_memoryview(self);
    Hash of_owner;
    if (!m->hashed) {
        if (!memoryview_check(self)) return false;
        if (!m->read_only) return err_false(&exc_ValueError, "cannot hash writable memoryview object");
        if (m->letter != 'B' && m->letter != 'b' && m->letter != 'c')
            return err_false(&exc_ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        if (!obj_hash(as_managed(m->managed)->master.owner, &of_owner)) return false;
        if (!memoryview_check(self)) return false;
        Ref bytes = copy_out(self, false);
        if (!bytes) return false;
        m->hash = hash_bytes(as_bytes(bytes)->data, as_bytes(bytes)->len);
        m->hashed = true;
        ref_drop(bytes);
    }
    *out = m->hash;
    return true;
}

static const NativeDef memoryview_methods[] = {
    NATIVE("release", method_release, 0, 0, "Give the memory back; the view is of no use any more."),
    NATIVE_PARAMS("tobytes", method_tobytes, "order=", "All items as bytes: in C order, in Fortran's ('F'), or as they lie ('A')."),
    NATIVE_PARAMS("hex", method_hex, "sep=, bytes_per_sep=", "All items as text of hexadecimal digits, two a byte."),
    NATIVE("tolist", method_tolist, 0, 0, "All items in a list, with a list for each row where there are several dimensions."),
    NATIVE_PARAMS("cast", memoryview_cast, "format, shape=", "The same memory seen as items of another format, or in another shape."),
    NATIVE("toreadonly", method_toreadonly, 0, 0, "The same memory, seen only."),
    NATIVE("__enter__", method_enter, 0, 0, NULL),
    NATIVE("__exit__", method_release, 0, -1, NULL),
    {0}
};

TypeObj memoryview_type = {
    TYPE_HEAD("memoryview", 0, MemoryviewObj),
    .shape.traverse = memoryview_traverse, .shape.clear = memoryview_clear, .shape.free = memoryview_free,
    .shape.is_container = true,
    .flags = TYPE_SEQUENCE | TYPE_WEAKREF,
    .doc = "A window on the memory of an object, without copying it.",
    .new = memoryview_slot_new, .repr = memoryview_repr, .hash = memoryview_hash, .compare = memoryview_slot_compare,
    .length = memoryview_slot_length, .get_item = memoryview_slot_get_item,
    .set_item = memoryview_slot_set_item, .iter = memoryview_slot_iter,
    .get_buffer = memoryview_get_buffer, .release_buffer = memoryview_release_buffer,
    .methods = memoryview_methods, .getset = memoryview_getset,
};
