/* ast_object.c -- from the parser's tree to the objects that Python's ast shows. */
#include "interp/ast_types.h"

#include "gc/collect.h"
#include "interp/emit.h"
#include "objects/abstract.h"
#include "objects/err.h"
#include "objects/instance.h"
#include "objects/int.h"
#include "objects/list.h"

static NEW Ref from_ident(const Ident *name)
{
    if (!name) return None;
    Ref text = str_from_utf8(name->text, name->len);
    if (text) str_intern(&text);
    return text;
}

static NEW Ref from_nodes(const NodeList *nodes)
{
    Ref list = list_new();
    for (uint32_t i = 0; list && i < nodes->len; i++) {
        Ref item = nodes->items[i] ? ast_to_object(nodes->items[i]) : None;
        if (!item || !list_push(list, item)) ref_set(&list, NULL);
    }
    return list;
}

static NEW Ref from_idents(const IdentList *names)
{
    Ref list = list_new();
    for (uint32_t i = 0; list && i < names->len; i++) {
        Ref item = from_ident(names->items[i]);
        if (!item || !list_push(list, item)) ref_set(&list, NULL);
    }
    return list;
}

static NEW Ref from_comparisons(const CmpOpList *ops, const AstSort *sort)
{
    Ref list = list_new();
    for (uint32_t i = 0; list && i < ops->len; i++)
        if (!list_push(list, ref_keep(sort->words[ops->items[i]].object))) ref_set(&list, NULL);
    return list;
}

static NEW Ref field_value(const Node *n, const AstField *f)
{
    const void *at = (const char *)n + f->at;
    switch (f->type) {
    case AST_NODE: case AST_OPT: {
        Node *const *child = at;
        return *child ? ast_to_object(*child) : None;
    }
    case AST_IDENT: case AST_OPTID: {
        Ident *const *name = at;
        return from_ident(*name);
    }
    case AST_LIST: case AST_IGNORES:    return from_nodes(at);
    case AST_NAMES:                     return from_idents(at);
    case AST_INT: case AST_OPTINT:      return int_new(*(const int *)at);
    case AST_TEXT:                      return None;
    case AST_KIND:                      return *(const int *)at ? str_from_char((uint32_t)*(const int *)at) : None;
    case AST_VALUE:                     return const_object(at);
    case AST_BINOP:                     return ref_keep(f->sort->words[*(const BinaryOperator *)at].object);
    case AST_UNOP:                      return ref_keep(f->sort->words[*(const UnaryOperator *)at].object);
    case AST_BOOLOP:                    return ref_keep(f->sort->words[*(const BoolOperator *)at].object);
    case AST_CTX:                       return ref_keep(f->sort->words[*(const ExprContext *)at].object);
    case AST_CMPOPS:                    return from_comparisons(at, f->sort);
    }
    return NULL;
}

static bool store(View object, View key, Ref value)
{
    bool ok = value && instance_store(object, key, value) > 0;
    ref_drop(value);
    return ok;
}

Ref ast_to_object(const Node *n)
{
    const AstKind *kind = &ast_kinds[n->kind];
    const uint32_t position[] = { n->pos.line, n->pos.col, n->pos.end_line, n->pos.end_col };
    if (!recursion_enter(" during ast construction")) return NULL;
    Ref object = instance_new(as_type(kind->class));
    bool ok = object != NULL;
    for (uint32_t i = 0; ok && i < kind->nfields; i++) ok = store(object, kind->fields[i].key, field_value(n, &kind->fields[i]));
    for (int i = 0; ok && kind->sort->has_position && i < 4; i++) ok = store(object, ast_position_keys[i], int_new(position[i]));
    if (!ok) ref_set(&object, NULL);
    recursion_leave();
    return object;
}
