/* abstract.c -- what every object can be asked: its text, its hash, its truth, how it compares.
 *
 * Each function finds the slot in the object's type, calls it and checks the answer. The other operations of
 * abstract.h are in attr.c, call.c, abstract_number.c, abstract_seq.c and instance_check.c. */
#include "objects/abstract.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

#include <stdio.h>

const char *obj_address(View self, char out[24])
{
    snprintf(out, 24, "0x%llx", (unsigned long long)(uintptr_t)self);
    return out;
}

/* ---- text ----------------------------------------------------------------------------------------------- */

/* The answer of a slot that must be a str. Consumes it. */
static Ref check_str(Ref text, const char *method)
{
    if (!text || is_str(text)) return text;
    err_raise(&exc_TypeError, "%s returned non-string (type %T)", method, text);
    ref_drop(text);
    return NULL;
}

Ref obj_repr(View self)
{
    TypeObj *type = type_of(self);
    if (self->shape == SHAPE_STR) return str_repr(self);
    if (UNLIKELY(!type->repr)) {
        char at[24];
        return str_format_c("<%T object at %s>", self, obj_address(self, at));
    }
    if (!recursion_enter(" while getting the repr of an object")) return NULL;
    Ref text = type->repr(self);
    recursion_leave();
    return check_str(text, "__repr__");
}

Ref obj_str(View self)
{
    TypeObj *type = type_of(self);
    if (self->shape == SHAPE_STR) return ref_keep(self);
    if (!type->str) return obj_repr(self);
    if (!recursion_enter(" while getting the str of an object")) return NULL;
    Ref text = type->str(self);
    recursion_leave();
    return check_str(text, "__str__");
}

static bool add_escape(StrBuilder *out, uint32_t c)
{
    char text[12];
    snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
    return str_add_text(out, text);
}

Ref obj_ascii(View self)
{
    Ref text = obj_repr(self);
    if (!text || as_str(text)->ascii) return text;

    StrBuilder out = STR_BUILDER;
    bool ok = true;
    for (size_t i = 0; ok && i < as_str(text)->len; i++) {
        uint32_t c = str_at(text, i);
        ok = c < 128 ? str_add_char(&out, c) : add_escape(&out, c);
    }
    ref_drop(text);
    if (ok) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

Ref obj_format(View self, View spec)
{
    static View name;
    if (!name && !(name = str_known("__format__"))) return NULL;
    if (as_str(spec)->len == 0) {
        if (self->shape == SHAPE_STR) return ref_keep(self);
        if (self->shape == SHAPE_INT) return int_to_str(self, 10);
    }
    Ref method;
    int found = obj_find_special(self, name, &method);
    if (found < 0) return NULL;
    if (!found) return err_raise(&exc_TypeError, "Type %T doesn't define __format__", self);
    Ref text = obj_call_1(method, spec);
    ref_drop(method);
    if (!text || is_str(text)) return text;
    err_raise(&exc_TypeError, "__format__ must return a str, not %T", text);
    ref_drop(text);
    return NULL;
}

/* ---- hash and truth ------------------------------------------------------------------------------------- */

bool hash_refuse(View self, Hash *out)
{
    (void)out;
    return err_false(&exc_TypeError, "unhashable type: '%T'", self);
}

/* The hash of an object that equals only itself: its address, turned so that the low bits differ. */
static Hash address_hash(View self)
{
    uintptr_t n = (uintptr_t)self;
    Hash hash = (Hash)((n >> 4) | (n << 60));
    return hash == -1 ? -2 : hash;
}

bool obj_hash(View self, Hash *out)
{
    TypeObj *type = type_of(self);
    if (type->hash) return type->hash(self, out);
    *out = address_hash(self);
    return true;
}

int obj_truth(View self)
{
    if (self == True) return 1;
    if (self == False || self == None) return 0;
    TypeObj *type = type_of(self);
    if (type->truth) return type->truth(self);
    if (!type->length) return 1;
    size_t len;
    if (!type->length(self, &len)) return -1;
    return len != 0;
}

/* ---- comparison ----------------------------------------------------------------------------------------- */

static const char *const compare_symbols[] = {"<", "<=", "==", "!=", ">", ">="};
static const CompareOp swapped[] = {CMP_GT, CMP_GE, CMP_EQ, CMP_NE, CMP_LT, CMP_LE};

/* a op b by either side's slot. NotImplemented: neither knows. */
static Ref ask_both(View a, View b, CompareOp op)
{
    TypeObj *ta = type_of(a), *tb = type_of(b);
    bool asked_b = false;
    Ref answer;

    /* A subclass may know better: it goes first. */
    if (ta != tb && tb->compare && type_is_subtype(tb, ta)) {
        asked_b = true;
        answer = tb->compare(b, a, swapped[op]);
        if (answer != NotImplemented) return answer;
    }
    if (ta->compare) {
        answer = ta->compare(a, b, op);
        if (answer != NotImplemented) return answer;
    }
    if (!asked_b && tb->compare) {
        answer = tb->compare(b, a, swapped[op]);
        if (answer != NotImplemented) return answer;
    }
    return ref_keep(NotImplemented);
}

Ref obj_compare(View a, View b, CompareOp op)
{
    if (!recursion_enter(" in comparison")) return NULL;
    Ref answer = ask_both(a, b, op);
    recursion_leave();
    if (answer != NotImplemented) return answer;
    if (op == CMP_EQ) return bool_ref(a == b);
    if (op == CMP_NE) return bool_ref(a != b);
    return err_raise(&exc_TypeError, "'%s' not supported between instances of '%T' and '%T'", compare_symbols[op], a, b);
}

int obj_compare_bool(View a, View b, CompareOp op)
{
    if (a == b) {
        if (op == CMP_EQ) return 1;
        if (op == CMP_NE) return 0;
    }
    if (a->shape == b->shape && (op == CMP_EQ || op == CMP_NE)) {
        if (a->shape == SHAPE_INT) return (box_int(a) == box_int(b)) == (op == CMP_EQ);
        if (a->shape == SHAPE_STR) return str_equal(a, b) == (op == CMP_EQ);
    }
    Ref answer = obj_compare(a, b, op);
    if (!answer) return -1;
    if (answer == True) return 1;
    if (answer == False) return 0;
    int truth = obj_truth(answer);
    ref_drop(answer);
    return truth;
}

int obj_equal(View a, View b) { return obj_compare_bool(a, b, CMP_EQ); }

/* ---- repr of containers that may hold themselves ----------------------------------------------------------- */

/* The containers being shown now, outermost first. Few at a time, so a plain search is quick. */
static View *shown;
static size_t shown_len, shown_cap;

int repr_enter(View self)
{
    for (size_t i = 0; i < shown_len; i++)
        if (shown[i] == self) return 1;
    if (shown_len == shown_cap) {
        size_t cap = shown_cap ? 2 * shown_cap : 16;
        View *grown = (View *)alloc_resize(shown, cap * sizeof *shown);
        if (!grown) return -1;
        shown = grown;
        shown_cap = cap;
    }
    shown[shown_len++] = self;
    return 0;
}

void repr_leave(View self)
{
    while (shown_len > 0 && shown[--shown_len] != self) {}
    if (shown_len == 0) {
        mem_free(shown);
        shown = NULL;
        shown_cap = 0;
    }
}
