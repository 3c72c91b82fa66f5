#ifndef OURO_MODULES_BLAKE2_H
#define OURO_MODULES_BLAKE2_H
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

/* blake2.h -- the hashes BLAKE2b (words of 64 bits) and BLAKE2s (32 bits) of RFC 7693. One state serves both; `small` is BLAKE2s. */

typedef struct {
    bool small, last_node;
    uint64_t h[8], count[2];            /* count: bytes so far */
    size_t used;                        /* of buffer */
    uint8_t buffer[128];
} Blake2;

/* params: the parameter block, 64 bytes (32 where small), as the RFC lays it out. */
void blake2_start(Blake2 *b, bool small, const uint8_t *params, bool last_node);
void blake2_feed(Blake2 *b, size_t len, const uint8_t *data);
void blake2_end(Blake2 *b, size_t len, uint8_t *out);
#endif
