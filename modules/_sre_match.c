/* _sre_match.c -- what is searched, and how: the engine of _sre_engine.h for each width of characters. */
#include "modules/_sre.h"

#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/file.h"

/* ---- the engine ------------------------------------------------------------------------------------------- */

/* The kinds of SreChoice: what to do on a failure. `pc` and `at` are where to go on, unless it says otherwise. */
enum {
    UNDO_MARK,                  /* mark number pc was `at`; lastmark was a, lastindex b */
    BRANCH,                     /* try the next way */
    SHRINK,                     /* one character less, down to `other` */
    GROW,                       /* one character more, of `count` */
    REPEAT,                     /* leave this repetition; the one around it is a */
    ROUND, LAST_ROUND,          /* one round less in the repetition a; before the last, the one before began at `other` */
    ROUND_FIRST,                /* one round less in a, and go on behind it */
    TAIL_FIRST,                 /* another round of a */
    TAIL,                       /* back in the repetition a */
    BARRIER_ASSERT, BARRIER_NOT, BARRIER_ATOMIC,        /* a match within the match; a: the repetition around it, b: the barrier */
    BARRIER_REQUIRED, BARRIER_ROUND                     /* a round of a possessive repetition, after `count` others */
};

static inline void undo_mark(Matcher *m, const SreChoice *c)
{
    m->marks[c->pc] = c->at;
    m->lastmark = (int32_t)c->a;
    m->lastindex = (int32_t)c->b;
}

/* A match within the match has succeeded: drop its choices, from the barrier on, but keep what must be undone if the rest fails. */
static size_t forget(SreChoice *stack, size_t barrier, size_t top)
{
    size_t kept = barrier;
    for (size_t i = barrier; i < top; i++)
        if (stack[i].kind == UNDO_MARK) stack[kept++] = stack[i];
    return kept;
}

/* The same where it should not have succeeded: undo all. */
static size_t undo(Matcher *m, size_t barrier, size_t top)
{
    while (top > barrier)
        if (m->choices[--top].kind == UNDO_MARK) undo_mark(m, &m->choices[top]);
    return barrier;
}

/* May the whole match end here? */
static inline bool may_end(const Matcher *m, const unsigned char *at)
{
    return !(m->match_all && at != m->end) && !(m->must_advance && at == m->start);
}

#define CHAR uint8_t
#define ENGINE(name) name##_1
#include "modules/_sre_engine.h"
#define CHAR uint16_t
#define ENGINE(name) name##_2
#include "modules/_sre_engine.h"
#define CHAR uint32_t
#define ENGINE(name) name##_4
#include "modules/_sre_engine.h"

int matcher_match(Matcher *m)
{
    m->at = m->start;
    m->lastmark = m->lastindex = -1;
    switch (m->subject.width) {
    case 1:  return match_1(m, m->pattern->code);
    case 2:  return match_2(m, m->pattern->code);
    default: return match_4(m, m->pattern->code);
    }
}

int matcher_search(Matcher *m)
{
    m->lastmark = m->lastindex = -1;
    switch (m->subject.width) {
    case 1:  return search_1(m);
    case 2:  return search_2(m);
    default: return search_4(m);
    }
}

void matcher_advance(Matcher *m)
{
    m->must_advance = m->at == m->start;
    m->start = m->at;
}

bool matcher_goes_on(void) { return !file_interrupted || file_interrupted(); }

bool matcher_grow(Matcher *m)
{
    size_t cap = 2 * m->choice_cap;
    SreChoice *grown = cap > UINT32_MAX ? NULL : mem_realloc(m->choices == m->choices_here ? NULL : m->choices, cap * sizeof *grown);
    if (!grown) {
        err_memory();
        return false;
    }
    if (m->choices == m->choices_here) memcpy(grown, m->choices, sizeof m->choices_here);
    m->choices = grown;
    m->choice_cap = cap;
    return true;
}

/* ---- the subject ------------------------------------------------------------------------------------------ */

bool subject_get(View object, Subject *out)
{
    out->object = ref_keep(object);
    out->width = 1;
    out->is_bytes = false;
    out->buffer.owner = NULL;
    if (is_str(object)) {
        out->data = as_str(object)->data;
        out->len = as_str(object)->len;
        out->width = as_str(object)->width;
        return true;
    }
    out->is_bytes = true;
    if (object->shape == SHAPE_BYTES) {
        out->data = as_bytes(object)->data;
        out->len = as_bytes(object)->len;
        return true;
    }
    if (buffer_is(object) && buffer_get(object, false, &out->buffer)) {
        out->data = out->buffer.data;
        out->len = out->buffer.len;
        return true;
    }
    ref_clear(&out->object);
    err_clear();
    return err_false(&exc_TypeError, "expected string or bytes-like object, got '%T'", object);
}

void subject_done(Subject *subject)
{
    buffer_release(&subject->buffer);
    ref_clear(&subject->object);
}

static size_t clip(int64_t at, size_t len) { return at < 0 ? 0 : (uint64_t)at > len ? len : (size_t)at; }

bool matcher_init(Matcher *m, View pattern, View string, int64_t pos, int64_t endpos)
{
    const PatternObj *p = as_pattern(pattern);
    m->pattern = p;
    m->marks = m->marks_here;
    m->choices = m->choices_here;
    m->choice_cap = SRE_CHOICES_HERE;
    m->match_all = m->must_advance = false;
    m->lastmark = m->lastindex = -1;
    if (!subject_get(string, &m->subject)) return false;
    if (p->is_bytes >= 0 && p->is_bytes != m->subject.is_bytes) {
        subject_done(&m->subject);
        return err_false(&exc_TypeError, p->is_bytes ? "cannot use a bytes pattern on a string-like object"
                                                     : "cannot use a string pattern on a bytes-like object");
    }
    m->pos = clip(pos, m->subject.len);
    m->endpos = clip(endpos, m->subject.len);
    m->begin = m->subject.data;
    m->start = m->at = m->begin + m->pos * m->subject.width;
    m->end = m->begin + m->endpos * m->subject.width;
    if (2 * (size_t)p->groups > SRE_MARKS_HERE && !(m->marks = mem_alloc(2 * p->groups * sizeof *m->marks))) {
        subject_done(&m->subject);
        err_memory();
        return false;
    }
    return true;
}

void matcher_done(Matcher *m)
{
    subject_done(&m->subject);
    if (m->marks != m->marks_here) mem_free(m->marks);
    if (m->choices != m->choices_here) mem_free(m->choices);
}
