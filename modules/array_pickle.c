/* array_pickle.c -- arrays in pickles: items in the form of the machine that wrote them, and the number of that form. */
#include <string.h>

#include "modules/array_parts.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/class.h"
#include "objects/codec.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef enum { FORM_INT, FORM_FLOAT, FORM_TEXT } FormKind;
static const struct { FormKind kind; uint8_t size; bool is_signed, big_endian; const char *codec; } forms[] = {
    {FORM_INT, 1, false, false, NULL}, {FORM_INT, 1, true, false, NULL}, {FORM_INT, 2, false, false, NULL}, {FORM_INT, 2, false, true, NULL},
    {FORM_INT, 2, true, false, NULL},  {FORM_INT, 2, true, true, NULL},  {FORM_INT, 4, false, false, NULL}, {FORM_INT, 4, false, true, NULL},
    {FORM_INT, 4, true, false, NULL},  {FORM_INT, 4, true, true, NULL},  {FORM_INT, 8, false, false, NULL}, {FORM_INT, 8, false, true, NULL},
    {FORM_INT, 8, true, false, NULL},  {FORM_INT, 8, true, true, NULL},  {FORM_FLOAT, 4, true, false, NULL}, {FORM_FLOAT, 4, true, true, NULL},
    {FORM_FLOAT, 8, true, false, NULL}, {FORM_FLOAT, 8, true, true, NULL}, {FORM_TEXT, 4, false, false, "utf-16-le"},
    {FORM_TEXT, 4, false, true, "utf-16-be"}, {FORM_TEXT, 4, false, false, "utf-32-le"}, {FORM_TEXT, 8, false, true, "utf-32-be"},
};
enum { FORMS = sizeof forms / sizeof *forms, UTF32_FORM = 20 };
static const bool machine_is_big = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;

static bool is_signed(char code) { return code >= 'a'; }

/* The form of this machine's items. */
static int form_of(const ArrayKind *kind)
{
    FormKind wanted = kind->code == 'f' || kind->code == 'd' ? FORM_FLOAT : FORM_INT;
    if (kind->code == 'u') return UTF32_FORM + machine_is_big;
    for (int i = 0; i < UTF32_FORM - 2; i++)
        if (forms[i].kind == wanted && forms[i].size == kind->size && forms[i].is_signed == is_signed(kind->code) &&
            (kind->size == 1 || forms[i].big_endian == machine_is_big)) return i;
    return -1;
}

Ref array_reduce_ex(View self, View const *args, size_t n)
{
    (void)n;
    int64_t protocol;
    Ref dict = NULL, items = NULL, maker = NULL, module = NULL;
    const ArrayKind *kind = as_array(self)->kind;
    if (!is_int(args[0])) return err_raise(&exc_TypeError, "__reduce_ex__ argument should be an integer");
    if (!int_to_i64(args[0], &protocol)) return NULL;
    View name = str_known("__dict__");
    int found = name ? obj_find_attr(self, name, &dict) : -1;
    if (found < 0) return NULL;
    if (!found) dict = None;
    if (protocol < 3) {
        items = tuple_of(2, str_from_char((unsigned char)kind->code), array_to_list(self));
        return tuple_of(3, ref_keep(&type_of(self)->head), items, dict);
    }
    if (object_import && (module = object_import("array"))) maker = obj_get_attr_text(module, "_array_reconstructor");
    ref_drop(module);
    Ref bytes = bytes_new(as_array(self)->len ? as_array(self)->data : (const unsigned char *)"", array_bytes(self));
    items = tuple_of(4, ref_keep(&type_of(self)->head), str_from_char((unsigned char)kind->code), int_new(form_of(kind)), bytes);
    return tuple_of(3, maker, items, dict);
}

/* ---- back ------------------------------------------------------------------------------------------------------ */

static Ref make(View type, const ArrayKind *kind, Ref items)
{
    Ref code = items ? str_from_char((unsigned char)kind->code) : NULL;
    Ref own = code ? obj_call_2(type, code, items) : NULL;
    ref_drop(code);
    ref_drop(items);
    return own;
}

/* The same bytes in this machine's order. */
static Ref in_order(View bytes, size_t size, bool big_endian)
{
    size_t len = as_bytes(bytes)->len;
    Ref own = bytes_new(NULL, len);
    if (!own || len == 0) return own;
    for (size_t i = 0; i < len; i++) {
        size_t within = i % size;
        as_bytes(own)->data[i] = as_bytes(bytes)->data[big_endian == machine_is_big ? i : i - within + size - 1 - within];
    }
    return own;
}

static Ref floats_of(View bytes, size_t size)
{
    Ref list = list_new();
    for (size_t at = 0; list && at + size <= as_bytes(bytes)->len; at += size) {
        Ref item = buffer_item(as_bytes(bytes)->data + at, size == sizeof(float) ? 'f' : 'd');
        if (!item || !list_push(list, item)) ref_clear(&list);
    }
    return list;
}

/* The kind of integers of this machine that is just like the form: the last of those that are. */
static const ArrayKind *kind_for(int form)
{
    const ArrayKind *best = NULL;
    for (const char *code = array_codes; *code; code++) {
        const ArrayKind *kind = array_kind((unsigned char)*code);
        bool number = !strchr("ufd", *code);
        if (number && kind->size == forms[form].size && is_signed(*code) == forms[form].is_signed) best = kind;
    }
    return best;
}

static Ref f_reconstructor(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t form;
    View type = args[0], bytes = args[3];
    if (!is_str(args[1]) || as_str(args[1])->len != 1)
        return err_raise(&exc_TypeError, "_array_reconstructor() argument 2 must be a unicode character, not %t", args[1]);
    if (!seq_c_int(args[2], INT32_MIN, INT32_MAX, "int", &form)) return NULL;
    if (!is_type(type)) return err_raise(&exc_TypeError, "first argument must be a type object, not %T", type);
    if (!type_is_subtype(as_type(type), &array_type)) return err_raise(&exc_TypeError, "%N is not a subtype of array.array", as_type(type));
    const ArrayKind *kind = array_kind(str_at(args[1], 0));
    if (!kind) return err_raise(&exc_ValueError, "second argument must be a valid type code");
    if (form < 0 || form >= FORMS) return err_raise(&exc_ValueError, "third argument must be a valid machine format code.");
    if (!is_bytes(bytes)) return err_raise(&exc_TypeError, "fourth argument should be bytes, not %T", bytes);

    size_t size = forms[form].size;
    bool foreign = form != form_of(kind);
    if (foreign && as_bytes(bytes)->len % size) return err_raise(&exc_ValueError, "string length not a multiple of item size");
    if (foreign && forms[form].kind == FORM_TEXT)
        return make(type, kind, codec_decode(as_bytes(bytes)->data, as_bytes(bytes)->len, forms[form].codec, NULL));
    Ref ordered = foreign ? in_order(bytes, size, forms[form].big_endian) : ref_keep(bytes), own;
    if (!ordered) return NULL;
    if (foreign && forms[form].kind == FORM_FLOAT) {
        own = make(type, kind, floats_of(ordered, size));
        ref_drop(ordered);
        return own;
    }
    if (foreign) kind = kind_for((int)form);
    own = array_new(as_type(type), kind, 0);
    if (own && !array_add_bytes(own, ordered)) ref_clear(&own);
    ref_drop(ordered);
    return own;
}

const NativeDef array_functions[] = {
    NATIVE("_array_reconstructor", f_reconstructor, 4, 4, "Make an array of what __reduce_ex__ gave."),
    {0}
};
