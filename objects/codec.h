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

/* --- shared by the codec_*.c, and by the module _codecs --- */

typedef enum {
    CODEC_UTF8, CODEC_UTF8_SIG, CODEC_ASCII, CODEC_LATIN1, CODEC_UTF16, CODEC_UTF32, CODEC_ESCAPE, CODEC_RAW_ESCAPE
} CodecKind;
typedef enum { ORDER_NATIVE_MARK, ORDER_LITTLE, ORDER_BIG } ByteOrder;     /* the first: a byte order mark tells */
typedef struct { CodecKind kind; ByteOrder order; const char *name; } Codec;
typedef enum {
    ON_ERROR_STRICT, ON_ERROR_IGNORE, ON_ERROR_REPLACE, ON_ERROR_BACKSLASH, ON_ERROR_XML, ON_ERROR_ESCAPE, ON_ERROR_PASS,
    ON_ERROR_UNKNOWN
} OnError;

OnError codec_on_error(const char *errors);             /* ON_ERROR_UNKNOWN: complain only when there is an error */
NEW Ref codec_encode_with(Codec codec, View text, const char *errors);
NEW Ref codec_decode_with(Codec codec, const unsigned char *bytes, size_t len, const char *errors);
/* The same for a piece of a stream: bytes at the end that begin a character are left (unless final); *used is what was decoded.
 * order becomes what a mark has said. */
NEW Ref codec_decode_piece(Codec *codec, const unsigned char *bytes, size_t len, const char *errors, bool final, size_t *used);
NEW Ref codec_decode_part(CodecKind kind, const unsigned char *bytes, size_t len, const char *errors, bool final, size_t *used);
bool    codec_native_kind(const char *encoding, CodecKind *kind);       /* UTF-8, ASCII or Latin-1, by any of its names? */

/* --- codecs and error handlers made known by the program (codec_registry.c) --- */

bool    codec_register(View search);
bool    codec_unregister(View search);
NEW Ref codec_lookup(View encoding);                    /* its four functions; LookupError: unknown encoding */
NEW Ref codec_lookup_text(View encoding, const char *instead);  /* LookupError too where it is not an encoding of text; `instead` handles those */
NEW Ref codec_run(View encoding, View object, View errors, bool decoding, bool text);   /* codecs.encode, codecs.decode; errors may be NULL */
bool    codec_register_error(View name, View handler);
NEW Ref codec_lookup_error(const char *name);           /* LookupError: unknown error handler name */
extern bool (*codec_add_handlers)(View errors);         /* puts python's own handlers into the dict; set by modules/_codecs.c */
void    codec_forget(void);                             /* at the end of the program */

/* UnicodeDecodeError(encoding, bytes, start, end, reason) and its kin. */
NEW Ref codec_decode_error(const char *encoding, const unsigned char *bytes, size_t len, size_t start, size_t end, const char *reason);
NEW Ref codec_encode_error(const char *encoding, View text, size_t start, size_t end, const char *reason);
/* Ask a handler for what stands in the place of the error: *out a str (or, encoding, also bytes), *at where to go on in an
 * object of `len`. Consumes error. */
bool    codec_ask_handler(View handler, Ref error, bool decoding, size_t len, Ref *out, size_t *at);

#endif
