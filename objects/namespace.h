#ifndef OURO_OBJECTS_NAMESPACE_H
#define OURO_OBJECTS_NAMESPACE_H
#include "objects/type.h"

/* types.SimpleNamespace */
extern TypeObj namespace_type;
NEW Ref namespace_new(void);
#endif
