/* sys_audit.c -- audit hooks: functions that a program wants to be called before certain things happen, and that may
 * forbid them by raising. They cannot be taken out again. */
#include "modules/sys_audit.h"

#include <stdarg.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

Ref audit_hooks;

static bool tell(View event, View details)
{
    Ref hooks = ref_keep_or_null(audit_hooks);
    bool ok = true;
    for (size_t i = 0; hooks && ok && i < as_list(hooks)->len; i++) {
        Ref result = obj_call_2(list_at(hooks, i), event, details);
        ok = result != NULL;
        ref_drop(result);
    }
    ref_drop(hooks);
    return ok;
}

bool audit_tell(const char *event, size_t n, ...)
{
    va_list args;
    Ref details = tuple_sized(n), name = details ? str_from_text(event) : NULL;
    bool ok = name != NULL;
    va_start(args, n);
    for (size_t i = 0; i < n; i++) {
        Ref item = va_arg(args, Ref);
        if (!item) ok = false;
        if (details) as_tuple(details)->items[i] = item ? item : None;
        else ref_drop(item);
    }
    va_end(args);
    if (details && n) gc_track(details);
    ok = ok && tell(name, details);
    ref_drop(details);
    ref_drop(name);
    return ok;
}

static Ref f_audit(View self, View const *args, size_t n)
{
    (void)self;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "expected str for argument 'event', not %T", args[0]);
    if (!audit_hooks) return None;
    Ref details = tuple_from_array(args + 1, n - 1);
    bool ok = details && tell(args[0], details);
    ref_drop(details);
    return ok ? None : NULL;
}

/* The hooks that are there may refuse another one; any Exception of theirs means that, and is forgotten. */
static Ref f_addaudithook(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!audit("sys.addaudithook", 0)) {
        if (!err_is(&exc_Exception)) return NULL;
        err_clear();
        return None;
    }
    if (!audit_hooks && !(audit_hooks = list_new())) return NULL;
    return list_push(audit_hooks, ref_keep(args[0])) ? None : NULL;
}

const NativeDef sys_audit_natives[] = {
    NATIVE("audit", f_audit, 1, -1, "audit(event, *args)\n--\n\nTell the audit hooks of an event."),
    NATIVE_PARAMS("addaudithook", f_addaudithook, "hook", "Add a function that is called with each audit event and its arguments."),
    {0}
};

void audit_shutdown(void) { ref_clear(&audit_hooks); }
