/* print_syntax_error.c -- where a SyntaxError is:
 *
 *       File "x.py", line 2
 *         x = 1 +
 *                ^
 *     SyntaxError: invalid syntax                (this line is print_exception.c's)
 *
 * The attributes may be anything: a program can make SyntaxErrors of its own. */
#include "interp/print_syntax_error.h"

#include <string.h>

#include "interp/report.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/str.h"

typedef struct { const char *at; size_t len; } Text;        /* UTF-8 */

/* An int attribute; absent when it is None or missing. False: it is something else. */
static bool number(View value, int64_t absent, int64_t *out)
{
    *out = absent;
    if (!value || value == None) return true;
    return is_int(value) && int_fits(value, out);
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/* Cut the text down to the line that `start` (in characters, from 0) stands in. */
static void choose_line(Text *text, int64_t *start, int64_t *end)
{
    const char *newline;
    while ((newline = memchr(text->at, '\n', text->len))) {
        int64_t before = 0;
        for (const char *p = text->at; p <= newline; p++) before += ((unsigned char)*p & 0xC0) != 0x80;
        if (before > *start) break;
        text->len -= (size_t)(newline + 1 - text->at);
        text->at = newline + 1;
        *start -= before;
        *end -= before;
    }
}

/* These two lines stand at the left even in the box of a group, as in CPython 3.11. */
static void print_text(Text text, int64_t offset, int64_t end_offset)
{
    int64_t start = offset - 1, end = end_offset - 1;
    while (text.len && is_blank(text.at[0])) text.at++, text.len--, start--, end--;
    while (text.len && text.at[text.len - 1] == '\n') text.len--;
    if (start > (int64_t)text.len) start = (int64_t)text.len;
    choose_line(&text, &start, &end);
    report_text("    ");
    report_bytes(text.at, text.len);
    report_text("\n");
    if (start < 0) return;
    report_text("    ");
    report_repeated(' ', (size_t)start);
    report_repeated('^', end > start ? (size_t)(end - start) : 1);
    report_text("\n");
}

Ref print_syntax_place(View exception, Margin margin)
{
    int64_t line, offset, end_line, end_offset;
    if (!type_is_subtype(type_of(exception), &exc_SyntaxError)) return NULL;
    Ref const *f = as_exc(exception)->fields;
    if (!f[SYNTAX_LINENO] || f[SYNTAX_LINENO] == None || !number(f[SYNTAX_LINENO], 0, &line)) return NULL;
    if (!number(f[SYNTAX_OFFSET], -1, &offset) || !number(f[SYNTAX_END_LINENO], line, &end_line)) return NULL;
    if (!number(f[SYNTAX_END_OFFSET], -1, &end_offset)) return NULL;

    View filename = f[SYNTAX_FILENAME], shown = f[SYNTAX_TEXT];
    margin_print(margin);
    report_text("  File \"");
    if (filename && is_str(filename)) report_str(filename);
    else report_text("<string>");
    report_text("\", line ");
    if (line < 0) report_text("-");
    report_number((unsigned long)(line < 0 ? -line : line));
    report_text("\n");
    if (shown && is_str(shown)) {
        Text text;
        text.at = str_utf8(shown, &text.len);
        if (!text.at) err_clear();
        /* What goes on in a later line is marked to the end of this one. Bytes are as good as characters here: CPython's limits. */
        if (text.at && end_line > line) end_offset = (int64_t)text.len;
        else if (text.at && end_offset > (int64_t)text.len + 1) end_offset = (int64_t)text.len + 1;
        if (text.at) print_text(text, offset, end_offset);
    }
    return f[SYNTAX_MSG] ? ref_keep(f[SYNTAX_MSG]) : None;
}
