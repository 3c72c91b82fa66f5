/* traceback.c -- how tracebacks are made and printed.
 *
 * While an exception unwinds, each frame that it leaves puts a step in front of those that are there:
 *
 *     raise in g:  [g]      leaves g:  [f, g]      leaves f:  [<module>, f, g]
 *
 * Printed, the oldest comes first, as in the list. A step that repeats (recursion) is shown three times. */
#include "interp/traceback.h"

#include <string.h>

#include "gc/collect.h"
#include "interp/caret.h"
#include "interp/report.h"
#include "interp/vm.h"
#include "modules/sys.h"
#include "objects/err.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { SHOWN_REPEATS = 3, MAX_STEPS = 1000 };

/* Where memory is out, the step is left out: the exception itself matters more. */
void traceback_add(Frame *frame)
{
    if (!err_pending) return;
    Ref pending = err_take();                   /* frame_object may find the memory out, and say so */
    Ref object = frame_object(frame);
    Ref own = object ? heap_new(SHAPE_TRACEBACK, sizeof(TracebackObj)) : NULL;
    if (own) {
        TracebackObj *t = as_traceback(own);
        *t = (TracebackObj){ .head = t->head, .frame = object, .insn = frame_insn(frame), .line = frame_line(as_frame(object)) };
        t->next = as_exc(pending)->traceback;
        as_exc(pending)->traceback = own;
        gc_track(own);
    } else {
        ref_drop(object);
    }
    err_clear();
    err_pending = pending;
}

/* ---- printing --------------------------------------------------------------------------------------------- */

void margin_print(Margin margin)
{
    report_repeated(' ', margin.blanks);
    report_text(margin.border);
}

static const CodeObj *code_of(const TracebackObj *t) { return frame_object_code(as_frame(t->frame)); }

static void print_step(const TracebackObj *t, const char *unbound, Margin margin)
{
    const CodeObj *code = code_of(t);
    SourceLine line;
    margin_print(margin);
    report_text("  File ");
    report_style(STYLE_PLACE);
    report_text("\"");
    report_str(code->filename);
    report_text("\"");
    report_style(STYLE_NONE);
    report_text(", line ");
    report_style(STYLE_PLACE);
    report_number(t->line);
    report_style(STYLE_NONE);
    report_text(", in ");
    report_style(STYLE_PLACE);
    report_str(code->name);
    report_style(STYLE_NONE);
    report_text("\n");
    if (!source_line(code->filename, t->line, &line)) return;
    Position nowhere = {0};
    caret_print(line, t->insn < code->ninsns ? &code->positions[t->insn] : &nowhere, t->next ? NULL : unbound, margin);
}

static void print_repeats(size_t times, Margin margin)
{
    if (times <= SHOWN_REPEATS) return;
    times -= SHOWN_REPEATS;
    margin_print(margin);
    report_text("  [Previous line repeated ");
    report_number(times);
    report_text(times == 1 ? " more time]\n" : " more times]\n");
}

static bool same_step(const TracebackObj *a, const TracebackObj *b)
{
    const CodeObj *x = code_of(a), *y = code_of(b);
    return a->line == b->line && (x == y || (str_equal(x->filename, y->filename) && str_equal(x->name, y->name)));
}

static View next_of(View step) { return as_traceback(step)->next; }

/* sys.tracebacklimit, where somebody has set it. */
static int64_t steps_allowed(void)
{
    int64_t limit = MAX_STEPS;
    View set = sys_get("tracebacklimit");
    if (set && is_int(set) && !int_fits(set, &limit)) limit = MAX_STEPS;
    return limit;
}

/* The variable that an UnboundLocalError is about: name = what its message has in quotes. False: it is about something else. */
static bool unbound_variable(View exception, char *name, size_t room)
{
    View args = as_exc(exception)->args;
    if (type_of(exception) != &exc_UnboundLocalError || !args || as_tuple(args)->len != 1 || !is_str(tuple_at(args, 0))) return false;
    const char *text = str_utf8(tuple_at(args, 0), NULL), *start = text ? strchr(text, '\'') : NULL;
    const char *end = start ? strchr(start + 1, '\'') : NULL;
    if (!text) err_clear();
    if (!end || end == start + 1 || (size_t)(end - start) > room) return false;
    memcpy(name, start + 1, (size_t)(end - start) - 1);
    name[end - start - 1] = '\0';
    return true;
}

static void print_steps(View traceback, const char *unbound, Margin margin)
{
    size_t times = 0;
    View last = NULL;
    for (View t = traceback; t; last = t, t = next_of(t)) {
        if (!last || !same_step(as_traceback(last), as_traceback(t))) {
            print_repeats(times, margin);
            times = 0;
        }
        if (times++ < SHOWN_REPEATS) print_step(as_traceback(t), unbound, margin);
    }
    print_repeats(times, margin);
}

void traceback_print(View exception, const char *header, Margin header_margin, Margin margin)
{
    int64_t limit = steps_allowed(), steps = 0;
    char unbound[256];
    Ref traceback = ref_keep_or_null(as_exc(exception)->traceback);
    View from = traceback;
    if (traceback && limit > 0) {
        margin_print(header_margin);
        report_text(header);
        for (View t = from; t; t = next_of(t)) steps++;
        for (; steps > limit; steps--) from = next_of(from);
        print_steps(from, unbound_variable(exception, unbound, sizeof unbound) ? unbound : NULL, margin);
    }
    ref_drop(traceback);
}
