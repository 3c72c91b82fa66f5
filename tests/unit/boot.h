#ifndef OURO_TESTS_UNIT_BOOT_H
#define OURO_TESTS_UNIT_BOOT_H
#include <criterion/criterion.h>
#include "gc/collect.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/str.h"

/* boot.h -- objects without an interpreter, for tests of the kinds of value. */

static size_t live_before;

static inline void boot(void)
{
    cr_assert(heap_init() && gc_init() && int_init() && str_init() && type_init() && float_init() && iter_init());
    cr_assert(exc_init() && err_init());
    recursion_stack_end = (char *)__builtin_frame_address(0) - (1 << 20);
    live_before = obj_live_count();
}

/* Each test drops all that it made. Interned strs that came into being meanwhile stay, so up to a few more are no leak. */
static inline void boot_end(void)
{
    cr_expect_null(err_pending);
    gc_collect(2);
    cr_expect_leq(obj_live_count(), live_before + 8, "%zu objects more than before", obj_live_count() - live_before);
}

#endif
