/* exc_group.c -- ExceptionGroup: several exceptions raised as one, and how a group is split by a condition.
 *
 *     group(A, group(B, A), C).split(A)  -->  group(A, group(A)),  group(group(B), C)
 *
 * Both halves keep the shape of the whole; a group without members is left out. */
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/union.h"

static bool is_group(View v) { return type_is_subtype(type_of(v), &exc_BaseExceptionGroup); }

/* ---- construction ----------------------------------------------------------------------------------------- */

static Ref members_from(View given)
{
    if (!type_of(given)->get_item || type_has(given, TYPE_DICT))
        return err_raise(&exc_TypeError, "second argument (exceptions) must be a sequence");
    Ref members = tuple_from(given);
    if (!members) return NULL;
    size_t n = as_tuple(members)->len;
    if (n == 0) err_raise(&exc_ValueError, "second argument (exceptions) must be a non-empty sequence");
    for (size_t i = 0; i < n && !err_pending; i++)
        if (!is_exc(tuple_at(members, i)))
            err_raise(&exc_ValueError, "Item %zu of second argument (exceptions) is not an exception", i);
    if (err_pending) ref_clear(&members);
    return members;
}

/* Groups of ordinary exceptions only are ExceptionGroups, so that `except Exception` catches them. NULL: TypeError. */
static TypeObj *class_for(TypeObj *type, View members)
{
    bool all_ordinary = true;
    for (size_t i = 0; i < as_tuple(members)->len && all_ordinary; i++)
        all_ordinary = type_is_subtype(type_of(tuple_at(members, i)), &exc_Exception);
    if (type == &exc_BaseExceptionGroup) return all_ordinary ? &exc_ExceptionGroup : type;
    if (all_ordinary || !type_is_subtype(type, &exc_Exception)) return type;
    if (type == &exc_ExceptionGroup) err_raise(&exc_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    else err_raise(&exc_TypeError, "Cannot nest BaseExceptions in '%.200s'", type->name);
    return NULL;
}

static Ref group_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)kwnames;
    if (n != 2)
        return err_raise(&exc_TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", n);
    if (!is_str(args[0]))
        return err_raise(&exc_TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %t", args[0]);
    Ref members = members_from(args[1]), own = NULL;
    if (members && (type = class_for(type, members)) && (own = exc_slot_new(type, args, n, NULL))) {
        ref_set(&as_exc(own)->fields[GROUP_MESSAGE], ref_keep(args[0]));
        ref_set(&as_exc(own)->fields[GROUP_EXCEPTIONS], ref_keep(members));
    }
    ref_drop(members);
    return own;
}

static Ref group_str(View self)
{
    View members = as_exc(self)->fields[GROUP_EXCEPTIONS];
    size_t n = members ? as_tuple(members)->len : 0;
    return str_format_c("%S (%zu sub-exception%s)", as_exc(self)->fields[GROUP_MESSAGE], n, n == 1 ? "" : "s");
}

/* ---- splitting -------------------------------------------------------------------------------------------- */

static bool is_type_filter(View filter)
{
    if (is_exc_type(filter)) return true;
    if (!is_tuple(filter)) return false;
    for (size_t i = 0; i < as_tuple(filter)->len; i++)
        if (!is_exc_type(tuple_at(filter, i))) return false;
    return true;
}

/* A list stands for the very exceptions in it (Python code cannot give one). */
static int is_match(View exception, View filter)
{
    if (filter->shape == SHAPE_LIST) {
        for (size_t i = 0; i < as_list(filter)->len; i++)
            if (list_at(filter, i) == exception) return 1;
        return 0;
    }
    if (filter->shape != SHAPE_FUNCTION) return exc_matches(exception, filter);
    Ref answer = obj_call_1(filter, exception);
    int matched = answer ? obj_truth(answer) : -1;
    ref_drop(answer);
    return matched;
}

/* The part gets a list of its own, so that a note added to one does not show up at the other. */
static bool copy_notes(View from, View to)
{
    Ref notes = NULL, copy = NULL;
    View name = str_known("__notes__");
    int found = name ? obj_find_attr(from, name, &notes) : -1;
    bool ok = found >= 0;
    if (found > 0 && type_of(notes)->get_item && !type_has(notes, TYPE_DICT))
        ok = (copy = list_from(notes)) && obj_set_attr(to, name, copy);
    ref_drop(copy);
    ref_drop(notes);
    return ok;
}

/* What is copied from the whole group to a part of it. */
static bool copy_details(View from, View to)
{
    const ExcObj *a = as_exc(from);
    ExcObj *b = as_exc(to);
    ref_set(&b->traceback, ref_keep_or_null(a->traceback));
    ref_set(&b->context, ref_keep_or_null(a->context));
    ref_set(&b->cause, ref_keep_or_null(a->cause));
    b->suppress_context = true;
    return copy_notes(from, to);
}

/* A group like `whole` with these members only; None where there are none. members is a list, consumed (NULL is fine: None). */
static Ref part_of(View whole, Ref members)
{
    if (!members || as_list(members)->len == 0) {
        ref_drop(members);
        return None;
    }
    View args[1] = { members };
    Ref part = obj_call_method(whole, "derive", args, 1);
    ref_drop(members);
    if (part && !is_group(part)) {
        err_raise(&exc_TypeError, "derive must return an instance of BaseExceptionGroup");
        ref_clear(&part);
    }
    if (part && !copy_details(whole, part)) ref_clear(&part);
    return part;
}

/* Append what is not None; consumes item. */
static bool push_part(Ref list, Ref item)
{
    if (item != None) return list_push(list, item);
    return true;
}

/* Split into what matches and what does not; None stands for nothing. rest may be NULL: not wanted. */
static bool split(View exception, View filter, Ref *match, Ref *rest)
{
    Ref matched = NULL, unmatched = NULL, members = NULL;
    bool ok = false;
    int answer = is_match(exception, filter);

    *match = None;
    if (rest) *rest = None;
    if (answer < 0) return false;
    if (answer) {
        *match = ref_keep(exception);
        return true;
    }
    if (!is_group(exception)) {
        if (rest) *rest = ref_keep(exception);
        return true;
    }
    if (!recursion_enter(" in exceptiongroup_split_recursive")) return false;
    if (!(matched = list_new())) goto done;
    if (rest && !(unmatched = list_new())) goto done;
    members = ref_keep(as_exc(exception)->fields[GROUP_EXCEPTIONS]);
    for (size_t i = 0; i < as_tuple(members)->len; i++) {
        Ref yes = NULL, no = NULL;
        if (!split(tuple_at(members, i), filter, &yes, rest ? &no : NULL)) goto done;
        bool pushed = push_part(matched, yes);
        if (rest) pushed = push_part(unmatched, no) && pushed;
        if (!pushed) goto done;
    }
    *match = part_of(exception, matched);
    matched = NULL;
    if (!*match) goto done;
    if (rest) {
        *rest = part_of(exception, unmatched);
        unmatched = NULL;
        if (!*rest) {
            ref_clear(match);
            goto done;
        }
    }
    ok = true;
done:
    recursion_leave();
    ref_drop(members);
    ref_drop(matched);
    ref_drop(unmatched);
    return ok;
}

Ref exc_group_of_members(View whole, View members)
{
    Ref match;
    return split(whole, members, &match, NULL) ? match : NULL;
}

static bool check_filter(View filter)
{
    return filter->shape == SHAPE_FUNCTION || is_type_filter(filter)
        || err_false(&exc_TypeError, "expected a function, exception type or tuple of exception types");
}

static Ref method_subgroup(View self, View const *args, size_t n)
{
    (void)n;
    Ref match;
    return check_filter(args[0]) && split(self, args[0], &match, NULL) ? match : NULL;
}

static Ref method_split(View self, View const *args, size_t n)
{
    (void)n;
    Ref match, rest;
    return check_filter(args[0]) && split(self, args[0], &match, &rest) ? tuple_of(2, match, rest) : NULL;
}

static Ref method_derive(View self, View const *args, size_t n)
{
    (void)n;
    View both[2] = { as_exc(self)->fields[GROUP_MESSAGE], args[0] };
    return obj_call(&exc_BaseExceptionGroup.head, both, 2, NULL);
}

static const NativeDef group_methods[] = {
    NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, NULL),
    NATIVE("derive", method_derive, 1, 1, "A group with the same message and other members."),
    NATIVE("split", method_split, 1, 1, "The pair of what matches and what does not."),
    NATIVE("subgroup", method_subgroup, 1, 1, "What matches, or None."),
    {0}
};

static const MemberDef group_members[] = {
    {"message", EXC_FIELD(GROUP_MESSAGE), true, "exception message"},
    {"exceptions", EXC_FIELD(GROUP_EXCEPTIONS), true, "nested exceptions"},
    {0}
};

TypeObj exc_BaseExceptionGroup = {
    EXC_HEAD("BaseExceptionGroup", &exc_BaseException, "A combination of multiple unrelated exceptions."),
    .new = group_new, .init = exc_slot_init, .str = group_str, .methods = group_methods, .members = group_members,
};

TypeObj exc_ExceptionGroup = { EXC_HEAD("ExceptionGroup", &exc_BaseExceptionGroup, NULL) };

/* type_ready knows types with one base; this one has two. */
bool exc_group_ready(void)
{
    TypeObj *type = &exc_ExceptionGroup;
    Ref mro = tuple_of(5, ref_keep(&type->head), ref_keep(&exc_BaseExceptionGroup.head), ref_keep(&exc_Exception.head),
                       ref_keep(&exc_BaseException.head), ref_keep(&object_type.head));
    Ref bases = tuple_of(2, ref_keep(&exc_BaseExceptionGroup.head), ref_keep(&exc_Exception.head));
    if (!mro || !bases) {
        ref_drop(mro);
        ref_drop(bases);
        return false;
    }
    ref_set(&type->mro, mro);
    ref_set(&type->bases, bases);
    type_epoch++;
    return true;
}
