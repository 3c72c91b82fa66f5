/* library.c -- CPython's own library: where it is, what is in it, and why a module of it may be missing.
 *
 * The modules that CPython writes in Python are imported from its folder, unmodified. Those it writes in C are built in, or are
 * not here. A program that asks for one that is not shall read why. */
#include "modules/library.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "objects/set.h"
#include "objects/list.h"
#include "objects/str.h"

enum { PYTHON, NATIVE, NET, PROCESSES, C, SCREEN, DATABASES, SYSTEM, INSIDES };

static const struct { const char *name; unsigned char kind; } names[] = {
#define NAME(name, kind) { #name, kind },
#include "modules/library_names.def"
#undef NAME
};

static const char *const reasons[] = {
    [PYTHON] = "it is part of Python's library: install the package libpython3.11-stdlib",
    [NATIVE] = "not in ouro yet: see docs/differences.md",
    [NET] = "no encrypted connections in ouro: see docs/differences.md",
    [PROCESSES] = "no processes of one's own in ouro: see docs/differences.md",
    [C] = "no C libraries in ouro: see docs/differences.md",
    [SCREEN] = "no windows in ouro: see docs/differences.md",
    [DATABASES] = "no databases in ouro: see docs/differences.md",
    [SYSTEM] = "for another system than this one",
    [INSIDES] = "it is about the insides of CPython: see docs/differences.md",
};

/* As CPython installs it: by the system, or by hand. */
const char *library_folder(void)
{
    static const char *const folders[] = { "/usr/lib/python3.11", "/usr/local/lib/python3.11" };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/os.py", folders[i]);
        if (access(path, R_OK) == 0) return folders[i];
    }
    return NULL;
}

const char *library_missing(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i].name, name) != 0) continue;
        return names[i].kind == PYTHON && library_folder() ? NULL : reasons[names[i].kind];
    }
    return NULL;
}

Ref library_names(void)
{
    Ref list = list_new(), own = NULL;
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < sizeof names / sizeof *names; i++) {
        Ref name = str_from_text(names[i].name);
        ok = name && list_push(list, name);
    }
    if (ok) own = frozenset_from(list);
    ref_drop(list);
    return own;
}
