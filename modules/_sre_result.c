/* _sre_result.c -- re.Match: what a match has found. */
#include "modules/_sre.h"

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/seq.h"
#include "objects/tuple.h"
#include "objects/union.h"

/* ---- pieces of the subject -------------------------------------------------------------------------------- */

Ref subject_slice(const Subject *subject, size_t start, size_t stop)
{
    if (start > stop) start = stop;
    if (!subject->is_bytes) {
        if (subject->object->shape == SHAPE_STR && start == 0 && stop == as_str(subject->object)->len) return ref_keep(subject->object);
        return str_slice(subject->object, start, stop);
    }
    if (subject->object->shape == SHAPE_BYTES && start == 0 && stop == subject->len) return ref_keep(subject->object);
    return bytes_new(subject->data + start, stop - start);
}

Ref matcher_group(const Matcher *m, uint32_t g, View missing)
{
    int32_t i = 2 * (int32_t)g - 2;
    if (i < 0) return subject_slice(&m->subject, matcher_index(m, m->start), matcher_index(m, m->at));
    if (i >= m->lastmark || !m->marks[i] || !m->marks[i + 1]) return ref_keep(missing);
    return subject_slice(&m->subject, matcher_index(m, m->marks[i]), matcher_index(m, m->marks[i + 1]));
}

/* ---- making one ------------------------------------------------------------------------------------------- */

Ref match_new(const Matcher *m)
{
    uint32_t groups = m->pattern->groups + 1;
    Ref made = type_alloc(&match_type, 2 * groups * sizeof(ptrdiff_t));
    if (!made) return NULL;
    MatchObj *match = as_match(made);
    match->pattern = ref_keep(&m->pattern->head);
    match->string = ref_keep(m->subject.object);
    match->pos = m->pos;
    match->endpos = m->endpos;
    match->lastindex = m->lastindex;
    match->groups = groups;
    match->marks[0] = (ptrdiff_t)matcher_index(m, m->start);
    match->marks[1] = (ptrdiff_t)matcher_index(m, m->at);
    for (int32_t i = 0; i < 2 * (int32_t)groups - 2; i += 2) {
        bool there = i < m->lastmark && m->marks[i] && m->marks[i + 1];
        match->marks[i + 2] = there ? (ptrdiff_t)matcher_index(m, m->marks[i]) : -1;
        match->marks[i + 3] = there ? (ptrdiff_t)matcher_index(m, m->marks[i + 1]) : -1;
    }
    gc_track(made);
    return made;
}

static void match_traverse(View self, Visit visit, void *arg)
{
    const MatchObj *m = as_match(self);
    if (m->pattern) visit(m->pattern, arg);
    if (m->string) visit(m->string, arg);
    if (m->regs) visit(m->regs, arg);
}

static void match_clear(Ref self)
{
    ref_clear(&as_match(self)->pattern);
    ref_clear(&as_match(self)->string);
    ref_clear(&as_match(self)->regs);
}

static void match_free(Ref self) { type_free_var(self, 2 * as_match(self)->groups * sizeof(ptrdiff_t)); }

/* ---- groups ----------------------------------------------------------------------------------------------- */

/* The group that a number or name means; IndexError. NULL: the whole match. */
static bool find_group(const MatchObj *m, View index, uint32_t *out)
{
    ptrdiff_t g = 0;
    View known = NULL;
    if (index) {
        if (!type_of(index)->index) {
            /* Whatever cannot be a key is no group's name either. */
            int found = dict_find(as_pattern(m->pattern)->groupindex, index, &known);
            if (found < 0) err_clear();
            index = found > 0 ? known : NULL;
            g = -1;
        }
        if (index && !obj_index_size(index, NULL, &g)) return false;
    }
    if (g < 0 || (size_t)g >= m->groups) return err_false(&exc_IndexError, "no such group");
    *out = (uint32_t)g;
    return true;
}

static bool is_missing(const MatchObj *m, uint32_t g) { return m->marks[2 * g] < 0 || !m->string; }

static NEW Ref slice_of(const MatchObj *m, uint32_t g, View missing)
{
    Subject subject;
    if (is_missing(m, g)) return ref_keep(missing);
    if (!subject_get(m->string, &subject)) return NULL;
    size_t start = (size_t)m->marks[2 * g], stop = (size_t)m->marks[2 * g + 1];
    if (stop > subject.len) stop = subject.len;         /* a bytearray may have shrunk meanwhile */
    Ref slice = subject_slice(&subject, start, stop);
    subject_done(&subject);
    return slice;
}

static NEW Ref group_by(const MatchObj *m, View index)
{
    uint32_t g;
    return find_group(m, index, &g) ? slice_of(m, g, None) : NULL;
}

static Ref match_get_item(View self, View key) { return group_by(as_match(self), key); }

static Ref match_group(View self, View const *args, size_t n)
{
    if (n < 2) return group_by(as_match(self), n ? args[0] : NULL);
    Ref all = tuple_sized(n);
    for (size_t i = 0; all && i < n; i++)
        if (!(as_tuple(all)->items[i] = group_by(as_match(self), args[i]))) ref_set(&all, NULL);
    if (all) gc_track(all);
    return all;
}

static Ref match_groups(View self, View const *args, size_t n)
{
    (void)n;
    const MatchObj *m = as_match(self);
    Ref all = tuple_sized(m->groups - 1);
    for (uint32_t g = 1; all && g < m->groups; g++)
        if (!(as_tuple(all)->items[g - 1] = slice_of(m, g, args[0] ? args[0] : None))) ref_set(&all, NULL);
    if (all && m->groups > 1) gc_track(all);
    return all;
}

static Ref match_groupdict(View self, View const *args, size_t n)
{
    (void)n;
    const MatchObj *m = as_match(self);
    View names = as_pattern(m->pattern)->groupindex, key, value;
    Ref all = dict_new();
    size_t at = 0;
    while (all && dict_next(names, &at, &key, &value)) {
        uint32_t g;
        Ref text = NULL, name = ref_keep(key);
        bool ok = find_group(m, value, &g) && (text = slice_of(m, g, args[0] ? args[0] : None)) && dict_set(all, name, text);
        if (!text) ref_drop(name);
        if (!ok) ref_set(&all, NULL);
    }
    return all;
}

/* ---- places ----------------------------------------------------------------------------------------------- */

static Ref match_start(View self, View const *args, size_t n)
{
    uint32_t g;
    return find_group(as_match(self), n ? args[0] : NULL, &g) ? int_new(as_match(self)->marks[2 * g]) : NULL;
}

static Ref match_end(View self, View const *args, size_t n)
{
    uint32_t g;
    return find_group(as_match(self), n ? args[0] : NULL, &g) ? int_new(as_match(self)->marks[2 * g + 1]) : NULL;
}

static NEW Ref span_of(const MatchObj *m, uint32_t g)
{
    return tuple_of(2, int_new(m->marks[2 * g]), int_new(m->marks[2 * g + 1]));
}

static Ref match_span(View self, View const *args, size_t n)
{
    uint32_t g;
    return find_group(as_match(self), n ? args[0] : NULL, &g) ? span_of(as_match(self), g) : NULL;
}

static Ref get_regs(View self)
{
    MatchObj *m = as_match(self);
    if (m->regs) return ref_keep(m->regs);
    Ref all = tuple_sized(m->groups);
    for (uint32_t g = 0; all && g < m->groups; g++)
        if (!(as_tuple(all)->items[g] = span_of(m, g))) ref_set(&all, NULL);
    if (!all) return NULL;
    gc_track(all);
    ref_set(&m->regs, ref_keep(all));
    return all;
}

static Ref get_lastindex(View self)
{
    return as_match(self)->lastindex < 0 ? ref_keep(None) : int_new(as_match(self)->lastindex);
}

static Ref get_lastgroup(View self)
{
    const MatchObj *m = as_match(self);
    View names = as_pattern(m->pattern)->indexgroup;
    if (m->lastindex < 0 || (size_t)m->lastindex >= as_tuple(names)->len) return ref_keep(None);
    return ref_keep(tuple_at(names, (size_t)m->lastindex));
}

static Ref get_pos(View self) { return int_new_unsigned(as_match(self)->pos); }
static Ref get_endpos(View self) { return int_new_unsigned(as_match(self)->endpos); }

/* ---- the rest --------------------------------------------------------------------------------------------- */

static Ref match_expand(View self, View const *args, size_t n)
{
    (void)n;
    Ref module = object_import("re");
    View all[3] = { as_match(self)->pattern, self, args[0] };
    Ref text = module ? obj_call_method(module, "_expand", all, 3) : NULL;
    ref_drop(module);
    return text;
}

static Ref match_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return ref_keep(self);
}

static Ref match_repr(View self)
{
    const MatchObj *m = as_match(self);
    Ref group = slice_of(m, 0, None);
    Ref text = group ? str_format_c("<%s object; span=(%zd, %zd), match=%R>", type_of(self)->name, m->marks[0], m->marks[1], group) : NULL;
    ref_drop(group);
    return text;
}

static const NativeDef match_methods[] = {
    NATIVE("group", match_group, 0, -1, "group([group1, ...]) -> str or tuple\n\nThe text of one or several groups, by number or name; 0 is all of it."),
    NATIVE("start", match_start, 0, 1, "Where a group's text begins; -1 where the group took no part."),
    NATIVE("end", match_end, 0, 1, "Where a group's text ends; -1 where the group took no part."),
    NATIVE("span", match_span, 0, 1, "The pair (start, end) of a group."),
    NATIVE_PARAMS("groups", match_groups, "default=", "A tuple of all groups' texts, default standing for those that took no part."),
    NATIVE_PARAMS("groupdict", match_groupdict, "default=", "A dict of the named groups' texts."),
    NATIVE_PARAMS("expand", match_expand, "template", "The template with its references to groups replaced, as sub() does it."),
    NATIVE("__copy__", match_copy, 0, 0, NULL),
    NATIVE("__deepcopy__", match_copy, 1, 1, NULL),
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585."),
    {0}
};

static const MemberDef match_members[] = {
    {"string", offsetof(MatchObj, string), true, "What was searched."},
    {"re", offsetof(MatchObj, pattern), true, "The pattern."},
    {0}
};

static const GetSetDef match_getset[] = {
    {"pos", get_pos, NULL, "Where the search began."},
    {"endpos", get_endpos, NULL, "Where the search had to end."},
    {"lastindex", get_lastindex, NULL, "The number of the group that was closed last, or None."},
    {"lastgroup", get_lastgroup, NULL, "The name of the group that was closed last, or None."},
    {"regs", get_regs, NULL, "The spans of all groups."},
    {0}
};

TypeObj match_type = {
    TYPE_HEAD("re.Match", 0, MatchObj), .module = "re",
    .shape.traverse = match_traverse, .shape.clear = match_clear, .shape.free = match_free, .shape.is_container = true,
    .doc = "What a match has found.",
    .repr = match_repr, .get_item = match_get_item, .methods = match_methods, .members = match_members, .getset = match_getset,
};
