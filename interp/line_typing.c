/* line_typing.c -- what keys mean where Python is typed.
 *
 *     >>> def f(x):<Enter>        one deeper behind a colon
 *     ...     return x<Enter>     one less behind what ends a block
 *     ... <Enter>                 an empty line ends the statement, and it runs */
#include "interp/line_typing.h"

#include <string.h>
#include <utf8proc.h>

#include "gc/mem.h"
#include "grammar/lexer.h"
#include "grammar/parser.h"

enum { STEP = 4 };                      /* blanks of one level */

char *typing_copy(const char *text, size_t len)
{
    char *copy = mem_alloc(len + 2);
    if (!copy) return NULL;
    for (size_t i = 0; i < len;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(len - i), &c);
        if (n < 1) {
            copy[i++] = '?';
        } else {
            memcpy(copy + i, text + i, (size_t)n);
            i += (size_t)n;
        }
    }
    strcpy(copy + len, "\n");
    return copy;
}

bool typing_is_complete(const char *text)
{
    Arena arena = {0};
    Node *tree = NULL;
    SyntaxErr error;
    size_t len = strlen(text);
    if (text[strspn(text, " \t")] == '%') return true;                 /* a command of the prompt */
    char *lines = mem_alloc(len + 2);
    if (!lines) return true;
    memcpy(lines, text, len);
    strcpy(lines + len, "\n");
    ParseStatus status = parse_text(&arena, lines, len + 1, "", PARSE_BLOCK, &tree, &error);
    arena_free(&arena);
    mem_free(lines);
    return status != PARSE_INCOMPLETE;
}

/* ---- Enter -------------------------------------------------------------------------------------------------- */

size_t typing_home(const char *text, size_t point)
{
    while (point > 0 && text[point - 1] != '\n') point--;
    return point;
}

size_t typing_end(const char *text, size_t point) { return point + strcspn(text + point, "\n"); }

static size_t blanks(const char *text) { return strspn(text, " \t"); }

/* What the lines above `point` end with: their last token, how many brackets are open, and the keyword that the last line begins with. */
typedef struct { TokenKind last, first_of_line; bool inside; } Ending;

static Ending ending_of(const char *text, size_t point)
{
    Arena arena = {0};
    SyntaxErr error;
    Lexer lexer;
    Ending end = { TK_NEWLINE, TK_NEWLINE, false };
    char *above = typing_copy(text, point);
    if (!above) return end;
    lexer_init(&lexer, &arena, above, &error);
    bool fresh = true;
    for (;;) {
        Token t = lexer_next(&lexer);
        if (t.kind == TK_END || t.kind == TK_ERROR) break;
        if (t.kind == TK_INDENT || t.kind == TK_DEDENT) continue;
        if (t.kind == TK_NEWLINE) {
            fresh = true;
            continue;
        }
        if (fresh) end.first_of_line = t.kind;
        fresh = false;
        end.last = t.kind;
        end.inside = t.level > 0;
    }
    if (lexer.unfinished && !end.inside) end.last = TK_STRING, end.first_of_line = TK_STRING;
    arena_free(&arena);
    mem_free(above);
    return end;
}

static bool ends_block(TokenKind kind)
{
    return kind == TK_RETURN || kind == TK_PASS || kind == TK_BREAK || kind == TK_CONTINUE || kind == TK_RAISE;
}

/* A newline, and the indentation of the line that `point` is in, or more, or less. */
static void new_line(const char *text, size_t point, char insert[TYPING_ROOM])
{
    size_t start = typing_home(text, point), indent = blanks(text + start), used;
    if (indent > point - start) indent = point - start;
    if (indent > TYPING_ROOM - 16) indent = TYPING_ROOM - 16;
    insert[0] = '\n';
    memcpy(insert + 1, text + start, indent);
    used = indent + 1;
    Ending end = ending_of(text, point);
    bool blank = start + indent == point;
    if (!blank && end.last == TK_COLON && !end.inside) {
        memset(insert + used, ' ', STEP);
        used += STEP;
    } else if (!blank && !end.inside && ends_block(end.first_of_line) && indent >= STEP) {
        used -= STEP;
    }
    insert[used] = '\0';
}

/* Behind its last line, as though it had been typed to its end. */
static bool is_complete_whole(const char *text)
{
    size_t len = strlen(text);
    char *ended = mem_alloc(len + 2);
    if (!ended) return true;
    memcpy(ended, text, len);
    strcpy(ended + len, "\n");
    bool complete = typing_is_complete(ended);
    mem_free(ended);
    return complete;
}

bool typing_enter(const char *text, size_t point, bool arrived, bool quick, char insert[TYPING_ROOM])
{
    size_t start = typing_home(text, point);
    bool last_line = text[typing_end(text, point)] == '\0';
    if (arrived && is_complete_whole(text)) return true;
    if (last_line && typing_is_complete(text)) return true;
    if (quick) strcpy(insert, "\n");
    else if (last_line && start + blanks(text + start) == point && start > 0) strcpy(insert, "\n");
    else new_line(text, point, insert);
    return false;
}

/* What is new lies between what both have at their start and at their end. */
bool typing_arrived(const char *before, const char *now)
{
    size_t old_end = strlen(before), end = strlen(now), start = 0;
    while (before[start] && before[start] == now[start]) start++;
    while (old_end > start && end > start && before[old_end - 1] == now[end - 1]) old_end--, end--;
    if (memchr(now + start, '\n', end - start)) return true;
    return end > start && memchr(before + start, '\n', old_end - start) && strchr(now, '\n');
}

/* ---- other keys --------------------------------------------------------------------------------------------- */

/* Are there only spaces between the start of the line and point? */
static bool in_indentation(const char *text, size_t start, size_t point)
{
    return strspn(text + start, " ") >= point - start;
}

size_t typing_tab(const char *text, size_t point)
{
    size_t start = typing_home(text, point);
    if (start + blanks(text + start) < point) return 0;
    return STEP - (point - start) % STEP;
}

size_t typing_backspace(const char *text, size_t point)
{
    size_t start = typing_home(text, point), column = point - start;
    if (!column || !in_indentation(text, start, point)) return 1;
    return column % STEP ? column % STEP : STEP;
}

static bool is_inner(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* The place in the line from `start` that has as many characters before it as point has in its own. */
static size_t same_column(const char *text, size_t start, size_t own_start, size_t point)
{
    size_t column = 0, at = start;
    for (size_t i = own_start; i < point; i++) column += !is_inner(text[i]);
    while (column && text[at] && text[at] != '\n') {
        at++;
        while (is_inner(text[at])) at++;
        column--;
    }
    return at;
}

size_t typing_up(const char *text, size_t point)
{
    size_t start = typing_home(text, point);
    return start ? same_column(text, typing_home(text, start - 1), start, point) : point;
}

size_t typing_down(const char *text, size_t point)
{
    size_t end = typing_end(text, point);
    return text[end] ? same_column(text, end + 1, typing_home(text, point), point) : point;
}
