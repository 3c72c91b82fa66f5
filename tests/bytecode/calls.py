# ouro-only: bytecode is ours
# options: --dis
# arguments are put where the callee will find them; a method is called without a bound method
def calls(f, obj, args, named):
    f()
    f(1, obj)
    obj.method(f, key=2)
    obj.left.right(1)
    f(*args, last=3, **named)
    return f(obj.method(len(args)))
