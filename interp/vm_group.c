/* vm_group.c -- except*: each clause takes its part of a group of exceptions, and what nobody took goes on.
 *
 *     try: raise ExceptionGroup('', [A, B, C])
 *     except* A: ...          SPLIT_GROUP: handles the group of A; the rest is the group of B, C
 *     except* B: raise D      handles the group of B; D is put on the list of what must go on
 *                             JOIN_GROUP: raises the group of D and of what is left of the first group, C
 */
#include "interp/vm_slow.h"

#include "objects/dict.h"
#include "objects/exc.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool is_group(View v) { return type_is_subtype(type_of(v), &exc_BaseExceptionGroup); }

/* ---- splitting ----------------------------------------------------------------------------------------------- */

static bool check_type(View type)
{
    if (!is_exc_type(type)) return err_false(&exc_TypeError, "catching classes that do not inherit from BaseException is not allowed");
    if (type_is_subtype(as_type(type), &exc_BaseExceptionGroup))
        return err_false(&exc_TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return true;
}

static bool check_types(View types)
{
    if (!is_tuple(types)) return check_type(types);
    for (size_t i = 0; i < as_tuple(types)->len; i++)
        if (!check_type(tuple_at(types, i))) return false;
    return true;
}

/* A group of one, for an exception that came alone. */
static Ref group_of(Ref member)
{
    Ref members = tuple_of(1, member);
    return exc_new(&exc_BaseExceptionGroup, tuple_of(2, str_from_text(""), members));
}

/* *match and *rest: what of `exception` has one of these types, and what has not; None for nothing. Owned. */
static bool split(View exception, View types, Ref *match, Ref *rest)
{
    *match = *rest = None;
    if (exception == None) return true;
    int matches = exc_matches(exception, types);
    if (matches < 0) return false;
    if (matches) {
        *match = is_group(exception) ? ref_keep(exception) : group_of(ref_keep(exception));
        return *match != NULL;
    }
    if (!is_group(exception)) {
        *rest = ref_keep(exception);
        return true;
    }
    Ref both = obj_call_method(exception, "split", &types, 1);
    bool ok = both && is_tuple(both) && as_tuple(both)->len >= 2;
    if (ok) {
        *match = ref_keep(tuple_at(both, 0));
        *rest = ref_keep(tuple_at(both, 1));
    } else if (both) {
        err_raise(&exc_TypeError, "%T.split must return a 2-tuple", exception);
    }
    ref_drop(both);
    return ok;
}

bool split_group(Frame *frame, Insn insn)
{
    Ref match, rest;
    if (!check_bound(frame, insn.b)) return false;
    View types = frame->regs[insn.b];
    if (!check_types(types) || !split(frame->regs[insn.a], types, &match, &rest)) return false;
    use_reg(frame, insn.b);
    store_reg(frame, insn.a, rest);
    store_reg(frame, insn.a + 1u, match);
    return true;
}

void push_except(Frame *frame, unsigned reg)
{
    store_reg(frame, reg + 1, err_handled ? err_handled : UNBOUND);
    err_handled = ref_keep(frame->regs[reg]);
}

/* ---- joining ------------------------------------------------------------------------------------------------- */

static View notes_of(View exception)
{
    View dict = as_exc(exception)->dict;
    return dict ? dict_get_text(dict, "__notes__") : NULL;
}

/* Is this a part of `whole`, rather than something a clause has raised? A part shares everything but the members. */
static bool is_part_of(View exception, View whole)
{
    const ExcObj *a = as_exc(exception), *b = as_exc(whole);
    return is_group(exception) && a->traceback == b->traceback && a->cause == b->cause && a->context == b->context &&
           notes_of(exception) == notes_of(whole);
}

/* Put the exceptions that a group holds, at whatever depth, on the list. */
static bool push_leaves(View list, View exception)
{
    if (!is_group(exception)) return list_push(list, ref_keep(exception));
    if (!recursion_enter(" in except*")) return false;
    View members = as_exc(exception)->fields[GROUP_EXCEPTIONS];
    bool ok = true;
    for (size_t i = 0; ok && i < as_tuple(members)->len; i++) ok = push_leaves(list, tuple_at(members, i));
    recursion_leave();
    return ok;
}

/* What must be raised after all clauses: `outcomes` lists what each has raised, and the rest. Owned; None: nothing. */
static Ref join(View whole, View outcomes)
{
    Ref raised = list_new(), leaves = list_new(), part = NULL, out = NULL;
    if (!raised || !leaves) goto done;
    for (size_t i = 0; i < as_list(outcomes)->len; i++) {
        View e = list_at(outcomes, i);
        if (e == None) continue;
        if (!(is_part_of(e, whole) ? push_leaves(leaves, e) : list_push(raised, ref_keep(e)))) goto done;
    }
    /* Parts raised again come back as one group of the shape of the whole. */
    if (!(part = as_list(leaves)->len ? exc_group_of_members(whole, leaves) : None)) goto done;
    if (!as_list(raised)->len) {
        out = ref_keep(part);
    } else {
        if (part != None && !list_push(raised, ref_keep(part))) goto done;
        out = exc_new(&exc_BaseExceptionGroup, tuple_of(2, str_from_text(""), ref_keep(raised)));
    }
done:
    ref_drop(raised);
    ref_drop(leaves);
    ref_drop(part);
    return out;
}

bool join_group(Frame *frame, Insn insn)
{
    View whole = frame->regs[insn.b], outcomes = frame->regs[insn.c];
    /* An exception that came alone was handled by one clause at most. */
    Ref out = is_group(whole) ? join(whole, outcomes) : ref_keep(list_at(outcomes, 0));
    if (!out) return false;
    use_reg(frame, insn.c);
    store_reg(frame, insn.a, out);
    return true;
}
