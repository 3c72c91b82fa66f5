/* marshal_read.c -- bytes to values, for the module marshal. The input may be anything: nothing in it is believed. */
#include "modules/marshal_parts.h"

#include <string.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { REF = 0x80, MAX_DEPTH = 2000 };

typedef struct {
    const unsigned char *at, *end;
    Ref seen;                   /* a list: the objects that may be referred to; None stands for one that is not complete */
    int depth;
} Reader;

static Ref get_object(Reader *r);

static Ref bad(const char *what) { return err_raise(&exc_ValueError, "bad marshal data (%s)", what); }

static const unsigned char *get(Reader *r, size_t n)
{
    if ((size_t)(r->end - r->at) < n) {
        err_raise(&exc_EOFError, "marshal data too short");
        return NULL;
    }
    r->at += n;
    return r->at - n;
}

static bool get_i32(Reader *r, int32_t *out)
{
    const unsigned char *b = get(r, 4);
    if (!b) return false;
    *out = (int32_t)((uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24);
    return true;
}

static bool get_size(Reader *r, bool one_byte, const char *what, size_t *out)
{
    int32_t n = 0;
    if (one_byte) {
        const unsigned char *b = get(r, 1);
        if (!b) return false;
        n = *b;
    } else if (!get_i32(r, &n)) {
        return false;
    }
    *out = (size_t)n;
    if (n >= 0) return true;
    bad(what);
    return false;
}

static bool get_double(Reader *r, double *out)
{
    const unsigned char *b = get(r, 8);
    uint64_t bits = 0;
    for (int i = 8; b && i-- > 0;) bits = bits << 8 | b[i];
    memcpy(out, &bits, 8);
    return b != NULL;
}

/* Numbers as text: how version 0 and 1 wrote them. */
static bool get_text_double(Reader *r, double *out)
{
    size_t len;
    const unsigned char *b;
    if (!get_size(r, true, "", &len) || !(b = get(r, len))) return false;
    Ref text = str_from_latin1((const char *)b, len), number = text ? obj_call_1(&float_type.head, text) : NULL;
    if (number) *out = float_of(number);
    ref_drop(text);
    ref_drop(number);
    return number != NULL;
}

static Ref get_long(Reader *r)
{
    int32_t count;
    if (!get_i32(r, &count)) return NULL;
    size_t n = (size_t)(count < 0 ? -(int64_t)count : count);
    const unsigned char *digits = get(r, n * 2);
    if (!digits) return NULL;
    for (size_t i = 0; i < n; i++) if (digits[2 * i + 1] & 0x80) return bad("digit out of range in long");
    if (n && !digits[2 * n - 1] && !digits[2 * n - 2]) return bad("unnormalized long data");
    mpz_t z;
    mpz_init(z);
    mpz_import(z, n, -1, 2, -1, 1, digits);
    if (count < 0) mpz_neg(z, z);
    return int_take_mpz(z);
}

static Ref get_str(Reader *r, bool one_byte, bool interned)
{
    size_t len;
    const unsigned char *b;
    if (!get_size(r, one_byte, "string size out of range", &len) || !(b = get(r, len))) return NULL;
    Ref own = str_from_utf8((const char *)b, len);
    if (own && interned) str_intern(&own);
    return own;
}

/* Give an object that is read before its items its number, if it wants one. -1: it has none; -2: an exception. */
static ptrdiff_t reserve(Reader *r, bool wanted, View v)
{
    if (!wanted) return -1;
    return list_push(r->seen, ref_keep(v)) ? (ptrdiff_t)as_list(r->seen)->len - 1 : -2;
}

static Ref get_tuple(Reader *r, bool one_byte, bool wanted)
{
    size_t n;
    if (!get_size(r, one_byte, "tuple size out of range", &n)) return NULL;
    ptrdiff_t number = reserve(r, wanted, None);
    Ref items = number == -2 ? NULL : list_new(), own = NULL;
    bool ok = items != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        Ref item = get_object(r);
        ok = item && list_push(items, item);
    }
    if (ok && (own = tuple_from(items)) && number >= 0 && !list_set(r->seen, (size_t)number, ref_keep(own))) ref_clear(&own);
    ref_drop(items);
    return own;
}

static Ref get_list(Reader *r, bool wanted)
{
    size_t n;
    if (!get_size(r, false, "list size out of range", &n)) return NULL;
    Ref own = list_new();
    if (own && reserve(r, wanted, own) == -2) ref_clear(&own);
    for (size_t i = 0; own && i < n; i++) {
        Ref item = get_object(r);
        if (!item || !list_push(own, item)) ref_clear(&own);
    }
    return own;
}

static Ref get_set(Reader *r, bool frozen, bool wanted)
{
    size_t n;
    if (!get_size(r, false, "set size out of range", &n)) return NULL;
    Ref own = set_from(tuple_empty);
    ptrdiff_t number = own ? reserve(r, wanted, frozen ? None : own) : -2;
    if (number == -2) ref_clear(&own);
    for (size_t i = 0; own && i < n; i++) {
        Ref item = get_object(r);
        if (!item || !set_add(own, item)) ref_clear(&own);
    }
    if (own && frozen) {
        ref_set(&own, frozenset_from(own));
        if (own && number >= 0 && !list_set(r->seen, (size_t)number, ref_keep(own))) ref_clear(&own);
    }
    return own;
}

static Ref get_dict(Reader *r, bool wanted)
{
    Ref own = dict_new();
    if (own && reserve(r, wanted, own) == -2) ref_clear(&own);
    while (own) {
        if (r->at < r->end && *r->at == '0') {
            r->at++;
            break;
        }
        Ref key = get_object(r), value = key ? get_object(r) : NULL;
        if (!value) ref_drop(key);
        if (!value || !dict_set(own, key, value)) ref_clear(&own);
    }
    return own;
}

static Ref get_reference(Reader *r)
{
    int32_t number;
    if (!get_i32(r, &number)) return NULL;
    if (number < 0 || (size_t)number >= as_list(r->seen)->len || list_at(r->seen, (size_t)number) == None) return bad("invalid reference");
    return ref_keep(list_at(r->seen, (size_t)number));
}

/* Those that hold others and know their number before; all else gets its number when it is there. */
static Ref get_value(Reader *r, int kind, bool wanted, bool *numbered)
{
    size_t len;
    int32_t n;
    double real, imag;
    const unsigned char *b;
    *numbered = strchr("(){[<>", kind) != NULL;
    switch (kind) {
    case 'i': return get_i32(r, &n) ? int_new(n) : NULL;
    case 'l': return get_long(r);
    case 'g': return get_double(r, &real) ? float_new(real) : NULL;
    case 'f': return get_text_double(r, &real) ? float_new(real) : NULL;
    case 'y': return get_double(r, &real) && get_double(r, &imag) ? complex_new(real, imag) : NULL;
    case 'x': return get_text_double(r, &real) && get_text_double(r, &imag) ? complex_new(real, imag) : NULL;
    case 's': return get_size(r, false, "bytes object size out of range", &len) && (b = get(r, len)) ? bytes_new(b, len) : NULL;
    case 'u': case 'a': return get_str(r, false, false);
    case 't': case 'A': return get_str(r, false, true);
    case 'z': return get_str(r, true, false);
    case 'Z': return get_str(r, true, true);
    case ')': return get_tuple(r, true, wanted);
    case '(': return get_tuple(r, false, wanted);
    case '[': return get_list(r, wanted);
    case '<': case '>': return get_set(r, kind == '>', wanted);
    case '{': return get_dict(r, wanted);
    case 'c': return err_raise(&exc_ValueError, "bad marshal data (code of another Python)");
    default: return bad("unknown type code");
    }
}

static Ref get_object(Reader *r)
{
    if (r->at == r->end) return err_raise(&exc_EOFError, "EOF read where object expected");
    int kind = *r->at & ~REF;
    bool wanted = *r->at++ & REF, numbered;
    switch (kind) {
    case 'N': return None;
    case 'T': return True;
    case 'F': return False;
    case '.': return Ellipsis;
    case 'S': return ref_keep(&exc_StopIteration.head);
    case 'r': return get_reference(r);
    case '0': return err_raise(&exc_TypeError, "NULL object in marshal data for object");
    }
    if (++r->depth > MAX_DEPTH) return bad("nested too deeply");
    Ref own = get_value(r, kind, wanted, &numbered);
    r->depth--;
    if (own && wanted && !numbered && !list_push(r->seen, ref_keep(own))) ref_clear(&own);
    return own;
}

Ref marshal_read(const unsigned char *data, size_t len, size_t *used)
{
    Reader r = { .at = data, .end = data + len, .seen = list_new() };
    Ref own = r.seen ? get_object(&r) : NULL;
    *used = (size_t)(r.at - data);
    ref_drop(r.seen);
    return own;
}
