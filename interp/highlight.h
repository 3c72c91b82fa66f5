#ifndef OURO_INTERP_HIGHLIGHT_H
#define OURO_INTERP_HIGHLIGHT_H
#include <stddef.h>

/* highlight.h -- what colour each byte of a Python text has: an array of Style (colours.h), to be given to mem_free. The text may be wrong
 * or unfinished. NULL: no memory, or nothing to colour. */
unsigned char *highlight(const char *text, size_t len);
#endif
