#include "objects/str.h"
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/bytes_parts.h"
#include "objects/err.h"
#include "objects/format.h"
#include "objects/int.h"
#include "objects/tuple.h"
#include "objects/unicode.h"

/* str_percent.c -- format % args, for text and for bytes.
 *
 *      %[(key)][flags][width][.precision][h|l|L]type
 *
 * Bytes are formatted as Latin-1 text and turned back at the end. Numbers are the business of objects/format.c. */

typedef struct {
    Chars text;                 /* the format's characters */
    size_t at;
    bool bytes;
    View args;
    View single;                /* the one argument that is not in a tuple, or NULL once it is used */
    Ref keyed;                  /* the value last looked up by key, owned */
    bool is_tuple, mapping, ascii;
    size_t next;                /* in the tuple */
    StrBuilder out;
} Percent;

static View next_arg(Percent *p)
{
    View arg = NULL;
    if (p->is_tuple && !p->keyed) {
        if (p->next < as_tuple(p->args)->len) arg = tuple_at(p->args, p->next++);
    } else {
        arg = p->single;
        p->single = NULL;
    }
    if (!arg) err_raise(&exc_TypeError, "not enough arguments for format string");
    return arg;
}

static bool more(const Percent *p) { return p->at < p->text.len; }
static uint32_t peek(const Percent *p) { return chars_at(p->text.data, p->text.width, p->at); }
static bool incomplete(void) { return err_false(&exc_ValueError, "incomplete format"); }

/* (key): the value under it becomes the argument. */
static bool read_key(Percent *p)
{
    int depth = 1;
    size_t start = ++p->at;
    if (!p->mapping) return err_false(&exc_TypeError, "format requires a mapping");
    for (; more(p); p->at++) {
        if (peek(p) == '(') depth++;
        else if (peek(p) == ')' && --depth == 0) break;
    }
    if (!more(p)) return err_false(&exc_ValueError, "incomplete format key");
    Chars part = chars_part(p->text, start, p->at++);
    Ref key = p->bytes ? bytes_new(part.data, part.len) : str_from_chars_of(part), value = NULL;
    if (key) value = obj_get_item(p->args, key);
    ref_drop(key);
    if (!value) return false;
    ref_set(&p->keyed, value);
    p->single = value;
    return true;
}

static void read_flags(Percent *p, PercentSpec *spec)
{
    for (; more(p); p->at++) {
        switch (peek(p)) {
        case '-': spec->left = true; break;
        case '+': spec->plus = true; break;
        case ' ': spec->blank = true; break;
        case '#': spec->alternate = true; break;
        case '0': spec->zero = true; break;
        default: return;
        }
    }
}

/* Digits, or '*' for an argument. *out keeps its value where there is neither. */
static bool read_size(Percent *p, int64_t *out, const char *too_big, int64_t limit)
{
    int64_t value = 0;
    if (!more(p)) return true;
    if (peek(p) == '*') {
        View arg = next_arg(p);
        if (!arg) return false;
        if (!is_int(arg)) return err_false(&exc_TypeError, "* wants int");
        if (!int_fits(arg, &value) || value > limit || value < -limit)
            return err_false(&exc_OverflowError, "Python int too large to convert to C %s", limit > INT32_MAX ? "ssize_t" : "int");
        p->at++;
        *out = value;
        return true;
    }
    if (peek(p) - '0' > 9) return true;
    for (; more(p) && peek(p) - '0' <= 9; p->at++) {
        int digit = (int)(peek(p) - '0');
        if (value > (limit - digit) / 10) return err_false(&exc_ValueError, "%s", too_big);
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

static bool read_spec(Percent *p, PercentSpec *spec)
{
    spec->width = spec->precision = -1;
    if (more(p) && peek(p) == '(' && !read_key(p)) return false;
    read_flags(p, spec);
    if (!read_size(p, &spec->width, "width too big", PTRDIFF_MAX)) return false;
    if (spec->width < -1) {
        spec->left = true;
        spec->width = -spec->width;
    }
    if (more(p) && peek(p) == '.') {
        p->at++;
        spec->precision = 0;
        if (!read_size(p, &spec->precision, p->bytes ? "prec too big" : "precision too big", INT32_MAX)) return false;
        if (spec->precision < 0) spec->precision = 0;
    }
    if (more(p) && (peek(p) == 'h' || peek(p) == 'l' || peek(p) == 'L')) p->at++;
    return more(p) || incomplete();
}

static bool add_padded(Percent *p, Chars text, const PercentSpec *spec)
{
    if (spec->precision >= 0 && (size_t)spec->precision < text.len) text.len = (size_t)spec->precision;
    size_t pad = spec->width > 0 && (size_t)spec->width > text.len ? (size_t)spec->width - text.len : 0;
    if (pad > PTRDIFF_MAX / 8) return err_memory() != NULL;
    if (pad && !spec->left && !str_add_repeated(&p->out, ' ', pad)) return false;
    if (!str_add_chars(&p->out, text)) return false;
    return !pad || !spec->left || str_add_repeated(&p->out, ' ', pad);
}

/* Consumes text. */
static bool add_text(Percent *p, Ref text, const PercentSpec *spec)
{
    if (!text) return false;
    bool ok = add_padded(p, is_str(text) ? str_chars(text) : bytes_chars(text), spec);
    ref_drop(text);
    return ok;
}

/* %c: a number or one character. */
static bool add_char(Percent *p, View arg, PercentSpec *spec)
{
    int64_t code = -1;
    Chars one = is_str(arg) ? str_chars(arg) : bytes_chars(arg);
    uint32_t c;
    spec->precision = -1;
    if (one.data && one.len == 1 && is_str(arg) == !p->bytes) return add_padded(p, one, spec);
    if (one.data || !type_of(arg)->index || (!p->bytes && is_str(arg)))
        return err_false(&exc_TypeError, p->bytes ? "%%c requires an integer in range(256) or a single byte" : "%%c requires int or char");
    Ref index = obj_index(arg);
    if (!index) return false;
    bool fits = int_fits(index, &code) && code >= 0 && code <= (p->bytes ? 255 : CHAR_MAX_CODE);
    ref_drop(index);
    if (!fits) return err_false(&exc_OverflowError, p->bytes ? "%%c arg not in range(256)" : "%%c arg not in range(0x110000)");
    c = (uint32_t)code;
    return add_padded(p, (Chars){ (const unsigned char *)&c, 1, 4 }, spec);
}

/* Writes n before `end`; returns where it starts. */
static const char *digits_of(int64_t n, char *end)
{
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
    do *--end = (char)('0' + left % 10);
    while (left /= 10);
    if (n < 0) *--end = '-';
    return end;
}

/* What %b and %s show of an object in bytes, as a bytes. */
static Ref bytes_of(View arg)
{
    Ref method = NULL, answer;
    static View name;
    if (is_bytes(arg)) return ref_keep(arg);
    if (buffer_is(arg)) return obj_call_1(&bytes_type.head, arg);
    if (!name && !(name = str_known("__bytes__"))) return NULL;
    int found = obj_find_special(arg, name, &method);
    if (found < 0) return NULL;
    if (!found)
        return err_raise(&exc_TypeError,
                         "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'", arg);
    answer = obj_call_0(method);
    ref_drop(method);
    if (answer && !is_bytes(answer)) {
        err_raise(&exc_TypeError, "__bytes__ returned non-bytes (type %T)", answer);
        ref_clear(&answer);
    }
    return answer;
}

static bool unsupported(const Percent *p, uint32_t c)
{
    return err_false(&exc_ValueError, "unsupported format character '%c' (0x%x) at index %zd",
                     c > 30 && c < 127 ? (int)c : '?', c, (ptrdiff_t)p->at - 1);
}

/* %d or %s of a small number, %s of a str: what most formats hold. 0: it is something else, -1: error. */
static int convert_plain(Percent *p)
{
    uint32_t c = peek(p);
    char digits[24];
    if ((c != 'd' && c != 's') || p->bytes) return 0;
    View arg = p->is_tuple ? p->next < as_tuple(p->args)->len ? tuple_at(p->args, p->next) : NULL : NULL;
    if (!arg || (arg->shape != SHAPE_INT && (c == 'd' || arg->shape != SHAPE_STR))) return 0;
    p->at++;
    p->next++;
    if (arg->shape == SHAPE_STR) return str_add_str(&p->out, arg) ? 1 : -1;
    const char *start = digits_of(box_int(arg), digits + sizeof digits);
    return str_add_ascii(&p->out, (const unsigned char *)start, (size_t)(digits + sizeof digits - start)) ? 1 : -1;
}

static bool convert(Percent *p)
{
    PercentSpec spec = {0};
    if (!more(p)) return incomplete();
    if (peek(p) == '%') {
        p->at++;
        return str_add_char(&p->out, '%');
    }
    int plain = convert_plain(p);
    if (plain) return plain > 0;
    if (!read_spec(p, &spec)) return false;
    uint32_t c = peek(p);
    p->at++;
    View arg = next_arg(p);
    if (!arg) return false;
    Ref kept = ref_keep(arg);                   /* formatting it may run code that drops it */
    bool ok;
    switch (c) {
    case 's': ok = add_text(p, p->bytes ? bytes_of(arg) : obj_str(arg), &spec); break;
    case 'r': ok = add_text(p, p->bytes ? obj_ascii(arg) : obj_repr(arg), &spec); break;
    case 'a': ok = add_text(p, obj_ascii(arg), &spec); break;
    case 'c': ok = add_char(p, arg, &spec); break;
    case 'b': ok = p->bytes ? add_text(p, bytes_of(arg), &spec) : unsupported(p, c); break;
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X':
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
        spec.type = (char)c;
        spec.bytes = p->bytes;
        ok = format_percent(&p->out, arg, &spec);
        break;
    default: ok = unsupported(p, c);
    }
    ref_drop(kept);
    return ok;
}

static bool run(Percent *p)
{
    while (more(p)) {
        size_t start = p->at;
        while (more(p) && peek(p) != '%') p->at++;
        Chars plain = chars_part(p->text, start, p->at);
        if (!(p->ascii ? str_add_ascii(&p->out, plain.data, plain.len) : str_add_chars(&p->out, plain))) return false;
        if (!more(p)) break;
        p->at++;
        if (!convert(p)) return false;
    }
    if (p->mapping || (p->is_tuple && !p->keyed ? p->next >= as_tuple(p->args)->len : !p->single)) return true;
    return err_false(&exc_TypeError, "not all arguments converted during %s formatting", p->bytes ? "bytes" : "string");
}

static bool is_mapping(View v, bool bytes)
{
    if (is_tuple(v) || is_type(v) || !type_of(v)->get_item) return false;
    return bytes ? !is_bytes(v) && !is_bytearray(v) && !is_str(v) : !is_str(v);
}

static void start(Percent *p, Chars text, View args, bool bytes)
{
    bool tuple = is_tuple(args);
    *p = (Percent){ .text = text, .bytes = bytes, .args = args, .single = tuple ? NULL : args, .is_tuple = tuple,
                    .mapping = is_mapping(args, bytes), .out = STR_BUILDER };
}

Ref str_percent(View format, View args)
{
    Percent p;
    start(&p, str_chars(format), args, false);
    p.ascii = as_str(format)->ascii;
    bool ok = run(&p);
    ref_drop(p.keyed);
    if (ok) return str_build(&p.out);
    str_builder_drop(&p.out);
    return NULL;
}

Ref bytes_percent(View format, View args)
{
    Ref whole = bytes_new(bytes_chars(format).data, bytes_chars(format).len), own = NULL;   /* a bytearray may change meanwhile */
    if (!whole) return NULL;
    Percent p;
    start(&p, bytes_chars(whole), args, true);
    if (run(&p)) own = bytes_like(format, p.out.len ? p.out.data : (const unsigned char *)"", p.out.len);
    ref_drop(p.keyed);
    str_builder_drop(&p.out);
    ref_drop(whole);
    return own;
}
