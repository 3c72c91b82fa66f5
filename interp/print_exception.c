/* print_exception.c -- exceptions as the user sees them.
 *
 *     Traceback (most recent call last):                       of the cause, then of the exception itself:
 *       File "x.py", line 2, in <module>                       traceback_print
 *         1 / 0
 *         ~~^~~
 *     ZeroDivisionError: division by zero                      print_summary
 *
 *     The above exception was the direct cause of the following exception:
 *     ...
 *
 * A group's members are printed inside a box; `depth` says how deep in boxes we are. */
#include "interp/print_exception.h"

#include "gc/mem.h"
#include "interp/print_syntax_error.h"
#include "interp/report.h"
#include "interp/source_lines.h"
#include "interp/suggest.h"
#include "interp/traceback.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { MAX_GROUP_WIDTH = 15, MAX_GROUP_DEPTH = 10 };

typedef struct {
    Ref *seen;              /* every exception printed so far or about to be: a chain may be a ring */
    size_t nseen, cap;
    unsigned depth;         /* boxes around us; 0: none */
    bool needs_close;       /* the member being printed is the last one of its group: whoever comes last draws the line */
} Printer;

static Margin margin_of(const Printer *p) { return (Margin){ 2 * p->depth, p->depth ? "| " : "" }; }

static void print_line(const Printer *p, const char *text)
{
    margin_print(margin_of(p));
    report_text(text);
    report_text("\n");
}

/* ---- the last line: type and message ---------------------------------------------------------------------- */

static void print_type(TypeObj *type)
{
    Ref module = obj_get_attr_text(&type->head, "__module__"), name = obj_get_attr_text(&type->head, "__qualname__");
    err_clear();
    report_style(STYLE_ERROR);
    if (!module || !is_str(module)) {
        report_text("<unknown>.");
    } else if (!str_equal_text(module, "builtins") && !str_equal_text(module, "__main__")) {
        report_str(module);
        report_text(".");
    }
    if (name && is_str(name)) report_str(name);
    else report_text(type->name);
    report_style(STYLE_NONE);
    ref_drop(module);
    ref_drop(name);
}

/* Of an uncaught exception without a text only the type is named; `always`: the colon stands there all the same. */
static void print_message(View value, bool always)
{
    Ref text = obj_str(value);
    if (!text) {
        err_clear();
        report_text(": <exception str() failed>");
    } else if (always || as_str(text)->len) {
        report_text(": ");
        report_style(STYLE_MESSAGE);
        report_str(text);
        report_style(STYLE_NONE);
    }
    ref_drop(text);
}

static void print_suggestion(View exception)
{
    Ref name = suggest_name(exception);
    if (!name) return;
    report_text(". Did you mean: '");
    report_str(name);
    report_text("'?");
    ref_drop(name);
}

/* ---- notes ------------------------------------------------------------------------------------------------ */

/* A newline follows the note even where it ends with one. */
static void print_note(const Printer *p, View note)
{
    View keep_ends[1] = { True };
    Ref text = is_str(note) ? ref_keep(note) : obj_str(note), lines = text ? obj_call_method(text, "splitlines", keep_ends, 1) : NULL;
    err_clear();
    if (!lines) {
        margin_print(margin_of(p));
        report_text("<note str() failed>");
    }
    for (size_t i = 0; lines && i < as_list(lines)->len; i++) {
        margin_print(margin_of(p));
        report_str(list_at(lines, i));
    }
    report_text("\n");
    ref_drop(lines);
    ref_drop(text);
}

static void print_notes(const Printer *p, View exception)
{
    Ref notes = NULL, name = str_interned("__notes__");
    int found = name ? obj_find_attr(exception, name, &notes) : 0;
    err_clear();
    ref_drop(name);
    if (found <= 0) return;
    Ref items = type_of(notes)->get_item && !type_has(notes, TYPE_DICT) ? list_from(notes) : NULL;
    err_clear();
    if (items) {
        for (size_t i = 0; i < as_list(items)->len; i++) print_note(p, list_at(items, i));
    } else if (notes != None) {
        Ref text = obj_repr(notes);
        err_clear();
        margin_print(margin_of(p));
        if (text) report_str(text);
        else report_text("<__notes__ repr() failed>");
        ref_drop(text);                 /* and no newline, as in CPython 3.11 */
    }
    ref_drop(items);
    ref_drop(notes);
}

/* ---- one exception ---------------------------------------------------------------------------------------- */

static bool is_group(View v) { return type_is_subtype(type_of(v), &exc_BaseExceptionGroup); }

static void print_summary(const Printer *p, View exception)
{
    Ref message = print_syntax_place(exception, margin_of(p));
    margin_print(margin_of(p));
    print_type(type_of(exception));
    print_message(message ? message : exception, false);
    print_suggestion(exception);
    report_text("\n");
    if (!message) print_notes(p, exception);            /* CPython 3.11 forgets those of a SyntaxError */
    ref_drop(message);
}

static void print_one(const Printer *p, View exception)
{
    Margin margin = margin_of(p), header = margin;
    if (is_group(exception) && p->depth == 1) header.border = "+ ";
    traceback_print(exception, is_group(exception) ? "Exception Group Traceback (most recent call last):\n"
                                                   : "Traceback (most recent call last):\n", header, margin);
    print_summary(p, exception);
}

/* ---- chains and groups ------------------------------------------------------------------------------------ */

static bool was_seen(const Printer *p, View exception)
{
    for (size_t i = 0; i < p->nseen; i++) if (p->seen[i] == exception) return true;
    return false;
}

static bool remember(Printer *p, View exception)
{
    if (p->nseen == p->cap) {
        size_t cap = p->cap ? 2 * p->cap : 8;
        Ref *fresh = mem_realloc(p->seen, cap * sizeof *fresh);
        if (!fresh) return false;
        p->seen = fresh;
        p->cap = cap;
    }
    p->seen[p->nseen++] = ref_keep(exception);
    return true;
}

/* What is to be printed before it: its cause, else its context; or NULL. */
static View before(View exception)
{
    const ExcObj *e = as_exc(exception);
    if (e->cause) return e->cause;
    return e->suppress_context ? NULL : e->context;
}

static void print_chain(Printer *p, View exception);

static void print_group_rule(const Printer *p, size_t i, bool truncated)
{
    report_repeated(' ', 2 * p->depth);
    report_text(i == 0 ? "+-+---------------- " : "  +---------------- ");
    if (truncated) report_text("...");
    else report_number(i + 1);
    report_text(" ----------------\n");
}

static void print_members(Printer *p, View members)
{
    size_t n = as_tuple(members)->len, shown = n <= MAX_GROUP_WIDTH ? n : MAX_GROUP_WIDTH + 1;
    p->needs_close = false;
    for (size_t i = 0; i < shown; i++) {
        bool truncated = i >= MAX_GROUP_WIDTH;
        if (i + 1 == shown) p->needs_close = true;
        print_group_rule(p, i, truncated);
        p->depth++;
        if (truncated) {
            margin_print(margin_of(p));
            report_text("and ");
            report_number(n - MAX_GROUP_WIDTH);
            report_text(n - MAX_GROUP_WIDTH == 1 ? " more exception\n" : " more exceptions\n");
        } else {
            print_chain(p, tuple_at(members, i));
        }
        if (i + 1 == shown && p->needs_close) {
            report_repeated(' ', 2 * p->depth);
            report_text("+------------------------------------\n");
            p->needs_close = false;
        }
        p->depth--;
    }
}

static void print_group(Printer *p, View group)
{
    bool outermost = p->depth == 0;
    if (p->depth > MAX_GROUP_DEPTH) {
        print_line(p, "... (max_group_depth is 10)");
        return;
    }
    if (outermost) p->depth = 1;
    print_one(p, group);
    View members = as_exc(group)->fields[GROUP_EXCEPTIONS];
    if (members && is_tuple(members)) {
        Ref kept = ref_keep(members);
        print_members(p, kept);
        ref_drop(kept);
    }
    if (outermost) p->depth = 0;
}

/* The exception, and before it everything that it came from, oldest first. The chain is seen[first..last). */
static void print_chain(Printer *p, View exception)
{
    size_t first = p->nseen;
    bool needs_close = p->needs_close;
    for (View at = exception; at && !was_seen(p, at); at = before(at))
        if (!remember(p, at)) break;
    size_t last = p->nseen;
    if (last == first) {                        /* no memory to remember anything, or printed before */
        print_one(p, exception);
        return;
    }
    for (size_t i = last; i-- > first;) {
        p->needs_close = i == first && needs_close;
        if (is_group(p->seen[i])) print_group(p, p->seen[i]);
        else print_one(p, p->seen[i]);
        if (i == first) break;
        print_line(p, "");
        print_line(p, as_exc(p->seen[i - 1])->cause == p->seen[i]
                          ? "The above exception was the direct cause of the following exception:"
                          : "During handling of the above exception, another exception occurred:");
        print_line(p, "");
    }
}

void print_exception(View exception)
{
    Printer p = {0};
    Ref kept = ref_keep(exception);
    print_chain(&p, exception);
    report_flush();
    source_forget();
    for (size_t i = 0; i < p.nseen; i++) ref_drop(p.seen[i]);
    mem_free(p.seen);
    ref_drop(kept);
}

/* ---- uncaught and unraisable ------------------------------------------------------------------------------ */

void print_unraisable(Ref exception, const char *message, View where)
{
    Ref text = where ? obj_repr(where) : NULL;
    err_clear();
    if (where || message) {
        report_text(message ? message : "Exception ignored in");
        report_text(":");
    }
    if (where) {
        report_text(" ");
        if (text) report_str(text);
        else report_text("<object repr() failed>");
    }
    if (where || message) report_text("\n");
    traceback_print(exception, "Traceback (most recent call last):\n", (Margin){0, ""}, (Margin){0, ""});
    print_type(type_of(exception));
    print_message(exception, true);
    report_text("\n");
    report_flush();
    source_forget();
    ref_drop(text);
    ref_drop(exception);
}

static Ref hook_except(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (is_exc(args[1])) {
        print_exception(args[1]);
    } else {
        report_text("TypeError: print_exception(): Exception expected for value, ");
        report_text(type_of(args[1])->name);
        report_text(" found\n");
        report_flush();
    }
    return None;
}

static const NativeDef hooks[] = {
    NATIVE("excepthook", hook_except, 3, 3, "Handle an exception by displaying it with a traceback on sys.stderr."),
    {0}
};

static bool is_ours(View hook) { return hook->shape == SHAPE_NATIVE && as_native(hook)->def == hooks; }

static Ref traceback_or_none(View exception)
{
    View traceback = as_exc(exception)->traceback;
    return ref_keep(traceback ? traceback : None);
}

/* Hand it to a hook that the program has set. A SystemExit of the hook's is pending then. */
static void call_hook(View hook, View exception)
{
    Ref traceback = traceback_or_none(exception);
    View args[3] = { &type_of(exception)->head, exception, traceback };
    Ref result = obj_call(hook, args, 3, NULL), failure = err_take();
    ref_drop(traceback);
    ref_drop(result);
    if (!failure) return;
    if (type_is_subtype(type_of(failure), &exc_SystemExit)) {
        err_pending = failure;
        return;
    }
    report_text("Error in sys.excepthook:\n");
    print_exception(failure);
    report_text("\nOriginal exception was:\n");
    print_exception(exception);
    ref_drop(failure);
}

void print_uncaught(Ref exception)
{
    sys_set("last_type", ref_keep(&type_of(exception)->head));
    sys_set("last_value", ref_keep(exception));
    sys_set("last_traceback", traceback_or_none(exception));
    err_clear();
    Ref hook = ref_keep_or_null(sys_get("excepthook"));
    if (!hook || is_ours(hook)) {
        if (!hook) report_text("sys.excepthook is missing\n");
        print_exception(exception);
    } else {
        call_hook(hook, exception);
    }
    ref_drop(hook);
    ref_drop(exception);
}

bool print_exception_init(void)
{
    Ref name = str_interned("sys"), hook = name ? native_new(hooks, NULL, name) : NULL;
    ref_drop(name);
    if (!hook) return false;
    return sys_set("__excepthook__", ref_keep(hook)) ? sys_set("excepthook", hook) : (ref_drop(hook), false);
}
