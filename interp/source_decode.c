/* source_decode.c -- source text in an encoding that the lexer does not know: by the codecs, which may be the library's. */
#include "interp/source_decode.h"

#include <string.h>

#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/err.h"
#include "objects/str.h"

static char *copy(Arena *arena, View text, size_t *len)
{
    const char *utf8 = str_utf8(text, len);
    return utf8 ? arena_copy(arena, utf8, *len) : NULL;
}

char *source_decode(Arena *arena, const char *encoding, const char *bytes, size_t *len)
{
    char *own = NULL;
    Ref name = str_from_text(encoding), info = name ? codec_lookup_text(name, "") : NULL;       /* is it one of text at all? */
    Ref raw = info ? bytes_new(bytes, *len) : NULL, text = raw ? bytes_decode(raw, encoding, "strict") : NULL;
    if (text) own = copy(arena, text, len);
    err_clear();
    ref_drop(name);
    ref_drop(info);
    ref_drop(raw);
    ref_drop(text);
    return own;
}
