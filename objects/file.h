#ifndef OURO_OBJECTS_FILE_H
#define OURO_OBJECTS_FILE_H
#include "objects/type.h"

/* file.h -- what open() returns: text and binary files, with a buffer for reading and one for writing. */

typedef enum { NEWLINE_UNIVERSAL, NEWLINE_KEEP, NEWLINE_LF, NEWLINE_CR, NEWLINE_CRLF } NewlineMode;   /* newline=None, '', ... */

typedef struct { char *data; size_t at, len, cap; } FileBuffer;        /* data[at..len) is what is in it */

typedef struct {
    Obj head;
    int fd;                     /* -1: closed */
    bool readable, writable, own_fd;    /* own_fd: close() closes it */
    bool line_buffered, unbuffered;     /* write when a newline comes; at once */
    bool skip_lf;               /* universal newlines: the last line ended in CR, a LF that follows belongs to it */
    bool wide;                  /* the encoding is not one that keeps ASCII as it is (UTF-16, a mark at the start ...) */
    bool recoded;               /* `in` holds the whole rest of the file, as UTF-8 */
    NewlineMode newline;        /* text files */
    FileBuffer in, out;
    Ref name;                   /* a str, bytes or int */
    Ref mode;                   /* "r", "wb" ... */
    Ref encoding, errors;       /* str; NULL in binary files */
    Ref buffer;                 /* of a text file: the binary file behind it, or NULL until asked for */
    Ref text;                   /* of such a binary file: the text file, whose descriptor and buffers both use */
    Ref dict;
} FileObj;
static inline FileObj *as_file(View v) { return (FileObj *)(uintptr_t)v; }

extern TypeObj text_file_type, binary_reader_type, binary_writer_type, binary_random_type, raw_file_type;
static inline bool is_text_file(View v) { return type_of(v) == &text_file_type; }
extern TypeObj unsupported_operation;           /* io.UnsupportedOperation */

/* open(file, mode, buffering, encoding, errors, newline, closefd, opener); NULL stands for an argument not given. */
NEW Ref file_open(View const *args);

/* A text file on a descriptor that stays open: sys.stdin, sys.stdout, sys.stderr. */
NEW Ref file_standard(int fd, const char *name, const char *mode, const char *errors);
const char *file_standard_errors(void);                 /* what stdin and stdout do about bytes that are not UTF-8 */

bool    file_write(View file, View text);               /* text: a str. False: an exception is pending (closed, not writable ...) */
bool    file_flush(View file);                          /* ValueError when closed */
NEW Ref file_read_line(View file);                      /* with its newline; empty at the end */

/* Called when a signal interrupts a system call; false: its handler raised. NULL: go on. Set by whoever handles signals. */
extern bool (*file_interrupted)(void);

bool file_init(void);
void file_shutdown(void);

/* ---- shared by the files that make up this one (file_*.c) ---- */

FileObj *file_base(View file);                          /* where descriptor and buffers are: the text file behind .buffer, or itself */
bool     file_is_text(View file);
bool     file_check_open(View file);                    /* ValueError: I/O operation on closed file. */
bool     file_check_readable(View file);
bool     file_check_writable(View file);

int      file_fill(FileObj *f);                         /* read some more into `in`: 1 there is more, 0 the end, -1 error */
bool     file_fill_all(FileObj *f);                     /* read to the end of the file */
bool     file_put(FileObj *f, const void *data, size_t len);    /* into `out`, or to the descriptor */
bool     file_drain(FileObj *f);                        /* write `out` */
bool     file_encoding_is_wide(View encoding);
void     file_forget_input(FileObj *f);                 /* step back over what was read ahead */

NEW Ref  file_text_line(View file, ptrdiff_t limit);    /* limit in characters; < 0: none */
NEW Ref  file_text_read(View file, ptrdiff_t limit);
NEW Ref  file_binary_line(View file, ptrdiff_t limit);
NEW Ref  file_binary_read(View file, ptrdiff_t limit);
bool     file_write_text(View file, View text);
#endif
