#ifndef OURO_TESTS_UNIT_BOOT_H
#define OURO_TESTS_UNIT_BOOT_H
#include <criterion/criterion.h>
#include "gc/collect.h"
#include "objects/err.h"
#include "objects/init.h"

/* boot.h -- objects without an interpreter, for tests of the kinds of value. Each test must let go of all it made: nothing
 * may be alive at its end. */

static inline void boot(void)
{
    recursion_stack_end = (char *)__builtin_frame_address(0) - (1 << 20);
    cr_assert(objects_init());
}

static inline void boot_end(void)
{
    cr_expect_null(err_pending);
    objects_shutdown();
    cr_expect_eq(obj_live_count(), 0, "%zu objects are still alive", obj_live_count());
}

#endif
