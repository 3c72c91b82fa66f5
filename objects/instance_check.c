/* instance_check.c -- isinstance and issubclass. */
#include "objects/abstract.h"
#include "objects/class.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/union.h"

/* The __bases__ of something that wants to be a class: a tuple, or NULL without an exception. */
static Ref bases_of(View cls)
{
    static View name;
    Ref bases = NULL;
    if (!name && !(name = str_known("__bases__"))) return NULL;
    if (obj_find_attr(cls, name, &bases) > 0 && !is_tuple(bases)) ref_set(&bases, NULL);
    return bases;
}

static bool check_class(View cls, const char *complaint)
{
    Ref bases = bases_of(cls);
    if (bases) {
        ref_drop(bases);
        return true;
    }
    return err_pending ? false : err_false(&exc_TypeError, complaint);
}

/* Is `cls` reached from `derived` along __bases__? */
static int reaches(View derived, View cls)
{
    if (derived == cls) return 1;
    Ref bases = bases_of(derived);
    if (!bases) return err_pending ? -1 : 0;
    if (!recursion_enter(" in __issubclass__")) {
        ref_drop(bases);
        return -1;
    }
    int answer = 0;
    for (size_t i = 0; !answer && i < as_tuple(bases)->len; i++) answer = reaches(tuple_at(bases, i), cls);
    recursion_leave();
    ref_drop(bases);
    return answer;
}

int subclass_check_plain(View self, View cls)
{
    if (is_type(cls) && is_type(self)) return type_is_subtype(as_type(self), as_type(cls));
    if (!check_class(self, "issubclass() arg 1 must be a class")) return -1;
    if (!check_class(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union")) return -1;
    return reaches(self, cls);
}

int instance_check_plain(View self, View cls)
{
    static View name;
    if (!name && !(name = str_known("__class__"))) return -1;
    if (is_type(cls) && type_is_subtype(type_of(self), as_type(cls))) return 1;
    if (!is_type(cls) && !check_class(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")) return -1;

    /* A proxy says what it stands for by its __class__. */
    if (type_of(self)->get_attr == NULL && type_lookup(type_of(self), name) == type_lookup(&object_type, name)) return 0;
    Ref claimed;
    int found = obj_find_attr(self, name, &claimed);
    if (found <= 0) return found;
    int answer = 0;
    if (!is_type(cls)) answer = reaches(claimed, cls);
    else if (is_type(claimed) && claimed != &type_of(self)->head) answer = type_is_subtype(as_type(claimed), as_type(cls));
    ref_drop(claimed);
    return answer;
}

typedef int (*Check)(View self, View cls);

/* Ask the class's class, whose __instancecheck__ or __subclasscheck__ may decide. */
static int ask(View self, View cls, View name, Check plain)
{
    if (type_of(cls) == &type_type) return plain(self, cls);
    Ref method;
    int found = obj_find_special(cls, name, &method);
    if (found < 0) return -1;
    if (!found) return plain(self, cls);
    if (!recursion_enter(" in __instancecheck__")) {
        ref_drop(method);
        return -1;
    }
    Ref answer = obj_call_1(method, self);
    recursion_leave();
    ref_drop(method);
    int truth = answer ? obj_truth(answer) : -1;
    ref_drop(answer);
    return truth;
}

static int check_any(View self, View classes, Check check, const char *where)
{
    if (!recursion_enter(where)) return -1;
    int answer = 0;
    for (size_t i = 0; !answer && i < as_tuple(classes)->len; i++) answer = check(self, tuple_at(classes, i));
    recursion_leave();
    return answer;
}

int obj_is_instance(View self, View classinfo)
{
    static View name;
    if (&type_of(self)->head == classinfo) return 1;
    if (is_tuple(classinfo)) return check_any(self, classinfo, obj_is_instance, " in __instancecheck__");
    if (!name && !(name = str_known("__instancecheck__"))) return -1;
    return ask(self, classinfo, name, instance_check_plain);
}

int obj_is_subclass(View self, View classinfo)
{
    static View name;
    if (is_tuple(classinfo)) return check_any(self, classinfo, obj_is_subclass, " in __subclasscheck__");
    if (!name && !(name = str_known("__subclasscheck__"))) return -1;
    return ask(self, classinfo, name, subclass_check_plain);
}
