/* init.c -- the order in which the built-in types come to life.
 *
 * A type's dict is a dict with str keys, and its values are descriptors; so dict, str, tuple and the descriptor types are used
 * before they are ready themselves. type_ready sees to their shapes first; all else follows in any order. */
#include "objects/init.h"

#include "gc/collect.h"
#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/complex.h"
#include "objects/exc.h"
#include "objects/file.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/iter.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/structseq.h"
#include "objects/weakref.h"

bool objects_init(void)
{
    return heap_init() && gc_init() && type_init() && int_init() && float_init() && complex_init() && str_init() && bytes_init()
        && iter_init() && exc_init() && file_init();
}

void objects_shutdown(void)
{
    codec_forget();
    gc_collect(GC_GENERATIONS - 1);     /* what is left in cycles */
    gc_shutdown();
    module_shutdown();
    file_shutdown();
    structseq_shutdown();
    exc_shutdown();
    iter_shutdown();
    bytes_shutdown();
    type_unready(&complex_type);
    type_unready(&float_type);
    type_unready(&bool_type);
    type_unready(&int_type);
    type_unready(&weakcallableproxy_type);
    type_unready(&weakproxy_type);
    type_unready(&weakref_type);
    type_shutdown();
    str_shutdown();
}
