/* traceback.c -- the steps of a traceback as Python sees them. How they are printed: interp/traceback.c.
 *
 *     main.py:9 in <module>  -- next -->  main.py:5 in f  -- next -->  main.py:2 in g    (where the error was raised) */
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/descr.h"
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
/* In bytes of co_code, two an instruction. */
static Ref get_lasti(View self)
{
    uint32_t insn = as_traceback(self)->insn;
    return int_new(insn == UINT32_MAX ? -1 : 2 * (int64_t)insn);
}

/* traceback(tb_next, tb_frame, tb_lasti, tb_lineno) */
static Ref traceback_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View out[4];
    int64_t last, line;
    (void)type;
    if (!args_bind("TracebackType", "tb_next, tb_frame, tb_lasti, tb_lineno", args, n, kwnames, out)) return NULL;
    if (out[0] != None && out[0]->shape != SHAPE_TRACEBACK)
        return err_raise(&exc_TypeError, "expected traceback object or None, got '%T'", out[0]);
    if (out[1]->shape != SHAPE_FRAME) return err_raise(&exc_TypeError, "TracebackType() argument 'tb_frame' must be frame, not %t", out[1]);
    for (int i = 2; i < 4; i++) {
        if (!is_int(out[i])) return err_raise(&exc_TypeError, "'%T' object cannot be interpreted as an integer", out[i]);
        int64_t *number = i == 2 ? &last : &line;
        if (!int_to_i64(out[i], number)) return NULL;
        if (*number != (int)*number) return err_raise(&exc_OverflowError, "Python int too large to convert to C int");
    }
    TracebackObj *t = (TracebackObj *)alloc_container(SHAPE_TRACEBACK, sizeof *t);
    if (!t) return NULL;
    t->next = out[0] == None ? NULL : ref_keep(out[0]);
    t->frame = ref_keep(out[1]);
    t->insn = last < 0 ? UINT32_MAX : (uint32_t)last / 2;
    t->line = (uint32_t)line;
    gc_track(&t->head);
    return &t->head;
}

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
    {"tb_frame", get_frame, refuse_write, NULL},
    {"tb_lineno", get_lineno, NULL, NULL},
    {"tb_lasti", get_lasti, refuse_write, NULL},
    {0}
};

TypeObj traceback_type = {
    TYPE_HEAD("traceback", SHAPE_TRACEBACK, TracebackObj),
    .shape.traverse = traceback_traverse, .shape.clear = traceback_clear, .shape.free = traceback_free, .shape.is_container = true,
    .doc = "Create a new traceback object.",
    .new = traceback_make, .methods = traceback_methods, .getset = traceback_getset,
};
