/* caret.c -- which part of a source line failed.
 *
 *         return  a.b[i + 1]  *  f(x)
 *                 ~~~~~~~~~~~~^~~~~~~
 *                 start       |      end
 *              operator_start + operator_end
 *
 * The instruction knows start and end. That the whole is a binary operation or a subscript, and where its operator
 * stands, is found by parsing that piece of the line again: nobody else needs to keep it. */
#include "interp/caret.h"

#include <string.h>

#include "grammar/parser.h"
#include "interp/report.h"

enum { INDENT = 4 };

/* In bytes from the start of the line; operator_end 0: no operator. */
typedef struct { size_t start, end, operator_start, operator_end; } Marks;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

static size_t min_size(size_t a, size_t b) { return a < b ? a : b; }

static size_t count_characters(const char *text, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++) n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

/* ---- finding the operator --------------------------------------------------------------------------------- */

/* Between the operands stand blanks and an operator of one or two characters. Parentheses around an operand do not belong to
 * it: those that end the left operand are passed over; one that begins the right operand, with no blank before it, is taken
 * for the operator's second character, as in CPython 3.11. */
static void mark_operator(const char *text, const Node *op, Marks *marks)
{
    size_t at = op->BinOp.left->pos.end_col, stop = op->BinOp.right->pos.col;
    while (at < stop && (is_blank(text[at]) || (text[at] == ')' && at + 1 < stop))) at++;
    if (at >= stop) return;
    bool two = at + 1 < stop && !is_blank(text[at + 1]);
    marks->operator_start = marks->start + at;
    marks->operator_end = marks->operator_start + (two ? 2 : 1);
}

static void mark_subscript(size_t len, const Node *subscript, Marks *marks)
{
    size_t at = subscript->Subscript.value->pos.end_col, stop = subscript->Subscript.slice->pos.end_col + 1;
    if (at >= stop || stop > len) return;
    marks->operator_start = marks->start + at;
    marks->operator_end = marks->start + stop;
}

static void find_operator(const char *line, Marks *marks)
{
    Arena arena = {0};
    Node *tree = NULL;
    SyntaxErr error;
    const char *text = line + marks->start;
    size_t len = marks->end - marks->start;
    if (parse_text(&arena, text, len, "", PARSE_MODULE, &tree, &error) == PARSE_OK && tree->Module.body.len == 1) {
        const Node *first = tree->Module.body.items[0];
        const Node *value = first->kind == NODE_Expr ? first->Expr.value : first;
        if (value->kind == NODE_BinOp) mark_operator(text, value, marks);
        if (value->kind == NODE_Subscript) mark_subscript(len, value, marks);
    }
    arena_free(&arena);
}

/* ---- finding an unbound variable -------------------------------------------------------------------------- */

static bool is_name_char(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Is this the name of a keyword argument, `name=`? */
static bool is_keyword(const char *at, const char *end)
{
    while (at < end && is_blank(*at)) at++;
    return at < end && *at == '=' && !(at + 1 < end && at[1] == '=');
}

/* Instructions read locals in place, so one that finds a local unbound covers the whole expression. The first mention of the name
 * in it is what was read. */
static void narrow_to_name(SourceLine line, const char *name, Marks *marks)
{
    size_t len = strlen(name);
    const char *end = line.text + marks->end;
    for (size_t at = marks->start; at + len <= marks->end; at++) {
        const char *p = line.text + at;
        if (memcmp(p, name, len) != 0 || (at > 0 && (is_name_char(p[-1]) || p[-1] == '.'))) continue;
        if ((p + len < end && is_name_char(p[len])) || is_keyword(p + len, end)) continue;
        marks->start = at;
        marks->end = at + len;
        return;
    }
}

/* ---- printing --------------------------------------------------------------------------------------------- */

static void print_marks(SourceLine line, const Marks *marks, size_t indent, Margin margin)
{
    size_t before = count_characters(line.text + indent, marks->start - indent);
    margin_print(margin);
    report_repeated(' ', INDENT + before);
    if (!marks->operator_end) {
        report_repeated('^', count_characters(line.text + marks->start, marks->end - marks->start));
    } else {
        report_repeated('~', count_characters(line.text + marks->start, marks->operator_start - marks->start));
        report_repeated('^', count_characters(line.text + marks->operator_start, marks->operator_end - marks->operator_start));
        report_repeated('~', count_characters(line.text + marks->operator_end, marks->end - marks->operator_end));
    }
    report_text("\n");
}

void caret_print(SourceLine line, const Position *where, const char *unbound, Margin margin)
{
    size_t indent = 0;
    while (indent < line.len && is_blank(line.text[indent])) indent++;
    margin_print(margin);
    report_repeated(' ', INDENT);
    report_bytes(line.text + indent, line.len - indent);
    report_text("\n");

    if (!where->line) return;
    Marks marks = { .start = min_size(where->col, line.len), .end = min_size(where->end_col, line.len) };
    if (where->line != where->end_line) {
        marks.end = line.len;                   /* what goes on below is marked to the end of this line */
        while (marks.end > 0 && is_blank(line.text[marks.end - 1])) marks.end--;
    } else if (unbound) {
        narrow_to_name(line, unbound, &marks);
    } else if (marks.start < marks.end) {
        find_operator(line.text, &marks);
    }
    if (marks.start < indent || marks.start >= marks.end) return;
    if (!marks.operator_end && marks.start == indent && marks.end == line.len) return;
    print_marks(line, &marks, indent, margin);
}
