#ifndef OURO_INTERP_LINE_SCREEN_H
#define OURO_INTERP_LINE_SCREEN_H
#include <stdbool.h>
#include <stddef.h>

/* line_screen.h -- prompt and text on the terminal, whichever editor moves the cursor in it. */

void screen_begin(const char *prompt, const char *more);        /* a fresh text; both stay the caller's until screen_end */
void screen_draw(const char *prompt, const char *text, size_t len, size_t point);       /* prompt NULL: the one of screen_begin */
void screen_end(bool newline);          /* the text is finished: go behind it, and to the next line */
void screen_below(const char *lines);   /* show something below, and begin anew below that */
void screen_clear(void);                /* an empty screen, and the text at its top */
void screen_free(void);

/* Is there something to read already? Then drawing can wait. */
bool screen_keys_wait(void);
/* Wait for keys. False: a signal has come that somebody has to look at, or the screen has another size and must be drawn. */
bool screen_wait_for_key(void);
size_t screen_columns(void);
size_t screen_rows(void);
#endif
