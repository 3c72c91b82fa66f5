#ifndef OURO_MODULES_SELECT_PARTS_H
#define OURO_MODULES_SELECT_PARTS_H
#include "objects/type.h"

/* select_parts.h -- what the files of the module select share. */
bool select_fd(View v, int *out);                       /* a descriptor, or the fileno() of something; not negative */
Ref  select_poll(View self, View const *args, size_t n);
extern TypeObj poll_type, epoll_type;
#endif
