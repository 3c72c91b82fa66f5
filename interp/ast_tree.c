/* ast_tree.c -- from objects of the classes in ast back to a tree, for compile(tree, ...).
 *
 * A program can put anything into such objects, and its attributes can run code; so nothing is believed here. */
#include "interp/ast_types.h"

#include <limits.h>

#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/err.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/seq.h"

static bool read_sort(AstReader *r, View object, const AstSort *sort, Node **out);

static bool out_of_memory(void)
{
    err_memory();
    return false;
}

/* ---- values ----------------------------------------------------------------------------------------------- */

static bool read_ident(AstReader *r, View object, Ident **out)
{
    size_t len;
    if (object == None) return true;
    if (object->shape != SHAPE_STR) return err_false(&exc_TypeError, "AST identifier must be of type str");
    const char *text = str_utf8(object, &len);
    return text && ((*out = arena_intern(r->arena, text, len)) || out_of_memory());
}

static bool read_int(View object, int *out)
{
    int64_t n;
    if (!is_int(object)) return err_false(&exc_ValueError, "invalid integer value: %R", object);
    if (!int_fits(object, &n) || n < INT_MIN || n > INT_MAX) return err_false(&exc_OverflowError, "Python int too large to convert to C int");
    *out = (int)n;
    return true;
}

static bool copy_text(AstReader *r, const void *text, size_t len, ConstValue *out)
{
    if (len > UINT32_MAX) return err_false(&exc_OverflowError, "string is too large");
    out->len = (uint32_t)len;
    return (out->text = arena_copy(r->arena, text, len)) || out_of_memory();
}

/* What a literal could give is given as one, so that the compiler knows it; the rest is carried along. */
static bool read_constant(AstReader *r, View object, ConstValue *out)
{
    size_t len;
    const char *text;
    out->kind = object == None ? CONST_None : object == True ? CONST_True : object == False ? CONST_False : object == Ellipsis ? CONST_Ellipsis
              : object->shape == SHAPE_STR ? CONST_Str : object->shape == SHAPE_BYTES ? CONST_Bytes : object->shape == SHAPE_FLOAT ? CONST_Float
              : CONST_Object;
    switch (out->kind) {
    case CONST_Str:     return (text = str_utf8(object, &len)) && copy_text(r, text, len, out);
    case CONST_Bytes:   return copy_text(r, as_bytes(object)->data, as_bytes(object)->len, out);
    case CONST_Float:   out->real = float_of(object); return true;
    case CONST_Object:  out->object = object; return list_push(r->constants, ref_keep(object));
    default:            return true;
    }
}

/* One of some words: Add, Sub ... */
static bool read_word(View object, const AstSort *sort, int *out)
{
    for (uint32_t i = 0; i < sort->nwords; i++)
        if (type_of(object) == as_type(sort->words[i].class)) return *out = (int)i, true;
    for (uint32_t i = 0; i < sort->nwords; i++) {
        int is = obj_is_instance(object, sort->words[i].class);
        if (is) return *out = (int)i, is > 0;
    }
    return err_false(&exc_TypeError, "expected some sort of %s, but got %R", sort->name, object);
}

/* ---- lists ------------------------------------------------------------------------------------------------ */

/* A list that code which runs meanwhile may not change. `each` reads item i into its place. */
typedef bool ReadItem(AstReader *r, View item, const AstField *f, void *items, uint32_t i);

static bool read_list(AstReader *r, View object, const AstKind *kind, const AstField *f, size_t item_size, ReadItem *each, uint32_t *len, void **items)
{
    if (!is_list(object)) return err_false(&exc_TypeError, "%s field \"%s\" must be a list, not a %T", kind->name, f->name, object);
    size_t n = as_list(object)->len;
    if (n > UINT32_MAX) return out_of_memory();
    if (n && !(*items = arena_alloc(r->arena, n * item_size))) return out_of_memory();
    for (uint32_t i = 0; i < n; i++) {
        Ref item = ref_keep(list_at(object, i));
        bool ok = each(r, item, f, *items, i);
        ref_drop(item);
        if (!ok) return false;
        if (as_list(object)->len != n) return err_false(&exc_RuntimeError, "%s field \"%s\" changed size during iteration", kind->name, f->name);
    }
    *len = (uint32_t)n;
    return true;
}

static bool node_item(AstReader *r, View item, const AstField *f, void *items, uint32_t i) { return read_sort(r, item, f->sort, &((Node **)items)[i]); }
static bool ident_item(AstReader *r, View item, const AstField *f, void *items, uint32_t i)
{
    (void)f;
    return read_ident(r, item, &((Ident **)items)[i]);
}
static bool word_item(AstReader *r, View item, const AstField *f, void *items, uint32_t i)
{
    (void)r;
    int word;
    if (!read_word(item, f->sort, &word)) return false;
    ((CmpOp *)items)[i] = (CmpOp)word;
    return true;
}

/* ---- nodes ------------------------------------------------------------------------------------------------ */

static bool is_optional(AstFieldType type)
{
    return type == AST_OPT || type == AST_OPTID || type == AST_OPTINT || type == AST_TEXT || type == AST_KIND || type == AST_IGNORES;
}

static bool required(const char *field, const char *kind)
{
    return err_false(&exc_ValueError, "field '%s' is required for %s", field, kind);
}

static bool read_value(AstReader *r, View value, const AstKind *kind, const AstField *f, void *at)
{
    int word = 0;
    bool ok = true;
    switch (f->type) {
    case AST_NODE:      return read_sort(r, value, f->sort, at) && (*(Node **)at || required(f->name, kind->name));
    case AST_OPT:       return read_sort(r, value, f->sort, at);
    case AST_IDENT:     return read_ident(r, value, at) && (*(Ident **)at || required(f->name, kind->name));
    case AST_OPTID:     return read_ident(r, value, at);
    case AST_LIST: {
        NodeList *list = at;
        return read_list(r, value, kind, f, sizeof(Node *), node_item, &list->len, (void **)&list->items);
    }
    case AST_NAMES: {
        IdentList *list = at;
        return read_list(r, value, kind, f, sizeof(Ident *), ident_item, &list->len, (void **)&list->items);
    }
    case AST_CMPOPS: {
        CmpOpList *list = at;
        return read_list(r, value, kind, f, sizeof(CmpOp), word_item, &list->len, (void **)&list->items);
    }
    case AST_INT:       return read_int(value, at);
    case AST_OPTINT:    return value == None || read_int(value, at);
    case AST_TEXT:      return value == None || is_str(value) || is_bytes(value) || err_false(&exc_TypeError, "AST string must be of type str");
    case AST_KIND:
        if (value != None && !is_str(value)) return err_false(&exc_TypeError, "AST string must be of type str");
        *(int *)at = value != None && str_equal_text(value, "u") ? 'u' : 0;
        return true;
    case AST_IGNORES:   return true;
    case AST_VALUE:     return read_constant(r, value, at);
    default:            break;
    }
    ok = read_word(value, f->sort, &word);
    switch (f->type) {
    case AST_BINOP:     *(BinaryOperator *)at = (BinaryOperator)word; break;
    case AST_UNOP:      *(UnaryOperator *)at = (UnaryOperator)word; break;
    case AST_BOOLOP:    *(BoolOperator *)at = (BoolOperator)word; break;
    default:            *(ExprContext *)at = (ExprContext)word; break;
    }
    return ok;
}

static bool read_field(AstReader *r, View object, const AstKind *kind, const AstField *f, Node *n)
{
    Ref value = NULL;
    int found = obj_find_attr(object, f->key, &value);
    if (found < 0) return false;
    if (!found && is_optional(f->type)) return true;
    if (!found) return err_false(&exc_TypeError, "required field \"%s\" missing from %s", f->name, kind->name);
    bool ok = read_value(r, value, kind, f, (char *)n + f->at);
    ref_drop(value);
    return ok;
}

/* lineno, col_offset and their ends, which only a pattern must have. */
static bool read_position(View object, const AstSort *sort, int at[4])
{
    bool needs_end = strcmp(sort->name, "pattern") == 0;
    for (int i = 0; i < 4; i++) {
        Ref value = NULL;
        int found = obj_find_attr(object, ast_position_keys[i], &value);
        if (found < 0) return false;
        bool missing = !found || value == None;
        if (i >= 2 && missing && !needs_end) at[i] = at[i - 2];
        else if (!found) return err_false(&exc_TypeError, "required field \"%S\" missing from %s", ast_position_keys[i], sort->name);
        else if (!read_int(value, &at[i])) { ref_drop(value); return false; }
        ref_drop(value);
    }
    if (at[0] > at[2]) return err_false(&exc_ValueError, "AST node line range (%d, %d) is not valid", at[0], at[2]);
    if ((at[0] < 0 && at[2] != at[0]) || (at[1] < 0 && at[1] != at[3]))
        return err_false(&exc_ValueError, "AST node column range (%d, %d) for line range (%d, %d) is not valid", at[1], at[3], at[0], at[2]);
    if (at[0] == at[2] && at[1] > at[3]) return err_false(&exc_ValueError, "line %d, column %d-%d is not a valid range", at[0], at[1], at[3]);
    for (int i = 0; i < 4; i++) if (at[i] < 0) at[i] = 0;
    return true;
}

/* Which kind of node is it? NULL: none of the sort, or an error. */
static const AstKind *kind_of(View object, const AstSort *sort)
{
    if (!sort->is_sum) return sort->first;
    for (const AstKind *k = sort->first; k <= sort->last; k++)
        if (type_of(object) == as_type(k->class)) return k;
    for (const AstKind *k = sort->first; k <= sort->last; k++) {
        int is = obj_is_instance(object, k->class);
        if (is) return is > 0 ? k : NULL;
    }
    err_raise(&exc_TypeError, "expected some sort of %s, but got %R", sort->name, object);
    return NULL;
}

static bool read_node(AstReader *r, View object, const AstSort *sort, Node **out)
{
    int at[4] = {0};
    const AstKind *kind;
    if (sort->is_sum && sort->has_position && !read_position(object, sort, at)) return false;
    if (!(kind = kind_of(object, sort))) return false;
    Pos pos = { (uint32_t)at[0], (uint32_t)at[1], (uint32_t)at[2], (uint32_t)at[3] };
    Node *n = node_new(r->arena, (NodeKind)(kind - ast_kinds), pos);
    if (!n) return out_of_memory();
    for (uint32_t i = 0; i < kind->nfields; i++)
        if (!read_field(r, object, kind, &kind->fields[i], n)) return false;
    if (!sort->is_sum && sort->has_position) {
        if (!read_position(object, sort, at)) return false;
        n->pos = (Pos){ (uint32_t)at[0], (uint32_t)at[1], (uint32_t)at[2], (uint32_t)at[3] };
    }
    *out = n;
    return true;
}

/* A node of the sort, or None: *out stays NULL. */
static bool read_sort(AstReader *r, View object, const AstSort *sort, Node **out)
{
    if (object == None) return true;
    if (!recursion_enter(sort->too_deep)) return false;
    bool ok = read_node(r, object, sort, out);
    recursion_leave();
    return ok;
}

bool ast_from_object(AstReader *r, View object, NodeKind kind, Node **out)
{
    int is = obj_is_instance(object, ast_kinds[kind].class);
    if (is < 0) return false;
    if (!is) return err_false(&exc_TypeError, "expected %s node, got %T", ast_kinds[kind].name, object);
    return read_sort(r, object, ast_kinds[kind].sort, out);
}
