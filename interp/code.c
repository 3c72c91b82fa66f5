/* code.c -- the code object's life and what Python may read of it. */
#include "interp/code.h"

#include "gc/mem.h"
#include "interp/code_info.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void drop_array(Ref **array, size_t n)
{
    for (size_t i = 0; *array && i < n; i++) ref_drop((*array)[i]);
    mem_free(*array);
    *array = NULL;
}

static void code_clear(Ref self)
{
    CodeObj *code = as_code(self);
    drop_array(&code->consts, code->nconsts);
    drop_array(&code->local_names, code->nlocals);
    drop_array(&code->free_names, code->nfree);
    ref_clear(&code->name);
    ref_clear(&code->qualname);
    ref_clear(&code->filename);
    ref_clear(&code->doc);
    ref_clear(&code->original);
}

static void code_free(Ref self)
{
    CodeObj *code = as_code(self);
    mem_free(code->insns);
    mem_free(code->sites);
    mem_free(code->handlers);
    mem_free(code->positions);
    mem_free(code->is_cell);
    type_free(self);
}

static Ref code_repr(View self)
{
    const CodeObj *code = as_code(self);
    return str_format_c("<code object %S at 0x%lx, file \"%S\", line %d>", (View)code->name, (unsigned long)(uintptr_t)self,
                        (View)code->filename, (int)code->first_line);
}

static Ref names_tuple(Ref const *names, const bool *is_cell, size_t n, int want_cells)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += want_cells < 0 || !is_cell || is_cell[i] == want_cells;
    Ref out = tuple_sized(count);
    for (size_t i = 0, j = 0; out && i < n; i++)
        if (want_cells < 0 || !is_cell || is_cell[i] == want_cells) as_tuple(out)->items[j++] = ref_keep(names[i]);
    return out;
}

/* Is register i what co_varnames lists: a parameter, or another local that has a name and is no cell? */
static bool is_variable(const CodeObj *code, size_t i)
{
    if (i < code->nparams) return !(code->flags & CODE_NAMESPACE);
    return !code->is_cell[i] && as_str(code->local_names[i])->len;
}

static Ref get_varnames(View self)
{
    const CodeObj *code = as_code(self);
    size_t count = 0;
    for (size_t i = 0; i < code->nlocals; i++) count += is_variable(code, i);
    Ref out = tuple_sized(count);
    for (size_t i = 0, j = 0; out && i < code->nlocals; i++)
        if (is_variable(code, i)) as_tuple(out)->items[j++] = ref_keep(code->local_names[i]);
    return out;
}

static Ref get_cellvars(View self) { return names_tuple(as_code(self)->local_names, as_code(self)->is_cell, as_code(self)->nlocals, 1); }
static Ref get_freevars(View self) { return names_tuple(as_code(self)->free_names, NULL, as_code(self)->nfree, -1); }
static Ref get_consts(View self) { return tuple_from_array(as_views(as_code(self)->consts), as_code(self)->nconsts); }
static Ref get_argcount(View self) { return int_new(as_code(self)->nargs); }
static Ref get_posonly(View self) { return int_new(as_code(self)->nposonly); }
static Ref get_kwonly(View self) { return int_new(as_code(self)->nkwonly); }
static Ref get_first_line(View self) { return int_new(as_code(self)->first_line); }
static Ref get_flags(View self) { return int_new(as_code(self)->flags & 0xFFFF); }
static Ref get_stacksize(View self) { return int_new(as_code(self)->nregs - as_code(self)->nlocals); }

static Ref get_nlocals(View self)
{
    Ref names = get_varnames(self);
    Ref out = names ? int_new((int64_t)as_tuple(names)->len) : NULL;
    ref_drop(names);
    return out;
}

static const GetSetDef code_getset[] = {
    { "co_varnames", get_varnames, NULL, NULL }, { "co_cellvars", get_cellvars, NULL, NULL },
    { "co_freevars", get_freevars, NULL, NULL }, { "co_consts", get_consts, NULL, NULL },
    { "co_argcount", get_argcount, NULL, NULL }, { "co_posonlyargcount", get_posonly, NULL, NULL },
    { "co_kwonlyargcount", get_kwonly, NULL, NULL }, { "co_nlocals", get_nlocals, NULL, NULL },
    { "co_firstlineno", get_first_line, NULL, NULL }, { "co_flags", get_flags, NULL, NULL },
    { "co_stacksize", get_stacksize, NULL, NULL }, { "co_names", code_names, NULL, NULL }, { "co_code", code_bytes, NULL, NULL },
    { "co_linetable", code_linetable, NULL, NULL }, { "co_lnotab", code_lnotab, NULL, NULL },
    { "co_exceptiontable", code_handlers, NULL, NULL },
    { 0 }
};

static const NativeDef code_methods[] = {
    NATIVE("co_positions", code_positions, 0, 0, "An iterator of (line, end line, column, end column) for each instruction."),
    NATIVE("co_lines", code_lines, 0, 0, "An iterator of (start, end, line) for each run of instructions of one line."),
    NATIVE_RAW("replace", code_replace, "A copy of the code object with other attributes."),
    { 0 }
};

static const MemberDef code_members[] = {
    { "co_name", offsetof(CodeObj, name), true, NULL },
    { "co_qualname", offsetof(CodeObj, qualname), true, NULL },
    { "co_filename", offsetof(CodeObj, filename), true, NULL },
    { 0 }
};

TypeObj code_type = {
    TYPE_HEAD("code", SHAPE_CODE, CodeObj),
    .shape.clear = code_clear, .shape.free = code_free,
    .repr = code_repr, .compare = code_compare, .hash = code_hash, .methods = code_methods, .members = code_members, .getset = code_getset,
};
