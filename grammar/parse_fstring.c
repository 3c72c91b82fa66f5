/* parse_fstring.c -- f-strings: text and replacement fields.
 *
 * Python 3.11 lexes an f-string as one string. So must we: a field's end is found by counting brackets and
 * quotes; then the field's text, in parentheses, is parsed as a text of its own, whose lexer is told where it stands
 * in the file.
 *
 *     f'abc{x.y!r:>{w}}'
 *          \  / |  \__ format spec: text and fields again, one level deeper
 *         (x.y) conversion                                                                                    */
#include <string.h>

#include "gc/mem.h"
#include "grammar/invalid.h"
#include "grammar/parse_string.h"

enum { MAX_LEVEL = 2, MAX_BRACKETS = 200 };

typedef struct {
    Text *text;
    const Literal *literal;
    const char *s;                  /* what is read next */
} Field;

static bool fail(Field *f, const char *message)
{
    raise_last(f->text->p, ERR_SyntaxError, "%s", message);
    return false;
}

static bool at_end(const Field *f) { return f->s >= f->literal->end; }

/* ---- finding the end of an expression ---- */

typedef struct {
    char open[MAX_BRACKETS];
    int depth;
    char quote;                     /* inside a nested string: its quote ... */
    int quotes;                     /* ... and how many, 1 or 3 */
} Scan;

static bool is_run(const Field *f, char c, int count)
{
    for (int i = 0; i < count; i++)
        if (f->s + i >= f->literal->end || f->s[i] != c) return false;
    return true;
}

static bool close_bracket(Field *f, Scan *scan, char close)
{
    if (!scan->depth) {
        raise_last(f->text->p, ERR_SyntaxError, "f-string: unmatched '%c'", close);
        return false;
    }
    char open = scan->open[--scan->depth];
    if (lexer_brackets_match(open, close)) return true;
    raise_last(f->text->p, ERR_SyntaxError,
               "f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", close, open);
    return false;
}

/* A character outside nested strings. Sets *done where the expression ends. */
static bool scan_code(Field *f, Scan *scan, bool *done)
{
    char c = *f->s, next = f->s + 1 < f->literal->end ? f->s[1] : 0;
    switch (c) {
    case '\'': case '"':
        scan->quote = c;
        scan->quotes = is_run(f, c, 3) ? 3 : 1;
        f->s += scan->quotes - 1;
        return true;
    case '(': case '[': case '{':
        if (scan->depth == MAX_BRACKETS) return fail(f, "f-string: too many nested parenthesis");
        scan->open[scan->depth++] = c;
        return true;
    case '#':
        return fail(f, "f-string expression part cannot include '#'");
    case '!': case ':': case '=': case '<': case '>': case '}':
        if (scan->depth) break;
        if (next == '=' && c != ':' && c != '}') f->s++;          /* != == <= >= */
        else if (c != '<' && c != '>') *done = true;
        return true;
    }
    return c == ')' || c == ']' || c == '}' ? close_bracket(f, scan, c) : true;
}

static bool find_expression_end(Field *f)
{
    Scan scan = {.depth = 0};
    bool done = false;
    for (; !at_end(f); f->s++) {
        if (*f->s == '\\') return fail(f, "f-string expression part cannot include a backslash");
        if (!scan.quote) {
            if (!scan_code(f, &scan, &done)) return false;
            if (done) break;
        } else if (is_run(f, scan.quote, scan.quotes)) {
            f->s += scan.quotes - 1;
            scan.quote = 0;
        }
    }
    if (scan.quote) return fail(f, "f-string: unterminated string");
    if (scan.depth) {
        raise_last(f->text->p, ERR_SyntaxError, "f-string: unmatched '%c'", scan.open[scan.depth - 1]);
        return false;
    }
    return at_end(f) ? fail(f, "f-string: expecting '}'") : true;
}

/* ---- the expression ---- */

/* fstring: star_expressions */
Node *rule_fstring(Parser *p) { return rule_star_expressions(p); }

/* Python then takes the brace to be at the start of its line, or of the string. */
static bool newline_first(const char *s, const char *end)
{
    while (s < end && (*s == ' ' || *s == '\t' || *s == '\f')) s++;
    return s < end && *s == '\n';
}

/* Tell the lexer of a field, whose expression is [start, end), where in the file its brace is. */
static void locate(const Field *f, const char *start, const char *end, Lexer *lexer)
{
    const Token *t = f->literal->token;
    const char *line_start = NULL, *brace = start - 1;
    uint32_t line = t->line;
    for (const char *s = t->start; s < brace; s++)
        if (*s == '\n') {
            line++;
            line_start = s + 1;
        }
    lexer->line = lexer->first_line = line;
    lexer->first_col = line_start ? (uint32_t)(brace - line_start) : t->col + (uint32_t)(brace - t->start);
    if (newline_first(start, end)) lexer->first_col = line_start ? 0 : t->col;
}

/* [start, end) behind the brace at start[-1], as an expression. */
static Node *parse_expression(Field *f, const char *start, const char *end)
{
    Parser *outer = f->text->p;
    const char *s = start;
    while (s < end && strchr(" \t\n\f\r", *s)) s++;
    if (s == end && !strchr("!:=", *end)) return fail(f, "f-string: empty expression not allowed"), NULL;
    if (s == end) {
        raise_last(outer, ERR_SyntaxError, "f-string: expression required before '%c'", *end);
        return NULL;
    }

    size_t len = (size_t)(end - start);
    char *code = arena_alloc(outer->arena, len + 4);
    Parser *inner = mem_alloc(sizeof *inner);           /* too big for a stack that may be deep already */
    Node *n = NULL;
    if (!code || !inner) {
        parse_out_of_memory(outer);
        goto done;
    }
    code[0] = '(';
    memcpy(code + 1, start, len);
    memcpy(code + 1 + len, ")\n", 3);
    if (parse_init(inner, outer->arena, code, outer->error)) {
        inner->in_fstring = true;
        inner->lexer.byte_columns = outer->lexer.byte_columns;
        inner->depth = outer->depth + 30;
        locate(f, start, end, &inner->lexer);
        n = parse_two_passes(inner, rule_fstring);
    } else {
        parse_out_of_memory(inner);
    }
    outer->lexer.raised |= inner->lexer.raised;
    outer->lexer.out_of_memory |= inner->lexer.out_of_memory;
    parse_done(inner);
done:
    mem_free(inner);
    return n;
}

/* ---- fields and text ---- */

static bool values(Field *f, int level);

/* [':' spec]: the spec is a JoinedStr. */
static bool format_spec(Field *f, int level, Node **spec)
{
    Parser *p = f->text->p;
    uint32_t from = p->stack_len;
    f->s++;
    if (at_end(f)) return fail(f, "f-string: expecting '}'");
    if (!values(f, level + 1)) return false;
    Pos whole = f->text->pos;                           /* the spec and its last text cover their own literal only */
    f->text->pos = token_pos(f->literal->token);
    if (!text_flush(f->text)) return false;
    *spec = parse_make_at(p, NODE_JoinedStr, f->text->pos);
    f->text->pos = whole;
    return *spec && parse_cut(p, from, &(*spec)->JoinedStr.values);
}

/* '!' ('s' | 'r' | 'a')   -- or nothing */
static bool conversion(Field *f, int *letter)
{
    *letter = -1;
    if (*f->s != '!') return true;
    f->s++;
    if (at_end(f)) return fail(f, "f-string: expecting '}'");
    *letter = *f->s++;
    if (*letter == 's' || *letter == 'r' || *letter == 'a') return true;
    return fail(f, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
}

/* '=': the field's own text goes before its value. */
static bool self_documenting(Field *f, const char *start, bool *found)
{
    *found = *f->s == '=';
    if (!*found) return true;
    f->s++;
    while (!at_end(f) && strchr(" \t\n\f\r\v", *f->s)) f->s++;
    if (at_end(f)) return fail(f, "f-string: expecting '}'");
    return text_decode(f->text, start, f->s, true);
}

/* '{' expression ['='] [conversion] [':' spec] '}' */
static bool field(Field *f, int level)
{
    Parser *p = f->text->p;
    const char *start = ++f->s;
    Node *value, *spec = NULL;
    bool documented;
    int letter;
    if (level >= MAX_LEVEL) return fail(f, "f-string: expressions nested too deeply");
    if (!find_expression_end(f) || !(value = parse_expression(f, start, f->s))) return false;
    if (!self_documenting(f, start, &documented) || !conversion(f, &letter)) return false;
    if (at_end(f)) return fail(f, "f-string: expecting '}'");
    if (!text_flush(f->text)) return false;
    if (*f->s == ':' && !format_spec(f, level, &spec)) return false;
    if (at_end(f) || *f->s != '}') return fail(f, "f-string: expecting '}'");
    f->s++;
    Node *n = parse_make_at(p, NODE_FormattedValue, f->text->pos);
    if (!n) return false;
    n->FormattedValue.value = value;
    n->FormattedValue.conversion = documented && letter < 0 && !spec ? 'r' : letter;
    n->FormattedValue.format_spec = spec;
    return parse_push(p, n);
}

/* Text up to a field, a doubled brace (half of it is text), or the end. Sets *more when text goes on behind it. */
static bool plain_text(Field *f, int level, bool *more)
{
    const char *start = f->s, *end = f->literal->end;
    *more = false;
    for (; f->s < end; f->s++) {
        if (*f->s == '\\' && !f->literal->raw && f->s + 1 < end) {
            if (f->s[1] == 'N' && f->s + 2 < end && f->s[2] == '{') {         /* \N{...} is no field */
                while (f->s < end && *f->s != '}') f->s++;
                if (f->s == end) break;
            } else if (f->s[1] != '{' && f->s[1] != '}') {
                f->s++;
            }
            continue;
        }
        if (*f->s != '{' && *f->s != '}') continue;
        if (level == 0 && f->s + 1 < end && f->s[1] == *f->s) {
            *more = true;
            if (!text_decode(f->text, start, f->s + 1, f->literal->raw)) return false;
            f->s += 2;
            return true;
        }
        if (level == 0 && *f->s == '}') return fail(f, "f-string: single '}' is not allowed");
        break;
    }
    return text_decode(f->text, start, f->s, f->literal->raw);
}

/* (text | field)*, up to the '}' of an outer field or the end */
static bool values(Field *f, int level)
{
    while (!at_end(f) && !(level && *f->s == '}')) {
        bool more;
        if (!plain_text(f, level, &more)) return false;
        if (!more && !at_end(f) && *f->s == '{' && !field(f, level)) return false;
    }
    return true;
}

bool fstring_values(Text *text, const Literal *literal)
{
    Field f = {text, literal, literal->start};
    return values(&f, 0);
}
