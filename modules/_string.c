/* _string.c -- the module _string: format strings taken apart, for string.Formatter. */
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* Walks over a format string, or over a field name. */
typedef struct { Obj head; Ref text; size_t at; } PieceIter;
static PieceIter *as_pieces(View v) { return (PieceIter *)(uintptr_t)v; }

static void pieces_free(Ref self)
{
    ref_clear(&as_pieces(self)->text);
    atom_free(self, sizeof(PieceIter));
}

static Ref self_iter(View self) { return ref_keep(self); }
static Ref fields_next(View self) { return str_format_next_field(as_pieces(self)->text, &as_pieces(self)->at); }
static Ref parts_next(View self) { return str_format_next_part(as_pieces(self)->text, &as_pieces(self)->at); }

static TypeObj fields_type = {
    TYPE_HEAD("formatteriterator", 0, PieceIter), .shape.free = pieces_free, .iter = self_iter, .next = fields_next,
};
static TypeObj parts_type = {
    TYPE_HEAD("fieldnameiterator", 0, PieceIter), .shape.free = pieces_free, .iter = self_iter, .next = parts_next,
};

static Ref pieces_of(TypeObj *type, View text, size_t at)
{
    Ref own = alloc_atom(type->shape_id, sizeof(PieceIter));
    if (!own) return NULL;
    as_pieces(own)->text = ref_keep(text);
    as_pieces(own)->at = at;
    return own;
}

static Ref f_parser(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "expected str, got %T", args[0]);
    return pieces_of(&fields_type, args[0], 0);
}

static Ref f_split(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "expected str, got %T", args[0]);
    size_t at;
    Ref first = str_format_first(args[0], &at);
    return first ? tuple_of(2, first, pieces_of(&parts_type, args[0], at)) : NULL;
}

static const NativeDef natives[] = {
    NATIVE("formatter_parser", f_parser, 1, 1, "parse the argument as a format string"),
    NATIVE("formatter_field_name_split", f_split, 1, 1, "split the argument as a field name"),
    {0}
};

static bool fill(View module)
{
    return module_ready_type(&fields_type) && module_ready_type(&parts_type) && module_add_natives(module, natives);
}

const ModuleDef _string_module = {"_string", fill};
