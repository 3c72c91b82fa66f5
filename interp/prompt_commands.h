#ifndef OURO_INTERP_PROMPT_COMMANDS_H
#define OURO_INTERP_PROMPT_COMMANDS_H
#include "gc/obj.h"

/* prompt_commands.h -- what begins with % at the prompt: not Python, but questions about the program and its memory. */

/* Carry out `text`, if it is such a command. False: it is Python. An exception may be pending afterwards. */
bool prompt_command(const char *text, View globals, int compile_flags);

/* This text is going to run: what it deletes is remembered by name, for %refs. */
void prompt_commands_note(const char *text, View globals);
void prompt_commands_end(void);

/* %refs (prompt_refs.c): who holds this object? name: how it was asked for; ours: how many of its references are ours. */
void prompt_show_referrers(View object, View globals, uint32_t ours);
/* The part of it for a name that is gone: is the object still held by the prompt? object may be dead. */
void prompt_show_deleted(const char *name, View object);
#endif
