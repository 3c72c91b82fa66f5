/* decode.c -- the bytes of a file to the text that the lexer reads.
 *
 * Whatever the file's encoding and its line ends, the lexer sees UTF-8 lines that end in '\n', and a NUL that
 * ends it all, so that it need not compare pointers before each byte. */
#include "grammar/decode.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

typedef enum { ENC_UTF8, ENC_ASCII, ENC_LATIN1, ENC_LATIN9, ENC_CP1252, ENC_UNKNOWN } Encoding;

/* Cookie names are compared in lower case and without '-' and '_'. */
static const struct { const char *name; Encoding encoding; } encodings[] = {
    {"utf8", ENC_UTF8},            {"u8", ENC_UTF8},          {"utf8sig", ENC_UTF8},    {"utf8unix", ENC_UTF8},
    {"utf8dos", ENC_UTF8},         {"utf8mac", ENC_UTF8},     {"utf", ENC_UTF8},        {"cp65001", ENC_UTF8},
    {"ascii", ENC_ASCII},          {"usascii", ENC_ASCII},    {"646", ENC_ASCII},
    {"latin1", ENC_LATIN1},        {"isolatin1", ENC_LATIN1}, {"iso88591", ENC_LATIN1}, {"l1", ENC_LATIN1},
    {"latin", ENC_LATIN1},         {"8859", ENC_LATIN1},      {"cp819", ENC_LATIN1},    {"latin1unix", ENC_LATIN1},
    {"iso885915", ENC_LATIN9},     {"latin9", ENC_LATIN9},    {"l9", ENC_LATIN9},
    {"cp1252", ENC_CP1252},        {"windows1252", ENC_CP1252}, {"1252", ENC_CP1252},
};

/* What cp1252 has at 0x80..0x9F; 0 is undefined. */
static const uint16_t cp1252_high[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D,
    0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
    0x017E, 0x0178,
};

bool decode_is_printable(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_CN: case UTF8PROC_CATEGORY_CC: case UTF8PROC_CATEGORY_CF: case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO: case UTF8PROC_CATEGORY_ZL: case UTF8PROC_CATEGORY_ZP: case UTF8PROC_CATEGORY_ZS:
        return c == ' ';
    default:
        return true;
    }
}

size_t decode_put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* Length of the well-formed sequence of two to four bytes at s; 0 when it is not one. The text ends in NUL or
 * `left` bytes on, whichever is first. */
static size_t sequence(const unsigned char *s, size_t left)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    size_t size = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || size > left) return 0;
    uint32_t c = s[0] & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        if ((s[i] & 0xC0) != 0x80) return 0;
        c = c << 6 | (s[i] & 0x3F);
    }
    return c < least[size] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : size;
}

size_t decode_valid_utf8(const char *text, size_t len)
{
    size_t i = 0;
    while (i < len) {
        uint64_t word;
        while (len - i >= sizeof word) {                /* eight ASCII bytes at a time */
            memcpy(&word, text + i, sizeof word);
            if (word & 0x8080808080808080u) break;
            i += sizeof word;
        }
        if (i == len) break;
        if (!(text[i] & 0x80)) {
            i++;
            continue;
        }
        size_t size = sequence((const unsigned char *)text + i, len - i);
        if (!size) break;
        i += size;
    }
    return i;
}

/* ---- the cookie ---- */

static bool is_cookie_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
        || c == '.';
}

/* Look for "coding[:=] name" in the comment that is the whole of the line. Sets *blank when the line holds no code, so
 * that the next may have the cookie. */
static bool cookie_in_line(const char *line, const char *end, bool *blank, const char **name, size_t *len)
{
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\f')) line++;
    *blank = line == end || *line == '#';
    if (line == end || *line != '#') return false;
    for (; end - line > 7; line++) {
        if (memcmp(line, "coding", 6) || (line[6] != ':' && line[6] != '=')) continue;
        const char *start = line + 7;
        while (start < end && (*start == ' ' || *start == '\t')) start++;
        const char *stop = start;
        while (stop < end && is_cookie_char(*stop)) stop++;
        if (stop == start) continue;
        *name = start;
        *len = (size_t)(stop - start);
        return true;
    }
    return false;
}

/* The cookie is in the first line, or in the second when the first holds no code. */
static bool find_cookie(const char *text, size_t len, const char **name, size_t *name_len)
{
    const char *end = text + len;
    bool blank = true;
    for (int line = 0; line < 2 && blank && text < end; line++) {
        const char *stop = text;
        while (stop < end && *stop != '\n' && *stop != '\r') stop++;
        if (cookie_in_line(text, stop, &blank, name, name_len)) return true;
        text = stop + (end - stop > 1 && stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
    }
    return false;
}

static Encoding encoding_named(const char *name, size_t len)
{
    char plain[24];
    size_t used = 0;
    for (size_t i = 0; i < len && used < sizeof plain - 1; i++) {
        bool upper = name[i] >= 'A' && name[i] <= 'Z';
        if (name[i] != '-' && name[i] != '_') plain[used++] = (char)(upper ? name[i] + 32 : name[i]);
    }
    plain[used] = 0;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (!strcmp(plain, encodings[i].name)) return encodings[i].encoding;
    return ENC_UNKNOWN;
}

/* ---- from bytes to text ---- */

char *(*decode_foreign)(Arena *arena, const char *encoding, const char *bytes, size_t *len);

static DecodeStatus fail(Arena *arena, SyntaxErr *error, SyntaxErrKind kind, const char *message)
{
    *error = (SyntaxErr){.kind = kind, .message = arena_copy(arena, message, strlen(message))};
    return error->message ? DECODE_ERROR : DECODE_MEMORY;
}

static DecodeStatus fail_encoding(Arena *arena, SyntaxErr *error, const char *name, size_t len, const char *more)
{
    char message[120];
    if (encoding_named(name, len) == ENC_LATIN1) name = "iso-8859-1", len = strlen(name);
    snprintf(message, sizeof message, "encoding problem: %.*s%s", (int)(len < 60 ? len : 60), name, more);
    return fail(arena, error, ERR_SyntaxError, message);
}

static DecodeStatus fail_utf8(Arena *arena, SyntaxErr *error, const char *text, size_t at, bool declared,
                              const char *filename)
{
    char message[400];
    unsigned line = 1;
    size_t line_start = 0;
    for (size_t i = 0; i < at; i++)
        if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) line++, line_start = i + 1;
    unsigned char bad = (unsigned char)text[at];
    if (!declared) {
        snprintf(message, sizeof message,
                 "Non-UTF-8 code starting with '\\x%02x' in file %.200s on line %u, but no encoding declared; "
                 "see https://peps.python.org/pep-0263/ for details", bad, filename, line);
        return fail(arena, error, ERR_SyntaxError, message);
    }
    snprintf(message, sizeof message,
             "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: invalid %s byte",
             bad, at - line_start, bad < 0xC2 || bad > 0xF4 ? "start" : "continuation");
    DecodeStatus status = fail(arena, error, ERR_SyntaxError, message);
    error->line = error->end_line = line;
    error->offset = 1;
    error->end_offset = -1;
    return status;
}

/* The character that one byte stands for; -1 when it stands for none. */
static int32_t high_char(Encoding encoding, unsigned char byte)
{
    if (encoding == ENC_ASCII) return -1;
    if (encoding == ENC_CP1252 && byte < 0xA0) return cp1252_high[byte - 0x80] ? cp1252_high[byte - 0x80] : -1;
    if (encoding == ENC_LATIN9)
        switch (byte) {
        case 0xA4: return 0x20AC;
        case 0xA6: return 0x160;
        case 0xA8: return 0x161;
        case 0xB4: return 0x17D;
        case 0xB8: return 0x17E;
        case 0xBC: return 0x152;
        case 0xBD: return 0x153;
        case 0xBE: return 0x178;
        }
    return byte;
}

/* One byte a character to UTF-8; NULL with *bad set when a byte means nothing. */
static char *widen(Arena *arena, Encoding encoding, const char *bytes, size_t *len, bool *bad)
{
    size_t high = 0, used = 0;
    for (size_t i = 0; i < *len; i++) high += (unsigned char)bytes[i] >> 7;
    char *out = arena_alloc(arena, *len + 2 * high + 1);
    if (!out) return NULL;
    for (size_t i = 0; i < *len; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        int32_t c = byte < 0x80 ? byte : high_char(encoding, byte);
        if (c < 0) {
            *bad = true;
            return NULL;
        }
        used += decode_put_utf8(out + used, (uint32_t)c);
    }
    *len = used;
    return out;
}

/* Copy with "\r\n" and "\r" as "\n", and with a last newline if `ended`. */
static DecodeStatus normalise_lines(Arena *arena, const char *text, size_t len, bool ended, Source *source)
{
    char *out = arena_alloc(arena, len + 2);
    if (!out) return DECODE_MEMORY;
    size_t used = 0;
    if (!memchr(text, '\r', len)) {
        memcpy(out, text, len);
        used = len;
    } else {
        for (size_t i = 0; i < len; i++) {
            out[used++] = text[i] == '\r' ? '\n' : text[i];
            if (text[i] == '\r' && i + 1 < len && text[i + 1] == '\n') i++;
        }
    }
    if (ended && used && out[used - 1] != '\n') out[used++] = '\n';
    *source = (Source){ .text = out, .len = used };
    return DECODE_OK;
}

DecodeStatus decode_source(Arena *arena, const char *bytes, size_t len, bool is_bytes, bool ended,
                           const char *filename, Source *source, SyntaxErr *error)
{
    const char *name = NULL;
    size_t name_len = 0;
    if (len == 0) {
        *source = (Source){ .text = "" };
        return DECODE_OK;
    }
    if (len > UINT32_MAX / 2) return DECODE_MEMORY;
    if (memchr(bytes, 0, len))
        return fail(arena, error, ERR_ValueError, "source code string cannot contain null bytes");

    bool bom = is_bytes && len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3);
    if (bom) bytes += 3, len -= 3;
    if (is_bytes && find_cookie(bytes, len, &name, &name_len)) {
        Encoding encoding = encoding_named(name, name_len);
        if (bom && encoding != ENC_UTF8) return fail_encoding(arena, error, name, name_len, " with BOM");
        bool bad = false;
        if (encoding == ENC_UNKNOWN) {
            const char *encoding_name = arena_copy(arena, name, name_len);
            if (!encoding_name) return DECODE_MEMORY;
            bytes = decode_foreign ? decode_foreign(arena, encoding_name, bytes, &len) : NULL;
            if (!bytes) return fail_encoding(arena, error, name, name_len, "");
        } else if (encoding != ENC_UTF8 && !(bytes = widen(arena, encoding, bytes, &len, &bad)))
            return bad ? fail_encoding(arena, error, name, name_len, "") : DECODE_MEMORY;
    }
    size_t valid = decode_valid_utf8(bytes, len);
    if (valid < len) return fail_utf8(arena, error, bytes, valid, bom || name, filename);
    DecodeStatus status = normalise_lines(arena, bytes, len, ended, source);
    source->bytes_unmarked = is_bytes && !bom && !name;
    return status;
}
