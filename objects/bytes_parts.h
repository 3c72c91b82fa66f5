#ifndef OURO_OBJECTS_BYTES_PARTS_H
#define OURO_OBJECTS_BYTES_PARTS_H
#include "objects/bytes.h"

/* bytes_parts.h -- what bytes and bytearray have in common. `self` is either of them; what makes a new object makes
 * one of self's kind. */

Chars   bytes_chars(View self);                         /* good until self changes */
NEW Ref bytes_like(View self, const void *data, size_t len);
NEW Ref bytes_built_like(View self, BytesBuilder *b);   /* ends the builder */
/* An int in range(256); else TypeError, or ValueError: <what> must be in range(0, 256). */
bool    byte_from(View v, const char *what, unsigned char *out);

/* What bytes(source, encoding, errors) holds, as an exact bytes; each may be NULL. type is named in messages. */
NEW Ref bytes_from_arguments(TypeObj *type, View source, View encoding, View errors);
NEW Ref bytes_from_iterable(View source, bool for_array);       /* of ints */

bool    bytes_slot_length(View self, size_t *out);
int     bytes_slot_truth(View self);
Ref     bytes_slot_compare(View a, View b, CompareOp op);     /* bytes with bytes, bytearray with either */
int     bytes_slot_contains(View self, View item);
Ref     bytes_slot_get_item(View self, View key);       /* indexing for both */
Ref     bytes_slot_binary(View a, View b, BinaryOp op);
Ref     bytes_slot_iter(View self);

NEW Ref bytes_percent(View format, View args);          /* format % args: a bytes or bytearray like format */

/* The methods both have (bytes_methods.c); bytearray's table follows with its own. */
#define BYTES_METHODS(X) \
    X("capitalize", bytes_capitalize, 0, 0) X("center", bytes_center, 1, 2) X("count", bytes_count, 0, -1) \
    X("endswith", bytes_endswith, 0, -1) X("find", bytes_find, 0, -1) X("index", bytes_index, 0, -1) \
    X("isalnum", bytes_isalnum, 0, 0) X("isalpha", bytes_isalpha, 0, 0) X("isascii", bytes_isascii, 0, 0) \
    X("isdigit", bytes_isdigit, 0, 0) X("islower", bytes_islower, 0, 0) X("isspace", bytes_isspace, 0, 0) \
    X("istitle", bytes_istitle, 0, 0) X("isupper", bytes_isupper, 0, 0) X("join", bytes_join, 1, 1) \
    X("ljust", bytes_ljust, 1, 2) X("lower", bytes_lower, 0, 0) X("lstrip", bytes_lstrip, 0, 1) \
    X("partition", bytes_partition, 1, 1) X("removeprefix", bytes_removeprefix, 1, 1) \
    X("removesuffix", bytes_removesuffix, 1, 1) X("replace", bytes_replace, 2, 3) X("rfind", bytes_rfind, 0, -1) \
    X("rindex", bytes_rindex, 0, -1) X("rjust", bytes_rjust, 1, 2) X("rpartition", bytes_rpartition, 1, 1) \
    X("rstrip", bytes_rstrip, 0, 1) X("startswith", bytes_startswith, 0, -1) X("strip", bytes_strip, 0, 1) \
    X("swapcase", bytes_swapcase, 0, 0) X("title", bytes_title, 0, 0) X("upper", bytes_upper, 0, 0) \
    X("zfill", bytes_zfill, 1, 1)
#define BYTES_METHODS_BY_NAME(X) \
    X("decode", bytes_decode_method, "encoding=, errors=") X("expandtabs", bytes_expandtabs, "tabsize=") \
    X("hex", bytes_hex, "sep=, bytes_per_sep=") X("rsplit", bytes_rsplit, "sep=, maxsplit=") \
    X("split", bytes_split, "sep=, maxsplit=") X("splitlines", bytes_splitlines, "keepends=") \
    X("translate", bytes_translate, "table, /, delete=")

#define DECLARE(name, fn, ...) Ref fn(View self, View const *args, size_t n);
BYTES_METHODS(DECLARE)
BYTES_METHODS_BY_NAME(DECLARE)
#undef DECLARE
Ref bytes_fromhex(View self, View const *args, size_t n);
Ref bytes_maketrans(View self, View const *args, size_t n);

#endif
