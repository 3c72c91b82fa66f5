#ifndef OURO_OBJECTS_WARN_H
#define OURO_OBJECTS_WARN_H
#include "objects/exc.h"

/* warn.h -- warnings that C code gives: shown, passed over, or raised, as the filters of the module warnings say. */

/* Warn about what the Python code `level` calls up does (1: the running one). source: the object it is about, or NULL. format as in
 * err_raise. False: an exception is pending, the warning itself where a filter says so. */
bool warn_about(TypeObj *category, int level, View source, const char *format, ...);
#define warn(category, ...) warn_about(category, 1, NULL, __VA_ARGS__)

/* What a conversion method gave is of a subclass of the type that it should give. */
bool warn_subclass(const char *method, const char *kind, View result);

/* Warn about a line of a file, which need not be running. registry: a dict that remembers what was said, or NULL. text: a str. */
bool warn_line(TypeObj *category, View text, View filename, unsigned line, View registry);

/* Set by modules/_warnings.c. */
extern bool (*warn_at_level)(TypeObj *category, Ref text, int level, View source);      /* consumes text */
extern bool (*warn_at_line)(TypeObj *category, View text, View filename, unsigned line, View registry);
#endif
