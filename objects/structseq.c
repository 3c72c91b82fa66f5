/* structseq.c -- tuples whose items have names too: the fields are members at the places of the items. */
#include "objects/structseq.h"

#include <assert.h>
#include <stdarg.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/str.h"

enum { MAX_TYPES = 32 };
static TypeObj *ready[MAX_TYPES];
static size_t ready_count;

bool structseq_ready(TypeObj *type)
{
    if (type->flags & TYPE_READY) return true;
    assert(ready_count < MAX_TYPES);
    ready[ready_count++] = type;
    return type_ready(type);
}

void structseq_shutdown(void)
{
    while (ready_count > 0) type_unready(ready[--ready_count]);
}

static size_t field_count(const TypeObj *type)
{
    size_t n = 0;
    while (type->members[n].name) n++;
    return n;
}

Ref structseq_of(TypeObj *type, size_t n, ...)
{
    va_list args;
    bool whole = true;
    Ref own = structseq_ready(type) ? type_alloc(type, n * sizeof(Ref)) : NULL;
    if (own) as_tuple(own)->len = n;

    va_start(args, n);
    for (size_t i = 0; i < n; i++) {
        Ref item = va_arg(args, Ref);
        if (!item) whole = false;
        if (own) as_tuple(own)->items[i] = item;
        else ref_drop(item);
    }
    va_end(args);
    if (own && whole) gc_track(own);
    else ref_clear(&own);
    return own;
}

Ref structseq_refuse_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return err_raise(&exc_TypeError, "cannot create '%N' instances", type);
}

Ref structseq_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    size_t wanted = field_count(type);
    View out[2];
    if (!args_bind("structseq", "sequence, dict=", args, n, kwnames, out)) return NULL;
    if (!type_of(out[0])->iter && !type_of(out[0])->get_item) return err_raise(&exc_TypeError, "constructor requires a sequence");
    Ref items = tuple_from(out[0]);
    if (!items) return NULL;
    Ref own = NULL;
    if (as_tuple(items)->len != wanted)
        err_raise(&exc_TypeError, "%N() takes an at least %zu-sequence (%zu-sequence given)", type, wanted, as_tuple(items)->len);
    else if ((own = type_alloc(type, wanted * sizeof(Ref)))) {
        as_tuple(own)->len = wanted;
        for (size_t i = 0; i < wanted; i++) as_tuple(own)->items[i] = ref_keep(tuple_at(items, i));
        if (!(type->flags & TYPE_HEAP)) gc_track(own);
    }
    ref_drop(items);
    return own;
}

Ref structseq_repr(View self)
{
    StrBuilder b = STR_BUILDER;
    const TypeObj *type = type_of(self);
    bool ok = str_add_text(&b, type->name) && str_add_char(&b, '(');
    for (size_t i = 0; ok && type->members[i].name; i++) {
        Ref shown = obj_repr(tuple_at(self, i));
        ok = shown && (i == 0 || str_add_text(&b, ", ")) && str_add_text(&b, type->members[i].name) && str_add_char(&b, '=')
          && str_add_str(&b, shown);
        ref_drop(shown);
    }
    if (ok && str_add_char(&b, ')')) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}
