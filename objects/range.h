#ifndef OURO_OBJECTS_RANGE_H
#define OURO_OBJECTS_RANGE_H
#include "objects/type.h"

typedef struct { Obj head; Ref start, stop, step, length; } RangeObj;          /* exact ints */
static inline RangeObj *as_range(View v) { return (RangeObj *)(uintptr_t)v; }
extern TypeObj range_type, range_iter_type, long_range_iter_type;
NEW Ref range_new(View start, View stop, View step);            /* of objects with __index__; ValueError where step is 0 */
#endif
