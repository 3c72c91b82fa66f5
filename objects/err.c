/* err.c -- the pending exception.
 *
 * A C function that fails leaves the exception object in err_pending and returns NULL, false or -1; whoever called it does
 * the same, until somebody takes it out. So err_pending plays the role that unwinding plays in other languages.
 *
 *   raise X  -->  err_pending = X  -->  NULL, NULL, NULL ...  -->  except X: err_take(), err_handled = X
 *
 * An exception raised while another one is being handled (err_handled) remembers it as its __context__. */
#include "objects/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gc/collect.h"
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

Ref err_pending;
Ref err_handled;
void (*err_print_unraisable)(Ref exception, const char *message, View where);

int recursion_depth;
int recursion_limit = 1000;
char *recursion_stack_end;

/* Raised when there is no memory for a MemoryError; ours from the start, lent out again and again. */
static Ref memory_reserve;

/* ---- raising ---------------------------------------------------------------------------------------------- */

/* Make `handled` the context of `fresh`. Where fresh already stands in handled's chain of contexts, the chain is cut
 * there: else it would become a ring, and whoever prints it would never end. The chain may hold a ring that a program made by hand, so
 * a second pointer follows at half the speed. */
static void chain_context(View fresh, View handled)
{
    if (fresh == handled) return;
    View at = handled, slow = handled;
    bool advance = false;
    while (as_exc(at)->context) {
        if (as_exc(at)->context == fresh) {
            ref_clear(&as_exc(at)->context);
            break;
        }
        at = as_exc(at)->context;
        if (at == slow) break;
        if (advance) slow = as_exc(slow)->context;
        advance = !advance;
    }
    ref_set(&as_exc(fresh)->context, ref_keep(handled));
}

Ref err_raise_object(Ref exception)
{
    if (!exception) return NULL;
    if (err_handled) chain_context(exception, err_handled);
    ref_set(&err_pending, exception);
    return NULL;
}

Ref err_raise_value(TypeObj *type, Ref value)
{
    if (!value) return NULL;
    err_clear();
    return err_raise_object(exc_new(type, tuple_of(1, value)));
}

Ref err_raise(TypeObj *type, const char *format, ...)
{
    va_list args;
    err_clear();
    va_start(args, format);
    Ref message = str_vformat_c(format, args);
    va_end(args);
    return err_raise_value(type, message);
}

/* Raise type(message) and fill its first fields. */
static Ref raise_with_fields(TypeObj *type, Ref message, View name, View obj)
{
    if (!message) return NULL;
    Ref exception = exc_new(type, tuple_of(1, message));
    if (!exception) return NULL;
    ref_set(&as_exc(exception)->fields[NAME_NAME], ref_keep(name));
    if (obj) ref_set(&as_exc(exception)->fields[NAME_OBJ], ref_keep(obj));
    return err_raise_object(exception);
}

Ref err_raise_attribute(View obj, View name, const char *format, ...)
{
    va_list args;
    err_clear();
    va_start(args, format);
    Ref message = str_vformat_c(format, args);
    va_end(args);
    return raise_with_fields(&exc_AttributeError, message, name, obj);
}

Ref err_raise_name(TypeObj *type, View name, const char *format, ...)
{
    va_list args;
    err_clear();
    va_start(args, format);
    Ref message = str_vformat_c(format, args);
    va_end(args);
    return raise_with_fields(type, message, name, NULL);
}

Ref err_errno(int number, View filename)
{
    Ref code = NULL, text = NULL;
    err_clear();
    if (!(code = int_new(number))) goto done;
    if (!(text = str_from_text(strerror(number)))) goto done;
    View args[3] = { code, text, filename };
    Ref exception = obj_call((View)&exc_OSError, args, filename ? 3 : 2, NULL);
    if (exception) err_raise_object(exception);
done:
    ref_drop(code);
    ref_drop(text);
    return NULL;
}

/* ---- running out of memory -------------------------------------------------------------------------------- */

/* A MemoryError without arguments, straight from the heap: nothing here can come back to err_memory. */
static Ref new_memory_error(void)
{
    Ref own = exc_MemoryError.shape_id ? heap_new(exc_MemoryError.shape_id, sizeof(ExcObj)) : NULL;    /* 0: still starting */
    if (!own) return NULL;
    memset((char *)own + sizeof(Obj), 0, sizeof(ExcObj) - sizeof(Obj));
    as_exc(own)->args = ref_keep(tuple_empty);
    return own;
}

void err_forget_memory(void)
{
    if (!memory_reserve || memory_reserve->refs != 1) return;
    ref_clear(&as_exc(memory_reserve)->traceback);
    ref_clear(&as_exc(memory_reserve)->context);
    ref_clear(&as_exc(memory_reserve)->cause);
}

Ref err_memory(void)
{
    Ref fresh = new_memory_error();
    if (fresh) {
        gc_track(fresh);
        return err_raise_object(fresh);
    }
    if (!memory_reserve) {
        fputs("ouro: out of memory while starting\n", stderr);
        exit(1);
    }
    err_forget_memory();
    return err_raise_object(ref_keep(memory_reserve));
}

bool err_init(void)
{
    if (!memory_reserve) memory_reserve = new_memory_error();
    return memory_reserve != NULL;
}

void err_shutdown(void)
{
    err_clear();
    ref_clear(&err_handled);
    ref_clear(&memory_reserve);
}

Ref alloc_container(uint32_t shape, size_t size)
{
    Ref own = heap_new(shape, size);
    return LIKELY(own != NULL) ? own : err_memory();
}

Ref alloc_atom(uint32_t shape, size_t size)
{
    Ref own = atom_new(shape, size);
    return LIKELY(own != NULL) ? own : err_memory();
}

void *alloc_bytes(size_t size)
{
    void *block = mem_alloc(size);
    if (UNLIKELY(!block)) err_memory();
    return block;
}

void *alloc_resize(void *block, size_t size)
{
    void *fresh = mem_realloc(block, size);
    if (UNLIKELY(!fresh)) err_memory();
    return fresh;
}

/* ---- looking at it ---------------------------------------------------------------------------------------- */

bool err_is(TypeObj *type)
{
    return err_pending && type_is_subtype(type_of(err_pending), type);
}

void err_clear(void)
{
    if (err_pending) ref_clear(&err_pending);
}

Ref err_take(void)
{
    Ref own = err_pending;
    err_pending = NULL;
    return own;
}

void err_unraisable(View where) { err_unraisable_as(NULL, where); }

void err_unraisable_as(const char *message, View where)
{
    Ref exception = err_take();
    if (!exception) return;
    if (err_print_unraisable) {
        err_print_unraisable(exception, message, where);
        return;
    }
    fprintf(stderr, "Exception ignored: %s\n", type_of(exception)->name);
    ref_drop(exception);
}

/* ---- depth ------------------------------------------------------------------------------------------------ */

bool recursion_enter(const char *where)
{
    if (LIKELY(recursion_depth < recursion_limit && (char *)__builtin_frame_address(0) > recursion_stack_end)) {
        recursion_depth++;
        return true;
    }
    err_raise(&exc_RecursionError, "maximum recursion depth exceeded%s", where);
    return false;
}

void recursion_leave(void)
{
    recursion_depth--;
}
