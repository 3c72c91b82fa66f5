#ifndef OURO_INTERP_TRACING_H
#define OURO_INTERP_TRACING_H
#include "interp/vm.h"

/* tracing.h -- sys.settrace and sys.setprofile: functions that are told what the program does.
 *
 * While nobody listens the loop does not come here at all. While somebody does (tracing_on), it calls tracing_step before each
 * instruction. A listener's own instructions are not told of. */

extern bool tracing_on;

typedef enum {
    TRACE_GO_ON,            /* run the instruction */
    TRACE_FAIL,             /* an exception is pending: raise it here */
    TRACE_ABANDON,          /* the same, but the frame ends at once, as if it had no handlers */
} TraceStep;

TraceStep tracing_step(Frame *frame);                   /* frame->pc[-1] is about to be run */
bool tracing_exception(Frame *frame);                   /* the pending exception passes here; false: another is pending now */
/* What a `yield from` or await runs has returned: a tracer sees it as StopIteration(value). False: an exception is pending. */
bool tracing_returned(Frame *frame, View receiver, View value);
void tracing_unwound(Frame *frame);                     /* the frame ends with the pending exception */

bool tracing_init(void);                                /* after sys */
void tracing_shutdown(void);
void tracing_visit(Visit visit, void *arg);

#endif
