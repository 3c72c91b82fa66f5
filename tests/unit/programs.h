#ifndef OURO_TESTS_UNIT_PROGRAMS_H
#define OURO_TESTS_UNIT_PROGRAMS_H
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "interp/compile.h"
#include "interp/interpreter.h"
#include "interp/vm.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/module.h"

/* programs.h -- the whole interpreter, for tests that compile and run pieces of Python. It ends as it does for users, and
 * says so where an object is left over. */

static inline void programs_begin(void)
{
    setenv("OURO_LEAKCHECK", "1", 1);
    cr_assert(interpreter_start());
}

static inline void programs_end(void)
{
    cr_expect_null(err_pending);
    err_clear();
    cr_expect_eq(interpreter_end(0), 0, "an object is left over");
}

static inline Ref program_compile(const char *source)
{
    Ref name = str_from_text("test");
    Ref code = compile_source(source, strlen(source), name, PARSE_MODULE, COMPILE_TEXT);
    ref_drop(name);
    return code;
}

/* Run a program in __main__. False: it ended by an exception, which is pending. */
static inline bool program_run(const char *source)
{
    Ref code = program_compile(source);
    Ref result = code ? vm_run_code(code, as_module(interpreter_main())->dict, NULL) : NULL;
    bool ok = result != NULL;
    ref_drop(code);
    ref_drop(result);
    return ok;
}

/* The int that a global name of __main__ stands for. */
static inline int64_t program_int(const char *name)
{
    View value = dict_get_text(as_module(interpreter_main())->dict, name);
    cr_assert(value && is_int(value), "%s is no int", name);
    return box_int(value);
}
#endif
