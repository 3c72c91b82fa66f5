/* ast_types.c -- the module _ast: a class for each kind of node, written down nowhere but in ast.def.
 *
 * They are ordinary classes, made the way a class statement makes them:
 *
 *     class AST: _fields = (); ...
 *     class expr(AST): _attributes = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
 *     class BinOp(expr): _fields = ('left', 'op', 'right') */
#include "interp/ast_types.h"

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/instance.h"
#include "objects/int.h"
#include "objects/native.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* ---- the tables ------------------------------------------------------------------------------------------- */

#define BINARY(op)   {#op, NULL, NULL},
static AstWord operators[] = {
#include "grammar/ast.def"
};
#define COMPARE(op)  {#op, NULL, NULL},
static AstWord comparisons[] = {
#include "grammar/ast.def"
};
#define UNARY(op)    {#op, NULL, NULL},
static AstWord unaries[] = {
#include "grammar/ast.def"
};
#define BOOLEAN(op)  {#op, NULL, NULL},
static AstWord booleans[] = {
#include "grammar/ast.def"
};
#define CONTEXT(name) {#name, NULL, NULL},
static AstWord contexts[] = {
#include "grammar/ast.def"
};

AstKind ast_kinds[NODE_KINDS] = {
#define NODE(kind, group, fields) [NODE_##kind] = { .name = #kind },
#define LEAF(kind, group)         [NODE_##kind] = { .name = #kind },
#include "grammar/ast.def"
};

#define DEEP(sort) " while traversing '" sort "' node"
#define SUM(sort, from, to, position) { .name = #sort, .first = &ast_kinds[NODE_##from], .last = &ast_kinds[NODE_##to], \
                                        .has_position = position, .is_sum = true, .too_deep = DEEP(#sort) }
#define PRODUCT(kind, position) { .name = #kind, .first = &ast_kinds[NODE_##kind], .last = &ast_kinds[NODE_##kind], \
                                  .has_position = position, .too_deep = DEEP(#kind) }
#define WORDS(sort, array) { .name = #sort, .words = array, .nwords = sizeof array / sizeof *array, .is_sum = true, .too_deep = DEEP(#sort) }
#define PLAIN(sort) { .name = #sort }
static AstSort sorts[] = {
    SUM(mod, Module, Expression, false),
    SUM(stmt, FunctionDef, Continue, true),
    SUM(expr, BoolOp, Slice, true),
    WORDS(expr_context, contexts), WORDS(boolop, booleans), WORDS(operator, operators), WORDS(unaryop, unaries), WORDS(cmpop, comparisons),
    PRODUCT(comprehension, false),
    SUM(excepthandler, ExceptHandler, ExceptHandler, true),
    PRODUCT(arguments, false), PRODUCT(arg, true), PRODUCT(keyword, true), PRODUCT(alias, true), PRODUCT(withitem, false),
    PRODUCT(match_case, false),
    SUM(pattern, MatchValue, MatchOr, true),
    PLAIN(type_ignore), PLAIN(identifier), PLAIN(string), PLAIN(int), PLAIN(constant),
};
enum { SORTS = sizeof sorts / sizeof *sorts };

View ast_position_keys[4];

/* The sort of that name; every name in ast.def is one. */
static const AstSort *sort_named(const char *name)
{
    const AstSort *sort = sorts;
    while (strcmp(sort->name, name)) sort++;
    return sort;
}

static bool add_field(AstKind *kind, const char *name, const char *sort, AstFieldType type, size_t at)
{
    View key = str_known(name);
    kind->fields[kind->nfields++] = (AstField){ name, key, sort_named(sort), type, at };
    return key != NULL;
}

/* Fill in the fields of each kind. */
static bool fill_tables(void)
{
    static const Node sample;
    bool ok = true;
#define F(type, sort, field) ok = ok && add_field(k, #field, #sort, AST_##type, (size_t)((const char *)&it->field - (const char *)&sample));
#define NODE(kind, group, fields) { AstKind *k = &ast_kinds[NODE_##kind]; const __typeof__(sample.kind) *it = &sample.kind; k->nfields = 0; fields }
#include "grammar/ast.def"
#undef F
    static const char *const positions[] = { "lineno", "col_offset", "end_lineno", "end_col_offset" };
    for (int i = 0; i < 4; i++) ok = ok && (ast_position_keys[i] = str_known(positions[i]));
    for (AstSort *s = sorts; s < sorts + SORTS; s++)
        for (AstKind *k = s->first; k && k <= s->last; k++) k->sort = s;
    return ok;
}

/* ---- AST itself ------------------------------------------------------------------------------------------- */

static Ref ast_class;

static NEW Ref fields_of(View self)
{
    Ref fields = obj_get_attr_text(&type_of(self)->head, "_fields"), own;
    if (!fields) return NULL;
    own = seq_fast(fields, "_fields must be a sequence");
    ref_drop(fields);
    return own;
}

static bool set_by_position(View self, View const *fields, View const *args, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!obj_set_attr(self, fields[i], args[i])) return false;
    return true;
}

static bool set_by_name(View self, View const *fields, size_t given, View const *values, View kwnames)
{
    for (size_t i = 0; kwnames && i < as_tuple(kwnames)->len; i++) {
        View name = tuple_at(kwnames, i);
        for (size_t j = 0; j < given; j++) {
            int same = obj_equal(name, fields[j]);
            if (same < 0) return false;
            if (same) return err_false(&exc_TypeError, "%T got multiple values for argument %R", self, name);
        }
        if (!obj_set_attr(self, name, values[i])) return false;
    }
    return true;
}

/* AST(*fields, **fields_and_attributes) */
static Ref ast_init(View self, View const *args, size_t n, View kwnames)
{
    size_t count;
    Ref list = fields_of(self);
    if (!list) return NULL;
    View const *fields = seq_items(list, &count);
    bool ok = n <= count || err_false(&exc_TypeError, "%.400s constructor takes at most %zu positional argument%s", type_of(self)->name, count,
                                      count == 1 ? "" : "s");
    ok = ok && set_by_position(self, fields, args, n) && set_by_name(self, fields, n, args + n, kwnames);
    ref_drop(list);
    return ok ? ref_keep(None) : NULL;
}

static Ref ast_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    Ref dict = instance_dict(self);
    if (!dict && err_pending) return NULL;
    if (!dict) return tuple_of(2, ref_keep(&type_of(self)->head), ref_keep(tuple_empty));
    return tuple_of(3, ref_keep(&type_of(self)->head), ref_keep(tuple_empty), dict);
}

/* AST.__new__ takes whatever __init__ does. */
static Ref ast_new(View self, View const *args, size_t n, View kwnames)
{
    (void)self, (void)kwnames;
    if (n == 0 || !is_type(args[0])) return err_raise(&exc_TypeError, "ast.AST.__new__(): not enough arguments");
    if (!type_is_subtype(as_type(args[0]), as_type(ast_class)))
        return err_raise(&exc_TypeError, "ast.AST.__new__(%N): %N is not a subtype of ast.AST", as_type(args[0]), as_type(args[0]));
    return object_new(as_type(args[0]), NULL, 0, NULL);
}

static const NativeDef new_method = NATIVE_RAW("__new__", ast_new, "Create and return a new object.  See help(type) for accurate signature.");

static const NativeDef ast_methods[] = {
    NATIVE_RAW("__init__", ast_init, "Initialize self.  See help(type(self)) for accurate signature."),
    NATIVE("__reduce__", ast_reduce, 0, 0, NULL),
};

/* ---- making the classes ----------------------------------------------------------------------------------- */

static const char *mark_of(AstFieldType type)
{
    switch (type) {
    case AST_OPT: case AST_OPTID: case AST_OPTINT: case AST_TEXT: case AST_KIND:    return "?";
    case AST_LIST: case AST_NAMES: case AST_IGNORES: case AST_CMPOPS:               return "*";
    default:                                                                        return "";
    }
}

/* "BinOp(expr left, operator op, expr right)" */
static bool add_signature(StrBuilder *out, const AstKind *kind)
{
    bool ok = str_add_text(out, kind->name);
    for (uint32_t i = 0; i < kind->nfields; i++) {
        const AstField *f = &kind->fields[i];
        ok = ok && str_add_text(out, i ? ", " : "(") && str_add_text(out, f->sort->name) && str_add_text(out, mark_of(f->type))
             && str_add_char(out, ' ') && str_add_text(out, f->name);
    }
    return ok && (!kind->nfields || str_add_char(out, ')'));
}

/* "operator = Add | Sub | ...", or one kind a line */
static bool add_sum(StrBuilder *out, const AstSort *sort)
{
    bool ok = str_add_text(out, sort->name);
    for (uint32_t i = 0; i < sort->nwords; i++) ok = ok && str_add_text(out, i ? " | " : " = ") && str_add_text(out, sort->words[i].name);
    for (const AstKind *k = sort->first; k && k <= sort->last; k++) {
        if (k != sort->first) ok = ok && str_add_char(out, '\n') && str_add_repeated(out, ' ', strlen(sort->name)) && str_add_text(out, " | ");
        else ok = ok && str_add_text(out, " = ");
        ok = ok && add_signature(out, k);
    }
    /* A kind of tree that ouro's parser does not make. */
    return ok && (strcmp(sort->name, "mod") || str_add_text(out, "\n    | FunctionType(expr* argtypes, expr returns)"));
}

static NEW Ref finish_text(StrBuilder *out, bool ok)
{
    if (ok) return str_build(out);
    str_builder_drop(out);
    return err_pending ? NULL : err_memory();
}

/* class name(base): __doc__ = doc, and what else is in `names`; consumes doc and names. */
static NEW Ref make_class(const char *name, View base, Ref doc, Ref names)
{
    Ref own_name = str_interned(name), bases = base ? tuple_of(1, ref_keep(base)) : ref_keep(tuple_empty), class = NULL;
    bool ok = own_name && bases && doc && names && dict_set_text(names, "__module__", str_interned("ast"))
           && dict_set_text(names, "__doc__", ref_keep(doc));
    if (ok) class = type_new_class(&type_type, own_name, bases, names, NULL, NULL);
    ref_drop(own_name);
    ref_drop(bases);
    ref_drop(doc);
    ref_drop(names);
    return class;
}

/* The namespace of a class with these fields (none where count is 0). */
static NEW Ref fields_namespace(const AstField *fields, uint32_t count)
{
    Ref names = dict_new(), tuple = tuple_sized(count);
    bool ok = names && tuple;
    for (uint32_t i = 0; ok && i < count; i++) as_tuple(tuple)->items[i] = ref_keep(fields[i].key);
    ok = ok && dict_set_text(names, "_fields", ref_keep(tuple)) && dict_set_text(names, "__match_args__", ref_keep(tuple));
    for (uint32_t i = 0; ok && i < count; i++)
        if (*mark_of(fields[i].type) == '?') ok = dict_set_text(names, fields[i].name, None);
    ref_drop(tuple);
    if (!ok) ref_set(&names, NULL);
    return names;
}

/* The same with `_attributes`, for the class of a sort. A pattern always has an end. */
static bool add_attributes(Ref names, const AstSort *sort)
{
    if (!names) return false;
    if (!sort || !sort->has_position) return dict_set_text(names, "_attributes", ref_keep(tuple_empty));
    Ref tuple = tuple_from_array(ast_position_keys, 4);
    bool needs_end = strcmp(sort->name, "pattern") == 0;
    return tuple && dict_set_text(names, "_attributes", tuple)
        && (needs_end || (dict_set_text(names, "end_lineno", None) && dict_set_text(names, "end_col_offset", None)));
}

static bool make_ast(void)
{
    Ref names = fields_namespace(NULL, 0);
    if (!add_attributes(names, NULL)) {
        ref_drop(names);
        return false;
    }
    if (!(ast_class = make_class("AST", NULL, None, names))) return false;
    for (size_t i = 0; i < sizeof ast_methods / sizeof *ast_methods; i++) {
        Ref method = native_descriptor(as_type(ast_class), &ast_methods[i]), name = method ? str_interned(ast_methods[i].name) : NULL;
        bool ok = name && obj_set_attr(ast_class, name, method);
        ref_drop(name);
        ref_drop(method);
        if (!ok) return false;
    }
    Ref maker = native_new(&new_method, NULL, NULL), name = maker ? str_interned("__new__") : NULL;
    bool ok = name && obj_set_attr(ast_class, name, maker);
    ref_drop(name);
    ref_drop(maker);
    return ok;
}

static bool make_kind(AstKind *kind)
{
    StrBuilder doc = STR_BUILDER;
    bool ok = add_signature(&doc, kind);
    Ref names = fields_namespace(kind->fields, kind->nfields), text = finish_text(&doc, ok);
    if (!kind->sort->is_sum && !add_attributes(names, kind->sort)) ref_set(&names, NULL);
    return (kind->class = make_class(kind->name, kind->sort->is_sum ? kind->sort->class : ast_class, text, names));
}

static bool make_word(AstWord *word, const AstSort *sort)
{
    word->class = make_class(word->name, sort->class, str_from_text(word->name), fields_namespace(NULL, 0));
    return word->class && (word->object = instance_new(as_type(word->class)));
}

static bool make_sort(AstSort *sort)
{
    if (sort->is_sum) {
        StrBuilder doc = STR_BUILDER;
        bool ok = add_sum(&doc, sort);
        Ref names = fields_namespace(NULL, 0), text = finish_text(&doc, ok);
        if (!add_attributes(names, sort)) ref_set(&names, NULL);
        if (!(sort->class = make_class(sort->name, ast_class, text, names))) return false;
    }
    for (AstKind *k = sort->first; k && k <= sort->last; k++)
        if (!make_kind(k)) return false;
    for (uint32_t i = 0; i < sort->nwords; i++)
        if (!make_word(&sort->words[i], sort)) return false;
    return true;
}

bool ast_types_ready(void)
{
    if (ast_class) return true;
    bool ok = fill_tables() && make_ast();
    for (AstSort *s = sorts; ok && s < sorts + SORTS; s++)
        if (s->is_sum || s->first) ok = make_sort(s);
    if (!ok) ast_types_forget();
    return ok;
}

void ast_types_forget(void)
{
    for (AstKind *k = ast_kinds; k < ast_kinds + NODE_KINDS; k++) ref_clear(&k->class);
    for (AstSort *s = sorts; s < sorts + SORTS; s++) {
        for (uint32_t i = 0; i < s->nwords; i++) {
            ref_clear(&s->words[i].object);
            ref_clear(&s->words[i].class);
        }
        ref_clear(&s->class);
    }
    ref_clear(&ast_class);
}

bool ast_is(View object) { return ast_class && type_is_subtype(type_of(object), as_type(ast_class)); }

/* ---- the module ------------------------------------------------------------------------------------------- */

/* Classes that ast has, but no tree of ours: signatures of functions in comments, and comments that silence checkers. */
static bool add_unused(View module)
{
    static const AstSort argument = { .name = "expr" }, number = { .name = "int" }, text = { .name = "string" };
    AstField signature[] = { {"argtypes", str_known("argtypes"), &argument, AST_LIST, 0}, {"returns", str_known("returns"), &argument, AST_NODE, 0} };
    AstField ignore[] = { {"lineno", str_known("lineno"), &number, AST_INT, 0}, {"tag", str_known("tag"), &text, AST_IDENT, 0} };
    for (int i = 0; i < 2; i++)
        if (!signature[i].key || !ignore[i].key) return false;
    Ref names = fields_namespace(NULL, 0);
    if (!add_attributes(names, NULL)) ref_set(&names, NULL);
    Ref base = make_class("type_ignore", ast_class, str_from_text("type_ignore = TypeIgnore(int lineno, string tag)"), names);
    bool ok = base
        && module_add(module, "FunctionType", make_class("FunctionType", sorts[0].class, str_from_text("FunctionType(expr* argtypes, expr returns)"),
                                                         fields_namespace(signature, 2)))
        && module_add(module, "TypeIgnore", make_class("TypeIgnore", base, str_from_text("TypeIgnore(int lineno, string tag)"), fields_namespace(ignore, 2)))
        && module_add(module, "type_ignore", ref_keep(base));
    ref_drop(base);
    return ok;
}

static bool fill(View module)
{
    bool ok = ast_types_ready() && module_add(module, "AST", ref_keep(ast_class));
    for (AstSort *s = sorts; ok && s < sorts + SORTS; s++) {
        if (s->class) ok = module_add(module, s->name, ref_keep(s->class));
        for (AstKind *k = s->first; ok && k && k <= s->last; k++) ok = module_add(module, k->name, ref_keep(k->class));
        for (uint32_t i = 0; ok && i < s->nwords; i++) ok = module_add(module, s->words[i].name, ref_keep(s->words[i].class));
    }
    return ok && add_unused(module) && module_add(module, "PyCF_ONLY_AST", int_new(AST_ONLY)) && module_add(module, "PyCF_TYPE_COMMENTS", int_new(0x1000))
        && module_add(module, "PyCF_ALLOW_TOP_LEVEL_AWAIT", int_new(0x2000));
}

const ModuleDef _ast_module = {"_ast", fill};
