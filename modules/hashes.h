#ifndef OURO_MODULES_HASHES_H
#define OURO_MODULES_HASHES_H
#include "objects/bytes.h"
#include "objects/module.h"

/* hashes.h -- what the objects of _md5, _sha1, _sha256, _sha512, _sha3 and _blake2 have in common. */

/* One algorithm: how many bytes its state takes, its results have, and it works on at a time; what starts it, feeds it and
 * ends it. `digest` may spoil the state: it gets a copy. */
typedef struct {
    const char *name;
    size_t state_size, digest_size, block_size;
    void (*init)(void *state);
    void (*update)(void *state, size_t len, const uint8_t *data);
    void (*digest)(void *state, size_t len, uint8_t *out);
} HashKind;

typedef struct { Obj head; const HashKind *kind; size_t digest_size; _Alignas(8) unsigned char state[]; } HashObj;
static inline HashObj *as_hash(View v) { return (HashObj *)(uintptr_t)v; }

/* A new object fed with `data` (NULL or an object with a buffer). */
NEW Ref hash_new(TypeObj *type, const HashKind *kind, View data);
bool    hash_feed(View self, View data);
/* The result so far, `len` bytes of it, as bytes or as text of hexadecimal digits. */
NEW Ref hash_result(View self, size_t len, bool hex);

Ref  hash_slot_refuse_new(TypeObj *type, View const *args, size_t n, View kwnames);
void hash_free(Ref self);
Ref  hash_update(View self, View const *args, size_t n);
Ref  hash_digest(View self, View const *args, size_t n);
Ref  hash_hexdigest(View self, View const *args, size_t n);
Ref  hash_copy(View self, View const *args, size_t n);
Ref  hash_get_name(View self);
Ref  hash_get_digest_size(View self);
Ref  hash_get_block_size(View self);

#define HASH_METHODS \
    NATIVE("update", hash_update, 1, 1, "Go on with these bytes."), \
    NATIVE("copy", hash_copy, 0, 0, "Another object in the same state.")
#define HASH_DIGESTS \
    NATIVE("digest", hash_digest, 0, 0, "The hash of all bytes so far, as bytes."), \
    NATIVE("hexdigest", hash_hexdigest, 0, 0, "The hash of all bytes so far, as hexadecimal text.")
#define HASH_GETSET \
    {"name", hash_get_name, NULL, NULL}, {"digest_size", hash_get_digest_size, NULL, NULL}, \
    {"block_size", hash_get_block_size, NULL, NULL}

/* A type whose objects only functions make. */
extern const NativeDef hash_methods[];
extern const GetSetDef hash_getset[];
#define HASH_TYPE(type_name) { \
    TYPE_HEAD(type_name, 0, HashObj), .shape.free = hash_free, \
    .new = hash_slot_refuse_new, .methods = hash_methods, .getset = hash_getset }

/* The kind, type and constructor f_<name> of one of nettle's hashes; its functions, with a state of no particular type. */
#define NETTLE_HASH(module, name, NAME) \
    static void name##_start(void *state) { name##_init(state); } \
    static void name##_feed(void *state, size_t len, const uint8_t *data) { name##_update(state, len, data); } \
    static void name##_end(void *state, size_t len, uint8_t *out) { name##_digest(state, len, out); } \
    static const HashKind name##_kind = { \
        #name, sizeof(struct name##_ctx), NAME##_DIGEST_SIZE, NAME##_BLOCK_SIZE, name##_start, name##_feed, name##_end }; \
    static TypeObj name##_type = HASH_TYPE(module "." #name); \
    static Ref f_##name(View self, View const *args, size_t n) \
    { \
        (void)self, (void)n; \
        return hash_new(&name##_type, &name##_kind, args[0]); \
    }

#endif
