/* errno.c -- the module errno: the names of the system's error numbers. */
#define _GNU_SOURCE 1
#include <errno.h>

#include "modules/modules.h"
#include "objects/abstract.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str.h"

/* In CPython's order: where a number has two names, errorcode gives the one that comes last. */
static const struct { const char *name; int number; } table[] = {
#define E(name) { #name, name },
    E(ENODEV) E(ENOCSI) E(EHOSTUNREACH) E(ENOMSG) E(EL2HLT) E(ENOTBLK) E(EOPNOTSUPP) E(ENOTSUP) E(EL2NSYNC) E(ENOTDIR) E(ENODATA) E(EXDEV) E(EBADSLT)
    E(EDOM) E(EISDIR) E(EBUSY) E(ENOLCK) E(ENONET) E(ECHILD) E(EACCES) E(ENXIO) E(EEXIST) E(EADDRNOTAVAIL) E(ENOTTY)
    E(EUCLEAN) E(EINVAL) E(ELNRNG) E(EADDRINUSE) E(ENOTSOCK) E(EMFILE) E(EBADE) E(EMLINK) E(ENOSPC) E(EROFS) E(ENOEXEC)
    E(EUSERS) E(EWOULDBLOCK) E(EAGAIN) E(ESHUTDOWN) E(E2BIG) E(EL3RST) E(ELIBSCN) E(EBADR) E(EBADRQC) E(EFBIG) E(ENOSTR) E(EBADMSG)
    E(ENOBUFS) E(ENETUNREACH) E(EPIPE) E(ECONNABORTED) E(EISNAM) E(EINTR) E(EHOSTDOWN) E(ETOOMANYREFS) E(ESRMNT) E(EPFNOSUPPORT)
    E(ETIME) E(ECOMM) E(EDQUOT) E(ETXTBSY) E(EBADF) E(ENOPROTOOPT) E(EREMOTE) E(EDESTADDRREQ) E(EIDRM) E(ECANCELED) E(EPERM)
    E(ENOMEM) E(EMSGSIZE) E(ELIBMAX) E(EFAULT) E(EINPROGRESS) E(EREMOTEIO) E(EADV) E(ESTALE) E(ENAVAIL) E(ENOTCONN) E(EISCONN)
    E(ELIBACC) E(EPROTO) E(ENOANO) E(EPROTONOSUPPORT) E(ENOSYS) E(ESOCKTNOSUPPORT) E(ENETRESET) E(ENOPKG) E(EAFNOSUPPORT)
    E(ENETDOWN) E(ELOOP) E(EIO) E(ERANGE) E(EILSEQ) E(EMULTIHOP) E(EREMCHG) E(EDEADLK) E(EDEADLOCK) E(EBFONT) E(ETIMEDOUT) E(ENOTUNIQ) E(ENFILE)
    E(ENOTNAM) E(EALREADY) E(ECONNREFUSED) E(ESPIPE) E(EPROTOTYPE) E(ECONNRESET) E(ENAMETOOLONG) E(EUNATCH) E(ELIBEXEC) E(ESTRPIPE) E(EDOTDOT) E(ENOLINK) E(ESRCH) E(ENOENT) E(ENOTEMPTY) E(ERESTART) E(ECHRNG) E(EKEYEXPIRED) E(EKEYREVOKED) E(EKEYREJECTED) E(ENOKEY) E(EL3HLT) E(ELIBBAD) E(EMEDIUMTYPE) E(ENOMEDIUM) E(ENOSR) E(ENOTRECOVERABLE) E(EOVERFLOW) E(EOWNERDEAD) E(ERFKILL) E(EXFULL) E(EBADFD)
#undef E
};

static bool fill(View module)
{
    Ref codes = dict_new();
    if (!codes || !module_add(module, "errorcode", codes)) return false;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        Ref number = int_new(table[i].number), name = number ? str_interned(table[i].name) : NULL;
        if (!name || !module_add(module, table[i].name, ref_keep(number))) return ref_drop(number), ref_drop(name), false;
        if (!dict_set(codes, number, name)) return false;
    }
    return true;
}

const ModuleDef errno_module = {"errno", fill};
