#ifndef OURO_OBJECTS_EXC_H
#define OURO_OBJECTS_EXC_H
#include "objects/type.h"

/* exc.h -- exception objects: the built-in hierarchy and the fields the interpreter reads. */

typedef struct {
    Obj head;
    Ref args;                               /* tuple */
    Ref traceback;                          /* TracebackObj or NULL */
    Ref settled;                            /* what it was when a handler last saw the exception; or NULL */
    Ref context, cause;                     /* exceptions or NULL */
    bool suppress_context;
    Ref dict;                               /* NULL until asked for. __notes__ is in here */
    Ref fields[8];                          /* of the types with fields: see exc_fields.c (StopIteration.value, OSError.errno ...) */
} ExcObj;
static inline ExcObj *as_exc(View v) { return (ExcObj *)(uintptr_t)v; }
static inline bool is_exc(View v) { return type_has(v, TYPE_EXCEPTION); }
static inline bool is_exc_type(View v) { return is_type(v) && (as_type(v)->flags & TYPE_EXCEPTION); }

#define EXC(name, base, doc) extern TypeObj exc_##name;
#include "objects/exceptions.def"
#undef EXC
extern TypeObj exc_BaseException, exc_StopIteration, exc_SystemExit, exc_OSError, exc_SyntaxError, exc_NameError,
    exc_AttributeError, exc_ImportError, exc_ModuleNotFoundError, exc_KeyError, exc_UnicodeDecodeError,
    exc_UnicodeEncodeError, exc_UnicodeTranslateError, exc_BaseExceptionGroup, exc_ExceptionGroup;
bool exc_for_each_type(bool (*each)(TypeObj *type));         /* all of them, bases first */

enum { STOP_VALUE = 0 };                                                     /* StopIteration.fields */
enum { EXIT_CODE = 0 };                                                      /* SystemExit */
enum { OS_ERRNO, OS_STRERROR, OS_FILENAME, OS_FILENAME2 };                   /* OSError */
enum { SYNTAX_MSG, SYNTAX_FILENAME, SYNTAX_LINENO, SYNTAX_OFFSET, SYNTAX_TEXT, SYNTAX_END_LINENO, SYNTAX_END_OFFSET,
       SYNTAX_PRINT };                                                       /* SyntaxError */
enum { NAME_NAME, NAME_OBJ };                                                /* NameError.name; AttributeError.name, .obj */
enum { IMPORT_MSG, IMPORT_NAME, IMPORT_PATH };                               /* ImportError */
enum { UNICODE_ENCODING, UNICODE_OBJECT, UNICODE_START, UNICODE_END, UNICODE_REASON };       /* Unicode...Error; start and end are ints */
enum { GROUP_MESSAGE, GROUP_EXCEPTIONS };                                    /* BaseExceptionGroup: a str and a tuple */

/* One step of a traceback: the frame and the instruction in it. The newest step comes first in the list that is built while
 * unwinding, so `next` leads from the outermost frame to where the error was raised, as tb_next. */
typedef struct { Obj head; Ref next; Ref frame; uint32_t insn; uint32_t line; } TracebackObj;
static inline TracebackObj *as_traceback(View v) { return (TracebackObj *)(uintptr_t)v; }
extern TypeObj traceback_type;

/* exc_new -- type(*args), without running Python code for the built-in types; consumes args (a tuple; NULL passes an error on). */
NEW Ref exc_new(TypeObj *type, Ref args);
/* exc_instantiate -- what `raise value` raises: value itself, or value() where it is a class. Else TypeError. */
NEW Ref exc_instantiate(View value);
/* exc_matches -- does `except filter` catch this exception? filter: a class or a tuple. -1: TypeError pending. */
int exc_matches(View exception, View filter);

/* A group of the shape of `whole` with those of its members, at any depth, that are in the list; None where there are none. */
NEW Ref exc_group_of_members(View whole, View members);

bool exc_init(void);            /* type_ready on all of them */
void exc_shutdown(void);

#endif
