#ifndef OURO_INTERP_HISTORY_H
#define OURO_INTERP_HISTORY_H

/* history.h -- the lines typed at the prompt, kept from session to session in ~/.ouro_history: in a form of our own, since the
 * line editors cannot read each other's files. */

void history_open(void);                /* read the file, and tell the line editor */
void history_add(const char *line);     /* blank lines and repetitions are not worth remembering */
void history_close(void);               /* write the file */
#endif
