/* _codecs_charmap.c -- encodings of one byte a character, given by a table: cp1252, koi8-r and a hundred more.
 *
 * To decode, the table is a str of up to 256 characters (U+FFFE: not used) or any mapping. To encode, charmap_build turns
 * such a str around: pages of 256 bytes, found by the character's upper bits. */
#include "modules/_codecs_parts.h"

#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/unicode.h"

#define ARGS (View self, View const *args, size_t n)

/* ---- EncodingMap ------------------------------------------------------------------------------------------ */

enum { PAGES = 0x1100 };
typedef struct { Obj head; int32_t zero /* the character of byte 0, or -1 */; unsigned char *pages[PAGES]; } EncodingMap;
static EncodingMap *as_map(View v) { return (EncodingMap *)(uintptr_t)v; }

static void map_clear(Ref self)
{
    for (size_t i = 0; i < PAGES; i++) {
        mem_free(as_map(self)->pages[i]);
        as_map(self)->pages[i] = NULL;
    }
}

static Ref map_size(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    size_t size = sizeof(EncodingMap);
    for (size_t i = 0; i < PAGES; i++)
        if (as_map(self)->pages[i]) size += 256;
    return int_new((int64_t)size);
}

static const NativeDef map_methods[] = { NATIVE("size", map_size, 0, 0, "Its size in bytes."), {0} };
static TypeObj map_type = { TYPE_HEAD("EncodingMap", 0, EncodingMap), .shape.clear = map_clear, .shape.free = type_free, .methods = map_methods };

static Ref f_charmap_build ARGS
{
    (void)self, (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "charmap_build() argument must be str, not %t", args[0]);
    Ref own = type_alloc(&map_type, 0);
    if (!own) return NULL;
    EncodingMap *map = as_map(own);
    map->zero = -1;
    for (size_t i = 0; i < as_str(args[0])->len && i < 256; i++) {
        uint32_t c = str_at(args[0], i);
        if (c == 0xFFFE) continue;
        if (i == 0) map->zero = (int32_t)c;
        unsigned char **page = &map->pages[c >> 8];
        if (!*page && !(*page = mem_calloc(256, 1))) {
            ref_drop(own);
            return err_memory();
        }
        (*page)[c & 255] = (unsigned char)i;
    }
    return own;
}

/* -1: not in it. */
static int map_find(View map, uint32_t c)
{
    const unsigned char *page = as_map(map)->pages[c >> 8];
    int byte = page ? page[c & 255] : 0;
    return byte || (int32_t)c == as_map(map)->zero ? byte : -1;
}

/* ---- decoding --------------------------------------------------------------------------------------------- */

/* mapping[byte] as text: 1 added, 0 undefined, -1 error. */
static int decode_one(View mapping, unsigned char byte, StrBuilder *b)
{
    if (is_str(mapping)) {
        uint32_t c = byte < as_str(mapping)->len ? str_at(mapping, byte) : 0xFFFE;
        return c == 0xFFFE ? 0 : str_add_char(b, c) ? 1 : -1;
    }
    int64_t code;
    Ref key = int_new(byte), found = key ? obj_get_item(mapping, key) : NULL;
    int result = -1;
    ref_drop(key);
    if (!found) {
        if (!err_is(&exc_LookupError)) return -1;
        err_clear();
        return 0;
    }
    if (found == None) result = 0;
    else if (is_str(found)) result = str_equal_text(found, "\xEF\xBF\xBE") ? 0 : str_add_str(b, found) ? 1 : -1;
    else if (!is_int(found)) err_raise(&exc_TypeError, "character mapping must return integer, None or str");
    else if (!int_fits(found, &code) || code < 0 || code > CHAR_MAX_CODE)
        err_raise(&exc_TypeError, "character mapping must be in range(0x%lx)", (unsigned long)CHAR_MAX_CODE + 1);
    else result = code == 0xFFFE ? 0 : str_add_char(b, (uint32_t)code) ? 1 : -1;
    if (result > 0 && is_str(found) && as_str(found)->len == 1 && str_at(found, 0) == 0xFFFE) result = 0, b->len--;
    ref_drop(found);
    return result;
}

static Ref f_charmap_decode ARGS
{
    (void)self;
    bool ok;
    Buffer data;
    StrBuilder b = STR_BUILDER;
    Ref handler = NULL;
    const char *errors = codecs_errors(args, n, 1, "charmap_decode", &ok);
    View mapping = n > 2 && args[2] != None ? args[2] : NULL;
    if (!ok || !buffer_get(args[0], false, &data)) return NULL;
    size_t used = data.len;
    if (!mapping) ok = str_add_chars(&b, (Chars){ data.data, data.len, 1 });
    for (size_t i = 0; mapping && ok && i < data.len; ) {
        int found = decode_one(mapping, data.data[i], &b);
        if (found > 0) i++;
        if (found < 0) ok = false;
        if (found) continue;
        Ref error = codec_decode_error("charmap", data.data, data.len, i, i + 1, "character maps to <undefined>"), text = NULL;
        if (!handler) handler = codec_lookup_error(errors);
        if (handler) ok = codec_ask_handler(handler, error, true, data.len, &text, &i) && str_add_str(&b, text);
        else ok = false, ref_drop(error);
        ref_drop(text);
    }
    buffer_release(&data);
    ref_drop(handler);
    if (ok) return codecs_pair(str_build(&b), used);
    str_builder_drop(&b);
    return NULL;
}

/* ---- encoding --------------------------------------------------------------------------------------------- */

/* mapping[c] as bytes: 1 added, 0 undefined, -1 error. b NULL: only look. */
static int encode_one(View mapping, uint32_t c, BytesBuilder *b)
{
    if (type_of(mapping) == &map_type) {
        int byte = map_find(mapping, c);
        return byte < 0 ? 0 : !b || bytes_add_byte(b, (unsigned char)byte) ? 1 : -1;
    }
    int64_t code;
    Ref key = int_new(c), found = key ? obj_get_item(mapping, key) : NULL;
    int result = -1;
    ref_drop(key);
    if (!found) {
        if (!err_is(&exc_LookupError)) return -1;
        err_clear();
        return 0;
    }
    if (found == None) result = 0;
    else if (is_bytes(found)) result = !b || bytes_add(b, as_bytes(found)->data, as_bytes(found)->len) ? 1 : -1;
    else if (!is_int(found)) err_raise(&exc_TypeError, "character mapping must return integer, bytes or None, not %T", found);
    else if (!int_fits(found, &code) || code < 0 || code > 255) err_raise(&exc_TypeError, "character mapping must be in range(256)");
    else result = !b || bytes_add_byte(b, (unsigned char)code) ? 1 : -1;
    ref_drop(found);
    return result;
}

static bool encode_replacement(View mapping, View text, Ref what, size_t start, size_t end, BytesBuilder *b)
{
    if (is_bytes(what)) return bytes_add(b, as_bytes(what)->data, as_bytes(what)->len);
    for (size_t i = 0; i < as_str(what)->len; i++) {
        int found = encode_one(mapping, str_at(what, i), b);
        if (found < 0) return false;
        if (!found) {
            err_raise_object(codec_encode_error("charmap", text, start, end, "character maps to <undefined>"));
            return false;
        }
    }
    return true;
}

static Ref f_charmap_encode ARGS
{
    (void)self;
    bool ok;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "charmap_encode() argument 1 must be str, not %t", args[0]);
    const char *errors = codecs_errors(args, n, 1, "charmap_encode", &ok);
    View mapping = n > 2 && args[2] != None ? args[2] : NULL;
    size_t len = as_str(args[0])->len;
    BytesBuilder b = BYTES_BUILDER;
    Ref handler = NULL;
    if (!ok) return NULL;
    if (!mapping)
        return codecs_pair(codec_encode_with((Codec){ CODEC_LATIN1, ORDER_NATIVE_MARK, "latin-1" }, args[0], errors), len);
    for (size_t i = 0; ok && i < len; ) {
        int found = encode_one(mapping, str_at(args[0], i), &b);
        if (found > 0) i++;
        if (found < 0) ok = false;
        if (found) continue;
        size_t end = i + 1;                 /* the whole run of such characters is one error */
        while (end < len && (found = encode_one(mapping, str_at(args[0], end), NULL)) == 0) end++;
        ok = found >= 0;
        Ref error = ok ? codec_encode_error("charmap", args[0], i, end, "character maps to <undefined>") : NULL, what = NULL;
        if (error && !handler) handler = codec_lookup_error(errors);
        size_t at = i;
        if (handler && error) ok = codec_ask_handler(handler, error, false, len, &what, &at) && encode_replacement(mapping, args[0], what, i, end, &b);
        else ok = false, ref_drop(error);
        i = at;
        ref_drop(what);
    }
    ref_drop(handler);
    if (ok) return codecs_pair(bytes_build(&b), len);
    bytes_builder_drop(&b);
    return NULL;
}

bool codecs_charmap_init(void) { return module_ready_type(&map_type); }

const NativeDef codecs_charmap_natives[] = {
    NATIVE("charmap_build", f_charmap_build, 1, 1, "A table for charmap_encode, from one for charmap_decode."),
    NATIVE("charmap_decode", f_charmap_decode, 1, 3, NULL),
    NATIVE("charmap_encode", f_charmap_encode, 1, 3, NULL),
    {0}
};
