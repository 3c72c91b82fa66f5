/* slots.c -- the table of special methods, expanded from slots.def. */
#include "objects/slots.h"
#include "objects/str.h"

const size_t slot_offsets[FIELD_COUNT] = {
#define SLOT_FIELD(field) [FIELD_##field] = offsetof(TypeObj, field),
#include "objects/slots.def"
};

View slot_names[SLOT_COUNT];

bool slots_init(void)
{
    for (size_t i = 0; i < SLOT_COUNT; i++)
        if (!(slot_names[i] = str_known(slot_defs[i].name))) return false;
    return true;
}

#define EACH_BINARY(prefix) { \
    [BIN_ADD] = SLOT_##prefix##add, [BIN_SUB] = SLOT_##prefix##sub, [BIN_MUL] = SLOT_##prefix##mul, \
    [BIN_MATMUL] = SLOT_##prefix##matmul, [BIN_DIV] = SLOT_##prefix##truediv, [BIN_MOD] = SLOT_##prefix##mod, \
    [BIN_POW] = SLOT_##prefix##pow, [BIN_LSHIFT] = SLOT_##prefix##lshift, [BIN_RSHIFT] = SLOT_##prefix##rshift, \
    [BIN_OR] = SLOT_##prefix##or, [BIN_XOR] = SLOT_##prefix##xor, [BIN_AND] = SLOT_##prefix##and, \
    [BIN_FLOORDIV] = SLOT_##prefix##floordiv }
const uint8_t slot_of_binary[BIN_COUNT] = EACH_BINARY();
const uint8_t slot_of_reflected[BIN_COUNT] = EACH_BINARY(r);
const uint8_t slot_of_in_place[BIN_COUNT] = EACH_BINARY(i);
const uint8_t slot_of_unary[UN_COUNT] = {
    [UN_INVERT] = SLOT_invert, [UN_POS] = SLOT_pos, [UN_NEG] = SLOT_neg, [UN_ABS] = SLOT_abs,
};
const uint8_t slot_of_compare[6] = {
    [CMP_LT] = SLOT_lt, [CMP_LE] = SLOT_le, [CMP_EQ] = SLOT_eq, [CMP_NE] = SLOT_ne, [CMP_GT] = SLOT_gt, [CMP_GE] = SLOT_ge,
};

/* ---- the operators of built-in types -------------------------------------------------------------------- */

/* One C function serves all operators of a type, so which ones it has must be said. */
static const struct { const char *type, *operators; } builtin_operators[] = {
    {"int", "add radd sub rsub mul rmul mod rmod pow rpow truediv rtruediv floordiv rfloordiv lshift rlshift "
            "rshift rrshift and rand or ror xor rxor neg pos abs invert"},
    {"bool", "and rand or ror xor rxor"},
    {"float", "add radd sub rsub mul rmul mod rmod pow rpow truediv rtruediv floordiv rfloordiv neg pos abs"},
    {"complex", "add radd sub rsub mul rmul pow rpow truediv rtruediv neg pos abs"},
    {"str", "add mod rmod mul rmul"},
    {"bytes", "add mod rmod mul rmul"},
    {"bytearray", "add mod rmod mul rmul iadd imul"},
    {"list", "add mul rmul iadd imul"},
    {"tuple", "add mul rmul"},
    {"dict", "or ror ior"},
    {"mappingproxy", "or ror ior"},
    {"set", "and rand or ror xor rxor sub rsub iand ior ixor isub"},
    {"frozenset", "and rand or ror xor rxor sub rsub"},
    {"dict_keys", "and rand or ror xor rxor sub rsub"},
    {"dict_items", "and rand or ror xor rxor sub rsub"},
    {"type", "or ror"},
    {"types.UnionType", "or ror"},
    {"types.GenericAlias", "or ror"},
};

/* Is the word, without its underscores, one of `words`? */
static bool has_word(const char *words, const char *dunder)
{
    size_t len = strlen(dunder) - 4;
    const char *at = words;
    while (*at) {
        const char *end = strchr(at, ' ');
        size_t n = end ? (size_t)(end - at) : strlen(at);
        if (n == len && memcmp(at, dunder + 2, len) == 0) return true;
        if (!end) break;
        at = end + 1;
    }
    return false;
}

static bool has_operator(const TypeObj *type, const char *dunder)
{
    if (type->operators) return has_word(type->operators, dunder);
    for (size_t i = 0; i < sizeof builtin_operators / sizeof *builtin_operators; i++)
        if (strcmp(builtin_operators[i].type, type->name) == 0) return has_word(builtin_operators[i].operators, dunder);
    return false;
}

bool slot_is_own(TypeObj *type, const SlotDef *def)
{
    if (type == &object_type && (def->field == FIELD_get_attr || def->field == FIELD_set_attr)) return true;
    if (!*slot_at(type, def->field)) return false;
    if (def->field == FIELD_binary || def->field == FIELD_binary_in_place || def->field == FIELD_unary)
        return has_operator(type, def->name);
    /* What has a length says nothing of its truth in CPython; a truth slot beside it is only a shortcut. */
    return def->field != FIELD_truth || !type->length;
}
