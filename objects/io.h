#ifndef OURO_OBJECTS_IO_H
#define OURO_OBJECTS_IO_H
#include "objects/abstract.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/file.h"
#include "objects/str.h"

/* io.h -- the layers of an open file, as the module _io shows them:
 *
 *     TextIOWrapper      text <-> bytes, lines                 io_text.c io_text_read.c io_text_seek.c
 *       BufferedReader ...  a buffer, so that the system is asked seldom    io_buffered.c io_buffered_read.c io_buffered_write.c
 *         FileIO            a descriptor                       io_file.c
 *
 * Each layer speaks to the one below in C where that is exactly one of these types, and by its methods where it is anything
 * else: a subclass, or any object that has them. All start as IoBaseObj, which the types _IOBase, _RawIOBase,
 * _BufferedIOBase and _TextIOBase are made of. */

typedef struct { Obj head; Ref dict; bool closed, finalizing; } IoBaseObj;
static inline IoBaseObj *as_io(View v) { return (IoBaseObj *)(uintptr_t)v; }

extern TypeObj io_base_type, io_raw_base_type, io_buffered_base_type, io_text_base_type;
extern TypeObj file_io_type, buffered_reader_type, buffered_writer_type, buffered_random_type, buffered_pair_type, text_io_type,
    newline_decoder_type;

enum { IO_BUFFER_SIZE = 8192, IO_FILE_BUFFER = 1 << 16, IO_STANDARD_BUFFER = 4096 };  /* DEFAULT_BUFFER_SIZE; what we
                                         take for files where nobody asked for another, and for sys.stdout */

/* The start of every such type's initialiser. */
#define IO_TYPE(type_name, Struct, base_type, text) \
    TYPE_HEAD(type_name, 0, Struct), .base = base_type, .doc = text, .flags = TYPE_BASE | TYPE_WEAKREF, \
    .shape.traverse = io_base_traverse, .shape.clear = io_base_clear, .shape.free = type_free, .shape.is_container = true, \
    .shape.dict_at = offsetof(IoBaseObj, dict)
void io_base_traverse(View self, Visit visit, void *arg);
void io_base_clear(Ref self);
Ref  io_base_new(TypeObj *type, View const *args, size_t n, View kwnames);
void io_finalize(Ref self);                             /* close() what is still open */

/* ---- helpers for all layers (io_base.c) ---- */
NEW Ref io_call(View self, const char *method);
int  io_is_closed(View self);                           /* its attribute `closed`; -1: error */
bool io_check_closed(View self);                        /* ValueError: I/O operation on closed file. */
int  io_ask(View self, const char *method);             /* truth of what the method returns */
Ref  io_unsupported(const char *what);                  /* raises UnsupportedOperation */
bool io_check_able(View self, const char *method);      /* "readable", "writable", "seekable": UnsupportedOperation where it is not */
bool io_size(View const *args, size_t n, ptrdiff_t *out);       /* an optional size: None or nothing is -1 */
bool io_index_size(View v, ptrdiff_t *out);             /* an int that stands for a size, not None */
void io_chain(Ref first);                               /* after a second attempt: the exception before becomes the context, or is raised; consumes; may be NULL */
bool io_position(View v, int64_t *out);                 /* an offset: any int in range */
bool io_set_attr(View self, const char *name, View value);
bool io_wants(View v, const char *what, bool writable, Buffer *out);    /* a buffer, or TypeError: what argument must be read-write ... */
Ref  io_refuse_pickle(View self, View const *args, size_t n);
Ref  io_get_dict(View self);
void io_warn_unclosed(View file);                       /* ResourceWarning: unclosed file */

/* ---- FileIO ---- */
typedef struct {
    IoBaseObj base;
    int fd;                     /* -1: closed */
    bool created, readable, writable, appending, close_fd;
    signed char seekable;       /* -1: not known yet */
    size_t block;
} FileIo;
static inline FileIo *as_file_io(View v) { return (FileIo *)(uintptr_t)v; }
static inline bool is_file_io(View v) { return type_of(v) == &file_io_type; }

/* One system call, repeated where a signal interrupts it: bytes read or written; -1 error; -2 would block. */
ptrdiff_t file_io_read(View file, void *to, size_t size);
ptrdiff_t file_io_write(View file, const void *data, size_t size);
NEW Ref   file_io_open(View file, const char *mode, bool close_fd, View opener);

/* ---- buffered ---- */
typedef struct {
    IoBaseObj base;
    Ref raw;                    /* NULL: not made yet, or detached */
    bool ok, detached, readable, writable;
    int64_t at;                 /* where raw is, -1: not known */
    unsigned char *data;        /* NULL: closed */
    size_t size;
    size_t next, end;           /* reading: data[next, end) is waiting */
    size_t pending;             /* writing: data[0, pending) is to be written. Never both */
} Buffered;
static inline Buffered *as_buffered(View v) { return (Buffered *)(uintptr_t)v; }
static inline bool is_plain_buffered(View v)
{
    TypeObj *type = type_of(v);
    return type == &buffered_reader_type || type == &buffered_writer_type || type == &buffered_random_type;
}
NEW Ref buffered_new(TypeObj *type, View raw, size_t size);
bool    buffered_check(View self, const char *what);    /* open, initialised; what: "read of closed file" */
bool    buffered_write_bytes(View self, const unsigned char *data, size_t len, size_t *written);
bool    buffered_flush(View self);                      /* writes what is pending, and forgets what was read ahead */
bool    buffered_flush_pending(View self);
bool    buffered_unread(View self);
NEW Ref buffered_read1(View self, ptrdiff_t size);      /* at most one system call */
NEW Ref buffered_read(View self, ptrdiff_t size);       /* None: would block */
NEW Ref buffered_line(View self, ptrdiff_t limit);
void    buffered_drop_input(Buffered *b);
int64_t buffered_raw_tell(View self);
int64_t buffered_raw_seek(View self, int64_t offset, int whence);
ptrdiff_t buffered_raw_read(View self, unsigned char *to, size_t size);         /* 0 end, -1 error, -2 would block */
ptrdiff_t buffered_raw_write(View self, const unsigned char *data, size_t len);
Ref buffered_m_read(View self, View const *args, size_t n);
Ref buffered_m_peek(View self, View const *args, size_t n);
Ref buffered_m_read1(View self, View const *args, size_t n);
Ref buffered_m_readinto(View self, View const *args, size_t n);
Ref buffered_m_readinto1(View self, View const *args, size_t n);
Ref buffered_m_readline(View self, View const *args, size_t n);
Ref buffered_next(View self);

/* ---- newlines ---- */
enum { SEEN_CR = 1, SEEN_LF = 2, SEEN_CRLF = 4 };
typedef struct { bool translate, pending_cr; uint8_t seen; } Newlines;
NEW Ref newlines_decode(Newlines *state, Ref text, bool final);         /* consumes text (NULL passes an error on) */
Ref     newlines_seen(uint8_t seen);                    /* None, '\n', ('\r', '\n') ... */

/* How lines end, from a newline argument. */
typedef struct {
    bool universal, translate;  /* reading: any newline ends a line; it is turned into '\n' */
    char end[3];                /* or this does; "" when universal */
    char write[3];              /* what '\n' is written as; "": as it is */
} LineMode;
bool      line_mode_read(View newline, LineMode *out);  /* None or a str; ValueError: illegal newline value */
/* The end of the line that starts at `from`: just behind its newline; or -1. */
ptrdiff_t line_find_end(const LineMode *mode, View text, size_t from);

/* ---- text ---- */
typedef struct {
    IoBaseObj base;
    Ref buffer;                 /* NULL: not made yet, or detached */
    bool ok, detached;
    bool line_buffering, write_through, seekable, telling, has_read1;
    bool readable, writable;
    LineMode lines;
    Newlines newlines;          /* for universal newlines */
    Ref encoding, errors;       /* str */
    int native;                 /* a CodecKind that we decode ourselves, or -1 */
    Ref decoder, encoder;       /* incremental codec objects of other encodings; NULL otherwise */
    unsigned char tail[4];      /* native: bytes of a character that is not complete yet */
    uint8_t tail_len;
    size_t chunk;               /* bytes to ask for at a time */
    unsigned char *out;         /* encoded, not yet handed to the buffer */
    size_t out_len, out_cap;
    Ref decoded;                /* text read and decoded; [used, len) of it is waiting. Or NULL */
    size_t used;
    double bytes_per_char;      /* in the last chunk */
    bool has_snapshot;          /* the decoder's flags before the last chunk, and the bytes fed to it since */
    int64_t snapshot_flags;
    Ref next_input;
} TextIo;
static inline TextIo *as_text_io(View v) { return (TextIo *)(uintptr_t)v; }

typedef struct { View encoding, errors; LineMode lines; bool line_buffering, write_through; } TextOptions;
NEW Ref text_io_new(View buffer, const TextOptions *options);
bool    io_text_check(View self);                          /* attached and open */
bool    io_text_write_out(View self);                      /* hands what is encoded to the buffer */
bool    io_text_flush(View self);
NEW Ref io_text_line(View self, ptrdiff_t limit);
NEW Ref io_text_read(View self, ptrdiff_t size);
NEW Ref io_text_decode(View self, View bytes, bool final); /* through the decoder and the newline translation */
bool    io_text_decoder_state(View self, Ref *bytes, int64_t *flags);
bool    io_text_decoder_set(View self, View bytes, int64_t flags);
void    io_text_decoder_reset(View self);
void    io_text_forget(TextIo *t);                         /* what was decoded, and the snapshot */
Ref     io_text_m_seek(View self, View const *args, size_t n);
Ref     io_text_m_tell(View self, View const *args, size_t n);
const char *io_locale_encoding(void);
const char *io_standard_errors(void);                   /* what stdin and stdout do about bytes that are not UTF-8 */

#endif
