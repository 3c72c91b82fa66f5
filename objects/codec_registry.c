/* codec_registry.c -- encodings and error handlers that are not built in: found by search functions, of which the library's
 * package encodings registers the first, and remembered. */
#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/class.h"
#include "objects/codec.h"
#include "objects/dict.h"
#include "objects/err.h"
#include "objects/exc_parts.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/tuple.h"

static Ref searches;            /* list of functions */
static Ref known;               /* normalised name -> what a search found */
static Ref handlers;            /* name -> error handler */
static bool has_library;        /* the package encodings has been imported */

bool (*codec_add_handlers)(View errors);

void codec_forget(void)
{
    ref_clear(&searches);
    ref_clear(&known);
    ref_clear(&handlers);
    has_library = false;
}

/* ---- encodings -------------------------------------------------------------------------------------------- */

static bool begin(void)
{
    if (!searches && !(searches = list_new())) return false;
    if (!known && !(known = dict_new())) return false;
    if (has_library || !object_import) return true;
    has_library = true;                     /* now, for it registers itself */
    Ref library = object_import("encodings");
    if (!library) has_library = false;
    ref_drop(library);
    return has_library;
}

bool codec_register(View search)
{
    if (!searches && !(searches = list_new())) return false;
    if (!obj_is_callable(search)) return err_false(&exc_TypeError, "argument must be callable");
    return list_push(searches, ref_keep(search));
}

bool codec_unregister(View search)
{
    if (!searches) return true;
    for (size_t i = 0; i < as_list(searches)->len; i++) {
        if (as_list(searches)->items[i] != search) continue;
        Ref fresh = list_new();
        for (size_t k = 0; fresh && k < as_list(searches)->len; k++)
            if (k != i && !list_push(fresh, ref_keep(as_list(searches)->items[k]))) ref_clear(&fresh);
        if (!fresh) return false;
        ref_set(&searches, fresh);
        if (known) dict_clear(known);
        break;
    }
    return true;
}

/* Lower case, and each run of other characters than letters, digits and dots as one '_'. */
static Ref normalised(View name)
{
    size_t len;
    const char *text = str_utf8(name, &len);
    StrBuilder b = STR_BUILDER;
    bool gap = false, ok = text != NULL;
    for (size_t i = 0; ok && i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        bool upper = c >= 'A' && c <= 'Z', plain = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
        if (!plain) {
            gap = true;
            continue;
        }
        if (gap && b.len) ok = str_add_char(&b, '_');
        gap = false;
        ok = ok && str_add_char(&b, upper ? c + 32u : c);
    }
    if (ok) return str_build(&b);
    str_builder_drop(&b);
    return NULL;
}

static Ref search(View encoding, View name)
{
    for (size_t i = 0; i < as_list(searches)->len; i++) {
        Ref one = ref_keep(as_list(searches)->items[i]), found = obj_call_1(one, name);
        ref_drop(one);
        if (!found) return NULL;
        if (found == None) continue;
        if (!is_tuple(found) || as_tuple(found)->len != 4) {
            ref_drop(found);
            return err_raise(&exc_TypeError, "codec search functions must return 4-tuples");
        }
        return found;
    }
    return err_raise(&exc_LookupError, "unknown encoding: %S", encoding);
}

Ref codec_lookup(View encoding)
{
    View there;
    if (!begin()) return NULL;
    Ref name = normalised(encoding), found = NULL;
    if (!name) return NULL;
    int has = dict_find(known, name, &there);
    if (has > 0) found = ref_keep(there);
    else if (has == 0 && (found = search(encoding, name)) && !dict_set(known, ref_keep(name), ref_keep(found))) ref_clear(&found);
    ref_drop(name);
    return found;
}

Ref codec_lookup_text(View encoding, const char *instead)
{
    Ref info = codec_lookup(encoding), answer;
    if (!info || info->shape == SHAPE_TUPLE) return info;
    View name = str_known("_is_text_encoding");
    int found = name ? obj_find_attr(info, name, &answer) : -1;
    int truth = found > 0 ? obj_truth(answer) : found < 0 ? -1 : 1;
    if (found > 0) ref_drop(answer);
    if (truth == 0) err_raise(&exc_LookupError, "'%S' is not a text encoding; use %s to handle arbitrary codecs", encoding, instead);
    if (truth <= 0) ref_clear(&info);
    return info;
}

/* A plain exception from a codec says which codec it was: TypeError: decoding with 'hex' codec failed (TypeError: ...). */
static void name_codec(View encoding, bool decoding)
{
    Ref cause = err_pending;
    if (!cause || type_of(cause)->init != exc_BaseException.init || type_of(cause)->new != exc_BaseException.new) return;
    View args = as_exc(cause)->args;
    bool simple = args && as_tuple(args)->len <= 1 && (as_tuple(args)->len == 0 || is_str(tuple_at(args, 0)));
    if (!simple || as_exc(cause)->dict) return;
    err_pending = NULL;
    err_raise(type_of(cause), "%s with '%S' codec failed (%T: %S)", decoding ? "decoding" : "encoding", encoding, cause, cause);
    if (!err_pending || err_pending == cause) {
        ref_drop(cause);
        return;
    }
    ref_set(&as_exc(err_pending)->context, ref_keep(cause));
    as_exc(err_pending)->suppress_context = true;
    ref_set(&as_exc(err_pending)->cause, cause);
}

Ref codec_run(View encoding, View object, View errors, bool decoding, bool text)
{
    Ref info = text ? codec_lookup_text(encoding, decoding ? "codecs.decode()" : "codecs.encode()") : codec_lookup(encoding), own = NULL;
    if (!info) return NULL;
    View args[2] = { object, errors };
    Ref pair = obj_call(tuple_at(info, decoding), args, errors ? 2 : 1, NULL);
    ref_drop(info);
    if (!pair) return name_codec(encoding, decoding), NULL;
    if (!is_tuple(pair) || as_tuple(pair)->len != 2)
        err_raise(&exc_TypeError, decoding ? "decoder must return a tuple (object,integer)" : "encoder must return a tuple (object, integer)");
    else own = ref_keep(tuple_at(pair, 0));
    ref_drop(pair);
    if (own && text && !(decoding ? is_str(own) : is_bytes(own))) {
        err_raise(&exc_TypeError, "'%S' %s returned '%T' instead of '%s'; use codecs.%s() to %s to arbitrary types", encoding,
                  decoding ? "decoder" : "encoder", own, decoding ? "str" : "bytes", decoding ? "decode" : "encode", decoding ? "decode" : "encode");
        ref_clear(&own);
    }
    return own;
}

/* ---- error handlers --------------------------------------------------------------------------------------- */

static bool begin_handlers(void)
{
    if (handlers) return true;
    if (!(handlers = dict_new())) return false;
    if (!codec_add_handlers || codec_add_handlers(handlers)) return true;
    ref_clear(&handlers);
    return false;
}

bool codec_register_error(View name, View handler)
{
    if (!obj_is_callable(handler)) return err_false(&exc_TypeError, "handler must be callable");
    return begin_handlers() && dict_set(handlers, ref_keep(name), ref_keep(handler));
}

Ref codec_lookup_error(const char *name)
{
    View found = begin_handlers() ? dict_get_text(handlers, name ? name : "strict") : NULL;
    if (found) return ref_keep(found);
    return err_pending ? NULL : err_raise(&exc_LookupError, "unknown error handler name '%s'", name);
}

static Ref make_error(TypeObj *type, const char *encoding, Ref object, size_t start, size_t end, const char *reason)
{
    Ref args[5] = { str_from_text(encoding), object, int_new((int64_t)start), int_new((int64_t)end), str_from_text(reason) }, error = NULL;
    if (args[0] && args[1] && args[2] && args[3] && args[4]) error = obj_call(&type->head, as_views(args), 5, NULL);
    for (int i = 0; i < 5; i++) ref_drop(args[i]);
    return error;
}

Ref codec_decode_error(const char *encoding, const unsigned char *bytes, size_t len, size_t start, size_t end, const char *reason)
{
    return make_error(&exc_UnicodeDecodeError, encoding, bytes_new(bytes, len), start, end, reason);
}

Ref codec_encode_error(const char *encoding, View text, size_t start, size_t end, const char *reason)
{
    return make_error(&exc_UnicodeEncodeError, encoding, ref_keep(text), start, end, reason);
}

bool codec_ask_handler(View handler, Ref error, bool decoding, size_t len, Ref *out, size_t *at)
{
    Ref answer = error ? obj_call_1(handler, error) : NULL;
    ptrdiff_t place;
    *out = NULL;
    ref_drop(error);
    if (!answer) return false;
    bool fits = is_tuple(answer) && as_tuple(answer)->len == 2 && is_int(tuple_at(answer, 1))
             && (is_str(tuple_at(answer, 0)) || (!decoding && is_bytes(tuple_at(answer, 0))));
    if (!fits)
        err_raise(&exc_TypeError, decoding ? "decoding error handler must return (str, int) tuple"
                                           : "encoding error handler must return (str/bytes, int) tuple");
    else if (obj_index_size(tuple_at(answer, 1), &exc_IndexError, &place)) {
        ptrdiff_t meant = place < 0 ? place + (ptrdiff_t)len : place;
        if (meant < 0 || (size_t)meant > len) err_raise(&exc_IndexError, "position %zd from error handler out of bounds", meant);
        else {
            *at = (size_t)meant;
            *out = ref_keep(tuple_at(answer, 0));
        }
    }
    ref_drop(answer);
    return *out != NULL;
}
