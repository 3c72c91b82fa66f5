#ifndef OURO_INTERP_REPORT_H
#define OURO_INTERP_REPORT_H
#include "gc/obj.h"
#include "interp/colours.h"

/* report.h -- text on its way to sys.stderr: tracebacks, and what the interpreter itself has to say.
 *
 * It is collected in a small fixed buffer and needs no memory itself. Where sys.stderr is not there yet, or cannot take
 * the text, it goes to file descriptor 2. No exception may be pending; none is afterwards. */

/* Colour from here on, where sys.stderr is the prompt's terminal and has any. */
void report_style(Style style);
void report_text(const char *utf8);
void report_bytes(const char *utf8, size_t len);
void report_str(View text);                     /* a str; "???" where there is no memory for its UTF-8 */
void report_number(unsigned long n);
void report_repeated(char c, size_t times);
void report_flush(void);                        /* hand it all over, after what sys.stdout has */
void report_silence(void);                      /* sys.stderr goes away: nothing is reported from now on */
#endif
