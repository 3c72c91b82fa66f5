#ifndef OURO_OBJECTS_DICT_H
#define OURO_OBJECTS_DICT_H
#include "objects/type.h"

/* dict.h -- a compact ordered hash table, the layout CPython uses since 3.6 (Raymond Hettinger's idea): a sparse
 * table of small indices into a dense array of entries that stands in insertion order. */

typedef struct { Hash hash; Ref key, value; } DictEntry;        /* key NULL: a deleted entry */
typedef struct {
    Obj head;
    size_t used;                /* live entries */
    size_t fill;                /* entries[0..fill), deleted ones included */
    uint32_t keys_version;      /* a number unique to this set of keys at these places, or 0: none assigned; see dict_keys_version */
    uint8_t log2_size;          /* of the index table; 0: no table yet */
    bool only_str;              /* every key ever put in was an exact str: lookups of a str cannot run Python code */
    uint16_t popped;            /* deleted indices whose entry popitem has taken off the end: they use up room all the same */
    void *indices;              /* 1, 2, 4 or 8 bytes each, by size */
    DictEntry *entries;         /* in the same block as indices */
} DictObj;
static inline DictObj *as_dict(View v) { return (DictObj *)(uintptr_t)v; }
static inline bool is_dict(View v) { return v->shape == SHAPE_DICT || type_has(v, TYPE_DICT); }

extern TypeObj dict_type, dict_keys_type, dict_values_type, dict_items_type;
extern TypeObj dict_key_iter_type, dict_value_iter_type, dict_item_iter_type, dict_reverse_key_iter_type,
    dict_reverse_value_iter_type, dict_reverse_item_iter_type;
NEW Ref dict_new(void);
int     dict_find(View dict, View key, View *value);    /* 1 found (borrowed, until dict changes), 0 not, -1 error (unhashable, __eq__ raised) */
int     dict_find_hashed(View dict, View key, Hash hash, View *value);
View    dict_get_str(View dict, View name);             /* name: an exact str; borrowed or NULL; never fails, never runs Python */
View    dict_get_text(View dict, const char *name);
bool    dict_set(View dict, Ref key, Ref value);        /* consumes both */
bool    dict_set_text(View dict, const char *name, Ref value);          /* name is interned; consumes value; NULL: no memory for it */
int     dict_delete(View dict, View key);               /* 1 deleted, 0 not there (no exception), -1 error */
NEW Ref dict_pop(View dict, View key);                  /* NULL without an exception: not there */
void    dict_clear(View dict);
NEW Ref dict_copy(View dict);
bool    dict_update(View dict, View other);             /* other: a mapping or an iterable of pairs, as dict.update */
NEW Ref dict_keys_list(View dict);
/* Walks in order: *at starts at 0; false at the end. Borrowed; good until dict changes. */
bool    dict_next(View dict, size_t *at, View *key, View *value);

/* The place of a str key, for inline caches: while dict_keys_version(dict) stays the same (and is not 0), entries[index] holds the
 * same key (its value may change). -1: not there. */
ptrdiff_t dict_index_of(View dict, View name);
uint32_t  dict_keys_version(View dict);                 /* assigns a number when there is none */

/* For dict_*.c and set.c. */
ptrdiff_t dict_lookup(View dict, View key, Hash hash);  /* the place of key among the entries; -1 not there, -2 error */
bool    dict_insert(View dict, Ref key, Hash hash, Ref value);          /* dict_set with the hash at hand */
bool    dict_insert_absent(View dict, Ref key, Hash hash, Ref value);   /* the same where the key is known not to be there */
void    dict_delete_at(View dict, size_t place, Ref *key, Ref *value);  /* takes that entry out and hands it over */
bool    dict_pop_last(View dict, Ref *key, Ref *value); /* the same with the last entry; the dict is not empty */
bool    dict_move_last(View dict, size_t place);        /* that entry becomes the last one, or the first: on average at the cost of a */
bool    dict_move_first(View dict, size_t place, size_t first);         /* few steps. first: the place of the first entry now */
bool    dict_reserve(View dict, size_t extra);          /* room for so many more keys without another resize */
bool    dict_merge(View dict, View other);              /* dict.update(other) where other is a dict */
size_t  dict_size(View dict);                           /* in bytes */

/* Views and iterators; made by dict_view_new(&dict_keys_type, dict) and dict_iter_new(&dict_key_iter_type, dict). Iterators over
 * keys have SHAPE_DICT_ITER and are open to the VM. */
typedef struct { Obj head; Ref dict; } DictView;
static inline DictView *as_dict_view(View v) { return (DictView *)(uintptr_t)v; }
typedef struct {
    Obj head;
    Ref dict;               /* NULL once exhausted */
    size_t used;            /* of the dict when iteration began; SIZE_MAX once it was found changed */
    size_t at;              /* the place to look at next; backwards: one more than that */
    size_t left;            /* how many entries are still to come */
    Ref pair;               /* items: the tuple handed out last, used again when nobody else holds it; else NULL */
} DictIter;
NEW Ref dict_view_new(TypeObj *type, View dict);
NEW Ref dict_iter_new(TypeObj *type, View dict);
#endif
