#ifndef OURO_MODULES_SRE_H
#define OURO_MODULES_SRE_H
#include "objects/buffer.h"
#include "objects/str.h"

/* _sre.h -- what the files of the module _sre share: the engine under the library's `re`.
 *
 * The library turns a pattern into an array of 32-bit codes (re/_compiler.py); what each means:
 *
 *     LITERAL c   ANY   IN skip set FAILURE   AT place   MARK n   GROUPREF g            one step each
 *     BRANCH (skip code JUMP skip)* 0                                                  one of several
 *     REPEAT_ONE skip min max item SUCCESS tail                                        an item of one character
 *     REPEAT skip min max body UNTIL tail                                              any other repetition
 *     ASSERT skip back body SUCCESS   ATOMIC_GROUP skip body SUCCESS                    a match within the match
 *     INFO skip flags min max (prefix) (set)                                           hints for searching
 *
 * A skip counts from the code it stands in. */

/* The instructions, in the order of re/_constants.py. */
typedef enum {
    SRE_FAILURE, SRE_SUCCESS, SRE_ANY, SRE_ANY_ALL, SRE_ASSERT, SRE_ASSERT_NOT, SRE_AT, SRE_BRANCH, SRE_CATEGORY, SRE_CHARSET,
    SRE_BIGCHARSET, SRE_GROUPREF, SRE_GROUPREF_EXISTS, SRE_IN, SRE_INFO, SRE_JUMP, SRE_LITERAL, SRE_MARK, SRE_MAX_UNTIL,
    SRE_MIN_UNTIL, SRE_NOT_LITERAL, SRE_NEGATE, SRE_RANGE, SRE_REPEAT, SRE_REPEAT_ONE, SRE_SUBPATTERN, SRE_MIN_REPEAT_ONE,
    SRE_ATOMIC_GROUP, SRE_POSSESSIVE_REPEAT, SRE_POSSESSIVE_REPEAT_ONE,
    SRE_GROUPREF_IGNORE, SRE_IN_IGNORE, SRE_LITERAL_IGNORE, SRE_NOT_LITERAL_IGNORE,
    SRE_GROUPREF_LOC_IGNORE, SRE_IN_LOC_IGNORE, SRE_LITERAL_LOC_IGNORE, SRE_NOT_LITERAL_LOC_IGNORE,
    SRE_GROUPREF_UNI_IGNORE, SRE_IN_UNI_IGNORE, SRE_LITERAL_UNI_IGNORE, SRE_NOT_LITERAL_UNI_IGNORE, SRE_RANGE_UNI_IGNORE,
} SreOp;

typedef enum {
    SRE_AT_BEGINNING, SRE_AT_BEGINNING_LINE, SRE_AT_BEGINNING_STRING, SRE_AT_BOUNDARY, SRE_AT_NON_BOUNDARY, SRE_AT_END,
    SRE_AT_END_LINE, SRE_AT_END_STRING, SRE_AT_LOC_BOUNDARY, SRE_AT_LOC_NON_BOUNDARY, SRE_AT_UNI_BOUNDARY,
    SRE_AT_UNI_NON_BOUNDARY, SRE_AT_COUNT
} SrePlace;

/* Kinds of characters. An odd number is the opposite of the even one before it. */
typedef enum {
    SRE_DIGIT = 0, SRE_SPACE = 2, SRE_WORD = 4, SRE_LINEBREAK = 6, SRE_LOC_WORD = 8,
    SRE_UNI_DIGIT = 10, SRE_UNI_SPACE = 12, SRE_UNI_WORD = 14, SRE_UNI_LINEBREAK = 16, SRE_CATEGORY_COUNT = 18
} SreCategory;

enum {
    SRE_MAGIC = 20220615, SRE_CODE_SIZE = 4,
    SRE_INFO_PREFIX = 1, SRE_INFO_LITERAL = 2, SRE_INFO_CHARSET = 4,
    SRE_FLAG_IGNORECASE = 2, SRE_FLAG_LOCALE = 4, SRE_FLAG_UNICODE = 32, SRE_FLAG_ASCII = 256,
};
#define SRE_MAXREPEAT UINT32_MAX
#define SRE_MAXGROUPS (INT32_MAX / 2)

/* ---- Pattern ---------------------------------------------------------------------------------------------- */

/* Which of the first 256 characters a set holds. */
typedef struct { uint32_t bits[8]; } SreMap;
static inline bool map_has(const SreMap *map, uint32_t c) { return map->bits[c >> 5] >> (c & 31) & 1; }

typedef struct {
    Obj head;
    Ref pattern;                /* what was compiled: a str, a bytes-like object, or None */
    Ref groupindex, indexgroup; /* a dict from names to numbers; a tuple of names (None: has no name) */
    int flags;
    int is_bytes;               /* 1 bytes, 0 str, -1: fits both */
    uint32_t groups;            /* without group 0 */
    size_t len;
    uint32_t *code;             /* len codes, checked by sre_check */
    uint32_t *note;             /* len numbers: where an instruction IN begins, which of the maps is its set */
    SreMap *maps;
    uint32_t map_count, start_map;      /* start_map: of the set in INFO */
    unsigned char *prefix;      /* the literal that INFO says each match begins with; NULL: none */
    size_t prefix_len, prefix_skip;     /* the first prefix_skip of it need not be matched again */
    uint8_t prefix_width;
} PatternObj;
static inline PatternObj *as_pattern(View v) { return (PatternObj *)(uintptr_t)v; }
extern TypeObj pattern_type, match_type, scanner_type;

/* Does the array mean something, so that the engine can trust it? Notes the sets and the prefix on the way. -1: out of memory. */
int sre_check(PatternObj *p);

/* ---- characters (_sre_set.c) ------------------------------------------------------------------------------ */

bool     sre_is(uint32_t category, uint32_t c);
bool     sre_set_has(const uint32_t *set, uint32_t c);          /* set: the codes behind IN skip */
bool     sre_in(uint32_t op, const uint32_t *set, uint32_t c);  /* the same as the instruction `op`, of the IN family, asks it */
uint32_t sre_lower_ascii(uint32_t c);
uint32_t sre_lower_unicode(uint32_t c);
uint32_t sre_upper_unicode(uint32_t c);
uint32_t sre_lower_locale(uint32_t c);
bool     sre_same_in_locale(uint32_t literal, uint32_t c);
bool     sre_at(uint32_t place, int32_t before, int32_t after, bool last, bool empty);

/* ---- matching (_sre_match.c) ------------------------------------------------------------------------------ */

/* What is searched, while it is searched. Other objects than str and bytes are held by their buffer. */
typedef struct { Ref object; const unsigned char *data; size_t len; uint8_t width; bool is_bytes; Buffer buffer; } Subject;

/* Something to come back to when what was tried instead has failed; _sre_engine.h tells of each kind. */
typedef struct {
    uint32_t kind, pc;          /* pc: a place in the codes */
    const unsigned char *at;
    uint32_t a, b;
    union { const unsigned char *other; int64_t count; };
} SreChoice;

enum { SRE_CHOICES_HERE = 24, SRE_MARKS_HERE = 16 };

typedef struct {
    const PatternObj *pattern;
    Subject subject;
    const unsigned char *begin, *end;   /* end: where endpos is */
    const unsigned char *start, *at;    /* where the match starts; where it ends */
    size_t pos, endpos;
    bool match_all;             /* the match must reach the end */
    bool must_advance;          /* it must not be empty */
    int32_t lastmark, lastindex;        /* marks[0..lastmark] are valid; the last group that was closed, or -1 */
    const unsigned char **marks;        /* marks[2g], marks[2g + 1]: where group g + 1 begins and ends; NULL: not there */
    SreChoice *choices;
    size_t choice_cap;
    const unsigned char *marks_here[SRE_MARKS_HERE];
    SreChoice choices_here[SRE_CHOICES_HERE];
} Matcher;

/* Get ready for matching p with string from pos to endpos. False: a TypeError is pending, or there is no memory. */
bool   matcher_init(Matcher *m, View pattern, View string, int64_t pos, int64_t endpos);
void   matcher_done(Matcher *m);
/* Match at m->start, or search from there. 1 found: m->start, m->at and the marks say where. 0 not found; -1 error. */
int    matcher_match(Matcher *m);
int    matcher_search(Matcher *m);
/* Go on behind the match that was found. */
void   matcher_advance(Matcher *m);

/* A match must be possible to interrupt: whether to go on. */
bool   matcher_goes_on(void);
bool   matcher_grow(Matcher *m);        /* room for more choices */

static inline size_t matcher_index(const Matcher *m, const unsigned char *at) { return (size_t)(at - m->begin) / m->subject.width; }

/* ---- results (_sre_result.c) ------------------------------------------------------------------------------ */

typedef struct {
    Obj head;
    Ref pattern, string;
    Ref regs;                   /* all the spans, once somebody has asked for them; or NULL */
    size_t pos, endpos;
    int32_t lastindex;          /* -1: no group */
    uint32_t groups;            /* with group 0 */
    ptrdiff_t marks[];          /* 2 * groups indices; -1: not there */
} MatchObj;
static inline MatchObj *as_match(View v) { return (MatchObj *)(uintptr_t)v; }

NEW Ref match_new(const Matcher *m);
NEW Ref subject_slice(const Subject *subject, size_t start, size_t stop);       /* a str or bytes */
/* Group g of what was found; `missing` where it is not there. */
NEW Ref matcher_group(const Matcher *m, uint32_t g, View missing);

/* Text or bytes as the engine reads them; TypeError: expected string or bytes-like object, got 'int'. */
bool subject_get(View object, Subject *out);
void subject_done(Subject *subject);

extern const NativeDef pattern_methods[];

#endif
