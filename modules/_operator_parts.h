#ifndef OURO_MODULES_OPERATOR_PARTS_H
#define OURO_MODULES_OPERATOR_PARTS_H
#include "objects/abstract.h"

/* _operator_parts.h -- the types of the module _operator (_operator_getters.c). */
extern TypeObj itemgetter_type, attrgetter_type, methodcaller_type;

#endif
