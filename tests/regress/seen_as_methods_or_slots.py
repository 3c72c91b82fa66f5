# What a special method of a built-in type is seen as, and whom messages name
class L(list): pass
class D(dict):
    def __getitem__(self, key): return super().__getitem__(key) * 2
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ':', e)
print([type(m).__name__ for m in (dict.__contains__, list.__getitem__, set.__contains__, float.__divmod__, tuple.__getitem__)])  # expect: ['method_descriptor', 'method_descriptor', 'method_descriptor', 'wrapper_descriptor', 'wrapper_descriptor']
t(lambda: (L([7])[0], D(a=2)['a'], L([1]).__getitem__(0)))  # expect: (7, 4, 1)
t(lambda: (1.5).__divmod__())               # expect: TypeError: expected 1 argument, got 0
t(lambda: int.__divmod__(7, 2))             # expect: (3, 1)
append = L().append
t(lambda: append(1, 2))                     # expect: TypeError: L.append() takes exactly one argument (2 given)
t(lambda: L().append(1, 2))                 # expect: TypeError: list.append() takes exactly one argument (2 given)
t(lambda: L.__init_subclass__(1))           # expect: TypeError: L.__init_subclass__() takes no arguments (1 given)
t(lambda: list[int].__len__)                # expect: <slot wrapper '__len__' of 'list' objects>
t(lambda: format(1, None))                  # expect: TypeError: format() argument 2 must be str, not None
t(lambda: eval('1', {}, {}, 4))             # expect: TypeError: eval expected at most 3 arguments, got 4
t(lambda: exec('1', {}, {}, 4))             # expect: TypeError: exec() takes at most 3 positional arguments (4 given)
t(lambda: b'%f' % 'x')                      # expect: TypeError: float argument required, not str
t(lambda: b'%i' % 'x')                      # expect: TypeError: %d format: a real number is required, not str
t(lambda: type(...)(1))                     # expect: TypeError: EllipsisType takes no arguments
t(lambda: ''.find(1, 'x'))                  # expect: TypeError: slice indices must be integers or None or have an __index__ method
t(lambda: sorted(5, other=1))               # expect: TypeError: 'int' object is not iterable
def delete(o): del o[2**64]
t(lambda: delete(()))                       # expect: IndexError: cannot fit 'int' into an index-sized integer
def outer():
    x = 4
    def inner(): print('x is', x)
    return inner
inner = outer()
exec(inner.__code__, closure=inner.__closure__)     # expect: x is 4
t(lambda: exec(inner.__code__))             # expect: TypeError: code object requires a closure of exactly length 1
t(lambda: exec('1', closure=()))            # expect: TypeError: closure can only be used when source is a code object
