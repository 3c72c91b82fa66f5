/* _contextvars.c -- the module _contextvars: variables that have another value in each context.
 *
 * A Context holds a dict from ContextVar to value. Taking a copy must be quick, since each task of asyncio takes one: so
 * copies share the dict, and who sets a variable while others hold the dict too gets a dict of their own first.
 *
 *      current --> Context --.
 *                  Context --+--> { x: 1, y: 2 }        three contexts, one dict, until one of them changes
 *                  Context --'
 *
 * Context.run makes another context the current one while it calls a function. */
#include "gc/collect.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/union.h"

typedef struct Context Context;
struct Context { Obj head; Ref values; Ref outer; bool entered; };      /* outer: the context that was current, while entered */
typedef struct { Obj head; Ref name, fallback; } ContextVar;            /* fallback: NULL where there is no default */
typedef struct { Obj head; Ref context, var, old; bool used; } Token;   /* old: NULL where the variable had no value */

static TypeObj var_type, context_type, token_type, missing_type;
static Obj missing = { REFS_IMMORTAL, 0 };      /* Token.MISSING */

static Context *as_context(View v) { return (Context *)(uintptr_t)v; }
static ContextVar *as_var(View v) { return (ContextVar *)(uintptr_t)v; }
static Token *as_token(View v) { return (Token *)(uintptr_t)v; }

/* ---- contexts ------------------------------------------------------------------------------------------- */

static NEW Ref context_make(Ref values)
{
    Context *c = values ? (Context *)type_alloc(&context_type, 0) : NULL;
    if (!c) {
        ref_drop(values);
        return NULL;
    }
    c->values = values;
    gc_track(&c->head);
    return &c->head;
}

static Ref current_context;             /* NULL: nobody has asked yet */

static void forget_current(void) { ref_clear(&current_context); }

static Context *current(void)
{
    if (!current_context) current_context = context_make(dict_new());
    return current_context ? as_context(current_context) : NULL;
}

/* The context's dict, which nobody else holds. */
static View own_values(Context *c)
{
    if (c->values->refs > 1) {
        Ref copy = dict_copy(c->values);
        if (!copy) return NULL;
        ref_set(&c->values, copy);
    }
    return c->values;
}

static Ref context_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type, (void)args;
    if (n || (kwnames && as_tuple(kwnames)->len)) return err_raise(&exc_TypeError, "Context() does not accept any arguments");
    return context_make(dict_new());
}

static bool is_var(View key)
{
    return type_of(key) == &var_type || err_false(&exc_TypeError, "a ContextVar key was expected, got %R", key);
}

static Ref context_get_item(View self, View key)
{
    View value;
    if (!is_var(key)) return NULL;
    int found = dict_find(as_context(self)->values, key, &value);
    if (found < 0) return NULL;
    return found ? ref_keep(value) : err_raise_value(&exc_KeyError, ref_keep(key));
}

static int context_contains(View self, View key)
{
    View value;
    return is_var(key) ? dict_find(as_context(self)->values, key, &value) : -1;
}

static bool context_length(View self, size_t *out)
{
    *out = as_dict(as_context(self)->values)->used;
    return true;
}

static Ref context_iter(View self) { return dict_iter_new(&dict_key_iter_type, as_context(self)->values); }

static Ref context_compare(View a, View b, CompareOp op)
{
    if (type_of(b) != &context_type || (op != CMP_EQ && op != CMP_NE)) return ref_keep(NotImplemented);
    return obj_compare(as_context(a)->values, as_context(b)->values, op);
}

static Ref method_get(View self, View const *args, size_t n)
{
    View value;
    if (!is_var(args[0])) return NULL;
    int found = dict_find(as_context(self)->values, args[0], &value);
    if (found < 0) return NULL;
    return ref_keep(found ? value : n > 1 ? args[1] : None);
}

static Ref method_keys(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return context_iter(self);
}

static Ref method_values(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_iter_new(&dict_value_iter_type, as_context(self)->values);
}

static Ref method_items(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return dict_iter_new(&dict_item_iter_type, as_context(self)->values);
}

static Ref method_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return context_make(ref_keep(as_context(self)->values));
}

static Ref method_run(View self, View const *args, size_t n, View kwnames)
{
    Context *c = as_context(self);
    if (n < 1) return err_raise(&exc_TypeError, "run() missing 1 required positional argument");
    if (c->entered) return err_raise(&exc_RuntimeError, "cannot enter context: %R is already entered", self);
    if (!current()) return NULL;
    c->outer = current_context;
    c->entered = true;
    current_context = ref_keep(self);
    Ref result = obj_call(args[0], args + 1, n - 1, kwnames);
    Ref inner = current_context;
    current_context = c->outer;
    c->outer = NULL;
    c->entered = false;
    ref_drop(inner);
    return result;
}

static void context_traverse(View self, Visit visit, void *arg)
{
    if (as_context(self)->values) visit(as_context(self)->values, arg);
    if (as_context(self)->outer) visit(as_context(self)->outer, arg);
}

/* A context without its dict must never be seen; and the collector can break a cycle in the dict. */
static void context_clear(Ref self)
{
    ref_clear(&as_context(self)->outer);
    if (!self->refs) ref_clear(&as_context(self)->values);
}

static const NativeDef context_methods[] = {
    NATIVE("get", method_get, 1, 2, "The value of a variable, or default where it has none."),
    NATIVE("keys", method_keys, 0, 0, "The variables that have a value."),
    NATIVE("values", method_values, 0, 0, "Their values."),
    NATIVE("items", method_items, 0, 0, "The (variable, value) pairs."),
    NATIVE("copy", method_copy, 0, 0, "A context with the same values."),
    NATIVE_RAW("run", method_run, "Call a function with the other arguments; meanwhile this is the current context."),
    {0}
};

static TypeObj context_type = {
    TYPE_HEAD("_contextvars.Context", 0, Context), .module = "_contextvars", .flags = TYPE_WEAKREF,
    .shape.traverse = context_traverse, .shape.clear = context_clear, .shape.free = type_free, .shape.is_container = true,
    .new = context_new, .compare = context_compare, .hash = hash_refuse, .get_item = context_get_item,
    .contains = context_contains, .length = context_length, .iter = context_iter, .methods = context_methods,
};

/* ---- variables ------------------------------------------------------------------------------------------ */

static Ref var_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View bound[2];
    if (n < 1) return err_raise(&exc_TypeError, "ContextVar() takes exactly 1 positional argument (%zu given)", n);
    if (n > 1) return err_raise(&exc_TypeError, "ContextVar() takes at most 1 positional argument (%zu given)", n);
    if (!args_bind("ContextVar", "name, *, default=", args, n, kwnames, bound)) return NULL;
    if (!is_str(bound[0])) return err_raise(&exc_TypeError, "context variable name must be a str");
    ContextVar *v = (ContextVar *)type_alloc(type, 0);
    if (!v) return NULL;
    v->name = ref_keep(bound[0]);
    v->fallback = ref_keep_or_null(bound[1]);
    gc_track(&v->head);
    return &v->head;
}

static Ref var_get(View self, View const *args, size_t n)
{
    View value = NULL;
    if (current_context && dict_find(as_context(current_context)->values, self, &value) < 0) return NULL;
    if (!value && n) value = args[0];
    if (!value) value = as_var(self)->fallback;
    return value ? ref_keep(value) : err_raise_value(&exc_LookupError, ref_keep(self));
}

static Ref var_set(View self, View const *args, size_t n)
{
    (void)n;
    Context *c = current();
    View old = NULL, values = c ? own_values(c) : NULL;
    if (!values || dict_find(values, self, &old) < 0) return NULL;
    Token *t = (Token *)type_alloc(&token_type, 0);
    if (!t) return NULL;
    t->context = ref_keep(&c->head);
    t->var = ref_keep(self);
    t->old = ref_keep_or_null(old);
    gc_track(&t->head);
    if (dict_set(values, ref_keep(self), ref_keep(args[0]))) return &t->head;
    ref_drop(&t->head);
    return NULL;
}

static Ref var_reset(View self, View const *args, size_t n)
{
    (void)n;
    if (type_of(args[0]) != &token_type) return err_raise(&exc_TypeError, "expected an instance of Token, got %R", args[0]);
    Token *t = as_token(args[0]);
    if (t->used) return err_raise(&exc_RuntimeError, "%R has already been used once", args[0]);
    if (t->var != self) return err_raise(&exc_ValueError, "%R was created by a different ContextVar", args[0]);
    Context *c = current();
    if (!c) return NULL;
    if (t->context != &c->head) return err_raise(&exc_ValueError, "%R was created in a different Context", args[0]);
    View values = own_values(c);
    if (!values) return NULL;
    t->used = true;
    if (t->old ? !dict_set(values, ref_keep(self), ref_keep(t->old)) : dict_delete(values, self) < 0) return NULL;
    return None;
}

static Ref var_repr(View self)
{
    char at[24];
    const ContextVar *v = as_var(self);
    if (!v->fallback) return str_format_c("<ContextVar name=%R at %s>", v->name, obj_address(self, at));
    return str_format_c("<ContextVar name=%R default=%R at %s>", v->name, v->fallback, obj_address(self, at));
}

static void var_traverse(View self, Visit visit, void *arg)
{
    if (as_var(self)->name) visit(as_var(self)->name, arg);
    if (as_var(self)->fallback) visit(as_var(self)->fallback, arg);
}

static void var_clear(Ref self)
{
    ref_clear(&as_var(self)->fallback);
    if (!self->refs) ref_clear(&as_var(self)->name);
}

static const NativeDef var_methods[] = {
    NATIVE("get", var_get, 0, 1, "The value in the current context, or default, or the variable's own default; else LookupError."),
    NATIVE("set", var_set, 1, 1, "Give the variable a value in the current context. Returns a Token, for reset."),
    NATIVE("reset", var_reset, 1, 1, "Undo the set that returned this Token."),
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585"),
    {0}
};
static const MemberDef var_members[] = { { "name", offsetof(ContextVar, name), true, NULL }, {0} };

static TypeObj var_type = {
    TYPE_HEAD("_contextvars.ContextVar", 0, ContextVar), .module = "_contextvars",
    .shape.traverse = var_traverse, .shape.clear = var_clear, .shape.free = type_free, .shape.is_container = true,
    .new = var_new, .repr = var_repr, .methods = var_methods, .members = var_members,
};

/* ---- tokens --------------------------------------------------------------------------------------------- */

static Ref token_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type, (void)args, (void)n, (void)kwnames;
    return err_raise(&exc_RuntimeError, "Tokens can only be created by ContextVars");
}

static Ref token_repr(View self)
{
    char at[24];
    return str_format_c("<Token%s var=%R at %s>", as_token(self)->used ? " used" : "", as_token(self)->var, obj_address(self, at));
}

static Ref token_old_value(View self)
{
    return ref_keep(as_token(self)->old ? as_token(self)->old : &missing);
}

static void token_traverse(View self, Visit visit, void *arg)
{
    const Token *t = as_token(self);
    if (t->context) visit(t->context, arg);
    if (t->var) visit(t->var, arg);
    if (t->old) visit(t->old, arg);
}

static void token_clear(Ref self)
{
    ref_clear(&as_token(self)->old);
    if (self->refs) return;
    ref_clear(&as_token(self)->context);
    ref_clear(&as_token(self)->var);
}

static const NativeDef token_methods[] = {
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585"),
    {0}
};
static const MemberDef token_members[] = { { "var", offsetof(Token, var), true, NULL }, {0} };
static const GetSetDef token_getset[] = { { "old_value", token_old_value, NULL, NULL }, {0} };

static TypeObj token_type = {
    TYPE_HEAD("_contextvars.Token", 0, Token), .module = "_contextvars",
    .shape.traverse = token_traverse, .shape.clear = token_clear, .shape.free = type_free, .shape.is_container = true,
    .new = token_new, .repr = token_repr, .hash = hash_refuse,
    .methods = token_methods, .members = token_members, .getset = token_getset,
};

static Ref missing_repr(View self)
{
    (void)self;
    return str_from_text("<Token.MISSING>");
}

static TypeObj missing_type = { TYPE_HEAD("Token.MISSING", 0, Obj), .repr = missing_repr };

/* ---- the module ----------------------------------------------------------------------------------------- */

static Ref f_copy_context(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    Context *c = current();
    return c ? context_make(ref_keep(c->values)) : NULL;
}

static const NativeDef natives[] = {
    NATIVE("copy_context", f_copy_context, 0, 0, "A copy of the current context."),
    {0}
};

static bool fill(View module)
{
    if (!module_add_natives(module, natives) || !module_add_type(module, &var_type) || !module_add_type(module, &context_type)
        || !module_add_type(module, &token_type) || !module_ready_type(&missing_type)) return false;
    module_at_end(forget_current);
    missing.shape = missing_type.shape_id;
    return dict_set_text(token_type.dict, "MISSING", &missing);
}

const ModuleDef _contextvars_module = {"_contextvars", fill};
