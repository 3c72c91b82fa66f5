#include "objects/str_parts.h"
#include "objects/err.h"

#include <string.h>

/* str_intern.c -- one object for each text that names something.
 *
 * The table is a set of the interned strings. It does not keep them alive: a string that dies takes itself out. Those that C
 * code knows by name (str_known) are made immortal, and freed at shutdown. */

static struct { StrObj **slots; size_t used, fill, size; } table;      /* size: a power of two. fill counts tombstones too */
static StrObj tombstone;

/* The slot of an equal string, or the free slot where it would go. */
static StrObj **find_slot(View text)
{
    size_t mask = table.size - 1, i = (size_t)str_hash(text) & mask;
    StrObj **free_slot = NULL;
    for (; table.slots[i]; i = (i + 1) & mask) {
        if (table.slots[i] == &tombstone) {
            if (!free_slot) free_slot = &table.slots[i];
        } else if (&table.slots[i]->head == text || str_equal(&table.slots[i]->head, text)) {
            return &table.slots[i];
        }
    }
    return free_slot ? free_slot : &table.slots[i];
}

/* Room for one more; where tombstones fill the table, the same size will do. */
static bool make_room(void)
{
    if (table.fill * 3 < table.size * 2) return true;
    size_t old_size = table.size, size = !old_size ? 1024 : table.used * 3 > old_size ? old_size * 2 : old_size;
    StrObj **old = table.slots, **fresh = mem_calloc(size, sizeof *fresh);
    if (!fresh) return false;
    if (!old_size) shapes[SHAPE_STR] = &str_type.shape;     /* the first types name their methods before str is ready */
    table.slots = fresh;
    table.size = size;
    table.fill = table.used;
    for (size_t k = 0; k < old_size; k++) {
        if (!old[k] || old[k] == &tombstone) continue;
        size_t i = (size_t)old[k]->hash & (size - 1);
        while (fresh[i]) i = (i + 1) & (size - 1);
        fresh[i] = old[k];
    }
    mem_free(old);
    return true;
}

void str_intern(Ref *own)
{
    Ref text = *own;
    StrObj *s = as_str(text);
    if (!text || text->shape != SHAPE_STR || s->interned) return;
    if (s->len == 0 || (s->len == 1 && s->width == 1)) {                /* these exist once, without the table */
        ref_set(own, s->len ? str_from_char(s->data[0]) : str_empty);
        return;
    }
    if (!make_room()) return;
    StrObj **slot = find_slot(text);
    if (*slot && *slot != &tombstone) {
        ref_set(own, ref_keep(&(*slot)->head));
        return;
    }
    table.fill += *slot == NULL;
    table.used++;
    *slot = s;
    s->interned = true;
}

void str_unintern(View text)
{
    if (!table.slots) return;
    StrObj **slot = find_slot(text);
    if (*slot != as_str(text)) return;
    *slot = &tombstone;
    if (--table.used > 0) return;
    mem_free(table.slots);
    table.slots = NULL;
    table.fill = table.size = 0;
}

Ref str_interned(const char *text)
{
    Ref own = str_from_text(text);
    if (own) str_intern(&own);
    return own;
}

/* What str_known was asked last. C code asks for the same constants again and again, so a text's address finds it; its bytes are
 * compared all the same, for it may have been a buffer. */
static struct { const char *text; View known; } asked[512];

static View know(const char *text)
{
    Ref own = str_interned(text);
    if (!own) return NULL;
    if (!as_str(own)->interned && as_str(own)->len > 1) {       /* no room in the table, where shutdown would find it */
        ref_drop(own);
        return err_memory();
    }
    own->refs = REFS_IMMORTAL;
    return own;
}

View str_known(const char *text)
{
    size_t at = ((uintptr_t)text * 0x9E3779B97F4A7C15u >> 40) % (sizeof asked / sizeof *asked);
    if (LIKELY(asked[at].text == text && strcmp((const char *)as_str(asked[at].known)->data, text) == 0)) return asked[at].known;
    View known = know(text);
    if (known && as_str(known)->ascii) {
        asked[at].text = text;
        asked[at].known = known;
    }
    return known;
}

void str_intern_shutdown(void)
{
    memset(asked, 0, sizeof asked);
    for (size_t i = 0; i < table.size; i++) {       /* the table goes with its last string, and size with it */
        StrObj *s = table.slots[i];
        if (s && s != &tombstone && is_immortal(&s->head)) str_free(&s->head);
    }
}
