#ifndef OURO_OBJECTS_CODEC_H
#define OURO_OBJECTS_CODEC_H
#include "objects/str.h"

/* codec.h -- text to bytes and back: utf-8, utf-16, utf-32, ascii, latin-1, with python's error handlers. */

/* encoding and errors: names as in str.encode; NULL means "utf-8" and "strict". */
NEW Ref codec_decode(const unsigned char *bytes, size_t len, const char *encoding, const char *errors);    /* a str */
NEW Ref codec_encode(View text, const char *encoding, const char *errors);                                /* a bytes */

/* --- UTF-8 (utf8.c) --- */

/* How many characters the bytes hold, and all of them or-ed together. False: not valid UTF-8. surrogates: accept
 * those (WTF-8). */
bool   utf8_measure(const unsigned char *bytes, size_t len, bool surrogates, size_t *count, uint32_t *widest);
void   utf8_read(const unsigned char *bytes, size_t len, unsigned char *out, uint8_t width);   /* valid bytes (or WTF-8) only */
size_t utf8_size(Chars text);                           /* in bytes; surrogates count as three */
void   utf8_write(Chars text, unsigned char *out);
int    utf8_put(uint32_t c, unsigned char *out);        /* 1..4 bytes */
/* One character: how many bytes it takes, or -n where the first n bytes are wrong, with python's reason. len > 0. */
int    utf8_step(const unsigned char *bytes, size_t len, bool surrogates, uint32_t *c, const char **reason);

/* --- shared by codec.c, codec_decode.c and codec_encode.c --- */

typedef enum { CODEC_UTF8, CODEC_UTF8_SIG, CODEC_ASCII, CODEC_LATIN1, CODEC_UTF16, CODEC_UTF32, CODEC_ESCAPE } CodecKind;
typedef enum { ORDER_NATIVE_MARK, ORDER_LITTLE, ORDER_BIG } ByteOrder;     /* the first: a byte order mark tells */
typedef struct { CodecKind kind; ByteOrder order; const char *name; } Codec;
typedef enum {
    ON_ERROR_STRICT, ON_ERROR_IGNORE, ON_ERROR_REPLACE, ON_ERROR_BACKSLASH, ON_ERROR_XML, ON_ERROR_ESCAPE, ON_ERROR_PASS,
    ON_ERROR_UNKNOWN
} OnError;

OnError codec_on_error(const char *errors);             /* ON_ERROR_UNKNOWN: complain only when there is an error */
bool    codec_unknown_handler(const char *errors);      /* raises; false */
NEW Ref codec_decode_with(Codec codec, const unsigned char *bytes, size_t len, const char *errors);
NEW Ref codec_encode_with(Codec codec, View text, const char *errors);

#endif
