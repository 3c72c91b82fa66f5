/* quitter.c -- exit and quit. */
#include "interp/quitter.h"

#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct { Obj head; const char *name; } QuitterObj;

static Ref quitter_repr(View self)
{
    return str_format_c("Use %s() or Ctrl-D (i.e. EOF) to exit", ((const QuitterObj *)self)->name);
}

static Ref quitter_call(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    View code;
    if (!args_bind("__call__", "code=", args, n, kwnames, &code)) return NULL;
    return err_raise_object(exc_new(&exc_SystemExit, tuple_of(1, ref_keep(code ? code : None))));
}

static void quitter_free(Ref self) { atom_free(self, sizeof(QuitterObj)); }

static TypeObj quitter_type = {
    TYPE_HEAD("Quitter", 0, QuitterObj), .shape.free = quitter_free, .module = "_sitebuiltins",
    .repr = quitter_repr, .call = quitter_call,
};

static bool add(View module, const char *name)
{
    Ref own = alloc_atom(quitter_type.shape_id, sizeof(QuitterObj));
    if (own) ((QuitterObj *)own)->name = name;
    return module_add(module, name, own);
}

bool quitter_init(View builtins)
{
    return type_ready(&quitter_type) && add(builtins, "exit") && add(builtins, "quit");
}

void quitter_shutdown(void) { type_unready(&quitter_type); }
