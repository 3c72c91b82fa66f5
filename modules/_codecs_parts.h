#ifndef OURO_MODULES_CODECS_PARTS_H
#define OURO_MODULES_CODECS_PARTS_H
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/module.h"
#include "objects/str.h"

/* _codecs_parts.h -- what the files that make up the module _codecs share. */

/* The optional argument args[i], the name of an error handler: NULL for None and where it is not given. */
const char *codecs_errors(View const *args, size_t n, size_t i, const char *function, bool *ok);
NEW Ref codecs_pair(Ref result, size_t used);           /* (result, used); consumes result, NULL passes an error on */
bool    codecs_data(View v, bool text_too, Buffer *out);        /* bytes to be decoded; text_too: a str stands for its UTF-8 */

extern const NativeDef codecs_charmap_natives[], codecs_utf7_natives[];
bool codecs_charmap_init(void);
bool codecs_add_handlers(View errors);                  /* python's own error handlers, into a dict */
#endif
