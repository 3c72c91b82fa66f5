/* args.c -- binding the arguments of a call to the parameters of a native.
 *
 * Parameters are written as in Python, "iterable, /, start=" or "*, key=, reverse=". They are read when first needed, and
 * kept for the next calls.
 *
 *            sum(x, start=5)       "iterable, /, start="
 *    args:    x   5     kwnames: ('start',)     -->      out: x, 5
 */
#include "objects/native.h"

#include <stdio.h>

#include "objects/err.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { MAX_PARAMS = 16 };

typedef struct { const char *name; size_t len; bool required; } Param;
typedef struct {
    Param list[MAX_PARAMS];
    size_t count;
    size_t positional_only;     /* list[0..positional_only) have no name for the caller */
    size_t positional;          /* list[positional..count) are given by name only */
    size_t required;            /* list[0..required) must be given */
} Params;

static void params_read(const char *text, Params *out)
{
    bool keyword_only = false;
    *out = (Params){ .count = 0 };
    while (*text) {
        while (*text == ' ' || *text == ',') text++;
        const char *start = text;
        while (*text && *text != ',' && *text != '=') text++;
        size_t len = (size_t)(text - start);
        if (len == 1 && *start == '/') out->positional_only = out->count;
        else if (len == 1 && *start == '*') keyword_only = true;
        else if (len) {
            Param *p = &out->list[out->count++];
            *p = (Param){ start, len, *text != '=' };
            if (!keyword_only) {
                out->positional = out->count;
                if (p->required) out->required = out->count;
            }
        }
        if (*text == '=') text++;
    }
}

/* The same, read once: the texts are constants, so a text's address says which one it is. Good until the next call. */
static const Params *params_of(const char *text)
{
    enum { KEPT = 128 };
    static struct { const char *text; Params params; } kept[KEPT];
    size_t at = ((uintptr_t)text * 0x9E3779B97F4A7C15u >> 40) % KEPT;
    if (UNLIKELY(kept[at].text != text)) {
        params_read(text, &kept[at].params);
        kept[at].text = text;
    }
    return &kept[at].params;
}

static bool is_named(View keyword, const Param *p)
{
    size_t len;
    if (as_str(keyword)->len != p->len) return false;
    const char *text = str_utf8(keyword, &len);
    return text && len == p->len && memcmp(text, p->name, len) == 0;
}

/* The value given by name for this parameter, or NULL. */
static View find_keyword(const Param *p, View const *values, View kwnames, size_t nkw)
{
    for (size_t i = 0; i < nkw; i++)
        if (is_named(tuple_at(kwnames, i), p)) return values[i];
    return NULL;
}

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

/* Too many or too few, whatever their names? */
static bool check_counts(const char *name, const Params *params, size_t n, size_t nkw)
{
    if (n + nkw > params->count)
        return err_false(&exc_TypeError, "%.200s() takes at most %zu %sargument%s (%zu given)", name, params->count,
                         n == 0 ? "keyword " : "", plural(params->count), n + nkw);
    if (n > params->positional) {
        if (params->positional == 0) return err_false(&exc_TypeError, "%.200s() takes no positional arguments", name);
        return err_false(&exc_TypeError, "%.200s() takes %s %zu positional argument%s (%zu given)", name,
                         params->required < params->positional ? "at most" : "exactly", params->positional,
                         plural(params->positional), n);
    }
    size_t least = params->positional_only < params->required ? params->positional_only : params->required;
    if (n < least)
        return err_false(&exc_TypeError, "%.200s() takes %s %zu positional argument%s (%zu given)", name,
                         least < params->positional ? "at least" : "exactly", least, plural(least), n);
    return true;
}

typedef struct { char text[64]; } ParamName;

static ParamName name_of(const Param *p)
{
    ParamName out;
    snprintf(out.text, sizeof out.text, "%.*s", (int)p->len, p->name);
    return out;
}

/* Some keyword was not used: because its parameter was given by position too, or because there is none. */
static bool refuse_keyword(const char *name, const Params *params, View const *values, size_t n, View kwnames, size_t nkw)
{
    for (size_t i = params->positional_only; i < n; i++)
        if (find_keyword(&params->list[i], values, kwnames, nkw))
            return err_false(&exc_TypeError, "argument for %.200s() given by name ('%s') and position (%zu)", name,
                             name_of(&params->list[i]).text, i + 1);
    for (size_t k = 0; k < nkw; k++) {
        bool known = false;
        for (size_t i = params->positional_only; i < params->count && !known; i++)
            known = is_named(tuple_at(kwnames, k), &params->list[i]);
        if (!known)
            return err_false(&exc_TypeError, "'%S' is an invalid keyword argument for %.200s()", tuple_at(kwnames, k), name);
    }
    return err_false(&exc_TypeError, "invalid keyword argument for %.200s()", name);
}

static bool bind(const char *name, const Params *params, View const *args, size_t n, View kwnames, View *out)
{
    size_t nkw = kwnames ? as_tuple(kwnames)->len : 0, used = 0;
    View const *values = args + n;

    if (!check_counts(name, params, n, nkw)) return false;
    for (size_t i = 0; i < params->count; i++) {
        out[i] = NULL;
        if (i < n) out[i] = args[i];
        else if (nkw && i >= params->positional_only) {
            out[i] = find_keyword(&params->list[i], values, kwnames, nkw);
            if (out[i]) used++;
        }
        if (!out[i] && params->list[i].required)
            return err_false(&exc_TypeError, "%.200s() missing required argument '%s' (pos %zu)", name,
                             name_of(&params->list[i]).text, i + 1);
    }
    return used == nkw || refuse_keyword(name, params, values, n, kwnames, nkw);
}

bool args_bind(const char *name, const char *text, View const *args, size_t n, View kwnames, View *out)
{
    return bind(name, params_of(text), args, n, kwnames, out);
}

/* Neither too few nor too many positional ones: "pop expected at most 1 argument, got 2". */
static bool check_range(const char *name, size_t n, size_t min, size_t max)
{
    if (n >= min && n <= max) return true;
    size_t bound = n < min ? min : max;
    return err_false(&exc_TypeError, "%.200s expected %s%zu argument%s, got %zu", name,
                     min == max ? "" : n < min ? "at least " : "at most ", bound, plural(bound), n);
}

bool args_positional(const char *name, size_t n, View kwnames, size_t min, size_t max)
{
    if (kwnames && as_tuple(kwnames)->len)
        return err_false(&exc_TypeError, "%.200s() takes no keyword arguments", name);
    return check_range(name, n, min, max);
}

/* ---- calling a native ------------------------------------------------------------------------------------- */

/* What messages about the call begin with, before the name: "list.", "math.", or nothing for builtins. */
static const char *prefix_of(TypeObj *owner, View self, char out[64])
{
    if (owner == &type_type && self && is_type(self)) owner = as_type(self);        /* C.mro() is named after the class */
    View module = !owner && self && self->shape == SHAPE_MODULE ? as_module(self)->name : NULL;
    const char *text = owner ? owner->qualname ? str_utf8(owner->qualname, NULL) : owner->name : module ? str_utf8(module, NULL) : NULL;
    const char *dot = text && owner && !owner->qualname ? strrchr(text, '.') : NULL;
    if (dot) text = dot + 1;                /* "_io.TextIOWrapper" */
    if (!text || (module && strcmp(text, "builtins") == 0)) return "";
    snprintf(out, 64, "%.60s.", text);
    return out;
}

static Ref refuse_count(const NativeDef *def, TypeObj *owner, View self, size_t n)
{
    char prefix[64];
    if (def->max == 0)
        return err_raise(&exc_TypeError, "%s%s() takes no arguments (%zu given)", prefix_of(owner, self, prefix), def->name, n);
    if (def->min == 1 && def->max == 1)
        return err_raise(&exc_TypeError, "%s%s() takes exactly one argument (%zu given)",
                         prefix_of(owner, self, prefix), def->name, n);
    check_range(def->name, n, (size_t)def->min, def->max < 0 ? SIZE_MAX : (size_t)def->max);
    return NULL;
}

Ref native_call(const NativeDef *def, TypeObj *owner, View self, View const *args, size_t n, View kwnames)
{
    View bound[MAX_PARAMS];
    const Params *params;
    size_t count;
    char prefix[64];

    switch (def->style) {
    case NATIVE_POSITIONAL:
        if (UNLIKELY(kwnames && as_tuple(kwnames)->len))
            return err_raise(&exc_TypeError, "%s%s() takes no keyword arguments", prefix_of(owner, self, prefix), def->name);
        if (UNLIKELY(n < (size_t)def->min || (def->max >= 0 && n > (size_t)def->max)))
            return refuse_count(def, owner, self, n);
        return def->call(self, args, n);
    case NATIVE_BOUND:
        params = params_of(def->params);
        count = params->count;
        return bind(def->name, params, args, n, kwnames, bound) ? def->call(self, bound, count) : NULL;
    case NATIVE_UNBOUND:
        break;
    }
    return def->raw(self, args, n, kwnames);
}
