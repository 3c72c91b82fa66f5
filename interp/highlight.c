/* highlight.c -- the colours of a Python text, token by token.
 *
 * Comments are not tokens: they are found between them. Where the lexer gives up (a quote not closed), a rest that begins with a quote is a
 * string that is still being typed. */
#include "interp/highlight.h"

#include <string.h>

#include "gc/mem.h"
#include "grammar/lexer.h"
#include "interp/colours.h"
#include "interp/line_typing.h"
#include "interp/vm.h"
#include "objects/dict.h"
#include "objects/str.h"

static bool is_keyword(TokenKind kind)
{
    switch (kind) {
#define TOKEN(name)
#define PUNCT(name, text)
#define KEYWORD(name, text) case TK_##name: return true;
#include "grammar/tokens.def"
    default: return false;
    }
}

static bool is_builtin(const char *name, size_t len)
{
    char copy[32];
    if (len >= sizeof copy || !vm.builtins) return false;
    memcpy(copy, name, len);
    copy[len] = '\0';
    for (size_t i = 0; i < len; i++) if ((unsigned char)copy[i] >= 0x80) return false;
    return dict_get_text(vm.builtins, copy) != NULL;
}

static Style style_of(const Token *t, TokenKind before)
{
    if (is_keyword(t->kind)) return STYLE_KEYWORD;
    if (t->kind == TK_STRING) return STYLE_STRING;
    if (t->kind == TK_NUMBER) return STYLE_NUMBER;
    if (t->kind != TK_NAME || before == TK_DOT) return STYLE_NONE;
    if (before == TK_DEF || before == TK_CLASS) return STYLE_DEFINED;
    return is_builtin(t->start, (size_t)(t->end - t->start)) ? STYLE_BUILTIN : STYLE_NONE;
}

static void colour_comments(const char *text, size_t from, size_t to, unsigned char *styles)
{
    const char *hash = memchr(text + from, '#', to - from);
    while (hash) {
        size_t start = (size_t)(hash - text), end = start + strcspn(hash, "\n");
        if (end > to) end = to;
        memset(styles + start, STYLE_COMMENT, end - start);
        hash = memchr(text + end, '#', to - end);
    }
}

/* What comes after the last token that was understood. */
static void colour_rest(const char *text, size_t from, size_t len, unsigned char *styles)
{
    size_t quote = from;
    while (quote < len && text[quote] != '"' && text[quote] != '\'' && text[quote] != '#') quote++;
    if (quote == len) return;
    if (text[quote] == '#') {
        colour_comments(text, quote, len, styles);
        return;
    }
    bool triple = quote + 2 < len && text[quote + 1] == text[quote] && text[quote + 2] == text[quote];
    size_t end = triple ? len : quote + strcspn(text + quote, "\n");
    memset(styles + quote, STYLE_STRING, end - quote);
}

unsigned char *highlight(const char *text, size_t len)
{
    Arena arena = {0};
    SyntaxErr error;
    Lexer lexer;
    char *copy = typing_copy(text, len);
    unsigned char *styles = mem_calloc(len + 1, 1);
    if (!copy || !styles || text[strspn(text, " ")] == '%' || memchr(text, '\0', len)) {
        mem_free(copy);
        mem_free(styles);
        return NULL;
    }
    lexer_init(&lexer, &arena, copy, &error);
    size_t at = 0;
    TokenKind before = TK_NEWLINE;
    for (;;) {
        Token t = lexer_next(&lexer);
        if (t.kind == TK_END || t.kind == TK_ERROR) break;
        if (t.placeless || t.kind == TK_NEWLINE || t.kind == TK_INDENT || t.kind == TK_DEDENT) continue;
        size_t start = (size_t)(t.start - copy), end = (size_t)(t.end - copy);
        if (end > len) end = len;
        if (start > end || start < at) break;
        colour_comments(text, at, start, styles);
        memset(styles + start, style_of(&t, before), end - start);
        before = t.kind;
        at = end;
    }
    if (lexer.raised || lexer.unfinished) colour_rest(text, at, len, styles);
    else colour_comments(text, at, len, styles);
    arena_free(&arena);
    mem_free(copy);
    return styles;
}
