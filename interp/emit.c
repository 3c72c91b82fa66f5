/* emit.c -- instructions, labels, constants and registers of the function being compiled. */
#include "interp/emit.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { MAX_OPERAND = UINT16_MAX };

/* ---- failure ------------------------------------------------------------------------------------------------- */

void compile_error(Compiler *c, Pos pos, const char *format, ...)
{
    if (c->failed) return;
    c->failed = true;
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    c->error = (SyntaxErr){ .kind = ERR_SyntaxError, .message = arena_copy(&c->arena, text, strlen(text)), .line = pos.line,
                            .end_line = pos.end_line, .offset = (int32_t)pos.col + 1, .end_offset = (int32_t)pos.end_col + 1 };
    if (!c->error.message) err_memory();
}

void compile_out_of_memory(Compiler *c)
{
    if (!c->failed && !err_pending) err_memory();
    c->failed = true;
}

void *compile_grow(Compiler *c, void *array, uint32_t used, uint32_t *cap, size_t size)
{
    if (used < *cap) return array;
    uint32_t room = *cap ? *cap * 2 : 16;
    void *bigger = mem_realloc(array, room * size);
    if (!bigger) { compile_out_of_memory(c); return array; }
    *cap = room;
    return bigger;
}

/* ---- instructions -------------------------------------------------------------------------------------------- */

static Position position_of(Pos p)
{
    Position q = { .line = p.line, .end_line = p.end_line };
    /* A column that does not fit is left out: carets are then not drawn. */
    if (p.col < UINT16_MAX && p.end_col < UINT16_MAX) q.col = (uint16_t)p.col, q.end_col = (uint16_t)p.end_col;
    return q;
}

uint32_t emit(Compiler *c, Opcode op, int a, int b, int cc, int d)
{
    Unit *u = c->unit;
    GROW(c, u->insns, u->ninsns, u->insns_cap);
    GROW(c, u->positions, u->ninsns, u->positions_cap);
    if (c->failed) return 0;
    u->insns[u->ninsns] = (Insn){ (uint8_t)op, (uint8_t)d, (uint16_t)a, (uint16_t)b, (uint16_t)cc };
    u->positions[u->ninsns] = position_of(c->pos);
    return u->ninsns++;
}

void emit_wide(Compiler *c, Opcode op, int a, uint32_t wide, int d)
{
    emit(c, op, a, (uint16_t)wide, (uint16_t)(wide >> 16), d);
}

Label label_new(Compiler *c)
{
    Unit *u = c->unit;
    GROW(c, u->labels, u->nlabels, u->labels_cap);
    if (c->failed) return 0;
    u->labels[u->nlabels] = -1;
    return u->nlabels++;
}

void label_place(Compiler *c, Label label)
{
    if (!c->failed) c->unit->labels[label] = c->unit->ninsns;
}

static void fixup(Compiler *c, uint32_t insn, Label label)
{
    Unit *u = c->unit;
    GROW(c, u->fixups, u->nfixups, u->fixups_cap);
    if (!c->failed) u->fixups[u->nfixups++] = (Fixup){ insn, label };
}

void emit_jump(Compiler *c, Label label) { fixup(c, emit(c, OP_JUMP, 0, 0, 0, 0), label); }

void emit_loop_entry(Compiler *c, Label label) { fixup(c, emit(c, OP_JUMP, 0, 0, 0, 1), label); }

void emit_jump_if(Compiler *c, Opcode op, Reg a, bool sense, Label label)
{
    fixup(c, emit(c, op, a, 0, 0, sense), label);
}

void emit_near_jump(Compiler *c, Opcode op, int a, int b, bool sense, Label label)
{
    fixup(c, emit(c, op, a, b, 0, sense), label);
}

void emit_for_iter(Compiler *c, Reg item, Reg iterator, Label body)
{
    if (!c->unit->far) { emit_near_jump(c, OP_FOR_ITER, item, iterator, false, body); return; }
    Label end = label_new(c);
    emit(c, OP_FOR_ITER, item, iterator, 1, 0);             /* an item: over the next instruction */
    emit_jump(c, end);
    emit_jump(c, body);
    label_place(c, end);
}

static void resolve(Compiler *c)
{
    Unit *u = c->unit;
    for (uint32_t i = 0; i < u->nfixups && !c->failed; i++) {
        Insn *insn = &u->insns[u->fixups[i].insn];
        int64_t target = u->labels[u->fixups[i].label];
        if (op_info[insn->op].b == ROLE_LABEL2) {
            *insn = insn_set_wide(*insn, (uint32_t)target);
        } else {
            int64_t distance = target - (int64_t)u->fixups[i].insn - 1;
            if (distance != (int16_t)distance) u->too_far = true;
            insn->c = (uint16_t)distance;
        }
    }
}

/* What the handlers around it cover ends here and begins again after it: a return in it would move where they begin. */
DeadCode dead_begin(Compiler *c)
{
    const Unit *u = c->unit;
    for (Block *b = u->block; b; b = b->outer) guard_suspend(c, b);
    for (Block *b = u->block; b; b = b->outer) guard_resume(c, b);
    return (DeadCode){ u->ninsns, u->nfixups, u->nhandlers };
}

/* Labels placed in it and constants stay: nothing refers to them. */
void dead_end(Compiler *c, DeadCode from)
{
    Unit *u = c->unit;
    u->ninsns = from.ninsns;
    u->nfixups = from.nfixups;
    u->nhandlers = from.nhandlers;
    for (Block *b = u->block; b; b = b->outer) guard_resume(c, b);
}

/* ---- registers ----------------------------------------------------------------------------------------------- */

Reg temp_window(Compiler *c, int count)
{
    Unit *u = c->unit;
    Reg first = u->next_temp;
    u->next_temp += count;
    if (u->next_temp > u->nregs) u->nregs = u->next_temp;
    if (u->nregs > MAX_OPERAND - 8) {
        compile_error(c, c->pos, "too many values in one expression or function");
        u->next_temp = u->nregs = u->nlocals;
    }
    return first;
}

Reg temp_new(Compiler *c) { return temp_window(c, 1); }

/* ---- constants ----------------------------------------------------------------------------------------------- */

/* Equal constants share a place, but 1, 1.0 and True, or 0.0 and -0.0, are not equal here: the key of each says its type. */
static Ref const_key(View value)
{
    switch (value->shape) {
    case SHAPE_STR: case SHAPE_INT: case SHAPE_BIGINT: return ref_keep(value);
    case SHAPE_BYTES: return tuple_of(2, str_from_text("bytes"), ref_keep(value));      /* never compared with text: -b would warn */
    case SHAPE_FLOAT: return tuple_of(2, str_from_text("float"), obj_repr(value));
    case SHAPE_COMPLEX: return tuple_of(2, str_from_text("complex"), obj_repr(value));
    case SHAPE_TUPLE: {
        Ref key = list_from_array((View[]){ (View)&tuple_type }, 1);
        for (size_t i = 0; key && i < as_tuple(value)->len; i++) {
            Ref part = const_key(tuple_at(value, i));
            if (!part || !list_push(key, part)) ref_set(&key, NULL);
        }
        Ref out = key ? tuple_from(key) : NULL;
        ref_drop(key);
        return out;
    }
    default: {                      /* singletons inside tuples, code, frozensets: by identity */
        Ref address = int_new((int64_t)(intptr_t)value);
        return tuple_of(2, str_from_text("id"), address);
    }
    }
}

static int *singleton_place(Unit *u, View value)
{
    return value == None ? &u->singleton_at[0] : value == True ? &u->singleton_at[1] :
           value == False ? &u->singleton_at[2] : value == Ellipsis ? &u->singleton_at[3] : NULL;
}

uint32_t const_add(Compiler *c, Ref value)
{
    Unit *u = c->unit;
    Ref key = NULL;
    View found;
    if (!value) { compile_out_of_memory(c); return 0; }
    if (c->failed) { ref_drop(value); return 0; }

    uint32_t at = (uint32_t)as_list(u->consts)->len;
    int *single = singleton_place(u, value);
    if (single) {
        if (*single >= 0) return (uint32_t)*single;
        *single = (int)at;
    } else {
        if (!(key = const_key(value))) goto failed;
        int seen = dict_find(u->const_places, key, &found);
        if (seen < 0) goto failed;
        if (seen) {
            at = (uint32_t)box_int(found);
            ref_drop(value);
            ref_drop(key);
            return at;
        }
        Ref place = int_new(at);
        Ref own_key = key;
        key = NULL;
        if (!place || !dict_set(u->const_places, own_key, place)) goto failed;
    }
    if (!list_push(u->consts, value)) compile_out_of_memory(c);
    return at;
failed:
    ref_drop(key);
    ref_drop(value);
    compile_out_of_memory(c);
    return 0;
}

uint32_t const_name(Compiler *c, const Ident *name)
{
    Ref text = str_from_utf8(name->text, name->len);
    if (text) str_intern(&text);
    return const_add(c, text);
}

uint32_t const_text(Compiler *c, const char *text) { return const_add(c, str_interned(text)); }

static uint32_t add_site(Compiler *c, const Ident *name)
{
    Unit *u = c->unit;
    uint32_t at = const_name(c, name);
    GROW(c, u->sites, u->nsites, u->sites_cap);
    if (c->failed) return 0;
    u->sites[u->nsites] = (Site){ .name = list_at(u->consts, at), .globals_version = UINT32_MAX };
    return u->nsites++;
}

/* In code with more places than an operand can tell apart, a place may serve many names' worth of instructions of one name. */
static uint32_t shared_site(Compiler *c, const Ident *name)
{
    Unit *u = c->unit;
    uint32_t at = const_name(c, name);
    if (c->failed) return 0;
    View text = list_at(u->consts, at), found;
    int seen = dict_find(u->global_sites, text, &found);
    if (seen > 0) return (uint32_t)box_int(found);
    uint32_t site = add_site(c, name);
    if (site > MAX_OPERAND) compile_error(c, c->pos, "too many names in one function or module");
    Ref place = int_new(site);
    if (!place || !dict_set(u->global_sites, ref_keep(text), place)) compile_out_of_memory(c);
    return site;
}

uint32_t site_new(Compiler *c, const Ident *name)
{
    return c->unit->nsites < MAX_OPERAND / 2 ? add_site(c, name) : shared_site(c, name);
}

uint32_t site_global(Compiler *c, const Ident *name) { return shared_site(c, name); }

void emit_const(Compiler *c, Reg dest, Ref value) { emit_wide(c, OP_LOAD_CONST, dest, const_add(c, value), 0); }

/* Constants with a register are few: compare them one by one, as exactly as const_add does. */
Reg const_register(Compiler *c, View value)
{
    Unit *u = c->unit;
    for (uint32_t i = 0; i < u->nloop_consts; i++) {
        View known = list_at(u->consts, u->loop_consts[i]);
        bool same = known == value;
        if (!same && known->shape == value->shape) {
            if (value->shape == SHAPE_STR) same = str_equal(known, value);
            else if (value->shape == SHAPE_INT) same = box_int(known) == box_int(value);
            else if (value->shape == SHAPE_FLOAT) same = !memcmp(&((const Box *)known)->f, &((const Box *)value)->f, sizeof(double));
        }
        if (same) return u->first_loop_const + (Reg)i;
    }
    return -1;
}

/* ---- handlers ------------------------------------------------------------------------------------------------ */

enum { MAX_BLOCKS = 20 };       /* CPython's limit of blocks within blocks */

void block_push(Compiler *c, Block *block, BlockKind kind)
{
    int around = 0;
    for (const Block *b = c->unit->block; b; b = b->outer) around += b->kind != BLOCK_VALUE;
    if (around >= MAX_BLOCKS && kind != BLOCK_VALUE) compile_error(c, c->pos, "too many statically nested blocks");
    block->kind = kind;
    block->outer = c->unit->block;
    c->unit->block = block;
}

void guard_begin(Compiler *c, Block *block, Label target)
{
    block->guarded = true;
    block->start = c->unit->ninsns;
    block->target = target;
    block->depth = (uint16_t)c->unit->next_temp;
    if (c->unit->next_temp + 2 > c->unit->nregs) c->unit->nregs = c->unit->next_temp + 2;
}

void guard_suspend(Compiler *c, Block *block)
{
    Unit *u = c->unit;
    if (!block->guarded || block->start == u->ninsns) return;
    GROW(c, u->handlers, u->nhandlers, u->handlers_cap);
    if (!c->failed) u->handlers[u->nhandlers++] = (HandlerDraft){ block->start, u->ninsns, block->target, block->depth };
}

void guard_resume(Compiler *c, Block *block) { block->start = c->unit->ninsns; }

void block_pop(Compiler *c)
{
    guard_suspend(c, c->unit->block);
    c->unit->block = c->unit->block->outer;
}

/* ---- units --------------------------------------------------------------------------------------------------- */

bool unit_begin(Compiler *c, Unit *u, Scope *scope, bool far)
{
    *u = (Unit){ .outer = c->unit, .scope = scope, .far = far, .singleton_at = { -1, -1, -1, -1 } };
    c->unit = u;
    u->consts = list_new();
    u->const_places = dict_new();
    u->global_sites = dict_new();
    if (!u->consts || !u->const_places || !u->global_sites) compile_out_of_memory(c);
    return !c->failed;
}

void unit_drop(Compiler *c)
{
    Unit *u = c->unit;
    mem_free(u->insns); mem_free(u->positions); mem_free(u->labels); mem_free(u->fixups); mem_free(u->handlers);
    mem_free(u->sites); mem_free(u->locals);
    ref_drop(u->consts); ref_drop(u->const_places); ref_drop(u->global_sites); ref_drop(u->qualname);
    c->unit = u->outer;
}

static Ref symbol_text(const Symbol *s)
{
    if (!s) return str_interned("");
    Ref text = str_from_utf8(s->name->text, s->name->len);
    if (text) str_intern(&text);
    return text;
}

static bool fill_names(CodeObj *code, const Unit *u)
{
    code->local_names = mem_calloc((size_t)u->nlocals + 1, sizeof *code->local_names);
    code->is_cell = mem_calloc((size_t)u->nlocals + 1, sizeof *code->is_cell);
    code->free_names = mem_calloc((size_t)u->nfree + 1, sizeof *code->free_names);
    if (!code->local_names || !code->is_cell || !code->free_names) return err_memory(), false;
    code->nlocals = (uint16_t)u->nlocals;       /* before the names: where one cannot be had, the others are dropped */
    code->nfree = (uint16_t)u->nfree;
    for (Reg r = 0; r < u->nlocals; r++) {
        const Symbol *s = u->locals[r];
        if (!(code->local_names[r] = symbol_text(s))) return false;
        code->is_cell[r] = s && s->kind == VAR_CELL;
    }
    for (uint32_t i = 0; i < u->nfree; i++)
        if (!(code->free_names[i] = symbol_text(u->free_symbols[i]))) return false;
    return true;
}

static bool fill_handlers(CodeObj *code, const Unit *u)
{
    code->handlers = mem_calloc((size_t)u->nhandlers + 1, sizeof *code->handlers);
    if (!code->handlers) return err_memory(), false;
    for (uint32_t i = 0; i < u->nhandlers; i++) {
        HandlerDraft h = u->handlers[i];
        code->handlers[i] = (Handler){ h.start, h.end, (uint32_t)u->labels[h.target], h.depth };
    }
    code->nhandlers = u->nhandlers;
    return true;
}

static bool fill_consts(CodeObj *code, const Unit *u)
{
    ListObj *consts = as_list(u->consts);
    code->consts = mem_alloc((consts->len + 1) * sizeof *code->consts);
    if (!code->consts) return err_memory(), false;
    for (size_t i = 0; i < consts->len; i++) code->consts[i] = ref_keep(consts->items[i]);
    code->nconsts = (uint32_t)consts->len;
    return true;
}

static void fill_code(CodeObj *code, Unit *u)
{
    code->insns = u->insns;             /* these change hands */
    code->positions = u->positions;
    code->sites = u->sites;
    code->ninsns = u->ninsns;
    code->nsites = u->nsites;
    u->insns = NULL; u->positions = NULL; u->sites = NULL;
    code->nregs = (uint16_t)u->nregs;
    code->qualname = u->qualname;
    u->qualname = NULL;
}

Ref unit_finish(Compiler *c, View name, uint32_t first_line, View doc)
{
    Unit *u = c->unit;
    resolve(c);
    if (c->failed || u->too_far) return NULL;
    CodeObj *code = (CodeObj *)type_alloc(&code_type, 0);
    if (!code) { compile_out_of_memory(c); return NULL; }
    bool ok = fill_names(code, u) && fill_handlers(code, u) && fill_consts(code, u);
    if (ok) fill_code(code, u);
    code->name = ref_keep(name);
    code->filename = ref_keep(c->filename);
    code->doc = ref_keep(doc);
    code->first_line = first_line;
    if (!ok) {
        ref_drop(&code->head);
        compile_out_of_memory(c);
        return NULL;
    }
    return &code->head;
}
