/* exc_unicode.c -- UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: which part of what could not be converted.
 *
 *     UnicodeDecodeError('utf-8', b'ab\xff', 2, 3, 'invalid start byte')
 *                        encoding object     start, end, reason */
#include <stdio.h>

#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- construction ----------------------------------------------------------------------------------------- */

static bool check_str(View v, int position)
{
    return is_str(v) || err_false(&exc_TypeError, "argument %d must be str, not %t", position, v);
}

static bool check_object(const TypeObj *type, View v, int position)
{
    if (type != &exc_UnicodeDecodeError) return check_str(v, position);
    return type_has(v, TYPE_BYTES | TYPE_BYTEARRAY) || err_false(&exc_TypeError, "a bytes-like object is required, not '%T'", v);
}

static bool set_index(View self, size_t field, View v)
{
    ptrdiff_t n;
    if (!obj_index_size(v, &exc_OverflowError, &n)) return false;
    Ref number = int_new(n);
    if (!number) return false;
    ref_set(&as_exc(self)->fields[field], number);
    return true;
}

/* args: [encoding,] object, start, end, reason. `type` says what object must be and whether there is an encoding. */
static bool init_fields(const TypeObj *type, View self, View const *args, size_t n, View kwnames)
{
    size_t first = type == &exc_UnicodeTranslateError ? UNICODE_OBJECT : UNICODE_ENCODING, wanted = 5 - first;
    if (!exc_slot_init(self, args, n, kwnames)) return false;
    if (n != wanted) return err_false(&exc_TypeError, "function takes exactly %zu arguments (%zu given)", wanted, n);
    for (size_t i = 0; i < n; i++) {
        size_t field = first + i;
        if (field == UNICODE_START || field == UNICODE_END) {
            if (!set_index(self, field, args[i])) return false;
            continue;
        }
        if (!(field == UNICODE_OBJECT ? check_object(type, args[i], (int)i + 1) : check_str(args[i], (int)i + 1))) return false;
        ref_set(&as_exc(self)->fields[field], ref_keep(args[i]));
    }
    return true;
}

static bool encode_init(View self, View const *args, size_t n, View kwnames)
{
    return init_fields(&exc_UnicodeEncodeError, self, args, n, kwnames);
}

static bool decode_init(View self, View const *args, size_t n, View kwnames)
{
    return init_fields(&exc_UnicodeDecodeError, self, args, n, kwnames);
}

static bool translate_init(View self, View const *args, size_t n, View kwnames)
{
    return init_fields(&exc_UnicodeTranslateError, self, args, n, kwnames);
}

/* ---- str -------------------------------------------------------------------------------------------------- */

static int64_t index_of(View self, size_t field)
{
    int64_t n;
    View v = as_exc(self)->fields[field];
    return v && int_fits(v, &n) ? n : 0;
}

/* Exactly one item, inside the object? Then *out is that character or byte. */
static bool single_item(View self, uint32_t *out)
{
    int64_t start = index_of(self, UNICODE_START);
    View object = as_exc(self)->fields[UNICODE_OBJECT];
    if (start < 0 || index_of(self, UNICODE_END) != start + 1) return false;
    if (is_str(object)) {
        if ((size_t)start >= as_str(object)->len) return false;
        *out = str_at(object, (size_t)start);
        return true;
    }
    if (!is_bytes(object) || (size_t)start >= as_bytes(object)->len) return false;
    *out = as_bytes(object)->data[start];
    return true;
}

/* "what" is "encode character", plural by "s", or "decode byte" ... */
static Ref describe(View self, const char *verb, const char *item, bool has_encoding)
{
    char shown[16];
    uint32_t c;
    View *f = (View *)(uintptr_t)as_exc(self)->fields;
    if (!f[UNICODE_OBJECT]) return ref_keep(str_empty);     /* made by __new__ only */
    Ref codec = has_encoding ? str_format_c("'%S' codec ", f[UNICODE_ENCODING]) : ref_keep(str_empty), own = NULL;
    long long start = index_of(self, UNICODE_START), last = index_of(self, UNICODE_END) - 1;

    if (!codec) return NULL;
    if (single_item(self, &c)) {
        const char *format = !is_str(f[UNICODE_OBJECT]) ? "0x%02x" : c <= 0xff ? "'\\x%02x'" : c <= 0xffff ? "'\\u%04x'" : "'\\U%08x'";
        snprintf(shown, sizeof shown, format, (unsigned)c);
        own = str_format_c("%Scan't %s %s %s in position %lld: %S", codec, verb, item, shown, start, f[UNICODE_REASON]);
    }
    else own = str_format_c("%Scan't %s %ss in position %lld-%lld: %S", codec, verb, item, start, last, f[UNICODE_REASON]);
    ref_drop(codec);
    return own;
}

static Ref encode_str(View self) { return describe(self, "encode", "character", true); }
static Ref decode_str(View self) { return describe(self, "decode", "byte", true); }
static Ref translate_str(View self) { return describe(self, "translate", "character", false); }

/* ---- the types -------------------------------------------------------------------------------------------- */

static Ref get_index(View self, size_t field)
{
    View v = as_exc(self)->fields[field];
    return v ? ref_keep(v) : int_new(0);
}

static bool replace_index(View self, View value, size_t field)
{
    if (!value) return err_false(&exc_TypeError, "can't delete numeric/char attribute");
    if (!is_int(value)) return err_false(&exc_TypeError, "an integer is required");
    return set_index(self, field, value);
}

static Ref get_start(View self) { return get_index(self, UNICODE_START); }
static Ref get_end(View self) { return get_index(self, UNICODE_END); }
static bool set_start(View self, View value) { return replace_index(self, value, UNICODE_START); }
static bool set_end(View self, View value) { return replace_index(self, value, UNICODE_END); }

static const GetSetDef index_getset[] = {
    {"start", get_start, set_start, "exception start"},
    {"end", get_end, set_end, "exception end"},
    {0}
};

static const MemberDef codec_members[] = {
    {"encoding", EXC_FIELD(UNICODE_ENCODING), false, "exception encoding"},
    {"object", EXC_FIELD(UNICODE_OBJECT), false, "exception object"},
    {"reason", EXC_FIELD(UNICODE_REASON), false, "exception reason"},
    {0}
};

TypeObj exc_UnicodeEncodeError = {
    EXC_HEAD("UnicodeEncodeError", &exc_UnicodeError, "Unicode encoding error."),
    .init = encode_init, .str = encode_str, .members = codec_members, .getset = index_getset,
};

TypeObj exc_UnicodeDecodeError = {
    EXC_HEAD("UnicodeDecodeError", &exc_UnicodeError, "Unicode decoding error."),
    .init = decode_init, .str = decode_str, .members = codec_members, .getset = index_getset,
};

TypeObj exc_UnicodeTranslateError = {
    EXC_HEAD("UnicodeTranslateError", &exc_UnicodeError, "Unicode translation error."),
    .init = translate_init, .str = translate_str, .members = codec_members + 1, .getset = index_getset,
};
