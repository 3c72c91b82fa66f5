#ifndef OURO_INTERP_CLASS_HOOKS_H
#define OURO_INTERP_CLASS_HOOKS_H

/* class_hooks.h -- what classes (objects/class.h, objects/func.h) want to know of code and frames. */
void class_hooks_init(void);
#endif
