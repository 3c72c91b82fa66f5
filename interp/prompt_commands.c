/* prompt_commands.c -- what begins with % at the prompt.
 *
 *     %refs x      who holds the object        %gc      generations, counts, the last collections
 *     %heap        what there is               %time    run a statement, with a clock
 *     %dis f       instructions                %help    this list */
#include "interp/prompt_commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "gc/collect.h"
#include "gc/mem.h"
#include "interp/compile.h"
#include "interp/source_lines.h"
#include "interp/vm.h"
#include "modules/sys.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/file.h"
#include "objects/func.h"
#include "objects/str.h"

static void flush(void)
{
    View out = sys_get("stdout");
    if (out && is_text_file(out)) file_flush(out);
    err_clear();
}

/* ---- the last collections ----------------------------------------------------------------------------------- */

enum { REMEMBERED = 5 };
typedef struct { int generation; size_t collected, uncollectable; double seconds; } Collection;
static Collection collections[REMEMBERED];
static size_t ncollections;
static double started;
static bool watching;
static void (*listener)(GcEvent event, int generation, size_t collected, size_t uncollectable);

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void note_collection(GcEvent event, int generation, size_t collected, size_t uncollectable)
{
    if (event == GC_EVENT_START) started = now(CLOCK_MONOTONIC);
    else collections[ncollections++ % REMEMBERED] = (Collection){ generation, collected, uncollectable, now(CLOCK_MONOTONIC) - started };
    if (listener) listener(event, generation, collected, uncollectable);
}

/* Between us and the module gc, if that is imported later, nothing goes missing: whoever stands there is called after us. */
static void watch(void)
{
    if (gc_on_event == note_collection) return;
    listener = gc_on_event;
    gc_on_event = note_collection;
    watching = true;
}

/* ---- deleted names ------------------------------------------------------------------------------------------ */

enum { MAX_DELETED = 16, MAX_NAME = 64 };
typedef struct { char name[MAX_NAME]; View object; } Deleted;      /* object: perhaps dead by now */
static Deleted deleted[MAX_DELETED];
static size_t ndeleted;

static bool is_name_char(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static void note_deleted(const char *name, size_t len, View globals)
{
    Ref key = len && len < MAX_NAME ? str_from_utf8(name, len) : NULL;
    View object = key ? dict_get_str(globals, key) : NULL;
    ref_drop(key);
    if (!object) return;
    Deleted *d = &deleted[ndeleted++ % MAX_DELETED];
    memcpy(d->name, name, len);
    d->name[len] = '\0';
    d->object = object;
}

void prompt_commands_note(const char *text, View globals)
{
    watch();
    if (strncmp(text, "del ", 4) != 0) return;
    for (text += 4; *text && *text != '\n' && *text != ';';) {
        const char *start = text += strspn(text, " ,");
        while (is_name_char(*text)) text++;
        note_deleted(start, (size_t)(text - start), globals);
        if (*text && *text != ',' && *text != ' ') break;
    }
    err_clear();
}

void prompt_commands_end(void)
{
    if (watching && gc_on_event == note_collection) gc_on_event = listener;
    watching = false;
    ndeleted = ncollections = 0;
}

/* ---- the commands ------------------------------------------------------------------------------------------- */

/* The value of an expression; NULL: an exception is pending. */
static Ref evaluate(const char *text, View globals, int compile_flags)
{
    Ref name = str_from_text("<stdin>"), code = name ? compile_source(text, strlen(text), name, PARSE_EXPRESSION, compile_flags) : NULL;
    Ref value = code ? vm_run_code(code, globals, NULL) : NULL;
    ref_drop(name);
    ref_drop(code);
    return value;
}

static bool needs_argument(const char *command, const char *text, const char *what)
{
    if (*text) return true;
    printf("%%%s what? Give it %s.\n", command, what);
    return false;
}

static void command_refs(const char *text, View globals, int flags)
{
    if (!needs_argument("refs", text, "a name, or any expression")) return;
    Ref value = evaluate(text, globals, flags);
    if (!value && err_is(&exc_NameError)) {
        for (size_t i = ndeleted < MAX_DELETED ? ndeleted : MAX_DELETED; i-- > 0;) {
            if (strcmp(deleted[i].name, text) != 0) continue;
            err_clear();
            prompt_show_deleted(text, deleted[i].object);
            return;
        }
    }
    flush();
    if (value) prompt_show_referrers(value, globals, 1);
    ref_drop(value);
}

static void command_time(const char *text, View globals, int flags)
{
    if (!needs_argument("time", text, "a statement")) return;
    size_t len = strlen(text), before[GC_GENERATIONS];
    char *lines = alloc_bytes(len + 3);
    if (!lines) return;
    sprintf(lines, "%s\n\n", text);
    Ref name = str_from_text("<stdin>"), code = NULL, result = NULL;
    if (name && source_typed(name, lines, len + 2)) code = compile_source(lines, len + 2, name, PARSE_SINGLE, flags);
    for (int i = 0; i < GC_GENERATIONS; i++) before[i] = gc.collections[i];
    double wall = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
    if (code) result = vm_run_code(code, globals, NULL);
    wall = now(CLOCK_MONOTONIC) - wall;
    cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    flush();
    if (code) {
        size_t runs = 0;
        for (int i = 0; i < GC_GENERATIONS; i++) runs += gc.collections[i] - before[i];
        printf("%.3f ms, %.3f ms of them computing; %zu collection%s\n", wall * 1e3, cpu * 1e3, runs, runs == 1 ? "" : "s");
    }
    mem_free(lines);
    ref_drop(name);
    ref_drop(code);
    ref_drop(result);
}

/* The code of a function, a method, a generator ...; borrowed. */
static View code_of(View v)
{
    if (v->shape == SHAPE_METHOD) v = as_method(v)->function;
    if (v->shape == SHAPE_FUNCTION) return as_func(v)->code;
    return v->shape == SHAPE_CODE ? v : NULL;
}

static void show_instructions(View code)
{
    SourceLine all;
    const char *end = NULL;
    /* Lines of one source lie one behind the other. */
    bool known = source_line(as_code(code)->filename, 1, &all);
    SourceLine line = all;
    for (unsigned i = 1; known && source_line(as_code(code)->filename, i, &line); i++) end = line.text + line.len;
    flush();
    code_disassemble(stdout, as_code(code), known ? all.text : NULL, known ? (size_t)(end - all.text) : 0);
    source_forget();
}

static void command_dis(const char *text, View globals, int flags)
{
    if (!needs_argument("dis", text, "a function, or a statement")) return;
    Ref value = evaluate(text, globals, flags);
    View code = value ? code_of(value) : NULL;
    if (code) {
        show_instructions(code);
    } else {
        Ref name = str_from_text("<stdin>"), own;
        err_clear();
        own = name ? compile_source(text, strlen(text), name, PARSE_SINGLE, flags) : NULL;
        flush();
        if (own) code_disassemble(stdout, as_code(own), text, strlen(text));
        ref_drop(own);
        ref_drop(name);
    }
    ref_drop(value);
}

static void command_gc(const char *text, View globals, int flags)
{
    (void)text, (void)globals, (void)flags;
    printf("collections are %s\n", gc.enabled ? "enabled" : "disabled");
    printf("generation   count  threshold  objects  collections  collected\n");
    for (int i = 0; i < GC_GENERATIONS; i++)
        printf("%10d %7d %10d %8zu %12zu %10zu\n", i, gc.count[i], gc.threshold[i], gc_objects(i, NULL, 0), gc.collections[i], gc.collected[i]);
    size_t n = ncollections < REMEMBERED ? ncollections : REMEMBERED;
    if (n) printf("the last collections, newest first:\n");
    for (size_t i = 1; i <= n; i++) {
        const Collection *c = &collections[(ncollections - i) % REMEMBERED];
        printf("  generation %d found %zu in %.3f ms\n", c->generation, c->collected + c->uncollectable, c->seconds * 1e3);
    }
}

/* ---- %heap -------------------------------------------------------------------------------------------------- */

typedef struct { TypeObj *type; size_t count; } Kind;

static int by_count(const void *a, const void *b)
{
    size_t x = ((const Kind *)a)->count, y = ((const Kind *)b)->count;
    return x < y ? 1 : x > y ? -1 : 0;
}

/* How many of each type there are among n objects; *nkinds of them. NULL: no memory. */
static Kind *count_kinds(View const *objects, size_t n, size_t *nkinds)
{
    Kind *kinds = mem_calloc(SHAPE_MAX < n + 1 ? (size_t)SHAPE_MAX : n + 1, sizeof *kinds);
    *nkinds = 0;
    for (size_t i = 0; kinds && i < n; i++) {
        size_t k = 0;
        while (k < *nkinds && kinds[k].type != type_of(objects[i])) k++;
        if (k == *nkinds) kinds[(*nkinds)++].type = type_of(objects[i]);
        kinds[k].count++;
        for (; k > 0 && kinds[k].count > kinds[k - 1].count; k--) {     /* the frequent ones are found first */
            Kind swapped = kinds[k];
            kinds[k] = kinds[k - 1];
            kinds[k - 1] = swapped;
        }
    }
    if (kinds) qsort(kinds, *nkinds, sizeof *kinds, by_count);
    return kinds;
}

static void command_heap(const char *text, View globals, int flags)
{
    enum { SHOWN = 12 };
    size_t total = 0, at = 0, nkinds;
    (void)text, (void)globals, (void)flags;
    MemStats memory = mem_stats();
    for (int i = 0; i < GC_GENERATIONS; i++) total += gc_objects(i, NULL, 0);
    View *objects = mem_alloc((total + 1) * sizeof *objects);
    if (!objects) return;
    for (int i = 0; i < GC_GENERATIONS; i++) {
        size_t n = gc_objects(i, objects + at, total - at);
        at += n < total - at ? n : total - at;
    }
    Kind *kinds = count_kinds(objects, at, &nkinds);
    printf("%zu objects live, %zu of them containers that the collector watches\n", obj_live_count(), at);
    printf("%.1f KB in use, %.1f KB at most so far\n", (double)memory.bytes / 1024, (double)memory.peak_bytes / 1024);
    for (size_t i = 0; kinds && i < nkinds && i < SHOWN; i++) printf("%8zu  %s\n", kinds[i].count, kinds[i].type->name);
    if (kinds && nkinds > SHOWN) printf("          and %zu other types\n", nkinds - SHOWN);
    mem_free(kinds);
    mem_free(objects);
}

static void command_help(const char *text, View globals, int flags);

static const struct {
    const char *name, *argument, *help;
    void (*run)(const char *text, View globals, int flags);
} commands[] = {
    { "refs", " x", "who holds the object x, and how many references it has", command_refs },
    { "heap", "", "how many objects there are, of which types, in how much memory", command_heap },
    { "gc", "", "generations, counts, thresholds, and the last collections", command_gc },
    { "time", " x", "run the statement x and say how long it took", command_time },
    { "dis", " f", "the instructions of the function f, or of a statement", command_dis },
    { "help", "", "this list, and the keys", command_help },
};
enum { NCOMMANDS = sizeof commands / sizeof *commands };

static void command_help(const char *text, View globals, int flags)
{
    (void)text, (void)globals, (void)flags;
    for (int i = 0; i < NCOMMANDS; i++) printf("%%%s%-*s %s\n", commands[i].name, (int)(8 - strlen(commands[i].name)), commands[i].argument, commands[i].help);
    printf("TAB completes; up and down bring back whole blocks; Ctrl-R searches them; Ctrl-C drops what is typed; Ctrl-D leaves.\n");
}

bool prompt_command(const char *text, View globals, int compile_flags)
{
    text += strspn(text, " \t");
    if (*text != '%') return false;
    size_t len = strcspn(++text, " \t\n");
    char *argument = mem_alloc(strlen(text + len) + 1);
    if (!argument) return true;
    strcpy(argument, text + len + strspn(text + len, " \t\n"));
    for (size_t end = strlen(argument); end > 0 && strchr(" \t\n", argument[end - 1]);) argument[--end] = '\0';
    watch();
    bool known = false;
    for (int i = 0; !known && i < NCOMMANDS; i++) {
        if (strlen(commands[i].name) != len || memcmp(commands[i].name, text, len) != 0) continue;
        known = true;
        commands[i].run(argument, globals, compile_flags);
    }
    if (!known) printf("There is no %%%.*s here; %%help lists what there is.\n", (int)len, text);
    fflush(stdout);
    mem_free(argument);
    return true;
}
