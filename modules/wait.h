#ifndef OURO_MODULES_WAIT_H
#define OURO_MODULES_WAIT_H
#include "gc/obj.h"

/* wait.h -- how long to wait: for select, poll and sockets. Signals may interrupt, and waiting goes on with what is left. */

typedef struct { int64_t end; } Deadline;       /* nanoseconds of the monotonic clock; -1: never */

Deadline deadline_in(int64_t nanoseconds);      /* negative: never */
int64_t  deadline_left(Deadline d);             /* nanoseconds, at least 0; -1: for ever */
int      deadline_left_ms(Deadline d);          /* for poll: rounded up */

/* Seconds, a number, to nanoseconds, away from zero as CPython does for timeouts. False: `refusal` as TypeError, or an error. */
bool     wait_seconds(View v, const char *refusal, int64_t *nanoseconds);
#endif
