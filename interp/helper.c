/* helper.c -- help, copyright, credits and license.
 *
 * help asks the library's pydoc. Where there is no library, it shows the docstring. */
#include "interp/helper.h"

#include "interp/import.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/module.h"
#include "objects/native.h"
#include "objects/str.h"

/* ---- texts ------------------------------------------------------------------------------------------------ */

typedef struct { Obj head; const char *text; } PrinterObj;

static Ref printer_repr(View self) { return str_from_text(((const PrinterObj *)self)->text); }

/* print(value), to sys.stdout. */
static Ref print(View value)
{
    View out = sys_get("stdout");
    if (!out || out == None) return None;
    Ref kept = ref_keep(out), line = str_format_c("%S\n", value), result = line ? obj_call_method(kept, "write", (View[]){ line }, 1) : NULL;
    ref_drop(line);
    ref_drop(kept);
    ref_drop(result);
    return result ? None : NULL;
}

static Ref printer_call(View self, View const *args, size_t n, View kwnames)
{
    (void)args;
    if (!args_positional("__call__", n, kwnames, 0, 0)) return NULL;
    return print(self);
}

static void printer_free(Ref self) { atom_free(self, sizeof(PrinterObj)); }

static TypeObj printer_type = {
    TYPE_HEAD("_Printer", 0, PrinterObj), .shape.free = printer_free, .module = "_sitebuiltins", .repr = printer_repr, .call = printer_call,
};

static bool add_text(View module, const char *name, const char *text)
{
    Ref own = alloc_atom(printer_type.shape_id, sizeof(PrinterObj));
    if (own) ((PrinterObj *)own)->text = text;
    return module_add(module, name, own);
}

/* ---- help ------------------------------------------------------------------------------------------------- */

static Ref helper_repr(View self)
{
    (void)self;
    return str_from_text("Type help() for interactive help, or help(object) for help about object.");
}

/* What there is to say without pydoc. */
static Ref short_help(View const *args, size_t n)
{
    Ref doc = NULL;
    if (n == 0) {
        if (!(doc = str_from_text("help(object) shows what an object is for."))) return NULL;
    } else {
        int found = obj_find_attr(args[0], str_known("__doc__"), &doc);
        if (found < 0) return NULL;
        if (!found || doc == None) {
            ref_drop(doc);
            if (!(doc = str_format_c("There is no help on %R.", args[0]))) return NULL;
        }
    }
    Ref result = print(doc);
    ref_drop(doc);
    return result;
}

static Ref helper_call(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    Ref name = str_from_text("pydoc"), pydoc = name ? import_module(name, NULL, None, 0) : NULL, help = NULL, result = NULL;
    ref_drop(name);
    if (!pydoc) {
        if (!err_is(&exc_ModuleNotFoundError)) return NULL;
        err_clear();
        return short_help(args, n);
    }
    if ((help = obj_get_attr_text(pydoc, "help"))) result = obj_call(help, args, n, kwnames);
    ref_drop(help);
    ref_drop(pydoc);
    return result;
}

static void helper_free(Ref self) { atom_free(self, sizeof(Obj)); }

static TypeObj helper_type = {
    TYPE_HEAD("_Helper", 0, Obj), .shape.free = helper_free, .module = "_sitebuiltins", .repr = helper_repr, .call = helper_call,
};

bool helper_init(View builtins)
{
    return type_ready(&printer_type) && type_ready(&helper_type) && module_add(builtins, "help", alloc_atom(helper_type.shape_id, sizeof(Obj)))
        && add_text(builtins, "copyright", "Copyright (c) the authors of ouro.")
        && add_text(builtins, "credits", "Thanks to the people who made Python, whose language this is, and whose library it uses.")
        && add_text(builtins, "license", "ouro is free software under the MIT licence; its text is in the file LICENSE.");
}

void helper_shutdown(void)
{
    type_unready(&helper_type);
    type_unready(&printer_type);
}
