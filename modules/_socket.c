/* _socket.c -- the module _socket: addresses and names, and functions that need no socket. The type is in _socket_object.c.
 *
 * It does what asyncio, and what a program that talks to another over TCP, UDP or a Unix socket, needs. */
#define _GNU_SOURCE 1
#include "modules/_socket_parts.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <string.h>
#include <unistd.h>

#include "modules/modules.h"
#include "modules/posix_parts.h"
#include "objects/bytes.h"
#include "objects/exc.h"
#include "objects/exc_parts.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

TypeObj socket_gaierror = { EXC_HEAD("socket.gaierror", &exc_OSError, NULL) };
TypeObj socket_herror = { EXC_HEAD("socket.herror", &exc_OSError, NULL) };

#define ARGS (View self, View const *args, size_t n)
#define UNUSED (void)self, (void)args, (void)n

static Ref raise_gaierror(int code)
{
    if (code == EAI_SYSTEM) return socket_failed();
    Ref number = int_new(code), text = str_from_text(gai_strerror(code));
    Ref error = number && text ? obj_call_2(&socket_gaierror.head, number, text) : NULL;
    ref_drop(number);
    ref_drop(text);
    return error ? err_raise_object(error) : NULL;
}

/* ---- addresses ---------------------------------------------------------------------------------------------- */

/* A host name as the resolver wants it; "" is any address. Consumes nothing; *kept is to be dropped. */
static const char *host_text(View v, Ref *kept)
{
    if (is_str(v)) *kept = str_encode(v, as_str(v)->ascii ? "ascii" : "idna", "strict");
    else if (type_has(v, TYPE_BYTES)) *kept = ref_keep(v);
    else err_raise(&exc_TypeError, "str, bytes or bytearray expected, not %T", v);
    return *kept ? (const char *)as_bytes(*kept)->data : NULL;
}

static bool resolve(const char *host, int family, Address *out)
{
    struct addrinfo hints = {.ai_family = family, .ai_socktype = SOCK_DGRAM}, *found;
    if (!*host) hints.ai_flags = AI_PASSIVE;
    if (strcmp(host, "<broadcast>") == 0) host = "255.255.255.255";
    int code = getaddrinfo(*host ? host : NULL, *host ? NULL : "0", &hints, &found);
    if (code) return raise_gaierror(code) != NULL;
    out->len = found->ai_addrlen;
    memcpy(&out->room, found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    return true;
}

static bool read_inet(View v, int family, const char *function, Address *out)
{
    size_t most = family == AF_INET ? 2 : 4;
    if (!is_tuple(v)) return err_false(&exc_TypeError, "%s(): AF_INET%s address must be tuple, not %T", function, family == AF_INET ? "" : "6", v);
    size_t len = as_tuple(v)->len;
    if (len < 2 || len > most)
        return err_false(&exc_TypeError, family == AF_INET ? "AF_INET address must be a pair (host, port)"
                                                           : "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
    Ref kept = NULL;
    int port, flow = 0, scope = 0;
    const char *host = host_text(tuple_at(v, 0), &kept);
    bool ok = host && posix_int(tuple_at(v, 1), &port) && (len < 3 || posix_int(tuple_at(v, 2), &flow)) && (len < 4 || posix_int(tuple_at(v, 3), &scope))
           && (((unsigned)port <= 0xFFFF) || err_false(&exc_OverflowError, "%s(): port must be 0-65535.", function)) && resolve(host, family, out);
    ref_drop(kept);
    if (!ok) return false;
    if (family == AF_INET) {
        out->in.sin_port = htons((uint16_t)port);
    } else {
        out->in6.sin6_port = htons((uint16_t)port);
        out->in6.sin6_flowinfo = htonl((uint32_t)flow);
        if (scope) out->in6.sin6_scope_id = (uint32_t)scope;
    }
    return true;
}

/* A path, or a name in the abstract namespace, which begins with a NUL. */
static bool read_unix(View v, Address *out)
{
    Ref path = is_str(v) ? str_encode(v, "utf-8", "surrogateescape") : ref_keep(v);
    size_t len;
    const unsigned char *data = path ? bytes_need(path, &len) : NULL;
    bool ok = data != NULL;
    if (ok && len + (data[0] != 0) > sizeof out->un.sun_path) ok = err_false(&exc_OSError, "AF_UNIX path too long");
    if (ok) {
        memset(&out->un, 0, sizeof out->un);
        out->un.sun_family = AF_UNIX;
        memcpy(out->un.sun_path, data, len);
        out->len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len + (len > 0 && data[0] != 0));
    }
    ref_drop(path);
    return ok;
}

bool address_read(View v, int family, const char *function, Address *out)
{
    if (family == AF_UNIX) return read_unix(v, out);
    if (family == AF_INET || family == AF_INET6) return read_inet(v, family, function, out);
    return err_false(&exc_OSError, "%s(): bad family", function);
}

Ref address_new(const Address *a)
{
    char text[INET6_ADDRSTRLEN];
    if (a->len == 0) return None;
    switch (a->any.sa_family) {
    case AF_INET:
        inet_ntop(AF_INET, &a->in.sin_addr, text, sizeof text);
        return tuple_of(2, str_from_text(text), int_new(ntohs(a->in.sin_port)));
    case AF_INET6:
        inet_ntop(AF_INET6, &a->in6.sin6_addr, text, sizeof text);
        return tuple_of(4, str_from_text(text), int_new(ntohs(a->in6.sin6_port)), int_new(ntohl(a->in6.sin6_flowinfo)), int_new(a->in6.sin6_scope_id));
    case AF_UNIX: {
        size_t len = a->len - offsetof(struct sockaddr_un, sun_path);
        if (len && a->un.sun_path[0] == 0) return bytes_new(a->un.sun_path, len);
        return posix_name(a->un.sun_path, strnlen(a->un.sun_path, len), false);
    }
    default:
        return tuple_of(2, int_new(a->any.sa_family), bytes_new(a->room.__ss_padding, a->len - sizeof(sa_family_t)));
    }
}

/* ---- names -------------------------------------------------------------------------------------------------- */

static Ref one_info(const struct addrinfo *info)
{
    Address address = {.len = info->ai_addrlen};
    memcpy(&address.room, info->ai_addr, info->ai_addrlen);
    return tuple_of(5, int_new(info->ai_family), int_new(info->ai_socktype), int_new(info->ai_protocol),
                    str_from_text(info->ai_canonname ? info->ai_canonname : ""), address_new(&address));
}

static Ref f_getaddrinfo ARGS
{
    UNUSED;
    struct addrinfo hints = {0}, *found = NULL;
    Ref host = NULL, port = NULL, out = NULL;
    const char *host_name = NULL, *service = NULL;
    int code;

    for (int i = 2; i < 6; i++)
        if (args[i] && !posix_int(args[i], i == 2 ? &hints.ai_family : i == 3 ? &hints.ai_socktype : i == 4 ? &hints.ai_protocol : &hints.ai_flags)) goto done;
    if (args[0] != None && !(host_name = host_text(args[0], &host))) goto done;
    if (is_int(args[1])) {
        Ref digits = obj_str(args[1]);
        port = digits ? str_encode(digits, "ascii", "strict") : NULL;
        ref_drop(digits);
    } else if (is_str(args[1])) {
        port = str_encode(args[1], "utf-8", "strict");
    } else if (type_has(args[1], TYPE_BYTES)) {
        port = ref_keep(args[1]);
    } else if (args[1] != None) {
        err_raise(&exc_OSError, "Int or String expected");
        goto done;
    }
    if (args[1] != None) {
        if (!port) goto done;
        service = (const char *)as_bytes(port)->data;
    }
    if ((code = getaddrinfo(host_name, service, &hints, &found))) {
        raise_gaierror(code);
        goto done;
    }
    out = list_new();
    for (const struct addrinfo *info = found; out && info; info = info->ai_next) {
        Ref one = one_info(info);
        if (!one || !list_push(out, one)) ref_clear(&out);
    }
    freeaddrinfo(found);
done:
    ref_drop(host);
    ref_drop(port);
    return out;
}

static Ref f_getnameinfo ARGS
{
    UNUSED;
    int flags;
    Address address;
    char host[NI_MAXHOST], service[NI_MAXSERV];
    if (!posix_int(args[1], &flags)) return NULL;
    if (!is_tuple(args[0])) return err_raise(&exc_TypeError, "getnameinfo() argument 1 must be a tuple");
    int family = as_tuple(args[0])->len > 2 ? AF_INET6 : AF_INET;
    if (!address_read(args[0], family, "getnameinfo", &address)) return NULL;
    int code = getnameinfo(&address.any, address.len, host, sizeof host, service, sizeof service, flags);
    return code ? raise_gaierror(code) : tuple_of(2, str_from_text(host), str_from_text(service));
}

static Ref f_gethostname ARGS
{
    UNUSED;
    char name[1024];
    if (gethostname(name, sizeof name - 1) < 0) return socket_failed();
    name[sizeof name - 1] = 0;
    return posix_text(name);
}

static Ref f_gethostbyname ARGS
{
    UNUSED;
    Address address;
    char text[INET6_ADDRSTRLEN];
    Ref kept = NULL;
    const char *host = host_text(args[0], &kept);
    bool ok = host && resolve(host, AF_INET, &address);
    ref_drop(kept);
    return ok ? str_from_text(inet_ntop(AF_INET, &address.in.sin_addr, text, sizeof text)) : NULL;
}

static Ref f_getservbyname ARGS
{
    UNUSED;
    const char *name = is_str(args[0]) ? str_utf8(args[0], NULL) : NULL, *proto = args[1] && is_str(args[1]) ? str_utf8(args[1], NULL) : NULL;
    if (!name) return err_pending ? NULL : err_raise(&exc_TypeError, "getservbyname() argument 1 must be str, not %T", args[0]);
    const struct servent *found = getservbyname(name, proto);
    return found ? int_new(ntohs((uint16_t)found->s_port)) : err_raise(&exc_OSError, "service/proto not found");
}

static Ref f_inet_pton ARGS
{
    UNUSED;
    int family;
    unsigned char packed[16];
    const char *text = is_str(args[1]) ? str_utf8(args[1], NULL) : NULL;
    if (!posix_int(args[0], &family)) return NULL;
    if (!text) return err_pending ? NULL : err_raise(&exc_TypeError, "inet_pton() argument 2 must be str, not %T", args[1]);
    int good = inet_pton(family, text, packed);
    if (good < 0) return socket_failed();
    if (good == 0) return err_raise(&exc_OSError, "illegal IP address string passed to inet_pton");
    return bytes_new(packed, family == AF_INET ? 4 : 16);
}

static Ref f_inet_ntop ARGS
{
    UNUSED;
    int family;
    size_t len;
    char text[INET6_ADDRSTRLEN];
    const unsigned char *packed;
    if (!posix_int(args[0], &family) || !(packed = bytes_need(args[1], &len))) return NULL;
    if (family != AF_INET && family != AF_INET6) return err_raise(&exc_ValueError, "unknown address family %d", family);
    if (len != (family == AF_INET ? 4 : 16)) return err_raise(&exc_ValueError, "invalid length of packed IP address string");
    return inet_ntop(family, packed, text, sizeof text) ? str_from_text(text) : socket_failed();
}

static Ref f_inet_aton ARGS
{
    UNUSED;
    struct in_addr address;
    const char *text = is_str(args[0]) ? str_utf8(args[0], NULL) : NULL;
    if (!text) return err_pending ? NULL : err_raise(&exc_TypeError, "inet_aton() argument 1 must be str, not %T", args[0]);
    return inet_aton(text, &address) ? bytes_new(&address, 4) : err_raise(&exc_OSError, "illegal IP address string passed to inet_aton");
}

static Ref f_inet_ntoa ARGS
{
    UNUSED;
    size_t len;
    char text[INET_ADDRSTRLEN];
    const unsigned char *packed = bytes_need(args[0], &len);
    if (!packed) return NULL;
    if (len != 4) return err_raise(&exc_OSError, "packed IP wrong length");
    return str_from_text(inet_ntop(AF_INET, packed, text, sizeof text));
}

/* ---- numbers in the order of the network --------------------------------------------------------------------- */

static Ref swap(View v, unsigned bits, const char *function)
{
    int64_t value;
    if (!is_int(v)) return err_raise(&exc_TypeError, bits == 16 ? "'%T' object cannot be interpreted as an integer" : "expected int, %T found", v);
    if (!int_to_i64(v, &value)) return NULL;
    if (value < 0) return err_raise(&exc_OverflowError, bits == 16 ? "%s: can't convert negative Python int to C 16-bit unsigned integer"
                                                                   : "can't convert negative value to unsigned int", function);
    if (value >> bits) return err_raise(&exc_OverflowError, bits == 16 ? "%s: Python int too large to convert to C 16-bit unsigned integer" : "int larger than 32 bits", function);
    return int_new(bits == 16 ? (int64_t)htons((uint16_t)value) : (int64_t)htonl((uint32_t)value));
}

static Ref f_htons ARGS { (void)self, (void)n; return swap(args[0], 16, "htons"); }
static Ref f_ntohs ARGS { (void)self, (void)n; return swap(args[0], 16, "ntohs"); }
static Ref f_htonl ARGS { (void)self, (void)n; return swap(args[0], 32, "htonl"); }
static Ref f_ntohl ARGS { (void)self, (void)n; return swap(args[0], 32, "ntohl"); }

/* ---- sockets without a name ---------------------------------------------------------------------------------- */

static Ref wrap(int fd, int family, int type, int proto)
{
    Ref args[] = {int_new(family), int_new(type), int_new(proto), int_new(fd)};
    Ref own = obj_call(&socket_type.head, as_views(args), 4, NULL);
    for (int i = 0; i < 4; i++) ref_drop(args[i]);
    if (!own) close(fd);
    return own;
}

static Ref f_socketpair ARGS
{
    UNUSED;
    int family = AF_UNIX, type = SOCK_STREAM, proto = 0, ends[2];
    if ((args[0] && args[0] != None && !posix_int(args[0], &family)) || (args[1] && !posix_int(args[1], &type)) || (args[2] && !posix_int(args[2], &proto)))
        return NULL;
    if (socketpair(family, type | SOCK_CLOEXEC, proto, ends) < 0) return socket_failed();
    Ref first = wrap(ends[0], family, type, proto), second = first ? wrap(ends[1], family, type, proto) : NULL;
    if (!first) close(ends[1]);
    if (!second) ref_clear(&first);
    return first ? tuple_of(2, first, second) : NULL;
}

static Ref f_dup ARGS
{
    UNUSED;
    int fd;
    if (!posix_int(args[0], &fd)) return NULL;
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return copy < 0 ? socket_failed() : int_new(copy);
}

static Ref f_close ARGS
{
    UNUSED;
    int fd;
    if (!posix_int(args[0], &fd)) return NULL;
    return close(fd) < 0 && errno != ECONNRESET ? socket_failed() : None;
}

static Ref f_getdefaulttimeout ARGS { UNUSED; return socket_default_timeout < 0 ? None : float_new(socket_default_timeout); }
static Ref f_setdefaulttimeout ARGS { UNUSED; return socket_timeout_read(args[0], &socket_default_timeout) ? None : NULL; }

static const NativeDef natives[] = {
    NATIVE("close", f_close, 1, 1, "Close a socket's descriptor."),
    NATIVE("dup", f_dup, 1, 1, "Another descriptor for the same socket."),
    NATIVE_PARAMS("getaddrinfo", f_getaddrinfo, "host, port, family=, type=, proto=, flags=", "Resolve a name: a list of (family, type, proto, canonname, address)."),
    NATIVE("getdefaulttimeout", f_getdefaulttimeout, 0, 0, "The timeout of new sockets, or None."),
    NATIVE("gethostbyname", f_gethostbyname, 1, 1, "The IP address of a host, as text."),
    NATIVE("gethostname", f_gethostname, 0, 0, "The name of this machine."),
    NATIVE("getnameinfo", f_getnameinfo, 2, 2, "The host and service of an address."),
    NATIVE_PARAMS("getservbyname", f_getservbyname, "servicename, protocolname=, /", "The port of a service."),
    NATIVE("htonl", f_htonl, 1, 1, "32 bits from the machine's order to the network's."),
    NATIVE("htons", f_htons, 1, 1, "16 bits from the machine's order to the network's."),
    NATIVE("inet_aton", f_inet_aton, 1, 1, "The four bytes of an address such as '127.0.0.1'."),
    NATIVE("inet_ntoa", f_inet_ntoa, 1, 1, "The text of four bytes."),
    NATIVE("inet_ntop", f_inet_ntop, 2, 2, "The text of a packed address of a family."),
    NATIVE("inet_pton", f_inet_pton, 2, 2, "The packed address of a text, of a family."),
    NATIVE("ntohl", f_ntohl, 1, 1, "32 bits from the network's order to the machine's."),
    NATIVE("ntohs", f_ntohs, 1, 1, "16 bits from the network's order to the machine's."),
    NATIVE("setdefaulttimeout", f_setdefaulttimeout, 1, 1, "Set the timeout of new sockets."),
    NATIVE_PARAMS("socketpair", f_socketpair, "family=, type=, proto=, /", "Two sockets that are connected to each other."),
    {0}
};

/* ---- constants ----------------------------------------------------------------------------------------------- */

static const struct { const char *name; int64_t value; } constants[] = {
#define NUMBER(name) {#name, name},
    NUMBER(AF_UNSPEC) NUMBER(AF_UNIX) NUMBER(AF_INET) NUMBER(AF_INET6)
    NUMBER(SOCK_STREAM) NUMBER(SOCK_DGRAM) NUMBER(SOCK_RAW) NUMBER(SOCK_RDM) NUMBER(SOCK_SEQPACKET) NUMBER(SOCK_CLOEXEC) NUMBER(SOCK_NONBLOCK)
    NUMBER(SOL_SOCKET) NUMBER(SO_DEBUG) NUMBER(SO_ACCEPTCONN) NUMBER(SO_REUSEADDR) NUMBER(SO_REUSEPORT) NUMBER(SO_KEEPALIVE) NUMBER(SO_DONTROUTE)
    NUMBER(SO_BROADCAST) NUMBER(SO_LINGER) NUMBER(SO_OOBINLINE) NUMBER(SO_SNDBUF) NUMBER(SO_RCVBUF) NUMBER(SO_SNDLOWAT) NUMBER(SO_RCVLOWAT)
    NUMBER(SO_SNDTIMEO) NUMBER(SO_RCVTIMEO) NUMBER(SO_ERROR) NUMBER(SO_TYPE) NUMBER(SO_PASSCRED) NUMBER(SO_PEERCRED) NUMBER(SO_DOMAIN) NUMBER(SO_PROTOCOL)
    NUMBER(SOMAXCONN) NUMBER(SCM_RIGHTS)
    NUMBER(MSG_OOB) NUMBER(MSG_PEEK) NUMBER(MSG_DONTROUTE) NUMBER(MSG_DONTWAIT) NUMBER(MSG_EOR) NUMBER(MSG_TRUNC) NUMBER(MSG_CTRUNC) NUMBER(MSG_WAITALL)
    NUMBER(MSG_NOSIGNAL) NUMBER(MSG_MORE) NUMBER(MSG_CMSG_CLOEXEC) NUMBER(MSG_ERRQUEUE) NUMBER(MSG_CONFIRM) NUMBER(MSG_FASTOPEN)
    NUMBER(IPPROTO_IP) NUMBER(IPPROTO_ICMP) NUMBER(IPPROTO_TCP) NUMBER(IPPROTO_UDP) NUMBER(IPPROTO_IPV6) NUMBER(IPPROTO_RAW) NUMBER(IPPROTO_ICMPV6)
    NUMBER(IPV6_V6ONLY) NUMBER(IPV6_UNICAST_HOPS) NUMBER(IPV6_MULTICAST_IF) NUMBER(IPV6_MULTICAST_HOPS) NUMBER(IPV6_MULTICAST_LOOP)
    NUMBER(IPV6_JOIN_GROUP) NUMBER(IPV6_LEAVE_GROUP)
    NUMBER(IP_TOS) NUMBER(IP_TTL) NUMBER(IP_MULTICAST_IF) NUMBER(IP_MULTICAST_TTL) NUMBER(IP_MULTICAST_LOOP) NUMBER(IP_ADD_MEMBERSHIP) NUMBER(IP_DROP_MEMBERSHIP)
    NUMBER(TCP_NODELAY) NUMBER(TCP_MAXSEG) NUMBER(TCP_CORK) NUMBER(TCP_KEEPIDLE) NUMBER(TCP_KEEPINTVL) NUMBER(TCP_KEEPCNT) NUMBER(TCP_USER_TIMEOUT)
    NUMBER(SHUT_RD) NUMBER(SHUT_WR) NUMBER(SHUT_RDWR)
    NUMBER(AI_PASSIVE) NUMBER(AI_CANONNAME) NUMBER(AI_NUMERICHOST) NUMBER(AI_NUMERICSERV) NUMBER(AI_ALL) NUMBER(AI_V4MAPPED) NUMBER(AI_ADDRCONFIG)
    NUMBER(EAI_ADDRFAMILY) NUMBER(EAI_AGAIN) NUMBER(EAI_BADFLAGS) NUMBER(EAI_FAIL) NUMBER(EAI_FAMILY) NUMBER(EAI_MEMORY) NUMBER(EAI_NODATA) NUMBER(EAI_NONAME)
    NUMBER(EAI_OVERFLOW) NUMBER(EAI_SERVICE) NUMBER(EAI_SOCKTYPE) NUMBER(EAI_SYSTEM)
    NUMBER(NI_MAXHOST) NUMBER(NI_MAXSERV) NUMBER(NI_NOFQDN) NUMBER(NI_NUMERICHOST) NUMBER(NI_NAMEREQD) NUMBER(NI_NUMERICSERV) NUMBER(NI_DGRAM)
    NUMBER(INADDR_ANY) NUMBER(INADDR_BROADCAST) NUMBER(INADDR_LOOPBACK) NUMBER(INADDR_NONE)
#undef NUMBER
};

static bool fill(View module)
{
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (!module_add(module, constants[i].name, int_new(constants[i].value))) return false;
    return module_add_natives(module, natives) && module_add_type(module, &socket_type) && module_add_type(module, &socket_gaierror)
        && module_add_type(module, &socket_herror) && module_add(module, "SocketType", ref_keep(&socket_type.head))
        && module_add(module, "error", ref_keep(&exc_OSError.head)) && module_add(module, "timeout", ref_keep(&exc_TimeoutError.head))
        && module_add(module, "has_ipv6", True);
}

const ModuleDef _socket_module = {"_socket", fill};
