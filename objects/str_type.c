#include "objects/str_parts.h"
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/reduce.h"
#include "objects/seq.h"
#include "objects/slice.h"
#include "objects/tuple.h"

/* str_type.c -- str as Python sees it: its constructor, operators, indexing, iteration. */

/* ---- str(...) ---- */

/* An instance of a subclass with v's text. */
static Ref copy_to_type(TypeObj *type, View v)
{
    const StrObj *from = as_str(v);
    Ref own = type_alloc(type, (from->len + 1) * from->width);
    if (!own) return NULL;
    StrObj *s = as_str(own);
    s->hash = -1;
    s->len = from->len;
    s->width = from->width;
    s->ascii = from->ascii;
    memcpy(s->data, from->data, (from->len + 1) * from->width);
    return own;
}

/* A keyword argument that must be text; NULL in *out where it was not given. */
static bool text_argument(View v, const char *function, const char *name, const char **out)
{
    size_t len;
    *out = NULL;
    if (!v) return true;
    if (!is_str(v)) return err_false(&exc_TypeError, "%s() argument '%s' must be str, not %s", function, name, argument_kind(v));
    if (!(*out = str_utf8(v, &len))) return false;
    return strlen(*out) == len || err_false(&exc_ValueError, "embedded null character");
}

bool codec_arguments(const char *function, View encoding, View errors, const char **out_encoding, const char **out_errors)
{
    return text_argument(encoding, function, "encoding", out_encoding) && text_argument(errors, function, "errors", out_errors);
}

static Ref decode_object(View v, View encoding, View errors)
{
    const char *encoding_text, *errors_text;
    Buffer b;
    if (!codec_arguments("str", encoding, errors, &encoding_text, &errors_text)) return NULL;
    if (is_str(v)) return err_raise(&exc_TypeError, "decoding str is not supported");
    if (!buffer_get(v, false, &b)) {
        err_clear();
        return err_raise(&exc_TypeError, "decoding to str: need a bytes-like object, %T found", v);
    }
    Ref text = codec_decode(b.data, b.len, encoding_text, errors_text);
    buffer_release(&b);
    return text;
}

static Ref str_slot_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[3];
    if (n == 1 && !kwnames && type == &str_type) return obj_str(args[0]);
    if (!args_bind("str", "object=, encoding=, errors=", args, n, kwnames, bound)) return NULL;
    Ref text = !bound[0] ? ref_keep(str_empty)
             : bound[1] || bound[2] ? decode_object(bound[0], bound[1], bound[2]) : obj_str(bound[0]);
    if (!text || type == &str_type) return text;
    Ref own = copy_to_type(type, text);
    ref_drop(text);
    return own;
}

/* ---- comparing ---- */

static bool str_slot_hash(View self, Hash *out)
{
    *out = str_hash(self);
    return true;
}

static Ref str_slot_compare(View a, View b, CompareOp op)
{
    if (!is_str(a) || !is_str(b)) return ref_keep(NotImplemented);
    if (op == CMP_EQ || op == CMP_NE) return bool_ref(str_equal(a, b) == (op == CMP_EQ));
    int order = str_order(a, b);
    return bool_ref(op == CMP_LT ? order < 0 : op == CMP_LE ? order <= 0 : op == CMP_GT ? order > 0 : order >= 0);
}

static int str_slot_truth(View self) { return as_str(self)->len > 0; }

/* ---- as a sequence ---- */

static bool str_slot_length(View self, size_t *out)
{
    *out = as_str(self)->len;
    return true;
}

static Ref str_take(View v, ptrdiff_t start, ptrdiff_t step, size_t count)
{
    Chars from = str_chars(v);
    if (count == 0) return ref_keep(str_empty);
    if (step == 1) return str_slice(v, (size_t)start, (size_t)start + count);
    uint32_t widest = 0;
    for (size_t i = 0; i < count; i++) widest |= str_at(v, (size_t)(start + (ptrdiff_t)i * step));
    if (count == 1) return str_from_char(widest);
    Ref own = str_sized(count, widest);
    if (!own) return NULL;
    for (size_t i = 0; i < count; i++)
        chars_put(as_str(own)->data, as_str(own)->width, i,
                  chars_at(from.data, from.width, (size_t)(start + (ptrdiff_t)i * step)));
    return own;
}

static Ref str_slot_get_item(View self, View key)
{
    ptrdiff_t at, start, stop, step;
    size_t count;
    if (key->shape == SHAPE_SLICE) {
        if (!slice_resolve(key, as_str(self)->len, &start, &stop, &step, &count)) return NULL;
        return str_take(self, start, step, count);
    }
    if (!type_of(key)->index) return err_raise(&exc_TypeError, "string indices must be integers, not '%T'", key);
    if (!seq_position(key, &at)) return NULL;
    if (at < 0) at += (ptrdiff_t)as_str(self)->len;
    if (at < 0 || (size_t)at >= as_str(self)->len) return err_raise(&exc_IndexError, "string index out of range");
    return str_from_char(str_at(self, (size_t)at));
}

static int str_slot_contains(View self, View item)
{
    if (!is_str(item)) return err_int(&exc_TypeError, "'in <string>' requires string as left operand, not %T", item);
    return str_find(self, item, 0, as_str(self)->len) >= 0;
}

/* ---- operators ---- */

static Ref repeat(View v, View times_object)
{
    size_t times;
    const StrObj *s = as_str(v);
    if (!seq_times(times_object, &times)) return NULL;
    if (times == 1) return str_exact(v);
    if (times == 0 || s->len == 0) return ref_keep(str_empty);
    if (s->len > PTRDIFF_MAX / times) return err_raise(&exc_OverflowError, "repeated string is too long");
    Ref own = str_sized(s->len * times, str_widest_class(v));
    if (!own) return NULL;
    size_t piece = s->len * s->width, done = piece, whole = piece * times;
    unsigned char *out = as_str(own)->data;
    if (piece == 1) {
        memset(out, s->data[0], times);
        return own;
    }
    memcpy(out, s->data, piece);
    while (done < whole) {                              /* what is there already is copied: twice as much each time */
        size_t more = done < whole - done ? done : whole - done;
        memcpy(out + done, out, more);
        done += more;
    }
    return own;
}

static Ref str_slot_binary(View a, View b, BinaryOp op)
{
    if (op == BIN_ADD && is_str(a) && is_str(b)) return str_concat(a, b);
    if (op == BIN_MUL && is_str(a) && type_of(b)->index) return repeat(a, b);
    if (op == BIN_MUL && is_str(b) && type_of(a)->index) return repeat(b, a);
    if (op == BIN_MOD && is_str(a)) return str_percent(a, b);
    return ref_keep(NotImplemented);
}

/* ---- joining ---- */

static void join_bytes(unsigned char *out, View separator, View const *parts, size_t n)
{
    size_t between = as_str(separator)->len;
    for (size_t i = 0; i < n; i++) {
        if (i && between) {
            memcpy(out, as_str(separator)->data, between);
            out += between;
        }
        memcpy(out, as_str(parts[i])->data, as_str(parts[i])->len);
        out += as_str(parts[i])->len;
    }
}

Ref str_join(View separator, View const *parts, size_t n)
{
    size_t len = 0, at = 0, between = as_str(separator)->len;
    uint32_t widest = n > 1 ? str_widest_class(separator) : 0;
    for (size_t i = 0; i < n; i++) {
        size_t more = as_str(parts[i])->len + (i ? between : 0);
        if (more > PTRDIFF_MAX / 4 - len) return err_raise(&exc_OverflowError, "join() result is too long for a Python string");
        len += more;
        widest |= str_widest_class(parts[i]);
    }
    if (len == 0) return ref_keep(str_empty);
    Ref own = str_sized(len, widest);
    if (!own) return NULL;
    StrObj *s = as_str(own);
    if (s->width == 1) {
        join_bytes(s->data, separator, parts, n);
        return own;
    }
    for (size_t i = 0; i < n; i++) {
        if (i && between) {
            chars_copy(s->data + at * s->width, s->width, str_chars(separator));
            at += between;
        }
        chars_copy(s->data + at * s->width, s->width, str_chars(parts[i]));
        at += as_str(parts[i])->len;
    }
    return own;
}

/* ---- iteration ---- */

static StrIter *as_iter(View v) { return (StrIter *)(uintptr_t)v; }

static Ref str_slot_iter(View self)
{
    Ref own = alloc_container(as_str(self)->ascii ? str_ascii_iter_type.shape_id : SHAPE_STR_ITER, sizeof(StrIter));
    if (!own) return NULL;
    as_iter(own)->next = 0;
    as_iter(own)->str = ref_keep(self);
    gc_track(own);
    return own;
}

static Ref iter_next(View self)
{
    StrIter *it = as_iter(self);
    if (!it->str) return NULL;
    if (it->next < as_str(it->str)->len) return str_from_char(str_at(it->str, it->next++));
    ref_clear(&it->str);
    return NULL;
}

static void iter_traverse(View self, Visit visit, void *arg)
{
    if (as_iter(self)->str) visit(as_iter(self)->str, arg);
}

static void iter_clear(Ref self) { ref_clear(&as_iter(self)->str); }
static void iter_free(Ref self) { heap_free(self, sizeof(StrIter)); }
static Ref iter_iter(View self) { return ref_keep(self); }

static Ref iter_length_hint(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const StrIter *it = as_iter(self);
    return int_new(it->str ? (int64_t)(as_str(it->str)->len - it->next) : 0);
}

static Ref iter_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const StrIter *it = as_iter(self);
    return reduce_place("iter", it->str, (int64_t)it->next, str_empty);
}

static Ref iter_setstate(View self, View const *args, size_t n)
{
    (void)n;
    StrIter *it = as_iter(self);
    int64_t at;
    if (!reduce_read_place(args[0], 0, it->str ? (int64_t)as_str(it->str)->len : 0, &at)) return NULL;
    if (it->str) it->next = (size_t)at;
    return ref_keep(None);
}

static const NativeDef iter_methods[] = {
    NATIVE("__length_hint__", iter_length_hint, 0, 0, "Private method returning an estimate of len(list(it))."),
    NATIVE("__reduce__", iter_reduce, 0, 0, "Return state information for pickling."),
    NATIVE("__setstate__", iter_setstate, 1, 1, "Set state information for unpickling."),
    {0}
};

TypeObj str_iter_type = {
    TYPE_HEAD("str_iterator", SHAPE_STR_ITER, StrIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_iter, .next = iter_next, .methods = iter_methods,
};

/* CPython iterates over ASCII text with a type of its own, which can be seen in its name. */
TypeObj str_ascii_iter_type = {
    TYPE_HEAD("str_ascii_iterator", 0, StrIter),
    .shape.traverse = iter_traverse, .shape.clear = iter_clear, .shape.free = iter_free, .shape.is_container = true,
    .iter = iter_iter, .next = iter_next, .methods = iter_methods,
};

/* ---- the type ---- */

TypeObj str_type = {
    TYPE_HEAD("str", SHAPE_STR, StrObj),
    .shape.free = str_free,
    .flags = TYPE_BASE | TYPE_STR,
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "Create a new string from an object, or decode bytes into one.",
    .new = str_slot_new, .repr = str_repr, .str = str_exact, .hash = str_slot_hash, .compare = str_slot_compare,
    .truth = str_slot_truth, .length = str_slot_length, .get_item = str_slot_get_item, .contains = str_slot_contains,
    .iter = str_slot_iter, .binary = str_slot_binary, .methods = str_methods,
};

bool str_init(void)
{
    return type_ready(&str_type) && type_ready(&str_iter_type) && type_ready(&str_ascii_iter_type);
}

void str_shutdown(void)
{
    type_unready(&str_ascii_iter_type);
    type_unready(&str_iter_type);
    type_unready(&str_type);
    str_builder_shutdown();
    str_intern_shutdown();
}
