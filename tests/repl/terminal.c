/* terminal.c -- as much of a terminal as line editors use. The sequences are those of xterm. */
#define _GNU_SOURCE
#include "tests/repl/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static void clear(Terminal *t, int row, int from, int to)
{
    for (int c = from; c < to; c++) {
        strcpy(t->cells[row][c].text, " ");
        t->cells[row][c].style[0] = '\0';
    }
}

void terminal_reset(Terminal *t, int rows, int columns)
{
    memset(t, 0, sizeof *t);
    t->rows = rows;
    t->columns = columns;
    for (int r = 0; r < TERMINAL_MAX_ROWS; r++) clear(t, r, 0, TERMINAL_MAX_COLUMNS);
}

static void scroll(Terminal *t)
{
    memmove(t->cells[0], t->cells[1], sizeof t->cells[0] * (size_t)(t->rows - 1));
    clear(t, t->rows - 1, 0, TERMINAL_MAX_COLUMNS);
}

static void line_feed(Terminal *t)
{
    if (t->row + 1 < t->rows) t->row++;
    else scroll(t);
}

static int used_columns(const Terminal *t, int row)
{
    int n = t->columns;
    while (n > 0 && strcmp(t->cells[row][n - 1].text, " ") == 0) n--;
    return n;
}

void terminal_resize(Terminal *t, int rows, int columns)
{
    static Terminal old;
    old = *t;
    int row = old.row, column = old.column;
    terminal_reset(t, rows, columns);
    t->bracketed_paste = old.bracketed_paste;
    strcpy(t->style, old.style);
    for (int r = 0; r < old.rows; r++) {
        int used = used_columns(&old, r);
        if (r > row && !used) break;
        if (r) line_feed(t), t->column = 0;
        if (r == row && column > used) used = column;
        for (int c = 0; c < used; c++) {
            if (t->column == columns) line_feed(t), t->column = 0;
            if (r == row && c == column) row = -1, old.row = t->row, old.column = t->column;
            t->cells[t->row][t->column++] = old.cells[r][c];
        }
        if (r == row) {                 /* the cursor stands behind what is there */
            row = -1;
            old.row = t->row;
            old.column = t->column < columns ? t->column : columns - 1;
        }
    }
    t->row = old.row < rows ? old.row : rows - 1;
    t->column = old.column;
}

/* ---- characters --------------------------------------------------------------------------------------------- */

static void put_character(Terminal *t, const char *bytes, size_t len)
{
    wchar_t c;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    int cells = mbrtowc(&c, bytes, len, &state) <= len ? wcwidth(c) : 1;
    if (cells == 0) {
        Cell *before = &t->cells[t->row][t->column > 0 ? t->column - 1 : 0];
        size_t used = strlen(before->text);
        if (used + len < CELL_BYTES) memcpy(before->text + used, bytes, len), before->text[used + len] = '\0';
        return;
    }
    if (cells < 0) cells = 1;
    if (t->wraps || t->column + cells > t->columns) {
        line_feed(t);
        t->column = 0;
        t->wraps = false;
    }
    Cell *cell = &t->cells[t->row][t->column];
    snprintf(cell->text, CELL_BYTES, "%.*s", (int)len, bytes);
    strcpy(cell->style, t->style);
    if (cells == 2) cell[1].text[0] = '\0', strcpy(cell[1].style, t->style);
    t->column += cells;
    if (t->column >= t->columns) t->column = t->columns - 1, t->wraps = true;
}

static void control(Terminal *t, char c)
{
    if (c == '\r') t->column = 0;
    else if (c == '\n') line_feed(t);
    else if (c == '\b' && t->column > 0) t->column--;
    else if (c == '\t') t->column = (t->column / 8 + 1) * 8 < t->columns ? (t->column / 8 + 1) * 8 : t->columns - 1;
    else return;
    t->wraps = false;
}

/* ---- escapes ------------------------------------------------------------------------------------------------ */

static int clip(int n, int below) { return n < 0 ? 0 : n >= below ? below - 1 : n; }

static void set_style(Terminal *t, const char *numbers, size_t len)
{
    snprintf(t->style, STYLE_BYTES, "%.*s", (int)len, numbers);
    if (strcmp(t->style, "0") == 0) t->style[0] = '\0';
}

static void erase(Terminal *t, int what, bool screen)
{
    int first = screen ? 0 : t->row, last = screen ? t->rows - 1 : t->row;
    for (int r = first; r <= last; r++) {
        if (what == 2 || (what == 0 && r > t->row) || (what == 1 && r < t->row)) clear(t, r, 0, t->columns);
        else if (r == t->row) clear(t, r, what == 0 ? t->column : 0, what == 0 ? t->columns : t->column + 1);
    }
}

static void shift(Terminal *t, int by)
{
    Cell *row = t->cells[t->row];
    int n = abs(by) < t->columns - t->column ? abs(by) : t->columns - t->column, rest = t->columns - t->column - n;
    if (by > 0) {
        memmove(row + t->column + n, row + t->column, sizeof *row * (size_t)rest);
        clear(t, t->row, t->column, t->column + n);
    } else {
        memmove(row + t->column, row + t->column + n, sizeof *row * (size_t)rest);
        clear(t, t->row, t->columns - n, t->columns);
    }
}

/* ESC [ parameters letter */
static void sequence(Terminal *t, const char *parameters, size_t len, char letter)
{
    char *rest;
    int first = (int)strtol(parameters, &rest, 10), n = first > 0 ? first : 1;
    int second = *rest == ';' ? atoi(rest + 1) : 1;
    if (letter != 'm') t->wraps = false;
    switch (letter) {
    case 'A': t->row = clip(t->row - n, t->rows); break;
    case 'B': t->row = clip(t->row + n, t->rows); break;
    case 'C': t->column = clip(t->column + n, t->columns); break;
    case 'D': t->column = clip(t->column - n, t->columns); break;
    case 'G': t->column = clip(n - 1, t->columns); break;
    case 'd': t->row = clip(n - 1, t->rows); break;
    case 'H': t->row = clip(n - 1, t->rows), t->column = clip(second - 1, t->columns); break;
    case 'J': erase(t, first, true); break;
    case 'K': erase(t, first, false); break;
    case 'P': shift(t, -n); break;
    case '@': shift(t, n); break;
    case 'm': set_style(t, parameters, len); break;
    case 'h': case 'l': if (strncmp(parameters, "?2004", 5) == 0) t->bracketed_paste = letter == 'h'; break;
    default: break;
    }
}

/* What is pending begins with ESC. True: it is complete, and done. */
static bool escape(Terminal *t)
{
    if (t->npending < 2) return false;
    if (t->pending[1] != '[') return t->pending[1] != '(' || t->npending == 3;
    char last = t->pending[t->npending - 1];
    if (t->npending < 3 || last < '@') return false;
    t->pending[t->npending] = '\0';
    sequence(t, t->pending + 2, t->npending - 3, last);
    return true;
}

static size_t character_length(unsigned char lead) { return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1; }

void terminal_write(Terminal *t, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        char c = bytes[i];
        if (!t->npending && (unsigned char)c < 32 && c != '\033') {
            control(t, c);
            continue;
        }
        t->pending[t->npending++] = c;
        bool done = t->pending[0] == '\033' ? escape(t) : t->npending == character_length((unsigned char)t->pending[0]);
        if (done && t->pending[0] != '\033') put_character(t, t->pending, t->npending);
        if (done || t->npending + 1 == sizeof t->pending) t->npending = 0;
    }
}

/* ---- looking ------------------------------------------------------------------------------------------------ */

void terminal_row(const Terminal *t, int row, char *out, size_t room)
{
    size_t used = 0;
    out[0] = '\0';
    for (int c = 0; c < used_columns(t, row); c++)
        used += (size_t)snprintf(out + used, room - used, "%s", t->cells[row][c].text);
}

bool terminal_has_style(const Terminal *t, const char *text, const char *style)
{
    for (int r = 0; r < t->rows; r++) {
        for (int start = 0; start < t->columns; start++) {
            const char *rest = text;
            for (int c = start; *rest && c < t->columns; c++) {
                const Cell *cell = &t->cells[r][c];
                size_t len = strlen(cell->text);
                if (strncmp(rest, cell->text, len) != 0 || (strcmp(cell->style, style) != 0 && strcmp(cell->text, " ") != 0)) break;
                rest += len;
            }
            if (!*rest) return true;
        }
    }
    return false;
}
