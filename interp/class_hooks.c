/* class_hooks.c -- what classes want to know of code and frames.
 *
 * objects/ knows neither, so it asks through hooks: whose module's code is running (for __module__ of type("X", (), {})),
 * how many attributes an __init__ sets (so that even a class's first instance has room for them), and how to make a
 * function from code. */
#include "interp/class_hooks.h"

#include "interp/vm.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/str.h"
#include "objects/tuple.h"

static View current_module(void)
{
    return vm.frame > vm.frames ? dict_get_text(&vm.frame->globals->head, "__name__") : NULL;
}

/* Is the name of this site among the first n that `self.name = ...` has set already? */
static bool seen_before(const CodeObj *code, const Insn *end, View name)
{
    for (const Insn *insn = code->insns; insn < end; insn++)
        if (insn->op == OP_STORE_ATTR && insn->a == 0 && code->sites[insn->c].name == name) return true;
    return false;
}

/* How many different names are set on the first parameter, which is register 0. */
static size_t guess_room(View function)
{
    const CodeObj *code = as_code(as_func(function)->code);
    size_t count = 0;
    if (code->nargs == 0 || code->is_cell[0]) return 0;
    for (uint32_t i = 0; i < code->ninsns; i++) {
        const Insn *insn = &code->insns[i];
        if (insn->op != OP_STORE_ATTR || insn->a != 0) continue;
        if (!seen_before(code, insn, code->sites[insn->c].name)) count++;
    }
    return count;
}

/* types.FunctionType(code, globals, name=None, argdefs=None, closure=None) */
static Ref create(View const *args, size_t n, View kwnames)
{
    View out[5];
    if (!args_bind("function", "code, globals, name=, argdefs=, closure=", args, n, kwnames, out)) return NULL;
    if (out[0]->shape != SHAPE_CODE)
        return err_raise(&exc_TypeError, "function() argument 'code' must be code, not %t", out[0]);
    if (out[1]->shape != SHAPE_DICT)
        return err_raise(&exc_TypeError, "function() argument 'globals' must be dict, not %t", out[1]);
    View name = out[2] && out[2] != None ? out[2] : NULL, defaults = out[3] && out[3] != None ? out[3] : NULL;
    View closure = out[4] && out[4] != None ? out[4] : NULL;
    if (name && !is_str(name)) return err_raise(&exc_TypeError, "arg 3 (name) must be None or string");
    if (defaults && !is_tuple(defaults)) return err_raise(&exc_TypeError, "arg 4 (defaults) must be None or tuple");

    size_t nfree = as_code(out[0])->nfree;
    if (closure && !is_tuple(closure)) return err_raise(&exc_TypeError, "arg 5 (closure) must be tuple");
    if (!closure && nfree) return err_raise(&exc_TypeError, "arg 5 (closure) must be tuple");
    if (closure && as_tuple(closure)->len != nfree)
        return err_raise(&exc_ValueError, "%S requires closure of length %zu, not %zu", as_code(out[0])->name, nfree, as_tuple(closure)->len);
    for (size_t i = 0; closure && i < nfree; i++)
        if (tuple_at(closure, i)->shape != SHAPE_CELL)
            return err_raise(&exc_TypeError, "arg 5 (closure) expected cell, found %T", tuple_at(closure, i));

    Ref made = func_new(out[0], out[1]);
    if (!made) return NULL;
    if (name) ref_set(&as_func(made)->name, ref_keep(name));
    if (defaults) ref_set(&as_func(made)->defaults, ref_keep(defaults));
    if (nfree) ref_set(&as_func(made)->closure, ref_keep(closure));
    return made;
}

static size_t free_variables(View code) { return as_code(code)->nfree; }

void class_hooks_init(void)
{
    func_free_variables = free_variables;
    class_current_module = current_module;
    class_guess_room = guess_room;
    func_create = create;
}
