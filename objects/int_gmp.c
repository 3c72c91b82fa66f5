/* int_gmp.c -- GMP's memory comes from mem_alloc, and running out of it becomes a MemoryError.
 *
 * GMP cannot be told that an allocation failed; it would abort. So two nets are spread:
 *   - int_room asks for the estimated size of a large result before GMP is called;
 *   - when mem_alloc refuses GMP all the same (a limit, or failure on demand), the block is taken from plain malloc for the
 *     short time until the operation ends. int_keep_mpz, which ends each of them, sees that this has happened,
 *     throws the result away and raises MemoryError. */
#include "objects/int_gmp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "objects/err.h"

mpz_t int_scratch, int_scratch_shifted, int_scratch_rest;

/* The blocks that are not mem_alloc's: normally none, during a failing operation its temporaries and result. */
enum { RAFT_MAX = 64, WORTH_ASKING = 1 << 20 };

/* For operations so small that int_room does not ask: addresses set aside, which cost no memory until they are needed. */
enum { RESERVE = INT_PRODUCT * WORTH_ASKING };
static void *reserve;

static bool has_reserve(void) { return reserve || (reserve = malloc(RESERVE)); }

static void *raft[RAFT_MAX];
static size_t on_raft;
static bool ran_short;

static void give_up(void)
{
    fprintf(stderr, "ouro: out of memory inside an integer operation\n");
    exit(1);
}

static size_t find_on_raft(const void *block)
{
    size_t i = 0;
    while (i < on_raft && raft[i] != block) i++;
    return i;
}

static void *raft_alloc(size_t size)
{
    void *block = on_raft < RAFT_MAX ? malloc(size) : NULL;
    if (!block && on_raft < RAFT_MAX) {
        free(reserve);
        reserve = NULL;
        block = malloc(size);
    }
    if (!block) give_up();
    raft[on_raft++] = block;
    ran_short = true;
    return block;
}

static void *gmp_alloc(size_t size)
{
    void *block = mem_alloc(size);
    return LIKELY(block != NULL) ? block : raft_alloc(size);
}

static void gmp_free(void *block, size_t size)
{
    (void)size;
    if (UNLIKELY(on_raft)) {
        size_t i = find_on_raft(block);
        if (i < on_raft) {
            raft[i] = raft[--on_raft];
            free(block);
            return;
        }
    }
    mem_free(block);
}

static void *gmp_resize(void *block, size_t old_size, size_t size)
{
    void *fresh = on_raft && find_on_raft(block) < on_raft ? NULL : mem_realloc(block, size);
    if (LIKELY(fresh != NULL)) return fresh;
    fresh = raft_alloc(size);
    memcpy(fresh, block, old_size < size ? old_size : size);
    gmp_free(block, old_size);
    return fresh;
}

void int_gmp_init(void)
{
    mp_set_memory_functions(gmp_alloc, gmp_resize, gmp_free);
    has_reserve();
    mpz_init(int_scratch);
    mpz_init(int_scratch_shifted);
    mpz_init(int_scratch_rest);
}

static void reset(mpz_t z)
{
    mpz_clear(z);
    mpz_init(z);
}

bool int_gmp_failed(void)
{
    if (LIKELY(!ran_short)) return false;
    reset(int_scratch);                     /* they may lie on the raft */
    reset(int_scratch_shifted);
    reset(int_scratch_rest);
    ran_short = false;
    return true;
}

bool int_room(double bits, int results)
{
    const double most_bits = 64.0 * (1 << 30);          /* GMP counts limbs in an int */
    if (bits > most_bits) return err_memory();
    if (!has_reserve()) return err_memory();
    if (bits < 8.0 * WORTH_ASKING) return true;

    void *block = mem_alloc((size_t)(bits / 8) * (size_t)results + 64);
    if (!block) return err_memory();
    mem_free(block);
    return true;
}
