#ifndef OURO_INTERP_HISTORY_H
#define OURO_INTERP_HISTORY_H

/* history.h -- the texts typed at the prompt, kept from session to session in ~/.ouro_history: in a form of our own, since the
 * line editors cannot read each other's files, nor keep a block of lines together. */

void history_open(void);                /* read the file, and tell the line editor */
void history_add(const char *text);     /* blank texts and repetitions are not worth remembering; written at once */
void history_close(void);
#endif
