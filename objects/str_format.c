#include "objects/str_parts.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/tuple.h"
#include "objects/unicode.h"

/* str_format.c -- "{0.name[key]!r:>{width}}".format(...): replacement fields.
 *
 *      field: '{' [first ('.' name | '[' key ']')*] ['!' conversion] [':' spec] '}'
 *
 * A spec may itself hold fields, one level deep. Fields are numbered by hand or by counting, not both. */

typedef enum { NUMBERING_OPEN, NUMBERING_COUNTED, NUMBERING_BY_HAND } Numbering;

typedef struct {
    View const *args;           /* n positional ones, then the values of kwnames */
    size_t n;
    View kwnames;               /* tuple or NULL */
    View mapping;               /* format_map: looked up instead of args; else NULL */
    Numbering numbering;
    size_t next;
} Formatter;

/* A piece of the format string being read. */
typedef struct { View text; size_t at, end; } Reader;

static bool more(const Reader *r) { return r->at < r->end; }
static uint32_t peek(const Reader *r) { return str_at(r->text, r->at); }

/* A whole number at [start, end): -1 where it is none, -2 with ValueError where it is too large. */
static ptrdiff_t read_number(View text, size_t start, size_t end)
{
    ptrdiff_t number = 0;
    if (start == end) return -1;
    for (; start < end; start++) {
        int digit = char_decimal(str_at(text, start));
        if (digit < 0) return -1;
        if (number > (PTRDIFF_MAX - digit) / 10) {
            err_raise(&exc_ValueError, "Too many decimal digits in format string");
            return -2;
        }
        number = number * 10 + digit;
    }
    return number;
}

/* ---- the value of a field ---- */

static bool set_numbering(Formatter *f, Numbering wanted)
{
    if (f->numbering == NUMBERING_OPEN) f->numbering = wanted;
    if (f->numbering == wanted) return true;
    return err_false(&exc_ValueError, wanted == NUMBERING_COUNTED
                     ? "cannot switch from manual field specification to automatic field numbering"
                     : "cannot switch from automatic field numbering to manual field specification");
}

static Ref positional(Formatter *f, size_t index)
{
    if (f->mapping) return err_raise(&exc_ValueError, "Format string contains positional fields");
    if (index < f->n) return ref_keep(f->args[index]);
    return err_raise(&exc_IndexError, "Replacement index %zu out of range for positional args tuple", index);
}

/* Consumes name. */
static Ref by_name(const Formatter *f, Ref name)
{
    Ref value = NULL;
    if (!name) return NULL;
    if (f->mapping) {
        value = obj_get_item(f->mapping, name);
        ref_drop(name);
        return value;
    }
    for (size_t i = 0; f->kwnames && i < as_tuple(f->kwnames)->len && !value; i++)
        if (str_equal(tuple_at(f->kwnames, i), name)) value = ref_keep(f->args[f->n + i]);
    if (!value) return err_raise_value(&exc_KeyError, name);
    ref_drop(name);
    return value;
}

static Ref first_value(Formatter *f, View text, size_t start, size_t end)
{
    ptrdiff_t index = read_number(text, start, end);
    if (index == -2) return NULL;
    if (start == end) return set_numbering(f, NUMBERING_COUNTED) ? positional(f, f->next++) : NULL;
    if (index >= 0) return set_numbering(f, NUMBERING_BY_HAND) ? positional(f, (size_t)index) : NULL;
    return by_name(f, str_slice(text, start, end));
}

/* Consumes value; what follows '.' or '['. */
static Ref follow_attribute(Ref value, View text, size_t start, size_t end)
{
    Ref name = str_slice(text, start, end), found = NULL;
    if (name) str_intern(&name);
    if (name) found = obj_get_attr(value, name);
    ref_drop(name);
    ref_drop(value);
    return found;
}

/* A number where it is one, else the text. */
static Ref name_or_index(View text, size_t start, size_t end)
{
    ptrdiff_t index = read_number(text, start, end);
    return index == -2 ? NULL : index >= 0 ? int_new(index) : str_slice(text, start, end);
}

static Ref follow_item(Ref value, View text, size_t start, size_t end)
{
    Ref key = name_or_index(text, start, end), found = NULL;
    if (key) found = obj_get_item(value, key);
    ref_drop(key);
    ref_drop(value);
    return found;
}

static size_t find_either(View text, size_t at, size_t end, uint32_t a, uint32_t b)
{
    while (at < end && str_at(text, at) != a && str_at(text, at) != b) at++;
    return at;
}

/* The part of a field name that begins at *at, which is moved behind it: [*from, *to) without its dot or brackets. */
static bool read_part(View text, size_t *at, size_t end, bool *item, size_t *from, size_t *to)
{
    *item = str_at(text, *at) == '[';
    if (!*item && str_at(text, *at) != '.') return err_false(&exc_ValueError, "Only '.' or '[' may follow ']' in format field specifier");
    *from = *at + 1;
    *to = *item ? find_either(text, *from, end, ']', ']') : find_either(text, *from, end, '.', '[');
    if (*item && *to == end) return err_false(&exc_ValueError, "Missing ']' in format string");
    if (*from == *to) return err_false(&exc_ValueError, "Empty attribute in format string");
    *at = *item ? *to + 1 : *to;
    return true;
}

/* The value that the field name at [start, end) stands for. */
static Ref field_value(Formatter *f, View text, size_t start, size_t end)
{
    size_t at = find_either(text, start, end, '.', '['), from, to;
    Ref value = first_value(f, text, start, at);
    while (value && at < end) {
        bool item;
        if (!read_part(text, &at, end, &item, &from, &to)) ref_clear(&value);
        else value = item ? follow_item(value, text, from, to) : follow_attribute(value, text, from, to);
    }
    return value;
}

Ref str_format_first(View name, size_t *at)
{
    *at = find_either(name, 0, as_str(name)->len, '.', '[');
    return name_or_index(name, 0, *at);
}

Ref str_format_next_part(View name, size_t *at)
{
    size_t from, to;
    bool item;
    if (*at >= as_str(name)->len || !read_part(name, at, as_str(name)->len, &item, &from, &to)) return NULL;
    return tuple_of(2, bool_ref(!item), item ? name_or_index(name, from, to) : str_slice(name, from, to));
}

/* !r, !s, !a. Consumes value. */
static Ref convert(Ref value, uint32_t conversion)
{
    Ref text;
    switch (conversion) {
    case 'r': text = obj_repr(value); break;
    case 's': text = obj_str(value); break;
    case 'a': text = obj_ascii(value); break;
    default:
        text = conversion > 32 && conversion < 127
             ? err_raise(&exc_ValueError, "Unknown conversion specifier %c", (int)conversion)
             : err_raise(&exc_ValueError, "Unknown conversion specifier \\x%x", conversion);
    }
    ref_drop(value);
    return text;
}

/* ---- reading ---- */

typedef struct {
    size_t name_start, name_end, spec_start, spec_end;
    uint32_t conversion;        /* 0: none */
    bool spec_has_fields;
} Field;

/* The spec after ':' up to the brace that closes the field. */
static bool read_spec(Reader *r, Field *field)
{
    int depth = 1;
    field->spec_start = r->at;
    while (more(r)) {
        uint32_t c = str_at(r->text, r->at++);
        if (c == '{') {
            depth++;
            field->spec_has_fields = true;
        } else if (c == '}' && --depth == 0) {
            field->spec_end = r->at - 1;
            return true;
        }
    }
    return err_false(&exc_ValueError, "unmatched '{' in format spec");
}

/* After '!'. *ended: the field ended with the conversion. */
static bool read_conversion(Reader *r, Field *field, bool *ended)
{
    if (!more(r)) return err_false(&exc_ValueError, "end of string while looking for conversion specifier");
    field->conversion = str_at(r->text, r->at++);
    if (!more(r)) return err_false(&exc_ValueError, "unmatched '{' in format spec");
    uint32_t c = str_at(r->text, r->at++);
    *ended = c == '}';
    return *ended || c == ':' || err_false(&exc_ValueError, "expected ':' after conversion specifier");
}

/* After '{'. */
static bool read_field(Reader *r, Field *field)
{
    bool ended = false;
    uint32_t c = 0;
    *field = (Field){ .name_start = r->at };
    while (more(r)) {
        c = str_at(r->text, r->at++);
        if (c == '{') return err_false(&exc_ValueError, "unexpected '{' in field name");
        if (c == '[') r->at = find_either(r->text, r->at, r->end, ']', ']');
        else if (c == '}' || c == ':' || c == '!') break;
    }
    field->name_end = r->at - 1;
    if (c == '}') return true;
    if (c != ':' && c != '!') return err_false(&exc_ValueError, "expected '}' before end of string");
    if (c == '!' && !read_conversion(r, field, &ended)) return false;
    return ended || read_spec(r, field);
}

static bool add_formatted(Formatter *f, StrBuilder *out, Reader r, int depth);

/* The spec's text, its own fields filled in. */
static Ref spec_text(Formatter *f, View text, const Field *field, int depth)
{
    if (!field->spec_has_fields) return str_slice(text, field->spec_start, field->spec_end);
    StrBuilder b = STR_BUILDER;
    if (add_formatted(f, &b, (Reader){ text, field->spec_start, field->spec_end }, depth - 1)) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

static bool add_field(Formatter *f, StrBuilder *out, View text, const Field *field, int depth)
{
    Ref value = NULL, spec = NULL, result = NULL;
    bool ok = false;

    if (!(value = field_value(f, text, field->name_start, field->name_end))) goto done;
    if (field->conversion) value = convert(value, field->conversion);
    if (!value || !(spec = spec_text(f, text, field, depth))) goto done;
    if (value->shape == SHAPE_STR && as_str(spec)->len == 0) {
        ok = str_add_str(out, value);
        goto done;
    }
    if (!(result = obj_format(value, spec))) goto done;
    ok = str_add_str(out, result);
done:
    ref_drop(value);
    ref_drop(spec);
    ref_drop(result);
    return ok;
}

/* Text up to the next field; a doubled brace stands for itself. *found: a field follows. */
static bool add_literal(StrBuilder *out, Reader *r, bool *found)
{
    size_t start = r->at;
    *found = false;
    while (more(r) && peek(r) != '{' && peek(r) != '}') r->at++;
    if (!str_add_slice(out, r->text, start, r->at) || !more(r)) return !err_pending;
    uint32_t brace = str_at(r->text, r->at++);
    if (more(r) && peek(r) == brace) {
        r->at++;
        return str_add_char(out, brace);
    }
    if (brace == '}') return err_false(&exc_ValueError, "Single '}' encountered in format string");
    if (!more(r)) return err_false(&exc_ValueError, "Single '{' encountered in format string");
    *found = true;
    return true;
}

static bool add_formatted(Formatter *f, StrBuilder *out, Reader r, int depth)
{
    Field field;
    bool found;
    if (depth <= 0) return err_false(&exc_ValueError, "Max string recursion exceeded");
    while (more(&r)) {
        if (!add_literal(out, &r, &found)) return false;
        if (found && (!read_field(&r, &field) || !add_field(f, out, r.text, &field, depth))) return false;
    }
    return true;
}

Ref str_format_next_field(View text, size_t *at)
{
    StrBuilder b = STR_BUILDER;
    Reader r = { text, *at, as_str(text)->len };
    Field field;
    bool found;
    if (!more(&r)) return NULL;
    if (!add_literal(&b, &r, &found) || (found && !read_field(&r, &field))) {
        str_builder_drop(&b);
        return NULL;
    }
    *at = r.at;
    if (!found) return tuple_of(4, str_build(&b), None, None, None);
    return tuple_of(4, str_build(&b), str_slice(text, field.name_start, field.name_end), str_slice(text, field.spec_start, field.spec_end),
                    field.conversion ? str_from_char(field.conversion) : None);
}

static Ref format(Formatter *f, View text)
{
    StrBuilder b = STR_BUILDER;
    if (add_formatted(f, &b, (Reader){ text, 0, as_str(text)->len }, 2)) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

Ref str_format_method(View self, View const *args, size_t n, View kwnames)
{
    Formatter f = { .args = args, .n = n, .kwnames = kwnames };
    return format(&f, self);
}

STR_METHOD(format_map)
{
    (void)n;
    Formatter f = { .mapping = args[0] };
    return format(&f, self);
}
