/* source_lines.c -- the lines of source files, for tracebacks. */
#include "interp/source_lines.h"

#include <stdio.h>
#include <string.h>

#include "gc/mem.h"
#include "grammar/decode.h"
#include "interp/source_file.h"
#include "objects/err.h"
#include "objects/str.h"

enum { REMEMBERED = 4 };

typedef struct {
    char *name;                 /* NULL: free */
    Arena arena;
    Source source;              /* text NULL: it could not be read */
} File;
static File files[REMEMBERED];
static int next_place;

static void forget(File *f)
{
    mem_free(f->name);
    arena_free(&f->arena);
    *f = (File){0};
}

void source_forget(void)
{
    for (int i = 0; i < REMEMBERED; i++) forget(&files[i]);
}

static bool stopped;

void source_stop(void) { stopped = true; }

static void load(File *f)
{
    SourceFile raw;
    SyntaxErr error;
    if (source_file_read(f->name, &raw) != 0) return;
    Source source;
    if (decode_source(&f->arena, raw.data, raw.len, true, false, f->name, &source, &error) == DECODE_OK) f->source = source;
    source_file_free(&raw);
}

static File *find(const char *name)
{
    for (int i = 0; i < REMEMBERED; i++)
        if (files[i].name && strcmp(files[i].name, name) == 0) return &files[i];
    File *f = &files[next_place++ % REMEMBERED];
    forget(f);
    if (!(f->name = mem_alloc(strlen(name) + 1))) return NULL;
    strcpy(f->name, name);
    load(f);
    return f;
}

/* ---- what was typed ----------------------------------------------------------------------------------------- */

typedef struct { Ref filename; char *text; size_t len; } Typed;
static Typed *typed;
static size_t ntyped, typed_cap;

/* Forget texts whose code is gone. */
static void sweep_typed(void)
{
    size_t kept = 0;
    for (size_t i = 0; i < ntyped; i++) {
        if (typed[i].filename->refs > 1) {
            typed[kept++] = typed[i];
        } else {
            ref_drop(typed[i].filename);
            mem_free(typed[i].text);
        }
    }
    ntyped = kept;
}

bool source_typed(View filename, const char *text, size_t len)
{
    bool full = ntyped == typed_cap;
    if (full) sweep_typed();
    if (full && 2 * ntyped >= typed_cap) {
        size_t cap = 2 * ntyped + 16;
        Typed *bigger = alloc_resize(typed, cap * sizeof *bigger);
        if (!bigger) return false;
        typed = bigger;
        typed_cap = cap;
    }
    char *copy = alloc_bytes(len + 1);
    if (!copy) return false;
    memcpy(copy, text, len);
    copy[len] = '\0';
    typed[ntyped++] = (Typed){ ref_keep(filename), copy, len };
    return true;
}

void source_forget_typed(void)
{
    for (size_t i = 0; i < ntyped; i++) {
        ref_drop(typed[i].filename);
        mem_free(typed[i].text);
    }
    mem_free(typed);
    typed = NULL;
    ntyped = typed_cap = 0;
}

static const Typed *find_typed(View filename)
{
    for (size_t i = ntyped; i-- > 0;) if (typed[i].filename == filename) return &typed[i];
    return NULL;
}

/* ---- a line ------------------------------------------------------------------------------------------------- */

static bool line_of(const char *at, size_t len, unsigned line, SourceLine *out)
{
    const char *end = at + len;
    for (; line > 1; line--) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (!newline) return false;
        at = newline + 1;
    }
    if (at == end) return false;
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    *out = (SourceLine){ at, (size_t)((newline ? newline : end) - at) };
    return true;
}

bool source_line(View filename, unsigned line, SourceLine *out)
{
    const Typed *text = line && !stopped ? find_typed(filename) : NULL;
    if (text) return line_of(text->text, text->len, line, out);
    const char *name = str_utf8(filename, NULL);
    if (!name) err_clear();
    if (!name || !line || stopped || (name[0] == '<' && name[strlen(name) - 1] == '>')) return false;
    const File *f = find(name);
    if (!f || !f->source.text) return false;
    return line_of(f->source.text, f->source.len, line, out);
}
