/* report.c -- text on its way to sys.stderr. */
#include "interp/report.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/file.h"
#include "objects/str.h"

static char buffer[4096];
static size_t used;
static bool silent;

void report_silence(void) { silent = true; }

static void write_raw(const char *text, size_t len)
{
    while (len) {
        ssize_t n = write(STDERR_FILENO, text, len);
        if (n <= 0) return;
        text += n;
        len -= (size_t)n;
    }
}

/* Give text to a file object. False, without an exception: it did not take it. */
static bool give(View file, View text)
{
    bool ok;
    if (is_text_file(file)) {
        ok = file_write(file, text) && file_flush(file);
    } else {
        View args[1] = { text };
        Ref result = obj_call_method(file, "write", args, 1);
        ok = result != NULL;
        ref_drop(result);
    }
    err_clear();
    return ok;
}

static void flush_stdout(void)
{
    View out = sys_get("stdout");
    if (out && is_text_file(out)) file_flush(out);
    err_clear();
}

/* How many bytes at the end of the buffer belong to a character that is not complete yet. */
static size_t unfinished(void)
{
    size_t back = 1;
    while (back < 4 && back < used && ((unsigned char)buffer[used - back] & 0xC0) == 0x80) back++;
    unsigned char lead = (unsigned char)buffer[used - back];
    size_t wants = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return wants > back ? back : 0;
}

static void send(size_t len)
{
    View file = sys_get("stderr");
    if (silent || (file && file == None)) return;
    Ref kept = ref_keep_or_null(file), text = kept ? str_from_utf8(buffer, len) : NULL;
    err_clear();
    if (!text || !give(kept, text)) write_raw(buffer, len);
    ref_drop(text);
    ref_drop(kept);
}

void report_flush(void)
{
    flush_stdout();
    if (used) send(used);
    used = 0;
}

void report_bytes(const char *utf8, size_t len)
{
    while (len) {
        size_t room = sizeof buffer - used, n = len < room ? len : room;
        memcpy(buffer + used, utf8, n);
        used += n;
        utf8 += n;
        len -= n;
        if (used < sizeof buffer) return;
        size_t rest = unfinished();
        char kept[4];
        memcpy(kept, buffer + used - rest, rest);
        flush_stdout();
        send(used - rest);
        memcpy(buffer, kept, rest);
        used = rest;
    }
}

void report_text(const char *utf8) { report_bytes(utf8, strlen(utf8)); }

/* A program may have put something else in the place of sys.stderr. */
static bool has_colour(void)
{
    View file = sys_get("stderr");
    return colours_on && file && is_text_file(file) && file_descriptor(file) == STDERR_FILENO && colours_wanted(STDERR_FILENO);
}

void report_style(Style style)
{
    if (has_colour()) report_text(colour_escape(style));
}

void report_str(View text)
{
    size_t len;
    const char *utf8 = str_utf8(text, &len);
    if (utf8) report_bytes(utf8, len);
    else err_clear(), report_text("???");
}

void report_number(unsigned long n)
{
    char digits[24];
    report_bytes(digits, (size_t)snprintf(digits, sizeof digits, "%lu", n));
}

void report_repeated(char c, size_t times)
{
    while (times--) report_bytes(&c, 1);
}
