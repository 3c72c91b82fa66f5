/* complex_text.c -- complex numbers as text: repr, format() and complex("1+2j").
 *
 *      (real+imagj)     or imagj alone where real is 0 (but not -0) */
#include "objects/complex.h"

#include <math.h>
#include <stdlib.h>

#include "objects/abstract.h"
#include "objects/float.h"
#include "objects/float_parts.h"
#include "objects/format.h"
#include "objects/int_gmp.h"

static bool shows_real(Complex z) { return z.real != 0 || signbit(z.real); }

Ref complex_repr(View self)
{
    Complex z = as_complex(self)->value;
    char real[32], imag[32];
    float_repr(z.real, false, real);
    float_repr(z.imag, false, imag);
    if (!shows_real(z)) return str_format_c("%sj", imag);
    return str_format_c("(%s%s%sj)", real, *imag == '-' ? "" : "+", imag);
}

/* ---- format() ------------------------------------------------------------------------------------------- */

/* Adds one part, without padding. */
static bool add_part(StrBuilder *out, double d, const FormatSpec *spec, char sign)
{
    char small[FORMAT_SMALL];
    FormatSpec layout = *spec;
    layout.width = -1;
    layout.sign = sign;
    char *text = format_double(d, (char)spec->type, spec->precision, spec->alternate, small);
    if (!text) return false;
    size_t len = strlen(text);
    /* Unlike a float's, a whole part's point is not shown. */
    if (!spec->type && len > 2 && strcmp(text + len - 2, ".0") == 0) text[len - (spec->alternate ? 1 : 2)] = 0;

    NumberText number = { .negative = signbit(d) && !isnan(d), .prefix = "" };
    format_split(text, &number);
    if (spec->no_negative_zero && format_is_zero(text)) number.negative = false;
    bool ok = format_number(out, &number, &layout);
    if (text != small) mem_free(text);
    return ok;
}

static bool add_parts(StrBuilder *out, Complex z, FormatSpec spec)
{
    bool plain = !spec.type, both = !plain || shows_real(z);
    if (plain && spec.precision >= 0) spec.type = 'g';
    if (plain && both && !str_add_char(out, '(')) return false;
    if (both && !add_part(out, z.real, &spec, spec.sign)) return false;
    return add_part(out, z.imag, &spec, both ? '+' : spec.sign) && str_add_text(out, plain && both ? "j)" : "j");
}

Ref complex_format(View v, View text)
{
    FormatSpec spec;
    if (!as_str(text)->len) return obj_str(v);
    if (!format_parse(text, v, 0, '>', &spec)) return NULL;
    if (spec.type >= 128 || (spec.type && !strchr("eEfFgGn", (int)spec.type))) return format_unknown_type(spec.type, v);
    if (spec.fill == '0')
        return err_raise(&exc_ValueError, "Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return err_raise(&exc_ValueError, "'=' alignment flag is not allowed in complex format specifier");

    StrBuilder inner = STR_BUILDER, out = STR_BUILDER;
    if (!add_parts(&inner, as_complex(v)->value, spec)) goto fail;
    Ref number = str_build(&inner);
    if (!number) return NULL;
    size_t len = as_str(number)->len, pad = spec.width > (int64_t)len ? (size_t)spec.width - len : 0;
    size_t before = spec.align == '<' ? 0 : spec.align == '^' ? pad / 2 : pad;
    bool ok = str_add_repeated(&out, spec.fill, before) && str_add_str(&out, number)
           && str_add_repeated(&out, spec.fill, pad - before);
    ref_drop(number);
    if (ok) return str_build(&out);
fail:
    str_builder_drop(&inner);
    str_builder_drop(&out);
    return NULL;
}

/* ---- reading -------------------------------------------------------------------------------------------- */

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_unit(char c) { return c == 'j' || c == 'J'; }

/* One part at *at: a number, or a sign alone before a j (that is +1j or -1j). False: there is none. */
static bool read_part(const char **at, bool first, double *out)
{
    const char *start = *at, *stop = float_scan(start, out);
    if (!first && *start != '+' && *start != '-') return false;
    if (stop) {
        *at = stop;
        return true;
    }
    bool negative = *start == '-';
    if (*start == '+' || *start == '-') start++;
    if (!is_unit(*start)) return false;
    *out = negative ? -1 : 1;
    *at = start;
    return true;
}

/* number | [number] (sign number | sign) j | (number | ) j, perhaps in parentheses; [at, end) ends with NUL. */
static bool read_complex(const char *at, const char *end, Complex *out)
{
    *out = (Complex){ 0, 0 };
    while (is_blank(*at)) at++;
    bool parentheses = *at == '(';
    if (parentheses) for (at++; is_blank(*at); ) at++;

    if (!read_part(&at, true, &out->real)) return false;
    if (is_unit(*at)) {
        out->imag = out->real;
        out->real = 0;
        at++;
    } else if (*at == '+' || *at == '-') {
        if (!read_part(&at, false, &out->imag) || !is_unit(*at)) return false;
        at++;
    }
    while (is_blank(*at)) at++;
    if (parentheses) {
        if (*at != ')') return false;
        for (at++; is_blank(*at); ) at++;
    }
    return at == end;
}

/* Takes the underscores between digits out; false where one stands elsewhere. */
static bool drop_underscores(char *text)
{
    char *out = text;
    for (const char *at = text; *at; at++) {
        if (*at != '_') *out++ = *at;
        else if (at == text || at[-1] < '0' || at[-1] > '9' || at[1] < '0' || at[1] > '9') return false;
    }
    *out = 0;
    return true;
}

bool complex_parse(View text, Complex *out)
{
    char *ascii = text_to_ascii(text);
    if (!ascii) return false;
    bool has_nul = strlen(ascii) != as_str(text)->len, plain = drop_underscores(ascii);
    bool ok = plain && !has_nul && read_complex(ascii, ascii + strlen(ascii), out);
    mem_free(ascii);
    if (!plain) return err_false(&exc_ValueError, "could not convert string to complex: %R", text);
    return ok || err_raise(&exc_ValueError, "complex() arg is a malformed string");
}
