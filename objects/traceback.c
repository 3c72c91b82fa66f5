/* traceback.c -- the steps of a traceback as Python sees them. How they are printed: interp/traceback.c.
 *
 *     main.py:9 in <module>  -- next -->  main.py:5 in f  -- next -->  main.py:2 in g    (where the error was raised) */
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"

static void traceback_traverse(View self, Visit visit, void *arg)
{
    TracebackObj *t = as_traceback(self);
    if (t->next) visit(t->next, arg);
    if (t->frame) visit(t->frame, arg);
}

static void traceback_clear(Ref self)
{
    ref_clear(&as_traceback(self)->next);
    ref_clear(&as_traceback(self)->frame);
}

static void traceback_free(Ref self) { heap_free(self, sizeof(TracebackObj)); }

static Ref get_next(View self) { return as_traceback(self)->next ? ref_keep(as_traceback(self)->next) : None; }

static bool set_next(View self, View value)
{
    if (!value) return err_false(&exc_TypeError, "can't delete tb_next attribute");
    if (value != None && value->shape != SHAPE_TRACEBACK)
        return err_false(&exc_TypeError, "expected traceback object, got '%T'", value);
    for (View at = value; at && at != None; at = as_traceback(at)->next)
        if (at == self) return err_false(&exc_ValueError, "traceback loop detected");
    ref_set(&as_traceback(self)->next, value == None ? NULL : ref_keep(value));
    return true;
}

static Ref get_frame(View self) { return as_traceback(self)->frame ? ref_keep(as_traceback(self)->frame) : None; }
static Ref get_lineno(View self) { return int_new(as_traceback(self)->line); }
static Ref get_lasti(View self) { return int_new(as_traceback(self)->insn); }

static Ref method_dir(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    static const char *const names[] = { "tb_frame", "tb_next", "tb_lasti", "tb_lineno" };
    Ref own = list_new();
    for (size_t i = 0; own && i < 4; i++) {
        Ref name = str_interned(names[i]);
        if (!name || !list_push(own, name)) ref_clear(&own);
    }
    return own;
}

static const NativeDef traceback_methods[] = { NATIVE("__dir__", method_dir, 0, 0, NULL), {0} };

static const GetSetDef traceback_getset[] = {
    {"tb_next", get_next, set_next, NULL},
    {"tb_frame", get_frame, NULL, NULL},
    {"tb_lineno", get_lineno, NULL, NULL},
    {"tb_lasti", get_lasti, NULL, NULL},
    {0}
};

TypeObj traceback_type = {
    TYPE_HEAD("traceback", SHAPE_TRACEBACK, TracebackObj),
    .shape.traverse = traceback_traverse, .shape.clear = traceback_clear, .shape.free = traceback_free, .shape.is_container = true,
    .methods = traceback_methods, .getset = traceback_getset,
};
