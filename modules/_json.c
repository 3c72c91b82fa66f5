/* _json.c -- the module _json: the quick parts of the library's json. Reading is in _json_scanner.c; here is writing: an
 * encoder with the settings of a json.JSONEncoder, which puts the text of a value together in one go. */
#include "modules/_json_parts.h"
#include <math.h>
#include "gc/collect.h"
#include "modules/modules.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* ---- strings -------------------------------------------------------------------------------------------- */

static bool add_hex(StrBuilder *out, uint32_t unit)
{
    static const char digits[] = "0123456789abcdef";
    const unsigned char text[] = { '\\', 'u', (unsigned char)digits[unit >> 12 & 15], (unsigned char)digits[unit >> 8 & 15],
                                   (unsigned char)digits[unit >> 4 & 15], (unsigned char)digits[unit & 15] };
    return str_add_ascii(out, text, sizeof text);
}

static bool add_escaped(StrBuilder *out, uint32_t c)
{
    switch (c) {
    case '"':  return str_add_text(out, "\\\"");
    case '\\': return str_add_text(out, "\\\\");
    case '\b': return str_add_text(out, "\\b");
    case '\f': return str_add_text(out, "\\f");
    case '\n': return str_add_text(out, "\\n");
    case '\r': return str_add_text(out, "\\r");
    case '\t': return str_add_text(out, "\\t");
    }
    if (c < 0x10000) return add_hex(out, c);
    c -= 0x10000;
    return add_hex(out, 0xD800 + (c >> 10)) && add_hex(out, 0xDC00 + (c & 0x3FF));
}

/* The text in quotes; what lies between two characters that must be escaped is copied as a whole. */
static bool add_quoted(StrBuilder *out, View text, bool ascii_only)
{
    Chars chars = str_chars(text);
    size_t start = 0;
    bool ok = str_add_char(out, '"');
    for (size_t i = 0; ok && i < chars.len; i++) {
        uint32_t c = chars_at(chars.data, chars.width, i);
        if (c >= ' ' && c != '"' && c != '\\' && (c <= '~' || !ascii_only)) continue;
        ok = (i == start || str_add_slice(out, text, start, i)) && add_escaped(out, c);
        start = i + 1;
    }
    return ok && (start == chars.len || str_add_slice(out, text, start, chars.len)) && str_add_char(out, '"');
}

static Ref quoted(View text, bool ascii_only)
{
    StrBuilder out = STR_BUILDER;
    if (!is_str(text)) return err_raise(&exc_TypeError, "first argument must be a string, not %T", text);
    if (add_quoted(&out, text, ascii_only)) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

static Ref f_encode_basestring(View self, View const *args, size_t n) { (void)self, (void)n; return quoted(args[0], false); }
static Ref f_encode_basestring_ascii(View self, View const *args, size_t n) { (void)self, (void)n; return quoted(args[0], true); }

/* ---- the encoder ---------------------------------------------------------------------------------------- */

enum { MARKERS, DEFAULT, ENCODER, INDENT, KEY_SEPARATOR, ITEM_SEPARATOR, SETTINGS };
typedef struct { Obj head; Ref set[SETTINGS]; bool sort_keys, skip_keys, allow_nan; } Encoder;
static Encoder *as_encoder(View v) { return (Encoder *)(uintptr_t)v; }

/* The containers being written, innermost first: one that is met again inside itself has no end. */
typedef struct Outer { View value; const struct Outer *next; } Outer;
typedef struct { const Encoder *e; StrBuilder *out; } Writer;

static bool write_value(const Writer *w, View value, const Outer *outer);

static bool is_circular(const Writer *w, View value, const Outer *outer)
{
    if (w->e->set[MARKERS] == None) return false;
    for (; outer; outer = outer->next)
        if (outer->value == value) return !err_false(&exc_ValueError, "Circular reference detected");
    return false;
}

static bool add_owned(StrBuilder *out, Ref text)
{
    bool ok = text && str_add_str(out, text);
    ref_drop(text);
    return ok;
}

static bool write_float(const Writer *w, View value)
{
    double d = float_of(value);
    if (isfinite(d)) return add_owned(w->out, float_type.repr(value));
    if (!w->e->allow_nan) return err_false(&exc_ValueError, "Out of range float values are not JSON compliant");
    return str_add_text(w->out, isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
}

/* Which of our own functions is the encoder for strings? Those need no call. */
static bool is_native(View encoder, NativeFn function) { return encoder->shape == SHAPE_NATIVE && as_native(encoder)->def->call == function; }

static bool write_string(const Writer *w, View text)
{
    View encoder = w->e->set[ENCODER];
    if (is_native(encoder, f_encode_basestring_ascii)) return add_quoted(w->out, text, true);
    if (is_native(encoder, f_encode_basestring)) return add_quoted(w->out, text, false);
    Ref encoded = obj_call_1(encoder, text);
    if (encoded && !is_str(encoded)) {
        err_raise(&exc_TypeError, "encoder() must return a string, not %T", encoded);
        ref_clear(&encoded);
    }
    return add_owned(w->out, encoded);
}

static bool write_list(const Writer *w, View list, const Outer *outer)
{
    Outer here = { list, outer };
    size_t len;
    if (is_circular(w, list, outer)) return false;
    Ref items = list->shape == SHAPE_LIST || is_tuple(list) ? ref_keep(list) : seq_fast(list, "_iterencode_list needs a sequence");
    if (!items) return false;
    seq_items(items, &len);
    bool ok = str_add_char(w->out, '[');
    for (size_t i = 0; ok; i++) {
        View const *all = seq_items(items, &len);           /* anew each time: a default function may change the list */
        if (i >= len) break;
        Ref item = ref_keep(all[i]);
        ok = (i == 0 || str_add_str(w->out, w->e->set[ITEM_SEPARATOR])) && write_value(w, item, &here);
        ref_drop(item);
    }
    ref_drop(items);
    return ok && str_add_char(w->out, ']');
}

/* 1 written, 0 skipped, -1 error */
static int write_key(const Writer *w, View key, bool first)
{
    Ref text = NULL;
    if (is_str(key)) text = ref_keep(key);
    else if (key == True || key == False || key == None) text = str_from_text(key == True ? "true" : key == False ? "false" : "null");
    else if (is_int(key)) text = int_type.repr(key);
    else if (type_has(key, TYPE_FLOAT)) {
        StrBuilder number = STR_BUILDER;
        Writer part = { w->e, &number };
        if (write_float(&part, key)) text = str_build(&number);
        else str_builder_drop(&number);
    } else if (w->e->skip_keys) {
        return 0;
    } else {
        return err_int(&exc_TypeError, "keys must be str, int, float, bool or None, not %T", key);
    }
    bool ok = text && (first || str_add_str(w->out, w->e->set[ITEM_SEPARATOR])) && write_string(w, text)
           && str_add_str(w->out, w->e->set[KEY_SEPARATOR]);
    ref_drop(text);
    return ok ? 1 : -1;
}

static bool write_item(const Writer *w, View key, View value, bool *first, const Outer *here)
{
    int written = write_key(w, key, *first);
    if (written > 0) *first = false;
    return written == 0 || (written > 0 && write_value(w, value, here));
}

/* The items of a dict as a list of pairs, in the order in which they are to be written. */
static NEW Ref dict_pairs(const Writer *w, View dict)
{
    Ref items = obj_call_method(dict, "items", NULL, 0), list = items ? list_from(items) : NULL;
    ref_drop(items);
    if (list && w->e->sort_keys && !list_sort(list, NULL, false)) ref_clear(&list);
    return list;
}

static bool write_dict(const Writer *w, View dict, const Outer *outer)
{
    Outer here = { dict, outer };
    bool first = true;
    if (as_dict(dict)->used == 0) return str_add_text(w->out, "{}");
    if (is_circular(w, dict, outer)) return false;
    Ref pairs = dict_pairs(w, dict);
    bool ok = pairs && str_add_char(w->out, '{');
    for (size_t i = 0; ok && i < as_list(pairs)->len; i++) {
        View pair = list_at(pairs, i);
        if (!is_tuple(pair) || as_tuple(pair)->len != 2) ok = err_false(&exc_ValueError, "items must return 2-tuples");
        else ok = write_item(w, tuple_at(pair, 0), tuple_at(pair, 1), &first, &here);
    }
    ref_drop(pairs);
    return ok && str_add_char(w->out, '}');
}

/* What default(value) returns, written instead of it. */
static bool write_other(const Writer *w, View value, const Outer *outer)
{
    Outer here = { value, outer };
    if (is_circular(w, value, outer)) return false;
    Ref replacement = obj_call_1(w->e->set[DEFAULT], value);
    bool ok = replacement && write_value(w, replacement, &here);
    ref_drop(replacement);
    return ok;
}

static bool write_value(const Writer *w, View value, const Outer *outer)
{
    if (value == None) return str_add_text(w->out, "null");
    if (value == True) return str_add_text(w->out, "true");
    if (value == False) return str_add_text(w->out, "false");
    if (is_str(value)) return write_string(w, value);
    if (is_int(value)) return add_owned(w->out, int_type.repr(value));
    if (type_has(value, TYPE_FLOAT)) return write_float(w, value);
    if (!recursion_enter(" while encoding a JSON object")) return false;
    bool ok = type_has(value, TYPE_LIST | TYPE_TUPLE) ? write_list(w, value, outer)
            : is_dict(value) ? write_dict(w, value, outer) : write_other(w, value, outer);
    recursion_leave();
    return ok;
}

static Ref encoder_call(View self, View const *args, size_t n, View kwnames)
{
    View bound[2];
    StrBuilder out = STR_BUILDER;
    if (!args_bind("_iterencode", "obj, _current_indent_level", args, n, kwnames, bound)) return NULL;
    Writer w = { as_encoder(self), &out };
    Ref own = ref_keep(self);
    bool ok = write_value(&w, bound[0], NULL);
    ref_drop(own);
    if (!ok) {
        str_builder_drop(&out);
        return NULL;
    }
    Ref text = str_build(&out);
    return text ? tuple_of(1, text) : NULL;
}

static Ref encoder_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View a[9];
    int flags[3];
    if (!args_bind("make_encoder", "markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan",
                   args, n, kwnames, a)) return NULL;
    for (size_t i = 4; i < 6; i++)
        if (!is_str(a[i])) return err_raise(&exc_TypeError, "make_encoder() argument %zu must be str, not %t", i + 1, a[i]);
    if (a[0] != None && !is_dict(a[0])) return err_raise(&exc_TypeError, "make_encoder() argument 1 must be dict or None, not %t", a[0]);
    for (size_t i = 0; i < 3; i++)
        if ((flags[i] = obj_truth(a[6 + i])) < 0) return NULL;
    Ref own = type_alloc(type, 0);
    if (!own) return NULL;
    Encoder *e = as_encoder(own);
    for (size_t i = 0; i < SETTINGS; i++) e->set[i] = ref_keep(a[i]);
    e->sort_keys = flags[0];
    e->skip_keys = flags[1];
    e->allow_nan = flags[2];
    gc_track(own);
    return own;
}

static void encoder_traverse(View self, Visit visit, void *arg)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (as_encoder(self)->set[i]) visit(as_encoder(self)->set[i], arg);
}

/* Only when it dies: its call needs every field. */
static void encoder_clear(Ref self)
{
    if (self->refs) return;
    for (size_t i = 0; i < SETTINGS; i++) ref_clear(&as_encoder(self)->set[i]);
}

#define FIELD(name, i) { name, offsetof(Encoder, set) + (i) * sizeof(Ref), true, NULL }
static const MemberDef encoder_members[] = {
    FIELD("markers", MARKERS), FIELD("default", DEFAULT), FIELD("encoder", ENCODER), FIELD("indent", INDENT),
    FIELD("key_separator", KEY_SEPARATOR), FIELD("item_separator", ITEM_SEPARATOR), {0}
};

TypeObj json_encoder_type = {
    TYPE_HEAD("_json.Encoder", 0, Encoder), .module = "_json", .flags = TYPE_BASE, .doc = "Writes values as JSON.",
    .shape.traverse = encoder_traverse, .shape.clear = encoder_clear, .shape.free = type_free, .shape.is_container = true,
    .new = encoder_new, .call = encoder_call, .members = encoder_members,
};

/* ---- the module ----------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE("encode_basestring", f_encode_basestring, 1, 1, "A text as JSON writes it, in quotes."),
    NATIVE("encode_basestring_ascii", f_encode_basestring_ascii, 1, 1, "A text as JSON writes it, in quotes and ASCII only."),
    NATIVE("scanstring", json_scanstring, 2, 3,
           "scanstring(string, end, strict=True) -> (text, where it ends): the JSON string whose opening quote stands before end."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_ready_type(&json_scanner_type) && module_ready_type(&json_encoder_type)
        && module_add(module, "make_scanner", ref_keep(&json_scanner_type.head))
        && module_add(module, "make_encoder", ref_keep(&json_encoder_type.head));
}

const ModuleDef _json_module = {"_json", fill};
