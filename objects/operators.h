#ifndef OURO_OBJECTS_OPERATORS_H
#define OURO_OBJECTS_OPERATORS_H
#include "objects/type.h"

/* operators.h -- what abstract_number.c shares with the slot wrappers. */

/* A sequence's own answer to + or *: NotImplemented becomes the TypeError that sequences raise. Consumes result. */
bool is_sequence_type(const TypeObj *type);     /* str, list and their like, whose + and * are no number slots in CPython */
NEW Ref sequence_answer(Ref result, View sequence, View other, BinaryOp op, bool as_method);

/* pow(base, exponent, modulus) where all are ints; else NotImplemented. */
NEW Ref int_power_or_refuse(View base, View exponent, View modulus);

/* "+", "-" ... as error messages show them; reflected and in place forms are made from it. */
const char *binary_symbol(BinaryOp op);
#endif
