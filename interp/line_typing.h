#ifndef OURO_INTERP_LINE_TYPING_H
#define OURO_INTERP_LINE_TYPING_H
#include <stdbool.h>
#include <stddef.h>

/* line_typing.h -- what keys mean where Python is typed: Enter, TAB, backspace, up and down. Texts are UTF-8; a place is a number of
 * bytes from the start. */

/* Would the interpreter run this text now, or is it a statement that goes on? A mistake is complete: it is to be shown. */
bool typing_is_complete(const char *text);

/* A copy of the first `len` bytes, and a newline, as the lexer wants it: bytes that are no UTF-8 become question marks. To be given to
 * mem_free; NULL: no memory. */
char *typing_copy(const char *text, size_t len);

/* Enter at `point`. True: the text is to be run. Else what is to be put in: a newline and the indentation of the next line. `arrived`: the
 * text came as a whole, by a paste or from the history, and nothing has been typed since. `quick`: it comes faster than anybody
 * types, and brings its own indentation. */
enum { TYPING_ROOM = 256 };
bool typing_enter(const char *text, size_t point, bool arrived, bool quick, char insert[TYPING_ROOM]);

/* Have lines been brought, by a paste or from the history, or have only a few characters changed? */
bool typing_arrived(const char *before, const char *now);

/* How many blanks TAB puts in at `point`; 0: it completes. How many characters backspace takes away. */
size_t typing_tab(const char *text, size_t point);
size_t typing_backspace(const char *text, size_t point);

/* Where the line that point is in begins, and ends. */
size_t typing_home(const char *text, size_t point);
size_t typing_end(const char *text, size_t point);

/* The place one line up (down), in the same column; or point, where there is none. */
size_t typing_up(const char *text, size_t point);
size_t typing_down(const char *text, size_t point);
#endif
