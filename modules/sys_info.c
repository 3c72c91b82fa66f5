/* sys_info.c -- sys.version_info, sys.float_info and all the other constants. */
#include "modules/sys_info.h"

#include <float.h>

#include "modules/library.h"
#include "modules/modules.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/namespace.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/structseq.h"

enum { MAJOR = 3, MINOR = 11, MICRO = 2, HEX_VERSION = 0x030b02f0 };        /* of the Python that we are like */

Ref sys_none(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return None;
}

/* ---- structures ------------------------------------------------------------------------------------------- */

static const MemberDef version_fields[] = {
    SEQ_FIELD("major", 0), SEQ_FIELD("minor", 1), SEQ_FIELD("micro", 2), SEQ_FIELD("releaselevel", 3), SEQ_FIELD("serial", 4), {0}
};
static TypeObj version_type = STRUCTSEQ_TYPE("sys.version_info", version_fields, structseq_refuse_new);

static Ref version_info(void)
{
    return structseq_of(&version_type, 5, int_new(MAJOR), int_new(MINOR), int_new(MICRO), str_from_text("final"), int_new(0));
}

static const MemberDef float_fields[] = {
    SEQ_FIELD("max", 0), SEQ_FIELD("max_exp", 1), SEQ_FIELD("max_10_exp", 2), SEQ_FIELD("min", 3), SEQ_FIELD("min_exp", 4),
    SEQ_FIELD("min_10_exp", 5), SEQ_FIELD("dig", 6), SEQ_FIELD("mant_dig", 7), SEQ_FIELD("epsilon", 8), SEQ_FIELD("radix", 9),
    SEQ_FIELD("rounds", 10), {0}
};
static TypeObj float_info_type = STRUCTSEQ_TYPE("sys.float_info", float_fields, structseq_refuse_new);

static Ref float_info(void)
{
    return structseq_of(&float_info_type, 11, float_new(DBL_MAX), int_new(DBL_MAX_EXP), int_new(DBL_MAX_10_EXP), float_new(DBL_MIN),
                        int_new(DBL_MIN_EXP), int_new(DBL_MIN_10_EXP), int_new(DBL_DIG), int_new(DBL_MANT_DIG),
                        float_new(DBL_EPSILON), int_new(FLT_RADIX), int_new(1));
}

static const MemberDef int_fields[] = {
    SEQ_FIELD("bits_per_digit", 0), SEQ_FIELD("sizeof_digit", 1), SEQ_FIELD("default_max_str_digits", 2),
    SEQ_FIELD("str_digits_check_threshold", 3), {0}
};
static TypeObj int_info_type = STRUCTSEQ_TYPE("sys.int_info", int_fields, structseq_refuse_new);

static Ref int_info(void)
{
    return structseq_of(&int_info_type, 4, int_new(64), int_new(8), int_new(4300), int_new(640));
}

static const MemberDef hash_fields[] = {
    SEQ_FIELD("width", 0), SEQ_FIELD("modulus", 1), SEQ_FIELD("inf", 2), SEQ_FIELD("nan", 3), SEQ_FIELD("imag", 4),
    SEQ_FIELD("algorithm", 5), SEQ_FIELD("hash_bits", 6), SEQ_FIELD("seed_bits", 7), SEQ_FIELD("cutoff", 8), {0}
};
static TypeObj hash_info_type = STRUCTSEQ_TYPE("sys.hash_info", hash_fields, structseq_refuse_new);

static Ref hash_info(void)
{
    return structseq_of(&hash_info_type, 9, int_new(64), int_new(((int64_t)1 << 61) - 1), int_new(314159), int_new(0), int_new(1000003),
                        str_from_text("siphash13"), int_new(64), int_new(128), int_new(0));
}

static const MemberDef flag_fields[] = {
    SEQ_FIELD("debug", 0), SEQ_FIELD("inspect", 1), SEQ_FIELD("interactive", 2), SEQ_FIELD("optimize", 3),
    SEQ_FIELD("dont_write_bytecode", 4), SEQ_FIELD("no_user_site", 5), SEQ_FIELD("no_site", 6), SEQ_FIELD("ignore_environment", 7),
    SEQ_FIELD("verbose", 8), SEQ_FIELD("bytes_warning", 9), SEQ_FIELD("quiet", 10), SEQ_FIELD("hash_randomization", 11),
    SEQ_FIELD("isolated", 12), SEQ_FIELD("dev_mode", 13), SEQ_FIELD("utf8_mode", 14), SEQ_FIELD("warn_default_encoding", 15),
    SEQ_FIELD("safe_path", 16), SEQ_FIELD("int_max_str_digits", 17), {0}
};
static TypeObj flags_type = STRUCTSEQ_TYPE("sys.flags", flag_fields, structseq_refuse_new);

bool sys_set_flags(const SysFlags *f)
{
    return sys_set("flags", structseq_of(&flags_type, 18, int_new(f->debug), int_new(f->inspect), int_new(f->interactive),
        int_new(f->optimize), int_new(f->dont_write_bytecode), int_new(f->no_user_site), int_new(f->no_site),
        int_new(f->ignore_environment), int_new(f->verbose), int_new(f->bytes_warning), int_new(f->quiet), int_new(f->hash_randomization),
        int_new(f->isolated), bool_ref(f->dev_mode), int_new(f->utf8_mode), int_new(f->warn_default_encoding), bool_ref(f->safe_path),
        int_new(f->int_max_str_digits)));
}

/* ---- plain values ----------------------------------------------------------------------------------------- */

/* The processor and system as Debian names them: part of the name of a module that sysconfig imports. */
#if defined __x86_64__ && defined __linux__
#define MULTIARCH "x86_64-linux-gnu"
#elif defined __aarch64__ && defined __linux__
#define MULTIARCH "aarch64-linux-gnu"
#endif

/* sys.implementation: an object with attributes. */
static Ref implementation(void)
{
    Ref own = module_ready_type(&namespace_type) ? namespace_new() : NULL;
    struct { const char *name; Ref value; } const fields[] = {
        {"name", str_from_text("ouro")}, {"cache_tag", None}, {"version", version_info()}, {"hexversion", int_new(HEX_VERSION)},
#ifdef MULTIARCH
        {"_multiarch", str_from_text(MULTIARCH)},
#endif
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        View key = str_known(fields[i].name);
        if (own && !(key && fields[i].value && obj_set_attr(own, key, fields[i].value))) ref_clear(&own);
        ref_drop(fields[i].value);
    }
    return own;
}

static bool push_text(Ref list, const char *text)
{
    Ref own = str_from_text(text);
    return own && list_push(list, own);
}

static Ref builtin_names(void)
{
    Ref names = list_new(), own = NULL;
    bool ok = names && push_text(names, "builtins") && push_text(names, "sys");
    for (const ModuleDef *const *def = builtin_modules; ok && *def; def++) ok = push_text(names, (*def)->name);
    if (ok && list_sort(names, NULL, false)) own = tuple_from(names);
    ref_drop(names);
    return own;
}

static bool add_texts(View module)
{
    static const struct { const char *name, *text; } texts[] = {
        {"version", "3.11.2 (ouro " OURO_VERSION ") [" OURO_COMPILER "]"},
        {"copyright", "Copyright (c) the authors of ouro."},
        {"platform", "linux"}, {"executable", ""}, {"float_repr_style", "short"},
        {"prefix", "/usr"}, {"base_prefix", "/usr"}, {"exec_prefix", "/usr"}, {"base_exec_prefix", "/usr"}, {"platlibdir", "lib"}, {"abiflags", ""},
        {"byteorder", __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? "little" : "big"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!module_add(module, texts[i].name, str_from_text(texts[i].text))) return false;
    return true;
}

static bool add_empty_lists(View module)
{
    static const char *const names[] = { "argv", "orig_argv", "path", "meta_path", "path_hooks", "warnoptions" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!module_add(module, names[i], list_new())) return false;
    return true;
}

static const MemberDef thread_fields[] = { SEQ_FIELD("name", 0), SEQ_FIELD("lock", 1), SEQ_FIELD("version", 2), {0} };
static TypeObj thread_info_type = STRUCTSEQ_TYPE("sys.thread_info", thread_fields, structseq_refuse_new);

/* Small things that only CPython's own library asks for. */
static bool add_odds(View module)
{
    return module_add(module, "_git", tuple_of(3, str_from_text("ouro"), str_from_text(""), str_from_text("")))
        && module_add(module, "_framework", str_from_text("")) && module_add(module, "_home", None)
        && module_add(module, "thread_info", structseq_of(&thread_info_type, 3, str_from_text("pthread"), None, None));
}

bool sys_add_info(View module)
{
    return add_texts(module) && add_odds(module) && add_empty_lists(module)
        && module_add(module, "version_info", version_info())
        && module_add(module, "hexversion", int_new(HEX_VERSION))
        && module_add(module, "api_version", int_new(1013))
        && module_add(module, "maxsize", int_new(INT64_MAX))
        && module_add(module, "maxunicode", int_new(0x10ffff))
        && module_add(module, "float_info", float_info())
        && module_add(module, "int_info", int_info())
        && module_add(module, "hash_info", hash_info())
        && module_add(module, "implementation", implementation())
        && module_add(module, "builtin_module_names", builtin_names())
        && module_add(module, "stdlib_module_names", library_names())
        && module_add(module, "dont_write_bytecode", True)
        && module_add(module, "pycache_prefix", None)
        && module_add(module, "_xoptions", dict_new())
        && module_add(module, "path_importer_cache", dict_new());
}
