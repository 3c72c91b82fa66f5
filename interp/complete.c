/* complete.c -- what could be meant by what stands before the cursor.
 *
 *     pri             names of the prompt's namespace, builtins, keywords
 *     os.path.jo      attributes of what os.path is now: names are looked up and dir() is called, as CPython's rlcompleter does, no more
 *     import os.p     modules that are there, without importing any
 *     d["ke           keys of a dict that are text
 *     open("/us       files, in any other string */
#include "interp/complete.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "gc/mem.h"
#include "grammar/lexer.h"
#include "interp/line_screen.h"
#include "interp/vm.h"
#include "modules/sys.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { PATH_SIZE = 4096, LEAST_ROWS = 5 };

static View globals;

void complete_in(View namespace) { globals = namespace; }

/* ---- the words that fit ------------------------------------------------------------------------------------- */

typedef struct {
    const char *word;                   /* what they have to begin with */
    size_t len;
    char **at;
    size_t n, cap;
} Words;

/* Take text + tail, where it fits. */
static void add(Words *w, const char *text, const char *tail)
{
    size_t len = strlen(text), more = strlen(tail);
    if (len < w->len || memcmp(text, w->word, w->len) != 0) return;
    if (w->n == w->cap) {
        size_t cap = w->cap ? 2 * w->cap : 32;
        char **bigger = mem_realloc(w->at, cap * sizeof *bigger);
        if (!bigger) return;
        w->at = bigger;
        w->cap = cap;
    }
    char *copy = mem_alloc(len + more + 1);
    if (!copy) return;
    memcpy(copy, text, len);
    strcpy(copy + len, tail);
    w->at[w->n++] = copy;
}

static void add_str(Words *w, View name, const char *tail)
{
    const char *text = is_str(name) ? str_utf8(name, NULL) : NULL;
    if (text) add(w, text, tail);
    err_clear();
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void sort(Words *w)
{
    size_t kept = 0;
    if (w->n) qsort(w->at, w->n, sizeof *w->at, by_text);
    for (size_t i = 0; i < w->n; i++) {
        if (kept && strcmp(w->at[kept - 1], w->at[i]) == 0) mem_free(w->at[i]);
        else w->at[kept++] = w->at[i];
    }
    w->n = kept;
}

/* ---- names -------------------------------------------------------------------------------------------------- */

static bool is_name_char(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static const char *call_tail(View value) { return value && obj_is_callable(value) ? "(" : ""; }

static void add_keywords(Words *w)
{
    static const char *const keywords[] = {
#define TOKEN(name)
#define PUNCT(name, text)
#define KEYWORD(name, text) text,
#include "grammar/tokens.def"
        "case", "match", NULL
    };
    static const char *const bare[] = { "False", "None", "True", "break", "continue", "pass", "else", NULL };
    for (size_t i = 0; keywords[i]; i++) {
        const char *tail = strcmp(keywords[i], "try") == 0 || strcmp(keywords[i], "finally") == 0 ? ":" : " ";
        for (size_t b = 0; bare[b]; b++) if (strcmp(bare[b], keywords[i]) == 0) tail = "";
        add(w, keywords[i], tail);
    }
}

static void add_names_of(Words *w, View dict)
{
    View key, value;
    for (size_t at = 0; dict && is_dict(dict) && dict_next(dict, &at, &key, &value);)
        if (!is_str(key) || !str_equal_text(key, "__builtins__")) add_str(w, key, call_tail(value));
}

static Ref name_of(const char *text, size_t len)
{
    Ref name = str_from_utf8(text, len);
    if (name) str_intern(&name);
    return name;
}

/* What NAME.NAME... is now; NULL, without an exception: it is nothing. */
static Ref value_of(const char *path, size_t len)
{
    size_t first = 0;
    while (first < len && path[first] != '.') first++;
    Ref name = first && globals ? name_of(path, first) : NULL;
    View found = name ? dict_get_str(globals, name) : NULL;
    if (!found && name) found = dict_get_str(vm.builtins, name);
    Ref value = ref_keep_or_null(found);
    ref_drop(name);
    while (value && first < len) {
        size_t start = first + 1, end = start;
        while (end < len && path[end] != '.') end++;
        Ref attribute = name_of(path + start, end - start), next = attribute ? obj_get_attr(value, attribute) : NULL;
        ref_drop(attribute);
        ref_set(&value, next);
        first = end;
    }
    err_clear();
    return value;
}

/* The attribute as it is stored, without asking any descriptor. */
static View stored(View object, View name)
{
    View found = NULL;
    if (object->shape == SHAPE_MODULE && as_module(object)->dict) found = dict_get_str(as_module(object)->dict, name);
    if (!found && is_type(object)) found = type_lookup(as_type(object), name);
    return found ? found : type_lookup(type_of(object), name);
}

static Ref names_in(View object)
{
    View dir = dict_get_text(vm.builtins, "dir");
    Ref kept = ref_keep_or_null(dir), names = kept ? obj_call_1(kept, object) : NULL;
    ref_drop(kept);
    err_clear();
    if (names && is_list(names)) return names;
    ref_drop(names);
    return NULL;
}

/* Names that begin with an underscore only where one was typed, or there are no others. */
static void add_attributes(Words *w, View object)
{
    Ref names = names_in(object);
    for (int hidden = 0; names && hidden < 3 && !w->n; hidden++) {
        for (size_t i = 0; i < as_list(names)->len; i++) {
            View name = list_at(names, i);
            if (!is_str(name)) continue;
            Ref own = ref_keep(name);
            if (own->shape == SHAPE_STR) str_intern(&own);
            const char *text = str_utf8(own, NULL);
            size_t underscores = text ? strspn(text, "_") : 0;
            bool asked = w->len && w->word[0] == '_';
            if (text && (asked || (underscores > 1 ? 2 : (int)underscores) <= hidden)) add(w, text, own->shape == SHAPE_STR ? call_tail(stored(object, own)) : "");
            ref_drop(own);
        }
    }
    err_clear();
    ref_drop(names);
}

/* ---- modules ------------------------------------------------------------------------------------------------ */

/* Modules in a folder: files x.py, and folders with names that a package can have. */
static void add_modules_in(Words *w, const char *folder)
{
    DIR *dir = opendir(*folder ? folder : ".");
    for (struct dirent *e; dir && (e = readdir(dir));) {
        char name[256], path[PATH_SIZE];
        size_t len = 0;
        while (is_name_char(e->d_name[len])) len++;
        if (!len || (e->d_name[0] >= '0' && e->d_name[0] <= '9') || len >= sizeof name) continue;
        memcpy(name, e->d_name, len);
        name[len] = '\0';
        if (strcmp(name, "__pycache__") == 0 || strcmp(name, "__init__") == 0 || strcmp(name, "__main__") == 0) continue;
        if (strcmp(e->d_name + len, ".py") == 0) add(w, name, "");
        else if (!e->d_name[len] && snprintf(path, sizeof path, "%s/%s/__init__.py", *folder ? folder : ".", name) < (int)sizeof path) {
            struct stat st;
            if (stat(path, &st) == 0) add(w, name, "");
        }
    }
    if (dir) closedir(dir);
}

/* Those in sys.modules: os.path is nowhere else. */
static void add_imported(Words *w, const char *package, size_t len)
{
    View modules = sys_modules(), key, value;
    for (size_t at = 0; modules && is_dict(modules) && dict_next(modules, &at, &key, &value);) {
        const char *name = is_str(key) ? str_utf8(key, NULL) : NULL;
        if (!name || (len && (strncmp(name, package, len) != 0 || name[len] != '.'))) continue;
        name += len + (len > 0);
        if (!strchr(name, '.')) add(w, name, "");
    }
    err_clear();
}

/* Those in `package` ("": at the top), whose name has `len` bytes. */
static void add_modules(Words *w, const char *package, size_t len)
{
    View path = sys_get("path"), builtin = sys_get("builtin_module_names");
    if (!len && builtin && is_tuple(builtin))
        for (size_t i = 0; i < as_tuple(builtin)->len; i++) add_str(w, tuple_at(builtin, i), "");
    add_imported(w, package, len);
    for (size_t i = 0; path && is_list(path) && i < as_list(path)->len; i++) {
        char folder[PATH_SIZE];
        View entry = list_at(path, i);
        const char *text = is_str(entry) ? str_utf8(entry, NULL) : NULL;
        err_clear();
        if (!text) continue;
        int start = len ? snprintf(folder, sizeof folder, "%s/%.*s", *text ? text : ".", (int)len, package) : snprintf(folder, sizeof folder, "%s", text);
        if (start >= (int)sizeof folder) continue;
        for (size_t c = strlen(folder) - len; folder[c]; c++) if (len && folder[c] == '.') folder[c] = '/';
        add_modules_in(w, folder);
    }
}

/* Names to import from a module: what it has, where it has been imported, and modules in it. */
static void add_importable(Words *w, const char *module, size_t len)
{
    View modules = sys_modules();
    Ref name = name_of(module, len);
    View found = name && modules && is_dict(modules) ? dict_get_str(modules, name) : NULL;
    Ref kept = ref_keep_or_null(found);
    ref_drop(name);
    err_clear();
    if (kept && kept->shape == SHAPE_MODULE) {
        View key, value;
        for (size_t at = 0; as_module(kept)->dict && dict_next(as_module(kept)->dict, &at, &key, &value);) {
            const char *text = is_str(key) ? str_utf8(key, NULL) : NULL;
            if (text && (*text != '_' || (w->len && w->word[0] == '_'))) add(w, text, "");
        }
    }
    ref_drop(kept);
    add_modules(w, module, len);
}

/* ---- strings ------------------------------------------------------------------------------------------------ */

static void add_files(Words *w)
{
    char folder[PATH_SIZE], name[PATH_SIZE];
    size_t cut = w->len;
    const char *home = getenv("HOME");
    while (cut && w->word[cut - 1] != '/') cut--;
    if (w->word[0] == '~' && w->word[1] == '/' && home) snprintf(folder, sizeof folder, "%s%.*s", home, (int)cut - 1, w->word + 1);
    else snprintf(folder, sizeof folder, "%.*s", (int)cut, w->word);
    DIR *dir = opendir(*folder ? folder : ".");
    for (struct dirent *e; dir && (e = readdir(dir));) {
        struct stat st;
        char path[PATH_SIZE + 256];
        if (e->d_name[0] == '.' && (cut == w->len || w->word[cut] != '.')) continue;
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
        if (snprintf(name, sizeof name, "%.*s%s", (int)cut, w->word, e->d_name) >= (int)sizeof name) continue;
        snprintf(path, sizeof path, "%s%s", folder, e->d_name);
        add(w, name, stat(path, &st) == 0 && S_ISDIR(st.st_mode) ? "/" : "");
    }
    if (dir) closedir(dir);
}

static void add_keys(Words *w, View dict, char quote)
{
    View key, value;
    const char tail[3] = { quote, ']', '\0' };
    for (size_t at = 0; dict_next(dict, &at, &key, &value);) {
        const char *text = is_str(key) ? str_utf8(key, NULL) : NULL;
        if (text && !strchr(text, quote) && !strpbrk(text, "\\\n\r")) add(w, text, tail);
    }
    err_clear();
}

/* The dict that is being subscripted where `path[` stands right before text[start]; new, or NULL. */
static Ref subscripted(const char *text, size_t start)
{
    if (!start || text[start - 1] != '[') return NULL;
    size_t end = start - 1, from = end;
    while (from && (is_name_char(text[from - 1]) || text[from - 1] == '.')) from--;
    Ref value = value_of(text + from, end - from);
    if (value && value->shape == SHAPE_DICT) return value;
    ref_drop(value);
    return NULL;
}

/* Where the cursor is: in code, in a comment, or in a string. *start: of its quote; *inside: of its contents. */
typedef enum { IN_CODE, IN_COMMENT, IN_STRING } Place;
static Place place_of(const char *text, size_t point, size_t *start, size_t *inside)
{
    for (size_t i = 0; i < point;) {
        if (text[i] == '#') {
            size_t end = i + strcspn(text + i, "\n");
            if (end >= point) return IN_COMMENT;
            i = end;
        } else if (text[i] == '"' || text[i] == '\'') {
            char quote = text[i];
            size_t n = i + 2 < point && text[i + 1] == quote && text[i + 2] == quote ? 3 : 1, at = i + n;
            while (at < point) {
                if (text[at] == '\\') at += 2;
                else if (n == 1 && (text[at] == quote || text[at] == '\n')) break;
                else if (n == 3 && text[at] == quote && at + 2 < point && text[at + 1] == quote && text[at + 2] == quote) break;
                else at++;
            }
            if (at >= point) {
                *start = i;
                *inside = i + n;
                return IN_STRING;
            }
            i = at + n;
        } else {
            i++;
        }
    }
    return IN_CODE;
}

/* ---- all together ------------------------------------------------------------------------------------------- */

/* Behind `import a, b.` and `from a.`: *package = where the module is looked for. Behind `from a import `: *from. */
typedef struct { const char *module, *from; size_t len; } Import;

static size_t word_at(const char *line, const char *word)
{
    size_t len = strlen(word);
    return strncmp(line, word, len) == 0 && line[len] == ' ' ? len + 1 + strspn(line + len + 1, " ") : 0;
}

/* `line` ends where the word that is being completed begins. */
static bool is_import(const char *line, const char *end, Import *out)
{
    const char *at = line + strspn(line, " \t");
    size_t skip = word_at(at, "import");
    *out = (Import){0};
    if (skip) {
        const char *comma = end;
        while (comma > at + skip && comma[-1] != ',' && comma[-1] != ' ') comma--;
        out->module = comma;
        out->len = end > comma && end[-1] == '.' ? (size_t)(end - comma) - 1 : 0;
        return true;
    }
    if (!(skip = word_at(at, "from"))) return false;
    const char *module = at + skip, *stop = module;
    while (is_name_char(*stop) || *stop == '.') stop++;
    if (stop >= end) {
        out->module = module;
        out->len = end > module && end[-1] == '.' ? (size_t)(end - module) - 1 : 0;
        return true;
    }
    if (!word_at(stop + strspn(stop, " "), "import")) return false;
    out->from = module;
    out->len = (size_t)(stop - module);
    return true;
}

static void find_in_code(Words *w, const char *text, size_t point)
{
    size_t start = point, line = point;
    while (start && is_name_char(text[start - 1])) start--;
    while (line && text[line - 1] != '\n' && text[line - 1] != ';') line--;
    w->word = text + start;
    w->len = point - start;
    Import import;
    if (is_import(text + line, text + start, &import)) {
        if (import.from) add_importable(w, import.from, import.len);
        else add_modules(w, import.module, import.len);
        return;
    }
    if (start && text[start - 1] == '.') {
        size_t from = start - 1;
        while (from && (is_name_char(text[from - 1]) || text[from - 1] == '.')) from--;
        Ref object = from && (text[from - 1] == ')' || text[from - 1] == ']') ? NULL : value_of(text + from, start - 1 - from);
        if (object) add_attributes(w, object);
        ref_drop(object);
        return;
    }
    if (!w->len) return;
    add_keywords(w);
    add_names_of(w, globals);
    add_names_of(w, vm.builtins);
}

static void find(Words *w, const char *text, size_t point)
{
    size_t start, inside;
    switch (place_of(text, point, &start, &inside)) {
    case IN_COMMENT: break;
    case IN_CODE: find_in_code(w, text, point); break;
    case IN_STRING: {
        Ref dict = subscripted(text, start);
        w->word = text + inside;
        w->len = point - inside;
        if (dict) add_keys(w, dict, text[start]);
        else add_files(w);
        ref_drop(dict);
        break;
    }
    }
}

/* The words in columns, read downwards; not more than fit on the screen. */
static char *in_columns(const Words *w)
{
    size_t widest = 1, shown = w->n, used = 0;
    for (size_t i = 0; i < shown; i++) if (strlen(w->at[i]) > widest) widest = strlen(w->at[i]);
    size_t columns = screen_columns() / (widest + 2), rows, most = screen_rows() > LEAST_ROWS + 3 ? screen_rows() - 3 : LEAST_ROWS;
    if (!columns) columns = 1;
    if (shown > most * columns) shown = most * columns;
    rows = (shown + columns - 1) / columns;
    char *list = mem_alloc(rows * (columns * (widest + 2) + 1) + 64);
    if (!list) return NULL;
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = row; i < shown; i += rows) used += (size_t)sprintf(list + used, "%-*s", i + rows < shown ? (int)widest + 2 : 0, w->at[i]);
        list[used++] = '\n';
    }
    if (shown < w->n) used += (size_t)sprintf(list + used, "... and %zu more\n", w->n - shown);
    list[used] = '\0';
    return list;
}

bool complete(const char *text, size_t point, Completion *out)
{
    Words w = {0};
    *out = (Completion){0};
    if (err_pending) return false;
    find(&w, text, point);
    err_clear();
    sort(&w);
    size_t common = w.n ? strlen(w.at[0]) : 0;
    for (size_t i = 1; i < w.n; i++) {
        size_t same = 0;
        while (same < common && w.at[i][same] == w.at[0][same]) same++;
        common = same;
    }
    if (w.n) {
        while (common > w.len && ((unsigned char)w.at[0][common] & 0xC0) == 0x80) common--;
        out->count = w.n;
        if ((out->insert = mem_alloc(common - w.len + 1))) {
            memcpy(out->insert, w.at[0] + w.len, common - w.len);
            out->insert[common - w.len] = '\0';
        }
        out->list = in_columns(&w);
    }
    for (size_t i = 0; i < w.n; i++) mem_free(w.at[i]);
    mem_free(w.at);
    if (out->insert && out->list) return true;
    completion_free(out);
    return false;
}

void completion_free(Completion *c)
{
    mem_free(c->insert);
    mem_free(c->list);
    *c = (Completion){0};
}
