/* displayhook.c -- sys.displayhook: how the prompt shows the value of an expression.
 *
 * builtins._ is None while the repr runs, so that a repr which prints _ does not show the value before. */
#include "interp/displayhook.h"

#include "interp/vm.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/file.h"
#include "objects/str.h"

/* Write text (consumed) and a newline to a file object. */
static bool write_line(View file, Ref text)
{
    Ref newline = str_interned("\n"), line = text && newline ? str_concat(text, newline) : NULL;
    bool ok = false;
    if (line && is_text_file(file)) {
        ok = file_write(file, line);
    } else if (line) {
        View args[1] = { line };
        Ref result = obj_call_method(file, "write", args, 1);
        ok = result != NULL;
        ref_drop(result);
    }
    ref_drop(line);
    ref_drop(newline);
    ref_drop(text);
    return ok;
}

static Ref display(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (args[0] == None) return None;
    if (!dict_set_text(vm.builtins, "_", None)) return NULL;
    View out = sys_get("stdout");
    if (!out || out == None) return err_raise(&exc_RuntimeError, "lost sys.stdout");
    Ref kept = ref_keep(out), text = obj_repr(args[0]);
    bool ok = text && write_line(kept, text) && dict_set_text(vm.builtins, "_", ref_keep(args[0]));
    ref_drop(kept);
    return ok ? None : NULL;
}

static const NativeDef natives[] = {
    NATIVE("displayhook", display, 1, 1, "Print an object to sys.stdout and also save it in builtins._"),
    {0}
};

bool displayhook_init(void)
{
    Ref module = str_interned("sys"), hook = module ? native_new(natives, NULL, module) : NULL;
    ref_drop(module);
    if (!hook) return false;
    return sys_set("__displayhook__", ref_keep(hook)) ? sys_set("displayhook", hook) : (ref_drop(hook), false);
}
