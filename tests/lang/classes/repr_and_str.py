# what print and repr ask for
class A:
    def __repr__(self):
        return 'A()'
class B(A):
    def __str__(self):
        return 'a B'
print(A(), str(A()), repr(A()), [A()], B(), repr(B()), [B()], {'k': B()}, f'{B()} {B()!r}')
# expect: A() A() A() [A()] a B A() [A()] {'k': A()} a B A()
class Plain:
    pass
text = repr(Plain())
print(text.startswith('<__main__.Plain object at 0x'), text.endswith('>'), Plain, [Plain], int, type(None))
# expect: True True <class '__main__.Plain'> [<class '__main__.Plain'>] <class 'int'> <class 'NoneType'>
class Bad:
    def __repr__(self):
        return 5
repr(Bad())             # expect-error: TypeError: __repr__ returned non-string (type int)
