#ifndef OURO_MODULES_SYS_H
#define OURO_MODULES_SYS_H
#include "objects/file.h"

/* sys.h -- what the interpreter keeps in the module sys. */

bool sys_init(void);                                /* make the module, sys.modules (with sys in it) and the standard streams */
void sys_shutdown(void);

extern StreamStyle stream_style;
bool sys_open_streams(void);                        /* once more, where stream_style is another by now; it is done by sys_init, too */

extern Ref sys_module;
View sys_get(const char *name);                     /* sys.<name> as it is now, or NULL without an exception; until it is set anew */
bool sys_set(const char *name, Ref value);          /* consumes value; NULL passes an error on */
View sys_modules(void);                             /* the dict sys.modules, or NULL where a program has deleted it */

/* sys.flags: how the command line set the interpreter up. */
typedef struct {
    int debug, inspect, interactive, optimize, dont_write_bytecode, no_user_site, no_site, ignore_environment, verbose, bytes_warning,
        quiet, hash_randomization, isolated, utf8_mode, warn_default_encoding, int_max_str_digits;
    bool dev_mode, safe_path;
} SysFlags;
bool sys_set_flags(const SysFlags *flags);

/* The frame `depth` calls up, as a new object; NULL without an exception: there are not so many. Set by interp/. */
extern Ref (*sys_frame_at)(size_t depth);
NEW Ref sys_exc_info(void);
int64_t sys_thread_id(void);                        /* _thread.get_ident() of the one thread */

/* Flush sys.stdout and sys.stderr at the end of a run. An error cannot be raised: it is printed, and the result is the
 * exit status 120 that CPython has for this; else 0. */
int sys_flush(void);
#endif
