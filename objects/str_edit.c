#include "objects/str_parts.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/unicode.h"

/* str_edit.c -- the methods that make changed text: padding, replace, expandtabs, translate. */

static Ref finish(StrBuilder *b, bool ok)
{
    if (ok) return str_build(b);
    str_builder_drop(b);
    return NULL;
}

/* ---- padding ---- */

static Ref pad(View v, size_t left, size_t right, uint32_t fill)
{
    StrBuilder b = STR_BUILDER;
    if (left + right == 0) return str_exact(v);
    if (left + right > PTRDIFF_MAX / 8) return err_memory();
    return finish(&b, str_add_repeated(&b, fill, left) && str_add_str(&b, v) && str_add_repeated(&b, fill, right));
}

/* The arguments (width[, fillchar]): how many characters are wanting, at least 0. */
static bool missing(View v, View const *args, size_t n, size_t *out, uint32_t *fill)
{
    ptrdiff_t width;
    *fill = ' ';
    if (!size_argument(args[0], &width)) return false;
    if (n > 1) {
        if (!is_str(args[1]))
            return err_false(&exc_TypeError, "The fill character must be a unicode character, not %T", args[1]);
        if (as_str(args[1])->len != 1)
            return err_false(&exc_TypeError, "The fill character must be exactly one character long");
        *fill = str_at(args[1], 0);
    }
    ptrdiff_t len = (ptrdiff_t)as_str(v)->len;
    *out = width > len ? (size_t)(width - len) : 0;
    return true;
}

STR_METHOD(ljust)
{
    size_t more;
    uint32_t fill;
    return missing(self, args, n, &more, &fill) ? pad(self, 0, more, fill) : NULL;
}

STR_METHOD(rjust)
{
    size_t more;
    uint32_t fill;
    return missing(self, args, n, &more, &fill) ? pad(self, more, 0, fill) : NULL;
}

/* An odd one goes left when the width is odd: what python has always done. */
STR_METHOD(center)
{
    size_t more;
    uint32_t fill;
    if (!missing(self, args, n, &more, &fill)) return NULL;
    size_t left = more / 2 + (more & (more + as_str(self)->len) & 1);
    return pad(self, left, more - left, fill);
}

STR_METHOD(zfill)
{
    size_t more;
    uint32_t fill;
    StrBuilder b = STR_BUILDER;
    if (!missing(self, args, n, &more, &fill)) return NULL;
    if (more == 0) return str_exact(self);
    size_t sign = as_str(self)->len > 0 && (str_at(self, 0) == '+' || str_at(self, 0) == '-');
    return finish(&b, str_add_slice(&b, self, 0, sign) && str_add_repeated(&b, '0', more) &&
                      str_add_slice(&b, self, sign, as_str(self)->len));
}

STR_METHOD(expandtabs)
{
    (void)n;
    StrBuilder b = STR_BUILDER;
    int64_t size = 8;
    size_t column = 0;
    bool ok = true;
    if (args[0]) {
        Ref index = obj_index(args[0]);
        if (!index) return NULL;
        ok = int_fits(index, &size) && size >= INT32_MIN && size <= INT32_MAX;
        ref_drop(index);
        if (!ok) return err_raise(&exc_OverflowError, "Python int too large to convert to C int");
    }
    for (size_t i = 0; ok && i < as_str(self)->len; i++) {
        uint32_t c = str_at(self, i);
        if (c == '\t') {
            size_t more = size > 0 ? (size_t)size - column % (size_t)size : 0;
            ok = str_add_repeated(&b, ' ', more);
            column += more;
        } else {
            ok = str_add_char(&b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return finish(&b, ok);
}

/* ---- replace ---- */

/* fresh between all characters, at most `limit` times. */
static Ref interleave(View v, View fresh, size_t limit)
{
    StrBuilder b = STR_BUILDER;
    size_t i = 0, len = as_str(v)->len;
    bool ok = true;
    for (; ok && limit > 0 && i <= len; limit--, i++)
        ok = str_add_str(&b, fresh) && (i == len || str_add_char(&b, str_at(v, i)));
    return finish(&b, ok && str_add_slice(&b, v, i, len));
}

/* Write text to out, the first `count` of part replaced by fresh. */
static void write_replaced(StrObj *out, Chars text, Chars part, Chars fresh, size_t count)
{
    unsigned char *to = out->data;
    size_t from = 0;
    while (count-- > 0) {
        size_t at = from + (size_t)chars_find(chars_part(text, from, text.len), part);
        chars_copy(to, out->width, chars_part(text, from, at));
        to += (at - from) * out->width;
        chars_copy(to, out->width, fresh);
        to += fresh.len * out->width;
        from = at + part.len;
    }
    chars_copy(to, out->width, chars_part(text, from, text.len));
}

/* Its wide characters may have been those replaced. */
static bool is_narrowest(const StrObj *s)
{
    if (s->ascii) return true;
    uint32_t widest = chars_widest((Chars){ s->data, s->len, s->width });
    return widest >= 128 && chars_width(widest) == s->width;
}

static Ref replace(View v, View old, View fresh, size_t limit)
{
    Chars text = str_chars(v), part = str_chars(old), more = str_chars(fresh);
    if (limit == 0 || part.len > text.len) return str_exact(v);
    if (part.len == 0) return interleave(v, fresh, limit);
    size_t count = chars_count(text, part, limit), kept = text.len - count * part.len;
    if (count == 0) return str_exact(v);
    if (more.len > (PTRDIFF_MAX / 8 - kept) / count) return err_raise(&exc_OverflowError, "replace string is too long");
    if (kept + count * more.len == 0) return ref_keep(str_empty);
    Ref own = str_sized(kept + count * more.len, str_widest_class(v) | str_widest_class(fresh));
    if (!own) return NULL;
    write_replaced(as_str(own), text, part, more, count);
    if (is_narrowest(as_str(own))) return own;
    Ref narrow = str_from_chars_of(str_chars(own));
    ref_drop(own);
    return narrow;
}

STR_METHOD(replace)
{
    ptrdiff_t limit = -1;
    for (int i = 0; i < 2; i++)
        if (!is_str(args[i])) return err_raise(&exc_TypeError, "replace() argument %d must be str, not %s", i + 1, argument_kind(args[i]));
    if (n > 2 && !size_argument(args[2], &limit)) return NULL;
    return replace(self, args[0], args[1], limit < 0 ? SIZE_MAX : (size_t)limit);
}

/* ---- translate ---- */

/* What stands for c in the table, or NULL: nothing said (no exception) or an error. */
static Ref look_up(View table, uint32_t c)
{
    Ref key = int_new(c);
    if (!key) return NULL;
    Ref found = obj_get_item(table, key);
    ref_drop(key);
    if (!found && err_is(&exc_LookupError)) err_clear();
    return found;
}

static bool add_mapped(StrBuilder *b, View mapped)
{
    int64_t code;
    if (mapped == None) return true;
    if (is_str(mapped)) return str_add_str(b, mapped);
    if (!is_int(mapped)) return err_false(&exc_TypeError, "character mapping must return integer, None or str");
    if (!int_fits(mapped, &code) || code < 0 || code > CHAR_MAX_CODE)
        return err_false(&exc_ValueError, "character mapping must be in range(0x%x)", CHAR_MAX_CODE + 1);
    return str_add_char(b, (uint32_t)code);
}

STR_METHOD(translate)
{
    (void)n;
    StrBuilder b = STR_BUILDER;
    bool ok = true;
    for (size_t i = 0; ok && i < as_str(self)->len; i++) {
        uint32_t c = str_at(self, i);
        Ref mapped = look_up(args[0], c);
        ok = mapped ? add_mapped(&b, mapped) : !err_pending && str_add_char(&b, c);
        ref_drop(mapped);
    }
    return finish(&b, ok);
}

/* The keys of a dict for translate: characters become their codes. */
static bool add_keys(View table, View from)
{
    size_t at = 0;
    View key, value;
    while (dict_next(from, &at, &key, &value)) {
        Ref code;
        if (is_str(key)) {
            if (as_str(key)->len != 1)
                return err_false(&exc_ValueError, "string keys in translate table must be of length 1");
            code = int_new(str_at(key, 0));
        } else if (is_int(key)) {
            code = ref_keep(key);
        } else {
            return err_false(&exc_TypeError, "keys in translate table must be strings or integers");
        }
        if (!code || !dict_set(table, code, ref_keep(value))) return false;
    }
    return true;
}

static bool add_pairs(View table, View from, View to)
{
    if (!is_str(from))
        return err_false(&exc_TypeError, "first maketrans argument must be a string if there is a second argument");
    if (as_str(from)->len != as_str(to)->len)
        return err_false(&exc_ValueError, "the first two maketrans arguments must have equal length");
    for (size_t i = 0; i < as_str(from)->len; i++) {
        Ref key = int_new(str_at(from, i)), value = key ? int_new(str_at(to, i)) : NULL;
        if (!value) {
            ref_drop(key);
            return false;
        }
        if (!dict_set(table, key, value)) return false;
    }
    return true;
}

static bool add_deletions(View table, View chars)
{
    for (size_t i = 0; i < as_str(chars)->len; i++) {
        Ref key = int_new(str_at(chars, i));
        if (!key || !dict_set(table, key, ref_keep(None))) return false;
    }
    return true;
}

STR_METHOD(maketrans)
{
    (void)self;
    for (size_t i = 1; i < n; i++)
        if (!is_str(args[i])) return err_raise(&exc_TypeError, "maketrans() argument %zu must be str, not %s", i + 1, argument_kind(args[i]));
    Ref table = dict_new();
    bool ok = table != NULL;
    if (ok && n > 1) ok = add_pairs(table, args[0], args[1]) && (n < 3 || add_deletions(table, args[2]));
    else if (ok && !is_dict(args[0]))
        ok = err_false(&exc_TypeError, "if you give only one argument to maketrans it must be a dict");
    else if (ok) ok = add_keys(table, args[0]);
    if (!ok) ref_clear(&table);
    return table;
}
