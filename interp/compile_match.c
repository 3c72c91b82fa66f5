/* compile_match.c -- the match statement.
 *
 * A pattern is code that tests the subject, which stays in its register, and jumps to `fail` at the first test that does
 * not hold. Names are bound only when the whole pattern has matched: until then their values wait in temporaries.
 * Whatever temporaries a pattern had in use when it failed are dropped at `fail`, all of them: one that holds nothing
 * is dropped for free. */
#include "interp/emit.h"

#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct Capture { Ident *name; Reg reg; struct Capture *next; } Capture;
typedef struct { Label fail; Reg high; Capture *first, *last; } Match;

static void at(Compiler *c, const Node *n) { c->pos = n->pos; }

static Reg take_temps(Compiler *c, Match *m, int count)
{
    Reg first = temp_window(c, count);
    if (first + count > m->high) m->high = first + count;
    return first;
}

static Reg copy_of(Compiler *c, Match *m, Reg r)
{
    Reg copy = take_temps(c, m, 1);
    emit(c, OP_COPY, copy, r, 0, 0);
    return copy;
}

static Capture *find_capture(const Match *m, const Ident *name)
{
    Capture *k = m->first;
    while (k && k->name != name) k = k->next;
    return k;
}

/* Remember the value in `reg` for the name. */
static void capture(Compiler *c, Match *m, Node *n, Ident *name, Reg reg)
{
    if (!name) return;
    if (find_capture(m, name)) { compile_error(c, n->pos, "multiple assignments to name '%s' in pattern", name->text); return; }
    Capture *k = arena_alloc(&c->arena, sizeof *k);
    if (!k) { compile_out_of_memory(c); return; }
    k->name = name;
    at(c, n);
    k->reg = copy_of(c, m, reg);
    if (m->last) m->last->next = k;
    else m->first = k;
    m->last = k;
}

static bool is_wildcard(const Node *p) { return p->kind == NODE_MatchAs && !p->MatchAs.pattern && !p->MatchAs.name; }

static void pattern(Compiler *c, Match *m, Node *p, Reg subject);

/* Go to fail unless R[answer] is true. */
static void require(Compiler *c, Match *m, Reg answer) { emit_jump_if(c, OP_JUMP_IF, answer, false, m->fail); }

static void value_pattern(Compiler *c, Match *m, Node *p, Reg subject)
{
    if (p->MatchValue.value->kind == NODE_JoinedStr) {
        compile_error(c, p->pos, "patterns may only match literals and attribute lookups");
        return;
    }
    Reg copy = copy_of(c, m, subject), value = take_temps(c, m, 1);
    compile_into(c, p->MatchValue.value, value);
    at(c, p);
    emit(c, OP_EQ, copy, copy, value, 0);
    require(c, m, copy);
}

static void singleton_pattern(Compiler *c, Match *m, Node *p, Reg subject)
{
    ConstKind kind = p->MatchSingleton.value.kind;
    Reg copy = copy_of(c, m, subject), value = take_temps(c, m, 1);
    emit_const(c, value, kind == CONST_None ? None : bool_ref(kind == CONST_True));
    emit(c, OP_IS, copy, copy, value, 0);
    require(c, m, copy);
}

/* Match each pattern against its register of a window, which is then done with. */
static void sub_patterns(Compiler *c, Match *m, NodeList patterns, Reg window)
{
    for (uint32_t i = 0; i < patterns.len && !c->failed; i++) {
        Node *p = patterns.items[i];
        Reg r = window + (Reg)i;
        if (p->kind == NODE_MatchStar) capture(c, m, p, p->MatchStar.name, r);
        else pattern(c, m, p, r);
        emit(c, OP_DROP, r, 0, 0, 0);
    }
}

/* The star stands for nothing that is wanted: only the items that are, each when its turn comes. */
static void items_apart(Compiler *c, Match *m, NodeList patterns, Reg subject)
{
    bool from_end = false;
    for (uint32_t i = 0; i < patterns.len && !c->failed; i++) {
        Node *p = patterns.items[i];
        if (p->kind == NODE_MatchStar) from_end = true;
        if (p->kind == NODE_MatchStar || is_wildcard(p)) continue;
        Reg r = take_temps(c, m, 1);
        at(c, p);
        emit(c, OP_MATCH_ITEM, r, subject, (int)(from_end ? patterns.len - i : i), from_end);
        pattern(c, m, p, r);
        emit(c, OP_DROP, r, 0, 0, 0);
    }
}

static void sequence_pattern(Compiler *c, Match *m, Node *p, Reg subject)
{
    NodeList patterns = p->MatchSequence.patterns;
    int star = -1, count = (int)patterns.len;
    for (int i = 0; i < count; i++) {
        if (patterns.items[i]->kind != NODE_MatchStar) continue;
        if (star >= 0) { compile_error(c, p->pos, "multiple starred names in sequence pattern"); return; }
        star = i;
    }
    Reg answer = take_temps(c, m, 1);
    emit(c, OP_MATCH_SEQUENCE, answer, subject, 0, 0);
    require(c, m, answer);
    int least = star < 0 ? count : count - 1;
    if (star < 0 || least) {
        emit(c, OP_MATCH_LENGTH, answer, subject, least, star >= 0);
        require(c, m, answer);
    }
    bool only_wildcards = true;
    for (int i = 0; i < count; i++)
        only_wildcards &= patterns.items[i]->kind == NODE_MatchStar ? !patterns.items[i]->MatchStar.name : is_wildcard(patterns.items[i]);
    if (only_wildcards) return;
    if (star >= 0 && !patterns.items[star]->MatchStar.name) {
        items_apart(c, m, patterns, subject);
        return;
    }
    Reg copy = copy_of(c, m, subject), window = take_temps(c, m, count);
    if (star < 0) emit(c, OP_UNPACK, window, copy, count, 0);
    else if (count - star - 1 > UINT8_MAX) compile_error(c, p->pos, "too many expressions in star-unpacking sequence pattern");
    else emit(c, OP_UNPACK_STAR, window, copy, star, count - star - 1);
    sub_patterns(c, m, patterns, window);
}

/* Two equal constants among the keys are a mistake that can be seen now. */
static void check_repeated_keys(Compiler *c, Node *p)
{
    NodeList keys = p->MatchMapping.keys;
    Ref seen = dict_new();
    for (uint32_t i = 0; seen && i < keys.len && !c->failed; i++) {
        Ref key = const_value(c, keys.items[i]);
        View found;
        int repeated = key ? dict_find(seen, key, &found) : 0;
        if (repeated > 0) {
            Ref text = obj_repr(key);
            if (text) compile_error(c, p->pos, "mapping pattern checks duplicate key (%s)", str_utf8(text, NULL));
            ref_drop(text);
        }
        if (repeated < 0 || (key && !dict_set(seen, key, None))) compile_out_of_memory(c);
    }
    if (!seen) compile_out_of_memory(c);
    ref_drop(seen);
}

static void mapping_pattern(Compiler *c, Match *m, Node *p, Reg subject)
{
    NodeList keys = p->MatchMapping.keys;
    int count = (int)keys.len;
    for (int i = 0; i < count; i++) {
        if (keys.items[i]->kind != NODE_JoinedStr) continue;
        compile_error(c, p->pos, "mapping pattern keys may only match literals and attribute lookups");
        return;
    }
    check_repeated_keys(c, p);
    Reg answer = take_temps(c, m, 1);
    emit(c, OP_MATCH_MAPPING, answer, subject, 0, 0);
    require(c, m, answer);
    if (count) {
        emit(c, OP_MATCH_LENGTH, answer, subject, count, 1);
        require(c, m, answer);
    }
    Reg tuple = take_temps(c, m, 1), window = take_temps(c, m, count ? count : 1);
    for (int i = 0; i < count; i++) compile_into(c, keys.items[i], window + i);
    at(c, p);
    emit(c, OP_MAKE_TUPLE, tuple, window, count, 0);
    if (count) {
        Reg copy = copy_of(c, m, tuple);
        emit(c, OP_MATCH_KEYS, answer, subject, copy, 0);
        emit_jump_if(c, OP_JUMP_PEEK, answer, false, m->fail);
        emit(c, OP_UNPACK, window, answer, count, 0);
        sub_patterns(c, m, p->MatchMapping.patterns, window);
    }
    if (p->MatchMapping.rest) {
        emit(c, OP_MATCH_REST, answer, subject, tuple, 0);
        capture(c, m, p, p->MatchMapping.rest, answer);
        emit(c, OP_DROP, answer, 0, 0, 0);
    } else {
        emit(c, OP_DROP, tuple, 0, 0, 0);
    }
}

static Ref attribute_names(Compiler *c, Node *p)
{
    IdentList names = p->MatchClass.kwd_attrs;
    Ref list = list_new(), tuple;
    for (uint32_t i = 0; list && i < names.len; i++) {
        for (uint32_t j = 0; j < i; j++)
            if (names.items[i] == names.items[j])
                compile_error(c, p->MatchClass.kwd_patterns.items[i]->pos, "attribute name repeated in class pattern: %s", names.items[i]->text);
        Ref name = str_from_utf8(names.items[i]->text, names.items[i]->len);
        if (name) str_intern(&name);
        if (!name || !list_push(list, name)) ref_set(&list, NULL);
    }
    tuple = list ? tuple_from(list) : NULL;
    ref_drop(list);
    return tuple;
}

static void class_pattern(Compiler *c, Match *m, Node *p, Reg subject)
{
    int positional = (int)p->MatchClass.patterns.len, named = (int)p->MatchClass.kwd_patterns.len;
    if (positional > UINT8_MAX) { compile_error(c, p->pos, "too many sub-patterns in class pattern"); return; }
    Reg found = take_temps(c, m, 1), window = take_temps(c, m, 2);
    compile_into(c, p->MatchClass.cls, window);
    emit_const(c, window + 1, attribute_names(c, p));
    at(c, p);
    emit(c, OP_MATCH_CLASS, found, subject, window, positional);
    emit(c, OP_COPY, window, found, 0, 0);
    emit_const(c, window + 1, None);
    emit(c, OP_IS, window, window, window + 1, 0);
    emit_jump_if(c, OP_JUMP_IF, window, true, m->fail);
    if (positional + named == 0) { emit(c, OP_DROP, found, 0, 0, 0); return; }
    Reg parts = take_temps(c, m, positional + named);
    emit(c, OP_UNPACK, parts, found, positional + named, 0);
    sub_patterns(c, m, p->MatchClass.patterns, parts);
    sub_patterns(c, m, p->MatchClass.kwd_patterns, parts + positional);
}

static uint32_t count_captures(const Capture *k) { uint32_t n = 0; for (; k; k = k->next) n++; return n; }

/* p | q: each alternative binds the same names; their values end in the registers that the first one chose. */
static void or_pattern(Compiler *c, Match *m, Node *p, Reg subject)
{
    NodeList patterns = p->MatchOr.patterns;
    Label done = label_new(c);
    Match first = { .fail = 0 };
    Reg start = c->unit->next_temp;
    for (uint32_t i = 0; i < patterns.len && !c->failed; i++) {
        Match one = { .fail = i + 1 < patterns.len ? label_new(c) : m->fail, .high = m->high };
        Reg inner = c->unit->next_temp;
        pattern(c, &one, patterns.items[i], subject);
        if (one.high > m->high) m->high = one.high;
        if (i == 0) {
            first = one;
        } else {
            if (count_captures(one.first) != count_captures(first.first)) compile_error(c, c->pos, "alternative patterns bind different names");
            for (Capture *k = one.first; k && !c->failed; k = k->next) {
                Capture *same = find_capture(&first, k->name);
                if (same) emit(c, OP_MOVE, same->reg, k->reg, 0, 0);
                else compile_error(c, c->pos, "alternative patterns bind different names");
            }
        }
        if (i + 1 == patterns.len) break;
        emit_jump(c, done);
        label_place(c, one.fail);
        for (Reg r = start; r < one.high; r++) emit(c, OP_DROP, r, 0, 0, 0);
        if (i) c->unit->next_temp = inner;
    }
    label_place(c, done);
    for (Capture *k = first.first; k && !c->failed; k = k->next) {
        if (find_capture(m, k->name)) { compile_error(c, p->pos, "multiple assignments to name '%s' in pattern", k->name->text); return; }
    }
    if (!first.first) return;
    if (m->last) m->last->next = first.first;
    else m->first = first.first;
    m->last = first.last;
}

static void pattern(Compiler *c, Match *m, Node *p, Reg subject)
{
    if (c->failed) return;
    at(c, p);
    switch (p->kind) {
    case NODE_MatchValue: value_pattern(c, m, p, subject); break;
    case NODE_MatchSingleton: singleton_pattern(c, m, p, subject); break;
    case NODE_MatchSequence: sequence_pattern(c, m, p, subject); break;
    case NODE_MatchMapping: mapping_pattern(c, m, p, subject); break;
    case NODE_MatchClass: class_pattern(c, m, p, subject); break;
    case NODE_MatchOr: or_pattern(c, m, p, subject); break;
    case NODE_MatchAs:
        if (p->MatchAs.pattern) pattern(c, m, p->MatchAs.pattern, subject);
        capture(c, m, p, p->MatchAs.name, subject);
        break;
    default: compile_error(c, p->pos, "this pattern is not possible here"); break;
    }
}

/* Does the pattern match whatever comes? `what` is how an error message puts it. */
static bool is_irrefutable(const Node *p, const char **what, const char **name)
{
    if (p->kind == NODE_MatchOr) {
        for (uint32_t i = 0; i < p->MatchOr.patterns.len; i++)
            if (is_irrefutable(p->MatchOr.patterns.items[i], what, name)) return true;
        return false;
    }
    if (p->kind != NODE_MatchAs) return false;
    if (p->MatchAs.pattern) return is_irrefutable(p->MatchAs.pattern, what, name);
    *what = p->MatchAs.name ? "name capture" : "wildcard";
    *name = p->MatchAs.name ? p->MatchAs.name->text : NULL;
    return true;
}

static void check_reachable(Compiler *c, const Node *p, bool last)
{
    const char *what, *name;
    if (p->kind == NODE_MatchOr) {
        for (uint32_t i = 0; i + 1 < p->MatchOr.patterns.len; i++) check_reachable(c, p->MatchOr.patterns.items[i], false);
        if (last) return;
    }
    if (last || !is_irrefutable(p, &what, &name)) return;
    while (p->kind == NODE_MatchAs && p->MatchAs.pattern) p = p->MatchAs.pattern;
    if (name) compile_error(c, p->pos, "%s '%s' makes remaining patterns unreachable", what, name);
    else compile_error(c, p->pos, "%s makes remaining patterns unreachable", what);
}

void compile_match(Compiler *c, Node *n)
{
    Reg mark = c->unit->next_temp, subject = temp_new(c);
    Label end = label_new(c);
    compile_into(c, n->Match.subject, subject);
    for (uint32_t i = 0; i < n->Match.cases.len && !c->failed; i++) {
        Node *one = n->Match.cases.items[i];
        Match m = { .fail = label_new(c), .high = subject + 1 };
        check_reachable(c, one->match_case.pattern, i + 1 == n->Match.cases.len || one->match_case.guard);
        pattern(c, &m, one->match_case.pattern, subject);
        for (Capture *k = m.first; k && !c->failed; k = k->next) {
            at(c, one->match_case.pattern);
            store_name(c, k->name, k->reg);
        }
        if (one->match_case.guard) compile_condition(c, one->match_case.guard, false, m.fail);
        c->unit->next_temp = subject + 1;
        emit(c, OP_DROP, subject, 0, 0, 0);
        compile_body(c, one->match_case.body);
        at_no_line(c);
        emit_jump(c, end);
        label_place(c, m.fail);
        for (Reg r = subject + 1; r < m.high; r++) emit(c, OP_DROP, r, 0, 0, 0);
    }
    emit(c, OP_DROP, subject, 0, 0, 0);
    label_place(c, end);
    c->unit->next_temp = mark;
}
