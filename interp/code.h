#ifndef OURO_INTERP_CODE_H
#define OURO_INTERP_CODE_H
#include "interp/opcodes.h"
#include "objects/attr_cache.h"
#include "objects/type.h"

/* code.h -- what the compiler makes of one function, class body or module, and the VM runs.
 *
 *      registers:   [ parameters | other locals and cells | temporaries ]
 *                    0            nparams                  nlocals       nregs
 *
 * A parameter's place: positional ones first (positional-only among them), then keyword-only, then *args, then
 * **kwargs. A class body, and code run by exec with a namespace of its own, has that namespace in register 0. */

/* Where an instruction came from: lines from 1, columns from 0 in bytes; line 0: nowhere. */
typedef struct { uint32_t line, end_line; uint16_t col, end_col; } Position;

/* What catches an exception raised in [start, end): registers from `depth` up are dropped, R[depth] gets the exception,
 * R[depth + 1] the one that was being handled, and the run goes on at `target`. Inner ones come first. */
typedef struct { uint32_t start, end, target; uint16_t depth; } Handler;

/* One place in the code that looks a name up, and what it found last time. */
typedef struct {
    View name;                              /* an interned str; kept by consts */
    union {
        AttrCache attr;                     /* LOAD_ATTR, STORE_ATTR, LOAD_METHOD */
        struct {                            /* LOAD_GLOBAL, STORE_GLOBAL */
            uint32_t globals_version;       /* dict_keys_version when the place was found */
            uint32_t builtins_version;      /* 0: the name stands in globals, at `index`; else in builtins */
            size_t index;
        };
    };
} Site;

enum {                                  /* CodeObj.flags; the values are CPython's co_flags where it has them */
    CODE_VARARGS = 0x04, CODE_VARKEYWORDS = 0x08, CODE_NESTED = 0x10, CODE_GENERATOR = 0x20, CODE_COROUTINE = 0x80,
    CODE_ASYNC_GENERATOR = 0x200, CODE_OPTIMIZED = 0x01, CODE_NEWLOCALS = 0x02,
    CODE_ITERABLE_COROUTINE = 0x100,    /* a generator function that types.coroutine has made awaitable */
    CODE_TEXT_ANNOTATIONS = 0x1000000,  /* from __future__ import annotations */
    CODE_NAMESPACE = 0x10000,           /* R[0] is the namespace that LOAD_NAME reads */
};

/* GET_YIELD_FROM's d: whose value is awaited, as error messages say. AWAIT_NOT: yield from. */
typedef enum { AWAIT_NOT, AWAIT_VALUE, AWAIT_ENTER, AWAIT_EXIT, AWAIT_ANEXT } AwaitFor;

enum {                                  /* MAKE_FUNCTION's d: which of these stand in R[b], R[b+1] ..., in this order */
    FUNC_DEFAULTS = 1, FUNC_KWDEFAULTS = 2, FUNC_ANNOTATIONS = 4, FUNC_CLOSURE = 8,
};

typedef struct {
    Obj head;
    uint32_t flags;
    uint16_t nregs, nlocals;
    uint16_t nargs, nposonly, nkwonly;  /* positional parameters (positional-only included), keyword-only ones */
    uint16_t nparams;                   /* nargs + nkwonly + *args + **kwargs */
    uint16_t plain_args;                /* nargs where a call with so many plain arguments needs no binding, else UINT16_MAX */
    uint16_t nfree;
    uint32_t ninsns, nconsts, nsites, nhandlers;
    uint32_t first_line;
    Insn *insns;
    Ref *consts;
    Site *sites;
    Handler *handlers;
    Position *positions;                /* ninsns of them */
    Ref *local_names;                   /* nlocals strs: the name of each register that has one ("" for a namespace) */
    bool *is_cell;                      /* nlocals: the register holds a cell */
    Ref *free_names;                    /* nfree strs */
    Ref name, qualname, filename;       /* str */
    Ref doc;                            /* str or None */
    Ref original;                       /* of a copy: the code whose constants keep the names of its sites; else NULL */
} CodeObj;
static inline CodeObj *as_code(View v) { return (CodeObj *)(uintptr_t)v; }

extern TypeObj code_type;

/* Check everything the VM takes for granted: registers, constants, sites and targets in range, and the last
 * instruction does not fall off the end. False, with a text for the developer, where something is off (verify.c). */
bool code_verify(const CodeObj *code, char *complaint, size_t size);

/* Write the instructions of code, and of all code within it, beside their source lines (disasm.c). source may be NULL. */
#include <stdio.h>
void code_disassemble(FILE *out, const CodeObj *code, const char *source, size_t len);
#endif
