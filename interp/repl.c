/* repl.c -- the prompt: read, run, print, again.
 *
 *     >>> if x:           lines are gathered until the parser says that the statement is complete
 *     ...     y
 *     ...
 *
 * Where both ends are terminals, lines come from the line editor; else from sys.stdin, with the prompt on stderr. */
#include "interp/repl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gc/collect.h"
#include "gc/mem.h"
#include "interp/builtins.h"
#include "interp/compile.h"
#include "interp/history.h"
#include "interp/line_editor.h"
#include "interp/options.h"
#include "interp/print_exception.h"
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

/* What has been typed since the prompt appeared; and what a paste brought beyond its first line. */
typedef struct { char *text; size_t len, cap; } Buffer;
static Buffer statement, pasted;

static bool append(Buffer *b, const char *text, size_t len)
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

static void release(Buffer *b)
{
    mem_free(b->text);
    *b = (Buffer){0};
}

/* ---- lines ------------------------------------------------------------------------------------------------ */

/* READ_FAILED: an exception is pending; Ctrl-C is KeyboardInterrupt. */
typedef enum { READ_LINE, READ_END, READ_FAILED } ReadStatus;

static ReadStatus read_edited(const char *prompt, char **line)
{
    for (;;) {
        switch (line_editor_read(prompt, line)) {
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

/* Move the first line of a paste to the statement. */
static bool add_pasted(void)
{
    char *newline = memchr(pasted.text, '\n', pasted.len);
    size_t len = newline ? (size_t)(newline - pasted.text) : pasted.len, rest = newline ? pasted.len - len - 1 : 0;
    *(pasted.text + len) = '\0';
    history_add(pasted.text);
    bool ok = append(&statement, pasted.text, len) && append(&statement, "\n", 1);
    memmove(pasted.text, pasted.text + pasted.len - rest, rest);
    pasted.len = rest;
    return ok;
}

/* One more line for the statement. */
static ReadStatus add_line(const char *prompt)
{
    char *line = NULL;
    if (!editing) return add_from_file(prompt);
    if (pasted.len) return add_pasted() ? READ_LINE : READ_FAILED;      /* the editor has shown it already */
    ReadStatus status = read_edited(prompt, &line);
    if (status == READ_LINE) {
        for (char *p = line; *p; p++) if (*p == '\r') *p = '\n';
        size_t len = strlen(line);
        if (!append(&pasted, len ? line : "\n", len ? len : 1) || !add_pasted()) status = READ_FAILED;
    }
    free(line);
    return status;
}

static bool read_line_for_input(View prompt, Ref *out)
{
    char *line = NULL;
    const char *text = str_utf8(prompt, NULL);
    *out = NULL;
    if (!text) return false;
    ReadStatus status = read_edited(text, &line);
    if (status == READ_LINE) {
        history_add(line);
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
    builtins_read_line = read_line_for_input;
    editing = true;
}

void repl_stop_editor(void)
{
    release(&statement);
    release(&pasted);
    if (!editing) return;
    history_close();
    line_editor_stop();
    builtins_read_line = NULL;
    editing = false;
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

/* Read up to the end of a statement. *code NULL: there was nothing to run. */
static ReadStatus read_statement(View filename, int compile_flags, Ref *code)
{
    statement.len = 0;
    *code = NULL;
    for (;;) {
        Ref prompt = prompt_text(statement.len ? "ps2" : "ps1");
        const char *text = str_utf8(prompt, NULL);
        ReadStatus status = text ? add_line(text) : READ_FAILED;
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
    pasted.len = 0;
    if (ctrl_c) {
        flush_stdout();
        fputs("\nKeyboardInterrupt\n", stderr);
        err_clear();
    } else {
        print_uncaught(err_take());
    }
    return true;
}

static bool set_prompts(void)
{
    return (sys_get("ps1") || sys_set("ps1", str_from_text(">>> "))) && (sys_get("ps2") || sys_set("ps2", str_from_text("... ")));
}

void repl_run(View globals, int compile_flags, bool banner)
{
    Ref filename = str_from_text("<stdin>");
    if (!filename || !set_prompts()) {
        ref_drop(filename);
        return;
    }
    if (banner) fputs("ouro " OURO_VERSION " (Python 3.11 language) on linux\nType exit() or Ctrl-D to leave.\n", stderr);
    for (;;) {
        Ref code, result = NULL;
        ReadStatus status = read_statement(filename, compile_flags, &code);
        if (status == READ_END) break;
        if (code) result = vm_run_code(code, globals, NULL);
        ref_drop(code);
        ref_drop(result);
        if (err_pending && !recover()) break;
        flush_stdout();
    }
    if (!err_pending) fputs("\n", stderr);
    ref_drop(filename);
}
