#ifndef OURO_OBJECTS_STR_PARTS_H
#define OURO_OBJECTS_STR_PARTS_H
#include "objects/str.h"

/* str_parts.h -- what the files that make up str share among themselves. */

void str_free(Ref self);                                /* the shape's */
void str_unintern(View text);
void str_intern_shutdown(void);
void str_builder_shutdown(void);

extern const NativeDef str_methods[];

/* The optional bounds args[at], args[at + 1] of a search in `len` characters: integers or None, negative ones from the end. */
bool text_bounds(View const *args, size_t n, size_t at, size_t len, size_t *start, size_t *stop);
bool size_argument(View v, ptrdiff_t *out);             /* an integer; OverflowError where it does not fit */
bool flag_argument(View v, bool *out);                  /* an integer that says yes or no; v NULL: no */
/* The name of v's type in messages about arguments, which call None by its name. */
static inline const char *argument_kind(View v) { return v->shape == SHAPE_NONE ? "None" : type_of(v)->name; }
/* n must be 1, 2 or 3: TypeError: find() takes at least 1 argument (0 given). */
bool search_arguments(const char *name, size_t n);
/* A number as wide as v's widest character may be, for str_sized. */
static inline uint32_t str_widest_class(View v)
{ return as_str(v)->ascii ? 0 : as_str(v)->width == 1 ? 0xFF : as_str(v)->width == 2 ? 0x100 : 0x10000; }
NEW Ref str_exact(View v);                              /* v itself, or its text where v is of a subclass */
bool push_new(View list, Ref item);                     /* list_push, false also where item is NULL */

#define STR_METHOD(name) Ref str_##name(View self, View const *args, size_t n)
STR_METHOD(capitalize); STR_METHOD(casefold); STR_METHOD(lower); STR_METHOD(swapcase); STR_METHOD(title); STR_METHOD(upper);
STR_METHOD(isalnum); STR_METHOD(isalpha); STR_METHOD(isascii); STR_METHOD(isdecimal); STR_METHOD(isdigit);
STR_METHOD(isidentifier); STR_METHOD(islower); STR_METHOD(isnumeric); STR_METHOD(isprintable); STR_METHOD(isspace);
STR_METHOD(istitle); STR_METHOD(isupper);
STR_METHOD(split); STR_METHOD(rsplit); STR_METHOD(splitlines); STR_METHOD(partition); STR_METHOD(rpartition);
STR_METHOD(strip); STR_METHOD(lstrip); STR_METHOD(rstrip); STR_METHOD(removeprefix); STR_METHOD(removesuffix);
STR_METHOD(center); STR_METHOD(ljust); STR_METHOD(rjust); STR_METHOD(zfill); STR_METHOD(expandtabs);
STR_METHOD(replace); STR_METHOD(translate); STR_METHOD(maketrans);
Ref str_format_method(View self, View const *args, size_t n, View kwnames);
STR_METHOD(format_map);

/* The encoding= and errors= arguments of `function`, each may be NULL. False: TypeError is pending. */
bool codec_arguments(const char *function, View encoding, View errors, const char **out_encoding, const char **out_errors);

#endif
