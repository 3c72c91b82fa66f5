#ifndef OURO_TESTS_TERMINAL_H
#define OURO_TESTS_TERMINAL_H
#include <stdbool.h>
#include <stddef.h>

/* terminal.h -- as much of a terminal as line editors use: what has been written to it, as rows of characters. */

enum { TERMINAL_MAX_ROWS = 100, TERMINAL_MAX_COLUMNS = 400, CELL_BYTES = 24, STYLE_BYTES = 16 };

typedef struct {
    char text[CELL_BYTES];              /* UTF-8 of the character and what combines with it; "": the right half of a wide one */
    char style[STYLE_BYTES];            /* the numbers of its last SGR sequences, "1;34"; "": none */
} Cell;

typedef struct {
    int rows, columns, row, column;
    bool wraps;                         /* the row is full: the next character goes to the next one */
    bool bracketed_paste;
    char style[STYLE_BYTES];
    char pending[64];                   /* the beginning of an escape or a character */
    size_t npending;
    Cell cells[TERMINAL_MAX_ROWS][TERMINAL_MAX_COLUMNS];
} Terminal;

void terminal_reset(Terminal *t, int rows, int columns);
void terminal_resize(Terminal *t, int rows, int columns);       /* rows that get too narrow are broken in two, as most terminals do */
void terminal_write(Terminal *t, const char *bytes, size_t len);
/* The row without blanks at its end, as UTF-8. */
void terminal_row(const Terminal *t, int row, char *out, size_t room);
/* Is `text` to be seen in this style, all of it, anywhere? */
bool terminal_has_style(const Terminal *t, const char *text, const char *style);
#endif
