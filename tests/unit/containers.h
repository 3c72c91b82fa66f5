#ifndef OURO_TESTS_UNIT_CONTAINERS_H
#define OURO_TESTS_UNIT_CONTAINERS_H
#include <criterion/criterion.h>
#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "tests/unit/boot.h"

/* containers.h -- what the tests of list, dict and set have in common. */

static inline Ref num(int64_t n) { return int_new(n); }
static inline Ref text(const char *s) { return str_from_text(s); }

/* Does this object show itself like that? */
static inline void expect_repr(View v, const char *expected)
{
    Ref shown = obj_repr(v);
    cr_assert_not_null(shown);
    cr_expect_str_eq(str_utf8(shown, NULL), expected);
    ref_drop(shown);
}

/* Is such an exception pending? Forgets it. */
static inline void expect_error(TypeObj *type)
{
    cr_expect(err_pending && err_is(type), "expected %s", type->name);
    err_clear();
}

static inline Ref ints(size_t n, const int64_t *values)
{
    Ref list = list_new();
    for (size_t i = 0; i < n; i++) cr_assert(list_push(list, num(values[i])));
    return list;
}
#define INTS(...) ints(sizeof (int64_t[]){ __VA_ARGS__ } / sizeof(int64_t), (int64_t[]){ __VA_ARGS__ })

#endif
