/* builtins_frame.c -- the built-in functions that need the caller's frame or the compiler: exec, eval, compile, globals,
 * locals, __build_class__. */
#include "interp/builtins_parts.h"

#include <limits.h>
#include <string.h>

#include "interp/ast_types.h"
#include "interp/compile.h"
#include "interp/import.h"
#include "interp/vm.h"
#include "modules/sys_audit.h"
#include "objects/buffer.h"
#include "objects/bytes.h"
#include "objects/class.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/func.h"
#include "objects/int.h"
#include "objects/module.h"
#include "objects/seq.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- namespaces ---------------------------------------------------------------------------------------------- */

static Ref builtin_globals(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    if (!vm.frame->code) return err_raise(&exc_SystemError, "globals(): no frame");
    return ref_keep(&vm.frame->globals->head);
}

/* The names of the running frame: the namespace itself at module and class level, a fresh dict in a function. */
static Ref caller_locals(void)
{
    Frame *frame = vm.frame;
    if (!frame->code) return dict_new();
    if (frame->code->flags & CODE_NAMESPACE) return ref_keep(frame->regs[0]);
    if (!(frame->code->flags & CODE_NEWLOCALS)) return ref_keep(&frame->globals->head);
    Ref object = frame_object(frame);
    if (!object) return NULL;
    Ref locals = obj_get_attr_text(object, "f_locals");
    ref_drop(object);
    return locals;
}

static Ref builtin_locals(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return caller_locals();
}

/* What super() without arguments means: the class whose body the calling function stands in, which its closure knows
 * as __class__, and the function's first argument. */
static bool super_arguments(View *cls, View *self)
{
    const CodeObj *code = vm.frame->code;
    if (!code || !code->nargs || code->flags & CODE_NAMESPACE) return err_false(&exc_RuntimeError, "super(): no arguments");
    View first = vm.frame->regs[0];
    if (first != UNBOUND && code->is_cell[0]) first = as_cell(first)->value;
    if (!first || first == UNBOUND) return err_false(&exc_RuntimeError, "super(): arg[0] deleted");
    for (size_t i = 0; i < code->nfree; i++) {
        if (!str_equal_text(code->free_names[i], "__class__")) continue;
        View found = as_cell(tuple_at(vm.frame->func->closure, i))->value;
        if (!found) return err_false(&exc_RuntimeError, "super(): empty __class__ cell");
        if (!is_type(found)) return err_false(&exc_RuntimeError, "super(): __class__ is not a type (%T)", found);
        *cls = found;
        *self = first;
        return true;
    }
    return err_false(&exc_RuntimeError, "super(): __class__ cell not found");
}

/* How what the caller compiles is optimised: as the command line says, if it does not say itself. */
static int optimize_flags(int64_t level)
{
    if (level < 0) return import_compile_flags;
    return (level > 0 ? COMPILE_OPTIMIZE : 0) | (level > 1 ? COMPILE_NO_DOC : 0);
}

/* What the caller imported from __future__ holds for what it compiles, too. */
static int caller_flags(void)
{
    const CodeObj *code = vm.frame->code;
    return code && code->flags & CODE_TEXT_ANNOTATIONS ? COMPILE_TEXT_ANNOTATIONS : 0;
}

/* The flags of compile(): those of __future__, which change nothing but for annotations and barry_as_FLUFL; and those of ast. */
enum { FUTURE_ANNOTATIONS = 0x1000000, COMPILE_FLAGS_KNOWN = 0x1FE0000 | 0x10 | 0x200 | 0x400 | 0x1000 | 0x2000 | 0x4000 };

static int flags_of(int64_t wanted) { return wanted & FUTURE_ANNOTATIONS ? COMPILE_TEXT_ANNOTATIONS : 0; }

/* ---- compile, eval, exec ------------------------------------------------------------------------------------- */

/* The bytes of a source given as str or bytes or what shows bytes: borrowed from it, or from the copy *made, which is to be dropped.
 * NULL: TypeError or what is wrong with its characters. */
static const char *source_text(View source, const char *function, size_t *len, Ref *made)
{
    Buffer b;
    *made = NULL;
    if (is_str(source)) return str_utf8(source, len);
    if (!is_bytes(source)) {
        if (!buffer_get(source, false, &b)) {
            err_clear();
            err_raise(&exc_TypeError, "%s() arg 1 must be a string, bytes or %s object", function, strcmp(function, "compile") ? "code" : "AST");
            return NULL;
        }
        *made = bytes_new(b.data, b.len);
        buffer_release(&b);
        if (!(source = *made)) return NULL;
    }
    *len = as_bytes(source)->len;
    return (const char *)as_bytes(source)->data;
}

static Ref builtin_compile(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    size_t len;
    int64_t optimize = -1;
    if (!is_str(args[1]) && !is_bytes(args[1])) return err_raise(&exc_TypeError, "expected str, bytes or os.PathLike object, not %T", args[1]);
    if (!is_str(args[2])) return err_raise(&exc_TypeError, "compile() argument 'mode' must be str, not %t", args[2]);
    const char *mode = str_utf8(args[2], NULL);
    if (!mode || (args[5] && !int_to_i64(args[5], &optimize))) return NULL;
    int64_t wanted = 0;
    if (args[3] && !seq_c_int(args[3], INT_MIN, INT_MAX, "int", &wanted)) return NULL;
    if (wanted & ~(int64_t)COMPILE_FLAGS_KNOWN) return err_raise(&exc_ValueError, "compile(): unrecognised flags");
    if (optimize < -1 || optimize > 2) return err_raise(&exc_ValueError, "compile(): invalid optimize value");
    int alone = args[4] ? obj_truth(args[4]) : 0, inherited = alone ? 0 : caller_flags();
    if (alone < 0) return NULL;
    ParseMode parse_mode = PARSE_MODULE;
    if (!strcmp(mode, "eval")) parse_mode = PARSE_EXPRESSION;
    else if (!strcmp(mode, "single")) parse_mode = PARSE_SINGLE;
    else if (strcmp(mode, "exec")) return err_raise(&exc_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
    if (ast_is(args[0])) {
        if (wanted & AST_ONLY) return ref_keep(args[0]);
        Ref file = is_str(args[1]) ? ref_keep(args[1]) : bytes_decode(args[1], "utf-8", "surrogateescape"), tree_code = NULL;
        if (file && audit("compile", 2, ref_keep(args[0]), ref_keep(file)))
            tree_code = compile_ast(args[0], file, parse_mode, COMPILE_NAMESPACE | optimize_flags(optimize) | inherited | flags_of(wanted));
        ref_drop(file);
        return tree_code;
    }
    Ref made, name = NULL, code = NULL;
    const char *text = source_text(args[0], "compile", &len, &made);
    if (text) name = is_str(args[1]) ? ref_keep(args[1]) : bytes_decode(args[1], "utf-8", "surrogateescape");
    if (!name) {
        ref_drop(made);
        return NULL;
    }
    if (audit("compile", 2, ref_keep(args[0]), ref_keep(name)))
        code = (wanted & AST_ONLY ? compile_to_ast : compile_source)(text, len, name, parse_mode, COMPILE_NAMESPACE | (is_str(args[0]) ? COMPILE_TEXT : 0)
                                                                      | optimize_flags(optimize) | inherited | flags_of(wanted));
    ref_drop(name);
    ref_drop(made);
    return code;
}

/* globals and locals as eval and exec take them; borrowed or made: *made is what to drop. */
static bool namespaces(const char *function, View const *args, View *globals, View *locals, Ref *made)
{
    View g = args[1] && args[1] != None ? args[1] : NULL, l = args[2] && args[2] != None ? args[2] : NULL;
    *made = NULL;
    bool eval = !strcmp(function, "eval");
    if (eval && l && !type_of(l)->get_item) return err_false(&exc_TypeError, "locals must be a mapping");
    if (g && !is_dict(g) && eval)
        return err_false(&exc_TypeError, type_of(g)->get_item ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict");
    if (g && !is_dict(g)) return err_false(&exc_TypeError, "exec() globals must be a dict, not %T", g);
    if (l && !type_of(l)->get_item) return err_false(&exc_TypeError, "locals must be a mapping or None, not %T", l);
    if (!g) {
        g = vm.frame->code ? &vm.frame->globals->head : NULL;
        if (!g) return err_false(&exc_SystemError, "%s(): no frame", function);
        if (!l) { if (!(*made = caller_locals())) return false; l = *made; }
    }
    *globals = g;
    *locals = l ? l : g;
    if (!dict_get_text(g, "__builtins__")) {
        if (!dict_set_text(g, "__builtins__", ref_keep(vm.builtins))) { ref_clear(made); return false; }
    }
    return true;
}

/* May the code, compiled from text or not, run with these cells (NULL: none) for its free variables? */
static bool check_closure(const char *function, View source, View closure)
{
    size_t nfree = source->shape == SHAPE_CODE ? as_code(source)->nfree : 0;
    if (source->shape != SHAPE_CODE) return !closure || err_false(&exc_TypeError, "closure can only be used when source is a code object");
    if (!nfree) return !closure || err_false(&exc_TypeError, "cannot use a closure with this code object");
    if (!strcmp(function, "eval")) return err_false(&exc_TypeError, "code object passed to eval() may not contain free variables");
    bool fits = closure && is_tuple(closure) && as_tuple(closure)->len == nfree;
    for (size_t i = 0; fits && i < nfree; i++) fits = tuple_at(closure, i)->shape == SHAPE_CELL;
    return fits || err_false(&exc_TypeError, "code object requires a closure of exactly length %zu", nfree);
}

static Ref run_source(const char *function, ParseMode mode, View const *args)
{
    View globals, locals;
    Ref made, code = NULL, result = NULL;
    size_t len;
    View closure = args[3] && args[3] != None ? args[3] : NULL;
    if (!namespaces(function, args, &globals, &locals, &made)) return NULL;
    if (!check_closure(function, args[0], closure)) {
        ref_drop(made);
        return NULL;
    }
    if (args[0]->shape == SHAPE_CODE) code = ref_keep(args[0]);
    else {
        Ref copy;
        const char *text = source_text(args[0], function, &len, &copy);
        if (text && mode == PARSE_EXPRESSION) while (len && (*text == ' ' || *text == '\t')) text++, len--;
        Ref name = text ? str_from_text("<string>") : NULL;
        if (name && audit("compile", 2, ref_keep(args[0]), ref_keep(name)))
            code = compile_source(text, len, name, mode, COMPILE_NAMESPACE | (is_str(args[0]) ? COMPILE_TEXT : 0) | optimize_flags(-1) | caller_flags());
        ref_drop(name);
        ref_drop(copy);
    }
    if (code && audit("exec", 1, ref_keep(code))) result = vm_run_closure(code, globals, locals, closure);
    ref_drop(code);
    ref_drop(made);
    return result;
}

static Ref builtin_eval(View self, View const *args, size_t n)
{
    (void)self;
    View given[4] = { args[0], n > 1 ? args[1] : NULL, n > 2 ? args[2] : NULL, NULL };
    return run_source("eval", PARSE_EXPRESSION, given);
}

static Ref builtin_exec(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref result = run_source("exec", PARSE_MODULE, args);
    ref_drop(result);
    return result ? ref_keep(None) : NULL;
}

/* ---- classes ------------------------------------------------------------------------------------------------- */

/* The keywords of a class statement without `metaclass`, which goes to *metaclass. Values are borrowed. */
static bool class_keywords(View const *values, View kwnames, View *metaclass, Ref *names, View **rest)
{
    size_t n = kwnames ? as_tuple(kwnames)->len : 0, kept = 0;
    *names = NULL;
    *metaclass = NULL;
    if (!(*rest = alloc_bytes((n + 1) * sizeof **rest))) return false;
    for (size_t i = 0; i < n; i++) {
        if (str_equal_text(tuple_at(kwnames, i), "metaclass")) *metaclass = values[i];
        else (*rest)[kept++] = values[i];
    }
    if (!kept) return true;
    if (!(*names = tuple_sized(kept))) { mem_free(*rest); return false; }
    for (size_t i = 0, j = 0; i < n; i++)
        if (!str_equal_text(tuple_at(kwnames, i), "metaclass")) as_tuple(*names)->items[j++] = ref_keep(tuple_at(kwnames, i));
    return true;
}

/* metaclass.__prepare__(name, bases, **keywords), or a new dict. */
static Ref prepare_namespace(View metaclass, View name, View bases, View const *values, View names)
{
    Ref prepare = NULL;
    if (metaclass == &type_type.head) return dict_new();
    int found = obj_find_attr(metaclass, str_known("__prepare__"), &prepare);
    if (found <= 0) return found < 0 ? NULL : dict_new();
    size_t n = names ? as_tuple(names)->len : 0;
    View *args = alloc_bytes((n + 2) * sizeof *args);
    Ref namespace = NULL;
    if (args) {
        args[0] = name;
        args[1] = bases;
        memcpy(args + 2, values, n * sizeof *args);
        namespace = obj_call(prepare, args, 2, names);
        mem_free(args);
    }
    ref_drop(prepare);
    if (namespace && !type_of(namespace)->get_item) {
        if (is_type(metaclass)) err_raise(&exc_TypeError, "%N.__prepare__() must return a mapping, not %T", as_type(metaclass), namespace);
        else err_raise(&exc_TypeError, "<metaclass>.__prepare__() must return a mapping, not %T", namespace);
        ref_set(&namespace, NULL);
    }
    return namespace;
}

static Ref call_metaclass(View metaclass, View name, View bases, View namespace, View const *values, View names)
{
    size_t n = names ? as_tuple(names)->len : 0;
    View *args = alloc_bytes((n + 3) * sizeof *args);
    if (!args) return NULL;
    args[0] = name;
    args[1] = bases;
    args[2] = namespace;
    memcpy(args + 3, values, n * sizeof *args);
    Ref cls = obj_call(metaclass, args, 3, names);
    mem_free(args);
    return cls;
}

/* The cell that the body's functions know as __class__ must hold the class now: type.__new__ saw to it, if it was asked. */
static bool check_class_cell(View cell, View cls, View name)
{
    if (cell->shape != SHAPE_CELL || !is_type(cls)) return true;
    View found = as_cell(cell)->value;
    if (found == cls) return true;
    if (!found)
        return err_false(&exc_RuntimeError, "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?", name, cls);
    return err_false(&exc_TypeError, "__class__ set to %R defining %R as %R", found, name, cls);
}

/* __build_class__(body, name, *bases, metaclass=None, **keywords) */
static Ref builtin_build_class(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    if (n < 2) return err_raise(&exc_TypeError, "__build_class__: not enough arguments");
    if (args[0]->shape != SHAPE_FUNCTION) return err_raise(&exc_TypeError, "__build_class__: func must be a function");
    if (!is_str(args[1])) return err_raise(&exc_TypeError, "__build_class__: name is not a string");
    View metaclass, *values = NULL;
    Ref names = NULL, namespace = NULL, ran = NULL, cls = NULL, resolved = NULL;
    Ref bases = tuple_from_array(args + 2, n - 2);
    if (!bases || !class_keywords(args + n, kwnames, &metaclass, &names, &values)) { ref_drop(bases); return NULL; }
    if (!(resolved = class_resolve_bases(bases))) goto done;
    if (!metaclass) metaclass = as_tuple(resolved)->len ? &type_of(tuple_at(resolved, 0))->head : &type_type.head;
    if (is_type(metaclass)) {
        TypeObj *winner = class_metatype(as_type(metaclass), resolved);
        if (!winner) goto done;
        metaclass = &winner->head;
    }
    if (!(namespace = prepare_namespace(metaclass, args[1], resolved, values, names))) goto done;
    if (resolved != bases) {
        View orig_bases = str_known("__orig_bases__");
        if (!orig_bases || !obj_set_item(namespace, orig_bases, bases)) goto done;
    }
    View body_args[] = { namespace };
    if (!(ran = vm_call(args[0], body_args, 1, NULL))) goto done;
    cls = call_metaclass(metaclass, args[1], resolved, namespace, values, names);
    if (cls && !check_class_cell(ran, cls, args[1])) ref_clear(&cls);
done:
    mem_free(values);
    ref_drop(names);
    ref_drop(namespace);
    ref_drop(ran);
    ref_drop(resolved);
    ref_drop(bases);
    return cls;
}

const NativeDef builtins_frame[] = {
    NATIVE("globals", builtin_globals, 0, 0, "The dictionary of the current module's names."),
    NATIVE("locals", builtin_locals, 0, 0, "A dictionary of the current scope's names."),
    NATIVE_PARAMS("compile", builtin_compile, "source, filename, mode, flags=, dont_inherit=, optimize=, *, _feature_version=",
                  "Compile source into a code object that can be run by exec() or eval()."),
    NATIVE("eval", builtin_eval, 1, 3, "The value of an expression given as text or code."),
    NATIVE_PARAMS("exec", builtin_exec, "source, globals=, locals=, /, *, closure=", "Run statements given as text or code."),
    NATIVE_RAW("__build_class__", builtin_build_class, "Used by the class statement."),
    { 0 }
};

bool builtins_frame_init(View module)
{
    builtins_locals = caller_locals;
    super_find_arguments = super_arguments;
    return module_add_natives(module, builtins_frame);
}
