/* char_name.c -- most names are known to GNU libunistring. The others are ideographs, whose names are numbers, and short lists. */
#include "grammar/char_name.h"

#include <stdio.h>
#include <string.h>
#include <uniname.h>

/* ---- ideographs: CJK UNIFIED IDEOGRAPH-4E00 ----------------------------------------------------------------- */

static const char ideograph[] = "CJK UNIFIED IDEOGRAPH-";

static bool is_ideograph(uint32_t c)
{
    static const struct { uint32_t first, last; } blocks[] = {
        {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B738}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1},
        {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A},
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (blocks[i].first <= c && c <= blocks[i].last) return true;
    return false;
}

/* Four or five digits, in capitals. */
static uint32_t ideograph_of(const char *digits, size_t len)
{
    static const char hex[] = "0123456789ABCDEF";
    uint32_t c = 0;
    if (len != 4 && len != 5) return CHAR_UNNAMED;
    for (size_t i = 0; i < len; i++) {
        const char *digit = strchr(hex, digits[i]);
        if (!digit || !*digit) return CHAR_UNNAMED;
        c = c << 4 | (uint32_t)(digit - hex);
    }
    return is_ideograph(c) ? c : CHAR_UNNAMED;
}

/* ---- the lists ------------------------------------------------------------------------------------------------ */

typedef struct { const char *name; uint32_t chars[CHAR_SEQUENCE_MAX]; } Named;

static const Named aliases[] = {
#define ALIAS(code, name) { name, { code } },
#include "grammar/char_names.def"
};
static const Named sequences[] = {
#define SEQUENCE(name, ...) { name, { __VA_ARGS__ } },
#include "grammar/char_names.def"
};

static const Named *find(const Named *list, size_t count, const char *name)
{
    while (count > 0) {
        size_t half = count / 2;
        int order = strcmp(name, list[half].name);
        if (order == 0) return &list[half];
        if (order > 0) list += half + 1, count -= half + 1;
        else count = half;
    }
    return NULL;
}

/* The name with a NUL behind it, in capitals. False: no name is so long or has such characters in it. */
static bool capitals(const char *name, size_t len, char out[CHAR_NAME_ROOM])
{
    if (len == 0 || len >= CHAR_NAME_ROOM) return false;
    for (size_t i = 0; i < len; i++) {
        char c = name[i];
        if (c >= 'a' && c <= 'z') c = (char)(c - 32);
        else if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-')) return false;
        out[i] = c;
    }
    out[len] = 0;
    return true;
}

static bool begins(const char *name, size_t len, const char *with)
{
    size_t n = strlen(with);
    return len >= n && memcmp(name, with, n) == 0;
}

uint32_t char_by_name(const char *name, size_t len)
{
    char own[CHAR_NAME_ROOM];
    if (begins(name, len, ideograph)) return ideograph_of(name + sizeof ideograph - 1, len - (sizeof ideograph - 1));
    if (!capitals(name, len, own)) return CHAR_UNNAMED;
    const Named *alias = find(aliases, sizeof aliases / sizeof *aliases, own);
    if (alias) return alias->chars[0];
    uint32_t c = unicode_name_character(own);
    if (c == UNINAME_INVALID) return CHAR_UNNAMED;
    /* Syllables are spelled out in capitals only, in Python. */
    return c >= 0xAC00 && c <= 0xD7A3 && !begins(name, len, "HANGUL SYLLABLE ") ? CHAR_UNNAMED : c;
}

size_t char_sequence(const char *name, size_t len, uint32_t out[CHAR_SEQUENCE_MAX])
{
    char own[CHAR_NAME_ROOM];
    const Named *found = capitals(name, len, own) ? find(sequences, sizeof sequences / sizeof *sequences, own) : NULL;
    size_t n = 0;
    if (!found) return 0;
    while (n < CHAR_SEQUENCE_MAX && found->chars[n]) out[n] = found->chars[n], n++;
    return n;
}

const char *char_name(uint32_t c, char out[CHAR_NAME_ROOM])
{
    if (!is_ideograph(c)) return unicode_character_name(c, out);
    snprintf(out, CHAR_NAME_ROOM, "%s%X", ideograph, (unsigned)c);
    return out;
}
