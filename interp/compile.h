#ifndef OURO_INTERP_COMPILE_H
#define OURO_INTERP_COMPILE_H
#include "grammar/parser.h"
#include "interp/code.h"
#include "objects/str.h"

/* compile.h -- source text in, CodeObj out. */

enum {                                  /* flags of compile_source */
    COMPILE_NAMESPACE = 1,              /* names live in a dict given with each run (exec, eval), not in globals */
    COMPILE_OPTIMIZE = 2,               /* -O: no asserts, __debug__ is False */
    COMPILE_NO_DOC = 4,                 /* -OO: no docstrings */
    COMPILE_TEXT = 8,                   /* source is the text of a str: UTF-8, and coding cookies mean nothing */
    COMPILE_TEXT_ANNOTATIONS = 16,      /* from __future__ import annotations is in force already */
};

/* Parse and compile. filename is a str. NULL: SyntaxError (or a relative, MemoryError, RecursionError) is pending; or,
 * where mode is PARSE_INTERACTIVE or PARSE_BLOCK, nothing is pending: the input is not complete yet. */
NEW Ref compile_source(const char *source, size_t len, View filename, ParseMode mode, int flags);

/* Only parse: the tree as an object of Python's ast. */
NEW Ref compile_to_ast(const char *source, size_t len, View filename, ParseMode mode, int flags);
/* Compile such an object. */
NEW Ref compile_ast(View object, View filename, ParseMode mode, int flags);

#endif
