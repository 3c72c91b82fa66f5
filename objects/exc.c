/* exc.c -- BaseException, and all exceptions without fields of their own (exceptions.def).
 *
 * Every exception, of whatever type, is an ExcObj; types with fields keep them in ExcObj.fields (exc_fields.c, exc_os.c,
 * exc_unicode.c, exc_group.c). */
#include "objects/exc.h"

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/instance.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { FIELDS = sizeof ((ExcObj *)0)->fields / sizeof(Ref) };

void exc_traverse(View self, Visit visit, void *arg)
{
    ExcObj *e = as_exc(self);
    if (e->args) visit(e->args, arg);
    if (e->traceback) visit(e->traceback, arg);
    if (e->settled) visit(e->settled, arg);
    if (e->context) visit(e->context, arg);
    if (e->cause) visit(e->cause, arg);
    if (e->dict) visit(e->dict, arg);
    for (size_t i = 0; i < FIELDS; i++)
        if (e->fields[i]) visit(e->fields[i], arg);
}

void exc_clear(Ref self)
{
    ExcObj *e = as_exc(self);
    ref_clear(&e->dict);
    ref_clear(&e->args);
    ref_clear(&e->traceback);
    ref_clear(&e->settled);
    ref_clear(&e->cause);
    ref_clear(&e->context);
    for (size_t i = 0; i < FIELDS; i++) ref_clear(&e->fields[i]);
}

/* ---- making them ------------------------------------------------------------------------------------------ */

/* An exception of a built-in type or a class derived from one; consumes args. */
static Ref make(TypeObj *type, Ref args)
{
    Ref own = NULL;
    if (type->flags & TYPE_HEAP) own = type_alloc(type, 0);
    else if ((own = alloc_container(type->shape_id, sizeof(ExcObj)))) *as_exc(own) = (ExcObj){ .head = *own };
    if (!own) {
        ref_drop(args);
        return NULL;
    }
    as_exc(own)->args = args;
    if (!(type->flags & TYPE_HEAP)) gc_track(own);
    return own;
}

Ref exc_slot_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)kwnames;                          /* __init__ refuses them, or understands them */
    Ref own_args = tuple_from_array(args, n);
    return own_args ? make(type, own_args) : NULL;
}

bool exc_set_args(View self, View const *args, size_t n)
{
    View old = as_exc(self)->args;
    bool same = old && as_tuple(old)->len == n;
    for (size_t i = 0; same && i < n; i++) same = tuple_at(old, i) == args[i];
    if (same) return true;
    Ref fresh = tuple_from_array(args, n);
    if (!fresh) return false;
    ref_set(&as_exc(self)->args, fresh);
    return true;
}

bool exc_slot_init(View self, View const *args, size_t n, View kwnames)
{
    if (kwnames && as_tuple(kwnames)->len)
        return err_false(&exc_TypeError, "%T() takes no keyword arguments", self);
    return exc_set_args(self, args, n);
}

Ref exc_new(TypeObj *type, Ref args)
{
    if (!args) return NULL;
    if (type->new == exc_slot_new && type->init == exc_slot_init && !(type->flags & TYPE_HEAP)) return make(type, args);
    View const *items = as_views(as_tuple(args)->items);
    size_t n = as_tuple(args)->len;
    Ref own;
    if (type->flags & TYPE_HEAP) own = obj_call(&type->head, items, n, NULL);
    else if ((own = type->new(type, items, n, NULL)) && !type->init(own, items, n, NULL)) ref_clear(&own);
    ref_drop(args);
    return own;
}

Ref exc_instantiate(View value)
{
    if (is_exc(value)) return ref_keep(value);
    if (!is_exc_type(value)) return err_raise(&exc_TypeError, "exceptions must derive from BaseException");
    Ref own = obj_call_0(value);
    if (own && !is_exc(own)) {
        err_raise(&exc_TypeError, "calling %R should have returned an instance of BaseException, not %R", value, type_of(own));
        ref_clear(&own);
    }
    return own;
}

static bool check_filter(View filter)
{
    return is_exc_type(filter)
        || err_false(&exc_TypeError, "catching classes that do not inherit from BaseException is not allowed");
}

int exc_matches(View exception, View filter)
{
    if (&type_of(exception)->head == filter) return 1;
    if (!is_tuple(filter)) return check_filter(filter) ? type_is_subtype(type_of(exception), as_type(filter)) : -1;
    size_t n = as_tuple(filter)->len;
    for (size_t i = 0; i < n; i++)
        if (!check_filter(tuple_at(filter, i))) return -1;
    for (size_t i = 0; i < n; i++)
        if (type_is_subtype(type_of(exception), as_type(tuple_at(filter, i)))) return 1;
    return 0;
}

/* ---- repr and str ----------------------------------------------------------------------------------------- */

static const char *last_part(const char *dotted)
{
    const char *dot = strrchr(dotted, '.');
    return dot ? dot + 1 : dotted;
}

static Ref exc_repr(View self)
{
    View args = as_exc(self)->args ? as_exc(self)->args : tuple_empty;
    Ref kept = ref_keep(args);              /* repr runs Python code, which may set args */
    Ref own = as_tuple(kept)->len == 1 ? str_format_c("%s(%R)", last_part(type_of(self)->name), tuple_at(kept, 0))
                                       : str_format_c("%s%R", last_part(type_of(self)->name), kept);
    ref_drop(kept);
    return own;
}

Ref exc_slot_str(View self)
{
    if (!as_exc(self)->args || as_tuple(as_exc(self)->args)->len == 0) return ref_keep(str_empty);
    Ref args = ref_keep(as_exc(self)->args);
    Ref own = obj_str(as_tuple(args)->len == 1 ? tuple_at(args, 0) : args);
    ref_drop(args);
    return own;
}

/* ---- attributes ------------------------------------------------------------------------------------------- */

static Ref or_none(View v) { return v ? ref_keep(v) : None; }

static Ref get_args(View self) { return as_exc(self)->args ? ref_keep(as_exc(self)->args) : ref_keep(tuple_empty); }

static bool set_args(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "args may not be deleted");
    Ref args = tuple_from(value);
    if (!args) return false;
    ref_set(&as_exc(self)->args, args);
    return true;
}

static Ref get_traceback(View self) { return or_none(as_exc(self)->traceback); }

static bool set_traceback(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "__traceback__ may not be deleted");
    if (value != None && value->shape != SHAPE_TRACEBACK)
        return err_false(&exc_TypeError, "__traceback__ must be a traceback or None");
    ref_set(&as_exc(self)->traceback, value == None ? NULL : ref_keep(value));
    ref_set(&as_exc(self)->settled, ref_keep_or_null(as_exc(self)->traceback));
    return true;
}

static Ref get_context(View self) { return or_none(as_exc(self)->context); }

static bool set_context(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "__context__ may not be deleted");
    if (value != None && !is_exc(value))
        return err_false(&exc_TypeError, "exception context must be None or derive from BaseException");
    ref_set(&as_exc(self)->context, value == None ? NULL : ref_keep(value));
    return true;
}

static Ref get_cause(View self) { return or_none(as_exc(self)->cause); }

static bool set_cause(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "__cause__ may not be deleted");
    if (value != None && !is_exc(value))
        return err_false(&exc_TypeError, "exception cause must be None or derive from BaseException");
    as_exc(self)->suppress_context = true;
    ref_set(&as_exc(self)->cause, value == None ? NULL : ref_keep(value));
    return true;
}

static Ref get_suppress(View self) { return bool_ref(as_exc(self)->suppress_context); }

static bool set_suppress(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "can't delete numeric/char attribute");
    if (value != True && value != False) return err_false(&exc_TypeError, "attribute value type must be bool");
    as_exc(self)->suppress_context = value == True;
    return true;
}

static Ref get_dict(View self) { return instance_dict(self); }

static bool set_dict(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "cannot delete __dict__");
    if (!is_dict(value)) return err_false(&exc_TypeError, "__dict__ must be set to a dictionary, not a '%T'", value);
    ref_set(&as_exc(self)->dict, ref_keep(value));
    return true;
}

static Ref method_with_traceback(View self, View const *args, size_t n)
{
    (void)n;
    return set_traceback(self, args[0]) ? ref_keep(self) : NULL;
}

static Ref method_add_note(View self, View const *args, size_t n)
{
    (void)n;
    Ref notes = NULL;
    View name = str_known("__notes__");
    bool ok = false;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "note must be a str, not '%T'", args[0]);
    int found = name ? obj_find_attr(self, name, &notes) : -1;
    if (found < 0) return NULL;
    if (found == 0 && (!(notes = list_new()) || !obj_set_attr(self, name, notes))) goto done;
    if (!is_list(notes)) {
        err_raise(&exc_TypeError, "Cannot add note: __notes__ is not a list");
        goto done;
    }
    ok = list_push(notes, ref_keep(args[0]));
done:
    ref_drop(notes);
    return ok ? None : NULL;
}

static Ref method_reduce(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    View dict = instance_peek_dict(self);
    Ref type = ref_keep(&type_of(self)->head);
    if (dict && as_dict(dict)->used) return tuple_of(3, type, get_args(self), ref_keep(dict));
    return tuple_of(2, type, get_args(self));
}

static Ref method_setstate(View self, View const *args, size_t n)
{
    (void)n;
    size_t at = 0;
    View key, value;
    if (args[0] == None) return None;
    if (!is_dict(args[0])) return err_raise(&exc_TypeError, "state is not a dictionary");
    Ref state = dict_copy(args[0]);         /* setting an attribute may run Python code */
    bool ok = state != NULL;
    while (ok && dict_next(state, &at, &key, &value)) ok = obj_set_attr(self, key, value);
    ref_drop(state);
    return ok ? None : NULL;
}

static const NativeDef base_methods[] = {
    NATIVE("with_traceback", method_with_traceback, 1, 1, "Set __traceback__ and return the exception itself."),
    NATIVE("add_note", method_add_note, 1, 1, "Add a line that is shown below the message."),
    NATIVE("__reduce__", method_reduce, 0, 0, NULL),
    NATIVE("__setstate__", method_setstate, 1, 1, NULL),
    {0}
};

static const GetSetDef base_getset[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, "The exception that was being handled when this one was raised."},
    {"__cause__", get_cause, set_cause, "What `raise ... from` named."},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {"__dict__", get_dict, set_dict, NULL},
    {0}
};

TypeObj exc_BaseException = {
    EXC_HEAD("BaseException", NULL, "Common base class for all exceptions"),
    .new = exc_slot_new, .init = exc_slot_init, .repr = exc_repr, .str = exc_slot_str,
    .methods = base_methods, .getset = base_getset,
};

#define EXC(name, base_name, text) TypeObj exc_##name = { EXC_HEAD(#name, &exc_##base_name, text) };
#include "objects/exceptions.def"
#undef EXC

/* ---- all of them ------------------------------------------------------------------------------------------ */

bool exc_for_each_type(bool (*each)(TypeObj *type))
{
    static TypeObj *const with_fields[] = {
        &exc_BaseException, &exc_Exception, &exc_LookupError, &exc_ValueError, &exc_UnicodeError,
        &exc_StopIteration, &exc_SystemExit, &exc_OSError, &exc_SyntaxError, &exc_NameError, &exc_AttributeError,
        &exc_ImportError, &exc_ModuleNotFoundError, &exc_KeyError, &exc_UnicodeDecodeError, &exc_UnicodeEncodeError,
        &exc_UnicodeTranslateError, &exc_BaseExceptionGroup, &exc_ExceptionGroup,
    };
    static TypeObj *const plain[] = {
#define EXC(name, base_name, text) &exc_##name,
#include "objects/exceptions.def"
#undef EXC
    };
    for (size_t i = 0; i < sizeof with_fields / sizeof *with_fields; i++)
        if (!each(with_fields[i])) return false;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!each(plain[i])) return false;
    return true;
}

bool exc_init(void)
{
    return exc_for_each_type(type_ready) && exc_group_ready() && type_ready(&traceback_type) && err_init();
}

static bool unready(TypeObj *type)
{
    type_unready(type);
    return true;
}

void exc_shutdown(void)
{
    err_shutdown();
    exc_for_each_type(unready);
    type_unready(&traceback_type);
}
