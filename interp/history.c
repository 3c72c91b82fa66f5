/* history.c -- the texts typed at the prompt.
 *
 *     # ouro history 1
 *     x = 1
 *     def f():\n    return x          a block is one line: \n is its newline, \\ a backslash
 *
 * Each text is added to the file when it is typed, in one piece at the end, so that two prompts that are open at once do not disturb each
 * other. A file that has grown too long is written anew when the next prompt opens, with its newest texts; whoever writes holds the
 * lock. Nothing here complains: a prompt without history is a prompt. */
#include "interp/history.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gc/mem.h"
#include "interp/line_editor.h"
#include "interp/source_file.h"

enum { MAX_ENTRIES = 1000, PATH_SIZE = 4096, MAX_TEXT = 1 << 20 };

static const char header[] = "# ouro history 1\n";
static char path[PATH_SIZE];            /* "": there is no file */
static char *last;                      /* the newest text */

static bool is_blank(const char *text) { return text[strspn(text, " \t\f\r\n")] == '\0'; }

/* ---- one text, one line ------------------------------------------------------------------------------------- */

/* As a line of the file, with the newline at its end. */
static char *escaped(const char *text)
{
    char *line = mem_alloc(2 * strlen(text) + 2), *to = line;
    if (!line) return NULL;
    for (; *text; text++) {
        if (*text == '\n' || *text == '\\') *to++ = '\\';
        *to++ = *text == '\n' ? 'n' : *text;
    }
    strcpy(to, "\n");
    return line;
}

static char *unescaped(const char *line, size_t len)
{
    char *text = mem_alloc(len + 1), *to = text;
    if (!text) return NULL;
    for (size_t i = 0; i < len; i++) {
        if (line[i] == '\\' && i + 1 < len) *to++ = line[++i] == 'n' ? '\n' : line[i];
        else *to++ = line[i];
    }
    *to = '\0';
    return text;
}

static void set_last(char *text)
{
    mem_free(last);
    last = text;
}

/* ---- the file ----------------------------------------------------------------------------------------------- */

/* The file, locked; -1: there is none that could be written. It may be replaced by a new one while we wait for the lock. */
static int open_locked(void)
{
    for (int tries = 0; path[0] && tries < 10; tries++) {
        struct stat mine, named;
        int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0) return -1;
        if (flock(fd, LOCK_EX) != 0) return fd;         /* a file system without locks */
        if (fstat(fd, &mine) == 0 && stat(path, &named) == 0 && mine.st_ino == named.st_ino) return fd;
        close(fd);
    }
    return -1;
}

static void append(const char *line)
{
    struct stat st;
    int fd = open_locked();
    if (fd < 0) return;
    size_t len = strlen(line), head = fstat(fd, &st) == 0 && st.st_size == 0 ? sizeof header - 1 : 0;
    char *whole = mem_alloc(head + len);
    if (whole) {
        memcpy(whole, header, head);
        memcpy(whole + head, line, len);
        ssize_t written = write(fd, whole, head + len);
        (void)written;                                  /* a full disk: then it is not remembered */
    }
    mem_free(whole);
    close(fd);
}

/* Where the newest MAX_ENTRIES lines begin; *lines: how many there are in all. */
static const char *newest(const char *start, const char *end, size_t *lines)
{
    size_t n = 0, skipped = 0;
    for (const char *p = start; p < end; p++) n += *p == '\n';
    *lines = n;
    while (n - skipped > MAX_ENTRIES) skipped += *start++ == '\n';
    return start;
}

/* Replace the file by one with only these lines, unless somebody has added to it meanwhile. */
static void shorten(const SourceFile *old, const char *from)
{
    char fresh[PATH_SIZE + 8];
    struct stat st;
    int lock = open_locked();
    if (lock < 0) return;
    snprintf(fresh, sizeof fresh, "%s.new", path);
    int fd = fstat(lock, &st) == 0 && (size_t)st.st_size == old->len ? open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
    if (fd >= 0) {
        size_t len = (size_t)(old->data + old->len - from);
        bool ok = write(fd, header, sizeof header - 1) == (ssize_t)sizeof header - 1 && write(fd, from, len) == (ssize_t)len;
        if (close(fd) != 0 || !ok || rename(fresh, path) != 0) unlink(fresh);
    }
    close(lock);
}

void history_open(void)
{
    const char *home = getenv("HOME");
    SourceFile file;
    size_t lines;
    if (!home || !*home || snprintf(path, sizeof path, "%s/.ouro_history", home) >= (int)sizeof path - 8) {
        path[0] = '\0';
        return;
    }
    if (source_file_read(path, &file) != 0) return;
    const char *start = file.data ? file.data : "", *end = start + file.len;
    bool ours = file.len >= sizeof header - 1 && memcmp(start, header, sizeof header - 1) == 0;
    if (ours) start += sizeof header - 1;
    const char *at = newest(start, end, &lines), *from = at;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at)), *stop = newline ? newline : end;
        char *text = memchr(at, '\0', (size_t)(stop - at)) ? NULL : unescaped(at, (size_t)(stop - at));
        if (text && !is_blank(text)) {
            line_editor_remember(text);
            set_last(text);
        } else {
            mem_free(text);
        }
        at = stop + 1;
    }
    if (lines > 2 * MAX_ENTRIES || (!ours && file.len)) shorten(&file, from);
    source_file_free(&file);
}

void history_add(const char *typed)
{
    size_t len = strlen(typed);
    while (len && strchr(" \t\f\r\n", typed[len - 1])) len--;      /* the empty line that ends a block is not part of it */
    char *text = len ? mem_alloc(len + 1) : NULL;
    if (!text) return;
    memcpy(text, typed, len);
    text[len] = '\0';
    if (last && strcmp(last, text) == 0) {
        mem_free(text);
        return;
    }
    line_editor_remember(text);
    char *line = len > MAX_TEXT ? NULL : escaped(text);
    if (line) append(line);
    mem_free(line);
    set_last(text);
}

void history_close(void)
{
    set_last(NULL);
    path[0] = '\0';
}
