#ifndef OURO_INTERP_SUGGEST_H
#define OURO_INTERP_SUGGEST_H
#include "gc/obj.h"

/* suggest.h -- "Did you mean: 'x'?" */

/* A name (str) that the programmer may have meant where this NameError or AttributeError was raised; NULL without an exception: none. */
NEW Ref suggest_name(View exception);
#endif
