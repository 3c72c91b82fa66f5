/* warn.c -- warnings that C code gives: the way to the module _warnings, which decides. */
#include "objects/warn.h"

#include <stdarg.h>

#include "objects/str.h"

bool (*warn_at_level)(TypeObj *category, Ref text, int level, View source);
bool (*warn_at_line)(TypeObj *category, View text, View filename, unsigned line, View registry);

bool warn_about(TypeObj *category, int level, View source, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Ref text = str_vformat_c(format, args);
    va_end(args);
    if (!text) return false;
    if (warn_at_level) return warn_at_level(category, text, level, source);
    ref_drop(text);
    return true;
}

bool warn_line(TypeObj *category, View text, View filename, unsigned line, View registry)
{
    return !warn_at_line || warn_at_line(category, text, filename, line, registry);
}

bool warn_subclass(const char *method, const char *kind, View result)
{
    return warn(&exc_DeprecationWarning, "%s returned non-%s (type %T).  The ability to return an instance of a strict subclass of %s is "
                "deprecated, and may be removed in a future version of Python.", method, kind, result, kind);
}
