/* _signal.c -- the module _signal, on which the library's signal.py is built. How signals reach Python is in signals.c. */
#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "modules/modules.h"
#include "modules/signals.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"

static Ref timer_error;         /* the class signal.itimer_error; made with the module */

/* An int argument as C has it. */
static bool read_int(View arg, int *out)
{
    int64_t n;
    Ref number = obj_index(arg);
    if (!number) return false;
    bool fits = int_fits(number, &n) && n == (int)n;
    ref_drop(number);
    *out = fits ? (int)n : 0;
    return fits || err_false(&exc_OverflowError, "Python int too large to convert to C int");
}

static bool read_signal(View arg, int *out)
{
    if (!read_int(arg, out)) return false;
    return (*out >= 1 && *out < NSIG) || err_false(&exc_ValueError, "signal number out of range");
}

static Ref none_after_signals(void) { return signals_run() ? None : NULL; }

/* ---- handlers ----------------------------------------------------------------------------------------------- */

static Ref f_default_int_handler(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return err_raise_object(exc_new(&exc_KeyboardInterrupt, ref_keep(tuple_empty)));
}

static const NativeDef default_handler = NATIVE("default_int_handler", f_default_int_handler, 2, 2, "Raise KeyboardInterrupt: the handler of SIGINT.");

static Ref f_signal(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int number;
    int64_t plain;
    if (!read_signal(args[0], &number)) return NULL;
    bool is_plain = is_int(args[1]) && int_fits(args[1], &plain) && (plain == 0 || plain == 1);
    if (!is_plain && !obj_is_callable(args[1]))
        return err_raise(&exc_TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    return signals_set_handler(number, args[1]);
}

static Ref f_getsignal(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int number;
    return read_signal(args[0], &number) ? signals_handler(number) : NULL;
}

static Ref f_raise(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int number;
    if (!read_int(args[0], &number)) return NULL;
    if (raise(number) != 0) return err_errno(errno, NULL);
    return none_after_signals();
}

static Ref f_pause(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    pause();
    return none_after_signals();
}

static Ref f_strsignal(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int number;
    if (!read_signal(args[0], &number)) return NULL;
    const char *text = strsignal(number);
    return text && strncmp(text, "Unknown signal", 14) ? str_from_text(text) : None;
}

static Ref f_siginterrupt(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int number, ends;
    struct sigaction action;
    if (!read_signal(args[0], &number) || !read_int(args[1], &ends)) return NULL;
    if (sigaction(number, NULL, &action) != 0) return err_errno(errno, NULL);
    action.sa_flags = ends ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    return sigaction(number, &action, NULL) == 0 ? None : err_errno(errno, NULL);
}

static Ref f_pthread_kill(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t thread;
    int number;
    if (!int_to_i64(args[0], &thread) || !read_int(args[1], &number)) return NULL;
    if (thread != sys_thread_id()) return err_errno(ESRCH, NULL);
    int error = pthread_kill(pthread_self(), number);
    return error ? err_errno(error, NULL) : none_after_signals();
}

/* ---- timers ------------------------------------------------------------------------------------------------- */

static Ref f_alarm(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int seconds;
    return read_int(args[0], &seconds) ? int_new(alarm((unsigned)seconds)) : NULL;
}

static bool read_interval(View arg, struct timeval *out)
{
    double seconds = 0;
    if (arg && !float_from(arg, &seconds)) return false;
    *out = (struct timeval){ (time_t)floor(seconds), (suseconds_t)ceil((seconds - floor(seconds)) * 1e6) };
    if (out->tv_usec >= 1000000) out->tv_sec++, out->tv_usec -= 1000000;
    return true;
}

static double seconds_of(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec * 1e-6; }

static Ref interval_pair(const struct itimerval *t)
{
    return tuple_of(2, float_new(seconds_of(t->it_value)), float_new(seconds_of(t->it_interval)));
}

static Ref raise_timer_error(void)
{
    Ref exception = exc_new(as_type(timer_error), tuple_of(2, int_new(errno), str_from_text(strerror(errno))));
    return err_raise_object(exception);
}

static Ref f_setitimer(View self, View const *args, size_t n)
{
    (void)self;
    int which;
    struct itimerval fresh, old;
    if (!read_int(args[0], &which) || !read_interval(args[1], &fresh.it_value) || !read_interval(n > 2 ? args[2] : NULL, &fresh.it_interval)) return NULL;
    if (setitimer((__itimer_which_t)which, &fresh, &old) != 0) return raise_timer_error();
    return interval_pair(&old);
}

static Ref f_getitimer(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int which;
    struct itimerval now;
    if (!read_int(args[0], &which)) return NULL;
    if (getitimer((__itimer_which_t)which, &now) != 0) return raise_timer_error();
    return interval_pair(&now);
}

/* ---- sets of signals ---------------------------------------------------------------------------------------- */

static Ref set_of(const sigset_t *mask)
{
    Ref own = set_from(tuple_empty);
    for (int i = 1; own && i < NSIG; i++) {
        if (sigismember(mask, i) != 1) continue;
        Ref number = int_new(i);
        if (!number || !set_add(own, number)) ref_clear(&own);
    }
    return own;
}

static bool add_signal(void *arg, View item)
{
    int number;
    if (!read_int(item, &number)) return false;
    if (number < 1 || number >= NSIG || sigaddset(arg, number) != 0)
        return err_false(&exc_ValueError, "signal number %d out of range [1; %d]", number, NSIG - 1);
    return true;
}

static bool read_set(View iterable, sigset_t *out)
{
    sigemptyset(out);
    return obj_for_each(iterable, add_signal, out);
}

static Ref f_valid(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    sigset_t all;
    sigfillset(&all);
    return set_of(&all);
}

static Ref f_sigmask(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int how;
    sigset_t mask, old;
    if (!read_int(args[0], &how) || !read_set(args[1], &mask)) return NULL;
    int error = pthread_sigmask(how, &mask, &old);
    if (error) return err_errno(error, NULL);
    return signals_run() ? set_of(&old) : NULL;
}

static Ref f_pending(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    sigset_t mask;
    return sigpending(&mask) == 0 ? set_of(&mask) : err_errno(errno, NULL);
}

static Ref f_sigwait(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    sigset_t mask;
    int number;
    if (!read_set(args[0], &mask)) return NULL;
    int error = sigwait(&mask, &number);
    return error ? err_errno(error, NULL) : int_new(number);
}

/* ---- the module --------------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE("signal", f_signal, 2, 2, "Set the handler of a signal, and return the old one."),
    NATIVE("getsignal", f_getsignal, 1, 1, "The handler of a signal; None: one that Python knows nothing of."),
    NATIVE("raise_signal", f_raise, 1, 1, "Send a signal to this program."),
    NATIVE("pause", f_pause, 0, 0, "Wait for a signal."),
    NATIVE("strsignal", f_strsignal, 1, 1, "What a signal means, or None."),
    NATIVE("siginterrupt", f_siginterrupt, 2, 2, "Does the signal end calls that wait?"),
    NATIVE("pthread_kill", f_pthread_kill, 2, 2, "Send a signal to a thread."),
    NATIVE("alarm", f_alarm, 1, 1, "Have SIGALRM come in so many seconds; returns what was left of the last one."),
    NATIVE("setitimer", f_setitimer, 2, 3, "Have a timer send its signal in so many seconds, and then at each interval."),
    NATIVE("getitimer", f_getitimer, 1, 1, "What is left of a timer, and its interval."),
    NATIVE("valid_signals", f_valid, 0, 0, "The set of all signals."),
    NATIVE("pthread_sigmask", f_sigmask, 2, 2, "Change the set of signals that are held back, and return the old one."),
    NATIVE("sigpending", f_pending, 0, 0, "The set of signals that have come and are held back."),
    NATIVE("sigwait", f_sigwait, 1, 1, "Wait for one of these signals."),
    {0}
};

static bool add_numbers(View module)
{
    static const struct { const char *name; int value; } numbers[] = {
#define N(name) {#name, name}
        N(SIGABRT), N(SIGALRM), N(SIGBUS), N(SIGCHLD), {"SIGCLD", SIGCHLD}, N(SIGCONT), N(SIGFPE), N(SIGHUP), N(SIGILL), N(SIGINT), N(SIGIO),
        {"SIGIOT", SIGABRT}, N(SIGKILL), N(SIGPIPE), {"SIGPOLL", SIGIO}, N(SIGPROF), N(SIGPWR), N(SIGQUIT), N(SIGSEGV), N(SIGSTKFLT), N(SIGSTOP),
        N(SIGSYS), N(SIGTERM), N(SIGTRAP), N(SIGTSTP), N(SIGTTIN), N(SIGTTOU), N(SIGURG), N(SIGUSR1), N(SIGUSR2), N(SIGVTALRM), N(SIGWINCH),
        N(SIGXCPU), N(SIGXFSZ), N(SIG_BLOCK), N(SIG_UNBLOCK), N(SIG_SETMASK), N(ITIMER_REAL), N(ITIMER_VIRTUAL), N(ITIMER_PROF), N(NSIG),
#undef N
        {"SIG_DFL", 0}, {"SIG_IGN", 1},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!module_add(module, numbers[i].name, int_new(numbers[i].value))) return false;
    return module_add(module, "SIGRTMIN", int_new(SIGRTMIN)) && module_add(module, "SIGRTMAX", int_new(SIGRTMAX));
}

static bool add_timer_error(View module)
{
    Ref name = str_from_text("itimer_error"), bases = tuple_of(1, ref_keep(&exc_OSError.head)), names = dict_new(), cls = NULL;
    if (name && bases && names && dict_set_text(names, "__module__", str_from_text("signal")))
        cls = type_new_class(&type_type, name, bases, names, NULL, NULL);
    ref_drop(name);
    ref_drop(bases);
    ref_drop(names);
    if (!cls) return false;
    ref_set(&timer_error, ref_keep(cls));
    return module_add(module, "ItimerError", cls);
}

/* SIGINT, as long as nobody has set another handler, has default_int_handler. */
static bool add_default_handler(View module)
{
    Ref own = native_new(&default_handler, NULL, as_module(module)->name), now = own ? signals_handler(SIGINT) : NULL;
    bool ours = now == None;
    Ref old = now && ours ? signals_set_handler(SIGINT, own) : now ? ref_keep(now) : NULL;
    ref_drop(now);
    if (!old) { ref_drop(own); return false; }
    ref_drop(old);
    return module_add(module, "default_int_handler", own);
}

static bool fill(View module)
{
    return module_add_natives(module, natives) && add_numbers(module) && add_timer_error(module) && add_default_handler(module);
}

void signals_forget_module(void) { ref_clear(&timer_error); }

const ModuleDef _signal_module = {"_signal", fill};
