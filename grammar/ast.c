/* ast.c -- making nodes, and printing a tree the way Python's ast.dump does.
 *
 * The printer is driven by the same ast.def that declares the nodes: each field's type names the function
 * that writes it. It serves the tests, which compare its output with Python's. */
#include "grammar/ast.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "gc/mem.h"
#include "grammar/decode.h"

enum { DUMP_MAX_DEPTH = 20000 };

static const char *const kind_names[NODE_KINDS] = {
#define NODE(kind, group, fields) [NODE_##kind] = #kind,
#define LEAF(kind, group) [NODE_##kind] = #kind,
#include "grammar/ast.def"
};

/* Bytes that a node of each kind takes. */
static const uint8_t node_sizes[NODE_KINDS] = {
#define NODE(kind, group, fields) [NODE_##kind] = offsetof(Node, kind) + sizeof(((Node *)0)->kind),
#define LEAF(kind, group) [NODE_##kind] = offsetof(Node, Name),
#include "grammar/ast.def"
};

const char *node_kind_name(NodeKind kind) { return kind_names[kind]; }

Node *node_new(Arena *arena, NodeKind kind, Pos pos)
{
    Node *n = arena_alloc(arena, node_sizes[kind]);
    if (!n) return NULL;
    n->kind = kind;
    n->pos = pos;
    return n;
}

/* ---- the printer ---- */

typedef struct {
    FILE *out;
    int positions, depth;
    bool failed;
} Dump;

static const char *const binary_names[] = {
#define BINARY(op) #op,
#include "grammar/ast.def"
};
static const char *const compare_names[] = {
#define COMPARE(op) #op,
#include "grammar/ast.def"
};
static const char *const unary_names[] = {
#define UNARY(op) #op,
#include "grammar/ast.def"
};
static const char *const boolean_names[] = {
#define BOOLEAN(op) #op,
#include "grammar/ast.def"
};
static const char *const context_names[] = {
#define CONTEXT(name) #name,
#include "grammar/ast.def"
};

/* One character of a repr; false when it needs no escape. */
static bool escape(FILE *out, utf8proc_int32_t c, char quote)
{
    if (c == quote || c == '\\') fprintf(out, "\\%c", (int)c);
    else if (c == '\n') fputs("\\n", out);
    else if (c == '\r') fputs("\\r", out);
    else if (c == '\t') fputs("\\t", out);
    else if (c < 32 || c == 127) fprintf(out, "\\x%02x", (unsigned)c);
    else return false;
    return true;
}

/* The next character of UTF-8 that may hold surrogates, and its length. The text is known to be well formed. */
static int decode(const unsigned char *s, utf8proc_int32_t *c)
{
    if (s[0] < 0x80) { *c = s[0]; return 1; }
    if (s[0] < 0xE0) { *c = (s[0] & 0x1F) << 6 | (s[1] & 0x3F); return 2; }
    if (s[0] < 0xF0) { *c = (s[0] & 0x0F) << 12 | (s[1] & 0x3F) << 6 | (s[2] & 0x3F); return 3; }
    *c = (s[0] & 0x07) << 18 | (s[1] & 0x3F) << 12 | (s[2] & 0x3F) << 6 | (s[3] & 0x3F);
    return 4;
}

static void dump_text(FILE *out, const char *text, uint32_t len, bool bytes)
{
    char quote = memchr(text, '\'', len) && !memchr(text, '"', len) ? '"' : '\'';
    if (bytes) fputc('b', out);
    fputc(quote, out);
    for (uint32_t i = 0; i < len;) {
        utf8proc_int32_t c = (unsigned char)text[i];
        int size = bytes ? 1 : decode((const unsigned char *)text + i, &c);
        if (!escape(out, c, quote)) {
            if (bytes && c > 126) fprintf(out, "\\x%02x", (unsigned)c);
            else if (bytes || decode_is_printable((uint32_t)c)) fwrite(text + i, 1, (size_t)size, out);
            else fprintf(out, c < 256 ? "\\x%02x" : c < 65536 ? "\\u%04x" : "\\U%08x", (unsigned)c);
        }
        i += (uint32_t)size;
    }
    fputc(quote, out);
}

/* The shortest digits that read back as the same double, laid out as Python's repr does. */
static void dump_real(FILE *out, double real, bool imaginary)
{
    char buf[40];
    int digits = 1;
    if (isinf(real)) { fputs("inf", out); goto done; }
    do snprintf(buf, sizeof buf, "%.*e", digits - 1, real); while (strtod(buf, NULL) != real && digits++ < 17);
    int exponent = atoi(strchr(buf, 'e') + 1);
    if (exponent >= -4 && exponent < 16) {
        fprintf(out, "%.*f", digits - 1 - exponent > 0 ? digits - 1 - exponent : 0, real);
        if (digits - 1 <= exponent && !imaginary) fputs(".0", out);
    } else {
        fprintf(out, "%.*se%c%02d", (int)(strchr(buf, 'e') - buf), buf, exponent < 0 ? '-' : '+', abs(exponent));
    }
done:
    if (imaginary) fputc('j', out);
}

/* Digits of any base in decimal, by schoolbook arithmetic: this is for tests. */
static bool dump_int(FILE *out, const ConstValue *v)
{
    if (v->base == 10) {
        const char *digits = v->text;
        while (digits[0] == '0' && digits[1]) digits++;
        fputs(digits, out);
        return true;
    }
    size_t limbs = v->len / 2 + 2, used = 1;               /* 9 decimal digits a limb */
    uint32_t *limb = mem_calloc(limbs, sizeof *limb);
    if (!limb) return false;
    for (const char *d = v->text; *d; d++) {
        uint64_t carry = (uint64_t)(*d <= '9' ? *d - '0' : *d - 'a' + 10);
        for (size_t i = 0; i < used; i++) {
            carry += (uint64_t)limb[i] * v->base;
            limb[i] = (uint32_t)(carry % 1000000000);
            carry /= 1000000000;
        }
        if (carry) limb[used++] = (uint32_t)carry;
    }
    fprintf(out, "%u", limb[--used]);
    while (used > 0) fprintf(out, "%09u", limb[--used]);
    mem_free(limb);
    return true;
}

static void dump_node(Dump *d, const Node *n);

static void dump_const(Dump *d, const ConstValue *v)
{
    switch (v->kind) {
    case CONST_None:      fputs("None", d->out); break;
    case CONST_True:      fputs("True", d->out); break;
    case CONST_False:     fputs("False", d->out); break;
    case CONST_Ellipsis:  fputs("Ellipsis", d->out); break;
    case CONST_Int:       if (!dump_int(d->out, v)) d->failed = true; break;
    case CONST_Float:     dump_real(d->out, v->real, false); break;
    case CONST_Imaginary: dump_real(d->out, v->real, true); break;
    case CONST_Str:       dump_text(d->out, v->text, v->len, false); break;
    case CONST_Bytes:     dump_text(d->out, v->text, v->len, true); break;
    case CONST_Object:    break;            /* no parser makes one */
    }
}

/* Write "name=" with what must stand before it. */
static void dump_field(Dump *d, bool *first, const char *name)
{
    fprintf(d->out, "%s%s=", *first ? "" : ", ", name);
    *first = false;
}

#define DUMP_LIST(list, print) do {                                           \
        fputc('[', d->out);                                                   \
        for (uint32_t i = 0; i < (list).len; i++) {                           \
            if (i) fputs(", ", d->out);                                       \
            print((list).items[i]);                                           \
        }                                                                     \
        fputc(']', d->out);                                                   \
    } while (0)

#define PRINT_CHILD(item)   do { if (item) dump_node(d, item); else fputs("None", d->out); } while (0)
#define PRINT_IDENT(item)   dump_text(d->out, (item)->text, (item)->len, false)
#define PRINT_COMPARE(item) fprintf(d->out, "%s()", compare_names[item])

bool node_has_position(NodeKind kind)
{
    switch (kind) {
    case NODE_Module: case NODE_Interactive: case NODE_Expression: case NODE_arguments: case NODE_comprehension:
    case NODE_withitem: case NODE_match_case:
        return false;
    default:
        return true;
    }
}

static void dump_node(Dump *d, const Node *n)
{
    bool first = true;
    if (d->depth++ > DUMP_MAX_DEPTH) d->failed = true;
    if (d->failed) return;
    fprintf(d->out, "%s(", kind_names[n->kind]);
    switch (n->kind) {
#define F(type, sort, name) F_##type(name)
#define F_NODE(name)   dump_field(d, &first, #name); dump_node(d, it->name);
#define F_OPT(name)    if (it->name) { dump_field(d, &first, #name); dump_node(d, it->name); }
#define F_IDENT(name)  dump_field(d, &first, #name); PRINT_IDENT(it->name);
#define F_OPTID(name)  if (it->name) { dump_field(d, &first, #name); PRINT_IDENT(it->name); }
#define F_LIST(name)   dump_field(d, &first, #name); DUMP_LIST(it->name, PRINT_CHILD);
#define F_NAMES(name)  dump_field(d, &first, #name); DUMP_LIST(it->name, PRINT_IDENT);
#define F_CMPOPS(name) dump_field(d, &first, #name); DUMP_LIST(it->name, PRINT_COMPARE);
#define F_INT(name)    dump_field(d, &first, #name); fprintf(d->out, "%d", it->name);
#define F_OPTINT       F_INT
#define F_TEXT(name)
#define F_KIND(name)   if (it->name) { dump_field(d, &first, #name); fprintf(d->out, "'%c'", it->name); }
#define F_IGNORES      F_LIST
#define F_VALUE(name)  dump_field(d, &first, #name); dump_const(d, &it->name);
#define F_BINOP(name)  dump_field(d, &first, #name); fprintf(d->out, "%s()", binary_names[it->name]);
#define F_UNOP(name)   dump_field(d, &first, #name); fprintf(d->out, "%s()", unary_names[it->name]);
#define F_BOOLOP(name) dump_field(d, &first, #name); fprintf(d->out, "%s()", boolean_names[it->name]);
#define F_CTX(name)    dump_field(d, &first, #name); fprintf(d->out, "%s()", context_names[it->name]);
#define NODE(kind, group, fields) case NODE_##kind: { const __typeof__(n->kind) *it = &n->kind; fields } break;
#define LEAF(kind, group) case NODE_##kind: break;
#include "grammar/ast.def"
    case NODE_KINDS: break;
    }
    if (d->positions && node_has_position(n->kind))
        fprintf(d->out, "%slineno=%u, col_offset=%u, end_lineno=%u, end_col_offset=%u", first ? "" : ", ",
                n->pos.line, n->pos.col, n->pos.end_line, n->pos.end_col);
    fputc(')', d->out);
    d->depth--;
}

int ast_dump(FILE *out, const Node *tree, int positions)
{
    Dump d = {out, positions, 0, false};
    dump_node(&d, tree);
    return d.failed ? -1 : 0;
}
