/* _sre.c -- the module _sre: the engine under the library's `re`, which parses patterns and compiles them to arrays of codes.
 *
 * Read on in _sre.h (what the codes are), _sre_check.c (which arrays are patterns), _sre_engine.h (the matching), _sre_pattern.c and
 * _sre_result.c (the methods of Pattern and Match). */
#include "modules/_sre.h"

#include "gc/collect.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/descr.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"

/* ---- Pattern ---------------------------------------------------------------------------------------------- */

static void pattern_traverse(View self, Visit visit, void *arg)
{
    const PatternObj *p = as_pattern(self);
    if (p->pattern) visit(p->pattern, arg);
    if (p->groupindex) visit(p->groupindex, arg);
    if (p->indexgroup) visit(p->indexgroup, arg);
}

static void pattern_clear(Ref self)
{
    ref_clear(&as_pattern(self)->pattern);
    ref_clear(&as_pattern(self)->groupindex);
    ref_clear(&as_pattern(self)->indexgroup);
}

static void pattern_free(Ref self)
{
    PatternObj *p = as_pattern(self);
    mem_free(p->code);
    mem_free(p->note);
    mem_free(p->maps);
    mem_free(p->prefix);
    type_free(self);
}

static Ref pattern_repr(View self)
{
    static const struct { int flag; const char *name; } names[] = {
        {1, "re.TEMPLATE"}, {SRE_FLAG_IGNORECASE, "re.IGNORECASE"}, {SRE_FLAG_LOCALE, "re.LOCALE"}, {8, "re.MULTILINE"}, {16, "re.DOTALL"},
        {SRE_FLAG_UNICODE, "re.UNICODE"}, {64, "re.VERBOSE"}, {128, "re.DEBUG"}, {SRE_FLAG_ASCII, "re.ASCII"},
    };
    const PatternObj *p = as_pattern(self);
    StrBuilder out = STR_BUILDER;
    int flags = p->flags;
    /* Text is matched by Unicode's rules when nothing else is said. */
    if (p->is_bytes == 0 && (flags & (SRE_FLAG_LOCALE | SRE_FLAG_UNICODE | SRE_FLAG_ASCII)) == SRE_FLAG_UNICODE) flags &= ~SRE_FLAG_UNICODE;
    Ref source = obj_repr(p->pattern);
    if (!source) return NULL;
    size_t len = as_str(source)->len;
    bool ok = str_add_text(&out, "re.compile(") && str_add_slice(&out, source, 0, len > 200 ? 200 : len);
    const char *between = ", ";
    for (size_t i = 0; ok && i < sizeof names / sizeof *names; i++) {
        if (!(flags & names[i].flag)) continue;
        flags &= ~names[i].flag;
        ok = str_add_text(&out, between) && str_add_text(&out, names[i].name);
        between = "|";
    }
    if (ok && flags) {
        Ref rest = str_format_c("%s0x%x", between, (unsigned)flags);
        ok = rest && str_add_str(&out, rest);
        ref_drop(rest);
    }
    ref_drop(source);
    if (ok && str_add_char(&out, ')')) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

static bool pattern_hash(View self, Hash *out)
{
    const PatternObj *p = as_pattern(self);
    Hash source;
    if (!obj_hash(p->pattern, &source)) return false;
    *out = source ^ hash_bytes(p->code, p->len * sizeof *p->code) ^ p->flags ^ p->is_bytes ^ p->groups;
    if (*out == -1) *out = -2;
    return true;
}

/* The same text can mean different codes: in another locale, or when it was compiled by another hand. */
static Ref pattern_compare(View a, View b, CompareOp op)
{
    if ((op != CMP_EQ && op != CMP_NE) || type_of(b) != &pattern_type) return ref_keep(NotImplemented);
    const PatternObj *x = as_pattern(a), *y = as_pattern(b);
    int same = x == y;
    if (!same && x->flags == y->flags && x->is_bytes == y->is_bytes && x->groups == y->groups && x->len == y->len
        && memcmp(x->code, y->code, x->len * sizeof *x->code) == 0)
        same = obj_equal(x->pattern, y->pattern);
    return same < 0 ? NULL : bool_ref(same == (op == CMP_EQ));
}

static Ref get_flags(View self) { return int_new(as_pattern(self)->flags); }
static Ref get_groups(View self) { return int_new(as_pattern(self)->groups); }
static Ref get_groupindex(View self)
{
    View names = as_pattern(self)->groupindex;
    return as_dict(names)->used ? mappingproxy_new(names) : dict_new();
}

static const MemberDef pattern_members[] = {
    {"pattern", offsetof(PatternObj, pattern), true, "The text the pattern was compiled from."},
    {0}
};
static const GetSetDef pattern_getset[] = {
    {"flags", get_flags, NULL, "The flags, including those that stand in the text."},
    {"groups", get_groups, NULL, "How many groups there are."},
    {"groupindex", get_groupindex, NULL, "The numbers of the named groups."},
    {0}
};

TypeObj pattern_type = {
    TYPE_HEAD("re.Pattern", 0, PatternObj), .module = "re", .flags = TYPE_WEAKREF,
    .shape.traverse = pattern_traverse, .shape.clear = pattern_clear, .shape.free = pattern_free, .shape.is_container = true,
    .doc = "A compiled regular expression.",
    .repr = pattern_repr, .hash = pattern_hash, .compare = pattern_compare,
    .methods = pattern_methods, .members = pattern_members, .getset = pattern_getset,
};

/* ---- compile ---------------------------------------------------------------------------------------------- */

static bool read_codes(PatternObj *p, View list)
{
    size_t len = as_list(list)->len;
    if (!(p->code = alloc_bytes((len ? len : 1) * sizeof *p->code))) return false;
    for (; p->len < len && p->len < as_list(list)->len; p->len++) {
        View item = list_at(list, p->len);
        int64_t code;
        if (!int_fits(item, &code) || code < 0 || code > UINT32_MAX)
            return err_false(&exc_OverflowError, "regular expression code size limit exceeded");
        p->code[p->len] = (uint32_t)code;
    }
    return true;
}

static bool wrong_type(const char *name, const char *wanted, View got)
{
    return err_false(&exc_TypeError, "compile() argument '%s' must be %s, not %t", name, wanted, got);
}

static bool fill_pattern(PatternObj *p, View const *args)
{
    int64_t flags, groups;
    Subject text;
    if (!seq_c_int(args[1], INT32_MIN, INT32_MAX, "int", &flags)) return false;
    if (!is_list(args[2])) return wrong_type("code", "list", args[2]);
    if (!seq_c_int(args[3], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &groups)) return false;
    if (!is_dict(args[4])) return wrong_type("groupindex", "dict", args[4]);
    if (!is_tuple(args[5])) return wrong_type("indexgroup", "tuple", args[5]);
    p->flags = (int)flags;
    p->is_bytes = -1;
    p->pattern = ref_keep(args[0]);
    p->groupindex = ref_keep(args[4]);
    p->indexgroup = ref_keep(args[5]);
    if (args[0] != None) {
        if (!subject_get(args[0], &text)) return false;
        p->is_bytes = text.is_bytes;
        subject_done(&text);
    }
    if (!read_codes(p, args[2])) return false;
    p->groups = groups < 0 || groups > SRE_MAXGROUPS ? UINT32_MAX : (uint32_t)groups;
    int good = sre_check(p);
    return good > 0 || (good == 0 && err_false(&exc_RuntimeError, "invalid SRE code"));
}

static Ref f_compile(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    Ref made = type_alloc(&pattern_type, 0);
    if (!made) return NULL;
    if (!fill_pattern(as_pattern(made), args)) {
        ref_drop(made);
        return NULL;
    }
    gc_track(made);
    return made;
}

/* ---- characters ------------------------------------------------------------------------------------------- */

static bool read_char(View v, uint32_t *out)
{
    int64_t c;
    if (!seq_c_int(v, INT32_MIN, INT32_MAX, "int", &c)) return false;
    *out = (uint32_t)c;
    return true;
}

static Ref f_ascii_iscased(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    uint32_t c;
    return read_char(args[0], &c) ? bool_ref((c | 32) - 'a' < 26) : NULL;
}

static Ref f_unicode_iscased(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    uint32_t c;
    return read_char(args[0], &c) ? bool_ref(c != sre_lower_unicode(c) || c != sre_upper_unicode(c)) : NULL;
}

static Ref f_ascii_tolower(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    uint32_t c;
    return read_char(args[0], &c) ? int_new((int32_t)sre_lower_ascii(c)) : NULL;
}

static Ref f_unicode_tolower(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    uint32_t c;
    return read_char(args[0], &c) ? int_new((int32_t)sre_lower_unicode(c)) : NULL;
}

static Ref f_getcodesize(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return int_new(SRE_CODE_SIZE);
}

static const NativeDef natives[] = {
    NATIVE_PARAMS("compile", f_compile, "pattern, flags, code, groups, groupindex, indexgroup", "Make a Pattern of an array of codes."),
    NATIVE_PARAMS("ascii_iscased", f_ascii_iscased, "character, /", "Has this ASCII character another case?"),
    NATIVE_PARAMS("unicode_iscased", f_unicode_iscased, "character, /", "Has this character another case?"),
    NATIVE_PARAMS("ascii_tolower", f_ascii_tolower, "character, /", "The character in lower case, if it is ASCII."),
    NATIVE_PARAMS("unicode_tolower", f_unicode_tolower, "character, /", "The character in lower case."),
    NATIVE("getcodesize", f_getcodesize, 0, 0, "How many bytes a code has."),
    {0}
};

static bool fill(View module)
{
    return module_add_natives(module, natives) && module_ready_type(&pattern_type) && module_ready_type(&match_type)
        && module_ready_type(&scanner_type) && module_add(module, "MAGIC", int_new(SRE_MAGIC))
        && module_add(module, "CODESIZE", int_new(SRE_CODE_SIZE)) && module_add(module, "MAXREPEAT", int_new(SRE_MAXREPEAT))
        && module_add(module, "MAXGROUPS", int_new(SRE_MAXGROUPS))
        && module_add(module, "copyright", str_from_text("The engine of regular expressions of ouro; the codes are those of SRE 2.2.2"));
}

const ModuleDef _sre_module = {"_sre", fill};
