/* main.c -- the command: what to run, and how to exit. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gc/collect.h"
#include "interp/compile.h"
#include "interp/environment.h"
#include "interp/import.h"
#include "interp/importlib.h"
#include "interp/interpreter.h"
#include "interp/options.h"
#include "interp/print_exception.h"
#include "interp/repl.h"
#include "interp/report.h"
#include "interp/settings.h"
#include "interp/source_file.h"
#include "interp/vm.h"
#include "modules/library.h"
#include "modules/signals.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/file.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { EXIT_BY_SIGINT = -1 };

/* ---- signals ---------------------------------------------------------------------------------------------- */

static void die_by_sigint(void)
{
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
}

/* ---- exit statuses ---------------------------------------------------------------------------------------- */

/* None is 0, an int itself, anything else is printed. */
static int exit_status(View code)
{
    int64_t n;
    if (!code || code == None) return 0;
    if (is_int(code)) return int_fits(code, &n) ? (int)(n & 0xff) : 255;
    Ref text = obj_str(code);
    err_clear();
    const char *raw = sys_get("stderr") == None && text ? str_utf8(text, NULL) : NULL;
    if (raw) fprintf(stderr, "%s\n", raw);             /* there is no sys.stderr, but there is the system's */
    if (text) report_str(text);
    report_text("\n");
    report_flush();
    err_clear();
    ref_drop(text);
    return 1;
}

/* The pending SystemExit ends the program. */
static int end_by_exit(void)
{
    Ref exception = err_take(), code = ref_keep_or_null(as_exc(exception)->fields[EXIT_CODE]);
    int status = exit_status(code);
    ref_drop(code);
    ref_drop(exception);
    return status;
}

/* The pending exception ends the program. */
static int end_by_exception(const Options *o)
{
    if (!err_pending) err_raise(&exc_RuntimeError, "lost __main__");
    if (err_is(&exc_SystemExit) && !o->interactive) return end_by_exit();
    int status = type_of(err_pending) == &exc_KeyboardInterrupt ? EXIT_BY_SIGINT : 1;
    print_uncaught(err_take());
    return err_pending ? end_by_exit() : status;
}

static int finish(Ref result, const Options *o)
{
    if (!result) return end_by_exception(o);
    ref_drop(result);
    return 0;
}

/* ---- sys.argv, sys.path, __main__ ------------------------------------------------------------------------- */

static bool set_argv(const char *first, const Options *o)
{
    Ref list = list_new();
    bool ok = list && push_system_text(list, first);
    for (int i = 0; ok && i < o->nargs; i++) ok = push_system_text(list, o->args[i]);
    if (ok) return sys_set("argv", list);
    ref_drop(list);
    return false;
}

/* sys.path[0]. */
static bool set_path(const char *folder, const Options *o)
{
    View path = sys_get("path");
    if (o->safe_path || !path || !is_list(path)) return true;
    Ref entry = text_from_system(folder);
    return entry && list_insert(path, 0, entry);
}

static View main_dict(void)
{
    View module = interpreter_main();
    return module && module->shape == SHAPE_MODULE ? as_module(module)->dict : NULL;
}

/* ---- running ---------------------------------------------------------------------------------------------- */

static Ref run_text(const char *text, size_t len, const char *filename, int flags)
{
    Ref name = text_from_system(filename), result = NULL;
    Ref code = name ? compile_source(text, len, name, PARSE_MODULE, flags) : NULL;
    View globals = main_dict();
    if (code && globals) result = vm_run_code(code, globals, NULL);
    ref_drop(name);
    ref_drop(code);
    return result;
}

/* Is the text of -c UTF-8? If not, this is said. */
static bool check_command(const Options *o)
{
    Ref text = text_from_system(o->command), raw = text ? str_encode(text, "utf-8", "strict") : NULL;
    ref_drop(text);
    ref_drop(raw);
    if (raw) return true;
    Ref error = err_take();
    report_text("Unable to decode the command from the command line:\n");
    print_exception(error);
    ref_drop(error);
    return false;
}

static int run_command(const Options *o)
{
    size_t len = strlen(o->command);
    char *text = NULL;
    Ref result = NULL;
    if (!check_command(o)) return 1;
    if (set_argv("-c", o) && set_path("", o) && (text = alloc_bytes(len + 2))) {
        memcpy(text, o->command, len);
        text[len] = '\n';
        result = run_text(text, len + 1, "<string>", settings_compile_flags(o) | COMPILE_TEXT);
    }
    mem_free(text);
    return finish(result, o);
}

/* The folder that the script really is in. */
static bool set_script_path(const char *file, const Options *o)
{
    char *real = realpath(file, NULL), *slash = real ? strrchr(real, '/') : NULL;
    if (slash) slash[slash == real] = '\0';
    bool ok = set_path(slash ? real : "", o);
    free(real);
    return ok;
}

static bool set_main_file(const char *file)
{
    View globals = main_dict();
    return globals && dict_set_text(globals, "__file__", text_from_system(file)) && dict_set_text(globals, "__cached__", None);
}

static int cannot_open(const Options *o, const char *file, int error)
{
    Ref name = text_from_system(file), shown = name ? obj_repr(name) : NULL, ascii = shown ? str_encode(shown, "utf-8", "backslashreplace") : NULL;
    fprintf(stderr, "%s: can't open file %s: [Errno %d] %s\n", o->program, ascii ? (const char *)as_bytes(ascii)->data : "?", error,
            strerror(error));
    ref_drop(name);
    ref_drop(shown);
    ref_drop(ascii);
    return 2;
}

/* -x leaves out the first line, but not the newline at its end: the others keep their numbers. */
static int run_source(const Options *o, SourceFile *source, const char *file)
{
    Ref result = NULL;
    const char *text = source->data ? source->data : "", *end = o->skip_line ? memchr(text, '\n', source->len) : text;
    if (!end) end = text + source->len;
    if (set_main_file(file)) result = run_text(end, source->len - (size_t)(end - text), file, settings_compile_flags(o));
    source_file_free(source);
    return finish(result, o);
}

/* A folder is run by the __main__.py in it. Here, and for -m, there is a plain way for where the library is missing. */
static int run_folder(const Options *o, const char *folder)
{
    char file[PATH_SIZE + 16];
    SourceFile source;
    if (library_folder()) {
        View path = sys_get("path");
        Ref entry = text_from_system(folder);           /* in front of sys.path even with -P */
        if (!set_argv(o->file, o) || !entry || !path || !list_insert(path, 0, entry)) return finish(NULL, o);
        return finish(importlib_run_module("__main__", false), o);
    }
    snprintf(file, sizeof file, "%s/__main__.py", folder);
    if (source_file_read(file, &source) != 0) {
        fprintf(stderr, "%s: can't find '__main__' module in '%s'\n", o->program, folder);
        return 1;
    }
    if (!set_argv(o->file, o) || !set_path(folder, o)) {
        source_file_free(&source);
        return finish(NULL, o);
    }
    return run_source(o, &source, file);
}

static int run_file(const Options *o)
{
    char path[PATH_SIZE];
    SourceFile source;
    settings_absolute(o->file, path);
    int error = source_file_read(path, &source);
    if (error == EISDIR) return run_folder(o, path);
    if (error == ENOMEM) return err_memory(), finish(NULL, o);
    if (error) return cannot_open(o, path, error);
    if (!set_argv(o->file, o) || !set_script_path(path, o)) {
        source_file_free(&source);
        return finish(NULL, o);
    }
    return run_source(o, &source, path);
}

/* -m a.b, where there is no library: a/b.py or a/b/__main__.py along sys.path. */
static bool find_module_file(const char *name, char *file)
{
    View path = sys_get("path");
    for (size_t i = 0; path && is_list(path) && i < as_list(path)->len; i++) {
        const char *folder = is_str(list_at(path, i)) ? str_utf8(list_at(path, i), NULL) : NULL;
        static const char *const tails[] = { ".py", "/__main__.py" };
        for (size_t t = 0; folder && t < 2; t++) {
            size_t start = strlen(folder) + 1;
            if (snprintf(file, PATH_SIZE, "%s/%s%s", folder, name, tails[t]) >= PATH_SIZE) continue;
            for (size_t c = start; c < start + strlen(name); c++) if (file[c] == '.') file[c] = '/';
            if (access(file, R_OK) == 0) return true;
        }
    }
    return false;
}

static int run_module(const Options *o)
{
    char here[PATH_SIZE], file[PATH_SIZE];
    SourceFile source;
    if (!set_path(getcwd(here, sizeof here) ? here : "", o)) return finish(NULL, o);
    if (library_folder()) return finish(set_argv("-m", o) ? importlib_run_module(o->module, true) : NULL, o);
    if (!find_module_file(o->module, file) || source_file_read(file, &source) != 0) {
        fprintf(stderr, "%s: No module named %s\n", o->program, o->module);
        return 1;
    }
    if (!set_argv(file, o)) {
        source_file_free(&source);
        return finish(NULL, o);
    }
    return run_source(o, &source, file);
}

static int run_prompt(const Options *o, bool banner, const char *startup)
{
    View globals = main_dict();
    Options plain = *o;
    plain.interactive = false;          /* SystemExit at the prompt ends everything */
    if (!globals) return 1;
    Ref kept = ref_keep(globals);
    repl_start_editor();
    repl_run(kept, settings_compile_flags(o), banner, startup);
    ref_drop(kept);
    return err_pending ? end_by_exception(&plain) : 0;
}

/* Standard input: a prompt at a terminal, else a program that is read whole. */
static int run_input(const Options *o)
{
    SourceFile source;
    if (!set_argv(o->file ? "-" : "", o) || !set_path("", o)) return finish(NULL, o);
    if (isatty(STDIN_FILENO) || o->interactive) return run_prompt(o, !o->quiet, o->startup);
    int error = source_file_read_fd(STDIN_FILENO, &source);
    if (error == ENOMEM) return err_memory(), finish(NULL, o);
    Ref result = NULL;                      /* an input that is closed is empty, too */
    if (set_main_file("<stdin>")) result = run_text(source.data ? source.data : "", source.len, "<stdin>", settings_compile_flags(o));
    source_file_free(&source);
    return finish(result, o);
}

/* --dis: what a file is compiled to. */
static int disassemble(const Options *o)
{
    SourceFile source;
    int error = source_file_read(o->file, &source);
    if (error) return cannot_open(o, o->file, error);
    Ref name = text_from_system(o->file);
    Ref code = name ? compile_source(source.data ? source.data : "", source.len, name, PARSE_MODULE, settings_compile_flags(o)) : NULL;
    if (code) code_disassemble(stdout, as_code(code), source.data ? source.data : "", source.len);
    fflush(stdout);
    source_file_free(&source);
    ref_drop(name);
    return finish(code, o);
}

static int run(const Options *o)
{
    if (o->dis) return disassemble(o);
    if (o->command) return run_command(o);
    if (o->module) return run_module(o);
    if (o->file && strcmp(o->file, "-") != 0) return run_file(o);
    return run_input(o);
}

/* For tests: the nth request for memory fails. */
static void fail_on_demand(void)
{
    const char *nth = getenv("OURO_FAIL_AT");
    if (nth && *nth) mem_fail_at(strtoull(nth, NULL, 10), false);
}

/* Is there to be a prompt after the program? The program itself may have said so, as in CPython. */
static bool goes_on(const Options *o)
{
    bool ran_program = o->command || o->module || (o->file && strcmp(o->file, "-") != 0);
    if (o->dis || !ran_program) return false;
    const char *late = o->no_environment ? NULL : getenv("OUROINSPECT");
    return o->interactive || ((o->inspect || (late && *late)) && isatty(STDIN_FILENO));
}

int main(int argc, char **argv)
{
    Options options;
    int status = 0;
    if (!options_parse(argc, argv, &options, &status)) return status;
    environment_apply(&options);
    if (!interpreter_start() || !settings_apply(&options, argc, argv)) {
        fputs("ouro: out of memory while starting\n", stderr);
        return 1;
    }
    if (!signals_start()) err_clear();
    import_compile_flags = settings_compile_flags(&options);
#ifdef OURO_DEBUG
    const char *stress = getenv("OURO_STRESS");     /* see gc/collect.h */
    if (stress) gc_stress = atoi(stress);
#endif
    settings_use_warnings();
    fail_on_demand();
    status = run(&options);
    if (goes_on(&options)) status = run_prompt(&options, false, NULL);
    mem_fail_at(0, false);
    repl_stop_editor();
    int end = interpreter_end(status == EXIT_BY_SIGINT ? 1 : status);
    if (status == EXIT_BY_SIGINT && end == 1) die_by_sigint();
    return end;
}
