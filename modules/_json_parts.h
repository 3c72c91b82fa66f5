#ifndef OURO_MODULES__JSON_PARTS_H
#define OURO_MODULES__JSON_PARTS_H
#include "objects/str.h"

/* _json_parts.h -- what the two halves of _json share. */
extern TypeObj json_scanner_type;       /* _json_scanner.c */
extern TypeObj json_encoder_type;       /* _json.c */
Ref json_scanstring(View self, View const *args, size_t n);     /* the function scanstring(text, end, strict=True) */
#endif
