/* wait.c -- deadlines. */
#include "modules/wait.h"

#include <limits.h>
#include <math.h>
#include <time.h>

#include "objects/abstract.h"
#include "objects/float.h"
#include "objects/int.h"

#define SECOND INT64_C(1000000000)

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * SECOND + t.tv_nsec;
}

Deadline deadline_in(int64_t nanoseconds)
{
    int64_t start = now();
    bool never = nanoseconds < 0 || nanoseconds > INT64_MAX - start;
    return (Deadline){ never ? -1 : start + nanoseconds };
}

int64_t deadline_left(Deadline d)
{
    if (d.end < 0) return -1;
    int64_t left = d.end - now();
    return left > 0 ? left : 0;
}

int deadline_left_ms(Deadline d)
{
    int64_t left = deadline_left(d);
    if (left < 0) return -1;
    left = (left + 999999) / 1000000;
    return left < INT_MAX ? (int)left : INT_MAX;
}

bool wait_seconds(View v, const char *refusal, int64_t *nanoseconds)
{
    int64_t whole;
    double seconds;
    if (is_int(v)) {
        if (!int_fits(v, &whole) || whole > INT64_MAX / SECOND || whole < -(INT64_MAX / SECOND))
            return err_false(&exc_OverflowError, "timestamp too large to convert to C _PyTime_t");
        *nanoseconds = whole * SECOND;
        return true;
    }
    if (!type_has(v, TYPE_FLOAT) && !type_of(v)->to_float && !type_of(v)->index) return err_false(&exc_TypeError, "%s", refusal);
    if (!float_from(v, &seconds)) return false;
    if (isnan(seconds)) return err_false(&exc_ValueError, "Invalid value NaN (not a number)");
    seconds *= 1e9;
    seconds = seconds < 0 ? floor(seconds) : ceil(seconds);
    if (!(seconds > -9.2e18 && seconds < 9.2e18)) return err_false(&exc_OverflowError, "timestamp too large to convert to C _PyTime_t");
    *nanoseconds = (int64_t)seconds;
    return true;
}
