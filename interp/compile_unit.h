#ifndef OURO_INTERP_COMPILE_UNIT_H
#define OURO_INTERP_COMPILE_UNIT_H
#include "interp/emit.h"

/* compile_unit.h -- compiling one scope into one code object: the frame around every body. */

typedef struct {
    Scope *scope;
    Node *node;                 /* what `body` compiles */
    Node *args;                 /* arguments, or NULL */
    const char *name;
    uint32_t first_line;
    Ref qualname;               /* consumed (NULL: an exception is pending) */
    Ref doc;                    /* consumed; NULL: none */
    void (*body)(Compiler *c, Node *node);
} UnitSpec;

NEW Ref compile_unit(Compiler *c, UnitSpec *spec);

/* The docstring of a body as a str, or NULL. */
Ref docstring(Compiler *c, NodeList body);
/* All statements of a body but the text that it begins with, which may be its docstring. */
void compile_body_after_doc(Compiler *c, NodeList body);

/* In a body with annotated names: make its __annotations__. */
void setup_annotations(Compiler *c);

/* An annotation's value; its text only, where `from __future__ import annotations` is in force. */
Reg compile_annotation(Compiler *c, Node *n, Reg dest);

/* What a function with this scope gets from outside, as its closure holds it: in the order of the names. In the arena. */
Symbol **closure_symbols(Compiler *c, const Scope *scope, uint32_t *count);

#endif
