/* parser.c -- the parser's tokens, lists and two passes, and the door that others use.
 *
 * The rules themselves are in parse_stmt.c (begin there), parse_compound.c, parse_expr.c, parse_atom.c, parse_args.c,
 * parse_target.c, parse_pattern.c and parse_string.c; invalid.c knows the mistakes. rules.h tells how they work
 * together. */
#include "grammar/parser.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "gc/mem.h"
#include "grammar/invalid.h"
#include "grammar/rules.h"

#ifdef OURO_DEBUG                       /* meet every edge early */
enum { FIRST_TOKENS = 4, FIRST_STACK = 2, NAME_ON_STACK = 4 };
#else
enum { FIRST_TOKENS = 64, FIRST_STACK = 64, NAME_ON_STACK = 256 };
#endif
enum { BASE_DEPTH = 31 };               /* levels that Python takes from a file to an expression */

/* ---- tokens ---- */

bool parse_out_of_memory(Parser *p)
{
    p->lexer.out_of_memory = p->lexer.raised = true;
    return false;
}

static bool grow_tokens(Parser *p)
{
    uint32_t cap = p->cap * 2;
    Token *tokens = mem_realloc(p->tokens, cap * sizeof *tokens);
    if (!tokens) return parse_out_of_memory(p);
    p->tokens = tokens;
    if (p->diagnose) {
        Memo *memo = mem_realloc(p->memo, cap * sizeof *memo);
        if (!memo) return parse_out_of_memory(p);
        memset(memo + p->cap, 0, p->cap * sizeof *memo);
        p->memo = memo;
    }
    p->cap = cap;
    return true;
}

bool parse_fill(Parser *p)
{
    if (p->count == p->cap && !grow_tokens(p)) {
        p->tokens[p->count - 1].kind = TK_ERROR;
        return false;
    }
    p->tokens[p->count] = lexer_next(&p->lexer);
    if (p->tokens[p->count].kind == TK_ERROR && !raised(p)) lexer_raise_unclosed(&p->lexer);
    p->count++;
    return true;
}

/* Forget the tokens before the current statement, but for the last with a text: nodes that end here want its end. */
static void forget_tokens(Parser *p)
{
    uint32_t gone = p->pos;
    while (gone && is_layout(p->tokens[gone - 1].kind)) gone--;
    if (gone < 2) return;
    gone--;
    if (p->memo) memset(p->memo, 0, p->count * sizeof *p->memo);
    memmove(p->tokens, p->tokens + gone, (p->count - gone) * sizeof *p->tokens);
    p->count -= gone;
    p->dropped += gone;
    p->pos -= gone;
}

bool parse_is_word(Parser *p, const char *word)
{
    const Token *t = peek(p);
    size_t len = strlen(word);
    return t->kind == TK_NAME && (size_t)(t->end - t->start) == len && !memcmp(t->start, word, len);
}

/* NFKC of a name with letters beyond ASCII. */
static Ident *intern_normalised(Parser *p, const char *text, size_t len)
{
    const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    utf8proc_int32_t small[NAME_ON_STACK], *chars = small;
    Ident *ident = NULL;
    utf8proc_ssize_t need = utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, NULL, 0, how);
    if (need >= NAME_ON_STACK && !(chars = mem_alloc(((size_t)need + 1) * sizeof *chars))) goto done;
    need = utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, chars, need, how);
    utf8proc_ssize_t size = utf8proc_reencode(chars, need, how);        /* in place */
    ident = arena_intern(p->arena, (const char *)chars, (size_t)size);
done:
    if (chars != small) mem_free(chars);
    return ident;
}

Ident *parse_ident(Parser *p)
{
    const Token *t = peek(p);
    if (t->kind != TK_NAME) return NULL;
    const char *text = t->start;
    size_t len = (size_t)(t->end - t->start);
    bool ascii = true;
    for (size_t i = 0; i < len; i++) ascii &= !(text[i] & 0x80);
    Ident *ident = ascii ? arena_intern(p->arena, text, len) : intern_normalised(p, text, len);
    p->pos++;
    if (!ident) parse_out_of_memory(p);
    return ident;
}

/* ---- nodes and lists ---- */

bool parse_enter(Parser *p, int weight)
{
    p->depth += weight;
    if (p->depth <= PARSE_MAX_DEPTH) return true;
    if (!raised(p)) {
        *p->error = (SyntaxErr){.kind = ERR_MemoryError, .message = ""};
        p->lexer.raised = true;
    }
    return false;
}

Node *parse_make_at(Parser *p, NodeKind node_kind, Pos pos)
{
    Node *n = node_new(p->arena, node_kind, pos);
    if (!n) parse_out_of_memory(p);
    return n;
}

Node *parse_make(Parser *p, NodeKind node_kind, Pos start) { return parse_make_at(p, node_kind, to_here(p, start)); }

bool parse_push(Parser *p, Node *item)
{
    if (p->stack_len == p->stack_cap) {
        uint32_t cap = p->stack_cap * 2;
        Node **stack = mem_realloc(p->stack, cap * sizeof *stack);
        if (!stack) return parse_out_of_memory(p);
        p->stack = stack;
        p->stack_cap = cap;
    }
    p->stack[p->stack_len++] = item;
    return true;
}

bool parse_cut(Parser *p, uint32_t from, NodeList *list)
{
    size_t len = p->stack_len - from;
    p->stack_len = from;
    *list = (NodeList){0};
    if (!len) return true;
    if (!(list->items = arena_alloc(p->arena, len * sizeof *list->items))) return parse_out_of_memory(p);
    memcpy(list->items, p->stack + from, len * sizeof *list->items);
    list->len = (uint32_t)len;
    return true;
}

bool parse_cut_names(Parser *p, uint32_t from, IdentList *list)
{
    NodeList nodes;
    *list = (IdentList){0};
    if (!parse_cut(p, from, &nodes)) return false;
    list->len = nodes.len;
    list->items = (Ident **)(void *)nodes.items;
    return true;
}

/* ---- whole texts ---- */

/* statements: statement+   (up to DEDENT or the end) */
static bool statements(Parser *p, NodeList *body)
{
    uint32_t from = p->stack_len;
    do {
        forget_tokens(p);
        if (!rule_statement(p)) return false;
    } while (!at(p, TK_DEDENT) && !at(p, TK_END));
    return parse_cut(p, from, body);
}

/* block: NEWLINE INDENT statements DEDENT | simple_stmts */
bool rule_block(Parser *p, const Token *header, const char *what, NodeList *body)
{
    uint32_t from = p->stack_len;
    if (!at(p, TK_NEWLINE)) return rule_simple_stmts(p) && parse_cut(p, from, body);
    if (kind_after(p) != TK_INDENT) {
        if (diagnosing(p))
            raise_last(p, ERR_IndentationError, "expected an indented block after %s on line %u", what, header->line);
        return false;
    }
    p->pos += 2;
    if (!parse_enter(p, 8) || !statements(p, body)) return false;
    p->depth -= 8;
    return accept(p, TK_DEDENT);
}

/* file: [statements] END */
static Node *file(Parser *p)
{
    NodeList body = {0};
    if (!at(p, TK_END) && (!statements(p, &body) || !at(p, TK_END))) return NULL;
    Node *n = parse_make_at(p, NODE_Module, (Pos){1, 0, 1, 0});
    if (n) n->Module.body = body;
    return n;
}

/* eval: expressions NEWLINE* END */
static Node *eval(Parser *p)
{
    Pos start = start_here(p);
    Node *body = rule_expressions(p);
    if (!body) return NULL;
    while (accept(p, TK_NEWLINE)) {}
    if (!at(p, TK_END)) return NULL;
    Node *n = parse_make(p, NODE_Expression, start);
    if (n) n->Expression.body = body;
    return n;
}

/* Behind the one statement only empty lines and comments may follow. */
static bool is_last_statement(Parser *p)
{
    if (p->pos < p->count) return at(p, TK_END) || at(p, TK_NEWLINE);
    const char *s = p->lexer.cur;
    for (;;) {
        s += strspn(s, " \t\f\n");
        if (*s != '#') return !*s;
        s += strcspn(s, "\n");
    }
}

/* interactive: statement, or nothing at all at a prompt */
static Node *interactive(Parser *p)
{
    NodeList body = {0};
    Pos start = start_here(p);
    if (at(p, TK_END)) {
        if (p->mode != PARSE_INTERACTIVE) return NULL;
    } else {
        uint32_t from = p->stack_len;
        if (!rule_statement(p) || !parse_cut(p, from, &body)) return NULL;
        if (!is_last_statement(p)) {
            if (p->mode == PARSE_INTERACTIVE) raise_token(p, peek(p), "invalid syntax");
            else raise_last(p, ERR_SyntaxError, "multiple statements found while compiling a single statement");
            return NULL;
        }
    }
    Node *n = parse_make(p, NODE_Interactive, start);
    if (n) n->Interactive.body = body;
    return n;
}

/* ---- two passes ---- */

/* Python prefers a complaint of its lexer anywhere in the text, or a bracket left open on an earlier line, to
 * what the parser has to say. `lexer` has read up to the furthest token, which is in `line`. */
static void raise_from_rest(Parser *p, Lexer *lexer, uint32_t line)
{
    if (lexer->raised || p->mode == PARSE_INTERACTIVE || p->error->kind == ERR_MemoryError) return;
    SyntaxErr found, *error = p->error;
    Token t;
    lexer->error = &found;
    do t = lexer_next(lexer); while (t.kind != TK_END && t.kind != TK_ERROR);
    bool unclosed = lexer->level && lexer->bracket[lexer->level - 1].line < line;
    if (lexer->raised && lexer->layout_error && unclosed) lexer->raised = lexer->layout_error = false;
    if (!lexer->raised && unclosed) lexer_raise_unclosed(lexer);
    if (lexer->raised && !lexer->layout_error) *error = found;
    if (lexer->out_of_memory) parse_out_of_memory(p);
}

static void raise_generic(Parser *p)
{
    const Token *t = &p->furthest;
    if (t->kind == TK_INDENT) raise_last(p, ERR_IndentationError, "unexpected indent");
    else if (t->kind == TK_DEDENT) raise_last(p, ERR_IndentationError, "unexpected unindent");
    else raise_token(p, t, "invalid syntax");
}

/* Begin again to find out what is wrong. */
static bool start_diagnosis(Parser *p)
{
    Lexer *l = &p->lexer;
    uint32_t line = l->first_line, col = l->first_col;
    bool is_interactive = l->interactive, byte_columns = l->byte_columns, imply_newline = p->mode == PARSE_SINGLE;
    p->furthest_index = p->dropped + p->count;
    p->furthest = p->tokens[p->count - 1];
    p->furthest_end.end_line = l->line;
    p->furthest_end.end_col = (uint32_t)(l->cur - l->line_start);
    lexer_init(l, p->arena, l->first_line_start, p->error);
    l->line = l->first_line = line;
    l->first_col = col;
    l->interactive = is_interactive;
    l->byte_columns = byte_columns;
    l->imply_newline = imply_newline;
    p->pos = p->count = p->stack_len = 0;
    p->depth = 0;
    p->dropped = 0;
    p->diagnose = p->suggest = true;
    p->memo = mem_calloc(p->cap, sizeof *p->memo);
    return p->memo || parse_out_of_memory(p);
}

Node *parse_two_passes(Parser *p, Node *(*rule)(Parser *))
{
    int depth = p->depth;
    Node *n = rule(p);
    if (n) return n;
    Lexer ahead = p->lexer;
    const Token *last = &p->tokens[p->count - 1];
    p->unfinished = ahead.unfinished;
    p->ran_out = p->unfinished || (last->placeless && !*last->start);
    uint32_t line = p->tokens[p->count - 1].line;
    if (raised(p)) {
        if (p->tokens[p->count - 1].kind == TK_ERROR) return NULL;
        ahead.raised = false;
        raise_from_rest(p, &ahead, line);
        return NULL;
    }
    if (!start_diagnosis(p)) return NULL;
    p->depth = depth;
    if (rule(p)) p->lexer.raised = false;               /* cannot be: the passes accept the same texts */
    if (raised(p) && p->tokens[p->count - 1].kind == TK_ERROR) return NULL;
    if (p->dropped + p->count > p->furthest_index) {
        ahead = p->lexer;
        ahead.raised = false;
        line = p->tokens[p->count - 1].line;
    }
    if (!raised(p)) {
        raise_generic(p);
        if (p->furthest.kind == TK_INDENT || p->furthest.kind == TK_DEDENT) return NULL;
    }
    raise_from_rest(p, &ahead, line);
    return NULL;
}

bool parse_init(Parser *p, Arena *arena, const char *text, SyntaxErr *error)
{
    *p = (Parser){.arena = arena, .error = error, .cap = FIRST_TOKENS, .stack_cap = FIRST_STACK, .depth = BASE_DEPTH};
    lexer_init(&p->lexer, arena, text, error);
    p->tokens = mem_alloc(p->cap * sizeof *p->tokens);
    p->stack = mem_alloc(p->stack_cap * sizeof *p->stack);
    return p->tokens && p->stack;
}

void parse_done(Parser *p)
{
    mem_free(p->tokens);
    mem_free(p->stack);
    mem_free(p->memo);
}

/* block: file */
static Node *block_of_statements(Parser *p)
{
    Node *n = file(p);
    if (!n) return NULL;
    NodeList body = n->Module.body;
    Node *all = parse_make_at(p, NODE_Interactive, n->pos);
    if (all) all->Interactive.body = body;
    return all;
}

/* Is the last line of the text empty, or blank? */
static bool ends_blank(const char *text)
{
    const char *last = text + strlen(text);
    if (last > text && last[-1] == '\n') last--;
    while (last > text && last[-1] != '\n') last--;
    return last > text && last[strspn(last, " \t\f")] == '\n';
}

/* Did the parser, at a prompt, run out of lines before anything was wrong? */
static bool wants_more(const Parser *p, const Node *tree)
{
    if (p->mode == PARSE_BLOCK) {
        if (!tree && p->unfinished) return true;
        if (ends_blank(p->lexer.first_line_start)) return false;
    } else if (p->mode != PARSE_INTERACTIVE || p->lexer.blank_end) {
        return false;
    }
    if (!tree) return p->ran_out;
    NodeList body = tree->Interactive.body;
    if (!body.len) return false;
    switch (body.items[body.len - 1]->kind) {
    case NODE_FunctionDef: case NODE_AsyncFunctionDef: case NODE_ClassDef: case NODE_If: case NODE_For:
    case NODE_AsyncFor: case NODE_While: case NODE_With: case NODE_AsyncWith: case NODE_Try: case NODE_TryStar:
    case NODE_Match:
        return true;
    default:
        return false;
    }
}

static ParseStatus parse_source(Arena *arena, const Source *source, ParseMode mode, Node **tree, SyntaxErr *error)
{
    Parser p;
    ParseStatus status = PARSE_MEMORY;
    *tree = NULL;
    if (parse_init(&p, arena, source->text, error)) {
        p.mode = mode;
        p.lexer.interactive = mode == PARSE_INTERACTIVE;
        p.lexer.byte_columns = source->bytes_unmarked;
        p.lexer.imply_newline = mode == PARSE_SINGLE;
        Node *n = parse_two_passes(&p, mode == PARSE_MODULE ? file : mode == PARSE_EXPRESSION ? eval :
                                     mode == PARSE_BLOCK ? block_of_statements : interactive);
        if (p.lexer.out_of_memory) status = PARSE_MEMORY;
        else if (wants_more(&p, n)) status = PARSE_INCOMPLETE;
        else status = n ? PARSE_OK : PARSE_ERROR;
        if (status == PARSE_OK) *tree = n;
    }
    parse_done(&p);
    return status;
}

static ParseStatus decode_and_parse(Arena *arena, const char *source, size_t len, bool is_bytes, const char *filename,
                                    ParseMode mode, Node **tree, SyntaxErr *error)
{
    Source decoded;
    *error = (SyntaxErr){0};
    bool ended = mode == PARSE_MODULE || mode == PARSE_INTERACTIVE || mode == PARSE_BLOCK;
    switch (decode_source(arena, source, len, is_bytes, ended, filename, &decoded, error)) {
    case DECODE_OK:    return parse_source(arena, &decoded, mode, tree, error);
    case DECODE_ERROR: return PARSE_ERROR;
    default:           return PARSE_MEMORY;
    }
}

ParseStatus parse(Arena *arena, const char *source, size_t len, const char *filename, ParseMode mode, Node **tree,
                  SyntaxErr *error)
{
    return decode_and_parse(arena, source, len, true, filename, mode, tree, error);
}

ParseStatus parse_text(Arena *arena, const char *source, size_t len, const char *filename, ParseMode mode, Node **tree,
                       SyntaxErr *error)
{
    return decode_and_parse(arena, source, len, false, filename, mode, tree, error);
}
