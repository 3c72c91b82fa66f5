#include "objects/str.h"
#include <stdarg.h>
#include <stdio.h>
#include "objects/abstract.h"
#include "objects/err.h"

/* str_text.c -- C's own formatter: printf with a few conversions for objects. Error messages are made by it.
 *
 * %s %.Ns UTF-8 text, %c a code point, %d %ld %lld %zd %u %lu %llu %zu %x numbers (with zeros and width: %04x),
 * %R repr, %A ascii, %S str, %T the name of an object's type, %t likewise but "None" for None, %N a type's name, %%. */

typedef struct { va_list list; } Args;          /* va_list may be an array: behind a struct it can be handed on */

static bool add_c_text(StrBuilder *b, const char *text, int limit)
{
    if (!text) text = "(null)";
    size_t len = limit < 0 ? strlen(text) : strnlen(text, (size_t)limit);
    while (limit >= 0 && len > 0 && (text[len] & 0xC0) == 0x80) len--;          /* not in the middle of a character */
    return str_add_utf8(b, text, len);
}

/* Consumes text. */
static bool add_owned(StrBuilder *b, Ref text)
{
    bool ok = text && str_add_str(b, text);
    ref_drop(text);
    return ok;
}

/* A number, as printf prints it. `spec` is what stands between % and the end: "04llx". */
static bool add_number(StrBuilder *b, const char *spec, size_t len, Args *args)
{
    char format[24], text[64];
    char kind = spec[len - 1];
    bool is_signed = kind == 'd' || kind == 'i';
    size_t flags = 0;
    while (flags < len && strchr("0123456789-+ #", spec[flags])) flags++;
    const char *length = spec + flags;
    long long value;
    if (flags > 12) flags = 12;
    if (length[0] == 'l' && length[1] == 'l') value = va_arg(args->list, long long);
    else if (length[0] == 'l') value = is_signed ? va_arg(args->list, long) : (long long)va_arg(args->list, unsigned long);
    else if (length[0] == 'z') value = is_signed ? va_arg(args->list, ptrdiff_t) : (long long)va_arg(args->list, size_t);
    else value = is_signed ? va_arg(args->list, int) : (long long)va_arg(args->list, unsigned);
    snprintf(format, sizeof format, "%%%.*sll%c", (int)flags, spec, kind);
    snprintf(text, sizeof text, format, value);
    return str_add_text(b, text);
}

/* One conversion; *at stands after the '%' and is moved behind the conversion. */
static bool add_conversion(StrBuilder *b, const char **at, Args *args)
{
    const char *p = *at;
    int limit = -1;
    if (*p == '.')
        for (limit = 0, p++; *p >= '0' && *p <= '9'; p++) limit = limit * 10 + (*p - '0');
    else
        p += strspn(p, "0123456789-+ #");
    p += strspn(p, "lz");
    const char *spec = *at;
    *at = p + 1;
    switch (*p) {
    case 's': return add_c_text(b, va_arg(args->list, const char *), limit);
    case 'c': return str_add_char(b, (uint32_t)va_arg(args->list, int));
    case 'R': return add_owned(b, obj_repr(va_arg(args->list, View)));
    case 'S': return add_owned(b, obj_str(va_arg(args->list, View)));
    case 'A': return add_owned(b, obj_ascii(va_arg(args->list, View)));
    case 'T': return add_c_text(b, type_of(va_arg(args->list, View))->name, limit);
    case 't': {
        View v = va_arg(args->list, View);
        return add_c_text(b, v == None ? "None" : type_of(v)->name, limit);
    }
    case 'N': return add_c_text(b, va_arg(args->list, const TypeObj *)->name, limit);
    case 'd': case 'i': case 'u': case 'x': case 'X':
        return add_number(b, spec, (size_t)(p - spec) + 1, args);
    case '%': return str_add_char(b, '%');
    default:                                                /* a mistake of ours: show it */
        *at = *p ? p + 1 : p;
        return str_add_char(b, '%');
    }
}

Ref str_vformat_c(const char *format, va_list list)
{
    StrBuilder b = STR_BUILDER;
    Args args;
    bool ok = true;
    va_copy(args.list, list);
    while (ok && *format) {
        size_t plain = strcspn(format, "%");
        ok = str_add_utf8(&b, format, plain);
        format += plain;
        if (!*format || !ok) break;
        format++;
        ok = add_conversion(&b, &format, &args);
    }
    va_end(args.list);
    if (ok) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

Ref str_format_c(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Ref own = str_vformat_c(format, args);
    va_end(args);
    return own;
}
