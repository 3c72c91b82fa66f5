/* array_methods.c -- the methods of arrays. */
#include <string.h>

#include "modules/array_parts.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/str_parts.h"
#include "objects/tuple.h"

#define METHOD(name) static Ref method_##name(View self, View const *args, size_t n)
static Ref none_if(bool ok) { return ok ? None : NULL; }

/* ---- single items ------------------------------------------------------------------------------------------ */

METHOD(append) { (void)n; return none_if(array_append(self, args[0])); }
METHOD(extend) { (void)n; return none_if(array_extend(self, args[0])); }

METHOD(insert)
{
    (void)n;
    ptrdiff_t at;
    unsigned char item[8];
    ArrayObj *a = as_array(self);
    if (!size_argument(args[0], &at) || !array_pack(a->kind, args[1], item)) return NULL;
    if (at < 0) at += (ptrdiff_t)a->len;
    size_t where = at < 0 ? 0 : (size_t)at > a->len ? a->len : (size_t)at;
    return none_if(array_splice(self, where, where, item, 1));
}

METHOD(pop)
{
    ptrdiff_t at = -1;
    if (n && !size_argument(args[0], &at)) return NULL;
    size_t len = as_array(self)->len;
    if (len == 0) return err_raise(&exc_IndexError, "pop from empty array");
    if (at < 0) at += (ptrdiff_t)len;
    if (at < 0 || (size_t)at >= len) return err_raise(&exc_IndexError, "pop index out of range");
    Ref own = array_get(self, (size_t)at);
    if (own && !array_splice(self, (size_t)at, (size_t)at + 1, NULL, 0)) ref_clear(&own);
    return own;
}

/* Where an item of [start, stop) equals v: 1; 0: nowhere; -1: error. */
static int find(View self, View v, size_t start, size_t stop, size_t *out)
{
    for (size_t i = start; i < stop && i < as_array(self)->len; i++) {
        Ref own = array_get(self, i);
        int equal = own ? obj_equal(own, v) : -1;
        ref_drop(own);
        *out = i;
        if (equal) return equal;
    }
    return 0;
}

METHOD(index)
{
    size_t start = 0, stop = SIZE_MAX, at;
    if (n > 1 && !seq_bound(args[1], as_array(self)->len, &start)) return NULL;
    if (n > 2 && !seq_bound(args[2], as_array(self)->len, &stop)) return NULL;
    int found = find(self, args[0], start, stop, &at);
    if (found == 0) return err_raise(&exc_ValueError, "array.index(x): x not in array");
    return found > 0 ? int_new((int64_t)at) : NULL;
}

METHOD(remove)
{
    (void)n;
    size_t at;
    int found = find(self, args[0], 0, SIZE_MAX, &at);
    if (found == 0) return err_raise(&exc_ValueError, "array.remove(x): x not in array");
    return none_if(found > 0 && array_splice(self, at, at + 1, NULL, 0));
}

METHOD(count)
{
    (void)n;
    size_t at = 0, count = 0;
    int found;
    while ((found = find(self, args[0], at, SIZE_MAX, &at)) > 0) count++, at++;
    return found < 0 ? NULL : int_new((int64_t)count);
}

/* ---- all of them ------------------------------------------------------------------------------------------- */

METHOD(reverse)
{
    (void)args, (void)n;
    unsigned char item[8];
    ArrayObj *a = as_array(self);
    size_t size = a->kind->size;
    for (size_t i = 0, k = a->len; i + 1 < k; i++) {
        k--;
        memcpy(item, a->data + i * size, size);
        memcpy(a->data + i * size, a->data + k * size, size);
        memcpy(a->data + k * size, item, size);
    }
    return None;
}

METHOD(byteswap)
{
    (void)args, (void)n;
    ArrayObj *a = as_array(self);
    size_t size = a->kind->size;
    for (size_t i = 0; i < a->len; i++) {
        unsigned char *item = a->data + i * size;
        for (size_t k = 0; k < size / 2; k++) {
            unsigned char byte = item[k];
            item[k] = item[size - 1 - k];
            item[size - 1 - k] = byte;
        }
    }
    return None;
}

METHOD(buffer_info)
{
    (void)args, (void)n;
    return tuple_of(2, int_new_unsigned((uintptr_t)as_array(self)->data), int_new((int64_t)as_array(self)->len));
}

METHOD(copy)
{
    (void)args, (void)n;
    Ref own = array_new(&array_type, as_array(self)->kind, as_array(self)->len);
    if (own && as_array(self)->len) memcpy(as_array(own)->data, as_array(self)->data, array_bytes(self));
    return own;
}

METHOD(sizeof)
{
    (void)args, (void)n;
    return int_new((int64_t)(64 + as_array(self)->cap * as_array(self)->kind->size));       /* as python3.11 counts */
}

/* ---- lists, bytes, text, files ----------------------------------------------------------------------------- */

Ref array_to_list(View self)
{
    Ref list = list_new();
    for (size_t i = 0; list && i < as_array(self)->len; i++) {
        Ref item = array_get(self, i);
        if (!item || !list_push(list, item)) ref_clear(&list);
    }
    return list;
}

METHOD(tolist) { (void)args, (void)n; return array_to_list(self); }

/* All or nothing: where an item is refused the array becomes as long as it was. */
METHOD(fromlist)
{
    (void)n;
    View list = args[0];
    size_t before = as_array(self)->len;
    if (!is_list(list)) return err_raise(&exc_TypeError, "arg must be list");
    size_t len = as_list(list)->len;
    for (size_t i = 0; i < len; i++) {
        Ref item = ref_keep(list_at(list, i));
        bool ok = array_append(self, item);
        ref_drop(item);
        if (ok && as_list(list)->len != len) ok = err_false(&exc_RuntimeError, "list changed size during iteration");
        if (!ok) {
            if (as_array(self)->len > before) as_array(self)->len = before;
            return NULL;
        }
    }
    return None;
}

METHOD(tobytes)
{
    (void)args, (void)n;
    return bytes_new(as_array(self)->len ? as_array(self)->data : (const unsigned char *)"", array_bytes(self));
}

METHOD(frombytes) { (void)n; return none_if(array_add_bytes(self, args[0])); }

Ref array_to_text(View self)
{
    StrBuilder b = STR_BUILDER;
    bool ok = true;
    for (size_t i = 0; ok && i < as_array(self)->len; i++) {
        uint32_t c;
        memcpy(&c, as_array(self)->data + i * sizeof c, sizeof c);
        ok = c <= 0x10ffff || err_false(&exc_ValueError, "character U+%x is not in range [U+0000; U+10ffff]", c);
        ok = ok && str_add_char(&b, c);
    }
    if (ok) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

METHOD(tounicode)
{
    (void)args, (void)n;
    if (as_array(self)->kind->code != 'u') return err_raise(&exc_ValueError, "tounicode() may only be called on unicode type arrays");
    return array_to_text(self);
}

METHOD(fromunicode)
{
    (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "fromunicode() argument must be str, not %s", argument_kind(args[0]));
    if (as_array(self)->kind->code != 'u') return err_raise(&exc_ValueError, "fromunicode() may only be called on unicode type arrays");
    return none_if(array_add_text(self, args[0]));
}

/* f.write(), in pieces, so that a large array is not copied whole. */
METHOD(tofile)
{
    (void)n;
    enum { PIECE = 64 * 1024 };
    for (size_t at = 0; at < array_bytes(self); at += PIECE) {
        size_t left = array_bytes(self) - at;
        Ref bytes = bytes_new(as_array(self)->data + at, left < PIECE ? left : PIECE);
        View call[] = {bytes};
        Ref result = bytes ? obj_call_method(args[0], "write", call, 1) : NULL;
        ref_drop(bytes);
        if (!result) return NULL;
        ref_drop(result);
    }
    return None;
}

METHOD(fromfile)
{
    (void)n;
    ptrdiff_t count;
    size_t size = as_array(self)->kind->size;
    if (!size_argument(args[1], &count)) return NULL;
    if (count < 0) return err_raise(&exc_ValueError, "negative count");
    if ((size_t)count > PTRDIFF_MAX / size) return err_memory();
    Ref number = int_new(count * (ptrdiff_t)size);
    View call[] = {number};
    Ref bytes = number ? obj_call_method(args[0], "read", call, 1) : NULL;
    ref_drop(number);
    if (!bytes) return NULL;
    bool ok = is_bytes(bytes) || err_false(&exc_TypeError, "read() didn't return bytes");
    bool enough = ok && as_bytes(bytes)->len == (size_t)count * size;
    ok = ok && array_add_bytes(self, bytes);
    ref_drop(bytes);
    if (ok && !enough) return err_raise(&exc_EOFError, "read() didn't return enough bytes");
    return none_if(ok);
}

const NativeDef array_methods[] = {
    NATIVE("append", method_append, 1, 1, "Put an item at the end."),
    NATIVE("buffer_info", method_buffer_info, 0, 0, "The address of the memory, and how many items are there."),
    NATIVE("byteswap", method_byteswap, 0, 0, "Turn the bytes of each item round."),
    NATIVE("__copy__", method_copy, 0, 0, NULL),
    NATIVE("count", method_count, 1, 1, "How many items equal v."),
    NATIVE("__deepcopy__", method_copy, 1, 1, NULL),
    NATIVE("extend", method_extend, 1, 1, "Put all items of an array or iterable at the end."),
    NATIVE("fromfile", method_fromfile, 2, 2, "Read n items from a file."),
    NATIVE("fromlist", method_fromlist, 1, 1, "Put all items of a list at the end, or none."),
    NATIVE("frombytes", method_frombytes, 1, 1, "Put items at the end that are given as bytes."),
    NATIVE("fromunicode", method_fromunicode, 1, 1, "Put the characters of a str at the end."),
    NATIVE("index", method_index, 1, 3, "Where the first item is that equals v."),
    NATIVE("insert", method_insert, 2, 2, "Put an item in front of the one at i."),
    NATIVE("pop", method_pop, 0, 1, "Take an item out, the last one by default."),
    NATIVE("__reduce_ex__", array_reduce_ex, 1, 1, NULL),
    NATIVE("remove", method_remove, 1, 1, "Take the first item out that equals v."),
    NATIVE("reverse", method_reverse, 0, 0, "Turn the order of the items round."),
    NATIVE("tofile", method_tofile, 1, 1, "Write all items to a file."),
    NATIVE("tolist", method_tolist, 0, 0, "All items in a list."),
    NATIVE("tobytes", method_tobytes, 0, 0, "All items as bytes, as they lie in memory."),
    NATIVE("tounicode", method_tounicode, 0, 0, "All characters as a str."),
    NATIVE("__sizeof__", method_sizeof, 0, 0, NULL),
    {0}
};
