#include "objects/str_parts.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* str_methods.c -- the table of str's methods, and those that search, join and encode. */

/* ---- arguments ---- */

static bool bound(View v, size_t len, size_t *out)
{
    ptrdiff_t at;
    if (v == None) return true;
    if (!type_of(v)->index)
        return err_false(&exc_TypeError, "slice indices must be integers or None or have an __index__ method");
    if (!obj_index_size(v, NULL, &at)) return false;
    if (at < 0) at += (ptrdiff_t)len;
    *out = at > 0 ? (size_t)at : 0;
    return true;
}

bool text_bounds(View const *args, size_t n, size_t at, size_t len, size_t *start, size_t *stop)
{
    *start = 0;
    *stop = len;
    if (n > at && !bound(args[at], len, start)) return false;
    if (n > at + 1 && !bound(args[at + 1], len, stop)) return false;
    if (*stop > len) *stop = len;
    return true;
}

bool size_argument(View v, ptrdiff_t *out)
{
    int64_t value;
    Ref index = obj_index(v);
    if (!index) return false;
    bool ok = int_fits(index, &value);
    ref_drop(index);
    if (!ok) return err_false(&exc_OverflowError, "Python int too large to convert to C ssize_t");
    *out = (ptrdiff_t)value;
    return true;
}

bool flag_argument(View v, bool *out)
{
    int64_t value = 0;
    Ref index = v ? obj_index(v) : NULL;
    if (v && !index) return false;
    bool ok = !v || (int_fits(index, &value) && value >= INT32_MIN && value <= INT32_MAX);
    ref_drop(index);
    *out = value != 0;
    return ok || err_false(&exc_OverflowError, "Python int too large to convert to C int");
}

bool search_arguments(const char *name, size_t n)
{
    if (n < 1) return err_false(&exc_TypeError, "%s() takes at least 1 argument (0 given)", name);
    return n <= 3 || err_false(&exc_TypeError, "%s() takes at most 3 arguments (%zu given)", name, n);
}

/* ---- searching ---- */

typedef enum { SEARCH_FIRST, SEARCH_LAST, SEARCH_COUNT } Search;

/* (sub[, start[, end]]): the place, -1, or how many. False: an exception is pending. */
static bool search(const char *name, View self, View const *args, size_t n, Search what, ptrdiff_t *out)
{
    size_t start, stop;
    if (!search_arguments(name, n)) return false;
    if (!text_bounds(args, n, 1, as_str(self)->len, &start, &stop)) return false;
    if (!is_str(args[0])) return err_false(&exc_TypeError, "must be str, not %T", args[0]);
    *out = what == SEARCH_COUNT ? 0 : -1;
    if (start > stop) return true;
    Chars text = chars_part(str_chars(self), start, stop), part = str_chars(args[0]);
    if (what == SEARCH_COUNT) {
        *out = part.len ? (ptrdiff_t)chars_count(text, part, SIZE_MAX) : (ptrdiff_t)text.len + 1;
        return true;
    }
    *out = what == SEARCH_FIRST ? chars_find(text, part) : chars_rfind(text, part);
    if (*out >= 0) *out += (ptrdiff_t)start;
    return true;
}

static Ref search_or_fail(const char *name, View self, View const *args, size_t n, Search what)
{
    ptrdiff_t at;
    if (!search(name, self, args, n, what, &at)) return NULL;
    return at >= 0 ? int_new(at) : err_raise(&exc_ValueError, "substring not found");
}

static Ref method_find(View self, View const *args, size_t n)
{
    ptrdiff_t at;
    return search("find", self, args, n, SEARCH_FIRST, &at) ? int_new(at) : NULL;
}

static Ref method_rfind(View self, View const *args, size_t n)
{
    ptrdiff_t at;
    return search("rfind", self, args, n, SEARCH_LAST, &at) ? int_new(at) : NULL;
}

static Ref method_count(View self, View const *args, size_t n)
{
    ptrdiff_t count;
    return search("count", self, args, n, SEARCH_COUNT, &count) ? int_new(count) : NULL;
}

static Ref method_index(View self, View const *args, size_t n)  { return search_or_fail("index", self, args, n, SEARCH_FIRST); }
static Ref method_rindex(View self, View const *args, size_t n) { return search_or_fail("rindex", self, args, n, SEARCH_LAST); }

/* Does `part` stand at the start or end of [start, stop)? */
static bool stands_at_edge(View self, View part, size_t start, size_t stop, bool at_end)
{
    size_t len = as_str(part)->len;
    if (start > stop || len > stop - start) return false;
    size_t at = at_end ? stop - len : start;
    return chars_equal(chars_part(str_chars(self), at, at + len), str_chars(part));
}

static Ref edge(View self, View const *args, size_t n, const char *name, bool at_end)
{
    size_t start, stop;
    if (!search_arguments(name, n) || !text_bounds(args, n, 1, as_str(self)->len, &start, &stop)) return NULL;
    if (is_str(args[0])) return bool_ref(stands_at_edge(self, args[0], start, stop, at_end));
    if (!is_tuple(args[0]))
        return err_raise(&exc_TypeError, "%s first arg must be str or a tuple of str, not %T", name, args[0]);
    for (size_t i = 0; i < as_tuple(args[0])->len; i++) {
        View part = tuple_at(args[0], i);
        if (!is_str(part)) return err_raise(&exc_TypeError, "tuple for %s must only contain str, not %T", name, part);
        if (stands_at_edge(self, part, start, stop, at_end)) return True;
    }
    return False;
}

static Ref method_startswith(View self, View const *args, size_t n) { return edge(self, args, n, "startswith", false); }
static Ref method_endswith(View self, View const *args, size_t n)   { return edge(self, args, n, "endswith", true); }

/* ---- the others ---- */

static Ref method_join(View self, View const *args, size_t n)
{
    size_t len;
    Ref fast = seq_fast(args[0], "can only join an iterable"), own = NULL;
    if (!fast) return NULL;
    View const *items = seq_items(fast, &len);
    (void)n;
    for (size_t i = 0; i < len; i++) {
        if (is_str(items[i])) continue;
        err_raise(&exc_TypeError, "sequence item %zd: expected str instance, %T found", (ptrdiff_t)i, items[i]);
        goto done;
    }
    own = len == 1 && items[0]->shape == SHAPE_STR ? ref_keep(items[0]) : str_join(self, items, len);
done:
    ref_drop(fast);
    return own;
}

static Ref method_encode(View self, View const *args, size_t n)
{
    const char *encoding, *errors;
    (void)n;
    if (!codec_arguments("encode", args[0], args[1], &encoding, &errors)) return NULL;
    return codec_encode(self, encoding, errors);
}

static Ref method_format(View self, View const *args, size_t n)
{
    (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "__format__() argument must be str, not %s", argument_kind(args[0]));
    return str_format_value(self, args[0]);
}

static Ref method_getnewargs(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return tuple_of(1, str_from_chars_of(str_chars(self)));
}

/* As python3.11 counts, whose headers are larger. */
static Ref method_sizeof(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const StrObj *s = as_str(self);
    size_t header = s->ascii ? 48 : 72;
    return int_new((int64_t)(header + (s->len + 1) * s->width));
}

const NativeDef str_methods[] = {
    NATIVE("capitalize", str_capitalize, 0, 0,
           "Return a capitalized version of the string: the first character in upper case, the rest lower."),
    NATIVE("casefold", str_casefold, 0, 0, "Return a version of the string suitable for caseless comparisons."),
    NATIVE("center", str_center, 1, 2, "Return a centered string of length width, padded with the fill character."),
    NATIVE("count", method_count, 0, -1,
           "S.count(sub[, start[, end]]) -> int\n\nReturn how often sub occurs in S[start:end], not overlapping."),
    NATIVE_PARAMS("encode", method_encode, "encoding=, errors=",
           "Encode the string using the codec registered for encoding."),
    NATIVE("endswith", method_endswith, 0, -1,
           "S.endswith(suffix[, start[, end]]) -> bool\n\nsuffix can also be a tuple of strings to try."),
    NATIVE_PARAMS("expandtabs", str_expandtabs, "tabsize=",
           "Return a copy where all tab characters are expanded using spaces."),
    NATIVE("find", method_find, 0, -1,
           "S.find(sub[, start[, end]]) -> int\n\nReturn the lowest index where sub is found, or -1."),
    NATIVE_RAW("format", str_format_method,
           "S.format(*args, **kwargs) -> str\n\nFill the replacement fields in S, marked by braces."),
    NATIVE("format_map", str_format_map, 1, 1,
           "S.format_map(mapping) -> str\n\nFill the replacement fields in S from a mapping."),
    NATIVE("index", method_index, 0, -1,
           "S.index(sub[, start[, end]]) -> int\n\nLike find, but raises ValueError where sub is not found."),
    NATIVE("isalnum", str_isalnum, 0, 0, "Return True if the string is an alpha-numeric string, False otherwise."),
    NATIVE("isalpha", str_isalpha, 0, 0, "Return True if the string is an alphabetic string, False otherwise."),
    NATIVE("isascii", str_isascii, 0, 0, "Return True if all characters in the string are ASCII, False otherwise."),
    NATIVE("isdecimal", str_isdecimal, 0, 0, "Return True if the string is a decimal string, False otherwise."),
    NATIVE("isdigit", str_isdigit, 0, 0, "Return True if the string is a digit string, False otherwise."),
    NATIVE("isidentifier", str_isidentifier, 0, 0,
           "Return True if the string is a valid Python identifier, False otherwise."),
    NATIVE("islower", str_islower, 0, 0, "Return True if the string is a lowercase string, False otherwise."),
    NATIVE("isnumeric", str_isnumeric, 0, 0, "Return True if the string is a numeric string, False otherwise."),
    NATIVE("isprintable", str_isprintable, 0, 0, "Return True if the string is printable, False otherwise."),
    NATIVE("isspace", str_isspace, 0, 0, "Return True if the string is a whitespace string, False otherwise."),
    NATIVE("istitle", str_istitle, 0, 0, "Return True if the string is a title-cased string, False otherwise."),
    NATIVE("isupper", str_isupper, 0, 0, "Return True if the string is an uppercase string, False otherwise."),
    NATIVE("join", method_join, 1, 1, "Concatenate any number of strings, with this one between each two of them."),
    NATIVE("ljust", str_ljust, 1, 2, "Return a left-justified string of length width."),
    NATIVE("lower", str_lower, 0, 0, "Return a copy of the string converted to lowercase."),
    NATIVE("lstrip", str_lstrip, 0, 1,
           "Return a copy of the string with leading whitespace removed, or the given characters."),
    NATIVE_AS(NATIVE_STATIC, "maketrans", str_maketrans, 1, 3,
           "Return a translation table usable for str.translate()."),
    NATIVE("partition", str_partition, 1, 1,
           "Split at the first occurrence of the separator: (before, separator, after)."),
    NATIVE("removeprefix", str_removeprefix, 1, 1, "Return a str with the given prefix string removed if present."),
    NATIVE("removesuffix", str_removesuffix, 1, 1, "Return a str with the given suffix string removed if present."),
    NATIVE("replace", str_replace, 2, 3,
           "Return a copy with all occurrences of substring old replaced by new, or the first count."),
    NATIVE("rfind", method_rfind, 0, -1,
           "S.rfind(sub[, start[, end]]) -> int\n\nReturn the highest index where sub is found, or -1."),
    NATIVE("rindex", method_rindex, 0, -1,
           "S.rindex(sub[, start[, end]]) -> int\n\nLike rfind, but raises ValueError where sub is not found."),
    NATIVE("rjust", str_rjust, 1, 2, "Return a right-justified string of length width."),
    NATIVE("rpartition", str_rpartition, 1, 1,
           "Split at the last occurrence of the separator: (before, separator, after)."),
    NATIVE_PARAMS("rsplit", str_rsplit, "sep=, maxsplit=",
           "Return a list of the substrings between separators, counted from the end."),
    NATIVE("rstrip", str_rstrip, 0, 1,
           "Return a copy of the string with trailing whitespace removed, or the given characters."),
    NATIVE_PARAMS("split", str_split, "sep=, maxsplit=",
           "Return a list of the substrings between separators; sep None means whitespace."),
    NATIVE_PARAMS("splitlines", str_splitlines, "keepends=",
           "Return a list of the lines in the string, breaking at line boundaries."),
    NATIVE("startswith", method_startswith, 0, -1,
           "S.startswith(prefix[, start[, end]]) -> bool\n\nprefix can also be a tuple of strings to try."),
    NATIVE("strip", str_strip, 0, 1,
           "Return a copy of the string with leading and trailing whitespace removed, or the given characters."),
    NATIVE("swapcase", str_swapcase, 0, 0,
           "Convert uppercase characters to lowercase and lowercase characters to uppercase."),
    NATIVE("title", str_title, 0, 0, "Return a version of the string where each word is titlecased."),
    NATIVE("translate", str_translate, 1, 1, "Replace each character in the string using the given translation table."),
    NATIVE("upper", str_upper, 0, 0, "Return a copy of the string converted to uppercase."),
    NATIVE("zfill", str_zfill, 1, 1,
           "Pad a numeric string with zeros on the left, to fill a field of the given width."),
    NATIVE("__format__", method_format, 1, 1, "Return a formatted version of the string as described by format_spec."),
    NATIVE("__getnewargs__", method_getnewargs, 0, 0, NULL),
    NATIVE("__sizeof__", method_sizeof, 0, 0, "Return the size of the string in memory, in bytes."),
    {0}
};
