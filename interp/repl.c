/* repl.c -- the prompt: read, run, print, again.
 *
 * Where both ends are terminals, the line editor gives whole blocks of statements:
 *
 *     >>> if x:
 *     ...     y
 *     ...
 *
 * Else lines come from sys.stdin, with the prompt on stderr, and are gathered until the parser says that the statement is complete. */
#include "interp/repl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gc/collect.h"
#include "gc/mem.h"
#include "interp/builtins.h"
#include "interp/colours.h"
#include "interp/compile.h"
#include "interp/complete.h"
#include "interp/history.h"
#include "interp/line_editor.h"
#include "modules/sys_info.h"
#include "interp/print_exception.h"
#include "interp/prompt_commands.h"
#include "interp/source_file.h"
#include "interp/source_lines.h"
#include "interp/vm.h"
#include "modules/signals.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/file.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool editing;                    /* the line editor is in use */

/* What has been typed since the prompt appeared. */
typedef struct { char *text; size_t len, cap; } Typed;
static Typed statement;

static bool append(Typed *b, const char *text, size_t len)
{
    if (b->len + len + 1 > b->cap) {
        size_t cap = 2 * b->cap + len + 64;
        char *fresh = alloc_resize(b->text, cap);
        if (!fresh) return false;
        b->text = fresh;
        b->cap = cap;
    }
    memcpy(b->text + b->len, text, len);
    b->len += len;
    b->text[b->len] = '\0';
    return true;
}

static void release(Typed *b)
{
    mem_free(b->text);
    *b = (Typed){0};
}

/* ---- lines ------------------------------------------------------------------------------------------------ */

/* READ_FAILED: an exception is pending; Ctrl-C is KeyboardInterrupt. */
typedef enum { READ_LINE, READ_END, READ_FAILED } ReadStatus;

static ReadStatus read_edited(const char *prompt, const char *more, char **text)
{
    for (;;) {
        switch (line_editor_read(prompt, more, text)) {
        case LINE_READ: return READ_LINE;
        case LINE_END: return READ_END;
        case LINE_INTERRUPTED:
            if (!signals_run()) return READ_FAILED;
            break;
        case LINE_MEMORY:
            err_memory();
            return READ_FAILED;
        }
    }
}

static ReadStatus add_from_file(const char *prompt)
{
    size_t len;
    View in = sys_get("stdin");
    fputs(prompt, stderr);
    fflush(stderr);
    if (!in || !is_text_file(in)) return READ_END;
    Ref kept = ref_keep(in), line = file_read_line(kept);
    ref_drop(kept);
    const char *text = line ? str_utf8(line, &len) : NULL;
    ReadStatus status = !text ? READ_FAILED : len ? READ_LINE : READ_END;
    if (status == READ_LINE && !append(&statement, text, len)) status = READ_FAILED;
    if (status == READ_LINE && text[len - 1] != '\n' && !append(&statement, "\n", 1)) status = READ_FAILED;
    ref_drop(line);
    return status;
}

static bool read_line_for_input(View prompt, Ref *out)
{
    char *line = NULL;
    const char *text = str_utf8(prompt, NULL);
    *out = NULL;
    if (!text) return false;
    ReadStatus status = read_edited(text, NULL, &line);
    if (status == READ_LINE) {
        *out = str_from_utf8(line, strlen(line));
        if (!*out) status = READ_FAILED;
    }
    free(line);
    return status != READ_FAILED;
}

void repl_start_editor(void)
{
    if (editing || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return;
    line_editor_start();
    history_open();
    colours_on = colours_wanted(STDOUT_FILENO);
    builtins_read_line = read_line_for_input;
    editing = true;
}

void repl_stop_editor(void)
{
    release(&statement);
    source_forget_typed();
    prompt_commands_end();
    if (!editing) return;
    history_close();
    line_editor_stop();
    builtins_read_line = NULL;
    editing = colours_on = false;
}

/* ---- statements ------------------------------------------------------------------------------------------- */

/* str(sys.ps1), new; "" where it is missing or its str fails. */
static Ref prompt_text(const char *name)
{
    View prompt = sys_get(name);
    Ref kept = ref_keep_or_null(prompt), text = kept ? obj_str(kept) : NULL;
    err_clear();
    ref_drop(kept);
    return text ? text : ref_keep(str_empty);
}

/* Read lines up to the end of a statement. *code NULL: there was nothing to run. */
static ReadStatus read_lines(View filename, int compile_flags, Ref *code)
{
    statement.len = 0;
    *code = NULL;
    for (;;) {
        Ref prompt = prompt_text(statement.len ? "ps2" : "ps1");
        const char *text = str_utf8(prompt, NULL);
        ReadStatus status = text ? add_from_file(text) : READ_FAILED;
        ref_drop(prompt);
        bool ended = status == READ_END && statement.len > 0;
        if (status != READ_LINE && !ended) return status;
        if (ended) fputs("\n", stderr);                 /* what is there has to do */
        else if (statement.text[strspn(statement.text, " \t\f\r\n")] == '\0') return READ_LINE;
        *code = compile_source(statement.text, statement.len, filename, ended ? PARSE_SINGLE : PARSE_INTERACTIVE, compile_flags);
        if (*code) return READ_LINE;
        if (err_pending || ended) return READ_FAILED;
    }
}

/* Behind two newlines nothing is waited for but the end of a bracket or a string: and that is a mistake then. */
static Ref compile_block(View filename, int compile_flags)
{
    Ref code = compile_source(statement.text, statement.len, filename, PARSE_BLOCK, compile_flags);
    if (code || err_pending) return code;
    return compile_source(statement.text, statement.len, filename, PARSE_MODULE, compile_flags);
}

/* Read a block of statements. */
static ReadStatus read_block(View globals, int compile_flags, Ref *code)
{
    Ref first = prompt_text("ps1"), more = prompt_text("ps2"), filename = NULL;
    const char *first_text = str_utf8(first, NULL), *more_text = first_text ? str_utf8(more, NULL) : NULL;
    char *text = NULL;
    statement.len = 0;
    *code = NULL;
    ReadStatus status = more_text ? read_edited(first_text, more_text, &text) : READ_FAILED;
    ref_drop(first);
    ref_drop(more);
    if (status != READ_LINE) return status;
    history_add(text);
    if (prompt_command(text, globals, compile_flags)) {
        if (err_pending) status = READ_FAILED;
    } else if (text[strspn(text, " \t\f\r\n")]) {
        prompt_commands_note(text, globals);
        if (!append(&statement, text, strlen(text)) || !append(&statement, "\n\n", 2) || !(filename = str_from_text("<stdin>")) ||
            !source_typed(filename, statement.text, statement.len) || !(*code = compile_block(filename, compile_flags)))
            status = READ_FAILED;
    }
    ref_drop(filename);
    free(text);
    return status;
}

static void flush_stdout(void)
{
    View out = sys_get("stdout");
    if (out && is_text_file(out)) file_flush(out);
    err_clear();
    fflush(stdout);
}

/* What failed at the prompt is shown, and the prompt goes on; SystemExit ends it. False: SystemExit is pending. */
static bool recover(void)
{
    if (err_is(&exc_SystemExit)) return false;
    bool ctrl_c = err_is(&exc_KeyboardInterrupt) && !as_exc(err_pending)->traceback;
    if (ctrl_c) {
        flush_stdout();
        fputs("\nKeyboardInterrupt\n", stderr);
        err_clear();
    } else {
        print_uncaught(err_take());
    }
    return !err_pending;                    /* a hook of the program's may raise SystemExit */
}

static bool set_prompts(void)
{
    return (sys_get("ps1") || sys_set("ps1", str_from_text(">>> "))) && (sys_get("ps2") || sys_set("ps2", str_from_text("... ")));
}

/* The startup file, which runs in the prompt's own namespace. */
static void run_startup(const char *path, View globals, int compile_flags)
{
    SourceFile file;
    int error = source_file_read(path, &file);
    Ref name = str_from_text(path), code = NULL, result = NULL;
    if (error && name) {
        flush_stdout();
        fputs("Could not open OUROSTARTUP\n", stderr);
        err_errno(error, name);
    } else if (name) {
        code = compile_source(file.data ? file.data : "", file.len, name, PARSE_MODULE, compile_flags);
        if (code) result = vm_run_code(code, globals, NULL);
        source_file_free(&file);
    }
    ref_drop(name);
    ref_drop(code);
    ref_drop(result);
}

void repl_run(View globals, int compile_flags, bool banner, const char *startup)
{
    Ref filename = str_from_text("<stdin>");
    if (!filename) return;
    complete_in(globals);
    if (banner) fputs("ouro " OURO_VERSION " (Python 3.11 language) on linux\nType exit() or Ctrl-D to leave, %help for what this prompt can do.\n", stderr);
    if (startup && *startup) run_startup(startup, globals, compile_flags);
    bool goes_on = (!err_pending || recover()) && set_prompts();
    while (goes_on) {
        Ref code, result = NULL;
        ReadStatus status = editing ? read_block(globals, compile_flags, &code) : read_lines(filename, compile_flags, &code);
        if (status == READ_END) break;
        if (code) result = vm_run_code(code, globals, NULL);
        ref_drop(code);
        ref_drop(result);
        if (err_pending && !recover()) break;
        flush_stdout();
    }
    if (!err_pending) fputs("\n", stderr);
    complete_in(NULL);
    ref_drop(filename);
}
