#ifndef OURO_OBJECTS_SPECIAL_H
#define OURO_OBJECTS_SPECIAL_H
#include "objects/abstract.h"
#include "objects/str.h"

/* special.h -- special methods by the text of their names, for code that is not in a hurry. */

/* As obj_find_special: 1 found, 0 no such method, -1 error. */
static inline int special_find(View self, const char *name, Ref *out)
{
    View known = str_known(name);
    *out = NULL;
    return known ? obj_find_special(self, known, out) : -1;
}
#endif
