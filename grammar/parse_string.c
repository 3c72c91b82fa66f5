/* parse_string.c -- string literals: prefixes, escapes, and joining neighbours. */
#include "grammar/parse_string.h"

#include <stdio.h>
#include <string.h>

#include "grammar/char_name.h"
#include "grammar/decode.h"
#include "grammar/invalid.h"

/* ---- escapes ---- */

static int digit_value(char c, int base)
{
    int value = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : 99;
    return value < base ? value : -1;
}

/* Python decodes from a copy in which each character beyond ASCII takes ten bytes, and a backslash before one
 * takes six; its messages count in that copy. */
static size_t position(const char *start, const char *at)
{
    size_t count = 0;
    bool escaped = false;                               /* by a backslash just before */
    for (; start < at; start++) {
        if ((*start & 0xC0) == 0x80) continue;
        count += !(*start & 0x80) ? 1 : escaped ? 15 : 10;
        escaped = *start == '\\' && !escaped;
    }
    return count;
}

static bool raise_unicode(Text *text, const char *start, const char *from, const char *to, const char *reason)
{
    raise_last(text->p, ERR_SyntaxError,
               "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s",
               position(start, from), position(start, to) - 1, reason);
    return false;
}

/* \xXX, \uXXXX or \UXXXXXXXX: *s is at the letter. */
static bool hex_escape(Text *text, const char *start, const char **s, const char *end)
{
    static const char *const truncated[] = {
        "truncated \\xXX escape", "truncated \\uXXXX escape", "truncated \\UXXXXXXXX escape",
    };
    const char *from = *s - 1;
    int which = **s == 'x' ? 0 : **s == 'u' ? 1 : 2, digits = 2 << which;
    uint32_t c = 0;
    ++*s;
    for (int i = 0; i < digits; i++, ++*s) {
        int value = *s < end ? digit_value(**s, 16) : -1;
        if (value < 0) return raise_unicode(text, start, from, *s, truncated[which]);
        c = c << 4 | (uint32_t)value;
    }
    if (c > 0x10FFFF) return raise_unicode(text, start, from, *s, "illegal Unicode character");
    text->out += decode_put_utf8(text->out, c);
    return true;
}

/* \N{name}: *s is at the N. */
static bool named_escape(Text *text, const char *start, const char **s, const char *end)
{
    const char *from = *s - 1, *close = *s + 1 < end && (*s)[1] == '{' ? memchr(*s, '}', (size_t)(end - *s)) : NULL;
    if (!close || close == *s + 2) {
        const char *to = close ? close : *s + 1 < end && (*s)[1] == '{' ? end : *s + 1;
        return raise_unicode(text, start, from, to, "malformed \\N character escape");
    }
    uint32_t c = char_by_name(*s + 2, (size_t)(close - *s - 2));
    if (c == CHAR_UNNAMED) return raise_unicode(text, start, from, close + 1, "unknown Unicode character name");
    text->out += decode_put_utf8(text->out, c);
    *s = close + 1;
    return true;
}

static uint32_t octal_escape(const char **s, const char *end)
{
    uint32_t c = 0;
    for (int i = 0; i < 3 && *s < end && digit_value(**s, 8) >= 0; i++, ++*s) c = c * 8 + (uint32_t)digit_value(**s, 8);
    return c;
}

/* What a single letter behind the backslash stands for; 0 for none of them. */
static char letter_escape(char c)
{
    switch (c) {
    case '\\': case '\'': case '"': return c;
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default:  return 0;
    }
}

/* `at` stands behind a backslash that is none of an escape. Remembered once, however often the literal is read. False: no memory. */
static bool note_unknown_escape(Text *text, const char *at)
{
    Arena *arena = text->p->arena;
    const Token *t = text->token;
    for (const ParseWarning *w = arena->warnings; w; w = w->next) if (w->where == at) return true;
    ParseWarning *own = arena_alloc(arena, sizeof *own);
    if (!own) return parse_out_of_memory(text->p);
    *own = (ParseWarning){ arena->warnings, at, { t->line, t->col, t->end_line, t->end_col }, *at };
    arena->warnings = own;
    return true;
}

bool text_decode(Text *text, const char *start, const char *end, bool raw)
{
    bool noted = false;
    const char *s = start;
    while (s < end) {
        const char *stop = raw ? NULL : memchr(s, '\\', (size_t)(end - s));
        size_t plain = (size_t)((stop ? stop : end) - s);
        memcpy(text->out, s, plain);
        text->out += plain;
        if (!stop) break;
        s = stop + 1;
        char letter = s < end ? letter_escape(*s) : 0;
        if (letter) *text->out++ = letter, s++;
        else if (s < end && *s == '\n') s++;
        else if (s < end && digit_value(*s, 8) >= 0) text->out += decode_put_utf8(text->out, octal_escape(&s, end));
        else if (s < end && (*s == 'x' || *s == 'u' || *s == 'U')) {
            if (!hex_escape(text, start, &s, end)) return false;
        } else if (s < end && *s == 'N') {
            if (!named_escape(text, start, &s, end)) return false;
        } else {
            *text->out++ = '\\';                         /* no escape: the backslash stays */
            if (!noted && s < end && !(*s & 0x80) && !note_unknown_escape(text, s)) return false;
            noted = true;
        }
    }
    return true;
}

static bool decode_bytes(Text *text, const Literal *literal)
{
    bool noted = false;
    const char *s = literal->start, *end = literal->end;
    while (s < end) {
        char letter;
        if (literal->raw || *s != '\\') { *text->out++ = *s++; continue; }
        const char *from = s++;                         /* a literal never ends in a single backslash */
        if ((letter = letter_escape(*s))) *text->out++ = letter, s++;
        else if (*s == '\n') s++;
        else if (digit_value(*s, 8) >= 0) *text->out++ = (char)octal_escape(&s, end);
        else if (*s == 'x') {
            if (end - s < 3 || digit_value(s[1], 16) < 0 || digit_value(s[2], 16) < 0) {
                raise_last(text->p, ERR_SyntaxError, "(value error) invalid \\x escape at position %zu",
                           (size_t)(from - literal->start));
                return false;
            }
            *text->out++ = (char)(digit_value(s[1], 16) * 16 + digit_value(s[2], 16));
            s += 3;
        } else {
            *text->out++ = '\\';
            if (!noted && !note_unknown_escape(text, s)) return false;
            noted = true;
        }
    }
    return true;
}

/* ---- literals ---- */

static Literal take_apart(const Token *token)
{
    Literal l = {.token = token, .start = token->start, .end = token->end};
    for (; *l.start != '"' && *l.start != '\''; l.start++)
        switch (*l.start | 32) {
        case 'r': l.raw = true; break;
        case 'b': l.bytes = true; break;
        case 'f': l.format = true; break;
        }
    bool triple = l.end - l.start >= 6 && l.start[1] == l.start[0] && l.start[2] == l.start[0];
    l.start += triple ? 3 : 1;
    l.end -= triple ? 3 : 1;
    return l;
}

static bool check_bytes(Parser *p, const Literal *l, bool first_is_bytes)
{
    for (const char *s = l->start; l->bytes && s < l->end; s++)
        if (*s & 0x80) {
            raise_last(p, ERR_SyntaxError, "bytes can only contain ASCII literal characters");
            return false;
        }
    if (l->bytes != first_is_bytes) {
        raise_last(p, ERR_SyntaxError, "cannot mix bytes and nonbytes literals");
        return false;
    }
    return true;
}

static Node *make_constant(Text *text, ConstKind const_kind)
{
    Node *n = parse_make_at(text->p, NODE_Constant, text->pos);
    if (!n) return NULL;
    n->Constant.value.kind = const_kind;
    n->Constant.kind = text->kind;
    n->Constant.value.text = text->piece;
    n->Constant.value.len = (uint32_t)(text->out - text->piece);
    *text->out++ = 0;
    text->piece = text->out;
    return n;
}

bool text_flush(Text *text)
{
    if (text->piece == text->out) return true;
    Node *n = make_constant(text, CONST_Str);
    return n && parse_push(text->p, n);
}

static bool add_literal(Text *text, const Literal *l)
{
    text->token = l->token;
    if (l->bytes) return decode_bytes(text, l);
    return l->format ? fstring_values(text, l) : text_decode(text, l->start, l->end, l->raw);
}

/* strings: STRING+ */
Node *rule_strings(Parser *p)
{
    uint32_t first = p->pos, from = p->stack_len;
    size_t room = 0;
    Text text = {.p = p, .pos = start_here(p)};
    bool any_format = false, is_bytes = false;
    for (; at(p, TK_STRING); p->pos++) room += (size_t)(peek(p)->end - peek(p)->start) + 1;
    uint32_t last = p->pos;
    if (raised(p)) return NULL;
    text.pos = to_here(p, text.pos);
    if (!(text.out = text.piece = arena_alloc(p->arena, room))) return parse_out_of_memory(p), NULL;

    text.kind = p->tokens[first].start[0] == 'u' ? 'u' : 0;
    for (uint32_t i = first; i < last; i++) {
        Token token = p->tokens[i];
        Literal l = take_apart(&token);
        if (i == first) is_bytes = l.bytes;
        any_format |= l.format;
        if (!check_bytes(p, &l, is_bytes)) return NULL;
        if (!add_literal(&text, &l)) return NULL;
    }
    if (!any_format) return make_constant(&text, is_bytes ? CONST_Bytes : CONST_Str);
    Node *n = text_flush(&text) ? parse_make_at(p, NODE_JoinedStr, text.pos) : NULL;
    return n && parse_cut(p, from, &n->JoinedStr.values) ? n : NULL;
}
