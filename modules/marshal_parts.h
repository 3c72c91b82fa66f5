#ifndef OURO_MODULES_MARSHAL_PARTS_H
#define OURO_MODULES_MARSHAL_PARTS_H
#include <stddef.h>
#include "gc/obj.h"

/* marshal_parts.h -- the value that begins at data; *used: the bytes it takes. */
NEW Ref marshal_read(const unsigned char *data, size_t len, size_t *used);
#endif
