#ifndef OURO_MODULES_IO_PARTS_H
#define OURO_MODULES_IO_PARTS_H
#include "objects/io.h"
#include "objects/module.h"

/* _io_parts.h -- the types of the module _io that need no file below them. */
extern TypeObj bytes_io_type, bytes_io_buffer_type, string_io_type;
#endif
