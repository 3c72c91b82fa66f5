/* history.c -- the lines typed at the prompt.
 *
 * The file has one entry a line, the newest last, at most MAX_ENTRIES. It is written to a new file beside it and moved into
 * place, so that it is whole at any time. Nothing here complains: a prompt without history is a prompt. */
#include "interp/history.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gc/mem.h"
#include "interp/line_editor.h"
#include "interp/source_file.h"

enum { MAX_ENTRIES = 1000, PATH_SIZE = 4096 };

static char *entries[MAX_ENTRIES];      /* a ring: entries[first], entries[first + 1] ... */
static size_t first, count;
static char path[PATH_SIZE];            /* "": there is no file */

static char **entry(size_t i) { return &entries[(first + i) % MAX_ENTRIES]; }

static bool is_blank(const char *text) { return text[strspn(text, " \t\f\r\n")] == '\0'; }

static bool keep(const char *text, size_t len)
{
    char *copy = mem_alloc(len + 1);
    if (!copy) return false;
    memcpy(copy, text, len);
    copy[len] = '\0';
    if (count == MAX_ENTRIES) {
        mem_free(*entry(0));
        first = (first + 1) % MAX_ENTRIES;
        count--;
    }
    *entry(count++) = copy;
    return true;
}

void history_add(const char *line)
{
    if (is_blank(line) || strchr(line, '\n')) return;
    if (count && strcmp(*entry(count - 1), line) == 0) return;
    if (keep(line, strlen(line))) line_editor_remember(line);
}

void history_open(void)
{
    const char *home = getenv("HOME");
    SourceFile file;
    path[0] = '\0';
    if (!home || !*home || snprintf(path, sizeof path, "%s/.ouro_history", home) >= (int)sizeof path - 8) {
        path[0] = '\0';
        return;
    }
    if (source_file_read(path, &file) != 0) return;
    const char *at = file.data, *end = at + file.len;
    while (at && at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at)), *stop = newline ? newline : end;
        if (stop > at && !memchr(at, '\0', (size_t)(stop - at))) keep(at, (size_t)(stop - at));
        at = stop + 1;
    }
    source_file_free(&file);
    for (size_t i = 0; i < count; i++) line_editor_remember(*entry(i));
}

static void save(void)
{
    char fresh[PATH_SIZE + 8];
    snprintf(fresh, sizeof fresh, "%s.new", path);
    int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FILE *out = fd < 0 ? NULL : fdopen(fd, "w");
    if (!out) {
        if (fd >= 0) close(fd);
        return;
    }
    for (size_t i = 0; i < count; i++) fprintf(out, "%s\n", *entry(i));
    bool ok = !ferror(out);
    ok = fclose(out) == 0 && ok;
    if (!ok || rename(fresh, path) != 0) unlink(fresh);
}

void history_close(void)
{
    if (path[0] && count) save();
    for (size_t i = 0; i < count; i++) mem_free(*entry(i));
    first = count = 0;
    path[0] = '\0';
}
