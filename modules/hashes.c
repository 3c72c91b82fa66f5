/* hashes.c -- what the objects of _md5, _sha1, _sha256, _sha512, _sha3 and _blake2 have in common. */
#include "modules/hashes.h"

#include <string.h>

#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/str.h"

bool hash_feed(View self, View data)
{
    Buffer b;
    if (is_str(data)) return err_false(&exc_TypeError, "Strings must be encoded before hashing");
    if (!buffer_is(data)) return err_false(&exc_TypeError, "object supporting the buffer API required");
    if (!buffer_get(data, false, &b)) return false;
    as_hash(self)->kind->update(as_hash(self)->state, b.len, b.data);
    buffer_release(&b);
    return true;
}

static HashObj *make(TypeObj *type, const HashKind *kind)
{
    HashObj *own = (HashObj *)alloc_atom(type->shape_id, sizeof *own + kind->state_size);
    if (!own) return NULL;
    own->kind = kind;
    own->digest_size = kind->digest_size;
    return own;
}

Ref hash_new(TypeObj *type, const HashKind *kind, View data)
{
    HashObj *own = make(type, kind);
    if (!own) return NULL;
    kind->init(own->state);
    if (!data || hash_feed(&own->head, data)) return &own->head;
    ref_drop(&own->head);
    return NULL;
}

Ref hash_slot_refuse_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return err_raise(&exc_TypeError, "cannot create '%N' instances", type);
}

void hash_free(Ref self) { atom_free(self, sizeof(HashObj) + as_hash(self)->kind->state_size); }

Ref hash_update(View self, View const *args, size_t n)
{
    (void)n;
    return hash_feed(self, args[0]) ? None : NULL;
}

Ref hash_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    HashObj *own = make(type_of(self), as_hash(self)->kind);
    if (!own) return NULL;
    own->digest_size = as_hash(self)->digest_size;
    memcpy(own->state, as_hash(self)->state, own->kind->state_size);
    return &own->head;
}

static Ref as_hex(const unsigned char *bytes, size_t len)
{
    Ref text = len ? str_sized(2 * len, 'f') : ref_keep(str_empty);
    for (size_t i = 0; text && i < len; i++) {
        as_str(text)->data[2 * i] = (unsigned char)"0123456789abcdef"[bytes[i] >> 4];
        as_str(text)->data[2 * i + 1] = (unsigned char)"0123456789abcdef"[bytes[i] & 15];
    }
    return text;
}

Ref hash_result(View self, size_t len, bool hex)
{
    Ref spoiled = hash_copy(self, NULL, 0), bytes = spoiled ? bytes_new(NULL, len) : NULL, result = NULL;
    if (bytes) {
        as_hash(spoiled)->kind->digest(as_hash(spoiled)->state, len, as_bytes(bytes)->data);
        result = hex ? as_hex(as_bytes(bytes)->data, len) : ref_keep(bytes);
    }
    ref_drop(spoiled);
    ref_drop(bytes);
    return result;
}

Ref hash_digest(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return hash_result(self, as_hash(self)->digest_size, false);
}

Ref hash_hexdigest(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return hash_result(self, as_hash(self)->digest_size, true);
}

Ref hash_get_name(View self) { return str_from_text(as_hash(self)->kind->name); }
Ref hash_get_digest_size(View self) { return int_new((int64_t)as_hash(self)->digest_size); }
Ref hash_get_block_size(View self) { return int_new((int64_t)as_hash(self)->kind->block_size); }

const NativeDef hash_methods[] = { HASH_METHODS, HASH_DIGESTS, {0} };
const GetSetDef hash_getset[] = { HASH_GETSET, {0} };
