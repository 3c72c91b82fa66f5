#ifndef OURO_INTERP_SOURCE_FILE_H
#define OURO_INTERP_SOURCE_FILE_H
#include <stddef.h>

/* source_file.h -- the bytes of a file of source text. */

typedef struct { char *data; size_t len; } SourceFile;

/* Read the whole file. 0, or errno (EISDIR for a directory; ENOMEM where it does not fit). */
int  source_file_read(const char *path, SourceFile *out);
int  source_file_read_fd(int fd, SourceFile *out);
void source_file_free(SourceFile *file);
#endif
