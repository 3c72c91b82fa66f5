/* suggest.c -- "Did you mean: 'x'?"
 *
 * Among the names that were in reach, the one with the least edit distance to the wrong one wins, if it is close enough:
 * a third of the letters may differ. A change of case costs half of any other change.
 * (Distance: R. Wagner, M. Fischer, "The String-to-String Correction Problem", 1974, one row at a time.) */
#include "interp/suggest.h"

#include <string.h>

#include "interp/frame.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { MAX_NAMES = 750, MAX_LENGTH = 40, CHANGE = 2, CHANGE_CASE = 1 };

typedef struct { const char *text; size_t len; } Name;

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c; }

static size_t change_cost(char a, char b)
{
    return a == b ? 0 : lower(a) == lower(b) ? CHANGE_CASE : CHANGE;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* More than `limit` where the names are further apart than that. */
static size_t distance(Name a, Name b, size_t limit)
{
    size_t row[MAX_LENGTH];
    while (a.len && b.len && a.text[0] == b.text[0]) a.text++, a.len--, b.text++, b.len--;
    while (a.len && b.len && a.text[a.len - 1] == b.text[b.len - 1]) a.len--, b.len--;
    if (!a.len || !b.len) return (a.len + b.len) * CHANGE;
    if (a.len > MAX_LENGTH || b.len > MAX_LENGTH) return limit + 1;

    for (size_t i = 0; i < a.len; i++) row[i] = (i + 1) * CHANGE;
    size_t result = 0;
    for (size_t j = 0; j < b.len; j++) {
        size_t diagonal = j * CHANGE, best = (size_t)-1;
        result = (j + 1) * CHANGE;
        for (size_t i = 0; i < a.len; i++) {
            size_t replaced = diagonal + change_cost(b.text[j], a.text[i]);
            diagonal = row[i];
            result = least(replaced, least(result, row[i]) + CHANGE);
            row[i] = result;
            best = least(best, result);
        }
        if (best > limit) return limit + 1;
    }
    return result;
}

/* The nearest among `candidates` (a list), new; NULL: none is near enough. */
static Ref nearest(View wrong, View candidates)
{
    View found = NULL;
    size_t best = (size_t)-1;
    Name name;
    name.text = str_utf8(wrong, &name.len);
    if (!name.text || as_list(candidates)->len >= MAX_NAMES) return NULL;
    for (size_t i = 0; i < as_list(candidates)->len; i++) {
        View candidate = list_at(candidates, i);
        if (!is_str(candidate) || str_equal(candidate, wrong)) continue;
        Name other;
        other.text = str_utf8(candidate, &other.len);
        if (!other.text) return NULL;
        size_t allowed = least((name.len + other.len + 3) * CHANGE / 6, best - 1), d = distance(name, other, allowed);
        if (d > allowed) continue;
        found = candidate;
        best = d;
        if (best == 0) break;
    }
    return found ? ref_keep(found) : NULL;
}

static Ref nearest_key(View wrong, View dict)
{
    Ref keys = dict_keys_list(dict), own = keys ? nearest(wrong, keys) : NULL;
    ref_drop(keys);
    return own;
}

/* All variables of the function, also those without a value now. */
static Ref variables_of(const FrameObj *f)
{
    const CodeObj *code = frame_object_code(f);
    Ref names = list_new();
    for (size_t i = 0; names && i < code->nlocals; i++)
        if (as_str(code->local_names[i])->len && !list_push(names, ref_keep(code->local_names[i]))) ref_clear(&names);
    for (size_t i = 0; names && i < code->nfree; i++)
        if (!list_push(names, ref_keep(code->free_names[i]))) ref_clear(&names);
    return names;
}

static Ref for_name(View exception, View name)
{
    View step = as_exc(exception)->traceback;
    if (!step) return NULL;
    while (as_traceback(step)->next) step = as_traceback(step)->next;
    const FrameObj *f = as_frame(as_traceback(step)->frame);
    const FuncObj *func = as_func(f->func);
    Ref names = variables_of(f), own = names ? nearest(name, names) : NULL;
    ref_drop(names);
    if (!own) own = nearest_key(name, func->globals);
    if (!own) own = nearest_key(name, func->builtins);
    return own;
}

/* What dir(obj) says. */
static Ref for_attribute(View obj, View name)
{
    Ref method = NULL, names = NULL, list = NULL, own = NULL;
    View dir = str_known("__dir__");
    if (dir && obj_find_special(obj, dir, &method) > 0) names = obj_call_0(method);
    if (names) list = list_from(names);
    if (list) {
        list_sort(list, NULL, false);
        if (!err_pending) own = nearest(name, list);
    }
    ref_drop(method);
    ref_drop(names);
    ref_drop(list);
    return own;
}

Ref suggest_name(View exception)
{
    Ref own = NULL;
    View name = as_exc(exception)->fields[NAME_NAME];
    if (!name || !is_str(name)) return NULL;
    if (type_of(exception) == &exc_NameError) own = for_name(exception, name);
    View obj = as_exc(exception)->fields[NAME_OBJ];
    if (type_of(exception) == &exc_AttributeError && obj) own = for_attribute(obj, name);
    err_clear();
    return own;
}
