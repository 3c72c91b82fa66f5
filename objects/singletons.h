#ifndef OURO_OBJECTS_SINGLETONS_H
#define OURO_OBJECTS_SINGLETONS_H
#include "objects/type.h"

/* singletons.h -- the types of None, NotImplemented and Ellipsis (the values are in abstract.h). */
extern TypeObj none_type, not_implemented_type, ellipsis_type, unbound_type;
#endif
