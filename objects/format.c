/* format.c -- the format mini-language: reading a specification, and strings.
 *
 *      format("abc", "*^9.2s")     *  ^  9  .2  s
 *                                  fill, align, width, precision, type
 *
 * Numbers are in format_number.c. */
#include "objects/format.h"

#include "objects/abstract.h"
#include "objects/unicode.h"

static bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '^' || c == '='; }

/* The number at text[*at ...]; -1 where no digit stands there. False: ValueError pending. */
static bool read_number(View text, size_t *at, int64_t *out)
{
    size_t start = *at;
    int64_t number = 0;
    int digit;
    for (; *at < as_str(text)->len && (digit = char_decimal(str_at(text, *at))) >= 0; ++*at) {
        if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, digit, &number))
            return err_false(&exc_ValueError, "Too many decimal digits in format string");
    }
    *out = *at == start ? -1 : number;
    return true;
}

static bool read_grouping(View text, size_t *at, FormatSpec *spec)
{
    const StrObj *s = as_str(text);
    if (*at < s->len && str_at(text, *at) == ',') spec->grouping = ',', ++*at;
    if (*at < s->len && str_at(text, *at) == '_') {
        if (spec->grouping) goto both;
        spec->grouping = '_', ++*at;
    }
    if (*at < s->len && str_at(text, *at) == ',' && spec->grouping == '_') goto both;
    return true;
both:
    return err_false(&exc_ValueError, "Cannot specify both ',' and '_'.");
}

/* Separators make sense in decimal numbers; in the other bases only '_' does. */
static bool check_grouping(const FormatSpec *spec)
{
    if (!spec->grouping || !spec->type || (spec->type < 128 && strchr("deEfFgG%", (int)spec->type))) return true;
    if (spec->grouping == '_' && spec->type < 128 && strchr("boxX", (int)spec->type)) return true;
    if (spec->type > 32 && spec->type < 128)
        return err_false(&exc_ValueError, "Cannot specify '%c' with '%c'.", spec->grouping, (int)spec->type);
    return err_false(&exc_ValueError, "Cannot specify '%c' with '\\x%x'.", spec->grouping, (unsigned)spec->type);
}

bool format_parse(View text, View owner, uint32_t default_type, char default_align, FormatSpec *spec)
{
    size_t at = 0, len = as_str(text)->len;
    bool has_fill = false, has_align = false;
    *spec = (FormatSpec){ .fill = ' ', .align = default_align, .width = -1, .precision = -1, .type = default_type };

    if (len >= 2 && is_align(str_at(text, 1))) {
        spec->fill = str_at(text, 0);
        spec->align = (char)str_at(text, 1);
        has_fill = has_align = true;
        at = 2;
    } else if (len >= 1 && is_align(str_at(text, 0))) {
        spec->align = (char)str_at(text, 0);
        has_align = true;
        at = 1;
    }
    uint32_t c = at < len ? str_at(text, at) : 0;
    if (c == '+' || c == '-' || c == ' ') spec->sign = (char)c, at++;
    if (at < len && str_at(text, at) == 'z') spec->no_negative_zero = true, at++;
    if (at < len && str_at(text, at) == '#') spec->alternate = true, at++;
    if (!has_fill && at < len && str_at(text, at) == '0') {
        spec->fill = '0';
        if (!has_align && default_align == '>') spec->align = '=';
        at++;
    }
    if (!read_number(text, &at, &spec->width) || !read_grouping(text, &at, spec)) return false;
    if (at < len && str_at(text, at) == '.') {
        at++;
        if (!read_number(text, &at, &spec->precision)) return false;
        if (spec->precision < 0) return err_false(&exc_ValueError, "Format specifier missing precision");
    }
    if (len - at > 1) {
        err_raise(&exc_ValueError, "Invalid format specifier '%S' for object of type '%T'", text, owner);
        return false;
    }
    if (at < len) spec->type = str_at(text, at);
    return check_grouping(spec);
}

Ref format_unknown_type(uint32_t type, View owner)
{
    if (type > 32 && type < 128)
        return err_raise(&exc_ValueError, "Unknown format code '%c' for object of type '%T'", (int)type, owner);
    return err_raise(&exc_ValueError, "Unknown format code '\\x%x' for object of type '%T'", (unsigned)type, owner);
}

Ref str_format_value(View v, View text)
{
    FormatSpec spec;
    if (!as_str(text)->len) return v->shape == SHAPE_STR ? ref_keep(v) : obj_str(v);
    if (!format_parse(text, v, 's', '<', &spec)) return NULL;
    if (spec.type != 's') return format_unknown_type(spec.type, v);
    if (spec.sign)
        return err_raise(&exc_ValueError, "%s not allowed in string format specifier", spec.sign == ' ' ? "Space" : "Sign");
    if (spec.no_negative_zero)
        return err_raise(&exc_ValueError, "Negative zero coercion (z) not allowed in string format specifier");
    if (spec.alternate)
        return err_raise(&exc_ValueError, "Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=')
        return err_raise(&exc_ValueError, "'=' alignment not allowed in string format specifier");

    size_t len = as_str(v)->len;
    if (spec.precision >= 0 && (uint64_t)spec.precision < len) len = (size_t)spec.precision;
    size_t pad = spec.width > 0 && (uint64_t)spec.width > len ? (size_t)spec.width - len : 0;
    if (!pad) return v->shape == SHAPE_STR && len == as_str(v)->len ? ref_keep(v) : str_slice(v, 0, len);

    size_t left = spec.align == '<' ? 0 : spec.align == '>' ? pad : pad / 2;
    StrBuilder out = STR_BUILDER;
    if (str_add_repeated(&out, spec.fill, left) && str_add_slice(&out, v, 0, len)
        && str_add_repeated(&out, spec.fill, pad - left)) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}
