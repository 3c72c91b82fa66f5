/* syntax_error.c -- SyntaxErr, the grammar's plain record, as an exception. */
#include "interp/syntax_error.h"

#include <string.h>

#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

static TypeObj *class_of(SyntaxErrKind kind)
{
    switch (kind) {
    case ERR_IndentationError: return &exc_IndentationError;
    case ERR_TabError: return &exc_TabError;
    case ERR_ValueError: return &exc_ValueError;
    case ERR_MemoryError: return &exc_MemoryError;
    default: return &exc_SyntaxError;
    }
}

static Ref text_or_none(const SyntaxErr *e)
{
    if (!e->text) return ref_keep(None);
    return str_from_utf8(e->text, e->text_len);
}

void syntax_error_raise(const SyntaxErr *e, View filename)
{
    TypeObj *type = class_of(e->kind);
    if (e->kind == ERR_MemoryError) {                       /* nested too deeply: CPython gives no text */
        err_memory();
        return;
    }
    if (e->kind == ERR_ValueError || !e->line) {
        err_raise(type, "%s", e->message);
        return;
    }
    Ref place = tuple_of(6, ref_keep(filename), int_new(e->line), int_new(e->offset), text_or_none(e), int_new(e->end_line),
                         e->end_offset == SYNTAX_NO_END ? ref_keep(None) : int_new(e->end_offset));
    Ref message = str_from_text(e->message), exception = NULL;
    if (place && message) exception = obj_call_2(&type->head, message, place);
    ref_drop(place);
    ref_drop(message);
    if (exception) err_raise_object(exception);
}

void syntax_error_locate(Arena *arena, const char *source, size_t len, SyntaxErr *e)
{
    const char *p = source, *end = source + len;
    for (uint32_t line = 1; line < e->line && p < end; line++) {
        while (p < end && *p != '\n' && *p != '\r') p++;
        if (p < end && *p == '\r' && p + 1 < end && p[1] == '\n') p++;
        if (p < end) p++;
    }
    if (!e->line || p >= end) return;
    const char *stop = p;
    while (stop < end && *stop != '\n' && *stop != '\r') stop++;
    size_t n = (size_t)(stop - p);
    char *text = arena_alloc(arena, n + 2);
    if (!text) return;
    memcpy(text, p, n);
    text[n] = '\n';
    e->text = text;
    e->text_len = (uint32_t)n + (stop < end);
}
