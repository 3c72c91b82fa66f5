/* pwd.c -- the module pwd: the users of the system. */
#include <errno.h>
#include <pwd.h>
#include <string.h>

#include "modules/modules.h"
#include "modules/posix_parts.h"
#include "objects/bytes.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/structseq.h"

static const MemberDef fields[] = {
    SEQ_FIELD("pw_name", 0), SEQ_FIELD("pw_passwd", 1), SEQ_FIELD("pw_uid", 2), SEQ_FIELD("pw_gid", 3), SEQ_FIELD("pw_gecos", 4),
    SEQ_FIELD("pw_dir", 5), SEQ_FIELD("pw_shell", 6), {0}
};
static TypeObj passwd_type = STRUCTSEQ_TYPE("pwd.struct_passwd", fields, structseq_new);

static Ref text_or_none(const char *text) { return text ? posix_text(text) : None; }

static Ref passwd_of(const struct passwd *p)
{
    return structseq_of(&passwd_type, 7, text_or_none(p->pw_name), text_or_none(p->pw_passwd), int_new(p->pw_uid), int_new(p->pw_gid),
                        text_or_none(p->pw_gecos), text_or_none(p->pw_dir), text_or_none(p->pw_shell));
}

static Ref f_getpwuid(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    unsigned uid;
    if (!posix_uid(args[0], "uid", &uid)) {
        if (!err_is(&exc_OverflowError)) return NULL;
        err_clear();
        return err_raise_value(&exc_KeyError, str_from_text("getpwuid(): uid not found"));
    }
    struct passwd *found = getpwuid(uid);
    return found ? passwd_of(found) : err_raise_value(&exc_KeyError, str_format_c("getpwuid(): uid not found: %u", uid));
}

static Ref f_getpwnam(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "getpwnam() argument must be str, not %t", args[0]);
    Ref name = str_encode(args[0], "utf-8", "surrogateescape");
    if (!name) return NULL;
    bool whole = strlen((char *)as_bytes(name)->data) == as_bytes(name)->len;
    struct passwd *found = whole ? getpwnam((char *)as_bytes(name)->data) : NULL;
    ref_drop(name);
    if (!whole) return err_raise(&exc_ValueError, "embedded null byte");
    return found ? passwd_of(found) : err_raise_value(&exc_KeyError, str_format_c("getpwnam(): name not found: %R", args[0]));
}

static Ref f_getpwall(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    Ref list = list_new();
    setpwent();
    for (struct passwd *p; list && (p = getpwent()); ) {
        Ref item = passwd_of(p);
        if (!item || !list_push(list, item)) ref_clear(&list);
    }
    endpwent();
    return list;
}

static const NativeDef natives[] = {
    NATIVE("getpwuid", f_getpwuid, 1, 1, "The user with this number."),
    NATIVE("getpwnam", f_getpwnam, 1, 1, "The user with this name."),
    NATIVE("getpwall", f_getpwall, 0, 0, "All users."),
    {0}
};

static bool fill(View module)
{
    return structseq_ready(&passwd_type) && module_add(module, "struct_passwd", ref_keep(&passwd_type.head))
        && module_add_natives(module, natives);
}

const ModuleDef pwd_module = {"pwd", fill};
