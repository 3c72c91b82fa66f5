/* _io.c -- the module _io, on which io.py is built. Its types live in objects/io_*.c, for sys.stdin and its kin are made of them;
 * files in memory are in _io_bytesio.c and _io_stringio.c. */
#include "modules/_io_parts.h"

#include "modules/modules.h"
#include "objects/int.h"

static Ref f_open(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return file_open(args);
}

static Ref f_open_code(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    if (!is_str(args[0])) return err_raise(&exc_TypeError, "open_code() argument 'path' must be str, not %t", args[0]);
    Ref mode = str_from_text("rb"), file = mode ? file_open((View[8]){ args[0], mode }) : NULL;
    ref_drop(mode);
    return file;
}

/* What a function that takes encoding=None passes on to open(). */
static Ref f_text_encoding(View self, View const *args, size_t n)
{
    (void)self, (void)n;
    return args[0] == None ? str_interned("locale") : ref_keep(args[0]);
}

static const NativeDef natives[] = {
    NATIVE_PARAMS("open", f_open, "file, mode=, buffering=, encoding=, errors=, newline=, closefd=, opener=",
                  "Open a file: mode r, w, a or x, with b for bytes and + for both ways."),
    NATIVE_PARAMS("open_code", f_open_code, "path", "Open a file of code, to read its bytes."),
    NATIVE("text_encoding", f_text_encoding, 1, 2, "The encoding itself; 'locale' for None."),
    {0}
};

static TypeObj *const types[] = {
    &io_base_type, &io_raw_base_type, &io_buffered_base_type, &io_text_base_type, &file_io_type, &bytes_io_type, &string_io_type,
    &buffered_reader_type, &buffered_writer_type, &buffered_random_type, &buffered_pair_type, &text_io_type, &newline_decoder_type,
};

static bool fill(View module)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!module_add_type(module, types[i])) return false;
    return module_ready_type(&bytes_io_buffer_type) && module_add_natives(module, natives)
        && module_add(module, "DEFAULT_BUFFER_SIZE", int_new(IO_BUFFER_SIZE))
        && module_add(module, "UnsupportedOperation", ref_keep(&unsupported_operation.head))
        && module_add(module, "BlockingIOError", ref_keep(&exc_BlockingIOError.head));
}

const ModuleDef _io_module = {"_io", fill};
