/* _sre_pattern.c -- what a re.Pattern can do with a text. */
#include "modules/_sre.h"

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/class.h"
#include "objects/err.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/seq.h"
#include "objects/tuple.h"
#include "objects/union.h"

/* ---- one match -------------------------------------------------------------------------------------------- */

static bool read_bounds(View pos, View endpos, int64_t *start, int64_t *stop)
{
    *start = 0;
    *stop = PTRDIFF_MAX;
    return (!pos || seq_c_int(pos, PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", start))
        && (!endpos || seq_c_int(endpos, PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", stop));
}

/* args: string, pos, endpos. `whole`: the match must take all of it. */
static NEW Ref find_one(View self, View const *args, int (*find)(Matcher *), bool whole)
{
    Matcher m;
    int64_t pos, endpos;
    if (!read_bounds(args[1], args[2], &pos, &endpos) || !matcher_init(&m, self, args[0], pos, endpos)) return NULL;
    m.match_all = whole;
    int found = m.start > m.end ? 0 : find(&m);
    Ref match = found > 0 ? match_new(&m) : found == 0 ? ref_keep(None) : NULL;
    matcher_done(&m);
    return match;
}

static Ref pattern_match(View self, View const *args, size_t n) { (void)n; return find_one(self, args, matcher_match, false); }
static Ref pattern_fullmatch(View self, View const *args, size_t n) { (void)n; return find_one(self, args, matcher_match, true); }
static Ref pattern_search(View self, View const *args, size_t n) { (void)n; return find_one(self, args, matcher_search, false); }

/* ---- all matches ------------------------------------------------------------------------------------------ */

/* What findall lists for a match: its only group or all of it; a tuple where there are more groups. */
static NEW Ref findall_item(const Matcher *m, View empty)
{
    uint32_t groups = m->pattern->groups;
    if (groups < 2) return matcher_group(m, groups, empty);
    Ref all = tuple_sized(groups);
    for (uint32_t g = 0; all && g < groups; g++)
        if (!(as_tuple(all)->items[g] = matcher_group(m, g + 1, empty))) ref_set(&all, NULL);
    if (all) gc_track(all);
    return all;
}

static Ref pattern_findall(View self, View const *args, size_t n)
{
    (void)n;
    Matcher m;
    int64_t pos, endpos;
    int found = 0;
    if (!read_bounds(args[1], args[2], &pos, &endpos) || !matcher_init(&m, self, args[0], pos, endpos)) return NULL;
    Ref all = list_new(), empty = all ? subject_slice(&m.subject, 0, 0) : NULL;
    while (empty && m.start <= m.end && (found = matcher_search(&m)) > 0) {
        Ref item = findall_item(&m, empty);
        if (!item || !list_push(all, item)) {
            found = -1;
            break;
        }
        matcher_advance(&m);
    }
    if (found < 0 || !empty) ref_set(&all, NULL);
    ref_drop(empty);
    matcher_done(&m);
    return all;
}

static Ref pattern_split(View self, View const *args, size_t n)
{
    (void)n;
    Matcher m;
    int64_t limit = 0;
    size_t last = 0;
    int found = 0;
    if (args[1] && !seq_c_int(args[1], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &limit)) return NULL;
    if (!matcher_init(&m, self, args[0], 0, PTRDIFF_MAX)) return NULL;
    Ref all = list_new();
    for (int64_t pieces = 0; all && (limit == 0 || pieces < limit) && (found = matcher_search(&m)) > 0; pieces++) {
        Ref piece = subject_slice(&m.subject, last, matcher_index(&m, m.start));
        if (!piece || !list_push(all, piece)) found = -1;
        for (uint32_t g = 1; found > 0 && g <= m.pattern->groups; g++)
            if (!(piece = matcher_group(&m, g, None)) || !list_push(all, piece)) found = -1;
        if (found < 0) break;
        matcher_advance(&m);
        last = matcher_index(&m, m.start);
    }
    Ref rest = all && found >= 0 ? subject_slice(&m.subject, last, m.endpos) : NULL;
    if (!rest || !list_push(all, rest)) ref_set(&all, NULL);
    matcher_done(&m);
    return all;
}

/* ---- replacing -------------------------------------------------------------------------------------------- */

/* Is the replacement to be taken as it is? Everything that is no text is handed to re._subx, for the right error. */
static bool is_literal(View template)
{
    Subject text;
    if (!subject_get(template, &text)) {
        err_clear();
        return false;
    }
    Chars chars = { text.data, text.len, text.width };
    bool plain = chars_find(chars, (Chars){ (const unsigned char *)"\\", 1, 1 }) < 0;
    subject_done(&text);
    return plain;
}

/* The replacement to use: itself, or what re._subx makes of a template: a text, or a function of the match. */
static NEW Ref read_template(View self, View template)
{
    if (obj_is_callable(template) || is_literal(template)) return ref_keep(template);
    Ref module = object_import("re");
    View both[2] = { self, template };
    Ref made = module ? obj_call_method(module, "_subx", both, 2) : NULL;
    ref_drop(module);
    return made;
}

/* The pieces of the new text, in order: from the subject, and from the replacement. */
typedef struct { Ref list; StrBuilder text; bool as_text; } Pieces;

static bool pieces_add(Pieces *p, Ref piece)
{
    if (!piece) return false;
    if (!p->as_text) return list_push(p->list, piece);
    bool ok = str_add_str(&p->text, piece);
    ref_drop(piece);
    return ok;
}

static bool pieces_add_slice(Pieces *p, const Matcher *m, size_t start, size_t stop)
{
    if (p->as_text) return str_add_slice(&p->text, m->subject.object, start, stop);
    return pieces_add(p, subject_slice(&m->subject, start, stop));
}

static NEW Ref replacement_for(const Matcher *m, View replacement, bool callable)
{
    if (!callable) return ref_keep(replacement);
    Ref match = match_new(m), piece = match ? obj_call_1(replacement, match) : NULL;
    ref_drop(match);
    return piece;
}

/* All the replacing of sub and subn. *times: how many. */
static bool replace(Matcher *m, View replacement, int64_t limit, Pieces *pieces, int64_t *times)
{
    bool callable = obj_is_callable(replacement);
    size_t copied = 0;
    int found = 0;
    for (*times = 0; (limit == 0 || *times < limit) && (found = matcher_search(m)) > 0; ++*times) {
        size_t start = matcher_index(m, m->start);
        if (copied < start && !pieces_add_slice(pieces, m, copied, start)) return false;
        Ref piece = replacement_for(m, replacement, callable);
        if (piece == None) ref_drop(piece);
        else if (!pieces_add(pieces, piece)) return false;
        copied = matcher_index(m, m->at);
        matcher_advance(m);
    }
    if (found < 0) return false;
    if (*times == 0 && m->subject.object->shape == SHAPE_STR) return true;         /* pieces_join gives it back as it is */
    return copied >= m->endpos || pieces_add_slice(pieces, m, copied, m->endpos);
}

static NEW Ref pieces_join(Pieces *p, const Matcher *m, int64_t times)
{
    if (times == 0 && m->subject.object->shape == SHAPE_STR) {
        if (p->as_text) str_builder_drop(&p->text);
        return ref_keep(m->subject.object);
    }
    if (p->as_text) return str_build(&p->text);
    Ref empty = subject_slice(&m->subject, 0, 0);
    if (!empty || as_list(p->list)->len == 0) return empty;
    Ref joined = obj_call_method(empty, "join", (View[]){ p->list }, 1);
    ref_drop(empty);
    return joined;
}

/* args: repl, string, count. *times: how many were replaced. */
static NEW Ref substitute(View self, View const *args, int64_t *times)
{
    Matcher m;
    int64_t limit = 0;
    if (args[2] && !seq_c_int(args[2], PTRDIFF_MIN, PTRDIFF_MAX, "ssize_t", &limit)) return NULL;
    Ref replacement = read_template(self, args[0]), text = NULL;
    if (!replacement) return NULL;
    if (!matcher_init(&m, self, args[1], 0, PTRDIFF_MAX)) {
        ref_drop(replacement);
        return NULL;
    }
    /* Text that goes into text needs no list of its pieces. */
    Pieces pieces = { .text = STR_BUILDER, .as_text = !m.subject.is_bytes && replacement->shape == SHAPE_STR };
    bool ok = (pieces.as_text || (pieces.list = list_new())) && replace(&m, replacement, limit, &pieces, times);
    if (ok) text = pieces_join(&pieces, &m, *times);
    else if (pieces.as_text) str_builder_drop(&pieces.text);
    ref_drop(pieces.list);
    ref_drop(replacement);
    matcher_done(&m);
    return text;
}

static Ref pattern_sub(View self, View const *args, size_t n)
{
    (void)n;
    int64_t times;
    return substitute(self, args, &times);
}

static Ref pattern_subn(View self, View const *args, size_t n)
{
    (void)n;
    int64_t times;
    Ref text = substitute(self, args, &times);
    return text ? tuple_of(2, text, int_new(times)) : NULL;
}

/* ---- scanners: one match after the other ------------------------------------------------------------------ */

typedef struct { Obj head; Ref pattern; Matcher matcher; bool open, ended; } ScannerObj;
static ScannerObj *as_scanner(View v) { return (ScannerObj *)(uintptr_t)v; }

static NEW Ref scanner_new(View self, View const *args)
{
    int64_t pos, endpos;
    if (!read_bounds(args[1], args[2], &pos, &endpos)) return NULL;
    Ref made = type_alloc(&scanner_type, 0);
    if (!made) return NULL;
    ScannerObj *s = as_scanner(made);
    s->open = matcher_init(&s->matcher, self, args[0], pos, endpos);
    if (!s->open) {
        ref_drop(made);
        return NULL;
    }
    s->pattern = ref_keep(self);
    s->ended = s->matcher.start > s->matcher.end;
    gc_track(made);
    return made;
}

static NEW Ref scanner_step(View self, int (*find)(Matcher *))
{
    ScannerObj *s = as_scanner(self);
    if (s->ended) return ref_keep(None);
    int found = find(&s->matcher);
    Ref match = found > 0 ? match_new(&s->matcher) : found == 0 ? ref_keep(None) : NULL;
    if (found == 0) s->ended = true;
    else matcher_advance(&s->matcher);
    return match;
}

static Ref scanner_match(View self, View const *args, size_t n) { (void)args, (void)n; return scanner_step(self, matcher_match); }
static Ref scanner_search(View self, View const *args, size_t n) { (void)args, (void)n; return scanner_step(self, matcher_search); }

static void scanner_traverse(View self, Visit visit, void *arg)
{
    const ScannerObj *s = as_scanner(self);
    if (s->pattern) visit(s->pattern, arg);
    if (s->open && s->matcher.subject.object) visit(s->matcher.subject.object, arg);
    if (s->open && s->matcher.subject.buffer.owner) visit(s->matcher.subject.buffer.owner, arg);
}

static void scanner_clear(Ref self)
{
    ScannerObj *s = as_scanner(self);
    s->ended = true;
    if (s->open) {
        s->open = false;
        matcher_done(&s->matcher);
    }
    ref_clear(&s->pattern);
}

static const NativeDef scanner_methods[] = {
    NATIVE("match", scanner_match, 0, 0, "The match that begins where the last one ended, or None."),
    NATIVE("search", scanner_search, 0, 0, "The next match, or None."),
    {0}
};
static const MemberDef scanner_members[] = { {"pattern", offsetof(ScannerObj, pattern), true, NULL}, {0} };

TypeObj scanner_type = {
    TYPE_HEAD("_sre.SRE_Scanner", 0, ScannerObj), .module = "_sre",
    .shape.traverse = scanner_traverse, .shape.clear = scanner_clear, .shape.free = type_free, .shape.is_container = true,
    .methods = scanner_methods, .members = scanner_members,
};

static Ref pattern_scanner(View self, View const *args, size_t n)
{
    (void)n;
    return scanner_new(self, args);
}

static Ref pattern_finditer(View self, View const *args, size_t n)
{
    (void)n;
    Ref scanner = scanner_new(self, args), search = scanner ? obj_get_attr_text(scanner, "search") : NULL;
    Ref iterator = search ? callable_iter_new(search, None) : NULL;
    ref_drop(search);
    ref_drop(scanner);
    return iterator;
}

/* ---- the table -------------------------------------------------------------------------------------------- */

static Ref pattern_copy(View self, View const *args, size_t n)
{
    (void)args, (void)n;
    return ref_keep(self);
}

const NativeDef pattern_methods[] = {
    NATIVE_PARAMS("match", pattern_match, "string, pos=, endpos=", "Match at the beginning of the string (or at pos); a Match, or None."),
    NATIVE_PARAMS("fullmatch", pattern_fullmatch, "string, pos=, endpos=", "Match all of the string; a Match, or None."),
    NATIVE_PARAMS("search", pattern_search, "string, pos=, endpos=", "The first match in the string, or None."),
    NATIVE_PARAMS("sub", pattern_sub, "repl, string, count=", "The string with its matches replaced by repl, a template or a function of the match."),
    NATIVE_PARAMS("subn", pattern_subn, "repl, string, count=", "As sub(), and how many were replaced: a pair."),
    NATIVE_PARAMS("findall", pattern_findall, "string, pos=, endpos=", "A list of all matches: their texts, or their groups where there are some."),
    NATIVE_PARAMS("split", pattern_split, "string, maxsplit=", "The pieces between the matches, and the groups of the matches, in a list."),
    NATIVE_PARAMS("finditer", pattern_finditer, "string, pos=, endpos=", "An iterator over the Match of each match."),
    NATIVE_PARAMS("scanner", pattern_scanner, "string, pos=, endpos=", NULL),
    NATIVE("__copy__", pattern_copy, 0, 0, NULL),
    NATIVE("__deepcopy__", pattern_copy, 1, 1, NULL),
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, "See PEP 585."),
    {0}
};
