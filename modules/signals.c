/* signals.c -- signals from the system, on their way to Python functions. */
#include "modules/signals.h"

#include <errno.h>

#include "gc/collect.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/file.h"
#include "objects/int.h"
#include "objects/tuple.h"

volatile sig_atomic_t signals_pending;
static volatile sig_atomic_t came[NSIG];
static Ref handlers[NSIG];              /* a function, where note_signal stands in for it; else NULL */
static volatile sig_atomic_t noted[NSIG];       /* note_signal stands for this signal; SIGINT without a function is KeyboardInterrupt */

static void note_signal(int number)
{
    int error = errno;
    came[number] = 1;
    signals_pending = 1;
    gc_pending = true;                  /* the next safepoint looks at signals_pending too */
    errno = error;
}

void signals_simulate(int number)
{
    if (noted[number]) note_signal(number);
}

static bool run_one(int number)
{
    if (!handlers[number]) {
        err_raise_object(exc_new(&exc_KeyboardInterrupt, ref_keep(tuple_empty)));
        return false;
    }
    Ref handler = ref_keep(handlers[number]), which = int_new(number), frame = sys_frame_at(0);
    if (!frame && !err_pending) frame = None;
    Ref result = which && frame ? obj_call_2(handler, which, frame) : NULL;
    bool ok = result != NULL;
    ref_drop(handler);
    ref_drop(which);
    ref_drop(frame);
    ref_drop(result);
    return ok;
}

/* In the order of their numbers. After one that raises, the others wait for the next safepoint. */
bool signals_run(void)
{
    if (!signals_pending) return true;
    signals_pending = 0;
    for (int i = 1; i < NSIG; i++) {
        if (!came[i]) continue;
        came[i] = 0;
        if (run_one(i)) continue;
        for (int rest = i + 1; rest < NSIG; rest++) if (came[rest]) signals_pending = 1, gc_pending = true;
        return false;
    }
    return true;
}

Ref signals_handler(int number)
{
    struct sigaction now;
    if (handlers[number]) return ref_keep(handlers[number]);
    if (sigaction(number, NULL, &now) != 0) return None;
    return now.sa_handler == SIG_DFL ? int_new(0) : now.sa_handler == SIG_IGN ? int_new(1) : None;
}

/* No SA_RESTART: a call that waits is to end, so that the handler can run. */
static bool install(int number, void (*handler)(int))
{
    struct sigaction action = { .sa_handler = handler };
    if (sigaction(number, &action, NULL) != 0) {
        err_errno(errno, NULL);
        return false;
    }
    noted[number] = handler == note_signal;
    return true;
}

Ref signals_set_handler(int number, View handler)
{
    int64_t plain = -1;
    if (is_int(handler) && !int_fits(handler, &plain)) plain = -1;
    if (plain != 0 && plain != 1) plain = -1;
    Ref old = signals_handler(number);
    if (!old) return NULL;
    if (!signals_run() || !install(number, plain < 0 ? note_signal : plain == 0 ? SIG_DFL : SIG_IGN)) {
        ref_drop(old);
        return NULL;
    }
    ref_set(&handlers[number], plain < 0 ? ref_keep(handler) : NULL);
    return old;
}

/* An ignored SIGINT stays ignored: whoever started us in the background wants it so. Writing to a closed pipe is an error
 * like others. */
bool signals_start(void)
{
    struct sigaction old;
    signal(SIGPIPE, SIG_IGN);
    file_interrupted = signals_run;
    return sigaction(SIGINT, NULL, &old) != 0 || old.sa_handler == SIG_IGN || install(SIGINT, note_signal);
}

void signals_shutdown(void)
{
    signals_forget_module();
    for (int i = 1; i < NSIG; i++) {
        if (handlers[i]) signal(i, SIG_DFL);
        ref_clear(&handlers[i]);
    }
}
