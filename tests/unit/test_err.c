/* test_err.c -- the pending exception: contexts, running out of memory, depth; and the way of arguments to a native. */
#include <criterion/criterion.h>
#include <errno.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/init.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void boot_all(void)
{
    cr_assert(objects_init());
    recursion_stack_end = (char *)__builtin_frame_address(0) - (1 << 20);
}

static void end_all(void)
{
    cr_expect_null(err_pending);
    objects_shutdown();
    cr_expect_eq(obj_live_count(), 0, "%zu objects are left", obj_live_count());
}

TestSuite(err, .init = boot_all, .fini = end_all);

/* Is this what is pending? Forgets it. */
static void expect_pending(TypeObj *type, const char *message)
{
    cr_assert(err_is(type), "expected %s, got %s", type->name, err_pending ? type_of(err_pending)->name : "nothing");
    Ref exception = err_take(), text = obj_str(exception);
    cr_expect_str_eq(str_utf8(text, NULL), message);
    ref_drop(text);
    ref_drop(exception);
}

static Ref exception(TypeObj *type) { return exc_new(type, tuple_of(0)); }

Test(err, formats_its_message)
{
    Ref list = list_new();
    cr_expect_null(err_raise(&exc_TypeError, "%T %R %s %d%%", list, list, "x", 5));
    expect_pending(&exc_TypeError, "list [] x 5%");
    ref_drop(list);
}

Test(err, what_is_handled_becomes_the_context)
{
    err_handled = exception(&exc_KeyError);
    err_raise(&exc_ValueError, "v");
    cr_expect_eq(as_exc(err_pending)->context, err_handled);
    err_clear();
    ref_clear(&err_handled);
}

Test(err, contexts_never_become_a_ring)
{
    Ref a = exception(&exc_KeyError), b = exception(&exc_ValueError);
    as_exc(b)->context = ref_keep(a);               /* b was raised while a was handled */
    err_handled = ref_keep(b);
    err_raise_object(ref_keep(a));                  /* ... and now a again */
    cr_expect_eq(as_exc(a)->context, b);
    cr_expect_null(as_exc(b)->context);
    err_raise_object(ref_keep(b));                  /* an exception is not its own context */
    cr_expect_null(as_exc(b)->context);
    err_clear();
    ref_clear(&err_handled);
    ref_drop(a);
    ref_drop(b);
}

Test(err, a_ring_made_by_hand_is_walked_once)
{
    Ref a = exception(&exc_KeyError), b = exception(&exc_ValueError);
    as_exc(a)->context = ref_keep(b);
    as_exc(b)->context = ref_keep(a);
    err_handled = ref_keep(a);
    err_raise(&exc_TypeError, "t");
    cr_expect_eq(as_exc(err_pending)->context, a);
    err_clear();
    ref_clear(&err_handled);
    ref_clear(&as_exc(a)->context);
    ref_drop(a);
    ref_drop(b);
}

Test(err, errno_finds_the_subclass)
{
    Ref name = str_from_text("x");
    err_errno(ENOENT, name);
    expect_pending(&exc_FileNotFoundError, "[Errno 2] No such file or directory: 'x'");
    err_errno(EPIPE, NULL);
    expect_pending(&exc_BrokenPipeError, "[Errno 32] Broken pipe");
    ref_drop(name);
}

Test(err, memory_error_needs_no_memory)
{
    mem_limit(1);
    err_memory();
    mem_limit(0);
    expect_pending(&exc_MemoryError, "");
}

Test(err, recursion_ends_in_an_exception)
{
    recursion_limit = 3;
    cr_expect(recursion_enter("") && recursion_enter("") && recursion_enter(""));
    cr_expect(!recursion_enter(" in a test"));
    for (int i = 0; i < 3; i++) recursion_leave();
    recursion_limit = 1000;
    expect_pending(&exc_RecursionError, "maximum recursion depth exceeded in a test");
    char *end = recursion_stack_end;
    recursion_stack_end = (char *)__builtin_frame_address(0) + 4096;
    cr_expect(!recursion_enter(""));
    recursion_stack_end = end;
    expect_pending(&exc_RecursionError, "maximum recursion depth exceeded");
}

Test(err, except_wants_exception_classes)
{
    Ref e = exception(&exc_KeyError);
    Ref several = tuple_of(2, ref_keep(&exc_ValueError.head), ref_keep(&exc_LookupError.head));
    Ref wrong = tuple_of(2, ref_keep(&exc_LookupError.head), int_new(1));
    cr_expect_eq(exc_matches(e, &exc_LookupError.head), 1);
    cr_expect_eq(exc_matches(e, &exc_ValueError.head), 0);
    cr_expect_eq(exc_matches(e, several), 1);
    cr_expect_eq(exc_matches(e, wrong), -1);
    expect_pending(&exc_TypeError, "catching classes that do not inherit from BaseException is not allowed");
    ref_drop(e);
    ref_drop(several);
    ref_drop(wrong);
}

/* ---- arguments -------------------------------------------------------------------------------------------- */

TestSuite(args, .init = boot_all, .fini = end_all);

static Ref show(View self, View const *args, size_t n)
{
    (void)self;
    Ref list = list_new();
    for (size_t i = 0; i < n; i++) cr_assert(list_push(list, args[i] ? ref_keep(args[i]) : ref_keep(NotImplemented)));
    Ref text = obj_repr(list);
    ref_drop(list);
    return text;
}

static const NativeDef plain = NATIVE("plain", show, 1, 2, NULL);
static const NativeDef named = NATIVE_PARAMS("named", show, "a, /, b, c=, *, d=", NULL);

/* plain(*args) or named(*args, **kw): its result, or the message of its TypeError. kw: names of the last values, or NULL. */
static void expect_call(const NativeDef *def, size_t n, const char *kw1, const char *kw2, const char *expected)
{
    View values[4] = { True, False, None, Ellipsis };
    size_t nkw = (kw1 != NULL) + (kw2 != NULL);
    Ref kwnames = nkw == 0 ? NULL : nkw == 1 ? tuple_of(1, str_interned(kw1)) : tuple_of(2, str_interned(kw1), str_interned(kw2));
    Ref result = native_call(def, NULL, NULL, values, n - nkw, kwnames);
    if (result) cr_expect_str_eq(str_utf8(result, NULL), expected);
    else expect_pending(&exc_TypeError, expected);
    ref_drop(result);
    ref_drop(kwnames);
}

Test(args, positional)
{
    expect_call(&plain, 1, NULL, NULL, "[True]");
    expect_call(&plain, 0, NULL, NULL, "plain expected at least 1 argument, got 0");
    expect_call(&plain, 3, NULL, NULL, "plain expected at most 2 arguments, got 3");
    expect_call(&plain, 2, "x", NULL, "plain() takes no keyword arguments");
}

Test(args, by_name)
{
    expect_call(&named, 2, NULL, NULL, "[True, False, NotImplemented, NotImplemented]");
    expect_call(&named, 3, "d", "b", "[True, None, NotImplemented, False]");
    expect_call(&named, 4, NULL, NULL, "named() takes at most 3 positional arguments (4 given)");
    expect_call(&named, 1, NULL, NULL, "named() missing required argument 'b' (pos 2)");
    expect_call(&named, 0, NULL, NULL, "named() takes at least 1 positional argument (0 given)");
    expect_call(&named, 3, "b", NULL, "argument for named() given by name ('b') and position (2)");
    expect_call(&named, 3, "x", NULL, "'x' is an invalid keyword argument for named()");
    expect_call(&named, 3, "a", NULL, "'a' is an invalid keyword argument for named()");
}
