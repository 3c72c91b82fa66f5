#ifndef OURO_OBJECTS_FILE_H
#define OURO_OBJECTS_FILE_H
#include "objects/type.h"

/* file.h -- open files, for those who use them; how they are made is in io.h. */

extern TypeObj text_io_type;
static inline bool is_text_file(View v) { return type_of(v) == &text_io_type; }     /* exactly, so that no method is overridden */
extern TypeObj unsupported_operation;           /* io.UnsupportedOperation */

/* open(file, mode, buffering, encoding, errors, newline, closefd, opener); NULL stands for an argument not given. */
NEW Ref file_open(View const *args);

/* How text and bytes go together in the standard streams, and whether writing waits. NULL: as the environment has it. */
typedef struct { const char *encoding, *errors; bool unbuffered; } StreamStyle;

/* A text file on a descriptor that stays open: sys.stdin, sys.stdout, sys.stderr. */
NEW Ref file_standard(int fd, const char *name, const char *mode, const StreamStyle *style);

/* Of text files: */
bool    file_write(View file, View text);               /* text: a str. False: an exception is pending (closed, not writable ...) */
bool    file_flush(View file);                          /* ValueError when closed */
NEW Ref file_read_line(View file);                      /* with its newline; empty at the end */
int     file_descriptor(View file);                     /* -1: closed, or the layers below are not ours */
void    file_discard(View file);                        /* what has not been written yet: it would only fail again */

/* Called when a signal interrupts a system call; false: its handler raised. NULL: go on. Set by whoever handles signals. */
extern bool (*file_interrupted)(void);

bool file_init(void);
void file_shutdown(void);
#endif
