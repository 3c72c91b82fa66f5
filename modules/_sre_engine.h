/* _sre_engine.h -- the matching itself, for characters of type CHAR. _sre_match.c includes this once for each of the three widths.
 *
 * One loop takes instruction after instruction. Where there is a choice it tries one way, and first puts down on a stack what to do
 * when that fails (a SreChoice). So a failure is: take up the newest choice.
 *
 *     next:  an instruction --fits--> next             fail:  the newest choice --> next, or fail again
 *                           --does not--> fail                none left: no match
 *
 * Nothing recurses, however long the text is. Beside ways to try, the stack holds what a failure must undo (a mark that was set, the
 * repetition that was left), and the matches within the match: an assertion is a BARRIER, and on reaching its SUCCESS all choices
 * above it are forgotten, but not what must be undone.
 *
 * A repetition (REPEAT ... UNTIL) keeps its count in its own choice, which lies below everything that is tried in it. */

#define NOTHING UINT32_MAX
#define HERE(pc) ((uint32_t)((pc) - code))

/* Put a choice on the stack. */
#define PUSH(...)                                                          \
    do {                                                                   \
        if (UNLIKELY(top == cap)) {                                        \
            if (!matcher_grow(m)) return -1;                               \
            stack = m->choices;                                            \
            cap = m->choice_cap;                                           \
        }                                                                  \
        stack[top++] = (SreChoice){__VA_ARGS__};                           \
    } while (0)

/* Does a set, asked by the instruction `op`, have the character? The map knows the first 256, unless it depends on the locale. */
static inline bool ENGINE(has)(const SreMap *map, uint32_t op, const uint32_t *set, uint32_t c)
{
    return LIKELY(c < 256 && op != SRE_IN_LOC_IGNORE) ? map_has(map, c) : sre_in(op, set, c);
}

/* Does an instruction of the IN family at pc (which stands behind the instruction) take the character? */
static inline bool ENGINE(in)(const Matcher *m, const uint32_t *pc, uint32_t c)
{
    const PatternObj *p = m->pattern;
    return ENGINE(has)(&p->maps[p->note[pc - 1 - p->code]], pc[-1], pc + 1, c);
}

/* Does the one-character instruction at pc take the character? */
static inline bool ENGINE(takes)(const Matcher *m, const uint32_t *pc, uint32_t c)
{
    switch (pc[0]) {
    case SRE_ANY:                       return c != '\n';
    case SRE_ANY_ALL:                   return true;
    case SRE_CATEGORY:                  return sre_is(pc[1], c);
    case SRE_LITERAL:                   return c == pc[1];
    case SRE_NOT_LITERAL:               return c != pc[1];
    case SRE_LITERAL_IGNORE:            return sre_lower_ascii(c) == pc[1];
    case SRE_NOT_LITERAL_IGNORE:        return sre_lower_ascii(c) != pc[1];
    case SRE_LITERAL_UNI_IGNORE:        return sre_lower_unicode(c) == pc[1];
    case SRE_NOT_LITERAL_UNI_IGNORE:    return sre_lower_unicode(c) != pc[1];
    case SRE_LITERAL_LOC_IGNORE:        return sre_same_in_locale(pc[1], c);
    case SRE_NOT_LITERAL_LOC_IGNORE:    return !sre_same_in_locale(pc[1], c);
    default:                            return ENGINE(in)(m, pc + 1, c);
    }
}

/* Where a run of characters that the instruction at pc takes ends; not behind `end`. */
static const CHAR *ENGINE(run)(const Matcher *m, const uint32_t *pc, const CHAR *at, const CHAR *end)
{
    const PatternObj *p = m->pattern;
    switch (pc[0]) {
    case SRE_ANY_ALL:
        return end;
    case SRE_ANY:
        while (at < end && *at != '\n') at++;
        return at;
    case SRE_LITERAL:
        while (at < end && *at == pc[1]) at++;
        return at;
    case SRE_NOT_LITERAL:
        while (at < end && *at != pc[1]) at++;
        return at;
    case SRE_IN: case SRE_IN_IGNORE: case SRE_IN_UNI_IGNORE: case SRE_IN_LOC_IGNORE: {
        const SreMap *map = &p->maps[p->note[pc - p->code]];
        while (at < end && ENGINE(has)(map, pc[0], pc + 2, *at)) at++;
        return at;
    }
    default:
        while (at < end && ENGINE(takes)(m, pc, *at)) at++;
        return at;
    }
}

/* Does group g's text stand at `at`? Where it ends there, or NULL. */
static const CHAR *ENGINE(again)(const Matcher *m, uint32_t op, uint32_t g, const CHAR *at)
{
    if ((int32_t)(2 * g) >= m->lastmark) return NULL;
    const CHAR *from = (const CHAR *)m->marks[2 * g], *to = (const CHAR *)m->marks[2 * g + 1], *end = (const CHAR *)m->end;
    if (!from || !to || to < from || end - at < to - from) return NULL;
    for (; from < to; from++, at++) {
        if (*at == *from) continue;
        if (op == SRE_GROUPREF) return NULL;
        if (op == SRE_GROUPREF_IGNORE && sre_lower_ascii(*at) != sre_lower_ascii(*from)) return NULL;
        if (op == SRE_GROUPREF_UNI_IGNORE && sre_lower_unicode(*at) != sre_lower_unicode(*from)) return NULL;
        if (op == SRE_GROUPREF_LOC_IGNORE && sre_lower_locale(*at) != sre_lower_locale(*from)) return NULL;
    }
    return at;
}

/* Could what stands at pc begin here? A quick look that may say yes too often. */
static inline bool ENGINE(may_begin)(const Matcher *m, const uint32_t *pc, const CHAR *at)
{
    if (pc[0] == SRE_LITERAL) return at < (const CHAR *)m->end && *at == pc[1];
    if (pc[0] == SRE_IN) return at < (const CHAR *)m->end && ENGINE(in)(m, pc + 1, *at);
    return true;
}

/* Match at m->at with the codes at pc. 1: m->at is where the match ends. */
static int ENGINE(match)(Matcher *m, const uint32_t *pc)
{
    const uint32_t *const code = m->pattern->code;
    const CHAR *const begin = (const CHAR *)m->begin, *const end = (const CHAR *)m->end, *at = (const CHAR *)m->at, *low;
    SreChoice *stack = m->choices, *c;
    size_t top = 0, cap = m->choice_cap;
    uint32_t repeat = NOTHING;              /* the repetition that an UNTIL would end: its place on the stack */
    uint32_t barrier = NOTHING;             /* the match within the match that a SUCCESS would end */
    uint32_t rounds = 0;
    int64_t count;

    if (pc[0] == SRE_INFO) {
        if (pc[3] && (size_t)(end - at) < pc[3]) return 0;
        pc += 1 + pc[1];
    }
next:
    switch (*pc++) {
    case SRE_FAILURE:
        goto fail;

    case SRE_LITERAL:
        if (at >= end || *at != pc[0]) goto fail;
        pc++, at++;
        goto next;
    case SRE_NOT_LITERAL:
        if (at >= end || *at == pc[0]) goto fail;
        pc++, at++;
        goto next;
    case SRE_ANY:
        if (at >= end || *at == '\n') goto fail;
        at++;
        goto next;
    case SRE_ANY_ALL:
        if (at >= end) goto fail;
        at++;
        goto next;
    case SRE_IN: case SRE_IN_IGNORE: case SRE_IN_UNI_IGNORE: case SRE_IN_LOC_IGNORE:
        if (at >= end || !ENGINE(in)(m, pc, *at)) goto fail;
        pc += pc[0], at++;
        goto next;
    case SRE_CATEGORY:
    case SRE_LITERAL_IGNORE: case SRE_NOT_LITERAL_IGNORE: case SRE_LITERAL_UNI_IGNORE: case SRE_NOT_LITERAL_UNI_IGNORE:
    case SRE_LITERAL_LOC_IGNORE: case SRE_NOT_LITERAL_LOC_IGNORE:
        if (at >= end || !ENGINE(takes)(m, pc - 1, *at)) goto fail;
        pc++, at++;
        goto next;

    case SRE_AT:
        if (!sre_at(pc[0], at > begin ? (int32_t)at[-1] : -1, at < end ? (int32_t)at[0] : -1, end - at <= 1, begin == end)) goto fail;
        pc++;
        goto next;

    case SRE_MARK: {
        int32_t i = (int32_t)pc[0];
        if (top) PUSH(.kind = UNDO_MARK, .pc = pc[0], .at = i <= m->lastmark ? m->marks[i] : NULL, .a = (uint32_t)m->lastmark,
                      .b = (uint32_t)m->lastindex);
        if (i & 1) m->lastindex = i / 2 + 1;
        if (i > m->lastmark) {
            for (int32_t j = m->lastmark + 1; j < i; j++) m->marks[j] = NULL;
            m->lastmark = i;
        }
        m->marks[i] = (const unsigned char *)at;
        pc++;
        goto next;
    }
    case SRE_GROUPREF: case SRE_GROUPREF_IGNORE: case SRE_GROUPREF_UNI_IGNORE: case SRE_GROUPREF_LOC_IGNORE:
        if (!(at = ENGINE(again)(m, pc[-1], pc[0], at))) goto fail;
        pc++;
        goto next;
    case SRE_GROUPREF_EXISTS: {
        uint32_t g = 2 * pc[0];
        bool there = (int32_t)g < m->lastmark && m->marks[g] && m->marks[g + 1] && m->marks[g] <= m->marks[g + 1];
        pc += there ? 2 : pc[1];
        goto next;
    }
    case SRE_JUMP:
    case SRE_INFO:
        pc += pc[0];
        goto next;

    case SRE_BRANCH:
    branch:                                 /* pc: at the skip of the first way that has not been tried */
        while (pc[0] && !ENGINE(may_begin)(m, pc + 1, at)) pc += pc[0];
        if (!pc[0]) goto fail;
        const uint32_t *other = pc + pc[0];
        while (other[0] && !ENGINE(may_begin)(m, other + 1, at)) other += other[0];
        if (other[0]) PUSH(.kind = BRANCH, .pc = HERE(other), .at = (const unsigned char *)at);
        pc++;
        goto next;

    /* ---- an item of one character, several times: as often as it goes, then less and less often ---- */
    case SRE_REPEAT_ONE:
        if (pc[1] > (size_t)(end - at)) goto fail;
        low = at + pc[1];
        at = ENGINE(run)(m, pc + 3, at, pc[2] < (size_t)(end - at) ? at + pc[2] : end);
        if (at < low) goto fail;
        pc += pc[0];
        if (pc[0] == SRE_SUCCESS && (barrier != NOTHING || may_end(m, (const unsigned char *)at))) goto next;
    shrink:                                 /* at: where to try what follows next, down to low */
        if (pc[0] == SRE_LITERAL) {
            while (at >= low && (at >= end || *at != pc[1])) at--;
            if (at < low) goto fail;
        } else if (pc[0] == SRE_IN) {
            while (at >= low && (at >= end || !ENGINE(in)(m, pc + 1, *at))) at--;
            if (at < low) goto fail;
        }
        if (at > low) PUSH(.kind = SHRINK, .pc = HERE(pc), .at = (const unsigned char *)(at - 1), .other = (const unsigned char *)low);
        goto next;

    /* ---- as rarely as it goes, then more and more often ---- */
    case SRE_MIN_REPEAT_ONE:
        if (pc[1] > (size_t)(end - at)) goto fail;
        low = at + pc[1];
        count = pc[2] == SRE_MAXREPEAT ? INT64_MAX : (int64_t)pc[2] - pc[1];    /* how many more there may be */
        if (pc[1] && ENGINE(run)(m, pc + 3, at, low) < low) goto fail;
        at = low;
    grow: {                                 /* pc: at the skip */
        const uint32_t *tail = pc + pc[0];
        if (tail[0] == SRE_LITERAL)
            for (; at < end && *at != tail[1]; at++, count--)
                if (count == 0 || !ENGINE(takes)(m, pc + 3, *at)) goto fail;
        if (count && at < end && !(tail[0] == SRE_SUCCESS && (barrier != NOTHING || may_end(m, (const unsigned char *)at))))
            PUSH(.kind = GROW, .pc = HERE(pc), .at = (const unsigned char *)at, .count = count);
        pc = tail;
        goto next;
    }
    case SRE_POSSESSIVE_REPEAT_ONE:
        if (pc[1] > (size_t)(end - at)) goto fail;
        low = at + pc[1];
        at = ENGINE(run)(m, pc + 3, at, pc[2] < (size_t)(end - at) ? at + pc[2] : end);
        if (at < low) goto fail;
        pc += pc[0];
        goto next;

    /* ---- other repetitions: REPEAT opens one, the UNTIL behind its body decides about another round ---- */
    case SRE_REPEAT:
        PUSH(.kind = REPEAT, .pc = HERE(pc), .at = NULL /* where the last round that is not required began */, .a = repeat, .count = -1);
        repeat = (uint32_t)(top - 1);
        pc += pc[0];
        goto next;
    case SRE_MAX_UNTIL:
    case SRE_MIN_UNTIL: {
        const uint32_t *body = code + stack[repeat].pc;
        if (UNLIKELY(!(++rounds & 0xFFFF)) && !matcher_goes_on()) return -1;
        count = stack[repeat].count + 1;
        if (count < body[1]) {
            stack[repeat].count = count;
            PUSH(.kind = ROUND, .a = repeat);
            pc = body + 3;
            goto next;
        }
        if (pc[-1] == SRE_MIN_UNTIL) {
            PUSH(.kind = TAIL_FIRST, .a = repeat, .at = (const unsigned char *)at);
            repeat = stack[repeat].a;
            goto next;
        }
        if ((count < body[2] || body[2] == SRE_MAXREPEAT) && (const unsigned char *)at != stack[repeat].at) {
            stack[repeat].count = count;
            PUSH(.kind = ROUND_FIRST, .pc = HERE(pc), .at = (const unsigned char *)at, .a = repeat, .other = stack[repeat].at);
            stack[repeat].at = (const unsigned char *)at;
            pc = body + 3;
            goto next;
        }
        PUSH(.kind = TAIL, .a = repeat);
        repeat = stack[repeat].a;
        goto next;
    }

    /* ---- matches within the match: pc stays at the skip ---- */
    case SRE_ASSERT:
    case SRE_ASSERT_NOT:
        if (at - begin < (ptrdiff_t)pc[1]) {
            if (pc[-1] == SRE_ASSERT) goto fail;
            pc += pc[0];
            goto next;
        }
        PUSH(.kind = pc[-1] == SRE_ASSERT ? BARRIER_ASSERT : BARRIER_NOT, .pc = HERE(pc), .at = (const unsigned char *)at, .a = repeat,
             .b = barrier);
        barrier = (uint32_t)(top - 1);
        at -= pc[1];
        pc += 2;
        goto next;
    case SRE_ATOMIC_GROUP:
        PUSH(.kind = BARRIER_ATOMIC, .pc = HERE(pc), .a = repeat, .b = barrier);
        barrier = (uint32_t)(top - 1);
        pc++;
        goto next;
    case SRE_POSSESSIVE_REPEAT:
        count = 0;
        low = NULL;
    possess:                                /* count rounds are done; the last one that was not required began at low */
        if (count >= pc[1] && ((count >= pc[2] && pc[2] != SRE_MAXREPEAT) || at == low)) {
            pc += pc[0] + 1;
            goto next;
        }
        PUSH(.kind = count < pc[1] ? BARRIER_REQUIRED : BARRIER_ROUND, .pc = HERE(pc), .at = (const unsigned char *)at, .a = repeat,
             .b = barrier, .count = count);
        barrier = (uint32_t)(top - 1);
        pc += 3;
        goto next;

    case SRE_SUCCESS:
        if (barrier == NOTHING) {
            if (!may_end(m, (const unsigned char *)at)) goto fail;
            m->at = (const unsigned char *)at;
            return 1;
        }
        SreChoice inner = stack[barrier];
        pc = code + inner.pc;
        top = inner.kind == BARRIER_NOT ? undo(m, barrier, top) : forget(stack, barrier, top);
        repeat = inner.a;
        barrier = inner.b;
        switch (inner.kind) {
        case BARRIER_NOT:
            goto fail;
        case BARRIER_ASSERT:
            at = (const CHAR *)inner.at;
            pc += pc[0];
            goto next;
        case BARRIER_ATOMIC:
            pc += pc[0];
            goto next;
        default:
            count = inner.count + 1;
            low = inner.kind == BARRIER_ROUND ? (const CHAR *)inner.at : NULL;
            goto possess;
        }

    default:                                /* sre_check lets nothing else through */
        goto fail;
    }

fail:
    if (UNLIKELY(!(++rounds & 0xFFFF)) && !matcher_goes_on()) return -1;
    if (top == 0) return 0;
    c = &stack[--top];
    switch (c->kind) {
    case UNDO_MARK:
        undo_mark(m, c);
        goto fail;
    case BRANCH:
        at = (const CHAR *)c->at;
        pc = code + c->pc;
        goto branch;
    case SHRINK:
        at = (const CHAR *)c->at;
        low = (const CHAR *)c->other;
        pc = code + c->pc;
        goto shrink;
    case GROW:
        at = (const CHAR *)c->at;
        pc = code + c->pc;
        if (!ENGINE(takes)(m, pc + 3, *at)) goto fail;
        count = c->count - 1;
        at++;
        goto grow;

    case REPEAT:
    case TAIL:
        repeat = c->a;
        goto fail;
    case ROUND:
        repeat = c->a;
        stack[repeat].count--;
        goto fail;
    case ROUND_FIRST:                       /* there is no further round: go on with what follows */
        stack[c->a].at = c->other;
        stack[c->a].count--;
        at = (const CHAR *)c->at;
        pc = code + c->pc;
        repeat = stack[c->a].a;
        c->kind = TAIL;
        top++;
        goto next;
    case TAIL_FIRST: {                      /* what follows does not fit: another round */
        SreChoice *r = &stack[repeat = c->a];
        const uint32_t *body = code + r->pc;
        at = (const CHAR *)c->at;
        count = r->count + 1;
        if ((count >= body[2] && body[2] != SRE_MAXREPEAT) || c->at == r->at) goto fail;
        r->count = count;
        c->kind = LAST_ROUND;
        c->other = r->at;
        r->at = c->at;
        top++;
        pc = body + 3;
        goto next;
    }
    case LAST_ROUND:
        repeat = c->a;
        stack[repeat].at = c->other;
        stack[repeat].count--;
        goto fail;

    case BARRIER_NOT:                       /* it did not match, as it should be */
        at = (const CHAR *)c->at;
        pc = code + c->pc;
        pc += pc[0];
        repeat = c->a;
        barrier = c->b;
        goto next;
    case BARRIER_ROUND:                     /* enough rounds are done */
        at = (const CHAR *)c->at;
        pc = code + c->pc;
        pc += pc[0] + 1;
        repeat = c->a;
        barrier = c->b;
        goto next;
    default:                                /* BARRIER_ASSERT, BARRIER_ATOMIC, BARRIER_REQUIRED */
        repeat = c->a;
        barrier = c->b;
        goto fail;
    }
}

/* The first place from `at` on where a match may begin, as the hints say; NULL: there is none. */
static const CHAR *ENGINE(candidate)(const Matcher *m, const CHAR *at)
{
    const PatternObj *p = m->pattern;
    const CHAR *end = (const CHAR *)m->end;
    if (p->prefix) {
        Chars text = { (const unsigned char *)at, (size_t)(end - at), sizeof(CHAR) };
        ptrdiff_t found = chars_find(text, (Chars){ p->prefix, p->prefix_len, p->prefix_width });
        return found < 0 ? NULL : at + found;
    }
    const uint32_t *set = p->code + 5;
    const SreMap *map = &p->maps[p->note[0]];
    while (at < end && !ENGINE(has)(map, SRE_IN, set, *at)) at++;
    return at < end ? at : NULL;
}

/* Search from m->start on. */
static int ENGINE(search)(Matcher *m)
{
    const PatternObj *p = m->pattern;
    const uint32_t *pc = p->code;
    const CHAR *at = (const CHAR *)m->start, *end = (const CHAR *)m->end;
    uint32_t flags = 0;
    int found;

    if (at > end) return 0;
    if (pc[0] == SRE_INFO) {
        flags = pc[2];
        if ((size_t)(end - at) < pc[3]) return 0;
        if (pc[3] > 1) end -= pc[3] - 1;            /* nothing can begin behind that */
        pc += 1 + pc[1];
    }
    if (flags & (SRE_INFO_PREFIX | SRE_INFO_CHARSET)) {
        m->must_advance = false;                    /* whatever begins with something is not empty */
        while ((at = ENGINE(candidate)(m, at))) {
            m->start = (const unsigned char *)at;
            m->at = (const unsigned char *)(at + p->prefix_skip);
            if (flags & SRE_INFO_LITERAL) return 1;
            if ((found = ENGINE(match)(m, pc + 2 * p->prefix_skip))) return found;
            m->lastmark = m->lastindex = -1;
            at++;
        }
        return 0;
    }
    for (;; at++) {
        m->start = m->at = (const unsigned char *)at;
        if ((found = ENGINE(match)(m, pc))) return found;
        m->must_advance = false;
        m->lastmark = m->lastindex = -1;
        if (at >= end) return 0;
        if (pc[0] == SRE_AT && (pc[1] == SRE_AT_BEGINNING || pc[1] == SRE_AT_BEGINNING_STRING)) return 0;
    }
}

#undef NOTHING
#undef HERE
#undef PUSH
#undef CHAR
#undef ENGINE
