/* format_percent.c -- the % operator's conversions of numbers: '%+08.2f' % x. */
#include "objects/format.h"

#include <math.h>

#include "objects/abstract.h"
#include "objects/float.h"
#include "objects/int.h"

/* Both kinds end as format_number wants them. Zeros fill only in front. */
static bool finish(StrBuilder *out, const NumberText *number, const PercentSpec *spec)
{
    FormatSpec layout = {
        .fill = spec->zero && !spec->left ? '0' : ' ',
        .align = spec->left ? '<' : spec->zero ? '=' : '>',
        .sign = spec->plus ? '+' : spec->blank ? ' ' : 0,
        .width = spec->width, .precision = -1,
    };
    return format_number(out, number, &layout);
}

/* The int that %d, or %x and %o, show: those take no other kind of number. */
static Ref to_integer(View v, const PercentSpec *spec)
{
    char type = spec->bytes && spec->type == 'i' ? 'd' : spec->type;
    bool decimal = type == 'd' || type == 'i' || type == 'u';
    Ref number = NULL;
    if (is_int(v)) return int_exact(v);
    if (!decimal && type_of(v)->index) number = obj_index(v);
    else if (decimal && (type_of(v)->to_int || type_of(v)->index)) number = int_from_object(v);
    else goto refuse;
    if (number || !err_is(&exc_TypeError)) return number;
    err_clear();
refuse:
    return err_raise(&exc_TypeError, "%%%c format: %s is required, not %T", type,
                     decimal ? "a real number" : "an integer", v);
}

static bool percent_int(StrBuilder *out, View v, const PercentSpec *spec)
{
    int base = spec->type == 'o' ? 8 : spec->type == 'x' || spec->type == 'X' ? 16 : 10;
    char small[INT_TEXT_SMALL], *digits = NULL;
    size_t len;
    bool ok = false;
    Ref integer = to_integer(v, spec);
    char *text = integer ? int_to_text(integer, base, small, &len) : NULL;
    if (!text) goto done;

    NumberText number = { .negative = *text == '-', .prefix = "", .rest = "" };
    number.digits = text + number.negative;
    number.len = len - number.negative;
    if (spec->type == 'X')
        for (char *p = text; *p; p++)
            if (*p >= 'a') *p = (char)(*p - 'a' + 'A');
    if (spec->precision > (int64_t)number.len) {        /* so many digits at least */
        size_t zeros = (size_t)spec->precision - number.len;
        if (!(digits = alloc_bytes((size_t)spec->precision))) goto done;
        memset(digits, '0', zeros);
        memcpy(digits + zeros, number.digits, number.len);
        number.digits = digits;
        number.len += zeros;
    }
    if (spec->alternate && base != 10) number.prefix = base == 8 ? "0o" : spec->type == 'x' ? "0x" : "0X";
    ok = finish(out, &number, spec);
done:
    mem_free(digits);
    if (text) int_text_free(text, small);
    ref_drop(integer);
    return ok;
}

static bool percent_float(StrBuilder *out, View v, const PercentSpec *spec)
{
    double d;
    char small[FORMAT_SMALL];
    if (!float_from(v, &d)) {
        if (!spec->bytes) return false;
        err_clear();
        return err_false(&exc_TypeError, "float argument required, not %T", v);
    }
    char *text = format_double(d, spec->type, spec->precision, spec->alternate, small);
    if (!text) return false;
    NumberText number = { .negative = signbit(d) && !isnan(d), .prefix = "" };
    format_split(text, &number);
    bool ok = finish(out, &number, spec);
    if (text != small) mem_free(text);
    return ok;
}

bool format_percent(StrBuilder *out, View v, const PercentSpec *spec)
{
    bool whole = memchr("diuoxX", spec->type, 6) != NULL;
    return whole ? percent_int(out, v, spec) : percent_float(out, v, spec);
}
