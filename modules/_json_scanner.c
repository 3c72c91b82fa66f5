/* _json_scanner.c -- reading JSON: text to values, by recursive descent over the characters.
 *
 * A scanner is made from a json.JSONDecoder and has its settings. Called with a text and a position, it returns the value
 * that begins there, and where that ends; no value there is a StopIteration. Names of members that occur again
 * and again are one str: `memo` knows those of the text being read. */
#include "modules/_json_parts.h"
#include "gc/collect.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"

enum { STRICT, OBJECT_HOOK, OBJECT_PAIRS_HOOK, PARSE_FLOAT, PARSE_INT, PARSE_CONSTANT, SETTINGS };
typedef struct { Obj head; Ref set[SETTINGS], memo; bool is_strict; } Scanner;
static Scanner *as_scanner(View v) { return (Scanner *)(uintptr_t)v; }

/* The text being read. `at` is always the next character to look at. */
typedef struct { Scanner *settings; View text; Chars chars; size_t at; bool strict; } Reader;

static NEW Ref read_value(Reader *r);

/* json.decoder.JSONDecodeError(message, text, at) */
static void *fail(const Reader *r, const char *message, size_t at)
{
    Ref module = object_import("json.decoder"), type = NULL, text = str_from_text(message), place = int_new((int64_t)at), error = NULL;
    if (module) type = obj_get_attr_text(module, "JSONDecodeError");
    if (type && text && place) {
        View args[] = { text, r->text, place };
        error = obj_call(type, args, 3, NULL);
    }
    ref_drop(module);
    ref_drop(type);
    ref_drop(text);
    ref_drop(place);
    if (error) err_raise_object(error);
    return NULL;
}

static Ref no_value(size_t at) { return err_raise_value(&exc_StopIteration, int_new((int64_t)at)); }

static uint32_t peek(const Reader *r) { return r->at < r->chars.len ? chars_at(r->chars.data, r->chars.width, r->at) : 0; }
static uint32_t char_at(const Reader *r, size_t i) { return chars_at(r->chars.data, r->chars.width, i); }

static void skip_blanks(Reader *r)
{
    for (; r->at < r->chars.len; r->at++) {
        uint32_t c = char_at(r, r->at);
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') break;
    }
}

/* ---- strings -------------------------------------------------------------------------------------------- */

/* Four hex digits at `from`; -1: they are not. */
static int32_t four_digits(const Reader *r, size_t from)
{
    int32_t value = 0;
    for (size_t i = from; i < from + 4; i++) {
        uint32_t c = char_at(r, i), lower = c | 0x20;
        if (c >= '0' && c <= '9') value = value * 16 + (int32_t)(c - '0');
        else if (lower >= 'a' && lower <= 'f') value = value * 16 + (int32_t)(lower - 'a' + 10);
        else return -1;
    }
    return value;
}

/* The escape whose 'u' is at r->at; two of them where they make one character. False: an exception is pending. */
static bool read_unicode_escape(Reader *r, uint32_t *out)
{
    size_t first = r->at + 1;
    int32_t high, low;
    if (first + 4 >= r->chars.len) return fail(r, "Invalid \\uXXXX escape", r->at), false;
    if ((high = four_digits(r, first)) < 0) return fail(r, "Invalid \\uXXXX escape", first - 1), false;
    r->at = first + 4;
    *out = (uint32_t)high;
    if (high < 0xD800 || high > 0xDBFF || r->at + 6 >= r->chars.len) return true;
    if (char_at(r, r->at) != '\\' || char_at(r, r->at + 1) != 'u') return true;
    if ((low = four_digits(r, r->at + 2)) < 0) return fail(r, "Invalid \\uXXXX escape", r->at + 1), false;
    if (low < 0xDC00 || low > 0xDFFF) return true;
    *out = 0x10000 + (((uint32_t)high - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
    r->at += 6;
    return true;
}

static uint32_t simple_escape(uint32_t c)
{
    switch (c) {
    case '"': case '\\': case '/': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default:  return 0;
    }
}

/* A byte that ends a run of plain characters, as long as each takes one byte. */
static inline bool is_special(unsigned char c) { return c == '"' || c == '\\' || c <= 0x1F; }

/* Moves to the next quote or backslash; false: a control character, or the end of the text. */
static bool find_special(Reader *r, size_t begin)
{
    if (r->chars.width == 1)
        while (r->at < r->chars.len && !is_special(r->chars.data[r->at])) r->at++;
    for (; r->at < r->chars.len; r->at++) {
        uint32_t c = char_at(r, r->at);
        if (c == '"' || c == '\\') return true;
        if (c <= 0x1F && r->strict) return fail(r, "Invalid control character at", r->at), false;
    }
    return fail(r, "Unterminated string starting at", begin), false;
}

/* The string whose first character is at r->at, behind the quote. */
static NEW Ref read_string(Reader *r)
{
    StrBuilder text = STR_BUILDER;
    size_t begin = r->at - 1;
    bool escaped = false;

    for (;;) {
        size_t chunk = r->at;
        if (!find_special(r, begin)) break;
        if (char_at(r, r->at) == '"') {
            if (!escaped) return str_slice(r->text, chunk, r->at++);
            if (!str_add_slice(&text, r->text, chunk, r->at)) break;
            r->at++;
            return str_build(&text);
        }
        escaped = true;
        if (!str_add_slice(&text, r->text, chunk, r->at)) break;
        if (++r->at == r->chars.len) {
            fail(r, "Unterminated string starting at", begin);
            break;
        }
        uint32_t c = char_at(r, r->at);
        if (c == 'u') {
            if (!read_unicode_escape(r, &c)) break;
        } else {
            if (!(c = simple_escape(c))) {
                fail(r, "Invalid \\escape", r->at - 1);
                break;
            }
            r->at++;
        }
        if (!str_add_char(&text, c)) break;
    }
    str_builder_drop(&text);
    return NULL;
}

Ref json_scanstring(View self, View const *args, size_t n)
{
    (void)self;
    int64_t end;
    int strict = n > 2 ? obj_truth(args[2]) : 1;
    if (strict < 0) return NULL;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "first argument must be a string, not %T", args[0]);
    if (!seq_c_int(args[1], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &end)) return NULL;
    Reader r = { NULL, args[0], str_chars(args[0]), (size_t)end, strict };
    if (end < 0 || (size_t)end > r.chars.len) return err_raise(&exc_ValueError, "end is out of bounds");
    Ref text = read_string(&r);
    return text ? tuple_of(2, text, int_new((int64_t)r.at)) : NULL;
}

/* ---- numbers and names ---------------------------------------------------------------------------------- */

static bool is_digit(const Reader *r) { uint32_t c = peek(r); return c >= '0' && c <= '9'; }

static NEW Ref read_number(Reader *r)
{
    size_t start = r->at;
    bool whole = true;

    if (peek(r) == '-') r->at++;
    if (!is_digit(r)) return no_value(start);
    if (peek(r) == '0') r->at++;
    else while (is_digit(r)) r->at++;
    size_t end = r->at;
    if (peek(r) == '.') {
        r->at++;
        if (is_digit(r)) {
            while (is_digit(r)) r->at++;
            whole = false;
            end = r->at;
        }
        r->at = end;
    }
    if (peek(r) == 'e' || peek(r) == 'E') {
        r->at++;
        if (peek(r) == '+' || peek(r) == '-') r->at++;
        if (is_digit(r)) {
            while (is_digit(r)) r->at++;
            whole = false;
            end = r->at;
        }
        r->at = end;
    }
    View how = whole ? r->settings->set[PARSE_INT] : r->settings->set[PARSE_FLOAT];
    if (whole && how == &int_type.head && end - start <= 18) {
        int64_t value = 0;
        bool negative = char_at(r, start) == '-';
        for (size_t i = start + negative; i < end; i++) value = value * 10 + (int64_t)(char_at(r, i) - '0');
        return int_new(negative ? -value : value);
    }
    Ref text = str_slice(r->text, start, end);
    Ref value = !text ? NULL : how == &float_type.head ? float_parse(text) : obj_call_1(how, text);
    ref_drop(text);
    return value;
}

/* Do these characters stand here? If so, they are read. */
static bool read_word(Reader *r, const char *word)
{
    size_t n = strlen(word);
    if (r->chars.len - r->at < n) return false;
    for (size_t i = 0; i < n; i++)
        if (char_at(r, r->at + i) != (unsigned char)word[i]) return false;
    r->at += n;
    return true;
}

static NEW Ref constant(const Reader *r, const char *name)
{
    Ref text = str_from_text(name), value = text ? obj_call_1(r->settings->set[PARSE_CONSTANT], text) : NULL;
    ref_drop(text);
    return value;
}

/* ---- arrays and objects --------------------------------------------------------------------------------- */

/* Behind an item: true where another one follows (r->at is then at its beginning), false at the end or on error. */
static bool read_comma(Reader *r, uint32_t closing)
{
    skip_blanks(r);
    if (peek(r) == closing && r->at < r->chars.len) {
        r->at++;
        return false;
    }
    if (peek(r) != ',') return fail(r, "Expecting ',' delimiter", r->at), false;
    r->at++;
    skip_blanks(r);
    return true;
}

static NEW Ref read_array(Reader *r)
{
    Ref list = list_new(), item;
    skip_blanks(r);
    if (peek(r) == ']') {
        r->at++;
        return list;
    }
    if (!list) return NULL;
    do {
        if (!(item = read_value(r)) || !list_push(list, item)) break;
    } while (read_comma(r, ']'));
    if (err_pending) ref_clear(&list);
    return list;
}

/* A member's name, the same str for the same text. */
static NEW Ref read_name(Reader *r)
{
    View known;
    if (peek(r) != '"') return fail(r, "Expecting property name enclosed in double quotes", r->at);
    r->at++;
    Ref name = read_string(r);
    if (!name) return NULL;
    int found = dict_find(r->settings->memo, name, &known);
    if (found > 0) ref_set(&name, ref_keep(known));
    else if (found < 0 || !dict_set(r->settings->memo, ref_keep(name), ref_keep(name))) ref_clear(&name);
    return name;
}

/* "name": value into the dict, or as a pair into the list. */
static bool read_member(Reader *r, View out, bool pairs)
{
    Ref name = read_name(r), value = NULL;
    if (!name) return false;
    skip_blanks(r);
    if (peek(r) != ':') {
        fail(r, "Expecting ':' delimiter", r->at);
    } else {
        r->at++;
        skip_blanks(r);
        value = read_value(r);
    }
    if (!value) {
        ref_drop(name);
        return false;
    }
    if (!pairs) return dict_set(out, name, value);
    Ref pair = tuple_of(2, name, value);
    return pair && list_push(out, pair);
}

static NEW Ref read_object(Reader *r)
{
    const Scanner *s = r->settings;
    bool pairs = s->set[OBJECT_PAIRS_HOOK] != None;
    Ref out = pairs ? list_new() : dict_new();
    if (!out) return NULL;
    skip_blanks(r);
    if (peek(r) == '}') r->at++;
    else do {
        if (!read_member(r, out, pairs)) break;
    } while (read_comma(r, '}'));
    if (err_pending) ref_clear(&out);
    View hook = pairs ? s->set[OBJECT_PAIRS_HOOK] : s->set[OBJECT_HOOK];
    if (out && hook != None) ref_set(&out, obj_call_1(hook, out));
    return out;
}

static NEW Ref read_nested(Reader *r, NEW Ref (*read)(Reader *r), const char *where)
{
    if (!recursion_enter(where)) return NULL;
    r->at++;
    Ref value = read(r);
    recursion_leave();
    return value;
}

static Ref read_value(Reader *r)
{
    size_t start = r->at;
    if (start >= r->chars.len) return no_value(start);
    switch (peek(r)) {
    case '"':
        r->at++;
        return read_string(r);
    case '{': return read_nested(r, read_object, " while decoding a JSON object from a unicode string");
    case '[': return read_nested(r, read_array, " while decoding a JSON array from a unicode string");
    case 'n': return read_word(r, "null") ? ref_keep(None) : no_value(start);
    case 't': return read_word(r, "true") ? True : no_value(start);
    case 'f': return read_word(r, "false") ? False : no_value(start);
    case 'N': return read_word(r, "NaN") ? constant(r, "NaN") : no_value(start);
    case 'I': return read_word(r, "Infinity") ? constant(r, "Infinity") : no_value(start);
    case '-':
        if (read_word(r, "-Infinity")) return constant(r, "-Infinity");
        break;
    }
    return read_number(r);
}

/* ---- the scanner ---------------------------------------------------------------------------------------- */

static Ref scanner_call(View self, View const *args, size_t n, View kwnames)
{
    View bound[2];
    int64_t at;
    Scanner *s = as_scanner(self);
    if (!args_bind("scan_once", "string, idx", args, n, kwnames, bound)) return NULL;
    if (!is_str(bound[0])) return err_raise(&exc_TypeError, "first argument must be a string, not %T", bound[0]);
    if (!seq_c_int(bound[1], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &at)) return NULL;
    if (at < 0) return err_raise(&exc_ValueError, "idx cannot be negative");
    Reader r = { s, bound[0], str_chars(bound[0]), (size_t)at, s->is_strict };
    Ref own = ref_keep(self), value = read_value(&r);
    dict_clear(s->memo);
    ref_drop(own);
    return value ? tuple_of(2, value, int_new((int64_t)r.at)) : NULL;
}

static void scanner_traverse(View self, Visit visit, void *arg)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (as_scanner(self)->set[i]) visit(as_scanner(self)->set[i], arg);
    if (as_scanner(self)->memo) visit(as_scanner(self)->memo, arg);
}

/* Only when it dies: its call needs every field. A cycle goes through the decoder, which can be emptied. */
static void scanner_clear(Ref self)
{
    if (self->refs) return;
    for (size_t i = 0; i < SETTINGS; i++) ref_clear(&as_scanner(self)->set[i]);
    ref_clear(&as_scanner(self)->memo);
}

static Ref scanner_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    static const char *const names[SETTINGS] = { "strict", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant" };
    View context;
    if (!args_bind("make_scanner", "context", args, n, kwnames, &context)) return NULL;
    Ref own = type_alloc(type, 0);
    if (!own) return NULL;
    Scanner *s = as_scanner(own);
    bool ok = (s->memo = dict_new()) != NULL;
    for (size_t i = 0; ok && i < SETTINGS; i++) ok = (s->set[i] = obj_get_attr_text(context, names[i])) != NULL;
    int strict = ok ? obj_truth(s->set[STRICT]) : -1;
    if (strict < 0) {
        ref_drop(own);
        return NULL;
    }
    s->is_strict = strict;
    gc_track(own);
    return own;
}

#define FIELD(name, i) { name, offsetof(Scanner, set) + (i) * sizeof(Ref), true, NULL }
static const MemberDef scanner_members[] = {
    FIELD("strict", STRICT), FIELD("object_hook", OBJECT_HOOK), FIELD("object_pairs_hook", OBJECT_PAIRS_HOOK),
    FIELD("parse_float", PARSE_FLOAT), FIELD("parse_int", PARSE_INT), FIELD("parse_constant", PARSE_CONSTANT), {0}
};

TypeObj json_scanner_type = {
    TYPE_HEAD("_json.Scanner", 0, Scanner), .module = "_json", .flags = TYPE_BASE, .doc = "Reads JSON values from text.",
    .shape.traverse = scanner_traverse, .shape.clear = scanner_clear, .shape.free = type_free, .shape.is_container = true,
    .new = scanner_new, .call = scanner_call, .members = scanner_members,
};
