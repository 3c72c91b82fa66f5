/* code_info.c -- what libraries ask of code: its names, its lines, its bytes.
 *
 * CPython's tools count in bytes of co_code, two of them an instruction. So instruction i is said to stand at 2 * i by all that tells of
 * places: f_lasti, tb_lasti, co_positions(), co_lines(). The instructions themselves are ouro's: co_code shows opcode and d of
 * each. The tables are in CPython 3.11's formats, so that whoever can read those finds lines and handlers. */
#include "interp/code_info.h"

#include <string.h>

#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- names ------------------------------------------------------------------------------------------------ */

/* The global, attribute or imported name that an instruction speaks of; NULL: of none. */
static View name_in(const CodeObj *code, Insn insn)
{
    const OpInfo *info = &op_info[insn.op];
    switch (insn.op) {
    case OP_LOAD_NAME: case OP_IMPORT_NAME: return code->consts[insn.b];
    case OP_STORE_NAME: case OP_DELETE_NAME: case OP_DELETE_GLOBAL: return code->consts[insn.a];
    case OP_IMPORT_FROM: return code->consts[insn.c];
    default: break;
    }
    if (info->a == ROLE_SITE) return code->sites[insn.a].name;
    if (info->b == ROLE_SITE) return code->sites[insn.b].name;
    return info->c == ROLE_SITE ? code->sites[insn.c].name : NULL;
}

Ref code_names(View self)
{
    const CodeObj *code = as_code(self);
    Ref seen = dict_new(), keys = NULL, own = NULL;
    for (uint32_t i = 0; i < code->ninsns && seen; i++) {
        View name = name_in(code, code->insns[i]);
        if (name && is_str(name) && !dict_set(seen, ref_keep(name), None)) ref_clear(&seen);
    }
    if (seen && (keys = dict_keys_list(seen))) own = tuple_from(keys);
    ref_drop(keys);
    ref_drop(seen);
    return own;
}

/* ---- places ----------------------------------------------------------------------------------------------- */

Ref code_bytes(View self)
{
    const CodeObj *code = as_code(self);
    Ref own = bytes_new(NULL, 2 * (size_t)code->ninsns);
    for (uint32_t i = 0; own && i < code->ninsns; i++) {
        as_bytes(own)->data[2 * i] = code->insns[i].op;
        as_bytes(own)->data[2 * i + 1] = code->insns[i].d;
    }
    return own;
}

static Ref number_or_none(bool there, uint32_t number) { return there ? int_new(number) : None; }

static Ref iterator_over(Ref list)
{
    Ref own = list ? obj_iter(list) : NULL;
    ref_drop(list);
    return own;
}

/* Columns that did not fit are left out: both are 0 then. */
static bool has_columns(Position p) { return p.line && (p.col || p.end_col); }

/* An iterator of (line, end line, column, end column), one for each instruction. */
Ref code_positions(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const CodeObj *code = as_code(self);
    Ref list = list_new();
    for (uint32_t i = 0; list && i < code->ninsns; i++) {
        Position p = code->positions[i];
        Ref four = tuple_of(4, number_or_none(p.line, p.line), number_or_none(p.line, p.end_line),
                            number_or_none(has_columns(p), p.col), number_or_none(has_columns(p), p.end_col));
        if (!four || !list_push(list, four)) ref_clear(&list);
    }
    return iterator_over(list);
}

/* An iterator of (start, end, line), one for each run of instructions of one line. What stands in no line belongs to what is before it. */
Ref code_lines(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    const CodeObj *code = as_code(self);
    Ref list = list_new();
    for (uint32_t i = 0, end; list && i < code->ninsns; i = end) {
        uint32_t line = code->positions[i].line ? code->positions[i].line : code->first_line;
        for (end = i + 1; end < code->ninsns && (code->positions[end].line == line || !code->positions[end].line); end++) {}
        Ref three = tuple_of(3, int_new(2 * (int64_t)i), int_new(2 * (int64_t)end), number_or_none(line, line));
        if (!three || !list_push(list, three)) ref_clear(&list);
    }
    return iterator_over(list);
}

/* ---- CPython's tables ------------------------------------------------------------------------------------- */

/* Six bits a byte, the lowest first; 0x40: more follows. */
static bool add_varint(BytesBuilder *b, uint32_t value)
{
    for (; value >= 64; value >>= 6)
        if (!bytes_add_byte(b, (unsigned char)(0x40 | (value & 63)))) return false;
    return bytes_add_byte(b, (unsigned char)value);
}

static bool add_signed_varint(BytesBuilder *b, int64_t value)
{
    return add_varint(b, value < 0 ? (uint32_t)-value << 1 | 1 : (uint32_t)value << 1);
}

static Ref built(BytesBuilder *b, bool ok)
{
    if (ok) return bytes_build(b);
    bytes_builder_drop(b);
    return NULL;
}

/* One entry an instruction: its kind (14: line and columns follow; 13: a line only; 15: nowhere), then what the kind says. */
Ref code_linetable(View self)
{
    const CodeObj *code = as_code(self);
    BytesBuilder b = BYTES_BUILDER;
    int64_t line = code->first_line;
    bool ok = true;
    for (uint32_t i = 0; ok && i < code->ninsns; i++) {
        Position p = code->positions[i];
        unsigned kind = !p.line ? 15 : has_columns(p) ? 14 : 13;
        ok = bytes_add_byte(&b, (unsigned char)(0x80 | kind << 3));
        if (kind == 15) continue;
        ok = ok && add_signed_varint(&b, (int64_t)p.line - line);
        if (kind == 14) ok = ok && add_varint(&b, p.end_line - p.line) && add_varint(&b, p.col + 1u) && add_varint(&b, p.end_col + 1u);
        line = p.line;
    }
    return built(&b, ok);
}

/* Pairs of bytes: so many bytes of code on, so many lines on. */
Ref code_lnotab(View self)
{
    const CodeObj *code = as_code(self);
    BytesBuilder b = BYTES_BUILDER;
    int64_t line = code->first_line;
    uint32_t from = 0;
    bool ok = true;
    for (uint32_t i = 0; ok && i < code->ninsns; i++) {
        if (!code->positions[i].line || code->positions[i].line == line) continue;
        int64_t bytes = 2 * (int64_t)(i - from), lines = (int64_t)code->positions[i].line - line;
        for (; ok && bytes > 254; bytes -= 254) ok = bytes_add_byte(&b, 254) && bytes_add_byte(&b, 0);
        while (ok && (lines > 127 || lines < -128)) {
            int step = lines > 0 ? 127 : -128;
            ok = bytes_add_byte(&b, (unsigned char)bytes) && bytes_add_byte(&b, (unsigned char)step);
            bytes = 0;
            lines -= step;
        }
        ok = ok && bytes_add_byte(&b, (unsigned char)bytes) && bytes_add_byte(&b, (unsigned char)lines);
        line = code->positions[i].line;
        from = i;
    }
    return built(&b, ok);
}

/* Six bits a byte, the highest first; 0x80 marks the first byte of an entry. */
static bool add_big_varint(BytesBuilder *b, uint32_t value, unsigned mark)
{
    for (int shift = 30; shift > 0; shift -= 6) {
        if (!(value >> shift)) continue;
        if (!bytes_add_byte(b, (unsigned char)(mark | 0x40 | ((value >> shift) & 63)))) return false;
        mark = 0;
    }
    return bytes_add_byte(b, (unsigned char)(mark | (value & 63)));
}

Ref code_handlers(View self)
{
    const CodeObj *code = as_code(self);
    BytesBuilder b = BYTES_BUILDER;
    bool ok = true;
    for (uint32_t i = 0; ok && i < code->nhandlers; i++) {
        Handler h = code->handlers[i];
        ok = add_big_varint(&b, h.start, 0x80) && add_big_varint(&b, h.end - h.start, 0) && add_big_varint(&b, h.target, 0)
          && add_big_varint(&b, (uint32_t)h.depth << 1, 0);
    }
    return built(&b, ok);
}

/* ---- equality --------------------------------------------------------------------------------------------- */

static bool same_shape(const CodeObj *a, const CodeObj *b)
{
    return a->flags == b->flags && a->nregs == b->nregs && a->nlocals == b->nlocals && a->nargs == b->nargs && a->nposonly == b->nposonly
        && a->nkwonly == b->nkwonly && a->nfree == b->nfree && a->ninsns == b->ninsns && a->nconsts == b->nconsts
        && a->nsites == b->nsites && a->nhandlers == b->nhandlers && a->first_line == b->first_line && str_equal(a->name, b->name);
}

static bool same_names(Ref const *a, Ref const *b, size_t n)
{
    for (size_t i = 0; i < n; i++) if (!str_equal(a[i], b[i])) return false;
    return true;
}

static bool same_handlers(const CodeObj *a, const CodeObj *b)
{
    for (uint32_t i = 0; i < a->nhandlers; i++) {
        Handler x = a->handlers[i], y = b->handlers[i];
        if (x.start != y.start || x.end != y.end || x.target != y.target || x.depth != y.depth) return false;
    }
    return true;
}

/* 1 and 1.0 are equal, but not as constants. */
static int same_constants(const CodeObj *a, const CodeObj *b)
{
    for (uint32_t i = 0; i < a->nconsts; i++) {
        if (a->consts[i] == b->consts[i]) continue;
        Ref x = obj_repr(a->consts[i]), y = x ? obj_repr(b->consts[i]) : NULL;
        bool failed = !y, same = y && type_of(a->consts[i]) == type_of(b->consts[i])
                                 && (a->consts[i]->shape == SHAPE_CODE || str_equal(x, y));
        ref_drop(x);
        ref_drop(y);
        if (failed) return -1;
        int equal = same ? obj_equal(a->consts[i], b->consts[i]) : 0;
        if (equal <= 0) return equal;
    }
    return 1;
}

Ref code_compare(View a, View b, CompareOp op)
{
    if (b->shape != SHAPE_CODE || (op != CMP_EQ && op != CMP_NE)) return ref_keep(NotImplemented);
    const CodeObj *x = as_code(a), *y = as_code(b);
    int same = x == y;
    if (!same && same_shape(x, y) && !memcmp(x->insns, y->insns, x->ninsns * sizeof *x->insns)
        && !memcmp(x->positions, y->positions, x->ninsns * sizeof *x->positions)
        && same_names(x->local_names, y->local_names, x->nlocals) && same_names(x->free_names, y->free_names, x->nfree)
        && same_handlers(x, y)) {
        same = 1;
        for (uint32_t i = 0; same && i < x->nsites; i++) same = str_equal(x->sites[i].name, y->sites[i].name);
        if (same && (same = same_constants(x, y)) < 0) return NULL;
    }
    return bool_ref(same == (op == CMP_EQ));
}

bool code_hash(View self, Hash *out)
{
    const CodeObj *code = as_code(self);
    if (!obj_hash(code->name, out)) return false;
    *out ^= (Hash)code->first_line * 1000003 ^ (Hash)code->ninsns ^ (Hash)code->flags << 20;
    if (*out == -1) *out = -2;
    return true;
}
