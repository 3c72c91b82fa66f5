#ifndef OURO_INTERP_PRINT_SYNTAX_ERROR_H
#define OURO_INTERP_PRINT_SYNTAX_ERROR_H
#include "interp/traceback.h"

/* If the exception is a SyntaxError that knows its place: print file, line and text with a caret under it, and return its message
 * (new). NULL, without an exception: print it like any other. */
NEW Ref print_syntax_place(View exception, Margin margin);
#endif
