#ifndef OURO_OBJECTS_UNION_H
#define OURO_OBJECTS_UNION_H
#include "objects/str.h"

/* union.h -- int | str (types.UnionType) and list[int] (types.GenericAlias). */

typedef struct { Obj head; Ref args, parameters; } UnionObj;            /* tuples */
static inline UnionObj *as_union(View v) { return (UnionObj *)(uintptr_t)v; }
extern TypeObj union_type;
NEW Ref union_of(View a, View b);                       /* a | b; NotImplemented where one is no type */

typedef struct { Obj head; Ref origin, args, parameters; bool starred; } AliasObj;
static inline AliasObj *as_alias(View v) { return (AliasObj *)(uintptr_t)v; }
extern TypeObj alias_type, alias_iterator_type;
NEW Ref alias_new(View origin, View args);              /* origin[args]; args becomes a tuple */
/* For __class_getitem__ in method tables of generic built-in types: NATIVE_AS(NATIVE_CLASS, "__class_getitem__", alias_method, 1, 1, ...) */
NEW Ref alias_method(View cls, View const *args, size_t n);

/* For union.c: the type variables in a tuple of arguments; the arguments with them replaced; how one of them is shown. */
NEW Ref alias_find_parameters(View args);
NEW Ref alias_substitute(View self, View args, View parameters, View item);
bool    alias_add_repr(StrBuilder *out, View item);

/* The types one of which isinstance(x, a | b) asks for: a tuple, borrowed. */
static inline View union_args(View v) { return as_union(v)->args; }
#endif
