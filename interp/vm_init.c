/* vm_init.c -- the machine's memory, and functions made from code. */
#include "interp/coroutine.h"

#include <sys/mman.h>

#include "gc/collect.h"
#include "interp/class_hooks.h"
#include "interp/tracing.h"
#include "modules/sys.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"

enum { MAX_FRAMES = 1 << 22, MAX_REGISTERS = 1 << 27 };      /* of address space; pages come as they are touched */

/* Reserve room for up to `n` elements, or fewer where the system refuses. */
static void *reserve(size_t *n, size_t size)
{
    for (; *n >= 1 << 14; *n /= 2) {
        void *block = mmap(NULL, *n * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (block != MAP_FAILED) return block;
    }
    return NULL;
}

/* Where what is alive begins: registers, functions that run, builtins, and modules. */
static void visit_roots(Visit visit, void *arg)
{
    for (const Ref *r = vm.stack; r < vm.frame->top; r++) visit(*r, arg);
    for (const Frame *frame = vm.frame; frame > vm.frames; frame--) {
        visit(&frame->func->head, arg);
        if (frame->generator) visit(&frame->generator->head, arg);
        if (frame->created) visit(frame->created, arg);
        if (frame->object) visit(&frame->object->head, arg);
    }
    if (vm.builtins) visit(vm.builtins, arg);
    if (sys_module) visit(sys_module, arg);
    tracing_visit(visit, arg);
}

bool vm_init(void)
{
    size_t frames = MAX_FRAMES, registers = MAX_REGISTERS;
    vm.frames = reserve(&frames, sizeof *vm.frames);
    vm.stack = reserve(&registers, sizeof *vm.stack);
    if (!vm.frames || !vm.stack) return err_memory(), false;
    vm.frames_end = vm.frames + frames;
    vm.stack_end = vm.stack + registers;
    vm.high = vm.stack;
    vm.frame = vm.frames;
    *vm.frame = (Frame){ .regs = vm.stack, .top = vm.stack };
    func_call = vm_call;
    gc_visit_roots = visit_roots;
    class_hooks_init();
    View append = str_known("append");
    if (!append) return false;
    vm.list_append = type_lookup(&list_type, append);
    return type_ready(&code_type) && type_ready(&frame_type) && type_ready(&generator_type) &&
           type_ready(&coroutine_type) && type_ready(&coroutine_wrapper_type) && type_ready(&anext_type) && type_ready(&async_generator_type) &&
           type_ready(&async_send_type) && type_ready(&async_throw_type);
}

void vm_shutdown(void)
{
    gc_visit_roots = NULL;
    ref_clear(&vm.builtins);
    make_unbound(vm.stack, vm.high);
    type_unready(&async_throw_type);
    type_unready(&async_send_type);
    type_unready(&async_generator_type);
    type_unready(&coroutine_wrapper_type);
    type_unready(&anext_type);
    type_unready(&coroutine_type);
    type_unready(&generator_type);
    type_unready(&frame_type);
    type_unready(&code_type);
    munmap(vm.frames, (size_t)(vm.frames_end - vm.frames) * sizeof *vm.frames);
    munmap(vm.stack, (size_t)(vm.stack_end - vm.stack) * sizeof *vm.stack);
}

/* The dict of builtins that functions with these globals see. */
static View builtins_of(View globals)
{
    View name = str_known("__builtins__"), own = name ? dict_get_str(globals, name) : NULL;
    if (own && own->shape == SHAPE_MODULE) return as_module(own)->dict;
    if (own && is_dict(own)) return own;
    return vm.builtins;
}

Ref func_new(View code, View globals)
{
    View module_name = str_known("__name__");
    Ref own = module_name ? alloc_container(SHAPE_FUNCTION, sizeof(FuncObj)) : NULL;
    if (!own) return NULL;
    FuncObj *f = as_func(own);
    const CodeObj *c = as_code(code);
    *f = (FuncObj){ .head = f->head };
    f->code = ref_keep(code);
    f->globals = ref_keep(globals);
    f->builtins = ref_keep(builtins_of(globals));
    f->name = ref_keep(c->name);
    f->qualname = ref_keep(c->qualname);
    f->doc = ref_keep(c->doc);
    f->module = ref_keep_or_null(dict_get_str(globals, module_name));
    gc_track(own);
    return own;
}
