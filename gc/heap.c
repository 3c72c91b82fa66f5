/* heap.c -- one address range for containers, and free lists by size.
 *
 *   base                                                          brk             end
 *   +---------+----+----+--------------+---+- - - - - -+----------+- - - - - - - -+
 *   | obj     |free| obj| obj          |...| bump:next |          | reserved only |
 *   +---------+----+----+--------------+---+- - - - - -+----------+- - - - - - - -+
 *    0    1    2    3    ...  granules of 32 bytes
 *
 * A block has one of a few sizes: 1, 2, ... 16 granules, then four steps for each doubling. A freed block goes on the
 * list of its size, and the next request of that size takes it from there: last in, first out, because what was
 * touched last is in the cache. When the list is empty, the block is cut from the bump region; when that is used up,
 * from the next run (a stretch that heap_tidy found free), and at last from beyond brk.
 *
 * Blocks of 16 KiB and more begin at a page; from 64 KiB on their pages go back to the system as soon as
 * they are freed.
 *
 * Atoms and boxes are small, dull and many: free lists in steps of 16 bytes, fed from blocks of 16 KiB that are kept
 * until the end. */
#include "gc/heap.h"
#include "gc/collect.h"

#include <assert.h>
#include <string.h>
#include <sys/mman.h>

enum {
    PAGE = 4096,
    EXACT_CLASSES = 16, CLASSES = EXACT_CLASSES + 4 * 28,
    CHUNK = 1 << 16,            /* brk moves in steps of this */
    BIG = 1 << 14,              /* bytes: blocks that begin at a page */
    GIVE_BACK = 1 << 16,        /* bytes: free blocks and runs whose pages are given back */
    KEPT = 1 << 25,             /* bytes: what heap_tidy keeps before it gives pages back, for they will be wanted again */
    RUN_MIN = 16,               /* granules: a shorter stretch goes to the free lists */
    ATOM_STEP = 16, ATOM_MAX = 256, ATOM_BLOCK = 1 << 14,
};

/* A dead object keeps a header that says so. */
typedef struct Free { Obj head; struct Free *next; } Free;

/* A free stretch of granules. `absent` bytes in it have been given back to the system. */
typedef struct Run { Obj head; struct Run *next; size_t granules, absent; } Run;
_Static_assert(sizeof(Run) <= GRANULE, "a run must fit into the smallest stretch");

typedef struct Block { struct Block *next; char *padding; } Block;      /* 16 bytes, then atoms */

Heap heap;
Box *free_boxes;

static Free *free_lists[CLASSES];
static Run *runs;                       /* in address order */
static char *bump, *bump_end;
static size_t absent;                   /* bytes below brk that have been given back */
static void *reservation;
static size_t reserved;

static Free *free_atoms[ATOM_MAX / ATOM_STEP + 1];
static Block *atom_blocks, *box_blocks;
static size_t boxes_made;

/* ---- sizes ---------------------------------------------------------------------------------------------- */

static inline size_t granules_for(size_t size) { return (size + GRANULE - 1) / GRANULE; }

/* 1..16 have a class each; then 20 24 28 32, 40 48 56 64, 80 ... */
static inline unsigned class_of(size_t granules)
{
    if (LIKELY(granules <= EXACT_CLASSES)) return (unsigned)granules - 1;
    unsigned top = 63 - (unsigned)__builtin_clzl(granules - 1);         /* 2^top < granules <= 2^(top + 1) */
    return EXACT_CLASSES + (top - 4) * 4 + (unsigned)((granules - 1) >> (top - 2)) - 4;
}

static inline size_t granules_of_class(unsigned class)
{
    if (LIKELY(class < EXACT_CLASSES)) return class + 1;
    unsigned step = class - EXACT_CLASSES;
    return (size_t)(5 + step % 4) << (step / 4 + 2);
}

/* The largest class whose blocks fit into so many granules. */
static unsigned class_within(size_t granules)
{
    unsigned class = class_of(granules);
    return granules_of_class(class) <= granules ? class : class - 1;
}

static char *page_up(char *p) { return (char *)(((uintptr_t)p + PAGE - 1) & ~(uintptr_t)(PAGE - 1)); }
static char *page_down(char *p) { return (char *)((uintptr_t)p & ~(uintptr_t)(PAGE - 1)); }

/* ---- the reservation ------------------------------------------------------------------------------------ */

/* Everything in one mapping: the range and its three tables. The tables are moved by odd parts of a page, or else
 * meta[g], outside[g] and object g would compete for the same lines of the cache. */
enum { META_OFFSET = 2112, OUTSIDE_OFFSET = 1088, SLACK = 4 * PAGE };

static bool reserve(size_t size)
{
    size_t granules = size / GRANULE;
    size_t total = size + granules * (1 + 4 + (6 + 4) * 4) + SLACK;
    char *start = mmap(NULL, total, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED) return false;

    char *meta = start + size + META_OFFSET;
    char *outside = page_up(meta + granules) + OUTSIDE_OFFSET;
    reservation = start;
    reserved = total;
    heap.base = heap.brk = start;
    heap.end = start + size;
    heap.meta = (uint8_t *)meta;
    heap.outside = (uint32_t *)(void *)outside;
    heap.tracked = (uint32_t *)(void *)page_up(outside + granules * 4);
    heap.work = 6 * granules;
    heap.work_end = 7 * granules;
    return true;
}

bool heap_init(void)
{
    const size_t most = (size_t)64 << 30, least = (size_t)64 << 20;
    size_t size = most;
    while (!reserve(size)) {
        if (size <= least) return false;
        size /= 2;
    }
    if (size < most && size > least) {      /* leave half of a scarce address space to malloc */
        munmap(reservation, reserved);
        if (!reserve(size / 2)) return false;
    }
    bump = bump_end = heap.base;
    return true;
}

static void free_blocks(Block **list)
{
    for (Block *block = *list, *next; block; block = next) {
        next = block->next;
        MEM_UNPOISON(block, ATOM_BLOCK);
        mem_free(block);
    }
    *list = NULL;
}

void heap_shutdown(void)
{
    free_blocks(&atom_blocks);
    free_blocks(&box_blocks);
    memset(free_atoms, 0, sizeof free_atoms);
    free_boxes = NULL;
    boxes_made = 0;
    if (!reservation) return;
    MEM_UNPOISON(heap.base, (size_t)(heap.brk - heap.base));
    mem_uncharge((size_t)(heap.brk - heap.base) - absent);
    absent = 0;
    munmap(reservation, reserved);
    memset(free_lists, 0, sizeof free_lists);
    runs = NULL;
    bump = bump_end = NULL;
    reservation = NULL;
    heap = (Heap){0};
}

/* ---- free blocks ---------------------------------------------------------------------------------------- */

/* The whole pages of a free stretch behind its first granule, which holds the link: how many bytes are they, if they
 * are many enough to be given back? */
static size_t spare_pages(char *start, size_t bytes, char **from)
{
    if (bytes < GIVE_BACK) return 0;
    *from = page_up(start + GRANULE);
    return (size_t)(page_down(start + bytes) - *from);
}

static size_t give_back(char *start, size_t bytes)
{
    char *from;
    size_t spare = spare_pages(start, bytes, &from);
    if (!spare) return 0;
    madvise(from, spare, MADV_DONTNEED);
    return spare;
}

static bool take_back(size_t bytes)
{
    if (!mem_charge(bytes)) return false;
    absent -= bytes;
    return true;
}

static void push_block(char *start, unsigned class)
{
    Free *block = (Free *)(void *)start;
    size_t bytes = granules_of_class(class) * GRANULE;
    if (UNLIKELY(bytes >= GIVE_BACK)) {
        size_t given = give_back(start, bytes);
        mem_uncharge(given);
        absent += given;
    }
    MEM_UNPOISON(block, sizeof *block);
    *block = (Free){{0, SHAPE_INVALID}, free_lists[class]};
    free_lists[class] = block;
    MEM_POISON(block, bytes);
}

/* NULL: its pages are more than the memory limit allows. */
static char *pop_block(unsigned class)
{
    Free *block = free_lists[class];
    if (UNLIKELY(class > EXACT_CLASSES)) {
        char *from;
        if (!take_back(spare_pages((char *)block, granules_of_class(class) * GRANULE, &from))) return NULL;
    }
    MEM_UNPOISON(block, sizeof *block);
    free_lists[class] = block->next;
    return (char *)block;
}

/* Cut a stretch into blocks, the largest first. */
static void push_stretch(char *start, char *end)
{
    while (start < end) {
        unsigned class = class_within((size_t)(end - start) / GRANULE);
        push_block(start, class);
        start += granules_of_class(class) * GRANULE;
    }
}

/* ---- cutting new blocks --------------------------------------------------------------------------------- */

/* Move brk up by at least `bytes`, a multiple of the page size. */
static char *grow(size_t bytes)
{
    if (bytes > (size_t)(heap.end - heap.brk) || !mem_charge(bytes)) return NULL;
    char *start = heap.brk;
    heap.brk += bytes;
    MEM_POISON(start, bytes);
    return start;
}

/* Take the first run out that has `bytes` from a multiple of `align` on. */
static bool take_run(size_t bytes, bool from_page, char **start, char **end)
{
    for (Run **link = &runs, *run; (run = *link); link = &run->next) {
        char *stop = (char *)run + run->granules * GRANULE;
        char *first = from_page ? page_up((char *)run) : (char *)run;
        if (first > stop || (size_t)(stop - first) < bytes || !take_back(run->absent)) continue;
        *link = run->next;
        *start = (char *)run;
        *end = stop;
        MEM_POISON(run, sizeof *run);
        return true;
    }
    return false;
}

/* Make the bump region at least `bytes` long. */
static bool refill(size_t bytes)
{
    char *start, *end;
    if (take_run(bytes, false, &start, &end)) {
        push_stretch(bump, bump_end);
        bump = start;
        bump_end = end;
        return true;
    }
    size_t wanted = (bytes + CHUNK - 1) / CHUNK * CHUNK;
    if (!(start = grow(wanted))) return false;
    if (start != bump_end) {
        push_stretch(bump, bump_end);
        bump = start;
    }
    bump_end = start + wanted;
    return true;
}

static char *cut_big(size_t bytes)
{
    char *start, *end;
    if (!take_run(bytes, true, &start, &end)) return grow(bytes);
    char *block = page_up(start);
    push_stretch(start, block);
    push_stretch(block + bytes, end);
    return block;
}

/* A block cut from a free block of a larger class: the last resort when the range is full. */
static char *split_larger(unsigned class)
{
    size_t bytes = granules_of_class(class) * GRANULE;
    for (unsigned larger = class + 1; larger < CLASSES; larger++) {
        char *start = (char *)free_lists[larger];
        if (!start || (bytes >= BIG && start != page_up(start)) || !pop_block(larger)) continue;
        push_stretch(start + bytes, start + granules_of_class(larger) * GRANULE);
        return start;
    }
    return NULL;
}

static char *cut(unsigned class)
{
    size_t bytes = granules_of_class(class) * GRANULE;
    char *start = NULL;

    if (bytes >= BIG) {
        start = cut_big(bytes);
    } else if ((size_t)(bump_end - bump) >= bytes || refill(bytes)) {
        start = bump;
        bump += bytes;
    }
    return start ? start : split_larger(class);
}

/* ---- containers ----------------------------------------------------------------------------------------- */

Ref heap_new(uint32_t shape, size_t size)
{
    if (mem_should_fail() || UNLIKELY(size > (size_t)(heap.end - heap.base))) return NULL;
    size_t granules = granules_for(size);
    unsigned class = (unsigned)granules - 1;
    Ref obj;

    if (LIKELY(granules <= EXACT_CLASSES && free_lists[class] != NULL)) {
        Free *block = free_lists[class];
        MEM_UNPOISON(block, sizeof *block);
        free_lists[class] = block->next;
        obj = &block->head;
    } else {
        class = class_of(granules);
        granules = granules_of_class(class);
        obj = (Ref)(void *)(free_lists[class] ? pop_block(class) : cut(class));
        if (!obj) return NULL;
    }
    MEM_UNPOISON(obj, size);
    *obj = (Obj){1, shape};
    heap.containers++;
    heap.granules_used += granules;
    if (UNLIKELY(++gc.count[0] > gc.threshold[0])) gc_note_due();
    return obj;
}

void heap_free(Ref container, size_t size)
{
    size_t granules = granules_for(size);
    assert(heap_contains(container) && !heap.meta[heap_granule(container)]);
#ifdef OURO_DEBUG
    memset(container, 0xDB, size);
#endif
    heap.containers--;
    if (gc.count[0] > 0) gc.count[0]--;
    if (LIKELY(granules <= EXACT_CLASSES)) {
        Free *block = (Free *)container;
        MEM_UNPOISON(block, sizeof *block);
        *block = (Free){{0, SHAPE_INVALID}, free_lists[granules - 1]};
        free_lists[granules - 1] = block;
        MEM_POISON(block, granules * GRANULE);
    } else {
        unsigned class = class_of(granules);
        granules = granules_of_class(class);
        push_block((char *)container, class);
    }
    heap.granules_used -= granules;
}

/* ---- joining free blocks again -------------------------------------------------------------------------- */

/* While heap_tidy runs, the first granule of each free stretch has this in meta, and its length in outside. */
enum { FREE_STRETCH = META_SUSPECT };

static void note_free(View start, size_t granules, void *unused)
{
    (void)unused;
    size_t granule = heap_granule(start);
    heap.meta[granule] = FREE_STRETCH;
    heap.outside[granule] = (uint32_t)granules;
}

void heap_each_free(void (*show)(View start, size_t granules, void *arg), void *arg)
{
    for (unsigned class = 0; class < CLASSES; class++)
        for (Free *block = free_lists[class], *next; block; block = next) {
            MEM_UNPOISON(block, sizeof *block);
            next = block->next;
            MEM_POISON(block, sizeof *block);
            show(&block->head, granules_of_class(class), arg);
        }
    for (Run *run = runs; run; run = run->next) show(&run->head, run->granules, arg);
    if (bump < bump_end) show((View)(void *)bump, (size_t)(bump_end - bump) / GRANULE, arg);
}

/* The next granule from `granule` on that begins a free stretch, or `used`. Live objects have other bits set or
 * none, so eight bytes are passed at a time as long as no byte has the suspect bit. */
static size_t next_free(size_t granule, size_t used)
{
    const uint64_t mask = 0x0101010101010101u * FREE_STRETCH;
    while (granule < used && heap.meta[granule] != FREE_STRETCH) {
        uint64_t eight;
        if (granule + 8 <= used) {
            memcpy(&eight, heap.meta + granule, 8);
            if (!(eight & mask)) { granule += 8; continue; }
        }
        granule++;
    }
    return granule;
}

/* The end of the heap is free: lower brk, and bump what is left of the last page. Returns the bytes given back. */
static size_t lower_brk(char *start)
{
    char *keep = page_up(start);
    size_t bytes = (size_t)(heap.brk - keep);
    madvise(keep, bytes, MADV_DONTNEED);
    MEM_UNPOISON(keep, bytes);
    bump = start;
    heap.brk = bump_end = keep;
    return bytes;
}

/* The lists while heap_tidy fills them: their ends, so that they are in address order. */
typedef struct {
    Free **last_free[RUN_MIN];
    Run **last_run;
    size_t kept, given;                 /* bytes of the runs with all their pages; bytes given back from the end of the heap */
} Tidy;

static void add_free(Tidy *tidy, char *start, size_t granules)
{
    Free *block = (Free *)(void *)start;
    MEM_UNPOISON(block, GRANULE);
    *block = (Free){{0, SHAPE_INVALID}, NULL};
    *tidy->last_free[granules - 1] = block;
    tidy->last_free[granules - 1] = &block->next;
}

static void add_run(Tidy *tidy, char *start, char *end, size_t given)
{
    Run *run = (Run *)(void *)start;
    MEM_UNPOISON(run, GRANULE);
    *run = (Run){{0, SHAPE_INVALID}, NULL, (size_t)(end - start) / GRANULE, given};
    *tidy->last_run = run;
    tidy->last_run = &run->next;
    absent += given;
    tidy->kept += (size_t)(end - start) - given;
}

/* Pages are given back when the stretches before them come to KEPT bytes. */
static void add_stretch(Tidy *tidy, char *start, char *end)
{
    size_t granules = (size_t)(end - start) / GRANULE;
    size_t keep = tidy->kept < KEPT ? KEPT - tidy->kept : 0;
    if (granules < RUN_MIN) {
        add_free(tidy, start, granules);
    } else if (granules * GRANULE < keep + GIVE_BACK) {
        add_run(tidy, start, end, 0);
    } else {
        if (keep) add_run(tidy, start, start + keep / GRANULE * GRANULE, 0);
        start += keep / GRANULE * GRANULE;
        if (end == heap.brk) tidy->given += lower_brk(start);
        else add_run(tidy, start, end, give_back(start, (size_t)(end - start)));
    }
}

void heap_tidy(void)
{
    size_t used = (size_t)(heap.brk - heap.base) / GRANULE;
    if (used - heap.granules_used < used / 8 + CHUNK / GRANULE) return;

    Tidy tidy = {.last_run = &runs};
    size_t absent_before = absent;
    absent = 0;
    heap_each_free(note_free, NULL);
    memset(free_lists, 0, sizeof free_lists);
    for (unsigned class = 0; class < RUN_MIN; class++) tidy.last_free[class] = &free_lists[class];
    runs = NULL;
    bump = bump_end = heap.brk;

    for (size_t granule = next_free(0, used); granule < used; granule = next_free(granule, used)) {
        char *start = heap.base + granule * GRANULE;
        while (granule < used && heap.meta[granule] == FREE_STRETCH) {
            heap.meta[granule] = 0;
            granule += heap.outside[granule];
        }
        add_stretch(&tidy, start, heap.base + granule * GRANULE);
    }
    mem_uncharge(tidy.given + absent);
    mem_recharge(absent_before);
}

/* ---- atoms and boxes ------------------------------------------------------------------------------------ */

/* A fresh block, cut into pieces which form a list. */
static Free *new_block(Block **blocks, size_t piece)
{
    Block *block = mem_alloc(ATOM_BLOCK);
    if (!block) return NULL;
    block->next = *blocks;
    *blocks = block;
    char *start = (char *)(block + 1), *end = (char *)block + ATOM_BLOCK;
    Free *list = NULL;
    for (char *p = start + ((size_t)(end - start) / piece - 1) * piece; p >= start; p -= piece) {
        Free *atom = (Free *)(void *)p;
        *atom = (Free){{0, SHAPE_INVALID}, list};
        list = atom;
        MEM_POISON(p, piece);
    }
    return list;
}

Ref atom_new(uint32_t shape, size_t size)
{
    if (mem_should_fail()) return NULL;
    Free *atom;
    if (LIKELY(size <= ATOM_MAX)) {
        size_t class = (size + ATOM_STEP - 1) / ATOM_STEP;
        if (UNLIKELY(!free_atoms[class]) && !(free_atoms[class] = new_block(&atom_blocks, class * ATOM_STEP))) return NULL;
        atom = free_atoms[class];
        MEM_UNPOISON(atom, sizeof *atom);
        free_atoms[class] = atom->next;
        MEM_UNPOISON(atom, size);
    } else if (!(atom = mem_alloc(size))) {
        return NULL;
    }
    heap.atoms++;
    atom->head = (Obj){1, shape};
    return &atom->head;
}

void atom_free(Ref atom, size_t size)
{
#ifdef OURO_DEBUG
    memset(atom, 0xDB, size);
#endif
    heap.atoms--;
    if (UNLIKELY(size > ATOM_MAX)) {
        mem_free(atom);
        return;
    }
    size_t class = (size + ATOM_STEP - 1) / ATOM_STEP;
    Free *dead = (Free *)atom;
    MEM_UNPOISON(dead, sizeof *dead);
    *dead = (Free){{0, SHAPE_INVALID}, free_atoms[class]};
    free_atoms[class] = dead;
    MEM_POISON(dead, class * ATOM_STEP);
}

Box *box_refill(void)
{
    _Static_assert(sizeof(Box) == 16, "a box is a header and eight bytes");
    Box *box = (Box *)new_block(&box_blocks, sizeof(Box));
    if (!box) return NULL;
    boxes_made += (ATOM_BLOCK - sizeof(Block)) / sizeof(Box);
    MEM_UNPOISON(box, sizeof *box);
    free_boxes = box->next;
    return box;
}

size_t heap_boxes(void)
{
    size_t unused = 0;
    for (Box *box = free_boxes, *next; box; box = next, unused++) {
        MEM_UNPOISON(box, sizeof *box);
        next = box->next;
        MEM_POISON(box, sizeof *box);
    }
    return boxes_made - unused;
}
