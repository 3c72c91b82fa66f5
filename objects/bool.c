/* bool.c -- True and False: the ints 1 and 0 under names of their own. There are only these two. */
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/str.h"

Box True_object = { .head = OBJ_STATIC(SHAPE_BOOL), .i = 1 };
Box False_object = { .head = OBJ_STATIC(SHAPE_BOOL), .i = 0 };

static Ref bool_make(TypeObj *type, View const *args, size_t n, View kwnames)
{
    (void)type;                                     /* nothing can inherit from bool */
    if (!args_positional("bool", n, kwnames, 0, 1)) return NULL;
    int truth = n ? obj_truth(args[0]) : 0;
    return truth < 0 ? NULL : bool_ref(truth);
}

static Ref bool_repr(View self) { return str_interned(self == True ? "True" : "False"); }

static int bool_truth(View self) { return self == True; }

/* & | ^ of two bools is a bool; all else is arithmetic on 0 and 1. */
static Ref bool_binary(View a, View b, BinaryOp op)
{
    if (a->shape == SHAPE_BOOL && b->shape == SHAPE_BOOL) {
        if (op == BIN_AND) return bool_ref(a == True && b == True);
        if (op == BIN_OR) return bool_ref(a == True || b == True);
        if (op == BIN_XOR) return bool_ref(a != b);
    }
    return int_binary(a, b, op);
}

TypeObj bool_type = {
    TYPE_HEAD("bool", SHAPE_BOOL, Box),
    .base = &int_type,
    .doc = "bool(x) -> bool\n\nTrue where x counts as true, else False.",
    .new = bool_make, .repr = bool_repr, .truth = bool_truth, .binary = bool_binary,
};
