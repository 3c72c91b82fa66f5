/* itertools.c -- the module itertools: iterators made of iterators. Its types stand in the files itertools_*.c. */
#include "modules/itertools_parts.h"
#include "modules/modules.h"

Ref itertools_self(View self) { return ref_keep(self); }

/* ---- what an iterator owns ---------------------------------------------------------------------------------- */

static Ref *owned(View self) { return (Ref *)(uintptr_t)(self + 1); }

static void visit_owned(View self, size_t n, Visit visit, void *arg)
{
    for (size_t i = 0; i < n; i++)
        if (owned(self)[i]) visit(owned(self)[i], arg);
}

static void clear_owned(View self, size_t n)
{
    for (size_t i = 0; i < n; i++) ref_clear(&owned(self)[i]);
}

void owns_1_traverse(View self, Visit visit, void *arg) { visit_owned(self, 1, visit, arg); }
void owns_2_traverse(View self, Visit visit, void *arg) { visit_owned(self, 2, visit, arg); }
void owns_3_traverse(View self, Visit visit, void *arg) { visit_owned(self, 3, visit, arg); }
void owns_4_traverse(View self, Visit visit, void *arg) { visit_owned(self, 4, visit, arg); }
void owns_1_clear(Ref self) { clear_owned(self, 1); }
void owns_2_clear(Ref self) { clear_owned(self, 2); }
void owns_3_clear(Ref self) { clear_owned(self, 3); }
void owns_4_clear(Ref self) { clear_owned(self, 4); }

bool itertools_state(View state, size_t min, size_t max)
{
    if (!is_tuple(state)) return err_false(&exc_TypeError, "state is not a tuple");
    size_t n = as_tuple(state)->len;
    if (n >= min && n <= max) return true;
    size_t bound = n < min ? min : max;
    return err_false(&exc_TypeError, "function takes %s %zu argument%s (%zu given)",
                     min == max ? "exactly" : n < min ? "at least" : "at most", bound, bound == 1 ? "" : "s", n);
}

/* ---- the module --------------------------------------------------------------------------------------------- */

static const NativeDef natives[] = {
    NATIVE("tee", itertools_tee, 1, 2, "tee(iterable, n=2, /)\n--\n\nA tuple of n iterators, each of which gives all items of the iterable."),
    {0}
};

static TypeObj *const types[] = {
    &accumulate_type, &combinations_type, &replacement_type, &cycle_type, &dropwhile_type, &takewhile_type, &islice_type,
    &starmap_type, &chain_type, &compress_type, &filterfalse_type, &count_type, &pairwise_type, &permutations_type,
    &product_type, &repeat_type, &groupby_type, &grouper_type, &tee_type, &tee_data_type, &zip_longest_type,
};

static bool fill(View module)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!module_add_type(module, types[i])) return false;
    return module_add_natives(module, natives);
}

const ModuleDef itertools_module = {"itertools", fill};
