/* lexer.c -- text to tokens, one at a time.
 *
 * Inside brackets line ends are spaces; outside each line gives its indentation (INDENT or DEDENTs), its tokens
 * and a NEWLINE. Lines without code give nothing.
 *
 * Always true between two calls:
 *   L1 line_start <= cur, and `line` is the number of the line that starts there; at the end of the text they
 *      stay at its last line, for that is where Python says "unexpected end"
 *   L2 indent[0] is 0 and the columns grow strictly
 *   L3 once an error is raised every further token is TK_ERROR                                            */
#include "grammar/lexer.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "grammar/lex_number.h"

enum { TAB = 8 };

static const char *const token_names[TOKEN_KINDS] = {
#define TOKEN(name) [TK_##name] = #name,
#define PUNCT(name, text) [TK_##name] = text,
#define KEYWORD(name, text) [TK_##name] = text,
#include "grammar/tokens.def"
};

const char *token_name(TokenKind kind) { return token_names[kind]; }

void lexer_init(Lexer *lexer, Arena *arena, const char *text, SyntaxErr *error)
{
    *lexer = (Lexer){.cur = text, .line_start = text, .first_line_start = text, .line = 1, .first_line = 1,
                     .at_line_start = true, .arena = arena, .error = error};
}

const char *lexer_line_start(const Lexer *lexer, uint32_t line)
{
    const char *start = lexer->first_line_start;
    for (uint32_t at = lexer->first_line; at < line; at++) {
        const char *next = strchr(start, '\n');
        if (!next || !next[1]) break;
        start = next + 1;
    }
    return start;
}

/* ---- errors ---- */

/* Characters in the first `bytes` bytes of a line; a byte past its end counts once. A place inside a
 * character counts the whole of it. */
static int32_t count_chars(const char *line, int64_t bytes)
{
    int32_t count = 0;
    for (int64_t i = 0; i < bytes; i++) {
        if (!line[i]) return count + 1;
        if (((unsigned char)line[i] & 0xC0) != 0x80) count++;
        if (line[i] == '\n') return i + 1 < bytes ? count + 1 : count;
    }
    return count;
}

/* Column `col` as an offset from 1. */
static int32_t offset_of(const char *line_start, int64_t col, bool in_bytes)
{
    return in_bytes ? (int32_t)col + 1 : count_chars(line_start, col + 1);
}

static void raise_counted(Lexer *lexer, SyntaxErrKind kind, const char *line_start, uint32_t line, int64_t col,
                          uint32_t end_line, int64_t end_col, const char *message, bool in_bytes)
{
    if (lexer->raised) return;
    lexer->raised = true;
    SyntaxErr *e = lexer->error;
    const char *newline = strchr(line_start, '\n');
    size_t len = newline ? (size_t)(newline - line_start) + 1 : strlen(line_start);
    *e = (SyntaxErr){.kind = kind, .line = line, .end_line = end_line, .text_len = (uint32_t)len};
    e->offset = offset_of(line_start, col, in_bytes);
    e->end_offset = end_col < 0 ? (int32_t)end_col + 1 : offset_of(line_start, end_col, in_bytes);
    if (end_line != line) {                             /* Python measures the end, too, in the first line */
        int32_t most = in_bytes ? (int32_t)len : count_chars(line_start, (int64_t)len - 1) + 1;
        if (e->end_offset > most) e->end_offset = most;
    }
    e->message = arena_copy(lexer->arena, message, strlen(message));
    e->text = arena_copy(lexer->arena, line_start, len);
    if (!e->message || !e->text) lexer->out_of_memory = true;
}

void lexer_raise(Lexer *lexer, SyntaxErrKind kind, const char *line_start, uint32_t line, int64_t col,
                 uint32_t end_line, int64_t end_col, const char *message)
{
    raise_counted(lexer, kind, line_start, line, col, end_line, end_col, message, lexer->byte_columns);
}

/* The lexer's own errors point at one place, a character, and show the line without its end. */
static void raise_at(Lexer *lexer, const char *line_start, uint32_t line, int64_t col, const char *message)
{
    if (lexer->raised) return;
    raise_counted(lexer, ERR_SyntaxError, line_start, line, col, line, col, message, false);
    SyntaxErr *e = lexer->error;
    if (e->text_len && e->text && e->text[e->text_len - 1] == '\n') e->text_len--;
}

/* Like `raise_at`, for the character before cur. */
static void raise_here(Lexer *lexer, const char *message)
{
    raise_at(lexer, lexer->line_start, lexer->line, lexer->cur - lexer->line_start - 1, message);
}

/* An error in the layout of the line: the whole of it is to blame. */
static void raise_layout(Lexer *lexer, SyntaxErrKind kind, const char *message)
{
    lexer->layout_error = true;
    lexer_raise(lexer, kind, lexer->line_start, lexer->line, 0, lexer->line, LEXER_NO_COL, message);
}

/* The text of an earlier line than the last one read is without its end, as in CPython. */
void lexer_raise_unclosed(Lexer *lexer)
{
    char message[40];
    const Bracket *b = &lexer->bracket[lexer->level - 1];
    bool raises = !lexer->raised;
    snprintf(message, sizeof message, "'%c' was never closed", b->open);
    lexer_raise(lexer, ERR_SyntaxError, lexer_line_start(lexer, b->line), b->line, b->col, b->line,
                LEXER_NO_COL, message);
    SyntaxErr *e = lexer->error;
    const char *last = lexer_line_start(lexer, lexer->line);
    if (raises && e->text && e->text_len && lexer->line > b->line + (*last == 0) && e->text[e->text_len - 1] == '\n') e->text_len--;
}

/* ---- tokens ---- */

/* The column in the file; an f-string's field has a text of its own that begins within a line. */
static uint32_t column(const Lexer *lexer, const char *line_start, const char *at)
{
    return (uint32_t)(at - line_start) + (line_start == lexer->first_line_start ? lexer->first_col : 0);
}

/* The token from `start` in the current line to cur. */
static inline Token make(Lexer *lexer, TokenKind kind, const char *start)
{
    Token t = {.kind = kind, .level = (uint16_t)lexer->level, .line = lexer->line, .end_line = lexer->line,
               .start = start, .end = lexer->cur};
    t.col = column(lexer, lexer->line_start, start);
    t.end_col = t.col + (uint32_t)(lexer->cur - start);
    return t;
}

static Token placeless(Lexer *lexer, TokenKind kind)
{
    Token t = make(lexer, kind, lexer->cur);
    t.placeless = true;
    return t;
}

static Token fail(Lexer *lexer) { return placeless(lexer, TK_ERROR); }

/* cur is behind a '\n': begin the next line, if there is one (L1). */
static inline void next_line(Lexer *lexer)
{
    if (!*lexer->cur) return;
    lexer->line_start = lexer->cur;
    lexer->line++;
}

/* ---- names ---- */

static inline bool is_name_start(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

static inline bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

/* XID_Continue, which utf8proc does not know, from the general category and what Unicode adds or takes away. */
static bool is_identifier_char(utf8proc_int32_t c, bool first)
{
    switch (c) {
    case 0x1885: case 0x1886: case 0x2118: case 0x212E:
        return true;
    case 0xB7: case 0x387: case 0x1369: case 0x136A: case 0x136B: case 0x136C: case 0x136D: case 0x136E: case 0x136F:
    case 0x1370: case 0x1371: case 0x19DA:
        return !first;
    case 0xE33: case 0xEB3: case 0xFF9E: case 0xFF9F:
        return !first;
    case 0x37A: case 0x2E2F: case 0xFC5E: case 0xFC5F: case 0xFC60: case 0xFC61: case 0xFC62: case 0xFC63: case 0xFDFA:
    case 0xFDFB: case 0xFE70: case 0xFE72: case 0xFE74: case 0xFE76: case 0xFE78: case 0xFE7A: case 0xFE7C: case 0xFE7E:
        return false;
    default:
        break;
    }
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_NL:
        return true;
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_PC:
        return !first;
    default:
        return false;
    }
}

/* Complain about the character `c` of `size` bytes that ends at cur. */
static void raise_character(Lexer *lexer, utf8proc_int32_t c, int size)
{
    char message[80];
    if (decode_is_printable((uint32_t)c))
        snprintf(message, sizeof message, "invalid character '%.*s' (U+%04X)", size, lexer->cur - size, (unsigned)c);
    else
        snprintf(message, sizeof message, "invalid non-printable character U+%04X", (unsigned)c);
    raise_here(lexer, message);
}

/* A name with bytes beyond ASCII: are they all letters? */
static bool check_identifier(Lexer *lexer, const char *start)
{
    const char *end = lexer->cur;
    for (const char *s = start; s < end;) {
        utf8proc_int32_t c = (unsigned char)*s;
        int size = 1;
        if (c >= 128) size = (int)utf8proc_iterate((const utf8proc_uint8_t *)s, end - s, &c);
        if (c >= 128 && !is_identifier_char(c, s == start)) {
            lexer->cur = s + size;
            raise_character(lexer, c, size);
            return false;
        }
        s += size;
    }
    return true;
}

/* With a constant `len` the compiler keeps only the keywords of that length. */
static inline TokenKind keyword_of(const char *s, size_t len)
{
#define KEYWORD(name, text) if (sizeof text - 1 == len && !memcmp(s, text, sizeof text - 1)) return TK_##name;
#include "grammar/tokens.def"
    return TK_NAME;
}

static TokenKind name_kind(const char *s, size_t len)
{
    switch (len) {
    case 2: return keyword_of(s, 2);
    case 3: return keyword_of(s, 3);
    case 4: return keyword_of(s, 4);
    case 5: return keyword_of(s, 5);
    case 6: return keyword_of(s, 6);
    case 7: return keyword_of(s, 7);
    case 8: return keyword_of(s, 8);
    default: return TK_NAME;
    }
}

/* ---- strings ---- */

/* Is this what may stand before a quote: r, u, b, f, br, rb, fr, rf in any case? */
static bool is_string_prefix(const char *s, size_t len)
{
    char a = (char)(s[0] | 32), b = (char)(len == 2 ? s[1] | 32 : 0);
    if (len == 1) return a == 'r' || a == 'u' || a == 'b' || a == 'f';
    return len == 2 && ((a == 'r' && (b == 'b' || b == 'f')) || (b == 'r' && (a == 'b' || a == 'f')));
}

static void raise_unterminated(Lexer *lexer, bool triple, const char *line_start, uint32_t line, const char *start)
{
    char message[100];
    snprintf(message, sizeof message, "unterminated %sstring literal (detected at line %u)",
             triple ? "triple-quoted " : "", lexer->line);
    lexer->unfinished = triple || !*lexer->cur;
    raise_at(lexer, line_start, line, start - line_start, message);
}

/* cur is at the opening quote; `start` is the prefix before it. */
static Token read_string(Lexer *lexer, const char *start)
{
    Token t = make(lexer, TK_STRING, start);
    const char *line_start = lexer->line_start;
    char quote = *lexer->cur;
    bool triple = lexer->cur[1] == quote && lexer->cur[2] == quote;
    lexer->cur += triple ? 3 : 1;
    for (;;) {
        char c = *lexer->cur;
        if (c == quote && (!triple || (lexer->cur[1] == quote && lexer->cur[2] == quote))) break;
        if (c == '\\' && lexer->cur[1]) c = *++lexer->cur;
        else if (!c || (c == '\n' && !triple)) {
            raise_unterminated(lexer, triple, line_start, t.line, start);
            return fail(lexer);
        }
        lexer->cur++;
        if (c == '\n') next_line(lexer);
    }
    lexer->cur += triple ? 3 : 1;
    t.end = lexer->cur;
    t.end_line = lexer->line;
    t.end_col = column(lexer, lexer->line_start, lexer->cur);
    return t;
}

static Token read_name(Lexer *lexer)
{
    const char *start = lexer->cur, *s = start;
    unsigned char any = 0;
    while (is_name_start((unsigned char)*s) || is_digit((unsigned char)*s)) any |= (unsigned char)*s++;
    lexer->cur = s;
    size_t len = (size_t)(s - start);
    if ((*s == '"' || *s == '\'') && is_string_prefix(start, len)) return read_string(lexer, start);
    if (any & 0x80 && !check_identifier(lexer, start)) return fail(lexer);
    return make(lexer, name_kind(start, len), start);
}

static Token read_number(Lexer *lexer)
{
    const char *start = lexer->cur;
    LexNumber n = lex_number(start);
    lexer->cur = n.end;
    if (n.message) {
        if (n.message_start)                            /* in bytes, whatever the source was */
            raise_counted(lexer, ERR_SyntaxError, lexer->line_start, lexer->line, n.message_start - lexer->line_start,
                          lexer->line, n.end - lexer->line_start - 1, n.message, true);
        else raise_here(lexer, n.message);
        if (n.message_start && lexer->error->text_len) lexer->error->text_len--;
        return fail(lexer);
    }
    return make(lexer, TK_NUMBER, start);
}

/* ---- operators and brackets ---- */

/* Longest match first. */
static TokenKind operator_kind(const char *s, int *size)
{
    bool equal = s[1] == '=', doubled = s[1] == s[0], triple = doubled && s[2] == '=';
#define PICK(length, kind) (*size = (length), TK_##kind)
    switch (s[0]) {
    case '(': return PICK(1, LPAR);
    case ')': return PICK(1, RPAR);
    case '[': return PICK(1, LSQB);
    case ']': return PICK(1, RSQB);
    case '{': return PICK(1, LBRACE);
    case '}': return PICK(1, RBRACE);
    case ',': return PICK(1, COMMA);
    case ';': return PICK(1, SEMI);
    case '~': return PICK(1, TILDE);
    case ':': return equal ? PICK(2, WALRUS) : PICK(1, COLON);
    case '.': return doubled && s[2] == '.' ? PICK(3, ELLIPSIS) : PICK(1, DOT);
    case '=': return equal ? PICK(2, EQEQUAL) : PICK(1, EQUAL);
    case '!': return equal ? PICK(2, NOTEQUAL) : PICK(1, STRAY);
    case '+': return equal ? PICK(2, PLUSEQUAL) : PICK(1, PLUS);
    case '-': return equal ? PICK(2, MINEQUAL) : s[1] == '>' ? PICK(2, ARROW) : PICK(1, MINUS);
    case '*': return triple ? PICK(3, DOUBLESTAREQUAL) : doubled ? PICK(2, DOUBLESTAR)
                   : equal ? PICK(2, STAREQUAL) : PICK(1, STAR);
    case '/': return triple ? PICK(3, DOUBLESLASHEQUAL) : doubled ? PICK(2, DOUBLESLASH)
                   : equal ? PICK(2, SLASHEQUAL) : PICK(1, SLASH);
    case '<': return triple ? PICK(3, LEFTSHIFTEQUAL) : doubled ? PICK(2, LEFTSHIFT) : equal ? PICK(2, LESSEQUAL)
                   : s[1] == '>' ? PICK(2, NOTEQUAL) : PICK(1, LESS);
    case '>': return triple ? PICK(3, RIGHTSHIFTEQUAL) : doubled ? PICK(2, RIGHTSHIFT)
                   : equal ? PICK(2, GREATEREQUAL) : PICK(1, GREATER);
    case '%': return equal ? PICK(2, PERCENTEQUAL) : PICK(1, PERCENT);
    case '&': return equal ? PICK(2, AMPEREQUAL) : PICK(1, AMPER);
    case '|': return equal ? PICK(2, VBAREQUAL) : PICK(1, VBAR);
    case '^': return equal ? PICK(2, CIRCUMFLEXEQUAL) : PICK(1, CIRCUMFLEX);
    case '@': return equal ? PICK(2, ATEQUAL) : PICK(1, AT);
    default:  return PICK(1, STRAY);
    }
#undef PICK
}

bool lexer_brackets_match(char open, char close)
{
    return (open == '(' && close == ')') || (open == '[' && close == ']') || (open == '{' && close == '}');
}

static bool open_bracket(Lexer *lexer, const char *start)
{
    if (lexer->level == LEXER_MAX_BRACKETS) {
        raise_here(lexer, "too many nested parentheses");
        return false;
    }
    lexer->bracket[lexer->level++] = (Bracket){*start, lexer->line, (uint32_t)(start - lexer->line_start)};
    return true;
}

static bool close_bracket(Lexer *lexer, char close)
{
    char message[100];
    if (!lexer->level) {
        snprintf(message, sizeof message, "unmatched '%c'", close);
        raise_here(lexer, message);
        return false;
    }
    const Bracket *b = &lexer->bracket[--lexer->level];
    if (lexer_brackets_match(b->open, close)) return true;
    int used = snprintf(message, sizeof message, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                        close, b->open);
    if (b->line != lexer->line) snprintf(message + used, sizeof message - (size_t)used, " on line %u", b->line);
    raise_here(lexer, message);
    return false;
}

static Token read_operator(Lexer *lexer)
{
    const char *start = lexer->cur;
    int size;
    TokenKind kind = operator_kind(start, &size);
    lexer->cur += size;
    if (kind >= TK_LPAR && kind <= TK_RBRACE) {
        bool opens = *start == '(' || *start == '[' || *start == '{';
        if (!(opens ? open_bracket(lexer, start) : close_bracket(lexer, *start))) return fail(lexer);
    }
    unsigned char c = (unsigned char)*start;
    if (kind == TK_STRAY && (c < 32 || c == 127)) {
        raise_character(lexer, c, 1);
        return fail(lexer);
    }
    return make(lexer, kind, start);
}

/* ---- lines ---- */

/* cur is behind a backslash: what follows must be a line end, and a line. */
static bool continue_line(Lexer *lexer)
{
    if (*lexer->cur != '\n') {
        lexer->layout_error = true;
        lexer_raise(lexer, ERR_SyntaxError, lexer->line_start, lexer->line,
                    lexer->cur - lexer->line_start - !*lexer->cur, lexer->line, LEXER_NO_COL,
                    "unexpected character after line continuation character");
        return false;
    }
    lexer->cur++;
    if (*lexer->cur) {
        next_line(lexer);
        return true;
    }
    lexer->unfinished = lexer->layout_error = true;
    if (lexer->level) lexer_raise_unclosed(lexer);
    else
        lexer_raise(lexer, ERR_SyntaxError, lexer->line_start, lexer->line, lexer->cur - lexer->line_start - 1,
                    lexer->line, -2, "unexpected EOF while parsing");
    return false;
}

/* The columns of the first token of the line, in both ways of counting tabs. False when an error is raised. */
static bool measure_indent(Lexer *lexer, uint32_t *col, uint32_t *alt)
{
    uint32_t continued_col = 0, continued_alt = 0;       /* a backslash in the indentation: the first line counts */
    *col = *alt = 0;
    for (;; lexer->cur++) {
        switch (*lexer->cur) {
        case ' ':  ++*col, ++*alt; continue;
        case '\t': *col = (*col / TAB + 1) * TAB, ++*alt; continue;
        case '\f': *col = *alt = 0; continue;
        case '\\':
            if (!continued_col) continued_col = *col, continued_alt = *alt;
            lexer->cur++;
            if (!continue_line(lexer)) return false;
            lexer->cur--;
            continue;
        }
        break;
    }
    if (continued_col) *col = continued_col, *alt = continued_alt;
    return true;
}

static bool push_indent(Lexer *lexer, uint32_t col, uint32_t alt)
{
    if (lexer->indents + 1 >= LEXER_MAX_INDENTS) {
        raise_layout(lexer, ERR_IndentationError, "too many levels of indentation");
        return false;
    }
    lexer->indents++;
    lexer->indent[lexer->indents] = col;
    lexer->alt_indent[lexer->indents] = alt;
    lexer->pending = 1;
    return true;
}

static void raise_tabs(Lexer *lexer)
{
    raise_layout(lexer, ERR_TabError, "inconsistent use of tabs and spaces in indentation");
}

static bool pop_indents(Lexer *lexer, uint32_t col, uint32_t alt)
{
    while (lexer->indents && col < lexer->indent[lexer->indents]) {
        lexer->indents--;
        lexer->pending--;
    }
    if (col != lexer->indent[lexer->indents]) {
        size_t len = strcspn(lexer->line_start, "\n");
        if (!lexer->line_start[len]) len--;
        lexer->layout_error = true;
        lexer_raise(lexer, ERR_IndentationError, lexer->line_start, lexer->line, (int64_t)len, lexer->line, -2,
                    "unindent does not match any outer indentation level");
        return false;
    }
    if (alt != lexer->alt_indent[lexer->indents]) {
        raise_tabs(lexer);
        return false;
    }
    return true;
}

/* Skip lines without code, then compare the indentation with the lines above. */
static bool read_indent(Lexer *lexer)
{
    uint32_t col, alt;
    for (;;) {
        if (!measure_indent(lexer, &col, &alt)) return false;
        if (lexer->interactive && lexer->started && *lexer->cur == '\n' && lexer->cur == lexer->line_start) {
            lexer->blank_end = true;
            col = alt = 0;
            break;
        }
        if (*lexer->cur == '#') lexer->cur += strcspn(lexer->cur, "\n");
        if (*lexer->cur != '\n') break;
        lexer->cur++;
        next_line(lexer);
    }
    lexer->at_line_start = false;
    if (!*lexer->cur) col = alt = 0;
    uint32_t top = lexer->indent[lexer->indents];
    if (col > top) {
        if (alt > lexer->alt_indent[lexer->indents]) return push_indent(lexer, col, alt);
        raise_tabs(lexer);
        return false;
    }
    return pop_indents(lexer, col, alt);
}

static Token read_end(Lexer *lexer)
{
    lexer->at_end = true;
    if (!lexer->level && lexer->imply_newline && lexer->cur > lexer->first_line_start && lexer->cur[-1] != '\n') {
        lexer->imply_newline = false;
        lexer->at_line_start = true;
        return placeless(lexer, TK_NEWLINE);
    }
    if (!lexer->level) return placeless(lexer, TK_END);
    lexer->unfinished = true;
    return fail(lexer);
}

/* Spaces, and inside brackets comments and line ends; at a backslash the next line goes on. */
static bool skip_space(Lexer *lexer)
{
    for (;;) {
        while (*lexer->cur == ' ' || *lexer->cur == '\t' || *lexer->cur == '\f') lexer->cur++;
        if (*lexer->cur == '\\') {
            lexer->cur++;
            if (!continue_line(lexer)) return false;
        } else if (lexer->level && (*lexer->cur == '#' || *lexer->cur == '\n')) {
            lexer->cur += strcspn(lexer->cur, "\n");
            if (*lexer->cur) lexer->cur++;
            next_line(lexer);
        } else {
            return true;
        }
    }
}

/* The end of a line with code. A comment before it belongs to the token, as in Python's own. */
static Token read_newline(Lexer *lexer)
{
    const char *start = lexer->cur;
    lexer->cur += strcspn(start, "\n");
    Token t = make(lexer, TK_NEWLINE, start);
    lexer->cur++;
    next_line(lexer);
    lexer->at_line_start = lexer->started = true;
    return t;
}

Token lexer_next(Lexer *lexer)
{
    if (lexer->raised) return fail(lexer);
    if (lexer->at_line_start && !read_indent(lexer)) return fail(lexer);
    if (lexer->pending) {
        bool in = lexer->pending > 0;
        lexer->pending += in ? -1 : 1;
        return placeless(lexer, in ? TK_INDENT : TK_DEDENT);
    }
    if (lexer->blank_end) return read_end(lexer);
    if (!skip_space(lexer)) return fail(lexer);
    unsigned char c = (unsigned char)*lexer->cur;
    if (is_name_start(c)) return read_name(lexer);
    if (is_digit(c) || (c == '.' && is_digit((unsigned char)lexer->cur[1]))) return read_number(lexer);
    if (c == '"' || c == '\'') return read_string(lexer, lexer->cur);
    if (c == '#' && !strchr(lexer->cur, '\n')) lexer->cur += strlen(lexer->cur), c = 0;
    if (c == '\n' || c == '#') return read_newline(lexer);
    if (!c) return read_end(lexer);
    return read_operator(lexer);
}
