#ifndef OURO_INTERP_SETTINGS_H
#define OURO_INTERP_SETTINGS_H
#include "gc/obj.h"
#include "interp/options.h"

/* settings.h -- the command line and the environment, as the program finds them in the module sys. */

/* sys.executable, orig_argv, flags, warnoptions, _xoptions, path. Before settings_use_warnings. False: an exception is pending. */
bool settings_apply(const Options *o, int argc, char **argv);

/* -W and its kin are carried out by the library's module warnings; where that is missing, by nobody. */
void settings_use_warnings(void);

int settings_compile_flags(const Options *o);
NEW Ref text_from_system(const char *bytes);            /* bytes that are not UTF-8 become lone surrogates */
enum { PATH_SIZE = 4096 };
/* The full name of a file; "" and "." are the folder where the user stands, else nothing is left out. */
void    settings_absolute(const char *name, char path[PATH_SIZE]);
bool    push_system_text(View list, const char *bytes);
#endif
