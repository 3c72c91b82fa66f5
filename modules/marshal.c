/* marshal.c -- the module marshal: plain values as bytes, in CPython's format (version 4).
 *
 *     one byte of kind, with 0x80 added where a later 'r' refers back to this object by its number; then what it holds
 *
 * Only code objects are not written: ouro's are its own, and there are no files of compiled code. marshal_read.c reads. */
#include "modules/marshal_parts.h"

#include <string.h>

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { REF = 0x80, MAX_DEPTH = 2000, NEWEST = 4 };

typedef struct {
    unsigned char *data;
    size_t len, cap;
    int version, depth;
    Ref numbers;                /* {address of an object: its number}; NULL where the version has no references */
} Writer;

static bool put(Writer *w, const void *bytes, size_t n)
{
    if (w->cap - w->len < n) {
        size_t cap = w->cap * 2 > w->len + n ? w->cap * 2 : w->len + n + 64;
        unsigned char *fresh = alloc_resize(w->data, cap);
        if (!fresh) return false;
        w->data = fresh;
        w->cap = cap;
    }
    memcpy(w->data + w->len, bytes, n);
    w->len += n;
    return true;
}

static bool put_byte(Writer *w, int byte)
{
    unsigned char b = (unsigned char)byte;
    return put(w, &b, 1);
}

static bool put_u32(Writer *w, uint32_t n)
{
    unsigned char bytes[4] = { (unsigned char)n, (unsigned char)(n >> 8), (unsigned char)(n >> 16), (unsigned char)(n >> 24) };
    return put(w, bytes, 4);
}

static bool put_size(Writer *w, size_t n)
{
    return n <= INT32_MAX ? put_u32(w, (uint32_t)n) : err_false(&exc_ValueError, "unmarshallable object");
}

static bool put_double(Writer *w, double d)
{
    uint64_t bits;
    memcpy(&bits, &d, 8);
    return put_u32(w, (uint32_t)bits) && put_u32(w, (uint32_t)(bits >> 32));
}

static bool put_sized(Writer *w, int kind, const void *bytes, size_t n) { return put_byte(w, kind) && put_size(w, n) && put(w, bytes, n); }

/* 15 bits a digit, the lowest first; a negative count for a negative number. */
static bool put_int(Writer *w, View v, int flag)
{
    int64_t small;
    if (int_fits(v, &small) && small == (int32_t)small) return put_byte(w, 'i' | flag) && put_u32(w, (uint32_t)small);
    mpz_t z;
    mpz_init(z);
    int_get_mpz(v, z);
    size_t room = (mpz_sizeinbase(z, 2) + 14) / 15, n = 0;
    unsigned char *digits = alloc_bytes(room * 2);
    bool ok = digits != NULL;
    if (ok) {
        mpz_export(digits, &n, -1, 2, -1, 1, z);
        int32_t count = mpz_sgn(z) < 0 ? -(int32_t)n : (int32_t)n;
        ok = put_byte(w, 'l' | flag) && put_u32(w, (uint32_t)count) && put(w, digits, n * 2);
    }
    mem_free(digits);
    mpz_clear(z);
    return ok;
}

static bool put_str(Writer *w, View v, int flag)
{
    size_t len;
    bool interned = as_str(v)->interned && w->version >= 1;
    const char *utf8 = str_utf8(v, &len);
    if (!utf8) return false;
    if (w->version < 4 || !as_str(v)->ascii) return put_sized(w, (interned ? 't' : 'u') | flag, utf8, len);
    if (len < 256) return put_byte(w, (interned ? 'Z' : 'z') | flag) && put_byte(w, (int)len) && put(w, utf8, len);
    return put_sized(w, (interned ? 'A' : 'a') | flag, utf8, len);
}

static bool put_object(Writer *w, View v);

static bool put_items(Writer *w, View items)
{
    for (size_t i = 0; i < as_tuple(items)->len; i++) if (!put_object(w, tuple_at(items, i))) return false;
    return true;
}

/* The items of a set or list are written from a copy, which nobody changes meanwhile. */
static bool put_group(Writer *w, int kind, View group)
{
    Ref items = tuple_from(group);
    bool ok = items && put_byte(w, kind) && put_size(w, as_tuple(items)->len) && put_items(w, items);
    ref_drop(items);
    return ok;
}

static bool put_tuple(Writer *w, View v, int flag)
{
    size_t n = as_tuple(v)->len;
    bool ok = w->version >= 4 && n < 256 ? put_byte(w, ')' | flag) && put_byte(w, (int)n) : put_byte(w, '(' | flag) && put_size(w, n);
    return ok && put_items(w, v);
}

static bool put_dict(Writer *w, View v, int flag)
{
    Ref copy = dict_copy(v);
    size_t at = 0;
    View key, value;
    bool ok = copy && put_byte(w, '{' | flag);
    while (ok && dict_next(copy, &at, &key, &value)) ok = put_object(w, key) && put_object(w, value);
    ref_drop(copy);
    return ok && put_byte(w, '0');
}

/* 1: it was written before, and now only its number; 0: it is new, and *flag says whether it got a number; -1. */
static int put_reference(Writer *w, View v, int *flag)
{
    View found;
    int64_t number;
    *flag = 0;
    if (!w->numbers || v->refs == 1) return 0;
    Ref key = int_new((int64_t)(uintptr_t)v);
    if (!key) return -1;
    int there = dict_find(w->numbers, key, &found);
    if (there > 0 && int_fits(found, &number)) there = put_byte(w, 'r') && put_u32(w, (uint32_t)number) ? 1 : -1;
    else if (there == 0 && (*flag = REF)) there = dict_set(w->numbers, ref_keep(key), int_new_unsigned(as_dict(w->numbers)->used)) ? 0 : -1;
    ref_drop(key);
    return there;
}

static bool put_buffer(Writer *w, View v, int flag)
{
    Buffer buffer;
    if (v->shape == SHAPE_CODE) return err_false(&exc_ValueError, "unmarshallable object: code (ouro has no files of compiled code)");
    if (!buffer_is(v)) return err_false(&exc_ValueError, "unmarshallable object");
    if (!buffer_get(v, false, &buffer)) return false;
    bool ok = put_sized(w, 's' | flag, buffer.data, buffer.len);
    buffer_release(&buffer);
    return ok;
}

static bool put_value(Writer *w, View v)
{
    int flag, written = put_reference(w, v, &flag);
    if (written) return written > 0;
    TypeObj *type = type_of(v);
    if (type == &int_type) return put_int(w, v, flag);
    if (type == &float_type) return put_byte(w, 'g' | flag) && put_double(w, float_of(v));
    if (type == &complex_type) return put_byte(w, 'y' | flag) && put_double(w, as_complex(v)->value.real) && put_double(w, as_complex(v)->value.imag);
    if (type == &str_type) return put_str(w, v, flag);
    if (type == &bytes_type) return put_sized(w, 's' | flag, as_bytes(v)->data, as_bytes(v)->len);
    if (type == &tuple_type) return put_tuple(w, v, flag);
    if (type == &list_type) return put_group(w, '[' | flag, v);
    if (type == &set_type) return put_group(w, '<' | flag, v);
    if (type == &frozenset_type) return put_group(w, '>' | flag, v);
    if (type == &dict_type) return put_dict(w, v, flag);
    return put_buffer(w, v, flag);
}

static bool put_object(Writer *w, View v)
{
    if (v == None) return put_byte(w, 'N');
    if (v == True) return put_byte(w, 'T');
    if (v == False) return put_byte(w, 'F');
    if (v == Ellipsis) return put_byte(w, '.');
    if (v == &exc_StopIteration.head) return put_byte(w, 'S');
    if (++w->depth > MAX_DEPTH) return err_false(&exc_ValueError, "object too deeply nested to marshal");
    bool ok = put_value(w, v);
    w->depth--;
    return ok;
}

static Ref dumps(View value, View version)
{
    int64_t number = NEWEST;
    Writer w = {0};
    if (version && !int_to_i64(version, &number)) return NULL;
    w.version = (int)number;
    if (number >= 3 && !(w.numbers = dict_new())) return NULL;
    Ref own = put_object(&w, value) ? bytes_new(w.data, w.len) : NULL;
    mem_free(w.data);
    ref_drop(w.numbers);
    return own;
}

static Ref f_dumps(View self, View const *args, size_t n)
{
    (void)self;
    return dumps(args[0], n > 1 ? args[1] : NULL);
}

static Ref f_dump(View self, View const *args, size_t n)
{
    (void)self;
    Ref bytes = dumps(args[0], n > 2 ? args[2] : NULL), result = NULL;
    View pieces[1] = { bytes };
    if (bytes) result = obj_call_method(args[1], "write", pieces, 1);
    ref_drop(bytes);
    return result;
}

static Ref f_loads(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Buffer buffer;
    size_t used;
    if (!buffer_get(args[0], false, &buffer)) return NULL;
    Ref own = marshal_read(buffer.data, buffer.len, &used);
    buffer_release(&buffer);
    return own;
}

/* The file may hold more behind the value: it is read whole, and set back to there. */
static Ref f_load(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    size_t used = 0;
    Ref bytes = obj_call_method(args[0], "read", NULL, 0), own = NULL;
    if (!bytes) return NULL;
    if (!is_bytes(bytes)) err_raise(&exc_TypeError, "file.read() returned not bytes but %T", bytes);
    else own = marshal_read(as_bytes(bytes)->data, as_bytes(bytes)->len, &used);
    if (own && used < as_bytes(bytes)->len) {
        Ref back = int_new((int64_t)used - (int64_t)as_bytes(bytes)->len), whence = int_new(1);
        View where[2] = { back, whence };
        Ref result = back && whence ? obj_call_method(args[0], "seek", where, 2) : NULL;
        if (!result) ref_clear(&own);
        ref_drop(result);
        ref_drop(back);
        ref_drop(whence);
    }
    ref_drop(bytes);
    return own;
}

static const NativeDef natives[] = {
    NATIVE("dumps", f_dumps, 1, 2, "dumps(value[, version]) -> bytes"),
    NATIVE("dump", f_dump, 2, 3, "dump(value, file[, version])"),
    NATIVE("loads", f_loads, 1, 1, "loads(bytes) -> value\n\nWhat follows the value is passed over."),
    NATIVE("load", f_load, 1, 1, "load(file) -> value"),
    {0}
};

static bool fill(View module) { return module_add_natives(module, natives) && module_add(module, "version", int_new(NEWEST)); }

const ModuleDef marshal_module = {"marshal", fill};
