/* test_file.c -- files: newlines that fall on the edges of buffers, and characters of several bytes. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "objects/abstract.h"
#include "objects/bytes.h"
#include "objects/file.h"
#include "objects/init.h"
#include "objects/io.h"
#include "objects/str.h"

static char path[] = "/tmp/ouro-test-file-XXXXXX";

static void boot_all(void)
{
    cr_assert(objects_init());
    recursion_stack_end = (char *)__builtin_frame_address(0) - (1 << 20);
    strcpy(path + sizeof path - 7, "XXXXXX");
    int fd = mkstemp(path);
    cr_assert(fd >= 0);
    close(fd);
}

static void end_all(void)
{
    cr_expect_null(err_pending);
    unlink(path);
    objects_shutdown();
    cr_expect_eq(obj_live_count(), 0, "%zu objects are left", obj_live_count());
}

TestSuite(file, .init = boot_all, .fini = end_all);

static Ref open_file(const char *mode, const char *newline)
{
    Ref name = str_from_text(path), how = str_from_text(mode), ends = newline ? str_from_text(newline) : NULL;
    View args[8] = { name, how, NULL, NULL, NULL, ends, NULL, NULL };
    Ref file = file_open(args);
    cr_assert_not_null(file);
    ref_drop(name);
    ref_drop(how);
    ref_drop(ends);
    return file;
}

static void put_bytes(const void *data, size_t len)
{
    Ref file = open_file("wb", NULL), bytes = bytes_new(data, len);
    View args[1] = { bytes };
    Ref written = obj_call_method(file, "write", args, 1);
    cr_assert_not_null(written);
    ref_drop(written);
    ref_drop(bytes);
    ref_drop(file);
}

static void expect_line(View file, const char *expected)
{
    Ref line = file_read_line(file);
    cr_assert_not_null(line);
    cr_expect_str_eq(str_utf8(line, NULL), expected);
    ref_drop(line);
}

Test(file, newlines_of_all_kinds)
{
    put_bytes("a\r\nb\rc\n\n\rd", 10);
    Ref file = open_file("r", NULL);
    static const char *const universal[] = { "a\n", "b\n", "c\n", "\n", "\n", "d", "" };
    for (size_t i = 0; i < 7; i++) expect_line(file, universal[i]);
    ref_drop(file);
    file = open_file("r", "");
    static const char *const kept[] = { "a\r\n", "b\r", "c\n", "\n", "\r", "d", "" };
    for (size_t i = 0; i < 7; i++) expect_line(file, kept[i]);
    ref_drop(file);
}

/* A CR that is the last byte of a buffer, and its LF the first of the next. */
Test(file, newline_across_the_buffer)
{
    enum { BUFFER = IO_BUFFER_SIZE };         /* so much is decoded at a time */
    for (size_t before = BUFFER - 2; before <= BUFFER + 1; before++) {
        char *data = malloc(before + 4);
        memset(data, 'x', before);
        memcpy(data + before, "\r\ny", 3);
        put_bytes(data, before + 3);
        free(data);
        static const char *const newlines[] = { NULL, "", "\r\n" };
        for (size_t i = 0; i < 3; i++) {
            Ref file = open_file("r", newlines[i]), line = file_read_line(file);
            cr_assert_not_null(line);
            cr_expect_eq(as_str(line)->len, before + (i == 0 ? 1 : 2), "%zu characters before, newline %zu", before, i);
            ref_drop(line);
            expect_line(file, "y");
            ref_drop(file);
        }
    }
}

Test(file, characters_are_counted_not_bytes)
{
    put_bytes("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z", 11);
    Ref file = open_file("r", NULL), text;
    static const char *const each[] = { "a", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "z", "" };
    for (size_t i = 0; i < 6; i++) {
        cr_assert_not_null(text = io_text_read(file, 1));
        cr_expect_str_eq(str_utf8(text, NULL), each[i]);
        ref_drop(text);
    }
    ref_drop(file);
}

Test(file, reads_what_it_wrote)
{
    Ref file = open_file("w+", NULL), text = str_from_text("one\ntwo\n"), zero;
    cr_assert(file_write(file, text));
    cr_assert_not_null(zero = obj_call_method(file, "seek", (View[]){ False }, 1));
    ref_drop(zero);
    expect_line(file, "one\n");
    cr_assert(file_write(file, text));              /* goes behind the chunk that was read */
    cr_assert_not_null(zero = obj_call_method(file, "seek", (View[]){ False }, 1));
    ref_drop(zero);
    Ref all = io_text_read(file, -1);
    cr_expect_str_eq(str_utf8(all, NULL), "one\ntwo\none\ntwo\n");
    ref_drop(all);
    ref_drop(text);
    ref_drop(file);
}
