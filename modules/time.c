/* time.c -- the module time: clocks, sleeping, and the calendar. */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/file.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/namespace.h"
#include "objects/seq.h"
#include "objects/str.h"
#include "objects/structseq.h"

enum { NS = 1000000000 };

/* ---- clocks ----------------------------------------------------------------------------------------------- */

static int64_t clock_ns(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * NS + t.tv_nsec;
}

static Ref seconds(int64_t ns) { return float_new((double)ns / NS); }

#define CLOCK(name, id) \
    static Ref f_##name(View self, View const *args, size_t n) { (void)self, (void)args, (void)n; return seconds(clock_ns(id)); } \
    static Ref f_##name##_ns(View self, View const *args, size_t n) { (void)self, (void)args, (void)n; return int_new(clock_ns(id)); }
CLOCK(time, CLOCK_REALTIME)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)
#undef CLOCK

static Ref f_sleep(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double length;
    if (type_has(args[0], TYPE_FLOAT)) length = float_of(args[0]);
    else {
        Ref whole = obj_index(args[0]);
        if (!whole) return NULL;
        bool ok = int_to_double(whole, &length);
        ref_drop(whole);
        if (!ok) return NULL;
    }
    if (isnan(length)) return err_raise(&exc_ValueError, "Invalid value NaN (not a number)");
    if (length < 0) return err_raise(&exc_ValueError, "sleep length must be non-negative");
    if (length > 9.2e9) return err_raise(&exc_OverflowError, "timestamp too large to convert to C _PyTime_t");
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    double whole = floor(length);
    int64_t ns = until.tv_nsec + (int64_t)ceil((length - whole) * NS);
    until.tv_sec += (time_t)whole + (time_t)(ns / NS);
    until.tv_nsec = (long)(ns % NS);
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR)
        if (file_interrupted && !file_interrupted()) return NULL;
    return None;
}

/* One of the clocks by the system's number for it. */
static bool read_clock(View v, clockid_t *out)
{
    int64_t id;
    if (!seq_c_int(v, INT32_MIN, INT32_MAX, "int", &id)) return false;
    *out = (clockid_t)id;
    return true;
}

static bool ask_clock(View v, int (*ask)(clockid_t, struct timespec *), int64_t *ns)
{
    clockid_t id;
    struct timespec t;
    if (!read_clock(v, &id)) return false;
    if (ask(id, &t) < 0) return err_errno(errno, NULL), false;
    *ns = (int64_t)t.tv_sec * NS + t.tv_nsec;
    return true;
}

static Ref f_clock_gettime(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t ns;
    return ask_clock(args[0], clock_gettime, &ns) ? seconds(ns) : NULL;
}

static Ref f_clock_gettime_ns(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t ns;
    return ask_clock(args[0], clock_gettime, &ns) ? int_new(ns) : NULL;
}

static Ref f_clock_getres(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t ns;
    return ask_clock(args[0], clock_getres, &ns) ? seconds(ns) : NULL;
}

static Ref set_clock(View clock, struct timespec t)
{
    clockid_t id;
    if (!read_clock(clock, &id)) return NULL;
    return clock_settime(id, &t) < 0 ? err_errno(errno, NULL) : None;
}

static Ref f_clock_settime(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    double at;
    if (!float_from(args[1], &at)) return NULL;
    if (isnan(at)) return err_raise(&exc_ValueError, "Invalid value NaN (not a number)");
    if (fabs(at) > 9.2e9) return err_raise(&exc_OverflowError, "timestamp too large to convert to C _PyTime_t");
    double whole = floor(at);
    return set_clock(args[0], (struct timespec){ (time_t)whole, (long)((at - whole) * NS) });
}

static Ref f_clock_settime_ns(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int64_t at;
    if (!seq_c_int(args[1], INT64_MIN, INT64_MAX, "long", &at)) return NULL;
    int64_t rest = at % NS < 0 ? at % NS + NS : at % NS;
    return set_clock(args[0], (struct timespec){ (at - rest) / NS, rest });
}

/* ---- struct_time ------------------------------------------------------------------------------------------ */

static const MemberDef time_fields[] = {
    SEQ_FIELD("tm_year", 0), SEQ_FIELD("tm_mon", 1), SEQ_FIELD("tm_mday", 2), SEQ_FIELD("tm_hour", 3), SEQ_FIELD("tm_min", 4),
    SEQ_FIELD("tm_sec", 5), SEQ_FIELD("tm_wday", 6), SEQ_FIELD("tm_yday", 7), SEQ_FIELD("tm_isdst", 8),
    SEQ_FIELD("tm_zone", 9), SEQ_FIELD("tm_gmtoff", 10), {0}
};
enum { ITEMS = 9, FIELDS = 11 };
static TypeObj struct_time_type = STRUCTSEQ_HIDDEN_TYPE("time.struct_time", time_fields, structseq_new);

static Ref struct_time_of(const struct tm *t)
{
    Ref values[FIELDS] = { int_new((int64_t)t->tm_year + 1900), int_new(t->tm_mon + 1), int_new(t->tm_mday), int_new(t->tm_hour),
                           int_new(t->tm_min), int_new(t->tm_sec), int_new((t->tm_wday + 6) % 7), int_new(t->tm_yday + 1),
                           int_new(t->tm_isdst), str_from_text(t->tm_zone), int_new(t->tm_gmtoff) };
    return structseq_from(&struct_time_type, values);
}

/* The optional argument "seconds since 1970"; now without it. */
static bool read_seconds(View const *args, size_t n, time_t *out)
{
    double fraction;
    int64_t whole;
    if (n == 0 || args[0] == None) {
        *out = time(NULL);
        return true;
    }
    if (type_has(args[0], TYPE_FLOAT)) {
        fraction = float_of(args[0]);
        if (isnan(fraction)) return err_false(&exc_ValueError, "Invalid value NaN (not a number)");
        if (fabs(fraction) > 9e18) return err_false(&exc_OverflowError, "timestamp out of range for platform time_t");
        *out = (time_t)floor(fraction);
        return true;
    }
    Ref number = obj_index(args[0]);
    if (!number) return false;
    bool small = int_fits(number, &whole);
    ref_drop(number);
    if (!small) return err_false(&exc_OverflowError, "timestamp out of range for platform time_t");
    *out = (time_t)whole;
    return true;
}

static Ref broken_down(View const *args, size_t n, struct tm *(*convert)(const time_t *, struct tm *))
{
    time_t at;
    struct tm t;
    if (!read_seconds(args, n, &at)) return NULL;
    if (!convert(&at, &t)) return err_errno(errno, NULL);
    return struct_time_of(&t);
}

static Ref f_gmtime(View self, View const *args, size_t n)
{
    (void)self;
    return broken_down(args, n, gmtime_r);
}

static Ref f_localtime(View self, View const *args, size_t n)
{
    (void)self;
    return broken_down(args, n, localtime_r);
}

/* A struct_time or a tuple of nine numbers, as C has it. name: the function's, for messages. */
static bool read_tuple(View v, const char *name, struct tm *out)
{
    int64_t f[9];
    if (!is_tuple(v)) return err_false(&exc_TypeError, "Tuple or struct_time argument required");
    if (as_tuple(v)->len != 9) return err_false(&exc_TypeError, "%s(): illegal time tuple argument", name);
    for (size_t i = 0; i < 9; i++) {
        Ref number = obj_index(tuple_at(v, i));
        bool small = number && int_fits(number, &f[i]) && f[i] == (int)f[i];
        ref_drop(number);
        if (!number) return false;
        if (!small) return err_false(&exc_OverflowError, "Python int too large to convert to C int");
    }
    if (f[0] < INT_MIN + 1900) return err_false(&exc_OverflowError, "year out of range");
    *out = (struct tm){ .tm_year = (int)(f[0] - 1900), .tm_mon = (int)f[1] - 1, .tm_mday = (int)f[2], .tm_hour = (int)f[3],
                        .tm_min = (int)f[4], .tm_sec = (int)f[5], .tm_wday = (int)(f[6] + 1) % 7, .tm_yday = (int)f[7] - 1,
                        .tm_isdst = (int)f[8] };
    return true;
}

/* Zero stands for the first month and day; anything else out of range is refused, for C would read beyond its tables. */
static bool check_ranges(struct tm *t)
{
    if (t->tm_mon == -1) t->tm_mon = 0;
    if (t->tm_mday == 0) t->tm_mday = 1;
    if (t->tm_yday == -1) t->tm_yday = 0;
    if (t->tm_mon < 0 || t->tm_mon > 11) return err_false(&exc_ValueError, "month out of range");
    if (t->tm_mday < 1 || t->tm_mday > 31) return err_false(&exc_ValueError, "day of month out of range");
    if (t->tm_hour < 0 || t->tm_hour > 23) return err_false(&exc_ValueError, "hour out of range");
    if (t->tm_min < 0 || t->tm_min > 59) return err_false(&exc_ValueError, "minute out of range");
    if (t->tm_sec < 0 || t->tm_sec > 61) return err_false(&exc_ValueError, "seconds out of range");
    if (t->tm_wday < 0) return err_false(&exc_ValueError, "day of week out of range");
    return (t->tm_yday >= 0 && t->tm_yday <= 365) || err_false(&exc_ValueError, "day of year out of range");
}

static bool tuple_or_now(View const *args, size_t n, const char *name, struct tm *out)
{
    if (n > 0) return read_tuple(args[0], name, out) && check_ranges(out);
    time_t now = time(NULL);
    return localtime_r(&now, out) != NULL;
}

/* ---- text ------------------------------------------------------------------------------------------------- */

/* "Thu Jan  1 00:00:00 1970" */
static Ref as_text(const struct tm *t)
{
    char text[64];
    strftime(text, sizeof text, "%a %b %e %H:%M:%S", t);
    return str_format_c("%s %lld", text, (long long)t->tm_year + 1900);
}

static Ref f_asctime(View self, View const *args, size_t n)
{
    (void)self;
    struct tm t;
    return tuple_or_now(args, n, "asctime", &t) ? as_text(&t) : NULL;
}

static Ref f_ctime(View self, View const *args, size_t n)
{
    (void)self;
    time_t at;
    struct tm t;
    if (!read_seconds(args, n, &at)) return NULL;
    return localtime_r(&at, &t) ? as_text(&t) : err_errno(errno, NULL);
}

/* {name, clock, can be set, CPython's name of the clock} */
static const struct { const char *name; clockid_t id; bool adjustable; const char *implementation; } clocks[] = {
    { "time", CLOCK_REALTIME, true, "CLOCK_REALTIME" }, { "monotonic", CLOCK_MONOTONIC, false, "CLOCK_MONOTONIC" },
    { "perf_counter", CLOCK_MONOTONIC, false, "CLOCK_MONOTONIC" }, { "process_time", CLOCK_PROCESS_CPUTIME_ID, false, "CLOCK_PROCESS_CPUTIME_ID" },
    { "thread_time", CLOCK_THREAD_CPUTIME_ID, false, "CLOCK_THREAD_CPUTIME_ID" },
};

static Ref f_get_clock_info(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    size_t i = 0, count = sizeof clocks / sizeof *clocks;
    struct timespec step;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "get_clock_info() argument 1 must be str, not %T", args[0]);
    while (i < count && !str_equal_text(args[0], clocks[i].name)) i++;
    if (i == count) return err_raise(&exc_ValueError, "unknown clock");
    if (clock_getres(clocks[i].id, &step) != 0) return err_errno(errno, NULL);
    Ref info = namespace_new(), dict = info ? obj_get_attr_text(info, "__dict__") : NULL;
    bool ok = dict && dict_set_text(dict, "implementation", str_format_c("clock_gettime(%s)", clocks[i].implementation))
           && dict_set_text(dict, "monotonic", bool_ref(!clocks[i].adjustable)) && dict_set_text(dict, "adjustable", bool_ref(clocks[i].adjustable))
           && dict_set_text(dict, "resolution", float_new((double)step.tv_sec + (double)step.tv_nsec * 1e-9));
    ref_drop(dict);
    if (!ok) ref_clear(&info);
    return info;
}

static Ref f_mktime(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    struct tm t;
    if (!read_tuple(args[0], "mktime", &t)) return NULL;
    t.tm_wday = -1;                         /* stays so where mktime fails: -1 is a valid time */
    time_t at = mktime(&t);
    if (at == (time_t)-1 && t.tm_wday == -1) return err_raise(&exc_OverflowError, "mktime argument out of range");
    return float_new((double)at);
}

static Ref f_strftime(View self, View const *args, size_t n)
{
    (void)self;
    struct tm t;
    size_t len;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "strftime() argument 1 must be str, not %t", args[0]);
    if (!tuple_or_now(args + 1, n - 1, "strftime", &t)) return NULL;
    const char *format = str_utf8(args[0], &len);
    if (!format) return NULL;
    if (strlen(format) != len) return err_raise(&exc_ValueError, "embedded null character");
    for (size_t size = 256;; size *= 2) {
        char *text = alloc_bytes(size);
        if (!text) return NULL;
        size_t written = strftime(text, size, format, &t);
        if (written > 0 || size > 256 * (len + 1)) {        /* an empty result cannot be told from one that is too long */
            Ref own = str_from_utf8(text, written);
            mem_free(text);
            return own;
        }
        mem_free(text);
    }
}

/* The library's module _strptime knows how. */
static Ref f_strptime(View self, View const *args, size_t n)
{
    (void)self;
    Ref module = object_import ? object_import("_strptime") : err_raise(&exc_ImportError, "there is no importing");
    Ref own = module ? obj_call_method(module, "_strptime_time", args, n) : NULL;
    ref_drop(module);
    return own;
}

/* ---- the time zone ---------------------------------------------------------------------------------------- */

static Ref zone_dict;                   /* the module's names, among them the four that tzset changes */

static void forget_zone(void) { ref_clear(&zone_dict); }

/* timezone, altzone, daylight and tzname, as winter and summer of this year have them. */
static bool set_zone(void)
{
    enum { YEAR = (365 * 24 + 6) * 3600 };
    struct tm parts[2];
    time_t winter = time(NULL) / YEAR * YEAR, summer = winter + YEAR / 2;
    tzset();
    if (!localtime_r(&winter, &parts[0]) || !localtime_r(&summer, &parts[1])) return err_errno(errno, NULL), false;
    int usual = parts[0].tm_gmtoff > parts[1].tm_gmtoff;            /* south of the equator summer comes first */
    return dict_set_text(zone_dict, "timezone", int_new(-parts[usual].tm_gmtoff))
        && dict_set_text(zone_dict, "altzone", int_new(-parts[!usual].tm_gmtoff))
        && dict_set_text(zone_dict, "daylight", int_new(parts[0].tm_gmtoff != parts[1].tm_gmtoff))
        && dict_set_text(zone_dict, "tzname", tuple_of(2, str_from_text(parts[usual].tm_zone), str_from_text(parts[!usual].tm_zone)));
}

static Ref f_tzset(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return !zone_dict || set_zone() ? None : NULL;
}

static bool add_zone(View module)
{
    module_at_end(forget_zone);
    ref_set(&zone_dict, ref_keep(as_module(module)->dict));
    return set_zone();
}

/* ---- the module ------------------------------------------------------------------------------------------- */

static const NativeDef time_natives[] = {
    NATIVE("time", f_time, 0, 0, "Seconds since 1970."),
    NATIVE("time_ns", f_time_ns, 0, 0, "Nanoseconds since 1970."),
    NATIVE("monotonic", f_monotonic, 0, 0, "Seconds of a clock that never goes back."),
    NATIVE("monotonic_ns", f_monotonic_ns, 0, 0, "Nanoseconds of a clock that never goes back."),
    NATIVE("perf_counter", f_monotonic, 0, 0, "Seconds of the clock to measure with."),
    NATIVE("perf_counter_ns", f_monotonic_ns, 0, 0, "Nanoseconds of the clock to measure with."),
    NATIVE("process_time", f_process_time, 0, 0, "Seconds of processor time of this process."),
    NATIVE("process_time_ns", f_process_time_ns, 0, 0, "Nanoseconds of processor time of this process."),
    NATIVE("thread_time", f_thread_time, 0, 0, "Seconds of processor time of this thread."),
    NATIVE("thread_time_ns", f_thread_time_ns, 0, 0, "Nanoseconds of processor time of this thread."),
    NATIVE("sleep", f_sleep, 1, 1, "Wait for a number of seconds."),
    NATIVE("gmtime", f_gmtime, 0, 1, "A point in time as a struct_time in UTC."),
    NATIVE("localtime", f_localtime, 0, 1, "A point in time as a struct_time in local time."),
    NATIVE("asctime", f_asctime, 0, 1, "A struct_time as text."),
    NATIVE("ctime", f_ctime, 0, 1, "A point in time as text, in local time."),
    NATIVE("get_clock_info", f_get_clock_info, 1, 1, "What is known of a clock."),
    NATIVE("mktime", f_mktime, 1, 1, "A struct_time in local time as seconds since 1970."),
    NATIVE("strftime", f_strftime, 1, 2, "A struct_time as text, laid out as the format says."),
    NATIVE("strptime", f_strptime, 1, 2, "Text as a struct_time, read as the format says."),
    NATIVE("tzset", f_tzset, 0, 0, "Go by the time zone that the environment variable TZ names now."),
    NATIVE("clock_gettime", f_clock_gettime, 1, 1, "Seconds of one of the system's clocks."),
    NATIVE("clock_gettime_ns", f_clock_gettime_ns, 1, 1, "Nanoseconds of one of the system's clocks."),
    NATIVE("clock_getres", f_clock_getres, 1, 1, "Seconds between two steps of one of the system's clocks."),
    NATIVE("clock_settime", f_clock_settime, 2, 2, "Set one of the system's clocks, in seconds."),
    NATIVE("clock_settime_ns", f_clock_settime_ns, 2, 2, "Set one of the system's clocks, in nanoseconds."),
    {0}
};

static bool add_clocks(View module)
{
    static const struct { const char *name; int id; } ids[] = {
#define X(name) { #name, name },
        X(CLOCK_REALTIME) X(CLOCK_MONOTONIC) X(CLOCK_MONOTONIC_RAW) X(CLOCK_PROCESS_CPUTIME_ID) X(CLOCK_THREAD_CPUTIME_ID) X(CLOCK_BOOTTIME)
        X(CLOCK_TAI)
#undef X
    };
    bool ok = module_add(module, "_STRUCT_TM_ITEMS", int_new(FIELDS));
    for (size_t i = 0; ok && i < sizeof ids / sizeof *ids; i++) ok = module_add(module, ids[i].name, int_new(ids[i].id));
    return ok;
}

static bool fill(View module)
{
    return module_add_natives(module, time_natives) && structseq_ready_hidden(&struct_time_type, ITEMS)
        && module_add(module, "struct_time", ref_keep(&struct_time_type.head)) && add_clocks(module) && add_zone(module);
}

const ModuleDef time_module = {"time", fill};
