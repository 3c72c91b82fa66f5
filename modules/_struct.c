/* _struct.c -- the module _struct: Struct objects, and the functions that take a format each time. */
#include <string.h>

#include "gc/collect.h"
#include "modules/modules.h"
#include "modules/struct_layout.h"
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/tuple.h"

/* ---- layouts that were read before ------------------------------------------------------------------------- */

enum { KNOWN_LAYOUTS = 64, KNOWN_TEXT = 40 };
static struct { Layout *layout; size_t len; char text[KNOWN_TEXT]; } known[KNOWN_LAYOUTS];

/* The layout of a format given as str or bytes; for layout_drop. */
static Layout *layout_of(View format)
{
    Ref bytes = NULL;
    if (is_str(format) && !as_str(format)->ascii && !(bytes = codec_encode(format, "ascii", NULL))) return NULL;
    if (!is_str(format) && !is_bytes(format)) {
        err_raise(&exc_TypeError, "Struct() argument 1 must be a str or bytes object, not %T", format);
        return NULL;
    }
    ref_drop(bytes);
    const char *text = is_str(format) ? (const char *)as_str(format)->data : (const char *)as_bytes(format)->data;
    size_t len = is_str(format) ? as_str(format)->len : as_bytes(format)->len, at = len;
    if (len > KNOWN_TEXT) return layout_read(text, len);
    for (size_t i = 0; i < len; i++) at = at * 31 + (unsigned char)text[i];
    at %= KNOWN_LAYOUTS;
    if (!known[at].layout || known[at].len != len || memcmp(known[at].text, text, len) != 0) {
        Layout *fresh = layout_read(text, len);
        if (!fresh) return NULL;
        layout_drop(known[at].layout);
        known[at].layout = fresh;
        known[at].len = len;
        memcpy(known[at].text, text, len);
    }
    known[at].layout->uses++;
    return known[at].layout;
}

static Ref f_clearcache(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    for (size_t i = 0; i < KNOWN_LAYOUTS; i++) {
        layout_drop(known[i].layout);
        known[i].layout = NULL;
    }
    return None;
}

/* ---- the work ---------------------------------------------------------------------------------------------- */

static Ref pack(const Layout *layout, View const *values, size_t n)
{
    if (n != layout->values)
        return err_raise(&struct_error, "pack expected %zd items for packing (got %zd)", (ptrdiff_t)layout->values, (ptrdiff_t)n);
    Ref own = bytes_new(NULL, layout->size);
    if (own && layout->size && !layout_pack(layout, values, as_bytes(own)->data)) ref_clear(&own);
    return own;
}

/* What pack_into and unpack_from say differently. */
typedef struct { const char *function, *doing, *short_of; } Words;
static const Words packing = { "pack_into", "packing", "no space to pack" };
static const Words unpacking = { "unpack_from", "unpacking", "not enough data to unpack" };

/* The place in len bytes that an offset (NULL: 0) means; there must be room for the layout. */
static bool place(const Layout *layout, View offset, size_t len, const Words *words, size_t *out)
{
    ptrdiff_t at = 0, size = (ptrdiff_t)layout->size, room = (ptrdiff_t)len;
    if (offset && !obj_index_size(offset, &exc_IndexError, &at)) return false;
    if (at < 0) {
        if (at + size > 0) return err_false(&struct_error, "%s %zd bytes at offset %zd", words->short_of, size, at);
        if (at + room < 0) return err_false(&struct_error, "offset %zd out of range for %zd-byte buffer", at, room);
        at += room;
    }
    if (room - at < size)
        return err_false(&struct_error, "%s requires a buffer of at least %zu bytes for %s %zd bytes at offset %zd (actual buffer size is %zd)",
                         words->function, (size_t)size + (size_t)at, words->doing, size, at, room);
    *out = (size_t)at;
    return true;
}

/* args: the buffer, the offset, the values. */
static Ref pack_into(const Layout *layout, View const *args, size_t n)
{
    Buffer b;
    size_t at;
    if (n == 0) return err_raise(&struct_error, "pack_into expected buffer argument");
    if (n == 1) return err_raise(&struct_error, "pack_into expected offset argument");
    if (n - 2 != layout->values)
        return err_raise(&struct_error, "pack_into expected %zd items for packing (got %zd)", (ptrdiff_t)layout->values, (ptrdiff_t)(n - 2));
    if (!buffer_get(args[0], true, &b)) {
        err_clear();
        return err_raise(&exc_TypeError, "argument must be read-write bytes-like object, not %t", args[0]);
    }
    bool ok = place(layout, args[1], b.len, &packing, &at) && (!layout->size || layout_pack(layout, args + 2, b.data + at));
    buffer_release(&b);
    return ok ? None : NULL;
}

static Ref unpack(const Layout *layout, View source)
{
    Buffer b;
    Ref own = NULL;
    if (!buffer_get(source, false, &b)) return NULL;
    if (b.len == layout->size) own = layout_unpack(layout, b.data);
    else err_raise(&struct_error, "unpack requires a buffer of %zd bytes", (ptrdiff_t)layout->size);
    buffer_release(&b);
    return own;
}

static Ref unpack_from(const Layout *layout, View source, View offset)
{
    Buffer b;
    Ref own = NULL;
    size_t at;
    if (!buffer_get(source, false, &b)) return NULL;
    if (place(layout, offset, b.len, &unpacking, &at)) own = layout_unpack(layout, b.data + at);
    buffer_release(&b);
    return own;
}

/* ---- iter_unpack ------------------------------------------------------------------------------------------- */

typedef struct { Obj head; Layout *layout; Buffer source; size_t next; } UnpackIter;
static UnpackIter *as_iter(View v) { return (UnpackIter *)(uintptr_t)v; }
static TypeObj unpack_iter_type;

static Ref iter_unpack(Layout *layout, View source)
{
    if (layout->size == 0) return err_raise(&struct_error, "cannot iteratively unpack with a struct of length 0");
    UnpackIter *own = (UnpackIter *)alloc_container(unpack_iter_type.shape_id, sizeof *own);
    if (!own) return NULL;
    own->layout = layout;
    own->next = 0;
    own->source = (Buffer){0};
    layout->uses++;
    bool ok = buffer_get(source, false, &own->source);
    if (ok && own->source.len % layout->size)
        ok = err_false(&struct_error, "iterative unpacking requires a buffer of a multiple of %zd bytes", (ptrdiff_t)layout->size);
    if (!ok) {
        ref_drop(&own->head);
        return NULL;
    }
    gc_track(&own->head);
    return &own->head;
}

static Ref iter_next(View self)
{
    UnpackIter *it = as_iter(self);
    if (!it->source.owner) return NULL;
    if (it->next >= it->source.len) {
        buffer_release(&it->source);
        return NULL;
    }
    Ref own = layout_unpack(it->layout, it->source.data + it->next);
    it->next += it->layout->size;
    return own;
}

static Ref iter_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const UnpackIter *it = as_iter(self);
    return int_new(it->source.owner ? (int64_t)((it->source.len - it->next) / it->layout->size) : 0);
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->source.owner) visit(as_iter(self)->source.owner, arg);
}

static void iter_clear(Ref self) { buffer_release(&as_iter(self)->source); }

static void iter_free(Ref self)
{
    layout_drop(as_iter(self)->layout);
    heap_free(self, sizeof(UnpackIter));
}

static Ref iter_self(View self) { return ref_keep(self); }

static Ref iter_refuse_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type, (void)args, (void)n, (void)kwnames;
    return err_raise(&exc_TypeError, "Cannot create 'unpack_iterator objects");
}

static const NativeDef iter_methods[] = {
    NATIVE("__length_hint__", iter_length_hint, 0, 0, NULL),
    {0}
};

static TypeObj unpack_iter_type = {
    TYPE_HEAD("_struct.unpack_iterator", 0, UnpackIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .new = iter_refuse_new, .iter = iter_self, .next = iter_next, .methods = iter_methods,
};

/* ---- Struct ------------------------------------------------------------------------------------------------ */

typedef struct { Obj head; Ref format; Layout *layout; } StructObj;     /* NULL: __init__ has not been called */
static StructObj *as_struct(View v) { return (StructObj *)(uintptr_t)v; }

static Ref struct_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    Ref own = type_alloc(type, 0);
    if (own) gc_track(own);
    return own;
}

static bool struct_init(View self, View const *args, size_t n, View kwnames)
{
    View format;
    if (!args_bind("Struct", "format", args, n, kwnames, &format)) return false;
    Layout *layout = layout_of(format), *old = as_struct(self)->layout;
    Ref text = layout ? is_str(format) ? ref_keep(format) : bytes_decode(format, "ascii", "surrogateescape") : NULL;
    if (!text) {
        layout_drop(layout);
        return false;
    }
    as_struct(self)->layout = layout;
    layout_drop(old);
    ref_set(&as_struct(self)->format, text);
    return true;
}

/* Held, for a value's __index__ may call __init__ again. */
static Layout *hold(View self)
{
    Layout *layout = as_struct(self)->layout;
    if (layout) layout->uses++;
    else err_raise(&exc_RuntimeError, "Struct object is not initialized");
    return layout;
}

#define STRUCT_METHOD(name, action) \
    static Ref method_##name(View self, View const *args, size_t n) \
    { \
        Layout *layout = hold(self); \
        (void)n; \
        Ref result = layout ? (action) : NULL; \
        layout_drop(layout); \
        return result; \
    }
STRUCT_METHOD(pack, pack(layout, args, n))
STRUCT_METHOD(pack_into, pack_into(layout, args, n))
STRUCT_METHOD(unpack, unpack(layout, args[0]))
STRUCT_METHOD(unpack_from, unpack_from(layout, args[0], args[1]))
STRUCT_METHOD(iter_unpack, iter_unpack(layout, args[0]))

static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const Layout *layout = as_struct(self)->layout;
    return int_new((int64_t)(sizeof(StructObj) + (layout ? sizeof *layout + layout->nfields * sizeof(Field) : 0)));
}

static Ref get_size(View self) { return int_new(as_struct(self)->layout ? (int64_t)as_struct(self)->layout->size : -1); }
static Ref get_format(View self) { return as_struct(self)->format ? ref_keep(as_struct(self)->format) : None; }

static void struct_traverse(View self, Visit visit, void *arg)
{
    if (as_struct(self)->format) visit(as_struct(self)->format, arg);
}

static void struct_clear(Ref self) { ref_clear(&as_struct(self)->format); }

static void struct_free(Ref self)
{
    layout_drop(as_struct(self)->layout);
    type_free(self);
}

static const NativeDef struct_methods[] = {
    NATIVE("pack", method_pack, 0, -1, "The values as bytes."),
    NATIVE("pack_into", method_pack_into, 0, -1, "Write the values to a buffer, from an offset on."),
    NATIVE("unpack", method_unpack, 1, 1, "The values in a buffer of just the right size, as a tuple."),
    NATIVE_PARAMS("unpack_from", method_unpack_from, "buffer, offset=", "The values in a buffer, from an offset on."),
    NATIVE("iter_unpack", method_iter_unpack, 1, 1, "An iterator over a buffer that holds many of them."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, NULL),
    {0}
};

static const GetSetDef struct_getset[] = {
    {"format", get_format, NULL, "The format it was made with."},
    {"size", get_size, NULL, "How many bytes it takes."},
    {0}
};

static TypeObj struct_type = {
    TYPE_HEAD("_struct.Struct", 0, StructObj),
    .shape.traverse = struct_traverse, .shape.clear = struct_clear, .shape.free = struct_free, .shape.is_container = true,
    .flags = TYPE_BASE | TYPE_WEAKREF,
    .doc = "A format that has been read, to pack and unpack with.",
    .new = struct_new, .init = struct_init, .methods = struct_methods, .getset = struct_getset,
};

/* ---- the functions ----------------------------------------------------------------------------------------- */

#define FUNCTION(name, action) \
    static Ref f_##name(View self, View const *args, size_t n) \
    { \
        (void)self; \
        if (n == 0) return err_raise(&exc_TypeError, "missing format argument"); \
        Layout *layout = layout_of(args[0]); \
        Ref result = layout ? (action) : NULL; \
        layout_drop(layout); \
        return result; \
    }
FUNCTION(pack, pack(layout, args + 1, n - 1))
FUNCTION(pack_into, pack_into(layout, args + 1, n - 1))
FUNCTION(unpack, unpack(layout, args[1]))
FUNCTION(unpack_from, unpack_from(layout, args[1], args[2]))
FUNCTION(iter_unpack, iter_unpack(layout, args[1]))
FUNCTION(calcsize, int_new((int64_t)layout->size))

static const NativeDef natives[] = {
    NATIVE("_clearcache", f_clearcache, 0, 0, "Forget the formats that were read."),
    NATIVE("calcsize", f_calcsize, 1, 1, "How many bytes a format stands for."),
    NATIVE("iter_unpack", f_iter_unpack, 2, 2, "An iterator over a buffer that holds such values many times."),
    NATIVE("pack", f_pack, 0, -1, "The values as bytes, laid out as the format says."),
    NATIVE("pack_into", f_pack_into, 0, -1, "Write the values to a buffer, from an offset on."),
    NATIVE("unpack", f_unpack, 2, 2, "The values in a buffer of just the right size, as a tuple."),
    NATIVE_PARAMS("unpack_from", f_unpack_from, "format, /, buffer, offset=", "The values in a buffer, from an offset on."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_add_type(module, &struct_type) && module_add_type(module, &struct_error)
        && module_ready_type(&unpack_iter_type);
}

const ModuleDef _struct_module = {"_struct", fill};
