/* source_file.c -- the bytes of a file of source text. */
#include "interp/source_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gc/mem.h"

enum { FIRST_BLOCK = 1 << 16 };

/* Make room for at least one more byte. A regular file's size is a good first guess, but it may grow while we read. */
static int grow(SourceFile *file, size_t *cap)
{
    if (file->len < *cap) return 0;
    size_t bigger = *cap + *cap / 2 + FIRST_BLOCK;
    char *fresh = mem_realloc(file->data, bigger);
    if (!fresh) return ENOMEM;
    file->data = fresh;
    *cap = bigger;
    return 0;
}

int source_file_read_fd(int fd, SourceFile *out)
{
    struct stat info;
    size_t cap = 0;
    int error = 0;
    *out = (SourceFile){0};
    if (fstat(fd, &info) != 0) return errno;
    if (S_ISDIR(info.st_mode)) return EISDIR;
    if (S_ISREG(info.st_mode) && info.st_size > 0) {
        cap = (size_t)info.st_size + 1;
        if (!(out->data = mem_alloc(cap))) return ENOMEM;
    }
    while (!(error = grow(out, &cap))) {
        ssize_t n = read(fd, out->data + out->len, cap - out->len);
        if (n == 0) return 0;
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) { error = errno; break; }
        out->len += (size_t)n;
    }
    source_file_free(out);
    return error;
}

int source_file_read(const char *path, SourceFile *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return errno;
    int error = source_file_read_fd(fd, out);
    close(fd);
    return error;
}

void source_file_free(SourceFile *file)
{
    mem_free(file->data);
    *file = (SourceFile){0};
}
