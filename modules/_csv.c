/* _csv.c -- the module _csv: tables as text, a line a row. The library's csv builds on it.
 *
 * A dialect says which characters separate and quote. A reader is a machine of nine states that is fed one character after another,
 * and END at the end of each line; a row may take several lines, where a quoted field holds line ends. */
#include "gc/collect.h"
#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

enum { QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE };
enum { NOT_SET = -1, END = -2 };        /* instead of a character */

typedef struct {
    Obj head;
    Ref terminator;                     /* what ends a row: a str */
    int32_t delimiter, quote, escape;   /* characters; NOT_SET */
    int quoting;
    bool double_quote, skip_space, strict;
} Dialect;

typedef enum {
    START_RECORD, START_FIELD, ESCAPED, IN_FIELD, IN_QUOTED, ESCAPED_IN_QUOTED, QUOTE_IN_QUOTED, EAT_LINE_END, AFTER_ESCAPED_LINE_END
} State;

typedef struct {
    Obj head;
    Ref input, dialect, row;            /* row: the list being filled, or NULL */
    StrBuilder field;
    size_t field_len;
    bool numeric;                       /* the field becomes a float */
    State state;
    size_t line;
} Reader;

typedef struct { Obj head; Ref write, dialect; } Writer;

static TypeObj dialect_type, reader_type, writer_type;
static TypeObj csv_error = { EXC_HEAD("_csv.Error", &exc_Exception, NULL) };
static Ref dialects;                    /* name -> Dialect */
static ptrdiff_t field_limit = 128 * 1024;

static Dialect *as_dialect(View v) { return (Dialect *)(uintptr_t)v; }
static Reader *as_reader(View v) { return (Reader *)(uintptr_t)v; }
static Writer *as_writer(View v) { return (Writer *)(uintptr_t)v; }

/* ---- dialects ----------------------------------------------------------------------------------------------- */

static bool read_char(View v, const char *name, bool may_be_none, int32_t *out)
{
    if (!v) return true;
    if (v == None && may_be_none) return *out = NOT_SET, true;
    if (!is_str(v)) return err_false(&exc_TypeError, may_be_none ? "\"%s\" must be string or None, not %T" : "\"%s\" must be string, not %T", name, v);
    if (as_str(v)->len > 1) return err_false(&exc_TypeError, "\"%s\" must be a 1-character string", name);
    if (as_str(v)->len == 0 && !may_be_none) return err_false(&exc_TypeError, "\"%s\" must be a 1-character string", name);
    *out = as_str(v)->len ? (int32_t)str_at(v, 0) : NOT_SET;
    return true;
}

static bool read_flag(View v, bool *out)
{
    int truth = v ? obj_truth(v) : *out;
    *out = truth > 0;
    return truth >= 0;
}

static bool read_quoting(View v, int *out)
{
    if (!v) return true;
    int64_t n;
    if (!is_int(v) || v == True || v == False) return err_false(&exc_TypeError, "\"quoting\" must be an integer");
    if (!int_to_i64(v, &n)) return false;
    if (n < QUOTE_MINIMAL || n > QUOTE_NONE) return err_false(&exc_TypeError, "bad \"quoting\" value");
    *out = (int)n;
    return true;
}

static View registered(View name)
{
    View found;
    int answer = dict_find(dialects, name, &found);
    if (answer > 0) return found;
    return answer < 0 ? NULL : err_raise(&csv_error, "unknown dialect");
}

enum { DELIMITER, DOUBLE_QUOTE, ESCAPE, TERMINATOR, QUOTE, QUOTING, SKIP_SPACE, STRICT, OPTIONS };
static const char *const option_names[OPTIONS] = { "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict" };

/* What was not given itself comes from the attributes of the dialect. */
static bool take_from(View dialect, View given[OPTIONS], Ref kept[OPTIONS])
{
    for (int i = 0; i < OPTIONS; i++) {
        if (given[i]) continue;
        if ((kept[i] = obj_get_attr_text(dialect, option_names[i]))) given[i] = kept[i];
        else if (err_is(&exc_AttributeError)) err_clear();
        else return false;
    }
    return true;
}

static bool fill_dialect(Dialect *d, View const o[OPTIONS])
{
    d->delimiter = ',';
    d->quote = '"';
    d->escape = NOT_SET;
    d->double_quote = true;
    if (!read_char(o[DELIMITER], "delimiter", false, &d->delimiter) || !read_flag(o[DOUBLE_QUOTE], &d->double_quote)
        || !read_char(o[ESCAPE], "escapechar", true, &d->escape)) return false;
    if (o[TERMINATOR] && o[TERMINATOR] != None && !is_str(o[TERMINATOR])) return err_false(&exc_TypeError, "\"lineterminator\" must be a string");
    if (!(d->terminator = o[TERMINATOR] && o[TERMINATOR] != None ? ref_keep(o[TERMINATOR]) : str_from_text("\r\n"))) return false;
    if (!read_char(o[QUOTE], "quotechar", true, &d->quote) || !read_quoting(o[QUOTING], &d->quoting) || !read_flag(o[SKIP_SPACE], &d->skip_space)
        || !read_flag(o[STRICT], &d->strict)) return false;
    if (o[QUOTE] == None && !o[QUOTING]) d->quoting = QUOTE_NONE;
    return d->quoting == QUOTE_NONE || d->quote != NOT_SET || err_false(&exc_TypeError, "quotechar must be set if quoting enabled");
}

static Ref dialect_new(TypeObj *type, View const *args, size_t n, View kwnames)
{
    View given[OPTIONS + 1];
    Ref kept[OPTIONS] = {0}, own = NULL;
    if (!args_bind("Dialect", "dialect=, delimiter=, doublequote=, escapechar=, lineterminator=, quotechar=, quoting=, skipinitialspace=, strict=",
                   args, n, kwnames, given)) return NULL;
    View base = given[0], *options = given + 1;
    bool plain = true;
    for (int i = 0; i < OPTIONS; i++) plain &= !options[i];
    if (base == None) base = NULL;
    if (base && is_str(base) && !(base = registered(base))) return NULL;
    if (base && type_of(base) == &dialect_type && plain && type == &dialect_type) return ref_keep(base);
    bool ok = (!base || take_from(base, options, kept)) && (own = type_alloc(type, 0)) && fill_dialect(as_dialect(own), options);
    for (int i = 0; i < OPTIONS; i++) ref_drop(kept[i]);
    if (ok) gc_track(own);
    else ref_clear(&own);
    return own;
}

static void dialect_traverse(View self, Visit visit, void *arg)
{
    if (as_dialect(self)->terminator) visit(as_dialect(self)->terminator, arg);
}
static void dialect_clear(Ref self) { ref_clear(&as_dialect(self)->terminator); }
static void free_object(Ref self) { type_free(self); }

static Ref char_or_none(int32_t c) { return c == NOT_SET ? None : str_from_char((uint32_t)c); }
static Ref get_delimiter(View self) { return char_or_none(as_dialect(self)->delimiter); }
static Ref get_quote(View self) { return char_or_none(as_dialect(self)->quote); }
static Ref get_escape(View self) { return char_or_none(as_dialect(self)->escape); }
static Ref get_terminator(View self) { return ref_keep(as_dialect(self)->terminator); }
static Ref get_quoting(View self) { return int_new(as_dialect(self)->quoting); }
static Ref get_double(View self) { return bool_ref(as_dialect(self)->double_quote); }
static Ref get_skip(View self) { return bool_ref(as_dialect(self)->skip_space); }
static Ref get_strict(View self) { return bool_ref(as_dialect(self)->strict); }

static const GetSetDef dialect_getset[] = {
    {"delimiter", get_delimiter, NULL, "between fields"}, {"doublequote", get_double, NULL, "is a quote in a field written twice?"},
    {"escapechar", get_escape, NULL, "before a character that stands for itself"}, {"lineterminator", get_terminator, NULL, "at the end of a row"},
    {"quotechar", get_quote, NULL, "around fields"}, {"quoting", get_quoting, NULL, "which fields are quoted"},
    {"skipinitialspace", get_skip, NULL, "is a space after a delimiter passed over?"}, {"strict", get_strict, NULL, "is bad input an error?"}, {0}
};

static TypeObj dialect_type = {
    TYPE_HEAD("_csv.Dialect", 0, Dialect),
    .shape.traverse = dialect_traverse, .shape.clear = dialect_clear, .shape.free = free_object, .shape.is_container = true,
    .flags = TYPE_BASE, .doc = "The characters and rules of one kind of table.", .new = dialect_new, .getset = dialect_getset,
};

/* ---- reading ------------------------------------------------------------------------------------------------ */

static bool add_char(Reader *r, int32_t c)
{
    if ((ptrdiff_t)r->field_len >= field_limit) return err_false(&csv_error, "field larger than field limit (%zd)", field_limit);
    r->field_len++;
    return str_add_char(&r->field, (uint32_t)c);
}

static bool save_field(Reader *r)
{
    Ref text = str_build(&r->field);
    r->field = (StrBuilder){0};
    r->field_len = 0;
    if (text && r->numeric) {
        r->numeric = false;
        Ref number = obj_call_1(&float_type.head, text);
        ref_set(&text, number);
    }
    return text && list_push(r->row, text);
}

static bool end_of_field(Reader *r, int32_t c)
{
    r->state = c == END ? START_RECORD : EAT_LINE_END;
    return save_field(r);
}

static inline bool ends_line(int32_t c) { return c == '\n' || c == '\r' || c == END; }

static bool start_field(Reader *r, const Dialect *d, int32_t c)
{
    if (ends_line(c)) return end_of_field(r, c);
    if (c == d->quote && d->quoting != QUOTE_NONE) return r->state = IN_QUOTED, true;
    if (c == d->escape) return r->state = ESCAPED, true;
    if (c == ' ' && d->skip_space) return true;
    if (c == d->delimiter) return r->state = START_FIELD, save_field(r);
    r->numeric = d->quoting == QUOTE_NONNUMERIC;
    r->state = IN_FIELD;
    return add_char(r, c);
}

static bool in_field(Reader *r, const Dialect *d, int32_t c)
{
    if (ends_line(c)) return end_of_field(r, c);
    if (c == d->escape) return r->state = ESCAPED, true;
    if (c == d->delimiter) return r->state = START_FIELD, save_field(r);
    return add_char(r, c);
}

static bool in_quoted(Reader *r, const Dialect *d, int32_t c)
{
    if (c == END) return true;
    if (c == d->escape) return r->state = ESCAPED_IN_QUOTED, true;
    if (c == d->quote && d->quoting != QUOTE_NONE) return r->state = d->double_quote ? QUOTE_IN_QUOTED : IN_FIELD, true;
    return add_char(r, c);
}

/* After a quote in a quoted field: the second of two, or the end of the quoted part? */
static bool quote_in_quoted(Reader *r, const Dialect *d, int32_t c)
{
    if (d->quoting != QUOTE_NONE && c == d->quote) return r->state = IN_QUOTED, add_char(r, c);
    if (c == d->delimiter) return r->state = START_FIELD, save_field(r);
    if (ends_line(c)) return end_of_field(r, c);
    if (d->strict) return err_false(&csv_error, "'%c' expected after '%c'", (int)d->delimiter, (int)d->quote);
    r->state = IN_FIELD;
    return add_char(r, c);
}

static bool feed(Reader *r, const Dialect *d, int32_t c)
{
    switch (r->state) {
    case START_RECORD:
        if (c == END) return true;
        if (ends_line(c)) return r->state = EAT_LINE_END, true;
        r->state = START_FIELD;
        return start_field(r, d, c);
    case START_FIELD:
        return start_field(r, d, c);
    case ESCAPED:
        r->state = c == '\n' || c == '\r' ? AFTER_ESCAPED_LINE_END : IN_FIELD;
        return add_char(r, c == END ? '\n' : c);
    case AFTER_ESCAPED_LINE_END:
        return c == END || in_field(r, d, c);
    case IN_FIELD:
        return in_field(r, d, c);
    case IN_QUOTED:
        return in_quoted(r, d, c);
    case ESCAPED_IN_QUOTED:
        r->state = IN_QUOTED;
        return add_char(r, c == END ? '\n' : c);
    case QUOTE_IN_QUOTED:
        return quote_in_quoted(r, d, c);
    case EAT_LINE_END:
        if (c == END) r->state = START_RECORD;
        return ends_line(c) || err_false(&csv_error, "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?");
    }
    return true;
}

/* One line of the input. 1; 0: there is none; -1. */
static int read_line(Reader *r)
{
    const Dialect *d = as_dialect(r->dialect);
    Ref line = obj_next(r->input);
    if (!line) return err_pending ? -1 : 0;
    bool ok = is_str(line) || err_false(&csv_error, "iterator should return strings, not %T (the file should be opened in text mode)", line);
    if (ok) {
        r->line++;
        for (size_t i = 0; ok && i < as_str(line)->len; i++) ok = feed(r, d, (int32_t)str_at(line, i));
        ok = ok && feed(r, d, END);
    }
    ref_drop(line);
    return ok ? 1 : -1;
}

static Ref reader_next(View self)
{
    Reader *r = as_reader(self);
    Ref row = list_new();
    if (!row) return NULL;
    ref_set(&r->row, row);
    str_builder_drop(&r->field);
    r->field = (StrBuilder){0};
    r->field_len = 0;
    r->numeric = false;
    r->state = START_RECORD;
    do {
        int got = read_line(r);
        if (got > 0) continue;
        if (got == 0 && (r->field_len || r->state == IN_QUOTED)) {
            if (as_dialect(r->dialect)->strict) err_raise(&csv_error, "unexpected end of data");
            else if (save_field(r)) break;
        }
        ref_clear(&r->row);
        return NULL;
    } while (r->state != START_RECORD);
    row = r->row;
    r->row = NULL;
    return row;
}

static void reader_traverse(View self, Visit visit, void *arg)
{
    const Reader *r = as_reader(self);
    if (r->input) visit(r->input, arg);
    if (r->dialect) visit(r->dialect, arg);
    if (r->row) visit(r->row, arg);
}

static void reader_clear(Ref self)
{
    Reader *r = as_reader(self);
    ref_clear(&r->input);
    ref_clear(&r->dialect);
    ref_clear(&r->row);
    str_builder_drop(&r->field);
    r->field = (StrBuilder){0};
}

static Ref reader_iter(View self) { return ref_keep(self); }
static Ref get_reader_dialect(View self) { return ref_keep(as_reader(self)->dialect); }
static Ref get_line(View self) { return int_new((int64_t)as_reader(self)->line); }

static const GetSetDef reader_getset[] = {
    {"dialect", get_reader_dialect, NULL, "the dialect it reads"}, {"line_num", get_line, NULL, "how many lines it has read"}, {0}
};

static TypeObj reader_type = {
    TYPE_HEAD("_csv.reader", 0, Reader),
    .shape.traverse = reader_traverse, .shape.clear = reader_clear, .shape.free = free_object, .shape.is_container = true,
    .doc = "Rows, each a list of str, from lines.", .iter = reader_iter, .next = reader_next, .getset = reader_getset,
};

/* ---- writing ------------------------------------------------------------------------------------------------ */

static bool is_special(const Dialect *d, int32_t c)
{
    if (c == d->delimiter || c == d->escape || c == d->quote) return true;
    for (size_t i = 0; i < as_str(d->terminator)->len; i++)
        if ((int32_t)str_at(d->terminator, i) == c) return true;
    return false;
}

/* The field as it stands between delimiters, but for the quotes around it; *quoted says whether it needs them. */
static bool add_field(StrBuilder *out, const Dialect *d, View text, bool *quoted)
{
    for (size_t i = 0; i < as_str(text)->len; i++) {
        int32_t c = (int32_t)str_at(text, i);
        bool escape = false;
        if (is_special(d, c)) {
            if (d->quoting == QUOTE_NONE) escape = true;
            else if (c == d->quote && d->double_quote) {
                if (!str_add_char(out, (uint32_t)d->quote)) return false;
            }
            else if (c == d->quote || c == d->escape) escape = true;
            if (!escape) *quoted = true;
            else if (d->escape == NOT_SET) return err_false(&csv_error, "need to escape, but no escapechar set");
            else if (!str_add_char(out, (uint32_t)d->escape)) return false;
        }
        if (!str_add_char(out, (uint32_t)c)) return false;
    }
    return true;
}

static bool add_quoted(StrBuilder *out, const Dialect *d, View text, bool quoted)
{
    StrBuilder field = {0};
    Ref body = add_field(&field, d, text, &quoted) ? str_build(&field) : NULL;
    if (!body) {
        if (err_pending) str_builder_drop(&field);
        return false;
    }
    bool ok = (!quoted || str_add_char(out, (uint32_t)d->quote)) && str_add_str(out, body) && (!quoted || str_add_char(out, (uint32_t)d->quote));
    ref_drop(body);
    return ok;
}

static bool is_number(View v) { return type_of(v)->to_float || type_of(v)->to_int || type_of(v)->index || type_has(v, TYPE_COMPLEX); }

static bool add_item(StrBuilder *out, const Dialect *d, View item)
{
    bool quoted = d->quoting == QUOTE_ALL || (d->quoting == QUOTE_NONNUMERIC && !is_number(item));
    Ref text = item == None ? ref_keep(str_empty) : obj_str(item);
    bool ok = text && add_quoted(out, d, text, quoted);
    ref_drop(text);
    return ok;
}

static Ref row_text(const Dialect *d, View iterator)
{
    StrBuilder out = {0};
    size_t fields = 0;
    bool ok = true, empty = true;       /* empty: nothing but one field of no characters */
    Ref item;
    while (ok && (item = obj_next(iterator))) {
        if (fields++) ok = str_add_char(&out, (uint32_t)d->delimiter);
        bool nothing = item == None || (is_str(item) && as_str(item)->len == 0);
        empty = nothing && d->quoting != QUOTE_ALL && (d->quoting != QUOTE_NONNUMERIC || is_number(item));
        ok = ok && add_item(&out, d, item);
        ref_drop(item);
    }
    ok = ok && !err_pending;
    if (ok && fields == 1 && empty) {
        if (d->quoting == QUOTE_NONE) ok = err_false(&csv_error, "single empty field record must be quoted");
        else ok = str_add_char(&out, (uint32_t)d->quote) && str_add_char(&out, (uint32_t)d->quote);
    }
    ok = ok && str_add_str(&out, d->terminator);
    if (ok) return str_build(&out);
    str_builder_drop(&out);
    return NULL;
}

static Ref writer_writerow(View self, View const *args, size_t n)
{
    (void)n;
    const Writer *w = as_writer(self);
    Ref iterator = obj_iter(args[0]);
    if (!iterator) {
        if (err_is(&exc_TypeError)) {
            err_clear();
            err_raise(&csv_error, "iterable expected, not %T", args[0]);
        }
        return NULL;
    }
    Ref text = row_text(as_dialect(w->dialect), iterator);
    Ref result = text ? obj_call_1(w->write, text) : NULL;
    ref_drop(text);
    ref_drop(iterator);
    return result;
}

static Ref writer_writerows(View self, View const *args, size_t n)
{
    (void)n;
    Ref rows = obj_iter(args[0]), row;
    if (!rows) return NULL;
    while ((row = obj_next(rows))) {
        View one = row;
        Ref result = writer_writerow(self, &one, 1);
        ref_drop(row);
        if (!result) break;
        ref_drop(result);
    }
    ref_drop(rows);
    return err_pending ? NULL : None;
}

static void writer_traverse(View self, Visit visit, void *arg)
{
    if (as_writer(self)->write) visit(as_writer(self)->write, arg);
    if (as_writer(self)->dialect) visit(as_writer(self)->dialect, arg);
}

static void writer_clear(Ref self)
{
    ref_clear(&as_writer(self)->write);
    ref_clear(&as_writer(self)->dialect);
}

static Ref get_writer_dialect(View self) { return ref_keep(as_writer(self)->dialect); }

static const GetSetDef writer_getset[] = { {"dialect", get_writer_dialect, NULL, "the dialect it writes"}, {0} };
static const NativeDef writer_methods[] = {
    NATIVE("writerow", writer_writerow, 1, 1, "Write one row, any iterable; returns what the file's write returns."),
    NATIVE("writerows", writer_writerows, 1, 1, "Write a row for each item."),
    {0}
};

static TypeObj writer_type = {
    TYPE_HEAD("_csv.writer", 0, Writer),
    .shape.traverse = writer_traverse, .shape.clear = writer_clear, .shape.free = free_object, .shape.is_container = true,
    .doc = "Writes rows to a file.", .methods = writer_methods, .getset = writer_getset,
};

/* ---- the module --------------------------------------------------------------------------------------------- */

/* Dialect(*args[1:], **keywords), for reader(input, ...) and writer(file, ...). */
static Ref dialect_of(const char *function, View const *args, size_t n, View kwnames)
{
    if (n < 1 || n > 2) return err_raise(&exc_TypeError, n ? "%s expected at most 2 arguments, got %zu" : "%s expected at least 1 argument, got %zu", function, n);
    return dialect_new(&dialect_type, args + 1, n - 1, kwnames);
}

static Ref f_reader(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    Ref dialect = dialect_of("reader", args, n, kwnames), input = dialect ? obj_iter(args[0]) : NULL;
    Ref own = input ? type_alloc(&reader_type, 0) : NULL;
    if (!own) {
        ref_drop(dialect);
        ref_drop(input);
        return NULL;
    }
    as_reader(own)->input = input;
    as_reader(own)->dialect = dialect;
    gc_track(own);
    return own;
}

static Ref f_writer(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    Ref dialect = dialect_of("writer", args, n, kwnames), write = dialect ? obj_get_attr_text(args[0], "write") : NULL;
    if (!write && err_pending && err_is(&exc_AttributeError)) {
        err_clear();
        err_raise(&exc_TypeError, "argument 1 must have a \"write\" method");
    }
    Ref own = write ? type_alloc(&writer_type, 0) : NULL;
    if (!own) {
        ref_drop(dialect);
        ref_drop(write);
        return NULL;
    }
    as_writer(own)->write = write;
    as_writer(own)->dialect = dialect;
    gc_track(own);
    return own;
}

static Ref f_register(View self, View const *args, size_t n, View kwnames)
{
    (void)self;
    if (n < 1 || n > 2) return err_raise(&exc_TypeError, n ? "register_dialect expected at most 2 arguments, got %zu" : "register_dialect expected at least 1 argument, got %zu", n);
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "dialect name must be a string");
    Ref dialect = dialect_new(&dialect_type, args + 1, n - 1, kwnames);
    return dialect && dict_set(dialects, ref_keep(args[0]), dialect) ? None : NULL;
}

static Ref f_unregister(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    int gone = dict_delete(dialects, args[0]);
    return gone < 0 ? NULL : gone ? None : err_raise(&csv_error, "unknown dialect");
}

static Ref f_get(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    View found = registered(args[0]);
    return found ? ref_keep(found) : NULL;
}

static Ref f_list(View self, View const *args, size_t n)
{
    (void)self, (void)args, (void)n;
    return list_from(dialects);
}

static Ref f_limit(View self, View const *args, size_t n)
{
    (void)self;
    ptrdiff_t before = field_limit;
    if (n && !is_int(args[0])) return err_raise(&exc_TypeError, "limit must be an integer");
    int64_t limit = before;
    if (n && !int_to_i64(args[0], &limit)) return NULL;
    field_limit = (ptrdiff_t)limit;
    return int_new(before);
}

static const NativeDef natives[] = {
    NATIVE_RAW("reader", f_reader, "reader(iterable, dialect='excel', **options): rows from lines."),
    NATIVE_RAW("writer", f_writer, "writer(file, dialect='excel', **options): writes rows."),
    NATIVE_RAW("register_dialect", f_register, "register_dialect(name, dialect, **options): give a dialect a name."),
    NATIVE("unregister_dialect", f_unregister, 1, 1, "Forget the dialect of this name."),
    NATIVE("get_dialect", f_get, 1, 1, "The dialect of this name."),
    NATIVE("list_dialects", f_list, 0, 0, "The names of all dialects."),
    NATIVE("field_size_limit", f_limit, 0, 1, "Set how long a field may be; returns the limit before."),
    {0}
};

static void forget(void)
{
    ref_clear(&dialects);
    field_limit = 128 * 1024;
}

static bool fill(View module)
{
    if (!(dialects = dict_new())) return false;
    module_at_end(forget);
    return module_ready_type(&reader_type) && module_ready_type(&writer_type) && module_add_type(module, &dialect_type) && module_add_type(module, &csv_error)
        && module_add_natives(module, natives) && module_add(module, "_dialects", ref_keep(dialects)) && module_add(module, "__version__", str_from_text("1.0"))
        && module_add(module, "QUOTE_MINIMAL", int_new(QUOTE_MINIMAL)) && module_add(module, "QUOTE_ALL", int_new(QUOTE_ALL))
        && module_add(module, "QUOTE_NONNUMERIC", int_new(QUOTE_NONNUMERIC)) && module_add(module, "QUOTE_NONE", int_new(QUOTE_NONE));
}

const ModuleDef _csv_module = {"_csv", fill};
