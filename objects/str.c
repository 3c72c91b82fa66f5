#include "objects/str_parts.h"
#include "objects/codec.h"
#include "objects/err.h"
#include "objects/unicode.h"

/* str.c -- how text lies in memory, and the ways to make it.
 *
 *      refs shape hash len  width ascii flags room  data ...
 *
 * A str is as narrow as its widest character allows, so equal texts have equal bytes: comparing and hashing never decode.
 * A part can only occur in a text that is at least as wide. Strings of one Latin-1 character and the empty one
 * exist once, as C variables. */

#define BLOCK_SIZE(len, width) (offsetof(StrObj, data) + ((len) + 1) * (width))

static const size_t max_len = PTRDIFF_MAX / 4 - 64;

static StrObj empty_object = { .head = OBJ_STATIC(SHAPE_STR), .hash = 0, .width = 1, .ascii = true, .interned = true };
Ref str_empty = &empty_object.head;

/* Room for 256 StrObj, each with its character and the zero in the padding at its end. */
static _Alignas(StrObj) unsigned char latin1[256][sizeof(StrObj)];
static bool latin1_ready;

static void make_latin1(void)
{
    for (int c = 0; c < 256; c++) {
        StrObj *s = (StrObj *)(void *)latin1[c];
        s->head = (Obj)OBJ_STATIC(SHAPE_STR);
        s->hash = -1;
        s->len = s->width = 1;
        s->ascii = c < 128;
        s->interned = true;
        latin1[c][offsetof(StrObj, data)] = (unsigned char)c;
    }
    latin1_ready = true;
}

static Ref latin1_char(uint32_t c)
{
    if (UNLIKELY(!latin1_ready)) make_latin1();
    return (Ref)(void *)latin1[c];
}

/* ---- the block ---- */

/* Blocks made to grow have one of four sizes between powers of two, which fits one byte. */
static size_t room_size(uint8_t room) { return (size_t)(4 + (room & 3)) << (room >> 2); }

static uint8_t room_for(size_t size)
{
    uint8_t room = 0;
    while (room_size(room) < size) room++;
    return room;
}

static size_t block_size(const StrObj *s) { return s->room ? room_size(s->room) : BLOCK_SIZE(s->len, s->width); }

static void start(StrObj *s, size_t len, uint8_t width, bool ascii, uint8_t room)
{
    s->hash = -1;
    s->len = len;
    s->width = width;
    s->ascii = ascii;
    s->interned = s->has_utf8 = false;
    s->room = room;
    memset(s->data + len * width, 0, width);
}

Ref str_sized(size_t len, uint32_t widest)
{
    uint8_t width = chars_width(widest);
    if (len > max_len) return err_memory();
    Ref own = alloc_atom(SHAPE_STR, BLOCK_SIZE(len, width));
    if (own) start(as_str(own), len, width, widest < 128, 0);
    return own;
}

/* ---- UTF-8, kept beside the strings that are not ASCII: a hash table by address ---- */

typedef struct { const StrObj *s; char *utf8; size_t len; } Utf8Entry;
static struct { Utf8Entry *entries; size_t used, size; } utf8_cache;

static size_t utf8_home(const StrObj *s) { return ((uintptr_t)s >> 4) * 0x9E3779B97F4A7C15u >> 20 & (utf8_cache.size - 1); }

static Utf8Entry *utf8_slot(const StrObj *s)
{
    size_t i = utf8_home(s);
    while (utf8_cache.entries[i].s && utf8_cache.entries[i].s != s) i = (i + 1) & (utf8_cache.size - 1);
    return &utf8_cache.entries[i];
}

static bool utf8_cache_grow(void)
{
    size_t old_size = utf8_cache.size, size = old_size ? old_size * 2 : 64;
    Utf8Entry *old = utf8_cache.entries, *fresh = mem_calloc(size, sizeof *fresh);
    if (!fresh) return err_memory() != NULL;
    utf8_cache.entries = fresh;
    utf8_cache.size = size;
    for (size_t i = 0; i < old_size; i++)
        if (old[i].s) *utf8_slot(old[i].s) = old[i];
    mem_free(old);
    return true;
}

/* Take s out, moving up those that its place made go further. */
static void utf8_forget(StrObj *s)
{
    size_t mask = utf8_cache.size - 1, hole = (size_t)(utf8_slot(s) - utf8_cache.entries), i = hole;
    mem_free(utf8_cache.entries[hole].utf8);
    s->has_utf8 = false;
    for (;;) {
        i = (i + 1) & mask;
        const StrObj *next = utf8_cache.entries[i].s;
        if (!next) break;
        if (((i - utf8_home(next)) & mask) < ((i - hole) & mask)) continue;
        utf8_cache.entries[hole] = utf8_cache.entries[i];
        hole = i;
    }
    utf8_cache.entries[hole] = (Utf8Entry){0};
    if (--utf8_cache.used == 0) {
        mem_free(utf8_cache.entries);
        utf8_cache.entries = NULL;
        utf8_cache.size = 0;
    }
}

const char *str_utf8(View v, size_t *len)
{
    StrObj *s = as_str(v);
    if (s->ascii) {
        if (len) *len = s->len;
        return (const char *)s->data;
    }
    if (!s->has_utf8) {
        if (utf8_cache.used * 2 >= utf8_cache.size && !utf8_cache_grow()) return NULL;
        size_t size = utf8_size(str_chars(v));
        char *utf8 = alloc_bytes(size + 1);
        if (!utf8) return NULL;
        utf8_write(str_chars(v), (unsigned char *)utf8);
        utf8[size] = 0;
        *utf8_slot(s) = (Utf8Entry){ s, utf8, size };
        utf8_cache.used++;
        s->has_utf8 = true;
    }
    const Utf8Entry *entry = utf8_slot(s);
    if (len) *len = entry->len;
    return entry->utf8;
}

void str_free(Ref self)
{
    StrObj *s = as_str(self);
    if (s->interned) str_unintern(self);
    if (s->has_utf8) utf8_forget(s);
    if (self->shape == SHAPE_STR) atom_free(self, block_size(s));
    else type_free_var(self, (s->len + 1) * s->width);
}

/* ---- making ---- */

Ref str_from_chars_of(Chars chars)
{
    if (chars.len == 0) return ref_keep(str_empty);
    uint32_t widest = chars_widest(chars);
    if (chars.len == 1 && widest < 0x100) return latin1_char(chars_at(chars.data, chars.width, 0));
    Ref own = str_sized(chars.len, widest);
    if (own) chars_copy(as_str(own)->data, as_str(own)->width, chars);
    return own;
}

/* The quickest way, for ASCII only: most text is made here. */
Ref str_from_ascii(const unsigned char *ascii, size_t len)
{
    if (len == 0) return ref_keep(str_empty);
    if (len == 1) return latin1_char(ascii[0]);
    Ref own = alloc_atom(SHAPE_STR, BLOCK_SIZE(len, 1));
    if (!own) return NULL;
    StrObj *s = as_str(own);
    s->hash = -1;
    s->len = len;
    s->width = 1;
    s->ascii = true;
    s->interned = s->has_utf8 = false;
    s->room = 0;
    memcpy(s->data, ascii, len);
    s->data[len] = 0;
    return own;
}

Ref str_from_latin1(const char *text, size_t len)
{
    return str_from_chars_of((Chars){ (const unsigned char *)text, len, 1 });
}

Ref str_from_chars(const uint32_t *chars, size_t len)
{
    return str_from_chars_of((Chars){ (const unsigned char *)chars, len, 4 });
}

Ref str_from_char(uint32_t c)
{
    if (LIKELY(c < 256)) return latin1_char(c);
    Ref own = str_sized(1, c);
    if (own) chars_put(as_str(own)->data, as_str(own)->width, 0, c);
    return own;
}

Ref str_from_utf8(const char *text, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (chars_all_ascii(bytes, len)) return str_from_ascii(bytes, len);
    size_t count;
    uint32_t widest;
    if (!utf8_measure(bytes, len, true, &count, &widest)) return codec_decode(bytes, len, "utf-8", "strict");
    Ref own = str_sized(count, widest);
    if (own) utf8_read(bytes, len, as_str(own)->data, as_str(own)->width);
    return own;
}

Ref str_from_text(const char *text) { return str_from_utf8(text, strlen(text)); }

Ref str_slice(View v, size_t from, size_t stop)
{
    const StrObj *s = as_str(v);
    if (stop > s->len) stop = s->len;
    if (from >= stop) return ref_keep(str_empty);
    if (from == 0 && stop == s->len && v->shape == SHAPE_STR) return ref_keep(v);
    if (!s->ascii) return str_from_chars_of(chars_part(str_chars(v), from, stop));
    return str_from_ascii(s->data + from, stop - from);
}

/* ---- putting together ---- */

static void copy_both(StrObj *out, View a, View b)
{
    if (out->width == 1) {
        memcpy(out->data, as_str(a)->data, as_str(a)->len);
        memcpy(out->data + as_str(a)->len, as_str(b)->data, as_str(b)->len);
        return;
    }
    chars_copy(out->data, out->width, str_chars(a));
    chars_copy(out->data + as_str(a)->len * out->width, out->width, str_chars(b));
}

Ref str_exact(View v)
{
    return v->shape == SHAPE_STR ? ref_keep(v) : str_from_chars_of(str_chars(v));
}

Ref str_concat(View a, View b)
{
    if (as_str(b)->len == 0) return str_exact(a);
    if (as_str(a)->len == 0) return str_exact(b);
    if (as_str(a)->len > max_len - as_str(b)->len) return err_memory();
    Ref own = str_sized(as_str(a)->len + as_str(b)->len, str_widest_class(a) | str_widest_class(b));
    if (own) copy_both(as_str(own), a, b);
    return own;
}

/* a + b in a block with a quarter to spare, for texts that look as if they went on growing. */
static Ref concat_roomy(View a, View b)
{
    size_t len = as_str(a)->len + as_str(b)->len;
    uint32_t widest = str_widest_class(a) | str_widest_class(b);
    size_t size = BLOCK_SIZE(len, chars_width(widest));
    if (len > max_len / 2) return str_concat(a, b);
    uint8_t room = room_for(size + size / 4);
    Ref own = alloc_atom(SHAPE_STR, room_size(room));
    if (!own) return NULL;
    start(as_str(own), len, chars_width(widest), widest < 128, room);
    copy_both(as_str(own), a, b);
    return own;
}

static void grow_in_place(StrObj *a, const StrObj *b)
{
    if (a->has_utf8) utf8_forget(a);
    chars_copy(a->data + a->len * a->width, a->width, (Chars){ b->data, b->len, b->width });
    start(a, a->len + b->len, a->width, a->ascii && b->ascii, a->room);
}

Ref str_append(Ref a, View b)
{
    enum { WORTH_ROOM = 48 };       /* shorter texts are copied faster than they are thought about */
    StrObj *s = as_str(a);
    const StrObj *t = as_str(b);
    Ref own;
    if (a->refs == 1 && a->shape == SHAPE_STR && !s->interned && s->len + t->len >= WORTH_ROOM) {
        if (t->len == 0) return a;
        if (s->room && t->width <= s->width && s->len + t->len < max_len &&
            BLOCK_SIZE(s->len + t->len, s->width) <= room_size(s->room)) {
            grow_in_place(s, t);
            return a;
        }
        own = concat_roomy(a, b);
    } else {
        own = str_concat(a, b);
    }
    ref_drop(a);
    return own;
}

/* ---- comparing ---- */

bool str_equal(View a, View b)
{
    const StrObj *s = as_str(a), *t = as_str(b);
    if (s == t) return true;
    if (s->len != t->len || s->width != t->width || (s->interned && t->interned)) return false;
    if (s->hash != t->hash && s->hash != -1 && t->hash != -1) return false;
    return memcmp(s->data, t->data, s->len * s->width) == 0;
}

bool str_equal_text(View v, const char *ascii)
{
    size_t len = strlen(ascii);
    return as_str(v)->ascii && as_str(v)->len == len && memcmp(as_str(v)->data, ascii, len) == 0;
}

int str_order(View a, View b) { return chars_order(str_chars(a), str_chars(b)); }

Hash str_hash(View v)
{
    StrObj *s = as_str(v);
    if (s->hash == -1) s->hash = hash_bytes(s->data, s->len * s->width);
    return s->hash;
}

ptrdiff_t str_find(View v, View part, size_t from, size_t stop)
{
    if (stop > as_str(v)->len) stop = as_str(v)->len;
    if (from > stop || as_str(part)->width > as_str(v)->width) return -1;
    ptrdiff_t at = chars_find(chars_part(str_chars(v), from, stop), str_chars(part));
    return at < 0 ? -1 : at + (ptrdiff_t)from;
}
