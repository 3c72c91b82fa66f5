/* builtins_io.c -- print, input, open. */
#include "interp/builtins_parts.h"

#include "modules/sys.h"
#include "objects/file.h"
#include "objects/str.h"
#include "objects/tuple.h"

bool (*builtins_read_line)(View prompt, Ref *line);

/* Write to a file of ours directly, to anything else by its write method. text is consumed; NULL passes an error on. */
static bool put(View file, Ref text)
{
    bool ok = false;
    if (text && is_text_file(file)) ok = file_write(file, text);
    else if (text) {
        View args[1] = { text };
        Ref result = obj_call_method(file, "write", args, 1);
        ok = result != NULL;
        ref_drop(result);
    }
    ref_drop(text);
    return ok;
}

static bool flush(View file)
{
    if (is_text_file(file)) return file_flush(file);
    Ref result = obj_call_method(file, "flush", NULL, 0);
    ref_drop(result);
    return result != NULL;
}

/* ---- print ------------------------------------------------------------------------------------------------ */

enum { PRINT_SEP, PRINT_END, PRINT_FILE, PRINT_FLUSH };

static bool check_text(View *v, const char *name)
{
    if (*v == None) *v = NULL;
    return !*v || is_str(*v) || err_false(&exc_TypeError, "%s must be None or a string, not %T", name, *v);
}

static bool print_all(View file, View const *args, size_t n, View sep, View end)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && !put(file, sep ? ref_keep(sep) : str_from_char(' '))) return false;
        if (!put(file, args[i]->shape == SHAPE_STR ? ref_keep(args[i]) : obj_str(args[i]))) return false;
    }
    return put(file, end ? ref_keep(end) : str_from_char('\n'));
}

static Ref b_print(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    View options[4] = { NULL, NULL, NULL, NULL };
    if (kwnames && !args_bind("print", "*, sep=, end=, file=, flush=", args + n, 0, kwnames, options)) return NULL;
    View file = options[PRINT_FILE];
    if (!file || file == None) {
        if (!(file = sys_get("stdout"))) return err_raise(&exc_RuntimeError, "lost sys.stdout");
        if (file == None) return None;
    }
    if (!check_text(&options[PRINT_SEP], "sep") || !check_text(&options[PRINT_END], "end")) return NULL;
    Ref kept = ref_keep(file);              /* a __str__ may set sys.stdout */
    bool ok = print_all(kept, args, n, options[PRINT_SEP], options[PRINT_END]);
    int wants_flush = ok && options[PRINT_FLUSH] ? obj_truth(options[PRINT_FLUSH]) : 0;
    if (wants_flush > 0) ok = flush(kept);
    ref_drop(kept);
    return ok && wants_flush >= 0 ? None : NULL;
}

/* ---- input ------------------------------------------------------------------------------------------------ */

static Ref standard(const char *name)
{
    View file = sys_get(name);
    if (!file || file == None) return err_raise(&exc_RuntimeError, "input(): lost sys.%s", name);
    return ref_keep(file);
}

/* Is it our own file, open on this descriptor, and that a terminal? */
static bool is_terminal(View file, int fd)
{
    if (!is_text_file(file) || file_descriptor(file) != fd) return false;
    Ref answer = obj_call_method(file, "isatty", NULL, 0);
    bool yes = answer == True;
    ref_drop(answer);
    err_clear();
    return yes;
}

static Ref read_from(View in)
{
    Ref line = is_text_file(in) ? file_read_line(in) : obj_call_method(in, "readline", NULL, 0);
    if (!line) return NULL;
    if (!is_str(line)) {
        err_raise(&exc_TypeError, "object.readline() returned non-string");
        ref_clear(&line);
        return NULL;
    }
    size_t len = as_str(line)->len;
    if (len == 0) {
        ref_drop(line);
        return err_raise(&exc_EOFError, "EOF when reading a line");
    }
    if (str_at(line, len - 1) != '\n') return line;
    Ref cut = str_slice(line, 0, len - 1);
    ref_drop(line);
    return cut;
}

static Ref read_at_terminal(View prompt)
{
    Ref line = NULL, text = prompt ? obj_str(prompt) : ref_keep(str_empty);
    if (!text) return NULL;
    bool ok = builtins_read_line(text, &line);
    ref_drop(text);
    if (ok && !line) err_raise(&exc_EOFError, "EOF when reading a line");
    return line;
}

static Ref b_input(View self, View const *args, size_t n)
{
    (void)self;
    Ref in = standard("stdin"), out = NULL, err = NULL, line = NULL;
    View prompt = n ? args[0] : NULL;
    if (!in || !(out = standard("stdout")) || !(err = standard("stderr"))) goto done;
    if (!flush(err)) err_clear();
    if (builtins_read_line && is_terminal(in, 0) && is_terminal(out, 1)) {
        if (flush(out)) line = read_at_terminal(prompt);
        goto done;
    }
    if (prompt && !put(out, obj_str(prompt))) goto done;
    if (!flush(out)) err_clear();
    line = read_from(in);
done:
    ref_drop(in);
    ref_drop(out);
    ref_drop(err);
    return line;
}

static Ref b_open(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return file_open(args);
}

const NativeDef builtins_io[] = {
    NATIVE_RAW("print", b_print, "Write the arguments to file (sys.stdout), sep between them and end after the last."),
    NATIVE("input", b_input, 0, 1, "Show a prompt and read a line."),
    NATIVE_PARAMS("open", b_open, "file, mode=, buffering=, encoding=, errors=, newline=, closefd=, opener=",
                  "Open a file: mode r, w, a or x, with b for bytes and + for both ways."),
    {0}
};
