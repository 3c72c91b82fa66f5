/* io_pair.c -- BufferedRWPair: a reader and a writer that are two streams, such as the ends of two pipes. */
#include "objects/io.h"

#include "gc/collect.h"
#include "objects/int.h"

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

typedef struct { IoBaseObj base; Ref reader, writer; } Pair;
static Pair *as_pair(View v) { return (Pair *)(uintptr_t)v; }

static Ref pass(View to, const char *method, View const *args, size_t n)
{
    if (!to) return err_raise(&exc_ValueError, "I/O operation on uninitialized object");
    Ref kept = ref_keep(to), result = obj_call_method(kept, method, args, n);
    ref_drop(kept);
    return result;
}

#define READER(name) static Ref method_##name ARGS { return pass(as_pair(self)->reader, #name, args, n); }
#define WRITER(name) static Ref method_##name ARGS { return pass(as_pair(self)->writer, #name, args, n); }
READER(read) READER(peek) READER(read1) READER(readinto) READER(readinto1) READER(readable)
WRITER(write) WRITER(flush) WRITER(writable)
#undef READER
#undef WRITER

static Ref method_isatty ARGS
{
    Ref answer = pass(as_pair(self)->writer, "isatty", args, n);
    if (answer != False) return answer;
    return pass(as_pair(self)->reader, "isatty", args, n);
}

/* Both are closed, whatever happens. */
static Ref method_close ARGS
{
    UNUSED;
    Ref first = pass(as_pair(self)->writer, "close", NULL, 0), error = first ? NULL : err_take();
    ref_drop(first);
    Ref result = pass(as_pair(self)->reader, "close", NULL, 0);
    if (!error) return result;
    ref_drop(result);
    io_chain(error);
    return NULL;
}

static Ref get_closed(View self)
{
    if (!as_pair(self)->writer) return err_raise(&exc_RuntimeError, "the BufferedRWPair object is being garbage-collected");
    return obj_get_attr_text(as_pair(self)->writer, "closed");
}

static bool init_slot(View self, View const *args, size_t n, View kwnames)
{
    ptrdiff_t size = IO_BUFFER_SIZE;
    if (!args_positional("BufferedRWPair", n, kwnames, 2, 3)) return false;
    if (n > 2 && !io_index_size(args[2], &size)) return false;
    if (!io_check_able(args[0], "readable") || !io_check_able(args[1], "writable")) return false;
    if (size <= 0) return err_false(&exc_ValueError, "buffer size must be strictly positive");
    Ref reader = buffered_new(&buffered_reader_type, args[0], (size_t)size);
    Ref writer = reader ? buffered_new(&buffered_writer_type, args[1], (size_t)size) : NULL;
    if (!writer) return ref_drop(reader), false;
    ref_set(&as_pair(self)->reader, reader);
    ref_set(&as_pair(self)->writer, writer);
    return true;
}

static void traverse(View self, Visit visit, void *arg)
{
    io_base_traverse(self, visit, arg);
    if (as_pair(self)->reader) visit(as_pair(self)->reader, arg);
    if (as_pair(self)->writer) visit(as_pair(self)->writer, arg);
}

static void clear(Ref self)
{
    ref_clear(&as_pair(self)->reader);
    ref_clear(&as_pair(self)->writer);
    io_base_clear(self);
}

static const NativeDef methods[] = {
#define M(name) NATIVE(#name, method_##name, 0, -1, NULL),
    M(read) M(peek) M(read1) M(readinto) M(readinto1) M(readable) M(write) M(flush) M(writable) M(isatty) M(close)
#undef M
    {0}
};
static const GetSetDef getset[] = { {"closed", get_closed, NULL, NULL}, {0} };

TypeObj buffered_pair_type = {
    TYPE_HEAD("_io.BufferedRWPair", 0, Pair), .base = &io_buffered_base_type, .flags = TYPE_BASE | TYPE_WEAKREF,
    .doc = "A buffered reader and a buffered writer as one stream.",
    .shape.traverse = traverse, .shape.clear = clear, .shape.free = type_free, .shape.is_container = true,
    .shape.dict_at = offsetof(IoBaseObj, dict),
    .new = io_base_new, .init = init_slot, .methods = methods, .getset = getset,
};
