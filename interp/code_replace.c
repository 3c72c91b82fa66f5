/* code_replace.c -- code.replace(co_name='x', ...): a copy with something changed.
 *
 * What names and places the code, its constants, and the flags that do not change how it runs may be new. What the instructions are made
 * for (their number of arguments, registers, names) may be given only as it is: ouro's instructions cannot be written by hand. */
#include "interp/code_info.h"

#include <string.h>

#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* What replace() was asked for: views of its arguments, NULL where not given. */
typedef struct { View name, qualname, filename, consts; int64_t first_line, flags; } Changes;

static bool take_number(const char *what, View value, int64_t *out)
{
    if (!is_int(value)) return err_false(&exc_TypeError, "'%T' object cannot be interpreted as an integer", value);
    if (!int_fits(value, out) || *out < 0 || *out > INT32_MAX) return err_false(&exc_ValueError, "code: %s out of range", what);
    return true;
}

static bool take_text(const char *what, View value, View *out)
{
    *out = value;
    return is_str(value) || err_false(&exc_TypeError, "replace() argument '%s' must be str, not %t", what, value);
}

/* An argument that may only say what is so anyway. */
static bool take_unchanged(View self, View name, View value)
{
    Ref now = obj_get_attr(self, name);
    int same = now ? obj_equal(now, value) : -1;
    ref_drop(now);
    if (same < 0) return false;
    return same || err_false(&exc_ValueError, "ouro's code objects cannot be given another %S", name);
}

static bool is_known(View name)
{
    static const char *const names[] = {
        "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_code", "co_names", "co_varnames",
        "co_freevars", "co_cellvars", "co_linetable", "co_exceptiontable",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) if (str_equal_text(name, names[i])) return true;
    return false;
}

/* May constant i be another value? Not where an instruction counts on what it is: a name, names of keywords, a function's code. */
static bool is_free_constant(const CodeObj *code, uint32_t i, View value)
{
    View now = code->consts[i];
    if (now == value) return true;
    if (now->shape == SHAPE_CODE)
        return value->shape == SHAPE_CODE && as_code(now)->nfree == as_code(value)->nfree && as_code(now)->nparams == as_code(value)->nparams;
    for (uint32_t at = 0; at < code->ninsns; at++) {
        Insn insn = code->insns[at];
        const OpInfo *info = &op_info[insn.op];
        if ((info->a == ROLE_CONST && insn.a == i) || (info->b == ROLE_CONST && insn.b == i) || (info->c == ROLE_CONST && insn.c == i))
            return false;
    }
    return true;
}

static bool take_constants(const CodeObj *code, View value, Changes *c)
{
    c->consts = value;
    if (!is_tuple(value)) return err_false(&exc_TypeError, "replace() argument 'co_consts' must be tuple, not %t", value);
    bool ok = as_tuple(value)->len == code->nconsts;
    for (uint32_t i = 0; ok && i < code->nconsts; i++) ok = is_free_constant(code, i, tuple_at(value, i));
    return ok || err_false(&exc_ValueError, "ouro's code objects cannot be given these co_consts");
}

static bool take_one(View self, View name, View value, Changes *c)
{
    if (str_equal_text(name, "co_name")) return take_text("co_name", value, &c->name);
    if (str_equal_text(name, "co_qualname")) return take_text("co_qualname", value, &c->qualname);
    if (str_equal_text(name, "co_filename")) return take_text("co_filename", value, &c->filename);
    if (str_equal_text(name, "co_firstlineno")) return take_number("co_firstlineno", value, &c->first_line);
    if (str_equal_text(name, "co_flags")) return take_number("co_flags", value, &c->flags);
    if (str_equal_text(name, "co_consts")) return take_constants(as_code(self), value, c);
    if (!is_known(name)) return err_false(&exc_TypeError, "'%S' is an invalid keyword argument for replace()", name);
    return take_unchanged(self, name, value);
}

/* ---- the copy --------------------------------------------------------------------------------------------- */

static void *copy_of(const void *array, size_t n, size_t size)
{
    void *own = alloc_bytes((n + 1) * size);
    if (own && n) memcpy(own, array, n * size);
    return own;
}

static Ref *keep_all(Ref const *array, size_t n)
{
    Ref *own = copy_of(array, n, sizeof *own);
    for (size_t i = 0; own && i < n; i++) ref_keep(own[i]);
    return own;
}

/* A copy whose inline caches are empty. The names in them are kept by the original's constants, so that is kept. */
static CodeObj *copy_code(const CodeObj *from)
{
    CodeObj *own = (CodeObj *)type_alloc(&code_type, 0);
    if (!own) return NULL;
    Obj head = own->head;
    *own = *from;
    own->head = head;
    own->insns = copy_of(from->insns, from->ninsns, sizeof *own->insns);
    own->positions = copy_of(from->positions, from->ninsns, sizeof *own->positions);
    own->handlers = copy_of(from->handlers, from->nhandlers, sizeof *own->handlers);
    own->is_cell = copy_of(from->is_cell, from->nlocals, sizeof *own->is_cell);
    own->sites = copy_of(from->sites, from->nsites, sizeof *own->sites);
    own->consts = keep_all(from->consts, from->nconsts);
    own->local_names = keep_all(from->local_names, from->nlocals);
    own->free_names = keep_all(from->free_names, from->nfree);
    own->name = ref_keep(from->name);
    own->qualname = ref_keep(from->qualname);
    own->filename = ref_keep(from->filename);
    own->doc = ref_keep(from->doc);
    own->original = ref_keep(&from->head);
    for (uint32_t i = 0; own->sites && i < own->nsites; i++) own->sites[i] = (Site){ .name = from->sites[i].name };
    if (own->insns && own->positions && own->handlers && own->is_cell && own->sites && own->consts && own->local_names && own->free_names)
        return own;
    ref_drop(&own->head);
    return NULL;
}

/* Lines are counted from the first one. */
static void move_lines(CodeObj *code, int64_t first_line)
{
    uint32_t by = (uint32_t)first_line - code->first_line;
    for (uint32_t i = 0; i < code->ninsns; i++) {
        if (!code->positions[i].line) continue;
        code->positions[i].line += by;
        code->positions[i].end_line += by;
    }
    code->first_line = (uint32_t)first_line;
}

Ref code_replace(View self, View const *args, size_t n, View kwnames)
{
    enum { FREE_TO_CHANGE = CODE_ITERABLE_COROUTINE | CODE_NESTED };
    const CodeObj *from = as_code(self);
    Changes c = { .first_line = from->first_line, .flags = from->flags & 0xFFFF };
    if (n) return err_raise(&exc_TypeError, "replace() takes 0 positional arguments but %zu %s given", n, n == 1 ? "was" : "were");
    for (size_t i = 0; kwnames && i < as_tuple(kwnames)->len; i++)
        if (!take_one(self, tuple_at(kwnames, i), args[i], &c)) return NULL;
    if (((uint32_t)c.flags ^ from->flags) & 0xFFFF & ~(uint32_t)FREE_TO_CHANGE)
        return err_raise(&exc_ValueError, "ouro's code objects cannot be given another co_flags");
    CodeObj *own = copy_code(from);
    if (!own) return NULL;
    if (c.name) ref_set(&own->name, ref_keep(c.name));
    if (c.qualname) ref_set(&own->qualname, ref_keep(c.qualname));
    if (c.filename) ref_set(&own->filename, ref_keep(c.filename));
    for (size_t i = 0; c.consts && i < own->nconsts; i++) ref_set(&own->consts[i], ref_keep(tuple_at(c.consts, i)));
    own->flags = (uint32_t)c.flags | (from->flags & ~0xFFFFu);
    if (c.first_line != from->first_line) move_lines(own, c.first_line);
    return &own->head;
}
