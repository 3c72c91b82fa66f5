#ifndef OURO_MODULES_SOCKET_PARTS_H
#define OURO_MODULES_SOCKET_PARTS_H
#include <sys/socket.h>
#include <sys/un.h>
#include <netinet/in.h>

#include "objects/abstract.h"
#include "objects/module.h"

/* _socket_parts.h -- what the files that make up the module _socket share. */

typedef struct {
    Obj head;
    int fd;                     /* -1: closed */
    int family, type, proto;
    double timeout;             /* seconds; negative: none, wait for ever; 0: never wait */
} SocketObj;
static inline SocketObj *as_socket(View v) { return (SocketObj *)(uintptr_t)v; }
extern TypeObj socket_type, socket_gaierror, socket_herror;
extern double socket_default_timeout;

typedef struct {
    socklen_t len;
    union { struct sockaddr any; struct sockaddr_in in; struct sockaddr_in6 in6; struct sockaddr_un un; struct sockaddr_storage room; };
} Address;

/* An address from the tuple or path that Python has for this family. False: TypeError, OverflowError or gaierror. */
bool address_read(View v, int family, const char *function, Address *out);
/* And back. Families that are not known here: (family, bytes). */
NEW Ref address_new(const Address *address);

/* socket_timeout_read -- a timeout: None (-1), or seconds, not negative. */
bool socket_timeout_read(View v, double *out);
/* The errno of a call that failed, unless a signal's handler has raised. */
Ref socket_failed(void);
#endif
