/* _sre_check.c -- is an array of codes a pattern? The engine trusts what passes here: every skip leads to an instruction, each REPEAT
 * has its UNTIL, sets end, numbers of groups exist, and SUCCESS stands at the end of everything that is matched by itself.
 *
 * On the way it notes what makes the engine fast: a map of the first 256 characters for each set, and the literal prefix. */
#include "modules/_sre.h"

#include "objects/err.h"

typedef struct {
    PatternObj *p;
    const uint32_t *code;
    size_t map_cap;
    bool memory;                /* ran out of it */
    bool jumped;                /* the instructions that were checked last end with a JUMP */
} Check;

static bool check_codes(Check *k, size_t at, size_t end, bool jump_ends);

/* ---- sets ------------------------------------------------------------------------------------------------- */

/* The set in [at, end) must end with FAILURE at its very end. */
static bool check_set(const Check *k, size_t at, size_t end)
{
    const uint32_t *code = k->code;
    while (at < end) {
        size_t left = end - at - 1;             /* codes behind the instruction */
        switch (code[at++]) {
        case SRE_FAILURE:
            return at == end;
        case SRE_NEGATE:
            break;
        case SRE_LITERAL:
            if (left < 1) return false;
            at++;
            break;
        case SRE_CATEGORY:
            if (left < 1 || code[at] >= SRE_CATEGORY_COUNT) return false;
            at++;
            break;
        case SRE_RANGE:
        case SRE_RANGE_UNI_IGNORE:
            if (left < 2) return false;
            at += 2;
            break;
        case SRE_CHARSET:
            if (left < 8) return false;
            at += 8;
            break;
        case SRE_BIGCHARSET: {
            size_t table = 256 / SRE_CODE_SIZE;
            if (left < 1 + table || (left - 1 - table) / 8 < code[at]) return false;
            const unsigned char *block_of = (const unsigned char *)&code[at + 1];
            for (int i = 0; i < 256; i++)
                if (block_of[i] >= code[at]) return false;
            at += 1 + table + 8 * (size_t)code[at];
            break;
        }
        default:
            return false;
        }
    }
    return false;
}

/* Note the map of a set for the instruction `op` at `at`. In a locale the answer may change, so that there the map is not used. */
static bool note_map(Check *k, size_t at, uint32_t op, const uint32_t *set)
{
    PatternObj *p = k->p;
    if (p->map_count == k->map_cap) {
        size_t cap = k->map_cap ? 2 * k->map_cap : 4;
        SreMap *grown = mem_realloc(p->maps, cap * sizeof *grown);
        if (!grown) {
            k->memory = true;
            return false;
        }
        p->maps = grown;
        k->map_cap = cap;
    }
    SreMap *map = &p->maps[p->map_count];
    *map = (SreMap){0};
    for (uint32_t c = 0; c < 256; c++)
        if (sre_in(op, set, c)) map->bits[c >> 5] |= 1u << (c & 31);
    p->note[at] = p->map_count++;
    return true;
}

/* ---- the instructions ------------------------------------------------------------------------------------- */

/* The place that the skip at `at` leads to, or 0 where that is not in (at, end]. */
static size_t skip_to(const Check *k, size_t at, size_t end)
{
    return at < end && k->code[at] > 0 && k->code[at] <= end - at ? at + k->code[at] : 0;
}

/* skip flags min max (length skip prefix overlap | set) */
static bool check_info(Check *k, size_t at, size_t end)
{
    const uint32_t *code = k->code;
    size_t stop = skip_to(k, at, end);
    if (!stop || stop - at < 4) return false;
    uint32_t flags = code[at + 1];
    size_t from = at + 4;
    if (flags & ~(uint32_t)(SRE_INFO_PREFIX | SRE_INFO_LITERAL | SRE_INFO_CHARSET)) return false;
    if (flags & SRE_INFO_PREFIX && flags & SRE_INFO_CHARSET) return false;
    if (flags & SRE_INFO_LITERAL && !(flags & SRE_INFO_PREFIX)) return false;
    if (flags & SRE_INFO_PREFIX) {
        if (stop - from < 2) return false;
        size_t len = code[from];
        if (len == 0 || code[from + 1] > len || stop - from - 2 != 2 * len) return false;
        for (size_t i = 0; i < len; i++)
            if (code[from + 2 + len + i] >= len) return false;
        return true;
    }
    if (flags & SRE_INFO_CHARSET) return check_set(k, from, stop) && note_map(k, at - 1, SRE_IN, &code[from]);
    return from == stop;
}

/* (skip code JUMP skip)* 0 */
static bool check_branch(Check *k, size_t at, size_t end, size_t *next)
{
    size_t target = 0;
    while (at < end && k->code[at]) {
        size_t stop = skip_to(k, at, end);
        if (!stop || stop - at < 3 || k->code[stop - 2] != SRE_JUMP) return false;
        if (!check_codes(k, at + 1, stop - 2, false)) return false;
        size_t jump = skip_to(k, stop - 1, end);
        if (!jump || (target && jump != target)) return false;
        target = jump;
        at = stop;
    }
    *next = at + 1;
    return at < end && (!target || target == at + 1);
}

/* Is this one that takes exactly one character? Only such may stand in REPEAT_ONE. */
static bool takes_one(uint32_t op)
{
    switch (op) {
    case SRE_ANY: case SRE_ANY_ALL: case SRE_CATEGORY: case SRE_IN: case SRE_IN_IGNORE: case SRE_IN_LOC_IGNORE: case SRE_IN_UNI_IGNORE:
    case SRE_LITERAL: case SRE_LITERAL_IGNORE: case SRE_LITERAL_LOC_IGNORE: case SRE_LITERAL_UNI_IGNORE:
    case SRE_NOT_LITERAL: case SRE_NOT_LITERAL_IGNORE: case SRE_NOT_LITERAL_LOC_IGNORE: case SRE_NOT_LITERAL_UNI_IGNORE:
        return true;
    default:
        return false;
    }
}

/* skip min max item SUCCESS, where `at` is the place of the skip. */
static bool check_repeat_one(Check *k, size_t at, size_t end, size_t *next)
{
    const uint32_t *code = k->code;
    size_t stop = *next = skip_to(k, at, end);
    if (!stop || stop - at < 5 || code[at + 1] > code[at + 2] || code[stop - 1] != SRE_SUCCESS || !takes_one(code[at + 3])) return false;
    size_t item_len = code[at + 3] == SRE_ANY || code[at + 3] == SRE_ANY_ALL ? 1 : 2;
    switch (code[at + 3]) {
    case SRE_IN: case SRE_IN_IGNORE: case SRE_IN_LOC_IGNORE: case SRE_IN_UNI_IGNORE:
        if (stop - at < 6) return false;
        item_len = 1 + (size_t)code[at + 4];
        break;
    }
    return at + 3 + item_len == stop - 1 && check_codes(k, at + 3, stop - 1, false);
}

/* skip min max body, then an instruction that the kind of repetition asks for */
static bool check_repeat(Check *k, size_t at, size_t end, bool possessive, size_t *next)
{
    const uint32_t *code = k->code;
    size_t stop = skip_to(k, at, end);
    if (!stop || stop - at < 3 || stop >= end || code[at + 1] > code[at + 2]) return false;
    *next = stop + 1;
    if (possessive ? code[stop] != SRE_SUCCESS : code[stop] != SRE_MAX_UNTIL && code[stop] != SRE_MIN_UNTIL) return false;
    return check_codes(k, at + 3, stop, false);
}

/* group skip yes (JUMP skip no): the skip leads behind the JUMP where there is one, and counts from the group. */
static bool check_conditional(Check *k, size_t at, size_t end, size_t *next)
{
    const uint32_t *code = k->code;
    if (end - at < 2 || code[at] >= k->p->groups || code[at + 1] < 2 || code[at + 1] > end - at) return false;
    size_t stop = at + code[at + 1];
    *next = stop;
    if (!check_codes(k, at + 2, stop, true)) return false;
    if (!k->jumped) return true;
    size_t target = skip_to(k, stop - 1, end);
    *next = target;
    return target && check_codes(k, stop, target, false);
}

/* The arguments of the instruction whose first is at `at`, and all that belongs to it; *next: where the next one stands. */
static bool check_one(Check *k, uint32_t op, size_t at, size_t end, size_t *next)
{
    const uint32_t *code = k->code;
    size_t left = end - at;
    *next = at + 1;
    switch (op) {
    case SRE_SUCCESS: case SRE_FAILURE: case SRE_ANY: case SRE_ANY_ALL:
        *next = at;
        return true;
    case SRE_MARK:
        return left >= 1 && code[at] / 2 < k->p->groups;
    case SRE_LITERAL: case SRE_LITERAL_IGNORE: case SRE_LITERAL_LOC_IGNORE: case SRE_LITERAL_UNI_IGNORE:
    case SRE_NOT_LITERAL: case SRE_NOT_LITERAL_IGNORE: case SRE_NOT_LITERAL_LOC_IGNORE: case SRE_NOT_LITERAL_UNI_IGNORE:
        return left >= 1;
    case SRE_AT:
        return left >= 1 && code[at] < SRE_AT_COUNT;
    case SRE_CATEGORY:
        return left >= 1 && code[at] < SRE_CATEGORY_COUNT;
    case SRE_GROUPREF: case SRE_GROUPREF_IGNORE: case SRE_GROUPREF_LOC_IGNORE: case SRE_GROUPREF_UNI_IGNORE:
        return left >= 1 && code[at] < k->p->groups;
    case SRE_IN: case SRE_IN_IGNORE: case SRE_IN_LOC_IGNORE: case SRE_IN_UNI_IGNORE:
        *next = skip_to(k, at, end);
        return *next && check_set(k, at + 1, *next) && note_map(k, at - 1, op, &code[at + 1]);
    case SRE_INFO:
        *next = skip_to(k, at, end);
        return check_info(k, at, end);
    case SRE_BRANCH:
        return check_branch(k, at, end, next);
    case SRE_REPEAT_ONE: case SRE_MIN_REPEAT_ONE: case SRE_POSSESSIVE_REPEAT_ONE:
        return check_repeat_one(k, at, end, next);
    case SRE_REPEAT: case SRE_POSSESSIVE_REPEAT:
        return check_repeat(k, at, end, op == SRE_POSSESSIVE_REPEAT, next);
    case SRE_ATOMIC_GROUP: case SRE_ASSERT: case SRE_ASSERT_NOT: {
        size_t body = op == SRE_ATOMIC_GROUP ? at + 1 : at + 2;
        *next = skip_to(k, at, end);
        return *next > body && code[*next - 1] == SRE_SUCCESS && (op == SRE_ATOMIC_GROUP || !(code[at + 1] & 0x80000000u))
            && check_codes(k, body, *next - 1, false);
    }
    case SRE_GROUPREF_EXISTS:
        return check_conditional(k, at, end, next);
    default:
        return false;
    }
}

/* The instructions in [at, end). jump_ends: the last of them may be a JUMP, which the caller looks at. */
static bool check_codes(Check *k, size_t at, size_t end, bool jump_ends)
{
    bool ok = true, jumped = false;
    if (!recursion_enter(" while checking a regular expression")) {
        k->memory = true;
        return false;
    }
    while (ok && at < end) {
        uint32_t op = k->code[at];
        size_t next;
        if (op == SRE_JUMP && jump_ends && at + 2 == end) {
            jumped = true;
            break;
        }
        ok = check_one(k, op, at + 1, end, &next);
        at = next;
    }
    k->jumped = jumped;
    recursion_leave();
    return ok;
}

/* ---- the whole -------------------------------------------------------------------------------------------- */

/* The prefix as text, for chars_find. */
static bool note_prefix(PatternObj *p)
{
    const uint32_t *info = p->code + 1;         /* skip flags min max length skip prefix */
    if (p->code[0] != SRE_INFO || !(info[1] & SRE_INFO_PREFIX)) return true;
    uint32_t widest = 0;
    p->prefix_len = info[4];
    p->prefix_skip = info[5];
    for (size_t i = 0; i < p->prefix_len; i++) widest |= info[6 + i];
    p->prefix_width = chars_width(widest);
    if (!(p->prefix = mem_alloc(p->prefix_len * p->prefix_width))) return false;
    for (size_t i = 0; i < p->prefix_len; i++) chars_put(p->prefix, p->prefix_width, i, info[6 + i]);
    return true;
}

int sre_check(PatternObj *p)
{
    Check k = { .p = p, .code = p->code };
    if (p->groups > SRE_MAXGROUPS || p->len == 0 || p->code[p->len - 1] != SRE_SUCCESS) return 0;
    if (!(p->note = mem_calloc(p->len, sizeof *p->note))) {
        err_memory();
        return -1;
    }
    bool ok = check_codes(&k, 0, p->len - 1, false);
    if (ok && !note_prefix(p)) k.memory = true;
    if (k.memory && !err_pending) err_memory();
    return k.memory ? -1 : ok;
}
