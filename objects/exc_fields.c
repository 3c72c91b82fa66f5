/* exc_fields.c -- exceptions that carry more than args: StopIteration.value, SystemExit.code, KeyError (its str), NameError.name,
 * AttributeError.name and .obj, ImportError.msg, .name and .path, SyntaxError. */
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void set_field(View self, size_t i, View value)
{
    ref_set(&as_exc(self)->fields[i], ref_keep_or_null(value));
}

/* ---- StopIteration, SystemExit, KeyError ------------------------------------------------------------------ */

static bool stop_init(View self, View const *args, size_t n, View kwnames)
{
    if (!exc_slot_init(self, args, n, kwnames)) return false;
    set_field(self, STOP_VALUE, n > 0 ? args[0] : None);
    return true;
}

static const MemberDef stop_members[] = {
    {"value", EXC_FIELD(STOP_VALUE), false, "what the generator returned"},
    {0}
};

TypeObj exc_StopIteration = {
    EXC_HEAD("StopIteration", &exc_Exception, "Signal the end from iterator.__next__()."),
    .init = stop_init, .members = stop_members,
};

static bool exit_init(View self, View const *args, size_t n, View kwnames)
{
    if (!exc_slot_init(self, args, n, kwnames)) return false;
    if (n > 0) set_field(self, EXIT_CODE, n == 1 ? args[0] : as_exc(self)->args);
    return true;
}

static const MemberDef exit_members[] = {
    {"code", EXC_FIELD(EXIT_CODE), false, "exit status"},
    {0}
};

TypeObj exc_SystemExit = {
    EXC_HEAD("SystemExit", &exc_BaseException, "Request to exit from the interpreter."),
    .init = exit_init, .members = exit_members,
};

/* str(KeyError('')) would be empty and str(KeyError('a b')) misleading: a single key is shown by its repr. */
static Ref key_str(View self)
{
    View args = as_exc(self)->args;
    if (!args || as_tuple(args)->len != 1) return exc_slot_str(self);
    Ref key = ref_keep(tuple_at(args, 0)), own = obj_repr(key);
    ref_drop(key);
    return own;
}

TypeObj exc_KeyError = {
    EXC_HEAD("KeyError", &exc_LookupError, "Mapping key not found."),
    .str = key_str,
};

/* ---- NameError, AttributeError ---------------------------------------------------------------------------- */

/* Take keyword-only fields: fields[first ...] in the order of `params`; positional arguments become args. */
static bool init_with_keywords(View self, const char *name, const char *params, size_t first, View const *args, size_t n, View kwnames)
{
    View out[2] = { NULL, NULL };
    if (!exc_set_args(self, args, n)) return false;
    if (!args_bind(name, params, args + n, 0, kwnames, out)) return false;
    set_field(self, first, out[0]);
    if (strchr(params + 3, ',')) set_field(self, first + 1, out[1]);
    return true;
}

static bool name_init(View self, View const *args, size_t n, View kwnames)
{
    return init_with_keywords(self, "NameError", "*, name=", NAME_NAME, args, n, kwnames);
}

static const MemberDef name_members[] = {
    {"name", EXC_FIELD(NAME_NAME), false, "name"},
    {0}
};

TypeObj exc_NameError = {
    EXC_HEAD("NameError", &exc_Exception, "Name not found globally."),
    .init = name_init, .members = name_members,
};

static bool attribute_init(View self, View const *args, size_t n, View kwnames)
{
    return init_with_keywords(self, "AttributeError", "*, name=, obj=", NAME_NAME, args, n, kwnames);
}

static const MemberDef attribute_members[] = {
    {"name", EXC_FIELD(NAME_NAME), false, "attribute name"},
    {"obj", EXC_FIELD(NAME_OBJ), false, "object"},
    {0}
};

TypeObj exc_AttributeError = {
    EXC_HEAD("AttributeError", &exc_Exception, "Attribute not found."),
    .init = attribute_init, .members = attribute_members,
};

/* ---- ImportError ------------------------------------------------------------------------------------------ */

static bool import_init(View self, View const *args, size_t n, View kwnames)
{
    if (!init_with_keywords(self, "ImportError", "*, name=, path=", IMPORT_NAME, args, n, kwnames)) return false;
    set_field(self, IMPORT_MSG, n == 1 ? args[0] : NULL);
    return true;
}

static Ref import_str(View self)
{
    View msg = as_exc(self)->fields[IMPORT_MSG];
    return msg && msg->shape == SHAPE_STR ? ref_keep(msg) : exc_slot_str(self);
}

/* (type, args[, state]): name and path are part of the state, with what __dict__ holds. */
static Ref import_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    static const struct { const char *name; int field; } kept[] = { {"name", IMPORT_NAME}, {"path", IMPORT_PATH} };
    ExcObj *e = as_exc(self);
    Ref state = e->dict ? dict_copy(e->dict) : dict_new();
    for (size_t i = 0; state && i < 2; i++)
        if (e->fields[kept[i].field] && !dict_set_text(state, kept[i].name, ref_keep(e->fields[kept[i].field]))) ref_clear(&state);
    if (!state) return NULL;
    Ref type = ref_keep(&type_of(self)->head), own_args = ref_keep(e->args ? e->args : tuple_empty);
    if (as_dict(state)->used) return tuple_of(3, type, own_args, state);
    ref_drop(state);
    return tuple_of(2, type, own_args);
}

static const NativeDef import_methods[] = { NATIVE("__reduce__", import_reduce, 0, 0, NULL), {0} };

static const MemberDef import_members[] = {
    {"msg", EXC_FIELD(IMPORT_MSG), false, "exception message"},
    {"name", EXC_FIELD(IMPORT_NAME), false, "module name"},
    {"path", EXC_FIELD(IMPORT_PATH), false, "module path"},
    {0}
};

TypeObj exc_ImportError = {
    EXC_HEAD("ImportError", &exc_Exception, "Import can't find module, or can't find name in module."),
    .init = import_init, .str = import_str, .methods = import_methods, .members = import_members,
};

TypeObj exc_ModuleNotFoundError = { EXC_HEAD("ModuleNotFoundError", &exc_ImportError, "Module not found.") };

/* ---- SyntaxError ------------------------------------------------------------------------------------------ */

/* SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])) */
static bool set_position(View self, View info)
{
    Ref parts = tuple_from(info);
    if (!parts) return false;
    size_t n = as_tuple(parts)->len;
    bool ok = n == 4 || n == 6;
    if (ok)
        for (size_t i = 0; i < 6; i++) set_field(self, SYNTAX_FILENAME + i, i < n ? tuple_at(parts, i) : NULL);
    else if (n == 5) err_raise(&exc_TypeError, "end_offset must be provided when end_lineno is provided");
    else err_raise(&exc_TypeError, "function takes at %s arguments (%zu given)", n < 4 ? "least 4" : "most 6", n);
    ref_drop(parts);
    return ok;
}

static bool syntax_init(View self, View const *args, size_t n, View kwnames)
{
    if (!exc_slot_init(self, args, n, kwnames)) return false;
    if (n >= 1) set_field(self, SYNTAX_MSG, args[0]);
    return n != 2 || set_position(self, args[1]);
}

/* The file's name without its folders, owned; NULL without an exception: there is none. */
static Ref base_name(View filename)
{
    if (!filename || !is_str(filename)) return NULL;
    size_t start = 0, len = as_str(filename)->len;
    for (size_t i = 0; i < len; i++)
        if (str_at(filename, i) == '/') start = i + 1;
    return str_slice(filename, start, len);
}

static Ref syntax_str(View self)
{
    ExcObj *e = as_exc(self);
    int64_t line = 0;
    bool has_line = e->fields[SYNTAX_LINENO] && e->fields[SYNTAX_LINENO]->shape == SHAPE_INT;
    if (has_line) line = box_int(e->fields[SYNTAX_LINENO]);
    Ref msg = ref_keep(e->fields[SYNTAX_MSG] ? e->fields[SYNTAX_MSG] : None);
    Ref file = base_name(e->fields[SYNTAX_FILENAME]), own = NULL;

    if (err_pending) goto done;
    if (file && has_line) own = str_format_c("%S (%S, line %lld)", msg, file, (long long)line);
    else if (file) own = str_format_c("%S (%S)", msg, file);
    else if (has_line) own = str_format_c("%S (line %lld)", msg, (long long)line);
    else own = obj_str(msg);
done:
    ref_drop(file);
    ref_drop(msg);
    return own;
}

static const MemberDef syntax_members[] = {
    {"msg", EXC_FIELD(SYNTAX_MSG), false, "exception msg"},
    {"filename", EXC_FIELD(SYNTAX_FILENAME), false, "exception filename"},
    {"lineno", EXC_FIELD(SYNTAX_LINENO), false, "exception lineno"},
    {"offset", EXC_FIELD(SYNTAX_OFFSET), false, "exception offset"},
    {"text", EXC_FIELD(SYNTAX_TEXT), false, "exception text"},
    {"end_lineno", EXC_FIELD(SYNTAX_END_LINENO), false, "exception end lineno"},
    {"end_offset", EXC_FIELD(SYNTAX_END_OFFSET), false, "exception end offset"},
    {"print_file_and_line", EXC_FIELD(SYNTAX_PRINT), false, "exception print_file_and_line"},
    {0}
};

TypeObj exc_SyntaxError = {
    EXC_HEAD("SyntaxError", &exc_Exception, "Invalid syntax."),
    .init = syntax_init, .str = syntax_str, .members = syntax_members,
};
